// Stage V1: what a text counts from the time it told last: "in 1952 … three years later", « le lendemain ».
#pragma once

#include "verify/verify_side.h"

namespace citelight {

// Gives it its date, as one `of_story`: beside the length of time they are said by, where it is a figure too.
void date_by_story(Side& side);

// "three years later" of such a date: it may be a year more or less, as the claim's is.
[[nodiscard]] bool counted_roughly(const Quantity& c, const Side& source, const Quantity& s);

}  // namespace citelight
