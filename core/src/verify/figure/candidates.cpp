#include "verify/figure/candidates.h"

#include <algorithm>
#include <vector>

#include "verify/figure/contradiction.h"
#include "verify/figure/figure_counted.h"

namespace citelight {
namespace {

constexpr double all_figures_found = 0.35;
constexpr double same_day_found = 0.3;  // a day, year and all, is hardly met by chance
constexpr double not_exact = 0.15;      // where it is told exactly too
constexpr double hardly_said = 0.01;
constexpr double clearly_near = 0.35;
constexpr double loose_bound = 0.3;

// What both kinds of pair are scored by alike.
double base_score(const FigureContext& context, const Quantity& c, const Alignment& one) {
  double score = one.bind;
  if (one.counted == Counted::same) score += 0.15;
  if (c.kind != QuantityKind::date) {
    const DateMatch dates = context.standings.of[one.passage].dates;
    score += dates == DateMatch::conflict ? -0.3 : dates == DateMatch::agree ? 0.05 : 0;
  }
  return score;
}

// "12 days" is not "12 workers", nor "8,700 euros" "8,700 residents"
bool measures_other(const FigureContext& context, const Quantity& c, const Alignment& one) {
  const auto measures = [&](const Quantity& q) {
    return q.kind == QuantityKind::duration || q.kind == QuantityKind::money || (q.kind == QuantityKind::measure && !context.across) ||
           q.kind == QuantityKind::age;
  };
  const auto counts = [&](const Side& side, const Quantity& q) {
    return q.counted && (!context.across || tells_what(context, side, *q.counted));
  };
  return one.counted == Counted::other || (measures(c) && counts(context.source, *one.q)) || (counts(context.claim, c) && measures(*one.q));
}

Candidate candidate(double score, const Alignment& one) {
  return {score, one.q, one.passage, one.likeness, one.computed, one.counted == Counted::same, one.settled};
}

}  // namespace

bool gives_all(const FigureContext& context, std::uint32_t passage) {
  const std::size_t asked = context.claim.quantities.size();
  if (asked < 2 || context.standings.of[passage].figures != asked) return false;
  const auto& list = context.terms.list;
  const auto& here = context.standings.terms[passage];
  const auto name = [&](std::uint16_t t) { return list[t].name; };
  return std::any_of(here.begin(), here.end(), name) || std::none_of(list.begin(), list.end(), [](const Term& t) { return t.name; });
}

Candidate best_match(const FigureContext& context, const Quantity& c, const Alignments& alignments) {
  Candidate out;
  const bool exact =
      std::any_of(alignments.list.begin(), alignments.list.end(), [](const Alignment& one) { return one.likeness == Likeness::equal; });
  for (const Alignment& one : alignments.list) {
    if (one.likeness == Likeness::differs || one.likeness == Likeness::incomparable) continue;
    if (!context.across && c.kind == QuantityKind::date && one.chance < hardly_said) continue;  // the year stands there, of something else
    double score = base_score(context, c, one);
    if (one.counted == Counted::other && c.kind == QuantityKind::cardinal) score -= 0.25;
    if (context.standings.of[one.passage].other_name) score -= 0.08;
    // Between two languages few words tell: that one passage gives all the claim's figures does.
    if (context.across && gives_all(context, one.passage)) score += all_figures_found;
    if (one.likeness == Likeness::same_number) {
      if (measures_other(context, c, one)) continue;
      score -= 0.1;
    }
    if (one.likeness == Likeness::equal && c.kind == QuantityKind::date && c.when.size() >= 10) score += same_day_found;
    if (exact && one.likeness == Likeness::rounded) score -= not_exact;
    if (one.likeness == Likeness::within_bound && open_bound(c)) {
      // Half of all figures lie above any other: inside a bound, the same thing must be spoken of.
      if (taken(context, c, *one.q)) continue;
      if (one.counted != Counted::same && one.near.all < clearly_near && far_inside(c, *one.q)) score -= loose_bound;
    }
    if (score > out.score) out = candidate(score, one);
  }
  return out;
}

Candidate best_other(const FigureContext& context, const Quantity& c, const Alignments& alignments) {
  Candidate out;
  const bool small = c.kind == QuantityKind::cardinal && few(c);
  std::vector<std::uint32_t> vague;  // passages with a vaguer date that may well be the claim's, in order
  for (const Alignment& one : alignments.list) {
    if (c.kind == QuantityKind::date && one.likeness == Likeness::incomparable) vague.push_back(one.passage);
  }
  for (const Alignment& one : alignments.list) {
    if (one.likeness != Likeness::differs || (!one.settled && taken(context, c, *one.q))) continue;
    if (!context.across && ((!one.settled && (out_of_question(c, one, alignments) || beside_the_point(context, c, one.counted))) ||
                            context.conflicting(one.passage, c)))
      continue;  // of another year it may well be another
    if (std::binary_search(vague.begin(), vague.end(), one.passage)) continue;
    double score = base_score(context, c, one);
    if (one.counted == Counted::other) score -= 0.35;
    if (one.counted == Counted::unsaid && c.kind == QuantityKind::cardinal && !context.across) score -= 0.2;
    if (context.standings.of[one.passage].other_name) score -= 0.12;
    if (one.settled) score += surely_same;
    else if (!context.across && small) score -= 0.12;  // small numbers stand everywhere
    if (one.other_ordinal) score -= 0.3;
    if (score > out.score) out = candidate(score, one);
  }
  return out;
}

}  // namespace citelight
