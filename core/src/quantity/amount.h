// Stage 3b: numerals → amounts, a number with what it is measured in:
// "US$3.5 billion", "65 milliards de dollars", "27-inch", "3 euros 50", "0,3 point".
#pragma once

#include <optional>
#include <string>

#include "citelight/quantity.h"
#include "numeral/numeral.h"

namespace citelight {

struct Amount {
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  Span where;
  Numeral number;
  QuantityKind kind = QuantityKind::cardinal;
  Decimal value;  // in the main unit: 50 centimes are 0.5
  std::string unit;
  std::optional<Match> bound;  // "20-ODD years", "10 OR MORE years": what stands between number and unit
  bool compound = false;       // said in two units: "2 h 30", "five feet two inches"
  bool measured = false;       // a unit, a currency or a percent sign belongs to it
};

// The amount that starts at `token`, with a currency sign before the number or at it.
[[nodiscard]] std::optional<Amount> read_amount(const Reading& reading, std::uint32_t token);

// Takes the unit behind `amount`, if there is one; for a range's ends, which share it.
void read_unit(const Reading& reading, Amount& amount);

}  // namespace citelight
