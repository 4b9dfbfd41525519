#include "verify/statement/absent_name.h"

#include <algorithm>

#include "base/unicode.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

// "VW" of Volkswagen: capitals that stand in the name in this order.
bool shortens(const Side& side, std::uint32_t t, const std::u16string& name) {
  const auto text = side.text(side.tokens[t].where);
  const std::u16string letters = side.folded(t);
  if (text.size() < 2 || !unicode::is_upper(text[1]) || name.size() <= letters.size() || name[0] != letters[0]) return false;
  std::size_t met = 0;
  for (const char16_t letter : name) met += met < letters.size() && letter == letters[met];
  return met == letters.size();
}

// The preposition that leads the name at `t`; empty where none does.
std::u16string led_by(const Side& side, std::uint32_t t, std::uint32_t first) {
  while (t > first && side.reading().has_any(t - 1, any_of(Category::definite, Category::elision))) --t;
  if (t == first || !side.reading().has(t - 1, Category::preposition)) return {};
  std::u16string out = side.folded(t - 1);
  if (out.back() == u'\'') out.back() = u'e';  // « d'Ossel », « de Tarn »
  return out;
}

}  // namespace

bool titles(const Side& side, std::uint32_t t) {
  return side.reading().has(t, Category::role_noun) && t + 1 < side.tokens.size() && side.tokens[t + 1].capitalised;
}

bool Names::is_name(const Side& side, std::uint32_t t, std::uint32_t last) const {
  const Reading reading = side.reading();
  if (!content(side, t) || !side.tokens[t].capitalised || reading.has_any(t, any_of(Category::title_word, Category::anaphoric_noun)))
    return false;
  if (titles(side, t)) return false;
  const bool opens = t == 0 || side.tokens[t - 1].kind == TokenKind::mark;
  if (!opens || t + 1 >= side.tokens.size()) return true;
  return side.tokens[t + 1].capitalised || reading.led_by_apostrophe(t + 1) || (t + 1 == last && nation(side, t)) ||
         (concept_at(side, t) == Concept::none && !(side.pack->choice("head_noun") != "first" && plural_form(reading, t)));  // "Employers"
}

bool Names::names_at(std::uint32_t t, std::uint32_t last) const {
  const bool of_nation =
      concept_at(source_, t) != Concept::none && t + 1 < last && content(source_, t + 1) && !source_.tokens[t + 1].capitalised;
  return !of_nation && is_name(source_, t, last);
}

std::optional<Span> Names::replaced(const Statement& s, TokenSpan own, TokenSpan told) const {
  // "Paris rejected it" may be what "France rejected it" says.
  const auto speaks_for_it = [&](const Side& side, std::uint32_t t) {
    return (t == 0 || side.tokens[t - 1].kind == TokenKind::mark) && nation(side, t);
  };
  bool capital = false;
  for (std::uint32_t t = s.first; t < told.last; ++t) capital = capital || speaks_for_it(source_, t);
  const auto another_than = [&](std::uint32_t c) {
    for (std::uint32_t t = told.first; t < told.last; ++t) {
      if (other_name(t, told.last) && (nation(source_, t) ? nation(claim_, c) || !capital : !speaks_for_it(claim_, c))) return true;
    }
    return false;
  };
  std::optional<Span> out;
  const bool across = claim_.pack != source_.pack;
  for (std::uint32_t t = own.first; t < own.last; ++t) {
    if (!is_name(claim_, t, own.last)) continue;
    if (!across && source_has(t)) return std::nullopt;
    if (another_than(t)) out = claim_.tokens[t].where;
  }
  return out;
}

std::optional<Span> Names::other_place(const Statement& s) const {
  for (std::uint32_t c = 1; c < size(claim_); ++c) {
    const bool known = terms_.in_claim[c] != no_term && is_name(claim_, c, size(claim_));
    const std::u16string own = known ? led_by(claim_, c, 0) : std::u16string();
    if (own.empty() || source_has(c) || (c + 1 < size(claim_) && terms_.in_claim[c + 1] != no_term && source_has(c + 1))) continue;
    for (std::uint32_t t = s.first + 1; t < s.last; ++t) {
      if (other_name(t, s.last) && led_by(source_, t, s.first) == own) return claim_.tokens[c].where;
    }
  }
  return std::nullopt;
}

bool Names::source_has(std::uint32_t c) const {
  std::optional<bool>& known = looked_for_[c];
  if (!known) known = look_for(c);
  return *known;
}

bool Names::look_for(std::uint32_t c) const {
  const Concept idea = claim_.concept_of(c);
  const std::u16string here = claim_.folded(c);
  for (std::uint32_t t = 0; t < size(source_); ++t) {
    if (terms_.in_source[t] == terms_.in_claim[c] || (idea != Concept::none && source_.concept_of(t) == idea)) return true;
    if (!source_.tokens[t].capitalised) continue;
    const std::u16string there = source_.folded(t);
    if (there.size() == here.size() && std::is_permutation(here.begin(), here.end(), there.begin())) return true;  // "Telsa"
    if (shortens(claim_, c, there) || shortens(source_, t, here)) return true;
  }
  return false;
}

}  // namespace citelight
