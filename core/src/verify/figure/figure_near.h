// How near the words around a figure of the source are to those around one of the claim's.
#pragma once

#include <cstdint>
#include <vector>

#include "verify/figure/figure_context.h"

namespace citelight {

// The claim's words, those near the figure first: a long claim has several figures.
[[nodiscard]] std::vector<double> weights_around(const FigureContext& context, const Quantity& c);
// What the passage has of those words, whole or by its neighbours.
[[nodiscard]] double binding(const FigureContext& context, const std::vector<double>& weights, std::uint32_t p);

// The claim's words close to its figure that stand close to the source's too.
struct Near {
  double all = 0;
  double words = 0;  // without names
  double back = 0;   // how much of what stands close to the source's is a word of the claim
};
[[nodiscard]] std::vector<double> weights_close(const FigureContext& context, const Quantity& c);
[[nodiscard]] Near nearby(const FigureContext& context, const std::vector<double>& close, const Quantity& s, const Passage& passage);

// How many words stand alike, one by one, right before and right behind a place of the claim and one of the source; such as say little count half.
[[nodiscard]] double same_around(const FigureContext& context, Span in_claim, Span in_source, const Passage& passage);

// How much of the claim's names stands in or around the passage.
[[nodiscard]] double names_around(const FigureContext& context, std::uint32_t p);

}  // namespace citelight
