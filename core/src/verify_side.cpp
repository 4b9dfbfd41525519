#include "verify_side.h"

#include <algorithm>

#include "date.h"
#include "number_words.h"
#include "quantity.h"

namespace citelight {

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
  return side;
}

}  // namespace citelight
