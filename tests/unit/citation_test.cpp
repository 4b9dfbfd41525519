#include "citation/citation.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "case_file.h"
#include "citation/citation_url.h"
#include "claim/claim.h"
#include "quantity/note_marks.h"
#include "quantity/quantity.h"
#include "support.h"

namespace citelight {
namespace {

using Json = nlohmann::ordered_json;
using citation::Leads;

// A case gives the attributions by their words, so that it tests this stage alone.
struct Case {
  std::string name;
  std::string lang;
  Json json;
};
// Without this the test library prints its bytes, padding and all.
void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

std::vector<Case> load(const std::string& lang) {
  std::vector<Case> out;
  for (const Json& one : test::read_cases(lang, "citations")) out.push_back({one.at("name"), lang, one});
  return out;
}

std::u16string u16(const Json& j) { return unicode::from_utf8(j.get<std::string>()); }

Span find(const std::u16string& text, const Json& words) {
  const std::u16string what = u16(words);
  const auto at = text.find(what);
  EXPECT_NE(at, text.npos) << words;
  return at == text.npos ? Span{} : Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + what.size())};
}

template <class Enum>
Enum one_of(std::initializer_list<const char*> names, const std::string& name) {
  int i = 0;
  for (const char* n : names) {
    if (name == n) return static_cast<Enum>(i);
    ++i;
  }
  ADD_FAILURE() << "no such name: " << name;
  return {};
}

Document document_of(const Json& c) {
  Document d;
  d.url = c.value("url", "https://www.gazette.example/2025/01/the-article-itself-12345");
  const Json& blocks = c.at("blocks");
  for (const Json& b : blocks) {
    const auto begin = static_cast<std::uint32_t>(d.text.size());
    const std::string kind = b.begin().key();
    d.text += u16(b.begin().value());
    d.blocks.push_back(
        {{begin, static_cast<std::uint32_t>(d.text.size())},
         one_of<BlockKind>({"paragraph", "heading", "quote", "list_item", "table_cell", "caption", "note", "embed", "aside"}, kind)});
    d.text += u'\n';
  }
  for (const Json& l : c.value("links", Json::array())) {
    d.links.push_back({find(d.text, l.at("on")), l.at("url"),
                       one_of<LinkKind>({"body", "note", "embed", "topic", "staff", "share", "nav", "ad"}, l.value("kind", "body"))});
  }
  std::sort(d.links.begin(), d.links.end(), [](const Link& a, const Link& b) { return a.where < b.where; });
  return d;
}

class Citations : public testing::TestWithParam<Case> {};

TEST_P(Citations, AreTheseOnes) {
  const auto& [name, lang, json] = GetParam();
  const Document d = document_of(json);
  std::vector<Attribution> attributions;
  for (const Json& a : json.value("attributions", Json::array())) {
    Attribution made;
    made.content.push_back(find(d.text, a.at("content")));
    if (a.contains("source")) made.source.push_back(find(d.text, a.at("source")));
    if (a.contains("cue")) made.cue.push_back(find(d.text, a.at("cue")));
    if (a.contains("speaker")) made.speaker = u16(a.at("speaker"));
    else if (a.contains("source")) made.speaker = u16(a.at("source"));
    made.source_type =
        one_of<SourceType>({"person", "organisation", "document", "group", "anonymous", "unknown"}, a.value("type", "person"));
    made.kind = one_of<AttributionKind>({"direct", "indirect", "mixed", "according_to"}, a.value("kind", "indirect"));
    made.stance = one_of<Stance>({"stated", "reported", "denied", "questioned", "no_comment"}, a.value("stance", "stated"));
    attributions.push_back(made);
  }
  // As the engine does it: note marks are no words of the sentence.
  const auto without = without_note_marks(d);
  const Document& bare = without ? *without : d;
  const auto tokens = tokenise(bare.text, test::pack(lang));
  const Reading reading(bare.text, tokens, test::pack(lang));
  const auto sentences = segment(bare, reading);
  const auto quantities = find_quantities(bare, reading, sentences);
  const auto claims = find_claims(bare, reading, sentences, quantities, attributions);
  const auto citations = find_citations(d, reading, sentences, quantities, attributions, claims);
  ASSERT_EQ(citations.size(), claims.size());
  constexpr const char* rungs[] = {"sentence_link", "footnote", "embed", "paragraph_link", "page_link", "named", "none"};
  for (const Json& want : json.at("want")) {
    const Span at = find(d.text, want.at("at"));
    bool met = false;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (!claims[i].where.overlaps(at)) continue;
      met = true;
      const Citation& c = citations[i];
      EXPECT_EQ(rungs[static_cast<int>(c.rung)], want.at("rung").get<std::string>()) << want.at("at") << ": " << c.url << " — " << c.reason;
      if (want.contains("url")) { EXPECT_EQ(c.url, want.at("url").get<std::string>()) << want.at("at") << ": " << c.reason; }
      if (want.contains("name")) { EXPECT_EQ(unicode::to_utf8(c.name), want.at("name").get<std::string>()) << want.at("at"); }
      EXPECT_EQ(c.inherited, want.value("inherited", false)) << want.at("at") << ": " << c.reason;
      EXPECT_FALSE(c.reason.empty());
      EXPECT_GT(c.confidence, 0);
      EXPECT_LE(c.confidence, 1);
      break;
    }
    EXPECT_TRUE(met) << "no claim at " << want.at("at");
  }
}

std::string case_name(const testing::TestParamInfo<Case>& info) { return info.param.lang + "_" + info.param.name; }
INSTANTIATE_TEST_SUITE_P(French, Citations, testing::ValuesIn(load("fr")), case_name);
INSTANTIATE_TEST_SUITE_P(English, Citations, testing::ValuesIn(load("en")), case_name);

TEST(Urls, LeadWhereTheySay) {
  const std::pair<const char*, Leads> cases[] = {
      {"https://www.gazette.example/news/2024/05/budget-vote-delayed", Leads::page},
      {"https://gazette.example/docs/toolkit.pdf", Leads::page},
      {"https://gazette.example/?p=4821", Leads::page},
      {"https://x.com/someone/status/1234567890", Leads::post},
      {"https://twitter.com/someone", Leads::profile},
      {"https://x.com/hashtag/budget", Leads::topic},
      {"https://www.youtube.com/watch?v=abcdef", Leads::post},
      {"https://social.example/@someone/10938472", Leads::post},
      {"https://social.example/@someone", Leads::profile},
      {"https://bsky.app/profile/someone.example/post/3kabc", Leads::post},
      {"https://bsky.app/profile/someone.example", Leads::profile},
      {"https://www.linkedin.com/in/someone/", Leads::profile},
      {"https://gazette.example/author/jane-doe/", Leads::profile},
      {"https://univ.example/faculty/jane-doe.html", Leads::profile},
      {"https://univ.example/~jdoe/", Leads::profile},
      {"https://harbour.example/about/data.asp", Leads::page},
      {"https://harbour.example/about/people/jane-doe", Leads::profile},
      {"https://univ.example/ faculty/jane-doe", Leads::page},  // no list has a word with a blank
      {"https://gazette.example/tag/budget/", Leads::topic},
      {"https://gazette.example/tag_ville/lyon_123/", Leads::topic},
      {"https://gazette.example/politique", Leads::topic},
      {"https://bit.ly/3xYzAbC", Leads::page},
      {"https://europe.example/topics/defence/future-of-defence_en", Leads::page},
      {"https://www.gazette.example/", Leads::home},
      {"https://www.gazette.example/fr", Leads::home},
      {"https://fr.wikipedia.org/wiki/Budget", Leads::entity},
      {"https://perma.cc/AB12-CD34", Leads::page},
      {"mailto:desk@gazette.example", Leads::nowhere},
      {"#note-2", Leads::nowhere},
      {"https://", Leads::nowhere},
      {"", Leads::nowhere},
  };
  for (const auto& [url, leads] : cases) EXPECT_EQ(static_cast<int>(citation::read_url(url).leads), static_cast<int>(leads)) << url;
}

TEST(Urls, NameTheirOwner) {
  EXPECT_EQ(citation::read_url("https://edition.news.bbc.co.uk/a/b-c").site, "bbc.co.uk");
  EXPECT_EQ(citation::read_url("https://www.data.insee.gouv.fr/a").site, "insee.gouv.fr");
  EXPECT_EQ(citation::read_url("https://web.archive.org/web/2019/https://www.lemonde.fr/a/b-1.html").host, "lemonde.fr");
  EXPECT_EQ(citation::read_url("https://x.com/Jane_Doe/status/12").account, "janedoe");
  EXPECT_EQ(citation::read_url("https://a.example/2019/c%C3%B4t%C3%A9-ouest-12345").slug, (citation::Words{"cote", "ouest"}));
}

TEST(Urls, AnArchiveInsideAnArchiveIsLookedThroughAFewTimes) {
  const std::string copy = "https://web.archive.org/web/2019/";
  EXPECT_EQ(citation::read_url(copy + copy + "https://www.lemonde.fr/a/b-1.html").host, "lemonde.fr");
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += copy;  // one call inside the other for each would leave no stack
  EXPECT_EQ(citation::read_url(deep + "https://www.lemonde.fr/a/b-1.html").host, "web.archive.org");
}

}  // namespace
}  // namespace citelight
