#include "quantity/in_a_reference.h"

#include "quantity/surroundings.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

// "446 U.S. 420", "410 F.2d 113": a court's report.
bool reported(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  std::uint32_t t = amount.last;
  if (!amount.number.plain || amount.measured || !goes_on(reading, sentence, t) || !reading.tokens[t].capitalised || !dotted(reading.at(t)))
    return false;
  if (!reading.is(++t, u'.') || !goes_on(reading, sentence, t + 1)) return false;
  t += 1 + reading.is(t + 1, u'\u00A7');  // "42 U.S.C. § 1983"
  return t < sentence.last && reading.tokens[t].kind == TokenKind::number;
}

// "25(4), 497–512", "12 (3): 45", "12, 345 (1999)", "Annals, 5 (1933)": a journal's volume, issue and pages. "45 (60), 5 fours" is an innings.
bool journal(const Reading& reading, const Amount& amount) {
  const std::uint32_t first = amount.first, after = amount.last;
  if (!bare(amount)) return false;
  const auto bracketed = [&](std::uint32_t t) { return reading.is(t, u'(') && is_number(reading, t + 1) && reading.is(t + 2, u')'); };
  const auto pages = [&](std::uint32_t t) { return (reading.is(t, u':') || reading.is(t, u',')) && is_number(reading, t + 1); };
  if (first > 1 && bracketed(first - 1) && is_number(reading, first - 2) && is_number(reading, after + 1) && glued(reading, after + 1))
    return true;  // "92(10)3599-604"
  if (bracketed(after))
    return (pages(after + 3) && (glued(reading, after) || reading.is(after + 3, u':'))) ||
           (first > 1 && (is_number(reading, first - 2) || reading.tokens[first - 2].capitalised) && reading.is(first - 1, u',') &&
            reading.tokens[after + 1].where.size() == 4);
  if (first > 1 && bracketed(first - 1) && is_number(reading, first - 2)) return pages(after + 1);
  return pages(after) && bracketed(after + 2) && reading.is(after, u',') && reading.tokens[after + 3].where.size() == 4;
}

// « classé en « 1 » »: a label; « plus de « 200 » personnes » counts.
bool in_quotes(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t first = amount.first, after = amount.last;
  const bool clause =
      goes_on(reading, sentence, after) && reading.tokens[after].kind == TokenKind::word && !reading.tokens[after].capitalised;
  // « le film « Huit femmes » », "the song “99 Luftballons”"
  for (std::uint32_t t = first; t > sentence.first + 1 && first - t < 5; --t) {
    const bool open = reading.is(t - 1, u'\u00AB') || reading.is(t - 1, u'\u201C'), straight = reading.is(t - 1, u'"');
    if (!open && !straight && !reading.is(t - 1, u'\u00BB') && !reading.is(t - 1, u'\u201D')) continue;
    if ((open || (straight && glued(reading, t))) && (t == first || reading.tokens[t].capitalised) &&
        listed(reading, t - 2 - (reading.is(t - 2, u',') && t > sentence.first + 2 && !clause), "works"))
      return true;  // not « le livre « a été tiré à 30 000 exemplaires » », "of the film, “Two hours of my life gone”"
    break;
  }
  const bool title = amount.kind == QuantityKind::ordinal && amount.number.digits;  // a film, “13th”
  const auto field = [&](std::uint32_t t) {                                         // {"sport": "52"}
    return t > sentence.first + 2 && reading.is(t - 2, u':') && reading.is(t - 3, u'"');
  };
  if ((!amount.number.plain && !title) || amount.measured ||
      (!title && (after != first + 1 || amount.value.coefficient > 12) && !field(first)) || first == sentence.first ||
      after >= sentence.last)
    return false;
  const auto quote = [&](std::uint32_t t) {
    return reading.tokens[t].where.size() == 1 &&
           std::u16string_view(u"\"\u201C\u201D\u2018\u2019\u00AB\u00BB").find(reading.text[reading.tokens[t].where.begin]) !=
               std::u16string_view::npos;
  };
  return quote(first - 1) && quote(after) &&
         !(!title && goes_on(reading, sentence, after + 1) && reading.tokens[after + 1].kind == TokenKind::word &&
           !reading.has(after + 1, Category::function_word));
}

// "sales(1)", "section 20(1)", "Nora Vidal (2), professor": a note's or a paragraph's mark; ages in brackets are higher.
bool note_behind_a_name(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t first = amount.first;
  return first > sentence.first + 1 && amount.number.plain && !amount.measured && amount.last == first + 1 &&
         amount.value.coefficient <= 12 && reading.is(first - 1, u'(') && reading.is(amount.last, u')') &&
         (reading.tokens[first - 2].kind == TokenKind::word || reading.is(first - 2, u')') ||
          (reading.tokens[first - 2].kind == TokenKind::number && glued(reading, first - 1))) &&
         (glued(reading, first - 1) || (amount.value.coefficient <= 5 && reading.is(amount.last + 1, u'.')) ||
          (amount.value.coefficient == 1 && reading.is(amount.last + 1, u',')) ||
          ((reading.tokens[first - 2].capitalised || reading.is(first - 2, u')')) &&
           (!goes_on(reading, sentence, amount.last + 1) || reading.is(amount.last + 1, u',') || reading.is(amount.last + 1, u'.'))));
}

// "[3]", "(14.)": a note's mark, a place in a list; "501(c)": a paragraph; "Private, 13329, Lowick Rifles": someone's number.
bool in_brackets(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t after = amount.last;
  if (bare(amount) && amount.number.where.size() >= 3 && amount.first > sentence.first + 1 && reading.is(amount.first - 1, u',') &&
      (reading.tokens[amount.first - 2].capitalised || (amount.number.where.size() >= 5 && !is_number(reading, amount.first - 2))) &&
      reading.is(after, u',') && goes_on(reading, sentence, after + 1) && reading.tokens[after + 1].capitalised &&
      !(reading.is(after + 2, u',') && is_number(reading, after + 3)))
    return true;
  if (amount.number.plain && !amount.measured && amount.first > 0 && reading.is(amount.first - 1, u'(') && reading.is(after, u'.') &&
      after + 1 < reading.tokens.size() && reading.is(after + 1, u')'))
    return true;
  if (amount.number.plain && !amount.measured && after + 2 < sentence.last && reading.is(after, u'(') && glued(reading, after) &&
      glued(reading, after + 1) && reading.tokens[after + 1].where.size() == 1 && reading.is(after + 2, u')'))
    return true;
  if (amount.measured || !amount.number.digits || after != amount.first + 1 || amount.first == 0 || !reading.is(amount.first - 1, u'[') ||
      !reading.is(after, u']'))
    return false;
  // "[970,250]" of code, not "[1,500] homes", "they employ [1,500]": a number put into another's words.
  const auto word = [&](std::uint32_t t) { return t < sentence.last && t >= sentence.first && reading.tokens[t].kind == TokenKind::word; };
  return amount.number.plain || !(word(amount.first - 2) || word(after + 1));
}

}  // namespace

bool in_a_reference(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  return reported(reading, sentence, amount) || journal(reading, amount) || note_behind_a_name(reading, sentence, amount) ||
         in_quotes(reading, sentence, amount) || in_brackets(reading, sentence, amount);
}

}  // namespace citelight
