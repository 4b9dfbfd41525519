#include "verify/statement/wording.h"

namespace citelight {

bool content(const Side& side, std::uint32_t t) {
  const Reading reading = side.reading();
  return side.tokens[t].kind == TokenKind::word && !side.figure[t] && !reading.led_by_apostrophe(t) &&
         !reading.has_any(t, empty_words | any_of(Category::elision, Category::clitic));
}

bool superlative(const Side& side, std::uint32_t t) {
  return t < side.tokens.size() && !side.figure[t] &&
         (formed(side.reading(), t, "superlative_ending", 4) || listed(side.reading(), t, "superlative"));
}

bool said_of_some(const Side& side, std::uint32_t first, std::uint32_t last) {
  const Reading reading = side.reading();
  for (std::uint32_t t = first; t < last; ++t) {
    const bool indefinite = reading.has(t, Category::determiner) && !reading.has(t, Category::definite);
    if (!side.figure[t] &&
        (claim_word(side, t) == claim_quantifier || indefinite || reading.has(t, Category::complementizer) || listed(reading, t, "nobody")))
      return true;
  }
  return false;
}

std::vector<Statement> find_statements(const Side& source, const Standings& standings, double least_words) {
  constexpr CategorySet subject = any_of(Category::pronoun, Category::determiner, Category::article_one, Category::definite);
  const Reading reading = source.reading();
  std::vector<Statement> out;
  std::uint32_t p = 0;
  for (const Sentence& s : source.sentences) {
    while (p + 1 < source.passages.size() && source.passages[p].last <= s.first) ++p;
    if (standings.of[p].words < least_words) continue;
    std::uint32_t first = s.first;
    bool open = false;
    for (std::uint32_t t = s.first; t <= s.last; ++t) {
      if (t < s.last) {
        open |= !source.figure[t] && left_open(source, t);
        const bool apart = t + 1 < s.last && reading.is(t, u';') && (source.tokens[t + 1].capitalised || reading.has_any(t + 1, subject));
        if (!reading.has(t, Category::adversative) && !apart) continue;
      }
      if (t > first && !open) out.push_back({first, t, p});
      first = t + 1;
      open = false;
    }
  }
  return out;
}

}  // namespace citelight
