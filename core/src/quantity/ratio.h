// "one in five", "sept Français sur dix", "2-to-1", "3:1", "dix contre un": what one number is to another.
#pragma once

#include <optional>

#include "quantity/amount.h"
#include "text/segment.h"

namespace citelight {

// The second number of the ratio that `first` opens, or none.
[[nodiscard]] std::optional<Numeral> read_ratio(const Reading& reading, const Sentence& sentence, const Amount& first);

}  // namespace citelight
