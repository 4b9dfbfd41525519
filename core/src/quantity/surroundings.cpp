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

}  // namespace citelight
