// The rungs of the citation ladder. Each gives the source it stands on, or
// nothing; citation.cpp climbs them in order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/text_map.h"
#include "citation/citation_asked.h"
#include "citation/citation_sources.h"
#include "citelight/claim.h"

namespace citelight::citation {

struct Found {
  std::uint32_t source = no_place;  // into Sources::all()
  CitationReason why = CitationReason::link_in_sentence;
  double confidence = 0;
  bool stray = false;    // a sentence link that says nothing of the named source: a link elsewhere that does beats it
  bool outside = false;  // … and stands outside what the source is said to have said
};

// Rung 1: of the links in the claim the one nearest to cue, source and figure.
[[nodiscard]] std::optional<Found> in_sentence(const Sources& sources, const Reading& reading, const Asked& asked);

// The link on the source's name that leads to its home page: no page that says it, but whose word it is.
[[nodiscard]] std::uint32_t home_of(const Sources& sources, const Asked& asked);

// The notes of a document: from the mark in the sentence to the reference.
class Notes {
 public:
  Notes(const Document& document, const Sources& sources);
  struct Note {
    std::uint32_t block = no_place;   // none where the mark leads off the page
    std::uint32_t source = no_place;  // its own link; none where the reference has no URL
  };
  // Rung 2: the reference of the last note mark in the claim, or right behind it.
  [[nodiscard]] std::optional<Note> of(const Asked& asked, std::u16string_view text) const;
  // A reference's words without its mark.
  [[nodiscard]] Span words(const Note& note) const;

 private:
  [[nodiscard]] static std::string label(std::u16string_view text, bool at_start);
  const Document& document_;
  const Sources& sources_;
  TextMap<std::vector<std::uint32_t>> blocks_;  // label → note blocks, ascending
  std::vector<std::uint32_t> links_;            // note block → its source
};

// Rung 3: a post or video beside the paragraph that the sentence introduces.
[[nodiscard]] std::optional<Found> in_embed(const Document& document, const Sources& sources, const Reading& reading,
                                            const std::vector<Sentence>& sentences, const Asked& asked);

// The link of the line that signs a block quote, in it or right below: "— Jane Doe, speech of 13 May".
[[nodiscard]] std::optional<std::uint32_t> signature(const Document& document, const Reading& reading, const Sources& sources,
                                                     std::uint32_t block);

// Lines that say whose the figures of a table or a chart are: "Source: Harbour Office".
class SourceLines {
 public:
  SourceLines(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences, const Sources& sources);
  struct Line {
    Span name;                        // what stands behind the colon
    std::uint32_t source = no_place;  // its link
  };
  // The line of the table or the caption that the claim stands in; null where it has none.
  [[nodiscard]] const Line* of(const Asked& asked) const;

 private:
  const Document& document_;
  std::vector<Line> lines_;  // by block; no name where it has none
};

// Whether the sentence that holds the link has these words too, or a name with them as its initials: "the JME paper".
[[nodiscard]] bool names_it(const Source& s, const Words& by, const Reading& reading, const std::vector<Sentence>& sentences);

// Rung 4: a link elsewhere whose owner, anchor or address is the named source's.
[[nodiscard]] std::optional<Found> elsewhere(const Sources& sources, const Reading& reading, const std::vector<Sentence>& sentences,
                                             const Asked& asked);

}  // namespace citelight::citation
