// Sentences that claim something checkable, and the source the page cites for each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "citelight/span.h"

namespace citelight {

// The rung of the citation ladder (docs/ARCHITECTURE.md) that the answer stands on.
enum class Rung : std::uint8_t { sentence_link, footnote, embed, paragraph_link, page_link, named, none };

// Why the answer is what it is, for those who say it in another language; Citation::reason says it in English.
enum class CitationReason : std::uint8_t {
  unsourced,            // nobody named, nothing linked
  link_on_source,       // the link stands on the source's name, or leads to the source's own site
  link_on_cue,          // … on the words that report it
  link_on_document,     // … on what the sentence calls its source: "a new report"
  link_on_figure,       // … on the figure
  link_on_statement,    // … on the words that make the claim
  link_in_sentence,     // … elsewhere in the sentence
  footnote,             // a note's reference is linked
  footnote_text,        // a note names a reference without link
  embed_of_source,      // the post shown is the source's own
  embed_introduced,     // the sentence introduces the post shown beside it
  link_names_source,    // a link elsewhere leads to the named source, or stands on its name
  link_names_document,  // a link elsewhere stands on what the sentence calls "the release", "leur étude"
  link_tells_same,      // a link elsewhere has the claim's own words in its address
  same_source,          // the same source was cited before
  continues,            // the sentence goes on about the one before
  known_source,         // a known outlet or institution without link: its home page is offered
  named_source,         // a source is named without link
  anonymous_source      // the source is not named: "a person close to the talks"
};

struct Citation {
  Rung rung = Rung::none;
  CitationReason why = CitationReason::unsourced;
  std::string url;         // "" where the page gives none; on `named` the source's home page, which says nothing of the claim
  std::u16string name;     // the source's name; "" where unsourced
  bool inherited = false;  // cited earlier in the article and carried over
  double confidence = 0;   // 0 to 1
  std::string reason;      // in words, UTF-8
};

struct Claim {
  Span where;                               // the sentence, or the clause of it that has a source of its own
  std::vector<std::uint32_t> quantities;    // indices into Analysis::quantities
  std::vector<std::uint32_t> attributions;  // indices into Analysis::attributions
  double score = 0;                         // check-worthiness, 0 to 1
  std::vector<std::string_view> reasons;    // why the score, in words; static storage
  Citation citation;
};

}  // namespace citelight
