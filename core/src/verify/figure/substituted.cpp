#include "verify/figure/substituted.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "numeral/numeral.h"
#include "verify/figure/designations.h"
#include "verify/figure/figure_near.h"

namespace citelight {
namespace {

constexpr double same_story = 0.4;        // of the claim's words
constexpr double same_words = 3.5;        // beside a number
constexpr std::size_t most_numbers = 16;  // each reads the source once

bool is_number(const Side& side, std::uint32_t t) {
  return side.tokens[t].kind == TokenKind::number && !(t > 0 && !side.tokens[t].space_before && side.reading().is(t - 1, u'.'));
}

// Whether a number goes on in front and behind: "75" is no part of "1:15", and "8" of "24-8" stands where "7" of "24-7" does.
std::pair<bool, bool> goes_on(const Side& side, std::uint32_t t) {
  const auto close = [&](std::uint32_t k, TokenKind kind) {
    return k < side.tokens.size() && side.tokens[k].kind == kind && !side.tokens[k].space_before;
  };
  const bool in_front =
      t > 1 && close(t, TokenKind::number) && close(t - 1, TokenKind::mark) && side.tokens[t - 2].kind == TokenKind::number;
  return {in_front, close(t + 1, TokenKind::mark) && close(t + 2, TokenKind::number)};
}

const Quantity* read_at(const Side& side, Span at) {
  const auto q =
      std::find_if(side.quantities.begin(), side.quantities.end(), [&](const Quantity& each) { return each.where.contains(at); });
  return q == side.quantities.end() ? nullptr : &*q;
}

// "by 5%" and "by 12 cents", "in 1412" and "in 12 copies" may both be true: neither may say what it counts.
bool opposed(const FigureContext& context, Span here, Span there) {
  const auto bare = [](const Quantity* q, Span at) {
    return q == nullptr || q->kind == QuantityKind::score ||
           ((q->where == at || q->bound == Bound::range) && q->unit.empty() && !q->counted);
  };
  const Quantity *c = read_at(context.claim, here), *s = read_at(context.source, there);
  return bare(c, here) && bare(s, there) &&
         (c == nullptr || s == nullptr ||
          compare(*c, context.claim.pack->units(), *s, context.source.pack->units()) == Likeness::incomparable);
}

// Whether a passage or one of those beside it says the number at `t` of the claim, in digits or words.
bool said_near(const FigureContext& context, std::uint32_t t, std::uint32_t p) {
  const auto& passages = context.source.passages;
  const Reading reading = context.source.reading();
  const auto asked = read_numeral(context.claim.reading(), t);
  for (std::uint32_t k = passages[p - (p > 0)].first; k < passages[std::min<std::size_t>(p + 1, passages.size() - 1)].last; ++k) {
    if (const auto said = read_numeral(reading, k); asked && said && compare(said->value, asked->value) == 0) return true;
  }
  return false;
}

using Texts = std::vector<std::u16string_view>;

Texts numbers_of(const Side& side) {
  Texts out;
  for (std::uint32_t t = 0; t < side.tokens.size(); ++t) {
    if (is_number(side, t)) out.push_back(side.text(side.tokens[t].where));
  }
  return out;
}

// A passage that lacks two of the claim's numbers tells of something else.
bool lacks_one(const Side& source, const Passage& passage, const Texts& numbers) {
  const auto has = [&](std::u16string_view text) {
    for (std::uint32_t k = passage.first; k < passage.last; ++k) {
      if (source.tokens[k].kind == TokenKind::number && source.text(source.tokens[k].where) == text) return true;
    }
    return false;
  };
  return std::count_if(numbers.begin(), numbers.end(), [&](auto text) { return !has(text); }) == 1;
}

// The numbers of the claim that nothing in the source has been found for.
std::vector<std::uint32_t> unmet_numbers(const FigureContext& context, const std::vector<FigureAnswer>& told) {
  const Side& claim = context.claim;
  std::vector<std::uint32_t> out;
  for (std::uint32_t t = 0; t < claim.tokens.size(); ++t) {
    if (!is_number(claim, t)) continue;
    const Span here = claim.tokens[t].where;
    if (std::any_of(told.begin(), told.end(),
                    [&](const FigureAnswer& a) { return a.finding.claim.contains(here) && a.finding.relation != Relation::absent; }))
      continue;
    // "phases 2 and 3", of a source that says phases 1 to 3
    const std::uint16_t called = t > 0 ? context.terms.in_claim[t - 1] : no_term;
    if (called == no_term || !numbered_alike(context, called, t)) out.push_back(t);
  }
  return out;
}

}  // namespace

std::optional<FigureAnswer> find_substituted(const FigureContext& context, const std::vector<FigureAnswer>& told) {
  const Side &claim = context.claim, &source = context.source;
  if (context.across) return std::nullopt;
  const Texts given = numbers_of(claim);
  if (given.empty() || given.size() > most_numbers) return std::nullopt;
  const std::vector<std::uint32_t> unmet = unmet_numbers(context, told);
  std::optional<FigureAnswer> best;
  double most = same_words;
  for (std::uint32_t p = 0; p < source.passages.size(); ++p) {
    const Passage& passage = source.passages[p];
    if (context.standings.of[p].words < same_story || !lacks_one(source, passage, given)) continue;
    for (const std::uint32_t t : unmet) {
      if (said_near(context, t, p)) continue;
      const Span here = claim.tokens[t].where;
      for (std::uint32_t k = passage.first; k < passage.last; ++k) {
        const Span there = source.tokens[k].where;
        if (!is_number(source, k) || std::find(given.begin(), given.end(), source.text(there)) != given.end()) continue;
        const double around = same_around(context, here, there, passage);
        if (around < most || goes_on(claim, t) != goes_on(source, k) || !opposed(context, here, there)) continue;
        most = around;
        best.emplace();
        best->finding.claim = here;
        best->finding.source = there;
        best->finding.relation = Relation::differs;
        best->finding.why = VerifyReason::other_value;
        best->passage = p;
        best->binding = 1;
      }
    }
  }
  return best;
}

}  // namespace citelight
