// Stage 3d: tokens → dates and times.
#pragma once

#include <vector>

#include "citelight/document.h"
#include "citelight/quantity.h"
#include "text/segment.h"
#include "text/tokens.h"

namespace citelight {

struct Dates {
  std::vector<Quantity> found;  // in text order, none overlapping
  std::vector<Span> set_aside;  // times that say when the page or an entry was posted: no figures
};

// Every date and time of the text. `when` is ISO 8601 text (calendar.h says
// which), a range "a/b", days apart "{a,b}"; what is counted from today is
// resolved against document.published, and "" where that is unknown. Never fails.
//
//   "du 3 au 7 mai 2025"  → date, "2025-05-03/2025-05-07"
//   "avant 2030"          → date, where "2030", less_than, bound_at "avant"
//   "demain à 17 h"       → date, published 2025-01-28: "2025-01-29T17:00"
[[nodiscard]] Dates find_dates(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences);

// Figures and dates together in text order: where they overlap, the date stands.
[[nodiscard]] std::vector<Quantity> merge_dates(std::vector<Quantity> figures, Dates dates);

}  // namespace citelight
