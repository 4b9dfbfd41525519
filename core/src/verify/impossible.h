// Stage V4d: dates of the claim that no calendar has, "31 April 2020", "the 2022-21 season", "the 1943s", and days that have no date, "on Tuesday".
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "verify/figure_context.h"

namespace citelight {

struct ImpossibleDate {
  Span claim;
  const Quantity* other = nullptr;  // what the source has in its place, if it speaks of such a one
  std::uint32_t passage = 0;
};
[[nodiscard]] std::vector<ImpossibleDate> find_impossible_dates(const FigureContext& context);

// "on Tuesday" of a source that tells nearly all of it of Monday, and has no Tuesday.
[[nodiscard]] std::optional<ImpossibleDate> find_other_weekday(const FigureContext& context);

}  // namespace citelight
