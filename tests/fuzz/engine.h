// What the targets share: an engine with every pack that was built, and JSON made of arbitrary bytes.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "citelight/engine.h"

namespace fuzz {

inline const citelight::Engine& engine() {
  static const citelight::Engine* const instance = [] {
    auto* made = new citelight::Engine;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(PACKS_DIR)) {
      if (entry.path().extension() == ".pack") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
      std::ifstream in(path, std::ios::binary);
      if (!made->add_pack({std::istreambuf_iterator<char>(in), {}})) std::abort();
    }
    if (paths.empty()) std::abort();
    return made;
  }();
  return *instance;
}

// One language of those there are, picked by a byte.
inline std::string language(std::uint8_t pick) {
  static const std::vector<std::string> all = engine().languages();
  return all[pick % all.size()];
}

// `text` as the inside of a JSON string.
inline void append(std::string& out, std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  for (const char c : text) {
    if (c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += hex[(c >> 4) & 15];
      out += hex[c & 15];
    } else {
      out += c;
    }
  }
}

inline void check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace fuzz
