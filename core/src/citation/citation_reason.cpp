#include "citation/citation_reason.h"

#include "base/unicode.h"

namespace citelight::citation {

std::string quoted(std::u16string_view text) {
  constexpr std::size_t most = 80;
  const bool long_one = text.size() > most;
  return join("“", unicode::to_utf8(long_one ? text.substr(0, most) : text), long_one ? "…”" : "”");
}

std::string join(std::string_view before, std::string_view middle, std::string_view after) {
  std::string out(before);
  out += middle;
  out += after;
  return out;
}

std::string sentence_of(const Found& found, Rung rung, const std::string& anchor) {
  const bool near = rung == Rung::paragraph_link;
  std::string_view before = "The link ";
  std::string_view after = " stands in the sentence.";
  const auto say = [&](std::string_view start, std::string_view end) {
    before = start;
    after = end;
  };
  switch (found.why) {
    case CitationReason::link_on_source: after = " in the sentence leads to the source it names."; break;
    case CitationReason::link_on_cue: say("The link stands on the words that report it, ", "."); break;
    case CitationReason::link_on_document: say("The link stands on what the sentence calls its source, ", "."); break;
    case CitationReason::link_on_figure: say("The link stands on the figure, ", "."); break;
    case CitationReason::link_on_statement: say("The link stands on the statement itself, ", "."); break;
    case CitationReason::embed_of_source: return "The post shown beside the sentence is by the source it names.";
    case CitationReason::embed_introduced: return "The sentence introduces the post shown beside it.";
    case CitationReason::link_names_source:
      after = near ? " in the same paragraph leads to the source the sentence names."
                   : " elsewhere on the page leads to the source the sentence names.";
      break;
    case CitationReason::link_tells_same:
      after = near ? " in the same paragraph tells of the same statement." : " elsewhere on the page tells of the same statement.";
      break;
    default:
      if (found.stray) say("The only link in the sentence, ", ", may stand for another part of it.");
  }
  return join(before, anchor, after);
}

}  // namespace citelight::citation
