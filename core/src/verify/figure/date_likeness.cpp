#include "verify/figure/date_likeness.h"

#include <algorithm>
#include <cstdlib>

#include "date/calendar.h"
#include "date/date_text.h"
#include "text/noun_phrase.h"
#include "verify/figure/derived.h"
#include "verify/figure/figure_counted.h"
#include "verify/figure/figure_near.h"
#include "verify/figure/figure_numbered.h"

namespace citelight {
namespace {

constexpr int next_days = 2;                       // a source of the day after tells what happened
constexpr int some_days = 40;                      // … and one of the weeks after may
constexpr std::uint32_t ends_apart = 6;            // figures
constexpr std::uint32_t date_reach = 6;            // … from a figure to its date
constexpr std::uint32_t work_reach = 4;            // … from a year to the work that it is of
constexpr double named_enough = 0.5;               // of the claim's names
constexpr std::uint32_t most_beside = 32;          // figures of a passage: a table is not read so
constexpr int months_ahead = 7, months_back = 13;  // that a day without its year may lie from the day of the text
constexpr int announced = 366;                     // … and one of before may have said what was to come

std::optional<std::int64_t> day_of(std::string_view when) {
  const auto moment = when.size() >= 10 ? read_iso(when.substr(0, 10)) : std::nullopt;
  if (!moment || moment->grain != Grain::day || !moment->year) return std::nullopt;
  return to_days({*moment->year, moment->part, moment->day});
}

// "In August of 1865 … By December": the date with a year that was told last, here or right before.
const Quantity* dated_before(const Side& source, std::uint32_t q, std::uint32_t p) {
  const std::uint32_t from = source.passages[p > 1 ? p - 2 : 0].quantities_first;
  while (q-- > from) {
    const Quantity& before = source.quantities[q];
    if (is_date(before) && year_of(before.when) != 0)
      return before.when.size() >= 7 && before.when.find('/') == std::string::npos ? &before : nullptr;
  }
  return nullptr;
}

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

}  // namespace

int year_of(std::string_view when) {
  int out = 0;
  for (const char c : when.substr(0, 4)) {
    if (c < '0' || c > '9') return 0;
    out = 10 * out + c - '0';
  }
  return when.size() >= 4 ? out : 0;
}

bool is_part_of_year(std::string_view when) {
  constexpr std::size_t with_part = 7;
  return when.size() == with_part && (when[5] == 'Q' || when[5] == 'H');
}

int year_and_month(std::string_view when) {
  return 12 * to_integer(when.substr(0, 4)) + (when.size() >= 7 ? to_integer(when.substr(5, 2)) : 6);
}

Likeness by_day_of_text(const Quantity& c, const Quantity& s, Likeness likeness, const Side& source, std::uint32_t q, std::uint32_t p) {
  const int claimed = year_of(c.when), written = year_of(source.dated);
  const Passage& passage = source.passages[p];
  if (claimed != 0 && written == 0 && likeness == Likeness::rounded && s.when.starts_with("XXXX-") && s.when.size() >= 7) {
    if (const auto told = dated_before(source, q, p)) {
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

bool told_by_ends(const Quantity& c, const Side& source, std::uint32_t i, std::uint32_t last) {
  const auto slash = c.when.find('/');
  // "from August … through October" may leave its year out.
  const auto same = [&](const Quantity& s, std::string_view end) {
    const DateLikeness like = is_date(s) ? compare_dates(end, s.when) : DateLikeness::differs;
    return like == DateLikeness::same || like == DateLikeness::same_day;
  };
  const std::string_view whole = c.when;
  if (slash == std::string::npos || !same(source.quantities[i], whole.substr(0, slash))) return false;
  for (std::uint32_t k = i + 1; k < std::min(last, i + ends_apart); ++k) {
    if (same(source.quantities[k], whole.substr(slash + 1))) return true;
  }
  return false;
}

bool of_comparison(const Side& side, const Quantity& date) {
  const Reading reading = side.reading();
  std::uint32_t t = token_of(side, date.where.begin);
  while (t > 0 && reading.has(t - 1, Category::preposition) && !listed(reading, t - 1, "change_than")) --t;
  return t > 0 && (listed(reading, t - 1, "change_than") || reading.has(t - 1, Category::complementizer));
}

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

bool follows_date(const Side& side, const Passage& passage, std::uint32_t i) {
  const auto first = side.quantities.begin();
  return std::any_of(first + passage.quantities_first, first + i, is_date);
}

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

bool other_side(const FigureContext& context, const Quantity& c, const Quantity& s, const Passage& passage) {
  const auto from = [](const Quantity& q) { return q.bound == Bound::at_least || q.bound == Bound::more_than; };
  if (!is_date(c) || !is_date(s) || !open_bound(c) || !open_bound(s) || from(c) == from(s)) return false;
  const std::uint16_t own = term_before(context.terms.in_claim, token_of(context.claim, c.where.begin), 0);
  return own != no_term && own == term_before(context.terms.in_source, token_of(context.source, s.where.begin), passage.first);
}

bool waits(const FigureContext& context, const Quantity& c, const Passage& passage) {
  const auto figures = context.source.figures_of(passage);
  return std::any_of(figures.begin(), figures.end(), [&](const Quantity& s) {
    const auto said = is_date(s) ? not_until(context, s) : std::nullopt;
    return said && (*said || (context.across && compare_dates(c.when, s.when) == DateLikeness::same));
  });
}

bool tells_make(const Concepts& concepts, const Side& side, const Quantity& q) {
  if (!is_date(q)) return false;
  const auto work = [&](std::uint32_t t) { return t < side.tokens.size() && concepts.kind(concept_at(side, t)); };
  std::uint32_t t = token_of(side, q.where.begin);
  if (names_thing(side, q) != 1) return t > 1 && side.reading().has(t - 1, Category::of_whole) && work(t - 2);
  // "the 1962 British war film"
  t = token_behind(side, q);
  const std::uint32_t last = t + work_reach;
  while (t < last && !work(t) && t < side.tokens.size() && side.tokens[t].kind == TokenKind::word) ++t;
  return t < last && work(t);
}

namespace {

bool told_made(const Side& source, const Quantity& q) {
  std::uint32_t t = token_of(source, q.where.begin);
  while (t > 0 && source.reading().has(t - 1, Category::preposition)) --t;
  const Concept idea = t > 0 ? concept_at(source, t - 1) : Concept::none;
  return idea == Concept::publish || idea == Concept::build || idea == Concept::create;
}

}  // namespace

void part_by_make(const Side& source, std::span<Alignment> list) {
  const auto made = [&](const Alignment& one) { return told_made(source, *one.q); };
  bool told = false, given = false;
  for (const Alignment& one : list) {
    told = told || made(one);
    given = given || one.likeness == Likeness::equal;
  }
  for (Alignment& one : list) {
    if (told ? !made(one) : given && one.likeness != Likeness::equal) one.likeness = Likeness::incomparable;
  }
}

void part_from_make(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list) {
  const Side& source = context.source;
  const auto behind = [](const std::vector<std::uint16_t>& of, const Side& side, const Quantity& q) {
    const std::uint32_t first = token_of(side, q.where.begin), t = token_behind(side, q);
    const bool names = names_thing(side, q) == 1 || (first > 0 && listed(side.reading(), first - 1, "genitive"));
    return names && t < of.size() ? of[t] : no_term;
  };
  const std::uint16_t what = behind(context.terms.in_claim, context.claim, c);
  const auto made = [&](const Alignment& one) {
    return tells_make(context.concepts, source, *one.q) || (what != no_term && what == behind(context.terms.in_source, source, *one.q));
  };
  // "the 1957 novel" the source says too: when it was translated denies nothing.
  if (std::any_of(list.begin(), list.end(), [&](const Alignment& one) { return one.likeness == Likeness::equal && made(one); })) {
    std::erase_if(list, [](const Alignment& one) { return one.likeness == Likeness::differs; });
    return;
  }
  // "the 1994 album Port" of a claim about another
  const auto titled = [&](const Quantity& q) {
    std::uint32_t t = token_behind(source, q);
    const std::uint32_t last = std::min(t + work_reach, size(source));
    if (names_thing(source, q) == 1) {
      while (t < last && !context.concepts.kind(concept_at(source, t))) ++t;
      ++t;
    }
    return t < source.tokens.size() && source.tokens[t].capitalised && context.terms.in_source[t] == no_term;
  };
  // "a 1952 film … In 2013 it was restored" of a claim about the 2013 film: another year is that of its making.
  const auto own = [&](const Alignment& one) {
    return one.likeness == Likeness::differs && tells_make(context.concepts, source, *one.q) && !taken(context, c, *one.q) &&
           !titled(*one.q) && names_around(context, one.passage) >= named_enough;
  };
  if (!tells_make(context.concepts, context.claim, c) || std::none_of(list.begin(), list.end(), own)) return;
  for (Alignment& one : list) {
    if (own(one)) one.settled = true;
    else if (one.likeness != Likeness::differs && !told_made(source, *one.q)) one.likeness = Likeness::incomparable;
  }
}

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

}  // namespace citelight
