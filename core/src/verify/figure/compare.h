// Two quantities: the same value, in another unit, rounded, inside a bound, or not.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "citelight/pack.h"
#include "citelight/quantity.h"

namespace citelight {

// What a quantity measures: two are comparable only where this is the same.
enum class Measure : std::uint8_t { count, ordinal, share, points, multiple, money, physical, date, time, score };

// A quantity on one scale with its like: base unit of its dimension, plain amounts of money.
struct Scaled {
  Measure measure = Measure::count;
  std::string_view dimension;  // base unit, or the currency
  double low = 0;              // closed interval; equal ends for a plain figure, infinite at an open end
  double high = 0;
  double step = 0;       // one unit of the last digit written, zeros behind the last other digit left out: 70,000 → 10,000
  double fine_step = 0;  // the same with every digit taken as meant: 70,000 → 1
  unsigned digits = 1;   // significant digits, closing zeros left out
};

//   same_number: the number alone, of another kind or without its unit ("aged 21", "is 21"): may confirm, never contradicts
enum class Likeness : std::uint8_t { incomparable, equal, rounded, within_bound, converted, same_number, differs };

// The currency of "EUR" and "EUR/MW.h".
[[nodiscard]] std::string_view currency_of(std::string_view unit);

// `units` are those of both packs' languages; a `part` is a fraction read as a share. nullopt for what is no single value ("52-48", a vague date).
[[nodiscard]] std::optional<Scaled> scaled(const Quantity& quantity, std::span<const Unit> units, bool part);

// What `claim` is to `source`. Not symmetric: a claim may round what its source
// gives in full, not the other way round.
[[nodiscard]] Likeness compare(const Quantity& claim, std::span<const Unit> claim_units, const Quantity& source,
                               std::span<const Unit> source_units);

// The one is more than `times` the other.
[[nodiscard]] bool far_apart(const Quantity& a, const Quantity& b, double times = 3);

// ISO dates of any precision. holds: `a` is the vaguer ("2017-03" holds "2017-03-14");
// held: `b` is; same_day: the day of the year agrees and one of them says no year;
// end: one is a span that begins or ends with the other.
enum class DateLikeness : std::uint8_t { same, same_day, end, holds, held, differs, incomparable };
[[nodiscard]] DateLikeness compare_dates(std::string_view a, std::string_view b);

}  // namespace citelight
