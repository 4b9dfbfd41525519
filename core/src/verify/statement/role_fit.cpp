#include "verify/statement/role_fit.h"

#include <algorithm>

#include "text/noun_phrase.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

// What the source's phrase says that the claim's does not.
struct Besides {
  bool other = false;  // somebody, or another word of the claim
  bool more = false;   // a word: "Prices on the ferry"
};
Besides besides(const RoleContext& context, TokenSpan c, TokenSpan s) {
  const Side& source = context.source;
  Besides out;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    const std::uint16_t term = context.terms.in_source[t];
    if (term != no_term) out.other = out.other || !has_term(context.terms.in_claim, c.first, c.last, term);
    else if (context.names.names_at(t, s.last)) out.other = true;
    else if (content(source, t) && !titles(source, t) &&
             (!source.tokens[t].capitalised || (t + 1 < s.last && !source.tokens[t + 1].capitalised)))
      out.more = true;
  }
  return out;
}

}  // namespace

Fit fit(const RoleContext& context, TokenSpan c, TokenSpan s, const Clause& told) {
  const auto& [claim, source, terms, names, own, across] = context;
  if (!c.told()) return s.told() && (told.negated || own.negated) ? Fit::unsure : Fit::same;  // "did not close its shop"
  if (!s.told()) return Fit::unsure;
  bool all = true, any = false, lacks_name = false;
  for (std::uint32_t t = c.first; t < c.last; ++t) {
    const std::uint16_t term = terms.in_claim[t];
    if (term == no_term) continue;
    const bool has = has_term(terms.in_source, s.first, s.last, term);
    any = any || has;
    all = all && has;
    lacks_name = lacks_name || (!has && names.is_name(claim, t, c.last));
  }
  auto [other, more] = besides(context, c, s);
  // « la maison | d'édition », "the director | of the museum" is not what someone never sold or met.
  const auto of = [](const Side& side, TokenSpan r) {
    return possessed(side, r.last) || (r.last < size(side) && side.reading().has(r.last, Category::of_whole));
  };
  more = more || (own.negated && of(source, s) && !of(claim, c));
  // « Celui de Pfizer »
  const bool elliptic =
      any && !lacks_name && s.first >= 2 && source.reading().has(s.first - 1, Category::of_whole) && empty_word(source, s.first - 2);
  if (all || elliptic) return more ? Fit::unsure : Fit::same;
  return other && (!any || lacks_name) ? Fit::other : Fit::unsure;
}

Fit swapped(const RoleContext& context, const Clause& told, bool converse) {
  const Clause& own = context.own;
  if (!own.subject.told() || !own.object.told() || listed(context.claim.reading(), own.verb, "mutual_verb")) return Fit::other;
  const auto with = [](const Side& side, const Clause& c) { return c.link != 0 && listed(side.reading(), c.link, "together"); };
  if (with(context.claim, own) || with(context.source, told)) return Fit::other;
  const bool same_link = own.passive || told.passive || converse || (own.link == 0) == (told.link == 0);
  return same_link ? std::min(fit(context, own.subject, told.object, told), fit(context, own.object, told.subject, told)) : Fit::other;
}

std::u16string link_of(const Side& side, const Clause& clause) { return clause.link == 0 ? std::u16string() : side.folded(clause.link); }

bool possessed(const Side& side, std::uint32_t behind) {
  return behind < size(side) && (side.reading().has(behind, Category::enclitic) || side.reading().led_by_apostrophe(behind));
}

}  // namespace citelight
