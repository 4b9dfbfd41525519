#include "citelight/pack.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include "lexicon.h"
#include "pack_format.h"
#include "pack_look.h"
#include "unicode.h"

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

  double real() {
    if (bytes_.size() - at_ < 8) { fail(); return 0; }
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < 8; ++i) bits |= static_cast<std::uint64_t>(bytes_[at_++]) << (8 * i);
    double out;  // std::bit_cast is not in every libc++ yet
    std::memcpy(&out, &bits, sizeof out);
    if (!std::isfinite(out)) fail();
    return out;
  }

  [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }
  std::uint64_t fail() { failed_ = true; at_ = bytes_.size(); return 0; }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

std::uint32_t little32(std::span<const std::uint8_t> bytes, std::size_t at) {
  return bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | static_cast<std::uint32_t>(bytes[at + 3]) << 24;
}

// How many values a category's entries can point at; npos: any number.
std::size_t value_limit(std::string_view values, std::size_t decimals, std::size_t units, std::size_t texts) {
  if (values.empty()) return 1;
  if (values == "#decimal") return decimals;
  if (values == "#unit") return units;
  if (values == "#text") return texts;
  if (values == "#integer") return 1u << 30;
  return static_cast<std::size_t>(std::count(values.begin(), values.end(), ' ')) + 1;
}

}  // namespace

Result<Pack> Pack::read(std::span<const std::uint8_t> bytes) {
  using namespace pack_format;
  if (bytes.size() < header_size || std::memcmp(bytes.data(), magic.data(), magic.size()) != 0) {
    return Error{"not a Citelight language pack"};
  }
  if (const auto found = little32(bytes, 4); found != format) {
    return Error{"language pack of format " + std::to_string(found) + ", this engine reads format " + std::to_string(format)};
  }
  const auto body = bytes.subspan(header_size);
  if (little32(bytes, 8) != body.size()) return Error{"language pack is cut off or has bytes too many"};
  if (little32(bytes, 12) != crc32(body)) return Error{"language pack is damaged: its checksum does not match"};

  // From here on damage means a faulty compiler, but nothing is taken on trust.
  const Error broken{"language pack is damaged inside"};
  Reader in(body);
  Pack pack;
  pack.lang_ = in.text();
  pack.icu_ = in.text();
  if (pack.lang_.empty()) return broken;
  const std::size_t settings = in.count();
  pack.setting_names_.assign(std::bit_ceil(2 * settings + 2), 0);
  pack.setting_values_.resize(pack.setting_names_.size());
  for (std::size_t n = settings; n > 0 && !in.failed(); --n) {
    const std::uint32_t name = class_hash(in.text());
    const std::size_t at = pack.setting_at(name);
    pack.setting_names_[at] = name;
    pack.setting_values_[at] = in.text();
  }
  for (std::size_t n = in.count(); n > 0 && !in.failed(); --n) pack.texts_.emplace_back(in.text());
  for (std::size_t n = in.count(); n > 0 && !in.failed(); --n) pack.exacts_.push_back(unicode::from_utf8(in.text()));
  for (std::size_t n = in.count(); n > 0 && !in.failed(); --n) {
    Decimal d;
    d.coefficient = in.number();
    const std::uint64_t zigzag = in.below(256);
    d.exponent = static_cast<std::int32_t>(zigzag >> 1) ^ -static_cast<std::int32_t>(zigzag & 1);
    d.negative = in.below(2) != 0;
    pack.decimals_.push_back(d);
  }
  for (std::size_t n = in.count(); n > 0 && !in.failed(); --n) {
    Unit u;
    u.id = in.text();
    u.dimension = in.text();
    u.subunit = static_cast<std::int32_t>(in.below(20)) - 10;
    if (!u.dimension.empty()) {
      u.factor = in.real();
      u.offset = in.real();
    }
    pack.units_.push_back(std::move(u));
  }
  if (in.failed()) return broken;

  const std::size_t words = in.count();
  pack.words_.reserve(words + 1);
  pack.words_.resize(1);
  pack.pool_.reserve(8 * words);
  std::string spelled;
  for (std::size_t n = 0; n < words; ++n) {
    std::size_t drop = 0;
    std::uint8_t step;
    do {
      step = in.byte();
      if (step > drop_more) return broken;
      drop += step;
    } while (step == drop_more);
    if (in.failed() || drop > spelled.size()) return broken;
    spelled.resize(spelled.size() - drop);
    spelled += in.until_below(first_in_text);
    const std::size_t from = pack.pool_.size();
    if (!unicode::append_utf16(spelled, pack.pool_)) return broken;
    const std::size_t length = pack.pool_.size() - from;
    if (length > UINT16_MAX) return broken;
    pack.words_.emplace_back();
    pack.words_.back().spelling = static_cast<std::uint32_t>(from);
    pack.words_.back().length = static_cast<std::uint16_t>(length);
  }
  if (in.byte() != end_of_text) return broken;

  std::size_t phrases = 0;
  for (std::size_t n = 1; n <= words; ++n) {
    pack.words_[n].first = static_cast<std::uint32_t>(phrases);
    pack.words_[n].several = static_cast<std::uint16_t>(in.below(UINT16_MAX));  // with the single words yet
    phrases += pack.words_[n].several;
  }
  if (in.failed() || phrases > in.left()) return broken;
  pack.phrases_.resize(phrases);
  std::array<std::uint32_t, category_count + 1> starts{};
  for (Phrase& p : pack.phrases_) {
    p.category = static_cast<std::uint8_t>(in.below(category_count));
    ++starts[p.category + 1u];
  }
  for (std::size_t c = 0; c < category_count; ++c) starts[c + 1] += starts[c];
  // The other columns go by category: like stands beside like there.
  std::vector<Phrase*> order(phrases);
  for (Phrase& p : pack.phrases_) order[starts[p.category]++] = &p;
  std::uint32_t exact = 0;
  for (Phrase* p : order) {
    const std::uint32_t shape = in.below(2 * (max_phrase_words + 1));
    p->words = static_cast<std::uint8_t>(shape / 2);
    if (p->words == 0) return broken;
    if (shape % 2 != 0) p->exact = ++exact;
  }
  if (exact != pack.exacts_.size()) return broken;
  for (Phrase* p : order) {
    p->tail = static_cast<std::uint32_t>(pack.tails_.size());
    for (unsigned t = 1; t < p->words; ++t) pack.tails_.push_back(in.below(words + 1));
    if (p->words > 1) p->second = pack.tails_[p->tail];
  }
  for (std::size_t c = 0, at = 0; c < category_count; ++c) {
    const std::string_view values = category_info[c].values;
    const std::size_t limit = value_limit(values, pack.decimals_.size(), pack.units_.size(), pack.texts_.size());
    const bool text = values == "#text";
    for (; at < starts[c]; ++at) {
      Phrase& p = *order[at];
      p.value = in.below(limit);
      if (in.failed()) return broken;
      if (text) p.named = class_hash(pack.texts_[p.value]);
    }
  }
  if (in.failed() || !in.at_end()) return broken;
  for (Word& word : pack.words_) {
    const auto all = pack.phrases(word.first, word.several);
    while (word.several > 0 && all[word.several - 1].words == 1) --word.several;
    word.alone = static_cast<std::uint16_t>(all.size() - word.several);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Phrase& p = all[i];
      word.categories |= CategorySet::of(p.category);
      if (i < word.several) {
        if (p.words == 1 || (i > 0 && p.second < all[i - 1].second)) return broken;
      } else if (p.exact != 0) {
        word.cased = true;
      } else {
        word.alone_says |= CategorySet::of(p.category);
        if (p.named != 0) word.alone_classes |= class_bit(p.named);
      }
    }
  }

  if (words > slot_word) return broken;
  pack.slots_.assign(std::bit_ceil(words + words / 2 + 2), 0);
  const auto mask = static_cast<std::uint32_t>(pack.slots_.size() - 1);
  for (std::uint32_t n = 1; n <= words; ++n) {
    Word& word = pack.words_[n];
    const Look look(std::u16string_view(pack.pool_).substr(word.spelling, word.length));
    word.begins = look.begins;
    std::uint32_t slot = look.hash & mask;
    while (pack.slots_[slot] != 0) slot = (slot + 1) & mask;
    pack.slots_[slot] = (look.hash & ~slot_word) | n;
  }
  return pack;
}

}  // namespace citelight
