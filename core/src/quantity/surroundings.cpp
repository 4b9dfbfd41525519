#include "quantity/surroundings.h"

namespace citelight {

bool title_case(const Reading& reading, const Sentence& sentence) {
  std::uint32_t words = 0;
  std::uint32_t capitals = 0;
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    if (reading.tokens[t].kind != TokenKind::word || reading.tokens[t].where.size() < 4) continue;
    ++words;
    capitals += reading.tokens[t].capitalised;
  }
  return words >= 3 && capitals * 4 >= words * 3;
}

bool dotted(std::u16string_view word) {
  for (std::size_t i = 1; i < word.size(); i += 2) {
    if (word[i] != u'.') return false;
  }
  return word.size() % 2 == 1;
}

std::optional<std::uint32_t> name_behind_initial(const Reading& reading, std::uint32_t letter, std::uint32_t end) {
  const auto on_line = [&](std::uint32_t t) { return t < end && !reading.tokens[t].line_before; };
  if (!on_line(letter) || reading.tokens[letter].where.size() != 1 || !reading.tokens[letter].capitalised) return std::nullopt;
  const std::uint32_t name = letter + 1 + reading.is(letter + 1, u'.'), behind = name + 1;
  if (!on_line(name) || !reading.tokens[name].capitalised) return std::nullopt;
  if (on_line(behind) && reading.tokens[behind].kind == TokenKind::word && !reading.tokens[behind].capitalised) return std::nullopt;
  return name;
}

}  // namespace citelight
