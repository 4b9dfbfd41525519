// Number words that are other words too: "one" the pronoun, "second" the unit, "les deux".
#pragma once

#include <string_view>

#include "quantity/amount.h"
#include "text/segment.h"

namespace citelight {

// Whether "one" counts something: "one litre", "one expert", "one of the", not "the red one", "one might".
[[nodiscard]] bool counts_as_one(const Reading& reading, const Sentence& sentence, const Amount& amount);

// "one expert", "one of the": said as a number and marked as one, but no figure that a source is asked about.
[[nodiscard]] bool merely_one(std::u16string_view text, const Quantity& quantity);

// Whether the ordinal ranks: not "a second" of time, not "the first" for a thing named before.
[[nodiscard]] bool ranks(const Reading& reading, const Sentence& sentence, const Amount& amount);

}  // namespace citelight
