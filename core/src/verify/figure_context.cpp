#include "verify/figure_context.h"

#include <algorithm>
#include <cmath>

#include "base/maths.h"
#include "quantity/money_names.h"
#include "verify/compare.h"

namespace citelight {

std::uint32_t token_of(const Side& side, std::uint32_t at) {
  const std::uint32_t next = side.reading().token_at(at);
  return next > 0 && side.tokens[next - 1].where.end > at ? next - 1 : next;
}

bool empty_word(const Side& side, std::uint32_t t) {
  return side.reading().categories(t).meets(any_of(Category::function_word, Category::preposition, Category::auxiliary,
                                                   Category::complementizer, Category::pronoun, Category::determiner,
                                                   Category::article_one));
}

bool same_figure(const Side& claim, const Quantity& c, const Side& source, const Quantity& s) {
  const Likeness like = compare(c, claim.pack->units(), s, source.pack->units());
  const bool unread = is_date(c) && c.when.empty() && s.when.empty() && claim.pack == source.pack;  // "Monday"
  return unread ? claim.folded(c.where) == source.folded(s.where)
                : like == Likeness::equal || like == Likeness::rounded || like == Likeness::converted;
}

bool FigureContext::knows_names() const {
  bool any = false;
  for (std::size_t t = 0; t < terms.list.size(); ++t) {
    if (!terms.list[t].name) continue;
    any = true;
    if (across && std::none_of(standings.terms.begin(), standings.terms.end(),
                               [&](const auto& here) { return std::binary_search(here.begin(), here.end(), t); }))
      return false;
  }
  return any;
}

std::vector<double> FigureContext::weights_around(const Quantity& q) const {
  std::vector<double> out(terms.list.size(), 0);
  const std::uint32_t at = token_of(claim, q.where.begin);
  for (std::uint32_t t = 0; t < terms.in_claim.size(); ++t) {
    const std::uint16_t term = terms.in_claim[t];
    if (term == no_term) continue;
    const std::uint32_t distance = t > at ? t - at : at - t;
    const double nearness = distance <= 4 ? 1.0 : distance <= 8 ? 0.85 : distance <= 14 ? 0.65 : 0.45;
    out[term] = std::max(out[term], nearness * terms.list[term].weight);
  }
  return out;
}

double FigureContext::binding(const std::vector<double>& weights, std::uint32_t p) const {
  double total = 0, got = 0;
  const std::uint32_t n = static_cast<std::uint32_t>(source.passages.size());
  for (std::size_t t = 0; t < weights.size(); ++t) {
    total += weights[t];
    if (standings.has(p, t)) got += weights[t];
    else if (p > 0 && standings.has(p - 1, t)) got += 0.6 * weights[t];
    else if (p + 1 < n && standings.has(p + 1, t)) got += 0.4 * weights[t];
    else if (p > 1 && standings.has(p - 2, t)) got += 0.4 * weights[t];
    else if (n > 3 && (standings.has(0, t) || standings.has(1, t))) got += 0.4 * weights[t];
  }
  return total > 0 ? got / total : 0.5;
}

std::vector<double> FigureContext::weights_close(const Quantity& c) const {
  const std::uint32_t first = token_of(claim, c.where.begin), last = token_of(claim, c.where.end - 1);
  std::vector<double> out(terms.list.size(), 0);
  for (std::uint32_t t = 0; t < terms.in_claim.size(); ++t) {
    const std::uint16_t term = terms.in_claim[t];
    if (term != no_term) out[term] = std::max(out[term], exp_of(-distance(t, first, last) / 5.0) * terms.list[term].weight);
  }
  return out;
}

FigureContext::Near FigureContext::nearby(const std::vector<double>& close, const Quantity& s, const Passage& passage) const {
  const std::uint32_t first = token_of(source, s.where.begin), last = token_of(source, s.where.end - 1);
  std::vector<double> there(close.size(), 0);
  double heard = 0, shared = 0;
  const std::uint32_t to = std::min(passage.last, last + window + 1);
  for (std::uint32_t t = std::max(passage.first, first > window ? first - window : 0); t < to; ++t) {
    const std::uint16_t term = terms.in_source[t];
    const bool counts = source.tokens[t].kind != TokenKind::mark && !source.figure[t];
    if (term == no_term && (!counts || empty_word(source, t))) continue;
    const double away = distance(t, first, last);
    if (term != no_term) there[term] = std::max(there[term], exp_of(-away / 10.0));
    if (!counts) continue;
    const double weight = exp_of(-away / 15.0);
    heard += weight;
    if (term != no_term) shared += weight;
  }
  double total = 0, got = 0, total_words = 0, got_words = 0;
  for (std::size_t i = 0; i < close.size(); ++i) {
    total += close[i];
    got += close[i] * there[i];
    if (terms.list[i].name) continue;
    total_words += close[i];
    got_words += close[i] * there[i];
  }
  return {total > 0 ? got / total : 0.3, total_words > 0 ? got_words / total_words : 0.3, heard > 0 ? shared / heard : 0.3};
}

double FigureContext::distance(std::uint32_t t, std::uint32_t first, std::uint32_t last) {
  return t < first ? first - t : t > last ? t - last : 0;
}

double FigureContext::same_around(Span in_claim, Span in_source, const Passage& passage) const {
  constexpr int reach = 8;  // words on either side
  if (across) return 0;
  // Marks are nothing, and a letter alone is the rest of a clitic.
  const auto skipped = [](const Side& side, std::uint32_t t) {
    return side.tokens[t].kind == TokenKind::mark || (side.tokens[t].kind == TokenKind::word && side.tokens[t].where.size() == 1);
  };
  const auto same = [&](std::uint32_t c, std::uint32_t s) {
    const Token& a = claim.tokens[c];
    const Token& b = source.tokens[s];
    if (a.kind == TokenKind::number || b.kind == TokenKind::number) return claim.text(a.where) == source.text(b.where);
    return (a.word != 0 && a.word == b.word) || (terms.in_claim[c] != no_term && terms.in_claim[c] == terms.in_source[s]);
  };
  double out = 0;
  const auto count = [&](std::uint32_t c) { out += terms.in_claim[c] != no_term || claim.tokens[c].kind == TokenKind::number ? 1 : 0.5; };
  int n = 0;
  for (std::uint32_t c = token_of(claim, in_claim.begin), s = token_of(source, in_source.begin); n < reach; ++n) {
    while (c > 0 && skipped(claim, c - 1)) --c;
    while (s > passage.first && skipped(source, s - 1)) --s;
    if (c == 0 || s <= passage.first || !same(--c, --s)) break;
    count(c);
  }
  n = 0;
  for (std::uint32_t c = token_of(claim, in_claim.end - 1) + 1, s = token_of(source, in_source.end - 1) + 1; n < reach; ++n, ++c, ++s) {
    while (c < claim.tokens.size() && skipped(claim, c)) ++c;
    while (s < passage.last && skipped(source, s)) ++s;
    if (c >= claim.tokens.size() || s >= passage.last || !same(c, s)) break;
    count(c);
  }
  return out;
}

double FigureContext::names(std::uint32_t p) const {
  double total = 0, got = 0;
  const std::uint32_t n = static_cast<std::uint32_t>(source.passages.size());
  for (std::size_t t = 0; t < terms.list.size(); ++t) {
    if (!terms.list[t].name) continue;
    total += terms.list[t].weight;
    double share = 0;
    if (standings.has(p, t)) share = 1;
    else if ((p > 0 && standings.has(p - 1, t)) || (p + 1 < n && standings.has(p + 1, t)) || (p > 1 && standings.has(p - 2, t)))
      share = 0.6;
    else if (n > 3 && (standings.has(0, t) || standings.has(1, t))) share = 0.5;
    got += share * terms.list[t].weight;
  }
  return total > 0 ? got / total : 0.5;
}

int FigureContext::names_thing(const Side& side, const Quantity& q) {
  const std::uint32_t first = token_of(side, q.where.begin), behind = token_behind(side, q);
  if (first == 0) return 0;
  if (side.reading().is(first - 1, u'(')) return q.kind == QuantityKind::date ? 2 : 0;
  if (behind >= side.tokens.size() || side.tokens[behind].kind != TokenKind::word || empty_word(side, behind)) return 0;
  return side.reading().categories(first - 1).meets(
      any_of(Category::determiner, Category::article_one, Category::possessive, Category::definite));
}

bool FigureContext::conflicting(std::uint32_t passage, const Quantity& c) const {
  return c.kind != QuantityKind::date && standings.of[passage].dates == DateMatch::conflict;
}

bool FigureContext::may_contradict(const Quantity& c, const Quantity& s) const {
  if (c.kind == QuantityKind::ordinal) return c.bound == Bound::exact && same_counted(c, s) == Counted::same && ranked_alike(c, s);
  // "31 of the 60 seats": of the whole no number below its part's is told.
  const auto part = std::partition_point(claim.quantities.begin(), claim.quantities.end(),
                                         [&](const Quantity& q) { return q.where.end <= c.where.begin; });
  if (part != claim.quantities.begin() && std::prev(part)->value && s.value && std::prev(part)->kind == c.kind) {
    const std::uint32_t of = token_behind(claim, *std::prev(part));
    if (claim.reading().has(of, Category::of_whole) && token_of(claim, c.where.begin) <= of + whole_reach &&
        compare(*s.value, *std::prev(part)->value) <= 0)
      return false;
  }
  // "Half of the patients" and "the 64 patients": a share is no number of them.
  const auto share = [](const Quantity& q) { return q.fraction && q.fraction->num < q.fraction->den; };
  if (c.kind == QuantityKind::cardinal && s.kind == QuantityKind::cardinal && share(c) != share(s)) return false;
  if (s.kind == QuantityKind::cardinal && s.value && !s.counted) {
    const double v = to_double(*s.value);
    // A batting average, an index: no number of things.
    if (const auto& asked = c.given();
        v < 1 && s.value->exponent < 0 && !s.fraction && asked && asked->exponent >= 0 && asked->coefficient != 0)
      return false;
    if (v >= 1500 && v <= 2100 && s.value->exponent == 0 && s.number && s.number->size() == 4) return false;
  }
  return true;
}

bool FigureContext::other_rate(const Quantity& c, const std::string& claimed, const Quantity& s, const std::string& said) {
  if (claimed == said || c.kind != s.kind ||
      (c.kind != QuantityKind::money && c.kind != QuantityKind::cardinal && c.kind != QuantityKind::measure))
    return false;
  if (!claimed.empty() && !said.empty()) return true;
  const std::string& base = claimed.empty() ? said : claimed;
  return c.kind == QuantityKind::measure || (c.kind == QuantityKind::cardinal && (base == "#" || base == "…"));
}

bool FigureContext::other_currency(const Quantity& c, const Quantity& s) {
  return c.kind == QuantityKind::money && s.kind == QuantityKind::money && !c.unit.empty() && !s.unit.empty() &&
         currency_of(c.unit) != currency_of(s.unit) && c.value && s.value;
}

bool FigureContext::exchanged(const Quantity& c, const Quantity& s) {
  const double rate = to_double(*c.value) / to_double(*s.value);
  return rate != 1 && rate > 0.5 && rate < 2;
}

bool FigureContext::dollars_left_open(const Quantity& c, const Quantity& s) const {
  const std::string_view claimed = currency_of(c.unit), said = currency_of(s.unit);
  return claimed != said && is_dollar(claimed) && is_dollar(said) &&
         (bare_dollars(claim.reading(), c) || bare_dollars(source.reading(), s));
}

double FigureContext::rarity(const Quantity& c) {
  const std::optional<Decimal> d = c.given();
  if (!d) return c.when.size() >= 10 ? 0.15 : c.when.size() >= 7 ? 0.08 : 0;
  std::uint64_t k = d->coefficient;
  while (k != 0 && k % 10 == 0) k /= 10;
  unsigned digits = 0;
  for (; k != 0; k /= 10) ++digits;
  return digits >= 4 ? 0.15 : digits == 3 ? 0.1 : digits == 2 ? 0.04 : 0;
}

bool FigureContext::open_bound(const Quantity& c) {
  return c.bound == Bound::at_least || c.bound == Bound::more_than || c.bound == Bound::at_most || c.bound == Bound::less_than;
}

bool FigureContext::far_inside(const Quantity& c, const Quantity& s) {
  const auto bound = c.min ? c.min : c.max;
  if (c.kind == QuantityKind::date || !bound || !s.value) return false;
  const double a = std::abs(to_double(*bound)), b = std::abs(to_double(*s.value));
  return std::max(a, b) > 1.5 * std::min(a, b);
}

bool FigureContext::taken(const Quantity& asked, const Quantity& s) const {
  return std::any_of(claim.quantities.begin(), claim.quantities.end(), [&](const Quantity& c) {
    const Likeness l = compare(c, claim.pack->units(), s, source.pack->units());
    // "6 °C" is not what "43 °F" of the source is for a claim that says "30 °F" itself.
    // "more than 0.9 million" has 1 million of the source.
    if (l == Likeness::within_bound && &c != &asked && open_bound(c) && !far_inside(c, s) && c.kind == s.kind &&
        c.kind != QuantityKind::date)
      return true;
    return (l == Likeness::equal && !given_beside(c, s)) || (l == Likeness::converted && s.unit != asked.unit);
  });
}

}  // namespace citelight
