// What was so once, or is only meant to be, and the claim gives as so.
#pragma once

#include "verify/terms.h"
#include "verify/verify_side.h"

namespace citelight {

// Of a claim whose words the source has: whether it knows no more than "the former director" or "plans to build" of what the claim
// says is the director, or was built.
[[nodiscard]] bool is_so_no_more_or_not_yet(const Side& claim, const Side& source, const Terms& terms);

}  // namespace citelight
