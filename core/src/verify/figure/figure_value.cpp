#include "verify/figure/figure_value.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "quantity/money_names.h"
#include "verify/figure/compare.h"

namespace citelight {

double rarity(const Quantity& c) {
  const std::optional<Decimal> d = c.given();
  if (!d) return c.when.size() >= 10 ? 0.15 : c.when.size() >= 7 ? 0.08 : 0;
  std::uint64_t k = d->coefficient;
  while (k != 0 && k % 10 == 0) k /= 10;
  unsigned digits = 0;
  for (; k != 0; k /= 10) ++digits;
  return digits >= 4 ? 0.15 : digits == 3 ? 0.1 : digits == 2 ? 0.04 : 0;
}

bool open_bound(const Quantity& c) {
  return c.bound == Bound::at_least || c.bound == Bound::more_than || c.bound == Bound::at_most || c.bound == Bound::less_than;
}

bool far_inside(const Quantity& c, const Quantity& s) {
  const auto bound = c.min ? c.min : c.max;
  if (c.kind == QuantityKind::date || !bound || !s.value) return false;
  const double a = std::abs(to_double(*bound)), b = std::abs(to_double(*s.value));
  return std::max(a, b) > 1.5 * std::min(a, b);
}

bool other_currency(const Quantity& c, const Quantity& s) {
  return c.kind == QuantityKind::money && s.kind == QuantityKind::money && !c.unit.empty() && !s.unit.empty() &&
         currency_of(c.unit) != currency_of(s.unit) && c.value && s.value;
}

bool exchanged(const Quantity& c, const Quantity& s) {
  const double rate = to_double(*c.value) / to_double(*s.value);
  return rate != 1 && rate > 0.5 && rate < 2;
}

bool dollars_left_open(const Side& claim, const Quantity& c, const Side& source, const Quantity& s) {
  const std::string_view claimed = currency_of(c.unit), said = currency_of(s.unit);
  return claimed != said && is_dollar(claimed) && is_dollar(said) &&
         (bare_dollars(claim.reading(), c) || bare_dollars(source.reading(), s));
}

bool same_figure(const Side& claim, const Quantity& c, const Side& source, const Quantity& s) {
  const Likeness like = compare(c, claim.pack->units(), s, source.pack->units());
  const bool unread = is_date(c) && c.when.empty() && s.when.empty() && claim.pack == source.pack;  // "Monday"
  return unread ? claim.folded(c.where) == source.folded(s.where)
                : like == Likeness::equal || like == Likeness::rounded || like == Likeness::converted;
}

bool gives(const Side& source, std::uint32_t p, const Side& claim, const Quantity& c) {
  const auto figures = source.figures_of(source.passages[p]);
  return std::any_of(figures.begin(), figures.end(), [&](const Quantity& s) { return same_figure(claim, c, source, s); });
}

}  // namespace citelight
