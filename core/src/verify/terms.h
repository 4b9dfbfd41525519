// Stage V2: the words of a claim that carry its meaning, and where the source
// has them: in another inflection, or in another language as a cognate.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "verify/verify_side.h"

namespace citelight {

struct Term {
  std::u16string key;       // letters without accents, folded
  std::uint32_t token = 0;  // its first place in the claim
  bool name = false;        // written like a proper name
  double weight = 0;        // how much its presence says; rare words say more
};

inline constexpr std::uint16_t no_term = 0xFFFF;

struct Terms {
  std::vector<Term> list;
  // Per token of each side: the term it is, or no_term.
  std::vector<std::uint16_t> in_claim;
  std::vector<std::uint16_t> in_source;
  double total = 0;  // sum of the weights
};

// Without accents and, where `across` languages, with the spellings that
// cognates share: "physique" and "physics" → "fisic…".
[[nodiscard]] std::u16string term_key(std::u16string_view word, bool across);

// Whether two keys are forms of one word.
[[nodiscard]] bool same_word(std::u16string_view a, std::u16string_view b, bool across);

// The concept a word stands for; none of those that only turn what is said.
[[nodiscard]] Concept concept_at(const Side& side, std::uint32_t t);

// Whether `term` stands among a side's tokens [first, last); `of` is in_claim or in_source.
[[nodiscard]] inline bool has_term(const std::vector<std::uint16_t>& of, std::uint32_t first, std::uint32_t last, std::uint16_t term) {
  return std::find(of.begin() + first, of.begin() + last, term) != of.begin() + last;
}

// The nearest term in front of `t`, not before `first`; no_term where there is none.
[[nodiscard]] inline std::uint16_t term_before(const std::vector<std::uint16_t>& of, std::uint32_t t, std::uint32_t first) {
  while (t > first) {
    if (of[--t] != no_term) return of[t];
  }
  return no_term;
}

[[nodiscard]] Terms find_terms(const Side& claim, const Side& source);

}  // namespace citelight
