// One verb of a sentence, and who or what stands on either side of it.
#pragma once

#include <cstdint>
#include <optional>

#include "verify/verify_side.h"

namespace citelight {

// Tokens [first, last) of a sentence; none of what is not told.
struct TokenSpan {
  std::uint32_t first = 0, last = 0;
  [[nodiscard]] bool told() const { return first < last; }
  [[nodiscard]] bool has(std::uint32_t t) const { return first <= t && t < last; }
};

// Who does it and to whom, whichever side of the verb they stand on; "the shop closed", "was closed": one of the two is not told.
struct Clause {
  std::uint32_t group = 0, verb = 0;  // "has not been | closed"
  TokenSpan subject, object;
  std::uint32_t link = 0;  // the preposition in front of the object; 0 where there is none
  bool passive = false, negated = false;
};

// Where a clause ends.
[[nodiscard]] bool ends_clause(const Side& side, std::uint32_t t);

// What is said with the verb at `verb` of the tokens [first, last); nullopt where it is none, or not told plainly.
[[nodiscard]] std::optional<Clause> read_clause(const Side& side, std::uint32_t first, std::uint32_t last, std::uint32_t verb);

}  // namespace citelight
