#include "verify/statement/other_order.h"

#include <algorithm>

#include "text/noun_phrase.h"
#include "verify/statement/retold_parts.h"

namespace citelight {
namespace {

constexpr std::uint32_t reach = 4;  // tokens from "before" to what it is before

// What the claim's word of order at `o` sets against one another.
struct Ordered {
  std::uint16_t what = no_term;  // stands in front of it
  std::uint32_t event = 0;       // … and behind
};
std::optional<Ordered> ordered_at(const RetoldContext& context, std::uint32_t o) {
  const Side& claim = context.claim;
  const auto& in_claim = context.terms.in_claim;
  std::uint32_t c = o + 1;
  while (c < size(claim) && c <= o + reach && in_claim[c] == no_term && claim.tokens[c].kind != TokenKind::mark) ++c;
  const std::uint16_t what = term_before(in_claim, o, 0);
  return c < size(claim) && in_claim[c] != no_term && what != no_term ? std::optional(Ordered{what, c}) : std::nullopt;
}

// Where behind the source's word of order at `t` the event stands that the claim has.
std::optional<std::uint32_t> event_behind(const RetoldContext& context, const Statement& s, std::uint32_t t, std::uint16_t event) {
  const auto& in_source = context.terms.in_source;
  std::uint32_t k = t + 1;
  while (k < s.last && k <= t + reach + 1 && in_source[k] != event && context.source.tokens[k].kind != TokenKind::mark) ++k;
  return k < s.last && in_source[k] == event ? std::optional(k) : std::nullopt;
}

}  // namespace

Order order_at(const Side& side, std::uint32_t t) {
  const Reading reading = side.reading();
  return side.figure[t]                       ? Order::none
         : listed(reading, t, "event_before") ? Order::before
         : listed(reading, t, "event_during") ? Order::during
         : listed(reading, t, "event_after")  ? Order::after
                                              : Order::none;
}

bool ranks(const Side& source, const Statement& s, std::uint32_t t) {
  if (t > s.first && source.reading().is(t - 1, u'-')) --t;
  if (t == s.first) return false;
  const auto told = figures_of(source, s);
  return std::any_of(told.begin(), told.end(), [&](const Quantity& q) {
    return q.kind == QuantityKind::ordinal && q.value && to_double(*q.value) > 1 && q.where.contains(source.tokens[t - 1].where);
  });
}

std::optional<Denial> find_other_order(const RetoldContext& context) {
  const Side& claim = context.claim;
  for (std::uint32_t o = 1; o + 1 < size(claim); ++o) {
    const Order order = order_at(claim, o);
    const auto own = order == Order::none ? std::nullopt : ordered_at(context, o);
    if (!own) continue;
    std::optional<Denial> out;
    for (const Told& s : context.statements) {
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        const Order there = order_at(context.source, t);
        if (there == Order::none) continue;
        if (there == order) return std::nullopt;  // of this, or of what a pronoun stands for
        const auto k = event_behind(context, s, t, context.terms.in_claim[own->event]);
        if (k && s.plain() && term_before(context.terms.in_source, t, s.first) == own->what && tells(context, s, own->event, *k, true))
          out = Denial{claim.tokens[o].where, s.passage};
      }
    }
    if (out) return out;
  }
  return std::nullopt;
}

std::optional<Denial> find_lower_rank(const RetoldContext& context) {
  const Side &claim = context.claim, &source = context.source;
  const auto& in_claim = context.terms.in_claim;
  const Reading reading = claim.reading();
  for (std::uint32_t t = 1; t < size(claim); ++t) {
    // Not "one of the largest".
    if (!superlative(claim, t) || !reading.has(t - 1, Category::definite) ||
        (t > 1 && reading.has_any(t - 2, any_of(Category::preposition, Category::of_whole))))
      continue;
    std::uint32_t c = t;
    while (c < size(claim) && c <= t + 1 && in_claim[c] == no_term) ++c;
    if (c >= size(claim) || in_claim[c] == no_term) continue;
    std::optional<Denial> out;
    for (const Told& s : context.statements) {
      for (std::uint32_t k = s.first; k < s.last; ++k) {
        if (context.terms.in_source[k] != in_claim[c]) continue;
        const std::uint32_t there = k - std::min(k - s.first, c - t);
        if (!superlative(source, there) || !ranks(source, s, there)) return std::nullopt;
        if (s.plain() && same_object(context, s, c, k) && tells(context, s, c, k, true) && all_behind(context, s, c))
          out = Denial{claim.tokens[t].where, s.passage};
      }
    }
    if (out) return out;
  }
  return std::nullopt;
}

}  // namespace citelight
