// Dates by the calendar's units: "the first quarter of 2024", "XXIe siècle",
// "week 31", "FY2024", "Q3 2024", "the last week of July", "la semaine prochaine".
#include <algorithm>

#include "date/date_grammar.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

// A century's number in Roman capitals, bare or with an ordinal's ending: "XXIe", "XIX"; 0 for anything else.
std::int32_t roman(std::u16string_view word, const Pack& pack) {
  std::int32_t sum = 0;
  std::int32_t before = 0;
  std::size_t i = 0;
  for (; i < word.size(); ++i) {
    const std::int32_t v = word[i] == u'I' ? 1 : word[i] == u'V' ? 5 : word[i] == u'X' ? 10 : 0;
    if (v == 0) break;
    sum += before != 0 && v > before ? v - 2 * before : v;
    before = v;
  }
  const auto ending = word.substr(i);
  return (ending.empty() || pack.lists("century_ending", ending)) && sum >= 1 && sum <= 30 ? sum : 0;
}

}  // namespace

// --- parts of a longer stretch: "the last week of July", "les trois derniers mois de 2021"

std::optional<DateSpan> DateGrammar::container(std::uint32_t at, DateUnit part) const {
  const Nested nested(*this);
  if (nested.too_deep()) return std::nullopt;
  if (const auto the = text_.link(at, "the")) at = the->last;
  std::optional<DateSpan> whole;
  if (text_.has(at, Category::month)) whole = month_first(at);
  if (!whole && text_.has(at, Category::date_word)) whole = directed(at);
  // « de l'année 2023 »
  if (const auto unit = text_.unit(at); unit && unit_of(*unit) == DateUnit::year && text_.inside(unit->last) && text_.is_number(unit->last))
    at = unit->last;
  if (!whole && text_.is_number(at)) {
    const auto year = text_.digits(at);
    if (year && year->digits == 4 && year->value >= 1800 && year->value <= 2199 && !counts_behind(text_, year->last)) {
      whole = DateSpan{};
      whole->last = year->last;
      whole->begin.grain = Grain::year;
      whole->begin.year = year->value;
    }
  }
  if (!whole) {
    // "the last day of the month", "la fin de l'année dernière"
    const auto unit = text_.unit(at);
    if (!unit || (unit_of(*unit) != DateUnit::month && unit_of(*unit) != DateUnit::year)) return std::nullopt;
    whole = DateSpan{};
    whole->last = unit->last;
    const auto turn = turn_behind(unit->last);
    if (turn) whole->last = turn->last;
    shift(*whole, unit_of(*unit), turn ? turn->by : 0);
  }
  // Without a day of publication, the grain is not known either; the words still are.
  const Grain grain = whole->begin.grain;
  if (whole->end || grain == Grain::day || (grain == Grain::month && part >= DateUnit::month) || part > DateUnit::half) return std::nullopt;
  resolve(*whole, false);
  return whole;
}

std::optional<Moment> DateGrammar::whole_behind(DateSpan& out, const Match& unit) const {
  const auto of = text_.link(unit.last, "of");
  const auto whole = of ? container(of->last, unit_of(unit)) : std::nullopt;
  if (!whole) return std::nullopt;
  out.last = whole->last;
  out.takes_article = true;
  out.deictic = whole->deictic;
  return whole->begin;
}

// The n-th day, week or month of a month or year.
bool DateGrammar::part_of(DateSpan& out, const Moment& whole, DateUnit kind, std::int32_t n) const {
  if (!whole.year || (whole.grain != Grain::month && whole.grain != Grain::year)) return true;
  Moment& m = out.begin;
  out.year_said = true;
  if (kind == DateUnit::month && whole.grain == Grain::year) {
    if (n > 12) return false;
    m.grain = Grain::month;
    m.year = whole.year;
    m.part = n;
  } else if (kind == DateUnit::day && whole.grain == Grain::month) {
    if (n > days_in_month(*whole.year, whole.part)) return false;
    m = day_moment({*whole.year, whole.part, n});
  } else if (kind == DateUnit::day) {
    if (n > 366) return false;
    m = day_moment(from_days(to_days({*whole.year, 1, 1}) + n - 1));
  } else if (kind == DateUnit::fortnight) {
    // "la deuxième quinzaine de juillet"
    if (whole.grain != Grain::month || n > 2) return whole.grain != Grain::month;
    out.stretch = true;
    m = day_moment({*whole.year, whole.part, n == 1 ? 1 : 16});
    out.end = day_moment({*whole.year, whole.part, n == 1 ? 15 : days_in_month(*whole.year, whole.part)});
  } else if (kind == DateUnit::weekend) {
    // "the second weekend of May": by its Saturday
    if (whole.grain != Grain::month || n > 5) return whole.grain != Grain::month;
    const std::int64_t first = to_days({*whole.year, whole.part, 1});
    const std::int32_t day = static_cast<std::int32_t>((13 - weekday_of(first)) % 7) + 7 * n - 6;
    if (day > days_in_month(*whole.year, whole.part)) return false;
    out.stretch = true;
    m = day_moment(from_days(first + day - 1));
    out.end = day_moment(from_days(first + day));
  } else if (whole.grain == Grain::month) {
    if (n > 5) return false;
    const IsoWeek week = iso_week(to_days({*whole.year, whole.part, 1}) + 7 * (n - 1));
    m.grain = Grain::week;
    m.year = week.year;
    m.part = week.week;
  } else {
    if (n > 53) return false;
    m.grain = Grain::week;
    m.year = whole.year;
    m.part = n;
  }
  return true;
}

// The first or last days, weeks, months of a month or year.
void DateGrammar::edge_of(DateSpan& out, const Moment& whole, DateUnit kind, std::int32_t count, bool first) const {
  if (!whole.year || (whole.grain != Grain::month && whole.grain != Grain::year) || count > 366) return;
  out.year_said = true;
  out.stretch = true;
  if (kind == DateUnit::month || kind == DateUnit::quarter || kind == DateUnit::half) {
    const std::int32_t parts = kind == DateUnit::month ? 12 : kind == DateUnit::quarter ? 4 : 2;
    if (whole.grain != Grain::year || count > parts) return;
    Moment m;
    m.grain = kind == DateUnit::month ? Grain::month : kind == DateUnit::quarter ? Grain::quarter : Grain::half;
    m.year = whole.year;
    m.part = first ? 1 : parts - count + 1;
    out.begin = m;
    if (count > 1) {
      out.end = m;
      out.end->part = m.part + count - 1;
    }
    return;
  }
  const bool month = whole.grain == Grain::month;
  const std::int64_t begin = to_days({*whole.year, month ? whole.part : 1, 1});
  const std::int64_t end = to_days({*whole.year, month ? whole.part : 12, month ? days_in_month(*whole.year, whole.part) : 31});
  if (kind == DateUnit::weekend) {
    if (count > 1 || first) return;
    const std::int64_t saturday = end - (weekday_of(end) + 1) % 7;
    out.begin = day_moment(from_days(saturday));
    out.end = day_moment(from_days(saturday + 1));
    return;
  }
  const std::int64_t days = kind == DateUnit::week ? 7 * count : kind == DateUnit::fortnight ? 14 * count : count;
  out.begin = day_moment(from_days(first ? begin : end - days + 1));
  if (days > 1) out.end = day_moment(from_days(first ? begin + days - 1 : end));
}

// --- "first quarter of 2024", "premier semestre", "19th century", "XXIe siècle"

// The years that the centuries in `span` begin with, and the era behind them.
void DateGrammar::in_century(DateSpan& span) const {
  bool before = false;
  if (const auto dated = text_.link(span.last, "era")) {
    span.last = dated->last;
    if (text_.is(span.last, u'.') && text_.glued(span.last)) ++span.last;
    before = dated->argument == "bc";
  }
  for (Moment* m : {&span.begin, span.end ? &*span.end : nullptr}) {
    if (m) m->year = !before ? (*m->year - 1) * 100 : *m->year == 1 ? -1 : -(*m->year - 1) * 100;
  }
  span.year_said = true;
}

// "third-quarter profit", "sales in the third quarter": near what is told by quarters.
bool DateGrammar::told_by_quarters(std::uint32_t at) const {
  constexpr std::uint32_t near = 24;  // tokens
  for (std::uint32_t t = std::max(at, text_.first() + near) - near; t < std::min(at + near, text_.last()); ++t) {
    if (listed(text_.reading(), t, "told_by_quarters")) return true;
  }
  return false;
}

std::optional<DateSpan> DateGrammar::numbered_unit(std::uint32_t at) const {
  const auto n = text_.number(at);
  if (!n || !n->ordinal || n->value < 1) return std::nullopt;
  std::uint32_t next = n->last;
  if (text_.hyphen(next)) ++next;
  const auto unit = text_.unit(next);
  const auto count = n->value == 1 && !unit ? count_of(n->last) : std::nullopt;
  if (count && count->value > 0) return first_units(at, count->last, count->value);
  if (text_.has(next, Category::weekday)) return from(at, nth_weekday(next, n->value));
  if (!unit) return two_centuries(at, *n);
  // "les premières semaines": nobody says how many.
  if (n->value == 1 && n->digits == 0 && plural_form(text_.reading(), n->last - 1)) return std::nullopt;
  switch (unit_of(*unit)) {
    case DateUnit::century: return numbered_century(at, *n, *unit);
    case DateUnit::quarter:
    case DateUnit::half: return numbered_part(at, *n, *unit);
    case DateUnit::fortnight:
    case DateUnit::weekend:
    case DateUnit::week:
    case DateUnit::month:
    case DateUnit::day: {
      DateSpan out;
      out.first = at;
      const auto whole = whole_behind(out, *unit);
      return whole && part_of(out, *whole, unit_of(*unit), n->value) ? std::optional(out) : std::nullopt;
    }
    default: return std::nullopt;
  }
}

std::optional<DateSpan> DateGrammar::first_units(std::uint32_t at, std::uint32_t unit_at, std::int32_t count) const {
  DateSpan out;
  out.first = at;
  const auto unit = text_.unit(unit_at);
  const auto whole = unit ? whole_behind(out, *unit) : std::nullopt;
  if (!whole) return std::nullopt;
  edge_of(out, *whole, unit_of(*unit), count, true);
  return out;
}

std::optional<DateSpan> DateGrammar::two_centuries(std::uint32_t at, const Number& n) const {
  std::uint32_t join = text_.dash(n.last) ? n.last + 1 : 0;  // "8th–7th century BC"
  for (const ClassName word : std::initializer_list<ClassName>{"and", "to", "or"}) {
    if (const auto hit = text_.link(n.last, word)) join = hit->last;
  }
  if (const auto the = join != 0 ? text_.link(join, "the") : std::nullopt) join = the->last;
  const auto second = join != 0 ? text_.number(join) : std::nullopt;
  const auto both = second && second->ordinal ? text_.unit(second->last) : std::nullopt;
  if (!both || unit_of(*both) != DateUnit::century) return std::nullopt;
  DateSpan out;
  out.first = at;
  out.last = both->last;
  out.begin.grain = Grain::century;
  out.begin.year = second->value;
  out.end = out.begin;
  out.begin.year = n.value;
  in_century(out);
  return out;
}

std::optional<DateSpan> DateGrammar::numbered_century(std::uint32_t at, const Number& n, const Match& unit) const {
  if (n.value > 40) return std::nullopt;
  // "21st Century Insurance", not "built in the 20th Century"
  if (n.digits != 0 && text_.token(unit.first).capitalised && text_.months_capitalised() && text_.is_word(unit.last) &&
      !text_.has(unit.last, Category::function_word))
    return std::nullopt;
  DateSpan out;
  out.first = at;
  out.last = unit.last;
  out.begin.grain = Grain::century;
  out.begin.year = n.value;
  in_century(out);
  return out;
}

std::optional<DateSpan> DateGrammar::numbered_part(std::uint32_t at, const Number& n, const Match& unit) const {
  const bool quarter = unit_of(unit) == DateUnit::quarter;
  if (n.value > (quarter ? 4 : 2)) return std::nullopt;
  DateSpan out;
  out.first = at;
  out.last = unit.last;
  out.begin.grain = quarter ? Grain::quarter : Grain::half;
  out.begin.part = n.value;
  if (take_year(out)) return out;
  const auto of = text_.link(unit.last, "of");
  if (of) {
    // "the first half of the year"
    if (const auto year = container(of->last, unit_of(unit));
        year && year->begin.grain != Grain::month && (year->begin.year || !published_)) {
      out.last = year->last;
      out.begin.year = year->begin.year;
      out.deictic = true;
      return out;
    }
    if (auto half = quarter ? std::nullopt : half_of(n, of->last)) return from(at, half);
  }
  // "the first half", "the third quarter" of a game? "premier trimestre" is the calendar's, and so is a quarter that profits are told of.
  // « a progressé au deuxième trimestre DE 6,6 % »
  const bool whole = of && !text_.is_number(of->last) && !text_.has(of->last, Category::bound_before);
  if (whole || (text_.has(unit.first, Category::date_doubt) && !(quarter && told_by_quarters(at)))) return std::nullopt;
  return out;
}

std::optional<DateSpan> DateGrammar::half_of(const Number& n, std::uint32_t at) const {
  auto whole = halved(at);
  if (whole && whole->begin.grain == Grain::month && whole->begin.year && !whole->end) {
    const std::int32_t year = *whole->begin.year;
    const std::int32_t month = whole->begin.part;
    const std::int32_t days = days_in_month(year, month);
    whole->stretch = true;
    whole->begin = day_moment({year, month, n.value == 1 ? 1 : days / 2 + 1});
    whole->end = day_moment({year, month, n.value == 1 ? days / 2 : days});
  }
  return whole;
}

// What a half can be one of, besides a year: a month, a decade, a century.
std::optional<DateSpan> DateGrammar::halved(std::uint32_t at) const {
  const Nested nested(*this);
  if (nested.too_deep()) return std::nullopt;
  if (const auto the = text_.link(at, "the")) at = the->last;
  if (!text_.inside(at)) return std::nullopt;
  std::optional<DateSpan> whole;
  if (text_.has(at, Category::month)) whole = month_first(at);
  if (!whole && text_.has(at, Category::date_word)) {
    whole = directed(at);  // "this decade"
    if (whole && whole->begin.grain != Grain::decade && whole->begin.grain != Grain::century) whole.reset();
  }
  if (!whole) whole = decade(at);
  if (!whole && (text_.is_number(at) || text_.categories(at).meets(any_of(Category::ordinal_word, Category::ordinal_alone))))
    whole = numbered_unit(at);
  if (!whole) {
    const auto century = text_.unit(at + 1);
    if (century && unit_of(*century) == DateUnit::century) whole = unit_first(at + 1);
  }
  if (!whole || whole->end || whole->begin.grain == Grain::day) return std::nullopt;
  resolve(*whole, false);
  return whole;
}

// --- "week 31", "FY2024", "year 2008", "exercice 2023-2024", "la semaine prochaine"

std::optional<DateSpan> DateGrammar::unit_first(std::uint32_t at) const {
  const auto unit = text_.unit(at);
  if (!unit) return std::nullopt;
  if (auto told = story(*unit)) return told;
  const DateUnit kind = unit_of(*unit);
  if (const auto turn = turn_behind(unit->last)) {
    if (kind <= DateUnit::day || (at > text_.first() && text_.number(at - 1) && !text_.link(at - 1, "the"))) return std::nullopt;
    DateSpan out;
    out.first = at;
    out.last = turn->last;
    out.takes_article = true;
    shift(out, kind, turn->by);
    return out;
  }
  switch (kind) {
    case DateUnit::century: return roman_century(*unit);
    case DateUnit::weekend: return weekend_of_day(*unit);
    case DateUnit::week: {
      if (is_plural(text_, *unit)) return std::nullopt;
      if (auto week = numbered_week(*unit)) return week;
      return week_of_day(*unit);
    }
    case DateUnit::quarter: return quarter_and_number(*unit);
    case DateUnit::fiscal_year:
    case DateUnit::year: return year_and_number(*unit);
    default: return std::nullopt;
  }
}

std::optional<DateSpan> DateGrammar::anchor_day(std::uint32_t at, bool feast) const {
  if (const auto the = text_.link(at, "the")) at = the->last;
  auto day = text_.is_number(at) ? day_first(at) : text_.has(at, Category::month) ? month_first(at) : feast ? holiday(at) : std::nullopt;
  if (!day || day->begin.grain != Grain::day) return std::nullopt;
  resolve(*day, false);
  return day;
}

std::optional<DateSpan> DateGrammar::weekend_of_day(const Match& weekend) const {
  const auto of = text_.link(weekend.last, "of");
  const auto day = of ? anchor_day(of->last, true) : std::nullopt;
  if (!day) return std::nullopt;
  DateSpan out;
  out.first = weekend.first;
  out.last = day->last;
  out.takes_article = true;
  out.deictic = true;
  if (day->begin.year && day->begin.part != 0) {
    const std::int64_t on = to_days({*day->begin.year, day->begin.part, day->begin.day});
    const std::int64_t saturday = on - (weekday_of(on) + 1) % 7 + (weekday_of(on) >= 3 && weekday_of(on) < 6 ? 7 : 0);
    out.begin = day_moment(from_days(saturday));
    out.end = day_moment(from_days(saturday + 1));
    out.year_said = true;
  }
  return out;
}

std::optional<DateSpan> DateGrammar::numbered_week(const Match& week) const {
  const auto n = text_.digits(week.last);
  if (!n || n->ordinal || n->digits > 2 || n->value < 1 || n->value > 53 || text_.is(n->last, u':') || counts_behind(text_, n->last))
    return std::nullopt;
  DateSpan out;
  out.first = week.first;
  out.last = n->last;
  out.begin.grain = Grain::week;
  out.begin.part = n->value;
  take_year(out);
  return out;
}

std::optional<DateSpan> DateGrammar::week_of_day(const Match& week) const {
  auto of = text_.link(week.last, "of");
  if (!of) of = text_.link(week.last, "begins");
  const auto day = of ? anchor_day(of->last, false) : std::nullopt;
  if (!day) return std::nullopt;
  DateSpan out;
  out.first = week.first;
  out.last = day->last;
  out.takes_article = true;
  out.begin.grain = Grain::week;
  if (day->begin.year) {
    const IsoWeek iso = iso_week(to_days({*day->begin.year, day->begin.part, day->begin.day}));
    out.begin.year = iso.year;
    out.begin.part = iso.week;
  }
  return out;
}

std::optional<DateSpan> DateGrammar::quarter_and_number(const Match& quarter) const {
  const auto n = text_.digits(quarter.last);
  if (!n || n->ordinal || n->digits != 1 || n->value < 1 || n->value > 4 || is_plural(text_, quarter)) return std::nullopt;
  DateSpan out;
  out.first = quarter.first;
  out.last = n->last;
  out.begin.grain = Grain::quarter;
  out.begin.part = n->value;
  return take_year(out) ? std::optional(out) : std::nullopt;
}

std::optional<DateSpan> DateGrammar::year_and_number(const Match& unit) const {
  std::uint32_t next = unit.last;
  if (const auto of = text_.link(next, "of")) next = of->last;
  const auto n = text_.digits(next);
  if (!n || n->ordinal) return std::nullopt;
  const bool full = four_digit_year(*n);
  const bool shortened = n->digits == 2 && text_.glued(next);
  if ((!full && !shortened) || measures_behind(text_, n->last)) return std::nullopt;
  // "the year 2008", "l'an 2000"; in "the year of 2008" the figure is the date.
  if (unit_of(unit) == DateUnit::year && (shortened || next != unit.last || is_plural(text_, unit))) return std::nullopt;
  DateSpan out = of_year(unit.first, n->last, full ? n->value : 2000 + n->value);
  const auto to = full && text_.joint(n->last) ? text_.digits(n->last + 1) : std::nullopt;
  if (to && follows(*to, *n)) {
    out.end = out.begin;
    out.end->year = n->value + 1;
    out.last = to->last;
  }
  return out;
}

// "XXIe siècle", "du XVIIe au XIXe siècle", "siglo XIX": the number stands
// around the noun that gives it away.
std::optional<DateSpan> DateGrammar::roman_century(const Match& unit) const {
  const auto number = [&](std::uint32_t at) { return text_.is_word(at) ? roman(text_.at(at), text_.reading().pack) : 0; };
  const std::uint32_t noun = unit.first;
  DateSpan out;
  out.first = noun;
  out.last = unit.last;
  out.begin.grain = Grain::century;
  out.year_said = true;
  std::int32_t last = 0;
  if (noun > text_.first()) last = number(noun - 1);
  if (last != 0) {
    out.first = noun - 1;
  } else {
    last = number(out.last);
    if (last == 0) return std::nullopt;
    ++out.last;
  }
  const auto year = [](std::int32_t n) { return (n - 1) * 100; };
  out.begin.year = year(last);
  // "du XVIIe au XIXe siècle", "XVIIIe-XIXe siècles", "aux XVIIIe et XIXe siècles"
  std::uint32_t before = out.first;
  for (const ClassName word : std::initializer_list<ClassName>{"to", "and"}) {
    const auto join = text_.before(out.first, Category::date_link, word);
    if (join && before == out.first) before = join->last;
  }
  if (before == out.first && out.first > text_.first() && text_.dash(out.first - 1)) --before;
  const std::int32_t begin = before != out.first && before > text_.first() ? number(before - 1) : 0;
  if (begin != 0 && begin < last) {
    out.first = before - 1;
    out.end = out.begin;
    out.begin.year = year(begin);
  }
  if (const auto dated = text_.link(out.last, "era")) {
    out.last = dated->last;
    if (text_.is(out.last, u'.') && text_.glued(out.last)) ++out.last;
    if (dated->argument == "bc") {
      // The third century BC is 300 to 201 BC: the years -0299 to -0200.
      const auto before_christ = [](Moment& m) { m.year = *m.year == 0 ? -1 : -*m.year; };
      before_christ(out.begin);
      if (out.end) before_christ(*out.end);
    }
  }
  return out;
}

// --- "Q3 2024", "T1 2024", "H1"

std::optional<DateSpan> DateGrammar::lettered(std::uint32_t at) const {
  const bool quarter = text_.word(at, "quarter").has_value();
  const bool half = text_.word(at, "half").has_value();
  const bool week = text_.word(at, "week").has_value();
  if ((!quarter && !half && !week) || !text_.glued(at + 1)) return std::nullopt;
  const auto n = text_.digits(at + 1);
  if (!n || n->ordinal || n->digits > 2) return std::nullopt;
  if (n->value < 1 || n->value > (quarter ? 4 : half ? 2 : 53) || (!week && n->digits != 1)) return std::nullopt;
  DateSpan out;
  out.first = at;
  out.last = n->last;
  out.begin.grain = quarter ? Grain::quarter : half ? Grain::half : Grain::week;
  out.begin.part = n->value;
  if (take_year(out)) return out;
  if (text_.glued(n->last) && !text_.is(n->last, u',') && !text_.is(n->last, u'.') && !text_.is(n->last, u')')) return std::nullopt;
  // "in Q3"; "the Audi Q3" and "the H1" are names, « T3 meublé » a flat and "H1 tags" headings.
  const bool opens = quarter && text_.reading().pack.choice("head_noun") != "first" && at == text_.first() && text_.is_word(out.last) &&
                     !text_.token(out.last).capitalised && !text_.glued(out.last);  // "Q4 revenue rose"
  if (week || (!opens && !text_.before(at, Category::date_link, "year") && !text_.before(at, Category::date_link, "on")))
    return std::nullopt;
  return out;
}

}  // namespace citelight
