// What CLDR knows of a language, through the host's full ICU.
#pragma once

#include <optional>
#include <vector>

#include "citelight/result.h"
#include "lexicon_builder.h"
#include "source.h"

namespace citelight::packc {

// Fills builder.units: the measures of `sources` with CLDR's conversion
// factors, then every current ISO 4217 currency. Call before adding entries.
[[nodiscard]] std::optional<Error> add_units(const std::vector<UnitSource>& sources, LexiconBuilder& builder);

// Adds the language's own words for all of it: separators, numerals, compact
// words, units, currencies, months, weekdays, abbreviations.
[[nodiscard]] std::optional<Error> add_language(const std::vector<UnitSource>& sources, LexiconBuilder& builder);

}  // namespace citelight::packc
