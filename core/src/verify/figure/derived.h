// What several figures of the source come to: dates in a row are so many times, a birth and a death an age, a place among the first so many a rank.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "verify/figure/compare.h"
#include "verify/figure/figure_context.h"

namespace citelight {

// The birth and the death where the source gives both, "(15 July 1919 – 8 February 1999)", and the `i`-th of its figures is one of them or
// both; which one, if only one. `is` is "" for the span of both.
struct Life {
  std::string_view birth, death;
  std::string_view is;
};
[[nodiscard]] std::optional<Life> life_at(const Side& source, std::uint32_t i);

// "will not be finished before 2029": then or later.
[[nodiscard]] bool not_before(const Side& side, const Quantity& q);

// How the claim's figure compares to what the `i`-th of the source comes to, alone or with those behind it.
[[nodiscard]] std::optional<Likeness> compare_derived(const FigureContext& context, const Quantity& c, std::uint32_t i,
                                                      const Passage& passage);

// "did not open until 1934", « n'a ouvert qu'en 1934 »: it did then, and not before. Whether the claim has a word of what did.
[[nodiscard]] std::optional<bool> not_until(const FigureContext& context, const Quantity& s);

}  // namespace citelight
