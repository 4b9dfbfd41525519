#include "numeral/numeral.h"

#include "base/unicode.h"
#include "numeral/numeral_digits.h"
#include "numeral/numeral_grammar.h"
#include "numeral/numeral_part.h"
#include "numeral/numeral_rest.h"

namespace citelight {
namespace {

// What a numeral may go on with.
constexpr CategorySet more =
    any_of(Category::numeral, Category::ordinal_word, Category::ordinal_alone, Category::multiplier, Category::collective,
           Category::vague_plural, Category::numeral_joiner, Category::half, Category::fraction_word, Category::decimal_word);

}  // namespace

std::optional<Numeral> NumeralGrammar::read(std::uint32_t token) {
  first_ = at_ = token;
  if (at_ >= reading_.tokens.size()) return std::nullopt;
  if (auto part = read_part_of_scale(reading_, token)) return part;
  if (!digits()) {
    if (auto part = read_collective(reading_, token)) return part;
    if (!spelled()) return read_part_alone(reading_, token);
  }
  out_.first = first_;
  out_.last = at_;
  out_.where = {begin_.value_or(reading_.tokens[first_].where.begin), reading_.tokens[at_ - 1].where.end};
  return out_;
}

// "five - eighths", "fifty - two", as some tools part words.
bool NumeralGrammar::wide_hyphen(std::uint32_t token) const {
  return dash(token) && token + 1 < reading_.tokens.size() && reading_.tokens[token].space_before &&
         reading_.tokens[token + 1].space_before && line_goes_on(token) && line_goes_on(token + 1);
}

bool NumeralGrammar::digits() {
  const auto run = read_digit_run(reading_, at_);
  if (!run) return false;
  at_ = run->last;
  begin_ = run->begin;
  out_.plain = run->plain;
  out_.fraction = run->fraction;
  if (run->fraction) out_.form = NumeralForm::fraction;
  if (run->fraction_alone) {
    out_.value = run->value;
    return true;
  }
  out_.digits = true;
  if (ordinal_suffix(run->value)) return true;
  value_ = zero;
  group_ = run->value;
  group_set_ = true;
  digits_group_ = true;
  group_literal_ = true;
  if (!has(at_ - 1, Category::ordinal_suffix)) digit_scale();  // "the 2/9th Bn"
  words();
  finish();
  return true;
}

bool NumeralGrammar::ordinal_suffix(Decimal value) {
  if (!glued(reading_, at_) || !has(at_, Category::ordinal_suffix) || out_.fraction || value.exponent < 0 || value.negative) return false;
  const auto text = reading_.at(at_);
  // "21st-century" and "2nd" are ordinals, "5e-commerce" is not a case to fear;
  // but a suffix in capitals behind digits ("4E") is a name's.
  if (unicode::is_upper(text[0]) && text.size() == 1) return false;
  // "10st", "11st 4lb": where the suffix is a unit's symbol too, it is an ordinal's behind a one alone, which no smaller unit follows.
  if (reading_.match(at_, bit(Category::unit))) {
    const bool pounds = line_goes_on(at_ + 2) && reading_.tokens[at_ + 1].kind == TokenKind::number && glued(reading_, at_ + 2);
    const auto part = pounds ? reading_.match(at_ + 2, bit(Category::unit)) : std::nullopt;  // not "the 21st 10km race"
    if (value.coefficient % 10 != 1 || value.coefficient % 100 == 11 || (part && reading_.pack.unit(part->value).id == "[lb_av]"))
      return false;
  }
  out_.form = NumeralForm::ordinal;
  out_.value = value;
  ++at_;
  return true;
}

void NumeralGrammar::digit_scale() {
  const auto scale = read_digit_scale(reading_, first_, at_, group_);
  const auto product = scale ? multiply(group_, scale->value) : std::nullopt;
  if (!product) return;
  group_ = *product;
  out_.scale = scale->value;
  out_.plain = false;
  at_ = scale->last;
}

bool NumeralGrammar::spelled() {
  group_ = value_ = zero;
  group_set_ = digits_group_ = false;
  std::uint32_t sign = at_;
  bool minus = false;
  if (const auto m = reading_.match(at_, bit(Category::sign_word))) {
    sign = m->last;
    minus = m->value == 1;
    if (minus && reading_.is(sign, u'-') && glued(reading_, sign) && glued(reading_, sign + 1)) ++sign;  // "minus-20"
    if (!has(sign, Category::numeral) && (sign >= reading_.tokens.size() || reading_.tokens[sign].kind != TokenKind::number)) return false;
    if (reading_.tokens[sign].kind == TokenKind::number) return signed_digits(sign, minus);
  }
  const std::uint32_t start = at_;
  at_ = sign;
  article(at_);
  words();
  if (!group_set_ && is_zero(value_)) {
    at_ = start;
    return false;
  }
  if (out_.article && !out_.scale && !hundred_seen_ && out_.form != NumeralForm::ordinal && out_.form != NumeralForm::fraction) {
    at_ = start;  // "a", "un": an article after all
    out_.article = false;
    return false;
  }
  finish();
  // "à l'unanimité moins une voix"
  if (minus && out_.one && has(sign, Category::article_one) && !(line_goes_on(at_) && reading_.match(at_, bit(Category::unit)))) {
    at_ = start;
    return false;
  }
  if (minus) {
    out_.value.negative = true;
    out_.one = false;
  }
  return true;
}

bool NumeralGrammar::signed_digits(std::uint32_t token, bool minus) {
  NumeralGrammar rest(reading_);
  auto inner = rest.read(token);
  if (!inner) return false;
  out_ = *inner;
  if (minus) out_.value = negated(out_.value);
  at_ = inner->last;
  return true;
}

// "a hundred", "un million": the article is one where a multiplier follows.
void NumeralGrammar::article(std::uint32_t token) {
  if (!has(token, Category::article_one) || !line_goes_on(token + 1)) return;
  const std::uint32_t next = past_hyphen(token + 1);
  const auto m = reading_.match(next, any_of(Category::multiplier, Category::ordinal_word));
  if (!m) return;
  if (m->category == Category::ordinal_word) return;
  group_ = {1, 0, false};
  group_set_ = true;
  out_.article = true;
  at_ = next;
}

// The heart: group the words below a thousand, then scale.
void NumeralGrammar::words() {
  for (;;) {
    std::uint32_t next = at_;
    if (next > first_) next = past_hyphen(next);
    if (comma(next)) return;
    if (next > first_ && !line_goes_on(next)) return;
    if (next > first_ && words_ > 0 && wide_hyphen(next) && (after_tens(next + 1) || fraction(next + 1))) {
      if (closed_) return;
      next = next + 1;
    }
    if (!reading_.categories(next).meets(more)) return;
    if (whole_ordinal(next) || numeral(next) || multiplier(next) || dozens(next) || and_fraction(next) || half_after(next) ||
        joined(next) || ordinal(next) || fraction(next) || decimals(next)) {
      if (out_.form == NumeralForm::ordinal || closed_) return;
      continue;
    }
    return;
  }
}

// "eight thousand, two hundred and eleven": the comma that digits have too. A list goes on with further commas.
bool NumeralGrammar::comma(std::uint32_t token) {
  if (!commas_ || !after_scale_ || group_set_ || out_.digits || !reading_.is(token, u',') || !line_goes_on(token + 1) ||
      !has(token + 1, Category::numeral) || reading_.pack.choice("spoken_hundreds") != "yes")
    return false;
  const auto rest = NumeralGrammar(reading_, false).read(token + 1);
  if (!rest || rest->form != NumeralForm::cardinal || compare(rest->value, hundred) < 0 || compare(rest->value, smallest_scale_) >= 0)
    return false;
  if (line_goes_on(rest->last) && has(rest->last + (reading_.is(rest->last, u',') ? 1 : 0), Category::numeral)) return false;
  const auto sum = add(value_, rest->value);
  if (!sum) return false;
  value_ = *sum;
  closed_ = true;
  at_ = rest->last;
  ++words_;
  return true;
}

// "fifty", then one to nine.
bool NumeralGrammar::after_tens(std::uint32_t token) const {
  const auto m = reading_.match(token, bit(Category::numeral));
  const auto unit = m ? whole(value_of(*m)) : std::nullopt;
  const auto tens = group_set_ ? whole(group_) : std::nullopt;
  return unit && tens && *unit > 0 && *unit < 10 && *tens % 100 >= 20 && *tens % 10 == 0;
}

bool NumeralGrammar::numeral(std::uint32_t token) {
  const auto m = reading_.match(token, bit(Category::numeral));
  if (!m || (digits_group_ && !after_scale_)) return false;
  if (spoken_hundreds(*m)) return true;
  if (is_zero(value_of(*m)) && after_scale_) return false;  // "thirteen thousand, zero": two numbers
  // "3,6 millions un an plus tôt", "3.6 million one year earlier": an article, or the next thing's number.
  if (after_scale_ && !group_set_ && compare(value_of(*m), {1, 0, false}) == 0 && line_goes_on(m->last) &&
      reading_.tokens[m->last].kind == TokenKind::word &&
      (out_.digits || (has(token, Category::article_one) && reading_.at(m->last).back() != u's')) &&
      !reading_.categories(m->last).meets(
          any_of(Category::multiplier, Category::numeral, Category::numeral_joiner, Category::ordinal_word)))
    return false;
  if (!addable(value_of(*m))) return false;
  take(*m, value_of(*m));
  return true;
}

// "three twenty" at the end of what is said is 320; "three twenty-minute breaks" are three of them.
bool NumeralGrammar::spoken_hundreds(const Match& m) {
  if (reading_.pack.choice("spoken_hundreds") != "yes" || words_ != 1 || !group_set_ || out_.digits || out_.article || after_scale_ ||
      !is_zero(value_))
    return false;
  // One of a row of numbers, or an hour: "four, twenty-five", "at nine thirty".
  if (first_ > 0 && reading_.categories(first_ - 1)
                        .meets(any_of(Category::numeral, Category::ordinal_word, Category::preposition, Category::numeral_joiner)))
    return false;
  const auto hundreds = whole(group_), tens = whole(value_of(m));
  if (!hundreds || !tens || *hundreds < 1 || *hundreds > 9 || *tens < 20 || *tens > 90 || m.first != at_) return false;
  const auto rest = read_spoken_tens(reading_, m, *tens);
  if (!rest) return false;
  group_ = add({*hundreds, 2, false}, rest->value).value_or(group_);
  last_one_ = false;
  closed_ = true;
  at_ = rest->last;
  ++words_;
  return true;
}

// Digits again behind a scale word: "3 milliards 200 millions", "4 thousand 3 hundred".
bool NumeralGrammar::addable(Decimal v) const {
  if (!group_set_) return true;
  const auto group = whole(group_);
  const auto next = whole(v);
  if (!group || !next) return false;
  if (*group == 0) return zeros_only_;  // "zero five", as numbers are dictated
  if (*group % 100 == 0) return *next < 100;
  const std::uint64_t tens = *group % 100;
  // "quatre-vingt-dix cinq" are two numbers: behind "dix" only sept, huit, neuf go on.
  if (last_ten_ && reading_.pack.choice("vigesimal") == "yes") return *next >= 7 && *next <= 9;
  if (tens == 10) return *next >= 7 && *next <= 9 && reading_.pack.choice("vigesimal") == "yes";  // "dix-sept"
  // "soixante-douze", "quatre-vingt-onze": tens that count on past nineteen.
  if (tens % 20 == 0 && tens >= 60 && reading_.pack.choice("vigesimal") == "yes") return *next > 0 && *next < 20;
  return tens >= 20 && tens % 10 == 0 && *next > 0 && *next < 10;
}

void NumeralGrammar::take(const Match& m, Decimal v) {
  tens_apart_ = words_ > 0 && group_set_ && !joined_ && compare(v, {20, 0, false}) >= 0 && compare(v, hundred) < 0 ? m.last : 0;
  group_ = group_set_ ? add(group_, v).value_or(group_) : v;
  last_one_ = !group_literal_ && compare(group_, {1, 0, false}) == 0;
  last_ten_ = compare(v, {10, 0, false}) == 0;
  zeros_before_ = (zeros_only_ || zeros_before_) && !is_zero(group_);
  zeros_only_ = is_zero(group_) && !group_literal_;
  group_set_ = true;
  after_scale_ = false;
  at_ = m.last;
  ++words_;
}

bool NumeralGrammar::multiplier(std::uint32_t token) {
  const auto m = reading_.match(token, bit(Category::multiplier));
  if (!m) return false;
  // « 300 milles nautiques »
  if (const auto unit = reading_.match(token, bit(Category::unit)); unit && unit->last > m->last) return false;
  const Decimal by = value_of(*m);
  const bool is_hundred = compare(by, hundred) == 0;
  if (!group_set_ && is_zero(value_)) {
    // "mille", "cent" stand alone in some languages; "million" in none.
    if (!bare(by, m->last)) return false;
  }
  // "14,27 cents", « vingt-cinq cents »: behind digits the word is the coin, and behind ten and from twenty on, for so many hundreds are thousands.
  const bool no_hundreds = digits_group_ || (group_set_ && (compare(group_, {20, 0, false}) >= 0 || compare(group_, {10, 0, false}) == 0));
  if (is_hundred && no_hundreds && reading_.match(token, bit(Category::currency))) return false;
  if (zeros_only_ && group_set_) group_set_ = false;  // "zéro zéro cent vingt", as numbers are dictated
  else if (zeros_before_) return false;               // "zéro un cent": 01, then 100
  // "one point two hundred": the number ended behind its decimals; "2.12 hundred" and "one point two million" go on.
  if (is_hundred && decimals_ && !out_.digits) return false;
  if (is_hundred) {
    if (group_set_ && compare(group_, hundred) >= 0 && !digits_group_) return false;
    if (group_set_ && is_zero(group_)) return false;
  }
  const Decimal base = group_set_ ? group_ : Decimal{1, 0, false};
  const auto product = multiply(base, by);
  if (!product || product->exponent > 30) return false;
  if (is_hundred) {
    group_ = *product;
    group_set_ = true;
    hundred_seen_ = true;
    hundreds_ = is_zero(value_) && base.exponent >= 0 && compare(base, {10, 0, false}) < 0;
    hundreds_end_ = m->last;
  } else {
    // A larger scale behind a smaller multiplies all so far: "cent mille millions".
    if (!is_zero(value_) && compare(by, smallest_scale_) >= 0) {
      const auto sum = group_set_ ? add(value_, group_) : std::optional(value_);
      const auto whole_product = sum ? multiply(*sum, by) : std::nullopt;
      if (!whole_product) return false;
      value_ = *whole_product;
    } else {
      const auto sum = add(value_, *product);
      if (!sum) return false;
      value_ = *sum;
    }
    if (hundreds_ && hundreds_end_ == at_) hundreds_end_ = m->last;  // "five hundred thousand"
    smallest_scale_ = by;
    out_.scale = by;
    group_ = zero;
    group_set_ = false;
    after_scale_ = true;
    digits_group_ = false;
  }
  group_literal_ = false;
  out_.plain = false;
  at_ = m->last;
  ++words_;
  digits_behind_scale();
  return true;
}

bool NumeralGrammar::bare(Decimal by, std::uint32_t after) const {
  const auto setting = reading_.pack.setting("bare_multipliers");
  const auto text = to_string(by);
  if (setting.find(" " + text + " ") != setting.npos) return true;
  // "hundred and five", "thousand nine hundred" dropped their "a".
  return compare(by, thousand) <= 0 && first_ == at_ &&
         (has(after, Category::numeral) || has(after, Category::multiplier) ||
          (has(after, Category::numeral_joiner) && has(after + 1, Category::numeral)));
}

void NumeralGrammar::digits_behind_scale() {
  const auto& tokens = reading_.tokens;
  if (!after_scale_ || !line_goes_on(at_) || tokens[at_].kind != TokenKind::number) return;
  const auto v = read_digits(reading_.at(at_), reading_.pack);
  if (!v || v->exponent != 0 || compare(*v, smallest_scale_) >= 0) return;
  const auto m = reading_.match(at_ + 1, bit(Category::multiplier));
  if (!m || compare(value_of(*m), smallest_scale_) >= 0) return rest_in_digits();
  group_ = *v;
  group_set_ = true;
  digits_group_ = true;
  ++at_;
}

// "1 million 200 000"
void NumeralGrammar::rest_in_digits() {
  const auto rest = out_.digits ? read_digit_run(reading_, at_) : std::nullopt;
  if (!rest || rest->plain || rest->fraction || rest->begin || rest->value.exponent != 0 || compare(rest->value, thousand) < 0 ||
      compare(rest->value, smallest_scale_) >= 0 || rest->last - at_ < 2)
    return;
  const auto sum = add(value_, rest->value);
  if (!sum) return;
  value_ = *sum;
  closed_ = true;
  at_ = rest->last;
}

// "hundred and five", "vingt et un": a joiner counts only where the number goes on.
bool NumeralGrammar::joined(std::uint32_t token) {
  if (!has(token, Category::numeral_joiner) || words_ + static_cast<unsigned>(out_.digits) == 0) return false;
  const std::uint32_t next = past_hyphen(token + 1);
  if (!line_goes_on(next)) return false;
  const bool before_one = reading_.pack.choice("joiner") == "before_one";
  const auto m = reading_.match(next, any_of(Category::numeral, Category::ordinal_word));
  if (!m) return digits_joined(next);
  const Decimal v = value_of(*m);
  const bool one = whole(v) == 1u || whole(v) == 11u;
  const bool after_hundred = group_set_ && whole(group_) && *whole(group_) >= 100 && *whole(group_) % 100 == 0;
  const bool behind_scale = after_scale_ && !group_set_;
  if (before_one) {
    if (!one || (!addable(v) && !behind_scale)) return false;
    if (!group_set_ && !behind_scale) return false;
  } else if ((!after_hundred && !behind_scale && !tens_and_unit(*m)) || compare(v, hundred) >= 0) {
    return false;
  }
  if (digits_group_ && !hundred_seen_ && !behind_scale) return false;
  const std::uint32_t before = at_;
  at_ = next;
  if (m->category == Category::ordinal_word) {
    if (ordinal(next)) return true;
  } else {
    if (digits_group_ && hundred_seen_) digits_group_ = false;
    joined_ = true;
    if (numeral(next)) return true;
    joined_ = false;
  }
  at_ = before;
  return false;
}

// "twenty and three and three fifths"
bool NumeralGrammar::tens_and_unit(const Match& m) const {
  return after_tens(m.first) && has(m.last, Category::numeral_joiner) && has(m.last + 1, Category::numeral) &&
         fraction_word(reading_, m.last + 2);
}

// "9 hundred and 2", "3 hundred and 21"
bool NumeralGrammar::digits_joined(std::uint32_t token) {
  if (reading_.pack.choice("joiner") == "before_one" || !group_set_ || !hundred_seen_ || reading_.tokens[token].kind != TokenKind::number)
    return false;
  const auto v = read_digits(reading_.at(token), reading_.pack);
  if (!v || v->exponent != 0 || v->coefficient == 0 || v->coefficient >= 100 || glued(reading_, token + 1)) return false;
  const auto next = reading_.categories(token + 1);
  if (next.meets(any_of(Category::multiplier, Category::unit, Category::percent, Category::currency, Category::month))) return false;
  const auto sum = add(group_, *v);
  if (!sum) return false;
  group_ = *sum;
  closed_ = true;
  at_ = token + 1;
  return true;
}

// "quatre-vingtième": one word to the language, though its first part is a numeral too.
bool NumeralGrammar::whole_ordinal(std::uint32_t token) {
  if (!has(token, Category::numeral)) return false;
  const auto m = reading_.match(token, bit(Category::ordinal_word));
  return m && m->last > token + 1 && ordinal(token);
}

// "the 10 MILLIONTH visitor", « le 3 millionième client », not "5 thousandths", "1 millionth of a second"
bool NumeralGrammar::counts_up_to(std::uint32_t token) const {
  const auto m = reading_.match(token, bit(Category::ordinal_word));
  return m && m->last == token + 1 && compare(value_of(*m), thousand) >= 0 && reading_.at(token).back() != u's' && line_goes_on(m->last) &&
         reading_.tokens[m->last].kind == TokenKind::word && !has(m->last, Category::function_word);
}

// "twenty-first", "deux centième": closes the number.
bool NumeralGrammar::ordinal(std::uint32_t token) {
  if ((digits_group_ || out_.digits) && !counts_up_to(token)) return false;
  auto m = reading_.match(token, bit(Category::ordinal_word));
  if (!m && words_ == 0 && !group_set_) m = reading_.match(token, bit(Category::ordinal_alone));
  bool seconds = false;
  if (words_ > 0 && has(token, Category::ordinal_alone)) {
    // "cinq cent premiers votes": five hundred of them. "trois cent vingt seconde": more than one
    // second would be in the plural, so it is the three hundred and twenty-second.
    m = reading_.match(token, bit(Category::ordinal_alone));
    seconds = group_set_ && has(token, Category::unit) && reading_.at(m->last - 1).back() != u's' && whole(group_).value_or(1) % 10 == 0;
    if (!seconds) return false;
  }
  if (!m) return false;
  const Decimal v = value_of(*m);
  if (words_ > 0 && several_parts(token)) return false;
  // "quatre centièmes", "five thousandths": several of them are parts.
  if (group_set_ && is_zero(value_) && words_ > 0 && reading_.at(m->last - 1).back() == u's') {
    if (const auto part = fraction_word(reading_, token); part && part->last == m->last && whole(group_).value_or(0) > 1) return false;
  }
  if (compare(v, hundred) >= 0) {
    // "two hundredth", "trillionth"
    const auto product = multiply(group_set_ ? group_ : Decimal{1, 0, false}, v);
    if (!product) return false;
    if (!group_set_ && words_ == 0 && !out_.article && token != first_) return false;
    group_ = *product;
  } else {
    if (group_set_ && !seconds && !addable(v)) return false;
    // A scale word, then an ordinal: "one thousand first". A single "one third" is a fraction.
    if (!group_set_ && words_ > 0 && !after_scale_) return false;
    group_ = group_set_ ? add(group_, v).value_or(group_) : v;
  }
  group_set_ = true;
  out_.form = NumeralForm::ordinal;
  at_ = m->last;
  return true;
}

void NumeralGrammar::finish() {
  if (group_set_) {
    const auto sum = add(value_, group_);
    out_.value = sum.value_or(group_);
  } else {
    out_.value = value_;
  }
  if (hundreds_ && at_ == hundreds_end_ && out_.form == NumeralForm::cardinal) out_.so_many = 100;
  out_.one = last_one_ && words_ == 1 && !out_.digits && out_.form == NumeralForm::cardinal && !out_.scale;
}

std::optional<Numeral> read_numeral(const Reading& reading, std::uint32_t token) { return NumeralGrammar(reading).read(token); }

}  // namespace citelight
