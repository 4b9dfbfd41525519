#include "quantity.h"

#include <algorithm>

#include "age.h"
#include "amount.h"
#include "counted.h"
#include "left_alone.h"
#include "money_names.h"
#include "noun_phrase.h"
#include "number_words.h"
#include "pair.h"
#include "ratio.h"
#include "together.h"
#include "unicode.h"

namespace citelight {
namespace {

// Words that can begin a quantity or set its bound; all others are passed over.
constexpr CategorySet anchors = any_of(
    Category::numeral, Category::multiplier, Category::article_one, Category::collective, Category::vague_plural,
    Category::ordinal_word, Category::ordinal_alone, Category::half_word, Category::half_alone, Category::currency_sign, Category::sign_word,
    Category::bound_before, Category::range_open, Category::idiom, Category::multiple_word, Category::fraction_word, Category::percent, Category::vague_count);

class Finder {
 public:
  Finder(const Reading& reading, std::vector<Quantity>& out) : reading_(reading), out_(out) {}

  void read(const Sentence& sentence) {
    sentence_ = &sentence;
    pair_ = Pair(reading_, sentence);
    bound_.reset();
    open_.reset();
    for (std::uint32_t at = sentence.first; at < sentence.last;) at = step(at);
  }

 private:
  [[nodiscard]] bool has(std::uint32_t token, Category category) const { return token < sentence_->last && reading_.categories(token).meets(bit(category)); }
  [[nodiscard]] bool inside(std::uint32_t token) const { return token < sentence_->last && !reading_.tokens[token].line_before; }

  // Reads what stands at `at`; returns where to go on.
  std::uint32_t step(std::uint32_t at) {
    const Token& token = reading_.tokens[at];
    const bool digits = token.kind == TokenKind::number;
    const bool sign = token.kind == TokenKind::mark && token.where.size() == 1 && reading_.text[token.where.begin] > 0x7F;  // ½
    const bool point = reading_.is(at, u'.') && token.space_before;
    if (!digits && !sign && !point && !token.says.meets(anchors)) return at + 1;
    const CategorySet categories = token.says;

    if (categories.meets(bit(Category::idiom))) {
      if (const auto m = reading_.match(at, bit(Category::idiom))) return m->last;
    }
    if (categories.meets(bit(Category::bound_before))) {
      if (const auto m = reading_.match(at, bit(Category::bound_before)); m && !other_sign(*m) && !about_what(*m)) {
        // "the past two terms": which ones, not how many.
        const bool adjective = m->last == at + 1 && has(at, Category::date_word) && at > sentence_->first && has(at - 1, Category::determiner);
        if (const std::uint32_t next = adjective ? 0 : begin_of_amount(m->last); next != 0 && !lasts(*m, next)) {
          // Kept until the amount behind it is read. An approximator inside a bound
          // ("more than about 5") leaves the stronger in place.
          if (!bound_ || bound_->last != m->first || m->value != static_cast<std::uint32_t>(Bound::approx)) bound_ = Bounding{m->first, next, static_cast<Bound>(m->value), m->last};
          else bound_->last = next;
          return next;
        }
      }
    }
    if (categories.meets(bit(Category::percent)) && token.kind == TokenKind::word) {
      if (const std::uint32_t end = percentage_of(at); end != 0) return end;
    }
    if (has(at, Category::range_open) && inside(at + 1)) open_ = at;
    if (categories.meets(bit(Category::multiple_word))) {
      if (const auto m = reading_.match(at, bit(Category::multiple_word))) return multiple(*m);
    }
    auto amount = read_amount(reading_, at);
    if (!amount || amount->last > sentence_->last) return at + 1;
    return quantity(*amount);
  }

  // "a percentage of 22", "un pourcentage de vingt": the figure behind, where it counts nothing of its own.
  std::uint32_t percentage_of(std::uint32_t at) {
    const auto m = reading_.match(at, bit(Category::percent));
    if (!m || m->value != 0 || !has(m->last, Category::of_whole) || !inside(m->last + 1)) return 0;
    if (at > sentence_->first && reading_.tokens[at - 1].kind == TokenKind::number) return 0;
    if (at > sentence_->first && reading_.categories(at - 1).meets(any_of(Category::numeral, Category::multiplier)) && !has(at - 1, Category::article_one)) return 0;
    auto amount = read_amount(reading_, m->last + 1);
    if (!amount || amount->measured || amount->number.form != NumeralForm::cardinal || amount->number.scale || amount->last > sentence_->last || pair_.counted_behind(amount->last) ||
        has(amount->last, Category::of_whole) || is_left_alone(reading_, *sentence_, *amount)) return 0;
    amount->kind = QuantityKind::percent;
    amount->unit.assign(1, '%');
    amount->measured = true;
    amount->first = at;
    amount->where.begin = reading_.tokens[at].where.begin;
    emit(*amount);
    return std::max(amount->last, after_);
  }

  // "<>", "=>": no bounds, though their parts are.
  [[nodiscard]] bool other_sign(const Match& m) const {
    const auto angle = [&](std::uint32_t t) { return reading_.is(t, u'<') || reading_.is(t, u'>') || reading_.is(t, u'='); };
    if (m.last != m.first + 1 || !angle(m.first)) return false;
    return (m.first > sentence_->first && glued(reading_, m.first) && angle(m.first - 1)) || (glued(reading_, m.last) && angle(m.last));
  }

  // "built around three pillars", "talked about two wars": what about, not how many.
  [[nodiscard]] bool about_what(const Match& m) const {
    // "handed over millions of dollars"
    if (m.first > sentence_->first && m.value == static_cast<std::uint32_t>(Bound::more_than) && m.last == m.first + 1 && listed(reading_, m.first, "over") && listed(reading_, m.first - 1, "over_behind")) return true;
    if (m.value != static_cast<std::uint32_t>(Bound::approx) || m.first == sentence_->first || !listed(reading_, m.first - 1, "about_behind") || !inside(m.last)) return false;
    // "built around 300 houses": few and in words, or so many.
    const auto amount = read_amount(reading_, m.last);
    return amount && !amount->measured && !amount->number.digits && compare(amount->value, {12, 0, false}) <= 0;
  }

  // "$2 trillion over 10 years", "a 5% rise over two years": behind a figure the word says how long.
  [[nodiscard]] bool lasts(const Match& m, std::uint32_t amount) const {
    if (out_.empty() || m.first == sentence_->first || !has(m.first, Category::ratio_join)) return false;
    const Quantity& before = out_.back();
    // "a pressure of 120 over 80"
    if (before.kind == QuantityKind::cardinal && before.where.end == reading_.tokens[m.first - 1].where.end && reading_.tokens[m.first - 1].kind == TokenKind::number && reading_.tokens[amount].kind == TokenKind::number) return true;
    const std::uint32_t end = before.counted ? before.counted->end : before.where.end;
    // "a 4.5% pay rise over": what it is a figure of stands between.
    std::uint32_t back = m.first - 1;
    for (std::uint32_t words = 0; words < 3 && back > sentence_->first && reading_.tokens[back].where.end > end && reading_.tokens[back].kind == TokenKind::word && !has(back, Category::function_word); ++words) --back;
    if (reading_.tokens[back].where.end != end) return false;
    const auto time = read_amount(reading_, amount);
    return time && time->kind == QuantityKind::duration;
  }

  // Between a bound word and its amount a determiner may stand: "près de la moitié",
  // "more than the 5", "d'environ". Returns the amount's token, 0 where there is none.
  [[nodiscard]] std::uint32_t begin_of_amount(std::uint32_t token) const {
    if (!inside(token) || has(token, Category::range_open)) return 0;  // "up to between five and ten": the range says more
    if (starts_amount(token)) return token;
    // "up to age 30"
    if (has(token, Category::age_before) && inside(token + 1) && reading_.tokens[token + 1].kind == TokenKind::number) return token + 1;
    const bool sign = reading_.is(token, u'-') || reading_.is(token, u'+') || reading_.is(token, u'\u2212');
    // "under-18s", "over-65s"
    if (reading_.is(token, u'-') && glued(reading_, token) && glued(reading_, token + 1) && inside(token + 1) && reading_.tokens[token + 1].kind == TokenKind::number) return token + 1;
    if (sign && glued(reading_, token + 1) && inside(token + 1) && reading_.tokens[token + 1].kind == TokenKind::number) return token + 1;
    if (has(token, Category::function_word) && !has(token, Category::complementizer) && inside(token + 1) && starts_amount(token + 1) && reading_.tokens[token + 1].kind != TokenKind::mark) return token + 1;
    return 0;
  }
  [[nodiscard]] bool starts_amount(std::uint32_t token) const {
    const Token& t = reading_.tokens[token];
    if (t.kind == TokenKind::number) return true;
    if (has(token, Category::fraction_word) && read_amount(reading_, token)) return true;  // "près du tiers"
    constexpr CategorySet starts = any_of(Category::numeral, Category::multiplier, Category::article_one, Category::collective, Category::half_word,
                                          Category::half_alone, Category::currency_sign, Category::sign_word, Category::bound_before, Category::vague_plural, Category::multiple_word);
    if (reading_.categories(token).meets(starts)) return !reading_.categories(token).meets(bit(Category::article_one)) || read_amount(reading_, token).has_value() || has(token, Category::bound_before);
    return false;
  }

  std::uint32_t quantity(const Amount& amount) {
    if (const auto of = read_ratio(reading_, *sentence_, amount)) {
      push_ratio(amount, *of);
      return after_;
    }
    if (const auto end = range(pair_.past_suspended(amount))) return *end;
    if (times_and_half(amount)) return after_;
    // "the past year and a half": more of the time named before.
    if (amount.number.form == NumeralForm::fraction && !amount.measured && has(amount.first, Category::article_one) && amount.first >= sentence_->first + 2 && has(amount.first - 1, Category::numeral_joiner) && has(amount.first - 2, Category::date_unit) &&
        !reading_.categories(amount.last).meets(any_of(Category::of_whole, Category::unit_link))) return amount.last;
    if (amount.number.one && !counts_as_one(reading_, *sentence_, amount)) return amount.number.last;
    if (amount.kind == QuantityKind::ordinal && !ranks(reading_, *sentence_, amount)) return amount.last;
    if (amount.number.digits && glued(reading_, amount.last) && !glued(reading_, amount.first) && times_behind(amount)) return after_;  // "10x"
    if (is_left_alone(reading_, *sentence_, amount)) return past_glued(amount.last);
    if (times_behind(amount)) return after_;
    // "under one roof", "over one issue": a single word before "one" is a preposition.
    if (amount.number.one && !amount.measured && bound_ && bound_->bound > Bound::approx && bound_->words_end == bound_->first + 1 && has(bound_->first, Category::preposition)) bound_.reset();
    emit(amount);
    return std::max(amount.last, after_);
  }

  // Behind a name's number its glued rest is not read again: "1-800-273-8255".
  [[nodiscard]] std::uint32_t past_glued(std::uint32_t token) const {
    while (token < sentence_->last && glued(reading_, token) && (reading_.tokens[token].kind != TokenKind::mark || (glued(reading_, token + 1) && !reading_.is(token, u'(')))) ++token;
    return token;
  }

  // --- ratios

  void push_ratio(const Amount& amount, const Numeral& of) {
    Quantity q;
    q.kind = QuantityKind::ratio;
    q.where = {amount.where.begin, of.where.end};
    q.number = q.where;
    std::uint64_t num = amount.value.coefficient;
    std::uint64_t den = of.value.coefficient;
    for (auto e = amount.value.exponent; e > 0; --e) num *= 10;
    for (auto e = of.value.exponent; e > 0 && den < 1'000'000'000'000u; --e) den *= 10;
    q.value = divide(num, den);
    if (num <= 0xFFFFFFFF && den <= 0xFFFFFFFF) q.fraction = Fraction{static_cast<std::uint32_t>(num), static_cast<std::uint32_t>(den)};
    after_ = of.last;
    bounds(q, amount.first, of.last);
    // "sept Français sur dix", "one in five children"
    std::uint32_t between = amount.last;
    while (between < of.first && reading_.tokens[between].kind == TokenKind::word && !has(between, Category::ratio_join)) ++between;
    if (between > amount.last && between < of.first) q.counted = Span{reading_.tokens[amount.last].where.begin, reading_.tokens[between - 1].where.end};
    else if (num < den) counted(q, amount.first, amount.first);  // "a 30-to-1 ratio" counts none
    out_.push_back(std::move(q));
  }

  // --- ranges and scores

  std::optional<std::uint32_t> range(const Amount& first) {
    if (first.number.form == NumeralForm::ordinal || first.number.form == NumeralForm::vague || !inside(first.last)) return std::nullopt;
    std::uint32_t at = first.last;
    const bool spaced = pair_.spaced_dash(first);
    // "entre -5 et 2": the sign is a token of its own.
    const bool opened = open_ && (*open_ + 1 == first.first || (first.value.negative && *open_ + 2 == first.first && first.where.begin == reading_.tokens[*open_ + 1].where.begin) || (bound_ && bound_->first == *open_ + 1 && bound_->last == first.first));
    // "18-to-24-year-olds"
    const bool hyphens = reading_.is(at, u'-') && glued(reading_, at) && glued(reading_, at + 1) && reading_.is(at + 2, u'-') && glued(reading_, at + 2) && glued(reading_, at + 3);
    if (hyphens) ++at;
    const bool stroke = reading_.is(at, u'/');
    const bool hyphen = !hyphens && (spaced || stroke || reading_.is(at, u'-') || reading_.is(at, u'\u2013') || reading_.is(at, u'\u2011') || reading_.is(at, u'\u2014'));
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
    auto second = read_amount(reading_, at + 1);
    if (!second || second->last > sentence_->last || second->number.form == NumeralForm::ordinal || second->number.form == NumeralForm::vague) return std::nullopt;
    if (!hyphen && !opened && by_and_to(first, *second)) return std::nullopt;
    // "from €2m in 2023 to €3m": a year, and what it had become.
    if (!first.measured && second->kind == QuantityKind::money && first.number.plain && first.number.where.size() == 4 &&
        (second->where.begin < second->number.where.begin || (second->number.scale && first.first > sentence_->first && has(first.first - 1, Category::preposition) && !has(first.first - 1, Category::unit_link)))) return std::nullopt;
    if (first.number.one && !second->measured && !opened && !pair_.counted_behind(second->last)) return std::nullopt;
    if (second->number.one && !second->measured) return std::nullopt;
    if (hyphen && pair_.glued_chain(first, *second)) return std::nullopt;
    if (!first.measured && second->measured && first.first > sentence_->first && has(first.first - 1, Category::month)) return std::nullopt;  // "from 40 percent on July 14 to 46 percent"
    if (stroke && (first.value.coefficient < 10 || !second->measured || second->kind == QuantityKind::money)) return std::nullopt;
    if (hyphen && second->value.negative) return std::nullopt;
    if (first.measured && !second->measured && first.kind != QuantityKind::money) return std::nullopt;
    if (first.measured && second->measured && (first.unit != second->unit || pair_.in_hundredths(first) != pair_.in_hundredths(*second))) return std::nullopt;

    Amount low = first;
    if (!low.measured) {
      low.kind = second->kind;
      low.unit = second->unit;
      if (second->kind == QuantityKind::money && second->value.exponent != second->number.value.exponent) low.value = scaled(low.value, second->value.exponent - second->number.value.exponent);
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
    const bool any_unit = second->measured || low.measured;
    if (!any_unit && pair_.numbered(first.first)) return second->last;  // "pages 19 to 39 show"
    if (hyphen && !any_unit) {
      const bool times = reading_.match(second->last, bit(Category::times_word)).has_value() && inside(second->last);
      // "218-212" votes; "747-400" is a name.
      const bool votes = order > 0 && compare(low.value, {1, 3, false}) < 0 && compare(second->value, {1, 1, false}) >= 0 && first.first > sentence_->first && !reading_.tokens[first.first - 1].capitalised && !pair_.numbered(first.first);
      const bool small = votes || (compare(low.value, {200, 0, false}) < 0 && compare(second->value, {200, 0, false}) < 0);
      const bool counted = pair_.counted_behind(second->last);
      // "roughly 10-15", "a range of 5-10"
      const bool ranges = order < 0 && ((bound_ && bound_->last == low.first) || (low.first > sentence_->first + 1 && has(low.first - 1, Category::unit_link) && listed(reading_, low.first - 2, "range_noun")));
      const bool ages = order < 0 && led_by(reading_, *sentence_, lead(first.first), Category::age_before);  // "people aged 10-24"
      if ((order >= 0 || !counted) && !ranges && !ages && !times && small && low.number.plain && second->number.plain) return score(low, *second);
      if (order >= 0) return std::nullopt;
      return push_range(low, *second, opened);
    }
    // "won 3 to 1", "battus 2 à 0": neither a way down that something went nor a clock's "20 to 5".
    const bool games = !hyphen && !conjunction && !from && !any_unit && order >= 0 && first.first > sentence_->first && low.number.plain && second->number.plain && low.number.digits && second->number.digits &&
                       compare(low.value, {1, 3, false}) < 0 && !reading_.categories(first.first - 1).meets(bit(Category::preposition)) && (order > 0 || !pair_.counted_behind(second->last)) && !pair_.numbered(first.first);
    if (games) return score(low, *second);
    if (order > 0 && from && !hyphen && !conjunction && !first.measured && second->measured && !second->number.scale) return falling(low, low.value);
    if (order >= 0) return std::nullopt;
    // Without opening word the join may be anything ("from A to B", "20 to 5"): what
    // is counted or measured must follow, or both ends be money.
    // "12 à 15 millions de doses", "1 100 à 1 300 milliards"
    const bool one_scale = second->number.scale && !first.number.scale && (from || has(second->last, Category::unit_link) || compare(scaled(low.value, 1), second->value) > 0);
    if (!opened && !any_unit && !one_scale && !multiplied_by(first.first) && !(first.number.form == NumeralForm::fraction && second->number.form == NumeralForm::fraction) && !pair_.counted_behind(second->last) && !pair_.bare(first, *second) && !led_by(reading_, *sentence_, lead(first.first), Category::age_before)) return std::nullopt;
    return push_range(low, *second, opened);
  }
  // "fell from 3.1 to 2.9 million", "de 12 à 8 %": no range, but what the end is said in is the start's too.
  std::uint32_t falling(Amount from, Decimal value) {
    if (is_left_alone(reading_, *sentence_, from)) return from.last;
    from.value = value;
    from.measured = !from.unit.empty() || from.kind == QuantityKind::money;
    emit(from);
    return std::max(from.last, after_);
  }
  // "rose $1.20 to $82.15", "a perdu 3 euros à 45 euros": by so much, to so much.
  [[nodiscard]] bool by_and_to(const Amount& first, const Amount& second) const {
    if (!first.measured && first.number.form == NumeralForm::fraction && second.kind == QuantityKind::money) return true;  // "fell by a sixth to $3bn"
    if (!first.measured || !second.measured || first.kind == QuantityKind::percent || first.kind == QuantityKind::duration) return false;
    const std::uint32_t begin = lead(first.first).begin;
    return begin > sentence_->first && (has(begin - 1, Category::change_verb) || (begin > sentence_->first + 1 && has(begin - 1, Category::unit_link) && has(begin - 2, Category::change_verb)));
  }
  // "two or three years", "5 ou 6 millions": neighbours in counting, of one thing.
  std::optional<std::uint32_t> either(const Amount& first) {
    if (!has(first.last, Category::range_or) || first.measured || first.number.form != NumeralForm::cardinal || first.number.scale || first.value.exponent != 0 || first.value.negative || !inside(first.last + 1)) return std::nullopt;
    auto second = read_amount(reading_, first.last + 1);
    if (!second || second->last > sentence_->last || second->number.form != NumeralForm::cardinal || second->number.digits != first.number.digits || second->number.value.exponent < 0) return std::nullopt;
    const bool ends = !inside(second->last) || reading_.tokens[second->last].kind == TokenKind::mark;  // "two or three million."
    if (!second->measured && !pair_.counted_behind(second->last) && !(second->number.scale && ends) && !((second->number.scale || second->number.so_many != 0) && has(second->last, Category::unit_link))) return std::nullopt;
    if (second->kind == QuantityKind::money && second->value.exponent != second->number.value.exponent) return std::nullopt;  // "two or three cents"
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
  std::uint32_t score(const Amount& a, const Amount& b) {
    // "(3-1, 85e)" is one; behind a letter or another digit it is a code.
    const bool code = a.first > sentence_->first && glued(reading_, a.first) && !reading_.is(a.first - 1, u'(') && !reading_.is(a.first - 1, u'[') && is_left_alone(reading_, *sentence_, a);
    const bool notes = a.first > sentence_->first + 1 && reading_.is(a.first - 1, u'(') && reading_.is(a.first - 2, u')');  // "the trials (CORAL) (6-8)"
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

  std::uint32_t push_range(const Amount& low, const Amount& high, bool opened) {
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
    const bool occasions = times && reading_.tokens[times->first].where.size() > 1 && !glued(reading_, times->first) && !compared(times->last);  // "two or three times a year"
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

  // --- multiples

  // "a triplé en dix ans", "more than doubled": a figure where the clause goes on from it and gives none: not in "doubled to
  // 8.4m", nor where nothing says since when or how nearly ("la population a triplé").
  std::uint32_t multiple(const Match& m) {
    if (m.first > sentence_->first && has(m.first - 1, Category::determiner) && has(m.first, Category::change_verb)) return m.last;  // "the doubled sum"; not "a threefold rise"
    if (has(m.last, Category::auxiliary) && has(m.first, Category::change_verb)) return m.last;  // « la voiture doublée a freiné »
    std::uint32_t to = m.last;
    if (reading_.categories(to).meets(any_of(Category::range_join, Category::range_open, Category::unit_link))) ++to;
    if (inside(to) && (reading_.tokens[to].kind == TokenKind::number || reading_.categories(to).meets(any_of(Category::numeral, Category::currency_sign)) || has(to, Category::multiplier))) return m.last;
    // "plus que doublé"
    const bool plus = m.first >= sentence_->first + 2 && has(m.first - 1, Category::complementizer) && has(m.first - 2, Category::comparison);
    if (plus) bound_ = Bounding{m.first - 2, m.first, Bound::more_than, m.first};
    const bool bounded = bound_ && bound_->last == m.first;
    const bool ends = !inside(m.last) || (reading_.tokens[m.last].where.size() == 1 && std::u16string_view(u".,;:!?)-").find(reading_.text[reading_.tokens[m.last].where.begin]) != std::u16string_view::npos);
    if (ends && !bounded && reading_.match(m.first, bit(Category::change_verb))) return m.last;
    Quantity q;
    q.kind = m.last == m.first + 1 && listed(reading_, m.first, "occasions") ? QuantityKind::cardinal : QuantityKind::multiple;  // "has won twice"
    // "twice as" many: what follows the word only tells that it multiplies.
    std::uint32_t last = m.first + 1;
    while (last < m.last && glued(reading_, last)) ++last;
    q.where = {reading_.tokens[m.first].where.begin, reading_.tokens[last - 1].where.end};
    q.number = q.where;
    q.value = reading_.pack.decimal(m.value);
    after_ = m.last;
    bounds(q, m.first, m.last);
    out_.push_back(std::move(q));
    return after_;
  }

  // "une fois et demie la taille", "deux fois et demie celui de 1990"
  bool times_and_half(const Amount& amount) {
    if (amount.measured || !inside(amount.last) || amount.number.form != NumeralForm::cardinal || amount.value.exponent != 0) return false;
    const auto times = reading_.match(amount.last, bit(Category::times_word));
    const auto half = times && inside(times->last) ? reading_.match(times->last, bit(Category::half)) : std::nullopt;
    const auto sum = half ? add(amount.value, {5, -1, false}) : std::nullopt;
    if (!sum) return false;
    Quantity q;
    q.kind = QuantityKind::multiple;
    q.where = {amount.where.begin, reading_.tokens[half->last - 1].where.end};
    q.number = q.where;
    q.value = *sum;
    after_ = half->last;
    bounds(q, amount.first, half->last);
    out_.push_back(std::move(q));
    return true;
  }

  // "multiplié par", "multiplied by"
  [[nodiscard]] bool multiplied_by(std::uint32_t first) const {
    const std::uint32_t begin = lead(first).begin;
    if (begin < sentence_->first + 2) return false;
    const auto by = reading_.match(begin - 2, bit(Category::times_word));
    return by && by->last == begin;
  }

  [[nodiscard]] bool compared(std::uint32_t token) const {
    // "six times that Orme asked" against "six times that of 1990"
    const bool clause = has(token, Category::complementizer) && inside(token + 1) && (reading_.tokens[token + 1].capitalised || has(token + 1, Category::pronoun));
    return inside(token) && !clause && reading_.match(token, bit(Category::comparison));
  }
  // "3-fold", "15 fois plus", "2x": the number times something.
  bool times_behind(const Amount& amount) {
    if (amount.measured || amount.number.form != NumeralForm::cardinal) return false;
    // "multiplié par trois"
    if (multiplied_by(amount.first)) {
      Quantity q;
      q.kind = QuantityKind::multiple;
      q.where = amount.where;
      q.number = amount.number.where;
      q.value = amount.value;
      after_ = amount.last;
      bounds(q, amount.first, amount.last);
      out_.push_back(std::move(q));
      return true;
    }
    if (!inside(amount.last)) return false;
    std::uint32_t at = amount.last;
    const bool dashed = reading_.is(at, u'-') && glued(reading_, at) && glued(reading_, at + 1);
    if (dashed) ++at;
    const auto m = reading_.match(at, bit(Category::times_word));
    if (!m) return false;
    const auto text = reading_.at(m->first);
    if (text.size() == 1 && (!glued(reading_, at) || (glued(reading_, m->last) && reading_.tokens[m->last].kind != TokenKind::mark))) return false;  // "4 x 4", "2x4"
    Quantity q;
    // "three times as high" and "rose 4.5 times" multiply, "won three times" counts.
    // "six-times champion" counts too, "six-fold" multiplies.
    const bool counts = (!dashed || listed(reading_, m->first, "occasions")) && (dashed || !glued(reading_, at)) && text.size() > 1 && !compared(m->last) && amount.value.exponent >= 0;
    q.kind = counts ? QuantityKind::cardinal : QuantityKind::multiple;
    if (counts) q.counted = reading_.tokens[m->first].where;
    q.where = {amount.where.begin, amount.where.end};
    // "3-fold" is one word; "three times" is a number and what it multiplies.
    if (!counts && (dashed || glued(reading_, at))) q.where.end = reading_.tokens[m->last - 1].where.end;
    q.number = amount.number.where;
    q.value = amount.value;
    after_ = m->last;
    bounds(q, amount.first, m->last);
    out_.push_back(std::move(q));
    return true;
  }

  // --- one quantity

  void emit(const Amount& amount) {
    Quantity q;
    q.kind = amount.kind;
    q.where = amount.where;
    q.number = amount.number.where;
    q.unit = amount.unit;
    q.fraction = amount.measured ? std::nullopt : amount.number.fraction;
    if (amount.number.form != NumeralForm::vague) q.value = amount.value;
    // "milliers", and "une centaine", which few counts are to the last one
    if (amount.number.form == NumeralForm::vague || amount.number.form == NumeralForm::collective) q.bound = Bound::approx;
    after_ = amount.last;
    inner_ = amount.bound;
    age(q, amount.first, amount.last);
    const std::uint32_t begin = lead(amount.first).begin;
    below_zero(q);
    bounds(q, amount.first, after_);
    counted(q, amount.first, begin);
    // « exporte vers trois pays »: where to.
    if (q.counted && q.kind == QuantityKind::cardinal && q.bound == Bound::approx && q.bound_at && begin < amount.first && listed(reading_, begin, "bound_direction")) {
      q.bound = Bound::exact;
      q.bound_at.reset();
    }
    if (closes_interval(reading_, *sentence_, out_, q, amount.first)) return;
    share_currency(reading_, *sentence_, out_, q, amount, begin);
    share_unit(reading_, *sentence_, out_, q, amount);
    out_.push_back(std::move(q));
  }

  static bool is_length(std::string_view unit) {
    constexpr std::string_view lengths[] = {"m", "km", "cm", "mm", "[mi_i]", "[ft_i]", "[yd_i]", "[nmi_i]"};
    return std::find(std::begin(lengths), std::end(lengths), unit) != std::end(lengths);
  }

  // "ten degrees below zero", "five above zero", « 10 degrés sous zéro »
  void below_zero(Quantity& q) {
    const bool degrees = q.unit == "deg" || q.unit == "Cel" || q.unit == "[degF]";
    if (!inside(after_) || !q.value || q.value->negative || (q.kind != QuantityKind::cardinal && !degrees)) return;
    const auto bound = reading_.match(after_, bit(Category::bound_before));
    const bool above = bound && static_cast<Bound>(bound->value) == Bound::more_than;
    const std::uint32_t zero = listed(reading_, after_, "below_zero") ? after_ + 1 : above || (bound && static_cast<Bound>(bound->value) == Bound::less_than) ? bound->last : 0;
    const auto number = zero != 0 && inside(zero) ? read_numeral(reading_, zero) : std::nullopt;
    if (!number || number->value.coefficient != 0 || number->last > sentence_->last) return;
    q.value->negative = !above;
    q.where.end = number->where.end;
    after_ = number->last;
  }

  // What stands before the figure at `first` and bounds it.
  [[nodiscard]] Lead lead(std::uint32_t first) const {
    Lead out;
    const bool bound = bound_ && bound_->last == first;
    out.begin = bound ? bound_->first : first;
    out.bounded = bound && bound_->bound > Bound::approx;
    out.any = bound_.has_value();
    if (!out_.empty() && out_.back().kind == QuantityKind::age && out.begin >= sentence_->first + 2 && reading_.tokens[out.begin - 2].where.end == out_.back().where.end)
      out.after_age = reading_.is(out.begin - 1, u',') || reading_.categories(out.begin - 1).meets(any_of(Category::numeral_joiner, Category::range_or));
    if (open_ && *open_ + 1 == out.begin) out.open = open_;
    return out;
  }
  void age(Quantity& q, std::uint32_t first, std::uint32_t last) { after_ = std::max(after_, set_age(reading_, *sentence_, lead(first), first, last, q)); }

  // The bound word in front or behind, and the sides of the value it leaves open.
  void bounds(Quantity& q, std::uint32_t first, std::uint32_t last) {
    auto behind = inside(last) ? reading_.match(last, bit(Category::bound_after)) : std::nullopt;
    if (behind && behind->last == last + 1 && reading_.tokens[last].where.size() > 1 && unicode::is_upper(reading_.at(last)[1])) behind.reset();  // "the 737 MAX"
    if (behind && reading_.is(last, u'+') && inside(last + 1) && reading_.tokens[last + 1].kind == TokenKind::number) behind.reset();  // « 90e+3 », "98 + 2"
    // "5,000-plus"
    if (!behind && reading_.is(last, u'-') && glued(reading_, last) && glued(reading_, last + 1) && inside(last + 1)) behind = reading_.match(last + 1, bit(Category::bound_after));
    if (inner_) behind = std::exchange(inner_, std::nullopt);
    // "ticked up to 3.9% from 3.7%" says where it came from.
    if (bound_ && bound_->last == first && bound_->bound == Bound::at_most && has(bound_->first, Category::change_verb) && has(last, Category::range_open) && inside(last + 1) && (reading_.tokens[last + 1].kind == TokenKind::number || has(last + 1, Category::currency_sign))) bound_.reset();
    // "under the 16th president", "over the first weeks" bound nothing.
    if (q.kind == QuantityKind::ordinal && bound_ && bound_->bound != Bound::approx) bound_.reset();
    const bool stronger = behind && bound_ && bound_->bound <= Bound::approx && static_cast<Bound>(behind->value) > Bound::approx;  // "about five hundred or less"
    if (bound_ && bound_->last == first && !stronger) {
      q.bound = bound_->bound;
      q.bound_at = Span{reading_.tokens[bound_->first].where.begin, reading_.tokens[bound_->words_end - 1].where.end};
      // "±3 points": a margin around what was said before.
    } else if (behind || inside(last)) {
      if (const auto& m = behind) {
        q.bound = static_cast<Bound>(m->value);
        q.bound_at = Span{reading_.tokens[m->first].where.begin, reading_.tokens[m->last - 1].where.end};
        after_ = std::max(after_, m->last);
      } else if (q.kind == QuantityKind::cardinal || q.kind == QuantityKind::duration || q.kind == QuantityKind::measure) {
        behind_noun(q, last);
      }
    }
    bound_.reset();
    open_.reset();
    if (q.min || q.max || !q.value) return;
    switch (q.bound) {
      case Bound::at_least:
      case Bound::more_than: q.min = std::exchange(q.value, std::nullopt); break;
      case Bound::at_most:
      case Bound::less_than: q.max = std::exchange(q.value, std::nullopt); break;
      default: break;
    }
  }
  // "300 personnes au moins", "5 people or more"
  void behind_noun(Quantity& q, std::uint32_t last) {
    for (std::uint32_t at = last + 1; at <= last + 2 && inside(at); ++at) {
      if (reading_.tokens[at - 1].kind != TokenKind::word || has(at - 1, Category::function_word)) return;
      const auto m = reading_.match(at, bit(Category::bound_after));
      if (!m) continue;
      // What also stands before a number belongs to the next one, where there is one.
      if (inside(m->last) && begin_of_amount(m->last) != 0) return;
      q.bound = static_cast<Bound>(m->value);
      q.bound_at = Span{reading_.tokens[m->first].where.begin, reading_.tokens[m->last - 1].where.end};
      return;
    }
  }

  void counted(Quantity& q, std::uint32_t first, std::uint32_t begin) const {
    if (q.kind == QuantityKind::date || q.kind == QuantityKind::time) return;
    // « à 20 km de Paris », "within six feet of the cup": from there, not of it.
    const auto from = [&](std::uint32_t t) { return t > sentence_->first && listed(reading_, t - 1, "distance_before"); };
    if (q.kind == QuantityKind::measure && is_length(q.unit) && (from(first) || from(begin))) return;
    q.counted = find_counted(reading_, *sentence_, q, after_);
  }

  struct Bounding {
    std::uint32_t first = 0;
    std::uint32_t last = 0;       // where the amount begins
    Bound bound = Bound::exact;
    std::uint32_t words_end = 0;  // where the bound's own words end
  };

  const Reading& reading_;
  std::vector<Quantity>& out_;
  const Sentence* sentence_ = nullptr;
  Pair pair_;
  std::optional<Bounding> bound_;
  std::optional<Match> inner_;         // the bound between a number and its unit
  std::optional<std::uint32_t> open_;  // "entre", "between", "from"
  std::uint32_t after_ = 0;
};

}  // namespace

std::vector<Quantity> find_quantities(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences) {
  std::vector<Quantity> out;
  Finder finder(reading, out);
  for (const Sentence& sentence : sentences) finder.read(sentence);
  name_currencies(document.text, out);
  return out;
}

}  // namespace citelight
