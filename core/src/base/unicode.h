// The seam to ICU: the only header the stages see of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "citelight/span.h"

namespace citelight::unicode {

enum class SegmentKind : std::uint8_t {
  space,
  other,
  number,
  word,
  letters  // a word of nothing but letters; told by breaks.h alone
};

struct Segment {
  Span where;
  SegmentKind kind;
};

// UAX #29 word segments of `text`, spaces included, covering it whole.
[[nodiscard]] std::vector<Segment> words(std::u16string_view text);

// Where UAX #29 sentences end, ascending, the last at text.size().
[[nodiscard]] std::vector<std::uint32_t> sentence_ends(std::u16string_view text);

// Case-folded and compatibility-normalised (NFKC_Casefold), with apostrophes
// as ' and hyphens as -: what the lexicon is keyed by. Appends to `out`.
void fold(std::u16string_view text, std::u16string& out);
// The same into `out`, which has room for as many units; false, and nothing promised of `out`, where the text is more than
// Latin-1 letters and marks.
[[nodiscard]] bool fold_plain(std::u16string_view text, char16_t* out);

// The code point that starts at `at`, and its length in units.
[[nodiscard]] inline char32_t code_point(std::u16string_view text, std::size_t at) {
  const char16_t unit = text[at];
  if ((unit & 0xFC00) != 0xD800 || at + 1 >= text.size() || (text[at + 1] & 0xFC00) != 0xDC00) return unit;
  return (static_cast<char32_t>(unit & 0x3FF) << 10 | (text[at + 1] & 0x3FF)) + 0x10000;
}
[[nodiscard]] constexpr std::uint32_t length(char32_t c) { return c > 0xFFFF ? 2 : 1; }
// Writes the code point as one to four bytes, a surrogate as U+FFFD; gives the place behind them.
char* put_utf8(char32_t c, char* to);

[[nodiscard]] bool is_upper(char32_t c);  // upper or title case
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_space(char32_t c);
[[nodiscard]] int digit(char32_t c);  // 0 to 9, or -1
// The value of a vulgar fraction sign (½) as num/den, or nullopt.
[[nodiscard]] std::optional<std::pair<std::uint32_t, std::uint32_t>> vulgar_fraction(char32_t c);

// Bytes to text: ill-formed sequences become U+FFFD, as WHATWG does.
[[nodiscard]] std::u16string from_utf8(std::string_view bytes);
[[nodiscard]] bool is_well_formed_utf8(std::string_view bytes);
// Appends the text; nothing, and false, where it is ill-formed.
[[nodiscard]] bool append_utf16(std::string_view bytes, std::u16string& out);
// Lone surrogates become U+FFFD.
[[nodiscard]] std::string to_utf8(std::u16string_view text);
void append_utf8(std::u16string_view text, std::string& out);

// False where the library's data is missing or unreadable; then nothing above works.
[[nodiscard]] bool ready();
[[nodiscard]] std::string_view library_version();

}  // namespace citelight::unicode
