// Times of day: "14:30", "5 p.m.", "half past nine", "14 h 30", "midi", "de 14 h à 16 h".
#pragma once

#include <optional>

#include "date/calendar.h"
#include "date/date_text.h"

namespace citelight {

// How plainly the words are a time of day.
enum class ClockTrust : std::uint8_t {
  bare,     // an hour's figure and nothing else
  hour,     // "14 heures": may be a length of time
  minutes,  // "14:30", "14h30": mostly a time
  said      // "5 p.m.", "noon", "9 o'clock": nothing else
};

struct ClockTime {
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  Moment begin;               // its time alone
  std::optional<Moment> end;  // of a range
  ClockTrust trust = ClockTrust::bare;
  bool half_told = false;  // "9 p.m.": the half of the day stands with the hour; end_half_told: with the range's last
  bool end_half_told = false;
  bool opened = false;  // an opening word stands inside: "from 3 to 5"
};

// What makes a bare figure an hour.
enum class ClockContext : std::uint8_t {
  none,
  date,       // a date stands right before: "Monday 12-4", "Sat at 5"
  hours,      // the same, and what stands there can be no score: "Monday 12-4"
  before_day  // a day has to stand behind: "from 5 to 7 tomorrow"
};

// The time, or range of times, that starts at `token`. "at" before it is the caller's.
// `ask_before`: an opening "between" may stand before it.
[[nodiscard]] std::optional<ClockTime> read_clock(const DateText& text, std::uint32_t token, ClockContext context, bool ask_before = false);

// Morning, evening: where the words end and whether the hours before them are
// past noon. None where no such words stand at `token`.
struct DayPart {
  std::uint32_t last = 0;
  std::string_view half;  // "am", "pm", "night"
};
[[nodiscard]] std::optional<DayPart> read_day_part(const DateText& text, std::uint32_t token);

}  // namespace citelight
