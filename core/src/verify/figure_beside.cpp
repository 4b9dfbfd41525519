#include "verify/figure_beside.h"

#include <algorithm>
#include <string>

#include "text/noun_phrase.h"
#include "verify/figure_role.h"
#include "verify/rate.h"

namespace citelight {
namespace {

constexpr std::uint32_t total_reach = 4;  // tokens

// "a worldwide total of 93.4 million", "3,900 in all"
bool of_all(const Side& side, const Quantity& q) {
  const std::uint32_t first = token_of(side, q.where.begin), behind = token_behind(side, q);
  const std::uint32_t last = std::min(static_cast<std::uint32_t>(side.tokens.size()), behind + total_reach);
  for (std::uint32_t t = first > total_reach ? first - total_reach : 0; t < last; ++t) {
    if (!side.figure[t] && listed(side.reading(), t, "total_words")) return true;
    if (t >= behind && (side.figure[t] || side.tokens[t].kind == TokenKind::mark)) return false;
  }
  return false;
}

// "In total, the storm killed 31 people": what is said of the only figure of its kind.
bool claims_all(const Side& claim, const Quantity& c) {
  if (of_all(claim, c)) return true;
  if (std::count_if(claim.quantities.begin(), claim.quantities.end(), [&](const Quantity& q) { return q.kind == c.kind; }) > 1)
    return false;
  for (std::uint32_t t = 0; t < claim.tokens.size(); ++t) {
    if (!claim.figure[t] && listed(claim.reading(), t, "total_words")) return true;
  }
  return false;
}

// "a target of 2%"
bool aimed_at(const Side& side, const Quantity& q) {
  constexpr std::uint32_t longest = 8;  // tokens: "an objective of from 2% to 3%"
  const std::uint32_t at = token_of(side, q.where.begin);
  std::uint32_t t = at;
  while (t > 0 && at - t < longest &&
         (side.figure[t - 1] || side.reading().has_any(t - 1, any_of(Category::of_whole, Category::preposition, Category::elision))))
    --t;
  return t > 0 && side.concept_of(t - 1) == Concept::target;
}
bool tells_target(const Side& side) {
  for (std::uint32_t t = 0; t < side.tokens.size(); ++t) {
    if (intends(side.concept_of(t))) return true;
  }
  return false;
}

// Whose year stands in brackets behind a title: the claim's, or another's.
enum class Titled : std::uint8_t { no, own, other };

}  // namespace

void settle_beside(const FigureContext& context, const Quantity& c, const std::string& rate, std::span<Alignment> list) {
  const Side& source = context.source;
  const auto rated = [&](const Alignment& one) { return rate_base(source, *one.q) == rate; };
  bool counts = false;  // "310 people, 126 of them women": how many women, it says
  bool rates = false;   // "4,000 euros per hectare, 120 million in all": … and what is per hectare
  bool bounds = false;  // "added 2 million, and has 61 million": of "more than 60 million" no far smaller number is meant
  for (const Alignment& one : list) {
    counts = counts || (c.kind == QuantityKind::cardinal && one.counted == Counted::same && one.likeness == Likeness::differs);
    rates = rates || (c.kind == QuantityKind::money && !rate.empty() && rated(one));
    bounds = bounds || (FigureContext::open_bound(c) && one.likeness == Likeness::within_bound && one.counted != Counted::other &&
                        !FigureContext::far_inside(c, *one.q));
  }
  // What several come to denies no figure that the passage gives.
  const bool given =
      std::any_of(list.begin(), list.end(), [](const Alignment& one) { return !one.settled && one.likeness == Likeness::equal; });
  // "74.8 million in the country, a total of 93.4 million": of the total its parts say nothing.
  const auto whole = [&](const Alignment& one) { return one.q->kind == c.kind && of_all(source, *one.q); };
  const bool of_parts = !is_date(c) && list.size() > 1 && claims_all(context.claim, c) && std::any_of(list.begin(), list.end(), whole);
  // "two films in 2005" of a source that lists titles with their years: of those of that year the others' say nothing. Of a title that the claim
  // gives, its own year tells: "Low Tide (2016) and Dry Land (2021)".
  const auto titled = [&](const Alignment& one) {
    std::uint32_t t = token_of(source, one.q->where.begin);
    if (t < 2 || FigureContext::names_thing(source, *one.q) != 2) return Titled::no;
    for (--t; t > 0 && source.tokens[t - 1].kind == TokenKind::mark;) --t;
    return t == 0 || context.terms.in_source[t - 1] == no_term ? Titled::other : Titled::own;
  };
  const auto some = [&](Titled how) {
    return std::any_of(list.begin(), list.end(), [&](const Alignment& one) { return titled(one) == how; });
  };
  const auto of_year = [&](const Alignment& one) { return one.q->when == c.when && titled(one) == Titled::other; };
  const bool of_own = is_date(c) && some(Titled::own) && some(Titled::other);
  const bool of_titles = is_date(c) && !of_own && std::any_of(list.begin(), list.end(), of_year);
  // "3%, above the target of 2%": it is not at 2%.
  const bool not_aimed = std::any_of(list.begin(), list.end(), [&](const Alignment& one) {
    return one.q->kind == c.kind && one.likeness == Likeness::differs && !aimed_at(source, *one.q);
  });
  const bool some_aimed = std::any_of(list.begin(), list.end(), [&](const Alignment& one) { return aimed_at(source, *one.q); });
  const bool aims = some_aimed && tells_target(context.claim);
  for (Alignment& one : list) {
    const bool aimed = aimed_at(source, *one.q);
    if (one.q->kind == c.kind && (aims ? some_aimed && !aimed && one.likeness == Likeness::differs : not_aimed && aimed))
      one.likeness = Likeness::incomparable;
    else if (aims && aimed)  // of the target the claim tells, whatever it is set against
      one.likeness = compare(c, context.claim.pack->units(), *one.q, source.pack->units());
    // … and "third in the sprint, fifth in the time trial": of a place that is told the others beside it say nothing.
    const bool place = c.kind == QuantityKind::ordinal && one.q->kind == c.kind;
    if (given && ((one.settled && one.computed) || place) && one.likeness == Likeness::differs) one.likeness = Likeness::incomparable;
    if (of_parts)
      one.likeness = whole(one) ? compare(c, context.claim.pack->units(), *one.q, source.pack->units()) : Likeness::incomparable;
    if ((of_titles || of_own) && titled(one) == Titled::other)
      one.likeness = of_titles && of_year(one) ? Likeness::equal : Likeness::incomparable;
    const auto i = static_cast<std::size_t>(one.q - source.quantities.data());
    // "740 people, 120 fewer than in 2012": there are no 120.
    const bool fewer =
        i > 0 && source.quantities[i - 1].kind == one.q->kind && fewer_than(source, *one.q) && !context.changes(context.claim, c);
    // … and "35 estimates from 233 teams", of a source that says it the other way round
    const bool others = counts && one.q->counted && one.q->counted->begin >= one.q->where.end &&
                        (one.counted == Counted::other || (one.counted == Counted::unsaid && context.counted_beside(c, *one.q)));
    const bool far = bounds && one.likeness == Likeness::differs && far_apart(c, *one.q);
    if (fewer || others || far || (rates && !rated(one))) one.likeness = Likeness::incomparable;
  }
}

void add_up(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list) {
  if (c.kind != QuantityKind::cardinal || !c.value || !c.counted) return;
  const Side& source = context.source;
  const Reading reading = source.reading();
  const auto counted = [&](std::uint32_t t) {
    for (std::uint32_t k = token_of(context.claim, c.counted->begin);
         k < context.claim.tokens.size() && context.claim.tokens[k].where.begin < c.counted->end; ++k) {
      if (context.terms.in_claim[k] != no_term && context.terms.in_claim[k] == context.terms.in_source[t]) return true;
    }
    return false;
  };
  for (std::size_t first = 0; first < list.size(); ++first) {
    double sum = 0;
    bool same = true;
    std::size_t parts = 0, at = first;
    const std::uint32_t last = source.passages[list[first].passage].last;
    for (std::uint32_t t = token_of(source, list[first].q->where.begin); t < last; ++parts) {
      while (parts > 0 && t + 1 < last && (reading.is(t, u',') || reading.match(t, bit(Category::numeral_joiner)))) ++t;
      if (at < list.size() && list[at].q->counted && list[at].q->value && list[at].q->where.begin == source.tokens[t].where.begin) {
        same = same && list[at].counted == Counted::same;
        sum += to_double(*list[at].q->value);
        t = token_of(source, list[at].q->counted->end);
        ++at;
      } else if (parts > 0 && t + 1 < last && reading.has(t, Category::article_one) && counted(t + 1)) {
        ++sum;
        t += 2;
      } else {
        break;
      }
    }
    if (parts < 2 || sum != to_double(*c.value)) continue;
    list[first].likeness = same ? Likeness::equal : Likeness::incomparable;
    list[first].computed = same;
    for (std::size_t k = first + 1; k < at; ++k) list[k].likeness = Likeness::incomparable;
  }
}

}  // namespace citelight
