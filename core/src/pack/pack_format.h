// How a pack is laid out in bytes; shared by the reader and packc's writer.
//
//   "CLPK"  format (u32 LE)  vocabulary (u32 LE)  length of body (u32 LE)  checksum of body (u32 LE)  body
//
// The body is a sequence of varints (LEB128), bytes, and UTF-8 strings that end with end_of_text. A decimal is its coefficient and
// its exponent, zigzag.
//   lang, 1 for its concepts or 0, icu, the settings in the order of settings.def, "" where there is none,
//   spellings*, decimals{decimal, negative}*,
//   how many units, and of all of them the ids, the dimensions, the subunits + 10, and {factor, offset} of those with a dimension,
//   words{how many bytes (whole characters) to drop from the word before, what follows them}* sorted by UTF-8 bytes, end_of_text,
// and then the phrases in columns, because a column of like things compresses better than rows of unlike ones:
//   the categories of each word's phrases, with last_of_word, or begins_none; and, by category first and in that order within it,
//   the ids of the words behind the first, then 0; how it must be spelled;
//   the values: 0 where it is the one before it again, else 1 more, and of texts 2 more, for 1 is one that is met first here;
//   the texts, as they are met first, with phrase_itself for as much as the phrase's own letters.
// A word's phrases: those of several words by the id of the second, then the single ones; longer before shorter.
// Word ids start at 1. The spellings stand in the order of the words' phrases: of those that no rule spells.
// Why decoded and not mapped: docs/decisions/packs.md.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "pack/lexicon.h"
#include "pack/pack_look.h"
#include "pack/settings.h"

namespace citelight::pack_format {

inline constexpr std::string_view magic = "CLPK";
inline constexpr std::size_t header_size = 20;
inline constexpr std::size_t max_phrase_words = 16;
inline constexpr std::uint8_t end_of_text = '\n';
inline constexpr std::uint8_t first_in_text = 0x20;  // no text has a control character: what is below stands between texts
inline constexpr std::uint8_t drop_more = 0x1F;      // this many bytes dropped, and the next byte says how many more
inline constexpr std::uint8_t last_of_word = 0x80;   // beside a category: the word begins no other phrase
inline constexpr std::uint8_t begins_none = 0xFF;    // a word that only goes on with phrases
inline constexpr char phrase_itself = 0x7F;          // at the start of a text: "lemonde", before ".fr outlet" of "Le Monde"
static_assert(category_count <= 127, "a category and last_of_word are no begins_none");

// How a phrase must be written: in any case; as its words are told (folded), in capitals, with a capital, or with one a word, of the
// letters a to z; else as a spelling of its own says. A spelling costs three bytes behind Brotli, and five in six need none.
enum class Spelling : std::uint8_t { free, folded, capitals, capital, capital_a_word, own };
inline constexpr unsigned spelling_count = 6;

// What the engine and a pack must agree on beside the format: the places of categories, of their values and of settings.
inline constexpr std::uint32_t vocabulary = [] {
  std::uint32_t hash = text_hash("");
  for (const CategoryInfo& one : category_info) hash = text_hash("\n", text_hash(one.values, text_hash("=", text_hash(one.name, hash))));
  for (const SettingInfo& one : setting_info) hash = text_hash("\n", text_hash(one.name, hash));
  return hash;
}();

// Spells what stands in `text` from `from` on, words with a space between them, so. Of UTF-8 and of UTF-16.
template <class Text>
void spell(Text& text, std::size_t from, Spelling how) {
  if (how == Spelling::folded) return;
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] < 'a' || text[i] > 'z') continue;
    if (how == Spelling::capitals || i == from || (how == Spelling::capital_a_word && text[i - 1] == ' '))
      text[i] = static_cast<typename Text::value_type>(text[i] - ('a' - 'A'));
  }
}

// Puts a folded word's letters a to z and digits behind `text`: what a host takes of a name. Of UTF-8 and of UTF-16.
template <class Word>
void add_plain(std::string& text, const Word& word) {
  for (const auto c : word) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) text += static_cast<char>(c);
  }
}

// Tells damage on the way, not malice. By eight bytes: a table's look a byte was a tenth of what reading a pack costs.
[[nodiscard]] inline std::uint32_t checksum(std::span<const std::uint8_t> bytes) {
  std::uint64_t sum = bytes.size();
  const auto add = [&](std::uint64_t n) { sum = scatter(sum ^ sum >> 32 ^ n); };
  for (; bytes.size() >= 8; bytes = bytes.subspan(8)) {
    std::uint64_t eight;
    std::memcpy(&eight, bytes.data(), 8);
    if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
    add(eight);
  }
  for (const std::uint8_t b : bytes) add(b);
  return static_cast<std::uint32_t>(sum >> 32);
}

}  // namespace citelight::pack_format
