#include "citelight/decimal.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>

namespace citelight {
namespace {

TEST(Decimal, PrintsPlainDigits) {
  EXPECT_EQ(to_string({65, 9, false}), "65000000000");
  EXPECT_EQ(to_string({15, -1, true}), "-1.5");
  EXPECT_EQ(to_string({110, -2, false}), "1.1");
  EXPECT_EQ(to_string({5, -3, false}), "0.005");
  EXPECT_EQ(to_string({0, -3, true}), "0");
}

TEST(Decimal, KeepsPrecisionApartFromValue) {
  EXPECT_FALSE((Decimal{110, -2} == Decimal{11, -1}));
  EXPECT_EQ(compare({110, -2}, {11, -1}), 0);
}

TEST(Decimal, ComparesAcrossSignsAndExponents) {
  EXPECT_LT(compare({1, 0, true}, {1, -5}), 0);
  EXPECT_GT(compare({1, 40}, {1, 0}), 0);
  EXPECT_LT(compare({1, 40, true}, {1, 0, true}), 0);
  EXPECT_EQ(compare({0, 5, true}, {0, 0}), 0);
}

TEST(Decimal, AddsAndMultipliesExactlyOrNotAtAll) {
  EXPECT_EQ(to_string(*add({1, -1}, {2, -1})), "0.3");
  EXPECT_EQ(to_string(*add({5, 0}, {7, 0, true})), "-2");
  EXPECT_EQ(to_string(*multiply({15, -1}, {1, 6})), "1500000");
  EXPECT_FALSE(multiply({9'999'999'999u, 0}, {9'999'999'999u, 0}));
  EXPECT_FALSE(add({1, 30}, {1, 0}));
}

TEST(Decimal, DividesExactlyWhereItEnds) {
  EXPECT_EQ(to_string(divide(1, 8)), "0.125");
  EXPECT_EQ(to_double(divide(1, 3)), 0.333333333333333);
  EXPECT_EQ(to_double(divide(2, 3)), 0.666666666666667);
}

TEST(Decimal, TheNearestDouble) {
  std::mt19937_64 random(20250128);
  for (int round = 0; round < 100000; ++round) {
    Decimal a{random() >> random() % 64, static_cast<std::int32_t>(random() % (round % 2 == 0 ? 60 : 700)), false};
    a.exponent -= round % 2 == 0 ? 30 : 370;
    const std::string text = std::to_string(a.coefficient) + 'e' + std::to_string(a.exponent);
    ASSERT_EQ(to_double(a), std::strtod(text.c_str(), nullptr)) << text;
  }
  for (const Decimal a : {Decimal{9007199254740993u, 0, false}, Decimal{9007199254740995u, 0, false},
                          Decimal{18446744073709551615u, 0, false}, Decimal{5, -324, false}, Decimal{24703282292062327u, -340, false},
                          Decimal{24703282292062328u, -340, false}, Decimal{17976931348623157u, 292, false}, Decimal{1, 309, false}}) {
    const std::string text = std::to_string(a.coefficient) + 'e' + std::to_string(a.exponent);
    EXPECT_EQ(to_double(a), std::strtod(text.c_str(), nullptr)) << text;
  }
}

}  // namespace
}  // namespace citelight
