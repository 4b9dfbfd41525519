#include "lexicon_builder.h"

#include <algorithm>
#include <array>
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
  // Every real number will be read as it was given.
  [[nodiscard]] bool exact() const { return exact_; }
  void decimal(const Decimal& d) {
    number(d.coefficient);
    number(static_cast<std::uint64_t>(d.exponent < 0 ? -2 * d.exponent - 1 : 2 * d.exponent));
  }
  // The shortest decimal that is nearest to `d`, which isn't negative: to_double gives it back.
  void real(double d) {
    std::array<char, 32> letters{};
    const auto end = std::to_chars(letters.data(), letters.data() + letters.size(), d, std::chars_format::scientific).ptr;
    std::string text(letters.data(), end);
    std::erase(text, '+');
    const auto short_form = parse_decimal(text);
    exact_ = exact_ && short_form && to_double(*short_form) == d;
    decimal(short_form.value_or(Decimal{}));
  }
  void little32(std::uint32_t n) {
    for (unsigned i = 0; i < 4; ++i) out_.push_back(static_cast<std::uint8_t>(n >> (8 * i)));
  }
  void append(const std::vector<std::uint8_t>& more) { out_.insert(out_.end(), more.begin(), more.end()); }
  std::vector<std::uint8_t>& bytes() { return out_; }

 private:
  std::vector<std::uint8_t> out_;
  bool clean_ = true;
  bool exact_ = true;
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
  pack_format::Spelling spelling = pack_format::Spelling::free;
};

// How a reader of the pack can spell `exact` from the words.
pack_format::Spelling spelling_of(const std::vector<std::string>& words, const std::string& exact) {
  using pack_format::Spelling;
  std::string folded;
  for (const std::string& word : words) folded += (folded.empty() ? "" : " ") + word;
  for (const Spelling how : {Spelling::folded, Spelling::capitals, Spelling::capital, Spelling::capital_a_word}) {
    std::string text = folded;
    pack_format::spell(text, 0, how);
    if (text == exact) return how;
  }
  return Spelling::own;
}

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

// Elisions and enclitics: phrases are cut with them.
Clitics clitics_of(const std::vector<Entry>& entries) {
  Clitics out;
  for (const Entry& e : entries) {
    auto* list = e.category == Category::elision ? &out.elisions : e.category == Category::enclitic ? &out.enclitics : nullptr;
    if (list == nullptr) continue;
    list->emplace_back();
    unicode::fold(unicode::from_utf8(e.phrase), list->back());
  }
  return out;
}

std::vector<std::string> words_of(const Entry& e, const Clitics& clitics) {
  std::vector<std::string> out;
  const std::u16string phrase = unicode::from_utf8(e.phrase);
  for (const Token& t : tokenise(phrase, clitics)) {
    std::u16string folded;
    unicode::fold(std::u16string_view(phrase).substr(t.where.begin, t.where.size()), folded);
    // "'ll" by itself: in a text it is cut off whole from the word before it.
    if (out.size() == 1 && t.where.begin == 1 && out[0] == "'" &&
        std::find(clitics.enclitics.begin(), clitics.enclitics.end(), folded) != clitics.enclitics.end()) {
      out[0] += unicode::to_utf8(folded);
      continue;
    }
    out.push_back(unicode::to_utf8(folded));
  }
  return out;
}

// What the phrases of a pack say, each thing once, in the order that the pack has.
class Lexicon {
 public:
  explicit Lexicon(const std::vector<Unit>& units) : all_units_(units) {}

  [[nodiscard]] std::optional<Error> add(const Entry& e, const Clitics& clitics);
  // Classes that the engine could not tell apart.
  [[nodiscard]] std::optional<Error> two_of_a_hash() const;
  void sort();
  void write(Bytes& body) const;

 private:
  // The value's number; or what it should have been.
  [[nodiscard]] std::optional<std::string> read_value(const Entry& e, std::uint32_t& out);
  void write_units(Bytes& body) const;
  void write_words(Bytes& body) const;
  void write_phrases(Bytes& body) const;
  void write_values(Bytes& body) const;

  const std::vector<Unit>& all_units_;
  std::vector<std::string> texts_;
  std::vector<Decimal> decimals_;
  std::vector<std::size_t> units_;  // those that some phrase names; the engine meets no others
  std::set<std::string> words_;
  std::set<std::tuple<std::vector<std::string>, std::uint8_t, std::string, std::uint32_t>> seen_;
  std::vector<Made> made_;
  std::vector<const Made*> by_category_;
};

std::optional<Error> Lexicon::add(const Entry& e, const Clitics& clitics) {
  Made m;
  m.category = static_cast<std::uint8_t>(e.category);
  m.words = words_of(e, clitics);
  if (m.words.empty()) return Error{e.from + ": the phrase \"" + e.phrase + "\" has no words"};
  if (m.words.size() > pack_format::max_phrase_words) return Error{e.from + ": the phrase \"" + e.phrase + "\" has too many words"};
  if (const auto want = read_value(e, m.value)) return Error{e.from + ": \"" + e.value + "\" is not " + *want + " (\"" + e.phrase + "\")"};
  // The first entry of a phrase wins, except that free text may say several things of it.
  const bool text = category_info[m.category].values == "#text";
  if (!seen_.insert({m.words, m.category, e.exact ? e.phrase : std::string(), text ? m.value : 0}).second) return std::nullopt;
  if (e.exact) {
    m.exact = e.phrase;
    m.spelling = spelling_of(m.words, m.exact);
  }
  words_.insert(m.words.begin(), m.words.end());
  made_.push_back(std::move(m));
  return std::nullopt;
}

std::optional<std::string> Lexicon::read_value(const Entry& e, std::uint32_t& out) {
  const std::string_view values = category_info[static_cast<std::size_t>(e.category)].values;
  if (values.empty()) {
    out = 0;
  } else if (values == "#decimal") {
    const auto d = parse_decimal(e.value);
    if (!d || d->exponent < -60 || d->exponent > 60) return "a number";
    out = intern(decimals_, *d);
  } else if (values == "#integer") {
    const auto [end, error] = std::from_chars(e.value.data(), e.value.data() + e.value.size(), out);
    if (error != std::errc{} || end != e.value.data() + e.value.size() || out >= 1u << 30) return "a whole number";
  } else if (values == "#text") {
    if (e.value.starts_with(pack_format::phrase_itself)) return "a text without control characters";
    out = intern(texts_, e.value);
  } else if (values == "#unit") {
    const auto named = [&](bool sub) {
      return std::find_if(all_units_.begin(), all_units_.end(), [&](const Unit& unit) {
        return (unit.subunit != 0) == sub && (sub ? unit.id + "/" + std::to_string(unit.subunit) : unit.id) == e.value;
      });
    };
    auto found = named(false);
    if (found == all_units_.end()) found = named(true);
    if (found == all_units_.end()) return "a known unit";
    out = intern(units_, static_cast<std::size_t>(found - all_units_.begin()));
  } else {
    const auto names = split(values);
    const auto found = std::find(names.begin(), names.end(), e.value);
    if (found == names.end()) return "one of: " + std::string(values);
    out = static_cast<std::uint32_t>(found - names.begin());
  }
  return std::nullopt;
}

std::optional<Error> Lexicon::two_of_a_hash() const {
  std::map<std::uint32_t, std::string_view> classes;
  for (const std::string& text : texts_) {
    const std::string_view name = std::string_view(text).substr(0, text.find(' '));
    if (const auto other = classes.emplace(class_hash(name), name).first->second; other != name)
      return Error{std::string(name) + " and " + std::string(other) + " have one hash: one needs another name"};
  }
  return std::nullopt;
}

void Lexicon::sort() {
  // Units by their ids, for the engine looks them up.
  const std::vector<std::size_t> as_met = units_;
  std::sort(units_.begin(), units_.end(), [&](std::size_t a, std::size_t b) {
    return all_units_[a].id != all_units_[b].id ? all_units_[a].id < all_units_[b].id : all_units_[a].subunit > all_units_[b].subunit;
  });
  for (Made& m : made_) {
    if (category_info[m.category].values == "#unit") m.value = intern(units_, as_met[m.value]);
  }
  // By first word; those of several words by the second (a text's next word tells which few of them can stand there), single
  // words behind them; then longest first, and what must match in its exact spelling before what need not.
  std::stable_sort(made_.begin(), made_.end(), [](const Made& a, const Made& b) {
    if (a.words[0] != b.words[0]) return a.words[0] < b.words[0];
    const bool alone = a.words.size() == 1;
    if (alone != (b.words.size() == 1)) return !alone;
    if (!alone && a.words[1] != b.words[1]) return a.words[1] < b.words[1];
    if (a.words.size() != b.words.size()) return a.words.size() > b.words.size();
    return !a.exact.empty() > !b.exact.empty();
  });
  by_category_.reserve(made_.size());
  for (const Made& m : made_) by_category_.push_back(&m);
  std::stable_sort(by_category_.begin(), by_category_.end(), [](const Made* a, const Made* b) { return a->category < b->category; });
}

void Lexicon::write(Bytes& body) const {
  const auto own = [](const Made& m) { return m.spelling == pack_format::Spelling::own; };
  body.number(static_cast<std::uint64_t>(std::count_if(made_.begin(), made_.end(), own)));
  for (const Made& m : made_) {
    if (own(m)) body.text(m.exact);
  }
  body.number(decimals_.size());
  for (const Decimal& d : decimals_) {
    body.decimal(d);
    body.number(d.negative);
  }
  write_units(body);
  write_words(body);
  write_phrases(body);
}

void Lexicon::write_units(Bytes& body) const {
  body.number(units_.size());
  for (const std::size_t at : units_) body.text(all_units_[at].id);
  for (const std::size_t at : units_) body.text(all_units_[at].dimension);
  for (const std::size_t at : units_) body.number(static_cast<std::uint64_t>(std::int64_t{all_units_[at].subunit} + 10));
  for (const std::size_t at : units_) {
    if (all_units_[at].dimension.empty()) continue;
    body.real(all_units_[at].factor);
    body.real(all_units_[at].offset);
  }
}

// Each as what it drops of the word before, and its other letters.
void Lexicon::write_words(Bytes& body) const {
  body.number(words_.size());
  std::string previous;
  for (const std::string& word : words_) {
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
}

// Like beside like, for what compresses the pack: all categories, all further words, all spellings, all values, all texts.
void Lexicon::write_phrases(Bytes& body) const {
  std::size_t next = 0;
  for (const std::string& word : words_) {
    if (next == made_.size() || made_[next].words[0] != word) body.byte(pack_format::begins_none);
    while (next < made_.size() && made_[next].words[0] == word) {
      const std::uint8_t category = made_[next++].category;
      const bool last = next == made_.size() || made_[next].words[0] != word;
      body.byte(last ? category | pack_format::last_of_word : category);
    }
  }
  std::map<std::string, std::uint32_t> ids;
  for (const std::string& word : words_) ids.emplace(word, static_cast<std::uint32_t>(ids.size() + 1));
  for (const Made* m : by_category_) {
    for (std::size_t i = 1; i < m->words.size(); ++i) body.number(ids.at(m->words[i]));
    body.number(0);
  }
  for (const Made* m : by_category_) body.number(static_cast<unsigned>(m->spelling));
  write_values(body);
}

void Lexicon::write_values(Bytes& body) const {
  std::vector<std::uint32_t> met;                          // texts, as they come
  std::vector<std::pair<bool, std::string_view>> written;  // whether the phrase itself stands in front
  const Made* before = nullptr;
  for (const Made* m : by_category_) {
    const bool same = before != nullptr && before->category == m->category && before->value == m->value;
    before = m;
    if (same) {
      body.number(0);
    } else if (category_info[m->category].values != "#text") {
      body.number(m->value + 1);
    } else if (const auto found = std::find(met.begin(), met.end(), m->value); found != met.end()) {
      body.number(static_cast<std::uint64_t>(found - met.begin()) + 2);
    } else {
      body.number(1);
      met.push_back(m->value);
      std::string plain;
      for (const std::string& word : m->words) pack_format::add_plain(plain, word);
      const std::string& text = texts_[m->value];
      const bool itself = !plain.empty() && text.starts_with(plain);
      written.emplace_back(itself, std::string_view(text).substr(itself ? plain.size() : 0));
    }
  }
  for (const auto& [itself, rest] : written) {
    if (itself) body.byte(pack_format::phrase_itself);
    body.text(rest);
  }
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
  const Clitics clitics = clitics_of(entries_);
  Lexicon lexicon(units);
  for (const Entry& e : with_plain_twins(entries_)) {
    if ((e.category == Category::concept_word) != (part == Part::concepts)) continue;
    if (auto wrong = lexicon.add(e, clitics)) return std::move(*wrong);
  }
  if (auto wrong = lexicon.two_of_a_hash()) return std::move(*wrong);
  lexicon.sort();

  Bytes body;
  body.text(lang);
  body.number(part == Part::concepts);
  body.text(icu);
  const auto& told = part == Part::concepts ? concept_settings : settings;
  for (const SettingInfo& setting : setting_info) {
    const auto found = std::find_if(told.begin(), told.end(), [&](const auto& one) { return one.first == setting.name; });
    body.text(found == told.end() ? std::string_view() : found->second);
  }
  lexicon.write(body);
  if (!body.clean()) return Error{"a text of \"" + lang + "\" has a control character"};
  if (!body.exact()) return Error{"a factor of a unit is no decimal that a pack can hold"};
  Bytes out;
  for (const char c : pack_format::magic) out.bytes().push_back(static_cast<std::uint8_t>(c));
  out.little32(Pack::format);
  out.little32(pack_format::vocabulary);
  out.little32(static_cast<std::uint32_t>(body.bytes().size()));
  out.little32(pack_format::checksum(body.bytes()));
  out.append(body.bytes());
  return std::move(out.bytes());
}

}  // namespace citelight::packc
