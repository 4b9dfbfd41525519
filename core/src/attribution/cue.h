// Stage 4b: verbs of saying → cues, the verb group that reports.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "citelight/attribution.h"
#include "text/quotation.h"
#include "text/tokens.h"

namespace citelight {

// Of auxiliaries: « aurait », « serait »; "went on to", "declined to", which lead to what is said.
[[nodiscard]] constexpr bool is_conditional(ClassName auxiliary) { return auxiliary == "conditional" || auxiliary == "be_conditional"; }
[[nodiscard]] constexpr bool is_semi(ClassName auxiliary) { return auxiliary == "semi" || auxiliary == "semi_negated"; }

struct Cue {
  std::uint32_t first = 0;  // tokens [first, last): auxiliary, adverbs and verb
  std::uint32_t last = 0;
  ClassName cls;                          // say, find, np, opinion, ask, deny: the pack's class
  bool clausal = false;                   // a verb whose complement is a clause even without "that": "said", "argued"
  bool tells = false;                     // … or whose object is who hears it: "told reporters"
  bool commits = false;                   // "vowed to fight": what is said may be an infinitive
  bool counts = false;                    // what it reports may be a figure: "reported a profit of $3 million"
  bool recalls = false;                   // "admitted taking it": … or a gerund
  bool gerund = false;                    // "estimant que": the subject is the main clause's
  bool conditional = false;               // "aurait déclaré": itself unverified
  bool negated = false;                   // "n'a pas précisé"
  bool unsaid = false;                    // "may announce", "will say": only words in marks are given to anybody
  bool passive = false;                   // "was described as": by whom stands behind, if it is told
  bool perfect = false;                   // "a dénoncé": an auxiliary that a second participle can share
  bool nested = false;                    // « LE MINISTÈRE AFFIRME que …, » indique X: told inside a quotation, at its head
  std::optional<std::uint32_t> narrator;  // « Et LE MAIRE d'ajouter »: where whose words follow may be named
  std::optional<std::uint32_t> pronoun;   // the inverted subject inside: "a-t-IL ajouté", "dit-ELLE"
};

// Cues outside quotations, in order.
[[nodiscard]] std::vector<Cue> find_cues(const Reading& reading, Stretch block, const std::vector<Quotation>& quotations);

}  // namespace citelight
