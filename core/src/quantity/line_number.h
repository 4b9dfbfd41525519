// Numbers that a page's lines are counted by, and not things: marks of lists and notes, pagers, tallies of menus.
#pragma once

#include "quantity/amount.h"
#include "text/segment.h"

namespace citelight {

[[nodiscard]] bool numbers_a_line(const Reading& reading, const Sentence& sentence, const Amount& amount);

}  // namespace citelight
