#include "verify/quote/quoted_words.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

// What a step costs. A word that the claim has and the source has not weighs more than one left out, and another in its place no more than that:
// « Nous ne fermerons pas » beside « Nous fermerons » lacks two words, and has no other.
constexpr std::uint32_t left_out = 2, put_in = 3, replaced = 3;

}  // namespace

void read_words(const Side& side, Stretch part, const std::vector<bool>& aside, std::vector<Word>& out) {
  const Reading reading = side.reading();
  const std::string_view endings = side.pack->setting("negative_ending");
  const std::size_t ending = endings.substr(0, endings.find(' ')).size();  // all are of one length
  const auto add = [&](std::u16string_view text, std::uint32_t t) {
    std::u16string folded;
    unicode::fold(text, folded);
    Word word{{}, t, false};
    for (const char16_t c : folded) {
      if (c == u'\'') word.cut = true;
      else if (c != u'-') word.key += c;
    }
    if (!word.key.empty()) out.push_back(std::move(word));
  };
  for (std::uint32_t t = part.first; t < part.last; ++t) {
    if (side.tokens[t].kind == TokenKind::mark || aside[t]) continue;
    const std::u16string_view text = reading.at(t);
    // "don't", "cannot": two words
    const bool two =
        reading.has(t, Category::negation) && (formed(reading, t, "negative_ending", ending) || listed(reading, t, "short_forms"));
    const std::size_t stem = two ? text.size() - ending : text.size();
    add(text.substr(0, stem), t);
    if (!two) continue;
    out.back().cut = true;
    add(text.substr(stem), t);
  }
}

bool same_words(const Word& a, const Word& b, const Pack& pack) {
  if (a.key == b.key) return true;
  return (a.cut && pack.lists("short_forms", a.key + u'=' + b.key)) || (b.cut && pack.lists("short_forms", b.key + u'=' + a.key));
}

Span where(const Side& side, const std::vector<Word>& words, WordSpan span) {
  return {side.tokens[words[span.first].token].where.begin, side.tokens[words[span.last - 1].token].where.end};
}

Span stretch_of(const Side& side, const std::vector<Word>& words, std::uint32_t first, std::uint32_t last, Span in) {
  const std::uint32_t begin = first < words.size() ? std::min(side.tokens[words[first].token].where.begin, in.end) : in.end;
  return {begin, last > first ? side.tokens[words[last - 1].token].where.end : begin};
}

IndexedWords::IndexedWords(std::vector<Word> words) : words_(std::move(words)), heads_(words_.size() + 1, none), next_(words_.size()) {
  for (auto i = static_cast<std::uint32_t>(words_.size()); i-- > 0;) {
    std::uint32_t& head = heads_[bucket(words_[i].key)];
    next_[i] = head;
    head = i;
  }
}

std::uint32_t IndexedWords::run_of(const std::vector<Word>& words, std::uint32_t first, std::uint32_t last, std::uint32_t at,
                                   const Pack& pack) const {
  std::uint32_t n = 0;
  while (first + n < last && at + n < words_.size() && same_words(words[first + n], words_[at + n], pack)) ++n;
  return n;
}

WordAlignment align_words(const std::vector<Word>& claim, const std::vector<Word>& source, std::uint32_t from, std::uint32_t to,
                          const Pack& pack) {
  const auto m = static_cast<std::uint32_t>(claim.size());
  const std::uint32_t n = to - from;
  std::vector<std::uint32_t> cost((m + 1) * (n + 1), 0);
  std::vector<bool> met(cost.size());
  const auto cell = [&](std::uint32_t i, std::uint32_t j) { return i * (n + 1) + j; };
  for (std::uint32_t i = 1; i <= m; ++i) {
    cost[cell(i, 0)] = i * put_in;
    for (std::uint32_t j = 1; j <= n; ++j) {
      const bool same = met[cell(i, j)] = same_words(claim[i - 1], source[from + j - 1], pack);
      cost[cell(i, j)] =
          std::min({cost[cell(i - 1, j - 1)] + (same ? 0 : replaced), cost[cell(i - 1, j)] + put_in, cost[cell(i, j - 1)] + left_out});
    }
  }
  std::uint32_t end = 0;
  for (std::uint32_t j = 1; j <= n; ++j)
    if (cost[cell(m, j)] < cost[cell(m, end)]) end = j;
  // Back along the cheapest way: what differs, joined into stretches.
  WordAlignment out;
  std::uint32_t i = m, j = end;
  bool open = false;
  while (i > 0) {
    const bool both = j > 0 && cost[cell(i, j)] == cost[cell(i - 1, j - 1)] + (met[cell(i, j)] ? 0 : replaced);
    const bool ours = !both && cost[cell(i, j)] == cost[cell(i - 1, j)] + put_in;
    const bool same = both && met[cell(i, j)];
    if (!same && !open) out.changes.push_back({i, i, from + j, from + j});
    open = !same;
    i -= both || ours ? 1 : 0;
    j -= both || !ours ? 1 : 0;
    if (!open) continue;
    out.changes.back().claim_first = i;
    out.changes.back().source_first = from + j;
  }
  std::reverse(out.changes.begin(), out.changes.end());
  out.first = from + j;
  out.last = from + std::max(end, j + 1);
  return out;
}

}  // namespace citelight
