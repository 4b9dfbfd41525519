// The command as a person and as a program meets it: run as its own process.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "process.h"

namespace citelight {
namespace {

namespace fs = std::filesystem;

using test::Answer;
using test::run;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Command : public test::InFolder {
 protected:
  static Answer citelight(const std::string& arguments) { return run(std::string(CITELIGHT_COMMAND) + " " + arguments); }
};

TEST_F(Command, AnswersInJsonWhereNobodyLooks) {
  const auto file = write("a.txt", "Selon l’Insee, les prix ont augmenté de 2,3 %.\n");
  const Answer answer = citelight("--lang fr " + file.string());
  EXPECT_EQ(answer.status, 0);
  EXPECT_TRUE(answer.out.starts_with("{\"id\":")) << answer.out;
  EXPECT_EQ(answer.out.find('\x1b'), std::string::npos);
}

TEST_F(Command, ReportMarksTheTextAndListsTheClaims) {
  const auto file = write("a.txt", "The plant employs 1,200,000 people, the mayor said.\n");
  const Answer answer = citelight("--format text " + file.string());
  EXPECT_EQ(answer.status, 0);
  EXPECT_NE(answer.out.find("employs [1,200,000] people, {the mayor} said"), std::string::npos) << answer.out;
  EXPECT_NE(answer.out.find("1 200 000"), std::string::npos) << answer.out;
  EXPECT_NE(answer.out.find("1 claim"), std::string::npos) << answer.out;
}

// A folder opens as a file does: nothing may be read out of it, and nobody told that all went well.
TEST_F(Command, AFolderIsNoText) {
  const std::string folder = fs::path(write("a.txt", "")).parent_path().string();
  for (const std::string way : {"", "--jsonl ", "verify ", "--pack "}) {
    const Answer answer = citelight(way + folder + " </dev/null 2>&1");
    EXPECT_EQ(answer.status, 1) << way;
    EXPECT_NE(answer.out.find("cannot be read"), std::string::npos) << way << answer.out;
  }
}

TEST_F(Command, APersonIsToldWhatIsWrongInWords) {
  const Answer answer = run("echo '5 km' | " CITELIGHT_COMMAND " --lang xx 2>&1");
  EXPECT_EQ(answer.status, 1);
  EXPECT_EQ(answer.out, "citelight: standard input: no language pack for \"xx\"\n");
}

TEST_F(Command, ReportLeavesADateOpenThatNothingResolves) {
  const auto file = write("a.txt", "The plant will hire 40 people next month.\n");
  const Answer answer = citelight("--format text " + file.string());
  EXPECT_NE(answer.out.find("date: left open"), std::string::npos) << answer.out;
  EXPECT_EQ(answer.out.find("several"), std::string::npos) << answer.out;
}

TEST_F(Command, ColoursOnlyWhenAskedFor) {
  const auto file = write("a.txt", "The plant employs 1,200 people.\n");
  EXPECT_EQ(citelight("--format text " + file.string()).out.find('\x1b'), std::string::npos);
  EXPECT_NE(citelight("--format text --colour always " + file.string()).out.find("\x1b[1;33m1,200"), std::string::npos);
  EXPECT_EQ(citelight("--format text --color never " + file.string()).out.find('\x1b'), std::string::npos);
  EXPECT_EQ(run("NO_COLOR=1 " CITELIGHT_COMMAND " --format text " + file.string()).out.find('\x1b'), std::string::npos);
}

TEST_F(Command, ReportSaysNothingToTheTerminalThatTheTextHides) {
  const auto file = write("a.txt", "The plant\x1b]0;owned\x07 employs 1,200 people \x1b[2J.\n");
  const Answer answer = citelight("--format text " + file.string());
  EXPECT_EQ(answer.out.find('\x1b'), std::string::npos);
  EXPECT_EQ(answer.out.find('\x07'), std::string::npos);
}

TEST_F(Command, NamesTheFileThatCannotBeReadAndReadsTheOthers) {
  const auto file = write("a.txt", "The bridge was built by twelve people in the town.\n");
  const Answer answer = citelight((folder_ / "none.txt").string() + " " + file.string() + " 2>&1");
  EXPECT_EQ(answer.status, 1);
  EXPECT_NE(answer.out.find("none.txt"), std::string::npos);
  EXPECT_NE(answer.out.find("\"quantities\":[{"), std::string::npos) << answer.out;
}

TEST_F(Command, SpeaksOfItselfInLetters) {
  const std::string help = citelight("--help").out, wrong = citelight("--offsets lines 2>&1 </dev/null").out;
  for (const std::string& said : {help, wrong}) {
    EXPECT_NE(said.find("{utf16,codepoint,byte}"), std::string::npos) << said;
    EXPECT_TRUE(std::all_of(said.begin(), said.end(), [](unsigned char c) { return c == '\n' || c >= ' '; })) << said;
  }
}

TEST_F(Command, ManPageHasEveryOption) {
  std::string page = read(CITELIGHT_DOCS "/citelight.1");
  page = std::regex_replace(page, std::regex(R"(\\-)"), "-");
  for (const std::string& of : {std::string(), std::string("verify ")}) {
    const std::string help = citelight(of + "--help").out;
    const std::regex option(R"((^|[\s,])(--[a-z-]+))");
    std::size_t found = 0;
    for (auto at = std::sregex_iterator(help.begin(), help.end(), option); at != std::sregex_iterator(); ++at, ++found) {
      EXPECT_NE(page.find((*at)[2].str()), std::string::npos) << "docs/citelight.1 lacks " << (*at)[2];
    }
    EXPECT_GT(found, 4u) << help;
  }
}

// docs/use-at-scale.md: what its example prints is what it says.
TEST_F(Command, ExampleAtScaleIsTrue) {
  ASSERT_EQ(run("command -v jq").status, 0) << "jq is needed: ./run test installs it";
  const std::string page = read(CITELIGHT_DOCS "/use-at-scale.md");
  const auto block = [&](const std::string& head) {
    const std::string fence = "```" + head + "\n";
    const std::size_t begin = page.find(fence);
    EXPECT_NE(begin, std::string::npos) << head;
    const std::size_t from = begin + fence.size();
    return page.substr(from, page.find("```", from) - from);
  };
  write("documents.jsonl", block("jsonl documents.jsonl"));
  const std::string path = fs::path(CITELIGHT_COMMAND).parent_path().string();
  const Answer answer = run("cd " + folder_.string() + " && PATH=" + path + ":$PATH; " + block("sh run"));
  EXPECT_EQ(answer.out, block("jsonl result"));
}

}  // namespace
}  // namespace citelight
