// Stage V5: a claim that the source tells the other way in the same words: not done, before for after, the second for the first, of another
// nationality or kind.
#pragma once

#include <optional>

#include "verify/statement/denial.h"

namespace citelight {

[[nodiscard]] std::optional<Denial> find_reversal(const Side& claim, const Side& source, const Terms& terms, const Standings& standings);

}  // namespace citelight
