// What leaves a claim no better than partly borne out, though nothing denies it.
#pragma once

#include "verify/passages.h"
#include "verify/terms.h"
#include "verify/verify_side.h"

namespace citelight {

// Of a claim that passage `p` bears out: whether that says the opposite of one of its words instead, whether the source gives somebody another
// office, or, where the words are all there is to go by (`words_alone`), whether in another language none but names are known to be shared.
[[nodiscard]] bool leaves_doubt(const Side& claim, const Side& source, const Terms& terms, const Standings& standings, std::uint32_t p,
                                bool words_alone);

}  // namespace citelight
