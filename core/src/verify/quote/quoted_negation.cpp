#include "verify/quote/quoted_negation.h"

#include "text/noun_phrase.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

constexpr std::uint32_t close_by = 2;  // words that a negation may stand before what it negates
constexpr std::uint32_t far_off = 80;  // … and that it is no longer one of
constexpr std::uint32_t reach = 7;     // tokens in front of a quotation

// What stands right before `at` and turns what is said from there on.
std::optional<std::uint32_t> turned_before(const Side& source, std::uint32_t at) {
  // Between negation and words: a verb of saying or thinking, "that", and nothing else that carries meaning.
  constexpr CategorySet small = any_of(Category::complementizer, Category::auxiliary, Category::pronoun, Category::clitic,
                                       Category::determiner, Category::preposition);
  const Reading reading = source.reading();
  bool says = false, negated = false;
  for (std::uint32_t t = at; t-- > 0 && t + reach >= at;) {
    if (reading.tokens[t].kind == TokenKind::mark && !reading.apostrophe(t)) break;
    if (source.concept_of(t) == Concept::not_true && reading.has(at - 1, Category::complementizer)) {
      // "I can't deny that", « je ne nie pas que »
      return negated || (t > 0 && reading.has(t - 1, Category::negation)) ? std::nullopt : std::optional(t);
    }
    // « je NE crois pas que »
    if (negated && t > 0 && half_negation(source, t - 1) && reading.has(at - 1, Category::complementizer)) return t - 1;
    if (half_negation(source, t)) continue;
    if (reading.match(t, bit(Category::negation))) {
      if (says) return t;
      if (t + 1 == at)
        return reading.match(at, any_of(Category::determiner, Category::article_one, Category::complementizer, Category::conjunction))
                   ? std::nullopt
                   : std::optional(t);
      negated = true;
    } else if (reading.match(t, bit(Category::reporting_verb))) {
      says = true;
    } else if (!reading.has_any(t, small)) {
      break;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> lost_negation(const Side& claim, const Quotation& quotation, const Side& source, std::uint32_t at) {
  const auto lost = turned_before(source, at);
  for (std::uint32_t t = quotation.first; lost && t > 0 && !claim.tokens[t].line_before; --t) {
    if (turns_at(claim, t - 1)) return std::nullopt;
  }
  return lost;
}

bool elides_negation(const std::vector<Word>& quoted, const Side& source, const std::vector<Word>& there, WordSpan found,
                     const Pack& pack) {
  if (quoted.size() == found.last - found.first) return false;
  const Reading reading = source.reading();
  const bool halves = !source.pack->setting("half_negation").empty();  // « sans aucun doute » : no « ne », no negation
  std::uint32_t since = far_off;                                       // words since a negation that is left out
  std::size_t i = 0;
  for (std::uint32_t at = found.first; at < found.last; ++at) {
    const std::uint32_t t = there[at].token;
    const bool negation = reading.has(t, Category::negation), kept = i < quoted.size() && same_words(quoted[i], there[at], pack);
    if ((at > found.first && t > there[at - 1].token + 1) || reading.has_any(t, any_of(Category::numeral_joiner, Category::adversative)))
      since = far_off;
    if (kept && (negation || since < close_by)) return !negation;  // "we do not … nor …": what is kept says it
    if (kept) ++i;
    else since = negation && (!halves || since < far_off || half_negation(source, t)) ? 0 : since + 1;
  }
  return false;
}

}  // namespace citelight
