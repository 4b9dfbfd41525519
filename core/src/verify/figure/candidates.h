// Stage V4c: of the source's figures that can be set beside one of the claim's, the best of those that agree and the best of those that differ.
#pragma once

#include <cstdint>

#include "verify/figure/alignment.h"
#include "verify/figure/figure_context.h"

namespace citelight {

struct Candidate {
  double score = 0;
  const Quantity* q = nullptr;  // none where no figure is one
  std::uint32_t passage = 0;
  Likeness likeness{};
  bool computed = false;
  bool counted = false;  // the same is counted
  bool settled = false;
};

// What a pair scores more for where how the two are said tells that they are of the same thing.
inline constexpr double surely_same = 0.2;

[[nodiscard]] Candidate best_match(const FigureContext& context, const Quantity& c, const Alignments& alignments);
[[nodiscard]] Candidate best_other(const FigureContext& context, const Quantity& c, const Alignments& alignments);

// Whether the passage gives all figures of a claim that has several.
[[nodiscard]] bool gives_all(const FigureContext& context, std::uint32_t passage);

}  // namespace citelight
