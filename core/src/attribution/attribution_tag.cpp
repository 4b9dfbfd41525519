// Stage 4: tags and comments: what is said stands before the verb or around it; and where a mark or the place stands for the verb.
#include <algorithm>
#include <utility>

#include "attribution/attribution_finder.h"

namespace citelight::attribution {

// "…", a déclaré X   "…", X said   "…", said X, "…"
bool Finder::tag(const Cue& cue, const Stretch& s) {
  const Quotation* before = quotation_before(cue.first);
  if (before == nullptr || cue.first - before->last > max_gap) return false;
  // "“…?” Brown asked.": the mark inside may have ended the sentence.
  const bool apart = (before->last == s.first || (before->last + 1 == s.first && comma(before->last))) && before->last >= 2 &&
                     (ends_sentence(before->last - 2) || reading_.is(before->last - 2, u','));
  const bool asked = apart && svo_ && cue.cls == "ask" && reading_.is(before->last - 2, u'?');  // "“…?” Brown asked the crowd."
  if (before->last <= s.first &&
      !(apart && unused(*before) && (asked || bare_tag(cue, s) || (!svo_ && cue.first <= s.first + 1 && inverted(cue, s)))))
    return false;
  if (!unused(*before) || (!speech(*before) && before->words() < 2)) return false;
  // "told “Good Day” that nobody would say": no comma, no tag.
  if (svo_ && title(*before) && !reading_.is(before->last - 2, u',') && !ends_sentence(before->last - 2) && !comma(before->last))
    return false;
  std::uint32_t t = before->last;
  while (t < cue.first && (comma(t) || ends_sentence(t))) ++t;
  if (cue.pronoun)
    while (t < cue.first && has(t, Category::clitic)) ++t;  // « … », ME demande-t-il
  std::optional<NounPhrase> source;
  if (svo_ && has(cue.first - 1, Category::relative) && !bare_tag(cue, s)) return false;  // "“…,” Cruz, who has proposed a ban, said"
  if (t == cue.first) {
    if (cue.gerund) return false;  // « … », répondant ainsi à X
    source = inverted(cue, s);
    // "« … » a dit", then a pronoun before the auxiliary was taken already.
    if (!source) return false;
    // « en quoi l'expression « de bon aloi » révèle un souci »: words that are spoken of.
    if (!svo_ && before->first > s.first && word(before->first - 1) && !title(*before) && before->words() < 5 && !cue.pronoun &&
        !has_source_head(*source))
      return false;
  } else {
    source = apposed(t, cue.first);
    if (!source) source = widened(subject_before(reading_, t, cue.first), t, cue.first);
    // "Obama special assistant Ann Hill": one phrase, capitals or not.
    if (source && source->first > t && source->first < t + 8) {
      const auto whole = phrase_at(reading_, t, source->head);
      if (whole && whole->head == source->head) source->first = t;
    }
    if (!source || source->first != t) return false;
    // « Contre « … », X a annoncé son départ »: where tags are inverted, what follows the verb is what is said.
    if (!svo_ && cue.last < s.last && (has(cue.last, Category::determiner) || has(cue.last, Category::article_one)) &&
        !has(cue.last, Category::preposition))
      return false;
    // "« A », B dit que C": the verb has its own clause.
    if (has(cue.last, Category::complementizer)) return false;
  }
  if (programme(*before, s)) return false;
  Attribution a = begin(AttributionKind::direct, cue, source);
  // « A », « B », dit X: all of them are X's.
  const Quotation* opening = before;
  for (const Quotation* q = quotation_before(opening->first);
       q != nullptr && q->first >= s.first && unused(*q) && joins(q->last, opening->first); q = quotation_before(opening->first)) {
    opening = q;
    use(*q);
  }
  a.content.push_back(span(opening->first, before->last));
  // The quotation began a paragraph or more before.
  if (before->continued && waiting_ && *waiting_ < out_.size() && out_[*waiting_].source.empty() && out_[*waiting_].cue.empty() &&
      !out_[*waiting_].content.empty()) {
    a.content.back().begin = out_[*waiting_].content.front().begin;
    out_[*waiting_].content.clear();
    waiting_.reset();
  }
  // The quotation may have begun outside its marks: The plan is “dead,” X said.
  if (const Stretch own = sentence(opening->first);
      opening->first > own.first &&
      (reading_.tokens[opening->first - 1].kind == TokenKind::word || subject_before_quotation(*opening, own)) &&
      !reported_in(own, opening->first)) {
    a.kind = AttributionKind::mixed;
    a.content.back().begin = reading_.tokens[own.first].where.begin;
    for (const Quotation& q : quotations_in(own.first, opening->first)) use(q);
  }
  use(*before);
  // …, and goes on behind the tag, or in the next sentence.
  std::uint32_t after = std::max(cue.last, source->last);
  while (after < s.last && !comma(after) && !reading_.is(after, u':') && !ends_sentence(after) && after < cue.last + max_gap &&
         quotation_at(after) == nullptr)
    ++after;
  if (comma(after)) after = past_manner(after, s);
  if (after < block_.last &&
      (comma(after) || reading_.is(after, u':') || (ends_sentence(after) && (after + 1 >= s.last || quotation_at(after + 1) != nullptr))))
    ++after;
  const bool apart_from = after > 0 && (comma(after - 1) || reading_.is(after - 1, u':') || ends_sentence(after - 1) ||
                                        reading_.at(after - 1).back() == u'.');  // "R-S.C. “I get that.”"
  const bool ended = apart_from && !comma(after - 1) && !reading_.is(after - 1, u':');
  std::uint32_t behind = ended ? after : s.last;
  if (apart_from && !ended && goes_on(a, after, cue)) {
    behind = block_.last;
  } else if (after + 1 < s.last && comma(after - 1) &&
             ((has(after, Category::auxiliary) && !reading_.is(after + 1, u'-')) || (source->first < cue.first && resumes(a, after, s)))) {
    // “Only you,” she said, would come.
    a.kind = AttributionKind::mixed;
    a.content.push_back(span(after, clause_end(*this, after, s, CuePlace::main)));
    for (const Quotation& q : quotations_in(after, s.last)) use(q);
    behind = block_.last;
  }
  further(a, behind, cue, *source);
  push(std::move(a));
  return true;
}

// "“…,” he said, SLAMMING THE DOOR, “…”": the comma before the words that go on, or `t`.
std::uint32_t Finder::past_manner(std::uint32_t t, const Stretch& s) const {
  for (std::uint32_t k = t + 1; k + 1 < std::min(s.last, t + 14) && word(k) && !has(k, Category::reporting_verb); ++k) {
    if (comma(k + 1)) return quotation_at(k + 2) != nullptr && !capital(k + 3) ? k + 1 : t;
  }
  return t;
}

// "And while it is a loss “in the end,” X said, both sides will go on": what began outside the marks goes on behind the tag.
bool Finder::resumes(const Attribution& a, std::uint32_t t, const Stretch& s) const {
  return svo_ && a.kind == AttributionKind::mixed && t + 3 < s.last && states(t, s.last) && quotations_in(t, s.last).empty() &&
         !formed(reading_, t, "gerund_ending", 4) &&
         !reading_.has_any(t, any_of(Category::reporting_verb, Category::clause_break, Category::adversative, Category::numeral_joiner,
                                     Category::relative, Category::comment_mark, Category::subordinator)) &&
         !source_follows(t);
}

// "« … », s'étrangle Paul Martin", "“…,” she surmised.": its place makes a tag
// of a verb that no list holds.
bool Finder::tag_by_place(const Quotation& q, const Stretch& s) {
  const std::uint32_t t0 = q.last;
  if (t0 + 1 >= block_.last || t0 >= sentence(q.first).last + 8) return false;
  const Stretch own = t0 < s.last ? s : sentence(t0);
  if (t0 != own.first && t0 >= s.last) return false;
  std::optional<NounPhrase> source;
  std::uint32_t verb = 0;
  std::uint32_t verb_end = 0;
  if (svo_) {
    if (!(reading_.is(t0 - 2, u',') || reading_.is(t0 - 2, u'?') || reading_.is(t0 - 2, u'!')) || programme(q, own)) return false;
    // "“…,” enthused Ann Hill.", "“…,” mumbles the waiter"
    const bool present = word(t0) && !capital(t0) && reading_.at(t0).back() == u's' && reading_.categories(t0) == CategorySet{};
    const bool inverted = (past_form(t0) && capital(t0 + 1)) ||
                          (present && (capital(t0 + 1) || reading_.has_any(t0 + 1, any_of(Category::definite, Category::role_noun))));
    const auto phrase = phrase_at(reading_, t0 + (inverted ? 1 : 0), std::min(own.last, next_quotation(t0)));
    if (!phrase) return false;
    if (inverted && !(has_speaker(*phrase) && (phrase->last >= own.last || ends_sentence(phrase->last) || comma(phrase->last))))
      return false;
    const bool pronoun = has(t0, Category::pronoun) && phrase->head == t0 + 1;
    verb = phrase->head;
    if (!pronoun) {
      // The phrase may have swallowed the verb.
      verb = phrase->first + 1;
      while (verb < phrase->head && !past_form(verb)) ++verb;
    }
    if (inverted) verb = t0;
    while (verb < own.last && has(verb, Category::verb_adverb)) ++verb;
    if (verb >= own.last || !(past_form(verb) || inverted)) return false;
    verb_end = verb + 1;
    if (!(inverted || ends_sentence(verb_end) || comma(verb_end) || has(verb_end, Category::preposition) ||
          has(verb_end, Category::verb_adverb) || has(verb_end, Category::subordinator) || has(verb_end, Category::weekday)))
      return false;
    const std::uint32_t last = inverted ? phrase->last : std::min(verb, phrase->head);
    if (last <= phrase->first) return false;
    source = NounPhrase{phrase->first, last, last};
  } else {
    std::uint32_t t = t0;
    if (comma(t)) ++t;
    else if (!(ends_sentence(t0 - 2) || reading_.is(t0 - 2, u','))) return false;
    verb = t;
    while (t < own.last && t < verb + 3 && reading_.has_any(t, any_of(Category::auxiliary, Category::clitic, Category::reflexive))) ++t;
    const auto joined = [&](std::uint32_t from) -> std::optional<NounPhrase> {  // "-t-il", "-elle"
      if (!reading_.is(from, u'-')) return std::nullopt;
      for (std::uint32_t who = from; who < std::min(own.last, from + 4); ++who)
        if (has(who, Category::pronoun)) return NounPhrase{who, who + 1, who + 1};
      return std::nullopt;
    };
    if (t > verb) source = joined(t);  // « …, s'est-ELLE émue », « …, a-t-IL pesté »
    if (source) t = source->last;
    if (!word(t) || capital(t) || has(t, Category::function_word) || has(t, Category::preposition) || has(t, Category::determiner) ||
        has(t, Category::subordinator) || has(t, Category::conjunction))
      return false;
    ++t;
    verb_end = t;
    if (!source) source = joined(t);
    if (!source) {
      const std::uint32_t name = past_circumstance(t, own);  // « …, anticipe À PÉKIN Anna Kern »
      if (name > t && capital(name) && capital(name + 1)) t = name;
      if (!word(t) || !(capital(t) || has(t, Category::determiner) || has(t, Category::title_word)) || has(t, Category::noun_link))
        return false;
      source = phrase_at(reading_, t, own.last);
      if (!source || !has_speaker(*source)) return false;
    }
  }
  Attribution a;
  a.kind = AttributionKind::direct;
  a.cue.push_back(span(verb, verb_end));
  a.source.push_back(span(source->first, source->last));
  a.content.push_back(span(q.first, q.last));
  use(q);
  if (own.last < block_.last) {
    if (const Quotation* next = quotation_at(own.last); next != nullptr && unused(*next)) {
      a.content.push_back(span(next->first, next->last));
      use(*next);
    }
  }
  push(std::move(a));
  return true;
}

// "Coffee may lower risk of stroke: study": a headline's source behind the colon.
bool Finder::headline_source() {
  if (!(heading_ || block_.first == 0) || block_.last > block_.first + 25) return false;
  std::uint32_t first = block_.last;
  while (first > block_.first && first + 4 > block_.last && word(first - 1)) --first;
  if (first < block_.first + 5 || first == block_.last || !reading_.is(first - 1, u':')) return false;
  const auto role = reading_.match(block_.last - 1, bit(Category::role_noun));
  if (!role || reading_.pack.text(role->value).starts_with("person") || has(first, Category::determiner)) return false;
  Attribution a;
  a.kind = AttributionKind::indirect;
  a.cue.push_back(span(first - 1, first));
  a.source.push_back(span(first, block_.last));
  a.content.push_back(span(block_.first, first - 1));
  push(std::move(a));
  return true;
}

// What stands in the marks is `who`'s, if anybody is named; the token `cue` tells it, or is a mark that stands for a verb.
bool Finder::give(const Quotation& q, const std::optional<NounPhrase>& who, std::optional<std::uint32_t> cue) {
  Attribution a;
  a.kind = AttributionKind::direct;
  if (cue) a.cue.push_back(span(*cue, *cue + 1));
  if (who) a.source.push_back(span(who->first, who->last));
  a.content.push_back(span(q.first, q.last));
  use(q);
  push(std::move(a));
  return true;
}

// « On ne lâchera rien » : la CGT prévient le gouvernement. “Never again”: Ann Hill
bool Finder::headline_form(const Quotation& q) {
  if (q.first != block_.first || !q.closed || q.last + 1 >= block_.last || !reading_.is(q.last, u':')) return false;
  auto source = phrase_at(reading_, q.last + 1, block_.last);
  if (!source || !has_speaker(*source)) return false;
  const auto told = [&](std::uint32_t t) {
    return finite_report(t) || (svo_ && has(t, Category::reporting_verb) && !has(t, Category::role_noun) && speaks(t - 1) &&
                                reading_.at(t - 1).back() == u's');  // "survivors RECALL the collapse"
  };
  std::uint32_t verb = source->first + 1;
  while (verb < source->head && !told(verb) && !listed(reading_, verb, "topic_link")) ++verb;
  if (verb == source->head && verb < block_.last && !ends_sentence(verb) && !told(verb) && !has(verb, Category::auxiliary)) {
    // « … » : le gouvernement MAINTIENT sa réforme
    --verb;
    if (svo_ || verb <= source->first + 1 || capital(verb) || has(verb, Category::role_noun) ||
        !(has(verb - 1, Category::role_noun) || capital(verb - 1)) ||
        !reading_.has_any(source->head, any_of(Category::determiner, Category::article_one, Category::preposition)))
      return false;
  }
  source->last = source->head = verb;
  return give(q, *source, q.last);
}

// "“…” ― Jane Brown": signed.
bool Finder::signed_form(const Quotation& q) {
  if (q.last + 1 >= block_.last || !(reading_.is(q.last, u'―') || reading_.is(q.last, u'—') || reading_.is(q.last, u'–')) ||
      !reading_.tokens[q.last + 1].capitalised)
    return false;
  const auto source = phrase_at(reading_, q.last + 1, block_.last);
  if (!source ||
      !(block_.last - source->last <= 1 || (comma(source->last) && block_.last - source->last < 9 && has_person(*source, false))))
    return false;
  return give(q, *source, q.last);
}

// Whether a first name or a title stands before this name somewhere in the text.
bool Finder::named_in_full(std::uint32_t name) {
  const std::uint32_t word = reading_.tokens[name].word;
  if (has(name, Category::role_noun))
    return reading_.pack.text(reading_.match(name, bit(Category::role_noun))->value).starts_with("person");
  if (looks_ == 0) return false;  // a transcript asks at every turn
  --looks_;
  for (std::uint32_t t = 1; t < reading_.tokens.size(); ++t) {
    const std::uint32_t before = t - (t > 1 && reading_.is(t - 1, u'.') ? 2 : 1);
    if (reading_.tokens[t].word == word && reading_.at(t) == reading_.at(name) && reading_.tokens[before].capitalised &&
        reading_.has_any(before, any_of(Category::first_name, Category::title_word)))
      return true;
  }
  return false;
}

// « Réponse du maire : « … » », « Sa réponse tient en une phrase : « … » », "The mayor's answer was short: “…”"
bool Finder::answer_form(const Quotation& q, const NounPhrase& subject) {
  std::uint32_t noun = subject.first;
  while (noun < subject.head && !has(noun, Category::noun_cue) && !listed(reading_, noun, "answer_noun")) ++noun;
  if (noun == subject.head) return false;
  std::optional<NounPhrase> source;
  if (has(noun + 1, Category::noun_link)) {
    source = phrase_at(reading_, noun + (has(noun + 1, Category::determiner) ? 1 : 2), q.first - 1);
    if (!source) return false;
    if (has(source->first, Category::noun_link)) ++source->first;
    source->last = source->head;
  } else if (!has(subject.first, Category::possessive)) {  // "HIS answer": whose, the word alone doesn't tell
    if (!svo_ || noun < subject.first + 2 || reading_.tokens[noun - 1].space_before) return false;
    source = NounPhrase{subject.first, noun - 1, noun - 1};
  }
  if (source && (source->first >= source->last || !has_speaker(*source))) return false;
  return give(q, source, noun);
}

// "Jeanne Martin : « … »", a headline's form; "Le maire ne décolère pas : « … »".
bool Finder::colon_form(const Quotation& q, const Stretch& s) {
  if (q.first < s.first + 2 || !reading_.is(q.first - 1, u':') || without_stop(q.first, s.last) > q.last) return false;
  auto source = sentence_subject(s, q.first - 1);
  if (!source) return false;
  if (answer_form(q, *source)) return true;
  for (std::uint32_t t = source->first + 1; t < source->head; ++t) {
    if (listed(reading_, t, "topic_link")) source->head = source->last = t;  // "Olsen on the strike: “…”"
  }
  const bool whole = source->last == q.first - 1;
  if (whole && source->head == source->first + 1 && source->first == s.first) {
    // « Macron : « … » » beside « Ukraine : « … » »: a speaker where the text names that person in full, an outlet; else a topic.
    const bool alone =  // nothing else stands there, and no list knows the word
        reading_.tokens.size() < q.last + 3 && s.first == 0 &&
        (reading_.categories(source->first) == CategorySet{} || has(source->first, Category::first_name)) && q.words() > 3;
    if (!alone && !named_in_full(source->first) && !has(source->first, Category::outlet)) return false;
    return give(q, *source, q.first - 1);
  }
  bool person = false;
  for (std::uint32_t t = source->first; t < source->head; ++t) {
    person = person || speaks(t) || (!whole && has(t, Category::role_noun)) ||
             (capital(t) && !(t == s.first && has(t, Category::reporting_verb)) && !has(t, Category::determiner) &&
              (t > source->first || !whole || source->head > source->first + 1) && !has(t, Category::function_word));
  }
  return person && give(q, *source, std::nullopt);
}

// "In an appearance on “Fox and Friends,” X pointed to …": a programme, nothing said.
bool Finder::programme(const Quotation& q, const Stretch& s) const {
  if (!svo_ || q.first <= s.first + 1 || !has(q.first - 1, Category::preposition) || !title(q) || states(s.first, q.first)) return false;
  std::uint32_t aside = q.first;  // "Orme, in an interview on “Fox and Friends,” said"
  while (aside > s.first && !comma(aside)) --aside;
  return aside > s.first || has(s.first, Category::preposition);
}

// « A », « B »   “A” and “B”
bool Finder::joins(std::uint32_t from, std::uint32_t to) const {
  if (to > from + 2) return false;
  for (std::uint32_t t = from; t < to; ++t) {
    if (!comma(t) && !has(t, Category::numeral_joiner)) return false;
  }
  return true;
}

// The rally, held on Monday, “lets us be heard,” X said: the words in marks are the verb of a subject outside them.
bool Finder::subject_before_quotation(const Quotation& q, const Stretch& s) const {
  if (!comma(q.first - 1) || capital(q.first + 1) ||
      reading_.has_any(q.first + 1, any_of(Category::determiner, Category::article_one, Category::pronoun, Category::preposition,
                                           Category::subordinator)) ||
      !word(q.first + 1))
    return false;
  if (reading_.has_any(s.first, any_of(Category::preposition, Category::subordinator, Category::adversative, Category::verb_adverb)) &&
      !has(s.first, Category::determiner))
    return false;
  const auto p = phrase_at(reading_, s.first, q.first, true);
  return p && p->head + 1 < q.first && comma(p->head) && has(p->first, Category::determiner);
}

// Takes the quotation that starts at `t`, where nobody else claims it.
bool Finder::goes_on(Attribution& a, std::uint32_t t, const Cue& cue) {
  const Quotation* next = quotation_at(t);
  if (next == nullptr || !unused(*next) || tag_follows(*next, cue)) return false;
  a.content.push_back(span(next->first, next->last));
  use(*next);
  return true;
}

// “A,” she said. “B.”: what opens at `t`, behind the tag's full stop, is a statement of its own. Who the tag names said it too;
// a pronoun names nobody, so that only the speaker is told.
void Finder::further(const Attribution& told, std::uint32_t t, const Cue& cue, const NounPhrase& source) {
  const Quotation* next = t < block_.last ? quotation_at(t) : nullptr;
  // “Robin Hood” is her favourite film; “B1. B2,” surmised someone else.
  if (next == nullptr || without_stop(t, sentence(t).last) > next->last || comma(next->last - 2)) return;
  Attribution a;
  a.kind = AttributionKind::direct;
  if (told.stance == Stance::reported) a.stance = Stance::reported;
  if (!has(source.first, Category::pronoun) || source.last > source.first + 1) a.source = told.source;
  if (goes_on(a, t, cue)) further_.push_back(std::move(a));
}

// Whether a report stands in `s` before token `t`.
bool Finder::reported_in(const Stretch& s, std::uint32_t t) const {
  for (std::size_t i = out_.size(); i > start_; --i) {
    if (out_[i - 1].cue.empty()) continue;
    const auto at = out_[i - 1].cue.front().begin;
    if (at < reading_.tokens[s.first].where.begin) break;
    if (at < reading_.tokens[t].where.begin) return true;
  }
  return false;
}

// "X said.", "X asked on Monday.": nothing that the verb could report stands behind it.
bool Finder::bare_tag(const Cue& cue, const Stretch& s) const {
  if (cue.last >= s.last || ends_sentence(cue.last) || comma(cue.last) || reading_.is(cue.last, u';')) return true;
  if (quotation_at(cue.last) != nullptr || reading_.is(cue.last, u':') || has(cue.last, Category::complementizer)) return false;
  // "continues to block": not to whom.
  if (svo_ && has(cue.last, Category::infinitive_link) && bare_infinitive(reading_, cue.last + 1) &&
      (has(cue.last + 1, Category::auxiliary) || !has(cue.last + 1, Category::function_word)))
    return false;
  if (!clause_start(*this, cue, s))
    return has(cue.last, Category::preposition) || has(cue.last, Category::verb_adverb) || has(cue.last, Category::weekday) ||
           has(cue.last, Category::subordinator) || has(cue.last, Category::date_word) || has(cue.last + 1, Category::date_unit) ||
           cue.tells || cue.pronoun;
  return false;
}

// Whether another cue stands right behind the quotation.
bool Finder::tag_follows(const Quotation& q, const Cue& cue) const {
  for (std::uint32_t t = q.last; t < std::min(block_.last, q.last + 8); ++t) {
    if (ends_sentence(t)) return false;
    // “…,” and then she said, “…,” adding that
    if (has(t, Category::numeral_joiner) || (svo_ && t == q.last && formed(reading_, t, "gerund_ending", 4))) return false;
    if (t > cue.last && !inside_quotation(t) && has(t, Category::reporting_verb)) return true;
    // « …, énumère-t-il »: the place makes a tag of a verb that no list holds.
    if (t > cue.last && t + 1 < block_.last && reading_.is(t, u'-') && !reading_.tokens[t].space_before && has(t + 1, Category::pronoun))
      return true;
  }
  return false;
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
  if (!be || reading_.pack.text(be->value) != "be" || !is_that(be->last)) return false;
  const std::uint32_t end = clause_end(*this, be->last, s, CuePlace::main);
  Attribution a = begin(AttributionKind::indirect, cue, source);
  a.content.push_back(span(be->last, end));
  take_marks(a, be->last, end);
  push(std::move(a));
  return true;
}

// As X says, …   Comme l'a rappelé X, …   …, as X put it
bool Finder::comment(const Cue& cue, const Stretch& s) {
  std::uint32_t t = cue.first;
  if (t == s.first) return false;
  std::optional<NounPhrase> source;
  if (has(t - 1, Category::comment_mark) || (!svo_ && comment_phrase(t, s))) {
    // « , CE QUE dément le ministre »: of what stands before.
    if (const std::uint32_t mark = comment_at(t, s); has(mark, Category::determiner) && !(mark > s.first && comma(mark - 1))) return false;
    source = inverted(cue, s);
    // At the head of the sentence the main clause follows, no apposition.
    if (source && !cue.pronoun && cue.first < s.first + 4) source = phrase_at(reading_, std::max(source->first, cue.last), s.last, true);
  } else if (svo_) {
    source = subject_before(reading_, s.first, cue.first);
    if (source && !(source->first > s.first && has(source->first - 1, Category::comment_mark))) source.reset();
    if (source) t = source->first;
  }
  if (!source) return false;
  if (svo_ && cue.cls == "find" && thing(*source) && !has_source_head(*source)) return true;  // "as its name suggests"
  while (t > s.first && !has(t, Category::comment_mark)) --t;
  std::uint32_t after = std::max(cue.last, source->last);
  while (after < s.last && !comma(after) && !ends_sentence(after) && quotation_at(after) == nullptr && after < cue.last + max_gap) ++after;
  const std::uint32_t left = without_stop(s.first, t);
  const bool heads = t == s.first || left <= s.first + 1;  // « Cependant, comme l'a souligné … »
  // « Comme l'a souligné l'agence, SOLLICITÉE sur ce point, il est … »: told of the agence
  for (std::uint32_t close = after + 1;
       heads && after + 1 < s.last && comma(after) && (participle(after + 1) || has(after + 1, Category::relative)) && close < s.last;
       ++close) {
    if (comma(close)) {
      after = close;
      break;
    }
  }
  // "She said it would, as she put it, “change”": in what is said already.
  for (std::size_t i = out_.size(); i > start_ && !reported_before(out_[i - 1], s); --i) {
    if (!out_[i - 1].content.empty() && out_[i - 1].content.back().contains(span(cue.first, cue.last))) return true;
  }
  // "“Grandpa,” he says, as another laughs": somebody has said it.
  for (const Quotation& q : quotations_in(s.first, left))
    if (!unused(q) && reported_in(s, t)) return true;
  Attribution a = begin(AttributionKind::indirect, cue, source);
  if (heads) {
    if (after + 2 >= s.last || !comma(after) || (source->first < cue.first && !bare_tag(cue, s))) return false;
    const std::uint32_t end = without_stop(after + 1, s.last);
    if (end <= after + 1) return false;
    a.content.push_back(span(after + 1, end));
  } else {
    // « La mesure, comme l'a rappelé X, coûtera … »: the sentence goes on behind.
    std::uint32_t right = after + 1;
    if (comma(t - 1) && after < s.last && comma(after) && right + 2 < s.last &&
        !reading_.has_any(right, any_of(Category::clause_break, Category::adversative, Category::numeral_joiner, Category::relative,
                                        Category::source_preposition)) &&
        !states(t - std::min(t - s.first, max_gap), t))
      right = without_stop(right, s.last);
    const bool goes_on = right > after + 1;
    if (!comma(t - 1) || left < s.first + (goes_on ? 1 : 3) || !(after >= s.last || comma(after) || ends_sentence(after)) ||
        (source->first < cue.first && !bare_tag(cue, s)))
      return false;
    a.content.push_back(span(s.first, left));
    if (goes_on) a.content.push_back(span(after + 1, right));
  }
  take_marks(a, s.first, s.last);
  push(std::move(a));
  return true;
}

// Whether a finite verb stands in [first, last), not one behind "who".
bool Finder::states(std::uint32_t first, std::uint32_t last) const {
  bool relative = false;
  for (std::uint32_t t = first; t < last; ++t) {
    relative = !comma(t) ? relative || has(t, Category::relative) : false;
    if (!relative && (has(t, Category::auxiliary) || finite_report(t))) return true;
  }
  return false;
}

// « – Je ne regrette rien, a lancé X »: a dash at the head of a paragraph opens a turn.
bool Finder::dialogue(const Stretch& s) const {
  return s.first == block_.first && dash(s.first) && s.first + 1 < s.last && reading_.tokens[s.first + 1].kind == TokenKind::word;
}

// "Comme l'", "comme le": a clitic stands between.
bool Finder::comment_phrase(std::uint32_t t, const Stretch& s) const { return comment_at(t, s) < t; }

// Where the mark that ends in front of `t`, over clitics, begins; `t` where none does.
std::uint32_t Finder::comment_at(std::uint32_t t, const Stretch& s) const {
  std::uint32_t end = t;
  while (end > s.first && has(end - 1, Category::clitic)) --end;
  for (std::uint32_t n = 1; n < 3 && end >= s.first + n; ++n) {
    const auto mark = reading_.match(end - n, bit(Category::comment_mark));
    if (mark && mark->last == end) return end - n;
  }
  return t;
}

}  // namespace citelight::attribution
