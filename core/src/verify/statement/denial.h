// Stage V5: a claim that the source says the contrary of, in the same words: one of the two denies it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "citelight/verify.h"
#include "verify/passages.h"
#include "verify/terms.h"
#include "verify/verify_side.h"

namespace citelight {

struct Denial {
  Span claim;                 // the negation, or what the source negates
  std::uint32_t passage = 0;  // what says otherwise
};

[[nodiscard]] std::optional<Denial> find_denial(const Side& claim, const Side& source, const Terms& terms, const Standings& standings);

}  // namespace citelight
