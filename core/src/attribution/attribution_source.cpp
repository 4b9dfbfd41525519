// Stage 4: whether a noun phrase can be a source: somebody, something that speaks, or nobody.
#include <algorithm>

#include "attribution/attribution_finder.h"

namespace citelight::attribution {

// "selon les régions", "according to plan" are manner: a source is a name, a
// pronoun, or a noun that speaks.
bool Finder::names_a_source(const NounPhrase& p) const {
  for (std::uint32_t t = p.first; t < std::min(p.head, p.first + 4); ++t) {
    if (has(t, Category::role_noun)) break;
    if (has(t, Category::no_speaker)) {
      if (!has(head_noun(p), Category::role_noun)) return false;  // "a law enforcement official"
      break;
    }
  }
  for (std::uint32_t t = p.first; t < p.last; ++t) {
    if (reading_.has_any(
            t, any_of(Category::role_noun, Category::outlet, Category::pronoun, Category::anonymous_source, Category::title_word)))
      return true;
    if (reading_.tokens[t].kind == TokenKind::word && (reading_.tokens[t].capitalised || formed(reading_, t, "profession_ending", 5)))
      return true;
  }
  return false;
}

bool Finder::not_speaking(const NounPhrase& p) const {
  for (std::uint32_t t = p.first; t < p.head; ++t) {
    if (has(t, Category::no_speaker)) return true;
  }
  return false;
}

bool Finder::has_speaker(const NounPhrase& p) const {
  for (std::uint32_t t = p.first; t < p.head; ++t) {
    if (reading_.has_any(t, any_of(Category::role_noun, Category::outlet, Category::pronoun, Category::title_word)) ||
        (t > p.first && reading_.tokens[t].capitalised))
      return true;
  }
  return p.head == p.first + 1 && reading_.tokens[p.first].capitalised && !has(p.first, Category::function_word) &&
         !adverb_form(reading_, p.first);
}

// As below, but a capital that only opens the phrase is no name.
bool Finder::source_word(const NounPhrase& p) const {
  return has_speaker(p) || has_source_head({p.first + 1, p.head, p.head}) || has(p.first, Category::anonymous_source);
}

bool Finder::has_source_head(const NounPhrase& p) const {
  for (std::uint32_t t = p.first; t < p.head; ++t) {
    if (reading_.has_any(t, any_of(Category::role_noun, Category::outlet, Category::pronoun, Category::anonymous_source)) ||
        reading_.tokens[t].capitalised || formed(reading_, t, "profession_ending", 5))
      return true;
  }
  return false;
}

// "Pour Paul Martin, …": somebody, by name and surname, title or role.
bool Finder::has_person(const NounPhrase& p, bool leads) const {
  std::uint32_t names = 0;
  if (leads && !comma(p.head)) return false;
  for (std::uint32_t t = p.first; t < p.head; ++t) {
    const auto role = reading_.match(t, any_of(Category::pronoun, Category::role_noun));
    const ClassName kind = role ? reading_.pack.class_of(role->value) : ClassName();
    if (has(t, Category::title_word) || kind == "person" || kind == "group" || kind == "spokesperson" ||
        (leads && kind == "organisation" && !has(t, Category::anaphoric_noun)))
      return true;
    names += reading_.tokens[t].capitalised && reading_.tokens[t].kind == TokenKind::word && !has(t, Category::determiner) &&
                     !has(t, Category::month)
                 ? 1
                 : 0;
  }
  return names >= 2;
}

// A pronoun for a person, or a noun for one.
bool Finder::speaks(std::uint32_t t) const {
  if (const auto m = reading_.match(t, bit(Category::pronoun))) return reading_.pack.class_of(m->value) == "person";
  const auto m = reading_.match(t, bit(Category::role_noun));
  return m && reading_.pack.class_of(m->value) != "document";
}

// "people briefed on the PLAN": not what a preposition leads.
std::uint32_t Finder::head_noun(const NounPhrase& p) const {
  std::uint32_t t = p.first + 1;
  while (t < p.head && !has(t, Category::preposition) && !has(t, Category::relative)) ++t;
  return t - 1;
}

// « une station balnéaire »: where adjectives follow the noun.
bool Finder::any_institution(const NounPhrase& p) const {
  for (std::uint32_t t = p.first; t <= head_noun(p); ++t)
    if (institution(t)) return true;
  return false;
}

// "No analyst believes", "few analysts believe", « peu d'analystes »: nearly nobody does.
bool Finder::denied_subject(const NounPhrase& p, const Stretch& s) const {
  if (listed(reading_, p.first, "nobody")) return true;
  std::uint32_t t = p.first;
  // "Nor did the mayor say", "At no point did she say"
  if (svo_ && t > s.first + 1 && has(t - 1, Category::auxiliary) &&
      (has(t - 2, Category::negation) || listed(reading_, t - 2, "nobody") || (t > s.first + 2 && listed(reading_, t - 3, "nobody"))))
    return true;
  if (!svo_ && t > s.first + 1 && has(t - 1, Category::noun_link)) --t;
  return t > s.first && listed(reading_, t - 1, "nobody") && !(t > s.first + 1 && has(t - 2, Category::article_one));
}

// "If the minister says", « si le ministre dit …, les gens paniquerONT »: nobody has said it yet. « Si X estime que …, Y en doute » concedes.
bool Finder::supposed(const NounPhrase& p, const Stretch& s) const {
  if (p.first == s.first || !listed(reading_, p.first - 1, "condition")) return false;
  if (reading_.pack.setting("future_ending").empty()) return true;
  std::uint32_t t = p.last;
  while (t < s.last && !comma(t)) ++t;
  for (++t; t < s.last && !comma(t); ++t)
    if (formed(reading_, t, "future_ending", 4)) return true;
  for (t = p.first - 1; t > s.first && !comma(t - 1); --t)
    if (formed(reading_, t - 1, "future_ending", 4)) return true;  // « la commission POURRA saisir le juge si elle estime que »
  return false;
}

}  // namespace citelight::attribution
