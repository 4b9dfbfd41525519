// Verbs of saying: lemma and paradigm → inflected forms.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace citelight::packc {

// A form and the roles it can play: any of f (finite third person), p (past
// participle), i (infinitive), g (gerund), c (conditional).
using VerbForm = std::pair<std::string, std::string>;

// The forms of `lemma` by `paradigm`: "fr-er", "fr-ir" (finir), "fr-re"
// (répondre), "en". Spelling changes (annonça, répète, admitted) are made here.
// Empty where the paradigm does not fit the lemma.
[[nodiscard]] std::vector<VerbForm> conjugate(const std::string& lemma, const std::string& paradigm);

}  // namespace citelight::packc
