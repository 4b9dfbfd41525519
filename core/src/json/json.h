// The JSON door: bytes → Document, Analysis → bytes.
#pragma once

#include <string>
#include <string_view>

#include "citelight/analysis.h"
#include "citelight/document.h"
#include "citelight/engine.h"
#include "citelight/result.h"

namespace citelight::json {

struct Request {
  std::string id = "null";  // as JSON text, given back untouched
  Document document;
};

// What is wrong, with the id where the line has one.
struct Refusal {
  std::string id = "null";
  std::string message;
  bool is_json = true;  // false: the line is no JSON at all
};

// One line of the command line's contract. Ill-formed UTF-8 inside strings is
// refused by name, lone surrogates (\ud800) are read as U+FFFD.
[[nodiscard]] std::variant<Request, Refusal> read_request(std::string_view line, Offsets offsets);

// The answer for one document; no line break at the end.
[[nodiscard]] std::string write_analysis(const Request& request, const Analysis& analysis, Offsets offsets);

// {"id":…,"error":"…"}
[[nodiscard]] std::string write_error(std::string_view id, std::string_view message);

}  // namespace citelight::json
