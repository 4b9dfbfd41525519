// The words of a quotation and of a source as they are compared, and the cheapest way to lay the ones beside the others.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text/quotation.h"
#include "verify/verify_side.h"

namespace citelight {

struct Word {
  std::u16string key;
  std::uint32_t token = 0;
  bool cut = false;  // "'re", "j'": an apostrophe stands for letters of it
};

// Appends the words of `part`, but for those of which `aside`, told per token, holds.
void read_words(const Side& side, Stretch part, const std::vector<bool>& aside, std::vector<Word>& out);

// The same word, written out on both sides or on one: "we're", "we are".
[[nodiscard]] bool same_words(const Word& a, const Word& b, const Pack& pack);

// Words [claim_first, claim_last) of the quotation stand where the source has [source_first, source_last); one of them may be empty.
struct Altered {
  std::uint32_t claim_first = 0, claim_last = 0;
  std::uint32_t source_first = 0, source_last = 0;
};

struct WordAlignment {
  std::uint32_t first = 0, last = 0;  // of the source's words
  std::vector<Altered> changes;       // in order
};

// The quotation laid beside words [from, to) of the source, free to begin and to end anywhere in them.
[[nodiscard]] WordAlignment align_words(const std::vector<Word>& claim, const std::vector<Word>& source, std::uint32_t from,
                                        std::uint32_t to, const Pack& pack);

}  // namespace citelight
