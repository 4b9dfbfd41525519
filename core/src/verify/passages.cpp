#include "verify/passages.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/maths.h"
#include "base/order.h"

namespace citelight {
namespace {

bool is_match(Likeness l) {
  return l == Likeness::equal || l == Likeness::rounded || l == Likeness::within_bound || l == Likeness::converted ||
         l == Likeness::same_number;
}

// "third quarter" beside "first quarter", of no year that is told.
bool other_in_order(const Side& claim, const Quantity& c, const Side& source, const Quantity& s) {
  if (!c.when.empty() || !s.when.empty()) return false;
  const Reading reading = claim.reading(), said = source.reading();
  const std::uint32_t first = reading.token_at(c.where.begin), also = said.token_at(s.where.begin);
  constexpr CategorySet ordinal = any_of(Category::ordinal_word, Category::ordinal_alone);
  return reading.has_any(first, ordinal) && said.has_any(also, ordinal) && claim.folded(first) != source.folded(also) &&
         claim.text({claim.tokens[first].where.end, c.where.end}) == source.text({source.tokens[also].where.end, s.where.end});
}

DateMatch compare_dates_of(const Side& claim, const Side& source, const Passage& p) {
  DateMatch out = DateMatch::unsaid;
  for (const Quantity& c : claim.quantities) {
    if (c.kind != QuantityKind::date) continue;
    for (std::uint32_t i = p.quantities_first; i < p.quantities_last; ++i) {
      const Quantity& s = source.quantities[i];
      if (s.kind != QuantityKind::date) continue;
      if (other_in_order(claim, c, source, s)) {
        out = DateMatch::conflict;
        continue;
      }
      switch (compare_dates(c.when, s.when)) {
        case DateLikeness::same:
        case DateLikeness::same_day:
        case DateLikeness::end:
        case DateLikeness::holds:
        case DateLikeness::held: return DateMatch::agree;
        case DateLikeness::differs: out = DateMatch::conflict; break;
        case DateLikeness::incomparable: break;
      }
    }
  }
  return out;
}

// Per passage, which of the claim's quantities it gives, ascending.
std::vector<std::vector<std::uint32_t>> figures_given(const Side& claim, const Side& source) {
  std::vector<std::vector<std::uint32_t>> out(source.passages.size());
  for (std::size_t p = 0; p < out.size(); ++p) {
    const Passage& passage = source.passages[p];
    if (passage.quantities_first == passage.quantities_last) continue;
    for (std::uint32_t c = 0; c < claim.quantities.size(); ++c) {
      for (std::uint32_t i = passage.quantities_first; i < passage.quantities_last; ++i) {
        if (is_match(compare(claim.quantities[c], claim.pack->units(), source.quantities[i], source.pack->units()))) {
          out[p].push_back(c);
          break;
        }
      }
    }
  }
  return out;
}

// How many of the claim's days the passage gives, year and all.
double days_shared(const Side& claim, const Side& source, const Passage& passage) {
  double out = 0;
  for (const Quantity& c : claim.quantities) {
    if (c.kind != QuantityKind::date || c.when.size() < 10) continue;
    for (std::uint32_t i = passage.quantities_first; i < passage.quantities_last; ++i) {
      const Quantity& s = source.quantities[i];
      if (s.kind == QuantityKind::date && s.when.substr(0, 10) == c.when.substr(0, 10)) {
        ++out;
        break;
      }
    }
  }
  return out;
}

// Fitted by tools/verify/train.mjs: how much each thing a passage shares with the claim says that it is the one.
constexpr PassageFeatures weights = {0.88, 0.97, 1.01, 1.50, 0.29, 0.17, 0.20, 0.85, 1.29};

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
    put_in_order(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  const double total = std::max(terms.total, 1e-9);
  // Terms and figures by how few passages have them: what many have tells none from another.
  const auto rarity_of = [&](std::uint32_t having) { return log_of(1 + (static_cast<double>(n) - having + 0.5) / (having + 0.5)); };
  std::vector<std::uint32_t> having(k, 0);
  for (const auto& list : in)
    for (const std::uint16_t t : list) ++having[t];
  std::vector<double> rarity(k, 0);
  for (std::size_t t = 0; t < k; ++t) rarity[t] = having[t] == 0 ? 0 : rarity_of(having[t]);
  const auto given = figures_given(claim, source);
  std::vector<double> figure_rarity(claim.quantities.size(), 0);
  for (std::size_t c = 0; c < figure_rarity.size(); ++c) {
    std::uint32_t passages = 0;
    for (const auto& list : given) passages += std::binary_search(list.begin(), list.end(), static_cast<std::uint32_t>(c));
    figure_rarity[c] = passages == 0 ? 0 : rarity_of(passages);
  }
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
    s.figures = static_cast<std::uint32_t>(given[p].size());
    const Passage& passage = source.passages[p];
    double rare = 0, named = 0, figured = 0;
    for (const std::uint16_t t : in[p]) (terms.list[t].name ? named : rare) += rarity[t];
    for (const std::uint32_t c : given[p]) figured += figure_rarity[c];
    // What the passage lacks and `other` has.
    const auto adds = [&](std::size_t other) {
      double sum = 0;
      for (const std::uint16_t t : in[other]) {
        if (!std::binary_search(in[p].begin(), in[p].end(), t)) sum += rarity[t];
      }
      return sum;
    };
    const auto put_feature = [&](PassageFeature f, double value) { s.features[static_cast<std::size_t>(f)] = value; };
    put_feature(PassageFeature::rare_words, rare);
    put_feature(PassageFeature::rare_names, named);
    put_feature(PassageFeature::rare_figures, figured);
    put_feature(PassageFeature::full_dates, days_shared(claim, source, passage));
    put_feature(PassageFeature::rare_before, p > 0 ? adds(p - 1) : 0);
    put_feature(PassageFeature::rare_after, p + 1 < n ? adds(p + 1) : 0);
    put_feature(PassageFeature::rare_head, n > 3 && p > 1 ? adds(0) : 0);
    put_feature(PassageFeature::all_figures, !claim.quantities.empty() && given[p].size() == claim.quantities.size());
    put_feature(PassageFeature::dateline, passage.dateline);
    s.rank = dot(weights, s.features);
    for (const PassageFeature f : {PassageFeature::rare_words, PassageFeature::rare_names, PassageFeature::rare_before,
                                   PassageFeature::rare_after, PassageFeature::rare_head})
      s.told += weights[static_cast<std::size_t>(f)] * s.features[static_cast<std::size_t>(f)];
    out.most_told = std::max(out.most_told, s.told);
    if (s.rank > out.of[out.best].rank) out.best = static_cast<std::uint32_t>(p);
  }
  return out;
}

}  // namespace citelight
