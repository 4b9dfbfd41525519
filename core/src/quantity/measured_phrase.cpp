// The phrase that a figure measures: between commas, before a colon, behind its verb or around "of".
#include "numeral/numeral.h"
#include "quantity/counted.h"
#include "quantity/measurer.h"
#include "quantity/together.h"

namespace citelight::quantity {
namespace {

constexpr std::uint32_t max_phrase = 12;  // tokens of what is measured

}  // namespace

std::optional<NounPhrase> Measurer::noun_of_sum(const Quantity& q, std::uint32_t link) {
  const std::uint32_t behind = token_from(q.where.end);
  if (!q.counted || q.kind != QuantityKind::money || bare_nouns_ || !reading_.has(link, Category::unit_link) ||
      !(has(behind, Category::definite) || has(behind + 1, Category::definite)))
    return std::nullopt;
  return with_article(subject(link));
}

std::optional<NounPhrase> Measurer::had_at(const Told& told) {
  const bool comma = reading_.is(told.after, u','), whole = comma || told.after >= sentence_.last;
  if (!(bare_nouns_ ? whole && listed(reading_, told.link, "change_at") : told.to)) return std::nullopt;
  const auto phrase = bare_nouns_ ? subject(told.link) : with_article(subject(told.link));
  if (!phrase) return std::nullopt;
  const bool opens = phrase->first == sentence_.first;
  const bool one_word = phrase->head == phrase->first + 1 + determiner(phrase->first);
  if ((!one_word && !(whole && opens)) || (comma && (!opens || had(*phrase))) || past(phrase->head - 1)) return std::nullopt;
  // « condamné LA ville, un HOMME à »
  if (!opens && (reading_.has(phrase->head - 1, Category::role_noun) ||
                 (has(phrase->first, Category::definite) && !has(phrase->first, Category::possessive))))
    return std::nullopt;
  return phrase;
}

bool Measurer::can_have(const NounPhrase& phrase, const Quantity& q, const Told& told) {
  // "a crowd of 31,000", but not "one of 12", "a MOTHER of three"
  const auto who = reading_.match(phrase.head - 1, bit(Category::role_noun));
  if (!told.verb && q.kind == QuantityKind::cardinal &&
      (!q.given() || q.fraction || like_a_year(q) || !determiner(phrase.first) || !ends_phrase(told.after) ||
       (who && reading_.pack.class_of(who->value) == "person")))
    return false;
  // « Léo a fini à 3 minutes »: a name lasts no time
  return q.kind != QuantityKind::duration || bare_nouns_ || !reading_.tokens[phrase.first].capitalised || determiner(phrase.first);
}

bool Measurer::had_by_a_verb(const NounPhrase& phrase, const Quantity& before) const {
  if (!before.counted || before.counted->end != reading_.tokens[phrase.head - 1].where.end) return false;
  for (std::uint32_t t = phrase.first + (phrase.first == sentence_.first);
       t + 1 < phrase.head && reading_.tokens[t].where.end < before.where.begin; ++t) {
    if (bare_nouns_ ? past(t) && !reading_.tokens[t].capitalised && !determiner(t - 1) : !determiner(phrase.first)) return true;
  }
  return false;
}

bool Measurer::ends_phrase(std::uint32_t token) const {
  if (token >= sentence_.last) return true;
  if (!word(token))  // not "27 “new” rules"
    return token + 1 >= sentence_.last || reading_.tokens[token + 1].space_before || reading_.is(token, u'(');
  return past(token) || adverbial(token) || has(token, Category::auxiliary) ||
         (has(token, Category::preposition) && !reading_.has_any(token, any_of(Category::of_whole, Category::range_join)));
}

std::optional<Span> Measurer::object_behind(const Match& verb, std::uint32_t link, const Quantity& q) {
  const std::uint32_t end = token_from(q.where.end);
  if (bare_nouns_ || q.counted || kind_of(verb) != VerbKind::sets || verb.last != link || !has(end, Category::definite) ||
      !(listed(reading_, link, "change_by") || listed(reading_, link, "change_to")) ||
      reading_.has_any(end + 1, any_of(Category::date_unit, Category::date_word, Category::weekday, Category::numeral)))
    return std::nullopt;
  return find_counted(reading_, sentence_, Quantity{}, end + 1);
}

std::optional<Span> Measurer::fronted(std::uint32_t first, const Quantity& q) {
  const std::uint32_t comma = token_from(q.where.end);
  if (first != sentence_.first + 1 || !listed(reading_, sentence_.first, "fronted") || !reading_.is(comma, u',') ||
      (q.kind != QuantityKind::money && q.kind != QuantityKind::measure && q.kind != QuantityKind::percent) ||
      !has(comma + 1, Category::definite))
    return std::nullopt;
  const auto noun = find_counted(reading_, sentence_, Quantity{}, comma + 2);
  return noun && has(token_from(noun->end), Category::measure_verb) ? noun : std::nullopt;  // not "at 90%, the council said"
}

std::optional<NounPhrase> Measurer::apposed_to(std::uint32_t first, const Quantity& q) {
  if (q.kind != QuantityKind::money && q.kind != QuantityKind::measure && q.kind != QuantityKind::percent) return std::nullopt;
  std::uint32_t open = first, close = token_from(q.where.end);
  while (open > sentence_.first && first - open < 3 && word(open - 1)) --open;
  if (close < sentence_.last && listed(reading_, close, "dimension_behind")) ++close;
  std::uint32_t comma = close;
  while (comma < sentence_.last && !reading_.is(comma, u',') && comma - close < 4) ++comma;
  constexpr CategorySet time = any_of(Category::date_word, Category::month, Category::weekday);
  const bool led = has(close, Category::preposition);
  if ((reading_.has_any(close + led, time) || (led && q.kind != QuantityKind::measure)) && clear(close, comma))
    close = comma;  // "worth $9bn LAST YEAR,", "about $22 IN ALL,", not "40km FROM KIEL,"
  if (open <= sentence_.first || close + 1 >= sentence_.last || !reading_.is(open - 1, u',') || !reading_.is(close, u','))
    return std::nullopt;
  const bool percent = q.kind == QuantityKind::percent;  // « Le tarif, RELEVÉ de 2 %, s'élève »
  if (percent && !reading_.has(open, Category::unit_link) && !listed(reading_, open, "change_to") &&
      !reading_.has(open + has(open, Category::preposition), Category::change_verb))
    return std::nullopt;                                                                 // "Inflation, AT 3.1%, is"
  const bool at = q.kind == QuantityKind::money && listed(reading_, open, "change_to");  // "The deficit, AT $3m, is"
  for (std::uint32_t t = open; t < first && !percent && !at && !reading_.has(open, Category::measure_verb); ++t) {
    if (!reading_.has(t, Category::unit_link) && !listed(reading_, t, "dimension")) return std::nullopt;  // not "at 80 mph", "for $3m"
  }
  for (std::uint32_t t = sentence_.first; t + 1 < open; ++t) {
    if (past(t)) return std::nullopt;  // "The Dow fell 1.2%, 320 points, to"
  }
  const auto phrase = subject(open - 1);
  const bool plural = bare_nouns_ && has(open, Category::measure_verb);  // "Exports to Asia, worth $9bn,"
  return phrase && phrase->first == sentence_.first && (plural || percent || determiner(phrase->first)) ? phrase : std::nullopt;
}

std::optional<NounPhrase> Measurer::with_article(std::optional<NounPhrase> p) const {
  if (!p) return p;
  // "resulted in DELAYS of", "it reported NET PREMIUMS of": what stands right before "of".
  for (std::uint32_t t = p->head; t-- > p->first;) {
    const bool verb = reading_.has(t, Category::reporting_verb) && !(t > p->first && determiner(t - 1));  // « un CHIFFRE d'affaires »
    if (verb || (reading_.has(t, Category::preposition) && !reading_.has(t, Category::noun_link))) {
      p->first = t + 1;
      break;
    }
  }
  // "resulted in delays of", "compared with the old standard of", "seized cocaine with a street value of", "lies at a depth of"
  for (std::uint32_t t = p->first; bare_nouns_ && t + 1 < p->head; ++t) {
    const bool led = t + 2 < p->head && has(t + 1, Category::preposition);
    // "$2.20 A SHARE ON revenue of $19bn"
    const bool each = led && t <= p->first + 1 && t > sentence_.first + 1 && has(t - 1, Category::article_one) &&
                      reading_.tokens[t - 2].kind == TokenKind::number;
    if (each) p->first = t + 2;
    else if (listed(reading_, t, "has_object") && plural_form(reading_, p->head - 1) &&
             (t == p->first || !(determiner(t - 1) || has(t - 1, Category::preposition))))
      p->first = t + 1;  // "drivers FACE delays of", not "a new face value of"
    else if (past(t) && led) p->first = t + 2;
    else if (t > p->first ? past(t) && !determiner(t - 1)
                          : listed(reading_, t, "past_irregular") || (past(t) && t > sentence_.first && has(t - 1, Category::auxiliary)))
      p->first = t + 1;
    else if (led && !reading_.has(t + 1, Category::unit_link) &&
             (has(t + 2, Category::article_one) || listed(reading_, t + 1, "phrase_opener")))
      p->first = t + 2;
  }
  const bool opens = p->first == sentence_.first && p->head == p->first + 1 && reading_.at(p->first).back() != u's' &&
                     !listed(reading_, p->first, "rate_noun");
  if (bare_nouns_ && (formed(reading_, p->head - 1, "past_ending", 4) || opens)) return std::nullopt;
  // « Amende de 300 euros », « capteur 200 Mpx, batterie de 5 500 mAh »: in a headline or a list nouns are bare.
  const bool bare =
      p->head <= p->first + 3 &&
      (p->first == sentence_.first || (reading_.tokens[p->first - 1].kind == TokenKind::mark && !glued(reading_, p->first))) &&
      !formed(reading_, p->first, "participle_ending", 3) && !listed(reading_, p->first, "dimension") &&
      reading_.at(p->first).back() != u'z';
  while (!bare_nouns_ && !bare && p->first < p->head && !determiner(p->first)) ++p->first;  // « écopé d'UNE amende »
  for (std::uint32_t t = p->head; !bare_nouns_ && t-- > p->first + 1;) {
    if (has(t, Category::article_one) && reading_.has(t - 1, Category::unit_link)) {  // « à l'issue d'UNE course de 50 mètres »
      p->first = t;
      break;
    }
  }
  return p->first < p->head ? p : std::nullopt;
}

std::optional<Span> Measurer::part_of(const Quantity& q, const Quantity* behind) {
  if (!behind || !behind->counted || behind->kind != QuantityKind::cardinal ||
      (q.kind != QuantityKind::cardinal && q.kind != QuantityKind::percent))
    return std::nullopt;
  // "half THE town's 60 pubs"
  const bool half = q.fraction && q.fraction->den == 2 && has(reading_.token_at(q.where.end), Category::definite);
  const std::uint32_t of = reading_.token_at(q.where.end) - half, number = reading_.token_at(behind->where.begin);
  if (!half && !has(of, Category::of_whole) && !has(of, Category::unit_link)) return std::nullopt;
  std::uint32_t t = number;
  while (t > of + 1 && (determiner(t - 1) || reading_.has_any(t - 1, any_of(Category::date_word, Category::unit_adjective)))) --t;
  const bool genitive = t > of + 1 && t < of + 6 && (reading_.at(t - 1)[0] == u'\'' || reading_.at(t - 1)[0] == u'\u2019');
  return t == of + 1 || genitive ? behind->counted : std::nullopt;  // "one of the CITY'S 19 pools"
}

std::optional<Span> Measurer::labelled(std::uint32_t first, const Quantity& q) const {
  constexpr std::uint32_t longest = 5;
  constexpr CategorySet no =
      any_of(Category::weekday, Category::month, Category::date_word, Category::numeral, Category::auxiliary, Category::pronoun);
  const std::uint32_t colon = first - 1;
  std::uint32_t end = past_figure(q);
  if (has(end, Category::article_one) && has(end + 1, Category::date_unit)) end += 2;  // "Pay: £30,000 a year"
  if (end < sentence_.last && listed(reading_, end, "price_adjective")) ++end;         // « Total : 30 € TTC »
  const auto parts = [&](std::uint32_t t) {
    return (reading_.tokens[t].kind == TokenKind::mark &&
            std::u16string_view(u",;/|+\u2013\u2014\u00B7\u2022").find(reading_.text[reading_.tokens[t].where.begin]) !=
                std::u16string_view::npos) ||
           (reading_.is(t, u'-') && !glued(reading_, t) && t + 1 < sentence_.last && word(t + 1));
  };
  const auto a_year = [&](std::uint32_t t) { return t < sentence_.last && year_digits(reading_, t); };
  if (first <= sentence_.first + 1 || !reading_.is(colon, u':') ||
      !(end >= sentence_.last || reading_.tokens[end].line_before || reading_.is(end, u'.') || reading_.is(end, u'(') || parts(end) ||
        has(end, Category::bound_after) || (has(end, Category::preposition) && (has(end + 1, Category::month) || a_year(end + 1))) ||
        reading_.is(end + 1, u':') || (q.kind == QuantityKind::percent && reading_.tokens[first].kind == TokenKind::mark)))
    return std::nullopt;
  // « Taux de chômage en 2023 : 7,3 % », "Population (2022): 18,642": what the year dates
  std::uint32_t dated = colon - (reading_.is(colon - 1, u')') && colon > sentence_.first + 3);
  if (dated > sentence_.first + 2 && a_year(dated - 1))
    dated -= 1 + (reading_.is(dated - 2, u'(') || has(dated - 2, Category::preposition));
  else dated = colon;
  std::uint32_t t = dated;  // "Wages: 5.9%, PRICES: 3.2%", "Gold: 3 SILVER: 7"
  while (t > sentence_.first && !parts(t - 1) && reading_.tokens[t - 1].kind != TokenKind::number && dated - t < longest + 2) --t;
  // « Pass 1 JOUR : 42 € »
  if (t > sentence_.first + 1 && reading_.tokens[t - 1].kind == TokenKind::number && !glued(reading_, t) && !reading_.is(t - 2, u':'))
    return std::nullopt;
  std::uint32_t other = t;
  while (other > sentence_.first && !reading_.is(other - 1, u':')) --other;
  const bool item = t == sentence_.first + 1 && parts(sentence_.first);  // « - Taxe foncière : 13 % »
  if (dated - t > longest ||
      (t > sentence_.first && !item && (other == sentence_.first || (glued(reading_, t) && has(t, Category::ordinal_suffix)))))
    return std::nullopt;
  while (t < dated && determiner(t)) ++t;
  for (std::uint32_t k = t; k < dated; ++k) {
    // « CHIFFRE d'affaires : 3 M€ », « Coût ESTIMÉ : 3 M€ », « Livret A : 2 % »
    const bool noun = k == t ? has(k + 1, Category::unit_link) : !bare_nouns_ && participle_form(reading_, k);
    const bool letter = k > t && reading_.tokens[k].capitalised && reading_.tokens[k].where.size() == 1;
    if (!word(k) || (reading_.has_any(k, no) && !letter) || (has(k, Category::reporting_verb) && !noun)) return std::nullopt;
  }
  return t < dated && !reading_.has(t, Category::preposition)
             ? std::optional(Span{reading_.tokens[t].where.begin, reading_.tokens[dated - 1].where.end})
             : std::nullopt;
}

std::optional<Span> Measurer::in_a_row(const Quantity& q, const Quantity* before, const Quantity* behind) {
  constexpr std::uint32_t longest = 3;
  constexpr CategorySet no =
      any_of(Category::function_word, Category::preposition, Category::determiner, Category::change_verb, Category::measure_verb,
             Category::verb_adverb, Category::date_word, Category::weekday, Category::reporting_verb);
  const std::uint32_t first = first_of(q), end = past_figure(q);
  const bool comma = reading_.is(end, u',');
  if (!comma && end < sentence_.last && !reading_.is(end, u'(') && !(reading_.is(end, u'.') && end + 1 == sentence_.last))
    return std::nullopt;
  std::uint32_t begin = first;
  while (begin > sentence_.first && first - begin < longest && word(begin - 1) && !reading_.has_any(begin - 1, no) && !past(begin - 1) &&
         !adverb_form(reading_, begin - 1) && !formed(reading_, begin - 1, "gerund_ending", 4))
    --begin;
  if (begin == first) return std::nullopt;
  const bool opens = begin == sentence_.first || reading_.is(begin - 1, u':');
  const bool follows = begin > sentence_.first && reading_.is(begin - 1, u',') && before && before->kind == q.kind && before->measured &&
                       past_figure(*before) == begin - 1;
  const bool leads =
      opens && comma && behind && behind->kind == q.kind && first_of(*behind) > end + 1 && first_of(*behind) <= end + 1 + longest;
  // "Humidity 64%"
  const bool alone = q.kind == QuantityKind::percent && begin == sentence_.first && begin + 1 == first &&
                     (end >= sentence_.last || reading_.is(end, u'(')) && !listed(reading_, begin, "offers");
  if (!leads && !follows && !alone) return std::nullopt;
  return Span{reading_.tokens[begin].where.begin, reading_.tokens[first - 1].where.end};
}

std::optional<Span> Measurer::behind_noun(Quantity& q, bool of_noun) {
  std::uint32_t in = token_from(q.where.end);
  const auto m = in < sentence_.last ? reading_.match(in, bit(Category::change_verb)) : std::nullopt;
  if (m) {
    // "posted a 12% RISE", "closed 4% HIGHER"
    if (q.change == Change::none &&
        (listed(reading_, in, "change_behind")
             ? !has(m->last, Category::complementizer) && !(m->last < sentence_.last && listed(reading_, m->last, "change_than"))
             : article_before(q)))
      set(q, m->value == 0 ? Change::up : Change::down, ChangeRole::by);
    in = m->last;
  } else if (!of_noun || q.change_role != ChangeRole::by || !bare_nouns_) return std::nullopt;
  if (in + 1 >= sentence_.last || !listed(reading_, in, "measured_in")) return std::nullopt;
  ++in;
  while (in + 1 < sentence_.last && determiner(in)) ++in;
  if (reading_.has_any(in, any_of(Category::month, Category::date_word, Category::weekday, Category::date_unit)) ||
      has(in + 1, Category::date_unit))  // "growth IN the first QUARTER"
    return std::nullopt;
  const auto counted = find_counted(reading_, sentence_, Quantity{}, in);
  return counted;
}

std::optional<Span> Measurer::words(const NounPhrase& p) const {
  std::uint32_t first = p.first;
  for (std::uint32_t t = p.head; bare_nouns_ && t-- > first + 1;) {
    if (reading_.has(t - 1, Category::comment_mark)) {  // "Dow sheds 400 points AS oil tops"
      first = t;
      break;
    }
  }
  for (std::uint32_t t = first; t + 2 < p.head; ++t) {  // "on 14 January and DRIFTS of"
    if (has(t + 1, Category::numeral_joiner) && (has(t, Category::month) || reading_.tokens[t].kind == TokenKind::number)) first = t + 2;
  }
  while (first < p.head && (determiner(first) || reading_.has_any(first, any_of(Category::unit_link, Category::preposition)))) ++first;
  // "workers will SHARE bonuses totalling", "to MAKE loans costing"
  if (bare_nouns_ && first > sentence_.first && first + 1 < p.head &&
      (listed(reading_, first - 1, "modal") || has(first - 1, Category::infinitive_link)))
    ++first;
  // "the long-term rate of": nothing begins behind a hyphen.
  while (first > sentence_.first + 1 && reading_.is(first - 1, u'-') && glued(reading_, first)) first -= 2;
  // "to super PACs": a name that a word in small letters leads is not all of it.
  if (bare_nouns_ && first > sentence_.first && reading_.tokens[first].capitalised && word(first - 1) &&
      !reading_.tokens[first - 1].capitalised && first == p.first && !past(first - 1) && !formed(reading_, first - 1, "gerund_ending", 4) &&
      !reading_.has_any(first - 1, any_of(Category::function_word, Category::preposition, Category::determiner, Category::conjunction,
                                          Category::complementizer, Category::reporting_verb, Category::verb_adverb)))
    return std::nullopt;
  if (first < p.head && (reading_.tokens[first].kind == TokenKind::number || reading_.has(first, Category::numeral)) &&
      !reading_.is(first + 1, u'-'))
    return std::nullopt;  // "two batches of $1 bills"
  std::uint32_t head = p.head;
  // « une frontière longue de 1 400 km », "payments ALONE came to"
  while (head > first + 1 && (listed(reading_, head - 1, "dimension") || listed(reading_, head - 1, "by_itself"))) --head;
  // "colleges and universities": half of them; "bonds slipped and crude fell" has two clauses.
  std::uint32_t joint = first;
  while (!bare_nouns_ && joint > sentence_.first && determiner(joint - 1)) --joint;
  if (joint > sentence_.first + 1 && has(joint - 1, Category::numeral_joiner) && word(joint - 2) && !past(joint - 2) &&
      !reading_.has_any(joint - 2, any_of(Category::change_verb, Category::unit, Category::currency, Category::month)))
    return std::nullopt;
  if (first + 2 == head && reading_.has(head - 1, Category::change_verb) && formed(reading_, first, "past_ending", 4))
    return std::nullopt;  // "edged up"
  if (first >= head || head - first > max_phrase) return std::nullopt;
  for (std::uint32_t t = first; t < head && !bare_nouns_; ++t) {
    if (listed(reading_, t, "measure_helper")) return std::nullopt;  // « le niveau POURRAIT monter »
  }
  for (std::uint32_t t = first + 1; t < head; ++t) {
    if (reading_.tokens[t].kind == TokenKind::number && reading_.tokens[t].where.size() < 4 && !glued(reading_, t) &&
        reading_.has(t + 1, Category::of_whole))
      return std::nullopt;  // "won 43 of 81 seats on a turnout"
  }
  if ((reading_.tokens[first].kind != TokenKind::word && !(reading_.is(first + 1, u'-') && p.first == sentence_.first)) ||
      !(reading_.tokens[first].space_before || first == p.first || determiner(first - 1)))
    return std::nullopt;
  if (reading_.has(first, Category::enclitic) || reading_.at(first)[0] == u'\'' || reading_.at(first)[0] == u'\u2019') return std::nullopt;
  if (head - first == 1 &&
      (reading_.has_any(first, any_of(Category::pronoun, Category::anaphor, Category::function_word, Category::date_word)) ||
       adverbial(first)))
    return std::nullopt;
  return Span{reading_.tokens[first].where.begin, reading_.tokens[head - 1].where.end};
}

// "Insurers expect CLAIMS FROM THE STORM to reach", "RAIL FARES to rise": between a verb that takes an infinitive with its subject,
// or the beginning of a headline, and "to".
std::optional<NounPhrase> Measurer::of_infinitive(std::uint32_t verb) const {
  constexpr std::uint32_t longest = 8;
  if (!bare_nouns_ || verb <= sentence_.first + 1 || !has(verb - 1, Category::infinitive_link)) return std::nullopt;
  std::uint32_t t = verb - 1;
  bool noun = true;
  for (; t > sentence_.first && verb - t < longest && word(t - 1) && !listed(reading_, t - 1, "expecting"); --t)
    noun = noun && (t + 1 == verb || !plural_form(reading_, t - 1)) && !past(t - 1) &&
           (!reading_.has_any(t - 1, any_of(Category::function_word, Category::auxiliary)) || reading_.has(t - 1, Category::unit_link));
  if (t == sentence_.first ? !noun : !listed(reading_, t - 1, "expecting") || has(t - 2, Category::auxiliary)) return std::nullopt;
  return t + 1 < verb && !reading_.has_any(t, any_of(Category::preposition, Category::date_word, Category::pronoun, Category::auxiliary))
             ? std::optional(NounPhrase{t, verb - 1, verb - 1})
             : std::nullopt;
}

}  // namespace citelight::quantity
