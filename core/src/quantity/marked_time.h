// How long a race took, as results are written: 9''98, 1'43''2, 2h19'12'', and "in 2:19:12", "in 3:43.13".
#pragma once

#include "quantity/amount.h"

namespace citelight {

// Reads on from the amount's number; true where it is such a time, of which the amount then holds unit and value.
bool read_marked_time(const Reading& reading, Amount& amount);

}  // namespace citelight
