#include "numeral/numeral.h"

#include <array>

#include "base/unicode.h"

namespace citelight {
namespace {

constexpr std::size_t max_digits = 18;  // what a Decimal holds exactly

constexpr bool is_separator(char16_t c) {
  return c == u'.' || c == u',' || c == u'\'' || c == u'\u2019' || c == u'\u066B' || c == u'\u066C';
}

// The length in digits of each run between separators, and the separators.
struct Shape {
  std::array<std::uint8_t, 16> runs{};
  std::array<char16_t, 16> marks{};
  std::size_t count = 0;
};

}  // namespace

std::optional<Decimal> read_digits(std::u16string_view text, const Pack& pack) {
  Shape shape;
  Decimal out;
  std::size_t digits = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = unicode::code_point(text, at);
    at += unicode::length(c);
    if (const int d = unicode::digit(c); d >= 0) {
      if (++digits > max_digits) return std::nullopt;
      out.coefficient = out.coefficient * 10 + static_cast<std::uint64_t>(d);
      ++shape.runs[shape.count];
    } else if (is_separator(static_cast<char16_t>(c)) && shape.count + 1 < shape.runs.size()) {
      shape.marks[shape.count++] = static_cast<char16_t>(c);
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0 || shape.runs[shape.count] == 0) return std::nullopt;
  if (shape.count == 0) return out;

  const auto same = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from + 1; i < to; ++i) {
      if (shape.marks[i] != shape.marks[from]) return false;
    }
    return true;
  };
  // Groups of three, or India's of two before a last of three.
  const auto grouped = [&](std::size_t to) {
    if (shape.runs[0] == 0 || shape.runs[0] > 3 || shape.runs[to] != 3) return false;
    bool threes = true;
    bool twos = true;
    for (std::size_t i = 1; i < to; ++i) {
      threes &= shape.runs[i] == 3;
      twos &= shape.runs[i] == 2;
    }
    return threes || (twos && shape.runs[0] <= 2);
  };
  const char16_t last = shape.marks[shape.count - 1];
  const std::string_view decimal_setting = pack.setting("decimal");
  const char16_t decimal = decimal_setting.empty() ? u'.' : static_cast<char16_t>(decimal_setting[0]);

  bool fraction = false;
  if (shape.count == 1) {
    // One separator: the language's decimal mark is one; any other groups where
    // it can ("12.450" in French), else it is a decimal mark typed abroad ("49.3").
    if (last == decimal || last == u'\u066B') {
      fraction = !(last == u',' && text.ends_with(u"000") && grouped(1) &&
                   text[0] != u'0');  // « 14,000 ha »: no figure is given to so many noughts
    } else if (!grouped(1)) {
      if (last == u'\'' || last == u'\u2019') return std::nullopt;
      fraction = true;
    }
  } else if (same(0, shape.count)) {
    if (!grouped(shape.count)) return std::nullopt;
  } else {
    if (!same(0, shape.count - 1) || !grouped(shape.count - 1)) return std::nullopt;
    fraction = true;
  }
  if (fraction) {
    if (shape.runs[shape.count - 1] == 0 && shape.count > 1) return std::nullopt;
    out.exponent = -static_cast<std::int32_t>(shape.runs[shape.count]);
  }
  return out;
}

}  // namespace citelight
