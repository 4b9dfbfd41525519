// What a claim that links nothing itself has from an earlier one: the same source, the same document, a sentence that goes on.
#include <algorithm>
#include <string>
#include <utility>

#include "citation/citation_ladder.h"
#include "citation/citation_reason.h"

namespace citelight::citation {
namespace {

// Sentences after which "the document" no longer is what a link on "announced" led to.
constexpr std::uint32_t issued_reach = 6;
// Sentences after which what an organisation says no longer is in what it was linked for.
constexpr std::uint32_t speaker_reach = 3;
// Sentences after which "their paper" no longer is what "[they calculated]" led to.
constexpr std::uint32_t own_reach = 2;
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

}  // namespace

std::optional<Citation> Ladder::inherited(const Asked& asked) const {
  if (!memory_.linked && memory_.passed == 0) return std::nullopt;
  // Who stays silent did not say it elsewhere.
  if (asked.primary != nullptr && asked.primary->stance == Stance::no_comment) return std::nullopt;
  if (asked.anonymous()) return std::nullopt;
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

// An earlier answer, carried over.
Citation Ladder::carried(const Memory::Entry& from, CitationReason why, double sure, const Asked& asked, std::string reason) const {
  Citation out = out_[from.claim];
  out.inherited = true;
  out.why = why;
  out.confidence = std::min(sure, out.confidence);
  if (!asked.name.empty() && why != CitationReason::continues && out.name.empty()) out.name = asked.name;
  out.reason = std::move(reason);
  return out;
}

// "the release", "leur étude", "le journal": what was cited under that word before.
std::optional<Citation> Ladder::cited_document(const Asked& asked) const {
  if (!asked.called || !asked.called_definite || asked.anonymous()) return std::nullopt;
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
  // "announced" linked, then "the release": the link was on the words that report it; a report's is no ruling's.
  const bool issued =
      memory_.reported.sentence + issued_reach >= asked.sentence &&
      (called == Called::release || (called == Called::filing && !memory_.by_document) ||
       ((asked.called_own || (subject && !memory_.by_document)) && memory_.reported.sentence + own_reach >= asked.sentence) ||
       ((called == Called::report || called == Called::speech) && asked.called_where));
  if (issued && is_linked(memory_.reported, asked))
    return carried(memory_.reported, CitationReason::link_names_document, 0.55, asked,
                   join("", quoted(word), " most likely is the source linked before."));
  return std::nullopt;
}

std::optional<std::uint32_t> Ladder::linked_as(Called called, const Words& by, std::uint32_t sentence) const {
  return memory_.linked_as(sources_, called, by, sentence, reading_, sentences_);
}

Citation Ladder::document_again(std::uint32_t source, std::uint32_t noun, const Asked& asked) const {
  Citation out = linked(Rung::sentence_link, {source, CitationReason::link_names_document, 0.7}, asked);
  out.inherited = true;
  out.reason = join("", quoted(reading_.at(noun)), join(" is the one linked before, ", quoted(text(sources_.all()[source].where)), "."));
  return out;
}

// The last claim of the sentence; null where it has none.
const Ladder::Answered* Ladder::last_in(std::uint32_t sentence) const {
  const auto found = std::find_if(answered_.rbegin(), answered_.rend(), [&](const Answered& a) { return a.sentence <= sentence; });
  return found != answered_.rend() && found->sentence == sentence ? &*found : nullptr;
}

// A figure of a sentence that goes on ("That is the highest since 2012") has
// the source of the one before, through as many as go on.
std::optional<Citation> Ladder::going_on(const Asked& asked) const {
  if (asked.primary != nullptr) return std::nullopt;
  if (!answered_.empty() && answered_.back().sentence == asked.sentence && answered_.back().told && is_linked(answered_.back(), asked) &&
      asked.opening.elided) {
    return carried(answered_.back(), CitationReason::continues, 0.55, asked, "The clause goes on about the one before, which is linked.");
  }
  const bool on = asked.opening.anaphoric && !asked.figures.empty();
  if (!on && !hearsay(asked)) return std::nullopt;
  for (std::uint32_t back = 1; back <= (on ? longest_thread : 1) && back <= asked.sentence; ++back) {
    const Sentence& before = sentences_[asked.sentence - back];
    if (const Answered* here = last_in(asked.sentence - back); here != nullptr && is_linked(*here, asked)) {
      // Behind "(…)" the text goes on about what stands before it, and a new paragraph has its own subject.
      if (!here->told || reading_.is(before.first, u'(') || before.block != asked.block) return std::nullopt;
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
bool Ladder::hearsay(const Asked& asked) const {
  if (reading_.pack.choice("press_conditional") != "yes" || (asked.figures.empty() && !reading_.has(asked.first, Category::pronoun)))
    return false;
  for (std::uint32_t i = asked.first; i < std::min(asked.last, asked.first + hearsay_words); ++i) {
    const auto auxiliary = reading_.match(i, bit(Category::auxiliary));
    if (auxiliary && reading_.pack.text(auxiliary->value).ends_with("conditional")) return true;
  }
  return false;
}

// « …, peut-on lire. », behind the sentence that links where.
std::optional<Citation> Ladder::read_there(const Asked& asked) const {
  if (asked.primary == nullptr || asked.primary->source_type != SourceType::anonymous || !asked.name.empty() || answered_.empty() ||
      !std::all_of(asked.names.begin(), asked.names.end(), [](const Name& n) { return n.beside; }))
    return std::nullopt;
  const Memory::Entry& last = answered_.back();
  if (!is_linked(last, asked) || last.sentence + 1 < asked.sentence || sentences_[last.sentence].block != asked.block) return std::nullopt;
  return carried(last, CitationReason::continues, 0.55, asked, "The sentence says where it can be read: in what is linked before.");
}

// The first verb of saying near the claim's head; its first token where there is none.
std::uint32_t Ladder::first_verb(const Asked& asked) const {
  for (std::uint32_t i = asked.first; i < std::min(asked.last, asked.first + writers_words); ++i) {
    if (reading_.categories(i).meets(bit(Category::reporting_verb))) return i;
  }
  return asked.first;
}

// "ajoute-t-on de même source": whoever the statement before is by.
std::optional<Citation> Ladder::same_source(const Asked& asked) const {
  if (!asked.same_source || !is_fresh(memory_.stated, asked)) return std::nullopt;
  return carried(memory_.stated, CitationReason::same_source, 0.6, asked,
                 "The sentence says that its source is the one of the statement before.");
}

// "We found", behind "our study": those who write the page go on about it.
std::optional<Citation> Ladder::of_ours(const Asked& asked) const {
  if (!is_linked(memory_.ours, asked) || memory_.ours.sentence + ours_reach < asked.sentence) return std::nullopt;
  for (std::uint32_t i = asked.first; i < std::min(asked.last, asked.first + writers_words); ++i) {
    if (!reading_.has(i, Category::ours)) continue;
    const std::uint32_t verb = first_verb(asked);
    if (verb <= i || verb > i + 4) break;
    return carried(memory_.ours, CitationReason::continues, 0.5, asked, "The writers go on about their own work, which is linked before.");
  }
  return std::nullopt;
}

// A block quote is what the sentence before it links or says it is from.
std::optional<Citation> Ladder::quoted_from(const Asked& asked) const {
  if (asked.block == no_place || document_.blocks[asked.block].kind != BlockKind::quote) return std::nullopt;
  // Who is named in a line of their own below it, and not in the claim, signs what is quoted.
  const Attribution* by = asked.primary;
  const bool signed_quote = by != nullptr && by->cue.empty() && !by->source.empty() && by->source.front().begin >= asked.claim->where.end;
  if (by != nullptr && !signed_quote && !(by->source.empty() && by->speaker.empty())) return std::nullopt;
  if (auto below = signed_below(asked)) return below;
  std::uint32_t block = asked.block;
  while (block > 0 && (document_.blocks[block].kind == BlockKind::quote || document_.blocks[block].kind == BlockKind::aside)) --block;
  if (document_.blocks[block].kind != BlockKind::paragraph) return std::nullopt;
  std::uint32_t sentence = asked.sentence;
  while (sentence > 0 && sentences_[sentence].block > block) --sentence;
  const Sentence& before = sentences_[sentence];
  if (before.block != block) return std::nullopt;
  const bool announces = reading_.is(before.last - 1, u':');
  if (const Answered* claim = last_in(sentence); claim != nullptr && is_linked(*claim, asked)) {
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
    Citation out = linked(Rung::sentence_link, {i, CitationReason::continues, 0.55}, asked);
    out.inherited = true;
    out.reason = "The sentence before the quotation links what it is taken from.";
    return out;
  }
  return std::nullopt;
}

// "— Jane Doe, speech of 13 May": the line that signs a block quote links what it is from.
std::optional<Citation> Ladder::signed_below(const Asked& asked) const {
  const auto source = signature(document_, reading_, sources_, asked.block);
  if (!source) return std::nullopt;
  Citation out = linked(Rung::paragraph_link, {*source, CitationReason::continues, 0.65}, asked);
  out.reason = "The line below the quotation links what it is taken from.";
  return out;
}

// "By 56% to 35%, Hispanics said": groups who answered the survey that is linked beside.
std::optional<Citation> Ladder::respondents(const Asked& asked) const {
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
std::optional<Citation> Ladder::of_subject(const Asked& asked) const {
  if (memory_.subject.claim == no_place || memory_.subject.sentence + 1 != asked.sentence ||
      sentences_[memory_.subject.sentence].block != asked.block)
    return std::nullopt;
  if (asked.primary == nullptr || (asked.primary->source_type == SourceType::person && !asked.primary->speaker.empty()) ||
      asked.sources.size() != 1 || !is_pronoun(asked.sources[0]))
    return std::nullopt;
  return carried(memory_.subject, CitationReason::continues, 0.6, asked, "The sentence goes on about what the one before links.");
}

// "Edelstein and Kilian": who wrote the paper that was linked.
std::optional<Citation> Ladder::of_writers(const Name& name, const Asked& asked) const {
  const Memory::Entry* entry = nullptr;
  for (const std::string& w : name.words) {
    if (w.size() < Memory::shortest_word) continue;
    entry = memory_.writers.find(w);
    if (entry == nullptr) return std::nullopt;
  }
  // What they said to the press is not in it.
  const bool spoken = asked.primary != nullptr && asked.primary->kind == AttributionKind::direct;
  if (entry == nullptr || spoken || asked.told || !is_linked(*entry, asked)) return std::nullopt;
  return carried(*entry, CitationReason::same_source, 0.6, asked, "Named before as the writers of what is linked.");
}

// "[A Sandby analysis] found … Sandby looked at 1,300 buildings", "The Dam Agency [said] … The agency will lower the lake by 4
// metres": the sentence opens with whose word the one before links.
std::optional<Citation> Ladder::by_subject(const std::vector<Name>& names, const Asked& asked) const {
  if (asked.figures.empty() || asked.last < asked.first + 2) return std::nullopt;
  Words words = names.empty() ? Words{} : names.front().words;
  if (words.empty() && reading_.has(asked.first, Category::definite) && !reading_.has(asked.first + 2, Category::noun_link))
    words = plain_words(text({asked.claim->where.begin, reading_.tokens[asked.first + 1].where.end}));
  const Memory::Entry* const last = words.empty() ? nullptr : memory_.speakers.find(by_word(words.back()));
  if (last == nullptr || last->sentence + 1 != asked.sentence || !is_linked(*last, asked)) return std::nullopt;
  const CitationReason why = out_[last->claim].why;
  const bool near = names.empty() && sentences_[last->sentence].block == asked.block;
  if (why != CitationReason::link_on_source && !(near && why == CitationReason::link_on_cue)) return std::nullopt;
  return carried(*last, CitationReason::continues, 0.5, asked, "The sentence goes on about what the one before links.");
}

}  // namespace citelight::citation
