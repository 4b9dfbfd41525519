// Stage 5: quantities and attributions → claims.
#pragma once

#include <vector>

#include "citelight/attribution.h"
#include "citelight/claim.h"
#include "citelight/document.h"
#include "citelight/quantity.h"
#include "text/segment.h"
#include "text/tokens.h"

namespace citelight {

// A claim for each sentence that holds a quantity, an attribution, a quotation, a link
// to a source or a note, or says something checkable without any; or one for each
// clause of it that has a source of its own. With check-worthiness and why;
// citations are the next stage's.
[[nodiscard]] std::vector<Claim> find_claims(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences,
                                             const std::vector<Quantity>& quantities, const std::vector<Attribution>& attributions);

}  // namespace citelight
