#include "verify/quoted.h"

#include <algorithm>
#include <string>

#include "attribution/attribution.h"
#include "text/noun_phrase.h"
#include "text/quotation.h"
#include "text/word_index.h"
#include "verify/compare.h"
#include "verify/quoted_speaker.h"
#include "verify/quoted_content.h"
#include "verify/quoted_words.h"
#include "verify/terms.h"
#include "verify/wording.h"

namespace citelight {
namespace {

constexpr std::uint32_t shortest = 3;       // words: fewer are a name or a title
constexpr std::uint32_t longest = 400;      // words compared one by one
constexpr std::uint32_t ellipsis_gap = 80;  // words of the source that "[…]" may stand for
constexpr std::uint32_t bracket_gap = 6;    // … and "[the minister]"
constexpr std::uint32_t close_by = 2;       // words that a negation may stand before what it negates
constexpr std::uint32_t most_common = 200;  // places of a word: more tell nothing
constexpr std::uint32_t least_of_cut = 3;   // words in front of what is left out without a mark, and behind
constexpr std::size_t most_places = 16;     // where the source has the same words, looked at for who says them

// A quotation as it is searched: runs of words, between them what the writer owned up to leaving out.
struct Piece {
  std::uint32_t first = 0;  // into the words
  std::uint32_t last = 0;
  std::uint32_t gap_before = 0;
};

// The source's words, and where each stands: chains of those whose keys have one hash.
struct Heard {
  std::vector<Word> words;
  std::vector<std::uint32_t> heads, next;

  void chain() {
    heads.assign(words.size() + 1, none);
    next.resize(words.size());
    for (auto i = static_cast<std::uint32_t>(words.size()); i-- > 0;) {
      std::uint32_t& head = heads[bucket(words[i].key)];
      next[i] = head;
      head = i;
    }
  }
  // Calls visit(place) for each place of the word, in order, while it returns true.
  template <class Visit>
  void each(const std::u16string& key, Visit visit) const {
    if (heads.empty()) return;
    for (std::uint32_t i = heads[bucket(key)]; i != none; i = next[i]) {
      if (words[i].key == key && !visit(i)) return;
    }
  }

 private:
  static constexpr std::uint32_t none = ~0U;
  [[nodiscard]] std::size_t bucket(const std::u16string& key) const { return spelling_hash(key) % heads.size(); }
};

// Words [first, last) of the source.
struct Place {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

class Quotes {
 public:
  Quotes(const Side& claim, std::u16string_view speaker, const Side& source)
      : claim_(claim), source_(source), speakers_{claim, speaker, source, {}, {}} {}

  std::vector<QuoteAnswer> run() {
    std::vector<QuoteAnswer> out;
    speakers_.claimed = find_attributions(claim_.reading(), claim_.sentences);
    for (const Passage& p : claim_.passages) {
      for (const Quotation& q : find_quotations(claim_.reading(), {p.first, p.last}, false)) {
        if (!q.closed) continue;  // by whoever cut the sentence out
        // Marks around the whole of it quote nobody, unless the page or a tag inside says whom.
        if (q.first == p.first && q.last + 1 >= p.last && speakers_.speaker.empty()) {
          const Attribution* here = said_in(speakers_.claimed, where(q));
          if (here == nullptr || here->kind != AttributionKind::direct) continue;
        }
        read_source();
        if (auto answer = check(q)) out.push_back(std::move(*answer));
      }
    }
    if (out.empty() && !speakers_.claimed.empty()) {
      read_source();
      std::vector<Word> words;
      read_words(claim_, {0, size(claim_)}, std::vector<bool>(claim_.tokens.size()), words);
      check_reported(speakers_, words, whole_.words, out);
    }
    return out;
  }

 private:
  // Once, and only for a claim that quotes or reports: most claims don't, and the source is long.
  void read_source() {
    if (read_) return;
    read_ = true;
    speakers_.said = find_attributions(source_.reading(), source_.sentences);
    bool tagged = false;
    tags_here_ = tags(claim_, speakers_.claimed, tagged);
    tagged = false;
    const std::vector<bool> tags_there = tags(source_, speakers_.said, tagged);
    listen(std::vector<bool>(source_.tokens.size()), whole_);
    if (tagged) listen(tags_there, untagged_);
  }

  // Per token, whether it stands between two pieces of one quotation: “The river,” SAID DUNMORE, “is dying.”
  static std::vector<bool> tags(const Side& side, const std::vector<Attribution>& attributions, bool& any) {
    std::vector<bool> out(side.tokens.size());
    for (const Attribution& a : attributions) {
      if (a.kind != AttributionKind::direct) continue;
      for (std::size_t i = 1; i < a.content.size(); ++i) {
        for (auto t = side.reading().token_at(a.content[i - 1].end); t < out.size() && side.tokens[t].where.begin < a.content[i].begin; ++t)
          any = out[t] = true;
      }
    }
    return out;
  }
  void listen(const std::vector<bool>& aside, Heard& out) const {
    read_words(source_, {0, size(source_)}, aside, out.words);
    out.chain();
  }

  [[nodiscard]] Span where(const Quotation& q) const { return {claim_.tokens[q.first].where.begin, claim_.tokens[q.last - 1].where.end}; }

  // The words between the marks; "[…]" and "[the minister]" part the pieces.
  void read_quote(const Quotation& q, std::vector<Word>& words, std::vector<Piece>& pieces, bool& owned) const {
    const Reading reading = claim_.reading();
    const std::uint32_t last = q.last - 1;
    std::uint32_t gap = 0;
    Piece piece;
    const auto cut = [&](std::uint32_t next_gap) {
      piece.last = static_cast<std::uint32_t>(words.size());
      if (piece.last > piece.first) {
        piece.gap_before = pieces.empty() ? 0 : gap;
        pieces.push_back(piece);
        gap = 0;
      }
      piece.first = piece.last;
      gap = std::max(gap, next_gap);
    };
    for (std::uint32_t t = q.first + 1; t < last; ++t) {
      const bool dots = reading.is(t, u'…') || (reading.is(t, u'.') && reading.is(t + 1, u'.'));
      if (dots) {
        cut(ellipsis_gap);
        while (t + 1 < last && (reading.is(t + 1, u'.') || reading.is(t + 1, u']') || reading.is(t + 1, u')'))) ++t;
        continue;
      }
      if (reading.is(t, u'[') || (reading.is(t, u'(') && (reading.is(t + 1, u'…') || reading.is(t + 1, u'.')))) {
        const char16_t close = reading.is(t, u'[') ? u']' : u')';
        bool left_out = false;
        std::uint32_t end = t + 1;
        while (end < last && !reading.is(end, close)) {
          left_out |= reading.is(end, u'…') || reading.is(end, u'.');
          ++end;
        }
        owned = true;
        // "W[e]", "[T]he", « l'[entreprise] »: the word is not the speaker's.
        if (t > q.first + 1 && !reading.tokens[t].space_before && !words.empty() && words.back().token == t - 1) words.pop_back();
        cut(left_out ? ellipsis_gap : bracket_gap);
        t = end + 1 < last && !reading.tokens[end + 1].space_before && reading.tokens[end + 1].kind == TokenKind::word ? end + 1 : end;
        continue;
      }
      if (claim_.tokens[t].kind != TokenKind::mark) read_words(claim_, {t, t + 1}, tags_here_, words);
    }
    cut(0);
  }

  std::optional<QuoteAnswer> check(const Quotation& q) {
    std::vector<Word> words;
    std::vector<Piece> pieces;
    bool owned = false;
    read_quote(q, words, pieces, owned);
    if (words.size() < shortest || words.size() > longest) return std::nullopt;
    QuoteAnswer out;
    out.finding.claim = where(q);
    if (claim_.pack->lang() != source_.pack->lang()) return find_translated(speakers_, words, whole_.words, std::move(out));

    for (const Heard* heard : {&whole_, &untagged_}) {
      // Of several places the one where the same person says it, and says no less.
      std::optional<QuoteAnswer> best;
      std::uint32_t n = 0;
      heard->each(words[pieces[0].first].key, [&](std::uint32_t start) {
        const auto end = end_of(*heard, words, pieces, start);
        if (!end) return true;
        QuoteAnswer answer = said_there(q, *heard, words, {start, *end}, owned || pieces.size() > 1);
        const bool fits = answer.finding.relation != Relation::other_speaker && answer.finding.relation != Relation::truncated;
        if (fits || !best) best = std::move(answer);
        return !fits && ++n < most_places;
      });
      if (best) return best;
    }
    if (is_title(q) && said_by(speakers_, out.finding.claim).empty())
      return std::nullopt;  // nobody's words: they are looked for like others
    if (words.size() < 4) return no_such_words(out.finding.claim);
    return altered(q, untagged_.words.empty() ? whole_ : untagged_, words, std::move(out));
  }

  QuoteAnswer said_there(const Quotation& q, const Heard& heard, const std::vector<Word>& words, const Place& p, bool owned) const {
    QuoteAnswer out;
    out.finding.claim = where(q);
    place(out, heard, p);
    const auto tell = [&](Relation relation, VerifyReason why) {
      out.finding.relation = relation;
      out.finding.why = why;
    };
    if (owned) tell(Relation::elided, VerifyReason::quote_elided);
    else if (same_marks(q, *out.finding.source)) tell(Relation::verbatim, VerifyReason::quote_same);
    else tell(Relation::typography, VerifyReason::quote_marks);
    const auto lost = lost_negation(q, heard.words[p.first].token);
    out.grave = elides_negation(heard, words, p);
    if (out.grave || lost) tell(Relation::truncated, VerifyReason::quote_lost_negation);
    if (lost) {  // it is shown with the words
      const std::uint32_t begin = out.finding.source->begin;
      out.finding.source->begin = source_.tokens[*lost].where.begin;
      out.finding.differences.push_back({stretch(claim_, words, 0, 0, out.finding.claim), {out.finding.source->begin, begin}});
    }
    other_speaker(out);
    return out;
  }
  void other_speaker(QuoteAnswer& out) const {
    const Attribution* there = said_in(speakers_.said, *out.finding.source);
    if (there == nullptr) return;
    const bool another = other_person(speakers_, out.finding.claim, *there, *out.finding.source);
    if (!another && !of_organisation(speakers_, out.finding.claim, *there)) return;
    out.finding.relation = Relation::other_speaker;
    out.finding.why = VerifyReason::quote_other_speaker;
    out.grave = another && !named_further_on(speakers_, out.finding.claim, *there);
  }

  // Where the pieces end that begin at `start`, or none.
  [[nodiscard]] std::optional<std::uint32_t> end_of(const Heard& heard, const std::vector<Word>& words, const std::vector<Piece>& pieces,
                                                    std::uint32_t start) const {
    std::optional<std::uint32_t> end = start;
    for (const Piece& p : pieces) {
      const std::uint32_t from = *end;
      end.reset();
      for (std::uint32_t at = from; at <= from + p.gap_before && !end; ++at) {
        if (matching(heard, words, p.first, p.last, at) == p.last - p.first) end = at + p.last - p.first;
      }
      if (!end) break;
    }
    return end;
  }
  // How many of the words [first, last) the source has from there on.
  [[nodiscard]] std::uint32_t matching(const Heard& heard, const std::vector<Word>& words, std::uint32_t first, std::uint32_t last,
                                       std::uint32_t at) const {
    std::uint32_t n = 0;
    while (first + n < last && at + n < heard.words.size() && same_words(words[first + n], heard.words[at + n], *claim_.pack)) ++n;
    return n;
  }

  void place(QuoteAnswer& out, const Heard& heard, const Place& p) const {
    out.finding.source = {source_.tokens[heard.words[p.first].token].where.begin, source_.tokens[heard.words[p.last - 1].token].where.end};
    out.passage = passage_at(source_, *out.finding.source);
  }

  // Character by character, the quotation marks apart.
  [[nodiscard]] bool same_marks(const Quotation& q, Span there) const {
    const std::uint32_t begin = claim_.tokens[q.first + 1].where.begin;
    std::uint32_t stop = q.last - 1;
    // The last stop or comma belongs to either sentence.
    while (stop > q.first + 2 && claim_.tokens[stop - 1].kind == TokenKind::mark) --stop;
    const Span a{begin, claim_.tokens[stop - 1].where.end};
    return claim_.text(a) == source_.text(there);
  }

  // "NOT | raise taxes", "I DON'T think | we will", "It is FALSE that | we": what stands right before the words and turned them round, where the
  // claim does not say so in its own words.
  [[nodiscard]] std::optional<std::uint32_t> lost_negation(const Quotation& q, std::uint32_t at) const {
    const auto lost = turned_before(source_.reading(), at);
    for (std::uint32_t t = q.first; lost && t > 0 && !claim_.tokens[t].line_before; --t) {
      if (turns_at(claim_, t - 1)) return std::nullopt;
    }
    return lost;
  }
  [[nodiscard]] std::optional<std::uint32_t> turned_before(const Reading& reading, std::uint32_t at) const {
    constexpr CategorySet small = any_of(Category::complementizer, Category::auxiliary, Category::pronoun, Category::clitic,
                                         Category::determiner, Category::preposition);
    bool says = false, negated = false;
    for (std::uint32_t t = at; t-- > 0 && t + 7 >= at;) {
      if (reading.tokens[t].kind == TokenKind::mark && !reading.apostrophe(t)) break;
      if (source_.concept_of(t) == Concept::not_true && reading.has(at - 1, Category::complementizer)) {
        // "I can't deny that", « je ne nie pas que »
        return negated || (t > 0 && reading.has(t - 1, Category::negation)) ? std::nullopt : std::optional(t);
      }
      // « je NE crois pas que »
      if (negated && t > 0 && half_negation(source_, t - 1) && reading.has(at - 1, Category::complementizer)) return t - 1;
      // Between negation and words: a verb of saying or thinking, "that", and nothing else that carries meaning.
      if (half_negation(source_, t)) continue;
      if (reading.match(t, bit(Category::negation))) {
        if (says) return t;
        if (t + 1 == at)
          return reading.match(at, any_of(Category::determiner, Category::article_one, Category::complementizer, Category::conjunction))
                     ? std::nullopt
                     : std::optional(t);
        negated = true;
      } else if (reading.match(t, bit(Category::reporting_verb))) {
        says = true;
      } else if (!reading.has_any(t, small)) {
        break;
      }
    }
    return std::nullopt;
  }

  // "We will … close", "This is … a crisis": of a source that says "will not close", "is not a crisis". What is left out whole takes its own
  // negation with it: "tea, not coffee, and cake".
  [[nodiscard]] bool elides_negation(const Heard& heard, const std::vector<Word>& words, const Place& p) const {
    const Reading reading = source_.reading();
    if (words.size() == p.last - p.first) return false;
    const bool halves = !source_.pack->setting("half_negation").empty();  // « sans aucun doute » : no « ne », no negation
    std::uint32_t since = ellipsis_gap;                                   // words since a negation that is left out
    std::size_t i = 0;
    for (std::uint32_t at = p.first; at < p.last; ++at) {
      const std::uint32_t t = heard.words[at].token;
      const bool negation = reading.has(t, Category::negation),
                 kept = i < words.size() && same_words(words[i], heard.words[at], *claim_.pack);
      if ((at > p.first && t > heard.words[at - 1].token + 1) ||
          reading.has_any(t, any_of(Category::numeral_joiner, Category::adversative)))
        since = ellipsis_gap;
      if (kept && (negation || since < close_by)) return !negation;  // "we do not … nor …": what is kept says it
      if (kept) ++i;
      else since = negation && (!halves || since < ellipsis_gap || listed(reading, t, "half_negation")) ? 0 : since + 1;
    }
    return false;
  }

  // --- the same words but for some

  QuoteAnswer altered(const Quotation& q, const Heard& heard, const std::vector<Word>& words, QuoteAnswer out) const {
    const auto m = static_cast<std::uint32_t>(words.size());
    const auto crowd = crowded(heard, words);
    if (!crowd) return no_such_words(out.finding.claim);
    const std::uint32_t from = *crowd > 10 ? *crowd - 10 : 0;
    const auto to = static_cast<std::uint32_t>(std::min<std::size_t>(heard.words.size(), *crowd + m + 14));
    WordAlignment found = align_words(words, heard.words, from, to, *claim_.pack);
    place(out, heard, {found.first, found.last});
    const auto written = [&](const Altered& c) { return only_written(heard, words, c, out.finding.claim, *out.finding.source); };
    std::uint32_t edits = 0;
    for (const Altered& c : found.changes) {
      if (!written(c)) edits += std::max(c.claim_last - c.claim_first, c.source_last - c.source_first);
    }
    const auto unowned = edits > 3 ? cut_short(heard, words) : std::nullopt;
    if (unowned) {
      found = *unowned;
      place(out, heard, {found.first, found.last});
      edits = 1;
    }
    if (10 * edits > 4 * m || m - edits < 3) return no_such_words(out.finding.claim);
    for (const Altered& c : found.changes) {
      if (edits > 0 && !unowned && written(c)) continue;
      out.finding.differences.push_back({stretch(claim_, words, c.claim_first, c.claim_last, out.finding.claim),
                                         stretch(source_, heard.words, c.source_first, c.source_last, *out.finding.source)});
      out.grave |= edits > 0 && !unowned && weighs(heard, words, c, out.finding);
    }
    out.finding.relation = edits > 0 ? Relation::altered : Relation::typography;
    out.finding.why = edits > 0 ? VerifyReason::quote_altered : VerifyReason::quote_marks;
    if (unowned && elides_negation(heard, words, {found.first, found.last})) {
      out.finding.relation = Relation::truncated;
      out.finding.why = VerifyReason::quote_lost_negation;
      out.grave = true;
    }
    // More words changed than a slip, or few to go by: only near-verbatim quotations are called altered.
    if (m < 6 || (10 * edits > 25 * m / 10 && edits > 3)) out.grave = false;
    // A title, or a name in marks: nobody's words.
    if (out.finding.relation == Relation::altered && (is_title(q) || (out.grave && said_by(speakers_, out.finding.claim).empty())))
      return no_such_words(out.finding.claim);
    other_speaker(out);
    return out;
  }

  // Where the words of the quotation crowd: votes for the place it would begin at.
  [[nodiscard]] static std::optional<std::uint32_t> crowded(const Heard& heard, const std::vector<Word>& words) {
    std::vector<double> votes(heard.words.size() / 4 + 2);
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      std::uint32_t n = 0;
      const auto count = [&](std::uint32_t) { return ++n <= most_common; };
      heard.each(words[i].key, count);
      if (n > most_common) continue;
      heard.each(words[i].key, [&](std::uint32_t at) {
        const std::uint32_t start = at >= i ? at - i : 0;
        votes[start / 4] += 1.0 / (1.0 + n);
        votes[start / 4 + 1] += 1.0 / (1.0 + n);
        return true;
      });
    }
    const auto most = std::max_element(votes.begin(), votes.end());
    return *most == 0 ? std::nullopt : std::optional(static_cast<std::uint32_t>(most - votes.begin()) * 4);
  }

  // The source's words, with some left out in one place where the quotation owns up to nothing.
  [[nodiscard]] std::optional<WordAlignment> cut_short(const Heard& heard, const std::vector<Word>& words) const {
    const auto m = static_cast<std::uint32_t>(words.size());
    std::optional<WordAlignment> out;
    heard.each(words[0].key, [&](std::uint32_t start) {
      const std::uint32_t head = matching(heard, words, 0, m, start);
      for (std::uint32_t at = start + head + 1;
           head >= least_of_cut && head + least_of_cut <= m && at <= start + head + ellipsis_gap && !out; ++at) {
        if (matching(heard, words, head, m, at) == m - head) out = WordAlignment{start, at + m - head, {{head, head, start + head, at}}};
      }
      return !out;
    });
    return out;
  }

  // Of words [first, last), inside `in`; where there are none, the place between two.
  [[nodiscard]] static Span stretch(const Side& side, const std::vector<Word>& words, std::uint32_t first, std::uint32_t last, Span in) {
    const std::uint32_t begin = first < words.size() ? std::min(side.tokens[words[first].token].where.begin, in.end) : in.end;
    return {begin, last > first ? side.tokens[words[last - 1].token].where.end : begin};
  }

  // "15%" and "fifteen per cent", « l'Etat » and « l'État », « je sais pas » and « je ne sais pas »: the same, written otherwise.
  [[nodiscard]] bool only_written(const Heard& heard, const std::vector<Word>& words, const Altered& c, Span quoted, Span found) const {
    const bool ours = c.claim_last > c.claim_first, theirs = c.source_last > c.source_first;
    if (ours && theirs && c.claim_last - c.claim_first == c.source_last - c.source_first) {
      bool same = true;
      for (std::uint32_t i = 0; same && c.claim_first + i < c.claim_last; ++i)
        same = term_key(words[c.claim_first + i].key, false) == term_key(heard.words[c.source_first + i].key, false);
      if (same) return true;
    }
    if (ours != theirs) {
      const auto half = [](const Side& side, const std::vector<Word>& of, std::uint32_t first, std::uint32_t last) {
        if (last != first + 1 || !half_negation(side, of[first].token)) return false;
        for (std::uint32_t i = last; i < of.size() && i < last + 4; ++i) {
          if (side.reading().has(of[i].token, Category::negation) || listed(side.reading(), of[i].token, "nobody")) return true;
        }
        return false;
      };
      if (ours ? half(claim_, words, c.claim_first, c.claim_last) : half(source_, heard.words, c.source_first, c.source_last)) return true;
    }
    // Each side's words are of a figure, and the other has it too.
    return (ours || theirs) &&
           (!ours || of_same_figure(claim_, stretch(claim_, words, c.claim_first, c.claim_last, quoted), source_, found)) &&
           (!theirs || of_same_figure(source_, stretch(source_, heard.words, c.source_first, c.source_last, found), claim_, quoted));
  }
  // Whether the words are of a figure that the other side has too, among its own.
  [[nodiscard]] static bool of_same_figure(const Side& side, Span part, const Side& other, Span among, Likeness too = Likeness::equal) {
    return std::any_of(side.quantities.begin(), side.quantities.end(), [&](const Quantity& a) {
      return a.where.contains(part) && std::any_of(other.quantities.begin(), other.quantities.end(), [&](const Quantity& b) {
               if (!among.overlaps(b.where)) return false;
               const Likeness like = compare(a, side.pack->units(), b, other.pack->units());
               return like == Likeness::equal || like == too;
             });
    });
  }

  // "Board of Education of Topeka": every word that carries meaning is written large.
  [[nodiscard]] bool is_title(const Quotation& q) const {
    const Reading reading = claim_.reading();
    int large = 0;
    for (std::uint32_t t = q.first; t < q.last; ++t) {
      const Token& token = claim_.tokens[t];
      if (token.kind != TokenKind::word) continue;
      if (token.capitalised) ++large;
      else if (token.where.size() > 3 &&
               !reading.categories(t).meets(any_of(Category::function_word, Category::preposition, Category::determiner)))
        return false;
    }
    return large >= 2;
  }
  // Whether what differs carries meaning: a negation, a figure, a word put in or put in another's place. What is left out says less, and the
  // same word in another form, or another spelling, the same.
  [[nodiscard]] bool weighs(const Heard& heard, const std::vector<Word>& words, const Altered& c, const Finding& in) const {
    const bool left_out = c.claim_first == c.claim_last;
    const bool one = c.claim_last == c.claim_first + 1 && c.source_last == c.source_first + 1;
    if (one && !claim_.figure[words[c.claim_first].token] &&
        same_word(term_key(words[c.claim_first].key, false), term_key(heard.words[c.source_first].key, false), false))
      return false;
    const auto any = [&](const Side& side, const std::vector<Word>& of, std::uint32_t first, std::uint32_t last, const Side& other,
                         Span among) {
      const Reading reading = side.reading();
      for (std::uint32_t i = first; i < last; ++i) {
        const std::uint32_t t = of[i].token;
        if (side.figure[t] ? !of_same_figure(side, side.tokens[t].where, other, among, Likeness::same_number) : turns_at(side, t))
          return true;
        if (!left_out && !side.figure[t] && side.tokens[t].where.size() > 2 &&
            !reading.has_any(
                t, any_of(Category::function_word, Category::determiner, Category::preposition, Category::auxiliary, Category::pronoun)))
          return true;
      }
      return false;
    };
    return any(claim_, words, c.claim_first, c.claim_last, source_, *in.source) ||
           any(source_, heard.words, c.source_first, c.source_last, claim_, in.claim);
  }

  const Side& claim_;
  const Side& source_;
  Speakers speakers_;
  bool read_ = false;
  std::vector<bool> tags_here_;  // per token of the claim
  Heard whole_;
  Heard untagged_;  // empty where the source has no tags
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
  return Quotes(claim, speaker, source).run();
}

}  // namespace citelight
