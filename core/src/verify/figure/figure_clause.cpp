#include "verify/figure/figure_clause.h"

#include <algorithm>
#include <cstdint>

#include "text/noun_phrase.h"
#include "verify/statement/opening.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

constexpr std::uint32_t clause = 40;       // tokens back from a figure
constexpr std::uint32_t far_kin = 4;       // … from a clause's beginning: "her much younger brother"
constexpr std::uint32_t far_named = 8;     // … from there to a name: "her husband, the composer Ole Lund"
constexpr std::uint32_t meant_reach = 16;  // … back from a figure
constexpr std::uint32_t told_beside = 2;   // passages
constexpr std::uint32_t far_verb = 4;      // tokens in front of a figure

bool kin(const Side& side, std::uint32_t t) { return listed(side.reading(), t, "kin_nouns"); }

// "opened", "was", "has".
bool verb_form(const Side& side, std::uint32_t t) {
  const Reading reading = side.reading();
  return past_form(reading, t) || reading.has(t, Category::auxiliary) || listed(reading, t, "copula");
}

// Where the kin stands that a clause opens with: "her brother", "Brandt's wife", « le mari de »; `last` where none does.
std::uint32_t opens_with_kin(const Side& side, std::uint32_t first, std::uint32_t last) {
  const Reading reading = side.reading();
  bool of = false;  // said whose
  for (std::uint32_t t = first; t < std::min(last, first + far_kin); ++t) {
    if (side.tokens[t].kind == TokenKind::mark && !reading.apostrophe(t)) return last;
    of = of || reading.has(t, Category::possessive) || listed(reading, t, "genitive");
    if (kin(side, t)) return of || (t + 1 < last && reading.has(t + 1, Category::noun_link)) ? t : last;
  }
  return last;
}

// Where the clause of the figure at `at` begins.
std::uint32_t clause_of(const Side& side, const Passage& passage, std::uint32_t at) {
  const Reading reading = side.reading();
  const std::uint32_t first = std::max(passage.first, at > clause ? at - clause : 0);
  for (std::uint32_t t = at; t > first; --t) {
    if (reading.is(t - 1, u'.') || reading.is(t - 1, u';')) return t;
    // "… and her daughter took it over", "… and she opened a clinic"
    if (!reading.has(t - 1, Category::numeral_joiner)) continue;
    if (reading.has(t, Category::pronoun)) return t;
    const std::uint32_t who = opens_with_kin(side, t, at);
    for (std::uint32_t k = who + 1; k < std::min(at, who + far_named); ++k) {
      if (verb_form(side, k)) return t;
    }
  }
  return first == passage.first ? std::min(opening(side, passage), at) : first;
}

// "was to", "had hoped to", « devait »: what stands behind was meant, and may have come about or not; `surely` only meant.
enum class Meant : std::uint8_t { no, perhaps, surely };
Meant meant_at(const Side& side, std::uint32_t t) {
  const Reading reading = side.reading();
  const bool perhaps = listed(reading, t, "meant_or_done"), surely = listed(reading, t, "only_meant");
  if ((!perhaps && !surely) || t + 2 >= side.tokens.size() || side.tokens[t + 1].kind == TokenKind::mark) return Meant::no;
  const bool link =
      reading.has(t + 1, Category::infinitive_link) && !reading.has_any(t + 2, any_of(Category::determiner, Category::article_one));
  // « devait vendre », of a language that has no word between
  const bool verb = !reading.pack.setting("infinitive_ending").empty() && (surely || (!side.figure[t + 1] && !empty_word(side, t + 1)));
  const bool should_have = surely && claim_word(side, t) == claim_wish && reading.has(t + 1, Category::auxiliary);
  if (!link && !verb && !should_have) return Meant::no;
  if (t > 0 && listed(reading, t - 1, "copula_now")) return Meant::no;  // "is expected to": may be the claim's own
  return surely ? Meant::surely : Meant::perhaps;
}
struct MeantBy {
  Meant how = Meant::no;
  std::uint32_t verb = 0;  // the infinitive
};
MeantBy meant(const Side& side, const Passage& passage, const Quantity& q) {
  const Reading reading = side.reading();
  const std::uint32_t at = token_of(side, q.where.begin), first = std::max(passage.first, at > meant_reach ? at - meant_reach : 0);
  std::uint32_t told = at;  // what stands behind, a pronoun apart
  for (std::uint32_t t = at; t > first; --t) {
    const std::uint32_t k = t - 1;
    if (reading.is(k, u'.') || reading.is(k, u';') || reading.is(k, u':') ||
        reading.has_any(k, any_of(Category::adversative, Category::relative)))
      return {};
    if (const Meant out = meant_at(side, k); out != Meant::no) return {out, reading.has(t, Category::infinitive_link) ? t + 1 : t};
    // "and opened in 2022", « et en ont duré 30 »
    const bool joins = reading.has(k, Category::numeral_joiner) || reading.is(k, u',');
    if (joins && told < at && (verb_form(side, told) || (t < told && reading.has(t, Category::pronoun)))) return {};
    if (!reading.has_any(k, any_of(Category::pronoun, Category::clitic, Category::elision))) told = k;
  }
  return {};
}

// "It cost 212.": the same verb stands in front of another figure of the sort, or of a bare one, in the same passage or the next.
bool told_otherwise(const FigureContext& context, const Alignment& one, std::uint32_t meant_verb) {
  const Side& source = context.source;
  const std::uint16_t verb = context.terms.in_source[meant_verb];
  const std::size_t last = std::min<std::size_t>(one.passage + told_beside, source.passages.size());
  for (std::uint32_t p = one.passage; p < last && verb != no_term; ++p) {
    for (std::uint32_t i = source.passages[p].quantities_first; i < source.passages[p].quantities_last; ++i) {
      const Quantity& s = source.quantities[i];
      const bool bare = s.kind == QuantityKind::cardinal && s.unit.empty() && !s.counted && !is_date(*one.q);
      if ((!bare && (s.kind != one.q->kind || s.unit != one.q->unit)) || same_value(s, *one.q)) continue;
      const std::uint32_t at = token_of(source, s.where.begin);
      if (has_term(context.terms.in_source, at - std::min(at, far_verb), at, verb) && meant(source, source.passages[p], s).how == Meant::no)
        return true;
    }
  }
  return false;
}

bool leaves_open(const Side& claim) {
  for (std::uint32_t t = 0; t < claim.tokens.size(); ++t) {
    if (meant_at(claim, t) != Meant::no || intends(claim.concept_of(t)) || left_open(claim, t) || claim_word(claim, t) == claim_future ||
        formed(claim.reading(), t, "future_ending", 4))
      return true;
  }
  return false;
}

}  // namespace

bool of_relative(const FigureContext& context, const Passage& passage, const Quantity& s) {
  const Side& source = context.source;
  const std::uint32_t at = token_of(source, s.where.begin), first = clause_of(source, passage, at);
  const std::uint32_t who = opens_with_kin(source, first, at);
  if (who == at) return false;
  for (std::uint32_t t = 0; t < context.claim.tokens.size(); ++t) {
    if (kin(context.claim, t)) return false;
  }
  // "Her brother Paul" of a claim about Paul; not « le mari de Petra », nor "the composer Ole Lund" of one about Petra Lund.
  std::uint32_t t = who + 1;
  if (source.reading().has(t, Category::noun_link)) {
    while (t < at && empty_word(source, t)) ++t;
    for (++t; t < at && source.tokens[t].capitalised;) ++t;
  }
  for (const std::uint32_t named = t + far_named; t < at; ++t) {
    const std::uint16_t term = context.terms.in_source[t];
    // What the claim opens with may be named later: "her brother paid for her first trip".
    if (term == no_term || (term != 0 && (t >= named || !context.terms.list[term].name))) continue;
    if (!(source.tokens[t - 1].capitalised && context.terms.in_source[t - 1] == no_term)) return false;
  }
  return true;
}

void part_by_meant(const FigureContext& context, std::vector<Alignment>& list) {
  std::vector<MeantBy> how(list.size());
  bool any = false;
  for (std::size_t i = 0; i < list.size(); ++i) {
    how[i] = meant(context.source, context.source.passages[list[i].passage], *list[i].q);
    any = any || how[i].how != Meant::no;
  }
  if (!any || leaves_open(context.claim)) return;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (how[i].how == Meant::surely || (how[i].how == Meant::perhaps && told_otherwise(context, list[i], how[i].verb)))
      list[i].likeness = Likeness::incomparable;
  }
}

}  // namespace citelight
