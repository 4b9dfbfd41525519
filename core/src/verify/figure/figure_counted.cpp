#include "verify/figure/figure_counted.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "verify/figure/compare.h"
#include "verify/figure/figure_role.h"

namespace citelight {
namespace {

// Whether `is` holds of one of the tokens of `where`.
template <class Is>
bool any_token(const Side& side, Span where, Is is) {
  for (std::uint32_t t = token_of(side, where.begin); t < side.tokens.size() && side.tokens[t].where.begin < where.end; ++t) {
    if (is(t)) return true;
  }
  return false;
}

// "temporary workers" and "permanent workers", "men" and "women"
bool other_sort(const FigureContext& context, Span c, Span s) {
  const auto each = [](const Side& side, Span where, auto is) {
    return any_token(side, where, [&](std::uint32_t t) {
      const Concept idea = concept_at(side, t);
      return idea != Concept::none && is(idea);
    });
  };
  const auto says = [&](const Side& side, Span where, Concept idea) { return each(side, where, [&](Concept x) { return x == idea; }); };
  return each(context.claim, c, [&](Concept x) {
    return !says(context.source, s, x) && each(context.source, s, [&](Concept y) {
      return (context.concepts.apart(x, y) || context.concepts.opposed(x, y)) && !says(context.claim, c, y);
    });
  });
}

// "the third largest city" says nothing of the second largest economy, nor "the sixth-highest-grossing film" of the second film.
bool ranked_alike(const FigureContext& context, const Quantity& c, const Quantity& s) {
  const Side& source = context.source;
  if (tells_rank(context.claim, c) && tells_rank(source, s)) return true;
  const auto next = [](const Side& side, const Quantity& q, const std::vector<std::uint16_t>& terms_of) -> std::optional<std::uint16_t> {
    const std::uint32_t t = token_of(side, q.counted->end);
    constexpr CategorySet empty = any_of(Category::function_word, Category::preposition, Category::auxiliary, Category::complementizer,
                                         Category::pronoun, Category::determiner);
    if (t >= side.tokens.size() || side.tokens[t].kind != TokenKind::word || side.reading().categories(t).meets(empty)) return std::nullopt;
    return terms_of[t];
  };
  const auto unknown = [&](std::uint32_t t) { return source.tokens[t].kind == TokenKind::word && context.terms.in_source[t] == no_term; };
  if (any_token(source, *s.counted, unknown)) return false;
  const auto a = next(context.claim, c, context.terms.in_claim), b = next(source, s, context.terms.in_source);
  return !a || !b || (*a == *b && *a != no_term);
}

// "married four times and has four children": of the two it is the second that the claim's "4 kids" has.
bool given_beside(const FigureContext& context, const Quantity& c, const Quantity& s) {
  const Side& source = context.source;
  if (!c.counted || same_counted(context, c, s) == Counted::same) return false;
  const auto passage =
      std::partition_point(source.passages.begin(), source.passages.end(), [&](const Passage& p) { return p.where.end <= s.where.begin; });
  if (passage == source.passages.end()) return false;
  const auto figures = source.figures_of(*passage);
  return std::any_of(figures.begin(), figures.end(), [&](const Quantity& other) {
    return &other != &s && same_counted(context, c, other) == Counted::same &&
           compare(c, context.claim.pack->units(), other, source.pack->units()) == Likeness::equal;
  });
}

// "31 of the 60 seats": of the whole no number below its part's is told.
bool below_part(const Side& claim, const Quantity& c, const Quantity& s) {
  constexpr std::uint32_t whole_reach = 2;  // tokens, from "31 of" to its whole
  const auto behind = std::partition_point(claim.quantities.begin(), claim.quantities.end(),
                                           [&](const Quantity& q) { return q.where.end <= c.where.begin; });
  if (behind == claim.quantities.begin()) return false;
  const Quantity& part = *std::prev(behind);
  const std::uint32_t of = token_behind(claim, part);
  return part.value && s.value && part.kind == c.kind && claim.reading().has(of, Category::of_whole) &&
         token_of(claim, c.where.begin) <= of + whole_reach && compare(*s.value, *part.value) <= 0;
}

}  // namespace

Counted same_counted(const FigureContext& context, const Quantity& c, const Quantity& s) {
  const Side &claim = context.claim, &source = context.source;
  if (tells_rank(claim, c) && tells_rank(source, s)) return Counted::same;
  if (!c.counted || !s.counted) return Counted::unsaid;
  // "four times" of what, the verb tells.
  const auto times = [](const Side& side, Span what) {
    return side.reading().match(token_of(side, what.begin), bit(Category::times_word)).has_value();
  };
  if (times(claim, *c.counted) != times(source, *s.counted)) return Counted::unsaid;
  if (other_sort(context, *c.counted, *s.counted)) return Counted::other;
  bool any = false;
  const bool same = any_token(claim, *c.counted, [&](std::uint32_t t) {
    const std::uint16_t wanted = context.terms.in_claim[t];
    any = any || wanted != no_term;
    return wanted != no_term && any_token(source, *s.counted, [&](std::uint32_t k) { return context.terms.in_source[k] == wanted; });
  });
  if (same) return Counted::same;
  return any && !context.across ? Counted::other : Counted::unsaid;
}

bool tells_what(const FigureContext& context, const Side& side, Span counted) {
  return any_token(side, counted, [&](std::uint32_t t) { return !context.concepts.vague(concept_at(side, t)); });
}

bool counted_in_claim(const FigureContext& context, const Quantity& s) {
  const Side &claim = context.claim, &source = context.source;
  if (!s.counted) return false;
  for (std::uint32_t k = token_of(source, s.counted->begin); k < source.tokens.size() && source.tokens[k].where.begin < s.counted->end;
       ++k) {
    const std::uint16_t term = context.terms.in_source[k];
    if (term != no_term && std::none_of(claim.quantities.begin(), claim.quantities.end(), [&](const Quantity& q) {
          return q.counted && q.counted->contains(claim.tokens[context.terms.list[term].token].where);
        }))
      return true;
  }
  return false;
}

bool counted_beside(const FigureContext& context, const Quantity& c, const Quantity& s) {
  const Side& claim = context.claim;
  if (!s.counted) return false;
  return any_token(context.source, *s.counted, [&](std::uint32_t k) {
    const std::uint16_t term = context.terms.in_source[k];
    return term != no_term && std::any_of(claim.quantities.begin(), claim.quantities.end(), [&](const Quantity& q) {
             return &q != &c && q.counted && q.counted->contains(claim.tokens[context.terms.list[term].token].where);
           });
  });
}

bool names_counted(const FigureContext& context, const Quantity& c, std::uint32_t p) {
  if (!c.counted) return true;
  return any_token(context.claim, *c.counted, [&](std::uint32_t t) {
    const std::uint16_t term = context.terms.in_claim[t];
    return term != no_term && context.standings.has(p, term);
  });
}

bool beside_the_point(const FigureContext& context, const Quantity& c, Counted counted) {
  if (counted == Counted::same) return false;
  if (c.kind == QuantityKind::ordinal) return true;
  return c.kind == QuantityKind::cardinal && (context.source.passages.size() > 3 || few(c));
}

bool may_contradict(const FigureContext& context, const Quantity& c, const Quantity& s) {
  if (c.kind == QuantityKind::ordinal)
    return c.bound == Bound::exact && same_counted(context, c, s) == Counted::same && ranked_alike(context, c, s);
  if (below_part(context.claim, c, s)) return false;
  // "Half of the patients" and "the 64 patients": a share is no number of them.
  const auto share = [](const Quantity& q) { return q.fraction && q.fraction->num < q.fraction->den; };
  if (c.kind == QuantityKind::cardinal && s.kind == QuantityKind::cardinal && share(c) != share(s)) return false;
  if (s.kind == QuantityKind::cardinal && s.value && !s.counted) {
    const double v = to_double(*s.value);
    // A batting average, an index: no number of things.
    if (const auto& asked = c.given();
        v < 1 && s.value->exponent < 0 && !s.fraction && asked && asked->exponent >= 0 && asked->coefficient != 0)
      return false;
    if (v >= 1500 && v <= 2100 && s.value->exponent == 0 && s.number && s.number->size() == 4) return false;
  }
  return true;
}

bool other_ordinal(const FigureContext& context, const Passage& p) {
  bool other = false;
  for (const Quantity& c : context.claim.quantities) {
    if (c.kind != QuantityKind::ordinal || !c.counted || tells_rank(context.claim, c)) continue;
    for (std::uint32_t i = p.quantities_first; i < p.quantities_last; ++i) {
      const Quantity& s = context.source.quantities[i];
      if (s.kind != QuantityKind::ordinal || same_counted(context, c, s) != Counted::same || !c.value || !s.value) continue;
      if (compare(*c.value, *s.value) == 0) return false;
      other = true;
    }
  }
  return other;
}

static FigureContext::TakenBy taken_by(const FigureContext& context, const Quantity& s) {
  const Side &claim = context.claim, &source = context.source;
  FigureContext::TakenBy by{.known = true};
  for (const Quantity& c : claim.quantities) {
    const Likeness l = compare(c, claim.pack->units(), s, source.pack->units());
    by.equal = by.equal || (l == Likeness::equal && !given_beside(context, c, s));
    by.converted = by.converted || l == Likeness::converted;
    // "more than 0.9 million" has 1 million of the source.
    const bool bound =
        l == Likeness::within_bound && open_bound(c) && !far_inside(c, s) && c.kind == s.kind && c.kind != QuantityKind::date;
    if (bound && !by.bounds[1]) by.bounds[by.bounds[0] ? 1 : 0] = &c;
  }
  return by;
}

bool taken(const FigureContext& context, const Quantity& asked, const Quantity& s) {
  auto& by = context.taken_by[static_cast<std::size_t>(&s - context.source.quantities.data())];
  if (!by.known) by = taken_by(context, s);
  // "6 °C" is not what "43 °F" of the source is for a claim that says "30 °F" itself.
  return by.equal || (by.converted && s.unit != asked.unit) || (by.bounds[0] && (by.bounds[0] != &asked || by.bounds[1]));
}

}  // namespace citelight
