// What is said, without regard to how: by it two languages are compared, and what is reported without quotation marks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "citelight/attribution.h"
#include "verify/concepts.h"
#include "verify/quote/quoted_words.h"
#include "verify/verify_side.h"

namespace citelight {

// What two languages can be compared by: words that look alike or stand for the same concept, figures, negations.
struct Gist {
  explicit Gist(const Side& of) : side(&of) {}

  const Side* side;
  std::uint32_t words = 0;
  std::vector<std::u16string> keys;  // of the words that carry meaning
  std::vector<Concept> concepts;     // of each of them
  std::vector<const Quantity*> figures;
  std::vector<Decimal> vague;  // "thousands", "centaines"
  std::vector<Concept> ideas;  // all concepts met, those of function words too
  bool negated = false;
  bool half = false, whole = false;  // « n'augmentera que », « craint qu'il n'augmente » have « ne » alone
  bool nobody = false;               // negates where the other language needs a negation beside it: "nobody has", "personne n'a"
  bool limited = false;              // "not only", "not before June": may be so in part
  bool turned = false;               // says something like a negation without one: "without", "manque"
  [[nodiscard]] bool in_part() const { return limited || (half && !whole); }
  [[nodiscard]] double size() const { return static_cast<double>(keys.size() + figures.size()); }
};

// Of all the words, and of those that somebody says.
[[nodiscard]] Gist gist_of(const Side& side, const std::vector<Word>& words);
[[nodiscard]] Gist gist_of(const Side& side, const std::vector<Word>& words, const Attribution& said);

// How many of the claim's words that carry meaning, and of its figures, the source's words have.
[[nodiscard]] double shared(const Gist& claim, const Gist& source);
[[nodiscard]] std::ptrdiff_t shared_figures(const Gist& claim, const Gist& source);

// The one figure of each that the other does not have, where they can be compared: another figure was put into the speaker's mouth.
[[nodiscard]] bool other_figure(const Gist& claim, const Gist& source);

// "promised" here and "refused" there, and neither says the other's word too.
[[nodiscard]] bool opposed(const Concepts& concepts, const Gist& a, const Gist& b);

}  // namespace citelight
