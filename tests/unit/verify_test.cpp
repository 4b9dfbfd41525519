// The cases of tests/cases/<lang>/verify.json, what a verdict always keeps to,
// and the comparison of two quantities, dates and fragments by themselves.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "case_file.h"
#include "support.h"
#include "verify/figure/compare.h"
#include "verify/fragment.h"

namespace citelight {
namespace {

using Json = nlohmann::ordered_json;

struct Case {
  std::string lang;
  std::string name;
  Json item;
  // Without this the test library prints its bytes, padding and all.
  friend void PrintTo(const Case& c, std::ostream* out) { *out << c.lang << "/" << c.name; }
};

std::vector<Case> load(const char* lang) {
  std::vector<Case> out;
  for (const Json& item : test::read_cases(lang, "verify")) out.push_back({lang, item.at("name").get<std::string>(), item});
  return out;
}

std::string slice(const std::string& text, const Json& place) {
  const std::u16string whole = unicode::from_utf8(text);
  const auto start = place.at("start").get<std::size_t>();
  return unicode::to_utf8(std::u16string_view(whole).substr(start, place.at("end").get<std::size_t>() - start));
}

class Verify : public testing::TestWithParam<Case> {};

TEST_P(Verify, SaysThis) {
  const Json& item = GetParam().item;
  const auto claim = item.at("claim").get<std::string>();
  const auto source = item.at("source").get<std::string>();
  const Json request{{"id", 1},
                     {"claim", {{"text", claim}, {"lang", GetParam().lang}, {"published", item.value("published", "")}}},
                     {"source", {{"text", source}, {"lang", item.value("source_lang", GetParam().lang)}}}};
  const Json answer = Json::parse(test::engine().verify_json(request.dump()));
  ASSERT_TRUE(answer.contains("status")) << answer.dump();
  // A source that was read before answers as one that is read anew.
  static LastSource last;
  EXPECT_EQ(test::engine().verify_json(request.dump(), Offsets::utf16, &last), test::engine().verify_json(request.dump()));
  EXPECT_EQ(test::engine().verify_json(request.dump(), Offsets::utf16, &last), test::engine().verify_json(request.dump()));
  if (item.contains("not_status")) {
    EXPECT_NE(answer.at("status"), item.at("not_status")) << answer.dump(1);
  } else {
    EXPECT_EQ(answer.at("status"), item.at("status")) << answer.dump(1);
  }
  if (item.contains("relations")) {
    ASSERT_EQ(answer.at("findings").size(), item.at("relations").size()) << answer.dump(1);
    for (std::size_t i = 0; i < item.at("relations").size(); ++i) {
      EXPECT_EQ(answer.at("findings")[i].at("relation"), item.at("relations")[i]) << answer.dump(1);
    }
  }
  // Every place is the text it says it is.
  for (const Json& f : answer.at("findings")) {
    EXPECT_EQ(slice(claim, f.at("claim")), f.at("claim").at("text"));
    if (!f.at("source").is_null()) { EXPECT_EQ(slice(source, f.at("source")), f.at("source").at("text")); }
    EXPECT_FALSE(f.at("reason").get<std::string>().empty());
  }
  // The same source as passages: the same verdict, places told inside them.
  Json passages = Json::array();
  for (std::size_t begin = 0; begin <= source.size();) {
    const std::size_t end = std::min(source.find('\n', begin), source.size());
    passages.push_back(source.substr(begin, end - begin));
    begin = end + 1;
  }
  Json other = request;
  other["source"].erase("text");
  other["source"]["passages"] = passages;
  const Json same = Json::parse(test::engine().verify_json(other.dump()));
  EXPECT_EQ(same.at("status"), answer.at("status"));
  for (const Json& f : same.at("findings")) {
    if (f.at("source").is_null()) continue;
    EXPECT_EQ(slice(passages.at(f.at("source").at("passage").get<std::size_t>()).get<std::string>(), f.at("source")),
              f.at("source").at("text"));
  }
}

const auto name_of = [](const testing::TestParamInfo<Case>& info) { return info.param.lang + "_" + info.param.name; };
INSTANTIATE_TEST_SUITE_P(English, Verify, testing::ValuesIn(load("en")), name_of);
INSTANTIATE_TEST_SUITE_P(French, Verify, testing::ValuesIn(load("fr")), name_of);

TEST(VerifyDoor, RefusesWhatItCannotRead) {
  for (const char* line :
       {"", "{", "[]", "{}", R"({"claim":1,"source":{}})", R"({"claim":{"text":"a"},"source":{}})",
        R"({"claim":{"text":"a"},"source":{"passages":[1]}})", R"({"claim":{"text":"a","lang":"xx"},"source":{"text":"b"}})"}) {
    EXPECT_TRUE(is_error(test::engine().verify_json(line))) << line;
  }
  const std::string pages(5001, 'x');
  EXPECT_TRUE(is_error(test::engine().verify_json(R"({"claim":{"text":")" + pages + R"("},"source":{"text":"b"}})")));
  for (const char* line :
       {R"({"claim":{"text":""},"source":{"text":""}})", R"({"claim":{"text":"5 %","lang":"en"},"source":{"passages":[],"text":""}})",
        R"({"claim":{"text":"5 %","lang":"en"},"source":{"passages":["",""]}})"}) {
    const std::string answer = test::engine().verify_json(line);
    EXPECT_FALSE(is_error(answer)) << answer;
    EXPECT_EQ(Json::parse(answer).at("status"), "not_found") << answer;
  }
}

TEST(Dates, AreComparedByWhatBothSay) {
  EXPECT_EQ(compare_dates("2017-03-14", "2017-03-14"), DateLikeness::same);
  EXPECT_EQ(compare_dates("2017-03", "2017-03-14"), DateLikeness::holds);
  EXPECT_EQ(compare_dates("2017-03-14", "2017"), DateLikeness::held);
  EXPECT_EQ(compare_dates("2017-03-14", "XXXX-03-14"), DateLikeness::same_day);
  EXPECT_EQ(compare_dates("XXXX-05", "2017-03-14"), DateLikeness::differs);
  EXPECT_EQ(compare_dates("2017-03-14", "2018-03-14"), DateLikeness::differs);
  EXPECT_EQ(compare_dates("1994", "1994-09/1995-08"), DateLikeness::end);
  EXPECT_EQ(compare_dates("1996", "1994-09/1995-08"), DateLikeness::differs);
  EXPECT_EQ(compare_dates("1964", "196X"), DateLikeness::held);
  EXPECT_EQ(compare_dates("197X", "1964"), DateLikeness::differs);
  EXPECT_EQ(compare_dates("2019-Q3", "2019-08"), DateLikeness::holds);
  EXPECT_EQ(compare_dates("T14:30", "2019"), DateLikeness::incomparable);
}

TEST(Fragments, LeadToTheirPassageAndNoOther) {
  const std::u16string text = u"The cat sat.\nThe cat sat on the mat, and slept - well.\nThe end.";
  const auto at = [&](std::u16string_view part) {
    const auto begin = static_cast<std::uint32_t>(text.find(part));
    return Span{begin, begin + static_cast<std::uint32_t>(part.size())};
  };
  EXPECT_EQ(text_fragment(text, at(u"The cat sat on the mat, and slept - well.")),
            "#:~:text=The%20cat%20sat%20on%20the%20mat%2C%20and%20slept%20%2D%20well");
  EXPECT_EQ(text_fragment(text, at(u"The end.")), "#:~:text=The%20end");
  EXPECT_EQ(text_fragment(u"a b c\na b c", {6, 11}), "");  // no wording tells the second from the first
  EXPECT_EQ(text_fragment(text, {0, 0}), "");
}

}  // namespace
}  // namespace citelight
