#include "claim/claim_split.h"

#include <algorithm>

#include "base/order.h"

namespace citelight::claims {
namespace {

// A piece with fewer words says nothing by itself.
constexpr std::uint32_t fewest_words = 4;
// Fewer between quotation marks are a title or a word held at arm's length.
constexpr std::uint32_t quoted_tokens = 5;
// A link outside the statement, this near to its cue or source, stands for it.
constexpr std::uint32_t near = 24;

// Where a source of the sentence stands: a statement with its tag, or a link of its own.
struct Centre {
  Span where;
  bool link = false;
  bool goes_on = false;  // "…, rappelant que …": says nobody, so the one before says it
};

std::uint32_t gap(Span a, Span b) {
  if (a.end <= b.begin) return b.begin - a.end;
  if (b.end <= a.begin) return a.begin - b.end;
  return 0;
}

Span hull(const Attribution& a, Span sentence) {
  Span out{sentence.end, sentence.begin};
  for (const auto* spans : {&a.content, &a.cue, &a.source}) {
    for (const Span s : *spans) {
      if (!s.overlaps(sentence)) continue;
      out.begin = std::min(out.begin, std::max(s.begin, sentence.begin));
      out.end = std::max(out.end, std::min(s.end, sentence.end));
    }
  }
  return out;
}

bool opens_quote(const Reading& reading, std::uint32_t token) {
  return reading.is(token, u'«') || reading.is(token, u'“') || reading.is(token, u'(') || reading.is(token, u'[');
}
bool closes_quote(const Reading& reading, std::uint32_t token) {
  return reading.is(token, u'»') || reading.is(token, u'”') || reading.is(token, u')') || reading.is(token, u']');
}

// The tokens at which a clause may start, outside marks and brackets: behind a
// comma, semicolon, colon or dash, or at a word that opens clauses.
std::vector<std::uint32_t> boundaries(const Reading& reading, const Sentence& sentence) {
  std::vector<std::uint32_t> out;
  out.reserve(16);
  int depth = 0;
  for (std::uint32_t i = sentence.first; i + 1 < sentence.last; ++i) {
    const bool is_mark = reading.tokens[i].kind == TokenKind::mark;
    if (is_mark && opens_quote(reading, i)) ++depth;
    if (is_mark && closes_quote(reading, i) && depth > 0) --depth;
    if (depth > 0) continue;
    const bool mark =
        is_mark && (reading.is(i, u',') || reading.is(i, u';') || reading.is(i, u':') || reading.is(i, u'–') || reading.is(i, u'—'));
    // "wrote in Labor Weekly, “It is the first time”": what leads to a quotation belongs to it.
    if (mark && (reading.is(i, u',') || reading.is(i, u':')) && opens_quote(reading, i + 1)) continue;
    if (mark) {
      out.push_back(i + 1);
    } else if (i > sentence.first && reading.categories(i).meets(bit(Category::clause_opener)) &&
               reading.match(i, bit(Category::clause_opener))) {
      out.push_back(i);
    }
  }
  return out;
}

}  // namespace

std::vector<Span> quotations(const Reading& reading, const Sentence& sentence) {
  std::vector<Span> out;
  if ((sentence.kinds & sign_kind) == 0) return out;
  std::uint32_t open = sentence.last;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (reading.tokens[i].kind != TokenKind::mark) continue;
    if (reading.is(i, u'«') || reading.is(i, u'“')) open = i;
    if ((reading.is(i, u'»') || reading.is(i, u'”')) && open < i) {
      if (i - open > quoted_tokens) out.push_back({reading.tokens[open].where.begin, reading.tokens[i].where.end});
      open = sentence.last;
    }
  }
  return out;
}

namespace {

std::uint32_t words_in(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  std::uint32_t out = 0;
  for (std::uint32_t i = first; i < last; ++i) out += reading.tokens[i].kind != TokenKind::mark;
  return out;
}

bool tied(Span link, const Attribution& a) {
  const bool told = std::any_of(a.content.begin(), a.content.end(), [&](Span s) { return s.contains(link); });
  for (const auto* spans : {&a.cue, &a.source}) {
    for (const Span s : *spans)
      if (link.overlaps(s) || (!told && gap(link, s) <= near)) return true;
  }
  return false;
}

}  // namespace

std::vector<Span> split(const Reading& reading, const Sentence& sentence, const Contents& contents) {
  std::vector<Span> whole{sentence.where};
  if (contents.links.empty() && contents.attributions.size() < 2) return whole;
  const std::vector<std::uint32_t> cuts = boundaries(reading, sentence);
  if (cuts.empty()) return whole;
  // The last boundary in (from, to] that leaves enough on both sides, as a token; 0 where none.
  const auto cut_between = [&](std::uint32_t from, std::uint32_t to, std::uint32_t start) -> std::uint32_t {
    for (std::size_t i = cuts.size(); i-- > 0;) {
      const auto at = reading.tokens[cuts[i]].where.begin;
      if (at > to || words_in(reading, cuts[i], sentence.last) < fewest_words) continue;
      if (at <= from || words_in(reading, start, cuts[i]) < fewest_words) break;
      return cuts[i];
    }
    return 0;
  };

  // Links that stand for no attribution of the sentence.
  std::vector<Span> loose;
  for (const Span link : contents.links) {
    if (std::none_of(contents.attributions.begin(), contents.attributions.end(), [&](const Attribution* a) { return tied(link, *a); }))
      loose.push_back(link);
  }
  std::vector<Centre> centres;
  for (const Attribution* a : contents.attributions) {
    const Span where = hull(*a, sentence.where);
    if (where.begin >= where.end) continue;
    // Two figures, each linked, told by one source: the links part them.
    const auto inside = std::count_if(loose.begin(), loose.end(), [&](Span l) { return where.contains(l); });
    const bool named = std::any_of(a->source.begin(), a->source.end(), [&](Span s) { return s.overlaps(sentence.where); });
    if (inside < 2) centres.push_back({where, false, !named});
  }
  for (const Span link : loose) centres.push_back({link, true, false});
  // A quotation is somebody's statement even where nobody is found who says it; a part of a sentence ("agree to help “by all means”") is the sentence's.
  for (const Span quote : quotations(reading, sentence)) {
    const std::uint32_t inside = reading.token_at(quote.begin) + 1;
    if (!contents.links.empty() && contents.attributions.empty() && !reading.tokens[inside].capitalised) continue;
    const bool known = std::any_of(centres.begin(), centres.end(), [&](const Centre& c) { return c.where.overlaps(quote); });
    if (!known) centres.push_back({quote, false, false});
  }
  if (centres.size() < 2) return whole;
  put_in_order(centres, [](const Centre& a, const Centre& b) { return a.where < b.where; });

  std::vector<std::uint32_t> at;  // tokens where a new piece starts
  Span running = centres[0].where;
  for (std::size_t i = 1; i < centres.size(); ++i) {
    const Span next = centres[i].where;
    const bool overlap = next.begin < running.end;
    const std::uint32_t start = at.empty() ? sentence.first : at.back();
    const std::uint32_t cut = overlap || centres[i].goes_on ? 0 : cut_between(running.end > 0 ? running.end - 1 : 0, next.begin, start);
    // "The Wrap and Deadline": two links side by side are sources of one statement; a link right behind a quotation is its tag.
    const bool beside = cut != 0 && (centres[i].link || centres[i - 1].link) &&
                        words_in(reading, reading.token_at(running.end), reading.token_at(next.begin)) <= 1;
    if (cut == 0 || beside) {
      running.end = std::max(running.end, next.end);
      continue;
    }
    at.push_back(cut);
    running = next;
  }
  if (at.empty()) return whole;
  std::vector<Span> out;
  std::uint32_t first = sentence.first;
  at.push_back(sentence.last);
  for (const std::uint32_t last : at) {
    // Without the marks and spaces that part it from the next.
    std::uint32_t end = last;
    while (last != sentence.last && end > first + 1 && reading.tokens[end - 1].kind == TokenKind::mark && !closes_quote(reading, end - 1))
      --end;
    out.push_back({reading.tokens[first].where.begin, reading.tokens[end - 1].where.end});
    first = last;
  }
  return out;
}

}  // namespace citelight::claims
