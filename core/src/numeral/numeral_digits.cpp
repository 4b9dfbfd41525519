#include "numeral/numeral_digits.h"

#include "base/unicode.h"
#include "numeral/numeral_tokens.h"

namespace citelight {
namespace {

// "⁶", "⁻", "⁺": the digit, or -1.
int superscript(char16_t c) {
  if (c == u'\u00B2' || c == u'\u00B3') return c - u'\u00B0';
  if (c == u'\u00B9') return 1;
  return c == u'\u2070' || (c >= u'\u2074' && c <= u'\u2079') ? c - u'\u2070' : -1;
}

class Run : NumeralTokens {
 public:
  explicit Run(const Reading& reading) : NumeralTokens(reading) {}

  std::optional<DigitRun> read(std::uint32_t token) {
    first_ = at_ = token;
    const auto& tokens = reading_.tokens;
    std::optional<Decimal> value;
    if (reading_.is(at_, u'.') && at_ + 1 < tokens.size() && glued(reading_, at_ + 1) && tokens[at_ + 1].kind == TokenKind::number &&
        tokens[at_].space_before) {
      value = read_digits(reading_.at(at_ + 1), reading_.pack);  // ".5"
      if (!value || value->exponent != 0) return std::nullopt;
      value->exponent = -static_cast<std::int32_t>(tokens[at_ + 1].where.size());
      at_ += 2;
    } else if (tokens[at_].kind == TokenKind::number) {
      value = read_digits(reading_.at(at_), reading_.pack);
      if (!value) return std::nullopt;
      out_.plain = value->exponent == 0 && reading_.at(at_).find_first_of(u".,'\u2019") == std::u16string_view::npos;
      const bool leading_zero = out_.plain && reading_.text[tokens[at_].where.begin] == u'0';
      ++at_;
      if (out_.plain && !leading_zero && tokens[at_ - 1].where.size() <= 3) spaced_groups(*value);
      parted_decimals(*value);
      exponent(*value);
      times_power(*value);
      raised(*value);
      slash_fraction(*value);
    } else if (const auto sign = vulgar(at_)) {
      out_.fraction = Fraction{sign->first, sign->second};
      out_.value = divide(sign->first, sign->second);
      out_.fraction_alone = true;
      out_.last = at_ + 1;
      return out_;
    } else {
      return std::nullopt;
    }
    mixed_fraction(*value);
    uncertainty();
    sign_before(*value);
    out_.value = *value;
    out_.last = at_;
    return out_;
  }

 private:
  // "12 450": a plain space joins only where the language groups so; NBSP and
  // U+202F join everywhere. One to three digits before, exactly three after.
  void spaced_groups(Decimal& value) {
    const auto& tokens = reading_.tokens;
    const bool plain_space = reading_.pack.choice("group_by_space") == "yes";
    while (at_ < tokens.size() && tokens[at_].kind == TokenKind::number && tokens[at_].space_before && !tokens[at_].line_before) {
      const std::uint32_t gap = tokens[at_].where.begin - tokens[at_ - 1].where.end;
      const char16_t space = reading_.text[tokens[at_ - 1].where.end];
      const auto text = reading_.at(at_);
      if (gap != 1 || text.size() < 3 || (space == u' ' && !plain_space && !spaced_count())) return;
      for (int i = 0; i < 3; ++i) {
        if (unicode::digit(text[static_cast<std::size_t>(i)]) < 0) return;
      }
      const auto next = read_digits(text, reading_.pack);
      const bool fraction = text.size() > 3;
      if (!next || (fraction && (next->exponent == 0 || text[3] != decimal_mark()))) return;
      // A glued letter makes the last group a name's: "12 450e" is fine, "3 500GB" too.
      const auto joined = add(scaled(value, 3), *next);
      if (!joined) return;
      value = *joined;
      out_.plain = false;
      ++at_;
      if (fraction) return;
    }
  }

  // "12 450 voters", where the press parts thousands by a comma: what is counted must follow, and nothing before call the first number its own.
  [[nodiscard]] bool spaced_count() const {
    const auto& tokens = reading_.tokens;
    if (tokens[first_].where.size() > 3 || reading_.text[tokens[first_].where.begin] == u'0' || tokens[at_].where.size() != 3) return false;
    if (reading_.at(at_) == u"000" || at_ > first_ + 1) return true;
    if (!line_goes_on(at_ + 1) || glued(reading_, at_ + 1)) return false;
    if (tokens[at_ + 1].kind == TokenKind::number)
      return tokens[at_ + 1].where.size() == 3 && (!line_goes_on(at_ + 2) || tokens[at_ + 2].kind != TokenKind::number);
    constexpr CategorySet no = any_of(Category::name_head, Category::month, Category::weekday, Category::age_before, Category::date_unit);
    if (first_ > 0 && !tokens[first_].line_before &&
        (tokens[first_ - 1].kind == TokenKind::number || glued(reading_, first_) || reading_.categories(first_ - 1).meets(no)))
      return false;
    if (tokens[at_ + 1].kind != TokenKind::word || tokens[at_ + 1].capitalised || has(at_ + 1, Category::function_word)) return false;
    const auto word = reading_.at(at_ + 1);
    return reading_.categories(at_ + 1).meets(
               any_of(Category::plural_noun, Category::percent, Category::currency, Category::adjective_before)) ||
           (word.size() > 3 && word.back() == u's');
  }

  // « 7, 50 € »: a space has come in; « 10, 20, 50 € » are three, « en 2023, 50 € » two.
  void parted_decimals(Decimal& value) {
    if (!out_.plain || value.coefficient > 99 || decimal_mark() != u',' || !reading_.is(at_, u',') || !line_goes_on(at_ + 2) ||
        !has(at_ + 2, Category::currency_sign) || reading_.tokens[at_ + 1].where.size() != 2 ||
        (first_ > 1 &&
         ((reading_.is(first_ - 1, u',') && reading_.tokens[first_ - 2].where.size() < 4) || has(first_ - 1, Category::name_head))))
      return;
    const auto cents = read_digits(reading_.at(at_ + 1), reading_.pack);
    // « 5, 10 € » are two prices.
    if (!cents || (cents->coefficient > value.coefficient && cents->coefficient <= value.coefficient * 2 && cents->coefficient != 50))
      return;
    value = {value.coefficient * 100 + cents->coefficient, -2, false};
    out_.plain = false;
    at_ += 2;
  }

  [[nodiscard]] char16_t decimal_mark() const {
    const auto setting = reading_.pack.setting("decimal");
    return setting.empty() ? u'.' : static_cast<char16_t>(setting[0]);
  }

  // "⁻⁴", "²³": the power said by small digits, and the token behind them.
  [[nodiscard]] std::optional<std::pair<std::int32_t, std::uint32_t>> small_power(std::uint32_t token) const {
    const auto small = [&](std::uint32_t t) {
      return glued(reading_, t) && reading_.tokens[t].where.size() == 1 ? reading_.text[reading_.tokens[t].where.begin] : u'\0';
    };
    const bool negative = small(token) == u'\u207B';
    if (negative || small(token) == u'\u207A') ++token;
    std::int32_t power = 0;
    std::uint32_t digits = 0;
    for (; digits < 2; ++digits, ++token) {
      const int digit = superscript(small(token));
      if (digit < 0) break;
      power = power * 10 + digit;
    }
    if (digits == 0 || power > 30) return std::nullopt;
    return std::pair(negative ? -power : power, token);
  }

  // "1.3x10^6", "6.2 × 10⁻⁴"
  void times_power(Decimal& value) {
    const auto& tokens = reading_.tokens;
    if (!line_goes_on(at_) || at_ + 1 >= tokens.size()) return;
    const auto sign = reading_.at(at_);
    if (sign != u"x" && sign != u"×" && sign != u"*" && sign != u"·" && sign != u"⋅") return;
    if (tokens[at_ + 1].kind != TokenKind::number || reading_.at(at_ + 1) != u"10") return;
    std::uint32_t next = at_ + 2;
    if (const auto power = small_power(next)) {
      value = scaled(value, power->first);
      out_.plain = false;
      at_ = power->second;
      return;
    }
    const bool caret = reading_.is(next, u'^');
    next += caret;
    const bool minus = reading_.is(next, u'\u2212');
    const bool negative = minus || reading_.is(next, u'-');
    // "2.48×10−5": a small power that lost its height
    if (!caret && !(negative && glued(reading_, next) && glued(reading_, next + 1) && (minus || value.exponent < 0))) return;
    if (negative || reading_.is(next, u'+')) ++next;
    if (next >= tokens.size() || tokens[next].kind != TokenKind::number) return;
    const auto power = read_digits(reading_.at(next), reading_.pack);
    if (!power || power->exponent != 0 || power->coefficient > 30) return;
    value = scaled(value, negative ? -static_cast<std::int32_t>(power->coefficient) : static_cast<std::int32_t>(power->coefficient));
    out_.plain = false;
    at_ = next + 1;
  }

  // "10^6", "1.1^23", "2.5^-1": exact where 15 digits hold it, else rounded to them.
  void raised(Decimal& value) {
    const auto& tokens = reading_.tokens;
    // "10⁶", "10⁻³"; "10²" may have a note.
    if (const auto power = compare(value, {1, 1, false}) == 0 ? small_power(at_) : std::nullopt;
        power && (power->first < 0 || power->first > 2)) {
      value = scaled({1, 0, false}, power->first);
      out_.plain = false;
      at_ = power->second;
      return;
    }
    if (!reading_.is(at_, u'^') || !glued(reading_, at_) || !glued(reading_, at_ + 1)) return;
    std::uint32_t next = at_ + 1;
    const bool negative = reading_.is(next, u'-') || reading_.is(next, u'\u2212');
    if (negative || reading_.is(next, u'+')) ++next;
    if (next >= tokens.size() || !glued(reading_, next) || tokens[next].kind != TokenKind::number) return;
    const auto times = read_digits(reading_.at(next), reading_.pack);
    if (!times || times->exponent != 0 || times->coefficient > 100) return;
    const auto result = power(value, static_cast<std::int32_t>(times->coefficient) * (negative ? -1 : 1));
    if (!result) return;
    value = *result;
    out_.plain = false;
    at_ = next + 1;
  }

  // "1e10", "1.5E-3"
  void exponent(Decimal& value) {
    const auto text = at_ < reading_.tokens.size() ? reading_.at(at_) : std::u16string_view();
    if (!glued(reading_, at_) || (text != u"e" && text != u"E")) return;
    std::uint32_t next = at_ + 1;
    bool negative = false;
    if ((reading_.is(next, u'-') || reading_.is(next, u'+')) && glued(reading_, next)) {
      if (compare(value, {1, 1, false}) >= 0) return;  // « 90e+3 »: a minute of a match
      negative = reading_.is(next, u'-');
      ++next;
    }
    if (next >= reading_.tokens.size() || !glued(reading_, next) || reading_.tokens[next].kind != TokenKind::number) return;
    const auto power = read_digits(reading_.at(next), reading_.pack);
    if (!power || power->exponent != 0 || power->coefficient > 30) return;
    value = scaled(value, negative ? -static_cast<std::int32_t>(power->coefficient) : static_cast<std::int32_t>(power->coefficient));
    out_.plain = false;
    at_ = next + 1;
  }

  // "1/4" where no third part follows (a date's would).
  void slash_fraction(Decimal& value) {
    if (!out_.plain || !slash(at_)) return;
    auto den = read_digits(reading_.at(at_ + 1), reading_.pack);
    // « 19/100 000 »
    const bool grouped = line_goes_on(at_ + 2) && reading_.tokens[at_ + 2].kind == TokenKind::number && !glued(reading_, at_ + 2) &&
                         reading_.at(at_ + 2) == u"000";
    if (den && grouped) den = scaled(*den, 3);
    if (!den || den->exponent != (grouped ? 3 : 0) || den->coefficient < 2 || den->coefficient > 1000 || value.coefficient >= 1000) return;
    if (grouped) den = Decimal{den->coefficient * 1000, 0, false};
    if (slash(at_ + 2)) return;
    if (value.coefficient >= den->coefficient) return;  // "24/7", "16/9"
    // « 90/100 km/h », « 6/12 ans », « 3/11 °C »: from the one to the other; not "15/16 inch"
    const auto unit = line_goes_on(at_ + 2) ? reading_.match(at_ + 2, bit(Category::unit)) : std::nullopt;
    const std::string_view id = unit ? std::string_view(reading_.pack.unit(unit->value).id) : "";
    if (unit &&
        (value.coefficient >= 10 ? (den->coefficient & (den->coefficient - 1)) != 0 : value.coefficient > 1 && (id == "a" || id == "Cel")))
      return;
    set_fraction(value.coefficient, den->coefficient, value);
    at_ += 2 + grouped;
    if (value.exponent < 0 && glued(reading_, at_) && has(at_, Category::ordinal_suffix)) ++at_;  // "1/20th", « 1/20e »
  }
  [[nodiscard]] bool slash(std::uint32_t token) const {
    return (reading_.is(token, u'/') || reading_.is(token, u'\u2044')) && glued(reading_, token) && glued(reading_, token + 1) &&
           reading_.tokens[token + 1].kind == TokenKind::number;
  }
  void set_fraction(std::uint64_t num, std::uint64_t den, Decimal& value) {
    out_.fraction = Fraction{static_cast<std::uint32_t>(num), static_cast<std::uint32_t>(den)};
    out_.plain = false;
    value = divide(num, den);
  }

  // "2¼", "10 1/2", "2 and a half"
  void mixed_fraction(Decimal& value) {
    if (out_.fraction || value.exponent < 0) return;
    if (const auto sign = vulgar(at_)) {
      if (const auto sum = add(value, divide(sign->first, sign->second))) {
        value = *sum;
        out_.plain = false;
        ++at_;
      }
      return;
    }
    if (at_ + 2 < reading_.tokens.size() && line_goes_on(at_) && reading_.tokens[at_].kind == TokenKind::number &&
        reading_.tokens[at_].where.size() <= 2 && slash(at_ + 1) && !slash(at_ + 3)) {
      const auto num = read_digits(reading_.at(at_), reading_.pack);
      const auto den = read_digits(reading_.at(at_ + 2), reading_.pack);
      if (num && den && num->exponent == 0 && den->exponent == 0 && den->coefficient >= 2 && den->coefficient <= 64 &&
          num->coefficient < den->coefficient) {
        if (const auto sum = add(value, divide(num->coefficient, den->coefficient))) {
          value = *sum;
          out_.plain = false;
          at_ += 3;
        }
      }
    }
  }
  // "37 ± 2", "12.5 +/- 0.3": how nearly the number is known belongs to it.
  void uncertainty() {
    const bool spelled = reading_.is(at_, u'+') && reading_.is(at_ + 1, u'/') && reading_.is(at_ + 2, u'-');
    const std::uint32_t next = at_ + (spelled ? 3 : 1);
    if ((!spelled && !reading_.is(at_, u'\u00B1')) || !line_goes_on(next) || reading_.tokens[next].kind != TokenKind::number ||
        !read_digits(reading_.at(next), reading_.pack))
      return;
    out_.plain = false;
    at_ = next + 1;
  }

  [[nodiscard]] std::optional<std::pair<std::uint32_t, std::uint32_t>> vulgar(std::uint32_t token) const {
    if (token >= reading_.tokens.size() || reading_.tokens[token].where.size() != 1) return std::nullopt;
    return unicode::vulgar_fraction(reading_.text[reading_.tokens[token].where.begin]);
  }

  // A minus or plus glued to the digits, with a space or an opening mark before it. The
  // mathematical minus may keep its distance: "− 4 %".
  void sign_before(Decimal& value) {
    if (first_ == 0) return;
    const std::uint32_t sign = first_ - 1;
    if (!glued(reading_, first_)) {
      const bool apart = reading_.is(sign, u'\u2212') && !reading_.tokens[first_].line_before && reading_.tokens[sign].space_before &&
                         (sign == 0 || reading_.tokens[sign].line_before || reading_.tokens[sign - 1].kind != TokenKind::number);
      if (!apart) return;
    }
    const bool minus = reading_.is(sign, u'-') || reading_.is(sign, u'\u2212') || reading_.is(sign, u'\u2013');
    if (!minus && !reading_.is(sign, u'+')) return;
    const bool free = reading_.tokens[sign].space_before || sign == 0 || reading_.is(sign - 1, u'(') || reading_.is(sign - 1, u'<') ||
                      reading_.is(sign - 1, u'>');
    if (!free) return;
    value.negative = minus;
    out_.plain = false;
    out_.begin = reading_.tokens[sign].where.begin;
  }

  DigitRun out_;
  std::uint32_t first_ = 0;
  std::uint32_t at_ = 0;
};

}  // namespace

std::optional<DigitRun> read_digit_run(const Reading& reading, std::uint32_t token) { return Run(reading).read(token); }

}  // namespace citelight
