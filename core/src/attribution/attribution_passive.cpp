// Stage 4: passives: "it was announced that …", "was described as “…” by X", « a été accusé par X de … ».
#include <algorithm>
#include <utility>

#include "attribution/attribution_finder.h"

namespace citelight::attribution {

// "was described as “…” by X", « qualifié de « … » par X »: the subject says nothing.
void Finder::passive(const Cue& cue, const Stretch& s) {
  if (told_passive(cue, s)) return;
  if (cue.first > s.first && listed(reading_, cue.first - 1, "impersonal_subject")) {
    impersonal(cue, s, cue.first - 1);
    return;
  }
  if (cue.tells && cue.first > s.first && listed(reading_, cue.first - 1, "court")) {
    heard(cue, s);
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
    Attribution a = begin(AttributionKind::mixed, cue, by);
    if (const std::uint32_t first = t < q->first ? by->head : cue.last; first < q->last) a.content.push_back(span(first, q->last));
    use(*q);
    push(std::move(a));
    return;
  }
  if (svo_ || cue.cls != "np" || q->first != cue.last + 1 || title(*q)) return;  // « accusé de « … » »: nobody is named
  Attribution a = begin(AttributionKind::mixed, cue, std::nullopt);
  a.content.push_back(span(cue.last, q->last));
  use(*q);
  push(std::move(a));
}

// "The court HEARD that …", "…, the inquest WAS TOLD": by nobody named.
void Finder::heard(Cue cue, const Stretch& s) {
  const auto court = subject_before(reading_, s.first, cue.first);
  if (!court || !listed(reading_, court->head - 1, "court")) return;
  cue.cls = "say";
  cue.clausal = true;
  cue.tells = false;
  impersonal(cue, s, court->first);
}

// "It was announced that …"; `opens`: where its subject begins.
void Finder::impersonal(const Cue& cue, const Stretch& s, std::uint32_t opens) {
  if (svo_ && class_at(cue.first, Category::auxiliary) == "conditional") return;  // "it SHOULD be noted": the writer does
  // "Three people died, it was reported on Monday."
  if (const std::uint32_t stop = svo_ && opens > s.first + 2 && comma(opens - 1) ? without_stop(s.first, opens) : s.first;
      stop > s.first && bare_tag(cue, s)) {
    Attribution a = begin(AttributionKind::indirect, cue, std::nullopt);
    a.content.push_back(span(s.first, stop));
    if (cue.last + 1 < s.last && comma(cue.last))
      a.content.push_back(span(cue.last + 1, without_stop(cue.last + 1, s.last)));  // "The king, it is said, never sleeps"
    push(std::move(a));
    return;
  }
  const auto start = clause_start(*this, cue, s);
  if (!start || !(start->marked || svo_) || has(start->first, Category::infinitive_link)) return;
  const std::uint32_t end = clause_end(*this, start->first, s, place(cue, std::nullopt, s));
  if (end <= start->first + 1) return;
  Attribution a = begin(AttributionKind::indirect, cue, std::nullopt);
  a.content.push_back(span(start->first, end));
  take_marks(a, start->first, end);
  push(std::move(a));
}

// "was told by police that …", "was accused by the union of …", « a été accusé par le syndicat d'avoir … »
bool Finder::told_passive(const Cue& cue, const Stretch& s) {
  const bool deeds = cue.cls == "np" || cue.cls == "call";
  std::uint32_t agent = cue.last;  // "was accused of fraud BY", « a été décrit comme discret PAR »
  if (deeds && (has(agent, Category::comment_mark) || has(agent, Category::noun_link))) {
    while (agent + 1 < s.last && agent < cue.last + 12 && word(agent) && !listed(reading_, agent, "agent") &&
           !has(agent, Category::auxiliary) && !has(agent, Category::relative))
      ++agent;
  }
  if (agent + 1 >= s.last || !listed(reading_, agent, "agent")) return false;
  auto by = phrase_at(reading_, agent + 1, std::min(s.last, next_quotation(agent)));
  const auto deed = [&](std::uint32_t t) {
    return has(t, Category::preposition) && t + 1 < s.last && (svo_ ? gerund_form(t + 1) : infinitive_form(t + 1));
  };
  for (std::uint32_t t = agent + 2; by && t < by->head; ++t)
    if (deed(t)) by->head = by->last = t;
  if (!by || by->head <= by->first || !names_a_source(*by) || !has_source_head(*by)) return false;
  const bool behind = agent > cue.last;
  const std::uint32_t first = behind ? cue.last : comma(by->last) ? by->last + 1 : by->last;
  if (first + 1 >= s.last) return false;
  Cue told = cue;
  told.last = first;
  const auto start = behind ? std::nullopt : clause_start(*this, told, s);
  const bool clause = start && start->first == first && (start->marked || start->question) && !has(first, Category::infinitive_link);
  if (!clause && !(deeds && (behind || deed(first) || has(first, Category::comment_mark)))) return false;
  const auto of = clause ? std::nullopt : subject(cue, s);
  if (!clause && !of) return false;
  Attribution a = begin(AttributionKind::indirect, cue, by);
  if (of) a.content.push_back(span(of->first, of->head));
  const std::uint32_t end = behind ? agent : clause_end(*this, first, s, clause ? CuePlace::main : CuePlace::relative);
  if (end <= first || (!clause && !quotations_in(first, end).empty())) return false;  // words in marks stand for themselves
  a.content.push_back(span(first, end));
  take_marks(a, first, end);
  push(std::move(a));
  return true;
}

}  // namespace citelight::attribution
