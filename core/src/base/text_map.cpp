#include "base/text_map.h"

#include "citelight/text_hash.h"

namespace citelight {

std::size_t TextIndex::slot(std::string_view text) const {
  const std::uint32_t hash = text_hash(text);
  std::size_t at = (hash ^ hash >> 15) & (slots_.size() - 1);
  while (slots_[at] != none && texts_[slots_[at]] != text) at = (at + 1) & (slots_.size() - 1);
  return at;
}

std::uint32_t TextIndex::add(std::string_view text) {
  if (2 * texts_.size() >= slots_.size()) {
    slots_.assign(slots_.empty() ? 64 : 2 * slots_.size(), none);
    for (std::uint32_t i = 0; i < texts_.size(); ++i) slots_[slot(texts_[i])] = i;
  }
  std::uint32_t& place = slots_[slot(text)];
  if (place == none) {
    place = static_cast<std::uint32_t>(texts_.size());
    texts_.emplace_back(text);
  }
  return place;
}

}  // namespace citelight
