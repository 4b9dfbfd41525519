// Numbers that tell where someone lives or is reached: houses, postcodes, areas, coordinates, telephones.
#pragma once

#include "quantity/amount.h"
#include "text/segment.h"

namespace citelight {

[[nodiscard]] bool in_an_address(const Reading& reading, const Sentence& sentence, const Amount& amount);

}  // namespace citelight
