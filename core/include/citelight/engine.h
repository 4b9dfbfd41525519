// The whole road: bytes in, bytes out. What wasm, the command line and a
// program that embeds Citelight call.
//
//   Engine engine;
//   auto lang = engine.add_pack(read_file("fr.pack"));      // keeps the bytes
//   std::string answer = engine.analyse_json(R"({"text":"65 milliards de dollars"})");
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "citelight/analysis.h"
#include "citelight/document.h"
#include "citelight/pack.h"
#include "citelight/result.h"
#include "citelight/verify.h"

namespace citelight {

// The unit of every offset in JSON, in and out.
enum class Offsets : std::uint8_t { utf16, codepoint, byte };

class Engine {
 public:
  // Takes a compiled language pack, or one of a language's concepts, which verify() needs; returns its language ("fr"). One of the
  // same kind and language that is there already is replaced. A damaged pack is refused whole.
  Result<std::string> add_pack(std::vector<std::uint8_t> bytes);

  [[nodiscard]] std::vector<std::string> languages() const;

  // One document, one analysis. `document.lang` picks the pack; where it is ""
  // the language is guessed among the packs. A language without a pack is an error.
  [[nodiscard]] Result<Analysis> analyse(const Document& document) const;

  // The same from JSON bytes (docs: the command line's contract). Never throws:
  // what is wrong with the input comes back as {"id":…,"error":"…"}.
  [[nodiscard]] std::string analyse_json(std::string_view line, Offsets offsets = Offsets::utf16) const;

  // A claim beside the source it cites; languages are found as for analyse(), and their concepts must be there. `last`,
  // where given, spares reading the same source again, and is void once a pack of its language is replaced.
  [[nodiscard]] Result<Verification> verify(const VerifyInput& input, LastSource* last = nullptr) const;
  [[nodiscard]] std::string verify_json(std::string_view line, Offsets offsets = Offsets::utf16, LastSource* last = nullptr) const;

 private:
  [[nodiscard]] Result<const Pack*> pack_for(std::u16string_view text, std::string_view lang) const;
  [[nodiscard]] Result<const Pack*> concepts_of(const Pack& pack) const;

  std::vector<std::shared_ptr<const Pack>> packs_;
  std::vector<std::shared_ptr<const Pack>> concepts_;
};

// True where `answer` is an error object made by this engine.
[[nodiscard]] bool is_error(std::string_view answer);

// "0.1.0"
[[nodiscard]] std::string_view version();
// The Unicode library's version the engine runs on: "72.1".
[[nodiscard]] std::string_view icu_version();

}  // namespace citelight
