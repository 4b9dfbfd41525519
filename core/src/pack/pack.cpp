#include "citelight/pack.h"

#include <algorithm>

#include "pack/pack_look.h"
#include "pack/settings.h"

namespace citelight {

// Of two settings of one name the second could never be asked for.
static_assert([] {
  for (std::size_t a = 0; a < setting_count; ++a) {
    for (std::size_t b = a + 1; b < setting_count; ++b) {
      if (setting_info[a].name == setting_info[b].name) return false;
    }
  }
  return true;
}());

bool Pack::lists(SettingName name, std::u16string_view text) const {
  const ListedLook look(name.place, text);
  const std::size_t mask = listed_.size() - 1;
  for (std::size_t at = look.slot & mask; listed_[at].length != 0; at = (at + 1) & mask) {
    const Listed& word = listed_[at];
    if (word.hash == look.hash && std::u16string_view(pool_.data() + word.spelling, word.length) == text) return true;
  }
  return false;
}

std::uint32_t Pack::word(std::u16string_view folded) const {
  const Look look(folded);
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  for (std::uint32_t at = look.hash & mask;; at = (at + 1) & mask) {
    const std::uint32_t slot = slots_[at];
    if (slot == 0) return 0;
    if (((slot ^ look.hash) & ~slot_word) != 0) continue;
    const Word& word = words_[slot & slot_word];
    if (word.begins != look.begins || word.length != folded.size()) continue;
    const char16_t* const letters = pool_.data() + word.spelling;
    std::size_t same = look.begins != 0 ? 8 : 0;  // 0 too where a NUL is all there is
    while (same < folded.size() && letters[same] == folded[same]) ++same;
    if (same >= folded.size()) return slot & slot_word;
  }
}

std::span<const Phrase> Pack::several(std::uint32_t word, std::uint32_t second) const {
  const Word& w = words_[word];
  const Phrase* const end = phrases_.data() + w.first + w.several;
  const Phrase* const first =
      std::lower_bound(phrases_.data() + w.first, end, second, [](const Phrase& p, std::uint32_t wanted) { return p.second < wanted; });
  const Phrase* last = first;
  while (last != end && last->second == second) ++last;
  return {first, last};
}

const Unit* find_unit(std::span<const Unit> units, std::string_view id) {
  const auto found = std::partition_point(units.begin(), units.end(), [&](const Unit& u) { return u.id < id; });
  return found == units.end() || found->id != id ? nullptr : &*found;
}

}  // namespace citelight
