#include "date/date_text.h"

#include <algorithm>

#include "base/unicode.h"
#include "numeral/numeral.h"

namespace citelight {
namespace {

// What stands behind the class in `text`.
std::string_view argument_of(std::string_view text) { return text.substr(std::min(text.find(' '), text.size() - 1) + 1); }

}  // namespace

std::int32_t to_integer(std::string_view text) {
  std::int32_t out = 0;
  const bool negative = text.starts_with('-');
  for (const char c : negative ? text.substr(1) : text) {
    if (c < '0' || c > '9') return 0;
    out = out * 10 + (c - '0');
  }
  return negative ? -out : out;
}

std::optional<DateText::Hit> DateText::find_phrase(std::uint32_t at, Category category, ClassName name) const {
  std::optional<Hit> out;
  reading_.each_named(at, category, name.hash, [&](const Match& m) {
    if (out || m.last > sentence_.last) return;
    out = Hit{m.last, argument_of(reading_.pack.text(m.value))};
  });
  return out;
}

namespace {

constexpr std::uint32_t longest_before = 5;  // words of a phrase that is looked for backwards

}  // namespace

std::uint64_t DateText::gather_classes_before(std::uint32_t at) const {
  std::uint64_t out = 0;
  for (std::uint32_t back = 1; back <= longest_before && at >= sentence_.first + back; ++back) {
    if (back > 1 && token(at - back + 1).line_before) break;
    if (reaches(at - back, back)) out |= reading_.classes(at - back);
  }
  return out;
}

std::optional<DateText::Hit> DateText::find_before(std::uint32_t at, Category category, ClassName name) const {
  std::optional<Hit> out;
  const std::uint64_t wanted = class_bit(name.hash);
  // The longest phrase wins, so the farthest begin is kept.
  for (std::uint32_t back = 1; back <= longest_before && at >= sentence_.first + back; ++back) {
    const std::uint32_t begin = at - back;
    if (back > 1 && token(begin + 1).line_before) break;
    if (!reaches(begin, back) || !may_say(begin, wanted)) continue;
    reading_.each_named(begin, category, name.hash, [&](const Match& m) {
      if (m.last == at) out = Hit{begin, argument_of(reading_.pack.text(m.value))};
    });
  }
  return out;
}

std::optional<DateText::Number> DateText::digits(std::uint32_t at) const {
  if (!is_number(at)) return std::nullopt;
  const auto text = this->at(at);
  if (text.size() > 4) return std::nullopt;
  Number out{at + 1, 0, static_cast<std::uint8_t>(text.size()), false};
  for (const char16_t c : text) {
    if (c < u'0' || c > u'9') return std::nullopt;
    out.value = out.value * 10 + (c - u'0');
  }
  if (glued(at + 1) && has(at + 1, Category::ordinal_suffix) && !glued(at + 2)) {
    out.ordinal = true;
    out.last = at + 2;
  } else if (glued(at + 1) && has(at + 1, Category::ordinal_suffix) && token(at + 2).kind == TokenKind::mark) {
    out.ordinal = true;
    out.last = at + 2;
  }
  return out;
}

std::optional<DateText::Number> DateText::in_words(std::uint32_t at) const {
  const auto n = read_numeral(reading_, at);
  if (!n || n->last > sentence_.last || n->value.negative || n->value.exponent < 0 || n->value.exponent > 3) return std::nullopt;
  if (n->form != NumeralForm::cardinal && n->form != NumeralForm::ordinal) return std::nullopt;
  auto value = n->value.coefficient;
  for (auto e = n->value.exponent; e > 0 && value < 10000; --e) value *= 10;
  if (value >= 10000) return std::nullopt;
  return Number{n->last, static_cast<std::int32_t>(value), 0, n->form == NumeralForm::ordinal};
}

std::optional<DateText::Number> DateText::spelled_year(std::uint32_t at) const {
  if (!is_word(at)) return std::nullopt;
  auto n = number(at);
  if (!n || n->ordinal) return std::nullopt;
  // No year begins with "one": "one thousand and five hundred".
  const auto one = reading_.match(at, bit(Category::numeral));
  if (one && compare(reading_.pack.decimal(one->value), {1, 0, false}) == 0) return std::nullopt;
  if (n->value == 1000) return std::nullopt;  // "12 pour mille", "dix-sept mille", "from one thousand to two"
  if (n->value >= 10 && n->value <= 21) {
    const auto rest = number(n->last);
    if (!rest || rest->digits != 0 || rest->ordinal || rest->value < 10 || rest->value > 99) return std::nullopt;
    n->value = n->value * 100 + rest->value;
    n->last = rest->last;
  }
  if (n->value < 1000 || n->value > 2199) return std::nullopt;
  return n;
}

std::uint32_t DateText::past_stop(std::uint32_t at) const {
  if (!is(at, u'.') || !glued(at)) return at;
  // At the sentence's end the stop is the sentence's.
  return at + 1 < sentence_.last ? at + 1 : at;
}

std::optional<Match> DateText::month(std::uint32_t at) const {
  auto m = name(at, Category::month);
  // "sept" is a month beside digits or with its stop: "12 sept 2003", "sept.", not "un sept neuf", "sept mille".
  if (!m || !has(at, Category::numeral) || m->last > at + 1) return m;
  const bool beside = is_number(m->last) || (at > first() && (is_number(at - 1) || has(at - 1, Category::ordinal_suffix)));
  return beside ? m : std::nullopt;
}

std::optional<Match> DateText::name(std::uint32_t at, Category category) const {
  if (!inside(at)) return std::nullopt;
  auto m = reading_.match(at, bit(category));
  if (!m || m->last > sentence_.last) return std::nullopt;
  // "janv.", "Sept." take their stop along; a full name does not.
  const bool full = token(m->last - 1).where.end - token(m->first).where.begin > 5;
  if (!full) m->last = past_stop(m->last);
  return m;
}

}  // namespace citelight
