// In whose clause a figure stands, and whether what is told there came about: "her brother … in 1949", "was to cost 140 million".
#pragma once

#include <vector>

#include "verify/figure/alignment.h"

namespace citelight {

// "Her father died in 1934", « Le mari de Petra Lund » of a claim about neither: of somebody who is hers.
[[nodiscard]] bool of_relative(const FigureContext& context, const Passage& passage, const Quantity& s);

// "was to cost 140 million; it cost 212": what was meant is neither what came about, nor does it deny that.
void part_by_meant(const FigureContext& context, std::vector<Alignment>& list);

}  // namespace citelight
