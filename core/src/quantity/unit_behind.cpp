#include "quantity/unit_behind.h"

#include "quantity/surroundings.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

// "5 in thick" against "5 in high school", "5 in long-term care"
bool is_dimension(const Reading& reading, std::uint32_t token) {
  return goes_on(reading, token) && listed(reading, token, "dimensions") && ends_amount(reading, token + 1) &&
         past_hyphen(reading, token + 1) == token + 1;
}

// "ces dix dernières années", "three more years": up to two words that say which ones.
// They stand before a unit that is written out, never before a symbol.
std::optional<Match> behind_adjectives(const Reading& reading, std::uint32_t token, bool one) {
  for (std::uint32_t words = 0; words < 2; ++words) {
    const auto adjective = reading.match(token, bit(Category::unit_adjective));
    if (!adjective || !goes_on(reading, adjective->last)) return std::nullopt;
    token = adjective->last;
    const auto unit = reading.match(token, bit(Category::unit));
    if (!unit) continue;
    const bool symbol = unit->last == token + 1 && (reading.tokens[token].where.size() < 3 || reading.has(token, Category::function_word));
    if (symbol) return std::nullopt;
    // "jumped to 12 last week", "sold 40 last year": one week is not twelve.
    if (!one && reading.at(unit->last - 1).back() != u's' && kind_of(reading.pack.unit(unit->value)) == QuantityKind::duration)
      return std::nullopt;
    return unit;
  }
  return std::nullopt;
}

// "half an hour", "a quarter of a mile", "trois quarts d'heure": the unit a part is of.
std::optional<Match> unit_of_part(const Reading& reading, std::uint32_t token) {
  const bool linked = reading.has(token, Category::unit_link) && goes_on(reading, token + 1);
  if (linked) ++token;
  const bool article = reading.has(token, Category::article_one) && goes_on(reading, token + 1);
  if (article) ++token;
  // "half A cent", not "half dollars"
  const auto m = reading.match(
      token, article ? any_of(Category::unit, Category::percent, Category::currency) : any_of(Category::unit, Category::percent));
  // "a third of degrees": those are awarded.
  if (m && linked && !article && reading.at(m->last - 1).back() == u's') return std::nullopt;
  if (!m || (m->category == Category::percent && m->value == 2)) return std::nullopt;
  const bool symbol = m->category == Category::unit && m->last == token + 1 &&
                      (reading.tokens[token].where.size() < 3 || reading.has(token, Category::function_word));
  return symbol ? std::nullopt : m;
}

// Whether a straight quotation mark before `token` on its line is still open: "we lost by 20".
bool in_quotation(const Reading& reading, std::uint32_t token) {
  for (std::uint32_t t = token; t > 0 && !reading.tokens[t].line_before;) {
    --t;
    if (reading.is(t, u'"'))
      return glued(reading, t + 1) && (t == 0 || !glued(reading, t) || reading.tokens[t - 1].kind == TokenKind::mark);
  }
  return false;
}

// "20 pounds", "361 millions de livres": a weight, a currency, or books. What stands near
// decides, the nearest first; else what millions are said of; else the weight.
std::optional<Match> which_unit(const Reading& reading, const Amount& amount, const Match& m) {
  // « 212 POINTS DE VENTE »
  if (const auto thing = reading.match(m.first, bit(Category::plural_noun)); thing && thing->last > m.last) return std::nullopt;
  const auto weight = reading.match(m.first, bit(Category::unit));
  const auto currency = reading.match(m.first, bit(Category::currency));
  // "Season 4 WON three prizes"
  if (currency && amount.first > 0 && reading.has(amount.first - 1, Category::name_head) && listed(reading, m.first, "year_won"))
    return std::nullopt;
  // « 3 ch., cuisine »: bedrooms
  if (reading.is(m.last, u'.') && compare(amount.value, {1, 1, false}) < 0 && goes_on(reading, m.last + 1) &&
      reading.tokens[m.last + 1].kind == TokenKind::mark && listed(reading, m.first, "unit_things"))
    return std::nullopt;
  // « trois couronnes de fleurs », "two bars and a café"
  if ((!weight || (!currency && !amount.number.digits && plural_form(reading, m.first))) && m.last == m.first + 1 &&
      compare(amount.value, {1, 2, false}) < 0 && listed(reading, m.first, "unit_things"))
    return std::nullopt;
  const bool cued = listed(reading, m.first, "unit_cued");  // « un moteur de 150 CHEVAUX », not « 150 chevaux au départ »
  if (!cued && (!weight || !currency || weight->last != currency->last)) return m;
  // "two pounds and thirty pence"
  const std::uint32_t rest = m.last + reading.has(m.last, Category::numeral_joiner);
  if (const auto number = goes_on(reading, rest) ? read_numeral(reading, rest) : std::nullopt) {
    const auto coin = reading.match(number->last, bit(Category::currency));
    if (coin && reading.pack.unit(coin->value).subunit != 0) return currency;
  }
  constexpr std::uint32_t before = 8, behind = 6;
  constexpr std::uint32_t money = 0, mass = 1, thing = 2;
  std::optional<std::uint32_t> sense;
  std::uint32_t nearest = before + 1;
  // "stole 40 pounds of copper", "livres de beurre": what stands in front says nothing of it
  const bool of = reading.has(m.last, Category::unit_link) && goes_on(reading, m.last + 1) && !reading.tokens[m.last + 1].capitalised &&
                  !reading.has(m.last + 1, Category::determiner) && !reading.has(m.last + 1, Category::function_word);
  for (std::uint32_t back = 1; !of && back <= before && amount.first >= back && goes_on(reading, amount.first - back + 1) &&
                               !(cued && reading.is(amount.first - back, u'.'));
       ++back) {
    if (const auto cue = reading.match(amount.first - back, bit(Category::unit_cue))) {
      sense = cue->value;
      nearest = back;
      break;
    }
  }
  // « un moteur DE 150 chevaux », « DÉVELOPPE 150 chevaux », not « ses 40 chevaux », « quatre chevaux »
  if (cued)
    return sense == mass && amount.number.digits &&
                   (nearest == 1 || reading.has_any(amount.first - 1, any_of(Category::preposition, Category::unit_link,
                                                                             Category::bound_before, Category::measure_verb)))
               ? weight
               : std::nullopt;
  for (std::uint32_t on = 0; on < behind && goes_on(reading, m.last + on); ++on) {
    if (const auto cue = reading.match(m.last + on, bit(Category::unit_cue)); cue && on < nearest) {
      sense = cue->value;
      break;
    }
  }
  // « ces deux livres »
  if (!sense && !of && amount.first > 0 && goes_on(reading, amount.first) && reading.has(amount.first - 1, Category::determiner) &&
      listed(reading, m.first, "unit_things"))
    sense = thing;
  if (!sense && of) sense = listed(reading, m.last + 1, "money_noun") ? money : mass;
  if (!sense && amount.number.scale) sense = money;
  if (sense == thing) return std::nullopt;
  return sense == money ? currency : weight;
}

// "4 000 000 de degrés": said as millions.
bool millions(Decimal value) { return value.exponent == 0 && value.coefficient != 0 && value.coefficient % 1'000'000 == 0; }

constexpr CategorySet measuring = any_of(Category::percent, Category::currency, Category::currency_sign, Category::unit);

// "65 milliards de dollars", "une dizaine de kilomètres", "20-odd years", "0.25 of a point": what measures the number, wherever it stands.
std::optional<Match> find_unit(const Reading& reading, Amount& amount) {
  const std::uint32_t token = amount.number.last;
  const std::uint32_t at = past_hyphen(reading, token);
  const bool hyphen = at != token;
  auto m = reading.match(at, measuring);
  if (!m && !hyphen && reading.has(at, Category::unit_link) &&
      (amount.number.scale || amount.number.form != NumeralForm::cardinal || millions(amount.value))) {
    if (goes_on(reading, at + 1)) m = reading.match(at + 1, measuring);  // "half of the" does not come here
    if (m && m->category == Category::percent) m.reset();
  }
  if (const auto bound = m ? std::nullopt : reading.match(token, bit(Category::bound_after));
      bound && goes_on(reading, bound->last) && amount.kind != QuantityKind::money) {
    m = reading.match(past_hyphen(reading, bound->last), measuring);
    if (m && (reading.tokens[m->first].where.size() < 3 || !goes_on(reading, m->first)) && m->category != Category::percent) m.reset();
    if (m) amount.bound = bound;
  }
  if (!m && !hyphen && amount.kind != QuantityKind::money) {
    const bool part = amount.number.form == NumeralForm::fraction ||
                      (amount.value.exponent < 0 && compare(amount.value, {1, 0, false}) < 0 && reading.has(token, Category::unit_link) &&
                       reading.has(token + 1, Category::article_one));
    m = part ? unit_of_part(reading, token) : behind_adjectives(reading, token, compare(amount.value, {1, 0, false}) <= 0);
  }
  if (!m || (m->first > token && !goes_on(reading, m->first))) return std::nullopt;
  return m->category == Category::unit || m->category == Category::currency ? which_unit(reading, amount, *m) : m;
}

// "40C", "68 F" are temperatures; "13F filing", "4C hair", "PA 23456 F Block" are not.
bool is_temperature(const Reading& reading, const Amount& amount, const Match& m) {
  const bool close_up = glued(reading, m.first);
  const bool named = goes_on(reading, m.last) && reading.tokens[m.last].kind == TokenKind::word && reading.tokens[m.last].capitalised;
  // "1.5C of warming", "a 2C rise" against "4C hair"
  const bool ends = !goes_on(reading, m.last) || reading.tokens[m.last].kind == TokenKind::mark ||
                    reading.has(m.last, Category::function_word) || reading.has(m.last, Category::preposition) ||
                    reading.has_any(m.last, any_of(Category::change_verb, Category::bound_before)) ||  // "8C below average"
                    listed(reading, m.last, "fewer_behind") || listed(reading, m.last, "more_behind");
  const Decimal size{amount.value.coefficient, amount.value.exponent, false};
  const bool few = compare(size, {10, 0, false}) < 0 && amount.value.exponent >= 0;
  // "it hit 98F": as warm as weather and bodies are; "Form 13F", "seat 4F"
  const bool warm = ends && compare(size, {3, 1, false}) >= 0 && compare(size, {2, 2, false}) < 0;
  // "180C/350F", "bake at 350F": an oven's, in steps of 25; the second is not read as a part of the first.
  const bool celsius = reading.at(m.first) == u"C";
  const bool oven = amount.number.plain && compare(size, {5, 2, false}) <= 0 && amount.value.coefficient % (celsius ? 10 : 25) == 0 &&
                    compare(size, {1, 2, false}) >= 0;
  return !named && !(reading.is(m.last, u'/') && !oven) &&
         !(close_up && !amount.value.negative && (celsius ? few && !ends : !warm && !(oven && ends)));
}

// A short symbol must be a word of its own: "5 m", not "5 m'a dit" or "5 M-5".
bool is_short_unit(const Reading& reading, const Amount& amount, const Match& m) {
  const Token& sign = reading.tokens[m.first];
  if (sign.where.size() == 1 && glued(reading, m.first) && reading.pack.unit(m.value).id == "K") return false;  // "4K" is a picture's size
  // "12m-high", "5 km-long", "3km-5km" against "5 M-5"
  const bool ranged = m.last + 2 < reading.tokens.size() && reading.at(m.last + 2) == reading.at(m.first);
  const bool hyphened = reading.is(m.last, u'-') && !ranged &&
                        !(amount.number.digits && !reading.has(m.first, Category::function_word) && goes_on(reading, m.last + 1) &&
                          glued(reading, m.last + 1) && reading.tokens[m.last + 1].kind == TokenKind::word &&
                          reading.tokens[m.last + 1].where.size() > 2 && !reading.tokens[m.last + 1].capitalised);
  const bool joined = glued(reading, m.last) && (reading.tokens[m.last].kind == TokenKind::word || hyphened);
  // "1225 N. Rampart St.", "226 W. 46th St.", "6338 N. Clark" at a line's end
  const bool initial = sign.where.size() == 1 && sign.capitalised && reading.is(m.last, u'.') && glued(reading, m.last) &&
                       goes_on(reading, m.last + 1) && amount.number.plain;
  const bool street =
      initial && (reading.tokens[m.last + 1].kind == TokenKind::number
                      ? reading.match(m.last + 3, bit(Category::street)) || reading.match(m.last + 2, bit(Category::street))
                  : !reading.tokens[m.last + 1].capitalised
                      ? reading.is(m.last + 2, u'.') && reading.tokens[m.last + 1].where.size() <= 4  // « l'article 2 C. trav. »
                      : !goes_on(reading, m.last + 2) || reading.match(m.last + 2, bit(Category::street)));
  // "P 12 W 9 D 2": a table's letters label what is behind them.
  const auto letter = [&](std::uint32_t t) { return reading.tokens[t].where.size() == 1 && reading.tokens[t].capitalised; };
  const bool label = letter(m.first) && amount.first > 0 && letter(amount.first - 1) && goes_on(reading, m.last) &&
                     reading.tokens[m.last].kind == TokenKind::number;
  const bool report = initial && glued(reading, m.last + 1);  // "38 F.3d 1107"
  const auto surname = amount.number.where.size() <= 2 && !glued(reading, m.first) &&
                               (begins_line(reading, amount.first) || reading.is(amount.first - 1, u':'))
                           ? name_behind_initial(reading, m.first, static_cast<std::uint32_t>(reading.tokens.size()))
                           : std::nullopt;
  const bool ranked = surname && reading.tokens[*surname].where.size() > 3;
  if (joined || street || label || report || ranked) return false;
  // "in his 30s", "under-18s": a plural, no seconds.
  const bool behind_hyphen = amount.first > 1 && glued(reading, amount.first) && reading.is(amount.first - 1, u'-') &&
                             reading.tokens[amount.first - 2].kind == TokenKind::word;
  const bool tens = amount.number.plain && amount.number.where.size() >= 2 &&
                    amount.value.coefficient % (amount.number.where.size() == 2 ? 10 : 100) == 0;
  if (reading.at(m.first)[0] == u's' && reading.has(m.first, Category::enclitic) && glued(reading, m.first) && (behind_hyphen || tens))
    return false;
  return sign.where.size() > 1 || reading.pack.unit(m.value).offset == 0 || is_temperature(reading, amount, m);
}

// Whether the unit found is one here, and no word or mark that only looks like it.
bool is_unit(const Reading& reading, const Amount& amount, const Match& m) {
  const bool hyphen = past_hyphen(reading, amount.number.last) != amount.number.last;
  if (!hyphen && listed(reading, m.first, "unit_names")) return false;  // "won three Cup titles"
  if (reading.is(m.first, u'"') && (!amount.number.digits || in_quotation(reading, amount.first)))
    return false;  // "nine": a quotation's end
  if (m.last != m.first + 1) return true;
  // "one in five": a preposition before it is a unit.
  const bool inches = glued(reading, m.first) && amount.number.digits;  // "10in of rain"
  if (!hyphen && !inches && reading.has(m.first, Category::function_word) && !is_dimension(reading, m.last)) return false;
  const Token& sign = reading.tokens[m.first];
  return sign.where.size() > 2 || sign.kind != TokenKind::word || is_short_unit(reading, amount, m);
}

}  // namespace

QuantityKind kind_of(const Unit& unit) {
  return unit.dimension == "second" || unit.dimension == "year" ? QuantityKind::duration : QuantityKind::measure;
}

bool ends_amount(const Reading& reading, std::uint32_t token) {
  if (!goes_on(reading, token)) return true;
  const bool word = reading.tokens[token].kind == TokenKind::word;
  if ((word && glued(reading, token)) || reading.match(token, any_of(Category::percent, Category::currency_sign))) return false;
  return !word ? reading.tokens[token].kind == TokenKind::mark
               : reading.has(token, Category::function_word) || reading.has(token, Category::preposition);
}

std::optional<Match> unit_behind(const Reading& reading, Amount& amount) {
  const auto m = find_unit(reading, amount);
  return m && (m->category != Category::unit || is_unit(reading, amount, *m)) ? m : std::nullopt;
}

}  // namespace citelight
