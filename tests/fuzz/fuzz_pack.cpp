// The pack reader: any bytes as they are, and as what stands behind a pack's settings.
#include <cstdint>

#include "citelight/engine.h"
#include "pack_of.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)citelight::Pack::read({data, size});
  const auto pack = citelight::test::pack_of({data, size});
  if (citelight::Pack::read(pack)) {
    // What is accepted must be usable.
    citelight::Engine engine;
    (void)engine.add_pack(pack);
    (void)engine.analyse_json(R"({"text":"l'un des 5 « a », dit-il, 12 450 % entre 3 et 4 M€"})");
  }
  return 0;
}
