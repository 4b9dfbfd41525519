#include "verify/figure/alignment.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/maths.h"
#include "verify/figure/contradiction.h"
#include "verify/figure/figure_counted.h"
#include "verify/figure/figure_likeness.h"
#include "verify/figure/figure_near.h"
#include "verify/figure/figure_numbered.h"

namespace citelight {
namespace {

// "Tuesday", "last summer": its year is not written.
bool no_digit(std::u16string_view text) {
  return std::none_of(text.begin(), text.end(), [](char16_t c) { return c >= u'0' && c <= u'9'; });
}

// The same month of another year, or a range that shares one end: a part of it is the same.
bool same_part(const Quantity& c, const Quantity& s) {
  if (!is_date(c) || !is_date(s)) return shares_end(c, s);
  return c.when.size() >= 7 && s.when.size() >= 7 && c.when.compare(4, 3, s.when, 4, 3) == 0;
}

// "more than 90 million": of all sums the one nearest to it is meant. 1 to 0: twice as much, or half.
double close_to_bound(const Quantity& c, const Quantity& s) {
  const auto& edge = c.min ? c.min : c.max;
  const auto& value = s.given();
  if (!open_bound(c) || !edge || !value) return 0;
  const double a = to_double(*edge), b = to_double(*value);
  return a > 0 && b > 0 ? std::max(0.0, 1 - std::abs(log_of(a / b)) / 0.7) : 0;
}

AlignmentFeatures features_of(const FigureContext& context, const Quantity& c, const Alignment& one, bool first_dateline, int named) {
  AlignmentFeatures out{};
  const auto put = [&](AlignmentFeature f, double value) { out[static_cast<std::size_t>(f)] = value; };
  const Standings& standings = context.standings;
  const Standing& at = standings.of[one.passage];
  const Passage& passage = context.source.passages[one.passage];
  const Quantity& s = *one.q;
  put(AlignmentFeature::near, one.near.all);
  put(AlignmentFeature::near_words, one.near.words);
  put(AlignmentFeature::bind, one.bind);
  put(AlignmentFeature::words, at.words);
  put(AlignmentFeature::best_passage, one.passage == standings.best);
  const double away = one.passage > standings.best ? one.passage - standings.best : standings.best - one.passage;
  put(AlignmentFeature::away, log_of(1 + away));
  put(AlignmentFeature::names, names_around(context, one.passage));
  put(AlignmentFeature::counted_same, one.counted == Counted::same);
  put(AlignmentFeature::counted_other, one.counted == Counted::other);
  put(AlignmentFeature::same_unit, c.kind == s.kind && c.unit == s.unit && !c.unit.empty());
  put(AlignmentFeature::same_bound, c.bound == s.bound);
  if (is_date(c) && is_date(s)) {
    const bool undated = s.when.starts_with("XXXX");
    put(AlignmentFeature::grain_same, !undated && c.when.size() == s.when.size());
    put(AlignmentFeature::grain_coarser, !undated && c.when.size() < s.when.size());
    put(AlignmentFeature::undated, undated);
    put(AlignmentFeature::dateline, passage.dateline);
    put(AlignmentFeature::relative, !undated && !passage.dateline && !s.of_story && no_digit(context.source.text(s.where)));
    put(AlignmentFeature::first_dateline, first_dateline);
  } else {
    put(AlignmentFeature::dates_conflict, at.dates == DateMatch::conflict);
    put(AlignmentFeature::dates_agree, at.dates == DateMatch::agree);
  }
  put(AlignmentFeature::other_name, at.other_name);
  put(AlignmentFeature::head, standings.of.size() > 3 && one.passage < 2);
  put(AlignmentFeature::taken, one.likeness != Likeness::equal && taken(context, c, s));
  const bool agrees = one.likeness != Likeness::differs && one.likeness != Likeness::incomparable;
  put(AlignmentFeature::company, std::min<double>(2, at.figures - std::min<std::uint32_t>(at.figures, agrees)));
  put(AlignmentFeature::same_part, same_part(c, s));
  put(AlignmentFeature::back, one.near.back);
  const int also = names_thing(context.source, s);
  put(AlignmentFeature::names_both, named == 1 && also == 1);
  put(AlignmentFeature::close_to_bound, close_to_bound(c, s));
  put(AlignmentFeature::names_other, named == 0 && also != 0);
  put(AlignmentFeature::same_around, same_around(context, c.where, s.where, passage));
  return out;
}

// Fitted by tools/verify/train.mjs: a conditional logit over all figures of the source that are comparable, and "none".
constexpr AlignmentFeatures pair_weights = {3.19, 0.63,  1.57, -1.89, 0.76, -0.66, 1.13,  -0.19, -0.91, 0.76, 0.81, 1.99,  2.04, 0.27, 1.06,
                                            0.97, -0.82, 0.88, 0.83,  1.41, -2.20, -0.67, 3.29,  -1.74, 1.55, 1.23, -0.76, 0.84, 0.32};
constexpr NoneFeatures none_weights = {0.36, 1.27, 0.08, -0.30, 0.28, 2.43, 0.45, -1.95, 0.98, 0.53, -1.08, -0.09};

}  // namespace

bool same_value(const Quantity& a, const Quantity& b) {
  return a.when == b.when && a.unit == b.unit && a.value == b.value && a.min == b.min && a.max == b.max;
}

Alignments find_alignments(const FigureContext& context, const Quantity& c) {
  Alignments out;
  const Side& claim = context.claim;
  const Side& source = context.source;
  const auto weights = weights_around(context, c);
  const auto close = weights_close(context, c);
  std::uint32_t first_dateline = 0xFFFFFFFF;
  for (std::uint32_t p = 0; p < source.passages.size() && first_dateline == 0xFFFFFFFF; ++p) {
    if (source.passages[p].dateline) first_dateline = p;
  }
  const int named = names_thing(claim, c);
  double bind = 0;
  bool of_other = false;
  const Passage* passage = nullptr;
  // "The second plane carried 20 tonnes": of a passage on the first it is not.
  const bool numbered = !is_date(c) && std::any_of(claim.quantities.begin(), claim.quantities.end(), [&](const Quantity& q) {
    return q.kind == QuantityKind::ordinal && q.counted && q.where.begin < c.where.begin;
  });
  out.list = like_figures(context, c);
  for (Alignment& one : out.list) {
    if (const Passage* here = &source.passages[one.passage]; here != passage) {
      passage = here;
      bind = binding(context, weights, one.passage);
      of_other = c.kind != QuantityKind::ordinal && other_ordinal(context, *here);
    }
    one.other_ordinal = of_other;
    if (of_other && numbered && agrees(one)) one.likeness = Likeness::incomparable;
    one.bind = bind;
    one.behind = context.standings.most_told - context.standings.of[one.passage].told;
    one.near = nearby(context, close, *one.q, *passage);
    one.features = features_of(context, c, one, one.passage == first_dateline, named);
    if (agrees(one)) out.nearest_agreeing = std::max(out.nearest_agreeing.value_or(one.near.all), one.near.all);
  }
  const auto put = [&](NoneFeature f, double value) { out.features[static_cast<std::size_t>(f)] = value; };
  const Standing& best = context.standings.of[context.standings.best];
  put(NoneFeature::bias, 1);
  put(NoneFeature::passages, log10_of(static_cast<double>(source.passages.size())));
  put(NoneFeature::best_words, best.words);
  put(NoneFeature::best_around, best.around);
  put(NoneFeature::best_names, names_around(context, context.standings.best));
  put(NoneFeature::date, is_date(c) || c.kind == QuantityKind::time);
  put(NoneFeature::cardinal, c.kind == QuantityKind::cardinal);
  put(NoneFeature::ordinal, c.kind == QuantityKind::ordinal);
  put(NoneFeature::money, c.kind == QuantityKind::money);
  put(NoneFeature::share, c.kind == QuantityKind::percent || c.kind == QuantityKind::ratio || c.kind == QuantityKind::percentage_points);
  put(NoneFeature::physical, c.kind == QuantityKind::measure || c.kind == QuantityKind::duration || c.kind == QuantityKind::age);
  put(NoneFeature::small, (c.kind == QuantityKind::cardinal || c.kind == QuantityKind::duration) && few(c));
  const double none = dot(none_weights, out.features);
  double top = none;
  for (Alignment& one : out.list) {
    one.chance = dot(pair_weights, one.features);
    top = std::max(top, one.chance);
  }
  double sum = exp_of(none - top);
  for (Alignment& one : out.list) {
    one.chance = exp_of(one.chance - top);
    sum += one.chance;
  }
  out.none = exp_of(none - top) / sum;
  for (Alignment& one : out.list) one.chance /= sum;
  return out;
}

}  // namespace citelight
