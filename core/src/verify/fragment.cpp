#include "verify/fragment.h"

#include <algorithm>
#include <vector>

#include "base/unicode.h"

namespace citelight {
namespace {

constexpr std::size_t short_enough = 80;  // units: such a passage is named whole
constexpr std::size_t most_words = 12;    // at either end of a longer one

// Unit for unit, so that places stay places.
char16_t lowered(char16_t c) {
  if (c < 128) return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 32) : c;
  if (!unicode::is_upper(c)) return c;
  std::u16string folded;
  unicode::fold(std::u16string_view(&c, 1), folded);
  return folded.size() == 1 ? folded[0] : c;
}

// Where text[where] stands first in text[from, …), in capitals or not: there at the latest.
std::uint32_t first_like(std::u16string_view text, Span where, std::uint32_t from = 0) {
  const auto begin = text.begin() + from, end = text.begin() + where.end;
  const auto found =
      std::search(begin, end, text.begin() + where.begin, end, [](char16_t a, char16_t b) { return a == b || lowered(a) == lowered(b); });
  return static_cast<std::uint32_t>(found - text.begin());
}

// RFC 3986's unreserved characters stand; "-" and "," mean something in a text directive.
void append_encoded(std::u16string_view text, std::string& out) {
  constexpr char hex[] = "0123456789ABCDEF";
  for (const char c : unicode::to_utf8(text)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
      continue;
    }
    out += '%';
    out += hex[byte >> 4];
    out += hex[byte & 15];
  }
}

}  // namespace

std::string text_fragment(std::u16string_view text, Span where) {
  while (where.begin < where.end && unicode::is_space(text[where.begin])) ++where.begin;
  while (where.end > where.begin && unicode::is_space(text[where.end - 1])) --where.end;
  if (where.empty()) return {};
  // The fragment may not cross a block: a passage of several lines is named by its first.
  if (const auto line = text.find(u'\n', where.begin); line < where.end) where.end = static_cast<std::uint32_t>(line);

  std::vector<Span> words;
  for (const auto& [span, kind] : unicode::words(text.substr(where.begin, where.size()))) {
    if (kind == unicode::SegmentKind::word || kind == unicode::SegmentKind::number)
      words.push_back({where.begin + span.begin, where.begin + span.end});
  }
  if (words.empty()) return {};
  const auto piece = [&](std::uint32_t begin, std::uint32_t end) { return text.substr(begin, end - begin); };
  std::string out = "#:~:text=";
  const std::uint32_t begin = words.front().begin;
  const std::uint32_t end = words.back().end;
  if (end - begin <= short_enough && first_like(text, {begin, end}) == begin) {
    append_encoded(piece(begin, end), out);
    return out;
  }
  for (std::size_t n = 3; n <= std::min(most_words, words.size()); ++n) {
    const std::uint32_t head_end = words[n - 1].end;
    if (first_like(text, {begin, head_end}) != begin) continue;
    append_encoded(piece(begin, head_end), out);
    if (words.size() <= n) return out;
    // The first such end behind the start is where the browser stops.
    for (std::size_t m = 2; m <= std::min(most_words, words.size() - n); ++m) {
      const std::uint32_t tail = words[words.size() - m].begin;
      if (first_like(text, {tail, end}, head_end) != tail) continue;
      out += ',';
      append_encoded(piece(tail, end), out);
      return out;
    }
    return out;
  }
  return {};
}

}  // namespace citelight
