#include "verify/doubt.h"

#include <algorithm>
#include <vector>

#include "text/noun_phrase.h"
#include "verify/concepts.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

constexpr std::uint32_t office = 8;        // tokens from a name to the end of what somebody is said to be
constexpr std::uint32_t many_words = 3;    // besides the names, of which none is known there
constexpr std::uint32_t close_behind = 5;  // … from a figure to a name
constexpr std::uint32_t few_names = 2;     // one that is first and last name

class Finder {
 public:
  Finder(const Side& claim, const Side& source, const Terms& terms, const Standings& standings, std::uint32_t p)
      : claim_(claim), source_(source), terms_(terms), standings_(standings), p_(p) {}

  // "supported the decision" of a source that says "opposed the decision", and supports nothing there.
  [[nodiscard]] bool says_opposite() const {
    const std::vector<Concept> ours = ideas(claim_, 0, size(claim_));
    const std::uint32_t first = p_ > 0 ? p_ - 1 : 0, last = std::min(p_ + 2, static_cast<std::uint32_t>(source_.passages.size()));
    const std::vector<Concept> here = ideas(source_, source_.passages[p_].first, source_.passages[p_].last);
    const std::vector<Concept> around = ideas(source_, source_.passages[first].first, source_.passages[last - 1].last);
    const auto says = [](const std::vector<Concept>& list, Concept idea) {
      return std::find(list.begin(), list.end(), idea) != list.end();
    };
    return std::any_of(ours.begin(), ours.end(), [&](Concept a) {
      return !concepts_.vague(a) && !says(around, a) && std::any_of(here.begin(), here.end(), [&](Concept b) {
        return !says(ours, b) && (concepts_.opposed(a, b) || concepts_.contrary(a, b));
      });
    });
  }

  // "Lind, president of the Fund" of a source that says "Bank president Lind", and tells of the Fund elsewhere.
  [[nodiscard]] bool other_office() const {
    for (std::uint32_t t = 0; t + 1 < claim_.tokens.size(); ++t) {
      if (!named(claim_, t) || !named(claim_, t + 1) || (t > 0 && named(claim_, t - 1))) continue;
      std::uint32_t behind = t + 2;
      while (behind < claim_.tokens.size() && named(claim_, behind)) ++behind;
      const std::uint16_t surname = terms_.in_claim[behind - 1];
      if (surname != no_term && has_other_office(surname) && (follows(behind, surname) || leads(t, surname))) return true;
    }
    return false;
  }

  // "Norla's shares rose 4%", of a source that says it of Kestrel: the passage begins with another name, and the claim with one that stands elsewhere.
  [[nodiscard]] bool other_subject() const {
    const Passage& p = source_.passages[p_];
    const std::uint16_t subject = first_name();
    if (subject == no_term || standings_.has(p_, subject) || !told_elsewhere(subject) || !another_or_nation(p.first)) return false;
    for (std::uint32_t t = p.first; t < std::min(p.first + office, p.last); ++t) {
      if (source_.reading().has(t, Category::reporting_verb)) return false;
    }
    return true;
  }
  // "Norla will host it in 2026", of a source that says "Kestrel will host it in 2026; Norla will pay".
  [[nodiscard]] bool other_clause(const std::vector<Finding>& findings) const {
    const std::uint16_t subject = first_name();
    if (subject == no_term || !standings_.has(p_, subject)) return false;
    const Passage& p = source_.passages[p_];
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& f) {
      if (!f.source || passage_at(source_, *f.source) != p_) return false;
      const std::uint32_t at = token_of(source_, f.source->begin);
      std::uint32_t first = at, last = at;
      while (first > p.first && !source_.reading().is(first - 1, u';')) --first;
      while (last < p.last && !source_.reading().is(last, u';')) ++last;
      return !has_term(terms_.in_source, first, last, subject) && another_or_nation(first);
    });
  }
  // "will pay Norla 250 million", of a source that names Kestrel behind the figure, and tells of Norla elsewhere.
  [[nodiscard]] bool other_beside(const std::vector<Finding>& findings) const {
    for (const Finding& f : findings) {
      if (!f.source || passage_at(source_, *f.source) != p_) continue;
      const std::uint32_t behind = token_of(source_, f.source->end - 1) + 1;
      for (std::uint32_t t = behind + 1; t < std::min(behind + close_behind, source_.passages[p_].last); ++t) {
        if (!another(t) || !source_.reading().has(t - 1, Category::preposition)) continue;
        const std::uint32_t own = token_of(claim_, f.claim.end - 1) + 1;
        for (std::uint32_t c = own + 1; c < std::min<std::size_t>(own + close_behind, claim_.tokens.size()); ++c) {
          const std::uint16_t term = terms_.in_claim[c];
          if (term != no_term && named(claim_, c) && claim_.reading().has(c - 1, Category::preposition) && !standings_.has(p_, term) &&
              told_elsewhere(term))
            return true;
        }
      }
    }
    return false;
  }

  // Nothing but names is known to be said there.
  [[nodiscard]] bool names_alone() const {
    std::uint32_t words = 0, met = 0, names = 0;
    const Reading reading = claim_.reading();
    for (std::uint32_t t = 0; t < claim_.tokens.size(); ++t) {
      words += reading.is(t, u'«') || reading.is(t, u'“') || reading.is(t, u'"');  // of a word in marks more is asked
    }
    for (std::size_t i = 0; i < terms_.list.size(); ++i) {
      if (terms_.list[i].name) {
        names += standings_.has(p_, i);
        continue;
      }
      ++words;
      met +=
          standings_.has(p_, i) || (p_ > 0 && standings_.has(p_ - 1, i)) || (p_ + 1 < standings_.terms.size() && standings_.has(p_ + 1, i));
    }
    return words >= many_words && met == 0 && names <= few_names;
  }

 private:
  static std::vector<Concept> ideas(const Side& side, std::uint32_t first, std::uint32_t last) {
    std::vector<Concept> out;
    for (std::uint32_t t = first; t < last; ++t) {
      // "refused to lift the ban" does not refuse it.
      const bool none = side.figure[t] || side.reading().match(t, bit(Category::negative_implicative));
      const Concept idea = none ? Concept::none : concept_at(side, t);
      if (idea != Concept::none) out.push_back(idea);
    }
    return out;
  }
  static bool named(const Side& side, std::uint32_t t) {
    return side.tokens[t].kind == TokenKind::word && side.tokens[t].capitalised && !empty_word(side, t);
  }
  // The name that the claim begins with; no_term where it is led by a preposition, "in Spain".
  [[nodiscard]] std::uint16_t first_name() const {
    const Reading reading = claim_.reading();
    for (std::uint32_t t = 0; t < std::min<std::size_t>(office, claim_.tokens.size()); ++t) {
      if (reading.has(t, Category::preposition) && !reading.has(t, Category::of_whole)) break;
      const std::uint16_t term = terms_.in_claim[t];
      if (term != no_term && named(claim_, t) && (terms_.list[term].name || concept_at(claim_, t) != Concept::none)) return term;
    }
    return no_term;
  }
  // … behind an article or none
  [[nodiscard]] bool another_or_nation(std::uint32_t t) const {
    while (t + 1 < source_.tokens.size() && source_.reading().has_any(t, any_of(Category::definite, Category::elision))) ++t;
    return another(t) || (terms_.in_source[t] == no_term && concepts_.nation(concept_at(source_, t)));
  }
  // A name that the claim does not give, and that is no word of a known meaning.
  [[nodiscard]] bool another(std::uint32_t t) const {
    return named(source_, t) && terms_.in_source[t] == no_term && concept_at(source_, t) == Concept::none && !source_.figure[t];
  }
  [[nodiscard]] bool told_elsewhere(std::uint16_t term) const {
    for (std::uint32_t p = 0; p < standings_.terms.size(); ++p) {
      if (standings_.has(p, term)) return true;
    }
    return false;
  }
  // "Lind, president of the Fund", "Lind of the Fund"
  [[nodiscard]] bool follows(std::uint32_t behind, std::uint16_t surname) const {
    const Reading reading = claim_.reading();
    if (behind >= claim_.tokens.size() || !(reading.is(behind, u',') || reading.has(behind, Category::of_whole))) return false;
    const auto last = std::min(behind + office, size(claim_));
    for (std::uint32_t k = behind + 1; k < last && !punctuation(claim_.reading(), k); ++k) {
      if (held_elsewhere(k, surname)) return true;
    }
    return false;
  }
  // "the president of the Fund, Lind", "Fund president Lind"
  [[nodiscard]] bool leads(std::uint32_t name, std::uint16_t surname) const {
    const Reading reading = claim_.reading();
    bool elsewhere = false;
    for (std::uint32_t k = name; k > 0 && k + office > name; --k) {
      if (punctuation(reading, k - 1) && !(k == name && reading.is(k - 1, u','))) return false;
      elsewhere = elsewhere || held_elsewhere(k - 1, surname);
      if (reading.has(k - 1, Category::role_noun)) return elsewhere || (k > 1 && held_elsewhere(k - 2, surname));
    }
    return false;
  }
  // A name of the claim that the source tells of in no passage that has the surname.
  [[nodiscard]] bool held_elsewhere(std::uint32_t c, std::uint16_t surname) const {
    const std::uint16_t term = terms_.in_claim[c];
    if (term == no_term || !claim_.tokens[c].capitalised) return false;
    bool any = false;
    for (std::uint32_t p = 0; p < standings_.terms.size(); ++p) {
      if (!standings_.has(p, term)) continue;
      if (standings_.has(p, surname)) return false;
      any = true;
    }
    return any;
  }
  // Whether right beside the surname the source says what somebody is of something that the claim doesn't name.
  [[nodiscard]] bool has_other_office(std::uint16_t surname) const {
    const Reading reading = source_.reading();
    const auto of_another = [&](std::uint32_t t) { return named(source_, t) && terms_.in_source[t] == no_term; };
    for (std::uint32_t t = 0; t < source_.tokens.size(); ++t) {
      if (terms_.in_source[t] != surname) continue;
      std::uint32_t first = t;
      while (first > 0 && t - first < office && named(source_, first - 1)) --first;
      bool role = false;
      for (std::uint32_t k = first; k <= t; ++k) {  // "ECB President Lind"
        if (reading.has(k, Category::role_noun) && k > first && of_another(k - 1)) return true;
      }
      std::uint32_t from = first - (first > 0 && reading.is(first - 1, u','));  // "the Bank's president, Lind"
      for (std::uint32_t k = from; k > 0 && k + office > from && !punctuation(reading, k - 1); --k) {
        role = role || reading.has(k - 1, Category::role_noun);
        if (role && of_another(k - 1)) return true;
      }
      role = false;
      for (std::uint32_t k = t + 1; k < std::min<std::size_t>(source_.tokens.size(), t + 1 + office) && !reading.is(k, u'.'); ++k) {
        role = role || reading.has(k, Category::role_noun);
        if (role && of_another(k) && reading.has(k - 1, Category::preposition)) return true;
      }
    }
    return false;
  }

  const Side& claim_;
  const Side& source_;
  const Terms& terms_;
  const Standings& standings_;
  const std::uint32_t p_;
  const Concepts& concepts_ = claim_.concepts;
};

}  // namespace

bool leaves_doubt(const Side& claim, const Side& source, const Terms& terms, const Standings& standings, std::uint32_t p,
                  const std::vector<Finding>& findings) {
  if (claim.pack == source.pack) return false;
  const Finder finder(claim, source, terms, standings, p);
  return finder.says_opposite() || finder.other_office() || finder.other_subject() || finder.other_clause(findings) ||
         finder.other_beside(findings) || (findings.empty() && finder.names_alone());
}

}  // namespace citelight
