#include "json/json_verify.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/offsets.h"
#include "base/unicode.h"
#include "json/json_out.h"
#include "json/json_parse.h"

namespace citelight::json {
namespace {

// Far above any sentence: what a check takes grows with the claim's figures times the source's.
constexpr std::size_t max_claim_units = 5000;

constexpr std::array statuses = {"supported", "partial", "refuted", "not_found"};
constexpr std::array relations = {"equal",   "rounded",   "within_bound",  "converted",  "computed",
                                  "differs", "absent",    "verbatim",      "typography", "elided",
                                  "altered", "truncated", "other_speaker", "translated", "opposite"};
constexpr std::array reasons = {
    "same_value",         "same_rounded",        "same_date",           "inside_bound",     "same_converted", "follows_from_change",
    "other_value",        "other_unit",          "other_currency",      "outside_bound",    "other_date",     "other_direction",
    "not_percent_points", "no_such_figure",      "no_such_words",       "quote_same",       "quote_marks",    "quote_elided",
    "quote_altered",      "quote_lost_negation", "quote_other_speaker", "quote_translated", "negated",        "adds_up_wrong"};

template <class Names, class Enum>
std::string_view name(const Names& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

std::string two_places(double x) {
  const auto hundredths = std::clamp(static_cast<int>(std::lround(x * 100)), 0, 100);
  return hundredths == 100 ? "1"
         : hundredths == 0 ? "0"
                           : (hundredths < 10 ? "0.0" : "0.") + std::to_string(hundredths % 10 == 0 ? hundredths / 10 : hundredths);
}

// A text whose places are told: the claim, the source, or one of its passages.
struct Part {
  std::u16string_view text;
  std::uint32_t begin = 0;  // its place in the input's text
  OffsetMap map;
};

void write_place(const Part& part, Span s, Out& w) {
  w.raw("\"start\":");
  w.number(part.map.from_utf16(s.begin - part.begin));
  w.raw(",\"end\":");
  w.number(part.map.from_utf16(s.end - part.begin));
  w.raw(",\"text\":");
  w.string(part.text.substr(s.begin - part.begin, s.size()));
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
  if (input.claim.size() > max_claim_units) return refuse("\"claim\": \"text\" is longer than 5,000 characters");
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
  const auto write_source = [&](Span s, Out& w) {
    if (whole) return write_place(*whole, s, w);
    const auto p = std::partition_point(input.passages.begin(), input.passages.end(), [&](Span each) { return each.end < s.end; });
    // A quotation that runs over two passages is told as far as its first goes.
    const auto holder = p != input.passages.begin() && (p == input.passages.end() || p->begin > s.begin) ? p - 1 : p;
    const std::u16string_view text = std::u16string_view(input.source).substr(holder->begin, holder->size());
    const Span inside{std::clamp(s.begin, holder->begin, holder->end), std::clamp(s.end, holder->begin, holder->end)};
    w.raw("\"passage\":");
    w.number(static_cast<std::uint64_t>(holder - input.passages.begin()));
    w.raw(",");
    write_place({text, holder->begin, OffsetMap(text, offsets)}, inside, w);
  };
  Out w;
  w.raw("{\"id\":");
  w.raw(request.id);
  w.raw(",\"status\":\"");
  w.raw(name(statuses, v.status));
  w.raw("\",\"passage\":");
  if (!v.passage) {
    w.raw("null");
  } else if (request.passages) {
    w.number(*v.passage);
  } else {
    w.raw("[");
    w.number(whole->map.from_utf16(v.where.begin));
    w.raw(",");
    w.number(whole->map.from_utf16(v.where.end));
    w.raw("]");
  }
  w.raw(",\"fragment\":");
  if (v.fragment.empty()) w.raw("null");
  else w.string(v.fragment);
  w.raw(",\"confidence\":");
  w.raw(two_places(v.confidence));
  w.raw(",\"findings\":[");
  bool first = true;
  for (const Finding& f : v.findings) {
    w.raw(first ? "{\"claim\":{" : ",{\"claim\":{");
    first = false;
    write_place(claim, f.claim, w);
    w.raw("},\"source\":");
    if (f.source) {
      w.raw("{");
      write_source(*f.source, w);
      w.raw("}");
    } else {
      w.raw("null");
    }
    w.raw(",\"relation\":\"");
    w.raw(name(relations, f.relation));
    w.raw("\",\"reason\":");
    w.string(f.reason);
    w.raw(",\"reason_code\":\"");
    w.raw(name(reasons, f.why));
    w.raw("\"");
    if (!f.differences.empty()) {
      w.raw(",\"differences\":[");
      bool one = true;
      for (const Difference& d : f.differences) {
        w.raw(one ? "{\"claim\":{" : ",{\"claim\":{");
        one = false;
        write_place(claim, d.claim, w);
        w.raw("},\"source\":{");
        write_source(d.source, w);
        w.raw("}}");
      }
      w.raw("]");
    }
    w.raw("}");
  }
  w.raw("]}");
  return w.take();
}

}  // namespace citelight::json
