// A quotation of the claim as it is searched: its words, in pieces where the writer owned up to leaving some out.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "verify/quote/quoted_words.h"

namespace citelight {

constexpr std::uint32_t ellipsis_gap = 80;  // words of the source that "[…]" may stand for

struct Piece {
  std::uint32_t first = 0, last = 0;  // into the words
  std::uint32_t gap_before = 0;       // words of the source, at the most
};

struct QuotedWords {
  std::vector<Word> words;
  std::vector<Piece> pieces;
  bool elided = false;  // "[…]", "[the minister]": not all of it is the speaker's, and the writer says so
};

// The words between the marks, but for those that `aside`, told per token, holds of.
[[nodiscard]] QuotedWords read_quotation(const Side& side, const Quotation& quotation, const std::vector<bool>& aside);

// Where in the source's words the pieces end that begin at `start`, or none.
[[nodiscard]] std::optional<std::uint32_t> end_of(const QuotedWords& quoted, const IndexedWords& source, std::uint32_t start,
                                                  const Pack& pack);

}  // namespace citelight
