// Stage 2: tokens → sentences.
#pragma once

#include <cstdint>
#include <vector>

#include "citelight/document.h"
#include "text/tokens.h"

namespace citelight {

struct Sentence {
  Span where;               // without the white space around it
  std::uint32_t first = 0;  // its tokens, [first, last)
  std::uint32_t last = 0;
  std::uint32_t block = 0;  // index into Document::blocks
  CategorySet says;         // what its tokens say, all together: most rules are for few sentences
};

// Sentences in text order, none across a block, covering every token that
// stands in a block. UAX #29's ends, less those after an abbreviation, an
// initial, or before a lower-case letter.
[[nodiscard]] std::vector<Sentence> segment(const Document& document, const Reading& reading);

}  // namespace citelight
