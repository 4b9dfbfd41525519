// Stage 4: what verbs report in a noun phrase: "called the plan reckless", « a dénoncé une manœuvre », "reported a profit of …".
#include <algorithm>
#include <utility>

#include "attribution/attribution_finder.h"

namespace citelight::attribution {

// "a dénoncé une manœuvre", "called the plan reckless", "dément ces accusations"
void Finder::noun_complement(const Cue& cue, const Stretch& s) {
  auto source = cue.gerund ? main_subject(cue, s) : subject(cue, s);
  if (!source && !cue.gerund) source = shared_subject(cue, s);
  const std::uint32_t first = object_at(cue, s);
  if (!source || cue.last >= s.last || parted(first, s) || denied_subject(*source, s) || takes_no_object(cue, first, s) ||
      told_through(cue, s) || (cue.cls == "deny" && cue.counts && denies_a_thing(cue, first, s)))
    return;
  if (const Quotation* q = quotation_at(first); q != nullptr && title(*q) && cue.cls == "np")
    return;  // "described “The Long Way Home” to the class"
  const std::uint32_t marks = asked_marks(cue, s);
  if (svo_ && has(first, Category::auxiliary) && !gerund_form(first)) return;  // "among the measures announced IS"
  if (cue.cls == "announce" && !cue.commits && !cue.negated && has(cue.last, Category::comment_mark))
    return;  // "recently announced AS the winner"
  if (cue.cls == "call" && marks == cue.last && !names_something(cue.last, s, cue.counts)) return;
  std::uint32_t end = without_stop(cue.last, object_end(cue, *source, first, marks, s));
  if (end <= cue.last) return;
  Attribution a = begin(AttributionKind::indirect, cue, source);
  const bool quoted = use_words(cue, end);
  if (!quoted && !speaks_of(cue, *source, first, end, s)) return;
  const std::uint32_t main = before_main_clause(first, end, marks > cue.last ? marks : s.last);
  if (!quoted && passes_sentence(cue, *source, first, std::min(main + 1, end - 1))) return;
  end = before_occasion(first, main);
  if (end <= first) return;
  if (quoted) a.kind = AttributionKind::mixed;
  a.content.push_back(span(first, end));
  push(std::move(a));
}

// A mark that parts the verb from what follows: no quotation's, no "$" of "reported $3 million".
bool Finder::parted(std::uint32_t t, const Stretch& s) const {
  return reading_.tokens[t].kind == TokenKind::mark && quotation_at(t) == nullptr &&
         !(t + 1 < s.last && reading_.tokens[t + 1].kind == TokenKind::number && !reading_.tokens[t + 1].space_before);
}

bool Finder::takes_no_object(const Cue& cue, std::uint32_t first, const Stretch& s) const {
  if (!svo_ && cue.cls != "call" && cue.cls != "feel" && first == cue.last && has(first, Category::preposition) && !cue.perfect &&
      !reading_.has_any(first, any_of(Category::noun_link, Category::infinitive_link, Category::determiner)) &&
      quotation_at(first + 1) == nullptr)
    return true;  // « se défend après sa garde à vue »
  return cue.first > s.first && has(cue.first - 1, Category::relative) &&
         has(cue.first - 1, Category::source_preposition);  // "WHICH CITED"
}

// "…, Reuters reported, citing two officials": told through them, not of them.
bool Finder::told_through(const Cue& cue, const Stretch& s) const {
  if (!cue.gerund || !has(cue.first, Category::source_preposition)) return false;
  const auto cited = phrase_at(reading_, cue.last, s.last);
  if (!cited || !names_a_source(*cited)) return false;
  std::uint32_t close = cited->head;  // "citing a memo IT HAD SEEN,"
  if (has(close, Category::pronoun)) close = clause_end(*this, close, s, CuePlace::relative);
  return earlier_source(cue, s) || ((cue.first == s.first || comma(cue.first - 1)) && comma(close));
}

// "rejected the claim", "the idea that", not "the offer"
bool Finder::denies_a_thing(const Cue& cue, std::uint32_t first, const Stretch& s) const {
  if (cue.negated) return !leaves_open(cue);
  std::uint32_t t = first;
  while (t < std::min(s.last, first + 5) && !has(t, Category::noun_cue) && !is_that(t)) ++t;
  return t == std::min(s.last, first + 5) && next_quotation(first) >= std::min(s.last, first + max_gap);
}

// "described her actions, which …, as “reasonable”": where the words end that are quoted; the verb's end for none.
std::uint32_t Finder::asked_marks(const Cue& cue, const Stretch& s) const {
  if (cue.cls != "np" && cue.cls != "call" && cue.cls != "ask" && cue.cls != "plea") return cue.last;
  const Quotation* const q = quotation_after(cue.last);
  return q != nullptr && q->last <= s.last && q->first < cue.last + max_gap && near(cue.last, q->first) ? q->last : cue.last;
}

std::uint32_t Finder::object_end(const Cue& cue, const NounPhrase& source, std::uint32_t first, std::uint32_t marks,
                                 const Stretch& s) const {
  if (first + 2 < s.last && comma(first + 1) &&
      ((cue.first > s.first && has(cue.first - 1, Category::relative)) || (svo_ && gerund_form(first + 2))))
    return first + 1;  // "Orme, who denies wrongdoing, called", "denied murder, claiming"
  // "what he called “a mistake” cost him": those words alone.
  const Quotation* const named = quotation_at(first);
  if (named != nullptr && source.first > s.first && has(source.first - 1, Category::gap_opener)) return past_enumeration(named->last, s);
  const std::uint32_t from = marks > cue.last ? marks - 3 : comma(first - 1) ? first : cue.last;
  const CuePlace place = cue.cls == "find" ? CuePlace::main : CuePlace::relative;  // "leads, 46 percent to 44"
  const std::uint32_t end = past_enumeration(std::max(marks, clause_end(*this, from, s, place)), s);
  return past_quoted_list(first, end, s);
}

// "d'exactions, de viols et de pillages": an enumeration has commas of its own.
std::uint32_t Finder::past_enumeration(std::uint32_t end, const Stretch& s) const {
  while (end + 3 < s.last && reading_.is(end, u',') && !inside_quotation(end)) {
    std::uint32_t k = end + 1;
    while (k < s.last && k < end + 6 && word(k) && !has(k, Category::auxiliary) && !has(k, Category::relative) &&
           !has(k, Category::numeral_joiner) && !has(k, Category::subordinator))
      ++k;
    if (k == end + 1 || !has(reading_.is(k, u',') ? k + 1 : k, Category::numeral_joiner)) break;
    end = std::max(k + 1, clause_end(*this, k, s, CuePlace::relative));
  }
  return end;
}

// "called her a “nasty guy,” an “anchor baby,” “unstable” and “sick.”"
std::uint32_t Finder::past_quoted_list(std::uint32_t first, std::uint32_t end, const Stretch& s) const {
  for (const Quotation* next = quotation_after(end - 1);
       next != nullptr && next->last > end && next->last <= s.last && end > first && quotation_before(end) != nullptr &&
       quotation_before(end)->last == end && next->first < end + 4 && in_list(end, next->first);
       next = quotation_after(end - 1))
    end = next->last;
  return end;
}

// Takes the quotations of the object; true where one is more than a title or a nickname.
bool Finder::use_words(const Cue& cue, std::uint32_t end) {
  bool quoted = false;
  for (const Quotation& q : quotations_in(cue.last, end)) {
    Quotation name = q;  // "call it “THE Widowmaker”": a nickname
    if (cue.cls == "call" && reading_.has(name.first + 1, Category::definite)) ++name.first;
    quoted = quoted || !title(name, name.first > q.first ? 1 : 2);
    use(q);
  }
  return quoted;
}

// « a condamné X à deux ans »: a sentence is passed, nothing is said.
bool Finder::passes_sentence(const Cue& cue, const NounPhrase& source, std::uint32_t first, std::uint32_t last) const {
  // « La cour l'a CONDAMNÉ à dix-huit mois »
  if (listed(reading_, cue.last - 1, "sentencing")) {
    if (has(first, Category::infinitive_link) && !has(first, Category::noun_link) && number(first + 1)) return true;
    for (std::uint32_t t = source.first; t < source.head; ++t)
      if (listed(reading_, t, "court")) return true;
  }
  const bool court = institution(source.head - 1);
  for (std::uint32_t t = first + 1; t < last; ++t) {
    if (cue.cls == "np" && !svo_ && has(t, Category::infinitive_link) && !has(t, Category::noun_link) && number(t + 1)) return true;
    if (court && listed(reading_, t, "penalty")) return true;
  }
  return false;
}

// Where the main clause goes on behind the object that begins at `first`, not beyond `end`; `marked`: where words in marks end.
std::uint32_t Finder::before_main_clause(std::uint32_t first, std::uint32_t end, std::uint32_t marked) const {
  for (std::uint32_t t = first + 1; t + 1 < end; ++t) {
    if (inside_quotation(t)) continue;
    // "denied wrongdoing but agreed to pay"
    if (svo_ && has(t, Category::adversative) &&
        (reading_.has_any(t + 1, any_of(Category::auxiliary, Category::pronoun, Category::article_one)) || past_form(t + 1) ||
         capital(t + 1)))
      return t;
    // "… et a évoqué"
    if (has(t, Category::numeral_joiner) && !capital(t + 1) &&
        (has(t + 1, Category::auxiliary) || (svo_ ? finite_report(t + 1) || (t >= marked && past_form(t + 1)) : second_verb(t + 1))))
      return t;
    const auto m = reading_.match(t, bit(Category::clause_break));
    if (m && m->last > t + 1) return t;  // "alors que …"
  }
  return end;
}

// Where the object of a cue begins: over days, adverbs and what stands between commas.
std::uint32_t Finder::object_at(const Cue& cue, const Stretch& s) const {
  std::uint32_t first = cue.last;
  const auto day = [&](std::uint32_t t) {
    return (has(t, Category::weekday) && reading_.tokens[t + 1].space_before) ||
           (t > cue.last && has(t - 1, Category::weekday) && has(t, Category::clock_word));
  };  // "Friday", not "Friday's"
  const auto adverb = [&](std::uint32_t t) {
    return has(t, Category::verb_adverb) || (word(t) && !capital(t) && adverb_form(reading_, t) && !listed(reading_, t, "adverb_not"));
  };
  const auto bound = [&](std::uint32_t t) {
    return has(t + 1, Category::comment_mark) || reading_.is(t + 1, u'-');
  };  // "himself as a poet", "long-standing"
  while (first + 1 < s.last && ((adverb(first) && !bound(first)) || day(first)) && !has(first, Category::preposition) &&
         !(listed(reading_, first, "existential") && has(first + 1, Category::auxiliary)))
    ++first;
  // « jeudi 12 septembre », « le 7 mars LA fermeture »
  if (const std::uint32_t object = past_date(first);
      first > cue.last || reading_.has_any(object, any_of(Category::determiner, Category::article_one)))
    first = object;
  if (svo_ && first + 3 < s.last && has(first, Category::preposition) && has(first + 1, Category::weekday) &&
      reading_.has_any(first + 2, any_of(Category::determiner, Category::article_one)))
    first += 2;  // "announced ON MONDAY the closing"
  first = past_aside(first, s);
  if (first + 2 < s.last && cue.perfect && has(first, Category::numeral_joiner) && formed(reading_, first + 1, "participle_ending", 2))
    first += 2;  // « a confirmé ET PRÉCISÉ ses choix »
  // « a évoqué sur BFMTV DES erreurs », « ont annoncé dans une déclaration UN cessez-le-feu »
  if (!svo_ && has(first, Category::preposition) && !has(first, Category::noun_link) && !has(first, Category::determiner)) {
    const std::uint32_t object = past_circumstance(first, s);
    if (reading_.has_any(object, any_of(Category::determiner, Category::article_one)) || quotation_at(object) != nullptr) first = object;
  }
  return first;
}

// « a annoncé, mardi 3 mai, LA fermeture », "announced, to cheers, A plan": over a short aside between commas to the object.
std::uint32_t Finder::past_aside(std::uint32_t t, const Stretch& s) const {
  if (!reading_.is(t, u',')) return t;
  for (std::uint32_t k = t + 1; k + 2 < std::min(s.last, t + 14); ++k) {
    if (reading_.has_any(k, any_of(Category::auxiliary, Category::relative, Category::complementizer, Category::numeral_joiner,
                                   Category::reporting_verb)) ||
        ends_clause(k))
      return t;
    if (!reading_.is(k, u',')) continue;
    const bool object = quotation_at(k + 1) != nullptr || (reading_.has_any(k + 1, any_of(Category::determiner, Category::article_one)) &&
                                                           !reading_.has_any(k + 1, any_of(Category::preposition, Category::pronoun)));
    return k > t + 1 && object ? k + 1 : t;
  }
  return t;
}

// Whether the verb alone means speech and its subject a speaker, where nothing is quoted.
bool Finder::speaks_of(const Cue& cue, const NounPhrase& source, std::uint32_t first, std::uint32_t end, const Stretch& s) const {
  if (cue.cls == "ask" || cue.cls == "plea" || listed(reading_, cue.first, "quoted_only") || listed(reading_, cue.last - 1, "quoted_only"))
    return false;
  if (cue.cls == "call" && !names_something(cue.last, s, cue.counts)) return false;
  if (cue.gerund && !has_speaker(source)) return false;
  if (!cue.negated && formed(reading_, cue.last - 1, "not_yet", 4)) return false;  // « le maire ANNONCERA un couvre-feu »
  if (thing(source) && has(head_noun(source), Category::no_speaker) && !institution(head_noun(source))) return false;  // « la loi exige »
  if (svo_ && cue.cls == "deny" && !reading_.has_any(first, any_of(Category::determiner, Category::article_one)) &&
      has(first + 1, Category::infinitive_link))
    return false;  // "denied entry to"
  const bool plain = has(first, Category::preposition) &&
                     !reading_.has_any(first, any_of(Category::noun_link, Category::infinitive_link, Category::determiner));
  if ((!svo_ || cue.gerund) && cue.cls == "np" && !cue.perfect && plain)
    return false;  // « un œil critique sur son travail », "applauding along with the crowd"
  if (has(source.first, Category::preposition) && !has(source.first, Category::noun_link)) return false;  // "aux critiques, qui …"
  // What a relative pronoun stands for has gone before.
  if (!has_source_head(source) || (source.first > s.first && is_that(source.first - 1)) || has(source.first, Category::relative))
    return false;
  return !(end < first + 4 && reading_.has_any(first, any_of(Category::date_word, Category::weekday)) &&
           reading_.has_any(end - 1, any_of(Category::date_unit, Category::weekday)));  // "a system that Orme announced this year"
}

// "called him a liar", "described it as fair": two things, one said of the other.
bool Finder::names_something(std::uint32_t from, const Stretch& s, bool counts) const {
  if (counts && number(from)) return true;  // « parle de trente blessés »
  if (judges(from, s)) return true;
  for (std::uint32_t t = from + 1; t < std::min(s.last, from + 10) && !comma(t); ++t) {
    if (has(t, Category::article_one) || has(t, Category::comment_mark)) return true;
  }
  return false;
}

// « juge la mesure inutile », "called the ruling unfair": what one finds of it ends the sentence.
bool Finder::judges(std::uint32_t from, const Stretch& s) const {
  if (from + 1 >= s.last || !listed(reading_, from - 1, "judging")) return false;
  std::uint32_t t = from + 1;
  if (object_pronoun(reading_, from).empty()) {
    if (!reading_.has_any(from, any_of(Category::definite, Category::possessive)) || !word(t) || capital(t)) return false;
    ++t;
  }
  const std::uint32_t found = t;
  const auto tells = [&](std::uint32_t k) {
    return word(k) && !capital(k) &&
           !reading_.has_any(k, any_of(Category::preposition, Category::auxiliary, Category::relative, Category::complementizer,
                                       Category::verb_adverb, Category::date_word, Category::weekday)) &&
           !adverb_form(reading_, k);
  };
  while (t < std::min(s.last, found + 2) && tells(t)) ++t;
  const bool fits = reading_.pack.setting("judging_ending").empty() || formed(reading_, t - 1, "judging_ending", 4);
  return t > found && fits && reading_.at(t - 1).size() > 3 && (t >= s.last || comma(t) || ends_sentence(t));
}

// "called it “dead” in a tweet on Sunday", « a salué un accord dans un communiqué »: where it was said ends what was said.
std::uint32_t Finder::before_occasion(std::uint32_t first, std::uint32_t end) const {
  for (std::uint32_t t = first + 1; t < end; ++t) {
    const std::uint32_t day = has(t, Category::preposition) ? t + 1 : t;
    if (has(day, Category::weekday) && next_quotation(t) >= end && quotation_before(t) != nullptr && quotation_before(t)->last == t)
      return t;  // "as a “disgrace” Wednesday on …", "called it “dead” on Friday"
    if (t + 2 >= end || !listed(reading_, t, "occasion_link") || inside_quotation(t) || next_quotation(t) < end) continue;
    const std::uint32_t one = has(t + 1, Category::article_one) ? t + 1 : t + 2;  // « dans UN entretien », « lors d'UN meeting »
    if (!has(one, Category::article_one) || (one > t + 1 && !has(t + 1, Category::noun_link))) continue;
    for (std::uint32_t noun = one + 1; noun < std::min(end, one + 4) && word(noun); ++noun) {
      if (!listed(reading_, noun, "occasion") && class_at(noun, Category::role_noun) != "document") continue;
      std::uint32_t link = t;  // « AU cours d'une interview »
      while (link > first + 1 && t < link + 2 && !has(link, Category::preposition)) --link;
      if (has(link, Category::preposition)) return link;  // not « l'issue d'un débat »
      break;
    }
  }
  return end;
}

// Nothing but "and", an article, a comma between two quotations.
bool Finder::in_list(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (!reading_.is(t, u',') && !reading_.has_any(t, any_of(Category::numeral_joiner, Category::article_one, Category::determiner)))
      return false;
  }
  return true;
}

// « a qualifié l'accord d'« historique » et ACCUSÉ Londres »
bool Finder::second_verb(std::uint32_t t) const {
  const auto m = reading_.match(t, bit(Category::reporting_verb));
  return m && !has(t, Category::role_noun) &&
         (quotation_at(m->last) != nullptr ||
          reading_.has_any(m->last, any_of(Category::complementizer, Category::infinitive_link, Category::determiner)) || capital(m->last));
}

// No second verb of saying and no clause between verb and quotation.
bool Finder::near(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (has(t, Category::reporting_verb) && !has(t, Category::noun_link) && !(t > from && has(t - 1, Category::determiner))) return false;
  }
  return true;
}

// "reported a profit of $3 million", « chiffre les travaux à 40 millions », "puts the toll AT 34".
bool Finder::figure(const Cue& cue, const Stretch& s) const {
  const bool at = cue.cls == "set";
  auto who = cue.gerund ? main_subject(cue, s) : subject(cue, s);
  if (!who) who = shared_subject(cue, s);
  if (!who || !source_word(*who) || (thing(*who) && not_speaking(*who)) || denied_subject(*who, s)) return false;
  if (svo_ && has(cue.last, Category::preposition) && !has(cue.last, Category::bound_before)) return false;
  for (std::uint32_t t = cue.last; t < std::min(s.last, cue.last + 10) && !comma(t) && quotation_at(t) == nullptr; ++t) {
    if (has(t, Category::auxiliary) || has(t, Category::relative) || has(t, Category::complementizer)) return false;
    if (!number(t)) continue;
    if (has(t + 1, Category::date_unit) || has(t + 1, Category::month)) return false;  // "reported ten days ago"
    std::uint32_t link = t;                                                            // "at MORE THAN 900"
    while (link > cue.last && t - link < 3 && !listed(reading_, link - 1, "figure_link")) --link;
    if (link > cue.last && listed(reading_, link - 1, "figure_link")) return true;
    if (!at && t > cue.last && has(t - 1, Category::preposition) &&
        (t + 1 >= s.last || ends_sentence(t + 1) || comma(t + 1) || reading_.at(t).size() == 4))
      continue;  // "delivery in 2030", "a call at 5"
    if (!at) return true;
  }
  return false;
}

// "The study found a link between …", « le rapport révèle une hausse »; others find things, and no evidence of them.
bool Finder::finding(const Cue& cue, const Stretch& s) const {
  const auto who = subject(cue, s);
  const std::uint32_t t = object_at(cue, s);
  if (!who || who->last > cue.first || t + 2 >= s.last || cue.tells || (has(t, Category::preposition) && !has(t, Category::noun_link)))
    return false;
  if (listed(reading_, t, "nobody") && listed(reading_, t + 1, "evidence")) return source_word(*who);
  // "Study finds LINK between", "the audit revealed LOSSES of": a bare noun only where the sentence is short or of a figure.
  if (!reading_.has_any(t, any_of(Category::determiner, Category::article_one, Category::noun_opener)) && !capital(t) &&
      reading_.tokens[t].kind != TokenKind::number &&
      !(svo_ && word(t) && !has(t, Category::function_word) && (has(t + 1, Category::preposition) || has(t + 2, Category::preposition))))
    return false;
  for (std::uint32_t k = who->first; k <= head_noun(*who); ++k)
    if (listed(reading_, k, "studies")) return true;
  return false;
}

}  // namespace citelight::attribution
