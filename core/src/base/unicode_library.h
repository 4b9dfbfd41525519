// What unicode.cpp asks of a Unicode library: ICU itself natively (unicode_icu.cpp), tables made from ICU's own data in wasm
// (unicode_tables.cpp), where ICU's code and data would be a sixth of what travels. Same answers: tests/unit/unicode_test.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"

// The tests compile both, the second under a name of its own.
#ifndef CITELIGHT_UNICODE_LIBRARY
#define CITELIGHT_UNICODE_LIBRARY library
#endif

namespace citelight::unicode {

enum class Kind : std::uint8_t { other, upper, lower, letter, space };  // upper: or title case; letter: without case

// Second forms of Chinese characters, of Japanese words and of Arabic letters: what they fold to would be a third of the tables, and no
// language of ours is written so. A word that has one is not folded.
[[nodiscard]] constexpr bool kept_as_written(char32_t c) {
  return (c >= 0x2E80 && c < 0x2FE0) || (c >= 0x3200 && c < 0x3371) || (c >= 0xF900 && c < 0xFB00) || (c >= 0xFB50 && c < 0xFE00) ||
         (c >= 0xFE70 && c < 0xFEFF) || (c >= 0x2F800 && c < 0x2FC00);
}

namespace CITELIGHT_UNICODE_LIBRARY {

[[nodiscard]] bool ready();
[[nodiscard]] std::vector<Segment> words(std::u16string_view text);
[[nodiscard]] std::vector<std::uint32_t> sentence_ends(std::u16string_view text);
void casefold(std::u16string_view text, std::u16string& out);  // NFKC_Casefold of what isn't kept_as_written; appends
[[nodiscard]] Kind kind(char32_t c);                           // by general category
[[nodiscard]] int digit(char32_t c);                           // a decimal digit's value, or -1

}  // namespace CITELIGHT_UNICODE_LIBRARY

// What tablec wrote; linked wherever unicode_tables.cpp is.
[[nodiscard]] std::span<const std::uint8_t> table_bytes();

}  // namespace citelight::unicode
