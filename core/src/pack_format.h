// How a pack is laid out in bytes; shared by the reader and packc's writer.
//
//   "CLPK"  format (u32 LE)  length of body (u32 LE)  CRC-32 of body (u32 LE)  body
//
// The body is a sequence of varints (LEB128) and length-prefixed UTF-8 strings:
//   lang, icu, settings{name, value}*, texts*, exacts*, decimals{coefficient, zigzag exponent, negative}*,
//   units{id, dimension, factor (8 bytes), offset (8 bytes), subunit + 10}*,
//   words{shared prefix, suffix}* sorted by UTF-8 bytes,
//   and for each word its phrases{words, tail words*, category, value, exact}*.
// Word ids start at 1. Why decoded and not mapped: docs/decisions/packs.md.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace citelight::pack_format {

inline constexpr std::string_view magic = "CLPK";
inline constexpr std::size_t header_size = 16;
inline constexpr std::size_t max_phrase_words = 16;

[[nodiscard]] constexpr std::uint32_t crc32(std::span<const std::uint8_t> bytes) {
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
