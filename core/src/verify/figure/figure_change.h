// What a figure was, is and went to, and by how much it rose or fell.
#pragma once

#include <cstdint>
#include <optional>

#include "verify/figure/figure_context.h"

namespace citelight {

// "+3.5 points" of a source that says "from 15.6 to 19.1": whether what it says comes to the claim's figure; nothing where it does not tell.
[[nodiscard]] std::optional<bool> follows(const FigureContext& context, const Quantity& c, const Quantity& s);

// Whether the figure is by how much something went up or down.
[[nodiscard]] bool changes(const Side& side, const Quantity& q);

// The claim says that it rose, and passage `p` that it fell.
[[nodiscard]] bool opposite(const FigureContext& context, const Quantity& c, const Quantity& s, std::uint32_t p);

// "growth of 2.5%" of a source that says "growth slowed from 3% to 2.5%": what growth itself came to, which went neither up nor down.
[[nodiscard]] bool rates_alike(const FigureContext& context, const Quantity& c, const Quantity& s);

// "from 12.9 to 17.2" denies 16.3: the ends are what it says, not all between.
[[nodiscard]] bool inside_change(const Side& source, const Quantity& c, const Quantity& s);

// "from 41% to 29%" of a source that says so too: nothing else there denies either.
[[nodiscard]] bool same_course(const FigureContext& context, const Quantity& c, const Quantity& s);

// "rose from 540 to 610" of a source that says "fell from 610 to 540": the same ends.
[[nodiscard]] bool other_way_about(const FigureContext& context, const Quantity& c, const Quantity& s);

// "rose to 39" of a source that says "rose to 47, from 39": what it was.
[[nodiscard]] bool from_there(const FigureContext& context, const Quantity& c, const Quantity& s);

// Whether the claim says the figure of what is now or will be.
[[nodiscard]] bool speaks_of_now(const Side& claim, const Quantity& c);

// "is now 12", "slowed to 2.3%": what the source gives for the last state of things.
[[nodiscard]] bool told_later(const Side& source, const Quantity& s);

// "is 90", "employs 90" of a source that says "once employed 90, now 35"
[[nodiscard]] bool outdated(const FigureContext& context, const Quantity& c, const Quantity& s, bool of_now);

// "will cost 66 euros, up from 62", "from 62 to 66 euros" of a claim that speaks of now: `c` is what it was.
[[nodiscard]] bool former(const Side& source, const Quantity& c, const Quantity& s);

// "5 cents less than in 2022", « 38 000 de plus »: which way what is told was compared with something else.
[[nodiscard]] Change compared_behind(const Side& side, const Quantity& q);

}  // namespace citelight
