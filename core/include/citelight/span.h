// A stretch of a document's text.
#pragma once

#include <compare>
#include <cstdint>

namespace citelight {

// Half-open range of UTF-16 code units into Document::text: the units of the
// DOM and of JavaScript strings, so that a span can be handed to a Range as is.
// `{3, 3}` is the empty place before unit 3.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) =
      default;  // NOLINT(modernize-use-nullptr): the check takes what the compiler writes for ours
};

}  // namespace citelight
