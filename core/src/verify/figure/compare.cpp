#include "verify/figure/compare.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

namespace citelight {
namespace {

constexpr double told_in_full = 1000;  // a number's last digits, below this
constexpr double most_counted = 20;    // what is counted one by one, even where it is a round number
constexpr double far_past = 3;         // times a bound
constexpr unsigned digits_of_just = 3;
constexpr double most_converted = 0.2, most_rounded = 0.34;  // of the value
constexpr double infinity = std::numeric_limits<double>::infinity();

Measure measure_of(QuantityKind kind) {
  switch (kind) {
    case QuantityKind::cardinal: return Measure::count;
    case QuantityKind::ordinal: return Measure::ordinal;
    case QuantityKind::ratio:
    case QuantityKind::percent: return Measure::share;
    case QuantityKind::multiple: return Measure::multiple;
    case QuantityKind::score: return Measure::score;
    case QuantityKind::percentage_points: return Measure::points;
    case QuantityKind::money: return Measure::money;
    case QuantityKind::measure:
    case QuantityKind::duration:
    case QuantityKind::age: return Measure::physical;
    case QuantityKind::date: return Measure::date;
    case QuantityKind::time: return Measure::time;
  }
  return Measure::count;
}

// Digits that say something: 70,000 has one, 69,569 five, 12.70 four.
struct Precision {
  double step = 1;
  double fine = 1;
  unsigned digits = 1;
};

Precision precision_of(Decimal d) {
  Precision out;
  out.fine = power_of_ten(std::min(d.exponent, 0));
  std::uint64_t c = d.coefficient;
  std::int32_t e = d.exponent;
  // Decimals that were written stand, zeros or not; zeros before the point may be a rounding.
  while (c != 0 && c % 10 == 0 && e >= 0) {
    c /= 10;
    ++e;
  }
  out.step = power_of_ten(e);
  out.digits = 1;
  while (c >= 10) {
    c /= 10;
    ++out.digits;
  }
  return out;
}

// A year that one text's words did not show to be one: "(1993)".
bool bare_year(const Quantity& number, const Quantity& date) {
  if (number.kind != QuantityKind::cardinal || !number.value || !number.unit.empty() || date.kind != QuantityKind::date) return false;
  const std::string year = to_string(*number.value);
  return year.size() == 4 && date.when.starts_with(year) && (date.when.size() == 4 || date.when[4] == '-');
}

// "more than 79" of a source that says 79. What is rounded may lie on either side of what is written.
bool at_strict_edge(const Quantity& claim, const Quantity& source, const Scaled& s) {
  if ((claim.bound != Bound::more_than && claim.bound != Bound::less_than) || source.bound != Bound::exact || !source.value ||
      s.fine_step > 1)
    return false;
  const bool counted = s.measure == Measure::count;
  return (counted || s.measure == Measure::share) && ((s.digits >= 2 && s.step == s.fine_step) || (counted && s.low <= most_counted));
}

// "over 196 million" is not 200 million: who gives so many digits means little more.
bool just(const Quantity& source, Bound bound, const Scaled& s, double room) {
  return source.bound == bound && s.digits >= digits_of_just && room >= s.step;
}

bool near(double a, double b) {
  return a == b || (!std::isinf(a) && !std::isinf(b) && std::abs(a - b) <= 1e-9 * std::max({std::abs(a), std::abs(b), 1e-9}));
}

}  // namespace

std::string_view currency_of(std::string_view unit) { return unit.substr(0, unit.find('/')); }

std::optional<Scaled> scaled(const Quantity& q, std::span<const Unit> units, bool part) {
  Scaled out;
  out.measure = part ? Measure::share : measure_of(q.kind);
  if (out.measure == Measure::date || out.measure == Measure::time || out.measure == Measure::score) return std::nullopt;
  double factor = 1;
  double offset = 0;
  if (out.measure == Measure::physical || out.measure == Measure::money) {
    const Unit* unit = find_unit(units, q.unit);
    out.dimension = out.measure == Measure::money ? currency_of(q.unit) : std::string_view(q.unit);
    if (unit != nullptr && !unit->dimension.empty()) {
      out.dimension = unit->dimension;
      factor = unit->factor;
      offset = unit->offset;
    }
  }
  const auto at = [&](Decimal d) { return to_double(d) * factor + offset; };
  std::optional<Decimal> written;
  if (q.fraction && out.measure == Measure::share) {
    const double share = 100.0 * q.fraction->num / std::max(1u, q.fraction->den);
    out.low = q.max && !q.min ? -infinity : share;
    out.high = q.min && !q.max ? infinity : share;
    out.step = out.fine_step = q.fraction->num > q.fraction->den ? 100.0 : share / 10;  // "33 to 1" is not 34
    out.digits = 1;
    return out;
  }
  if (q.value) {
    written = q.value;
    out.low = out.high = at(*q.value);
    if (q.kind == QuantityKind::ratio) out.low = out.high = 100 * out.low;
  } else if (q.min || q.max) {
    out.low = q.min ? at(*q.min) : -infinity;
    out.high = q.max ? at(*q.max) : infinity;
    written = q.min ? q.min : q.max;
  } else {
    return std::nullopt;
  }
  const Precision p = precision_of(*written);
  out.step = p.step * factor;
  out.fine_step = p.fine * factor;
  out.digits = p.digits;
  return out;
}

namespace {

bool has_year(std::string_view s) {
  return s.size() >= 4 && std::all_of(s.begin(), s.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
}
// "2016-23" is a season (EDTF), not a month.
bool season(std::string_view s) { return s.size() >= 7 && s[4] == '-' && s[5] >= '2' && s[5] <= '9'; }
bool plain(std::string_view s) {
  return !season(s) && std::all_of(s.begin(), s.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

// Whether a month or day lies in a quarter or half of its year; nullopt where that is not asked.
std::optional<bool> in_part(std::string_view part, std::string_view day) {
  if (part.size() != 7 || day.size() < 7 || !plain(day) || part.substr(0, 5) != day.substr(0, 5)) return std::nullopt;
  const int month = 10 * (day[5] - '0') + day[6] - '0', n = part[6] - '0';
  if (part[5] == 'Q') return (month - 1) / 3 + 1 == n;
  if (part[5] == 'H') return (month - 1) / 6 + 1 == n;
  return std::nullopt;
}

// Two dates without time of day and without a slash.
DateLikeness compare_days(std::string_view a, std::string_view b) {
  if (a == b) return DateLikeness::same;
  // Before our era: "-0457".
  const bool a_before = a.starts_with('-'), b_before = b.starts_with('-');
  if (a_before != b_before) return has_year(a_before ? b : a) ? DateLikeness::differs : DateLikeness::incomparable;
  if (a_before) {
    if (a.find('X') != a.npos || b.find('X') != b.npos) return DateLikeness::incomparable;
    return b.starts_with(a) ? DateLikeness::holds : a.starts_with(b) ? DateLikeness::held : DateLikeness::differs;
  }
  constexpr std::string_view no_year = "XXXX-";
  if (a.starts_with(no_year) || b.starts_with(no_year)) {
    const auto& vague = a.starts_with(no_year) ? a : b;
    const auto& other = a.starts_with(no_year) ? b : a;
    const auto rest = vague.substr(no_year.size());
    // "the second quarter"
    if (other.size() == vague.size() && !plain(rest) && !season(other) && rest[0] == other[no_year.size()])
      return rest == other.substr(no_year.size()) ? DateLikeness::same_day : DateLikeness::differs;
    if (other.size() < vague.size() || !plain(rest) || !plain(other.substr(no_year.size()))) return DateLikeness::incomparable;
    return other.substr(no_year.size(), rest.size()) == rest ? DateLikeness::same_day : DateLikeness::differs;
  }
  // "199X" holds 1994, "19XX" holds both.
  const auto common = [](std::string_view vague, std::string_view other) { return other.starts_with(vague.substr(0, vague.find('X'))); };
  if (a.find('X') != a.npos)
    return b.find('X') != b.npos ? (common(a, b) || common(b, a) ? DateLikeness::incomparable : DateLikeness::differs)
           : !has_year(b)        ? DateLikeness::incomparable
           : common(a, b)        ? DateLikeness::holds
                                 : DateLikeness::differs;
  if (b.find('X') != b.npos) return !has_year(a) ? DateLikeness::incomparable : common(b, a) ? DateLikeness::held : DateLikeness::differs;
  if (!has_year(a) || !has_year(b)) return DateLikeness::incomparable;
  if (a.size() < b.size() && b.starts_with(a)) return DateLikeness::holds;
  if (b.size() < a.size() && a.starts_with(b)) return DateLikeness::held;
  if (const auto in = in_part(a, b)) return *in ? DateLikeness::holds : DateLikeness::differs;
  if (const auto in = in_part(b, a)) return *in ? DateLikeness::held : DateLikeness::differs;
  // Seasons and weeks are told apart by their years alone.
  if ((!plain(a) || !plain(b)) && a.substr(0, 4) == b.substr(0, 4)) return DateLikeness::incomparable;
  return DateLikeness::differs;
}

bool next_year(std::string_view a, std::string_view b) {
  const auto year = [](std::string_view s) { return 1000 * (s[0] - '0') + 100 * (s[1] - '0') + 10 * (s[2] - '0') + s[3] - '0'; };
  return has_year(a) && has_year(b) && year(b) == year(a) + 1;
}

// "the first six months of 2024" is its first half.
std::string as_part_of_year(std::string_view when) {
  constexpr std::size_t span = 15;  // "2024-01/2024-06"
  if (when.size() != span || when[7] != '/' || when.substr(0, 5) != when.substr(8, 5)) return std::string(when);
  const auto month_at = [&](std::size_t at) { return 10 * (when[at] - '0') + when[at + 1] - '0'; };
  const int from = month_at(5), months = month_at(13) - from + 1;
  const bool part = (months == 3 || months == 6) && (from - 1) % months == 0;
  return part ? std::string(when.substr(0, 5)) + (months == 3 ? 'Q' : 'H') + static_cast<char>('1' + (from - 1) / months)
              : std::string(when);
}

DateLikeness compare_spans(std::string_view a, std::string_view b) {
  if (a == b) return DateLikeness::same;
  // "…T14:30": the day is what is compared.
  a = a.substr(0, a.find('T'));
  b = b.substr(0, b.find('T'));
  if (a.empty() || b.empty()) return DateLikeness::incomparable;
  const auto parts = [](std::string_view s) {
    const auto slash = s.find('/');
    std::string_view last = slash == s.npos ? s : s.substr(slash + 1);
    const std::string_view first = s.substr(0, slash);
    return std::pair(first, last);
  };
  const auto [a1, a2] = parts(a);
  const auto [b1, b2] = parts(b);
  const bool a_span = a.find('/') != a.npos, b_span = b.find('/') != b.npos;
  if (!a_span && !b_span) return compare_days(a, b);
  if (a_span && b_span) {
    const auto begin = compare_days(a1, b1), end = compare_days(a2, b2);
    if (begin == DateLikeness::differs || end == DateLikeness::differs) return DateLikeness::differs;
    return begin == DateLikeness::incomparable || end == DateLikeness::incomparable ? DateLikeness::incomparable : DateLikeness::holds;
  }
  const std::string_view first = a_span ? a1 : b1, last = a_span ? a2 : b2, one = a_span ? b : a;
  for (const auto edge : {first, last}) {
    const auto like = compare_days(one, edge);
    // "October 2018" of a source that says "2018-19": it may be any month of them.
    if (like == DateLikeness::held && !a_span && edge.size() == 4 && one.size() > edge.size() && next_year(first, last))
      return DateLikeness::incomparable;
    if (like == DateLikeness::same || like == DateLikeness::holds || like == DateLikeness::held || like == DateLikeness::same_day)
      return DateLikeness::end;
  }
  if (!has_year(one) || !has_year(first) || !has_year(last)) return DateLikeness::incomparable;
  if (one < first || one > last) return DateLikeness::differs;
  return a_span ? DateLikeness::holds : DateLikeness::incomparable;
}

}  // namespace

DateLikeness compare_dates(std::string_view a, std::string_view b) { return compare_spans(as_part_of_year(a), as_part_of_year(b)); }

namespace {

// "before 1967": on which side the source's date lies.
Likeness like_bounded_dates(const Quantity& claim, const Quantity& source) {
  const auto day_of = [](const std::string& when) { return when.substr(0, std::min<std::size_t>(when.size(), 10)); };
  const bool late = claim.bound == Bound::at_least || claim.bound == Bound::more_than;
  const bool reaches = late ? source.bound == Bound::at_most || source.bound == Bound::less_than
                            : source.bound == Bound::at_least || source.bound == Bound::more_than;
  const bool strict = claim.bound == Bound::less_than || claim.bound == Bound::more_than;
  const DateLikeness day = compare_dates(claim.when, source.when);
  if (!strict && (day == DateLikeness::same || day == DateLikeness::same_day))
    return Likeness::within_bound;  // "by 28 March", "as of 28 March"
  if (!has_year(claim.when) || !has_year(source.when)) return Likeness::incomparable;
  const std::string a = day_of(claim.when), whole = day_of(source.when), b = whole.substr(0, a.size());
  // "before 1970" and "after 1975" leave nothing in common.
  if (reaches) return a.size() == b.size() && (late ? b < a : a < b) ? Likeness::differs : Likeness::incomparable;
  // "before 1998" is not in May 1998; a source that gives the year alone can't tell for a day of it.
  if (a == b) return !strict ? Likeness::within_bound : source.bound == Bound::exact ? Likeness::differs : Likeness::incomparable;
  if (a.starts_with(b)) return Likeness::incomparable;
  // "since 2011", "depuis 2011" say when it began: what is of 2014 does not show that.
  if (late && !strict && b > a) return Likeness::incomparable;
  // "from 1971 to 1989" is bounded on both sides.
  if ((b > a) == late) return claim.bound == Bound::range ? Likeness::incomparable : Likeness::within_bound;
  return strict && source.bound == Bound::exact ? Likeness::differs : Likeness::incomparable;
}

Likeness like_dates(const Quantity& claim, const Quantity& source) {
  if (claim.kind != source.kind)
    return bare_year(claim, source) || (claim.when.size() == 4 && bare_year(source, claim)) ? Likeness::equal : Likeness::incomparable;
  if (claim.bound != Bound::exact && claim.bound != Bound::approx && claim.bound != source.bound) return like_bounded_dates(claim, source);
  switch (compare_dates(claim.when, source.when)) {
    case DateLikeness::same: return Likeness::equal;
    case DateLikeness::same_day: return Likeness::rounded;
    case DateLikeness::end:
    case DateLikeness::holds: return Likeness::within_bound;
    // A source that is vaguer by the day says nearly as much; one that gives the year alone says less.
    case DateLikeness::held:
      return source.when.size() >= 7 && source.when.find('X') == std::string::npos ? Likeness::rounded : Likeness::incomparable;
    // "had grown by 2010", « depuis au moins 2010 »: what was so in 2005 it leaves open.
    case DateLikeness::differs:
      return (source.bound == Bound::at_most || source.bound == Bound::less_than) && has_year(claim.when) && has_year(source.when) &&
                     claim.when < source.when
                 ? Likeness::incomparable
                 : Likeness::differs;
    case DateLikeness::incomparable: break;
  }
  return Likeness::incomparable;
}

// "opens at 10am" of a source that says "from 10am until 6pm"; what is at noon may be so too.
Likeness like_times(std::string_view claim, std::string_view source) {
  if (claim == source) return Likeness::equal;
  const std::size_t slash = source.find('/');
  if (slash == std::string_view::npos) return Likeness::differs;
  const std::string_view from = source.substr(0, slash), to = source.substr(slash + 1);
  if (claim == from || claim == to) return Likeness::within_bound;
  return from < claim && claim < to ? Likeness::incomparable : Likeness::differs;
}

Likeness like_scores(const Quantity& claim, const Quantity& source) {
  // "voted 9 to 1" may have been read as nine times as many
  const auto second = [](const Quantity& q) {
    return q.kind == QuantityKind::ratio && q.value && !q.fraction ? std::optional(Decimal{1, 0, false}) : q.max;
  };
  const auto &a = claim.given(), &b = source.given();
  if (!a || !b || !second(claim) || !second(source)) return Likeness::incomparable;
  const bool same = compare(*a, *b) == 0 && compare(*second(claim), *second(source)) == 0;
  // "won 3-1" of a source that tells it from the other side: "lost 1-3"
  if (compare(*a, *second(source)) == 0 && compare(*b, *second(claim)) == 0 && !same) return Likeness::incomparable;
  // "aged 10-24" may have been read as a score, "10 to 24 years old" never is.
  if (claim.kind != source.kind && claim.kind != QuantityKind::ratio && source.kind != QuantityKind::ratio)
    return same ? Likeness::same_number : Likeness::incomparable;
  return same ? Likeness::equal : Likeness::differs;
}

// "a third" of a source that says 33 per cent; not "8/10", a mark.
bool as_part(const Quantity& q, const Quantity& of) {
  const auto plain = [](const Quantity& x) { return x.bound == Bound::exact || x.bound == Bound::approx; };
  return q.kind == QuantityKind::cardinal && q.fraction && q.fraction->num < q.fraction->den && q.fraction->den <= 4 &&
         (of.kind == QuantityKind::percent || of.kind == QuantityKind::ratio) && (plain(q) || plain(of) || q.bound == of.bound) &&
         q.bound != Bound::range;
}

// "turned 70" against "its 70th anniversary": an age without its unit is a plain number too. "were over 75" against "over 75 years old".
bool same_age(const Quantity& bare, const Quantity& age) {
  if (age.kind != QuantityKind::age) return false;
  if (bare.kind == QuantityKind::cardinal && !bare.counted && bare.bound == age.bound && bare.given() && age.given() &&
      compare(*bare.given(), *age.given()) == 0)
    return true;
  return (bare.kind == QuantityKind::ordinal || bare.kind == QuantityKind::cardinal) && bare.value && age.value && age.number &&
         age.number->end == age.where.end && compare(*bare.value, *age.value) == 0;
}

Likeness like_bare_numbers(const Quantity& claim, const Scaled& a, const Quantity& source, const Scaled& b) {
  const auto either = [&](Measure m) { return a.measure == m || b.measure == m; };
  const bool times = claim.kind == QuantityKind::ratio || source.kind == QuantityKind::ratio;  // "10 to 1" is not ten
  const bool same = !times && claim.value && source.value && compare(*claim.value, *source.value) == 0;
  return same && (either(Measure::count) || either(Measure::multiple)) ? Likeness::same_number : Likeness::incomparable;
}

// Two of one measure and dimension, on one scale: the claim's (`a`) and the source's (`b`).
struct Pair {
  const Quantity& claim;
  const Quantity& source;
  const Scaled& a;
  const Scaled& b;
  bool converted = false;
  bool part = false;  // one of them is a fraction that is read as a share

  [[nodiscard]] Likeness same() const { return converted ? Likeness::converted : Likeness::equal; }
  [[nodiscard]] bool as_converted(double x, double y) const { return converted && std::abs(x - y) <= a.step / 2; }

  [[nodiscard]] Likeness claimed_range() const {
    if (near(a.low, b.low) && near(a.high, b.high)) return same();
    if (source.bound != Bound::range && b.low >= a.low && b.high <= a.high) return Likeness::within_bound;
    return Likeness::differs;
  }
  [[nodiscard]] Likeness claimed_least() const {
    // "more than 900" of a source that says "more than 900", or "900" and more.
    if (near(a.low, b.low) && at_strict_edge(claim, source, b)) return Likeness::differs;
    if (near(a.low, b.low) || as_converted(a.low, b.low)) return same();
    // "more than 6 million" of a source that says "more than 6 billion": a slip of the scale.
    if (source.bound == claim.bound && (near(b.low, 1e3 * a.low) || near(b.low, 1e6 * a.low))) return Likeness::differs;
    // "children over 6" of a source that says "children over 8", or "over 4": for whom it holds
    if (source.bound == claim.bound && claim.kind == QuantityKind::age) return Likeness::incomparable;
    if (b.low > a.low || just(source, Bound::less_than, b, b.high - a.low)) return Likeness::within_bound;
    if (source.bound == claim.bound) return Likeness::differs;
    return b.high > a.low ? Likeness::incomparable : Likeness::differs;
  }
  [[nodiscard]] Likeness claimed_most() const {
    if (near(a.high, b.high) && at_strict_edge(claim, source, b)) return Likeness::differs;
    if (near(a.high, b.high) || as_converted(a.high, b.high)) return same();
    // "Up to 65" of a source that says "up to 56" is another figure, though it would follow.
    if (source.bound == claim.bound && b.high < 0.95 * a.high) return Likeness::differs;
    if (b.high < a.high || just(source, Bound::more_than, b, a.high - b.low)) return Likeness::within_bound;
    return b.low < a.high ? Likeness::incomparable : Likeness::differs;
  }
  // A plain claim, or one that says it is about, and a plain figure of the source.
  [[nodiscard]] Likeness plain() const {
    const double v = a.low, s = b.low;
    const bool about = claim.bound == Bound::approx;
    if (near(v, s)) return same();
    // "5.1/10" and "2/4": two readers' marks, on their own scales.
    const auto mark = [](const Quantity& q) {
      return q.kind == QuantityKind::ratio && q.fraction && q.fraction->den % 50 == 0 && q.fraction->num * 5 >= q.fraction->den;
    };
    if ((mark(claim) || mark(source)) && claim.fraction && source.fraction && claim.fraction->den != source.fraction->den)
      return Likeness::incomparable;
    const double gap = std::abs(v - s);
    // A conversion is read to the digits given; both sides may have been rounded.
    const double step = about || converted ? a.step : std::min(a.step, 0.02 * std::abs(s));
    double half = std::max(a.fine_step / 2, std::min(step / 2, (about ? 0.10 : converted ? 0.05 : 0.01) * std::abs(s)));
    // 18 months are not two years, nor is 0.5% one
    if (converted || !about) half = std::min(half, (converted ? most_converted : most_rounded) * std::abs(s));
    if (gap <= half * (1 + 1e-9) && a.digits <= std::max(b.digits, 2u)) return converted ? Likeness::converted : Likeness::rounded;
    // "nearly one in ten" of 9%
    if (about && claim.kind == QuantityKind::ratio && gap <= 0.12 * std::abs(s)) return Likeness::rounded;
    // "1.5 million" of 1.48 million, "15,000" of 14,760: large numbers are told by their first digits.
    if (b.digits > a.digits && a.step >= told_in_full && gap <= a.step / 2 && (a.digits >= 2 || gap <= 0.02 * std::abs(s)))
      return Likeness::rounded;
    if (about && gap <= 0.05 * std::abs(s)) return Likeness::rounded;
    // « une centaine », "a dozen" say by themselves that they are about so many: 112, 14.
    const auto collective = [](const Quantity& q) { return q.bound == Bound::approx && !q.bound_at; };
    if (collective(claim) && gap <= 0.15 * std::abs(s)) return Likeness::rounded;
    if ((collective(claim) || collective(source)) && gap <= 0.25 * std::abs(s)) return Likeness::incomparable;
    // Neither confirms nor denies: halves and thirds are round too.
    if ((source.bound == Bound::approx || part) && gap <= 0.1 * std::abs(s)) return Likeness::incomparable;
    return Likeness::differs;
  }
  [[nodiscard]] Likeness given_range() const {
    const double v = a.low;
    // "from 21.4 to 22.5" gives both its ends.
    if (near(v, b.low) || near(v, b.high)) return same();
    if (v < b.low - 1e-9 * std::abs(v) || v > b.high + 1e-9 * std::abs(v)) return Likeness::differs;
    return claim.bound == Bound::approx ? Likeness::within_bound : Likeness::incomparable;
  }
  // The source gives a bound alone: the claim that drops it says nearly the same.
  [[nodiscard]] Likeness given_bound() const {
    const double v = a.low, edge = std::isinf(b.high) ? b.low : b.high;
    // "nearly 90" of at least 87
    if (near(v, edge) || (claim.bound == Bound::approx && v >= b.low && v <= b.high && std::abs(v - edge) <= 0.05 * edge))
      return Likeness::rounded;
    if (v < b.low || v > b.high) return Likeness::differs;
    // Nobody says "more than 400" of 4,000.
    const bool strict = source.bound == Bound::more_than || source.bound == Bound::less_than;
    const bool far = std::max(v, edge) > far_past * std::min(v, edge) && std::min(v, edge) > 0;
    return strict && !source.fraction && far ? Likeness::differs : Likeness::incomparable;
  }
};

}  // namespace

Likeness compare(const Quantity& claim, std::span<const Unit> claim_units, const Quantity& source, std::span<const Unit> source_units) {
  const auto either = [&](Measure m) { return measure_of(claim.kind) == m || measure_of(source.kind) == m; };
  if (either(Measure::date)) return like_dates(claim, source);
  if (either(Measure::time)) { return claim.kind == source.kind ? like_times(claim.when, source.when) : Likeness::incomparable; }
  if (either(Measure::score)) return like_scores(claim, source);
  const bool claims_part = as_part(claim, source), says_part = as_part(source, claim);
  const auto a = scaled(claim, claim_units, claims_part);
  const auto b = scaled(source, source_units, says_part);
  if (!a || !b) return Likeness::incomparable;
  if (same_age(claim, source) || same_age(source, claim)) return Likeness::equal;
  if (a->measure != b->measure || a->dimension != b->dimension) return like_bare_numbers(claim, *a, source, *b);

  Pair pair{claim, source, *a, *b, a->measure == Measure::physical && claim.unit != source.unit, claims_part || says_part};
  // "2 °C (3.6 °F)" is a difference, 20 °C is 68 °F: another scale confirms, and never contradicts.
  const Unit* scale = pair.converted ? find_unit(claim_units, claim.unit) : nullptr;
  const Unit* other_scale = pair.converted ? find_unit(source_units, source.unit) : nullptr;
  if (scale != nullptr && other_scale != nullptr && scale->offset != other_scale->offset) {
    const double difference = (a->low - scale->offset) - (b->low - other_scale->offset);
    if (std::abs(difference) <= a->step / 2 || std::abs(a->low - b->low) <= a->step / 2) return Likeness::converted;
    return Likeness::incomparable;
  }
  switch (claim.bound) {
    case Bound::range: return pair.claimed_range();
    case Bound::at_least:
    case Bound::more_than: return pair.claimed_least();
    case Bound::at_most:
    case Bound::less_than: return pair.claimed_most();
    default: break;  // a plain claim, or one that says it is about
  }
  return b->low == b->high ? pair.plain() : source.bound == Bound::range ? pair.given_range() : pair.given_bound();
}

bool far_apart(const Quantity& a, const Quantity& b, double times) {
  if (!a.given() || !b.given()) return false;
  const double x = to_double(*a.given()), y = to_double(*b.given());
  return std::max(x, y) > times * std::min(x, y);
}

}  // namespace citelight
