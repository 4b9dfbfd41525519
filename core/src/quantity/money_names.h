// Currencies that several countries share: which one a bare "500 pesos" is.
#pragma once

#include <string_view>
#include <vector>

#include "citelight/quantity.h"

namespace citelight {

// Gives amounts without a code the one that the text gives to others of that name, where it is one.
void name_currencies(std::u16string_view text, std::vector<Quantity>& quantities);

}  // namespace citelight
