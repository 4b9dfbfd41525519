#include "verify/figure/told_elsewhere.h"

#include <algorithm>
#include <cstdint>

#include "verify/figure/contradiction.h"
#include "verify/figure/date_likeness.h"
#include "verify/figure/figure_counted.h"
#include "verify/figure/figure_numbered.h"
#include "verify/figure/figure_role.h"
#include "verify/statement/opening.h"

namespace citelight {
namespace {

// Which passages tell the claim's figure and which one of something else, by the words they have of it.
class ByWords {
 public:
  ByWords(const FigureContext& context, const Quantity& c)
      : context_(context), c_(c), source_(context.source), standings_(context.standings) {
    for (const Term& term : context.terms.list) total_ += term.weight;
    for (const Quantity& q : context.claim.quantities) dated_ = dated_ || is_date(q);
  }

  void settle(std::vector<Alignment>& list) const {
    if (!tells_make(context_.concepts, context_.claim, c_)) keep_told_behind(list);
    if (is_date(c_)) keep_undated(list);
    Alignment* told = nullptr;
    Words most, words;
    for (Alignment& one : list) {
      if (one.likeness != Likeness::differs || one.counted == Counted::other || one.q->kind != c_.kind || one.q->unit != c_.unit) continue;
      if (is_date(c_) && one.q->when.size() == 4 && names_thing(source_, *one.q) != 0) continue;  // "the 1990 recording"
      if (words.passage != one.passage) words = words_of(one.passage);
      if (told != nullptr && words.weight <= most.weight) continue;
      told = &one;
      most = words;
    }
    if (told == nullptr || most.weight < mostly_told * total_) return;
    std::uint32_t looked = no_passage;
    bool less = false;
    for (Alignment& one : list) {
      const bool vague = is_date(c_) && one.likeness == Likeness::within_bound;  // "in the 1900s"
      if (!agrees(one) || one.settled || vague || source_.passages[one.passage].dateline) continue;
      if (looked != one.passage)
        less = ((is_date(c_) && standings_.terms[one.passage].empty()) || most.weight >= nearly_told * total_) &&
               tells_less(one.passage, most);
      looked = one.passage;
      if (!less) continue;
      one.likeness = Likeness::incomparable;
      told->settled = true;
    }
  }

 private:
  static constexpr std::uint32_t no_passage = 0xFFFFFFFF;
  // The claim's words that a passage tells, whom it leans on included.
  struct Words {
    std::uint32_t passage = no_passage;
    std::vector<std::uint16_t> terms{};
    double weight = 0;
    bool dated = false;
  };
  static constexpr std::size_t most_carried = 2;   // passages
  static constexpr std::uint32_t far_subject = 6;  // tokens from a sentence's beginning
  static constexpr double nearly_told = 0.7;       // of the claim's words, by a passage
  static constexpr double mostly_told = 0.6;       // … where the other has none
  static constexpr double left_out_enough = 0.33;  // … of them, by another
  static constexpr double of_another = 0.12;       // … which has another word in the place of one

  // "He joined the paper in 1996. He left it in 2013.": of leaving, which the sentence that goes on tells alone, the one in front denies nothing.
  void keep_told_behind(std::vector<Alignment>& list) const {
    std::uint32_t looked = 0;
    for (std::size_t i = 1; i < list.size(); ++i) {
      const std::uint32_t p = list[i].passage;
      if (p == looked || !(agrees(list[i]) || (list[i].q->of_story && list[i].likeness != Likeness::differs)))
        continue;  // "some years later"
      looked = p;
      if (!leans(p) || article(opening(source_, source_.passages[p]))) continue;
      const auto& here = standings_.terms[p];
      const auto alone = [&](std::uint16_t term) { return !context_.terms.list[term].name && !standings_.has(p - 1, term); };
      if (std::none_of(here.begin(), here.end(), alone)) continue;
      for (std::size_t k = i; k > 0 && list[k - 1].passage + 1 >= p; --k) {
        if (list[k - 1].passage + 1 == p && list[k - 1].likeness == Likeness::differs) list[k - 1].likeness = Likeness::incomparable;
      }
    }
  }

  // "Eight years after the fire, it was sold.": where that is most of what the claim tells, what tells less of it denies no year.
  void keep_undated(std::vector<Alignment>& list) const {
    for (const Alignment& undated : list) {
      if (!undated.q->of_story || !undated.q->when.empty() || words_of(undated.passage).weight < mostly_told * total_) continue;
      const auto& here = standings_.terms[undated.passage];
      for (Alignment& one : list) {
        const auto alone = [&](std::uint16_t term) { return !context_.terms.list[term].name && !standings_.has(one.passage, term); };
        if (one.likeness == Likeness::differs && std::any_of(here.begin(), here.end(), alone)) one.likeness = Likeness::incomparable;
      }
      return;  // the first will do
    }
  }

  // "It", "His trial": it goes on about what stands in front; so does "the hospital" of a claim about one.
  [[nodiscard]] bool leans(std::uint32_t p) const {
    const std::uint32_t first = opening(source_, source_.passages[p]);
    if (!opens_empty(source_, first)) return false;
    return !article(first) || (first + 1 < source_.passages[p].last && context_.terms.in_source[first + 1] != no_term);
  }
  [[nodiscard]] bool article(std::uint32_t t) const {
    return source_.reading().has(t, Category::definite) && !source_.reading().has(t, Category::possessive);
  }
  // What the passage goes on about: a name of the one in front, or what that opens with; of the one before it, that alone.
  struct Carried {
    std::uint32_t passage = 0;
    std::uint16_t subject = no_term;
  };
  [[nodiscard]] std::vector<Carried> carried_by(std::uint32_t p) const {
    std::vector<Carried> out;
    while (out.size() < most_carried && p > 0 && leans(p) && !article(opening(source_, source_.passages[p]))) {  // "the firm" may be any
      const bool own = source_.reading().has(opening(source_, source_.passages[p]), Category::possessive);       // "her awards" are not she
      out.push_back({--p, own ? no_term : subject_of(source_.passages[p])});
      if (own) break;
    }
    return out;
  }
  [[nodiscard]] std::uint16_t subject_of(const Passage& p) const {
    const std::uint32_t first = opening(source_, p), last = std::min(p.last, first + far_subject);
    for (std::uint32_t t = first; t < last; ++t) {
      if (context_.terms.in_source[t] == no_term) continue;
      const bool participle = t == first && source_.reading().has(first + 1, Category::preposition);  // "Founded in 1922, the firm"
      return participle ? no_term : context_.terms.in_source[t];
    }
    return no_term;
  }
  [[nodiscard]] Words words_of(std::uint32_t p) const {
    Words out{p};
    const std::vector<Carried> carried = carried_by(p);
    for (std::size_t t = 0; t < context_.terms.list.size(); ++t) {
      const auto term = static_cast<std::uint16_t>(t);
      const Term& word = context_.terms.list[t];
      const bool goes_on = std::any_of(carried.begin(), carried.end(), [&](const Carried& front) {
        return front.subject == term || (word.name && &front == carried.data() && standings_.has(front.passage, term));
      });
      if (!goes_on && !standings_.has(p, term)) continue;
      out.terms.push_back(term);
      out.weight += word.weight;
    }
    const auto figures = source_.figures_of(source_.passages[p]);
    out.dated = std::any_of(figures.begin(), figures.end(), is_date);
    return out;
  }
  [[nodiscard]] bool tells_less(std::uint32_t p, const Words& most) const {
    const std::uint32_t told = most.passage;
    const bool after = leans(p);
    if (p == told || (after && p == told + 1)) return false;
    const Standing &here = standings_.of[p], &there = standings_.of[told];
    if (there.figures + 1 < here.figures) return false;
    if (!is_date(c_) &&
        (there.dates == DateMatch::conflict || here.dates == DateMatch::agree || (!dated_ && most.dated && !words_of(p).dated)))
      return false;
    const auto& all = most.terms;
    // "Three years later he sold it": what the sentence in front says may be meant too.
    const bool goes_on = p + 1 == told && leans(told) && opening(source_, source_.passages[told]) != source_.passages[told].first;
    for (const std::uint16_t term : standings_.terms[p]) {
      if (!goes_on && !std::binary_search(all.begin(), all.end(), term) && !named_by_part(all, term)) return false;
    }
    double left_out = 0;
    bool another = false;
    for (const std::uint16_t term : all) {
      // "The hospital" may be one named long before.
      const bool carried = after && ((p > 0 && standings_.has(p - 1, term)) || (told < p && context_.terms.list[term].name));
      if (carried || standings_.has(p, term) || surname_said(p, term)) continue;
      left_out += context_.terms.list[term].weight;
      another = another || in_its_place(p, term);
    }
    return left_out >= (another || goes_on ? of_another : left_out_enough) * total_;
  }
  // "Consumer debt", « la dette des communes » of a claim about public debt: beside a word of the claim stands another than the claim's.
  [[nodiscard]] bool in_its_place(std::uint32_t p, std::uint16_t term) const {
    const auto& terms = context_.terms;
    const std::uint32_t at = terms.list[term].token;
    std::uint32_t front = at, behind = at + 1;
    while (front > 0 && terms.in_claim[front - 1] == no_term) --front;
    while (behind < terms.in_claim.size() && terms.in_claim[behind] == no_term) ++behind;
    const auto other = [&](std::uint32_t t) {
      return source_.tokens[t].kind == TokenKind::word && terms.in_source[t] == no_term && !source_.figure[t] && !empty_word(source_, t);
    };
    const Passage& passage = source_.passages[p];
    for (std::uint32_t t = passage.first; t < passage.last; ++t) {
      if (terms.in_source[t] == no_term) continue;
      std::uint32_t next = t + 1;
      while (next + 1 < passage.last && empty_word(source_, next)) ++next;
      if (front > 0 && terms.in_source[t] == terms.in_claim[front - 1] && next < passage.last && other(next)) return true;
      if (behind < terms.in_claim.size() && terms.in_source[t] == terms.in_claim[behind] && t > passage.first && other(t - 1)) return true;
    }
    return false;
  }
  // "The Bank" of a claim about the Bank of Norla: whether `said` has another word of the name.
  [[nodiscard]] bool named_by_part(const std::vector<std::uint16_t>& said, std::uint16_t term) const {
    const auto& terms = context_.terms;
    if (!terms.list[term].name) return false;
    const std::uint32_t at = terms.list[term].token;
    for (std::uint32_t t = at > 2 ? at - 2 : 0; t < std::min<std::size_t>(at + 3, terms.in_claim.size()); ++t) {
      const std::uint16_t other = terms.in_claim[t];
      if (other != no_term && other != term && terms.list[other].name && std::binary_search(said.begin(), said.end(), other)) return true;
    }
    return false;
  }
  // "President Norling" of a claim about Tessa Norling.
  [[nodiscard]] bool surname_said(std::uint32_t p, std::uint16_t term) const {
    const auto& terms = context_.terms;
    const std::uint32_t next = terms.list[term].token + 1;
    const std::uint16_t surname = next < terms.in_claim.size() ? terms.in_claim[next] : no_term;
    return terms.list[term].name && surname != no_term && terms.list[surname].name && standings_.has(p, surname);
  }
  const FigureContext& context_;
  const Quantity& c_;
  const Side& source_;
  const Standings& standings_;
  double total_ = 0;    // what the claim's words weigh
  bool dated_ = false;  // the claim
};

}  // namespace

void part_by_measured(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list) {
  constexpr std::size_t most_told = 64;
  if (!c.measured || context.across) return;
  const Side& source = context.source;
  std::vector<std::uint16_t> asked;
  for (std::uint32_t t = token_of(context.claim, c.measured->begin); t < token_of(context.claim, c.measured->end - 1) + 1; ++t) {
    if (context.terms.in_claim[t] != no_term) asked.push_back(context.terms.in_claim[t]);
  }
  // Whether the source's figure is of all that the claim's is; or, where not, of what the claim does not say.
  enum class Of : std::uint8_t { unsaid, same, other };
  const auto of = [&](const Quantity& s) {
    if (!s.measured) return Of::unsaid;
    const std::uint32_t first = token_of(source, s.measured->begin), last = token_of(source, s.measured->end - 1) + 1;
    const auto said = [&](std::uint16_t term) { return has_term(context.terms.in_source, first, last, term); };
    if (std::all_of(asked.begin(), asked.end(), said)) return Of::same;
    for (std::uint32_t t = first; t < last; ++t) {
      if (context.terms.in_source[t] == no_term && source.tokens[t].kind == TokenKind::word && !empty_word(source, t)) return Of::other;
    }
    return Of::unsaid;
  };
  std::vector<const Standing*> told;  // those of the passages that are of it, and give another value
  for (const Alignment& one : list) {
    if (!asked.empty() && told.size() < most_told && one.likeness == Likeness::differs && of(*one.q) == Of::same)
      told.push_back(&context.standings.of[one.passage]);
  }
  for (Alignment& one : list) {
    if (told.empty() || !agrees(one) || one.computed || of(*one.q) != Of::other) continue;
    const Standing& here = context.standings.of[one.passage];
    const auto says_more = [&](const Standing* own) { return own->words >= here.words && own->figures + 1 >= here.figures; };
    if (std::any_of(told.begin(), told.end(), says_more)) one.likeness = Likeness::incomparable;
  }
}

void part_by_words(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list) {
  const bool which = c.kind == QuantityKind::ordinal && !tells_rank(context.claim, c);  // "the 28th floor"
  if (!context.across && !which && c.kind != QuantityKind::duration && !context.terms.list.empty()) ByWords(context, c).settle(list);
}

}  // namespace citelight
