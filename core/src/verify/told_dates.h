// Stage V1: the years that a text counts from the one it told last: "in 1952 … three years later", « l'année suivante ».
#pragma once

#include "verify/verify_side.h"

namespace citelight {

// Gives them their year, as dates `of_story`: beside the length of time they are said by, where it is a figure too.
void date_by_story(Side& side);

// "three years later" of such a date: it may be a year more or less.
[[nodiscard]] bool counted_roughly(const Side& source, std::uint32_t i);

}  // namespace citelight
