// Stage V5: a claim that says of something that it is not so, where the source says in the same words that it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "passages.h"
#include "terms.h"
#include "verify_side.h"

namespace citelight {

struct Denial {
  Span claim;                 // the negation
  std::uint32_t passage = 0;  // what it denies
};

// Both sides are of one language.
[[nodiscard]] std::optional<Denial> find_denial(const Side& claim, const Side& source, const Terms& terms, const Standings& standings);

// Whether a concept turns what is said as a negation does: "without", "nobody", "refused".
[[nodiscard]] bool turns(std::string_view idea);

}  // namespace citelight
