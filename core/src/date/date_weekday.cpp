// Days of the week, and days of a month by their number alone: "Tuesday, 10 January",
// "mardi 25", "on the 17th".
#include "date/clock.h"
#include "date/date_grammar.h"

namespace citelight {
namespace {

// From the day `today` to the next such weekday: 1 to 7.
std::int64_t days_ahead(std::int32_t weekday, std::int64_t today) { return (weekday - weekday_of(today) + 6) % 7 + 1; }

}  // namespace

// --- "Tuesday, 10 January", "mardi 25", "friday the 26th", "lundi dernier"

std::optional<DateSpan> DateGrammar::weekday_first(std::uint32_t at) const {
  const Nested nested(*this);
  if (nested.too_deep()) return std::nullopt;
  const auto day = text_.weekday(at);
  if (!day || text_.before(at, Category::date_link, "each")) return std::nullopt;
  if (text_.glued(at) && text_.token(at - 1).kind == TokenKind::word && !text_.elided(at - 1)) return std::nullopt;
  std::uint32_t next = day->last;
  if (text_.is(next, u',')) ++next;
  if (text_.hyphen(next)) ++next;
  std::uint32_t date_at = next;
  if (const auto the = text_.link(next, "the")) date_at = the->last;
  // "Tuesday (10 January)"
  if (text_.is(date_at, u'(') && may_open_date(date_at + 1)) {
    auto date = full_date(date_at + 1);
    if (!date || !text_.is(date->last, u')')) return std::nullopt;
    ++date->last;
    return of_weekday(*day, *date);
  }
  if (may_open_date(date_at)) {
    if (const auto date = full_date(date_at)) return of_weekday(*day, *date);
    if (const auto date = text_.is(day->last, u',') ? std::nullopt : its_day(date_at)) return of_weekday(*day, *date);
  }
  // "Saturday 3 days from now"
  if (next == day->last && text_.is_number(next)) {
    if (const auto off = counted_off(next); off && off->first == next) return of_weekday(*day, *off);
  }
  DateSpan out;
  out.last = day->last;
  out.begin.grain = Grain::day;
  out = of_weekday(*day, out);
  if (const auto turn = turn_behind(day->last)) {
    out.last = turn->last;
    out.turn = turn->by;
    out.deictic = true;
    return out;
  }
  // "Tuesday of next week", "Friday this week"
  if (turned_in_story(out) || in_week(out, day->last) || after_next(out) || weeks_on(out)) return out;
  if (is_any(at) || in_a_name(*day) || is_doubtful(at)) return std::nullopt;
  out.deictic = true;
  return out;
}

DateSpan DateGrammar::of_weekday(const Match& day, DateSpan date) {
  date.first = day.first;
  date.weekday = static_cast<std::int32_t>(day.value);
  return date;
}

bool DateGrammar::may_open_date(std::uint32_t at) const {
  return text_.is_number(at) ||
         text_.categories(at).meets(any_of(Category::month, Category::numeral, Category::ordinal_word, Category::ordinal_alone));
}

std::optional<DateSpan> DateGrammar::full_date(std::uint32_t at) const {
  std::optional<DateSpan> date;
  if (text_.is_number(at)) date = numeric(at, at);
  if (!date) date = day_first(at);
  if (!date && text_.has(at, Category::month)) date = month_first(at);
  return date && date->begin.grain == Grain::day ? date : std::nullopt;
}

std::optional<DateSpan> DateGrammar::its_day(std::uint32_t at) const {
  const auto n = day_number(at);
  if (!n || n->digits == 7 || (!n->ordinal && n->digits == 0)) return std::nullopt;
  if (!n->ordinal && text_.months_capitalised() && text_.is_word(n->last) && !text_.has(n->last, Category::function_word))
    return std::nullopt;
  const bool goes_on = text_.glued(n->last) && !text_.is(n->last, u'.') && !text_.is(n->last, u',') && !text_.is(n->last, u'!') &&
                       !text_.is(n->last, u')') && !text_.is(n->last, u'?');
  if (goes_on || counts_behind(text_, n->last)) return std::nullopt;
  // "Friday 5 to 7pm" is an hour.
  const auto to = !n->ordinal && !text_.clock(n->last, "at") ? text_.link(n->last, "to") : std::nullopt;
  if (reads_as_hour(*n) || text_.clock(n->last, "oclock") || (to && read_clock_behind(to->last))) return std::nullopt;
  DateSpan out;
  out.last = n->last;
  out.begin.grain = Grain::day;
  out.begin.day = n->value;
  out.day_alone = true;
  return out;
}

bool DateGrammar::after_next(DateSpan& out) const {
  const auto off = text_.link(out.last, "story_off");
  if (!off || !text_.before(out.first, Category::date_link, "the")) return false;
  const std::int32_t by = to_integer(off->argument);
  const auto turn = turn_before(off->last);
  if (!turn || (turn->by < 0) != (by < 0) || !stands_free(turn->last)) return false;
  out.last = turn->last;
  out.deictic = true;
  out.takes_article = true;
  if (const auto now = today()) {
    const std::int64_t ahead = days_ahead(out.weekday, *now);
    out.begin = day_moment(from_days(by > 0 ? *now + ahead + 7 : *now + (ahead == 7 ? 0 : ahead) - 14));
    out.year_said = true;
  }
  return true;
}

bool DateGrammar::weeks_on(DateSpan& out) const {
  const auto weeks = text_.word(out.last, "weeks_on");
  if (!weeks) return false;
  out.last = weeks->last;
  out.deictic = true;
  if (const auto now = today()) {
    out.begin = day_moment(from_days(*now + days_ahead(out.weekday, *now) + 7 * to_integer(weeks->argument)));
    out.year_said = true;
  }
  return true;
}

bool DateGrammar::is_any(std::uint32_t at) const {
  return at > text_.first() && text_.categories(at - 1).meets(any_of(Category::article_one, Category::ordinal_word)) &&
         !text_.word(at - 1, "dir");
}

bool DateGrammar::in_a_name(const Match& day) const {
  const std::uint32_t at = day.first;
  if (!text_.months_capitalised() || at <= text_.first()) return false;
  std::uint32_t behind = day.last;
  if (const auto part = read_day_part(text_, behind)) behind = part->last;
  return text_.is_word(behind) && text_.token(behind).capitalised && text_.token(behind).space_before &&
         !text_.has(behind, Category::month) && !text_.before(at, Category::date_link, "on") &&
         !text_.before(at, Category::date_link, "bound") && !text_.before(at, Category::date_word, "dir");
}

bool DateGrammar::is_doubtful(std::uint32_t at) const {
  if (!text_.has(at, Category::date_doubt)) return false;
  if (!text_.months_capitalised() || !text_.token(at).capitalised) return true;
  return !text_.before(at, Category::date_link, "on") && !text_.before(at, Category::date_link, "or") &&
         !text_.before(at, Category::date_word, "dir");
}

bool DateGrammar::reads_as_hour(const Number& n) const {
  return text_.clock(n.last, "am") || text_.clock(n.last, "pm") || text_.clock(n.last, "h") ||
         (text_.is(n.last, u':') && text_.glued(n.last + 1));  // « samedi 8 : Rumilly »
}

bool DateGrammar::read_clock_behind(std::uint32_t at) const {
  const auto n = text_.number(at);
  return n && reads_as_hour(*n);
}

// --- "le 23", "on the 17th": the nearest month's

std::optional<DateSpan> DateGrammar::day_alone(std::uint32_t at) const {
  const auto n = day_number(at);
  if (!n || n->digits == 7 || text_.glued(at)) return std::nullopt;
  auto called = text_.before(at, Category::date_link, n->ordinal ? ClassName("on_nth") : ClassName("on_day"));
  // "the 13th at 7pm"
  if (!called && n->ordinal && text_.clock(n->last, "at")) called = text_.before(at, Category::date_link, "the");
  if (!called) return std::nullopt;
  // "pour le second": of two things said before.
  if (n->ordinal && n->digits == 0 && text_.has(called->last, Category::determiner)) return std::nullopt;
  if (n->ordinal && text_.before(called->last, Category::date_link, "in_n")) return std::nullopt;  // « dans le 13e »: of a town
  const std::uint32_t after = n->last;
  const bool ends = !text_.inside(after) || text_.is(after, u'.') || text_.is(after, u',') || text_.is(after, u';') ||
                    text_.is(after, u'?') || text_.is(after, u'!') || text_.is(after, u')');
  if (ends && (text_.glued(after + 1) && !text_.is(after + 1, u'\u00BB') && !text_.is(after + 1, u'"'))) return std::nullopt;
  if (text_.is(after, u',') && text_.inside(after + 1) && text_.reading().match(after + 1, bit(Category::street)))
    return std::nullopt;  // "au 14, rue Haute"
  const bool timed = text_.clock(after, "at") || text_.link(after, "open_to") || text_.link(after, "open_and") || text_.clock(after, "for");
  if (!ends) {
    std::uint32_t next = after;
    if (const auto opener = text_.link(after, "open_to")) next = opener->last;
    else if (const auto opener_and = text_.link(after, "open_and")) next = opener_and->last;
    else if (const auto hour = text_.clock(after, "at")) next = hour->last;
    else if (const auto time = text_.clock(after, "for")) next = time->last;
    const bool opened = text_.link(after, "open_to") || text_.link(after, "open_and");
    if (!timed || !text_.number(next) || (!opened && text_.clock(after, "for") && !text_.unit(text_.number(next)->last))) {
      if (!n->ordinal || !text_.dash(after) || text_.glued(after)) return std::nullopt;
    }
  }
  DateSpan out;
  out.first = at;
  out.last = n->last;
  out.begin.grain = Grain::day;
  out.begin.day = n->value;
  out.day_alone = true;
  out.takes_article = timed && text_.months_capitalised();  // "the 17th from 2pm"
  return out;
}

}  // namespace citelight
