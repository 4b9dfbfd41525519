// The JSON door of verification: bytes → VerifyInput, Verification → bytes.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "citelight/engine.h"
#include "citelight/verify.h"
#include "json/json.h"

namespace citelight::json {

struct VerifyRequest {
  std::string id = "null";  // as JSON text, given back untouched
  VerifyInput input;
  bool passages = false;  // the source came as passages: places are told inside them
};

[[nodiscard]] std::variant<VerifyRequest, Refusal> read_verify(std::string_view line);
[[nodiscard]] std::string write_verification(const VerifyRequest& request, const Verification& verification, Offsets offsets);

}  // namespace citelight::json
