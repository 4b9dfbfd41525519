// Stage 4: blocks that nothing else reports: a transcript's turns, a headline's source.
#include <algorithm>
#include <utility>

#include "attribution/attribution_finder.h"

namespace citelight::attribution {

// "WALLACE: Do you agree?", « Ana Roy : Oui. »: a transcript's turn, its speaker in capitals or by name.
void Finder::turn() {
  if (headline_source()) return;
  std::uint32_t t = block_.first;
  if (t < block_.last && (reading_.is(t, u'"') || reading_.is(t, u'“'))) ++t;
  const std::uint32_t first = t;
  while (t < block_.last && t < first + 4 && capitals(t)) ++t;
  bool named = false;
  if (capital(first) && t == first && (reading_.at(first).size() > 1 || reading_.is(first + 1, u'.')) &&
      !has(first, Category::request_word) && ends_sentence(block_.last - 1)) {
    std::uint32_t colon = first;
    while (colon < block_.last && colon < first + 6 && (capital(colon) || reading_.is(colon, u'.') || reading_.is(colon, u'-'))) ++colon;
    named = colon > first && reading_.is(colon, u':') && !(svo_ && colon == first + 1 && has(first, Category::role_noun));
    if (named) t = colon;
  }
  // "Police: Three hurt in crash", "Report: Firm knew of leak": a headline's source.
  const bool headline = svo_ && !named && t == first && (heading_ || first == 0) && block_.last < first + 25;
  while (headline && t < first + 4 && word(t)) ++t;
  if (headline) {
    const auto role = t > first ? reading_.match(t - 1, bit(Category::role_noun)) : std::nullopt;
    if (!role || has(first, Category::determiner) || listed(reading_, first, "credit") || t + 3 >= block_.last || !reading_.is(t, u':') ||
        (reading_.pack.class_of(role->value) == "document" ? !listed(reading_, t - 1, "headline_document") : !capital(t + 1)))
      return;
  }
  if (t == first || t + (named ? 2 : 3) >= block_.last || !reading_.is(t, u':')) return;
  if (quotation_at(t + 1) != nullptr) return;
  Attribution a = attribute(AttributionKind::indirect, {t, t + 1}, {first, t});
  a.content.push_back(span(t + 1, block_.last));
  if (!headline)
    turns_.push_back({static_cast<std::uint32_t>(out_.size()), !named,
                      reading_.has_any(first, any_of(Category::outlet, Category::first_name, Category::title_word)),
                      reading_.is(block_.last - 1, u'?')});
  push(std::move(a));
}

// "Coffee may lower risk of stroke: study": a headline's source behind the colon.
bool Finder::headline_source() {
  if (!(heading_ || block_.first == 0) || block_.last > block_.first + 25) return false;
  std::uint32_t first = block_.last;
  while (first > block_.first && first + 4 > block_.last && word(first - 1)) --first;
  if (first < block_.first + 5 || first == block_.last || !reading_.is(first - 1, u':')) return false;
  const auto role = reading_.match(block_.last - 1, bit(Category::role_noun));
  if (!role || reading_.pack.class_of(role->value) == "person" || has(first, Category::determiner)) return false;
  Attribution a = attribute(AttributionKind::indirect, {first - 1, first}, {first, block_.last});
  a.content.push_back(span(block_.first, first - 1));
  push(std::move(a));
  return true;
}

bool Finder::capitals(std::uint32_t t) const {
  const auto text = reading_.at(t);
  return reading_.tokens[t].kind == TokenKind::word && text.size() >= 3 && std::all_of(text.begin(), text.end(), [](char16_t c) {
           return (c >= u'A' && c <= u'Z') || c == u'\'' || c == u'’' || (c >= 0xC0 && c <= 0xDE);
         });
}

// One turn alone is no transcript: "FILE PHOTO: …"; nor are labels in small letters, where nobody is asked or whose
// mark doesn't come again soon: « Prix : 30 euros. »
void Finder::finish() {
  const auto mark = [&](std::size_t i) {
    const Span where = out_[turns_[i].of].source.front();
    return reading_.text.substr(where.begin, where.end - where.begin);
  };
  bool asked = false;
  for (const Turn& turn : turns_) asked = asked || turn.asks;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < turns_.size(); ++i) {
    bool again = turns_[i].known;
    for (std::size_t k = i + 1; k < std::min(turns_.size(), i + 4); ++k) {
      if (mark(k) == mark(i)) again = turns_[k].known = true;
    }
    turns_[i].loud = turns_[i].loud || (asked && again);
    kept += turns_[i].loud ? 1 : 0;
  }
  for (const Turn& turn : turns_) {
    if (!turn.loud || kept < 2) out_[turn.of].content.clear();
  }
}

}  // namespace citelight::attribution
