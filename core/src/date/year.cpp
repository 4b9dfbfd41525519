// Years, and what begins with one: "en 2023", "2013-2014", "the 1960s", "Q3 2024".
#include "base/unicode.h"
#include "date/date_grammar.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

bool opens(const DateText& text, std::uint32_t at) {
  return text.is(at, u'(') || text.is(at, u'[') || text.is(at, u',') || text.is(at, u':') || text.is(at, u';') || text.is(at, u'|') ||
         text.dash(at);
}
bool closes(const DateText& text, std::uint32_t at) {
  return !text.inside(at) || text.is(at, u')') || text.is(at, u']') || text.is(at, u',') || text.is(at, u';') || text.is(at, u'.') ||
         text.is(at, u':') || text.is(at, u'|') || text.is(at, u'!') || text.is(at, u'?') || (text.dash(at) && !text.glued(at));
}

// "2013's Star Trek": the year something is of.
bool owns(const DateText& text, std::uint32_t at) {
  const bool apostrophe = (text.is(at, u'\'') || text.is(at, u'\u2019')) && text.glued(at);
  const std::uint32_t s = apostrophe ? at + 1 : at;
  const auto ending = text.inside(s) && text.glued(s) ? text.at(s) : std::u16string_view();
  const bool possessive = apostrophe ? ending == u"s" : ending == u"'s" || ending == u"\u2019s";
  return possessive && text.is_word(s + 1) && !text.glued(s + 1);
}

// A year alone on its line, a heading; one of an archive's says nothing, and a text of its own may be any number.
bool heads(const DateText& text, std::uint32_t first, std::uint32_t last) {
  const auto& tokens = text.reading().tokens;
  const auto four_digits = [&](std::uint32_t at) {
    return at < tokens.size() && tokens[at].kind == TokenKind::number && tokens[at].where.size() == 4;
  };
  return first > 0 && !four_digits(first - 1) && !four_digits(last);
}

}  // namespace

bool measures_behind(const DateText& text, std::uint32_t at) {
  if (!text.inside(at)) return false;
  if (text.is(at, u'-') && text.glued(at) && text.glued(at + 1)) ++at;
  if (text.is(at, u'"')) return false;  // a quotation's end
  constexpr CategorySet measures = any_of(Category::unit, Category::currency, Category::currency_sign, Category::percent,
                                          Category::multiplier, Category::digit_scale, Category::times_word, Category::date_unit);
  if (!text.categories(at).meets(measures)) return false;
  const auto m = text.reading().match(at, measures);
  if (!m || m->last > text.last()) return false;
  // "in 2016 a deal": what is a function word too measures nothing.
  return !text.has(at, Category::function_word) && !text.has(at, Category::article_one);
}

bool counts_behind(const DateText& text, std::uint32_t at) {
  if (measures_behind(text, at)) return true;
  if (!text.is_word(at) || text.has(at, Category::function_word) || text.has(at, Category::month) || text.has(at, Category::weekday))
    return false;
  if (text.has(at, Category::plural_noun)) return true;
  if (text.token(at).capitalised || text.link(at, "year_verb")) return false;
  if (plural_form(text.reading(), at)) return true;
  // "2000 nouvelles places", "2000 other people"
  return text.has(at, Category::adjective_before) && text.is_word(at + 1);
}

bool is_year(const DateText& text, std::uint32_t first, std::uint32_t last, std::int32_t year, bool in_words, std::uint32_t after_date) {
  if (year < 1000 || year > 2199) return false;
  const bool modern = year >= 1900 && year <= 2099;
  const std::uint32_t before = first - 1;
  // Where thousands are grouped, "2016 voters" are a year's, "2,016 voters" so many; "2016 people" are so many all the same.
  const bool ungrouped = year >= 1950 && year <= 2049 && year % 50 != 0 && !in_words &&
                         text.reading().pack.setting("thousands") == "grouped" &&
                         !(text.inside(last) && listed(text.reading(), last, "of_no_year"));
  // "the 2015 fiscal year"
  if (modern && !in_words && first > text.first() && text.link(first - 1, "the") && !text.glued(last)) {
    if (const auto unit = text.unit(last); unit && unit->last > last + 1 && !is_plural(text, *unit)) return true;
  }
  if (modern && first > text.first() && text.is(before, u'\u00A9') && (!text.glued(last) || text.dash(last)))
    return true;  // "© 2025 KM Media"
  // "in 1870 won a prize"
  const bool verb = text.inside(last) && listed(text.reading(), last, "year_won") && text.link(before, "year");
  if (!verb && measures_behind(text, last)) return false;
  // « de 1500 à 2000 personnes », "from 1900 to 2100 metres"
  auto to = text.link(last, "to");
  if (!to && text.before(first, Category::date_link, "open and")) to = text.link(last, "and");
  if (to && !text.glued(last)) {
    const auto end = text.digits(to->last);
    if (end && !end->ordinal && end->value > year &&
        (measures_behind(text, end->last) || (year % 50 == 0 && end->value % 50 == 0 && counts_behind(text, end->last))))
      return false;
  }
  if (text.glued(last) && !text.dash(last) && text.token(last).kind != TokenKind::mark) return false;
  if (text.is(last, u'%') || ((text.is(last, u'/') || text.is(last, u':') || text.is(last, u'.')) && text.glued(last) &&
                              text.glued(last + 1) && text.token(last + 1).kind != TokenKind::mark))
    return false;
  if (modern && owns(text, last) && !text.glued(first)) return true;
  const bool counts = !verb && counts_behind(text, last);
  if (first == text.first()) {
    // "2024 was …", "Mille neuf cent quarante-cinq marque …"
    if (ungrouped && (text.inside(last) || heads(text, first, last))) return true;
    if (counts || !modern) return false;
    // "2024 was …", « 2017 n'est pas … »
    return text.link(last, "year_verb") || (text.has(last, Category::negation) && text.link(last + 1, "year_verb"));
  }
  if (text.glued(first) && !text.is(before, u'(') && !text.is(before, u'\u00A9') && !text.is(before, u'[') && !text.dash(before) &&
      !text.elided(before) && text.at(before) != u"\"" && text.at(before) != u"\u201C" && text.at(before) != u"'" &&
      text.at(before) != u"\u2019")
    return false;
  if (text.dash(before) && text.glued(before) && text.glued(first)) {
    // "mid-2007", "late-2019", "pre-2008"
    return year >= 1500 && !counts && before > text.first() &&
           (text.has(before - 1, Category::number_prefix) || text.before(before, Category::date_word, "edge"));
  }
  const auto name = text.reading().match(before, bit(Category::name_head));
  if (name && name->last == first && !text.link(before, "year") && !text.before(first, Category::date_link, "event")) return false;
  // "Oscars 2016 highlights" are of that year, "Blade Runner 2049" is a name; "over 2016 people" counts.
  const bool named =
      before > text.first() && text.is_word(before) && text.token(before).capitalised && !text.has(before, Category::function_word);
  const auto bound = before > text.first() ? text.reading().match(before - 1, bit(Category::bound_before)) : std::nullopt;
  const bool bounded =
      counts && !listed(text.reading(), last, "of_year") && (text.has(before, Category::bound_before) || (bound && bound->last == first));
  // "a total of 1999 votes", "employs 1970 workers": so many, however they are written.
  const bool so_many =
      counts &&
      ((text.link(before, "of") && before > text.first() && listed(text.reading(), before - 1, "total")) ||
       (text.has(last, Category::role_noun) && text.is_word(before) && !text.token(before).capitalised &&
        !text.reading().has_any(before, any_of(Category::preposition, Category::determiner, Category::function_word, Category::possessive,
                                               Category::conjunction, Category::numeral_joiner, Category::adjective_before))));
  const bool impossible = text.is(before, u',') && before > text.first() + 1 && text.is_number(before - 1) &&
                          text.has(before - 2, Category::month);  // "June 31, 2022"
  if (ungrouped && !bounded && !so_many && !impossible &&
      (!named ||
       (year < 2036 && text.is_word(last) && !text.has(last, Category::function_word) &&
        (!text.token(last).capitalised || !text.inside(last + 1) || (text.is_word(last + 1) && text.token(last + 1).capitalised)))))
    return true;
  // A list or range of years goes on: "2007 and 2009", "2014, 2016 et 2018".
  if (after_date != 0 && (!counts || (modern && year % 50 != 0 && text.token(first - 1).kind == TokenKind::word))) {
    if (before == after_date && (text.is(before, u',') || text.is(before, u'/'))) return true;
    for (const char* join : {"or", "and", "to"}) {
      if (const auto hit = text.before(first, Category::date_link, join);
          hit && (hit->last == after_date || (hit->last == after_date + 1 && text.is(after_date, u','))))
        return true;
    }
  }
  // "pre-2020", "mid-2019"
  if (text.before(first, Category::date_link, "year") || text.before(first, Category::date_word, "edge")) {
    // "1600 Pennsylvania Avenue"
    if (!modern && text.is_word(last) && text.token(last).capitalised &&
        (year % 50 == 0 || !text.link(before, "month") || text.reading().match(last + 1, bit(Category::street))))
      return false;
    if (!modern) return !counts && (year >= 1800 || !text.has(last, Category::numeral));
    // "de 2000 personnes" counts; "in 2016 elections were held" does not.
    const bool strong = text.link(before, "year") && text.link(before, "month") && !text.link(before, "of");
    return !counts || (strong && !text.link(before, "to"));
  }
  if (text.before(first, Category::date_link, "numbered")) return true;
  // "Both 2019 and 2020", "the 1998 and 2018 cups": a list of years that only its end would tell.
  if (modern && year % 50 != 0 && !in_words) {
    for (const char* join : {"or", "and"}) {
      const auto hit = text.link(last, join);
      const auto next = hit ? text.digits(hit->last) : std::nullopt;
      if (next && four_digit_year(*next) && next->value > year && next->value <= 2099 && next->value % 50 != 0 &&
          !measures_behind(text, next->last) && (!counts_behind(text, next->last) || text.link(before, "det")))
        return true;
    }
  }
  // "Grose's 1787 Dictionary", "Washington's 1751 bout"
  const bool apostrophe = text.is(before, u'\'') || text.is(before, u'\u2019');  // "the Gershwins' 1925 musical"
  const bool of_someone =
      apostrophe ? before > text.first() && text.glued(before) && text.is_word(before - 1) && text.at(before - 1).back() == u's'
                 : text.at(before) == u"'s" || text.at(before) == u"\u2019s";
  if (!counts && year >= 1500 && text.is_word(last) && (text.token(last).capitalised || year % 10 != 0) && !text.glued(first) && of_someone)
    return true;
  if (modern && !counts && text.is(before, u'.') && text.glued(before) && before > text.first() &&
      text.at(before - 1).find(u'.') != std::u16string_view::npos)
    return true;                                              // "LL.D. 1947"
  if (modern && text.link(last, "bound_after")) return true;  // "2018 or later"
  if (counts && (year % 50 == 0 || !modern)) return false;
  // "the 1997 handover", "a 2015 report", "its 2008 crisis": a noun follows.
  const bool noun_behind =
      text.is_word(last) && (!text.has(last, Category::function_word) ||
                             (text.at(last).size() == 2 && unicode::is_upper(text.at(last)[1])));  // "the 2016 US vote"
  const bool before_nouns = text.reading().pack.setting("head_noun") == "last";
  const bool recent = year >= 1950 && year <= 2049 && !in_words;
  if (text.link(before, "det") && year >= (counts || year % 50 == 0 ? 1800 : 1500) && year <= 2099 && noun_behind)
    return !counts || text.link(before, "the") || (before_nouns && recent);
  // "It is 1935 and"
  if (modern && !counts && year % 50 != 0 && before > text.first() && listed(text.reading(), before, "hour_is") &&
      listed(text.reading(), before - 1, "hour_it"))
    return true;
  // "expects 2024 revenue", "le chiffre d'affaires 2024", "ses résultats 2023": where the language puts what tells of a noun.
  const bool odd = year >= 1700 && year < 1950 && year % 10 != 0 && !in_words;  // "the landmark 1933 law"
  if ((recent || odd) && before_nouns && noun_behind && !counts && !text.token(last).capitalised && text.is_word(before) &&
      !text.token(before).capitalised && !text.has(before, Category::function_word))
    return true;
  if (recent && !before_nouns && !counts && text.is_word(before) && before > text.first() && !text.token(before).capitalised &&
      !text.has(before, Category::function_word) &&
      text.categories(before - 1).meets(any_of(Category::determiner, Category::unit_link, Category::of_whole)))
    return true;
  if (text.link(before, "event") && modern && !counts) return true;
  if (text.before(first, Category::date_link, "event") && modern && !counts) return true;
  if (counts) return false;
  // "“2019 is …", "as strong as 2018."
  if (modern && !in_words && year % 50 != 0 &&
      ((text.token(before).kind == TokenKind::mark && !text.is(before, u'-') && text.link(last, "year_verb")) ||
       (closes(text, last) && text.is_word(before) && listed(text.reading(), before, "year_compared"))))
    return true;
  if (opens(text, before)) {
    const bool bracket = text.is(before, u'(') || text.is(before, u'[');
    if (bracket && closes(text, last)) return true;
    // "(2005 film)"
    if (bracket && modern && text.is_word(last) && !text.has(last, Category::function_word) &&
        (closes(text, last + 1) || closes(text, last + 2)))
      return true;
    if (!modern) return bracket && text.dash(last);
    if (bracket && (text.dash(last) || text.link(last, "or") || text.link(last, "to"))) return true;
    const bool number_before = before > text.first() && text.is_number(before - 1);
    if (!number_before && (closes(text, last) || text.link(last, "or"))) return true;
  }
  // A year as subject or object in words needs no preposition: "1945 marked", "1789 et 1848".
  if (in_words) return modern && !counts && text.link(last, "year_verb").has_value();
  return false;
}

// --- years, and what begins with one

std::optional<DateSpan> DateGrammar::year_first(std::uint32_t at, std::uint32_t after_date) const {
  DateSpan out;
  out.first = at;
  out.begin.grain = Grain::year;
  const auto n = text_.digits(at);
  if (!n || n->ordinal) {
    const auto said = text_.spelled_year(at);
    if (!said || !is_year(text_, at, said->last, said->value, true, after_date)) return std::nullopt;
    out.last = said->last;
    out.begin.year = said->value;
    out.year_said = true;
    return out;
  }
  if (n->digits <= 4 && n->value > 0) {
    if (const auto dated = era(n->last, n->value)) {
      out.last = dated->last;
      out.begin.year = dated->year;
      out.year_said = true;
      // "2024 AD August"
      if (const auto month = text_.month(dated->last); month && text_.token(month->first).capitalised && dated->year > 0) {
        out.last = month->last;
        out.begin.grain = Grain::month;
        out.begin.part = static_cast<std::int32_t>(month->value);
      }
      return out;
    }
  }
  // "AD 79"
  if (const auto front = n->digits <= 4 && n->value > 0 ? text_.before(at, Category::date_link, "era") : std::nullopt;
      front && front->argument == "ad" && front->last + 1 == at && text_.token(front->last).capitalised && !counts_behind(text_, n->last)) {
    out.first = front->last;
    out.last = n->last;
    out.begin.year = n->value;
    out.year_said = true;
    return out;
  }
  // "in '16"
  if (n->digits == 2 && at > text_.first() + 1 && text_.glued(at) &&
      (text_.is(at - 1, u'\'') || text_.is(at - 1, u'\u2019') || text_.is(at - 1, u'\u2018')) && !text_.glued(at - 1) &&
      (!text_.glued(n->last) || closes(n->last)) && (text_.link(at - 2, "year") || text_.link(at - 2, "event")) &&
      !counts_behind(text_, n->last)) {
    out.first = at - 1;
    out.last = n->last;
    out.begin.year = century_of(n->value);
    out.year_said = true;
    return out;
  }
  if (!four_digit_year(*n)) return std::nullopt;
  out.begin.year = n->value;
  out.year_said = true;
  out.last = n->last;
  const bool chain = text_.glued(at) && text_.dash(at - 1) && text_.glued(at - 1) && text_.token(at - 2).kind == TokenKind::number;
  const bool free = (!text_.glued(at) || text_.token(at - 1).kind == TokenKind::mark) && !chain;
  // "2024 August", "2012/Aug/10", "2019-aug-1"
  std::uint32_t next = n->last;
  const bool tight = text_.joint(next);
  if (tight) ++next;
  if (const auto month = text_.month(next); month && free && (tight || text_.token(month->first).capitalised)) {
    // "in 2024 August" against "in 2024. August": the stop has ended the sentence by now.
    const auto after = text_.month(next)->last;
    const bool own_year = year_behind(after).has_value();
    const auto own_day = day_number(after);
    const bool tight_day = tight && (text_.dash(after) || text_.is(after, u'/')) && text_.glued(after);
    if (!own_year && (tight || !own_day)) {
      out.begin.grain = Grain::month;
      out.begin.part = static_cast<std::int32_t>(month->value);
      out.last = month->last;
      if (tight_day) {
        if (const auto d = day_number(after + 1); d && is_valid({n->value, out.begin.part, d->value})) {
          out.begin.grain = Grain::day;
          out.begin.day = d->value;
          out.last = d->last;
        }
      }
      return out;
    }
  }
  // "2017-Q1", "2019 H2"
  if (free && text_.is_word(next)) {
    const bool quarter = text_.word(next, "quarter").has_value();
    if (quarter || text_.word(next, "half")) {
      const auto part = text_.glued(next + 1) ? text_.digits(next + 1) : std::nullopt;
      if (part && part->value >= 1 && part->value <= (quarter ? 4 : 2)) {
        out.begin.grain = quarter ? Grain::quarter : Grain::half;
        out.begin.part = part->value;
        out.last = part->last;
        return out;
      }
    }
  }
  // "2013-2014", "2013/14", "2019–20": a span of years.
  if (text_.joint(n->last) && text_.token(n->last + 1).kind != TokenKind::mark) {
    const auto to = text_.digits(n->last + 1);
    const bool stroke = text_.is(n->last, u'/');
    if (to && !to->ordinal &&
        !(text_.glued(to->last) && (text_.is_word(to->last) || text_.is_number(to->last) ||
                                    ((text_.dash(to->last) || text_.is(to->last, u'/')) && text_.glued(to->last + 1))))) {
      const std::int32_t end = to->digits == 4   ? to->value
                               : to->digits == 2 ? n->value / 100 * 100 + to->value + (to->value < n->value % 100 ? 100 : 0)
                                                 : 0;
      const bool bracketed = text_.is(at - 1, u'(') && text_.is(to->last, u')');
      const bool near =
          to->digits == 4 ? end > n->value && end <= 2199 && n->value >= 1000
                          : end == n->value + 1 || (!stroke && end > n->value && (end - n->value < 30 || bracketed) &&
                                                    n->value >= (bracketed ? 1500 : 1900) && n->value < 2100 && to->value > n->value % 100);
      // "the 2018–19 academic year", "1988-2006 data": two years in a row count nothing, nor two that are not round.
      const bool exact = to->digits == 4 && n->value >= 1900 && end < 2050 && n->value % 50 != 0 && end % 50 != 0;
      if (near && free &&
          !(exact || end == n->value + 1 ? measures_behind(text_, to->last) && !text_.unit(to->last) : counts_behind(text_, to->last))) {
        out.end = out.begin;
        out.end->year = end;
        out.last = to->last;
        return out;
      }
    }
    if (!text_.is(n->last, u'\u2014') || !text_.is_word(n->last + 1)) return std::nullopt;  // "in 1995—still"
  }
  // "The Revival 1840 - 1940"
  if (free && n->value >= 1500 && text_.dash(n->last) && !text_.glued(n->last) && !text_.glued(n->last + 1)) {
    const auto to = text_.digits(n->last + 1);
    if (to && !to->ordinal && four_digit_year(*to) && to->value > n->value && to->value - n->value < 200 && to->value < 2050 &&
        !counts_behind(text_, to->last) && (!text_.glued(to->last) || text_.token(to->last).kind == TokenKind::mark)) {
      out.end = out.begin;
      out.end->year = to->value;
      out.last = to->last;
      return out;
    }
  }
  if (!free && !text_.is(at - 1, u'(') && !text_.is(at - 1, u'[')) {
    // "mid-2019": what stands before the hyphen decides.
    if (!text_.dash(at - 1) || !text_.glued(at - 1)) {
      if (!is_year(text_, at, n->last, n->value, false, after_date)) return std::nullopt;
      return out;
    }
    if (!text_.has(at - 2, Category::date_link) && !text_.has(at - 2, Category::date_word)) return std::nullopt;
    if (!text_.link(at - 2, "year") && !text_.word(at - 2, "edge")) return std::nullopt;
    return counts_behind(text_, n->last) ? std::nullopt : std::optional(out);
  }
  if (chain) return std::nullopt;
  // "2014 to 2018", "2014 through May 2018"
  if (const auto to = text_.link(n->last, "to"); to && n->value >= (n->value % 10 != 0 ? 1500 : 1700) && n->value <= 2099) {
    const auto end = text_.digits(to->last);
    if (end && four_digit_year(*end) && !end->ordinal && end->value > n->value && end->value - n->value < 200 &&
        !counts_behind(text_, end->last))
      return out;
  }
  if (!is_year(text_, at, n->last, n->value, false, after_date)) return std::nullopt;
  return out;
}

// --- "1960s", "the '60s", "les années 60", "the nineties"

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

// --- "Q3 2024", "T1 2024", "H1"

std::optional<DateSpan> DateGrammar::lettered(std::uint32_t at) const {
  const bool quarter = text_.word(at, "quarter").has_value();
  const bool half = text_.word(at, "half").has_value();
  const bool week = text_.word(at, "week").has_value();
  if ((!quarter && !half && !week) || !text_.glued(at + 1)) return std::nullopt;
  const auto n = text_.digits(at + 1);
  if (!n || n->ordinal || n->digits > 2) return std::nullopt;
  if (n->value < 1 || n->value > (quarter ? 4 : half ? 2 : 53) || (!week && n->digits != 1)) return std::nullopt;
  DateSpan out;
  out.first = at;
  out.last = n->last;
  out.begin.grain = quarter ? Grain::quarter : half ? Grain::half : Grain::week;
  out.begin.part = n->value;
  if (take_year(out)) return out;
  if (text_.glued(n->last) && !text_.is(n->last, u',') && !text_.is(n->last, u'.') && !text_.is(n->last, u')')) return std::nullopt;
  // "in Q3"; "the Audi Q3" and "the H1" are names, « T3 meublé » a flat and "H1 tags" headings.
  const bool opens = quarter && text_.reading().pack.setting("head_noun") == "last" && at == text_.first() && text_.is_word(out.last) &&
                     !text_.token(out.last).capitalised && !text_.glued(out.last);  // "Q4 revenue rose"
  if (week || (!opens && !text_.before(at, Category::date_link, "year") && !text_.before(at, Category::date_link, "on")))
    return std::nullopt;
  return out;
}

bool DateGrammar::take_year(DateSpan& span) const {
  std::uint32_t next = span.last;
  if (text_.is(next, u',') || ((text_.dash(next) || text_.is(next, u'/')) && text_.glued(next))) ++next;
  else if (const auto of = text_.link(next, "of")) next = of->last;
  if (const auto the = text_.link(next, "the"); the && text_.unit(the->last)) next = the->last;
  if (const auto unit = text_.unit(next); unit) {
    const auto kind = unit_of(*unit);
    if (kind == DateUnit::year || kind == DateUnit::fiscal_year) {
      next = unit->last;
      // "Q3 FY24"
      if (const auto two = text_.glued(next) ? text_.digits(next) : std::nullopt;
          kind == DateUnit::fiscal_year && two && two->digits == 2 && !two->ordinal) {
        span.last = two->last;
        span.begin.year = 2000 + two->value;
        span.year_said = true;
        return true;
      }
      if (const auto turn = turn_behind(next)) {
        span.last = turn->last;
        if (published_ && published_->year) {
          span.begin.year = *published_->year + turn->by;
          span.year_said = true;
        } else span.deictic = true;
        return true;
      }
    }
  }
  if (const auto turn = turn_before(next)) {
    if (const auto unit = text_.unit(turn->last)) {
      const auto kind = unit_of(*unit);
      if (kind == DateUnit::year || kind == DateUnit::fiscal_year) {
        span.last = unit->last;
        span.deictic = true;
        if (published_ && published_->year) {
          span.begin.year = *published_->year + turn->by;
          span.year_said = true;
        }
        return true;
      }
    }
  }
  const auto n = text_.digits(next);
  if (n && !n->ordinal && four_digit_year(*n) && !measures_behind(text_, n->last)) {
    span.begin.year = n->value;
    span.year_said = true;
    span.last = n->last;
    // "saison 2013-2014"
    if (text_.joint(n->last)) {
      const auto to = text_.digits(n->last + 1);
      if (to && (to->value == n->value + 1 || (to->digits == 2 && to->value == (n->value + 1) % 100))) span.last = to->last;
    }
    return true;
  }
  return false;
}

}  // namespace citelight
