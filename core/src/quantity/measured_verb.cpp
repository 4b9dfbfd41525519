// The verb that leads to a figure, and the phrase that verb has: its subject, or its object.
#include <algorithm>

#include "quantity/measurer.h"
#include "quantity/together.h"

namespace citelight::quantity {

std::optional<Match> Measurer::verb_before(std::uint32_t first, const Quantity* before) {
  for (std::uint32_t t = first; t > sentence_.first && first - t < max_back;) {
    --t;
    // "from 7.5% to 7.3%": the start stands between.
    if (before && reading_.tokens[t].where.begin < before->where.end && reading_.tokens[t].where.begin >= before->where.begin) {
      const bool extreme =
          before->kind == QuantityKind::duration && first > 1 && listed(reading_, first - 2, "measure_aside");  // "hit a 14-year HIGH of"
      if (!listed(reading_, first - 1, "change_to") && !extreme) return std::nullopt;
      if (before->kind != QuantityKind::multiple) {  // "has DOUBLED since January to €84"
        t = token_from(before->where.begin);
        continue;
      }
    }
    if (reading_.is(t, u',') && before && t > sentence_.first && listed(reading_, t + 1, "change_to") && t + 1 < first &&
        clear(token_from(before->where.end), t))
      continue;
    if (reading_.is(t, u',') && t > sentence_.first && t + 2 == first && listed(reading_, t - 1, "steady")) continue;  // « est stable, à »
    if (reading_.is(t, u',') && t > sentence_.first && t + 2 == first && listed(reading_, t + 1, "change_to") &&
        has(t - 1, Category::change_verb))
      continue;  // « ont triplé, à »
    if (!word(t)) {
      if (reading_.is(t, u'-') ||
          (reading_.tokens[t].kind == TokenKind::number && t > sentence_.first && listed(reading_, t - 1, "year_in")))
        continue;  // "to 3% BY 2030 from 2%"
      return std::nullopt;
    }
    const auto m = reading_.match(t, any_of(Category::measure_verb, Category::change_verb));
    // "put IN a bid OF £30m"
    const bool led = m && bare_nouns_ && kind_of(*m) == VerbKind::sets && m->last + 1 < first &&
                     (has(m->last, Category::preposition) || listed(reading_, m->last, "change_particle")) &&
                     reading_.has(first - 1, Category::unit_link);
    const bool opens = m && m->last == first + 1 && listed(reading_, first, "change_from");  // "WENT FROM 81 to 114 euros", one range
    if (m && bare_nouns_ && kind_of(*m) == VerbKind::stands && m->last + 1 == first && reading_.has(m->last, Category::unit_link))
      return std::nullopt;  // "costs OF $3m"
    if (m && (m->last <= first || opens) && !only_noun(*m) && !particle(*m) && !led) return m;
    // « n'ont augmenté QUE de 2 % »
    if (t + 2 >= first && reading_.has(t, Category::complementizer)) continue;
    // "SINCE January", "depuis 2020"
    if (reading_.has_any(t + 1, any_of(Category::month, Category::weekday)) || reading_.tokens[t + 1].kind == TokenKind::number) continue;
    if (reading_.has_any(t, any_of(Category::complementizer, Category::relative, Category::subordinator, Category::adversative)))
      return std::nullopt;
  }
  return std::nullopt;
}

bool Measurer::only_noun(const Match& m) const {
  if (m.first == sentence_.first) return false;
  const VerbKind kind = kind_of(m);
  if (kind == VerbKind::stands || (kind == VerbKind::sets && !bare_nouns_)) return noun(m);  // « un CHIFFRE d'affaires »
  constexpr CategorySet no = any_of(Category::preposition, Category::function_word, Category::verb_adverb, Category::unit_link,
                                    Category::numeral, Category::bound_before, Category::determiner);
  if (noun(m)) return m.last < sentence_.last && word(m.last) && !reading_.has_any(m.last, no) && bare_nouns_;
  return reading_.has(m.first - 1, Category::unit_link) && kind == VerbKind::moves;
}

bool Measurer::clear(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (t - from > 4 || (!word(t) && reading_.tokens[t].kind != TokenKind::number) ||
        (!reading_.has(t - 1, Category::preposition) && !reading_.has(t, Category::auxiliary) &&
         reading_.has_any(t, any_of(Category::measure_verb, Category::change_verb))) ||
        reading_.has_any(t, any_of(Category::complementizer, Category::relative, Category::subordinator, Category::conjunction,
                                   Category::numeral_joiner)))
      return false;  // not "ON average", « étaient actifs dimanche »
  }
  return from <= to;
}

bool Measurer::turns(std::uint32_t from, std::uint32_t to) const {
  while (from < to && !reading_.has(from, Category::clause_opener)) ++from;
  return from < to;
}

std::uint32_t Measurer::past_helpers(std::uint32_t verb) const {
  while (verb > sentence_.first) {
    const std::uint32_t t = verb - 1;
    if (listed(reading_, t, "measure_helper") ||
        reading_.has_any(t,
                         any_of(Category::auxiliary, Category::negation, Category::reflexive, Category::verb_adverb, Category::clitic)) ||
        (word(t) && adverb_form(reading_, t) && !reading_.tokens[t].capitalised)) {
      --verb;
      continue;
    }
    // "is TO rise"
    if (reading_.has(t, Category::infinitive_link) && bare_nouns_ && t > sentence_.first && has(t - 1, Category::auxiliary)) {
      --verb;
      continue;
    }
    // "is expected TO rise", « est attendue EN hausse »
    if (reading_.has(t, Category::infinitive_link) && t > sentence_.first + 1 && word(t - 1) && has(t - 2, Category::auxiliary)) {
      verb -= 2;
      continue;
    }
    return verb;
  }
  return verb;
}

bool Measurer::behind_figure(const Match& verb, const Quantity& before) const {
  std::uint32_t t = verb.first;
  while (t > sentence_.first && (qualifies(t - 1) || adverbial(t - 1))) --t;
  if (t > sentence_.first && has(t - 1, Category::preposition)) --t;
  if (t < sentence_.first + 2 || !reading_.is(t - 1, u',')) return false;
  const std::uint32_t end = past_figure(before);
  // "carried 4.9 million passengers IN JULY, up 7%"; "$22 in all, cut emissions by" is a verb
  const bool finite = t == verb.first && !apart(t) && !listed(reading_, t, "change_behind");
  return !finite && (end == t - 1 || ((t == verb.first || has(end, Category::preposition)) && clear(end, t - 1)));
}

bool Measurer::says_where(const Quantity& q, const Told& told) const {
  const Match& verb = *told.verb;
  const VerbKind kind = kind_of(verb);
  // "left the road AT 80 mph", "stood 3 metres FROM": where, not "left rates at 3%", "stands 90 metres TALL"
  if (listed(reading_, verb.last - 1, "placed") && q.kind != QuantityKind::money && q.kind != QuantityKind::percent &&
      (kind == VerbKind::sets || q.kind != QuantityKind::cardinal) &&
      !(told.after < sentence_.last && listed(reading_, told.after, "dimension_behind")))
    return true;
  // "lost pressure AT 9,000 feet"
  if (kind == VerbKind::sets && q.kind == QuantityKind::measure && verb.last < told.link && listed(reading_, told.link, "change_at") &&
      has(verb.first, Category::change_verb))
    return true;
  // « est à 30 km »: from there.
  if (!has(verb.first, Category::auxiliary) || q.kind != QuantityKind::measure || bare_nouns_ || !told.to ||
      !listed(reading_, told.link, "distance_before"))
    return false;
  const Unit* const unit = find_unit(reading_.pack.units(), q.unit);
  return unit != nullptr && unit->dimension == "meter";
}

std::uint32_t Measurer::past_asides(std::uint32_t token, std::uint32_t end) const {
  while (token < end) {
    // « atteint EN MOYENNE 1 480 euros »
    const std::uint32_t aside = token + (has(token, Category::preposition) || has(token, Category::article_one));
    if (adverbial(token) || reading_.has(token, Category::complementizer) || reading_.is(token, u',') ||
        (reading_.has(token, Category::that_compound) && reading_.has(token + 1, Category::complementizer)))  // « ne couvre PLUS que »
      ++token;
    else if (listed(reading_, aside, "measure_aside") || reading_.has(aside, Category::weekday)) token = aside + 1;
    else break;
  }
  return token;
}

bool Measurer::stands_at(const Quantity& q, const Told& told, std::uint32_t begin, std::uint32_t end) const {
  if (begin >= end) return true;
  const std::uint32_t verb = told.verb->first;
  // "hit A RECORD HIGH of 7%"
  if (end - begin < 6 && determiner(begin) && listed(reading_, told.link - 1, "measure_aside")) return true;
  if (begin + 1 == end && listed(reading_, begin, "dimension")) return true;  // « est LONG de 42 km »
  // "costs A TYPICAL HOUSEHOLD about $3"
  const auto whom =
      q.kind != QuantityKind::cardinal && listed(reading_, verb, "costs") ? subject_before(reading_, begin, end) : std::nullopt;
  return whom && whom->first == begin && end - begin < 4;
}

bool Measurer::steady_at(const Told& told, std::uint32_t begin, std::uint32_t end) const {
  const std::uint32_t gap = end - begin - (reading_.is(end - 1, u',') || reading_.has(end - 1, Category::complementizer));
  return listed(reading_, begin, "change_from") || (gap == 1 && listed(reading_, begin, "steady") && told.to);
}

bool Measurer::has_object(const Match& verb, std::uint32_t begin, std::uint32_t end) const {
  if (!(noun(verb) ? listed(reading_, begin, "measured_in") : !reading_.has(begin, Category::preposition))) return false;
  // The start of a way from one figure to another is no object.
  while (begin < end && reading_.tokens[begin].kind != TokenKind::number && !reading_.has(begin, Category::numeral)) ++begin;
  return begin == end;
}

std::optional<NounPhrase> Measurer::object_before(std::uint32_t begin, std::uint32_t end, bool paid) const {
  std::uint32_t close = end;  // "bought the farm FROM the king for £20"
  for (std::uint32_t t = end; paid && t-- > begin + 1;)
    if (has(t, Category::preposition) && !reading_.has(t, Category::unit_link)) close = t;
  const auto object = subject_before(reading_, begin, close);
  return object && object->first <= begin + 1 && !past(object->head - 1) ? object : std::nullopt;
}

std::uint32_t Measurer::with_bounds(std::uint32_t verb) const {
  // "has MORE THAN doubled", "has NEARLY doubled"
  for (const std::uint32_t n : {2u, 1u}) {
    const auto bound = verb > sentence_.first + n ? reading_.match(verb - n, bit(Category::bound_before)) : std::nullopt;
    if (bound && bound->last == verb) verb -= n;
  }
  // « a PLUS QUE doublé »
  if (verb > sentence_.first + 2 && has(verb - 1, Category::complementizer) && has(verb - 2, Category::comparison)) verb -= 2;
  // "shares CLOSED down 4%", "FINISHED higher"
  return verb - (verb > sentence_.first + 1 && past(verb - 1) &&
                 (listed(reading_, verb, "change_particle") || listed(reading_, verb, "change_behind")));
}

std::optional<std::uint32_t> Measurer::verb_of_noun(std::uint32_t noun) const {
  // « Les ventes ont connu une forte hausse de 3 % »: the noun's verb stands between it and what rose.
  std::uint32_t at = with_bounds(noun);
  while (at > sentence_.first && (qualifies(at - 1) || adverbial(at - 1)) && noun - at < 4) --at;
  if (at <= sentence_.first + 1 || !word(at - 1) ||
      reading_.has_any(at - 1, any_of(Category::preposition, Category::unit_link, Category::function_word)))
    return std::nullopt;
  return at - 1;
}

bool Measurer::says_how_many(const NounPhrase& phrase, const Quantity& q, const Told& told) const {
  const bool whole = ends_phrase(told.after) || has(told.after, Category::numeral_joiner);  // "its population is 5,300 and falling"
  if (!whole || listed(reading_, phrase.head, "existential")) return false;                 // "one says THERE are about 1,800"
  const auto& value = q.given();
  if (value && !like_a_year(q) && !q.fraction && !q.counted && (value->exponent < 0 || compare(*value, {100, 0, false}) > 0)) return true;
  // "the average AGE of buyers is 34"
  std::uint32_t t = phrase.first;
  while (t < phrase.head && !listed(reading_, t, "age_noun")) ++t;
  return t < phrase.head;
}

std::optional<NounPhrase> Measurer::led(NounPhrase phrase, const Match& verb, std::uint32_t group) const {
  if (phrase.first > sentence_.first + 1 && past(phrase.first) &&
      (has(phrase.first - 1, Category::auxiliary) || (adverbial(phrase.first - 1) && has(phrase.first - 2, Category::preposition))))
    return std::nullopt;  // "those who have REPORTED USING it were", "in highly regarded areas"
  // « les ventes AU détail »
  const bool contracted = determiner(phrase.first) && has(phrase.first, Category::preposition) && phrase.first > sentence_.first &&
                          !has(phrase.first - 1, Category::preposition);
  const std::uint32_t preposition = phrase.first - !contracted;
  if (phrase.first == sentence_.first || !reading_.has(preposition, Category::preposition) ||
      (apart(verb.first) && ((listed(reading_, preposition, "absolute") && (bare_nouns_ || group == verb.first)) ||
                             (bare_nouns_ && group == verb.first && kind_of(verb) == VerbKind::stands))))  // not « avec piscine A COÛTÉ »
    return phrase;
  const auto whole = preposition > sentence_.first ? subject(preposition) : std::nullopt;
  if (!whole || whole->first != sentence_.first) return std::nullopt;
  const bool clause = reading_.has_any(preposition, any_of(Category::subordinator, Category::clause_opener));
  if (past(whole->head - 1)) {
    // "goods SHIPPED TO China rose 8%": of two verbs the first is a participle; "rallied BEFORE orders fell" has two clauses.
    if (!bare_nouns_ || apart(verb.first) || noun(verb) || clause || reading_.has(whole->head - 1, Category::reporting_verb))
      return std::nullopt;
    for (std::uint32_t t = phrase.first; t < phrase.head; ++t)
      if (reading_.has_any(t, any_of(Category::conjunction, Category::numeral_joiner)))
        return std::nullopt;  // "expanded into Asia AND profit rose"
  } else if (bare_nouns_ && clause && had(*whole)) {
    // "won two games BEFORE sales rose 3%"
    return group == verb.first && !noun(verb) ? std::optional(phrase) : std::nullopt;
  }
  phrase.first = whole->first;
  return phrase;
}

std::optional<NounPhrase> Measurer::of_verb(const Quantity& q, const Told& told) {
  const Match& verb = *told.verb;
  const VerbKind kind = kind_of(verb);
  const std::uint32_t first = told.first, link = told.link;
  // "set UP"
  if (kind == VerbKind::sets && bare_nouns_ && verb.last < first && listed(reading_, verb.last, "change_particle")) return std::nullopt;
  if (says_where(q, told) || (told.to && listed(reading_, link - 1, "compared_to"))) return std::nullopt;  // "holds $2 COMPARED TO $3"
  // "bought it FOR $3m"
  const bool paid = q.kind == QuantityKind::money && listed(reading_, verb.first, "traded") && listed(reading_, link, "paid_for");
  const bool linked = paid || told.to || told.from || listed(reading_, link, "change_by");
  const std::uint32_t begin = past_asides(verb.last, first);
  const std::uint32_t end = linked ? std::max(link, begin) : first;
  const bool way = told.ends && verb.last <= reading_.token_at(told.before->where.begin);  // « passer DE 2 % DU PIB à 3 % »
  const bool whole = kind == VerbKind::stands ? way || stands_at(q, told, begin, end) : begin >= end;
  // "was fined $3bn", but "were FLAT at $3bn"
  if (kind == VerbKind::stands && !whole && !steady_at(told, begin, end)) return std::nullopt;
  // "has cut ITS DIVIDEND by 12%", « la hausse DES PRIX de 3 % »
  const bool by = told.before && told.before->where.begin >= reading_.tokens[begin].where.begin;  // "rose HALF A POINT to 3%"
  if (kind != VerbKind::stands && !whole && linked && !by && has_object(verb, begin, end)) return object_before(begin, end, paid);
  if (link == verb.last && !noun(verb) && listed(reading_, link, "measured_in") && bare_nouns_)
    return std::nullopt;  // "forecasts growth OF 1.4%"
  const auto begins = noun(verb) ? verb_of_noun(verb.first) : with_bounds(verb.first);
  if (!begins) return std::nullopt;
  std::uint32_t at = *begins;
  if (!noun(verb) && at > sentence_.first && has(at - 1, Category::preposition) && !has(at - 1, Category::infinitive_link) &&
      !(kind == VerbKind::stands && has(at - 1, Category::clitic))) {                 // not « la valise EN coûtera 60 »
    --at;                                                                             // « sont EN hausse »
    const bool stands = at > sentence_.first && has(at - 1, Category::measure_verb);  // « RESSORT en hausse »
    if (stands || (at > sentence_.first + 1 && past(at - 1) && has(at - 2, Category::auxiliary))) --at;  // « a TERMINÉ en hausse »
    // « Les cas EN hausse de 12 % »: a headline without a verb
    const auto alone = at > sentence_.first ? subject(at) : std::nullopt;
    if (alone && whole && (alone->first == sentence_.first || reading_.is(alone->first - 1, u':'))) return alone;
    if (!stands && (at == sentence_.first || !(has(at - 1, Category::auxiliary) || has(at - 1, Category::verb_adverb))))
      return std::nullopt;
  }
  // "The company raised $3bn": who did it is not what it is a figure of.
  const bool share = q.kind == QuantityKind::percent || q.unit == "{point}";
  if (kind == VerbKind::sets && !linked && (!share || begin < first || !reading_.has(verb.first, Category::change_verb)))
    return std::nullopt;  // nor "The bank estimates 40% will"
  const std::uint32_t group = past_helpers(at);
  if (const auto phrase = whole ? of_infinitive(group) : std::nullopt) return phrase;
  auto phrase = subject(group);
  // "it had A good week WITH the shares down 3%": a verb's object before it
  const auto object = [&](std::uint32_t t) { return t > sentence_.first && has(t, Category::article_one); };
  if (phrase && apart(verb.first) && group == verb.first && (object(phrase->first) || (phrase->first > 0 && object(phrase->first - 1)))) {
    for (std::uint32_t t = phrase->head; t-- > phrase->first + 1;) {
      if (!listed(reading_, t, "absolute")) continue;
      phrase->first = t + 1;
      break;
    }
  }
  // "it received DONATIONS totaling $2 million", "police seized GOLD worth $3m"
  if (phrase && kind == VerbKind::stands && (apart(verb.first) || listed(reading_, verb.first, "figure_closes")) && group == verb.first &&
      (!bare_nouns_ || had(*phrase)) && !(told.before && past_figure(*told.before) == verb.first))
    phrase = with_article(phrase);
  if (!phrase || (q.kind == QuantityKind::cardinal && has(verb.first, Category::auxiliary) && !says_how_many(*phrase, q, told)))
    return std::nullopt;
  return led(*phrase, verb, group);
}

}  // namespace citelight::quantity
