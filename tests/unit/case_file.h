// The cases of tests/cases/<lang>/<stage>.json.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "support.h"

namespace citelight::test {

inline nlohmann::ordered_json read_cases(const std::string& lang, const std::string& stage) {
  const std::string path = std::string(CASES_DIR "/") + lang + "/" + stage + ".json";
  const auto bytes = read_bytes(path);
  auto cases = nlohmann::ordered_json::parse(bytes.begin(), bytes.end(), nullptr, false);
  EXPECT_TRUE(cases.is_array()) << path;
  return cases;
}

}  // namespace citelight::test
