// Dates as words and figures: "28 janvier 2025", "Tuesday, 10 January",
// "les années 60", "Q2 2024", "last week", "il y a trois jours".
#pragma once

#include <optional>
#include <vector>

#include "date/calendar.h"
#include "date/date_text.h"

namespace citelight {

// DateSpan::past_noon where no part of the day is told: later than all hours.
constexpr std::int32_t no_part_told = 24;

// A date, time, or range of them, found in the tokens [first, last).
struct DateSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Moment begin;
  std::optional<Moment> end;  // of a range
  std::vector<Moment> also;   // of days that do not follow each other: "3 and 7 May"
  std::int32_t weekday = 0;   // 1 Monday; where a weekday is said
  std::int32_t turn = 0;      // -1 last, 1 next: where the words say which of those without a year
  bool year_said = false;
  bool day_alone = false;                 // "mardi 25": a day without its month
  bool deictic = false;                   // counted from the day the page was published
  bool of_story = false;                  // counted from the time the text speaks of: "that year"
  bool takes_article = false;             // the article before it belongs to it: "the last week of July"
  DateText::Hit bound{};                  // words inside that bound its time, and its name: "today before 4pm"
  std::uint32_t bound_first = 0;          // where they begin; 0 for none
  bool stretch = false;                   // one expression with two ends: no "from" in front belongs to it
  std::int32_t past_noon = no_part_told;  // the part of the day is told, which puts this hour and later ones behind noon
  std::int32_t ahead = 0;                 // "this Thursday": so many days ahead at most, though nothing looks ahead
  bool month_told = false;                // a day of a month that is told, not named: "the 4th of next month"
};

class DateGrammar {
 public:
  // `published` is the document's day, if known.
  DateGrammar(const DateText& text, const std::optional<Moment>& published) : text_(text), published_(published) {}
  [[nodiscard]] bool knows_day() const { return published_.has_value(); }

  // The date that starts at `token`, without range, time of day or what stands before it.
  // `after_date`: the end of the date before, which a list goes on from: "2007 and 2009".
  [[nodiscard]] std::optional<DateSpan> point(std::uint32_t token, std::uint32_t after_date = 0) const;
  // A day of the month by itself: "3" of "3 au 7 mai".
  [[nodiscard]] std::optional<DateText::Number> day_number(std::uint32_t token) const;

  // Fills in what the words leave to the day of publication: the year, the week.
  void resolve(DateSpan& span, bool looks_ahead) const;

 private:
  // A date inside a date inside a date: "two days before the last week of …". No
  // writer goes deeper than this, and a text made to must not cost more.
  class Nested {
   public:
    explicit Nested(const DateGrammar& grammar) : depth_(grammar.depth_) { ++depth_; }
    ~Nested() { --depth_; }
    Nested(const Nested&) = delete;
    Nested& operator=(const Nested&) = delete;
    [[nodiscard]] bool too_deep() const { return depth_ > 4; }

   private:
    int& depth_;
  };

  using Number = DateText::Number;
  struct Years {
    std::uint32_t last = 0;
    std::int32_t year = 0;
  };

  std::optional<DateSpan> numeric(std::uint32_t at, std::uint32_t after_date) const;
  std::optional<DateSpan> day_first(std::uint32_t at) const;
  std::optional<DateSpan> month_first(std::uint32_t at) const;
  std::optional<DateSpan> weekday_first(std::uint32_t at) const;
  std::optional<DateSpan> day_alone(std::uint32_t at) const;
  std::optional<DateSpan> holiday(std::uint32_t at) const;
  std::optional<DateSpan> year_first(std::uint32_t at, std::uint32_t after_date) const;
  std::optional<DateSpan> decade(std::uint32_t at) const;
  std::optional<DateSpan> lettered(std::uint32_t at) const;
  void in_century(DateSpan& span) const;
  [[nodiscard]] bool told_by_quarters(std::uint32_t at) const;
  [[nodiscard]] std::optional<DateSpan> numbered_unit(std::uint32_t at) const;
  std::optional<DateSpan> unit_first(std::uint32_t at) const;
  std::optional<DateSpan> roman_century(DateSpan out) const;
  std::optional<DateSpan> halved(std::uint32_t at) const;
  std::optional<DateSpan> directed(std::uint32_t at) const;
  std::optional<DateSpan> named_day(std::uint32_t at) const;
  std::optional<DateSpan> edge(std::uint32_t at) const;
  std::optional<DateSpan> season(std::uint32_t at) const;
  std::optional<DateSpan> counted_off(std::uint32_t at) const;
  std::optional<DateSpan> story(const Match& unit) const;
  std::optional<DateSpan> nth_weekday(std::uint32_t weekday_at, std::int32_t n) const;

  // A year behind a month or day: "2012", ", 2012", "of 1987", "96", "345 BC".
  [[nodiscard]] std::optional<Years> year_behind(std::uint32_t at) const;
  // A year behind a noun of time: "[of] 2024", "2023-2024".
  bool take_year(DateSpan& span, bool needed) const;
  [[nodiscard]] std::optional<Years> era(std::uint32_t at, std::int32_t year) const;
  // -1, 0, 1 where the words at `at` say last, this, next; and where they end.
  struct Turn {
    std::uint32_t last = 0;
    std::int32_t by = 0;
  };
  [[nodiscard]] std::optional<Turn> turn_before(std::uint32_t at) const;
  [[nodiscard]] std::optional<Turn> turn_behind(std::uint32_t at) const;
  [[nodiscard]] bool read_clock_behind(std::uint32_t at) const;
  // The longer stretch behind "of" that a week or some days are the last or first of.
  [[nodiscard]] std::optional<DateSpan> container(std::uint32_t at, DateUnit part) const;
  [[nodiscard]] bool part_of(DateSpan& out, const Moment& whole, DateUnit kind, std::int32_t n) const;
  void edge_of(DateSpan& out, const Moment& whole, DateUnit kind, std::int32_t count, bool first) const;
  [[nodiscard]] std::optional<Number> count_of(std::uint32_t at) const;
  // "next month", "du mois prochain", "the month": a month told by its distance.
  [[nodiscard]] std::optional<DateSpan> told_month(std::uint32_t at) const;
  // The week that a weekday is of: "[of] next week", "de la semaine prochaine", "of the week before".
  struct Week {
    std::uint32_t last = 0;
    std::optional<std::int32_t> by;  // none: of the story's time
  };
  [[nodiscard]] std::optional<Week> week_of(std::uint32_t at) const;
  bool in_week(DateSpan& day, std::uint32_t at) const;
  // « le jeudi précédent », « l'automne suivant »: of the time told.
  bool turned_in_story(DateSpan& out) const;
  // `by` units away from the day `anchor`: "two weeks after 13 May".
  void offset(DateSpan& out, DateUnit unit, std::int32_t by, const DateSpan& anchor) const;
  // Whether what a unit of time ends is done: no noun follows that it would belong to.
  [[nodiscard]] bool stands_free(std::uint32_t last) const;
  // Whether a clause ends at `last`.
  [[nodiscard]] bool closes(std::uint32_t last) const;
  bool relative_year(DateSpan& span) const;
  [[nodiscard]] bool priced(std::uint32_t at) const;  // a currency sign stands in front
  [[nodiscard]] bool doubtful_month(const Match& month) const;
  void resolve_begin(DateSpan& span, bool looks_ahead) const;
  void shift(DateSpan& span, DateUnit unit, std::int32_t by) const;
  void span_of(DateSpan& span, DateUnit unit, std::int32_t count, std::int32_t direction) const;

  const DateText& text_;
  const std::optional<Moment>& published_;
  mutable int depth_ = 0;
};

// --- bare years (year.cpp)

// Whether the year in the tokens [first, last) is one by what stands around it:
// "en 2023", "(2019)", "the 1997 handover"; "2023 personnes" are people.
[[nodiscard]] bool is_year(const DateText& text, std::uint32_t first, std::uint32_t last, std::int32_t year, bool in_words,
                           std::uint32_t after_date);
// What a number at the tokens before `token` would count: a plural noun, a unit, a scale word.
[[nodiscard]] bool counts_behind(const DateText& text, std::uint32_t token);
[[nodiscard]] bool measures_behind(const DateText& text, std::uint32_t token);
// "the day after Monday's debate": whether what stands before `token` owns what stands behind.
[[nodiscard]] bool possessive(const DateText& text, std::uint32_t token);
// Whether the unit stands in the plural, as far as its letters tell ("mois" does not).
[[nodiscard]] bool is_plural(const DateText& text, const Match& unit);
// Whether the sentence speaks of what is to come: says so ("will", "prévu"), or,
// where `wide`, may be read so ("could", an order).
[[nodiscard]] bool looks_ahead(const DateText& text, bool wide);

}  // namespace citelight
