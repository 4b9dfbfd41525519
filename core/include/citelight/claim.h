// Sentences that claim something checkable, and the source the page cites for each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "citelight/span.h"

namespace citelight {

// The rung of the citation ladder (docs/ARCHITECTURE.md) that the answer stands on.
enum class Rung : std::uint8_t { sentence_link, footnote, embed, paragraph_link, page_link, named, none };

struct Citation {
  Rung rung = Rung::none;
  std::string url;          // "" where the page gives none
  std::u16string name;      // the source's name; "" where unsourced
  bool inherited = false;   // cited earlier in the article and carried over
  double confidence = 0;    // 0 to 1
  std::string reason;       // in words, UTF-8
};

struct Claim {
  Span where;                              // the sentence
  std::vector<std::uint32_t> quantities;   // indices into Analysis::quantities
  std::vector<std::uint32_t> attributions; // indices into Analysis::attributions
  double score = 0;                        // check-worthiness, 0 to 1
  std::vector<std::string> reasons;        // why the score, in words, UTF-8
  Citation citation;
};

}  // namespace citelight
