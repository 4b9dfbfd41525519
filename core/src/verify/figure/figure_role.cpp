#include "verify/figure/figure_role.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "text/noun_phrase.h"
#include "verify/figure/figure_change.h"
#include "verify/terms.h"

namespace citelight {
namespace {

constexpr std::uint32_t reach = 6;       // words
constexpr std::uint32_t clause = 16;     // … of a relative clause in front of its figure
constexpr std::uint32_t before = 40;     // … of a sentence in front of that
constexpr std::uint32_t beside = 2;      // … "cas supplémentaires"
constexpr std::uint32_t rank_reach = 3;  // … "ranked only 67th"

// "added that 300 jobs", "64, to cut the deficit": what stands there says nothing of the figure.
bool parts_off(const Side& side, std::uint32_t t) {
  return side.reading().is(t, u',') ||
         side.reading().has_any(t, any_of(Category::complementizer, Category::clause_opener, Category::subordinator));
}
// … nor what a preposition opens behind it, "despite a fall in sales"; "300 jobs of the mill will go" goes on.
bool opens_aside(const Side& side, std::uint32_t t) {
  return side.reading().has_any(t, any_of(Category::preposition, Category::infinitive_link, Category::that_compound)) &&
         !side.reading().has(t, Category::noun_link);
}

// The concepts of the words in a figure's own part of its clause, the nearest first, until `take` wants no more; `strictly` those said of
// it alone.
template <class Take>
void each_beside(const Side& side, const Quantity& q, bool strictly, Take take) {
  // A clause ends at a stop or at "while"; behind another figure its own words stand.
  const auto ends = [&](std::uint32_t t) {
    if (side.figure[t] || concept_at(side, t) == Concept::whereas) return true;
    return side.tokens[t].kind == TokenKind::mark &&
           std::u16string_view(u".;:()–—").find(side.text(side.tokens[t].where).front()) != std::u16string_view::npos;
  };
  const std::uint32_t size = static_cast<std::uint32_t>(side.tokens.size());
  const Span bound = q.bound_at ? Span{std::min(q.where.begin, q.bound_at->begin), std::max(q.where.end, q.bound_at->end)} : q.where;
  std::uint32_t front = token_of(side, bound.begin), behind = token_of(side, bound.end - 1) + 1;
  // "17 died and 43 were injured": what is joined on has its own verb.
  const bool joined = front > 0 && (side.reading().is(front - 1, u',') || side.reading().has(front - 1, Category::numeral_joiner));
  bool back = !joined, on = true;
  for (std::uint32_t step = 0; step < reach && (back || on); ++step) {
    back = back && front > 0 && !ends(front - 1) && !(strictly && parts_off(side, front - 1));
    if (back && !take(concept_at(side, --front))) return;
    // "seven nominations and won two": what is joined on has its own verb again.
    on = on && behind < size && !ends(behind) && !side.reading().is(behind, u',') &&
         !side.reading().has(behind, Category::numeral_joiner) && !(strictly && (parts_off(side, behind) || opens_aside(side, behind)));
    if (on && !take(concept_at(side, behind++))) return;
  }
}

}  // namespace

Roles roles_of(const Concepts& concepts, const Side& side, const Quantity& q) {
  Roles out{};
  std::size_t found = 0;
  each_beside(side, q, false, [&](Concept idea) {
    if (concepts.has_others(idea)) out[found++] = idea;
    return found < out.size();
  });
  return out;
}

bool opposed_beside(const FigureContext& context, const Quantity& c, const Quantity& s, std::uint32_t p) {
  if (is_date(c) || c.kind == QuantityKind::ordinal) return false;  // "began its seventh and final season"
  std::vector<Concept> claimed, said;
  const auto into = [](std::vector<Concept>& list) {
    return [&](Concept idea) {
      if (idea != Concept::none) list.push_back(idea);
      return true;
    };
  };
  each_beside(context.claim, c, true, into(claimed));
  each_beside(context.source, s, true, into(said));
  const auto in = [](const std::vector<Concept>& list, Concept idea) { return std::find(list.begin(), list.end(), idea) != list.end(); };
  const Passage& passage = context.source.passages[p];
  const auto nowhere = [](const Side& side, std::uint32_t first, std::uint32_t last, Concept idea) {
    for (std::uint32_t t = first; t < last; ++t) {
      if (concept_at(side, t) == idea) return false;
    }
    return true;
  };
  const auto one_way = [&](Concept x, Concept y) {
    return in(claimed, x) && in(said, y) && nowhere(context.claim, 0, size(context.claim), y) &&
           nowhere(context.source, passage.first, passage.last, x);
  };
  return context.concepts.any_opposites([&](Concept x, Concept y) { return one_way(x, y) || one_way(y, x); });
}

bool other_role(const Concepts& concepts, const Roles& claim, const Roles& source, std::size_t nearest) {
  const auto named = [](const Roles& by, Concept role) { return std::find(by.begin(), by.end(), role) != by.end(); };
  const auto last = static_cast<std::ptrdiff_t>(nearest);
  return std::any_of(claim.begin(), claim.begin() + last, [&](Concept x) {
    return !named(source, x) &&
           std::any_of(source.begin(), source.begin() + last, [&](Concept y) { return concepts.apart(x, y) && !named(claim, y); });
  });
}

Concept qualifier_of(const Side& side, const Quantity& q) {
  const std::uint32_t first = token_of(side, q.where.begin), behind = token_behind(side, q);
  const std::uint32_t size = static_cast<std::uint32_t>(side.tokens.size());
  for (std::uint32_t t = first > 0 ? first - 1 : behind; t < std::min(size, behind + beside); t = t < first ? behind : t + 1) {
    if (side.tokens[t].kind == TokenKind::mark || side.figure[t]) {
      if (t >= behind) break;
      continue;
    }
    if (side.tokens[t].capitalised) continue;  // "New York"
    const Concept idea = concept_at(side, t);
    if (idea == Concept::recent || idea == Concept::last || idea == Concept::average) return idea;
  }
  return Concept::none;
}

bool tells_rank(const Side& side, const Quantity& q) {
  if (q.kind != QuantityKind::ordinal || !q.value || q.bound != Bound::exact) return false;
  const Reading reading = side.reading();
  if (q.counted) return listed(reading, token_of(side, q.counted->begin), "rank_noun");
  const std::uint32_t at = token_of(side, q.where.begin);
  for (std::uint32_t t = at; t > 0 && at - t < rank_reach && side.tokens[t - 1].kind == TokenKind::word; --t) {
    if (listed(reading, t - 1, "rank_verb")) return true;
  }
  return false;
}

bool names_role(const Roles& roles, const Side& source, const Passage& passage) {
  for (std::uint32_t t = passage.first; t < passage.last; ++t) {
    const Concept idea = concept_at(source, t);
    if (idea != Concept::none && std::find(roles.begin(), roles.end(), idea) != roles.end()) return true;
  }
  return false;
}

bool lacks_result(const Roles& claim, const Side& source, const Passage& passage) {
  if (claim[0] != Concept::profit && claim[0] != Concept::lose && claim[0] != Concept::debt) return false;
  return !names_role({claim[0]}, source, passage);
}

// "Spain is the second producer, ahead of Italy": the rank is not of the name behind the comma, which the claim opens with.
bool ranks_another(const FigureContext& context, const Passage& passage, const Quantity& s) {
  const auto& terms = context.terms;
  const auto subject = std::find_if(terms.in_claim.begin(), terms.in_claim.end(), [](std::uint16_t t) { return t != no_term; });
  if (s.kind != QuantityKind::ordinal || subject == terms.in_claim.end()) return false;
  const std::uint16_t key = *subject;
  if (!context.claim.tokens[static_cast<std::size_t>(subject - terms.in_claim.begin())].capitalised) return false;
  const std::uint32_t figure = token_of(context.source, s.where.begin);
  bool other = false;
  for (std::uint32_t t = passage.first; t < figure; ++t)
    other = other || (context.source.tokens[t].capitalised && !empty_word(context.source, t));
  std::uint32_t comma = figure;
  while (comma < passage.last && !context.source.reading().is(comma, u',')) ++comma;
  return other && !has_term(terms.in_source, passage.first, comma, key) && has_term(terms.in_source, comma, passage.last, key);
}

bool of_another(const FigureContext& context, const Passage& passage, const Quantity& s) {
  const Side& source = context.source;
  const Reading reading = source.reading();
  if (is_date(s) || !context.names_known) return false;
  std::uint32_t head = 0;
  const std::uint32_t figure = token_of(source, s.where.begin);
  for (std::uint32_t t = figure; t > passage.first + 1 && figure - t < clause; --t) {
    if (source.tokens[t - 1].kind == TokenKind::mark) return false;
    if (!reading.has(t - 1, Category::relative)) continue;
    head = t - 2;
    if (head > passage.first && reading.is(head, u',')) --head;
    break;
  }
  if (head <= passage.first || source.tokens[head].kind != TokenKind::word || !source.tokens[head].capitalised || source.figure[head])
    return false;
  for (std::uint32_t t = head + 1; t > passage.first && head - t + 1 < before && !(t <= head && reading.is(t - 1, u'.')); --t) {
    const std::uint16_t term = context.terms.in_source[t - 1];
    if (term != no_term && context.terms.list[term].name) return false;
  }
  return true;
}

bool fewer_than(const Side& source, const Quantity& s) {
  if (compared_behind(source, s) == Change::none) return false;
  const std::uint32_t t = token_of(source, s.where.end - 1) + 2;
  const auto than = [&](std::uint32_t k) {
    return k < source.tokens.size() && (listed(source.reading(), k, "change_than") || source.reading().has(k, Category::complementizer));
  };
  return than(t) || than(t + 1);
}

}  // namespace citelight
