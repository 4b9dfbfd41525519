// Dates told by how far off they are: "three days ago", "il y a trois jours",
// "in two weeks", "dans 5 jours", "2 days later", "two days before the vote".
#include "citelight/quantity.h"
#include "date/date_grammar.h"
#include "numeral/numeral_part.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

// Years and more are told as a length of time: "il y a dix ans" is a figure of
// ten years that no calendar makes exact, so it stays the duration it is.
constexpr bool is_long(DateUnit unit) { return unit >= DateUnit::year; }

DateUnit unit_of(const Match& m) { return static_cast<DateUnit>(m.value); }

}  // namespace

// A count in front of a unit. One word by itself, before all: "three quarters"
// is a fraction for the numerals' grammar, and nine months here.
std::optional<DateText::Number> DateGrammar::count_of(std::uint32_t at) const {
  if (!text_.inside(at)) return std::nullopt;
  if (const auto one = text_.reading().match(at, bit(Category::numeral)); one && one->last <= text_.last() && text_.unit(one->last)) {
    const Decimal d = text_.reading().pack.decimal(one->value);
    if (d.exponent == 0 && d.coefficient < 100) return Number{one->last, static_cast<std::int32_t>(d.coefficient), 0, false};
  }
  const auto n = text_.number(at);
  return n && !n->ordinal ? n : std::nullopt;
}

// --- "three days ago", "il y a trois jours", "in two weeks", "dans 5 jours", "2 days later"

std::optional<DateSpan> DateGrammar::counted_off(std::uint32_t at) const {
  const Nested nested(*this);
  if (nested.too_deep()) return std::nullopt;
  if (text_.glued(at) && text_.token(at - 1).kind != TokenKind::mark && !text_.elided(at - 1)) return std::nullopt;
  std::int32_t count = 1;
  std::uint32_t next = at;
  bool vague = false;
  if (const auto half = text_.word(at, "half_of")) {
    next = half->last;
    if (text_.dash(next) && text_.glued(next)) ++next;
    vague = true;
  } else if (const auto few = text_.word(at, "few")) {
    next = few->last;
    vague = true;
  } else if (const auto so_many = read_collective(text_.reading(), at); so_many && so_many->last < text_.last()) {
    // « il y a une quinzaine de jours »
    const auto of = text_.link(so_many->last, "of");
    next = of ? of->last : so_many->last;
    count = 2;
    vague = true;
  } else if (const auto n = text_.number(at); n && !n->ordinal) {
    count = n->value;
    next = n->last;
  } else if (text_.has(at, Category::article_one)) {
    ++next;
  } else {
    return std::nullopt;
  }
  constexpr CategorySet units = any_of(Category::date_unit, Category::date_word, Category::numeral, Category::ordinal_word,
                                       Category::ordinal_alone, Category::multiplier);
  if (!text_.says(next, units) && !text_.is_number(next)) return std::nullopt;
  DateSpan out;
  out.first = at;
  // "les six premiers mois de 2024"
  if (const auto first = next > at && !vague ? text_.number(next) : std::nullopt;
      first && first->ordinal && first->value == 1 && first->digits == 0) {
    const auto unit = text_.unit(first->last);
    const auto of = unit ? text_.link(unit->last, "of") : std::nullopt;
    const auto whole = of ? container(of->last, unit_of(*unit)) : std::nullopt;
    if (!whole) return std::nullopt;
    out.last = whole->last;
    out.takes_article = true;
    out.deictic = whole->deictic;
    edge_of(out, whole->begin, unit_of(*unit), count, true);
    return out;
  }
  // "les trois derniers mois", "5 upcoming weeks"
  if (const auto turn = turn_before(next); turn && turn->by != 0 && next > at && !vague && !text_.has(at, Category::article_one)) {
    const auto unit = text_.unit(turn->last);
    const char16_t last_letter = unit ? text_.at(unit->last - 1).back() : u' ';
    if (!unit || (count > 1 && last_letter != u's' && last_letter != u'S')) return std::nullopt;
    out.last = unit->last;
    if (const auto of = text_.link(unit->last, "of"); of && turn->by < 0) {
      if (const auto whole = container(of->last, unit_of(*unit))) {
        out.last = whole->last;
        out.takes_article = true;
        out.deictic = whole->deictic;
        edge_of(out, whole->begin, unit_of(*unit), count, false);
        return out;
      }
    }
    if (is_long(unit_of(*unit))) return std::nullopt;
    span_of(out, unit_of(*unit), count, turn->by);
    return out;
  }
  auto unit = text_.unit(next);
  if (!unit) return std::nullopt;
  DateUnit kind = unit_of(*unit);
  // "2 years 1 month", "1 day 21 hours"
  std::uint32_t last = unit->last;
  bool several = false;
  for (int more = 0; more < 3; ++more) {
    std::uint32_t from = last;
    if (text_.is(from, u',')) ++from;
    if (const auto and_ = text_.link(from, "and")) from = and_->last;
    const auto n = text_.number(from);
    if (!n || n->ordinal) break;
    // "1d 21 h 25m": letters behind figures, once a unit has been said
    const auto letter = text_.link(n->last, "part");
    const auto u = letter ? std::nullopt : text_.unit(n->last);
    if (!letter && (!u || unit_of(*u) >= kind)) break;
    last = letter ? letter->last : u->last;
    several = true;
  }
  // « il y a un an et demi », « dans une heure et quart », « dans 2h23 »
  if (text_.inside(last) &&
      (text_.reading().match(last, bit(Category::half)) || text_.clock(last, "plus") || (text_.is_number(last) && text_.glued(last))))
    return std::nullopt;
  out.last = last;
  // "a year ago", "dans un an": the figure is no length of time there, only a distance.
  const bool article = count == 1 && !vague && text_.has(at, Category::article_one) && next == at + 1;
  // "Within two weeks." by itself answers when; in a sentence it is how long something may take.
  const auto within = text_.before(at, Category::date_link, "within");
  const bool answer = within && within->last == text_.first() && (last == text_.last() || (last + 1 == text_.last() && closes(last)));
  if (answer && !text_.is(last, u',')) {
    out.first = within->last;
    out.deictic = true;
    if (!several && !vague) shift(out, kind, count);
    return out;
  }
  if ((is_long(kind) && !several && !article) || kind == DateUnit::half || kind == DateUnit::season || text_.unit(last))
    return std::nullopt;
  // "in 3 days on Friday"
  const auto on_weekday = [&] {
    const auto on = text_.link(out.last, "on");
    const auto day = on ? text_.weekday(on->last) : std::nullopt;
    if (day && !text_.has(day->last, Category::month) && !text_.is_number(day->last)) out.last = day->last;
  };
  const auto settle = [&](std::int32_t direction) {
    out.deictic = true;
    on_weekday();
    if (!several && !vague) shift(out, kind, direction * count);
    return out;
  };
  if (const auto ago = text_.link(last, "ago")) {
    out.last = ago->last;
    return settle(-1);
  }
  if (const auto hence = text_.link(last, "hence")) {
    out.last = hence->last;
    return settle(1);
  }
  if (const auto later = text_.link(last, "later"); later && !text_.word(later->last, "dir")) {
    out.last = later->last;
    out.deictic = true;
    out.of_story = true;
    return out;
  }
  // "two weeks before.", "trois jours après, …": before and after what was told.
  if (const auto told = text_.link(last, "later_end"); told && closes(told->last)) {
    out.last = told->last;
    out.deictic = true;
    out.of_story = true;
    return out;
  }
  // "3 days starting Monday", "for a week beginning 3 May", "for two weeks from 6 January": a stretch from a day on.
  const auto lasting = text_.before(at, Category::date_link, "lasting");
  auto starting = text_.link(last, "starting");
  if (!starting && lasting) starting = text_.link(last, "lasting_from");
  if (starting && kind >= DateUnit::day && !several && !vague) {
    const bool one = text_.has(at, Category::article_one) && !text_.is_number(at);
    const auto from = !one || lasting ? point(starting->last) : std::nullopt;
    if (from && from->begin.grain == Grain::day && !from->end) {
      DateSpan start = *from;
      resolve(start, true);
      out.last = start.last;
      out.deictic = true;
      out.begin = start.begin;
      if (start.begin.year && start.begin.part != 0) {
        DateSpan end;
        offset(end, kind, count, start);
        out.stretch = true;
        if (end.begin.part != 0) out.end = day_moment(from_days(to_days({*end.begin.year, end.begin.part, end.begin.day}) - 1));
        out.year_said = true;
      }
      return out;
    }
  }
  // "two days before yesterday", "2 weeks after May 13 1999"
  if (const auto off = text_.link(last, "off"); off && kind >= DateUnit::day) {
    std::uint32_t from = off->last;
    if (const auto the = text_.link(from, "the")) from = the->last;
    auto anchor = text_.inside(from) ? point(from) : std::nullopt;
    if (!anchor && text_.inside(from)) anchor = directed(from);
    if (anchor && anchor->begin.grain >= Grain::month && !several && !anchor->end) {
      resolve(*anchor, false);
      out.last = anchor->last;
      offset(out, kind, to_integer(off->argument) * count, *anchor);
      on_weekday();
      return out;
    }
  }
  // What stands before: "il y a", "dans", "in". An approximator may stand between.
  std::uint32_t front = at;
  for (std::uint32_t back = 1; back <= 3 && at >= text_.first() + back; ++back) {
    const auto m = text_.reading().match(at - back, bit(Category::bound_before));
    if (m && m->last == at && static_cast<Bound>(m->value) == Bound::approx) front = at - back;
  }
  if (const auto before = text_.before(front, Category::date_link, "before_n");
      before && !text_.link(last, "of")) {  // "il y a trois jours de retard"
    out.first = before->last;
    return settle(-1);
  }
  if (const auto in = text_.before(front, Category::date_link, "in_n")) {
    // English "in" also says how long a thing took: only a sentence that looks ahead has a date here.
    const bool plain = text_.link(in->last, "year").has_value();
    if (plain && ((kind == DateUnit::second && in->last != text_.first()) ||
                  (!looks_ahead(text_, true) && (in->last != text_.first() || last != text_.last()))))
      return std::nullopt;
    // "twice in a day"
    if (plain && count == 1 && !vague && (kind <= DateUnit::day || is_long(kind)) && !text_.is_number(at)) return std::nullopt;
    if (counts_behind(text_, last) && text_.is(last, u'-')) return std::nullopt;
    out.first = in->last;
    out.last = last;
    return settle(1);
  }
  return std::nullopt;
}

bool looks_ahead(const DateText& text, bool wide) {
  // A short note without a verb looks ahead too: "in 5 minutes".
  if (wide && text.last() - text.first() <= 4) return true;
  for (std::uint32_t at = text.first(); at < text.last(); ++at) {
    // « se tiendra », « ouvriront »; not "La Riviera"
    if (text.is_word(at) && !text.token(at).capitalised && formed(text.reading(), at, "future_form", 2)) return true;
    if (!text.has(at, Category::date_link) || (text.has(at, Category::month) && text.token(at).capitalised)) continue;  // "in May"
    if (text.link(at, "future") || (wide && text.link(at, "ahead"))) return true;
  }
  return false;
}

}  // namespace citelight
