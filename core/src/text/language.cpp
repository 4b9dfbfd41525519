#include "text/language.h"

#include "text/tokens.h"

namespace citelight {
namespace {

// Enough for a sure answer; more would only cost time.
constexpr std::size_t sample_units = 4000;

}  // namespace

const Pack& guess_language(std::u16string_view text, const std::vector<std::shared_ptr<const Pack>>& packs) {
  std::size_t cut = text.size();
  if (cut > sample_units) {
    cut = text.find(u' ', sample_units);
    if (cut > 2 * sample_units) cut = sample_units;
    if ((text[cut] & 0xFC00) == 0xDC00) --cut;
  }
  const auto sample = text.substr(0, cut);
  const Pack* best = packs.front().get();
  std::size_t most = 0;
  for (const auto& pack : packs) {
    std::size_t hits = 0;
    for (const Token& token : tokenise(sample, *pack).list) { hits += pack->categories(token.word).meets(bit(Category::function_word)); }
    if (hits > most) {
      most = hits;
      best = pack.get();
    }
  }
  return *best;
}

}  // namespace citelight
