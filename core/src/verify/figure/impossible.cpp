#include "verify/figure/impossible.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "date/calendar.h"

namespace citelight {
namespace {

constexpr int earliest_year = 1000;
constexpr int latest_year = 2100;
constexpr double same_matter = 0.35;  // of the claim's words, around the source's date
constexpr double nearly_told = 0.6;   // … by a passage

int whole(std::u16string_view digits) {
  int out = 0;
  for (const char16_t c : digits) {
    if (c < u'0' || c > u'9' || out > latest_year) return 0;
    out = 10 * out + (c - u'0');
  }
  return out;
}
struct ImpossibleDate {
  Span claim;
  const Quantity* other = nullptr;  // what the source has in its place, if it speaks of such a one
  std::uint32_t passage = 0;
};

bool is_year(int n) { return n >= earliest_year && n <= latest_year; }

class Finder {
 public:
  explicit Finder(const FigureContext& context) : context_(context), side_(context.claim) {}

  std::vector<ImpossibleDate> run() {
    for (std::uint32_t t = 0; t < side_.tokens.size(); ++t) {
      day(t);
      season(t);
      span(t);
      decade(t);
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] int number(std::uint32_t t) const {
    return t < side_.tokens.size() && side_.tokens[t].kind == TokenKind::number ? whole(side_.text(side_.tokens[t].where)) : 0;
  }
  [[nodiscard]] bool glued(std::uint32_t t) const { return t < side_.tokens.size() && !side_.tokens[t].space_before; }

  // "31 April 2020", "November 95, 2018", where the source gives a day of that month.
  void day(std::uint32_t t) {
    const auto month = t > 0 ? side_.reading().match(t, bit(Category::month)) : std::nullopt;
    if (!month || month->last != t + 1) return;
    const bool behind = number(t + 1) > 0 && number(t + 1) < earliest_year;  // "November 95, 2018"
    const std::uint32_t d = behind ? t + 1 : t - 1;
    std::uint32_t y = behind ? t + 2 : t + 1;
    if (behind && y < side_.tokens.size() && side_.tokens[y].kind == TokenKind::mark) ++y;
    const int m = static_cast<int>(month->value);
    if (!is_year(number(y)) || number(d) <= days_in_month(number(y), m)) return;
    tell(std::min(d, t), y, 0, What::day, number(y), m);
  }

  // "2022-21", "2019–18", "2021-220", where the source gives a season that begins or ends alike. "1914-18", "2016-03" are dates, "loi n° 2019-17" is a name.
  void season(std::uint32_t t) {
    const int from = number(t), to = number(t + 2);
    if (!is_year(from) || to == 0 || !glued(t + 1) || !glued(t + 2) ||
        std::u16string_view(u"-–/").find(side_.text(side_.tokens[t + 1].where).front()) == std::u16string_view::npos)
      return;
    if (t > 0 &&
        ((glued(t) && side_.tokens[t - 1].kind != TokenKind::mark) || side_.reading().is(t - 1, u'°') || side_.reading().is(t - 1, u'.')))
      return;
    const std::size_t digits = side_.tokens[t + 2].where.size();
    if (glued(t + 3) && side_.tokens[t + 3].kind != TokenKind::mark) return;
    if (digits != 3 && (digits != 2 || to <= 12 || to > from % 100)) return;
    tell(t, t + 2, same_matter, What::season, from, to);
  }

  // "from 1928 to 1916", where the source gives a span that begins or ends alike.
  void span(std::uint32_t t) {
    const int from = number(t), to = number(t + 2);
    if (!is_year(from) || !is_year(to) || to >= from || !side_.reading().has(t + 1, Category::range_join)) return;
    const auto year = [&](std::uint32_t k) {
      return std::any_of(side_.quantities.begin(), side_.quantities.end(),
                         [&](const Quantity& q) { return is_date(q) && q.where.contains(side_.tokens[k].where) && q.when.size() == 4; });
    };
    if (year(t) && year(t + 2)) tell(t, t + 2, same_matter, What::span, from, to);
  }

  // "the 1943s", "'32s": a decade begins with a nought. Where the source names one.
  void decade(std::uint32_t t) {
    const int year = number(t);
    if (year == 0 || year % 10 == 0 || !glued(t + 1) || side_.text(side_.tokens[t + 1].where) != u"s") return;
    const bool apostrophe = t > 0 && glued(t) && side_.reading().apostrophe(t - 1);
    if (!is_year(year) && !(apostrophe && year > 10 && year < 100)) return;
    tell(t, t + 1, same_matter, What::decade, 0, 0);
  }

  enum class What : std::uint8_t { day, season, span, decade };
  // Whether the source's date could be meant: a day of the month `from`-`to`, a season or span that begins in `from` or ends in `to`, any decade.
  static bool could_be(What what, int from, int to, std::string_view when) {
    const auto number = [&](std::size_t at, std::size_t size) {
      return when.size() < at + size ? 0 : whole(std::u16string(when.begin() + at, when.begin() + at + size));
    };
    if (what == What::decade) return when.size() == 4 && when[3] == 'X' && when[2] != 'X';
    const int year = number(0, 4);
    if (what == What::day) return when.size() >= 10 && when[4] == '-' && number(5, 2) == to && (year == from || when[0] == 'X');
    const int last = when.size() == 9 ? number(5, 4) : 0;
    if (what == What::span) return year != 0 && last > year && (year == from || last == to);
    return year != 0 && last == year + 1 && (year == from || last % 100 == to);
  }
  void tell(std::uint32_t first, std::uint32_t last, double least, What what, int from, int to) {
    ImpossibleDate date;
    date.claim = {side_.tokens[first].where.begin, side_.tokens[last].where.end};
    const auto& standings = context_.standings.of;
    for (std::uint32_t p = 0; p < standings.size(); ++p) {
      if (standings[p].around < least || (date.other != nullptr && standings[p].rank <= standings[date.passage].rank)) continue;
      const Passage& passage = context_.source.passages[p];
      for (std::uint32_t i = passage.quantities_first; i < passage.quantities_last; ++i) {
        const Quantity& s = context_.source.quantities[i];
        if (s.kind != QuantityKind::date || !could_be(what, from, to, s.when)) continue;
        date.other = &s;
        date.passage = p;
        break;
      }
    }
    if (what != What::span || date.other != nullptr) out_.push_back(date);
  }

  const FigureContext& context_;
  const Side& side_;
  std::vector<ImpossibleDate> out_;
};

// "on Tuesday" of a source that tells nearly all of it of Monday, and has no Tuesday.
std::optional<ImpossibleDate> find_other_weekday(const FigureContext& context) {
  const Side& claim = context.claim;
  const Side& source = context.source;
  // Of "from Monday to Friday" the last.
  const auto day_in = [](const Side& side, const Quantity& q) {
    std::uint32_t day = 0;
    for (std::uint32_t t = token_of(side, q.where.begin); is_date(q) && t < token_behind(side, q); ++t) {
      if (const auto m = side.reading().match(t, bit(Category::weekday))) day = m->value;
    }
    return day;
  };
  const Quantity* asked = nullptr;
  for (const Quantity& q : claim.quantities) {
    if (!is_date(q)) continue;
    if (asked != nullptr || !q.when.empty() || day_in(claim, q) == 0) return std::nullopt;
    asked = &q;
  }
  const std::uint32_t best = context.standings.best;
  if (asked == nullptr || context.standings.of[best].words < nearly_told) return std::nullopt;
  const Quantity* other = nullptr;
  for (std::size_t i = 0; i < source.quantities.size(); ++i) {
    const Quantity& q = source.quantities[i];
    const std::uint32_t day = day_in(source, q);
    if (day == day_in(claim, *asked) || (day != 0 && q.bound == Bound::range && asked->bound != Bound::at_most)) return std::nullopt;
    const bool here = i >= source.passages[best].quantities_first && i < source.passages[best].quantities_last;
    if (day == 0 || !here) continue;
    if (other != nullptr && day_in(source, *other) != day) return std::nullopt;
    other = &q;
  }
  return other == nullptr ? std::nullopt : std::optional(ImpossibleDate{asked->where, other, best});
}

FigureAnswer answer_of(const FigureContext& context, const ImpossibleDate& date) {
  FigureAnswer out;
  out.finding.claim = date.claim;
  out.which = true;
  if (date.other == nullptr) return out;
  out.finding.relation = Relation::differs;
  out.finding.why = VerifyReason::other_date;
  out.passage = date.passage;
  out.binding = context.standings.of[date.passage].around;
  out.finding.source = date.other->where;
  return out;
}

}  // namespace

std::vector<FigureAnswer> find_impossible_dates(const FigureContext& context) {
  std::vector<FigureAnswer> out;
  for (const ImpossibleDate& date : Finder(context).run()) out.push_back(answer_of(context, date));
  if (const auto day = find_other_weekday(context)) out.push_back(answer_of(context, *day));
  return out;
}

}  // namespace citelight
