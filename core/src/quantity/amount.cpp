#include "quantity/amount.h"

#include "quantity/marked_time.h"
#include "quantity/unit_behind.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

constexpr std::string_view no_currency = "XXX";  // ISO 4217 for none

void close(const Reading& reading, Amount& amount, std::uint32_t last) {
  amount.last = last;
  amount.where.end = reading.tokens[last - 1].where.end;
}

void set_currency(const Reading& reading, Amount& amount, std::uint32_t unit) {
  const Unit& u = reading.pack.unit(unit);
  amount.kind = QuantityKind::money;
  // "300 pesos": several currencies share the word, so no code is claimed.
  amount.unit = u.id == no_currency ? std::string() : u.id;
  amount.measured = true;
  if (u.subunit != 0) amount.value = scaled(amount.value, -u.subunit);
}

// "€/MWh", "$/t": a glued stroke and a unit make a per-unit.
void per_unit(const Reading& reading, Amount& amount) {
  if (!reading.is(amount.last, u'/') || !glued(reading, amount.last) || !glued(reading, amount.last + 1)) return;
  const auto m = reading.match(amount.last + 1, bit(Category::unit));
  if (!m) return;
  amount.unit += '/';
  amount.unit += reading.pack.unit(m->value).id;
  close(reading, amount, m->last);
}

// "3 euros 50", "10 $ 30 cents": the rest in hundredths.
void hundredths(const Reading& reading, Amount& amount, std::uint32_t currency, bool sign_first = false) {
  if (!goes_on(reading, amount.last) || amount.value.exponent < 0 || amount.number.scale) return;
  const Unit& main = reading.pack.unit(currency);
  if (main.subunit != 0) return;
  std::uint32_t token = amount.last;
  const bool joined = reading.has(token, Category::numeral_joiner);
  const auto rest = read_numeral(reading, token + joined);
  if (!rest || rest->value.exponent != 0 || rest->value.negative || rest->value.coefficient >= 100 || rest->form != NumeralForm::cardinal)
    return;
  const auto sub = reading.match(rest->last, bit(Category::currency));
  const bool named = sub && reading.pack.unit(sub->value).subunit == 2;
  // Without the word, two digits must end the phrase: "3 euros 50.", not "3 euros 50 personnes".
  const bool two = !sign_first && !(joined && goes_on(reading, rest->last) && reading.tokens[rest->last].kind == TokenKind::word) &&
                   (rest->digits ? rest->plain && rest->where.size() == 2
                                 : !amount.number.digits && rest->value.coefficient >= 10);  // "five pounds fifty"
  if (!named && !two) return;
  if (!named && !ends_amount(reading, rest->last)) return;
  if (const auto sum = add(amount.value, scaled(rest->value, -2))) {
    amount.value = *sum;
    close(reading, amount, named ? sub->last : rest->last);
  }
}

// Takes one number behind `amount` in a unit smaller than `smallest` (a factor) and of the same
// dimension as `unit`, in which the whole is said; the factor taken, none where there is no such number.
std::optional<double> part_of_unit(const Reading& reading, Amount& amount, const Unit& unit, double smallest) {
  const bool time = amount.kind == QuantityKind::duration;
  // "3h 35m": neither metres nor millions
  const std::uint32_t letter = amount.last + 1;
  if (unit.id == "h" && goes_on(reading, letter) && glued(reading, letter) && reading.at(letter) == u"m") {
    const auto minutes = read_digits(reading.at(amount.last), reading.pack);
    const auto sum =
        minutes && minutes->exponent == 0 && minutes->coefficient < 60 ? add(amount.value, divide(minutes->coefficient, 60)) : std::nullopt;
    if (sum) {
      amount.value = rounded(*sum, 15);
      amount.compound = true;
      close(reading, amount, letter + 1);
      return 60;  // "2h 14m 08s"
    }
  }
  const bool open = amount.first > 0 && reading.has(amount.first - 1, Category::range_open);
  // "two hours and ten minutes", "6 feet, 4 inches", "3 years, 2 months, and"
  const bool comma =
      !open && amount.number.form == NumeralForm::cardinal && reading.is(amount.last, u',') && goes_on(reading, amount.last + 1);
  const bool conjunction = !open && reading.has(amount.last + comma, Category::numeral_joiner) && goes_on(reading, amount.last + comma + 1);
  const bool joined = comma || conjunction;
  const auto rest = read_numeral(reading, amount.last + comma + conjunction);
  if (!rest || rest->form != NumeralForm::cardinal || rest->value.negative || rest->value.exponent > 0 || rest->value.exponent < -3 ||
      compare(rest->value, {1, 3, false}) >= 0)
    return std::nullopt;
  const auto take = [&](std::uint64_t parts, std::uint32_t last) {
    for (auto e = rest->value.exponent; e < 0; ++e) parts *= 10;  // "5ft 4½in"
    if (rest->value.coefficient >= parts) return false;
    const Decimal share = divide(rest->value.coefficient, parts);
    auto sum = add(amount.value, share);
    if (!sum) sum = add(amount.value, rounded(share, 12));  // « 80 jours 22 heures 42 minutes et 20 secondes »
    if (!sum) return false;
    amount.value = rounded(*sum, 15);  // 2 h 19 min 12 s are 2.32 h, though neither part by itself comes out even
    amount.compound = true;
    close(reading, amount, last);
    return true;
  };
  // "1 m 80", « 3 kg 200 », "2 h 30", "9 s 58", "3 min 20"
  const bool ends = ends_amount(reading, rest->last);
  const bool symbol = reading.tokens[amount.last - 1].where.size() <= 3;
  const std::uint64_t parts = unit.id == "km" || unit.id == "kg"                               ? 1000
                              : unit.id == "m" || (unit.id == "s" && (symbol || rest->digits)) ? 100
                              : unit.id == "h" || (unit.id == "min" && symbol)                 ? 60
                                                                                               : 0;
  const bool two = rest->digits ? rest->plain && rest->where.size() == (parts == 1000 ? 3 : 2)
                                : (unit.id == "m" || unit.id == "h") && rest->value.coefficient >= 10 && rest->value.coefficient < parts &&
                                      !rest->scale;  // "un mètre quatre-vingt-cinq", « une heure trente »
  // "la séance de 20 h 30 affiche complet", « un marathon de 42 km 195 part » against "à 20 h 30 personnes"
  const bool minutes = (unit.id == "h" || unit.id == "km") && symbol && rest->digits && goes_on(reading, rest->last) &&
                       reading.tokens[rest->last].kind == TokenKind::word && !glued(reading, rest->last) &&
                       !plural_form(reading, rest->last) && !reading.match(rest->last, bit(Category::unit));
  if (parts != 0 && smallest == unit.factor && !joined && two && (ends || minutes)) {
    take(parts, rest->last);
    return std::nullopt;
  }
  // "3 min 50 s 07"
  if (time && unit.id == "min" && smallest == 1 && !joined && rest->digits && two && ends) {
    take(6000, rest->last);
    return std::nullopt;
  }
  if (!goes_on(reading, rest->last)) return std::nullopt;
  const auto m = reading.match(rest->last, bit(Category::unit));
  if (!m || (time && m->last == m->first + 1 && reading.has(m->first, Category::function_word))) return std::nullopt;
  const Unit& small = reading.pack.unit(m->value);
  if (small.dimension != unit.dimension || small.factor <= 0 || small.factor >= smallest || small.offset != 0) return std::nullopt;
  const double times = unit.factor / small.factor;
  const auto whole = static_cast<std::uint64_t>(times + 0.5);  // NOLINT(bugprone-incorrect-roundings): more than nothing
  const double off = times - static_cast<double>(whole);
  const double most = smallest / small.factor;
  // "races of 10 km and 500 m", "six days, 12 hours a day", "two years, six months of which", "two years, six months suspended"
  const bool metric = !time && (whole == 10 || whole % 1000 == 0 || (comma && whole == 100));
  const bool told_of_it =
      comma && time && !ends_amount(reading, m->last) && !reading.has_any(m->last, any_of(Category::date_link, Category::age_after));
  if (joined && (metric || told_of_it || reading.has(m->last, Category::per) || reading.has(m->last, Category::article_one) ||
                 (comma && reading.has(m->last, Category::of_whole) && reading.has(m->last + 1, Category::function_word))))
    return std::nullopt;
  if (whole < 2 || whole > 100'000 || off > 1e-6 || off < -1e-6 || to_double(rest->value) >= most || !take(whole, m->last))
    return std::nullopt;
  return small.factor;
}

// "5 ft 2 in", "3 pounds 4 ounces": a smaller unit of the same dimension goes on.
void smaller_unit(const Reading& reading, Amount& amount, const Unit& unit) {
  // "a 5-foot-9 guard"
  if (unit.id == "[ft_i]" && amount.value.exponent == 0 && past_hyphen(reading, amount.last) > amount.last) {
    const auto inches = read_numeral(reading, amount.last + 1);
    if (inches && inches->plain && inches->value.coefficient < 12 && inches->form == NumeralForm::cardinal) {
      if (const auto sum = add(amount.value, divide(inches->value.coefficient, 12))) {
        amount.value = *sum;
        close(reading, amount, inches->last);
      }
    }
    return;
  }
  if (amount.value.exponent < 0 || unit.factor <= 0 || unit.offset != 0) return;
  double smallest = unit.factor;
  while (goes_on(reading, amount.last)) {
    const auto taken = part_of_unit(reading, amount, unit, smallest);
    if (!taken) return;
    smallest = *taken;
  }
}

// "6'2"", "5’ 11”": a person's height.
bool feet_and_inches(const Reading& reading, Amount& amount) {
  const std::uint32_t prime = amount.number.last;
  if (!amount.number.plain || amount.value.coefficient < 2 || amount.value.coefficient > 9 || amount.number.where.size() != 1 ||
      !glued(reading, prime) || reading.pack.choice("primes") == "time")
    return false;
  if (!is_prime(reading, prime)) return false;
  const auto inches = goes_on(reading, prime + 1) ? read_numeral(reading, prime + 1) : std::nullopt;
  if (!inches || !inches->plain || inches->value.coefficient >= 12) return false;
  const bool bare = amount.value.coefficient >= 4 && amount.value.coefficient < 8 && glued(reading, prime + 1) &&
                    !glued(reading, inches->last);  // "the average 5'9 height"
  const bool marked = glued(reading, inches->last) &&
                      (reading.is(inches->last, u'"') || reading.is(inches->last, u'\u201D') || reading.is(inches->last, u'\u2033'));
  const auto sum = marked || bare ? add(amount.value, divide(inches->value.coefficient, 12)) : std::nullopt;
  if (!sum) return false;
  amount.kind = QuantityKind::measure;
  amount.unit = "[ft_i]";
  amount.measured = true;
  amount.compound = true;
  amount.value = *sum;
  close(reading, amount, inches->last + marked);
  return true;
}

// "75 USD million": the scale behind the code.
void scale_behind(const Reading& reading, Amount& amount) {
  if (amount.number.scale || !goes_on(reading, amount.last)) return;
  const auto m = reading.match(amount.last, bit(Category::multiplier));
  if (!m) return;
  const Decimal scale = reading.pack.decimal(m->value);
  if (compare(scale, {1, 6, false}) < 0) return;
  if (const auto product = multiply(amount.value, scale)) {
    amount.value = *product;
    amount.number.scale = scale;
    close(reading, amount, m->last);
  }
}

// "2 heures et demie", "une heure trois quarts", "an hour and a quarter": the part of one more unit, and the token behind it.
std::optional<std::pair<Decimal, std::uint32_t>> part_behind(const Reading& reading, std::uint32_t token, const Unit& unit) {
  if (!goes_on(reading, token)) return std::nullopt;
  if (const auto half = reading.match(token, bit(Category::half))) return std::pair(Decimal{5, -1, false}, half->last);
  const bool joined = reading.has(token, Category::numeral_joiner) && goes_on(reading, token + 1);
  if (joined) ++token;
  std::uint32_t part = token;
  if (reading.has(part, Category::article_one) && goes_on(reading, part + 1)) ++part;
  const auto m = reading.match(part, bit(Category::fraction_word));
  const auto parts = m ? std::nullopt : read_numeral(reading, token);
  const Fraction fraction = m ? Fraction{1, m->value} : parts && parts->fraction ? *parts->fraction : Fraction{};
  const std::uint32_t last = m ? m->last : parts ? parts->last : token;
  if (fraction.den != 4 || (!joined && (m || kind_of(unit) != QuantityKind::duration))) return std::nullopt;
  // "an hour and a quarter of the staff", "deux ans et quatre quarts d'heure"
  if (goes_on(reading, last) && reading.categories(last).meets(any_of(Category::unit_link, Category::of_whole, Category::unit)))
    return std::nullopt;
  return std::pair(divide(fraction.num, 4), last);
}

void take_percent(const Reading& reading, Amount& amount, const Match& m) {
  amount.kind = m.value == 1 ? QuantityKind::percentage_points : QuantityKind::percent;
  amount.unit = m.value == 1 ? "[pp]" : m.value == 2 ? "[pptm]" : "%";
  amount.measured = true;
  close(reading, amount, m.last);
  // "trois pour cent et demi"
  const auto half =
      amount.value.exponent >= 0 && goes_on(reading, amount.last) ? reading.match(amount.last, bit(Category::half)) : std::nullopt;
  const auto sum = half ? add(amount.value, {5, -1, false}) : std::nullopt;
  if (!sum) return;
  amount.value = *sum;
  close(reading, amount, half->last);
}

void take_currency(const Reading& reading, Amount& amount, const Match& m) {
  const Token& sign = reading.tokens[m.first];
  if (amount.kind == QuantityKind::money) {  // "$5 US", "US$5 dollars", "$5 AUD"
    const Unit& named = reading.pack.unit(m.value);
    const bool next = goes_on(reading, m.last) && reading.tokens[m.last].kind == TokenKind::number;  // "EUR 100 USD 110"
    const bool code = m.category == Category::currency_sign && m.last == m.first + 1 && sign.where.size() == named.id.size() && !next;
    if (code && sign.kind == TokenKind::word) amount.unit = named.id;
    else if (m.category != Category::currency || named.subunit != 0) return;
    close(reading, amount, m.last);
    return;
  }
  // « 18F. Lemoine », "2017 TOP 30": an initial, a name's head
  if (sign.kind == TokenKind::word && goes_on(reading, m.last) &&
      (sign.where.size() == 1 ? reading.is(m.last, u'.') && glued(reading, m.last) && goes_on(reading, m.last + 1) &&
                                    reading.tokens[m.last + 1].capitalised && !reading.has(m.last + 1, Category::function_word)
                              : reading.tokens[m.last].kind == TokenKind::number && reading.has(m.first, Category::name_head)))
    return;
  // "5 $10 notes": the sign belongs to the number behind it.
  if (m.category == Category::currency_sign && goes_on(reading, m.last) && glued(reading, m.last) &&
      reading.tokens[m.last].kind == TokenKind::number && sign.space_before)
    return;
  set_currency(reading, amount, m.value);
  close(reading, amount, m.last);
  hundredths(reading, amount, m.value);
  if (m.category == Category::currency_sign && sign.kind == TokenKind::word) scale_behind(reading, amount);
  per_unit(reading, amount);
}

void take_measure(const Reading& reading, Amount& amount, const Match& m) {
  const Unit& unit = reading.pack.unit(m.value);
  amount.kind = kind_of(unit);
  amount.unit = unit.id;
  amount.measured = true;
  close(reading, amount, m.last);
  smaller_unit(reading, amount, unit);
  per_unit(reading, amount);
  // "5ft 10in.": where the first unit has no stop, the last one's is the sentence's.
  if (amount.compound && reading.is(amount.last - 1, u'.') && !goes_on(reading, amount.last))
    amount.where.end = reading.tokens[amount.last - 2].where.end;
  if (amount.number.form != NumeralForm::cardinal || amount.value.exponent != 0) return;
  const auto part = part_behind(reading, amount.last, unit);
  const auto sum = part ? add(amount.value, part->first) : std::nullopt;
  if (!sum) return;
  amount.value = *sum;
  close(reading, amount, part->second);
}

}  // namespace

void read_unit(const Reading& reading, Amount& amount) {
  if (!goes_on(reading, amount.number.last)) return;
  if (amount.number.form == NumeralForm::ordinal || feet_and_inches(reading, amount) || read_marked_time(reading, amount)) return;
  const auto m = unit_behind(reading, amount);
  if (!m) return;
  if (m->category == Category::currency || m->category == Category::currency_sign) take_currency(reading, amount, *m);
  else if (amount.kind == QuantityKind::money) return;
  else if (m->category == Category::percent) take_percent(reading, amount, *m);
  else take_measure(reading, amount, *m);
}

namespace {
// "40 hours a week and two days off", "$15 an hour and", "40 patients a day and": the article says for each.
bool per_article(const Reading& reading, std::uint32_t token) {
  if (token == 0 || reading.tokens[token].line_before) return false;
  const bool noun = reading.tokens[token - 1].kind == TokenKind::word && !reading.has(token - 1, Category::function_word);
  if (noun && token > 1 && (reading.tokens[token - 2].kind == TokenKind::number || reading.has(token - 2, Category::numeral))) return true;
  const CategorySet before = reading.categories(token - 1);
  constexpr CategorySet amounts = any_of(Category::unit, Category::currency, Category::times_word, Category::percent, Category::numeral,
                                         Category::multiplier, Category::multiple_word);
  return reading.tokens[token - 1].kind == TokenKind::number || (before.meets(amounts) && !before.meets(bit(Category::function_word)));
}

// "an hour and a half", "un an et trois mois", « un euro et dix centimes »: the article is one, since a part is added to it.
std::optional<Amount> one_and_part(const Reading& reading, std::uint32_t token) {
  if (!reading.has(token, Category::article_one) || !goes_on(reading, token + 1)) return std::nullopt;
  const auto m = reading.match(token + 1, any_of(Category::unit, Category::currency));
  if (!m || !goes_on(reading, m->last)) return std::nullopt;
  const Unit& unit = reading.pack.unit(m->value);
  Amount out;
  out.first = token;
  out.measured = true;
  out.value = {1, 0, false};
  out.number.first = token;
  out.number.last = token + 1;
  out.number.where = out.where = reading.tokens[token].where;
  out.number.form = NumeralForm::fraction;
  close(reading, out, m->last);
  if (m->category == Category::currency) {
    set_currency(reading, out, m->value);
    hundredths(reading, out, m->value);
  } else {
    out.kind = kind_of(unit);
    out.unit = unit.id;
    if (const auto part = part_behind(reading, m->last, unit)) {
      out.value = add(out.value, part->first).value_or(out.value);
      close(reading, out, part->second);
    } else if (!per_article(reading, token)) {
      smaller_unit(reading, out, unit);
    }
  }
  out.number.value = out.value;
  return out.last > m->last ? std::optional(out) : std::nullopt;
}
}  // namespace

std::optional<Amount> read_amount(const Reading& reading, std::uint32_t token) {
  if (auto whole = one_and_part(reading, token)) return whole;
  Amount out;
  out.first = token;
  // "minus $4 million"
  if (const auto minus = reading.match(token, bit(Category::sign_word));
      minus && minus->value == 1 && goes_on(reading, minus->last) && reading.match(minus->last, bit(Category::currency_sign))) {
    auto rest = read_amount(reading, minus->last);
    if (rest && rest->kind == QuantityKind::money && rest->first == minus->last && rest->number.digits) {
      rest->first = token;
      rest->value.negative = true;
      rest->where.begin = reading.tokens[token].where.begin;
      return rest;
    }
  }
  auto sign = reading.match(token, bit(Category::currency_sign));
  // "ALL 5", "TRY 2": codes that are words too stand behind the number only.
  if (sign && sign->last == token + 1 && reading.tokens[token].kind == TokenKind::word && reading.has(token, Category::function_word))
    sign.reset();
  if (sign && !goes_on(reading, sign->last)) return std::nullopt;
  // "$-3.5m"
  const bool inner_minus = sign && reading.tokens[sign->last - 1].kind == TokenKind::mark &&
                           (reading.is(sign->last, u'-') || reading.is(sign->last, u'\u2212')) && glued(reading, sign->last) &&
                           glued(reading, sign->last + 1);
  const auto number = read_numeral(reading, sign ? sign->last + inner_minus : token);
  if (!number || (inner_minus && !number->digits)) return std::nullopt;
  if (sign && (!number->digits || number->form == NumeralForm::ordinal)) return std::nullopt;
  // "F1", "K2", "R5", "COP 28", "TOP 25": a letter glued to few digits is a name, and so are they behind a name's head.
  if (sign && sign->last == token + 1 && reading.tokens[token].kind == TokenKind::word &&
      ((reading.tokens[token].where.size() == 1 && glued(reading, sign->last)) || reading.has(token, Category::name_head)) &&
      !number->scale && compare(number->value, {100, 0, false}) < 0)
    return std::nullopt;
  out.number = *number;
  out.value = number->value;
  out.last = number->last;
  out.where = number->where;
  if (number->form == NumeralForm::ordinal) out.kind = QuantityKind::ordinal;
  if (sign) {
    out.where.begin = reading.tokens[token].where.begin;
    // "-$5", "+€3"
    if (token > 0 && glued(reading, token) && (reading.is(token - 1, u'-') || reading.is(token - 1, u'\u2212')) &&
        reading.tokens[token - 1].space_before) {
      out.value.negative = true;
      out.where.begin = reading.tokens[token - 1].where.begin;
    }
    if (inner_minus) {
      out.value.negative = true;
      out.number.where.begin = reading.tokens[sign->last].where.begin;
    }
    set_currency(reading, out, sign->value);
  }
  read_unit(reading, out);
  // "- 20 degrees", "- 10 k": a spaced minus is one before a temperature, or where a figure has its line (a table's
  // cell) to itself; elsewhere a dash or a list's mark.
  if (token > 0 && reading.is(token - 1, u'-') && !glued(reading, token) && !reading.tokens[token].line_before && !out.value.negative &&
      (reading.tokens[token - 1].space_before || (token > 1 && reading.is(token - 2, u'(')))) {
    const bool degrees = out.kind == QuantityKind::measure && (out.unit == "Cel" || out.unit == "[degF]");
    // "(- 0,1 point)", « -1,7 % ici, - 1,5 % là »
    const bool bracket =
        token > 1 && out.number.digits &&
        ((reading.is(token - 2, u'(') && glued(reading, token - 1)) || (reading.is(token - 2, u',') && out.kind == QuantityKind::percent));
    const bool cell = (token == 1 || reading.tokens[token - 1].line_before) && !goes_on(reading, out.last) && out.number.digits;
    if (degrees || cell || bracket) {
      out.value.negative = true;
      out.where.begin = reading.tokens[token - 1].where.begin;
      if (cell) out.number.where.begin = out.where.begin;
    }
  }
  if (sign) {
    // "$5 and 50 cents", "$5/barrel"
    if (out.last == number->last) hundredths(reading, out, sign->value, true);
    per_unit(reading, out);
  }
  return out;
}

}  // namespace citelight
