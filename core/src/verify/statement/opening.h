// What a passage opens with: of whom it tells, or that it leans on what was said before.
#pragma once

#include <cstdint>

#include "verify/verify_side.h"

namespace citelight {

// "It", "That one", "His sister", "The": a word that leans on what was said, where none of its own opens.
[[nodiscard]] bool opens_empty(const Side& side, std::uint32_t t);

// Where what it tells of stands: behind a date that opens it, "In 1961 he", or what it says of a pronoun first, "Built by Dorn, it".
[[nodiscard]] std::uint32_t opening(const Side& side, const Passage& p);

}  // namespace citelight
