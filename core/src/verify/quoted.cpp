#include "verify/quoted.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "attribution/attribution.h"
#include "base/unicode.h"
#include "text/noun_phrase.h"
#include "text/quotation.h"
#include "verify/compare.h"
#include "verify/concepts.h"
#include "verify/terms.h"

namespace citelight {
namespace {

constexpr std::uint32_t shortest = 3;       // words: fewer are a name or a title
constexpr std::uint32_t longest = 400;      // words compared one by one
constexpr std::uint32_t ellipsis_gap = 80;  // words of the source that "[…]" may stand for
constexpr std::uint32_t bracket_gap = 6;    // … and "[the minister]"
constexpr std::uint32_t close_by = 2;       // words that a negation may stand before what it negates
constexpr double partly_shared = 0.3;       // of the words that carry meaning, across languages: it is that quotation
constexpr double plainly_shared = 0.33;     // … and nobody else's

struct Word {
  std::u16string key;
  std::uint32_t token = 0;
};

// A quotation as it is searched: runs of words, between them what the writer owned up to leaving out.
struct Piece {
  std::uint32_t first = 0;  // into the words
  std::uint32_t last = 0;
  std::uint32_t gap_before = 0;
};

class Quotes {
 public:
  Quotes(const Side& claim, std::u16string_view speaker, const Side& source)
      : claim_(claim), speaker_(speaker), source_(source), concepts_(*claim.pack), across_(claim.pack->lang() != source.pack->lang()) {}

  std::vector<QuoteAnswer> run() {
    std::vector<QuoteAnswer> out;
    const Reading reading = claim_.reading();
    for (const Passage& p : claim_.passages) {
      for (const Quotation& q : find_quotations(reading, {p.first, p.last}, false)) {
        // Marks left open by whoever cut the sentence out, or around the whole of it, quote nobody.
        if (!q.closed || (q.first == p.first && q.last + 1 >= p.last)) continue;
        read_source();
        if (auto answer = check(q)) out.push_back(std::move(*answer));
      }
    }
    return out;
  }

 private:
  // Once, and only for a claim that quotes: most claims don't, and the source is long.
  void read_source() {
    if (read_) return;
    read_ = true;
    read_words(source_, {0, static_cast<std::uint32_t>(source_.tokens.size())}, there_);
    for (std::uint32_t i = 0; i < there_.size(); ++i) places_[there_[i].key].push_back(i);
    claimed_ = find_attributions(claim_.reading(), claim_.sentences);
    said_ = find_attributions(source_.reading(), source_.sentences);
  }

  static void read_words(const Side& side, Stretch part, std::vector<Word>& out) {
    std::u16string folded;
    for (std::uint32_t t = part.first; t < part.last; ++t) {
      if (side.tokens[t].kind == TokenKind::mark) continue;
      folded.clear();
      unicode::fold(side.text(side.tokens[t].where), folded);
      std::u16string key;
      for (const char16_t c : folded)
        if (c != u'\'' && c != u'-') key += c;
      if (!key.empty()) out.push_back({std::move(key), t});
    }
  }

  // The words between the marks; "[…]" and "[the minister]" part the pieces.
  void read_quote(const Quotation& q, std::vector<Word>& words, std::vector<Piece>& pieces) const {
    const Reading reading = claim_.reading();
    const std::uint32_t last = q.closed ? q.last - 1 : q.last;
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
        cut(left_out ? ellipsis_gap : bracket_gap);
        t = end;
        continue;
      }
      if (claim_.tokens[t].kind != TokenKind::mark) read_words(claim_, {t, t + 1}, words);
    }
    cut(0);
  }

  std::optional<QuoteAnswer> check(const Quotation& q) {
    std::vector<Word> words;
    std::vector<Piece> pieces;
    read_quote(q, words, pieces);
    if (words.size() < shortest || words.size() > longest) return std::nullopt;
    QuoteAnswer out;
    out.finding.claim = {claim_.tokens[q.first].where.begin, claim_.tokens[q.last - 1].where.end};
    if (across_) return translated(q, words, std::move(out));

    if (const auto found = find_exact(words, pieces)) {
      const auto [first, last] = *found;
      place(out, first, last);
      out.finding.relation = pieces.size() > 1 ? Relation::elided : same_marks(q, first, last) ? Relation::verbatim : Relation::typography;
      out.finding.why = pieces.size() > 1                            ? VerifyReason::quote_elided
                        : out.finding.relation == Relation::verbatim ? VerifyReason::quote_same
                                                                     : VerifyReason::quote_marks;
      if (const bool elided = elides_negation(words, first, last); elided || loses_negation(first)) {
        out.finding.relation = Relation::truncated;
        out.finding.why = VerifyReason::quote_lost_negation;
        out.grave = elided;
      }
      other_speaker(q, out);
      return out;
    }
    // A title or a name is nobody's words: its words are looked for like others.
    if (is_title(q) && speaker_.empty() && around(claimed_, out.finding.claim) == nullptr) return std::nullopt;
    if (words.size() < 4) return absent(std::move(out));
    return altered(q, words, std::move(out));
  }

  static QuoteAnswer absent(QuoteAnswer out) {
    out.grave = false;
    out.finding.source.reset();
    out.finding.differences.clear();
    out.passage.reset();
    out.finding.relation = Relation::absent;
    out.finding.why = VerifyReason::no_such_words;
    return out;
  }

  // Words [first, last) of the source, or none.
  [[nodiscard]] std::optional<std::pair<std::uint32_t, std::uint32_t>> find_exact(const std::vector<Word>& words,
                                                                                  const std::vector<Piece>& pieces) const {
    if (pieces.empty()) return std::nullopt;
    const auto stands = [&](const Piece& p, std::uint32_t at) {
      if (at + (p.last - p.first) > there_.size()) return false;
      for (std::uint32_t i = p.first; i < p.last; ++i) {
        if (words[i].key != there_[at + i - p.first].key) return false;
      }
      return true;
    };
    const auto starts = places_.find(words[pieces[0].first].key);
    if (starts == places_.end()) return std::nullopt;
    for (const std::uint32_t start : starts->second) {
      if (!stands(pieces[0], start)) continue;
      std::uint32_t end = start + pieces[0].last - pieces[0].first;
      bool whole = true;
      for (std::size_t i = 1; i < pieces.size() && whole; ++i) {
        whole = false;
        for (std::uint32_t at = end; at <= end + pieces[i].gap_before; ++at) {
          if (!stands(pieces[i], at)) continue;
          end = at + pieces[i].last - pieces[i].first;
          whole = true;
          break;
        }
      }
      if (whole) return std::pair(start, end);
    }
    return std::nullopt;
  }

  void place(QuoteAnswer& out, std::uint32_t first, std::uint32_t last) const {
    const Span where{source_.tokens[there_[first].token].where.begin, source_.tokens[there_[last - 1].token].where.end};
    out.finding.source = where;
    const auto p = std::partition_point(source_.passages.begin(), source_.passages.end(),
                                        [&](const Passage& each) { return each.where.end <= where.begin; });
    if (p != source_.passages.end()) out.passage = static_cast<std::uint32_t>(p - source_.passages.begin());
  }

  // Character by character, the quotation marks apart.
  [[nodiscard]] bool same_marks(const Quotation& q, std::uint32_t first, std::uint32_t last) const {
    const std::uint32_t begin = claim_.tokens[q.first + 1].where.begin;
    std::uint32_t stop = q.closed ? q.last - 1 : q.last;
    // The last stop or comma belongs to either sentence.
    while (stop > q.first + 2 && claim_.tokens[stop - 1].kind == TokenKind::mark) --stop;
    const Span a{begin, claim_.tokens[stop - 1].where.end};
    const Span b{source_.tokens[there_[first].token].where.begin, source_.tokens[there_[last - 1].token].where.end};
    return claim_.text(a) == source_.text(b);
  }

  // "not | raise taxes", "I don't think | we will": what stands right before the words turned them round.
  [[nodiscard]] bool loses_negation(std::uint32_t first) const {
    const Reading reading = source_.reading();
    const std::uint32_t at = there_[first].token;
    const auto negation = [&](std::uint32_t t) { return reading.match(t, bit(Category::negation)).has_value(); };
    for (std::uint32_t back = 1; back <= 5 && back <= at; ++back) {
      const std::uint32_t t = at - back;
      if (source_.tokens[t].kind == TokenKind::mark && !reading.is(t, u'\'') && !reading.is(t, u'’')) return false;
      if (!negation(t)) continue;
      if (back == 1)
        return !reading.match(at, any_of(Category::determiner, Category::article_one, Category::complementizer, Category::conjunction));
      // Between negation and words: a verb of thinking, "that", and nothing else that carries meaning.
      for (std::uint32_t k = t + 1; k < at; ++k) {
        const auto verb = reading.match(k, bit(Category::reporting_verb));
        if (verb && reading.pack.text(verb->value).starts_with("opinion")) return true;
      }
      return false;
    }
    return false;
  }

  // "We will … close", "This is … a crisis": of a source that says "will not close", "is not a crisis". What is left out whole takes its own
  // negation with it: "tea, not coffee, and cake".
  [[nodiscard]] bool elides_negation(const std::vector<Word>& words, std::uint32_t first, std::uint32_t last) const {
    const Reading reading = source_.reading();
    if (words.size() == last - first) return false;
    const bool halves = !source_.pack->setting("half_negation").empty();  // « sans aucun doute » : no « ne », no negation
    std::uint32_t since = ellipsis_gap;                                   // words since a negation that is left out
    std::size_t i = 0;
    for (std::uint32_t at = first; at < last; ++at) {
      const std::uint32_t t = there_[at].token;
      const bool negation = reading.has(t, Category::negation), kept = i < words.size() && words[i].key == there_[at].key;
      if ((at > first && t > there_[at - 1].token + 1) || reading.has_any(t, any_of(Category::numeral_joiner, Category::adversative)))
        since = ellipsis_gap;
      if (kept && (negation || since < close_by)) return !negation;  // "we do not … nor …": what is kept says it
      if (kept) ++i;
      else since = negation && (!halves || since < ellipsis_gap || listed(reading, t, "half_negation")) ? 0 : since + 1;
    }
    return false;
  }

  // --- who says it

  [[nodiscard]] static const Attribution* around(const std::vector<Attribution>& attributions, Span where) {
    for (const Attribution& a : attributions) {
      if (a.speaker.empty()) continue;
      for (const Span c : a.content) {
        if (c.overlaps(where)) return &a;
      }
    }
    return nullptr;
  }
  // A name's words: "Claire Montel" → claire, montel.
  [[nodiscard]] static std::vector<std::u16string> name_words(std::u16string_view name) {
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
  void other_speaker(const Quotation& q, QuoteAnswer& out) const {
    if (!out.finding.source) return;
    const Span quoted{claim_.tokens[q.first].where.begin, claim_.tokens[q.last - 1].where.end};
    const Attribution* here = around(claimed_, quoted);
    const Attribution* there = around(said_, *out.finding.source);
    std::u16string_view said_by = here != nullptr ? std::u16string_view(here->speaker) : speaker_;
    if (said_by.empty() || there == nullptr || there->source_type == SourceType::anonymous) return;
    const auto a = name_words(said_by);
    const auto b = name_words(there->speaker);
    if (a.empty() || b.empty()) return;
    for (const auto& x : a) {
      for (const auto& y : b)
        if (same_word(x, y, false)) return;
    }
    // Two people; an organisation may speak through a person.
    const bool persons = (here == nullptr || here->source_type == SourceType::person || here->source_type == SourceType::unknown) &&
                         (there->source_type == SourceType::person || there->source_type == SourceType::unknown);
    if (!persons || a.size() < 2 || b.size() < 2) return;
    out.finding.relation = Relation::other_speaker;
    out.finding.why = VerifyReason::quote_other_speaker;
    out.grave = true;
  }

  // --- the same words but for some

  std::optional<QuoteAnswer> altered(const Quotation& q, const std::vector<Word>& words, QuoteAnswer out) {
    const auto m = static_cast<std::uint32_t>(words.size());
    // Where the words of the quotation crowd: votes for the place it would begin at.
    std::vector<double> votes(there_.size() / 4 + 2);
    for (std::uint32_t i = 0; i < m; ++i) {
      const auto found = places_.find(words[i].key);
      if (found == places_.end() || found->second.size() > 200) continue;
      const double rare = 1.0 / (1.0 + static_cast<double>(found->second.size()));
      for (const std::uint32_t at : found->second) {
        const std::uint32_t start = at >= i ? at - i : 0;
        votes[start / 4] += rare;
        votes[start / 4 + 1] += rare;
      }
    }
    const auto most = std::max_element(votes.begin(), votes.end());
    if (*most == 0) return absent(std::move(out));
    const auto best = static_cast<std::uint32_t>(most - votes.begin());
    const std::uint32_t from = best * 4 > 10 ? best * 4 - 10 : 0;
    const auto to = static_cast<std::uint32_t>(std::min<std::size_t>(there_.size(), best * 4 + m + 14));
    const std::uint32_t n = to - from;
    // Edit distance, free at both ends of the source.
    std::vector<std::uint32_t> cost((m + 1) * (n + 1), 0);
    const auto at = [&](std::uint32_t i, std::uint32_t j) -> std::uint32_t& { return cost[i * (n + 1) + j]; };
    for (std::uint32_t i = 1; i <= m; ++i) {
      at(i, 0) = i;
      for (std::uint32_t j = 1; j <= n; ++j) {
        const bool same = words[i - 1].key == there_[from + j - 1].key;
        at(i, j) = std::min({at(i - 1, j - 1) + (same ? 0u : 1u), at(i - 1, j) + 1, at(i, j - 1) + 1});
      }
    }
    std::uint32_t end = 0;
    for (std::uint32_t j = 1; j <= n; ++j)
      if (at(m, j) < at(m, end)) end = j;
    const std::uint32_t edits = at(m, end);
    if (edits == 0) return absent(std::move(out));
    if (10 * edits > 4 * m || m - edits < 3) return absent(std::move(out));
    // Back along the cheapest way: what differs, joined into stretches.
    std::uint32_t i = m, j = end;
    struct Step {
      bool same;
      std::uint32_t i0, i1, j0, j1;
    };
    std::vector<Step> steps;
    while (i > 0) {
      if (j > 0 && at(i, j) == at(i - 1, j - 1) + (words[i - 1].key == there_[from + j - 1].key ? 0u : 1u)) {
        steps.push_back({words[i - 1].key == there_[from + j - 1].key, i - 1, i, j - 1, j});
        --i;
        --j;
      } else if (at(i, j) == at(i - 1, j) + 1) {
        steps.push_back({false, i - 1, i, j, j});
        --i;
      } else {
        steps.push_back({false, i, i, j - 1, j});
        --j;
      }
    }
    std::reverse(steps.begin(), steps.end());
    place(out, from + j, from + std::max(end, j + 1));
    for (std::size_t s = 0; s < steps.size();) {
      if (steps[s].same) {
        ++s;
        continue;
      }
      std::size_t e = s;
      while (e + 1 < steps.size() && !steps[e + 1].same) ++e;
      Difference d;
      const std::uint32_t i0 = steps[s].i0, i1 = steps[e].i1, j0 = steps[s].j0, j1 = steps[e].j1;
      d.claim = i1 > i0 ? Span{claim_.tokens[words[i0].token].where.begin, claim_.tokens[words[i1 - 1].token].where.end}
                        : Span{claim_.tokens[words[std::min(i0, m - 1)].token].where.begin,
                               claim_.tokens[words[std::min(i0, m - 1)].token].where.begin};
      const std::uint32_t anchor = from + std::min(j0, n - 1);
      d.source = j1 > j0 ? Span{source_.tokens[there_[from + j0].token].where.begin, source_.tokens[there_[from + j1 - 1].token].where.end}
                         : Span{source_.tokens[there_[anchor].token].where.begin, source_.tokens[there_[anchor].token].where.begin};
      out.finding.differences.push_back(d);
      out.grave |= weighs(claim_, words, i0, i1) || weighs(source_, there_, from + j0, from + j1);
      s = e + 1;
    }
    out.finding.relation = Relation::altered;
    out.finding.why = VerifyReason::quote_altered;
    // A title or a name in quotation marks is nobody's words.
    const Span quoted{claim_.tokens[q.first].where.begin, claim_.tokens[q.last - 1].where.end};
    if (is_title(q) || (around(claimed_, quoted) == nullptr && speaker_.empty())) return absent(std::move(out));
    if (m < 6) out.grave = false;
    // More words changed than a slip: only near-verbatim quotations are called altered.
    if (10 * edits > 25 * m / 10 && edits > 3) out.grave = false;
    const QuoteAnswer kept = out;
    other_speaker(q, out);
    if (out.finding.relation == Relation::other_speaker) out.finding.differences = kept.finding.differences;
    return out;
  }
  // "Board of Education of Topeka": every word that carries meaning is written large.
  template <class Quoted>
  [[nodiscard]] bool is_title(const Quoted& q) const {
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
  // Whether one of the words carries meaning: a negation, a figure, a content word.
  [[nodiscard]] static bool weighs(const Side& side, const std::vector<Word>& words, std::uint32_t first, std::uint32_t last) {
    const Reading reading = side.reading();
    for (std::uint32_t i = first; i < last; ++i) {
      const std::uint32_t t = words[i].token;
      if (side.figure[t] || reading.categories(t).meets(bit(Category::negation))) return true;
      if (!reading.categories(t).meets(
              any_of(Category::function_word, Category::determiner, Category::preposition, Category::auxiliary, Category::pronoun)) &&
          side.tokens[t].where.size() > 2)
        return true;
    }
    return false;
  }

  // --- another language

  // What two languages can be compared by: words that look alike or stand for the same concept, figures, negations.
  struct Gist {
    std::uint32_t words = 0;
    std::vector<std::u16string> keys;  // of the words that carry meaning
    std::vector<Concept> concepts;     // of each of them
    std::vector<const Quantity*> figures;
    std::vector<Decimal> vague;  // "thousands", "centaines"
    std::vector<Concept> ideas;  // all concepts met, those of function words too
    bool negated = false;
    bool nobody = false;  // negates where the other language needs a negation beside it: "nobody has", "personne n'a"
    bool turned = false;  // says something like a negation without one: "without", "manque"
  };
  static void add_gist(const Side& side, const std::vector<Word>& words, std::size_t first, std::size_t last, Gist& out) {
    const Reading reading = side.reading();
    for (std::size_t i = first; i < last; ++i) {
      const std::uint32_t t = words[i].token;
      ++out.words;
      if (reading.match(t, bit(Category::negation))) out.negated = true;
      if (const auto m = reading.match(t, any_of(Category::vague_plural, Category::collective)))
        out.vague.push_back(side.pack->decimal(m->value));
      const Concept idea = side.concept_of(t);
      out.nobody |= idea == Concept::not_anyone;
      out.turned |= turns(idea);
      if (idea != Concept::none) out.ideas.push_back(idea);
      if (side.figure[t] || reading.categories(t).meets(any_of(Category::function_word, Category::determiner, Category::preposition,
                                                               Category::auxiliary, Category::pronoun)))
        continue;
      if (words[i].key.size() < 4 && idea == Concept::none) continue;
      out.keys.push_back(term_key(words[i].key, true));
      out.concepts.push_back(idea);
    }
    if (first >= last) return;
    const Span where{side.tokens[words[first].token].where.begin, side.tokens[words[last - 1].token].where.end};
    for (const Quantity& q : side.quantities) {
      if (where.contains(q.where)) out.figures.push_back(&q);
    }
  }
  // How many of the claim's words that carry meaning, and of its figures, the source's words have.
  [[nodiscard]] double shared(const Gist& a, const Gist& b) const {
    double out = 0;
    for (std::size_t i = 0; i < a.keys.size(); ++i) {
      for (std::size_t k = 0; k < b.keys.size(); ++k) {
        if ((a.keys[i].size() >= 4 && same_word(a.keys[i], b.keys[k], true)) ||
            (a.concepts[i] != Concept::none && a.concepts[i] == b.concepts[k])) {
          ++out;
          break;
        }
      }
    }
    for (const Quantity* q : a.figures) {
      if (std::any_of(b.figures.begin(), b.figures.end(), [&](const Quantity* o) { return agree(*q, *o); })) ++out;
    }
    return out;
  }
  [[nodiscard]] Likeness like(const Quantity& c, const Quantity& s) const {
    return compare(c, claim_.pack->units(), s, source_.pack->units());
  }
  [[nodiscard]] bool agree(const Quantity& c, const Quantity& s) const {
    const Likeness l = like(c, s);
    return l != Likeness::differs && l != Likeness::incomparable;
  }
  // The one figure of each that the other does not have, where they can be compared: another figure was put into the speaker's mouth.
  [[nodiscard]] bool other_figure(const Gist& a, const Gist& b) const {
    if (a.vague.size() == 1 && b.vague.size() == 1 && a.figures.size() == b.figures.size())
      return citelight::compare(a.vague[0], b.vague[0]) != 0;
    if (a.vague.size() != b.vague.size()) return false;
    const auto odd = [&](const std::vector<const Quantity*>& of, auto met) {
      std::vector<const Quantity*> out;
      for (const Quantity* q : of)
        if (!met(*q)) out.push_back(q);
      return out;
    };
    const auto ours = odd(a.figures, [&](const Quantity& q) {
      return std::any_of(b.figures.begin(), b.figures.end(), [&](const Quantity* o) { return agree(q, *o); });
    });
    const auto theirs = odd(b.figures, [&](const Quantity& q) {
      return std::any_of(a.figures.begin(), a.figures.end(), [&](const Quantity* o) { return agree(*o, q); });
    });
    return ours.size() == 1 && theirs.size() == 1 && like(*ours[0], *theirs[0]) == Likeness::differs;
  }

  // "promised" here and "refused" there, and neither says the other's word too.
  [[nodiscard]] bool opposed(const Gist& a, const Gist& b) const {
    const auto alone = [](const Gist& x, const Gist& y, Concept idea) {
      return std::find(x.ideas.begin(), x.ideas.end(), idea) != x.ideas.end() &&
             std::find(y.ideas.begin(), y.ideas.end(), idea) == y.ideas.end();
    };
    const auto either = [&](Concept x, Concept y) { return (alone(a, b, x) && alone(b, a, y)) || (alone(a, b, y) && alone(b, a, x)); };
    return concepts_.any_opposites(either) || concepts_.any_converses(either);
  }

  // The same person's words of like length, with what both languages share in
  // them: that they say the same, nobody can tell word for word. That they don't
  // can be told: by a figure, by a negation on one side alone, or where the words are another's.
  std::optional<QuoteAnswer> translated(const Quotation& q, const std::vector<Word>& words, QuoteAnswer out) {
    const Span quoted{claim_.tokens[q.first].where.begin, claim_.tokens[q.last - 1].where.end};
    const Attribution* here = around(claimed_, quoted);
    const std::u16string_view said_by = here != nullptr ? std::u16string_view(here->speaker) : speaker_;
    const auto names = name_words(said_by);
    Gist asked;
    add_gist(claim_, words, 0, words.size(), asked);
    struct Best {
      const Attribution* who = nullptr;
      Gist gist;
      double shared = -1;
    };
    Best own, others;
    for (const Attribution& a : said_) {
      if (a.kind != AttributionKind::direct && a.kind != AttributionKind::mixed) continue;
      Gist gist;
      for (const Span c : a.content) {
        const auto first = std::partition_point(there_.begin(), there_.end(),
                                                [&](const Word& w) { return source_.tokens[w.token].where.begin < c.begin; });
        const auto last =
            std::partition_point(first, there_.end(), [&](const Word& w) { return source_.tokens[w.token].where.end <= c.end; });
        add_gist(source_, there_, static_cast<std::size_t>(first - there_.begin()), static_cast<std::size_t>(last - there_.begin()), gist);
      }
      const double ratio = static_cast<double>(gist.words) / static_cast<double>(words.size());
      if (ratio < 0.5 || ratio > 1.8) continue;
      const auto other = name_words(a.speaker);
      const bool same = std::any_of(names.begin(), names.end(), [&](const auto& x) {
        return std::any_of(other.begin(), other.end(), [&](const auto& y) { return same_word(x, y, false); });
      });
      const double both = shared(asked, gist);
      Best& best = same ? own : others;
      if (both > best.shared) best = {&a, std::move(gist), both};
    }
    const double carried = static_cast<double>(asked.keys.size() + asked.figures.size());
    const auto told = [&](const Best& best, Relation relation, VerifyReason why, bool grave) {
      out.finding.source = best.who->content.front();
      const auto p = std::partition_point(source_.passages.begin(), source_.passages.end(),
                                          [&](const Passage& each) { return each.where.end <= out.finding.source->begin; });
      if (p != source_.passages.end()) out.passage = static_cast<std::uint32_t>(p - source_.passages.begin());
      out.finding.relation = relation;
      out.finding.why = why;
      out.grave = grave;
      return std::move(out);
    };
    // Somebody else's words, plainly: two people, named in full.
    if (others.who != nullptr && others.shared >= 3 && others.shared >= plainly_shared * carried && others.shared >= own.shared + 2) {
      const bool persons = (here == nullptr || here->source_type == SourceType::person || here->source_type == SourceType::unknown) &&
                           (others.who->source_type == SourceType::person || others.who->source_type == SourceType::unknown);
      if (persons && names.size() >= 2 && name_words(others.who->speaker).size() >= 2)
        return told(others, Relation::other_speaker, VerifyReason::quote_other_speaker, true);
    }
    if (own.who == nullptr) return absent(std::move(out));
    if (own.shared >= 2 && own.shared >= partly_shared * carried) {
      const bool one_negates = asked.negated != own.gist.negated && !(asked.negated ? own.gist.turned : asked.turned);
      // A negation and an opposite cancel out: "did not refuse", "a accepté".
      const bool turns =
          opposed(asked, own.gist) ? asked.negated == own.gist.negated || (asked.negated ? own.gist.nobody : asked.nobody) : one_negates;
      if (other_figure(asked, own.gist) || turns)
        return told(own, Relation::altered, one_negates ? VerifyReason::negated : VerifyReason::quote_altered, true);
    }
    return told(own, Relation::translated, VerifyReason::quote_translated, false);
  }

  const Side& claim_;
  const std::u16string_view speaker_;
  const Side& source_;
  const Concepts concepts_;
  const bool across_;
  bool read_ = false;
  std::vector<Attribution> claimed_;  // who says what in the claim
  std::vector<Attribution> said_;     // … in the source
  std::vector<Word> there_;
  std::unordered_map<std::u16string, std::vector<std::uint32_t>> places_;
};

}  // namespace

std::vector<QuoteAnswer> check_quotes(const Side& claim, std::u16string_view speaker, const Side& source) {
  return Quotes(claim, speaker, source).run();
}

}  // namespace citelight
