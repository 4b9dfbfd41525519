// tablec: what the wasm build needs of Unicode, taken from this host's ICU and its data, as one C++ file.
//
// A stream of varints (differences in zigzag): break rules for words and for sentences; of characters their kinds (by general category;
// digits by their value), what both rules take them for and their combining classes; NFKC_Casefold. Like numbers stand together, column after column, and ascending ones as their
// distances, for that is what a compressor finds something in.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucptrie.h>
#include <unicode/udata.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/unicode_library.h"

namespace {

using Property = std::function<std::uint32_t(UChar32)>;

class Stream {
 public:
  void number(std::uint32_t value) {
    for (; value > 127; value >>= 7) bytes_.push_back(static_cast<std::uint8_t>(value | 128));
    bytes_.push_back(static_cast<std::uint8_t>(value));
  }
  void difference(std::int32_t value) { number(static_cast<std::uint32_t>(value) << 1 ^ (value < 0 ? ~std::uint32_t{0} : 0)); }
  void column(const std::vector<std::uint32_t>& values) {
    for (const auto each : values) number(each);
  }
  void ascending(const std::vector<std::uint32_t>& values) {
    std::uint32_t next = 0;
    for (const auto each : values) {
      number(each - next);
      next = each + 1;
    }
  }
  void differences(const std::vector<std::uint32_t>& values) {
    std::uint32_t last = 0;
    for (const auto each : values) {
      difference(static_cast<std::int32_t>(each - last));
      last = each;
    }
  }
  // Properties of every character: those that differ from one range to the next mostly do so together, so a range has the number of
  // one of the sets of values there are, the most common first.
  void properties(const std::vector<Property>& of) {
    using Values = std::vector<std::uint32_t>;
    std::vector<std::uint32_t> begins;
    std::vector<Values> ranges;
    std::map<Values, std::size_t> counts;
    for (UChar32 c = 0; c <= 0x10FFFF; ++c) {
      Values values;
      for (const Property& one : of) values.push_back(one(c));
      if (*std::max_element(values.begin(), values.end()) > 255) throw std::runtime_error("a property's value takes more than a byte");
      if (c != 0 && values == ranges.back()) continue;
      begins.push_back(static_cast<std::uint32_t>(c));
      ++counts[values];
      ranges.push_back(std::move(values));
    }
    std::vector<Values> sets;
    sets.reserve(counts.size());
    for (const auto& [values, count] : counts) sets.push_back(values);
    std::stable_sort(sets.begin(), sets.end(), [&](const Values& a, const Values& b) { return counts[a] > counts[b]; });
    number(static_cast<std::uint32_t>(sets.size()));
    for (std::size_t k = 0; k < of.size(); ++k) {
      for (const Values& set : sets) number(set[k]);
    }
    number(static_cast<std::uint32_t>(begins.size()));
    ascending(begins);
    for (const Values& range : ranges) number(static_cast<std::uint32_t>(std::find(sets.begin(), sets.end(), range) - sets.begin()));
  }
  [[nodiscard]] const std::vector<std::uint8_t>& bytes() const { return bytes_; }

 private:
  std::vector<std::uint8_t> bytes_;
};

void check(UErrorCode error, const char* what) {
  if (U_FAILURE(error)) throw std::runtime_error(std::string(what) + ": " + u_errorName(error));
}

std::uint32_t kind(UChar32 c) {
  const int digit = u_charDigitValue(c);
  return digit >= 0 ? static_cast<std::uint32_t>(digit) + 5
                    : static_cast<std::uint32_t>(citelight::unicode::library::kind(static_cast<char32_t>(c)));
}

// The forward table of a compiled rule file, and what its rules take a character for. ICU's rbbidata.h, which isn't installed, says how
// it is laid out (format 6).
Property rules(const char* name, Stream& out) {
  struct Header {
    std::uint32_t magic;
    std::uint8_t format[4];
    std::uint32_t length, categories, forward, forward_length, reverse, reverse_length, trie, trie_length, source, source_length, status,
        status_length;
  } header;
  struct Table {
    std::uint32_t states, row, dictionary, lookahead, flags;
  } table;
  enum { from_start = 2, bytes_only = 4 };
  UErrorCode error = U_ZERO_ERROR;
  UDataMemory* file = udata_open(U_ICUDATA_NAME "-brkitr", "brk", name, &error);
  check(error, name);
  const auto* data = static_cast<const std::uint8_t*>(udata_getMemory(file));
  std::memcpy(&header, data, sizeof header);
  if (header.magic != 0xb1a0 || header.format[0] != 6) throw std::runtime_error(std::string(name) + ".brk is not of format 6");
  std::memcpy(&table, data + header.forward, sizeof table);
  const std::uint8_t* cells = data + header.forward + sizeof table;
  const std::size_t cell = (table.flags & bytes_only) != 0 ? 1 : 2;
  if (table.states > 256 || header.categories > 255)
    throw std::runtime_error(std::string(name) + ".brk has more states than a byte can tell");
  out.number((table.flags & from_start) != 0);
  out.number(header.categories);
  out.number(table.states);
  for (std::uint32_t state = 0; state < table.states; ++state) {
    for (std::uint32_t i = 0; i < 3 + header.categories; ++i) {
      const std::uint8_t* at = cells + state * table.row + i * cell;
      std::uint16_t value = *at;
      if (cell == 2) std::memcpy(&value, at, 2);
      if (value > 255) throw std::runtime_error(std::string(name) + ".brk has a value that takes more than a byte");
      out.number(value);
    }
  }
  std::vector<std::uint32_t> status(header.status_length / 4);
  std::memcpy(status.data(), data + header.status, status.size() * 4);
  out.number(static_cast<std::uint32_t>(status.size()));
  out.column(status);
  UCPTrie* trie = ucptrie_openFromBinary(UCPTRIE_TYPE_ANY, UCPTRIE_VALUE_BITS_ANY, data + header.trie,
                                         static_cast<std::int32_t>(header.trie_length), nullptr, &error);
  check(error, name);
  return [trie](UChar32 c) { return ucptrie_get(trie, c); };  // of a file that stays open until all is written
}

void folding(Stream& out) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* casefold = icu::Normalizer2::getNFKCCasefoldInstance(error);
  const auto* nfc = icu::Normalizer2::getNFCInstance(error);
  check(error, "NFKC_Casefold");
  std::vector<std::uint32_t> mapped, lengths, first, rest, composed, bases, marks;
  std::uint32_t above[32] = {};
  std::vector<std::vector<std::uint32_t>> becomes;
  for (UChar32 c = 0; c <= 0x10FFFF; ++c) {
    if (U_IS_SURROGATE(c) || citelight::unicode::kept_as_written(static_cast<char32_t>(c))) continue;
    const icu::UnicodeString itself(c);
    const icu::UnicodeString folded = casefold->normalize(itself, error);
    icu::UnicodeString parts;
    if (folded != itself) {
      std::vector<std::uint32_t> chars;
      for (std::int32_t at = 0; at < folded.length(); at = folded.moveIndex32(at, 1))
        chars.push_back(static_cast<std::uint32_t>(folded.char32At(at)));
      if (chars.size() > 32) throw std::runtime_error("a character folds to more than 32");
      mapped.push_back(static_cast<std::uint32_t>(c));
      lengths.push_back(static_cast<std::uint32_t>(chars.size()));
      if (!chars.empty()) first.push_back(chars.front() - static_cast<std::uint32_t>(c));
      becomes.push_back(std::move(chars));
    } else if (nfc->getRawDecomposition(c, parts) && parts.countChar32() == 2 && !(c >= 0xAC00 && c <= 0xD7A3)) {
      const UChar32 base = parts.char32At(0);
      const UChar32 mark = parts.char32At(parts.moveIndex32(0, 1));
      if (nfc->composePair(base, mark) != c) throw std::runtime_error("a folded character doesn't come together again");
      composed.push_back(static_cast<std::uint32_t>(c));
      bases.push_back(static_cast<std::uint32_t>(base));
      marks.push_back(static_cast<std::uint32_t>(mark));
    }
  }
  check(error, "NFKC_Casefold");
  out.number(static_cast<std::uint32_t>(mapped.size()));
  out.ascending(mapped);
  out.column(lengths);
  out.differences(first);
  for (const auto& chars : becomes) {
    for (std::size_t k = 1; k < chars.size(); ++k) {
      out.difference(static_cast<std::int32_t>(chars[k] - above[k]));
      above[k] = chars[k];
    }
  }
  out.number(static_cast<std::uint32_t>(composed.size()));
  out.ascending(composed);
  out.differences(bases);
  out.differences(marks);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("tablec FILE.cpp\n", stderr);
    return 2;
  }
  try {
    Stream out;
    const Property words = rules("word", out);
    const Property sentences = rules("sent", out);
    out.properties({kind, words, sentences, [](UChar32 c) -> std::uint32_t { return u_getCombiningClass(c); }});
    folding(out);
    std::FILE* file = std::fopen(argv[1], "wb");
    if (file == nullptr) throw std::runtime_error(std::string("can't write ") + argv[1]);
    std::fputs("// Made by tablec from ICU " U_ICU_VERSION
               ".\n#include \"base/unicode_library.h\"\nnamespace {\nconstexpr unsigned char bytes[] = {",
               file);
    for (std::size_t i = 0; i < out.bytes().size(); ++i) std::fprintf(file, "%s%d,", i % 32 == 0 ? "\n" : "", out.bytes()[i]);
    std::fputs("};\n}\nstd::span<const std::uint8_t> citelight::unicode::table_bytes() { return bytes; }\n", file);
    if (std::fclose(file) != 0) throw std::runtime_error(std::string("can't write ") + argv[1]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "tablec: %s\n", error.what());
    return 1;
  }
}
