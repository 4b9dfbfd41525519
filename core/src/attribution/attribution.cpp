#include "attribution/attribution.h"

#include <algorithm>
#include <span>
#include <utility>

#include "attribution/attribution_finder.h"
#include "attribution/speaker.h"
#include "base/order.h"

namespace citelight::attribution {

// One block; `sentences` are those inside it. Returns whether it ends inside a quotation.
bool Finder::read(const Sentence* first, const Sentence* last, bool open_before, bool heading) {
  heading_ = heading;
  take(first, last, open_before);
  used_.assign(quotations_.size(), false);
  const std::vector<Cue> cues = says(bit(Category::reporting_verb)) ? find_cues(reading_, block_, quotations_) : std::vector<Cue>();
  start_ = out_.size();
  if (!open_before) waiting_.reset();
  minor_.clear();
  hedges_.clear();
  const auto intro = intro_;
  each_that_says(bit(Category::hedge), [&](std::uint32_t t) {
    if (!inside_quotation(t)) hedges_.push_back(t);
  });
  for (const Cue& cue : cues) report(cue);
  verbs_end_ = out_.size();
  each_that_says(any_of(Category::source_preposition, Category::noun_cue), [&](std::uint32_t t) {
    according_to(t);
    noun_cue(t);
  });
  for (Attribution& a : std::exchange(further_, {})) push(std::move(a));
  orphans(open_before, intro);
  if (out_.size() == start_) turn();
  hedged();
  link();
  drop_minor();
  introduce(sentence(block_.last - 1));
  return !quotations_.empty() && !quotations_.back().closed;
}

// "The minister released a statement:", and the next paragraph is a quotation: whose it is.
void Finder::introduce(const Stretch& s) {
  intro_.reset();
  if (!reading_.is(s.last - 1, u':') || inside_quotation(s.last - 1)) return;
  auto p = sentence_subject(s, s.last - 1);
  if (!p || !(has_speaker(*p) || has_source_head(*p))) return;
  const std::uint32_t tail = p->head - 1;  // « La ministre PUBLIE un texte »: the phrase may have swallowed the verb
  if (p->head < s.last - 1 && tail > p->first && word(tail) && !capital(tail) && !has(tail, Category::role_noun)) p->head = tail;
  intro_ = span(p->first, p->head);
}

// One turn alone is no transcript: "FILE PHOTO: …"; nor are labels in small letters, where nobody is asked or whose
// mark doesn't come again soon: « Prix : 30 euros. »
void Finder::finish() {
  const auto mark = [&](std::size_t i) {
    const Span where = out_[turns_[i].of].source.front();
    return reading_.text.substr(where.begin, where.end - where.begin);
  };
  bool asked = false;
  for (const Turn& turn : turns_) asked = asked || turn.asks;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < turns_.size(); ++i) {
    bool again = turns_[i].known;
    for (std::size_t k = i + 1; k < std::min(turns_.size(), i + 4); ++k) {
      if (mark(k) == mark(i)) again = turns_[k].known = true;
    }
    turns_[i].loud = turns_[i].loud || (asked && again);
    kept += turns_[i].loud ? 1 : 0;
  }
  for (const Turn& turn : turns_) {
    if (!turn.loud || kept < 2) out_[turn.of].content.clear();
  }
}

void Finder::report(const Cue& cue) {
  if (cue.nested) {
    nested(cue);
    return;
  }
  const Stretch s = sentence(cue.first);
  if (first_person(cue)) return;
  for (std::uint32_t t = std::max(cue.first, s.first + 1) - 1; t < cue.last; ++t)
    if (listed(reading_, t, "nobody")) return;  // "has NEITHER confirmed NOR denied"
  // "said in a statement POSTED on its site that": of what stands between a verb and its clause.
  const auto between = cue.gerund || out_.size() == start_ ? std::nullopt : reading_.match(cue.first - 1, bit(Category::role_noun));
  if (between && reading_.pack.text(between->value) == "document" && !out_.back().cue.empty() && !out_.back().content.empty() &&
      out_.back().cue.front().end <= reading_.tokens[cue.first].where.begin &&
      out_.back().content.front().begin >= reading_.tokens[cue.last - 1].where.end)
    return;
  // « On apprend que », « l'exposition nous apprend que »; who learns something reports nothing.
  if (cue.cls == "learn") {
    const std::uint32_t t = cue.pronoun ? *cue.pronoun : cue.first > block_.first ? cue.first - 1 : cue.first;
    const auto who = reading_.match(t, bit(Category::pronoun));
    if (!has(cue.first, Category::clitic) && !(who && reading_.pack.text(who->value) == "anonymous") && !learnt_from(cue, s)) {
      const auto paper = subject(cue, s);  // « Le Monde a appris que », « a appris Le Monde »
      const auto known = reading_.match(paper ? paper->first : cue.last, bit(Category::outlet));
      if (!(known && reading_.pack.text(known->value).ends_with("outlet")) && !has(cue.last, Category::outlet)) return;
    }
  }
  if (cue.narrator) {
    before_quotation(cue, s);
    return;
  }
  if (cue.passive) {
    passive(cue, s);
    return;
  }
  if (cue.unsaid) {
    if (!tag(cue, s)) before_quotation(cue, s);
    return;
  }
  // "said the firm broke the law by calling on lenders": a part of what is said.
  if (cue.gerund && cue.first > s.first && listed(reading_, cue.first - 1, "manner") &&
      std::any_of(out_.begin() + static_cast<std::ptrdiff_t>(start_), out_.end(),
                  [&](const Attribution& by) { return !by.content.empty() && by.content.back().contains(span(cue.first, cue.last)); }))
    return;
  if (cue.cls == "set") {  // "puts the toll at 34"
    if (figure(cue, s)) noun_complement(cue, s);
    return;
  }
  if (tag(cue, s) || cue.cls == "tag") return;
  if (cleft(cue, s) || comment(cue, s)) return;
  if ((inverted_tag(cue, s) || inverted_complaint(cue, s)) && postposed(cue, s)) return;
  if (cue.cls == "np" || cue.cls == "call") {
    noun_complement(cue, s);
    return;
  }
  // « Le quartier DIT « des Lilas » sera réhabilité »: so called.
  if (const Quotation* q = svo_ || cue.cls != "say" || cue.perfect ? nullptr : quotation_at(cue.last);
      q != nullptr && q->words() < 5 && has(q->last, Category::auxiliary))
    return;
  if (before_quotation(cue, s)) return;
  if (gap(cue, s)) return;
  if ((cue.cls != "silence" && clause(cue, s)) || silence(cue, s)) return;
  // "urged them to “avoid blaming refugees”", « a demandé au maire de « cesser ces travaux » »: the words in marks tell.
  if (cue.cls == "ask" || cue.cls == "plea") {
    const Quotation* q = quotation_after(cue.last);
    if (q != nullptr && q->last <= s.last && q->first < cue.last + 16 && unused(*q) && speech(*q) && !title(*q) &&
        near(cue.last, q->first) && !reading_.is(q->first - 1, u':') && !ends_sentence(q->first - 1) && !comma(q->first - 1)) {
      noun_complement(cue, s);
      return;
    }
  }
  if (cue.cls == "quote" && !cue.pronoun && !dialogue(s) && !inside_quotation(cue.first)) return;
  if (postposed(cue, s)) return;
  if (cue.cls == "deny" || cue.cls == "announce" || cue.cls == "feel") {
    noun_complement(cue, s);
    return;
  }
  if (cue.counts && (svo_ || !cue.gerund) && figure(cue, s)) {
    noun_complement(cue, s);
    return;
  }
  if ((cue.cls == "find" || cue.cls == "say") && !cue.gerund && finding(cue, s)) {
    noun_complement(cue, s);
    return;
  }
  if (cue.cls == "say" && judges(cue.last, s)) {
    noun_complement(cue, s);
    return;
  }
  // "a réaffirmé l'« exigence absolue »": what is quoted stands in a noun phrase.
  if (cue.cls == "say" || cue.cls == "find") {
    const Quotation* q = quotation_after(cue.last);
    const auto who = q != nullptr && q->first == cue.last ? subject(cue, s) : std::nullopt;  // « que les syndicats jugent « brutale » »
    const bool relative =
        who && who->first > s.first && (has(who->first - 1, Category::gap_opener) || has(who->first, Category::gap_opener));
    if (q != nullptr && q->last <= s.last && unused(*q) && near(cue.last, q->first) && !(svo_ && title(*q)) &&
        (relative || q->first > cue.last
             ? q->first < cue.last + 7 && q->words() >= 2
             : !svo_ && q->last < s.last && has(q->last, Category::determiner) && !has(q->last, Category::preposition)))
      noun_complement(cue, s);  // « juge « honteux » l'accord »
  }
}

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
  if (const auto start = clause_start(*this, cue, s); !leads && start && start->first + 1 < q->first) return false;
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
  if (const std::uint32_t left = source ? std::min(source->first, cue.first) : s.first;
      named && q->closed && left > s.first + 1 && comma(left - 1) && comma(q->first - 1) && !capital(q->first + 1) &&
      quotations_in(s.first, left).empty() &&
      !reading_.has_any(s.first, any_of(Category::preposition, Category::subordinator, Category::numeral_joiner, Category::adversative,
                                        Category::verb_adverb)) &&
      !reported_in(s, left) && !adverb_form(reading_, s.first)) {
    a.kind = AttributionKind::mixed;
    a.content.push_back(span(s.first, without_stop(s.first, left)));
  }
  a.content.push_back(span(q->first, q->last));
  use(*q);
  // Sentence after sentence in marks of their own, or split by nothing but a space.
  push(std::move(a));
  return true;
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

// X said that …   X a annoncé mardi que …   X said the company …
bool Finder::clause(const Cue& cue, const Stretch& s) {
  const auto start = clause_start(*this, cue, s);
  if (!start || (cue.cls == "quote" && !start->marked)) return false;
  // « ne mentionne que deux cas »: half a negation and "que" say "only".
  bool only = false;
  if (cue.negated && start->first == cue.last && has(cue.last, Category::complementizer)) {
    for (std::uint32_t t = cue.first; t < cue.last; ++t) {
      if (has(t, Category::negation)) only = listed(reading_, t, "half_negation");
    }
  }
  if (only) return false;
  auto source = cue.gerund ? main_subject(cue, s) : subject(cue, s);
  // "predicting that it will rain is hard", "once there, finding the best carrier can help": nobody does
  if (!source && cue.gerund && !cue.negated && (cue.first <= s.first + 1 || !start->marked)) return false;
  if (!source && !cue.gerund) {
    source = shared_subject(cue, s);
    // "of those WHO said", "a letter from his doctor Friday THAT says"
    std::uint32_t who = cue.first;
    while (who > s.first + 1 && (reading_.has_any(who - 1, any_of(Category::verb_adverb, Category::preposition)) ||
                                 reading_.tokens[who - 1].kind == TokenKind::number))
      --who;
    bool relative = !source && svo_ && cue.clausal && who > s.first && (has(who - 1, Category::relative) || is_that(who - 1));
    if (relative && is_that(who - 1)) {
      relative = false;
      for (std::uint32_t t = who - 1; t > s.first && t + 10 > who && !relative; --t)
        relative = has(t - 1, Category::role_noun) && !institution(t - 1) && !speaks(t - 1);
    }
    if (relative && !is_that(who - 1)) source = NounPhrase{who - 1, who, who};
    // "Comme l'a indiqué X, …": inverted without a quotation.
    if (const Quotation* q = source ? nullptr : quotation_before(cue.first);
        q != nullptr && q->last == cue.first && q->first >= s.first && start->marked && title(*q, 1))
      source = NounPhrase{q->first, q->last, q->last};  // « « Le Monde » affirme que »
    if (!source && !relative && !(svo_ && (cue.cls == "find" || cue.cls == "opinion" || cue.cls == "ask"))) source = inverted(cue, s);
    if (source ? (source->last > start->first && source->first <= start->first) : !relative) return false;
  }
  if (source && !cue.gerund && thing(*source) &&
      ((cue.cls == "find" && !has_source_head(*source)) ||
       (has(head_noun(*source), Category::no_speaker) && !institution(head_noun(*source)))))
    return false;
  if (cue.cls == "find" && start->question && !listed(reading_, start->first, "factual_question"))
    return false;  // "the vote will show whether"
  if (source && source->first == s.first && has(s.first, Category::relative) && reading_.is(s.last - 1, u'?'))
    return true;  // "Who says it is safe?"
  if (cue.gerund && cue.cls == "opinion" && !(source && has_speaker(*source))) return false;
  if (svo_ && cue.commits && source && has(start->first, Category::infinitive_link) && !has(cue.first - 1, Category::relative) &&
      !capital(source->head - 1) && !has_source_head({source->head - 1, source->head, source->head}))
    return true;  // "the deals promise to be good"
  if (cue.gerund && svo_ && !start->marked && has(start->first, Category::preposition) && !has(start->first, Category::determiner))
    return false;  // "films CONTENDING in the competition"
  if (svo_ && source && !start->marked && source->first > s.first && has(source->first - 1, Category::question_word) &&
      has(source->first - 1, Category::gap_opener) && !has(source->first - 1, Category::relative))
    return false;  // "WHAT she said next stunned the room"
  // "If the minister says no", "nobody said that": nothing has been said.
  if (source && !cue.gerund && (supposed(*source, s) || denied_subject(*source, s))) return true;
  std::uint32_t end = clause_end(*this, start->first, s, place(cue, source, s));
  // "The mayor, while insisting that it was safe, TOLD families": where the main clause's verb stands behind.
  if (std::uint32_t open = cue.first; cue.gerund && source && source->last < cue.first && comma(source->last)) {
    while (open > source->last + 1 && reading_.has_any(open - 1, any_of(Category::gerund_mark, Category::verb_adverb))) --open;
    const std::uint32_t close = clause_end(*this, start->first, s, CuePlace::relative);
    if (open == source->last + 1 && close + 1 < end && comma(close) &&
        (reading_.has_any(close + 1, any_of(Category::auxiliary, Category::negation)) || has(close + 1, Category::reporting_verb) ||
         past_form(close + 1)))
      end = close;
  }
  // "The officer who said that it was loaded RESIGNED"
  if (source && start->marked && source->first <= s.first + 1 && source->last == source->head &&
      end >= without_stop(start->first, s.last)) {
    std::uint32_t who = cue.first;
    while (who > source->head && (has(who - 1, Category::verb_adverb) || adverb_form(reading_, who - 1))) --who;
    if (who == source->head + 1 && has(who - 1, Category::relative))
      end = without_stop(start->first, main_verb(start->first + 1, end, false));
  }
  if (end <= start->first + (cue.negated && start->question ? 0 : 1)) return false;  // "declined to say WHY"
  // « …, affirmant que les plages sont sûres et ESSAYANT de montrer l'exemple »: what else the main clause's subject does.
  for (std::uint32_t t = start->first + 2; !svo_ && cue.gerund && t + 2 < end; ++t) {
    if (has(t, Category::numeral_joiner) && formed(reading_, t + 1, "gerund_ending", 4) && !capital(t + 1) &&
        !has(t + 1, Category::role_noun) &&
        reading_.has_any(t + 2, any_of(Category::determiner, Category::infinitive_link, Category::clitic)) && !inside_quotation(t))
      end = t;
  }
  Cue verb = cue;
  verb.last = std::min(cue.last, start->first);
  Attribution a = begin(AttributionKind::indirect, verb, source);
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

// Cues are read in order: what reports before the sentence has nothing of it behind it.
bool Finder::reported_before(const Attribution& by, const Stretch& s) const {
  return !by.cue.empty() && by.cue.front().end <= reading_.tokens[s.first].where.begin;
}

// …, a indiqué X.   …, officials said.
bool Finder::postposed(const Cue& cue, const Stretch& s) {
  if (cue.gerund || (svo_ && cue.cls == "np")) return false;
  std::optional<NounPhrase> source;
  std::uint32_t left = cue.first;
  // "Amer, in Gaza, stressed the importance", "…, a spokeswoman, Ann Hill, said": the subject stands before the comma.
  if (cue.first > s.first && comma(cue.first - 1) && (!svo_ || inverted_tag(cue, s))) {
    source = inverted(cue, s);
    if (!source || object_before_infinitive(cue.last)) return false;
  } else if (svo_) {
    source = subject(cue, {s.first, s.last});
    if (!source) source = subject_before(reading_, s.first, cue.first);
    if (cue.first > s.first && has(cue.first - 1, Category::relative)) return false;  // "Hill, who ruled in exile, took …"
    if (!source || source->first == s.first ||
        !(comma(source->first - 1) ||
          (quotation_before(source->first) != nullptr && quotation_before(source->first)->last == source->first)))
      return false;
    left = source->first;
    if (!bare_tag(cue, s)) return false;
    if (const auto known = reading_.match(source->first, bit(Category::definite));
        !cue.clausal && !(known && known->value == 0) && thing(*source) && !source_word(*source) &&
        !(cue.tells && capital(cue.last + (has(cue.last, Category::determiner) ? 1 : 0))))
      return false;  // "…, this work will continue", but "…, two builders told the Courier"
    // What follows must not be what is said.
    if (cue.last < s.last && reading_.tokens[cue.last].kind == TokenKind::word && !has(cue.last, Category::preposition) &&
        !has(cue.last, Category::weekday) && !has(cue.last + 1, Category::weekday) && !has(cue.last, Category::pronoun) &&
        !reading_.tokens[cue.last].capitalised && cue.cls != "say")
      return false;
  } else {
    return false;
  }
  // A tag set inside French marks: « Nous irons, a dit X, jusqu'au bout. »
  const Quotation* around = quotation_starting_before(cue.first);
  if (around != nullptr && around->last <= cue.first) around = nullptr;
  const bool again = around != nullptr && !unused(*around);  // « …, a dit X. Et puis, a-t-il ajouté, … »: its own sentence
  std::uint32_t from = around != nullptr ? (again ? std::max(around->first, s.first) : around->first) : past_dateline(s.first);
  if (around == nullptr && listed(reading_, from, "leading_aside") && from + 3 < left && reading_.is(from + 1, u','))
    from += 2;  // "However, prices fell, the bank said"
  const std::uint32_t to = around != nullptr ? (again ? std::min(around->last, s.last) : around->last) : s.last;
  const std::uint32_t end = without_stop(from, left);
  // « Une porte-parole, Anne Roy, a confirmé la commande »: what stands before is the subject, no statement.
  if (around == nullptr && !cue.pronoun && source->first >= cue.last && cue.first == left && !states(s.first, cue.first)) {
    std::uint32_t head = s.first;  // « EN MARS, la baisse atteint 3 %, précise X »: no part of the subject
    if (reading_.has_any(head, any_of(Category::preposition, Category::source_preposition)) && !has(head, Category::determiner)) {
      while (head < cue.first && !comma(head)) ++head;
      head = head + 1 < cue.first ? head + 1 : s.first;
    }
    const auto before = subject_before(reading_, head, cue.first);
    if ((before && before->first <= head + 1) || apposed(head, cue.first)) return false;
    // « Le pont, a expliqué le maire, fermera en mai »: the sentence has its verb behind, which is then no apposition.
    const auto bare = phrase_at(reading_, from, cue.first);
    const bool between = bare && bare->head + 1 == cue.first && has_speaker(*source) && source->head + 1 < s.last && comma(source->head) &&
                         !reading_.has_any(source->head + 1, any_of(Category::role_noun, Category::determiner,
                                                                    Category::article_one));  // « …, dit X, stratège chez Y »
    if (between && (source->last >= s.last || ends_sentence(source->last))) source->last = source->head;
  }
  // « Le maire, TOUT EN ASSURANT que le pont tenait, a prévenu les familles »: the subject's verb behind an aside.
  if (const auto opening = around == nullptr && cue.first == left && !cue.pronoun && !comma(source->last)
                               ? phrase_at(reading_, s.first, cue.first)
                               : std::nullopt;
      opening && comma(opening->head)) {
    std::uint32_t close = opening->head + 1;
    const bool aside = has(close, Category::gerund_mark) || has(close + 1, Category::gerund_mark);
    while (close < cue.first && !comma(close)) ++close;
    if (aside && close + 1 == cue.first) return false;
  }
  const bool turn = around == nullptr && dialogue(s);
  for (std::uint32_t t = from + 2; turn && t + 1 < left; ++t)
    if (dash(t) && ends_sentence(t - 1)) from = t;  // « – Vous saviez ? – Non, répond-elle »
  const std::uint32_t after = std::max(cue.last, source->last);
  // "Le site, a indiqué X, fermera": the sentence goes on behind the tag.
  std::uint32_t resume = after;
  if (around != nullptr) {
    while (resume < to && !comma(resume) && !ends_sentence(resume)) ++resume;
  } else if (svo_) {
    while (resume + 2 < to && resume < after + 8 && !comma(resume) && !ends_sentence(resume)) ++resume;  // "the partner told them,"
    if (!comma(resume)) resume = after;
  }
  const bool doing = !svo_ && resume + 1 < to && comma(resume) && formed(reading_, resume + 1, "gerund_ending", 4) &&
                     !has(resume + 1, Category::role_noun);  // « …, a dit X, rendant hommage à Y »
  const bool resumes =
      !doing && resume + 3 < to && (comma(resume) || (around != nullptr && ends_sentence(resume))) &&
      (around != nullptr ||
       ((!reading_.match(resume + 1, any_of(Category::clause_break, Category::adversative)) ||
         (reading_.has_any(resume + 2, any_of(Category::negation, Category::preposition, Category::article_one)) &&
          has(resume + 1, Category::adversative) && !states(resume + 2, to))) &&
        !(has(resume + 1, Category::reporting_verb) &&
          (!svo_ || formed(reading_, resume + 1, "gerund_ending", 4) || states(from, left) ||
           reading_.has_any(from, any_of(Category::preposition, Category::verb_adverb, Category::date_word)))) &&
        !has(resume + 1, Category::relative) && !(svo_ && has(resume + 1, Category::comment_mark)) && !source_follows(resume + 1)));
  const bool brief = turn || cue.pronoun || (svo_ && past_form(from + 1) && source_word(*source));  // "Prices fell, the bank said"
  if (end < from + (resumes || (cue.pronoun && !svo_) ? 1 : brief ? 2 : 3)) return false;
  if (svo_ && !resumes && !cue.clausal &&
      (reading_.has_any(from, any_of(Category::preposition, Category::verb_adverb, Category::date_word)) ||
       (from == s.first && formed(reading_, from, "gerund_ending", 4))) &&
      !states(from, end)) {  // "In March, Hill, their author, spoke with reporters"
    std::uint32_t verb = from;
    while (verb < end && !past_form(verb)) ++verb;
    if (verb == end) return false;
  }
  Attribution a = begin(around != nullptr || turn ? AttributionKind::direct : AttributionKind::indirect, cue, source);
  a.content.push_back(span(from, end));
  if (resumes) {
    const std::uint32_t stop = around != nullptr ? to : clause_end(*this, resume + 1, s, CuePlace::main);
    if (stop > resume + 1) a.content.push_back(span(resume + 1, stop));
  }
  if (around != nullptr) use(*around);
  for (const Quotation& q : quotations_in(from, resumes ? to : end)) {
    if (around == nullptr && !turn) a.kind = AttributionKind::mixed;
    use(q);
  }
  // It was “dead on arrival,” X said. “Nobody …”
  if (a.kind == AttributionKind::mixed && after + 8 > s.last) further(a, s.last, cue, *source);
  push(std::move(a));
  return true;
}

// "It was announced that …"; "was described as “…” by X", « qualifié de « … » par X »: the subject says nothing.
void Finder::passive(const Cue& cue, const Stretch& s) {
  if (told_passive(cue, s)) return;
  Attribution a;
  if (cue.first > s.first && listed(reading_, cue.first - 1, "impersonal_subject")) {
    // "Three people died, it was reported on Monday."
    if (svo_ && cue.first > s.first + 3 && comma(cue.first - 2) && bare_tag(cue, s)) {
      a = begin(AttributionKind::indirect, cue, std::nullopt);
      a.content.push_back(span(s.first, without_stop(s.first, cue.first - 1)));
      if (cue.last + 1 < s.last && comma(cue.last))
        a.content.push_back(span(cue.last + 1, without_stop(cue.last + 1, s.last)));  // "The king, it is said, never sleeps"
      push(std::move(a));
      return;
    }
    const auto start = clause_start(*this, cue, s);
    if (!start || !(start->marked || svo_) || has(start->first, Category::infinitive_link)) return;
    const std::uint32_t end = clause_end(*this, start->first, s, place(cue, std::nullopt, s));
    if (end <= start->first + 1) return;
    a = begin(AttributionKind::indirect, cue, std::nullopt);
    a.content.push_back(span(start->first, end));
    take_marks(a, start->first, end);
    push(std::move(a));
    return;
  }
  const Quotation* q = quotation_after(cue.last);
  if (!(cue.cls == "call" || cue.cls == "np" || (q != nullptr && q->first == cue.last)) || q == nullptr || q->last > s.last ||
      q->first > cue.last + max_gap || !unused(*q))
    return;
  for (std::uint32_t t = cue.last; t + 1 < s.last && t < q->last + 6; ++t) {
    if (inside_quotation(t) || !listed(reading_, t, "agent")) continue;
    const auto by = phrase_at(reading_, t + 1, std::min(s.last, next_quotation(t)));
    if (!by || !names_a_source(*by) || !has_source_head(*by)) return;
    a = begin(AttributionKind::mixed, cue, by);
    if (const std::uint32_t first = t < q->first ? by->head : cue.last; first < q->last) a.content.push_back(span(first, q->last));
    use(*q);
    push(std::move(a));
    return;
  }
  if (svo_ || cue.cls != "np" || q->first != cue.last + 1 || title(*q)) return;  // « accusé de « … » »: nobody is named
  a = begin(AttributionKind::mixed, cue, std::nullopt);
  a.content.push_back(span(cue.last, q->last));
  use(*q);
  push(std::move(a));
}

// What stands in marks in [first, last) is quoted in `a`.
void Finder::take_marks(Attribution& a, std::uint32_t first, std::uint32_t last) {
  for (const Quotation& q : quotations_in(first, last)) {
    a.kind = AttributionKind::mixed;
    use(q);
  }
}

Attribution Finder::begin(AttributionKind kind, const Cue& cue, const std::optional<NounPhrase>& source) const {
  Attribution a;
  a.kind = kind;
  if (cue.pronoun && *cue.pronoun > cue.first && *cue.pronoun < cue.last) {
    a.cue.push_back(span(cue.first, std::max(cue.first + 1, hyphen_before(*cue.pronoun))));
    a.cue.push_back(span(*cue.pronoun + 1, cue.last));
  } else {
    a.cue.push_back(span(cue.first, cue.last));
  }
  if (source) {
    // "a move THAT unions called “brutal”"
    const bool opener =
        source->first > block_.first && source->first + 1 < source->head && is_that(source->first) && word(source->first - 1) &&
        !has(source->first - 1, Category::preposition) &&
        (capital(source->first + 1) || reading_.has_any(source->first + 1, any_of(Category::role_noun, Category::determiner)));
    a.source.push_back(span(source->first + (opener ? 1 : 0), source->last));
    // "an architect WHO said": the pronoun that speaks for it.
    std::uint32_t who = cue.first;
    while (who > source->last && (has(who - 1, Category::verb_adverb) || adverb_form(reading_, who - 1))) --who;
    if (who > source->last && has(who - 1, Category::relative)) a.source.push_back(span(who - 1, who));
  }
  // "does not think it will work"
  if (cue.negated) a.stance = cue.cls == "opinion" ? Stance::denied : leaves_open(cue) ? Stance::stated : Stance::no_comment;
  else if (cue.cls == "deny") a.stance = Stance::denied;
  else if (cue.conditional) a.stance = Stance::reported;
  else hedge(a, sentence(cue.first));
  return a;
}

// "did not rule out that it would", « n'exclut pas que »
bool Finder::leaves_open(const Cue& cue) const {
  const std::uint32_t verb = cue.last - (has(cue.last - 1, Category::negation) ? 2 : 1);
  return cue.negated && listed(reading_, verb, "left_open") &&
         (reading_.pack.setting("left_open_verb").empty() || (verb > cue.first && listed(reading_, verb - 1, "left_open_verb")));
}

// "a-t-elle": the cue's first part is "a" alone.
std::uint32_t Finder::hyphen_before(std::uint32_t pronoun) const {
  std::uint32_t t = pronoun;
  while (t > block_.first + 1 &&
         (reading_.tokens[t - 1].kind == TokenKind::mark || (reading_.at(t - 1) == u"t" && reading_.tokens[t - 2].kind == TokenKind::mark)))
    --t;
  return t;
}

void Finder::hedge(Attribution& a, const Stretch& s) const {
  const auto hedge = std::lower_bound(hedges_.begin(), hedges_.end(), s.first);
  if (hedge != hedges_.end() && *hedge < s.last && a.stance == Stance::stated) a.stance = Stance::reported;
  // "Selon X, le ministre aurait déclaré": the press conditional inside what is reported.
  if (a.kind != AttributionKind::according_to || a.content.empty() || !press_conditional_) return;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    const auto m = reading_.match(t, bit(Category::auxiliary));
    if (m && reading_.pack.text(m->value).find("conditional") != std::string_view::npos) a.stance = Stance::reported;
  }
}

// `minor`: an opinion, or a clause without "that": inside another's words it is theirs.
void Finder::push(Attribution a, bool minor) {
  minor_.resize(out_.size() - start_, false);
  minor_.push_back(minor);
  out_.push_back(std::move(a));
}

// "Smith said Jones had told him …" is Smith's statement alone.
void Finder::drop_minor() {
  minor_.resize(out_.size() - start_, false);
  for (std::size_t i = 0; i < minor_.size(); ++i) {
    const Attribution& a = out_[start_ + i];
    if (!minor_[i] || !a.via || !out_by_verb(*a.via)) continue;
    minor_[i] = false;
    dropped_.push_back(static_cast<std::uint32_t>(start_ + i));
  }
  if (dropped_.empty()) return;
  std::size_t at = start_;
  std::size_t next = 0;
  for (std::size_t i = start_; i < out_.size(); ++i) {
    if (next < dropped_.size() && dropped_[next] == i) {
      ++next;
      continue;
    }
    if (out_[i].via) {
      const auto behind = std::lower_bound(dropped_.begin(), dropped_.end(), *out_[i].via);
      if (behind != dropped_.end() && *behind == *out_[i].via) out_[i].via = std::nullopt;
      else *out_[i].via -= static_cast<std::uint32_t>(behind - dropped_.begin());
    }
    if (at != i) out_[at] = std::move(out_[i]);
    ++at;
  }
  out_.resize(at);
  dropped_.clear();
}

// A report inside what another reports is told through that other.
void Finder::link() {
  if (out_.size() - start_ < 2) return;
  constexpr std::size_t most_parts = 256;  // between the two; only damaged text has more in one block
  struct Part {
    Span where;
    std::uint32_t reach, of;
  };  // `reach`: the farthest end so far
  std::vector<Part> parts;
  parts.reserve(2 * (out_.size() - start_));
  for (std::size_t j = start_; j < out_.size(); ++j) {
    for (const Span part : out_[j].content) parts.push_back({part, 0, static_cast<std::uint32_t>(j)});
  }
  put_in_order(parts, [](const Part& a, const Part& b) { return a.where.begin < b.where.begin; });
  std::uint32_t reach = 0;
  for (Part& part : parts) part.reach = reach = std::max(reach, part.where.end);
  for (std::size_t i = start_; i < out_.size(); ++i) {
    if (out_[i].via || out_[i].cue.empty()) continue;
    const Span cue = out_[i].cue.front();
    auto part = std::partition_point(parts.begin(), parts.end(), [&](const Part& p) { return p.where.begin <= cue.begin; });
    for (std::size_t looked = 0; part != parts.begin() && part[-1].reach >= cue.end && looked < most_parts; ++looked) {
      --part;
      if (part->of == i || out_[part->of].via == i || !part->where.contains(cue)) continue;
      if (!out_[i].via || *out_[i].via > part->of) out_[i].via = part->of;
    }
  }
}

}  // namespace citelight::attribution

namespace citelight {

std::vector<Attribution> find_attributions(const Reading& reading, const std::vector<Sentence>& sentences, std::span<const Block> blocks) {
  std::vector<Attribution> out;
  attribution::Finder finder(reading, out);
  bool open = false;
  for (std::size_t first = 0; first < sentences.size();) {
    std::size_t last = first + 1;
    while (last < sentences.size() && sentences[last].block == sentences[first].block) ++last;
    const BlockKind kind = sentences[first].block < blocks.size() ? blocks[sentences[first].block].kind : BlockKind::paragraph;
    open = finder.read(sentences.data() + first, sentences.data() + last, open, kind == BlockKind::heading || kind == BlockKind::caption);
    first = last;
  }
  finder.finish();
  // In order of their content, less what another took over; `via` follows its target.
  std::vector<std::uint32_t> order;
  order.reserve(out.size());
  for (std::uint32_t i = 0; i < out.size(); ++i) {
    if (!out[i].content.empty()) order.push_back(i);
  }
  put_in_order(order, [&](std::uint32_t a, std::uint32_t b) { return out[a].content.front().begin < out[b].content.front().begin; });
  std::vector<std::uint32_t> place(out.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<Attribution> sorted;
  sorted.reserve(out.size());
  for (const std::uint32_t i : order) {
    sorted.push_back(std::move(out[i]));
    if (sorted.back().via) sorted.back().via = place[*sorted.back().via];
  }
  return with_speakers(reading, sentences, blocks, std::move(sorted));
}

}  // namespace citelight
