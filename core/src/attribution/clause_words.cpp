#include "attribution/clause_words.h"

#include <algorithm>

namespace citelight {

bool ClauseWords::that(std::uint32_t t) const {
  if (!v_.has(t, Category::complementizer) || t >= s_.last) return false;
  const auto link = r_.match(t, bit(Category::noun_cue_link));  // "the claim THAT": not "whether"
  return link && link->last == t + 1;
}

bool ClauseWords::adverb(std::uint32_t t) const {
  if (!v_.word(t)) return false;
  if (v_.has(t, Category::verb_adverb) || v_.has(t, Category::weekday)) return true;
  return !r_.tokens[t].capitalised && adverb_form(r_, t) && !r_.has_any(t, any_of(Category::role_noun, Category::complementizer));
}

bool ClauseWords::enclitic_verb(std::uint32_t t) const {
  const auto text = r_.at(t);
  return text.size() >= 2 && text.size() <= 3 && (text[0] == u'\'' || text[0] == u'’') && t > 0 && !r_.tokens[t].space_before &&
         ((v_.has(t - 1, Category::pronoun) && !v_.has(t - 1, Category::numeral)) || !listed(r_, t, "genitive"));  // "one's"
}

bool ClauseWords::verbal(std::uint32_t t) const {
  if (!v_.word(t)) return false;
  if (v_.has(t, Category::auxiliary) || contraction(t) || enclitic_verb(t)) return true;
  if (v_.has(t, Category::function_word)) return false;
  return formed(r_, t, "past_ending", 4) || (r_.at(t).size() < 7 && listed(r_, t, "past_forms"));
}

bool ClauseWords::infinitive_word(std::uint32_t t) const {
  while (t < s_.last && (v_.has(t, Category::negation) || v_.has(t, Category::clitic))) ++t;
  return v_.has(t, Category::infinitive) && !v_.capital(t);
}

bool ClauseWords::infinitive(std::uint32_t t) const {
  if (!v_.word(t) || t >= s_.last || v_.capital(t)) return false;
  // "ne pas vouloir", "l'avoir", "s'être"
  std::uint32_t k = t;
  while (k < std::min(s_.last, t + 4) && (v_.has(k, Category::negation) || v_.has(k, Category::clitic) || v_.has(k, Category::reflexive)))
    ++k;
  if (k > t && k + 1 < s_.last && v_.has(k - 1, Category::negation) &&
      (infinitive_word(k + 1) || formed(r_, k + 1, "infinitive_ending", 4)))
    ++k;  // « ne RIEN savoir »
  if (!v_.word(k) || v_.capital(k)) return false;
  if (v_.has(k, Category::role_noun) || (v_.has(k, Category::function_word) && !v_.has(k, Category::infinitive))) return false;
  const bool article = k > t && v_.has(k - 1, Category::definite);  // « précise LE CALENDRIER », « dit LE CONNAÎTRE »
  return v_.has(k, Category::infinitive) || (formed(r_, k, "infinitive_ending", 4) && !(article && formed(r_, k, "noun_in_infinitive", 4)));
}

bool ClauseWords::finite(std::uint32_t t) const {
  if (verbal(t)) return true;
  const auto verb = r_.match(t, bit(Category::reporting_verb));
  return verb && !v_.capital(t) && r_.pack.text(verb->value).ends_with(" f");
}

bool ClauseWords::participle(std::uint32_t t) const {
  for (std::uint32_t k = t; k < std::min(s_.last, t + 3); ++k) {
    if (const auto verb = r_.match(k, bit(Category::reporting_verb)); verb && !v_.capital(k)) {
      const auto roles = r_.pack.text(verb->value);
      if (roles.find('g', roles.find(' ')) != roles.npos) return true;
    }
    if (!adverb(k) && !v_.has(k, Category::gerund_mark)) return false;
  }
  return false;
}

}  // namespace citelight
