#include "verify/statement/tense.h"

#include <algorithm>
#include <vector>

#include "verify/concepts.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

// "is the director" of a source that knows a former director alone.
bool former_alone(const Side& claim, const Side& source, const Terms& terms) {
  for (std::uint32_t t = 0; t < claim.tokens.size(); ++t) {
    if (claim.concept_of(t) == Concept::former) return false;
  }
  std::uint16_t once = no_term;
  for (std::uint32_t t = 1; t < source.tokens.size() && once == no_term; ++t) {
    const bool hyphen = t > 1 && source.reading().is(t - 1, u'-');  // « ex-directeur »
    const std::uint32_t former = t - 1 - hyphen;
    if (source.concept_of(former) == Concept::former && !source.tokens[t].capitalised && !(former > 0 && superlative(source, former - 1)))
      once = terms.in_source[t];  // not « le plus ancien »
  }
  if (once == no_term || std::count(terms.in_source.begin(), terms.in_source.end(), once) != 1) return false;
  std::uint32_t is = terms.list[once].token;  // "who is the mayor, was the director" tells what was
  while (is > 0 && claim.tokens[is].kind != TokenKind::mark && !listed(claim.reading(), is, "copula")) --is;
  return listed(claim.reading(), is, "copula") && listed(claim.reading(), is, "copula_now");
}

// "built" of a source that says no more than "plans to build".
bool meant_alone(const Side& claim, const Side& source, const Terms& terms) {
  const Reading own = claim.reading(), reading = source.reading();
  const auto open = [](const Side& side, std::uint32_t t) { return left_open(side, t) || formed(side.reading(), t, "future_ending", 5); };
  enum : char { said = 1, meant = 2 };
  std::vector<char> ways(terms.list.size());
  for (std::uint32_t t = 1; t < source.tokens.size(); ++t) {
    if (source.tokens[t].kind == TokenKind::mark && listed(reading, t - 1, "past_support")) return false;  // "and it did."
    if (terms.in_source[t] == no_term) continue;
    std::uint32_t head = t - 1;
    if (head > 0 && reading.has_any(head, any_of(Category::infinitive_link, Category::preposition))) --head;
    // « a menacé en retour d'imposer »
    const bool aside = head > 1 && head + 1 < t && reading.has(head - 1, Category::preposition) && intends(source.concept_of(head - 2));
    ways[terms.in_source[t]] |= aside || intends(source.concept_of(head)) || open(source, head) ? meant : said;
  }
  for (std::uint32_t t = 0; t < claim.tokens.size(); ++t) {
    if (intends(claim.concept_of(t)) || open(claim, t) || claim_word(claim, t) == claim_future) return false;
  }
  for (std::uint32_t t = 1; t < claim.tokens.size(); ++t) {
    const std::uint16_t term = terms.in_claim[t];
    const bool past = past_form(own, t) || own.has(t - 1, Category::auxiliary);
    if (term != no_term && past && ways[term] == meant) return true;
  }
  return false;
}

}  // namespace

bool is_so_no_more_or_not_yet(const Side& claim, const Side& source, const Terms& terms) {
  return former_alone(claim, source, terms) || meant_alone(claim, source, terms);
}

}  // namespace citelight
