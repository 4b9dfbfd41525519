#include "contradiction.h"

#include <algorithm>
#include <cmath>

#include "maths.h"

namespace citelight {
namespace {

constexpr double few_passages = 0.5;  // log10: three
constexpr double shares_nothing = 0.05;

double logit(double p) { return log_of(std::max(p, 1e-4) / std::max(1 - p, 1e-4)); }

// Fitted by tools/verify/train.mjs: a logistic regression.
constexpr ContradictionFeatures weights = {-1.58, 0.22, -0.40, 1.60, 0.64, 1.00, -0.17, -1.53, -1.85, 0.01, 0.04, -2.68, 0.03, 0.99, -1.08, -0.38, -0.49, -0.12, -2.02, -0.90, -2.26, 0.53, 0.97, 1.45};

bool meets(const Alignments& alignments) { return std::any_of(alignments.list.begin(), alignments.list.end(), agrees); }

}  // namespace

bool agrees(const Alignment& one) { return one.likeness != Likeness::incomparable && one.likeness != Likeness::differs; }

// A passage that shares nothing with the claim speaks of something else, and so does one of a longer source that has none of its names and gives
// another. What was written before the day in question does not deny what the source says of that day. A bare number is the same number only where
// the same word stands beside it.
bool out_of_question(const Quantity& c, const Alignment& one, const Alignments& alignments) {
  const bool in_long = alignments.features[static_cast<std::size_t>(NoneFeature::passages)] > few_passages;
  const auto pair = [&](AlignmentFeature f) { return one.features[static_cast<std::size_t>(f)]; };
  if (pair(AlignmentFeature::bind) < shares_nothing && pair(AlignmentFeature::near) == 0 && pair(AlignmentFeature::dateline) == 0) return true;
  if (pair(AlignmentFeature::dateline) != 0 && one.q->when < c.when && meets(alignments)) return true;
  if (in_long && pair(AlignmentFeature::names) == 0 && pair(AlignmentFeature::other_name) != 0) return true;
  return c.kind == QuantityKind::cardinal && !c.counted && !c.fraction && pair(AlignmentFeature::word_before) == 0 && pair(AlignmentFeature::word_after) == 0;
}

Contradiction find_contradiction(const Quantity& c, std::size_t claimed, const Alignments& alignments) {
  const double figures = std::min<double>(6, static_cast<double>(claimed));
  Contradiction out;
  double agree = 0, differ = 0, most = -1;
  for (const Alignment& one : alignments.list) {
    if (agrees(one)) agree += one.chance;
    if (one.likeness != Likeness::differs || out_of_question(c, one, alignments)) continue;
    // A value that stands in several places: any of them will do.
    double chance = 0;
    for (const Alignment& other : alignments.list) {
      if (other.likeness == Likeness::differs && same_value(*one.q, *other.q)) chance += other.chance;
    }
    if (chance + one.chance <= most) continue;
    most = chance + one.chance;
    differ = chance;
    out.by = &one;
  }
  if (out.by == nullptr) return out;
  const auto pair = [&](AlignmentFeature f) { return out.by->features[static_cast<std::size_t>(f)]; };
  const auto none = [&](NoneFeature f) { return alignments.features[static_cast<std::size_t>(f)]; };
  const bool beside = std::any_of(alignments.list.begin(), alignments.list.end(), [&](const Alignment& one) { return one.passage == out.by->passage && agrees(one); });
  out.features = {
      1, logit(differ), logit(agree), static_cast<double>(meets(alignments)),
      pair(AlignmentFeature::near), pair(AlignmentFeature::bind), pair(AlignmentFeature::counted_same), pair(AlignmentFeature::counted_other),
      pair(AlignmentFeature::taken), pair(AlignmentFeature::word_before), pair(AlignmentFeature::word_after), pair(AlignmentFeature::dates_conflict),
      pair(AlignmentFeature::other_name), pair(AlignmentFeature::dateline),
      none(NoneFeature::passages), figures, none(NoneFeature::date), none(NoneFeature::cardinal),
      none(NoneFeature::ordinal), none(NoneFeature::small), static_cast<double>(beside),
      pair(AlignmentFeature::company), pair(AlignmentFeature::same_part), pair(AlignmentFeature::relative)};
  double x = 0;
  for (std::size_t f = 0; f < weights.size(); ++f) x += weights[f] * out.features[f];
  out.differ = differ;
  out.agree = agree;
  out.sure = 1 / (1 + exp_of(-x));
  return out;
}

}  // namespace citelight
