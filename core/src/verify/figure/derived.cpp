#include "verify/figure/derived.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "date/date_text.h"
#include "text/noun_phrase.h"
#include "verify/figure/figure_near.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

constexpr int youngest = 15, oldest = 110;  // of whom a text gives birth and death
constexpr double most_listed = 12;          // dates in a row
constexpr std::uint32_t reach = 6;          // tokens
constexpr double most_places = 100;         // "the top 100"
constexpr double same_words = 2.5;          // beside two ordinals
constexpr double about_as_often = 0.1;      // "doubled": of the value

std::uint32_t first_of(const Side& side, const Quantity& q) { return token_of(side, q.where.begin); }

int year_of(std::string_view when) { return when.size() >= 4 && when.find('X') == when.npos ? to_integer(when.substr(0, 4)) : 0; }

bool lifetime(std::string_view from, std::string_view to) {
  const int years = year_of(to) - year_of(from);
  return year_of(from) != 0 && years >= youngest && years <= oldest;
}

// What the claim's figure is to so many.
Likeness against(const Quantity& c, int n) {
  if (c.value) return to_double(*c.value) == n ? Likeness::equal : Likeness::differs;
  const bool strict = c.bound == Bound::more_than || c.bound == Bound::less_than;
  const double low = c.min ? to_double(*c.min) + strict : n, high = c.max ? to_double(*c.max) - strict : n;
  return n >= low && n <= high ? Likeness::within_bound : Likeness::differs;
}

// "won the title in 1994, 1997 and 2001" of a claim that says "three titles", "three times". A row may not be all; it is no fewer.
std::optional<Likeness> count_dates(const FigureContext& context, const Quantity& c, std::uint32_t i, const Passage& passage) {
  const Side& claim = context.claim;
  const Side& source = context.source;
  const Reading reading = source.reading();
  if (std::any_of(claim.quantities.begin(), claim.quantities.end(), is_date)) return std::nullopt;
  const auto joined = [&](std::uint32_t k) {
    if (k <= passage.quantities_first || k >= passage.quantities_last || !is_date(source.quantities[k]) ||
        !is_date(source.quantities[k - 1]) || source.quantities[k].when.size() != source.quantities[k - 1].when.size() ||
        source.quantities[k].when.find('/') != std::string::npos)
      return false;
    bool any = false;
    for (std::uint32_t t = token_behind(source, source.quantities[k - 1]); t < first_of(source, source.quantities[k]); ++t) {
      const bool joins = reading.is(t, u',') || reading.has(t, Category::numeral_joiner);
      if (!joins && !reading.has(t, Category::preposition)) return false;
      any = any || joins;
    }
    return any;
  };
  if (joined(i) || !joined(i + 1)) return std::nullopt;
  int n = 1;
  while (joined(i + static_cast<std::uint32_t>(n))) ++n;
  // What the claim says so often, or counts, stands right in front of the row, and all else in front too: not "the last two under a pseudonym".
  const std::uint32_t row = first_of(source, source.quantities[i]), from = std::max(passage.first, row > reach ? row - reach : 0);
  const std::uint32_t at = first_of(claim, c);
  bool said = false;
  for (std::uint32_t t = 0; t < claim.tokens.size(); ++t) {
    const std::uint16_t term = context.terms.in_claim[t];
    if (term == no_term || context.terms.list[term].name || claim.reading().has(t, Category::times_word)) continue;
    if (!has_term(context.terms.in_source, passage.first, row, term) && has_term(context.terms.in_source, row, passage.last, term))
      return std::nullopt;
    said = said || (t + reach >= at && t < at + reach && has_term(context.terms.in_source, from, row, term));
  }
  if (!said || (c.given() && to_double(*c.given()) > n)) return std::nullopt;
  return against(c, n);
}

std::optional<Likeness> age_at_death(const FigureContext& context, const Quantity& c, std::uint32_t i) {
  const auto life = life_at(context.source, i);
  if (!life || (!life->is.empty() && life->is != life->death)) return std::nullopt;
  // "died at the age of 71"; not "was 30 when her brother died", nor "over the age of 80"
  bool died = false;
  const std::uint32_t at = first_of(context.claim, c);
  for (std::uint32_t t = at > reach ? at - reach : 0; t < at; ++t) {
    died = died || concept_at(context.claim, t) == Concept::die;
    if (!context.claim.figure[t] && context.claim.reading().match(t, bit(Category::bound_before))) return std::nullopt;
  }
  if (!died) return std::nullopt;
  const int years = year_of(life->death) - year_of(life->birth);
  const bool days = life->birth.size() >= 10 && life->death.size() >= 10;
  const bool early = days && life->death.substr(5) < life->birth.substr(5);
  const Likeness full = against(c, early ? years - 1 : years);
  return !days && full == Likeness::differs ? against(c, years - 1) : full;
}

std::uint32_t next(const Side& side, const Quantity& q) {
  const std::uint32_t t = token_behind(side, q);
  return side.reading().is(t, u'-') ? t + 1 : t;
}
// Of a superlative: "largest", « plus GRAND ».
std::uint16_t term_from(const std::vector<std::uint16_t>& of, std::uint32_t t) {
  return of[t] != no_term || t + 1 >= of.size() ? of[t] : of[t + 1];
}
// "seven largest" and "eighth-largest", « dixième plus grand »
bool superlative_alike(const FigureContext& context, const Quantity& c, const Quantity& s) {
  const std::uint32_t first = next(context.claim, c), also = next(context.source, s);
  if (!superlative(context.claim, first) || !superlative(context.source, also)) return false;
  const std::uint16_t what = term_from(context.terms.in_claim, first);
  return what != no_term && what == term_from(context.terms.in_source, also);
}

// "among the seven largest", "in the top five", « dans les cinq premiers » of a source that says "eighth-largest", "finished fourth".
std::optional<Likeness> place_among(const FigureContext& context, const Quantity& c, const Quantity& s) {
  const Side& claim = context.claim;
  const Side& source = context.source;
  const std::uint32_t at = first_of(claim, c), c_next = next(claim, c), s_next = next(source, s);
  if (at == 0) return std::nullopt;
  const bool top = listed(claim.reading(), at - 1, "rank_top");
  const bool first = top || (c_next < claim.tokens.size() && listed(claim.reading(), c_next, "rank_first"));
  if (first) {
    const auto front = [](const std::vector<std::uint16_t>& of, std::uint32_t t) { return term_before(of, t, t > reach ? t - reach : 0); };
    const std::uint16_t verb = front(context.terms.in_claim, at - top);
    if (verb == no_term || verb != front(context.terms.in_source, first_of(source, s)) || superlative(source, s_next)) return std::nullopt;
  } else {
    const auto member = [&](std::uint32_t back) { return at >= back && listed(claim.reading(), at - back, "rank_member"); };
    if ((!member(1) && !member(2)) || !superlative_alike(context, c, s)) return std::nullopt;
  }
  return compare(*s.value, *c.value) <= 0 ? Likeness::within_bound : Likeness::differs;
}

// "only two stadiums are larger than Brack Park" of a source that says the third-largest.
std::optional<Likeness> places_before(const FigureContext& context, const Quantity& c, const Quantity& s, const Passage& passage) {
  const Side& claim = context.claim;
  const std::uint32_t also = next(context.source, s);
  if (!superlative(context.source, also)) return std::nullopt;
  const auto& terms = context.terms;
  const std::uint16_t what = term_from(terms.in_source, also);
  if (what == no_term) return std::nullopt;
  const std::uint32_t last = std::min(size(claim), token_behind(claim, c) + 2 * reach);
  for (std::uint32_t t = token_behind(claim, c); t + 1 < last; ++t) {
    if (terms.in_claim[t] != what ||
        !(listed(claim.reading(), t + 1, "change_than") || claim.reading().has(t + 1, Category::complementizer)))
      continue;
    for (std::uint32_t k = t + 2; k < claim.tokens.size(); ++k) {
      const std::uint16_t name = terms.in_claim[k];
      if (name != no_term && terms.list[name].name && has_term(terms.in_source, passage.first, passage.last, name))
        return against(c, static_cast<int>(to_double(*s.value)) - 1);
    }
  }
  return std::nullopt;
}

// "more than doubled" of a source that says "rose by 110%". What does not come to it denies nothing.
std::optional<Likeness> grew_to(const Quantity& c, const Quantity& s) {
  const auto& told = c.given();
  if (s.kind != QuantityKind::percent || s.change_role != ChangeRole::by || !s.value || !told) return std::nullopt;
  const double times = 1 + (s.change == Change::up ? 1 : -1) * to_double(*s.value) / 100, asked = to_double(*told);
  const bool same = c.value          ? std::abs(times - asked) <= about_as_often * asked
                    : !open_bound(c) ? false
                    : c.min          ? times >= asked && times < asked + 1
                                     : times <= asked && times > asked / 2;
  return same ? std::optional(Likeness::equal) : std::nullopt;
}

// "finished third in the race", « le sixième plus grand opérateur »: the same place, or another one.
std::optional<Likeness> place(const FigureContext& context, const Quantity& c, const Quantity& s, const Passage& passage) {
  if (c.counted && s.counted) return std::nullopt;
  const Likeness like = compare(c, context.claim.pack->units(), s, context.source.pack->units());
  const bool same =
      superlative_alike(context, c, s) || (!c.counted && !s.counted && same_around(context, c.where, s.where, passage) >= same_words);
  return same ? std::optional(like) : std::nullopt;
}

}  // namespace

std::optional<Life> life_at(const Side& source, std::uint32_t i) {
  const Reading reading = source.reading();
  const Quantity& s = source.quantities[i];
  if (!is_date(s)) return std::nullopt;
  if (const auto slash = s.when.find('/'); slash != std::string::npos) {
    const std::string_view from = std::string_view(s.when).substr(0, slash), to = std::string_view(s.when).substr(slash + 1);
    std::uint32_t open = first_of(source, s);
    const std::uint32_t close = token_behind(source, s);
    // "(c. 1787 – 1828)"
    while (open > 1 && (reading.is(open - 1, u'.') || reading.match(open - 1, bit(Category::bound_before)))) --open;
    const bool bracketed = open > 0 && close < source.tokens.size() && (reading.is(open - 1, u'(') || reading.is(open - 1, u';')) &&
                           (reading.is(close, u')') || reading.is(close, u';'));
    return bracketed && lifetime(from, to) ? std::optional(Life{from, to, {}}) : std::nullopt;
  }
  const auto pair = [&](std::uint32_t k) {
    const Quantity& a = source.quantities[k];
    const Quantity& b = source.quantities[k + 1];
    if (!is_date(a) || !is_date(b) || a.when.size() < 10 || b.when.size() < 10 || !lifetime(a.when, b.when)) return false;
    std::uint32_t dashes = 0;
    for (std::uint32_t t = token_behind(source, a); t < first_of(source, b); ++t, ++dashes) {
      if (!reading.is(t, u'-') && !reading.is(t, u'–')) return false;
    }
    return dashes > 0;
  };
  if (i + 1 < source.quantities.size() && pair(i)) return Life{s.when, source.quantities[i + 1].when, s.when};
  if (i > 0 && pair(i - 1)) return Life{source.quantities[i - 1].when, s.when, s.when};
  return std::nullopt;
}

std::optional<Likeness> compare_derived(const FigureContext& context, const Quantity& c, std::uint32_t i, const Passage& passage) {
  const Quantity& s = context.source.quantities[i];
  if (c.kind == QuantityKind::age && is_date(s)) return age_at_death(context, c, i);
  if (c.kind == QuantityKind::ordinal && s.kind == QuantityKind::ordinal && c.value && s.value) return place(context, c, s, passage);
  if (c.kind == QuantityKind::multiple) return grew_to(c, s);
  if (c.kind != QuantityKind::cardinal || c.fraction || !c.given()) return std::nullopt;
  const double n = to_double(*c.given());
  if (is_date(s) && n > 1 && n <= most_listed) return count_dates(context, c, i, passage);
  if (s.kind != QuantityKind::ordinal || !s.value || !c.value || n < 1 || n > most_places) return std::nullopt;
  if (const auto out = places_before(context, c, s, passage)) return out;
  return n > 1 ? place_among(context, c, s) : std::nullopt;
}

bool not_before(const Side& side, const Quantity& q) {
  if (!is_date(q) || q.bound != Bound::less_than || !q.bound_at) return false;
  const std::uint32_t at = token_of(side, q.bound_at->begin);
  for (std::uint32_t t = at; t > 0 && at - t < reach && side.tokens[t - 1].kind == TokenKind::word; --t) {
    if (side.reading().match(t - 1, bit(Category::negation))) return true;
  }
  return false;
}

std::optional<bool> not_until(const FigureContext& context, const Quantity& s) {
  const Side& source = context.source;
  const Reading reading = source.reading();
  std::uint32_t t = token_of(source, s.bound_at ? std::min(s.bound_at->begin, s.where.begin) : s.where.begin);
  while (t > 0 && reading.has(t - 1, Category::preposition) && !listed(reading, t - 1, "until")) --t;
  bool only = false;  // « ne … que »: half a negation will do
  if (!listed(reading, t, "until")) {
    if (t == 0) return std::nullopt;
    only = listed(reading, t - 1, "only_then");
    if (!only && !listed(reading, t - 1, "until")) return std::nullopt;
    --t;
  }
  bool said = false;
  for (const std::uint32_t end = t > 2 * reach ? t - 2 * reach : 0; t > end;) {
    --t;
    if (source.tokens[t].kind == TokenKind::mark && !reading.apostrophe(t)) return std::nullopt;
    // The very word: "began" may be what "opened" is, of another thing.
    const std::uint16_t term = context.terms.in_source[t];
    said = said || (term != no_term && same_word(term_key(source.folded(t), context.across), context.terms.list[term].key, context.across));
    if (!reading.match(t, bit(Category::negation))) continue;
    if (only && !listed(reading, t, "half_negation")) return std::nullopt;
    return said;
  }
  return std::nullopt;
}

}  // namespace citelight
