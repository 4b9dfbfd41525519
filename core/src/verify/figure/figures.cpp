#include "verify/figure/figures.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/maths.h"
#include "text/noun_phrase.h"
#include "verify/figure/anachronism.h"
#include "verify/figure/candidates.h"
#include "verify/figure/contradiction.h"
#include "verify/figure/date_likeness.h"
#include "verify/figure/designations.h"
#include "verify/figure/figure_change.h"
#include "verify/figure/figure_counted.h"
#include "verify/figure/figure_role.h"
#include "verify/figure/figure_value.h"
#include "verify/figure/impossible.h"
#include "verify/figure/substituted.h"
#include "verify/figure/swapped.h"

namespace citelight {
namespace {

constexpr double nearly_all = 0.82;  // the same sentence with another figure
constexpr double sure_enough = 0.58;
constexpr double sure_across = 0.75;  // between two languages
constexpr double all_words = 0.999;
constexpr double worth_of_other = 2.5;  // a value that agrees counts for its passage's rank already
constexpr double match_floor = 0.05;
constexpr double match_margin = 0.2;
constexpr double other_margin = 0.4;

bool checkable(const Quantity& q) {
  if (is_date(q))
    return compare_dates(q.when, q.when) == DateLikeness::same && !q.when.empty() && q.when.find("XXXX-W") == std::string::npos;
  return q.value || q.min || q.max || q.fraction || q.kind == QuantityKind::time;
}

// "8 minutes and 20 seconds", "2 h 30 min": one length of time, said in two units.
bool continues(const Side& claim, const Quantity& before, const Quantity& q) {
  if (before.kind != QuantityKind::duration || q.kind != QuantityKind::duration || before.unit == q.unit ||
      q.where.begin < before.where.end)
    return false;
  const std::uint32_t t = token_of(claim, before.where.end), next = token_of(claim, q.where.begin);
  return t == next || (t + 1 == next && claim.reading().match(t, bit(Category::numeral_joiner)));
}

// « les cinq premiers »: the first place is not meant.
bool opens_group(const Side& claim, const Quantity& before, const Quantity& q) {
  return before.kind == QuantityKind::cardinal && q.kind == QuantityKind::ordinal &&
         token_behind(claim, before) == token_of(claim, q.where.begin) &&
         listed(claim.reading(), token_of(claim, q.where.begin), "rank_first");
}

Relation relation_of(const Candidate& match) {
  return match.computed                             ? Relation::computed
         : match.likeness == Likeness::rounded      ? Relation::rounded
         : match.likeness == Likeness::within_bound ? Relation::within_bound
         : match.likeness == Likeness::converted    ? Relation::converted
                                                    : Relation::equal;
}

VerifyReason why_same(const Candidate& match) {
  return match.computed                             ? VerifyReason::follows_from_change
         : match.likeness == Likeness::rounded      ? (is_date(*match.q) ? VerifyReason::same_date : VerifyReason::same_rounded)
         : match.likeness == Likeness::within_bound ? VerifyReason::inside_bound
         : match.likeness == Likeness::converted    ? VerifyReason::same_converted
                                                    : VerifyReason::same_value;
}

VerifyReason why_other(const Quantity& c, const Candidate& other) {
  return is_date(c)                                            ? VerifyReason::other_date
         : other.computed && c.kind == QuantityKind::percent   ? VerifyReason::not_percent_points
         : other_currency(c, *other.q)                         ? VerifyReason::other_currency
         : c.unit != other.q->unit                             ? VerifyReason::other_unit
         : c.bound == Bound::exact || c.bound == Bound::approx ? VerifyReason::other_value
                                                               : VerifyReason::outside_bound;
}

// What is said of a whole stands for what was said of its parts: "31 April 2020" for "31".
void add_whole(std::vector<FigureAnswer>& list, FigureAnswer whole) {
  std::erase_if(list, [&](const FigureAnswer& part) { return whole.finding.claim.contains(part.finding.claim); });
  list.push_back(std::move(whole));
}

// … and where of a whole, "1570-1069", nothing was found, what is said of a part of it.
void add_part(std::vector<FigureAnswer>& list, FigureAnswer part) {
  std::erase_if(list, [&](const FigureAnswer& whole) { return whole.finding.claim.contains(part.finding.claim); });
  list.push_back(std::move(part));
}

class Checker {
 public:
  Checker(const Side& claim, const Side& source, const Terms& terms, const Standings& standings)
      : context_(claim, source, terms, standings) {}

  FigureAnswers run() const {
    FigureAnswers answers;
    std::vector<FigureAnswer>& out = answers.list;
    answers.said.assign(context_.source.passages.size(), 0);
    const Side& claim = context_.claim;
    const auto& all = claim.quantities;
    // Of each figure's alignments, which are many, only what was found by them is kept.
    std::vector<Found> found;
    std::size_t unmet = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Alignments alignments = find_alignments(context_, all[i]);
      const double agree = agreeing(alignments);
      unmet += agree < hardly_agrees;
      if (!checkable(all[i]) || (i > 0 && (continues(claim, all[i - 1], all[i]) || opens_group(claim, all[i - 1], all[i])))) continue;
      found.push_back(find(all[i], agree, alignments));
      for (const Alignment& one : alignments.list)
        answers.said[one.passage] += (context_.across || agrees(one) ? 1 : worth_of_other) * one.chance;
    }
    for (const Found& one : found) {
      FigureAnswer told = answer(one, unmet - (one.agreeing < hardly_agrees));
      if (told.finding.relation == Relation::differs && numbers_same(context_, *one.c)) continue;
      // "in the second quarter": it may be told by its months.
      const bool part = is_part_of_year(one.c->when) && one.c->when.starts_with("XXXX");
      if (told.finding.relation != Relation::absent || !(part || claim.of_a_name(*one.c) || claim.tells_when_said(*one.c)))
        out.push_back(std::move(told));
    }
    deny_swapped(claim, context_.source, context_.terms, out);
    for (FigureAnswer& one : find_other_designations(context_)) add_whole(out, std::move(one));
    for (FigureAnswer& one : find_impossible_dates(context_)) add_whole(out, std::move(one));
    if (auto one = find_substituted(context_, out)) add_part(out, *std::move(one));
    return answers;
  }

 private:
  // What the source has for one of the claim's figures.
  struct Found {
    const Quantity* c = nullptr;
    double agreeing = 0;
    Candidate match;
    Candidate other;
    Candidate denial;  // what the fitted model would have contradict it, and by what it is judged
    ContradictionFeatures features{};
    bool likelier = false;  // it is likelier that the source agrees
  };
  [[nodiscard]] Found find(const Quantity& c, double agree, const Alignments& alignments) const {
    Found out;
    out.c = &c;
    out.agreeing = agree;
    out.match = best_match(context_, c, alignments);
    out.other = best_other(context_, c, alignments);

    const Contradiction by = find_contradiction(c, alignments);
    if (by.by != nullptr) out.denial = {99, by.by->q, by.by->passage, Likeness::differs, by.by->computed, by.by->counted == Counted::same};
    out.features = by.features;
    out.likelier = by.agree >= by.differ;
    return out;
  }

  [[nodiscard]] FigureAnswer answer(const Found& found, std::size_t others_unmet) const {
    const Quantity& c = *found.c;
    const Candidate& match = found.match;
    const Denial denial = context_.across ? deny_across(found, others_unmet) : deny(found, others_unmet);
    const Candidate& other = denial.by;
    FigureAnswer out;
    out.finding.claim = c.where;
    out.agreeing = found.agreeing;
    out.which = is_date(c) || c.kind == QuantityKind::ordinal;
    out.slight = c.kind == QuantityKind::ordinal || (c.kind == QuantityKind::cardinal && few(c));

    const double said = match.score + rarity(c);
    const bool misses = match.q != nullptr && (context_.conflicting(match.passage, c) || (other.counted && !match.counted));
    if (denial.sure == 0 && match.q != nullptr && said >= match_floor && said + (misses ? 0.0 : match_margin) >= other.score) {
      tell_match(c, match, said, out);
    } else if (const auto written = match.q == nullptr && other.score < other_floor() ? written_before(context_, c) : std::nullopt) {
      tell(*written->day, written->passage, Relation::differs, VerifyReason::other_date, out);
      out.binding = context_.standings.of[context_.standings.best].around;
    } else if (const auto gapped = match.q == nullptr && other.q != nullptr ? find_gapped(context_, c, other.passage) : std::nullopt) {
      tell_named(*gapped, out);
    } else if (other.q != nullptr && !nameless(match) && other.score >= other_floor() &&
               other.score > match.score + (misses ? 0.0 : other_margin)) {
      tell(*other.q, other.passage, Relation::differs, why_other(c, other), out);
      out.binding = std::clamp(denial.sure != 0 ? denial.sure : other.score, 0.0, 1.0);
    } else if (const auto called = match.q == nullptr && other.q == nullptr ? find_called(context_, c) : std::nullopt) {
      tell_named(*called, out);
    }
    return out;
  }

  // What speaks against a figure of the claim, and how sure the fitted model is that it contradicts: 0 where its score alone tells.
  struct Denial {
    Candidate by;
    double sure = 0;
  };
  [[nodiscard]] Denial deny(const Found& found, std::size_t others_unmet) const {
    const Quantity& c = *found.c;
    const Candidate &match = found.match, &denial = found.denial;
    // What is likelier said of the claim's thing agrees: nothing that differs speaks against it.
    if (denial.q != nullptr && match.q != nullptr && match.likeness != Likeness::within_bound &&
        (found.likelier || (match.passage != denial.passage && context_.standings.of[match.passage].words >= all_words)) &&
        !context_.conflicting(match.passage, c))
      return {};
    Denial out;
    ContradictionFeatures features = found.features;
    const double sure = denial.q != nullptr ? how_sure(features, others_unmet) : 0;
    if (sure >= sure_enough) out = {denial, sure};
    else if (found.other.score >= (found.other.settled ? nearly_all - surely_same : nearly_all)) out.by = found.other;
    const bool elsewhere = match.q != nullptr && out.by.q != nullptr && context_.standings.of[out.by.passage].figures == 0;
    return elsewhere && gives_another(c, match.passage) ? Denial{} : out;
  }
  [[nodiscard]] Denial deny_across(const Found& found, std::size_t others_unmet) const {
    if (found.match.q != nullptr && gives_all(context_, found.match.passage)) return {};
    ContradictionFeatures features = found.features;
    const bool likely = found.denial.q != nullptr && !nameless(found.match) && !found.likelier;
    return likely && how_sure(features, others_unmet) >= sure_across ? Denial{found.denial, 1} : Denial{found.other, 0};
  }
  // In another language many words are not known, and without a name to go by what says the same figure may well be it.
  [[nodiscard]] bool nameless(const Candidate& match) const {
    const auto& terms = context_.terms.list;
    return context_.across && match.q != nullptr && std::none_of(terms.begin(), terms.end(), [](const Term& t) { return t.name; });
  }
  // "70,000 in 2022" of a source that says so, and beside it what was in 2021.
  [[nodiscard]] bool gives_another(const Quantity& c, std::uint32_t p) const {
    const Side& claim = context_.claim;
    return std::any_of(claim.quantities.begin(), claim.quantities.end(),
                       [&](const Quantity& q) { return q.kind != c.kind && gives(context_.source, p, claim, q); });
  }

  static void tell(const Quantity& s, std::uint32_t passage, Relation relation, VerifyReason why, FigureAnswer& out) {
    out.passage = passage;
    out.finding.source = s.where;
    out.finding.relation = relation;
    out.finding.why = why;
  }
  void tell_match(const Quantity& c, const Candidate& match, double said, FigureAnswer& out) const {
    const bool turned = opposite(context_, c, *match.q, match.passage) || opposed_beside(context_, c, *match.q, match.passage);
    tell(*match.q, match.passage, turned ? Relation::opposite : relation_of(match),
         turned ? VerifyReason::other_direction : why_same(match), out);
    out.binding = std::clamp(said, 0.0, 1.0);
  }
  void tell_named(const NamedNumber& number, FigureAnswer& out) const {
    out.passage = number.passage;
    out.finding.source = context_.source.tokens[number.token].where;
    out.finding.relation = Relation::equal;
    out.finding.why = VerifyReason::same_value;
    out.agreeing = 1;
  }

  // The more passages, the more other figures stand about: a longer source must
  // speak more plainly of the same thing before it contradicts. Set on the
  // development sets (docs/evaluation/verify.md).
  [[nodiscard]] double other_floor() const {
    return context_.across ? 0.45 : 0.5 + 0.26 * log10_of(static_cast<double>(context_.source.passages.size()));
  }

  const FigureContext context_;
};

}  // namespace

FigureAnswers check_figures(const Side& claim, const Side& source, const Terms& terms, const Standings& standings) {
  return Checker(claim, source, terms, standings).run();
}

}  // namespace citelight
