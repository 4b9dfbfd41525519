#include "date.h"

#include <algorithm>
#include <utility>

#include "clock.h"
#include "date_grammar.h"

namespace citelight {
namespace {

// Words a date or a time can begin with; all others are passed over.
constexpr CategorySet anchors = any_of(Category::month, Category::weekday, Category::date_word, Category::date_unit, Category::clock_word,
                                       Category::numeral, Category::ordinal_word, Category::ordinal_alone, Category::multiplier, Category::article_one);

std::optional<Bound> bound_named(std::string_view name) {
  if (name == "at_least") return Bound::at_least;
  if (name == "at_most") return Bound::at_most;
  if (name == "less_than") return Bound::less_than;
  if (name == "more_than") return Bound::more_than;
  if (name == "approx") return Bound::approx;
  return std::nullopt;
}

class DateFinder {
 public:
  DateFinder(const Reading& reading, const Sentence& sentence, const std::optional<Moment>& published, Dates& out)
      : text_(reading, sentence), grammar_(text_, published), out_(out.found), set_aside_(out.set_aside) {}

  void read() {
    byline_ = is_byline();
    for (std::uint32_t at = text_.first(); at < text_.last();) {
      const bool anchored = text_.token(at).kind == TokenKind::number || text_.reading().categories(at).meets(anchors);
      const std::uint32_t next = anchored ? expression(at) : 0;
      at = std::max(next, at + 1);
    }
  }

 private:
  // "Publié le 28 janvier 2025 à 14:30": a line about the page, not of it.
  [[nodiscard]] bool is_byline() const {
    if (text_.last() - text_.first() > 24) return false;
    for (std::uint32_t at = text_.first(); at < std::min(text_.first() + 3, text_.last()); ++at) {
      if (text_.link(at, "byline")) return true;
    }
    return false;
  }

  // Reads what starts at `at`; returns where to go on, 0 where nothing does.
  std::uint32_t expression(std::uint32_t at) {
    if (auto span = date(at)) return emit(*span);
    // "le 11-Septembre": the name of an event.
    if (text_.is_number(at) && text_.dash(at + 1) && text_.glued(at + 1) && text_.glued(at + 2) && text_.has(at + 2, Category::month) && grammar_.day_number(at)) return pass(at, at + 3);
    // "Black Friday deals": the name of a day that dates nothing here.
    if (const auto day = text_.word(at, "holiday")) return day->last;
    return time(at);
  }

  // --- a date, with its range and time

  std::optional<DateSpan> date(std::uint32_t at) {
    auto span = grammar_.point(at, after_date_);
    if (!span) span = shared(at);
    if (!span) return std::nullopt;
    if (!span->end && span->also.empty()) {
      if (!attach_time(*span)) {
        if (const auto whole = range(*span)) return whole;
      } else if (const auto whole = range(*span)) {
        return whole;
      }
    } else {
      attach_time(*span);
    }
    return span;
  }

  struct Join {
    std::uint32_t last = 0;
    bool list = false;
  };
  // What joins two ends: "-", "to", and "and" behind "between".
  [[nodiscard]] std::optional<Join> join(std::uint32_t at, bool opened_and) const {
    if (text_.dash(at)) {
      // A spaced em dash sets off what follows.
      if (text_.is(at, u'\u2014') && !text_.glued(at)) return std::nullopt;
      return Join{at + 1, false};
    }
    if (const auto to = text_.link(at, "to")) return Join{to->last, false};
    if (const auto and_ = text_.link(at, "and")) return Join{and_->last, !opened_and};
    return std::nullopt;
  }
  [[nodiscard]] std::uint32_t past_article(std::uint32_t at) const {
    const auto the = text_.link(at, "the");
    return the ? the->last : at;
  }
  // Where the article in front of `first` begins, or `first`.
  [[nodiscard]] std::uint32_t before_article(std::uint32_t first) const {
    const auto the = text_.before(first, Category::date_link, "the");
    return the ? the->last : first;
  }
  [[nodiscard]] std::optional<DateText::Hit> opener(std::uint32_t first, std::string_view kind) const {
    if (auto hit = text_.before(first, Category::date_link, kind)) return hit;
    const std::uint32_t article = before_article(first);
    return article != first ? text_.before(article, Category::date_link, kind) : std::nullopt;
  }

  // "10 - 22 August 2012", "3 au 7 mai", "3 et 4 mai", "Nov-Feb 5th": the first end
  // borrows its month or year from the second.
  std::optional<DateSpan> shared(std::uint32_t at) const {
    const auto day = grammar_.day_number(at);
    if (!day || day->digits == 7 || (day->digits == 0 && !day->ordinal && text_.reading().pack.setting("month_case") == "upper" && !opener(at, "open and") && !opener(at, "open to"))) return std::nullopt;
    if (text_.glued(at) && text_.token(at - 1).kind == TokenKind::number) return std::nullopt;
    // The days of a list, to its last: "10, 11 et 12 mai".
    std::vector<std::int32_t> days{day->value};
    std::uint32_t next = day->last;
    while (days.size() < 8 && text_.is(next, u',')) {
      const auto more = grammar_.day_number(past_article(next + 1));
      if (!more || more->digits == 7 || more->value <= days.back()) return std::nullopt;
      days.push_back(more->value);
      next = more->last;
    }
    const auto joined = join(next, opener(at, "open and").has_value());
    if (!joined || (days.size() > 1 && !joined->list)) return std::nullopt;
    const std::uint32_t second = past_article(joined->last);
    if (!text_.inside(second) || !grammar_.day_number(second)) return std::nullopt;
    const auto end = grammar_.point(second);
    if (!end || end->begin.grain != Grain::day || end->begin.part == 0 || end->deictic || end->end || end->weekday != 0 || end->begin.has_time()) return std::nullopt;
    if (days.back() >= end->begin.day) return std::nullopt;
    DateSpan out = *end;
    out.first = at;
    out.begin.day = days[0];
    if (!joined->list || days[0] + static_cast<std::int32_t>(days.size()) == end->begin.day) {
      out.end = end->begin;
      return out;
    }
    for (std::size_t i = 1; i < days.size(); ++i) {
      out.also.push_back(out.begin);
      out.also.back().day = days[i];
    }
    out.also.push_back(end->begin);
    return out;
  }

  std::optional<DateSpan> range(const DateSpan& begin) const {
    const bool opened_and = opener(begin.first, "open and").has_value();
    const auto joined = join(begin.last, opened_and);
    if (!joined || (joined->list && !begin.day_alone)) return std::nullopt;
    const bool tight = text_.dash(begin.last) && text_.glued(begin.last);
    const std::uint32_t second = past_article(joined->last);
    if (!text_.inside(second)) return std::nullopt;
    auto end = grammar_.point(second, begin.last);
    if (!end && begin.begin.grain <= Grain::month && text_.is_number(second)) end = year_end(second);
    if (!end && (begin.begin.has_time() || begin.deictic)) end = time_end(second, begin);
    if (!end || end->end || !end->also.empty()) return std::nullopt;
    if (end->begin.grain == Grain::none || begin.begin.grain == Grain::none) {
      if (!end->deictic && !begin.deictic) return std::nullopt;
    }
    const bool same = begin.begin.grain == end->begin.grain;
    const bool opened = opened_and || opener(begin.first, "open to").has_value();
    if (!same && !opened && !(begin.begin.grain == Grain::year && end->begin.grain >= Grain::month) && !(begin.begin.grain == Grain::month && end->begin.grain == Grain::day) && !begin.deictic && !end->deictic) return std::nullopt;
    if (tight && !text_.glued(second) && !same) return std::nullopt;
    if (begin.year_said && end->year_said && same && begin.begin.year && end->begin.year && *begin.begin.year > *end->begin.year && begin.begin.part == 0) return std::nullopt;
    DateSpan out = begin;
    DateSpan close = *end;
    attach_time(close);
    out.last = close.last;
    out.takes_article = false;
    Moment& from = out.begin;
    if (from.part == 0 && out.day_alone && close.begin.grain == Grain::day && close.begin.part != 0) {
      // "du lundi 3 au vendredi 7 mai"
      from.part = close.begin.part;
      out.day_alone = false;
    }
    if (!from.year && close.begin.year && from.part != 0 && from.grain >= Grain::half) {
      from.year = *close.begin.year - (from.part > close.begin.part && close.begin.part != 0 ? 1 : 0);
      out.year_said = true;
    }
    if (!out.year_said && !close.year_said && out.begin.part != 0) {
      grammar_.resolve(out, false);
    } else {
      grammar_.resolve(out, false);
      grammar_.resolve(close, false);
      follow(out, close);
    }
    out.end = close.begin;
    if (!out.end->year && out.begin.year && out.end->part != 0) out.end->year = *out.begin.year + (out.end->part < out.begin.part ? 1 : 0);
    return out;
  }
  // "de jeudi à vendredi": the second comes next after the first.
  static void follow(const DateSpan& from, DateSpan& to) {
    if (from.weekday == 0 || to.weekday == 0 || to.year_said || !from.begin.year || !to.begin.year) return;
    const std::int64_t begin = to_days({*from.begin.year, from.begin.part, from.begin.day});
    const Civil c = from_days(begin + (to.weekday - from.weekday + 6) % 7 + 1);
    to.begin.year = c.year;
    to.begin.part = c.month;
    to.begin.day = c.day;
  }
  // "10:30 today to 10:30 tomorrow", "between 2:00 tomorrow and 4:00"
  std::optional<DateSpan> time_end(std::uint32_t at, const DateSpan& begin) const {
    const auto clock = read_clock(text_, at, ClockContext::none);
    if (!clock || clock->end || clock->trust < ClockTrust::minutes) return std::nullopt;
    if (auto day = date_behind(*clock)) {
      set_time(day->begin, clock->begin);
      return day;
    }
    DateSpan out = begin;
    out.last = clock->last;
    set_time(out.begin, clock->begin);
    return out;
  }
  // A year that closes a range needs no other sign.
  std::optional<DateSpan> year_end(std::uint32_t at) const {
    const auto n = text_.digits(at);
    if (!n || n->ordinal || n->digits != 4 || n->value < 1000 || n->value > 2199 || counts_behind(text_, n->last)) return std::nullopt;
    DateSpan out;
    out.first = at;
    out.last = n->last;
    out.begin.grain = Grain::year;
    out.begin.year = n->value;
    out.year_said = true;
    return out;
  }

  // --- times of day

  // "demain à 17 h", "Monday morning", "12 juillet à 19:00", "today from 7 to 7:30"
  bool attach_time(DateSpan& span) const {
    if (span.begin.grain != Grain::day || span.begin.has_time()) return false;
    bool any = false;
    std::uint32_t next = span.last;
    if (const auto part = read_day_part(text_, next)) {
      // "Monday night" and not "Monday, night fell".
      span.last = next = part->last;
      any = true;
    }
    if (byline_) return any;
    if (text_.is(next, u',')) ++next;
    else if (text_.dash(next) && !text_.glued(next + 1)) return any;
    else if (text_.dash(next) && text_.glued(next)) ++next;
    if (!text_.inside(next)) return any;
    std::optional<ClockTime> clock;
    std::optional<DateText::Hit> bound;
    if (const auto at = text_.clock(next, "at")) {
      clock = read_clock(text_, at->last, ClockContext::date);
      if (!clock) {
        // "at 5"
        const auto hour = text_.number(at->last);
        if (hour && !hour->ordinal && hour->value >= 1 && hour->value <= 12 && hour->digits != 0 && !counts_behind(text_, hour->last) &&
            text_.reading().pack.setting("bare_hour") == "yes" && (!text_.inside(hour->last) || text_.token(hour->last).kind == TokenKind::mark) &&
            !text_.is(hour->last, u'%') && !text_.glued(hour->last + 1)) {
          clock = ClockTime{};
          clock->last = hour->last;
          clock->begin.hour = hour->value;
        }
      }
    }
    if (!clock) clock = read_clock(text_, next, ClockContext::date);
    if (!clock) {
      if (const auto hit = text_.link(next, "bound")) {
        clock = read_clock(text_, hit->last, ClockContext::date);
        if (clock && clock->trust < ClockTrust::minutes) clock.reset();
        bound = hit;
      }
    }
    if (!clock) return any;
    // "on Saturday 12 hours later", "lundi, 14 heures de débat"
    if (clock->trust == ClockTrust::hour && text_.link(clock->last, "of")) return any;
    span.last = clock->last;
    set_time(span.begin, clock->begin);
    if (clock->end) {
      span.end = span.begin;
      set_time(*span.end, *clock->end);
    }
    if (const auto part = read_day_part(text_, span.last)) span.last = part->last;
    return true;
  }
  static void set_time(Moment& m, const Moment& time) {
    m.hour = time.hour;
    m.minute = time.minute;
    m.second = time.second;
    m.offset = time.offset;
  }

  // "14:30", "5 p.m. on Tuesday", "9:00 AM to 5:00 PM, Tuesday, 20 May 2013"
  std::uint32_t time(std::uint32_t at) {
    const auto clock = read_clock(text_, at, ClockContext::none, text_.before(at, Category::date_link, "open and").has_value());
    if (!clock) return 0;
    DateSpan span;
    span.first = at;
    span.last = clock->last;
    if (auto day = date_behind(*clock)) {
      span = *day;
      span.first = at;
      set_time(span.begin, clock->begin);
      if (clock->end) {
        span.end = span.begin;
        set_time(*span.end, *clock->end);
      } else if (auto whole = range(span)) {
        span = *whole;
      }
      return byline_ ? pass(at, span.last) : emit(span);
    }
    const bool posted = byline_ || heads_entry(*clock, at);
    if (!posted && !is_time(*clock, at)) return 0;
    if (posted) return pass(at, clock->last);
    span.begin = clock->begin;
    if (clock->end) span.end = clock->end;
    return emit(span);
  }
  [[nodiscard]] std::optional<DateSpan> date_behind(const ClockTime& clock) const {
    std::uint32_t next = clock.last;
    const bool comma = text_.is(next, u',');
    if (comma) ++next;
    if (const auto on = text_.link(next, "on")) next = on->last;
    else if (const auto of = text_.link(next, "of"); of && !comma) next = of->last;
    next = past_article(next);
    if (!text_.inside(next)) return std::nullopt;
    auto day = grammar_.point(next);
    if (!day || day->begin.grain != Grain::day || day->begin.has_time() || day->end) return std::nullopt;
    if (comma && clock.trust < ClockTrust::minutes) return std::nullopt;
    if (text_.link(day->last, "to") && range(*day)) return std::nullopt;  // "de 9 h à 19 h du lundi au samedi"
    if (const auto part = read_day_part(text_, day->last)) day->last = part->last;
    return day;
  }
  // "17h05 Le ministre …": when an entry of a list was posted.
  [[nodiscard]] bool heads_entry(const ClockTime& clock, std::uint32_t at) const {
    return at == text_.first() && !clock.end && clock.trust == ClockTrust::minutes && text_.is_word(clock.last) && text_.token(clock.last).capitalised;
  }
  std::uint32_t pass(std::uint32_t first, std::uint32_t last) {
    set_aside_.push_back({text_.token(first).where.begin, text_.token(last - 1).where.end});
    return last;
  }
  [[nodiscard]] bool is_time(const ClockTime& clock, std::uint32_t at) const {
    if (text_.glued(at) && text_.token(at - 1).kind != TokenKind::mark) return false;
    if (text_.glued(at) && (text_.is(at - 1, u'/') || text_.is(at - 1, u':') || text_.is(at - 1, u'.') || text_.dash(at - 1) || text_.is(at - 1, u'#'))) return false;
    if (text_.is(clock.last, u'/') && text_.glued(clock.last)) return false;  // "24h/24"
    if (clock.trust == ClockTrust::said) return true;
    if (text_.reading().match(at, bit(Category::idiom)) || clock.begin.hour == 24) return false;  // "24 heures sur 24"
    const bool called = text_.before(at, Category::clock_word, "at").has_value();
    if (clock.trust == ClockTrust::minutes) {
      if (called || clock.end) return true;
      // "in 2:03:15", "un film de 1h45"; "Luke 10:25" is a verse, "3:1" a ratio.
      if (text_.before(at, Category::clock_word, "for")) return false;
      if (at > text_.first() && text_.is_word(at - 1) && text_.token(at - 1).capitalised && at - 1 > text_.first()) return false;
      return true;
    }
    return clock.trust == ClockTrust::hour && called && !text_.link(clock.last, "of");
  }

  // --- what goes out

  std::uint32_t emit(DateSpan& span) {
    grammar_.resolve(span, !span.year_said && span.begin.grain != Grain::none && looks_ahead());
    Quantity q;
    const bool time = span.begin.grain == Grain::none && span.begin.has_time();
    q.kind = time ? QuantityKind::time : QuantityKind::date;
    q.when = written(span);
    std::uint32_t first = span.first;
    if (span.takes_article) first = before_article(first);
    if (span.end || !span.also.empty()) {
      q.bound = Bound::range;
      if (span.end) {
        auto open = opener(first, "open and");
        if (!open) open = opener(first, "open to");
        // "des années 1880-1990": a dash needs no opening word, and "de" is not one.
        if (open && !(dashed(span) && text_.link(open->last, "of"))) first = open->last;
      }
    } else {
      bound(q, first, span.last);
    }
    q.where = {text_.token(first).where.begin, text_.token(span.last - 1).where.end};
    if (!out_.empty() && out_.back().where.end > q.where.begin) q.where.begin = text_.token(span.first).where.begin;
    if (!out_.empty() && out_.back().where.end > q.where.begin) return span.last;
    out_.push_back(std::move(q));
    after_date_ = span.last;
    return span.last;
  }
  [[nodiscard]] bool dashed(const DateSpan& span) const {
    for (std::uint32_t at = span.first; at < span.last; ++at) {
      if (text_.dash(at)) return true;
    }
    return false;
  }

  static std::string written(const DateSpan& span) {
    // A day that only the day of publication would tell: the time is what is known.
    const auto text = [](Moment m) {
      if (m.grain == Grain::day && m.part == 0) m.grain = Grain::none;
      return iso(m);
    };
    std::string out = text(span.begin);
    if (out.empty() || (!span.end && span.also.empty())) return out;
    if (span.end) {
      const std::string end = text(*span.end);
      return end.empty() ? std::string() : out.append(1, '/').append(end);
    }
    out.insert(out.begin(), '{');
    for (const Moment& m : span.also) out.append(1, ',').append(text(m));
    out.push_back('}');
    return out;
  }

  // "vers 14 h", "before 2020", "depuis le 3 mai"
  void bound(Quantity& q, std::uint32_t first, std::uint32_t last) const {
    if (const auto behind = text_.link(last, "bound_after")) {
      if (const auto named = bound_named(behind->argument)) {
        q.bound = *named;
        q.bound_at = Span{text_.token(last).where.begin, text_.token(behind->last - 1).where.end};
        return;
      }
    }
    auto hit = text_.before(first, Category::date_link, "bound");
    if (!hit) {
      const std::uint32_t article = before_article(first);
      // "About the 2019 awards" is about the awards.
      if (article != first && !text_.is_number(first)) hit = text_.before(article, Category::date_link, "bound");
      if (article != first && !hit && text_.month(first + 1)) hit = text_.before(article, Category::date_link, "bound");
    }
    if (!hit) return;
    const auto named = bound_named(hit->argument);
    if (!named) return;
    std::uint32_t end = hit->last;
    while (end < first && text_.token(end).where.begin < text_.token(first).where.begin) ++end;
    q.bound = *named;
    q.bound_at = Span{text_.token(hit->last).where.begin, text_.token(end - 1).where.end};
  }

  [[nodiscard]] bool looks_ahead() {
    if (!ahead_) ahead_ = citelight::looks_ahead(text_, false);
    return *ahead_;
  }

  DateText text_;
  DateGrammar grammar_;
  std::vector<Quantity>& out_;
  std::vector<Span>& set_aside_;
  std::uint32_t after_date_ = 0;
  bool byline_ = false;
  std::optional<bool> ahead_;
};

}  // namespace

Dates find_dates(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences) {
  Dates out;
  const std::optional<Moment> published = read_iso(document.published);
  for (const Sentence& sentence : sentences) DateFinder(reading, sentence, published, out).read();
  return out;
}

std::vector<Quantity> merge_dates(std::vector<Quantity> figures, Dates dates) {
  if (dates.found.empty() && dates.set_aside.empty()) return figures;
  std::vector<Quantity> out;
  out.reserve(figures.size() + dates.found.size());
  auto date = dates.found.begin();
  auto aside = dates.set_aside.begin();
  for (Quantity& q : figures) {
    while (date != dates.found.end() && date->where.end <= q.where.begin) out.push_back(std::move(*date++));
    while (aside != dates.set_aside.end() && aside->end <= q.where.begin) ++aside;
    if (date != dates.found.end() && date->where.overlaps(q.where)) continue;
    if (aside != dates.set_aside.end() && aside->overlaps(q.where)) continue;
    out.push_back(std::move(q));
  }
  std::move(date, dates.found.end(), std::back_inserter(out));
  return out;
}

}  // namespace citelight
