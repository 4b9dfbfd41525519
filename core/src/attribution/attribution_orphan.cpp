// Stage 4: quotations that no cue claims: their place, a mark or a colon tells whose they are, or whoever spoke before goes on.
#include <algorithm>
#include <utility>

#include "attribution/attribution_finder.h"

namespace citelight::attribution {

void Finder::orphans(bool open_before, const std::optional<Span>& intro) {
  for (const Quotation& q : quotations_) {
    if (!unused(q) || q.words() < 3 || headline_form(q)) continue;
    const bool introduced = intro && q.first == block_.first && !q.continued;
    const Stretch s = sentence(q.first);
    if (q.words() < 5 && !introduced && !(q.first > block_.first && reading_.is(q.first - 1, u':'))) {
      if (q.first == s.first && !title(q)) tag_by_place(q, s);  // « On verra », élude X
      continue;
    }
    // The whole sentence stands in marks, and someone spoke just before.
    const bool tagged = q.last < block_.last && (comma(q.last) || (word(q.last) && !capital(q.last)));  // « … », anticipe-t-on
    const bool whole = (q.first == s.first || goes_on_behind(s, q.first)) && without_stop(q.first, s.last) <= q.last && !tagged;
    const bool continues = q.continued && open_before;
    if (signed_form(q) || colon_form(q, s) || tag_by_place(q, s)) continue;
    if (!continues && (!whole || heading_ || subheading(q))) continue;
    if (out_.empty() && !q.closed && q.last >= reading_.tokens.size()) continue;  // nobody has spoken, nobody will
    Attribution a;
    a.kind = AttributionKind::direct;
    a.content.push_back(span(q.first, q.last));
    if (introduced) a.source.push_back(*intro);
    if (continues && waiting_ && *waiting_ < out_.size() && !out_[*waiting_].content.empty()) {
      // Several paragraphs before the one that names the speaker.
    } else if (!q.closed) {
      waiting_ = static_cast<std::uint32_t>(out_.size());
    }
    push(std::move(a));
  }
}

// « PUIS, APRÈS UN SILENCE : « … » »: behind the colon whoever spoke last in this block goes on.
bool Finder::goes_on_behind(const Stretch& s, std::uint32_t t) const {
  if (t < s.first + 2 || !reading_.is(t - 1, u':') || out_.size() == start_ || out_.back().kind != AttributionKind::direct) return false;
  if (!reading_.has_any(s.first, any_of(Category::verb_adverb, Category::numeral_joiner, Category::adversative)) || states(s.first, t) ||
      !(comma(s.first + 1) || s.first + 2 == t))  // not "Then THE SIGN: “…”"
    return false;
  for (std::uint32_t k = s.first + 1; k < t; ++k)
    if (capital(k) || past_form(k)) return false;
  return true;
}

// A few words in marks, alone in their paragraph and without a stop: a heading set as text.
bool Finder::subheading(const Quotation& q) const {
  return q.closed && q.first == block_.first && q.last + 1 >= block_.last && q.words() <= 14 && !ends_sentence(q.last - 2) &&
         !comma(q.last - 2) && !(q.last < block_.last && ends_sentence(q.last));
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
    if (!(reading_.is(t0 - 2, u',') || reading_.is(t0 - 2, u'?') || reading_.is(t0 - 2, u'!')) || programme(q, own) ||
        (title(q) && q.first > own.first && has(q.first - 1, Category::preposition)))
      return false;  // "made her name with “Lake Town,” a drama set in Orme"
    // "“…,” enthused Ann Hill.", "“…,” mumbles the waiter"
    const bool present = word(t0) && !capital(t0) && plural_form(reading_, t0) && reading_.categories(t0) == CategorySet{};
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
  Attribution a = attribute(AttributionKind::direct, {verb, verb_end}, {source->first, source->last});
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
                                plural_form(reading_, t - 1));  // "survivors RECALL the collapse"
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

// "Jeanne Martin : « … »", a headline's form; "Le maire ne décolère pas : « … »".
bool Finder::colon_form(const Quotation& q, const Stretch& s) {
  if (q.first < s.first + 2 || !reading_.is(q.first - 1, u':') || without_stop(q.first, s.last) > q.last) return false;
  auto source = sentence_subject(s, q.first - 1);
  if (!source || (!svo_ && reading_.at(source->first).size() == 1 && !reading_.is(source->first + 1, u'.')))
    return false;  // « A Lyon : « … » »
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

// Whether a first name or a title stands before this name somewhere in the text.
bool Finder::named_in_full(std::uint32_t name) {
  if (has(name, Category::role_noun)) return class_at(name, Category::role_noun) == "person";
  if (!in_full_) {  // a transcript asks at every turn
    WordIndex& words = in_full_.emplace(reading_.text);
    const auto add = [&](std::uint32_t token) {
      if (!words.has(reading_.at(token))) words.add(reading_.tokens[token].where, token);
    };
    for (std::uint32_t before = 0; before + 1 < reading_.tokens.size(); ++before) {
      if (!reading_.has_any(before, any_of(Category::first_name, Category::title_word)) || !reading_.tokens[before].capitalised) continue;
      add(before + 1);
      if (reading_.is(before + 1, u'.') && before + 2 < reading_.tokens.size()) add(before + 2);
    }
  }
  return in_full_->has(reading_.at(name));
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

}  // namespace citelight::attribution
