// Dates in figures alone: 28/01/2025, 2025-01-28, 28.01.2025, 04/2016, 20250128.
#include <utility>

#include "date/date_grammar.h"

namespace citelight {
namespace {

// The time of an ISO 8601 timestamp at `cursor` ("T08:15:30.487-05:30"), which
// moves behind it; left where it is if that is none.
void timestamp(std::u16string_view text, std::uint32_t limit, std::uint32_t& cursor, Moment& m) {
  const auto two = [&](std::uint32_t at) -> std::int32_t {
    if (at + 2 > limit) return -1;
    const std::int32_t tens = text[at] - u'0';
    const std::int32_t ones = text[at + 1] - u'0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  };
  const auto is = [&](std::uint32_t at, char16_t c) { return at < limit && text[at] == c; };
  std::uint32_t at = cursor + 1;
  const std::int32_t hour = two(at);
  const std::int32_t minute = is(at + 2, u':') ? two(at + 3) : -1;
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return;
  m.hour = hour;
  m.minute = minute;
  at += 5;
  if (is(at, u':') && two(at + 1) >= 0) {
    m.second = two(at + 1);
    at += 3;
    if (is(at, u'.')) {
      ++at;
      while (at < limit && text[at] >= u'0' && text[at] <= u'9') ++at;
    }
  }
  if (is(at, u'Z')) {
    m.offset = 0;
    ++at;
  } else if ((is(at, u'+') || is(at, u'-')) && two(at + 1) >= 0) {
    const std::int32_t sign = is(at, u'-') ? -1 : 1;
    std::int32_t minutes = two(at + 1) * 60;
    at += 3;
    if (is(at, u':')) ++at;
    if (two(at) >= 0) {
      minutes += two(at);
      at += 2;
    }
    m.offset = sign * minutes;
  }
  cursor = at;
}

// A date in figures that starts at a token, read a character at a time.
class FigureDate {
 public:
  FigureDate(const DateText& text, std::uint32_t at, std::uint32_t after_date)
      : text_(text),
        all_(text.reading().text),
        at_(at),
        after_date_(after_date),
        limit_(text.token(text.last() - 1).where.end),
        cursor_(text.token(at).where.begin) {
    out_.first = at;
    out_.begin.grain = Grain::day;
    out_.year_said = true;
  }
  [[nodiscard]] std::optional<DateSpan> read();

 private:
  struct Field {
    std::int32_t value = 0;
    std::int32_t width = 0;
  };

  [[nodiscard]] bool belongs_before() const;
  [[nodiscard]] std::optional<DateSpan> in_eight_digits(const Field& date);
  [[nodiscard]] std::optional<DateSpan> two_fields(const Field& a, const Field& b);
  [[nodiscard]] bool is_called(const Field& a, const Field& b) const;
  [[nodiscard]] bool is_called_before() const;
  [[nodiscard]] bool heads_entry(const Field& a, const Field& b) const;
  [[nodiscard]] bool continues_list() const;
  [[nodiscard]] bool has_hour_behind() const;
  [[nodiscard]] bool opens_range() const;
  [[nodiscard]] std::optional<DateSpan> year_in_front(const Field& year, const Field& month, const Field& day);
  [[nodiscard]] std::optional<DateSpan> year_at_end(const Field& a, const Field& b, const Field& c);

  [[nodiscard]] char16_t unit(std::uint32_t i) const { return i < limit_ ? all_[i] : u'\0'; }
  [[nodiscard]] bool is_digit(std::uint32_t i) const { return unit(i) >= u'0' && unit(i) <= u'9'; }
  [[nodiscard]] Field field(std::int32_t most);
  // A date is no part of a longer chain: "1.2.2016.3", "2012-80-10-4".
  [[nodiscard]] bool chained(char16_t separator) const { return unit(cursor_) == separator && is_digit(cursor_ + 1); }
  [[nodiscard]] bool month_first() const { return text_.reading().pack.choice("numeric_date") == "mdy"; }
  // The token behind what is read.
  [[nodiscard]] std::uint32_t next() const;
  bool set(std::int32_t year, std::int32_t month, std::int32_t day);
  // The date, where it ends with a token.
  [[nodiscard]] std::optional<DateSpan> close();

  const DateText& text_;
  const std::u16string_view all_;
  const std::uint32_t at_;
  const std::uint32_t after_date_;
  const std::uint32_t limit_;
  std::uint32_t cursor_;
  char16_t separator_ = u'\0';
  DateSpan out_;
};

std::optional<DateSpan> FigureDate::read() {
  if (belongs_before()) return std::nullopt;
  const Field a = field(8);
  if (is_digit(cursor_)) return std::nullopt;
  if (a.width == 8) return in_eight_digits(a);
  separator_ = unit(cursor_);
  const bool spaced = separator_ == u' ';
  if (separator_ != u'/' && separator_ != u'-' && separator_ != u'.' && !(spaced && a.width == 4)) return std::nullopt;
  ++cursor_;
  const Field b = field(4);
  if (b.width == 0 || is_digit(cursor_)) return std::nullopt;
  if (!chained(separator_)) return two_fields(a, b);
  ++cursor_;
  const Field c = field(4);
  if (is_digit(cursor_) || chained(separator_)) return std::nullopt;
  return a.width == 4 ? year_in_front(a, b, c) : year_at_end(a, b, c);
}

bool FigureDate::belongs_before() const {
  const bool glued = text_.glued(at_);
  if (glued && !text_.dash(at_ - 1) && text_.token(at_ - 1).kind != TokenKind::mark) return true;
  if (at_ <= text_.first() + 1) return false;
  // « la décision n° 02/2012 »; "index.php?post/2009/03/15/"
  if ((text_.is(at_ - 1, u'°') || text_.is(at_ - 1, u'.')) && text_.has(at_ - 2, Category::name_head) && text_.at(at_ - 2).size() < 5)
    return true;
  if (!glued || !text_.glued(at_ - 1)) return false;
  // The rest of a chain that was no date: "31/02/2024", "1.2.3".
  return (text_.is(at_ - 1, u'/') && text_.is_word(at_ - 2)) || (text_.is_number(at_ - 2) && !text_.dash(at_ - 1));
}

FigureDate::Field FigureDate::field(std::int32_t most) {
  Field f;
  for (; is_digit(cursor_) && f.width < most; ++cursor_, ++f.width) f.value = f.value * 10 + (unit(cursor_) - u'0');
  return f;
}

std::uint32_t FigureDate::next() const {
  std::uint32_t last = at_;
  while (last < text_.last() && text_.token(last).where.end <= cursor_) ++last;
  return last;
}

bool FigureDate::set(std::int32_t year, std::int32_t month, std::int32_t day) {
  out_.begin.year = year;
  out_.begin.part = month;
  out_.begin.day = day;
  return is_valid({year, month, day});
}

std::optional<DateSpan> FigureDate::close() {
  const std::uint32_t last = next();
  if (last == at_ || text_.token(last - 1).where.end != cursor_) return std::nullopt;
  if (text_.glued(last) && text_.token(last).kind != TokenKind::mark) return std::nullopt;
  out_.last = last;
  return out_;
}

// "20161016"
std::optional<DateSpan> FigureDate::in_eight_digits(const Field& date) {
  const std::int32_t year = date.value / 10000;
  if (year < 1900 || year > 2099 || !set(year, date.value / 100 % 100, date.value % 100) || chained(u'.') || chained(u','))
    return std::nullopt;
  return close();
}

std::optional<DateSpan> FigureDate::two_fields(const Field& a, const Field& b) {
  if (separator_ != u'/' || a.width > 2) return std::nullopt;
  // "04/2016": month and year.
  if (b.width == 4 && a.value >= 1 && a.value <= 12 && b.value >= 1900 && b.value <= 2099) {
    out_.begin.grain = Grain::month;
    out_.begin.year = b.value;
    out_.begin.part = a.value;
    return close();
  }
  // "28/01": day and month, where words or a date before it say so, or nothing else is there.
  if (b.width > 2) return std::nullopt;
  const bool alone = at_ == text_.first() && text_.token(text_.last() - 1).where.end == cursor_ && b.width == 2;
  if (!alone && !is_called(a, b) && !heads_entry(a, b)) return std::nullopt;
  if (a.value < b.value && text_.reading().match(next(), bit(Category::unit)) && !has_hour_behind() &&
      !text_.has(next(), Category::preposition))
    return std::nullopt;  // "up to 3/8 inch", not "on 5/6 IN Rome"
  // "on 9/11", "24/7"
  const auto idiom = text_.reading().match(at_, bit(Category::idiom));
  if (idiom && idiom->last == at_ + 3) return std::nullopt;
  std::int32_t day = month_first() ? b.value : a.value;
  std::int32_t month = month_first() ? a.value : b.value;
  if (month > 12 && day <= 12 && month_first()) std::swap(day, month);  // "25/12"; « 12/15 » is none
  if (!set(2000, month, day)) return std::nullopt;
  out_.begin.year.reset();
  out_.year_said = false;
  return close();
}

bool FigureDate::is_called(const Field& a, const Field& b) const {
  if (is_called_before() || continues_list() || has_hour_behind() || opens_range()) return true;
  // "22/04": a zero in front is a calendar's, no fraction's or score's.
  const std::uint32_t begin = text_.token(at_).where.begin;
  return a.width == 2 && b.width == 2 && unit(begin + (a.value < 10 ? 0 : 3)) == u'0' && a.value > 0 && b.value > 0 && !chained(u'/');
}

// « 25/11 Lund - Assemblée », « 10/11 [Réunion] », « [10/11] Réunion »: a line's day; "10/12 The lake" is a picture's number.
bool FigureDate::heads_entry(const Field& a, const Field& b) const {
  const std::uint32_t behind = next();
  if (b.width != 2 || behind >= text_.last()) return false;
  if (at_ == text_.first() && text_.is(behind, u'[')) return true;
  if (a.width != 2) return false;
  return at_ == text_.first() ? (month_first() ? b : a).value > 12 && text_.token(behind).capitalised
                              : at_ == text_.first() + 1 && text_.is(at_ - 1, u'[') && text_.is(behind, u']');
}

bool FigureDate::is_called_before() const {
  if (at_ <= text_.first()) return false;
  return text_.before(at_, Category::date_link, "on") || text_.before(at_, Category::date_link, "open_to") ||
         text_.before(at_, Category::date_link, "open_and") || text_.before(at_, Category::date_link, "bound") ||
         text_.before(at_, Category::date_word, "dir") || text_.has(at_ - 1, Category::weekday) || after_date_ == at_;
}

// A list of dates goes on: "11/20, 11/22 or 11/25".
bool FigureDate::continues_list() const {
  if (after_date_ == 0) return false;
  return (at_ == after_date_ + 1 && (text_.is(after_date_, u',') || text_.dash(after_date_))) ||
         text_.before(at_, Category::date_link, "or") || text_.before(at_, Category::date_link, "to");
}

// "1/8 at 12pm"
bool FigureDate::has_hour_behind() const {
  const std::uint32_t behind = next();
  auto hour = text_.clock(behind, "at");
  if (!hour) hour = text_.link(behind, "bound");
  const auto n = text_.number(hour ? hour->last : behind);
  return n && (text_.is(n->last, u':') || text_.clock(n->last, "am") || text_.clock(n->last, "pm") || text_.clock(n->last, "h"));
}

// "29/2-1/3"
bool FigureDate::opens_range() const {
  if (!chained(u'-')) return false;
  std::uint32_t i = cursor_ + 1;
  while (is_digit(i)) ++i;
  return unit(i) == u'/' && is_digit(i + 1);
}

std::optional<DateSpan> FigureDate::year_in_front(const Field& year, const Field& month, const Field& day) {
  if (month.width > 2 || day.width > 2 || year.value < 1000 || year.value > 2199 || !set(year.value, month.value, day.value))
    return std::nullopt;
  if (separator_ == u' ' && (month.width != 2 || day.width != 2)) return std::nullopt;
  if (separator_ == u'-' && (unit(cursor_) == u'T' || unit(cursor_) == u't')) timestamp(all_, limit_, cursor_, out_.begin);
  return close();
}

std::optional<DateSpan> FigureDate::year_at_end(const Field& a, const Field& b, const Field& c) {
  if (a.width > 2 || b.width > 2 || (c.width != 4 && c.width != 2)) return std::nullopt;
  // Two digits for the year: all parts two wide, or strokes between.
  if (c.width == 2 && separator_ != u'/' && (a.width != 2 || b.width != 2)) return std::nullopt;
  if (c.width == 4 && (c.value < 1000 || c.value > 2199)) return std::nullopt;
  const std::int32_t year = c.width == 4 ? c.value : century_of(c.value);
  const bool american = separator_ != u'.' && month_first();
  if (!set(year, american ? a.value : b.value, american ? b.value : a.value) &&
      !set(year, american ? b.value : a.value, american ? a.value : b.value))
    return std::nullopt;
  return close();
}

}  // namespace

std::optional<DateSpan> DateGrammar::numeric(std::uint32_t at, std::uint32_t after_date) const {
  return FigureDate(text_, at, after_date).read();
}

}  // namespace citelight
