// Numbers inside a name: "F-16", "5G", "Llama 4", « la 4L », "Three Mile Island", "20 Minutes".
#pragma once

#include "quantity/amount.h"
#include "text/segment.h"

namespace citelight {

[[nodiscard]] bool in_a_name(const Reading& reading, const Sentence& sentence, const Amount& amount);

}  // namespace citelight
