// What a figure is of, by the word nearest to it: killed or injured, revenue or profit, born or died.
#pragma once

#include <array>

#include "verify/concepts.h"
#include "verify/figure/figure_context.h"
#include "verify/verify_side.h"

namespace citelight {

// The concepts of the words close by that others are apart from, the nearest first; none where there are no more.
using Roles = std::array<Concept, 3>;
[[nodiscard]] Roles roles_of(const Concepts& concepts, const Side& side, const Quantity& q);

// Whether one of the claim's `nearest` and one of the source's exclude one another, and neither names the other's too ("died of cardiac arrest"):
// what is said of the one then says nothing of the other.
[[nodiscard]] bool other_role(const Concepts& concepts, const Roles& claim, const Roles& source, std::size_t nearest);

// Whether the passage names one of them, near a figure or not.
[[nodiscard]] bool names_role(const Roles& roles, const Side& source, const Passage& passage);

// "will cut 260 jobs" of a source that says "will create 260 jobs" in passage `p`, and neither says the other's word too.
[[nodiscard]] bool opposed_beside(const FigureContext& context, const Quantity& c, const Quantity& s, std::uint32_t p);

// A profit, a loss or a debt, and the passage never says the word: its sums do not contradict it.
[[nodiscard]] bool lacks_result(const Roles& claim, const Side& source, const Passage& passage);

// What the words right beside the figure make of it: "68 new cases", "the last four years", "en moyenne".
[[nodiscard]] Concept qualifier_of(const Side& side, const Quantity& q);

// "its rival Dorado, which sold 1.1 million": of a name that the claim has not, in a sentence that has named none of the claim's so far. Between
// languages, only where the source knows all of them: "Germany" may be what the claim calls "Allemagne".
[[nodiscard]] bool of_another(const FigureContext& context, const Passage& passage, const Quantity& s);

// "the 67th place", "ranked 67th": which of all, not which one of several.
[[nodiscard]] bool ranks_another(const FigureContext& context, const Passage& passage, const Quantity& s);
[[nodiscard]] bool tells_rank(const Side& side, const Quantity& q);

// "120 fewer than in 2012"
[[nodiscard]] bool fewer_than(const Side& source, const Quantity& s);

}  // namespace citelight
