// A quotation whose words the source has but for some: which, and whether they matter.
#pragma once

#include <optional>
#include <vector>

#include "citelight/verify.h"
#include "verify/quote/quoted_words.h"

namespace citelight {

struct AlteredQuote {
  WordSpan found;  // of the source's words
  std::vector<Difference> differences;
  bool altered = false;  // else only written otherwise: "15%" for "fifteen per cent"
  bool cut = false;      // the source's words, but for some left out in one place where the quotation owns up to nothing
  bool grave = false;    // what differs carries meaning
};

// Where the source's words are most like the claim's, which stand at `quoted`; nullopt where they are too few to be that quotation.
[[nodiscard]] std::optional<AlteredQuote> find_altered(const Side& claim, const std::vector<Word>& words, Span quoted, const Side& source,
                                                       const IndexedWords& there);

}  // namespace citelight
