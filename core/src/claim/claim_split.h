// Where one sentence makes several claims, each with its own source.
#pragma once

#include <vector>

#include "citelight/attribution.h"
#include "citelight/document.h"
#include "citelight/quantity.h"
#include "text/segment.h"
#include "text/tokens.h"

namespace citelight::claims {

// What a sentence holds.
struct Contents {
  std::vector<const Attribution*> attributions;
  std::vector<Span> links;  // anchors that may be a source, in order
  std::vector<Span> quantities;
};

// What stands between quotation marks and is longer than a title, in order.
[[nodiscard]] std::vector<Span> quotations(const Reading& reading, const Sentence& sentence);

// The sentence in one piece, or cut at clauses so that each piece has its own
// source: "More than 900 [have fled], including [over 300 children]".
//   Pieces are in order, without overlap, none without a word.
[[nodiscard]] std::vector<Span> split(const Reading& reading, const Sentence& sentence, const Contents& contents);

}  // namespace citelight::claims
