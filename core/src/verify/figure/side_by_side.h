// Figures that one passage gives side by side, and which of them are of another thing than the claim's.
#pragma once

#include <vector>

#include "verify/figure/alignment.h"

namespace citelight {

// Those of another thing become incomparable. `own`: the names that `c` is of, as own_names has them.
void part_side_by_side(const FigureContext& context, const Quantity& c, const std::vector<char>& own, std::vector<Alignment>& list);

}  // namespace citelight
