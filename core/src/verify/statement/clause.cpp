#include "verify/statement/clause.h"

#include <algorithm>

#include "text/noun_phrase.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

// The noun phrase that `t` is moved behind.
TokenSpan phrase(const Side& side, std::uint32_t& t, std::uint32_t last) {
  const Reading reading = side.reading();
  TokenSpan out;
  for (; t < last && !(side.figure[t] && out.told()) && !ends_clause(side, t); ++t) {
    const bool of = reading.has(t, Category::of_whole);
    if (out.told() && (reading.has(t, Category::auxiliary) || (reading.has(t, Category::preposition) && !of))) break;
    if (out.told() && of && !(t + 1 < last && side.tokens[t + 1].capitalised) && !(t + 2 < last && side.tokens[t + 2].capitalised)) break;
    if (!content(side, t) || (!out.told() && adverb(reading, t))) continue;
    if (!out.told()) out.first = t;
    out.last = t + 1;
  }
  return out;
}

// The words that say something, from the first to the last.
TokenSpan words_of(const Side& side, std::uint32_t first, std::uint32_t last) {
  TokenSpan out;
  for (std::uint32_t t = first; t < last; ++t) {
    if (!content(side, t)) continue;
    if (!out.told()) out.first = t;
    out.last = t + 1;
  }
  return out;
}

// The name that a relative pronoun at `t` stands for.
TokenSpan name_in_front(const Side& side, std::uint32_t t, std::uint32_t first) {
  TokenSpan out{t, t};
  if (out.last > first && side.reading().is(out.last - 1, u',')) --out.last;
  out.first = out.last;
  while (out.first > first && side.tokens[out.first - 1].capitalised) --out.first;
  return out;
}

bool may_be_verb(const Side& side, std::uint32_t first, std::uint32_t t) {
  const Reading reading = side.reading();
  constexpr CategorySet of_nouns = any_of(Category::definite, Category::determiner, Category::possessive, Category::article_one,
                                          Category::preposition, Category::infinitive_link);
  return content(side, t) && t != first && !side.tokens[t].capitalised && !reading.has_any(t - 1, of_nouns) &&
         !listed(reading, t - 1, "none_of");  // "no complaint"
}

// What stands in front of a verb, in its own clause.
struct Front {
  std::uint32_t group = 0;  // where the verb's auxiliaries and negations begin
  TokenSpan subject;
  bool be = false, negated = false, half_negated = false;
  bool named = false;  // a name stands right in front: a verb follows
};

std::optional<Front> read_front(const Side& side, std::uint32_t first, std::uint32_t verb) {
  const Reading reading = side.reading();
  Front out;
  out.group = verb;
  std::uint32_t from = first;
  TokenSpan named_before, aside;  // "Microsoft, which | owns", "Lind, the mayor, | opposed"
  for (std::uint32_t t = first; t < verb; ++t) {
    if (reading.has(t, Category::reflexive)) return std::nullopt;
    const auto is = reading.match(t, bit(Category::auxiliary));
    const auto not_so = reading.match(t, any_of(Category::negation, Category::negative_implicative));
    const bool half = half_negation(side, t);
    if (is || not_so || half) {
      out.group = std::min(out.group, t);
      out.half_negated = out.half_negated || half;
      out.negated = out.negated || (not_so && !half);
      out.be = out.be || (is && side.pack->text(is->value) == "be");
      if (not_so) t = std::max(t, not_so->last - 1);
    } else if (ends_clause(side, t)) {
      const bool comma = reading.is(t, u',');
      named_before = reading.has(t, Category::relative) ? name_in_front(side, t, first) : comma ? aside : TokenSpan();
      aside = comma && !aside.told() ? name_in_front(side, t, first) : TokenSpan();
      // "the head of Norla, Lind,": Norla did nothing
      if (aside.told() && aside.first > first && reading.has(aside.first - 1, Category::preposition)) aside = {};
      out = {};
      out.group = verb;
      from = t + 1;
    } else if (out.group != verb && content(side, t) && !adverb(reading, t)) {
      return std::nullopt;
    }
  }
  out.subject = words_of(side, from, out.group);
  const bool of_name = !out.subject.told() && out.group == from && named_before.told();
  if (of_name) out.subject = named_before;
  out.named = of_name || (verb > from && side.tokens[verb - 1].capitalised);
  return out;
}

// Who did it, of a verb in the passive: behind "by", which may stand further on.
void read_agent(const Side& side, std::uint32_t t, std::uint32_t last, TokenSpan behind, Clause& out) {
  const auto agent = [&](std::uint32_t k) { return listed(side.reading(), k, "agent"); };
  if (out.link != 0 && agent(out.link)) {
    out.subject = behind;
    return;
  }
  for (; t < last && !ends_clause(side, t); ++t) {
    if (!agent(t)) continue;
    out.link = t++;
    out.subject = phrase(side, t, last);
    if (!out.subject.told()) out.subject = behind;
    return;
  }
}

}  // namespace

bool ends_clause(const Side& side, std::uint32_t t) {
  const Reading reading = side.reading();
  if (side.tokens[t].kind == TokenKind::mark) return punctuation(reading, t);
  if (reading.has(t, Category::preposition)) return false;
  return reading.has_any(t, any_of(Category::relative, Category::complementizer, Category::numeral_joiner, Category::clause_opener,
                                   Category::adversative, Category::subordinator)) ||
         (reading.has(t, Category::reporting_verb) && !reading.has(t, Category::noun_also) &&
          !(t > 0 && reading.has_any(t - 1, any_of(Category::definite, Category::determiner))));  // « le traité »
}

std::optional<Clause> read_clause(const Side& side, std::uint32_t first, std::uint32_t last, std::uint32_t verb) {
  const Reading reading = side.reading();
  if (!may_be_verb(side, first, verb)) return std::nullopt;
  const auto front = read_front(side, first, verb);
  if (!front) return std::nullopt;
  Clause out;
  out.group = front->group;
  out.verb = verb;
  // "cancelled no flights", « n'a annulé aucun vol »
  out.negated = front->negated || (verb + 1 < last && listed(reading, verb + 1, "none_of") &&
                                   !reading.has_any(verb + 1, any_of(Category::preposition, Category::of_whole, Category::elision)));
  if (front->half_negated && !out.negated) return std::nullopt;  // « n'a fermé qu'en mai »
  if (out.group == verb && !front->named && !past_form(reading, verb) &&
      !reading.has_any(verb, any_of(Category::reporting_verb, Category::change_verb)))
    return std::nullopt;
  std::uint32_t t = verb + 1;
  while (t < last && adverb(reading, t)) ++t;
  if (t < last && reading.has(t, Category::preposition) && !reading.has(t, Category::of_whole)) out.link = t++;
  const TokenSpan right = phrase(side, t, last);
  out.passive = (out.link != 0 && listed(reading, out.link, "agent")) || (front->be && !formed(reading, verb, "gerund_ending", 4));
  (out.passive ? out.object : out.subject) = front->subject;
  if (out.passive) read_agent(side, t, last, right, out);
  else out.object = right;
  return out;
}

}  // namespace citelight
