#include "verify/told_dates.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "date/date_text.h"
#include "text/noun_phrase.h"
#include "verify/date_likeness.h"
#include "verify/figure_context.h"

namespace citelight {
namespace {

constexpr std::uint32_t most_passages = 2;  // from the year that was told last
constexpr std::uint32_t date_behind = 3;    // tokens: "two years later, in 1954"
constexpr int latest = 2999, longest = 200;

class Story {
 public:
  explicit Story(Side& side) : side_(side), reading_(side.reading()) {}

  void run() {
    for (const Sentence& sentence : side_.sentences) {
      const DateText text(reading_, sentence);
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
        pass(side_.tokens[t].where.begin);
        if (passage_ < side_.passages.size() && !side_.passages[passage_].dateline && reading_.has(t, Category::date_unit)) read(text, t);
      }
    }
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
    int year = 0;  // 0: none to count from
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
      const int year = year_of(std::string_view(q.when).substr(q.when.find('/') + 1));
      if (year == 0 && !q.when.empty()) continue;  // "in May"
      // "today"; "the 1987 bridge", "(1987)", "than in 1987" are beside the story.
      const bool beside = FigureContext::names_thing(side_, q) != 0 || of_comparison(side_, q) || q.bound == Bound::more_than ||
                          q.bound == Bound::less_than;
      told_ = {beside ? 0 : year, passage_, token_behind(side_, q), q.bound == Bound::at_least};
    }
  }

  void read(const DateText& text, std::uint32_t t) {
    const auto unit = text.unit(t);
    const auto kind = unit ? static_cast<DateUnit>(unit->value) : DateUnit::second;
    if ((kind != DateUnit::year && kind != DateUnit::decade)) return;
    Quantity* q = next_ < side_.quantities.size() ? &side_.quantities[next_] : nullptr;
    if (q != nullptr && q->where.begin >= side_.tokens[unit->last - 1].where.end) q = nullptr;
    int count = kind == DateUnit::year ? 1 : 10;
    std::uint32_t first = t;
    const bool story = q != nullptr && q->kind == QuantityKind::date && q->when.empty();
    if (story) {
      first = token_of(side_, q->where.begin);
    } else if (q != nullptr) {
      if (q->kind != QuantityKind::duration || q->bound != Bound::exact || !q->value || q->value->exponent < 0 ||
          to_double(*q->value) * count > longest)
        return;
      first = token_of(side_, q->where.begin);
      count *= static_cast<int>(to_double(*q->value));
    } else if (t > text.first() && reading_.has(t - 1, Category::article_one)) {
      --first;
    } else {
      return;
    }
    const auto offset = offset_of(text, first, *unit, story);
    if (!offset) return;
    const bool known = told_.year > longest && passage_ <= told_.passage + (told_.since ? 0 : most_passages) &&
                       (offset->by >= 0 || told_.passage == passage_ || !compares(first));
    const int year = known ? told_.year + offset->by * count : 0;
    if (year > latest || dated_behind(offset->last, text.last())) return;
    Quantity date;
    if (story) {
      if (known) q->when = std::to_string(year);
    } else {
      date.kind = QuantityKind::date;
      date.where = {side_.tokens[first].where.begin, side_.tokens[offset->last - 1].where.end};
      if (known) date.when = std::to_string(year);
      date.of_story = true;
      more_.push_back(std::move(date));
    }
    if (known && !offset->of_other) told_ = {year, passage_, offset->last, false};
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
      if (told_.behind != first && !(text.is(told_.behind, u',') && told_.behind + 1 == first)) return std::nullopt;
      out->by = -out->by;
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
  std::size_t next_ = 0;       // the first figure that is not behind
  std::uint32_t passage_ = 0;
};

}  // namespace

void date_by_story(Side& side) { Story(side).run(); }

bool counted_roughly(const Side& source, std::uint32_t i) {
  return source.quantities[i].of_story && i + 1 < source.quantities.size() &&
         source.quantities[i + 1].where.begin == source.quantities[i].where.begin;
}

}  // namespace citelight
