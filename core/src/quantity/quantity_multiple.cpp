#include <string_view>

#include "quantity/quantity_finder.h"
#include "text/noun_phrase.h"

namespace citelight::quantity {

// "a triplé en dix ans", "more than doubled": a figure where the clause goes on from it and gives none: not in "doubled to
// 8.4m", nor where nothing says since when or how nearly ("la population a triplé").
std::uint32_t Finder::multiple(const Match& m) {
  if (m.first > sentence_->first && has(m.first - 1, Category::determiner) && has(m.first, Category::change_verb))
    return m.last;                                                                   // "the doubled sum"; not "a threefold rise"
  if (m.first == sentence_->first && plural_form(reading_, m.first)) return m.last;  // "Doubles start at $90": no verb without subject
  if (has(m.last, Category::auxiliary) && has(m.first, Category::change_verb)) return m.last;  // « la voiture doublée a freiné »
  if (has(m.last, Category::of_whole) && has(m.first, Category::change_verb) && inside(m.last + 1) && m.first > sentence_->first &&
      reading_.tokens[m.first - 1].kind == TokenKind::mark && reading_.tokens[m.last + 1].capitalised)
    return m.last;  // « But, doublé de Koné »
  std::uint32_t to = m.last;
  if (reading_.categories(to).meets(any_of(Category::range_join, Category::range_open, Category::unit_link))) ++to;
  const bool grown =
      to > m.last && reading_.tokens[m.last].kind == TokenKind::word && !has(m.first, Category::change_verb);  // "rose tenfold FROM 4"
  if (inside(to) && !grown &&
      (reading_.tokens[to].kind == TokenKind::number || reading_.categories(to).meets(any_of(Category::numeral, Category::currency_sign)) ||
       has(to, Category::multiplier)))
    return m.last;
  // "plus que doublé"
  const bool plus = m.first >= sentence_->first + 2 && has(m.first - 1, Category::complementizer) && has(m.first - 2, Category::comparison);
  if (plus) bound_ = Bounding{m.first - 2, m.first, Bound::more_than, m.first};
  const bool bounded = bound_ && bound_->last == m.first;
  const bool ends = !inside(m.last) || (reading_.tokens[m.last].where.size() == 1 &&
                                        std::u16string_view(u".,;:!?)-").find(reading_.text[reading_.tokens[m.last].where.begin]) !=
                                            std::u16string_view::npos);
  if (ends && !bounded && reading_.match(m.first, bit(Category::change_verb))) return m.last;
  // "twice as" many: what follows the word only tells that it multiplies.
  std::uint32_t last = m.first + 1;
  while (last < m.last && glued(reading_, last)) ++last;
  Quantity& q = found(m.last == m.first + 1 && listed(reading_, m.first, "occasions") ? QuantityKind::cardinal  // "has won twice"
                                                                                      : QuantityKind::multiple,
                      {reading_.tokens[m.first].where.begin, reading_.tokens[last - 1].where.end});
  q.value = reading_.pack.decimal(m.value);
  after_ = m.last;
  bounds(q, m.first, m.last);
  if (q.kind == QuantityKind::multiple) counted(q, m.first, m.first);
  return after_;
}

// "une fois et demie la taille", "deux fois et demie celui de 1990"
bool Finder::times_and_half(const Amount& amount) {
  if (amount.measured || !inside(amount.last) || amount.number.form != NumeralForm::cardinal || amount.value.exponent != 0) return false;
  const auto times = reading_.match(amount.last, bit(Category::times_word));
  const auto half = times && inside(times->last) ? reading_.match(times->last, bit(Category::half)) : std::nullopt;
  const auto sum = half ? add(amount.value, {5, -1, false}) : std::nullopt;
  if (!sum) return false;
  Quantity& q = found(QuantityKind::multiple, {amount.where.begin, reading_.tokens[half->last - 1].where.end});
  q.value = *sum;
  after_ = half->last;
  bounds(q, amount.first, half->last);
  return true;
}

// "multiplié par", "multiplied by"
bool Finder::multiplied_by(std::uint32_t first) const {
  const std::uint32_t begin = lead(first).begin;
  if (begin < sentence_->first + 2) return false;
  const auto by = reading_.match(begin - 2, bit(Category::times_word));
  return by && by->last == begin;
}

bool Finder::compared(std::uint32_t token) const {
  // "six times that Orme asked" against "six times that of 1990"
  const bool clause = has(token, Category::complementizer) && inside(token + 1) &&
                      (reading_.tokens[token + 1].capitalised || has(token + 1, Category::pronoun));
  return inside(token) && !clause && reading_.match(token, bit(Category::comparison));
}

// "3-fold", "15 fois plus", "2x": the number times something.
bool Finder::times_behind(const Amount& amount) {
  if (amount.measured || amount.number.form != NumeralForm::cardinal) return false;
  // "multiplié par trois"
  if (multiplied_by(amount.first)) {
    Quantity& q = found(QuantityKind::multiple, amount.where);
    q.value = amount.value;
    after_ = amount.last;
    bounds(q, amount.first, amount.last);
    return true;
  }
  if (!inside(amount.last)) return false;
  std::uint32_t at = amount.last;
  const bool dashed = reading_.is(at, u'-') && glued(reading_, at) && glued(reading_, at + 1);
  if (dashed) ++at;
  const auto m = reading_.match(at, bit(Category::times_word));
  if (!m) return false;
  const auto text = reading_.at(m->first);
  if (text.size() == 1 && (!glued(reading_, at) || (glued(reading_, m->last) && reading_.tokens[m->last].kind != TokenKind::mark)))
    return false;  // "4 x 4", "2x4"
  // "three times as high" and "rose 4.5 times" multiply, "won three times" counts.
  // "six-times champion" counts too, "six-fold" multiplies.
  const bool counts = (!dashed || listed(reading_, m->first, "occasions")) && (dashed || !glued(reading_, at)) && text.size() > 1 &&
                      !compared(m->last) && amount.value.exponent >= 0;
  Quantity& q = found(counts ? QuantityKind::cardinal : QuantityKind::multiple, amount.where);
  if (counts) q.counted = reading_.tokens[m->first].where;
  // "3-fold" is one word; "three times" is a number and what it multiplies.
  if (!counts && (dashed || glued(reading_, at))) q.where.end = reading_.tokens[m->last - 1].where.end;
  q.value = amount.value;
  after_ = m->last;
  bounds(q, amount.first, m->last);
  if (!counts) counted(q, amount.first, amount.first);
  return true;
}

}  // namespace citelight::quantity
