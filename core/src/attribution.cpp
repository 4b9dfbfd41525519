#include "attribution.h"

#include <algorithm>
#include <span>
#include <utility>

#include "block_view.h"
#include "clause.h"
#include "cue.h"
#include "noun_phrase.h"
#include "quotation.h"
#include "speaker.h"

namespace citelight {
namespace {

constexpr std::uint32_t max_gap = 30;  // tokens between a cue and what it reports

class Finder : private BlockView {
 public:
  Finder(const Reading& reading, std::vector<Attribution>& out) : BlockView(reading), out_(out) {}

  // One block; `sentences` are those inside it. Returns whether it ends inside a quotation.
  bool read(const Sentence* first, const Sentence* last, bool open_before) {
    take(first, last, open_before);
    used_.assign(quotations_.size(), false);
    const std::vector<Cue> cues = find_cues(reading_, block_, quotations_);
    start_ = out_.size();
    if (!open_before) waiting_.reset();
    minor_.clear();
    for (const Cue& cue : cues) report(cue);
    verbs_end_ = out_.size();
    for (std::uint32_t t = block_.first; t < block_.last; ++t) according_to(t);
    orphans(open_before);
    if (out_.size() == start_) turn();
    hedged();
    link();
    drop_minor();
    return !quotations_.empty() && !quotations_.back().closed;
  }

  // One turn alone is no transcript: "FILE PHOTO: …".
  void finish() {
    if (turns_.size() > 1) return;
    for (const std::uint32_t i : turns_) out_[i].content.clear();
  }

 private:
  // --- small questions

  void use(const Quotation& q) { used_[static_cast<std::size_t>(&q - quotations_.data())] = true; }
  [[nodiscard]] bool unused(const Quotation& q) const { return !used_[static_cast<std::size_t>(&q - quotations_.data())]; }
  // A fragment of one or two words is a scare quote or a title unless a verb asks for it.
  [[nodiscard]] static bool speech(const Quotation& q) { return q.words() >= 3; }

  // --- one cue

  void report(const Cue& cue) {
    const Stretch s = sentence(cue.first);
    if (first_person(cue)) return;
    if (tag(cue, s)) return;
    if (comment(cue, s)) return;
    if (inverted_tag(cue, s) && postposed(cue, s)) return;
    if (cue.cls == "np" || cue.cls == "call") { noun_complement(cue, s); return; }
    if (before_quotation(cue, s)) return;
    if (clause(cue, s)) return;
    if (cue.cls == "quote" && !cue.pronoun) return;
    if (postposed(cue, s)) return;
    if (cue.cls == "deny" || cue.cls == "announce" || cue.cls == "feel") { noun_complement(cue, s); return; }
    // "a réaffirmé l'« exigence absolue »": what is quoted stands in a noun phrase.
    if (cue.cls == "say" || cue.cls == "find") {
      const Quotation* q = quotation_after(cue.last);
      if (q != nullptr && q->last <= s.last && q->first > cue.last && q->first < cue.last + 7 && q->words() >= 2 && unused(*q) && near(cue.last, q->first)) noun_complement(cue, s);
    }
  }

  // "…, said Juan Perez, a trader": behind the comma no clause, only a name and its apposition.
  [[nodiscard]] bool inverted_tag(const Cue& cue, const Stretch& s) const {
    if (reading_.pack.setting("subject") != "both" || cue.gerund || cue.cls != "say" || cue.first <= s.first || !comma(cue.first - 1)) return false;
    const auto p = inverted(cue, s);
    if (!p || p->first != cue.last) return false;
    return p->head >= s.last || ends_sentence(p->head) || comma(p->head) || has(p->head, Category::relative);
  }
  // The writer's own voice is no source: "I think", "je pense".
  [[nodiscard]] bool first_person(const Cue& cue) const {
    const std::uint32_t t = cue.pronoun ? *cue.pronoun : cue.first - 1;
    if (!cue.pronoun && cue.first == block_.first) return false;
    const auto m = reading_.match(t, bit(Category::pronoun));
    return m && m->last == t + 1 && reading_.pack.text(m->value) == "first";
  }

  // Right of an inverted verb: its pronoun, or the noun phrase behind it.
  [[nodiscard]] std::optional<NounPhrase> inverted(const Cue& cue, const Stretch& s) const {
    if (cue.pronoun) return NounPhrase{*cue.pronoun, *cue.pronoun + 1, *cue.pronoun + 1};
    // "a annoncé lundi soir le préfet", "a indiqué de son côté X"
    std::uint32_t t = cue.last;
    while (t < s.last && t < cue.last + 6) {
      const auto m = reading_.match(t, any_of(Category::verb_adverb, Category::weekday));
      if (!m) break;
      t = m->last;
    }
    if (t >= s.last || reading_.tokens[t].kind != TokenKind::word) return std::nullopt;
    const bool starts = has(t, Category::determiner) || has(t, Category::article_one) || reading_.tokens[t].capitalised ||
                        has(t, Category::role_noun) || has(t, Category::title_word) || has(t, Category::pronoun);
    if (!starts || has(t, Category::complementizer)) return std::nullopt;
    return phrase_at(reading_, t, std::min(s.last, next_quotation(t)));
  }
  [[nodiscard]] std::optional<NounPhrase> subject(const Cue& cue, const Stretch& s) const {
    if (cue.pronoun) return NounPhrase{*cue.pronoun, *cue.pronoun + 1, *cue.pronoun + 1};
    std::uint32_t begin = s.first;
    if (const Quotation* q = quotation_before(cue.first); q != nullptr && q->last > begin) begin = q->last;
    return widened(subject_before(reading_, begin, cue.first), begin, cue.first);
  }
  // "police in Leeds say", "economists polled by the bank expect": what looks like
  // the subject may belong to a phrase behind the true one.
  [[nodiscard]] std::optional<NounPhrase> widened(std::optional<NounPhrase> p, std::uint32_t begin, std::uint32_t verb) const {
    if (!p || reading_.pack.setting("subject") != "both") return p;
    std::uint32_t first = p->first;
    while (first > begin && p->first - first < 22 && !comma(first - 1) && !reading_.is(first - 1, u':') && !reading_.is(first - 1, u';') && !has(first - 1, Category::adversative) &&
           !(has(first - 1, Category::subordinator) && !has(first - 1, Category::preposition)) && !is_that(first - 1)) --first;
    while (first < p->first && (has(first, Category::verb_adverb) || has(first, Category::numeral_joiner))) ++first;
    if (first >= p->first) return p;
    const auto head = phrase_at(reading_, first, p->first);
    if (!head || head->head >= p->first || (has(first, Category::preposition) && !has(first, Category::determiner))) return p;
    if (has(first, Category::date_word) || has(first, Category::weekday) || has(head->head - 1, Category::date_unit)) return p;
    std::uint32_t joint = head->head;
    const auto text = reading_.at(joint);
    const auto tail = reading_.at(joint - 1);
    const bool participle = (text.size() > 4 && text.ends_with(u"ing")) || (tail.size() > 3 && (tail.ends_with(u"ed") || tail.ends_with(u"ing")) && has(joint, Category::preposition));
    const bool relative = has(joint, Category::relative) || is_that(joint);
    if (!participle && !relative && (!has(joint, Category::preposition) || has(joint, Category::subordinator))) return p;
    // Only one finite verb may stand between, and only in a relative clause.
    int verbs = 0;
    for (std::uint32_t t = first; t < p->first; ++t) {
      if (quotation_at(t) != nullptr) return p;
      if (has(t, Category::auxiliary) || (t > joint && finite_report(t))) ++verbs;
    }
    if (verbs > (relative ? 1 : 0)) return p;
    return NounPhrase{first, verb > p->last ? p->last : verb, head->head};
  }
  [[nodiscard]] bool is_that(std::uint32_t t) const { return has(t, Category::complementizer); }
  [[nodiscard]] bool finite_report(std::uint32_t t) const {
    const auto m = reading_.match(t, bit(Category::reporting_verb));
    return m && reading_.pack.text(m->value).ends_with(" f");
  }

  // "…", a déclaré X   "…", X said   "…", said X, "…"
  bool tag(const Cue& cue, const Stretch& s) {
    const Quotation* before = quotation_before(cue.first);
    if (before == nullptr || cue.first - before->last > max_gap) return false;
    // "“…?” Brown asked.": the mark inside may have ended the sentence.
    const bool apart = before->last == s.first && before->last >= 2 && (ends_sentence(before->last - 2) || reading_.is(before->last - 2, u','));
    if (before->last <= s.first && !(apart && unused(*before) && bare_tag(cue, s))) return false;
    if (!unused(*before) || (!speech(*before) && before->words() < 2)) return false;
    std::uint32_t t = before->last;
    while (t < cue.first && (comma(t) || ends_sentence(t))) ++t;
    std::optional<NounPhrase> source;
    if (t == cue.first) {
      source = inverted(cue, s);
      // "« … » a dit", then a pronoun before the auxiliary was taken already.
      if (!source) return false;
    } else {
      source = widened(subject_before(reading_, t, cue.first), t, cue.first);
      // "Obama special assistant Ann Hill": one phrase, capitals or not.
      if (source && source->first > t && source->first < t + 8) {
        const auto whole = phrase_at(reading_, t, source->head);
        if (whole && whole->head == source->head) source->first = t;
      }
      if (!source || source->first != t) return false;
      // "« A », B dit que C": the verb has its own clause.
      if (has(cue.last, Category::complementizer)) return false;
    }
    Attribution a = begin(AttributionKind::direct, cue, source);
    a.content.push_back(span(before->first, before->last));
    // The quotation began a paragraph or more before.
    if (before->continued && waiting_ && *waiting_ < out_.size() && out_[*waiting_].source.empty() && out_[*waiting_].cue.empty() && !out_[*waiting_].content.empty()) {
      a.content.back().begin = out_[*waiting_].content.front().begin;
      out_[*waiting_].content.clear();
      waiting_.reset();
    }
    // The quotation may have begun outside its marks: The plan is “dead,” X said.
    if (const Stretch own = sentence(before->first); before->first > own.first && reading_.tokens[before->first - 1].kind == TokenKind::word && !reported_in(own, before->first)) {
      a.kind = AttributionKind::mixed;
      a.content.back().begin = reading_.tokens[own.first].where.begin;
      for (const Quotation& q : quotations_in(own.first, before->first)) use(q);
    }
    use(*before);
    // …, and goes on behind the tag, or in the next sentence.
    std::uint32_t after = std::max(cue.last, source->last);
    while (after < s.last && !comma(after) && !reading_.is(after, u':') && !ends_sentence(after) && after < cue.last + max_gap && quotation_at(after) == nullptr) ++after;
    if (after < block_.last && (comma(after) || reading_.is(after, u':') || (ends_sentence(after) && after + 1 >= s.last))) ++after;
    if (!goes_on(a, after, cue) && s.last < block_.last) goes_on(a, s.last, cue);
    push(std::move(a));
    return true;
  }
  // Takes the quotation that starts at `t`, where nobody else claims it.
  bool goes_on(Attribution& a, std::uint32_t t, const Cue& cue) {
    const Quotation* next = quotation_at(t);
    if (next == nullptr || !unused(*next) || tag_follows(*next, cue)) return false;
    a.content.push_back(span(next->first, next->last));
    use(*next);
    return true;
  }
  // Whether a report stands in `s` before token `t`.
  [[nodiscard]] bool reported_in(const Stretch& s, std::uint32_t t) const {
    for (std::size_t i = out_.size(); i > start_; --i) {
      if (out_[i - 1].cue.empty()) continue;
      const auto at = out_[i - 1].cue.front().begin;
      if (at < reading_.tokens[s.first].where.begin) break;
      if (at < reading_.tokens[t].where.begin) return true;
    }
    return false;
  }
  // "X said.", "X asked on Monday.": nothing that the verb could report stands behind it.
  [[nodiscard]] bool bare_tag(const Cue& cue, const Stretch& s) const {
    if (cue.last >= s.last || ends_sentence(cue.last) || comma(cue.last)) return true;
    if (quotation_at(cue.last) != nullptr || reading_.is(cue.last, u':') || has(cue.last, Category::complementizer)) return false;
    if (!clause_start(*this, cue, s)) return has(cue.last, Category::preposition) || has(cue.last, Category::verb_adverb) || has(cue.last, Category::weekday) || has(cue.last, Category::subordinator) || cue.tells || cue.pronoun;
    return false;
  }
  // ", selon X", ", citing Y": another source's words.
  [[nodiscard]] bool source_follows(std::uint32_t t) const {
    const auto m = reading_.match(t, bit(Category::source_preposition));
    return m && reading_.pack.text(m->value) != "view";
  }
  // ", espèrent le récupérer": an object, no subject.
  [[nodiscard]] bool object_before_infinitive(std::uint32_t t) const {
    if (!has(t, Category::clitic) || !word(t + 1) || capital(t + 1) || has(t + 1, Category::role_noun)) return false;
    const auto text = reading_.at(t + 1);
    return text.size() > 4 && (text.ends_with(u"er") || text.ends_with(u"ir") || text.ends_with(u"oir"));
  }
  // Whether another cue stands right behind the quotation.
  [[nodiscard]] bool tag_follows(const Quotation& q, const Cue& cue) const {
    for (std::uint32_t t = q.last; t < std::min(block_.last, q.last + 8); ++t) {
      if (ends_sentence(t)) return false;
      if (t > cue.last && !inside_quotation(t) && (has(t, Category::reporting_verb))) return true;
    }
    return false;
  }
  // The quotation opens its sentence, or follows a colon or comma: nothing before it belongs to it.
  [[nodiscard]] bool unquoted_before(const Quotation& q, const Stretch& s) const {
    if (q.first == s.first) return true;
    const std::uint32_t before = q.first - 1;
    return reading_.is(before, u':') || reading_.tokens[before].kind == TokenKind::mark || speech(q);
  }

  // As X says, …   Comme l'a rappelé X, …   …, as X put it
  bool comment(const Cue& cue, const Stretch& s) {
    std::uint32_t t = cue.first;
    if (t == s.first) return false;
    std::optional<NounPhrase> source;
    if (has(t - 1, Category::comment_mark) || (reading_.pack.setting("subject") != "both" && comment_phrase(t, s))) {
      source = inverted(cue, s);
      // At the head of the sentence the main clause follows, no apposition.
      if (source && !cue.pronoun && cue.first < s.first + 4) source = phrase_at(reading_, cue.last, s.last, true);
    } else if (reading_.pack.setting("subject") == "both") {
      source = subject_before(reading_, s.first, cue.first);
      if (source && !(source->first > s.first && has(source->first - 1, Category::comment_mark))) source.reset();
      if (source) t = source->first;
    }
    if (!source) return false;
    while (t > s.first && !has(t, Category::comment_mark)) --t;
    std::uint32_t after = std::max(cue.last, source->last);
    while (after < s.last && !comma(after) && !ends_sentence(after) && quotation_at(after) == nullptr && after < cue.last + max_gap) ++after;
    const std::uint32_t left = without_stop(s.first, t);
    Attribution a = begin(AttributionKind::indirect, cue, source);
    if (t == s.first || left <= s.first + 1) {
      if (after + 2 >= s.last || !comma(after) || (source->first < cue.first && !bare_tag(cue, s))) return false;
      const std::uint32_t end = without_stop(after + 1, s.last);
      if (end <= after + 1) return false;
      a.content.push_back(span(after + 1, end));
    } else {
      if (!comma(t - 1) || left < s.first + 3 || !(after >= s.last || comma(after) || ends_sentence(after)) || (source->first < cue.first && !bare_tag(cue, s))) return false;
      a.content.push_back(span(s.first, left));
    }
    for (const Quotation& q : quotations_in(s.first, s.last)) {
      a.kind = AttributionKind::mixed;
      use(q);
    }
    push(std::move(a));
    return true;
  }
  // "Comme l'", "comme le": a clitic stands between.
  [[nodiscard]] bool comment_phrase(std::uint32_t t, const Stretch& s) const {
    while (t > s.first && has(t - 1, Category::clitic)) --t;
    return t > s.first && has(t - 1, Category::comment_mark);
  }

  // X said: "…"   X a déclaré : « … »   X called it "…"
  bool before_quotation(const Cue& cue, const Stretch& s) {
    const Quotation* q = quotation_after(cue.last);
    if (q == nullptr || q->first >= s.last || q->first - cue.last > max_gap || !unused(*q) || !near(cue.last, q->first)) return false;
    bool colon = false;
    for (std::uint32_t t = cue.last; t < q->first; ++t) {
      if (has(t, Category::complementizer)) return false;  // a clause with a quotation inside
      colon = colon || reading_.is(t, u':');
      if (ends_sentence(t)) return false;
    }
    const bool close = q->first == cue.last || colon || comma(q->first - 1) || (cue.tells && q->first < cue.last + 5);
    if (!close || !(speech(*q) || ((colon || comma(q->first - 1)) && q->closed && reading_.tokens[q->first + 1].capitalised))) return false;
    // "said prices would fall “by the end of the year,”": words before the marks are said too.
    if (const auto start = clause_start(*this, cue, s); start && start->first + 1 < q->first) return false;
    // “… “on her worst day” she'd be …”: the clause goes on behind the marks.
    if (q->first == cue.last && cue.clausal && q->last < s.last && word(q->last) && !has(q->last, Category::preposition) && !reading_.is(q->last - 2, u',') && !reading_.is(q->last - 2, u'.')) return false;
    auto source = cue.gerund ? main_subject(cue, s) : subject(cue, s);
    if (!source && !cue.gerund) source = shared_subject(cue, s);
    if (!source && !cue.gerund) source = inverted(cue, s);
    if (!source && !cue.gerund) return false;
    Attribution a = begin(AttributionKind::direct, cue, source);
    a.content.push_back(span(q->first, q->last));
    use(*q);
    // Sentence after sentence in marks of their own, or split by nothing but a space.
    push(std::move(a));
    return true;
  }

  // X said that …   X a annoncé mardi que …   X said the company …
  bool clause(const Cue& cue, const Stretch& s) {
    const auto start = clause_start(*this, cue, s);
    if (!start || (cue.cls == "quote" && !start->marked)) return false;
    auto source = cue.gerund ? main_subject(cue, s) : subject(cue, s);
    if (!source && !cue.gerund) {
      source = shared_subject(cue, s);
      // "Comme l'a indiqué X, …": inverted without a quotation.
      if (!source) source = inverted(cue, s);
      if (!source || (source->last > start->first && source->first < start->first)) return false;
    }
    if (source && !cue.gerund && thing(*source) && ((cue.cls == "find" && !has_source_head(*source)) || has(source->head - 1, Category::no_speaker))) return false;
    if (cue.gerund && cue.cls == "opinion" && !(source && has_speaker(*source))) return false;
    const std::uint32_t end = clause_end(*this, start->first, s, place(cue, source, s));
    if (end <= start->first + 1) return false;
    Attribution a = begin(AttributionKind::indirect, cue, source);
    a.content.push_back(span(start->first, end));
    for (const Quotation& q : quotations_in(start->first, end)) {
      a.kind = AttributionKind::mixed;
      use(q);
    }
    if (cue.cls == "ask" || start->question) a.stance = a.stance == Stance::stated ? Stance::questioned : a.stance;
    push(std::move(a), cue.cls != "say" || !start->marked);
    return true;
  }
  // What the cue stands in: a main clause, or one that a main clause follows.
  [[nodiscard]] CuePlace place(const Cue& cue, const std::optional<NounPhrase>& source, const Stretch& s) const {
    if (cue.gerund && cue.first <= s.first + 1) return CuePlace::leading;
    if (!source) return CuePlace::main;
    const std::uint32_t from = std::min(source->first, cue.first);
    for (std::uint32_t t = source->last; t < cue.first; ++t) {
      // ", who said …,": a restrictive one has no comma before it.
      if (has(t, Category::relative) && comma(t - 1)) return CuePlace::relative;
    }
    for (std::uint32_t t = from; t > s.first && t + 6 > from; --t) {
      if (comma(t - 1)) return CuePlace::main;
      if (has(t - 1, Category::subordinator)) return t - 1 == s.first || (t >= s.first + 2 && comma(t - 2)) ? CuePlace::subordinate : CuePlace::main;
    }
    return CuePlace::main;
  }
  [[nodiscard]] bool thing(const NounPhrase& p) const { return !reading_.tokens[p.head - 1].capitalised; }
  [[nodiscard]] bool has_source_head(const NounPhrase& p) const {
    for (std::uint32_t t = p.first; t < p.head; ++t) {
      if (reading_.match(t, any_of(Category::role_noun, Category::outlet, Category::pronoun, Category::anonymous_source)) || reading_.tokens[t].capitalised) return true;
    }
    return false;
  }

  // Cues are read in order: what reports before the sentence has nothing of it behind it.
  [[nodiscard]] bool reported_before(const Attribution& by, const Stretch& s) const {
    return !by.cue.empty() && by.cue.front().end <= reading_.tokens[s.first].where.begin;
  }
  // The source of a report earlier in the sentence.
  [[nodiscard]] std::optional<NounPhrase> earlier_source(const Cue& cue, const Stretch& s) const {
    for (std::size_t i = out_.size(); i > start_; --i) {
      const Attribution& by = out_[i - 1];
      if (reported_before(by, s)) break;
      if (by.source.empty() || by.source.front().begin < reading_.tokens[s.first].where.begin || by.source.front().end > reading_.tokens[cue.first].where.begin) continue;
      const Span where = by.source.front();
      const auto first = token_at(where.begin);
      auto last = first;
      while (last < cue.first && reading_.tokens[last].where.end <= where.end) ++last;
      return NounPhrase{first, last, last};
    }
    return std::nullopt;
  }
  [[nodiscard]] std::uint32_t token_at(std::uint32_t offset) const {
    const auto found = std::lower_bound(reading_.tokens.begin() + block_.first, reading_.tokens.begin() + block_.last, offset, [](const Token& t, std::uint32_t at) { return t.where.begin < at; });
    return static_cast<std::uint32_t>(found - reading_.tokens.begin());
  }
  // "X said that …, and warned that …", "X attacked Y and called it …": the verbs share their subject.
  [[nodiscard]] std::optional<NounPhrase> shared_subject(const Cue& cue, const Stretch& s) const {
    std::uint32_t t = cue.first;
    while (t > s.first && (has(t - 1, Category::verb_adverb) || has(t - 1, Category::weekday))) --t;
    if (t <= s.first || !(has(t - 1, Category::numeral_joiner) || has(t - 1, Category::adversative) || comma(t - 1))) return std::nullopt;
    if (comma(t - 1) && reading_.pack.setting("subject") != "both") return std::nullopt;
    if (const auto earlier = earlier_source(cue, s)) return earlier;
    return sentence_subject(s, cue.first);
  }
  // A gerund's subject is the main clause's: behind it where it leads, else at the sentence's start.
  [[nodiscard]] std::optional<NounPhrase> main_subject(const Cue& cue, const Stretch& s) const {
    if (cue.first <= s.first + 1) {
      const std::uint32_t end = clause_end(*this, cue.last, s, CuePlace::leading);
      if (end + 1 >= s.last) return std::nullopt;
      return without_verb(phrase_at(reading_, comma(end) ? end + 1 : end, s.last));
    }
    if (const auto earlier = earlier_source(cue, s)) return earlier;
    return sentence_subject(s, cue.first);
  }
  // The first noun phrase that can be the sentence's subject: not what a
  // preposition or subordinator leads, up to its comma.
  [[nodiscard]] std::optional<NounPhrase> sentence_subject(const Stretch& s, std::uint32_t limit) const {
    std::uint32_t t = s.first;
    while (t < limit && (has(t, Category::numeral_joiner) || has(t, Category::adversative) || has(t, Category::verb_adverb) || comma(t))) ++t;
    for (int commas = 0; commas < 3 && t < limit; ++commas) {
      const auto opening = reading_.at(t);
      const bool gerund = t == s.first && opening.size() > 4 && (opening.ends_with(u"ant") || opening.ends_with(u"ing")) && !has(t, Category::role_noun) && word(t + 1) && !capital(t + 1);
      const bool led = gerund || (has(t, Category::preposition) && !(has(t, Category::determiner) && has(t, Category::noun_link))) || has(t, Category::subordinator) || has(t, Category::source_preposition) || reading_.tokens[t].kind != TokenKind::word;
      if (!led) {
        const auto found = without_verb(phrase_at(reading_, t, limit));
        // "Bien sûr, X": a word or two before the comma that name nobody.
        const bool aside = found && found->head < limit && comma(found->head) && found->head - t < 4 && !has(t, Category::determiner) && !has_speaker(*found);
        if (found && !aside) return found;
      }
      while (t < limit && !comma(t)) ++t;
      ++t;
    }
    return std::nullopt;
  }
  [[nodiscard]] bool has_speaker(const NounPhrase& p) const {
    for (std::uint32_t t = p.first; t < p.head; ++t) {
      if (reading_.match(t, any_of(Category::role_noun, Category::outlet, Category::pronoun, Category::title_word)) || (t > p.first && reading_.tokens[t].capitalised)) return true;
    }
    return p.head == p.first + 1 && reading_.tokens[p.first].capitalised && !has(p.first, Category::function_word) && !reading_.at(p.first).ends_with(u"ly") && !reading_.at(p.first).ends_with(u"ment");
  }
  // "Clinton attacked Trump": only what stands before the verb.
  [[nodiscard]] std::optional<NounPhrase> without_verb(std::optional<NounPhrase> p) const {
    if (!p) return p;
    for (std::uint32_t t = p->first + 1; t < p->head; ++t) {
      const auto text = reading_.at(t);
      const bool past = reading_.pack.setting("thatless") == "yes" && text.size() > 3 && text.ends_with(u"ed") && !reading_.tokens[t].capitalised && !has(t - 1, Category::determiner);
      const auto verb = reading_.match(t, bit(Category::reporting_verb));
      if (past || (verb && !reading_.tokens[t].capitalised && reading_.pack.text(verb->value).ends_with(" f"))) return NounPhrase{p->first, t, t};
    }
    return p;
  }

  // …, a indiqué X.   …, officials said.
  bool postposed(const Cue& cue, const Stretch& s) {
    if (cue.gerund || cue.cls == "np") return false;
    std::optional<NounPhrase> source;
    std::uint32_t left = cue.first;
    if (cue.first > s.first && comma(cue.first - 1)) {
      source = inverted(cue, s);
      if (!source || object_before_infinitive(cue.last)) return false;
      // "Amer, in Gaza, stressed the importance": the subject stands before the comma.
      if (reading_.pack.setting("subject") == "both" && !inverted_tag(cue, s)) return false;
    } else if (reading_.pack.setting("subject") == "both") {
      source = subject(cue, {s.first, s.last});
      if (!source) source = subject_before(reading_, s.first, cue.first);
      if (!source || source->first == s.first || !(comma(source->first - 1) || (quotation_before(source->first) != nullptr && quotation_before(source->first)->last == source->first))) return false;
      left = source->first;
      if (!bare_tag(cue, s)) return false;
      // What follows must not be what is said.
      if (cue.last < s.last && reading_.tokens[cue.last].kind == TokenKind::word && !has(cue.last, Category::preposition) && !has(cue.last, Category::weekday) &&
          !has(cue.last, Category::pronoun) && !reading_.tokens[cue.last].capitalised && cue.cls != "say") return false;
    } else {
      return false;
    }
    // A tag set inside French marks: « Nous irons, a dit X, jusqu'au bout. »
    const Quotation* around = quotation_starting_before(cue.first);
    if (around != nullptr && around->last <= cue.first) around = nullptr;
    const std::uint32_t from = around != nullptr ? around->first : s.first;
    const std::uint32_t to = around != nullptr ? around->last : s.last;
    const std::uint32_t end = without_stop(from, left);
    const std::uint32_t after = std::max(cue.last, source->last);
    // "Le site, a indiqué X, fermera": the sentence goes on behind the tag.
    std::uint32_t resume = after;
    if (around != nullptr) {
      while (resume < to && !comma(resume) && !ends_sentence(resume)) ++resume;
    }
    const bool goes_on = resume + 3 < to && (comma(resume) || (around != nullptr && ends_sentence(resume))) && !reading_.match(resume + 1, any_of(Category::reporting_verb, Category::clause_break, Category::adversative)) && !has(resume + 1, Category::relative) && !source_follows(resume + 1);
    if (end < from + (goes_on ? 1 : 3)) return false;
    Attribution a = begin(around != nullptr ? AttributionKind::direct : AttributionKind::indirect, cue, source);
    a.content.push_back(span(from, end));
    if (goes_on) {
      const std::uint32_t stop = around != nullptr ? to : clause_end(*this, resume + 1, s, CuePlace::main);
      if (stop > resume + 1) a.content.push_back(span(resume + 1, stop));
    }
    for (const Quotation& q : quotations_in(from, goes_on ? to : end)) {
      if (around == nullptr) a.kind = AttributionKind::mixed;
      use(q);
    }
    push(std::move(a));
    return true;
  }

  // "a dénoncé une manœuvre", "called the plan reckless", "dément ces accusations"
  void noun_complement(const Cue& cue, const Stretch& s) {
    auto source = cue.gerund ? main_subject(cue, s) : subject(cue, s);
    if (!source && !cue.gerund) source = shared_subject(cue, s);
    std::uint32_t first = cue.last;
    while (first + 1 < s.last && (has(first, Category::verb_adverb) || has(first, Category::weekday)) && !has(first, Category::preposition)) ++first;
    if (!source || cue.last >= s.last || (reading_.tokens[cue.last].kind == TokenKind::mark && quotation_at(cue.last) == nullptr)) return;
    std::uint32_t end = cue.last;
    // "described her actions, which …, as “reasonable”": up to the words that are quoted.
    if (const Quotation* q = quotation_after(cue.last); q != nullptr && q->last <= s.last && q->first < cue.last + max_gap && (cue.cls == "np" || cue.cls == "call") && near(cue.last, q->first)) end = q->last;
    if (cue.cls == "call" && end == cue.last && !names_something(cue.last, s)) return;
    end = std::max(end, clause_end(*this, end > cue.last ? end - 2 : cue.last, s, CuePlace::relative));
    end = without_stop(cue.last, end);
    if (end <= cue.last) return;
    Attribution a = begin(AttributionKind::indirect, cue, source);
    bool quoted = false;
    for (const Quotation& q : quotations_in(cue.last, end)) {
      quoted = quoted || !title(q);
      use(q);
    }
    // Without a quotation the verb alone must mean speech, and the subject a speaker;
    // what a relative pronoun stands for has gone before.
    if (!quoted && cue.gerund && !has_speaker(*source)) return;
    if (!quoted && has(source->first, Category::preposition) && !has(source->first, Category::noun_link)) return;  // "aux critiques, qui …"
    if (!quoted && (!has_source_head(*source) || (source->first > s.first && is_that(source->first - 1)) || has(source->first, Category::relative))) return;
    for (std::uint32_t t = first + 1; t + 1 < end; ++t) {
      // "… et a évoqué": the main clause goes on.
      if (has(t, Category::numeral_joiner) && has(t + 1, Category::auxiliary) && !capital(t + 1) && !inside_quotation(t)) { end = t; break; }
      const auto m = reading_.match(t, bit(Category::clause_break));
      if (m && m->last > t + 1 && !inside_quotation(t)) { end = t; break; }  // "alors que …"
    }
    if (quoted) a.kind = AttributionKind::mixed;
    if (end <= first) return;
    a.content.push_back(span(first, end));
    push(std::move(a));
  }

  // “The Long Way Home”: every longer word a capital.
  [[nodiscard]] bool title(const Quotation& q) const {
    std::uint32_t words = 0;
    for (std::uint32_t t = q.first + 1; t + 1 < q.last; ++t) {
      if (ends_sentence(t) || comma(t)) return false;
      if (reading_.tokens[t].kind != TokenKind::word) continue;
      if (reading_.tokens[t].where.size() > 3 && !reading_.tokens[t].capitalised) return false;
      ++words;
    }
    return words >= 2;
  }
  // No second verb of saying and no clause between verb and quotation.
  [[nodiscard]] bool near(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t t = from; t < to; ++t) {
      if (has(t, Category::reporting_verb) && !has(t, Category::noun_link)) return false;
    }
    return true;
  }
  // "called him a liar", "described it as fair": two things, one said of the other.
  [[nodiscard]] bool names_something(std::uint32_t from, const Stretch& s) const {
    for (std::uint32_t t = from + 1; t < std::min(s.last, from + 10) && !comma(t); ++t) {
      if (has(t, Category::article_one) || has(t, Category::comment_mark)) return true;
    }
    return false;
  }

  // --- selon, according to

  [[nodiscard]] bool is_source(const Match& m) const { return reading_.pack.text(m.value) == "source"; }

  void according_to(std::uint32_t t) {
    const auto m = reading_.match(t, bit(Category::source_preposition));
    if (!m || inside_quotation(t)) return;
    const std::string_view kind = reading_.pack.text(m->value);
    const Stretch s = sentence(t);
    if (kind == "view" && t != s.first && !opener(s.first, t)) return;
    auto source = kind == "possessive" ? possessor(*m) : phrase_at(reading_, past_verb(m->last, s), std::min(s.last, next_quotation(m->last)), t <= s.first + 1);
    if (!source) return;
    // "Selon les grévistes, …": at the head of a sentence any people or thing can speak.
    const bool heads = kind == "source" && t == s.first && comma(source->last) && (has(source->first, Category::determiner) || has(source->first, Category::noun_link));
    if (kind != "possessive" && !names_a_source(*source) && !(heads && !not_speaking(*source))) return;
    // "Selon le ministre interrogé par la radio, …": the phrase runs to the comma.
    if (kind == "source" && t <= s.first + 1 && source->last < s.last && !comma(source->last)) {
      std::uint32_t k = source->last;
      while (k < s.last && k < source->last + 25 && !comma(k) && quotation_at(k) == nullptr && !reading_.is(k, u':') && !has(k, Category::auxiliary) && !ends_sentence(k)) ++k;
      if (k < s.last && comma(k)) source->last = k;
    }
    // "Pour elle, « … »": a view only where a quotation follows.
    if (kind == "view") source->last = source->head;
    if (kind == "view" && !(comma(source->last) && (has_person(*source) || (quotation_after(t) != nullptr && quotation_after(t)->first < s.last)))) return;
    Attribution a;
    a.kind = AttributionKind::according_to;
    a.cue.push_back(span(m->first, m->last));
    a.source.push_back(span(source->first, source->last));
    if (kind == "quoting") {
      // "a rapporté le journal, citant un employé": the same content, through the journal.
      // Two runs, each in order: what follows "according to", and before it what verbs report.
      for (const auto& [first, last] : {std::pair(verbs_end_, out_.size()), std::pair(start_, verbs_end_)}) {
        std::size_t i = static_cast<std::size_t>(std::partition_point(out_.begin() + static_cast<std::ptrdiff_t>(first), out_.begin() + static_cast<std::ptrdiff_t>(last),
            [&](const Attribution& by) { return by.cue.front().end <= a.cue.front().begin; }) - out_.begin());
        if (i == first || out_[i - 1].cue.front().begin < reading_.tokens[s.first].where.begin) continue;
        a.content = out_[i - 1].content;
        a.via = static_cast<std::uint32_t>(i - 1);
        push(std::move(a));
        return;
      }
      return;
    }
    std::uint32_t after = std::max(source->last, m->last);
    while (after < s.last && (comma(after) || reading_.is(after, u':'))) ++after;
    const std::uint32_t left = without_stop(s.first, t);
    const std::uint32_t right = without_stop(after, s.last);
    const bool leads = t == s.first || left <= s.first + 1 || opener(s.first, t);
    if (leads) {
      if (right <= after) return;
      a.content.push_back(span(after, right));
    } else {
      a.content.push_back(span(s.first, left));
      // Inside commas the sentence goes on behind.
      if (comma(t - 1) && source->last < s.last && comma(source->last) && right > after) a.content.push_back(span(after, right));
    }
    for (const Quotation& q : quotations_in(s.first, s.last)) use(q);
    hedge(a, s);
    push(std::move(a));
  }
  // "Pour Paul Martin, …": somebody, by name and surname, title or role.
  [[nodiscard]] bool has_person(const NounPhrase& p) const {
    std::uint32_t names = 0;
    if (!comma(p.head)) return false;
    for (std::uint32_t t = p.first; t < p.head; ++t) {
      const auto role = reading_.match(t, any_of(Category::pronoun, Category::role_noun));
      const std::string_view kind = role ? reading_.pack.text(role->value) : std::string_view();
      if (has(t, Category::title_word) || kind.starts_with("person") || kind == "group" || kind == "spokesperson") return true;
      names += reading_.tokens[t].capitalised && reading_.tokens[t].kind == TokenKind::word && !has(t, Category::determiner) && !has(t, Category::month) ? 1 : 0;
    }
    return names >= 2;
  }
  // "in her words": the one whose words they are.
  [[nodiscard]] std::optional<NounPhrase> possessor(const Match& m) const {
    for (std::uint32_t t = m.first; t < m.last; ++t) {
      if (has(t, Category::determiner)) return NounPhrase{t, t + 1, t + 1};
    }
    return std::nullopt;
  }
  // "selon ce qu'a rapporté X": the source stands behind the verb.
  [[nodiscard]] std::uint32_t past_verb(std::uint32_t t, const Stretch& s) const {
    for (std::uint32_t k = t; k < std::min(s.last, t + 5) && !comma(k); ++k) {
      if (k > t && has(k - 1, Category::complementizer) && !has(k, Category::auxiliary) && !has(k, Category::reporting_verb)) return t;
      if (const auto verb = reading_.match(k, bit(Category::reporting_verb)); verb && k > t + 1) return verb->last;
    }
    return t;
  }
  // "Mais selon X", "Et d'après Y": a word or two before it are not content.
  [[nodiscard]] bool opener(std::uint32_t first, std::uint32_t t) const {
    if (t > first + 2) return false;
    for (std::uint32_t k = first; k < t; ++k) {
      if (!comma(k) && !has(k, Category::function_word) && !has(k, Category::numeral_joiner) && !has(k, Category::verb_adverb)) return false;
    }
    return true;
  }
  [[nodiscard]] bool not_speaking(const NounPhrase& p) const {
    for (std::uint32_t t = p.first; t < p.head; ++t) {
      if (has(t, Category::no_speaker)) return true;
    }
    return false;
  }
  // "selon les régions", "according to plan" are manner: a source is a name, a
  // pronoun, or a noun that speaks.
  [[nodiscard]] bool names_a_source(const NounPhrase& p) const {
    for (std::uint32_t t = p.first; t < std::min(p.head, p.first + 4); ++t) {
      if (has(t, Category::no_speaker)) return false;
      if (has(t, Category::role_noun)) break;
    }
    for (std::uint32_t t = p.first; t < p.last; ++t) {
      if (reading_.match(t, any_of(Category::role_noun, Category::outlet, Category::pronoun, Category::anonymous_source, Category::title_word))) return true;
      if (reading_.tokens[t].kind == TokenKind::word && reading_.tokens[t].capitalised) return true;
    }
    return false;
  }

  // --- quotations that no cue claimed: a speaker goes on

  void orphans(bool open_before) {
    for (const Quotation& q : quotations_) {
      if (!unused(q) || q.words() < 5) continue;
      const Stretch s = sentence(q.first);
      // The whole sentence stands in marks, and someone spoke just before.
      const bool whole = q.first == s.first && without_stop(q.first, s.last) <= q.last;
      const bool continues = q.continued && open_before;
      if (signed_form(q) || colon_form(q, s) || tag_by_place(q, s)) continue;
      if (!continues && !whole) continue;
      if (out_.empty() && !q.closed && q.last >= reading_.tokens.size()) continue;  // nobody has spoken, nobody will
      Attribution a;
      a.kind = AttributionKind::direct;
      a.content.push_back(span(q.first, q.last));
      if (continues && waiting_ && *waiting_ < out_.size() && !out_[*waiting_].content.empty()) {
        // Several paragraphs before the one that names the speaker.
      } else if (!q.closed) {
        waiting_ = static_cast<std::uint32_t>(out_.size());
      }
      push(std::move(a));
    }
  }

  // "« … », s'étrangle Paul Martin", "“…,” she surmised.": its place makes a tag
  // of a verb that no list holds.
  bool tag_by_place(const Quotation& q, const Stretch& s) {
    const std::uint32_t t0 = q.last;
    if (t0 + 1 >= block_.last || t0 >= sentence(q.first).last + 8) return false;
    const Stretch own = t0 < s.last ? s : sentence(t0);
    if (t0 != own.first && t0 >= s.last) return false;
    std::optional<NounPhrase> source;
    std::uint32_t verb = 0;
    std::uint32_t verb_end = 0;
    if (reading_.pack.setting("subject") == "both") {
      if (!(reading_.is(t0 - 2, u',') || reading_.is(t0 - 2, u'?') || reading_.is(t0 - 2, u'!'))) return false;
      const auto phrase = phrase_at(reading_, t0, std::min(own.last, next_quotation(t0)));
      if (!phrase) return false;
      const bool pronoun = has(t0, Category::pronoun) && phrase->head == t0 + 1;
      verb = pronoun ? phrase->head : phrase->head;
      if (!pronoun) {
        // The phrase may have swallowed the verb.
        verb = phrase->first + 1;
        while (verb < phrase->head && !past_form(verb)) ++verb;
      }
      while (verb < own.last && has(verb, Category::verb_adverb)) ++verb;
      if (verb >= own.last || !past_form(verb)) return false;
      verb_end = verb + 1;
      if (!(ends_sentence(verb_end) || comma(verb_end) || has(verb_end, Category::preposition) || has(verb_end, Category::verb_adverb) || has(verb_end, Category::subordinator) || has(verb_end, Category::weekday))) return false;
      const std::uint32_t last = std::min(verb, phrase->head);
      if (last <= phrase->first) return false;
      source = NounPhrase{phrase->first, last, last};
    } else {
      std::uint32_t t = t0;
      if (comma(t)) ++t;
      else if (!(ends_sentence(t0 - 2) || reading_.is(t0 - 2, u','))) return false;
      verb = t;
      while (t < own.last && t < verb + 3 && (has(t, Category::auxiliary) || has(t, Category::clitic) || reading_.at(t) == u"se" || reading_.at(t) == u"s'" || reading_.at(t) == u"s’")) ++t;
      if (!word(t) || capital(t) || has(t, Category::function_word) || has(t, Category::preposition) || has(t, Category::determiner) || has(t, Category::subordinator) || has(t, Category::conjunction)) return false;
      ++t;
      verb_end = t;
      if (reading_.is(t, u'-')) {
        while (t < own.last && t < verb_end + 4 && !has(t, Category::pronoun)) ++t;
        if (!has(t, Category::pronoun) || t >= own.last) return false;
        source = NounPhrase{t, t + 1, t + 1};
      } else {
        if (!word(t) || !(capital(t) || has(t, Category::determiner) || has(t, Category::title_word)) || has(t, Category::noun_link)) return false;
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
  [[nodiscard]] bool past_form(std::uint32_t t) const {
    const auto text = reading_.at(t);
    return word(t) && !capital(t) && text.size() > 3 && text.ends_with(u"ed") && !has(t, Category::function_word);
  }

  // "The suspect allegedly fired", « Le feu serait d'origine criminelle »: told
  // at second hand, and nobody is named.
  void hedged() {
    const bool conditional = reading_.pack.setting("press_conditional") == "yes";
    for (std::uint32_t t = block_.first; t < block_.last; ++t) {
      const auto word = reading_.match(t, any_of(Category::hedge, Category::auxiliary));
      if (!word || inside_quotation(t)) continue;
      const bool adverb = word->category == Category::hedge;
      const std::string_view value = reading_.pack.text(word->value);
      if (adverb ? value != "reported" : !conditional || value.find("conditional") == value.npos) continue;
      const Stretch s = sentence(t);
      const std::uint32_t end = without_stop(s.first, s.last);
      if (end <= word->last || attributed(s) || (!adverb && !press_conditional(*word, value, s))) { t = word->last - 1; continue; }
      Attribution a;
      a.kind = AttributionKind::indirect;
      a.stance = Stance::reported;
      if (adverb) {
        a.cue.push_back(span(word->first, word->last));
        if (const std::uint32_t left = without_stop(s.first, t); left > s.first) a.content.push_back(span(s.first, left));
        std::uint32_t right = word->last;
        while (right < end && comma(right)) ++right;
        if (right < end) a.content.push_back(span(right, end));
      } else {
        a.content.push_back(span(s.first, end));
      }
      for (const Quotation& q : quotations_in(s.first, s.last)) use(q);
      push(std::move(a));
      t = s.last - 1;
    }
  }
  // Whether something in the sentence is given to someone already.
  [[nodiscard]] bool attributed(const Stretch& s) const {
    const Span where = span(s.first, s.last);
    for (std::size_t i = out_.size(); i > start_; --i) {
      for (const Span part : out_[i - 1].content) {
        if (part.begin < where.end && where.begin < part.end) return true;
      }
    }
    return false;
  }
  // The conditional of a main clause with a subject of its own, no condition near.
  [[nodiscard]] bool press_conditional(const Match& verb, std::string_view value, const Stretch& s) const {
    if (verb.first <= s.first || reading_.is(s.last - 1, u'?') || reading_.tokens[verb.first - 1].kind == TokenKind::mark) return false;
    const auto subject = subject_before(reading_, s.first, verb.first);
    if (!subject || has(subject->first, Category::pronoun) || (subject->first > s.first && !comma(subject->first - 1) && subject->first > s.first + 1)) return false;
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (has(t, Category::hypothetical) || (t != verb.first && has(t, Category::complementizer))) return false;
    }
    if (value.find("be") != value.npos) return true;
    std::uint32_t t = verb.last;
    while (t < s.last && (has(t, Category::verb_adverb) || has(t, Category::negation) || reading_.at(t) == u"été")) ++t;
    const auto text = reading_.at(t);
    return t < s.last && text.size() > 2 && (text.ends_with(u"é") || text.ends_with(u"u") || text.ends_with(u"i") || text.ends_with(u"is") || text.ends_with(u"it") || text.ends_with(u"és") || text.ends_with(u"ert") || text.ends_with(u"ée") || text.ends_with(u"ées"));
  }

  // "“…” ― Jane Brown": signed.
  bool signed_form(const Quotation& q) {
    if (q.last + 1 >= block_.last || !(reading_.is(q.last, u'―') || reading_.is(q.last, u'—') || reading_.is(q.last, u'–')) || !reading_.tokens[q.last + 1].capitalised) return false;
    const auto source = phrase_at(reading_, q.last + 1, block_.last);
    if (!source || block_.last - source->last > 1) return false;
    Attribution a;
    a.kind = AttributionKind::direct;
    a.cue.push_back(span(q.last, q.last + 1));
    a.source.push_back(span(source->first, source->last));
    a.content.push_back(span(q.first, q.last));
    push(std::move(a));
    return true;
  }

  // "WALLACE: Do you agree?": a transcript's turn, its speaker in capitals.
  void turn() {
    std::uint32_t t = block_.first;
    if (t < block_.last && closing_mark(t)) ++t;
    const std::uint32_t first = t;
    while (t < block_.last && t < first + 4 && capitals(t)) ++t;
    if (t == first || t + 3 >= block_.last || !reading_.is(t, u':')) return;
    if (has_quotation_at(t + 1)) return;
    Attribution a;
    a.kind = AttributionKind::indirect;
    a.cue.push_back(span(t, t + 1));
    a.source.push_back(span(first, t));
    a.content.push_back(span(t + 1, block_.last));
    turns_.push_back(static_cast<std::uint32_t>(out_.size()));
    push(std::move(a));
  }
  [[nodiscard]] bool closing_mark(std::uint32_t t) const { return reading_.is(t, u'"') || reading_.is(t, u'“'); }
  [[nodiscard]] bool has_quotation_at(std::uint32_t t) const {
    const Quotation* q = quotation_after(t);
    return q != nullptr && q->first == t;
  }
  [[nodiscard]] bool capitals(std::uint32_t t) const {
    const auto text = reading_.at(t);
    return reading_.tokens[t].kind == TokenKind::word && text.size() >= 3 && std::all_of(text.begin(), text.end(), [](char16_t c) { return (c >= u'A' && c <= u'Z') || c == u'\'' || c == u'’' || (c >= 0xC0 && c <= 0xDE); });
  }

  // "Jeanne Martin : « … »", a headline's form; "Le maire ne décolère pas : « … »".
  bool colon_form(const Quotation& q, const Stretch& s) {
    if (q.first < s.first + 2 || !reading_.is(q.first - 1, u':') || without_stop(q.first, s.last) > q.last) return false;
    const auto source = sentence_subject(s, q.first - 1);
    if (!source) return false;
    const bool whole = source->last == q.first - 1;
    bool person = false;
    for (std::uint32_t t = source->first; t < source->head; ++t) {
      person = person || speaks(t) || (reading_.tokens[t].capitalised && reading_.tokens[t].kind == TokenKind::word && !has(t, Category::determiner) && (t > source->first || !whole || source->head > source->first + 1) && !has(t, Category::function_word));
    }
    if (!person) return false;
    Attribution a;
    a.kind = AttributionKind::direct;
    a.source.push_back(span(source->first, source->last));
    a.content.push_back(span(q.first, q.last));
    use(q);
    push(std::move(a));
    return true;
  }
  // A pronoun for a person, or a noun for one.
  [[nodiscard]] bool speaks(std::uint32_t t) const {
    if (const auto m = reading_.match(t, bit(Category::pronoun))) return reading_.pack.text(m->value).starts_with("person");
    const auto m = reading_.match(t, bit(Category::role_noun));
    return m && reading_.pack.text(m->value) != "document";
  }

  // --- making them

  Attribution begin(AttributionKind kind, const Cue& cue, const std::optional<NounPhrase>& source) const {
    Attribution a;
    a.kind = kind;
    if (cue.pronoun && *cue.pronoun > cue.first && *cue.pronoun < cue.last) {
      a.cue.push_back(span(cue.first, std::max(cue.first + 1, hyphen_before(*cue.pronoun))));
      a.cue.push_back(span(*cue.pronoun + 1, cue.last));
    } else {
      a.cue.push_back(span(cue.first, cue.last));
    }
    if (source) a.source.push_back(span(source->first, source->last));
    if (cue.cls == "deny") a.stance = Stance::denied;
    else if (cue.negated) a.stance = Stance::no_comment;
    else if (cue.conditional) a.stance = Stance::reported;
    else hedge(a, sentence(cue.first));
    return a;
  }
  // "a-t-elle": the cue's first part is "a" alone.
  [[nodiscard]] std::uint32_t hyphen_before(std::uint32_t pronoun) const {
    std::uint32_t t = pronoun;
    while (t > block_.first + 1 && (reading_.tokens[t - 1].kind == TokenKind::mark || (reading_.at(t - 1) == u"t" && reading_.tokens[t - 2].kind == TokenKind::mark))) --t;
    return t;
  }
  void hedge(Attribution& a, const Stretch& s) const {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (has(t, Category::hedge) && !inside_quotation(t) && a.stance == Stance::stated) a.stance = Stance::reported;
    }
    // "Selon X, le ministre aurait déclaré": the press conditional inside what is reported.
    if (a.kind != AttributionKind::according_to || a.content.empty()) return;
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      const auto m = reading_.match(t, bit(Category::auxiliary));
      if (m && reading_.pack.text(m->value).find("conditional") != std::string_view::npos && reading_.pack.setting("press_conditional") == "yes") a.stance = Stance::reported;
    }
  }

  // `minor`: an opinion, or a clause without "that": inside another's words it is theirs.
  void push(Attribution a, bool minor = false) {
    minor_.resize(out_.size() - start_, false);
    minor_.push_back(minor);
    out_.push_back(std::move(a));
  }

  // "Smith said Jones had told him …" is Smith's statement alone.
  void drop_minor() {
    minor_.resize(out_.size() - start_, false);
    std::vector<std::uint32_t> kept(minor_.size());
    std::size_t to = start_;
    for (std::size_t i = 0; i < minor_.size(); ++i) {
      Attribution& a = out_[start_ + i];
      const bool inside = minor_[i] && a.via && out_by_verb(*a.via);
      kept[i] = static_cast<std::uint32_t>(to);
      if (inside) { minor_[i] = false; dropped_.push_back(static_cast<std::uint32_t>(start_ + i)); continue; }
      ++to;
    }
    if (dropped_.empty()) return;
    std::size_t at = start_;
    std::size_t next = 0;
    for (std::size_t i = start_; i < out_.size(); ++i) {
      if (next < dropped_.size() && dropped_[next] == i) { ++next; continue; }
      if (out_[i].via) {
        const std::uint32_t via = *out_[i].via;
        if (std::binary_search(dropped_.begin(), dropped_.end(), via)) out_[i].via = std::nullopt;
        else if (via >= start_) out_[i].via = kept[via - start_];
      }
      if (at != i) out_[at] = std::move(out_[i]);
      ++at;
    }
    out_.resize(at);
    dropped_.clear();
  }
  [[nodiscard]] bool out_by_verb(std::uint32_t i) const { return out_[i].kind != AttributionKind::according_to; }

  // A report inside what another reports is told through that other.
  void link() {
    struct Part { Span where; std::uint32_t reach, of; };  // `reach`: the farthest end so far
    std::vector<Part> parts;
    for (std::size_t j = start_; j < out_.size(); ++j) {
      if (out_[j].kind == AttributionKind::direct) continue;
      for (const Span part : out_[j].content) parts.push_back({part, 0, static_cast<std::uint32_t>(j)});
    }
    std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.where.begin < b.where.begin; });
    std::uint32_t reach = 0;
    for (Part& part : parts) part.reach = reach = std::max(reach, part.where.end);
    for (std::size_t i = start_; i < out_.size(); ++i) {
      if (out_[i].via || out_[i].cue.empty()) continue;
      const Span cue = out_[i].cue.front();
      auto part = std::partition_point(parts.begin(), parts.end(), [&](const Part& p) { return p.where.begin <= cue.begin; });
      while (part != parts.begin() && part[-1].reach >= cue.end) {
        --part;
        if (part->of == i || out_[part->of].via == i || !part->where.contains(cue)) continue;
        if (!out_[i].via || *out_[i].via > part->of) out_[i].via = part->of;
      }
    }
  }

  std::vector<Attribution>& out_;
  std::optional<std::uint32_t> waiting_;  // a quotation left open that nobody has claimed yet
  std::vector<std::uint32_t> turns_;      // of a transcript
  std::vector<bool> used_;     // quotations that a report has claimed
  std::vector<bool> minor_;    // of the block's attributions
  std::vector<std::uint32_t> dropped_;
  std::size_t start_ = 0;      // into out_: the block's first
  std::size_t verbs_end_ = 0;  // … and the first that no verb reports
};

}  // namespace

std::vector<Attribution> find_attributions(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences) {
  std::vector<Attribution> out;
  Finder finder(reading, out);
  bool open = false;
  for (std::size_t first = 0; first < sentences.size();) {
    std::size_t last = first + 1;
    while (last < sentences.size() && sentences[last].block == sentences[first].block) ++last;
    open = finder.read(sentences.data() + first, sentences.data() + last, open);
    first = last;
  }
  finder.finish();
  // In order of their content, less what another took over; `via` follows its target.
  std::vector<std::uint32_t> order;
  order.reserve(out.size());
  for (std::uint32_t i = 0; i < out.size(); ++i) {
    if (!out[i].content.empty()) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return out[a].content.front().begin < out[b].content.front().begin; });
  std::vector<std::uint32_t> place(out.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<Attribution> sorted;
  sorted.reserve(out.size());
  for (const std::uint32_t i : order) {
    sorted.push_back(std::move(out[i]));
    if (sorted.back().via) sorted.back().via = place[*sorted.back().via];
  }
  return with_speakers(document, reading, std::move(sorted));
}

}  // namespace citelight
