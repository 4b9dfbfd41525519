// Which things a word of a text belongs to, by its spelling.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "citelight/span.h"

namespace citelight {

// FNV-1a by units, its bits mixed: a table takes the lowest.
[[nodiscard]] inline std::uint32_t spelling_hash(std::u16string_view word) {
  std::uint32_t out = 2166136261u;
  for (const char16_t c : word) out = (out ^ c) * 16777619u;
  return out ^ (out >> 15);
}

// Open addressing, all of a word in one place of 16 bytes: a long text's names are looked up once each, far apart.
class WordIndex {
 public:
  explicit WordIndex(std::u16string_view text) : text_(text) {}

  // Says that `thing` has the word at `where`, which isn't empty.
  void add(Span where, std::uint32_t thing) {
    if (2 * (words_ + 1) > slots_.size()) grow();
    Slot& slot = slots_[place(word(where))];
    if (slot.where.empty()) {
      slot = {spelling_hash(word(where)), none, where};
      ++words_;
    }
    links_.push_back({thing, slot.last});
    slot.last = static_cast<std::uint32_t>(links_.size() - 1);
  }
  [[nodiscard]] bool has(std::u16string_view word) const { return !slots_.empty() && !slots_[place(word)].where.empty(); }
  // Puts the things that have the word into `out`, the last first, as many as it holds; returns how many.
  std::size_t last(std::u16string_view word, std::span<std::uint32_t> out) const {
    std::size_t count = 0;
    if (slots_.empty()) return count;
    for (std::uint32_t link = slots_[place(word)].last; link != none && count < out.size(); link = links_[link].before)
      out[count++] = links_[link].thing;
    return count;
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t last = none;  // into links_
    Span where;                 // where it first stands; empty: the slot is free
  };
  struct Link {
    std::uint32_t thing = 0;
    std::uint32_t before = none;
  };

  [[nodiscard]] std::u16string_view word(Span where) const { return text_.substr(where.begin, where.size()); }
  // The slot that has the word, or would have it.
  [[nodiscard]] std::size_t place(std::u16string_view wanted) const {
    const std::uint32_t h = spelling_hash(wanted);
    std::size_t at = h & (slots_.size() - 1);
    while (!slots_[at].where.empty() && (slots_[at].hash != h || word(slots_[at].where) != wanted)) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  void grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : 2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.where.empty()) continue;
      std::size_t at = slot.hash & (slots_.size() - 1);
      while (!slots_[at].where.empty()) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }

  std::u16string_view text_;
  std::vector<Slot> slots_;  // a power of two of them
  std::vector<Link> links_;
  std::size_t words_ = 0;
};

}  // namespace citelight
