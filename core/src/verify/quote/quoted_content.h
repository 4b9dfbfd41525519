// What is said, where its words can't be compared one by one: quotations in another language, and what is reported without quotation marks.
#pragma once

#include <vector>

#include "verify/quote/quoted.h"
#include "verify/quote/quoted_speaker.h"
#include "verify/quote/quoted_words.h"

namespace citelight {

// `words`: the quotation's; `there`: the source's. `out` says where the quotation stands.
[[nodiscard]] QuoteAnswer find_translated(const Speakers& speakers, const std::vector<Word>& words, const std::vector<Word>& there,
                                          QuoteAnswer out);

// "X said that …": an answer where the source gives that to somebody else, or where X says it is not so. `here`: the claim's words.
void check_reported(const Speakers& speakers, const std::vector<Word>& here, const std::vector<Word>& there, std::vector<QuoteAnswer>& out);

}  // namespace citelight
