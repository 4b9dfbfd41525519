// An analysis for a person at a terminal: the text with its marks, then a table of the claims.
#pragma once

#include <string>
#include <string_view>

namespace citelight {

struct ReportLook {
  bool colour = false;  // ANSI colours; without them marks stand in brackets
  unsigned width = 80;  // columns of the table
};

// What an answer that is an error says.
[[nodiscard]] std::string error_words(std::string_view answer);

// `analysis` is the engine's answer for `text` with byte offsets; `name` heads the report.
[[nodiscard]] std::string report(std::string_view name, std::string_view text, std::string_view analysis, const ReportLook& look);

}  // namespace citelight
