// packc: core/lang/<xx>/*.json and CLDR → one compact pack. A host tool, never shipped.
#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>

#include "citelight/pack.h"
#include "cldr.h"
#include "lexicon_builder.h"
#include "source.h"

using namespace citelight;

namespace {

int refuse(const Error& error) {
  std::cerr << "packc: " << error.message << '\n';
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::string folder;
  std::string output;
  packc::LexiconBuilder builder;
  CLI::App app{"Compiles a language folder and CLDR to a pack."};
  app.add_option("--lang", builder.lang, "The language, a folder of core/lang")->required();
  app.add_option("--output", output, "The pack to write")->required();
  app.add_option("folder", folder, "core/lang")->required();
  CLI11_PARSE(app, argc, argv);

  const std::filesystem::path root = folder;
  const auto sources = packc::read_units(root / "units.json");
  if (!sources) return refuse(sources.error());
  if (const auto wrong = packc::add_units(*sources, builder)) return refuse(*wrong);
  if (const auto wrong = packc::read_concept_names(root / "concepts.json", builder)) return refuse(*wrong);
  if (const auto wrong = packc::read_language(root / builder.lang, builder)) return refuse(*wrong);
  if (const auto wrong = packc::add_language(*sources, builder)) return refuse(*wrong);
  const auto bytes = builder.build();
  if (!bytes) return refuse(bytes.error());
  if (const auto back = Pack::read(*bytes); !back) return refuse({"the pack just made is not readable: " + back.error().message});
  std::ofstream out(output, std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes->data()), static_cast<std::streamsize>(bytes->size()));
  out.close();
  if (!out) return refuse({output + ": cannot be written"});
  return 0;
}
