#include "verify/figure/figure_numbered.h"

#include <algorithm>
#include <optional>

#include "numeral/numeral.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

using Numbered = FigureContext::Numbered;

constexpr std::size_t most_numbered = 8;
constexpr std::uint32_t far_numbered = 40;  // tokens, from a numbered thing to its figure

// "section 2", "the second section": of the word at `t` of the source.
std::optional<Decimal> number_of(const Side& source, std::uint32_t t) {
  if (t + 1 < source.tokens.size() && source.tokens[t + 1].kind == TokenKind::number) {
    const auto number = read_numeral(source.reading(), t + 1);
    return number ? std::optional(number->value) : std::nullopt;
  }
  const auto& all = source.quantities;
  const auto q =
      std::partition_point(all.begin(), all.end(), [&](const Quantity& one) { return one.where.end < source.tokens[t].where.begin; });
  const bool ordinal = q != all.begin() && (q - 1)->kind == QuantityKind::ordinal && token_behind(source, *(q - 1)) == t;
  return ordinal ? (q - 1)->value : std::nullopt;
}

// "tower 2, which stands behind tower 1, is 70 metres tall", "more than gate 1": told beside what the figure is of.
bool said_aside(const Side& source, std::uint32_t t, std::uint32_t from, std::uint32_t at) {
  const Reading reading = source.reading();
  std::uint32_t before = t;
  while (before > from && reading.has_any(before - 1, any_of(Category::definite, Category::elision))) --before;
  if (before == from || source.tokens[before - 1].kind == TokenKind::mark) return false;
  if (listed(reading, before - 1, "year_compared")) return true;
  bool opened = false, closed = false;
  for (std::uint32_t k = from; k < before; ++k) opened = opened || reading.is(k, u',');
  for (std::uint32_t k = t; k < at; ++k) closed = closed || reading.is(k, u',');
  return opened && closed && !reading.has_any(before - 1, any_of(Category::conjunction, Category::numeral_joiner));
}

}  // namespace

bool letters_behind(const Side& side, std::uint32_t t) {
  return t + 1 < side.tokens.size() && !side.figure[t] && side.tokens[t + 1].capitalised && !side.tokens[t + 1].space_before;
}

bool designates(const Side& side, std::uint32_t t) {
  const Token& token = side.tokens[t];
  const Token& before = side.tokens[t - 1];
  if (token.kind != TokenKind::number) return false;
  if (letters_behind(side, t)) return true;
  if (before.kind != TokenKind::word || token.line_before) return false;
  if (!side.figure[t]) return true;
  if (!before.capitalised) return false;
  // "the Lumel 355 at the Ring": it counts nothing.
  const auto q = std::partition_point(side.quantities.begin(), side.quantities.end(),
                                      [&](const Quantity& one) { return one.where.begin < token.where.begin; });
  return q != side.quantities.end() && q->where == token.where && q->kind == QuantityKind::cardinal && q->bound == Bound::exact &&
         !q->counted;
}

int names_thing(const Side& side, const Quantity& q) {
  const std::uint32_t first = token_of(side, q.where.begin), behind = token_behind(side, q);
  if (first == 0) return 0;
  if (side.reading().is(first - 1, u'(')) return q.kind == QuantityKind::date ? 2 : 0;
  if (behind >= side.tokens.size() || side.tokens[behind].kind != TokenKind::word || empty_word(side, behind)) return 0;
  return side.reading().categories(first - 1).meets(
      any_of(Category::determiner, Category::article_one, Category::possessive, Category::definite));
}

std::vector<FigureContext::Numbered> find_numbered(const Side& claim, const Terms& terms) {
  std::vector<Numbered> out;
  for (std::uint32_t t = 1; t < claim.tokens.size() && out.size() < most_numbered; ++t) {
    const Reading reading = claim.reading();
    // "levels 1 and 2"
    const bool row = !out.empty() && out.back().token + 2 == t && (reading.is(t - 1, u',') || reading.has(t - 1, Category::range_join));
    const std::uint16_t of = row ? out.back().of : terms.in_claim[t - 1];
    const bool known = std::any_of(out.begin(), out.end(), [&](const Numbered& one) { return one.of == of; });
    const bool numbers = known ? claim.tokens[t].kind == TokenKind::number : designates(claim, t) && !letters_behind(claim, t);
    const auto number = of != no_term && numbers ? read_numeral(reading, t) : std::nullopt;
    if (number) out.push_back({of, t, number->value});
  }
  return out;
}

bool of_other_number(const FigureContext& context, const Quantity& c, const Quantity& s, const Passage& passage) {
  const Side& source = context.source;
  if (context.numbered.empty()) return false;
  const std::uint32_t at = token_of(source, s.where.begin), from = std::max(passage.first, at > far_numbered ? at - far_numbered : 0);
  const Reading reading = source.reading();
  const auto given = [&](std::uint16_t of, std::optional<Decimal> number) {
    return std::any_of(context.numbered.begin(), context.numbered.end(),
                       [&](const Numbered& one) { return one.of == of && (!number || compare(one.number, *number) == 0); });
  };
  // "9 months in stage 4"
  std::uint32_t behind = s.counted ? std::max(token_behind(source, s), token_of(source, s.counted->end - 1) + 1) : token_behind(source, s);
  if (const auto per = reading.match(behind, bit(Category::per))) behind = per->last + 1;  // "40 mg a day in group 2"
  if (behind < passage.last && reading.has(behind, Category::preposition)) {
    while (behind + 1 < passage.last && reading.has_any(behind, any_of(Category::preposition, Category::definite, Category::elision)))
      ++behind;
    const auto said = given(context.terms.in_source[behind], std::nullopt) ? number_of(source, behind) : std::nullopt;
    if (said) return !given(context.terms.in_source[behind], *said);
  }
  for (const Numbered& asked : context.numbered) {
    if (context.claim.tokens[asked.token].where.begin >= c.where.begin) continue;
    for (std::uint32_t t = at; t > from; --t) {
      const auto said = context.terms.in_source[t - 1] == asked.of ? number_of(source, t - 1) : std::nullopt;
      if (!said || said_aside(source, t - 1, from, at)) continue;
      if (!given(asked.of, *said)) return true;
      break;
    }
  }
  return false;
}

}  // namespace citelight
