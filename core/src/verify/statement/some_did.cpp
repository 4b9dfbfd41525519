#include "verify/statement/some_did.h"

#include <algorithm>

#include "text/noun_phrase.h"
#include "verify/figure/figure_value.h"
#include "verify/statement/other_order.h"
#include "verify/statement/retold_parts.h"

namespace citelight {
namespace {

constexpr std::uint32_t counted_in = 4;  // tokens from a figure to what it counts

// "nobody", "no | shop", "none of the | shops", « pas de | magasins », "all | shops" of the claim, and what it counts.
struct Quantifier {
  std::uint32_t at = 0;
  std::uint32_t what = 0;  // where it counts people by no noun, that is `at`
};

std::optional<Quantifier> find_none(const RetoldContext& context) {
  const Side& claim = context.claim;
  const auto& in_claim = context.terms.in_claim;
  const Reading reading = claim.reading();
  std::optional<Quantifier> out;
  for (std::uint32_t t = 0; t + 1 < size(claim); ++t) {
    if (half_negation(claim, t) || !denies_at(claim, t)) continue;
    if (out) return std::nullopt;
    out = Quantifier{t, t};
    const bool of = reading.has(t + 1, Category::of_whole), none_of = listed(reading, t, "none_of");
    const bool no_one = claim.figure[t + 1] || reading.has_any(t + 1, any_of(Category::article_one, Category::pronoun));
    if (listed(reading, t, "no_person") || (none_of && no_one)) continue;
    if (!of && !none_of) return std::nullopt;
    for (++out->what; out->what < size(claim) && in_claim[out->what] == no_term; ++out->what) {
      if (!of || !(reading.has(out->what, Category::of_whole) || article(reading, out->what))) return std::nullopt;
    }
    if (out->what == size(claim)) return std::nullopt;
  }
  return out;
}

// The claim opens with it.
std::optional<Quantifier> find_all(const RetoldContext& context) {
  const Side& claim = context.claim;
  if (size(claim) == 0 || !listed(claim.reading(), 0, "all_of")) return std::nullopt;
  Quantifier out{0, 1};
  while (out.what < size(claim) && context.terms.in_claim[out.what] == no_term) ++out.what;
  return out.what < size(claim) ? std::optional(out) : std::nullopt;
}

// What the figure counts, where that is what the claim counts none of.
std::optional<std::uint32_t> counted_of(const RetoldContext& context, const Statement& s, const Quantity& q, const Quantifier& none) {
  const Side& source = context.source;
  if (q.kind != QuantityKind::cardinal || counts_none(q)) return std::nullopt;
  std::uint32_t t = token_behind(source, q);
  const auto end = std::min(s.last, t + counted_in);
  if (none.what == none.at) {
    if (t < end && (context.shared(t) || source.reading().has(t, Category::auxiliary))) return t - 1;  // "three died"
    const Concept idea = t < end ? concept_at(source, t) : Concept::none;
    const bool people = idea == Concept::people || idea == Concept::man || idea == Concept::woman || idea == Concept::child;
    return people ? std::optional(t) : std::nullopt;
  }
  const std::uint16_t what = context.terms.in_claim[none.what];
  while (t < end && context.terms.in_source[t] != what && !told_word(source, t)) ++t;
  const bool counted = t < end && context.terms.in_source[t] == what && ends_phrase(context, s, t);
  return counted ? std::optional(t) : std::nullopt;
}

bool has_all(const RetoldContext& context, const Statement& s) {
  for (std::size_t i = 0; i < context.terms.list.size(); ++i) {
    if (!context.has(s, static_cast<std::uint16_t>(i)) && !denies_at(context.claim, context.terms.list[i].token)) return false;
  }
  return true;
}

bool will(const Side& side, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t t = first; t < last; ++t) {
    if (claim_word(side, t) == claim_future) return true;
  }
  return false;
}

// Both do it, or to both it is done; "there are none" asks that there are.
bool same_part(const RetoldContext& context, const Statement& s, const Quantifier& own, std::uint32_t k) {
  const Side &claim = context.claim, &source = context.source;
  const auto &in_claim = context.terms.in_claim, &in_source = context.terms.in_source;
  std::uint32_t verb = own.what + 1;
  while (verb < size(claim) && in_claim[verb] == no_term) ++verb;
  if (const std::uint16_t before = term_before(in_claim, own.at, 0); before != no_term) {
    for (verb = 0; in_claim[verb] != before;) ++verb;
  }
  if (verb == size(claim)) return source.folded(s.first) == claim.folded(0);
  std::uint32_t there = s.first;
  while (there < s.last && in_source[there] != in_claim[verb]) ++there;
  if (there == s.last) return false;
  const bool front = own.at < verb, also = k < there;
  const bool done = passive(claim, verb, 0), was = passive(source, there, s.first);
  return front == also ? done == was : (front ? done && !was : !done && was);
}

}  // namespace

std::optional<Denial> find_some(const RetoldContext& context) {
  const Side& source = context.source;
  const auto none = find_none(context);
  if (!none) return std::nullopt;
  std::optional<Denial> out;
  for (const Told& s : context.statements) {
    if (!has_all(context, s)) continue;
    bool other_time = false;
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (denies_at(source, t) || listed(source.reading(), t, "nearly") || source.concept_of(t) == Concept::not_so) return std::nullopt;
      other_time = other_time || (order_at(source, t) != Order::none && !context.shared(t));
    }
    for (const Quantity& q : figures_of(source, s)) {
      const auto k = counted_of(context, s, q, *none);
      const std::uint32_t first = token_of(source, q.where.begin);
      const bool linked = first > s.first && link_before(source, first, s.first) != first;
      if (k && !other_time && !linked && same_part(context, s, *none, *k) && of_same(context, s, first) &&
          same_links(context, s, *k, true) && tells(context, s, none->what, *k, false))
        out = Denial{context.claim.tokens[none->at].where, s.passage};
    }
  }
  return out;
}

std::optional<Denial> find_not_all(const RetoldContext& context) {
  const Side &claim = context.claim, &source = context.source;
  const auto all = find_all(context);
  if (!all || !claim.quantities.empty() || will(claim, 0, size(claim))) return std::nullopt;
  std::optional<Denial> out;
  for (const Told& s : context.statements) {
    if (!has_all(context, s) || !s.plain()) continue;
    bool more = will(source, s.first, s.last);
    for (std::uint32_t t = s.first; t < s.last && !more; ++t) {
      if (listed(source.reading(), t, "all_of") && !source.figure[t]) return std::nullopt;
      more = !context.shared(t) && (told_word(source, t) || sets_apart(source, t));
    }
    const auto told = figures_of(source, s);
    if (more || told.empty() || told.front().bound != Bound::exact || token_of(source, told.front().where.begin) > s.first + 1) continue;
    const Quantity& q = told.front();
    const std::uint32_t behind = token_behind(source, q);
    const bool part = !is_date(q) && behind < s.last && source.reading().has(behind, Category::of_whole) &&
                      !(q.kind == QuantityKind::percent && q.value && to_double(*q.value) >= 100);
    std::uint32_t k = behind;
    while (k < s.last && context.terms.in_source[k] != context.terms.in_claim[all->what] && !told_word(source, k)) ++k;
    const bool alone = k < s.last && told.back().where.end <= source.tokens[k].where.begin;  // "two of the five"
    if (part && alone && same_part(context, s, *all, k) && same_links(context, s, k) && tells(context, s, all->what, k, false))
      out = Denial{claim.tokens[all->at].where, s.passage};
  }
  return out;
}

}  // namespace citelight
