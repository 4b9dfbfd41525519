// Values by text. std::unordered_map would bring its growing and its nodes anew for each kind of value; here all share one look-up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace citelight {

// Texts by the order in which they came.
class TextIndex {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;

  [[nodiscard]] std::uint32_t find(std::string_view text) const { return texts_.empty() ? none : slots_[slot(text)]; }
  std::uint32_t add(std::string_view text);

 private:
  // The slot that has the text, or would have it.
  [[nodiscard]] std::size_t slot(std::string_view text) const;

  std::vector<std::string> texts_;
  std::vector<std::uint32_t> slots_;  // open addressing, a power of two of them: into texts_, none where free
};

template <class Value>
class TextMap {
 public:
  Value& operator[](std::string_view text) {
    const std::uint32_t at = index_.add(text);
    if (at == values_.size()) values_.emplace_back();
    return values_[at];
  }
  // Null where there is none.
  [[nodiscard]] const Value* find(std::string_view text) const {
    const std::uint32_t at = index_.find(text);
    return at == TextIndex::none ? nullptr : &values_[at];
  }
  [[nodiscard]] std::vector<Value>& values() { return values_; }
  [[nodiscard]] bool empty() const { return values_.empty(); }

 private:
  TextIndex index_;
  std::vector<Value> values_;
};

}  // namespace citelight
