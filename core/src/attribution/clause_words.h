// What the words of a reported clause are to it: asked where it starts and where it ends.
#pragma once

#include <cstdint>

#include "text/block_view.h"
#include "text/noun_phrase.h"

namespace citelight {

class ClauseWords {
 public:
  ClauseWords(const BlockView& view, const Stretch& sentence) : v_(view), r_(view.reading()), s_(sentence) {}

 protected:
  [[nodiscard]] bool thatless() const { return r_.pack.choice("thatless") == "yes"; }
  [[nodiscard]] bool that(std::uint32_t t) const;
  [[nodiscard]] bool adverb(std::uint32_t t) const;
  [[nodiscard]] bool contraction(std::uint32_t t) const { return v_.has(t, Category::negation) && formed(r_, t, "negative_ending", 2); }
  [[nodiscard]] bool enclitic_verb(std::uint32_t t) const;
  [[nodiscard]] bool verbal(std::uint32_t t) const;
  // « de ne pas vendre », « d'en finir »: the list, behind clitics and negation.
  [[nodiscard]] bool infinitive_word(std::uint32_t t) const;
  [[nodiscard]] bool infinitive(std::uint32_t t) const;
  [[nodiscard]] bool finite(std::uint32_t t) const;
  // ", saying …", ", en précisant": a new report.
  [[nodiscard]] bool participle(std::uint32_t t) const;

  const BlockView& v_;
  const Reading& r_;
  const Stretch s_;
};

}  // namespace citelight
