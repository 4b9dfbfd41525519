// What a figure is per: "$35 an hour", "70 per 100,000", "85 €/MWh".
#pragma once

#include <string>

#include "verify/verify_side.h"

namespace citelight {

// Whether rates are told by so many, "per 100,000", "one in five"; 260 are a whole that was counted.
[[nodiscard]] bool rates_by(const Decimal& whole);

// "" where the figure is per nothing; the UCUM code of the unit it is per ("h", "a",
// "MW.h"); "#" before a number ("per 100,000"); "…" before another noun ("per person").
[[nodiscard]] std::string rate_base(const Side& side, const Quantity& q);

}  // namespace citelight
