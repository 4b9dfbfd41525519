// How a pack's words are looked up: what Pack::read writes and Pack::word reads.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace citelight {

// Any whole number into one whose upper bits all its bits have a say in.
constexpr std::uint64_t scatter(std::uint64_t n) { return n * 0x9E37'79B9'7F4A'7C15u; }

// What a look-up compares first: the hash and the first eight units, 0 where one of those takes more than a byte.
struct Look {
  explicit Look(std::u16string_view text) {
    const std::size_t first = std::min(text.size(), std::size_t{8});
    std::uint32_t wide = 0;
    for (std::size_t i = 0; i < first; ++i) {
      wide |= text[i];
      begins |= static_cast<std::uint64_t>(text[i]) << (8 * i);
    }
    std::uint64_t h = scatter(begins ^ text.size());
    for (std::size_t i = first; i < text.size(); ++i) h = scatter((h ^ h >> 32) ^ text[i]);
    hash = static_cast<std::uint32_t>(h >> 48 ^ h >> 16);
    if (wide > 255) begins = 0;
  }
  std::uint64_t begins = 0;
  std::uint32_t hash = 0;
};

// The same for a word of a setting, which isn't empty: three of its letters and its length tell it from nearly all that are asked.
struct ListedLook {
  ListedLook(std::uint32_t setting, std::u16string_view text) {
    const std::uint64_t said = text.front() | std::uint64_t{text[text.size() / 2]} << 16 | std::uint64_t{text.back()} << 32 |
                               static_cast<std::uint64_t>(text.size()) << 48;
    const std::uint64_t h = scatter(said ^ scatter(setting));
    slot = static_cast<std::uint32_t>(h >> 32);
    hash = static_cast<std::uint16_t>((h ^ h >> 32) >> 16);
  }
  std::uint32_t slot;
  std::uint16_t hash;
};

// A slot is a word's number with the upper bits of its hash, which don't choose the slot.
inline constexpr unsigned slot_word_bits = 20;
inline constexpr std::uint32_t slot_word = (1u << slot_word_bits) - 1;

}  // namespace citelight
