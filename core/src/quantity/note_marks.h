// Note marks ("2019.[1] It employs", "2019¹") are no words of the text.
#pragma once

#include <optional>

#include "citelight/document.h"

namespace citelight {

// The document with each mark that links a note replaced by as many spaces, so
// that "2019.1 It" reads as the end of a sentence and the start of another and
// every offset stays; nothing where there is no such mark.
[[nodiscard]] std::optional<Document> without_note_marks(const Document& document);

}  // namespace citelight
