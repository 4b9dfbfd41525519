// How a pack's words are looked up: what Pack::read writes and Pack::word reads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace citelight {

// What a look-up compares first: the hash and the first eight units, 0 where one of those takes more than a byte.
struct Look {
  explicit Look(std::u16string_view text) {
    std::uint32_t h = 2166136261u;
    std::uint32_t wide = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      h = (h ^ text[i]) * 16777619u;
      if (i >= 8) continue;
      wide |= text[i];
      begins |= static_cast<std::uint64_t>(text[i]) << (8 * i);
    }
    hash = h ^ (h >> 15);
    if (wide > 255) begins = 0;
  }
  std::uint64_t begins = 0;
  std::uint32_t hash = 0;
};

// A slot is a word's number with the upper bits of its hash, which don't choose the slot.
inline constexpr unsigned slot_word_bits = 20;
inline constexpr std::uint32_t slot_word = (1u << slot_word_bits) - 1;

}  // namespace citelight
