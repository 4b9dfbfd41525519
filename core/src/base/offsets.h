// UTF-16 offsets ↔ the unit a caller counts in. Used at the JSON door only.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "citelight/engine.h"

namespace citelight {

inline constexpr std::size_t max_text_units = std::size_t{1} << 28;

class OffsetMap {
 public:
  // `text` outlives the map.
  OffsetMap(std::u16string_view text, Offsets unit);

  // Precondition: a code-point boundary inside the text.
  [[nodiscard]] std::uint32_t from_utf16(std::uint32_t at) const { return to_.empty() ? at : to_[at]; }
  // nullopt where `at` lies outside the text or inside a code point.
  [[nodiscard]] std::optional<std::uint32_t> to_utf16(std::uint64_t at) const;

 private:
  std::u16string_view text_;
  std::vector<std::uint32_t> to_;  // UTF-16 offset → the caller's; empty where they are the same
};

}  // namespace citelight
