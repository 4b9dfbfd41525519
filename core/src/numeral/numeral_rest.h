// What goes on behind a numeral's first part and is read by itself: "1.2bn", "two point five", "three and a fifth".
#pragma once

#include <cstdint>
#include <optional>

#include "numeral/numeral.h"

namespace citelight {

struct NumeralRest {
  Decimal value;
  std::uint32_t last = 0;  // the token behind it
};

// The scale that a short word or letter at `at` gives the digits [first, at) of the value `group`.
[[nodiscard]] std::optional<NumeralRest> read_digit_scale(const Reading& reading, std::uint32_t first, std::uint32_t at, Decimal group);

// The decimals said from `token` on, behind the word for the point.
[[nodiscard]] std::optional<NumeralRest> read_spoken_decimals(const Reading& reading, std::uint32_t token);

// The tens at `m` and the unit behind them, where nothing goes on: the rest of "three twenty-five".
[[nodiscard]] std::optional<NumeralRest> read_spoken_tens(const Reading& reading, const Match& m, std::uint64_t tens);

// The part said from `token` on, behind "and": "a fifth", "deux tiers".
[[nodiscard]] std::optional<NumeralRest> read_added_part(const Reading& reading, std::uint32_t token);

}  // namespace citelight
