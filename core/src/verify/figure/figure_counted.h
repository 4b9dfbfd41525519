// What a figure counts, and whether the claim and the source count the same.
#pragma once

#include <cstdint>

#include "verify/figure/figure_context.h"

namespace citelight {

enum class Counted : std::uint8_t { unsaid, same, other };
[[nodiscard]] Counted same_counted(const FigureContext& context, const Quantity& c, const Quantity& s);

// Whether what is counted is named by a word that all languages know, and that is not vague.
[[nodiscard]] bool tells_what(const FigureContext& context, const Side& side, Span counted);

// "560 cases were discharged" of a source that says "560 discharged": what it counts is a word of the claim too, and no other figure's.
[[nodiscard]] bool counted_in_claim(const FigureContext& context, const Quantity& s);

// … it is what another figure of the claim counts.
[[nodiscard]] bool counted_beside(const FigureContext& context, const Quantity& c, const Quantity& s);

// Whether the passage says what the claim's figure counts.
[[nodiscard]] bool names_counted(const FigureContext& context, const Quantity& c, std::uint32_t p);

// Small counts and ordinals stand everywhere: they speak against the claim only where they count the same.
[[nodiscard]] bool beside_the_point(const FigureContext& context, const Quantity& c, Counted counted);

// Whether another value may speak against this one at all. Ordinals tell which,
// not how many; a bare year is no count; what is negated was not claimed.
[[nodiscard]] bool may_contradict(const FigureContext& context, const Quantity& c, const Quantity& s);

// The passage gives none of the claim's ordinals, and another of the same.
[[nodiscard]] bool other_ordinal(const FigureContext& context, const Passage& p);

// Another figure of the claim says what this one of the source says.
[[nodiscard]] bool taken(const FigureContext& context, const Quantity& asked, const Quantity& s);

}  // namespace citelight
