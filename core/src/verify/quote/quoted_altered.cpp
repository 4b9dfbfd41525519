#include "verify/quote/quoted_altered.h"

#include <algorithm>
#include <cstdint>

#include "verify/figure/compare.h"
#include "verify/quote/quoted_pieces.h"
#include "verify/terms.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

constexpr std::uint32_t most_common = 200;                   // places of a word: more tell nothing
constexpr std::uint32_t least_of_cut = 3;                    // words in front of what is left out without a mark, and behind
constexpr std::uint32_t least_kept = 3;                      // words
constexpr std::uint32_t slips = 3;                           // words changed that may be slips
constexpr std::uint32_t few_words = 6;                       // of a quotation: little to go by
constexpr std::uint32_t stride = 4;                          // words of the source that share their votes
constexpr std::uint32_t room_before = 10, room_behind = 14;  // words around the place that is voted for

// Where the words of the quotation crowd: votes for the place it would begin at.
std::optional<std::uint32_t> crowded(const std::vector<Word>& words, const IndexedWords& there) {
  std::vector<double> votes(there.list().size() / stride + 2);
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    std::uint32_t n = 0;
    there.each(words[i].key, [&](std::uint32_t) { return ++n <= most_common; });
    if (n > most_common) continue;
    there.each(words[i].key, [&](std::uint32_t at) {
      const std::uint32_t start = at >= i ? at - i : 0;
      votes[start / stride] += 1.0 / (1.0 + n);
      votes[start / stride + 1] += 1.0 / (1.0 + n);
      return true;
    });
  }
  const auto most = std::max_element(votes.begin(), votes.end());
  return *most == 0 ? std::nullopt : std::optional(static_cast<std::uint32_t>(most - votes.begin()) * stride);
}

// The source's words, with some left out in one place where the quotation owns up to nothing.
std::optional<WordAlignment> cut_short(const std::vector<Word>& words, const IndexedWords& there, const Pack& pack) {
  const auto m = static_cast<std::uint32_t>(words.size());
  std::optional<WordAlignment> out;
  there.each(words[0].key, [&](std::uint32_t start) {
    const std::uint32_t head = there.run_of(words, 0, m, start, pack);
    if (head < least_of_cut || head + least_of_cut > m) return true;
    for (std::uint32_t at = start + head + 1; at <= start + head + ellipsis_gap && !out; ++at) {
      if (there.run_of(words, head, m, at, pack) == m - head) out = WordAlignment{start, at + m - head, {{head, head, start + head, at}}};
    }
    return !out;
  });
  return out;
}

// Whether the words are of a figure that the other side has too, among its own.
bool of_same_figure(const Side& side, Span part, const Side& other, Span among, Likeness too = Likeness::equal) {
  return std::any_of(side.quantities.begin(), side.quantities.end(), [&](const Quantity& a) {
    return a.where.contains(part) && std::any_of(other.quantities.begin(), other.quantities.end(), [&](const Quantity& b) {
             if (!among.overlaps(b.where)) return false;
             const Likeness like = compare(a, side.pack->units(), b, other.pack->units());
             return like == Likeness::equal || like == too;
           });
  });
}

// « ne » alone, where what completes it follows.
bool half_alone(const Side& side, const std::vector<Word>& words, std::uint32_t first, std::uint32_t last) {
  constexpr std::uint32_t completed_in = 4;  // words
  if (last != first + 1 || !half_negation(side, words[first].token)) return false;
  for (std::uint32_t i = last; i < words.size() && i < last + completed_in; ++i) {
    if (side.reading().has(words[i].token, Category::negation) || listed(side.reading(), words[i].token, "nobody")) return true;
  }
  return false;
}

// A quotation laid beside the source's words.
struct Laid {
  const Side& claim;
  const std::vector<Word>& ours;
  Span quoted;
  const Side& source;
  const std::vector<Word>& theirs;
  Span found;

  [[nodiscard]] Difference difference(const Altered& c) const {
    return {stretch_of(claim, ours, c.claim_first, c.claim_last, quoted), stretch_of(source, theirs, c.source_first, c.source_last, found)};
  }
  // "15%" and "fifteen per cent", « l'Etat » and « l'État », « je sais pas » and « je ne sais pas »: the same, written otherwise.
  [[nodiscard]] bool only_written(const Altered& c) const {
    const bool put_in = c.claim_last > c.claim_first, left_out = c.source_last > c.source_first;
    if (put_in && left_out && c.claim_last - c.claim_first == c.source_last - c.source_first) {
      bool same = true;
      for (std::uint32_t i = 0; same && c.claim_first + i < c.claim_last; ++i)
        same = term_key(ours[c.claim_first + i].key, false) == term_key(theirs[c.source_first + i].key, false);
      if (same) return true;
    }
    if (put_in != left_out &&
        (put_in ? half_alone(claim, ours, c.claim_first, c.claim_last) : half_alone(source, theirs, c.source_first, c.source_last)))
      return true;
    // Each side's words are of a figure, and the other has it too.
    const auto [here, there] = difference(c);
    return (put_in || left_out) && (!put_in || of_same_figure(claim, here, source, found)) &&
           (!left_out || of_same_figure(source, there, claim, quoted));
  }
  // Whether what differs carries meaning: a negation, a figure, a word put in or put in another's place. What is left out says less, and the
  // same word in another form, or another spelling, the same.
  [[nodiscard]] bool weighs(const Altered& c) const {
    const bool left_out = c.claim_first == c.claim_last;
    const bool one = c.claim_last == c.claim_first + 1 && c.source_last == c.source_first + 1;
    if (one && !claim.figure[ours[c.claim_first].token] &&
        same_word(term_key(ours[c.claim_first].key, false), term_key(theirs[c.source_first].key, false), false))
      return false;
    constexpr CategorySet small =
        any_of(Category::function_word, Category::determiner, Category::preposition, Category::auxiliary, Category::pronoun);
    const auto any = [&](const Side& side, const std::vector<Word>& words, std::uint32_t first, std::uint32_t last, const Side& other,
                         Span among) {
      for (std::uint32_t i = first; i < last; ++i) {
        const std::uint32_t t = words[i].token;
        const Span where = side.tokens[t].where;
        if (side.figure[t] ? !of_same_figure(side, where, other, among, Likeness::same_number) : turns_at(side, t)) return true;
        if (!left_out && !side.figure[t] && where.size() > 2 && !side.reading().has_any(t, small)) return true;
      }
      return false;
    };
    return any(claim, ours, c.claim_first, c.claim_last, source, found) ||
           any(source, theirs, c.source_first, c.source_last, claim, quoted);
  }
};

}  // namespace

std::optional<AlteredQuote> find_altered(const Side& claim, const std::vector<Word>& words, Span quoted, const Side& source,
                                         const IndexedWords& there) {
  const Pack& pack = *claim.pack;
  const auto m = static_cast<std::uint32_t>(words.size());
  const auto crowd = crowded(words, there);
  if (!crowd) return std::nullopt;
  const std::uint32_t from = *crowd - std::min(*crowd, room_before);
  const auto to = static_cast<std::uint32_t>(std::min<std::size_t>(there.list().size(), *crowd + m + room_behind));
  WordAlignment alignment = align_words(words, there.list(), from, to, pack);
  AlteredQuote out;
  out.found = {alignment.first, alignment.last};
  Laid laid{claim, words, quoted, source, there.list(), where(source, there.list(), out.found)};
  std::vector<Altered> changes;  // of the words themselves
  std::uint32_t edits = 0;
  for (const Altered& c : alignment.changes) {
    if (laid.only_written(c)) continue;
    changes.push_back(c);
    edits += std::max(c.claim_last - c.claim_first, c.source_last - c.source_first);
  }
  if (const auto cut = edits > slips ? cut_short(words, there, pack) : std::nullopt) {
    out.cut = true;
    out.found = {cut->first, cut->last};
    laid.found = where(source, there.list(), out.found);
    changes = cut->changes;
    edits = 1;
  }
  if (10 * edits > 4 * m || m - edits < least_kept) return std::nullopt;
  out.altered = edits > 0;
  for (const Altered& c : out.altered ? changes : alignment.changes) out.differences.push_back(laid.difference(c));
  // More words changed than a slip, or few to go by: only near-verbatim quotations are called altered.
  const bool near_verbatim = m >= few_words && (10 * edits <= 25 * m / 10 || edits <= slips);
  out.grave = near_verbatim && out.altered && !out.cut &&
              std::any_of(changes.begin(), changes.end(), [&](const Altered& c) { return laid.weighs(c); });
  return out;
}

}  // namespace citelight
