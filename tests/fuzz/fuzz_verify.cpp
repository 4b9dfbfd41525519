// The verification door: any bytes in, a verdict or an error out, never a crash.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
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

void append(std::string& out, std::string_view text) {
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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  (void)engine().verify_json(input, citelight::Offsets::codepoint);
  if (size < 3) return 0;
  // The first line is the claim, the others the source: as text, and as passages.
  const auto line = std::min(input.find('\n'), size - 1);
  const std::string_view claim = input.substr(2, line > 2 ? line - 2 : 0);
  const std::string_view source = input.substr(line + 1);
  const auto lang = [&](std::size_t i) { return (data[i] & 1) != 0 ? "fr" : "en"; };
  std::string request = std::string(R"({"claim":{"lang":")") + lang(0) + R"(","text":")";
  append(request, claim);
  request += std::string(R"("},"source":{"lang":")") + lang(1) + '"';
  std::string passages = request + R"(,"passages":[")";
  request += R"(,"text":")";
  append(request, source);
  request += "\"}}";
  (void)engine().verify_json(request);
  for (const char c : source) {
    if (c == '\n') passages += "\",\""; else append(passages, std::string_view(&c, 1));
  }
  passages += "\"]}}";
  (void)engine().verify_json(passages, citelight::Offsets::byte);
  return 0;
}
