// What leaves a claim no better than partly borne out, though nothing denies it.
#pragma once

#include <vector>

#include "citelight/verify.h"
#include "verify/passages.h"
#include "verify/terms.h"
#include "verify/verify_side.h"

namespace citelight {

// Of a claim that passage `p` of a source in another language bears out, as far as words are known: whether that says the opposite of one of
// them instead, whether the source gives somebody another office, whether another is named in the place of who the claim tells of, and, where no
// finding is there to go by, whether none but a name is known to be shared.
[[nodiscard]] bool leaves_doubt(const Side& claim, const Side& source, const Terms& terms, const Standings& standings, std::uint32_t p,
                                const std::vector<Finding>& findings);

}  // namespace citelight
