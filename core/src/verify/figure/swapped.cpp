#include "verify/figure/swapped.h"

#include <algorithm>
#include <iterator>

#include "text/noun_phrase.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

constexpr std::uint32_t longest = 24;  // tokens on either side of a figure

using Words = std::vector<std::uint16_t>;

// A figure's part of its sentence: between two marks, or words that join or set against.
struct Part {
  std::uint32_t first = 0, behind = 0, last = 0;  // tokens; behind: the figure
  Words words;                                    // terms, ascending
};

bool against(const Side& side, std::uint32_t t) { return listed(side.reading(), t, "said_once"); }

bool parts(const Side& side, std::uint32_t t) {
  const Reading reading = side.reading();
  if (side.tokens[t].kind == TokenKind::mark) return punctuation(reading, t) && !reading.is(t, u'%');
  return reading.has_any(t, any_of(Category::numeral_joiner, Category::adversative)) || side.concept_of(t) == Concept::whereas ||
         against(side, t);
}

Part part_of(const Side& side, const std::vector<std::uint16_t>& of, Span figure) {
  Part out;
  out.first = token_of(side, figure.begin);
  out.last = out.behind = token_of(side, figure.end - 1) + 1;
  const std::uint32_t size = static_cast<std::uint32_t>(side.tokens.size());
  const std::uint32_t from = out.first - std::min(out.first, longest), to = std::min(size, out.last + longest);
  while (out.first > from && !parts(side, out.first - 1)) --out.first;
  while (out.last < to && !parts(side, out.last)) ++out.last;
  for (std::uint32_t t = out.first; t < out.last; ++t) {
    if (of[t] != no_term) out.words.push_back(of[t]);
  }
  std::sort(out.words.begin(), out.words.end());
  return out;
}

// What stands in the one and not in the other.
Words alone(const Part& in, const Part& other) {
  Words out;
  std::set_difference(in.words.begin(), in.words.end(), other.words.begin(), other.words.end(), std::back_inserter(out));
  return out;
}

// Whether the same words stand behind both figures, and some do: "ten years ago".
bool ends_alike(const Side& claim, const Part& a, const Side& source, const Part& b) {
  if (a.behind == a.last || a.last - a.behind != b.last - b.behind) return false;
  for (std::uint32_t t = a.behind; t < a.last; ++t) {
    if (claim.folded(t) != source.folded(t - a.behind + b.behind)) return false;
  }
  return true;
}

// Whether a term of `a`, a name if `names`, stands in `b`.
bool share(const Terms& terms, const Words& a, const Words& b, bool names) {
  return std::any_of(a.begin(), a.end(),
                     [&](std::uint16_t term) { return (!names || terms.list[term].name) && std::binary_search(b.begin(), b.end(), term); });
}

}  // namespace

void deny_swapped(const Side& claim, const Side& source, const Terms& terms, std::vector<FigureAnswer>& list) {
  const auto said = [](const FigureAnswer& f) { return f.finding.relation == Relation::equal && f.finding.source && f.passage; };
  for (std::size_t i = 0; i + 1 < list.size(); ++i) {
    FigureAnswer &a = list[i], &b = list[i + 1];
    if (!said(a) || !said(b) || a.passage != b.passage || a.finding.source->overlaps(*b.finding.source)) continue;
    const Part own_a = part_of(claim, terms.in_claim, a.finding.claim), own_b = part_of(claim, terms.in_claim, b.finding.claim);
    const Part there_a = part_of(source, terms.in_source, *a.finding.source), there_b = part_of(source, terms.in_source, *b.finding.source);
    if (own_a.first == own_b.first || there_a.first == there_b.first) continue;
    const Words of_a = alone(own_a, own_b), of_b = alone(own_b, own_a), at_a = alone(there_a, there_b), at_b = alone(there_b, there_a);
    // The first is told of just what the source tells the second of, and both are set against the same: "against … ten years ago".
    const bool set_against = own_b.first > 0 && against(claim, own_b.first - 1) && there_a.first > 0 &&
                             against(source, there_a.first - 1) && there_b.first < there_a.first && !of_a.empty() &&
                             std::includes(at_b.begin(), at_b.end(), of_a.begin(), of_a.end()) && ends_alike(claim, own_b, source, there_a);
    const auto crossed = [&](bool names) {
      return !share(terms, of_a, at_a, names) && !share(terms, of_b, at_b, names) &&
             ((set_against && !names) || (share(terms, of_a, at_b, names) && share(terms, of_b, at_a, names)));
    };
    if (!crossed(true) && !crossed(false)) continue;  // "bought by Norla" may lead to the first of both
    std::swap(a.finding.source, b.finding.source);
    for (FigureAnswer* f : {&a, &b}) {
      f->finding.relation = Relation::differs;
      f->finding.why = VerifyReason::other_value;
    }
  }
}

}  // namespace citelight
