// A language as data: words, phrases, units; or what only a check needs of it. Compiled by packc, decoded here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "citelight/decimal.h"
#include "citelight/result.h"
#include "citelight/span.h"
#include "citelight/text_hash.h"

namespace citelight {

// One bit per lexicon category (core/src/pack/lexicon.def), at most 128. Two words
// and no 128-bit integer: wasm has none and calls a function for every shift.
struct CategorySet {
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  [[nodiscard, gnu::always_inline]] static constexpr CategorySet of(unsigned category) {
    return category < 64 ? CategorySet{std::uint64_t{1} << category, 0} : CategorySet{0, std::uint64_t{1} << (category - 64)};
  }
  [[nodiscard]] constexpr bool has(unsigned category) const {
    return ((category < 64 ? low >> category : high >> (category - 64)) & 1) != 0;
  }
  // Whether the two have a category in common.
  [[nodiscard]] constexpr bool meets(CategorySet other) const { return ((low & other.low) | (high & other.high)) != 0; }
  [[nodiscard]] friend constexpr CategorySet operator&(CategorySet a, CategorySet b) { return {a.low & b.low, a.high & b.high}; }
  [[nodiscard]] friend constexpr CategorySet operator|(CategorySet a, CategorySet b) { return {a.low | b.low, a.high | b.high}; }
  constexpr CategorySet& operator|=(CategorySet other) { return *this = *this | other; }
  [[nodiscard]] friend constexpr bool operator==(CategorySet a, CategorySet b) { return a.low == b.low && a.high == b.high; }
};

// The class that a free text names first ("day 1" → of "day"), as a number: phrases
// of another class are passed over without reading their texts.
[[nodiscard]] constexpr std::uint32_t class_hash(std::string_view text) { return text_hash(text.substr(0, text.find(' '))); }
// One bit of 64 for it: words that cannot hold a class are told apart without reading their phrases.
[[nodiscard]] constexpr std::uint64_t class_bit(std::uint32_t hash) { return std::uint64_t{1} << (hash >> 26); }
[[nodiscard]] constexpr std::uint64_t class_bit(std::string_view text) { return class_bit(class_hash(text)); }

// The class of a word, or one that is asked for, as its hash: packc lets no two of a language's classes share one.
struct ClassName {
  constexpr ClassName() = default;  // none
  template <std::size_t N>
  // NOLINTNEXTLINE(google-explicit-constructor): written as a string
  consteval ClassName(const char (&literal)[N]) : hash(class_hash({literal, N - 1})) {}
  constexpr explicit ClassName(std::string_view text) : hash(class_hash(text)) {}
  [[nodiscard]] friend constexpr bool operator==(ClassName, ClassName) = default;
  std::uint32_t hash = 0;
};

// The name of a setting, made its place in settings.def when it is compiled; core/src/pack/settings.h refuses one that isn't there.
struct SettingName {
  template <std::size_t N>
  // NOLINTNEXTLINE(google-explicit-constructor): written as a string
  consteval SettingName(const char (&literal)[N]);
  std::uint32_t place;
};

// A unit of measure or a currency. `factor` and `offset` lead to the base unit
// of its dimension: base = value × factor + offset. Source: CLDR's unit
// conversion table, except where core/lang/units.json says otherwise.
struct Unit {
  std::string id;         // UCUM ("km", "Cel") or ISO 4217 ("EUR")
  std::string dimension;  // CLDR's base unit: "meter", "kilogram"; "" for a currency
  double factor = 1;
  double offset = 0;
  std::int32_t subunit = 0;  // 2 for "cent" given as EUR: value × 10^-2; -6 for "MEUR"
};

// One lexicon entry: a sequence of words with a category and its value.
struct Phrase {
  std::uint32_t tail = 0;    // where words 2… start in Pack::tails()
  std::uint32_t value = 0;   // meaning: see lexicon.def
  std::uint32_t exact = 0;   // index + 1 into the exact spellings where the case must be as written, else 0
  std::uint32_t second = 0;  // its second word: nearly every phrase that doesn't stand fails there
  std::uint32_t named = 0;   // class_hash of its text, 0 for a value of another kind
  std::uint8_t words = 1;
  std::uint8_t category = 0;  // Category
};

class Pack {
 public:
  static constexpr std::uint32_t format = 8;

  // Decodes and checks: a pack that comes back is whole. The error says what is wrong.
  static Result<Pack> read(std::span<const std::uint8_t> bytes);

  [[nodiscard]] std::string_view lang() const { return lang_; }
  // Whether this is what only a check needs: the words of core/lang/concepts.json.
  [[nodiscard]] bool of_concepts() const { return of_concepts_; }
  // The ICU version whose CLDR data is inside: "72.1".
  [[nodiscard]] std::string_view icu() const { return icu_; }

  // A named single value from the language folder's "settings"; "" where absent.
  [[nodiscard]] std::string_view setting(SettingName name) const { return setting_values_[name.place]; }
  // What a setting chooses; none where absent.
  [[nodiscard]] ClassName choice(SettingName name) const { return setting_choices_[name.place]; }
  // Whether one of a setting's words may end `text`, which isn't empty: by its last letter, as most that are asked end in none of theirs.
  [[nodiscard]] bool may_end(SettingName name, std::u16string_view text) const {
    return ((setting_ends_[name.place] >> (text.back() & 63u)) & 1) != 0;
  }
  // Whether `text`, which isn't empty, is one of a setting's words.
  [[nodiscard]] bool lists(SettingName name, std::u16string_view text) const;

  // The id of a case-folded word, 0 for a word that is in no phrase.
  [[nodiscard]] std::uint32_t word(std::u16string_view folded) const;

  // What a word begins. Phrases of several words stand in the order of their second word, behind them the single words;
  // within both the longer before the shorter.
  // All that is asked of a word of the text, in one place of 64 bytes, what is asked of every word in front: there are tens of
  // thousands of them, and each look goes far.
  struct Word {
    std::uint64_t begins = 0;         // its spelling's first eight units, where all of those are below 256
    std::uint32_t spelling = 0;       // into the pack's letters
    std::uint32_t first = 0;          // into the pack's phrases
    std::uint16_t several = 0;        // how many of several words
    std::uint16_t alone = 0;          // how many single words
    std::uint16_t length = 0;         // of the spelling
    bool cased = false;               // whether a single word among them must be written as the pack writes it
    CategorySet alone_says;           // of the single words, but for cased ones
    std::uint64_t alone_classes = 0;  // class_bit of every text among the values of those
    CategorySet categories;           // of all phrases
  };
  [[nodiscard]] const Word& at(std::uint32_t word) const { return words_[word]; }
  // Categories (bit per Category) of the phrases that begin with the word.
  [[nodiscard]] CategorySet categories(std::uint32_t word) const { return words_[word].categories; }
  [[nodiscard]] std::span<const Phrase> phrases(std::uint32_t first, std::uint32_t count) const { return {phrases_.data() + first, count}; }
  // The single words among them.
  [[nodiscard]] std::span<const Phrase> alone(std::uint32_t word) const {
    return phrases(words_[word].first + words_[word].several, words_[word].alone);
  }
  // Those of several words whose second word is `second`.
  [[nodiscard]] std::span<const Phrase> several(std::uint32_t word, std::uint32_t second) const;
  [[nodiscard]] std::span<const std::uint32_t> tail(const Phrase& phrase) const {
    return {tails_.data() + phrase.tail, static_cast<std::size_t>(phrase.words - 1)};
  }

  [[nodiscard]] const Decimal& decimal(std::uint32_t index) const { return decimals_[index]; }
  [[nodiscard]] const Unit& unit(std::uint32_t index) const { return units_[index]; }
  [[nodiscard]] std::span<const Unit> units() const { return units_; }  // in the order of their ids
  [[nodiscard]] std::string_view text(std::uint32_t index) const { return {letters_.data() + texts_[index].begin, texts_[index].size()}; }
  // The class that the text names first.
  [[nodiscard]] ClassName class_of(std::uint32_t text) const { return classes_[text]; }
  [[nodiscard]] std::u16string_view exact(const Phrase& phrase) const {
    const Span at = exacts_[phrase.exact - 1];
    return {pool_.data() + at.begin, at.size()};
  }

 private:
  friend class PackDecoder;  // core/src/pack/pack_read.cpp

  std::string lang_;
  bool of_concepts_ = false;
  std::string icu_;
  std::vector<std::string> setting_values_;  // by their places in settings.def
  std::vector<ClassName> setting_choices_;
  std::vector<std::uint64_t> setting_ends_;  // a bit for the last six bits of each word's last unit
  // A word of a setting; some of its hash tells it from most that are asked.
  struct Listed {
    std::uint32_t spelling = 0;  // into the pool
    std::uint16_t length = 0;    // 0 where free
    std::uint16_t hash = 0;
  };
  std::vector<Listed> listed_ = {{}};  // of all settings: open addressing, size a power of two
  std::string letters_;                // of the texts, one behind the other
  std::vector<Span> texts_;
  std::vector<ClassName> classes_;  // of the texts
  std::vector<Decimal> decimals_;
  std::vector<Unit> units_;
  std::u16string pool_;  // the spellings of the settings, of the exacts and of the words
  std::vector<Span> exacts_;
  std::vector<Word> words_;  // words_[0] is the word that is none
  std::vector<Phrase> phrases_;
  std::vector<std::uint32_t> tails_;
  std::vector<std::uint32_t> slots_;  // open addressing, size a power of two: a word and some of its hash, 0 where free
};

// The first of `units`, a pack's, that has this id; null where none has.
[[nodiscard]] const Unit* find_unit(std::span<const Unit> units, std::string_view id);

}  // namespace citelight
