#include "verify_side.h"

#include <algorithm>

#include "date.h"
#include "number_words.h"
#include "quantity.h"

namespace citelight {
namespace {

constexpr std::uint32_t longest_dateline = 6;  // words beside the date
constexpr std::size_t few_passages = 3;
constexpr std::uint32_t head_passages = 40;    // further down it is a comment's date, or another article's

std::uint32_t token_from(const Side& side, std::uint32_t at) {
  return static_cast<std::uint32_t>(std::partition_point(side.tokens.begin(), side.tokens.end(), [&](const Token& token) { return token.where.begin < at; }) - side.tokens.begin());
}

bool is_day(const Quantity& q) { return q.kind == QuantityKind::date && q.when.size() >= 10 && q.when[0] >= '0' && q.when[0] <= '9' && q.when.find('/') == std::string::npos; }

// The day that the head of the source says it is of: "Published 3 May 2019, 10:15".
std::string own_day(const Side& side, const std::vector<Span>& passages, const Dates& dates) {
  const auto cut = [&](const auto& spans, auto span_of) {
    const std::size_t head = std::min<std::size_t>(spans.size(), head_passages);
    for (std::size_t i = 0; i < head; ++i) {
      const Span around = span_of(spans[i]);
      for (const Quantity& q : dates.found) {
        if (!is_day(q) || !around.contains(q.where)) continue;
        std::uint32_t words = 0;
        for (std::uint32_t k = token_from(side, around.begin); k < side.tokens.size() && side.tokens[k].where.begin < around.end && words <= longest_dateline; ++k) words += side.tokens[k].kind == TokenKind::word && !q.where.contains(side.tokens[k].where);
        if (words <= longest_dateline) return q.when.substr(0, 10);
      }
    }
    return std::string();
  };
  return passages.empty() ? cut(side.sentences, [](const Sentence& s) { return s.where; }) : cut(passages, [](Span s) { return s; });
}

// What the source tells of "Tuesday" or "last year" is counted from the day it is of. A span of time ("the past decade") is too vague to go by.
void count_from_own_day(Side& side, const Reading& reading, const std::vector<Span>& passages, Dates& dates) {
  side.document.published = own_day(side, passages, dates);
  if (side.document.published.empty()) return;
  const Dates counted = find_dates(side.document, reading, side.sentences);
  for (Quantity& q : dates.found) {
    if (!q.when.empty()) continue;
    const auto same = std::partition_point(counted.found.begin(), counted.found.end(), [&](const Quantity& o) { return o.where.begin < q.where.begin; });
    if (same != counted.found.end() && same->where == q.where && same->when.find('/') == std::string::npos) q.when = same->when;
  }
}

}  // namespace

Side read_side(std::u16string text, const Pack& pack, const std::string& published, const std::vector<Span>& passages) {
  Side side;
  side.document.text = std::move(text);
  side.document.lang = pack.lang();
  side.document.published = published;
  side.pack = &pack;
  const auto& t = side.document.text;
  if (!passages.empty()) {
    for (const Span p : passages) side.document.blocks.push_back({p, BlockKind::paragraph});
  } else {
    for (std::size_t begin = 0; begin < t.size();) {
      const std::size_t end = std::min(t.find(u'\n', begin), t.size());
      if (end > begin) side.document.blocks.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, BlockKind::paragraph});
      begin = end + 1;
    }
  }
  side.tokens = tokenise(t, pack);
  const Reading reading = side.reading();
  side.sentences = segment(side.document, reading);
  Dates dates = find_dates(side.document, reading, side.sentences);
  if (published.empty() && side.sentences.size() > few_passages) count_from_own_day(side, reading, passages, dates);
  side.quantities = merge_dates(find_quantities(side.document, reading, side.sentences), std::move(dates));
  std::erase_if(side.quantities, [&](const Quantity& q) { return merely_one(t, q); });

  const auto quantity_from = [&](std::uint32_t at) {
    return static_cast<std::uint32_t>(std::partition_point(side.quantities.begin(), side.quantities.end(), [&](const Quantity& q) { return q.where.begin < at; }) - side.quantities.begin());
  };
  const auto add = [&](Span where) {
    side.passages.push_back({where, token_from(side, where.begin), token_from(side, where.end), quantity_from(where.begin), quantity_from(where.end)});
  };
  if (!passages.empty()) {
    for (const Span p : passages) add(p);
  } else {
    for (const Sentence& s : side.sentences) add(s.where);
  }
  side.figure.assign(side.tokens.size(), false);
  for (const Quantity& q : side.quantities) {
    // "that year": no date to compare, so its words are words like others.
    if (q.of_story) continue;
    for (const auto& part : {std::optional(q.where), q.bound_at}) {
      if (!part) continue;
      for (auto k = token_from(side, part->begin); k < side.tokens.size() && side.tokens[k].where.begin < part->end; ++k) side.figure[k] = true;
    }
  }
  side.dated = published.substr(0, 10);
  // Of a text of a few sentences none is its dateline.
  for (std::uint32_t p = 0; side.passages.size() > few_passages && p < side.passages.size(); ++p) {
    Passage& passage = side.passages[p];
    std::uint32_t words = 0;
    for (std::uint32_t k = passage.first; k < passage.last && words <= longest_dateline; ++k) words += side.tokens[k].kind != TokenKind::mark && !side.figure[k];
    if (words > longest_dateline) continue;
    for (std::uint32_t i = passage.quantities_first; i < passage.quantities_last && !passage.dateline; ++i) {
      const Quantity& q = side.quantities[i];
      if (!is_day(q)) continue;
      passage.dateline = true;
      if (p >= head_passages) continue;
      side.datelines.push_back(q.when.substr(0, 10));
      if (side.dated.empty()) side.dated = side.datelines.back();
    }
  }
  return side;
}

}  // namespace citelight
