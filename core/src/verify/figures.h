// Stage V4: each figure of the claim beside the source's figure for the same thing.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "citelight/verify.h"
#include "verify/passages.h"
#include "verify/terms.h"
#include "verify/verify_side.h"

namespace citelight {

struct FigureAnswer {
  Finding finding;
  std::optional<std::uint32_t> passage;
  double binding = 0;   // how sure it is that both speak of the same thing, 0 to 1
  bool which = false;   // a date or an ordinal: says which one is meant
  bool slight = false;  // a small count or an ordinal: a source may tell it without the number ("debuted")
  double agreeing = 0;  // how likely it is that what the source says of the claim's thing agrees
};

struct FigureAnswers {
  std::vector<FigureAnswer> list;  // one for each quantity of the claim that can be checked, in order
  std::vector<double> said;        // per passage: how many of the claim's figures are likely said there, other values counting more
};
[[nodiscard]] FigureAnswers check_figures(const Side& claim, const Side& source, const Terms& terms, const Standings& standings);

}  // namespace citelight
