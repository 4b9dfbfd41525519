#include "verify/figure/figure_change.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "base/maths.h"
#include "date/date_text.h"
#include "text/noun_phrase.h"
#include "verify/figure/date_likeness.h"

namespace citelight {
namespace {

constexpr int some_months = 6;             // of a length told in years
constexpr double about_as_often = 0.1;     // "doubled"
constexpr std::uint32_t far_against = 10;  // tokens, a date between them apart
constexpr std::uint32_t far_whole = 2;     // … from a part to its whole
constexpr std::uint32_t far_rate = 8;      // … back to what a rate is of
constexpr std::uint32_t far_now = 6;       // … from "now" to its figure
constexpr std::uint32_t far_next = 16;     // … a date between them among them

Change direction_at(const Side& side, std::uint32_t first, std::uint32_t last, std::uint32_t near_token) {
  const Reading reading = side.reading();
  Change out = Change::none;
  std::uint32_t nearest = 0xFFFFFFFF;
  for (std::uint32_t t = first; t < last; ++t) {
    const auto m = reading.match(t, bit(Category::change_verb));
    if (!m) continue;
    const std::uint32_t distance = t > near_token ? t - near_token : near_token - t;
    if (distance < nearest) {
      nearest = distance;
      out = m->value == 0 ? Change::up : Change::down;
    }
  }
  return nearest <= 8 ? out : Change::none;
}

// Of "from 17 to 16": down. none where both ends read alike.
Change written_direction(const Side& side, const Quantity& q) {
  if (q.bound != Bound::range || !q.min || !q.max || compare(*q.min, *q.max) == 0) return Change::none;
  const auto digits_of = [](Decimal d) {
    std::string s = to_string(d), out;
    for (const char c : s)
      if (c >= '0' && c <= '9') out += c;
    while (out.size() > 1 && out.back() == '0') out.pop_back();
    return out;
  };
  std::string first;
  bool started = false;
  for (const char16_t c : side.text(q.where)) {
    if (c >= u'0' && c <= u'9') {
      first += static_cast<char>(c);
      started = true;
    } else if (started && c != u'.' && c != u',' && c != u'\u00A0' && c != u'\u202F') break;
  }
  while (first.size() > 1 && first.back() == '0') first.pop_back();
  const std::string low = digits_of(*q.min), high = digits_of(*q.max);
  if (low == high) return Change::none;
  return first == low ? Change::up : first == high ? Change::down : Change::none;
}

// "from 7.6% to 7.2%", "from 61% in 2013 to 65% in 2023": a fall is no range, nor what has a date between; it is read as two figures. The second
// of them.
const Quantity* went_to(const Side& source, const Quantity& s) {
  auto next = static_cast<std::size_t>(&s - source.quantities.data()) + 1;
  if (next >= source.quantities.size() || s.bound != Bound::exact || !s.value) return nullptr;
  const Reading reading = source.reading();
  std::uint32_t join = token_behind(source, s);
  if (const Quantity& date = source.quantities[next]; is_date(date) && token_of(source, date.where.begin) <= join + 1) {
    join = token_behind(source, date);
    if (++next == source.quantities.size()) return nullptr;
  }
  const Quantity& to = source.quantities[next];
  if (to.kind != s.kind || to.unit != s.unit || to.bound != Bound::exact || !to.value || compare(*to.value, *s.value) == 0) return nullptr;
  const std::uint32_t first = token_of(source, s.where.begin);
  const bool opened = first > 0 && listed(reading, first - 1, "change_from") && reading.has(join, Category::range_join) &&
                      !reading.has(join, Category::numeral_joiner);
  return opened && join + 1 == token_of(source, to.where.begin) ? &to : nullptr;
}

// "12% before the vote, against 20% behind it", "140, against 75 today": the second is what it came to.
bool came_later(const Side& source, const Quantity& s, const Quantity& to) {
  const Reading reading = source.reading();
  for (std::uint32_t t = token_behind(source, s); t < token_of(source, to.where.begin); ++t) {
    if (listed(reading, t, "event_before")) return true;
  }
  const std::uint32_t behind = token_behind(source, to);
  for (std::uint32_t t = behind; t < std::min(behind + far_now, size(source)) && source.tokens[t].kind == TokenKind::word; ++t) {
    if (listed(reading, t, "now_words") || listed(reading, t, "event_after")) return true;
  }
  return false;
}

// What the source sets it against: "73.7%, against 77.8% in 2017", "3.4 million in 2023, up from 3 million". The second of them.
const Quantity* set_against(const Side& source, const Quantity& s) {
  auto next = static_cast<std::size_t>(&s - source.quantities.data()) + 1;
  if (next >= source.quantities.size() || s.bound == Bound::range || !s.value) return nullptr;
  const Reading reading = source.reading();
  const auto sets = [&](std::uint32_t t) { return listed(reading, t, "compared_to") && !listed(reading, t, "change_to"); };
  std::uint32_t reach = far_against;
  if (const Quantity& date = source.quantities[next];
      (is_date(date) || (date.kind == QuantityKind::duration && s.kind != date.kind)) && next + 1 < source.quantities.size()) {
    reach += token_of(source, date.where.end) - token_of(source, date.where.begin);
    ++next;
  }
  // « 84 sièges sur 200, contre 61 »
  if (const Quantity& whole = source.quantities[next];
      s.kind == QuantityKind::cardinal && whole.kind == s.kind && !whole.counted && next + 1 < source.quantities.size()) {
    const std::uint32_t t = token_of(source, whole.where.begin);
    next += t <= token_of(source, s.where.end) + far_whole && reading.has(t - 1, Category::preposition) && !sets(t - 1);
  }
  const Quantity& to = source.quantities[next];
  if (to.kind != s.kind || to.unit != s.unit || to.bound != Bound::exact || !to.value) return nullptr;
  const std::uint32_t t = token_of(source, to.where.begin);
  const bool against = (t >= 1 && sets(t - 1)) || (t >= 2 && sets(t - 2));
  return against && t < token_of(source, s.where.end) + reach && !came_later(source, s, to) ? &to : nullptr;
}

// "from 41 to 56", "56, against 41 a year earlier": what it was, and what it came to.
struct Course {
  Decimal from, to;
};
std::optional<Course> change_at(const Side& side, const Quantity& q) {
  if (q.bound == Bound::range) {
    const std::uint32_t t = token_of(side, q.where.begin);
    const auto opens = [&](std::uint32_t at) {
      return side.reading().match(at, bit(Category::range_open)) || listed(side.reading(), at, "change_from");
    };
    return written_direction(side, q) == Change::up && (opens(t) || (t > 0 && opens(t - 1))) ? std::optional(Course{*q.min, *q.max})
                                                                                             : std::nullopt;
  }
  if (const Quantity* const to = went_to(side, q)) return Course{*q.value, *to->value};
  return std::nullopt;
}
// … of a source too that sets it against what was before, not "140 in 1990, against 75 in 2010".
std::optional<Course> told_course(const Side& source, const Quantity& s) {
  const Quantity* const from = set_against(source, s);
  if (from == nullptr || compare(*from->value, *s.value) == 0) return change_at(source, s);
  if (std::any_of(&s + 1, from, is_date)) return std::nullopt;
  return Course{*from->value, *s.value};
}

// The next figure of its sort, close by.
const Quantity* next_alike(const Side& source, const Quantity& s) {
  const Quantity* q = &s + 1;
  const Quantity* const end = source.quantities.data() + source.quantities.size();
  if (q != end && is_date(*q)) ++q;
  const bool alike = q != end && q->kind == s.kind && q->unit == s.unit && s.value && q->value &&
                     token_of(source, q->where.begin) < token_of(source, s.where.end) + far_next;
  return alike ? q : nullptr;
}

// "742,000, 38,000 fewer than the year before": 780,000.
std::optional<double> had_been(const Side& source, const Quantity& s) {
  const Quantity* const end = source.quantities.data() + source.quantities.size();
  const Quantity* by = &s + 1;
  if (by < end && is_date(*by)) ++by;  // "in 2023"
  if (by >= end || !s.value || !by->value || is_date(*by)) return std::nullopt;
  const bool times = by->kind == QuantityKind::multiple && by->value->coefficient != 0;  // « deux fois plus qu'attendu »
  Quantity told = *by;
  if (times) told.where.end = source.tokens[std::min<std::size_t>(token_behind(source, *by), source.tokens.size() - 1)].where.end;
  const Change way = compared_behind(source, told);
  const bool beside = token_of(source, by->where.begin) < token_of(source, s.where.end) + far_against;
  if (way == Change::none || !beside || (!times && !by->unit.empty() && by->unit != s.unit)) return std::nullopt;
  const double value = to_double(*s.value), so_much = to_double(*by->value);
  if (times) return way == Change::up ? value / so_much : value * so_much;
  return value + (way == Change::up ? -so_much : so_much);
}

// "1.9 million tonnes, half of last season's", "$4, a fifth of the price of its rival": what it is a part of.
std::optional<double> whole_of_share(const Side& source, const Quantity& s) {
  const Quantity* const part = &s + 1;
  if (part >= source.quantities.data() + source.quantities.size() || !s.value || !part->fraction || part->fraction->num == 0)
    return std::nullopt;
  const std::uint32_t at = token_of(source, part->where.begin), behind = token_behind(source, s);
  const std::uint32_t of = token_behind(source, *part);
  const Reading reading = source.reading();
  // not "half of which"
  const bool whole = reading.has(of, Category::of_whole) ? !reading.has_any(of + 1, any_of(Category::relative, Category::pronoun))
                                                         : reading.has(of, Category::question_word);
  const bool beside = at == behind + 1 && reading.is(behind, u',') && whole;
  return beside ? std::optional(to_double(*s.value) * part->fraction->den / part->fraction->num) : std::nullopt;
}

// "for twelve years" of a source that says "from 1998 to 2010".
bool lasted(const Quantity& c, const Quantity& s) {
  const auto slash = s.when.find('/');
  const bool years = c.kind == QuantityKind::duration && c.unit == "a" && c.value && s.kind == QuantityKind::date &&
                     slash != std::string::npos && s.when.find('X') == std::string::npos;
  if (!years) return false;
  const std::string_view from = std::string_view(s.when).substr(0, slash), to = std::string_view(s.when).substr(slash + 1);
  if (from.size() == 4 || to.size() == 4) {
    const std::int32_t so_many = to_integer(to.substr(0, 4)) - to_integer(from.substr(0, 4));
    return so_many > 1 && so_many == to_double(*c.value);
  }
  return std::abs(year_and_month(to) - year_and_month(from) - 12 * to_double(*c.value)) <= some_months;
}

// What was so before: in a past or with its day.
bool told_before(const Side& source, const Quantity& s) {
  const Reading reading = source.reading();
  const std::uint32_t behind = token_behind(source, s);
  const Quantity* const next = &s + 1;
  const bool dated = next != source.quantities.data() + source.quantities.size() && is_date(*next) &&
                     token_of(source, (next->bound_at ? *next->bound_at : next->where).begin) == behind;
  bool out = dated;
  std::uint32_t t = token_of(source, s.where.begin);
  for (const std::uint32_t from = t > far_now ? t - far_now : 0; t > from; --t) {
    if (listed(reading, t - 1, "copula_now") || listed(reading, t - 1, "now_words")) return false;
    if (reading.is(t - 1, u'.') || reading.is(t - 1, u';')) break;
    out = out || reading.has(t - 1, Category::auxiliary);
  }
  return out;
}

}  // namespace

Change compared_behind(const Side& side, const Quantity& q) {
  const Reading reading = side.reading();
  const auto way_at = [&](std::uint32_t t) {
    if (t < side.tokens.size() && reading.has(t, Category::preposition)) ++t;
    if (t >= side.tokens.size()) return Change::none;
    return listed(reading, t, "more_behind") ? Change::up : listed(reading, t, "fewer_behind") ? Change::down : Change::none;
  };
  const Change way = way_at(token_of(side, std::max(q.where.end, q.counted ? q.counted->end : 0) - 1) + 1);
  return way == Change::none && q.kind == QuantityKind::percent ? way_at(token_behind(side, q)) : way;  // "15% more trips"
}

bool changes(const Side& side, const Quantity& q) {
  if (q.change != Change::none || compared_behind(side, q) != Change::none) return true;
  const std::uint32_t t = token_of(side, q.where.begin);
  return direction_at(side, t > 3 ? t - 3 : 0, t, t) != Change::none && q.bound != Bound::range;
}

std::optional<bool> follows(const FigureContext& context, const Quantity& c, const Quantity& s) {
  const Side& source = context.source;
  if (lasted(c, s)) return true;
  if (!c.value) return std::nullopt;
  const double told = std::abs(to_double(*c.value)), half = 0.5 * power_of_ten(c.value->exponent);
  const bool points = c.kind == QuantityKind::percentage_points || c.unit == "{point}", percent = c.kind == QuantityKind::percent;
  // "by 25 cents" of a source that says "from $2.00 to $2.25"
  const bool amount = !points && !percent && c.kind == s.kind && c.unit == s.unit && c.kind != QuantityKind::ordinal;
  const bool change = changes(context.claim, c) && c.change_role != ChangeRole::to, multiple = c.kind == QuantityKind::multiple;
  const bool alike = !percent && c.kind == s.kind && c.unit == s.unit && c.kind != QuantityKind::ordinal;
  if (const auto whole = whole_of_share(source, s); whole && alike && std::abs(*whole - told) < half) return true;
  if (const auto before = had_been(source, s); before && alike && !change && std::abs(*before - told) < half) return true;
  const Quantity* to = went_to(source, s);
  const Quantity* from = to != nullptr ? &s : set_against(source, s);
  const bool said = from != nullptr;  // as a change
  if (said && to == nullptr) to = &s;
  if (!said && s.bound != Bound::range && !points && change && !few(c) && (to = next_alike(source, s)) != nullptr) from = &s;
  if (from == nullptr && (s.bound != Bound::range || !s.min || !s.max)) return std::nullopt;
  // « gagnent 23 sièges » of a source that says « 84 sièges, contre 61 »
  if (said && to == &s && amount && !few(c) && std::abs(std::abs(to_double(*from->value) - to_double(*to->value)) - told) < half)
    return true;
  if (points ? s.kind != QuantityKind::percent : (!percent && !amount && !multiple) || (!change && !multiple)) return std::nullopt;
  const Change written = from != nullptr ? Change::none : written_direction(source, s);
  if (amount && from == nullptr && written == Change::none) return std::nullopt;
  const double first = to_double(from != nullptr           ? *from->value
                                 : written == Change::down ? *s.max
                                                           : *s.min),
               last = to_double(from != nullptr           ? *to->value
                                : written == Change::down ? *s.min
                                                          : *s.max);
  if ((percent || multiple) && first == 0) return std::nullopt;
  if (multiple) return std::abs(last / first - told) <= about_as_often * told;
  const double want = percent ? 100 * std::abs(last - first) / std::abs(first) : std::abs(last - first);
  const bool same = std::abs(told - want) <= std::max(half, 0.02 * want) + 1e-9;
  const bool reached = percent && std::abs(told - last) < half;  // "growth of 0.8%" of a source that says "from 1.1% to 0.8%"
  const bool denies = !amount && !reached && (from == nullptr || from == &s) && (said || from == nullptr);
  return same || denies ? std::optional(same) : std::nullopt;
}

bool rates_alike(const FigureContext& context, const Quantity& c, const Quantity& s) {
  const Side& claim = context.claim;
  if (c.bound == Bound::range) return false;
  // "prices rose 3.4%, down from 4.1%" of a claim that inflation fell to 3.4%
  if (const Quantity* const was = set_against(context.source, s); c.change_role == ChangeRole::to && s.kind == QuantityKind::percent && was)
    return c.change == Change::none || (c.change == Change::up) == (compare(*was->value, *s.value) < 0);
  if (c.change_role == ChangeRole::to) return false;
  // The tokens in front of a figure that may say what it is a rate of.
  const auto in_front = [](const Side& side, const Quantity& q) {
    const std::uint32_t at = token_of(side, q.where.begin);
    return std::pair(at - std::min(at, far_rate), at);
  };
  const auto [from, at] = in_front(claim, c);
  const auto [first, last] = in_front(context.source, s);
  for (std::uint32_t t = from; t < at; ++t) {
    if (!listed(claim.reading(), t, "rate_noun") || direction_at(claim, from, t, t) != Change::none ||
        direction_at(claim, t + 1, at, t) != Change::none)
      continue;
    for (std::uint32_t k = first; k < last; ++k) {
      if (context.source.folded(k) == claim.folded(t)) return true;
    }
  }
  return false;
}

bool inside_change(const Side& source, const Quantity& c, const Quantity& s) {
  if (s.bound != Bound::range || c.bound == Bound::range || c.kind != s.kind || c.unit != s.unit) return false;
  const Reading reading = source.reading();
  std::uint32_t t = token_of(source, s.where.begin);
  bool opened = reading.match(t, bit(Category::range_open)).has_value() || (t > 0 && reading.match(t - 1, bit(Category::range_open)));
  // "est passé de 12 % à 14 %": a participle, and what it went from.
  if (!opened && t >= 3 && reading.match(t - 1, any_of(Category::preposition, Category::function_word))) {
    const auto auxiliary = [&](std::uint32_t k) { return reading.match(k, bit(Category::auxiliary)).has_value(); };
    opened = !auxiliary(t - 2) && source.tokens[t - 2].kind == TokenKind::word && auxiliary(t - 3);
  }
  for (; t < source.tokens.size() && source.tokens[t].where.end <= s.where.end; ++t) {
    if (reading.match(t, bit(Category::numeral_joiner))) return false;  // "between … and"
  }
  return opened;
}

bool other_way_about(const FigureContext& context, const Quantity& c, const Quantity& s) {
  if (c.kind != s.kind || c.unit != s.unit) return false;
  const auto claimed = change_at(context.claim, c), said = told_course(context.source, s);
  if (!claimed || !said) return false;
  return compare(claimed->from, said->to) == 0 && compare(claimed->to, said->from) == 0;
}

bool same_course(const FigureContext& context, const Quantity& c, const Quantity& s) {
  // The first of the two, where `q` is either.
  const auto course = [](const Side& side, const Quantity& q) -> const Quantity* {
    if (went_to(side, q) != nullptr) return &q;
    for (const Quantity* before = &q; before > side.quantities.data() && &q - before < 2;) {
      if (went_to(side, *--before) == &q) return before;
    }
    return nullptr;
  };
  const Quantity *const own = course(context.claim, c), *const said = own != nullptr ? course(context.source, s) : nullptr;
  if (said == nullptr || (own == &c) != (said == &s) || own->kind != said->kind || own->unit != said->unit) return false;
  return compare(*own->value, *said->value) == 0 &&
         compare(*went_to(context.claim, *own)->value, *went_to(context.source, *said)->value) == 0;
}

bool from_there(const FigureContext& context, const Quantity& c, const Quantity& s) {
  const Side &claim = context.claim, &source = context.source;
  const auto led = [](const Side& side, const Quantity& q, SettingName by) {
    const std::uint32_t t = token_of(side, q.where.begin);
    return t > 0 && listed(side.reading(), t - 1, by);
  };
  if (is_date(s) || !led(source, s, "change_from") || !led(claim, c, "change_to") || !changes(claim, c)) return false;
  if (std::any_of(claim.quantities.begin(), claim.quantities.end(), is_date)) return false;
  auto before = static_cast<std::size_t>(&s - source.quantities.data());
  while (before > 0 && is_date(source.quantities[before - 1])) --before;
  return before > 0 && source.quantities[before - 1].kind == s.kind && led(source, source.quantities[before - 1], "change_to");
}

bool opposite(const FigureContext& context, const Quantity& c, const Quantity& s, std::uint32_t p) {
  const Side &claim = context.claim, &source = context.source;
  if (is_date(c)) return false;
  if (other_way_about(context, c, s)) return true;
  const auto& reached = written_direction(source, s) == Change::down ? s.min : s.max;
  const bool came_to = s.bound == Bound::range ? c.value && reached && compare(*c.value, *reached) == 0 : went_to(source, s) == nullptr;
  if (came_to && rates_alike(context, c, s)) return false;
  const std::uint32_t at = token_of(claim, c.where.begin);
  Change said = compared_behind(claim, c);
  if (said == Change::none) said = c.change != Change::none ? c.change : direction_at(claim, at > 4 ? at - 4 : 0, at, at);
  if (said == Change::none) return false;
  const Passage& passage = source.passages[p];
  const std::uint32_t there = token_of(source, s.where.begin);
  Change found = compared_behind(source, s);
  if (found == Change::none) found = s.change;
  if (found == Change::none) found = direction_at(source, std::max(passage.first, there > 4 ? there - 4 : 0), there, there);
  if (const Quantity* const after = went_to(source, s); found == Change::none && after != nullptr)
    found = compare(*after->value, *s.value) < 0 ? Change::down : Change::up;
  if (found == Change::none) {
    const Quantity* const before = set_against(source, s);
    found = before == nullptr ? written_direction(source, s) : compare(*before->value, *s.value) < 0 ? Change::up : Change::down;
  }
  // "stood unchanged at 27%" of a claim that says it fell to 27%
  const auto steady = [&](std::uint32_t back) { return there >= passage.first + back && listed(source.reading(), there - back, "steady"); };
  return found == Change::none ? c.change_role == ChangeRole::to && (steady(2) || steady(3)) : found != said;
}

bool speaks_of_now(const Side& claim, const Quantity& c) {
  const Reading reading = claim.reading();
  const auto now = [&](std::uint32_t t) {
    return claim.tokens[t].kind == TokenKind::word && (listed(reading, t, "now_words") || formed(reading, t, "future_ending", 5));
  };
  const auto parts = [&](std::uint32_t t) { return claim.figure[t] || claim.tokens[t].kind == TokenKind::mark; };
  std::uint32_t t = token_of(claim, c.where.begin);
  while (t > 0 && !parts(t - 1)) {
    if (now(--t)) return true;
  }
  if (t == 2 && now(0)) return true;  // "Today, it is 62"
  for (t = token_behind(claim, c); t < claim.tokens.size() && !parts(t); ++t) {
    if (now(t)) return true;
  }
  return false;
}

bool told_later(const Side& source, const Quantity& s) {
  const Reading reading = source.reading();
  std::uint32_t t = token_of(source, s.where.begin);
  if (s.change_role == ChangeRole::to) return true;
  // « est passé à 4 % »
  if (t > 1 && listed(reading, t - 1, "change_to") && !listed(reading, t - 1, "change_at") && participle_form(reading, t - 2)) return true;
  for (const std::uint32_t from = t > far_now ? t - far_now : 0; t > from; --t) {
    if (listed(reading, t - 1, "now_words")) return true;
    if (source.figure[t - 1] || reading.is(t - 1, u'.') || reading.is(t - 1, u';')) return false;
  }
  return false;
}

bool outdated(const FigureContext& context, const Quantity& c, const Quantity& s, bool of_now) {
  const Side &claim = context.claim, &source = context.source;
  const Quantity* const next = is_date(s) ? nullptr : next_alike(source, s);
  if (next == nullptr || !told_later(source, *next)) return false;
  const Reading reading = claim.reading();
  const std::uint32_t here = token_of(claim, c.where.begin), there = token_of(source, s.where.begin);
  if (here == 0 || there == 0) return false;
  const std::uint16_t term = context.terms.in_claim[here - 1];
  if (term != no_term && !context.across && term == context.terms.in_source[there - 1] && !participle_form(reading, here - 1) &&
      claim.folded(here - 1) != source.folded(there - 1))
    return true;
  std::uint32_t is = here;
  while (is > 1 && here - is < 2 && reading.has(is - 1, Category::preposition)) --is;
  return (of_now || listed(reading, is - 1, "copula_now")) && told_before(source, s);
}

bool former(const Side& source, const Quantity& c, const Quantity& s) {
  if (is_date(s)) return false;
  if (s.bound == Bound::range) {
    const Change way = inside_change(source, c, s) ? written_direction(source, s) : Change::none;
    return way != Change::none && c.value && compare(*c.value, way == Change::up ? *s.min : *s.max) == 0;
  }
  if (went_to(source, s) != nullptr) return true;
  const Quantity* before = &s;
  while (before > source.quantities.data() && is_date(before[-1])) --before;
  return before > source.quantities.data() && set_against(source, before[-1]) == &s;
}

}  // namespace citelight
