#include "verify/statement/negated_alone.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "text/noun_phrase.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

// Where a negation reaches no further.
bool ends(const Side& side, std::uint32_t t) {
  const Reading reading = side.reading();
  if (side.tokens[t].kind == TokenKind::mark) return punctuation(reading, t);
  return reading.has_any(
      t, any_of(Category::adversative, Category::numeral_joiner, Category::relative, Category::subordinator, Category::complementizer));
}
// Is no article, auxiliary or adverb.
bool carries(const Side& side, std::uint32_t t) {
  const Reading reading = side.reading();
  return side.tokens[t].kind == TokenKind::word && !side.figure[t] && !empty_word(side, t) && !half_negation(side, t) &&
         !reading.has_any(
             t, any_of(Category::auxiliary, Category::verb_adverb, Category::infinitive_link, Category::clitic, Category::negation)) &&
         !adverb_form(reading, t);
}

// How many words a negation at `t` reaches, where one stands there: "did not | close", "none has | died", "no | branches will close".
std::optional<std::uint32_t> reach_of(const Side& side, std::uint32_t t, std::uint32_t last) {
  constexpr std::uint32_t verb = 1, noun_and_verb = 3;
  const Reading reading = side.reading();
  const bool none = listed(reading, t, "nobody") && claim_word(side, t) != claim_comparison;  // not "few"
  if (side.figure[t] || half_negation(side, t) || !(none || reading.match(t, bit(Category::negation)))) return std::nullopt;
  for (std::uint32_t k = t + 1; k < std::min(t + 3, last); ++k) {
    if (listed(reading, k, "not_denying")) return 0;  // "not only", « pas le seul »
  }
  if (none && t + 1 < last && reading.has(t + 1, Category::of_whole)) return 0;  // "none of the flats": there are flats
  if (!none || t + 1 == last || !carries(side, t + 1)) return verb;
  return listed(reading, t, "none_of") ? noun_and_verb : 0;  // "nothing wrong"
}

}  // namespace

bool says_negated_alone(const Side& claim, const Side& source, const Terms& terms, std::uint32_t passage) {
  for (std::uint32_t t = 0; t < claim.tokens.size(); ++t) {
    if (!claim.figure[t] && (left_open(claim, t) || turns_at(claim, t))) return false;
  }
  enum : char { said = 1, denied = 2 };  // per term, in the source
  std::vector<char> ways(terms.list.size());
  std::vector<std::uint32_t> seen(terms.list.size(), ~0U);  // the sentence that had it last
  for (const Sentence& s : source.sentences) {
    const bool told_here = s.first >= source.passages[passage].first && s.first < source.passages[passage].last;  // elsewhere, of another
    std::uint32_t left = 0;
    std::vector<std::uint16_t> here;
    std::size_t words = 0;  // of the claim, in the sentence
    bool figure_alone = false;
    const auto close = [&] {  // "none was hurt on Sunday, against eleven in May"
      for (; figure_alone && !here.empty(); here.pop_back()) ways[here.back()] |= said;
      figure_alone = false;
      left = 0;
    };
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (ends(source, t)) close();
      if (const auto reach = reach_of(source, t, s.last)) {
        left = *reach;
        continue;
      }
      figure_alone = (figure_alone || source.figure[t]) && !carries(source, t);
      const std::uint16_t term = terms.in_source[t];
      if (term != no_term && std::exchange(seen[term], s.first) != s.first) ++words;
      if (left > 0 && carries(source, t)) {
        --left;
        if (term != no_term && told_here) {
          here.push_back(term);
          continue;
        }
      }
      if (term != no_term) ways[term] |= said;
    }
    close();
    for (const std::uint16_t term : here) ways[term] |= 2 * words >= terms.list.size() ? denied : said;
  }
  bool out = false;
  for (std::uint32_t t = 0; t < claim.tokens.size(); ++t) {
    const std::uint16_t term = terms.in_claim[t];
    if (!carries(claim, t)) continue;
    if (term == no_term || ways[term] == 0) return false;  // "escaped a fine" of a source that says "was not fined"
    out = out || (!terms.list[term].name && ways[term] == denied);
  }
  return out;
}

}  // namespace citelight
