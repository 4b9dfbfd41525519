// Stage V4: each figure of the claim beside the source's figure for the same thing.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "citelight/verify.h"
#include "passages.h"
#include "terms.h"
#include "verify_side.h"

namespace citelight {

struct FigureAnswer {
  Finding finding;
  std::optional<std::uint32_t> passage;
  double binding = 0;  // how sure it is that both speak of the same thing, 0 to 1
};

// One answer for each quantity of the claim that can be checked, in order.
[[nodiscard]] std::vector<FigureAnswer> check_figures(const Side& claim, const Side& source, const Terms& terms, const Standings& standings);

}  // namespace citelight
