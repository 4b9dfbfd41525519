// Numerals that are no count of words: "half a million", "a dozen", "dozens", "une centaine", "la moitié", "a fifth of".
#pragma once

#include <optional>

#include "numeral/numeral.h"

namespace citelight {

// "half a million", "a quarter million", "un demi-milliard": a part of a scale word.
[[nodiscard]] std::optional<Numeral> read_part_of_scale(const Reading& reading, std::uint32_t token);

// "une dizaine", "a dozen", "dozens", "des centaines de milliers"
[[nodiscard]] std::optional<Numeral> read_collective(const Reading& reading, std::uint32_t token);

// A fraction that needs no numeral before it: "half", "la moitié", "a third".
[[nodiscard]] std::optional<Numeral> read_part_alone(const Reading& reading, std::uint32_t token);

// "fifths", "twenty-fifths", "soixante-quinzièmes": the parts named at `token`, their number as the value.
[[nodiscard]] std::optional<Match> fraction_word(const Reading& reading, std::uint32_t token);

// Whether the fraction word says a part of something, not the fifth thing.
[[nodiscard]] bool part_of_whole(const Reading& reading, const Match& fraction);

}  // namespace citelight
