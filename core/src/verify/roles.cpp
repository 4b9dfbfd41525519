#include "verify/roles.h"

#include <algorithm>
#include <vector>

#include "base/unicode.h"
#include "text/noun_phrase.h"
#include "verify/concepts.h"
#include "verify/figure_value.h"
#include "verify/wording.h"

namespace citelight {
namespace {

constexpr double some_words = 0.3;  // by weight: of two words the verb may be the contrary one

struct Range {
  std::uint32_t first = 0, last = 0;  // tokens
  [[nodiscard]] bool told() const { return first < last; }
  [[nodiscard]] bool has(std::uint32_t t) const { return first <= t && t < last; }
};

// Who does it and to whom, whichever side of the verb they stand on; "the shop closed", "was closed": one of the two is not told.
struct Clause {
  std::uint32_t group = 0, verb = 0;  // "has not been | closed"
  Range subject, object;
  std::uint32_t link = 0;  // the preposition in front of the object; 0 where there is none
  bool passive = false, negated = false;
};

enum class Fit : std::uint8_t { other, unsure, same };

bool content(const Side& side, std::uint32_t t) {
  const Reading reading = side.reading();
  constexpr CategorySet empty = any_of(Category::function_word, Category::preposition, Category::auxiliary, Category::complementizer,
                                       Category::pronoun, Category::determiner, Category::article_one, Category::elision, Category::clitic);
  return side.tokens[t].kind == TokenKind::word && !side.figure[t] && !reading.led_by_apostrophe(t) && !reading.has_any(t, empty);
}

// Where a clause ends.
bool cuts(const Side& side, std::uint32_t t) {
  const Reading reading = side.reading();
  if (reading.tokens[t].kind == TokenKind::mark) return punctuation(reading, t);
  if (reading.has(t, Category::preposition)) return false;
  return reading.has_any(t, any_of(Category::relative, Category::complementizer, Category::numeral_joiner, Category::clause_opener,
                                   Category::adversative, Category::subordinator)) ||
         (reading.has(t, Category::reporting_verb) && !reading.has(t, Category::noun_also) &&
          !(t > 0 && reading.has_any(t - 1, any_of(Category::definite, Category::determiner))));  // « le traité »
}

bool adverb(const Reading& reading, std::uint32_t t) { return reading.has(t, Category::verb_adverb) || adverb_form(reading, t); }

// The noun phrase that `t` is moved behind.
Range phrase(const Side& side, std::uint32_t& t, std::uint32_t last) {
  const Reading reading = side.reading();
  Range out;
  for (; t < last && !(side.figure[t] && out.told()) && !cuts(side, t); ++t) {
    const bool of = reading.has(t, Category::of_whole);
    if (out.told() && (reading.has(t, Category::auxiliary) || (reading.has(t, Category::preposition) && !of))) break;
    if (out.told() && of && !(t + 1 < last && side.tokens[t + 1].capitalised) && !(t + 2 < last && side.tokens[t + 2].capitalised)) break;
    if (!content(side, t) || (!out.told() && adverb(reading, t))) continue;
    if (!out.told()) out.first = t;
    out.last = t + 1;
  }
  return out;
}

// The name that a relative pronoun at `t` stands for.
Range name_in_front(const Side& side, std::uint32_t t, std::uint32_t first) {
  Range out{t, t};
  if (out.last > first && side.reading().is(out.last - 1, u',')) --out.last;
  out.first = out.last;
  while (out.first > first && side.tokens[out.first - 1].capitalised) --out.first;
  return out;
}

// What is said with the verb at `verb`; nullopt where it is none, or not told plainly.
std::optional<Clause> read_clause(const Side& side, std::uint32_t first, std::uint32_t last, std::uint32_t verb) {
  const Reading reading = side.reading();
  constexpr CategorySet of_nouns = any_of(Category::definite, Category::determiner, Category::possessive, Category::article_one,
                                          Category::preposition, Category::infinitive_link);
  if (!content(side, verb) || (side.tokens[verb].capitalised && verb > first) || verb == first || reading.has_any(verb - 1, of_nouns) ||
      listed(reading, verb - 1, "none_of"))  // "no complaint"
    return std::nullopt;
  Clause out;
  out.group = out.verb = verb;
  bool be = false, half = false;
  std::uint32_t from = first;
  Range named_before, aside;  // "Microsoft, which | owns", "Lind, the mayor, | opposed"
  for (std::uint32_t t = first; t < verb; ++t) {
    if (reading.has(t, Category::reflexive)) return std::nullopt;
    const auto is = reading.match(t, bit(Category::auxiliary));
    const auto not_so = reading.match(t, any_of(Category::negation, Category::negative_implicative));
    if (is || not_so || half_negation(side, t)) {
      out.group = std::min(out.group, t);
      half = half || half_negation(side, t);
      out.negated = out.negated || (not_so && !half_negation(side, t));
      be = be || (is && side.pack->text(is->value) == "be");
      if (not_so) t = std::max(t, not_so->last - 1);
    } else if (cuts(side, t)) {
      const bool comma = reading.is(t, u',');
      named_before = reading.has(t, Category::relative) ? name_in_front(side, t, first) : comma ? aside : Range();
      aside = comma && !aside.told() ? name_in_front(side, t, first) : Range();
      // "the head of Norla, Lind,": Norla did nothing
      if (aside.told() && aside.first > first && reading.has(aside.first - 1, Category::preposition)) aside = {};
      out.group = verb;
      from = t + 1;
      be = half = out.negated = false;
    } else if (out.group != verb && content(side, t) && !adverb(reading, t)) {
      return std::nullopt;
    }
  }
  // "cancelled no flights", « n'a annulé aucun vol »
  out.negated = out.negated || (verb + 1 < last && listed(reading, verb + 1, "none_of") &&
                                !reading.has_any(verb + 1, any_of(Category::preposition, Category::of_whole, Category::elision)));
  if (half && !out.negated) return std::nullopt;  // « n'a fermé qu'en mai »
  Range left;
  for (std::uint32_t t = from; t < out.group; ++t) {
    if (!content(side, t)) continue;
    if (!left.told()) left.first = t;
    left.last = t + 1;
  }
  const bool of_name = !left.told() && out.group == from && named_before.told();
  if (of_name) left = named_before;
  const bool named = of_name || (verb > from && side.tokens[verb - 1].capitalised);
  if (out.group == verb && !named && !past_form(reading, verb) &&
      !reading.has_any(verb, any_of(Category::reporting_verb, Category::change_verb)))
    return std::nullopt;
  std::uint32_t t = verb + 1;
  while (t < last && adverb(reading, t)) ++t;
  if (t < last && reading.has(t, Category::preposition) && !reading.has(t, Category::of_whole)) out.link = t++;
  const Range right = phrase(side, t, last);
  const auto agent = [&](std::uint32_t k) { return k != 0 && listed(reading, k, "agent"); };
  out.passive = agent(out.link) || (be && !formed(reading, verb, "gerund_ending", 4));
  if (!out.passive) {
    out.subject = left;
    out.object = right;
    return out;
  }
  out.object = left;
  while (!agent(out.link) && t < last && !cuts(side, t)) {
    if (agent(t)) {
      out.link = t++;
      out.subject = phrase(side, t, last);
    } else {
      ++t;
    }
  }
  if (!out.subject.told() && agent(out.link)) out.subject = right;
  return out;
}

class Finder {
 public:
  Finder(const Side& claim, const Side& source, const Terms& terms, const Standings& standings, bool whole)
      : claim_(claim), source_(source), terms_(terms), standings_(standings), whole_(whole) {}

  std::optional<OtherRoles> run() {
    if (!read_claim()) return whole_ && !across_ ? of_another() : std::nullopt;
    std::optional<OtherRoles> out;
    const Concept idea = concept_at(claim_, c_.verb);
    for (const Statement& s : find_statements(source_, standings_, some_words)) {
      for (std::uint32_t v = s.first; v < s.last; ++v) {
        const bool own = terms_.in_source[v] == terms_.in_claim[c_.verb];
        if (!own && idea == Concept::none) continue;
        const Concept there = own ? idea : concept_at(source_, v);
        const bool contrary = !own && concepts_.contrary(idea, there), opposed = !own && (contrary || concepts_.opposed(idea, there));
        const bool converse = !own && !opposed && concepts_.converse(idea, there);
        if (!own && !opposed && !converse) continue;
        // "Lind, convicted in 2011, was cleared": what was before; "sales fell here and rose there" tells both itself.
        // … and so may the source: "survived the storm but died of age".
        if (opposed && v > s.first && (source_.reading().is(v - 1, u',') || tells(there) || told_in(s.passage))) continue;
        if (v == s.first && c_.passive && source_.folded(v) == claim_.folded(c_.verb)) {
          if (!of_opener(s)) return std::nullopt;
          put(out, s, VerifyReason::other_direction, false);
          continue;
        }
        auto told = read_clause(source_, s.first, s.last, v);
        if (!told) {
          if (own && (has_all(s, c_.subject) || (c_.object.told() && has_all(s, c_.object)))) return std::nullopt;
          continue;
        }
        if (converse) {
          // Who won a match did not lose it.
          if ((idea == Concept::lose || there == Concept::lose) && told->link == 0 && c_.link == 0 && told->passive == c_.passive &&
              !told->negated && !c_.negated && c_.object.told() && fit(c_.subject, told->subject, *told) == Fit::same &&
              fit(c_.object, told->object, *told) == Fit::same)
            put(out, s, VerifyReason::other_direction, all_else(s) && !another_time(s) && !of_some(s, *told));
          // Who buys a thing may sell it.
          if ((told->link == 0) == (c_.link == 0) || one_role(*told)) continue;
          std::swap(told->subject, told->object);
        } else if (!told->passive && (across_ ? (told->link == 0) != (c_.passive || c_.link == 0)
                                              : link(source_, *told) != (c_.passive ? std::u16string() : link(claim_, c_)))) {
          told->object = {};
        }
        // "the bridge was damaged", "wasn't", "the factory closed", "was closed"
        if (one_role(c_) && one_role(*told) && c_.subject.told() != told->subject.told()) std::swap(told->subject, told->object);
        const Fit subject = fit(c_.subject, told->subject, *told), object = fit(c_.object, told->object, *told);
        const bool both = subject == Fit::same && object == Fit::same;
        if (!opposed && told->negated == c_.negated) {
          if (across_ && subject == Fit::same) return std::nullopt;
          if (subject != Fit::other && object != Fit::other) {
            const auto place = whole_ ? other_place(s) : std::nullopt;
            if (!place) return std::nullopt;  // said, or it may be
            if (!out) out = {{*place, s.passage}, VerifyReason::no_such_words, Status::not_found};
            continue;
          }
          const Fit turned = told->negated ? Fit::other : swapped(*told, converse);
          if (turned != Fit::other) put(out, s, VerifyReason::other_direction, turned == Fit::same && all_else(s) && !another_time(s));
          else if (own && whole_ && subject == Fit::other) put_absent(out, s, c_.subject, told->subject);
          else if (own && whole_) put_absent(out, s, c_.object, told->object);
        } else if (opposed && subject == Fit::same && object != Fit::other && !told->negated && !c_.negated) {
          put(out, s, VerifyReason::other_direction, both && contrary && all_else(s) && !another_time(s) && !of_some(s, *told));
        } else if (own && subject != Fit::other && object != Fit::other && plainly_negated(s, *told)) {
          // "was never beaten at home" is not denied by "away from home".
          const bool linked = across_ || !c_.passive || c_.link == 0 || link(source_, *told) == link(claim_, c_);
          const bool same = both && linked && !of_some(s, *told);
          if (same || c_.negated) put(out, s, VerifyReason::negated, same && all_else(s));  // "never sold it": "his son sold it"
        }
      }
    }
    return out;
  }

 private:
  [[nodiscard]] bool tells(Concept idea) const {
    for (std::uint32_t t = 0; t < size(claim_); ++t) {
      if (concept_at(claim_, t) == idea) return true;
    }
    return false;
  }
  // "Tarn is a subsidiary of Bosch" of a source that says all of it but with another name.
  [[nodiscard]] std::optional<OtherRoles> of_another() const {
    std::uint32_t is = 0;
    while (is < size(claim_) && !listed(claim_.reading(), is, "copula")) ++is;
    if (is == size(claim_)) return std::nullopt;
    for (const Statement& s : find_statements(source_, standings_, some_words)) {
      const auto place = other_place(s);
      if (!place) continue;
      bool all = true;
      for (std::uint32_t t = 0; t < size(claim_) && all; ++t) all = place->contains(claim_.tokens[t].where) || has_all(s, {t, t + 1});
      if (all) return OtherRoles{{*place, s.passage}, VerifyReason::no_such_words, Status::not_found};
    }
    return std::nullopt;
  }
  // Whether the passage has the claim's verb. Looked up once a passage: they come in order.
  [[nodiscard]] bool told_in(std::uint32_t passage) {
    if (passage != asked_) {
      const Passage& p = source_.passages[asked_ = passage];
      told_in_ = has_term(terms_.in_source, p.first, p.last, terms_.in_claim[c_.verb]);
    }
    return told_in_;
  }
  // The claim's first verb that somebody or something stands in front of.
  bool read_claim() {
    for (std::uint32_t t = 0; t < size(claim_); ++t) {
      if (!claim_.figure[t] && left_open(claim_, t)) return false;
    }
    for (std::uint32_t t = 1; t < size(claim_); ++t) {
      if (terms_.in_claim[t] == no_term || claim_.reading().match(t, bit(Category::negation))) continue;  // "Lind never": no verb
      const auto found = read_clause(claim_, 0, size(claim_), t);
      if (!found || !(found->subject.told() || found->object.told())) continue;
      c_ = *found;
      return true;
    }
    return false;
  }

  // "President Lind", « le ministre Lind »; not "Lind's sister"
  static bool titles(const Side& side, std::uint32_t t) {
    return side.reading().has(t, Category::role_noun) && t + 1 < side.tokens.size() && side.tokens[t + 1].capitalised;
  }
  // Written like a name, and not only because a sentence begins with it; `last` is its phrase's.
  [[nodiscard]] bool name(const Side& side, std::uint32_t t, std::uint32_t last) const {
    const Reading reading = side.reading();
    if (!content(side, t) || !side.tokens[t].capitalised || reading.has_any(t, any_of(Category::title_word, Category::anaphoric_noun)))
      return false;
    if (titles(side, t)) return false;
    const bool opens = t == 0 || side.tokens[t - 1].kind == TokenKind::mark;
    if (!opens || t + 1 >= side.tokens.size()) return true;
    return side.tokens[t + 1].capitalised || reading.led_by_apostrophe(t + 1) || (t + 1 == last && nation(side, t)) ||
           (concept_at(side, t) == Concept::none &&
            !(side.pack->setting("head_noun") != "first" && plural_form(reading, t)));  // "Employers"
  }

  [[nodiscard]] bool nation(const Side& side, std::uint32_t t) const { return concepts_.nation(concept_at(side, t)); }
  // "the Irish airline", « les ventes françaises »: names nobody.
  [[nodiscard]] bool of_nation(std::uint32_t t, std::uint32_t last) const {
    return concept_at(source_, t) != Concept::none && t + 1 < last && content(source_, t + 1) && !source_.tokens[t + 1].capitalised;
  }
  // "Born in Graz, Lind studied in Lowick": neither is Lowick born, nor Lind in Lowick.
  [[nodiscard]] bool of_opener(const Statement& s) const {
    std::uint32_t at = s.first + 1;
    const auto own = [&](std::uint16_t term) {
      return term != no_term && has_term(terms_.in_claim, c_.object.first, c_.object.last, term);
    };
    while (at < s.last && !own(terms_.in_source[at])) ++at;
    if (at == s.last) return false;
    if (source_.reading().has(at - 1, Category::preposition)) return true;
    bool any = false;
    for (std::uint32_t t = s.first + 1; t < at; ++t) any = any || (terms_.in_source[t] == no_term && name(source_, t, s.last));
    for (std::uint32_t c = c_.verb + 1; c < size(claim_) && any; ++c) {
      const std::uint16_t term = terms_.in_claim[c];
      if (term != no_term && name(claim_, c, size(claim_)) && has_term(terms_.in_source, at, s.last, term) &&
          !has_term(terms_.in_source, s.first, at, term))
        return true;
    }
    return false;
  }
  // Whether the source's phrase is the claim's.
  [[nodiscard]] Fit fit(Range c, Range s, const Clause& told) const {
    if (!c.told()) return s.told() && (told.negated || c_.negated) ? Fit::unsure : Fit::same;  // "did not close its shop"
    if (!s.told()) return Fit::unsure;
    bool all = true, any = false, no_name = false, more = false, other = false;
    for (std::uint32_t t = c.first; t < c.last; ++t) {
      const std::uint16_t term = terms_.in_claim[t];
      if (term == no_term) continue;
      const bool has = has_term(terms_.in_source, s.first, s.last, term);
      any = any || has;
      all = all && has;
      no_name = no_name || (!has && name(claim_, t, c.last));
    }
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      const std::uint16_t term = terms_.in_source[t];
      if (term != no_term) other = other || !has_term(terms_.in_claim, c.first, c.last, term);
      else if (name(source_, t, s.last) && !of_nation(t, s.last)) other = true;
      else if (content(source_, t) && !titles(source_, t) &&
               (!source_.tokens[t].capitalised || (t + 1 < s.last && !source_.tokens[t + 1].capitalised)))
        more = true;  // "Prices on the ferry"
    }
    // « la maison | d'édition », "the director | of the museum" is not what someone never sold or met.
    const auto of = [](const Side& side, Range r) {
      return possessed(side, r.last) || (r.last < size(side) && side.reading().has(r.last, Category::of_whole));
    };
    more = more || (c_.negated && of(source_, s) && !of(claim_, c));
    // « Celui de Pfizer »
    const bool elliptic =
        any && !no_name && s.first >= 2 && source_.reading().has(s.first - 1, Category::of_whole) && empty_word(source_, s.first - 2);
    if (all || elliptic) return more ? Fit::unsure : Fit::same;
    return other && (!any || no_name) ? Fit::other : Fit::unsure;
  }
  // Whether the source gives each the other's part; not of what two do together.
  [[nodiscard]] Fit swapped(const Clause& told, bool converse) const {
    if (!c_.subject.told() || !c_.object.told() || listed(claim_.reading(), c_.verb, "mutual_verb")) return Fit::other;
    const auto with = [](const Side& side, const Clause& c) { return c.link != 0 && listed(side.reading(), c.link, "together"); };
    if (with(claim_, c_) || with(source_, told)) return Fit::other;
    const bool same_link = c_.passive || told.passive || converse || (c_.link == 0) == (told.link == 0);
    return same_link ? std::min(fit(c_.subject, told.object, told), fit(c_.object, told.subject, told)) : Fit::other;
  }
  [[nodiscard]] static std::u16string link(const Side& side, const Clause& c) {
    return c.link == 0 ? std::u16string() : side.folded(c.link);
  }
  static bool possessed(const Side& side, std::uint32_t behind) {
    return behind < size(side) && (side.reading().has(behind, Category::enclitic) || side.reading().led_by_apostrophe(behind));
  }
  static bool one_role(const Clause& c) { return c.subject.told() != c.object.told(); }
  [[nodiscard]] bool has_all(const Statement& s, Range r) const {
    return std::all_of(terms_.in_claim.begin() + r.first, terms_.in_claim.begin() + r.last,
                       [&](std::uint16_t term) { return term == no_term || has_term(terms_.in_source, s.first, s.last, term); });
  }
  // The statement has all that the claim says besides, and nobody else says it.
  [[nodiscard]] bool all_else(const Statement& s) const {
    const Reading reading = source_.reading();
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (reading.is(t, u'"') || reading.is(t, u'“') || reading.is(t, u'«') || listed(reading, t, "nearly")) return false;
      const std::uint16_t term = terms_.in_source[t];  // "never elected to parliament": "to parliament's staff union"
      if (c_.negated && term != no_term && possessed(source_, t + 1) && !possessed(claim_, terms_.list[term].token + 1)) return false;
      if (reading.has(t, Category::reporting_verb) && terms_.in_source[t] == no_term && concept_at(source_, t) == Concept::none)
        return false;
    }
    const auto told = [&](std::uint32_t t) {
      return (t >= c_.group && t <= c_.verb) || c_.subject.has(t) || c_.object.has(t) || has_all(s, {t, t + 1});
    };
    for (std::uint32_t t = 0; t < size(claim_); ++t) {
      if (!told(t)) return false;
    }
    return whole_;
  }
  // "some did not" leaves that some did.
  [[nodiscard]] bool of_some(const Statement& s, const Clause& told) const {
    return said_of_some(claim_, 0, c_.group) || said_of_some(source_, s.first, told.group);
  }
  // It tells of a day that the claim does not: each may have beaten the other once. A weekday says when it was.
  [[nodiscard]] bool another_time(const Statement& s) const {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (concept_at(source_, t) == Concept::last) return true;  // "last season"
    }
    return other_figure(
        s, [&](const Quantity& q) { return is_date(q) && !source_.reading().has(token_of(source_, q.where.begin), Category::weekday); });
  }
  // Whether it gives such a figure that the claim has not.
  template <class Is>
  [[nodiscard]] bool other_figure(const Statement& s, Is is) const {
    const Span all = {source_.tokens[s.first].where.begin, source_.tokens[s.last - 1].where.end};
    return std::any_of(source_.quantities.begin(), source_.quantities.end(), [&](const Quantity& q) {
      return all.contains(q.where) && is(q) && std::none_of(claim_.quantities.begin(), claim_.quantities.end(), [&](const Quantity& c) {
               return same_figure(claim_, c, source_, q);
             });
    });
  }
  // One of the two negates just this: no other day, no "not only", no more words.
  [[nodiscard]] bool plainly_negated(const Statement& s, const Clause& told) const {
    const auto limited = [](const Side& side, const Clause& c, std::uint32_t last) {
      for (std::uint32_t t = c.group; c.negated && t < last; ++t) {
        const Reading reading = side.reading();
        if (listed(reading, t, "not_denying") || listed(reading, t, "until") || listed(reading, t, "present_support")) return true;
      }
      return false;
    };
    if (limited(claim_, c_, size(claim_)) || limited(source_, told, s.last)) return false;
    if (c_.negated) {  // "for adults, not for children", "the rumour was false" may say the same
      for (std::uint32_t t = told.verb + 1; t < s.last; ++t) {
        if (source_.reading().has(t, Category::negation) || turns(source_.concept_of(t))) return false;
      }
      return standings_.of[s.passage].figures == claim_.quantities.size();
    }
    if (other_figure(s, [](const Quantity&) { return true; })) return false;
    for (std::uint32_t t = s.first; t < s.last && (t <= told.verb || !cuts(source_, t)); ++t) {
      if (content(source_, t) && terms_.in_source[t] == no_term && !source_.reading().has(t, Category::negation)) return false;
    }
    return true;
  }

  // Another's name stands in the place of a name of the claim.
  void put_absent(std::optional<OtherRoles>& out, const Statement& s, Range r, Range told) const {
    // "Paris rejected it" may be what "France rejected it" says.
    const auto bare = [&](const Side& side, std::uint32_t t) {
      return (t == 0 || side.tokens[t - 1].kind == TokenKind::mark) && nation(side, t);
    };
    bool capital = false;
    for (std::uint32_t t = s.first; t < told.last; ++t) capital = capital || bare(source_, t);
    const auto other = [&](std::uint32_t c) {
      for (std::uint32_t t = told.first; t < told.last; ++t) {
        if (terms_.in_source[t] == no_term && name(source_, t, told.last) && !of_nation(t, told.last) &&
            (nation(source_, t) ? nation(claim_, c) || !capital : !bare(claim_, c)))
          return true;
      }
      return false;
    };
    std::optional<Span> absent;
    for (std::uint32_t t = r.first; t < r.last; ++t) {
      if (!name(claim_, t, r.last)) continue;
      if (!across_ && source_has(t)) return;
      if (other(t)) absent = claim_.tokens[t].where;
    }
    if (absent && !out) out = {{*absent, s.passage}, VerifyReason::no_such_words, Status::not_found};
  }
  // "VW" of Volkswagen: capitals that stand in the name in this order.
  static bool shortens(const Side& side, std::uint32_t t, const std::u16string& name) {
    const auto text = side.text(side.tokens[t].where);
    const std::u16string letters = side.folded(t);
    if (text.size() < 2 || !unicode::is_upper(text[1]) || name.size() <= letters.size() || name[0] != letters[0]) return false;
    std::size_t met = 0;
    for (const char16_t letter : name) met += met < letters.size() && letter == letters[met];
    return met == letters.size();
  }
  [[nodiscard]] bool source_has(std::uint32_t c) const {
    if (looked_for_.empty()) looked_for_.resize(size(claim_));
    std::optional<bool>& known = looked_for_[c];
    if (!known) known = look_for(c);
    return *known;
  }
  [[nodiscard]] bool look_for(std::uint32_t c) const {
    const Concept idea = claim_.concept_of(c);
    const std::u16string here = claim_.folded(c);
    for (std::uint32_t t = 0; t < size(source_); ++t) {
      if (terms_.in_source[t] == terms_.in_claim[c] || (idea != Concept::none && source_.concept_of(t) == idea)) return true;
      const std::u16string there = source_.tokens[t].capitalised ? source_.folded(t) : std::u16string();
      if (there.size() == here.size() && std::is_permutation(here.begin(), here.end(), there.begin())) return true;  // "Telsa"
      if (!there.empty() && (shortens(claim_, c, there) || shortens(source_, t, here))) return true;
    }
    return false;
  }
  // "in France": "in Germany". A name of which the source has no part, and another behind the same preposition.
  [[nodiscard]] std::optional<Span> other_place(const Statement& s) const {
    const auto led = [](const Side& side, std::uint32_t t, std::uint32_t first) {
      while (t > first && side.reading().has_any(t - 1, any_of(Category::definite, Category::elision))) --t;
      if (t == first || !side.reading().has(t - 1, Category::preposition)) return std::u16string();
      std::u16string out = side.folded(t - 1);
      if (out.back() == u'\'' || out.back() == u'’') out.back() = u'e';  // « d'Ossel », « de Tarn »
      return out;
    };
    for (std::uint32_t c = 1; c < size(claim_); ++c) {
      const std::u16string own = terms_.in_claim[c] != no_term && name(claim_, c, size(claim_)) ? led(claim_, c, 0) : std::u16string();
      if (own.empty() || source_has(c) || (c + 1 < size(claim_) && terms_.in_claim[c + 1] != no_term && source_has(c + 1))) continue;
      for (std::uint32_t t = s.first + 1; t < s.last; ++t) {
        if (terms_.in_source[t] == no_term && name(source_, t, s.last) && !of_nation(t, s.last) && led(source_, t, s.first) == own)
          return claim_.tokens[c].where;
      }
    }
    return std::nullopt;
  }

  void put(std::optional<OtherRoles>& out, const Statement& s, VerifyReason why, bool sure) const {
    if (out && (out->status == Status::refuted || !sure)) return;
    out = {{claim_.tokens[c_.verb].where, s.passage}, why, sure ? Status::refuted : Status::partial};
  }

  const Side& claim_;
  const Side& source_;
  const Terms& terms_;
  const Standings& standings_;
  const bool whole_;
  const bool across_ = claim_.pack != source_.pack;
  std::uint32_t asked_ = ~0U;
  bool told_in_ = false;
  const Concepts& concepts_ = claim_.concepts;
  Clause c_;
  mutable std::vector<std::optional<bool>> looked_for_;  // by the claim's tokens: a long source is gone through once for each
};

}  // namespace

std::optional<OtherRoles> find_other_roles(const Side& claim, const Side& source, const Terms& terms, const Standings& standings,
                                           bool whole) {
  auto out = Finder(claim, source, terms, standings, whole).run();
  // Between two languages few words are known: that it is so can't be said, and no more.
  if (out && claim.pack != source.pack) out->status = Status::partial;
  return out;
}

}  // namespace citelight
