// Years, and what begins with one: "en 2023", "2024 August", "2013-2014".
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
         text.is(at, u':') || text.is(at, u'|') || text.is(at, u'!') || text.is(at, u'?') ||
         ((text.dash(at) || text.is(at, u'&')) && !text.glued(at));
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

namespace {

// A number that may be a year, in the tokens [first, last), and what stands around it.
class YearFigure {
 public:
  YearFigure(const DateText& text, std::uint32_t first, std::uint32_t last, std::int32_t year, bool in_words)
      : text_(text),
        first_(first),
        last_(last),
        before_(first - 1),
        year_(year),
        in_words_(in_words),
        modern_(year >= 1900 && year <= 2099),
        recent_(year >= 1950 && year <= 2049 && !in_words),
        round_(year % 50 == 0),
        // "in 1870 won a prize"
        verb_behind_(text.inside(last) && listed(text.reading(), last, "year_won") && text.link(before_, "year")) {}

  [[nodiscard]] bool is_year(std::uint32_t after_date);

 private:
  [[nodiscard]] bool of_unit() const;
  [[nodiscard]] bool copyright() const;
  [[nodiscard]] bool counts_up_to() const;
  [[nodiscard]] bool goes_on() const;
  [[nodiscard]] bool hangs_on() const;
  [[nodiscard]] bool opens_sentence() const;
  [[nodiscard]] bool behind_prefix() const;
  [[nodiscard]] bool numbers_a_name() const;
  [[nodiscard]] bool is_ungrouped() const;
  [[nodiscard]] bool stands_ungrouped() const;
  [[nodiscard]] bool is_so_many() const;
  [[nodiscard]] bool continues_list(std::uint32_t after_date) const;
  [[nodiscard]] bool dates_what_leads_it() const;
  [[nodiscard]] bool begins_list() const;
  [[nodiscard]] bool of_someone() const;
  [[nodiscard]] bool of_degree() const;
  [[nodiscard]] bool noun_behind() const;
  [[nodiscard]] bool is_told_like_the_hour() const;
  [[nodiscard]] bool tells_of_noun() const;
  [[nodiscard]] bool of_event() const { return text_.link(before_, "event") || text_.before(first_, Category::date_link, "event"); }
  [[nodiscard]] bool in_a_label() const;
  [[nodiscard]] bool bounded_since() const;
  [[nodiscard]] bool quoted_or_compared() const;
  [[nodiscard]] bool apart() const;

  // Whether what is written stands before its noun: "the 1997 handover".
  [[nodiscard]] bool before_nouns() const { return text_.reading().pack.choice("head_noun") != "first"; }

  const DateText& text_;
  const std::uint32_t first_, last_, before_;
  const std::int32_t year_;
  const bool in_words_;
  const bool modern_;
  const bool recent_;
  const bool round_;
  const bool verb_behind_;
  bool counts_ = false;  // what stands behind it would be counted
};

bool YearFigure::is_year(std::uint32_t after_date) {
  if (year_ < 1000 || year_ > 2199) return false;
  if (of_unit() || copyright()) return true;
  if ((!verb_behind_ && measures_behind(text_, last_)) || counts_up_to() || goes_on()) return false;
  if (modern_ && owns(text_, last_) && !text_.glued(first_)) return true;
  counts_ = !verb_behind_ && counts_behind(text_, last_);
  if (first_ == text_.first()) return opens_sentence();
  if (hangs_on()) return false;
  if (text_.dash(before_) && text_.glued(before_) && text_.glued(first_)) return behind_prefix();
  if (numbers_a_name()) return false;
  if (stands_ungrouped() || continues_list(after_date)) return true;
  if (in_words_ && round_ && text_.link(before_, "whole")) return false;  // « cent postes sur mille deux cents »
  // "in 2016", "late 1850"
  if (text_.before(first_, Category::date_link, "year") || text_.before(first_, Category::date_word, "edge")) return dates_what_leads_it();
  if (text_.before(first_, Category::date_link, "numbered") || begins_list() || of_someone() || of_degree()) return true;
  if (modern_ && text_.link(last_, "bound_after")) return true;  // "2018 or later"
  if (counts_ && (round_ || !modern_)) return false;
  // "the 1997 handover", "a 2015 report", "its 2008 crisis": a noun follows.
  if (text_.link(before_, "det") && year_ >= (counts_ || round_ ? 1800 : 1500) && year_ <= 2099 && noun_behind())
    return !counts_ || text_.link(before_, "the") || (before_nouns() && recent_);
  if (counts_) return false;
  return is_told_like_the_hour() || tells_of_noun() || (modern_ && of_event()) || in_a_label() || bounded_since() || quoted_or_compared() ||
         apart() ||
         // A year as subject or object in words needs no preposition: "1945 marked", "1789 et 1848".
         (in_words_ && modern_ && text_.link(last_, "year_verb"));
}

// "the 2015 fiscal year"
bool YearFigure::of_unit() const {
  if (!modern_ || in_words_ || first_ <= text_.first() || !text_.link(before_, "the") || text_.glued(last_)) return false;
  const auto unit = text_.unit(last_);
  return unit && unit->last > last_ + 1 && !is_plural(text_, *unit);
}

// "© 2025 KM Media"
bool YearFigure::copyright() const {
  return modern_ && first_ > text_.first() && text_.is(before_, u'\u00A9') && (!text_.glued(last_) || text_.dash(last_));
}

// « de 1500 à 2000 personnes », "from 1900 to 2100 metres"
bool YearFigure::counts_up_to() const {
  auto to = text_.link(last_, "to");
  if (!to && text_.before(first_, Category::date_link, "open_and")) to = text_.link(last_, "and");
  const auto end = to && !text_.glued(last_) ? text_.digits(to->last) : std::nullopt;
  return end && !end->ordinal && end->value > year_ &&
         (measures_behind(text_, end->last) || (round_ && end->value % 50 == 0 && counts_behind(text_, end->last)));
}

// Whether the number is the beginning of something longer: "2016A", "2000%", "2014/5".
bool YearFigure::goes_on() const {
  if (text_.glued(last_) && !text_.dash(last_) && text_.token(last_).kind != TokenKind::mark) return true;
  return text_.is(last_, u'%') || ((text_.is(last_, u'/') || text_.is(last_, u':') || text_.is(last_, u'.')) && text_.glued(last_) &&
                                   text_.glued(last_ + 1) && text_.token(last_ + 1).kind != TokenKind::mark);
}

// … or its end.
bool YearFigure::hangs_on() const {
  return text_.glued(first_) && !text_.is(before_, u'(') && !text_.is(before_, u'\u00A9') && !text_.is(before_, u'[') &&
         !text_.dash(before_) && !text_.elided(before_) && text_.at(before_) != u"\"" && text_.at(before_) != u"\u201C" &&
         text_.at(before_) != u"'" && text_.at(before_) != u"\u2019";
}

// "2024 was …", "Mille neuf cent quarante-cinq marque …"
bool YearFigure::opens_sentence() const {
  if (is_ungrouped() && (text_.inside(last_) || heads(text_, first_, last_))) return true;
  if (counts_ || !modern_) return false;
  // "2024 was …", « 2017 n'est pas … »
  return text_.link(last_, "year_verb") || (text_.has(last_, Category::negation) && text_.link(last_ + 1, "year_verb"));
}

// "mid-2007", "late-2019", "pre-2008"
bool YearFigure::behind_prefix() const {
  return year_ >= 1500 && !counts_ && before_ > text_.first() &&
         (text_.has(before_ - 1, Category::number_prefix) || text_.before(before_, Category::date_word, "edge"));
}

bool YearFigure::numbers_a_name() const {
  const auto name = text_.reading().match(before_, bit(Category::name_head));
  return name && name->last == first_ && !text_.link(before_, "year") && !text_.before(first_, Category::date_link, "event");
}

// Where thousands are grouped, "2016 voters" are a year's, "2,016 voters" so many; "2016 people" are so many all the same.
bool YearFigure::is_ungrouped() const {
  return recent_ && !round_ && text_.reading().pack.choice("thousands") == "grouped" &&
         !(text_.inside(last_) && listed(text_.reading(), last_, "of_no_year"));
}

bool YearFigure::stands_ungrouped() const {
  if (!is_ungrouped() || (counts_ && is_so_many())) return false;
  // "June 31, 2022"
  if (text_.is(before_, u',') && before_ > text_.first() + 1 && text_.is_number(before_ - 1) && text_.has(before_ - 2, Category::month))
    return false;
  // "Oscars 2016 highlights" are of that year, "Blade Runner 2049" is a name.
  const bool named =
      before_ > text_.first() && text_.is_word(before_) && text_.token(before_).capitalised && !text_.has(before_, Category::function_word);
  return !named || (year_ < 2036 && text_.is_word(last_) && !text_.has(last_, Category::function_word) &&
                    (!text_.token(last_).capitalised || !text_.inside(last_ + 1) ||
                     (text_.is_word(last_ + 1) && text_.token(last_ + 1).capitalised)));
}

// Whether the words before it say that it counts, however it is written.
bool YearFigure::is_so_many() const {
  // "over 2016 people"
  const auto bound = before_ > text_.first() ? text_.reading().match(before_ - 1, bit(Category::bound_before)) : std::nullopt;
  if (!listed(text_.reading(), last_, "of_year") && (text_.has(before_, Category::bound_before) || (bound && bound->last == first_)))
    return true;
  // "a total of 1999 votes", "employs 1970 workers"
  if (text_.link(before_, "of") && before_ > text_.first() && listed(text_.reading(), before_ - 1, "total")) return true;
  return text_.has(last_, Category::role_noun) && text_.is_word(before_) && !text_.token(before_).capitalised &&
         !text_.reading().has_any(before_,
                                  any_of(Category::preposition, Category::determiner, Category::function_word, Category::possessive,
                                         Category::conjunction, Category::numeral_joiner, Category::adjective_before));
}

// A list or range of years goes on: "2007 and 2009", "2014, 2016 et 2018".
bool YearFigure::continues_list(std::uint32_t after_date) const {
  if (after_date == 0 || (counts_ && (!modern_ || round_ || text_.token(before_).kind != TokenKind::word))) return false;
  if (before_ == after_date && (text_.is(before_, u',') || text_.is(before_, u'/'))) return true;
  for (const ClassName join : std::initializer_list<ClassName>{"or", "and", "to"}) {
    if (const auto hit = text_.before(first_, Category::date_link, join);
        hit && (hit->last == after_date || (hit->last == after_date + 1 && text_.is(after_date, u','))))
      return true;
  }
  return false;
}

bool YearFigure::dates_what_leads_it() const {
  if (!modern_) {
    // "1600 Pennsylvania Avenue"
    if (text_.is_word(last_) && text_.token(last_).capitalised &&
        (round_ || !text_.link(before_, "month") || text_.reading().match(last_ + 1, bit(Category::street))))
      return false;
    return !counts_ && (year_ >= 1800 || !text_.has(last_, Category::numeral));
  }
  // "de 2000 personnes" counts; "in 2016 elections were held" does not.
  return !counts_ ||
         (text_.link(before_, "year") && text_.link(before_, "month") && !text_.link(before_, "of") && !text_.link(before_, "to"));
}

// "Both 2019 and 2020", "the 1998 and 2018 cups": a list of years that only its end would tell.
bool YearFigure::begins_list() const {
  if (!modern_ || round_ || in_words_) return false;
  for (const ClassName join : std::initializer_list<ClassName>{"or", "and"}) {
    const auto hit = text_.link(last_, join);
    const auto next = hit ? text_.digits(hit->last) : std::nullopt;
    if (next && four_digit_year(*next) && next->value > year_ && next->value <= 2099 && next->value % 50 != 0 &&
        !measures_behind(text_, next->last) && (!counts_behind(text_, next->last) || text_.link(before_, "det")))
      return true;
  }
  return false;
}

// "Grose's 1787 Dictionary", "Washington's 1751 bout", "the Gershwins' 1925 musical"
bool YearFigure::of_someone() const {
  if (counts_ || year_ < 1500 || !text_.is_word(last_) || text_.glued(first_)) return false;
  if (!text_.token(last_).capitalised && year_ % 10 == 0) return false;
  if (text_.is(before_, u'\'') || text_.is(before_, u'\u2019'))
    return before_ > text_.first() && text_.glued(before_) && text_.is_word(before_ - 1) && text_.at(before_ - 1).back() == u's';
  return text_.at(before_) == u"'s" || text_.at(before_) == u"\u2019s";
}

// "LL.D. 1947"
bool YearFigure::of_degree() const {
  return modern_ && !counts_ && text_.is(before_, u'.') && text_.glued(before_) && before_ > text_.first() &&
         text_.at(before_ - 1).find(u'.') != std::u16string_view::npos;
}

bool YearFigure::noun_behind() const {
  return text_.is_word(last_) && (!text_.has(last_, Category::function_word) ||
                                  (text_.at(last_).size() == 2 && unicode::is_upper(text_.at(last_)[1])));  // "the 2016 US vote"
}

// "It is 1935 and"
bool YearFigure::is_told_like_the_hour() const {
  return modern_ && !round_ && before_ > text_.first() && listed(text_.reading(), before_, "hour_is") &&
         listed(text_.reading(), before_ - 1, "hour_it");
}

// "expects 2024 revenue", "le chiffre d'affaires 2024", "ses résultats 2023": where the language puts what tells of a noun.
bool YearFigure::tells_of_noun() const {
  if (!text_.is_word(before_) || text_.token(before_).capitalised || text_.has(before_, Category::function_word)) return false;
  if (before_nouns()) {
    const bool odd = year_ >= 1700 && year_ < 1950 && year_ % 10 != 0 && !in_words_;  // "the landmark 1933 law"
    return (recent_ || odd) && noun_behind() && !text_.token(last_).capitalised;
  }
  constexpr CategorySet leads = any_of(Category::determiner, Category::unit_link, Category::of_whole, Category::numeral_joiner);
  if (!recent_ || before_ == text_.first()) return false;
  if (text_.categories(before_ - 1).meets(leads)) return true;
  // « le rapport annuel 2023 », « Bilan social 2022 », not « a recensé 2024 », « le code postal 2020 », « Rue principale 2024 Bienne »
  const std::uint32_t noun = before_ - 1;
  const auto named = text_.reading().match(noun, bit(Category::name_head));
  if ((named && named->last > before_) || text_.reading().match(noun, bit(Category::street)) ||
      (text_.inside(last_) && text_.token(last_).capitalised))
    return false;
  return text_.is_word(noun) && formed(text_.reading(), before_, "adjective_ending", 3) &&
         !text_.categories(noun).meets(any_of(Category::function_word, Category::auxiliary, Category::preposition, Category::numeral)) &&
         (noun == text_.first() || text_.categories(noun - 1).meets(leads));
}

// « depuis AU MOINS 2010 »
bool YearFigure::bounded_since() const {
  for (std::uint32_t begin = before_; recent_ && begin > text_.first() && begin + 2 > before_; --begin) {
    const auto bound = text_.reading().match(begin, bit(Category::bound_before));
    if (bound && bound->last == first_)
      return text_.before(begin, Category::date_link, "bound at_least") || text_.before(begin, Category::date_link, "bound at_most");
  }
  return false;
}

// "Net profit 2023: £48m", « Bilan 2022 : 12 morts »
bool YearFigure::in_a_label() const {
  return recent_ && year_ < 2036 && text_.is(last_, u':') && text_.is_word(before_) && text_.inside(last_ + 1) &&
         (text_.is_number(last_ + 1) || text_.has(last_ + 1, Category::currency_sign));
}

// "“2019 is …", "as strong as 2018."
bool YearFigure::quoted_or_compared() const {
  if (!modern_ || in_words_ || round_) return false;
  if (text_.token(before_).kind == TokenKind::mark && !text_.is(before_, u'-') && text_.link(last_, "year_verb")) return true;
  return closes(text_, last_) && text_.is_word(before_) && listed(text_.reading(), before_, "year_compared");
}

// Between marks: "(2019)", "[1789]", "Paris, 1998."
bool YearFigure::apart() const {
  if (!opens(text_, before_)) return false;
  const bool bracket = text_.is(before_, u'(') || text_.is(before_, u'[');
  if (bracket && closes(text_, last_)) return true;
  if (!modern_) return bracket && text_.dash(last_);
  // "(2005 film)"
  if (bracket && text_.is_word(last_) && !text_.has(last_, Category::function_word) &&
      (closes(text_, last_ + 1) || closes(text_, last_ + 2)))
    return true;
  if (bracket && (text_.dash(last_) || text_.link(last_, "or") || text_.link(last_, "to"))) return true;
  const bool number_before = before_ > text_.first() && text_.is_number(before_ - 1);
  return !number_before && (closes(text_, last_) || text_.link(last_, "or"));
}

}  // namespace

bool is_year(const DateText& text, std::uint32_t first, std::uint32_t last, std::int32_t year, bool in_words, std::uint32_t after_date) {
  return YearFigure(text, first, last, year, in_words).is_year(after_date);
}

// --- years, and what begins with one

std::optional<DateSpan> DateGrammar::year_first(std::uint32_t at, std::uint32_t after_date) const {
  const auto n = text_.digits(at);
  // "3,800 BC"
  const auto grouped = text_.is_number(at) && (!n || n->digits < 3) ? text_.in_words(at) : std::nullopt;
  if (grouped && !grouped->ordinal && grouped->value > 999) {
    auto dated = year_of_era(at, *grouped);
    if (dated && dated->begin.year <= 0) return dated;  // not "1,200 ad slots"
  }
  if (!n || n->ordinal) {
    const auto said = text_.spelled_year(at);
    if (!said || !is_year(text_, at, said->last, said->value, true, after_date)) return std::nullopt;
    return of_year(at, said->last, said->value);
  }
  if (auto dated = year_of_era(at, *n)) return dated;
  if (is_short_year(at, *n)) return of_year(at - 1, n->last, century_of(n->value));
  if (!four_digit_year(*n)) return std::nullopt;
  DateSpan out = of_year(at, n->last, n->value);
  const bool chain = text_.glued(at) && text_.dash(at - 1) && text_.glued(at - 1) && text_.token(at - 2).kind == TokenKind::number;
  const bool free = (!text_.glued(at) || text_.token(at - 1).kind == TokenKind::mark) && !chain;
  if (free && (take_month_behind(out) || take_part_behind(out))) return out;
  if (text_.joint(n->last) && text_.token(n->last + 1).kind != TokenKind::mark) {
    if (free && take_joined_year(out)) return out;
    if (!text_.is(n->last, u'\u2014') || !text_.is_word(n->last + 1)) return std::nullopt;  // "in 1995—still"
  }
  if (free && take_year_across_dash(out)) return out;
  if (!free && text_.dash(at - 1) && text_.glued(at - 1)) {
    // "mid-2019": what stands before the hyphen decides.
    return (text_.link(at - 2, "year") || text_.word(at - 2, "edge")) && !counts_behind(text_, n->last) ? std::optional(out) : std::nullopt;
  }
  return (free && opens_range(*n)) || is_year(text_, at, n->last, n->value, false, after_date) ? std::optional(out) : std::nullopt;
}

DateSpan DateGrammar::of_year(std::uint32_t first, std::uint32_t last, std::int32_t year) {
  DateSpan out;
  out.first = first;
  out.last = last;
  out.begin.grain = Grain::year;
  out.begin.year = year;
  out.year_said = true;
  return out;
}

std::optional<DateSpan> DateGrammar::year_of_era(std::uint32_t at, const Number& n) const {
  if (n.digits > 4 || n.value <= 0) return std::nullopt;
  if (const auto dated = era(n.last, n.value)) {
    DateSpan out = of_year(at, dated->last, dated->year);
    // "2024 AD August"
    if (const auto month = text_.month(dated->last); month && text_.token(month->first).capitalised && dated->year > 0) {
      out.last = month->last;
      out.begin.grain = Grain::month;
      out.begin.part = static_cast<std::int32_t>(month->value);
    }
    return out;
  }
  // "3800–3700 BC", « 2040 à 1750 av. J.-C. »: said once for both
  const auto to = text_.link(n.last, "to");
  const auto end = to || text_.dash(n.last) ? text_.in_words(to ? to->last : n.last + 1) : std::nullopt;
  const auto dated = end && !end->ordinal && end->value < n.value ? era(end->last, end->value) : std::nullopt;
  if (dated && dated->year <= 0) {
    DateSpan out = of_year(at, dated->last, 1 - n.value);
    out.end = out.begin;
    out.end->year = dated->year;
    return out;
  }
  // "AD 79"
  const auto front = text_.before(at, Category::date_link, "era");
  if (!front || front->argument != "ad" || front->last + 1 != at || !text_.token(front->last).capitalised || counts_behind(text_, n.last))
    return std::nullopt;
  return of_year(front->last, n.last, n.value);
}

bool DateGrammar::is_short_year(std::uint32_t at, const Number& n) const {
  if (n.digits != 2 || at < text_.first() + 2 || !text_.glued(at) ||
      !(text_.is(at - 1, u'\'') || text_.is(at - 1, u'\u2019') || text_.is(at - 1, u'\u2018')) || text_.glued(at - 1) ||
      (text_.glued(n.last) && !closes(n.last)))
    return false;
  if ((text_.link(at - 2, "year") || text_.link(at - 2, "event")) && !counts_behind(text_, n.last)) return true;
  // "the '98 final", not "the '40 winks' rule"
  return text_.has(at - 2, Category::determiner) && text_.is_word(n.last) && !plural_form(text_.reading(), n.last) &&
         !text_.categories(n.last).meets(any_of(Category::unit, Category::percent, Category::multiplier, Category::function_word));
}

bool DateGrammar::take_month_behind(DateSpan& out) const {
  const bool tight = text_.joint(out.last);
  const auto month = text_.month(tight ? out.last + 1 : out.last);
  if (!month || (!tight && !text_.token(month->first).capitalised)) return false;
  // "in 2024 August" against "in 2024. August": the stop has ended the sentence by now.
  const std::uint32_t after = month->last;
  if (year_behind(after) || (!tight && day_number(after))) return false;
  out.begin.grain = Grain::month;
  out.begin.part = static_cast<std::int32_t>(month->value);
  out.last = after;
  if (tight && (text_.dash(after) || text_.is(after, u'/')) && text_.glued(after)) {
    if (const auto d = day_number(after + 1); d && is_valid({*out.begin.year, out.begin.part, d->value})) {
      out.begin.grain = Grain::day;
      out.begin.day = d->value;
      out.last = d->last;
    }
  }
  return true;
}

bool DateGrammar::take_part_behind(DateSpan& out) const {
  const std::uint32_t at = text_.joint(out.last) ? out.last + 1 : out.last;
  if (!text_.is_word(at)) return false;
  const bool quarter = text_.word(at, "quarter").has_value();
  if (!quarter && !text_.word(at, "half")) return false;
  const auto part = text_.glued(at + 1) ? text_.digits(at + 1) : std::nullopt;
  if (!part || part->value < 1 || part->value > (quarter ? 4 : 2)) return false;
  out.begin.grain = quarter ? Grain::quarter : Grain::half;
  out.begin.part = part->value;
  out.last = part->last;
  return true;
}

bool DateGrammar::take_joined_year(DateSpan& out) const {
  const std::int32_t begin = *out.begin.year;
  const auto to = text_.digits(out.last + 1);
  if (!to || to->ordinal) return false;
  const bool goes_on = text_.is_word(to->last) || text_.is_number(to->last) ||
                       ((text_.dash(to->last) || text_.is(to->last, u'/')) && text_.glued(to->last + 1));
  if (text_.glued(to->last) && goes_on) return false;
  const std::int32_t end = to->digits == 4   ? to->value
                           : to->digits == 2 ? begin / 100 * 100 + to->value + (to->value < begin % 100 ? 100 : 0)
                                             : begin / 10 * 10 + to->value;  // "1903-4"
  const bool next_year = end == begin + 1;
  const bool bracketed = text_.is(out.first - 1, u'(') && text_.is(to->last, u')');
  // "1914-18": no stroke, and not over the turn of a century
  const bool shortened = to->digits == 2 && !text_.is(out.last, u'/') && end > begin && (end - begin < 30 || bracketed) &&
                         begin >= (bracketed ? 1500 : 1900) && begin < 2100 && to->value > begin % 100;
  if (to->digits == 4 ? end <= begin || end > 2199 : !next_year && !shortened) return false;
  // "the 2018–19 academic year", "1988-2006 data": two years in a row count nothing, nor two that are not round.
  const bool exact = to->digits == 4 && begin >= 1900 && end < 2050 && begin % 50 != 0 && end % 50 != 0;
  if (exact || next_year ? measures_behind(text_, to->last) && !text_.unit(to->last) : counts_behind(text_, to->last)) return false;
  out.end = out.begin;
  out.end->year = end;
  out.last = to->last;
  return true;
}

std::optional<DateGrammar::Number> DateGrammar::later_year(std::uint32_t at, std::int32_t year) const {
  const auto end = text_.digits(at);
  return end && !end->ordinal && four_digit_year(*end) && end->value > year && end->value - year < 200 && !counts_behind(text_, end->last)
             ? end
             : std::nullopt;
}

bool DateGrammar::take_year_across_dash(DateSpan& out) const {
  if (*out.begin.year < 1500 || !text_.dash(out.last) || text_.glued(out.last) || text_.glued(out.last + 1)) return false;
  const auto to = later_year(out.last + 1, *out.begin.year);
  if (!to || to->value >= 2050 || (text_.glued(to->last) && text_.token(to->last).kind != TokenKind::mark)) return false;
  out.end = out.begin;
  out.end->year = to->value;
  out.last = to->last;
  return true;
}

bool DateGrammar::opens_range(const Number& year) const {
  const auto to = text_.link(year.last, "to");
  return to && year.value >= (year.value % 10 != 0 ? 1500 : 1700) && year.value <= 2099 && later_year(to->last, year.value);
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
      if (to && follows(*to, *n)) span.last = to->last;
    }
    return true;
  }
  return false;
}

}  // namespace citelight
