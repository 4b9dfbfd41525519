#include "verify/concepts.h"

#include "base/unicode.h"
#include "pack/settings.h"

namespace citelight {

Concepts::Concepts(const Pack& pack)
    : apart_(unicode::from_utf8(pack.setting("concepts_apart"))),
      opposites_(unicode::from_utf8(pack.setting("concepts_opposites"))),
      converses_(unicode::from_utf8(pack.setting("concepts_converses"))),
      seats_(unicode::from_utf8(pack.setting("concepts_seats"))),
      vague_(unicode::from_utf8(pack.setting("concepts_vague"))),
      nations_(unicode::from_utf8(pack.setting("concepts_nations"))),
      kinds_(unicode::from_utf8(pack.setting("concepts_kinds"))),
      contraries_(unicode::from_utf8(pack.setting("concepts_contraries"))) {}

bool Concepts::together(const std::u16string& groups, Concept a, Concept b) {
  bool first = false, second = false;
  for (const char16_t c : groups) {
    if (c == letter_of(Concept::none)) first = second = false;
    first = first || c == letter_of(a);
    second = second || c == letter_of(b);
    if (first && second && a != Concept::none && b != Concept::none) return true;
  }
  return false;
}

Concept Concepts::seat(Concept a) const {
  const std::size_t at = a == Concept::none ? std::u16string::npos : seats_.find(letter_of(a));
  return at == std::u16string::npos ? Concept::none : of_letter(seats_[at % 3 == 0 ? at + 1 : at - 1]);
}

}  // namespace citelight
