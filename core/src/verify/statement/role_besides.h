// What a statement of the source says besides the clause that is held against the claim's: another time, of some alone, somebody's words.
#pragma once

#include "verify/statement/clause.h"
#include "verify/statement/role_fit.h"
#include "verify/statement/wording.h"

namespace citelight {

// Whether the statement has all words of the claim's phrase.
[[nodiscard]] bool has_all(const RoleContext& context, const Statement& s, TokenSpan phrase);

// The statement has all that the claim says besides its clause, and nobody else says it.
[[nodiscard]] bool all_else(const RoleContext& context, const Statement& s);

// "some did not" leaves that some did.
[[nodiscard]] bool of_some(const RoleContext& context, const Statement& s, const Clause& told);

// It tells of a day that the claim does not: each may have beaten the other once. A weekday says when it was.
[[nodiscard]] bool another_time(const RoleContext& context, const Statement& s);

// Of two clauses one of which is negated: just that it is, no other day, no "not only", no more words. `all_figures`: the passage gives all
// of the claim's.
[[nodiscard]] bool plainly_negated(const RoleContext& context, const Statement& s, const Clause& told, bool all_figures);

// "Born in Graz, Lind studied in Lowick": neither is Lowick born, nor Lind in Lowick.
[[nodiscard]] bool of_opener(const RoleContext& context, const Statement& s);

}  // namespace citelight
