// Dates counted from another: from the day of publication ("hier", "last week",
// "il y a trois jours"), or inside a longer stretch ("the last week of July").
#include "citelight/quantity.h"
#include "clock.h"
#include "date_grammar.h"
#include "unicode.h"

namespace citelight {
namespace {

constexpr bool is_clock_unit(DateUnit unit) { return unit <= DateUnit::hour; }

// Years and more are told as a length of time: "il y a dix ans" is a figure of
// ten years that no calendar makes exact, so it stays the duration it is.
constexpr bool is_long(DateUnit unit) { return unit >= DateUnit::year; }

constexpr std::int64_t soon = 7;  // days

DateUnit unit_of(const Match& m) { return static_cast<DateUnit>(m.value); }

}  // namespace

bool is_plural(const DateText& text, const Match& unit) {
  const auto word = text.at(unit.last - 1);
  if (word.back() != u's' && word.back() != u'S') return false;
  std::u16string singular;
  unicode::fold(word.substr(0, word.size() - 1), singular);
  const Pack& pack = text.reading().pack;
  return pack.categories(pack.word(singular)).meets(bit(Category::date_unit));
}

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
        // "le 12" of a day to come, where nothing looks ahead: which month is meant can't be told.
        if (months == 0 && span.weekday == 0 && !looks_ahead && is_valid(c) && to_days(c) > day + soon) return;
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
    // What lies behind, unless it is near or the sentence looks ahead.
    const Civil here{year, m.part, m.grain == Grain::day ? m.day : 15};
    const std::int64_t distance = to_days(here) - day;
    if (span.turn < 0) year -= m.part >= today.month ? 1 : 0;
    else if (span.turn > 0) year += m.part <= today.month ? 1 : 0;
    else if (distance > (looks_ahead ? 300 : 60)) --year;
    else if (distance < (looks_ahead ? -65 : -304)) ++year;
    if (m.grain == Grain::day && span.weekday != 0 && span.turn == 0) {
      // "Tuesday, 10 June": the nearest year in which it is one.
      for (const std::int32_t other : {year, 2 * today.year - year, today.year, today.year + 1, today.year - 1}) {
        const Civil c{other, m.part, m.day};
        if (!is_valid(c) || weekday_of(to_days(c)) != span.weekday) continue;
        year = other;
        break;
      }
    }
  }
  m.year = year;
  for (Moment& other : span.also) {
    if (!other.year) other.year = year;
  }
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
    if (text_.glued(at) && text_.token(at - 1).kind == TokenKind::word && !text_.elided(at - 1)) return std::nullopt;
    // "USA Today"
    if (at > text_.first() && text_.token(at).capitalised && text_.is_word(at - 1) && text_.token(at).space_before && !text_.token(at).line_before && text_.token(at - 1).capitalised) return std::nullopt;
    out.last = day->last;
    shift(out, DateUnit::day, to_integer(day->argument));
    return out;
  }
  if (const auto day = text_.word(at, "story_day")) {  // "le lendemain": of what was just told
    out.last = day->last;
    out.begin.grain = Grain::day;
    out.deictic = true;
    return out;
  }
  if (const auto weekend = text_.word(at, "weekend")) {
    if (text_.link(weekend->last, "of")) return std::nullopt;
    out.last = weekend->last;
    const bool before = published_ && published_->year && weekday_of(to_days({*published_->year, published_->part, published_->day})) < 6;
    shift(out, DateUnit::weekend, before && !looks_ahead(text_, false) ? -1 : 0);
    return out;
  }
  if (const auto now = text_.word(at, "now")) {
    // By itself it dates nothing ("is now the largest", "call now"); it can end a range.
    const std::uint32_t after = now->last;
    const bool whole = now->last > at + 1;
    const auto dated = [&](std::uint32_t t) { return text_.inside(t) && (text_.is_number(t) || text_.categories(t).meets(any_of(Category::month, Category::weekday, Category::date_word))); };
    auto joined = text_.link(after, "to");
    if (!joined && text_.before(at, Category::date_link, "open and")) joined = text_.link(after, "and");
    auto joins = text_.before(at, Category::date_link, "to");
    if (!joins) joins = text_.before(at, Category::date_link, "and");
    const bool opened = text_.before(at, Category::date_link, "open and") || text_.before(at, Category::date_link, "open to");
    const bool ranged = (opened && joined) || (joined && dated(joined->last)) || (joins && joins->last > text_.first() && dated(joins->last - 1) && !text_.token(joins->last).capitalised);
    if (!whole && !ranged) return std::nullopt;
    out.last = after;
    shift(out, DateUnit::day, 0);
    return out;
  }
  return std::nullopt;
}

// --- "early 2010", "fin janvier", "later this week", "mid-1990s", "the end of the year"

std::optional<DateSpan> DateGrammar::edge(std::uint32_t at) const {
  const Nested nested(*this);
  if (nested.too_deep()) return std::nullopt;
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
    if (!inner && text_.has(next, Category::weekday)) inner = weekday_first(next);
    if (!inner) inner = decade(next);
    if (!inner) inner = season(next);
    if (!inner) inner = directed(next);
    if (!inner) inner = named_day(next);
    if (!inner && text_.categories(next).meets(any_of(Category::ordinal_word, Category::ordinal_alone))) inner = numbered_unit(next);
    if (!inner) {
      // "end of the year": this one.
      if (const auto unit = text_.unit(next)) {
        const DateUnit kind = unit_of(*unit);
        const bool full = kind == DateUnit::week || kind == DateUnit::month || kind == DateUnit::year || kind == DateUnit::fiscal_year || kind == DateUnit::quarter || kind == DateUnit::decade || kind == DateUnit::century || (kind == DateUnit::day && hit->argument == "end");
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

// --- "last week", "next 3 days", "this May", "past two years", "ce lundi", "cette semaine"

std::optional<DateSpan> DateGrammar::directed(std::uint32_t at) const {
  const Nested nested(*this);
  if (nested.too_deep()) return std::nullopt;
  const auto this_ = text_.word(at, "this");
  const bool after = text_.reading().pack.setting("date_adjective") == "after";
  const auto turn = this_ ? std::optional(Turn{this_->last, 0}) : turn_before(at);
  if (!turn) return std::nullopt;
  const std::uint32_t next = turn->last;
  if (!text_.inside(next)) return std::nullopt;
  DateSpan out;
  out.first = at;
  out.turn = turn->by;
  out.deictic = true;
  // "la dernière semaine de juillet": the adjective stands in front only of a part of something.
  const auto last_of = [&](const Match& unit, std::int32_t count) {
    if (turn->by >= 0) return false;
    if (unit_of(unit) == DateUnit::quarter || unit_of(unit) == DateUnit::half) {
      out.last = unit.last;
      out.begin.grain = unit_of(unit) == DateUnit::quarter ? Grain::quarter : Grain::half;
      out.begin.part = unit_of(unit) == DateUnit::quarter ? 4 : 2;
      if (count == 1 && take_year(out, true)) return true;
      out.begin = Moment{};
    }
    const auto of = text_.link(unit.last, "of");
    const auto whole = of ? container(of->last, unit_of(unit)) : std::nullopt;
    if (!whole) return false;
    out.last = whole->last;
    out.takes_article = true;
    out.deictic = whole->deictic;
    edge_of(out, whole->begin, unit_of(unit), count, false);
    return true;
  };
  if (after && !this_) {
    const auto unit = text_.unit(next);
    return unit && last_of(*unit, 1) ? std::optional(out) : std::nullopt;
  }
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
  if (text_.is_number(next) && !this_) {
    if (auto day = numeric(next, next)) {
      day->first = at;
      return day;
    }
  }
  if (const auto season = text_.word(next, "season")) {
    out.last = season->last;
    out.begin.grain = Grain::season;
    out.begin.part = to_integer(season->argument);
    if (published_ && published_->year) out.begin.year = *published_->year + turn->by;
    return out;
  }
  if (text_.word(next, "holiday")) {
    auto day = holiday(next);
    if (!day) return std::nullopt;
    day->first = at;
    day->turn = turn->by;
    return day;
  }
  // "last evening", "next morning"
  const bool the = text_.before(at, Category::date_link, "the").has_value();
  if (const auto part = turn->by != 0 && !the ? read_day_part(text_, next) : std::nullopt) {
    out.last = part->last;
    shift(out, DateUnit::day, turn->by);
    return out;
  }
  // "next 3 days", "past two quarters"
  if (const auto few = text_.word(next, "few"); few && turn->by != 0) {
    const auto unit = text_.unit(few->last);
    if (!unit || is_long(unit_of(*unit))) return std::nullopt;
    out.last = unit->last;
    return out;
  }
  const auto count = count_of(next);
  if (count && count->value > 0) {
    const auto unit = text_.unit(count->last);
    if (!unit || turn->by == 0) return std::nullopt;
    if (last_of(*unit, count->value)) return out;
    if (is_long(unit_of(*unit))) return std::nullopt;
    out.last = unit->last;
    span_of(out, unit_of(*unit), count->value, turn->by);
    return out;
  }
  const auto unit = text_.unit(next);
  if (!unit) return std::nullopt;
  const DateUnit kind = unit_of(*unit);
  if (last_of(*unit, 1)) return out;
  // "at the last minute", "these days", "in past years"
  const bool narrative = text_.word(at, "narrative").has_value();
  if (kind == DateUnit::minute || kind == DateUnit::second || (kind == DateUnit::day && !narrative) || (kind == DateUnit::fiscal_year && text_.has(unit->first, Category::date_doubt)) || kind == DateUnit::half || (kind == DateUnit::century && turn->by < 0)) return std::nullopt;
  if (is_plural(text_, *unit)) return std::nullopt;
  out.last = unit->last;
  if (narrative || (the && turn->by > 0 && kind <= DateUnit::year)) {
    // "The next year she left": counted from the story's own time.
    return out;
  }
  if (the && turn->by < 0 && kind >= DateUnit::week && kind <= DateUnit::decade) {
    span_of(out, kind, 1, -1);  // "over the past year": not last year
    if (kind == DateUnit::decade) out.takes_article = true;
    return out;
  }
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
      out.begin = Moment{};
      out.begin.grain = Grain::day;
      if (published_ && published_->year) {
        const std::int64_t today = to_days({*published_->year, published_->part, published_->day});
        out.begin = day_moment(from_days(today - weekday_of(today) + out.weekday + 7 * turn->by));
      }
    }
  }
  return out;
}

// A count in front of a unit. One word by itself, before all: "three quarters"
// is a fraction for the numerals' grammar, and nine months here.
std::optional<DateText::Number> DateGrammar::count_of(std::uint32_t at) const {
  if (!text_.inside(at)) return std::nullopt;
  if (const auto one = text_.reading().match(at, bit(Category::numeral)); one && one->last <= text_.last() && text_.unit(one->last)) {
    const Decimal d = text_.reading().pack.decimal(one->value);
    if (d.exponent == 0 && d.coefficient < 100) return Number{one->last, static_cast<std::int32_t>(d.coefficient), 0, false};
  }
  const auto n = text_.number(at);
  return n && !n->ordinal ? n : std::nullopt;
}

// --- "three days ago", "il y a trois jours", "in two weeks", "dans 5 jours", "2 days later"

std::optional<DateSpan> DateGrammar::counted_off(std::uint32_t at) const {
  const Nested nested(*this);
  if (nested.too_deep()) return std::nullopt;
  if (text_.glued(at) && text_.token(at - 1).kind != TokenKind::mark && !text_.elided(at - 1)) return std::nullopt;
  std::int32_t count = 1;
  std::uint32_t next = at;
  bool vague = false;
  if (const auto half = text_.word(at, "half_of")) {
    next = half->last;
    if (text_.dash(next) && text_.glued(next)) ++next;
    vague = true;
  } else if (const auto few = text_.word(at, "few")) {
    next = few->last;
    vague = true;
  } else if (const auto n = text_.number(at); n && !n->ordinal) {
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
  if (const auto turn = turn_before(next); turn && turn->by != 0 && next > at && !vague && !text_.has(at, Category::article_one)) {
    const auto unit = text_.unit(turn->last);
    const char16_t last_letter = unit ? text_.at(unit->last - 1).back() : u' ';
    if (!unit || (count > 1 && last_letter != u's' && last_letter != u'S')) return std::nullopt;
    out.last = unit->last;
    if (const auto of = text_.link(unit->last, "of"); of && turn->by < 0) {
      if (const auto whole = container(of->last, unit_of(*unit))) {
        out.last = whole->last;
        out.takes_article = true;
        out.deictic = whole->deictic;
        edge_of(out, whole->begin, unit_of(*unit), count, false);
        return out;
      }
    }
    if (is_long(unit_of(*unit))) return std::nullopt;
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
  if ((is_long(kind) && !several) || kind == DateUnit::half || kind == DateUnit::season || text_.unit(last)) return std::nullopt;
  const auto settle = [&](std::int32_t direction) {
    out.deictic = true;
    // "in 3 days on Friday"
    if (const auto on = text_.link(out.last, "on")) {
      if (const auto day = text_.weekday(on->last); day && !text_.has(day->last, Category::month) && !text_.is_number(day->last)) out.last = day->last;
    }
    if (!several && !vague) shift(out, kind, direction * count);
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
  if (const auto later = text_.link(last, "later"); later && !text_.word(later->last, "dir")) {
    out.last = later->last;
    out.deictic = true;
    return out;
  }
  // "two days before yesterday", "2 weeks after May 13 1999"
  if (const auto off = text_.link(last, "off"); off && kind >= DateUnit::day) {
    std::uint32_t from = off->last;
    if (const auto the = text_.link(from, "the")) from = the->last;
    auto anchor = text_.inside(from) ? point(from) : std::nullopt;
    if (!anchor && text_.inside(from)) anchor = directed(from);
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
    if (m && m->last == at && static_cast<Bound>(m->value) == Bound::approx) front = at - back;
  }
  if (const auto before = text_.before(front, Category::date_link, "before_n")) {
    out.first = before->last;
    return settle(-1);
  }
  if (const auto in = text_.before(front, Category::date_link, "in_n")) {
    // English "in" also says how long a thing took: only a sentence that looks ahead has a date here.
    const bool plain = text_.link(in->last, "year").has_value();
    if (plain && (kind == DateUnit::second || !looks_ahead(text_, true))) return std::nullopt;
    // "twice in a day"
    if (plain && count == 1 && kind <= DateUnit::day && !text_.is_number(at)) return std::nullopt;
    if (counts_behind(text_, last) && text_.is(last, u'-')) return std::nullopt;
    out.first = in->last;
    out.last = last;
    return settle(1);
  }
  return std::nullopt;
}

bool looks_ahead(const DateText& text, bool wide) {
  // A short note without a verb looks ahead too: "in 5 minutes".
  if (wide && text.last() - text.first() <= 4) return true;
  for (std::uint32_t at = text.first(); at < text.last(); ++at) {
    if (!text.has(at, Category::date_link)) continue;
    if (text.link(at, "future") || (wide && text.link(at, "ahead"))) return true;
  }
  return false;
}

}  // namespace citelight
