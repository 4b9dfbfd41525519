#include "verify/quote/quoted.h"

#include <algorithm>
#include <utility>

#include "attribution/attribution.h"
#include "text/quotation.h"
#include "verify/quote/quoted_altered.h"
#include "verify/quote/quoted_content.h"
#include "verify/quote/quoted_negation.h"
#include "verify/quote/quoted_pieces.h"
#include "verify/quote/quoted_speaker.h"
#include "verify/quote/quoted_words.h"

namespace citelight {
namespace {

constexpr std::uint32_t shortest = 3;     // words: fewer are a name or a title
constexpr std::uint32_t longest = 400;    // words compared one by one
constexpr std::size_t least_altered = 4;  // words: fewer stand in any text but for one
constexpr std::size_t most_places = 16;   // where the source has the same words, looked at for who says them

Span where(const Side& side, const Quotation& q) { return {side.tokens[q.first].where.begin, side.tokens[q.last - 1].where.end}; }

// The claim's quotations that somebody's words may be.
std::vector<Quotation> find_quotes(const Side& claim, std::u16string_view speaker, const std::vector<Attribution>& claimed) {
  std::vector<Quotation> out;
  for (const Passage& p : claim.passages) {
    for (const Quotation& q : find_quotations(claim.reading(), {p.first, p.last}, false)) {
      if (!q.closed) continue;  // by whoever cut the sentence out
      // Marks around the whole of it quote nobody, unless the page or a tag inside says whom.
      if (q.first == p.first && q.last + 1 >= p.last && speaker.empty()) {
        const Attribution* here = said_in(claimed, where(claim, q));
        if (here == nullptr || here->kind != AttributionKind::direct) continue;
      }
      out.push_back(q);
    }
  }
  return out;
}

std::vector<Word> all_words(const Side& side, const std::vector<bool>& aside) {
  std::vector<Word> out;
  read_words(side, {0, size(side)}, aside, out);
  return out;
}

// Character by character, the quotation marks apart.
bool same_marks(const Side& claim, const Quotation& q, const Side& source, Span there) {
  const std::uint32_t begin = claim.tokens[q.first + 1].where.begin;
  std::uint32_t stop = q.last - 1;
  // The last stop or comma belongs to either sentence.
  while (stop > q.first + 2 && claim.tokens[stop - 1].kind == TokenKind::mark) --stop;
  return claim.text({begin, claim.tokens[stop - 1].where.end}) == source.text(there);
}

// "Board of Education of Topeka": every word that carries meaning is written large.
bool is_title(const Side& claim, const Quotation& q) {
  constexpr CategorySet small = any_of(Category::function_word, Category::preposition, Category::determiner);
  const Reading reading = claim.reading();
  int large = 0;
  for (std::uint32_t t = q.first; t < q.last; ++t) {
    const Token& token = claim.tokens[t];
    if (token.kind != TokenKind::word) continue;
    if (token.capitalised) ++large;
    else if (token.where.size() > 3 && !reading.categories(t).meets(small)) return false;
  }
  return large >= 2;
}

class Quotes {
 public:
  Quotes(const Speakers& speakers, const IndexedWords& whole)
      : speakers_(speakers),
        claim_(speakers.claim),
        source_(speakers.source),
        tags_here_(find_tags(claim_, speakers.claimed)),
        whole_(whole),
        untagged_(without_tags(source_, speakers.said)) {}

  [[nodiscard]] std::optional<QuoteAnswer> check(const Quotation& q) const {
    const QuotedWords quoted = read_quotation(claim_, q, tags_here_.of);
    const std::vector<Word>& words = quoted.words;
    if (words.size() < shortest || words.size() > longest) return std::nullopt;
    QuoteAnswer out;
    out.finding.claim = where(claim_, q);
    if (claim_.pack->lang() != source_.pack->lang()) return find_translated(speakers_, words, whole_.list(), std::move(out));

    for (const IndexedWords* there : {&whole_, &untagged_}) {
      // Of several places the one where the same person says it, and says no less.
      std::optional<QuoteAnswer> best;
      std::uint32_t n = 0;
      there->each(words[quoted.pieces[0].first].key, [&](std::uint32_t start) {
        const auto end = end_of(quoted, *there, start, *claim_.pack);
        if (!end) return true;
        QuoteAnswer answer = said_there(q, quoted, *there, {start, *end});
        const bool fits = answer.finding.relation != Relation::other_speaker && answer.finding.relation != Relation::truncated;
        if (fits || !best) best = std::move(answer);
        return !fits && ++n < most_places;
      });
      if (best) return best;
    }
    if (is_title(claim_, q) && said_by(speakers_, out.finding.claim).empty())
      return std::nullopt;  // nobody's words: they are looked for like others
    if (words.size() < least_altered) return no_such_words(out.finding.claim);
    return altered(q, words, untagged_.list().empty() ? whole_ : untagged_, std::move(out));
  }

 private:
  static IndexedWords without_tags(const Side& source, const std::vector<Attribution>& said) {
    const Tags tags = find_tags(source, said);
    return tags.any ? IndexedWords(all_words(source, tags.of)) : IndexedWords();
  }

  [[nodiscard]] QuoteAnswer said_there(const Quotation& q, const QuotedWords& quoted, const IndexedWords& there, WordSpan found) const {
    QuoteAnswer out;
    out.finding.claim = where(claim_, q);
    place(out, there, found);
    if (quoted.elided) tell(out, Relation::elided, VerifyReason::quote_elided);
    else if (same_marks(claim_, q, source_, *out.finding.source)) tell(out, Relation::verbatim, VerifyReason::quote_same);
    else tell(out, Relation::typography, VerifyReason::quote_marks);
    const auto lost = lost_negation(claim_, q, source_, there.list()[found.first].token);
    out.grave = elides_negation(quoted.words, source_, there.list(), found, *claim_.pack);
    if (out.grave || lost) tell(out, Relation::truncated, VerifyReason::quote_lost_negation);
    if (lost) {  // it is shown with the words
      const std::uint32_t begin = out.finding.source->begin;
      out.finding.source->begin = source_.tokens[*lost].where.begin;
      out.finding.differences.push_back({stretch_of(claim_, quoted.words, 0, 0, out.finding.claim), {out.finding.source->begin, begin}});
    }
    tell_other_speaker(out);
    return out;
  }

  // The same words but for some.
  [[nodiscard]] QuoteAnswer altered(const Quotation& q, const std::vector<Word>& words, const IndexedWords& there, QuoteAnswer out) const {
    auto other = find_altered(claim_, words, out.finding.claim, source_, there);
    if (!other) return no_such_words(out.finding.claim);
    place(out, there, other->found);
    out.finding.differences = std::move(other->differences);
    out.grave = other->grave;
    if (other->cut && elides_negation(words, source_, there.list(), other->found, *claim_.pack)) {
      tell(out, Relation::truncated, VerifyReason::quote_lost_negation);
      out.grave = true;
    } else if (!other->altered) {
      tell(out, Relation::typography, VerifyReason::quote_marks);
    } else {
      // A title, or a name in marks: nobody's words.
      if (is_title(claim_, q) || (out.grave && said_by(speakers_, out.finding.claim).empty())) return no_such_words(out.finding.claim);
      tell(out, Relation::altered, VerifyReason::quote_altered);
    }
    tell_other_speaker(out);
    return out;
  }

  static void tell(QuoteAnswer& out, Relation relation, VerifyReason why) {
    out.finding.relation = relation;
    out.finding.why = why;
  }
  void tell_other_speaker(QuoteAnswer& out) const {
    const Attribution* there = said_in(speakers_.said, *out.finding.source);
    if (there == nullptr) return;
    const bool another = other_person(speakers_, out.finding.claim, *there, *out.finding.source);
    if (!another && !of_organisation(speakers_, out.finding.claim, *there) && !other_first_name(speakers_, out.finding.claim, *there))
      return;
    tell(out, Relation::other_speaker, VerifyReason::quote_other_speaker);
    out.grave = another && !named_further_on(speakers_, out.finding.claim, *there);
  }
  void place(QuoteAnswer& out, const IndexedWords& there, WordSpan found) const {
    out.finding.source = where(source_, there.list(), found);
    out.passage = passage_at(source_, *out.finding.source);
  }

  const Speakers& speakers_;
  const Side& claim_;
  const Side& source_;
  const Tags tags_here_;
  const IndexedWords& whole_;
  const IndexedWords untagged_;  // empty where the source has no tags
};

}  // namespace

QuoteAnswer no_such_words(Span quoted) {
  QuoteAnswer out;
  out.finding.claim = quoted;
  out.finding.relation = Relation::absent;
  out.finding.why = VerifyReason::no_such_words;
  return out;
}

std::vector<QuoteAnswer> check_quotes(const Side& claim, std::u16string_view speaker, const Side& source) {
  std::vector<QuoteAnswer> out;
  std::vector<Attribution> claimed = find_attributions(claim.reading(), claim.sentences);
  const std::vector<Quotation> quotes = find_quotes(claim, speaker, claimed);
  // Most claims neither quote nor report, and the source is long.
  if (quotes.empty() && claimed.empty()) return out;
  const Speakers speakers{claim, speaker, source, std::move(claimed), find_attributions(source.reading(), source.sentences)};
  const IndexedWords whole(all_words(source, std::vector<bool>(source.tokens.size())));
  if (!quotes.empty()) {
    const Quotes checker(speakers, whole);
    for (const Quotation& q : quotes) {
      if (auto answer = checker.check(q)) out.push_back(std::move(*answer));
    }
  }
  if (out.empty() && !speakers.claimed.empty())
    check_reported(speakers, all_words(claim, std::vector<bool>(claim.tokens.size())), whole.list(), out);
  return out;
}

}  // namespace citelight
