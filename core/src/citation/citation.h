// Stage 6: claims → the source the page cites for each.
#pragma once

#include <vector>

#include "citelight/attribution.h"
#include "citelight/claim.h"
#include "citelight/document.h"
#include "citelight/quantity.h"
#include "text/segment.h"
#include "text/tokens.h"

namespace citelight {

// The citation of each claim, in the claims' order: the highest rung of the
// ladder that fits, with its reason.
[[nodiscard]] std::vector<Citation> find_citations(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences,
                                                   const std::vector<Quantity>& quantities, const std::vector<Attribution>& attributions,
                                                   const std::vector<Claim>& claims);

}  // namespace citelight
