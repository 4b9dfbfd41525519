// Stage 4: the reader of attributions, block by block. attribution.cpp asks of each cue which construction it stands in; each
// construction, and what no verb reports, has a file of its own, in the order of the sections below.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "attribution/clause.h"
#include "attribution/cue.h"
#include "citelight/attribution.h"
#include "text/block_view.h"
#include "text/noun_phrase.h"
#include "text/word_index.h"

namespace citelight::attribution {

constexpr std::uint32_t max_gap = 30;  // tokens between a cue and what it reports

class Finder : private BlockView {
 public:
  Finder(const Reading& reading, std::vector<Attribution>& out)
      : BlockView(reading),
        out_(out),
        press_conditional_(reading.pack.choice("press_conditional") == "yes"),
        svo_(reading.pack.choice("subject") == "both") {}
  // One block; `sentences` are those inside it. Returns whether it ends inside a quotation.
  bool read(const Sentence* first, const Sentence* last, bool open_before, bool heading);
  // Who signs, where the block just read is a signature; without a dash only at the foot of a block quote.
  [[nodiscard]] std::optional<Span> signature(bool foot) const;
  // Gives `quoted`, whose attributions begin at `from`, to whoever signs below.
  void sign(std::span<const Sentence> quoted, std::size_t from, bool block_quote, Span who);
  // Once all blocks are read.
  void finish();

 private:
  // --- attribution.cpp: one block and its cues

  void use(const Quotation& q) { used_[static_cast<std::size_t>(&q - quotations_.data())] = true; }
  [[nodiscard]] bool unused(const Quotation& q) const { return !used_[static_cast<std::size_t>(&q - quotations_.data())]; }
  void use(std::uint32_t first, std::uint32_t last) {
    for (const Quotation& q : quotations_in(first, last)) use(q);
  }
  // A fragment of one or two words is a scare quote or a title unless a verb asks for it.
  [[nodiscard]] static bool speech(const Quotation& q) { return q.words() >= 3; }
  // What the longest phrase of `category` at `t` says; "" where none stands there.
  [[nodiscard]] std::string_view text_at(std::uint32_t t, Category category) const {
    const auto m = reading_.match(t, bit(category));
    return m ? reading_.pack.text(m->value) : std::string_view();
  }
  // Its class; none where none stands there.
  [[nodiscard]] ClassName class_at(std::uint32_t t, Category category) const {
    const auto m = reading_.match(t, bit(category));
    return m ? reading_.pack.class_of(m->value) : ClassName();
  }
  [[nodiscard]] bool ends_clause(std::uint32_t t) const {
    return reading_.is(t, u';') || reading_.is(t, u':') || reading_.is(t, u'!') || reading_.is(t, u'?');
  }
  void introduce(const Stretch& s);
  void report(const Cue& cue);
  [[nodiscard]] bool tells_of(const Cue& cue, const Stretch& s) const;
  [[nodiscard]] bool first_person(const Cue& cue) const;
  [[nodiscard]] Attribution attribute(AttributionKind kind, const Stretch& cue, const Stretch& source) const;
  [[nodiscard]] Attribution begin(AttributionKind kind, const Cue& cue, const std::optional<NounPhrase>& source) const;
  [[nodiscard]] bool leaves_open(const Cue& cue) const;
  [[nodiscard]] std::uint32_t hyphen_before(std::uint32_t pronoun) const;
  void take_marks(Attribution& a, std::uint32_t first, std::uint32_t last);
  [[nodiscard]] bool reported_before(const Attribution& by, const Stretch& s) const;
  // Of what verbs report in the block, the first whose cue begins at `offset` or behind it: they stand in order.
  [[nodiscard]] std::size_t reported_from(std::uint32_t offset) const;
  [[nodiscard]] std::uint32_t end_of(const Stretch& s) const { return reading_.tokens[s.last - 1].where.end; }
  void push(Attribution a, bool minor = false);
  void drop_minor();
  void link();

  // --- attribution_clause.cpp: what stands behind the verb

  bool before_quotation(const Cue& cue, const Stretch& s);
  [[nodiscard]] bool says_only(const Cue& cue, const ClauseStart& start) const;
  [[nodiscard]] std::optional<NounPhrase> subject_elsewhere(const Cue& cue, const ClauseStart& start, const Stretch& s,
                                                            bool& relative) const;
  [[nodiscard]] std::optional<bool> unsaid(const Cue& cue, const ClauseStart& start, const std::optional<NounPhrase>& source,
                                           const Stretch& s) const;
  [[nodiscard]] std::uint32_t reported_end(const Cue& cue, const ClauseStart& start, const std::optional<NounPhrase>& source,
                                           const Stretch& s) const;
  bool clause(const Cue& cue, const Stretch& s);
  [[nodiscard]] CuePlace place(const Cue& cue, const std::optional<NounPhrase>& source, const Stretch& s) const;
  bool gap(const Cue& cue, const Stretch& s);
  bool cleft(const Cue& cue, const Stretch& s);
  void nested(const Cue& cue);
  bool silence(const Cue& cue, const Stretch& s);

  // --- attribution_object.cpp: … in a noun phrase

  void noun_complement(const Cue& cue, const Stretch& s);
  [[nodiscard]] bool parted(std::uint32_t t, const Stretch& s) const;
  [[nodiscard]] bool takes_no_object(const Cue& cue, std::uint32_t first, const Stretch& s) const;
  [[nodiscard]] bool told_through(const Cue& cue, const Stretch& s) const;
  [[nodiscard]] bool denies_a_thing(const Cue& cue, std::uint32_t first, const Stretch& s) const;
  [[nodiscard]] std::uint32_t asked_marks(const Cue& cue, const Stretch& s) const;
  [[nodiscard]] std::uint32_t object_end(const Cue& cue, const NounPhrase& source, std::uint32_t first, std::uint32_t marks,
                                         const Stretch& s) const;
  [[nodiscard]] std::uint32_t past_enumeration(std::uint32_t end, const Stretch& s) const;
  [[nodiscard]] std::uint32_t past_quoted_list(std::uint32_t first, std::uint32_t end, const Stretch& s) const;
  bool use_words(const Cue& cue, std::uint32_t end);
  [[nodiscard]] bool passes_sentence(const Cue& cue, const NounPhrase& source, std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] std::uint32_t before_main_clause(std::uint32_t first, std::uint32_t end, std::uint32_t marked) const;
  [[nodiscard]] std::uint32_t object_at(const Cue& cue, const Stretch& s) const;
  [[nodiscard]] std::uint32_t past_aside(std::uint32_t t, const Stretch& s) const;
  [[nodiscard]] bool speaks_of(const Cue& cue, const NounPhrase& source, std::uint32_t first, std::uint32_t end, const Stretch& s) const;
  [[nodiscard]] bool names_something(std::uint32_t from, const Stretch& s, bool counts) const;
  [[nodiscard]] bool judges(std::uint32_t from, const Stretch& s) const;
  [[nodiscard]] std::uint32_t before_occasion(std::uint32_t first, std::uint32_t end) const;
  [[nodiscard]] bool in_list(std::uint32_t from, std::uint32_t to) const;
  [[nodiscard]] bool second_verb(std::uint32_t t) const;
  [[nodiscard]] bool near(std::uint32_t from, std::uint32_t to) const;
  // A number in digits or in words; « un » is an article first.
  [[nodiscard]] bool number(std::uint32_t t) const {
    return reading_.tokens[t].kind == TokenKind::number || (has(t, Category::numeral) && !has(t, Category::article_one));
  }
  [[nodiscard]] bool figure(const Cue& cue, const Stretch& s) const;
  [[nodiscard]] bool finding(const Cue& cue, const Stretch& s) const;

  // --- attribution_passive.cpp: passives

  void passive(const Cue& cue, const Stretch& s);
  void heard(Cue cue, const Stretch& s);
  void impersonal(const Cue& cue, const Stretch& s, std::uint32_t opens);
  bool told_passive(const Cue& cue, const Stretch& s);

  // --- attribution_tag.cpp: tags and comments around what is said

  [[nodiscard]] bool may_tag(const Quotation& before, const Cue& cue, const Stretch& s) const;
  [[nodiscard]] std::optional<NounPhrase> tagged(const Quotation& before, const Cue& cue, const Stretch& s) const;
  void take_tagged(Attribution& a, const Quotation& before, const Stretch& s);
  bool tag(const Cue& cue, const Stretch& s);
  [[nodiscard]] std::uint32_t past_manner(std::uint32_t t, const Stretch& s) const;
  [[nodiscard]] bool resumes(const Attribution& a, std::uint32_t t, const Stretch& s) const;
  [[nodiscard]] bool programme(const Quotation& q, const Stretch& s) const;
  [[nodiscard]] bool joins(std::uint32_t from, std::uint32_t to) const;
  [[nodiscard]] bool subject_before_quotation(const Quotation& q, const Stretch& s) const;
  bool goes_on(Attribution& a, std::uint32_t t, const Cue& cue);
  void further(const Attribution& told, std::uint32_t t, const Cue& cue, const NounPhrase& source);
  [[nodiscard]] bool tag_follows(const Quotation& q, const Cue& cue) const;
  [[nodiscard]] bool reported_in(const Stretch& s, std::uint32_t t) const;
  [[nodiscard]] bool bare_tag(const Cue& cue, const Stretch& s) const;
  bool comment(const Cue& cue, const Stretch& s);
  [[nodiscard]] std::uint32_t comment_at(std::uint32_t t, const Stretch& s) const;
  [[nodiscard]] bool dialogue(const Stretch& s) const;

  // --- attribution_postposed.cpp: … without marks

  struct PostposedTag {
    NounPhrase source;
    std::uint32_t left = 0;             // where the tag begins
    const Quotation* around = nullptr;  // the marks that it stands in
    std::uint32_t from = 0, to = 0;     // the sentence, or the marks
    std::uint32_t end = 0;              // of what is said before it
    std::uint32_t resume = 0;           // the comma behind it
    bool turn = false;                  // of a dialogue
  };
  bool postposed(const Cue& cue, const Stretch& s);
  [[nodiscard]] std::optional<NounPhrase> tag_subject(const Cue& cue, const Stretch& s) const;
  [[nodiscard]] PostposedTag set_in(const Stretch& s, const Cue& cue, const NounPhrase& source, std::uint32_t left) const;
  [[nodiscard]] bool has_subject_in_front(const NounPhrase& behind, const Cue& cue, const Stretch& s) const;
  void leave_main_verb(PostposedTag& tag, const Cue& cue, const Stretch& s) const;
  [[nodiscard]] bool behind_gerund_aside(const Cue& cue, const Stretch& s) const;
  void take_turn(PostposedTag& tag, const Stretch& s) const;
  [[nodiscard]] std::uint32_t resumed_at(const PostposedTag& tag, const Cue& cue) const;
  [[nodiscard]] bool goes_on_behind_tag(const PostposedTag& tag) const;
  [[nodiscard]] bool only_circumstance(const PostposedTag& tag, const Stretch& s) const;
  void report_around(const PostposedTag& tag, bool split, const Cue& cue, const Stretch& s);
  [[nodiscard]] bool inverted_tag(const Cue& cue, const Stretch& s) const;
  [[nodiscard]] bool inverted_complaint(const Cue& cue, const Stretch& s) const;
  [[nodiscard]] bool object_before_infinitive(std::uint32_t t) const;

  // --- attribution_according.cpp: selon, according to

  struct According {
    ClassName kind;  // of the preposition, as the pack says: source, view, quoting, …
    NounPhrase source;
    std::uint32_t first = 0;             // the preposition
    std::uint32_t last = 0;              // where it ends, its source included
    std::uint32_t at = 0;                // where it begins, adverbs included
    std::uint32_t left = 0;              // what is said before it ends here
    std::uint32_t after = 0, right = 0;  // … behind it, between these
    bool leads = false;                  // what it leads stands behind it
    bool behind_marks = false;
  };
  void according_to(std::uint32_t t);
  [[nodiscard]] bool view_behind_marks(std::uint32_t t, const Stretch& s) const;
  [[nodiscard]] bool can_lead(const Match& m, const According& by, const Stretch& s) const;
  void delimit(According& by, const Attribution& a, const Stretch& s) const;
  [[nodiscard]] const Quotation* words_of_its_own(const According& by, const Stretch& s) const;
  [[nodiscard]] std::uint32_t part_between_commas(const According& by, const Stretch& s) const;
  void take_sentence_around(Attribution& a, const According& by, const Stretch& s) const;
  [[nodiscard]] std::uint32_t told_from(const Attribution& a, const According& by, bool between, const Stretch& s) const;
  [[nodiscard]] std::optional<NounPhrase> source_of(const Match& m, ClassName kind, const Stretch& s, bool behind) const;
  [[nodiscard]] NounPhrase whole_source(NounPhrase source, ClassName kind, std::uint32_t t, const Stretch& s, bool behind) const;
  void cite(Attribution a, std::uint32_t t, const Stretch& s, const NounPhrase& source, bool quoted);
  [[nodiscard]] bool names_on(std::uint32_t first, std::uint32_t last) const;
  bool to_whom(const Match& m, const Stretch& s);
  [[nodiscard]] bool source_follows(std::uint32_t t) const;
  [[nodiscard]] Stretch between_semicolons(std::uint32_t t) const;
  [[nodiscard]] std::optional<NounPhrase> origin(const Match& m, const Stretch& s) const;
  [[nodiscard]] std::optional<NounPhrase> possessor(const Match& m) const;
  [[nodiscard]] std::uint32_t past_verb(std::uint32_t t, const Stretch& s) const;
  [[nodiscard]] bool opener(std::uint32_t first, std::uint32_t t) const;
  [[nodiscard]] std::uint32_t bracketed(std::uint32_t first, std::uint32_t t) const;
  [[nodiscard]] std::uint32_t past_dateline(std::uint32_t first) const;
  [[nodiscard]] std::uint32_t dashed(std::uint32_t first, std::uint32_t at, std::uint32_t behind) const;

  // --- attribution_noun.cpp: X's claim that

  void noun_cue(std::uint32_t t);

  // --- attribution_orphan.cpp: quotations that no cue claims

  void orphans(bool open_before, const std::optional<Span>& intro);
  [[nodiscard]] bool goes_on_behind(const Stretch& s, std::uint32_t t) const;
  [[nodiscard]] bool subheading(const Quotation& q) const;
  bool tag_by_place(const Quotation& q, const Stretch& s);
  bool give(const Quotation& q, const std::optional<NounPhrase>& who, std::optional<std::uint32_t> cue);
  bool headline_form(const Quotation& q);
  bool signed_form(const Quotation& q);
  bool colon_form(const Quotation& q, const Stretch& s);
  [[nodiscard]] bool named_in_full(std::uint32_t name);
  bool answer_form(const Quotation& q, const NounPhrase& subject);

  // --- attribution_turn.cpp: a transcript's turns, a headline's source; finish() too

  void turn();
  bool headline_source();
  [[nodiscard]] bool capitals(std::uint32_t t) const;

  // --- attribution_hedged.cpp: told at second hand

  void hedged();
  [[nodiscard]] bool press_conditional(const Match& verb, ClassName kind, const Stretch& s) const;
  void hedge(Attribution& a, const Stretch& s) const;

  // --- attribution_subject.cpp: whose words a cue gives

  // « alors QUE » opens no clause of what is said.
  [[nodiscard]] bool is_that(std::uint32_t t) const {
    return has(t, Category::complementizer) && !(t > block_.first && has(t - 1, Category::subordinator));
  }
  // « dans « Port froid » », « par « Sud Ouest » »: a name in marks, in passing.
  [[nodiscard]] bool in_passing(const Quotation& q) const {
    return q.words() < 6 && q.first > block_.first && has(q.first - 1, Category::preposition) && capital(q.first + 1);
  }
  [[nodiscard]] std::optional<NounPhrase> subject(const Cue& cue, const Stretch& s) const;
  [[nodiscard]] std::optional<NounPhrase> widened(std::optional<NounPhrase> p, std::uint32_t begin, std::uint32_t verb) const;
  [[nodiscard]] bool joins_clauses(std::uint32_t begin, std::uint32_t t) const;
  [[nodiscard]] bool opens_relative(std::uint32_t t, std::uint32_t end) const;
  [[nodiscard]] bool reports_clause(std::uint32_t verb) const;
  [[nodiscard]] bool subordinates(std::uint32_t t) const;
  [[nodiscard]] bool clausal_subject(std::uint32_t first, std::uint32_t verb) const;
  [[nodiscard]] std::optional<NounPhrase> apposed(std::uint32_t begin, std::uint32_t verb) const;
  [[nodiscard]] std::optional<NounPhrase> antecedent_apposed(std::uint32_t begin, std::uint32_t verb) const;
  [[nodiscard]] std::uint32_t past_opener(std::uint32_t t, std::uint32_t end) const;
  [[nodiscard]] std::optional<NounPhrase> inverted(const Cue& cue, const Stretch& s) const;
  [[nodiscard]] std::uint32_t past_date(std::uint32_t t) const;
  [[nodiscard]] std::optional<NounPhrase> with_participle(std::optional<NounPhrase> p, const Stretch& s) const;
  [[nodiscard]] std::uint32_t past_circumstance(std::uint32_t t, const Stretch& s) const;
  [[nodiscard]] std::optional<NounPhrase> narrator(const Cue& cue) const;
  [[nodiscard]] std::uint32_t before_adverbs(std::uint32_t t, std::uint32_t first) const;
  [[nodiscard]] std::optional<NounPhrase> told_by(const Cue& cue, const Stretch& s) const;
  [[nodiscard]] std::optional<NounPhrase> learnt_from(const Cue& cue, const Stretch& s) const;
  [[nodiscard]] std::optional<NounPhrase> earlier_source(const Cue& cue, const Stretch& s) const;
  [[nodiscard]] std::optional<NounPhrase> shared_subject(const Cue& cue, const Stretch& s) const;
  [[nodiscard]] std::optional<NounPhrase> main_subject(const Cue& cue, const Stretch& s) const;
  [[nodiscard]] std::optional<NounPhrase> sentence_subject(const Stretch& s, std::uint32_t limit) const;
  [[nodiscard]] std::optional<NounPhrase> without_swallowed(std::optional<NounPhrase> p, std::uint32_t limit) const;
  [[nodiscard]] std::optional<NounPhrase> without_verb(std::optional<NounPhrase> p) const;

  // --- attribution_source.cpp: whether a phrase can be a source

  [[nodiscard]] bool thing(const NounPhrase& p) const { return !reading_.tokens[p.head - 1].capitalised; }
  // « la ville a annoncé », beside « selon la ville »
  [[nodiscard]] bool institution(std::uint32_t t) const { return class_at(t, Category::role_noun) == "organisation"; }
  [[nodiscard]] bool names_a_source(const NounPhrase& p) const;
  [[nodiscard]] bool not_speaking(const NounPhrase& p) const;
  [[nodiscard]] bool has_speaker(const NounPhrase& p) const;
  [[nodiscard]] bool source_word(const NounPhrase& p) const;
  [[nodiscard]] bool has_source_head(const NounPhrase& p) const;
  [[nodiscard]] bool has_person(const NounPhrase& p, bool leads = true) const;
  [[nodiscard]] bool speaks(std::uint32_t t) const;
  [[nodiscard]] std::uint32_t head_noun(const NounPhrase& p) const;
  [[nodiscard]] bool any_institution(const NounPhrase& p) const;
  [[nodiscard]] bool denied_subject(const NounPhrase& p, const Stretch& s) const;
  [[nodiscard]] bool supposed(const NounPhrase& p, const Stretch& s) const;

  // --- attribution_verb.cpp: finite verbs

  [[nodiscard]] bool states(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool finite_report(std::uint32_t t) const;
  [[nodiscard]] bool past_form(std::uint32_t t) const;
  [[nodiscard]] bool gerund_form(std::uint32_t t) const { return formed(reading_, t, "gerund_ending", 4); }
  [[nodiscard]] bool infinitive_form(std::uint32_t t) const {
    return formed(reading_, t, "infinitive_ending", 4) || has(t, Category::infinitive);
  }
  [[nodiscard]] bool participle(std::uint32_t t) const;
  [[nodiscard]] std::uint32_t main_verb(std::uint32_t first, std::uint32_t end, bool infinitive) const;

  std::vector<Attribution>& out_;
  bool press_conditional_;             // "serait": told at second hand
  bool svo_;                           // "X said", not only "a dit X"
  std::vector<std::uint32_t> hedges_;  // "reportedly", outside quotations
  std::vector<Attribution> further_;   // statements behind a tag's full stop; no verb of their own reports them
  // The words that stand behind a first name or a title; gathered when it is first asked.
  std::optional<WordIndex> in_full_;
  std::optional<std::uint32_t> waiting_;  // a quotation left open that nobody has claimed yet
  struct Turn {
    std::uint32_t of;
    bool loud, known, asks;
  };
  std::vector<Turn> turns_;    // of a transcript
  std::optional<Span> intro_;  // whom the block before announced: "X wrote:"
  bool heading_ = false;       // the block is a heading or a caption: nobody speaks on
  std::vector<bool> used_;     // quotations that a report has claimed
  std::vector<bool> minor_;    // of the block's attributions
  std::size_t start_ = 0;      // into out_: the block's first
  std::size_t verbs_end_ = 0;  // … and the first that no verb reports
};

}  // namespace citelight::attribution
