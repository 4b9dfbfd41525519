#include "quantity/in_an_address.h"

#include "base/unicode.h"
#include "quantity/surroundings.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

// "0123": no figure begins with a nought; "007". Nor has one ten digits and more that nothing groups, unless it is round.
bool identifies(const Reading& reading, const Amount& amount) {
  const Span s = reading.tokens[amount.number.first].where;
  return amount.number.plain && ((s.size() > 1 && reading.text[s.begin] == u'0') ||
                                 (s.size() >= 10 && bare(amount) && reading.text[s.end - 1] != u'0' && reading.tokens.size() > 2));
}

// Groups of two or three digits in a row: "01 44 55 66 77", "0800 123 456".
bool in_a_phone_number(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  if (!amount.number.digits || amount.measured || amount.number.scale) return false;
  std::uint32_t first = amount.first;
  std::uint32_t last = amount.last;
  // "+44 (0)20 7946 0018"
  if ((reading.is(first, u'+') || (first > 0 && reading.is(first - 1, u'+'))) && reading.is(last, u'(') && reading.is(last + 1, u'0') &&
      reading.is(last + 2, u')'))
    return true;
  const auto number = [&](std::uint32_t t) {
    return t >= sentence.first && t < sentence.last && reading.tokens[t].kind == TokenKind::number &&
           reading.tokens[t].where.size() <= 4 + (reading.at(t)[0] == u'0');
  };
  const auto joins = [&](std::uint32_t t) {
    return t > sentence.first && t < sentence.last &&
           (reading.is(t, u'.') || reading.is(t, u'-') || reading.is(t, u')') || reading.is(t, u'+'));
  };
  std::uint32_t groups = 0;
  for (std::uint32_t t = first; t < last; ++t) groups += reading.tokens[t].kind == TokenKind::number;
  while (first > sentence.first && (number(first - 1) || (joins(first - 1) && first - 1 > sentence.first && number(first - 2)))) {
    groups += number(first - 1);
    --first;
  }
  while (last < sentence.last && (number(last) || (joins(last) && number(last + 1)))) {
    groups += number(last);
    ++last;
  }
  // "(212) 555-0142"
  if (groups == 3 && first == amount.first && first > sentence.first && reading.is(first - 1, u'(') && reading.is(amount.last, u')') &&
      amount.number.where.size() == 3)
    return true;
  const bool plus = reading.is(first, u'+') || (first > sentence.first && reading.is(first - 1, u'+'));
  // "+44 1632 960011"
  if (plus && last < sentence.last && is_number(reading, last) && reading.tokens[last].where.size() >= 6 &&
      reading.at(last).find(u',') == std::u16string_view::npos)
    return true;
  if (first == amount.first && last == amount.last && groups <= 7 && !identifies(reading, amount)) return false;  // "1 414 021 100"
  // "866 555 0142"
  const auto sized = [&](std::uint32_t t, std::size_t size) { return number(t) && reading.tokens[t].where.size() == size; };
  if (groups == 3 && last == first + 3 && sized(first, 3) && sized(first + 1, 3) && sized(first + 2, 4)) return true;
  const bool zero = reading.text[reading.tokens[first].where.begin] == u'0' && reading.tokens[first].where.size() >= 2;
  return groups >= 4 || (groups >= 3 && (zero || plus)) || (groups >= 2 && zero && reading.tokens[first].where.size() >= 3);
}

// "14, rue Foch", "221 Baker Street": a house.
bool house(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const bool letter = amount.number.scale && amount.last == amount.first + 2 && glued(reading, amount.first + 1) &&
                      reading.tokens[amount.first + 1].where.size() == 1;  // "221B"
  // "14th Street", "Fifth Avenue", "the 14th Amendment", "the 7th Air Wing", « tribunal de 1re instance »
  const auto capital = [&](std::uint32_t t) { return goes_on(reading, sentence, t) && reading.tokens[t].capitalised; };
  const auto ranked = [&](std::uint32_t t) { return goes_on(reading, sentence, t) && listed(reading, t, "ordinal_names"); };
  if (amount.kind == QuantityKind::ordinal)
    return ranked(amount.last) || (capital(amount.last) && (reading.match(amount.last, bit(Category::street)) ||
                                                            (amount.number.digits && capital(amount.last + 1) && ranked(amount.last + 1))));
  if ((amount.number.scale && !letter) || !amount.number.digits) return false;
  // "the 2/9th Lowick Rifles"
  if (amount.number.fraction && reading.tokens[amount.last - 1].kind == TokenKind::word)
    return capital(amount.last) || reading.is(amount.last, u'(');
  // "the 29km Road": a name of its own.
  if (amount.measured)
    return goes_on(reading, sentence, amount.last) && reading.tokens[amount.last].capitalised &&
           reading.has(amount.last, Category::street) && reading.match(amount.last, bit(Category::street));
  if (!letter && (!amount.number.plain || amount.last != amount.first + 1)) return false;
  std::uint32_t at = amount.last;
  // "the 500 block of Orme Street"
  if (amount.value.coefficient % 100 == 0 && goes_on(reading, sentence, at) && listed(reading, at, "house_block") &&
      (reading.has(at + 1, Category::of_whole) || (amount.first > 0 && reading.has(amount.first - 1, Category::definite))))
    return true;
  if (reading.is(at, u',')) ++at;
  const bool direction = reading.is(at + 1, u'.') && goes_on(reading, sentence, at + 1) && reading.tokens[at].capitalised &&
                         reading.tokens[at].where.size() == 1;  // "1225 N. Rampart St."
  if (direction) at += 2;
  for (std::uint32_t names = 0; names < 4 && goes_on(reading, sentence, at) && (reading.tokens[at].kind == TokenKind::word || names == 1);
       ++names, ++at) {
    if (reading.tokens[at].kind == TokenKind::number) {  // "604 West 115th Street"
      if (glued(reading, at + 1)) ++at;
      continue;
    }
    if (reading.match(at, bit(Category::street))) return names == 0 || reading.tokens[at].capitalised;
    if (!reading.tokens[at].capitalised) return false;
  }
  return direction && !goes_on(reading, sentence, at);
}

// "38000 Grenoble", "PA 23456": digits beside a town, on a line or behind a comma.
bool postcode(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t first = amount.first, after = amount.last;
  const auto digits = reading.tokens[first].where.size();
  // « INTERIM -35133 »: a town's number behind a dash
  if (amount.value.negative && !amount.measured && digits == 5 && ends_line(reading, after) && first > sentence.first + 1 &&
      reading.tokens[first - 2].capitalised && reading.pack.choice("area_codes") == "two_digits")
    return true;
  if (!bare(amount) || digits < 4 || digits > 5) return false;
  const bool town = goes_on(reading, sentence, after) && reading.tokens[after].capitalised && reading.tokens[after].kind == TokenKind::word;
  const bool listed_before = first > sentence.first && reading.is(first - 1, u',');
  // "1000 Brussels", « RUE DE LYON 1204 Genève », « rue Haute, 1000 Bruxelles »
  bool street = false;
  for (std::uint32_t t = first; !street && t > sentence.first && first - t < 6;) street = reading.has(--t, Category::street);
  if (digits == 4)
    return town && reading.at(after).size() > 3 && ((street && ends_line(reading, after + 1)) || reading.at(after).back() != u's') &&
           (reading.pack.choice("head_noun") == "first" || !title_case(reading, sentence)) &&
           (ends_line(reading, after + 1) || reading.is(after + 1, u',')) &&
           // Behind a street: "1200 Staff", "of those, 1200 French," count.
           (listed_before ? first > sentence.first + 1 && (is_number(reading, first - 2) || reading.tokens[first - 2].capitalised)
            : reading.pack.choice("head_noun") == "first"
                ? begins_line(reading, first) || reading.tokens[first - 1].capitalised
                : begins_line(reading, first) && first > 0 && is_number(reading, first - 1) && !begins_line(reading, first - 1));
  if (first > sentence.first + 1 && reading.tokens[first - 1].kind == TokenKind::word && reading.tokens[first - 1].where.size() == 2 &&
      reading.is(first - 2, u',')) {
    return unicode::is_upper(reading.at(first - 1)[0]) && unicode::is_upper(reading.at(first - 1)[1]);
  }
  // « Neuilly-sur-Eure (61290) », « Lyon 6e (69006) »
  if (first > sentence.first + 1 && reading.is(first - 1, u'(') && reading.is(after, u')') &&
      reading.pack.choice("area_codes") == "two_digits" &&
      (reading.tokens[first - 2].capitalised || (first > sentence.first + 3 && is_number(reading, first - 3) && glued(reading, first - 2) &&
                                                 reading.tokens[first - 4].capitalised)) &&
      (first < sentence.first + 4 || !reading.tokens[first - 3].capitalised || !reading.has(first - 3, Category::first_name)))
    return true;
  return town && (listed_before || (begins_line(reading, first) && sentence.last - first <= 5));
}

// "Bobigny (93)", "(59)": where the language's departments have numbers.
bool area_code(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  if (reading.pack.choice("area_codes") != "two_digits" || !amount.number.plain || amount.measured || amount.last != amount.first + 1 ||
      amount.number.where.size() != 2)
    return false;
  // "(Saint-Denis, 93)"
  if (amount.first > sentence.first + 2 && reading.is(amount.first - 1, u',') && reading.is(amount.last, u')') &&
      reading.tokens[amount.first - 2].capitalised && reading.tokens[amount.first - 2].kind == TokenKind::word)
    return true;
  return amount.first > sentence.first + 1 && reading.is(amount.first - 1, u'(') && reading.is(amount.last, u')') &&
         reading.tokens[amount.first - 2].capitalised && !reading.has(amount.first - 2, Category::numeral);
}

// "44° 12′ 24″ N", "54.8996, 23.9043": where a place lies.
bool coordinate(const Reading& reading, const Amount& amount) {
  const std::uint32_t first = amount.first, after = amount.last;
  const auto fine = [&](std::uint32_t t) {
    const auto value = is_number(reading, t) ? read_digits(reading.at(t), reading.pack) : std::nullopt;
    return value && value->exponent <= -4 ? value : std::nullopt;
  };
  // Of two odds or rates none is ten.
  const auto place = [&](std::uint32_t other) {
    const auto a = fine(after - 1), b = fine(other);
    constexpr Decimal ten{10, 0, false};
    return a && b && (compare(*a, ten) >= 0 || compare(*b, ten) >= 0);
  };
  const auto comma = [&](std::uint32_t t) { return reading.is(t, u',') || (reading.is(t, u'-') && reading.is(t - 1, u',')); };
  if (!amount.measured && ((comma(after) && (place(after + 1) || place(after + 2))) ||
                           (first > 1 && comma(first - 1) && (place(first - 2) || (first > 2 && place(first - 3))))))
    return true;
  const auto minutes = [&](std::uint32_t t) { return is_number(reading, t) && is_prime(reading, t + 1) && glued(reading, t + 1); };
  return amount.measured &&
         (amount.unit == "deg" ? minutes(after)
                               : amount.unit == "[in_i]" && first > 3 && minutes(first - 2) && reading.is(first - 3, u'\u00B0'));
}

}  // namespace

bool in_an_address(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  return house(reading, sentence, amount) || postcode(reading, sentence, amount) || coordinate(reading, amount) ||
         area_code(reading, sentence, amount) || in_a_phone_number(reading, sentence, amount) || identifies(reading, amount);
}

}  // namespace citelight
