// Days with a name: "Christmas Eve", "Noël 2023", "Black Friday".
#include "date/date_grammar.h"

namespace citelight {

std::optional<DateSpan> DateGrammar::holiday(std::uint32_t at, std::int32_t by) const {
  const auto hit = text_.word(at, "holiday");
  if (!hit) return std::nullopt;
  DateSpan out;
  out.first = at;
  out.last = hit->last;
  out.begin.grain = Grain::day;
  const auto weekend = [&] {
    if (const auto unit = text_.unit(out.last); unit && static_cast<DateUnit>(unit->value) == DateUnit::weekend) out.last = unit->last;
  };
  weekend();
  auto year = year_behind(out.last);
  if (!year) {
    // "labor day 2021 weekend"
    const auto n = text_.digits(out.last);
    const auto unit = n && n->digits == 4 && n->value >= 1900 && n->value <= 2199 ? text_.unit(n->last) : std::nullopt;
    if (unit && static_cast<DateUnit>(unit->value) == DateUnit::weekend) year = Years{n->last, n->value};
  }
  if (year) {
    out.last = year->last;
    out.year_said = true;
    weekend();
  } else if (const auto behind = turn_behind(out.last)) {  // « à Noël dernier »
    out.last = behind->last;
    by = behind->by;
  } else if (!relative_year(out)) {  // "Christmas last year"

    const auto the = text_.before(at, Category::date_link, "the");
    const std::uint32_t front = the ? the->last : at;
    const auto of = text_.before(front, Category::date_link, "of");
    const bool eve = of && text_.before(of->last, Category::date_word, "story_day");  // "la veille de Noël"
    const bool called = eve || text_.before(front, Category::date_link, "feast") || text_.before(front, Category::date_link, "off") ||
                        (!hit->argument.empty() && text_.before(at, Category::date_link, "on_day")) ||
                        text_.before(at, Category::date_link, "story_off") || text_.before(at, Category::date_link, "starting") ||
                        text_.before(at, Category::date_word, "dir") || text_.before(at, Category::date_word, "this") ||
                        out.last > hit->last;
    if (!called) return std::nullopt;
  }
  // "12-25", "easter 39", "nth 11 4 4": the fourth Thursday of November.
  const auto in_year = [&](std::int32_t y) -> Civil {
    const std::string_view rule = hit->argument;
    if (rule.starts_with("easter")) return from_days(to_days(easter(y)) + (rule.size() > 7 ? to_integer(rule.substr(7)) : 0));
    if (rule.starts_with("nth") && rule.size() >= 10) {
      const std::int32_t month = to_integer(rule.substr(4, 2));
      const std::int32_t nth = rule[7] - '0';
      const std::int32_t weekday = rule[9] - '0';
      const std::int64_t first = to_days({y, month, 1});
      return from_days(first + (weekday - weekday_of(first) + 7) % 7 + 7 * (nth - 1) +
                       (rule.size() > 11 ? to_integer(rule.substr(11)) : 0));
    }
    return {y, to_integer(rule.substr(0, 2)), rule.size() > 3 ? to_integer(rule.substr(3)) : 1};
  };
  if (hit->argument.empty()) {  // known by name alone: its calendar is the moon's
    if (year) out.begin.year = year->year;
    out.begin.grain = out.begin.year ? Grain::year : Grain::none;
    out.deictic = true;
    return out;
  }
  if (year) {
    out.begin = day_moment(in_year(year->year));
  } else if (out.begin.year) {
    out.begin = day_moment(in_year(*out.begin.year));
  } else if (published_ && published_->year) {
    const std::int64_t today = to_days({*published_->year, published_->part, published_->day});
    Civil best = in_year(*published_->year);
    // The nearest; "last" and "next": the nearest on that side.
    const auto away = [&](const Civil& c) {
      const std::int64_t days = to_days(c) - today;
      const bool other_side = by < 0 ? days >= 0 : by > 0 && days <= 0;
      return (days < 0 ? -days : days) + (other_side ? 1000 : 0);
    };
    for (const std::int32_t y : {*published_->year - 1, *published_->year + 1}) {
      if (const Civil other = in_year(y); away(other) < away(best)) best = other;
    }
    out.begin = day_moment(best);
    out.year_said = true;
  }
  out.deictic = !year;
  out.of_story = !year;  // where no day of publication tells its date, its name is what is known
  return out;
}

}  // namespace citelight
