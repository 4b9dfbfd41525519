// What words of several languages nearly mean, by number (core/lang/concepts.json), and how concepts stand to each other.
#pragma once

#include <cstdint>
#include <string_view>

namespace citelight {

enum class Concept : std::uint16_t {
  none,
#define CITELIGHT_CONCEPT(name) name,
#include "pack/concepts.def"
#undef CITELIGHT_CONCEPT
};

// Who cancelled a visit did not make it.
[[nodiscard]] constexpr bool turns(Concept c) { return c >= Concept::not_so && c <= Concept::not_do; }

[[nodiscard]] constexpr bool intends(Concept c) { return c >= Concept::hope && c <= Concept::promise; }

// "net", "in real terms": which of several values of one thing is meant.
[[nodiscard]] constexpr bool marks(Concept c) { return c >= Concept::average && c <= Concept::initial; }

// The packs' settings "concepts_…" are texts with a letter for each concept.
inline constexpr char16_t first_concept_letter = 0x20;  // none: between groups
[[nodiscard]] constexpr char16_t letter_of(Concept c) {
  return static_cast<char16_t>(first_concept_letter + static_cast<std::uint16_t>(c));
}
[[nodiscard]] constexpr Concept of_letter(char16_t c) { return static_cast<Concept>(c - first_concept_letter); }

}  // namespace citelight
