// Stage 4: the line below a quotation that signs it: "— Jane Brown", « Paul Garnier, maire » as the last line of a block quote.
#include "attribution/attribution_finder.h"

namespace citelight::attribution {

namespace {

constexpr std::uint32_t longest_signature = 24;  // tokens
constexpr std::uint32_t shortest_said = 8;       // tokens of a line that ends in no mark; fewer are an item's, a verse's, "Dear Ann,"

}  // namespace

std::optional<Span> Finder::signature(bool foot) const {
  const bool marked = dash(block_.first);
  const std::uint32_t t = block_.first + (marked ? 1 : 0);
  // A turn of talk has its full stop: « — Paul, viens. »
  if (!(marked || foot) || t >= block_.last || block_.last - t > longest_signature || !capital(t) || has(t, Category::preposition) ||
      ends_sentence(block_.last - 1))
    return std::nullopt;
  constexpr CategorySet no = any_of(Category::auxiliary, Category::pronoun, Category::possessive, Category::reporting_verb);
  for (std::uint32_t k = t; k < block_.last; ++k)
    if (reading_.has_any(k, no) && !has(k, Category::role_noun))
      return std::nullopt;  // « — Paul, viens, dit la mère », "Sweet Ann, my dear"
  const auto who = phrase_at(reading_, t, block_.last);
  if (!who || !(marked ? has_speaker(*who) : has_person(*who, false))) return std::nullopt;
  if (t + 1 < block_.last && reading_.tokens[t + 1].kind == TokenKind::number) return std::nullopt;  // "Section 5 Brent Act"
  // "— Reuters" below a paragraph: whose article it is
  if (!foot && has(who->head - 1, Category::outlet)) return std::nullopt;
  if (who->last < block_.last && !comma(who->last) && !reading_.is(who->last, u'(') && !ends_sentence(who->last)) return std::nullopt;
  return span(who->first, who->last);
}

// Gives the blocks of `quoted`, whose attributions begin at out_[from], to whoever signs below them, unless they tell themselves who
// speaks. What stands in no marks is quoted only in a block quote.
void Finder::sign(std::span<const Sentence> quoted, std::size_t from, bool block_quote, Span who) {
  const std::size_t end = out_.size();
  for (std::size_t first = 0, last = 0; first < quoted.size(); first = last) {
    while (last < quoted.size() && quoted[last].block == quoted[first].block) ++last;
    const Span block = span(quoted[first].first, quoted[last - 1].last);
    bool told = false;
    bool signs = false;
    for (; from < end && (out_[from].content.empty() || out_[from].content.front().begin < block.end); ++from) {
      Attribution& a = out_[from];
      if (a.content.empty()) continue;
      told = told || !a.cue.empty() || (!a.source.empty() && block.contains(a.source.front()));
      if (told) continue;
      a.source.assign(1, who);
      signs = true;
    }
    const std::uint32_t begin = quoted[first].first, close = quoted[last - 1].last;
    const bool says = (reading_.tokens[close - 1].kind == TokenKind::mark || close - begin >= shortest_said) && !comma(close - 1);
    if (block_quote && !told && !signs && says) {
      Attribution a;
      a.kind = AttributionKind::direct;
      a.source.push_back(who);
      a.content.push_back(block);
      out_.push_back(std::move(a));
    }
  }
}

}  // namespace citelight::attribution
