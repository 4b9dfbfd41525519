#include "text/quotation.h"

#include <optional>

namespace citelight {
namespace {

// The mark that closes what `c` opens; 0 where `c` opens nothing. A straight
// mark opens and closes; which, its place tells.
char16_t closing(char16_t c) {
  switch (c) {
    case u'«': return u'»';
    case u'“': return u'”';
    case u'„': return u'“';
    case u'‹': return u'›';
    case u'‘': return u'’';
    case u'\'': return u'\'';
    case u'"': return u'"';
    default: return 0;
  }
}

// » … «: the first of a block's guillemets points inward where another closes it so.
bool points_inward(const Reading& reading, Stretch block) {
  bool opened = false;
  for (std::uint32_t t = block.first; t < block.last; ++t) {
    if (reading.is(t, u'«')) return opened;
    if (reading.is(t, u'»')) {
      if (opened || !(t == block.first || reading.tokens[t].space_before)) return false;
      opened = true;
    }
  }
  return false;
}

// “…": typed with one curly and one straight mark.
bool pairs(char16_t opener, char16_t closer) { return (opener == u'“' && closer == u'"') || (opener == u'"' && closer == u'”'); }

// A block that holds only the end of a quotation: its one straight mark, left
// open, with a comma or a lower-case word behind it, closes what began before.
void mend(const Reading& reading, Stretch block, std::vector<Quotation>& out) {
  if (out.size() != 1 || out.front().closed || out.front().first == block.first || !reading.is(out.front().first, u'"')) return;
  const std::uint32_t mark = out.front().first;
  if (mark + 1 >= block.last || mark < block.first + 3) return;
  const Token& next = reading.tokens[mark + 1];
  const bool closes = reading.is(mark + 1, u',') || (next.kind == TokenKind::word && next.space_before && !next.capitalised);
  if (closes) out.front() = {block.first, mark + 1, true, false};
}

// “,’” “.’”: an apostrophe behind punctuation closes a quotation.
bool surely_closes(const Reading& reading, std::uint32_t t) {
  return t > 0 && reading.apostrophe(t) &&
         (reading.is(t - 1, u',') || reading.is(t - 1, u'.') || reading.is(t - 1, u'!') || reading.is(t - 1, u'?') ||
          reading.is(t - 1, u'…'));
}

// Whether the apostrophe at `t` closes: not the one of "the workers’ rights",
// where a sure one follows. `strong` only moves on, so all looks ahead together
// are linear.
bool closes_single(const Reading& reading, Stretch block, std::uint32_t t, std::uint32_t& strong) {
  if (surely_closes(reading, t) || t + 1 >= block.last) return true;
  const Token& next = reading.tokens[t + 1];
  if (!next.space_before && next.kind == TokenKind::word) return false;
  if (next.kind != TokenKind::word) return true;
  const auto before = reading.at(t - 1);
  if (before.empty() || before.back() != u's' || next.capitalised) return reading.is(t, u'’');
  if (strong <= t) {
    strong = t + 1;
    while (strong < block.last && !surely_closes(reading, strong)) ++strong;
  }
  return strong >= block.last && reading.is(t, u'’');
}

}  // namespace

std::vector<Quotation> find_quotations(const Reading& reading, Stretch block, bool open_before) {
  std::vector<Quotation> out;
  std::uint32_t start = block.first;
  char16_t waiting = 0;
  unsigned depth = 0;
  char16_t opener = 0;
  bool inner = false;                  // straight marks inside curly ones
  std::uint32_t strong = block.first;  // the next apostrophe that can only be a closing mark
  std::optional<bool> inward;          // asked where the first guillemet points so
  for (std::uint32_t t = block.first; t < block.last; ++t) {
    const Token& token = reading.tokens[t];
    if (token.kind != TokenKind::mark || token.unit == 0) continue;
    const char16_t c = token.unit;
    if (waiting == 0) {
      if (c == u'»' && !inward) inward = !open_before && points_inward(reading, block);
      const char16_t close = c == u'»' && *inward ? u'«' : closing(c);
      if (close == 0) continue;
      // An apostrophe is no mark: ‘ must follow a space and lead a word.
      if ((c == u'‘' || c == u'\'') && (!token.space_before || t + 1 >= block.last || reading.tokens[t + 1].space_before)) continue;
      if (c == u'"' && t > block.first && !token.space_before && reading.tokens[t - 1].kind == TokenKind::number) continue;  // inches
      waiting = close;
      opener = c;
      depth = 1;
      inner = false;
      start = t;
      continue;
    }
    if (pairs(opener, c) && !token.space_before &&
        (t + 1 >= block.last || reading.tokens[t + 1].space_before || reading.tokens[t + 1].kind != TokenKind::word)) {
      if (inner) {
        inner = false;
        continue;
      }  // “He said "no" to me”
      out.push_back({start, t + 1, true, open_before && out.empty() && start == block.first});
      waiting = 0;
    } else if (pairs(opener, c)) {
      inner = true;
    } else if (c == opener && c != u'"' && c != u'\'') {
      // French paragraphs inside a quotation may open it again; nesting does too.
      ++depth;
    } else if (c == waiting) {
      if ((c == u'’' || c == u'\'') && (token.space_before || !closes_single(reading, block, t, strong))) continue;
      if (--depth == 0) {
        out.push_back({start, t + 1, true, open_before && out.empty() && start == block.first});
        waiting = 0;
      }
    }
  }
  // Left open: a quotation that the next paragraph continues, if it opened like one.
  if (waiting != 0 && opener != u'‘' && opener != u'\'')
    out.push_back({start, block.last, false, open_before && out.empty() && start == block.first});
  mend(reading, block, out);
  return out;
}

}  // namespace citelight
