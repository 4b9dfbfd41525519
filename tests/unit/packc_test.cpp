// What packc says to those who write a language: run as its own process, on a folder with one file.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "process.h"

namespace citelight {
namespace {

class Packc : public test::InFolder {
 protected:
  void SetUp() override {
    InFolder::SetUp();
    for (const char* shared : {"units.json", "concepts.json"}) std::filesystem::copy(std::filesystem::path(LANG_DIR) / shared, folder_);
    std::filesystem::create_directory(folder_ / "en");
  }

  // Of core/lang/en with these settings alone.
  test::Answer packs(const std::string& settings) const {
    write("en/a.json", R"({"settings": {)" + settings + "}}");
    return test::run(PACKC_COMMAND " --lang en --output " + (folder_ / "en.pack").string() + " --concepts " +
                     (folder_ / "en.concepts.pack").string() + " " + folder_.string() + " 2>&1");
  }
  void refuses(const std::string& settings, const std::string& says) const {
    const test::Answer answer = packs(settings);
    EXPECT_EQ(answer.status, 1) << settings;
    EXPECT_EQ(answer.out, "packc: " + (folder_ / "en/a.json").string() + ": /settings/" + says + "\n");
    EXPECT_FALSE(std::filesystem::exists(folder_ / "en.pack")) << settings;
  }
};

TEST_F(Packc, TakesSettingsThatItKnows) {
  const test::Answer answer =
      packs(R"("head_noun": "last", "agent": "by", "past_ending": "ed t", "this_ahead": "6", "time_taken": " in ")");
  EXPECT_EQ(answer.status, 0) << answer.out;
  EXPECT_TRUE(std::filesystem::exists(folder_ / "en.pack"));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "en.concepts.pack"));
}

TEST_F(Packc, RefusesASettingThatNobodyReads) {
  refuses(R"("hed_noun": "last")", R"(hed_noun: no such setting; the nearest is "head_noun", core/src/pack/settings.def has all)");
  refuses(R"("age_at_verb": "died")", R"(age_at_verb: no such setting; the nearest is "age_at_verbs", core/src/pack/settings.def has all)");
  refuses(R"("decimal": ",")", "decimal: packc makes this one itself");
}

TEST_F(Packc, RefusesAValueThatIsNotOfItsKind) {
  refuses(R"("head_noun": "frist")", R"(head_noun: "frist" is not one of: last first)");
  refuses(R"("head_noun": "last first")", R"(head_noun: "last first" is not one of: last first)");
  refuses(R"("this_ahead": "six")", R"(this_ahead: "six" is not a whole number)");
  refuses(R"("past_ending": "ed  t")", R"(past_ending: "ed  t" must be endings with one blank between)");
  refuses(R"("agent": "")", R"(agent: "" must be words with one blank between)");
  refuses(R"("agent": ["by"])", "agent: must be a string");
}

TEST_F(Packc, RefusesASettingInTwoFiles) {
  write("en/b.json", R"({"settings": {"agent": "from"}})");
  const test::Answer answer = packs(R"("agent": "by")");
  EXPECT_EQ(answer.status, 1);
  EXPECT_NE(answer.out.find("en/b.json: /settings/agent: stands in two files"), std::string::npos) << answer.out;
}

// The engine asks for a class by its hash alone.
TEST_F(Packc, RefusesTwoClassesOfOneHash) {
  write("en/b.json", R"({"role_noun": {"liquid": ["water"], "costarring": ["film"]}})");
  const test::Answer answer = packs(R"("agent": "by")");
  EXPECT_EQ(answer.status, 1);
  EXPECT_NE(answer.out.find(R"(have one hash: one needs another name)"), std::string::npos) << answer.out;
}

}  // namespace
}  // namespace citelight
