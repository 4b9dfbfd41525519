// What the readers of dates and times share: a sentence's words, and what the
// pack says of them.
//
// Classes in the pack's free text (date_word, date_link, clock_word); a word may
// have several. An argument stands behind a blank.
//
//   date_word   day N (N days from today), now, season N (1 spring), decade N,
//               edge (early, fin; edge in: later in, edge on: late on, edge rest: rest of), end_of U (year-end),
//               until_now (to date), evening (tonight: what a bare hour stands before), weeks_on N (en huit), decade_head (années 60), quarter, half, week
//               (letters before a figure: Q3, H1, W5), dir N (last -1, this 0,
//               next 1), this (needs its noun behind), few (a few, quelques), half_of
//               (half an, une demi), narrative (counted from the
//               story's time), story_day N (lendemain: N days from the one told), weekend, holiday MM-DD | easter N | nth MM N W D (N
//               days after Easter; D days after the Nth weekday W)
//   date_link   of, the, det (a determiner an English year can follow), own (his
//               60s: an age), on (what a numeric day follows), year and month (what
//               a bare year or month follows), open and, open to, to, and, or
//               (ranges and lists), here and there (-ci, -là), ago, later, hence, before_n
//               (il y a), in_n (in, dans), off N (two days before …), era bc|ad,
//               numbered (year 2008), event (a noun a year follows), year_verb (what
//               a year as subject is followed by), future, ahead (say the
//               sentence looks ahead, or may), each (every), byline, bound B, bound_after B, begins (the week commencing),
//               same, that, same_behind, story_turn, story_off N (date_story.cpp: that week, la semaine suivante,
//               the day before), later_end (before, après: behind a length of time, where a clause ends), whole and whole day
//               (for the week), to_date, starting and lasting (for 3 days starting Monday), within, part (letters of a
//               unit behind a longer one: 1d 3h), no_hours (two figures in such a sentence are a score or a change),
//               feast (what a holiday follows), on_day, on_nth (what a day of the month
//               by itself follows)
//   clock_word  am, pm, glued_am, glued_pm (9a), h, m, s, oclock, past N, to N (half
//               past; without N behind minutes), time N (noon 12), half, plus N,
//               minus N, and, less (behind the hour), part am|pm|night, sharp, at, for
//               (a duration follows), zone N (minutes east of UTC)
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

#include "text/segment.h"
#include "text/tokens.h"

namespace citelight {

// In the order of lexicon.def.
enum class DateUnit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  weekend,
  week,
  fortnight,
  month,
  quarter,
  half,
  season,
  year,
  fiscal_year,
  decade,
  century
};

class DateText {
 public:
  DateText(const Reading& reading, const Sentence& sentence) : reading_(reading), sentence_(sentence) {}

  [[nodiscard]] const Reading& reading() const { return reading_; }
  [[nodiscard]] const Token& token(std::uint32_t at) const { return reading_.tokens[at]; }
  [[nodiscard]] std::u16string_view at(std::uint32_t token) const { return reading_.at(token); }
  [[nodiscard]] std::uint32_t first() const { return sentence_.first; }
  [[nodiscard]] std::uint32_t last() const { return sentence_.last; }

  // Whether `at` is a token of the sentence that stands on the same line as the one before it.
  [[nodiscard]] bool inside(std::uint32_t at) const {
    return at >= sentence_.first && at < sentence_.last && (at == sentence_.first || !token(at).line_before);
  }
  [[nodiscard]] bool is(std::uint32_t at, char16_t c) const { return inside(at) && reading_.is(at, c); }
  [[nodiscard]] bool is_number(std::uint32_t at) const { return inside(at) && token(at).kind == TokenKind::number; }
  [[nodiscard]] bool is_word(std::uint32_t at) const { return inside(at) && token(at).kind == TokenKind::word; }
  // `at` and the token before it stand side by side without a space.
  [[nodiscard]] bool glued(std::uint32_t at) const {
    return at > sentence_.first && inside(at) && !token(at).space_before && token(at).where.begin == token(at - 1).where.end;
  }
  [[nodiscard]] bool elided(std::uint32_t at) const { return reading_.elided(at); }
  [[nodiscard]] bool dash(std::uint32_t at) const {
    return is(at, u'-') || is(at, u'\u2013') || is(at, u'\u2010') || is(at, u'\u2011') || is(at, u'\u2014') || is(at, u'~');
  }
  // What joins its neighbours without a space: "mid-2019", "nineteen-nineties"; a stroke does too: "05/Aug", "2013/14".
  [[nodiscard]] bool hyphen(std::uint32_t at) const { return dash(at) && glued(at) && glued(at + 1); }
  [[nodiscard]] bool joint(std::uint32_t at) const { return (dash(at) || is(at, u'/')) && glued(at) && glued(at + 1); }
  [[nodiscard]] CategorySet categories(std::uint32_t at) const { return inside(at) ? reading_.categories(at) : CategorySet{}; }
  [[nodiscard]] bool has(std::uint32_t at, Category c) const { return categories(at).meets(bit(c)); }
  // Whether a phrase of one of `wanted` stands at the token, which `has` asks only of its first word.
  [[nodiscard]] bool says(std::uint32_t at, CategorySet wanted) const { return inside(at) && reading_.says(at).meets(wanted); }

  [[nodiscard]] bool months_capitalised() const { return reading_.pack.choice("month_case") == "upper"; }

  // A phrase that says `name` of itself, and what stands behind the name.
  struct Hit {
    std::uint32_t last = 0;
    std::string_view argument;
  };
  [[nodiscard]] std::optional<Hit> find(std::uint32_t at, Category category, ClassName name) const {
    return inside(at) && may_say(at, class_bit(name.hash)) ? find_phrase(at, category, name) : std::nullopt;
  }
  [[nodiscard]] std::optional<Hit> link(std::uint32_t at, ClassName name) const { return find(at, Category::date_link, name); }
  [[nodiscard]] std::optional<Hit> clock(std::uint32_t at, ClassName name) const { return find(at, Category::clock_word, name); }
  [[nodiscard]] std::optional<Hit> word(std::uint32_t at, ClassName name) const { return find(at, Category::date_word, name); }
  // The same for a phrase that ends right before `at`; `last` is then where it begins.
  [[nodiscard]] std::optional<Hit> before(std::uint32_t at, Category category, ClassName name) const {
    return (classes_before(at) & class_bit(name.hash)) != 0 ? find_before(at, category, name) : std::nullopt;
  }

  struct Number {
    std::uint32_t last = 0;
    std::int32_t value = 0;
    std::uint8_t digits = 0;  // 0: spelled out
    bool ordinal = false;     // "1er", "third"
  };
  // "three", "3,800": up to four figures, in words or grouped.
  [[nodiscard]] std::optional<Number> in_words(std::uint32_t at) const;
  // A whole number below 10000 in digits or words.
  [[nodiscard]] std::optional<Number> number(std::uint32_t at) const {
    constexpr CategorySet words = any_of(Category::numeral, Category::ordinal_word, Category::ordinal_alone, Category::multiplier);
    if (!inside(at) || (token(at).kind != TokenKind::number && !reading_.says(at).meets(words))) return std::nullopt;
    Asked& asked = asked_[at % asked_.size()];
    if (asked.at != at) asked = {at, token(at).kind == TokenKind::number ? digits(at) : in_words(at)};
    return asked.number;
  }
  // One token of ASCII digits, with nothing but an ordinal suffix glued to it.
  [[nodiscard]] std::optional<Number> digits(std::uint32_t at) const;
  // A year said in words: "nineteen ninety-six", "deux mille quinze".
  [[nodiscard]] std::optional<Number> spelled_year(std::uint32_t at) const;

  [[nodiscard]] std::optional<Match> unit(std::uint32_t at) const {
    if (!inside(at)) return std::nullopt;
    const auto m = reading_.match(at, bit(Category::date_unit));
    return m && m->last <= sentence_.last ? m : std::nullopt;
  }
  [[nodiscard]] std::optional<Match> month(std::uint32_t at) const;
  [[nodiscard]] std::optional<Match> weekday(std::uint32_t at) const { return name(at, Category::weekday); }
  // Where the expression ends that `token` would be the next of: an abbreviation's full stop goes with it.
  [[nodiscard]] std::uint32_t past_stop(std::uint32_t at) const;

 private:
  // Nearly every token asked for a class has none: told without reading its phrases.
  [[nodiscard]] bool may_say(std::uint32_t at, std::uint64_t class_of_name) const { return (reading_.classes(at) & class_of_name) != 0; }
  // Whether a phrase of so many words may begin at the token.
  [[nodiscard]] bool reaches(std::uint32_t at, std::uint32_t words) const { return words == 1 || token(at).several_count != 0; }
  // What may_say asks, of all tokens that a phrase right before `at` can begin with.
  [[nodiscard]] std::uint64_t classes_before(std::uint32_t at) const {
    Before& known = before_[at % before_.size()];
    if (known.at != at) known = {at, gather_classes_before(at)};
    return known.classes;
  }
  [[nodiscard]] std::uint64_t gather_classes_before(std::uint32_t at) const;
  [[nodiscard]] std::optional<Hit> find_before(std::uint32_t at, Category category, ClassName name) const;
  [[nodiscard]] std::optional<Hit> find_phrase(std::uint32_t at, Category category, ClassName name) const;
  [[nodiscard]] std::optional<Match> name(std::uint32_t at, Category category) const;

  const Reading reading_;
  const Sentence& sentence_;
  // The rules that may begin at a token ask for the same few numbers one after the other.
  struct Asked {
    std::uint32_t at = UINT32_MAX;
    std::optional<Number> number;
  };
  mutable std::array<Asked, 8> asked_{};
  // … and for what stands before it.
  struct Before {
    std::uint32_t at = UINT32_MAX;
    std::uint64_t classes = 0;
  };
  mutable std::array<Before, 4> before_{};
};

// "-12" → -12; 0 for what is no number.
[[nodiscard]] std::int32_t to_integer(std::string_view text);

}  // namespace citelight
