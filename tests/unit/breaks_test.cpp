// breaks.h beside ICU: any text, cut at the same places into the same kinds.
#include "base/breaks.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

namespace citelight {
namespace {

using unicode::SegmentKind;

bool same_kind(SegmentKind ours, SegmentKind icu) {
  const auto rough = [](SegmentKind k) { return k == SegmentKind::space ? 0 : k == SegmentKind::other ? 1 : 2; };
  return rough(ours) == rough(icu);
}

// Empty where both cut alike, else what differs.
std::string difference(const std::u16string& text) {
  const auto icu = unicode::words(text);
  std::vector<unicode::Segment> ours;
  Words words(text);
  for (unicode::Segment s; words.next(s);) ours.push_back(s);
  bool same = ours.size() == icu.size();
  for (std::size_t i = 0; same && i < icu.size(); ++i) {
    same = ours[i].where == icu[i].where && same_kind(ours[i].kind, icu[i].kind);
    for (auto at = ours[i].where.begin; same && ours[i].kind == SegmentKind::letters && at < ours[i].where.end; ++at)
      same = unicode::is_letter(text[at]);
  }
  if (!same) return "words of \"" + unicode::to_utf8(text) + "\"";
  if (sentence_ends(text) != unicode::sentence_ends(text)) return "sentences of \"" + unicode::to_utf8(text) + "\"";
  return {};
}

TEST(Breaks, EveryCharacterInEveryPlace) {
  for (char32_t c = 0; c < 0x2200; ++c) {
    for (const char16_t* frame : {u"a*b", u"1*2", u"a*1", u"_*_", u" * ", u"A.* b", u"a.)* B", u"1.*A", u"a! *b", u"a. (*b", u"a. *\nB",
                                  u"*", u"**", u"a**b", u"a. **", u"a.**A"}) {
      std::u16string text;
      for (const char16_t* at = frame; *at != 0; ++at) text += *at == u'*' ? static_cast<char16_t>(c) : *at;
      ASSERT_EQ(difference(text), "") << "with U+" << std::hex << static_cast<unsigned>(c);
    }
  }
}

TEST(Breaks, TextsMadeAtRandom) {
  std::mt19937 random(20250128);
  const std::u16string common = u"aaeeBC.. ,:;'\u2019()\"«»\u201C\u201D!?-–—12_é\u00A0\u202F\n";
  const std::u16string rare = u"\r\t€@·œŁ…\u00AD\u200B\u0301\u4E00\u05D0\u30A2\u2028\u0085\U0001F600\U0001F1EB\u2024\u2044\u2027\u203Fªµ";
  const auto pick = [&](const std::u16string& from) { return from[random() % from.size()]; };
  for (int round = 0; round < 60000; ++round) {
    std::u16string text;
    const unsigned rarely = round % 3 == 0 ? 4 : 60;
    for (unsigned length = random() % 40; length > 0; --length) text += random() % rarely == 0 ? pick(rare) : pick(common);
    ASSERT_EQ(difference(text), "");
  }
}

TEST(Breaks, TheCasesTexts) {
  for (const auto& file : std::filesystem::recursive_directory_iterator(CASES_DIR)) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    ASSERT_EQ(difference(unicode::from_utf8(bytes)).substr(0, 20), "") << file.path();
  }
}

}  // namespace
}  // namespace citelight
