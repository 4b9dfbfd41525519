// Dates as words and figures: "28 janvier 2025", "Tuesday, 10 January",
// "les années 60", "Q2 2024", "last week", "il y a trois jours".
#pragma once

#include <optional>
#include <vector>

#include "date/calendar.h"
#include "date/date_text.h"

namespace citelight {

[[nodiscard]] constexpr DateUnit unit_of(const Match& m) { return static_cast<DateUnit>(m.value); }
// Years and more are told as a length of time: "il y a dix ans" is a figure of
// ten years that no calendar makes exact, so it stays the duration it is.
[[nodiscard]] constexpr bool is_long(DateUnit unit) { return unit >= DateUnit::year; }
[[nodiscard]] constexpr bool four_digit_year(const DateText::Number& n) { return n.digits == 4 && n.value >= 1000 && n.value <= 2199; }
// Two digits for a year: "96" and "68" are of the last century, as newspapers write them.
[[nodiscard]] constexpr std::int32_t century_of(std::int32_t two) { return two < 40 ? 2000 + two : 1900 + two; }

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
  std::optional<DateSpan> day_alone(std::uint32_t at) const;
  // `by`: -1 where "last" stands before it, 1 where "next" does.
  std::optional<DateSpan> holiday(std::uint32_t at, std::int32_t by = 0) const;
  std::optional<DateSpan> lettered(std::uint32_t at) const;
  std::optional<DateSpan> season(std::uint32_t at) const;
  std::optional<DateSpan> nth_weekday(std::uint32_t weekday_at, std::int32_t n) const;

  // A year behind a month or day: "2012", ", 2012", "of 1987", "96", "345 BC".
  [[nodiscard]] std::optional<Years> year_behind(std::uint32_t at) const;
  // A year behind a noun of time: "[of] 2024", "2023-2024".
  bool take_year(DateSpan& span) const;
  [[nodiscard]] std::optional<Years> era(std::uint32_t at, std::int32_t year) const;
  // -1, 0, 1 where the words at `at` say last, this, next; and where they end.
  struct Turn {
    std::uint32_t last = 0;
    std::int32_t by = 0;
  };
  [[nodiscard]] std::optional<Turn> turn_before(std::uint32_t at) const;
  [[nodiscard]] std::optional<Turn> turn_behind(std::uint32_t at) const;
  // Whether the words that turn stand behind their noun: « la semaine prochaine ».
  [[nodiscard]] bool adjective_behind() const { return text_.reading().pack.choice("date_adjective") == "after"; }
  // The day of publication, and the year so far from its year.
  [[nodiscard]] std::optional<std::int64_t> today() const;
  [[nodiscard]] std::optional<std::int32_t> year_from_now(std::int32_t by) const;

  // --- "28 January 2025", "1er mai", "the fifth of May" (date_grammar.cpp)
  struct MonthDay {
    Number n;
    std::uint32_t at = 0;
    std::uint32_t next = 0;  // where its month would stand
    bool tight = false;      // "05-Aug"
    bool of = false;         // "the fifth OF May"
    bool listed = false;     // … behind another day
  };
  std::optional<DateSpan> day_first(std::uint32_t at) const;
  [[nodiscard]] bool behind_day(std::uint32_t at) const;
  // "the 4th of next month", "le 15 du mois dernier"
  [[nodiscard]] std::optional<DateSpan> of_told_month(const MonthDay& day) const;
  // "23-2020-September"
  [[nodiscard]] std::optional<DateSpan> before_year_and_month(const MonthDay& day) const;
  // Whether the number is no day of the month behind it, which no year follows.
  [[nodiscard]] bool day_is_none(const MonthDay& day, const Match& month) const;
  // "4 Mar 26.": with nothing behind that it could count
  [[nodiscard]] std::optional<Years> closing_year(std::uint32_t at) const;

  // --- "January 28th, 2025", "Sep 2012", "in May" (date_grammar.cpp)
  struct NamedMonth {
    Match name;
    std::uint32_t next = 0;   // where its day would stand
    bool tight = false;       // "Aug-10"
    bool before_day = false;  // whether a day may stand there
  };
  std::optional<DateSpan> month_first(std::uint32_t at) const;
  // Whether the month is the rest of what stands before it: "11-Septembre", "32 August".
  [[nodiscard]] bool belongs_before(std::uint32_t at) const;
  [[nodiscard]] NamedMonth around(const Match& month) const;
  [[nodiscard]] std::optional<Number> day_behind(const NamedMonth& month) const;
  // "novembre 23 de 1987": the order of another language, where nothing else can be meant.
  [[nodiscard]] bool foreign_order(const Number& day) const;
  void take_day(DateSpan& out, const Number& day) const;
  // "10, 11 and 12": days of the same month, to the last one.
  bool take_listed_days(DateSpan& out) const;
  // "10 - 22", "3 to 7", "3 and 4": a second day of the same month; false where that has no such day.
  bool take_second_day(DateSpan& out) const;
  void take_year_of(const NamedMonth& month, DateSpan& out) const;
  // The month by itself, and whether what stands around it says that it is one.
  [[nodiscard]] bool stands_alone(const Match& month) const;
  [[nodiscard]] bool is_led(const Match& month, bool capital) const;

  // --- "in 2023", "2024 August", "2013-2014" (year.cpp)
  std::optional<DateSpan> year_first(std::uint32_t at, std::uint32_t after_date) const;
  [[nodiscard]] static DateSpan of_year(std::uint32_t first, std::uint32_t last, std::int32_t year);
  // "345 BC", "2024 AD August", "AD 79"
  [[nodiscard]] std::optional<DateSpan> year_of_era(std::uint32_t at, const Number& n) const;
  // "in '16"
  [[nodiscard]] bool is_short_year(std::uint32_t at, const Number& n) const;
  // "2024 August", "2012/Aug/10", "2019-aug-1"
  bool take_month_behind(DateSpan& out) const;
  // "2017-Q1", "2019 H2"
  bool take_part_behind(DateSpan& out) const;
  // "2013-2014", "2013/14", "2019–20": a span of years.
  bool take_joined_year(DateSpan& out) const;
  // "The Revival 1840 - 1940"
  bool take_year_across_dash(DateSpan& out) const;
  // "2014 to 2018", "2014 through May 2018"
  [[nodiscard]] bool opens_range(const Number& year) const;
  // A year at `at` that a span from `year` on can end with.
  [[nodiscard]] std::optional<Number> later_year(std::uint32_t at, std::int32_t year) const;

  // --- "1960s", "the '60s", "les années 60", "the nineties" (decade.cpp)
  std::optional<DateSpan> decade(std::uint32_t at) const;
  [[nodiscard]] static DateSpan of_decade(std::uint32_t first, std::uint32_t last, std::int32_t year);
  // « les années 60 »
  [[nodiscard]] std::optional<DateSpan> decade_of_head(std::uint32_t at, std::uint32_t number_at) const;
  // "the nineteen-nineties"
  [[nodiscard]] std::optional<DateSpan> decade_in_words(std::uint32_t at) const;
  [[nodiscard]] std::optional<DateSpan> decade_in_figures(std::uint32_t at) const;
  // Whether two figures from `first` on are a decade, and nobody's age: "the '60s", "in his 60s".
  [[nodiscard]] bool is_short_decade(std::uint32_t first, bool quoted) const;

  // --- "Tuesday, 10 January", "mardi 25", "lundi dernier" (date_weekday.cpp)
  std::optional<DateSpan> weekday_first(std::uint32_t at) const;
  [[nodiscard]] static DateSpan of_weekday(const Match& day, DateSpan date);
  [[nodiscard]] bool may_open_date(std::uint32_t at) const;
  [[nodiscard]] std::optional<DateSpan> full_date(std::uint32_t at) const;
  // "Friday 31", "mardi 25", "tues the 4th"
  [[nodiscard]] std::optional<DateSpan> its_day(std::uint32_t at) const;
  [[nodiscard]] bool reads_as_hour(const Number& n) const;
  [[nodiscard]] bool read_clock_behind(std::uint32_t at) const;
  // "the Friday after next"
  bool after_next(DateSpan& out) const;
  // "mercredi en huit": the one a week after the next
  bool weeks_on(DateSpan& out) const;
  // "on a Sunday", "the second Monday": any of them.
  [[nodiscard]] bool is_any(std::uint32_t at) const;
  // "Sunday School", "Monday Night Football"; "On Friday President …" is led.
  [[nodiscard]] bool in_a_name(const Match& day) const;
  // "Sat", "mer." by themselves are mostly something else.
  [[nodiscard]] bool is_doubtful(std::uint32_t at) const;

  // --- "first quarter of 2024", "19th century", "the first week of May" (date_units.cpp)
  [[nodiscard]] std::optional<DateSpan> numbered_unit(std::uint32_t at) const;
  // "the first ten days of March", "les six premiers mois de 2024"
  [[nodiscard]] std::optional<DateSpan> first_units(std::uint32_t at, std::uint32_t unit_at, std::int32_t count) const;
  // "18th and 19th centuries"
  [[nodiscard]] std::optional<DateSpan> two_centuries(std::uint32_t at, const Number& n) const;
  [[nodiscard]] std::optional<DateSpan> numbered_century(std::uint32_t at, const Number& n, const Match& unit) const;
  [[nodiscard]] std::optional<DateSpan> numbered_part(std::uint32_t at, const Number& n, const Match& unit) const;
  // "the first half of May", "la seconde moitié du XXe siècle"
  [[nodiscard]] std::optional<DateSpan> half_of(const Number& n, std::uint32_t at) const;
  std::optional<DateSpan> halved(std::uint32_t at) const;
  void in_century(DateSpan& span) const;
  [[nodiscard]] bool told_by_quarters(std::uint32_t at) const;

  // --- "week 31", "FY2024", "la semaine prochaine" (date_units.cpp)
  std::optional<DateSpan> unit_first(std::uint32_t at) const;
  // "the weekend of Halloween"
  [[nodiscard]] std::optional<DateSpan> weekend_of_day(const Match& weekend) const;
  // "week 31"
  [[nodiscard]] std::optional<DateSpan> numbered_week(const Match& week) const;
  // "the week of April 10th", "la semaine du 3 mai"
  [[nodiscard]] std::optional<DateSpan> week_of_day(const Match& week) const;
  // The day that a week or a weekend is of.
  [[nodiscard]] std::optional<DateSpan> anchor_day(std::uint32_t at, bool feast) const;
  // "quarter 2 2018"
  [[nodiscard]] std::optional<DateSpan> quarter_and_number(const Match& quarter) const;
  // "year 2008", "FY2024", "exercice 2023-2024"
  [[nodiscard]] std::optional<DateSpan> year_and_number(const Match& unit) const;
  // Whether `to` is the year behind `year`, whole or by its last two figures: "2013-2014", "2013/14".
  [[nodiscard]] static bool follows(const Number& to, const Number& year) {
    return to.value == year.value + 1 || (to.digits == 2 && to.value == (year.value + 1) % 100);
  }
  std::optional<DateSpan> roman_century(const Match& unit) const;

  // --- "that week", "la semaine suivante", "year to date" (date_story.cpp)
  std::optional<DateSpan> story(const Match& unit) const;
  [[nodiscard]] DateSpan in_story(std::uint32_t first, std::uint32_t last) const;
  // "the same year", "la même semaine"
  [[nodiscard]] std::optional<DateSpan> same_unit(const Match& unit, std::uint32_t same) const;
  // "year to date"
  [[nodiscard]] DateSpan unit_to_date(const Match& unit, std::uint32_t last) const;
  // "the day before", "the week after next"
  [[nodiscard]] std::optional<DateSpan> off_in_story(const Match& unit, const DateText::Hit& off) const;

  // --- "today", « ce soir-là », "year-end", « à ce jour », « le lendemain », "now" (date_relative.cpp)
  std::optional<DateSpan> named_day(std::uint32_t at) const;
  [[nodiscard]] DateSpan day_from_now(std::uint32_t first, std::uint32_t last, std::int32_t by) const;
  // "hier", "tomorrow", « ce soir-là »
  [[nodiscard]] std::optional<DateSpan> counted_day(std::uint32_t at, const DateText::Hit& day) const;
  // "at year-end", "EOY"
  [[nodiscard]] std::optional<DateSpan> end_of_unit(std::uint32_t at, const DateText::Hit& end) const;
  // "To date, …", "… à ce jour."
  [[nodiscard]] std::optional<DateSpan> until_now(std::uint32_t at, const DateText::Hit& until) const;
  // "le lendemain": of what was just told
  [[nodiscard]] std::optional<DateSpan> story_day(std::uint32_t at, const DateText::Hit& day) const;
  [[nodiscard]] std::optional<DateSpan> bare_weekend(std::uint32_t at, const DateText::Hit& weekend) const;
  // Whether the word for now in [at, last) is an end of a range, or of a short note.
  [[nodiscard]] bool ends_range(std::uint32_t at, std::uint32_t last) const;
  [[nodiscard]] bool ends_note(std::uint32_t at, std::uint32_t last) const;

  // --- "early 2010", "fin janvier", "later this week" (date_relative.cpp)
  std::optional<DateSpan> edge(std::uint32_t at) const;
  // "late on Wednesday"; "early on in the war" is no date.
  [[nodiscard]] std::optional<DateSpan> day_at_edge(std::uint32_t next) const;
  [[nodiscard]] std::optional<DateSpan> figure_at_edge(std::uint32_t next) const;
  [[nodiscard]] std::optional<DateSpan> name_at_edge(std::uint32_t next) const;
  [[nodiscard]] std::optional<DateSpan> unit_at_edge(std::uint32_t at, const DateText::Hit& edge, std::uint32_t next) const;

  // --- "last week", « ce lundi »: a word that points, and what it points at (date_relative.cpp)
  struct Directed {
    std::uint32_t at = 0;    // "last", « ce »
    std::uint32_t next = 0;  // what stands behind it
    std::int32_t by = 0;     // as in Turn
    bool is_this = false;
    std::optional<Number> count;
  };
  std::optional<DateSpan> directed(std::uint32_t at) const;
  [[nodiscard]] static DateSpan pointed(const Directed& way, std::uint32_t last);
  [[nodiscard]] static std::optional<DateSpan> turned(const Directed& way, std::optional<DateSpan> named);
  [[nodiscard]] static std::optional<DateSpan> from(std::uint32_t first, std::optional<DateSpan> span) {
    if (span) span->first = first;
    return span;
  }
  [[nodiscard]] bool has_article(const Directed& way) const;
  // « la dernière semaine de juillet », « les dernières 48 heures »: where adjectives stand behind their nouns, one
  // stands in front only of a part of something, or of a count.
  [[nodiscard]] std::optional<DateSpan> adjective_in_front(const Directed& way) const;
  // "ce dernier lundi", « ces dernières 48 heures »
  [[nodiscard]] std::optional<DateSpan> turned_anew(const Directed& way) const;
  [[nodiscard]] std::optional<DateSpan> directed_weekday(const Directed& way) const;
  [[nodiscard]] DateSpan directed_season(const Directed& way, const DateText::Hit& season) const;
  [[nodiscard]] std::optional<DateSpan> directed_units(const Directed& way, const Match& unit, std::int32_t count) const;
  [[nodiscard]] std::optional<DateSpan> directed_unit(const Directed& way, const Match& unit) const;
  // "the last three weeks OF JULY", "the last quarter of 2024"; `out` is turned back for that.
  bool last_of(DateSpan& out, const Match& unit, std::int32_t count) const;
  // "at the last minute", "in past years"
  [[nodiscard]] bool tells_no_date(const Directed& way, const Match& unit) const;
  // "next year's first quarter"
  bool part_of_year(DateSpan& out, const Match& year) const;
  // "next week on Tuesday", "this week Monday"
  void take_weekday(DateSpan& week) const;

  // --- "three days ago", "in two weeks": how far off (date_count.cpp)
  struct Distance {
    std::uint32_t at = 0;    // "three", « une quinzaine de »
    std::uint32_t next = 0;  // what is counted
    std::uint32_t last = 0;  // where the length ends
    std::int32_t count = 1;
    DateUnit unit = DateUnit::day;
    bool vague = false;    // "half a", "a few"
    bool several = false;  // "2 years 1 month"
  };
  std::optional<DateSpan> counted_off(std::uint32_t at) const;
  [[nodiscard]] std::optional<Distance> how_many(std::uint32_t at) const;
  // "les trois derniers mois", "5 upcoming weeks"
  [[nodiscard]] std::optional<DateSpan> turned_units(const Distance& far, const Turn& turn) const;
  // The unit, with what shorter ones are added to it; false where a fraction goes on, which no date has.
  bool read_length(Distance& far) const;
  // "Within two weeks." by itself answers when; in a sentence it is how long something may take.
  [[nodiscard]] std::optional<DateSpan> answered_within(const Distance& far) const;
  [[nodiscard]] DateSpan distant(const Distance& far, std::uint32_t first, std::uint32_t last, std::int32_t direction) const;
  // "in 3 days ON FRIDAY"
  [[nodiscard]] std::uint32_t past_weekday(std::uint32_t last) const;
  [[nodiscard]] std::optional<DateSpan> later_in_story(const Distance& far) const;
  // "3 days starting Monday", "for a week beginning 3 May", "for two weeks from 6 January": a stretch from a day on.
  [[nodiscard]] std::optional<DateSpan> stretch_from(const Distance& far) const;
  // "two days before yesterday", "2 weeks after May 13 1999"
  [[nodiscard]] std::optional<DateSpan> off_a_day(const Distance& far) const;
  // Where the approximators begin that stand between "in" and what is at `at`: "in about two weeks".
  [[nodiscard]] std::uint32_t before_approximators(std::uint32_t at) const;
  // Whether "in", which ends at `in`, says when: "in two weeks", not "twice in a day".
  [[nodiscard]] bool dates_ahead(const Distance& far, std::uint32_t in) const;

  // The longer stretch behind "of" that a week or some days are the last or first of.
  [[nodiscard]] std::optional<DateSpan> container(std::uint32_t at, DateUnit part) const;
  // The same behind a unit, taken into `out`: "the first ten days OF MARCH".
  std::optional<Moment> whole_behind(DateSpan& out, const Match& unit) const;
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
  void set_in_week(DateSpan& day, std::int32_t by) const;
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
  // "may" and "march" in small letters, where the months have capitals.
  [[nodiscard]] bool rather_a_verb(const Match& month) const;
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
