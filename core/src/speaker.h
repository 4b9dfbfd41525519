// Stage 4e: sources → speakers: whom "il", "le journal", "Smith" stand for, and
// what kind of source each is.
#pragma once

#include <string>
#include <vector>

#include "citelight/attribution.h"
#include "citelight/document.h"
#include "tokens.h"

namespace citelight {

// Fills speaker and source_type of each, in text order: an anaphor stands for
// the last speaker that fits it.
[[nodiscard]] std::vector<Attribution> with_speakers(const Document& document, const Reading& reading, std::vector<Attribution> attributions);

}  // namespace citelight
