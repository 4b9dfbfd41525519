// Where in a passage that gives several figures the part of each begins.
#pragma once

#include <cstdint>
#include <optional>

#include "verify/verify_side.h"

namespace citelight {

struct Boundary {
  std::uint32_t at = 0;
  bool strong = false;  // behind a stop, or what the part before is set against
  bool owned = false;   // a relative clause, of the name in front of it
};

// Of the figure [to, behind), the one before ending at `from`: at the last word or mark that joins or opposes the two. `of_dates`: both are.
[[nodiscard]] std::optional<Boundary> find_boundary(const Side& source, std::uint32_t from, std::uint32_t to, std::uint32_t behind,
                                                    bool of_dates);

// "truck sales fell 3%, WHILE car sales fell 9%"; not "while falling 9%", « alors qu'elle a baissé »
[[nodiscard]] bool opens_contrast(const Side& source, std::uint32_t t);

// "and Norla Oil was last at 60 dollars, down 3%": a name with its verb begins a part, however far the figure.
[[nodiscard]] bool named_subject(const Side& source, std::uint32_t t);

// "340 in Spain and 120 in Portugal": both stand between like words.
[[nodiscard]] bool built_alike(const Side& source, const Quantity& a, const Quantity& b);

}  // namespace citelight
