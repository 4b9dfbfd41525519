// Who said what, and how firmly the text reports it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "citelight/span.h"

namespace citelight {

enum class AttributionKind : std::uint8_t { direct, indirect, mixed, according_to };
enum class SourceType : std::uint8_t { person, organisation, document, group, anonymous, unknown };
enum class Stance : std::uint8_t { stated, reported, denied, questioned, no_comment };

struct Attribution {
  AttributionKind kind = AttributionKind::indirect;
  // Each may be split: a tag inside a quotation leaves two pieces of content.
  std::vector<Span> content;  // keeps que/that and the marks, drops the final stop unless inside the marks
  std::vector<Span> source;   // the full noun phrase with apposition; empty where the sentence names nobody
  std::vector<Span> cue;      // the verb group, or "selon"
  std::u16string speaker;     // the fullest name in the text for the source; empty where unknown
  SourceType source_type = SourceType::unknown;
  Stance stance = Stance::stated;
  std::optional<std::uint32_t> via;  // index of the attribution through which this one is reported
};

}  // namespace citelight
