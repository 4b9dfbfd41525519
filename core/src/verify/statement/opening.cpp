#include "verify/statement/opening.h"

#include <algorithm>

#include "verify/figure/figure_value.h"

namespace citelight {
namespace {

constexpr std::uint32_t far_pronoun = 12;  // tokens from a sentence's beginning

}  // namespace

bool opens_empty(const Side& side, std::uint32_t t) {
  return empty_word(side, t) && !side.reading().has_any(t, any_of(Category::preposition, Category::article_one, Category::complementizer));
}

std::uint32_t opening(const Side& side, const Passage& p) {
  const std::uint32_t first = p.first;
  if (first < p.last && side.tokens[first].kind == TokenKind::word && !empty_word(side, first)) {
    for (std::uint32_t t = first + 1; t + 1 < std::min(p.last, first + far_pronoun); ++t) {
      if (side.reading().is(t, u',')) return side.reading().has(t + 1, Category::pronoun) ? t + 1 : first;
      if (side.tokens[t].kind != TokenKind::word) break;
    }
  }
  if (p.quantities_first == p.quantities_last || !is_date(side.quantities[p.quantities_first])) return first;
  const Quantity& date = side.quantities[p.quantities_first];
  const std::uint32_t at = token_of(side, date.where.begin);
  for (std::uint32_t t = first; t < at; ++t) {
    if (!empty_word(side, t)) return first;
  }
  const std::uint32_t behind = token_behind(side, date), next = behind + (behind < p.last && side.reading().is(behind, u','));
  return next < p.last ? next : first;
}

}  // namespace citelight
