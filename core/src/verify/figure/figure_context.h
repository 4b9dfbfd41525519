// What every stage of the figures reads: both sides, the claim's words in the source, and how near each passage stands. Nothing in it changes,
// but that an answer which takes all of the claim's figures is kept.
// What is asked of it stands by subject: figure_near, figure_counted, figure_numbered, figure_change.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "verify/concepts.h"
#include "verify/figure/figure_value.h"
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

}  // namespace citelight
