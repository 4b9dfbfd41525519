// Stage 2: tokens → sentences.
#pragma once

#include <cstdint>
#include <vector>

#include "citelight/document.h"
#include "text/tokens.h"

namespace citelight {

// Kinds of tokens, as bits: whole passes over a sentence are saved where it has none that they are for.
enum TokenKinds : std::uint8_t {
  no_kind = 0,
  word_kind = 1 << static_cast<int>(TokenKind::word),
  number_kind = 1 << static_cast<int>(TokenKind::number),
  mark_kind = 1 << static_cast<int>(TokenKind::mark),
  capital_kind = 1 << 3,  // words that begin with one
  sign_kind = 1 << 4      // marks that may be quotation marks, or begin a figure: "½", " .5"
};

struct Sentence {
  Span where;               // without the white space around it
  std::uint32_t first = 0;  // its tokens, [first, last)
  std::uint32_t last = 0;
  std::uint32_t block = 0;  // index into Document::blocks
  CategorySet says;         // what its tokens say, all together: most rules are for few sentences
  std::uint8_t kinds = 0;   // TokenKinds of them
};

// Sentences in text order, none across a block, covering every token that
// stands in a block. UAX #29's ends, less those after an abbreviation, an
// initial, or before a lower-case letter.
[[nodiscard]] std::vector<Sentence> segment(const Document& document, const Reading& reading);

}  // namespace citelight
