// The document door: any bytes in, an answer or an error out, never a crash.
#include "engine.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  for (const auto unit : {citelight::Offsets::utf16, citelight::Offsets::codepoint, citelight::Offsets::byte}) {
    (void)fuzz::engine().analyse_json(input, unit);
  }
  return 0;
}
