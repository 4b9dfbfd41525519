// How much a claim is worth checking, and why.
#pragma once

#include <string_view>
#include <vector>

#include "citelight/attribution.h"
#include "citelight/quantity.h"
#include "text/tokens.h"

namespace citelight::claims {

struct Worth {
  double score = 0;                       // 0 to 1
  std::vector<std::string_view> reasons;  // what counted most, in words
  bool invites = false;                   // "Visit our archive": shows the reader a way, and claims nothing
};

// Of the tokens [first, last). Grammar and vocabulary only: figures, comparison,
// change, acts and names speak for it; opinion, wishes, the future and questions against.
[[nodiscard]] Worth worth(const Reading& reading, std::uint32_t first, std::uint32_t last, const std::vector<const Quantity*>& quantities,
                          const std::vector<const Attribution*>& attributions);

}  // namespace citelight::claims
