#include <gtest/gtest.h>

#include "support.h"

namespace citelight {
namespace {

std::string ask(std::string_view line, Offsets offsets = Offsets::utf16) { return test::engine().analyse_json(line, offsets); }

TEST(JsonDoor, GivesTheIdBackUntouched) {
  EXPECT_EQ(ask(R"({"id":{"a":[1,"é"]},"lang":"fr","text":""})"),
            R"({"id":{"a":[1,"é"]},"lang":"fr","quantities":[],"attributions":[],"claims":[]})");
}

TEST(JsonDoor, RefusesByName) {
  EXPECT_EQ(ask("{"), R"({"id":null,"error":"not JSON"})");
  EXPECT_EQ(ask("\xff"), R"({"id":null,"error":"not UTF-8"})");
  EXPECT_EQ(ask("[]"), R"({"id":null,"error":"not a JSON object"})");
  EXPECT_EQ(ask(R"({"id":7})"), R"({"id":7,"error":"\"text\" is missing"})");
  EXPECT_EQ(ask(R"({"id":7,"text":"abc","links":[{"start":2,"end":9,"url":"https://a.example/"}]})"),
            R"({"id":7,"error":"\"links\" 0: \"start\" and \"end\" are no range of the text"})");
  EXPECT_EQ(ask(R"({"id":7,"text":"abc","blocks":[{"start":0,"end":1,"kind":"poem"}]})"),
            R"({"id":7,"error":"\"blocks\" 0: unknown \"kind\""})");
}

TEST(JsonDoor, RefusesAnOffsetInsideACharacter) {
  const char* line = R"({"id":7,"lang":"fr","text":"😀a","links":[{"start":1,"end":2,"url":"u"}]})";
  EXPECT_TRUE(is_error(ask(line, Offsets::utf16)));
  EXPECT_FALSE(is_error(ask(line, Offsets::codepoint)));
  EXPECT_TRUE(is_error(ask(line, Offsets::byte)));
}

TEST(JsonDoor, TellsJsonFromWhatIsNone) {
  const auto as_id = [](std::string_view value) { return ask("{\"id\":" + std::string(value) + ",\"text\":1}"); };
  for (const std::string_view good : {"0", "-0", "12", "-1.50", "1e9", "1E+2", "2.5e-3", "true", "false", "null", "[]", "{}", "[[],{}]",
                                      R"("\"\\\/\b\f\n\r\t\u00e9")", R"({"a":{"b":[1,2]},"c":""})"}) {
    EXPECT_EQ(as_id(good), "{\"id\":" + std::string(good) + R"(,"error":"\"text\" is not a string"})");
  }
  for (const std::string_view bad :
       {"",      "01",       "+1",          ".5",         "1.",  "1e",         "-",      "nul",     "True",        "[1,]",  "[,1]", "[1 2]",
        "{1:2}", R"({"a"})", R"({"a":1,})", R"({"a" 1})", "[1}", R"({"a":1])", "\"\t\"", R"("\x")", R"("\u12g4")", R"("\)", "'a'"}) {
    EXPECT_EQ(as_id(bad), R"({"id":null,"error":"not JSON"})") << bad;
  }
  for (const std::string_view bad : {"", " ", "{} {}", R"({"text":"a"}x)", R"({"text":"a")", R"({"text":"a)", "\"", "{\"", "{", "["})
    EXPECT_EQ(ask(bad), R"({"id":null,"error":"not JSON"})") << bad;
}

TEST(JsonDoor, SpaceIsFreeAndTheLastOfTwoNamesCounts) {
  EXPECT_EQ(ask(" { \"id\" : [ 1 , \"a b\\\" c\" ] ,\r\n\t\"lang\":\"fr\",\"text\" : 5, \"t\\u0065xt\" : \"\" } "),
            R"({"id":[1,"a b\" c"],"lang":"fr","quantities":[],"attributions":[],"claims":[]})");
  EXPECT_FALSE(is_error(ask("\xEF\xBB\xBF{\"lang\":\"fr\",\"text\":\"\"}")));
}

TEST(JsonDoor, NestsAsDeepAsOneLikes) {
  const std::string deep(200000, '[');
  EXPECT_TRUE(is_error(ask("{\"id\":" + deep + std::string(deep.size(), ']') + "}")));
  EXPECT_TRUE(is_error(ask(deep)));
}

TEST(JsonDoor, ReadsEscapes) {
  EXPECT_EQ(ask(R"({"lang":"en","text":"It cost 5\u00a0\u20ac.\n"})"), ask(R"({"lang":"en","text":"It cost 5 €.\u000a"})"));
  EXPECT_NE(ask(R"({"lang":"en","text":"It cost 5\u00a0\u20ac.\n"})").find("\"money\""), std::string::npos);
}

TEST(JsonDoor, ReadsLoneSurrogatesAsReplacement) {
  EXPECT_FALSE(is_error(ask(R"({"id":1,"lang":"fr","text":"a\ud800b \udc00 \\ud800 \ud83d\ude00"})")));
}

}  // namespace
}  // namespace citelight
