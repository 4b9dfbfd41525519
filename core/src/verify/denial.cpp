#include "verify/denial.h"

#include <algorithm>
#include <string>
#include <vector>

#include "text/noun_phrase.h"
#include "verify/compare.h"
#include "verify/figure_context.h"

namespace citelight {
namespace {

constexpr std::size_t some_words = 3;
constexpr double most_words = 0.5;  // by weight; the negation may be one that the source has not
// The order of lexicon.def's claim_word.
enum : std::uint32_t { claim_comparison = 0, claim_quantifier = 3, claim_wish = 8, claim_modal = 9, claim_hypothetical = 14 };

std::uint32_t claim_word(const Side& side, std::uint32_t t) {
  const auto m = side.reading().match(t, bit(Category::claim_word));
  return m ? m->value : ~0U;
}

bool negates(const Side& side, std::uint32_t t) {
  if (side.reading().match(t, bit(Category::negation))) return true;
  const auto idea = side.reading().match(t, bit(Category::concept_word));
  return idea && turns(side.pack->text(idea->value));
}

// The first token of [from, to) that is the term; `to` where none is.
std::uint32_t place_of(const std::vector<std::uint16_t>& terms, std::uint16_t term, std::uint32_t from, std::uint32_t to) {
  while (from < to && terms[from] != term) ++from;
  return from;
}

bool article(const Reading& reading, std::uint32_t t) {
  return reading.has(t, Category::definite) || (reading.has(t, Category::determiner) && reading.has(t, Category::noun_opener));
}

bool half(const Side& side, std::uint32_t t) { return listed(side.reading(), t, "half_negation"); }

// "did", "didn't": the verb behind it is the one that the source has in the past; "does": in the present.
bool past_support(const Side& side, std::uint32_t t) { return listed(side.reading(), t, "past_support"); }
bool support(const Side& side, std::uint32_t t) { return past_support(side, t) || listed(side.reading(), t, "present_support"); }

// "may", "should", "if": what is so, and what is not, both may be.
bool open(const Side& side, std::uint32_t t) {
  const std::uint32_t kind = claim_word(side, t);
  return side.reading().is(t, u'?') || kind == claim_modal || kind == claim_wish || kind == claim_hypothetical;
}

class Finder {
 public:
  Finder(const Side& claim, const Side& source, const Terms& terms, const Standings& standings)
      : claim_(claim), source_(source), terms_(terms), standings_(standings) {}

  std::optional<Denial> run() {
    if (!read_claim()) return std::nullopt;
    std::optional<std::uint32_t> best;
    for (std::uint32_t p = 0; p < standings_.of.size(); ++p) {
      if (standings_.of[p].words < most_words || (best && standings_.of[p].rank <= standings_.of[*best].rank)) continue;
      const Passage& passage = source_.passages[p];
      bool doubtful = false;
      for (std::uint32_t t = passage.first; t < passage.last && !doubtful; ++t) doubtful = open(source_, t) || negates(source_, t);
      if (!doubtful && (mirrored(passage) || (copula_ && names_it(passage)))) best = p;
    }
    if (!best) return std::nullopt;
    return Denial{claim_.tokens[at_].where, *best, VerifyReason::negated};
  }

 private:
  // One plain negation, said of one thing that is named or known: "some did not" leaves that some did. Not "no-hitter", "No. 12".
  bool read_claim() {
    const Reading reading = claim_.reading();
    const auto n = static_cast<std::uint32_t>(claim_.tokens.size());
    bool found = false;
    for (std::uint32_t t = 0; t < n; ++t) {
      if (open(claim_, t)) return false;
      if (!negates(claim_, t) || half(claim_, t)) continue;
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
      if (t != at_ && !half(claim_, t) && !skipped(claim_, t)) words_.push_back(t);
    }
    return true;
  }

  // Marks, figures (they are compared by themselves) and what leads to them, articles.
  static bool skipped(const Side& side, std::uint32_t t) {
    const Reading reading = side.reading();
    if (side.tokens[t].kind == TokenKind::mark || side.figure[t]) return true;
    const auto figure = [&](std::uint32_t k) { return k < side.tokens.size() && side.figure[k]; };
    if (reading.has(t, Category::preposition) && (figure(t + 1) || (article(reading, t + 1) && figure(t + 2)))) return true;
    return article(reading, t) && !reading.has_any(t, any_of(Category::preposition, Category::noun_link));
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
    const bool now = a == b || a + u"s" == b || a + u"es" == b;
    return past_ ? !now : now;
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
        aside = aside || (any && !reading.is(t, u'\'') && !reading.is(t, u'’'));
      } else if (!aside && !token.capitalised && !skipped(source_, t) && !(any && links(t))) {
        return false;
      }
    }
    if (t + 1 >= passage.last || !article(reading, t + 1)) return false;
    std::uint32_t head = t;
    for (++t; t < passage.last; ++t) {
      if (terms_.in_source[t] != no_term) behind[terms_.in_source[head = t]] = true;
      else if (listed(reading, t, "privative")) return false;
      else if (reading.has_any(t, any_of(Category::auxiliary, Category::relative, Category::complementizer, Category::definite)) ||
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
    if (source_.tokens[t].kind == TokenKind::mark) return !reading.is(t, u'\'') && !reading.is(t, u'’') && !reading.is(t, u'-');
    return reading.has_any(t, any_of(Category::preposition, Category::numeral_joiner, Category::relative, Category::noun_link)) ||
           formed(reading, t, "past_ending", 3) || formed(reading, t, "participle_ending", 3);
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

// The other way round: the source says of what the claim says that it is not so. Its negation stands at a verb of the claim, what the claim has in
// front of that verb in front of it (or in the sentence before, which "it" means), and what it has behind behind.
class Denied {
 public:
  Denied(const Side& claim, const Side& source, const Terms& terms, const Standings& standings)
      : claim_(claim), source_(source), terms_(terms), standings_(standings) {}

  std::optional<Denial> run() const {
    for (std::uint32_t t = 0; t < claim_.tokens.size(); ++t) {
      if (open(claim_, t) || negates(claim_, t)) return std::nullopt;
    }
    std::optional<Denial> out;
    std::uint32_t p = 0;
    for (std::size_t i = 0; i < source_.sentences.size(); ++i) {
      while (p + 1 < source_.passages.size() && source_.passages[p].last <= source_.sentences[i].first) ++p;
      if (standings_.of[p].words < most_words) continue;
      if (const auto verb = denies(i, source_.passages[p])) out = Denial{claim_.tokens[*verb].where, p, VerifyReason::negated};
      else if (said(source_.sentences[i])) return std::nullopt;
    }
    return out;
  }

 private:
  // The claim's verb, where the sentence denies it.
  [[nodiscard]] std::optional<std::uint32_t> denies(std::size_t sentence, const Passage& passage) const {
    const Sentence& s = source_.sentences[sentence];
    const Reading reading = source_.reading();
    std::optional<std::uint32_t> at;
    std::uint32_t last = s.last;
    for (std::uint32_t t = s.first; t < last; ++t) {
      if (open(source_, t)) return std::nullopt;
      if (at && (reading.has(t, Category::adversative) || reading.is(t, u';'))) last = t;
      else if (negates(source_, t) && !half(source_, t)) {
        if (at || !reading.match(t, bit(Category::negation))) return std::nullopt;
        at = t;
      }
    }
    if (!at) return std::nullopt;
    // "did NOT resign", "n'a PAS démissionné", "ne fermera PAS"
    std::uint32_t verb = *at + 1;
    while (verb < last && terms_.in_source[verb] == no_term && empty_word(source_, verb)) ++verb;
    if (*at > s.first + 1 && half(source_, *at - 2) && terms_.in_source[*at - 1] != no_term) verb = *at - 1;
    if (verb >= last || terms_.in_source[verb] == no_term) return std::nullopt;
    const std::uint16_t term = terms_.in_source[verb];
    const std::uint32_t own = place_of(terms_.in_claim, term, 0, static_cast<std::uint32_t>(claim_.tokens.size()));
    if (own == 0 || terms_.list[term].name || claim_.tokens[own].capitalised) return std::nullopt;
    const std::uint32_t first = reading.has(s.first, Category::pronoun) && sentence > 0 ? source_.sentences[sentence - 1].first : s.first;
    const auto& in = terms_.in_source;
    bool in_front = false;
    std::uint32_t end = verb + 1;
    for (std::uint32_t t = 0; t < claim_.tokens.size(); ++t) {
      const std::uint16_t word = terms_.in_claim[t];
      if (word == no_term || word == term) continue;
      in_front |= t < own;
      if (counted(t)) continue;
      if (t < own ? place_of(in, word, first, *at) == *at : place_of(in, word, *at, last) == last) return std::nullopt;
      if (t > own) end = std::max(end, place_of(in, word, *at, last) + 1);
    }
    if (!in_front) return std::nullopt;
    // "did not win in 1990": of another time it may well have been so.
    while (end < last && source_.tokens[end].kind != TokenKind::mark) ++end;
    for (std::uint32_t i = passage.quantities_first; i < passage.quantities_last; ++i) {
      const Quantity& q = source_.quantities[i];
      if (q.where.begin < source_.tokens[*at].where.begin || q.where.begin >= source_.tokens[end - 1].where.end) continue;
      bool claimed = false;
      for (const Quantity& c : claim_.quantities) {
        const Likeness like = compare(c, claim_.pack->units(), q, source_.pack->units());
        claimed = claimed || like == Likeness::equal || like == Likeness::rounded || like == Likeness::converted;
      }
      if (!claimed) return std::nullopt;
    }
    return own;
  }
  // What a figure of the claim counts, the source may have said before.
  [[nodiscard]] bool counted(std::uint32_t t) const {
    for (const Quantity& q : claim_.quantities) {
      if (q.counted && q.counted->contains(claim_.tokens[t].where)) return true;
    }
    return false;
  }
  // Whether the sentence has all words of the claim.
  [[nodiscard]] bool said(const Sentence& s) const {
    for (std::size_t t = 0; t < terms_.list.size(); ++t) {
      if (place_of(terms_.in_source, static_cast<std::uint16_t>(t), s.first, s.last) == s.last) return false;
    }
    return true;
  }

  const Side& claim_;
  const Side& source_;
  const Terms& terms_;
  const Standings& standings_;
};

// "Voltanne bought Kestrin" of a source that says "Kestrin bought Voltanne": between the same two names the same verb, which says of each another
// thing, and they stand the other way round.
class Exchanged {
 public:
  Exchanged(const Side& claim, const Side& source, const Terms& terms) : claim_(claim), source_(source), terms_(terms) {}

  std::optional<Denial> run() const {
    const auto said = ends(claim_, terms_.in_claim, {0, static_cast<std::uint32_t>(claim_.tokens.size())});
    if (!said) return std::nullopt;
    std::optional<Denial> out;
    std::uint32_t p = 0;
    for (const Sentence& s : source_.sentences) {
      while (p + 1 < source_.passages.size() && source_.passages[p].last <= s.first) ++p;
      const auto here = ends(source_, terms_.in_source, {s.first, s.last});
      if (!here || here->idea != said->idea) continue;
      if (same(said->who, here->who) || same(said->whom, here->whom)) return std::nullopt;
      if (!out && same(said->who, here->whom) && same(said->whom, here->who))
        out = Denial{claim_.tokens[said->verb].where, p, VerifyReason::other_direction};
    }
    return out;
  }

 private:
  struct Ends {
    std::string_view idea;
    std::uint32_t verb;
    Stretch who, whom;
  };
  [[nodiscard]] bool same(Stretch in_claim, Stretch in_source) const {
    for (std::uint32_t t = in_claim.first; t < in_claim.last; ++t) {
      if (place_of(terms_.in_source, terms_.in_claim[t], in_source.first, in_source.last) != in_source.last) return true;
    }
    return false;
  }
  static bool one_way(std::string_view idea) {
    constexpr std::string_view ideas = " buy sell win lose hire dismiss appoint attack injure arrest die succeed help join leave ";
    const std::size_t at = idea.empty() ? ideas.npos : ideas.find(idea);
    return at != ideas.npos && ideas[at - 1] == ' ' && ideas[at + idea.size()] == ' ';
  }
  // The first such verb between two of the claim's names.
  [[nodiscard]] std::optional<Ends> ends(const Side& side, const std::vector<std::uint16_t>& in, Stretch part) const {
    const Reading reading = side.reading();
    const auto name = [&](std::uint32_t t) { return side.tokens[t].capitalised && in[t] != no_term && terms_.list[in[t]].name; };
    std::optional<Stretch> who;
    for (std::uint32_t t = part.first; t < part.last; ++t) {
      if (open(side, t) || negates(side, t)) return std::nullopt;
      if (name(t)) who = {who && who->last == t ? who->first : t, t + 1};
      const std::string_view idea = concept_at(side, t);
      if (!who || side.tokens[t].capitalised || !one_way(idea)) continue;
      bool passive = false;
      for (std::uint32_t k = t + 1; k < part.last && !reading.is(k, u';'); ++k) {
        passive |= listed(reading, k, "agent");
        if (!side.tokens[k].capitalised || side.figure[k]) continue;
        Stretch whom{k, k};
        while (whom.last < part.last && name(whom.last)) ++whom.last;
        if (whom.first == whom.last) return std::nullopt;
        return passive ? Ends{idea, t, whom, *who} : Ends{idea, t, *who, whom};
      }
      return std::nullopt;
    }
    return std::nullopt;
  }

  const Side& claim_;
  const Side& source_;
  const Terms& terms_;
};

}  // namespace

bool turns(std::string_view idea) { return idea.starts_with("not_"); }

std::optional<Denial> find_denial(const Side& claim, const Side& source, const Terms& terms, const Standings& standings) {
  if (claim.pack == source.pack && terms.list.size() >= some_words) {
    if (const auto denial = Finder(claim, source, terms, standings).run()) return denial;
  }
  if (const auto denial = Denied(claim, source, terms, standings).run()) return denial;
  return Exchanged(claim, source, terms).run();
}

}  // namespace citelight
