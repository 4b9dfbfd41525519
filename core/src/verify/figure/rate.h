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

// What is per one thing says nothing of what is per another. A time may go unsaid or be
// said by an adjective ("an annual pension"), and money's base too: there only two that say it clash.
[[nodiscard]] bool other_rate(const Quantity& c, const std::string& claimed, const Quantity& s, const std::string& said);

}  // namespace citelight
