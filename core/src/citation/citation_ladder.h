// The citation ladder of one document: climbed for each claim in order, it remembers what it has answered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "citation/citation_asked.h"
#include "citation/citation_memory.h"
#include "citation/citation_rungs.h"
#include "citation/citation_sources.h"

namespace citelight::citation {

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

  [[nodiscard]] std::vector<Citation> climb();

 private:
  struct Answered : Memory::Entry {
    bool told = false;    // someone or some document answers for it
    bool open = false;    // gives a figure and nobody for it
    bool closes = false;  // goes on about the one before, "according to" somebody
  };

  // --- citation.cpp: the rungs in order, the answers that stand by themselves, what is remembered

  void resolve(Asked& asked);
  [[nodiscard]] bool is_pronoun(Span where) const;
  [[nodiscard]] Citation answer(const Asked& asked);
  [[nodiscard]] Citation linked(Rung rung, const Found& found, const Asked& asked) const;
  [[nodiscard]] static bool is_called(const Name& name, const Target& t);
  [[nodiscard]] std::u16string name_of_owner(const Source& source, const Asked& asked) const;
  [[nodiscard]] std::optional<Citation> footnote(const Asked& asked) const;
  [[nodiscard]] std::optional<Citation> line_beside(const Asked& asked) const;
  [[nodiscard]] Citation unlinked(const Asked& asked) const;
  void remember(const Asked& asked);
  [[nodiscard]] bool stands_for_thing(std::uint32_t token) const;
  void look_ahead();
  [[nodiscard]] bool follows(std::size_t claim) const;

  // --- citation_carried.cpp: earlier answers, carried over

  [[nodiscard]] std::optional<Citation> inherited(const Asked& asked) const;
  [[nodiscard]] Citation carried(const Memory::Entry& from, CitationReason why, double sure, const Asked& asked, std::string reason) const;
  [[nodiscard]] std::optional<Citation> cited_document(const Asked& asked) const;
  [[nodiscard]] std::optional<std::uint32_t> linked_as(Called called, const Words& by, std::uint32_t sentence) const;
  [[nodiscard]] Citation document_again(std::uint32_t source, std::uint32_t noun, const Asked& asked) const;
  [[nodiscard]] const Answered* last_in(std::uint32_t sentence) const;
  [[nodiscard]] std::optional<Citation> going_on(const Asked& asked) const;
  [[nodiscard]] bool hearsay(const Asked& asked) const;
  [[nodiscard]] std::optional<Citation> read_there(const Asked& asked) const;
  [[nodiscard]] std::uint32_t first_verb(const Asked& asked) const;
  [[nodiscard]] std::optional<Citation> same_source(const Asked& asked) const;
  [[nodiscard]] std::optional<Citation> of_ours(const Asked& asked) const;
  [[nodiscard]] std::optional<Citation> quoted_from(const Asked& asked) const;
  [[nodiscard]] std::optional<Citation> signed_below(const Asked& asked) const;
  [[nodiscard]] std::optional<Citation> respondents(const Asked& asked) const;
  [[nodiscard]] std::optional<Citation> of_subject(const Asked& asked) const;
  [[nodiscard]] std::optional<Citation> of_writers(const Name& name, const Asked& asked) const;
  [[nodiscard]] std::optional<Citation> by_subject(const std::vector<Name>& names, const Asked& asked) const;
  [[nodiscard]] bool is_fresh(const Memory::Entry& e, const Asked& asked) const {
    return e.claim != no_place && e.sentence + Memory::reach >= asked.sentence;
  }
  [[nodiscard]] bool is_linked(const Memory::Entry& e, const Asked& asked) const { return is_fresh(e, asked) && is_linked(out_[e.claim]); }
  [[nodiscard]] static bool is_linked(const Citation& c) { return c.rung != Rung::named && c.rung != Rung::none; }

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
  std::vector<Answered> answered_;  // every claim so far
  std::vector<Citation> out_;       // … its citation
};

}  // namespace citelight::citation
