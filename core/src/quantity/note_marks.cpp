#include "quantity/note_marks.h"

#include <algorithm>

#include "base/unicode.h"

namespace citelight {
namespace {

// A longer anchor is a reference itself.
constexpr std::uint32_t longest_mark = 12;

bool opens(char16_t c) { return c == u'[' || c == u'('; }
bool closes(char16_t c) { return c == u']' || c == u')'; }

}  // namespace

std::optional<Document> without_note_marks(const Document& document) {
  std::optional<Document> out;
  std::size_t block = 0;
  for (const Link& link : document.links) {
    if (link.kind != LinkKind::note || link.where.size() > longest_mark || link.where.end > document.text.size()) continue;
    while (block < document.blocks.size() && document.blocks[block].where.end <= link.where.begin) ++block;
    // In the list itself the mark is how the note is called.
    if (block < document.blocks.size() && document.blocks[block].kind == BlockKind::note) continue;
    if (!out) out = document;
    Span mark = link.where;
    const std::u16string& text = document.text;
    if (mark.begin > 0 && mark.end < text.size() && opens(text[mark.begin - 1]) && closes(text[mark.end]))
      mark = {mark.begin - 1, mark.end + 1};
    std::uint32_t digits = mark.end;
    while (digits > mark.begin && unicode::digit(text[digits - 1]) < 0) --digits;
    for (std::uint32_t i = mark.begin; i < mark.end; ++i) {
      // What ends the sentence may stand in the link too, but not what parts the numbers of "[2, 3]".
      const char16_t c = text[i];
      if ((i > mark.begin && i < digits) || (c != u'.' && c != u',' && c != u';' && c != u'!' && c != u'?' && c != u'\u2026'))
        out->text[i] = u' ';
    }
  }
  return out;
}

}  // namespace citelight
