// What the source says of one figure of the claim.
#pragma once

#include <cstdint>
#include <optional>

#include "citelight/verify.h"

namespace citelight {

struct FigureAnswer {
  Finding finding;
  std::optional<std::uint32_t> passage;
  double binding = 0;   // how sure it is that both speak of the same thing, 0 to 1
  bool which = false;   // a date or an ordinal: says which one is meant
  bool slight = false;  // a small count or an ordinal: a source may tell it without the number ("debuted")
  double agreeing = 0;  // how likely it is that what the source says of the claim's thing agrees
};

}  // namespace citelight
