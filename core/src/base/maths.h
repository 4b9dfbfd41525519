// What weights and chances need of mathematics, in single precision: their digits are few, and the tables of double
// precision would be ten kilobytes of wasm that no compression makes smaller.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace citelight {

// What features come to under a fitted table of weights.
template <std::size_t N>
[[nodiscard]] double dot(const std::array<double, N>& weights, const std::array<double, N>& features) {
  double x = 0;
  for (std::size_t f = 0; f < N; ++f) x += weights[f] * features[f];
  return x;
}

[[nodiscard]] inline double log_of(double x) { return static_cast<double>(std::log2(static_cast<float>(x))) * 0.6931471805599453; }
[[nodiscard]] inline double log10_of(double x) { return static_cast<double>(std::log2(static_cast<float>(x))) * 0.30102999566398120; }
[[nodiscard]] inline double exp_of(double x) { return static_cast<double>(std::exp2(static_cast<float>(x * 1.4426950408889634))); }

}  // namespace citelight
