// Stage 4: tokens → attributions.
#pragma once

#include <vector>

#include "citelight/attribution.h"
#include "segment.h"
#include "tokens.h"

namespace citelight {

// Every statement the text gives to someone, in order of its content.
[[nodiscard]] std::vector<Attribution> find_attributions(const Reading& reading,
                                                         const std::vector<Sentence>& sentences);

}  // namespace citelight
