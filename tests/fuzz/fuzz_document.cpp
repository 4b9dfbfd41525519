// The document door: any bytes in, an answer or an error out, never a crash.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>

#include "citelight/engine.h"

namespace {

citelight::Engine& engine() {
  static citelight::Engine* const instance = [] {
    auto* made = new citelight::Engine;
    for (const char* lang : {"fr", "en"}) {
      std::ifstream in(std::string(PACKS_DIR "/") + lang + ".pack", std::ios::binary);
      if (!made->add_pack({std::istreambuf_iterator<char>(in), {}})) std::abort();
    }
    return made;
  }();
  return *instance;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  // As a request; and as the text of one, where most of the code is.
  for (const auto unit : {citelight::Offsets::utf16, citelight::Offsets::codepoint, citelight::Offsets::byte}) {
    (void)engine().analyse_json(input, unit);
  }
  std::string request = R"({"lang":")";
  request += size % 2 != 0 ? "fr" : "en";
  request += R"(","text":")";
  constexpr char hex[] = "0123456789abcdef";
  for (const char c : input) {
    if (c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20) {
      request += "\\u00";
      request += hex[(c >> 4) & 15];
      request += hex[c & 15];
    } else {
      request += c;
    }
  }
  request += "\"}";
  (void)engine().analyse_json(request);
  return 0;
}
