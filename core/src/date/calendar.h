// The proleptic Gregorian calendar, and how a date or a time is written in
// ISO 8601. No clock, no time zone database: arithmetic alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace citelight {

struct Civil {
  std::int32_t year = 0;  // astronomical: 1 BC is 0, 44 BC is -43
  std::int32_t month = 1;
  std::int32_t day = 1;
  friend bool operator==(const Civil&, const Civil&) = default;
};

[[nodiscard]] std::int32_t days_in_month(std::int32_t year, std::int32_t month);
[[nodiscard]] bool is_valid(const Civil& date);
// Days since 1970-01-01, and back.
[[nodiscard]] std::int64_t to_days(const Civil& date);
[[nodiscard]] Civil from_days(std::int64_t days);
// 1 Monday to 7 Sunday.
[[nodiscard]] std::int32_t weekday_of(std::int64_t days);
// The same day some months on, or the month's last where it has no such day.
[[nodiscard]] Civil add_months(const Civil& date, std::int32_t months);

// Western Easter Sunday.
[[nodiscard]] Civil easter(std::int32_t year);

struct IsoWeek {
  std::int32_t year = 0;
  std::int32_t week = 1;
  friend bool operator==(const IsoWeek&, const IsoWeek&) = default;
};
[[nodiscard]] IsoWeek iso_week(std::int64_t days);
// The Monday of the week.
[[nodiscard]] std::int64_t week_begin(const IsoWeek& week);

// How fine a date is; what is finer than its grain is not said.
enum class Grain : std::uint8_t { none, century, decade, year, half, quarter, season, month, week, day };

// A date, a time of day, or both, as far as the text says them.
struct Moment {
  Grain grain = Grain::none;         // none: a time alone
  std::optional<std::int32_t> year;  // of a decade or century its first: 1960, 1900
  std::int32_t part = 0;             // which half, quarter, season (1 spring to 4 winter), month or ISO week
  std::int32_t day = 0;              // of the month `part`, where grain is day
  std::int32_t hour = -1;            // -1: no time of day
  std::int32_t minute = 0;
  std::int32_t second = -1;
  std::optional<std::int32_t> offset;  // minutes east of UTC, where the text names a zone

  [[nodiscard]] bool has_time() const { return hour >= 0; }
  friend bool operator==(const Moment&, const Moment&) = default;
};

[[nodiscard]] Moment day_moment(const Civil& date);

// ISO 8601-1, with ISO 8601-2's signs for what it lacks: "2025", "2025-01",
// "2025-01-28", "2025-01-28T14:30", "T14:30", "2025-W05", "2019-Q3", "2019-H1",
// "2019-22" (summer), "196X" (the sixties), "20XX" (the 21st century),
// "XXXX-05-03" (no year said), "-0043" (44 BC). "" where nothing is known.
[[nodiscard]] std::string iso(const Moment& moment);

// The date at the head of an ISO 8601 text ("2025-01-28T06:00:00Z"), and its time if it has one.
[[nodiscard]] std::optional<Moment> read_iso(std::string_view text);

}  // namespace citelight
