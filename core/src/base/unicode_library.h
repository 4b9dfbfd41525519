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

namespace CITELIGHT_UNICODE_LIBRARY {

[[nodiscard]] bool ready();
[[nodiscard]] std::vector<Segment> words(std::u16string_view text);
[[nodiscard]] std::vector<std::uint32_t> sentence_ends(std::u16string_view text);
void casefold(std::u16string_view text, std::u16string& out);  // NFKC_Casefold; appends
[[nodiscard]] Kind kind(char32_t c);                           // by general category
[[nodiscard]] int digit(char32_t c);                           // a decimal digit's value, or -1

}  // namespace CITELIGHT_UNICODE_LIBRARY

// What tablec wrote; linked wherever unicode_tables.cpp is.
[[nodiscard]] std::span<const std::uint8_t> table_bytes();

}  // namespace citelight::unicode
