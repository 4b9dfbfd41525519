// Dates put together of their parts: ranges and lists ("du 3 au 7 mai", "3 and 4 May"),
// and days with a time ("demain à 17 h", "Monday morning from 10 to 12").
#include "date/date_compose.h"

#include <array>

#include "date/clock.h"

namespace citelight {

// --- a date, with its range and time

std::optional<DateSpan> DateComposer::whole(std::uint32_t at, std::uint32_t after_date) const {
  auto span = grammar_.point(at, after_date);
  if (!span) span = shared(at);
  if (!span) return std::nullopt;
  // "22 May (Tue)"
  if (span->begin.grain == Grain::day && span->weekday == 0 && !span->end && !span->deictic && text_.is(span->last, u'(')) {
    if (const auto weekday = text_.weekday(span->last + 1); weekday && text_.is(weekday->last, u')')) {
      span->last = weekday->last + 1;
      span->weekday = static_cast<std::int32_t>(weekday->value);
    }
  }
  if (!span->end && span->also.empty()) {
    if (!attach_time(*span)) {
      if (auto whole = range(*span)) return whole;
    } else if (auto whole = range(*span)) {
      return whole;
    }
  } else {
    attach_time(*span);
  }
  return span;
}

// What joins two ends: "-", "to", and "and" behind "between".
std::optional<DateComposer::Join> DateComposer::join(std::uint32_t at, bool opened_and) const {
  if (text_.dash(at)) {
    // A spaced em dash sets off what follows.
    if (text_.is(at, u'\u2014') && !text_.glued(at)) return std::nullopt;
    return Join{at + 1, false};
  }
  if (const auto to = text_.link(at, "to")) return Join{to->last, false};
  if (const auto and_ = text_.link(at, "and")) return Join{and_->last, !opened_and};
  return std::nullopt;
}
std::uint32_t DateComposer::past_article(std::uint32_t at) const {
  const auto the = text_.link(at, "the");
  return the ? the->last : at;
}
// Where the article in front of `first` begins, or `first`.
std::uint32_t DateComposer::before_article(std::uint32_t first) const {
  const auto the = text_.before(first, Category::date_link, "the");
  return the ? the->last : first;
}
std::optional<DateText::Hit> DateComposer::opener(std::uint32_t first, ClassName kind) const {
  if (auto hit = text_.before(first, Category::date_link, kind)) return hit;
  const std::uint32_t article = before_article(first);
  return article != first ? text_.before(article, Category::date_link, kind) : std::nullopt;
}

// "10 - 22 August 2012", "3 au 7 mai", "3 et 4 mai", "Nov-Feb 5th": the first end
// borrows its month or year from the second.
std::optional<DateSpan> DateComposer::shared(std::uint32_t at) const {
  const auto day = grammar_.day_number(at);
  if (!day || day->digits == 7 ||
      (day->digits == 0 && !day->ordinal && text_.months_capitalised() && !opener(at, "open_and") && !opener(at, "open_to")))
    return std::nullopt;
  if (text_.glued(at) && text_.token(at - 1).kind == TokenKind::number) return std::nullopt;
  // The days of a list, to its last: "10, 11 et 12 mai", "19, 21, 23 May".
  std::array<std::int32_t, 8> days{day->value};
  std::size_t listed = 1;
  std::uint32_t next = day->last, last_at = at;
  while (listed < days.size() && text_.is(next, u',')) {
    const auto more = grammar_.day_number(past_article(next + 1));
    if (!more || more->digits == 7 || more->value <= days[listed - 1]) return std::nullopt;
    days[listed++] = more->value;
    last_at = past_article(next + 1);
    next = more->last;
  }
  const bool opened = opener(at, "open_and").has_value();
  auto joined = join(next, opened);
  if (!joined && listed > 2 && !(at > text_.first() && text_.has(at - 1, Category::name_head))) {  // "Rooms 3, 5, 7 May"
    joined = Join{last_at, true};
    --listed;
  }
  if (!joined || (listed > 1 && !joined->list)) return std::nullopt;
  // « du 1er au dimanche 7 mai »
  const std::uint32_t second = past_article(joined->last);
  const bool weekday = text_.weekday(second) && (opened || opener(at, "open_to"));
  if (!text_.inside(second) || (!weekday && !grammar_.day_number(second))) return std::nullopt;
  auto end = grammar_.point(second);
  if (!end || end->begin.grain != Grain::day || (end->begin.part == 0 && !end->month_told) || end->deictic || end->end ||
      (end->weekday != 0 && !weekday) || end->begin.has_time())
    return std::nullopt;
  if (days[listed - 1] >= end->begin.day) return std::nullopt;
  if (weekday) {
    grammar_.resolve(*end, false);  // the weekday is the last day's
    end->weekday = 0;
  }
  DateSpan out = *end;
  out.first = at;
  out.begin.day = days[0];
  out.takes_article = false;
  if (!joined->list || days[0] + static_cast<std::int32_t>(listed) == end->begin.day) {
    out.end = end->begin;
    return out;
  }
  for (std::size_t i = 1; i < listed; ++i) {
    out.also.push_back(out.begin);
    out.also.back().day = days[i];
  }
  out.also.push_back(end->begin);
  return out;
}

std::optional<DateSpan> DateComposer::range(const DateSpan& begin) const {
  const bool opened_and = opener(begin.first, "open_and").has_value();
  const auto joined = join(begin.last, opened_and);
  if (!joined || (joined->list && !begin.day_alone)) return std::nullopt;
  const bool tight = text_.dash(begin.last) && text_.glued(begin.last);
  const std::uint32_t second = past_article(joined->last);
  if (!text_.inside(second)) return std::nullopt;
  auto end = grammar_.point(second, begin.last);
  if (!end && begin.begin.grain <= Grain::month && text_.is_number(second)) end = year_end(second);
  if (!end && (begin.begin.has_time() || begin.deictic)) end = time_end(second, begin);
  if (!end || end->end || !end->also.empty()) return std::nullopt;
  if (end->begin.grain == Grain::none || begin.begin.grain == Grain::none) {
    if (!end->deictic && !begin.deictic) return std::nullopt;
  }
  const bool same = begin.begin.grain == end->begin.grain;
  const bool opened = opened_and || opener(begin.first, "open_to").has_value();
  if (!same && !opened && !(begin.begin.grain == Grain::year && end->begin.grain >= Grain::month) &&
      !(begin.begin.grain == Grain::month && end->begin.grain == Grain::day) && !begin.deictic && !end->deictic)
    return std::nullopt;
  if (tight && !text_.glued(second) && !same) return std::nullopt;
  if (begin.year_said && end->year_said && same && begin.begin.year && end->begin.year && *begin.begin.year > *end->begin.year &&
      begin.begin.part == 0)
    return std::nullopt;
  DateSpan out = begin;
  DateSpan close = *end;
  attach_time(close);
  out.last = close.last;
  out.takes_article = false;
  Moment& from = out.begin;
  if (from.part == 0 && out.day_alone && close.begin.grain == Grain::day && close.begin.part != 0) {
    // "du lundi 3 au vendredi 7 mai"
    from.part = close.begin.part;
    out.day_alone = false;
  }
  if (!from.year && close.begin.year && from.part != 0 && from.grain >= Grain::half) {
    from.year = *close.begin.year - (from.part > close.begin.part && close.begin.part != 0 ? 1 : 0);
    out.year_said = true;
  }
  if (!out.year_said && !close.year_said && out.begin.part != 0) {
    grammar_.resolve(out, false);
  } else {
    grammar_.resolve(out, false);
    grammar_.resolve(close, false);
    follow(out, close);
  }
  out.end = close.begin;
  if (!out.end->year && out.begin.year && out.end->part != 0) out.end->year = *out.begin.year + (out.end->part < out.begin.part ? 1 : 0);
  return out;
}
// "de jeudi à vendredi": the second comes next after the first.
void DateComposer::follow(const DateSpan& from, DateSpan& to) {
  if (from.weekday == 0 || to.weekday == 0 || to.year_said || !from.begin.year || !to.begin.year) return;
  const std::int64_t begin = to_days({*from.begin.year, from.begin.part, from.begin.day});
  const Civil c = from_days(begin + (to.weekday - from.weekday + 6) % 7 + 1);
  to.begin.year = c.year;
  to.begin.part = c.month;
  to.begin.day = c.day;
}
// "10:30 today to 10:30 tomorrow", "between 2:00 tomorrow and 4:00"
std::optional<DateSpan> DateComposer::time_end(std::uint32_t at, const DateSpan& begin) const {
  const auto clock = read_clock(text_, at, ClockContext::none);
  if (!clock || clock->end || clock->trust < ClockTrust::minutes) return std::nullopt;
  if (auto day = date_behind(*clock)) {
    set_time(*day, *clock);
    return day;
  }
  DateSpan out = begin;
  out.last = clock->last;
  if (clock->begin.hour + 12 <= begin.begin.hour) out.past_noon = no_part_told;
  set_time(out, *clock);
  return out;
}
// A year that closes a range needs no other sign.
std::optional<DateSpan> DateComposer::year_end(std::uint32_t at) const {
  const auto n = text_.digits(at);
  if (!n || n->ordinal || n->digits != 4 || n->value < 1000 || n->value > 2199) return std::nullopt;
  // "between 2019 and 2021 prices rose"
  if (counts_behind(text_, n->last) && (measures_behind(text_, n->last) || n->value < 1950 || n->value > 2049 || n->value % 50 == 0))
    return std::nullopt;
  DateSpan out;
  out.first = at;
  out.last = n->last;
  out.begin.grain = Grain::year;
  out.begin.year = n->value;
  out.year_said = true;
  return out;
}

// --- times of day

// "demain à 17 h", "Monday morning", "12 juillet à 19:00", "today from 7 to 7:30"
bool DateComposer::attach_time(DateSpan& span) const {
  if (span.begin.grain != Grain::day || span.begin.has_time()) return false;
  const bool any = take_day_part(span);
  std::uint32_t next = span.last;
  if (byline_) return any;
  if (text_.is(next, u',')) ++next;
  else if (text_.dash(next) && !text_.glued(next + 1)) {
    // « samedi 23 février - 20h »; "7 May 2020 - 15:39" is when something was posted
    const auto behind = text_.glued(next) || text_.is(next + 2, u':') ? std::nullopt : read_clock(text_, next + 1, ClockContext::none);
    if (!behind || behind->trust < ClockTrust::hour || text_.link(behind->last, "of") || text_.link(behind->last, "later") ||
        text_.link(behind->last, "later_end"))
      return any;
    ++next;
  } else if (text_.dash(next) && text_.glued(next)) ++next;
  if (!text_.inside(next)) return any;
  std::optional<ClockTime> clock;
  if (const auto at = text_.clock(next, "at")) {
    clock = read_clock(text_, at->last, ClockContext::date);
    if (!clock) {
      // "at 5"
      const auto hour = text_.number(at->last);
      if (hour && !hour->ordinal && hour->value >= 1 && hour->value <= 12 && hour->digits != 0 && !counts_behind(text_, hour->last) &&
          text_.reading().pack.choice("bare_hour") == "yes" &&
          (!text_.inside(hour->last) || text_.token(hour->last).kind == TokenKind::mark) && !text_.is(hour->last, u'%') &&
          !text_.glued(hour->last + 1)) {
        clock = ClockTime{};
        clock->last = hour->last;
        clock->begin.hour = hour->value;
      }
    }
  }
  if (!clock) {
    // "Monday 12-4"
    const bool tight = span.weekday != 0 && next == span.last && text_.digits(next) && text_.dash(next + 1) && text_.glued(next + 1) &&
                       text_.glued(next + 2) && text_.digits(next + 2);
    const bool hours = tight && text_.digits(next)->value >= 1 && text_.digits(next)->value <= 12 && text_.digits(next + 2)->value >= 1 &&
                       text_.digits(next + 2)->value <= 12 && !text_.glued(next + 3) &&
                       (!text_.is_word(next + 3) || text_.has(next + 3, Category::function_word)) &&
                       text_.reading().pack.choice("bare_hour") == "yes" && hours_possible();
    const bool stopped = tight && (text_.is(next + 3, u'.') || text_.is(next + 3, u',') || text_.is(next + 3, u'?'));
    clock = read_clock(text_, next,
                       hours || (stopped && hours_possible() && text_.reading().pack.choice("bare_hour") == "yes") ? ClockContext::hours
                                                                                                                   : ClockContext::date);
  }
  if (!clock) {
    if (const auto hit = text_.link(next, "bound")) {
      clock = read_clock(text_, hit->last, ClockContext::date);
      if (clock && clock->trust < ClockTrust::minutes) clock.reset();
      if (clock && !hit->argument.empty()) {
        span.bound = *hit;
        span.bound_first = next;
      }
    }
  }
  // « le 21 mai, du 3 au 5 juin »: days
  if (!clock || (clock->end && text_.has(clock->last, Category::month))) return any;
  // "lundi, 14 heures de débat"
  if (clock->trust == ClockTrust::hour && text_.link(clock->last, "of")) return any;
  span.last = clock->last;
  take_day_part(span);
  set_time(span, *clock);
  // "Wed Oct 26 15:50:06 2016"
  if (!span.year_said && !span.end && span.begin.part != 0 && clock->trust >= ClockTrust::minutes) {
    if (const auto year = year_end(span.last); year && text_.digits(span.last)->value >= 1900) {
      span.begin.year = year->begin.year;
      span.last = year->last;
      span.year_said = true;
    }
  }
  return true;
}

bool DateComposer::hours_possible() const {
  for (std::uint32_t at = text_.first(); at < text_.last(); ++at) {
    if (text_.has(at, Category::change_verb) || text_.link(at, "no_hours")) return false;
  }
  return true;
}

// "Monday night", "tonight", « mercredi soir »: the part of the day behind a date or in its words.
bool DateComposer::take_day_part(DateSpan& day) const {
  std::string_view half;
  const auto behind = read_day_part(text_, day.last);
  if (behind) {
    half = behind->half;
    day.last = behind->last;
  } else if (text_.word(day.first, "evening")) {
    half = "pm";
  } else {
    for (std::uint32_t at = day.first; at < day.last && half.empty(); ++at) {
      if (const auto inside = read_day_part(text_, at); inside && inside->last == day.last) half = inside->half;
    }
  }
  if (half == "pm" || half == "night") day.past_noon = half == "pm" ? 1 : 6;
  return behind.has_value();
}

namespace {
// Whether a range's last hour stands as said: it is of the next morning ("Friday evening from 10 to 2"), or hours count to 24 (« lundi soir de 22 h à 6 h »).
bool last_as_said(const Moment& begin, const ClockTime& clock) {
  return clock.end->hour + 12 <= begin.hour || (!clock.half_told && clock.begin.hour > 12);
}
}  // namespace

void DateComposer::set_time(DateSpan& day, const ClockTime& clock) {
  const auto set = [&day](Moment& m, const Moment& time, bool told) {
    m.hour = !told && time.hour < 12 && time.hour >= day.past_noon ? time.hour + 12 : time.hour;
    m.minute = time.minute;
    m.second = time.second;
    m.offset = time.offset;
  };
  set(day.begin, clock.begin, clock.half_told);
  if (!clock.end) return;
  day.end = day.begin;
  set(*day.end, *clock.end, clock.end_half_told || last_as_said(day.begin, clock));
}

std::optional<DateSpan> DateComposer::date_behind(const ClockTime& clock) const {
  std::uint32_t next = clock.last;
  // "17:53, 11 June", "5:53 PM - 11 Jun 2015"
  const bool comma =
      text_.is(next, u',') || (text_.dash(next) && !text_.glued(next) && !text_.glued(next + 1)) || text_.is(next, u'\u00B7');
  if (comma) ++next;
  if (clock.end && text_.link(next, "bound")) return std::nullopt;  // « de 21 h à 5 h, jusqu'au 14 mars »
  if (const auto on = text_.link(next, "on")) next = on->last;
  else if (const auto of = text_.link(next, "of"); of && !comma) next = of->last;
  next = past_article(next);
  if (!text_.inside(next)) return std::nullopt;
  auto day = grammar_.point(next);
  if (!day || day->begin.grain != Grain::day || day->begin.has_time() || day->end) return std::nullopt;
  if (comma && clock.trust < ClockTrust::minutes) return std::nullopt;
  if (clock.end && text_.link(day->last, "to") && range(*day)) return std::nullopt;  // "de 9 h à 19 h du lundi au samedi"
  take_day_part(*day);
  return day;
}

}  // namespace citelight
