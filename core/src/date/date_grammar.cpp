#include "date/date_grammar.h"

namespace citelight {
std::optional<DateSpan> DateGrammar::point(std::uint32_t at, std::uint32_t after_date) const {
  const Nested nested(*this);
  if (nested.too_deep()) return std::nullopt;
  if (!text_.inside(at)) return std::nullopt;
  if (text_.is_number(at)) {
    if (auto d = numeric(at, after_date)) return d;
    if (auto d = day_first(at)) return d;
    if (auto d = decade(at)) return d;
    if (auto d = counted_off(at)) return d;
    if (auto d = numbered_unit(at)) return d;
    if (auto d = day_alone(at)) return d;
    return year_first(at, after_date);
  }
  if (!text_.is_word(at)) return std::nullopt;
  const CategorySet c = text_.reading().says(at);
  if (c.meets(bit(Category::weekday))) {
    if (text_.word(at, "holiday")) {  // "mercredi des Cendres"
      if (auto d = holiday(at)) return d;
    }
    if (auto d = weekday_first(at)) return d;
  }
  if (c.meets(bit(Category::month))) {
    if (auto d = month_first(at)) return d;
  }
  if (c.meets(any_of(Category::numeral, Category::ordinal_word, Category::ordinal_alone, Category::multiplier, Category::article_one))) {
    if (auto d = day_first(at)) return d;
    if (auto d = counted_off(at)) return d;
    if (auto d = numbered_unit(at)) return d;
    if (auto d = day_alone(at)) return d;
    if (auto d = year_first(at, after_date)) return d;
    if (auto d = decade(at)) return d;
  }
  if (c.meets(bit(Category::date_word))) {
    if (auto d = named_day(at)) return d;
    if (auto d = edge(at)) return d;
    if (auto d = season(at)) return d;
    if (auto d = decade(at)) return d;
    if (auto d = lettered(at)) return d;
    if (auto d = directed(at)) return d;
    if (auto d = holiday(at)) return d;
    if (auto d = counted_off(at)) return d;
  }
  if (c.meets(bit(Category::date_unit))) {
    if (auto d = unit_first(at)) return d;
  }
  return std::nullopt;
}

// --- years behind months and days

std::optional<DateGrammar::Years> DateGrammar::era(std::uint32_t at, std::int32_t year) const {
  const auto bc = text_.link(at, "era");
  if (!bc) return std::nullopt;
  std::uint32_t last = bc->last;
  // "J.-C." has a stop of its own, "BC" has not.
  bool dotted = false;
  for (std::uint32_t t = at; t < last; ++t) dotted |= text_.at(t).find(u'.') != std::u16string_view::npos;
  if (dotted && text_.is(last, u'.') && text_.glued(last)) ++last;
  return Years{last, bc->argument == "bc" ? 1 - year : year};
}

std::optional<DateGrammar::Years> DateGrammar::year_behind(std::uint32_t at) const {
  std::uint32_t next = at;
  const bool mark = text_.is(next, u',') || text_.joint(next);
  if (mark) ++next;
  if (const auto hit = text_.link(next, "of"); hit && !mark) {
    next = hit->last;
    if (const auto unit = text_.unit(next); unit && unit_of(*unit) == DateUnit::year) next = unit->last;
  }
  const bool apostrophe = text_.is(next, u'\'') || text_.is(next, u'\u2019') || text_.is(next, u'\u2018');
  if (apostrophe) ++next;
  if (const auto n = text_.digits(next); n && !n->ordinal) {
    if (const auto dated = era(n->last, n->value)) return dated;
    const bool goes_on = text_.glued(n->last) && (text_.is_word(n->last) || text_.is(n->last, u'%') ||
                                                  (text_.is(n->last, u':') && text_.glued(n->last + 1) && text_.is_number(n->last + 1)));
    if (goes_on) return std::nullopt;
    if (four_digit_year(*n)) {
      if (measures_behind(text_, n->last) || text_.clock(n->last, "h")) return std::nullopt;
      return Years{n->last, n->value};
    }
    // "Aug 9, 96", "April of 87", "mai 68": bare, only the last century's later half is so called.
    if (n->digits == 2 && (apostrophe || n->value >= 50) && !counts_behind(text_, n->last) &&
        !(text_.is(n->last, u',') && text_.glued(n->last + 1)))
      return Years{n->last, century_of(n->value)};
    return std::nullopt;
  }
  if (const auto said = text_.spelled_year(next); said && !counts_behind(text_, said->last)) return Years{said->last, said->value};
  return std::nullopt;
}

std::optional<DateGrammar::Number> DateGrammar::day_number(std::uint32_t at) const {
  auto n = text_.number(at);
  if (!n && text_.is_number(at)) {
    // "1,2001" of "November 1,2001": UAX #29 keeps the comma inside.
    const auto s = text_.at(at);
    const auto comma = s.find(u',');
    if (comma > 2 || s.size() != comma + 5) return std::nullopt;
    Number out{at + 1, 0, 0, false};
    for (std::size_t i = 0; i < comma; ++i) out.value = out.value * 10 + (s[i] - u'0');
    std::int32_t year = 0;
    for (std::size_t i = comma + 1; i < s.size(); ++i) {
      if (s[i] < u'0' || s[i] > u'9') return std::nullopt;
      year = year * 10 + (s[i] - u'0');
    }
    if (out.value < 1 || out.value > 31 || year < 1900 || year > 2099) return std::nullopt;
    out.digits = 7;  // carries its year
    return out;
  }
  if (!n || n->value < 1 || n->value > 31 || n->digits > 2) return std::nullopt;
  return n;
}

// "of last year", "de l'année dernière", "last year" behind a month or a day.
bool DateGrammar::relative_year(DateSpan& span) const {
  std::uint32_t next = span.last;
  if (const auto of = text_.link(next, "of")) next = of->last;
  if (const auto the = text_.link(next, "the")) next = the->last;
  auto before = adjective_behind() ? std::nullopt : turn_before(next);
  if (const auto this_ = text_.word(next, "this"); this_ && !before) before = Turn{this_->last, 0};
  const auto unit = text_.unit(before ? before->last : next);
  if (!unit || unit_of(*unit) != DateUnit::year) return false;
  const auto turn = before ? before : turn_behind(unit->last);
  if (!turn) return false;
  span.last = before ? unit->last : turn->last;
  span.deictic = true;
  if (const auto year = year_from_now(turn->by)) {
    span.begin.year = year;
    span.year_said = true;
  }
  return true;
}

bool DateGrammar::priced(std::uint32_t at) const {
  if (at <= text_.first()) return false;
  const auto sign = text_.reading().match(at - 1, bit(Category::currency_sign));
  return sign && sign->last == at;
}

bool DateGrammar::doubtful_month(const Match& month) const { return text_.has(month.first, Category::date_doubt); }

bool DateGrammar::rather_a_verb(const Match& month) const {
  return doubtful_month(month) && !text_.token(month.first).capitalised && text_.months_capitalised();
}

// --- "28 January 2025", "1er mai", "the fifth of May", "05-Aug-2016"

std::optional<DateSpan> DateGrammar::day_first(std::uint32_t at) const {
  const auto n = day_number(at);
  if (!n || n->digits == 7) return std::nullopt;
  if (text_.glued(at) && text_.token(at - 1).kind == TokenKind::number) return std::nullopt;
  if (priced(at)) return std::nullopt;                                                       // "$12 December 27"
  if (at > text_.first() && text_.glued(at) && text_.is(at - 1, u':')) return std::nullopt;  // "12:30 december"
  MonthDay day{*n, at, n->last, text_.joint(n->last)};
  if (day.tight) ++day.next;
  else if (!text_.says(day.next, any_of(Category::month, Category::date_link, Category::date_unit))) return std::nullopt;
  // "the 15th day of June"
  if (const auto unit = text_.unit(day.next); unit && unit_of(*unit) == DateUnit::day && n->ordinal && text_.link(unit->last, "of"))
    day.next = unit->last;
  if (const auto of = text_.link(day.next, "of")) {
    day.next = of->last;
    day.of = true;
    day.listed = behind_day(at);
  }
  const auto month = text_.month(day.next);
  if (!month) {
    if (auto told = of_told_month(day)) return told;
    return before_year_and_month(day);
  }
  const auto year = year_behind(month->last);
  if (!year && day_is_none(day, *month)) return std::nullopt;
  DateSpan out;
  out.first = at;
  out.last = month->last;
  out.begin.grain = Grain::day;
  out.begin.day = n->value;
  out.begin.part = static_cast<std::int32_t>(month->value);
  if (const auto said = year ? year : closing_year(month->last)) {
    out.last = said->last;
    out.begin.year = said->year;
    out.year_said = true;
  } else if (!relative_year(out)) {
    if (const auto turn = turn_behind(out.last)) {  // "le 31 août dernier"
      out.last = turn->last;
      out.turn = turn->by;
    }
  }
  if (!is_valid({out.begin.year.value_or(2000), out.begin.part, out.begin.day})) return std::nullopt;
  return out;
}

bool DateGrammar::behind_day(std::uint32_t at) const {
  const auto the = text_.before(at, Category::date_link, "the");
  const std::uint32_t front = the ? the->last : at;
  auto join = text_.before(front, Category::date_link, "to");
  if (!join) join = text_.before(front, Category::date_link, "or");
  const std::uint32_t end = join ? join->last : front > text_.first() && text_.dash(front - 1) ? front - 1 : 0;
  if (end <= text_.first()) return false;
  return (text_.digits(end - 1) && text_.digits(end - 1)->digits <= 2) || text_.has(end - 1, Category::ordinal_suffix) ||
         text_.has(end - 1, Category::ordinal_word);
}

std::optional<DateSpan> DateGrammar::of_told_month(const MonthDay& day) const {
  const bool called = day.of && (day.n.ordinal || day.listed || text_.before(day.at, Category::date_link, "on_day"));
  const auto told = called ? told_month(day.next) : std::nullopt;
  if (!told) return std::nullopt;
  DateSpan out;
  out.first = day.at;
  out.last = told->last;
  out.begin.grain = Grain::day;
  out.begin.day = day.n.value;
  out.month_told = true;
  out.takes_article = day.n.ordinal && text_.months_capitalised();
  if (told->begin.year && !part_of(out, told->begin, DateUnit::day, day.n.value)) return std::nullopt;
  return out;
}

std::optional<DateSpan> DateGrammar::before_year_and_month(const MonthDay& day) const {
  const auto year = day.tight ? text_.digits(day.next) : std::nullopt;
  const auto month = year && four_digit_year(*year) && text_.hyphen(year->last) ? text_.month(year->last + 1) : std::nullopt;
  if (!month || !is_valid({year->value, static_cast<std::int32_t>(month->value), day.n.value})) return std::nullopt;
  DateSpan out;
  out.first = day.at;
  out.last = month->last;
  out.begin.grain = Grain::day;
  out.begin.day = day.n.value;
  out.begin.part = static_cast<std::int32_t>(month->value);
  out.begin.year = year->value;
  out.year_said = true;
  return out;
}

bool DateGrammar::day_is_none(const MonthDay& day, const Match& month) const {
  if (day.n.ordinal) return false;  // « le 1er-Mai » too
  // "le 11-Septembre": the name of an event, where months are not capitalised.
  if (day.tight && text_.token(month.first).capitalised && !text_.months_capitalised()) return true;
  // "of those 4 may": a verb; "10 mars" is one in French.
  const auto on = text_.link(month.last, "to");
  if (!(on && text_.is_number(on->last)) && rather_a_verb(month)) return true;
  // "12 of Sept" alone may be twelve people; behind another day it is one.
  return day.of && !day.listed && text_.months_capitalised();
}

std::optional<DateGrammar::Years> DateGrammar::closing_year(std::uint32_t at) const {
  const auto two = text_.digits(at);
  const auto hour = two ? text_.clock(two->last, "at") : std::nullopt;  // « 27 mars 20 à 9:21 »
  if (!two || two->digits != 2 || two->ordinal || !(closes(two->last) || (hour && text_.is(hour->last + 1, u':'))) ||
      text_.link(two->last, "and") || (text_.is(two->last, u'.') && text_.glued(two->last + 1)) || text_.glued(at))
    return std::nullopt;
  return Years{two->last, century_of(two->value)};
}

// --- "January 28th, 2025", "August 10 - 22, 2012", "Sep 2012", "in May"

std::optional<DateSpan> DateGrammar::month_first(std::uint32_t at) const {
  const auto found = text_.month(at);
  if (!found || belongs_before(at)) return std::nullopt;
  const NamedMonth month = around(*found);
  DateSpan out;
  out.first = at;
  out.last = found->last;
  out.begin.grain = Grain::month;
  out.begin.part = static_cast<std::int32_t>(found->value);
  const auto day = day_behind(month);
  if (day) {
    take_day(out, *day);
    if (!out.year_said && !take_listed_days(out) && !take_second_day(out)) return std::nullopt;
  }
  if (!out.year_said && !out.end && out.also.empty() && relative_year(out)) return out;
  if (!out.year_said) take_year_of(month, out);
  if (out.begin.grain == Grain::day) {
    const bool verb =
        day && !day->ordinal && !out.year_said && !month.tight && rather_a_verb(*found) && text_.token(found->last).space_before;
    return !verb && is_valid({out.begin.year.value_or(2000), out.begin.part, out.begin.day}) ? std::optional(out) : std::nullopt;
  }
  if (out.year_said) return out;
  // A day that cannot be one takes the month with it: "August 32".
  if (const auto n = month.before_day ? text_.digits(month.next) : std::nullopt;
      n && n->digits == 2 && n->value > 31 && !counts_behind(text_, n->last))
    return std::nullopt;
  if (const auto turn = turn_behind(out.last)) {
    out.last = turn->last;
    out.turn = turn->by;
    return out;
  }
  return stands_alone(*found) ? std::optional(out) : std::nullopt;
}

bool DateGrammar::belongs_before(std::uint32_t at) const {
  if (text_.glued(at) && text_.token(at - 1).kind == TokenKind::word && !text_.elided(at - 1)) return true;
  // "11-Septembre", but "Nov 18-Dec 19"
  if (text_.glued(at) && text_.dash(at - 1) && text_.glued(at - 1) && text_.is_number(at - 2) && text_.at(at - 2).size() <= 2 &&
      !(at >= text_.first() + 3 && text_.has(at - 3, Category::month)))
    return true;
  // "32 August 2014": no day, so no date either.
  return at > text_.first() && text_.is_number(at - 1) && text_.inside(at) && text_.at(at - 1).size() <= 2 && !priced(at - 1) &&
         !text_.is(at - 2, u':') && text_.digits(at - 1) && text_.digits(at - 1)->value < 50;
}

DateGrammar::NamedMonth DateGrammar::around(const Match& month) const {
  NamedMonth out{month, month.last, text_.joint(month.last)};
  if (out.tight) {
    ++out.next;
  } else if (text_.is(out.next, u',')) {
    // "March, 6th 2016"; "August, 2012" is year_behind's.
    if (const auto n = day_number(out.next + 1); n && n->ordinal) ++out.next;
  }
  out.before_day = out.tight || text_.reading().pack.choice("numeric_date") == "mdy";
  return out;
}

std::optional<DateGrammar::Number> DateGrammar::day_behind(const NamedMonth& month) const {
  std::uint32_t at = month.next;
  const bool in = text_.before(month.name.first, Category::date_link, "month").has_value();
  if (month.before_day) {
    if (const auto the = text_.link(at, "the")) at = the->last;
  } else if (in || text_.is(at, u',')) {
    return std::nullopt;
  }
  const auto day = day_number(at);
  if (!day || (!month.before_day && !foreign_order(*day))) return std::nullopt;
  const std::uint32_t last = day->last;
  if ((day->digits == 0 && !day->ordinal && text_.spelled_year(at)) || measures_behind(text_, last)) return std::nullopt;
  if (text_.glued(last) && ((text_.is(last, u':') && text_.glued(last + 1)) || text_.is_word(last) || text_.is(last, u'%')))
    return std::nullopt;
  // "the Oct. 7 attacks", but "in March 7 people died"
  const bool led_to = !month.tight && text_.is_word(last) && !in;
  return day->ordinal || led_to || !counts_behind(text_, last) ? day : std::nullopt;
}

bool DateGrammar::foreign_order(const Number& day) const {
  const bool year = year_behind(day.last).has_value();
  if (!year && (!closes(day.last) || (text_.is(day.last, u',') && text_.is_number(day.last + 1)))) return false;
  return !text_.link(day.last, "and") && !text_.is(day.last, u':');
}

void DateGrammar::take_day(DateSpan& out, const Number& day) const {
  out.begin.grain = Grain::day;
  out.begin.day = day.value;
  out.last = day.last;
  if (day.digits != 7) return;
  const auto s = text_.at(day.last - 1);
  std::int32_t year = 0;
  for (const char16_t c : s.substr(s.size() - 4)) year = year * 10 + (c - u'0');
  out.begin.year = year;
  out.year_said = true;
}

bool DateGrammar::take_listed_days(DateSpan& out) const {
  std::uint32_t comma = out.last;
  if (!text_.is(comma, u',')) return false;
  std::vector<std::int32_t> days{out.begin.day};
  while (text_.is(comma, u',') && days.size() < 8) {
    const auto more = text_.digits(comma + 1);
    const bool goes_on = more && !more->ordinal && more->digits <= 2 && more->value > days.back() && more->value <= 31 &&
                         (text_.is(more->last, u',') || text_.link(more->last, "and"));
    if (!goes_on) break;
    days.push_back(more->value);
    comma = more->last;
  }
  if (days.size() == 1) return false;
  const auto and_ = text_.link(text_.is(comma, u',') ? comma + 1 : comma, "and");
  const auto end = and_ ? text_.digits(and_->last) : std::nullopt;
  if (!end || end->digits > 2 || end->value <= days.back() || end->value > 31 || counts_behind(text_, end->last)) return false;
  days.push_back(end->value);
  out.last = end->last;
  const bool consecutive = days.back() - days.front() == static_cast<std::int32_t>(days.size()) - 1;
  for (std::size_t i = consecutive ? days.size() - 1 : 1; i < days.size(); ++i) {
    Moment other = out.begin;
    other.day = days[i];
    if (consecutive) out.end = other;
    else out.also.push_back(other);
  }
  return true;
}

bool DateGrammar::take_second_day(DateSpan& out) const {
  std::uint32_t second_at = 0;
  bool list = false;
  if (text_.dash(out.last)) second_at = out.last + 1;
  else if (const auto to = text_.link(out.last, "to")) second_at = to->last;
  else if (const auto and_ = text_.link(out.last, "and")) {
    second_at = and_->last;
    list = true;
  }
  if (second_at == 0) return true;
  if (const auto the = text_.link(second_at, "the")) second_at = the->last;
  const auto second = day_number(second_at);
  const bool another =
      second && second->digits != 7 && second->value > out.begin.day && !text_.month(second->last) &&
      !measures_behind(text_, second->last) && !counts_behind(text_, second->last) &&
      !(text_.glued(second->last) && !text_.is(second->last, u',') && !text_.is(second->last, u'.') && !text_.is(second->last, u')')) &&
      !text_.clock(second->last, "am") && !text_.clock(second->last, "pm") && !text_.link(second->last, "of");
  if (!another) return true;
  Moment end = out.begin;
  end.day = second->value;
  if (list && second->value != out.begin.day + 1) out.also = {end};
  else out.end = end;
  out.last = second->last;
  return is_valid({2000, end.part, end.day});
}

void DateGrammar::take_year_of(const NamedMonth& month, DateSpan& out) const {
  const auto year = year_behind(out.last);
  if (!year) return;
  const bool day = out.begin.grain == Grain::day;
  // "In May 2000 people": a month and a count; "the march in 1965": no month.
  if (!day && ((counts_behind(text_, year->last) && year->year % 50 == 0) || (rather_a_verb(month.name) && text_.link(out.last, "of"))))
    return;
  out.last = year->last;
  out.begin.year = year->year;
  if (out.end) out.end->year = year->year;
  for (Moment& m : out.also) m.year = year->year;
  out.year_said = true;
  // "2024-Aug-10" goes the other way; "September-2020-23" closes with its day.
  if (month.tight && !day && text_.dash(out.last) && text_.glued(out.last)) {
    if (const auto d = day_number(out.last + 1); d && d->digits == 2) {
      out.begin.grain = Grain::day;
      out.begin.day = d->value;
      out.last = d->last;
    }
  }
}

bool DateGrammar::stands_alone(const Match& month) const {
  const std::uint32_t at = month.first, last = month.last;
  const bool upper = text_.months_capitalised();
  const bool capital = text_.token(at).capitalised || !upper;
  // "sept ans", "Mar-a-Lago", "Jan Palach", "June Medical Services"
  if (text_.has(at, Category::numeral)) return false;
  const bool doubtful = doubtful_month(month);
  if (doubtful && text_.hyphen(last) && text_.is_word(last + 1) && !text_.month(last + 1)) return false;
  if (doubtful && !upper && text_.token(at).capitalised) return false;
  const bool led = is_led(month, capital);
  // "the killing of Jan Hus": only where a preposition of time leads is a month followed by a name.
  if ((!led || text_.link(at - 1, "of")) && upper && text_.is_word(last) && text_.token(last).capitalised) return false;
  return led || (capital && !doubtful);
}

bool DateGrammar::is_led(const Match& month, bool capital) const {
  const std::uint32_t at = month.first;
  if (text_.before(at, Category::date_link, "month") || text_.before(at, Category::date_link, "open_and") ||
      text_.before(at, Category::date_link, "open_to") ||
      text_.before(text_.dash(at - 1) && text_.glued(at) ? at - 1 : at, Category::date_word, "edge") ||
      (text_.before(at, Category::date_word, "this") && capital))
    return true;
  const auto turned = text_.before(at, Category::date_word, "dir");
  if (turned && (capital || turned->argument != "0")) return true;
  // "May to March", "June-August"
  if (capital) {
    std::uint32_t join = text_.dash(month.last) ? month.last + 1 : 0;
    if (const auto to = text_.link(month.last, "to")) join = to->last;
    if (join != 0 && text_.month(join)) return true;
  }
  // … and its other end.
  if (at <= text_.first() + 1) return false;
  auto join = text_.before(at, Category::date_link, "to");
  if (!join) join = text_.before(at, Category::date_link, "or");
  const std::uint32_t from = join ? join->last : text_.dash(at - 1) ? at - 1 : 0;
  return from > text_.first() && text_.has(from - 1, Category::month);
}

}  // namespace citelight
