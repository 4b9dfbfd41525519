#include "verify/figure/contradiction.h"

#include <algorithm>
#include <cmath>

#include "base/maths.h"
#include "verify/figure/figure_value.h"

namespace citelight {
namespace {

constexpr double few_passages = 0.5;  // log10: three
constexpr double shares_nothing = 0.05;
constexpr double far_behind = 8;       // the best passage, by its words
constexpr double another_size = 1000;  // times
constexpr double size_of_few = 20;     // … of "three frames"

// Fitted by tools/verify/train.mjs: a logistic regression.
constexpr ContradictionFeatures weights = {-0.35, 0.75, 0.81,  -0.64, 0.10,  -0.02, 0.48,  -0.42, -1.33, -2.02,
                                           -2.64, 0.71, -0.89, -0.58, -0.21, -1.48, -0.96, -1.86, 1.06,  1.51};

// "1 in 5" beside "1 in 3,200,000".
bool of_another_size(const Quantity& c, const Alignment& one) {
  const auto size = [](const Quantity& q) {
    const auto& d = q.given();
    return d ? std::abs(to_double(*d)) : 0;
  };
  const double a = size(c), b = size(*one.q);
  return one.counted != Counted::same && std::min(a, b) > 0 && std::max(a, b) > (few(c) ? size_of_few : another_size) * std::min(a, b);
}

bool meets(const Alignments& alignments) { return std::any_of(alignments.list.begin(), alignments.list.end(), agrees); }

}  // namespace

bool agrees(const Alignment& one) { return one.likeness != Likeness::incomparable && one.likeness != Likeness::differs; }

// A passage that shares nothing with the claim speaks of something else; so does one that gives another ordinal ("the first season"), one whose
// figure is of another size, and, in a longer source, one that has none of the claim's names and gives another. What was written before the day in
// question does not deny what the source says of that day. A bare number is the same number only where the same word stands beside it.
constexpr double well_near = 0.3;
constexpr double far_less = 256;
constexpr std::size_t most_looked = 256;

bool out_of_question(const Quantity& c, const Alignment& one, const Alignments& alignments) {
  const bool in_long = alignments.features[static_cast<std::size_t>(NoneFeature::passages)] > few_passages;
  const auto pair = [&](AlignmentFeature f) { return one.features[static_cast<std::size_t>(f)]; };
  if (pair(AlignmentFeature::near) == 0 && pair(AlignmentFeature::same_around) < 2 && pair(AlignmentFeature::dateline) == 0 &&
      (in_long || pair(AlignmentFeature::bind) < shares_nothing))
    return true;
  if (pair(AlignmentFeature::dateline) != 0 && alignments.nearest_agreeing &&
      (one.q->when < c.when || *alignments.nearest_agreeing > well_near))
    return true;
  if (one.other_ordinal || of_another_size(c, one)) return true;
  if (in_long && pair(AlignmentFeature::names) == 0 && pair(AlignmentFeature::other_name) != 0) return true;
  return c.kind == QuantityKind::cardinal && !c.counted && !c.fraction && pair(AlignmentFeature::same_around) == 0;
}

double agreeing(const Alignments& alignments) {
  double out = 0;
  for (const Alignment& one : alignments.list) {
    if (agrees(one)) out += one.chance;
  }
  return out;
}

Contradiction find_contradiction(const Quantity& c, const Alignments& alignments) {
  Contradiction out;
  const double agree = agreeing(alignments);
  double differ = 0, most = -1, likeliest = 0;
  std::vector<const Alignment*> candidates;
  for (const Alignment& one : alignments.list) {
    if (one.likeness != Likeness::differs || out_of_question(c, one, alignments)) continue;
    candidates.push_back(&one);
    likeliest = std::max(likeliest, one.chance);
  }
  // Each is set beside all: a page of nothing but figures has tens of thousands.
  std::size_t looked = 0;
  for (const Alignment* candidate : candidates) {
    const Alignment& one = *candidate;
    if (one.chance < likeliest / far_less || ++looked > most_looked) continue;
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
  const bool beside = std::any_of(alignments.list.begin(), alignments.list.end(),
                                  [&](const Alignment& one) { return one.passage == out.by->passage && agrees(one); });
  out.features = {1,
                  log_of((differ + 0.01) / (agree + 0.01)),
                  static_cast<double>(meets(alignments)),
                  0,
                  std::max(-far_behind, -out.by->behind),
                  pair(AlignmentFeature::near),
                  pair(AlignmentFeature::bind),
                  pair(AlignmentFeature::counted_same),
                  pair(AlignmentFeature::counted_other),
                  pair(AlignmentFeature::taken),
                  pair(AlignmentFeature::dates_conflict),
                  pair(AlignmentFeature::dateline),
                  none(NoneFeature::passages),
                  none(NoneFeature::date),
                  none(NoneFeature::cardinal),
                  none(NoneFeature::ordinal),
                  none(NoneFeature::small),
                  static_cast<double>(beside),
                  pair(AlignmentFeature::same_part),
                  pair(AlignmentFeature::relative)};
  out.differ = differ;
  out.agree = agree;
  return out;
}

double how_sure(ContradictionFeatures& features, std::size_t others_unmet) {
  features[static_cast<std::size_t>(ContradictionFeature::others_unmet)] = std::min<double>(3, static_cast<double>(others_unmet));
  return 1 / (1 + exp_of(-dot(weights, features)));
}

}  // namespace citelight
