// Stage V4a: the figures of the source that can be set beside one of the claim's, and what each is to it where it stands.
#pragma once

#include <cstdint>
#include <vector>

#include "compare.h"
#include "figure_context.h"

namespace citelight {

struct LikenedFigure {
  const Quantity* q = nullptr;
  std::uint32_t passage = 0;
  Likeness likeness = Likeness::incomparable;  // stays so for a date too vague to tell
  bool computed = false;                       // from two figures of the source
  Counted counted = Counted::unsaid;
};

[[nodiscard]] inline bool is_date(const Quantity& q) { return q.kind == QuantityKind::date; }
// Two ranges one end of which is the same.
[[nodiscard]] bool shares_end(const Quantity& c, const Quantity& s);

// In the source's order. What says nothing of the claim's figure, whatever its value, is not among them.
[[nodiscard]] std::vector<LikenedFigure> like_figures(const FigureContext& context, const Quantity& c);

}  // namespace citelight
