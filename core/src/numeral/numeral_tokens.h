// What the numeral stages ask of tokens, and the numbers they count with.
#pragma once

#include <cstdint>
#include <optional>

#include "citelight/decimal.h"
#include "numeral/numeral.h"

namespace citelight {

inline constexpr Decimal zero{0, 0, false};
inline constexpr Decimal hundred{1, 2, false};
inline constexpr Decimal thousand{1, 3, false};

[[nodiscard]] inline bool is_zero(Decimal d) { return d.coefficient == 0; }

// The value as a small whole number, or none.
[[nodiscard]] inline std::optional<std::uint64_t> whole(Decimal d) {
  if (d.negative || d.exponent > 12) return std::nullopt;
  std::uint64_t out = d.coefficient;
  for (auto e = d.exponent; e > 0; --e) out *= 10;
  for (auto e = d.exponent; e < 0; ++e) {
    if (out % 10 != 0) return std::nullopt;
    out /= 10;
  }
  return out > 1'000'000'000'000'000u ? std::nullopt : std::optional(out);
}

// Tokens with what a reader of numbers asks of them.
class NumeralTokens {
 protected:
  explicit NumeralTokens(const Reading& reading) : reading_(reading) {}

  [[nodiscard]] bool has(std::uint32_t token, Category category) const { return reading_.categories(token).meets(bit(category)); }
  [[nodiscard]] bool dash(std::uint32_t token) const {
    return reading_.is(token, u'-') || reading_.is(token, u'\u2010') || reading_.is(token, u'\u2011');
  }
  // A hyphen between two words of one numeral, glued on both sides.
  [[nodiscard]] std::uint32_t past_hyphen(std::uint32_t token) const {
    return dash(token) && glued(reading_, token) && glued(reading_, token + 1) ? token + 1 : token;
  }
  [[nodiscard]] bool line_goes_on(std::uint32_t token) const {
    return token < reading_.tokens.size() && !reading_.tokens[token].line_before;
  }
  [[nodiscard]] Decimal value_of(const Match& m) const { return reading_.pack.decimal(m.value); }

  const Reading reading_;
};

}  // namespace citelight
