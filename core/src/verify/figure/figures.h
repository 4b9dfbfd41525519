// Stage V4: each figure of the claim beside the source's figure for the same thing.
#pragma once

#include <vector>

#include "verify/figure/figure_answer.h"
#include "verify/passages.h"
#include "verify/terms.h"
#include "verify/verify_side.h"

namespace citelight {

struct FigureAnswers {
  std::vector<FigureAnswer> list;  // one for each quantity of the claim that can be checked, in order
  std::vector<double> said;        // per passage: how many of the claim's figures are likely said there, other values counting more
};
[[nodiscard]] FigureAnswers check_figures(const Side& claim, const Side& source, const Terms& terms, const Standings& standings);

}  // namespace citelight
