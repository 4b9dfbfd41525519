// Where words and sentences end: UAX #29, exactly as ICU has it, but read here for lines of plain Latin text, several
// times faster than by its tables. A line with any other character goes to ICU whole; lines don't depend on one another.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/unicode.h"

namespace citelight {

// The word segments of `text` one after the other, spaces included, covering it whole.
class Words {
 public:
  explicit Words(std::u16string_view text) : text_(text) {}
  // False where no more come.
  bool next(unicode::Segment& out);
  // Passes over the spaces that come next in a plain line, which would be a segment: whether there are any.
  bool pass_spaces() {
    const std::uint32_t from = at_;
    std::uint32_t at = from;
    for (const std::uint32_t end = plain_ ? line_end_ : from; at < end && text_[at] == u' ';) ++at;
    at_ = at;
    return at > from;
  }

 private:
  void begin_line();

  std::u16string_view text_;
  std::uint32_t at_ = 0;
  std::uint32_t line_end_ = 0;
  bool plain_ = true;
  std::vector<unicode::Segment> read_;  // of a line that is not plain, by ICU; next_ of them are out
  std::size_t next_ = 0;
};

// Where sentences end, ascending, the last at text.size().
[[nodiscard]] std::vector<std::uint32_t> sentence_ends(std::u16string_view text);

}  // namespace citelight
