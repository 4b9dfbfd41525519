#include "verify/figure/part_boundary.h"

#include <algorithm>

#include "text/noun_phrase.h"
#include "verify/concepts.h"
#include "verify/figure/figure_numbered.h"
#include "verify/figure/figure_value.h"
#include "verify/terms.h"

namespace citelight {
namespace {

constexpr std::uint32_t close = 3, close_behind = 4, gap = 8, far = 8;  // tokens

bool large_word(const Side& side, std::uint32_t t) {
  return t < side.tokens.size() && side.tokens[t].kind == TokenKind::word && side.tokens[t].capitalised;
}

// Where the name that ends in front of `t` begins.
std::uint32_t name_before(const Side& source, std::uint32_t t, std::uint32_t from) {
  const auto large = [&](std::uint32_t k) { return k > from && large_word(source, k - 1); };
  while (large(t)) t -= t > from + 1 && source.reading().is(t - 2, u'-') && large(t - 2) ? 2 : 1;  // « États-Unis »
  return t;
}

// "the Office of Roads and Bridges, at noon": nothing but a preposition parts the figure from its comma.
bool behind_comma(const Reading& reading, std::uint32_t figure) {
  std::uint32_t t = figure;
  while (t > 0 && reading.has(t - 1, Category::preposition)) --t;
  return t < figure && t > 0 && reading.is(t - 1, u',');
}

// "was second in 2018 to fall to fourth in 2019": behind its own date.
std::optional<Boundary> behind_date(const Side& source, std::uint32_t from, std::uint32_t to) {
  const auto& all = source.quantities;
  const auto at = [&](const Quantity& q) { return token_of(source, q.where.begin); };
  auto q = std::partition_point(all.begin(), all.end(), [&](const Quantity& one) { return at(one) < from; });
  if (q == all.end() || !is_date(*q) || at(*q) >= to) return std::nullopt;
  const std::uint32_t behind = token_behind(source, *q);
  while (q != all.end() && at(*q) <= to) ++q;
  return behind < to && q != all.end() && is_date(*q) && at(*q) < to + far ? std::optional(Boundary{behind, true}) : std::nullopt;
}

// "more than Bexley, which has 380": what a relative clause tells is of the name in front, `t` its comma or first word.
std::optional<std::uint32_t> antecedent(const Side& source, std::uint32_t t, std::uint32_t from) {
  const Reading reading = source.reading();
  if (!reading.has(reading.is(t, u',') ? t + 1 : t, Category::relative)) return std::nullopt;
  const std::uint32_t out = t > from && reading.is(t - 1, u',') ? t - 1 : t;
  const std::uint32_t opens = name_before(source, out, from);
  // "400 men to Norla, which asked for 900": the name is of the figure before as well.
  bool both = opens > from && opens <= from + close_behind && reading.has(opens - 1, Category::preposition) &&
              (reading.has(opens - 1, Category::range_join) || !listed(reading, opens - 1, "compared_to"));
  for (std::uint32_t k = from; k < opens && both; ++k) both = source.tokens[k].kind != TokenKind::mark;
  return opens == out || both ? std::nullopt : std::optional(opens);
}

// What parts one figure's words from another's, the surest first.
enum class Divider : std::uint8_t { stop, joiner, comma, clause };

// Whether the token right in front of `t` parts the figure at `to` from the one before, and whether strongly.
struct Parting {
  bool parts = false, strong = false;
};
Parting parting_at(const Side& source, Divider divider, std::uint32_t t, std::uint32_t from, std::uint32_t to) {
  const Reading reading = source.reading();
  const std::uint32_t k = t - 1;
  if (divider == Divider::stop) {
    const bool stop = reading.is(k, u';') || reading.is(k, u'.');
    return {stop, stop};
  }
  const bool against = t + 1 >= to && ((listed(reading, k, "compared_to") && !listed(reading, k, "change_to")) ||
                                       concept_at(source, k) == Concept::include);  // "of which 12 million"
  if (against) return {true, true};
  if (divider == Divider::comma) return {reading.is(k, u','), false};
  if (divider == Divider::clause) return {t < to && reading.match(k, bit(Category::clause_opener)).has_value(), false};
  const bool spans = t == to && t > from + 1 && reading.has(k, Category::range_join) && source.figure[t - 2];
  return {spans || reading.has_any(k, any_of(Category::numeral_joiner, Category::range_or)), false};
}

}  // namespace

std::optional<Boundary> find_boundary(const Side& source, std::uint32_t from, std::uint32_t to, std::uint32_t behind, bool of_dates) {
  const Reading reading = source.reading();
  for (const Divider divider : {Divider::stop, Divider::joiner, Divider::comma, Divider::clause}) {
    for (std::uint32_t t = to; t > from; --t) {
      const auto [parts, strong] = parting_at(source, divider, t, from, to);
      if (!parts || (divider == Divider::joiner && to - t > gap && behind_comma(reading, to))) continue;
      const bool comma = divider == Divider::comma;
      // "Samir Haddad, 39 ans, dirigeait": an age is of the name in front.
      if (comma && t == to && reading.is(behind, u',') && t > from + 1 && source.tokens[t - 2].capitalised)
        return Boundary{name_before(source, t - 1, from)};
      const auto of = comma || divider == Divider::clause ? antecedent(source, t - 1, from) : std::nullopt;
      if (of) return Boundary{*of, false, true};
      return Boundary{t - 1, strong || opens_contrast(source, comma ? t : t - 1)};
    }
  }
  return of_dates ? std::nullopt : behind_date(source, from, to);
}

bool opens_contrast(const Side& source, std::uint32_t t) {
  const Reading reading = source.reading();
  const Idea& idea = source.ideas[t];
  const std::uint32_t behind = t + idea.words;
  return idea.is == Concept::whereas && behind < size(source) && !reading.has(behind, Category::pronoun) &&
         !formed(reading, behind, "gerund_ending", 4);
}

bool named_subject(const Side& source, std::uint32_t t) {
  const std::uint32_t first = t;
  while (large_word(source, t)) ++t;
  return t > first && source.reading().has_any(t, any_of(Category::auxiliary, Category::change_verb));
}

bool built_alike(const Side& source, const Quantity& a, const Quantity& b) {
  if (names_thing(source, a) == 2 && names_thing(source, b) == 2) return true;  // "The Span (2006)"
  const std::uint32_t in_a = token_of(source, a.where.begin), in_b = token_of(source, b.where.begin), behind_b = token_behind(source, b);
  const auto same = [&](std::uint32_t x, std::uint32_t y) {
    return y < size(source) && source.tokens[x].kind == TokenKind::word && !source.tokens[x].capitalised &&
           source.folded(x) == source.folded(y);
  };
  // "en Espagne", "au Portugal"
  const auto named = [&](std::uint32_t t) {
    return t + 1 < size(source) && source.reading().has(t, Category::preposition) && source.tokens[t + 1].capitalised;
  };
  const std::uint32_t from = token_of(source, std::max(a.where.end, a.counted ? a.counted->end : 0) - 1) + 1;
  for (std::uint32_t t = from; t < std::min(from + close, in_b); ++t) {
    if (same(t, behind_b) || (named(t) && named(behind_b))) return true;
  }
  return same(in_a, in_b) || (in_a > 0 && same(in_a - 1, in_b - 1));
}

}  // namespace citelight
