// Stage V4a: the figures of the source that can be set beside one of the claim's, and what each is to it where it stands.
#pragma once

#include <string_view>
#include <vector>

#include "verify/figure/alignment.h"
#include "verify/figure/figure_context.h"

namespace citelight {

// Two ranges one end of which is the same.
[[nodiscard]] bool shares_end(const Quantity& c, const Quantity& s);

// In the source's order, not weighed yet. What says nothing of the claim's figure, whatever its value, is not among them.
[[nodiscard]] std::vector<Alignment> like_figures(const FigureContext& context, const Quantity& c);

}  // namespace citelight
