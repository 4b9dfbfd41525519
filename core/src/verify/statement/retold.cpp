#include "verify/statement/retold.h"

#include <algorithm>

#include "text/noun_phrase.h"
#include "verify/figure/figure_value.h"

namespace citelight {
namespace {

constexpr double most_words = 0.7;       // by weight
constexpr std::uint32_t counted_in = 4;  // tokens from a figure to what it counts

// Whether both have it in front, or both behind.
bool same_side(const RetoldContext& context, const Statement& s, std::uint16_t term, std::uint32_t c, std::uint32_t k) {
  const Terms& terms = context.terms;
  return (has_term(terms.in_claim, 0, c, term) && has_term(terms.in_source, s.first, k, term)) ||
         (has_term(terms.in_claim, c, size(context.claim), term) && has_term(terms.in_source, k, s.last, term));
}

bool has_most_words(const RetoldContext& context, const Statement& s, std::uint32_t c) {
  const Terms& terms = context.terms;
  double got = 0, total = terms.total;
  for (std::size_t i = 0; i < terms.list.size(); ++i) {
    if (context.has(s, static_cast<std::uint16_t>(i))) got += terms.list[i].weight;
    else if (i == terms.in_claim[c] || turns_at(context.claim, terms.list[i].token))
      total -= terms.list[i].weight;  // its opposite stands there
  }
  return got >= most_words * total;
}

bool has_names(const RetoldContext& context, const Statement& s, std::uint32_t c, std::uint32_t k) {
  const Terms& terms = context.terms;
  for (std::size_t i = 0; i < terms.list.size(); ++i) {
    const bool opens = terms.list[i].token == 0 && concept_at(context.claim, 0) != Concept::none;  // "Director Lena Duval"
    if (terms.list[i].name && !opens && i != terms.in_claim[c] && !same_side(context, s, static_cast<std::uint16_t>(i), c, k)) return false;
  }
  return true;
}

// "no goals", "did not score any goals": the claim's figure counts them.
bool none_of(const RetoldContext& context, const Statement& s, const Quantity& q) {
  if (is_date(q) || q.kind == QuantityKind::ordinal) return false;
  const Side& source = context.source;
  const Terms& terms = context.terms;
  const std::uint32_t behind = token_behind(context.claim, q), end = std::min(size(context.claim), behind + counted_in);
  for (std::uint32_t t = s.first; t + 1 < s.last; ++t) {
    if (source.figure[t] || !listed(source.reading(), t, "none_of") || terms.in_source[t + 1] == no_term) continue;
    for (std::uint32_t c = behind; c < end; ++c) {
      if (terms.in_claim[c] == terms.in_source[t + 1]) return true;
    }
  }
  return false;
}

bool has_figures(const RetoldContext& context, const Statement& s, std::span<const Quantity> told, bool turned) {
  const Side &claim = context.claim, &source = context.source;
  return std::all_of(claim.quantities.begin(), claim.quantities.end(), [&](const Quantity& q) {
    const bool met = std::any_of(told.begin(), told.end(), [&](const Quantity& o) { return same_figure(claim, q, source, o); });
    if (turned && none_of(context, s, q)) return !met;
    return met || counts_none(q);  // "no fans on Sunday, against eleven in May"
  });
}

// An undated claim is denied for no single day; where it denies, a weekday says when it was.
bool of_a_day(const Side& source, std::span<const Quantity> told, bool turned) {
  const auto digit = [](char16_t u) { return u >= u'0' && u <= u'9'; };
  return std::any_of(told.begin(), told.end(), [&](const Quantity& o) {
    const auto text = source.text(o.where);
    return is_date(o) && (turned || std::any_of(text.begin(), text.end(), digit));
  });
}

}  // namespace

bool tells(const RetoldContext& context, const Statement& s, std::uint32_t c, std::uint32_t k, bool any_day, bool turned) {
  if (!has_most_words(context, s, c) || !has_names(context, s, c, k)) return false;
  const auto told = figures_of(context.source, s);
  if (!has_figures(context, s, told, turned)) return false;
  const auto& own = context.claim.quantities;
  return any_day || std::any_of(own.begin(), own.end(), is_date) || !of_a_day(context.source, told, turned);
}

bool all_behind(const RetoldContext& context, const Statement& s, std::uint32_t c) {
  return std::all_of(context.terms.in_claim.begin() + c, context.terms.in_claim.end(),
                     [&](std::uint16_t term) { return term == no_term || context.has(s, term); });
}

std::span<const Quantity> figures_of(const Side& source, const Statement& s) {
  const std::span<const Quantity> all = source.quantities;
  const auto at = [&](std::uint32_t offset) {
    return static_cast<std::size_t>(
        std::partition_point(all.begin(), all.end(), [&](const Quantity& q) { return q.where.begin < offset; }) - all.begin());
  };
  const std::size_t first = at(source.tokens[s.first].where.begin);
  return all.subspan(first, at(source.tokens[s.last - 1].where.end) - first);
}

std::uint32_t link_before(const Side& side, std::uint32_t t, std::uint32_t first) {
  std::uint32_t at = t;
  while (at > first && side.reading().has_any(at - 1, any_of(Category::definite, Category::determiner, Category::article_one))) --at;
  return at > first && side.reading().has(at - 1, Category::preposition) ? at - 1 : t;
}

bool same_links(const RetoldContext& context, const Statement& s, std::uint32_t k, bool all) {
  const Side &claim = context.claim, &source = context.source;
  const Terms& terms = context.terms;
  if (claim.pack != source.pack) return true;
  for (std::uint32_t c = 1; c < size(claim); ++c) {
    const std::uint32_t own = terms.in_claim[c] != no_term ? link_before(claim, c, 0) : c;
    if (own == c) continue;
    std::uint32_t at = s.last;
    for (std::uint32_t t = s.first; t < s.last && (at == s.last || at < k); ++t) {
      if (terms.in_source[t] == terms.in_claim[c]) at = t;
    }
    const std::uint32_t there = at == s.last ? at : link_before(source, at, s.first);
    if (there == at ? all : source.folded(there) != claim.folded(own)) return false;
  }
  return true;
}

}  // namespace citelight
