#include "json/json_out.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace citelight::json {
namespace {

std::string written(std::string_view utf8) {
  Out out;
  out.string(utf8);
  return out.take();
}

// Eight bytes are written at a time, where none of them has to be escaped.
TEST(JsonOut, AStringIsReadBackWhateverStandsWhereInIt) {
  for (std::size_t size = 1; size <= 20; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      for (int byte = 0; byte < 0x80; ++byte) {
        std::string text(size, 'a');
        text[at] = static_cast<char>(byte);
        ASSERT_EQ(nlohmann::json::parse(written(text)).get<std::string>(), text) << size << ' ' << at << ' ' << byte;
      }
    }
  }
}

TEST(JsonOut, OnlyWhatMustBeIsEscaped) {
  EXPECT_EQ(written(""), "\"\"");
  EXPECT_EQ(written("été à l’œuvre, 100 % — Łódź"), "\"été à l’œuvre, 100 % — Łódź\"");
  EXPECT_EQ(written("a \"quoted\" \\ line\n\x1F\x7F"), "\"a \\\"quoted\\\" \\\\ line\\n\\u001f\x7F\"");
}

TEST(JsonOut, PiecesOfAnyLengthFollowEachOther) {
  const std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
  Out out(1);
  std::string expected;
  for (std::size_t size = 0; size <= letters.size(); ++size) {
    out.raw(letters.substr(0, size));
    expected += letters.substr(0, size);
  }
  EXPECT_EQ(out.take(), expected);
}

}  // namespace
}  // namespace citelight::json
