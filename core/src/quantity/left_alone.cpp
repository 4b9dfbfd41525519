#include "quantity/left_alone.h"

#include "base/unicode.h"
#include "quantity/line_number.h"
#include "quantity/surroundings.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

// Most of the sentence's words are capitalised: a headline in title case.
bool title_case(const Reading& reading, const Sentence& sentence) {
  std::uint32_t words = 0;
  std::uint32_t capitals = 0;
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    if (reading.tokens[t].kind != TokenKind::word || reading.tokens[t].where.size() < 4) continue;
    ++words;
    capitals += reading.tokens[t].capitalised;
  }
  return words >= 3 && capitals * 4 >= words * 3;
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
  if (dash(reading, first - 1) && glued(reading, first - 1) && first - 1 > sentence.first) {
    const std::uint32_t name = first - 2;
    if (reading.tokens[name].kind == TokenKind::number) return true;  // a longer chain of digits; ranges were read before
    if (reading.tokens[name].kind != TokenKind::word) return false;
    // "F-16", "Covid-19", "GPT-5"; but "mid-50s", "sub-10", "pre-2020".
    const bool chain =
        name > sentence.first && dash(reading, name - 1) && glued(reading, name) && !reading.has(name, Category::preposition);
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
    const bool plural = reading.has(after, Category::enclitic) && amount.first > sentence.first + 1 && dash(reading, amount.first - 1) &&
                        reading.has(amount.first - 2, Category::number_prefix) && reading.has(amount.first - 2, Category::bound_before);
    // "£412pp": for each person
    const bool each = amount.kind == QuantityKind::money && amount.where.begin < amount.number.where.begin &&
                      reading.match(after, bit(Category::percent));
    return (amount.number.digits || !amount.measured) && !reading.has(after, Category::bound_after) && !plural && !each;
  }
  // "40 %1": the mark goes, the figure stays; "24703m212" is a code.
  if (next.kind == TokenKind::number) return !amount.measured || reading.tokens[after - 1].kind == TokenKind::word;
  if (dash(reading, after) && after + 1 < sentence.last && glued(reading, after + 1) && !amount.measured) {
    // "1-800-273-8255": digits in a chain; "12-nation" counts nations; « Deux-Sèvres ».
    if (reading.tokens[after + 1].kind == TokenKind::number) return true;
    // "7-Eleven"; in a headline "5-Member Panel" counts, and so does "two-LP".
    return reading.tokens[after + 1].capitalised && (amount.number.digits || !unicode::is_upper(reading.at(after + 1).back())) &&
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
  const auto words = reading.pack.setting("singular_articles");
  if (words.empty() || !amount.number.digits || amount.number.scale || amount.value.exponent < 0 ||
      compare(amount.value, {1, 0, false}) <= 0 || amount.number.fraction || amount.number.form != NumeralForm::cardinal)
    return false;
  const auto text = reading.at(amount.first - 1);
  std::string word(" ");
  for (const char16_t c : text) word += c < 0x80 ? static_cast<char>(c | 0x20) : '?';
  return words.find(word + ' ') != words.npos;
}

// "L", "H.R": letters with stops between.
bool dotted(std::u16string_view word) {
  for (std::size_t i = 1; i < word.size(); i += 2) {
    if (word[i] != u'.') return false;
  }
  return word.size() % 2 == 1;
}

// "446 U.S. 420", "410 F.2d 113": a court's report.
bool reported(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  std::uint32_t t = amount.last;
  if (!amount.number.plain || amount.measured || !goes_on(reading, sentence, t) || !reading.tokens[t].capitalised || !dotted(reading.at(t)))
    return false;
  if (!reading.is(++t, u'.') || !goes_on(reading, sentence, t + 1)) return false;
  t += 1 + reading.is(t + 1, u'\u00A7');  // "42 U.S.C. § 1983"
  return t < sentence.last && reading.tokens[t].kind == TokenKind::number;
}

// "Labour 28, Greens 12, Liberals 9", "Seats: Labour 28, …": three things and more that have a figure each; two are a match, or two models.
bool in_a_row(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  std::uint32_t t = sentence.first + (reading.is(sentence.first + 1, u':') ? 2 : 0);
  const auto year = [&](std::uint32_t at) {  // "Rome 1960, Tokyo 1964"
    return reading.at(at).size() == 4 && (reading.at(at).starts_with(u"19") || reading.at(at).starts_with(u"20"));
  };
  for (std::uint32_t things = 0; things < 3; ++things, ++t) {
    const std::uint32_t name = t;
    while (t < name + 3 && t < sentence.last && reading.tokens[t].kind == TokenKind::word && !reading.has(t, Category::function_word)) ++t;
    if (t == name || t >= sentence.last || !is_number(reading, t) || year(t) || reading.has(t - 1, Category::name_head) ||
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

// « SMI 11 842,3 », « Nikkei 38 920,26 »: what an index stands at.
bool quoted(const Amount& amount) {
  return amount.value.exponent < 0 && amount.value.exponent > -3 && compare(amount.value, {1, 3, false}) > 0;
}

// A bare number behind a capitalised word: "Llama 4", "Windows 11", "CAC 40".
bool behind_a_name(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t first = amount.first;
  if (first == sentence.first || reading.tokens[first].line_before) return false;
  // "iPhone 5s"
  if (amount.measured && amount.last == first + 2 && glued(reading, first + 1) && reading.at(first + 1) == u"s" && amount.number.plain &&
      (reading.has(first - 1, Category::name_head) || capital_inside(reading, first - 1)))
    return true;
  // "la 4L" against "le 3 000 m"
  if (amount.measured && amount.last == first + 2 && glued(reading, first + 1) && reading.tokens[first + 1].where.size() == 1 &&
      reading.tokens[first + 1].capitalised)
    return reading.has(first - 1, Category::name_head) || behind_singular(reading, amount);
  // « le 20h de TF1 »: the news at that hour
  if (amount.measured && amount.unit == "h" && !amount.compound && behind_singular(reading, amount)) return true;
  // "exit 39A", "gate 12B"
  if (amount.number.scale && amount.number.digits && reading.has(first - 1, Category::name_head) && amount.last == first + 2 &&
      glued(reading, first + 1) && reading.tokens[first + 1].where.size() == 1)
    return true;
  if (amount.measured || amount.number.scale) return false;
  const std::uint32_t before = first - 1;
  const auto counts = [&] {
    return goes_on(reading, sentence, amount.last) && reading.tokens[amount.last].kind == TokenKind::word &&
           !reading.has(amount.last, Category::function_word);
  };
  if (!amount.number.digits) return false;
  if (reading.has(before, Category::name_head)) {
    if (quoted(amount)) return false;
    // "This year 25 firms closed", « cette saison 12 joueurs »: led by a demonstrative, "each" or "last" it names no number; "the article 5" does.
    // Nor does a plural: "for five seasons 300 volunteers"; a series is one.
    const auto definite = before > sentence.first ? reading.match(before - 1, bit(Category::definite)) : std::nullopt;
    const bool led = before > sentence.first && !reading.tokens[before].capitalised &&
                     reading.has_any(before - 1, any_of(Category::determiner, Category::noun_opener, Category::date_word)) &&
                     !(definite && definite->value != demonstrative) && !reading.has(before - 1, Category::article_one);
    if ((counts() || !reading.tokens[before].capitalised) && !amount.number.plain && amount.value.exponent >= 0)
      return false;  // "cost the sector 90,000 jobs", "will seat 52,000"
    return !(led || (plural_form(reading, before) && !reading.tokens[before].capitalised && !listed(reading, before, "works"))) ||
           !counts() ||
           !(reading.has(before, Category::date_unit) || reading.has(amount.last, Category::plural_noun) ||
             reading.at(amount.last).back() == u's');
  }
  // "N° 5", "No. 5"
  if ((reading.is(before, u'.') || reading.is(before, u'°')) && before > sentence.first && reading.has(before - 1, Category::name_head) &&
      reading.at(before - 1).size() < 5)
    return true;
  // "Passcode: 4722", « Tél : 71 341 066 » against "Pages: 320", « Note : 16/20 », « Note : 4 sur 5 »
  if (reading.is(before, u':') && before > sentence.first && before <= sentence.first + 2 && reading.has(before - 1, Category::name_head) &&
      reading.at(before - 1).back() != u's' && !(amount.number.fraction && amount.number.fraction->den == 20) && !counts() &&
      !reading.has(amount.last, Category::ratio_join))
    return true;
  // "l'article L. 412", "H.R. 1"
  if (reading.is(before, u'.') && before > sentence.first && glued(reading, before) && reading.tokens[before - 1].capitalised &&
      dotted(reading.at(before - 1)) && !counts())
    return true;
  // "VAT no. 823 4410 62"
  if (amount.number.plain && !counts()) {
    std::uint32_t t = before;
    while (t > sentence.first + 2 && is_number(reading, t) && before - t < 8) --t;
    if (t < before && reading.has(t - reading.is(t, u'.'), Category::name_head)) return true;
  }
  // "pages 4, 5 and 9", "call 999 or 911", "page 3 of 10", "Image 1 of / 9"
  if (amount.number.plain && !counts()) {
    std::uint32_t t = before;
    while (t > sentence.first + 1 &&
           (reading.is(t, u',') || reading.is(t, u'/') ||
            reading.categories(t).meets(
                any_of(Category::range_join, Category::range_or, Category::numeral_joiner, Category::of_whole, Category::ratio_join))) &&
           before - t < 16) {
      if (--t; reading.tokens[t].kind == TokenKind::word && (glued(reading, t) || reading.has(t, Category::of_whole))) --t;  // « 7bis »
      if (reading.tokens[t].kind != TokenKind::number || t == sentence.first) break;
      t -= reading.is(t - 1, u'.') && t > sentence.first + 1;  // « art. 6 et 7 »
      if (reading.has(--t, Category::name_head)) return true;
    }
  }
  const Token& name = reading.tokens[before];
  if (name.kind != TokenKind::word) return false;
  if (!name.capitalised) return capital_inside(reading, before) || behind_singular(reading, amount);  // "iOS 17.4"
  const bool sole = name.where.size() == 1 && before > sentence.first && reading.tokens[before - 1].kind == TokenKind::word &&
                    !title_case(reading, sentence);  // "l'A 6", "la D 917"
  if ((!sole && reading.categories(before).meets(any_of(Category::function_word, Category::month, Category::weekday, Category::bound_before,
                                                        Category::numeral, Category::preposition))) ||
      reading.has(before, Category::age_before) || listed(reading, before, "count_leads"))
    return behind_singular(reading, amount);
  // "iOS 17.4"
  const bool decimals = amount.number.value.exponent < 0 && !quoted(amount);
  // "RCS Paris B 552 032 534", « RCS Nanterre 552 032 534 »
  const bool letter = name.where.size() == 1 ||
                      (before > sentence.first && reading.has(before - 1, Category::name_head) && compare(amount.value, {1, 8, false}) > 0);
  if (!amount.number.plain && !decimals && !letter) return false;
  if (in_a_row(reading, sentence, amount)) return false;
  const bool next_word = goes_on(reading, sentence, amount.last) && reading.tokens[amount.last].kind == TokenKind::word;
  const bool next_counts = next_word && !reading.has(amount.last, Category::function_word) &&
                           !reading.categories(amount.last).meets(any_of(Category::auxiliary));
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
           reading.pack.setting("head_noun") != "first";
  // "Paris 2 000 personnes", "in Paris 4500 people": four digits and more that are counted are no model number, years aside; behind
  // an article "the Curve 9360" is, where thousands are grouped.
  const bool model = bare(amount) && amount.number.where.size() == 4 && reading.pack.setting("thousands") == "grouped" &&
                     before > sentence.first && reading.has(before - 1, Category::definite) &&
                     !(before > sentence.first + 1 && reading.has(before - 2, Category::preposition));
  if (next_counts && !reading.tokens[amount.last].capitalised && amount.number.value.coefficient >= 3000 && !model) return false;
  return true;
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
  if (first == amount.first && last == amount.last && groups <= 7 && !identifies(reading, amount)) return false;  // "1 414 021 100"
  // "866 555 0142"
  const auto sized = [&](std::uint32_t t, std::size_t size) { return number(t) && reading.tokens[t].where.size() == size; };
  if (groups == 3 && last == first + 3 && sized(first, 3) && sized(first + 1, 3) && sized(first + 2, 4)) return true;
  const bool plus = first > sentence.first && reading.is(first - 1, u'+');
  const bool zero = reading.text[reading.tokens[first].where.begin] == u'0' && reading.tokens[first].where.size() >= 2;
  return groups >= 4 || (groups >= 3 && (zero || plus)) || (groups >= 2 && zero && reading.tokens[first].where.size() >= 3);
}

// "25(4), 497–512", "12 (3): 45", "12, 345 (1999)", "Annals, 5 (1933)": a journal's volume, issue and pages. "45 (60), 5 fours" is an innings.
bool in_a_reference(const Reading& reading, const Amount& amount) {
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
  // « le film « Huit femmes » », "the song “99 Luftballons”"
  for (std::uint32_t t = first; t > sentence.first + 1 && first - t < 5; --t) {
    const bool open = reading.is(t - 1, u'\u00AB') || reading.is(t - 1, u'\u201C'), straight = reading.is(t - 1, u'"');
    if (!open && !straight && !reading.is(t - 1, u'\u00BB') && !reading.is(t - 1, u'\u201D')) continue;
    if ((open || (straight && glued(reading, t))) && (t == first || reading.tokens[t].capitalised) && listed(reading, t - 2, "works"))
      return true;  // not « le livre « a été tiré à 30 000 exemplaires » »
    break;
  }
  const bool title = amount.kind == QuantityKind::ordinal && amount.number.digits;  // a film, “13th”
  if ((!amount.number.plain && !title) || amount.measured || (!title && (after != first + 1 || amount.value.coefficient > 12)) ||
      first == sentence.first || after >= sentence.last)
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

// "3-in-1", "2-for-1": how many things are one, in a name.
bool so_many_in_one(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t after = amount.last;
  return amount.number.plain && after + 3 < sentence.last && dash(reading, after) && glued(reading, after) &&
         (reading.has(after + 1, Category::ratio_join) || reading.has(after + 1, Category::preposition)) && glued(reading, after + 1) &&
         dash(reading, after + 2) && glued(reading, after + 2) && reading.tokens[after + 3].kind == TokenKind::number &&
         !(dash(reading, after + 4) && glued(reading, after + 4));  // "8-by-11-inch"
}

// "14, rue Foch", "221 Baker Street": a house.
bool in_an_address(const Reading& reading, const Sentence& sentence, const Amount& amount) {
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
  if (!bare(amount) || digits < 4 || digits > 5) return false;
  const bool town = goes_on(reading, sentence, after) && reading.tokens[after].capitalised && reading.tokens[after].kind == TokenKind::word;
  const bool listed_before = first > sentence.first && reading.is(first - 1, u',');
  // "1000 Brussels", « RUE DE LYON 1204 Genève », « rue Haute, 1000 Bruxelles »
  bool street = false;
  for (std::uint32_t t = first; !street && t > sentence.first && first - t < 6;) street = reading.has(--t, Category::street);
  if (digits == 4)
    return town && reading.at(after).size() > 3 && (street || reading.at(after).back() != u's') &&
           (reading.pack.setting("head_noun") == "first" || !title_case(reading, sentence)) &&
           (ends_line(reading, after + 1) || reading.is(after + 1, u',')) &&
           // Behind a street: "1200 Staff", "of those, 1200 French," count.
           (listed_before ? first > sentence.first + 1 && (is_number(reading, first - 2) || reading.tokens[first - 2].capitalised)
            : reading.pack.setting("head_noun") == "first"
                ? begins_line(reading, first) || reading.tokens[first - 1].capitalised
                : begins_line(reading, first) && first > 0 && is_number(reading, first - 1) && !begins_line(reading, first - 1));
  if (first > sentence.first + 1 && reading.tokens[first - 1].kind == TokenKind::word && reading.tokens[first - 1].where.size() == 2 &&
      reading.is(first - 2, u',')) {
    return unicode::is_upper(reading.at(first - 1)[0]) && unicode::is_upper(reading.at(first - 1)[1]);
  }
  // « Neuilly-sur-Eure (61290) », « Lyon 6e (69006) »
  if (first > sentence.first + 1 && reading.is(first - 1, u'(') && reading.is(after, u')') &&
      reading.pack.setting("area_codes") == "two_digits" &&
      (reading.tokens[first - 2].capitalised || (first > sentence.first + 3 && is_number(reading, first - 3) && glued(reading, first - 2) &&
                                                 reading.tokens[first - 4].capitalised)) &&
      (first < sentence.first + 4 || !reading.tokens[first - 3].capitalised || !reading.has(first - 3, Category::first_name)))
    return true;
  return town && (listed_before || (begins_line(reading, first) && sentence.last - first <= 5));
}

// "20 Minutes", "24 Heures": a paper, a race. In a headline every word has its capital.
bool named_by_time(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  if (amount.kind != QuantityKind::duration || amount.last <= amount.number.last || amount.compound) return false;
  const Token& unit = reading.tokens[amount.last - 1];
  if (!unit.capitalised || unit.where.size() < 4 || unicode::is_upper(reading.at(amount.last - 1)[1]) || dash(reading, amount.last - 2))
    return false;
  return !title_case(reading, sentence) && sentence.last - sentence.first > amount.last - amount.first + 2;
}

// "Bobigny (93)", "(59)": where the language's departments have numbers.
bool area_code(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  if (reading.pack.setting("area_codes") != "two_digits" || !amount.number.plain || amount.measured || amount.last != amount.first + 1 ||
      amount.number.where.size() != 2)
    return false;
  // "(Saint-Denis, 93)"
  if (amount.first > sentence.first + 2 && reading.is(amount.first - 1, u',') && reading.is(amount.last, u')') &&
      reading.tokens[amount.first - 2].capitalised && reading.tokens[amount.first - 2].kind == TokenKind::word)
    return true;
  return amount.first > sentence.first + 1 && reading.is(amount.first - 1, u'(') && reading.is(amount.last, u')') &&
         reading.tokens[amount.first - 2].capitalised && !reading.has(amount.first - 2, Category::numeral);
}

// "21 h 10The tram is back": when it was posted, run into the headline.
bool stamp(const Reading& reading, const Amount& amount) {
  const std::uint32_t minutes = amount.last;
  return amount.unit == "h" && begins_line(reading, amount.first) && is_number(reading, minutes) && !ends_line(reading, minutes) &&
         reading.tokens[minutes].where.size() == 2 && glued(reading, minutes + 1) && reading.tokens[minutes + 1].capitalised;
}

// "18m ago": minutes; what else is told by its letter has been read as a date by now.
bool ago(const Reading& reading, const Amount& amount) {
  return amount.measured && amount.last < reading.tokens.size() && reading.tokens[amount.last - 1].where.size() == 1 &&
         glued(reading, amount.last - 1) && listed(reading, amount.last, "ago");
}

// "73'": a minute of a match, a foot or a minute of arc.
bool primed(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t at = amount.last;
  // « 90' +3 »
  const std::uint32_t plus = amount.first - (amount.first > sentence.first && !reading.is(amount.first, u'+'));
  if (reading.is(plus, u'+') && plus > sentence.first + 1 && is_prime(reading, plus - 1) && is_number(reading, plus - 2)) return true;
  if (!amount.number.plain || amount.measured || amount.last != amount.first + 1 || at >= sentence.last || !glued(reading, at))
    return false;
  if (reading.is(at, u'+') && is_number(reading, at + 1) && is_prime(reading, at + 2)) return true;  // "90+4'"
  if (!is_prime(reading, at)) return false;
  return !(at + 1 < sentence.last && glued(reading, at + 1) && reading.tokens[at + 1].kind == TokenKind::word &&
           !reading.tokens[at + 1].capitalised && reading.at(at + 1) != u"s");  // "the 747's crew"
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

// "half-finished", "half-empty": the word says how, not how much.
bool half_of_a_compound(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t after = amount.last;
  return !amount.measured && amount.number.form == NumeralForm::fraction && reading.has(after - 1, Category::half_word) &&
         dash(reading, after) && glued(reading, after) && after + 1 < sentence.last && glued(reading, after + 1) &&
         reading.tokens[after + 1].kind == TokenKind::word;
}

}  // namespace

bool is_left_alone(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  return glued_to_a_name(reading, sentence, amount) || glued_behind(reading, sentence, amount) ||
         behind_a_name(reading, sentence, amount) || reported(reading, sentence, amount) || capitalised_inside(reading, sentence, amount) ||
         is_homograph(reading, sentence, amount) || numbers_a_line(reading, sentence, amount) || in_a_reference(reading, amount) ||
         note_behind_a_name(reading, sentence, amount) || in_quotes(reading, sentence, amount) ||
         piece_behind_a_space(reading, sentence, amount) || so_many_in_one(reading, sentence, amount) ||
         in_an_address(reading, sentence, amount) || postcode(reading, sentence, amount) || in_brackets(reading, sentence, amount) ||
         primed(reading, sentence, amount) || coordinate(reading, amount) || ago(reading, amount) || stamp(reading, amount) ||
         named_by_time(reading, sentence, amount) || area_code(reading, sentence, amount) ||
         half_of_a_compound(reading, sentence, amount) || in_a_phone_number(reading, sentence, amount) || identifies(reading, amount);
}

}  // namespace citelight
