// Dates counted from the day of publication ("hier", "last week", "next 3 days"),
// and the beginning, middle or end of one ("early 2010", "fin janvier").
#include "date/clock.h"
#include "date/date_grammar.h"

namespace citelight {

std::optional<DateGrammar::Turn> DateGrammar::turn_before(std::uint32_t at) const {
  if (!text_.has(at, Category::date_word)) return std::nullopt;
  const auto hit = text_.word(at, "dir");
  if (!hit || hit->argument.empty()) return std::nullopt;
  return Turn{hit->last, to_integer(hit->argument)};
}

std::optional<DateGrammar::Turn> DateGrammar::turn_behind(std::uint32_t at) const {
  return adjective_behind() ? turn_before(at) : std::nullopt;
}

// --- today, hier, demain matin

std::optional<DateSpan> DateGrammar::named_day(std::uint32_t at) const {
  if (const auto day = text_.word(at, "day")) return counted_day(at, *day);
  if (const auto end = text_.word(at, "end_of")) return end_of_unit(at, *end);
  if (const auto until = text_.word(at, "until_now")) return until_now(at, *until);
  if (const auto day = text_.word(at, "story_day")) return story_day(at, *day);
  if (const auto weekend = text_.word(at, "weekend")) return bare_weekend(at, *weekend);
  if (const auto now = text_.word(at, "now")) {
    // Before a verb or a noun it dates nothing ("is now the largest"). It can end a
    // sentence, where it says when, or a range.
    const bool whole = now->last > at + 1;
    if (whole || ends_range(at, now->last) || ends_note(at, now->last)) return day_from_now(at, now->last, 0);
  }
  return std::nullopt;
}

DateSpan DateGrammar::day_from_now(std::uint32_t first, std::uint32_t last, std::int32_t by) const {
  DateSpan out;
  out.first = first;
  out.last = last;
  shift(out, DateUnit::day, by);
  return out;
}

std::optional<DateSpan> DateGrammar::counted_day(std::uint32_t at, const DateText::Hit& day) const {
  // "tdtmr", "today's" are tokens of their own; a name's part is glued: "USA-Today".
  if (text_.glued(at) && text_.token(at - 1).kind == TokenKind::word && !text_.elided(at - 1)) return std::nullopt;
  // "USA Today"
  if (at > text_.first() && text_.token(at).capitalised && text_.is_word(at - 1) && text_.token(at).space_before &&
      !text_.token(at).line_before && text_.token(at - 1).capitalised)
    return std::nullopt;
  // "ce soir-là": another day's evening.
  if (const auto there = text_.dash(day.last) && text_.glued(day.last) ? text_.link(day.last + 1, "there") : std::nullopt) {
    DateSpan out;
    out.first = at;
    out.last = there->last;
    out.of_story = true;
    out.deictic = true;
    return out;
  }
  return day_from_now(at, day.last, to_integer(day.argument));
}

std::optional<DateSpan> DateGrammar::end_of_unit(std::uint32_t at, const DateText::Hit& end) const {
  const bool led =
      text_.before(at, Category::date_link, "feast") || text_.before(at, Category::date_link, "bound") || text_.is_word(end.last - 1);
  const bool coined = end.last == at + 1;
  if ((!coined && (!led || !stands_free(end.last))) || (text_.glued(at) && text_.token(at - 1).kind != TokenKind::mark))
    return std::nullopt;
  DateSpan out;
  out.first = at;
  out.last = end.last;
  shift(out, end.argument == "month" ? DateUnit::month : end.argument == "quarter" ? DateUnit::quarter : DateUnit::year, 0);
  return out;
}

std::optional<DateSpan> DateGrammar::until_now(std::uint32_t at, const DateText::Hit& until) const {
  const bool opens = at == text_.first() && text_.is(until.last, u',');
  if ((!opens && !closes(until.last)) ||
      (at > text_.first() &&
       (text_.dash(at - 1) || text_.is_number(at - 1) || text_.word(at - 1, "edge") || text_.link(at - 1, "bound"))) ||
      text_.unit(at - 1))
    return std::nullopt;
  return day_from_now(at, until.last, 0);
}

std::optional<DateSpan> DateGrammar::story_day(std::uint32_t at, const DateText::Hit& day) const {
  DateSpan out;
  out.first = at;
  out.last = day.last;
  // "la veille de Noël", "le lendemain du 3 mai"
  const std::int32_t by = to_integer(day.argument);
  if (const auto of = text_.link(day.last, "of"); of && by != 0) {
    std::uint32_t from = of->last;
    if (const auto the = text_.link(from, "the")) from = the->last;
    if (auto anchor = text_.inside(from) ? point(from) : std::nullopt; anchor && anchor->begin.grain == Grain::day && !anchor->end) {
      resolve(*anchor, false);
      out.last = anchor->last;
      offset(out, DateUnit::day, by, *anchor);
      return out;
    }
  }
  // "veille" is a watch too: "la veille sanitaire", "à la veille du sommet".
  if (text_.has(at, Category::date_doubt)) {
    if (!text_.before(at, Category::date_link, "the") || text_.link(day.last, "of") || !stands_free(day.last)) return std::nullopt;
    out.takes_article = true;
  }
  out.begin.grain = Grain::day;
  out.deictic = true;
  return out;
}

std::optional<DateSpan> DateGrammar::bare_weekend(std::uint32_t at, const DateText::Hit& weekend) const {
  if (text_.link(weekend.last, "of") || text_.link(weekend.last, "story_off")) return std::nullopt;
  DateSpan out;
  out.first = at;
  out.last = weekend.last;
  const auto day = today();
  const bool behind_us = day && weekday_of(*day) < 6 && !looks_ahead(text_, false);
  shift(out, DateUnit::weekend, behind_us ? -1 : 0);
  return out;
}

bool DateGrammar::ends_range(std::uint32_t at, std::uint32_t last) const {
  const auto dated = [&](std::uint32_t t) {
    return text_.inside(t) &&
           (text_.is_number(t) || text_.categories(t).meets(any_of(Category::month, Category::weekday, Category::date_word)));
  };
  const bool between = text_.before(at, Category::date_link, "open_and").has_value();
  auto to = text_.link(last, "to");
  if (!to && between) to = text_.link(last, "and");
  if (to && (between || text_.before(at, Category::date_link, "open_to") || dated(to->last))) return true;
  auto joins = text_.before(at, Category::date_link, "to");
  if (!joins) joins = text_.before(at, Category::date_link, "and");
  return joins && joins->last > text_.first() && dated(joins->last - 1) && !text_.token(joins->last).capitalised;
}

bool DateGrammar::ends_note(std::uint32_t at, std::uint32_t last) const {
  // "Try it now", "Buy a link now!" above other lines call for it.
  const auto text_ends = [&](std::uint32_t t) { return t >= text_.reading().tokens.size(); };
  const bool ends = text_ends(last) || (text_.is(last, u'.') && !text_.inside(last + 1)) ||
                    ((text_.is(last, u'!') || text_.is(last, u'?')) && text_ends(last + 1));
  if (!ends || text_.last() - text_.first() > 7) return false;
  if (at == text_.first()) return true;
  // A note, not a story: "it's been so for years now".
  return !text_.has(at - 1, Category::date_unit) && text_.is_word(at - 1) && !text_.token(at - 1).line_before &&
         !text_.link(at - 1, "bound") && !text_.link(at - 1, "feast") && !text_.link(at - 1, "and") && !text_.link(at - 1, "to") &&
         !text_.has(at - 1, Category::preposition);
}

// --- "early 2010", "fin janvier", "later this week", "mid-1990s", "the end of the year"

std::optional<DateSpan> DateGrammar::edge(std::uint32_t at) const {
  const Nested nested(*this);
  if (nested.too_deep()) return std::nullopt;
  const auto hit = text_.word(at, "edge");
  if (!hit) return std::nullopt;
  std::uint32_t next = hit->last;
  if (text_.hyphen(next)) ++next;
  if (const auto the = text_.link(next, "the")) next = the->last;
  if (!text_.inside(next)) return std::nullopt;
  std::optional<DateSpan> inner;
  if (hit->argument == "on") {
    inner = day_at_edge(next);
  } else if (text_.is_number(next)) {
    inner = figure_at_edge(next);
  } else {
    inner = name_at_edge(next);
    if (!inner) return unit_at_edge(at, *hit, next);
  }
  if (!inner || (hit->argument == "rest" && (inner->begin.grain == Grain::day && inner->begin.part != 0 && !inner->deictic)) ||
      (hit->argument == "end" && next == hit->last && text_.has(next, Category::weekday)))  // « la grève a pris fin jeudi »
    return std::nullopt;
  inner->first = at;
  inner->takes_article = false;
  return inner;
}

std::optional<DateSpan> DateGrammar::day_at_edge(std::uint32_t next) const {
  std::optional<DateSpan> day;
  if (text_.has(next, Category::weekday)) day = weekday_first(next);
  else if (text_.is_number(next)) day = day_first(next);
  else if (text_.has(next, Category::month)) day = month_first(next);
  return day && day->begin.grain == Grain::day ? day : std::nullopt;
}

std::optional<DateSpan> DateGrammar::figure_at_edge(std::uint32_t next) const {
  if (auto years = decade(next)) return years;
  std::optional<DateSpan> inner;
  const auto n = text_.digits(next);
  if (n && !n->ordinal && four_digit_year(*n) && !counts_behind(text_, n->last)) inner = year_first(next, 0);
  if (!inner) inner = numbered_unit(next);
  return inner && inner->begin.grain <= Grain::month ? inner : std::nullopt;
}

std::optional<DateSpan> DateGrammar::name_at_edge(std::uint32_t next) const {
  std::optional<DateSpan> inner;
  if (text_.has(next, Category::month)) inner = month_first(next);
  if (!inner && text_.has(next, Category::weekday)) inner = weekday_first(next);
  if (!inner) inner = decade(next);
  if (!inner) inner = season(next);
  if (!inner) inner = directed(next);
  if (!inner) inner = named_day(next);
  if (!inner && text_.categories(next).meets(any_of(Category::ordinal_word, Category::ordinal_alone))) inner = numbered_unit(next);
  if (inner) return inner;
  // "début du XXe siècle"
  const auto century = text_.unit(next + 1);
  if (!century || unit_of(*century) != DateUnit::century || !text_.token(next).capitalised) return std::nullopt;
  inner = unit_first(next + 1);
  return inner && inner->first == next ? inner : std::nullopt;
}

std::optional<DateSpan> DateGrammar::unit_at_edge(std::uint32_t at, const DateText::Hit& edge, std::uint32_t next) const {
  const auto unit = text_.unit(next);
  if (!unit) return std::nullopt;
  const DateUnit kind = unit_of(*unit);
  DateSpan out;
  out.first = at;
  out.last = unit->last;
  if (kind == DateUnit::year || kind == DateUnit::fiscal_year || turn_behind(unit->last)) {
    if (auto told = unit_first(next)) {  // "la fin de l'année 2023", "du mois dernier"
      told->takes_article = false;
      return from(at, told);
    }
  }
  // "later in the day", "tôt dans la journée": of the day told.
  if (kind == DateUnit::day && edge.argument == "in" && stands_free(unit->last)) {
    if (text_.has(unit->last, Category::weekday)) {
      if (auto day = weekday_first(unit->last)) return from(at, day);
    } else if (text_.word(unit->last, "day")) {
      if (auto day = named_day(unit->last)) return from(at, day);
    }
    out.deictic = true;
    out.begin.grain = Grain::day;
    return out;
  }
  // "end of the year": this one.
  const bool full = kind == DateUnit::week || kind == DateUnit::month || kind == DateUnit::year || kind == DateUnit::fiscal_year ||
                    kind == DateUnit::quarter || kind == DateUnit::decade || kind == DateUnit::century ||
                    (kind == DateUnit::day && (edge.argument == "end" || edge.argument == "rest")) ||
                    (kind == DateUnit::weekend && edge.argument == "rest");
  if (!full || unit->last != next + 1 || edge.last <= at + 1 || text_.link(unit->last, "of")) return std::nullopt;
  shift(out, kind, 0);
  return out;
}

// --- "summer 2019", "l'été 2024", "ce printemps"

std::optional<DateSpan> DateGrammar::season(std::uint32_t at) const {
  const auto hit = text_.word(at, "season");
  if (!hit) return std::nullopt;
  DateSpan out;
  out.first = at;
  out.last = hit->last;
  out.begin.grain = Grain::season;
  out.begin.part = to_integer(hit->argument);
  if (take_year(out)) return out;
  if (const auto turn = turn_behind(hit->last)) {
    out.last = turn->last;
    out.turn = turn->by;
    out.deictic = true;
    out.begin.year = year_from_now(turn->by);
    return out;
  }
  if (turned_in_story(out)) return out;
  return std::nullopt;
}

// --- "last week", "next 3 days", "this May", "past two years", "ce lundi", "cette semaine"

std::optional<DateSpan> DateGrammar::directed(std::uint32_t at) const {
  const Nested nested(*this);
  if (nested.too_deep()) return std::nullopt;
  const auto this_ = text_.word(at, "this");
  const auto turn = this_ ? std::optional(Turn{this_->last, 0}) : turn_before(at);
  if (!turn || !text_.inside(turn->last)) return std::nullopt;
  const std::uint32_t next = turn->last;
  const bool weekday = text_.has(next, Category::weekday);
  if (turn->by < 0 && weekday) {
    if (auto last = nth_weekday(next, -1)) return from(at, last);  // "the last Monday of May"
  }
  const Directed way{at, next, turn->by, this_.has_value(), count_of(next)};
  // « a passé deux mois en prison », "is due to last six weeks"; « passé 22 h » is an hour
  if (way.count && (text_.clock(at, "at") ||
                    (at > text_.first() && text_.categories(at - 1).meets(any_of(Category::auxiliary, Category::infinitive_link)))))
    return std::nullopt;
  if (adjective_behind()) {
    if (!this_) return adjective_in_front(way);
    if (auto day = turned_anew(way)) return day;
  }
  if (this_ && text_.is_number(next)) {
    if (auto day = day_first(next)) return from(at, day);  // "ce 3 mai"
  }
  if (weekday) return directed_weekday(way);
  if (text_.has(next, Category::month)) return turned(way, month_first(next));
  if (!this_ && text_.is_number(next)) {
    if (auto day = numeric(next, next)) return from(at, day);
  }
  if (const auto season = text_.word(next, "season")) return directed_season(way, *season);
  if (text_.word(next, "holiday")) return turned(way, holiday(next, way.by));
  // "last evening", "next morning"
  if (const auto part = way.by != 0 && !has_article(way) ? read_day_part(text_, next) : std::nullopt) {
    DateSpan out = pointed(way, part->last);
    shift(out, DateUnit::day, way.by);
    return out;
  }
  if (const auto few = way.by != 0 ? text_.word(next, "few") : std::nullopt) {  // "the last few weeks"
    const auto unit = text_.unit(few->last);
    return unit && !is_long(unit_of(*unit)) ? std::optional(pointed(way, unit->last)) : std::nullopt;
  }
  if (way.count && way.count->value > 0) {  // "next 3 days", "past two quarters"
    const auto unit = way.by != 0 ? text_.unit(way.count->last) : std::nullopt;
    return unit ? directed_units(way, *unit, way.count->value) : std::nullopt;
  }
  const auto unit = text_.unit(next);
  return unit ? directed_unit(way, *unit) : std::nullopt;
}

DateSpan DateGrammar::pointed(const Directed& way, std::uint32_t last) {
  DateSpan out;
  out.first = way.at;
  out.last = last;
  out.turn = way.by;
  out.deictic = true;
  return out;
}

std::optional<DateSpan> DateGrammar::turned(const Directed& way, std::optional<DateSpan> named) {
  if (named) {
    named->first = way.at;
    named->turn = way.by;
  }
  return named;
}

bool DateGrammar::has_article(const Directed& way) const { return text_.before(way.at, Category::date_link, "the").has_value(); }

std::optional<DateSpan> DateGrammar::adjective_in_front(const Directed& way) const {
  const auto unit = text_.unit(way.count ? way.count->last : way.next);
  if (!unit) return std::nullopt;
  if (way.count && way.count->value > 1) return directed_units(way, *unit, way.count->value);
  DateSpan out = pointed(way, unit->last);
  return last_of(out, *unit, way.count ? way.count->value : 1) ? std::optional(out) : std::nullopt;
}

std::optional<DateSpan> DateGrammar::directed_units(const Directed& way, const Match& unit, std::int32_t count) const {
  DateSpan out = pointed(way, unit.last);
  if (last_of(out, unit, count)) return out;
  if (is_long(unit_of(unit))) return std::nullopt;
  span_of(out, unit_of(unit), count, way.by);
  return out;
}

bool DateGrammar::last_of(DateSpan& out, const Match& unit, std::int32_t count) const {
  if (out.turn >= 0) return false;
  const DateUnit kind = unit_of(unit);
  if (count == 1 && (kind == DateUnit::quarter || kind == DateUnit::half)) {
    const bool quarter = kind == DateUnit::quarter;
    out.begin.grain = quarter ? Grain::quarter : Grain::half;
    out.begin.part = quarter ? 4 : 2;
    if (take_year(out)) return true;
    out.begin = Moment{};
  }
  const auto whole = whole_behind(out, unit);
  if (whole) edge_of(out, *whole, kind, count, false);
  return whole.has_value();
}

std::optional<DateSpan> DateGrammar::turned_anew(const Directed& way) const {
  const auto turn = turn_before(way.next);
  if (!turn) return std::nullopt;
  auto day = text_.has(turn->last, Category::weekday) ? weekday_first(turn->last) : directed(way.next);
  if (!day) return std::nullopt;
  day->first = way.at;
  day->turn = turn->by;
  day->deictic = true;
  return day;
}

std::optional<DateSpan> DateGrammar::directed_weekday(const Directed& way) const {
  auto day = turned(way, weekday_first(way.next));
  if (day && way.by == 0) day->ahead = to_integer(text_.reading().pack.setting("this_ahead"));
  return day;
}

DateSpan DateGrammar::directed_season(const Directed& way, const DateText::Hit& season) const {
  DateSpan out = pointed(way, season.last);
  out.of_story = text_.word(way.at, "narrative").has_value();
  if (out.of_story) return out;
  out.begin.grain = Grain::season;
  out.begin.part = to_integer(season.argument);
  out.begin.year = year_from_now(way.by);
  return out;
}

std::optional<DateSpan> DateGrammar::directed_unit(const Directed& way, const Match& unit) const {
  const DateUnit kind = unit_of(unit);
  DateSpan out = pointed(way, unit.last);
  if (last_of(out, unit, 1)) return out;
  // "ce jour-là", "cette année-là": of another story
  if (const auto there = text_.dash(unit.last) && text_.glued(unit.last) ? text_.link(unit.last + 1, "there") : std::nullopt) {
    out.last = there->last;
    out.of_story = true;
    return out;
  }
  const bool the = has_article(way);
  const bool narrative = text_.word(way.at, "narrative").has_value();
  // "these days", but "the next day"
  const bool some_day = kind == DateUnit::day && !narrative && !(the && way.by > 0 && stands_free(unit.last));
  if (some_day || tells_no_date(way, unit)) return std::nullopt;
  if (way.is_this && kind == DateUnit::month) {
    // "ce mois de mai"
    if (const auto of = text_.link(unit.last, "of"); of && text_.has(of->last, Category::month)) {
      if (auto month = month_first(of->last)) return from(way.at, month);
    }
  }
  if ((kind == DateUnit::year || kind == DateUnit::fiscal_year) && part_of_year(out, unit)) return out;
  if (narrative || (the && way.by > 0 && kind <= DateUnit::year)) {
    // "The next year she left": counted from the story's own time.
    out.takes_article = narrative && kind == DateUnit::day && the;
    return out;
  }
  if (the && way.by < 0 && kind >= DateUnit::week && kind <= DateUnit::decade) {
    span_of(out, kind, 1, -1);  // "over the past year": not last year
    out.takes_article = kind == DateUnit::decade;
    return out;
  }
  if (text_.dash(out.last) && text_.glued(out.last)) {
    // "ce mois-ci"
    if (const auto here = text_.link(out.last + 1, "here")) out.last = here->last;
  }
  out.takes_article = kind == DateUnit::decade && !way.is_this && way.by != 0;
  shift(out, kind, way.by);
  if (kind == DateUnit::week) take_weekday(out);
  return out;
}

bool DateGrammar::tells_no_date(const Directed& way, const Match& unit) const {
  const DateUnit kind = unit_of(unit);
  return kind == DateUnit::minute || kind == DateUnit::second || kind == DateUnit::half ||
         (kind == DateUnit::fiscal_year && text_.has(unit.first, Category::date_doubt)) || (kind == DateUnit::century && way.by < 0) ||
         is_plural(text_, unit);
}

bool DateGrammar::part_of_year(DateSpan& out, const Match& year) const {
  const auto of = text_.inside(year.last) && text_.glued(year.last) ? text_.link(year.last, "of") : std::nullopt;
  const auto n = of ? text_.number(of->last) : std::nullopt;
  const auto part = n && n->ordinal ? text_.unit(n->last) : std::nullopt;
  if (!part || (unit_of(*part) != DateUnit::quarter && unit_of(*part) != DateUnit::half)) return false;
  const bool quarter = unit_of(*part) == DateUnit::quarter;
  if (n->value < 1 || n->value > (quarter ? 4 : 2)) return false;
  shift(out, unit_of(year), out.turn);
  out.last = part->last;
  out.begin.grain = quarter ? Grain::quarter : Grain::half;
  out.begin.part = n->value;
  return true;
}

void DateGrammar::take_weekday(DateSpan& week) const {
  std::uint32_t day_at = week.last;
  if (const auto on = text_.link(day_at, "on")) day_at = on->last;
  const auto day = text_.weekday(day_at);
  if (!day) return;
  week.last = day->last;
  week.weekday = static_cast<std::int32_t>(day->value);
  week.begin = Moment{};
  week.begin.grain = Grain::day;
  set_in_week(week, week.turn);
}

}  // namespace citelight
