#include "json_verify.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "json_parse.h"
#include "offsets.h"
#include "unicode.h"

namespace citelight::json {
namespace {

constexpr std::array statuses = {"supported", "partial", "refuted", "not_found"};
constexpr std::array relations = {"equal", "rounded", "within_bound", "converted", "computed", "differs", "absent",
                                  "verbatim", "typography", "elided", "altered", "truncated", "other_speaker", "translated", "opposite"};
constexpr std::array reasons = {"same_value", "same_rounded", "inside_bound", "same_converted", "follows_from_change",
                                "other_value", "other_unit", "other_currency", "outside_bound", "other_date", "other_direction", "not_percent_points",
                                "no_such_figure", "no_such_words",
                                "quote_same", "quote_marks", "quote_elided", "quote_altered", "quote_lost_negation", "quote_other_speaker", "quote_translated",
                                "negated", "adds_up_wrong"};

template <class Names, class Enum>
std::string_view name(const Names& names, Enum value) { return names[static_cast<std::size_t>(value)]; }

std::string two_places(double x) {
  const auto hundredths = std::clamp(static_cast<int>(std::lround(x * 100)), 0, 100);
  return hundredths == 100 ? "1" : hundredths == 0 ? "0" : (hundredths < 10 ? "0.0" : "0.") + std::to_string(hundredths % 10 == 0 ? hundredths / 10 : hundredths);
}

// A text whose places are told: the claim, the source, or one of its passages.
struct Part {
  std::u16string_view text;
  std::uint32_t begin = 0;  // its place in the input's text
  OffsetMap map;
};

void write_place(const Part& part, Span s, std::string& out) {
  out += "\"start\":" + std::to_string(part.map.from_utf16(s.begin - part.begin)) + ",\"end\":" + std::to_string(part.map.from_utf16(s.end - part.begin)) + ",\"text\":";
  append_string(part.text.substr(s.begin - part.begin, s.size()), out);
}

}  // namespace

std::variant<VerifyRequest, Refusal> read_verify(std::string_view line) {
  const Parsed parsed(line);
  const Value root = parsed.root();
  if (!root) return Refusal{"null", unicode::is_well_formed_utf8(line) ? "not JSON" : "not UTF-8", false};
  if (!root.is(Type::object)) return Refusal{"null", "not a JSON object"};
  VerifyRequest out;
  out.id = root["id"].source();
  const auto refuse = [&](std::string message) { return Refusal{out.id, std::move(message)}; };
  const Value claim = root["claim"];
  if (!claim.is(Type::object)) return refuse("\"claim\" is no object");
  const Value source = root["source"];
  if (!source.is(Type::object)) return refuse("\"source\" is no object");

  VerifyInput& input = out.input;
  if (!claim["text"].is(Type::string)) return refuse("\"claim\": \"text\" is no string");
  input.claim = claim["text"].text();
  if (input.claim.size() > 100000) return refuse("\"claim\": \"text\" is longer than 100,000 characters");
  input.claim_lang = primary_subtag(claim["lang"].utf8());
  input.claim_published = claim["published"].utf8();
  input.speaker = claim["speaker"].text();
  input.source_lang = primary_subtag(source["lang"].utf8());
  input.source_published = source["published"].utf8();
  input.source_url = source["url"].utf8();

  if (const Value passages = source["passages"]; passages && !passages.is(Type::null)) {
    if (!passages.is(Type::array)) return refuse("\"source\": \"passages\" is no array");
    out.passages = true;
    std::size_t i = 0;
    for (Value passage = passages.first(); passage; passage = passage.next(), ++i) {
      if (!passage.is(Type::string)) return refuse("\"source\": \"passages\" " + std::to_string(i) + " is no string");
      const auto begin = static_cast<std::uint32_t>(input.source.size());
      passage.read(input.source);
      if (input.source.size() > max_text_units) return refuse("\"source\" is longer than 256 million characters");
      input.passages.push_back({begin, static_cast<std::uint32_t>(input.source.size())});
      input.source += u'\n';
    }
  } else {
    const Value text = source["text"];
    if (!text.is(Type::string)) return refuse("\"source\" has neither \"text\" nor \"passages\"");
    text.read(input.source);
    if (input.source.size() > max_text_units) return refuse("\"source\": \"text\" is longer than 256 million characters");
  }
  return out;
}

std::string write_verification(const VerifyRequest& request, const Verification& v, Offsets offsets) {
  const VerifyInput& input = request.input;
  const Part claim{input.claim, 0, OffsetMap(input.claim, offsets)};
  std::optional<Part> whole;
  if (!request.passages) whole.emplace(Part{input.source, 0, OffsetMap(input.source, offsets)});
  const auto write_source = [&](Span s, std::string& out) {
    if (whole) return write_place(*whole, s, out);
    const auto p = std::partition_point(input.passages.begin(), input.passages.end(), [&](Span each) { return each.end < s.end; });
    // A quotation that runs over two passages is told as far as its first goes.
    const auto holder = p != input.passages.begin() && (p == input.passages.end() || p->begin > s.begin) ? p - 1 : p;
    const std::u16string_view text = std::u16string_view(input.source).substr(holder->begin, holder->size());
    const Span inside{std::clamp(s.begin, holder->begin, holder->end), std::clamp(s.end, holder->begin, holder->end)};
    out += "\"passage\":" + std::to_string(holder - input.passages.begin()) + ',';
    write_place({text, holder->begin, OffsetMap(text, offsets)}, inside, out);
  };
  std::string out = "{\"id\":" + request.id + ",\"status\":\"";
  out += name(statuses, v.status);
  out += "\",\"passage\":";
  if (!v.passage) {
    out += "null";
  } else if (request.passages) {
    out += std::to_string(*v.passage);
  } else {
    out += '[' + std::to_string(whole->map.from_utf16(v.where.begin)) + ',' + std::to_string(whole->map.from_utf16(v.where.end)) + ']';
  }
  out += ",\"fragment\":";
  if (v.fragment.empty()) out += "null"; else append_string(std::string_view(v.fragment), out);
  out += ",\"confidence\":" + two_places(v.confidence);
  out += ",\"findings\":[";
  bool first = true;
  for (const Finding& f : v.findings) {
    if (!first) out += ',';
    first = false;
    out += "{\"claim\":{";
    write_place(claim, f.claim, out);
    out += "},\"source\":";
    if (f.source) { out += '{'; write_source(*f.source, out); out += '}'; } else { out += "null"; }
    out += ",\"relation\":\"";
    out += name(relations, f.relation);
    out += "\",\"reason\":";
    append_string(std::string_view(f.reason), out);
    out += ",\"reason_code\":\"";
    out += name(reasons, f.why);
    out += '"';
    if (!f.differences.empty()) {
      out += ",\"differences\":[";
      bool one = true;
      for (const Difference& d : f.differences) {
        out += one ? "{\"claim\":{" : ",{\"claim\":{";
        one = false;
        write_place(claim, d.claim, out);
        out += "},\"source\":{";
        write_source(d.source, out);
        out += "}}";
      }
      out += ']';
    }
    out += '}';
  }
  out += "]}";
  return out;
}

}  // namespace citelight::json
