// Footnotes and embeds: sources that stand beside the text.
#include <algorithm>

#include "base/unicode.h"
#include "citation/citation_rungs.h"

namespace citelight::citation {
namespace {

// A mark longer than this is a reference itself.
constexpr std::size_t longest_mark = 12;
// A post of the source's own within so many blocks is surely the one meant.
constexpr std::uint32_t embed_reach = 6;
// Posts below and above the sentence that are looked at for its author.
constexpr std::size_t embeds_down = 16;
constexpr std::size_t embeds_up = 4;
// A sentence that only announces what is shown has no more tokens.
constexpr std::uint32_t announcing_tokens = 10;
// A line that names a source is no longer, and its name neither.
constexpr std::uint32_t longest_line = 400;
constexpr std::uint32_t longest_source = 120;
constexpr std::uint32_t longest_remark = 200;
constexpr std::uint32_t most_remarks = 3;
// Cells of a table, and blocks of a chart, between a figure and the line.
constexpr std::uint32_t most_cells = 600;
// Blocks of a quotation above the line that signs it, and how long such a line is.
constexpr std::uint32_t quote_reach = 6;
constexpr std::uint32_t longest_signature = 200;
// Words of a shown post in which its author's name is looked for.
constexpr std::uint32_t author_tokens = 24;

// Posts and captions one under the other, as far as they are gone through.
constexpr std::uint32_t longest_run = 64;

bool stands_alone(BlockKind kind) { return kind == BlockKind::caption || kind == BlockKind::aside; }

}  // namespace

std::string Notes::label(std::u16string_view text, bool at_start) {
  // "[12]", "(12)", "12.", "↑ 3", "[a]", "*"; of a mark also "note 3".
  std::string out;
  text = text.substr(0, std::min(text.size(), longest_mark));
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char16_t c = text[i];
    const int d = unicode::digit(c);
    if (d >= 0) {
      out.push_back(static_cast<char>('0' + d));
    } else if (!out.empty()) {
      break;
    } else if (at_start && unicode::is_letter(c)) {
      // One letter alone: "a." or "[b]"
      const bool alone = i + 1 >= text.size() || text[i + 1] == u']' || text[i + 1] == u')' || text[i + 1] == u'.';
      if (alone && c >= u'a' && c <= u'z') out.push_back(static_cast<char>(c));
      break;
    }
  }
  if (!out.empty()) return out;
  for (const char16_t c : text) {
    if (c == u'*' || c == u'†' || c == u'‡' || c == u'§') unicode::append_utf8(std::u16string_view(&c, 1), out);
    else if (!out.empty() || unicode::is_letter(c)) break;
  }
  if (out.empty() && !at_start) return label(text, true);
  return out;
}

Notes::Notes(const Document& document, const Sources& sources) : document_(document), sources_(sources) {
  // A reference of several paragraphs has its mark in the first.
  std::vector<std::uint32_t> first_of(document.blocks.size(), no_place);
  std::uint32_t open = no_place;
  for (std::uint32_t b = 0; b < document.blocks.size(); ++b) {
    const Block& block = document.blocks[b];
    if (block.kind != BlockKind::note) {
      open = no_place;
      continue;
    }
    if (std::string mark = label(std::u16string_view(document.text).substr(block.where.begin, block.where.size()), true); !mark.empty()) {
      blocks_[mark].push_back(b);
      open = b;
    }
    first_of[b] = open;
  }
  // A numbered list whose numbers are its style's: they count from one.
  for (std::uint32_t b = 0, number = 0; b < document.blocks.size(); ++b) {
    if (document.blocks[b].kind != BlockKind::note) {
      number = 0;
      continue;
    }
    if (first_of[b] != no_place) continue;
    blocks_[std::to_string(++number)].push_back(b);
    first_of[b] = b;
  }
  if (blocks_.empty()) return;
  links_.assign(document.blocks.size(), no_place);
  for (std::uint32_t i = 0; i < sources.all().size(); ++i) {
    const Source& s = sources.all()[i];
    if (s.block == no_place || first_of[s.block] == no_place || !s.usable) continue;
    if (s.kind == LinkKind::note && s.target.leads == Leads::nowhere) continue;  // the way back to the text
    if (auto& link = links_[first_of[s.block]]; link == no_place) link = i;
  }
}

std::optional<Notes::Note> Notes::of(const Asked& asked, std::u16string_view text) const {
  // The mark may stand behind the full stop.
  const Span where{asked.claim->where.begin, std::min(asked.claim->where.end + 3, static_cast<std::uint32_t>(text.size()))};
  const auto [first, last] = sources_.within(where);
  for (std::uint32_t i = last; i-- > first;) {
    const Source& mark = sources_.all()[i];
    if (mark.kind != LinkKind::note || mark.block != asked.block || mark.where.size() > longest_mark) continue;
    if (document_.blocks[mark.block].kind == BlockKind::note) continue;
    const std::string name = label(text.substr(mark.where.begin, mark.where.size()), false);
    const auto* const found = blocks_.find(name);
    if (found == nullptr) {
      // The list is not on the page, but the mark leads straight to the reference.
      if (mark.usable) return Note{no_place, i};
      continue;
    }
    // Several lists of notes: the next one below is the section's own.
    const auto below = std::upper_bound(found->begin(), found->end(), mark.block);
    const std::uint32_t block = below != found->end() ? *below : found->back();
    const std::uint32_t link = links_[block];
    // "Antoine*": who answers for the claim is named; the note says that the name was changed.
    const auto letter = static_cast<unsigned char>(name[0]);
    const bool sign = letter < '0' || letter > 'z';
    if (sign && link == no_place && !mark.usable && asked.primary != nullptr) continue;
    return Note{block, mark.usable ? i : link};
  }
  return std::nullopt;
}

Span Notes::words(const Note& note) const {
  Span out = document_.blocks[note.block].where;
  const std::u16string& text = document_.text;
  // Past the mark and what closes it.
  while (out.begin < out.end) {
    const char32_t c = unicode::code_point(text, out.begin);
    if (unicode::is_letter(c) || c == U'«' || c == U'“' || c == U'"') break;
    out.begin += unicode::length(c);
  }
  // … and without the way back to the text: "↩", "^".
  while (out.end > out.begin) {
    const char16_t c = text[out.end - 1];
    if (c != u' ' && c != u'\u00A0' && c != u'^' && c != u'\uFE0E' && c != u'\uFE0F' && (c < u'\u2190' || c > u'\u21FF') &&
        c != u'\u2934' && c != u'\u2B06')
      break;
    --out.end;
  }
  return out;
}

std::optional<Found> in_embed(const Document& document, const Sources& sources, const Reading& reading,
                              const std::vector<Sentence>& sentences, const Asked& asked) {
  if (asked.block == no_place) return std::nullopt;
  const auto count = static_cast<std::uint32_t>(document.blocks.size());
  const auto link_of = [&](std::uint32_t block) { return sources.embed_of_block(block); };
  const auto is_authors = [&](std::uint32_t source, const std::vector<Name>& names) {
    const Source& embed = sources.all()[source];
    if (std::any_of(names.begin(), names.end(), [&](const Name& n) { return holds_account(n, embed.target); })) return true;
    if (document.blocks[embed.block].kind != BlockKind::embed) return false;
    // "— Ilhan Omar (@Ilhan)" stands at the post's end.
    const Span block = document.blocks[embed.block].where;
    const std::uint32_t last = reading.token_at(block.end);
    const std::uint32_t first = std::max(reading.token_at(block.begin), last > author_tokens ? last - author_tokens : 0);
    Words words;
    for (std::uint32_t i = first; i < last; ++i) add_plain_words(reading.at(i), words);
    return std::any_of(names.begin(), names.end(), [&](const Name& n) { return all_in(n.words, words); });
  };
  // The first embed after the paragraph and the last before it, captions aside.
  const auto after = [&]() -> std::uint32_t {
    for (std::uint32_t b = asked.block + 1; b < count && b <= asked.block + longest_run; ++b) {
      if (link_of(b) != no_place) return b;
      if (!stands_alone(document.blocks[b].kind)) break;
    }
    return no_place;
  }();
  const auto before = [&]() -> std::uint32_t {
    for (std::uint32_t b = asked.block; b-- > 0 && asked.block <= b + longest_run;) {
      if (link_of(b) != no_place) return b;
      if (!stands_alone(document.blocks[b].kind)) break;
    }
    return no_place;
  }();
  const bool last_of_block = asked.sentence + 1 >= sentences.size() || sentences[asked.sentence + 1].block != asked.block;
  const bool first_of_block = asked.sentence == 0 || sentences[asked.sentence - 1].block != asked.block;
  const bool announces = last_of_block && reading.is(asked.last - 1, u':');

  const auto& shown = sources.embed_blocks();
  if (shown.empty()) return std::nullopt;
  // "(Watch the video below.)": a few words behind the sentence announce it too.
  bool posts = asked.posts;
  if (!posts && !last_of_block) {
    const Sentence& next = sentences[asked.sentence + 1];
    for (std::uint32_t i = next.first; i < next.last && next.last - next.first <= announcing_tokens; ++i) {
      const auto noun = reading.match(i, bit(Category::document_noun));
      posts |= noun && static_cast<Called>(noun->value) == Called::post;
    }
  }
  if (after == no_place && before == no_place && !posts) return std::nullopt;
  const auto of = [&](const std::vector<Name>& names, double less, bool above) -> std::optional<Found> {
    if (names.empty()) return std::nullopt;
    // A run of posts: any of them may be the source's.
    for (std::uint32_t b = after; b != no_place && b < count && b < after + longest_run && link_of(b) != no_place; ++b) {
      if (is_authors(link_of(b), names)) return Found{link_of(b), CitationReason::embed_of_source, (posts || announces ? 0.9 : 0.7) - less};
    }
    if (above && before != no_place && is_authors(link_of(before), names))
      return Found{link_of(before), CitationReason::embed_of_source, (posts ? 0.85 : 0.6) - less};
    if (!posts) return std::nullopt;
    // Further down the page, and a little up.
    const auto here = static_cast<std::size_t>(std::lower_bound(shown.begin(), shown.end(), asked.block) - shown.begin());
    const std::size_t from = here > embeds_up ? here - embeds_up : 0;
    for (std::size_t k = here; k < std::min(shown.size(), here + embeds_down); ++k) {
      if (is_authors(link_of(shown[k]), names))
        return Found{link_of(shown[k]), CitationReason::embed_of_source, (shown[k] <= asked.block + embed_reach ? 0.7 : 0.6) - less};
    }
    for (std::size_t k = here; k-- > from;) {
      if (is_authors(link_of(shown[k]), names)) return Found{link_of(shown[k]), CitationReason::embed_of_source, 0.55 - less};
    }
    return std::nullopt;
  };
  // "… in a post:" announces the one below; what the same person says behind it, they may say elsewhere.
  std::uint32_t above = before != no_place ? before : 0;
  while (above > 0 && asked.block < above + longest_run && (link_of(above) != no_place || stands_alone(document.blocks[above].kind)))
    --above;
  const Span lead = document.blocks.empty() ? Span{} : document.blocks[above].where;
  const bool announced = before != no_place && lead.size() > 0 && document.text[lead.end - 1] == u':';
  if (const auto found = of(asked.names, 0, posts || !announced)) return found;
  // No source is named as such: whoever the sentence speaks of may be the one who posts. A post above
  // has been shown for the sentence before; what goes on about its author is not in it.
  if (!asked.names_are_sources || posts) {
    if (const auto found = of(names_in(reading, asked.claim->where), 0.1, posts)) return found;
  }
  if (after != no_place && last_of_block) {
    const bool nobody = asked.primary != nullptr && (asked.primary->source_type == SourceType::anonymous ||
                                                     asked.primary->source_type == SourceType::group || asked.names.empty());
    if (announces) return Found{link_of(after), CitationReason::embed_introduced, 0.75};
    if (asked.posts) return Found{link_of(after), CitationReason::embed_introduced, 0.65};
    if (nobody) return Found{link_of(after), CitationReason::embed_introduced, 0.55};
  }
  if (before != no_place && first_of_block && asked.posts && asked.called_definite)
    return Found{link_of(before), CitationReason::embed_introduced, 0.5};
  return std::nullopt;
}

std::optional<std::uint32_t> signature(const Document& document, const Reading& reading, const Sources& sources, std::uint32_t block) {
  const auto count = static_cast<std::uint32_t>(document.blocks.size());
  const auto ends_a_sentence = [&](std::uint32_t end) {
    return end > 0 && std::u16string_view(u".!?…»”\"'’)").find(document.text[end - 1]) != std::u16string_view::npos;
  };
  for (std::uint32_t b = block + 1; b < count && b <= block + quote_reach; ++b) {
    const Block& line = document.blocks[b];
    const std::uint32_t first = reading.token_at(line.where.begin);
    // Within the quotation: "Jo Pell, minutes of 12 February", which ends as no sentence does.
    const bool cite = line.kind == BlockKind::quote && (b + 1 == count || document.blocks[b + 1].kind != BlockKind::quote) &&
                      !ends_a_sentence(line.where.end);
    if (line.where.size() <= longest_signature &&
        (cite || reading.is(first, u'—') || reading.is(first, u'–') || reading.is(first, u'―') || reading.is(first, u'-'))) {
      const auto [from, to] = sources.within(line.where);
      for (std::uint32_t i = from; i < to; ++i) {
        if (sources.all()[i].usable && sources.all()[i].kind == LinkKind::body) return i;
      }
      return std::nullopt;
    }
    if (line.kind != BlockKind::quote) break;
  }
  return std::nullopt;
}

SourceLines::SourceLines(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences, const Sources& sources)
    : document_(document) {
  for (const Sentence& sentence : sentences) {
    if (!sentence.says.meets(bit(Category::source_label)) || document.blocks[sentence.block].where.size() > longest_line) continue;
    // At the head of the sentence, or "(source: Harbour Office)".
    std::uint32_t at = sentence.first;
    while (at < sentence.last &&
           (!reading.categories(at).meets(bit(Category::source_label)) || (at > sentence.first && !reading.is(at - 1, u'('))))
      ++at;
    const auto label = reading.match(at, bit(Category::source_label));
    if (at >= sentence.last || !label || label->last >= sentence.last || !reading.is(label->last, u':')) continue;
    Line line;
    const std::uint32_t from = label->last + 1;
    std::uint32_t to = from;
    while (to < sentence.last && !reading.is(to, u';') && !reading.is(to, u'|') && !(at > sentence.first && reading.is(to, u')')) &&
           reading.tokens[to].where.end - reading.tokens[from].where.begin <= longest_source)
      ++to;
    while (to > from && reading.is(to - 1, u'.')) --to;
    if (to == from) continue;
    line.name = {reading.tokens[from].where.begin, reading.tokens[to - 1].where.end};
    const auto [first, last] = sources.within(sentence.where);
    for (std::uint32_t i = first; i < last && line.source == no_place; ++i) {
      const Source& s = sources.all()[i];
      if (s.usable && s.kind == LinkKind::body && s.where.overlaps(sentence.where)) line.source = i;
    }
    lines_.resize(document.blocks.size());
    if (Line& first_line = lines_[sentence.block]; first_line.name.empty()) first_line = line;
  }
}

const SourceLines::Line* SourceLines::of(const Asked& asked) const {
  if (lines_.empty() || asked.block == no_place) return nullptr;
  const auto at = [&](std::uint32_t block) { return lines_[block].name.empty() ? nullptr : &lines_[block]; };
  const auto kind = [&](std::uint32_t block) { return document_.blocks[block].kind; };
  bool cell = kind(asked.block) == BlockKind::table_cell;
  // "Lecture : en 2023, …", between the table and the line.
  for (std::uint32_t b = asked.block, remarks = 0;
       !cell && b > 0 && remarks < most_remarks && kind(b) == BlockKind::paragraph && document_.blocks[b].where.size() <= longest_remark;
       --b, ++remarks) {
    if (at(b - 1)) return nullptr;
    cell = kind(b - 1) == BlockKind::table_cell;
  }
  if (!cell && !stands_alone(kind(asked.block))) return nullptr;
  if (const Line* own = at(asked.block)) return own;
  // Below the table, or in its heading above; captions and charts between.
  const auto count = static_cast<std::uint32_t>(document_.blocks.size());
  std::uint32_t remarks = 0;
  for (std::uint32_t b = asked.block + 1; b < count && b < asked.block + most_cells; ++b) {
    if (const Line* below = at(b)) return below;
    const bool between = kind(b) == BlockKind::table_cell || kind(b) == BlockKind::embed || stands_alone(kind(b));
    // "Figures exclude ferries."
    if (!between &&
        (!cell || kind(b) != BlockKind::paragraph || document_.blocks[b].where.size() > longest_remark || ++remarks > most_remarks))
      break;
    if (!cell && kind(b) == BlockKind::table_cell) break;
  }
  for (std::uint32_t b = asked.block; kind(asked.block) == BlockKind::table_cell && b > 0 && asked.block < b + most_cells; --b) {
    if (const Line* above = at(b - 1)) return above;
    if (kind(b - 1) != BlockKind::table_cell) break;
  }
  return nullptr;
}

}  // namespace citelight::citation
