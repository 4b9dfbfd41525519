// Reads one sentence with the installed library and pack; exit status 0 if the amount was found.
#include <citelight/engine.h>

#include <cstdio>
#include <fstream>
#include <iterator>

int main() {
  std::ifstream file(CITELIGHT_PACKS "/fr.pack", std::ios::binary);
  citelight::Engine engine;
  const auto lang = engine.add_pack({std::istreambuf_iterator<char>(file), {}});
  if (!lang) {
    std::fprintf(stderr, "%s\n", lang.error().message.c_str());
    return 1;
  }
  const std::string answer = engine.analyse_json(R"({"lang":"fr","text":"Le pont a coûté 12 millions d'euros."})");
  std::puts(answer.c_str());
  return answer.find(R"("value":12000000,)") != std::string::npos && answer.find(R"("unit":"EUR")") != std::string::npos ? 0 : 1;
}
