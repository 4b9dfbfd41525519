#include "citation_reason.h"

#include "unicode.h"

namespace citelight::citation {

std::string quoted(std::u16string_view text) {
  constexpr std::size_t most = 80;
  std::string out = "“";
  out += unicode::to_utf8(text.size() > most ? text.substr(0, most) : text);
  out += text.size() > most ? "…”" : "”";
  return out;
}

std::string join(std::string_view before, std::string_view middle, std::string_view after) {
  std::string out(before);
  out += middle;
  out += after;
  return out;
}

std::string sentence_of(const Found& found, Rung rung, const std::string& anchor) {
  const auto say = [&](std::string_view before, std::string_view after) { return join(before, anchor, after); };
  const bool near = rung == Rung::paragraph_link;
  switch (found.why) {
    case CitationReason::link_on_source: return say("The link ", " in the sentence leads to the source it names.");
    case CitationReason::link_on_cue: return say("The link stands on the words that report it, ", ".");
    case CitationReason::link_on_document: return say("The link stands on what the sentence calls its source, ", ".");
    case CitationReason::link_on_figure: return say("The link stands on the figure, ", ".");
    case CitationReason::link_on_statement: return say("The link stands on the statement itself, ", ".");
    case CitationReason::embed_of_source: return "The post shown beside the sentence is by the source it names.";
    case CitationReason::embed_introduced: return "The sentence introduces the post shown beside it.";
    case CitationReason::link_names_source:
      return say("The link ", near ? " in the same paragraph leads to the source the sentence names." : " elsewhere on the page leads to the source the sentence names.");
    case CitationReason::link_tells_same: return say("The link ", near ? " in the same paragraph tells of the same statement." : " elsewhere on the page tells of the same statement.");
    default: return found.stray ? say("The only link in the sentence, ", ", may stand for another part of it.") : say("The link ", " stands in the sentence.");
  }
}

}  // namespace citelight::citation
