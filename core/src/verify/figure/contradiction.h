// Stage V4c: how sure it is that a figure of the source contradicts one of the claim's.
#pragma once

#include <array>
#include <cstdint>

#include "verify/figure/alignment.h"

namespace citelight {

// What it is judged by, in this order: the table of weights in contradiction.cpp.
enum class ContradictionFeature : std::uint8_t {
  bias,
  odds,
  met,
  others_unmet,
  behind,
  near,
  bind,
  counted_same,
  counted_other,
  taken,
  conflict,
  dateline,
  passages,
  date,
  cardinal,
  ordinal,
  small,
  beside,
  same_part,
  relative,
  count
};
using ContradictionFeatures = std::array<double, static_cast<std::size_t>(ContradictionFeature::count)>;

struct Contradiction {
  const Alignment* by = nullptr;  // the likeliest of the figures that differ; none where no comparable figure does
  ContradictionFeatures features{};
  double differ = 0, agree = 0;  // the chance that its value is said of the claim's thing; … that a value that agrees is
};

// Whether the claim agrees with one of them.
[[nodiscard]] bool agrees(const Alignment& one);
// Whether a figure can't be what contradicts, whatever it is weighed at.
[[nodiscard]] bool out_of_question(const Quantity& c, const Alignment& one, const Alignments& alignments);
// How likely it is that what the source says of the claim's thing agrees.
[[nodiscard]] double agreeing(const Alignments& alignments);
// Less than this, and the figure is not met.
inline constexpr double hardly_agrees = 0.3;
// All but how many others are unmet: that is known once each figure has been aligned.
[[nodiscard]] Contradiction find_contradiction(const Quantity& c, const Alignments& alignments);
// How sure it is, 0 to 1. `others_unmet`: how many of the claim's other figures the source hardly has.
[[nodiscard]] double how_sure(ContradictionFeatures& features, std::size_t others_unmet);

}  // namespace citelight
