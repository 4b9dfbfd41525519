// The links of a document as sources: judged once, and found again by place,
// by owner and by word. Building is linear in the links; every look-up visits
// a bounded number of them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_map.h"
#include "citation/citation_url.h"
#include "citation/citation_words.h"
#include "citelight/document.h"
#include "text/segment.h"
#include "text/tokens.h"

namespace citelight::citation {

inline constexpr std::uint32_t no_place = 0xFFFFFFFF;

// What a source can be called, in the order of lexicon.def's document_noun.
enum class Called : std::uint8_t {
  study,
  report,
  release,
  survey,
  post,
  letter,
  filing,
  speech,
  article,
  figures,
  inquiry,  // an experiment, a survey, or one of the police: no document
  outlet,
  body,
  authors,
  nothing
};
inline constexpr std::size_t called_count = static_cast<std::size_t>(Called::nothing);

struct Source {
  std::uint32_t link = 0;  // into Document::links
  Span where;              // the anchor
  std::uint32_t block = no_place;
  std::uint32_t sentence = no_place;
  LinkKind kind = LinkKind::body;
  Target target;
  Words anchor;                      // its words, plain
  Called called = Called::nothing;   // "the 2009 paper": the anchor names a document
  Called context = Called::nothing;  // … or the words before it do: "an article published in [the journal]"
  bool same_site = false;
  bool about = false;   // leads to a page about the thing the anchor names, not to what it said
  bool teaser = false;  // the whole block is a link to the same site: "read also"
  bool usable = false;  // may be cited at all
};

class Sources {
 public:
  Sources(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences);

  // In text order: usable links and those that are not.
  [[nodiscard]] const std::vector<Source>& all() const { return all_; }
  // The page's own address.
  [[nodiscard]] const Target& own() const { return own_; }
  [[nodiscard]] bool any_usable() const { return !words_.empty(); }
  // Those whose anchor overlaps `where`, as a range of indices.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> within(Span where) const;
  // Usable ones on the host or with the host label, and those with the word in anchor or
  // slug; ascending. Empty for a word that stands in too many to tell them apart.
  [[nodiscard]] const std::vector<std::uint32_t>& by_owner(const std::string& label_or_site) const;
  [[nodiscard]] const std::vector<std::uint32_t>& by_word(const std::string& word) const;
  // The blocks that show a post or video, ascending, and the link of each.
  [[nodiscard]] const std::vector<std::uint32_t>& embed_blocks() const { return embed_blocks_; }
  [[nodiscard]] std::uint32_t embed_of_block(std::uint32_t block) const { return block < embeds_.size() ? embeds_[block] : no_place; }

 private:
  Target own_;
  std::vector<Source> all_;
  std::uint32_t longest_ = 0;  // of the anchors, so that `within` knows how far back to look
  TextMap<std::vector<std::uint32_t>> owners_;
  TextMap<std::vector<std::uint32_t>> words_;
  std::vector<std::uint32_t> embeds_;
  std::vector<std::uint32_t> embed_blocks_;
  std::vector<std::uint32_t> none_;
};

// Words that tell something: "of" and "it" don't.
[[nodiscard]] std::size_t telling(const Words& words);
// Whether the host is the one of what the name calls: "The Wrap" and thewrap.com,
// "Energy Information Administration" and eia.gov.
[[nodiscard]] bool owns(const Name& name, const Target& target);
// Whether a post's or profile's account is the named one's: "Josep Borrell" and @JosepBorrellF.
[[nodiscard]] bool holds_account(const Name& name, const Target& target);
// What the owner index may know the name's own site as, the likeliest first.
[[nodiscard]] std::vector<std::string> owner_keys(const Name& name);

// The document nouns among the tokens [first, last): token and class.
struct DocumentNoun {
  std::uint32_t token = 0;
  Called called = Called::nothing;
};
//   The first class that says what is cited, over those that say only whose it is.
[[nodiscard]] std::optional<DocumentNoun> document_noun(const Reading& reading, std::uint32_t first, std::uint32_t last);

}  // namespace citelight::citation
