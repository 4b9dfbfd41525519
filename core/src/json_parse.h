// What the JSON doors share: nlohmann/json is seen by them alone.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace citelight::json {

using Json = nlohmann::json;

// Parsed without exceptions (wasm is built without them): discarded where the
// line is no JSON. Lone surrogates are read as U+FFFD.
[[nodiscard]] Json parse(std::string_view line);

// The field's text, "" where it is absent or no string.
[[nodiscard]] std::string read_string(const Json& from, const char* field);

// "fr-CA" → "fr".
[[nodiscard]] std::string primary_subtag(std::string lang);

}  // namespace citelight::json
