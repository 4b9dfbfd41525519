#include "quantity/together.h"

#include "quantity/age.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

// The token where the bound's words begin.
std::uint32_t bound_begin(const Reading& reading, const Sentence& sentence, Span bound, std::uint32_t first) {
  while (first > sentence.first && reading.tokens[first].where.begin > bound.begin) --first;
  return first;
}

// Neither is ten times the other.
bool near(const Decimal& a, const Decimal& b) { return compare(a, scaled(b, 1)) < 0 && compare(b, scaled(a, 1)) < 0; }

}  // namespace

bool like_a_year(const Quantity& q) {
  return q.kind == QuantityKind::cardinal && q.value && q.value->exponent == 0 && q.value->coefficient >= 1900 &&
         q.value->coefficient < 2100 && q.where.size() == 4;
}

bool says_more(const Reading& reading, std::uint32_t behind) {
  behind += reading.has(behind, Category::unit_link);
  return listed(reading, behind, "more_behind") || listed(reading, behind, "fewer_behind");
}

// "above 1000 and below 1500": two bounds that are one range.
bool closes_interval(const Reading& reading, const Sentence& sentence, std::vector<Quantity>& out, const Quantity& high,
                     std::uint32_t first) {
  const bool falling = high.min && !high.max;  // "smaller than 10 and greater than 5"
  if (out.empty() || (!falling && (!high.max || high.min)) || !high.bound_at) return false;
  Quantity& low = out.back();
  // "more than 10 but less than 20 per cent": the unit is said once.
  const bool shared = low.kind == QuantityKind::cardinal && !low.counted && low.where.end == low.number->end;
  const auto& least = falling ? high.min : low.min;
  const auto& most = falling ? low.max : high.max;
  if (!least || !most || (falling ? low.min : low.max) || (!shared && (low.kind != high.kind || low.unit != high.unit)) ||
      compare(*least, *most) >= 0)
    return false;
  if (low.counted && high.counted &&
      reading.text.substr(low.counted->begin, low.counted->size()) != reading.text.substr(high.counted->begin, high.counted->size()))
    return false;
  const std::uint32_t bound = bound_begin(reading, sentence, *high.bound_at, first);
  if (bound == sentence.first || !(reading.has(bound - 1, Category::range_join) || reading.has(bound - 1, Category::adversative)) ||
      reading.tokens[bound - 1].where.begin < low.where.end || bound < 2 ||
      reading.tokens[bound - 2].where.end > low.where.end + (low.counted ? low.counted->end - low.where.end : 0))
    return false;
  low.kind = high.kind;
  low.unit = high.unit;
  (falling ? low.min : low.max) = falling ? high.min : high.max;
  low.where.end = high.where.end;
  low.number = Span{low.number->begin, high.number->end};
  low.bound = Bound::range;
  if (!low.counted) low.counted = high.counted;
  return true;
}

// « 2,8 milliards d'euros, contre 4,2 milliards en 2023 », "$3bn, up from 2 billion": the currency is said once.
void share_currency(const Reading& reading, const Sentence& sentence, const std::vector<Quantity>& out, Quantity& q, const Amount& amount,
                    std::uint32_t begin) {
  constexpr std::uint32_t reach = 16;  // tokens between the two
  if (q.kind != QuantityKind::cardinal || q.counted || !amount.number.scale || compare(*amount.number.scale, {1, 6, false}) < 0 ||
      begin == sentence.first)
    return;
  std::uint32_t against = begin;
  bool worth = false;  // « contre un BÉNÉFICE de 8 millions », no population
  for (; against > sentence.first && begin - against < 4 && !listed(reading, against, "compared_to"); --against) {
    const auto cue = reading.match(against, bit(Category::unit_cue));
    worth = worth || (cue && cue->value == 0);
  }
  const bool behind = worth && reading.has(begin - 1, Category::unit_link) && listed(reading, against, "compared_to");
  const bool led = behind || reading.tokens[begin - 1].kind == TokenKind::mark || listed(reading, begin - 1, "compared_to") ||
                   reading.has_any(begin - 1, any_of(Category::range_join, Category::numeral_joiner, Category::complementizer));
  const bool ends =
      amount.last >= sentence.last || reading.tokens[amount.last].kind == TokenKind::mark ||
      reading.has(amount.last, Category::date_word) ||
      reading.has_any(amount.last + 1, any_of(Category::date_unit, Category::date_word)) ||  // « un an plus tôt », "a year ago"
      (reading.has(amount.last, Category::preposition) && !reading.has(amount.last, Category::unit_link));
  if (!led || !ends) return;
  const std::uint32_t from = begin > sentence.first + reach ? begin - reach : sentence.first;
  for (std::size_t k = out.size(); k > 0; --k) {
    const Quantity& p = out[k - 1];
    if (p.where.begin < reading.tokens[from].where.begin) return;
    if (like_a_year(p) || p.kind == QuantityKind::duration) continue;  // « de 330 millions d'euros en 2018 à 800 millions »
    const auto& value = p.given();
    if (p.kind == QuantityKind::money && value && compare(*value, {1, 6, false}) >= 0) {
      q.kind = p.kind;
      q.unit = p.unit;
    }
    return;
  }
}

// « 78 %, contre 69 en 2010 », "£18 instead of 37", « cinq ans de prison, dont deux avec sursis »: the unit is said once, and the scale.
void share_with(const Reading& reading, const Sentence& sentence, const std::vector<Quantity>& out, Quantity& q, const Amount& amount,
                std::uint32_t begin) {
  constexpr std::uint32_t reach = 6;  // tokens between the two
  // « à 183 km/h au lieu des 110 AUTORISÉS »
  const bool allowed = q.counted && begin > sentence.first && reading.has(begin - 1, Category::determiner) && amount.last < sentence.last &&
                       participle_form(reading, amount.last) && q.counted->end == reading.tokens[amount.last].where.end;
  if (q.kind != QuantityKind::cardinal || (q.counted && !allowed) || !q.value || q.fraction ||
      amount.number.form != NumeralForm::cardinal || like_a_year(q) || out.empty() || begin < sentence.first + 2)
    return;
  const std::uint32_t link = begin - 1 - (reading.has(begin - 1, Category::preposition) && !listed(reading, begin - 1, "said_once"));
  const bool part = listed(reading, link, "part_of_it");
  const bool compared = reading.is(begin - 1, u',') && amount.last + 1 < sentence.last && says_more(reading, amount.last);
  const Quantity& p = out.back();
  if (!p.value || !p.number || p.fraction || !(part || compared || listed(reading, link, "said_once")) ||
      p.where.begin < sentence.where.begin)
    return;
  const bool ends = allowed || amount.last >= sentence.last || reading.tokens[amount.last].kind == TokenKind::mark || part ||
                    reading.has_any(amount.last, any_of(Category::preposition, Category::date_word)) ||
                    reading.has_any(amount.last + 1, any_of(Category::date_unit, Category::date_word));
  if (!compared && (!ends || reading.has(amount.last, Category::unit_link))) return;
  const std::uint32_t measured = reading.token_at(p.where.begin);
  // « trois HOMMES de 20 ans, dont deux »; "5PM instead of 6", « À 17 h au lieu de 18 »
  if (measured > sentence.first + 1 && (part ? reading.has(measured - 1, Category::unit_link) && is_plural(reading, measured - 2)
                                             : p.unit == "pm" || (p.unit == "h" && reading.has(measured - 1, Category::clock_word) &&
                                                                  reading.has(measured - 1, Category::preposition))))
    return;
  // « 450 plaintes EN deux mois, contre 120 en 2019 »
  if (!part && p.kind == QuantityKind::duration && measured > sentence.first && listed(reading, measured - 1, "year_in") &&
      out.size() > 1 && out[out.size() - 2].where.begin >= sentence.where.begin && out[out.size() - 2].kind != QuantityKind::ordinal)
    return;
  for (std::uint32_t t = compared ? begin - 1 : link; reading.tokens[t - 1].where.begin >= p.where.end; --t) {
    if (link - t == reach || (part && is_plural(reading, t - 1))) return;  // « depuis dix ans des MAGASINS, dont deux »
  }
  const auto scale = amount.number.scale
                         ? std::nullopt
                         : reading.match(reading.token_at(p.number->end) - 1, any_of(Category::multiplier, Category::digit_scale));
  const auto value = scale ? multiply(*q.value, reading.pack.decimal(scale->value)) : q.value;
  const auto most = multiply(*p.value, {part ? 1u : 100u, 0, false});
  // « 40 milliards, dont 15 sur les retraites »
  const bool scaled_part = part && scale && reading.tokens[link - 1 - reading.is(link - 1, u',')].where.end == p.where.end;
  const bool some = part ? scaled_part || p.kind == QuantityKind::duration || p.kind == QuantityKind::measure || p.kind == QuantityKind::age
                         : scale || (p.kind != QuantityKind::cardinal && !(compared && p.kind == QuantityKind::percent) &&
                                     p.kind != QuantityKind::date && p.kind != QuantityKind::time);
  if (!some || !value || !most || compare(*value, *most) >= 0) return;
  if (allowed) q.counted.reset();
  q.kind = p.kind == QuantityKind::age ? QuantityKind::duration : p.kind;
  q.unit = p.unit;
  q.value = value;
}

// "aged 24, 23 and 14 years", "10, 20 and 50 euros", "5 and 10 percent": the list's last says the unit of all.
void share_unit(const Reading& reading, const Sentence& sentence, std::vector<Quantity>& out, Quantity& q, const Amount& amount) {
  if (!amount.measured || amount.compound || q.min || q.max || amount.first < sentence.first + 2 || out.empty()) return;
  if (amount.kind == QuantityKind::money && compare(amount.value, amount.number.value) != 0) return;
  std::uint32_t join = amount.first - 1;
  const auto across = [&](std::uint32_t t) {
    // "63 x 74 cm", not the relay's "4 x 100 m"
    const bool relay =
        amount.unit == "m" && t > sentence.first && compare(amount.value, {50, 0, false}) >= 0 && reading.tokens[t - 1].where.size() == 1;
    return amount.kind == QuantityKind::measure && !relay && (reading.is(t, u'x') || reading.is(t, u'\u00D7'));
  };
  const bool row = reading.is(join, u',') && q.kind == QuantityKind::money;  // « Tarifs : 5, 10, 15 € »
  if ((!row && !reading.categories(join).meets(any_of(Category::numeral_joiner, Category::range_or)) && !across(join)) ||
      q.where.begin != amount.number.where.begin)
    return;
  std::size_t k = out.size();
  std::uint32_t first = amount.first;
  bool scaled_alike = true;
  while (k > 0) {
    const Quantity& p = out[k - 1];
    if (p.kind != QuantityKind::cardinal || (p.counted && p.counted->end > p.where.begin) || !p.value || p.bound != Bound::exact ||
        !p.number || p.number->end != p.where.end || like_a_year(p) || join == sentence.first ||
        // "down 21.4 or 0.27 per cent": the same told twice
        (reading.has(join, Category::range_or) && q.value && compare(*p.value, scaled(*q.value, 1)) > 0) ||
        p.where.end != reading.tokens[join - 1].where.end)
      break;
    scaled_alike = scaled_alike && (p.value->exponent > 0) == (q.value && q.value->exponent > 0) && amount.number.scale.has_value();
    --k;
    first = join - 1;
    while (first > sentence.first && reading.tokens[first].where.begin > p.where.begin) --first;
    if (first == sentence.first || (!reading.is(first - 1, u',') && !across(first - 1))) break;
    join = first - 1;
  }
  const std::size_t shared = out.size() - k;
  Quantity whole = q;
  if (shared > 0 && q.kind == QuantityKind::duration)
    set_age(reading, sentence, Lead{first, false, false, false, std::nullopt, std::nullopt}, first, amount.last, whole);
  if (row && (first == sentence.first || !(reading.is(first - 1, u':') || listed(reading, first - 1, "price_before")))) return;
  if (shared == 0) return;
  // « des peines DE 8 et 12 ans », "weigh 80 and 95 kilos": two sizes of one kind, near to one another, and not « une équipe de 11 et 2 heures »
  const bool pair = reading.has_any(amount.first - 1, any_of(Category::numeral_joiner, Category::range_or)) &&
                    (reading.tokens[first].kind == TokenKind::number) == amount.number.digits &&
                    (first == sentence.first || reading.is(first - 1, u':') ||
                     reading.has_any(first - 1, any_of(Category::unit_link, Category::measure_verb))) &&
                    near(*out[k].value, *q.value);
  const bool few = row || pair || q.kind == QuantityKind::percent || q.kind == QuantityKind::age || whole.kind == QuantityKind::age ||
                   scaled_alike || across(amount.first - 1);
  if (shared == 1 && !few) return;
  q.kind = whole.kind;
  for (; k < out.size(); ++k) {
    out[k].kind = q.kind;
    out[k].unit = q.unit;
    // « 5 et 7 millions d'euros », not « 500 000 et 1 million d'euros »
    if (amount.number.scale && compare(*out[k].value, {1000, 0, false}) < 0) out[k].value = multiply(*out[k].value, *amount.number.scale);
  }
}

}  // namespace citelight
