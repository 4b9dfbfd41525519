#include "verify/quote/quoted_pieces.h"

#include <algorithm>

namespace citelight {
namespace {

constexpr std::uint32_t bracket_gap = 6;  // words that "[the minister]" may stand for

// Cuts the words into pieces as they are read.
class Cutter {
 public:
  explicit Cutter(QuotedWords& out) : out_(out) {}

  // Ends a piece; before the next one so many words of the source may be left out.
  void cut(std::uint32_t next_gap) {
    piece_.last = static_cast<std::uint32_t>(out_.words.size());
    if (piece_.last > piece_.first) {
      piece_.gap_before = out_.pieces.empty() ? 0 : gap_;
      out_.pieces.push_back(piece_);
      gap_ = 0;
    }
    piece_.first = piece_.last;
    gap_ = std::max(gap_, next_gap);
  }

 private:
  QuotedWords& out_;
  Piece piece_;
  std::uint32_t gap_ = 0;
};

bool dots(const Reading& reading, std::uint32_t t) { return reading.is(t, u'…') || reading.is(t, u'.'); }

}  // namespace

QuotedWords read_quotation(const Side& side, const Quotation& quotation, const std::vector<bool>& aside) {
  const Reading reading = side.reading();
  const std::uint32_t first = quotation.first + 1, last = quotation.last - 1;
  QuotedWords out;
  Cutter cutter(out);
  for (std::uint32_t t = first; t < last; ++t) {
    if (reading.is(t, u'…') || (reading.is(t, u'.') && reading.is(t + 1, u'.'))) {
      cutter.cut(ellipsis_gap);
      while (t + 1 < last && (reading.is(t + 1, u'.') || reading.is(t + 1, u']') || reading.is(t + 1, u')'))) ++t;
    } else if (reading.is(t, u'[') || (reading.is(t, u'(') && dots(reading, t + 1))) {
      const char16_t close = reading.is(t, u'[') ? u']' : u')';
      bool left_out = false;
      std::uint32_t end = t + 1;
      for (; end < last && !reading.is(end, close); ++end) left_out |= dots(reading, end);
      out.elided = true;
      // "W[e]", "[T]he", « l'[entreprise] »: the word is not the speaker's.
      if (t > first && !side.tokens[t].space_before && !out.words.empty() && out.words.back().token == t - 1) out.words.pop_back();
      cutter.cut(left_out ? ellipsis_gap : bracket_gap);
      t = end + 1 < last && !side.tokens[end + 1].space_before && side.tokens[end + 1].kind == TokenKind::word ? end + 1 : end;
    } else {
      read_words(side, {t, t + 1}, aside, out.words);
    }
  }
  cutter.cut(0);
  out.elided = out.elided || out.pieces.size() > 1;
  return out;
}

std::optional<std::uint32_t> end_of(const QuotedWords& quoted, const IndexedWords& source, std::uint32_t start, const Pack& pack) {
  std::optional<std::uint32_t> end = start;
  for (const Piece& p : quoted.pieces) {
    const std::uint32_t from = *end, length = p.last - p.first;
    end.reset();
    for (std::uint32_t at = from; at <= from + p.gap_before && !end; ++at) {
      if (source.run_of(quoted.words, p.first, p.last, at, pack) == length) end = at + length;
    }
    if (!end) break;
  }
  return end;
}

}  // namespace citelight
