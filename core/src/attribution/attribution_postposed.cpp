// Stage 4: tags behind what is said in the writer's words: « …, a indiqué X », "…, officials said".
#include <algorithm>
#include <utility>

#include "attribution/attribution_finder.h"

namespace citelight::attribution {

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
  const bool doing = !svo_ && resume + 1 < to && comma(resume) && gerund_form(resume + 1) &&
                     !has(resume + 1, Category::role_noun);  // « …, a dit X, rendant hommage à Y »
  const bool split =
      !doing && resume + 3 < to && (comma(resume) || (around != nullptr && ends_sentence(resume))) &&
      (around != nullptr ||
       ((!reading_.match(resume + 1, any_of(Category::clause_break, Category::adversative)) ||
         (reading_.has_any(resume + 2, any_of(Category::negation, Category::preposition, Category::article_one)) &&
          has(resume + 1, Category::adversative) && !states(resume + 2, to))) &&
        !(has(resume + 1, Category::reporting_verb) &&
          (!svo_ || gerund_form(resume + 1) || states(from, left) ||
           reading_.has_any(from, any_of(Category::preposition, Category::verb_adverb, Category::date_word)))) &&
        !has(resume + 1, Category::relative) && !(svo_ && has(resume + 1, Category::comment_mark)) && !source_follows(resume + 1)));
  const bool brief = turn || cue.pronoun || (svo_ && past_form(from + 1) && source_word(*source));  // "Prices fell, the bank said"
  if (end < from + (split || (cue.pronoun && !svo_) ? 1 : brief ? 2 : 3)) return false;
  if (svo_ && !split && !cue.clausal &&
      (reading_.has_any(from, any_of(Category::preposition, Category::verb_adverb, Category::date_word)) ||
       (from == s.first && gerund_form(from))) &&
      !states(from, end)) {  // "In March, Hill, their author, spoke with reporters"
    std::uint32_t verb = from;
    while (verb < end && !past_form(verb)) ++verb;
    if (verb == end) return false;
  }
  Attribution a = begin(around != nullptr || turn ? AttributionKind::direct : AttributionKind::indirect, cue, source);
  a.content.push_back(span(from, end));
  if (split) {
    const std::uint32_t stop = around != nullptr ? to : clause_end(*this, resume + 1, s, CuePlace::main);
    if (stop > resume + 1) a.content.push_back(span(resume + 1, stop));
  }
  if (around != nullptr) use(*around);
  for (const Quotation& q : quotations_in(from, split ? to : end)) {
    if (around == nullptr && !turn) a.kind = AttributionKind::mixed;
    use(q);
  }
  // It was “dead on arrival,” X said. “Nobody …”
  if (a.kind == AttributionKind::mixed && after + 8 > s.last) further(a, s.last, cue, *source);
  push(std::move(a));
  return true;
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
