// Stage 3c: what merely looks like a number.
#pragma once

#include "quantity/amount.h"
#include "text/segment.h"

namespace citelight {

// Whether the amount's number is part of a name, a phone or identification
// number, a version, an address, a footnote mark: nothing a reader would check.
[[nodiscard]] bool is_left_alone(const Reading& reading, const Sentence& sentence, const Amount& amount);

}  // namespace citelight
