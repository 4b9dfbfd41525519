// What the claim's subject is said to be, and the source says it is another such: "is a Swiss actor", "is a film".
#pragma once

#include <optional>

#include "verify/statement/denial.h"
#include "verify/statement/wording.h"

namespace citelight {

[[nodiscard]] std::optional<Denial> find_other_predicate(const Side& claim, const Side& source, const Terms& terms,
                                                         const Standings& standings);

}  // namespace citelight
