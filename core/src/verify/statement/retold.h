// Whether a statement of the source tells what the claim does, but for what turns it: its words, figures and prepositions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "verify/terms.h"
#include "verify/statement/turned.h"
#include "verify/verify_side.h"
#include "verify/statement/wording.h"

namespace citelight {

struct Told : Statement {
  Turns turns;
  [[nodiscard]] bool plain() const { return turns.how == Turns::none; }
};

// What each way of telling the claim otherwise reads.
struct RetoldContext {
  const Side& claim;
  const Side& source;
  const Terms& terms;
  const std::vector<Told>& statements;  // of the source, that have some of the claim's words

  // Whether the source's word at `t` is one of the claim's.
  [[nodiscard]] bool shared(std::uint32_t t) const { return terms.in_source[t] != no_term; }
  [[nodiscard]] bool has(const Statement& s, std::uint16_t term) const { return has_term(terms.in_source, s.first, s.last, term); }
};

// Whether the statement tells what the claim does, `c` of the claim standing at its `k`: most words, all names, each on its side of it,
// the same figures, and no other date. `turned`: it says that it is not so, maybe of the figure, "no goals".
[[nodiscard]] bool tells(const RetoldContext& context, const Statement& s, std::uint32_t c, std::uint32_t k, bool any_day,
                         bool turned = false);

// Whether it has all of the claim's words from `c` on: "the largest in the region" may be the second-largest of the country.
[[nodiscard]] bool all_behind(const RetoldContext& context, const Statement& s, std::uint32_t c);

[[nodiscard]] std::span<const Quantity> figures_of(const Side& source, const Statement& s);

// The preposition in front of the noun phrase that `t` opens; `t` where there is none.
[[nodiscard]] std::uint32_t link_before(const Side& side, std::uint32_t t, std::uint32_t first);

// "to Porto" of a source that says "from Porto to Lisbon", "voted against the budget" of one that says "for": something else is told. `all`:
// so it is where the source has no preposition there.
[[nodiscard]] bool same_links(const RetoldContext& context, const Statement& s, std::uint32_t k, bool all = false);

}  // namespace citelight
