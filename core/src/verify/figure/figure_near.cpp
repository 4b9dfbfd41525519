#include "verify/figure/figure_near.h"

#include <algorithm>

#include "base/maths.h"

namespace citelight {
namespace {

constexpr std::uint32_t window = 30;  // tokens on either side that are near a figure

double distance(std::uint32_t t, std::uint32_t first, std::uint32_t last) { return t < first ? first - t : t > last ? t - last : 0; }

}  // namespace

std::vector<double> weights_around(const FigureContext& context, const Quantity& q) {
  std::vector<double> out(context.terms.list.size(), 0);
  const std::uint32_t at = token_of(context.claim, q.where.begin);
  for (std::uint32_t t = 0; t < context.terms.in_claim.size(); ++t) {
    const std::uint16_t term = context.terms.in_claim[t];
    if (term == no_term) continue;
    const std::uint32_t distance = t > at ? t - at : at - t;
    const double nearness = distance <= 4 ? 1.0 : distance <= 8 ? 0.85 : distance <= 14 ? 0.65 : 0.45;
    out[term] = std::max(out[term], nearness * context.terms.list[term].weight);
  }
  return out;
}

double binding(const FigureContext& context, const std::vector<double>& weights, std::uint32_t p) {
  double total = 0, got = 0;
  const std::uint32_t n = static_cast<std::uint32_t>(context.source.passages.size());
  for (std::size_t t = 0; t < weights.size(); ++t) {
    total += weights[t];
    if (context.standings.has(p, t)) got += weights[t];
    else if (p > 0 && context.standings.has(p - 1, t)) got += 0.6 * weights[t];
    else if (p + 1 < n && context.standings.has(p + 1, t)) got += 0.4 * weights[t];
    else if (p > 1 && context.standings.has(p - 2, t)) got += 0.4 * weights[t];
    else if (n > 3 && (context.standings.has(0, t) || context.standings.has(1, t))) got += 0.4 * weights[t];
  }
  return total > 0 ? got / total : 0.5;
}

std::vector<double> weights_close(const FigureContext& context, const Quantity& c) {
  const std::uint32_t first = token_of(context.claim, c.where.begin), last = token_of(context.claim, c.where.end - 1);
  std::vector<double> out(context.terms.list.size(), 0);
  for (std::uint32_t t = 0; t < context.terms.in_claim.size(); ++t) {
    const std::uint16_t term = context.terms.in_claim[t];
    if (term != no_term) out[term] = std::max(out[term], exp_of(-distance(t, first, last) / 5.0) * context.terms.list[term].weight);
  }
  return out;
}

Near nearby(const FigureContext& context, const std::vector<double>& close, const Quantity& s, const Passage& passage) {
  const Side& source = context.source;
  const std::uint32_t first = token_of(source, s.where.begin), last = token_of(source, s.where.end - 1);
  std::vector<double> there(close.size(), 0);
  double heard = 0, shared = 0;
  const std::uint32_t to = std::min(passage.last, last + window + 1);
  for (std::uint32_t t = std::max(passage.first, first > window ? first - window : 0); t < to; ++t) {
    const std::uint16_t term = context.terms.in_source[t];
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
    if (context.terms.list[i].name) continue;
    total_words += close[i];
    got_words += close[i] * there[i];
  }
  return {total > 0 ? got / total : 0.3, total_words > 0 ? got_words / total_words : 0.3, heard > 0 ? shared / heard : 0.3};
}

double same_around(const FigureContext& context, Span in_claim, Span in_source, const Passage& passage) {
  const Side &claim = context.claim, &source = context.source;
  constexpr int reach = 8;  // words on either side
  if (context.across) return 0;
  // Marks are nothing, and a letter alone is the rest of a clitic.
  const auto skipped = [](const Side& side, std::uint32_t t) {
    return side.tokens[t].kind == TokenKind::mark || (side.tokens[t].kind == TokenKind::word && side.tokens[t].where.size() == 1);
  };
  const auto same = [&](std::uint32_t c, std::uint32_t s) {
    const Token& a = claim.tokens[c];
    const Token& b = source.tokens[s];
    if (a.kind == TokenKind::number || b.kind == TokenKind::number) return claim.text(a.where) == source.text(b.where);
    return (a.word != 0 && a.word == b.word) ||
           (context.terms.in_claim[c] != no_term && context.terms.in_claim[c] == context.terms.in_source[s]);
  };
  double out = 0;
  const auto count = [&](std::uint32_t c) {
    out += context.terms.in_claim[c] != no_term || claim.tokens[c].kind == TokenKind::number ? 1 : 0.5;
  };
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

double names_around(const FigureContext& context, std::uint32_t p) {
  double total = 0, got = 0;
  const std::uint32_t n = static_cast<std::uint32_t>(context.source.passages.size());
  for (std::size_t t = 0; t < context.terms.list.size(); ++t) {
    if (!context.terms.list[t].name) continue;
    total += context.terms.list[t].weight;
    double share = 0;
    if (context.standings.has(p, t)) share = 1;
    else if ((p > 0 && context.standings.has(p - 1, t)) || (p + 1 < n && context.standings.has(p + 1, t)) ||
             (p > 1 && context.standings.has(p - 2, t)))
      share = 0.6;
    else if (n > 3 && (context.standings.has(0, t) || context.standings.has(1, t))) share = 0.5;
    got += share * context.terms.list[t].weight;
  }
  return total > 0 ? got / total : 0.5;
}

}  // namespace citelight
