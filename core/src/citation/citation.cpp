#include "citation/citation.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "citation/citation_ladder.h"
#include "citation/citation_reason.h"

namespace citelight {
namespace citation {
namespace {

constexpr std::uint32_t longest_name = 200;
// Sentences after which "she" no longer means who spoke last.
constexpr std::uint32_t pronoun_reach = 4;

}  // namespace

std::vector<Citation> Ladder::climb() {
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

// A source that is only "she" is whoever spoke last, if nobody knew better.
void Ladder::resolve(Asked& asked) {
  if (asked.primary == nullptr) return;
  const bool pronoun = asked.primary->source_type != SourceType::anonymous && asked.primary->speaker.empty() && asked.sources.size() == 1 &&
                       asked.names.empty() && is_pronoun(asked.sources[0]);
  if (pronoun && !memory_.person.empty() && memory_.person_at + pronoun_reach >= asked.sentence) asked.name = memory_.person;
  if (asked.primary->source_type == SourceType::person && !asked.names.empty()) {
    memory_.person = asked.name;
    memory_.person_at = asked.sentence;
  }
}

bool Ladder::is_pronoun(Span where) const {
  const std::uint32_t token = reading_.token_at(where.begin);
  return token < reading_.tokens.size() && reading_.tokens[token].where == where &&
         reading_.categories(token).meets(bit(Category::pronoun));
}

Citation Ladder::answer(const Asked& asked) {
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

Citation Ladder::linked(Rung rung, const Found& found, const Asked& asked) const {
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
bool Ladder::is_called(const Name& name, const Target& t) {
  if (!name.host.empty()) return owns(name, t);
  std::string whole;
  for (const std::string& w : name.words) whole += w;
  return std::any_of(t.labels.begin(), t.labels.end(), [&](const std::string& l) {
    return l == whole || l == name.article + whole || (name.initials.size() > 2 && l == name.initials);
  });
}

// Nobody is named: what the link leads to is called by its account or its site.
std::u16string Ladder::name_of_owner(const Source& source, const Asked& asked) const {
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

std::optional<Citation> Ladder::footnote(const Asked& asked) const {
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

// "Source: Harbour Office", below a table or in a chart's caption, answers for its figures.
std::optional<Citation> Ladder::line_beside(const Asked& asked) const {
  if (asked.primary != nullptr || asked.figures.empty()) return std::nullopt;
  const SourceLines::Line* line = lines_.of(asked);
  if (line == nullptr) return std::nullopt;
  Citation out;
  if (line->source != no_place) {
    out = linked(Rung::paragraph_link, {line->source, CitationReason::link_names_source, 0.75}, asked);
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

Citation Ladder::unlinked(const Asked& asked) const {
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

void Ladder::remember(const Asked& asked) {
  const auto index = static_cast<std::uint32_t>(out_.size() - 1);
  const Citation& answer = out_.back();
  const Memory::Entry here{index, asked.sentence};
  answered_.push_back({here, asked.primary != nullptr || answer.inherited || answer.why == CitationReason::link_on_document,
                       asked.primary == nullptr && !asked.figures.empty(),
                       asked.primary != nullptr && asked.primary->kind == AttributionKind::according_to &&
                           (asked.opening.possessive || (asked.opening.anaphoric && !stands_for_thing(asked.first)))});
  memory_.linked |= is_linked(answer);
  if (memory_.linked && !asked.speaker.empty()) memory_.speakers[asked.speaker] = here;
  if (memory_.linked && asked.primary != nullptr && asked.primary->source_type != SourceType::person) {
    for (const std::string& w : plain_words(asked.name, Name::max_words)) {
      if (w.size() >= Memory::shortest_word) memory_.speakers[by_word(w)] = here;
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
  if (!asked.called) return;
  const bool document = asked.called->called < Called::outlet;
  for (std::uint32_t i = asked.called->token; document && i-- > asked.first && i + 4 > asked.called->token;) {
    if (reading_.has(i, Category::ours)) memory_.ours = here;
  }
  if (document && asked.primary == nullptr && !answer.inherited &&
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
      if (w.size() >= Memory::shortest_word) memory_.writers[w] = here;
    }
  }
}

// "It is unclear": stands for no person, and often for nothing.
bool Ladder::stands_for_thing(std::uint32_t token) const {
  const auto pronoun = reading_.match(token, bit(Category::pronoun));
  return pronoun && reading_.pack.text(pronoun->value).starts_with("thing");
}

// "X could face 10 years. His sentencing is set for May, according to the release.": what the paragraph's next sentence is
// said by, says this one too. So does what is said by the one before and the one behind.
void Ladder::look_ahead() {
  for (std::size_t i = out_.size() > 1 ? out_.size() - 1 : 0; i-- > 0;) {
    const Citation& next = out_[i + 1];
    if (out_[i].rung != Rung::none || !answered_[i].open || !is_linked(next) || !follows(i + 1)) continue;
    const bool between = i > 0 && answered_[i - 1].told && answered_[i + 1].told && out_[i - 1].url == next.url && follows(i);
    if (!answered_[i + 1].closes && !between) continue;
    Citation answer = next;
    answer.inherited = true;
    answer.why = CitationReason::continues;
    answer.confidence = std::min(0.4, answer.confidence);
    answer.reason = "The next sentence goes on about it and names its source.";
    out_[i] = std::move(answer);
  }
}

// Whether the claim stands in the paragraph right behind the one before, and is not of the same sentence.
bool Ladder::follows(std::size_t claim) const {
  const Memory::Entry& before = answered_[claim - 1];
  const Memory::Entry& here = answered_[claim];
  return here.sentence == before.sentence + 1 && sentences_[here.sentence].block == sentences_[before.sentence].block;
}

}  // namespace citation

std::vector<Citation> find_citations(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences,
                                     const std::vector<Quantity>& quantities, const std::vector<Attribution>& attributions,
                                     const std::vector<Claim>& claims) {
  return citation::Ladder(document, reading, sentences, quantities, attributions, claims).climb();
}

}  // namespace citelight
