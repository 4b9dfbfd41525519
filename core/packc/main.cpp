// packc: core/lang/<xx>/*.json and CLDR → two compact packs, what every page needs and what only a check does. A host tool, never shipped.
#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>
#include <optional>

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

std::optional<Error> write(const packc::LexiconBuilder& builder, packc::LexiconBuilder::Part part, const std::string& output) {
  const auto bytes = builder.build(part);
  if (!bytes) return bytes.error();
  if (const auto back = Pack::read(*bytes); !back) return Error{"the pack just made is not readable: " + back.error().message};
  std::ofstream out(output, std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes->data()), static_cast<std::streamsize>(bytes->size()));
  out.close();
  if (!out) return Error{output + ": cannot be written"};
  return std::nullopt;
}

}  // namespace

int main(int argc, char** argv) {
  std::string folder;
  std::string output;
  std::string concepts;
  packc::LexiconBuilder builder;
  CLI::App app{"Compiles a language folder and CLDR to a pack."};
  app.add_option("--lang", builder.lang, "The language, a folder of core/lang")->required();
  app.add_option("--output", output, "The pack to write")->required();
  app.add_option("--concepts", concepts, "The pack of its concepts to write, which checks need")->required();
  app.add_option("folder", folder, "core/lang")->required();
  CLI11_PARSE(app, argc, argv);

  const std::filesystem::path root = folder;
  const auto sources = packc::read_units(root / "units.json");
  if (!sources) return refuse(sources.error());
  if (const auto wrong = packc::add_units(*sources, builder)) return refuse(*wrong);
  if (const auto wrong = packc::read_concept_names(root / "concepts.json", builder)) return refuse(*wrong);
  if (const auto wrong = packc::read_language(root / builder.lang, builder)) return refuse(*wrong);
  if (const auto wrong = packc::add_language(*sources, builder)) return refuse(*wrong);
  if (const auto wrong = write(builder, packc::LexiconBuilder::Part::reading, output)) return refuse(*wrong);
  if (const auto wrong = write(builder, packc::LexiconBuilder::Part::concepts, concepts)) return refuse(*wrong);
  return 0;
}
