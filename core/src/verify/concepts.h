// How concepts stand to each other, as core/lang/concepts.json says.
#pragma once

#include <cstddef>
#include <string>

#include "citelight/pack.h"
#include "pack/concepts.h"

namespace citelight {

class Concepts {
 public:
  Concepts() = default;
  explicit Concepts(const Pack& pack);  // one of concepts

  // What is said of the one is not said of the other: the injured are not the dead.
  [[nodiscard]] bool apart(Concept a, Concept b) const { return a != b && together(apart_, a, b); }
  // Whether any is apart from it.
  [[nodiscard]] bool has_others(Concept a) const { return a != Concept::none && apart_.find(letter_of(a)) != std::u16string::npos; }
  [[nodiscard]] bool opposed(Concept a, Concept b) const { return a != b && together(opposites_, a, b); }
  // Who did the one did not do the other, at no other time either.
  [[nodiscard]] bool contrary(Concept a, Concept b) const { return a != b && together(contraries_, a, b); }
  [[nodiscard]] bool converse(Concept a, Concept b) const { return a != b && together(converses_, a, b); }
  // Whether `is` holds of any two that are opposed.
  template <class Is>
  [[nodiscard]] bool any_opposites(Is is) const {
    return any_pair(opposites_, is);
  }
  // … of any two that are opposed in one mouth, though two may mean one thing by them: who buys and who sells.
  template <class Is>
  [[nodiscard]] bool any_converses(Is is) const {
    return any_pair(converses_, is);
  }
  // May be said of what another word means too: patients are people.
  [[nodiscard]] bool vague(Concept a) const { return a == Concept::none || vague_.find(letter_of(a)) != std::u16string::npos; }
  // A film is no book: what is said to be one of them is none of the others.
  [[nodiscard]] bool kind(Concept a) const { return a != Concept::none && kinds_.find(letter_of(a)) != std::u16string::npos; }
  [[nodiscard]] bool other_kind(Concept a, Concept b) const { return a != b && together(kinds_, a, b); }
  // A country of whose people or things none is also another's: not Britain and Scotland.
  [[nodiscard]] bool nation(Concept a) const { return a != Concept::none && nations_.find(letter_of(a)) != std::u16string::npos; }
  // Of a capital, the country that it may speak for, and of a country its capital; none of what has none.
  [[nodiscard]] Concept seat(Concept a) const;

 private:
  [[nodiscard]] static bool together(const std::u16string& groups, Concept a, Concept b);
  template <class Is>
  [[nodiscard]] static bool any_pair(const std::u16string& pairs, Is is) {
    for (std::size_t at = 0; at + 1 < pairs.size(); at += 3) {
      if (is(of_letter(pairs[at]), of_letter(pairs[at + 1]))) return true;
    }
    return false;
  }
  std::u16string apart_, opposites_, converses_, seats_;  // groups, a blank behind each; but the first are two by two
  std::u16string vague_, nations_, kinds_, contraries_;
};

}  // namespace citelight
