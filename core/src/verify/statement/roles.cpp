#include "verify/statement/roles.h"

#include <utility>
#include <vector>

#include "text/noun_phrase.h"
#include "verify/statement/absent_name.h"
#include "verify/statement/clause.h"
#include "verify/concepts.h"
#include "verify/statement/role_besides.h"
#include "verify/statement/role_fit.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

constexpr double some_words = 0.3;  // by weight: of two words the verb may be the contrary one

// The claim's first verb that somebody or something stands in front of.
std::optional<Clause> read_claim(const Side& claim, const Terms& terms) {
  for (std::uint32_t t = 0; t < size(claim); ++t) {
    if (!claim.figure[t] && left_open(claim, t)) return std::nullopt;
  }
  for (std::uint32_t t = 1; t < size(claim); ++t) {
    if (terms.in_claim[t] == no_term || claim.reading().match(t, bit(Category::negation))) continue;  // "Lind never": no verb
    const auto found = read_clause(claim, 0, size(claim), t);
    if (found && (found->subject.told() || found->object.told())) return found;
  }
  return std::nullopt;
}

// "Tarn is a subsidiary of Bosch" of a source that says all of it but with another name.
std::optional<OtherRoles> of_another(const Side& claim, const Side& source, const Terms& terms, const Standings& standings,
                                     const Names& names) {
  std::uint32_t is = 0;
  while (is < size(claim) && !listed(claim.reading(), is, "copula")) ++is;
  if (is == size(claim)) return std::nullopt;
  for (const Statement& s : find_statements(source, standings, some_words)) {
    const auto place = names.other_place(s);
    if (!place) continue;
    bool all = true;
    for (std::uint32_t t = 0; t < size(claim) && all; ++t) {
      const std::uint16_t term = terms.in_claim[t];
      all = term == no_term || place->contains(claim.tokens[t].where) || has_term(terms.in_source, s.first, s.last, term);
    }
    if (all) return OtherRoles{{*place, s.passage}, VerifyReason::no_such_words, Status::not_found};
  }
  return std::nullopt;
}

bool one_role(const Clause& c) { return c.subject.told() != c.object.told(); }

class Finder {
 public:
  Finder(const RoleContext& context, const Standings& standings, bool whole)
      : context_(context),
        claim_(context.claim),
        source_(context.source),
        own_(context.own),
        standings_(standings),
        whole_(whole),
        idea_(concept_at(claim_, own_.verb)) {}

  std::optional<OtherRoles> run() {
    for (const Statement& s : find_statements(source_, standings_, some_words)) {
      for (std::uint32_t v = s.first; v < s.last; ++v) {
        if (const Verb verb = verb_at(v); verb.related() && says_it(s, v, verb)) return std::nullopt;
      }
    }
    return out_;
  }

 private:
  // What a word of the source is to the claim's verb.
  struct Verb {
    bool same = false, converse = false;
    bool opposed = false, contrary = false;  // … and never both of one
    Concept idea = Concept::none;
    [[nodiscard]] bool related() const { return same || opposed || converse; }
  };
  [[nodiscard]] Verb verb_at(std::uint32_t v) const {
    Verb out;
    out.same = context_.terms.in_source[v] == context_.terms.in_claim[own_.verb];
    if (out.same || idea_ == Concept::none) return out;
    const Concepts& concepts = claim_.concepts;
    out.idea = concept_at(source_, v);
    out.contrary = concepts.contrary(idea_, out.idea);
    out.opposed = out.contrary || concepts.opposed(idea_, out.idea);
    out.converse = !out.opposed && concepts.converse(idea_, out.idea);
    return out;
  }

  // Whether the statement says with its word at `v` what the claim does, or may; where it says otherwise, that is noted.
  [[nodiscard]] bool says_it(const Statement& s, std::uint32_t v, const Verb& verb) {
    // "Lind, convicted in 2011, was cleared": what was before; "sales fell here and rose there" tells both itself.
    // … and so may the source: "survived the storm but died of age".
    if (verb.opposed && v > s.first && (source_.reading().is(v - 1, u',') || claim_tells(verb.idea) || told_in(s.passage))) return false;
    // "refused to lift the ban" of a claim that confirms the ban
    if (verb.opposed && source_.reading().match(v, bit(Category::negative_implicative)) &&
        !(own_.verb + 1 < size(claim_) &&
          claim_.reading().has_any(own_.verb + 1, any_of(Category::infinitive_link, Category::preposition, Category::elision))))
      return false;
    if (v == s.first && own_.passive && source_.folded(v) == claim_.folded(own_.verb)) {
      if (!of_opener(context_, s)) return true;
      put(s, VerifyReason::other_direction, false);
      return false;
    }
    auto told = read_clause(source_, s.first, s.last, v);
    if (!told) return verb.same && (has_all(context_, s, own_.subject) || (own_.object.told() && has_all(context_, s, own_.object)));
    if (verb.converse) {
      if (won_not_lost(*told, verb)) put(s, VerifyReason::other_direction, surely(s, *told));
      // Who buys a thing may sell it.
      if ((told->link == 0) == (own_.link == 0) || one_role(*told)) return false;
      std::swap(told->subject, told->object);
    } else if (!told->passive && other_link(*told)) {
      told->object = {};
    }
    // "the bridge was damaged", "wasn't", "the factory closed", "was closed"
    if (one_role(own_) && one_role(*told) && own_.subject.told() != told->subject.told()) std::swap(told->subject, told->object);
    const Fit subject = fit(context_, own_.subject, told->subject, *told), object = fit(context_, own_.object, told->object, *told);
    const bool both = subject == Fit::same && object == Fit::same;
    if (verb.opposed) {
      if (subject == Fit::same && object != Fit::other && !told->negated && !own_.negated)
        put(s, VerifyReason::other_direction, both && verb.contrary && surely(s, *told));
      return false;
    }
    if (told->negated == own_.negated) return says_as_much(s, *told, verb, subject, object);
    if (verb.same && subject != Fit::other && object != Fit::other) note_negated(s, *told, both);
    return false;
  }

  // Of a clause that is negated where the claim's is.
  [[nodiscard]] bool says_as_much(const Statement& s, const Clause& told, const Verb& verb, Fit subject, Fit object) {
    if (context_.across && subject == Fit::same) return true;
    if (subject != Fit::other && object != Fit::other) {
      const auto place = whole_ ? context_.names.other_place(s) : std::nullopt;
      if (place) put_absent(s, place);
      return !place;  // said, or it may be
    }
    const Fit turned = told.negated ? Fit::other : swapped(context_, told, verb.converse);
    if (turned != Fit::other) {
      put(s, VerifyReason::other_direction, turned == Fit::same && alone(s) && !another_time(context_, s));
    } else if (verb.same && whole_) {
      const bool by_another = subject == Fit::other;
      put_absent(
          s, by_another ? context_.names.replaced(s, own_.subject, told.subject) : context_.names.replaced(s, own_.object, told.object));
    }
    return false;
  }
  // One of the two clauses is negated.
  void note_negated(const Statement& s, const Clause& told, bool both) {
    if (!plainly_negated(context_, s, told, standings_.of[s.passage].figures == claim_.quantities.size())) return;
    // "was never beaten at home" is not denied by "away from home".
    const bool linked = context_.across || !own_.passive || own_.link == 0 || link_of(source_, told) == link_of(claim_, own_);
    const bool same = both && linked && !of_some(context_, s, told);
    if (same || own_.negated) put(s, VerifyReason::negated, same && alone(s));  // "never sold it": "his son sold it"
  }

  // Who won a match did not lose it.
  [[nodiscard]] bool won_not_lost(const Clause& told, const Verb& verb) const {
    return (idea_ == Concept::lose || verb.idea == Concept::lose) && told.link == 0 && own_.link == 0 && told.passive == own_.passive &&
           !told.negated && !own_.negated && own_.object.told() && fit(context_, own_.subject, told.subject, told) == Fit::same &&
           fit(context_, own_.object, told.object, told) == Fit::same;
  }
  // The object stands behind another preposition.
  [[nodiscard]] bool other_link(const Clause& told) const {
    if (context_.across) return (told.link == 0) != (own_.passive || own_.link == 0);
    return link_of(source_, told) != (own_.passive ? std::u16string() : link_of(claim_, own_));
  }
  [[nodiscard]] bool claim_tells(Concept idea) const {
    for (std::uint32_t t = 0; t < size(claim_); ++t) {
      if (concept_at(claim_, t) == idea) return true;
    }
    return false;
  }
  // Whether the passage has the claim's verb. Looked up once a passage: they come in order.
  [[nodiscard]] bool told_in(std::uint32_t passage) {
    if (passage != asked_) {
      const Passage& p = source_.passages[asked_ = passage];
      told_in_ = has_term(context_.terms.in_source, p.first, p.last, context_.terms.in_claim[own_.verb]);
    }
    return told_in_;
  }
  // Nothing that the claim says besides is missing.
  [[nodiscard]] bool alone(const Statement& s) const { return whole_ && all_else(context_, s); }
  [[nodiscard]] bool surely(const Statement& s, const Clause& told) const {
    return alone(s) && !another_time(context_, s) && !of_some(context_, s, told);
  }

  void put(const Statement& s, VerifyReason why, bool sure) {
    if (out_ && (out_->status == Status::refuted || !sure)) return;
    out_ = {{claim_.tokens[own_.verb].where, s.passage}, why, sure ? Status::refuted : Status::partial};
  }
  void put_absent(const Statement& s, std::optional<Span> name) {
    if (name && !out_) out_ = {{*name, s.passage}, VerifyReason::no_such_words, Status::not_found};
  }

  const RoleContext& context_;
  const Side& claim_;
  const Side& source_;
  const Clause& own_;  // the claim's
  const Standings& standings_;
  const bool whole_;
  const Concept idea_;  // of the claim's verb
  std::uint32_t asked_ = ~0U;
  bool told_in_ = false;
  std::optional<OtherRoles> out_;  // what weighs most so far
};

}  // namespace

std::optional<OtherRoles> find_other_roles(const Side& claim, const Side& source, const Terms& terms, const Standings& standings,
                                           bool whole) {
  const bool across = claim.pack != source.pack;
  const Names names(claim, source, terms);
  const auto own = read_claim(claim, terms);
  if (!own) return whole && !across ? of_another(claim, source, terms, standings, names) : std::nullopt;
  const RoleContext context{claim, source, terms, names, *own};
  auto out = Finder(context, standings, whole).run();
  // Between two languages few words are known: that it is so can't be said, and no more.
  if (out && across) out->status = Status::partial;
  return out;
}

}  // namespace citelight
