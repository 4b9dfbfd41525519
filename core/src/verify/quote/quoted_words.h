// The words of a quotation and of a source as they are compared, and the cheapest way to lay the ones beside the others.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text/quotation.h"
#include "text/word_index.h"
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

// Words [first, last) of a text.
struct WordSpan {
  std::uint32_t first = 0, last = 0;
};
[[nodiscard]] Span where(const Side& side, const std::vector<Word>& words, WordSpan span);

// Of words [first, last), inside `in`; where there are none, the place between two.
[[nodiscard]] Span stretch_of(const Side& side, const std::vector<Word>& words, std::uint32_t first, std::uint32_t last, Span in);

// A text's words, and where each stands: chains of those whose keys have one hash.
class IndexedWords {
 public:
  IndexedWords() = default;
  explicit IndexedWords(std::vector<Word> words);

  [[nodiscard]] const std::vector<Word>& list() const { return words_; }
  // Calls visit(place) for each place of the word, in order, while it returns true.
  template <class Visit>
  void each(const std::u16string& key, Visit visit) const {
    if (heads_.empty()) return;
    for (std::uint32_t i = heads_[bucket(key)]; i != none; i = next_[i]) {
      if (words_[i].key == key && !visit(i)) return;
    }
  }
  // How many of `words` [first, last) it has from `at` on.
  [[nodiscard]] std::uint32_t run_of(const std::vector<Word>& words, std::uint32_t first, std::uint32_t last, std::uint32_t at,
                                     const Pack& pack) const;

 private:
  static constexpr std::uint32_t none = ~0U;
  [[nodiscard]] std::size_t bucket(const std::u16string& key) const { return spelling_hash(key) % heads_.size(); }

  std::vector<Word> words_;
  std::vector<std::uint32_t> heads_, next_;
};

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
