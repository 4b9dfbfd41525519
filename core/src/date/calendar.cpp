#include "date/calendar.h"

namespace citelight {
namespace {

constexpr bool leap(std::int32_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

void digits(std::int32_t value, int width, std::string& out) {
  char text[12];
  int n = 0;
  for (; value > 0 || n < width; value /= 10) text[n++] = static_cast<char>('0' + value % 10);
  while (n > 0) out.push_back(text[--n]);
}

void write_year(const std::optional<std::int32_t>& year, std::string& out) {
  if (!year) {
    out += "XXXX";
    return;
  }
  if (*year < 0) out.push_back('-');
  digits(*year < 0 ? -*year : *year, 4, out);
}

void write_time(const Moment& m, std::string& out) {
  out.push_back('T');
  digits(m.hour, 2, out);
  out.push_back(':');
  digits(m.minute, 2, out);
  if (m.second >= 0) {
    out.push_back(':');
    digits(m.second, 2, out);
  }
  if (!m.offset) return;
  if (*m.offset == 0) {
    out.push_back('Z');
    return;
  }
  const std::int32_t away = *m.offset < 0 ? -*m.offset : *m.offset;
  out.push_back(*m.offset < 0 ? '-' : '+');
  digits(away / 60, 2, out);
  out.push_back(':');
  digits(away % 60, 2, out);
}

}  // namespace

std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
  constexpr std::int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : lengths[month - 1];
}

bool is_valid(const Civil& date) {
  return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

// Days by eras of 400 years that begin on 1 March: leap days come last, so that
// months have a fixed place. After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
std::int64_t to_days(const Civil& date) {
  const std::int64_t y = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t of_era = y - era * 400;
  const std::int64_t of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

Civil from_days(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t of_era = days - era * 146097;
  const std::int64_t years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * years + years / 4 - years / 100);
  const std::int64_t shifted = (5 * of_year + 2) / 153;
  const auto day = static_cast<std::int32_t>(of_year - (153 * shifted + 2) / 5 + 1);
  const auto month = static_cast<std::int32_t>(shifted < 10 ? shifted + 3 : shifted - 9);
  return {static_cast<std::int32_t>(years + era * 400 + (month <= 2 ? 1 : 0)), month, day};
}

std::int32_t weekday_of(std::int64_t days) {
  const std::int64_t w = (days + 3) % 7;  // 1970-01-01 was a Thursday
  return static_cast<std::int32_t>(w < 0 ? w + 7 : w) + 1;
}

Civil add_months(const Civil& date, std::int32_t months) {
  const std::int32_t all = date.year * 12 + date.month - 1 + months;
  Civil out;
  out.year = all >= 0 ? all / 12 : (all - 11) / 12;
  out.month = all - out.year * 12 + 1;
  const std::int32_t last = days_in_month(out.year, out.month);
  out.day = date.day < last ? date.day : last;
  return out;
}

// The anonymous Gregorian computus (Meeus, Jones, Butcher).
Civil easter(std::int32_t year) {
  const std::int32_t golden = year % 19;
  const std::int32_t century = year / 100;
  const std::int32_t of_century = year % 100;
  const std::int32_t epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
  const std::int32_t sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
  const std::int32_t correction = (golden + 11 * epact + 22 * sunday) / 451;
  const std::int32_t n = epact + sunday - 7 * correction + 114;
  return {year, n / 31, n % 31 + 1};
}

IsoWeek iso_week(std::int64_t days) {
  // A week belongs to the year that holds its Thursday.
  const std::int64_t thursday = days - weekday_of(days) + 4;
  const std::int32_t year = from_days(thursday).year;
  return {year, static_cast<std::int32_t>((thursday - to_days({year, 1, 1})) / 7) + 1};
}

std::int64_t week_begin(const IsoWeek& week) {
  const std::int64_t fourth = to_days({week.year, 1, 4});  // always in week 1
  return fourth - weekday_of(fourth) + 1 + (week.week - 1) * 7;
}

Moment day_moment(const Civil& date) {
  Moment m;
  m.grain = Grain::day;
  m.year = date.year;
  m.part = date.month;
  m.day = date.day;
  return m;
}

std::string iso(const Moment& m) {
  std::string out;
  switch (m.grain) {
    case Grain::none: break;
    case Grain::century:
      if (!m.year) return {};
      write_year(m.year, out);
      out.resize(out.size() - 2);
      out += "XX";
      break;
    case Grain::decade:
      if (!m.year) return {};
      write_year(m.year, out);
      out.back() = 'X';
      break;
    case Grain::year:
      if (!m.year) return {};
      write_year(m.year, out);
      break;
    case Grain::half:
    case Grain::quarter:
    case Grain::season:
    case Grain::week:
      if (!m.year || m.part == 0) return {};
      write_year(m.year, out);
      out += m.grain == Grain::half ? "-H" : m.grain == Grain::quarter ? "-Q" : m.grain == Grain::week ? "-W" : "-2";
      digits(m.part, m.grain == Grain::week ? 2 : 1, out);
      break;
    case Grain::month:
      write_year(m.year, out);
      out.push_back('-');
      digits(m.part, 2, out);
      break;
    case Grain::day:
      if (m.part == 0) return {};
      write_year(m.year, out);
      out.push_back('-');
      digits(m.part, 2, out);
      out.push_back('-');
      digits(m.day, 2, out);
      break;
  }
  if (m.has_time() && (m.grain == Grain::none || m.grain == Grain::day)) write_time(m, out);
  return out;
}

std::optional<Moment> read_iso(std::string_view text) {
  const auto number = [&](std::size_t at, std::size_t width) -> std::int32_t {
    if (at + width > text.size()) return -1;
    std::int32_t n = 0;
    for (std::size_t i = at; i < at + width; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      n = n * 10 + (text[i] - '0');
    }
    return n;
  };
  const Civil date{number(0, 4), number(5, 2), number(8, 2)};
  if (date.year < 0 || text.size() < 10 || text[4] != '-' || text[7] != '-' || !is_valid(date)) return std::nullopt;
  Moment m = day_moment(date);
  if (text.size() < 16 || text[13] != ':') return m;
  const std::int32_t hour = number(11, 2);
  const std::int32_t minute = number(14, 2);
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return m;
  m.hour = hour;
  m.minute = minute;
  return m;
}

}  // namespace citelight
