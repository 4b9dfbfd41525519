// A claim beside the source it cites: does the source say what the claim says?
// A verdict is about the two texts, never about the truth of the world.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "citelight/span.h"

namespace citelight {

struct VerifyInput {
  std::u16string claim;         // one sentence, or the clause of it that is checked
  std::string claim_lang;       // BCP 47 primary subtag, "" where unknown
  std::string claim_published;  // ISO 8601: what "last year" in the claim is relative to; "" where unknown
  std::u16string speaker;       // to whom the page gives the claim's words, where the claim itself does not say; else ""
  std::u16string source;        // the source's whole text, lines apart
  std::vector<Span> passages;   // of `source`, in order, without overlap; empty: its sentences are
  std::string source_lang;
  std::string source_published;
  std::string source_url;
};

// Refuted is said only where the source speaks of the same thing and says otherwise.
enum class Status : std::uint8_t { supported, partial, refuted, not_found };

// How one part of the claim stands to the source's words for it.
enum class Relation : std::uint8_t {
  equal,          // the same value, in whatever form
  rounded,        // a rounding of it, to the digits written
  within_bound,   // inside the bound or the range
  converted,      // the same in another unit
  computed,       // follows from two figures of the source: "from 15.6 to 19.1" gives "+3.5 points"
  differs,        // the same thing, another figure
  absent,         // the source gives no such figure
  verbatim,       // a quotation, word for word
  typography,     // … but for marks, case or spacing
  elided,         // … but for what its ellipsis or brackets own up to
  altered,        // … but for words that are not owned up to
  truncated,      // … cut so that a negation is lost
  other_speaker,  // the words are there, given to someone else
  translated,     // the source is in another language: not to be confirmed word for word
  opposite        // said with a negation on one side only, or in the other direction
};

// Why the relation is what it is, for those who say it in the reader's language.
enum class VerifyReason : std::uint8_t {
  same_value,
  same_rounded,
  same_date,  // one of the two tells it less exactly
  inside_bound,
  same_converted,
  follows_from_change,
  other_value,
  other_unit,
  other_currency,
  outside_bound,
  other_date,
  other_direction,
  not_percent_points,
  no_such_figure,
  no_such_words,
  quote_same,
  quote_marks,
  quote_elided,
  quote_altered,
  quote_lost_negation,
  quote_other_speaker,
  quote_translated,
  negated,
  adds_up_wrong
};

// A stretch of the claim's quotation beside the source's: one of them may be empty.
struct Difference {
  Span claim;
  Span source;
};

struct Finding {
  Span claim;                  // into VerifyInput::claim
  std::optional<Span> source;  // into VerifyInput::source
  Relation relation = Relation::absent;
  VerifyReason why = VerifyReason::no_such_figure;
  std::vector<Difference> differences;  // of an altered quotation
  std::string reason;                   // in words, in English, UTF-8
};

struct Side;

// The source read last, kept by whoever checks several claims against one source: reading it is most of the work.
// Not for two threads at once.
struct LastSource {
  std::shared_ptr<const Side> side;
  std::vector<Span> passages;
  std::string published;
};

struct Verification {
  Status status = Status::not_found;
  std::optional<std::uint32_t> passage;  // index of the passage the verdict rests on; the best one also for not_found
  Span where;                            // that passage, into VerifyInput::source
  std::string fragment;                  // "#:~:text=…" leading to it, "" where there is none
  std::vector<Finding> findings;         // in the claim's order
  double confidence = 0;                 // 0 to 1
};

}  // namespace citelight
