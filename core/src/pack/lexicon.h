// The kinds of lexicon entries, and their closed value sets.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "citelight/pack.h"

namespace citelight {

enum class Category : std::uint8_t {
#define CITELIGHT_CATEGORY(name, values) name,
#include "pack/lexicon.def"
#undef CITELIGHT_CATEGORY
};

struct CategoryInfo {
  std::string_view name;
  std::string_view values;  // as lexicon.def says
};

inline constexpr CategoryInfo category_info[] = {
#define CITELIGHT_CATEGORY(name, values) {#name, values},
#include "pack/lexicon.def"
#undef CITELIGHT_CATEGORY
};
inline constexpr std::size_t category_count = std::size(category_info);
static_assert(category_count <= 128, "a CategorySet holds 128");

[[nodiscard, gnu::always_inline]] constexpr CategorySet bit(Category c) { return CategorySet::of(static_cast<unsigned>(c)); }

// At compile time always, as `bit` is in place: a compiler that saves space would call them.
template <class... C>
[[nodiscard]] consteval CategorySet any_of(C... c) {
  return (bit(c) | ...);
}

}  // namespace citelight
