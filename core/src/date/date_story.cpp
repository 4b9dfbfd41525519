// Dates told from the time the text speaks of: "that week", "la même année", "the day
// before", "la semaine suivante", and stretches named by their unit alone: "the week
// after next", "year to date", "up 3% for the week".
#include "citelight/quantity.h"
#include "date/date_grammar.h"

namespace citelight {
namespace {

constexpr bool is_stretch(DateUnit unit) {
  return unit == DateUnit::week || unit == DateUnit::month || unit == DateUnit::quarter || unit == DateUnit::year;
}

}  // namespace

bool possessive(const DateText& text, std::uint32_t at) {
  return text.glued(at) && (text.at(at) == u"'s" || text.at(at) == u"\u2019s" || text.is(at, u'\'') || text.is(at, u'\u2019'));
}

bool DateGrammar::closes(std::uint32_t last) const {
  if (!text_.inside(last)) return true;
  for (const char16_t mark : {u'.', u',', u';', u':', u'!', u'?', u')', u']'}) {
    // "at 11:05", "1.5" go on
    if (text_.is(last, mark)) return !(text_.glued(last) && text_.glued(last + 1) && text_.is_number(last + 1));
  }
  if (text_.is(last, u'(')) return true;
  return text_.link(last, "and").has_value();
}

bool DateGrammar::stands_free(std::uint32_t last) const {
  if (!text_.inside(last)) return true;
  if (text_.hyphen(last)) return false;
  if (text_.is_number(last)) return false;
  return !text_.is_word(last) || text_.has(last, Category::function_word) || text_.token(last).capitalised;
}

void DateGrammar::offset(DateSpan& out, DateUnit unit, std::int32_t by, const DateSpan& anchor) const {
  out.deictic = true;
  out.begin.grain = Grain::day;
  const Moment& m = anchor.begin;
  if (!m.year || m.grain != Grain::day || m.part == 0) return;
  const Civil c{*m.year, m.part, m.day};
  if (unit == DateUnit::day) out.begin = day_moment(from_days(to_days(c) + by));
  else if (unit == DateUnit::week) out.begin = day_moment(from_days(to_days(c) + 7 * by));
  else if (unit == DateUnit::fortnight) out.begin = day_moment(from_days(to_days(c) + 14 * by));
  else if (unit == DateUnit::month) out.begin = day_moment(add_months(c, by));
  out.year_said = true;
}

// A unit of time whose words around it say which one is meant.
std::optional<DateSpan> DateGrammar::story(const Match& unit) const {
  const std::uint32_t at = unit.first;
  const DateUnit kind = unit_of(unit);
  if (is_plural(text_, unit) || kind == DateUnit::second || kind == DateUnit::fiscal_year || kind == DateUnit::half) return std::nullopt;
  if (text_.glued(at) && !text_.elided(at - 1)) return std::nullopt;
  const bool days = kind >= DateUnit::day;
  if (const auto same = text_.before(at, Category::date_link, "same"); same && days) return same_unit(unit, same->last);
  // "that weekend": the conjunction is followed by a clause, not by a bare noun of time.
  if (const auto that = text_.before(at, Category::date_link, "that"); that && days) {
    if (!stands_free(unit.last) || text_.link(unit.last, "of") || text_.unit(unit.last + 1)) return std::nullopt;
    return in_story(that->last, unit.last);
  }
  const std::uint32_t next = text_.hyphen(unit.last) ? unit.last + 1 : unit.last;
  if (const auto to_date = text_.link(next, "to_date")) return unit_to_date(unit, to_date->last);
  const auto the = text_.before(at, Category::date_link, "the");
  if (!the) return std::nullopt;
  // "le jour même", "la semaine suivante", "le mois d'avant"
  auto turned = kind == DateUnit::day ? text_.link(unit.last, "same_behind") : std::nullopt;
  if (!turned) turned = text_.link(unit.last, "story_turn");
  if (turned && days) {
    // "le jour suivant la victoire" goes on with a noun.
    if (text_.link(turned->last, "the") || text_.has(turned->last, Category::determiner) || !stands_free(turned->last)) return std::nullopt;
    return in_story(at, turned->last);
  }
  if (const auto off = text_.link(unit.last, "story_off")) return off_in_story(unit, *off);
  // "closed up 3% for the week", "sur l'année": the one the text speaks of.
  const auto whole = text_.before(the->last, Category::date_link, "whole");
  if (!whole || !closes(unit.last) || text_.is(unit.last, u'(') ||
      !(is_stretch(kind) || (kind == DateUnit::day && whole->argument == "day")))
    return std::nullopt;
  DateSpan out = in_story(at, unit.last);
  out.takes_article = true;
  return out;
}

DateSpan DateGrammar::in_story(std::uint32_t first, std::uint32_t last) const {
  DateSpan out;
  out.first = first;
  out.last = last;
  out.deictic = true;
  out.takes_article = adjective_behind();
  out.of_story = true;
  return out;
}

std::optional<DateSpan> DateGrammar::same_unit(const Match& unit, std::uint32_t same) const {
  const auto this_ = text_.before(same, Category::date_word, "this");  // "cette même année"
  DateSpan out = in_story(this_ ? this_->last : same, unit.last);
  if (this_) out.takes_article = false;
  // "the same quarter in 2023", "the same month last year"
  DateSpan dated = out;
  dated.begin.grain = Grain::year;
  if (unit_of(unit) < DateUnit::year && take_year(dated)) return dated;
  return stands_free(unit.last) && !text_.link(unit.last, "of") ? std::optional(out) : std::nullopt;
}

DateSpan DateGrammar::unit_to_date(const Match& unit, std::uint32_t last) const {
  DateSpan out = in_story(unit.first, last);
  out.stretch = true;
  const auto now = today();
  if (!now) return out;
  shift(out, unit_of(unit), 0);
  const Civil date{*published_->year, published_->part, published_->day};
  switch (unit_of(unit)) {
    case DateUnit::week: out.begin = day_moment(from_days(*now - weekday_of(*now) + 1)); break;
    case DateUnit::month: out.begin = day_moment({date.year, date.month, 1}); break;
    case DateUnit::quarter: out.begin = day_moment({date.year, (date.month - 1) / 3 * 3 + 1, 1}); break;
    case DateUnit::year: out.begin = day_moment({date.year, 1, 1}); break;
    default: return out;
  }
  out.end = day_moment(date);
  return out;
}

std::optional<DateSpan> DateGrammar::off_in_story(const Match& unit, const DateText::Hit& off) const {
  const DateUnit kind = unit_of(unit);
  const std::int32_t by = to_integer(off.argument);
  DateSpan out = in_story(unit.first, off.last);
  out.takes_article = true;
  // "the week after next", "the year before last"
  if (const auto turn = turn_before(off.last); turn && (turn->by < 0) == (by < 0) && stands_free(turn->last) &&
                                               !text_.has(turn->last, Category::weekday) && !text_.has(turn->last, Category::month)) {
    out.last = turn->last;
    shift(out, kind, 2 * by);
    return out;
  }
  // "the day after Thanksgiving"
  if (kind >= DateUnit::day && kind <= DateUnit::month && text_.inside(off.last)) {
    if (auto anchor = point(off.last); anchor && anchor->begin.grain == Grain::day && !anchor->end && !possessive(text_, anchor->last)) {
      resolve(*anchor, false);
      out.last = anchor->last;
      offset(out, kind, by, *anchor);
      return out;
    }
  }
  return closes(off.last) ? std::optional(out) : std::nullopt;
}

std::optional<DateGrammar::Week> DateGrammar::week_of(std::uint32_t at) const {
  std::uint32_t next = at;
  if (text_.is(next, u',')) ++next;
  else if (const auto of = text_.link(next, "of")) next = of->last;
  const bool linked = next != at;
  if (const auto the = linked ? text_.link(next, "the") : std::nullopt) next = the->last;
  if (!text_.inside(next)) return std::nullopt;
  const bool after = adjective_behind();
  std::uint32_t noun = next;
  std::int32_t by = 0;
  bool turned = true;
  if (const auto this_ = text_.word(next, "this")) {
    noun = this_->last;
  } else if (const auto turn = turn_before(next)) {
    if (after) return std::nullopt;
    noun = turn->last;
    by = turn->by;
  } else {
    turned = false;
  }
  const auto unit = text_.unit(noun);
  if (!unit || unit_of(*unit) != DateUnit::week || is_plural(text_, *unit)) return std::nullopt;
  if (turned) {
    if (const auto there = text_.dash(unit->last) ? text_.link(unit->last + 1, "there") : std::nullopt)
      return Week{there->last, std::nullopt};
    if (text_.word(next, "narrative")) return Week{unit->last, std::nullopt};
    return Week{unit->last, by};
  }
  if (!linked) return std::nullopt;
  if (const auto behind = turn_behind(unit->last)) return Week{behind->last, behind->by};
  if (const auto told = text_.link(unit->last, "story_turn")) return Week{told->last, std::nullopt};
  if (const auto off = text_.link(unit->last, "story_off"); off && closes(off->last)) return Week{off->last, std::nullopt};
  return std::nullopt;
}

// "Tuesday of next week", "Tuesday, next week", "lundi de la semaine prochaine"
bool DateGrammar::in_week(DateSpan& day, std::uint32_t at) const {
  const auto week = week_of(at);
  if (!week) return false;
  day.last = week->last;
  day.deictic = true;
  if (!week->by) {
    day.begin = Moment{};
    day.weekday = 0;
    day.of_story = true;
    return true;
  }
  set_in_week(day, *week->by);
  return true;
}

void DateGrammar::set_in_week(DateSpan& day, std::int32_t by) const {
  const auto now = today();
  if (!now) return;
  day.begin = day_moment(from_days(*now - weekday_of(*now) + day.weekday + 7 * by));
  day.year_said = true;
}

bool DateGrammar::turned_in_story(DateSpan& out) const {
  const auto told = text_.link(out.last, "story_turn");
  if (!told || !stands_free(told->last) || text_.link(told->last, "the")) return false;
  out.last = told->last;
  out.begin = Moment{};
  out.weekday = 0;
  out.deictic = out.of_story = true;
  return true;
}

std::optional<DateSpan> DateGrammar::told_month(std::uint32_t at) const {
  if (const auto the = text_.link(at, "the")) at = the->last;
  if (!text_.inside(at)) return std::nullopt;
  const bool after = adjective_behind();
  std::uint32_t noun = at;
  std::int32_t by = 0;
  bool turned = true;
  if (const auto this_ = text_.word(at, "this")) {
    noun = this_->last;
  } else if (const auto turn = turn_before(at); turn && !after) {
    noun = turn->last;
    by = turn->by;
  } else {
    turned = false;
  }
  const auto unit = text_.unit(noun);
  if (!unit || unit_of(*unit) != DateUnit::month || text_.link(unit->last, "of")) return std::nullopt;
  DateSpan out;
  out.first = at;
  out.last = unit->last;
  if (!turned) {
    if (const auto told = text_.link(unit->last, "story_turn")) {
      out.last = told->last;
      return out;
    }
    if (const auto behind = turn_behind(unit->last)) {
      out.last = behind->last;
      by = behind->by;
    }
  }
  if (!text_.word(at, "narrative")) shift(out, DateUnit::month, by);
  return out;
}

// "the first Sunday of June", "le dernier vendredi du mois": n is -1 for the last.
std::optional<DateSpan> DateGrammar::nth_weekday(std::uint32_t weekday_at, std::int32_t n) const {
  const auto weekday = text_.weekday(weekday_at);
  const auto of = weekday ? text_.link(weekday->last, "of") : std::nullopt;
  if (!of || n > 5) return std::nullopt;
  const auto month = container(of->last, DateUnit::day);
  if (!month || month->begin.grain == Grain::year) return std::nullopt;
  DateSpan out;
  out.last = month->last;
  out.takes_article = true;
  out.deictic = month->deictic;
  out.begin.grain = Grain::day;
  const Moment& m = month->begin;
  if (m.grain != Grain::month || !m.year) return out;
  const std::int32_t wanted = static_cast<std::int32_t>(weekday->value);
  const std::int64_t first = to_days({*m.year, m.part, 1});
  const std::int64_t last = first + days_in_month(*m.year, m.part) - 1;
  const std::int64_t day = n < 0 ? last - (weekday_of(last) - wanted + 7) % 7 : first + (wanted - weekday_of(first) + 7) % 7 + 7 * (n - 1);
  if (day > last) return std::nullopt;
  out.begin = day_moment(from_days(day));
  out.year_said = true;
  return out;
}

}  // namespace citelight
