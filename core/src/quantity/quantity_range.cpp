#include "quantity/left_alone.h"
#include "quantity/quantity_finder.h"
#include "quantity/surroundings.h"
#include "text/noun_phrase.h"

namespace citelight::quantity {

void Finder::push_ratio(const Amount& amount, const Numeral& of) {
  Quantity& q = found(QuantityKind::ratio, {amount.where.begin, of.where.end});
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
  const std::uint32_t noun = amount.number.last;
  std::uint32_t between = noun;
  while (between < of.first && reading_.tokens[between].kind == TokenKind::word && !has(between, Category::ratio_join)) ++between;
  if (between > noun && between < of.first) q.counted = Span{reading_.tokens[noun].where.begin, reading_.tokens[between - 1].where.end};
  else if (num < den) counted(q, amount.first, amount.first);  // "a 30-to-1 ratio" counts none
}

// What stands between two ends, at `at`.
struct Finder::Join {
  std::uint32_t at = 0;
  bool opened = false;       // "between 5 and 10", « entre -5 et 2 »
  bool spaced = false;       // a dash with spaces around it
  bool hyphens = false;      // "18-to-24-year-olds"
  bool stroke = false;       // "90/100 km/h"
  bool hyphen = false;       // any of the marks that join without a word
  bool conjunction = false;  // "and", "et": a range only when opened
};

Finder::Join Finder::join_behind(const Amount& first) const {
  Join out;
  out.at = first.last;
  out.spaced = pair_.spaced_dash(first);
  // "entre -5 et 2": the sign is a token of its own.
  out.opened =
      open_ && (*open_ + 1 == first.first ||
                (first.value.negative && *open_ + 2 == first.first && first.where.begin == reading_.tokens[*open_ + 1].where.begin) ||
                (bound_ && bound_->first == *open_ + 1 && bound_->last == first.first));
  out.hyphens = reading_.is(out.at, u'-') && glued(reading_, out.at) && glued(reading_, out.at + 1) && reading_.is(out.at + 2, u'-') &&
                glued(reading_, out.at + 2) && glued(reading_, out.at + 3) &&
                reading_.tokens[out.at + 1].kind == TokenKind::word;  // not "3-5-year"
  if (out.hyphens) ++out.at;
  out.stroke = reading_.is(out.at, u'/');
  out.hyphen = !out.hyphens && (out.spaced || out.stroke || reading_.is(out.at, u'-') || reading_.is(out.at, u'\u2013') ||
                                reading_.is(out.at, u'\u2011') || reading_.is(out.at, u'\u2014'));
  out.conjunction = !out.hyphen && has(out.at, Category::numeral_joiner);
  return out;
}

// The end behind the join, unless the two are no ends of one thing.
std::optional<Amount> Finder::second_end(const Amount& first, const Join& join) const {
  const std::uint32_t at = join.at + join.hyphens;
  if (!inside(at + 1)) return std::nullopt;
  // "between 20 and about 70"
  const auto nearly = join.opened ? reading_.match(at + 1, bit(Category::bound_before)) : std::nullopt;
  auto second =
      read_amount(reading_, nearly && static_cast<Bound>(nearly->value) == Bound::approx && inside(nearly->last) ? nearly->last : at + 1);
  if (!second || second->last > sentence_->last || second->number.form == NumeralForm::ordinal || second->number.form == NumeralForm::vague)
    return std::nullopt;
  if (join.spaced && first.measured && !second->measured) return std::nullopt;
  if (!join.hyphen && !join.opened && by_and_to(first, *second)) return std::nullopt;
  // "from €2m in 2023 to €3m": a year, and what it had become.
  const bool led = first.first > sentence_->first && has(first.first - 1, Category::preposition) && !join.opened &&
                   !has(first.first - 1, Category::unit_link);
  if (!first.measured && first.number.plain && first.number.where.size() == 4 &&
      ((second->kind == QuantityKind::money && second->where.begin < second->number.where.begin) ||
       (led && (second->number.scale || compare(second->value, {3, 3, false}) > 0))))
    return std::nullopt;
  if (first.number.one && !second->measured && !join.opened && !pair_.counted_behind(second->last)) return std::nullopt;
  if (second->number.one && !second->measured) return std::nullopt;
  if (join.hyphen && pair_.glued_chain(first, *second)) return std::nullopt;
  if (!first.measured && second->measured && first.first > sentence_->first && has(first.first - 1, Category::month))
    return std::nullopt;  // "from 40 percent on July 14 to 46 percent"
  if (join.stroke && ((first.value.coefficient < 10 && second->unit != "a" && second->unit != "Cel") || !second->measured ||
                      second->kind == QuantityKind::money))
    return std::nullopt;
  if (join.hyphen && second->value.negative) return std::nullopt;
  if (first.measured && !second->measured && first.kind != QuantityKind::money) return std::nullopt;
  if (first.measured && second->measured && first.kind == QuantityKind::duration) pair_.in_unit_of(first, *second);
  if (first.measured && second->measured && (first.unit != second->unit || pair_.in_hundredths(first) != pair_.in_hundredths(*second)))
    return std::nullopt;
  return second;
}

// What one end is said in is the other's too: "5 to 10%", "$5 to 10".
void Finder::say_alike(Amount& low, Amount& second) {
  if (!low.measured) {
    low.kind = second.kind;
    low.unit = second.unit;
    if (second.kind == QuantityKind::money && second.value.exponent != second.number.value.exponent)
      low.value = scaled(low.value, second.value.exponent - second.number.value.exponent);
  } else if (!second.measured) {
    second.kind = low.kind;
    second.unit = low.unit;
  }
}

bool Finder::in_named_range(const Amount& first) const {
  return first.first > sentence_->first + 1 && listed(reading_, first.first - 1 - has(first.first - 1, Category::unit_link), "range_noun");
}

// "10-15 people", "218-212", "747-400": numbers alone with a mark between them.
std::optional<std::uint32_t> Finder::hyphenated(const Amount& low, const Amount& second, bool opened) {
  const int order = compare(low.value, second.value);
  const bool times = reading_.match(second.last, bit(Category::times_word)).has_value() && inside(second.last);
  // "218-212" votes, "reached 341-5"; "747-400" is a name, and so are "a 787-9" and « des 737-8 ».
  const bool votes = order > 0 && compare(low.value, {1, 3, false}) < 0 && low.first > sentence_->first &&
                     (compare(second.value, {1, 1, false}) >= 0 ||
                      (compare(low.value, {7, 2, false}) < 0 && !pair_.counted_behind(second.last) &&
                       reading_.has_any(low.first - 1, any_of(Category::preposition, Category::measure_verb)))) &&
                     !reading_.tokens[low.first - 1].capitalised && !pair_.numbered(low.first);
  const bool small = votes || (compare(low.value, {200, 0, false}) < 0 && compare(second.value, {200, 0, false}) < 0);
  // "10-15 people", "a 10-15-member panel"
  const bool counted = pair_.counted_behind(second.last) || (order < 0 && reading_.is(second.last, u'-') && glued(reading_, second.last) &&
                                                             pair_.counted_behind(second.last + 1));
  // "roughly 10-15", "a range of 5-10"
  const bool ranges = order < 0 && ((bound_ && bound_->last == low.first) || in_named_range(low));
  const bool ages = order < 0 && led_by(reading_, *sentence_, lead(low.first), Category::age_before);  // "people aged 10-24"
  const bool sides = pair_.between_names(low.first, second.last) ||
                     (inside(second.last) && listed(reading_, second.last, "score_nouns"));  // "a 1-3 defeat"
  // « Le 15-18 », between those hours: a broadcast
  if (order < 0 && !opened && !(inside(second.last) && plural_form(reading_, second.last)) && compare(low.value, {6, 0, false}) > 0 &&
      compare(second.value, {24, 0, false}) <= 0 && low.first > sentence_->first && listed(reading_, low.first - 1, "singular_articles") &&
      !has(low.first - 1, Category::article_one))
    return second.last;
  if ((order >= 0 || !counted || sides) && !ranges && !ages && !times && small && low.number.plain && second.number.plain)
    return score(low, second);
  if (order >= 0) return std::nullopt;
  return push_range(low, second, opened);
}

// "won 3 to 1", "battus 2 à 0": neither a way down that something went nor a clock's "20 to 5".
bool Finder::is_game(const Amount& low, const Amount& second) const {
  const int order = compare(low.value, second.value);
  std::uint32_t verb = low.first - (low.first > sentence_->first);
  if (has(verb, Category::preposition)) {  // "outnumber them BY 3 to 2", not "the majority shrank by 12 to 9"
    constexpr std::uint32_t longest = 4;
    constexpr CategorySet other = any_of(Category::auxiliary, Category::change_verb, Category::measure_verb);
    while (verb > sentence_->first && low.first - verb < longest && !listed(reading_, verb, "vote_verbs") &&
           !reading_.has_any(verb, other) && !formed(reading_, verb, "past_ending", 3))
      --verb;
  }
  if (order > 0 && low.number.form == NumeralForm::cardinal && listed(reading_, verb, "vote_verbs") &&
      !(inside(second.last) && plural_form(reading_, second.last)))
    return true;  // "voted seven to two"
  return order >= 0 && low.first > sentence_->first && low.number.plain && second.number.plain && low.number.digits &&
         second.number.digits && compare(low.value, {1, 3, false}) < 0 &&
         !reading_.categories(low.first - 1).meets(bit(Category::preposition)) && (order > 0 || !pair_.counted_behind(second.last)) &&
         !pair_.numbered(low.first);
}

// Without opening word the join may be anything ("from A to B", "20 to 5"): what
// is counted or measured must follow, or both ends be money.
bool Finder::is_range(const Amount& first, const Amount& low, const Amount& second, bool from) const {
  // "12 à 15 millions de doses", "1 100 à 1 300 milliards"
  const bool one_scale = second.number.scale && !first.number.scale &&
                         (from || has(second.last, Category::unit_link) || compare(scaled(low.value, 1), second.value) > 0);
  // "(0.71 to 0.94)", « IC : 0,71 à 0,94 »: neither scores nor hours have decimals.
  const bool interval = low.value.exponent < 0 && second.value.exponent < 0 && first.first > sentence_->first &&
                        (reading_.is(first.first - 1, u'(') || reading_.is(first.first - 1, u':'));
  // "300 to 350 of its jobs", not « battus 24 à 26 de justesse »
  const bool parts = has(second.last, Category::of_whole) && inside(second.last + 1) &&
                     reading_.has_any(second.last + 1, any_of(Category::determiner, Category::possessive)) &&
                     compare(second.value, multiply(low.value, {2, 0, false}).value_or(low.value)) <= 0;
  const bool fractions = first.number.form == NumeralForm::fraction && second.number.form == NumeralForm::fraction;
  return second.measured || low.measured || one_scale || multiplied_by(first.first) || fractions || parts ||
         pair_.counted_behind(second.last) || pair_.bare(first, second) || in_named_range(first) || interval ||
         led_by(reading_, *sentence_, lead(first.first), Category::age_before);
}

std::optional<std::uint32_t> Finder::range(const Amount& first) {
  if (first.number.form == NumeralForm::ordinal || first.number.form == NumeralForm::vague || !inside(first.last)) return std::nullopt;
  const Join join = join_behind(first);
  if (glued(reading_, first.first) && first.first > sentence_->first && reading_.tokens[first.first - 1].kind == TokenKind::word &&
      !reading_.elided(first.first - 1))
    return std::nullopt;  // "I7-860", « un T2 à 800 € » against « d'11-12 ans »
  if (join.spaced && (pair_.numbered(first.first) ||
                      (first.first > sentence_->first + 1 && is_number(reading_, first.first - 1) && is_number(reading_, first.first - 2))))
    return std::nullopt;  // « épisode 8 – 52 min », « 04 78 00 12 05 – 12, rue »
  if (join.hyphen) {
    if (!join.spaced && !join.stroke && !first.measured && (!first.number.digits || has(join.at + 1, Category::numeral)))
      return worded_score(first);
    if (!join.spaced && (!glued(reading_, join.at) || !glued(reading_, join.at + 1))) return std::nullopt;
    if (!first.number.digits || (join.at + 1 < sentence_->last && reading_.tokens[join.at + 1].kind == TokenKind::word))
      return std::nullopt;
  } else if (!has(join.at, Category::range_join)) {
    return either(first);
  } else if (first.number.digits && glued(reading_, join.at) && !join.hyphens && inside(join.at + 2) && glued(reading_, join.at + 2) &&
             reading_.tokens[join.at + 2].capitalised) {
    return std::nullopt;  // "9to5Mac", not « 10à 15 euros »
  }
  if (join.conjunction && !join.opened) return std::nullopt;
  auto second = second_end(first, join);
  if (!second) return std::nullopt;

  Amount low = first;
  say_alike(low, *second);
  // "de 2 à 5 millions", "from 12 to 8 percent"
  const bool from = join.opened || (first.first > sentence_->first && has(first.first - 1, Category::unit_link));
  if (const auto scale = pair_.shared_scale(low, *second)) {
    const auto up = multiply(low.value, *scale);
    if (up && compare(*up, second->value) <= 0) low.value = *up;
    else if (up && from && !join.hyphen && !join.conjunction && compare(*up, scaled(second->value, 1)) <= 0) return falling(low, *up);
  }
  const bool any_unit = second->measured || low.measured;
  const bool vote = !join.hyphen && first.first > sentence_->first && compare(first.value, second->value) > 0 &&
                    listed(reading_, first.first - 1, "vote_verbs");
  if (!any_unit && ((pair_.numbered(first.first) && !vote) || (join.hyphen && pair_.in_a_reference(first.first))))
    return second->last;  // "pages 19 to 39 show"
  if (join.hyphen && !any_unit) return hyphenated(low, *second, join.opened);
  const bool worded = !join.hyphen && !join.conjunction;
  if (worded && !from && !any_unit && is_game(low, *second)) return score(low, *second);
  const int order = compare(low.value, second->value);
  // "52 to 48 percent": two shares
  const bool shares = second->kind == QuantityKind::percent && reading_.tokens[join.at + join.hyphens].kind == TokenKind::word &&
                      compare(first.value, {1, 2, false}) < 0;
  if (order > 0 && (from || shares) && worded && !first.measured && second->measured && (first.number.scale || !second->number.scale))
    return falling(low, low.value);
  if (order >= 0 || !(join.opened || is_range(first, low, *second, from))) return std::nullopt;
  return push_range(low, *second, join.opened);
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

// "Lowick 3, Dunmore Town 1", a line's own: not "Orme 10, Orme 11", "Goals: Orme 10, Vidal 61", "Orme 208, Lund 5: a duel".
std::optional<std::uint32_t> Finder::two_sides(const Amount& first) {
  constexpr std::uint32_t longest = 3;  // a side's name
  constexpr CategorySet no = any_of(Category::name_head, Category::month, Category::weekday, Category::function_word, Category::preposition,
                                    Category::bound_before, Category::numeral, Category::date_unit);
  const auto name = [&](std::uint32_t t) {
    return reading_.tokens[t].kind == TokenKind::word && reading_.tokens[t].capitalised && !reading_.has_any(t, no) &&
           !listed(reading_, t, "count_leads");
  };
  const auto points = [](const Amount& amount) { return bare(amount) && compare(amount.value, {2, 2, false}) < 0; };  // no "Orme 737"
  if (!points(first)) return std::nullopt;
  std::uint32_t begin = first.first;
  while (begin > sentence_->first && first.first - begin < longest && name(begin - 1)) --begin;
  if (begin == first.first || begin != sentence_->first || !reading_.is(first.last, u',')) return std::nullopt;
  const std::uint32_t other = first.last + 1;
  std::uint32_t at = other;
  while (inside(at) && at - other < longest && name(at)) ++at;
  const auto second = at > other && inside(at) ? read_amount(reading_, at) : std::nullopt;
  if (!second || !points(*second) || reading_.at(begin) == reading_.at(other)) return std::nullopt;
  const bool ends = !inside(second->last) || reading_.is(second->last, u'(');
  return ends ? std::optional(score(first, *second)) : std::nullopt;
}

std::uint32_t Finder::score(const Amount& a, const Amount& b) {
  // "(3-1, 85e)" is one; behind a letter or another digit it is a code.
  const bool code = a.first > sentence_->first && glued(reading_, a.first) &&
                    std::u16string_view(u"([*\"\u201C\u2018").find(reading_.text[reading_.tokens[a.first - 1].where.begin]) ==
                        std::u16string_view::npos &&
                    is_left_alone(reading_, *sentence_, a);
  const bool notes =
      a.first > sentence_->first + 1 && reading_.is(a.first - 1, u'(') && reading_.is(a.first - 2, u')');  // "the trials (CORAL) (6-8)"
  // "7-6 (7-4)", not "2-1 (4-3)", which may be other matches'
  const bool points = behind_score(a.first, b.last) && out_.back().max->coefficient + out_.back().min->coefficient == 13;
  if (code || notes || points) return b.last;
  Quantity& q = found(QuantityKind::score, {a.where.begin, b.where.end});
  q.min = a.value;
  q.max = b.value;
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
