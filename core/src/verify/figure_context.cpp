#include "verify/figure_context.h"

#include <algorithm>

#include "verify/figure_numbered.h"

namespace citelight {
namespace {

bool knows_names(const Terms& terms, const Standings& standings, bool across) {
  bool any = false;
  for (std::size_t t = 0; t < terms.list.size(); ++t) {
    if (!terms.list[t].name) continue;
    any = true;
    if (across && std::none_of(standings.terms.begin(), standings.terms.end(),
                               [&](const auto& here) { return std::binary_search(here.begin(), here.end(), t); }))
      return false;
  }
  return any;
}

constexpr std::uint32_t far_pronoun = 12;  // tokens from a sentence's beginning

}  // namespace

FigureContext::FigureContext(const Side& claim_side, const Side& source_side, const Terms& all_terms, const Standings& all_standings)
    : claim(claim_side),
      source(source_side),
      terms(all_terms),
      standings(all_standings),
      concepts(claim_side.concepts),
      across(claim_side.pack->lang() != source_side.pack->lang()),
      names_known(knows_names(terms, standings, across)),
      numbered(find_numbered(claim, terms)),
      taken_by(source.quantities.size()) {}

std::uint32_t token_of(const Side& side, std::uint32_t at) {
  const std::uint32_t next = side.reading().token_at(at);
  return next > 0 && side.tokens[next - 1].where.end > at ? next - 1 : next;
}

bool empty_word(const Side& side, std::uint32_t t) {
  return side.reading().categories(t).meets(any_of(Category::function_word, Category::preposition, Category::auxiliary,
                                                   Category::complementizer, Category::pronoun, Category::determiner,
                                                   Category::article_one));
}

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
