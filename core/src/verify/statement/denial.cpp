#include "verify/statement/denial.h"

#include <algorithm>
#include <string>
#include <vector>

#include "text/noun_phrase.h"
#include "verify/figure/figure_value.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

constexpr std::size_t some_words = 2;
constexpr double most_words = 0.5;  // by weight; the negation may be one that the source has not
constexpr double all_words = 0.99;
bool negates(const Side& side, std::uint32_t t) { return side.reading().match(t, bit(Category::negation)) || turns(side.concept_of(t)); }

// "did", "didn't": the verb behind it is the one that the source has in the past; "does": in the present.
bool past_support(const Side& side, std::uint32_t t) { return listed(side.reading(), t, "past_support"); }
bool support(const Side& side, std::uint32_t t) { return past_support(side, t) || listed(side.reading(), t, "present_support"); }

// Marks, figures (they are compared by themselves) and what leads to them, articles.
bool skipped(const Side& side, std::uint32_t t) {
  const Reading reading = side.reading();
  if (side.tokens[t].kind == TokenKind::mark || side.figure[t]) return true;
  const auto figure = [&](std::uint32_t k) { return k < side.tokens.size() && side.figure[k]; };
  if (reading.has(t, Category::preposition) && (figure(t + 1) || (article(reading, t + 1) && figure(t + 2)))) return true;
  return article(reading, t) && !reading.has_any(t, any_of(Category::preposition, Category::noun_link));
}

// Behind "did not" stands the verb that the other side has in the past, behind "does not" in the present.
bool same_verb(const std::u16string& bare, const std::u16string& other, bool past) {
  return past != (bare == other || bare + u"s" == other || bare + u"es" == other);
}

class Finder {
 public:
  Finder(const Side& claim, const Side& source, const Terms& terms, const Standings& standings)
      : claim_(claim), source_(source), terms_(terms), standings_(standings) {}

  std::optional<Denial> run() {
    if (!read_claim()) return std::nullopt;
    std::optional<std::uint32_t> best;
    for (std::uint32_t p = 0; p < standings_.of.size(); ++p) {
      if (standings_.of[p].words < most_words) continue;
      const Passage& passage = source_.passages[p];
      bool doubtful = false;
      for (std::uint32_t t = passage.first; t < passage.last && !doubtful; ++t) doubtful = left_open(source_, t) || negates(source_, t);
      // The source says both: that it is so, and that it is not.
      if (doubtful && standings_.of[p].words >= all_words) return std::nullopt;
      const bool better = !best || standings_.of[p].rank > standings_.of[*best].rank;
      if (better && !doubtful && (mirrored(passage) || (copula_ && names_it(passage)))) best = p;
    }
    if (!best) return std::nullopt;
    return Denial{claim_.tokens[at_].where, *best};
  }

 private:
  // One plain negation, said of one thing that is named or known: "some did not" leaves that some did. Not "no-hitter", "No. 12".
  bool read_claim() {
    const Reading reading = claim_.reading();
    const auto n = size(claim_);
    bool found = false;
    for (std::uint32_t t = 0; t < n; ++t) {
      if (left_open(claim_, t)) return false;
      if (!negates(claim_, t) || half_negation(claim_, t)) continue;
      if (found || !reading.match(t, bit(Category::negation)) || claim_.figure[t] || t + 1 >= n ||
          claim_.tokens[t + 1].kind != TokenKind::word)
        return false;
      found = true;
      at_ = t;
    }
    if (!found) return false;
    for (std::uint32_t t = 0; t < at_; ++t) {
      if (claim_word(claim_, t) == claim_quantifier || (reading.has(t, Category::determiner) && !reading.has(t, Category::definite)))
        return false;
    }
    if (at_ > 0 && (claim_word(claim_, 0) == claim_comparison || listed(reading, 0, "nobody"))) return false;  // "half of", "few"
    copula_ = at_ > 0 && reading.has(at_ - 1, Category::auxiliary) && !support(claim_, at_ - 1) && article(reading, at_ + 1) &&
              !reading.has(at_ + 1, Category::definite);
    for (std::uint32_t t = 0; t < n; ++t) {
      if (support(claim_, t) && t <= at_) {
        past_ = past_support(claim_, t);
        present_ = !past_;
        continue;
      }
      if (t != at_ && !half_negation(claim_, t) && !skipped(claim_, t)) words_.push_back(t);
    }
    return true;
  }

  // The passage says the same words, one by one, but for the negation.
  bool mirrored(const Passage& passage) const {
    // When it was may be told beside; "the second longest" is another than the longest.
    const auto count = [](const Side& side, std::size_t first, std::size_t last) {
      return std::count_if(side.quantities.begin() + static_cast<std::ptrdiff_t>(first),
                           side.quantities.begin() + static_cast<std::ptrdiff_t>(last),
                           [](const Quantity& q) { return q.kind != QuantityKind::date && q.kind != QuantityKind::time; });
    };
    if (count(source_, passage.quantities_first, passage.quantities_last) != count(claim_, 0, claim_.quantities.size())) return false;
    std::size_t i = 0;
    for (std::uint32_t t = passage.first; t < passage.last; ++t) {
      if (skipped(source_, t)) continue;
      if (i == words_.size() || !same(words_[i], t)) return false;
      ++i;
    }
    return i == words_.size();
  }
  bool same(std::uint32_t c, std::uint32_t s) const {
    const std::u16string a = claim_.folded(c), b = source_.folded(s);
    if (c != at_ + 1 || (!past_ && !present_)) return a == b;
    if (terms_.in_claim[c] == no_term || terms_.in_claim[c] != terms_.in_source[s]) return false;
    return same_verb(a, b, past_);
  }

  // "Ossel Hall is not a museum": "Ossel Hall, built in 1880, is a small museum by the sea". What stands between is the thing's name, an aside and
  // adjectives, none of which takes back what it is: "a former museum".
  bool names_it(const Passage& passage) const {
    const Reading reading = source_.reading();
    const std::u16string is = claim_.folded(at_ - 1);
    std::vector<bool> before(terms_.list.size()), behind(terms_.list.size());
    std::uint32_t t = passage.first;
    bool aside = false, any = false;
    for (; t < passage.last && !(reading.has(t, Category::auxiliary) && source_.folded(t) == is); ++t) {
      const Token& token = source_.tokens[t];
      if (terms_.in_source[t] != no_term) {
        before[terms_.in_source[t]] = any = true;
        aside = false;
      } else if (token.kind == TokenKind::mark) {
        aside = aside || (any && !reading.apostrophe(t));
      } else if (!aside && !token.capitalised && !skipped(source_, t) && !(any && links(t))) {
        return false;
      }
    }
    if (t + 1 >= passage.last || !article(reading, t + 1)) return false;
    std::uint32_t head = t;
    for (++t; t < passage.last; ++t) {
      if (terms_.in_source[t] != no_term) behind[terms_.in_source[head = t]] = true;
      else if (listed(reading, t, "privative")) return false;
      else if (reading.has_any(t, any_of(Category::auxiliary, Category::relative, Category::clause_break, Category::complementizer,
                                         Category::definite)) ||
               (reading.has(t, Category::preposition) && !links(t)))
        break;
      else if (source_.tokens[t].capitalised && source_.tokens[t - 1].kind == TokenKind::mark) break;  // "a teacher, Ald a doctor"
    }
    if (!closes(passage, head + 1)) return false;
    for (const std::uint32_t w : words_) {
      if (const std::uint16_t term = terms_.in_claim[w]; term != no_term && !(w < at_ ? before : behind)[term]) return false;
    }
    return true;
  }
  // "a museum", "a museum built by Ald"; not "a museum shop", "a doctor's son".
  bool closes(const Passage& passage, std::uint32_t t) const {
    const Reading reading = source_.reading();
    if (t >= passage.last) return true;
    if (source_.tokens[t].kind == TokenKind::mark) return punctuation(reading, t);
    return reading.has_any(t, any_of(Category::preposition, Category::numeral_joiner, Category::relative, Category::noun_link)) ||
           participle_form(reading, t) || formed(reading, t, "adjective_ending", 3);
  }
  // "the museum OF Ossel": the claim says it too.
  bool links(std::uint32_t t) const {
    const std::u16string there = source_.folded(t);
    return std::any_of(words_.begin(), words_.end(), [&](std::uint32_t w) { return claim_.folded(w) == there; });
  }

  const Side& claim_;
  const Side& source_;
  const Terms& terms_;
  const Standings& standings_;
  std::uint32_t at_ = 0;                 // the negation
  std::vector<std::uint32_t> words_;     // the claim's, but for it
  bool past_ = false, present_ = false;  // "did not", "does not"
  bool copula_ = false;                  // "is not a": of "the largest", the source may say "the second largest"
};

// The other way round: a sentence of the source says the claim's words one by one, and that it is not so. Asides and what follows behind a comma
// may stand beside; "it" is what the sentence before opens with.
class Denied {
 public:
  Denied(const Side& claim, const Side& source, const Terms& terms, const Standings& standings)
      : claim_(claim), source_(source), terms_(terms), standings_(standings) {}

  std::optional<Denial> run() {
    for (std::uint32_t t = 0; t < claim_.tokens.size(); ++t) {
      if (left_open(claim_, t) || negates(claim_, t)) return std::nullopt;
      if (!skipped(claim_, t) && !counted(claim_, t)) words_.push_back(t);
    }
    std::optional<Denial> out;
    std::uint32_t p = 0;
    for (std::size_t i = 0; i < source_.sentences.size(); ++i) {
      while (p + 1 < source_.passages.size() && source_.passages[p].last <= source_.sentences[i].first) ++p;
      if (standings_.of[p].words < most_words) continue;
      if (const auto verb = denies(i)) out = Denial{claim_.tokens[*verb].where, p};
      else if (said(source_.sentences[i])) return std::nullopt;
    }
    return out;
  }

 private:
  // The claim's word behind the negation, where the sentence denies it.
  [[nodiscard]] std::optional<std::uint32_t> denies(std::size_t sentence) const {
    const Sentence& s = source_.sentences[sentence];
    const Reading reading = source_.reading();
    std::optional<std::uint32_t> at;
    std::uint32_t last = s.last;
    bool past = false, supported = false;
    for (std::uint32_t t = s.first; t < last; ++t) {
      if (left_open(source_, t)) return std::nullopt;
      if (at && (reading.has(t, Category::adversative) || reading.is(t, u';'))) last = t;
      else if (at && listed(reading, t, "until")) return std::nullopt;  // "not before June" may be in June
      else if (negates(source_, t) && !half_negation(source_, t)) {
        if (at || !reading.match(t, bit(Category::negation))) return std::nullopt;
        at = t;
      }
      if (!at || t == *at) {
        past |= past_support(source_, t);
        supported |= support(source_, t);
      }
    }
    if (!at || source_.tokens[s.first].kind == TokenKind::mark) return std::nullopt;  // “It did not close,” somebody says
    const auto same = [&](std::size_t w, std::uint32_t t) {
      if (w == words_.size()) return false;
      const std::u16string there = source_.folded(t), here = claim_.folded(words_[w]);
      if (t != *at + 1 || !supported) return there == here;
      return terms_.in_source[t] != no_term && terms_.in_source[t] == terms_.in_claim[words_[w]] && same_verb(there, here, past);
    };
    std::vector<std::uint32_t> heard;  // but for the asides
    std::size_t w = 0, own = 0;
    if (reading.has(s.first, Category::pronoun) && sentence > 0 && words_.size() > 1) {
      const Sentence& before = source_.sentences[sentence - 1];
      std::uint32_t t = before.first;
      for (; t < before.last && (skipped(source_, t) || same(w, t)); ++t) {
        heard.push_back(t);
        w += skipped(source_, t) ? 0 : 1;
      }
      for (; t < before.last; ++t) {
        if (source_.tokens[t].capitalised) return std::nullopt;  // whom "he" means is not sure
      }
      if (w == 0) return std::nullopt;
    }
    bool aside = false;
    for (std::uint32_t t = w > 0 ? s.first + 1 : s.first; t < last; ++t) {
      const bool mark = punctuation(reading, t);
      if (t == *at) {
        if (aside) return std::nullopt;
        own = w;
      } else if (mark) {
        if (t > *at && w == words_.size()) break;
        aside = t < *at && w > 0 && !aside;
      } else if (!aside && !half_negation(source_, t) && !support(source_, t)) {
        heard.push_back(t);
        // "some did not" leaves that some did
        if (t < *at && (claim_word(source_, t) == claim_quantifier || claim_word(source_, t) == claim_comparison ||
                        (reading.has(t, Category::determiner) && !reading.has(t, Category::definite))))
          return std::nullopt;
        if (skipped(source_, t) || counted(source_, t)) continue;
        if (!same(w, t)) return std::nullopt;
        ++w;
      }
    }
    if (w != words_.size() || own == 0) return std::nullopt;
    return same_figures(heard, *at) ? std::optional(words_[std::min(own, w - 1)]) : std::nullopt;
  }

  // All that is counted, and no other: "did not win in 1990" leaves another year, "three did not" that three did.
  [[nodiscard]] bool same_figures(const std::vector<std::uint32_t>& heard, std::uint32_t at) const {
    std::size_t n = 0;
    for (const Quantity& q : source_.quantities) {
      const std::uint32_t t = token_of(source_, q.where.begin);
      if (!std::binary_search(heard.begin(), heard.end(), t)) continue;
      const bool known = std::any_of(claim_.quantities.begin(), claim_.quantities.end(),
                                     [&](const Quantity& c) { return same_figure(claim_, c, source_, q); });
      if (!known || (t < at && q.kind == QuantityKind::cardinal)) return false;
      ++n;
    }
    return n == claim_.quantities.size();
  }

  // What a figure counts may be said elsewhere.
  static bool counted(const Side& side, std::uint32_t t) {
    return std::any_of(side.quantities.begin(), side.quantities.end(), [&](const Quantity& q) {
      return q.kind == QuantityKind::cardinal && q.counted && q.counted->contains(side.tokens[t].where);
    });
  }

  // Whether the sentence has all words of the claim.
  [[nodiscard]] bool said(const Sentence& s) const {
    const auto first = terms_.in_source.begin() + s.first, last = terms_.in_source.begin() + s.last;
    for (std::size_t t = 0; t < terms_.list.size(); ++t) {
      if (std::find(first, last, t) == last) return false;
    }
    return true;
  }

  const Side& claim_;
  const Side& source_;
  const Terms& terms_;
  const Standings& standings_;
  std::vector<std::uint32_t> words_;  // the claim's
};

}  // namespace

std::optional<Denial> find_denial(const Side& claim, const Side& source, const Terms& terms, const Standings& standings) {
  if (claim.pack != source.pack) return std::nullopt;
  if (terms.list.size() >= some_words) {
    if (const auto denial = Finder(claim, source, terms, standings).run()) return denial;
  }
  return Denied(claim, source, terms, standings).run();
}

}  // namespace citelight
