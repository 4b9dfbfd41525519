// Language folders: JSON → entries, checked against lexicon.def and settings.def.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "citelight/result.h"
#include "lexicon_builder.h"

namespace citelight::packc {

// Reads every *.json of `folder` into `builder`. An error names file, place (a
// JSON pointer) and reason. The form is docs/add-a-language.md's:
//
//   { "note": "…", "settings": {"head_noun": "last"},        // settings.def
//     "bound_before": {"at_most": ["jusqu'à", "au plus"]},     // a category with named values
//     "percent": {"percent": ["pour cent", "=%"]},             // "=": in this very case
//     "idiom": ["mille mercis"] }                              // a category without values
[[nodiscard]] std::optional<Error> read_language(const std::filesystem::path& folder, LexiconBuilder& builder);

// Reads concepts.json, before the languages: the concepts' numbers, and how they stand to each other as settings.
[[nodiscard]] std::optional<Error> read_concept_names(const std::filesystem::path& file, LexiconBuilder& builder);

// Reads units.json: the measures this project knows, by UCUM code and CLDR id.
struct UnitSource {
  std::string ucum;
  std::string cldr;  // "length-kilometer"; empty where CLDR has none
  std::vector<std::string> symbols;
  std::optional<double> factor;  // where CLDR has no conversion
  std::string dimension;
};
[[nodiscard]] Result<std::vector<UnitSource>> read_units(const std::filesystem::path& file);

}  // namespace citelight::packc
