// Numbers that refer: a court's report, a journal's volume and pages, a note's mark, a label in quotes or brackets.
#pragma once

#include "quantity/amount.h"
#include "text/segment.h"

namespace citelight {

[[nodiscard]] bool in_a_reference(const Reading& reading, const Sentence& sentence, const Amount& amount);

}  // namespace citelight
