#include "verify/quote/quoted_speaker.h"

#include <algorithm>

#include "base/unicode.h"
#include "verify/terms.h"

namespace citelight {
namespace {

// Whether a side has, before `end`, a word as a name: by itself, as somebody's surname ("Tom Breck", "Mr Breck"), or in front of the word `behind`.
enum class As { name, surname, opener };
bool names(const Side& side, const std::u16string& word, As as, const std::u16string& behind = {}, std::uint32_t end = ~0U) {
  const Reading reading = side.reading();
  const auto key = [&](std::uint32_t t) { return term_key(side.folded(t), false); };
  for (std::uint32_t t = 0; t < side.tokens.size() && side.tokens[t].where.begin < end; ++t) {
    if (!side.tokens[t].capitalised || key(t) != word) continue;
    const std::uint32_t before = t > 1 && reading.is(t - 1, u'.') ? t - 2 : t - 1;
    if (as == As::surname  ? t > 0 && reading.has_any(before, any_of(Category::first_name, Category::title_word))
        : as == As::opener ? t + 1 < side.tokens.size() && key(t + 1) == behind
                           : true)
      return true;
  }
  return false;
}

// "he said": who that is was worked out.
bool by_pronoun(const Side& side, const Attribution& a) {
  return a.source.empty() || side.reading().has(side.reading().token_at(a.source.front().begin), Category::pronoun);
}

bool may_be_person(const Attribution* a) {
  return a == nullptr || a->source_type == SourceType::person || a->source_type == SourceType::unknown;
}

}  // namespace

Tags find_tags(const Side& side, const std::vector<Attribution>& attributions) {
  Tags out{std::vector<bool>(side.tokens.size())};
  for (const Attribution& a : attributions) {
    if (a.kind != AttributionKind::direct) continue;
    for (std::size_t i = 1; i < a.content.size(); ++i) {
      for (auto t = side.reading().token_at(a.content[i - 1].end); t < size(side) && side.tokens[t].where.begin < a.content[i].begin; ++t)
        out.any = out.of[t] = true;
    }
  }
  return out;
}

const Attribution* said_in(const std::vector<Attribution>& attributions, Span where) {
  const Attribution* touching = nullptr;
  const Attribution* innermost = nullptr;
  for (const Attribution& a : attributions) {
    if (a.speaker.empty()) continue;
    for (const Span c : a.content) {
      if (c.contains(where)) innermost = &a;
      else if (touching == nullptr && c.overlaps(where)) touching = &a;
    }
  }
  return innermost != nullptr ? innermost : touching;
}

std::u16string_view said_by(const Speakers& speakers, Span quoted) {
  const Attribution* here = said_in(speakers.claimed, quoted);
  return here != nullptr ? std::u16string_view(here->speaker) : speakers.speaker;
}

std::vector<std::u16string> name_words(std::u16string_view name) {
  std::vector<std::u16string> out;
  std::u16string folded;
  for (const auto& [where, kind] : unicode::words(name)) {
    if (kind != unicode::SegmentKind::word || where.size() < 3 || !unicode::is_upper(unicode::code_point(name, where.begin))) continue;
    folded.clear();
    unicode::fold(name.substr(where.begin, where.size()), folded);
    out.push_back(term_key(folded, false));
  }
  return out;
}

bool share_a_word(const std::vector<std::u16string>& a, const std::vector<std::u16string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const auto& x) { return std::any_of(b.begin(), b.end(), [&](const auto& y) { return same_word(x, y, false); }); });
}

bool other_person(const Speakers& speakers, Span quoted, const Attribution& there, Span found) {
  const Attribution* here = said_in(speakers.claimed, quoted);
  if (here != nullptr && by_pronoun(speakers.claim, *here)) here = nullptr;
  if (there.source_type == SourceType::anonymous || !may_be_person(here) || !may_be_person(&there)) return false;
  const auto a = name_words(here != nullptr ? std::u16string_view(here->speaker) : speakers.speaker);
  const auto b = name_words(there.speaker);
  if (a.empty() || b.empty() || (by_pronoun(speakers.source, there) && names(speakers.source, a.back(), As::name, {}, found.begin)))
    return false;  // whom "he" means is not sure; it is nobody who is named further on
  // « Ruth Caldier m'a dit : “…” », tells somebody else: her words, in his.
  const auto& sentences = speakers.source.sentences;
  const auto sentence =
      std::partition_point(sentences.begin(), sentences.end(), [&](const Sentence& s) { return s.where.end <= found.begin; });
  if (sentence == sentences.end()) return false;
  const auto named = [&](std::uint32_t begin, std::uint32_t end) {
    return begin < end && share_a_word(a, name_words(speakers.source.text({begin, end})));
  };
  for (const Span c : there.content) {
    const std::uint32_t begin = std::max(c.begin, sentence->where.begin), end = std::min(c.end, sentence->where.end);
    if (named(begin, std::min(end, found.begin)) || named(std::max(begin, found.end), end)) return false;
  }
  if (share_a_word(a, b)) {  // two of one surname, where the source has both
    const auto holds = [](const std::vector<std::u16string>& name, const std::u16string& word) { return share_a_word({word}, name); };
    return a.size() > 1 && b.size() > 1 && a.back() == b.back() && !holds(b, a.front()) && !holds(a, b.front()) &&
           names(speakers.source, a.front(), As::opener, a.back());
  }
  for (const Span c : there.source) {  // "Tom Orr, a spokesman for Vale Shipping"
    if (share_a_word(a, name_words(speakers.source.text(c)))) return false;
  }
  const auto person = [&](const std::vector<std::u16string>& name) {
    return name.size() > 1 || names(speakers.source, name.front(), As::surname) || names(speakers.claim, name.front(), As::surname);
  };
  return person(a) && person(b);
}

bool other_first_name(const Speakers& speakers, Span quoted, const Attribution& there) {
  const auto a = name_words(said_by(speakers, quoted)), b = name_words(there.speaker);
  if (a.size() != 2 || b.size() != 2 || a.back() != b.back() || a.front().front() == b.front().front()) return false;
  return !names(speakers.source, a.front(), As::name) && names(speakers.claim, a.front(), As::opener, a.back());
}

bool named_further_on(const Speakers& speakers, Span quoted, const Attribution& there) {
  const auto name = name_words(said_by(speakers, quoted));
  return by_pronoun(speakers.source, there) && !name.empty() && names(speakers.source, name.back(), As::name);
}

bool of_organisation(const Speakers& speakers, Span quoted, const Attribution& there) {
  const Attribution* here = said_in(speakers.claimed, quoted);
  if (here == nullptr || by_pronoun(speakers.claim, *here) || here->source_type != SourceType::person ||
      there.source_type != SourceType::organisation || there.source.empty())
    return false;
  const auto a = name_words(here->speaker), b = name_words(there.speaker);
  if (a.empty() || b.empty() || !names(speakers.source, a.back(), As::name)) return false;
  return std::none_of(speakers.source.sentences.begin(), speakers.source.sentences.end(), [&](const Sentence& s) {
    const auto told = name_words(speakers.source.text(s.where));
    return share_a_word({a.back()}, told) && share_a_word(b, told);
  });
}

}  // namespace citelight
