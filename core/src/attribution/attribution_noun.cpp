// Stage 4: nouns that report: "X's claim that …", « les accusations de X selon lesquelles … », "in X's view".
#include <algorithm>
#include <utility>

#include "attribution/attribution_finder.h"

namespace citelight::attribution {

// "X's claim that …", « les accusations de X selon lesquelles … », "his promise that …":
// only where someone is named whose claim it is.
void Finder::noun_cue(std::uint32_t t) {
  const Stretch s = sentence(t);
  if (inside_quotation(t) || (capital(t) && t > s.first)) return;
  const auto noun = reading_.match(t, bit(Category::noun_cue));
  if (!noun) return;
  std::uint32_t link = noun->last;
  std::optional<NounPhrase> source;
  // "his promise TO cut taxes", « la promesse du maire DE baisser les impôts »
  const auto deed = [&](std::uint32_t to) {
    if (!listed(reading_, t, "promise_noun") || !has(to, Category::infinitive_link) || !word(to + 1) || capital(to + 1)) return false;
    if (!svo_) return infinitive_form(to + 1);
    return bare_infinitive(reading_, to + 1);
  };
  if (!deed(link) &&
      (has(link, Category::noun_link) || has(link, Category::preposition))) {  // « l'affirmation DU MINISTRE », "claims BY X"
    const auto of = phrase_at(reading_, has(link, Category::determiner) ? link : link + 1, s.last);
    if (!of) return;
    const auto link_behind = reading_.match(of->head + (reading_.is(of->head, u',') ? 1 : 0), bit(Category::noun_cue_link));
    if (!names_a_source(*of) && !(link_behind && link_behind->last > link_behind->first + 1 && has(of->first, Category::definite)))
      return;  // « selon lesquelles » leaves no doubt
    source = NounPhrase{of->first, of->head, of->head};
    link = of->head + (reading_.is(of->head, u',') && has(of->head + 1, Category::noun_cue_link) ? 1 : 0);
    if (has(source->first, Category::noun_link) && source->head > source->first + 1) ++source->first;
  } else {
    std::uint32_t k = t;
    while (k > s.first && k + 4 > t && word(k - 1) && !capital(k - 1) && !past_form(k - 1) && reading_.at(k - 1)[0] != u'\'' &&
           reading_.at(k - 1)[0] != u'’' && !has(k - 1, Category::function_word) && !has(k - 1, Category::determiner))
      --k;
    if (k > s.first && has(k - 1, Category::possessive)) {
      source = NounPhrase{k - 1, k, k};
    } else if (k >= s.first + 2 && svo_ && reading_.at(k - 1).size() <= 2 &&
               (reading_.at(k - 1)[0] == u'\'' || reading_.at(k - 1)[0] == u'’')) {
      source = subject_before(reading_, s.first, k - 1);
    }
  }
  // "The firm's position IS that", « L'argument de la défense EST que »
  const auto be = source ? reading_.match(link, bit(Category::auxiliary)) : std::nullopt;
  const bool copula = be && reading_.pack.class_of(be->value) == "be" && is_that(be->last) && std::min(t, source->first) <= s.first + 2;
  if (copula) link = be->last;
  auto that = reading_.match(link, bit(Category::noun_cue_link));
  if (svo_ && that && !copula && has(that->last, Category::auxiliary)) return;  // "her claims THAT WERE echoed by others"
  const bool does =
      !that && source && deed(link) && (source->head <= t || (!svo_ && has_source_head({source->head - 1, source->head, source->head})));
  if (does) that = Match{link, link + 1, Category::noun_cue_link, 0};
  // "In the mayor's view, …": as "according to the mayor".
  if (source && !that && svo_ && source->first > s.first && source->last + 1 == t && listed(reading_, t, "view_noun") &&
      has(source->first - 1, Category::preposition) && names_a_source(*source) && has_source_head(*source)) {
    const std::uint32_t in = source->first - 1;
    const bool leads = in == s.first && comma(noun->last);
    const bool between =
        !leads && comma(in - 1) && comma(noun->last) && noun->last + 2 < s.last;  // "The tax, in the mayor's view, will hurt"
    if (!leads && !between && !(comma(in - 1) && (noun->last >= s.last || ends_sentence(noun->last)))) return;
    const std::uint32_t from = leads ? noun->last + 1 : s.first;
    const std::uint32_t to = without_stop(from, leads ? s.last : in);
    if (to <= from) return;
    Attribution a = attribute(AttributionKind::according_to, {noun->first, noun->last}, {source->first, source->last});
    a.content.push_back(span(from, to));
    if (between) a.content.push_back(span(noun->last + 1, without_stop(noun->last + 1, s.last)));
    use(s.first, s.last);
    push(std::move(a));
    return;
  }
  if (!source || !that || that->last + 1 >= s.last || listed(reading_, t, "voice_noun") ||
      reading_.has_any(source->first, any_of(Category::month, Category::weekday)))
    return;
  // As a subject it ends at the verb of its sentence; as an object with the sentence.
  bool object = copula;
  for (std::uint32_t k = s.first; k < std::min(t, source->first) && !object; ++k)
    object = has(k, Category::auxiliary) || finite_report(k) || past_form(k);
  const std::uint32_t first = svo_ || does ? link : that->last;
  std::uint32_t end = clause_end(*this, that->last, s, copula ? CuePlace::main : CuePlace::relative);
  if (!object && end >= without_stop(first, s.last)) {
    const std::uint32_t verb = main_verb(that->last, end, does);
    // "The firm stands by its claim that it is safe": the main clause's verb, that no list holds, stands before.
    if (verb == end && (source->first < s.first + 2 || source->first > t ||
                        reading_.has_any(s.first, any_of(Category::preposition, Category::subordinator))))
      return;
    end = verb;
  }
  if (end <= that->last + 1) return;
  Attribution a = attribute(AttributionKind::indirect, {noun->first, noun->last}, {source->first, source->last});
  a.content.push_back(span(first, end));
  take_marks(a, first, end);
  hedge(a, s);
  push(std::move(a));
}

}  // namespace citelight::attribution
