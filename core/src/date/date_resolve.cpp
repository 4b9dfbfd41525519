// What the words leave to the day of publication: the year of "3 May", the day
// that "last week" is counted from.
#include "base/unicode.h"
#include "citelight/quantity.h"
#include "date/date_grammar.h"

namespace citelight {
namespace {

constexpr bool is_clock_unit(DateUnit unit) { return unit <= DateUnit::hour; }

constexpr std::int64_t soon = 7;  // days

}  // namespace

bool is_plural(const DateText& text, const Match& unit) {
  const auto word = text.at(unit.last - 1);
  if (word.back() != u's' && word.back() != u'S') return false;
  std::u16string singular;
  unicode::fold(word.substr(0, word.size() - 1), singular);
  const Pack& pack = text.reading().pack;
  return pack.categories(pack.word(singular)).meets(bit(Category::date_unit));
}

void DateGrammar::resolve(DateSpan& span, bool looks_ahead) const {
  if (!published_ || !published_->year) return;
  // "Monday from 10 to 12": both ends are of the day that is found.
  const bool same_day = span.end && span.begin.has_time() && span.begin.grain == Grain::day && span.begin.part == 0 &&
                        span.end->grain == Grain::day && span.end->part == 0;
  resolve_begin(span, looks_ahead);
  if (!same_day || span.begin.part == 0) return;
  span.end->year = span.begin.year;
  span.end->part = span.begin.part;
  span.end->day = span.begin.day;
}

void DateGrammar::resolve_begin(DateSpan& span, bool looks_ahead) const {
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
    } else if (back < -span.ahead || (back == 0 && span.turn < 0)) {
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
  // "au troisième trimestre", said in January: last year's.
  if (m.grain == Grain::quarter || m.grain == Grain::half) {
    const std::int32_t months = m.grain == Grain::quarter ? 3 : 6;
    const std::int32_t ahead = (m.part - 1) * months + 1 - today.month;
    if (looks_ahead ? ahead <= -months : ahead > 2) year += looks_ahead ? 1 : -1;
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

std::optional<std::int64_t> DateGrammar::today() const {
  if (!published_ || !published_->year) return std::nullopt;
  return to_days({*published_->year, published_->part, published_->day});
}

std::optional<std::int32_t> DateGrammar::year_from_now(std::int32_t by) const {
  return published_ && published_->year ? std::optional(*published_->year + by) : std::nullopt;
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
      span.stretch = true;
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
  if (!published_ || !published_->year || is_clock_unit(unit) || unit == DateUnit::weekend || unit == DateUnit::season || count > 10000)
    return;
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
  if (far.begin.grain == Grain::day) near.begin = day_moment(today);
  else shift(near, unit, 0);
  span.stretch = true;
  span.begin = direction < 0 ? far.begin : near.begin;
  span.end = direction < 0 ? near.begin : far.begin;
  span.year_said = true;
}

}  // namespace citelight
