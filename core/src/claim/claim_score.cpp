#include "claim/claim_score.h"

#include <algorithm>
#include <array>

namespace citelight::claims {
namespace {

// The order of lexicon.def's claim_word, with what one word of the class adds
// and how many of them count.
struct Weight {
  double each;
  int most;
  std::string_view reason;  // empty where it speaks against
};
constexpr std::array<Weight, 17> weights = {{
    {0.35, 2, "compares"},
    {0.40, 2, "tells of a change"},
    {0.18, 3, "tells what was done"},
    {0.30, 2, "speaks of how many"},
    {0.30, 3, "speaks of what is counted"},
    {0.20, 1, "tells a cause"},
    {0.20, 1, "claims to be fact"},
    {-0.25, 2, {}},  // opinion
    {-0.30, 2, {}},  // wish
    {-0.20, 2, {}},  // modal
    {-0.25, 2, {}},  // future
    {-0.20, 2, {}},  // address
    {-0.40, 2, {}},  // courtesy
    {-0.12, 3, {}},  // vague
    {-0.25, 1, {}},  // hypothetical
    {-0.40, 1, {}},  // invitation
    {0, 0, {}},      // purpose: only what it leads to counts
}};

// The places in it that more is asked of than a weight.
constexpr std::uint32_t change = 1;
constexpr std::uint32_t act = 2;
constexpr std::uint32_t causal = 5;
constexpr std::uint32_t address = 11;
constexpr std::uint32_t hypothetical = 14;
constexpr std::uint32_t invitation = 15;
constexpr std::uint32_t purpose = 16;

double of_quantity(const Quantity& q) {
  switch (q.kind) {
    case QuantityKind::money:
    case QuantityKind::percent:
    case QuantityKind::percentage_points:
    case QuantityKind::ratio:
    case QuantityKind::multiple: return 1.1;
    case QuantityKind::measure:
    case QuantityKind::cardinal:
    case QuantityKind::score: return 0.9;
    case QuantityKind::age:
    case QuantityKind::duration: return 0.6;
    case QuantityKind::date: return 0.35;
    case QuantityKind::ordinal: return 0.25;
    case QuantityKind::time: return 0.1;
  }
  return 0;
}

}  // namespace

Worth worth(const Reading& reading, std::uint32_t first, std::uint32_t last, const std::vector<const Quantity*>& quantities,
            const std::vector<const Attribution*>& attributions) {
  double x = -0.9;
  Worth out;
  out.reasons.reserve(8);
  std::array<int, weights.size()> counts{};
  std::uint32_t words = 0;
  std::uint32_t names = 0;
  std::uint32_t stop = last;     // the first comma or colon
  std::uint32_t opened = first;  // behind "for more on"
  bool follows = false;
  for (std::uint32_t i = first; i < last; ++i) {
    const Token& token = reading.tokens[i];
    if (token.kind == TokenKind::mark) {
      if (stop == last && (reading.is(i, u',') || reading.is(i, u':'))) stop = i;
      continue;
    }
    ++words;
    if (token.kind == TokenKind::word && token.capitalised && i > first && !reading.categories(i).meets(bit(Category::function_word)))
      ++names;
    if (!reading.says(i).meets(bit(Category::claim_word))) continue;
    reading.each(i, bit(Category::claim_word), [&](const Match& match) {
      if (match.last > last || match.value >= counts.size()) return;
      if (match.value == invitation) {
        // "Visit our archive", "If in doubt, visit …", "To see more -- free -- click here"; not "they visit", "people who visit".
        const bool phrase = match.last > i + 1;
        const bool led_to = counts[purpose] > 0 && i >= opened;
        const bool behind_mark =
            i > first && reading.tokens[i - 1].kind == TokenKind::mark && (phrase || led_to || counts[hypothetical] > 0);
        if (i != first && !behind_mark && !(phrase && led_to)) return;
        // "Visit numbers", "click rates"
        if (reading.categories(i).meets(bit(Category::noun_also)) && !phrase && match.last < last &&
            reading.tokens[i + 1].kind == TokenKind::word && !reading.tokens[i + 1].capitalised &&
            !reading.categories(i + 1).meets(any_of(Category::function_word, Category::determiner, Category::preposition)))
          return;
        out.invites = true;
      }
      if (match.value == purpose) {
        if (i != first) return;
        opened = match.last;
      }
      // "Listen to more music and you live longer": an order with what comes of it.
      if (match.value == address && i > first && reading.categories(i - 1).meets(bit(Category::numeral_joiner)) &&
          !reading.categories(i).meets(bit(Category::determiner)))
        follows = true;
      ++counts[match.value];
    });
  }
  // "For more on the strike: …"; behind a comma comes a sentence of its own: "For the full council, …".
  if (counts[purpose] > 0 && (stop == last ? counts[change] + counts[act] + counts[causal] == 0 : reading.is(stop, u':')))
    out.invites = true;
  out.invites = out.invites && !follows;
  counts[invitation] = out.invites ? 1 : 0;
  double figures = 0;
  double best = 0;
  for (const Quantity* q : quantities) {
    const double w = of_quantity(*q);
    figures += w;
    best = std::max(best, w);
  }
  x += best + 0.3 * std::min(figures - best, 1.5);
  if (best >= 0.5) out.reasons.emplace_back("gives a figure");
  else if (best > 0) out.reasons.emplace_back("gives a date or rank");
  if (!attributions.empty()) {
    x += 0.35;
    out.reasons.emplace_back("reports what someone said");
  }
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (counts[i] == 0) continue;
    x += weights[i].each * std::min(counts[i], weights[i].most);
    if (!weights[i].reason.empty()) out.reasons.emplace_back(weights[i].reason);
  }
  x += 0.12 * std::min(names, 3u);
  if (names > 0) out.reasons.emplace_back("names someone or something");
  // A question claims nothing by itself; a few words claim little.
  if (last > first && reading.is(last - 1, u'?')) {
    x -= 0.8;
    out.reasons.emplace_back("is a question");
  }
  if (words < 8) x -= 0.08 * (8 - words);
  x += 0.015 * std::min(words, 30u);
  // Ratios instead of a logistic: the same on every platform to the last bit.
  out.score = 0.5 + 0.5 * x / (1 + (x < 0 ? -x : x));
  return out;
}

}  // namespace citelight::claims
