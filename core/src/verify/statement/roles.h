// Stage V5: who does it to whom. One verb of the claim, the same or its contrary in the source, and who stands on either side of it.
#pragma once

#include <optional>

#include "verify/statement/denial.h"

namespace citelight {

struct OtherRoles {
  Denial denial;
  VerifyReason why = VerifyReason::other_direction;
  Status status = Status::refuted;  // else the best that may be said of the claim
};

// `whole`: the source gives all figures of the claim.
[[nodiscard]] std::optional<OtherRoles> find_other_roles(const Side& claim, const Side& source, const Terms& terms,
                                                         const Standings& standings, bool whole);

}  // namespace citelight
