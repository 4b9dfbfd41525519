#include "attribution.h"

#include <algorithm>
#include <span>
#include <utility>

#include "cue.h"
#include "noun_phrase.h"
#include "quotation.h"
#include "speaker.h"

namespace citelight {
namespace {

constexpr std::uint32_t max_gap = 30;  // tokens between a cue and what it reports

class Finder {
 public:
  Finder(const Reading& reading, std::vector<Attribution>& out) : reading_(reading), out_(out) {}

  // One block; `sentences` are those inside it. Returns whether it ends inside a quotation.
  bool read(const Sentence* first, const Sentence* last, bool open_before) {
    block_ = {first->first, (last - 1)->last};
    quotations_ = find_quotations(reading_, block_, open_before);
    ends_.clear();
    for (const Sentence* s = first; s != last; ++s) {
      if (!inside_quotation(s->last)) ends_.push_back(s->last);
    }
    used_.assign(quotations_.size(), false);
    const std::vector<Cue> cues = find_cues(reading_, block_, quotations_);
    start_ = out_.size();
    for (const Cue& cue : cues) report(cue);
    verbs_end_ = out_.size();
    for (std::uint32_t t = block_.first; t < block_.last; ++t) according_to(t);
    orphans(open_before);
    if (out_.size() == start_) turn();
    link();
    return !quotations_.empty() && !quotations_.back().closed;
  }

 private:
  // --- small questions

  [[nodiscard]] bool has(std::uint32_t t, Category c) const { return t < block_.last && reading_.match(t, bit(c)).has_value(); }
  [[nodiscard]] bool comma(std::uint32_t t) const { return reading_.is(t, u',') || reading_.is(t, u'–') || reading_.is(t, u'—'); }
  [[nodiscard]] bool ends_sentence(std::uint32_t t) const { return reading_.is(t, u'.') || reading_.is(t, u'!') || reading_.is(t, u'?') || reading_.is(t, u'…'); }
  [[nodiscard]] Span span(std::uint32_t first, std::uint32_t last) const { return {reading_.tokens[first].where.begin, reading_.tokens[last - 1].where.end}; }
  // The sentence around token `t`; quotations may hold several, so its ends are
  // those outside any quotation.
  [[nodiscard]] Stretch sentence(std::uint32_t t) const {
    const auto end = std::upper_bound(ends_.begin(), ends_.end(), t);
    return {end == ends_.begin() ? block_.first : end[-1], end == ends_.end() ? block_.last : *end};
  }
  [[nodiscard]] bool inside_quotation(std::uint32_t t) const {
    const Quotation* q = quotation_starting_before(t);
    return q != nullptr && t < q->last;
  }
  // The last one with first < t: quotations stand in order, none inside another.
  [[nodiscard]] const Quotation* quotation_starting_before(std::uint32_t t) const {
    const auto after = std::partition_point(quotations_.begin(), quotations_.end(), [&](const Quotation& q) { return q.first < t; });
    return after == quotations_.begin() ? nullptr : &after[-1];
  }
  // Those inside the tokens [first, last).
  [[nodiscard]] std::span<const Quotation> quotations_in(std::uint32_t first, std::uint32_t last) const {
    const auto begin = std::partition_point(quotations_.begin(), quotations_.end(), [&](const Quotation& q) { return q.first < first; });
    const auto end = std::partition_point(begin, quotations_.end(), [&](const Quotation& q) { return q.last <= last; });
    return {quotations_.data() + (begin - quotations_.begin()), static_cast<std::size_t>(end - begin)};
  }
  // Without the full stop that closes the sentence.
  [[nodiscard]] std::uint32_t without_stop(std::uint32_t first, std::uint32_t last) const {
    while (last > first && (ends_sentence(last - 1) || comma(last - 1)) && !inside_quotation(last - 1)) --last;
    return last;
  }
  [[nodiscard]] const Quotation* quotation_before(std::uint32_t t) const {
    const auto after = std::partition_point(quotations_.begin(), quotations_.end(), [&](const Quotation& q) { return q.last <= t; });
    return after == quotations_.begin() ? nullptr : &after[-1];
  }
  [[nodiscard]] const Quotation* quotation_after(std::uint32_t t) const {
    const auto found = std::partition_point(quotations_.begin(), quotations_.end(), [&](const Quotation& q) { return q.first < t; });
    return found == quotations_.end() ? nullptr : &*found;
  }
  void use(const Quotation& q) { used_[static_cast<std::size_t>(&q - quotations_.data())] = true; }
  [[nodiscard]] bool unused(const Quotation& q) const { return !used_[static_cast<std::size_t>(&q - quotations_.data())]; }
  // A fragment of one or two words is a scare quote or a title unless a verb asks for it.
  [[nodiscard]] static bool speech(const Quotation& q) { return q.words() >= 3; }

  // --- one cue

  void report(const Cue& cue) {
    const Stretch s = sentence(cue.first);
    if (first_person(cue)) return;
    if (tag(cue, s)) return;
    if (cue.cls == "np") { noun_complement(cue, s); return; }
    if (before_quotation(cue, s)) return;
    if (clause(cue, s)) return;
    if (postposed(cue, s)) return;
    if (cue.cls == "deny" || cue.cls == "announce") noun_complement(cue, s);
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
    if (cue.last >= s.last || reading_.tokens[cue.last].kind != TokenKind::word) return std::nullopt;
    const bool starts = has(cue.last, Category::determiner) || has(cue.last, Category::article_one) || reading_.tokens[cue.last].capitalised ||
                        has(cue.last, Category::role_noun) || has(cue.last, Category::title_word) || has(cue.last, Category::pronoun);
    if (!starts || has(cue.last, Category::complementizer)) return std::nullopt;
    return phrase_at(reading_, cue.last, std::min(s.last, next_quotation(cue.last)));
  }
  [[nodiscard]] std::uint32_t next_quotation(std::uint32_t t) const {
    const Quotation* q = quotation_after(t);
    return q != nullptr ? q->first : block_.last;
  }
  [[nodiscard]] std::optional<NounPhrase> subject(const Cue& cue, const Stretch& s) const {
    if (cue.pronoun) return NounPhrase{*cue.pronoun, *cue.pronoun + 1, *cue.pronoun + 1};
    std::uint32_t begin = s.first;
    if (const Quotation* q = quotation_before(cue.first); q != nullptr && q->last > begin) begin = q->last;
    return subject_before(reading_, begin, cue.first);
  }

  // "…", a déclaré X   "…", X said   "…", said X, "…"
  bool tag(const Cue& cue, const Stretch& s) {
    const Quotation* before = quotation_before(cue.first);
    if (before == nullptr || before->last <= s.first || cue.first - before->last > max_gap) return false;
    if (!speech(*before) && cue.cls == "say" && before->words() < 2) return false;
    std::uint32_t t = before->last;
    while (t < cue.first && (comma(t) || ends_sentence(t))) ++t;
    std::optional<NounPhrase> source;
    if (t == cue.first) {
      source = inverted(cue, s);
      // "« … » a dit", then a pronoun before the auxiliary was taken already.
      if (!source) return false;
    } else {
      source = subject_before(reading_, t, cue.first);
      if (!source || source->first != t) return false;
      // "« A », B dit que C": the verb has its own clause.
      if (has(cue.last, Category::complementizer)) return false;
    }
    Attribution a = begin(AttributionKind::direct, cue, source);
    a.content.push_back(span(before->first, before->last));
    // The quotation may have begun outside its marks: « Le plan est "mort" », dit X.
    if (before->first > s.first && reading_.tokens[before->first - 1].kind == TokenKind::word && quotation_before(before->first) == nullptr) {
      a.kind = AttributionKind::mixed;
      a.content.back().begin = reading_.tokens[s.first].where.begin;
    }
    use(*before);
    // …, and goes on behind the tag.
    std::uint32_t after = std::max(cue.last, source->last);
    while (after < s.last && !comma(after) && !reading_.is(after, u':') && !ends_sentence(after) && after < cue.last + max_gap &&
           (quotation_after(after) == nullptr || quotation_after(after)->first != after)) ++after;
    const std::uint32_t stop = after;
    if (after < block_.last && (comma(after) || reading_.is(after, u':') || ends_sentence(after))) ++after;
    if (const Quotation* next = quotation_after(after); next != nullptr && next->first == after && unused(*next) &&
        (stop < s.last || ends_sentence(stop)) && !tag_follows(*next, cue)) {
      a.content.push_back(span(next->first, next->last));
      use(*next);
    }
    push(std::move(a));
    return true;
  }
  // Whether another cue stands right behind the quotation.
  [[nodiscard]] bool tag_follows(const Quotation& q, const Cue& cue) const {
    for (std::uint32_t t = q.last; t < std::min(block_.last, q.last + 8); ++t) {
      if (ends_sentence(t)) return false;
      if (t > cue.last && has(t, Category::reporting_verb)) return true;
    }
    return false;
  }
  // The quotation opens its sentence, or follows a colon or comma: nothing before it belongs to it.
  [[nodiscard]] bool unquoted_before(const Quotation& q, const Stretch& s) const {
    if (q.first == s.first) return true;
    const std::uint32_t before = q.first - 1;
    return reading_.is(before, u':') || reading_.tokens[before].kind == TokenKind::mark || speech(q);
  }

  // X said: "…"   X a déclaré : « … »   X called it "…"
  bool before_quotation(const Cue& cue, const Stretch& s) {
    const Quotation* q = quotation_after(cue.last);
    if (q == nullptr || q->first >= s.last || q->first - cue.last > max_gap) return false;
    bool colon = false;
    for (std::uint32_t t = cue.last; t < q->first; ++t) {
      if (has(t, Category::complementizer)) return false;  // a clause with a quotation inside
      colon = colon || reading_.is(t, u':');
      if (ends_sentence(t)) return false;
    }
    const bool close = q->first == cue.last || colon || comma(q->first - 1);
    if (!close || !speech(*q)) return false;
    auto source = subject(cue, s);
    if (!source) source = inverted(cue, s);
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
    std::uint32_t t = cue.last;
    bool found = false;
    // Between verb and clause: whom, when, where. No second verb, no comma but a pair.
    for (; t < s.last && t < cue.last + 14; ++t) {
      if (has(t, Category::complementizer)) { found = true; break; }
      if (ends_sentence(t) || reading_.is(t, u':') || reading_.is(t, u';')) break;
      if (has(t, Category::reporting_verb) && has(t, Category::auxiliary)) break;
      if (inside_quotation(t)) break;
    }
    if (!found) {
      t = cue.last;
      if (reading_.pack.setting("thatless") == "yes") {
        found = thatless(cue, t, s);
        if (!found) {
          // "told CNN it would": whom, then the clause.
          const auto whom = phrase_at(reading_, t, s.last);
          if (whom && whom->head < t + 6 && thatless(cue, whom->head, s) && has(whom->head, Category::pronoun)) {
            t = whom->head;
            found = true;
          }
        }
      } else {
        found = starts_infinitive(t) && (cue.cls == "say" || cue.cls == "deny" || cue.cls == "opinion");
      }
      if (!found) return false;
    } else if (!is_clause_complement(cue, t)) {
      return false;
    }
    auto source = cue.gerund ? main_subject(cue, t, s) : subject(cue, s);
    if (!source && !cue.gerund) {
      source = shared_subject(cue, s);
      // "Comme l'a indiqué X, …": inverted without a quotation.
      if (!source) source = inverted(cue, s);
      if (!source || source->last > t) return false;
    }
    if (source && thing(*source) && cue.cls == "find" && !has_source_head(*source)) return false;
    const std::uint32_t end = cue.gerund && cue.first <= s.first + 1 ? leading_end(t, s) : clause_end(t, s);
    if (end <= t + 1) return false;
    Attribution a = begin(AttributionKind::indirect, cue, source);
    a.content.push_back(span(t, end));
    for (const Quotation& q : quotations_in(t, end)) {
      a.kind = AttributionKind::mixed;
      use(q);
    }
    if (cue.cls == "ask" || question_word(t)) a.stance = a.stance == Stance::stated ? Stance::questioned : a.stance;
    push(std::move(a));
    return true;
  }
  [[nodiscard]] bool question_word(std::uint32_t t) const {
    const auto text = reading_.at(t);
    return text == u"si" || text == u"whether" || text == u"if";
  }
  // "si" and "how" open a clause only right behind the verb.
  [[nodiscard]] bool is_clause_complement(const Cue& cue, std::uint32_t t) const {
    const auto m = reading_.match(t, bit(Category::complementizer));
    if (!m) return false;
    const auto text = reading_.at(t);
    const bool strong = text == u"que" || text == u"qu'" || text == u"qu’" || text == u"that";
    if (!strong) return t == cue.last || ((text == u"why" || text == u"how" || text == u"pourquoi" || text == u"comment") && t < cue.last + 5);
    // "plus que", "the company that": behind a noun it is a relative or a comparison,
    // unless the verb takes a person before its clause ("told reporters that").
    for (std::uint32_t b = cue.last; b < t; ++b) {
      if (reading_.is(b, u',')) return false;
    }
    const auto before = t > cue.last ? reading_.at(t - 1) : std::u16string_view();
    return before != u"plus" && before != u"moins" && before != u"alors" && before != u"ainsi" && before != u"bien" && before != u"tandis" && before != u"so" && before != u"now";
  }
  // "said the company would": a subject and, soon, a verb.
  [[nodiscard]] bool thatless(const Cue& cue, std::uint32_t t, const Stretch& s) const {
    if (t >= s.last || reading_.tokens[t].kind == TokenKind::mark || cue.gerund) return false;
    if (cue.cls != "say" && cue.cls != "opinion" && cue.cls != "find" && cue.cls != "announce") return false;
    const bool pronoun = has(t, Category::pronoun);
    const bool starts = pronoun || has(t, Category::determiner) || reading_.tokens[t].capitalised || reading_.tokens[t].kind == TokenKind::number ||
                        (!has(t, Category::function_word) && !has(t, Category::preposition));
    if (!starts) return false;
    const auto verb = reading_.at(cue.last - 1);
    const bool said = verb == u"said" || verb == u"says" || verb == u"say";
    const std::uint32_t reach = std::min(s.last, t + (said ? 25 : 14));
    for (std::uint32_t v = t + 1; v < reach; ++v) {
      if (reading_.is(v, u',') && !said) return false;
      if (has(v, Category::auxiliary)) return true;
      const auto text = reading_.at(v);
      if (text.size() > 4 && text.ends_with(u"ed") && !has(v, Category::function_word)) return true;
      if (pronoun && v == t + 1 && reading_.tokens[v].kind == TokenKind::word) return true;
    }
    return said && reach > t + 3;
  }
  [[nodiscard]] bool starts_infinitive(std::uint32_t t) const {
    if (t >= block_.last || reading_.tokens[t].kind != TokenKind::word || reading_.tokens[t].capitalised) return false;
    auto text = reading_.at(t);
    if (text == u"ne" || text == u"n'" || text == u"n’") return true;
    return text == u"avoir" || text == u"être" || text == u"vouloir" || text == u"pouvoir" || (text.size() > 4 && (text.ends_with(u"er") || text.ends_with(u"oir")) && !has(t, Category::role_noun) && !has(t, Category::function_word));
  }
  [[nodiscard]] bool thing(const NounPhrase& p) const { return !reading_.tokens[p.head - 1].capitalised; }
  [[nodiscard]] bool has_source_head(const NounPhrase& p) const {
    for (std::uint32_t t = p.first; t < p.head; ++t) {
      if (reading_.match(t, any_of(Category::role_noun, Category::outlet, Category::pronoun, Category::anonymous_source)) || reading_.tokens[t].capitalised) return true;
    }
    return false;
  }

  // "Warning that …, he urged": the clause ends where the main one begins.
  [[nodiscard]] std::uint32_t leading_end(std::uint32_t t, const Stretch& s) const {
    for (std::uint32_t k = t + 2; k + 1 < s.last; ++k) {
      if (!comma(k) || inside_quotation(k)) continue;
      if (has(k + 1, Category::pronoun) || has(k + 1, Category::determiner) || has(k + 1, Category::article_one) || reading_.tokens[k + 1].capitalised) return k;
    }
    return clause_end(t, s);
  }
  // Cues are read in order: what reports before the sentence has nothing of it behind it.
  [[nodiscard]] bool reported_before(const Attribution& by, const Stretch& s) const {
    return !by.cue.empty() && by.cue.front().end <= reading_.tokens[s.first].where.begin;
  }
  // "X said that …, and warned that …": the verbs share their subject.
  [[nodiscard]] std::optional<NounPhrase> shared_subject(const Cue& cue, const Stretch& s) const {
    if (cue.first <= s.first || !has(cue.first - 1, Category::numeral_joiner)) return std::nullopt;
    for (std::size_t i = out_.size(); i > 0; --i) {
      const Attribution& by = out_[i - 1];
      if (reported_before(by, s)) break;
      if (by.source.empty() || by.source.front().begin < reading_.tokens[s.first].where.begin || by.source.front().end > reading_.tokens[cue.first].where.begin) continue;
      for (std::uint32_t k = s.first; k < cue.first; ++k) {
        if (reading_.tokens[k].where.begin == by.source.front().begin) return phrase_at(reading_, k, cue.first);
      }
    }
    return std::nullopt;
  }
  // A gerund's subject is the main clause's: behind it where it leads, else at the sentence's start.
  [[nodiscard]] std::optional<NounPhrase> main_subject(const Cue& cue, std::uint32_t t, const Stretch& s) const {
    if (cue.first <= s.first + 1) {
      const std::uint32_t end = leading_end(t, s);
      return end + 1 < s.last ? phrase_at(reading_, end + 1, s.last) : std::nullopt;
    }
    for (std::size_t i = out_.size(); i > 0; --i) {
      const Attribution& by = out_[i - 1];
      if (reported_before(by, s)) break;
      if (by.source.empty() || by.source.front().begin < reading_.tokens[s.first].where.begin) continue;
      for (std::uint32_t k = s.first; k < s.last; ++k) {
        if (reading_.tokens[k].where.begin == by.source.front().begin) return phrase_at(reading_, k, s.last);
      }
    }
    return phrase_at(reading_, s.first, cue.first);
  }

  // Where the reported clause ends: before a postposed tag or a second report.
  [[nodiscard]] std::uint32_t clause_end(std::uint32_t t, const Stretch& s) const {
    std::uint32_t end = s.last;
    for (std::uint32_t k = t + 2; k < s.last; ++k) {
      if (reading_.is(k, u';') && !inside_quotation(k)) { end = k; break; }
      // "… and warned that": a second verb of saying shares the subject.
      if (has(k, Category::numeral_joiner) && k + 2 < s.last && !inside_quotation(k)) {
        const auto verb = reading_.match(k + 1, bit(Category::reporting_verb));
        if (verb && !reading_.tokens[k + 1].capitalised && (has(verb->last, Category::complementizer) || has(verb->last, Category::pronoun) || has(verb->last, Category::determiner))) { end = k; break; }
      }
      if (!comma(k) || inside_quotation(k) || k + 1 >= s.last) continue;
      if (const auto m = reading_.match(k + 1, bit(Category::source_preposition)); m && is_source(*m)) { end = k; break; }
      // ", but the council": what follows "but" is no longer reported; nor is a second verb of the main clause.
      if (has(k + 1, Category::adversative)) { end = k; break; }
      if (has(k + 1, Category::numeral_joiner) && k + 2 < s.last && (reading_.match(k + 2, any_of(Category::reporting_verb)) || (has(k + 2, Category::auxiliary) && !reading_.tokens[k + 2].capitalised))) { end = k; break; }
      // ", a-t-il ajouté", ", estimant que"
      const auto verb = reading_.match(k + 1, any_of(Category::reporting_verb, Category::auxiliary));
      if (verb && verb->category == Category::reporting_verb) {
        const auto roles = reading_.pack.text(verb->value);
        if (roles.find('g', roles.find(' ')) != roles.npos) { end = k; break; }
      }
      if (verb && verb->category == Category::auxiliary && k + 2 < s.last && reading_.is(k + 2, u'-')) { end = k; break; }
    }
    return without_stop(t, end);
  }

  // …, a indiqué X.   …, officials said.
  bool postposed(const Cue& cue, const Stretch& s) {
    if (cue.gerund || cue.cls == "np") return false;
    std::optional<NounPhrase> source;
    std::uint32_t left = cue.first;
    if (cue.first > s.first && comma(cue.first - 1)) {
      source = inverted(cue, s);
      if (!source) return false;
    } else if (reading_.pack.setting("subject") == "both") {
      source = subject_before(reading_, s.first, cue.first);
      if (!source || source->first == s.first || !comma(source->first - 1)) return false;
      left = source->first;
      // What follows must not be what is said.
      if (cue.last < s.last && reading_.tokens[cue.last].kind == TokenKind::word && !has(cue.last, Category::preposition) && !has(cue.last, Category::weekday) &&
          !has(cue.last, Category::pronoun) && !reading_.tokens[cue.last].capitalised && cue.cls != "say") return false;
    } else {
      return false;
    }
    const std::uint32_t end = without_stop(s.first, left);
    if (end < s.first + 3) return false;
    Attribution a = begin(AttributionKind::indirect, cue, source);
    a.content.push_back(span(s.first, end));
    const std::uint32_t after = std::max(cue.last, source->last);
    // "Le site, a indiqué X, fermera": the sentence goes on behind the tag.
    if (after + 3 < s.last && comma(after) && !has(after + 1, Category::reporting_verb)) {
      const auto m = reading_.match(after + 1, bit(Category::source_preposition));
      if (!m && end - s.first < 12) a.content.push_back(span(after + 1, without_stop(after + 1, s.last)));
    }
    for (const Quotation& q : quotations_in(s.first, end)) {
      a.kind = AttributionKind::mixed;
      use(q);
    }
    push(std::move(a));
    return true;
  }

  // "a dénoncé une manœuvre", "called the plan reckless", "dément ces accusations"
  void noun_complement(const Cue& cue, const Stretch& s) {
    const auto source = subject(cue, s);
    if (!source || cue.last >= s.last || reading_.tokens[cue.last].kind == TokenKind::mark) {
      const Quotation* q = quotation_after(cue.last);
      if (!source || q == nullptr || q->first != cue.last) return;
    }
    if (cue.gerund) return;
    std::uint32_t end = cue.last;
    // "described her actions, which …, as “reasonable”": up to the words that are quoted.
    if (const Quotation* q = quotation_after(cue.last); q != nullptr && q->last <= s.last && q->first < cue.last + max_gap && cue.cls == "np") end = q->last;
    while (end < s.last && !(comma(end) && !inside_quotation(end)) && !reading_.is(end, u';')) ++end;
    end = without_stop(cue.last, end);
    if (end <= cue.last) return;
    Attribution a = begin(AttributionKind::indirect, cue, source);
    bool quoted = false;
    for (const Quotation& q : quotations_in(cue.last, end)) {
      quoted = true;
      use(q);
    }
    // Without a quotation the verb alone must mean speech, and the subject a speaker.
    if (!quoted && !has_source_head(*source)) return;
    if (quoted) a.kind = AttributionKind::mixed;
    a.content.push_back(span(cue.last, end));
    push(std::move(a));
  }

  // --- selon, according to

  [[nodiscard]] bool is_source(const Match& m) const { return reading_.pack.text(m.value) == "source"; }

  void according_to(std::uint32_t t) {
    const auto m = reading_.match(t, bit(Category::source_preposition));
    if (!m || inside_quotation(t)) return;
    const std::string_view kind = reading_.pack.text(m->value);
    const Stretch s = sentence(t);
    if (kind == "view" && t != s.first) return;
    const auto source = phrase_at(reading_, past_verb(m->last, s), std::min(s.last, next_quotation(m->last)), t <= s.first + 1);
    if (!source || !names_a_source(*source)) return;
    // "Pour elle, « … »": a view only where a quotation follows.
    if (kind == "view" && !(comma(source->last) && quotation_after(t) != nullptr && quotation_after(t)->first == source->last + 1)) return;
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
    std::uint32_t after = source->last;
    while (after < s.last && comma(after)) ++after;
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
  // "selon ce qu'a rapporté X": the source stands behind the verb.
  [[nodiscard]] std::uint32_t past_verb(std::uint32_t t, const Stretch& s) const {
    for (std::uint32_t k = t; k < std::min(s.last, t + 5); ++k) {
      if (k > t && has(k - 1, Category::complementizer) && !has(k, Category::auxiliary) && !has(k, Category::reporting_verb)) return t;
      if (const auto verb = reading_.match(k, bit(Category::reporting_verb)); verb && k > t + 1) return verb->last;
    }
    return t;
  }
  // "Mais selon X", "Et d'après Y": a word or two before it are not content.
  [[nodiscard]] bool opener(std::uint32_t first, std::uint32_t t) const {
    if (t > first + 2) return false;
    for (std::uint32_t k = first; k < t; ++k) {
      if (!comma(k) && !has(k, Category::function_word) && !has(k, Category::numeral_joiner)) return false;
    }
    return true;
  }
  // "selon les régions", "according to plan" are manner: a source is a name, a
  // pronoun, or a noun that speaks.
  [[nodiscard]] bool names_a_source(const NounPhrase& p) const {
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
      if (signed_form(q) || colon_form(q, s)) continue;
      if (!continues && !whole) continue;
      Attribution a;
      a.kind = AttributionKind::direct;
      a.content.push_back(span(q.first, q.last));
      push(std::move(a));
    }
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

  // "Jeanne Martin : « … »", a headline's form.
  bool colon_form(const Quotation& q, const Stretch& s) {
    if (q.first < s.first + 2 || !reading_.is(q.first - 1, u':') || q.first - s.first > 12) return false;
    const auto source = phrase_at(reading_, s.first, q.first - 1);
    if (!source || source->last != q.first - 1 || !(reading_.tokens[s.first].capitalised)) return false;
    bool name = false;
    for (std::uint32_t t = source->first; t < source->head; ++t) name = name || has(t, Category::role_noun) || (t > source->first && reading_.tokens[t].capitalised);
    if (!name) return false;
    Attribution a;
    a.kind = AttributionKind::direct;
    a.source.push_back(span(source->first, source->last));
    a.content.push_back(span(q.first, q.last));
    push(std::move(a));
    return true;
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
    else if (cue.conditional) a.stance = Stance::reported;
    else if (cue.negated) a.stance = Stance::no_comment;
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
      if (has(t, Category::hedge) && !inside_quotation(t)) a.stance = Stance::reported;
    }
    // "Selon X, le ministre aurait déclaré": the press conditional inside what is reported.
    if (a.kind != AttributionKind::according_to || a.content.empty()) return;
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      const auto m = reading_.match(t, bit(Category::auxiliary));
      if (m && reading_.pack.text(m->value).find("conditional") != std::string_view::npos && reading_.pack.setting("press_conditional") == "yes") a.stance = Stance::reported;
    }
  }

  void push(Attribution a) { out_.push_back(std::move(a)); }

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

  const Reading& reading_;
  std::vector<Attribution>& out_;
  Stretch block_;
  std::vector<std::uint32_t> ends_;  // of sentences, outside quotations
  std::vector<Quotation> quotations_;
  std::vector<bool> used_;
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
  // In order of their content; `via` follows its target.
  std::vector<std::uint32_t> order(out.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
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
