#include "quantity/in_a_name.h"

#include "base/unicode.h"
#include "quantity/age.h"
#include "quantity/surroundings.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

// A hyphen that touches what it joins: "F-16".
bool joins(const Reading& reading, std::uint32_t token) {
  return dash(reading, token) && glued(reading, token) && glued(reading, token + 1);
}

// Letters or a stroke glued in front: "R1", "F-16", "A7", "Covid-19", "n°5", "/2", "#1".
bool glued_to_a_name(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t first = amount.first;
  if (first == sentence.first) return false;
  if (reading.is(first - 1, u'#') &&
      (glued(reading, first) || (!reading.tokens[first - 1].line_before && first > 1 && reading.tokens[first - 2].kind == TokenKind::word)))
    return true;  // "part # 2"; "## 2" opens a heading
  if (!glued(reading, first)) return false;
  const Token& before = reading.tokens[first - 1];
  if (before.kind == TokenKind::word) {
    const char16_t end = reading.text[before.where.end - 1];
    return end != u'\'' && end != u'\u2019';  // "d'un tiers"
  }
  if (before.kind == TokenKind::number) return true;
  if (reading.is(first - 1, u'@') || reading.is(first - 1, u'_') || reading.is(first - 1, u'=') || reading.is(first - 1, u'&') ||
      reading.is(first - 1, u'\\') ||
      (reading.is(first - 1, u'+') && glued(reading, first - 1) && first - 1 > sentence.first &&
       reading.tokens[first - 2].kind != TokenKind::mark))
    return true;
  if (reading.is(first - 1, u'%')) return true;  // "40 %1": a footnote mark
  if (reading.is(first - 1, u'"') && first - 1 > sentence.first && reading.is(first - 2, u'=') && glued(reading, first - 1))
    return true;  // id="123"
  if (joins(reading, first - 1) && first - 1 > sentence.first) {
    const std::uint32_t name = first - 2;
    if (reading.tokens[name].kind == TokenKind::number) return true;  // a longer chain of digits; ranges were read before
    if (reading.tokens[name].kind != TokenKind::word) return false;
    // "F-16", "Covid-19", "GPT-5"; but "mid-50s", "sub-10", "pre-2020".
    const bool chain = name > sentence.first && joins(reading, name - 1) && !reading.has(name, Category::preposition);
    if (amount.measured && !reading.tokens[name].capitalised && !chain) return false;  // "trailing-12-month earnings"
    const bool prefix = reading.has(name, Category::number_prefix);
    return !prefix || (reading.tokens[name].capitalised &&
                       (name != sentence.first || !reading.has(name, Category::bound_before)));  // "Under-18s may not"
  }
  // "/2", ".5" behind a word: a path, a version, an address.
  if ((reading.is(first - 1, u'/') || reading.is(first - 1, u'.') || reading.is(first - 1, u':')) && glued(reading, first - 1) &&
      first - 1 > sentence.first) {
    if (reading.is(first - 1, u'/') && amount.measured && first > sentence.first + 2 &&
        (is_number(reading, first - 3) || reading.is(first - 3, u'\u00B0')) && reading.match(first - 2, bit(Category::unit)))
      return false;  // "180C/350F", "8GB/12GB"
    if (reading.is(first - 1, u'/') && amount.kind == QuantityKind::money && amount.where.begin < amount.number.where.begin &&
        is_number(reading, first - 2))
      return false;  // "£12/£9"
    if (reading.is(first - 1, u'/') || reading.tokens[first - 2].kind != TokenKind::mark) return true;
    return (reading.is(first - 1, u':') && reading.is(first - 2, u'.')) ||
           std::u16string_view(u"%)]\"\u201D\u2019\u00BB").find(reading.text[reading.tokens[first - 2].where.begin]) !=
               std::u16string_view::npos;  // "by 40 %.3": a note's mark
  }
  return false;
}

// Letters or more digits glued behind: "5G", "4K", "2CV", "737s", "3D", "1.2.3".
bool glued_behind(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t after = amount.last;
  if (after >= sentence.last || !glued(reading, after)) return false;
  const Token& next = reading.tokens[after];
  if (next.kind == TokenKind::word) {
    // "under-18s"
    const bool plural = reading.has(after, Category::enclitic) && amount.first > sentence.first + 1 && joins(reading, amount.first - 1) &&
                        reading.has(amount.first - 2, Category::number_prefix) && reading.has(amount.first - 2, Category::bound_before);
    // "£412pp", "£950pcm": for each person, each month
    const bool each = amount.kind == QuantityKind::money && amount.where.begin < amount.number.where.begin &&
                      (reading.match(after, bit(Category::percent)) || listed(reading, after, "each_behind"));
    return (amount.number.digits || !amount.measured) && !reading.has(after, Category::bound_after) && !plural && !each;
  }
  // "40 %1": the mark goes, the figure stays; "24703m212" is a code.
  if (next.kind == TokenKind::number) return !amount.measured || reading.tokens[after - 1].kind == TokenKind::word;
  if (after + 1 < sentence.last && joins(reading, after) && !amount.measured) {
    // "1-800-273-8255": digits in a chain; "12-nation" counts nations; « Deux-Sèvres ».
    if (reading.tokens[after + 1].kind == TokenKind::number) return true;
    // "7-Eleven"; in a headline "5-Member Panel" counts, and so do "two-LP" and "14,000-TEU".
    return reading.tokens[after + 1].capitalised && (amount.number.plain || !unicode::is_upper(reading.at(after + 1).back())) &&
           !title_case(reading, sentence);
  }
  if ((reading.is(after, u'/') || reading.is(after, u':') || reading.is(after, u'.') || reading.is(after, u'@') ||
       (reading.is(after, u'+') && amount.kind != QuantityKind::ordinal)) &&
      glued(reading, after + 1) && after + 1 < sentence.last && !amount.measured) {
    return reading.tokens[after + 1].kind != TokenKind::mark;
  }
  return false;
}

// "iOS", "macOS": a name, though it begins small.
bool capital_inside(const Reading& reading, std::uint32_t token) {
  const auto text = reading.at(token);
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (unicode::is_upper(text[i])) return true;
  }
  return false;
}

// "le 747", "la 307", "du 92", "la 4L": more than one of something is no singular, so it is called by the number.
bool behind_singular(const Reading& reading, const Amount& amount) {
  return listed(reading, amount.first - 1, "singular_articles") && amount.number.digits && !amount.number.scale &&
         amount.value.exponent >= 0 && compare(amount.value, {1, 0, false}) > 0 && !amount.number.fraction &&
         amount.number.form == NumeralForm::cardinal;
}

// "Labour 28, Greens 12, Liberals 9", "State of the parties: Labour 28, …": three things and more that have a figure each; two are a match, or two models.
bool in_a_row(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  constexpr std::uint32_t longest_label = 8;
  std::uint32_t t = sentence.first;
  while (t < sentence.first + longest_label && t < amount.first && !reading.is(t, u':')) ++t;
  t = reading.is(t, u':') && !reading.has_any(sentence.first, any_of(Category::preposition, Category::verb_adverb))
          ? t + 1
          : sentence.first;  // no "Also out: Shrek 5, …"
  for (std::uint32_t things = 0; things < 3; ++things, ++t) {
    const std::uint32_t name = t;
    while (t < name + 3 && t < sentence.last && reading.tokens[t].kind == TokenKind::word && !reading.has(t, Category::function_word)) ++t;
    if (t == name || t >= sentence.last || !is_number(reading, t) || year_digits(reading, t) || reading.has(t - 1, Category::name_head) ||
        reading.has(name, Category::name_head) || capital_inside(reading, t - 1))  // no "iPhone 15"
      return false;
    if (reading.is(++t, u'(')) {  // "Labour 412 (+211)"
      const std::uint32_t longest = t + 4;
      while (t < longest && t < sentence.last && !reading.is(t, u')')) ++t;
      t += reading.is(t, u')');
    }
    if (!reading.is(t, u',') && (things < 2 || (t < sentence.last && !reading.is(t, u'.')))) return false;
  }
  return amount.last >= sentence.last || reading.is(amount.last, u',') || reading.is(amount.last, u'.') || reading.is(amount.last, u'(');
}

// A word that the amount would count.
bool counts_next(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  return goes_on(reading, sentence, amount.last) && reading.tokens[amount.last].kind == TokenKind::word &&
         !reading.has_any(amount.last, any_of(Category::function_word, Category::preposition));
}

// "iPhone 5s", « la 4L », « le 20h de TF1 », "exit 39A": what is read as a unit or a scale is a part of the name.
bool lettered(const Reading& reading, const Amount& amount) {
  const std::uint32_t before = amount.first - 1, letter = amount.first + 1;
  const bool head = reading.has(before, Category::name_head);
  const bool alone = amount.last == letter + 1 && glued(reading, letter) && reading.tokens[letter].where.size() == 1;
  if (amount.measured) {
    if (alone && reading.at(letter) == u"s" && amount.number.plain && (head || capital_inside(reading, before))) return true;
    // against "le 3 000 m"
    if (alone && reading.tokens[letter].capitalised) return head || behind_singular(reading, amount);
    // the news at that hour
    if (amount.unit == "h" && !amount.compound && behind_singular(reading, amount)) return true;
  }
  return alone && amount.number.scale && amount.number.digits && head;
}

// « SMI 11 842,3 », « Nikkei 38 920,26 »: what an index stands at, its thousands grouped; no "Version 2024.3".
bool quoted(const Amount& amount) {
  std::size_t ungrouped = 1;
  for (std::uint64_t rest = amount.value.coefficient; rest > 0; rest /= 10) ++ungrouped;
  return amount.value.exponent < 0 && amount.value.exponent > -3 && compare(amount.value, {1, 3, false}) > 0 &&
         amount.number.where.size() > ungrouped;
}

// "season 4", "Article 5", "page 12"
bool behind_head(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t before = amount.first - 1;
  if (quoted(amount) && reading.tokens[before].capitalised) return false;
  if (listed(reading, before, "age_verbs") && before > sentence.first && reading.tokens[before - 1].kind == TokenKind::word &&
      comes_of_age(reading, sentence, before))
    return false;
  const bool counts = counts_next(reading, sentence, amount);
  // "This year 25 firms closed", « cette saison 12 joueurs »: led by a demonstrative, "each" or "last" it names no number; "the article 5" does.
  // Nor does a plural: "for five seasons 300 volunteers"; a series is one.
  const auto definite = before > sentence.first ? reading.match(before - 1, bit(Category::definite)) : std::nullopt;
  const bool led = before > sentence.first && !reading.tokens[before].capitalised &&
                   reading.has_any(before - 1, any_of(Category::determiner, Category::noun_opener, Category::date_word)) &&
                   !(definite && definite->value != demonstrative) && !reading.has(before - 1, Category::article_one);
  if ((counts || !reading.tokens[before].capitalised) && !amount.number.plain && amount.value.exponent >= 0)
    return false;  // "cost the sector 90,000 jobs", "will seat 52,000"
  return !(led || (plural_form(reading, before) && !reading.tokens[before].capitalised && !listed(reading, before, "works"))) || !counts ||
         !(reading.has(before, Category::date_unit) || reading.has(amount.last, Category::plural_noun) ||
           reading.at(amount.last).back() == u's');
}

// A name's head with something between: "N° 5", "Passcode: 4722", "pages 4, 5 and 9".
bool behind_label(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t before = amount.first - 1;
  // "N° 5", "No. 5"
  if ((reading.is(before, u'.') || reading.is(before, u'°')) && before > sentence.first && reading.has(before - 1, Category::name_head) &&
      reading.at(before - 1).size() < 5)
    return true;
  if (counts_next(reading, sentence, amount)) return false;
  // "Passcode: 4722", « Tél : 71 341 066 » against "Pages: 320", « Note : 16/20 », « Note : 4 sur 5 »
  const bool code = amount.number.plain && amount.number.where.size() >= 5;  // "Article Number: 101502", not "Total number: 45"
  // nor "Gate: 41,208", but "id: 41,208"
  const bool grouped = before > sentence.first && reading.at(before - 1).size() > 2 && amount.value.exponent >= 0 &&
                       reading.at(amount.first).find(u',') != std::u16string_view::npos;
  if (reading.is(before, u':') && before > sentence.first && before <= sentence.first + 1 + code && !grouped &&
      (reading.has(before - 1, Category::name_head) || (code && capital_inside(reading, before - 1))) &&
      reading.at(before - 1).back() != u's' && !(amount.number.fraction && amount.number.fraction->den == 20) &&
      !reading.has(amount.last, Category::ratio_join))
    return true;
  // "l'article L. 412", "H.R. 1"
  if (reading.is(before, u'.') && before > sentence.first && glued(reading, before) && reading.tokens[before - 1].capitalised &&
      dotted(reading.at(before - 1)))
    return true;
  if (!amount.number.plain) return false;
  // "VAT no. 823 4410 62"
  std::uint32_t t = before;
  while (t > sentence.first + 2 && is_number(reading, t) && before - t < 8) --t;
  if (t < before && reading.has(t - reading.is(t, u'.'), Category::name_head)) return true;
  // "pages 4, 5 and 9", "call 999 or 911", "page 3 of 10", "Image 1 of / 9"
  t = before;
  while (t > sentence.first + 1 &&
         (reading.is(t, u',') || reading.is(t, u'/') ||
          reading.categories(t).meets(
              any_of(Category::range_join, Category::range_or, Category::numeral_joiner, Category::of_whole, Category::ratio_join))) &&
         before - t < 16) {
    if (--t; reading.tokens[t].kind == TokenKind::word && (glued(reading, t) || reading.has(t, Category::of_whole))) --t;  // « 7bis »
    if (reading.tokens[t].kind != TokenKind::number || t == sentence.first) return false;
    t -= reading.is(t - 1, u'.') && t > sentence.first + 1;  // « art. 6 et 7 »
    --t;
    // "Mariners 6 and 7"
    if (reading.has(t, Category::name_head) || (t > sentence.first && reading.tokens[t].capitalised && plural_form(reading, t)))
      return true;
  }
  return false;
}

// "Llama 4", "iOS 17.4", « la D 917 »
bool behind_word(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t before = amount.first - 1;
  const Token& name = reading.tokens[before];
  if (name.kind != TokenKind::word) return false;
  if (!name.capitalised) return capital_inside(reading, before) || behind_singular(reading, amount);  // "iOS 17.4"
  const bool sole = name.where.size() == 1 && before > sentence.first && reading.tokens[before - 1].kind == TokenKind::word &&
                    !title_case(reading, sentence);  // "l'A 6", "la D 917"
  // "SEA-ME-WE 3", not "end-of-March 200 workers"
  const bool joined = before > sentence.first + 3 && joins(reading, before - 1) && joins(reading, before - 3) &&
                      (capital_inside(reading, before) || !counts_next(reading, sentence, amount)) &&
                      !reading.has_any(before, any_of(Category::month, Category::weekday));
  if ((!sole && !joined &&
       reading.categories(before).meets(any_of(Category::function_word, Category::month, Category::weekday, Category::bound_before,
                                               Category::numeral, Category::preposition))) ||
      reading.has(before, Category::age_before) || listed(reading, before, "count_leads") ||
      (listed(reading, before, "age_people") && reading.match(amount.last, bit(Category::bound_after))))  // "Children 12 and under"
    return behind_singular(reading, amount);
  // "iOS 17.4"
  const bool decimals = amount.number.value.exponent < 0 && !quoted(amount);
  // "RCS Paris B 552 032 534", « RCS Nanterre 552 032 534 »
  const bool letter = name.where.size() == 1 ||
                      (before > sentence.first && reading.has(before - 1, Category::name_head) && compare(amount.value, {1, 8, false}) > 0);
  if (!amount.number.plain && !decimals && !letter) return false;
  if (in_a_row(reading, sentence, amount)) return false;
  const bool next_counts = counts_next(reading, sentence, amount) && !reading.categories(amount.last).meets(any_of(Category::auxiliary));
  // A sentence's first word is capitalised whatever it is.
  const bool opens = before == sentence.first || (before > sentence.first && reading.tokens[before - 1].kind == TokenKind::mark &&
                                                  !reading.is(before - 1, u',') && !reading.is(before - 1, u'-'));
  // "Apollo 11 landed": what it did, and nothing that it counts.
  if (opens && next_counts && !adverb_form(reading, before) && !title_case(reading, sentence) && past_word(reading, amount.last))
    return true;
  if (opens && next_counts && !reading.tokens[amount.last].capitalised &&
      !(capital_inside(reading, before) && reading.has(amount.last, Category::change_verb)))
    return false;  // "AirPods 5 drop to $90"
  // In a headline "Paris 12 Arrests" counts, "Master 3 Mouse" is no plural.
  if (next_counts && title_case(reading, sentence))
    return reading.tokens[amount.last].capitalised && amount.value.exponent == 0 && amount.value.coefficient > 1 &&
           amount.value.coefficient < 20 && reading.at(amount.last).back() != u's' && !reading.has(amount.last, Category::plural_noun) &&
           reading.pack.choice("head_noun") != "first";
  // "Paris 2 000 personnes", "in Paris 4500 people": four digits and more that are counted are no model number, years aside; behind
  // an article "the Curve 9360" is, where thousands are grouped.
  const bool model = bare(amount) && amount.number.where.size() == 4 && reading.pack.choice("thousands") == "grouped" &&
                     before > sentence.first && reading.has(before - 1, Category::definite) &&
                     !(before > sentence.first + 1 && reading.has(before - 2, Category::preposition));
  if (next_counts && !reading.tokens[amount.last].capitalised && amount.number.value.coefficient >= 3000 && !model) return false;
  return true;
}

// A bare number behind a capitalised word, or one that numbers are given to.
bool behind_a_name(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  if (amount.first == sentence.first || reading.tokens[amount.first].line_before) return false;
  if (amount.measured || amount.number.scale) return lettered(reading, amount);
  if (!amount.number.digits) return false;
  if (reading.has(amount.first - 1, Category::name_head)) return behind_head(reading, sentence, amount);
  return behind_label(reading, sentence, amount) || behind_word(reading, sentence, amount);
}

// The number is spelled out inside a name: "First Nations", "Three Mile Island".
bool capitalised_inside(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  if (amount.number.digits || (amount.measured && !reading.tokens[amount.last - 1].capitalised)) return false;  // "Three Mile Island"
  const Token& word = reading.tokens[amount.first];
  if (word.kind != TokenKind::word || !word.capitalised) return false;
  const bool opens = amount.first == sentence.first || reading.tokens[amount.first - 1].kind == TokenKind::mark;
  const bool name_behind = goes_on(reading, sentence, amount.last) && reading.tokens[amount.last].capitalised &&
                           reading.tokens[amount.last].kind == TokenKind::word;
  const bool name_before = amount.first > sentence.first && reading.tokens[amount.first - 1].kind == TokenKind::word &&
                           reading.tokens[amount.first - 1].capitalised;
  if (title_case(reading, sentence)) return false;
  // "FIFTEEN ONE TEN": numbers beside numbers are no name.
  const auto number = [&](std::uint32_t t) { return reading.has(t, Category::numeral); };
  if ((name_behind && number(amount.last)) || (name_before && number(amount.first - 1))) return false;
  // "the Gang of Eight"
  const bool of_name = !opens && amount.first > sentence.first + 1 && reading.has(amount.first - 1, Category::noun_link) &&
                       reading.tokens[amount.first - 2].capitalised;
  if (of_name) return true;
  // "George the Third"
  if (!opens && amount.number.form == NumeralForm::ordinal && amount.first > sentence.first + 1 &&
      reading.has(amount.first - 1, Category::determiner) && reading.tokens[amount.first - 2].capitalised &&
      reading.tokens[amount.first - 2].kind == TokenKind::word)
    return true;
  if (opens) return (amount.number.form == NumeralForm::ordinal || amount.measured || amount.value.coefficient == 0) && name_behind;
  return name_behind || name_before;
}

// "3-in-1", "2-for-1": how many things are one, in a name.
bool so_many_in_one(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t after = amount.last;
  return amount.number.plain && after + 3 < sentence.last && joins(reading, after) &&
         (reading.has(after + 1, Category::ratio_join) || reading.has(after + 1, Category::preposition)) && joins(reading, after + 2) &&
         is_number(reading, after + 3) && !joins(reading, after + 4);  // "8-by-11-inch"
}

// "20 Minutes", "24 Heures": a paper, a race. In a headline every word has its capital.
bool named_by_time(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  if (amount.kind != QuantityKind::duration || amount.last <= amount.number.last || amount.compound) return false;
  const Token& unit = reading.tokens[amount.last - 1];
  if (!unit.capitalised || unit.where.size() < 4 || unicode::is_upper(reading.at(amount.last - 1)[1]) || dash(reading, amount.last - 2))
    return false;
  return !title_case(reading, sentence) && sentence.last - sentence.first > amount.last - amount.first + 2;
}

// "half-finished", "half-empty": the word says how, not how much.
bool half_of_a_compound(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t after = amount.last;
  return !amount.measured && amount.number.form == NumeralForm::fraction && reading.has(after - 1, Category::half_word) &&
         after + 1 < sentence.last && joins(reading, after) && reading.tokens[after + 1].kind == TokenKind::word;
}

}  // namespace

bool in_a_name(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  return glued_to_a_name(reading, sentence, amount) || glued_behind(reading, sentence, amount) ||
         behind_a_name(reading, sentence, amount) || capitalised_inside(reading, sentence, amount) ||
         so_many_in_one(reading, sentence, amount) || named_by_time(reading, sentence, amount) ||
         half_of_a_compound(reading, sentence, amount);
}

}  // namespace citelight
