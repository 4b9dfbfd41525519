// The pack reader: any bytes, with a right header put before them half of the
// time so that the body is reached too.
#include <cstdint>
#include <vector>

#include "citelight/engine.h"
#include "pack/pack_format.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)citelight::Pack::read({data, size});
  std::vector<std::uint8_t> pack(citelight::pack_format::magic.begin(), citelight::pack_format::magic.end());
  const auto put = [&](std::uint32_t n) {
    for (unsigned i = 0; i < 4; ++i) pack.push_back(static_cast<std::uint8_t>(n >> (8 * i)));
  };
  put(citelight::Pack::format);
  put(citelight::pack_format::vocabulary);
  put(static_cast<std::uint32_t>(size));
  put(citelight::pack_format::checksum({data, size}));
  pack.insert(pack.end(), data, data + size);
  if (citelight::Pack::read(pack)) {
    // What is accepted must be usable.
    citelight::Engine engine;
    (void)engine.add_pack(pack);
    (void)engine.analyse_json(R"({"text":"l'un des 5 « a », dit-il, 12 450 % entre 3 et 4 M€"})");
  }
  return 0;
}
