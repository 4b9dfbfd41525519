// Which language a text is in, told by its function words.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "citelight/pack.h"
#include "text/tokens.h"

namespace citelight {

struct Guess {
  const Pack* pack = nullptr;
  bool sure = true;  // false for a text of some length in which hardly a function word is the pack's: it is in another language
};

// The pack whose function words cover most of the text's first words; the
// first pack where none does. Precondition: packs is not empty.
[[nodiscard]] Guess guess_language(std::u16string_view text, const std::vector<std::shared_ptr<const Pack>>& packs);

// Whether the text's first words can be the pack's language; so can a short text always.
[[nodiscard]] bool may_be_in(const Tokens& tokens, const Pack& pack);

}  // namespace citelight
