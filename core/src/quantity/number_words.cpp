#include "quantity/number_words.h"

#include "base/unicode.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

bool inside(const Reading& reading, const Sentence& sentence, std::uint32_t token) {
  return token < sentence.last && !reading.tokens[token].line_before;
}

// In a row of numbers: "one, two, three", "fifteen one ten one".
bool in_a_row(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const auto spelled = [&](std::uint32_t t) {
    return inside(reading, sentence, t) && reading.has(t, Category::numeral) && !reading.has(t, Category::article_one);
  };
  const std::uint32_t first = amount.first;
  // "un trois-pièces", "dix, une personne": an article
  if (reading.has(first, Category::article_one)) {
    const bool word = inside(reading, sentence, amount.last) && reading.tokens[amount.last].kind == TokenKind::word;
    if (word && (!reading.has(amount.last, Category::numeral) || reading.is(amount.last + 1, u'-'))) return false;
  }
  if (spelled(amount.last) || (reading.is(amount.last, u',') && spelled(amount.last + 1))) return true;
  return first > sentence.first &&
         (spelled(first - 1) || (first > sentence.first + 1 && reading.is(first - 1, u',') && spelled(first - 2)));
}

// "one expert", "one last time", "one of the": what follows is a thing in the singular.
bool before_a_thing(const Reading& reading, const Sentence& sentence, std::uint32_t token) {
  if (!inside(reading, sentence, token) || reading.tokens[token].kind != TokenKind::word) return false;
  if (reading.has(token, Category::of_whole)) {
    // "one of the best", "one of Nixon's aides", "one of two reasons"; "a story of joy, one of fear" names a kind.
    if (!inside(reading, sentence, token + 1) || formed(reading, token + 1, "gerund_ending", 4))
      return false;  // "the policy is one of being"
    const Token& next = reading.tokens[token + 1];
    return next.kind == TokenKind::number || next.capitalised ||
           reading.categories(token + 1).meets(any_of(Category::determiner, Category::function_word, Category::numeral)) ||
           (next.kind == TokenKind::word &&
            (reading.at(token + 1).back() == u's' || (inside(reading, sentence, token + 2) && listed(reading, token + 2, "genitive"))));
  }
  constexpr CategorySet no =
      any_of(Category::function_word, Category::auxiliary, Category::preposition, Category::pronoun, Category::negation, Category::numeral,
             Category::numeral_joiner, Category::conjunction, Category::adversative, Category::enclitic);
  if (reading.categories(token).meets(no)) return false;
  // "one based on it", "one asking his views"; "one meeting in May", "one breed of dog"
  if (inside(reading, sentence, token + 1)) {
    const CategorySet next = reading.categories(token + 1);
    const bool past = formed(reading, token, "past_ending", 4) && reading.at(token)[reading.at(token).size() - 3] != u'e';
    if ((past && next.meets(any_of(Category::preposition, Category::function_word))) ||
        (formed(reading, token, "gerund_ending", 4) && next.meets(bit(Category::determiner))))
      return false;
  }
  // "one simply goes round", "we had one recently"
  if (adverb_form(reading, token) && !listed(reading, token, "adverb_not") &&
      (!inside(reading, sentence, token + 1) || reading.tokens[token + 1].kind == TokenKind::mark ||
       (reading.at(token + 1).size() > 1 && reading.at(token + 1).back() == u's' &&
        reading.at(token + 1)[reading.at(token + 1).size() - 2] != u'u')))
    return false;
  if (reading.has(token, Category::verb_adverb) && inside(reading, sentence, token + 1) &&
      reading.has(token + 1, Category::infinitive_link))
    return false;  // "though one soon to be told"
  if (reading.has(token, Category::reporting_verb) && !reading.has(token, Category::noun_also)) return false;  // "one said"
  // "one wonders", "one ones": no singular noun, or hardly one.
  const auto text = reading.at(token);
  return text.size() < 4 || text.back() != u's' || text[text.size() - 2] == u's' || text[text.size() - 2] == u'u' ||
         text[text.size() - 2] == u'i';
}

// "the second-largest bank"
bool superlative(const Reading& reading, std::uint32_t hyphen) {
  return glued(reading, hyphen) && glued(reading, hyphen + 1) && formed(reading, hyphen + 1, "superlative_ending", 4);
}

}  // namespace

bool counts_as_one(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  if (amount.compound) return true;  // "une heure et vingt minutes"
  if (in_a_row(reading, sentence, amount)) return !amount.measured;
  if (reading.has(amount.number.first, Category::article_one)) return false;
  if (amount.measured) return true;
  // "the one", "each one", "a red one": a pronoun, whatever follows.
  const std::uint32_t first = amount.first;
  if (first > sentence.first) {
    const auto word = [&](std::uint32_t t) { return reading.tokens[t].kind == TokenKind::word; };
    // "this one woman": a person behind makes it a number.
    if (reading.categories(first - 1).meets(any_of(Category::determiner, Category::article_one)))
      return listed(reading, first - 1, "one_alone") && reading.match(amount.last, bit(Category::role_noun));
    if (glued(reading, first) && word(first - 1)) return false;
    const bool adjective = word(first - 1) && !reading.has(first - 1, Category::function_word) && first > sentence.first + 1 &&
                           reading.categories(first - 2).meets(any_of(Category::determiner, Category::article_one));
    if (adjective) return false;
  } else if (inside(reading, sentence, amount.last) && reading.tokens[amount.last].capitalised) {
    return false;  // "One Direction"
  }
  // "One possible reason is", "but one big problem": some reason, as an article would say it.
  const bool opens = first == sentence.first || reading.tokens[first - 1].kind == TokenKind::mark ||
                     reading.has_any(first - 1, any_of(Category::conjunction, Category::adversative));
  if (opens && inside(reading, sentence, amount.last) && listed(reading, amount.last, "one_such")) return false;
  return before_a_thing(reading, sentence, amount.last);
}

bool merely_one(std::u16string_view text, const Quantity& q) {
  return q.kind == QuantityKind::cardinal && q.bound == Bound::exact && q.value && compare(*q.value, {1, 0, false}) == 0 &&
         unicode::is_letter(unicode::code_point(text, q.where.begin));
}

bool ranks(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  if (amount.number.digits) return true;
  const std::uint32_t first = amount.first;
  // "la seconde", "the first" with nothing behind stand for a thing named before; "le troisième" says which.
  const bool first_or_second = compare(amount.number.value, {2, 0, false}) <= 0;
  if (first_or_second && first > sentence.first && reading.has(first - 1, Category::determiner) &&
      (!inside(reading, sentence, amount.last) ||
       (reading.tokens[amount.last].kind == TokenKind::mark && !superlative(reading, amount.last)) ||
       reading.has(amount.last, Category::determiner) ||
       (reading.has(amount.last, Category::numeral_joiner) &&
        !reading.categories(amount.last + 1).meets(any_of(Category::ordinal_word, Category::ordinal_alone, Category::determiner)))))
    return false;
  // "first announced in 2017": when, and no rank; "the first elected mayor" has one, and who "finished first followed by" others.
  const auto past = [&](std::uint32_t t) { return formed(reading, t, "past_ending", 3) || listed(reading, t, "past_irregular"); };
  if (first_or_second && inside(reading, sentence, amount.last) && past(amount.last) &&
      !(first > sentence.first && (reading.has_any(first - 1, any_of(Category::determiner, Category::article_one, Category::possessive)) ||
                                   (past(first - 1) && !reading.has(first - 1, Category::auxiliary)))))
    return false;
  // "second" the unit and "second" the adverb are not told apart by form: behind an article a noun follows the rank ("a
  // second letter", « la seconde maison »); a lexicon of fixed phrases (idiom) has been passed by now.
  if (!reading.has(first, Category::unit) || amount.last != first + 1) return true;
  constexpr CategorySet no = any_of(Category::function_word, Category::preposition, Category::auxiliary, Category::verb_adverb,
                                    Category::comparison, Category::determiner, Category::clause_opener);
  const bool noun = inside(reading, sentence, amount.last) && reading.tokens[amount.last].kind == TokenKind::word &&
                    !reading.categories(amount.last).meets(no);
  const bool article = first > sentence.first && reading.has(first - 1, Category::article_one);
  if (reading.has(first, Category::ordinal_alone))
    return noun && (article || (first > sentence.first && reading.has(first - 1, Category::definite))) && reading.at(first).back() != u's';
  return !article || noun;
}

}  // namespace citelight
