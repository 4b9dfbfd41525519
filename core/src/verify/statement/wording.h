// What a word does to the sentence it stands in: the reversal and the denial of a claim both look at it.
#pragma once

#include <cstdint>

#include <vector>

#include "text/noun_phrase.h"
#include "verify/passages.h"
#include "verify/verify_side.h"

namespace citelight {

// The order of lexicon.def's claim_word.
enum : std::uint32_t {
  claim_comparison = 0,
  claim_quantifier = 3,
  claim_wish = 8,
  claim_modal = 9,
  claim_future = 10,
  claim_hypothetical = 14
};

[[nodiscard]] inline std::uint32_t claim_word(const Side& side, std::uint32_t t) {
  const auto m = side.reading().match(t, bit(Category::claim_word));
  return m ? m->value : ~0U;
}

[[nodiscard]] inline bool article(const Reading& reading, std::uint32_t t) {
  return reading.has(t, Category::definite) || (reading.has(t, Category::determiner) && reading.has(t, Category::noun_opener));
}

// A word that says something by itself: no article, preposition or auxiliary, nor what is cut off another word, "l'", "'s".
[[nodiscard]] bool content(const Side& side, std::uint32_t t);

// A mark that stands in no word: neither the apostrophe of "the engineers' report" nor the hyphen of "long-lived".
[[nodiscard]] inline bool punctuation(const Reading& reading, std::uint32_t t) {
  return reading.tokens[t].kind == TokenKind::mark && !reading.apostrophe(t) && !reading.is(t, u'-');
}

// "closed", "built", "rose": a past, or the participle that looks like one.
[[nodiscard]] inline bool past_form(const Reading& reading, std::uint32_t t) {
  return participle_form(reading, t) || listed(reading, t, "past_irregular") || listed(reading, t, "past_forms");
}

// "only just", "soon", « déjà »: may stand between a verb and what it is said of. Not « le jugement », "the family".
[[nodiscard]] inline bool adverb(const Reading& reading, std::uint32_t t) {
  return reading.has(t, Category::verb_adverb) ||
         (adverb_form(reading, t) &&
          !(t > 0 && reading.has_any(t - 1, any_of(Category::definite, Category::determiner, Category::possessive, Category::elision))));
}

// « ne », which another word completes.
[[nodiscard]] inline bool half_negation(const Side& side, std::uint32_t t) { return listed(side.reading(), t, "half_negation"); }

// "not", "failed to", "nearly", "nobody", "without": what stands there may be turned.
[[nodiscard]] inline bool turns_at(const Side& side, std::uint32_t t) {
  const Reading reading = side.reading();
  return !side.figure[t] && (reading.match(t, any_of(Category::negation, Category::negative_implicative)) || turns(side.concept_of(t)) ||
                             listed(reading, t, "nearly") || listed(reading, t, "nobody"));
}

// "largest", « plus (grand) »
[[nodiscard]] bool superlative(const Side& side, std::uint32_t t);

// "may", "should", "if": what is so, and what is not, both may be.
[[nodiscard]] inline bool left_open(const Side& side, std::uint32_t t) {
  const std::uint32_t kind = claim_word(side, t);
  return side.reading().is(t, u'?') || kind == claim_modal || kind == claim_wish || kind == claim_hypothetical;
}

// "some did not" leaves that some did; what somebody says is his.
[[nodiscard]] bool said_of_some(const Side& side, std::uint32_t first, std::uint32_t last);

// A sentence of the source, cut at "but" and at a semicolon that a clause follows: one thing is said in it, and for sure.
struct Statement {
  std::uint32_t first = 0, last = 0;  // tokens
  std::uint32_t passage = 0;
};
// Those of the passages that have that share of the claim's words, in their order.
[[nodiscard]] std::vector<Statement> find_statements(const Side& source, const Standings& standings, double least_words = 0.5);

}  // namespace citelight
