// What turns a statement, and the word it is said of: "did not | open", "failed to | win", "nearly | won".
#pragma once

#include <cstdint>

#include "verify/verify_side.h"

namespace citelight {

struct Turn {
  std::uint32_t first = 0;
  std::uint32_t at = 0;  // the word; the statement's end where there is none
  bool never = false;    // at no time, whichever the source tells
};
struct Turns {
  enum : std::uint8_t { none, one, untold } how = none;  // untold: several, or one that says something else, "not only", "not until"
  Turn turn;
};
[[nodiscard]] Turns turns_of(const Side& side, std::uint32_t first, std::uint32_t last);

// "refused", "without": what is told may be that it was not.
[[nodiscard]] bool turned_by_word(const Side& side, std::uint32_t first, std::uint32_t last);

// A word that says more than that it is so, or not so: no article, auxiliary, negation. "'s" is one, unlike for `content`: it says whose.
[[nodiscard]] bool told_word(const Side& side, std::uint32_t t);

// "not", "failed to", "nobody", « personne »
[[nodiscard]] bool denies_at(const Side& side, std::uint32_t t);

// "zero films"
[[nodiscard]] bool counts_none(const Quantity& q);

}  // namespace citelight
