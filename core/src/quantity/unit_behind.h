// Stage 3b: what measures a number, found behind it: "65 milliards DE DOLLARS", "20-odd YEARS"; "40C", not "seat 4C".
#pragma once

#include <optional>

#include "quantity/amount.h"

namespace citelight {

inline bool goes_on(const Reading& reading, std::uint32_t token) {
  return token < reading.tokens.size() && !reading.tokens[token].line_before;
}

// A hyphen glued on both sides: "10-week", "2.5-km".
[[nodiscard]] inline std::uint32_t past_hyphen(const Reading& reading, std::uint32_t token) {
  const bool dash = reading.is(token, u'-') || reading.is(token, u'\u2010') || reading.is(token, u'\u2011');
  return dash && glued(reading, token) && glued(reading, token + 1) ? token + 1 : token;
}

[[nodiscard]] QuantityKind kind_of(const Unit& unit);

// Whether an amount may end before `token`: a mark, or a word that binds; no unit of what stands before it.
[[nodiscard]] bool ends_amount(const Reading& reading, std::uint32_t token);

// The unit, currency or percent sign of the amount; a bound that stands between becomes the amount's ("20-ODD years").
[[nodiscard]] std::optional<Match> unit_behind(const Reading& reading, Amount& amount);

}  // namespace citelight
