// What a figure says together with those before it: one range in two bounds, one unit for a list.
#pragma once

#include <cstdint>
#include <vector>

#include "citelight/quantity.h"
#include "quantity/amount.h"
#include "text/segment.h"

namespace citelight {

// "2018": a bare number of four digits, before the dates are read.
[[nodiscard]] bool like_a_year(const Quantity& q);

// "24p MORE", « 2 100 euros, 300 DE PLUS », at the token behind the figure
[[nodiscard]] bool says_more(const Reading& reading, std::uint32_t behind);

// "above 1000 and below 1500": the last of `out` becomes the range, where `high`, which begins at token `first`, closes it.
bool closes_interval(const Reading& reading, const Sentence& sentence, std::vector<Quantity>& out, const Quantity& high,
                     std::uint32_t first);

// "$3bn, up from 2 billion": the bare number `q`, whose bound begins at `begin`, takes the currency of the figure before it.
void share_currency(const Reading& reading, const Sentence& sentence, const std::vector<Quantity>& out, Quantity& q, const Amount& amount,
                    std::uint32_t begin);

// « 78 %, contre 69 en 2010 », « cinq ans, dont deux avec sursis »: the bare number `q` takes the unit of the figure before it.
void share_with(const Reading& reading, const Sentence& sentence, const std::vector<Quantity>& out, Quantity& q, const Amount& amount,
                std::uint32_t begin);

// "aged 24, 23 and 14 years": the unit of `q`, read from `amount`, is that of the bare numbers it ends a list of.
void share_unit(const Reading& reading, const Sentence& sentence, std::vector<Quantity>& out, Quantity& q, const Amount& amount);

}  // namespace citelight
