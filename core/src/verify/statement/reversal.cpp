#include "verify/statement/reversal.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "text/noun_phrase.h"
#include "verify/statement/other_order.h"
#include "verify/statement/predicate.h"
#include "verify/statement/retold.h"
#include "verify/statement/retold_parts.h"
#include "verify/statement/some_did.h"
#include "verify/statement/turned.h"
#include "verify/statement/wording.h"

namespace citelight {
namespace {

constexpr std::size_t some_terms = 3;
constexpr double some_words = 0.3;  // by weight, to be looked at: "never" is one of the claim's
constexpr std::uint32_t reach = 4;  // tokens from a rank to what it ranks

std::vector<Told> read_statements(const Side& source, const Standings& standings) {
  std::vector<Told> out;
  for (const Statement& s : find_statements(source, standings, some_words)) out.push_back({s, turns_of(source, s.first, s.last)});
  return out;
}

// The claim says that it is not so. (What it says is no such thing, "is not a museum", find_denial looks at.)
std::optional<Denial> find_done(const RetoldContext& context, const Turn& turn) {
  const Side &claim = context.claim, &source = context.source;
  const Reading reading = claim.reading();
  if (turn.at >= size(claim) || said_of_some(claim, 0, turn.first) || turned_by_word(claim, 0, size(claim))) return std::nullopt;
  const bool is_not =
      turn.first > 0 && listed(reading, turn.first - 1, "copula") && !(participle_form(reading, turn.at) && turn.at == turn.first + 1);
  if (is_not || (turn.first > 0 && listed(reading, turn.first - 1, "present_support"))) return std::nullopt;
  const std::uint16_t term = context.terms.in_claim[turn.at];
  if (term == no_term || listed(reading, turn.first, "present_support")) return std::nullopt;
  // "is not the deepest" of a source that says the second-deepest.
  const auto ranked = [&](const Statement& s, std::uint32_t k) {
    for (std::uint32_t t = k + 1; t > s.first && k + 1 - t < reach; --t) {
      if (ranks(source, s, t)) return true;
    }
    return false;
  };
  std::optional<Denial> out;
  for (const Told& s : context.statements) {
    for (std::uint32_t k = s.first; k < s.last; ++k) {
      if (context.terms.in_source[k] != term) continue;
      if (!s.plain() || turned_by_word(source, s.first, s.last) || ranked(s, k) || !same_links(context, s, k)) return std::nullopt;
      const bool aimed_at = k > s.first && source.reading().has(k - 1, Category::infinitive_link);  // "lost his bid to win"
      const bool noun = k > s.first && source.reading().has(k - 1, Category::article_one);          // "had | a museum"
      if (noun && k + 1 < s.last && told_word(source, k + 1)) continue;                             // "had | a museum shop"
      if (!aimed_at && of_same(context, s, k - noun) && same_voice(context, s, turn, k) && same_object(context, s, turn.at, k) &&
          all_behind(context, s, turn.at) && tells(context, s, turn.at, k, turn.never))
        out = Denial{claim.tokens[turn.first].where, s.passage};
    }
  }
  return out;
}

// The claim says that it is so, and the source that it is not.
class NotSo {
 public:
  explicit NotSo(const RetoldContext& context) : context_(context), claim_(context.claim), source_(context.source), terms_(context.terms) {}

  // "did not rise"
  [[nodiscard]] std::optional<Denial> told() {
    std::optional<Denial> out;
    for (const Told& s : context_.statements) {
      if (s.turns.how != Turns::one) continue;
      const Turn& turn = s.turns.turn;
      if (turn.at >= s.last || !context_.shared(turn.at) || !of_same(context_, s, turn.first) || !says_no_more(context_, s, turn)) continue;
      const std::uint16_t term = terms_.in_source[turn.at];
      const std::uint32_t c = terms_.list[term].token;
      if (said_elsewhere(term) || !same_links(context_, s, turn.at) || !tells(context_, s, c, turn.at, turn.never, true)) continue;
      out = Denial{claim_.tokens[c].where, s.passage};
    }
    return out;
  }
  // "for adults, not for children": nor of what is said of children.
  [[nodiscard]] std::optional<Denial> set_aside() {
    for (const Told& s : context_.statements) {
      const Turn& turn = s.turns.turn;
      if (s.turns.how != Turns::one || turn.first < s.first + 2 || turn.at >= s.last) continue;
      const bool joined = source_.reading().has(turn.first - 1, Category::numeral_joiner);  // « et non »
      if (!source_.reading().is(turn.first - 1 - joined, u',')) continue;
      const std::uint16_t term = terms_.in_source[turn.at];
      const std::uint32_t behind = turn.at + 1;
      if (term == no_term || (behind < s.last && source_.tokens[behind].kind != TokenKind::mark) || said_elsewhere(term)) continue;
      if (same_links(context_, s, turn.at) && all_behind(context_, s, 0))
        return Denial{claim_.tokens[terms_.list[term].token].where, s.passage};
    }
    return std::nullopt;
  }
  // "Lind raised prices but | did not cut jobs": who does not do it stands in front of both.
  [[nodiscard]] std::optional<Denial> second_denied(const Standings& standings) {
    constexpr CategorySet opens_another = any_of(Category::relative, Category::complementizer, Category::subordinator, Category::pronoun);
    const Reading reading = source_.reading();
    std::uint32_t p = 0;
    for (const Sentence& sentence : source_.sentences) {
      while (p + 1 < source_.passages.size() && source_.passages[p].last <= sentence.first) ++p;
      if (standings.of[p].words < some_words) continue;
      const std::uint32_t verb = verb_of_opener(sentence);
      Statement part{verb, verb, p};
      for (std::uint32_t t = verb; t <= sentence.last && part.first < sentence.last; ++t) {
        const bool ends = t == sentence.last || reading.has_any(t, any_of(Category::numeral_joiner, Category::adversative));
        if (!ends && reading.has_any(t, opens_another)) break;
        if (!ends) continue;
        part.last = t;
        const Turns turns = part.first > verb && part.first < t ? turns_of(source_, part.first, t) : Turns();
        if (turns.how == Turns::one) {
          if (const auto c = denied_by(sentence, part, turns.turn)) return Denial{claim_.tokens[*c].where, p};
          break;  // the first that is turned: each looks back at the whole sentence
        }
        part.first = t + 1;
      }
    }
    return std::nullopt;
  }

 private:
  // Behind the claim's first word, where the sentence opens with it and a verb follows; else its end.
  [[nodiscard]] std::uint32_t verb_of_opener(const Sentence& s) const {
    const Reading reading = source_.reading();
    std::uint32_t t = s.first;
    while (t < s.last && !context_.shared(t) && !told_word(source_, t)) ++t;
    bool first = false;
    for (; t < s.last && context_.shared(t); ++t) first = first || terms_.in_source[t] == 0;
    const auto verb = [&](std::uint32_t v) {
      return reading.has(v, Category::auxiliary) || half_negation(source_, v) || past_form(reading, v);
    };
    return first && t < s.last && (verb(t) || verb(t - 1)) ? t : s.last;
  }
  // The claim's word that `part` says is not so.
  [[nodiscard]] std::optional<std::uint32_t> denied_by(const Sentence& s, const Statement& part, const Turn& turn) {
    if (turn.at >= part.last || !context_.shared(turn.at)) return std::nullopt;
    for (std::uint32_t t = part.first; t < turn.first; ++t) {
      if (!context_.shared(t) && (told_word(source_, t) || left_open(source_, t))) return std::nullopt;
    }
    const std::uint32_t c = terms_.list[terms_.in_source[turn.at]].token;
    std::uint16_t last = terms_.in_source[turn.at];
    for (std::uint32_t t = 0; t < size(claim_); ++t) {
      const std::uint16_t term = terms_.in_claim[t];
      if (term == no_term || t == c) continue;
      if (!(t < c ? has_term(terms_.in_source, s.first, turn.first, term) : has_term(terms_.in_source, turn.at, part.last, term)))
        return std::nullopt;
      if (t > c) last = term;
    }
    // "met the unions and did not meet the press": the press is met nowhere else.
    const bool elsewhere = last == terms_.in_claim[c] ? said_elsewhere(last) : stands_outside(last, part);
    const bool denied = !elsewhere && says_no_more(context_, part, turn) && same_object(context_, part, c, turn.at) &&
                        same_links(context_, part, turn.at) &&
                        tells(context_, {s.first, part.last, part.passage}, c, turn.at, turn.never, true);
    return denied ? std::optional(c) : std::nullopt;
  }

  // Another place has the word, and nothing that turns it. Looked up once a term.
  [[nodiscard]] bool said_elsewhere(std::uint16_t term) {
    if (elsewhere_.empty()) {
      elsewhere_.assign(terms_.list.size(), 0);
      auto s = context_.statements.begin();
      for (std::uint32_t t = 0; t < size(source_); ++t) {
        if (!context_.shared(t)) continue;
        while (s != context_.statements.end() && s->last <= t) ++s;
        const bool turned = s != context_.statements.end() && s->turns.how == Turns::one && s->turns.turn.at == t;
        if (!turned) elsewhere_[terms_.in_source[t]] = 1;
      }
    }
    return elsewhere_[term] != 0;
  }
  // Whether the source has the word anywhere else. Looked up once.
  [[nodiscard]] bool stands_outside(std::uint16_t term, const Statement& s) {
    if (seats_.empty()) {
      seats_.resize(terms_.list.size());
      for (std::uint32_t t = 0; t < size(source_); ++t) {
        if (const std::uint16_t at = terms_.in_source[t]; at != no_term)
          seats_[at] = {seats_[at].second == 0 ? t : seats_[at].first, t + 1};
      }
    }
    return seats_[term].first < s.first || seats_[term].second > s.last;
  }

  const RetoldContext& context_;
  const Side& claim_;
  const Side& source_;
  const Terms& terms_;
  std::vector<char> elsewhere_;                                 // per term
  std::vector<std::pair<std::uint32_t, std::uint32_t>> seats_;  // per term, the first token that has it and behind the last
};

// Of a claim that turns nothing.
std::optional<Denial> find_turned(const RetoldContext& context, const Standings& standings, bool says_much) {
  if (auto out = find_not_all(context)) return out;
  NotSo not_so(context);
  if (auto out = not_so.set_aside()) return out;
  if (auto out = not_so.second_denied(standings)) return out;
  if (!says_much) return std::nullopt;
  if (auto out = turned_by_word(context.claim, 0, size(context.claim)) ? std::nullopt : not_so.told()) return out;
  if (auto out = find_other_order(context)) return out;
  return find_lower_rank(context);
}

}  // namespace

std::optional<Denial> find_reversal(const Side& claim, const Side& source, const Terms& terms, const Standings& standings) {
  for (std::uint32_t t = 0; t < size(claim); ++t) {
    if (!claim.figure[t] && left_open(claim, t)) return std::nullopt;
  }
  const std::vector<Told> statements = read_statements(source, standings);
  const RetoldContext context{claim, source, terms, statements};
  if (auto out = find_some(context)) return out;
  const Turns turns = turns_of(claim, 0, size(claim));
  if (turns.how == Turns::untold) return std::nullopt;
  const bool says_much = terms.list.size() + std::min<std::size_t>(1, claim.quantities.size()) >= some_terms;
  if (turns.how == Turns::one) return says_much || turns.turn.never ? find_done(context, turns.turn) : std::nullopt;
  if (auto out = find_turned(context, standings, says_much)) return out;
  return find_other_predicate(claim, source, terms, standings);
}

}  // namespace citelight
