// Stage V4a: a figure that the source tells of something else, where another passage tells more of what the claim says, with another value.
#pragma once

#include <vector>

#include "verify/figure/alignment.h"
#include "verify/figure/figure_context.h"

namespace citelight {

// "Car sales fell 2.6%. Truck sales fell 12.3%.": where a figure is told of all that the claim measures, one of something else is not the claim's.
void part_by_measured(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list);

// Where a passage tells all that another does of the claim, and more, with another value, the other's is of something else.
void part_by_words(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list);

}  // namespace citelight
