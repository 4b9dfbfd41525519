// Stage 4: finite verbs, those among them that no list holds, and the one of a main clause.
#include "attribution/attribution_finder.h"

namespace citelight::attribution {

// Whether a finite verb stands in [first, last), not one behind "who".
bool Finder::states(std::uint32_t first, std::uint32_t last) const {
  bool relative = false;
  for (std::uint32_t t = first; t < last; ++t) {
    relative = !comma(t) ? relative || has(t, Category::relative) : false;
    if (!relative && (has(t, Category::auxiliary) || finite_report(t))) return true;
  }
  return false;
}

bool Finder::finite_report(std::uint32_t t) const { return text_at(t, Category::reporting_verb).ends_with(" f"); }

bool Finder::past_form(std::uint32_t t) const {
  return word(t) && !capital(t) && !has(t, Category::function_word) &&
         (formed(reading_, t, "past_ending", 3) || (reading_.at(t).size() < 7 && listed(reading_, t, "past_forms")));
}

bool Finder::participle(std::uint32_t t) const {
  return word(t) && !capital(t) && !has(t, Category::function_word) && !has(t, Category::role_noun) &&
         formed(reading_, t, "participle_ending", 3);
}

// « selon laquelle le chômage baisse EST contestée », "who said that it was loaded RESIGNED": behind a clause of the subject's the
// main clause's verb, `end` where none is told. The first one known is it where the clause has had a verb that no list holds.
std::uint32_t Finder::main_verb(std::uint32_t first, std::uint32_t end, bool infinitive) const {
  const auto inner = phrase_at(reading_, first, end);
  const bool pronoun = has(first, Category::pronoun);
  const std::uint32_t head = pronoun || !inner ? first + 1 : inner->head;
  std::uint32_t own = head;  // « elle N'a jamais », « le pont LUI appartient »
  while (own < end && reading_.has_any(own, any_of(Category::negation, Category::clitic))) ++own;
  const bool unknown = pronoun || own > head ? !has(own, Category::auxiliary) && !finite_report(own)
                                             : inner && head > first + 2 && !capital(head - 1) && !has(head - 1, Category::role_noun);
  int verbs = infinitive || (!svo_ && unknown) ? 1 : 0;
  for (std::uint32_t k = first + 1; k < end; ++k) {
    if (verbs > 0 && has(k, Category::subordinator) && !has(k, Category::preposition)) --verbs;  // "while she was": a verb more
    const auto contracted = [&](std::uint32_t t) { return formed(reading_, t, "negative_ending", 2); };
    const auto verb = [&](std::uint32_t t) { return has(t, Category::auxiliary) || finite_report(t) || past_form(t); };
    const bool denied = listed(reading_, k, "half_negation") && !verb(k + 1);  // « NE convainc pas »: whatever the verb
    if (!verb(k) && !contracted(k) && !denied) continue;
    if (inside_quotation(k) && verbs > 0) continue;
    const bool negated = has(k - 1, Category::negation);
    if (has(k - 1, Category::auxiliary) || (negated && (contracted(k - 1) || has(k - 2, Category::auxiliary)))) continue;  // one verb group
    if (++verbs == 2) return negated ? k - 1 : k;
  }
  return end;
}

}  // namespace citelight::attribution
