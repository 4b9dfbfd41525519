// Stage V4a: whether a figure of the source is said of what the claim's is said of, by who or what has it.
#pragma once

#include <vector>

#include "verify/figure/alignment.h"
#include "verify/figure/figure_context.h"

namespace citelight {

// "The stadium cost $63 million" beside "the bridge cost $36 million", of a source that never speaks of the bridge: it denies nothing. Nor does
// "food inflation" deny what is said of inflation.
[[nodiscard]] bool of_other_topic(const FigureContext& context, const Quantity& c, const Quantity& s, std::uint32_t passage);

// "Food prices were 6.8% higher. Rents climbed 7.2%" of a claim that rents rose by 6.8%: what is told of something else, where the claim's is told
// with another value.
void part_by_topic(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list);

// "one worker in ten", "18% of jobs" beside "orders fell 10%": a share is no change.
[[nodiscard]] bool share_beside_change(const FigureContext& context, const Quantity& c, const Quantity& s);

}  // namespace citelight
