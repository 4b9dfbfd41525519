// What leaves a claim no better than partly borne out, though nothing denies it.
#pragma once

#include "verify/passages.h"
#include "verify/terms.h"
#include "verify/verify_side.h"

namespace citelight {

// Of a claim that passage `p` of a source in another language bears out, as far as words are known: whether that says the opposite of one of
// them instead, whether the source gives somebody another office, or, where words are all there is to go by (`words_alone`), whether none but a
// name is known to be shared.
[[nodiscard]] bool leaves_doubt(const Side& claim, const Side& source, const Terms& terms, const Standings& standings, std::uint32_t p,
                                bool words_alone);

}  // namespace citelight
