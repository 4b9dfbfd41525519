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
  side.quantities = merge_dates(find_quantities(side.document, reading, side.sentences), find_dates(side.document, reading, side.sentences));
  std::erase_if(side.quantities, [&](const Quantity& q) { return merely_one(t, q); });

  const auto token_from = [&](std::uint32_t at) {
    return static_cast<std::uint32_t>(std::partition_point(side.tokens.begin(), side.tokens.end(), [&](const Token& token) { return token.where.begin < at; }) - side.tokens.begin());
  };
  const auto quantity_from = [&](std::uint32_t at) {
    return static_cast<std::uint32_t>(std::partition_point(side.quantities.begin(), side.quantities.end(), [&](const Quantity& q) { return q.where.begin < at; }) - side.quantities.begin());
  };
  const auto add = [&](Span where) {
    side.passages.push_back({where, token_from(where.begin), token_from(where.end), quantity_from(where.begin), quantity_from(where.end)});
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
      for (auto k = token_from(part->begin); k < side.tokens.size() && side.tokens[k].where.begin < part->end; ++k) side.figure[k] = true;
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
      if (q.kind != QuantityKind::date || q.when.size() < 10 || q.when[0] < '0' || q.when[0] > '9' || q.when.find('/') != std::string::npos) continue;
      passage.dateline = true;
      if (p >= head_passages) continue;
      side.datelines.push_back(q.when.substr(0, 10));
      if (side.dated.empty()) side.dated = side.datelines.back();
    }
  }
  return side;
}

}  // namespace citelight
