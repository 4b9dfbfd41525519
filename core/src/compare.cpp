#include "compare.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

namespace citelight {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

const Unit* find_unit(std::string_view id, std::span<const Unit> units) {
  const auto found = std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.id == id; });
  return found == units.end() ? nullptr : &*found;
}

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
  out.fine = std::pow(10.0, std::min(d.exponent, 0));
  std::uint64_t c = d.coefficient;
  std::int32_t e = d.exponent;
  // Decimals that were written stand, zeros or not; zeros before the point may be a rounding.
  while (c != 0 && c % 10 == 0 && e >= 0) { c /= 10; ++e; }
  out.step = std::pow(10.0, e);
  out.digits = 1;
  while (c >= 10) { c /= 10; ++out.digits; }
  return out;
}

// A year that one text's words did not show to be one: "(1993)".
bool bare_year(const Quantity& number, const Quantity& date) {
  return number.kind == QuantityKind::cardinal && number.value && number.unit.empty() && date.kind == QuantityKind::date && date.when == to_string(*number.value);
}

bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max({std::abs(a), std::abs(b), 1e-9}); }

}  // namespace

std::optional<Scaled> scaled(const Quantity& q, std::span<const Unit> units) {
  Scaled out;
  out.measure = measure_of(q.kind);
  if (out.measure == Measure::date || out.measure == Measure::time || out.measure == Measure::score) return std::nullopt;
  double factor = 1;
  double offset = 0;
  if (out.measure == Measure::physical || out.measure == Measure::money) {
    const Unit* unit = find_unit(q.unit, units);
    out.dimension = q.unit;
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
    out.low = out.high = share;
    out.step = out.fine_step = share / 10;
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

DateLikeness compare_dates(std::string_view a, std::string_view b) {
  if (a == b) return DateLikeness::same;
  const auto year = [](std::string_view s) { return s.size() >= 4 && std::all_of(s.begin(), s.begin() + 4, [](char c) { return c >= '0' && c <= '9'; }); };
  const auto plain = [](std::string_view s) { return std::all_of(s.begin(), s.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; }); };
  // "…T14:30": the day is what is compared, the hour where both have one.
  const auto day = [](std::string_view s) { return s.substr(0, s.find('T')); };
  if (a.find('T') != a.npos || b.find('T') != b.npos) {
    if (day(a).empty() || day(b).empty()) return DateLikeness::incomparable;
    return compare_dates(day(a), day(b));
  }
  // "XXXX-03-14" knows no year: its month and day are compared.
  if (a.starts_with("XXXX-") && b.size() >= 10 && plain(a.substr(5)) && plain(b)) return a.substr(5) == b.substr(5, a.size() - 5) ? DateLikeness::holds : DateLikeness::differs;
  if (b.starts_with("XXXX-") && a.size() >= 10 && plain(b.substr(5)) && plain(a)) return b.substr(5) == a.substr(5, b.size() - 5) ? DateLikeness::held : DateLikeness::differs;
  if (!year(a) || !year(b)) return DateLikeness::incomparable;
  if (!plain(a) || !plain(b)) {
    // Spans, seasons, quarters: told apart by their years alone, and never equated.
    const auto slash = [](std::string_view s) { return s.find('/'); };
    if (slash(a) != a.npos && year(a.substr(slash(a) + 1))) {
      const auto first = a.substr(0, 4), last = a.substr(slash(a) + 1, 4), other = b.substr(0, 4);
      return other < first || other > last ? DateLikeness::differs : DateLikeness::holds;
    }
    if (slash(b) != b.npos && year(b.substr(slash(b) + 1))) {
      const auto first = b.substr(0, 4), last = b.substr(slash(b) + 1, 4), other = a.substr(0, 4);
      return other < first || other > last ? DateLikeness::differs : DateLikeness::held;
    }
    // "199X" holds 1994.
    const auto x = std::min(a.find('X'), b.find('X'));
    if (x != a.npos && x >= 2 && x <= 4) return a.substr(0, x) == b.substr(0, x) ? DateLikeness::holds : DateLikeness::differs;
    return a.substr(0, 4) == b.substr(0, 4) ? DateLikeness::incomparable : DateLikeness::differs;
  }
  if (a.size() < b.size()) return b.starts_with(a) ? DateLikeness::holds : DateLikeness::differs;
  if (b.size() < a.size()) return a.starts_with(b) ? DateLikeness::held : DateLikeness::differs;
  return DateLikeness::differs;
}

Likeness compare(const Quantity& claim, std::span<const Unit> claim_units, const Quantity& source, std::span<const Unit> source_units) {
  if (measure_of(claim.kind) == Measure::date || measure_of(source.kind) == Measure::date) {
    if (claim.kind != source.kind) return bare_year(claim, source) || bare_year(source, claim) ? Likeness::equal : Likeness::incomparable;
    switch (compare_dates(claim.when, source.when)) {
      case DateLikeness::same: return Likeness::equal;
      case DateLikeness::holds: return Likeness::within_bound;
      case DateLikeness::held: return Likeness::incomparable;  // the source is vaguer: it says no more than the claim's year
      case DateLikeness::differs: return Likeness::differs;
      case DateLikeness::incomparable: return Likeness::incomparable;
    }
  }
  if (claim.kind == QuantityKind::time || source.kind == QuantityKind::time) {
    if (claim.kind != source.kind) return Likeness::incomparable;
    return claim.when == source.when ? Likeness::equal : Likeness::differs;
  }
  if (claim.kind == QuantityKind::score || source.kind == QuantityKind::score) {
    if (claim.kind != source.kind || !claim.min || !source.min || !claim.max || !source.max) return Likeness::incomparable;
    const bool same = compare(*claim.min, *source.min) == 0 && compare(*claim.max, *source.max) == 0;
    return same ? Likeness::equal : Likeness::differs;
  }
  const auto a = scaled(claim, claim_units);
  const auto b = scaled(source, source_units);
  if (!a || !b || a->measure != b->measure || a->dimension != b->dimension) return Likeness::incomparable;

  const bool converted = (a->measure == Measure::physical) && claim.unit != source.unit;
  const Likeness same = converted ? Likeness::converted : Likeness::equal;
  if (claim.bound == Bound::range) {
    if (near(a->low, b->low) && near(a->high, b->high)) return same;
    if (source.bound != Bound::range && b->low >= a->low && b->high <= a->high) return Likeness::within_bound;
    return Likeness::differs;
  }
  if (claim.bound == Bound::at_least || claim.bound == Bound::more_than) {
    // "more than 900" of a source that says "more than 900", or "900" and more.
    if (near(a->low, b->low)) return source.bound == claim.bound || claim.bound == Bound::at_least || source.bound != Bound::exact ? same : Likeness::differs;
    if (b->low > a->low) return Likeness::within_bound;
    return b->high > a->low ? Likeness::incomparable : Likeness::differs;
  }
  if (claim.bound == Bound::at_most || claim.bound == Bound::less_than) {
    if (near(a->high, b->high)) return source.bound == claim.bound || claim.bound == Bound::at_most || source.bound != Bound::exact ? same : Likeness::differs;
    if (b->high < a->high) return Likeness::within_bound;
    return b->low < a->high ? Likeness::incomparable : Likeness::differs;
  }
  // A plain claim, or one that says it is about.
  const double v = a->low;
  const bool about = claim.bound == Bound::approx;
  if (b->low == b->high) {
    const double s = b->low;
    if (near(v, s)) return same;
    const double gap = std::abs(v - s);
    // A conversion is read to the digits given; both sides may have been rounded.
    const double step = about || converted ? a->step : std::min(a->step, 0.02 * std::abs(s));
    const double half = std::max(a->fine_step / 2, std::min(step / 2, (about ? 0.10 : converted ? 0.05 : 0.01) * std::abs(s)));
    if (gap <= half * (1 + 1e-9) && a->digits <= std::max(b->digits, 2u)) return converted ? Likeness::converted : Likeness::rounded;
    if (about && gap <= 0.05 * std::abs(s)) return Likeness::rounded;
    if (source.bound == Bound::approx && gap <= 0.1 * std::abs(s)) return Likeness::incomparable;  // neither confirms nor denies
    return Likeness::differs;
  }
  if (source.bound == Bound::range) {
    // "from 21.4 to 22.5" gives both its ends.
    if (near(v, b->low) || near(v, b->high)) return same;
    if (v < b->low - 1e-9 * std::abs(v) || v > b->high + 1e-9 * std::abs(v)) return Likeness::differs;
    return about ? Likeness::within_bound : Likeness::incomparable;
  }
  // The source gives a bound alone: the claim that drops it says nearly the same.
  const double edge = std::isinf(b->high) ? b->low : b->high;
  if (near(v, edge)) return Likeness::rounded;
  if (v < b->low || v > b->high) return Likeness::differs;
  return Likeness::incomparable;
}

}  // namespace citelight
