#include "date_grammar.h"
#include "unicode.h"

namespace citelight {
namespace {

bool opens(const DateText& text, std::uint32_t at) {
  return text.is(at, u'(') || text.is(at, u'[') || text.is(at, u',') || text.is(at, u':') || text.is(at, u';') || text.dash(at);
}
bool closes(const DateText& text, std::uint32_t at) {
  return !text.inside(at) || text.is(at, u')') || text.is(at, u']') || text.is(at, u',') || text.is(at, u';') || text.is(at, u'.') || text.is(at, u':') ||
         text.is(at, u'!') || text.is(at, u'?') || (text.dash(at) && !text.glued(at));
}

}  // namespace

bool measures_behind(const DateText& text, std::uint32_t at) {
  if (!text.inside(at)) return false;
  if (text.is(at, u'-') && text.glued(at) && text.glued(at + 1)) ++at;
  constexpr CategorySet measures = any_of(Category::unit, Category::currency, Category::currency_sign, Category::percent, Category::multiplier,
                                          Category::digit_scale, Category::times_word, Category::date_unit);
  if (!text.categories(at).meets(measures)) return false;
  const auto m = text.reading().match(at, measures);
  if (!m || m->last > text.last()) return false;
  // "in 2016 a deal": what is a function word too measures nothing.
  return !text.has(at, Category::function_word) && !text.has(at, Category::article_one);
}

bool counts_behind(const DateText& text, std::uint32_t at) {
  if (measures_behind(text, at)) return true;
  if (!text.is_word(at) || text.has(at, Category::function_word) || text.has(at, Category::month) || text.has(at, Category::weekday)) return false;
  if (text.has(at, Category::plural_noun)) return true;
  if (text.token(at).capitalised || text.link(at, "year_verb")) return false;
  const auto word = text.at(at);
  const char16_t last = word.back();
  if (word.size() > 3 && (last == u's' || last == u'x')) return true;
  // "2000 nouvelles places", "2000 other people"
  return text.has(at, Category::adjective_before) && text.is_word(at + 1);
}

bool is_year(const DateText& text, std::uint32_t first, std::uint32_t last, std::int32_t year, bool in_words, std::uint32_t after_date) {
  if (year < 1000 || year > 2199) return false;
  const bool modern = year >= 1900 && year <= 2099;
  if (measures_behind(text, last)) return false;
  if (text.glued(last) && !text.dash(last) && text.token(last).kind != TokenKind::mark) return false;
  if (text.is(last, u'%') || ((text.is(last, u'/') || text.is(last, u':') || text.is(last, u'.')) && text.glued(last) && text.glued(last + 1))) return false;
  const bool counts = counts_behind(text, last);
  const std::uint32_t before = first - 1;
  if (first == text.first()) {
    // "2024 was …", "Mille neuf cent quarante-cinq marque …"
    return modern && text.link(last, "year_verb").has_value() && !counts;
  }
  if (text.glued(first) && !text.is(before, u'(') && !text.is(before, u'[') && !text.dash(before) && !text.has(before, Category::elision) &&
      text.at(before) != u"\"" && text.at(before) != u"\u201C" && text.at(before) != u"'" && text.at(before) != u"\u2019") return false;
  if (text.dash(before) && text.glued(before) && text.glued(first)) return false;
  const auto name = text.reading().match(before, bit(Category::name_head));
  if (name && name->last == first && !text.link(before, "year") && !text.before(first, Category::date_link, "event")) return false;
  // A list or range of years goes on: "2007 and 2009", "2014, 2016 et 2018".
  if (after_date != 0 && modern && !counts) {
    if (before == after_date && (text.is(before, u',') || text.is(before, u'/'))) return true;
    for (const char* join : {"or", "and", "to"}) {
      if (const auto hit = text.before(first, Category::date_link, join); hit && (hit->last == after_date || (hit->last == after_date + 1 && text.is(after_date, u',')))) return true;
    }
  }
  // "pre-2020", "mid-2019"
  if (text.before(first, Category::date_link, "year") || text.before(first, Category::date_word, "edge")) {
    if (!modern) return !counts && (year >= 1800 || !text.has(last, Category::numeral));
    // "de 2000 personnes" counts; "in 2016 elections were held" does not.
    const bool strong = text.link(before, "year") && text.link(before, "month") && !text.link(before, "of");
    return strong || !counts;
  }
  if (text.before(first, Category::date_link, "numbered")) return true;
  if (modern && text.link(last, "bound_after")) return true;  // "2018 or later"
  if (counts && (year % 50 == 0 || !modern)) return false;
  // "the 1997 handover", "a 2015 report", "its 2008 crisis": a noun follows.
  if (text.link(before, "det") && year >= 1800 && year <= 2099 && text.is_word(last) && !text.has(last, Category::function_word)) return !counts || text.link(before, "the");
  if (text.link(before, "event") && modern && !counts) return true;
  if (text.before(first, Category::date_link, "event") && modern && !counts) return true;
  if (counts) return false;
  if (opens(text, before)) {
    const bool bracket = text.is(before, u'(') || text.is(before, u'[');
    if (bracket && closes(text, last)) return true;
    if (!modern) return bracket && text.dash(last);
    if (bracket && (text.dash(last) || text.link(last, "or") || text.link(last, "to"))) return true;
    const bool number_before = before > text.first() && text.is_number(before - 1);
    if (!number_before && (closes(text, last) || text.link(last, "or"))) return true;
  }
  // A year as subject or object in words needs no preposition: "1945 marked", "1789 et 1848".
  if (in_words) return modern && !counts && text.link(last, "year_verb").has_value();
  return false;
}

}  // namespace citelight
