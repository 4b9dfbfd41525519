// Stage 4: what is told at second hand: "reportedly", "allegedly", the conditional of the press.
#include <algorithm>
#include <utility>

#include "attribution/attribution_finder.h"
#include "base/order.h"

namespace citelight::attribution {

// "The suspect allegedly fired", « Le feu serait d'origine criminelle »: told
// at second hand, and nobody is named.
void Finder::hedged() {
  const bool conditional = press_conditional_;
  if (!conditional && hedges_.empty()) return;
  // What is given to someone already, by its start, each with the farthest end so far; few blocks ask.
  std::vector<Span> given;
  bool gathered = false;
  const auto gather = [&] {
    gathered = true;
    for (std::size_t i = start_; i < out_.size(); ++i) given.insert(given.end(), out_[i].content.begin(), out_[i].content.end());
    put_in_order(given, [](Span a, Span b) { return a.begin < b.begin; });
    for (std::size_t i = 1; i < given.size(); ++i) given[i].end = std::max(given[i].end, given[i - 1].end);
  };
  const auto attributed = [&](const Stretch& s) {
    if (!gathered) gather();
    const Span where = span(s.first, s.last);
    const auto behind = std::partition_point(given.begin(), given.end(), [&](Span part) { return part.begin < where.end; });
    return behind != given.begin() && where.begin < behind[-1].end;
  };
  std::uint32_t next = block_.first;  // what stands before it is done
  each_that_says(conditional ? any_of(Category::hedge, Category::auxiliary) : bit(Category::hedge), [&](std::uint32_t t) {
    const auto word = t < next ? std::nullopt : reading_.match(t, any_of(Category::hedge, Category::auxiliary));
    if (!word || inside_quotation(t)) return;
    const bool adverb = word->category == Category::hedge;
    const ClassName kind = reading_.pack.class_of(word->value);
    if (adverb ? kind != "reported" : !conditional || !is_conditional(kind)) return;
    const Stretch s = sentence(t);
    const std::uint32_t end = without_stop(s.first, s.last);
    if (end <= word->last || attributed(s) || (!adverb && !press_conditional(*word, kind, s))) {
      next = word->last;
      return;
    }
    Attribution a;
    a.kind = AttributionKind::indirect;
    a.stance = Stance::reported;
    if (adverb) {
      a.cue.push_back(span(word->first, word->last));
      if (const std::uint32_t left = without_stop(s.first, t); left > s.first) a.content.push_back(span(s.first, left));
      std::uint32_t right = word->last;
      while (right < end && comma(right)) ++right;
      if (right < end) a.content.push_back(span(right, end));
    } else {
      a.content.push_back(span(s.first, end));
    }
    use(s.first, s.last);
    push(std::move(a));
    next = s.last;
  });
}

// The conditional of a main clause with a subject of its own, no condition near.
bool Finder::press_conditional(const Match& verb, ClassName kind, const Stretch& s) const {
  if (verb.first <= s.first || reading_.is(s.last - 1, u'?') || reading_.tokens[verb.first - 1].kind == TokenKind::mark) return false;
  std::uint32_t at = verb.first;  // « Le pilote SE serait endormi », « L'ouvrier L'aurait vu »
  while (at > s.first + 1 && reading_.has_any(at - 1, any_of(Category::reflexive, Category::clitic))) --at;
  const auto subject = subject_before(reading_, s.first, at);
  if (!subject || has(subject->first, Category::pronoun) ||
      (subject->first > s.first && !comma(subject->first - 1) && subject->first > s.first + 1))
    return false;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    if (has(t, Category::hypothetical) || (t != verb.first && has(t, Category::complementizer))) return false;
  }
  if (kind == "be_conditional") return true;
  std::uint32_t t = verb.last;
  while (t < s.last && (has(t, Category::verb_adverb) || has(t, Category::negation) || has(t, Category::auxiliary))) ++t;
  return t < s.last && (formed(reading_, t, "participle_ending", 2) || formed(reading_, t, "participle_short", 2));
}

void Finder::hedge(Attribution& a, const Stretch& s) const {
  const auto hedge = std::lower_bound(hedges_.begin(), hedges_.end(), s.first);
  if (hedge != hedges_.end() && *hedge < s.last && a.stance == Stance::stated) a.stance = Stance::reported;
  // "Selon X, le ministre aurait déclaré": the press conditional inside what is reported.
  if (a.kind != AttributionKind::according_to || a.content.empty() || !press_conditional_) return;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    if (is_conditional(class_at(t, Category::auxiliary))) a.stance = Stance::reported;
  }
}

}  // namespace citelight::attribution
