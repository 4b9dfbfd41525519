// The text to read and what is known of its shape.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "citelight/span.h"

namespace citelight {

enum class LinkKind : std::uint8_t { body, note, embed, topic, staff, share, nav, ad };
enum class BlockKind : std::uint8_t { paragraph, heading, quote, list_item, table_cell, caption, note, embed, aside };

struct Link {
  Span where;       // the anchor's text
  std::string url;  // absolute, or "#…" within the page; UTF-8
  LinkKind kind = LinkKind::body;
};

struct Block {
  Span where;
  BlockKind kind = BlockKind::paragraph;
};

// Made at the JSON door (json.h), which refuses bad input; past it, every span
// lies inside `text` on code-point boundaries, and links and blocks are sorted by begin.
struct Document {
  std::u16string text;  // well-formed UTF-16; lone surrogates became U+FFFD
  std::string lang;     // BCP 47 primary subtag, "" where unknown
  std::vector<Link> links;
  std::vector<Block> blocks;  // never empty unless the text is; a paragraph a line by default
  std::string url;            // of the page itself
  std::string title;
  std::string published;  // ISO 8601 date or date-time, "" where unknown
};

}  // namespace citelight
