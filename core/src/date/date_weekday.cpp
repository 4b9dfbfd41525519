// Days of the week, and days of a month by their number alone: "Tuesday, 10 January",
// "mardi 25", "on the 17th".
#include "date/clock.h"
#include "date/date_grammar.h"

namespace citelight {

// --- "Tuesday, 10 January", "mardi 25", "friday the 26th", "lundi dernier"

std::optional<DateSpan> DateGrammar::weekday_first(std::uint32_t at) const {
  const Nested nested(*this);
  if (nested.too_deep()) return std::nullopt;
  const auto day = text_.weekday(at);
  if (!day || text_.before(at, Category::date_link, "each")) return std::nullopt;
  const bool upper = text_.months_capitalised();
  if (text_.glued(at) && text_.token(at - 1).kind == TokenKind::word && !text_.elided(at - 1)) return std::nullopt;
  const auto with = [&](DateSpan span) {
    span.first = at;
    span.weekday = static_cast<std::int32_t>(day->value);
    return span;
  };
  std::uint32_t next = day->last;
  if (text_.is(next, u',')) ++next;
  if (text_.hyphen(next)) ++next;
  std::uint32_t after_article = next;
  if (const auto the = text_.link(next, "the")) after_article = the->last;
  const bool parenthesis = text_.is(after_article, u'(');
  if (parenthesis) ++after_article;
  if (text_.is_number(after_article) || text_.has(after_article, Category::month) ||
      text_.categories(after_article).meets(any_of(Category::numeral, Category::ordinal_word, Category::ordinal_alone))) {
    std::optional<DateSpan> date;
    if (text_.is_number(after_article)) date = numeric(after_article, after_article);
    if (!date) date = day_first(after_article);
    if (!date && text_.has(after_article, Category::month)) date = month_first(after_article);
    if (date && date->begin.grain == Grain::day) {
      if (parenthesis) {
        if (!text_.is(date->last, u')')) return std::nullopt;
        ++date->last;
      }
      return with(*date);
    }
    if (parenthesis) return std::nullopt;
    // "Friday 31", "mardi 25", "tues the 4th"
    const auto n = day_number(after_article);
    const bool hour =
        n &&
        (text_.clock(n->last, "am") || text_.clock(n->last, "pm") || text_.clock(n->last, "h") || text_.clock(n->last, "oclock") ||
         text_.is(n->last, u':') ||
         (!n->ordinal && !text_.clock(n->last, "at") && text_.link(n->last, "to") && read_clock_behind(text_.link(n->last, "to")->last)));
    const bool goes_on = n && (text_.glued(n->last) && !text_.is(n->last, u'.') && !text_.is(n->last, u',') && !text_.is(n->last, u'!') &&
                               !text_.is(n->last, u')') && !text_.is(n->last, u'?'));
    if (n && n->digits != 7 && !hour && !goes_on &&
        (n->ordinal || !text_.months_capitalised() || !text_.is_word(n->last) || text_.has(n->last, Category::function_word)) &&
        (n->ordinal || n->digits != 0) && !counts_behind(text_, n->last) && !text_.is(day->last, u',')) {
      DateSpan out;
      out.last = n->last;
      out.begin.grain = Grain::day;
      out.begin.day = n->value;
      out.day_alone = true;
      return with(out);
    }
  }
  // "Saturday 3 days from now"
  if (next == day->last && text_.is_number(next)) {
    if (auto off = counted_off(next); off && off->first == next) return with(*off);
  }
  DateSpan out;
  out.last = day->last;
  out.begin.grain = Grain::day;
  out = with(out);
  if (const auto turn = turn_behind(day->last)) {
    out.last = turn->last;
    out.turn = turn->by;
    out.deictic = true;
    return out;
  }
  if (turned_in_story(out)) return out;
  // "Tuesday of next week", "Friday this week"
  if (in_week(out, day->last)) return out;
  // "the Friday after next"
  if (const auto off = text_.link(day->last, "story_off"); off && text_.before(at, Category::date_link, "the")) {
    const std::int32_t by = to_integer(off->argument);
    if (const auto turn = turn_before(off->last); turn.has_value() && (turn->by < 0) == (by < 0) && stands_free(turn->last)) {
      out.last = turn->last;
      out.deictic = true;
      out.takes_article = true;
      if (const auto now = today()) {
        const std::int64_t ahead = (out.weekday - weekday_of(*now) + 6) % 7 + 1;
        out.begin = day_moment(from_days(by > 0 ? *now + ahead + 7 : *now + (ahead == 7 ? 0 : ahead) - 14));
        out.year_said = true;
      }
      return out;
    }
  }
  // "mercredi en huit": the one a week after the next
  if (const auto weeks = text_.word(day->last, "weeks_on")) {
    out.last = weeks->last;
    out.deictic = true;
    if (const auto now = today()) {
      out.begin = day_moment(from_days(*now + (out.weekday - weekday_of(*now) + 6) % 7 + 1 + 7 * to_integer(weeks->argument)));
      out.year_said = true;
    }
    return out;
  }
  // "on a Sunday", "the second Monday": any of them.
  if (at > text_.first() && text_.categories(at - 1).meets(any_of(Category::article_one, Category::ordinal_word)) &&
      !text_.word(at - 1, "dir"))
    return std::nullopt;
  // "Sunday School", "Monday Night Football"; "On Friday President …" is led.
  std::uint32_t behind = day->last;
  if (const auto part = read_day_part(text_, behind)) behind = part->last;
  if (upper && text_.is_word(behind) && text_.token(behind).capitalised && text_.token(behind).space_before &&
      !text_.has(behind, Category::month) && !text_.before(at, Category::date_link, "on") &&
      !text_.before(at, Category::date_link, "bound") && !text_.before(at, Category::date_word, "dir") && at > text_.first())
    return std::nullopt;
  // "Sat", "mer." by themselves are mostly something else.
  if (text_.has(at, Category::date_doubt) && (!upper || !text_.token(at).capitalised)) return std::nullopt;
  if (text_.has(at, Category::date_doubt) && !text_.before(at, Category::date_link, "on") && !text_.before(at, Category::date_link, "or")) {
    if (!text_.before(at, Category::date_word, "dir 1") && !text_.before(at, Category::date_word, "dir -1") &&
        !text_.before(at, Category::date_word, "dir 0"))
      return std::nullopt;
  }
  out.deictic = true;
  return out;
}

bool DateGrammar::read_clock_behind(std::uint32_t at) const {
  const auto n = text_.number(at);
  return n && (text_.clock(n->last, "am") || text_.clock(n->last, "pm") || text_.clock(n->last, "h") || text_.is(n->last, u':'));
}

// --- "le 23", "on the 17th": the nearest month's

std::optional<DateSpan> DateGrammar::day_alone(std::uint32_t at) const {
  const auto n = day_number(at);
  if (!n || n->digits == 7 || text_.glued(at)) return std::nullopt;
  auto called = text_.before(at, Category::date_link, n->ordinal ? ClassName("on_nth") : ClassName("on_day"));
  // "the 13th at 7pm"
  if (!called && n->ordinal && text_.clock(n->last, "at")) called = text_.before(at, Category::date_link, "the");
  if (!called) return std::nullopt;
  // "pour le second": of two things said before.
  if (n->ordinal && n->digits == 0 && text_.has(called->last, Category::determiner)) return std::nullopt;
  const std::uint32_t after = n->last;
  const bool ends = !text_.inside(after) || text_.is(after, u'.') || text_.is(after, u',') || text_.is(after, u';') ||
                    text_.is(after, u'?') || text_.is(after, u'!') || text_.is(after, u')');
  if (ends && (text_.glued(after + 1) && !text_.is(after + 1, u'\u00BB') && !text_.is(after + 1, u'"'))) return std::nullopt;
  if (text_.is(after, u',') && text_.inside(after + 1) && text_.reading().match(after + 1, bit(Category::street)))
    return std::nullopt;  // "au 14, rue Haute"
  const bool timed = text_.clock(after, "at") || text_.link(after, "open to") || text_.link(after, "open and") || text_.clock(after, "for");
  if (!ends) {
    std::uint32_t next = after;
    if (const auto opener = text_.link(after, "open to")) next = opener->last;
    else if (const auto opener_and = text_.link(after, "open and")) next = opener_and->last;
    else if (const auto hour = text_.clock(after, "at")) next = hour->last;
    else if (const auto time = text_.clock(after, "for")) next = time->last;
    const bool opened = text_.link(after, "open to") || text_.link(after, "open and");
    if (!timed || !text_.number(next) || (!opened && text_.clock(after, "for") && !text_.unit(text_.number(next)->last))) {
      if (!n->ordinal || !text_.dash(after) || text_.glued(after)) return std::nullopt;
    }
  }
  DateSpan out;
  out.first = at;
  out.last = n->last;
  out.begin.grain = Grain::day;
  out.begin.day = n->value;
  out.day_alone = true;
  out.takes_article = timed && text_.months_capitalised();  // "the 17th from 2pm"
  return out;
}

}  // namespace citelight
