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
  const Reading reading{document.text, tokens, test::pack(lang)};
  std::vector<std::u16string> out;
  for (const Sentence& s : segment(document, reading)) out.push_back(text.substr(s.where.begin, s.where.size()));
  return out;
}

std::vector<std::u16string> tokens(const std::string& lang, std::u16string_view text) {
  std::vector<std::u16string> out;
  for (const Token& t : tokenise(text, test::pack(lang))) out.emplace_back(text.substr(t.where.begin, t.where.size()));
  return out;
}

using Strings = std::vector<std::u16string>;

TEST(Tokens, CutsCliticsAndUnits) {
  EXPECT_EQ(tokens("fr", u"l’entreprise d'aujourd'hui"), (Strings{u"l’", u"entreprise", u"d'", u"aujourd'hui"}));
  EXPECT_EQ(tokens("en", u"Meta's 1.5bn 40%1"), (Strings{u"Meta", u"'s", u"1.5", u"bn", u"40", u"%", u"1"}));
  EXPECT_EQ(tokens("fr", u"12\u202F450 R1"), (Strings{u"12", u"450", u"R", u"1"}));
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
