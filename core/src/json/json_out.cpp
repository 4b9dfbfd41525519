#include "json/json_out.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/unicode.h"

namespace citelight::json {
namespace {

constexpr bool goes_over(char32_t ascii) { return ascii >= 0x20 && ascii != U'"' && ascii != U'\\'; }

// Whether each of eight bytes does, as those of other letters do: which of them, below 0x80, a number is taken from that is more.
bool all_go_over(std::uint64_t eight) {
  constexpr std::uint64_t each = 0x0101'0101'0101'0101u;
  const auto below = [&](std::uint64_t lanes, std::uint64_t than) { return (lanes - than * each) & ~lanes; };
  return ((below(eight, 0x20) | below(eight ^ '"' * each, 1) | below(eight ^ '\\' * each, 1)) & 0x80 * each) == 0;
}

}  // namespace

void Out::grow(std::size_t bytes) {
  const std::size_t written = at_ == nullptr ? 0 : static_cast<std::size_t>(at_ - text_.data());
  text_.resize(std::max(2 * text_.size(), written + bytes));
  at_ = text_.data() + written;
  end_ = text_.data() + text_.size();
}

std::string Out::take() {
  text_.resize(static_cast<std::size_t>(at_ - text_.data()));
  at_ = end_ = nullptr;
  return std::move(text_);
}

// Most of what is written are names of a few letters: by words of eight bytes, without a call, the last of them over what is there already.
void Out::raw(const char* text, std::size_t size) {
  room(size);
  char* const to = at_;
  at_ += size;
  if (size >= 8) {
    for (std::size_t i = 0; i + 8 <= size; i += 8) std::memcpy(to + i, text + i, 8);
    std::memcpy(to + size - 8, text + size - 8, 8);
    return;
  }
  if (size >= 4) {
    std::memcpy(to, text, 4);
    std::memcpy(to + size - 4, text + size - 4, 4);
    return;
  }
  for (; size > 0; --size) to[size - 1] = text[size - 1];
}

void Out::number(std::uint64_t n) {
  char digits[20];
  std::size_t first = sizeof digits;
  // Offsets fit in 32 bits, and are divided three times as fast there.
  for (; n > UINT32_MAX; n /= 10) digits[--first] = static_cast<char>('0' + n % 10);
  auto rest = static_cast<std::uint32_t>(n);
  do { digits[--first] = static_cast<char>('0' + rest % 10); } while ((rest /= 10) != 0);
  raw(digits + first, sizeof digits - first);
}

void Out::escaped(char32_t c) {
  constexpr char hex[] = "0123456789abcdef";
  switch (c) {
    case '"': return raw("\\\"");
    case '\\': return raw("\\\\");
    case '\n': return raw("\\n");
    case '\r': return raw("\\r");
    case '\t': return raw("\\t");
    default: {
      const char digits[] = {hex[c >> 4], hex[c & 15]};
      raw("\\u00");
      raw(digits, 2);
    }
  }
}

void Out::string(std::u16string_view text) {
  room(6 * text.size() + 2);  // "\u0000" for each unit
  *at_++ = '"';
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = unicode::code_point(text, at);
    at += unicode::length(c);
    if (c >= 0x80) at_ = unicode::put_utf8(c, at_);
    else if (goes_over(c)) *at_++ = static_cast<char>(c);
    else escaped(c);
  }
  *at_++ = '"';
}

void Out::string(std::string_view utf8) {
  room(6 * utf8.size() + 2);
  *at_++ = '"';
  for (std::size_t i = 0; i < utf8.size();) {
    std::uint64_t eight;
    if (utf8.size() - i >= sizeof eight && (std::memcpy(&eight, utf8.data() + i, sizeof eight), all_go_over(eight))) {
      std::memcpy(at_, &eight, sizeof eight);
      at_ += sizeof eight;
      i += sizeof eight;
      continue;
    }
    const char c = utf8[i++];
    if (goes_over(static_cast<unsigned char>(c))) *at_++ = c;
    else escaped(static_cast<unsigned char>(c));
  }
  *at_++ = '"';
}

}  // namespace citelight::json
