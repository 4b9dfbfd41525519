// A name of the claim that the source has nowhere, and another's in its place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "verify/statement/clause.h"
#include "verify/concepts.h"
#include "verify/terms.h"
#include "verify/verify_side.h"
#include "verify/statement/wording.h"

namespace citelight {

// "President Lind", « le ministre Lind »; not "Lind's sister"
[[nodiscard]] bool titles(const Side& side, std::uint32_t t);

class Names {
 public:
  Names(const Side& claim, const Side& source, const Terms& terms)
      : claim_(claim), source_(source), terms_(terms), concepts_(claim.concepts), looked_for_(claim.tokens.size()) {}

  // Written like a name, and not only because a sentence begins with it; `last` is its phrase's.
  [[nodiscard]] bool is_name(const Side& side, std::uint32_t t, std::uint32_t last) const;
  // Whether the source's phrase that ends at `last` names at `t` somebody, and not as of a nation: "the Irish airline", « les ventes françaises ».
  [[nodiscard]] bool names_at(std::uint32_t t, std::uint32_t last) const;
  // The name of the claim's phrase `own` in whose place the statement's phrase `told` has another's.
  [[nodiscard]] std::optional<Span> replaced(const Statement& s, TokenSpan own, TokenSpan told) const;
  // "in France": "in Germany". A name of which the source has no part, and another behind the same preposition.
  [[nodiscard]] std::optional<Span> other_place(const Statement& s) const;

 private:
  [[nodiscard]] bool nation(const Side& side, std::uint32_t t) const { return concepts_.nation(concept_at(side, t)); }
  [[nodiscard]] bool other_name(std::uint32_t t, std::uint32_t last) const { return terms_.in_source[t] == no_term && names_at(t, last); }
  [[nodiscard]] bool source_has(std::uint32_t c) const;
  [[nodiscard]] bool look_for(std::uint32_t c) const;

  const Side& claim_;
  const Side& source_;
  const Terms& terms_;
  const Concepts& concepts_;
  mutable std::vector<std::optional<bool>> looked_for_;  // by the claim's tokens: a long source is gone through once for each
};

}  // namespace citelight
