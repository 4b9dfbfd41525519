// Dates counted from another: from the day of publication ("hier", "last week",
// "il y a trois jours"), or inside a longer stretch ("the last week of July").
#include "date_grammar.h"

namespace citelight {
namespace {

constexpr bool is_clock_unit(DateUnit unit) { return unit <= DateUnit::hour; }

// Years and more are told as a length of time: "il y a dix ans" is a figure of
// ten years that no calendar makes exact, so it stays the duration it is.
constexpr bool is_long(DateUnit unit) { return unit >= DateUnit::year; }

DateUnit unit_of(const Match& m) { return static_cast<DateUnit>(m.value); }

}  // namespace

std::optional<DateGrammar::Turn> DateGrammar::turn_before(std::uint32_t at) const {
  if (!text_.has(at, Category::date_word)) return std::nullopt;
  const auto hit = text_.word(at, "dir");
  if (!hit || hit->argument.empty()) return std::nullopt;
  return Turn{hit->last, to_integer(hit->argument)};
}

std::optional<DateGrammar::Turn> DateGrammar::turn_behind(std::uint32_t at) const {
  if (text_.reading().pack.setting("date_adjective") != "after") return std::nullopt;
  return turn_before(at);
}

void DateGrammar::resolve(DateSpan& span, bool looks_ahead) const {
  if (!published_ || !published_->year) return;
  const Civil today{*published_->year, published_->part, published_->day};
  const std::int64_t day = to_days(today);
  Moment& m = span.begin;
  if (m.grain == Grain::none || m.year) {
    if (span.end && !span.end->year) span.end->year = m.year;
    return;
  }
  if (m.grain == Grain::day && m.part == 0) {
    if (span.day_alone) {
      // "mardi 25": the nearest month whose 25th is that weekday.
      for (const std::int32_t months : {0, -1, 1, -2, 2, -3, 3}) {
        Civil c = add_months({today.year, today.month, 1}, months);
        c.day = m.day;
        if (!is_valid(c) || (span.weekday != 0 && weekday_of(to_days(c)) != span.weekday)) continue;
        const auto time = m;
        m = day_moment(c);
        m.hour = time.hour;
        m.minute = time.minute;
        m.second = time.second;
        return;
      }
      return;
    }
    if (span.weekday == 0) return;
    std::int64_t back = weekday_of(day) - span.weekday;
    if (span.turn > 0 || (span.turn == 0 && looks_ahead)) {
      if (back > 0 || (back == 0 && span.turn > 0)) back -= 7;
    } else if (back < 0 || (back == 0 && span.turn < 0)) {
      back += 7;
    }
    const Moment time = m;
    m = day_moment(from_days(day - back));
    m.hour = time.hour;
    m.minute = time.minute;
    m.second = time.second;
    m.offset = time.offset;
    return;
  }
  std::int32_t year = today.year;
  if (m.grain == Grain::day || m.grain == Grain::month) {
    // The nearest, or the one before or after where the words say so.
    const Civil here{year, m.part, m.grain == Grain::day ? m.day : 15};
    const std::int64_t distance = (to_days(here) - day);
    if (span.turn < 0) year -= m.part >= today.month ? 1 : 0;
    else if (span.turn > 0) year += m.part <= today.month ? 1 : 0;
    else if (distance > 183) --year;
    else if (distance < -183) ++year;
  }
  m.year = year;
  if (span.also && !span.also->year) span.also->year = year;
  if (span.end && !span.end->year) {
    span.end->year = year;
    const bool wraps = span.end->part != 0 && m.part != 0 && span.end->grain == m.grain && span.end->part < m.part;
    if (wraps) ++*span.end->year;
  }
}

void DateGrammar::shift(DateSpan& span, DateUnit unit, std::int32_t by) const {
  span.deictic = true;
  Moment& m = span.begin;
  if (unit == DateUnit::day || unit == DateUnit::weekend) m.grain = Grain::day;
  if (!published_ || !published_->year) return;
  const Civil today{*published_->year, published_->part, published_->day};
  const std::int64_t day = to_days(today);
  const auto set = [&](Grain grain, std::int32_t year, std::int32_t part) {
    m.grain = grain;
    m.year = year;
    m.part = part;
    span.year_said = true;
  };
  switch (unit) {
    case DateUnit::second:
    case DateUnit::minute:
    case DateUnit::hour: {
      if (!published_->has_time()) return;
      const std::int64_t step = unit == DateUnit::hour ? 60 : 1;
      if (unit == DateUnit::second) return;
      std::int64_t minutes = day * 1440 + published_->hour * 60 + published_->minute + step * by;
      m = day_moment(from_days(minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440));
      minutes = ((minutes % 1440) + 1440) % 1440;
      m.hour = static_cast<std::int32_t>(minutes / 60);
      m.minute = static_cast<std::int32_t>(minutes % 60);
      span.year_said = true;
      return;
    }
    case DateUnit::day:
      m = day_moment(from_days(day + by));
      span.year_said = true;
      return;
    case DateUnit::weekend: {
      const std::int64_t saturday = day - weekday_of(day) + 6 + 7 * by;
      m = day_moment(from_days(saturday));
      span.end = day_moment(from_days(saturday + 1));
      span.year_said = true;
      return;
    }
    case DateUnit::week:
    case DateUnit::fortnight: {
      const IsoWeek week = iso_week(day + 7 * by * (unit == DateUnit::fortnight ? 2 : 1));
      set(Grain::week, week.year, week.week);
      return;
    }
    case DateUnit::month: {
      const Civil c = add_months({today.year, today.month, 1}, by);
      set(Grain::month, c.year, c.month);
      return;
    }
    case DateUnit::quarter: {
      const Civil c = add_months({today.year, today.month, 1}, by * 3);
      set(Grain::quarter, c.year, (c.month + 2) / 3);
      return;
    }
    case DateUnit::half: {
      const Civil c = add_months({today.year, today.month, 1}, by * 6);
      set(Grain::half, c.year, (c.month + 5) / 6);
      return;
    }
    case DateUnit::season: return;
    case DateUnit::year:
    case DateUnit::fiscal_year: set(Grain::year, today.year + by, 0); return;
    case DateUnit::decade: set(Grain::decade, (today.year / 10 + by) * 10, 0); return;
    case DateUnit::century: set(Grain::century, (today.year / 100 + by) * 100, 0); return;
  }
}

// "the last 3 weeks": from so long ago to the day of publication, or from it on.
void DateGrammar::span_of(DateSpan& span, DateUnit unit, std::int32_t count, std::int32_t direction) const {
  span.deictic = true;
  if (!published_ || !published_->year || is_clock_unit(unit) || unit == DateUnit::weekend || unit == DateUnit::season || count > 10000) return;
  DateSpan far = span;
  const Civil today{*published_->year, published_->part, published_->day};
  if (unit == DateUnit::week || unit == DateUnit::fortnight) {
    far.begin = day_moment(from_days(to_days(today) + 7 * direction * count * (unit == DateUnit::fortnight ? 2 : 1)));
  } else if (unit == DateUnit::month || unit == DateUnit::quarter || unit == DateUnit::half) {
    const std::int32_t months = unit == DateUnit::month ? 1 : unit == DateUnit::quarter ? 3 : 6;
    far.begin = day_moment(add_months(today, direction * count * months));
  } else if (unit == DateUnit::day) {
    far.begin = day_moment(from_days(to_days(today) + direction * count));
  } else {
    shift(far, unit, direction * count);
  }
  DateSpan near = span;
  if (far.begin.grain == Grain::day) near.begin = day_moment(today); else shift(near, unit, 0);
  span.begin = direction < 0 ? far.begin : near.begin;
  span.end = direction < 0 ? near.begin : far.begin;
  span.year_said = true;
}

// --- today, hier, demain matin

std::optional<DateSpan> DateGrammar::named_day(std::uint32_t at) const {
  DateSpan out;
  out.first = at;
  if (const auto day = text_.word(at, "day")) {
    // "tdtmr", "today's" are tokens of their own; a name's part is glued: "USA-Today".
    if (text_.glued(at) && text_.token(at - 1).kind == TokenKind::word && !text_.has(at - 1, Category::elision)) return std::nullopt;
    out.last = day->last;
    shift(out, DateUnit::day, to_integer(day->argument));
    return out;
  }
  if (const auto now = text_.word(at, "now")) {
    // By itself it dates nothing ("is now the largest", "call now"); it can end a range.
    const std::uint32_t after = now->last;
    const bool whole = now->last > at + 1;
    const bool ranged = text_.link(after, "to") || text_.link(after, "and") || text_.before(at, Category::date_link, "to") || text_.before(at, Category::date_link, "and");
    if (!whole && !ranged) return std::nullopt;
    out.last = after;
    shift(out, DateUnit::day, 0);
    return out;
  }
  return std::nullopt;
}

// --- "early 2010", "fin janvier", "mid-1990s", "the end of the year"

std::optional<DateSpan> DateGrammar::edge(std::uint32_t at) const {
  const auto hit = text_.word(at, "edge");
  if (!hit) return std::nullopt;
  std::uint32_t next = hit->last;
  if (text_.dash(next) && text_.glued(next) && text_.glued(next + 1)) ++next;
  if (const auto the = text_.link(next, "the")) next = the->last;
  if (!text_.inside(next)) return std::nullopt;
  std::optional<DateSpan> inner;
  if (text_.is_number(next)) {
    inner = decade(next);
    if (!inner) {
      const auto n = text_.digits(next);
      if (n && !n->ordinal && n->digits == 4 && n->value >= 1000 && n->value <= 2199 && !counts_behind(text_, n->last)) inner = year_first(next, 0);
      if (!inner) inner = numbered_unit(next);
      if (inner && inner->begin.grain > Grain::month) inner.reset();
    }
  } else {
    if (text_.has(next, Category::month)) inner = month_first(next);
    if (!inner) inner = decade(next);
    if (!inner) inner = season(next);
    if (!inner) inner = directed(next);
    if (!inner) inner = named_day(next);
    if (!inner && text_.has(next, Category::ordinal_word)) inner = numbered_unit(next);
    if (!inner) {
      // "end of the year": this one.
      if (const auto unit = text_.unit(next)) {
        const DateUnit kind = unit_of(*unit);
        const bool full = kind == DateUnit::week || kind == DateUnit::month || kind == DateUnit::year || kind == DateUnit::fiscal_year || kind == DateUnit::quarter || kind == DateUnit::decade || kind == DateUnit::century || kind == DateUnit::day;
        if (full && unit->last == next + 1 && hit->last > at + 1 && !text_.link(unit->last, "of")) {
          inner = DateSpan{};
          inner->last = unit->last;
          shift(*inner, kind, 0);
        }
      }
    }
  }
  if (!inner) return std::nullopt;
  inner->first = at;
  inner->takes_article = false;
  return inner;
}

// --- "summer 2019", "l'été 2024", "ce printemps"

std::optional<DateSpan> DateGrammar::season(std::uint32_t at) const {
  const auto hit = text_.word(at, "season");
  if (!hit) return std::nullopt;
  DateSpan out;
  out.first = at;
  out.last = hit->last;
  out.begin.grain = Grain::season;
  out.begin.part = to_integer(hit->argument);
  if (take_year(out, true)) return out;
  if (const auto turn = turn_behind(hit->last)) {
    out.last = turn->last;
    out.turn = turn->by;
    out.deictic = true;
    if (published_ && published_->year) out.begin.year = *published_->year + turn->by;
    return out;
  }
  return std::nullopt;
}

// --- "first quarter of 2024", "premier semestre", "19th century", "XXIe siècle"

std::optional<DateSpan> DateGrammar::numbered_unit(std::uint32_t at) const {
  const auto n = text_.number(at);
  if (!n || !n->ordinal || n->value < 1) return std::nullopt;
  std::uint32_t next = n->last;
  if (text_.dash(next) && text_.glued(next) && text_.glued(next + 1)) ++next;
  const auto unit = text_.unit(next);
  DateSpan out;
  out.first = at;
  if (!unit) {
    // "XVIIIe et XIXe siècles" and the like: "18th and 19th centuries".
    std::uint32_t join = 0;
    if (const auto and_ = text_.link(n->last, "and")) join = and_->last;
    else if (const auto to = text_.link(n->last, "to")) join = to->last;
    const auto second = join != 0 ? text_.number(join) : std::nullopt;
    const auto both = second && second->ordinal ? text_.unit(second->last) : std::nullopt;
    if (!both || unit_of(*both) != DateUnit::century) return std::nullopt;
    out.last = both->last;
    out.begin.grain = Grain::century;
    out.begin.year = (n->value - 1) * 100;
    out.end = out.begin;
    out.end->year = (second->value - 1) * 100;
    out.year_said = true;
    return out;
  }
  out.last = unit->last;
  const DateUnit kind = unit_of(*unit);
  switch (kind) {
    case DateUnit::century: {
      if (n->value > 40) return std::nullopt;
      out.begin.grain = Grain::century;
      out.begin.year = (n->value - 1) * 100;
      out.year_said = true;
      if (const auto dated = text_.link(out.last, "era")) {
        out.last = dated->last;
        if (text_.is(out.last, u'.') && text_.glued(out.last)) ++out.last;
        if (dated->argument == "bc") out.begin.year = -n->value * 100;
      }
      return out;
    }
    case DateUnit::quarter:
    case DateUnit::half: {
      const bool quarter = kind == DateUnit::quarter;
      if (n->value > (quarter ? 4 : 2)) return std::nullopt;
      out.begin.grain = quarter ? Grain::quarter : Grain::half;
      out.begin.part = n->value;
      if (take_year(out, true)) return out;
      // "the first half", "the third quarter" of what? "premier trimestre" is the calendar's.
      return text_.has(unit->first, Category::date_doubt) || text_.link(out.last, "of") ? std::nullopt : std::optional(out);
    }
    case DateUnit::week:
    case DateUnit::month:
    case DateUnit::day: {
      const auto of = text_.link(unit->last, "of");
      if (!of) return std::nullopt;
      std::uint32_t container = of->last;
      if (const auto the = text_.link(container, "the")) container = the->last;
      std::optional<DateSpan> inside;
      if (text_.has(container, Category::month)) inside = month_first(container);
      if (!inside) inside = directed(container);
      if (!inside && text_.is_number(container)) {
        const auto year = text_.digits(container);
        if (year && year->digits == 4 && year->value >= 1900 && year->value <= 2099 && !counts_behind(text_, year->last)) {
          inside = DateSpan{};
          inside->last = year->last;
          inside->begin.grain = Grain::year;
          inside->begin.year = year->value;
          inside->year_said = true;
        }
      }
      if (!inside) {
        // "the thirty-first day of the month"
        const auto whole = text_.unit(container);
        if (!whole || unit_of(*whole) <= kind || (unit_of(*whole) != DateUnit::month && unit_of(*whole) != DateUnit::year)) return std::nullopt;
        inside = DateSpan{};
        inside->last = whole->last;
        shift(*inside, unit_of(*whole), 0);
      }
      if (inside->begin.grain == Grain::day) return std::nullopt;
      out.last = inside->last;
      out.takes_article = true;
      out.deictic = inside->deictic;
      out.year_said = inside->year_said;
      const Moment whole = inside->begin;
      if (!whole.year) {
        out.begin.grain = Grain::day;
        return out;
      }
      if (kind == DateUnit::month && whole.grain == Grain::year && n->value <= 12) {
        out.begin.grain = Grain::month;
        out.begin.year = whole.year;
        out.begin.part = n->value;
      } else if (kind == DateUnit::day && whole.grain == Grain::month && n->value <= days_in_month(*whole.year, whole.part)) {
        out.begin = day_moment({*whole.year, whole.part, n->value});
      } else if (kind == DateUnit::week && whole.grain == Grain::month && n->value <= 5) {
        const IsoWeek week = iso_week(to_days({*whole.year, whole.part, 1}) + 7 * (n->value - 1));
        out.begin.grain = Grain::week;
        out.begin.year = week.year;
        out.begin.part = week.week;
      } else if (kind == DateUnit::week && whole.grain == Grain::year && n->value <= 53) {
        out.begin.grain = Grain::week;
        out.begin.year = whole.year;
        out.begin.part = n->value;
      } else {
        return std::nullopt;
      }
      return out;
    }
    default: return std::nullopt;
  }
}

// --- "week 31", "FY2024", "year 2008", "exercice 2023-2024", "la semaine prochaine"

std::optional<DateSpan> DateGrammar::unit_first(std::uint32_t at) const {
  const auto unit = text_.unit(at);
  if (!unit) return std::nullopt;
  const DateUnit kind = unit_of(*unit);
  DateSpan out;
  out.first = at;
  out.last = unit->last;
  if (const auto turn = turn_behind(unit->last)) {
    if (is_clock_unit(kind) || kind == DateUnit::day || (at > text_.first() && text_.number(at - 1) && !text_.link(at - 1, "the"))) return std::nullopt;
    out.last = turn->last;
    out.takes_article = true;
    shift(out, kind, turn->by);
    return out;
  }
  switch (kind) {
    case DateUnit::week: {
      if (const auto n = text_.digits(unit->last); n && !n->ordinal && n->digits <= 2 && n->value >= 1 && n->value <= 53 && !text_.is(n->last, u':') && !counts_behind(text_, n->last)) {
        out.last = n->last;
        out.begin.grain = Grain::week;
        out.begin.part = n->value;
        take_year(out, false);
        return out;
      }
      // "the week of April 10th", "la semaine du 3 mai"
      std::uint32_t next = unit->last;
      if (const auto of = text_.link(next, "of")) next = of->last;
      else if (const auto begins = text_.link(next, "begins")) next = begins->last;
      else return std::nullopt;
      if (const auto the = text_.link(next, "the")) next = the->last;
      std::optional<DateSpan> day = text_.is_number(next) ? day_first(next) : std::nullopt;
      if (!day && text_.has(next, Category::month)) day = month_first(next);
      if (!day || day->begin.grain != Grain::day) return std::nullopt;
      resolve(*day, false);
      out.last = day->last;
      out.takes_article = true;
      out.begin.grain = Grain::week;
      if (day->begin.year) {
        const IsoWeek week = iso_week(to_days({*day->begin.year, day->begin.part, day->begin.day}));
        out.begin.year = week.year;
        out.begin.part = week.week;
      }
      return out;
    }
    case DateUnit::fiscal_year:
    case DateUnit::year: {
      std::uint32_t next = unit->last;
      if (const auto of = text_.link(next, "of")) next = of->last;
      const auto n = text_.digits(next);
      if (!n || n->ordinal) return std::nullopt;
      const bool full = n->digits == 4 && n->value >= 1000 && n->value <= 2199;
      const bool shortened = n->digits == 2 && text_.glued(next);
      if ((!full && !shortened) || measures_behind(text_, n->last)) return std::nullopt;
      // "l'année 2024", "in the year 2008": the figure is the date; a fiscal year's name belongs to it.
      if (kind == DateUnit::year && !shortened) return std::nullopt;
      out.begin.grain = Grain::year;
      out.begin.year = full ? n->value : 2000 + n->value;
      out.year_said = true;
      out.last = n->last;
      if (full && (text_.dash(n->last) || text_.is(n->last, u'/')) && text_.glued(n->last) && text_.glued(n->last + 1)) {
        if (const auto to = text_.digits(n->last + 1); to && (to->value == n->value + 1 || (to->digits == 2 && to->value == (n->value + 1) % 100))) {
          out.end = out.begin;
          out.end->year = n->value + 1;
          out.last = to->last;
        }
      }
      return out;
    }
    default: return std::nullopt;
  }
}

// --- "last week", "next 3 days", "this May", "past two years", "ce lundi", "cette semaine"

std::optional<DateSpan> DateGrammar::directed(std::uint32_t at) const {
  const auto this_ = text_.word(at, "this");
  const bool after = text_.reading().pack.setting("date_adjective") == "after";
  auto turn = this_ ? std::optional(Turn{this_->last, 0}) : after ? std::nullopt : turn_before(at);
  if (!turn) return std::nullopt;
  const std::uint32_t next = turn->last;
  if (!text_.inside(next)) return std::nullopt;
  DateSpan out;
  out.first = at;
  out.turn = turn->by;
  out.deictic = true;
  if (text_.has(next, Category::weekday)) {
    auto day = weekday_first(next);
    if (!day) return std::nullopt;
    day->first = at;
    day->turn = turn->by;
    return day;
  }
  if (text_.has(next, Category::month)) {
    auto month = month_first(next);
    if (!month) return std::nullopt;
    month->first = at;
    month->turn = turn->by;
    return month;
  }
  if (const auto season = text_.word(next, "season")) {
    out.last = season->last;
    out.begin.grain = Grain::season;
    out.begin.part = to_integer(season->argument);
    if (published_ && published_->year) out.begin.year = *published_->year + turn->by;
    return out;
  }
  // "next 3 days", "past two quarters"
  const auto count = text_.number(next);
  if (count && !count->ordinal && count->value > 0) {
    const auto unit = text_.unit(count->last);
    if (!unit || is_long(unit_of(*unit)) || turn->by == 0) return std::nullopt;
    out.last = unit->last;
    span_of(out, unit_of(*unit), count->value, turn->by);
    return out;
  }
  const auto unit = text_.unit(next);
  if (!unit) return std::nullopt;
  const DateUnit kind = unit_of(*unit);
  // "at the last minute", "this time", "these days"
  if (kind == DateUnit::minute || kind == DateUnit::second || (kind == DateUnit::day && turn->by != 0) || kind == DateUnit::half || (kind == DateUnit::century && turn->by < 0)) return std::nullopt;
  if (text_.has(unit->first, Category::plural_noun)) return std::nullopt;
  out.last = unit->last;
  if (text_.dash(out.last) && text_.glued(out.last)) {
    // "ce mois-ci"; "cette année-là" is another story's.
    if (text_.link(out.last + 1, "there")) return std::nullopt;
    if (const auto here = text_.link(out.last + 1, "here")) out.last = here->last;
  }
  if (kind == DateUnit::decade && !this_ && turn->by != 0) out.takes_article = true;
  shift(out, kind, turn->by);
  // "next week on Tuesday", "this week Monday"
  if (kind == DateUnit::week) {
    std::uint32_t day_at = out.last;
    if (const auto on = text_.link(day_at, "on")) day_at = on->last;
    if (const auto day = text_.weekday(day_at)) {
      out.last = day->last;
      out.weekday = static_cast<std::int32_t>(day->value);
      out.begin.grain = Grain::day;
      if (published_ && published_->year) {
        const std::int64_t today = to_days({*published_->year, published_->part, published_->day});
        out.begin = day_moment(from_days(today - weekday_of(today) + out.weekday + 7 * turn->by));
      }
    }
  }
  return out;
}

// --- "three days ago", "il y a trois jours", "in two weeks", "dans 5 jours", "2 days later"

std::optional<DateSpan> DateGrammar::counted_off(std::uint32_t at) const {
  if (text_.glued(at) && text_.token(at - 1).kind != TokenKind::mark && !text_.has(at - 1, Category::elision)) return std::nullopt;
  std::int32_t count = 1;
  std::uint32_t next = at;
  if (const auto n = text_.number(at); n && !n->ordinal) {
    count = n->value;
    next = n->last;
  } else if (text_.has(at, Category::article_one)) {
    ++next;
  } else {
    return std::nullopt;
  }
  DateSpan out;
  out.first = at;
  // "les trois derniers mois", "5 upcoming weeks"
  if (const auto turn = turn_before(next); turn && turn->by != 0 && next > at && !text_.has(at, Category::article_one)) {
    const auto unit = text_.unit(turn->last);
    if (!unit || is_long(unit_of(*unit))) return std::nullopt;
    out.last = unit->last;
    span_of(out, unit_of(*unit), count, turn->by);
    return out;
  }
  auto unit = text_.unit(next);
  if (!unit) return std::nullopt;
  DateUnit kind = unit_of(*unit);
  // "2 years 1 month", "1 day 21 hours"
  std::uint32_t last = unit->last;
  bool several = false;
  for (int more = 0; more < 3; ++more) {
    std::uint32_t from = last;
    if (text_.is(from, u',')) ++from;
    if (const auto and_ = text_.link(from, "and")) from = and_->last;
    const auto n = text_.number(from);
    const auto u = n && !n->ordinal ? text_.unit(n->last) : std::nullopt;
    if (!u || unit_of(*u) >= kind) break;
    last = u->last;
    several = true;
  }
  out.last = last;
  if (is_long(kind) && !several) return std::nullopt;
  const auto settle = [&](std::int32_t direction) {
    if (!several) shift(out, kind, direction * count);
    out.deictic = true;
    return out;
  };
  if (const auto ago = text_.link(last, "ago")) {
    out.last = ago->last;
    return settle(-1);
  }
  if (const auto hence = text_.link(last, "hence")) {
    out.last = hence->last;
    return settle(1);
  }
  if (const auto later = text_.link(last, "later")) {
    out.last = later->last;
    out.deictic = true;
    return out;
  }
  // "two days before yesterday", "2 weeks after May 13 1999"
  if (const auto off = text_.link(last, "off"); off && kind >= DateUnit::day) {
    std::uint32_t from = off->last;
    if (const auto the = text_.link(from, "the")) from = the->last;
    auto anchor = text_.inside(from) ? point(from) : std::nullopt;
    if (anchor && anchor->begin.grain >= Grain::month && !several && !anchor->end) {
      resolve(*anchor, false);
      out.last = anchor->last;
      const Moment& m = anchor->begin;
      out.begin.grain = Grain::day;
      if (m.year && m.grain == Grain::day && m.part != 0) {
        const std::int32_t by = to_integer(off->argument) * count;
        const Civil c{*m.year, m.part, m.day};
        if (kind == DateUnit::day) out.begin = day_moment(from_days(to_days(c) + by));
        else if (kind == DateUnit::week) out.begin = day_moment(from_days(to_days(c) + 7 * by));
        else if (kind == DateUnit::fortnight) out.begin = day_moment(from_days(to_days(c) + 14 * by));
        else if (kind == DateUnit::month) out.begin = day_moment(add_months(c, by));
        out.year_said = true;
      }
      out.deictic = true;
      return out;
    }
  }
  // What stands before: "il y a", "dans", "in". An approximator may stand between.
  std::uint32_t front = at;
  for (std::uint32_t back = 1; back <= 3 && at >= text_.first() + back; ++back) {
    const auto m = text_.reading().match(at - back, bit(Category::bound_before));
    if (m && m->last == at) front = at - back;
  }
  if (const auto before = text_.before(front, Category::date_link, "before_n")) {
    out.first = before->last;
    return settle(-1);
  }
  if (const auto in = text_.before(front, Category::date_link, "in_n")) {
    // English "in" also says how long a thing took: only a sentence that looks ahead has a date here.
    const bool plain = text_.link(in->last, "year").has_value();
    if (plain && !looks_ahead(text_)) return std::nullopt;
    if (counts_behind(text_, last) && text_.is(last, u'-')) return std::nullopt;
    out.first = in->last;
    return settle(1);
  }
  return std::nullopt;
}

bool looks_ahead(const DateText& text) {
  // A short note without a verb looks ahead too: "in 5 minutes".
  if (text.last() - text.first() <= 4) return true;
  for (std::uint32_t at = text.first(); at < text.last(); ++at) {
    if (text.link(at, "future")) return true;
  }
  return false;
}

}  // namespace citelight
