// What a figure counts, and whether the claim and the source count the same.
#include "verify/figure_context.h"

#include <algorithm>

#include "verify/compare.h"
#include "verify/figure_role.h"

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

}  // namespace

Counted FigureContext::same_counted(const Quantity& c, const Quantity& s) const {
  if (tells_rank(claim, c) && tells_rank(source, s)) return Counted::same;
  if (!c.counted || !s.counted) return Counted::unsaid;
  // "four times" of what, the verb tells.
  const auto times = [](const Side& side, Span what) {
    return side.reading().match(token_of(side, what.begin), bit(Category::times_word)).has_value();
  };
  if (times(claim, *c.counted) != times(source, *s.counted)) return Counted::unsaid;
  if (other_sort(*c.counted, *s.counted)) return Counted::other;
  bool any = false;
  const bool same = any_token(claim, *c.counted, [&](std::uint32_t t) {
    const std::uint16_t wanted = terms.in_claim[t];
    any = any || wanted != no_term;
    return wanted != no_term && any_token(source, *s.counted, [&](std::uint32_t k) { return terms.in_source[k] == wanted; });
  });
  if (same) return Counted::same;
  return any && !across ? Counted::other : Counted::unsaid;
}

bool FigureContext::other_sort(Span c, Span s) const {
  const auto each = [](const Side& side, Span where, auto is) {
    return any_token(side, where, [&](std::uint32_t t) {
      const Concept idea = concept_at(side, t);
      return idea != Concept::none && is(idea);
    });
  };
  const auto says = [&](const Side& side, Span where, Concept idea) { return each(side, where, [&](Concept x) { return x == idea; }); };
  return each(claim, c, [&](Concept x) {
    return !says(source, s, x) &&
           each(source, s, [&](Concept y) { return (concepts.apart(x, y) || concepts.opposed(x, y)) && !says(claim, c, y); });
  });
}

bool FigureContext::tells_what(const Side& side, Span counted) const {
  return any_token(side, counted, [&](std::uint32_t t) { return !concepts.vague(concept_at(side, t)); });
}

bool FigureContext::counted_in_claim(const Quantity& s) const {
  if (!s.counted) return false;
  for (std::uint32_t k = token_of(source, s.counted->begin); k < source.tokens.size() && source.tokens[k].where.begin < s.counted->end;
       ++k) {
    const std::uint16_t term = terms.in_source[k];
    if (term != no_term && std::none_of(claim.quantities.begin(), claim.quantities.end(), [&](const Quantity& q) {
          return q.counted && q.counted->contains(claim.tokens[terms.list[term].token].where);
        }))
      return true;
  }
  return false;
}

bool FigureContext::counted_beside(const Quantity& c, const Quantity& s) const {
  if (!s.counted) return false;
  return any_token(source, *s.counted, [&](std::uint32_t k) {
    const std::uint16_t term = terms.in_source[k];
    return term != no_term && std::any_of(claim.quantities.begin(), claim.quantities.end(), [&](const Quantity& q) {
             return &q != &c && q.counted && q.counted->contains(claim.tokens[terms.list[term].token].where);
           });
  });
}

bool FigureContext::names_counted(const Quantity& c, std::uint32_t p) const {
  if (!c.counted) return true;
  return any_token(claim, *c.counted, [&](std::uint32_t t) {
    const std::uint16_t term = terms.in_claim[t];
    return term != no_term && standings.has(p, term);
  });
}

bool FigureContext::ranked_alike(const Quantity& c, const Quantity& s) const {
  if (tells_rank(claim, c) && tells_rank(source, s)) return true;
  const auto next = [](const Side& side, const Quantity& q, const std::vector<std::uint16_t>& terms_of) -> std::optional<std::uint16_t> {
    const std::uint32_t t = token_of(side, q.counted->end);
    constexpr CategorySet empty = any_of(Category::function_word, Category::preposition, Category::auxiliary, Category::complementizer,
                                         Category::pronoun, Category::determiner);
    if (t >= side.tokens.size() || side.tokens[t].kind != TokenKind::word || side.reading().categories(t).meets(empty)) return std::nullopt;
    return terms_of[t];
  };
  const auto unknown = [&](std::uint32_t t) { return source.tokens[t].kind == TokenKind::word && terms.in_source[t] == no_term; };
  if (any_token(source, *s.counted, unknown)) return false;
  const auto a = next(claim, c, terms.in_claim), b = next(source, s, terms.in_source);
  return !a || !b || (*a == *b && *a != no_term);
}

bool FigureContext::beside_the_point(const Quantity& c, Counted counted) const {
  if (counted == Counted::same) return false;
  if (c.kind == QuantityKind::ordinal) return true;
  return c.kind == QuantityKind::cardinal && (source.passages.size() > 3 || few(c));
}

bool FigureContext::given_beside(const Quantity& c, const Quantity& s) const {
  if (!c.counted || same_counted(c, s) == Counted::same) return false;
  const auto passage =
      std::partition_point(source.passages.begin(), source.passages.end(), [&](const Passage& p) { return p.where.end <= s.where.begin; });
  if (passage == source.passages.end()) return false;
  return std::any_of(source.quantities.begin() + passage->quantities_first, source.quantities.begin() + passage->quantities_last,
                     [&](const Quantity& other) {
                       return &other != &s && same_counted(c, other) == Counted::same &&
                              compare(c, claim.pack->units(), other, source.pack->units()) == Likeness::equal;
                     });
}

bool FigureContext::other_ordinal(const Passage& p) const {
  bool other = false;
  for (const Quantity& c : claim.quantities) {
    if (c.kind != QuantityKind::ordinal || !c.counted || tells_rank(claim, c)) continue;
    for (std::uint32_t i = p.quantities_first; i < p.quantities_last; ++i) {
      const Quantity& s = source.quantities[i];
      if (s.kind != QuantityKind::ordinal || same_counted(c, s) != Counted::same || !c.value || !s.value) continue;
      if (compare(*c.value, *s.value) == 0) return false;
      other = true;
    }
  }
  return other;
}

}  // namespace citelight
