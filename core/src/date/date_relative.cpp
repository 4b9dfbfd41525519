// Dates counted from the day of publication ("hier", "last week", "next 3 days"),
// and the beginning, middle or end of one ("early 2010", "fin janvier").
#include "date/clock.h"
#include "date/date_grammar.h"

namespace citelight {
namespace {

// As in date_count.cpp: years and more stay lengths of time.
constexpr bool is_long(DateUnit unit) { return unit >= DateUnit::year; }

DateUnit unit_of(const Match& m) { return static_cast<DateUnit>(m.value); }

}  // namespace

std::optional<DateGrammar::Turn> DateGrammar::turn_before(std::uint32_t at) const {
  if (!text_.has(at, Category::date_word)) return std::nullopt;
  const auto hit = text_.word(at, "dir");
  if (!hit || hit->argument.empty()) return std::nullopt;
  return Turn{hit->last, to_integer(hit->argument)};
}

std::optional<DateGrammar::Turn> DateGrammar::turn_behind(std::uint32_t at) const {
  if (text_.reading().pack.setting("date_adjective") != "after") return std::nullopt;
  return turn_before(at);
}

// --- today, hier, demain matin

std::optional<DateSpan> DateGrammar::named_day(std::uint32_t at) const {
  DateSpan out;
  out.first = at;
  if (const auto day = text_.word(at, "day")) {
    // "tdtmr", "today's" are tokens of their own; a name's part is glued: "USA-Today".
    if (text_.glued(at) && text_.token(at - 1).kind == TokenKind::word && !text_.elided(at - 1)) return std::nullopt;
    // "USA Today"
    if (at > text_.first() && text_.token(at).capitalised && text_.is_word(at - 1) && text_.token(at).space_before &&
        !text_.token(at).line_before && text_.token(at - 1).capitalised)
      return std::nullopt;
    out.last = day->last;
    if (text_.dash(out.last) && text_.glued(out.last)) {
      // "ce soir-là": another day's evening.
      if (const auto there = text_.link(out.last + 1, "there")) {
        out.last = there->last;
        out.of_story = true;
        out.deictic = true;
        return out;
      }
    }
    shift(out, DateUnit::day, to_integer(day->argument));
    return out;
  }
  // "at year-end", "EOY"
  if (const auto end = text_.word(at, "end_of")) {
    const bool led =
        text_.before(at, Category::date_link, "feast") || text_.before(at, Category::date_link, "bound") || text_.is_word(end->last - 1);
    const bool coined = end->last == at + 1;
    if ((!coined && (!led || !stands_free(end->last))) || (text_.glued(at) && text_.token(at - 1).kind != TokenKind::mark))
      return std::nullopt;
    out.last = end->last;
    shift(out, end->argument == "month" ? DateUnit::month : end->argument == "quarter" ? DateUnit::quarter : DateUnit::year, 0);
    return out;
  }
  // "To date, …", "… à ce jour."
  if (const auto until = text_.word(at, "until_now")) {
    const bool opens = at == text_.first() && text_.is(until->last, u',');
    if ((!opens && !closes(until->last)) ||
        (at > text_.first() &&
         (text_.dash(at - 1) || text_.is_number(at - 1) || text_.word(at - 1, "edge") || text_.link(at - 1, "bound"))) ||
        text_.unit(at - 1))
      return std::nullopt;
    out.last = until->last;
    shift(out, DateUnit::day, 0);
    return out;
  }
  if (const auto day = text_.word(at, "story_day")) {  // "le lendemain": of what was just told
    out.last = day->last;
    // "la veille de Noël", "le lendemain du 3 mai"
    const std::int32_t by = to_integer(day->argument);
    if (const auto of = text_.link(day->last, "of"); of && by != 0) {
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
      if (!text_.before(at, Category::date_link, "the") || text_.link(day->last, "of") || !stands_free(day->last)) return std::nullopt;
      out.takes_article = true;
    }
    out.begin.grain = Grain::day;
    out.deictic = true;
    return out;
  }
  if (const auto weekend = text_.word(at, "weekend")) {
    if (text_.link(weekend->last, "of") || text_.link(weekend->last, "story_off")) return std::nullopt;
    out.last = weekend->last;
    const bool before = published_ && published_->year && weekday_of(to_days({*published_->year, published_->part, published_->day})) < 6;
    shift(out, DateUnit::weekend, before && !looks_ahead(text_, false) ? -1 : 0);
    return out;
  }
  if (const auto now = text_.word(at, "now")) {
    // Before a verb or a noun it dates nothing ("is now the largest"). It can end a
    // sentence, where it says when, or a range.
    const std::uint32_t after = now->last;
    const bool whole = now->last > at + 1;
    const auto dated = [&](std::uint32_t t) {
      return text_.inside(t) &&
             (text_.is_number(t) || text_.categories(t).meets(any_of(Category::month, Category::weekday, Category::date_word)));
    };
    auto joined = text_.link(after, "to");
    if (!joined && text_.before(at, Category::date_link, "open and")) joined = text_.link(after, "and");
    auto joins = text_.before(at, Category::date_link, "to");
    if (!joins) joins = text_.before(at, Category::date_link, "and");
    const bool opened = text_.before(at, Category::date_link, "open and") || text_.before(at, Category::date_link, "open to");
    const bool ranged = (opened && joined) || (joined && dated(joined->last)) ||
                        (joins && joins->last > text_.first() && dated(joins->last - 1) && !text_.token(joins->last).capitalised);
    // "Try it now", "Buy a link now!" above other lines call for it.
    const auto last = [&](std::uint32_t t) { return t >= text_.reading().tokens.size(); };
    const bool ends = last(after) || (text_.is(after, u'.') && !text_.inside(after + 1)) ||
                      ((text_.is(after, u'!') || text_.is(after, u'?')) && last(after + 1));
    // A note, not a story: "it's been so for years now".
    const bool note = text_.last() - text_.first() <= 7 && (at == text_.first() || !text_.has(at - 1, Category::date_unit));
    const bool final = ends && note &&
                       (at == text_.first() || (text_.is_word(at - 1) && !text_.token(at - 1).line_before && !text_.link(at - 1, "bound") &&
                                                !text_.link(at - 1, "feast") && !text_.link(at - 1, "and") && !text_.link(at - 1, "to") &&
                                                !text_.has(at - 1, Category::preposition)));
    if (!whole && !ranged && !final) return std::nullopt;
    out.last = after;
    shift(out, DateUnit::day, 0);
    return out;
  }
  return std::nullopt;
}

// --- "early 2010", "fin janvier", "later this week", "mid-1990s", "the end of the year"

std::optional<DateSpan> DateGrammar::edge(std::uint32_t at) const {
  const Nested nested(*this);
  if (nested.too_deep()) return std::nullopt;
  const auto hit = text_.word(at, "edge");
  if (!hit) return std::nullopt;
  std::uint32_t next = hit->last;
  if (text_.dash(next) && text_.glued(next) && text_.glued(next + 1)) ++next;
  if (const auto the = text_.link(next, "the")) next = the->last;
  if (!text_.inside(next)) return std::nullopt;
  std::optional<DateSpan> inner;
  const bool on = hit->argument == "on";
  if (on) {
    // "late on Wednesday"; "early on in the war" is no date.
    if (text_.has(next, Category::weekday)) inner = weekday_first(next);
    else if (text_.is_number(next)) inner = day_first(next);
    else if (text_.has(next, Category::month)) inner = month_first(next);
    if (inner && inner->begin.grain != Grain::day) inner.reset();
  } else if (text_.is_number(next)) {
    inner = decade(next);
    if (!inner) {
      const auto n = text_.digits(next);
      if (n && !n->ordinal && n->digits == 4 && n->value >= 1000 && n->value <= 2199 && !counts_behind(text_, n->last))
        inner = year_first(next, 0);
      if (!inner) inner = numbered_unit(next);
      if (inner && inner->begin.grain > Grain::month) inner.reset();
    }
  } else {
    if (text_.has(next, Category::month)) inner = month_first(next);
    if (!inner && text_.has(next, Category::weekday)) inner = weekday_first(next);
    if (!inner) inner = decade(next);
    if (!inner) inner = season(next);
    if (!inner) inner = directed(next);
    if (!inner) inner = named_day(next);
    if (!inner && text_.categories(next).meets(any_of(Category::ordinal_word, Category::ordinal_alone))) inner = numbered_unit(next);
    if (const auto century = inner ? std::nullopt : text_.unit(next + 1);
        century && unit_of(*century) == DateUnit::century && text_.token(next).capitalised) {
      inner = unit_first(next + 1);  // "début du XXe siècle"
      if (inner && inner->first != next) inner.reset();
    }
    if (!inner) {
      // "end of the year": this one.
      if (const auto unit = text_.unit(next)) {
        const DateUnit kind = unit_of(*unit);
        if ((kind == DateUnit::year || turn_behind(unit->last)) &&
            (inner = unit_first(next))) {  // "la fin de l'année 2023", "du mois dernier"
          inner->first = at;
          inner->takes_article = false;
          return inner;
        }
        // "later in the day", "tôt dans la journée": of the day told.
        if (kind == DateUnit::day && hit->argument == "in" && stands_free(unit->last)) {
          inner = DateSpan{};
          inner->first = at;
          inner->last = unit->last;
          inner->deictic = true;
          inner->begin.grain = Grain::day;
          if (auto day = text_.has(unit->last, Category::weekday) ? weekday_first(unit->last)
                         : text_.word(unit->last, "day")          ? named_day(unit->last)
                                                                  : std::nullopt) {
            day->first = at;
            return day;
          }
          return inner;
        }
        const bool full = kind == DateUnit::week || kind == DateUnit::month || kind == DateUnit::year || kind == DateUnit::fiscal_year ||
                          kind == DateUnit::quarter || kind == DateUnit::decade || kind == DateUnit::century ||
                          (kind == DateUnit::day && (hit->argument == "end" || hit->argument == "rest")) ||
                          (kind == DateUnit::weekend && hit->argument == "rest");
        if (full && unit->last == next + 1 && hit->last > at + 1 && !text_.link(unit->last, "of")) {
          inner = DateSpan{};
          inner->last = unit->last;
          shift(*inner, kind, 0);
        }
      }
    }
  }
  if (!inner || (hit->argument == "rest" && (inner->begin.grain == Grain::day && inner->begin.part != 0 && !inner->deictic)))
    return std::nullopt;
  inner->first = at;
  inner->takes_article = false;
  return inner;
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
  if (take_year(out, true)) return out;
  if (const auto turn = turn_behind(hit->last)) {
    out.last = turn->last;
    out.turn = turn->by;
    out.deictic = true;
    if (published_ && published_->year) out.begin.year = *published_->year + turn->by;
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
  const bool after = text_.reading().pack.setting("date_adjective") == "after";
  const auto turn = this_ ? std::optional(Turn{this_->last, 0}) : turn_before(at);
  if (!turn) return std::nullopt;
  const std::uint32_t next = turn->last;
  if (!text_.inside(next)) return std::nullopt;
  DateSpan out;
  out.first = at;
  out.turn = turn->by;
  out.deictic = true;
  // "la dernière semaine de juillet": the adjective stands in front only of a part of something.
  const auto last_of = [&](const Match& unit, std::int32_t count) {
    if (turn->by >= 0) return false;
    if (unit_of(unit) == DateUnit::quarter || unit_of(unit) == DateUnit::half) {
      out.last = unit.last;
      out.begin.grain = unit_of(unit) == DateUnit::quarter ? Grain::quarter : Grain::half;
      out.begin.part = unit_of(unit) == DateUnit::quarter ? 4 : 2;
      if (count == 1 && take_year(out, true)) return true;
      out.begin = Moment{};
    }
    const auto of = text_.link(unit.last, "of");
    const auto whole = of ? container(of->last, unit_of(unit)) : std::nullopt;
    if (!whole) return false;
    out.last = whole->last;
    out.takes_article = true;
    out.deictic = whole->deictic;
    edge_of(out, whole->begin, unit_of(unit), count, false);
    return true;
  };
  if (turn->by < 0 && text_.has(next, Category::weekday)) {
    if (auto last = nth_weekday(next, -1)) {
      last->first = at;
      return last;
    }
  }
  const auto count = count_of(next);
  if (count && at > text_.first() && text_.has(at - 1, Category::auxiliary)) return std::nullopt;  // « a passé deux mois en prison »
  if (after && !this_) {
    const auto unit = text_.unit(count ? count->last : next);
    if (!unit) return std::nullopt;
    if (last_of(*unit, count ? count->value : 1)) return out;
    if (!count || count->value < 2 || is_long(unit_of(*unit))) return std::nullopt;
    out.last = unit->last;  // « les dernières 48 heures »
    span_of(out, unit_of(*unit), count->value, turn->by);
    return out;
  }
  // "ce dernier lundi", « ces dernières 48 heures »
  if (this_ && after) {
    if (const auto behind = turn_before(next)) {
      auto day = text_.has(behind->last, Category::weekday) ? weekday_first(behind->last) : directed(next);
      if (day) {
        day->first = at;
        day->turn = behind->by;
        day->deictic = true;
        return day;
      }
    }
  }
  if (this_ && text_.is_number(next)) {
    // "ce 3 mai"
    if (auto day = day_first(next)) {
      day->first = at;
      return day;
    }
  }
  if (text_.has(next, Category::weekday)) {
    auto day = weekday_first(next);
    if (!day) return std::nullopt;
    day->first = at;
    day->turn = turn->by;
    if (turn->by == 0) day->ahead = to_integer(text_.reading().pack.setting("this_ahead"));
    return day;
  }
  if (text_.has(next, Category::month)) {
    auto month = month_first(next);
    if (!month) return std::nullopt;
    month->first = at;
    month->turn = turn->by;
    return month;
  }
  if (text_.is_number(next) && !this_) {
    if (auto day = numeric(next, next)) {
      day->first = at;
      return day;
    }
  }
  if (const auto season = text_.word(next, "season")) {
    out.last = season->last;
    out.of_story = text_.word(at, "narrative").has_value();
    if (out.of_story) return out;
    out.begin.grain = Grain::season;
    out.begin.part = to_integer(season->argument);
    if (published_ && published_->year) out.begin.year = *published_->year + turn->by;
    return out;
  }
  if (text_.word(next, "holiday")) {
    auto day = holiday(next);
    if (!day) return std::nullopt;
    day->first = at;
    day->turn = turn->by;
    return day;
  }
  // "last evening", "next morning"
  const bool the = text_.before(at, Category::date_link, "the").has_value();
  if (const auto part = turn->by != 0 && !the ? read_day_part(text_, next) : std::nullopt) {
    out.last = part->last;
    shift(out, DateUnit::day, turn->by);
    return out;
  }
  // "next 3 days", "past two quarters"
  if (const auto few = text_.word(next, "few"); few && turn->by != 0) {
    const auto unit = text_.unit(few->last);
    if (!unit || is_long(unit_of(*unit))) return std::nullopt;
    out.last = unit->last;
    return out;
  }
  if (count && count->value > 0) {
    const auto unit = text_.unit(count->last);
    if (!unit || turn->by == 0) return std::nullopt;
    if (last_of(*unit, count->value)) return out;
    if (is_long(unit_of(*unit))) return std::nullopt;
    out.last = unit->last;
    span_of(out, unit_of(*unit), count->value, turn->by);
    return out;
  }
  const auto unit = text_.unit(next);
  if (!unit) return std::nullopt;
  const DateUnit kind = unit_of(*unit);
  if (last_of(*unit, 1)) return out;
  // "ce jour-là", "cette année-là": of another story
  if (const auto there = text_.dash(unit->last) && text_.glued(unit->last) ? text_.link(unit->last + 1, "there") : std::nullopt) {
    out.last = there->last;
    out.of_story = true;
    return out;
  }
  // "at the last minute", "these days", "in past years"
  const bool narrative = text_.word(at, "narrative").has_value();
  if (kind == DateUnit::minute || kind == DateUnit::second ||
      (kind == DateUnit::day && !narrative && !(the && turn->by > 0 && stands_free(unit->last))) ||
      (kind == DateUnit::fiscal_year && text_.has(unit->first, Category::date_doubt)) || kind == DateUnit::half ||
      (kind == DateUnit::century && turn->by < 0))
    return std::nullopt;
  if (is_plural(text_, *unit)) return std::nullopt;
  out.last = unit->last;
  if (this_ && kind == DateUnit::month && !is_plural(text_, *unit)) {
    // "ce mois de mai"
    if (const auto of = text_.link(unit->last, "of"); of && text_.has(of->last, Category::month)) {
      if (auto month = month_first(of->last)) {
        month->first = at;
        return month;
      }
    }
  }
  if (kind == DateUnit::year || kind == DateUnit::fiscal_year) {
    // "next year's first quarter"
    const auto of = text_.link(unit->last, "of");
    if (of && text_.inside(unit->last) && text_.glued(unit->last)) {
      const auto n = text_.number(of->last);
      const auto part = n && n->ordinal ? text_.unit(n->last) : std::nullopt;
      if (part && (unit_of(*part) == DateUnit::quarter || unit_of(*part) == DateUnit::half) && n->value >= 1 &&
          n->value <= (unit_of(*part) == DateUnit::quarter ? 4 : 2)) {
        shift(out, kind, turn->by);
        out.last = part->last;
        out.begin.grain = unit_of(*part) == DateUnit::quarter ? Grain::quarter : Grain::half;
        out.begin.part = n->value;
        return out;
      }
    }
  }
  if (narrative && kind == DateUnit::day && the) out.takes_article = true;
  if (narrative || (the && turn->by > 0 && kind <= DateUnit::year)) {
    // "The next year she left": counted from the story's own time.
    return out;
  }
  if (the && turn->by < 0 && kind >= DateUnit::week && kind <= DateUnit::decade) {
    span_of(out, kind, 1, -1);  // "over the past year": not last year
    if (kind == DateUnit::decade) out.takes_article = true;
    return out;
  }
  if (text_.dash(out.last) && text_.glued(out.last)) {
    // "ce mois-ci"
    if (const auto here = text_.link(out.last + 1, "here")) out.last = here->last;
  }
  if (kind == DateUnit::decade && !this_ && turn->by != 0) out.takes_article = true;
  shift(out, kind, turn->by);
  // "next week on Tuesday", "this week Monday"
  if (kind == DateUnit::week) {
    std::uint32_t day_at = out.last;
    if (const auto on = text_.link(day_at, "on")) day_at = on->last;
    if (const auto day = text_.weekday(day_at)) {
      out.last = day->last;
      out.weekday = static_cast<std::int32_t>(day->value);
      out.begin = Moment{};
      out.begin.grain = Grain::day;
      if (published_ && published_->year) {
        const std::int64_t today = to_days({*published_->year, published_->part, published_->day});
        out.begin = day_moment(from_days(today - weekday_of(today) + out.weekday + 7 * turn->by));
      }
    }
  }
  return out;
}

}  // namespace citelight
