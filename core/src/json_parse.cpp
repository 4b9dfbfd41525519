#include "json_parse.h"

#include <charconv>

namespace citelight::json {
namespace {

// JSON lets a string hold half a surrogate pair as \ud800; nlohmann refuses the
// whole document for it. Pages have them, so they are made U+FFFD beforehand.
std::string without_lone_surrogates(std::string_view line) {
  std::string out(line);
  const auto unit = [&](std::size_t at) -> int {  // the value of \uXXXX at `at`, or -1
    if (at + 6 > out.size() || out[at] != '\\' || out[at + 1] != 'u') return -1;
    int value = 0;
    const auto [end, error] = std::from_chars(out.data() + at + 2, out.data() + at + 6, value, 16);
    return error == std::errc{} && end == out.data() + at + 6 ? value : -1;
  };
  for (std::size_t at = 0; at + 1 < out.size(); ++at) {
    if (out[at] != '\\') continue;
    const int value = unit(at);
    if (value >= 0xD800 && value <= 0xDBFF) {
      const int next = unit(at + 6);
      if (next >= 0xDC00 && next <= 0xDFFF) { at += 11; continue; }
    }
    if (value >= 0xD800 && value <= 0xDFFF) out.replace(at + 2, 4, "fffd");
    ++at;  // past the escaped character
  }
  return out;
}

}  // namespace

Json parse(std::string_view line) {
  Json root;
  // Json::parse would bring a second parser along, the one with a callback.
  const auto read = [&](std::string_view text) {
    nlohmann::detail::json_sax_dom_parser<Json> dom(root, false);
    return Json::sax_parse(text, &dom) && !dom.is_errored();
  };
  if (!read(line) && !read(without_lone_surrogates(line))) root = Json(Json::value_t::discarded);
  return root;
}

std::string read_string(const Json& from, const char* field) {
  const auto found = from.find(field);
  return found != from.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string primary_subtag(std::string lang) {
  lang.resize(std::min(lang.size(), std::size_t{16}));
  if (const auto dash = lang.find_first_of("-_"); dash != std::string::npos) lang.resize(dash);
  return lang;
}

}  // namespace citelight::json
