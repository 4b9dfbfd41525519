#include "verify/told_dates.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "date/calendar.h"
#include "date/date_text.h"
#include "numeral/numeral.h"
#include "text/noun_phrase.h"
#include "verify/figure/date_likeness.h"
#include "verify/figure/figure_context.h"
#include "verify/figure/figure_numbered.h"

namespace citelight {
namespace {

constexpr std::uint32_t most_passages = 2;   // from the year that was told last
constexpr std::uint32_t date_behind = 3;     // tokens: "two years later, in 1954"
constexpr int latest = 2999, longest = 200;  // years
constexpr int some_year = 2001;              // for "4 May", of a year that is not said

// A year, a month or a day so many of them on; "" where `when` is not told so closely.
std::string shifted(std::string_view when, DateUnit unit, int by) {
  if (unit == DateUnit::year) {
    Moment out;
    out.grain = Grain::year;
    out.year = year_of(when) + by;
    return year_of(when) > longest && *out.year <= latest ? iso(out) : std::string();
  }
  const bool known = year_of(when) != 0;
  if (when.size() != 10 && (when.size() != 7 || unit == DateUnit::day)) return {};
  const auto m = read_iso((known ? std::string(when.substr(0, 4)) : std::to_string(some_year)) + std::string(when.substr(4)) +
                          (when.size() == 7 ? "-01" : ""));
  if (!m || !m->year) return {};
  const Civil day{*m->year, m->part, m->day};
  Moment out = day_moment(unit == DateUnit::day ? from_days(to_days(day) + by) : add_months(day, by));
  if (unit == DateUnit::month) out.grain = Grain::month;
  if (!known) out.year.reset();
  return iso(out);
}

class Story {
 public:
  explicit Story(Side& side) : side_(side), reading_(side.reading()) {}

  void run() {
    for (const Sentence& sentence : side_.sentences) {
      const DateText text(reading_, sentence);
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
        pass(side_.tokens[t].where.begin);
        if (passage_ < side_.passages.size() && !side_.passages[passage_].dateline &&
            reading_.has_any(t, any_of(Category::date_unit, Category::date_word)))
          read(text, t);
      }
    }
    if (more_.empty()) return;
    std::vector<Quantity> all;
    all.reserve(side_.quantities.size() + more_.size());
    auto next = more_.begin();
    for (Quantity& q : side_.quantities) {
      while (next != more_.end() && next->where.begin <= q.where.begin) all.push_back(std::move(*next++));
      all.push_back(std::move(q));
    }
    std::move(next, more_.end(), std::back_inserter(all));
    side_.quantities = std::move(all);
  }

 private:
  struct Told {
    std::string when{};                     // "": none to count from
    std::uint32_t passage = 0, behind = 0;  // … and the token behind it
    bool since = false;                     // "since 1987": of its own sentence alone
  };
  struct Offset {
    int by = 0;
    std::uint32_t last = 0;
    bool of_other = false;  // "in 2021, two years after the operation": of what is told behind it
  };

  // All that is told in front of `at`.
  void pass(std::uint32_t at) {
    while (passage_ < side_.passages.size() && side_.passages[passage_].where.end <= at) ++passage_;
    for (; next_ < side_.quantities.size() && side_.quantities[next_].where.end <= at; ++next_) {
      const Quantity& q = side_.quantities[next_];
      if (q.kind != QuantityKind::date || passage_ >= side_.passages.size() || side_.passages[passage_].dateline) continue;
      const auto digit = [](char16_t c) { return c >= u'0' && c <= u'9'; };
      const auto said = side_.text(q.where);
      if (q.of_story || (q.when.empty() && std::any_of(said.begin(), said.end(), digit))) continue;  // "the 28th"
      const std::string_view end = std::string_view(q.when).substr(q.when.find('/') + 1);
      if (year_of(end) == 0 && year_of(told_.when) != 0 && !q.when.empty()) {
        told_.when.resize(4);  // "in May", of the year told: "a month later" is counted from neither
        continue;
      }
      // "today"; "the 1987 bridge", "(1987)", "than in 1987" are beside the story.
      const bool beside =
          names_thing(side_, q) != 0 || of_comparison(side_, q) || q.bound == Bound::more_than || q.bound == Bound::less_than;
      told_ = {beside ? std::string() : std::string(end.substr(0, 10)), passage_, token_behind(side_, q), q.bound == Bound::at_least};
    }
  }

  void read(const DateText& text, std::uint32_t t) {
    Quantity* q = next_ < side_.quantities.size() ? &side_.quantities[next_] : nullptr;
    if (q != nullptr && q->where.begin >= side_.tokens[t].where.end) q = nullptr;
    const bool story = q != nullptr && q->kind == QuantityKind::date && q->when.empty();
    if (const auto day = story ? text.word(t, "story_day") : std::nullopt) {
      const bool of_other = day->last < text.last() && reading_.has(day->last, Category::of_whole);  // « le lendemain du vol »
      if (!of_other) tell(*q, DateUnit::day, 1, {to_integer(day->argument), day->last});
      return;
    }
    const auto unit = text.unit(t);
    const auto kind = unit ? static_cast<DateUnit>(unit->value) : DateUnit::second;
    if (kind != DateUnit::year && kind != DateUnit::decade && !(story && (kind == DateUnit::month || kind == DateUnit::day))) return;
    int count = kind == DateUnit::decade ? 10 : 1;
    std::uint32_t first = q != nullptr ? token_of(side_, q->where.begin) : t;
    if (story) {
      if (const auto number = text.number(first)) count *= number->value;
    } else if (q != nullptr) {
      if (q->kind != QuantityKind::duration) return;
      const bool whole = q->bound == Bound::exact && q->value && q->value->exponent >= 0 && to_double(*q->value) <= longest;
      count *= whole ? static_cast<int>(to_double(*q->value)) : 0;
    } else if (t > text.first() && reading_.has(t - 1, Category::article_one)) {
      --first;
    } else {
      count = 0;  // "some years later"
    }
    // "half a year later", "nearly a decade later"
    if (first > text.first() && reading_.match(first - 1, any_of(Category::half, Category::bound_before))) count = 0;
    const auto offset = offset_of(text, first, *unit, story);
    if (!offset || dated_behind(offset->last, text.last())) return;
    const DateUnit by = kind == DateUnit::decade ? DateUnit::year : kind;
    if (story) {
      tell(*q, by, count, *offset);
      return;
    }
    Quantity& date = more_.emplace_back();
    date.kind = QuantityKind::date;
    date.where = {side_.tokens[first].where.begin, side_.tokens[offset->last - 1].where.end};
    date.of_story = true;  // though no year to count from be told
    tell(date, by, count, *offset);
  }
  // Gives the date its time, where there is one to count from; then the next may be counted from it.
  void tell(Quantity& date, DateUnit unit, int count, const Offset& offset) {
    const std::uint32_t first = token_of(side_, date.where.begin);
    if (count == 0) told_.when.clear();
    if (told_.when.empty() || (offset.of_other && offset.by == 0) || passage_ > told_.passage + (told_.since ? 0 : most_passages) ||
        (offset.by < 0 && told_.passage != passage_ && compares(first)))
      return;
    std::string when = shifted(told_.when, unit, offset.by * count);
    if (when.empty()) return;
    date.when = std::move(when);
    date.of_story = true;
    if (!offset.of_other && offset.by >= 0) told_ = {date.when, passage_, offset.last, false};
  }

  [[nodiscard]] std::optional<Offset> offset_of(const DateText& text, std::uint32_t first, const Match& unit, bool story) const {
    const auto by = [](const DateText::Hit& hit) {
      const int sign = to_integer(hit.argument);
      return sign != 0 ? std::optional(Offset{sign, hit.last}) : std::nullopt;
    };
    if (const auto later = text.link(unit.last, "later")) {
      if (text.word(later->last, "dir") || listed(reading_, later->last, "change_than") ||
          text.has(later->last, Category::complementizer))  // "than planned"
        return std::nullopt;
      return by(*later);
    }
    if (const auto off = text.link(unit.last, "later_end")) {
      auto out = by(*off);
      if (!out || closes(text, off->last)) return out;
      if (const auto that = text.link(off->last, "that")) {
        out->last = that->last;
        return out;
      }
      const bool beside = told_.behind == first || (text.is(told_.behind, u',') && told_.behind + 1 == first);
      out->by = beside ? -out->by : 0;  // "two years after the fire": nobody knows when
      out->of_other = true;
      return out;
    }
    if (!story) return std::nullopt;
    if (const auto turn = text.link(unit.last, "story_turn")) return by(*turn);
    for (std::uint32_t t = first; t < unit.first; ++t) {
      if (const auto turn = text.word(t, "dir")) {
        // "last year" is counted from the day of the text, "the next year" is not.
        const bool told = text.word(t, "narrative") || (turn->argument == "1" && text.before(t, Category::date_link, "the"));
        return told ? by({unit.last, turn->argument}) : std::nullopt;
      }
      if (text.link(t, "same") || text.link(t, "that")) return Offset{0, unit.last};
    }
    const bool there = text.dash(unit.last) && text.link(unit.last + 1, "there");
    return there ? std::optional(Offset{0, unit.last + 2}) : std::nullopt;
  }
  [[nodiscard]] static bool closes(const DateText& text, std::uint32_t last) {
    return !text.inside(last) || (text.token(last).kind == TokenKind::mark && !text.dash(last)) || text.link(last, "and").has_value();
  }
  // "28%, against 20% ten years earlier": from what is told right there.
  [[nodiscard]] bool compares(std::uint32_t first) const {
    const Quantity* before = nullptr;
    for (std::size_t i = next_; i > 0 && before == nullptr; --i) {
      if (side_.quantities[i - 1].where.end <= side_.tokens[first].where.begin) before = &side_.quantities[i - 1];
    }
    return before != nullptr && before->kind != QuantityKind::date && token_behind(side_, *before) + date_behind >= first;
  }
  // "Two years later, in 1954,": it is told.
  [[nodiscard]] bool dated_behind(std::uint32_t last, std::uint32_t end) const {
    for (std::size_t i = next_; i < side_.quantities.size(); ++i) {
      const Quantity& q = side_.quantities[i];
      if (token_of(side_, q.where.begin) >= std::min(last + date_behind + 1, end)) break;
      if (q.kind == QuantityKind::date && year_of(q.when) != 0) return true;
    }
    return false;
  }

  Side& side_;
  const Reading reading_;
  std::vector<Quantity> more_;
  Told told_;
  std::size_t next_ = 0;  // the first figure that is not behind
  std::uint32_t passage_ = 0;
};

}  // namespace

void date_by_story(Side& side) { Story(side).run(); }

bool counted_roughly(const Quantity& c, const Side& source, const Quantity& s) {
  if (!s.of_story || c.when.size() != s.when.size()) return false;
  const Reading reading = source.reading();
  const auto number = read_numeral(reading, token_of(source, s.where.begin));
  bool several = number && compare(number->value, {1, 0, false}) > 0;
  for (std::uint32_t t = token_of(source, s.where.begin); !several && t < token_of(source, s.where.end - 1); ++t) {
    const auto unit = reading.match(t, bit(Category::date_unit));
    several = unit && static_cast<DateUnit>(unit->value) == DateUnit::decade;
  }
  if (!several) return false;
  if (s.when.size() == 4) return std::abs(year_of(c.when) - year_of(s.when)) == 1;
  const DateUnit unit = s.when.size() == 7 ? DateUnit::month : DateUnit::day;
  return c.when == shifted(s.when, unit, 1) || c.when == shifted(s.when, unit, -1);
}

}  // namespace citelight
