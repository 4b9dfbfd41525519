#include "base/offsets.h"

#include <algorithm>

#include "base/unicode.h"

namespace citelight {

OffsetMap::OffsetMap(std::u16string_view text, Offsets unit) : text_(text) {
  if (unit == Offsets::utf16) return;
  to_.reserve(text.size() + 1);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = unicode::code_point(text, i);
    to_.push_back(count);
    if (unicode::length(c) == 2) to_.push_back(count);
    count += unit == Offsets::codepoint ? 1 : c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    i += unicode::length(c);
  }
  to_.push_back(count);
}

std::optional<std::uint32_t> OffsetMap::to_utf16(std::uint64_t at) const {
  if (to_.empty()) {
    if (at > text_.size() || (at > 0 && at < text_.size() && (text_[static_cast<std::size_t>(at)] & 0xFC00) == 0xDC00)) return std::nullopt;
    return static_cast<std::uint32_t>(at);
  }
  const auto found = std::lower_bound(to_.begin(), to_.end(), at);
  if (found == to_.end() || *found != at) return std::nullopt;
  return static_cast<std::uint32_t>(found - to_.begin());
}

}  // namespace citelight
