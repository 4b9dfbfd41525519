#include "lexicon_builder.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <set>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "base/unicode.h"
#include "pack/pack_format.h"

namespace citelight::packc {
namespace {

class Bytes {
 public:
  void number(std::uint64_t n) {
    while (n >= 0x80) {
      out_.push_back(static_cast<std::uint8_t>(n | 0x80));
      n >>= 7;
    }
    out_.push_back(static_cast<std::uint8_t>(n));
  }
  void byte(std::uint8_t b) { out_.push_back(b); }
  void letters(std::string_view s) {
    for (const char c : s) clean_ = clean_ && static_cast<std::uint8_t>(c) >= pack_format::first_in_text;
    out_.insert(out_.end(), s.begin(), s.end());
  }
  void text(std::string_view s) {
    letters(s);
    byte(pack_format::end_of_text);
  }
  // No control character stood in a text.
  [[nodiscard]] bool clean() const { return clean_; }
  void real(double d) {
    const auto bits = std::bit_cast<std::uint64_t>(d);
    for (unsigned i = 0; i < 8; ++i) out_.push_back(static_cast<std::uint8_t>(bits >> (8 * i)));
  }
  void little32(std::uint32_t n) {
    for (unsigned i = 0; i < 4; ++i) out_.push_back(static_cast<std::uint8_t>(n >> (8 * i)));
  }
  void append(const std::vector<std::uint8_t>& more) { out_.insert(out_.end(), more.begin(), more.end()); }
  std::vector<std::uint8_t>& bytes() { return out_; }

 private:
  std::vector<std::uint8_t> out_;
  bool clean_ = true;
};

template <class T>
std::uint32_t intern(std::vector<T>& list, const T& item) {
  const auto found = std::find(list.begin(), list.end(), item);
  if (found != list.end()) return static_cast<std::uint32_t>(found - list.begin());
  list.push_back(item);
  return static_cast<std::uint32_t>(list.size() - 1);
}

struct Made {
  std::vector<std::string> words;
  std::uint8_t category = 0;
  std::uint32_t value = 0;
  std::string exact;  // "" where the case is free
};

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto space = std::min(text.find(' '), text.size());
    out.emplace_back(text.substr(0, space));
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return out;
}

// "huitieme", "fevrier": number words and months are often written without their accents, and mean the same.
std::vector<Entry> with_plain_twins(const std::vector<Entry>& entries) {
  std::vector<Entry> out = entries;
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* apart = icu::Normalizer2::getNFDInstance(error);
  if (U_FAILURE(error)) return out;
  for (const Entry& e : entries) {
    switch (e.category) {
      case Category::numeral:
      case Category::multiplier:
      case Category::ordinal_word:
      case Category::ordinal_alone:
      case Category::fraction_word:
      case Category::month: break;
      default: continue;
    }
    const icu::UnicodeString letters = apart->normalize(icu::UnicodeString::fromUTF8(e.phrase), error);
    icu::UnicodeString plain;
    for (int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
      const UChar32 c = letters.char32At(i);
      if (u_charType(c) != U_NON_SPACING_MARK) plain.append(c);
    }
    Entry twin = e;
    twin.phrase.clear();
    plain.toUTF8String(twin.phrase);
    if (twin.phrase != e.phrase) out.push_back(std::move(twin));
  }
  return out;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  Decimal out;
  std::size_t at = 0;
  if (at < text.size() && text[at] == '-') {
    out.negative = true;
    ++at;
  }
  bool point = false;
  bool any = false;
  for (; at < text.size() && text[at] != 'e'; ++at) {
    if (text[at] == '.' && !point) {
      point = true;
      continue;
    }
    if (text[at] < '0' || text[at] > '9' || out.coefficient > 999'999'999'999'999'999u) return std::nullopt;
    out.coefficient = out.coefficient * 10 + static_cast<std::uint64_t>(text[at] - '0');
    out.exponent -= point;
    any = true;
  }
  if (!any) return std::nullopt;
  if (at < text.size()) {
    int power = 0;
    const auto [end, error] = std::from_chars(text.data() + at + 1, text.data() + text.size(), power);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    out.exponent += power;
  }
  return out;
}

Result<std::vector<std::uint8_t>> LexiconBuilder::build(Part part) const {
  // Elisions and enclitics first: phrases are cut with them.
  Clitics clitics;
  for (const Entry& e : entries_) {
    auto* list = e.category == Category::elision ? &clitics.elisions : e.category == Category::enclitic ? &clitics.enclitics : nullptr;
    if (list == nullptr) continue;
    list->emplace_back();
    unicode::fold(unicode::from_utf8(e.phrase), list->back());
  }

  std::vector<std::string> texts;
  std::vector<Decimal> decimals;
  std::vector<std::size_t> named_units;  // those that some phrase names; the engine meets no others
  std::vector<Made> made;
  std::set<std::tuple<std::vector<std::string>, std::uint8_t, std::string, std::uint32_t>> seen;
  std::set<std::string> vocabulary;
  for (const Entry& e : with_plain_twins(entries_)) {
    if ((e.category == Category::concept_word) != (part == Part::concepts)) continue;
    Made m;
    m.category = static_cast<std::uint8_t>(e.category);
    const std::u16string phrase = unicode::from_utf8(e.phrase);
    for (const Token& t : tokenise(phrase, clitics)) {
      std::u16string folded;
      unicode::fold(std::u16string_view(phrase).substr(t.where.begin, t.where.size()), folded);
      // "'ll" by itself: in a text it is cut off whole from the word before it.
      if (m.words.size() == 1 && t.where.begin == 1 && m.words[0] == "'" &&
          std::find(clitics.enclitics.begin(), clitics.enclitics.end(), folded) != clitics.enclitics.end()) {
        m.words[0] += unicode::to_utf8(folded);
        continue;
      }
      m.words.push_back(unicode::to_utf8(folded));
    }
    if (m.words.empty()) return Error{e.from + ": the phrase \"" + e.phrase + "\" has no words"};
    if (m.words.size() > pack_format::max_phrase_words) return Error{e.from + ": the phrase \"" + e.phrase + "\" has too many words"};
    const std::string_view values = category_info[m.category].values;
    const auto wrong = [&](const char* what) { return Error{e.from + ": \"" + e.value + "\" is not " + what + " (\"" + e.phrase + "\")"}; };
    if (values.empty()) {
      m.value = 0;
    } else if (values == "#decimal") {
      const auto d = parse_decimal(e.value);
      if (!d || d->exponent < -60 || d->exponent > 60) return wrong("a number");
      m.value = intern(decimals, *d);
    } else if (values == "#integer") {
      const auto [end, error] = std::from_chars(e.value.data(), e.value.data() + e.value.size(), m.value);
      if (error != std::errc{} || end != e.value.data() + e.value.size() || m.value >= 1u << 30) return wrong("a whole number");
    } else if (values == "#text") {
      m.value = intern(texts, e.value);
    } else if (values == "#unit") {
      const auto u = std::find_if(units.begin(), units.end(), [&](const Unit& unit) { return unit.id == e.value && unit.subunit == 0; });
      const auto sub = std::find_if(units.begin(), units.end(), [&](const Unit& unit) {
        return unit.subunit != 0 && unit.id + "/" + std::to_string(unit.subunit) == e.value;
      });
      const auto found = u != units.end() ? u : sub;
      if (found == units.end()) return wrong("a known unit");
      m.value = intern(named_units, static_cast<std::size_t>(found - units.begin()));
    } else {
      const auto names = split(values);
      const auto found = std::find(names.begin(), names.end(), e.value);
      if (found == names.end()) return wrong(("one of: " + std::string(values)).c_str());
      m.value = static_cast<std::uint32_t>(found - names.begin());
    }
    // The first entry of a phrase wins, except that free text may say several things of it.
    if (!seen.insert({m.words, m.category, e.exact ? e.phrase : std::string(), values == "#text" ? m.value : 0}).second) continue;
    if (e.exact) m.exact = e.phrase;
    vocabulary.insert(m.words.begin(), m.words.end());
    made.push_back(std::move(m));
  }

  // Units by their ids, for the engine looks them up.
  std::vector<std::size_t> sorted_units = named_units;
  std::sort(sorted_units.begin(), sorted_units.end(), [&](std::size_t a, std::size_t b) {
    return units[a].id != units[b].id ? units[a].id < units[b].id : units[a].subunit > units[b].subunit;
  });
  for (Made& m : made) {
    if (category_info[m.category].values == "#unit") m.value = intern(sorted_units, named_units[m.value]);
  }

  std::map<std::string, std::uint32_t> ids;
  for (const std::string& word : vocabulary) ids.emplace(word, static_cast<std::uint32_t>(ids.size() + 1));
  // By first word; those of several words by the second (a text's next word tells which few of them can stand there), single
  // words behind them; then longest first, and what must match in its exact spelling before what need not.
  std::stable_sort(made.begin(), made.end(), [](const Made& a, const Made& b) {
    if (a.words[0] != b.words[0]) return a.words[0] < b.words[0];
    const bool alone = a.words.size() == 1;
    if (alone != (b.words.size() == 1)) return !alone;
    if (!alone && a.words[1] != b.words[1]) return a.words[1] < b.words[1];
    if (a.words.size() != b.words.size()) return a.words.size() > b.words.size();
    return !a.exact.empty() > !b.exact.empty();
  });
  std::vector<const Made*> by_category;
  by_category.reserve(made.size());
  for (const Made& m : made) by_category.push_back(&m);
  std::stable_sort(by_category.begin(), by_category.end(), [](const Made* a, const Made* b) { return a->category < b->category; });

  Bytes body;
  body.text(lang);
  body.number(part == Part::concepts);
  body.text(icu);
  const auto& told = part == Part::concepts ? concept_settings : settings;
  body.number(told.size());
  for (const auto& [name, value] : told) {
    body.text(name);
    body.text(value);
  }
  body.number(texts.size());
  for (const auto& t : texts) body.text(t);
  body.number(static_cast<std::uint64_t>(std::count_if(made.begin(), made.end(), [](const Made& m) { return !m.exact.empty(); })));
  for (const Made* m : by_category) {
    if (!m->exact.empty()) body.text(m->exact);
  }
  body.number(decimals.size());
  for (const Decimal& d : decimals) {
    body.number(d.coefficient);
    body.number(static_cast<std::uint64_t>(d.exponent < 0 ? -2 * d.exponent - 1 : 2 * d.exponent));
    body.number(d.negative);
  }
  body.number(sorted_units.size());
  for (const std::size_t at : sorted_units) {
    const Unit& u = units[at];
    body.text(u.id);
    body.text(u.dimension);
    body.number(static_cast<std::uint64_t>(std::int64_t{u.subunit} + 10));
    if (!u.dimension.empty()) {
      body.real(u.factor);
      body.real(u.offset);
    }
  }
  body.number(vocabulary.size());
  std::string previous;
  for (const std::string& word : vocabulary) {
    std::size_t shared = 0;
    while (shared < previous.size() && shared < word.size() && previous[shared] == word[shared]) ++shared;
    // A suffix that starts inside a character would not be UTF-8.
    while (shared > 0 && shared < word.size() && (word[shared] & 0xC0) == 0x80) --shared;
    std::size_t drop = previous.size() - shared;
    for (; drop >= pack_format::drop_more; drop -= pack_format::drop_more) body.byte(pack_format::drop_more);
    body.byte(static_cast<std::uint8_t>(drop));
    body.letters(std::string_view(word).substr(shared));
    previous = word;
  }
  body.byte(pack_format::end_of_text);
  std::size_t next = 0;
  for (const std::string& word : vocabulary) {
    const std::size_t first = next;
    while (next < made.size() && made[next].words[0] == word) ++next;
    body.number(next - first);
  }
  for (const Made& m : made) body.number(m.category);
  for (const Made* m : by_category) body.number(2 * m->words.size() + (m->exact.empty() ? 0 : 1));
  for (const Made* m : by_category) {
    for (std::size_t i = 1; i < m->words.size(); ++i) body.number(ids.at(m->words[i]));
  }
  const Made* before = nullptr;
  for (const Made* m : by_category) {
    const bool same = before != nullptr && before->category == m->category && before->value == m->value;
    body.number(same ? 0 : m->value + 1);
    before = m;
  }
  if (!body.clean()) return Error{"a text of \"" + lang + "\" has a control character"};
  Bytes out;
  for (const char c : pack_format::magic) out.bytes().push_back(static_cast<std::uint8_t>(c));
  out.little32(Pack::format);
  out.little32(static_cast<std::uint32_t>(body.bytes().size()));
  out.little32(pack_format::checksum(body.bytes()));
  out.append(body.bytes());
  return std::move(out.bytes());
}

}  // namespace citelight::packc
