// Stage V4d: what the claim dates later than the source was written.
#pragma once

#include <cstdint>
#include <optional>

#include "verify/figure/figure_context.h"

namespace citelight {

// The day of a text, and the passage that gives it.
struct Written {
  const Quantity* day = nullptr;
  std::uint32_t passage = 0;
};

// What a source of 2016 says happened was not in 2019: where it speaks of the same and no date in it, its own included, is as late
// as the claim's. Its dateline, then.
[[nodiscard]] std::optional<Written> written_before(const FigureContext& context, const Quantity& c);

}  // namespace citelight
