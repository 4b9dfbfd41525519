// Stage 4: tags and comments: what is quoted stands before the verb or around it: "“…,” X said", "as X says, …".
#include <algorithm>
#include <utility>

#include "attribution/attribution_finder.h"

namespace citelight::attribution {

// Whether the marks before the cue can be what it tags.
bool Finder::may_tag(const Quotation& before, const Cue& cue, const Stretch& s) const {
  if (cue.first - before.last > max_gap) return false;
  // "“…?” Brown asked.": the mark inside may have ended the sentence.
  const bool apart = (before.last == s.first || (before.last + 1 == s.first && comma(before.last))) && before.last >= 2 &&
                     (ends_sentence(before.last - 2) || reading_.is(before.last - 2, u','));
  const bool asked = apart && svo_ && cue.cls == "ask" && reading_.is(before.last - 2, u'?');  // "“…?” Brown asked the crowd."
  if (before.last <= s.first &&
      !(apart && unused(before) && (asked || bare_tag(cue, s) || (!svo_ && cue.first <= s.first + 1 && inverted(cue, s)))))
    return false;
  if (!unused(before) || (!speech(before) && before.words() < 2)) return false;
  // "told “Good Day” that nobody would say": no comma, no tag.
  if (svo_ && title(before) && !reading_.is(before.last - 2, u',') && !ends_sentence(before.last - 2) && !comma(before.last)) return false;
  // "“…,” Cruz, who has proposed a ban, said"
  return !svo_ || !has(cue.first - 1, Category::relative) || bare_tag(cue, s);
}

// Who says it: behind the verb, or from right behind the marks up to it.
std::optional<NounPhrase> Finder::tagged(const Quotation& before, const Cue& cue, const Stretch& s) const {
  std::uint32_t t = before.last;
  while (t < cue.first && (comma(t) || ends_sentence(t))) ++t;
  if (cue.pronoun)
    while (t < cue.first && has(t, Category::clitic)) ++t;  // « … », ME demande-t-il
  if (t == cue.first) {
    if (cue.gerund || (svo_ && cue.tells)) return std::nullopt;  // « … », répondant ainsi à X; "of “Today,” reminded his staff"
    auto source = inverted(cue, s);
    // "« … » a dit", then a pronoun before the auxiliary was taken already.
    if (!source) return std::nullopt;
    // « en quoi l'expression « de bon aloi » révèle un souci »: words that are spoken of.
    const bool spoken_of = !svo_ && before.first > s.first && word(before.first - 1) && !title(before) && before.words() < 5 &&
                           !cue.pronoun && !has_source_head(*source);
    return spoken_of ? std::nullopt : source;
  }
  auto source = apposed(t, cue.first);
  if (!source) source = widened(subject_before(reading_, t, cue.first), t, cue.first);
  // "Obama special assistant Ann Hill": one phrase, capitals or not.
  if (source && source->first > t && source->first < t + 8) {
    const auto whole = phrase_at(reading_, t, source->head);
    if (whole && whole->head == source->head) source->first = t;
  }
  if (!source || source->first != t) return std::nullopt;
  // « Contre « … », X a annoncé son départ »: where tags are inverted, what follows the verb is what is said.
  if (!svo_ && cue.last < s.last && (has(cue.last, Category::determiner) || has(cue.last, Category::article_one)) &&
      !has(cue.last, Category::preposition))
    return std::nullopt;
  // "« A », B dit que C": the verb has its own clause; « Le « plan » DU gouvernement prévoit »: a plan of theirs.
  if (has(cue.last, Category::complementizer) || (t == before.last && has(t, Category::noun_link))) return std::nullopt;
  return source;
}

// What the tag reports up to its marks: others joined to them, what began a paragraph or more before, and what stands in front of them.
void Finder::take_tagged(Attribution& a, const Quotation& before, const Stretch& s) {
  // « A », « B », dit X: all of them are X's.
  const Quotation* opening = &before;
  for (const Quotation* q = quotation_before(opening->first);
       q != nullptr && q->first >= s.first && unused(*q) && joins(q->last, opening->first); q = quotation_before(opening->first)) {
    opening = q;
    use(*q);
  }
  a.content.push_back(span(opening->first, before.last));
  // The quotation began a paragraph or more before.
  if (before.continued && waiting_ && *waiting_ < out_.size() && out_[*waiting_].source.empty() && out_[*waiting_].cue.empty() &&
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
    use(own.first, opening->first);
  }
  use(before);
}

// "…", a déclaré X   "…", X said   "…", said X, "…"
bool Finder::tag(const Cue& cue, const Stretch& s) {
  const Quotation* before = quotation_before(cue.first);
  if (before == nullptr || !may_tag(*before, cue, s)) return false;
  const auto source = tagged(*before, cue, s);
  if (!source || programme(*before, s)) return false;
  Attribution a = begin(AttributionKind::direct, cue, source);
  take_tagged(a, *before, s);
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
    use(after, s.last);
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
         !gerund_form(t) &&
         !reading_.has_any(t, any_of(Category::reporting_verb, Category::clause_break, Category::adversative, Category::numeral_joiner,
                                     Category::relative, Category::comment_mark, Category::subordinator)) &&
         !source_follows(t);
}

// "In an appearance on “Fox and Friends,” X pointed to …": a programme, nothing said.
bool Finder::programme(const Quotation& q, const Stretch& s) const {
  if (!svo_ || q.first <= s.first + 1 || !title(q) || states(s.first, q.first) ||
      !(has(q.first - 1, Category::preposition) || (has(s.first, Category::preposition) && word(q.first - 1))))  // "In the FILM “Long Way”"
    return false;
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
  // "It was a loss, “a total disaster,” X said": no clause stands in the marks.
  if (comma(q.first - 1) && word(q.first + 1) && !capital(q.first + 1) && !states(q.first, q.last) &&
      (has(s.first, Category::pronoun) || (states(s.first, q.first) && has(s.first, Category::determiner))))
    return true;
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

// Whether another cue stands right behind the quotation.
bool Finder::tag_follows(const Quotation& q, const Cue& cue) const {
  for (std::uint32_t t = q.last; t < std::min(block_.last, q.last + 8); ++t) {
    if (ends_sentence(t)) return false;
    // “…,” and then she said, “…,” adding that
    if (has(t, Category::numeral_joiner) || (svo_ && t == q.last && gerund_form(t))) return false;
    if (t > cue.last && !inside_quotation(t) && has(t, Category::reporting_verb)) return true;
    // « …, énumère-t-il »: the place makes a tag of a verb that no list holds.
    if (t > cue.last && t + 1 < block_.last && reading_.is(t, u'-') && !reading_.tokens[t].space_before && has(t + 1, Category::pronoun))
      return true;
  }
  return false;
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

// As X says, …   Comme l'a rappelé X, …   …, as X put it
bool Finder::comment(const Cue& cue, const Stretch& s) {
  std::uint32_t t = cue.first;
  if (t == s.first) return false;
  std::optional<NounPhrase> source;
  const std::uint32_t mark = comment_at(t, s);
  if (has(t - 1, Category::comment_mark) || (!svo_ && mark < t)) {
    // « , CE QUE dément le ministre »: of what stands before.
    if (has(mark, Category::determiner) && !(mark > s.first && comma(mark - 1))) return false;
    source = inverted(cue, s);
    // At the head of the sentence the main clause follows, no apposition.
    if (source && !cue.pronoun && cue.first < s.first + 4) source = phrase_at(reading_, std::max(source->first, cue.last), s.last, true);
    // « Comme le souligne le maire, PAUL ROY, … »
    if (source && comma(source->last) && capital(source->last + 1)) source = whole_source(*source, "source", s.first, s, false);
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
    const bool split = right > after + 1;
    if (!comma(t - 1) || left < s.first + (split ? 1 : 3) || !(after >= s.last || comma(after) || ends_sentence(after)) ||
        (source->first < cue.first && !bare_tag(cue, s)))
      return false;
    a.content.push_back(span(s.first, left));
    if (split) a.content.push_back(span(after + 1, right));
  }
  take_marks(a, s.first, s.last);
  push(std::move(a));
  return true;
}

// "Comme l'", "comme le": where the mark that ends in front of `t`, over clitics, begins; `t` where none does.
std::uint32_t Finder::comment_at(std::uint32_t t, const Stretch& s) const {
  std::uint32_t end = t;
  while (end > s.first && has(end - 1, Category::clitic)) --end;
  for (std::uint32_t n = 1; n < 3 && end >= s.first + n; ++n) {
    const auto mark = reading_.match(end - n, bit(Category::comment_mark));
    if (mark && mark->last == end) return end - n;
  }
  return t;
}

// « – Je ne regrette rien, a lancé X »: a dash at the head of a paragraph opens a turn.
bool Finder::dialogue(const Stretch& s) const {
  return s.first == block_.first && dash(s.first) && s.first + 1 < s.last && reading_.tokens[s.first + 1].kind == TokenKind::word;
}

}  // namespace citelight::attribution
