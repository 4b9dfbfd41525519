// What the tests of commands share: a command run as its own process, and a folder of each test's own.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace citelight::test {

struct Answer {
  std::string out;
  int status = 0;
};

inline Answer run(const std::string& command) {
  Answer answer;
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return {"", -1};
  std::array<char, 4096> part;
  for (std::size_t n = 0; (n = fread(part.data(), 1, part.size(), pipe)) > 0;) answer.out.append(part.data(), n);
  const int ended = pclose(pipe);
  answer.status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
  return answer;
}

class InFolder : public testing::Test {
 protected:
  void SetUp() override {
    const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
    std::string folder = testing::TempDir() + "citelight-" + test->name() + "-XXXXXX";
    ASSERT_NE(mkdtemp(folder.data()), nullptr) << folder;  // another clone's tests may run beside these
    folder_ = folder;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path write(const std::string& name, std::string_view text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }

  std::filesystem::path folder_;
};

}  // namespace citelight::test
