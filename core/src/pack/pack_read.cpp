#include "citelight/pack.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/unicode.h"
#include "pack/lexicon.h"
#include "pack/pack_format.h"
#include "pack/pack_look.h"

namespace citelight {
namespace {

// Reads forward, and remembers the first thing that was wrong: after that every
// read gives zero, so that the caller checks once an item and never overruns.
class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    if (at_ < bytes_.size() && bytes_[at_] < 0x80) return bytes_[at_++];  // nearly all of them
    std::uint64_t out = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (at_ >= bytes_.size()) return fail();
      const std::uint8_t b = bytes_[at_++];
      out |= static_cast<std::uint64_t>(b & 0x7F) << shift;
      if ((b & 0x80) == 0) return out;
    }
    return fail();
  }

  // A number of items that each take at least one byte: a lie is caught here,
  // before memory is asked for.
  std::size_t count() {
    const std::uint64_t n = number();
    if (n > bytes_.size() - at_) return fail();
    return static_cast<std::size_t>(n);
  }

  std::uint32_t below(std::size_t limit) {
    const std::uint64_t n = number();
    if (n >= limit) return static_cast<std::uint32_t>(fail());
    return static_cast<std::uint32_t>(n);
  }

  std::uint8_t byte() {
    if (at_ >= bytes_.size()) return static_cast<std::uint8_t>(fail());
    return bytes_[at_++];
  }

  // What stands before the next byte below `stop`, which is left to read.
  std::string_view until_below(std::uint8_t stop) {
    const std::size_t from = at_;
    while (at_ < bytes_.size() && bytes_[at_] >= stop) ++at_;
    return {reinterpret_cast<const char*>(bytes_.data()) + from, at_ - from};
  }

  std::string_view text() {
    const std::string_view out = until_below(pack_format::first_in_text);
    if (byte() != pack_format::end_of_text || !unicode::is_well_formed_utf8(out)) fail();
    return failed_ ? std::string_view() : out;
  }

  // Not negative.
  Decimal decimal() {
    Decimal out;
    out.coefficient = number();
    const std::uint64_t zigzag = below(256);
    out.exponent = static_cast<std::int32_t>(zigzag >> 1) ^ -static_cast<std::int32_t>(zigzag & 1);
    return out;
  }

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }
  std::uint64_t fail() {
    failed_ = true;
    at_ = bytes_.size();
    return 0;
  }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

std::uint32_t little32(std::span<const std::uint8_t> bytes, std::size_t at) {
  return bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | static_cast<std::uint32_t>(bytes[at + 3]) << 24;
}

// Of a unit of UTF-16; half a character's where it takes two.
constexpr std::size_t utf8_size(char16_t unit) { return unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xD800 && unit < 0xE000) ? 2 : 3; }

// How many values a category's entries can point at, or what the values are: all that is needed here of what lexicon.def says, so that
// its names do not travel with the engine.
enum Values : std::uint8_t { whole_numbers = 252, decimals, units, texts };
constexpr std::array<std::uint8_t, category_count> category_values = [] {
  std::array<std::uint8_t, category_count> out{};
  for (std::size_t c = 0; c < category_count; ++c) {
    const std::string_view values = category_info[c].values;
    std::uint8_t said = 1;
    for (const char letter : values) said += letter == ' ';
    if (values == "#integer") said = whole_numbers;
    if (values == "#decimal") said = decimals;
    if (values == "#unit") said = units;
    if (values == "#text") said = texts;
    out[c] = said;
  }
  return out;
}();

}  // namespace

// Decodes a pack's body part by part, in the order of the bytes. Each part is a function of its own: a browser optimises a function
// that loops for long while it runs, and one that held them all would keep a core busy longer than the whole decoding takes.
class PackDecoder {
 public:
  PackDecoder(std::span<const std::uint8_t> body, Pack& pack) : in_(body), pack_(pack) {}

  // False: the bytes are not what a compiler writes. Nothing is taken on trust, although the checksum was right.
  bool run() {
    read_tables();
    if (in_.failed() || pack_.lang_.empty()) return false;
    return list_settings() && read_words() && read_categories() && read_tails() && read_spellings() && spell_phrases() && read_values() &&
           read_texts() && in_.at_end() && sum_up() && index();
  }

 private:
  void read_tables();
  void read_units();
  bool list_settings();
  bool read_words();
  bool read_categories();
  bool read_tails();
  bool read_spellings();
  bool spell_phrases();
  bool read_values();
  bool read_texts();
  bool sum_up();
  bool index();
  [[nodiscard]] std::size_t word_count() const { return pack_.words_.size() - 1; }

  Reader in_;
  Pack& pack_;
  std::vector<std::string_view> spellings_;
  // The phrases by category: the columns behind the categories go by it, like beside like. Where each category ends in that order.
  std::vector<Phrase*> order_;
  std::array<std::uint32_t, category_count + 1> ends_{};
  std::vector<const Phrase*> first_with_;  // of each text
};

void PackDecoder::read_tables() {
  pack_.lang_ = in_.text();
  pack_.of_concepts_ = in_.below(2) != 0;
  pack_.icu_ = in_.text();
  pack_.setting_ends_.resize(setting_count);
  for (std::size_t n = 0; n < setting_count; ++n) {
    const std::string_view value = in_.text();
    pack_.setting_values_.emplace_back(value);
    pack_.setting_choices_.push_back(value.empty() ? ClassName() : ClassName(value));
  }
  for (std::size_t n = in_.count(); n > 0 && !in_.failed(); --n) spellings_.push_back(in_.text());
  for (std::size_t n = in_.count(); n > 0 && !in_.failed(); --n) {
    Decimal d = in_.decimal();
    d.negative = in_.below(2) != 0;
    pack_.decimals_.push_back(d);
  }
  read_units();
}

void PackDecoder::read_units() {
  pack_.units_.resize(in_.count());
  std::string_view before;
  for (Unit& u : pack_.units_) {
    u.id = in_.text();
    if (u.id < before) in_.fail();
    before = u.id;
  }
  for (Unit& u : pack_.units_) u.dimension = in_.text();
  for (Unit& u : pack_.units_) u.subunit = static_cast<std::int32_t>(in_.below(20)) - 10;
  for (Unit& u : pack_.units_) {
    if (u.dimension.empty()) continue;
    u.factor = to_double(in_.decimal());
    u.offset = to_double(in_.decimal());
  }
}

// The words of the settings, each to be asked for alone.
bool PackDecoder::list_settings() {
  std::size_t words = 0;
  for (const std::string& value : pack_.setting_values_) words += 1 + static_cast<std::size_t>(std::count(value.begin(), value.end(), ' '));
  pack_.listed_.assign(std::bit_ceil(2 * words), {});
  const std::size_t mask = pack_.listed_.size() - 1;
  std::u16string& pool = pack_.pool_;
  for (std::size_t setting = 0; setting < setting_count; ++setting) {
    std::size_t begin = pool.size();
    if (!unicode::append_utf16(pack_.setting_values_[setting], pool)) return false;
    for (std::size_t end = 0; begin < pool.size(); begin = end + 1) {
      end = std::min(pool.find(u' ', begin), pool.size());
      const std::size_t length = end - begin;
      if (length == 0) continue;
      if (length > UINT16_MAX) return false;
      pack_.setting_ends_[setting] |= std::uint64_t{1} << (pool[end - 1] & 63u);
      const ListedLook look(static_cast<std::uint32_t>(setting), std::u16string_view(pool).substr(begin, length));
      std::size_t at = look.slot & mask;
      while (pack_.listed_[at].length != 0) at = (at + 1) & mask;
      pack_.listed_[at] = {static_cast<std::uint32_t>(begin), static_cast<std::uint16_t>(length), look.hash};
    }
  }
  return true;
}

bool PackDecoder::read_words() {
  using namespace pack_format;
  const std::size_t words = in_.count();
  pack_.words_.reserve(words + 1);
  pack_.words_.resize(1);
  pack_.pool_.reserve(pack_.pool_.size() + 8 * words);
  std::size_t before = pack_.pool_.size();  // where the last word's letters begin
  for (std::size_t n = 0; n < words; ++n) {
    std::size_t drop = 0;
    std::uint8_t step;
    do {
      step = in_.byte();
      if (step > drop_more) return false;
      drop += step;
    } while (step == drop_more);
    if (in_.failed()) return false;
    const std::size_t from = pack_.pool_.size();
    std::size_t kept = from - before;
    for (std::size_t bytes = 0; drop > 0; drop -= bytes) {
      if (kept == 0) return false;
      bytes = utf8_size(pack_.pool_[before + --kept]);
      if (bytes > drop) return false;
    }
    pack_.pool_.append(pack_.pool_, before, kept);
    before = from;
    const std::string_view rest = in_.until_below(first_in_text);
    if (std::all_of(rest.begin(), rest.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
      for (const char c : rest) pack_.pool_ += static_cast<char16_t>(c);
    } else if (!unicode::append_utf16(rest, pack_.pool_)) {
      return false;
    }
    const std::size_t length = pack_.pool_.size() - from;
    if (length > UINT16_MAX) return false;
    pack_.words_.emplace_back();
    pack_.words_.back().spelling = static_cast<std::uint32_t>(from);
    pack_.words_.back().length = static_cast<std::uint16_t>(length);
  }
  return in_.byte() == end_of_text;
}

bool PackDecoder::read_categories() {
  using namespace pack_format;
  pack_.phrases_.reserve(word_count() + word_count() / 2);
  for (std::size_t n = 1; n <= word_count(); ++n) {
    Pack::Word& word = pack_.words_[n];
    word.first = static_cast<std::uint32_t>(pack_.phrases_.size());
    std::uint8_t said = in_.byte();
    if (said == begins_none) continue;
    for (;; said = in_.byte()) {
      Phrase& p = pack_.phrases_.emplace_back();
      p.category = static_cast<std::uint8_t>(said & ~last_of_word);
      if (p.category >= category_count || in_.failed() || word.several == UINT16_MAX) return false;
      ++ends_[p.category + 1u];
      ++word.several;  // with the single words yet
      if ((said & last_of_word) != 0) break;
    }
  }
  for (std::size_t c = 0; c < category_count; ++c) ends_[c + 1] += ends_[c];
  order_.resize(pack_.phrases_.size());
  for (Phrase& p : pack_.phrases_) order_[ends_[p.category]++] = &p;
  return !in_.failed();
}

bool PackDecoder::read_tails() {
  for (Phrase* p : order_) {
    p->tail = static_cast<std::uint32_t>(pack_.tails_.size());
    while (const std::uint32_t word = in_.below(word_count() + 1)) {
      if (p->words == pack_format::max_phrase_words) return false;
      if (p->words++ == 1) p->second = word;
      pack_.tails_.push_back(word);
    }
  }
  return !in_.failed();
}

bool PackDecoder::read_spellings() {
  for (Phrase* p : order_) p->exact = in_.below(pack_format::spelling_count);
  return !in_.failed();
}

// From how each phrase is spelled, where it was read, to where its spelling stands.
bool PackDecoder::spell_phrases() {
  using pack_format::Spelling;
  std::u16string& pool = pack_.pool_;
  const auto put = [&](std::uint32_t n) { pool.append(pool, pack_.words_[n].spelling, pack_.words_[n].length); };
  std::size_t own = 0;
  for (std::uint32_t n = 1; n <= word_count(); ++n) {
    const Pack::Word& word = pack_.words_[n];
    for (std::size_t i = word.first; i < std::size_t{word.first} + word.several; ++i) {
      Phrase& p = pack_.phrases_[i];
      if (p.exact == 0) continue;
      const std::size_t from = pool.size();
      if (const auto how = static_cast<Spelling>(p.exact); how == Spelling::own) {
        if (own == spellings_.size() || !unicode::append_utf16(spellings_[own++], pool)) return false;
      } else {
        put(n);
        for (unsigned t = 0; t + 1 < p.words; ++t) {
          pool += u' ';
          put(pack_.tails_[p.tail + t]);
        }
        pack_format::spell(pool, from, how);
      }
      pack_.exacts_.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(pool.size())});
      p.exact = static_cast<std::uint32_t>(pack_.exacts_.size());
    }
  }
  return own == spellings_.size();
}

bool PackDecoder::read_values() {
  for (std::size_t c = 0, at = 0; c < category_count; ++c) {
    const std::uint8_t values = category_values[c];
    const bool text = values == texts;
    const std::size_t limit = text                      ? 1
                              : values == decimals      ? pack_.decimals_.size()
                              : values == units         ? pack_.units_.size()
                              : values == whole_numbers ? 1u << 30
                                                        : values;
    for (std::uint32_t value = ~0U; at < ends_[c]; ++at) {
      Phrase& p = *order_[at];
      const std::uint32_t said = in_.below(1 + limit + (text ? first_with_.size() : 0));
      if (text && said == 1) {
        value = static_cast<std::uint32_t>(first_with_.size());
        first_with_.push_back(&p);
      } else if (said != 0) {
        value = said - 1 - text;
      }
      if (in_.failed() || value == ~0U) return false;
      p.value = value;
    }
  }
  return true;
}

bool PackDecoder::read_texts() {
  for (const Phrase* p : first_with_) {
    std::string_view text = in_.text();
    const std::size_t from = pack_.letters_.size();
    if (!text.empty() && text.front() == pack_format::phrase_itself) {
      text.remove_prefix(1);
      const auto add = [&](const Pack::Word& w) {
        pack_format::add_plain(pack_.letters_, std::u16string_view(pack_.pool_).substr(w.spelling, w.length));
      };
      const auto at = static_cast<std::uint32_t>(p - pack_.phrases_.data());
      add(*(std::upper_bound(pack_.words_.begin() + 1, pack_.words_.end(), at,
                             [](std::uint32_t n, const Pack::Word& w) { return n < w.first; }) -
            1));
      for (const std::uint32_t word : pack_.tail(*p)) add(pack_.words_[word]);
    }
    pack_.letters_ += text;
    pack_.texts_.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(pack_.letters_.size())});
    pack_.classes_.emplace_back(std::string_view(pack_.letters_).substr(from));
  }
  for (std::size_t c = 0, at = 0; c < category_count; ++c) {
    const bool text = category_values[c] == texts;
    for (; at < ends_[c]; ++at) {
      if (text) order_[at]->named = pack_.classes_[order_[at]->value].hash;
    }
  }
  return !in_.failed();
}

// What is asked of every word, from its phrases.
bool PackDecoder::sum_up() {
  for (Pack::Word& word : pack_.words_) {
    const auto all = pack_.phrases(word.first, word.several);
    while (word.several > 0 && all[word.several - 1].words == 1) --word.several;
    word.alone = static_cast<std::uint16_t>(all.size() - word.several);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Phrase& p = all[i];
      word.categories |= CategorySet::of(p.category);
      if (i < word.several) {
        if (p.words == 1 || (i > 0 && p.second < all[i - 1].second)) return false;
      } else if (p.exact != 0) {
        word.cased = true;
      } else {
        word.alone_says |= CategorySet::of(p.category);
        if (p.named != 0) word.alone_classes |= class_bit(p.named);
      }
    }
  }
  return true;
}

bool PackDecoder::index() {
  const std::size_t words = word_count();
  if (words > slot_word) return false;
  pack_.slots_.assign(std::bit_ceil(words + words / 2 + 2), 0);
  const auto mask = static_cast<std::uint32_t>(pack_.slots_.size() - 1);
  for (std::uint32_t n = 1; n <= words; ++n) {
    Pack::Word& word = pack_.words_[n];
    const Look look(std::u16string_view(pack_.pool_).substr(word.spelling, word.length));
    word.begins = look.begins;
    std::uint32_t slot = look.hash & mask;
    while (pack_.slots_[slot] != 0) slot = (slot + 1) & mask;
    pack_.slots_[slot] = (look.hash & ~slot_word) | n;
  }
  return true;
}

Result<Pack> Pack::read(std::span<const std::uint8_t> bytes) {
  using namespace pack_format;
  if (bytes.size() < header_size || std::memcmp(bytes.data(), magic.data(), magic.size()) != 0) {
    return Error{"not a Citelight language pack"};
  }
  if (const auto found = little32(bytes, 4); found != format) {
    return Error{"language pack of format " + std::to_string(found) + ", this engine reads format " + std::to_string(format)};
  }
  const auto body = bytes.subspan(header_size);
  if (little32(bytes, 8) != vocabulary) return Error{"language pack was made with another engine"};
  if (little32(bytes, 12) != body.size()) return Error{"language pack is cut off or has bytes too many"};
  if (little32(bytes, 16) != checksum(body)) return Error{"language pack is damaged: its checksum does not match"};
  Pack pack;
  if (!PackDecoder(body, pack).run()) return Error{"language pack is damaged inside"};
  return pack;
}

}  // namespace citelight
