#include <algorithm>
#include <optional>

#include "citation/citation_rungs.h"

namespace citelight::citation {
namespace {

// Of the links that may be the one, at most this many are looked at, the nearest first.
constexpr std::size_t looked_at = 8;
// Words of the claim that are compared with addresses.
constexpr std::size_t compared_words = 24;
// Sentences behind the link of what an organisation issued in which it is still the source.
constexpr std::uint32_t issued_reach = 3;

struct Candidate {
  std::uint32_t source = no_place;
  int shared = 0;  // words of the claim in anchor or address
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
    if (token.kind != TokenKind::word || reading.categories(i).meets(any_of(Category::function_word, Category::reporting_verb))) continue;
    for (std::string& w : plain_words(reading.at(i))) {
      if (w.size() < 4) continue;
      const bool of_source = std::any_of(asked.names.begin(), asked.names.end(), [&](const Name& n) { return among(n.words, w); });
      if (!of_source && !among(out, w)) out.push_back(std::move(w));
    }
  }
  return out;
}

bool has_word(const Source& s, const std::string& word) { return among(s.anchor, word) || among(s.target.slug, word); }

// Whether the name is what the anchor is about: "Harvard Misinformation Review",
// "Hamas said", not "hostages taken by Hamas".
bool is_on_name(const Source& s, const Name& name, const Reading& reading) {
  if (!all_in(name.words, s.anchor)) return false;
  const auto telling = [](const Words& words) {
    return std::count_if(words.begin(), words.end(), [](const std::string& w) { return w.size() > 2; });
  };
  if (telling(name.words) * 2 >= telling(s.anchor)) return true;
  // "the Coastal Survey Board (CSB)" is called CSB.
  if (name.words.size() == 1 && reading.text[s.where.end - 1] == u')' && s.anchor.back() == name.words[0]) return true;
  if (telling(name.words) < 2 && telling(s.anchor) > 3) return false;
  if (s.called < Called::outlet) return true;
  for (std::uint32_t i = reading.token_at(s.where.begin); i < reading.tokens.size() && reading.tokens[i].where.begin < s.where.end; ++i) {
    if (reading.categories(i).meets(any_of(Category::reporting_verb, Category::source_preposition))) return true;
  }
  return false;
}

// Whether `shared` words and the name are a good part of the address, not two words of a long one.
bool tells(const Source& s, int shared) {
  const auto words = std::count_if(s.target.slug.begin(), s.target.slug.end(), [](const std::string& w) { return w.size() > 3; });
  return (shared + 1) * 5 >= words * 2;
}

class Search {
 public:
  Search(const Sources& sources, const Reading& reading, const Asked& asked) : sources_(sources), reading_(reading), asked_(asked) {}

  template <class Fits>
  void offer(const std::vector<std::uint32_t>& list, const Fits& fits) {
    look(
        list, [](const void* asks, const Source& s) { return (*static_cast<const Fits*>(asks))(s); }, &fits);
  }

  // Words of the claim in the link's anchor or address. Most claims never ask.
  [[nodiscard]] int shared(const Source& s) {
    if (!content_) content_ = content_words(reading_, asked_);
    return static_cast<int>(std::count_if(content_->begin(), content_->end(), [&](const std::string& w) { return has_word(s, w); }));
  }

  std::optional<Candidate> best;

 private:
  // One body for all that links are asked.
  void look(const std::vector<std::uint32_t>& list, bool (*fits)(const void*, const Source&), const void* asks) {
    // The list is in text order: look at those around the claim.
    const auto place = std::lower_bound(list.begin(), list.end(), asked_.claim->where.begin,
                                        [&](std::uint32_t i, std::uint32_t at) { return sources_.all()[i].where.begin < at; });
    const auto middle = static_cast<std::size_t>(place - list.begin());
    const std::size_t from = middle > looked_at ? middle - looked_at : 0;
    const std::size_t to = std::min(list.size(), middle + looked_at / 2);
    for (std::size_t k = from; k < to; ++k) {
      const Source& s = sources_.all()[list[k]];
      if (!fits(asks, s)) continue;
      Candidate c{list[k]};
      c.shared = shared(s);
      c.same_block = s.block == asked_.block;
      c.before = s.where.end <= asked_.claim->where.begin;
      c.distance = c.before ? asked_.claim->where.begin - s.where.end : s.where.begin - std::min(s.where.begin, asked_.claim->where.end);
      if (!best || better(c, *best)) best = c;
    }
  }

  const Sources& sources_;
  const Reading reading_;
  const Asked& asked_;
  std::optional<Words> content_;
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

// "The committee published its report [here]. The committee found …": the document that a sentence before links for it.
std::optional<Found> issued_before(const Sources& sources, const Reading& reading, const std::vector<Sentence>& sentences,
                                   const Asked& asked) {
  if (asked.primary == nullptr || asked.primary->source_type != SourceType::organisation) return std::nullopt;
  const std::uint32_t from = asked.sentence > issued_reach ? asked.sentence - issued_reach : 0;
  const Words source = plain_words(asked.name);
  if (source.size() > Name::max_words) return std::nullopt;
  // "The committee rejected the union's [report]" links another's.
  const auto owned = [&](const Source& s) {
    for (std::uint32_t t = sentences[s.sentence].first, end = reading.token_at(s.where.end); t < end; ++t) {
      if (const auto definite = reading.match(t, bit(Category::definite)); definite && definite->value == 2) return true;
    }
    return false;
  };
  const std::uint32_t begin = sentences[from].where.begin;
  const auto [first, last] = sources.within({begin, std::max(begin, asked.claim->where.begin)});
  for (std::uint32_t i = last; i-- > first;) {
    const Source& s = sources.all()[i];
    if (s.usable && s.kind == LinkKind::body && s.context < Called::outlet && names_it(s, source, reading, sentences) && owned(s))
      return Found{i, CitationReason::link_names_source, 0.5};
  }
  return std::nullopt;
}

}  // namespace

bool names_it(const Source& s, const Words& by, const Reading& reading, const std::vector<Sentence>& sentences) {
  if (s.sentence == no_place) return false;
  const Span where = sentences[s.sentence].where;
  const Words words = plain_words(reading.text.substr(where.begin, std::min(where.size(), 1000u)), 160);
  std::optional<std::vector<Name>> names;  // for initials: read only where a word does not stand as it is
  const auto initials = [&](const std::string& w) {
    if (!names) names = names_in(reading, where);
    return std::any_of(names->begin(), names->end(), [&](const Name& n) { return n.initials == w; });
  };
  bool any = false;
  for (const std::string& w : by) {
    if (w.size() < 3) continue;
    any = among(words, w) || initials(w);
    if (!any) return false;
  }
  return any;
}

std::optional<Found> elsewhere(const Sources& sources, const Reading& reading, const std::vector<Sentence>& sentences, const Asked& asked) {
  if (!(asked.names_are_sources || asked.told_by_names) || !sources.any_usable()) return std::nullopt;
  if (asked.names.empty()) return issued_before(sources, reading, sentences, asked);
  Search search(sources, reading, asked);
  // What the page's own publisher found is this page, unless the link tells the same.
  const auto ours = [&](const Name& name) { return owns(name, sources.own()); };
  const bool person = asked.primary != nullptr && asked.primary->source_type == SourceType::person;
  // "A Harbour Office chemist estimated": one of its people, whom its pages don't quote.
  const bool one_of = asked.primary != nullptr && asked.primary->source_type == SourceType::organisation && !asked.sources.empty() &&
                      reading.categories(reading.token_at(asked.sources.front().begin)).meets(bit(Category::article_one));
  for (const Name& name : asked.names) {
    std::vector<std::string> keys = owner_keys(name);
    keys.push_back(asked.speaker);  // « Le Film français »: small letters may end a name
    for (const std::string& key : keys) {
      // An outlet's link is the report it is named for. An institution's site
      // holds many: the link must be beside, tell the same, or be given as the institution's.
      search.offer(sources.by_owner(key), [&](const Source& s) {
        if (!owns(name, s.target) && !among(s.target.labels, asked.speaker)) return false;
        // The page's own name is whom a source spoke to; an article of its own must tell the same.
        if ((s.same_site || name.beside || one_of || ours(name)) && search.shared(s) < 2) return false;
        // One that comes only later and tells none of it is about something else.
        if (s.block != asked.block && s.where.begin >= asked.claim->where.end && search.shared(s) == 0) return false;
        // Where a person works, or what they know about, publishes much that they did not say.
        if (person && &name != &asked.names.front()) return search.shared(s) >= (s.block == asked.block ? 1 : 2);
        return name.outlet || name.host.empty() || s.block == asked.block || search.shared(s) >= 2 ||
               names_it(s, name.words, reading, sentences) ||
               (name.initials.size() > 2 && names_it(s, {name.initials}, reading, sentences));
      });
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
  // "all of Mole Works' engineers": what its link leads to need not be theirs.
  const bool group = asked.primary != nullptr && asked.primary->source_type == SourceType::group;
  if (!person) {
    for (const Name& name : asked.names) {
      if (name.words.empty() || name.beside) continue;
      search.offer(sources.by_word(rarest(sources, name)), [&](const Source& s) {
        return search.shared(s) >= (ours(name) ? 2
                                    : group    ? 1
                                               : 0) &&
               s.kind == LinkKind::body && s.target.leads != Leads::entity && is_on_name(s, name, reading);
      });
      if (search.best) break;
    }
    if (search.best) {
      const Candidate& c = *search.best;
      return Found{c.source, CitationReason::link_names_source, c.same_block ? 0.75 : c.before ? 0.65 : 0.5};
    }
  }
  // "Biden … called for a humanitarian pause" and …/biden-humanitarian-pause-…:
  // the address has the name and two more words of the claim.
  // The speaker's own name, which is the first, not their employer's.
  for (const std::string& w : asked.names.front().words) {
    if (w.size() < 4) continue;
    search.offer(sources.by_word(w), [&](const Source& s) {
      // One in the sentence itself was judged there.
      if (s.kind != LinkKind::body || s.where.overlaps(asked.claim->where)) return false;
      const int count = search.shared(s);
      return count > 1 && tells(s, count);
    });
  }
  if (search.best) return Found{search.best->source, CitationReason::link_tells_same, search.best->shared >= 3 ? 0.7 : 0.55};
  return std::nullopt;
}

}  // namespace citelight::citation
