// The tables that wasm ships, beside ICU, from which they were made: the same answers.
#include "base/unicode_library.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

namespace citelight::unicode::tables {  // unicode_tables.cpp once more, under this name
bool ready();
std::vector<Segment> words(std::u16string_view text);
std::vector<std::uint32_t> sentence_ends(std::u16string_view text);
void casefold(std::u16string_view text, std::u16string& out);
Kind kind(char32_t c);
int digit(char32_t c);
}  // namespace citelight::unicode::tables

namespace citelight::unicode {
namespace {

std::u16string utf16(char32_t c) {
  if (c < 0x10000) return {static_cast<char16_t>(c)};
  return {static_cast<char16_t>(0xD7C0 + (c >> 10)), static_cast<char16_t>(0xDC00 | (c & 0x3FF))};
}

// Runs of Thai, Khmer, Chinese … are cut by ICU's dictionaries, which wasm never had.
bool has_dictionary(char32_t c) {
  return (c >= 0xE00 && c < 0xF00) || (c >= 0x1000 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800) || (c >= 0x1950 && c < 0x1AB0) ||
         (c >= 0x2E80 && c < 0xA000) || (c >= 0xA9E0 && c < 0xAB00) || (c >= 0xAC00 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00) ||
         (c >= 0xFF00 && c < 0xFFF0) || (c >= 0x11700 && c < 0x11750) || c >= 0x16FE0;
}

std::string difference(const std::u16string& text, bool dictionaries = false) {
  std::u16string ours, icu;
  tables::casefold(text, ours);
  library::casefold(text, icu);
  bool kept = false;
  for (std::size_t at = 0; at < text.size(); at += length(code_point(text, at))) kept |= kept_as_written(code_point(text, at));
  if (ours != icu && !kept) return "folding of \"" + to_utf8(text) + "\": \"" + to_utf8(ours) + "\", not \"" + to_utf8(icu) + "\"";
  if (tables::sentence_ends(text) != library::sentence_ends(text)) return "sentences of \"" + to_utf8(text) + "\"";
  if (dictionaries) return {};
  const auto a = tables::words(text), b = library::words(text);
  bool same = a.size() == b.size();
  for (std::size_t i = 0; same && i < a.size(); ++i) same = a[i].where == b[i].where && a[i].kind == b[i].kind;
  return same ? "" : "words of \"" + to_utf8(text) + "\"";
}

// What the press of our languages does write stays folded: ligatures, full-width and raised figures, units and numerals in one sign.
static_assert(!kept_as_written(U'\uFB01') && !kept_as_written(U'\uFF11') && !kept_as_written(U'\u00B2') && !kept_as_written(U'\u33A1') &&
              !kept_as_written(U'\u2163') && !kept_as_written(U'\uFF76') && !kept_as_written(U'\u2460'));

TEST(UnicodeTables, EveryCharacter) {
  ASSERT_TRUE(tables::ready());
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    ASSERT_EQ(tables::kind(c), library::kind(c)) << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(tables::digit(c), library::digit(c)) << std::hex << static_cast<unsigned>(c);
    const std::u16string it = utf16(c);
    ASSERT_EQ(difference(it, has_dictionary(c)), "") << std::hex << static_cast<unsigned>(c);
    if (c > 0x3000 && c % 7 != 0) continue;
    ASSERT_EQ(difference(u"a" + it + u"b. " + it + u"C " + it + u"1" + it + u"2", has_dictionary(c)), "")
        << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(difference(u"E" + it + u"\u0301\u0327" + it + u"\u0308", has_dictionary(c)), "") << std::hex << static_cast<unsigned>(c);
  }
}

TEST(UnicodeTables, TextsMadeAtRandom) {
  std::mt19937 random(20250128);
  const std::u16string common = u"aaeeBC.. ,:;'\u2019()\"«»\u201C\u201D!?-–—12_é\u00A0\u202F\n";
  const std::u16string rare =
      u"\r\t€@"
      u"·œŁ…\u00AD\u200B\u200D\u05D0\u30A2\u2028\u0085\u2024\u2044\u2027\u203FªµİŉǰΣςßẞſÅ\u212B½²ﬁ①\u1100\u1161\u11A8각가ǅ\xD800\xDC00"
      u"\xDBFF\xDFFF";
  const std::u16string marks =
      u"\u0300\u0301\u0304\u0308\u0323\u0327\u0328\u0338\u0345\u034F\u0315\u031B\u3099\u0653\u0654\u05B0\u0F71\u0F72";
  const auto pick = [&](const std::u16string& from) { return from[random() % from.size()]; };
  for (int round = 0; round < 60000; ++round) {
    std::u16string text;
    const unsigned rarely = round % 3 == 0 ? 3 : 40;
    for (unsigned length = random() % 40; length > 0; --length) {
      text += random() % rarely != 0 ? pick(common) : random() % 2 == 0 ? pick(rare) : pick(marks);
      if (random() % (2 * rarely) == 0) text += utf16(random() % 0x2E80);
      while (random() % rarely == 0) text += pick(marks);
    }
    bool dictionaries = false;
    for (std::size_t at = 0; at < text.size(); at += length(code_point(text, at))) dictionaries |= has_dictionary(code_point(text, at));
    ASSERT_EQ(difference(text, dictionaries), "");
  }
}

TEST(UnicodeTables, TheCasesTexts) {
  for (const auto& file : std::filesystem::recursive_directory_iterator(CASES_DIR)) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    ASSERT_EQ(difference(from_utf8(bytes)).substr(0, 20), "") << file.path();
  }
}

}  // namespace
}  // namespace citelight::unicode
