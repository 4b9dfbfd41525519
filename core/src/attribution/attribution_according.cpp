// Stage 4: prepositions that name a source: « selon X », "according to X", "citing Y", "in her words".
#include <algorithm>
#include <utility>

#include "attribution/attribution_finder.h"
#include "base/unicode.h"

namespace citelight::attribution {

constexpr std::uint32_t longest_title = 10;  // words of a work's title

std::size_t Finder::reported_from(std::uint32_t offset) const {
  const auto first = out_.begin() + static_cast<std::ptrdiff_t>(start_);
  const auto last = out_.begin() + static_cast<std::ptrdiff_t>(verbs_end_);
  return static_cast<std::size_t>(std::partition_point(first, last, [&](const Attribution& by) { return by.cue.front().begin < offset; }) -
                                  out_.begin());
}

void Finder::according_to(std::uint32_t t) {
  const auto m = reading_.match(t, bit(Category::source_preposition));
  if (!m || inside_quotation(t)) return;
  According by;
  by.kind = reading_.pack.class_of(m->value);
  by.at = by.first = t;
  const Stretch s = between_semicolons(t);
  if (by.kind == "relative") {
    to_whom(*m, s);
    return;
  }
  by.behind_marks = by.kind == "view" && view_behind_marks(t, s);
  if (!can_lead(*m, by, s)) return;
  const auto source = source_of(*m, by.kind, s, by.behind_marks);
  if (!source) return;
  by.source = *source;
  by.last = std::max(source->last, m->last);
  Attribution a =
      attribute(AttributionKind::according_to, {m->first, by.kind == "origin" ? m->last - 1 : m->last}, {source->first, source->last});
  if (by.kind == "quoting" || by.kind == "quoted") {
    cite(std::move(a), t, s, *source, by.kind == "quoted");
    return;
  }
  delimit(by, a, s);
  if ((by.kind == "shown" && !is_that(by.after)) || (by.kind == "per" && by.leads && !comma(source->last)))
    return;  // « il ressort du rapport QUE »
  const Quotation* const own = words_of_its_own(by, s);
  const std::uint32_t part = own == nullptr ? part_between_commas(by, s) : t;
  if (part < t) {
    a.content.push_back(span(part, t));
  } else if (own != nullptr) {
    a.content.push_back(span(own->first, own->last));
  } else if (by.leads) {
    if (by.right <= by.after) return;
    a.content.push_back(span(by.after, by.right));
  } else {
    take_sentence_around(a, by, s);
  }
  use(s.first, s.last);
  hedge(a, s);
  push(std::move(a));
}

// « « … », pour l'avocat X. »: a view may follow the marks.
bool Finder::view_behind_marks(std::uint32_t t, const Stretch& s) const {
  const Quotation* const said = t > s.first ? quotation_before(t) : nullptr;
  return said != nullptr && said->last + 1 >= t && said->first >= s.first && (said->last == t || comma(t - 1)) && unused(*said);
}

bool Finder::can_lead(const Match& m, const According& by, const Stretch& s) const {
  const std::uint32_t t = m.first;
  if (const auto idiom = reading_.match(t, bit(Category::verb_adverb)); idiom && idiom->last > m.last) return false;  // « pour sa défense »
  if (by.kind == "view") return t == s.first || by.behind_marks || opener(s.first, t);
  return by.kind != "per" || t == s.first || comma(t - 1);  // "goals per Premier League match"
}

// Where what is said ends before the preposition and begins behind its source, and which of them it is.
void Finder::delimit(According& by, const Attribution& a, const Stretch& s) const {
  const std::uint32_t t = by.first;
  by.after = by.last;
  while (by.after < s.last && (comma(by.after) || reading_.is(by.after, u':'))) ++by.after;
  if (const auto cited = reading_.match(by.after, bit(Category::source_preposition));
      cited && t == s.first && reading_.pack.class_of(cited->value) == "quoting") {
    const auto whom = phrase_at(reading_, cited->last, s.last, true);  // "According to Tass, CITING THE MINISTRY, …"
    if (whom && whom->last + 1 < s.last && comma(whom->last)) by.after = whom->last + 1;
  }
  // « …, toujours selon X »
  while (by.at > s.first + 1 && has(by.at - 1, Category::verb_adverb)) --by.at;
  if (by.at < t && !comma(by.at - 1)) by.at = t;
  by.left = without_stop(s.first, by.at);
  by.right = without_stop(by.after, s.last);
  // "According to the file, it burnt, police said": the tag is no part of it
  for (std::size_t i = t == s.first ? reported_from(a.cue.front().end) : verbs_end_;
       i < verbs_end_ && out_[i].cue.front().begin < end_of(s); ++i) {
    const auto& told = out_[i].content;
    if (told.size() != 1 || !told.front().contains(a.cue.front()) || out_[i].cue.front().begin < told.front().end) continue;
    const std::uint32_t close = reading_.token_at(told.front().end);
    if (comma(close)) by.right = std::min(by.right, without_stop(by.after, close));
  }
  by.leads = t == s.first || (by.left <= s.first + 1 && reading_.tokens[s.first].kind != TokenKind::number) || opener(s.first, t) ||
             reading_.is(t - 1, u':');  // "ANNA REED: According to X, …"
}

// The words in marks that alone are the source's, if so.
const Quotation* Finder::words_of_its_own(const According& by, const Stretch& s) const {
  // "…, because, in her words, “he knows how”": what is quoted behind, no more.
  if (by.kind == "possessive") return quotation_at(by.after);
  if (by.kind != "source" || by.leads) return nullptr;
  // « Cette réforme, « injuste » selon la CFDT, sera votée »
  const std::uint32_t close = by.source.last;
  if (!comma(close) && without_stop(close, s.last) != close) return nullptr;
  const Quotation* const beside = quotation_before(by.first);
  return beside != nullptr && beside->last == by.first && beside->first > s.first && comma(beside->first - 1) &&
                 (comma(close) || !states(beside->first, beside->last))
             ? beside
             : nullptr;
}

// « Le coût, 300 000 euros selon le maire, sera partagé »: where what stands between the commas begins; the preposition for none.
std::uint32_t Finder::part_between_commas(const According& by, const Stretch& s) const {
  const std::uint32_t t = by.first;
  if (by.kind != "source" || by.leads || !comma(by.source.last)) return t;
  std::uint32_t part = t;
  while (part > s.first + 1 && t - part < 9 && !comma(part - 1)) --part;
  return comma(part - 1) && !states(s.first, t) && states(by.source.last, s.last) ? part : t;
}

// The sentence before the preposition, and what goes on behind its source.
void Finder::take_sentence_around(Attribution& a, const According& by, const Stretch& s) const {
  const std::uint32_t after = by.after, right = by.right;
  const bool between = comma(by.at - 1) && by.last < s.last && comma(by.last) && !dash(by.last) && right > after && !by.behind_marks;
  const std::uint32_t from = told_from(a, by, between, s);
  if (from < by.left) {
    // « --selon le maire-- »: in front of its own dash nothing is left of what the dashes hold.
    const std::uint32_t inside = bracketed(dashed(from, by.at, by.source.last), by.first);
    a.content.push_back(span(inside < by.left ? inside : from, by.left));
  }
  // Inside commas the sentence goes on behind.
  if (const Quotation* told = by.last + 1 < s.last && reading_.is(by.last, u':') ? quotation_at(by.last + 1) : nullptr) {
    a.content.push_back(span(told->first, told->last));  // "the milk is bad, according to Orme: “…”"
    return;
  }
  // "…, according to its president, Ann Hill of Leeds", « …, selon le docteur Roy, de l'université »
  const bool named = right < after + 9 && names_on(after, right);
  // "…, according to the Harbour Council, an industry body."
  const bool apposed = !named && between && reading_.has_any(after, any_of(Category::determiner, Category::article_one)) &&
                       !states(after, right) && quotations_in(after, right).empty() && states(from, by.left) &&
                       !has(by.left - 1, Category::auxiliary) && !past_form(by.left - 1);
  if (named || apposed) a.source.back().end = reading_.tokens[right - 1].where.end;
  else if (between && !source_follows(after) && !has(after, Category::relative)) a.content.push_back(span(after, right));
}

std::uint32_t Finder::told_from(const Attribution& a, const According& by, bool between, const Stretch& s) const {
  // « Budget : « un texte mort-né », selon X »
  if (const Quotation* told = quotation_after(s.first);
      told != nullptr && told->last == by.left && told->first < s.first + 5 && reading_.is(told->first - 1, u':'))
    return told->first;
  // "X reported that the firm, according to Y, knew": Y's part alone.
  for (std::size_t i = reported_from(end_of(s)); between && i > start_ && !reported_before(out_[i - 1], s); --i) {
    const auto& told = out_[i - 1].content;
    if (told.size() != 1 || !told.front().contains(a.cue.front())) continue;
    const std::uint32_t from = reading_.token_at(told.front().begin);
    return is_that(from) ? from + 1 : from;
  }
  const std::uint32_t from = past_dateline(s.first);
  return from < by.left ? from : s.first;
}

// Whose words the preposition `m` gives, if anybody's; `behind`: a quotation stands before it.
std::optional<NounPhrase> Finder::source_of(const Match& m, ClassName kind, const Stretch& s, bool behind) const {
  const std::uint32_t t = m.first;
  auto source = kind == "origin"       ? origin(m, s)
                : kind == "possessive" ? possessor(m)
                                       : phrase_at(reading_, past_verb(m.last, s), std::min(s.last, next_quotation(m.last)),
                                                   t <= s.first + 1 || (comma(t - 1) && t <= s.first + 8 && !behind));
  const bool pronoun = !source && kind == "source" && m.last < s.last && !object_pronoun(reading_, m.last).empty() &&
                       (m.last + 1 >= s.last || comma(m.last + 1) || ends_sentence(m.last + 1));
  if (pronoun) source = NounPhrase{m.last, m.last + 1, m.last + 1};
  if (!source) return std::nullopt;
  // « Le pont a cédé, selon Ann Roy, INGÉNIEURE CHEZ ORME. »: behind a clause a role that ends the sentence is hers.
  if (kind == "source" && t > s.first + 1 && comma(source->last) && has(source->last + 1, Category::role_noun) && states(s.first, t)) {
    const auto whole = phrase_at(reading_, source->first, s.last);
    if (whole && whole->last >= without_stop(t, s.last)) source = whole;
  }
  // "Selon les grévistes, …": at the head of a sentence any people or thing can speak.
  const bool open = kind == "source" && reading_.pack.choice("source_preposition") == "any" &&
                    (has(source->first, Category::determiner) || reading_.at(source->head - 1).size() > 3);
  const bool heads = open || (kind == "source" && t == s.first && comma(source->last) &&
                              (has(source->first, Category::determiner) || has(source->first, Category::noun_link)));
  if (kind != "possessive" && kind != "origin" && !pronoun && !names_a_source(*source) &&
      !(heads && (!not_speaking(*source) || institution(source->head - 1))))
    return std::nullopt;
  // « Les prix varient selon les quartiers », "vary according to the neighbourhood": manner.
  for (std::uint32_t k = s.first; k < t && kind == "source" && !comma(t - 1); ++k) {
    if (has(k, Category::variation) && !has_person(*source, false)) return std::nullopt;
  }
  *source = whole_source(*source, kind, t, s, behind);
  if (behind) {
    if (!has_person(*source, false) || !(source->last >= s.last || ends_sentence(source->last) || comma(source->last))) return std::nullopt;
  } else if (kind == "view") {  // "Pour elle, « … »": only where a quotation follows, or of somebody by name
    const Quotation* q = quotation_after(t);
    if (!comma(source->last) || !(has_person(*source) || (q != nullptr && q->first < s.last && speech(*q) && !title(*q))))
      return std::nullopt;
  }
  return source;
}

// The source of the preposition at `t` with all that is told of it.
NounPhrase Finder::whole_source(NounPhrase source, ClassName kind, std::uint32_t t, const Stretch& s, bool behind) const {
  // "According to Hill's “The Fixers” and other sources, …", « Selon le livre de Hill « Les Réparateurs », … »
  // « Selon nos confrères DE « Sud Ouest », … »
  const std::uint32_t of = has(source.last, Category::noun_link) ? source.last + 1 : source.last;
  if (const Quotation* named = kind == "source" ? quotation_at(of) : nullptr;
      named != nullptr && named->last < s.last && named->words() <= longest_title && capital(named->first + 1)) {
    const auto end = reading_.at(source.last - 1);
    bool work = of > source.last || (end.size() == 2 && end[1] == u's' && !unicode::is_letter(end[0]));
    for (std::uint32_t k = source.first; k < source.head && !work; ++k) {
      work = class_at(k, Category::role_noun) == "document" || has(k, Category::anaphoric_noun);
    }
    if (work) source.last = named->last;
  }
  // "Selon le ministre interrogé par la radio, …": the phrase runs to the comma.
  if (kind == "source" && t <= s.first + 1 && source.last < s.last && !comma(source.last)) {
    std::uint32_t k = source.last;
    const bool clause = has(k, Category::relative) || is_that(k);  // « une note QUE Le Monde a consultée »
    if (!svo_ && formed(reading_, k, "gerund_ending", 3)) ++k;     // « deux salariés ayant requis l'anonymat »
    while (k < s.last && k < source.last + 25 && !comma(k) && quotation_at(k) == nullptr && !reading_.is(k, u':') &&
           (clause || !has(k, Category::auxiliary)) && !ends_sentence(k))
      ++k;
    if (k < s.last && comma(k)) source.last = k;
  }
  // « Selon le maire, PAUL ROY, rien n'est fait »: a name apposes a role where the sentence has its subject behind.
  if (kind == "source" && t <= s.first + 1 && source.last == source.head && comma(source.last) && has_person(source) &&
      speaks(head_noun(source))) {
    const std::uint32_t name = source.last + 1;
    std::uint32_t k = name;
    while (capital(k) || (k > name && has(k, Category::name_particle))) ++k;
    const std::uint32_t rest = k + 1;
    std::uint32_t close = rest;  // not "…, Paul Roy, THE TEAM'S CAPTAIN, is hurt"
    while (close < s.last && !comma(close)) ++close;
    if (k > name + 1 && rest + 1 < s.last && reading_.is(k, u',') &&
        (quotation_at(rest) != nullptr ||
         ((close >= s.last || states(rest, close)) &&
          (has(rest, Category::numeral) || listed(reading_, rest, "nobody") ||
           (reading_.has_any(rest, any_of(Category::determiner, Category::pronoun, Category::function_word)) &&
            !reading_.has_any(rest, any_of(Category::auxiliary, Category::relative, Category::preposition, Category::clause_break)))))))
      source.last = k;
  }
  // "According to a January 7, 2006 obituary, …": the year's comma is no end.
  if (svo_ && kind == "source" && comma(source.last) && source.last + 3 < s.last && source.last > source.first + 2 &&
      reading_.tokens[source.last - 1].kind == TokenKind::number &&
      (has(source.last - 2, Category::month) || (reading_.is(source.last - 2, u'.') && has(source.last - 3, Category::month))) &&
      reading_.tokens[source.last + 1].kind == TokenKind::number && word(source.last + 2) &&
      reading_.has_any(source.first, any_of(Category::determiner, Category::article_one))) {
    std::uint32_t k = source.last + 2;
    while (k < s.last && k < source.last + 6 && word(k)) ++k;
    if (k < s.last && comma(k)) source.head = source.last = k;
  }
  // "…, citing a person close to the deal": behind the sentence the phrase runs to its end.
  if (kind != "view" && kind != "possessive" && kind != "origin" && t > s.first + 1 && source.last == source.head && source.last < s.last &&
      reading_.has_any(source.last, any_of(Category::preposition, Category::relative, Category::pronoun)) && !source_follows(source.last)) {
    std::uint32_t k = source.last;
    const bool relative = has(k, Category::relative) || has(k, Category::pronoun);  // "a memo IT HAD SEEN"
    while (k < s.last && k < source.last + 20 && !comma(k) && !ends_sentence(k) && !reading_.is(k, u')') && quotation_at(k) == nullptr &&
           !has(k, Category::subordinator) && (relative || !has(k, Category::auxiliary)))
      ++k;
    if (k >= s.last || comma(k) || ends_sentence(k) || reading_.is(k, u')')) source.last = k;
  }
  // « Selon le ministère, contrôlé par X, le bilan …»: told of the source.
  if (kind == "source" && t <= s.first + 1 && source.last + 3 < s.last && comma(source.last) &&
      (participle(source.last + 1) || past_form(source.last + 1) ||
       (!svo_ && !has(source.last + 1, Category::role_noun) && formed(reading_, source.last + 1, "adjective_ending", 4))) &&
      (has(source.last + 2, Category::preposition) || has(source.last + 2, Category::verb_adverb))) {
    std::uint32_t k = source.last + 2;
    while (k < s.last && k < source.last + 14 && !comma(k) && !has(k, Category::auxiliary) && quotation_at(k) == nullptr) ++k;
    if (k + 2 < s.last && comma(k)) source.last = k;
  }
  if (kind == "view" && !behind &&
      !(source.last > source.head + 1 && (capital(source.first) || !has(source.head + 1, Category::determiner))))
    source.last = source.head;  // « Pour Ann Roy, la présidente du club, … »
  // "Selon X, qui préside le club, …": the clause about the source belongs to it.
  if (t <= s.first + 1 && source.last + 2 < s.last && comma(source.last) && has(source.last + 1, Category::relative)) {
    std::uint32_t k = source.last + 2;
    while (k < s.last && !(comma(k) && !inside_quotation(k)) && quotation_at(k) == nullptr) ++k;
    if (k < s.last && comma(k)) source.last = k;
  }
  // « Selon Ann Roy, DE L'UNIVERSITÉ de Lille, … »
  const std::uint32_t body = source.last + 2;
  if (!svo_ && t <= s.first + 1 && body + 1 < s.last && capital(source.last - 1) && comma(source.last) &&
      has(body - 1, Category::noun_link) && !has(body - 1, Category::article_one) &&
      (capital(body) || has(body, Category::definite) || has(body - 1, Category::definite))) {
    if (const auto place = phrase_at(reading_, body, s.last); place && place->last + 2 < s.last && comma(place->last))
      source.last = place->last;
  }
  return source;
}

// "a rapporté le journal, citant un employé": who is cited has said what the report beside `t` says, and is told through it. `quoted`: « a dit le
// maire, CITÉ PAR le journal », the other way round.
void Finder::cite(Attribution a, std::uint32_t t, const Stretch& s, const NounPhrase& source, bool quoted) {
  const auto at = [&](std::size_t i) { return out_.begin() + static_cast<std::ptrdiff_t>(i); };
  const auto through = [&](std::vector<Attribution>::iterator by) {
    a.content = by->content;
    const auto other = static_cast<std::uint32_t>(by - out_.begin());
    if (!quoted) a.via = other;
    push(std::move(a));
    if (quoted) out_[other].via = static_cast<std::uint32_t>(out_.size() - 1);
  };
  const Span where = span(s.first, s.last);
  // Two runs, each in order: what follows "according to", and before it what verbs report.
  for (const auto& [first, last] : {std::pair(verbs_end_, out_.size()), std::pair(start_, verbs_end_)}) {
    const auto behind =
        std::partition_point(at(first), at(last), [&](const Attribution& by) { return by.cue.front().end <= a.cue.front().begin; });
    if (behind != at(first) && behind[-1].cue.front().begin >= where.begin) return through(behind - 1);
  }
  // "Reuters, citing three people, reported that …": the verb stands behind.
  if ((t > s.first && !comma(t - 1)) || source.last >= s.last || !comma(source.last)) return;
  const auto report = at(reported_from(a.source.back().end));
  if (report != at(verbs_end_) && report->cue.front().begin < where.end && !report->source.empty() &&
      (t == s.first || report->source.front().end <= a.cue.front().begin))
    through(report);
}

// Whether a name or a place and nothing more stands there: "Ann Hill of Leeds", « de l'université ».
bool Finder::names_on(std::uint32_t first, std::uint32_t last) const {
  if (last <= first + 1) return false;
  std::uint32_t name = first;
  if (!svo_ && has(first, Category::noun_link) &&
      (has(first, Category::determiner) || has(first + 1, Category::determiner) || capital(first + 1)))
    if (const auto place = phrase_at(reading_, first, last)) name = place->last;
  if (capital(first))
    while (name < last && (capital(name) || has(name, Category::noun_link) || reading_.is(name, u'.'))) ++name;
  return name == last;
}

// « X, pour qui l'Etat a échoué », "X, for whom the state failed"
bool Finder::to_whom(const Match& m, const Stretch& s) {
  if (m.first < s.first + 2 || !comma(m.first - 1)) return false;
  auto who = apposed(s.first, m.first);
  if (!who) who = subject_before(reading_, s.first, m.first - 1);
  if (!who || !has_person(*who, false)) return false;
  const std::uint32_t end = clause_end(*this, m.last, s, CuePlace::relative);
  // « pour qui la saison est finie »: a view only where words are quoted.
  if (end <= m.last + 1 || (reading_.has(m.first, Category::preposition) && quotations_in(m.last, end).empty())) return false;
  Attribution a = attribute(AttributionKind::according_to, {m.first, m.last}, {who->first, who->last});
  a.content.push_back(span(m.last, end));
  use(m.last, end);
  push(std::move(a));
  return true;
}

// ", selon X", ", citing Y": another source's words.
bool Finder::source_follows(std::uint32_t t) const {
  const auto m = reading_.match(t, bit(Category::source_preposition));
  return m && reading_.pack.class_of(m->value) != "view";
}

// « Selon la préfecture, 3 200 personnes ; 8 000 selon les organisateurs »: each source has its own part.
Stretch Finder::between_semicolons(std::uint32_t t) const {
  Stretch s = sentence(t);
  bool own = false;
  for (std::uint32_t k = t, mark = t; k > s.first && !own; --k) {
    if (reading_.is(k - 1, u';') && !inside_quotation(k - 1)) mark = k;
    own = mark < t && source_follows(k - 1);
    if (own) s.first = mark;
  }
  own = false;
  for (std::uint32_t k = t, mark = s.last; k < s.last && !own; ++k) {
    if (mark == s.last && reading_.is(k, u';') && !inside_quotation(k)) mark = k;
    own = mark < s.last && source_follows(k);
    if (own) s.last = mark;
  }
  return s;
}

// « De source proche du dossier, … »: the words that say where it comes from.
std::optional<NounPhrase> Finder::origin(const Match& m, const Stretch& s) const {
  if (m.first > s.first && !comma(m.first - 1) && !opener(s.first, m.first)) return std::nullopt;  // "a-t-on appris de source …"
  std::uint32_t t = m.last;
  while (t < s.last && t < m.last + 12 && !comma(t) && !ends_sentence(t) && !has(t, Category::auxiliary) && quotation_at(t) == nullptr) ++t;
  if (t < s.last && !comma(t) && !ends_sentence(t)) return std::nullopt;
  // "De source policière, on indique que …": the verb reports it.
  if (comma(t) && has(t + 1, Category::pronoun)) return std::nullopt;
  return NounPhrase{m.last - 1, t, t};
}

// "in her words": the one whose words they are.
std::optional<NounPhrase> Finder::possessor(const Match& m) const {
  for (std::uint32_t t = m.first; t < m.last; ++t) {
    if (has(t, Category::determiner)) return NounPhrase{t, t + 1, t + 1};
  }
  return std::nullopt;
}

// "selon ce qu'a rapporté X": the source stands behind the verb.
std::uint32_t Finder::past_verb(std::uint32_t t, const Stretch& s) const {
  bool that = false;
  for (std::uint32_t k = t; !svo_ && k < std::min(s.last, t + 5) && !comma(k); ++k) {
    that = that || has(k, Category::complementizer);
    if (const auto verb = reading_.match(k, bit(Category::reporting_verb)); verb && that) return verb->last;
  }
  return t;
}

// "Mais selon X", "Et d'après Y": a word or two before it are not content.
bool Finder::opener(std::uint32_t first, std::uint32_t t) const {
  if (t > first + 2) return false;
  for (std::uint32_t k = first; k < t; ++k) {
    if (!comma(k) && !has(k, Category::function_word) && !has(k, Category::numeral_joiner) && !has(k, Category::verb_adverb)) return false;
  }
  return true;
}

// "(closer to 15 percent, according to X)": inside brackets nothing outside them is meant.
std::uint32_t Finder::bracketed(std::uint32_t first, std::uint32_t t) const {
  for (std::uint32_t k = t; k > first && k + 40 > t; --k) {
    if (reading_.is(k - 1, u')')) break;
    if (reading_.is(k - 1, u'(') && k < t) return k;
  }
  return first;
}

// "WASHINGTON (AP) — The firm will …": where and by whom it was written is no part of what is said.
std::uint32_t Finder::past_dateline(std::uint32_t first) const {
  if (first != block_.first || !capitals(first)) return first;
  for (std::uint32_t t = first + 1; t + 1 < block_.last && t < first + 12; ++t) {
    if (dash(t)) return t + (dash(t + 1) ? 2 : 1);
    if (word(t) ? !capital(t) && !has(t, Category::month)
                : !(reading_.is(t, u',') || reading_.is(t, u'.') || reading_.is(t, u'(') || reading_.is(t, u')') ||
                    reading_.tokens[t].kind == TokenKind::number))
      break;
  }
  return first;
}

// "— only 11 percent did, according to X — and …": a parenthesis between dashes.
std::uint32_t Finder::dashed(std::uint32_t first, std::uint32_t at, std::uint32_t behind) const {
  const auto long_dash = [&](std::uint32_t t) { return dash(t) || (reading_.is(t, u'-') && reading_.is(t + 1, u'-')); };
  if (behind >= block_.last || !long_dash(behind)) return first;
  for (std::uint32_t k = at - 1; k > first + 1 && k + 60 > at; --k) {
    if (long_dash(k - 1)) return k;
  }
  return first;
}

}  // namespace citelight::attribution
