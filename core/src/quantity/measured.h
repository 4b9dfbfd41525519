// Stage 3e: what stands, moves or is set at a figure that counts nothing itself: "inflation" at "4.2%"; and whether the figure
// is what it moved by, from or to.
#pragma once

#include <vector>

#include "citelight/quantity.h"
#include "text/segment.h"

namespace citelight {

// Fills `measured` and `change_role`; the words are the pack's (measured.json). `quantities` in text order.
void find_measured(const Reading& reading, const std::vector<Sentence>& sentences, std::vector<Quantity>& quantities);

}  // namespace citelight
