// What the other figures of a passage tell of one that is set beside the claim's: parts and their total, a target, titles with their years, what
// is per one thing, counts in a row.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "verify/figure/alignment.h"
#include "verify/figure/figure_context.h"

namespace citelight {

// What another figure of the passage tells of one: `list` are those of one passage.
void settle_beside(const FigureContext& context, const Quantity& c, const std::string& rate, std::span<Alignment> list);

// "two sons and a daughter" are three children: counts of the same thing that stand in a row come to what the claim says. Those of
// other things that do ("144 passengers and 6 crew" of 150 people) may well be its parts, and deny nothing.
void add_up(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list);

// "20,500 euros in all" of a source that says "12,000 euros in damages and 8,500 in costs": amounts of one passage in a row. Those that may be of
// something else ("10 million in profit, and paid 5 million in tax") deny nothing.
void add_up_sums(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list);

}  // namespace citelight
