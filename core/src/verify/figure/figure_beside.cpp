#include "verify/figure/figure_beside.h"

#include <algorithm>
#include <string>

#include "text/noun_phrase.h"
#include "verify/figure/figure_change.h"
#include "verify/figure/figure_counted.h"
#include "verify/figure/figure_numbered.h"
#include "verify/figure/figure_role.h"
#include "verify/figure/rate.h"

namespace citelight {
namespace {

constexpr std::uint32_t total_reach = 4;  // tokens

// "a worldwide total of 93.4 million", "3,900 in all"
bool of_all(const Side& side, const Quantity& q) {
  const std::uint32_t first = token_of(side, q.where.begin), behind = token_behind(side, q);
  const std::uint32_t last = std::min(size(side), behind + total_reach);
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

// What the figures of one passage tell of each other: asked of all as they were found, then settled for each.
class Beside {
 public:
  Beside(const FigureContext& context, const Quantity& c, const std::string& rate, std::span<Alignment> list)
      : context_(context), source_(context.source), c_(c), rate_(rate), list_(list) {
    for (const Alignment& one : list) {
      const bool same = one.counted == Counted::same, differs = one.likeness == Likeness::differs;
      counts_ = counts_ || (c.kind == QuantityKind::cardinal && same && differs);
      rates_ = rates_ || (c.kind == QuantityKind::money && !rate.empty() && rated(one));
      bounds_ =
          bounds_ || (open_bound(c) && one.likeness == Likeness::within_bound && one.counted != Counted::other && !far_inside(c, *one.q));
      given_ = given_ || (!one.settled && one.likeness == Likeness::equal);
      by_so_much_ = by_so_much_ || (one.likeness == Likeness::equal && !is_date(c) && compared_behind(source_, *one.q) != Change::none);
      const bool aimed = aimed_at(source_, *one.q);
      some_aimed_ = some_aimed_ || aimed;
      not_aimed_ = not_aimed_ || (!aimed && one.q->kind == c.kind && differs);
    }
    aims_ = some_aimed_ && tells_target(context.claim);
    if (is_date(c)) look_at_titles();
    else of_parts_ = list.size() > 1 && claims_all(context.claim, c) && some([&](const Alignment& one) { return whole(one); });
  }

  void settle() const {
    for (Alignment& one : list_) {
      by_target(one);
      by_place(one);
      if (of_parts_) one.likeness = whole(one) ? as_it_is(one) : Likeness::incomparable;
      by_title(one);
      if (of_something_else(one)) one.likeness = Likeness::incomparable;
    }
  }

 private:
  template <class Is>
  [[nodiscard]] bool some(Is is) const {
    return std::any_of(list_.begin(), list_.end(), is);
  }
  [[nodiscard]] Likeness as_it_is(const Alignment& one) const {
    return compare(c_, context_.claim.pack->units(), *one.q, source_.pack->units());
  }
  [[nodiscard]] bool rated(const Alignment& one) const { return rate_base(source_, *one.q) == rate_; }
  [[nodiscard]] bool whole(const Alignment& one) const { return one.q->kind == c_.kind && of_all(source_, *one.q); }
  [[nodiscard]] Titled titled(const Alignment& one) const {
    std::uint32_t t = token_of(source_, one.q->where.begin);
    if (t < 2 || names_thing(source_, *one.q) != 2) return Titled::no;
    for (--t; t > 0 && source_.tokens[t - 1].kind == TokenKind::mark;) --t;
    return t == 0 || context_.terms.in_source[t - 1] == no_term ? Titled::other : Titled::own;
  }
  [[nodiscard]] bool same_year(const Alignment& one) const { return one.q->when == c_.when; }

  void look_at_titles() {
    bool own = false, other = false, of_year = false;
    for (const Alignment& one : list_) {
      const Titled whose = titled(one);
      own = own || whose == Titled::own;
      other = other || whose == Titled::other;
      of_year = of_year || (whose == Titled::other && same_year(one) && one.likeness != Likeness::incomparable);
    }
    of_own_ = own && other;
    of_titles_ = !of_own_ && of_year;
  }

  void by_target(Alignment& one) const {
    const bool aimed = some_aimed_ && aimed_at(source_, *one.q);
    if (one.q->kind == c_.kind && (aims_ ? !aimed && one.likeness == Likeness::differs : not_aimed_ && aimed))
      one.likeness = Likeness::incomparable;
    else if (aims_ && aimed)  // of the target the claim tells, whatever it is set against
      one.likeness = as_it_is(one);
  }

  // What several come to denies no figure that the passage gives. "third in the sprint, fifth in the time trial": of a place that is told the
  // others beside it say nothing.
  void by_place(Alignment& one) const {
    const bool place = c_.kind == QuantityKind::ordinal && one.q->kind == c_.kind;
    if (given_ && ((one.settled && one.computed) || place) && one.likeness == Likeness::differs) one.likeness = Likeness::incomparable;
  }

  void by_title(Alignment& one) const {
    if ((of_titles_ || of_own_) && titled(one) == Titled::other)
      one.likeness = of_titles_ && same_year(one) ? Likeness::equal : Likeness::incomparable;
  }

  [[nodiscard]] bool of_something_else(const Alignment& one) const {
    const auto i = static_cast<std::size_t>(one.q - source_.quantities.data());
    // "740 people, 120 fewer than in 2012": there are no 120.
    const bool fewer =
        i > 0 && source_.quantities[i - 1].kind == one.q->kind && fewer_than(source_, *one.q) && !changes(context_.claim, c_);
    // … and "35 estimates from 233 teams", of a source that says it the other way round
    const bool others = counts_ && one.q->counted && one.q->counted->begin >= one.q->where.end &&
                        (one.counted == Counted::other || (one.counted == Counted::unsaid && counted_beside(context_, c_, *one.q)));
    const bool far = bounds_ && one.likeness == Likeness::differs && far_apart(c_, *one.q);
    const bool level = by_so_much_ && one.likeness == Likeness::differs && compared_behind(source_, *one.q) == Change::none;
    return fewer || level || others || far || (rates_ && !rated(one));
  }

  const FigureContext& context_;
  const Side& source_;
  const Quantity& c_;
  const std::string& rate_;
  const std::span<Alignment> list_;
  bool counts_ = false;      // "310 people, 126 of them women": how many women, it says
  bool rates_ = false;       // "4,000 euros per hectare, 120 million in all": … and what is per hectare
  bool bounds_ = false;      // "added 2 million, and has 61 million": of "more than 60 million" no far smaller number is meant
  bool given_ = false;       // it gives the claim's figure
  bool by_so_much_ = false;  // … as what it was more or less by: "46 million, 9 million more than planned"
  bool some_aimed_ = false;  // "3%, above the target of 2%"
  bool not_aimed_ = false;   // … it is not at 2%
  bool aims_ = false;        // … of a claim that tells the target
  bool of_parts_ = false;    // "74.8 million in the country, a total of 93.4 million": of the total its parts say nothing
  // "two films in 2005" of a source that lists titles with their years: of those of that year the others' say nothing. Of a title that the claim
  // gives, its own year tells: "Low Tide (2016) and Dry Land (2021)".
  bool of_titles_ = false;
  bool of_own_ = false;
};

// "… and 30 on Saturday": of what the amount in front of it is of; not "and paid 30", "and 30 arrested".
bool joined(const Side& side, const Quantity& q) {
  const auto tells = [&](std::uint32_t t) {
    return side.tokens[t].kind == TokenKind::word && !side.figure[t] &&
           !side.reading().has_any(t, any_of(Category::numeral_joiner, Category::preposition));
  };
  const std::uint32_t at = token_of(side, q.where.begin),
                      behind = q.counted ? token_of(side, q.counted->end - 1) + 1 : token_behind(side, q);
  return (at == 0 || !tells(at - 1)) && (behind == side.tokens.size() || !tells(behind));
}

}  // namespace

void settle_beside(const FigureContext& context, const Quantity& c, const std::string& rate, std::span<Alignment> list) {
  Beside(context, c, rate, list).settle();
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

void add_up_sums(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list) {
  if ((c.kind != QuantityKind::money && c.kind != QuantityKind::cardinal) || !c.value || !claims_all(context.claim, c)) return;
  constexpr std::size_t most_parts = 6;
  const double asked = to_double(*c.value);
  for (std::size_t first = 0; first < list.size(); ++first) {
    double sum = 0;
    bool alike = true;
    std::size_t last = first;
    for (; last < std::min(list.size(), first + most_parts) && sum < asked; ++last) {
      const Quantity& q = *list[last].q;
      if (list[last].passage != list[first].passage || !q.value || q.bound != Bound::exact || q.kind != c.kind || q.unit != c.unit) break;
      sum += to_double(*q.value);
      alike = alike && list[last].counted != Counted::other && (last == first || joined(context.source, q));
    }
    if (sum != asked || last < first + 2) continue;
    for (std::size_t k = first; k < last; ++k) list[k].likeness = Likeness::incomparable;
    if (!alike) continue;
    list[first].likeness = Likeness::equal;
    list[first].computed = true;
  }
}

}  // namespace citelight
