#include "claim/claim.h"

#include <algorithm>

#include "citation/citation_url.h"
#include "claim/claim_score.h"
#include "claim/claim_split.h"
#include "quantity/number_words.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

// A sentence without figure, attribution, quotation, link or note is a claim from this score on.
constexpr double checkable_alone = 0.5;
// "Buy now", "Related stories": with fewer words nothing is claimed, whatever is linked.
constexpr std::ptrdiff_t fewest_words = 5;
// The longest chain of sentences one attribution is followed through: a speech of many paragraphs.
constexpr std::size_t longest_statement = 4096;

// A heading or a caption that links something claims nothing by that: it is a title, or tells who took the picture.
bool is_titled(BlockKind kind) { return kind == BlockKind::heading || kind == BlockKind::caption; }

// What is shown beside the text or listed under it makes no claims of the article.
bool is_beside(BlockKind kind) { return kind == BlockKind::embed || kind == BlockKind::note || kind == BlockKind::aside; }

// Sentences that `where` overlaps, as a range of indices.
std::pair<std::size_t, std::size_t> sentences_of(const std::vector<Sentence>& sentences, Span where) {
  const auto first =
      std::partition_point(sentences.begin(), sentences.end(), [&](const Sentence& s) { return s.where.end <= where.begin; });
  auto last = first;
  while (last != sentences.end() && last->where.begin < where.end) ++last;
  return {static_cast<std::size_t>(first - sentences.begin()), static_cast<std::size_t>(last - sentences.begin())};
}

bool may_be_source(const Link& link) {
  if (link.kind != LinkKind::body && link.kind != LinkKind::embed) return false;
  const auto leads = citation::read_url(link.url, false).leads;
  return leads == citation::Leads::page || leads == citation::Leads::post;
}

class Finder {
 public:
  Finder(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences, const std::vector<Quantity>& quantities,
         const std::vector<Attribution>& attributions)
      : document_(document),
        reading_(reading),
        sentences_(sentences),
        quantities_(quantities),
        attributions_(attributions),
        told_in_(sentences.size()),
        links_(sentences.size()),
        noted_(sentences.size()) {
    for (std::uint32_t a = static_cast<std::uint32_t>(attributions.size()); a-- > 0;) {
      for (const auto* spans : {&attributions[a].content, &attributions[a].cue, &attributions[a].source}) {
        for (const Span s : *spans) {
          const auto [first, last] = sentences_of(sentences, s);
          for (std::size_t i = first; i < last && i < first + longest_statement; ++i) {
            if (told_in_[i] != 0 && told_[told_in_[i]].attribution == a) continue;
            told_.push_back({a, told_in_[i]});
            told_in_[i] = static_cast<std::uint32_t>(told_.size() - 1);
          }
        }
      }
    }
    for (const Link& link : document.links) {
      // A note's mark may stand behind the full stop.
      const bool note = link.kind == LinkKind::note;
      const auto [first, last] =
          sentences_of(sentences, note ? Span{link.where.begin > 0 ? link.where.begin - 1 : 0, link.where.end} : link.where);
      for (std::size_t i = first; i < last; ++i) {
        if (note) noted_[i] = true;
        else if (i == first && may_be_source(link)) links_[i].push_back(link.where);
      }
    }
  }

  std::vector<Claim> find() {
    out_.reserve(sentences_.size());
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      const Sentence& sentence = sentences_[i];
      if (is_beside(document_.blocks[sentence.block].kind)) continue;
      if (links_[i].empty() && told_[told_in_[i]].next == 0) {  // one source at most: one piece
        add(sentence.where, i);
        continue;
      }
      claims::Contents contents;
      for (std::uint32_t t = told_in_[i]; t != 0; t = told_[t].next) contents.attributions.push_back(&attributions_[told_[t].attribution]);
      contents.links = links_[i];
      for (const Span piece : claims::split(reading_, sentence, contents)) add(piece, i);
    }
    return std::move(out_);
  }

 private:
  // "Source: Harbour Office"
  [[nodiscard]] bool heads_source(std::uint32_t first, std::uint32_t last) const {
    const auto label = first < last ? reading_.match(first, bit(Category::source_label)) : std::nullopt;
    return label && label->last < last && reading_.is(label->last, u':');
  }

  [[nodiscard]] bool quotes(Span where, const Sentence& sentence) const {
    const auto quoted = claims::quotations(reading_, sentence);
    return std::any_of(quoted.begin(), quoted.end(), [&](Span s) { return where.contains(s); });
  }

  // "By Ann Hill, 12 May", "13.48", « Publié le 3 mars à 10h »: a line of names and times that says nothing.
  [[nodiscard]] bool is_stamp(std::uint32_t first, std::uint32_t last) const {
    if (reading_.is(last - 1, u'.') || reading_.is(last - 1, u'?') || reading_.is(last - 1, u'!') ||
        std::any_of(figures_.begin(), figures_.end(),
                    [](const Quantity* q) { return q->kind != QuantityKind::date && q->kind != QuantityKind::time; }))
      return false;
    auto figure = figures_.begin();
    for (std::uint32_t t = first; t < last; ++t) {
      const Token& token = reading_.tokens[t];
      while (figure != figures_.end() && (*figure)->where.end <= token.where.begin) ++figure;
      const bool timed = figure != figures_.end() && (*figure)->where.contains(token.where);
      if (!timed && token.kind == TokenKind::word && !token.capitalised && !listed(reading_, t, "stamp") &&
          !reading_.has_any(t, any_of(Category::function_word, Category::preposition)))
        return false;
    }
    return true;
  }

  void add(Span where, std::size_t sentence) {
    while (next_ < quantities_.size() && quantities_[next_].where.end <= where.begin) ++next_;
    figures_.clear();
    for (std::size_t q = next_; q < quantities_.size() && quantities_[q].where.begin < where.end; ++q) {
      if (merely_one(reading_.text, quantities_[q])) continue;
      figures_.push_back(&quantities_[q]);
    }
    reports_.clear();
    for (std::uint32_t t = told_in_[sentence]; t != 0; t = told_[t].next) {
      const Attribution& attribution = attributions_[told_[t].attribution];
      const bool here = std::any_of(attribution.content.begin(), attribution.content.end(), [&](Span s) { return s.overlaps(where); }) ||
                        std::any_of(attribution.cue.begin(), attribution.cue.end(), [&](Span s) { return s.overlaps(where); });
      if (here) reports_.push_back(&attribution);
    }
    if (figures_.empty() && reports_.empty() && (sentences_[sentence].kinds & (word_kind | number_kind)) == 0) return;  // marks alone
    const bool whole = where == sentences_[sentence].where;
    const std::uint32_t first = whole ? sentences_[sentence].first : reading_.token_at(where.begin);
    const std::uint32_t last = whole ? sentences_[sentence].last : reading_.token_at(where.end);
    claims::Worth worth = claims::worth(reading_, first, last, figures_, reports_);
    const bool linked = !is_titled(document_.blocks[sentences_[sentence].block].kind) &&
                        std::any_of(links_[sentence].begin(), links_[sentence].end(), [&](Span s) { return s.overlaps(where); });
    const bool counts = std::any_of(figures_.begin(), figures_.end(), [](const Quantity* q) { return q->kind != QuantityKind::date; });
    if (!counts && reports_.empty() && (worth.invites || heads_source(first, last))) return;
    if (reports_.empty() && !linked && !figures_.empty() && !is_titled(document_.blocks[sentences_[sentence].block].kind) &&
        is_stamp(first, last))
      return;
    if (figures_.empty() && reports_.empty()) {
      if (!linked && !noted_[sentence] && worth.score < checkable_alone && !quotes(where, sentences_[sentence])) return;
      const auto words = std::count_if(reading_.tokens.begin() + first, reading_.tokens.begin() + last,
                                       [](const Token& t) { return t.kind != TokenKind::mark; });
      if (words < fewest_words) return;
    }
    Claim& claim = out_.emplace_back();
    claim.where = where;
    const auto list = [](const auto& found, const auto& all, std::vector<std::uint32_t>& out) {
      out.reserve(found.size());
      for (const auto* one : found) out.push_back(static_cast<std::uint32_t>(one - all.data()));
    };
    list(figures_, quantities_, claim.quantities);
    list(reports_, attributions_, claim.attributions);
    claim.score = worth.score;
    claim.reasons = std::move(worth.reasons);
  }

  const Document& document_;
  const Reading reading_;
  const std::vector<Sentence>& sentences_;
  const std::vector<Quantity>& quantities_;
  const std::vector<Attribution>& attributions_;
  struct Told {
    std::uint32_t attribution = 0;
    std::uint32_t next = 0;  // into told_
  };
  std::vector<Told> told_ = {{}};         // each sentence's attributions in order, one leading to the next; the first is none
  std::vector<std::uint32_t> told_in_;    // sentence → its first of them
  std::vector<std::vector<Span>> links_;  // sentence → anchors that may be sources
  std::vector<bool> noted_;               // sentence → has a note's mark
  std::size_t next_ = 0;
  std::vector<const Quantity*> figures_;  // of the claim that is being made
  std::vector<const Attribution*> reports_;
  std::vector<Claim> out_;
};

}  // namespace

std::vector<Claim> find_claims(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences,
                               const std::vector<Quantity>& quantities, const std::vector<Attribution>& attributions) {
  return Finder(document, reading, sentences, quantities, attributions).find();
}

}  // namespace citelight
