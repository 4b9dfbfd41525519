// Decades, and the centuries that are written like them: "1960s", "the '60s", "les années 60", "the nineties".
#include "date/date_grammar.h"

namespace citelight {

std::optional<DateSpan> DateGrammar::decade(std::uint32_t at) const {
  DateSpan out;
  out.first = at;
  out.begin.grain = Grain::decade;
  out.year_said = true;
  const auto from = [](const Number& n) { return n.digits == 4 ? n.value : n.value < 30 ? 2000 + n.value : 1900 + n.value; };
  if (const auto head = text_.word(at, "decade_head")) {
    const auto n = text_.number(head->last);
    if (!n || n->ordinal || n->value % 10 != 0) return std::nullopt;
    const bool full = n->value >= 1000 && n->value <= 2199;
    if (!full && (n->value < 10 || n->value > 99)) return std::nullopt;
    if (measures_behind(text_, n->last)) return std::nullopt;
    out.begin.year = full ? n->value : from(*n);
    out.last = n->last;
    // "les années 1960-1970", "années 80-90", « les années 2000 et 2010 »
    const auto joined = text_.link(n->last, "or");
    const bool dashed = text_.hyphen(n->last);
    if (dashed || joined) {
      if (const auto to = text_.digits(dashed ? n->last + 1 : joined->last); to && to->value % 10 == 0 && to->digits == n->digits &&
                                                                             (full ? to->value : from(*to)) > *out.begin.year &&
                                                                             (dashed || !counts_behind(text_, to->last))) {
        out.end = out.begin;
        out.end->year = full ? to->value : from(*to);
        out.last = to->last;
      }
    }
    return out;
  }
  if (const auto named = text_.word(at, "decade")) {
    if (named->argument.empty() || text_.before(at, Category::date_link, "own") || !text_.before(at, Category::date_link, "year")) {
      if (!(text_.link(at - 1, "the") && at > text_.first())) return std::nullopt;
    }
    out.begin.year = to_integer(named->argument);
    out.last = named->last;
    return out;
  }
  if (!text_.is_number(at)) {
    // "the nineteen-nineties"
    const auto hundreds = text_.number(at);
    if (!hundreds || hundreds->ordinal || hundreds->value < 15 || hundreds->value > 20) return std::nullopt;
    std::uint32_t next = hundreds->last;
    if (text_.hyphen(next)) ++next;
    const auto tens = text_.word(next, "decade");
    if (!tens || tens->argument.empty()) return std::nullopt;
    out.begin.year = hundreds->value * 100 + to_integer(tens->argument) % 100;
    out.last = tens->last;
    return out;
  }
  const auto n = text_.digits(at);
  if (!n || (n->digits != 4 && n->digits != 2) || n->value % 10 != 0) return std::nullopt;
  std::uint32_t last = n->last;
  const bool apostrophe = text_.is(last, u'\'') || text_.is(last, u'\u2019');
  if (apostrophe && text_.glued(last)) ++last;
  // "the early 1970 's", as some tools cut words
  if (apostrophe && !text_.glued(last) && n->digits == 4 && text_.inside(last + 1) && text_.glued(last + 1) && text_.at(last + 1) == u"s" &&
      (text_.before(at, Category::date_word, "edge") || text_.link(at - 1, "the"))) {
    out.begin.year = n->value;
    out.last = last + 2;
    return out;
  }
  if (!text_.inside(last) || (text_.at(last) != u"s" && text_.at(last) != u"'s" && text_.at(last) != u"\u2019s")) return std::nullopt;
  if (n->digits == 4 && (n->value < 1000 || n->value > 2199)) return std::nullopt;
  const bool spaced = !text_.glued(last);
  if (n->digits == 2) {
    const bool quoted =
        at > text_.first() && (text_.is(at - 1, u'\'') || text_.is(at - 1, u'\u2019') || text_.is(at - 1, u'\u2018')) && text_.glued(at);
    const std::uint32_t from_at = quoted ? at - 1 : at;
    // "in his late 50s"
    std::uint32_t front = from_at;
    if (text_.dash(front - 1) && text_.glued(front)) --front;
    if (const auto hit = text_.before(front, Category::date_word, "edge")) front = hit->last;
    if (text_.before(from_at, Category::date_link, "own") || text_.before(front, Category::date_link, "own")) return std::nullopt;
    // "in their 20s and 30s", "in their late 30s to early 40s": as old as the one before, which was no date.
    for (const char* join : {"or", "to"}) {
      const auto hit = text_.before(front, Category::date_link, join);
      if (hit && hit->last > text_.first() + 1 && text_.has(hit->last - 1, Category::enclitic) && text_.glued(hit->last - 1)) {
        const auto other = text_.digits(hit->last - 2);
        if (other && other->digits == 2 && !decade(hit->last - 2)) return std::nullopt;
      }
    }
    const bool edge = text_.before(from_at, Category::date_word, "edge") || (text_.dash(from_at - 1) && text_.word(from_at - 2, "edge"));
    const bool the = from_at > text_.first() && text_.link(from_at - 1, "the");
    const bool in = text_.before(from_at, Category::date_link, "year").has_value();
    const bool list = text_.before(from_at, Category::date_link, "or").has_value();
    if (!quoted && !edge && !the && !in && !list) return std::nullopt;
    // "in the low 60s" is a temperature, an age, a score.
    if (quoted) out.first = at - 1;
  }
  if (spaced && n->digits == 2 && (n->value < 60 || text_.is_number(last + 1))) return std::nullopt;  // « en 10 s 94 »
  out.begin.year = from(*n);
  // "the 1800s" are a hundred years, "the 2000s" ten.
  if (n->digits == 4 && n->value % 100 == 0 && n->value < 2000) out.begin.grain = Grain::century;
  out.last = last + 1;
  if (text_.glued(out.last) && text_.is_word(out.last)) return std::nullopt;
  return out;
}

}  // namespace citelight
