// The verification door: any bytes in, a verdict or an error out, never a crash.
#include "engine.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  (void)fuzz::engine().verify_json(input, citelight::Offsets::codepoint);
  if (size < 3) return 0;
  // The first line is the claim, the others the source: as text, and as passages.
  const auto line = std::min(input.find('\n'), size - 1);
  const std::string_view claim = input.substr(2, line > 2 ? line - 2 : 0);
  const std::string_view source = input.substr(line + 1);
  const auto lang = [&](std::size_t i) { return fuzz::language(data[i]); };
  std::string request = std::string(R"({"claim":{"lang":")") + lang(0) + R"(","text":")";
  fuzz::append(request, claim);
  request += std::string(R"("},"source":{"lang":")") + lang(1) + '"';
  std::string passages = request + R"(,"passages":[")";
  request += R"(,"text":")";
  fuzz::append(request, source);
  request += "\"}}";
  (void)fuzz::engine().verify_json(request);
  for (const char c : source) {
    if (c == '\n') passages += "\",\"";
    else fuzz::append(passages, std::string_view(&c, 1));
  }
  passages += "\"]}}";
  (void)fuzz::engine().verify_json(passages, citelight::Offsets::byte);
  return 0;
}
