#include "verify/quote/quoted_gist.h"

#include <algorithm>

#include "text/noun_phrase.h"
#include "verify/figure/compare.h"
#include "verify/terms.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

void add(const std::vector<Word>& words, std::size_t first, std::size_t last, Gist& out) {
  const Side& side = *out.side;
  const Reading reading = side.reading();
  for (std::size_t i = first; i < last; ++i) {
    const std::uint32_t t = words[i].token;
    ++out.words;
    // "No, prices will rise" denies what was asked.
    const bool answers = reading.is(t + 1, u',') && (i == first || side.tokens[t - 1].kind == TokenKind::mark);
    if (!answers && reading.match(t, bit(Category::negation))) {
      out.negated = true;
      (half_negation(side, t) ? out.half : out.whole) = true;
    }
    if (const auto m = reading.match(t, any_of(Category::vague_plural, Category::collective)))
      out.vague.push_back(side.pack->decimal(m->value));
    const Concept idea = side.concept_of(t);
    out.nobody |= idea == Concept::not_anyone;
    out.turned |= turns(idea);
    out.limited |= listed(reading, t, "not_denying") || (out.negated && reading.has(t, Category::adversative));  // "no one but"
    if (idea != Concept::none) out.ideas.push_back(idea);
    if (side.figure[t] || reading.categories(t).meets(any_of(Category::function_word, Category::determiner, Category::preposition,
                                                             Category::auxiliary, Category::pronoun)))
      continue;
    if (words[i].key.size() < 4 && idea == Concept::none) continue;
    out.keys.push_back(term_key(words[i].key, true));
    out.concepts.push_back(idea);
  }
  if (first >= last) return;
  const Span where{side.tokens[words[first].token].where.begin, side.tokens[words[last - 1].token].where.end};
  auto q = std::partition_point(side.quantities.begin(), side.quantities.end(),
                                [&](const Quantity& each) { return each.where.begin < where.begin; });
  for (; q != side.quantities.end() && q->where.begin < where.end; ++q) out.figures.push_back(&*q);  // of "50%" the last word is 50
}

Likeness like(const Gist& a, const Quantity& c, const Gist& b, const Quantity& s) {
  return compare(c, a.side->pack->units(), s, b.side->pack->units());
}

bool agree(const Gist& a, const Quantity& c, const Gist& b, const Quantity& s) {
  const Likeness l = like(a, c, b, s);
  return l != Likeness::differs && l != Likeness::incomparable;
}

}  // namespace

Gist gist_of(const Side& side, const std::vector<Word>& words) {
  Gist out(side);
  add(words, 0, words.size(), out);
  return out;
}

Gist gist_of(const Side& side, const std::vector<Word>& words, const Attribution& said) {
  Gist out(side);
  for (const Span c : said.content) {
    const auto first =
        std::partition_point(words.begin(), words.end(), [&](const Word& w) { return side.tokens[w.token].where.begin < c.begin; });
    const auto last = std::partition_point(first, words.end(), [&](const Word& w) { return side.tokens[w.token].where.end <= c.end; });
    add(words, static_cast<std::size_t>(first - words.begin()), static_cast<std::size_t>(last - words.begin()), out);
  }
  return out;
}

double shared(const Gist& a, const Gist& b) {
  double out = 0;
  for (std::size_t i = 0; i < a.keys.size(); ++i) {
    for (std::size_t k = 0; k < b.keys.size(); ++k) {
      if ((a.keys[i].size() >= 4 && same_word(a.keys[i], b.keys[k], true)) ||
          (a.concepts[i] != Concept::none && a.concepts[i] == b.concepts[k])) {
        ++out;
        break;
      }
    }
  }
  return out + static_cast<double>(shared_figures(a, b));
}

std::ptrdiff_t shared_figures(const Gist& a, const Gist& b) {
  return std::count_if(a.figures.begin(), a.figures.end(), [&](const Quantity* q) {
    return std::any_of(b.figures.begin(), b.figures.end(), [&](const Quantity* o) { return agree(a, *q, b, *o); });
  });
}

bool other_figure(const Gist& a, const Gist& b) {
  if (a.vague.size() == 1 && b.vague.size() == 1 && a.figures.size() == b.figures.size()) return compare(a.vague[0], b.vague[0]) != 0;
  if (a.vague.size() != b.vague.size()) return false;
  const auto odd = [&](const std::vector<const Quantity*>& of, auto met) {
    std::vector<const Quantity*> out;
    for (const Quantity* q : of)
      if (!met(*q)) out.push_back(q);
    return out;
  };
  const auto ours = odd(a.figures, [&](const Quantity& q) {
    return std::any_of(b.figures.begin(), b.figures.end(), [&](const Quantity* o) { return agree(a, q, b, *o); });
  });
  const auto theirs = odd(b.figures, [&](const Quantity& q) {
    return std::any_of(a.figures.begin(), a.figures.end(), [&](const Quantity* o) { return agree(a, *o, b, q); });
  });
  return ours.size() == 1 && theirs.size() == 1 && like(a, *ours[0], b, *theirs[0]) == Likeness::differs;
}

bool opposed(const Concepts& concepts, const Gist& a, const Gist& b) {
  const auto alone = [](const Gist& x, const Gist& y, Concept idea) {
    return std::find(x.ideas.begin(), x.ideas.end(), idea) != x.ideas.end() &&
           std::find(y.ideas.begin(), y.ideas.end(), idea) == y.ideas.end();
  };
  const auto either = [&](Concept x, Concept y) { return (alone(a, b, x) && alone(b, a, y)) || (alone(a, b, y) && alone(b, a, x)); };
  return concepts.any_opposites(either) || concepts.any_converses(either);
}

}  // namespace citelight
