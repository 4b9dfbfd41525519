// A link to a passage: https://wicg.github.io/scroll-to-text-fragment/
#pragma once

#include <string>
#include <string_view>

#include "citelight/span.h"

namespace citelight {

// "#:~:text=…" that leads to `where` and to nothing before it in `text`; "" where no wording does.
//   Case is ignored, as browsers do. A long passage is named by its first and last words.
[[nodiscard]] std::string text_fragment(std::u16string_view text, Span where);

}  // namespace citelight
