#include "cldr.h"

#include <unicode/compactdecimalformat.h>
#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/rbnf.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/ures.h>
#include <unicode/uvernum.h>

#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <set>

namespace citelight::packc {
namespace {

std::string utf8(const icu::UnicodeString& s) {
  std::string out;
  s.toUTF8String(out);
  return out;
}

struct CloseResource {
  void operator()(UResourceBundle* r) const { ures_close(r); }
};
using Resource = std::unique_ptr<UResourceBundle, CloseResource>;

std::optional<std::string> text_at(const UResourceBundle* table, const char* key) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = 0;
  const UChar* text = ures_getStringByKey(table, key, &length, &error);
  if (U_FAILURE(error)) return std::nullopt;
  return utf8(icu::UnicodeString(text, length));
}

// CLDR's conversion of simple units to base units, and the products of them.
class Conversions {
 public:
  Conversions() {
    UErrorCode error = U_ZERO_ERROR;
    root_.reset(ures_openDirect(nullptr, "units", &error));
    constants_.reset(ures_getByKey(root_.get(), "unitConstants", nullptr, &error));
    table_.reset(ures_getByKey(root_.get(), "convertUnits", nullptr, &error));
    ok_ = U_SUCCESS(error);
  }
  [[nodiscard]] bool ok() const { return ok_; }

  // "square-kilometer", "kilometer-per-hour": false where a part is unknown.
  bool convert(std::string_view id, Unit& out) const {
    out.factor = 1;
    bool below = false;
    while (!id.empty()) {
      if (id.starts_with("per-")) {
        below = true;
        id.remove_prefix(4);
      }
      const auto per = id.find("-per-");
      std::string_view above = id.substr(0, per);
      id = per == id.npos ? std::string_view() : id.substr(per + 1);
      if (!product(above, below, out)) return false;
    }
    return true;
  }

 private:
  static constexpr std::pair<std::string_view, double> prefixes[] = {{"tera", 1e12},  {"giga", 1e9},   {"mega", 1e6},   {"kilo", 1e3},
                                                                     {"hecto", 1e2},  {"deci", 1e-1},  {"centi", 1e-2}, {"pico", 1e-12},
                                                                     {"milli", 1e-3}, {"micro", 1e-6}, {"nano", 1e-9},  {"peta", 1e15}};

  bool product(std::string_view id, bool below, Unit& out) const {
    int power = 1;
    if (id.starts_with("square-")) {
      power = 2;
      id.remove_prefix(7);
    }
    if (id.starts_with("cubic-")) {
      power = 3;
      id.remove_prefix(6);
    }
    double factor = 1;
    double offset = 0;
    std::string target;
    if (!simple(id, factor, offset, target)) {
      // "kilowatt-hour" is a product of two.
      const auto dash = id.find('-');
      if (dash == id.npos) return false;
      return product(id.substr(0, dash), below, out) && product(id.substr(dash + 1), below, out);
    }
    const double whole = std::pow(factor, power);
    out.factor = below ? out.factor / whole : out.factor * whole;
    out.offset = offset;
    if (!out.dimension.empty()) out.dimension += below ? "/" : ".";
    else if (below) out.dimension += "/";
    out.dimension += target;
    if (power > 1) out.dimension += std::to_string(power);
    return true;
  }

  bool simple(std::string_view id, double& factor, double& offset, std::string& target) const {
    if (look_up(std::string(id), factor, offset, target)) return true;
    for (const auto& [prefix, scale] : prefixes) {
      if (id.starts_with(prefix) && look_up(std::string(id.substr(prefix.size())), factor, offset, target)) {
        factor *= scale;
        return true;
      }
    }
    return false;
  }

  bool look_up(const std::string& id, double& factor, double& offset, std::string& target) const {
    UErrorCode error = U_ZERO_ERROR;
    const Resource unit(ures_getByKey(table_.get(), id.c_str(), nullptr, &error));
    if (U_FAILURE(error)) return false;
    target = text_at(unit.get(), "target").value_or("");
    factor = evaluate(text_at(unit.get(), "factor").value_or("1"));
    offset = evaluate(text_at(unit.get(), "offset").value_or("0"));
    return true;
  }

  // Products and one quotient of numbers and named constants: "ft_to_m^3*2/3".
  [[nodiscard]] double evaluate(std::string_view text) const {
    double out = 1;
    bool below = false;
    while (!text.empty()) {
      const auto end = std::min(text.find_first_of("*/"), text.size());
      std::string item(text.substr(0, end));
      std::erase(item, ' ');
      double power = 1;
      if (const auto hat = item.find('^'); hat != item.npos) {
        power = std::stod(item.substr(hat + 1));
        item.resize(hat);
      }
      const auto constant = text_at(constants_.get(), item.c_str());
      const double value = std::pow(constant ? evaluate(*constant) : std::stod(item), power);
      out = below ? out / value : out * value;
      if (end == text.size()) break;
      below = text[end] == '/';
      text.remove_prefix(end + 1);
    }
    return out;
  }

  Resource root_, constants_, table_;
  bool ok_ = false;
};

// What stands around the number in a formatted one: "{0} kilomètres" → "kilomètres".
std::string around(const icu::UnicodeString& formatted) {
  icu::UnicodeString out;
  for (int32_t i = 0; i < formatted.length(); ++i) {
    const UChar c = formatted[i];
    const bool part = u_isdigit(c) || (i > 0 && i + 1 < formatted.length() && u_isdigit(formatted[i - 1]) && u_isdigit(formatted[i + 1]));
    if (!part) out.append(c == 0xA0 || c == 0x202F ? u' ' : c);
  }
  return utf8(out.trim());
}

class Language {
 public:
  explicit Language(LexiconBuilder& builder) : builder_(builder), locale_(builder.lang.c_str()) {}

  std::optional<Error> run(const std::vector<UnitSource>& sources) {
    symbols();
    dates();
    numerals();
    scales();
    measures(sources);
    currencies();
    currency_nouns();
    abbreviations();
    // Asked for here alone: no engine reads them.
    std::erase_if(builder_.settings, [](const auto& one) { return one.first == "fraction_plural" || one.first == "currency_nouns_not"; });
    if (U_FAILURE(error_)) return Error{"CLDR for \"" + builder_.lang + "\": " + u_errorName(error_)};
    return std::nullopt;
  }

 private:
  void add(std::string phrase, Category category, std::string value, bool exact = false) {
    if (!phrase.empty()) builder_.add({std::move(phrase), category, std::move(value), exact, "CLDR"});
  }

  void symbols() {
    const icu::DecimalFormatSymbols s(locale_, error_);
    builder_.settings.emplace_back("decimal", utf8(s.getSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol)));
  }

  // "janv." is listed without its stop: the engine takes a stop behind it along.
  static std::string stopless(std::string text) {
    if (!text.empty() && text.back() == '.') text.pop_back();
    return text;
  }

  void dates() {
    const icu::DateFormatSymbols s(locale_, error_);
    using S = icu::DateFormatSymbols;
    for (const auto context : {S::FORMAT, S::STANDALONE}) {
      for (const auto width : {S::WIDE, S::ABBREVIATED}) {
        int32_t n = 0;
        const icu::UnicodeString* months = s.getMonths(n, context, width);
        for (int32_t i = 0; i < n; ++i) add(stopless(utf8(months[i])), Category::month, std::to_string(i + 1));
        const icu::UnicodeString* days = s.getWeekdays(n, context, width);
        for (int32_t i = 1; i < n; ++i) add(stopless(utf8(days[i])), Category::weekday, std::to_string(i == 1 ? 7 : i - 1));
      }
    }
  }

  // Words of the spelled-out numbers: each that stands alone for a number below
  // a hundred, and each multiplier as the last word of its plain and doubled form.
  void numerals() {
    icu::RuleBasedNumberFormat spell(icu::URBNF_SPELLOUT, locale_, error_);
    if (U_FAILURE(error_)) return;
    constexpr std::int64_t multipliers[] = {100, 1000, 1'000'000, 1'000'000'000, 1'000'000'000'000};
    for (int32_t i = 0; i < spell.getNumberOfRuleSetNames(); ++i) {
      const icu::UnicodeString rules = spell.getRuleSetName(i);
      const bool ordinal = rules.startsWith(u"%spellout-ordinal");
      if (!ordinal && !rules.startsWith(u"%spellout-cardinal")) continue;
      const auto format = [&](std::int64_t n) {
        icu::UnicodeString out;
        icu::FieldPosition ignored;
        spell.format(n, rules, out, ignored, error_);
        return out;
      };
      for (std::int64_t n = 0; n < 100; ++n) {
        const icu::UnicodeString word = format(n);
        if (word.indexOf(u' ') < 0 && word.indexOf(u'-') < 0)
          add(utf8(word), ordinal ? Category::ordinal_word : Category::numeral, std::to_string(n));
      }
      if (ordinal) fractions(format);
      for (const std::int64_t m : multipliers) {
        for (const std::int64_t times : {1, 2, 3}) {
          const icu::UnicodeString word = format(m * times);
          const int32_t cut = std::max(word.lastIndexOf(u' '), word.lastIndexOf(u'-'));
          const icu::UnicodeString last = word.tempSubString(cut + 1);
          if (cut >= 0 || times == 1) add(utf8(last), ordinal ? Category::ordinal_word : Category::multiplier, std::to_string(m));
        }
      }
    }
  }

  // "thirtieth", "thirtieths", "centièmes": an ordinal is a part too, where the language says how several are written.
  // Those of two words ("twenty-fifths") the engine puts together.
  template <class Format>
  void fractions(const Format& format) {
    const std::string plural = setting("fraction_plural");
    if (plural.empty()) return;
    const auto both = [&](const std::string& word, std::int64_t n) {
      add(word, Category::fraction_word, std::to_string(n));
      add(word + plural, Category::fraction_word, std::to_string(n));
    };
    for (std::int64_t n = 5; n < 100; ++n) {
      const std::string word = utf8(format(n));
      if (word.find_first_of(" -") == word.npos) both(word, n);
    }
    for (const std::int64_t n : {100, 1000, 1'000'000, 1'000'000'000}) {
      const std::string word = utf8(format(n));
      const auto cut = word.find_last_of(" -");
      both(word.substr(cut == word.npos ? 0 : cut + 1), n);
    }
  }

  void scales() {
    for (const auto style : {UNUM_SHORT, UNUM_LONG}) {
      const auto notation = style == UNUM_SHORT ? icu::number::Notation::compactShort() : icu::number::Notation::compactLong();
      const auto format = icu::number::NumberFormatter::withLocale(locale_).notation(notation);
      for (int power = 3; power <= 12; power += 3) {
        for (const int times : {1, 2, 3}) {
          const std::string word =
              around(format.formatInt(static_cast<std::int64_t>(std::pow(10, power)) * times, error_).toString(error_));
          if (word.empty() || word.find_first_of("0123456789 ") != word.npos) continue;
          if (style == UNUM_LONG) add(word, Category::multiplier, "1e" + std::to_string(power));
          else add(word, Category::digit_scale, "1e" + std::to_string(power), true);
        }
      }
    }
  }

  void measures(const std::vector<UnitSource>& sources) {
    for (const UnitSource& source : sources) {
      for (const std::string& symbol : source.symbols) add(symbol, Category::unit, source.ucum, true);
      if (source.cldr.empty()) continue;
      UErrorCode error = U_ZERO_ERROR;
      const icu::MeasureUnit unit = icu::MeasureUnit::forIdentifier(source.cldr.c_str(), error);
      if (U_FAILURE(error)) continue;  // reported by add_units
      for (const auto width : {UNUM_UNIT_WIDTH_FULL_NAME, UNUM_UNIT_WIDTH_SHORT}) {
        const auto format = icu::number::NumberFormatter::withLocale(locale_).unit(unit).unitWidth(width);
        for (const std::int64_t n : {1, 2, 5, 1'000'000}) {
          const std::string name = around(format.formatInt(n, error).toString(error));
          if (U_SUCCESS(error)) add(stopless(name), Category::unit, source.ucum, width == UNUM_UNIT_WIDTH_SHORT);
        }
      }
    }
  }

  // "gourdes", "hryvnias", "forints": the noun of a currency's name, where one currency alone has it. A noun that
  // is another word too stands in the language folder's setting "currency_nouns_not".
  void currency_nouns() {
    const bool first = setting("head_noun") == "first";
    std::map<std::string, std::set<std::string>> owners;
    for (const Unit& unit : builder_.units) {
      if (!unit.dimension.empty() || unit.subunit != 0) continue;
      UErrorCode error = U_ZERO_ERROR;
      const icu::CurrencyUnit currency(icu::UnicodeString::fromUTF8(unit.id).getTerminatedBuffer(), error);
      const auto format = icu::number::NumberFormatter::withLocale(locale_)
                              .unit(currency)
                              .unitWidth(UNUM_UNIT_WIDTH_FULL_NAME)
                              .precision(icu::number::Precision::integer());
      for (const std::int64_t n : {1, 5}) {
        const std::string name = around(format.formatInt(n, error).toString(error));
        const auto cut = first ? name.find(' ') : name.rfind(' ');
        if (U_FAILURE(error) || name == unit.id || name.find('(') != name.npos) continue;
        const std::string noun = cut == name.npos ? name : first ? name.substr(0, cut) : name.substr(cut + 1);
        if (noun.size() > 2 && u_islower(icu::UnicodeString::fromUTF8(noun).char32At(0))) owners[noun].insert(unit.id);
      }
    }
    const std::string not_these = " " + setting("currency_nouns_not") + " ";
    for (const auto& [noun, of] : owners) {
      if (of.size() == 1 && not_these.find(" " + noun + " ") == not_these.npos) add(noun, Category::currency, *of.begin());
    }
  }
  [[nodiscard]] std::string setting(SettingName name) const {
    for (const auto& [key, value] : builder_.settings) {
      if (key == setting_info[name.place].name) return value;
    }
    return {};
  }

  void currencies() {
    for (const Unit& unit : builder_.units) {
      if (unit.subunit < 0) {
        const std::string place = unit.id + "/" + std::to_string(unit.subunit);
        for (const char* scale : unit.subunit == -6 ? std::array{"M", "m"} : std::array{"K", "k"})
          add(scale + unit.id, Category::currency_sign, place, true);
      }
      if (!unit.dimension.empty() || unit.subunit != 0 || unit.id == "XXX")
        continue;  // ISO 4217's none: for words that many currencies share
      icu::UnicodeString code = icu::UnicodeString::fromUTF8(unit.id);
      add(unit.id, Category::currency_sign, unit.id, true);
      UErrorCode error = U_ZERO_ERROR;
      const icu::CurrencyUnit currency(code.getTerminatedBuffer(), error);
      const auto format = icu::number::NumberFormatter::withLocale(locale_)
                              .unit(currency)
                              .unitWidth(UNUM_UNIT_WIDTH_FULL_NAME)
                              .precision(icu::number::Precision::integer());
      for (const std::int64_t n : {1, 2, 5}) {
        const std::string name = around(format.formatInt(n, error).toString(error));
        if (U_SUCCESS(error) && name != unit.id) add(name, Category::currency, unit.id);
      }
      for (const auto style : {UCURR_SYMBOL_NAME, UCURR_NARROW_SYMBOL_NAME}) {
        int32_t length = 0;
        const UChar* symbol = ucurr_getName(code.getTerminatedBuffer(), locale_.getName(), style, nullptr, &length, &error);
        const std::string text = U_SUCCESS(error) ? utf8(icu::UnicodeString(symbol, length)) : "";
        // Narrow signs that many currencies share ("$", "kr") are the language folder's to give.
        const bool shared =
            style == UCURR_NARROW_SYMBOL_NAME && (length < 1 || text == "$" || text == "£" || text == "¥" || u_isalpha(symbol[0]));
        if (!text.empty() && text != unit.id && !shared) add(text, Category::currency_sign, unit.id, true);
      }
    }
  }

  void abbreviations() {
    UErrorCode error = U_ZERO_ERROR;
    const Resource root(ures_open(U_ICUDATA_NAME "-brkitr", locale_.getName(), &error));
    const Resource exceptions(ures_getByKey(root.get(), "exceptions", nullptr, &error));
    const Resource list(ures_getByKey(exceptions.get(), "SentenceBreak", nullptr, &error));
    if (U_FAILURE(error)) return;  // not every language has them
    while (ures_hasNext(list.get())) {
      int32_t length = 0;
      const UChar* text = ures_getNextString(list.get(), &length, nullptr, &error);
      if (U_FAILURE(error)) return;
      // "Long.", "Job." abbreviate only as written, and what the lexicon holds has no case: such words the language folder lists.
      if (length > 2 && u_isUUppercase(text[0]) && u_isULowercase(text[1])) continue;
      const std::string word = stopless(utf8(icu::UnicodeString(text, length)));
      if (word.find(' ') == word.npos) add(word, Category::abbreviation, "");
    }
  }

  LexiconBuilder& builder_;
  icu::Locale locale_;
  UErrorCode error_ = U_ZERO_ERROR;
};

}  // namespace

std::optional<Error> add_units(const std::vector<UnitSource>& sources, LexiconBuilder& builder) {
  const Conversions conversions;
  if (!conversions.ok()) return Error{"ICU's unit conversion table cannot be opened: packc needs the full ICU data"};
  for (const UnitSource& source : sources) {
    Unit unit;
    unit.id = source.ucum;
    if (source.factor) {
      unit.factor = *source.factor;
      unit.dimension = source.dimension;
      if (source.dimension == "currency") {  // no longer current, or never ISO's, and still in the news
        unit.dimension.clear();
        builder.units.push_back({unit.id, "", 1, 0, 2});
      }
    } else if (!conversions.convert(source.cldr, unit)) {
      return Error{"units.json: CLDR has no conversion for \"" + source.cldr + "\""};
    }
    builder.units.push_back(std::move(unit));
  }
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<UEnumeration, void (*)(UEnumeration*)> codes(ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &error),
                                                               uenum_close);
  while (const char* code = uenum_next(codes.get(), nullptr, &error)) {
    builder.units.push_back({code, "", 1, 0, 0});
    builder.units.push_back({code, "", 1, 0, 2});  // its hundredth: "EUR/2"
  }
  // What companies report in: "120 MEUR", "KUSD 300".
  for (const char* code : {"EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "CAD", "AUD", "NZD",
                           "JPY", "PLN", "CZK", "HUF", "INR", "ZAR", "MAD", "BRL", "SGD", "HKD"}) {
    builder.units.push_back({code, "", 1, 0, -6});
    builder.units.push_back({code, "", 1, 0, -3});
  }
  if (U_FAILURE(error)) return Error{std::string("ISO 4217 list: ") + u_errorName(error)};
  builder.icu = U_ICU_VERSION;
  return std::nullopt;
}

std::optional<Error> add_language(const std::vector<UnitSource>& sources, LexiconBuilder& builder) {
  return Language(builder).run(sources);
}

}  // namespace citelight::packc
