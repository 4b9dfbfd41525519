// Parts of a numeral: fractions, what is added to it by "and", decimals in words, dozens.
#include "numeral/numeral_grammar.h"
#include "numeral/numeral_part.h"
#include "numeral/numeral_rest.h"
#include "text/noun_phrase.h"

namespace citelight {

// « Un cinquième VIVENT seuls »: a verb of several, where « un cinquième client » opens the clause, too, and « un cinquième incident a … ».
// « La baisse d'un cinquième CONSTATÉE en mai », not « d'un cinquième mandat ».
bool NumeralGrammar::no_noun_of_it(std::uint32_t token) const {
  if (first_ > 0 && has(first_ - 1, Category::unit_link) && formed(reading_, token, "participle_ending", 3)) return true;
  return formed(reading_, token, "plural_verb", 4) && !formed(reading_, token, "gerund_ending", 3) && !has(token, Category::role_noun) &&
         !has(token + 1, Category::auxiliary) &&
         (first_ == 0 || reading_.tokens[first_ - 1].kind == TokenKind::mark || has(first_ - 1, Category::numeral_joiner));
}

// "two thirds", "trois quarts", "ninety-five hundred fifths": the words so far are the numerator.
bool NumeralGrammar::fraction(std::uint32_t token) {
  if (!group_set_ && !after_scale_) return false;
  const auto sum = group_set_ ? add(value_, group_) : std::optional(value_);
  const auto num = sum ? whole(*sum) : std::nullopt;
  if (!num || *num == 0 || *num > 1'000'000'000u) return false;
  std::uint32_t last = 0;
  std::uint64_t den = 0;
  if (const auto m = fraction_word(reading_, token); m && m->value >= 2) {
    const bool plural = reading_.at(m->last - 1).back() == u's';
    // "two twenty-first centuries" are no parts; "two twenty-firsts" are.
    if (m->value > 12 && m->value < 100 && !plural && (*num != 1 || !part_of_whole(reading_, *m))) return false;
    // « un CINQUIÈME mandat », not « un cinquième des voix », « un cinquième ont voté »
    constexpr CategorySet no = any_of(Category::function_word, Category::preposition, Category::auxiliary, Category::comparison,
                                      Category::verb_adverb, Category::date_word, Category::reporting_verb, Category::bound_before,
                                      Category::bound_after, Category::weekday, Category::month, Category::measure_verb);
    if (*num == 1 && !plural && has(first_, Category::article_one) && has(token, Category::ordinal_word) && line_goes_on(m->last) &&
        reading_.tokens[m->last].kind == TokenKind::word && !reading_.has_any(m->last, no) && !adverb_form(reading_, m->last) &&
        !no_noun_of_it(m->last))
      return false;
    if ((*num > 1000 || !is_zero(value_)) && (!plural || m->value > 12)) return false;
    if (out_.digits && (*num >= m->value || counts_up_to(token))) return false;
    // "six quarters", "the first three quarters": of a year.
    if (has(token, Category::date_unit) && *num > m->value && *num < 20) return false;
    if (first_ > 0 && has(token, Category::date_unit) &&
        reading_.categories(first_ - 1).meets(any_of(Category::ordinal_word, Category::ordinal_alone)))
      return false;
    den = m->value;
    last = m->last;
    // "one hundred thirty fifths": the tens go with what they stand by.
    if (plural && tens_apart_ == at_ && den >= 3 && den < 10 && !has(token, Category::unit) &&
        reading_.pack.choice("spoken_hundreds") == "yes") {
      const std::uint64_t tens = *num % 100;
      return part(*num - tens, tens + den, last);
    }
  } else if (const auto big = several_parts(token)) {
    den = big->first;
    last = big->second;
  } else if (!is_zero(value_) || !compound_part(token, *num, den, last)) {
    return false;
  }
  return part(*num, den, last);
}

bool NumeralGrammar::part(std::uint64_t num, std::uint64_t den, std::uint32_t last) {
  if (den <= 0xFFFFFFFFu) out_.fraction = Fraction{static_cast<std::uint32_t>(num), static_cast<std::uint32_t>(den)};
  out_.form = NumeralForm::fraction;
  group_ = divide(num, den);
  value_ = zero;
  out_.scale.reset();
  group_set_ = true;
  closed_ = true;
  last_one_ = false;
  at_ = last;
  // "three quarters of a million", "trois quarts d'un milliard"
  if (!reading_.categories(at_).meets(any_of(Category::unit_link, Category::of_whole)) || !has(at_ + 1, Category::article_one) ||
      !line_goes_on(at_ + 2))
    return true;
  const auto m = reading_.match(at_ + 2, bit(Category::multiplier));
  const auto product = m && compare(value_of(*m), thousand) >= 0 ? multiply(group_, value_of(*m)) : std::nullopt;
  if (!product) return true;
  group_ = *product;
  out_.scale = value_of(*m);
  out_.fraction.reset();
  out_.form = NumeralForm::cardinal;
  at_ = m->last;
  return true;
}

// "trillionths", "millionièmes": so many parts of one, and the token behind.
std::optional<std::pair<std::uint64_t, std::uint32_t>> NumeralGrammar::several_parts(std::uint32_t token) const {
  const auto m = reading_.match(token, bit(Category::ordinal_word));
  if (!m || reading_.at(m->last - 1).back() != u's' || compare(value_of(*m), {1, 6, false}) < 0) return std::nullopt;
  const auto den = whole(value_of(*m));
  return den ? std::optional(std::pair(*den, m->last)) : std::nullopt;
}

// "one one-hundredth", "one one hundred and fifth": an ordinal that can't go on with the number before it.
bool NumeralGrammar::compound_part(std::uint32_t token, std::uint64_t num, std::uint64_t& den, std::uint32_t& last) const {
  if (nested_ || num != 1 || words_ != 1 || !has(token, Category::numeral)) return false;
  NumeralGrammar rest(reading_);
  rest.nested_ = true;
  const auto part = rest.read(token);
  const auto value = part && part->form == NumeralForm::ordinal && !part->digits ? whole(part->value) : std::nullopt;
  if (!value || *value < 13) return false;
  den = *value;
  last = part->last;
  return true;
}

// "two dozen", "3 dozens"
bool NumeralGrammar::dozens(std::uint32_t token) {
  if (!group_set_ || !is_zero(value_)) return false;
  const auto m = reading_.match(token, any_of(Category::collective, Category::vague_plural));
  if (!m || compare(value_of(*m), {2, 1, false}) > 0 || value_of(*m).coefficient % 10 == 0)
    return false;  // dozens; a "score" is kept in games
  // "three hundred and two dozens": the dozens are those said last.
  const auto all = joined_ ? whole(group_) : std::nullopt;
  const std::uint64_t high = all ? *all / 100 * 100 : 0;
  const auto product = add(multiply(Decimal{all ? *all - high : 0, 0, false}, value_of(*m)).value_or(zero), {high, 0, false});
  const auto plain = multiply(group_, value_of(*m));
  if (!product || !plain) return false;
  group_ = high > 0 ? *product : *plain;
  if (high == 0 && compare(value_of(*m), {12, 0, false}) == 0) out_.so_many = 12;
  digits_group_ = false;
  group_literal_ = false;
  out_.plain = false;
  last_one_ = false;
  closed_ = true;
  at_ = m->last;
  ++words_;
  return true;
}

// Adds what is less than one: to the group, or to the last scale or the one named behind; `end` is where it ends.
bool NumeralGrammar::add_part(Decimal part, std::uint32_t end) {
  if (after_scale_ && !group_set_) {
    const auto scaled = multiply(scale_of_part(end), part);
    const auto sum = scaled ? add(value_, *scaled) : std::nullopt;
    if (!sum) return false;
    value_ = *sum;
    closed_ = true;
  } else if (group_set_ && group_.exponent >= 0) {
    const auto sum = add(group_, part);
    if (!sum) return false;
    group_ = *sum;
    group_literal_ = false;
  } else {
    return false;
  }
  out_.plain = false;
  last_one_ = false;
  at_ = end;
  ++words_;
  return true;
}

// "three and a fifth", "3 million and a quarter", "six millions et deux tiers"
bool NumeralGrammar::and_fraction(std::uint32_t token) {
  if (!has(token, Category::numeral_joiner) || (words_ == 0 && !out_.digits) || out_.fraction) return false;
  if (reading_.match(token, bit(Category::half))) return false;  // "and a half" goes on to its scale: half_after
  const auto added = read_added_part(reading_, token + 1);
  // "of those 30 and a third WERE"
  if (!added || has(added->last, Category::auxiliary) || !add_part(added->value, added->last)) return false;
  closed_ = true;
  return true;
}

// "one billion and a half million": the part is of the scale behind it, which is taken; else of the last one.
Decimal NumeralGrammar::scale_of_part(std::uint32_t& end) const {
  const auto m = line_goes_on(end) ? reading_.match(end, bit(Category::multiplier)) : std::nullopt;
  if (!m || compare(value_of(*m), thousand) < 0 || compare(value_of(*m), smallest_scale_) >= 0) return smallest_scale_;
  end = m->last;
  return value_of(*m);
}

// "2 millions et demi", "two and a half", "two and a half million"
bool NumeralGrammar::half_after(std::uint32_t token) {
  if (words_ == 0 && !out_.digits) return false;
  const auto m = reading_.match(token, bit(Category::half));
  return m && add_part({5, -1, false}, m->last);
}

// "two point five", "zéro virgule cent douze"
bool NumeralGrammar::decimals(std::uint32_t token) {
  if (!has(token, Category::decimal_word) || words_ == 0 || out_.digits || !group_set_) return false;
  const auto places = read_spoken_decimals(reading_, token + 1);
  const auto sum = places ? add(group_, places->value) : std::nullopt;
  if (!sum) return false;
  group_ = *sum;
  group_literal_ = false;
  last_one_ = false;
  decimals_ = true;
  at_ = places->last;
  ++words_;
  return true;
}

}  // namespace citelight
