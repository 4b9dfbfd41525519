#include "verify/figure/named_elsewhere.h"

#include <algorithm>
#include <cstdint>

#include "verify/figure/contradiction.h"
#include "verify/figure/figure_counted.h"
#include "verify/figure/figure_numbered.h"
#include "verify/statement/opening.h"

namespace citelight {
namespace {

// "Kestrel won 5 stages. Rivals Solari won 2.", « Le site de Saint-Loup emploie 900 salariés. Celui de Brive en compte 450. »: of Solari, and of
// Brive, it is the other sentence that tells, which has all of the claim that the first has, and its name.
class ByName {
 public:
  ByName(const FigureContext& context, const Quantity& c, const std::vector<char>& own)
      : context_(context), c_(c), source_(context.source), reading_(context.source.reading()), own_(own), named_from_(first_named()) {}

  void settle(std::vector<Alignment>& list) {
    if (std::none_of(list.begin(), list.end(), [](const Alignment& one) { return agrees(one); })) return;
    std::size_t looked = 0;
    std::vector<Alignment*> others;
    std::vector<const Quantity*> instead;  // the figures that are of the claim's in the place of one that agrees
    for (Alignment& one : list) {
      if (looked >= most_looked) break;
      if (one.likeness == Likeness::incomparable || one.settled || source_.passages[one.passage].dateline) continue;
      const bool differs = one.likeness == Likeness::differs;
      const Told here = place(one.passage, *one.q, differs);
      if (const Quantity* own = own_in_row(one, here)) {
        others.push_back(&one);
        if (!differs) instead.push_back(own);
        continue;
      }
      ++looked;
      if (!of_another(here)) continue;
      if (told_.empty()) find_told(list);
      bool told = false;
      for (const Told& other : told_) {
        if (other.differs == differs || instead.size() >= most_looked || !tells_instead(other, here)) continue;
        told = true;
        if (differs) break;
        instead.push_back(other.q);
      }
      if (told) others.push_back(&one);
    }
    for (Alignment* one : others) one->likeness = Likeness::incomparable;
    // What it says may still be what the claim means: no other figure contradicts it.
    if (instead.empty() || std::any_of(list.begin(), list.end(), [](const Alignment& one) { return agrees(one); })) return;
    for (Alignment& one : list) {
      const auto says = [&](const Quantity* q) {
        return same_value(*q, *one.q) || (is_date(c_) && one.q->when.compare(0, c_.when.size(), q->when, 0, c_.when.size()) == 0);
      };
      if (std::none_of(instead.begin(), instead.end(), says)) one.likeness = Likeness::incomparable;
      else if (one.likeness == Likeness::differs) one.settled = true;
    }
  }

 private:
  // A figure where it stands.
  struct Told {
    const Quantity* q;
    std::uint32_t passage, from, at;  // tokens: where its sentence or clause begins, and the figure
    std::uint32_t front, till;        // … between which it is told of whom: in front of it, or behind a date that opens the sentence
    bool differs;                     // from the claim's
    bool elliptic = false;            // says neither its unit nor what it counts
    bool alike = true;                // … and is of the claim's sort all the same
  };
  static constexpr std::uint32_t near = 12, farthest = 80;  // tokens from a name to its figure, and from a sentence's beginning
  static constexpr std::size_t most_looked = 64;            // figures
  static constexpr std::uint32_t far_name = 3;              // « Celui du prix Lavallée »
  static constexpr int most_carried = 3;                    // passages
  static constexpr double least_kept = 0.33;                // of what is left out

  [[nodiscard]] Told place(std::uint32_t p, const Quantity& q, bool differs) const {
    const std::uint32_t at = token_of(source_, q.where.begin);
    const std::uint32_t first = std::max(source_.passages[p].first, at > farthest ? at - farthest : 0);
    std::uint32_t t = at;
    while (t > first && !reading_.is(t - 1, u'.') && !reading_.is(t - 1, u';')) --t;
    const std::uint32_t behind = is_date(q) && only_empty(t, at) ? subject_behind(q, p) : at;
    return {&q,
            p,
            t,
            at,
            behind == at ? t : token_behind(source_, q) + 1,
            behind,
            differs,
            q.kind == QuantityKind::cardinal && q.unit.empty() && !q.counted && !q.fraction};
  }
  // "On 4 May, Karim Dallas was charged": where the subject ends; the date itself where no comma parts the two.
  [[nodiscard]] std::uint32_t subject_behind(const Quantity& q, std::uint32_t p) const {
    const std::uint32_t comma = token_behind(source_, q), last = std::min(source_.passages[p].last, comma + near);
    std::uint32_t t = comma + 1;
    if (t >= last || !reading_.is(comma, u',')) return token_of(source_, q.where.begin);
    while (t < last && source_.tokens[t].kind == TokenKind::word && !reading_.has(t, Category::auxiliary)) ++t;
    return t;
  }
  // Where the source gives the claim's value, and where another of the sort: small ones are not in the list, nor what leaves its unit out.
  void find_told(const std::vector<Alignment>& list) {
    for (const Alignment& one : list) {
      if (agrees(one)) told_.push_back(place(one.passage, *one.q, false));
    }
    Quantity asked = c_;
    if (is_date(c_)) asked.bound = Bound::exact;  // "since 1994" of a source that says since 2011
    for (std::uint32_t p = 0; p < source_.passages.size(); ++p) {
      for (std::uint32_t i = source_.passages[p].quantities_first; i < source_.passages[p].quantities_last; ++i) {
        const Quantity& s = source_.quantities[i];
        if (of_other_number(context_, c_, s, source_.passages[p])) continue;
        const bool alike = s.kind == c_.kind && s.unit == c_.unit && same_counted(context_, c_, s) != Counted::other &&
                           compare(asked, context_.claim.pack->units(), s, source_.pack->units()) == Likeness::differs;
        const bool age = s.kind == QuantityKind::age && c_.kind == QuantityKind::cardinal && !c_.counted;  // "is 35"
        Told told = place(p, s, true);
        told.alike = alike || age;
        if (alike || ((told.elliptic || age) && s.value && c_.value && compare(*s.value, *c_.value) != 0)) told_.push_back(told);
      }
    }
  }
  enum class Named : std::uint8_t { nobody, claims, other };
  // Who is named in front of `last`: the claim's, or somebody else.
  [[nodiscard]] Named named(std::uint32_t first, std::uint32_t last) const {
    Named out = Named::nobody;
    std::uint16_t first_name = no_term;  // of the claim's, where another has its surname
    std::uint32_t aside = first;         // "The lender, based in Leeds, has": till where it stands
    for (std::uint32_t t = first; t < last; ++t) {
      const std::uint16_t term = context_.terms.in_source[t];
      const bool name = term != no_term && context_.terms.list[term].name;
      if (t >= aside && t + 1 < last && reading_.is(t, u',') && !source_.tokens[t + 1].capitalised) {
        for (std::uint32_t k = t + 1; k < last && aside <= t; ++k) {
          if (reading_.is(k, u',')) aside = k;
        }
      }
      const bool namesake = t > first && another_first_name(term, t);
      if (!source_.tokens[t].capitalised || source_.figure[t]) continue;
      if (namesake) first_name = context_.terms.in_claim[context_.terms.list[term].token - 1];
      if (name && own_[term] && !namesake && (first_name == no_term || term == first_name)) return Named::claims;
      const bool other = name || namesake ||
                         (term == no_term && !empty_word(source_, t) &&
                          (t > first || (t + 1 < last && source_.tokens[t + 1].capitalised) || named_inside(t)));
      if (other && t >= aside && !of_common_sort(t, first)) out = Named::other;
    }
    return out;
  }
  // A capital that names nobody: « Un Lillois », « Le ministère de la Santé ».
  [[nodiscard]] bool of_common_sort(std::uint32_t t, std::uint32_t first) const {
    if (t > first && reading_.has(t - 1, Category::article_one)) return true;
    bool known = false;
    while (t > first && reading_.has_any(t - 1, any_of(Category::definite, Category::noun_link, Category::elision))) {
      known = known || reading_.has(t - 1, Category::definite);
      --t;
    }
    return known && t > first && reading_.has(t - 1, Category::anaphoric_noun);
  }
  // Whether it is said of somebody or something whom the claim does not name: in front of it, or where nobody is, in the passage it goes on from.
  [[nodiscard]] bool of_another(const Told& here) const {
    const Named own = named(here.front, here.till);
    if (own != Named::nobody) return own == Named::other;
    return (here.from == source_.passages[here.passage].first && carried(here.passage) == Named::other) ||
           set_apart(here.passage + 1) == Named::claims || (here.passage < named_from_ && behind_another(here));
  }
  // "Villagers near Teral were moved. The dam is 96 metres high.": of one that is not named yet. Where nobody is, it may be of whom comes next.
  [[nodiscard]] bool behind_another(const Told& here) const {
    if (here.passage == 0 || !reading_.has_any(here.from, any_of(Category::definite, Category::pronoun))) return false;
    const Passage& front = source_.passages[here.passage - 1];
    return named(front.first, front.last) == Named::other;
  }
  // Where the claim's name stands first.
  [[nodiscard]] std::uint32_t first_named() const {
    std::uint32_t p = 0;
    const auto own = [&](std::uint16_t term) { return own_[term] != 0; };
    for (const auto& here : context_.standings.terms) {
      if (std::any_of(here.begin(), here.end(), own)) break;
      ++p;
    }
    return p;
  }
  // "Karim and Samir were jailed for four and two years": the first for the first. Where the claim's stands, if this is not it. Dates may be of both.
  [[nodiscard]] const Quantity* own_in_row(const Alignment& one, const Told& here) const {
    const auto& all = source_.quantities;
    const auto i = static_cast<std::size_t>(one.q - all.data());
    const auto row = [&](std::size_t first) {
      if (first + 1 >= all.size() || all[first].kind != c_.kind || all[first + 1].kind != c_.kind) return false;
      const std::uint32_t join = token_behind(source_, all[first]);
      return reading_.has(join, Category::numeral_joiner) && token_of(source_, all[first + 1].where.begin) == join + 1;
    };
    const bool second = i > 0 && row(i - 1);
    if (is_date(c_) || second == row(i)) return nullptr;
    // « Le Portugal et l'Espagne »; "the Bank of Japan" is longer than one looks for.
    const auto right_of = [&](std::uint32_t join) {
      std::uint32_t t = join + 1;
      while (t < here.at && reading_.has_any(t, any_of(Category::definite, Category::elision))) ++t;
      return t;
    };
    const auto two_names = [&](std::uint32_t join) {
      const std::uint32_t right = right_of(join);
      const bool numbered =
          join > 1 && source_.tokens[join - 1].kind == TokenKind::number && source_.tokens[join - 2].capitalised;  // "Vaux 40"
      return reading_.has(join, Category::numeral_joiner) && (numbered || source_.tokens[join - 1].capitalised) && right < here.at &&
             source_.tokens[right].capitalised && !reading_.has(right + 1, Category::noun_link);
    };
    std::uint32_t join = second ? token_of(source_, all[i - 1].where.begin) : here.at;
    while (join > here.from && !two_names(join)) --join;
    if (join == here.from) return nullptr;
    const auto claims = [&](std::uint32_t t) {
      const std::uint16_t term = context_.terms.in_source[t];
      return term != no_term && own_[term];
    };
    const bool left = claims(join - 1), right = claims(right_of(join));
    if (left == right || left != second) return nullptr;
    return &all[second ? i - 1 : i + 1];
  }
  // « Celui de Brive », "That of Brack", "In Brack": not what the passage in front is about. Of whom.
  [[nodiscard]] Named set_apart(std::uint32_t p) const {
    const std::uint32_t first = p < source_.passages.size() ? source_.passages[p].first : 0;
    if (p >= source_.passages.size() || first + far_name >= source_.passages[p].last) return Named::nobody;
    const bool place = reading_.has(first, Category::preposition) && source_.tokens[first + 1].capitalised;
    if (!place && (!leans(first) || !empty_word(source_, first + 1))) return Named::nobody;
    // "That from Brack to Lowick" is of neither.
    Named out = Named::nobody;
    for (std::uint32_t t = first + 1; t < source_.passages[p].last && source_.tokens[t].kind == TokenKind::word; ++t) {
      if (!source_.tokens[t].capitalised) continue;
      const Named who = named(t, t + 1);
      if (out == Named::nobody && t > first + far_name) return out;
      if (out != Named::nobody && who != out) return Named::nobody;
      out = who;
    }
    return out;
  }
  [[nodiscard]] Named carried(std::uint32_t p) const {
    for (int step = 0; step < most_carried && p > 0; ++step) {
      const std::uint32_t first = opening(source_, source_.passages[p]);
      if (!leans(first) || reading_.has(first, Category::definite)) break;  // "the firm" may be any
      --p;
      const Named own = named(source_.passages[p].first, source_.passages[p].last);
      if (own != Named::nobody) return own;
    }
    return Named::nobody;
  }
  // A capital at a sentence's head tells nothing; that the word has it elsewhere too does.
  [[nodiscard]] bool named_inside(std::uint32_t t) const {
    if (inside_.empty()) {
      for (std::uint32_t k = 1; k < source_.tokens.size(); ++k) {
        if (source_.tokens[k].capitalised && source_.tokens[k - 1].kind == TokenKind::word)
          inside_.push_back(source_.text(source_.tokens[k].where));
      }
      std::sort(inside_.begin(), inside_.end());
    }
    return std::binary_search(inside_.begin(), inside_.end(), source_.text(source_.tokens[t].where));
  }
  // "Karim Dallas" of a claim about Leila Dallas; not "President Dallas", "When Dallas".
  [[nodiscard]] bool another_first_name(std::uint16_t term, std::uint32_t t) const {
    const auto& terms = context_.terms;
    if (term == no_term || terms.in_source[t - 1] != no_term || !source_.tokens[t - 1].capitalised || empty_word(source_, t - 1))
      return false;
    const std::uint32_t own = terms.list[term].token;
    if (own == 0 || terms.in_claim[own - 1] == no_term || !terms.list[terms.in_claim[own - 1]].name) return false;
    static constexpr auto title = any_of(Category::title_word, Category::role_noun);
    return !reading_.has_any(t - 1, title) || context_.claim.reading().has_any(own - 1, title);
  }
  // A sentence goes on about what stands in front: "It", "That one", "His sister".
  [[nodiscard]] bool leans(std::uint32_t first) const {
    const bool named = first + 1 < source_.tokens.size() && source_.tokens[first + 1].capitalised;  // "The Geological Society"
    return !named && opens_empty(source_, first);
  }
  [[nodiscard]] bool only_empty(std::uint32_t first, std::uint32_t last) const {
    while (first < last && (empty_word(source_, first) || reading_.has_any(first, any_of(Category::clitic, Category::elision)))) ++first;
    return first == last;
  }
  // Whether its passage says when, as of another time; not « Celui de Brive, ouvert en 2016, en compte 450 », "Wilma, which killed 8 in 2005".
  [[nodiscard]] bool dated(const Told& told, std::uint32_t name) const {
    for (std::uint32_t t = name + 1; t < told.at; ++t) {
      if (reading_.has(t, Category::relative)) return false;
    }
    const auto figures = source_.figures_of(source_.passages[told.passage]);
    return std::any_of(figures.begin(), figures.end(), [&](const Quantity& q) {
      const std::uint32_t at = token_of(source_, q.where.begin);
      return is_date(q) && (at < name || at > told.at);
    });
  }
  // Whether `other` is said of a name of the claim, and of all that the claim has in common with the passage of `here`.
  [[nodiscard]] bool tells_instead(const Told& other, const Told& here) const {
    const auto& list = context_.terms.list;
    const bool beside = other.passage == here.passage;
    // What a headline says the sentence behind it says again.
    const bool follows = other.passage == here.passage + 1 || (here.passage == 0 && other.passage == 2);
    if ((beside && other.from == here.from) || (!other.alike && !follows)) return false;
    std::uint32_t named_at = other.from;
    bool named = beside && other.from == source_.passages[other.passage].first && carried(other.passage) == Named::claims;
    for (std::uint32_t t = std::max(other.front, other.till > near ? other.till - near : 0); t < other.till && !named; ++t) {
      const std::uint16_t term = context_.terms.in_source[t];
      named = term != no_term && own_[term] && (beside || !context_.standings.has(here.passage, term)) &&
              !(t > other.from && another_first_name(term, t));
      named_at = t;
    }
    if (other.passage + 1 == here.passage && set_apart(here.passage) == Named::other && leans(other.from)) return true;
    if (!named || beside) return named;
    const auto& own = context_.standings.of[other.passage];
    // What the claim dates or counts besides must be no less there.
    if (!is_date(c_) && (own.dates == DateMatch::conflict || (dated(other, named_at) && !dated(here, here.at)))) return false;
    if (own.figures + 1 < context_.standings.of[here.passage].figures && !(follows && other.elliptic)) return false;
    double met = 0, missing = 0;
    for (const std::uint16_t term : context_.standings.terms[here.passage]) {
      if (!context_.standings.has(other.passage, term)) missing += list[term].name && !own_[term] ? 0 : list[term].weight;
      else if (!list[term].name) met += list[term].weight;
    }
    // What follows leaves out what was said: « Curie l'a été en 2015 », "Alvor's costs 140".
    return missing == 0 ||
           (follows && (other.elliptic || leans(other.from) || only_empty(named_at + 1, other.at) || met > least_kept * missing));
  }

  const FigureContext& context_;
  const Quantity& c_;
  const Side& source_;
  const Reading reading_;  // of the source
  const std::vector<char>& own_;
  const std::uint32_t named_from_;  // the passage that names the claim's first
  std::vector<Told> told_;
  mutable std::vector<std::u16string_view> inside_;  // words with a capital inside a sentence, found when first asked for
};

}  // namespace

std::vector<char> own_names(const FigureContext& context, const Quantity& c) {
  const Side& claim = context.claim;
  const Reading reading = claim.reading();
  const auto& terms = context.terms;
  std::vector<char> all(terms.list.size()), own(terms.list.size());
  for (std::size_t t = 0; t < all.size(); ++t) all[t] = terms.list[t].name;
  if (is_date(c)) return all;
  // Each begins behind what joins it to the one before, with a name.
  const auto begins = [&](std::uint32_t t, std::uint32_t to) {
    for (; t + 2 < to; ++t) {
      const bool joins = reading.is(t, u',') || reading.is(t, u';') || reading.has(t, Category::numeral_joiner);
      if (joins && (claim.tokens[t + 1].capitalised || claim.tokens[t + 2].capitalised)) return t + 1;
    }
    return to;
  };
  std::uint32_t behind = 0;
  std::size_t parts = 0;
  for (const Quantity& q : claim.quantities) {
    if (q.kind != c.kind || q.unit != c.unit) continue;
    const std::uint32_t at = token_of(claim, q.where.begin);
    bool named = false;
    for (std::uint32_t t = parts == 0 ? 0 : begins(behind, at); t < at; ++t) {
      const std::uint16_t term = terms.in_claim[t];
      if (term == no_term || !all[term]) continue;
      named = true;
      if (q.where == c.where) own[term] = true;
    }
    if (!named) return all;
    behind = token_behind(claim, q);
    ++parts;
  }
  return parts > 1 ? own : all;
}

void part_by_name(const FigureContext& context, const Quantity& c, const std::vector<char>& own, std::vector<Alignment>& list) {
  if (context.names_known) ByName(context, c, own).settle(list);
}

}  // namespace citelight
