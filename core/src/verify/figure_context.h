// What every stage of the figures reads: both sides, the claim's words in the source, and how near each passage stands. Nothing in it changes,
// but that an answer which takes all of the claim's figures is kept.
// What is asked of it stands by subject: figure_near, figure_counted, figure_numbered, figure_change.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "verify/concepts.h"
#include "verify/figure_value.h"
#include "verify/passages.h"
#include "verify/terms.h"
#include "verify/verify_side.h"

namespace citelight {

struct FigureContext {
  FigureContext(const Side& claim_side, const Side& source_side, const Terms& all_terms, const Standings& all_standings);

  const Side& claim;
  const Side& source;
  const Terms& terms;
  const Standings& standings;
  const Concepts& concepts;
  const bool across;
  const bool names_known;  // the claim names something; between two languages, and the source says all of its names
  // "Section 2", "season 3"
  struct Numbered {
    std::uint16_t of;
    std::uint32_t token;
    Decimal number;
  };
  const std::vector<Numbered> numbered;  // of the claim

  // Which figures of the claim one of the source is, as taken() has found.
  struct TakenBy {
    bool known = false;
    bool equal = false;
    bool converted = false;
    std::array<const Quantity*, 2> bounds{};  // such as have it within them: the first two
  };
  mutable std::vector<TakenBy> taken_by;  // by the source's figure

  // The passage speaks of another day or year than the claim does.
  [[nodiscard]] bool conflicting(std::uint32_t passage, const Quantity& c) const {
    return !is_date(c) && standings.of[passage].dates == DateMatch::conflict;
  }
};

// Says nothing by itself: an article, a preposition, an auxiliary.
[[nodiscard]] bool empty_word(const Side& side, std::uint32_t t);

// "It", "That one", "His sister", "The": a word that leans on what was said, where none of its own opens.
[[nodiscard]] bool opens_empty(const Side& side, std::uint32_t t);

// Where what it tells of stands: behind a date that opens it, "In 1961 he", or what it says of a pronoun first, "Built by Dorn, it".
[[nodiscard]] std::uint32_t opening(const Side& side, const Passage& p);

// The first token that ends behind `at`.
[[nodiscard]] std::uint32_t token_of(const Side& side, std::uint32_t at);

// The token behind a figure.
[[nodiscard]] inline std::uint32_t token_behind(const Side& side, const Quantity& q) { return token_of(side, q.where.end - 1) + 1; }

}  // namespace citelight
