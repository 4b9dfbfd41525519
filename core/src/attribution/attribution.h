// Stage 4: tokens → attributions.
#pragma once

#include <span>
#include <vector>

#include "citelight/attribution.h"
#include "citelight/document.h"
#include "text/segment.h"
#include "text/tokens.h"

namespace citelight {

// Every statement the text gives to someone, in order of its content. `blocks`
// tells headings and captions, in which nobody speaks on; none: all are paragraphs.
[[nodiscard]] std::vector<Attribution> find_attributions(const Reading& reading, const std::vector<Sentence>& sentences,
                                                         std::span<const Block> blocks = {});

}  // namespace citelight
