#include "verify/reversal.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "text/noun_phrase.h"
#include "verify/figure_value.h"
#include "verify/predicate.h"
#include "verify/wording.h"

namespace citelight {
namespace {

constexpr std::size_t some_terms = 3;
constexpr double most_words = 0.7;       // by weight
constexpr double some_words = 0.3;       // … to be looked at: "never" is one of the claim's
constexpr std::uint32_t reach = 4;       // tokens from what turns to what it turns
constexpr std::uint32_t counted_in = 4;  // … from a figure to what it counts

// What turns a statement: "did not", "failed to", "came close to", and the word it is said of.
struct Turn {
  std::uint32_t first = 0;
  std::uint32_t at = 0;
  bool never = false;  // at no time, whichever the source tells
};
struct Turns {
  enum : std::uint8_t { none, one, untold } how = none;  // untold: several, or one that says something else, "not only", "not until"
  Turn turn;
};

enum class Order : std::uint8_t { none, before, during, after };

class Finder {
 public:
  Finder(const Side& claim, const Side& source, const Terms& terms, const Standings& standings)
      : claim_(claim), source_(source), terms_(terms), standings_(standings) {}

  std::optional<Denial> run() {
    for (std::uint32_t t = 0; t < claim_.tokens.size(); ++t) {
      if (!claim_.figure[t] && left_open(claim_, t)) return std::nullopt;
    }
    for (const Statement& s : find_statements(source_, standings_, some_words))
      statements_.push_back({s, turns_of(source_, s.first, s.last)});
    const Turns turns = turns_of(claim_, 0, size(claim_));
    if (auto out = some_did()) return out;
    if (auto out = turns.how == Turns::none ? not_all() : std::nullopt) return out;
    if (turns.how == Turns::untold) return std::nullopt;
    if (auto out = turns.how == Turns::none ? set_aside() : std::nullopt) return out;
    if (auto out = turns.how == Turns::none ? second_denied() : std::nullopt) return out;
    const bool says_much = terms_.list.size() + std::min<std::size_t>(1, claim_.quantities.size()) >= some_terms;
    if (turns.how == Turns::one) return says_much || turns.turn.never ? denied(turns.turn) : std::nullopt;
    if (says_much) {
      if (auto out = turning(claim_, 0, size(claim_)) ? std::nullopt : not_so()) return out;
      if (auto out = other_order()) return out;
      if (auto out = lower_rank()) return out;
    }
    return find_other_predicate(claim_, source_, terms_, standings_);
  }

 private:
  static Turns turns_of(const Side& side, std::uint32_t first, std::uint32_t last) {
    const Reading reading = side.reading();
    Turns out;
    bool half = false;
    for (std::uint32_t t = first; t < last;) {
      std::uint32_t behind = t;
      half = half || half_negation(side, t);
      if (side.figure[t]) {
        behind += none_at(side, t) ? 1 : 0;
      } else if (auto m = reading.match(t, bit(Category::negative_implicative))) {
        behind = m->last;
      } else if ((!half_negation(side, t) && reading.match(t, bit(Category::negation))) ||
                 (t + 1 < last && listed(reading, t, "nearly") && verbal(side, t + 1))) {
        behind = t + 1;
      }
      if (behind != t) {
        if (out.how != Turns::none || (behind < last && listed(reading, behind, "not_denying"))) return {Turns::untold, {}};
        out = {Turns::one, {t, governed(side, behind, last), listed(reading, t, "at_no_time")}};
      }
      t = std::max(behind, t + 1);
    }
    // « n'a pu », « n'a gagné que deux »: it is not told by another word whether it is so.
    if (half && out.how == Turns::none) out.how = Turns::untold;
    return out;
  }
  // "nearly won", not "nearly all", "is nearly empty"
  static bool verbal(const Side& side, std::uint32_t t) {
    const Reading reading = side.reading();
    if (participle_form(reading, t)) return true;
    return t > 1 && !reading.has(t - 2, Category::auxiliary) && content(side, t) && !adverb_form(reading, t) &&
           claim_word(side, t) != claim_quantifier && claim_word(side, t) != claim_comparison;
  }
  // "zero films"
  static bool none_at(const Side& side, std::uint32_t t) {
    const Span at = side.tokens[t].where;
    const auto q =
        std::partition_point(side.quantities.begin(), side.quantities.end(), [&](const Quantity& each) { return each.where < at; });
    return q != side.quantities.end() && q->where == at && none(*q);
  }
  static bool none(const Quantity& q) { return q.kind == QuantityKind::cardinal && q.value && q.value->coefficient == 0; }
  // The word behind that is turned; `last` where there is none.
  static std::uint32_t governed(const Side& side, std::uint32_t t, std::uint32_t last) {
    const Reading reading = side.reading();
    constexpr CategorySet leads =
        any_of(Category::auxiliary, Category::verb_adverb, Category::infinitive_link, Category::clitic, Category::article_one,
               Category::determiner, Category::definite, Category::preposition, Category::reflexive);
    for (const std::uint32_t end = std::min(last, t + reach); t < end; ++t) {
      if (side.figure[t]) return last;
      if (side.tokens[t].kind == TokenKind::mark) {
        if (!reading.apostrophe(t)) return last;
      } else if (!reading.has_any(t, leads) && !half_negation(side, t) && !adverb_form(reading, t)) {
        return t;
      }
    }
    return last;
  }

  [[nodiscard]] bool has(const Statement& s, std::uint16_t term) const { return has_term(terms_.in_source, s.first, s.last, term); }

  // "no goals", "did not score any goals": the claim's figure counts them.
  [[nodiscard]] bool none_of(const Statement& s, const Quantity& q) const {
    if (is_date(q) || q.kind == QuantityKind::ordinal) return false;
    const std::uint32_t behind = token_behind(claim_, q), end = std::min(size(claim_), behind + counted_in);
    for (std::uint32_t t = s.first; t + 1 < s.last; ++t) {
      if (source_.figure[t] || !listed(source_.reading(), t, "none_of") || terms_.in_source[t + 1] == no_term) continue;
      for (std::uint32_t c = behind; c < end; ++c) {
        if (terms_.in_claim[c] == terms_.in_source[t + 1]) return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::span<const Quantity> figures_of(const Statement& s) const {
    const std::span<const Quantity> all = source_.quantities;
    const auto at = [&](std::uint32_t offset) {
      return static_cast<std::size_t>(
          std::partition_point(all.begin(), all.end(), [&](const Quantity& q) { return q.where.begin < offset; }) - all.begin());
    };
    const std::size_t first = at(source_.tokens[s.first].where.begin);
    return all.subspan(first, at(source_.tokens[s.last - 1].where.end) - first);
  }

  // Whether the statement tells what the claim does, `c` of the claim standing at its `k`: most words, all names, each on its side of it,
  // the same figures, and no other date.
  [[nodiscard]] bool tells(const Statement& s, std::uint32_t c, std::uint32_t k, bool any_day, bool no_matter = false) const {
    double got = 0, total = terms_.total;
    for (std::size_t i = 0; i < terms_.list.size(); ++i) {
      if (has(s, static_cast<std::uint16_t>(i))) got += terms_.list[i].weight;
      else if (i == terms_.in_claim[c] || turns_at(claim_, terms_.list[i].token))
        total -= terms_.list[i].weight;  // its opposite stands there
    }
    if (got < most_words * total) return false;
    for (std::size_t i = 0; i < terms_.list.size(); ++i) {
      const bool opens = terms_.list[i].token == 0 && concept_at(claim_, 0) != Concept::none;  // "Director Lena Duval"
      if (terms_.list[i].name && !opens && i != terms_.in_claim[c] && !same_side(s, static_cast<std::uint16_t>(i), c, k)) return false;
    }
    const auto told = figures_of(s);
    for (const Quantity& q : claim_.quantities) {
      const bool met = std::any_of(told.begin(), told.end(), [&](const Quantity& o) { return same_figure(claim_, q, source_, o); });
      const bool none_told = no_matter && none_of(s, q);
      if (none_told ? met : !met && !none(q)) return false;  // "no fans on Sunday, against eleven in May"
    }
    // An undated claim is denied for no single day; where it denies, a weekday says when it was.
    return any_day || std::any_of(claim_.quantities.begin(), claim_.quantities.end(), is_date) ||
           std::none_of(told.begin(), told.end(), [&](const Quantity& o) {
             const auto digit = [](char16_t u) { return u >= u'0' && u <= u'9'; };
             const auto text = source_.text(o.where);
             return is_date(o) && (no_matter || std::any_of(text.begin(), text.end(), digit));
           });
  }
  // The preposition in front of the noun phrase that `t` opens; `t` where there is none.
  static std::uint32_t link(const Side& side, std::uint32_t t, std::uint32_t first) {
    std::uint32_t at = t;
    while (at > first && side.reading().has_any(at - 1, any_of(Category::definite, Category::determiner, Category::article_one))) --at;
    return at > first && side.reading().has(at - 1, Category::preposition) ? at - 1 : t;
  }
  // "to Porto" of a source that says "from Porto to Lisbon", "voted against the budget" of one that says "for": something else is told.
  [[nodiscard]] bool same_links(const Statement& s, std::uint32_t k, bool all = false) const {
    if (claim_.pack != source_.pack) return true;
    for (std::uint32_t c = 1; c < size(claim_); ++c) {
      const std::uint32_t own = terms_.in_claim[c] != no_term ? link(claim_, c, 0) : c;
      if (own == c) continue;
      std::uint32_t at = s.last;
      for (std::uint32_t t = s.first; t < s.last && (at == s.last || at < k); ++t) {
        if (terms_.in_source[t] == terms_.in_claim[c]) at = t;
      }
      const std::uint32_t there = at == s.last ? at : link(source_, at, s.first);
      if (there == at ? all : source_.folded(there) != claim_.folded(own)) return false;
    }
    return true;
  }
  // Whether both have it in front, or both behind.
  [[nodiscard]] bool same_side(const Statement& s, std::uint16_t term, std::uint32_t c, std::uint32_t k) const {
    return (has_term(terms_.in_claim, 0, c, term) && has_term(terms_.in_source, s.first, k, term)) ||
           (has_term(terms_.in_claim, c, size(claim_), term) && has_term(terms_.in_source, k, s.last, term));
  }
  static bool content(const Side& side, std::uint32_t t) {
    return side.tokens[t].kind == TokenKind::word && !side.figure[t] && !empty_word(side, t) && !half_negation(side, t) &&
           !side.reading().has_any(
               t, any_of(Category::negation, Category::numeral_joiner, Category::enclitic, Category::elision, Category::clitic));
  }
  // Opens or closes an aside.
  static bool sets_apart(const Side& side, std::uint32_t t) {
    return side.tokens[t].kind == TokenKind::mark &&
           std::u16string_view(u",()–—").find(side.text(side.tokens[t].where).front()) != std::u16string_view::npos;
  }
  // Whether in front of `k` nobody else is named, nobody says it, and neither a quotation nor an aside stands open.
  [[nodiscard]] bool of_same(const Statement& s, std::uint32_t k) const {
    const Reading reading = source_.reading();
    bool quoted = false, aside = false, any = false, between = false;
    for (std::uint32_t t = s.first; t < k; ++t) {
      any = any || terms_.in_source[t] != no_term;
      if (terms_.in_source[t] != no_term) {
        between = false;
        continue;
      }
      between = between || (any && !aside && content(source_, t) && !adverb_form(reading, t) && !reading.has(t, Category::verb_adverb));
      if (sets_apart(source_, t)) aside = any && !aside;
      if (reading.is(t, u'"')) quoted = !quoted;
      if (!aside && reading.has(t, Category::relative)) return false;
      if (t > s.first && source_.tokens[t].capitalised && content(source_, t)) return false;
      if (!aside && of_what_is_named(s, t, k)) return false;
      if (reading.match(t, bit(Category::reporting_verb))) return false;
      quoted = reading.is(t, u'“') || reading.is(t, u'«') || (quoted && !reading.is(t, u'”') && !reading.is(t, u'»'));
    }
    return !quoted && !aside && !between && !said_of_some(source_, s.first, k);
  }
  // "Lind's | party", "the roof | of the museum"
  [[nodiscard]] bool of_what_is_named(const Statement& s, std::uint32_t t, std::uint32_t k) const {
    const Reading reading = source_.reading();
    if (t > s.first && reading.led_by_apostrophe(t - 1)) return true;
    if (!content(source_, t) || !reading.has_any(++t, any_of(Category::of_whole, Category::preposition))) return false;
    while (++t < k && article(reading, t)) {}
    return t < k && terms_.in_source[t] != no_term;
  }
  // Whether behind `k` the next word of the claim behind `c` stands, by itself: not "the suspect's brother", "the museum shop".
  [[nodiscard]] bool same_object(const Statement& s, std::uint32_t c, std::uint32_t k) const {
    const Reading reading = source_.reading();
    std::uint32_t o = c + 1;
    while (o < size(claim_) && terms_.in_claim[o] == no_term) ++o;
    std::uint32_t t = k + 1;
    if (o == size(claim_)) return !does_another(s, t);
    if (const std::uint32_t led = link(claim_, o, 0); led > c && led != o && !does_another(s, t)) {  // "served | as a clerk | under Lind"
      while (t < s.last && source_.tokens[t].kind != TokenKind::mark && !reading.has(t, Category::relative) &&
             (terms_.in_source[t] != terms_.in_claim[o] || link(source_, t, k) == t))
        ++t;
      if (t >= s.last || terms_.in_source[t] != terms_.in_claim[o]) t = k + 1;
    }
    while (t < s.last && terms_.in_source[t] == no_term && !content(source_, t)) ++t;
    while (t + 1 < s.last && terms_.in_source[t] != no_term && terms_.in_source[t + 1] != no_term) ++t;
    if (t >= s.last || terms_.in_source[t] == no_term) return false;
    if (t + 2 < s.last && reading.has(t + 1, Category::of_whole) && content(source_, t + 2) && terms_.in_source[t + 2] == no_term)
      return false;  // "a party of climbers"
    return ends_phrase(s, t);
  }
  // Not "the suspect's brother", "the museum shop".
  [[nodiscard]] bool ends_phrase(const Statement& s, std::uint32_t t) const {
    const Reading reading = source_.reading();
    return ++t >= s.last || !((content(source_, t) && terms_.in_source[t] == no_term) || reading.has(t, Category::enclitic) ||
                              reading.is(t, u'-') || reading.apostrophe(t));
  }
  // "was never beaten": "beat Lind" tells of another; "was never signed": "signed it" does not.
  [[nodiscard]] bool same_voice(const Statement& s, const Turn& turn, std::uint32_t k) const {
    const bool own = passive(claim_, turn.at, 0), same = own == passive(source_, k, s.first);
    const std::uint16_t what = term_before(terms_.in_claim, turn.first, 0);
    if (what == no_term) return same;
    const bool behind = !has_term(terms_.in_source, s.first, k, what) && has_term(terms_.in_source, k, s.last, what);
    return same ? !behind : own && behind;
  }
  static bool passive(const Side& side, std::uint32_t t, std::uint32_t first) {
    const Reading reading = side.reading();
    for (std::uint32_t at = t; at > first && t - at < reach; --at) {
      const auto is = reading.match(at - 1, bit(Category::auxiliary));
      if (is && side.pack->text(is->value) == "be") return !formed(reading, t, "gerund_ending", 4);
    }
    return false;
  }
  // "closed | its gates" is not "closed", "signed | the bill" is what "was signed" says.
  [[nodiscard]] bool does_another(const Statement& s, std::uint32_t t) const {
    const Reading reading = source_.reading();
    constexpr CategorySet opens = any_of(Category::determiner, Category::definite, Category::possessive, Category::article_one);
    while (t < s.last && reading.has_any(t, opens) && !source_.figure[t]) {
      if (++t < s.last && content(source_, t)) return terms_.in_source[t] == no_term;
    }
    return false;
  }
  // Whether what the source turns is all that it says: not "did not approve it unanimously", "for years it did not". Asides in front may say more.
  [[nodiscard]] bool says_no_more(const Statement& s, const Turn& turn) const {
    const Reading reading = source_.reading();
    bool aside = false, any = false;
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      const bool mark = sets_apart(source_, t);
      any = any || terms_.in_source[t] != no_term;
      if (t > turn.at && mark) break;
      if (mark) aside = any && !aside;
      if (t > turn.at && listed(reading, t, "until")) return false;
      // "does not often": what leads to the verb may be how or how often.
      const bool leads = t >= turn.first && t < turn.at, how = reading.has(t, Category::verb_adverb) || adverb_form(reading, t);
      if (!aside && (leads ? how && !reading.match(turn.first, bit(Category::negative_implicative)) : content(source_, t)) &&
          terms_.in_source[t] == no_term && !listed(reading, t, "none_of"))
        return false;
    }
    return true;
  }

  // "nobody", "no | shop", "none of the | shops", « pas de | magasins » of the claim, and what it counts.
  struct None {
    std::uint32_t at = 0;
    std::uint32_t what = 0;  // where it counts people by no noun, that is `at`
  };
  static bool denies(const Side& side, std::uint32_t t) {
    const Reading reading = side.reading();
    return !side.figure[t] &&
           (reading.match(t, any_of(Category::negation, Category::negative_implicative)) || listed(reading, t, "no_person") ||
            (side.concept_of(t) == Concept::not_anyone && !(t > 0 && side.figure[t - 1])));  // « deux personnes »
  }
  [[nodiscard]] std::optional<None> none_in_claim() const {
    const Reading reading = claim_.reading();
    std::optional<None> out;
    for (std::uint32_t t = 0; t + 1 < size(claim_); ++t) {
      if (half_negation(claim_, t) || !denies(claim_, t)) continue;
      if (out) return std::nullopt;
      out = None{t, t};
      const bool of = reading.has(t + 1, Category::of_whole);
      const bool no_one = claim_.figure[t + 1] || reading.has_any(t + 1, any_of(Category::article_one, Category::pronoun));
      if (listed(reading, t, "no_person") || (listed(reading, t, "none_of") && no_one)) continue;
      if (!of && !listed(reading, t, "none_of")) return std::nullopt;
      for (++out->what; out->what < size(claim_) && terms_.in_claim[out->what] == no_term; ++out->what) {
        if (!of || !(reading.has(out->what, Category::of_whole) || article(reading, out->what))) return std::nullopt;
      }
      if (out->what == size(claim_)) return std::nullopt;
    }
    return out;
  }
  // What the figure counts, where that is what the claim counts none of.
  [[nodiscard]] std::optional<std::uint32_t> counted_of(const Statement& s, const Quantity& q, const None& none) const {
    const Reading reading = source_.reading();
    if (q.kind != QuantityKind::cardinal || Finder::none(q)) return std::nullopt;
    std::uint32_t t = token_behind(source_, q);
    const auto end = std::min(s.last, t + counted_in);
    if (none.what == none.at) {
      if (t < end && (terms_.in_source[t] != no_term || reading.has(t, Category::auxiliary))) return t - 1;  // "three died"
      const Concept idea = t < end ? concept_at(source_, t) : Concept::none;
      const bool people = idea == Concept::people || idea == Concept::man || idea == Concept::woman || idea == Concept::child;
      return people ? std::optional(t) : std::nullopt;
    }
    while (t < end && terms_.in_source[t] != terms_.in_claim[none.what] && !content(source_, t)) ++t;
    const bool counted = t < end && terms_.in_source[t] == terms_.in_claim[none.what] && ends_phrase(s, t);
    return counted ? std::optional(t) : std::nullopt;
  }
  [[nodiscard]] bool has_all(const Statement& s) const {
    for (std::size_t i = 0; i < terms_.list.size(); ++i) {
      if (!has(s, static_cast<std::uint16_t>(i)) && !denies(claim_, terms_.list[i].token)) return false;
    }
    return true;
  }
  // "nobody died", "no shops closed" of a source that says that three did.
  [[nodiscard]] std::optional<Denial> some_did() const {
    const auto none = none_in_claim();
    if (!none) return std::nullopt;
    std::optional<Denial> out;
    for (const Told& s : statements_) {
      if (!has_all(s)) continue;
      bool other_time = false;
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        if (denies(source_, t) || listed(source_.reading(), t, "nearly") || source_.concept_of(t) == Concept::not_so) return std::nullopt;
        other_time = other_time || (order_at(source_, t) != Order::none && terms_.in_source[t] == no_term);
      }
      for (const Quantity& q : figures_of(s)) {
        const auto k = counted_of(s, q, *none);
        const std::uint32_t first = token_of(source_, q.where.begin);
        if (k && !other_time && same_part(s, *none, *k) && of_same(s, first) &&
            !(first > s.first && link(source_, first, s.first) != first) && same_links(s, *k, true) && tells(s, none->what, *k, false))
          out = Denial{claim_.tokens[none->at].where, s.passage};
      }
    }
    return out;
  }
  // "all shops closed" of a source that says that half of them did, and no more.
  [[nodiscard]] std::optional<Denial> not_all() const {
    None all;
    while (all.at < size(claim_) && !listed(claim_.reading(), all.at, "all_of")) ++all.at;
    for (all.what = all.at + 1; all.what < size(claim_) && terms_.in_claim[all.what] == no_term;) ++all.what;
    if (all.at > 0 || all.what >= size(claim_) || !claim_.quantities.empty() || will(claim_, 0, size(claim_))) return std::nullopt;
    std::optional<Denial> out;
    for (const Told& s : statements_) {
      if (!has_all(s) || !s.plain()) continue;
      bool more = will(source_, s.first, s.last);
      for (std::uint32_t t = s.first; t < s.last && !more; ++t) {
        if (listed(source_.reading(), t, "all_of") && !source_.figure[t]) return std::nullopt;
        more = terms_.in_source[t] == no_term && (content(source_, t) || sets_apart(source_, t));
      }
      const auto told = figures_of(s);
      if (more || told.empty() || told.front().bound != Bound::exact || token_of(source_, told.front().where.begin) > s.first + 1) continue;
      const Quantity& q = told.front();
      const std::uint32_t behind = token_behind(source_, q);
      const bool part = !is_date(q) && behind < s.last && source_.reading().has(behind, Category::of_whole) &&
                        !(q.kind == QuantityKind::percent && q.value && to_double(*q.value) >= 100);
      std::uint32_t k = behind;
      while (k < s.last && terms_.in_source[k] != terms_.in_claim[all.what] && !content(source_, k)) ++k;
      const bool alone = k < s.last && told.back().where.end <= source_.tokens[k].where.begin;  // "two of the five"
      if (part && alone && same_part(s, all, k) && same_links(s, k) && tells(s, all.what, k, false))
        out = Denial{claim_.tokens[all.at].where, s.passage};
    }
    return out;
  }
  static bool will(const Side& side, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t t = first; t < last; ++t) {
      if (claim_word(side, t) == claim_future) return true;
    }
    return false;
  }
  // Both do it, or to both it is done; "there are none" asks that there are.
  [[nodiscard]] bool same_part(const Statement& s, const None& none, std::uint32_t k) const {
    std::uint32_t verb = none.what + 1;
    while (verb < size(claim_) && terms_.in_claim[verb] == no_term) ++verb;
    if (const std::uint16_t before = term_before(terms_.in_claim, none.at, 0); before != no_term) {
      for (verb = 0; terms_.in_claim[verb] != before;) ++verb;
    }
    if (verb == size(claim_)) return source_.folded(s.first) == claim_.folded(0);
    std::uint32_t there = s.first;
    while (there < s.last && terms_.in_source[there] != terms_.in_claim[verb]) ++there;
    if (there == s.last) return false;
    const bool front = none.at < verb, also = k < there;
    const bool done = passive(claim_, verb, 0), was = passive(source_, there, s.first);
    return front == also ? done == was : (front ? done && !was : !done && was);
  }

  // The claim says that it is not so. (What it says is no such thing, "is not a museum", find_denial looks at.)
  [[nodiscard]] std::optional<Denial> denied(const Turn& turn) const {
    const Reading reading = claim_.reading();
    if (turn.at >= size(claim_) || said_of_some(claim_, 0, turn.first) || turning(claim_, 0, size(claim_))) return std::nullopt;
    const bool is_not =
        turn.first > 0 && listed(reading, turn.first - 1, "copula") && !(participle_form(reading, turn.at) && turn.at == turn.first + 1);
    if (is_not || (turn.first > 0 && listed(reading, turn.first - 1, "present_support"))) return std::nullopt;
    const std::uint16_t term = terms_.in_claim[turn.at];
    if (term == no_term || listed(reading, turn.first, "present_support")) return std::nullopt;
    std::optional<Denial> out;
    for (const Told& s : statements_) {
      for (std::uint32_t k = s.first; k < s.last; ++k) {
        if (terms_.in_source[k] != term) continue;
        if (!s.plain() || turning(source_, s.first, s.last) || ranked(s, k) || !same_links(s, k)) return std::nullopt;
        const bool aimed_at = k > s.first && source_.reading().has(k - 1, Category::infinitive_link);  // "lost his bid to win"
        const bool noun = k > s.first && source_.reading().has(k - 1, Category::article_one);          // "had | a museum"
        if (noun && k + 1 < s.last && content(source_, k + 1)) continue;                               // "had | a museum shop"
        if (!aimed_at && of_same(s, k - noun) && same_voice(s, turn, k) && same_object(s, turn.at, k) && all_behind(s, turn.at) &&
            tells(s, turn.at, k, turn.never))
          out = Denial{claim_.tokens[turn.first].where, s.passage};
      }
    }
    return out;
  }
  // "is not the deepest" of a source that says the second-deepest.
  [[nodiscard]] bool ranked(const Statement& s, std::uint32_t k) const {
    for (std::uint32_t t = k + 1; t > s.first && k + 1 - t < reach; --t) {
      if (ranks(s, t)) return true;
    }
    return false;
  }
  // "refused", "without": what is told may be that it was not.
  static bool turning(const Side& side, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t t = first; t < last; ++t) {
      if (!side.figure[t] && !side.reading().has(t, Category::negation) && turns(side.concept_of(t))) return true;
    }
    return false;
  }
  // The source does.
  [[nodiscard]] std::optional<Denial> not_so() {
    std::optional<Denial> out;
    for (const Told& s : statements_) {
      if (s.turns.how != Turns::one) continue;
      const Turn& turn = s.turns.turn;
      if (turn.at >= s.last || terms_.in_source[turn.at] == no_term || !of_same(s, turn.first) || !says_no_more(s, turn)) continue;
      const std::uint16_t term = terms_.in_source[turn.at];
      const std::uint32_t c = terms_.list[term].token;
      if (said_elsewhere(term) || !same_links(s, turn.at) || !tells(s, c, turn.at, turn.never, true)) continue;
      out = Denial{claim_.tokens[c].where, s.passage};
    }
    return out;
  }
  // "for adults, not for children": nor of what is said of children.
  [[nodiscard]] std::optional<Denial> set_aside() {
    for (const Told& s : statements_) {
      const Turn& turn = s.turns.turn;
      if (s.turns.how != Turns::one || turn.first < s.first + 2 || turn.at >= s.last) continue;
      const bool joined = source_.reading().has(turn.first - 1, Category::numeral_joiner);  // « et non »
      if (!source_.reading().is(turn.first - 1 - joined, u',')) continue;
      const std::uint16_t term = terms_.in_source[turn.at];
      const std::uint32_t behind = turn.at + 1;
      if (term == no_term || (behind < s.last && source_.tokens[behind].kind != TokenKind::mark) || said_elsewhere(term)) continue;
      if (same_links(s, turn.at) && all_behind(s, 0)) return Denial{claim_.tokens[terms_.list[term].token].where, s.passage};
    }
    return std::nullopt;
  }
  // "Lind raised prices but | did not cut jobs": who does not do it stands in front of both.
  [[nodiscard]] std::optional<Denial> second_denied() {
    const Reading reading = source_.reading();
    std::uint32_t p = 0;
    for (const Sentence& sentence : source_.sentences) {
      while (p + 1 < source_.passages.size() && source_.passages[p].last <= sentence.first) ++p;
      if (standings_.of[p].words < some_words) continue;
      const std::uint32_t verb = verb_of_opener(sentence);
      Statement part{verb, verb, p};
      for (std::uint32_t t = verb; t <= sentence.last && part.first < sentence.last; ++t) {
        const bool ends = t == sentence.last || reading.has_any(t, any_of(Category::numeral_joiner, Category::adversative));
        if (!ends && reading.has_any(t, any_of(Category::relative, Category::complementizer, Category::subordinator, Category::pronoun)))
          break;
        if (!ends) continue;
        part.last = t;
        const Turns turns = part.first > verb && part.first < t ? turns_of(source_, part.first, t) : Turns();
        if (turns.how == Turns::one) {
          if (const auto c = denies(sentence, part, turns.turn)) return Denial{claim_.tokens[*c].where, p};
          break;  // the first that is turned: each looks back at the whole sentence
        }
        part.first = t + 1;
      }
    }
    return std::nullopt;
  }
  // Behind the claim's first word, where the sentence opens with it and a verb follows; else its end.
  [[nodiscard]] std::uint32_t verb_of_opener(const Sentence& s) const {
    const Reading reading = source_.reading();
    std::uint32_t t = s.first;
    while (t < s.last && terms_.in_source[t] == no_term && !content(source_, t)) ++t;
    bool first = false;
    for (; t < s.last && terms_.in_source[t] != no_term; ++t) first = first || terms_.in_source[t] == 0;
    const auto verb = [&](std::uint32_t v) {
      return reading.has(v, Category::auxiliary) || half_negation(source_, v) || past_form(reading, v);
    };
    return first && t < s.last && (verb(t) || verb(t - 1)) ? t : s.last;
  }
  // The claim's word that `part` says is not so.
  [[nodiscard]] std::optional<std::uint32_t> denies(const Sentence& s, const Statement& part, const Turn& turn) {
    if (turn.at >= part.last || terms_.in_source[turn.at] == no_term) return std::nullopt;
    for (std::uint32_t t = part.first; t < turn.first; ++t) {
      if (terms_.in_source[t] == no_term && (content(source_, t) || left_open(source_, t))) return std::nullopt;
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
    return !elsewhere && says_no_more(part, turn) && same_object(part, c, turn.at) && same_links(part, turn.at) &&
                   tells({s.first, part.last, part.passage}, c, turn.at, turn.never, true)
               ? std::optional(c)
               : std::nullopt;
  }
  // Another place has the word, and nothing that turns it. Looked up once a term.
  [[nodiscard]] bool said_elsewhere(std::uint16_t term) {
    if (elsewhere_.empty()) {
      elsewhere_.assign(terms_.list.size(), 0);
      auto s = statements_.begin();
      for (std::uint32_t t = 0; t < size(source_); ++t) {
        if (terms_.in_source[t] == no_term) continue;
        while (s != statements_.end() && s->last <= t) ++s;
        const bool turned = s != statements_.end() && s->turns.how == Turns::one && s->turns.turn.at == t;
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

  static Order order_at(const Side& side, std::uint32_t t) {
    const Reading reading = side.reading();
    return side.figure[t]                       ? Order::none
           : listed(reading, t, "event_before") ? Order::before
           : listed(reading, t, "event_during") ? Order::during
           : listed(reading, t, "event_after")  ? Order::after
                                                : Order::none;
  }
  // "founded after the duchy split" of a source that says "founded before the duchy was split".
  [[nodiscard]] std::optional<Denial> other_order() const {
    for (std::uint32_t o = 1; o + 1 < size(claim_); ++o) {
      const Order order = order_at(claim_, o);
      if (order == Order::none) continue;
      std::uint32_t c = o + 1;
      while (c < size(claim_) && c <= o + reach && terms_.in_claim[c] == no_term && claim_.tokens[c].kind != TokenKind::mark) ++c;
      const std::uint16_t what = term_before(terms_.in_claim, o, 0);
      if (c >= size(claim_) || terms_.in_claim[c] == no_term || what == no_term) continue;
      std::optional<Denial> out;
      for (const Told& s : statements_) {
        for (std::uint32_t t = s.first; t < s.last; ++t) {
          const Order there = order_at(source_, t);
          if (there == Order::none) continue;
          if (there == order) return std::nullopt;  // of this, or of what a pronoun stands for
          std::uint32_t k = t + 1;
          while (k < s.last && k <= t + reach + 1 && terms_.in_source[k] != terms_.in_claim[c] && source_.tokens[k].kind != TokenKind::mark)
            ++k;
          if (k >= s.last || terms_.in_source[k] != terms_.in_claim[c]) continue;
          if (s.plain() && term_before(terms_.in_source, t, s.first) == what && tells(s, c, k, true))
            out = Denial{claim_.tokens[o].where, s.passage};
        }
      }
      if (out) return out;
    }
    return std::nullopt;
  }

  // "the largest" of a source that says "the second-largest".
  [[nodiscard]] std::optional<Denial> lower_rank() const {
    for (std::uint32_t t = 1; t < size(claim_); ++t) {
      // Not "one of the largest".
      if (!superlative(claim_, t) || !claim_.reading().has(t - 1, Category::definite) ||
          (t > 1 && claim_.reading().has_any(t - 2, any_of(Category::preposition, Category::of_whole))))
        continue;
      std::uint32_t c = t;
      while (c < size(claim_) && c <= t + 1 && terms_.in_claim[c] == no_term) ++c;
      if (c >= size(claim_) || terms_.in_claim[c] == no_term) continue;
      std::optional<Denial> out;
      for (const Told& s : statements_) {
        for (std::uint32_t k = s.first; k < s.last; ++k) {
          if (terms_.in_source[k] != terms_.in_claim[c]) continue;
          const std::uint32_t there = k - std::min(k - s.first, c - t);
          const bool ranked = superlative(source_, there) && ranks(s, there);
          if (!ranked) return std::nullopt;
          if (s.plain() && same_object(s, c, k) && tells(s, c, k, true) && all_behind(s, c))
            out = Denial{claim_.tokens[t].where, s.passage};
        }
      }
      if (out) return out;
    }
    return std::nullopt;
  }
  // "the largest in the region" may be the second-largest of the country.
  [[nodiscard]] bool all_behind(const Statement& s, std::uint32_t c) const {
    return std::all_of(terms_.in_claim.begin() + c, terms_.in_claim.end(),
                       [&](std::uint16_t term) { return term == no_term || has(s, term); });
  }
  // An ordinal right in front, and not the first.
  [[nodiscard]] bool ranks(const Statement& s, std::uint32_t t) const {
    if (t > s.first && source_.reading().is(t - 1, u'-')) --t;
    if (t == s.first) return false;
    const auto told = figures_of(s);
    return std::any_of(told.begin(), told.end(), [&](const Quantity& q) {
      return q.kind == QuantityKind::ordinal && q.value && to_double(*q.value) > 1 && q.where.contains(source_.tokens[t - 1].where);
    });
  }

  const Side& claim_;
  const Side& source_;
  const Terms& terms_;
  const Standings& standings_;
  struct Told : Statement {
    Turns turns;
    [[nodiscard]] bool plain() const { return turns.how == Turns::none; }
  };
  std::vector<Told> statements_;
  std::vector<char> elsewhere_;                                 // per term
  std::vector<std::pair<std::uint32_t, std::uint32_t>> seats_;  // per term, the first token that has it and behind the last
};

}  // namespace

std::optional<Denial> find_reversal(const Side& claim, const Side& source, const Terms& terms, const Standings& standings) {
  return Finder(claim, source, terms, standings).run();
}

}  // namespace citelight
