// How a pack is laid out in bytes; shared by the reader and packc's writer.
//
//   "CLPK"  format (u32 LE)  length of body (u32 LE)  CRC-32 of body (u32 LE)  body
//
// The body is a sequence of varints (LEB128), bytes, and UTF-8 strings that end with end_of_text:
//   lang, icu, settings{name, value}*, texts*, exacts*, decimals{coefficient, zigzag exponent, negative}*,
//   units{id, dimension, subunit + 10, and where it has a dimension factor (8 bytes), offset (8 bytes)}*,
//   words{how many bytes to drop from the word before, what follows them}* sorted by UTF-8 bytes, end_of_text,
// and then the phrases in columns, because a column of like things compresses better than rows of unlike ones:
//   how many phrases each word begins; each phrase's category, in the words' order; and, by category first and in
//   that order within it, 2 × words + (1 where exact), the ids of the words behind the first, the values
//   (0 where it is the one before it again, else 1 more).
// A word's phrases: those of several words by the id of the second, then the single ones; longer before shorter.
// Word ids start at 1. The exacts stand in the order of the phrases that have one.
// Why decoded and not mapped: docs/decisions/packs.md.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace citelight::pack_format {

inline constexpr std::string_view magic = "CLPK";
inline constexpr std::size_t header_size = 16;
inline constexpr std::size_t max_phrase_words = 16;
inline constexpr std::uint8_t end_of_text = '\n';
inline constexpr std::uint8_t first_in_text = 0x20;  // no text has a control character: what is below stands between texts
inline constexpr std::uint8_t drop_more = 0x1F;      // this many bytes dropped, and the next byte says how many more

[[nodiscard, gnu::noinline]] constexpr std::uint32_t crc32(std::span<const std::uint8_t> bytes) {
  constexpr auto table = [] {
    std::array<std::uint32_t, 256> out{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t c = i;
      for (int k = 0; k < 8; ++k) c = (c & 1) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
      out[i] = c;
    }
    return out;
  }();
  std::uint32_t c = 0xFFFFFFFFu;
  for (const std::uint8_t b : bytes) c = table[(c ^ b) & 0xFF] ^ (c >> 8);
  return ~c;
}

}  // namespace citelight::pack_format
