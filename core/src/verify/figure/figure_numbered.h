// What is numbered: "Section 2", "the second season", and which of them a figure is of.
#pragma once

#include <cstdint>
#include <vector>

#include "verify/figure/figure_context.h"

namespace citelight {

// "5G": the number at `t` is of the letters behind.
[[nodiscard]] bool letters_behind(const Side& side, std::uint32_t t);

// "Section 46", "type 2", "5G": a number that says which one is meant.
[[nodiscard]] bool designates(const Side& side, std::uint32_t t);

// "the 1987 bridge", "(1987)": the figure says which thing is meant, not when or how much. 1 by its place before a noun, 2 in brackets.
[[nodiscard]] int names_thing(const Side& side, const Quantity& q);

// What the claim numbers.
[[nodiscard]] std::vector<FigureContext::Numbered> find_numbered(const Side& claim, const Terms& terms);

// "Section 1 cost 410 million" of a claim about Section 2: what is numbered right in front of the figure.
[[nodiscard]] bool of_other_number(const FigureContext& context, const Quantity& c, const Quantity& s, const Passage& passage);

}  // namespace citelight
