#include "verify/statement/predicate.h"

#include <algorithm>
#include <span>
#include <vector>

#include "text/noun_phrase.h"
#include "verify/concepts.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

constexpr double least_words = 0.25;  // of the claim: what it calls the thing, the source may not say
constexpr std::uint32_t phrase = 8;   // tokens from "is" to the nationality
constexpr std::uint32_t apposed = 3;  // … in front of it in an apposition

class Finder {
 public:
  Finder(const Side& claim, const Side& source, const Terms& terms, std::span<const Statement> statements)
      : claim_(claim), source_(source), terms_(terms), statements_(statements) {}

  std::optional<Denial> run() const {
    if (auto out = other_nation()) return out;
    if (auto out = other_kind()) return out;
    return other_state();
  }

 private:
  // "is an American actor", « est une peintre norvégienne »: what the subject is said to be, in the phrase behind "is".
  [[nodiscard]] Concept nation(const Side& side, std::uint32_t t) const {
    const Concept idea = side.tokens[t].kind == TokenKind::word ? concept_at(side, t) : Concept::none;
    return concepts_.nation(idea) ? idea : Concept::none;
  }
  // Who or what it is said of: in front of "is", or named right beside it.
  struct Attribute {
    std::uint32_t at = 0;
    std::optional<std::uint32_t> is;
    std::uint32_t name = 0;  // the last word of its name
  };
  [[nodiscard]] std::vector<Attribute> nations(const Side& side, std::uint32_t first, std::uint32_t last) const {
    const Reading reading = side.reading();
    const auto name = [&](std::uint32_t t) {
      return t >= first && t < last && side.tokens[t].kind == TokenKind::word && side.tokens[t].capitalised &&
             nation(side, t) == Concept::none;
    };
    std::vector<Attribute> out;
    std::uint32_t is = last, named = last;
    for (std::uint32_t t = first; t < last; ++t) {
      if (name(t)) named = t;
      if (listed(reading, t, "copula"))
        is = t + 1 < last && reading.has(t + 1, Category::definite) ? last : t;  // "was the Austrian champion"
      else if (reading.has_any(t, any_of(Category::preposition, Category::infinitive_link, Category::relative, Category::complementizer,
                                         Category::auxiliary)))
        is = last;
      if (nation(side, t) == Concept::none) continue;
      const bool small =
          t + 1 < last && side.tokens[t + 1].kind == TokenKind::word && !side.tokens[t + 1].capitalised && !empty_word(side, t + 1);
      if (is != last && t - is < phrase && named < is) {
        out.push_back({t, is, named});
      } else if (name(t + 1) || (small && name(t + 2))) {  // "the Dutch company Halden", « l'entreprise néerlandaise Halden »
        std::uint32_t end = t + (small ? 2 : 1);
        while (name(end + 1)) ++end;
        out.push_back({t, std::nullopt, end});
      } else {  // "Halden, a Dutch company", « Halden, entreprise néerlandaise »
        std::uint32_t k = t;
        while (k > first + 1 && t - k < apposed && side.tokens[k - 1].kind == TokenKind::word && !side.tokens[k - 1].capitalised &&
               !reading.has_any(k - 1, any_of(Category::preposition, Category::relative, Category::clause_opener)) &&
               (article(reading, k - 1) || !reading.has_any(k - 1, any_of(Category::function_word, Category::possessive))))
          --k;
        if (k > first + 1 && reading.is(k - 1, u',') && name(k - 2)) out.push_back({t, std::nullopt, k - 2});
      }
    }
    return out;
  }
  [[nodiscard]] std::optional<Denial> other_nation() const {
    const auto own = nations(claim_, 0, size(claim_));
    if (own.size() != 1) return std::nullopt;
    const Attribute& c = own.front();
    const Concept idea = nation(claim_, c.at);
    if (terms_.in_claim[c.name] == no_term) return std::nullopt;
    for (std::uint32_t t = 0; t < size(source_); ++t) {
      const Concept told = nation(source_, t);
      // "Franco-Irish": of two, and the first is not known by its own word.
      if (told == idea || (told != Concept::none && t > 0 && source_.reading().is(t - 1, u'-'))) return std::nullopt;
    }
    for (const Statement& s : statements_) {
      for (const Attribute& o : nations(source_, s.first, s.last)) {
        // Of what stands in front of "is" other words may stand between.
        const bool named = terms_.in_source[o.name] == terms_.in_claim[c.name];
        if (c.is && o.is ? tells_of(s, *c.is, *o.is) && first_verb(s, *o.is) : named) return Denial{claim_.tokens[c.at].where, s.passage};
      }
    }
    return std::nullopt;
  }
  [[nodiscard]] bool first_verb(const Statement& s, std::uint32_t is) const {
    for (std::uint32_t t = s.first; t < is; ++t) {
      if (listed(source_.reading(), t, "copula") || source_.reading().has(t, Category::relative)) return false;
    }
    return true;
  }
  // "is a comedy film" of a source that says "is a comedy album": the noun that the phrase behind "is" ends with, before what may follow a noun.
  struct Kind {
    std::uint32_t is = 0, at = 0;
  };
  [[nodiscard]] std::optional<Kind> kind(const Side& side, std::uint32_t first, std::uint32_t last) const {
    const Reading reading = side.reading();
    constexpr CategorySet ends = any_of(Category::preposition, Category::relative, Category::complementizer, Category::auxiliary);
    std::optional<Kind> out;
    for (std::uint32_t is = first; is < last && !out; ++is) {
      if (!listed(reading, is, "copula") || is + 1 >= last || (&side == &claim_ && reading.has(is + 1, Category::definite))) continue;
      for (std::uint32_t t = is + 1; t < std::min(last, is + phrase) && !reading.has_any(t, ends); ++t) {
        if (side.tokens[t].kind != TokenKind::word || !concepts_.kind(concept_at(side, t))) continue;
        const std::uint32_t next = t + side.ideas[t].words;
        const bool head = next >= last || side.tokens[next].kind == TokenKind::mark || side.figure[next] || reading.has_any(next, ends) ||
                          reading.has(next, Category::numeral_joiner) || nation(side, next) != Concept::none ||
                          participle_form(reading, next) || formed(reading, next, "adjective_ending", 3);
        if (out || !head) return std::nullopt;
        out = Kind{is, t};
      }
    }
    return out;
  }
  [[nodiscard]] std::optional<Denial> other_kind() const {
    const auto own = kind(claim_, 0, size(claim_));
    if (!own) return std::nullopt;
    const Concept idea = concept_at(claim_, own->at);
    for (const Statement& s : statements_) {
      const auto told = kind(source_, s.first, s.last);
      if (!told || !concepts_.other_kind(idea, concept_at(source_, told->at)) || !first_verb(s, told->is) ||
          !tells_of(s, own->is, told->is) || !opens_with_it(s, told->is))
        continue;
      bool also = false;
      for (std::uint32_t t = 0; t < size(source_); ++t)  // "Marren County" makes no county
        also = also || (concept_at(source_, t) == idea && !source_.tokens[t].capitalised);
      if (!also) return Denial{claim_.tokens[own->at].where, s.passage};
    }
    return std::nullopt;
  }

  // "is (found) | guilty", "is the | largest": what is said of the subject.
  struct State {
    std::uint32_t is = 0, at = 0;
  };
  template <class Is>
  [[nodiscard]] std::optional<State> state(const Side& side, std::uint32_t first, std::uint32_t last, Is said) const {
    for (std::uint32_t is = first; is < last; ++is) {
      if (!listed(side.reading(), is, "copula")) continue;
      for (std::uint32_t t = is + 1; t < std::min(last, is + phrase) && side.tokens[t].kind == TokenKind::word; ++t) {
        if (said(t)) return State{is, t};
        if (side.reading().has(t, Category::preposition)) break;
      }
      break;
    }
    return std::nullopt;
  }
  [[nodiscard]] bool opposite(Concept a, Concept b) const {
    return concepts_.opposed(a, b) || concepts_.contrary(a, b) || concepts_.converse(a, b);
  }
  // "is safe" of a source that says the same and "is dangerous"; "is larger than Brack" of one that says that Brack is.
  [[nodiscard]] std::optional<Denial> other_state() const {
    std::vector<bool> said(terms_.list.size());
    for (const std::uint16_t term : terms_.in_source) {
      if (term != no_term) said[term] = true;
    }
    const auto own = state(claim_, 0, size(claim_), [&](std::uint32_t t) {
      if (terms_.in_claim[t] == no_term) return false;
      return than(claim_, t + 1) || (!said[terms_.in_claim[t]] && concept_at(claim_, t) != Concept::none);
    });
    if (!own) return std::nullopt;
    const std::uint16_t what = terms_.in_claim[own->at];
    for (const Statement& s : statements_) {
      const auto told = state(source_, s.first, s.last, [&](std::uint32_t t) {
        return said[what] ? terms_.in_source[t] == what : opposite(concept_at(claim_, own->at), concept_at(source_, t));
      });
      if (!told || source_.folded(told->is) != claim_.folded(own->is) || !all_but(s, what) || says_more(s, told->at)) continue;
      const bool same = tells_of(s, own->is, told->is) && opens_with_it(s, told->is);
      if (said[what] ? than(source_, told->at + 1) && turned_about(s, *own, *told) : same)
        return Denial{claim_.tokens[own->at].where, s.passage};
    }
    return std::nullopt;
  }
  static bool than(const Side& side, std::uint32_t t) { return t < side.tokens.size() && listed(side.reading(), t, "than"); }
  [[nodiscard]] bool all_but(const Statement& s, std::uint16_t what) const {
    for (std::size_t i = 0; i < terms_.list.size(); ++i) {
      if (i != what && !has_term(terms_.in_source, s.first, s.last, static_cast<std::uint16_t>(i))) return false;
    }
    return true;
  }
  // Anything besides: another day, that it is not so, for whom it is.
  [[nodiscard]] bool says_more(const Statement& s, std::uint32_t at) const {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (t == at || terms_.in_source[t] != no_term || source_.tokens[t].kind == TokenKind::mark) continue;
      if (source_.figure[t] || turns_at(source_, t) || !empty_word(source_, t)) return true;
    }
    return false;
  }
  // Each stands in the other's place.
  [[nodiscard]] bool turned_about(const Statement& s, const State& own, const State& told) const {
    bool any = false;
    for (std::uint32_t t = 0; t < size(claim_); ++t) {
      const std::uint16_t term = terms_.in_claim[t];
      if (term == no_term || t == own.at) continue;
      if (t < own.is ? !has_term(terms_.in_source, told.at, s.last, term) : !has_term(terms_.in_source, s.first, told.is, term))
        return false;
      any = any || t < own.is;
    }
    return any;
  }

  // "Ossel, a port, is a city", "Jon Ossel is a singer"; not "The mayor of Ossel is", "Lake Ossel is", "Ossel Street is".
  [[nodiscard]] bool opens_with_it(const Statement& s, std::uint32_t is) const {
    const Reading reading = source_.reading();
    std::uint32_t t = s.first;
    while (t < is && terms_.in_source[t] == no_term) {
      if (source_.tokens[t].kind == TokenKind::word && !reading.has_any(t, any_of(Category::determiner, Category::definite))) return false;
      ++t;
    }
    while (t < is && terms_.in_source[t] != no_term) ++t;
    return t == is || punctuation(reading, t);
  }

  // Whether what the claim names in front of `c` is what stands in front of `k`, and nothing else is named there outside of brackets.
  [[nodiscard]] bool tells_of(const Statement& s, std::uint32_t c, std::uint32_t k) const {
    // Of "Chef Paola Rinn" the name will do.
    const auto name = [&](std::uint32_t t) { return t > 0 && terms_.in_claim[t] != no_term && terms_.list[terms_.in_claim[t]].name; };
    bool any = false, names = false;
    for (std::uint32_t t = 0; t < c; ++t) names = names || name(t);
    for (std::uint32_t t = 0; t < c; ++t) {
      const std::uint16_t term = terms_.in_claim[t];
      if (term == no_term || (names && !name(t))) continue;
      any = true;
      if (!has_term(terms_.in_source, s.first, k, term)) return false;
    }
    return any;
  }

  const Side& claim_;
  const Side& source_;
  const Terms& terms_;
  const Concepts& concepts_ = claim_.concepts;
  const std::span<const Statement> statements_;
};

}  // namespace

std::optional<Denial> find_other_predicate(const Side& claim, const Side& source, const Terms& terms, const Standings& standings) {
  const std::vector<Statement> statements = find_statements(source, standings, least_words);
  return Finder(claim, source, terms, statements).run();
}

}  // namespace citelight
