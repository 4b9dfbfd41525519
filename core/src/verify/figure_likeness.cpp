#include "verify/figure_likeness.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <span>
#include <string>

#include "date/calendar.h"
#include "date/date_text.h"
#include "text/noun_phrase.h"
#include "verify/derived.h"
#include "verify/figure_role.h"
#include "verify/named_elsewhere.h"
#include "verify/rate.h"
#include "verify/side_by_side.h"
#include "verify/topic.h"

namespace citelight {
namespace {

constexpr int next_days = 2;                       // a source of the day after tells what happened
constexpr int some_days = 40;                      // … and one of the weeks after may
constexpr double widest = 1000;                    // of a range, its ends' ratio
constexpr std::uint32_t ends_apart = 6;            // figures
constexpr double far_more = 3;                     // times
constexpr double out_of_sight = 20;                // … of a bound: "more than 70 euros" is not how one says 40,000
constexpr std::uint32_t total_reach = 4;           // tokens
constexpr std::uint32_t date_reach = 6;            // … from a figure to its date
constexpr std::uint32_t figures_back = 6;          // … that may say the sort of a bare one
constexpr std::uint32_t most_beside = 32;          // figures of a passage: a table is not read so
constexpr std::uint32_t whole_reach = 2;           // … from "eight" to "of the 28 million"
constexpr int years_inside = 30;                   // "after 1960" is not how one says 1998
constexpr int months_ahead = 7, months_back = 13;  // that a day without its year may lie from the day of the text
constexpr int announced = 366;                     // … and one of before may have said what was to come

int year_of(std::string_view when) {
  int out = 0;
  for (const char c : when.substr(0, 4)) {
    if (c < '0' || c > '9') return 0;
    out = 10 * out + c - '0';
  }
  return when.size() >= 4 ? out : 0;
}

std::optional<std::int64_t> day_of(std::string_view when) {
  const auto moment = when.size() >= 10 ? read_iso(when.substr(0, 10)) : std::nullopt;
  if (!moment || moment->grain != Grain::day || !moment->year) return std::nullopt;
  return to_days({*moment->year, moment->part, moment->day});
}

// "In August of 1865 … By December": the date with a year that was told last, here or right before.
const Quantity* told_before(const Side& source, std::uint32_t q, std::uint32_t p) {
  const std::uint32_t from = source.passages[p > 1 ? p - 2 : 0].quantities_first;
  while (q-- > from) {
    const Quantity& before = source.quantities[q];
    if (is_date(before) && year_of(before.when) != 0)
      return before.when.size() >= 7 && before.when.find('/') == std::string::npos ? &before : nullptr;
  }
  return nullptr;
}

// What the day the source is of adds. Its dateline is the day it was written: what the claim dates a little
// before may be what it tells. And a day or month without a year is of about that year.
Likeness by_day_of_text(const Quantity& c, const Quantity& s, Likeness likeness, const Side& source, std::uint32_t q, std::uint32_t p) {
  const int claimed = year_of(c.when), written = year_of(source.dated);
  const Passage& passage = source.passages[p];
  if (claimed != 0 && written == 0 && likeness == Likeness::rounded && s.when.starts_with("XXXX-") && s.when.size() >= 7) {
    if (const auto told = told_before(source, q, p)) {
      const int year = year_of(told->when);
      const bool later = s.when.compare(5, 2, told->when, 5, 2) >= 0;
      if (claimed != year && (later || claimed != year + 1)) return Likeness::differs;
    }
  }
  if (claimed == 0 || written == 0) return likeness;
  if (likeness == Likeness::rounded && s.when.starts_with("XXXX")) {
    const auto far = [&](std::string_view day) {
      const int ahead = year_and_month(c.when) - year_and_month(day);
      return ahead > months_ahead || -ahead > months_back;
    };
    const bool all_far = far(source.dated) && std::all_of(source.datelines.begin(), source.datelines.end(), far);
    return all_far ? Likeness::differs : likeness;
  }
  if (likeness != Likeness::differs || !passage.dateline || (c.bound != Bound::exact && c.bound != Bound::approx) ||
      c.when.find('/') != std::string::npos || s.when.find('/') != std::string::npos)
    return likeness;
  const auto day = day_of(c.when), told = day_of(s.when);
  if (!told) return likeness;
  if (day && *told < *day) return *told + announced >= *day ? Likeness::incomparable : likeness;
  if (day)
    return *told >= *day && *told <= *day + next_days   ? Likeness::rounded
           : *told >= *day && *told <= *day + some_days ? Likeness::incomparable
                                                        : likeness;
  const int year = year_of(s.when);
  if (c.when.size() == 4) return std::abs(year - claimed) == 1 ? Likeness::incomparable : likeness;
  const auto last = day_of(c.when.substr(0, 7) + "-28");
  return last && *told + announced >= *last && *told <= *last + some_days ? Likeness::incomparable : likeness;
}

// "between 2013 and 2023" of a source that says "61% in 2013 and 52% in 2023".
bool told_by_ends(const Quantity& c, const Side& source, std::uint32_t i, std::uint32_t last) {
  const auto slash = c.when.find('/');
  if (slash == std::string::npos || source.quantities[i].when != c.when.substr(0, slash)) return false;
  for (std::uint32_t k = i + 1; k < std::min(last, i + ends_apart); ++k) {
    if (is_date(source.quantities[k]) && source.quantities[k].when == c.when.substr(slash + 1)) return true;
  }
  return false;
}

// "80cm to 2 metres": its ends are two figures. No one figure contradicts them.
bool ends_range(const Side& claim, const Quantity& c) {
  if (c.kind != QuantityKind::measure) return false;
  return std::any_of(claim.quantities.begin(), claim.quantities.end(), [&](const Quantity& q) {
    if (q.kind != c.kind || q.unit == c.unit) return false;
    const std::uint32_t join = token_of(claim, std::min(q.where.end, c.where.end) - 1) + 1;
    return join + 1 < claim.tokens.size() && claim.tokens[join + 1].where.begin == std::max(q.where.begin, c.where.begin) &&
           claim.reading().match(join, bit(Category::range_join));
  });
}

// "two sons and a daughter" are three children: counts of the same thing that stand in a row come to what the claim says. Those of
// other things that do ("144 passengers and 6 crew" of 150 people) may well be its parts, and deny nothing.
void add_up(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list) {
  if (c.kind != QuantityKind::cardinal || !c.value || !c.counted) return;
  const Side& source = context.source;
  const Reading reading = source.reading();
  const auto counted = [&](std::uint32_t t) {
    for (std::uint32_t k = token_of(context.claim, c.counted->begin);
         k < context.claim.tokens.size() && context.claim.tokens[k].where.begin < c.counted->end; ++k) {
      if (context.terms.in_claim[k] != no_term && context.terms.in_claim[k] == context.terms.in_source[t]) return true;
    }
    return false;
  };
  for (std::size_t first = 0; first < list.size(); ++first) {
    double sum = 0;
    bool same = true;
    std::size_t parts = 0, at = first;
    const std::uint32_t last = source.passages[list[first].passage].last;
    for (std::uint32_t t = token_of(source, list[first].q->where.begin); t < last; ++parts) {
      while (parts > 0 && t + 1 < last && (reading.is(t, u',') || reading.match(t, bit(Category::numeral_joiner)))) ++t;
      if (at < list.size() && list[at].q->counted && list[at].q->value && list[at].q->where.begin == source.tokens[t].where.begin) {
        same = same && list[at].counted == Counted::same;
        sum += to_double(*list[at].q->value);
        t = token_of(source, list[at].q->counted->end);
        ++at;
      } else if (parts > 0 && t + 1 < last && reading.has(t, Category::article_one) && counted(t + 1)) {
        ++sum;
        t += 2;
      } else {
        break;
      }
    }
    if (parts < 2 || sum != to_double(*c.value)) continue;
    list[first].likeness = same ? Likeness::equal : Likeness::incomparable;
    list[first].computed = same;
    for (std::size_t k = first + 1; k < at; ++k) list[k].likeness = Likeness::incomparable;
  }
}

// "61 million in 2024, 8% more than in 2023": the date of what it is compared with.
bool of_comparison(const Side& side, const Quantity& date) {
  const Reading reading = side.reading();
  std::uint32_t t = token_of(side, date.where.begin);
  while (t > 0 && reading.has(t - 1, Category::preposition) && !listed(reading, t - 1, "change_than")) --t;
  return t > 0 && (listed(reading, t - 1, "change_than") || reading.has(t - 1, Category::complementizer));
}

// "By February 2016 it had sold more than 160,000" of a source that says 159,500 on the first of that month: what is counted up may have grown
// since. Whether the passage is of an earlier day than the claim's.
bool of_earlier(const FigureContext& context, const Passage& passage) {
  const auto& dates = context.claim.quantities;
  const auto by = std::find_if(dates.begin(), dates.end(), [](const Quantity& q) { return is_date(q) && q.bound == Bound::at_most; });
  if (by == dates.end() || year_of(by->when) == 0) return false;
  bool before = false;
  for (std::uint32_t i = passage.quantities_first; i < passage.quantities_last; ++i) {
    const Quantity& d = context.source.quantities[i];
    if (!is_date(d) || year_of(d.when) == 0) continue;
    if (d.when == by->when) return false;
    before = before || d.when < by->when || d.when.starts_with(by->when);
  }
  return before;
}

// Whether the passage gives a date in front of the i-th figure.
bool follows_date(const Side& side, const Passage& passage, std::uint32_t i) {
  const auto first = side.quantities.begin();
  return std::any_of(first + passage.quantities_first, first + i, is_date);
}

bool far_apart(const Quantity& c, const Quantity& s, double far = far_more) {
  if (!c.given() || !s.given()) return false;
  const double a = to_double(*c.given()), b = to_double(*s.given());
  return std::max(a, b) > far * std::min(a, b);
}

// Three of something, and 54,000 of what may be something else.
bool far_from_few(const Quantity& c, const Alignment& one) {
  constexpr double far = 20;
  return c.kind == QuantityKind::cardinal && FigureContext::few(c) && c.value->exponent >= 0 && one.counted != Counted::same &&
         one.q->given() && to_double(*one.q->given()) > far * to_double(*c.value);
}

// "by 34 votes to 19" of a source that says 34-19: the claim gives both.
bool in_score(const Side& claim, const Quantity& c, const Quantity& s) {
  if (c.kind != QuantityKind::cardinal || s.kind != QuantityKind::score || !s.min || !s.max) return false;
  bool first = false, second = false;
  for (const Quantity& q : claim.quantities) {
    first = first || (q.value && compare(*q.value, *s.min) == 0);
    second = second || (q.value && compare(*q.value, *s.max) == 0);
  }
  return first && second && c.value && (compare(*c.value, *s.min) == 0 || compare(*c.value, *s.max) == 0);
}

// "As of 11 April" tells what was so on that day, and "not until" when it was.
std::optional<Quantity> as_exact(const FigureContext& context, const Quantity& c, const Quantity& s) {
  const bool early = c.bound == Bound::at_most || c.bound == Bound::less_than;
  const auto led = [](const Side& side, const Quantity& q, SettingName by) {
    return q.bound_at && listed(side.reading(), token_of(side, q.bound_at->begin), by);
  };
  // "until 2019" of a source that says "from 2014 to 2019"
  const std::size_t slash = c.bound == Bound::at_most && led(context.claim, c, "until") ? s.when.find('/') : std::string::npos;
  const bool ends = slash != std::string::npos, state = early && s.bound == Bound::at_least && led(context.source, s, "state_at");
  if (!ends && !state && !not_until(context, s).value_or(false)) return std::nullopt;
  Quantity out = s;
  if (ends) out.when.erase(0, slash + 1);
  out.bound = ends ? c.bound : Bound::exact;
  return out;
}

// "open from 3 June" of a source that says "open until 3 June"
bool other_side(const FigureContext& context, const Quantity& c, const Quantity& s, const Passage& passage) {
  const auto from = [](const Quantity& q) { return q.bound == Bound::at_least || q.bound == Bound::more_than; };
  if (!is_date(c) || !is_date(s) || !FigureContext::open_bound(c) || !FigureContext::open_bound(s) || from(c) == from(s)) return false;
  const std::uint16_t own = term_before(context.terms.in_claim, token_of(context.claim, c.where.begin), 0);
  return own != no_term && own == term_before(context.terms.in_source, token_of(context.source, s.where.begin), passage.first);
}

// "was finished in 1931 but did not open until 1934": of what the claim tells it is the later date.
// Between two languages the verb may not be known: then only where the claim gives that date.
bool waits(const FigureContext& context, const Quantity& c, const Passage& passage) {
  const auto first = context.source.quantities.begin();
  return std::any_of(first + passage.quantities_first, first + passage.quantities_last, [&](const Quantity& s) {
    const auto said = is_date(s) ? not_until(context, s) : std::nullopt;
    return said && (*said || (context.across && compare_dates(c.when, s.when) == DateLikeness::same));
  });
}

// "a worldwide total of 93.4 million", "3,900 in all"
bool of_all(const Side& side, const Quantity& q) {
  const std::uint32_t first = token_of(side, q.where.begin), behind = token_behind(side, q);
  const std::uint32_t last = std::min(static_cast<std::uint32_t>(side.tokens.size()), behind + total_reach);
  for (std::uint32_t t = first > total_reach ? first - total_reach : 0; t < last; ++t) {
    if (!side.figure[t] && listed(side.reading(), t, "total_words")) return true;
    if (t >= behind && (side.figure[t] || side.tokens[t].kind == TokenKind::mark)) return false;
  }
  return false;
}

// "In total, the storm killed 31 people": what is said of the only figure of its kind.
bool claims_all(const Side& claim, const Quantity& c) {
  if (of_all(claim, c)) return true;
  if (std::count_if(claim.quantities.begin(), claim.quantities.end(), [&](const Quantity& q) { return q.kind == c.kind; }) > 1)
    return false;
  for (std::uint32_t t = 0; t < claim.tokens.size(); ++t) {
    if (!claim.figure[t] && listed(claim.reading(), t, "total_words")) return true;
  }
  return false;
}

// Whose year stands in brackets behind a title: the claim's, or another's.
enum class Titled : std::uint8_t { no, own, other };

// The date right behind a figure: "24% of his days in 2019".
const Quantity* date_behind(const Side& side, const Quantity& q) {
  const Quantity* const next = &q + 1;
  if (is_date(q) || next >= side.quantities.data() + side.quantities.size() || !is_date(*next)) return nullptr;
  const std::uint32_t from = token_behind(side, q), to = token_of(side, next->where.begin);
  for (std::uint32_t t = from; t < to; ++t) {
    if (side.tokens[t].kind == TokenKind::mark || t >= from + date_reach) return nullptr;
  }
  return to >= from ? next : nullptr;
}

// … is its own: what a claim says of 24% in 2020 no other date of the passage bears out, unless it opens its sentence.
void part_by_date(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list) {
  if (!is_date(c) || c.bound == Bound::range || &c == context.claim.quantities.data() || date_behind(context.claim, *(&c - 1)) != &c)
    return;
  const Side& source = context.source;
  const auto same = [&](const Quantity& date) {
    const Likeness like = compare(c, context.claim.pack->units(), date, source.pack->units());
    return like != Likeness::differs && like != Likeness::incomparable;
  };
  for (Alignment& one : list) {
    if (one.likeness == Likeness::differs || one.likeness == Likeness::incomparable) continue;
    const Passage& passage = source.passages[one.passage];
    if (passage.quantities_last - passage.quantities_first > most_beside) continue;
    std::uint32_t t = token_of(source, one.q->where.begin);
    while (t > passage.first && empty_word(source, t - 1)) --t;
    bool own = false, other = false;
    for (std::uint32_t i = passage.quantities_first; i < passage.quantities_last; ++i) {
      const Quantity* const date =
          same_figure(context.claim, *(&c - 1), source, source.quantities[i]) ? date_behind(source, source.quantities[i]) : nullptr;
      if (date != nullptr) (same(*date) ? own : other) = true;
    }
    if (other && !own && t > passage.first) one.likeness = Likeness::incomparable;
  }
}

// "the 1957 novel", « le roman de 1957 »: the year in which it was made.
bool tells_make(const Concepts& concepts, const Side& side, const Quantity& q) {
  const auto work = [&](std::uint32_t t) { return t < side.tokens.size() && concepts.kind(concept_at(side, t)); };
  const std::uint32_t t = token_of(side, q.where.begin);
  return is_date(q) && (FigureContext::names_thing(side, q) == 1 ? work(token_behind(side, q))
                                                                 : t > 1 && side.reading().has(t - 1, Category::of_whole) && work(t - 2));
}

// … of a source that says "published in 1957, won in 1958": `list` are those of one passage.
void part_by_make(const Side& source, std::span<Alignment> list) {
  const auto made = [&](const Alignment& one) {
    std::uint32_t t = token_of(source, one.q->where.begin);
    while (t > 0 && source.reading().has(t - 1, Category::preposition)) --t;
    const Concept idea = t > 0 ? concept_at(source, t - 1) : Concept::none;
    return idea == Concept::publish || idea == Concept::build || idea == Concept::create;
  };
  bool told = false, given = false;
  for (const Alignment& one : list) {
    told = told || made(one);
    given = given || one.likeness == Likeness::equal;
  }
  for (Alignment& one : list) {
    if (told ? !made(one) : given && one.likeness != Likeness::equal) one.likeness = Likeness::incomparable;
  }
}

// What another figure of the passage tells of one: `list` are those of one passage.
void settle_beside(const FigureContext& context, const Quantity& c, const std::string& rate, std::span<Alignment> list) {
  const Side& source = context.source;
  const auto rated = [&](const Alignment& one) { return rate_base(source, *one.q) == rate; };
  bool counts = false;  // "310 people, 126 of them women": how many women, it says
  bool rates = false;   // "4,000 euros per hectare, 120 million in all": … and what is per hectare
  bool bounds = false;  // "added 2 million, and has 61 million": of "more than 60 million" no far smaller number is meant
  for (const Alignment& one : list) {
    counts = counts || (c.kind == QuantityKind::cardinal && one.counted == Counted::same && one.likeness == Likeness::differs);
    rates = rates || (c.kind == QuantityKind::money && !rate.empty() && rated(one));
    bounds = bounds || (FigureContext::open_bound(c) && one.likeness == Likeness::within_bound && one.counted != Counted::other &&
                        !FigureContext::far_inside(c, *one.q));
  }
  // What several come to denies no figure that the passage gives.
  const bool given =
      std::any_of(list.begin(), list.end(), [](const Alignment& one) { return !one.settled && one.likeness == Likeness::equal; });
  // "74.8 million in the country, a total of 93.4 million": of the total its parts say nothing.
  const auto whole = [&](const Alignment& one) { return one.q->kind == c.kind && of_all(source, *one.q); };
  const bool of_parts = !is_date(c) && list.size() > 1 && claims_all(context.claim, c) && std::any_of(list.begin(), list.end(), whole);
  // "two films in 2005" of a source that lists titles with their years: of those of that year the others' say nothing. Of a title that the claim
  // gives, its own year tells: "Low Tide (2016) and Dry Land (2021)".
  const auto titled = [&](const Alignment& one) {
    std::uint32_t t = token_of(source, one.q->where.begin);
    if (t < 2 || FigureContext::names_thing(source, *one.q) != 2) return Titled::no;
    for (--t; t > 0 && source.tokens[t - 1].kind == TokenKind::mark;) --t;
    return t == 0 || context.terms.in_source[t - 1] == no_term ? Titled::other : Titled::own;
  };
  const auto some = [&](Titled how) {
    return std::any_of(list.begin(), list.end(), [&](const Alignment& one) { return titled(one) == how; });
  };
  const auto of_year = [&](const Alignment& one) { return one.q->when == c.when && titled(one) == Titled::other; };
  const bool of_own = is_date(c) && some(Titled::own) && some(Titled::other);
  const bool of_titles = is_date(c) && !of_own && std::any_of(list.begin(), list.end(), of_year);
  for (Alignment& one : list) {
    // … and "third in the sprint, fifth in the time trial": of a place that is told the others beside it say nothing.
    const bool place = c.kind == QuantityKind::ordinal && one.q->kind == c.kind;
    if (given && ((one.settled && one.computed) || place) && one.likeness == Likeness::differs) one.likeness = Likeness::incomparable;
    if (of_parts)
      one.likeness = whole(one) ? compare(c, context.claim.pack->units(), *one.q, source.pack->units()) : Likeness::incomparable;
    if ((of_titles || of_own) && titled(one) == Titled::other)
      one.likeness = of_titles && of_year(one) ? Likeness::equal : Likeness::incomparable;
    const auto i = static_cast<std::size_t>(one.q - source.quantities.data());
    // "740 people, 120 fewer than in 2012": there are no 120.
    const bool fewer =
        i > 0 && source.quantities[i - 1].kind == one.q->kind && fewer_than(source, *one.q) && !context.changes(context.claim, c);
    const bool others = counts && one.counted == Counted::other && one.q->counted->begin >= one.q->where.end;
    const bool far = bounds && one.likeness == Likeness::differs && far_apart(c, *one.q);
    if (fewer || others || far || (rates && !rated(one))) one.likeness = Likeness::incomparable;
  }
}

// "It will cost 66 million euros. Norla will pay 15.", "12 people died. The toll rose to 15.": a bare number that closes its sentence may be of the
// sort told last.
bool elided_behind(const FigureContext& context, const Quantity& c, std::uint32_t i, std::uint32_t p) {
  const Side& source = context.source;
  const Quantity& s = source.quantities[i];
  const std::uint32_t at = token_of(source, s.where.begin);
  const bool now = context.told_later(s) || (at > 0 && listed(source.reading(), at - 1, "change_to"));
  const auto alike = [&](const Quantity& q) {
    return context.same_counted(c, q) != Counted::other || !context.tells_what(source, *q.counted);
  };
  // "Another 31 were injured." may stand between.
  std::uint32_t told = p > 0 ? p - 1 : 0;
  if (now && told > 0 && context.standings.terms[told].empty()) --told;
  const bool bare = s.kind == QuantityKind::cardinal && s.unit.empty() && !s.fraction && s.value && s.bound == Bound::exact &&
                    (!s.counted || (now && s.counted->begin < s.where.begin && alike(s)));
  if (!bare || !c.value || !source.reading().is(token_behind(source, s), u'.') ||
      (context.standings.terms[p].empty() && (!now || context.standings.terms[told].empty())))
    return false;
  const std::uint32_t first = source.passages[told].quantities_first;
  for (std::uint32_t k = i; k > first && i - k < figures_back; --k) {
    const Quantity& full = source.quantities[k - 1];
    if (full.kind != c.kind || full.unit != c.unit || !full.number) continue;
    const auto scale = scale_at(source.reading(), token_of(source, full.number->end - 1));
    const auto value = scale ? multiply(*s.value, *scale) : now && full.counted && alike(full) ? s.value : std::nullopt;
    if (value && compare(*c.value, *value) == 0) return true;
  }
  return false;
}

// "built 450 of the 1,200 flats": of 1,200 that is not said.
bool whole_of_part(const FigureContext& context, const Quantity& c, std::uint32_t i) {
  const Side& source = context.source;
  if (i == 0 || is_date(c)) return false;
  const Quantity &part = source.quantities[i - 1], &whole = source.quantities[i];
  const std::uint32_t of = token_behind(source, part), at = token_of(source, whole.where.begin);
  if (part.kind != QuantityKind::cardinal || at <= of || at > of + whole_reach || !source.reading().has(of, Category::of_whole) ||
      context.taken(c, part))
    return false;
  const std::uint32_t own = token_of(context.claim, c.where.begin), there = token_of(source, part.where.begin);
  return own > 0 && there > 0 && context.terms.in_claim[own - 1] != no_term &&
         context.terms.in_claim[own - 1] == context.terms.in_source[there - 1];
}

// "eight of the 28 million", « huit des 28 millions »: millions, said once. Eight it may be too.
bool count_of_scale(const Quantity& c, const Side& source, std::uint32_t i) {
  if (c.kind != QuantityKind::cardinal || !c.value || i + 1 >= source.quantities.size()) return false;
  const Quantity &part = source.quantities[i], &whole = source.quantities[i + 1];
  const auto plain = [](const Quantity& q) { return q.kind == QuantityKind::cardinal && q.value && !q.fraction && q.number; };
  if (!plain(part) || !plain(whole)) return false;
  const std::uint32_t of = token_behind(source, part), at = token_of(source, whole.where.begin);
  if (at <= of || at > of + whole_reach || !source.reading().has(of, Category::of_whole)) return false;
  const auto scale = scale_at(source.reading(), token_of(source, whole.number->end - 1));
  const auto value = scale ? multiply(*part.value, *scale) : std::nullopt;
  return value && compare(*c.value, *value) == 0 && compare(*value, *whole.value) < 0;
}

// "eight out of 260 children" counts eight of them, and 260.
std::optional<Quantity> count_in_ratio(const Quantity& c, const Quantity& s) {
  if (c.kind != QuantityKind::cardinal || !c.value || s.kind != QuantityKind::ratio || !s.fraction || s.fraction->num < 2)
    return std::nullopt;
  const Decimal whole{s.fraction->den, 0, false};
  if (rates_by(whole)) return std::nullopt;
  Quantity out = s;
  out.kind = QuantityKind::cardinal;
  out.fraction.reset();
  out.value = compare(*c.value, whole) == 0 ? whole : Decimal{s.fraction->num, 0, false};
  return out;
}

}  // namespace

int year_and_month(std::string_view when) {
  return 12 * to_integer(when.substr(0, 4)) + (when.size() >= 7 ? to_integer(when.substr(5, 2)) : 6);
}

bool shares_end(const Quantity& c, const Quantity& s) {
  if (c.bound != Bound::range || s.bound != Bound::range || c.unit != s.unit || !c.min || !c.max || !s.min || !s.max) return false;
  if (to_double(*c.max) > widest * to_double(*c.min)) return false;  // "from .5 to 2,000,000,000": the ends may be of two scales
  return compare(*c.min, *s.min) == 0 || compare(*c.max, *s.max) == 0;
}

std::vector<Alignment> like_figures(const FigureContext& context, const Quantity& c) {
  std::vector<Alignment> out;
  const Side& claim = context.claim;
  const Side& source = context.source;
  const std::string claimed_rate = rate_base(claim, c);
  const Roles roles = roles_of(context.concepts, claim, c);
  const bool lives = roles[0] == Concept::die || roles[0] == Concept::birth;
  const Concept qualifier = qualifier_of(claim, c);
  const bool end = ends_range(claim, c);
  const bool of_now = context.speaks_of_now(c), of_make = tells_make(context.concepts, claim, c);
  std::vector<std::size_t> denied;
  bool of_another_role = false;  // the same figure
  bool elided = false;           // it is told without its sort: no other figure is meant
  Quantity meant = c;
  if (not_before(claim, c)) meant.bound = Bound::at_least;
  for (std::uint32_t p = 0; p < source.passages.size(); ++p) {
    const Passage& passage = source.passages[p];
    const std::size_t from = out.size();
    const bool waited = is_date(c) && waits(context, c, passage), earlier = !is_date(c) && of_earlier(context, passage);
    for (std::uint32_t i = passage.quantities_first; i < passage.quantities_last; ++i) {
      const Quantity& s = source.quantities[i];
      if (waited && is_date(s) && !not_until(context, s)) continue;
      Alignment one;
      one.q = &s;
      one.passage = p;
      const bool part = count_of_scale(c, source, i), bare = !part && elided_behind(context, c, i, p);
      elided = elided || bare;
      if (part || bare) {
        one.likeness = Likeness::equal;
        one.settled = true;
        one.counted = Counted::same;
        out.push_back(one);
        i += part;  // nor is the whole asked
        continue;
      }
      if (const auto derived = compare_derived(context, c, i, passage)) {
        one.likeness = *derived;
        one.settled = true;
        one.computed = c.kind != s.kind;
        one.counted = Counted::same;
        out.push_back(one);
        continue;
      }
      if (const auto life = is_date(c) && is_date(s) && lives ? life_at(source, i) : std::nullopt) {
        const std::string_view asked = roles[0] == Concept::die ? life->death : life->birth;
        if (!life->is.empty() && life->is != asked) continue;
        Quantity day = s;
        day.when = asked;
        day.bound = Bound::exact;
        one.likeness = compare(c, claim.pack->units(), day, source.pack->units());
      } else {
        const auto other =
            (is_date(s) || s.kind == QuantityKind::time) && s.bound != Bound::exact ? as_exact(context, c, s) : count_in_ratio(c, s);
        one.likeness = compare(meant, claim.pack->units(), other ? *other : s, source.pack->units());
        if (one.likeness != Likeness::differs && other_side(context, c, s, passage)) one.likeness = Likeness::incomparable;
      }
      if (whole_of_part(context, c, i)) one.likeness = Likeness::incomparable;
      if (const auto f = context.follows(c, s)) {
        one.likeness = *f ? Likeness::equal : Likeness::differs;
        one.computed = true;
      } else if (one.likeness == Likeness::incomparable && FigureContext::other_currency(c, s) && !FigureContext::exchanged(c, s)) {
        one.likeness = Likeness::differs;
      }
      // "fell to 45" is not "fell by 45"
      const auto moves = [](const Quantity& q) { return q.change_role == ChangeRole::by || q.change_role == ChangeRole::to; };
      if (moves(c) && moves(s) && c.change_role != s.change_role && one.likeness != Likeness::differs && !one.computed)
        one.likeness = Likeness::incomparable;
      if (context.other_way_about(c, s) || in_score(claim, c, s)) one.likeness = Likeness::equal;
      if (context.from_there(c, s)) one.likeness = Likeness::incomparable;
      if ((of_now && context.was(c, s)) || context.outdated(c, s, of_now))
        one.likeness = s.bound == Bound::range ? Likeness::differs : Likeness::incomparable;
      if (one.likeness == Likeness::incomparable && c.value && context.inside_change(c, s)) one.likeness = Likeness::differs;
      if (is_date(c) && is_date(s) && FigureContext::open_bound(c) && one.likeness == Likeness::within_bound && year_of(c.when) != 0 &&
          year_of(s.when) != 0 && std::abs(year_of(c.when) - year_of(s.when)) > years_inside)
        one.likeness = Likeness::incomparable;
      if (is_date(c) && is_date(s) && told_by_ends(c, source, i, passage.quantities_last)) one.likeness = Likeness::equal;
      else if (is_date(c) && is_date(s) && s.when.empty() && !context.across && claim.folded(c.where) == source.folded(s.where))
        one.likeness = Likeness::rounded;  // "last year", of a source that does not say when it was written
      else if (is_date(c) && is_date(s)) one.likeness = by_day_of_text(c, s, one.likeness, source, i, p);
      if (is_date(c) && is_date(s) && follows_date(source, passage, i) && one.likeness != Likeness::differs && of_comparison(source, s) &&
          !of_comparison(claim, c) && !not_until(context, s))
        one.likeness = Likeness::incomparable;
      // "4.4%, the highest since February 2024" denies nothing that is told of May.
      if (is_date(c) && is_date(s) && one.likeness == Likeness::differs && c.bound == Bound::exact && year_of(c.when) == 0 &&
          FigureContext::open_bound(s))
        one.likeness = Likeness::incomparable;
      one.counted = context.same_counted(c, s);
      if (one.counted == Counted::other && one.likeness != Likeness::differs && context.counted_in_claim(s)) one.counted = Counted::unsaid;
      // Half of all numbers lie above any other: inside a bound, and far, one of something else says nothing.
      if (one.likeness == Likeness::within_bound && FigureContext::open_bound(c) && one.counted != Counted::same &&
          (c.kind == QuantityKind::cardinal ? FigureContext::far_inside(c, s) : !is_date(c) && far_apart(c, s, out_of_sight)))
        one.likeness = Likeness::incomparable;
      if (one.likeness == Likeness::incomparable && !(is_date(c) && is_date(s))) continue;
      if (one.likeness == Likeness::differs && (end || !context.may_contradict(c, s) ||
                                                (!context.across && c.kind == QuantityKind::cardinal && FigureContext::few(c) &&
                                                 one.counted != Counted::same && !context.names_counted(c, p)) ||
                                                (context.across && far_from_few(c, one))))
        continue;
      // An age denies no length of time.
      if (!context.across && one.likeness == Likeness::differs && (c.kind == QuantityKind::age) != (s.kind == QuantityKind::age)) continue;
      // "the fifth" is no count of five, unless of the same.
      if (one.likeness == Likeness::same_number && one.counted != Counted::same &&
          ((s.kind == QuantityKind::ordinal && c.counted && !context.across) || (c.kind == QuantityKind::ordinal && s.counted)))
        continue;
      // "70 cases per 100,000 residents" is not 70 cases, and says nothing about their number.
      if (one.likeness != Likeness::incomparable && FigureContext::other_rate(c, claimed_rate, s, rate_base(source, s))) continue;
      if (of_another(context, passage, s) || (one.likeness == Likeness::differs && ranks_another(context, passage, s)))
        one.likeness = Likeness::incomparable;
      // The injured say nothing of the dead; what stands there may still be what the claim means, so no other figure is.
      if (roles[0] != Concept::none) {
        const bool silent = c.kind == QuantityKind::money && one.likeness == Likeness::differs && lacks_result(roles, source, passage);
        const Roles said = roles_of(context.concepts, source, s);
        if (silent || other_role(context.concepts, roles, said, is_date(c) ? 1 : roles.size())) {
          // "a profit of 1.2 billion" of a source that says a loss of as much
          if (one.likeness == Likeness::equal && (roles[0] == Concept::profit || roles[0] == Concept::lose) &&
              opposed_beside(context, c, s, p))
            denied.push_back(out.size());
          of_another_role |= one.likeness == Likeness::equal;
          one.likeness = Likeness::incomparable;
        }
      }
      // By how much it rose is not how much there is, which is far more.
      if (one.likeness == Likeness::differs && !one.computed && c.change_role == ChangeRole::by && s.change_role != ChangeRole::by &&
          far_apart(c, s))
        one.likeness = Likeness::incomparable;
      if (one.likeness == Likeness::differs && earlier && c.given() && s.given() && to_double(*s.given()) < to_double(*c.given()))
        one.likeness = Likeness::incomparable;
      // New cases are not all cases, nor the last years all years.
      if (one.likeness == Likeness::differs && !is_date(c) && !context.across && qualifier != qualifier_of(source, s))
        one.likeness = Likeness::incomparable;
      out.push_back(one);
    }
    if (of_make) part_by_make(source, std::span(out).subspan(from));
  }
  // "the 1957 novel" the source says too: when it was translated denies nothing.
  if (of_make && std::any_of(out.begin(), out.end(), [&](const Alignment& one) {
        return one.likeness == Likeness::equal && tells_make(context.concepts, source, *one.q);
      }))
    std::erase_if(out, [](const Alignment& one) { return one.likeness == Likeness::differs; });
  // Whom the source gives the years of reached that age; others may have reached another.
  const bool lived = c.kind == QuantityKind::age && std::any_of(out.begin(), out.end(), [](const Alignment& one) {
                       return one.settled && one.likeness == Likeness::equal;
                     });
  // "900 sheep" may be what the claim calls 900 cows: only another number of cows contradicts it.
  for (Alignment& one : out) {
    if (one.likeness == Likeness::differs &&
        (lived || elided || (of_another_role && !names_role(roles, source, source.passages[one.passage]))))
      one.likeness = Likeness::incomparable;
  }
  for (Alignment& one : out) {
    if ((one.likeness == Likeness::differs && of_other_topic(context, c, *one.q, one.passage)) || share_beside_change(context, c, *one.q))
      one.likeness = Likeness::incomparable;
  }
  const std::vector<char> own = own_names(context, c);
  part_side_by_side(context, c, own, out);
  part_by_name(context, c, own, out);
  part_by_measured(context, c, out);
  part_by_words(context, c, out);
  part_by_date(context, c, out);
  for (std::size_t first = 0, last = 0; first < out.size(); first = last) {
    while (last < out.size() && out[last].passage == out[first].passage) ++last;
    settle_beside(context, c, claimed_rate, std::span(out).subspan(first, last - first));
  }
  add_up(context, c, out);
  if (c.kind == QuantityKind::ordinal) std::erase_if(out, [](const Alignment& one) { return one.likeness == Likeness::incomparable; });
  if (std::none_of(out.begin(), out.end(),
                   [](const Alignment& one) { return one.likeness != Likeness::incomparable && one.likeness != Likeness::differs; })) {
    for (const std::size_t at : denied) out[at].likeness = Likeness::equal;
  }
  // "fewer than ten" of a source that says ten of the same: no smaller number beside it is meant.
  if (const auto& edge = c.min ? c.min : c.max; edge && FigureContext::open_bound(c)) {
    for (const Alignment& said : out) {
      if (said.likeness != Likeness::differs || said.counted != Counted::same || !said.q->value || compare(*said.q->value, *edge) != 0)
        continue;
      for (Alignment& one : out) {
        if (one.passage == said.passage && one.likeness == Likeness::within_bound) one.likeness = Likeness::incomparable;
      }
    }
  }
  // "from 0.5 to 3" of a source that says "from 0.5 to 2": what lies between the ends is not what is asked.
  if (std::any_of(out.begin(), out.end(),
                  [&](const Alignment& one) { return one.likeness == Likeness::differs && shares_end(c, *one.q); })) {
    for (Alignment& one : out) {
      if (one.likeness == Likeness::within_bound && one.q->bound != Bound::range) one.likeness = Likeness::incomparable;
    }
  }
  return out;
}

}  // namespace citelight
