// Who says the words, in the claim and in the source.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "citelight/attribution.h"
#include "verify/verify_side.h"

namespace citelight {

struct Speakers {
  const Side& claim;
  std::u16string_view speaker;  // to whom the page gives words whose speaker the claim doesn't name
  const Side& source;
  std::vector<Attribution> claimed;  // who says what in the claim
  std::vector<Attribution> said;     // … in the source
};

// Per token, whether it stands between two pieces of one quotation: “The river,” SAID DUNMORE, “is dying.”
struct Tags {
  std::vector<bool> of;
  bool any = false;
};
[[nodiscard]] Tags find_tags(const Side& side, const std::vector<Attribution>& attributions);

// The statement, by someone who is named, that words stand in: the innermost that has them all. None: nullptr.
[[nodiscard]] const Attribution* said_in(const std::vector<Attribution>& attributions, Span where);

// To whom the claim, or else the page, gives the words `quoted` of the claim; empty: to nobody.
[[nodiscard]] std::u16string_view said_by(const Speakers& speakers, Span quoted);

// A name's words: "Claire Montel" → claire, montel.
[[nodiscard]] std::vector<std::u16string> name_words(std::u16string_view name);
[[nodiscard]] bool share_a_word(const std::vector<std::u16string>& a, const std::vector<std::u16string>& b);

// Two people, told apart by their names: the one the claim gives the words `quoted` to, and the one of the source's statement `there` that
// has the words `found`.
[[nodiscard]] bool other_person(const Speakers& speakers, Span quoted, const Attribution& there, Span found);

// "Petter Solheim" of a source that quotes Ingrid Solheim and never says Petter; "Liz" may be Elizabeth, so a slip is not ruled out.
[[nodiscard]] bool other_first_name(const Speakers& speakers, Span quoted, const Attribution& there);

// "He said": whom the claim names, the source names further on. Papers may tell so who "he" is.
[[nodiscard]] bool named_further_on(const Speakers& speakers, Span quoted, const Attribution& there);

// The source gives the words to an organisation, and the claim to somebody whom the source names, in no sentence on that.
[[nodiscard]] bool of_organisation(const Speakers& speakers, Span quoted, const Attribution& there);

}  // namespace citelight
