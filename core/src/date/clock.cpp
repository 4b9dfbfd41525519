#include "date/clock.h"

#include <algorithm>

#include "text/noun_phrase.h"

namespace citelight {
namespace {

enum class Half : std::uint8_t { unsaid, am, pm };

constexpr bool behind_date(ClockContext context) { return context == ClockContext::date || context == ClockContext::hours; }

// One end of a range, or a time by itself.
struct Reading12 {
  std::uint32_t last = 0;
  Moment value;
  Half half = Half::unsaid;
  ClockTrust trust = ClockTrust::said;

  [[nodiscard]] bool bare() const { return trust == ClockTrust::bare; }
};

class ClockReader {
 public:
  ClockReader(const DateText& text, ClockContext context) : text_(text), context_(context) {}

  std::optional<Reading12> one(std::uint32_t at) const {
    if (auto point = pointed(at)) return point;
    if (auto named = noon(at)) return named;
    if (auto said = relative(at)) return said;
    const auto hour = text_.number(at);
    if (!hour || (hour->ordinal && hour->digits == 0)) return std::nullopt;
    if (hour->digits > 2 || (hour->ordinal && hour->digits != 0)) return packed(at, *hour);
    Reading12 out;
    out.last = hour->last;
    out.value.hour = hour->value;
    // Most figures have nothing behind them that tells an hour.
    constexpr CategorySet telling = any_of(Category::clock_word, Category::date_unit, Category::numeral, Category::ordinal_word,
                                           Category::ordinal_alone, Category::multiplier);
    if (!text_.is(out.last, u':') && !text_.says(out.last, telling)) {
      out.trust = ClockTrust::bare;
      return valid(out);
    }
    if (hour->digits == 0) return spelled(at, *hour);
    if (hour->value > 24) return std::nullopt;
    if (auto named = hour->value == 12 ? noon(hour->last) : std::nullopt) return named;  // "12 noon"
    if (colon(out)) return finish(out, ClockTrust::minutes);
    if (letter(out)) return finish(out, out.trust);
    if (const auto o = text_.clock(out.last, "oclock")) {
      out.last = o->last;
      return finish(out, ClockTrust::said);
    }
    if (minutes_past(at, *hour, out)) return finish(out, ClockTrust::said);
    return finish(out, ClockTrust::bare);
  }

 private:
  // "8.30pm", "08.53 EST", behind a date "2.30": hours and minutes in one token.
  std::optional<Reading12> pointed(std::uint32_t at) const {
    if (!text_.is_number(at)) return std::nullopt;
    if (text_.glued(at) && text_.has(at - 1, Category::currency_sign)) return std::nullopt;  // "$1.51 est."
    const auto s = text_.at(at);
    const auto point = s.find(u'.');
    if (point > 2 || s.size() != point + 3) return std::nullopt;
    Reading12 out;
    out.last = at + 1;
    Moment& m = out.value;
    m.hour = 0;
    for (std::size_t i = 0; i < s.size(); ++i) {
      if (i == point) continue;
      if (s[i] < u'0' || s[i] > u'9') return std::nullopt;
      (i < point ? m.hour : m.minute) = (i < point ? m.hour : m.minute) * 10 + (s[i] - u'0');
    }
    // "5.30–10pm": what tells an hour stands behind the second.
    const bool told = behind_date(context_) || ((text_.dash(at + 1) || text_.link(at + 1, "to")) && text_.is_number(at + 2) &&
                                                (text_.clock(at + 3, "am") || text_.clock(at + 3, "pm")));
    if (!told && !text_.clock(at + 1, "am") && !text_.clock(at + 1, "pm") && !text_.clock(at + 1, "zone")) return std::nullopt;
    const auto read = finish(out, ClockTrust::minutes);
    return read && (told || read->trust == ClockTrust::said) ? read : std::nullopt;
  }

  std::optional<Reading12> noon(std::uint32_t at) const {
    const auto named = text_.clock(at, "time");
    if (!named) return std::nullopt;
    Reading12 out;
    out.last = named->last;
    out.value.hour = to_integer(named->argument);
    out.half = Half::pm;
    quarters(out);  // « midi et quart », « minuit moins cinq »
    if (const auto sharp = text_.clock(out.last, "sharp")) out.last = sharp->last;
    return out;
  }

  // "half past nine", "quarter to 5"
  std::optional<Reading12> relative(std::uint32_t at) const {
    auto hit = text_.clock(at, "past");
    const bool past = hit && !hit->argument.empty();
    if (!past) hit = text_.clock(at, "to");
    if (!hit || hit->argument.empty()) return std::nullopt;
    const auto hour = text_.number(hit->last);
    if (!hour || hour->ordinal || hour->value < 1 || hour->value > 12) return std::nullopt;
    Reading12 out;
    out.last = hour->last;
    place(out, hour->value, to_integer(hit->argument), past);
    return finish(out, ClockTrust::said);
  }
  static void place(Reading12& out, std::int32_t hour, std::int32_t minutes, bool past) {
    out.value.hour = past ? hour : hour == 1 ? 12 : hour - 1;
    out.value.minute = past ? minutes : 60 - minutes;
  }
  // "ten minutes past eight", "thirty-six minutes past 8", "twenty past six", "at ten to six"
  bool minutes_past(std::uint32_t at, const DateText::Number& minutes, Reading12& out) const {
    const auto unit = text_.unit(minutes.last);
    if (minutes.value > 59 ||
        (unit ? static_cast<DateUnit>(unit->value) != DateUnit::minute : minutes.value % 5 != 0 || minutes.digits != 0))
      return false;
    if (text_.before(at, Category::date_link, "open_to")) return false;  // "from two minutes to one"
    const std::uint32_t behind = unit ? unit->last : minutes.last;
    auto hit = text_.clock(behind, "past");
    const bool past = hit && hit->argument.empty();
    if (!past && (unit || text_.before(at, Category::clock_word, "at"))) hit = text_.clock(behind, "to");
    if (!hit || !hit->argument.empty()) return false;
    const auto hour = text_.number(hit->last);
    if (!hour || hour->ordinal || hour->value < 1 || hour->value > 12 || text_.unit(hour->last))
      return false;  // "by 17 minutes to one HOUR"
    place(out, hour->value, minutes.value, past);
    out.last = hour->last;
    return true;
  }

  // « et demie », « et quart », « moins le quart », « moins dix » behind an hour.
  bool quarters(Reading12& out) const {
    if (const auto half = text_.clock(out.last, "half")) {
      out.value.minute = 30;
      out.last = half->last;
      return true;
    }
    if (const auto plus = text_.clock(out.last, "plus")) {
      out.value.minute = to_integer(plus->argument);
      out.last = plus->last;
      return true;
    }
    const auto minus = text_.clock(out.last, "minus");
    if (minus) {
      out.value.hour = (out.value.hour + 23) % 24;
      out.value.minute = 60 - to_integer(minus->argument);
      out.last = minus->last;
    } else if (!less(out)) {
      return false;
    }
    out.trust = ClockTrust::said;
    return true;
  }
  // « sept heures moins dix »: so many minutes before the hour, in words and by fives.
  bool less(Reading12& out) const {
    const auto minus = text_.clock(out.last, "less");
    const auto minutes = minus ? text_.number(minus->last) : std::nullopt;
    if (!minutes || minutes->digits != 0 || minutes->ordinal || minutes->value < 5 || minutes->value >= 30 || minutes->value % 5 != 0 ||
        text_.unit(minutes->last))
      return false;
    out.value.hour = (out.value.hour + 23) % 24;
    out.value.minute = 60 - minutes->value;
    out.last = minutes->last;
    return true;
  }

  // "1230pm", "1300 GMT": three or four digits are hours and minutes only with am, pm or a zone.
  std::optional<Reading12> packed(std::uint32_t, const DateText::Number& n) const {
    Reading12 out;
    out.last = n.last;
    out.value.hour = n.value / 100;
    out.value.minute = n.value % 100;
    if (n.digits == 4 && !n.ordinal && out.value.hour <= 24 && out.value.minute <= 59 && text_.clock(out.last, "zone") &&
        !text_.glued(out.last))
      return finish(out, ClockTrust::said);
    if (n.ordinal || out.value.hour > 12 || out.value.hour == 0 || out.value.minute > 59) return std::nullopt;
    if (!text_.clock(out.last, "am") && !text_.clock(out.last, "pm")) return std::nullopt;
    return finish(out, ClockTrust::said);
  }

  // "nine o'clock", "sept heures et demie", "seven twenty-seven" behind a date.
  std::optional<Reading12> spelled(std::uint32_t at, const DateText::Number& hour) const {
    Reading12 out;
    out.last = hour.last;
    if (minutes_past(at, hour, out)) return finish(out, ClockTrust::said);
    if (hour.value > 24) return std::nullopt;
    out.value.hour = hour.value;
    if (letter(out)) return finish(out, out.trust);
    if (const auto o = text_.clock(out.last, "oclock")) {
      out.last = o->last;
      return finish(out, ClockTrust::said);
    }
    const auto minutes = text_.number(out.last);
    const bool two = minutes && minutes->digits == 0 && !minutes->ordinal && minutes->value >= 10 && minutes->value < 60;
    if (two && (behind_date(context_) || text_.clock(minutes->last, "am") || text_.clock(minutes->last, "pm"))) {  // "ten thirty a.m."
      out.last = minutes->last;
      out.value.minute = minutes->value;
      if (const auto unit = text_.unit(out.last); unit && static_cast<DateUnit>(unit->value) == DateUnit::minute) out.last = unit->last;
      return finish(out, ClockTrust::said);
    }
    return finish(out, ClockTrust::bare);
  }

  // ":30", ":30:15"; ".30" only with am or pm, or behind a date.
  bool colon(Reading12& out) const {
    if (!text_.is(out.last, u':') || !text_.glued(out.last) || !text_.glued(out.last + 1)) return false;
    const auto minutes = two_digits(out.last + 1);
    if (!minutes || (text_.inside(out.last + 2) && listed(text_.reading(), out.last + 2, "ratio_noun"))) return false;  // "a 1:24 scale"
    std::uint32_t last = out.last + 2;
    std::int32_t second = -1;
    if (text_.is(last, u':') && text_.glued(last)) {
      const auto seconds = text_.glued(last + 1) ? two_digits(last + 1) : std::nullopt;
      if (!seconds) return false;
      second = *seconds;
      last += 2;
      if (text_.is(last, u':') && text_.glued(last) && text_.glued(last + 1)) return false;
    }
    if (text_.is(last, u'/') && text_.glued(last)) return false;
    out.last = last;
    out.value.minute = *minutes;
    out.value.second = second;
    return true;
  }
  [[nodiscard]] std::optional<std::int32_t> two_digits(std::uint32_t at) const {
    if (!text_.is_number(at) || text_.at(at).size() != 2) return std::nullopt;
    const auto text = text_.at(at);
    if (text[0] < u'0' || text[0] > u'5' || text[1] < u'0' || text[1] > u'9') return std::nullopt;
    return (text[0] - u'0') * 10 + (text[1] - u'0');
  }

  // "14h", "14 h 30", "14 heures 30", "sept heures et quart", "8h10m00s"
  bool letter(Reading12& out) const {
    const auto h = text_.clock(out.last, "h");
    if (!h) return false;
    const bool tight = text_.glued(out.last);
    out.last = h->last;
    out.trust = ClockTrust::hour;
    const std::uint32_t hour_end = out.last;
    if (!quarters(out)) {
      std::uint32_t at = out.last;
      if (const auto and_ = text_.clock(at, "and")) at = and_->last;
      const auto minutes = text_.number(at);
      if (minutes && !minutes->ordinal && minutes->value < 60 && (minutes->digits == 2 || minutes->digits == 0)) {
        const auto m = text_.clock(minutes->last, "m");
        // Words behind the hour are minutes where they say so, or round.
        const bool said = m.has_value() || (at == hour_end && (minutes->digits == 2 || minutes->value % 5 == 0));
        if (said) {
          out.value.minute = minutes->value;
          out.last = m ? m->last : minutes->last;
          if (m && text_.glued(out.last)) {
            if (const auto seconds = two_digits(out.last)) {
              out.value.second = *seconds;
              ++out.last;
              if (const auto s = text_.clock(out.last, "s"); s && text_.glued(out.last)) out.last = s->last;
            }
          }
          out.trust = tight ? ClockTrust::minutes : ClockTrust::hour;
        }
      }
    }
    if (out.value.hour == 24 && out.value.minute > 0) return false;
    // A glued rest makes it something else: "2h30km", a code.
    return !(text_.glued(out.last) && text_.is_word(out.last) && !text_.clock(out.last, "pm") && !text_.clock(out.last, "am") &&
             !text_.clock(out.last, "glued_pm"));
  }

  // am, pm, a part of the day, sharp, a zone.
  std::optional<Reading12> finish(Reading12 out, ClockTrust trust) const {
    out.trust = trust;
    const bool timed = !out.bare();
    meridiem(out);
    if (out.half != Half::am || out.value.hour <= 12) {
      if (const auto part = read_day_part(text_, out.last); part && (timed || of_the_day(out.last))) {
        if (out.half == Half::unsaid && out.value.hour < 12 && (part->half == "pm" || (part->half == "night" && out.value.hour >= 6)))
          out.value.hour += 12;
        if (out.half == Half::unsaid) out.half = part->half == "am" ? Half::am : Half::pm;
        out.last = part->last;
        out.trust = ClockTrust::said;
      }
    }
    if (const auto sharp = text_.clock(out.last, "sharp"); sharp && !out.bare()) {
      out.last = sharp->last;
      out.trust = ClockTrust::said;
    }
    if (!out.bare()) zone(out);
    return valid(out);
  }
  [[nodiscard]] static std::optional<Reading12> valid(const Reading12& out) {
    if (out.value.hour > 24 || out.value.minute > 59) return std::nullopt;
    return out;
  }
  // "in the morning", "du soir", and not "morning" alone, which is the date's.
  [[nodiscard]] bool of_the_day(std::uint32_t at) const {
    return text_.clock(at, "part") && text_.find(at, Category::clock_word, "part")->last > at + 1;
  }
  void meridiem(Reading12& out) const {
    auto hit = text_.clock(out.last, "am");
    Half half = Half::am;
    if (!hit) {
      hit = text_.clock(out.last, "pm");
      half = Half::pm;
    }
    if (!hit && text_.glued(out.last) && (!out.bare() || behind_date(context_)) && text_.token(out.last).where.size() == 1) {
      hit = text_.clock(out.last, "glued_am");
      half = Half::am;
      if (!hit) {
        hit = text_.clock(out.last, "glued_pm");
        half = Half::pm;
      }
    }
    if (!hit) return;
    if (out.value.hour > 12 || out.value.hour == 0) {
      if (half == Half::am || out.value.hour == 0) return;
      out.value.hour = 99;  // "14 PM": refused
      return;
    }
    out.half = half;
    if (half == Half::am && out.value.hour == 12) out.value.hour = 0;
    if (half == Half::pm && out.value.hour < 12) out.value.hour += 12;
    // "p.m." has a stop of its own, "9p" has not.
    const bool dotted = text_.at(hit->last - 1).find(u'.') != std::u16string_view::npos;
    out.last = hit->last;
    if (dotted && text_.is(out.last, u'.') && text_.glued(out.last)) ++out.last;
    out.trust = ClockTrust::said;
  }

  void zone(Reading12& out) const {
    if (const auto zone = text_.clock(out.last, "zone")) {
      out.value.offset = to_integer(zone->argument);
      out.last = zone->last;
      out.trust = ClockTrust::said;
      if (!text_.glued(out.last)) return;
    } else if (out.value.second < 0 || text_.glued(out.last) || !text_.is_number(out.last + 1) || text_.at(out.last + 1).size() != 4) {
      return;
    }
    // "UTC+02:45", "utc+0245", "GMT-5", "14:22:01 -0800"
    const bool plus = text_.is(out.last, u'+');
    if ((!plus && !text_.dash(out.last)) || !text_.glued(out.last + 1)) return;
    const auto hours = text_.digits(out.last + 1);
    if (!hours || out.value.offset.value_or(0) != 0) return;
    std::int32_t minutes = hours->digits > 2 ? hours->value / 100 * 60 + hours->value % 100 : hours->value * 60;
    out.last = hours->last;
    if (hours->digits <= 2 && text_.is(out.last, u':') && text_.glued(out.last)) {
      if (const auto more = two_digits(out.last + 1)) {
        minutes += *more;
        out.last += 2;
      }
    }
    out.value.offset = plus ? minutes : -minutes;
  }

  const DateText& text_;
  ClockContext context_;
};

}  // namespace

std::optional<DayPart> read_day_part(const DateText& text, std::uint32_t token) {
  if (!text.has(token, Category::clock_word)) return std::nullopt;
  const auto part = text.clock(token, "part");
  if (!part) return std::nullopt;
  return DayPart{part->last, part->argument};
}

std::optional<ClockTime> read_clock(const DateText& text, std::uint32_t token, ClockContext context, bool ask_before) {
  constexpr CategorySet begins = any_of(Category::clock_word, Category::date_link, Category::numeral, Category::ordinal_word,
                                        Category::ordinal_alone, Category::multiplier);
  if (!text.is_number(token) && !text.says(token, begins)) return std::nullopt;
  const ClockReader reader(text, context);
  ClockTime out;
  out.first = token;
  // "from 3 to 5", "entre 14 h et 16 h"
  bool opened_and = false;
  bool opened_to = false;
  std::uint32_t at = token;
  if (const auto open = text.link(at, "open_and")) {
    opened_and = true;
    at = open->last;
  } else if (const auto from = text.link(at, "open_to")) {
    opened_to = true;
    at = from->last;
  }
  if (const auto point = text.clock(at, "at"); point && at > token && point->last > at) at = text.number(at) ? at : point->last;
  auto begin = reader.one(at);
  if (!begin || (begin->bare() && !text.dash(begin->last) && !text.says(begin->last, bit(Category::date_link)))) return std::nullopt;
  const bool between = ask_before && text.before(token, Category::date_link, "open_and");
  opened_and = opened_and || between;
  std::uint32_t join = 0;
  const auto joined = [&](ClassName word) {
    const auto hit = text.link(begin->last, word);
    return hit ? hit->last : 0;
  };
  const auto day = text.dash(begin->last) ? text.number(begin->last + 1) : std::nullopt;
  if (day && text.has(day->last, Category::month)) join = 0;  // "5:53 PM - 11 Jun 2015"
  else if (text.dash(begin->last)) join = begin->last + 1;
  else if ((join = joined("to")) == 0) {
    const std::uint32_t and_ = joined("and");
    if (and_ != 0) join = opened_and ? and_ : 0;
    else if (begin->bare() && ask_before) join = joined("or");  // "at 7 or 7:30 p.m."
  }
  if (join != 0) {
    auto end = reader.one(join);
    // Two bare figures are hours only where words open and join them behind a date.
    const bool worded = between || context == ClockContext::hours ||
                        (context == ClockContext::before_day && begin->value.hour >= 1 && begin->value.hour <= 12 && end &&
                         end->value.hour >= 1 && end->value.hour <= 12) ||
                        (behind_date(context) && (opened_to || opened_and || !text.dash(begin->last)));
    const bool chained =
        end && end->bare() && text.glued(end->last) && !text.is(end->last, u',') && !text.is(end->last, u'.') && !text.is(end->last, u')');
    // « ils sont DEUX À MIDI », "one to noon"
    const bool counts = !opened_to && !between && begin->bare() && !text.is_number(at) && text.has(join, Category::clock_word);
    if (end && !chained && !counts && (!begin->bare() || !end->bare() || worded)) {
      if (begin->half == Half::unsaid && end->half == Half::pm && begin->value.hour < 12 && end->value.hour >= 12 &&
          begin->value.hour <= end->value.hour - 12)
        begin->value.hour += 12;
      // "9 to 5", "12-4": figures alone go on past noon.
      if (begin->bare() && end->bare() && (context == ClockContext::hours || context == ClockContext::before_day) &&
          end->value.hour <= begin->value.hour && end->value.hour < 12)
        end->value.hour += 12;
      out.begin = begin->value;
      out.end = end->value;
      out.half_told = begin->half != Half::unsaid;
      out.end_half_told = end->half != Half::unsaid;
      out.last = end->last;
      out.opened = opened_to || opened_and;
      out.trust = std::max({begin->trust, end->trust, begin->bare() || end->bare() ? ClockTrust::bare : ClockTrust::minutes});
      if (behind_date(context)) out.trust = ClockTrust::said;
      return out;
    }
  }
  if (opened_to || (opened_and && !between)) return std::nullopt;
  if (begin->bare()) return std::nullopt;
  out.begin = begin->value;
  out.half_told = begin->half != Half::unsaid;
  out.last = begin->last;
  out.trust = begin->trust;
  return out;
}

}  // namespace citelight
