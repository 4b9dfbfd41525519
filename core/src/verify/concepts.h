// How concepts stand to each other, as core/lang/concepts.json says.
#pragma once

#include <cstddef>
#include <string>

#include "citelight/pack.h"
#include "pack/concepts.h"

namespace citelight {

class Concepts {
 public:
  explicit Concepts(const Pack& pack);

  // What is said of the one is not said of the other: the injured are not the dead.
  [[nodiscard]] bool apart(Concept a, Concept b) const { return a != b && together(apart_, a, b); }
  // Whether any is apart from it.
  [[nodiscard]] bool has_others(Concept a) const { return a != Concept::none && apart_.find(letter_of(a)) != std::u16string::npos; }
  [[nodiscard]] bool opposed(Concept a, Concept b) const { return a != b && together(opposites_, a, b); }
  // Whether `is` holds of any two that are opposed.
  template <class Is>
  [[nodiscard]] bool any_opposites(Is is) const {
    for (std::size_t at = 0; at + 1 < opposites_.size(); at += 3) {
      if (is(of_letter(opposites_[at]), of_letter(opposites_[at + 1]))) return true;
    }
    return false;
  }
  // May be said of what another word means too: patients are people.
  [[nodiscard]] bool vague(Concept a) const { return a == Concept::none || vague_.find(letter_of(a)) != std::u16string::npos; }

 private:
  [[nodiscard]] static bool together(const std::u16string& groups, Concept a, Concept b);
  std::u16string apart_, opposites_;  // groups, a blank behind each; opposites are two by two
  std::u16string vague_;
};

}  // namespace citelight
