// Ages: "aged 53", "un homme de 24 ans", "Nora Vidal, 32 ans,", "les moins de 25 ans", "3 years of age".
#pragma once

#include <optional>

#include "citelight/quantity.h"
#include "text/segment.h"

namespace citelight {

// What stands before a figure and bounds it.
struct Lead {
  std::uint32_t begin = 0;            // the token where the bound begins, else the figure
  bool bounded = false;               // by more than an approximator
  bool any = false;                   // by anything, here or a little before
  bool after_age = false;             // "aged 15 and …": joined to an age
  std::optional<std::uint32_t> open;  // "between", "from" directly before
  std::optional<Span> counted;        // « douze ENFANTS, dont neuf de moins de cinq ans »
};

// Whether a phrase of the category ends right before the figure and what bounds it.
[[nodiscard]] bool led_by(const Reading& reading, const Sentence& sentence, const Lead& lead, Category category);

// Whether an age stands behind the verb: "before they TURN 30", "turned 30", not "at turn 4", "took turn 4".
[[nodiscard]] bool comes_of_age(const Reading& reading, const Sentence& sentence, std::uint32_t verb);

// Makes an age of the figure in [first, last) where the words say it is one; the token behind what
// belongs to it.
std::uint32_t set_age(const Reading& reading, const Sentence& sentence, const Lead& lead, std::uint32_t first, std::uint32_t last,
                      Quantity& q);

}  // namespace citelight
