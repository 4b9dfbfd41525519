// A pack around what fuzzing makes up: with a right head, and settings that say nothing, so that all behind them is reached.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pack/pack_format.h"

namespace citelight::test {

inline std::vector<std::uint8_t> pack_of(std::span<const std::uint8_t> behind_settings) {
  std::vector<std::uint8_t> body = {'f', 'r', '\n', 0, '7', '2', '\n'};  // language, no concepts, ICU
  body.insert(body.end(), setting_count, pack_format::end_of_text);
  body.insert(body.end(), behind_settings.begin(), behind_settings.end());
  std::vector<std::uint8_t> pack(pack_format::magic.begin(), pack_format::magic.end());
  for (const std::uint32_t n :
       {Pack::format, pack_format::vocabulary, static_cast<std::uint32_t>(body.size()), pack_format::checksum(body)}) {
    for (unsigned i = 0; i < 4; ++i) pack.push_back(static_cast<std::uint8_t>(n >> (8 * i)));
  }
  pack.insert(pack.end(), body.begin(), body.end());
  return pack;
}

}  // namespace citelight::test
