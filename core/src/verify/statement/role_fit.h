// Whether a clause of the source has the parts of the claim's clause, each in its place or in the other's.
#pragma once

#include <cstdint>
#include <string>

#include "verify/statement/absent_name.h"
#include "verify/statement/clause.h"
#include "verify/terms.h"
#include "verify/verify_side.h"

namespace citelight {

// What is asked of every clause of the source.
struct RoleContext {
  const Side& claim;
  const Side& source;
  const Terms& terms;
  const Names& names;
  const Clause& own;  // the claim's
  const bool across = claim.pack != source.pack;
};

enum class Fit : std::uint8_t { other, unsure, same };

// Whether the phrase `s` of the clause `told` is the claim's phrase `c`.
[[nodiscard]] Fit fit(const RoleContext& context, TokenSpan c, TokenSpan s, const Clause& told);

// Whether the source gives each the other's part; not of what two do together.
[[nodiscard]] Fit swapped(const RoleContext& context, const Clause& told, bool converse);

// The preposition in front of the object, folded; empty where there is none.
[[nodiscard]] std::u16string link_of(const Side& side, const Clause& clause);

// "Lind's | sister", by what stands behind.
[[nodiscard]] bool possessed(const Side& side, std::uint32_t behind);

}  // namespace citelight
