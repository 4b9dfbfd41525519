// Dates told by how far off they are: "three days ago", "il y a trois jours",
// "in two weeks", "dans 5 jours", "2 days later", "two days before the vote".
#include "citelight/quantity.h"
#include "date/date_grammar.h"
#include "numeral/numeral_part.h"
#include "text/noun_phrase.h"

namespace citelight {
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
  auto far = how_many(at);
  if (!far) return std::nullopt;
  constexpr CategorySet units = any_of(Category::date_unit, Category::date_word, Category::numeral, Category::ordinal_word,
                                       Category::ordinal_alone, Category::multiplier);
  if (!text_.says(far->next, units) && !text_.is_number(far->next)) return std::nullopt;
  if (far->next > at && !far->vague) {
    const auto first = text_.number(far->next);
    if (first && first->ordinal && first->value == 1 && first->digits == 0) return first_units(at, first->last, far->count);
    const auto turn = text_.has(at, Category::article_one) ? std::nullopt : turn_before(far->next);
    if (turn && turn->by != 0) return turned_units(*far, *turn);
  }
  if (!read_length(*far)) return std::nullopt;
  if (auto answer = answered_within(*far)) return answer;
  // "a year ago", "dans un an": the figure is no length of time there, only a distance.
  const bool article = far->count == 1 && !far->vague && text_.has(at, Category::article_one) && far->next == at + 1;
  // « vingt et UN ans plus tard »: the number's last word
  if (article && at > text_.first() + 1 &&
      (text_.is(at - 1, u'-') || (text_.has(at - 1, Category::numeral_joiner) && text_.has(at - 2, Category::numeral))))
    return std::nullopt;
  if ((is_long(far->unit) && !far->several && !article) || far->unit == DateUnit::half || far->unit == DateUnit::season ||
      text_.unit(far->last))
    return std::nullopt;
  if (const auto ago = text_.link(far->last, "ago")) return distant(*far, at, ago->last, -1);
  if (const auto hence = text_.link(far->last, "hence")) return distant(*far, at, hence->last, 1);
  if (auto told = later_in_story(*far)) return told;
  if (auto stretch = stretch_from(*far)) return stretch;
  if (auto off = off_a_day(*far)) return off;
  const std::uint32_t front = before_approximators(at);
  if (const auto ago = text_.before(front, Category::date_link, "before_n");
      ago && !text_.link(far->last, "of"))  // "il y a trois jours de retard"
    return distant(*far, ago->last, far->last, -1);
  const auto in = text_.before(front, Category::date_link, "in_n");
  return in && dates_ahead(*far, in->last) ? std::optional(distant(*far, in->last, far->last, 1)) : std::nullopt;
}

std::optional<DateGrammar::Distance> DateGrammar::how_many(std::uint32_t at) const {
  Distance far;
  far.at = far.next = at;
  if (const auto half = text_.word(at, "half_of")) {
    far.next = half->last;
    if (text_.dash(far.next) && text_.glued(far.next)) ++far.next;
    far.vague = true;
  } else if (const auto few = text_.word(at, "few")) {
    far.next = few->last;
    far.vague = true;
  } else if (const auto so_many = read_collective(text_.reading(), at); so_many && so_many->last < text_.last()) {
    // « il y a une quinzaine de jours »
    const auto of = text_.link(so_many->last, "of");
    far.next = of ? of->last : so_many->last;
    far.count = 2;
    far.vague = true;
  } else if (const auto n = text_.number(at); n && !n->ordinal) {
    far.count = n->value;
    far.next = n->last;
  } else if (text_.has(at, Category::article_one)) {
    ++far.next;
  } else {
    return std::nullopt;
  }
  return far;
}

std::optional<DateSpan> DateGrammar::turned_units(const Distance& far, const Turn& turn) const {
  const auto unit = text_.unit(turn.last);
  if (!unit || (far.count > 1 && !formed(text_.reading(), unit->last - 1, "plural_ending", 0))) return std::nullopt;
  DateSpan out;
  out.first = far.at;
  out.last = unit->last;
  if (const auto whole = turn.by < 0 ? whole_behind(out, *unit) : std::nullopt) {
    edge_of(out, *whole, unit_of(*unit), far.count, false);
    return out;
  }
  if (is_long(unit_of(*unit))) return std::nullopt;
  span_of(out, unit_of(*unit), far.count, turn.by);
  return out;
}

bool DateGrammar::read_length(Distance& far) const {
  const auto unit = text_.unit(far.next);
  if (!unit) return false;
  far.unit = unit_of(*unit);
  far.last = unit->last;
  // "2 years 1 month", "1 day 21 hours"
  for (int more = 0; more < 3; ++more) {
    std::uint32_t at = far.last;
    if (text_.is(at, u',')) ++at;
    if (const auto and_ = text_.link(at, "and")) at = and_->last;
    const auto n = text_.number(at);
    if (!n || n->ordinal) break;
    // "1d 21 h 25m": letters behind figures, once a unit has been said
    const auto letter = text_.link(n->last, "part");
    const auto shorter = letter ? std::nullopt : text_.unit(n->last);
    if (!letter && (!shorter || unit_of(*shorter) >= far.unit)) break;
    far.last = letter ? letter->last : shorter->last;
    far.several = true;
  }
  // « il y a un an et demi », « dans une heure et quart », « dans 2h23 »
  return !text_.inside(far.last) || (!text_.reading().match(far.last, bit(Category::half)) && !text_.clock(far.last, "plus") &&
                                     !(text_.is_number(far.last) && text_.glued(far.last)));
}

std::optional<DateSpan> DateGrammar::answered_within(const Distance& far) const {
  const std::uint32_t last = far.last;
  const auto within = text_.before(far.at, Category::date_link, "within");
  if (!within || within->last != text_.first() || text_.is(last, u',')) return std::nullopt;
  if (last != text_.last() && (last + 1 != text_.last() || !closes(last))) return std::nullopt;
  return distant(far, within->last, last, 1);
}

DateSpan DateGrammar::distant(const Distance& far, std::uint32_t first, std::uint32_t last, std::int32_t direction) const {
  DateSpan out;
  out.first = first;
  out.last = past_weekday(last);
  out.deictic = true;
  if (!far.several && !far.vague) shift(out, far.unit, direction * far.count);
  return out;
}

std::uint32_t DateGrammar::past_weekday(std::uint32_t last) const {
  const auto on = text_.link(last, "on");
  const auto day = on ? text_.weekday(on->last) : std::nullopt;
  return day && !text_.has(day->last, Category::month) && !text_.is_number(day->last) ? day->last : last;
}

std::optional<DateSpan> DateGrammar::later_in_story(const Distance& far) const {
  auto told = text_.link(far.last, "later");
  if (told && text_.word(told->last, "dir")) told.reset();
  // "two weeks before.", "trois jours après, …": before and after what was told.
  if (!told) {
    told = text_.link(far.last, "later_end");
    if (!told || !closes(told->last)) return std::nullopt;
  }
  DateSpan out;
  out.first = far.at;
  out.last = told->last;
  out.deictic = out.of_story = true;
  return out;
}

std::optional<DateSpan> DateGrammar::stretch_from(const Distance& far) const {
  if (far.unit < DateUnit::day || far.several || far.vague) return std::nullopt;
  const auto lasting = text_.before(far.at, Category::date_link, "lasting");
  auto starting = text_.link(far.last, "starting");
  if (!starting && lasting) starting = text_.link(far.last, "lasting_from");
  if (!starting) return std::nullopt;
  const bool one = text_.has(far.at, Category::article_one) && !text_.is_number(far.at);
  auto start = !one || lasting ? point(starting->last) : std::nullopt;
  if (!start || start->begin.grain != Grain::day || start->end) return std::nullopt;
  resolve(*start, true);
  DateSpan out;
  out.first = far.at;
  out.last = start->last;
  out.deictic = true;
  out.begin = start->begin;
  if (start->begin.year && start->begin.part != 0) {
    DateSpan end;
    offset(end, far.unit, far.count, *start);
    out.stretch = true;
    if (end.begin.part != 0) out.end = day_moment(from_days(to_days({*end.begin.year, end.begin.part, end.begin.day}) - 1));
    out.year_said = true;
  }
  return out;
}

std::optional<DateSpan> DateGrammar::off_a_day(const Distance& far) const {
  const auto off = far.unit >= DateUnit::day ? text_.link(far.last, "off") : std::nullopt;
  if (!off) return std::nullopt;
  // "£60 A YEAR from May", "900 homes a month from June": for each
  const CategorySet before = far.at > text_.first() + 1 ? text_.categories(far.at - 1) : CategorySet{};
  if (far.unit >= DateUnit::month && text_.has(far.at, Category::article_one) && far.at > text_.first() + 1 &&
      (before.meets(any_of(Category::unit, Category::currency, Category::percent, Category::multiplier, Category::times_word)) ||
       text_.is_number(far.at - 1) || text_.is_number(far.at - 2)))
    return std::nullopt;
  std::uint32_t at = off->last;
  if (const auto the = text_.link(at, "the")) at = the->last;
  if (!text_.inside(at)) return std::nullopt;
  auto anchor = point(at);
  if (!anchor) anchor = directed(at);
  if (!anchor || anchor->begin.grain < Grain::month || anchor->end || far.several) return std::nullopt;
  resolve(*anchor, false);
  DateSpan out;
  out.first = far.at;
  out.last = past_weekday(anchor->last);
  offset(out, far.unit, to_integer(off->argument) * far.count, *anchor);
  return out;
}

std::uint32_t DateGrammar::before_approximators(std::uint32_t at) const {
  std::uint32_t front = at;
  for (std::uint32_t back = 1; back <= 3 && at >= text_.first() + back; ++back) {
    const auto m = text_.reading().match(at - back, bit(Category::bound_before));
    if (m && m->last == at && static_cast<Bound>(m->value) == Bound::approx) front = at - back;
  }
  return front;
}

bool DateGrammar::dates_ahead(const Distance& far, std::uint32_t in) const {
  if (text_.is(far.last, u'-') && counts_behind(text_, far.last)) return false;
  // English "in" also says how long a thing took: only a sentence that looks ahead has a date here.
  if (!text_.link(in, "year")) return true;
  const bool opens = in == text_.first();
  if (far.unit == DateUnit::second && !opens) return false;
  // "twice in a day"
  const bool rate = far.count == 1 && !far.vague && (far.unit <= DateUnit::day || is_long(far.unit)) && !text_.is_number(far.at);
  return !rate && ((opens && far.last == text_.last()) || looks_ahead(text_, true));
}

bool looks_ahead(const DateText& text, bool wide) {
  // A short note without a verb looks ahead too: "in 5 minutes".
  if (wide && text.last() - text.first() <= 4) return true;
  for (std::uint32_t at = text.first(); at < text.last(); ++at) {
    // « se tiendra », « ouvriront »; not "La Riviera"
    if (text.is_word(at) && !text.token(at).capitalised && formed(text.reading(), at, "future_form", 2)) return true;
    if (!text.has(at, Category::date_link) || (text.has(at, Category::month) && text.token(at).capitalised)) continue;  // "in May"
    // "shown AHEAD OF the fair", but « D'ICI à mai »
    if (const auto bound = text.link(at, "bound"); bound && bound->argument == "less_than") continue;
    if (text.link(at, "future") || (wide && text.link(at, "ahead"))) return true;
  }
  return false;
}

}  // namespace citelight
