// What a figure's value alone says, wherever it stands: small or rare, a bound, a currency.
#pragma once

#include "verify/verify_side.h"

namespace citelight {

[[nodiscard]] inline bool is_date(const Quantity& q) { return q.kind == QuantityKind::date; }

// What stands everywhere. None at all is told on purpose.
[[nodiscard]] inline bool few(const Quantity& c) { return c.value && !c.fraction && to_double(*c.value) > 0 && to_double(*c.value) <= 12; }

// A value with many digits is hardly met by chance.
[[nodiscard]] double rarity(const Quantity& c);

// "more than 600", "by 2035"
[[nodiscard]] bool open_bound(const Quantity& c);

// "more than 90" beside 200: not how one says 200.
[[nodiscard]] bool far_inside(const Quantity& c, const Quantity& s);

// An amount in another currency; whether it may be the same money ("3 million euros" of $3.3 million): rates aren't known, but
// between currencies that news converts they seldom leave a half and two. The same number in both is no conversion.
[[nodiscard]] bool other_currency(const Quantity& c, const Quantity& s);
[[nodiscard]] bool exchanged(const Quantity& c, const Quantity& s);

// "C$6 million" of a source that says "$6 million": whose dollars one of them is of, the text leaves to its readers.
[[nodiscard]] bool dollars_left_open(const Side& claim, const Quantity& c, const Side& source, const Quantity& s);

// Whether the source's figure is the claim's, rounded or in another unit or not.
[[nodiscard]] bool same_figure(const Side& claim, const Quantity& c, const Side& source, const Quantity& s);
// Whether the p-th passage of the source has the claim's figure, of whatever.
[[nodiscard]] bool gives(const Side& source, std::uint32_t p, const Side& claim, const Quantity& c);

}  // namespace citelight
