#include "verify/statement/turned.h"

#include <algorithm>

#include "text/noun_phrase.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

constexpr std::uint32_t reach = 4;  // tokens from what turns to what it turns

// "nearly won", not "nearly all", "is nearly empty"
bool verbal(const Side& side, std::uint32_t t) {
  const Reading reading = side.reading();
  if (participle_form(reading, t)) return true;
  return t > 1 && !reading.has(t - 2, Category::auxiliary) && told_word(side, t) && !adverb_form(reading, t) &&
         claim_word(side, t) != claim_quantifier && claim_word(side, t) != claim_comparison;
}

bool figure_of_none(const Side& side, std::uint32_t t) {
  const Span at = side.tokens[t].where;
  const auto q =
      std::partition_point(side.quantities.begin(), side.quantities.end(), [&](const Quantity& each) { return each.where < at; });
  return q != side.quantities.end() && q->where == at && counts_none(*q);
}

// Behind what turns at `t`; `t` where nothing does.
std::uint32_t behind_turn(const Side& side, std::uint32_t t, std::uint32_t last) {
  const Reading reading = side.reading();
  if (side.figure[t]) return figure_of_none(side, t) ? t + 1 : t;
  if (const auto m = reading.match(t, bit(Category::negative_implicative))) return m->last;
  const bool negation = !half_negation(side, t) && reading.match(t, bit(Category::negation));
  return negation || (t + 1 < last && listed(reading, t, "nearly") && verbal(side, t + 1)) ? t + 1 : t;
}

// The word behind that is turned; `last` where there is none.
std::uint32_t governed(const Side& side, std::uint32_t t, std::uint32_t last) {
  const Reading reading = side.reading();
  constexpr CategorySet leads =
      any_of(Category::auxiliary, Category::verb_adverb, Category::infinitive_link, Category::clitic, Category::article_one,
             Category::determiner, Category::definite, Category::preposition, Category::reflexive);
  for (const std::uint32_t end = std::min(last, t + reach); t < end; ++t) {
    if (side.figure[t]) return last;
    if (side.tokens[t].kind == TokenKind::mark) {
      if (!reading.apostrophe(t)) return last;
    } else if (!reading.has_any(t, leads) && !half_negation(side, t) && !adverb_form(reading, t)) {
      return t;
    }
  }
  return last;
}

}  // namespace

Turns turns_of(const Side& side, std::uint32_t first, std::uint32_t last) {
  const Reading reading = side.reading();
  Turns out;
  bool half = false;
  for (std::uint32_t t = first; t < last;) {
    half = half || half_negation(side, t);
    const std::uint32_t behind = behind_turn(side, t, last);
    if (behind != t) {
      if (out.how != Turns::none || (behind < last && listed(reading, behind, "not_denying"))) return {Turns::untold, {}};
      out = {Turns::one, {t, governed(side, behind, last), listed(reading, t, "at_no_time")}};
    }
    t = std::max(behind, t + 1);
  }
  // « n'a pu », « n'a gagné que deux »: it is not told by another word whether it is so.
  if (half && out.how == Turns::none) out.how = Turns::untold;
  return out;
}

bool turned_by_word(const Side& side, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t t = first; t < last; ++t) {
    if (!side.figure[t] && !side.reading().has(t, Category::negation) && turns(side.concept_of(t))) return true;
  }
  return false;
}

bool told_word(const Side& side, std::uint32_t t) {
  constexpr CategorySet no_word =
      any_of(Category::negation, Category::numeral_joiner, Category::enclitic, Category::elision, Category::clitic);
  return side.tokens[t].kind == TokenKind::word && !side.figure[t] && !empty_word(side, t) && !half_negation(side, t) &&
         !side.reading().has_any(t, no_word);
}

bool denies_at(const Side& side, std::uint32_t t) {
  const Reading reading = side.reading();
  return !side.figure[t] &&
         (reading.match(t, any_of(Category::negation, Category::negative_implicative)) || listed(reading, t, "no_person") ||
          (side.concept_of(t) == Concept::not_anyone && !(t > 0 && side.figure[t - 1])));  // « deux personnes »
}

bool counts_none(const Quantity& q) { return q.kind == QuantityKind::cardinal && q.value && q.value->coefficient == 0; }

}  // namespace citelight
