// Stage V4d: a number of the claim in whose place, between the same words, the source has another.
#pragma once

#include <optional>
#include <vector>

#include "verify/figure/figure_answer.h"
#include "verify/figure/figure_context.h"

namespace citelight {

// "first recorded in 801" of a source that says "first recorded in 1144", where the two are read as what can't be compared, or not at all: the
// one with most words alike around it. `told`: what has been found of the claim's figures so far.
[[nodiscard]] std::optional<FigureAnswer> find_substituted(const FigureContext& context, const std::vector<FigureAnswer>& told);

}  // namespace citelight
