// Dates told by how far off they are: "three days ago", "il y a trois jours",
// "in two weeks", "dans 5 jours", "2 days later", "two days before the vote".
#include "citelight/quantity.h"
#include "date_grammar.h"

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
  } else if (const auto n = text_.number(at); n && !n->ordinal) {
    count = n->value;
    next = n->last;
  } else if (text_.has(at, Category::article_one)) {
    ++next;
  } else {
    return std::nullopt;
  }
  DateSpan out;
  out.first = at;
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
    const auto u = n && !n->ordinal ? text_.unit(n->last) : std::nullopt;
    if (!u || unit_of(*u) >= kind) break;
    last = u->last;
    several = true;
  }
  out.last = last;
  if ((is_long(kind) && !several) || kind == DateUnit::half || kind == DateUnit::season || text_.unit(last)) return std::nullopt;
  const auto settle = [&](std::int32_t direction) {
    out.deictic = true;
    // "in 3 days on Friday"
    if (const auto on = text_.link(out.last, "on")) {
      if (const auto day = text_.weekday(on->last); day && !text_.has(day->last, Category::month) && !text_.is_number(day->last)) out.last = day->last;
    }
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
    return out;
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
      const Moment& m = anchor->begin;
      out.begin.grain = Grain::day;
      if (m.year && m.grain == Grain::day && m.part != 0) {
        const std::int32_t by = to_integer(off->argument) * count;
        const Civil c{*m.year, m.part, m.day};
        if (kind == DateUnit::day) out.begin = day_moment(from_days(to_days(c) + by));
        else if (kind == DateUnit::week) out.begin = day_moment(from_days(to_days(c) + 7 * by));
        else if (kind == DateUnit::fortnight) out.begin = day_moment(from_days(to_days(c) + 14 * by));
        else if (kind == DateUnit::month) out.begin = day_moment(add_months(c, by));
        out.year_said = true;
      }
      out.deictic = true;
      return out;
    }
  }
  // What stands before: "il y a", "dans", "in". An approximator may stand between.
  std::uint32_t front = at;
  for (std::uint32_t back = 1; back <= 3 && at >= text_.first() + back; ++back) {
    const auto m = text_.reading().match(at - back, bit(Category::bound_before));
    if (m && m->last == at && static_cast<Bound>(m->value) == Bound::approx) front = at - back;
  }
  if (const auto before = text_.before(front, Category::date_link, "before_n")) {
    out.first = before->last;
    return settle(-1);
  }
  if (const auto in = text_.before(front, Category::date_link, "in_n")) {
    // English "in" also says how long a thing took: only a sentence that looks ahead has a date here.
    const bool plain = text_.link(in->last, "year").has_value();
    if (plain && (kind == DateUnit::second || !looks_ahead(text_, true))) return std::nullopt;
    // "twice in a day"
    if (plain && count == 1 && kind <= DateUnit::day && !text_.is_number(at)) return std::nullopt;
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
    if (!text.has(at, Category::date_link)) continue;
    if (text.link(at, "future") || (wide && text.link(at, "ahead"))) return true;
  }
  return false;
}

}  // namespace citelight
