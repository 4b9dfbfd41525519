#include <gtest/gtest.h>

#include "support.h"

namespace citelight {
namespace {

std::string ask(std::string_view line, Offsets offsets = Offsets::utf16) { return test::engine().analyse_json(line, offsets); }

TEST(JsonDoor, GivesTheIdBackUntouched) {
  EXPECT_EQ(ask(R"({"id":{"a":[1,"é"]},"lang":"fr","text":""})"), R"({"id":{"a":[1,"é"]},"lang":"fr","quantities":[],"attributions":[],"claims":[]})");
}

TEST(JsonDoor, RefusesByName) {
  EXPECT_EQ(ask("{"), R"({"id":null,"error":"not JSON"})");
  EXPECT_EQ(ask("\xff"), R"({"id":null,"error":"not UTF-8"})");
  EXPECT_EQ(ask("[]"), R"({"id":null,"error":"not a JSON object"})");
  EXPECT_EQ(ask(R"({"id":7})"), R"({"id":7,"error":"\"text\" is missing"})");
  EXPECT_EQ(ask(R"({"id":7,"text":"abc","links":[{"start":2,"end":9,"url":"https://a.example/"}]})"),
            R"({"id":7,"error":"\"links\" 0: \"start\" and \"end\" are no range of the text"})");
  EXPECT_EQ(ask(R"({"id":7,"text":"abc","blocks":[{"start":0,"end":1,"kind":"poem"}]})"), R"({"id":7,"error":"\"blocks\" 0: unknown \"kind\""})");
}

TEST(JsonDoor, RefusesAnOffsetInsideACharacter) {
  const char* line = R"({"id":7,"lang":"fr","text":"😀a","links":[{"start":1,"end":2,"url":"u"}]})";
  EXPECT_TRUE(is_error(ask(line, Offsets::utf16)));
  EXPECT_FALSE(is_error(ask(line, Offsets::codepoint)));
  EXPECT_TRUE(is_error(ask(line, Offsets::byte)));
}

TEST(JsonDoor, ReadsLoneSurrogatesAsReplacement) {
  EXPECT_FALSE(is_error(ask(R"({"id":1,"lang":"fr","text":"a\ud800b \udc00 \\ud800 \ud83d\ude00"})")));
}

}  // namespace
}  // namespace citelight
