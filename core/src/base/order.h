// Sorting, stable and the same on every platform. std::sort would add four kilobytes of wasm for each type it is given.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace citelight {

// Bottom-up merge sort: O(n log n), O(n) where `list` is in order already, as most of ours are.
template <class T, class Less = std::less<T>>
void put_in_order(std::vector<T>& list, Less less = {}) {
  if (std::is_sorted(list.begin(), list.end(), less)) return;
  const std::size_t n = list.size();
  std::vector<T> merged(n);
  for (std::size_t width = 1; width < n; width *= 2) {
    for (std::size_t from = 0; from < n; from += 2 * width) {
      const std::size_t middle = std::min(from + width, n);
      const std::size_t end = std::min(from + 2 * width, n);
      std::size_t left = from, right = middle;
      for (std::size_t to = from; to < end; ++to) {
        const bool take_right = left == middle || (right < end && less(list[right], list[left]));
        merged[to] = std::move(list[take_right ? right++ : left++]);
      }
    }
    list.swap(merged);
  }
}

}  // namespace citelight
