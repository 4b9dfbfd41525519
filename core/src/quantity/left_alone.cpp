#include "quantity/left_alone.h"

#include "quantity/in_a_name.h"
#include "quantity/in_a_reference.h"
#include "quantity/in_an_address.h"
#include "quantity/line_number.h"
#include "quantity/surroundings.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

// "logement neuf", « le moteur est neuf. »: an adjective that looks like a number; "Vidal scores a goal": a verb, against "scores of" and "killed scores".
bool is_homograph(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t first = amount.first;
  if (amount.number.form == NumeralForm::vague && reading.has(first, Category::numeral_homograph)) {
    const bool opens = first == sentence.first || reading.tokens[first - 1].kind == TokenKind::mark;
    return !opens && !reading.has(amount.last, Category::of_whole) && !formed(reading, first - 1, "past_ending", 4) &&
           !listed(reading, first - 1, "past_irregular") && !formed(reading, first - 1, "gerund_ending", 4);
  }
  if (amount.last != first + 1 || amount.measured || !reading.has(first, Category::numeral_homograph) || first < sentence.first + 2)
    return false;
  if (listed(reading, first - 1, "adjective_behind") &&
      (amount.last == sentence.last || reading.tokens[amount.last].kind == TokenKind::mark))
    return true;
  const bool noun = reading.tokens[first - 1].kind == TokenKind::word && !reading.has(first - 1, Category::function_word) &&
                    !reading.has(first - 1, Category::numeral);
  return noun && reading.has(first - 2, Category::determiner);
}

// "08 .12 .19": the pieces of a date, or of a version, that spaces part.
bool piece_behind_a_space(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t first = amount.first, after = amount.last;
  const auto piece = [&](std::uint32_t point) {
    return point + 1 < sentence.last && reading.is(point, u'.') && !glued(reading, point) && glued(reading, point + 1) &&
           reading.tokens[point + 1].kind == TokenKind::number;
  };
  if (amount.measured || !amount.number.digits) return false;
  // "Winter ........ 143": a list of contents
  const auto dot = [&](std::uint32_t t) { return reading.is(t, u'.'); };
  if (first > 3 && amount.number.plain && ends_line(reading, after) && dot(first - 1) && dot(first - 2) && dot(first - 3) && dot(first - 4))
    return true;
  if (first > sentence.first && reading.is(first, u'.') && reading.tokens[first - 1].kind == TokenKind::number &&
      !reading.tokens[first].line_before)
    return true;
  return amount.number.plain && goes_on(reading, sentence, after) && piece(after);
}

// "21 h 10The tram is back": when it was posted, run into the headline.
bool stamp(const Reading& reading, const Amount& amount) {
  const std::uint32_t minutes = amount.last;
  return amount.unit == "h" && begins_line(reading, amount.first) && is_number(reading, minutes) && !ends_line(reading, minutes) &&
         reading.tokens[minutes].where.size() == 2 && glued(reading, minutes + 1) && reading.tokens[minutes + 1].capitalised;
}

// "18m ago", "18M ago": minutes; what else is told by its letter has been read as a date by now.
bool ago(const Reading& reading, const Amount& amount) {
  return (amount.measured || amount.number.scale) && amount.last < reading.tokens.size() &&
         reading.tokens[amount.last - 1].where.size() == 1 && glued(reading, amount.last - 1) && listed(reading, amount.last, "ago");
}

// "73'": a minute of a match, a foot or a minute of arc; « classée 1* »: a mark given, five at most, where "7* boats" has a note.
bool primed(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t at = amount.last;
  // « 90' +3 », « 45e + 2 »
  const std::uint32_t plus = amount.first - (amount.first > sentence.first && !reading.is(amount.first, u'+'));
  if (!amount.measured && reading.is(plus, u'+') && plus > sentence.first + 1 && is_number(reading, plus - 2) &&
      (reading.has(plus - 1, Category::ordinal_suffix) || (glued(reading, plus + 1) && is_prime(reading, plus - 1))))
    return true;
  if (!amount.number.plain || amount.measured || amount.last != amount.first + 1 || at >= sentence.last || !glued(reading, at))
    return false;
  if (reading.is(at, u'+') && is_number(reading, at + 1) && is_prime(reading, at + 2)) return true;  // "90+4'"
  if (reading.is(at, u'*')) return amount.value.coefficient < 6 && !(is_number(reading, at + 1) && glued(reading, at + 1));
  if (!is_prime(reading, at)) return false;
  return !(at + 1 < sentence.last && glued(reading, at + 1) && reading.tokens[at + 1].kind == TokenKind::word &&
           !reading.tokens[at + 1].capitalised && reading.at(at + 1) != u"s");  // "the 747's crew"
}

}  // namespace

bool is_left_alone(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  return in_a_name(reading, sentence, amount) || in_a_reference(reading, sentence, amount) || is_homograph(reading, sentence, amount) ||
         numbers_a_line(reading, sentence, amount) || piece_behind_a_space(reading, sentence, amount) ||
         in_an_address(reading, sentence, amount) || primed(reading, sentence, amount) || ago(reading, amount) || stamp(reading, amount);
}

}  // namespace citelight
