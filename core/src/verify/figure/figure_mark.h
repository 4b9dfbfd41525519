// Which of several values of one thing a figure is: net or gross, real or nominal, first or revised, or that of one group by age.
#pragma once

#include <vector>

#include "verify/figure/alignment.h"
#include "verify/figure/figure_context.h"

namespace citelight {

// "a net income of 6%" of a source that gives the gross one so, and 18% for the net one; "cost 520 million" where that was the original budget.
void part_by_mark(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list);

// "1.3 billion in 2024" of a source that says "300 million in the first quarter of 2024": the part is not the whole, and denies nothing.
void part_by_period(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list);

// "44% of those under 30" of a source that says "71% of those under 30 and 44% of those over 65".
void part_by_age(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list);

// "in 2020" of a claim: what is told of no date, where another passage says as much with that one, and another value.
void part_by_year(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list);

}  // namespace citelight
