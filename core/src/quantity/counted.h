// Stage 3d: what a number counts: "salles de crise", "job cuts".
#pragma once

#include <optional>

#include "citelight/quantity.h"
#include "text/segment.h"

namespace citelight {

// The head noun phrase behind the quantity that ends before token `after`; for
// a percentage or an amount of money, what it is a share or a price of.
[[nodiscard]] std::optional<Span> find_counted(const Reading& reading, const Sentence& sentence, const Quantity& quantity,
                                               std::uint32_t after);

}  // namespace citelight
