// Collects a language's entries and writes them as a pack.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "citelight/decimal.h"
#include "citelight/pack.h"
#include "citelight/result.h"
#include "pack/lexicon.h"
#include "text/tokens.h"

namespace citelight::packc {

struct Entry {
  std::string phrase;  // UTF-8
  Category category{};
  std::string value;   // as the category's value set in lexicon.def spells it
  bool exact = false;  // only in this very spelling
  std::string from;    // file and place, for errors
};

class LexiconBuilder {
 public:
  std::string lang;
  std::string icu;
  std::vector<std::pair<std::string, std::string>> settings;
  std::vector<std::pair<std::string, std::string>> concept_settings;  // how concepts stand to each other
  std::vector<Unit> units;
  std::map<std::string, std::uint32_t> concepts;  // by name; the values of concept_word

  // Of two entries with the same words and category the first stands: what a
  // language folder says is added before what CLDR says.
  void add(Entry entry) { entries_.push_back(std::move(entry)); }

  // The bytes of the pack that every page needs, or of the one that only a check does; or the first entry that is wrong.
  enum class Part : std::uint8_t { reading, concepts };
  [[nodiscard]] Result<std::vector<std::uint8_t>> build(Part part) const;

 private:
  std::vector<Entry> entries_;
};

// "65", "0.5", "1e9" exactly.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

}  // namespace citelight::packc
