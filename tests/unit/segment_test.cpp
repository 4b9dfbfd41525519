#include "text/segment.h"

#include <gtest/gtest.h>

#include "json/json.h"
#include "support.h"

namespace citelight {
namespace {

std::vector<std::u16string> sentences(const std::string& lang, const std::u16string& text) {
  Document document;
  document.text = text;
  document.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockKind::paragraph});
  const auto tokens = tokenise(document.text, test::pack(lang));
  const Reading reading(document.text, tokens, test::pack(lang));
  std::vector<std::u16string> out;
  for (const Sentence& s : segment(document, reading)) out.push_back(text.substr(s.where.begin, s.where.size()));
  return out;
}

std::vector<std::u16string> tokens(const std::string& lang, std::u16string_view text) {
  std::vector<std::u16string> out;
  for (const Token& t : tokenise(text, test::pack(lang)).list) out.emplace_back(text.substr(t.where.begin, t.where.size()));
  return out;
}

using Strings = std::vector<std::u16string>;

TEST(Tokens, CutsCliticsAndUnits) {
  EXPECT_EQ(tokens("fr", u"l’entreprise d'aujourd'hui"), (Strings{u"l’", u"entreprise", u"d'", u"aujourd'hui"}));
  EXPECT_EQ(tokens("en", u"Meta's 1.5bn 40%1"), (Strings{u"Meta", u"'s", u"1.5", u"bn", u"40", u"%", u"1"}));
  EXPECT_EQ(tokens("fr", u"12\u202F450 R1"), (Strings{u"12", u"450", u"R", u"1"}));
}

TEST(Tokens, RunTogetherOverApostrophes) {
  // No clitic is that long: all is one word.
  std::u16string run;
  for (int i = 0; i < 40; ++i) run += u"pontroute'";
  EXPECT_EQ(tokens("fr", run + u"pont"), (Strings{run + u"pont"}));
  EXPECT_EQ(tokens("fr", u"l'l'l'eau"), (Strings{u"l'", u"l'", u"l'", u"eau"}));
}

TEST(Tokens, PhrasesAcrossEveryPlaceOfALongText) {
  // What phrases say is looked up by and by: none may be lost where one stretch ends.
  std::u16string text;
  for (int i = 0; i < 700; ++i) text += u"according to ";
  const auto& pack = test::pack("en");
  const Tokens tokens = tokenise(text, pack);
  const Reading reading(text, tokens, pack);
  ASSERT_EQ(tokens.size(), 1400U);
  for (std::uint32_t i = 0; i < tokens.size(); i += 2) EXPECT_TRUE(reading.has(i, Category::source_preposition)) << i;
}

TEST(Tokens, WhatIsSaidOfAWordIsToldByTheWordsBehindIt) {
  const auto& pack = test::pack("en");
  const std::u16string text = u"according to the mayor, according the mayor, according to us\naccording\nto";
  const Tokens tokens = tokenise(text, pack);
  const Reading reading(text, tokens, pack);
  std::u16string said;
  for (std::uint32_t t = 0; t < tokens.size(); ++t) {
    if (reading.at(t) == u"according") said += reading.has(t, Category::source_preposition) ? u'1' : u'0';
  }
  EXPECT_EQ(said, u"1010");
}

TEST(Sentences, KnowTheirKindsOfTokens) {
  const auto kinds = [](const std::u16string& text) {
    Document document;
    document.text = text;
    document.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockKind::paragraph});
    const auto tokens = tokenise(document.text, test::pack("fr"));
    return static_cast<unsigned>(segment(document, Reading(document.text, tokens, test::pack("fr"))).at(0).kinds);
  };
  EXPECT_EQ(kinds(u"((("), unsigned{mark_kind});
  EXPECT_EQ(kinds(u"le pont"), unsigned{word_kind});
  EXPECT_EQ(kinds(u"Le pont"), unsigned{word_kind | capital_kind});
  EXPECT_EQ(kinds(u"12 ans"), unsigned{word_kind | number_kind});
  EXPECT_EQ(kinds(u"« oui »"), unsigned{word_kind | mark_kind | sign_kind});
  EXPECT_EQ(kinds(u"½"), unsigned{mark_kind | sign_kind});
}

TEST(Sentences, KeepAbbreviationsAndInitials) {
  EXPECT_EQ(sentences("fr", u"M. Dupont est venu. Il a parlé."), (Strings{u"M. Dupont est venu.", u"Il a parlé."}));
  EXPECT_EQ(sentences("en", u"J. Smith left the U.S. The end."), (Strings{u"J. Smith left the U.S.", u"The end."}));
}

TEST(Sentences, GoOnInLowerCase) {
  EXPECT_EQ(sentences("fr", u"« Quoi ? » demande-t-il. Oui."), (Strings{u"« Quoi ? » demande-t-il.", u"Oui."}));
}

}  // namespace
}  // namespace citelight
