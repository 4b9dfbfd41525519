#include "quantity/measured.h"

#include <algorithm>

#include "numeral/numeral.h"
#include "quantity/measurer.h"
#include "quantity/together.h"

namespace citelight {
namespace quantity {
namespace {

constexpr std::uint32_t max_back = 12;  // tokens between a figure and its verb

}  // namespace

void Measurer::read(Quantity& q, const Quantity* before, const Quantity* behind) {
  const std::uint32_t first = first_of(q);
  if (!q.counted && ((q.measured = labelled(first, q)) || (q.measured = part_of(q, behind)) || (q.measured = in_a_row(q, before, behind))))
    return;
  if (first <= sentence_.first) return;
  const Told told = around(q, before, behind);
  if (way(q, told)) return;
  const auto& m = told.verb;
  if (const auto sum = noun_of_sum(q, told.link)) q.counted = words(*sum);
  if (q.counted || (q.measured = behind_noun(q, m && noun(*m)))) return;
  if (says_when(q, told) || of_before(q, told) || (m && (q.measured = object_behind(*m, told.link, q)))) return;
  std::optional<NounPhrase> phrase = phrase_of(q, told);
  if (!phrase && !m && (q.measured = fronted(first, q))) return;
  // "incomes ABOVE $400,000", « les revenus SUPÉRIEURS à 400 000 euros », « une somme COMPRISE entre 3 et 5 euros »
  const std::uint32_t limit = first - !q.bound_at;
  if (!phrase && !m && listed(reading_, limit, "limit")) phrase = with_article(subject(limit));
  if (phrase && !can_have(*phrase, q, told)) return;
  if (phrase && m && before && had_by_a_verb(*phrase, *before)) q.measured = before->counted;
  else if (before && before->measured && ends_change(q, told)) q.measured = before->measured;
  else if (phrase) q.measured = words(*phrase);
  // "reopened after a three-year deal worth $5m"
  else if (told.stands && m->last == first && before && before->counted && m->first == token_from(before->counted->end))
    q.measured = before->counted;
}

Measurer::Told Measurer::around(const Quantity& q, const Quantity* before, const Quantity* behind) {
  Told told;
  told.before = before;
  told.behind = behind;
  const std::uint32_t first = told.first = first_of(q);
  // A range holds its own "from".
  told.link = listed(reading_, first, "change_from") ? first : first - 1;
  while (told.link > sentence_.first && told.link < first && adverbial(told.link) && !reading_.has(told.link, Category::unit_link))
    --told.link;  // "up from JUST 15%", not « DE plus de 15 % »
  told.to = listed(reading_, told.link, "change_to");
  told.from = listed(reading_, told.link, "change_from");
  // "debt EXCEEDS $3bn", "has nearly TRIPLED"
  const bool multiple = q.kind == QuantityKind::multiple;
  if (multiple ? ends_phrase(token_from(q.where.end)) : q.bound_at.has_value()) {  // not "have doubled the sum"
    const auto own = reading_.match(multiple ? token_from(q.where.begin) : first, any_of(Category::measure_verb, Category::change_verb));
    // "CREPT UP to 19", not "UP to 19", "HIGHER than 19"
    if (own && (multiple || own->category == Category::measure_verb || own->last > first + 1)) told.verb = own;
  }
  told.multiplies = multiple && told.verb;
  if (!told.verb) told.verb = verb_before(first, before);
  told.stands = told.verb && kind_of(*told.verb) == VerbKind::stands;
  told.after = token_from(q.where.end);
  const bool pair = before && before->kind == q.kind && before->unit == q.unit;
  // « passé de 120 à 80 »: the ends tell the way.
  told.ends = pair && told.to && before->change_role == ChangeRole::from;
  // "up to 4.1% from 3.8%"
  told.starts = pair && told.from && before->change_role == ChangeRole::to && clear(past_figure(*before), told.link);
  return told;
}

bool Measurer::way(Quantity& q, const Told& told) {
  const Quantity* const before = told.before;
  const auto& m = told.verb;
  const bool opens = told.stands && told.from && !listed(reading_, m->first, "spread");  // not "ranges from"
  // "tripled, FROM 83 to 251"
  if (before && before->kind == QuantityKind::multiple && before->measured && told.from &&
      (told.link == past_figure(*before) || (reading_.is(told.link - 1, u',') && leads_to(q, Change::up, told.behind)))) {
    set(q, Change::up, ChangeRole::from);
    q.measured = before->measured;
    return true;
  }
  if (told.ends || told.starts) set(q, before->change, told.ends ? ChangeRole::to : ChangeRole::from);
  else if (m && !told.stands && !told.multiplies) change(q, told, before && before->change != Change::none);
  else if (opens && leads_to(q, Change::up, told.behind)) set(q, Change::up, ChangeRole::from);
  else if (opens && leads_to(q, Change::down, told.behind)) set(q, Change::down, ChangeRole::from);
  // "rose 12%, to $3.4bn": the comma parts the two ways of telling one change.
  else if (told.stands && before && before->change != Change::none && told.to && !turns(token_from(before->where.end), m->first))
    set(q, before->change, ChangeRole::to);
  return false;
}

bool Measurer::says_when(const Quantity& q, const Told& told) const {
  // « cette décision tombe deux mois après », "held growth steady at 3.1%"
  return told.verb && kind_of(*told.verb) == VerbKind::moves && q.change == Change::none &&
         (q.kind == QuantityKind::duration || listed(reading_, told.link, "change_at"));
}

bool Measurer::of_before(Quantity& q, const Told& told) {
  if (!told.before) return false;
  const Quantity& before = *told.before;
  const std::uint32_t link = told.link;
  if (const auto& m = told.verb) {
    // « Le téléphone, doté d'un écran de 6 pouces, PÈSE 171 grammes »: a finite verb is of its subject.
    const bool own = kind_of(*m) == VerbKind::sets && m->last < link;  // "…, pushing ITS LOSS to $9 million"
    const bool apposed = !own && (!told.stands || apart(m->first) || has(m->first - 1, Category::preposition)) && behind_figure(*m, before);
    if (apposed || of_the_same(q, before, link)) {
      q.measured = before.measured ? before.measured : before.counted;
      return true;
    }
    // "narrowed by 1.4 points to 6.2%": one verb, one thing; not "at 5% and inflation at 2%". "Is 18km long AND COSTS €9bn": one
    // subject, not "is worth £3bn and was FINED £40m".
    const bool of_one_verb = reading_.tokens[m->first].where.begin < before.where.begin
                                 ? !joined(token_from(before.where.end), link)
                                 : !own && !(m->last <= link && past(link)) && !noun(*m) && goes_on_to(*m, q);
    if (!before.measured || !of_one_verb) return false;
    q.measured = before.measured;
    return true;
  }
  const bool deep = and_deep(q, told);
  if (!deep && of_the_same(q, before, link)) {
    q.measured = before.measured ? before.measured : before.counted;
    return true;
  }
  // "4% HIGHER to 5,300"
  const bool reached = before.measured && before.change != Change::none && told.to && link == token_from(before.where.end) + 1 &&
                       listed(reading_, link - 1, "change_behind");
  if (!deep && !reached) return false;
  q.measured = before.measured;
  return true;
}

bool Measurer::goes_on_to(const Match& verb, const Quantity& q) const {
  const std::uint32_t begin = past_helpers(verb.first), at = begin - 1;
  if (begin == sentence_.first) return false;                                                         // "Doubled its profit to £40m"
  const std::uint32_t link_word = at - (at > sentence_.first && has(at, Category::infinitive_link));  // « avant DE clôturer »
  return listed(reading_, link_word, "goes_on") ||
         (q.kind != QuantityKind::cardinal && q.kind != QuantityKind::duration && joined(at, verb.first));
}

bool Measurer::and_deep(const Quantity& q, const Told& told) const {
  if (!told.before->measured || told.before->kind != q.kind) return false;
  const std::uint32_t turn = told.link - listed(reading_, told.link - 1, "dimension");
  const bool deep = turn < told.link || (told.after < sentence_.last && listed(reading_, told.after, "dimension_behind"));
  return deep && has(turn < told.link ? turn - 1 : turn, Category::numeral_joiner);
}

std::optional<NounPhrase> Measurer::phrase_of(const Quantity& q, const Told& told) {
  const std::uint32_t first = told.first, link = told.link;
  const auto& m = told.verb;
  std::optional<NounPhrase> phrase = m ? of_verb(q, told) : std::nullopt;
  // "Futures settled 2% HIGHER at $6.12"
  if (!m && told.after < sentence_.last && listed(reading_, told.after, "change_behind") && past(first - 1)) phrase = subject(first - 1);
  const auto when = reading_.match(link, bit(Category::date_link));  // « D'ICI deux ans »
  if (!phrase && (!m || (told.stands && m->last <= link)) && listed(reading_, link, "change_by") &&
      reading_.has(link, Category::unit_link) && !(when && when->last > link + 1))
    phrase = with_article(subject(link));
  if (!phrase && !m && (q.kind == QuantityKind::money || q.kind == QuantityKind::percent)) phrase = had_at(told);
  return phrase ? phrase : apposed_to(first, q);
}

bool Measurer::ends_change(const Quantity& q, const Told& told) const {
  const bool behind_it = told.verb && reading_.tokens[told.verb->first].where.begin > told.before->where.end;
  return told.starts || (told.ends && !behind_it) || (told.before->change_role == ChangeRole::by && q.change_role == ChangeRole::to);
}

bool Measurer::of_age(const Quantity& q, const Quantity* before) {
  if (q.kind == QuantityKind::cardinal ? q.counted || q.fraction || q.change_role == ChangeRole::by
                                       : q.kind != QuantityKind::duration || q.unit != "a")
    return false;
  if (before && before->kind == QuantityKind::age && before->change != Change::none && q.change == before->change) return true;
  if (q.change_role == ChangeRole::by || (q.change_role == ChangeRole::none && !q.measured)) return false;
  const std::uint32_t first = first_of(q);
  for (std::uint32_t t = first; t-- > sentence_.first && reading_.tokens[t].kind != TokenKind::mark && first - t < max_back;) {
    if (before && before->kind == QuantityKind::age && reading_.tokens[t].where.begin < before->where.end)
      break;  // "is 34 and the pay is 300"
    // "the number of people OF working AGE"
    if (listed(reading_, t, "age_noun"))
      return !has(t - 1, Category::preposition) && (determiner(t - 1) || !has(t - 2, Category::preposition));
  }
  return false;
}

bool Measurer::of_rate(const Quantity& q) {
  if (!q.measured) return false;
  const std::uint32_t end = token_from(q.measured->end);
  for (std::uint32_t t = token_from(q.measured->begin); t < end; ++t) {
    if (has(t, Category::preposition)) return false;
    if (listed(reading_, t, "rate_noun") && (t + 1 == end || !bare_nouns_ || has(t + 1, Category::preposition)))
      return true;  // no "inflation INDEX", no "share PRICE"
  }
  return false;
}

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

void Measurer::change(Quantity& q, const Told& told, bool follows) {
  const Match& verb = *told.verb;
  const std::uint32_t link = told.link;
  const auto m = reading_.match(verb.first, bit(Category::change_verb));
  if (!m || (q.kind == QuantityKind::duration && reading_.has(link, Category::unit_link) && (noun(verb) || bare_nouns_)))
    return;  // "gains of two years"
  const Change way = m->value == 0 ? Change::up : Change::down;
  const bool to = listed(reading_, link, "change_reach") || (told.to && (!listed(reading_, link, "change_at") || follows)) || reaches(q),
             by = listed(reading_, link, "change_by");
  if (to) return set(q, way, ChangeRole::to);
  if (told.from && (!by || leads_to(q, way, told.behind))) return set(q, way, ChangeRole::from);
  if (by ? by_so_much(verb, link) : directly(q, verb, told.first, told.behind)) set(q, way, ChangeRole::by);
}

bool Measurer::reaches(const Quantity& q) {
  if (!q.bound_at || q.bound_at->end > q.where.begin) return false;
  const std::uint32_t end = token_from(q.bound_at->end), first = token_from(q.bound_at->begin);
  if (listed(reading_, end - 1, "change_to")) return true;
  for (std::uint32_t t = first; t < end; ++t) {
    if (listed(reading_, t, "change_reach")) return true;
  }
  return false;
}

bool Measurer::leads_to(const Quantity& q, Change way, const Quantity* behind) {
  if (!behind || behind->kind != q.kind || behind->unit != q.unit || (q.fraction && !behind->fraction)) return false;
  const std::uint32_t end = first_of(*behind);
  if (end == sentence_.first || !listed(reading_, end - 1, "change_to")) return false;
  std::uint32_t t = token_from(q.counted ? q.counted->end : q.where.end);
  for (std::uint32_t words = 0; t + 1 < end; ++t, ++words) {
    if (words > 3 || reading_.is(t, u',') || reading_.has_any(t, any_of(Category::change_verb, Category::measure_verb))) return false;
  }
  const auto& a = q.given();
  const auto& b = behind->given();
  return !a || !b || compare(*a, *b) * (way == Change::up ? 1 : -1) < 0;
}

bool Measurer::directly(const Quantity& q, const Match& verb, std::uint32_t first, const Quantity* behind) {
  const bool share = q.kind == QuantityKind::percent || q.kind == QuantityKind::percentage_points || q.unit == "{point}";
  const std::uint32_t end = token_from(q.where.end);
  const bool goes_to = behind && behind->kind == q.kind && behind->unit == q.unit && end < sentence_.last &&
                       listed(reading_, end, "change_to") && first_of(*behind) == end + 1 && q.value && behind->value &&
                       compare(*q.value, *behind->value) < 0;
  if (q.counted && q.kind == QuantityKind::measure && kind_of(verb) == VerbKind::moves) return false;  // « il est tombé 30 cm de neige »
  if (!share && !goes_to && (kind_of(verb) == VerbKind::sets || q.kind == QuantityKind::duration)) return false;
  for (std::uint32_t t = verb.last; t < first; ++t) {
    if (!adverbial(t) && !reading_.has(t, Category::complementizer)) return false;
  }
  return true;
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

bool Measurer::of_the_same(Quantity& q, const Quantity& before, std::uint32_t link) {
  const std::uint32_t behind = token_from(q.where.end);
  if (behind < sentence_.last && listed(reading_, behind, "each_behind")) return before.counted && q.kind != QuantityKind::cardinal;
  const bool alike = (before.kind == q.kind && before.unit == q.unit) ||
                     (q.kind == QuantityKind::cardinal && !q.counted && !like_a_year(q));  // « 14,1 semaines, contre 8,3 avant »
  std::uint32_t from = link;
  if (from > sentence_.first && reading_.has(from, Category::preposition) && listed(reading_, from - 1, "compared_to"))
    --from;  // "compared with"
  // « 18 médailles, DONT 7 en or »
  const bool part = q.kind == QuantityKind::cardinal && before.kind == q.kind && before.counted && listed(reading_, from, "part_of_it");
  const bool compared = alike && !part && listed(reading_, from, "compared_to") && !listed(reading_, from, "change_to") &&
                        !listed(reading_, from, "change_from");
  if (from > sentence_.first && reading_.is(from - 1, u',')) --from;
  const std::uint32_t end = past_figure(before);
  if (compared) return clear(end, from);
  if (part && alike && end == from) return true;
  // "£5.17 on average, 24p MORE than in 2022", « 4,9 millions de passagers, soit 7 % DE PLUS »
  if (q.kind == QuantityKind::cardinal
          ? before.kind == q.kind && !before.fraction && !q.counted && behind + 1 < sentence_.last && says_more(reading_, behind)
          : has(behind, Category::comparison) || (reading_.has(behind, Category::unit_link) && has(behind + 1, Category::comparison))) {
    std::uint32_t comma = first_of(q) - 1;
    if (comma > sentence_.first && listed(reading_, comma, "same_as")) --comma;
    if (reading_.is(comma, u',') && clear(end, comma)) return true;
  }
  const bool other = !alike && (listed(reading_, link, "same_as") || (before.kind == q.kind && reading_.is(link, u'(')));
  // "30% OF THE CROP, or 12 tonnes, was lost", not « s'élève à 3 % du PIB, soit 90 milliards »
  const bool whole = reading_.is(link, u'(') || first_of(before) == sentence_.first;
  if (!other || from != (whole ? end : token_from(before.where.end)) || q.kind == QuantityKind::cardinal ||
      before.kind == QuantityKind::cardinal)
    return false;
  set(q, before.change, before.change_role);
  return true;
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
  if (phrase.first > sentence_.first + 1 && past(phrase.first) && adverbial(phrase.first - 1) &&
      has(phrase.first - 2, Category::preposition))
    return std::nullopt;  // "in highly regarded areas"
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
      !(kind == VerbKind::stands && has(at - 1, Category::clitic))) {                        // not « la valise EN coûtera 60 »
    --at;                                                                                    // « sont EN hausse »
    if (at > sentence_.first + 1 && past(at - 1) && has(at - 2, Category::auxiliary)) --at;  // « a TERMINÉ en hausse »
    // « Les cas EN hausse de 12 % »: a headline without a verb
    const auto alone = at > sentence_.first ? subject(at) : std::nullopt;
    if (alone && whole && (alone->first == sentence_.first || reading_.is(alone->first - 1, u':'))) return alone;
    if (at == sentence_.first || !(has(at - 1, Category::auxiliary) || has(at - 1, Category::verb_adverb))) return std::nullopt;
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
  // "it received DONATIONS totaling $2 million"
  if (phrase && kind == VerbKind::stands && apart(verb.first) && group == verb.first && (!bare_nouns_ || had(*phrase)))
    phrase = with_article(phrase);
  if (!phrase || (q.kind == QuantityKind::cardinal && has(verb.first, Category::auxiliary) && !says_how_many(*phrase, q, told)))
    return std::nullopt;
  return led(*phrase, verb, group);
}

}  // namespace quantity

namespace {

bool measures(const Quantity& q) {
  constexpr QuantityKind none[] = {QuantityKind::date, QuantityKind::time, QuantityKind::ordinal, QuantityKind::score, QuantityKind::age};
  return std::find(std::begin(none), std::end(none), q.kind) == std::end(none);
}

}  // namespace

void find_measured(const Reading& reading, const std::vector<Sentence>& sentences, std::vector<Quantity>& quantities) {
  std::size_t i = 0;
  for (const Sentence& sentence : sentences) {
    while (i < quantities.size() && quantities[i].where.begin < sentence.where.begin) ++i;
    const std::size_t begin = i;
    while (i < quantities.size() && quantities[i].where.begin < sentence.where.end) ++i;
    if (i == begin) continue;
    quantity::Measurer measurer(reading, sentence);
    for (std::size_t k = begin; k < i; ++k) {
      if (!measures(quantities[k])) continue;
      // « de 23 % en 2018 à 10 % »: the year between the ends, which is read as a number so far.
      const auto year = [&](std::size_t y) {  // "rose from 61 IN 2018 to 237"
        return like_a_year(quantities[y]) && (quantities[k].kind != QuantityKind::cardinal || measurer.led_by_preposition(quantities[y]));
      };
      const bool past =
          k > begin && (measurer.says_when(quantities[k - 1]) || (k > begin + 1 && quantities[k - 2].kind == quantities[k].kind &&
                                                                  (year(k - 1) || measurer.of_so_many(quantities[k - 1]))));
      const bool over = k + 2 < i && quantities[k + 2].kind == quantities[k].kind && year(k + 1);
      measurer.read(quantities[k], k > begin + past ? &quantities[k - 1 - past] : nullptr, k + 1 < i ? &quantities[k + 1 + over] : nullptr);
    }
    for (std::size_t k = begin; k < i; ++k) {
      Quantity& q = quantities[k];
      const std::size_t past = k > begin + 1 && like_a_year(quantities[k - 1]) ? 2 : 1;
      const Quantity* before = k >= begin + past ? &quantities[k - past] : nullptr;
      if (measurer.of_age(q, before)) {
        q.kind = QuantityKind::age;
        q.unit.assign(1, 'a');
      }
      if (q.unit != "{point}") continue;
      // « à six points de Lens » is how far, « douze points de Diallo » whose.
      if (q.counted && reading.tokens[reading.token_at(q.counted->begin)].capitalised) q.counted.reset();
      const bool moved = q.change_role == ChangeRole::by;
      const bool to_share = k + 1 < i && quantities[k + 1].kind == QuantityKind::percent && quantities[k + 1].change_role == ChangeRole::to;
      // "won 43% of the vote, up 2.4 points"
      const bool of_share =
          before && before->kind == QuantityKind::percent && before->change == Change::none &&
          ((q.measured && (q.measured == before->measured || q.measured == before->counted)) || measurer.compared_with_it(q, *before) ||
           (q.where.begin > 0 && reading.text[q.where.begin - 1] == u'(' &&
            reading.tokens[reading.token_at(q.where.begin)].kind == TokenKind::mark));
      if (!of_share && !(moved ? to_share || measurer.of_rate(q) : measurer.of_error(q))) continue;
      q.kind = QuantityKind::percentage_points;
      q.unit = "[pp]";
    }
  }
}

}  // namespace citelight
