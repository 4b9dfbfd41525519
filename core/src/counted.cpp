#include "counted.h"

#include "numeral.h"

namespace citelight {
namespace {

constexpr std::uint32_t max_words = 4;

bool has(const Reading& reading, std::uint32_t token, Category category) {
  return reading.categories(token).meets(bit(category));
}

// A word that can stand in a noun phrase without article.
bool nominal(const Reading& reading, const Sentence& sentence, std::uint32_t token) {
  if (token >= sentence.last || reading.tokens[token].line_before || reading.tokens[token].kind != TokenKind::word) return false;
  constexpr CategorySet no = any_of(Category::function_word, Category::numeral, Category::multiplier, Category::preposition, Category::auxiliary, Category::month, Category::weekday, Category::determiner);
  return !reading.categories(token).meets(no);
}

bool plural(const Reading& reading, std::uint32_t token) {
  const auto text = reading.at(token);
  return has(reading, token, Category::plural_noun) || (text.size() > 3 && text.back() == u's' && text[text.size() - 2] != u's');
}

// Past a word and those joined to it by hyphens: "African-American".
std::uint32_t past_compound(const Reading& reading, const Sentence& sentence, std::uint32_t token) {
  ++token;
  while (token + 1 < sentence.last && reading.is(token, u'-') && glued(reading, token) && glued(reading, token + 1) && reading.tokens[token + 1].kind == TokenKind::word) token += 2;
  return token;
}

}  // namespace

std::optional<Span> find_counted(const Reading& reading, const Sentence& sentence, const Quantity& quantity, std::uint32_t after) {
  const bool measured = quantity.kind != QuantityKind::cardinal && quantity.kind != QuantityKind::ordinal && quantity.kind != QuantityKind::ratio;
  std::uint32_t at = after;
  if (at < sentence.last && reading.is(at, u'-') && !reading.tokens[at].space_before) ++at;  // "12-nation pact"
  bool linked = false;
  if (at < sentence.last && (has(reading, at, Category::unit_link) || has(reading, at, Category::of_whole)) && !reading.tokens[at].line_before) {
    ++at;
    linked = true;
    while (at < sentence.last && reading.categories(at).meets(any_of(Category::function_word, Category::determiner)) && at < after + 3 && reading.tokens[at].kind == TokenKind::word) ++at;  // "of the", "de la"
  }
  // "800 milliards d'ici 2030", "12 000 d'ici à trois ans": a date's words.
  const auto dates = [&](std::uint32_t link) { const auto m = reading.match(link, bit(Category::date_link)); return m && m->last > link + 1; };
  if (linked && dates(after)) return std::nullopt;
  if (measured && (!linked || quantity.kind == QuantityKind::duration || quantity.kind == QuantityKind::age)) return std::nullopt;
  if (!nominal(reading, sentence, at)) return std::nullopt;
  const std::uint32_t first = at;
  std::uint32_t last = past_compound(reading, sentence, at);
  if (reading.pack.setting("head_noun") == "first") {
    // Adjectives that stand before the noun, then the noun, then one "de" complement.
    while (has(reading, last - 1, Category::adjective_before) && nominal(reading, sentence, last) && last < first + max_words) ++last;
    if (last + 1 < sentence.last && has(reading, last, Category::unit_link) && !dates(last) && nominal(reading, sentence, last + 1) && !reading.tokens[last + 1].capitalised) last += 2;
  } else {
    // Up to the first plural: "two other job cuts", "12 British soldiers", "two Amsterdam-based firms".
    std::uint32_t end = at;
    last = at + 1;
    for (std::uint32_t words = 0; words < max_words && nominal(reading, sentence, end); ++words) {
      const std::uint32_t compound = past_compound(reading, sentence, end);
      if (plural(reading, compound - 1)) {
        last = compound;
        if (nominal(reading, sentence, last) && plural(reading, last)) ++last;
        break;
      }
      if (words == 0 && compound > end + 1) last = nominal(reading, sentence, compound) ? compound + 1 : compound;
      end = compound;
    }
  }
  return Span{reading.tokens[first].where.begin, reading.tokens[last - 1].where.end};
}

}  // namespace citelight
