#include "citelight/decimal.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <vector>

namespace citelight {
namespace {

constexpr std::uint64_t coefficient_limit = 10'000'000'000'000'000'000u;  // 19 digits

bool times(std::uint64_t a, std::uint64_t b, std::uint64_t& out) {
  if (a != 0 && b > (coefficient_limit - 1) / a) return false;
  out = a * b;
  return true;
}

// Both at the lower exponent; false where the digits do not fit.
bool align(Decimal& a, Decimal& b) {
  Decimal& high = a.exponent > b.exponent ? a : b;
  const Decimal& low = a.exponent > b.exponent ? b : a;
  while (high.exponent > low.exponent) {
    if (high.coefficient == 0) {
      high.exponent = low.exponent;
      break;
    }
    if (!times(high.coefficient, 10, high.coefficient)) return false;
    --high.exponent;
  }
  return true;
}

// The same without zeros at the end of its decimals.
Decimal without_zeros(Decimal a) {
  if (a.coefficient == 0 && a.exponent < 0) a.exponent = 0;
  for (; a.exponent < 0 && a.coefficient % 10 == 0; ++a.exponent) a.coefficient /= 10;
  return a;
}

// The value in exactly so many digits, rounded half up. Precondition: it isn't zero; digits <= 16.
Decimal in_digits(Decimal a, int digits) {
  std::uint64_t high = 1;
  for (int i = 0; i < digits; ++i) high *= 10;
  bool up = false;
  for (; a.coefficient >= high; a.coefficient /= 10, ++a.exponent) up = a.coefficient % 10 >= 5;
  if (up) ++a.coefficient;
  for (; a.coefficient < high / 10; a.coefficient *= 10) --a.exponent;
  return a;
}

// The product's leading 15 digits; 128-bit integers are not everywhere.
Decimal rounded_product(Decimal a, Decimal b) {
  if (a.coefficient == 0 || b.coefficient == 0) return {};
  constexpr std::uint64_t half = 100'000'000u;
  a = in_digits(a, 16);
  b = in_digits(b, 16);
  const std::uint64_t a1 = a.coefficient / half, a0 = a.coefficient % half, b1 = b.coefficient / half, b0 = b.coefficient % half;
  const std::uint64_t middle = a1 * b0 + a0 * b1 + a0 * b0 / half;
  return {a1 * b1 + (middle + half / 2) / half, a.exponent + b.exponent + 16, a.negative != b.negative};
}

}  // namespace

Decimal decimal(std::int64_t value) {
  const bool negative = value < 0;
  const auto magnitude = negative ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
  return {magnitude, 0, negative};
}

std::optional<Decimal> add(Decimal a, Decimal b) {
  if (!align(a, b)) return std::nullopt;
  if (a.negative == b.negative) {
    if (b.coefficient >= coefficient_limit - a.coefficient) return std::nullopt;
    a.coefficient += b.coefficient;
    return a;
  }
  if (a.coefficient >= b.coefficient) {
    a.coefficient -= b.coefficient;
    return a;
  }
  b.coefficient -= a.coefficient;
  return b;
}

std::optional<Decimal> multiply(Decimal a, Decimal b) {
  Decimal out;
  if (!times(a.coefficient, b.coefficient, out.coefficient)) return std::nullopt;
  out.exponent = a.exponent + b.exponent;
  out.negative = a.negative != b.negative;
  return out;
}

Decimal scaled(Decimal a, std::int32_t power_of_ten) {
  a.exponent += power_of_ten;
  return a;
}

Decimal negated(Decimal a) {
  a.negative = !a.negative;
  return a;
}

std::optional<Decimal> power(Decimal base, std::int32_t exponent) {
  Decimal out{1, 0, false};
  const auto product = [](Decimal a, Decimal b) { return multiply(a, b).value_or(rounded_product(a, b)); };
  for (std::int32_t left = exponent < 0 ? -exponent : exponent; left > 0; left /= 2) {
    if (left % 2 == 1) out = product(out, base);
    if (left > 1) base = product(base, base);
    if (out.exponent > 60 || out.exponent < -90 || base.exponent > 60 || base.exponent < -90) return std::nullopt;
  }
  if (exponent < 0) {
    if (out.coefficient == 0) return std::nullopt;
    const Decimal inverse = divide(1, in_digits(out, 15).coefficient);
    out = {inverse.coefficient, inverse.exponent - in_digits(out, 15).exponent, out.negative};
  }
  while (out.coefficient != 0 && out.coefficient % 10 == 0) {
    out.coefficient /= 10;
    ++out.exponent;
  }
  if (out.coefficient >= 1'000'000'000'000'000u) out = in_digits(out, 15);
  if (out.exponent > 30 || out.exponent < -45) return std::nullopt;
  return out;
}

Decimal rounded(Decimal a, std::int32_t decimals) {
  bool up = false;
  for (; a.exponent < -decimals; a.coefficient /= 10, ++a.exponent) up = a.coefficient % 10 >= 5;
  if (up) ++a.coefficient;
  return without_zeros(a);
}

int compare(Decimal a, Decimal b) {
  if (a.coefficient == 0 && b.coefficient == 0) return 0;
  if (a.coefficient == 0) return b.negative ? 1 : -1;
  if (b.coefficient == 0 || a.negative != b.negative) return a.negative ? -1 : 1;
  const int sign = a.negative ? -1 : 1;
  const std::int32_t order = a.exponent - b.exponent;
  if (!align(a, b)) return order > 0 ? sign : -sign;  // the one that overflowed is larger
  if (a.coefficient == b.coefficient) return 0;
  return a.coefficient > b.coefficient ? sign : -sign;
}

double power_of_ten(std::int32_t exponent) {
  double out = 1;
  for (std::int32_t e = std::min(std::abs(exponent), 400); e > 0; --e) out *= 10;  // infinite long before
  return exponent < 0 ? 1 / out : out;
}

namespace {

// The nearest double of what powers of ten don't tell exactly, by whole numbers: strtod would bring a second arithmetic along.
double nearest(std::uint64_t coefficient, std::int32_t exponent) {
  if (coefficient == 0 || exponent < -400) return 0;
  if (exponent > 400) return std::numeric_limits<double>::infinity();
  // coefficient · 10^exponent = words · 2^shift, the lowest word first, and a bit more where `more`.
  std::vector<std::uint32_t> words{static_cast<std::uint32_t>(coefficient), static_cast<std::uint32_t>(coefficient >> 32)};
  std::int32_t shift = 0;
  bool more = false;
  for (std::int32_t e = exponent; e > 0; --e) {
    std::uint64_t carry = 0;
    for (auto& word : words) {
      carry += std::uint64_t{word} * 10;
      word = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) words.push_back(static_cast<std::uint32_t>(carry));
  }
  if (exponent < 0) {
    const auto room = static_cast<std::size_t>(-exponent) / 9 + 3;  // a power of ten takes less than a word for nine zeros
    words.insert(words.begin(), room, 0);
    shift = -32 * static_cast<std::int32_t>(room);
    for (std::int32_t e = exponent; e < 0; ++e) {
      std::uint64_t rest = 0;
      for (std::size_t i = words.size(); i-- > 0;) {
        rest = rest << 32 | words[i];
        words[i] = static_cast<std::uint32_t>(rest / 10);
        rest %= 10;
      }
      more |= rest != 0;
    }
  }
  while (words.back() == 0) words.pop_back();
  const auto bits = static_cast<std::int32_t>(words.size()) * 32 - std::countl_zero(words.back());
  // So many bits at the end aren't kept: all but 53, or what lies below the smallest double.
  const std::int32_t drop = std::max(bits - 53, -1074 - shift);
  const auto bit = [&](std::int32_t i) { return i >= 0 && i < bits && (words[static_cast<std::size_t>(i) / 32] >> (i % 32) & 1) != 0; };
  std::uint64_t kept = 0;
  for (std::int32_t i = bits - 1; i >= drop; --i) kept = kept << 1 | (bit(i) ? 1 : 0);
  for (std::int32_t i = 0; i < drop - 1 && !more; ++i) more = bit(i);
  if (bit(drop - 1) && (more || (kept & 1) != 0)) ++kept;
  return std::ldexp(static_cast<double>(kept), shift + drop);
}

}  // namespace

double to_double(Decimal a) {
  // Exact where both factors are.
  constexpr std::uint64_t exact = std::uint64_t{1} << 53;
  double out = 0;
  if (a.coefficient <= exact && a.exponent >= -22 && a.exponent <= 22) {
    const double power = power_of_ten(std::abs(a.exponent));
    out = static_cast<double>(a.coefficient);
    out = a.exponent < 0 ? out / power : out * power;
  } else {
    out = nearest(a.coefficient, a.exponent);
  }
  return a.negative ? -out : out;
}

std::string to_string(Decimal a) {
  a = without_zeros(a);
  std::string digits = std::to_string(a.coefficient);
  if (a.coefficient == 0) return digits;
  if (a.exponent >= 0) {
    digits.append(static_cast<std::size_t>(a.exponent), '0');
  } else {
    const auto places = static_cast<std::size_t>(-a.exponent);
    if (digits.size() <= places) digits = std::string(places + 1 - digits.size(), '0') + digits;
    digits.insert(digits.size() - places, 1, '.');
  }
  if (a.negative) digits.insert(digits.begin(), '-');
  return digits;
}

Decimal divide(std::uint64_t num, std::uint64_t den) {
  Decimal out{num / den, 0, false};
  std::uint64_t rest = num % den;
  constexpr std::uint64_t enough = 100'000'000'000'000u;  // 15 significant digits
  while (rest != 0 && out.coefficient < enough && rest <= std::numeric_limits<std::uint64_t>::max() / 10) {
    rest *= 10;
    out.coefficient = out.coefficient * 10 + rest / den;
    --out.exponent;
    rest %= den;
  }
  if (rest != 0 && rest >= den - rest) ++out.coefficient;
  return out;
}

}  // namespace citelight
