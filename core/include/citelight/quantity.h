// Numbers found in the text: what each says, in which unit, how firmly.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "citelight/decimal.h"
#include "citelight/span.h"

namespace citelight {

enum class QuantityKind : std::uint8_t {
  cardinal,
  ordinal,
  ratio,
  multiple,
  score,
  percent,
  percentage_points,
  money,
  measure,
  duration,
  age,
  date,
  time
};

// How the words around a number bound it: "jusqu'à 65" is at_most.
enum class Bound : std::uint8_t { exact, approx, at_least, at_most, more_than, less_than, range };

// Whether the sentence says the counted thing went up or down, by or to the figure.
enum class Change : std::uint8_t { none, up, down };
// What the figure is to that change: "rose BY 3", "fell FROM 7 TO 5".
enum class ChangeRole : std::uint8_t { none, by, from, to };

struct Fraction {
  std::uint32_t num = 0;
  std::uint32_t den = 1;
  friend bool operator==(const Fraction&, const Fraction&) = default;
};

struct Quantity {
  QuantityKind kind = QuantityKind::cardinal;
  Span where;                        // number with its unit, currency sign or scale word; not the bound word
  std::optional<Span> number;        // the number words alone with their scale; none for dates and times
  std::optional<Decimal> value;      // stands where the bound is exact or approx
  std::optional<Decimal> min;        // stands with at_least, more_than and range
  std::optional<Decimal> max;        // stands with at_most, less_than and range
  std::optional<Fraction> fraction;  // "un tiers": exactly 1/3
  std::string when;                  // date, time: ISO 8601 text ("2025-01", "2013/2014", "T14:30")
  bool of_story = false;             // a date without `when`, told by its name or from the time the text speaks of: "that year"
  std::string unit;                  // ISO 4217, UCUM, "%", "[pp]"; "" where there is none
  Bound bound = Bound::exact;
  std::optional<Span> bound_at;  // the words that set the bound
  std::optional<Span> counted;   // what it counts: "salles de crise"
  std::optional<Span> measured;  // where it counts nothing, what it is a figure of: "inflation" in "inflation hit 4.2%"
  Change change = Change::none;
  ChangeRole change_role = ChangeRole::none;

  // Its value, or the side of it that a bound or a range gives; none where it has no number.
  [[nodiscard]] const std::optional<Decimal>& given() const { return value ? value : min ? min : max; }
};

}  // namespace citelight
