// Exact decimal numbers, as written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace citelight {

// coefficient × 10^exponent, negated if `negative`. `1.10` is {110, -2} and
// `1.1` is {11, -1}: equal in value, different in written precision, which is
// what decides whether another figure is a rounding of it.
struct Decimal {
  std::uint64_t coefficient = 0;
  std::int32_t exponent = 0;
  bool negative = false;

  // Same digits and same precision; for equality in value use compare().
  friend bool operator==(const Decimal&, const Decimal&) = default;
};

// `value` as a Decimal without trailing fraction.
[[nodiscard]] Decimal decimal(std::int64_t value);

// Sum and product, or nullopt where 19 digits do not hold the exact result.
[[nodiscard]] std::optional<Decimal> add(Decimal a, Decimal b);
[[nodiscard]] std::optional<Decimal> multiply(Decimal a, Decimal b);
[[nodiscard]] Decimal scaled(Decimal a, std::int32_t power_of_ten);
[[nodiscard]] Decimal negated(Decimal a);

// With so many decimals at most, rounded half up, and none superfluous.
[[nodiscard]] Decimal rounded(Decimal a, std::int32_t decimals);

// base^exponent, rounded to 15 significant digits where they do not hold it;
// nullopt where it is no finite number or lies beyond 10^±30. Precondition: |exponent| <= 100.
[[nodiscard]] std::optional<Decimal> power(Decimal base, std::int32_t exponent);

// -1, 0 or 1, by value: 1.10 and 1.1 compare equal.
[[nodiscard]] int compare(Decimal a, Decimal b);

// The nearest double (ties to even), the same on every platform.
[[nodiscard]] double to_double(Decimal a);

// 10^exponent, the nearest double where |exponent| <= 22.
[[nodiscard]] double power_of_ten(std::int32_t exponent);

// Plain digits without exponent or superfluous zeros: "65000000000", "-1.5".
[[nodiscard]] std::string to_string(Decimal a);

// The exact num/den when it is a finite decimal, else the quotient rounded to
// 15 significant digits. Precondition: den != 0.
[[nodiscard]] Decimal divide(std::uint64_t num, std::uint64_t den);

}  // namespace citelight
