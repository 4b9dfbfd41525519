// A run of digits as it is written: "12 450", "1.3x10^6", "10⁻³", "-3", "2¼", "1/4".
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "numeral/numeral.h"

namespace citelight {

struct DigitRun {
  std::uint32_t last = 0;              // the token behind it
  std::optional<std::uint32_t> begin;  // where a sign before it begins, in the text
  Decimal value;
  std::optional<Fraction> fraction;
  bool plain = false;           // one token of digits without separators
  bool fraction_alone = false;  // "½": nothing goes on behind it
};

// The run that starts at `token`, with the sign before it; none where no digit stands.
[[nodiscard]] std::optional<DigitRun> read_digit_run(const Reading& reading, std::uint32_t token);

}  // namespace citelight
