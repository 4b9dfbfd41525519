// Stage 4: tags behind what is said in the writer's words: « …, a indiqué X », "…, officials said".
#include <algorithm>
#include <utility>

#include "attribution/attribution_finder.h"

namespace citelight::attribution {

// …, a indiqué X.   …, officials said.
bool Finder::postposed(const Cue& cue, const Stretch& s) {
  if (cue.gerund || (svo_ && cue.cls == "np")) return false;
  // "Amer, in Gaza, stressed the importance", "…, a spokeswoman, Ann Hill, said": the subject stands before the comma.
  const bool inverts = cue.first > s.first && comma(cue.first - 1) && (!svo_ || inverted_tag(cue, s));
  std::optional<NounPhrase> source;
  if (inverts) source = object_before_infinitive(cue.last) ? std::nullopt : inverted(cue, s);
  else if (svo_) source = tag_subject(cue, s);
  if (!source) return false;
  PostposedTag tag = set_in(s, cue, *source, inverts ? cue.first : source->first);
  if (tag.around == nullptr && !cue.pronoun && cue.first == tag.left) {
    if (tag.source.first >= cue.last && !states(s.first, cue.first)) {
      if (has_subject_in_front(tag.source, cue, s)) return false;
      leave_main_verb(tag, cue, s);
    }
    if (!comma(tag.source.last) && behind_gerund_aside(cue, s)) return false;
  }
  take_turn(tag, s);
  tag.resume = resumed_at(tag, cue);
  const bool split = goes_on_behind_tag(tag);
  const bool brief =
      tag.turn || cue.pronoun || (svo_ && past_form(tag.from + 1) && source_word(tag.source));  // "Prices fell, the bank said"
  if (tag.end < tag.from + (split || (cue.pronoun && !svo_) ? 1 : brief ? 2 : 3)) return false;
  if (svo_ && !split && !cue.clausal && only_circumstance(tag, s)) return false;
  report_around(tag, split, cue, s);
  return true;
}

std::optional<NounPhrase> Finder::tag_subject(const Cue& cue, const Stretch& s) const {
  auto source = subject(cue, {s.first, s.last});
  if (!source) source = subject_before(reading_, s.first, cue.first);
  if (cue.first > s.first && has(cue.first - 1, Category::relative)) return std::nullopt;  // "Hill, who ruled in exile, took …"
  if (!source || source->first == s.first) return std::nullopt;
  const Quotation* const said = comma(source->first - 1) ? nullptr : quotation_before(source->first);
  if (!comma(source->first - 1) && (said == nullptr || said->last != source->first)) return std::nullopt;
  if (!bare_tag(cue, s)) return std::nullopt;
  if (const auto known = reading_.match(source->first, bit(Category::definite));
      !cue.clausal && !(known && known->value == 0) && thing(*source) && !source_word(*source) &&
      !(cue.tells && capital(cue.last + (has(cue.last, Category::determiner) ? 1 : 0))))
    return std::nullopt;  // "…, this work will continue", but "…, two builders told the Courier"
  // What follows must not be what is said.
  if (cue.last < s.last && reading_.tokens[cue.last].kind == TokenKind::word && !has(cue.last, Category::preposition) &&
      !has(cue.last, Category::weekday) && !has(cue.last + 1, Category::weekday) && !has(cue.last, Category::pronoun) &&
      !reading_.tokens[cue.last].capitalised && cue.cls != "say")
    return std::nullopt;
  return source;
}

// Finds what the tag stands in: a sentence, or the marks around it.
Finder::PostposedTag Finder::set_in(const Stretch& s, const Cue& cue, const NounPhrase& source, std::uint32_t left) const {
  PostposedTag tag;
  tag.source = source;
  tag.left = left;
  tag.around = quotation_starting_before(cue.first);
  if (tag.around != nullptr && tag.around->last <= cue.first) tag.around = nullptr;
  if (tag.around == nullptr) {
    tag.from = past_dateline(s.first);
    tag.to = s.last;
    if (listed(reading_, tag.from, "leading_aside") && tag.from + 3 < left && reading_.is(tag.from + 1, u','))
      tag.from += 2;  // "However, prices fell, the bank said"
  } else {
    // « …, a dit X. Et puis, a-t-il ajouté, … »: its own sentence
    const bool again = !unused(*tag.around);
    tag.from = again ? std::max(tag.around->first, s.first) : tag.around->first;
    tag.to = again ? std::min(tag.around->last, s.last) : tag.around->last;
  }
  tag.end = without_stop(tag.from, left);
  return tag;
}

// « Une porte-parole, Anne Roy, a confirmé la commande »: what stands before is the subject, no statement.
// « Le délai ATTEINT deux mois, un record, a indiqué l'Insee »: no noun stands right before an article or a number, a verb does.
bool Finder::has_subject_in_front(const NounPhrase& behind, const Cue& cue, const Stretch& s) const {
  const std::uint32_t head = past_opener(s.first, cue.first);
  const auto before = subject_before(reading_, head, cue.first);
  bool acts = false;
  for (std::uint32_t t = head + 2; has_speaker(behind) && t + 1 < cue.first && t < head + 6 && !comma(t); ++t)
    acts =
        acts || (word(t) && !capital(t) && (number(t + 1) || has(t + 1, Category::article_one) || has(t + 1, Category::definite)) &&
                 !reading_.has_any(t, any_of(Category::function_word, Category::preposition, Category::verb_adverb, Category::role_noun)));
  return (before && before->first <= head + 1 && !acts) || apposed(head, cue.first);
}

// « Le pont, a expliqué le maire, fermera en mai »: the sentence has its verb behind, which is then no apposition.
void Finder::leave_main_verb(PostposedTag& tag, const Cue& cue, const Stretch& s) const {
  NounPhrase& source = tag.source;
  const auto bare = phrase_at(reading_, tag.from, cue.first);
  const bool between = bare && bare->head + 1 == cue.first && has_speaker(source) && source.head + 1 < s.last && comma(source.head) &&
                       !reading_.has_any(source.head + 1, any_of(Category::role_noun, Category::determiner,
                                                                 Category::article_one));  // « …, dit X, stratège chez Y »
  if (between && (source.last >= s.last || ends_sentence(source.last))) source.last = source.head;
}

// « Le maire, TOUT EN ASSURANT que le pont tenait, a prévenu les familles »: the subject's verb behind an aside.
bool Finder::behind_gerund_aside(const Cue& cue, const Stretch& s) const {
  const auto opening = phrase_at(reading_, s.first, cue.first);
  if (!opening || !comma(opening->head)) return false;
  std::uint32_t close = opening->head + 1;
  const bool aside = has(close, Category::gerund_mark) || has(close + 1, Category::gerund_mark);
  while (close < cue.first && !comma(close)) ++close;
  return aside && close + 1 == cue.first;
}

// « – Vous saviez ? – Non, répond-elle »: the last turn of those on the line.
void Finder::take_turn(PostposedTag& tag, const Stretch& s) const {
  tag.turn = tag.around == nullptr && dialogue(s);
  for (std::uint32_t t = tag.from + 2; tag.turn && t + 1 < tag.left; ++t)
    if (dash(t) && ends_sentence(t - 1)) tag.from = t;
}

// "Le site, a indiqué X, fermera": where the sentence goes on behind the tag, if it does.
std::uint32_t Finder::resumed_at(const PostposedTag& tag, const Cue& cue) const {
  const std::uint32_t after = std::max(cue.last, tag.source.last);
  std::uint32_t t = after;
  if (tag.around != nullptr) {
    while (t < tag.to && !comma(t) && !ends_sentence(t)) ++t;
    return t;
  }
  if (!svo_) return after;
  while (t + 2 < tag.to && t < after + 8 && !comma(t) && !ends_sentence(t)) ++t;  // "the partner told them,"
  return comma(t) ? t : after;
}

bool Finder::goes_on_behind_tag(const PostposedTag& tag) const {
  const std::uint32_t t = tag.resume + 1;  // the first word behind the comma
  if (t + 2 >= tag.to) return false;
  const bool parted = comma(tag.resume);
  // « …, a dit X, rendant hommage à Y »
  if (!svo_ && parted && gerund_form(t) && !has(t, Category::role_noun)) return false;
  if (tag.around != nullptr) return parted || ends_sentence(tag.resume);
  if (!parted) return false;
  if (reading_.match(t, any_of(Category::clause_break, Category::adversative)) &&
      !(reading_.has_any(t + 1, any_of(Category::negation, Category::preposition, Category::article_one)) &&
        has(t, Category::adversative) && !states(t + 1, tag.to)))
    return false;
  if (has(t, Category::reporting_verb) &&
      (!svo_ || gerund_form(t) || states(tag.from, tag.left) ||
       reading_.has_any(tag.from, any_of(Category::preposition, Category::verb_adverb, Category::date_word))))
    return false;
  return !has(t, Category::relative) && !(svo_ && has(t, Category::comment_mark)) && !source_follows(t);
}

// "In March, Hill, their author, spoke with reporters": what stands before the tag states nothing.
bool Finder::only_circumstance(const PostposedTag& tag, const Stretch& s) const {
  if (!reading_.has_any(tag.from, any_of(Category::preposition, Category::verb_adverb, Category::date_word)) &&
      !(tag.from == s.first && gerund_form(tag.from)))
    return false;
  if (states(tag.from, tag.end)) return false;
  std::uint32_t verb = tag.from;
  while (verb < tag.end && !past_form(verb)) ++verb;
  return verb == tag.end;
}

void Finder::report_around(const PostposedTag& tag, bool split, const Cue& cue, const Stretch& s) {
  const bool direct = tag.around != nullptr || tag.turn;
  Attribution a = begin(direct ? AttributionKind::direct : AttributionKind::indirect, cue, tag.source);
  a.content.push_back(span(tag.from, tag.end));
  if (split) {
    const std::uint32_t stop = tag.around != nullptr ? tag.to : clause_end(*this, tag.resume + 1, s, CuePlace::main);
    if (stop > tag.resume + 1) a.content.push_back(span(tag.resume + 1, stop));
  }
  // A tag set inside French marks: « Nous irons, a dit X, jusqu'au bout. »
  if (tag.around != nullptr) use(*tag.around);
  for (const Quotation& q : quotations_in(tag.from, split ? tag.to : tag.end)) {
    if (!direct) a.kind = AttributionKind::mixed;
    use(q);
  }
  // It was “dead on arrival,” X said. “Nobody …”
  if (a.kind == AttributionKind::mixed && std::max(cue.last, tag.source.last) + 8 > s.last) further(a, s.last, cue, tag.source);
  push(std::move(a));
}

// "…, said Juan Perez, a trader": behind the comma no clause, only a name and its apposition.
bool Finder::inverted_tag(const Cue& cue, const Stretch& s) const {
  if (!svo_ || cue.gerund || cue.tells || cue.cls != "say" || cue.first <= s.first || !comma(cue.first - 1)) return false;
  const auto p = inverted(cue, s);
  if (!p || p->first != cue.last || !(has_speaker(*p) || has_source_head(*p))) return false;
  return p->head >= s.last || ends_sentence(p->head) || comma(p->head) || has(p->head, Category::relative);
}

// « Le texte est injuste, DÉNONCE la CGT. »: a clause stands before, not « La CGT, réunie lundi, dénonce le texte ».
bool Finder::inverted_complaint(const Cue& cue, const Stretch& s) const {
  if (svo_ || cue.gerund || cue.cls != "np" || cue.first < s.first + 4 || !comma(cue.first - 1)) return false;
  bool alone = true;  // no other comma: nothing but a clause can stand before an inverted verb
  for (std::uint32_t t = s.first; t + 1 < cue.first; ++t) alone = alone && !comma(t);
  if (!alone && !states(s.first, cue.first)) return false;
  const auto opening = phrase_at(reading_, s.first, cue.first);
  const auto who = inverted(cue, s);
  return who && !(opening && comma(opening->head)) && (cue.pronoun || has_speaker(*who)) &&
         (who->last >= s.last || ends_sentence(who->last) || comma(who->last));
}

// ", espèrent le récupérer": an object, no subject.
bool Finder::object_before_infinitive(std::uint32_t t) const {
  if (!has(t, Category::clitic) || !word(t + 1) || capital(t + 1) || has(t + 1, Category::role_noun)) return false;
  return infinitive_form(t + 1);
}

}  // namespace citelight::attribution
