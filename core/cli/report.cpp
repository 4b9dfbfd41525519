#include "report.h"

#include <algorithm>
#include <vector>

#include <nlohmann/json.hpp>

namespace citelight {
namespace {

using Json = nlohmann::json;

struct Ink {
  std::string_view on;
  std::string_view off = "\x1b[0m";
};
constexpr Ink figure_ink{"\x1b[1;33m"};
constexpr Ink speaker_ink{"\x1b[4;36m"};
constexpr Ink quiet_ink{"\x1b[2m"};
constexpr Ink strong_ink{"\x1b[1m"};
constexpr Ink unsourced_ink{"\x1b[31m"};
constexpr Ink linked_ink{"\x1b[32m"};

struct Mark {
  std::size_t begin;
  std::size_t end;
  bool figure;
};

std::string painted(std::string_view text, const Ink& ink, const ReportLook& look) {
  if (!look.colour) return std::string(text);
  return std::string(ink.on) + std::string(text) + std::string(ink.off);
}

// Control characters of a text must not speak to the terminal.
std::string plain(std::string_view text, bool one_line = false) {
  std::string out;
  bool space = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (one_line && (c == ' ' || c == '\n' || c == '\t' || c == '\r')) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += byte < 0x20 && c != '\n' && c != '\t' ? '?' : byte == 0x7F ? '?' : c;
  }
  return out;
}

// Code points, which is columns for the languages read here.
std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string shortened(std::string_view text, std::size_t width) {
  if (columns(text) <= width) return std::string(text);
  std::string out;
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.size() && used + 1 < width;) {
    std::size_t next = i + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    out.append(text.substr(i, next - i));
    i = next;
    ++used;
  }
  return out + "…";
}

std::string number(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  const std::string digits = value.dump();
  // Digits in threes, so that a billion is told from a million.
  const std::size_t point = std::min(digits.find_first_of(".eE"), digits.size());
  const std::size_t sign = digits.starts_with('-') ? 1 : 0;
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > sign && i < point && (point - i) % 3 == 0) out += ' ';
    out += digits[i];
  }
  return out;
}

std::string meaning(const Json& q) {
  const std::string bound = q.value("bound", "exact");
  std::string out;
  if (!q.at("value").is_null()) {
    out = (bound == "approx"      ? "about "
           : bound == "at_most"   ? "at most "
           : bound == "at_least"  ? "at least "
           : bound == "more_than" ? "more than "
           : bound == "less_than" ? "less than "
                                  : "") +
          number(q.at("value"));
  } else if (!q.at("min").is_null() && !q.at("max").is_null()) {
    out = number(q.at("min")) + " to " + number(q.at("max"));
  } else if (!q.at("min").is_null()) {
    out = (bound == "more_than" ? "more than " : "at least ") + number(q.at("min"));
  } else if (!q.at("max").is_null()) {
    out = (bound == "less_than" ? "less than " : "at most ") + number(q.at("max"));
  } else {
    const bool when = q.at("kind") == "date" || q.at("kind") == "time";
    out = when ? "left open" : "several";
  }
  if (!q.at("unit").is_null()) out += " " + q.at("unit").get<std::string>();
  if (q.contains("change")) out += q.at("change") == "up" ? ", up" : q.at("change") == "down" ? ", down" : "";
  return out;
}

std::string marked(std::string_view text, const Json& analysis, const ReportLook& look) {
  std::vector<Mark> marks;
  for (const Json& q : analysis.at("quantities")) marks.push_back({q.at("start").get<std::size_t>(), q.at("end").get<std::size_t>(), true});
  for (const Json& a : analysis.at("attributions")) {
    for (const Json& span : a.at("source")) marks.push_back({span.at(0).get<std::size_t>(), span.at(1).get<std::size_t>(), false});
  }
  std::sort(marks.begin(), marks.end(),
            [](const Mark& a, const Mark& b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; });
  std::string out;
  std::size_t at = 0;
  for (const Mark& m : marks) {
    if (m.begin < at || m.end > text.size()) continue;
    out += plain(text.substr(at, m.begin - at));
    const std::string inside = plain(text.substr(m.begin, m.end - m.begin));
    if (look.colour) out += painted(inside, m.figure ? figure_ink : speaker_ink, look);
    else out += m.figure ? "[" + inside + "]" : "{" + inside + "}";
    at = m.end;
  }
  out += plain(text.substr(at));
  while (!out.empty() && out.back() == '\n') out.pop_back();
  return out;
}

std::string sourcing(const Json& citation, const ReportLook& look) {
  const std::string rung = citation.at("rung").get<std::string>();
  std::string words = rung;
  std::replace(words.begin(), words.end(), '_', ' ');
  const bool linked = rung != "named" && rung != "none";
  std::string out = painted(words, linked ? linked_ink : rung == "none" ? unsourced_ink : quiet_ink, look);
  if (!citation.at("name").is_null()) out += "  " + plain(citation.at("name").get<std::string>(), true);
  if (!citation.at("url").is_null()) out += "  " + plain(citation.at("url").get<std::string>(), true);
  return out;
}

}  // namespace

std::string error_words(std::string_view answer) { return plain(Json::parse(answer).at("error").get<std::string>(), true); }

std::string report(std::string_view name, std::string_view text, std::string_view answer, const ReportLook& look) {
  const Json analysis = Json::parse(answer);
  const Json& claims = analysis.at("claims");
  const std::size_t width = std::max(40u, look.width);
  std::string out = painted(plain(name, true), strong_ink, look) +
                    painted("  " + analysis.at("lang").get<std::string>() + ", " + std::to_string(claims.size()) +
                                (claims.size() == 1 ? " claim" : " claims"),
                            quiet_ink, look) +
                    "\n\n";
  out += marked(text, analysis, look) + "\n";
  const Json& quantities = analysis.at("quantities");
  const Json& attributions = analysis.at("attributions");
  std::size_t index = 0;
  for (const Json& c : claims) {
    const std::size_t begin = c.at("start").get<std::size_t>(), end = c.at("end").get<std::size_t>();
    const std::string head = std::to_string(++index);
    out += "\n" + std::string(head.size() < 3 ? 3 - head.size() : 0, ' ') + painted(head, strong_ink, look) + "  " +
           shortened(plain(text.substr(begin, end - begin), true), width - 5) + "\n";
    for (const Json& i : c.at("quantities")) {
      const Json& q = quantities.at(i.get<std::size_t>());
      out += "     " + painted(plain(q.at("text").get<std::string>(), true), figure_ink, look) +
             painted("  " + q.at("kind").get<std::string>() + ": ", quiet_ink, look) + meaning(q) + "\n";
    }
    for (const Json& i : c.at("attributions")) {
      const Json& a = attributions.at(i.get<std::size_t>());
      const std::string who = a.at("speaker").is_null() ? "nobody by name" : plain(a.at("speaker").get<std::string>(), true);
      out += "     " + painted(who, speaker_ink, look) +
             painted("  " + a.at("kind").get<std::string>() + ", " + a.at("stance").get<std::string>(), quiet_ink, look) + "\n";
    }
    out += "     " + sourcing(c.at("citation"), look) + "\n";
  }
  return out;
}

}  // namespace citelight
