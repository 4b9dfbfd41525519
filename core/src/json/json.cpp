#include "json/json.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/offsets.h"
#include "base/order.h"
#include "base/unicode.h"
#include "json/json_out.h"
#include "json/json_parse.h"

namespace citelight::json {
namespace {

constexpr std::array link_kinds = {"body", "note", "embed", "topic", "staff", "share", "nav", "ad"};
constexpr std::array block_kinds = {"paragraph", "heading", "quote", "list_item", "table_cell", "caption", "note", "embed", "aside"};
constexpr std::array quantity_kinds = {"cardinal", "ordinal", "ratio",    "multiple", "score", "percent", "percentage_points",
                                       "money",    "measure", "duration", "age",      "date",  "time"};
constexpr std::array change_roles = {"none", "by", "from", "to"};
constexpr std::array bounds = {"exact", "approx", "at_least", "at_most", "more_than", "less_than", "range"};
constexpr std::array attribution_kinds = {"direct", "indirect", "mixed", "according_to"};
constexpr std::array source_types = {"person", "organisation", "document", "group", "anonymous", "unknown"};
constexpr std::array stances = {"stated", "reported", "denied", "questioned", "no_comment"};
constexpr std::array citation_reasons = {
    "unsourced",   "link_on_source", "link_on_cue",     "link_on_document", "link_on_figure",    "link_on_statement",   "link_in_sentence",
    "footnote",    "footnote_text",  "embed_of_source", "embed_introduced", "link_names_source", "link_names_document", "link_tells_same",
    "same_source", "continues",      "known_source",    "named_source",     "anonymous_source"};
constexpr std::array rungs = {"sentence_link", "footnote", "embed", "paragraph_link", "page_link", "named", "none"};

// The name of an enumerator; the arrays above are in the enumerations' order.
template <class Names, class Enum>
std::string_view name(const Names& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

template <class Enum, class Names>
std::optional<Enum> named(const Names& names, std::string_view word) {
  const auto found = std::find(names.begin(), names.end(), word);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

// Half-open range in the request's unit → UTF-16, or what is wrong with it.
bool read_span(Value from, const OffsetMap& map, Span& out) {
  const auto get = [&](std::string_view field, std::uint32_t& to) {
    const auto number = from[field].whole_number();
    const auto at = number ? map.to_utf16(*number) : std::nullopt;
    if (at) to = *at;
    return at.has_value();
  };
  return get("start", out.begin) && get("end", out.end) && out.begin <= out.end;
}

void default_blocks(Document& document) {
  const auto& text = document.text;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find(u'\n', begin);
    if (end == text.npos) end = text.size();
    if (end > begin)
      document.blocks.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, BlockKind::paragraph});
    begin = end + 1;
  }
}

class Writer : public Out {
 public:
  Writer(const OffsetMap& map, std::size_t expected) : Out(expected), map_(map) {}

  void offset(std::uint32_t at) { number(map_.from_utf16(at)); }
  void pair(Span s) {
    raw("[");
    offset(s.begin);
    raw(",");
    offset(s.end);
    raw("]");
  }
  void start_end(Span s) {
    raw("\"start\":");
    offset(s.begin);
    raw(",\"end\":");
    offset(s.end);
  }
  void spans(const std::vector<Span>& list) {
    if (list.empty()) return raw("null");
    each(list, [&](Span s) { pair(s); });
  }
  void indices(const std::vector<std::uint32_t>& list) {
    each(list, [&](std::uint32_t i) { number(i); });
  }
  void optional_pair(const std::optional<Span>& s) { s ? pair(*s) : raw("null"); }
  void optional_decimal(const std::optional<Decimal>& d) { d ? raw(to_string(*d)) : raw("null"); }
  void nullable(std::string_view text) { text.empty() ? raw("null") : string(text); }
  void nullable(std::u16string_view text) { text.empty() ? raw("null") : string(text); }
  void share(double x) {  // 0 to 1, three places, the same on every platform
    const auto thousandths = static_cast<std::int64_t>(std::lround(x * 1000));
    raw(to_string(Decimal{static_cast<std::uint64_t>(std::max<std::int64_t>(thousandths, 0)), -3, false}));
  }
  template <class List, class Each>
  void each(const List& list, Each visit) {
    raw("[");
    bool first = true;
    for (const auto& item : list) {
      if (!first) raw(",");
      first = false;
      visit(item);
    }
    raw("]");
  }

 private:
  const OffsetMap& map_;
};

void write(Writer& w, const Document& document, const Quantity& q) {
  w.raw("{\"kind\":\"");
  w.raw(name(quantity_kinds, q.kind));
  w.raw("\",");
  w.start_end(q.where);
  w.raw(",\"text\":");
  w.string(std::u16string_view(document.text).substr(q.where.begin, q.where.size()));
  w.raw(",\"number\":");
  if (q.number) {
    w.raw("{");
    w.start_end(*q.number);
    w.raw("}");
  } else {
    w.raw("null");
  }
  w.raw(",\"value\":");
  if (!q.when.empty()) {
    w.string(q.when);
  } else {
    w.optional_decimal(q.value);
  }
  // "exactly 20", "equals 20": neither less nor more.
  const bool exactly = q.bound == Bound::exact && q.bound_at;
  w.raw(",\"min\":");
  w.optional_decimal(exactly ? q.value : q.min);
  w.raw(",\"max\":");
  w.optional_decimal(exactly ? q.value : q.max);
  if (q.fraction) {
    w.raw(",\"fraction\":[");
    w.number(q.fraction->num);
    w.raw(",");
    w.number(q.fraction->den);
    w.raw("]");
  }
  w.raw(",\"unit\":");
  w.nullable(q.unit);
  w.raw(",\"bound\":\"");
  w.raw(name(bounds, q.bound));
  w.raw("\",\"bound_at\":");
  w.optional_pair(q.bound_at);
  w.raw(",\"counted\":");
  w.optional_pair(q.counted ? q.counted : q.measured);
  if (q.change != Change::none) w.raw(q.change == Change::up ? ",\"change\":\"up\"" : ",\"change\":\"down\"");
  if (q.change_role != ChangeRole::none) {
    w.raw(",\"change_role\":\"");
    w.raw(name(change_roles, q.change_role));
    w.raw("\"");
  }
  w.raw("}");
}

void write(Writer& w, const Attribution& a) {
  w.raw("{\"kind\":\"");
  w.raw(name(attribution_kinds, a.kind));
  w.raw("\",\"content\":");
  w.spans(a.content);
  w.raw(",\"source\":");
  w.spans(a.source);
  w.raw(",\"cue\":");
  w.spans(a.cue);
  w.raw(",\"speaker\":");
  w.nullable(a.speaker);
  w.raw(",\"source_type\":\"");
  w.raw(name(source_types, a.source_type));
  w.raw("\",\"stance\":\"");
  w.raw(name(stances, a.stance));
  w.raw("\",\"via\":");
  a.via ? w.number(*a.via) : w.raw("null");
  w.raw("}");
}

void write(Writer& w, const Claim& c) {
  w.raw("{");
  w.start_end(c.where);
  w.raw(",\"quantities\":");
  w.indices(c.quantities);
  w.raw(",\"attributions\":");
  w.indices(c.attributions);
  w.raw(",\"score\":");
  w.share(c.score);
  w.raw(",\"reasons\":");
  w.each(c.reasons, [&](std::string_view r) { w.string(r); });
  w.raw(",\"citation\":{\"rung\":\"");
  w.raw(name(rungs, c.citation.rung));
  w.raw("\",\"url\":");
  w.nullable(c.citation.url);
  w.raw(",\"name\":");
  w.nullable(c.citation.name);
  w.raw(c.citation.inherited ? ",\"inherited\":true" : ",\"inherited\":false");
  w.raw(",\"confidence\":");
  w.share(c.citation.confidence);
  w.raw(",\"reason\":");
  w.string(c.citation.reason);
  w.raw(",\"reason_code\":\"");
  w.raw(name(citation_reasons, c.citation.why));
  w.raw("\"}}");
}

}  // namespace

std::variant<Request, Refusal> read_request(std::string_view line, Offsets offsets) {
  const Parsed parsed(line);
  const Value root = parsed.root();
  if (!root) return Refusal{"null", unicode::is_well_formed_utf8(line) ? "not JSON" : "not UTF-8", false};
  if (!root.is(Type::object)) return Refusal{"null", "not a JSON object"};
  Request request;
  request.id = root["id"].source();
  const auto refuse = [&](std::string message) { return Refusal{request.id, std::move(message)}; };

  const Value text = root["text"];
  if (!text) return refuse("\"text\" is missing");
  if (!text.is(Type::string)) return refuse("\"text\" is not a string");
  Document& document = request.document;
  text.read(document.text);
  if (document.text.size() > max_text_units) return refuse("\"text\" is longer than 256 million characters");
  document.lang = primary_subtag(root["lang"].utf8());
  document.url = root["url"].utf8();
  document.title = root["title"].utf8();
  document.published = root["published"].utf8();

  const OffsetMap map(document.text, offsets);
  const auto list = [&](std::string_view field, auto visit) -> std::string {
    const Value found = root[field];
    if (!found || found.is(Type::null)) return {};
    const std::string path = '"' + std::string(field) + '"';
    if (!found.is(Type::array)) return path + " is not an array";
    std::size_t i = 0;
    for (Value item = found.first(); item; item = item.next(), ++i) {
      Span where;
      std::string wrong;
      if (!item.is(Type::object) || !read_span(item, map, where)) wrong = "\"start\" and \"end\" are no range of the text";
      else wrong = visit(item, where);
      if (!wrong.empty()) return path + " " + std::to_string(i) + ": " + wrong;
    }
    return {};
  };
  std::string wrong = list("links", [&](Value item, Span where) -> std::string {
    const auto kind = item["kind"] ? named<LinkKind>(link_kinds, item["kind"].utf8()) : LinkKind::body;
    if (!kind) return "unknown \"kind\"";
    std::string url = item["url"].utf8();
    if (url.empty()) return "\"url\" is missing";
    document.links.push_back({where, std::move(url), *kind});
    return {};
  });
  if (!wrong.empty()) return refuse(std::move(wrong));
  wrong = list("blocks", [&](Value item, Span where) -> std::string {
    const auto kind = item["kind"] ? named<BlockKind>(block_kinds, item["kind"].utf8()) : BlockKind::paragraph;
    if (!kind) return "unknown \"kind\"";
    document.blocks.push_back({where, *kind});
    return {};
  });
  if (!wrong.empty()) return refuse(std::move(wrong));

  const auto by_place = [](const auto& a, const auto& b) { return a.where < b.where; };
  put_in_order(document.links, by_place);
  put_in_order(document.blocks, by_place);
  // Blocks that overlap would give a sentence twice; the earlier keeps its text.
  std::uint32_t covered = 0;
  for (Block& block : document.blocks) {
    block.where.begin = std::max(block.where.begin, covered);
    block.where.end = std::max(block.where.end, block.where.begin);
    covered = block.where.end;
  }
  if (document.blocks.empty()) default_blocks(document);
  return request;
}

std::string write_analysis(const Request& request, const Analysis& analysis, Offsets offsets) {
  const OffsetMap map(request.document.text, offsets);
  Writer w(map, 64 + 256 * (analysis.quantities.size() + analysis.attributions.size() + analysis.claims.size()));
  w.raw("{\"id\":");
  w.raw(request.id);
  w.raw(",\"lang\":");
  w.string(analysis.lang);
  w.raw(",\"quantities\":");
  w.each(analysis.quantities, [&](const Quantity& q) { write(w, request.document, q); });
  w.raw(",\"attributions\":");
  w.each(analysis.attributions, [&](const Attribution& a) { write(w, a); });
  w.raw(",\"claims\":");
  w.each(analysis.claims, [&](const Claim& c) { write(w, c); });
  w.raw("}");
  return w.take();
}

std::string write_error(std::string_view id, std::string_view message) {
  Out out;
  out.raw("{\"id\":");
  out.raw(id);
  out.raw(",\"error\":");
  out.string(message);
  out.raw("}");
  return out.take();
}

}  // namespace citelight::json
