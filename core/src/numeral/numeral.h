// Stage 3a: tokens → numerals, the number words alone: "65 milliards",
// "quatre-vingt-dix-sept", "2¼", "three quarters", "21st", "une dizaine".
#pragma once

#include <cstdint>
#include <optional>

#include "citelight/decimal.h"
#include "citelight/quantity.h"
#include "text/tokens.h"

namespace citelight {

enum class NumeralForm : std::uint8_t {
  cardinal,
  ordinal,
  fraction,    // a third, three quarters, half
  collective,  // a dozen, une centaine
  vague        // dozens, des milliers: no value
};

struct Numeral {
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  Span where;
  Decimal value;
  NumeralForm form = NumeralForm::cardinal;
  std::optional<Fraction> fraction;
  std::optional<Decimal> scale;  // the last scale word's: 1e9 in "65 milliards"
  std::uint32_t so_many = 0;     // 100 or 12 where it is so many hundreds or dozens and no more: "three hundred", "five hundred thousand"
  bool digits = false;           // begins with digits
  bool plain = false;            // one token of digits without separators: may be a name's number
  bool one = false;              // the word "one" alone, which is mostly no number
  bool article = false;          // its "one" is an article: "a million"
};

// The longest numeral that starts at `token`, or none. Looks at nothing before
// `token` but a sign, and an article or adjective before "dizaine".
[[nodiscard]] std::optional<Numeral> read_numeral(const Reading& reading, std::uint32_t token);

// A run of digits with separators as the pack's language writes them, and as
// others do where that is unmistakable; none for "1.2.3" or "1,23,4".
[[nodiscard]] std::optional<Decimal> read_digits(std::u16string_view text, const Pack& pack);

// Whether the two tokens stand side by side without a space.
[[nodiscard]] inline bool glued(const Reading& reading, std::uint32_t token) {
  return token > 0 && token < reading.tokens.size() && !reading.tokens[token].space_before &&
         reading.tokens[token].where.begin == reading.tokens[token - 1].where.end;
}

// The mark of feet and of minutes, as keyboards and as printers write it.
[[nodiscard]] inline bool is_prime(const Reading& reading, std::uint32_t token) {
  return reading.is(token, u'\'') || reading.is(token, u'\u2019') || reading.is(token, u'\u2032');
}

}  // namespace citelight
