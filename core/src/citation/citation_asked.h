// What a claim asks the ladder: who is named, where the cue, the source and
// the figures stand, and how the sentence calls its source.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "citation/citation_sources.h"
#include "citelight/attribution.h"
#include "citelight/claim.h"
#include "citelight/quantity.h"

namespace citelight::citation {

// How a sentence or a part of one opens.
struct Opening {
  bool anaphoric = false;              // with a word that goes on about what was said before: "They …", "C’est …"
  bool possessive = false;             // "His sentencing …"
  bool elided = false;                 // "…, but used old data": a second half without a subject of its own
  std::optional<DocumentNoun> called;  // "the articles …"
};

// What is asked, but for what takes room of its own.
struct AskedFacts {
  const Claim* claim = nullptr;
  std::uint32_t sentence = no_place;
  std::uint32_t block = no_place;
  std::uint32_t first = 0;  // its tokens, [first, last)
  std::uint32_t last = 0;
  const Attribution* primary = nullptr;  // the one that answers for the claim; null where none does
  bool share = false;                    // it opens with a percentage: "Only 7 percent"
  bool names_are_sources = false;
  bool told_by_names = false;  // no attribution, but a known source is given for it: "(Reuters)", "CNN's count", "le baromètre Elabe"
  bool told = false;           // a person said it to somebody: "told reporters", « a déclaré à l'AFP »
  bool for_body = false;       // "a spokeswoman for the Harbour Office": the body answers
  std::u16string_view beside;  // who spoke for the organisation, or the outlet a person spoke to: shown behind the name
  std::optional<DocumentNoun> called;  // "the release", "leur étude"
  bool called_definite = false;        // known to the reader already: "the study", not "a study"
  bool called_own = false;             // … by its owner: "his speech", "leur étude"
  bool called_new = false;             // told of for the first time: "a study"
  bool called_source = false;          // … in its source or beside its cue, not only at the sentence's head
  bool called_where = false;           // … and it is the source, or said "in" it: not what a source speaks of
  Opening opening;
  bool same_source = false;  // "de même source", "the same source said"
  bool posts = false;        // the sentence speaks of a post

  // "Two sources close to the deal": nobody's link is theirs. « on peut lire » is nobody at all.
  [[nodiscard]] bool anonymous() const {
    return primary != nullptr && primary->source_type == SourceType::anonymous && !primary->speaker.empty();
  }
};

struct Asked : AskedFacts {
  std::vector<Span> cues;  // those of all its attributions that stand in the claim
  std::vector<Span> sources;
  std::vector<Span> figures;
  std::vector<Name> names;  // of the sources; where there is none, of outlets and institutions in the sentence
  std::u16string name;      // the source as the reader is told it
  std::string speaker;      // plain, for comparing: "josepborrell"
  Words called_by;          // names between the article and what is `called`: "jme" of "the JME paper"
};

// Asks of every claim in order.
class Asker {
 public:
  Asker(const Reading& reading, const std::vector<Sentence>& sentences, const std::vector<Quantity>& quantities,
        const std::vector<Attribution>& attributions)
      : reading_(reading), sentences_(sentences), quantities_(quantities), attributions_(attributions) {}

  // `out` may be what was asked before: its room is used again.
  void ask(const Claim& claim, Asked& out);
  // Of the tokens [first, last).
  [[nodiscard]] Opening opening(std::uint32_t first, std::uint32_t last) const;

 private:
  struct Speaker {
    std::u16string_view name;
    std::vector<Name> names;
    std::string plain;
  };
  // Until the next is asked for.
  const Speaker& speaker(std::u16string_view name);
  void read_attributions(Asked& out);
  void read_words(Asked& out) const;
  [[nodiscard]] std::uint32_t read_outlet(Asked& out, std::uint32_t i) const;
  void read_document(Asked& out, std::uint32_t i) const;
  [[nodiscard]] bool is_called(const Asked& asked, const Match& noun, bool in_source, bool is_source) const;
  void read_owner(Asked& out, const Match& noun) const;
  // Whether a verb that tells stands at `verb`: "the poll found".
  [[nodiscard]] bool tells_itself(const Asked& asked, std::uint32_t verb) const;
  // Whether the known source [first, last) is given for what the sentence says, not only spoken of.
  [[nodiscard]] bool gives(const Asked& asked, std::uint32_t first, std::uint32_t last) const;

  const Reading reading_;
  const std::vector<Sentence>& sentences_;
  const std::vector<Quantity>& quantities_;
  const std::vector<Attribution>& attributions_;
  std::array<Speaker, 128> speakers_;        // those last asked for, each in its name's place
  std::vector<const Attribution*> answers_;  // the claim's, and those through which they come
};

}  // namespace citelight::citation
