#include "citation/citation.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.h"
#include "citation/citation_asked.h"
#include "citation/citation_memory.h"
#include "citation/citation_reason.h"
#include "citation/citation_rungs.h"
#include "citation/citation_sources.h"

namespace citelight {
namespace {

using namespace citation;

constexpr std::uint32_t longest_name = 200;
// Sentences after which "the document" no longer is what a link on "announced" led to.
constexpr std::uint32_t issued_reach = 6;
// Sentences after which what an organisation says no longer is in what it was linked for.
constexpr std::uint32_t speaker_reach = 3;
// Sentences after which "their paper" no longer is what "[they calculated]" led to.
constexpr std::uint32_t own_reach = 2;
// Sentences after which "she" no longer means who spoke last.
constexpr std::uint32_t pronoun_reach = 4;
// Sentences in a row that go on about a source: "They … They … Instead, they …".
constexpr std::uint32_t longest_thread = 4;
// Sentences after which "we found" no longer goes on about "our study".
constexpr std::uint32_t ours_reach = 8;
// Words of a sentence's head in which its subject stands.
constexpr std::uint32_t writers_words = 8;
// … and the name that opens it, with its article.
constexpr std::uint32_t head_words = 3;
// … and in which its verb does.
constexpr std::uint32_t hearsay_words = 12;

class Ladder {
 public:
  Ladder(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences, const std::vector<Quantity>& quantities,
         const std::vector<Attribution>& attributions, const std::vector<Claim>& claims)
      : document_(document),
        reading_(reading),
        sentences_(sentences),
        claims_(claims),
        sources_(document, reading, sentences),
        notes_(document, sources_),
        lines_(document, reading, sentences, sources_),
        asker_(reading, sentences, quantities, attributions) {}

  std::vector<Citation> climb() {
    out_.reserve(claims_.size());
    Asked asked;
    for (const Claim& claim : claims_) {
      memory_.pass_links(sources_, claim.where.begin);
      asker_.ask(claim, asked);
      resolve(asked);
      out_.push_back(answer(asked));
      remember(asked);
    }
    look_ahead();
    return std::move(out_);
  }

 private:
  // A source that is only "she" is whoever spoke last, if nobody knew better.
  void resolve(Asked& asked) {
    if (asked.primary == nullptr) return;
    const bool pronoun = asked.primary->source_type != SourceType::anonymous && asked.primary->speaker.empty() &&
                         asked.sources.size() == 1 && asked.names.empty() && is_pronoun(asked.sources[0]);
    if (pronoun && !memory_.person.empty() && memory_.person_at + pronoun_reach >= asked.sentence) asked.name = memory_.person;
    if (asked.primary->source_type == SourceType::person && !asked.names.empty()) {
      memory_.person = asked.name;
      memory_.person_at = asked.sentence;
    }
  }

  // "It is unclear": stands for no person, and often for nothing.
  [[nodiscard]] bool stands_for_thing(std::uint32_t token) const {
    const auto pronoun = reading_.match(token, bit(Category::pronoun));
    return pronoun && reading_.pack.text(pronoun->value).starts_with("thing");
  }

  [[nodiscard]] bool is_pronoun(Span where) const {
    const std::uint32_t token = reading_.token_at(where.begin);
    return token < reading_.tokens.size() && reading_.tokens[token].where == where &&
           reading_.categories(token).meets(bit(Category::pronoun));
  }

  Citation answer(const Asked& asked) {
    auto own = in_sentence(sources_, reading_, asked);
    if (own && own->why == CitationReason::link_in_sentence) {
      if (auto line = line_beside(asked)) return *std::move(line);
    }
    if (own && !own->stray) return linked(Rung::sentence_link, *own, asked);
    if (auto note = footnote(asked)) return *std::move(note);
    auto document = cited_document(asked);
    const auto embed = in_embed(document_, sources_, reading_, sentences_, asked);
    // "Selon leur étude, tout part de ce tweet": the study is the source, the post its subject.
    const bool subject = embed && embed->why == CitationReason::embed_introduced && document && asked.called->called != Called::post;
    if (embed && !own && !subject) return linked(Rung::embed, *embed, asked);
    if (!own) {
      if (auto quote = quoted_from(asked)) return *std::move(quote);
    }
    if (auto subject_again = own ? std::nullopt : of_subject(asked)) return *std::move(subject_again);
    if (const auto other = elsewhere(sources_, reading_, sentences_, asked)) {
      const bool near = sources_.all()[other->source].block == asked.block;
      // A link of the sentence itself yields only to one that leads to the named source.
      if (!own || other->why == CitationReason::link_names_source)
        return linked(near ? Rung::paragraph_link : Rung::page_link, *other, asked);
    }
    // Behind a quotation a link in another clause is about something else.
    const bool quoted_alone = own && own->outside && asked.primary->kind == AttributionKind::direct;
    if (own && !quoted_alone) {
      own->confidence -= own->outside ? 0.2 : 0.1;
      return linked(Rung::sentence_link, *own, asked);
    }
    if (document) return *std::move(document);
    if (auto line = line_beside(asked)) return *std::move(line);
    if (auto same = same_source(asked)) return *std::move(same);
    if (auto carried = inherited(asked)) return *std::move(carried);
    return unlinked(asked);
  }

  Citation linked(Rung rung, const Found& found, const Asked& asked) const {
    const Source& source = sources_.all()[found.source];
    Citation out;
    out.rung = rung;
    out.why = found.why;
    out.url = document_.links[source.link].url;
    out.confidence = std::clamp(found.confidence, 0.0, 1.0);
    out.name = asked.name.empty() ? name_of_owner(source, asked) : asked.name;
    if (out.name.size() > longest_name) out.name.resize(longest_name);
    out.reason = sentence_of(found, rung, quoted(text(source.where)));
    return out;
  }

  // Whether the owner of the address goes by the whole name, not by a part of it.
  static bool is_called(const Name& name, const Target& t) {
    if (!name.host.empty()) return owns(name, t);
    std::string whole;
    for (const std::string& w : name.words) whole += w;
    return std::any_of(t.labels.begin(), t.labels.end(), [&](const std::string& l) {
      return l == whole || l == name.article + whole || (name.initials.size() > 2 && l == name.initials);
    });
  }

  // Nobody is named: what the link leads to is called by its account or its site.
  std::u16string name_of_owner(const Source& source, const Asked& asked) const {
    const Target& t = source.target;
    if (t.leads != Leads::post) {
      for (const Span where : {source.where, asked.claim->where}) {
        for (const Name& n : names_in(reading_, where)) {
          if (is_called(n, t)) return std::u16string(text(n.where));
        }
      }
    }
    std::string out = t.leads == Leads::post && !t.handle.empty() ? join("@", t.handle, "") : t.host;
    return unicode::from_utf8(out);
  }

  std::optional<Citation> footnote(const Asked& asked) const {
    const auto note = notes_.of(asked, document_.text);
    if (!note) return std::nullopt;
    Citation out;
    out.rung = Rung::footnote;
    if (note->block != no_place) {
      Span words = notes_.words(*note);
      words.end = std::min(words.end, words.begin + longest_name);
      out.name = text(words);
    } else {
      out.name = asked.name;
    }
    if (note->source != no_place) {
      out.why = CitationReason::footnote;
      out.url = document_.links[sources_.all()[note->source].link].url;
      if (out.name.empty()) out.name = name_of_owner(sources_.all()[note->source], asked);
      out.confidence = 0.9;
      out.reason = "The note at the sentence links its reference.";
    } else {
      out.why = CitationReason::footnote_text;
      out.confidence = 0.85;
      out.reason = "The note at the sentence names a reference without link.";
    }
    return out;
  }

  // An earlier answer, carried over.
  Citation carried(const Memory::Entry& from, CitationReason why, double sure, const Asked& asked, std::string reason) const {
    Citation out = out_[from.claim];
    out.inherited = true;
    out.why = why;
    out.confidence = std::min(sure, out.confidence);
    if (!asked.name.empty() && why != CitationReason::continues && out.name.empty()) out.name = asked.name;
    out.reason = std::move(reason);
    return out;
  }

  [[nodiscard]] bool is_fresh(const Memory::Entry& e, const Asked& asked) const {
    return e.claim != no_place && e.sentence + Memory::reach >= asked.sentence;
  }
  [[nodiscard]] bool is_linked(const Memory::Entry& e, const Asked& asked) const { return is_fresh(e, asked) && is_linked(out_[e.claim]); }
  [[nodiscard]] static bool is_linked(const Citation& c) { return c.rung != Rung::named && c.rung != Rung::none; }

  // "the release", "leur étude", "le journal": what was cited under that word before.
  std::optional<Citation> cited_document(const Asked& asked) const {
    if (!asked.called || !asked.called_definite) return std::nullopt;
    const std::u16string_view word = reading_.at(asked.called->token);
    Called called = asked.called->called;
    if (called == Called::outlet) {
      // "its network of drivers"
      if (asked.called_own || !is_fresh(memory_.outlet, asked)) return std::nullopt;
      return carried(memory_.outlet, CitationReason::same_source, 0.7, asked, join("", quoted(word), " is the outlet cited before."));
    }
    if (called == Called::body || called == Called::nothing) return std::nullopt;
    // "This article was updated": the page speaks of itself.
    if (called == Called::article && !asked.called_source) return std::nullopt;
    // "said in his speech": where it was said, not what is cited.
    if (called == Called::speech && asked.called_own && asked.primary != nullptr && asked.primary->source_type == SourceType::person)
      return std::nullopt;
    // "Its author, Ben Tao, told the Gazette": nor is what its writer says elsewhere.
    if (called == Called::authors && asked.primary != nullptr && asked.primary->source_type == SourceType::person && !asked.names.empty())
      return std::nullopt;
    if (const auto link = linked_as(called, asked.called_by, asked.sentence)) return document_again(*link, asked.called->token, asked);
    if (called == Called::authors) called = Called::study;
    // "The trial enrolled 1,700 patients": nobody says so but the study itself.
    const bool subject = asked.primary == nullptr && !asked.figures.empty() &&
                         (called == Called::study || called == Called::survey || called == Called::inquiry);
    if (!asked.called_by.empty() || !(asked.called_source || subject)) return std::nullopt;
    const Memory::Entry& same = memory_.documents[static_cast<std::size_t>(called)];
    if (is_linked(same, asked) && (asked.called_source || same.sentence + speaker_reach >= asked.sentence))
      return carried(same, CitationReason::link_names_document, 0.7, asked, join("", quoted(word), " is the one linked before."));
    // "announced" linked, then "the release": the link was on the words that report it.
    const bool issued =
        memory_.reported.sentence + issued_reach >= asked.sentence &&
        (called == Called::release || called == Called::filing ||
         ((asked.called_own || (subject && !memory_.by_document)) && memory_.reported.sentence + own_reach >= asked.sentence) ||
         ((called == Called::report || called == Called::speech) && asked.called_where));
    if (issued && is_linked(memory_.reported, asked))
      return carried(memory_.reported, CitationReason::link_names_document, 0.55, asked,
                     join("", quoted(word), " most likely is the source linked before."));
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::uint32_t> linked_as(Called called, const Words& by, std::uint32_t sentence) const {
    return memory_.linked_as(sources_, called, by, sentence, reading_, sentences_);
  }

  [[nodiscard]] Citation document_again(std::uint32_t source, std::uint32_t noun, const Asked& asked) const {
    Citation out = linked(Rung::sentence_link, {source, CitationReason::link_names_document, 0.7, false, false}, asked);
    out.inherited = true;
    out.reason = join("", quoted(reading_.at(noun)), join(" is the one linked before, ", quoted(text(sources_.all()[source].where)), "."));
    return out;
  }

  // A figure of a sentence that goes on ("That is the highest since 2012") has
  // the source of the one before, through as many as go on.
  std::optional<Citation> going_on(const Asked& asked) const {
    if (asked.primary != nullptr) return std::nullopt;
    if (!recent_.empty() && recent_.back().sentence == asked.sentence && told_[recent_.back().claim] && is_linked(recent_.back(), asked) &&
        asked.opening.elided) {
      return carried(recent_.back(), CitationReason::continues, 0.55, asked, "The clause goes on about the one before, which is linked.");
    }
    const bool on = asked.opening.anaphoric && !asked.figures.empty();
    if (!on && !hearsay(asked)) return std::nullopt;
    for (std::uint32_t back = 1; back <= (on ? longest_thread : 1) && back <= asked.sentence; ++back) {
      const Sentence& before = sentences_[asked.sentence - back];
      const auto here =
          std::find_if(recent_.rbegin(), recent_.rend(), [&](const Memory::Entry& e) { return e.sentence + back <= asked.sentence; });
      if (here != recent_.rend() && here->sentence + back == asked.sentence && is_linked(*here, asked)) {
        // Behind "(…)" the text goes on about what stands before it, and a new paragraph has its own subject.
        if (!told_[here->claim] || reading_.is(before.first, u'(') || before.block != asked.block) return std::nullopt;
        const bool near = back == 1;
        return carried(*here, CitationReason::continues, near ? 0.55 : 0.45, asked,
                       "The sentence goes on about the one before, which is linked.");
      }
      const auto opening = asker_.opening(before.first, before.last);
      if (opening.called && opening.called->called < Called::outlet) {
        if (const auto link = linked_as(opening.called->called, {}, asked.sentence)) {
          Citation out = document_again(*link, opening.called->token, asked);
          out.why = CitationReason::continues;
          out.confidence = 0.45;
          return out;
        }
      }
      if (!opening.anaphoric) return std::nullopt;
    }
    return std::nullopt;
  }

  // « Il aurait touché 40 euros »: the mood in which the press of some languages passes on what it was told.
  [[nodiscard]] bool hearsay(const Asked& asked) const {
    if (reading_.pack.setting("press_conditional") != "yes" || (asked.figures.empty() && !reading_.has(asked.first, Category::pronoun)))
      return false;
    for (std::uint32_t i = asked.first; i < std::min(asked.last, asked.first + hearsay_words); ++i) {
      const auto auxiliary = reading_.match(i, bit(Category::auxiliary));
      if (auxiliary && reading_.pack.text(auxiliary->value).ends_with("conditional")) return true;
    }
    return false;
  }

  // « …, peut-on lire. », behind the sentence that links where.
  std::optional<Citation> read_there(const Asked& asked) const {
    if (asked.primary == nullptr || asked.primary->source_type != SourceType::anonymous || !asked.name.empty() || recent_.empty() ||
        !std::all_of(asked.names.begin(), asked.names.end(), [](const Name& n) { return n.beside; }))
      return std::nullopt;
    const Memory::Entry& last = recent_.back();
    if (!is_linked(last, asked) || last.sentence + 1 < asked.sentence || sentences_[last.sentence].block != asked.block)
      return std::nullopt;
    return carried(last, CitationReason::continues, 0.55, asked, "The sentence says where it can be read: in what is linked before.");
  }

  // The first verb of saying near the claim's head; its first token where there is none.
  [[nodiscard]] std::uint32_t first_verb(const Asked& asked) const {
    for (std::uint32_t i = asked.first; i < std::min(asked.last, asked.first + writers_words); ++i) {
      if (reading_.categories(i).meets(bit(Category::reporting_verb))) return i;
    }
    return asked.first;
  }

  // "ajoute-t-on de même source": whoever the statement before is by.
  std::optional<Citation> same_source(const Asked& asked) const {
    if (!asked.same_source || !is_fresh(memory_.stated, asked)) return std::nullopt;
    return carried(memory_.stated, CitationReason::same_source, 0.6, asked,
                   "The sentence says that its source is the one of the statement before.");
  }

  // "— Jane Doe, speech of 13 May": the line that signs a block quote links what it is from.
  std::optional<Citation> signed_below(const Asked& asked) const {
    const auto source = signature(document_, reading_, sources_, asked.block);
    if (!source) return std::nullopt;
    Citation out = linked(Rung::paragraph_link, {*source, CitationReason::continues, 0.65, false, false}, asked);
    out.reason = "The line below the quotation links what it is taken from.";
    return out;
  }

  // "Source: Harbour Office", below a table or in a chart's caption, answers for its figures.
  std::optional<Citation> line_beside(const Asked& asked) const {
    if (asked.primary != nullptr || asked.figures.empty()) return std::nullopt;
    const SourceLines::Line* line = lines_.of(asked);
    if (line == nullptr) return std::nullopt;
    Citation out;
    if (line->source != no_place) {
      out = linked(Rung::paragraph_link, {line->source, CitationReason::link_names_source, 0.75, false, false}, asked);
    } else {
      const std::vector<Name> names = names_in(reading_, line->name);
      out.rung = Rung::named;
      out.why = CitationReason::named_source;
      if (!names.empty() && !names.front().host.empty()) {
        out.why = CitationReason::known_source;
        out.url = join("https://", names.front().host, "/");
      }
      out.confidence = 0.75;
    }
    out.name = text(line->name);
    out.reason = "The line beside the figures names their source.";
    return out;
  }

  // "We found", behind "our study": those who write the page go on about it.
  std::optional<Citation> of_ours(const Asked& asked) const {
    if (!is_linked(memory_.ours, asked) || memory_.ours.sentence + ours_reach < asked.sentence) return std::nullopt;
    for (std::uint32_t i = asked.first; i < std::min(asked.last, asked.first + writers_words); ++i) {
      if (!reading_.categories(i).meets(bit(Category::ours)) || !reading_.match(i, bit(Category::ours))) continue;
      if (first_verb(asked) <= i || first_verb(asked) > i + 4) break;
      return carried(memory_.ours, CitationReason::continues, 0.5, asked,
                     "The writers go on about their own work, which is linked before.");
    }
    return std::nullopt;
  }

  // A block quote is what the sentence before it links or says it is from.
  std::optional<Citation> quoted_from(const Asked& asked) const {
    if (asked.block == no_place || document_.blocks[asked.block].kind != BlockKind::quote) return std::nullopt;
    if (asked.primary != nullptr && !(asked.primary->source.empty() && asked.primary->speaker.empty())) return std::nullopt;
    if (auto below = signed_below(asked)) return below;
    std::uint32_t block = asked.block;
    while (block > 0 && (document_.blocks[block].kind == BlockKind::quote || document_.blocks[block].kind == BlockKind::aside)) --block;
    if (document_.blocks[block].kind != BlockKind::paragraph) return std::nullopt;
    std::uint32_t sentence = asked.sentence;
    while (sentence > 0 && sentences_[sentence].block > block) --sentence;
    const Sentence& before = sentences_[sentence];
    if (before.block != block) return std::nullopt;
    const bool announces = reading_.is(before.last - 1, u':');
    const auto claim = std::find_if(recent_.rbegin(), recent_.rend(), [&](const Memory::Entry& e) { return e.sentence <= sentence; });
    if (claim != recent_.rend() && claim->sentence == sentence && is_linked(*claim, asked)) {
      if (announces || !out_[claim->claim].inherited)
        return carried(*claim, CitationReason::continues, announces ? 0.65 : 0.5, asked,
                       "The sentence before the quotation links what it is taken from.");
      return std::nullopt;
    }
    if (!announces) return std::nullopt;
    const auto [first, last] = sources_.within(before.where);
    for (std::uint32_t i = last; i-- > first;) {
      const Source& s = sources_.all()[i];
      if (!s.usable || s.kind != LinkKind::body || !s.where.overlaps(before.where)) continue;
      Citation out = linked(Rung::sentence_link, {i, CitationReason::continues, 0.55, false, false}, asked);
      out.inherited = true;
      out.reason = "The sentence before the quotation links what it is taken from.";
      return out;
    }
    return std::nullopt;
  }

  // "By 56% to 35%, Hispanics said": groups who answered the survey that is linked beside.
  std::optional<Citation> respondents(const Asked& asked) const {
    const Memory::Entry& survey = memory_.documents[static_cast<std::size_t>(Called::survey)];
    // "Among women, 44 percent back her.", or what opens with a percentage in the same paragraph.
    const Memory::Entry& asked_in = std::max(survey, memory_.documents[static_cast<std::size_t>(Called::inquiry)]);
    if (asked.primary == nullptr && !asked.figures.empty() && asked_in.sentence + 1 == asked.sentence && is_linked(asked_in, asked) &&
        (asked.opening.anaphoric || (asked.share && sentences_[asked_in.sentence].block == asked.block)))
      return carried(asked_in, CitationReason::continues, 0.5, asked, "The sentence goes on about the survey that is linked before.");
    if (asked.primary == nullptr || asked.figures.empty() || !asked.names_are_sources) return std::nullopt;
    if (asked.primary->source_type != SourceType::group && asked.primary->source_type != SourceType::unknown) return std::nullopt;
    if (!is_linked(survey, asked)) return std::nullopt;
    // "60 percent said": only who was asked can be counted so.
    const bool share = !asked.sources.empty() &&
                       std::any_of(asked.figures.begin(), asked.figures.end(), [&](Span f) { return asked.sources.front().contains(f); });
    if (share ? survey.sentence + issued_reach < asked.sentence
              : survey.sentence + 1 != asked.sentence || sentences_[survey.sentence].block != asked.block)
      return std::nullopt;
    return carried(survey, CitationReason::continues, 0.5, asked, "The sentence goes on about the survey that is linked before.");
  }

  // "A 2018 [analysis] looked at 31 cities. It found …", « Elle montre », where it is nobody: the document that the sentence before is about.
  std::optional<Citation> of_subject(const Asked& asked) const {
    if (memory_.subject.claim == no_place || memory_.subject.sentence + 1 != asked.sentence ||
        sentences_[memory_.subject.sentence].block != asked.block)
      return std::nullopt;
    if (asked.primary == nullptr || (asked.primary->source_type == SourceType::person && !asked.primary->speaker.empty()) ||
        asked.sources.size() != 1 || !is_pronoun(asked.sources[0]))
      return std::nullopt;
    return carried(memory_.subject, CitationReason::continues, 0.6, asked, "The sentence goes on about what the one before links.");
  }

  // "Edelstein and Kilian": who wrote the paper that was linked.
  std::optional<Citation> of_writers(const Name& name, const Asked& asked) const {
    const Memory::Entry* entry = nullptr;
    for (const std::string& w : name.words) {
      if (w.size() < 4) continue;
      const auto found = memory_.writers.find(w);
      if (found == memory_.writers.end()) return std::nullopt;
      entry = &found->second;
    }
    // What they said to the press is not in it.
    const bool spoken = asked.primary != nullptr && asked.primary->kind == AttributionKind::direct;
    if (entry == nullptr || spoken || asked.told || !is_linked(*entry, asked)) return std::nullopt;
    return carried(*entry, CitationReason::same_source, 0.6, asked, "Named before as the writers of what is linked.");
  }

  // "[A Sandby analysis] found … Sandby looked at 1,300 buildings", "The Dam Agency [said] … The agency will lower the lake by 4
  // metres": the sentence opens with whose word the one before links.
  std::optional<Citation> by_subject(const std::vector<Name>& names, const Asked& asked) const {
    if (asked.figures.empty() || asked.last < asked.first + 2) return std::nullopt;
    Words words = names.empty() ? Words{} : names.front().words;
    if (words.empty() && reading_.has(asked.first, Category::definite) && !reading_.has(asked.first + 2, Category::noun_link))
      words = plain_words(text({asked.claim->where.begin, reading_.tokens[asked.first + 1].where.end}));
    const auto last = words.empty() ? memory_.speakers.end() : memory_.speakers.find(by_word(words.back()));
    if (last == memory_.speakers.end() || last->second.sentence + 1 != asked.sentence || !is_linked(last->second, asked))
      return std::nullopt;
    const CitationReason why = out_[last->second.claim].why;
    const bool near = names.empty() && sentences_[last->second.sentence].block == asked.block;
    if (why != CitationReason::link_on_source && !(near && why == CitationReason::link_on_cue)) return std::nullopt;
    return carried(last->second, CitationReason::continues, 0.5, asked, "The sentence goes on about what the one before links.");
  }

  std::optional<Citation> inherited(const Asked& asked) const {
    if (!memory_.linked && memory_.passed == 0) return std::nullopt;
    // Who stays silent did not say it elsewhere.
    if (asked.primary != nullptr && asked.primary->stance == Stance::no_comment) return std::nullopt;
    if (!asked.speaker.empty()) {
      if (const Memory::Entry last = memory_.last_of(asked, reading_); is_linked(last, asked)) {
        // A person says many things in an article: the link carries over only while they go on.
        const CitationReason why = out_[last.claim].why;
        const bool document = why == CitationReason::link_on_document || why == CitationReason::link_names_document;
        const bool own = document || why == CitationReason::link_on_source || why == CitationReason::link_on_cue ||
                         why == CitationReason::embed_of_source || why == CitationReason::same_source;
        // What a person said in a hearing that was linked does not hold all they say elsewhere.
        const bool person = asked.primary != nullptr && asked.primary->source_type == SourceType::person;
        const bool on = own && last.sentence + (person ? 1 : speaker_reach) >= asked.sentence;
        // What they told somebody else is not in it either.
        const bool elsewhere_told = asked.told && !owns(name_of(asked.beside), read_url(out_[last.claim].url));
        if ((document && !person) || (on && !elsewhere_told))
          return carried(last, CitationReason::same_source, document ? 0.6 : 0.5, asked, "The same source was linked before.");
      }
      if (auto group = respondents(asked)) return group;
      if (!asked.names.empty()) return of_writers(asked.names.front(), asked);
      return std::nullopt;
    }
    // Nobody is said to say it, but the sentence opens with who wrote what was linked.
    if (asked.primary == nullptr && asked.last > asked.first) {
      const auto verb = first_verb(asked);
      const std::uint32_t head = verb > asked.first ? verb : std::min(asked.first + head_words, asked.last);
      const std::vector<Name> names = names_in(reading_, {asked.claim->where.begin, reading_.tokens[head - 1].where.end});
      if (auto by = !names.empty() && verb > asked.first ? of_writers(names.front(), asked) : std::nullopt) return by;
      if (auto theirs = by_subject(names, asked)) return theirs;
    }
    if (auto there = read_there(asked)) return there;
    if (auto on = going_on(asked)) return on;
    if (auto own = of_ours(asked)) return own;
    if (auto group = respondents(asked)) return group;
    return std::nullopt;
  }

  Citation unlinked(const Asked& asked) const {
    Citation out;
    // Without an attribution a known name counts only where it is given for what is said.
    const bool given = asked.names_are_sources || asked.told_by_names;
    // Whom it was said to, or whom a named person works for, is not the source.
    const bool person = asked.primary != nullptr && asked.primary->source_type == SourceType::person && !asked.primary->speaker.empty();
    const auto known = given ? std::find_if(asked.names.begin(), asked.names.end(),
                                            [&](const Name& n) {
                                              return !n.host.empty() && !n.beside &&
                                                     (!person || (asked.for_body && !n.outlet) ||
                                                      asked.primary->speaker.find(text(n.where)) != std::u16string::npos);
                                            })
                             : asked.names.end();
    const bool anonymous = asked.primary != nullptr && asked.primary->source_type == SourceType::anonymous;
    out.name = asked.name;
    if (out.name.empty() && known != asked.names.end() && !known->where.empty()) out.name = text(known->where);
    if (!out.name.empty() && !asked.beside.empty()) out.name.append(u" (").append(asked.beside).append(u")");
    if (out.name.size() > longest_name) out.name.resize(longest_name);
    if (out.name.empty()) {
      out.confidence = 0.75;
      out.reason = "The sentence names no source and the page links none for it.";
      return out;
    }
    out.rung = Rung::named;
    if (anonymous) {
      out.why = CitationReason::anonymous_source;
      out.confidence = 0.7;
      out.reason = join("The source is not named: ", quoted(out.name), ".");
    } else if (const std::uint32_t home = person ? no_place : home_of(sources_, asked); home != no_place || known != asked.names.end()) {
      out.why = CitationReason::known_source;
      out.url = home != no_place ? document_.links[home].url : join("https://", known->host, "/");
      out.confidence = asked.names_are_sources ? 0.8 : 0.45;
      out.reason = "Named without link; the address is the source's home page.";
    } else {
      out.why = CitationReason::named_source;
      out.confidence = 0.75;
      out.reason = "Named without link.";
    }
    return out;
  }

  // Whether the claim stands in the paragraph right behind the one before, and is not of the same sentence.
  [[nodiscard]] bool follows(std::size_t claim) const {
    const Memory::Entry& before = recent_[claim - 1];
    const Memory::Entry& here = recent_[claim];
    return here.sentence == before.sentence + 1 && sentences_[here.sentence].block == sentences_[before.sentence].block;
  }

  // "X could face 10 years. His sentencing is set for May, according to the release.": what the paragraph's next sentence is
  // said by, says this one too. So does what is said by the one before and the one behind.
  void look_ahead() {
    for (std::size_t i = out_.size() > 1 ? out_.size() - 1 : 0; i-- > 0;) {
      const Citation& next = out_[i + 1];
      if (out_[i].rung != Rung::none || !ahead_[i].open || !is_linked(next) || !follows(i + 1)) continue;
      const bool between = i > 0 && told_[i - 1] && told_[i + 1] && out_[i - 1].url == next.url && follows(i);
      if (!ahead_[i + 1].closes && !between) continue;
      Citation answer = next;
      answer.inherited = true;
      answer.why = CitationReason::continues;
      answer.confidence = std::min(0.4, answer.confidence);
      answer.reason = "The next sentence goes on about it and names its source.";
      out_[i] = std::move(answer);
    }
  }

  void remember(const Asked& asked) {
    const auto index = static_cast<std::uint32_t>(out_.size() - 1);
    const Citation& answer = out_.back();
    const Memory::Entry here{index, asked.sentence};
    recent_.push_back(here);
    ahead_.push_back({asked.primary == nullptr && !asked.figures.empty(),
                      asked.primary != nullptr && asked.primary->kind == AttributionKind::according_to &&
                          (asked.opening.possessive || (asked.opening.anaphoric && !stands_for_thing(asked.first)))});
    told_.push_back(asked.primary != nullptr || answer.inherited || answer.why == CitationReason::link_on_document);
    memory_.linked |= is_linked(answer);
    if (memory_.linked && !asked.speaker.empty()) memory_.speakers[asked.speaker] = here;
    if (memory_.linked && asked.primary != nullptr && asked.primary->source_type != SourceType::person) {
      for (const std::string& w : plain_words(asked.name, Name::max_words)) {
        if (w.size() >= 4) memory_.speakers[by_word(w)] = here;
      }
    }
    if (answer.rung != Rung::none && asked.primary != nullptr) memory_.stated = here;
    const bool names_outlet =
        asked.names_are_sources && std::any_of(asked.names.begin(), asked.names.end(), [&](const Name& n) {
          // "[WXYZ-TV] reported": one that no list holds links its own site.
          return n.outlet || (n.host.empty() && answer.why == CitationReason::link_on_source && owns(n, read_url(answer.url)));
        });
    if (names_outlet) memory_.outlet = here;
    if (answer.rung == Rung::named || answer.rung == Rung::none) {
      if (asked.called_new) memory_.forget(asked.called->called);
      return;
    }
    if (!answer.inherited && answer.rung != Rung::page_link &&
        (answer.why == CitationReason::link_on_cue ||
         (asked.primary != nullptr ? asked.primary->source_type != SourceType::person : answer.why == CitationReason::link_on_statement))) {
      memory_.reported = here;
      memory_.by_document = asked.primary != nullptr && asked.primary->source_type == SourceType::document;
    }
    if (asked.called && asked.called->called < Called::outlet) {
      for (std::uint32_t i = asked.called->token; i-- > asked.first && i + 4 > asked.called->token;) {
        if (reading_.categories(i).meets(bit(Category::ours)) && reading_.match(i, bit(Category::ours))) memory_.ours = here;
      }
    }
    if (!asked.called) return;
    if (asked.primary == nullptr && !answer.inherited && asked.called->called < Called::outlet &&
        (answer.why == CitationReason::link_on_document || answer.why == CitationReason::link_on_source))
      memory_.subject = here;
    const Called called = asked.called->called == Called::authors ? Called::study : asked.called->called;
    memory_.documents[static_cast<std::size_t>(called)] = here;
    // "The authors of the paper, Ruth Alder and Jan Birk"
    if (asked.called->called != Called::authors) return;
    std::uint32_t verb = asked.called->token;
    while (verb + 1 < asked.last && !reading_.categories(verb).meets(bit(Category::reporting_verb))) ++verb;
    for (const Name& name : names_in(reading_, {asked.claim->where.begin, reading_.tokens[verb].where.end})) {
      for (const std::string& w : name.words) {
        if (w.size() >= 4) memory_.writers[w] = here;
      }
    }
  }

  [[nodiscard]] std::u16string_view text(Span where) const { return std::u16string_view(document_.text).substr(where.begin, where.size()); }

  const Document& document_;
  const Reading reading_;
  const std::vector<Sentence>& sentences_;
  const std::vector<Claim>& claims_;
  Sources sources_;
  Notes notes_;
  SourceLines lines_;
  Asker asker_;
  Memory memory_;
  std::vector<Memory::Entry> recent_;  // every claim answered, with its sentence
  struct Ahead {
    bool open = false;    // gives a figure and nobody for it
    bool closes = false;  // goes on about the one before, "according to" somebody
  };
  std::vector<Ahead> ahead_;  // … and what look_ahead asks of it
  std::vector<bool> told_;    // … and whether someone or some document answers for it
  std::vector<Citation> out_;
};

}  // namespace

std::vector<Citation> find_citations(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences,
                                     const std::vector<Quantity>& quantities, const std::vector<Attribution>& attributions,
                                     const std::vector<Claim>& claims) {
  return Ladder(document, reading, sentences, quantities, attributions, claims).climb();
}

}  // namespace citelight
