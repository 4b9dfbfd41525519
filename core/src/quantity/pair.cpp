#include "quantity/pair.h"

#include <algorithm>

namespace citelight {

Amount Pair::past_suspended(const Amount& amount) const {
  Amount out = amount;
  const std::uint32_t at = amount.last;
  if (reading_->is(at, u'-') && glued(*reading_, at) && !glued(*reading_, at + 1) && inside(at + 1) &&
      reading_->categories(at + 1).meets(any_of(Category::range_or, Category::range_join)))
    ++out.last;
  return out;
}

bool Pair::spaced_dash(const Amount& first) const {
  const std::uint32_t at = first.last;
  if (!first.number.plain || !inside(at + 1) || !(reading_->is(at, u'-') || reading_->is(at, u'\u2013'))) return false;
  const std::uint32_t second = at + 1 + (first.kind == QuantityKind::money && has(at + 1, Category::currency_sign));  // "$50 - $100"
  if (!reading_->tokens[at].space_before || !reading_->tokens[at + 1].space_before || second >= sentence_->last ||
      reading_->tokens[second].kind != TokenKind::number)
    return false;
  // « 4 - 17 - 23 », a lottery's
  const auto chained = [&](std::uint32_t dash, std::uint32_t number) {
    return dash < sentence_->last && (reading_->is(dash, u'-') || reading_->is(dash, u'\u2013')) && number < sentence_->last &&
           reading_->tokens[number].kind == TokenKind::number;
  };
  if (chained(second + 1, second + 2) || (first.first > sentence_->first + 1 && chained(first.first - 1, first.first - 2))) return false;
  return second + 1 >= sentence_->last || reading_->tokens[second + 1].kind == TokenKind::mark || between_names(at - 1, second + 1) ||
         reading_->categories(second + 1).meets(any_of(Category::percent, Category::unit, Category::currency));
}

bool Pair::between_names(std::uint32_t first, std::uint32_t behind) const {
  const auto name = [&](std::uint32_t t) { return reading_->tokens[t].kind == TokenKind::word && reading_->tokens[t].capitalised; };
  constexpr CategorySet no = any_of(Category::function_word, Category::month, Category::weekday, Category::bound_before,
                                    Category::name_head, Category::preposition);
  if (first == sentence_->first || !name(first - 1) || reading_->has_any(first - 1, no)) return false;
  // "LANES 2-4 Closed", "CHILDREN 3-12 Free", not "Wolves 0-2 Lowick", "Dunmore Women 2-4 Lowick"
  const bool alone = first - 1 == sentence_->first || !name(first - 2);
  if (alone && reading_->at(first) != u"0" && (reading_->at(first - 1).back() == u's' || has(first - 1, Category::plural_noun)))
    return false;
  const std::uint32_t begin = behind;
  while (inside(behind) && name(behind) && behind - begin < 3) ++behind;
  return behind > begin && (!inside(behind) || reading_->tokens[behind].kind == TokenKind::mark);
}

bool Pair::counted_behind(std::uint32_t token) const {
  if (!inside(token)) return false;
  if (reading_->match(token, bit(Category::times_word))) return true;
  return reading_->tokens[token].kind == TokenKind::word && !has(token, Category::function_word);
}

bool Pair::bare(const Amount& a, const Amount& b) const {
  if (has(a.last, Category::range_join) && reading_->tokens[a.last].kind == TokenKind::word && !has(a.last, Category::score_join) &&
      !has(a.last, Category::numeral_joiner))
    return true;
  return a.first == sentence_->first && b.last == sentence_->last;
}

bool Pair::glued_chain(const Amount& a, const Amount& b) const {
  const auto digit_dash = [&](std::uint32_t t) {
    return t < sentence_->last && (reading_->is(t, u'-') || reading_->is(t, u'/')) && glued(*reading_, t);
  };
  if (a.first > sentence_->first && digit_dash(a.first - 1) && glued(*reading_, a.first)) return true;
  if (digit_dash(b.last) && glued(*reading_, b.last + 1) && inside(b.last + 1) &&
      (reading_->tokens[b.last + 1].kind == TokenKind::number ||
       (!b.measured && reading_->is(b.last, u'-') && reading_->tokens[b.last + 1].capitalised)))
    return true;  // "1-800-Flowers"
  const auto text = reading_->at(b.number.first);
  if (reading_->at(a.number.first).size() > 2 && reading_->at(a.number.first)[0] == u'0' && a.number.plain) return true;  // "010-5550123"
  // "555-1234", a telephone's
  if (a.number.plain && b.number.plain && !a.measured && !b.measured && a.number.where.size() == 3 && text.size() == 4 &&
      (!counted_behind(b.last) || b.value.coefficient % 50 != 0))
    return true;
  return text.size() > 1 && text[0] == u'0' && b.number.plain;
}

bool Pair::numbered(std::uint32_t token) const {
  if (token == sentence_->first) return false;
  if (has(token - 1, Category::name_head)) return true;
  if (token < sentence_->first + 2 || !(reading_->is(token - 1, u'.') || reading_->is(token - 1, u'°') || reading_->is(token - 1, u':')))
    return false;
  const Token& letter = reading_->tokens[token - 2];
  return has(token - 2, Category::name_head) ||
         (reading_->is(token - 1, u'.') && letter.kind == TokenKind::word && letter.capitalised && letter.where.size() == 1);
}

// "25(4), 497–512", "12 (3): 45–67", "(Rome, 2011) 4–5": pages stand behind what a bracket closes on a number. "Brazil (2010) 3-2" is a score.
bool Pair::in_a_reference(std::uint32_t token) const {
  const auto number = [&](std::uint32_t t) { return reading_->tokens[t].kind == TokenKind::number; };
  if (token < sentence_->first + 2) return false;
  const std::uint32_t mark = token - 1;
  if (reading_->is(mark, u':') && number(mark - 1) && reading_->at(mark - 1).find(u';') != std::u16string_view::npos)
    return true;  // "2013;48:294–300"
  if (token < sentence_->first + 6) return false;
  if (reading_->is(mark, u')')) return number(mark - 1) && reading_->tokens[mark - 1].where.size() == 4 && !reading_->is(mark - 2, u'(');
  // "7-6 (4), 3-6" are sets.
  return (reading_->is(mark, u',') || reading_->is(mark, u':')) && reading_->is(mark - 1, u')') && number(mark - 2) &&
         reading_->is(mark - 3, u'(') && number(mark - 4) && !reading_->is(mark - 5, u'-') && !reading_->is(mark - 5, u'\u2013');
}

void Pair::in_unit_of(const Amount& shorter, Amount& longer) const {
  if (shorter.unit == longer.unit || longer.kind != shorter.kind) return;
  const auto units = reading_->pack.units();
  const Unit* const small = find_unit(units, shorter.unit);
  const Unit* const large = find_unit(units, longer.unit);
  if (small == nullptr || large == nullptr || small->dimension != large->dimension || small->factor <= 0 || large->factor <= 0) return;
  const double times = large->factor / small->factor;
  const auto whole = static_cast<std::uint64_t>(times + 0.5);  // NOLINT(bugprone-incorrect-roundings): more than nothing
  const double off = times - static_cast<double>(whole);
  const auto value = whole >= 2 && off < 1e-6 && off > -1e-6 ? multiply(longer.value, {whole, 0, false}) : std::nullopt;
  if (!value) return;
  longer.value = *value;
  longer.unit = shorter.unit;
}

std::optional<Decimal> Pair::shared_scale(const Amount& low, const Amount& high) {
  if (low.number.scale || low.number.form != NumeralForm::cardinal) return std::nullopt;
  const auto& scale = high.number.scale;
  if (high.number.so_many != 0 && low.number.so_many == 0 && low.value.exponent == 0 && compare(low.value, {10, 0, false}) < 0)
    return multiply(scale.value_or(Decimal{1, 0, false}), {high.number.so_many, 0, false});
  if (scale) return scale;
  // Digits that end on three noughts share them with a neighbour in size: not "de 2 à 10 000 salariés", "38 à 1 500 euros".
  if (!high.number.digits || !low.number.plain || high.number.plain || high.value.exponent != 0 || high.value.coefficient % 1000 != 0 ||
      low.value.coefficient >= 1000 || low.value.coefficient % 1000 == 0)
    return std::nullopt;
  return low.value.coefficient * 1000 < high.value.coefficient && high.value.coefficient <= low.value.coefficient * 3000
             ? std::optional(Decimal{1, 3, false})
             : std::nullopt;
}

}  // namespace citelight
