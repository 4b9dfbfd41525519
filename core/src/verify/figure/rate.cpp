#include "verify/figure/rate.h"

#include <algorithm>

#include "numeral/numeral.h"

namespace citelight {
namespace {

enum class Per : std::uint32_t { noun, number, unit };  // as lexicon.def lists them

// Two words may stand between a figure with what it counts and what it is per.
constexpr std::uint32_t reach = 2;

constexpr double small_whole = 20;

}  // namespace

bool rates_by(const Decimal& whole) {
  std::uint64_t first = whole.coefficient;
  while (first > 9 && first % 10 == 0) first /= 10;
  return first == 1 || to_double(whole) <= small_whole;
}

bool other_rate(const Quantity& c, const std::string& claimed, const Quantity& s, const std::string& said) {
  if (claimed == said || c.kind != s.kind ||
      (c.kind != QuantityKind::money && c.kind != QuantityKind::cardinal && c.kind != QuantityKind::measure))
    return false;
  if (!claimed.empty() && !said.empty()) return true;
  const std::string& base = claimed.empty() ? said : claimed;
  return c.kind == QuantityKind::measure || (c.kind == QuantityKind::cardinal && (base == "#" || base == "…"));
}

std::string rate_base(const Side& side, const Quantity& q) {
  if (q.kind == QuantityKind::money) {
    if (const auto stroke = q.unit.find('/'); stroke != q.unit.npos) return q.unit.substr(stroke + 1);
  }
  const Reading reading = side.reading();
  const std::uint32_t size = static_cast<std::uint32_t>(side.tokens.size());
  const std::uint32_t first = reading.token_at(q.counted ? std::max(q.counted->end, q.where.end) : q.where.end);
  for (std::uint32_t t = first; t < std::min(first + reach, size); ++t) {
    if (side.tokens[t].kind == TokenKind::mark || side.tokens[t].line_before) return {};
    const auto per = reading.match(t, bit(Category::per));
    if (!per || per->last >= size || side.tokens[per->last].line_before) continue;
    const auto unit = reading.match(per->last, bit(Category::unit));
    if (unit && (unit->last > per->last + 1 || side.tokens[per->last].where.size() > (static_cast<Per>(per->value) == Per::noun ? 1 : 2)))
      return reading.pack.unit(unit->value).id;
    const auto kind = static_cast<Per>(per->value);
    const CategorySet next = reading.categories(per->last);
    // "an hour" is a rate, "an apple" is not, nor is « par un proche »
    if (kind == Per::unit || (kind == Per::noun && next.meets(bit(Category::article_one)))) continue;
    if (side.tokens[per->last].kind == TokenKind::number || next.meets(any_of(Category::numeral, Category::multiplier))) {
      const auto whole = read_numeral(reading, per->last);
      return whole && !rates_by(whole->value) ? "" : "#";
    }
    // "par habitant", not "par la mairie".
    const bool noun = side.tokens[per->last].kind == TokenKind::word && !side.tokens[per->last].capitalised &&
                      !next.meets(any_of(Category::function_word, Category::determiner, Category::elision, Category::preposition));
    return noun && kind == Per::noun ? "…" : std::string();
  }
  return {};
}

}  // namespace citelight
