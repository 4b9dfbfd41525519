// Stage 3: tokens → quantities.
#pragma once

#include <vector>

#include "citelight/document.h"
#include "citelight/quantity.h"
#include "text/segment.h"
#include "text/tokens.h"

namespace citelight {

// Every figure of the text in order, none overlapping. Never fails: what does
// not read as a number is left out.
[[nodiscard]] std::vector<Quantity> find_quantities(const Document& document, const Reading& reading,
                                                    const std::vector<Sentence>& sentences);

}  // namespace citelight
