// Stage 4c: the noun phrase that names a source, left or right of its cue.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "text/quotation.h"
#include "text/tokens.h"

namespace citelight {

constexpr std::uint32_t demonstrative = 1;  // the value of a definite word that points, as lexicon.def lists them

struct NounPhrase {
  std::uint32_t first = 0;  // tokens [first, last), apposition included
  std::uint32_t last = 0;
  std::uint32_t head = 0;  // tokens [first, head): without the apposition
};

// Ends like an adverb: "publicly", « notamment »; what the ending is, the pack tells.
[[nodiscard]] bool adverb_form(const Reading& reading, std::uint32_t token);

// Whether a word of more than `longer` letters has one of the endings that the pack's setting lists: "past_ending",
// "gerund_ending", "participle_ending", "infinitive_ending".
[[nodiscard]] bool formed(const Reading& reading, std::uint32_t token, SettingName setting, std::size_t longer);

// "built", "named": a participle, or a past that looks like one.
[[nodiscard]] inline bool participle_form(const Reading& reading, std::uint32_t t) {
  return formed(reading, t, "past_ending", 3) || formed(reading, t, "participle_ending", 3);
}

// Ends like a plural: "ships", « bateaux », not "bus". A verb of the third person may look the same.
[[nodiscard]] bool plural_form(const Reading& reading, std::uint32_t token);
// … or is known to be one: "people".
[[nodiscard]] inline bool is_plural(const Reading& reading, std::uint32_t token) {
  return reading.has(token, Category::plural_noun) || plural_form(reading, token);
}

// Whether the pack's setting lists this very word.
[[nodiscard]] bool listed(const Reading& reading, std::uint32_t token, SettingName setting);

// "according to HIM": the pronoun's kind, as the pack tells its subject form's; "" where the word is none.
[[nodiscard]] std::string_view object_pronoun(const Reading& reading, std::uint32_t token);

// "to ADDRESS", "to build" behind its mark, where the language's infinitives have no ending of their own.
[[nodiscard]] bool bare_infinitive(const Reading& reading, std::uint32_t token);

// The subject that ends before token `end`, not before `begin`: "Mathew Oldham,
// directeur de …," "le ministre", "two people familiar with the matter".
[[nodiscard]] std::optional<NounPhrase> subject_before(const Reading& reading, std::uint32_t begin, std::uint32_t end);

// The phrase that starts at `begin`, not beyond `end`: an inverted subject, or
// what stands behind "selon". `leads`: the main clause follows behind a comma,
// so that only a role can be an apposition there.
[[nodiscard]] std::optional<NounPhrase> phrase_at(const Reading& reading, std::uint32_t begin, std::uint32_t end, bool leads = false);

}  // namespace citelight
