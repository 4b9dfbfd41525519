#include "quantity/left_alone.h"
#include "quantity/quantity_finder.h"
#include "quantity/surroundings.h"
#include "text/noun_phrase.h"

namespace citelight::quantity {

void Finder::push_ratio(const Amount& amount, const Numeral& of) {
  Quantity q;
  q.kind = QuantityKind::ratio;
  q.where = {amount.where.begin, of.where.end};
  q.number = q.where;
  std::uint64_t num = amount.value.coefficient;
  std::uint64_t den = of.value.coefficient;
  for (auto e = amount.value.exponent; e > 0; --e) num *= 10;
  for (auto e = of.value.exponent; e > 0 && den < 1'000'000'000'000u; --e) den *= 10;
  if (amount.value.exponent < 0) den *= 10;  // "7.5 out of 10"
  q.value = divide(num, den);
  if (num <= 0xFFFFFFFF && den <= 0xFFFFFFFF) q.fraction = Fraction{static_cast<std::uint32_t>(num), static_cast<std::uint32_t>(den)};
  after_ = of.last;
  bounds(q, amount.first, of.last);
  // "sept Français sur dix", "one in five children"
  std::uint32_t between = amount.last;
  while (between < of.first && reading_.tokens[between].kind == TokenKind::word && !has(between, Category::ratio_join)) ++between;
  if (between > amount.last && between < of.first)
    q.counted = Span{reading_.tokens[amount.last].where.begin, reading_.tokens[between - 1].where.end};
  else if (num < den) counted(q, amount.first, amount.first);  // "a 30-to-1 ratio" counts none
  out_.push_back(std::move(q));
}

std::optional<std::uint32_t> Finder::range(const Amount& first) {
  if (first.number.form == NumeralForm::ordinal || first.number.form == NumeralForm::vague || !inside(first.last)) return std::nullopt;
  std::uint32_t at = first.last;
  const bool spaced = pair_.spaced_dash(first);
  // "entre -5 et 2": the sign is a token of its own.
  const bool opened =
      open_ && (*open_ + 1 == first.first ||
                (first.value.negative && *open_ + 2 == first.first && first.where.begin == reading_.tokens[*open_ + 1].where.begin) ||
                (bound_ && bound_->first == *open_ + 1 && bound_->last == first.first));
  // "18-to-24-year-olds"
  const bool hyphens = reading_.is(at, u'-') && glued(reading_, at) && glued(reading_, at + 1) && reading_.is(at + 2, u'-') &&
                       glued(reading_, at + 2) && glued(reading_, at + 3);
  if (hyphens) ++at;
  const bool stroke = reading_.is(at, u'/');
  const bool hyphen = !hyphens && (spaced || stroke || reading_.is(at, u'-') || reading_.is(at, u'\u2013') || reading_.is(at, u'\u2011') ||
                                   reading_.is(at, u'\u2014'));
  if (glued(reading_, first.first) && first.first > sentence_->first && reading_.tokens[first.first - 1].kind == TokenKind::word &&
      !reading_.elided(first.first - 1))
    return std::nullopt;  // "I7-860", « un T2 à 800 € » against « d'11-12 ans »
  if (hyphen && !spaced && !stroke && !first.measured && (!first.number.digits || has(at + 1, Category::numeral)))
    return worded_score(first);
  if (hyphen) {
    if (!spaced && (!glued(reading_, at) || !glued(reading_, at + 1))) return std::nullopt;
    if (!first.number.digits || (at + 1 < sentence_->last && reading_.tokens[at + 1].kind == TokenKind::word)) return std::nullopt;
  } else if (!has(at, Category::range_join)) {
    return either(first);
  }
  const bool conjunction = has(at, Category::numeral_joiner);  // "and", "et": a range only when opened
  if (conjunction && !opened) return std::nullopt;
  if (hyphens) ++at;
  if (!inside(at + 1)) return std::nullopt;
  // "between 20 and about 70"
  const auto nearly = opened ? reading_.match(at + 1, bit(Category::bound_before)) : std::nullopt;
  auto second =
      read_amount(reading_, nearly && static_cast<Bound>(nearly->value) == Bound::approx && inside(nearly->last) ? nearly->last : at + 1);
  if (!second || second->last > sentence_->last || second->number.form == NumeralForm::ordinal || second->number.form == NumeralForm::vague)
    return std::nullopt;
  if (spaced && first.measured && !second->measured) return std::nullopt;
  if (!hyphen && !opened && by_and_to(first, *second)) return std::nullopt;
  // "from €2m in 2023 to €3m": a year, and what it had become.
  const bool led = first.first > sentence_->first && has(first.first - 1, Category::preposition) && !opened &&
                   !has(first.first - 1, Category::unit_link);
  if (!first.measured && first.number.plain && first.number.where.size() == 4 &&
      ((second->kind == QuantityKind::money && second->where.begin < second->number.where.begin) ||
       (led && (second->number.scale || compare(second->value, {3, 3, false}) > 0))))
    return std::nullopt;
  if (first.number.one && !second->measured && !opened && !pair_.counted_behind(second->last)) return std::nullopt;
  if (second->number.one && !second->measured) return std::nullopt;
  if (hyphen && pair_.glued_chain(first, *second)) return std::nullopt;
  if (!first.measured && second->measured && first.first > sentence_->first && has(first.first - 1, Category::month))
    return std::nullopt;  // "from 40 percent on July 14 to 46 percent"
  if (stroke && ((first.value.coefficient < 10 && second->unit != "a") || !second->measured || second->kind == QuantityKind::money))
    return std::nullopt;
  if (hyphen && second->value.negative) return std::nullopt;
  if (first.measured && !second->measured && first.kind != QuantityKind::money) return std::nullopt;
  if (first.measured && second->measured && first.kind == QuantityKind::duration) pair_.in_unit_of(first, *second);
  if (first.measured && second->measured && (first.unit != second->unit || pair_.in_hundredths(first) != pair_.in_hundredths(*second)))
    return std::nullopt;

  Amount low = first;
  if (!low.measured) {
    low.kind = second->kind;
    low.unit = second->unit;
    if (second->kind == QuantityKind::money && second->value.exponent != second->number.value.exponent)
      low.value = scaled(low.value, second->value.exponent - second->number.value.exponent);
  } else if (!second->measured) {
    second->kind = low.kind;
    second->unit = low.unit;
  }
  // "de 2 à 5 millions", "from 12 to 8 percent"
  const bool from = opened || (first.first > sentence_->first && has(first.first - 1, Category::unit_link));
  if (const auto scale = pair_.shared_scale(low, *second)) {
    const auto up = multiply(low.value, *scale);
    if (up && compare(*up, second->value) <= 0) low.value = *up;
    else if (up && from && !hyphen && !conjunction && compare(*up, scaled(second->value, 1)) <= 0) return falling(low, *up);
  }
  const int order = compare(low.value, second->value);
  const bool named =
      first.first > sentence_->first + 1 && listed(reading_, first.first - 1 - has(first.first - 1, Category::unit_link), "range_noun");
  const bool any_unit = second->measured || low.measured;
  if (!any_unit && (pair_.numbered(first.first) || (hyphen && pair_.in_a_reference(first.first))))
    return second->last;  // "pages 19 to 39 show"
  if (hyphen && !any_unit) {
    const bool times = reading_.match(second->last, bit(Category::times_word)).has_value() && inside(second->last);
    // "218-212" votes; "747-400" is a name.
    const bool votes = order > 0 && compare(low.value, {1, 3, false}) < 0 && compare(second->value, {1, 1, false}) >= 0 &&
                       first.first > sentence_->first && !reading_.tokens[first.first - 1].capitalised && !pair_.numbered(first.first);
    const bool small = votes || (compare(low.value, {200, 0, false}) < 0 && compare(second->value, {200, 0, false}) < 0);
    const bool counted = pair_.counted_behind(second->last);
    // "roughly 10-15", "a range of 5-10"
    const bool ranges = order < 0 && ((bound_ && bound_->last == low.first) || named);
    const bool ages = order < 0 && led_by(reading_, *sentence_, lead(first.first), Category::age_before);  // "people aged 10-24"
    const bool sides = pair_.between_names(first.first, second->last);
    if ((order >= 0 || !counted || sides) && !ranges && !ages && !times && small && low.number.plain && second->number.plain)
      return score(low, *second);
    if (order >= 0) return std::nullopt;
    return push_range(low, *second, opened);
  }
  // "won 3 to 1", "battus 2 à 0": neither a way down that something went nor a clock's "20 to 5".
  const bool games = !hyphen && !conjunction && !from && !any_unit && order >= 0 && first.first > sentence_->first && low.number.plain &&
                     second->number.plain && low.number.digits && second->number.digits && compare(low.value, {1, 3, false}) < 0 &&
                     !reading_.categories(first.first - 1).meets(bit(Category::preposition)) &&
                     (order > 0 || !pair_.counted_behind(second->last)) && !pair_.numbered(first.first);
  if (games) return score(low, *second);
  // "52 to 48 percent": two shares
  if (order > 0 &&
      (from ||
       (second->kind == QuantityKind::percent && reading_.tokens[at].kind == TokenKind::word && compare(first.value, {1, 2, false}) < 0)) &&
      !hyphen && !conjunction && !first.measured && second->measured && (first.number.scale || !second->number.scale))
    return falling(low, low.value);
  if (order >= 0) return std::nullopt;
  // Without opening word the join may be anything ("from A to B", "20 to 5"): what
  // is counted or measured must follow, or both ends be money.
  // "12 à 15 millions de doses", "1 100 à 1 300 milliards"
  const bool one_scale = second->number.scale && !first.number.scale &&
                         (from || has(second->last, Category::unit_link) || compare(scaled(low.value, 1), second->value) > 0);
  // "(0.71 to 0.94)", « IC : 0,71 à 0,94 »: neither scores nor hours have decimals.
  const bool interval = low.value.exponent < 0 && second->value.exponent < 0 && first.first > sentence_->first &&
                        (reading_.is(first.first - 1, u'(') || reading_.is(first.first - 1, u':'));
  if (!opened && !any_unit && !one_scale && !multiplied_by(first.first) &&
      !(first.number.form == NumeralForm::fraction && second->number.form == NumeralForm::fraction) &&
      !pair_.counted_behind(second->last) && !pair_.bare(first, *second) && !named && !interval &&
      !led_by(reading_, *sentence_, lead(first.first), Category::age_before))
    return std::nullopt;
  return push_range(low, *second, opened);
}

// "fell from 3.1 to 2.9 million", "de 12 à 8 %": no range, but what the end is said in is the start's too.
std::uint32_t Finder::falling(Amount from, Decimal value) {
  if (is_left_alone(reading_, *sentence_, from)) return from.last;
  from.value = value;
  from.measured = !from.unit.empty() || from.kind == QuantityKind::money;
  emit(from);
  return std::max(from.last, after_);
}

// "rose $1.20 to $82.15", "a perdu 3 euros à 45 euros": by so much, to so much.
bool Finder::by_and_to(const Amount& first, const Amount& second) const {
  if (!first.measured && first.number.form == NumeralForm::fraction && !first.number.digits &&
      (second.kind == QuantityKind::money || compare(second.value, {1, 1, false}) >= 0))
    return true;  // "fell by a sixth to $3bn"
  if (!first.measured || !second.measured || first.kind == QuantityKind::percent || first.kind == QuantityKind::duration) return false;
  const std::uint32_t begin = lead(first.first).begin;
  // "rise by £96 to £2,143" against "by £3 to £5"
  if (begin > sentence_->first && listed(reading_, begin - 1, "change_by") && !has(begin - 1, Category::unit_link) &&
      compare(second.value, multiply(first.value, {6, 0, false}).value_or(second.value)) >= 0)
    return true;
  return begin > sentence_->first &&
         (has(begin - 1, Category::change_verb) ||
          (begin > sentence_->first + 1 && has(begin - 1, Category::unit_link) && has(begin - 2, Category::change_verb)));
}

// "two or three years", "5 ou 6 millions": neighbours in counting, of one thing.
std::optional<std::uint32_t> Finder::either(const Amount& first) {
  if (!has(first.last, Category::range_or) || first.measured || first.number.form != NumeralForm::cardinal || first.number.scale ||
      first.value.exponent != 0 || first.value.negative || !inside(first.last + 1))
    return std::nullopt;
  auto second = read_amount(reading_, first.last + 1);
  if (!second || second->last > sentence_->last || second->number.form != NumeralForm::cardinal ||
      second->number.digits != first.number.digits || second->number.value.exponent < 0)
    return std::nullopt;
  const bool ends = !inside(second->last) || reading_.tokens[second->last].kind == TokenKind::mark;
  const bool next = second->value.exponent == 0 && second->value.coefficient == first.value.coefficient + 1 && first.value.coefficient < 20;
  // "two or three million.", « J'en ai 4 ou 5. »
  if (!second->measured && !pair_.counted_behind(second->last) && !((second->number.scale || next) && ends) &&
      !((second->number.scale || second->number.so_many != 0) && has(second->last, Category::unit_link)))
    return std::nullopt;
  if (second->kind == QuantityKind::money && second->value.exponent != second->number.value.exponent)
    return std::nullopt;  // "two or three cents"
  Amount low = first;
  if (const auto scale = pair_.shared_scale(low, *second)) {
    const auto up = multiply(low.value, *scale);
    if (!up) return std::nullopt;
    low.value = *up;
  }
  const double a = to_double(low.value), b = to_double(second->value);
  if (a >= b || b > a * 2 || is_left_alone(reading_, *sentence_, first)) return std::nullopt;
  low.kind = second->kind;
  low.unit = second->unit;
  return push_range(low, *second, false);
}

// "a two-nil win", « battus trois-un »: glued, the higher first; « quatre-quatre » too is one word, among the idioms.
std::optional<std::uint32_t> Finder::worded_score(const Amount& first) {
  const std::uint32_t at = first.last;
  if (first.first + 1 != at || first.number.form != NumeralForm::cardinal || !glued(reading_, at) || !glued(reading_, at + 1) ||
      !inside(at + 1) || (glued(reading_, first.first) && dash(reading_, first.first - 1)))
    return std::nullopt;
  const auto second = read_amount(reading_, at + 1);
  if (!second || second->number.digits || second->measured || second->number.form != NumeralForm::cardinal || second->number.scale ||
      first.number.scale || second->last != at + 2 || reading_.tokens[at + 1].capitalised || second->last > sentence_->last ||
      (!first.number.digits && compare(first.value, {2, 1, false}) >= 0) || compare(second->value, first.value) > 0 ||
      (dash(reading_, second->last) && glued(reading_, second->last)))
    return std::nullopt;
  return score(first, *second);
}

std::uint32_t Finder::score(const Amount& a, const Amount& b) {
  // "(3-1, 85e)" is one; behind a letter or another digit it is a code.
  const bool code = a.first > sentence_->first && glued(reading_, a.first) && !reading_.is(a.first - 1, u'(') &&
                    !reading_.is(a.first - 1, u'[') && is_left_alone(reading_, *sentence_, a);
  const bool notes =
      a.first > sentence_->first + 1 && reading_.is(a.first - 1, u'(') && reading_.is(a.first - 2, u')');  // "the trials (CORAL) (6-8)"
  if (code || notes) return b.last;
  Quantity q;
  q.kind = QuantityKind::score;
  q.where = {a.where.begin, b.where.end};
  q.number = q.where;
  q.min = a.value;
  q.max = b.value;
  out_.push_back(std::move(q));
  after_ = b.last;
  bound_.reset();
  return b.last;
}

std::uint32_t Finder::push_range(const Amount& low, const Amount& high, bool opened) {
  Amount whole = high;
  whole.first = low.first;
  const std::uint32_t begin = opened ? reading_.tokens[*open_].where.begin : low.where.begin;
  after_ = high.last;
  Quantity q;
  q.kind = high.kind;
  q.unit = high.unit;
  q.where = {begin, high.where.end};
  q.number = Span{low.number.where.begin, high.number.where.end};
  q.min = low.value;
  q.max = high.value;
  const auto times = inside(high.last) ? reading_.match(high.last, bit(Category::times_word)) : std::nullopt;
  const bool occasions = times && reading_.tokens[times->first].where.size() > 1 && !glued(reading_, times->first) &&
                         !compared(times->last);  // "two or three times a year"
  if (times) {
    if (!occasions) {
      q.kind = QuantityKind::multiple;
      q.where.end = reading_.tokens[times->last - 1].where.end;
    }
    after_ = times->last;
  }
  if (q.kind == QuantityKind::cardinal && multiplied_by(low.first)) q.kind = QuantityKind::multiple;
  age(q, low.first, after_);
  bounds(q, low.first, after_);
  q.bound = Bound::range;
  if (occasions) q.counted = reading_.tokens[times->first].where;
  else counted(q, low.first, low.first);
  out_.push_back(std::move(q));
  return after_;
}

}  // namespace citelight::quantity
