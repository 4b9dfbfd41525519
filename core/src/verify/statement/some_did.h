// A claim of none or of all, and a source that says how many: "nobody died", "all shops closed".
#pragma once

#include <optional>

#include "verify/statement/denial.h"
#include "verify/statement/retold.h"

namespace citelight {

// "nobody died", "no shops closed" of a source that says that three did.
[[nodiscard]] std::optional<Denial> find_some(const RetoldContext& context);

// "all shops closed" of a source that says that half of them did, and no more.
[[nodiscard]] std::optional<Denial> find_not_all(const RetoldContext& context);

}  // namespace citelight
