#include "citation/citation_sources.h"

#include <algorithm>

namespace citelight::citation {
namespace {

// A word in more links than this tells no link from another.
constexpr std::size_t too_common = 12;

constexpr std::uint32_t longest_anchor = 600;
constexpr std::size_t longest_ticker = 12;
// Words before an anchor in which it is told what the link is.
constexpr std::uint32_t context_reach = 8;

// Letters at the head of two words that make them one: "isolated", "isolation".
constexpr std::size_t same_stem = 6;

std::string joined(const Words& words, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) out += words[i];
  return out;
}

}  // namespace

std::size_t telling(const Words& words) {
  return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](const std::string& w) { return w.size() > 2; }));
}

namespace {

// An anchor that says no more than the address: the page is about the thing.
// "Office for National Statistics" → /business/office-for-national-statistics,
// "Ilhan Omar" → /people/ilhan-omar. The slug's further words are its sections.
bool is_about(const Source& source, std::u16string_view text) {
  // "LON:RTL": what is sold under that name.
  if (text.size() <= longest_ticker && text.find(u':') != text.npos && text.back() >= u'A' && text.back() <= u'Z') return true;
  if (source.target.file || source.anchor.empty() || source.anchor.size() > 8 || source.target.slug.empty()) return false;
  const Words& slug = source.target.slug;
  // slug holds the last segment's words first, then the one before's.
  std::size_t covered = 0;
  for (const std::string& word : source.anchor) {
    if (word.size() < 3) continue;
    if (std::none_of(slug.begin(), slug.end(), [&](const std::string& w) {
          return w == word || (word.size() > same_stem && w.compare(0, same_stem, word, 0, same_stem) == 0);
        }))
      return false;
    ++covered;
  }
  return covered > 0 && telling(slug) <= covered + 2;
}

// "/news/israel", "/en/economy/banking": on its own site an address of a few
// short words without a number is a section, not an article.
bool is_section(const Target& target, std::string_view url) {
  if (target.leads != Leads::page || target.slug.empty()) return false;
  const auto path = url.find('/', url.find("://") + 3);
  if (path == url.npos) return true;
  const std::string_view rest = url.substr(path);
  if (rest.find_first_of("0123456789?.") != rest.npos) return false;
  const std::string_view last = rest.substr(rest.find_last_of('/', rest.size() - 2) + 1);
  return plain_words_of_url(last).size() <= 2;
}

}  // namespace

std::optional<DocumentNoun> document_noun(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  std::optional<DocumentNoun> best;
  for (std::uint32_t i = first; i < last && i < reading.tokens.size(); ++i) {
    const auto found = reading.match(i, bit(Category::document_noun));
    if (!found || found->last > last) continue;
    // "the Coastal Survey Board": part of a name.
    const auto named = [&](std::uint32_t t) { return t >= first && t < last && reading.tokens[t].capitalised; };
    // "the Monetary Policy Report" is one.
    const bool title =
        found->last == last && (static_cast<Called>(found->value) == Called::report || static_cast<Called>(found->value) == Called::survey);
    if (named(i) && ((i > 0 && named(i - 1) && !title) || named(found->last))) continue;
    const DocumentNoun noun{i, static_cast<Called>(found->value)};
    // "the newspaper's report": the document says more than who issued it.
    if (!best || (best->called >= Called::outlet && noun.called < Called::outlet)) best = noun;
  }
  return best;
}

bool owns(const Name& name, const Target& target) {
  if (target.archive && target.labels.empty()) return false;
  if (!name.host.empty()) {
    const std::string_view host = target.host;
    const auto at = host.rfind(name.host);
    if (at != host.npos && at + name.host.size() == host.size() && (at == 0 || host[at - 1] == '.')) return true;
  }
  for (const std::string& key : owner_keys(name)) {
    if (among(target.labels, key)) return true;
  }
  return false;
}

bool holds_account(const Name& name, const Target& target) {
  if (target.account.size() < 3) return false;
  if (name.initials.size() >= 3 && target.account.compare(0, name.initials.size(), name.initials) == 0) return true;
  return std::any_of(name.words.begin(), name.words.end(),
                     [&](const std::string& word) { return word.size() >= 4 && target.account.find(word) != std::string::npos; });
}

std::vector<std::string> owner_keys(const Name& name) {
  std::vector<std::string> out;
  if (!name.host.empty()) out.emplace_back(name.host);
  const Words& words = name.words;
  if (words.empty()) return out;
  if (name.initials.size() >= 3 || (words.size() == 1 && name.initials == words[0] && words[0].size() == 2)) out.push_back(name.initials);
  if (!name.article.empty()) out.push_back(name.article + joined(words, 0, words.size()));
  const std::size_t all = telling(words);
  for (std::size_t length = words.size(); length >= 1; --length) {
    for (std::size_t from = 0; from + length <= words.size(); ++from) {
      const Words run(words.begin() + static_cast<std::ptrdiff_t>(from), words.begin() + static_cast<std::ptrdiff_t>(from + length));
      std::string key = joined(words, from, from + length);
      // One word of many names no owner: "Gaza Health Ministry" is not gaza.com.
      if (key.size() < 3 || (length == 1 && telling(run) * 2 < all)) continue;
      if (length == 1 && words.size() > 1 && key.size() < 4) continue;
      out.push_back(std::move(key));
    }
  }
  return out;
}

Sources::Sources(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences)
    : own_(read_url(document.url)), embeds_(document.blocks.size(), no_place) {
  all_.reserve(document.links.size());
  const std::string_view page = std::string_view(document.url).substr(0, document.url.find_first_of("?#"));
  std::uint32_t block = 0;
  std::uint32_t sentence = 0;
  for (std::uint32_t i = 0; i < document.links.size(); ++i) {
    const Link& link = document.links[i];
    Source s;
    s.link = i;
    s.where = link.where;
    s.kind = link.kind;
    while (block < document.blocks.size() && document.blocks[block].where.end <= link.where.begin) ++block;
    if (block < document.blocks.size() && document.blocks[block].where.begin <= link.where.begin) s.block = block;
    while (sentence < sentences.size() && sentences[sentence].where.end <= link.where.begin) ++sentence;
    if (sentence < sentences.size() && sentences[sentence].where.overlaps(link.where)) s.sentence = sentence;
    if (link.kind == LinkKind::share || link.kind == LinkKind::nav || link.kind == LinkKind::ad) {
      all_.push_back(std::move(s));  // never a source: no more is asked of it
      continue;
    }
    s.target = read_url(link.url);
    s.same_site = !own_.site.empty() && s.target.site == own_.site;
    s.anchor = plain_words(std::u16string_view(document.text).substr(link.where.begin, std::min(link.where.size(), 400u)), 32);
    const std::uint32_t first = reading.token_at(link.where.begin);
    const std::uint32_t last = reading.token_at(link.where.end);
    if (const auto noun = document_noun(reading, first, std::min(last, first + 40))) s.called = noun->called;
    s.context = s.called;
    if (s.called >= Called::outlet && s.sentence != no_place) {
      // Back to the clause's start, a few words at most.
      std::uint32_t from = first;
      // "in a trial of 900 people, [published in …]": the participle goes on about what stands before the comma.
      if (reading.has(first, Category::gathered) && reading.is(first - 1, u',')) --from;
      for (const std::uint32_t head = sentences[s.sentence].first; from > head && first - from < context_reach; --from) {
        if (reading.is(from - 1, u',') || reading.is(from - 1, u';') || reading.is(from - 1, u':')) break;
      }
      if (const auto noun = document_noun(reading, from, first); noun && noun->called < Called::outlet && noun->called != Called::post)
        s.context = noun->called;
    }
    s.about =
        s.target.leads != Leads::post && (is_about(s, std::u16string_view(document.text).substr(link.where.begin, link.where.size())) ||
                                          (s.same_site && (s.target.section || is_section(s.target, link.url))));
    // "/warning" of another site: what a sentence links by its verb or its figure, though the address could be a section's.
    const bool short_page = s.target.section && !s.same_site && !s.about;
    const bool says = (s.target.leads == Leads::page && !s.about) || s.target.leads == Leads::post || short_page;
    const bool document_linked = s.called < Called::inquiry;
    const bool itself = !document.url.empty() && link.url.starts_with(page) &&
                        (link.url.size() == page.size() || link.url[page.size()] == '?' || link.url[page.size()] == '#');
    switch (link.kind) {
      case LinkKind::body: s.usable = says || (document_linked && s.target.leads != Leads::nowhere && s.target.leads != Leads::home); break;
      case LinkKind::embed: s.usable = s.target.leads != Leads::nowhere && s.target.leads != Leads::home; break;
      case LinkKind::note: s.usable = says; break;
      // The sentence itself points there only where it calls the page what it is: "his biography", "the list".
      case LinkKind::topic:
      case LinkKind::staff: s.usable = document_linked && s.target.leads != Leads::home && s.target.leads != Leads::nowhere; break;
      case LinkKind::share:
      case LinkKind::nav:
      case LinkKind::ad: break;
    }
    s.usable = s.usable && !itself;
    // "(See pictures of the spill.)": a sentence of its own in brackets, all of it the link.
    if (s.same_site && s.sentence != no_place && !document_linked) {
      const Span around = sentences[s.sentence].where;
      s.usable =
          s.usable && !(document.text[around.begin] == u'(' && link.where.begin <= around.begin + 1 && link.where.end + 2 >= around.end);
    }
    // "Read also: …": the paragraph is nothing but a link to the same site, or to what Target::section marks: a shop, an about-page, a short link.
    if (s.block != no_place && (s.same_site || s.target.section) && link.kind == LinkKind::body) {
      const Span around = document.blocks[s.block].where;
      s.teaser = link.where.size() * 10 >= around.size() * 8 && link.where.size() + 20 >= around.size();
      s.usable = s.usable && !s.teaser;
    }
    // A whole card in one link is a teaser, not a citation.
    if (link.where.size() > longest_anchor) s.usable = s.usable && s.kind == LinkKind::embed;
    else longest_ = std::max(longest_, link.where.size());
    const bool in_embed = s.block != no_place && document.blocks[s.block].kind == BlockKind::embed;
    if (s.block != no_place && (link.kind == LinkKind::embed || in_embed) &&
        (s.target.leads == Leads::post || s.target.leads == Leads::page)) {
      // A post shows other links too; its own address is the one that leads to a post.
      std::uint32_t& slot = embeds_[s.block];
      const auto rank = [&](const Source& x) {
        return 4 * (x.target.leads == Leads::post && !x.target.account.empty()) + 2 * (x.target.leads == Leads::post) +
               (x.kind == LinkKind::embed);
      };
      const bool better = slot == no_place || rank(s) >= rank(all_[slot]);
      if (better) slot = i;
    }
    all_.push_back(std::move(s));
  }
  // A post of several paragraphs has its own address in the last, with its author.
  const auto own_address = [&](std::uint32_t b) { return embeds_[b] != no_place && !all_[embeds_[b]].target.account.empty(); };
  for (std::size_t b = embeds_.size(); b-- > 1;) {
    const auto before = static_cast<std::uint32_t>(b - 1);
    if (own_address(static_cast<std::uint32_t>(b)) && !own_address(before) && document.blocks[b].kind == BlockKind::embed &&
        document.blocks[before].kind == BlockKind::embed)
      embeds_[before] = embeds_[b];
  }
  for (std::uint32_t b = 0; b < embeds_.size(); ++b) {
    if (embeds_[b] != no_place) embed_blocks_.push_back(b);
  }
  for (std::uint32_t i = 0; i < all_.size(); ++i) {
    const Source& s = all_[i];
    const bool in_embed = s.block != no_place && document.blocks[s.block].kind == BlockKind::embed;
    if (!s.usable || s.kind == LinkKind::note || in_embed || s.target.section) continue;
    const auto add = [&](auto& index, const std::string& key) {
      auto& list = index[key];
      if (list.empty() || list.back() != i) list.push_back(i);
    };
    if (s.target.leads == Leads::page && !s.target.archive) {
      add(owners_, s.target.site);
      if (s.target.host != s.target.site) add(owners_, s.target.host);
      for (const std::string& label : s.target.labels) add(owners_, label);
    }
    for (const Words* words : {&s.anchor, &s.target.slug}) {
      for (const std::string& word : *words) {
        if (word.size() > 2) add(words_, word);
      }
    }
  }
  for (auto& list : words_.values()) {
    if (list.size() > too_common) list.clear();
  }
}

std::pair<std::uint32_t, std::uint32_t> Sources::within(Span where) const {
  const auto from = where.begin > longest_ ? where.begin - longest_ : 0;
  auto first = std::lower_bound(all_.begin(), all_.end(), from, [](const Source& s, std::uint32_t at) { return s.where.begin < at; });
  while (first != all_.end() && first->where.begin < where.begin && first->where.end <= where.begin) ++first;
  auto last = first;
  while (last != all_.end() && last->where.begin < where.end) ++last;
  return {static_cast<std::uint32_t>(first - all_.begin()), static_cast<std::uint32_t>(last - all_.begin())};
}

const std::vector<std::uint32_t>& Sources::by_owner(const std::string& key) const {
  const auto* const found = owners_.find(key);
  return found == nullptr ? none_ : *found;
}

const std::vector<std::uint32_t>& Sources::by_word(const std::string& word) const {
  const auto* const found = words_.find(word);
  return found == nullptr ? none_ : *found;
}

}  // namespace citelight::citation
