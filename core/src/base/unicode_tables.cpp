// The Unicode library of the wasm build: ICU's break rules, foldings and properties, as tablec took them from ICU's data, and
// the few lines that run them. tablec says how they are written.
#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/unicode_library.h"

namespace citelight::unicode::CITELIGHT_UNICODE_LIBRARY {
namespace {

constexpr char32_t direct = 0x2200;  // below, a character's value is one look away

class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
  std::uint32_t number() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; at_ < bytes_.size(); shift += 7) {
      const std::uint8_t byte = bytes_[at_++];
      value |= static_cast<std::uint32_t>(byte & 127) << shift;
      if (byte < 128) break;
    }
    return value;
  }
  std::int32_t difference() {
    const std::uint32_t value = number();
    return static_cast<std::int32_t>(value >> 1) ^ -static_cast<std::int32_t>(value & 1);
  }
  std::vector<std::uint32_t> column(std::size_t size) {
    std::vector<std::uint32_t> out(size);
    for (auto& each : out) each = number();
    return out;
  }
  // Ascending: each is told by its distance from the next possible one.
  std::vector<std::uint32_t> ascending(std::size_t size) {
    std::vector<std::uint32_t> out(size);
    std::uint32_t next = 0;
    for (auto& each : out) {
      each = next + number();
      next = each + 1;
    }
    return out;
  }
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
};

// What is known of every code point, in ranges of like ones.
struct Characters {
  enum { kind, word_rules, sentence_rules, combining_class, properties };

  explicit Characters(Reader& in) {
    const std::uint32_t count = in.number();
    for (auto& values : sets) values = in.column(count);
    const std::uint32_t ranges = in.number();
    begins = in.ascending(ranges);
    set = in.column(ranges);
  }
  std::array<std::vector<std::uint32_t>, properties> sets;  // of each property the values in the sets there are
  std::vector<std::uint32_t> begins, set;                   // of each range
};

// One value for every code point.
class Property {
 public:
  Property(const Characters& all, unsigned which) {
    for (std::size_t i = 0; i < all.begins.size(); ++i) {
      const auto value = static_cast<std::uint8_t>(all.sets[which][all.set[i]]);
      if (i > 0 && value == values_.back()) continue;
      begins_.push_back(all.begins[i]);
      values_.push_back(value);
    }
    for (std::size_t i = 0; i < begins_.size() && begins_[i] < direct; ++i) {
      const std::uint32_t end = i + 1 < begins_.size() ? std::min<std::uint32_t>(begins_[i + 1], direct) : direct;
      std::memset(first_.data() + begins_[i], values_[i], end - begins_[i]);
    }
  }
  std::uint8_t operator[](char32_t c) const { return c < direct ? first_[c] : find(c); }

 private:
  [[nodiscard]] std::uint8_t find(char32_t c) const {
    const auto after = std::upper_bound(begins_.begin(), begins_.end(), static_cast<std::uint32_t>(c));
    return values_[static_cast<std::size_t>(after - begins_.begin()) - 1];  // the first range begins at 0
  }
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint8_t> values_;
  std::array<std::uint8_t, direct> first_;
};

// A state machine of ICU's over categories of characters (its RBBIStateTable, forwards).
class Rules {
 public:
  explicit Rules(Reader& in) : from_start_(in.number() != 0), width_(3 + in.number()) {
    const std::uint32_t states = in.number();
    for (const std::uint32_t cell : in.column(states * width_)) cells_.push_back(static_cast<std::uint8_t>(cell));
    status_ = in.column(in.number());
  }

  // The end of what begins at `begin`, which is inside the text; as RuleBasedBreakIterator::handleNext finds it. `categories`: what the
  // rules take characters for.
  std::size_t next(const Property& categories, std::u16string_view text, std::size_t begin, std::uint32_t& status) const {
    constexpr std::uint8_t at_the_end = 1, at_the_start = 2;  // categories that are no character's
    enum { stop = 0, start = 1, unconditional = 1 };
    std::array<std::size_t, 256> looked_ahead{};  // 0: never, for `begin` is before it
    std::size_t at = begin;
    std::size_t end = begin;
    const std::uint8_t* row = cells_.data() + start * width_;
    status = 0;
    bool opening = from_start_;
    for (bool ended = false; !ended;) {
      std::uint8_t category = at_the_start;
      if (!opening) {
        ended = at >= text.size();
        category = at_the_end;
        if (!ended) {
          const char32_t c = code_point(text, at);
          at += length(c);
          category = categories[c];
        }
      }
      const std::uint8_t state = row[3 + category];
      row = cells_.data() + state * width_;
      const std::uint8_t accepting = row[0];
      if (accepting == unconditional) {
        if (!opening) end = at;
        status = row[2];
      } else if (accepting > unconditional && looked_ahead[accepting] > 0) {
        status = row[2];
        return looked_ahead[accepting];
      }
      if (row[1] > unconditional) looked_ahead[row[1]] = at;
      if (state == stop) break;
      opening = false;
    }
    if (end == begin) {
      status = 0;
      return begin + length(code_point(text, begin));
    }
    return end;
  }
  // What the rules say of the piece: the last, that is the highest, of a group that begins with its size.
  [[nodiscard]] std::uint32_t meaning(std::uint32_t status) const { return status_[status + status_[status]]; }

 private:
  bool from_start_;
  std::size_t width_;
  std::vector<std::uint8_t> cells_;
  std::vector<std::uint32_t> status_;
};

// NFKC_Casefold: what a character becomes, then NFC of that.
class Folder {
 public:
  Folder(Reader& in, const Characters& all) : classes_(all, Characters::combining_class) {
    const std::uint32_t mapped = in.number();
    mapped_ = in.ascending(mapped);
    const auto lengths = in.column(mapped);
    std::int32_t apart = 0;  // the first character's distance from what becomes it: alike among neighbours
    std::uint32_t size = 0;
    for (std::uint32_t i = 0; i < mapped; ++i) {
      begins_.push_back(size);
      if (lengths[i] > 0) apart += in.difference();
      becomes_.resize(size + lengths[i], static_cast<char32_t>(mapped_[i]) + static_cast<char32_t>(apart));
      size += lengths[i];
    }
    begins_.push_back(size);
    std::array<char32_t, 32> above{};  // the further ones: beside those of the last that had as many
    for (std::uint32_t i = 0; i < mapped; ++i) {
      for (std::uint32_t k = 1; k < lengths[i]; ++k) {
        above[k] += static_cast<char32_t>(in.difference());
        becomes_[begins_[i] + k] = above[k];
      }
    }
    const std::uint32_t pairs = in.number();
    composed_ = in.ascending(pairs);
    for (auto* half : {&base_, &mark_}) {
      std::int32_t last = 0;
      for (std::uint32_t i = 0; i < pairs; ++i) half->push_back(static_cast<char32_t>(last += in.difference()));
    }
  }

  void fold(std::u16string_view text, std::u16string& out) const {
    std::u32string chars;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = code_point(text, at);
      at += length(c);
      const std::size_t i = find(mapped_, c);
      if (i == none) {
        decompose(c, chars);
        continue;
      }
      for (auto k = begins_[i]; k < begins_[i + 1]; ++k) decompose(becomes_[k], chars);
    }
    compose(chars);
    for (const char32_t c : chars) {
      if (c > 0xFFFF) {
        out.push_back(static_cast<char16_t>(0xD7C0 + (c >> 10)));
        out.push_back(static_cast<char16_t>(0xDC00 | (c & 0x3FF)));
      } else {
        out.push_back(static_cast<char16_t>(c));
      }
    }
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  // Korean syllables are put together by arithmetic.
  enum : char32_t {
    syllables = 0xAC00,
    leads = 0x1100,
    vowels = 0x1161,
    tails = 0x11A7,
    lead_count = 19,
    vowel_count = 21,
    tail_count = 28,
    syllable_count = 11172
  };

  static std::size_t find(const std::vector<std::uint32_t>& in, char32_t c) {
    const auto found = std::lower_bound(in.begin(), in.end(), static_cast<std::uint32_t>(c));
    return found != in.end() && *found == c ? static_cast<std::size_t>(found - in.begin()) : none;
  }

  // Appends c's parts, each mark before those that stand behind it by their class.
  void decompose(char32_t c, std::u32string& out) const {
    if (c >= 0x80) {
      if (const std::size_t i = find(composed_, c); i != none) {
        decompose(base_[i], out);
        c = mark_[i];
      } else if (c - syllables < syllable_count) {
        const char32_t n = c - syllables;
        out.push_back(leads + n / (vowel_count * tail_count));
        out.push_back(vowels + n % (vowel_count * tail_count) / tail_count);
        if (n % tail_count == 0) return;
        c = tails + n % tail_count;
      }
    }
    std::size_t at = out.size();
    if (const std::uint8_t order = classes_[c]; order != 0) {
      while (at > 0 && classes_[out[at - 1]] > order) --at;
    }
    out.insert(at, 1, c);
  }

  [[nodiscard]] char32_t pair(char32_t base, char32_t mark) const {
    if (base - leads < lead_count && mark - vowels < vowel_count)
      return syllables + ((base - leads) * vowel_count + (mark - vowels)) * tail_count;
    if (base - syllables < syllable_count && (base - syllables) % tail_count == 0 && mark - tails - 1 < tail_count - 1)
      return base + (mark - tails);
    if (mark < 0x300) return 0;
    for (std::size_t i = 0; i < mark_.size(); ++i) {
      if (mark_[i] == mark && base_[i] == base) return static_cast<char32_t>(composed_[i]);
    }
    return 0;
  }

  void compose(std::u32string& chars) const {
    std::size_t size = 0;
    std::size_t base = none;
    std::uint8_t last = 0;  // the class of what stands behind the base already
    for (const char32_t c : std::u32string(chars)) {
      const std::uint8_t order = classes_[c];
      const bool blocked = base == none || (size > base + 1 && (last == 0 || last >= order));
      if (const char32_t both = blocked ? 0 : pair(chars[base], c); both != 0) {
        chars[base] = both;
        continue;
      }
      if (order == 0) base = size;
      last = order;
      chars[size++] = c;
    }
    chars.resize(size);
  }

  Property classes_;                   // canonical combining classes
  std::vector<std::uint32_t> mapped_;  // those that become something else
  std::vector<std::uint32_t> begins_;  // where in becomes_, and one more
  std::u32string becomes_;
  std::vector<std::uint32_t> composed_;  // of those that stay: a base and a mark in one
  std::u32string base_, mark_;
};

struct Tables {
  Rules words, sentences;
  Property kinds;  // a Kind; behind them the ten digits
  Property of_words, of_sentences;
  Folder folder;
  bool whole;
};
constexpr unsigned first_digit = 5;

const Tables* read_tables() {
  Reader in(table_bytes());
  Rules words(in);
  Rules sentences(in);
  const Characters all(in);
  Folder folder(in, all);
  return new Tables{std::move(words),
                    std::move(sentences),
                    Property(all, Characters::kind),
                    Property(all, Characters::word_rules),
                    Property(all, Characters::sentence_rules),
                    std::move(folder),
                    in.at_end()};
}

const Tables& tables() {
  static const Tables* const instance = read_tables();
  return *instance;
}

}  // namespace

std::vector<Segment> words(std::u16string_view text) {
  constexpr unsigned numbers = 100, letters = 200;  // ICU's UBRK_WORD_NUMBER and the next
  const Rules& rules = tables().words;
  const Property& categories = tables().of_words;
  std::vector<Segment> out;
  out.reserve(text.size() / 3);
  for (std::size_t begin = 0; begin < text.size();) {
    std::uint32_t status = 0;
    const std::size_t end = rules.next(categories, text, begin, status);
    const std::uint32_t means = rules.meaning(status);
    const SegmentKind kind = means >= letters        ? SegmentKind::word
                             : means >= numbers      ? SegmentKind::number
                             : is_space(text[begin]) ? SegmentKind::space
                                                     : SegmentKind::other;
    out.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, kind});
    begin = end;
  }
  return out;
}

std::vector<std::uint32_t> sentence_ends(std::u16string_view text) {
  std::vector<std::uint32_t> out;
  std::uint32_t status = 0;
  const Tables& all = tables();
  for (std::size_t at = 0; at < text.size();)
    out.push_back(static_cast<std::uint32_t>(at = all.sentences.next(all.of_sentences, text, at, status)));
  return out;
}

void casefold(std::u16string_view text, std::u16string& out) { tables().folder.fold(text, out); }

Kind kind(char32_t c) {
  const std::uint8_t value = tables().kinds[c];
  return value < first_digit ? static_cast<Kind>(value) : Kind::other;
}

int digit(char32_t c) {
  const std::uint8_t value = tables().kinds[c];
  return value < first_digit ? -1 : static_cast<int>(value - first_digit);
}

bool ready() { return tables().whole; }

}  // namespace citelight::unicode::CITELIGHT_UNICODE_LIBRARY
