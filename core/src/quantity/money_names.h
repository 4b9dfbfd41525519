// Currencies that several countries share: which one a bare "500 pesos" is.
#pragma once

#include <string_view>
#include <vector>

#include "citelight/document.h"
#include "citelight/quantity.h"
#include "text/tokens.h"

namespace citelight {

// Gives amounts without a code the one that the text gives to others of that name, where it is one; dollars that are
// nobody's by name are those of the site's own country.
void name_currencies(const Document& document, const Reading& reading, std::vector<Quantity>& quantities);

// "$6 million", « 40 000 dollars »: read as those of the United States, though the text doesn't say so.
[[nodiscard]] bool bare_dollars(const Reading& reading, const Quantity& quantity);
// Whether the code is one of the currencies that are written so.
[[nodiscard]] bool is_dollar(std::string_view code);

}  // namespace citelight
