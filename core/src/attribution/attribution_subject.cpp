// Stage 4: whose words a cue gives: its subject, before the verb or behind it, or one that it shares with another verb.
#include <algorithm>

#include "attribution/attribution_finder.h"

namespace citelight::attribution {

std::optional<NounPhrase> Finder::subject(const Cue& cue, const Stretch& s) const {
  if (const auto told = told_by(cue, s)) return told;
  if (cue.pronoun) return NounPhrase{*cue.pronoun, *cue.pronoun + 1, *cue.pronoun + 1};
  std::uint32_t begin = s.first;
  if (const Quotation* q = quotation_before(cue.first); q != nullptr && q->last > begin && !(q->last == cue.first && programme(*q, s)) &&
                                                        !(q->last + 1 == cue.first && comma(q->last) && in_passing(*q)))
    begin = q->last;
  std::uint32_t close = cue.first;  // "Orme, who has run the bank since May, ON FRIDAY said"
  while (close > begin + 5 && reading_.has_any(close - 1, any_of(Category::weekday, Category::verb_adverb)))
    close -= has(close - 2, Category::preposition) && has(close - 1, Category::weekday) ? 2 : 1;
  if (const auto whole = apposed(past_opener(begin, close), close)) return whole;
  // "Ms. Reyes -- a former diplomat -- said"
  if (cue.first > begin + 3 && dash(cue.first - 1)) {
    std::uint32_t open = cue.first - (dash(cue.first - 2) ? 2 : 1);
    while (open > begin && cue.first - open < 25 && !dash(open - 1)) --open;
    if (open > begin + 1 && dash(open - 1)) {
      open -= dash(open - 2) ? 2 : 1;
      if (const auto head = subject_before(reading_, begin, open)) return NounPhrase{head->first, head->head, head->head};
    }
  }
  if (const auto who = antecedent_apposed(begin, before_adverbs(cue.first, begin))) return who;
  const auto before = subject_before(reading_, begin, cue.first);
  // "compared to 2019, which explains why"
  if (before && before->head == before->first + 1 && reading_.tokens[before->first].kind == TokenKind::number &&
      reading_.at(before->first).size() == 4)
    return std::nullopt;
  return widened(before, begin, cue.first);
}

// "police in Leeds say", "economists polled by the bank expect": what looks like
// the subject may belong to a phrase behind the true one.
std::optional<NounPhrase> Finder::widened(std::optional<NounPhrase> p, std::uint32_t begin, std::uint32_t verb) const {
  if (p && p->head > p->first + 1 && p->first > begin && is_that(p->first)) {
    if (!opens_relative(p->first, p->head)) return p;  // "reported that Orme, quoting a memo, told"
    ++p->first;
  }
  if (!p || (p->last < verb && has(p->last + (reading_.is(p->last, u',') ? 1 : 0), Category::relative)))
    return p;                                                                        // "…, WHO said": the nearest noun
  const bool pronoun = has(p->first, Category::pronoun) && p->head == p->first + 1;  // "those that know him say THEY believe"
  std::uint32_t first = p->first;
  while (first > begin && p->first - first < 22 && !comma(first - 1) && !reading_.is(first - 1, u':') && !reading_.is(first - 1, u';') &&
         !has(first - 1, Category::adversative) && !subordinates(first - 1) &&
         !(svo_ && reading_.has_any(first - 1, any_of(Category::question_word, Category::gap_opener)) && !is_that(first - 1) &&
           !has(first - 1, Category::relative)) &&  // "for WHAT it called", "a captain WHOM she accused"
         (!is_that(first - 1) || (!pronoun && opens_relative(first - 1, p->head))) &&
         !joins_clauses(begin, first - 1))
    --first;
  while (first < p->first && (has(first, Category::verb_adverb) || has(first, Category::numeral_joiner))) ++first;
  if (first >= p->first) return p;
  const auto head = phrase_at(reading_, first, p->first);
  const bool led_by = !svo_ && head && head->head == p->first && has(p->first, Category::preposition);  // « les patrons AU Canada »
  if (!head || (head->head >= p->first && !led_by) || (has(first, Category::preposition) && !has(first, Category::determiner))) return p;
  if ((has(first, Category::date_word) && !has(first + 1, Category::role_noun)) || has(first, Category::weekday) ||
      has(head->head - 1, Category::date_unit))
    return p;
  std::uint32_t joint = head->head;
  if (!svo_ && joint > first + 1 && formed(reading_, joint - 1, "gerund_ending", 3) && !has(joint - 1, Category::role_noun))
    --joint;  // « un cadre PRÉFÉRANT garder l'anonymat »
  const bool participle = gerund_form(joint) || (has(joint, Category::preposition) && (formed(reading_, joint - 1, "past_ending", 3) ||
                                                                                       formed(reading_, joint - 1, "gerund_ending", 3)));
  const bool relative = has(joint, Category::relative) || is_that(joint);
  if (!svo_) {
    // « deux salariés AYANT requis l'anonymat », « des témoins INTERROGÉS par la radio »
    const bool day = has(joint, Category::weekday) && has(joint + 1, Category::preposition) && joint > first + 2 &&
                     has(joint - 2, Category::role_noun) &&
                     (formed(reading_, joint - 1, "participle_ending", 3) ||
                      formed(reading_, joint - 1, "participle_short", 2));  // « une étude parue MERCREDI dans »
    const bool told = day || (has(joint, Category::preposition) && joint > first + 2 && !has(joint - 2, Category::determiner) &&
                              !has(joint - 1, Category::role_noun) &&
                              (formed(reading_, joint - 1, "participle_ending", 3) || listed(reading_, joint, "agent")));
    const bool whose = relative && !pronoun && opens_relative(joint, p->head);
    // « un élu PRÉSENT À L'ASSEMBLÉE a dit »: what a preposition leads is no subject.
    const bool led = (led_by || (p->first == joint + 1 && has(joint, Category::preposition))) && !has(joint, Category::noun_link) &&
                     has_source_head({first, head->head, head->head});
    if (!told && !led && !whose && !(participle && formed(reading_, joint, "gerund_ending", 3) && !has(joint, Category::reporting_verb)))
      return p;
    if (told) --joint;
  }
  if (svo_ && !participle && !relative && (!has(joint, Category::preposition) || has(joint, Category::subordinator))) return p;
  // "Plans by the council appear to be dead AFTER the ministry said": a subject of its own.
  if (!relative && has(p->first - 1, Category::subordinator) &&
      (participle ? speaks(p->head - 1) : has_source_head({p->head - 1, p->head, p->head})))
    return p;
  // Only one finite verb may stand between, and only in a relative clause.
  int verbs = 0;
  bool chain = false;  // « a pas encore été »: one verb
  for (std::uint32_t t = first; t < p->first; ++t) {
    if (quotation_at(t) != nullptr) return p;
    const bool auxiliary = has(t, Category::auxiliary) && t != joint && !(t > first && has(t - 1, Category::infinitive_link));
    if (!chain && (auxiliary || (t > joint && finite_report(t)))) ++verbs;
    chain = auxiliary || (chain && reading_.has_any(t, any_of(Category::verb_adverb, Category::negation)));
  }
  if (verbs > (relative ? 1 : 0)) return p;
  // "a report released ON MONDAY said": the day is of the clause that stands between.
  const bool dated =
      (participle || relative) && p->last < verb && reading_.has_any(p->last, any_of(Category::preposition, Category::weekday));
  return NounPhrase{first, dated || verb < p->last ? verb : p->last, joint};
}

// "catches have fallen AND a study by the bay found": a verb before it, and a subject behind.
bool Finder::joins_clauses(std::uint32_t begin, std::uint32_t t) const {
  if (!has(t, Category::numeral_joiner) || !reading_.has_any(t + 1, any_of(Category::determiner, Category::article_one))) return false;
  for (std::uint32_t k = t; k > begin && t - k < 12; --k)
    if (has(k - 1, Category::auxiliary) || finite_report(k - 1)) return true;
  return false;
}

// "a report THAT was released", "the agency THAT runs the park", « une étude QUI n'a pas été relue »: behind it stands the verb
// of a relative clause, not its subject; what the clause holds goes on up to `end`.
bool Finder::opens_relative(std::uint32_t t, std::uint32_t end) const {
  if (t + 2 > end || !(is_that(t) || has(t, Category::relative)) || !word(t - 1) || has(t - 1, Category::auxiliary) ||
      has(t - 1, Category::function_word))
    return false;
  if (has(t - 1, Category::reporting_verb) && !has(t - 1, Category::role_noun)) return false;  // "officials say that was done"
  if (!svo_) {  // « un document QUE Le Monde a pu consulter »
    return !has(t, Category::complementizer) || class_at(t - 1, Category::role_noun) == "document";
  }
  const std::uint32_t verb = t + 1;
  return !capital(verb) && (has(verb, Category::auxiliary) || past_form(verb) ||
                            (plural_form(reading_, verb) && !reading_.has_any(verb, any_of(Category::role_noun, Category::determiner,
                                                                                           Category::pronoun, Category::function_word))));
}

// « CE LUNDI MATIN, le maire, Paul Roy, a demandé », « EN MARS, la baisse atteint 3 %, précise X »: the token behind the comma of a time
// or a place that opens the sentence; `t` where none does.
std::uint32_t Finder::past_opener(std::uint32_t t, std::uint32_t end) const {
  const bool led = reading_.has_any(t, any_of(Category::preposition, Category::source_preposition)) && !has(t, Category::determiner);
  if (svo_ || !(led || reading_.has_any(t, any_of(Category::weekday, Category::date_word)) || has(t + 1, Category::weekday))) return t;
  for (std::uint32_t k = t + 1; k + 1 < std::min(end, t + max_gap); ++k)
    if (comma(k)) return k + 1;
  return t;
}

// A verb whose clause opens before any comma: "told the paper that", not "Ann Hill, head of Orme, police said, …".
bool Finder::reports_clause(std::uint32_t verb) const {
  std::uint32_t t = verb + 1;
  while (t < std::min(block_.last, verb + 7) && word(t) && !is_that(t)) ++t;
  return t < block_.last && is_that(t);
}

// "while", « après que », but not "after", which may be a preposition
bool Finder::subordinates(std::uint32_t t) const {
  const auto m = reading_.match(t, bit(Category::subordinator));
  return m && (m->last > t + 1 || !has(t, Category::preposition));
}

// "THAT WAGES STAY LOW suggests a trap", « QUE LES PRIX MONTENT montre … »: nobody tells it; but "That study suggests".
bool Finder::clausal_subject(std::uint32_t first, std::uint32_t verb) const {
  if (!is_that(first) || first + 3 > verb) return false;
  bool finite = !svo_;
  for (std::uint32_t t = first + 1; t < verb; ++t) {
    if (comma(t) || reading_.is(t, u':') || inside_quotation(t) || (svo_ && has(t, Category::subordinator) && !has(t, Category::noun_link)))
      return false;
    const bool second = t > first + 1;  // not the noun itself
    if (!capital(t) && !has(t, Category::role_noun))
      finite =
          finite || (second && (past_form(t) || has(t, Category::auxiliary))) || (t + (second ? 1 : 2) < verb && plural_form(reading_, t));
  }
  return finite;
}

// "Ann Hill, 54, of Raleigh, N.C., said", "Mr. Slinker, whose start-up, Paradata, uses …, said":
// from the head of the sentence over all that stands between commas.
std::optional<NounPhrase> Finder::apposed(std::uint32_t begin, std::uint32_t verb) const {
  if (verb < begin + 5 || dash(verb - 1)) return std::nullopt;
  const Quotation* const shown =
      verb > begin + 5 && reading_.is(verb - 2, u',') ? quotation_before(verb) : nullptr;  // "Orme, on “Fox and Friends,” said"
  const bool titled = shown != nullptr && shown->last == verb && title(*shown);
  // "“…,” Ann Hill, head of Orme, a firm in Ohio said": the last comma is often left out.
  const bool open = !comma(verb - 1) && !titled;
  if (open && (!capital(begin) || reading_.has_any(verb - 1, any_of(Category::relative, Category::pronoun)))) return std::nullopt;
  std::uint32_t first = begin;
  while (first < verb &&
         (has(first, Category::numeral_joiner) || has(first, Category::adversative) || has(first, Category::verb_adverb) || comma(first)))
    ++first;
  if (has(first, Category::preposition) || has(first, Category::subordinator) || has(first, Category::weekday) ||
      has(first, Category::date_word))
    return std::nullopt;
  if (has(first + 1, Category::preposition) &&
      (formed(reading_, first, "past_ending", 4) || formed(reading_, first, "participle_ending", 4)))
    return std::nullopt;  // « Invité de la radio, le maire, Paul Roy, a dit »
  if (!svo_ && comma(first + 1) && formed(reading_, first, "participle_ending", 4) && !has(first, Category::first_name)) {
    const auto asked = phrase_at(reading_, first + 2, verb);  // « INTERROGÉ, le maire, Paul Roy, assure »
    if (asked && comma(asked->head) && capital(asked->head + 1)) first += 2;
  }
  const auto p = phrase_at(reading_, first, verb);
  if (!p) return std::nullopt;
  const std::uint32_t behind = reading_.is(p->head, u'(') ? p->last : p->head;  // "Rep. Ann Hill (R-Ohio), a member,"
  if (behind + 2 >= verb || !reading_.is(behind, u',') || !has_speaker(*p) || has(first, Category::pronoun)) return std::nullopt;
  for (std::uint32_t t = p->first + 1; t < p->head; ++t)
    if (past_form(t) || finite_report(t)) return std::nullopt;
  bool relative = false;
  int appositions = 0;
  for (std::uint32_t t = behind; t + 1 < verb; ++t) {
    if (shown != nullptr && t == shown->first) break;
    if (const Quotation* q = quotation_at(t); q != nullptr && in_passing(*q)) {
      t = q->last - 1;
      continue;
    }
    if (verb - behind > 40 || quotation_at(t) != nullptr || ends_clause(t)) return std::nullopt;
    if (reading_.is(t, u',')) {
      ++appositions;
      if (open && !number(t + 1) && !reading_.has_any(t + 1, any_of(Category::article_one, Category::determiner, Category::role_noun)))
        return std::nullopt;
      if (has(t + 1, Category::adversative) || has(t + 1, Category::pronoun) || has(t + 1, Category::subordinator)) {
        if (!has(t + 1, Category::relative) && !has(t + 1, Category::determiner) && !has(t + 1, Category::preposition)) return std::nullopt;
      }
      relative = relative || has(t + 1, Category::relative) || has(t + 1, Category::clause_break);
      continue;
    }
    if (!relative && (has(t, Category::relative))) relative = true;
    if (!relative && (has(t, Category::auxiliary) || finite_report(t))) return std::nullopt;
    if (open && has(t, Category::reporting_verb) && !has(t, Category::role_noun)) return std::nullopt;
  }
  const Quotation* const told = open ? quotation_before(begin) : nullptr;
  if (open && !(told != nullptr && told->last + 1 >= begin) && (appositions < 2 || !reports_clause(verb))) return std::nullopt;
  // "Reuters, citing three people,": a layer of its own; "the captain, for his part,": said of nobody.
  const auto aside = reading_.match(behind + 1, any_of(Category::verb_adverb, Category::source_preposition));
  if (aside && (aside->last + 1 == verb || aside->category == Category::source_preposition)) return NounPhrase{p->first, behind, p->head};
  return NounPhrase{p->first, shown != nullptr ? behind : open ? before_adverbs(verb, behind) : verb - 1, p->head};
}

// "said ANN HILL, head of the union at Orme, who demanded": not the noun right before "who", but the name that a role apposes.
std::optional<NounPhrase> Finder::antecedent_apposed(std::uint32_t begin, std::uint32_t verb) const {
  if (verb < begin + 5 || !has(verb - 1, Category::relative) || !reading_.is(verb - 2, u',')) return std::nullopt;
  const std::uint32_t close = verb - 2;
  std::uint32_t open = close - 1;
  while (open > begin + 1 && close - open < max_gap && (word(open) || reading_.is(open, u'-'))) --open;
  std::uint32_t role = open + 1;
  while (role < close && !has(role, Category::role_noun) && (role == open + 1 || !has(role, Category::preposition))) ++role;
  std::uint32_t first = open;
  while (first > begin && capital(first - 1) && !has(first - 1, Category::preposition)) --first;  // not "IN Lowick, mayor Ann Hill, who"
  if (!reading_.is(open, u',') || first + 1 >= open || role == close || !has(role, Category::role_noun)) return std::nullopt;
  return NounPhrase{first, close, open};
}

// Right of an inverted verb: its pronoun, or the noun phrase behind it.
std::optional<NounPhrase> Finder::inverted(const Cue& cue, const Stretch& s) const {
  if (const auto told = told_by(cue, s)) return told;
  if (cue.pronoun) return NounPhrase{*cue.pronoun, *cue.pronoun + 1, *cue.pronoun + 1};
  // "a annoncé lundi soir le préfet", "a indiqué de son côté X"
  std::uint32_t t = cue.last;
  while (t < s.last && t < cue.last + 6) {
    const auto m = reading_.match(t, any_of(Category::verb_adverb, Category::weekday));
    const bool manner = !m && !svo_ && word(t) && !capital(t) && adverb_form(reading_, t) &&
                        !has(t, Category::role_noun);  // « constatent AMÈREMENT les élus »
    const std::uint32_t next = m ? m->last : manner ? t + 1 : svo_ ? t : past_date(t);
    if (next == t) break;
    t = next;
  }
  if (!svo_ && t < s.last) t = past_circumstance(t, s);
  if (t >= s.last || reading_.tokens[t].kind != TokenKind::word) return std::nullopt;
  bool starts = has(t, Category::determiner) || has(t, Category::article_one) || reading_.tokens[t].capitalised ||
                reading_.has_any(t, any_of(Category::role_noun, Category::title_word, Category::pronoun, Category::numeral));
  if (has(t, Category::complementizer)) return std::nullopt;
  const auto phrase = with_participle(phrase_at(reading_, t, std::min(s.last, next_quotation(t))), s);
  // "…," said former adviser Ann Hill: right behind the marks any noun phrase with a speaker will do.
  if (!starts && phrase && svo_ && cue.first > s.first) {
    const Quotation* q = quotation_before(cue.first);
    starts = q != nullptr && q->last == cue.first && has_speaker(*phrase);
  }
  return starts ? phrase : std::nullopt;
}

// « CE mercredi », « LE 7 MARS 2023 »: over a day's article, or its number and month; `t` where none stands.
std::uint32_t Finder::past_date(std::uint32_t t) const {
  const std::uint32_t day = t + (has(t, Category::determiner) ? 1 : 0);
  if (has(day, Category::weekday) && !has(day, Category::date_doubt)) return day + 1;
  if (has(t, Category::pronoun) && has(t + 1, Category::clitic) && has(t + 2, Category::auxiliary) && has(t + 4, Category::date_unit))
    return t + 5;  // « IL Y A DEUX SEMAINES »
  if (day + 2 >= block_.last || !number(day) || !has(day + 1, Category::month)) return t;
  return day + (reading_.tokens[day + 2].kind == TokenKind::number ? 3 : 2);
}

// « montre une étude MENÉE À LAGOS », "concludes a study LED BY a chemist": what is told of a thing that speaks.
std::optional<NounPhrase> Finder::with_participle(std::optional<NounPhrase> p, const Stretch& s) const {
  if (!p || p->last != p->head) return p;
  const std::uint32_t link = p->head;  // the phrase has swallowed the participle
  if (link >= s.last || link < p->first + 3 ||
      !(svo_ ? past_form(link - 1) && has(link, Category::preposition) && !bare_infinitive(reading_, link + 1)
             : participle(link - 1) && has(link, Category::preposition)))
    return p;
  if (const auto of = phrase_at(reading_, has(link, Category::determiner) ? link : link + 1, s.last)) p->head = p->last = of->head;
  return p;
}

// « a estimé devant la presse LE GOUVERNEUR », « a lâché, visiblement agacé, LE PATRON »:
// over what stands between an inverted verb and its subject.
std::uint32_t Finder::past_circumstance(std::uint32_t t, const Stretch& s) const {
  const auto opens = [&](std::uint32_t k) {
    return has(k, Category::determiner) || has(k, Category::article_one) || capital(k) || has(k, Category::title_word) ||
           has(k, Category::role_noun) || has(k, Category::numeral);
  };
  if (has(t, Category::preposition) && !has(t, Category::noun_link)) {
    // « auprès de l'AFP PAUL ORME », « sur X JEANNE LIN », « au « Monde » UN ÉLU »: the outlet is no part of the name.
    std::uint32_t place = t + 1;
    if (reading_.is(place, u'«') || reading_.is(place, u'“') || reading_.is(place, u'"')) {
      for (std::uint32_t k = place + 2; k + 1 < s.last && k < place + 6; ++k)
        if ((reading_.is(k, u'»') || reading_.is(k, u'”') || reading_.is(k, u'"')) && opens(k + 1)) return k + 1;
    }
    while (place + 1 < s.last && place < t + 4 && (has(place, Category::noun_link) || has(place, Category::determiner))) ++place;
    for (const std::uint32_t k : {place, place - 1}) {
      if (const auto outlet = reading_.match(k, bit(Category::outlet));
          outlet && outlet->last > place && outlet->last < s.last && opens(outlet->last) && !has(outlet->last, Category::preposition))
        return outlet->last;
    }
    if (capital(place) && reading_.at(place).size() == 1 && capital(place + 1)) return place + 1;
    const auto object = phrase_at(reading_, t + 1, std::min(s.last, next_quotation(t)));
    for (std::uint32_t k = t + 2; object && k < object->head; ++k) {
      if (k > t + 2 && has(k, Category::numeral)) return k;  // « à la presse TROIS secouristes »
      if (k == t + 2 && capital(k) && !capital(t + 1) && !reading_.has_any(t + 1, any_of(Category::determiner, Category::role_noun)))
        return k;  // « avec humour ROY »
      // « à Pékin ANNA Kern »
      if (capital(k) && capital(k + 1) && has(k, Category::first_name) && word(k - 1) &&
          !reading_.has_any(
              k - 1, any_of(Category::first_name, Category::title_word, Category::role_noun, Category::noun_link, Category::determiner)))
        return k;
    }
    if (object && object->head < s.last && opens(object->head) && !has(object->head, Category::preposition)) return object->head;
  } else if (comma(t)) {
    for (std::uint32_t k = t + 1; k + 1 < std::min(s.last, t + 8); ++k) {
      if (has(k, Category::auxiliary) || has(k, Category::relative) || ends_sentence(k)) break;
      if (comma(k))
        return k > t + 1 && opens(k + 1) && !has(t + 1, Category::numeral_joiner) && !has(t + 1, Category::adversative) ? k + 1 : t;
    }
  }
  return t;
}

// « Et le maire d'ajouter »
std::optional<NounPhrase> Finder::narrator(const Cue& cue) const {
  const auto p = *cue.narrator + 1 < cue.first ? phrase_at(reading_, *cue.narrator, cue.first - 1) : std::nullopt;
  return p && p->first < p->head ? std::optional(NounPhrase{p->first, p->head, p->head}) : std::nullopt;
}

// Over the adverbs in front of `t`, not beyond `first`.
std::uint32_t Finder::before_adverbs(std::uint32_t t, std::uint32_t first) const {
  while (t > first && (has(t - 1, Category::verb_adverb) || adverb_form(reading_, t - 1))) --t;
  return t;
}

// Whose words a verb without a speaker of its own gives: what is read, who was heard of it.
std::optional<NounPhrase> Finder::told_by(const Cue& cue, const Stretch& s) const {
  if (cue.cls == "learn") return learnt_from(cue, s);
  if (cue.cls != "quote") return std::nullopt;
  std::uint32_t who = cue.first;  // « lit-ON », « peut-ON lire », « ON peut lire »
  if (cue.pronoun) who = *cue.pronoun;
  else if (cue.first > s.first && !has(cue.first, Category::pronoun)) who = cue.first - 1;
  std::uint32_t t = std::max(cue.last, who + 1);
  if (class_at(who, Category::pronoun) != "anonymous" || !has(t, Category::preposition)) return std::nullopt;
  const auto read = phrase_at(reading_, t + (has(t, Category::determiner) ? 0 : 1), s.last);
  return read ? std::optional(NounPhrase{read->first, read->head, read->head}) : std::nullopt;
}

// « a-t-on appris DE SOURCE SYNDICALE », « a appris l'AFP AUPRÈS DU PARQUET »: who learns tells nothing, that source does.
std::optional<NounPhrase> Finder::learnt_from(const Cue& cue, const Stretch& s) const {
  std::uint32_t t = cue.pronoun ? std::max(cue.last, *cue.pronoun + 1) : cue.last;
  for (const std::uint32_t limit = std::min(s.last, t + 8);
       t < limit && !has(t, Category::source_preposition) && !has(t, Category::learning_link); ++t) {
    if (!word(t) || has(t, Category::complementizer)) return std::nullopt;
  }
  if (const auto link = reading_.match(t, bit(Category::learning_link))) {
    const auto from = phrase_at(reading_, has(link->last - 1, Category::determiner) ? link->last - 1 : link->last, s.last);
    return from ? std::optional(NounPhrase{std::max(from->first, link->last), from->last, from->head}) : std::nullopt;
  }
  const auto origin = reading_.match(t, bit(Category::source_preposition));
  if (!origin || reading_.pack.class_of(origin->value) != "origin") return std::nullopt;
  std::uint32_t k = origin->last;
  while (k < s.last && k < origin->last + 3 && word(k) && !capital(k) && !has(k, Category::complementizer) &&
         !has(k, Category::function_word))
    ++k;
  if (k + 1 < s.last && has(k, Category::noun_link)) {  // « de source proche du dossier »
    if (const auto of = phrase_at(reading_, k + (has(k, Category::determiner) ? 0 : 1), s.last)) k = of->head;
  }
  return NounPhrase{origin->last - 1, k, k};
}

// The source of a report earlier in the sentence.
std::optional<NounPhrase> Finder::earlier_source(const Cue& cue, const Stretch& s) const {
  for (std::size_t i = out_.size(); i > start_; --i) {
    const Attribution& by = out_[i - 1];
    if (reported_before(by, s)) break;
    if (by.source.empty() || by.source.front().begin < reading_.tokens[s.first].where.begin ||
        by.source.front().end > reading_.tokens[cue.first].where.begin)
      continue;
    const Span where = by.source.front();
    const auto first = reading_.token_at(where.begin);
    auto last = first;
    while (last < cue.first && reading_.tokens[last].where.end <= where.end) ++last;
    return NounPhrase{first, last, last};
  }
  return std::nullopt;
}

// "X said that …, and warned that …", "X attacked Y and called it …": the verbs share their subject.
std::optional<NounPhrase> Finder::shared_subject(const Cue& cue, const Stretch& s) const {
  std::uint32_t t = cue.first;
  while (t > s.first && (has(t - 1, Category::verb_adverb) || has(t - 1, Category::weekday))) --t;
  if (t <= s.first || !(has(t - 1, Category::numeral_joiner) || has(t - 1, Category::adversative) || comma(t - 1))) return std::nullopt;
  if (comma(t - 1) && !svo_) return std::nullopt;
  if (const auto earlier = earlier_source(cue, s)) return earlier;
  return sentence_subject(s, cue.first);
}

// A gerund's subject is the main clause's: behind it where it leads, else at the sentence's start.
std::optional<NounPhrase> Finder::main_subject(const Cue& cue, const Stretch& s) const {
  if (cue.first <= s.first + 1) {
    const std::uint32_t end = clause_end(*this, cue.last, s, CuePlace::leading);
    if (end + 1 >= s.last) return std::nullopt;
    return without_verb(phrase_at(reading_, comma(end) ? end + 1 : end, s.last));
  }
  // "The agency quoted THE PRESIDENT as saying", but "the president was quoted by the agency as saying"
  if (svo_ && has(cue.first - 1, Category::comment_mark)) {
    const auto own = subject_before(reading_, s.first, cue.first - 1);
    if (own && own->head + 1 == cue.first && own->first > s.first && !has(own->first - 1, Category::preposition) &&
        !past_form(own->head - 1) && !listed(reading_, own->first - 1, "agent"))
      return own;
  }
  // « l'Arabie saoudite condamnant … », "with three in ten saying": right before it, its own subject.
  if (word(cue.first - 1) && !has(cue.first - 1, Category::gerund_mark) && !has(cue.first - 1, Category::subordinator) &&
      !has(cue.first - 1, Category::function_word) && !has(cue.first - 1, Category::reporting_verb) &&
      (capital(cue.first - 1) || speaks(cue.first - 1))) {
    const auto own = subject_before(reading_, s.first, cue.first);
    const bool addressed =
        svo_ && own && own->first > s.first && has(own->first - 1, Category::infinitive_link);  // "wrote a letter TO HILL asking"
    if (own && !addressed && !(own->first > s.first && listed(reading_, own->first - 1, "issues")) &&
        !(own->first > s.first && has(own->first - 1, Category::preposition) &&
          ((!svo_ && any_institution(*own)) || !has_speaker({own->first, head_noun(*own) + 1, head_noun(*own) + 1}))))
      return own;
  }
  // « reçoit un courrier l'informant que … »: a document that no preposition leads; what somebody ISSUES are their words.
  if (cue.first > s.first && word(cue.first - 1)) {
    const auto own = subject_before(reading_, s.first, cue.first);
    const bool issued = own && own->first > s.first && listed(reading_, own->first - 1, "issues");
    if (own && own->head == cue.first && !issued && (has(own->first, Category::article_one) || has(cue.first, Category::clitic)) &&
        class_at(own->first + 1, Category::role_noun) == "document" && own->first > s.first &&
        !(has(own->first - 1, Category::preposition)))
      return own;
  }
  if (const auto earlier = earlier_source(cue, s)) return earlier;
  // "The firm lost and SHE paid, saying": the last clause's, where "and" begins it.
  for (std::uint32_t t = cue.first - 1; t > s.first + 1 && t + 40 > cue.first; --t) {
    if (!(has(t - 1, Category::numeral_joiner) || has(t - 1, Category::adversative)) || inside_quotation(t)) continue;
    const auto pronoun = reading_.match(t, bit(Category::pronoun));
    if (pronoun && reading_.pack.class_of(pronoun->value) == "person" && pronoun->last < cue.first)
      return NounPhrase{t, pronoun->last, pronoun->last};
    const auto p =
        svo_ && capital(t) && !capital(t - 2) && states(s.first, t - 1) ? without_verb(phrase_at(reading_, t, cue.first)) : std::nullopt;
    if (p && p->head < cue.first && has_speaker(*p) && (past_form(p->head) || has(p->head, Category::auxiliary))) return p;
  }
  return sentence_subject(s, cue.first);
}

// The first noun phrase that can be the sentence's subject: not what a
// preposition or subordinator leads, up to its comma.
std::optional<NounPhrase> Finder::sentence_subject(const Stretch& s, std::uint32_t limit) const {
  const std::uint32_t opens = past_dateline(s.first);
  std::uint32_t t = opens;
  while (t < limit && (has(t, Category::numeral_joiner) || has(t, Category::adversative) || has(t, Category::verb_adverb) || comma(t) ||
                       reading_.is(t, u'(')))
    ++t;
  for (int commas = 0; commas < 4 && t < limit; ++commas) {
    const bool gerund = t == opens && gerund_form(t) && !has(t, Category::role_noun) && word(t + 1) && !capital(t + 1);
    // "Asked about her bid, Warren", « Interrogée sur sa candidature, Mme Warren »
    const bool participle = (t == opens || !capital(t)) &&
                            (formed(reading_, t, "past_ending", 4) || formed(reading_, t, "participle_ending", 4)) &&
                            has(t + 1, Category::preposition) && !reading_.has_any(t, any_of(Category::role_noun, Category::first_name));
    const bool led = gerund || participle ||
                     (has(t, Category::preposition) && !(has(t, Category::determiner) && has(t, Category::noun_link))) ||
                     has(t, Category::subordinator) || has(t, Category::source_preposition) || reading_.tokens[t].kind != TokenKind::word;
    if (!led) {
      const auto found = without_swallowed(without_verb(phrase_at(reading_, t, limit)), limit);
      // "Bien sûr, X": a word or two before the comma that name nobody.
      const bool aside = found && found->head < limit && comma(found->head) && found->head - t < 4 && !has(t, Category::determiner) &&
                         !has_speaker(*found);
      // "Hours later, X", "At a rally in Salem, Ohio, X": a time, and where the place of the part before lies.
      const bool time = found && (has(found->head - 1, Category::date_unit) ||
                                  (has(t, Category::determiner) &&
                                   reading_.has_any(found->head - 1, any_of(Category::month, Category::weekday))));  // "this January"
      const std::uint32_t close = found ? found->head + (reading_.is(found->head, u'.') ? 1 : 0) : t;                // "Tex.,"
      const bool place =
          found && commas > 0 && capital(t - 2) && found->head < t + 3 && capital(found->head - 1) && close + 1 < limit &&
          reading_.is(close, u',') && (capital(close + 1) || has(close + 1, Category::pronoun)) &&
          !reading_.has_any(t, any_of(Category::determiner, Category::first_name, Category::title_word, Category::role_noun));
      if (found && !aside && !time && !place) return found;
    }
    while (t < limit && !comma(t)) ++t;
    ++t;
  }
  return std::nullopt;
}

// « La secrétaire générale APPELLE au dialogue », « le président REND HOMMAGE aux victimes »: where no verb follows
// the phrase has swallowed it. What is left ends with its role or name and their adjectives.
std::optional<NounPhrase> Finder::without_swallowed(std::optional<NounPhrase> p, std::uint32_t limit) const {
  if (!p || reading_.pack.setting("adjective_ending").empty() || p->head >= limit || p->last != p->head) return p;
  if (!(quotation_at(p->head) != nullptr || reading_.tokens[p->head].kind == TokenKind::number ||
        (!has(p->head, Category::relative) &&
         reading_.has_any(p->head, any_of(Category::preposition, Category::determiner, Category::article_one, Category::complementizer,
                                          Category::verb_adverb)))))
    return p;
  std::uint32_t end = 0;
  for (std::uint32_t t = p->first; t < p->head; ++t) {
    if (const auto role = reading_.match(t, bit(Category::role_noun)); role && role->last <= p->head) end = role->last;
    else if (capital(t) && t > p->first) end = t + 1;
  }
  if (end == 0) return p;
  while (end < p->head && formed(reading_, end, "adjective_ending", 4)) ++end;
  return NounPhrase{p->first, end, end};
}

// "Clinton attacked Trump": only what stands before the verb.
std::optional<NounPhrase> Finder::without_verb(std::optional<NounPhrase> p) const {
  if (!p) return p;
  for (std::uint32_t t = p->first + 1; t < p->head; ++t) {
    const bool past = past_form(t) && !has(t - 1, Category::determiner);
    if (past || (!reading_.tokens[t].capitalised && finite_report(t))) return NounPhrase{p->first, t, t};
  }
  return p;
}

}  // namespace citelight::attribution
