// Stage V4a: a figure that the source tells of another by name, where it tells the claim's own one of what the claim names.
#pragma once

#include <vector>

#include "verify/figure/alignment.h"
#include "verify/figure/figure_context.h"

namespace citelight {

// Per term: the claim's names; where it tells several figures of a sort each of another, "Leah is 20 and Noah 19", those of this one.
[[nodiscard]] std::vector<char> own_names(const FigureContext& context, const Quantity& c);

// What `list`, the figures that can be set beside `c`, says of another than its `own` names then says nothing of the claim.
void part_by_name(const FigureContext& context, const Quantity& c, const std::vector<char>& own, std::vector<Alignment>& list);

}  // namespace citelight
