// Stage 4d: the clause that a verb of saying reports: where it starts behind
// the verb, and where it ends.
#pragma once

#include <cstdint>
#include <optional>

#include "attribution/cue.h"
#include "text/block_view.h"

namespace citelight {

struct ClauseStart {
  std::uint32_t first = 0;
  bool marked = false;    // "that", "que"; false for a clause without, or an infinitive
  bool question = false;  // "whether", "si", "comment"
};

// What the cue stands in decides how far its clause can reach.
enum class CuePlace : std::uint8_t {
  main,         // "X said …"
  leading,      // "Warning that …, he urged"
  subordinate,  // "Although she said …, the plan"
  relative      // "X, who said …, won"
};

[[nodiscard]] std::optional<ClauseStart> clause_start(const BlockView& view, const Cue& cue, const Stretch& sentence);

// "what she said WAS a mistake", "which officials said WILL go": behind the cue, the verb
// of a clause whose subject went before; « que X dit AVOIR ».
[[nodiscard]] bool headless(const BlockView& view, const Cue& cue, const Stretch& sentence);

// The end of the clause that starts at `first`, without the stop behind it.
[[nodiscard]] std::uint32_t clause_end(const BlockView& view, std::uint32_t first, const Stretch& sentence, CuePlace place);

}  // namespace citelight
