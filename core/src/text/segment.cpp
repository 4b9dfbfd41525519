#include "text/segment.h"

#include <algorithm>

#include "base/breaks.h"
#include "base/unicode.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

// No writer's sentence is this long (tokens). Longer ones are cut, at a mark if
// one comes, so that whatever looks through a sentence stays linear in the text.
constexpr std::uint32_t long_sentence = 500;
constexpr std::uint32_t longest_sentence = 600;

// Whether the full stop at token `stop` belongs to the word before it.
bool abbreviates(const Reading& reading, std::uint32_t stop, std::uint32_t first) {
  if (stop == first || !reading.is(stop, u'.') || reading.tokens[stop].space_before) return false;
  const Token& word = reading.tokens[stop - 1];
  if (word.kind != TokenKind::word) return false;
  // "J. Smith": one capital alone, or capitals with stops ("U.S"), unless a
  // sentence plainly starts behind it: "in the U.S. The company".
  const auto text = reading.at(stop - 1);
  const bool dotted = word.capitalised && (text.size() == 1 || text.find(u'.') != text.npos);
  if (dotted) return !reading.categories(stop + 1).meets(bit(Category::function_word));
  if (!reading.categories(stop - 1).meets(bit(Category::abbreviation))) return false;
  // "between $38m and $45M. The union", "in the 1990S. Roy", but "at 7P.M. Eastern"
  if (stop > first + 1 && !word.space_before && reading.tokens[stop - 2].kind == TokenKind::number && text.find(u'.') == text.npos)
    return false;
  if (!listed(reading, stop - 1, "word_too")) return true;
  // "No one was ill. The …"; but "no. 4", « l'art. L. 123 »
  const auto next = reading.at(stop + 1);
  return reading.tokens[stop + 1].kind == TokenKind::number || unicode::digit(next.back()) >= 0 ||
         (next.size() == 1 && !reading.has(stop + 1, Category::function_word));
}

// A mark that can only close.
bool closes(const Reading& reading, std::uint32_t token) {
  return reading.is(token, u'»') || reading.is(token, u'”') || reading.is(token, u')') || reading.is(token, u']');
}

std::uint8_t kinds_of(const Token& token) {
  const bool sign = token.kind == TokenKind::mark &&
                    (token.unit > 0x7F || token.unit == u'"' || token.unit == u'\'' || (token.unit == u'.' && token.space_before));
  return static_cast<std::uint8_t>(1u << static_cast<unsigned>(token.kind) | (token.capitalised ? capital_kind : no_kind) |
                                   (sign ? sign_kind : no_kind));
}

}  // namespace

std::vector<Sentence> segment(const Document& document, const Reading& reading) {
  std::vector<Sentence> out;
  const auto ends = sentence_ends(document.text);
  const auto& tokens = reading.tokens;
  const auto count = static_cast<std::uint32_t>(tokens.size());
  std::size_t end = 0;
  std::uint32_t token = 0;
  for (std::uint32_t b = 0; b < document.blocks.size(); ++b) {
    const Span block = document.blocks[b].where;
    while (token < count && tokens[token].where.begin < block.begin) ++token;
    std::uint32_t first = token;
    CategorySet says;
    std::uint8_t kinds = 0;
    const auto take = [&](std::uint32_t t) {
      says |= reading.says(t);
      kinds |= kinds_of(tokens[t]);
    };
    bool pending = false;  // UAX #29 has ended the sentence, we have not yet
    const auto in_block = [&](std::uint32_t t) { return t < count && tokens[t].where.end <= block.end; };
    while (in_block(token)) {
      while (end < ends.size() && ends[end] <= tokens[token].where.begin) ++end;
      // Past the tokens that are followed by another of the same sentence.
      while (!pending && token - first + 1 < long_sentence && in_block(token + 1) && end < ends.size() &&
             ends[end] > tokens[token + 1].where.begin)
        take(token++);
      const std::uint32_t last = token + 1;
      const bool block_ends = !in_block(last);
      if (!block_ends) { pending |= end < ends.size() && ends[end] <= tokens[last].where.begin && ends[end] >= tokens[token].where.end; }
      bool cut = block_ends;
      // French sets a space before the closing mark, where UAX #29 ends the
      // sentence already: the end waits until the marks have closed.
      if (!cut && pending && !closes(reading, last)) {
        pending = false;
        // The stop may have closing marks behind it: look at the last full stop.
        std::uint32_t stop = token;
        while (stop > first && tokens[stop].kind == TokenKind::mark && !reading.is(stop, u'.')) --stop;
        const char32_t next = unicode::code_point(document.text, tokens[last].where.begin);
        cut = !abbreviates(reading, stop, first) && !unicode::is_lower(next);
      }
      const std::uint32_t length = last - first;
      cut = cut || length >= longest_sentence || (length >= long_sentence && tokens[token].kind == TokenKind::mark);
      take(token++);
      if (cut) {
        out.push_back({{tokens[first].where.begin, tokens[token - 1].where.end}, first, token, b, says, kinds});
        first = token;
        says = {};
        kinds = 0;
      }
    }
  }
  return out;
}

}  // namespace citelight
