// Which language a text is in, told by its function words.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "citelight/pack.h"

namespace citelight {

// The pack whose function words cover most of the text's first words; the
// first pack where none does. Precondition: packs is not empty.
[[nodiscard]] const Pack& guess_language(std::u16string_view text, const std::vector<std::shared_ptr<const Pack>>& packs);

}  // namespace citelight
