#include <algorithm>

#include "citation_rungs.h"

namespace citelight::citation {
namespace {

// Of the links that may be the one, at most this many are looked at, the nearest first.
constexpr std::size_t looked_at = 8;
// Words of the claim that are compared with addresses.
constexpr std::size_t compared_words = 24;

struct Candidate {
  std::uint32_t source = no_place;
  int shared = 0;             // words of the claim in anchor or address
  bool same_block = false;
  bool before = false;
  std::uint32_t distance = 0;
};

// Of two that both match: the one that tells more of the claim, then the one in
// the same paragraph, then the last one before the claim, then the next behind.
bool better(const Candidate& a, const Candidate& b) {
  if ((a.shared >= 2 || b.shared >= 2) && a.shared != b.shared) return a.shared > b.shared;
  if (a.same_block != b.same_block) return a.same_block;
  if (a.before != b.before) return a.before;
  return a.distance < b.distance;
}

// The claim's telling words, without those of its source.
Words content_words(const Reading& reading, const Asked& asked) {
  Words out;
  for (std::uint32_t i = asked.first; i < asked.last && out.size() < compared_words; ++i) {
    const Token& token = reading.tokens[i];
    if (token.kind != TokenKind::word || (reading.categories(i) & any_of(Category::function_word, Category::reporting_verb)) != 0) continue;
    for (std::string& w : plain_words(reading.at(i))) {
      if (w.size() < 4) continue;
      const bool of_source = std::any_of(asked.names.begin(), asked.names.end(), [&](const Name& n) { return std::find(n.words.begin(), n.words.end(), w) != n.words.end(); });
      if (!of_source && std::find(out.begin(), out.end(), w) == out.end()) out.push_back(std::move(w));
    }
  }
  return out;
}

bool has_word(const Source& s, const std::string& word) {
  return std::find(s.anchor.begin(), s.anchor.end(), word) != s.anchor.end() || std::find(s.target.slug.begin(), s.target.slug.end(), word) != s.target.slug.end();
}

class Search {
 public:
  Search(const Sources& sources, const Reading& reading, const Asked& asked) : sources_(sources), asked_(asked), content_(content_words(reading, asked)) {}

  void offer(const std::vector<std::uint32_t>& list, bool fits(const Source&, const Name&), const Name& name) {
    // The list is in text order: look at those around the claim.
    const auto place = std::lower_bound(list.begin(), list.end(), asked_.claim->where.begin, [&](std::uint32_t i, std::uint32_t at) { return sources_.all()[i].where.begin < at; });
    const auto middle = static_cast<std::size_t>(place - list.begin());
    const std::size_t from = middle > looked_at ? middle - looked_at : 0;
    const std::size_t to = std::min(list.size(), middle + looked_at / 2);
    for (std::size_t k = from; k < to; ++k) {
      const Source& s = sources_.all()[list[k]];
      if (!fits(s, name)) continue;
      Candidate c{list[k]};
      c.shared = shared(s);
      c.same_block = s.block == asked_.block;
      c.before = s.where.end <= asked_.claim->where.begin;
      c.distance = c.before ? asked_.claim->where.begin - s.where.end : s.where.begin - std::min(s.where.begin, asked_.claim->where.end);
      if (!best || better(c, *best)) best = c;
    }
  }

  [[nodiscard]] int shared(const Source& s) const {
    return static_cast<int>(std::count_if(content_.begin(), content_.end(), [&](const std::string& w) { return has_word(s, w); }));
  }
  [[nodiscard]] const Words& content() const { return content_; }

  std::optional<Candidate> best;

 private:
  const Sources& sources_;
  const Asked& asked_;
  Words content_;
};

const std::string& rarest(const Sources& sources, const Name& name) {
  const std::string* out = &name.words[0];
  std::size_t fewest = static_cast<std::size_t>(-1);
  for (const std::string& w : name.words) {
    const auto& list = sources.by_word(w);
    if (w.size() < 3 || list.empty() || list.size() >= fewest) continue;
    fewest = list.size();
    out = &w;
  }
  return *out;
}

}  // namespace

std::optional<Found> elsewhere(const Sources& sources, const Reading& reading, const Asked& asked) {
  if (!asked.names_are_sources) return std::nullopt;
  Search search(sources, reading, asked);
  const bool person = asked.primary != nullptr && asked.primary->source_type == SourceType::person;
  for (const Name& name : asked.names) {
    for (const std::string& key : owner_keys(name)) {
      search.offer(sources.by_owner(key), [](const Source& s, const Name& n) { return s.usable && owns(n, s.target); }, name);
    }
    if (search.best) break;
  }
  if (search.best) {
    const Candidate& c = *search.best;
    const double sure = c.same_block ? 0.8 : c.before ? 0.7 : 0.55;
    return Found{c.source, CitationReason::link_names_source, std::min(0.9, sure + 0.05 * std::min(c.shared, 3))};
  }
  // On the name: a person's name may be linked to anything they once said, an
  // institution's or a journal's in this article is what it is cited for.
  if (!person) {
    for (const Name& name : asked.names) {
      if (name.words.empty()) continue;
      search.offer(sources.by_word(rarest(sources, name)), [](const Source& s, const Name& n) { return s.usable && s.kind == LinkKind::body && s.target.leads != Leads::entity && all_in(n.words, s.anchor); }, name);
      if (search.best) break;
    }
    if (search.best) {
      const Candidate& c = *search.best;
      return Found{c.source, CitationReason::link_names_source, c.same_block ? 0.75 : c.before ? 0.65 : 0.5};
    }
  }
  // "Biden … called for a humanitarian pause" and …/biden-humanitarian-pause-…:
  // the address has the name and two more words of the claim.
  std::vector<std::pair<std::uint32_t, int>> hits;
  for (const std::string& w : search.content()) {
    for (const std::uint32_t i : sources.by_word(w)) {
      const auto have = std::find_if(hits.begin(), hits.end(), [&](const auto& h) { return h.first == i; });
      if (have != hits.end()) ++have->second; else hits.emplace_back(i, 1);
    }
  }
  for (const auto& [source, count] : hits) {
    if (count < 2) continue;
    const Source& s = sources.all()[source];
    if (s.kind != LinkKind::body) continue;
    const bool named = std::any_of(asked.names.begin(), asked.names.end(), [&](const Name& n) {
      return std::any_of(n.words.begin(), n.words.end(), [&](const std::string& w) { return w.size() >= 4 && has_word(s, w); });
    });
    if (!named) continue;
    Candidate c{source, count, s.block == asked.block, s.where.end <= asked.claim->where.begin, 0};
    c.distance = c.before ? asked.claim->where.begin - s.where.end : s.where.begin - std::min(s.where.begin, asked.claim->where.end);
    if (!search.best || better(c, *search.best)) search.best = c;
  }
  if (search.best) return Found{search.best->source, CitationReason::link_tells_same, search.best->shared >= 3 ? 0.7 : 0.55};
  return std::nullopt;
}

}  // namespace citelight::citation
