// Stage V5: a word of the claim that the source has under a negation alone.
#pragma once

#include "verify/passages.h"

namespace citelight {

// "will close branches" of a source that says "no branches will close", "nine have died" of one that says "none has died". `passage`: which is
// asked; the source has all words of the claim, and the sentence half of them.
[[nodiscard]] bool says_negated_alone(const Side& claim, const Side& source, const Terms& terms, std::uint32_t passage);

}  // namespace citelight
