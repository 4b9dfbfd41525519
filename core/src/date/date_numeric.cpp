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

}  // namespace

std::optional<DateSpan> DateGrammar::numeric(std::uint32_t at, std::uint32_t after_date) const {
  const auto& text = text_.reading().text;
  const std::uint32_t begin = text_.token(at).where.begin;
  const std::uint32_t limit = text_.token(text_.last() - 1).where.end;
  if (text_.glued(at) && !text_.dash(at - 1) && text_.token(at - 1).kind != TokenKind::mark) return std::nullopt;
  // « la décision n° 02/2012 »; "index.php?post/2009/03/15/"
  if (at > text_.first() + 1 && (text_.is(at - 1, u'°') || text_.is(at - 1, u'.')) && text_.has(at - 2, Category::name_head) &&
      text_.at(at - 2).size() < 5)
    return std::nullopt;
  if (at > text_.first() + 1 && text_.glued(at) && text_.is(at - 1, u'/') && text_.glued(at - 1) && text_.is_word(at - 2))
    return std::nullopt;
  // The rest of a chain that was no date: "31/02/2024", "1.2.3".
  if (text_.glued(at) && at > text_.first() + 1 && text_.glued(at - 1) && text_.is_number(at - 2) && !text_.dash(at - 1))
    return std::nullopt;
  std::uint32_t cursor = begin;
  const auto unit = [&](std::uint32_t i) -> char16_t { return i < limit ? text[i] : u'\0'; };
  const auto is_digit = [&](std::uint32_t i) { return unit(i) >= u'0' && unit(i) <= u'9'; };
  struct Field {
    std::int32_t value = 0;
    std::int32_t width = 0;
  };
  const auto field = [&](std::int32_t most) {
    Field f;
    while (is_digit(cursor) && f.width < most) {
      f.value = f.value * 10 + (unit(cursor) - u'0');
      ++f.width;
      ++cursor;
    }
    return f;
  };
  const auto ends = [&] { return !is_digit(cursor); };
  // A date is no part of a longer chain: "1.2.2016.3", "2012-80-10-4".
  const auto chained = [&](char16_t separator) { return unit(cursor) == separator && is_digit(cursor + 1); };

  const Field a = field(8);
  if (!ends()) return std::nullopt;
  DateSpan out;
  out.first = at;
  out.begin.grain = Grain::day;
  out.year_said = true;
  const auto set = [&](std::int32_t y, std::int32_t m, std::int32_t d) {
    out.begin.year = y;
    out.begin.part = m;
    out.begin.day = d;
    return is_valid({y, m, d});
  };
  const auto close = [&]() -> std::optional<DateSpan> {
    std::uint32_t last = at;
    while (last < text_.last() && text_.token(last).where.end <= cursor) ++last;
    if (last == at || text_.token(last - 1).where.end != cursor) return std::nullopt;
    if (text_.glued(last) && text_.token(last).kind != TokenKind::mark) return std::nullopt;
    out.last = last;
    return out;
  };
  if (a.width == 8) {
    // "20161016"
    const std::int32_t y = a.value / 10000;
    if (y < 1900 || y > 2099 || !set(y, a.value / 100 % 100, a.value % 100) || chained(u'.') || chained(u',')) return std::nullopt;
    return close();
  }
  const char16_t separator = unit(cursor);
  const bool spaced = separator == u' ';
  if (separator != u'/' && separator != u'-' && separator != u'.' && !spaced) return std::nullopt;
  if (spaced && a.width != 4) return std::nullopt;
  ++cursor;
  const Field b = field(4);
  if (b.width == 0 || !ends()) return std::nullopt;
  if (unit(cursor) != separator || !is_digit(cursor + 1)) {
    // "04/2016": month and year.
    if (separator == u'/' && b.width == 4 && a.width <= 2 && a.value >= 1 && a.value <= 12 && b.value >= 1900 && b.value <= 2099) {
      out.begin.grain = Grain::month;
      out.begin.year = b.value;
      out.begin.part = a.value;
      return close();
    }
    if (separator == u'.' || spaced || a.width > 2 || b.width > 2 || separator == u'-') return std::nullopt;
    // "28/01": day and month, where words or a date before it say so.
    const bool month_first = text_.reading().pack.setting("numeric_date") == "mdy";
    std::int32_t day = month_first ? b.value : a.value;
    std::int32_t month = month_first ? a.value : b.value;
    if (month > 12 && day <= 12) std::swap(day, month);
    const bool behind = at > text_.first();
    const auto said = [&](Category c, std::string_view name) { return text_.before(at, c, name).has_value(); };
    bool called = behind && (said(Category::date_link, "on") || said(Category::date_link, "open to") ||
                             said(Category::date_link, "open and") || said(Category::date_link, "bound") ||
                             said(Category::date_word, "dir") || text_.has(at - 1, Category::weekday) || after_date == at);
    // A list of dates goes on: "11/20, 11/22 or 11/25".
    if (!called && after_date != 0)
      called = (at == after_date + 1 && text_.is(after_date, u',')) || said(Category::date_link, "or") || said(Category::date_link, "to") ||
               (at == after_date + 1 && text_.dash(after_date));
    if (!called) {
      // "1/8 at 12pm", "29/2-1/3"
      std::uint32_t next = at;
      while (next < text_.last() && text_.token(next).where.end <= cursor) ++next;
      auto hour = text_.clock(next, "at");
      if (!hour) hour = text_.link(next, "bound");
      const auto n = text_.number(hour ? hour->last : next);
      called = n && (text_.is(n->last, u':') || text_.clock(n->last, "am") || text_.clock(n->last, "pm") || text_.clock(n->last, "h"));
      if (unit(cursor) == u'-' && is_digit(cursor + 1)) {
        std::uint32_t i = cursor + 1;
        while (is_digit(i)) ++i;
        called |= unit(i) == u'/' && is_digit(i + 1);
      }
    }
    // "22/04": a zero in front is a calendar's, no fraction's or score's.
    called = called ||
             (a.width == 2 && b.width == 2 && unit(begin + (a.value < 10 ? 0 : 3)) == u'0' && a.value > 0 && b.value > 0 && !chained(u'/'));
    const bool alone = at == text_.first() && text_.token(text_.last() - 1).where.end == cursor && b.width == 2;
    if (!called && !alone) return std::nullopt;
    // "on 9/11", "24/7"
    if (text_.reading().match(at, bit(Category::idiom)) && text_.reading().match(at, bit(Category::idiom))->last == at + 3)
      return std::nullopt;
    if (!set(2000, month, day)) return std::nullopt;
    out.begin.year.reset();
    out.year_said = false;
    return close();
  }
  ++cursor;
  const Field c = field(4);
  if (!ends() || chained(separator)) return std::nullopt;
  if (a.width == 4) {
    if (b.width > 2 || c.width > 2 || a.value < 1000 || a.value > 2199 || !set(a.value, b.value, c.value)) return std::nullopt;
    if (spaced && (b.width != 2 || c.width != 2)) return std::nullopt;
    if (separator == u'-' && (unit(cursor) == u'T' || unit(cursor) == u't')) timestamp(text, limit, cursor, out.begin);
    return close();
  }
  if (a.width > 2 || b.width > 2 || spaced || (c.width != 4 && c.width != 2)) return std::nullopt;
  // Two digits for the year: all parts two wide, or strokes between.
  if (c.width == 2 && separator != u'/' && (a.width != 2 || b.width != 2)) return std::nullopt;
  if (c.width == 4 && (c.value < 1000 || c.value > 2199)) return std::nullopt;
  const std::int32_t year = c.width == 4 ? c.value : century_of(c.value);
  const bool month_first = separator != u'.' && text_.reading().pack.setting("numeric_date") == "mdy";
  if (!set(year, month_first ? a.value : b.value, month_first ? b.value : a.value) &&
      !set(year, month_first ? b.value : a.value, month_first ? a.value : b.value))
    return std::nullopt;
  return close();
}

}  // namespace citelight
