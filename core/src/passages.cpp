#include "passages.h"

#include <algorithm>
#include <cmath>

namespace citelight {
namespace {

bool is_match(Likeness l) { return l == Likeness::equal || l == Likeness::rounded || l == Likeness::within_bound || l == Likeness::converted || l == Likeness::same_number; }

Dates compare_dates_of(const Side& claim, const Side& source, const Passage& p) {
  Dates out = Dates::unsaid;
  for (const Quantity& c : claim.quantities) {
    if (c.kind != QuantityKind::date) continue;
    for (std::uint32_t i = p.quantities_first; i < p.quantities_last; ++i) {
      const Quantity& s = source.quantities[i];
      if (s.kind != QuantityKind::date) continue;
      switch (compare_dates(c.when, s.when)) {
        case DateLikeness::same:
        case DateLikeness::same_day:
        case DateLikeness::end:
        case DateLikeness::holds:
        case DateLikeness::held: return Dates::agree;
        case DateLikeness::differs: out = Dates::conflict; break;
        case DateLikeness::incomparable: break;
      }
    }
  }
  return out;
}

}  // namespace

Standings rank_passages(const Side& claim, const Side& source, const Terms& terms) {
  Standings out;
  const std::size_t n = source.passages.size();
  out.of.resize(n);
  const std::size_t k = terms.list.size();
  // Which terms stand in which passage: lists, for a passage has few.
  auto& in = out.terms;
  in.resize(n);
  for (std::size_t p = 0; p < n; ++p) {
    auto& list = in[p];
    for (std::uint32_t t = source.passages[p].first; t < source.passages[p].last; ++t) {
      if (terms.in_source[t] != no_term) list.push_back(terms.in_source[t]);
    }
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  const double total = std::max(terms.total, 1e-9);
  std::vector<double> got(k);
  const std::size_t head = n > 3 ? 2 : n > 1 ? 1 : 0;  // what every source names at its head
  for (std::size_t p = 0; p < n; ++p) {
    Standing& s = out.of[p];
    std::fill(got.begin(), got.end(), 0.0);
    const auto put = [&](std::size_t from, double share) {
      for (const std::uint16_t t : in[from]) got[t] = std::max(got[t], share);
    };
    for (std::size_t h = 0; h < head; ++h) put(h, 0.4);
    if (p >= 2) put(p - 2, 0.3);
    if (p >= 1) put(p - 1, 0.7);
    if (p + 1 < n) put(p + 1, 0.6);
    put(p, 1);
    bool lacks_name = false;
    for (std::size_t t = 0; t < k; ++t) {
      s.around += terms.list[t].weight * got[t];
      if (got[t] == 1) s.words += terms.list[t].weight;
      lacks_name |= terms.list[t].name && got[t] < 1;
    }
    // No word to go by: between two languages that is no reason to doubt.
    s.words = terms.total > 0 ? s.words / total : 0.5;
    s.around = terms.total > 0 ? s.around / total : 0.5;
    if (lacks_name) {
      const Passage& passage = source.passages[p];
      for (std::uint32_t t = passage.first + 1; t < passage.last && !s.other_name; ++t) {
        const Token& token = source.tokens[t];
        s.other_name = token.kind == TokenKind::word && token.capitalised && terms.in_source[t] == no_term && !source.figure[t];
      }
    }
    s.dates = compare_dates_of(claim, source, source.passages[p]);
    std::uint32_t figures = 0;
    for (const Quantity& c : claim.quantities) {
      for (std::uint32_t i = source.passages[p].quantities_first; i < source.passages[p].quantities_last; ++i) {
        if (is_match(compare(c, claim.pack->units(), source.quantities[i], source.pack->units()))) { ++figures; break; }
      }
    }
    s.figures = figures;
    const double share = claim.quantities.empty() ? 0 : static_cast<double>(figures) / static_cast<double>(claim.quantities.size());
    const double length = static_cast<double>(source.passages[p].last - source.passages[p].first);
    s.rank = s.words + 0.35 * s.around + 0.5 * share + (s.dates == Dates::conflict ? -0.05 : 0) - 0.02 * std::log(1 + length / 30);
    if (s.rank > out.of[out.best].rank) out.best = static_cast<std::uint32_t>(p);
  }
  return out;
}

}  // namespace citelight
