#include "text/word_index.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace citelight {
namespace {

TEST(WordIndex, HoldsNothingAtFirst) {
  const WordIndex index(u"");
  std::array<std::uint32_t, 2> out{};
  EXPECT_FALSE(index.has(u"Roy"));
  EXPECT_EQ(index.last(u"Roy", out), 0U);
}

TEST(WordIndex, GivesTheLastFirstAndNoMoreThanThereIsRoomFor) {
  WordIndex index(u"Roy Ray Roy Roy");
  index.add({0, 3}, 5);
  index.add({4, 7}, 6);
  index.add({8, 11}, 7);
  index.add({12, 15}, 8);
  std::array<std::uint32_t, 2> out{};
  EXPECT_EQ(index.last(u"Roy", out), 2U);
  EXPECT_EQ(out, (std::array<std::uint32_t, 2>{8, 7}));
  EXPECT_EQ(index.last(u"Ray", out), 1U);
  EXPECT_EQ(out[0], 6U);
  EXPECT_FALSE(index.has(u"Ro"));
}

TEST(WordIndex, KeepsAsManyWordsAsAMap) {
  std::mt19937 random(7);
  std::u16string text;
  std::vector<Span> words;
  for (int i = 0; i < 5000; ++i) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    const unsigned length = 1 + random() % 3;
    for (unsigned k = 0; k < length; ++k) text += static_cast<char16_t>(u"aé\u0416\u4E00bcdefgh"[random() % 11]);
    words.push_back({begin, static_cast<std::uint32_t>(text.size())});
  }
  WordIndex index(text);
  std::map<std::u16string, std::uint32_t> last;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const auto word = text.substr(words[i].begin, words[i].size());
    EXPECT_EQ(index.has(word), last.contains(word));
    index.add(words[i], i);
    last[word] = i;
  }
  for (const auto& [word, thing] : last) {
    std::array<std::uint32_t, 1> out{};
    ASSERT_EQ(index.last(word, out), 1U);
    EXPECT_EQ(out[0], thing);
  }
}

}  // namespace
}  // namespace citelight
