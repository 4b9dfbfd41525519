#include "citation/citation_memory.h"

#include <algorithm>

#include "citation/citation_rungs.h"

namespace citelight::citation {
namespace {

// Links called alike that are looked at for "the JME paper", the last first.
constexpr std::size_t anchors_looked_at = 6;

}  // namespace

std::string by_word(const std::string& word) { return '.' + word; }

void Memory::pass_links(const Sources& sources, std::uint32_t until) {
  for (; passed < sources.all().size() && sources.all()[passed].where.begin < until; ++passed) {
    const Source& s = sources.all()[passed];
    if (s.usable && s.kind == LinkKind::body && s.context < Called::outlet) anchors[static_cast<std::size_t>(s.context)].push_back(passed);
  }
}

std::optional<std::uint32_t> Memory::linked_as(const Sources& sources, Called called, const Words& by, std::uint32_t sentence,
                                               const Reading& reading, const std::vector<Sentence>& sentences) const {
  using C = Called;
  // Whoever wrote it stands for the study; a report may be a study or a survey.
  std::array<Called, 4> as{called, C::nothing, C::nothing, C::nothing};
  switch (called) {
    case C::authors: as = {C::study, C::article, C::report, C::survey}; break;
    case C::study: as = {C::study, C::article, C::report, C::survey}; break;
    case C::report: as = {C::report, C::study, C::survey, C::release}; break;
    case C::survey: as = {C::survey, C::study, C::report, C::nothing}; break;
    case C::inquiry: as = {C::inquiry, C::survey, C::nothing, C::nothing}; break;
    case C::release: as = {C::release, C::speech, C::nothing, C::nothing}; break;
    case C::figures: as = {C::figures, C::report, C::study, C::survey}; break;
    case C::speech: as = {C::speech, C::release, C::nothing, C::nothing}; break;
    default: break;
  }
  // "The Wrap's report": of two links in one sentence, the one that is The Wrap's.
  std::optional<std::uint32_t> near;
  for (const Called one : as) {
    if (one >= C::outlet) continue;
    const auto& links = anchors[static_cast<std::size_t>(one)];
    for (std::size_t k = 0; k < std::min(links.size(), anchors_looked_at); ++k) {
      const std::uint32_t source = links[links.size() - 1 - k];
      const Source& s = sources.all()[source];
      if (s.sentence != no_place && s.sentence + reach < sentence) break;
      if (by.empty() || all_in(by, s.anchor)) return source;
      if (!near && names_it(s, by, reading, sentences)) near = source;
    }
  }
  return near;
}

Memory::Entry Memory::last_of(const Asked& asked, const Reading& reading) const {
  const auto of = [&](const std::string& who) {
    const Entry* const found = speakers.find(who);
    return found == nullptr ? Entry{} : *found;
  };
  // Not « les enseignants » behind « le Syndicat des enseignants ».
  const bool definite = !asked.sources.empty() && asked.primary != nullptr && asked.primary->source_type != SourceType::group &&
                        reading.has(reading.token_at(asked.sources[0].begin), Category::definite);
  const Words words = definite ? plain_words(asked.name, 3) : Words{};
  return std::max(of(asked.speaker), words.size() == 2 ? of(by_word(words[1])) : Entry{});
}

void Memory::forget(Called called) {
  if (called >= Called::outlet) return;
  documents[static_cast<std::size_t>(called)] = {};
  anchors[static_cast<std::size_t>(called)].clear();
  if (called != Called::inquiry) reported = {};
}

}  // namespace citelight::citation
