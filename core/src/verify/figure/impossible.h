// Stage V4d: dates of the claim that no calendar has, "31 April 2020", "the 2022-21 season", "the 1943s", and days that have no date, "on Tuesday".
#pragma once

#include <vector>

#include "verify/figure/figure_answer.h"
#include "verify/figure/figure_context.h"

namespace citelight {

// … and what the source has in their place, if it speaks of such ones. The last: "on Tuesday" of a source that tells nearly all of it of Monday, and
// has no Tuesday.
[[nodiscard]] std::vector<FigureAnswer> find_impossible_dates(const FigureContext& context);

}  // namespace citelight
