#include "quantity/measured.h"

#include <algorithm>

#include "numeral/numeral.h"
#include "quantity/measurer.h"
#include "quantity/together.h"

namespace citelight {
namespace quantity {

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
  // « Le loyer EST COMPRIS entre 600 et 800 euros »
  else if (!phrase && m && has(m->first, Category::auxiliary) && m->last == limit && listed(reading_, limit, "limit"))
    phrase = subject(m->first);
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
    std::uint32_t at = multiple ? token_from(q.where.begin) : first;
    while (!multiple && reading_.tokens[at].where.end <= q.where.begin &&
           (has(at, Category::negation) || listed(reading_, at, "measure_helper")))
      ++at;  // « ne doit pas DÉPASSER »
    const auto own = reading_.match(at, any_of(Category::measure_verb, Category::change_verb));
    // "CREPT UP to 19", not "UP to 19", "HIGHER than 19"
    if (own && (multiple || own->category == Category::measure_verb || own->last > at + 1)) told.verb = own;
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
