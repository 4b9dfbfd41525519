#include "text/language.h"

#include <algorithm>

namespace citelight {
namespace {

// Enough for a sure answer; more would only cost time.
constexpr std::size_t sample_units = 4000;
// Of its own function words a text has four or five in ten words, another language's has one where the spelling chances to be the same;
// more where the two are akin: of a hundred Spanish words 24 are spelled like French ones, 30 in one article of twenty.
constexpr std::size_t fewest_words = 40;
constexpr std::size_t of_a_hundred = 12;
constexpr std::size_t most_tokens = 800;  // looked at of a text whose language is declared

struct Share {
  std::size_t words = 0;
  std::size_t function_words = 0;
  [[nodiscard]] bool enough(std::size_t least) const { return words < fewest_words || function_words * 100 >= least * words; }
};

Share share_of(std::span<const Token> tokens, const Pack& pack) {
  Share out;
  for (const Token& token : tokens) {
    out.words += token.kind == TokenKind::word;
    out.function_words += pack.categories(token.word).meets(bit(Category::function_word));
  }
  return out;
}

}  // namespace

Guess guess_language(std::u16string_view text, const std::vector<std::shared_ptr<const Pack>>& packs) {
  std::size_t cut = text.size();
  if (cut > sample_units) {
    cut = text.find(u' ', sample_units);
    if (cut > 2 * sample_units) cut = sample_units;
    if ((text[cut] & 0xFC00) == 0xDC00) --cut;
  }
  const auto sample = text.substr(0, cut);
  Guess best{packs.front().get()};
  Share most;
  for (const auto& pack : packs) {
    const Share share = share_of(tokenise(sample, *pack).list, *pack);
    if (share.function_words > most.function_words) best.pack = pack.get();
    if (share.function_words >= most.function_words) most = share;
  }
  std::size_t least = 0;
  for (const char digit : best.pack->setting("guessed_by")) least = least * 10 + static_cast<std::size_t>(digit - '0');
  best.sure = most.enough(std::max(of_a_hundred, least));
  return best;
}

bool may_be_in(const Tokens& tokens, const Pack& pack) {
  return share_of(std::span(tokens.list).first(std::min(most_tokens, tokens.list.size())), pack).enough(of_a_hundred);
}

}  // namespace citelight
