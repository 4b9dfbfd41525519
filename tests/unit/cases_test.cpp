// The cases of tests/cases/<lang>/{quantities,dates,attributions,speakers}.json: each says what
// is found in a text, exactly, and what is not (an empty "want").
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "case_file.h"
#include "support.h"

namespace citelight {
namespace {

using Json = nlohmann::ordered_json;

struct Case {
  std::string lang;
  std::string name;
  std::string line;  // the request
  std::string text;
  Json want;
  // What a failing test is called by; without it the test library prints its bytes, padding and all.
  friend void PrintTo(const Case& c, std::ostream* out) { *out << c.lang << "/" << c.name; }
};

std::vector<Case> load(const std::string& stage) {
  std::vector<Case> out;
  for (const char* lang : {"fr", "en"}) {
    for (const Json& item : test::read_cases(lang, stage)) {
      Json request = item;
      request.erase("want");
      request.erase("name");
      request["lang"] = lang;
      out.push_back({lang, item.at("name").get<std::string>(), request.dump(), item.at("text").get<std::string>(), item.at("want")});
    }
  }
  return out;
}

std::string slice(const std::string& text, const Json& from, const Json& to) {
  const std::u16string whole = unicode::from_utf8(text);
  return unicode::to_utf8(std::u16string_view(whole).substr(from.get<std::size_t>(), to.get<std::size_t>() - from.get<std::size_t>()));
}

// Only the fields a case names are compared, so that it says what it is about.
Json only(const Json& full, const Json& named) {
  Json out = Json::object();
  for (const auto& [key, value] : named.items()) out[key] = full.contains(key) ? full.at(key) : Json();
  return out;
}

Json quantities(const Case& c) {
  const Json answer = Json::parse(test::engine().analyse_json(c.line));
  Json out = Json::array();
  for (Json q : answer.at("quantities")) {
    for (const char* field : {"bound_at", "counted"}) {
      if (q.at(field).is_array()) q[field] = slice(c.text, q.at(field)[0], q.at(field)[1]);
    }
    if (q.at("number").is_object()) q["number"] = slice(c.text, q.at("number").at("start"), q.at("number").at("end"));
    const std::size_t at = out.size();
    out.push_back(at < c.want.size() ? only(q, c.want[at]) : Json{{"text", q.at("text")}});
  }
  return out;
}

Json attributions(const Case& c) {
  const Json answer = Json::parse(test::engine().analyse_json(c.line));
  Json out = Json::array();
  for (Json a : answer.at("attributions")) {
    for (const char* field : {"content", "source", "cue"}) {
      if (!a.at(field).is_array()) continue;
      Json texts = Json::array();
      for (const Json& span : a.at(field)) texts.push_back(slice(c.text, span[0], span[1]));
      a[field] = texts.size() == 1 ? texts[0] : texts;
    }
    const std::size_t at = out.size();
    out.push_back(at < c.want.size() ? only(a, c.want[at]) : Json{{"content", a.at("content")}});
  }
  return out;
}

class Quantities : public testing::TestWithParam<Case> {};
TEST_P(Quantities, AreExactlyThese) { EXPECT_EQ(quantities(GetParam()).dump(1), GetParam().want.dump(1)) << GetParam().text; }
INSTANTIATE_TEST_SUITE_P(Cases, Quantities, testing::ValuesIn(load("quantities")),
                         [](const auto& one) { return one.param.lang + "_" + one.param.name; });

INSTANTIATE_TEST_SUITE_P(Measured, Quantities, testing::ValuesIn(load("measured")),
                         [](const auto& one) { return one.param.lang + "_" + one.param.name; });

// Dates and times alone: other figures of the text are the quantities' cases.
Json dates(const Case& c) {
  Json out = Json::array();
  const Json answer = Json::parse(test::engine().analyse_json(c.line));
  for (Json q : answer.at("quantities")) {
    if (q.at("kind") != "date" && q.at("kind") != "time") continue;
    if (q.at("bound_at").is_array()) q["bound_at"] = slice(c.text, q.at("bound_at")[0], q.at("bound_at")[1]);
    const std::size_t at = out.size();
    out.push_back(at < c.want.size() ? only(q, c.want[at]) : Json{{"text", q.at("text")}});
  }
  return out;
}

class DatesAndTimes : public testing::TestWithParam<Case> {};
TEST_P(DatesAndTimes, AreExactlyThese) { EXPECT_EQ(dates(GetParam()).dump(1), GetParam().want.dump(1)) << GetParam().text; }
INSTANTIATE_TEST_SUITE_P(Cases, DatesAndTimes, testing::ValuesIn(load("dates")),
                         [](const auto& one) { return one.param.lang + "_" + one.param.name; });

class Attributions : public testing::TestWithParam<Case> {};
TEST_P(Attributions, AreExactlyThese) { EXPECT_EQ(attributions(GetParam()).dump(1), GetParam().want.dump(1)) << GetParam().text; }
INSTANTIATE_TEST_SUITE_P(Cases, Attributions, testing::ValuesIn(load("attributions")),
                         [](const auto& one) { return one.param.lang + "_" + one.param.name; });

// Whom each source stands for: pronouns, roles, short names, nouns that point back.
class Speakers : public testing::TestWithParam<Case> {};
TEST_P(Speakers, AreExactlyThese) { EXPECT_EQ(attributions(GetParam()).dump(1), GetParam().want.dump(1)) << GetParam().text; }
INSTANTIATE_TEST_SUITE_P(Cases, Speakers, testing::ValuesIn(load("speakers")),
                         [](const auto& one) { return one.param.lang + "_" + one.param.name; });

// What must hold of any answer to any text.
void check_invariants(const std::string& line, const std::u16string& text) {
  const Json answer = Json::parse(test::engine().analyse_json(line));
  ASSERT_FALSE(answer.contains("error")) << answer.dump();
  const auto inside = [&](std::size_t begin, std::size_t end) {
    ASSERT_LT(begin, end) << line;
    ASSERT_LE(end, text.size()) << line;
    for (const std::size_t at : {begin, end})
      ASSERT_FALSE(at < text.size() && (text[at] & 0xFC00) == 0xDC00) << "inside a character: " << line;
  };
  std::size_t covered = 0;
  for (const Json& q : answer.at("quantities")) {
    inside(q.at("start"), q.at("end"));
    ASSERT_GE(q.at("start").get<std::size_t>(), covered) << "overlap: " << line;
    covered = q.at("end").get<std::size_t>();
    for (const char* field : {"bound_at", "counted"}) {
      if (q.at(field).is_array()) inside(q.at(field)[0], q.at(field)[1]);
    }
  }
  for (const Json& a : answer.at("attributions")) {
    for (const char* field : {"content", "source", "cue"}) {
      if (!a.at(field).is_array()) continue;
      for (const Json& span : a.at(field)) inside(span[0], span[1]);
    }
    if (!a.at("via").is_null()) { ASSERT_LT(a.at("via").get<std::size_t>(), answer.at("attributions").size()); }
  }
  for (const Json& c : answer.at("claims")) {
    inside(c.at("start"), c.at("end"));
    for (const Json& i : c.at("quantities")) ASSERT_LT(i.get<std::size_t>(), answer.at("quantities").size());
    for (const Json& i : c.at("attributions")) ASSERT_LT(i.get<std::size_t>(), answer.at("attributions").size());
    ASSERT_FALSE(c.at("citation").at("reason").get<std::string>().empty()) << line;
  }
}

TEST(Invariants, HoldForEveryCaseAndEveryCutOfIt) {
  for (const char* stage : {"quantities", "attributions"}) {
    for (const Case& c : load(stage)) {
      const std::u16string text = unicode::from_utf8(c.text);
      for (std::size_t cut = 0; cut < text.size(); cut += 7) {
        if ((text[cut] & 0xFC00) == 0xDC00) continue;
        const std::u16string part = text.substr(cut);
        check_invariants(Json{{"text", unicode::to_utf8(part)}, {"lang", c.lang}}.dump(), part);
        const std::u16string head = text.substr(0, cut);
        check_invariants(Json{{"text", unicode::to_utf8(head)}, {"lang", c.lang}}.dump(), head);
      }
    }
  }
}

TEST(Invariants, HoldForHostileText) {
  std::vector<std::u16string> texts = {
      u"",    u"\n\n",       u"« « « »", u"\"\"\"\"", u"1",  u"selon",   u"dit-il",         u"« a », dit",    u"-",
      u"5 -", u"entre 5 et", u"$",       u"€ €",      u"un", u"a a a a", u"said said said", u"qui a dit que", u", , , a dit"};
  std::u16string marks;
  std::u16string digits;
  std::u16string tags;
  for (int i = 0; i < 300; ++i) {
    marks += u"«“\"‘»”";
    digits += u"12 345,6 - ";
    tags += u"« oui », a dit Jean, « non », selon lui, ";
  }
  texts.insert(texts.end(), {marks, digits, tags});
  for (const auto& text : texts) {
    for (const char* lang : {"fr", "en"}) check_invariants(Json{{"text", unicode::to_utf8(text)}, {"lang", lang}}.dump(), text);
  }
}

}  // namespace
}  // namespace citelight
