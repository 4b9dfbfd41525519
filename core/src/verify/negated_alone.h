// Stage V5: a word of the claim that the source has under a negation alone.
#pragma once

#include "verify/passages.h"

namespace citelight {

// "will close branches" of a source that says "no branches will close", "nine have died" of one that says "none has died".
[[nodiscard]] bool says_negated_alone(const Side& claim, const Side& source, const Terms& terms, const Standings& standings);

}  // namespace citelight
