// Stage V4b: which figure of the source is said of the same thing as one of the claim's.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "verify/figure/compare.h"
#include "verify/figure/figure_context.h"
#include "verify/figure/figure_counted.h"
#include "verify/figure/figure_near.h"

namespace citelight {

// What a pair of figures is weighed by, in this order: the table of weights in alignment.cpp. None of it asks
// whether the two values are equal: whether they are is asked of the pair that is found.
enum class AlignmentFeature : std::uint8_t {
  near,
  near_words,
  bind,
  words,
  best_passage,
  away,
  names,
  counted_same,
  counted_other,
  same_unit,
  same_bound,
  grain_same,
  grain_coarser,
  undated,
  dateline,
  first_dateline,
  dates_conflict,
  dates_agree,
  other_name,
  head,
  taken,
  company,
  same_part,
  relative,
  back,
  names_both,
  names_other,
  close_to_bound,
  same_around,
  count
};
using AlignmentFeatures = std::array<double, static_cast<std::size_t>(AlignmentFeature::count)>;

// … and the chance that none is.
enum class NoneFeature : std::uint8_t {
  bias,
  passages,
  best_words,
  best_around,
  best_names,
  date,
  cardinal,
  ordinal,
  money,
  share,
  physical,
  small,
  count
};
using NoneFeatures = std::array<double, static_cast<std::size_t>(NoneFeature::count)>;

struct Alignment {
  const Quantity* q = nullptr;
  std::uint32_t passage = 0;
  Likeness likeness = Likeness::incomparable;  // stays so for a date too vague to tell
  bool computed = false;                       // from two figures of the source
  bool settled = false;                        // how the two are said tells that they are of the same thing
  Counted counted = Counted::unsaid;
  Near near;
  double bind = 0;
  bool other_ordinal = false;  // the claim speaks of the fifth season, the passage of the first
  double behind = 0;           // the passage that is told most like the claim, by its words
  AlignmentFeatures features{};
  double chance = 0;  // that it is the one; with Alignments::none they add up to 1
};

struct Alignments {
  std::vector<Alignment> list;  // in the source's order
  NoneFeatures features{};
  double none = 1;
  std::optional<double> nearest_agreeing;  // Near::all of the nearest that agrees
};

// Whether two figures are written alike: value, unit and bound.
[[nodiscard]] bool same_value(const Quantity& a, const Quantity& b);

// Every figure of the source that is comparable with `c`.
[[nodiscard]] Alignments find_alignments(const FigureContext& context, const Quantity& c);

}  // namespace citelight
