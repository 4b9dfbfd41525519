#include "verify/statement/role_besides.h"

#include <algorithm>

#include "text/noun_phrase.h"
#include "verify/figure/figure_value.h"

namespace citelight {
namespace {

// Whether the statement gives such a figure that the claim has not.
template <class Is>
bool other_figure(const RoleContext& context, const Statement& s, Is is) {
  const Side &claim = context.claim, &source = context.source;
  const Span all = {source.tokens[s.first].where.begin, source.tokens[s.last - 1].where.end};
  const auto given = [&](const Quantity& q) {
    return std::any_of(claim.quantities.begin(), claim.quantities.end(),
                       [&](const Quantity& c) { return same_figure(claim, c, source, q); });
  };
  return std::any_of(source.quantities.begin(), source.quantities.end(),
                     [&](const Quantity& q) { return all.contains(q.where) && is(q) && !given(q); });
}

// "not only", "not until", "does not often": what is negated is more than the verb.
bool limited(const Side& side, const Clause& clause, std::uint32_t last) {
  const Reading reading = side.reading();
  for (std::uint32_t t = clause.group; clause.negated && t < last; ++t) {
    if (listed(reading, t, "not_denying") || listed(reading, t, "until") || listed(reading, t, "present_support")) return true;
  }
  return false;
}

}  // namespace

bool has_all(const RoleContext& context, const Statement& s, TokenSpan phrase) {
  const Terms& terms = context.terms;
  return std::all_of(terms.in_claim.begin() + phrase.first, terms.in_claim.begin() + phrase.last,
                     [&](std::uint16_t term) { return term == no_term || has_term(terms.in_source, s.first, s.last, term); });
}

bool all_else(const RoleContext& context, const Statement& s) {
  const Side &claim = context.claim, &source = context.source;
  const Clause& own = context.own;
  const Reading reading = source.reading();
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    if (reading.is(t, u'"') || reading.is(t, u'“') || reading.is(t, u'«') || listed(reading, t, "nearly")) return false;
    const std::uint16_t term = context.terms.in_source[t];  // "never elected to parliament": "to parliament's staff union"
    if (own.negated && term != no_term && possessed(source, t + 1) && !possessed(claim, context.terms.list[term].token + 1)) return false;
    if (reading.has(t, Category::reporting_verb) && term == no_term && concept_at(source, t) == Concept::none) return false;
  }
  for (std::uint32_t t = 0; t < size(claim); ++t) {
    const bool of_clause = (t >= own.group && t <= own.verb) || own.subject.has(t) || own.object.has(t);
    if (!of_clause && !has_all(context, s, {t, t + 1})) return false;
  }
  return true;
}

bool of_some(const RoleContext& context, const Statement& s, const Clause& told) {
  return said_of_some(context.claim, 0, context.own.group) || said_of_some(context.source, s.first, told.group);
}

bool another_time(const RoleContext& context, const Statement& s) {
  const Side& source = context.source;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    if (concept_at(source, t) == Concept::last) return true;  // "last season"
  }
  return other_figure(context, s, [&](const Quantity& q) {
    return is_date(q) && !source.reading().has(token_of(source, q.where.begin), Category::weekday);
  });
}

bool plainly_negated(const RoleContext& context, const Statement& s, const Clause& told, bool all_figures) {
  const Side& source = context.source;
  const Reading reading = source.reading();
  if (limited(context.claim, context.own, size(context.claim)) || limited(source, told, s.last)) return false;
  if (context.own.negated) {  // "for adults, not for children", "the rumour was false" may say the same
    for (std::uint32_t t = told.verb + 1; t < s.last; ++t) {
      if (reading.has(t, Category::negation) || turns(source.concept_of(t))) return false;
    }
    return all_figures;
  }
  if (other_figure(context, s, [](const Quantity&) { return true; })) return false;
  for (std::uint32_t t = s.first; t < s.last && (t <= told.verb || !ends_clause(source, t)); ++t) {
    if (content(source, t) && context.terms.in_source[t] == no_term && !reading.has(t, Category::negation)) return false;
  }
  return true;
}

bool of_opener(const RoleContext& context, const Statement& s) {
  const Side &claim = context.claim, &source = context.source;
  const Terms& terms = context.terms;
  const Clause& own = context.own;
  const auto of_object = [&](std::uint16_t term) {
    return term != no_term && has_term(terms.in_claim, own.object.first, own.object.last, term);
  };
  std::uint32_t at = s.first + 1;
  while (at < s.last && !of_object(terms.in_source[at])) ++at;
  if (at == s.last) return false;
  if (source.reading().has(at - 1, Category::preposition)) return true;
  bool another = false;
  for (std::uint32_t t = s.first + 1; t < at; ++t)
    another = another || (terms.in_source[t] == no_term && context.names.is_name(source, t, s.last));
  for (std::uint32_t c = own.verb + 1; c < size(claim) && another; ++c) {
    const std::uint16_t term = terms.in_claim[c];
    if (term != no_term && context.names.is_name(claim, c, size(claim)) && has_term(terms.in_source, at, s.last, term) &&
        !has_term(terms.in_source, s.first, at, term))
      return true;
  }
  return false;
}

}  // namespace citelight
