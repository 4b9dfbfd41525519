// Stage 4f: sources → speakers: whom "il", "le journal", "Smith" stand for, and
// what kind of source each is.
#pragma once

#include <string>
#include <vector>

#include "citelight/attribution.h"
#include "text/segment.h"
#include "text/tokens.h"

namespace citelight {

// Fills speaker and source_type of each, in text order. A pronoun or a noun that
// only points back ("the company") stands for whoever is nearest to mind; a role
// ("le maire") for who was named with it. Who isn't named keeps the words of the phrase.
[[nodiscard]] std::vector<Attribution> with_speakers(const Reading& reading, const std::vector<Sentence>& sentences,
                                                     std::span<const Block> blocks, std::vector<Attribution> attributions);

}  // namespace citelight
