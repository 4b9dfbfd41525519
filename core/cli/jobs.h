// Lines in, answers out, in order, on all cores, in constant memory.
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <ostream>
#include <string>
#include <string_view>

// A line longer than this is answered by `too_long` and skipped to its end.
inline constexpr std::size_t max_line_bytes = std::size_t{1} << 30;

struct LineJob {
  // Called on any thread; `number` counts from 1.
  std::function<std::string(std::string_view line, std::size_t number)> answer;
  std::function<bool(std::string_view answer)> failed;
};

// The count of failed lines, or nullopt where the output could not be written.
// Empty lines are skipped. `threads` ≥ 1.
struct JobCounts {
  std::size_t lines = 0;
  std::size_t failed = 0;
  bool written = true;
};
JobCounts run_lines(std::istream& in, std::ostream& out, const LineJob& job, unsigned threads);
