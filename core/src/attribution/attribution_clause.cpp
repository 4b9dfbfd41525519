// Stage 4: what stands behind a verb of saying, in marks or as a clause: "X said that …", « X a déclaré : « … » », "what X said was …".
#include <algorithm>
#include <utility>

#include "attribution/attribution_finder.h"

namespace citelight::attribution {

// X said: "…"   X a déclaré : « … »   X called it "…"
bool Finder::before_quotation(const Cue& cue, const Stretch& s) {
  const Quotation* q = quotation_after(cue.last);
  if (q == nullptr || q->first >= s.last || q->first - cue.last > max_gap || !unused(*q) || !near(cue.last, q->first)) return false;
  if (svo_ && (q->first > cue.last || cue.tells) && !reading_.is(q->first - 1, u':') && !comma(q->first - 1) && title(*q, 1))
    return false;                                                                // "told “Good Day” that"
  if (cue.cls == "quote" && q->first == cue.last && title(*q, 1)) return false;  // "sang “My Way”"
  bool colon = false;
  for (std::uint32_t t = cue.last; t < q->first; ++t) {
    if (has(t, Category::complementizer)) return false;  // a clause with a quotation inside
    if (colon && word(t)) return false;                  // « La firme insiste : la sécurité est sa « priorité » »
    colon = colon || reading_.is(t, u':');
    if (ends_sentence(t)) return false;
  }
  if ((cue.cls == "opinion" && q->first > cue.last + 1) || (cue.gerund && !colon && q->first > cue.last + 6)) return false;
  const bool close = q->first == cue.last || colon || comma(q->first - 1) || (cue.tells && q->first < cue.last + 5);
  if (!close || !(speech(*q) || ((colon || comma(q->first - 1)) && q->closed && reading_.tokens[q->first + 1].capitalised))) return false;
  // "said prices would fall “by the end of the year,”": words before the marks are said too.
  const auto teller =
      svo_ && cue.first == s.first && (colon || comma(q->first - 1)) ? inverted(cue, s) : std::nullopt;  // "Said Brandt: “…”"
  const bool leads = teller && teller->last + 1 == q->first && has_speaker(*teller);
  if (const auto start = clause_start(*this, cue, s);
      !leads && start && start->first + (cue.tells && has(start->first, Category::pronoun) ? 0 : 1) < q->first)
    return false;  // "told them HE “just snapped”"
  // “… “on her worst day” she'd be …”: the clause goes on behind the marks.
  if (q->first == cue.last && cue.clausal && q->last < s.last && word(q->last) && !has(q->last, Category::preposition) &&
      !reading_.is(q->last - 2, u',') && !reading_.is(q->last - 2, u'.'))
    return false;
  auto source = cue.narrator ? narrator(cue) : cue.gerund ? main_subject(cue, s) : subject(cue, s);
  if (leads) source = teller;
  if (cue.gerund && cue.first > s.first && listed(reading_, cue.first - 1, "manner") && !(source && has_speaker(*source)))
    return false;  // "quick access by saying “Hey”"
  const bool named = !cue.gerund && !cue.narrator;
  if (!source && named) source = shared_subject(cue, s);
  if (!source && named) source = inverted(cue, s);
  if (!source && named && cue.first > s.first + 1 && is_that(cue.first - 1))
    source = subject_before(reading_, s.first, cue.first - 1);  // "a message THAT said, “…”"
  if (!source && named) return false;
  Attribution a = begin(AttributionKind::direct, cue, source);
  // "Ticket prices, Lin said, “are insane”": the words in marks go on with what stands before the tag.
  const std::uint32_t left = source ? std::min(source->first, cue.first) : s.first;
  if (const std::uint32_t stop = without_stop(s.first, left);  // "-- Lin said, “…”": nothing but a dash
      named && q->closed && stop > s.first && left > s.first + 1 && comma(left - 1) && comma(q->first - 1) && !capital(q->first + 1) &&
      quotations_in(s.first, left).empty() &&
      !reading_.has_any(s.first, any_of(Category::preposition, Category::subordinator, Category::numeral_joiner, Category::adversative,
                                        Category::verb_adverb)) &&
      !reported_in(s, left) && !adverb_form(reading_, s.first)) {
    a.kind = AttributionKind::mixed;
    a.content.push_back(span(s.first, stop));
  }
  a.content.push_back(span(q->first, q->last));
  use(*q);
  // Sentence after sentence in marks of their own, or split by nothing but a space.
  push(std::move(a));
  return true;
}

// « ne mentionne que deux cas »: half a negation and "que" say "only".
bool Finder::says_only(const Cue& cue, const ClauseStart& start) const {
  bool only = false;
  if (!cue.negated || start.first != cue.last || !has(cue.last, Category::complementizer)) return false;
  for (std::uint32_t t = cue.first; t < cue.last; ++t) {
    if (has(t, Category::negation)) only = listed(reading_, t, "half_negation");
  }
  return only;
}

// Who says it where no subject stands in front of the verb; `relative` where it is left to what a relative clause hangs on.
std::optional<NounPhrase> Finder::subject_elsewhere(const Cue& cue, const ClauseStart& start, const Stretch& s, bool& relative) const {
  auto source = shared_subject(cue, s);
  // "of those WHO said", "a letter from his doctor Friday THAT says"
  std::uint32_t who = cue.first;
  while (who > s.first + 1 && (reading_.has_any(who - 1, any_of(Category::verb_adverb, Category::preposition)) ||
                               reading_.tokens[who - 1].kind == TokenKind::number))
    --who;
  relative = !source && svo_ && cue.clausal && who > s.first && (has(who - 1, Category::relative) || is_that(who - 1));
  if (relative && is_that(who - 1)) {
    relative = false;
    for (std::uint32_t t = who - 1; t > s.first && t + 10 > who && !relative; --t)
      relative = has(t - 1, Category::role_noun) && !institution(t - 1) && !speaks(t - 1);
  }
  if (relative && !is_that(who - 1)) source = NounPhrase{who - 1, who, who};
  // "Comme l'a indiqué X, …": inverted without a quotation.
  if (const Quotation* q = source ? nullptr : quotation_before(cue.first);
      q != nullptr && q->last == cue.first && q->first >= s.first && start.marked && title(*q, 1) && !(svo_ && cue.tells))
    source = NounPhrase{q->first, q->last, q->last};  // « « Le Monde » affirme que »
  if (!source && !relative && !(svo_ && (cue.cls == "find" || cue.cls == "opinion" || cue.cls == "ask" || cue.tells)))
    source = inverted(cue, s);
  return source;
}

// false: the clause is none that is reported; true: it is one, which nobody has said.
std::optional<bool> Finder::unsaid(const Cue& cue, const ClauseStart& start, const std::optional<NounPhrase>& source,
                                   const Stretch& s) const {
  if (source && !cue.gerund && thing(*source) &&
      ((cue.cls == "find" && !has_source_head(*source)) ||
       (has(head_noun(*source), Category::no_speaker) && !institution(head_noun(*source)))))
    return false;
  if (source && source->first > s.first && reading_.is(start.first - 1, u':') && is_that(source->first - 1))
    return false;  // « il ne faut pas QU'IL s'inquiète : tout va bien »
  if (cue.cls == "find" && start.question && !listed(reading_, start.first, "factual_question"))
    return false;  // "the vote will show whether"
  if (source && source->first == s.first && has(s.first, Category::relative) && reading_.is(s.last - 1, u'?'))
    return true;  // "Who says it is safe?"
  if (cue.gerund && cue.cls == "opinion" && !(source && has_speaker(*source))) return false;
  if (svo_ && cue.commits && source && has(start.first, Category::infinitive_link) && !has(cue.first - 1, Category::relative) &&
      !capital(source->head - 1) && !has_source_head({source->head - 1, source->head, source->head}))
    return true;  // "the deals promise to be good"
  if (cue.gerund && svo_ && !start.marked && has(start.first, Category::preposition) && !has(start.first, Category::determiner))
    return false;  // "films CONTENDING in the competition"
  if (svo_ && source && !start.marked && source->first > s.first && has(source->first - 1, Category::question_word) &&
      has(source->first - 1, Category::gap_opener) && !has(source->first - 1, Category::relative))
    return false;  // "WHAT she said next stunned the room"
  // "If the minister says no", "nobody said that": nothing has been said.
  if (source && !cue.gerund && (supposed(*source, s) || denied_subject(*source, s))) return true;
  return std::nullopt;
}

std::uint32_t Finder::reported_end(const Cue& cue, const ClauseStart& start, const std::optional<NounPhrase>& source,
                                   const Stretch& s) const {
  std::uint32_t end = clause_end(*this, start.first, s, place(cue, source, s));
  // "The mayor, while insisting that it was safe, TOLD families": where the main clause's verb stands behind.
  if (std::uint32_t open = cue.first; cue.gerund && source && source->last < cue.first && comma(source->last)) {
    while (open > source->last + 1 && reading_.has_any(open - 1, any_of(Category::gerund_mark, Category::verb_adverb))) --open;
    const std::uint32_t close = clause_end(*this, start.first, s, CuePlace::relative);
    if (open == source->last + 1 && close + 1 < end && comma(close) &&
        (reading_.has_any(close + 1, any_of(Category::auxiliary, Category::negation)) || has(close + 1, Category::reporting_verb) ||
         past_form(close + 1)))
      end = close;
  }
  // "The officer who said that it was loaded RESIGNED"
  if (source && start.marked && source->first <= s.first + 1 && source->last == source->head && end >= without_stop(start.first, s.last)) {
    const std::uint32_t who = before_adverbs(cue.first, source->head);
    if (who == source->head + 1 && has(who - 1, Category::relative))
      end = without_stop(start.first, main_verb(start.first + 1, end, false));
  }
  return end;
}

// X said that …   X a annoncé mardi que …   X said the company …
bool Finder::clause(const Cue& cue, const Stretch& s) {
  const auto start = clause_start(*this, cue, s);
  if (!start || ((cue.cls == "quote" || cue.narrator) && !start->marked) || says_only(cue, *start)) return false;
  auto source = cue.narrator ? narrator(cue) : cue.gerund ? main_subject(cue, s) : subject(cue, s);
  // "predicting that it will rain is hard", "once there, finding the best carrier can help": nobody does
  if (!source && cue.gerund && !cue.negated && (cue.first <= s.first + 1 || !start->marked)) return false;
  if (!source && !cue.gerund && !cue.narrator) {
    bool relative = false;
    source = subject_elsewhere(cue, *start, s, relative);
    if (source ? (source->last > start->first && source->first <= start->first) : !relative) return false;
  }
  if (const auto taken = unsaid(cue, *start, source, s)) return *taken;
  std::uint32_t end = reported_end(cue, *start, source, s);
  if (end <= start->first + (cue.negated && start->question ? 0 : 1)) return false;  // "declined to say WHY"
  // « …, affirmant que les plages sont sûres et ESSAYANT de montrer l'exemple »: what else the main clause's subject does.
  for (std::uint32_t t = start->first + 2; !svo_ && cue.gerund && t + 2 < end; ++t) {
    if (has(t, Category::numeral_joiner) && gerund_form(t + 1) && !capital(t + 1) && !has(t + 1, Category::role_noun) &&
        reading_.has_any(t + 2, any_of(Category::determiner, Category::infinitive_link, Category::clitic)) && !inside_quotation(t))
      end = t;
  }
  Cue verb = cue;
  verb.last = std::min(cue.last, start->first);
  Attribution a = begin(AttributionKind::indirect, verb, source);
  // « Et d'ajouter que … »: whoever the report before gives.
  if (cue.narrator && !source) {
    if (out_.size() == start_) return true;
    a.source = out_.back().source;
  }
  a.content.push_back(span(start->first, end));
  for (const Quotation& q : quotations_in(start->first, end)) {
    a.kind = AttributionKind::mixed;
    // "They tell how the king asked: “…”": the words are the king's, told by them.
    if (!(reading_.is(q.first - 1, u':') && !near(start->first, q.first))) use(q);
  }
  // "explains why" asks nothing
  if ((cue.cls == "ask" && !start->marked) || (start->question && !listed(reading_, start->first, "factual_question")))
    a.stance = a.stance == Stance::stated ? Stance::questioned : a.stance;
  push(std::move(a), cue.cls != "say" || !start->marked);
  return true;
}

// What the cue stands in: a main clause, or one that a main clause follows.
CuePlace Finder::place(const Cue& cue, const std::optional<NounPhrase>& source, const Stretch& s) const {
  if (cue.gerund && cue.first <= s.first + 1) return CuePlace::leading;
  if (!source) return CuePlace::main;
  const std::uint32_t from = std::min(source->first, cue.first);
  for (std::uint32_t t = source->last; t < cue.first; ++t) {
    // ", who said …,": a restrictive one has no comma before it.
    if (has(t, Category::relative) && comma(t - 1)) return CuePlace::relative;
  }
  if (from > s.first + 1 && comma(from - 2) && listed(reading_, from - 1, "relative_of"))
    return CuePlace::relative;  // « , DONT le ministre dit que …, »
  for (std::uint32_t t = from; t > s.first && t + 6 > from; --t) {
    if (comma(t - 1)) return CuePlace::main;
    if (has(t - 1, Category::subordinator)) return t <= s.first + 2 || comma(t - 2) ? CuePlace::subordinate : CuePlace::main;
  }
  return CuePlace::main;
}

// "what X said was a mistake", "the rule, which critics said would fail": the word
// before the source stands for a part of what is said.
bool Finder::gap(const Cue& cue, const Stretch& s) {
  if (cue.gerund || cue.pronoun || (cue.cls != "say" && cue.cls != "opinion") || !headless(*this, cue, s)) return false;
  std::uint32_t end = cue.first;
  while (end > s.first + 1 && has(end - 1, Category::clitic)) --end;
  auto source = subject(cue, s);
  if (!source) return false;
  std::uint32_t opener = source->first;
  for (std::uint32_t t = source->first; t < source->head; ++t) {
    if (has(t, Category::gap_opener)) opener = t + 1;
  }
  // "a change the mayor said could save lives": no pronoun stands for it.
  const bool bare =
      svo_ && cue.cls == "say" && opener == source->first && opener > s.first + 1 && has(cue.last, Category::auxiliary) &&
      word(opener - 1) && !past_form(opener - 1) &&
      !reading_.has_any(opener - 1, any_of(Category::function_word, Category::preposition, Category::auxiliary, Category::verb_adverb,
                                           Category::subordinator, Category::weekday, Category::reporting_verb)) &&
      (has(opener, Category::determiner) || capital(opener) || has(opener, Category::pronoun) || has(opener, Category::role_noun));
  if (!bare && (opener >= source->head || opener <= s.first || !has(opener - 1, Category::gap_opener))) return false;
  source->first = opener;
  const std::uint32_t stop = clause_end(*this, cue.last, s, CuePlace::relative);
  if (stop <= cue.last + 1) return false;
  Attribution a = begin(AttributionKind::indirect, cue, source);
  if (!bare) a.content.push_back(span(opener - 1, opener));
  a.content.push_back(span(cue.last, stop));
  take_marks(a, cue.last, stop);
  push(std::move(a), cue.cls != "say");
  return true;
}

// "What Hill is saying is that …", « Ce que dit Hill, c'est que … », « Tout ce qu'il a dit, c'est que … »
bool Finder::cleft(const Cue& cue, const Stretch& s) {
  std::uint32_t t = s.first;
  while (t < cue.first && reading_.has_any(t, any_of(Category::verb_adverb, Category::numeral_joiner, Category::adversative))) ++t;
  if (!svo_ && !has(t, Category::comment_mark)) ++t;  // « TOUT ce que »
  const auto opener =
      reading_.match(t, svo_ ? any_of(Category::gap_opener, Category::determiner) : bit(Category::comment_mark));  // "what", "ALL she said"
  if (!opener || opener->last > cue.first || cue.first > opener->last + 12 ||
      (svo_ && !has(t, Category::gap_opener) && !has(opener->last, Category::pronoun)) || (!svo_ && !has(t, Category::determiner)))
    return false;
  const auto source =
      !svo_ && (opener->last == cue.first || cue.pronoun) ? inverted(cue, s) : subject_before(reading_, opener->last, cue.first);
  if (!source || (source->first < cue.first && source->first != opener->last)) return false;
  std::uint32_t k = std::max(cue.last, source->head);
  if (comma(k)) ++k;
  if (k + 3 >= s.last) return false;
  if (!svo_ && reading_.at(k).size() == 2 && has(k + 1, Category::auxiliary)) ++k;  // « c' »
  const auto be = reading_.match(k, bit(Category::auxiliary));
  if (!be || reading_.pack.class_of(be->value) != "be" || !is_that(be->last)) return false;
  const std::uint32_t end = clause_end(*this, be->last, s, CuePlace::main);
  Attribution a = begin(AttributionKind::indirect, cue, source);
  a.content.push_back(span(be->last, end));
  take_marks(a, be->last, end);
  push(std::move(a));
  return true;
}

// « Le ministère affirme que … », indique un communiqué: two layers.
void Finder::nested(const Cue& cue) {
  const Quotation* q = quotation_starting_before(cue.first);
  if (q == nullptr || q->last <= cue.last + 2 || !is_that(cue.last)) return;
  const auto source = subject_before(reading_, q->first + 1, cue.first);
  if (!source || source->first != q->first + 1 || !has_source_head(*source)) return;
  std::uint32_t end = cue.last;
  while (end + 1 < q->last && !ends_sentence(end) && !reading_.is(end, u';')) ++end;
  if (reading_.is(end - 1, u',')) --end;
  Attribution a = begin(AttributionKind::indirect, cue, source);
  a.content.push_back(span(cue.last, end));
  push(std::move(a));
}

// "did not respond to requests for comment", « contacté, le groupe n'a pas répondu »: asked, somebody says nothing.
bool Finder::silence(const Cue& cue, const Stretch& s) {
  if (!cue.negated || (cue.cls != "say" && cue.cls != "silence") ||
      (cue.last < s.last && (reading_.is(cue.last, u':') || quotation_at(cue.last) != nullptr)))
    return false;
  bool asked = false;  // a plain "declined to comment" gives nothing to anybody
  const std::uint32_t reach = std::min(s.last, cue.last + max_gap);
  for (std::uint32_t t = cue.first - std::min(cue.first - s.first, max_gap); t < reach && !asked; ++t)
    asked = has(t, Category::request_word) && !(t >= cue.first && t < cue.last);
  if (!asked) return false;
  auto source = subject(cue, s);
  if (!source) source = shared_subject(cue, s);
  if (!source || source->last > cue.first || !(has_speaker(*source) || has_source_head(*source))) return false;
  const std::uint32_t end = word(cue.last) && cue.last < s.last ? clause_end(*this, cue.last, s, CuePlace::relative) : cue.last;
  Attribution a = begin(AttributionKind::indirect, cue, source);
  a.content.push_back(end > cue.last ? span(cue.last, end) : span(cue.first, cue.last));
  push(std::move(a));
  return true;
}

}  // namespace citelight::attribution
