// The same words over and over, half a megabyte of them: no call inside a call for each, and none read anew for each.
#include <gtest/gtest.h>

#include "support.h"

namespace citelight {
namespace {

struct Piece {
  const char* lang;
  const char* text;
};

class LongText : public testing::TestWithParam<Piece> {};

TEST_P(LongText, IsRead) {
  const Piece piece = GetParam();
  std::string text;
  while (text.size() < 500000) text += piece.text;
  const std::string answer = test::engine().analyse_json(R"({"lang":")" + std::string(piece.lang) + R"(","text":")" + text + "\"}");
  EXPECT_EQ(answer.find("\"error\""), answer.npos) << answer.substr(0, 200);
}

INSTANTIATE_TEST_SUITE_P(Pieces, LongText,
                         testing::Values(Piece{"en", "two thousand, "}, Piece{"en", "two million, three hundred thousand, "},
                                         Piece{"en", "in their 20s and 30s and "}, Piece{"en", "10:30 Monday to 11:30 Tuesday to "},
                                         Piece{"en", "minus minus $"}, Piece{"en", "the first half of the second half of "},
                                         Piece{"fr", "la première moitié de la fin de "}, Piece{"fr", "moins moins un million, "}));

TEST(LongSource, IsHeldAgainstAClaim) {
  for (const char* piece : {"40 % of ", "5 to ", "Lind said 5 and ", "Section 2, "}) {
    std::string source;
    while (source.size() < 300000) source += piece;
    const std::string answer = test::engine().verify_json(
        R"({"claim":{"lang":"en","text":"Section 3 gives a target of 41 %, 5 to 7, Lind said."},"source":{"lang":"en","text":")" + source +
        "\"}}");
    EXPECT_FALSE(is_error(answer)) << piece << answer.substr(0, 200);
  }
}

// All figures of the one beside all of the other; which of the claim's a figure of the source is must not be asked for each of them anew.
TEST(LongClaim, IsHeldAgainstALongSource) {
  std::string claim, source;
  for (int i = 100; claim.size() < 4900; ++i)
    claim += "Lind sold " + std::to_string(i) + " boats for " + std::to_string(3 * i) + " euros and ";
  for (int i = 100; source.size() < 60000; ++i)
    source += "In Lowick Lind sold " + std::to_string(2 * i) + " boats for " + std::to_string(i) + " euros. ";
  const std::string answer = test::engine().verify_json(R"({"claim":{"lang":"en","text":")" + claim.substr(0, claim.size() - 5) +
                                                        R"(."},"source":{"lang":"en","text":")" + source + "\"}}");
  EXPECT_FALSE(is_error(answer)) << answer.substr(0, 200);
}

}  // namespace
}  // namespace citelight
