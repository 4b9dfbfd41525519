// Decades, and the centuries that are written like them: "1960s", "the '60s", "les années 60", "the nineties".
#include "date/date_grammar.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

std::int32_t first_year(const DateText::Number& n) { return n.digits == 4 ? n.value : n.value < 30 ? 2000 + n.value : 1900 + n.value; }

}  // namespace

std::optional<DateSpan> DateGrammar::decade(std::uint32_t at) const {
  if (const auto head = text_.word(at, "decade_head")) return decade_of_head(at, head->last);
  if (const auto named = text_.word(at, "decade")) {
    const bool led =
        !named->argument.empty() && !text_.before(at, Category::date_link, "own") && text_.before(at, Category::date_link, "year");
    if (!led && !(text_.link(at - 1, "the") && at > text_.first())) return std::nullopt;
    return of_decade(at, named->last, to_integer(named->argument));
  }
  return text_.is_number(at) ? decade_in_figures(at) : decade_in_words(at);
}

DateSpan DateGrammar::of_decade(std::uint32_t first, std::uint32_t last, std::int32_t year) {
  DateSpan out = of_year(first, last, year);
  out.begin.grain = Grain::decade;
  return out;
}

std::optional<DateSpan> DateGrammar::decade_of_head(std::uint32_t at, std::uint32_t number_at) const {
  const auto n = text_.number(number_at);
  if (!n || n->ordinal || n->value % 10 != 0) return std::nullopt;
  const bool full = n->value >= 1000 && n->value <= 2199;
  if ((!full && (n->value < 10 || n->value > 99)) || measures_behind(text_, n->last)) return std::nullopt;
  const auto year_of = [&](const Number& decade) { return full ? decade.value : first_year(decade); };
  DateSpan out = of_decade(at, n->last, year_of(*n));
  // "les années 1960-1970", "années 80-90", « les années 2000 et 2010 »
  const auto joined = text_.link(n->last, "or");
  const bool dashed = text_.hyphen(n->last);
  const auto to = dashed || joined ? text_.digits(dashed ? n->last + 1 : joined->last) : std::nullopt;
  if (to && to->value % 10 == 0 && to->digits == n->digits && year_of(*to) > *out.begin.year &&
      (dashed || !counts_behind(text_, to->last))) {
    out.end = out.begin;
    out.end->year = year_of(*to);
    out.last = to->last;
  }
  return out;
}

std::optional<DateSpan> DateGrammar::decade_in_words(std::uint32_t at) const {
  const auto hundreds = text_.number(at);
  if (!hundreds || hundreds->ordinal || hundreds->value < 15 || hundreds->value > 20) return std::nullopt;
  std::uint32_t next = hundreds->last;
  if (text_.hyphen(next)) ++next;
  const auto tens = text_.word(next, "decade");
  if (!tens || tens->argument.empty()) return std::nullopt;
  return of_decade(at, tens->last, hundreds->value * 100 + to_integer(tens->argument) % 100);
}

std::optional<DateSpan> DateGrammar::decade_in_figures(std::uint32_t at) const {
  const auto n = text_.digits(at);
  if (!n || (n->digits != 4 && n->digits != 2) || n->value % 10 != 0) return std::nullopt;
  const bool full = n->digits == 4;
  std::uint32_t last = n->last;
  const bool apostrophe = text_.is(last, u'\'') || text_.is(last, u'\u2019');
  if (apostrophe && text_.glued(last)) ++last;
  // "the early 1970 's", as some tools cut words
  if (apostrophe && !text_.glued(last) && full && text_.inside(last + 1) && text_.glued(last + 1) && text_.at(last + 1) == u"s" &&
      (text_.before(at, Category::date_word, "edge") || text_.link(at - 1, "the")))
    return of_decade(at, last + 2, n->value);
  if (!text_.inside(last) || (text_.at(last) != u"s" && text_.at(last) != u"'s" && text_.at(last) != u"\u2019s")) return std::nullopt;
  if (full && !four_digit_year(*n)) return std::nullopt;
  const bool quoted = !full && at > text_.first() &&
                      (text_.is(at - 1, u'\'') || text_.is(at - 1, u'\u2019') || text_.is(at - 1, u'\u2018')) && text_.glued(at);
  if (!full && !is_short_decade(quoted ? at - 1 : at, quoted)) return std::nullopt;
  if (!text_.glued(last) && !full && (n->value < 60 || text_.is_number(last + 1))) return std::nullopt;  // « en 10 s 94 »
  DateSpan out = of_decade(quoted ? at - 1 : at, last + 1, first_year(*n));
  // "the 1800s" are a hundred years, "the 2000s" ten.
  if (full && n->value % 100 == 0 && n->value < 2000) out.begin.grain = Grain::century;
  if (text_.glued(out.last) && text_.is_word(out.last)) return std::nullopt;
  return out;
}

bool DateGrammar::is_short_decade(std::uint32_t first, bool quoted) const {
  std::uint32_t front = first;
  if (text_.dash(front - 1) && text_.glued(front)) --front;
  if (const auto hit = text_.before(front, Category::date_word, "edge")) front = hit->last;
  // "in his late 50s"
  if (text_.before(first, Category::date_link, "own") || text_.before(front, Category::date_link, "own")) return false;
  // "in their 20s and 30s", "in their late 30s to early 40s": as old as the one before, which was no date.
  for (const ClassName join : std::initializer_list<ClassName>{"or", "to"}) {
    const auto hit = text_.before(front, Category::date_link, join);
    if (hit && hit->last > text_.first() + 1 && text_.has(hit->last - 1, Category::enclitic) && text_.glued(hit->last - 1)) {
      const auto other = text_.digits(hit->last - 2);
      if (other && other->digits == 2 && !decade(hit->last - 2)) return false;
    }
  }
  // "highs in the mid-80s", "temperatures near the 90s": as warm; "the highs OF the 80s" are past.
  const bool of = front > text_.first() + 1 && text_.has(front - 2, Category::of_whole);
  for (std::uint32_t t = first; !quoted && !of && t > text_.first() && first - t < 8;) {
    if (listed(text_.reading(), --t, "warmth")) return false;
  }
  // "in the low 60s" is a temperature, an age, a score.
  return quoted || text_.before(first, Category::date_word, "edge") || (text_.dash(first - 1) && text_.word(first - 2, "edge")) ||
         (first > text_.first() && text_.link(first - 1, "the")) || text_.before(first, Category::date_link, "year") ||
         text_.before(first, Category::date_link, "or");
}

}  // namespace citelight
