#include "quantity/counted.h"

#include <algorithm>

#include "base/unicode.h"
#include "numeral/numeral.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

constexpr std::uint32_t max_words = 4;   // of a phrase whose noun stands first
constexpr std::uint32_t max_before = 6;  // words up to a noun that stands last

bool genitive(const Reading& reading, std::uint32_t token) {
  const auto text = reading.at(token);
  return text.size() == 2 && (text[0] == u'\'' || text[0] == u'\u2019') && text[1] == u's';
}

bool plural(const Reading& reading, std::uint32_t token) {
  const auto text = reading.at(token);
  if (text.size() > 5 && text.substr(text.size() - 3) == u"men") return true;  // "congressmen", "women"
  // "MPs", not "religious", "analysis"
  return reading.has(token, Category::plural_noun) ||
         ((text.size() > 3 || (text.size() == 3 && unicode::is_upper(text[1]))) && text.back() == u's' &&
          std::u16string_view(u"sui").find(text[text.size() - 2]) == std::u16string_view::npos);
}

// A word that can stand in a noun phrase without article.
bool nominal(const Reading& reading, const Sentence& sentence, std::uint32_t token) {
  if (token >= sentence.last || reading.tokens[token].line_before || reading.tokens[token].kind != TokenKind::word) return false;
  if (genitive(reading, token) || reading.is(token, u'x')) return false;  // "63 x 74"
  if (reading.is(token + 1, u'-') && glued(reading, token + 1) && glued(reading, token + 2) && token + 2 < sentence.last &&
      !glued(reading, token) && reading.has(token, Category::preposition))
    return reading.tokens[token + 2].kind == TokenKind::word &&
           (plural(reading, token + 2) || reading.pack.setting("head_noun") == "last");  // « six sous-marins », "two by-elections"
  const auto text = reading.at(token);
  if (text.size() == 2 && unicode::is_upper(text[0]) && unicode::is_upper(text[1])) return true;  // "four US lines"
  if (text == u"I" && token > sentence.first && reading.tokens[token - 1].capitalised && token + 1 < sentence.last &&
      !reading.tokens[token + 1].capitalised)
    return nominal(reading, sentence, token + 1);  // "World War I veterans"
  constexpr CategorySet no =
      any_of(Category::function_word, Category::numeral, Category::multiplier, Category::preposition, Category::auxiliary,
             Category::sign_word, Category::clause_opener, Category::month, Category::weekday, Category::determiner);
  return !reading.categories(token).meets(no) || reading.has(token, Category::noun_also);  // "a decline"
}

// Past a word and what is joined to it by hyphens: "African-American", "Covid-19".
std::uint32_t past_compound(const Reading& reading, const Sentence& sentence, std::uint32_t token) {
  ++token;
  if (token < sentence.last && reading.tokens[token].kind == TokenKind::number && glued(reading, token) &&
      reading.tokens[token - 1].capitalised)
    ++token;  // "CO2"
  while (token + 1 < sentence.last && reading.is(token, u'-') && glued(reading, token) && glued(reading, token + 1) &&
         reading.tokens[token + 1].kind != TokenKind::mark)
    token += 2;
  return token;
}

// The verb of a clause, where a noun could stand: "quipped", "met".
bool finite(const Reading& reading, std::uint32_t token) {
  const auto text = reading.at(token);
  return (formed(reading, token, "past_ending", 4) && text[text.size() - 3] != u'e') || listed(reading, token, "past_irregular");
}

bool figure(const Reading& reading, const Sentence& sentence, std::uint32_t token) {
  return token < sentence.last &&
         (reading.tokens[token].kind == TokenKind::number || reading.has_any(token, any_of(Category::currency_sign, Category::numeral)));
}

// The noun stands last: "two other job cuts", "12 British soldiers", "one yellow sheet", "5% of disposable income". A count of
// several has its plural, or what follows is no noun ("the two met"); else it is the last word before the phrase ends.
std::optional<Span> before_last(const Reading& reading, const Sentence& sentence, const Quantity& quantity, std::uint32_t first,
                                bool linked, bool hyphened) {
  const auto& value = quantity.given();
  const bool one = !linked && quantity.kind == QuantityKind::cardinal && value && compare(*value, {1, 0, false}) == 0;
  // "a 6.1 quake": a size.
  const bool single = (quantity.kind != QuantityKind::cardinal && quantity.kind != QuantityKind::ratio) || linked || one ||
                      (value && value->exponent < 0 && quantity.kind != QuantityKind::ratio) || !(value || quantity.bound == Bound::approx);
  const auto says = [&](std::uint32_t t) {
    return one && reading.has(t, Category::reporting_verb) && !reading.has(t, Category::noun_also);
  };
  std::uint32_t end = first;
  if (hyphened && quantity.kind == QuantityKind::cardinal)
    return Span{reading.tokens[first].where.begin,
                reading.tokens[past_compound(reading, sentence, first) - 1].where.end};  // "12-nation pact"
  for (std::uint32_t words = 0; words <= max_before; ++words) {
    const bool goes_on = nominal(reading, sentence, end);
    // "one of the world's largest markets"
    if (!goes_on && words > 0 && end < sentence.last && genitive(reading, end) && nominal(reading, sentence, end + 1)) {
      first = ++end;
      words = 0;
    } else if (!goes_on) {
      break;
    }
    if (words > 0 && reading.has(end, Category::date_word) && reading.has(end + 1, Category::date_unit))
      break;  // "tonnes of crude last year"
    if (words > 0 && reading.has(end, Category::measure_verb) && figure(reading, sentence, end + 1))
      break;  // "tonnes of cocaine worth $190m"
    const std::uint32_t next = past_compound(reading, sentence, end);
    const bool more = nominal(reading, sentence, next);
    if (words > 0 && (adverb_form(reading, end) || reading.has(end, Category::age_before) ||
                      ((!more || reading.has(next, Category::date_word)) && reading.has(end, Category::verb_adverb)) || says(end) ||
                      (!more && finite(reading, end))))
      break;
    // "the first announced in May", "who first signed Fischer"
    if (words == 0 && finite(reading, end) &&
        (!more ||
         (quantity.kind == QuantityKind::ordinal && (reading.tokens[next].capitalised || formed(reading, next, "gerund_ending", 4)))))
      return std::nullopt;
    const bool modifier = next > end + 1 && more;  // "four plain-clothes officers"
    const bool town = reading.tokens[end].capitalised && more && !reading.tokens[next].capitalised &&
                      plural(reading, next);  // "five Dallas police officers"
    if (plural(reading, next - 1) && !modifier && !town && !(single && !linked && more && reading.tokens[next].capitalised)) {
      // "one guy runs": a verb; "one sports car", "one elderly man"
      if (one && (more || !reading.has(next - 1, Category::plural_noun))) {
        if (words > 0 && !more) break;
        end = next;
        continue;
      }
      // "the first phase costs 2.3 billion"
      if (single && !linked && words > 0 && figure(reading, sentence, next)) break;
      // "job cuts"; "one in five children lives"
      const bool verb = reading.has_any(next, any_of(Category::age_before, Category::measure_verb)) || quantity.kind == QuantityKind::ratio;
      return Span{reading.tokens[first].where.begin, reading.tokens[more && plural(reading, next) && !verb ? next : next - 1].where.end};
    }
    if (words == max_before) return std::nullopt;
    end = next;
    // "U.S. adults"
    if (reading.is(end, u'.') && glued(reading, end) && reading.at(end - 1).find(u'.') != std::u16string_view::npos &&
        nominal(reading, sentence, end + 1))
      ++end;
  }
  // "one of the most reliable and cheap networks", "Rock & Roll": what the "and" joins is not read to its end.
  if (end < sentence.last && (reading.is(end, u'&') || (linked && reading.has(end, Category::numeral_joiner))) &&
      nominal(reading, sentence, end + 1))
    return std::nullopt;
  if (linked && quantity.kind == QuantityKind::cardinal && value && compare(*value, {1, 0, false}) == 0)
    return std::nullopt;  // "one of" several
  if (linked && end < sentence.last &&
      (reading.tokens[end].kind == TokenKind::number || reading.has(end, Category::numeral) || genitive(reading, end)))
    return std::nullopt;  // "five of the past six", "two of the city's 19"
  if (end == first || !(single || hyphened)) return std::nullopt;
  return Span{reading.tokens[first].where.begin, reading.tokens[end - 1].where.end};
}

// What a measure in front of it is of, where the phrase ends behind it: "a $3bn arms DEAL", "the 12-mile STRETCH". Up to four words, of
// which the last is no verb; `single`: behind "a" stands no plural.
std::optional<Span> behind_measure(const Reading& reading, const Sentence& sentence, std::uint32_t first, bool single, bool hyphened) {
  constexpr std::uint32_t longest = 4;
  std::uint32_t end = first;
  for (std::uint32_t words = 0; nominal(reading, sentence, end); ++words) {
    const std::uint32_t next = past_compound(reading, sentence, end);
    const bool more = nominal(reading, sentence, next);
    // "a 20-minute drive AWAY", "a $5bn deal DUNMORE signed", "a 24-minute speech PRAISING the mayor"
    const bool past =
        words > 0 && (finite(reading, end) || adverb_form(reading, end) || listed(reading, end, "where_behind") ||
                      reading.has_any(end, any_of(Category::date_word, Category::verb_adverb)) ||
                      (reading.has(end, Category::measure_verb) && figure(reading, sentence, next)) ||
                      (reading.tokens[end].capitalised && !reading.tokens[end - 1].capitalised) ||
                      (next < sentence.last && formed(reading, end, "gerund_ending", 4) && reading.has(next, Category::determiner)));
    if (words == longest || past) break;
    // "the 12-hour SHIFTS they work", "a $2m SPORTS car", "a 3% tax APPLIES"
    if (plural(reading, next - 1) && (words > 0 || more)) {
      if (words > 0 && single && !more && !plural(reading, end - 1)) break;
      if (words > 0 || !single) return std::nullopt;
    }
    end = next;
  }
  if (end == first || (!hyphened && end < sentence.last && genitive(reading, end)) || reading.has(end - 1, Category::adjective_before))
    return std::nullopt;
  if (!hyphened && !single && reading.tokens[end - 1].capitalised) return std::nullopt;  // "the 9% DUNMORE got"
  return Span{reading.tokens[first].where.begin, reading.tokens[end - 1].where.end};
}

}  // namespace

std::optional<Span> find_counted(const Reading& reading, const Sentence& sentence, const Quantity& quantity, std::uint32_t after) {
  const bool measured =
      quantity.kind != QuantityKind::cardinal && quantity.kind != QuantityKind::ordinal && quantity.kind != QuantityKind::ratio;
  const bool noun_last = reading.pack.setting("head_noun") != "first";
  std::uint32_t at = after;
  const bool hyphened = at < sentence.last && reading.is(at, u'-') && !reading.tokens[at].space_before;  // "12-nation pact"
  if (hyphened) ++at;
  bool linked = false;
  if (at < sentence.last && (reading.has(at, Category::unit_link) || reading.has(at, Category::of_whole)) &&
      !reading.tokens[at].line_before) {
    ++at;
    linked = true;
    if (at < sentence.last && reading.categories(at).meets(any_of(Category::relative, Category::pronoun)) &&
        !reading.has(at, Category::determiner))
      return std::nullopt;  // "of which", "of them"
    const bool them =
        at < sentence.last && listed(reading, at, "object_plural");  // "20 of THEM Egyptian Copts", not "40% of them affordable"
    while (at < sentence.last && reading.categories(at).meets(any_of(Category::function_word, Category::determiner)) && at < after + 3 &&
           reading.tokens[at].kind == TokenKind::word) {  // "of the", "de la"
      if (at > after && reading.has_any(at, any_of(Category::preposition, Category::auxiliary)) && !reading.has(at, Category::determiner))
        return std::nullopt;  // "thirty of them in", "seven of them were"
      ++at;
    }
    const auto those = reading.match(at - 1, bit(Category::definite));
    if (those && those->value == demonstrative && at < sentence.last && finite(reading, at) && !plural(reading, at))
      return std::nullopt;  // "half of those asked"
    std::uint32_t noun = at;
    while (them && nominal(reading, sentence, noun) && !plural(reading, noun)) ++noun;
    if (them && !nominal(reading, sentence, noun)) return std::nullopt;
  }
  // "half the seats"
  if (!linked && quantity.fraction && quantity.fraction->num == 1 && quantity.fraction->den == 2 && reading.has(at, Category::definite)) {
    ++at;
    linked = true;
  }
  // "800 milliards d'ici 2030", "12 000 d'ici à trois ans", « trois défaites d'affilée »: when.
  const auto dates = [&](std::uint32_t link) {
    const auto m = reading.match(link, any_of(Category::date_link, Category::verb_adverb));
    return m && m->last > link + 1 && !reading.has(m->last - 1, Category::determiner);
  };
  if (linked && dates(after)) return std::nullopt;
  if (!linked && after > 0 && reading.has(after - 1, Category::vague_plural) && quantity.kind == QuantityKind::cardinal && !quantity.value)
    return std::nullopt;  // "could hold thousands included"
  if (!linked && quantity.fraction && reading.has(at, Category::reporting_verb) &&
      !reading.has_any(at, any_of(Category::role_noun, Category::noun_cue)))
    return std::nullopt;  // "a third SAY"
  // "a 12-mile stretch"; without a hyphen behind an article: "a $3bn arms deal", "its 10% stake", not "for $3bn", "the 40% living in"
  constexpr CategorySet no = any_of(Category::change_verb, Category::verb_adverb, Category::date_link, Category::date_word);
  if (measured && !linked && noun_last && nominal(reading, sentence, after) && !reading.has_any(after, no) &&
      !listed(reading, after, "figure_closes")) {  // "all $2,700 WORTH"
    const std::uint32_t begin =
        reading.token_at(quantity.bound_at ? std::min(quantity.bound_at->begin, quantity.where.begin) : quantity.where.begin);
    const bool single = begin > sentence.first && reading.has(begin - 1, Category::article_one);
    const bool unit_hyphened = after > sentence.first + 2 && reading.is(after - 2, u'-') && glued(reading, after - 1) &&
                               reading.tokens[after - 1].kind == TokenKind::word;
    const Unit* const unit = quantity.kind == QuantityKind::measure ? find_unit(reading.pack.units(), quantity.unit) : nullptr;
    // "250ml milk", "2 cups milk and 1 cup oil", not "2 kg less", "lost 5 kg overnight"
    const bool mass = unit != nullptr && (unit->dimension == "kilogram" || unit->dimension == "cubic-meter") &&
                      !reading.tokens[after].capitalised && !reading.has(after, Category::comparison) && !adverb_form(reading, after) &&
                      (glued(reading, after - 1) || begin == sentence.first || reading.tokens[begin - 1].kind == TokenKind::mark ||
                       reading.has(begin - 1, Category::numeral_joiner));
    const bool led =
        (mass ||
         (begin == sentence.first && quantity.kind == QuantityKind::money && begin < reading.token_at(quantity.number->begin) &&
          (!plural(reading, after) || listed(reading, after, "money_noun"))) ||  // "£30 fees", not "$30 buys you"
         (begin > sentence.first && (single || reading.has(begin - 1, Category::determiner)))) &&
        quantity.kind != QuantityKind::duration && quantity.kind != QuantityKind::age && !finite(reading, after) &&
        !(quantity.kind == QuantityKind::percent && formed(reading, after, "gerund_ending", 4));
    if (unit_hyphened || led) return behind_measure(reading, sentence, after, single, unit_hyphened);
  }
  // "$2.3m IN damages", "$30bn IN revenue last year", not "in income taxes", "in stores"
  if (const std::uint32_t in = after + 1;
      quantity.kind == QuantityKind::money && in + 1 < sentence.last && listed(reading, after, "money_in") &&
      (listed(reading, in, "money_noun") || (listed(reading, in, "money_adjective") && listed(reading, in + 1, "money_noun")))) {
    const std::uint32_t end = past_compound(reading, sentence, in + !listed(reading, in, "money_noun"));
    if (!nominal(reading, sentence, end) || reading.has(end, Category::date_word) || adverb_form(reading, end))
      return Span{reading.tokens[in].where.begin, reading.tokens[end - 1].where.end};
  }
  if (measured && (!linked || quantity.kind == QuantityKind::duration || quantity.kind == QuantityKind::age)) return std::nullopt;
  if (!noun_last && reading.has(at, Category::comparison) && reading.has(at + 1, Category::adjective_before))
    ++at;  // « les dix PLUS grandes »
  if (!linked && !measured && reading.has(at, Category::adjective_before) && !nominal(reading, sentence, at) &&
      (noun_last || (at + 1 < sentence.last && !formed(reading, at + 1, "participle_ending", 3))))
    ++at;  // "two MORE goals", « deux AUTRES gares », not « deux autres blessés »
  if (!nominal(reading, sentence, at) ||
      (measured && (listed(reading, at, "dimension") || (quantity.kind == QuantityKind::money && reading.match(at, bit(Category::unit))))))
    return std::nullopt;                                                       // « trente mètres de long », « 900 euros du m² »
  if (hyphened && formed(reading, at, "past_ending", 4)) return std::nullopt;  // "six-pointed"
  if (quantity.kind == QuantityKind::ordinal && reading.has(at, Category::verb_adverb) && nominal(reading, sentence, at + 1))
    ++at;  // "the first ever match"
  if (!linked && quantity.fraction &&
      (reading.has(at, Category::comparison) || (reading.has(at, Category::date_word) && reading.has(at + 1, Category::date_unit))))
    return std::nullopt;  // "a tenth less", "by a fifth last year"
  const std::uint32_t first = at;
  if (linked && !quantity.fraction && reading.has(at, Category::date_unit) && !plural(reading, at) &&
      reading.has(at + 1, Category::preposition))
    return std::nullopt;  // "the 18.6 million of the year before"
  if (linked && (!noun_last || reading.has(after + 1, Category::function_word)) && reading.has(after + 1, Category::comparison) &&
      !reading.has(after + 1, Category::determiner))
    return std::nullopt;  // « 356 de moins que prévu »
  if (!noun_last && !linked && quantity.fraction && reading.tokens[after - 1].kind == TokenKind::word)
    return std::nullopt;  // « un tiers mourut », « la moitié électriques »
  if (noun_last) return before_last(reading, sentence, quantity, first, linked, hyphened);
  std::uint32_t last = past_compound(reading, sentence, at);
  // « dont deux ferme », « que onze soient »: several have a plural.
  const auto& value = quantity.value ? quantity.value : quantity.min;
  if (quantity.kind == QuantityKind::cardinal && !linked && value && value->exponent >= 0 && compare(*value, {1, 0, false}) > 0 &&
      last == at + 1 && !reading.tokens[at].capitalised && !reading.has(at, Category::plural_noun) && reading.at(at).size() > 3 &&
      std::u16string_view(u"sxz").find(reading.at(at).back()) == std::u16string_view::npos)
    return std::nullopt;
  // Adjectives that stand before the noun, then the noun, then one "de" complement; an infinitive is none.
  while (reading.has(last - 1, Category::adjective_before) && nominal(reading, sentence, last) && last < first + max_words) ++last;
  if (reading.has(last - 1, Category::unit_adjective)) return std::nullopt;  // « les 15 dernières »
  if (last + 1 < sentence.last && reading.has(last, Category::unit_link) && !dates(last) && nominal(reading, sentence, last + 1) &&
      !reading.tokens[last + 1].capitalised && !reading.has(last + 1, Category::infinitive) &&
      !formed(reading, last + 1, "infinitive_ending", 4))
    last = past_compound(reading, sentence, last + 1);
  return Span{reading.tokens[first].where.begin, reading.tokens[last - 1].where.end};
}

}  // namespace citelight
