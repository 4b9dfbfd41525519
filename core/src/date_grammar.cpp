#include "date_grammar.h"

namespace citelight {
namespace {

bool four_digit_year(const DateText::Number& n) { return n.digits == 4 && n.value >= 1000 && n.value <= 2199; }

// Two digits for a year: "96" and "68" are of the last century, as newspapers write them.
std::int32_t century_of(std::int32_t two) { return two < 50 ? 2000 + two : 1900 + two; }

}  // namespace

std::optional<DateSpan> DateGrammar::point(std::uint32_t at, std::uint32_t after_date) const {
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
  const CategorySet c = text_.categories(at);
  if (c.meets(bit(Category::weekday))) {
    if (auto d = weekday_first(at)) return d;
  }
  if (c.meets(bit(Category::month))) {
    if (auto d = month_first(at)) return d;
  }
  if (c.meets(any_of(Category::numeral, Category::ordinal_word, Category::multiplier, Category::article_one))) {
    if (auto d = day_first(at)) return d;
    if (auto d = counted_off(at)) return d;
    if (auto d = numbered_unit(at)) return d;
    if (auto d = day_alone(at)) return d;
    if (auto d = year_first(at, after_date)) return d;
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
  if (text_.is(last, u'.') && text_.glued(last)) ++last;
  return Years{last, bc->argument == "bc" ? 1 - year : year};
}

std::optional<DateGrammar::Years> DateGrammar::year_behind(std::uint32_t at) const {
  std::uint32_t next = at;
  bool mark = false;
  if (text_.is(next, u',')) {
    ++next;
    mark = true;
  } else if (text_.dash(next) && text_.glued(next) && text_.glued(next + 1)) {
    ++next;
    mark = true;
  } else if (text_.is(next, u'/') && text_.glued(next) && text_.glued(next + 1)) {
    ++next;
    mark = true;
  }
  if (const auto hit = text_.link(next, "of"); hit && !mark) {
    next = hit->last;
    if (const auto unit = text_.unit(next); unit && static_cast<DateUnit>(unit->value) == DateUnit::year) next = unit->last;
  }
  const bool apostrophe = text_.is(next, u'\'') || text_.is(next, u'\u2019') || text_.is(next, u'\u2018');
  if (apostrophe) ++next;
  if (const auto n = text_.digits(next); n && !n->ordinal) {
    if (const auto dated = era(n->last, n->value)) return dated;
    const bool goes_on = text_.glued(n->last) && (text_.is_word(n->last) || text_.is(n->last, u':') || text_.is(n->last, u'%'));
    if (goes_on) return std::nullopt;
    if (four_digit_year(*n)) {
      if (measures_behind(text_, n->last) || text_.clock(n->last, "h")) return std::nullopt;
      return Years{n->last, n->value};
    }
    // "Aug 9, 96", "April of 87", "mai 68": bare, only the last century's later half is so called.
    if (n->digits == 2 && (apostrophe || n->value >= 50) && !counts_behind(text_, n->last) && !(text_.is(n->last, u',') && text_.glued(n->last + 1))) return Years{n->last, century_of(n->value)};
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
    if (comma == s.npos || comma > 2 || s.size() != comma + 5) return std::nullopt;
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

bool DateGrammar::priced(std::uint32_t at) const {
  if (at <= text_.first()) return false;
  const auto sign = text_.reading().match(at - 1, bit(Category::currency_sign));
  return sign && sign->last == at;
}

bool DateGrammar::doubtful_month(const Match& month) const { return text_.has(month.first, Category::date_doubt); }

// --- "28 January 2025", "1er mai", "the fifth of May", "05-Aug-2016"

std::optional<DateSpan> DateGrammar::day_first(std::uint32_t at) const {
  const auto day = day_number(at);
  if (!day || day->digits == 7) return std::nullopt;
  if (text_.glued(at) && text_.token(at - 1).kind == TokenKind::number) return std::nullopt;
  if (priced(at)) return std::nullopt;  // "$12 December 27"
  if (at > text_.first() && text_.glued(at) && text_.is(at - 1, u':')) return std::nullopt;  // "12:30 december"
  std::uint32_t next = day->last;
  if ((text_.dash(next) || text_.is(next, u'/')) && text_.glued(next) && text_.glued(next + 1)) ++next;
  bool of = false;
  // "the 15th day of June"
  if (const auto unit = text_.unit(next); unit && static_cast<DateUnit>(unit->value) == DateUnit::day && day->ordinal) {
    if (const auto hit = text_.link(unit->last, "of")) next = unit->last;
  }
  if (const auto hit = text_.link(next, "of")) {
    next = hit->last;
    of = true;
  }
  const auto month = text_.month(next);
  if (!month) return std::nullopt;
  DateSpan out;
  out.first = at;
  out.last = month->last;
  out.begin.grain = Grain::day;
  out.begin.part = static_cast<std::int32_t>(month->value);
  out.begin.day = day->value;
  const auto year = year_behind(month->last);
  // "of those 4 may": a verb; "10 mars" is one in French.
  if (!year && doubtful_month(*month) && !text_.token(month->first).capitalised && text_.reading().pack.setting("month_case") == "upper" && !day->ordinal) return std::nullopt;
  if (of && !day->ordinal && !year && text_.reading().pack.setting("month_case") == "upper") return std::nullopt;
  if (year) {
    out.last = year->last;
    out.begin.year = year->year;
    out.year_said = true;
  }
  if (!is_valid({out.begin.year.value_or(2000), out.begin.part, out.begin.day})) return std::nullopt;
  return out;
}

// --- "January 28th, 2025", "August 10 - 22, 2012", "Sep 2012", "in May"

std::optional<DateSpan> DateGrammar::month_first(std::uint32_t at) const {
  const auto month = text_.month(at);
  if (!month) return std::nullopt;
  if (text_.glued(at) && text_.token(at - 1).kind == TokenKind::word && !text_.has(at - 1, Category::elision)) return std::nullopt;
  // "32 August 2014": no day, so no date either.
  if (at > text_.first() && text_.is_number(at - 1) && text_.inside(at) && text_.at(at - 1).size() <= 2 &&
      !priced(at - 1) && !text_.is(at - 2, u':') && text_.digits(at - 1) && text_.digits(at - 1)->value < 50) return std::nullopt;
  DateSpan out;
  out.first = at;
  out.last = month->last;
  out.begin.grain = Grain::month;
  out.begin.part = static_cast<std::int32_t>(month->value);
  std::uint32_t next = month->last;
  const bool tight = (text_.dash(next) || text_.is(next, u'/')) && text_.glued(next) && text_.glued(next + 1);
  if (tight) ++next;
  if (text_.is(next, u',') && !tight) {
    // "March, 6th 2016"; "August, 2012" is year_behind's.
    if (const auto n = day_number(next + 1); n && n->ordinal) ++next;
  }
  const bool month_then_day = text_.reading().pack.setting("numeric_date") == "mdy" || tight;
  std::uint32_t day_at = next;
  if (const auto the = text_.link(next, "the")) day_at = the->last;
  std::optional<Number> day;
  if (month_then_day) day = day_number(day_at);
  const bool day_here = day && !(day->digits == 0 && !day->ordinal && text_.spelled_year(day_at)) && !measures_behind(text_, day->last) &&
                        !(text_.glued(day->last) && (text_.is(day->last, u':') || text_.is_word(day->last) || text_.is(day->last, u'%'))) &&
                        (day->ordinal || !counts_behind(text_, day->last));
  if (day && day_here) {
    out.begin.grain = Grain::day;
    out.begin.day = day->value;
    out.last = day->last;
    if (day->digits == 7) {
      const auto s = text_.at(day_at);
      std::int32_t y = 0;
      for (const char16_t c : s.substr(s.size() - 4)) y = y * 10 + (c - u'0');
      out.begin.year = y;
      out.year_said = true;
    }
    // "10 - 22", "3 to 7", "3 and 4": a second day of the same month.
    std::uint32_t join = 0;
    bool list = false;
    if (text_.dash(out.last)) join = out.last + 1;
    else if (const auto to = text_.link(out.last, "to")) join = to->last;
    else if (const auto and_ = text_.link(out.last, "and")) { join = and_->last; list = true; }
    if (join != 0 && !out.year_said) {
      std::uint32_t second_at = join;
      if (const auto the = text_.link(join, "the")) second_at = the->last;
      const auto second = day_number(second_at);
      const bool another = second && second->digits != 7 && second->value > day->value && !text_.month(second->last) && !measures_behind(text_, second->last) &&
                           !counts_behind(text_, second->last) && !(text_.glued(second->last) && !text_.is(second->last, u',') && !text_.is(second->last, u'.') && !text_.is(second->last, u')')) &&
                           !text_.clock(second->last, "am") && !text_.clock(second->last, "pm") && !text_.link(second->last, "of");
      if (another) {
        const bool consecutive = second->value == day->value + 1;
        Moment end = out.begin;
        end.day = second->value;
        if (list && !consecutive) out.also = end; else out.end = end;
        out.last = second->last;
        if (!is_valid({2000, end.part, end.day})) return std::nullopt;
      }
    }
  }
  if (!out.year_said) {
    if (const auto year = year_behind(out.last)) {
      // "In May 2000 people": a month and a count.
      const bool count = !day_here && counts_behind(text_, year->last) && year->year % 50 == 0;
      if (!count) {
        out.last = year->last;
        out.begin.year = year->year;
        if (out.end) out.end->year = year->year;
        if (out.also) out.also->year = year->year;
        out.year_said = true;
        // "2024-Aug-10" goes the other way; "September-2020-23" closes with its day.
        if (tight && !day_here && text_.dash(out.last) && text_.glued(out.last)) {
          if (const auto d = day_number(out.last + 1); d && d->digits == 2) {
            out.begin.grain = Grain::day;
            out.begin.day = d->value;
            out.last = d->last;
          }
        }
      }
    }
  }
  if (out.begin.grain == Grain::day) {
    const bool may = doubtful_month(*month) && !text_.token(at).capitalised && !out.year_said && text_.reading().pack.setting("month_case") == "upper";
    if (may && !day->ordinal && !tight && text_.token(month->last).space_before) return std::nullopt;
    if (is_valid({out.begin.year.value_or(2000), out.begin.part, out.begin.day})) return out;
    return std::nullopt;
  }
  // A day that cannot be one takes the month with it: "August 32".
  if (!out.year_said && month_then_day && text_.is_number(next)) {
    const auto n = text_.digits(next);
    if (n && n->digits == 2 && n->value > 31 && !counts_behind(text_, n->last)) return std::nullopt;
  }
  if (out.year_said) return out;
  if (const auto turn = turn_behind(out.last)) {
    out.last = turn->last;
    out.turn = turn->by;
    return out;
  }
  // The month by itself.
  const bool upper = text_.reading().pack.setting("month_case") == "upper";
  const bool capital = text_.token(at).capitalised || !upper;
  const auto turned = text_.before(at, Category::date_word, "dir");
  bool led = text_.before(at, Category::date_link, "month") || text_.before(at, Category::date_link, "open and") || text_.before(at, Category::date_link, "open to") ||
             text_.before(at, Category::date_word, "edge") || (text_.before(at, Category::date_word, "this") && capital) || (turned && (capital || turned->argument != "0"));
  // "May to March", "June-August"
  if (!led && capital) {
    std::uint32_t join = text_.dash(out.last) ? out.last + 1 : 0;
    if (const auto to = text_.link(out.last, "to")) join = to->last;
    led = join != 0 && text_.month(join).has_value();
  }
  // … and its other end.
  if (!led && at > text_.first() + 1) {
    auto join = text_.before(at, Category::date_link, "to");
    if (!join) join = text_.before(at, Category::date_link, "and");
    const std::uint32_t from = join ? join->last : text_.dash(at - 1) ? at - 1 : 0;
    led = from > text_.first() && text_.has(from - 1, Category::month);
  }
  if (doubtful_month(*month)) return led ? std::optional(out) : std::nullopt;
  if (!capital && !led) return std::nullopt;
  return out;
}

// --- "Tuesday, 10 January", "mardi 25", "friday the 26th", "lundi dernier"

std::optional<DateSpan> DateGrammar::weekday_first(std::uint32_t at) const {
  const auto day = text_.weekday(at);
  if (!day || text_.before(at, Category::date_link, "each")) return std::nullopt;
  if (text_.glued(at) && text_.token(at - 1).kind == TokenKind::word && !text_.has(at - 1, Category::elision)) return std::nullopt;
  const auto with = [&](DateSpan span) {
    span.first = at;
    span.weekday = static_cast<std::int32_t>(day->value);
    return span;
  };
  std::uint32_t next = day->last;
  if (text_.is(next, u',')) ++next;
  if (text_.dash(next) && text_.glued(next) && text_.glued(next + 1)) ++next;
  std::uint32_t after_article = next;
  if (const auto the = text_.link(next, "the")) after_article = the->last;
  const bool parenthesis = text_.is(after_article, u'(');
  if (parenthesis) ++after_article;
  if (text_.is_number(after_article) || text_.has(after_article, Category::month) ||
      text_.categories(after_article).meets(any_of(Category::numeral, Category::ordinal_word))) {
    std::optional<DateSpan> date;
    if (text_.is_number(after_article)) date = numeric(after_article, after_article);
    if (!date) date = day_first(after_article);
    if (!date && text_.has(after_article, Category::month)) date = month_first(after_article);
    if (date && date->begin.grain == Grain::day) {
      if (parenthesis) {
        if (!text_.is(date->last, u')')) return std::nullopt;
        ++date->last;
      }
      return with(*date);
    }
    if (parenthesis) return std::nullopt;
    // "Friday 31", "mardi 25", "tues the 4th"
    const auto n = day_number(after_article);
    const bool hour = n && (text_.clock(n->last, "am") || text_.clock(n->last, "pm") || text_.clock(n->last, "h") || text_.clock(n->last, "oclock") || text_.is(n->last, u':') ||
                             (!n->ordinal && text_.link(n->last, "to") && read_clock_behind(text_.link(n->last, "to")->last)));
    const bool goes_on = n && (text_.glued(n->last) && !text_.is(n->last, u'.') && !text_.is(n->last, u',') && !text_.is(n->last, u'!') && !text_.is(n->last, u')') && !text_.is(n->last, u'?'));
    if (n && n->digits != 7 && !hour && !goes_on && (n->ordinal || text_.reading().pack.setting("month_case") != "upper" || !text_.is_word(n->last) || text_.has(n->last, Category::function_word)) &&
        (n->ordinal || n->digits != 0) && !counts_behind(text_, n->last) && !text_.is(day->last, u',')) {
      DateSpan out;
      out.last = n->last;
      out.begin.grain = Grain::day;
      out.begin.day = n->value;
      out.day_alone = true;
      return with(out);
    }
  }
  // "Saturday 3 days from now"
  if (next == day->last && text_.is_number(next)) {
    if (auto off = counted_off(next); off && off->first == next) return with(*off);
  }
  DateSpan out;
  out.last = day->last;
  out.begin.grain = Grain::day;
  out = with(out);
  if (const auto turn = turn_behind(day->last)) {
    out.last = turn->last;
    out.turn = turn->by;
    out.deictic = true;
    return out;
  }
  // "Tuesday of next week", "Tuesday, next week"
  std::uint32_t week_at = next;
  if (const auto of = text_.link(next, "of")) week_at = of->last;
  if (week_at != day->last) {
    if (const auto turn = turn_before(week_at)) {
      if (const auto unit = text_.unit(turn->last); unit && static_cast<DateUnit>(unit->value) == DateUnit::week) {
        out.last = unit->last;
        out.deictic = true;
        if (published_ && published_->year) {
          const std::int64_t today = to_days({*published_->year, published_->part, published_->day});
          const Civil c = from_days(today - weekday_of(today) + out.weekday + 7 * turn->by);
          out.begin = day_moment(c);
          out.year_said = true;
        }
        return out;
      }
    }
  }
  // "Sat", "mer." by themselves are mostly something else.
  if (text_.has(at, Category::date_doubt) && !text_.before(at, Category::date_link, "on") && !text_.before(at, Category::date_link, "or")) {
    if (!text_.before(at, Category::date_word, "dir 1") && !text_.before(at, Category::date_word, "dir -1") && !text_.before(at, Category::date_word, "dir 0")) return std::nullopt;
  }
  out.deictic = true;
  return out;
}

bool DateGrammar::read_clock_behind(std::uint32_t at) const {
  const auto n = text_.number(at);
  return n && (text_.clock(n->last, "am") || text_.clock(n->last, "pm") || text_.clock(n->last, "h") || text_.is(n->last, u':'));
}

// --- "le 23", "on the 17th": the nearest month's

std::optional<DateSpan> DateGrammar::day_alone(std::uint32_t at) const {
  const auto n = day_number(at);
  if (!n || n->digits == 7 || text_.glued(at)) return std::nullopt;
  const bool called = text_.before(at, Category::date_link, n->ordinal ? "on_nth" : "on_day").has_value();
  if (!called) return std::nullopt;
  const std::uint32_t after = n->last;
  const bool ends = !text_.inside(after) || text_.is(after, u'.') || text_.is(after, u',') || text_.is(after, u';') || text_.is(after, u'?') || text_.is(after, u'!') || text_.is(after, u')');
  if (ends && (text_.glued(after + 1) && !text_.is(after + 1, u'\u00BB') && !text_.is(after + 1, u'"'))) return std::nullopt;
  const bool timed = text_.clock(after, "at") || text_.link(after, "open to") || text_.link(after, "open and") || text_.clock(after, "for");
  if (!ends) {
    std::uint32_t next = after;
    if (const auto opener = text_.link(after, "open to")) next = opener->last;
    else if (const auto opener_and = text_.link(after, "open and")) next = opener_and->last;
    else if (const auto hour = text_.clock(after, "at")) next = hour->last;
    else if (const auto time = text_.clock(after, "for")) next = time->last;
    if (!timed || !text_.number(next) || (text_.clock(after, "for") && !text_.unit(text_.number(next)->last)) ) {
      if (!n->ordinal || !text_.dash(after) || text_.glued(after)) return std::nullopt;
    }
  }
  DateSpan out;
  out.first = at;
  out.last = n->last;
  out.begin.grain = Grain::day;
  out.begin.day = n->value;
  out.day_alone = true;
  return out;
}

// --- years, and what begins with one

std::optional<DateSpan> DateGrammar::year_first(std::uint32_t at, std::uint32_t after_date) const {
  DateSpan out;
  out.first = at;
  out.begin.grain = Grain::year;
  const auto n = text_.digits(at);
  if (!n || n->ordinal) {
    const auto said = text_.spelled_year(at);
    if (!said || !is_year(text_, at, said->last, said->value, true, after_date)) return std::nullopt;
    out.last = said->last;
    out.begin.year = said->value;
    out.year_said = true;
    return out;
  }
  if (n->digits <= 4 && n->value > 0) {
    if (const auto dated = era(n->last, n->value)) {
      out.last = dated->last;
      out.begin.year = dated->year;
      out.year_said = true;
      return out;
    }
  }
  if (!four_digit_year(*n)) return std::nullopt;
  out.begin.year = n->value;
  out.year_said = true;
  out.last = n->last;
  const bool chain = text_.glued(at) && text_.dash(at - 1) && text_.glued(at - 1) && text_.token(at - 2).kind == TokenKind::number;
  const bool free = (!text_.glued(at) || text_.token(at - 1).kind == TokenKind::mark) && !chain;
  // "2024 August", "2012/Aug/10", "2019-aug-1"
  std::uint32_t next = n->last;
  const bool tight = (text_.dash(next) || text_.is(next, u'/')) && text_.glued(next) && text_.glued(next + 1);
  if (tight) ++next;
  if (const auto dated = text_.link(next, "era"); dated && dated->argument == "ad") next = dated->last;
  if (const auto month = text_.month(next); month && free && (tight || text_.token(month->first).capitalised)) {
    // "in 2024 August" against "in 2024. August": the stop has ended the sentence by now.
    const auto after = text_.month(next)->last;
    const bool own_year = year_behind(after).has_value();
    const auto own_day = day_number(after);
    const bool tight_day = tight && (text_.dash(after) || text_.is(after, u'/')) && text_.glued(after);
    if (!own_year && (tight || !own_day)) {
      out.begin.grain = Grain::month;
      out.begin.part = static_cast<std::int32_t>(month->value);
      out.last = month->last;
      if (tight_day) {
        if (const auto d = day_number(after + 1); d && is_valid({n->value, out.begin.part, d->value})) {
          out.begin.grain = Grain::day;
          out.begin.day = d->value;
          out.last = d->last;
        }
      }
      return out;
    }
  }
  // "2017-Q1", "2019 H2"
  if (free && text_.is_word(next)) {
    const bool quarter = text_.word(next, "quarter").has_value();
    if (quarter || text_.word(next, "half")) {
      const auto part = text_.glued(next + 1) ? text_.digits(next + 1) : std::nullopt;
      if (part && part->value >= 1 && part->value <= (quarter ? 4 : 2)) {
        out.begin.grain = quarter ? Grain::quarter : Grain::half;
        out.begin.part = part->value;
        out.last = part->last;
        return out;
      }
    }
  }
  // "2013-2014", "2013/14", "2019–20": a span of years.
  if ((text_.dash(n->last) || text_.is(n->last, u'/')) && text_.glued(n->last) && text_.glued(n->last + 1)) {
    const auto to = text_.digits(n->last + 1);
    const bool stroke = text_.is(n->last, u'/');
    if (to && !to->ordinal && !(text_.glued(to->last) && (text_.is_word(to->last) || text_.is_number(to->last) || ((text_.dash(to->last) || text_.is(to->last, u'/')) && text_.glued(to->last + 1))))) {
      const std::int32_t end = to->digits == 4 ? to->value : to->digits == 2 ? n->value / 100 * 100 + to->value + (to->value < n->value % 100 ? 100 : 0) : 0;
      const bool near = to->digits == 4 ? end > n->value && end <= 2199 && n->value >= 1000 : end == n->value + 1 || (!stroke && end > n->value && end - n->value < 30 && n->value >= 1900 && n->value < 2100 && to->value > n->value % 100);
      if (near && free && !counts_behind(text_, to->last)) {
        out.end = out.begin;
        out.end->year = end;
        out.last = to->last;
        return out;
      }
    }
    return std::nullopt;
  }
  if (!free && !text_.is(at - 1, u'(') && !text_.is(at - 1, u'[')) {
    // "mid-2019": what stands before the hyphen decides.
    if (!text_.dash(at - 1) || !text_.glued(at - 1)) {
      if (!is_year(text_, at, n->last, n->value, false, after_date)) return std::nullopt;
      return out;
    }
    if (!text_.has(at - 2, Category::date_link) && !text_.has(at - 2, Category::date_word)) return std::nullopt;
    if (!text_.link(at - 2, "year") && !text_.word(at - 2, "edge")) return std::nullopt;
    return counts_behind(text_, n->last) ? std::nullopt : std::optional(out);
  }
  if (chain) return std::nullopt;
  // "2014 to 2018", "2014 through May 2018"
  if (const auto to = text_.link(n->last, "to"); to && n->value >= 1900 && n->value <= 2099) {
    const auto end = text_.digits(to->last);
    if (end && four_digit_year(*end) && !end->ordinal && end->value > n->value && end->value - n->value < 200 && !counts_behind(text_, end->last)) return out;
  }
  if (!is_year(text_, at, n->last, n->value, false, after_date)) return std::nullopt;
  return out;
}

// --- "1960s", "the '60s", "les années 60", "the nineties"

std::optional<DateSpan> DateGrammar::decade(std::uint32_t at) const {
  DateSpan out;
  out.first = at;
  out.begin.grain = Grain::decade;
  out.year_said = true;
  const auto from = [](const Number& n) {
    return n.digits == 4 ? n.value : n.value < 30 ? 2000 + n.value : 1900 + n.value;
  };
  if (const auto head = text_.word(at, "decade_head")) {
    const auto n = text_.number(head->last);
    if (!n || n->ordinal || n->value % 10 != 0) return std::nullopt;
    const bool full = n->value >= 1000 && n->value <= 2199;
    if (!full && (n->value < 10 || n->value > 99)) return std::nullopt;
    if (measures_behind(text_, n->last)) return std::nullopt;
    out.begin.year = full ? n->value : from(*n);
    out.last = n->last;
    // "les années 1960-1970", "années 80-90"
    if (text_.dash(n->last) && text_.glued(n->last) && text_.glued(n->last + 1)) {
      if (const auto to = text_.digits(n->last + 1); to && to->value % 10 == 0 && to->digits == n->digits) {
        out.end = out.begin;
        out.end->year = full ? to->value : from(*to);
        out.last = to->last;
      }
    }
    return out;
  }
  if (const auto named = text_.word(at, "decade")) {
    if (named->argument.empty() || text_.before(at, Category::date_link, "own") || !text_.before(at, Category::date_link, "year")) {
      if (!(text_.link(at - 1, "the") && at > text_.first())) return std::nullopt;
    }
    out.begin.year = to_integer(named->argument);
    out.last = named->last;
    return out;
  }
  const auto n = text_.digits(at);
  if (!n || (n->digits != 4 && n->digits != 2) || n->value % 10 != 0) return std::nullopt;
  std::uint32_t last = n->last;
  const bool apostrophe = text_.is(last, u'\'') || text_.is(last, u'\u2019');
  if (apostrophe && text_.glued(last)) ++last;
  if (!text_.inside(last) || (text_.at(last) != u"s" && text_.at(last) != u"'s" && text_.at(last) != u"\u2019s")) return std::nullopt;
  if (n->digits == 4 && (n->value < 1000 || n->value > 2199)) return std::nullopt;
  const bool spaced = !text_.glued(last);
  if (n->digits == 2) {
    const bool quoted = at > text_.first() && (text_.is(at - 1, u'\'') || text_.is(at - 1, u'\u2019') || text_.is(at - 1, u'\u2018')) && text_.glued(at);
    const std::uint32_t from_at = quoted ? at - 1 : at;
    if (text_.before(from_at, Category::date_link, "own")) return std::nullopt;
    const bool edge = text_.before(from_at, Category::date_word, "edge") || (text_.dash(from_at - 1) && text_.word(from_at - 2, "edge"));
    const bool the = from_at > text_.first() && text_.link(from_at - 1, "the");
    const bool in = text_.before(from_at, Category::date_link, "year").has_value();
    const bool list = text_.before(from_at, Category::date_link, "or").has_value();
    if (!quoted && !edge && !the && !in && !list) return std::nullopt;
    // "in the low 60s" is a temperature, an age, a score.
    if (quoted) out.first = at - 1;
  }
  if (spaced && !(text_.inside(last) && n->value >= 10)) return std::nullopt;
  out.begin.year = from(*n);
  out.last = last + 1;
  if (text_.glued(out.last) && text_.is_word(out.last)) return std::nullopt;
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
  if (take_year(out, false)) return out;
  if (text_.glued(n->last) && !text_.is(n->last, u',') && !text_.is(n->last, u'.') && !text_.is(n->last, u')')) return std::nullopt;
  // "in Q3"; "the Audi Q3" and "the H1" are names.
  if (week || (!text_.before(at, Category::date_link, "year") && !text_.before(at, Category::date_link, "on"))) return std::nullopt;
  return out;
}

bool DateGrammar::take_year(DateSpan& span, bool needed) const {
  std::uint32_t next = span.last;
  if (text_.is(next, u',') || ((text_.dash(next) || text_.is(next, u'/')) && text_.glued(next))) ++next;
  else if (const auto of = text_.link(next, "of")) next = of->last;
  if (const auto the = text_.link(next, "the"); the && text_.unit(the->last)) next = the->last;
  if (const auto unit = text_.unit(next); unit) {
    const auto kind = static_cast<DateUnit>(unit->value);
    if (kind == DateUnit::year || kind == DateUnit::fiscal_year) {
      next = unit->last;
      if (const auto turn = turn_behind(next)) {
        span.last = turn->last;
        if (published_ && published_->year) { span.begin.year = *published_->year + turn->by; span.year_said = true; }
        else span.deictic = true;
        return true;
      }
    }
  }
  if (const auto turn = turn_before(next)) {
    if (const auto unit = text_.unit(turn->last)) {
      const auto kind = static_cast<DateUnit>(unit->value);
      if (kind == DateUnit::year || kind == DateUnit::fiscal_year) {
        span.last = unit->last;
        span.deictic = true;
        if (published_ && published_->year) { span.begin.year = *published_->year + turn->by; span.year_said = true; }
        return true;
      }
    }
  }
  const auto n = text_.digits(next);
  if (n && !n->ordinal && four_digit_year(*n) && !measures_behind(text_, n->last)) {
    span.begin.year = n->value;
    span.year_said = true;
    span.last = n->last;
    // "saison 2013-2014"
    if ((text_.dash(n->last) || text_.is(n->last, u'/')) && text_.glued(n->last) && text_.glued(n->last + 1)) {
      const auto to = text_.digits(n->last + 1);
      if (to && (to->value == n->value + 1 || (to->digits == 2 && to->value == (n->value + 1) % 100))) span.last = to->last;
    }
    return true;
  }
  return !needed && false;
}

}  // namespace citelight
