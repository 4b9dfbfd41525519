// What the tests share: the compiled packs, and cases from files.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "citelight/engine.h"

namespace citelight::test {

inline std::vector<std::uint8_t> read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::vector<std::uint8_t> pack_bytes(const std::string& lang) { return read_bytes(PACKS_DIR "/" + lang + ".pack"); }

inline const Pack& pack(const std::string& lang) {
  static const Pack fr = *Pack::read(pack_bytes("fr"));
  static const Pack en = *Pack::read(pack_bytes("en"));
  return lang == "fr" ? fr : en;
}

inline const Engine& engine() {
  static const Engine instance = [] {
    Engine e;
    for (const char* lang : {"fr", "en", "fr.concepts", "en.concepts"}) {
      if (!e.add_pack(pack_bytes(lang))) std::abort();
    }
    return e;
  }();
  return instance;
}

}  // namespace citelight::test
