// All that the engine finds in one document.
#pragma once

#include <string>
#include <vector>

#include "citelight/attribution.h"
#include "citelight/claim.h"
#include "citelight/quantity.h"

namespace citelight {

struct Analysis {
  std::string lang;
  std::vector<Quantity> quantities;       // in text order, none overlapping
  std::vector<Attribution> attributions;  // in order of their content
  std::vector<Claim> claims;              // in text order
};

}  // namespace citelight
