#include "verify/figure/figure_mark.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "date/date_text.h"
#include "text/noun_phrase.h"
#include "verify/figure/contradiction.h"
#include "verify/figure/date_likeness.h"
#include "verify/figure/figure_value.h"
#include "verify/statement/opening.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

constexpr std::uint32_t reach = 8;          // tokens, from a figure to what it is marked by
constexpr std::uint32_t claims_reach = 40;  // … in a claim, which is one sentence
constexpr std::size_t most_looked = 256;
constexpr double of_another_day = 0.4;
constexpr double as_much = 0.6;            // of the words that the other passage has
constexpr std::uint32_t most_paired = 12;  // figures of a passage
constexpr std::uint32_t most_beside = 32;  // … a table is not read so

// What marks a figure, a bit for each.
using Marks = std::uint32_t;
constexpr Marks mark_of(Concept c) { return marks(c) ? 1U << (static_cast<unsigned>(c) - static_cast<unsigned>(Concept::average)) : 0U; }

// In its own part of the clause; a date may stand between.
Marks marks_of(const Side& side, const Quantity& q, std::uint32_t far = reach) {
  const Reading reading = side.reading();
  const auto size = static_cast<std::uint32_t>(side.tokens.size());
  const auto stops = [&](std::uint32_t t) {
    return reading.is(t, u'.') || reading.is(t, u';') || reading.is(t, u'(') || reading.is(t, u')') ||
           side.concept_of(t) == Concept::whereas || reading.has(t, Category::numeral_joiner);
  };
  const Quantity* const first = side.quantities.data();
  const auto in_date = [&](const Quantity* d, std::uint32_t t) {
    return d >= first && d < first + side.quantities.size() && is_date(*d) && d->where.contains(side.tokens[t].where);
  };
  Marks out = 0;
  bool against = false;  // "a net profit of 5 million, against 8 million": both are net
  for (std::uint32_t t = token_of(side, q.where.begin), n = 0; t > 0 && n < 2 * far && !stops(t - 1); --t, ++n) {
    against = against || (!side.figure[t - 1] && listed(reading, t - 1, "compared_to") && !listed(reading, t - 1, "change_to"));
    if (n >= far && !against) break;
    if (side.figure[t - 1] && !against && !in_date(&q - 1, t - 1) && !(q.bound_at && q.bound_at->contains(side.tokens[t - 1].where))) break;
    out |= mark_of(side.concept_of(t - 1));
  }
  for (std::uint32_t t = token_behind(side, q), n = 0; t < size && n < reach && !stops(t) && !reading.is(t, u','); ++t, ++n) {
    if (side.figure[t] && !in_date(&q + 1, t)) break;
    out |= mark_of(side.concept_of(t));
  }
  return out;
}

bool comparable(const Quantity& c, const Alignment& one) {
  return one.likeness == Likeness::differs && one.q->kind == c.kind && one.counted != Counted::other;
}

// What the source tells of one group by its age.
class Groups {
 public:
  Groups(const FigureContext& context, const Quantity& c, const Quantity& group) : context_(context), c_(c), group_(group) {}

  void settle(std::vector<Alignment>& list) const {
    bool told = false, given = false;
    for (const Alignment& one : list) {
      if (one.q->kind != c_.kind || of(one) != Of::own) continue;
      told = told || one.likeness == Likeness::differs;
      given = given || agrees(one);
    }
    if (!told && !given) return;
    for (Alignment& one : list) {
      const Of of_whom = of(one);
      if (of_whom == Of::other && (given || agrees(one))) one.likeness = Likeness::incomparable;
      if (of_whom == Of::own && !given && one.likeness == Likeness::differs && one.q->kind == c_.kind) one.settled = true;
    }
  }

 private:
  enum class Of : std::uint8_t { unsaid, own, other };
  // The age that stands with it, where the passage gives them two by two.
  [[nodiscard]] Of of(const Alignment& one) const {
    const Side& source = context_.source;
    const auto figures = source.figures_of(source.passages[one.passage]);
    if (figures.size() > most_paired) return Of::unsaid;
    std::array<const Quantity*, most_paired> turns{};
    std::size_t n = 0;
    for (const Quantity& q : figures) {
      const bool age = q.kind == QuantityKind::age;
      if (!age && &q != one.q && (q.kind != c_.kind || q.unit != c_.unit)) continue;
      if (n % 2 == 1 && age == (turns[n - 1]->kind == QuantityKind::age)) return Of::unsaid;
      turns[n++] = &q;
    }
    if (n < 2 || n % 2 != 0) return Of::unsaid;
    const auto at =
        static_cast<std::size_t>(std::find(turns.begin(), turns.begin() + static_cast<std::ptrdiff_t>(n), one.q) - turns.begin());
    if (at == n) return Of::unsaid;
    const Quantity& age = *turns[at % 2 == 0 ? at + 1 : at - 1];
    return same_figure(context_.claim, group_, source, age) ? Of::own : Of::other;
  }

  const FigureContext& context_;
  const Quantity& c_;
  const Quantity& group_;
};

}  // namespace

void part_by_mark(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list) {
  const Side &claim = context.claim, &source = context.source;
  if (is_date(c) || open_bound(c) || c.kind == QuantityKind::ordinal || list.size() > most_looked ||
      std::none_of(list.begin(), list.end(), agrees))
    return;
  const Marks own = marks_of(claim, c, claims_reach);
  const bool alone =
      std::count_if(claim.quantities.begin(), claim.quantities.end(), [&](const Quantity& q) { return q.kind == c.kind; }) == 1;
  Marks given = 0, told = 0;
  bool plain = false;
  for (const Alignment& one : list) {
    if (!agrees(one) && !comparable(c, one)) continue;
    const Marks by = marks_of(source, *one.q);
    (agrees(one) ? given : told) |= by;
    plain = plain || (!agrees(one) && by == 0);
  }
  const Marks asked = own & told & ~given, first = plain && alone && (c.kind == QuantityKind::money || c.kind == QuantityKind::percent)
                                                       ? given & ~own & mark_of(Concept::initial)
                                                       : 0;
  const Marks met = own & given & ~told;  // "at constant rates up by 7%", of a source that marks that one so
  if (asked == 0 && first == 0 && met == 0) return;
  for (Alignment& one : list) {
    const Marks by = marks_of(source, *one.q);
    if (asked != 0) {
      if (agrees(one)) one.likeness = Likeness::incomparable;
      else if (comparable(c, one) && (by & asked) != 0) one.settled = true;
    } else if (comparable(c, one) || (agrees(one) && (by & first) != 0)) {
      // « Au départ, elle coûtait … » may say so in other words: the value that is told now doesn't deny it.
      one.likeness = Likeness::incomparable;
    }
  }
}

void part_by_year(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list) {
  const Side &claim = context.claim, &source = context.source;
  const auto& all = claim.quantities;
  if (context.across || (c.kind != QuantityKind::percent && c.kind != QuantityKind::money) || open_bound(c) || list.size() > most_looked ||
      std::none_of(list.begin(), list.end(), agrees) || std::count_if(all.begin(), all.end(), is_date) != 1)
    return;
  const Quantity& date = *std::find_if(all.begin(), all.end(), is_date);
  const auto dated = [&](std::uint32_t p) {
    return source.figures_of(source.passages[p]).size() <= most_beside && gives(source, p, claim, date);
  };
  // "youth unemployment was 22%" is not of unemployment.
  const auto of_more = [&](const Quantity& s) {
    const Reading reading = source.reading();
    const std::uint32_t at = token_of(source, s.where.begin);
    for (std::uint32_t t = at; t > 0 && at - t < claims_reach && !reading.is(t - 1, u'.'); --t) {
      if (context.terms.in_source[t - 1] == no_term && content(source, t - 1) && !past_form(reading, t - 1)) return true;
    }
    return false;
  };
  const auto told = [&](const Alignment& here) {
    return std::any_of(list.begin(), list.end(), [&](const Alignment& one) {
      if (!comparable(c, one) || one.q->unit != c.unit || one.passage == here.passage || taken(context, c, *one.q) || !dated(one.passage))
        return false;
      const double share = context.conflicting(here.passage, c) ? of_another_day : as_much;
      return (context.standings.of[one.passage].words >= share * context.standings.of[here.passage].words && !of_more(*one.q)) ||
             (one.passage == here.passage + 1 && opens_empty(source, opening(source, source.passages[one.passage])));
    });
  };
  for (Alignment& here : list) {
    if (agrees(here) && !here.computed && !dated(here.passage) && told(here)) here.likeness = Likeness::incomparable;
  }
}

void part_by_period(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list) {
  const Side &claim = context.claim, &source = context.source;
  const auto& all = claim.quantities;
  if (is_date(c) || c.kind == QuantityKind::ordinal || std::count_if(all.begin(), all.end(), is_date) != 1) return;
  const Quantity& date = *std::find_if(all.begin(), all.end(), is_date);
  constexpr std::size_t year_alone = 4;
  const bool part = is_part_of_year(date.when);
  if (!part && date.when.size() != year_alone) return;
  const auto own_date = [&](const Alignment& one) -> const Quantity* {
    const auto figures = source.figures_of(source.passages[one.passage]);
    if (figures.size() > most_beside) return nullptr;
    const Quantity* const next = one.q + 1;
    if (next < figures.data() + figures.size() && is_date(*next)) return next;
    const auto found = std::find_if(figures.begin(), figures.end(), is_date);
    return std::count_if(found, figures.end(), is_date) == 1 ? &*found : nullptr;
  };
  for (Alignment& one : list) {
    if (one.likeness != Likeness::differs) continue;
    const Quantity* const said = own_date(one);
    if (said == nullptr || (!part && !is_part_of_year(said->when)) || said->when.substr(0, 4) != date.when.substr(0, 4)) continue;
    if (said->when.size() == year_alone || date.when.size() == year_alone || said->when[5] != date.when[5])
      one.likeness = Likeness::incomparable;
  }
}

void part_by_age(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list) {
  if (is_date(c) || c.kind == QuantityKind::age || list.size() > most_looked || std::none_of(list.begin(), list.end(), agrees)) return;
  const auto& all = context.claim.quantities;
  const auto age = [](const Quantity& q) { return q.kind == QuantityKind::age; };
  if (std::count_if(all.begin(), all.end(), age) == 1) Groups(context, c, *std::find_if(all.begin(), all.end(), age)).settle(list);
}

}  // namespace citelight
