// Stage V5: two figures that the source gives each in the other's place.
#pragma once

#include <vector>

#include "verify/figure/figure_answer.h"
#include "verify/terms.h"
#include "verify/verify_side.h"

namespace citelight {

// "54% by Norla and 22% by Kestrel" of a source that says "22% by Norla and 54% by Kestrel", "225 euros, against 192" of one that says "192,
// against 225": each of the two differs from what the source gives in its place. `list`: in the claim's order.
void deny_swapped(const Side& claim, const Side& source, const Terms& terms, std::vector<FigureAnswer>& list);

}  // namespace citelight
