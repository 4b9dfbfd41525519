// What a quotation leaves out of the source that turned its words round.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "verify/quote/quoted_words.h"

namespace citelight {

// "NOT | raise taxes", "I DON'T think | we will", "It is FALSE that | we": the token of the source that stands right before the words, which
// begin at its token `at`, and turned them round, where the claim does not say so in its own words.
[[nodiscard]] std::optional<std::uint32_t> lost_negation(const Side& claim, const Quotation& quotation, const Side& source,
                                                         std::uint32_t at);

// "We will … close", "This is … a crisis": of a source that says "will not close", "is not a crisis". What is left out whole takes its own
// negation with it: "tea, not coffee, and cake".
[[nodiscard]] bool elides_negation(const std::vector<Word>& quoted, const Side& source, const std::vector<Word>& there, WordSpan found,
                                   const Pack& pack);

}  // namespace citelight
