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
  const bool after = adjective_behind();
  DateSpan out;
  out.first = at;
  out.last = unit.last;
  out.deictic = true;
  out.takes_article = after;
  out.of_story = true;
  const bool known = published_ && published_->year;

  // "the same year", "la même semaine"
  if (const auto same = text_.before(at, Category::date_link, "same"); same && kind >= DateUnit::day) {
    out.first = same->last;
    if (const auto this_ = text_.before(out.first, Category::date_word, "this")) {  // "cette même année"
      out.first = this_->last;
      out.takes_article = false;
    }
    // "the same quarter in 2023", "the same month last year"
    DateSpan dated = out;
    dated.begin.grain = Grain::year;
    if (kind < DateUnit::year && take_year(dated)) return dated;
    if (!stands_free(unit.last) || text_.link(unit.last, "of")) return std::nullopt;
    return out;
  }
  // "that weekend": the conjunction is followed by a clause, not by a bare noun of time.
  if (const auto that = text_.before(at, Category::date_link, "that"); that && kind >= DateUnit::day) {
    if (!stands_free(unit.last) || text_.link(unit.last, "of") || text_.unit(unit.last + 1)) return std::nullopt;
    out.first = that->last;
    return out;
  }
  // "year to date"
  std::uint32_t next = unit.last;
  if (text_.hyphen(next)) ++next;
  if (const auto to_date = text_.link(next, "to_date")) {
    out.last = to_date->last;
    out.stretch = true;
    if (!known) return out;
    shift(out, kind, 0);
    const Civil today{*published_->year, published_->part, published_->day};
    const std::int64_t day = to_days(today);
    switch (kind) {
      case DateUnit::week: out.begin = day_moment(from_days(day - weekday_of(day) + 1)); break;
      case DateUnit::month: out.begin = day_moment({today.year, today.month, 1}); break;
      case DateUnit::quarter: out.begin = day_moment({today.year, (today.month - 1) / 3 * 3 + 1, 1}); break;
      case DateUnit::year: out.begin = day_moment({today.year, 1, 1}); break;
      default: return out;
    }
    out.end = day_moment(today);
    return out;
  }
  const auto the = text_.before(at, Category::date_link, "the");
  // "le jour même", "la semaine suivante", "le mois d'avant"
  const auto same_behind = kind == DateUnit::day ? text_.link(unit.last, "same_behind") : std::nullopt;
  const auto turned = text_.link(unit.last, "story_turn");
  if (const auto hit = same_behind ? same_behind : turned; hit && the && kind >= DateUnit::day) {
    // "le jour suivant la victoire" goes on with a noun.
    if (text_.link(hit->last, "the") || text_.has(hit->last, Category::determiner) || !stands_free(hit->last)) return std::nullopt;
    out.last = hit->last;
    return out;
  }
  if (!the) return std::nullopt;
  if (const auto off = text_.link(unit.last, "story_off")) {
    const std::int32_t by = to_integer(off->argument);
    // "the week after next", "the year before last"
    if (const auto turn = turn_before(off->last); turn.has_value() && (turn->by < 0) == (by < 0) && stands_free(turn->last) &&
                                                  !text_.has(turn->last, Category::weekday) && !text_.has(turn->last, Category::month)) {
      out.last = turn->last;
      out.takes_article = true;
      shift(out, kind, 2 * by);
      return out;
    }
    // "the day after Thanksgiving"
    if (kind >= DateUnit::day && kind <= DateUnit::month && text_.inside(off->last)) {
      if (auto anchor = point(off->last); anchor && anchor->begin.grain == Grain::day && !anchor->end && !possessive(text_, anchor->last)) {
        resolve(*anchor, false);
        out.last = anchor->last;
        out.takes_article = true;
        offset(out, kind, by, *anchor);
        return out;
      }
    }
    if (!closes(off->last)) return std::nullopt;
    out.last = off->last;
    out.takes_article = true;
    return out;
  }
  // "closed up 3% for the week", "sur l'année": the one the text speaks of.
  if (const auto whole = text_.before(the->last, Category::date_link, "whole");
      whole && closes(unit.last) && (is_stretch(kind) || (kind == DateUnit::day && whole->argument == "day"))) {
    if (text_.is(unit.last, u'(')) return std::nullopt;
    out.takes_article = true;
    return out;
  }
  return std::nullopt;
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
