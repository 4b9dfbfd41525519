// A date with its range and its time: what stands behind and around a point in time.
#pragma once

#include <optional>
#include <string_view>

#include "date/clock.h"
#include "date/date_grammar.h"
#include "date/date_text.h"

namespace citelight {

class DateComposer {
 public:
  DateComposer(const DateText& text, const DateGrammar& grammar) : text_(text), grammar_(grammar) {}
  // The sentence is a line about the page, whose times are no figures.
  void set_byline(bool byline) { byline_ = byline; }

  // The date that starts at `at`, with its range and its time.
  [[nodiscard]] std::optional<DateSpan> whole(std::uint32_t at, std::uint32_t after_date) const;
  // The range that `begin` is the first end of.
  [[nodiscard]] std::optional<DateSpan> range(const DateSpan& begin) const;
  // The day that stands behind a time: "5 p.m. on Tuesday".
  [[nodiscard]] std::optional<DateSpan> date_behind(const ClockTime& clock) const;
  // Gives a day the time that was told with it: 9 is 21 h in the evening.
  static void set_time(DateSpan& day, const ClockTime& clock);
  // Whether two bare figures in the sentence may be hours: "from 5 to 7" is no change
  // from one value to another, "Monday 12-4" no score.
  [[nodiscard]] bool hours_possible() const;

  // The words that open a range in front of `first` or of its article: "between", "from".
  [[nodiscard]] std::optional<DateText::Hit> opener(std::uint32_t first, ClassName kind) const;
  // Where the article in front of `first` begins, or `first`.
  [[nodiscard]] std::uint32_t before_article(std::uint32_t first) const;
  [[nodiscard]] std::uint32_t past_article(std::uint32_t at) const;

 private:
  struct Join {
    std::uint32_t last = 0;
    bool list = false;
  };
  [[nodiscard]] std::optional<Join> join(std::uint32_t at, bool opened_and) const;
  [[nodiscard]] std::optional<DateSpan> shared(std::uint32_t at) const;
  static void follow(const DateSpan& from, DateSpan& to);
  [[nodiscard]] std::optional<DateSpan> time_end(std::uint32_t at, const DateSpan& begin) const;
  [[nodiscard]] std::optional<DateSpan> year_end(std::uint32_t at) const;
  bool attach_time(DateSpan& span) const;
  bool take_day_part(DateSpan& day) const;

  const DateText& text_;
  const DateGrammar& grammar_;
  bool byline_ = false;
};

}  // namespace citelight
