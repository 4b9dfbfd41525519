// Why a source was taken, in words for the reader.
#pragma once

#include <string>
#include <string_view>

#include "citation/citation_rungs.h"
#include "citelight/claim.h"

namespace citelight::citation {

// The text between quotation marks, cut where it is long.
[[nodiscard]] std::string quoted(std::u16string_view text);
// The three in one. Pieces appended one by one: GCC 12 warns falsely of `"…" + string`.
[[nodiscard]] std::string join(std::string_view before, std::string_view middle, std::string_view after);
// Why a link was taken; `anchor` is quoted.
[[nodiscard]] std::string sentence_of(const Found& found, Rung rung, const std::string& anchor);

}  // namespace citelight::citation
