#include "verify/side_by_side.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "date/date_text.h"
#include "text/noun_phrase.h"
#include "verify/figure_change.h"
#include "verify/figure_counted.h"
#include "verify/figure_numbered.h"
#include "verify/figure_role.h"
#include "verify/figure_value.h"

namespace citelight {
namespace {

// "Lyon has 520,000 inhabitants and Marseille 870,000", "opened in 1932 and was widened in 1978": of figures that one passage gives side by
// side, each has the words of its own part. Where those of the claim stand in one part, and another has its own in their place, the others'
// figures are of another thing.
class Parts {
 public:
  Parts(const FigureContext& context, const Quantity& c, const std::vector<char>& own)
      : context_(context), c_(c), beside_(word_before()), own_(own) {
    for (std::size_t t = 0; t < own_.size(); ++t) several_ = several_ || (context.terms.list[t].name && !own_[t]);
    for (std::uint32_t t = 0; t < context.claim.tokens.size(); ++t) {
      if (const Concept kind = concept_at(context.claim, t); context.concepts.has_others(kind)) kinds_.push_back(kind);
      past_ = past_ || past(context.claim, t);
    }
    const std::uint32_t at = token_of(context.claim, c.where.begin), behind = token_behind(context.claim, c);
    const auto includes = [&](std::uint32_t t) {
      return t < context.claim.tokens.size() && concept_at(context.claim, t) == Concept::include;
    };
    within_ = includes(behind) || (at > 0 && includes(at - 1));
  }

  // `first` and `last` of `list`: those of one passage.
  void settle(std::vector<Alignment>& list, std::size_t first, std::size_t last) {
    if (last - first < 2 || last - first > most || (c_.kind == QuantityKind::ordinal && !tells_rank(context_.claim, c_))) return;
    bool differs = false, agrees = false;
    for (std::size_t i = first; i < last; ++i) {
      (list[i].likeness == Likeness::differs ? differs : agrees) = true;
      if (!several_ && list[i].likeness == Likeness::differs && taken(context_, c_, *list[i].q)) return;  // the claim goes through them all
    }
    if (!differs || !agrees) return;
    const Passage& passage = context_.source.passages[list[first].passage];
    unlike_ = past_;
    for (std::uint32_t t = passage.first; t < passage.last; ++t) unlike_ = unlike_ && !past(context_.source, t);
    count_ = 0;
    titles_ = std::all_of(list.begin() + static_cast<std::ptrdiff_t>(first), list.begin() + static_cast<std::ptrdiff_t>(last),
                          [&](const Alignment& one) { return names_thing(context_.source, *one.q) == 2; });
    for (std::size_t i = first; i < last; ++i) {
      const Quantity& q = *list[i].q;
      const std::uint32_t figure = token_of(context_.source, q.where.begin);
      auto at = std::optional(Boundary{passage.first});
      if (i > first) at = boundary(token_behind(context_.source, *list[i - 1].q), figure, token_behind(context_.source, q));
      if (i > first && at && at->at + 1 == figure && at->at == token_behind(context_.source, *list[i - 1].q) && !q.of_story)
        return;  // "four and two years in jail"
      if (i > first && at && !at->strong && !at->owned && figure - at->at > gap && !named_subject(at->at + 1) && !alike(*list[i - 1].q, q))
        return;
      if (at) {
        // "in 2021, two years after the operation": what is told behind it is of it alone.
        const bool behind = q.of_story && i > first && at->at + 1 == figure && context_.source.reading().is(at->at, u',');
        const bool strong = at->strong || behind || compared_behind(context_.source, q) != Change::none;
        parts_[count_] = {.begin = at->at, .figure = figure, .counted = q.counted, .strong = strong, .owned = at->owned};
        Part& part = parts_[count_++];
        part.behind = behind;
        part.within = concept_at(context_.source, at->at) == Concept::include;
        part.left_out = part.within && i > first && context_.source.reading().has(at->at - 1, Category::negation);
      }
      part_of_[i - first] = count_ - 1;
    }
    if (count_ < 2) return;
    read(passage);
    const auto others = find_others();
    for (std::size_t i = first; i < last; ++i) {
      // "banned after 20 May" of both
      const bool bounded = list[i].likeness == Likeness::equal && open_bound(c_) && list[i].q->bound == c_.bound;
      if (others[part_of_[i - first]] && !list[i].computed && !bounded) list[i].likeness = Likeness::incomparable;
    }
  }

 private:
  enum Sort : std::uint8_t { common, name, date, sorts };
  enum class By : std::uint8_t { name, subject, word_before, word };  // what tells the part, the surest first
  struct Part {
    std::uint32_t begin = 0, figure = 0;
    std::optional<Span> counted;
    bool strong = false;               // behind a stop, or what the part before is set against
    bool owned = false;                // a relative clause, of the name in front of it
    std::uint32_t clause = 0;          // parted from the others by a stop
    bool subject = false;              // which another word than the claim's opens
    std::array<bool, sorts> others{};  // has words or dates that the claim has not
    std::array<bool, sorts> before{};  // … before its figure
    bool dated = false;                // has a date of the claim
    bool behind = false;               // what is told of it stands behind its figure
    bool within = false;               // "of which 12": of what stands before
    bool left_out = false;             // "not including 12"
    bool given = false;                // has a figure of the claim beside its date
    bool next = false;                 // "the second 12 metres": of another than what stands before
    std::vector<Concept> kinds{};      // that exclude others
  };
  struct Said {
    std::uint32_t key, at;
    std::size_t part;
    Sort sort;
    bool again;
  };  // `again`: in another part too
  static constexpr std::size_t most = 6;
  static constexpr std::uint32_t close = 3, close_behind = 4, gap = 8, far = 8, far_name = 12;  // tokens

  static bool past(const Side& side, std::uint32_t t) {
    return listed(side.reading(), t, "copula") && !listed(side.reading(), t, "copula_now");
  }
  // The claim's last word before its figure.
  [[nodiscard]] std::uint16_t word_before() const {
    const std::uint32_t at = token_of(context_.claim, c_.where.begin);
    for (std::uint32_t t = at; t > 0 && at - t < close; --t) {
      const Concept idea = concept_at(context_.claim, t - 1);
      if (!is_date(c_) && idea != Concept::none && context_.concepts.vague(idea)) continue;  // "accounted for 14%"
      if (context_.terms.in_claim[t - 1] != no_term) return context_.terms.in_claim[t - 1];
    }
    return no_term;
  }
  // Where the part of the figure [to, behind) begins, and whether plainly: at the last word or mark that joins or opposes the two.
  struct Boundary {
    std::uint32_t at = 0;
    bool strong = false, owned = false;
  };
  [[nodiscard]] std::optional<Boundary> boundary(std::uint32_t from, std::uint32_t to, std::uint32_t behind) const {
    const Reading reading = context_.source.reading();
    enum class At : std::uint8_t { stop, joiner, comma, clause };
    for (const At at : {At::stop, At::joiner, At::comma, At::clause}) {
      for (std::uint32_t t = to; t > from; --t) {
        const bool against = t + 1 >= to && ((listed(reading, t - 1, "compared_to") && !listed(reading, t - 1, "change_to")) ||
                                             concept_at(context_.source, t - 1) == Concept::include);  // "of which 12 million"
        const bool strong = at == At::stop ? reading.is(t - 1, u';') || reading.is(t - 1, u'.') : against;
        const bool parts = at == At::stop    ? false
                           : at == At::comma ? reading.is(t - 1, u',')
                           : at == At::clause
                               ? t < to && reading.match(t - 1, bit(Category::clause_opener))
                               : reading.has_any(t - 1, any_of(Category::numeral_joiner, Category::range_or)) ||
                                     (t == to && t > from + 1 && reading.has(t - 1, Category::range_join) && context_.source.figure[t - 2]);
        if ((!strong && !parts) || (at == At::joiner && to - t > gap && behind_comma(to))) continue;
        // "Samir Haddad, 39 ans, dirigeait": an age is of the name in front.
        if (at == At::comma && t == to && behind < context_.source.tokens.size() && reading.is(behind, u',') && t > from + 1 &&
            context_.source.tokens[t - 2].capitalised)
          return Boundary{name_before(t - 1, from)};
        if (const auto of = at == At::comma || at == At::clause ? antecedent(t - 1, from) : std::nullopt) return Boundary{*of, false, true};
        return Boundary{t - 1, strong || sets_apart(at == At::comma ? t : t - 1)};
      }
    }
    return behind_date(from, to);
  }
  // "the Office of Roads and Bridges, at noon": nothing but a preposition parts the figure from its comma.
  [[nodiscard]] bool behind_comma(std::uint32_t figure) const {
    const Reading reading = context_.source.reading();
    std::uint32_t t = figure;
    while (t > 0 && reading.has(t - 1, Category::preposition)) --t;
    return t < figure && t > 0 && reading.is(t - 1, u',');
  }
  // "was second in 2018 to fall to fourth in 2019": behind its own date.
  [[nodiscard]] std::optional<Boundary> behind_date(std::uint32_t from, std::uint32_t to) const {
    const auto& all = context_.source.quantities;
    const auto at = [&](const Quantity& q) { return token_of(context_.source, q.where.begin); };
    auto q = std::partition_point(all.begin(), all.end(), [&](const Quantity& one) { return at(one) < from; });
    if (q == all.end() || !is_date(*q) || is_date(c_) || at(*q) >= to) return std::nullopt;
    const std::uint32_t behind = token_behind(context_.source, *q);
    while (q != all.end() && at(*q) <= to) ++q;
    return behind < to && q != all.end() && is_date(*q) && at(*q) < to + far ? std::optional(Boundary{behind, true}) : std::nullopt;
  }
  // "more than Bexley, which has 380": what a relative clause tells is of the name in front, `t` its comma or first word.
  [[nodiscard]] std::optional<std::uint32_t> antecedent(std::uint32_t t, std::uint32_t from) const {
    const Side& source = context_.source;
    if (!source.reading().has(source.reading().is(t, u',') ? t + 1 : t, Category::relative)) return std::nullopt;
    std::uint32_t out = t;
    if (out > from && source.reading().is(out - 1, u',')) --out;
    const std::uint32_t opens = name_before(out, from);
    // "400 men to Norla, which asked for 900": the name is of the figure before as well.
    const Reading reading = source.reading();
    bool both = opens > from && opens <= from + close_behind && reading.has(opens - 1, Category::preposition) &&
                (reading.has(opens - 1, Category::range_join) || !listed(reading, opens - 1, "compared_to"));
    for (std::uint32_t k = from; k < opens && both; ++k) both = source.tokens[k].kind != TokenKind::mark;
    return opens == out || both ? std::nullopt : std::optional(opens);
  }
  // Where the name that ends in front of `t` begins.
  [[nodiscard]] std::uint32_t name_before(std::uint32_t t, std::uint32_t from) const {
    const auto large = [&](std::uint32_t k) {
      return k > from && context_.source.tokens[k - 1].kind == TokenKind::word && context_.source.tokens[k - 1].capitalised;
    };
    while (large(t)) t -= t > from + 1 && context_.source.reading().is(t - 2, u'-') && large(t - 2) ? 2 : 1;  // « États-Unis »
    return t;
  }
  // "and Norla Oil was last at 60 dollars, down 3%": a name with its verb begins a part, however far the figure.
  [[nodiscard]] bool named_subject(std::uint32_t t) const {
    const Reading reading = context_.source.reading();
    const std::uint32_t first = t;
    while (t < reading.tokens.size() && reading.tokens[t].kind == TokenKind::word && reading.tokens[t].capitalised) ++t;
    return t > first && t < reading.tokens.size() && reading.has_any(t, any_of(Category::auxiliary, Category::change_verb));
  }
  // "340 in Spain and 120 in Portugal"
  [[nodiscard]] bool alike(const Quantity& a, const Quantity& b) const {
    const Side& source = context_.source;
    if (names_thing(source, a) == 2 && names_thing(source, b) == 2) return true;  // "The Span (2006)"
    const std::uint32_t in_a = token_of(source, a.where.begin), in_b = token_of(source, b.where.begin), behind_b = token_behind(source, b);
    const auto same = [&](std::uint32_t x, std::uint32_t y) {
      return y < source.tokens.size() && source.tokens[x].kind == TokenKind::word && !source.tokens[x].capitalised &&
             source.folded(x) == source.folded(y);
    };
    // "en Espagne", "au Portugal"
    const auto named = [&](std::uint32_t t) {
      return t + 1 < source.tokens.size() && source.reading().has(t, Category::preposition) && source.tokens[t + 1].capitalised;
    };
    const std::uint32_t from = token_of(source, std::max(a.where.end, a.counted ? a.counted->end : 0) - 1) + 1;
    for (std::uint32_t t = from; t < std::min(from + close, in_b); ++t) {
      if (same(t, behind_b) || (named(t) && named(behind_b))) return true;
    }
    return same(in_a, in_b) || (in_a > 0 && same(in_a - 1, in_b - 1));
  }
  void read(const Passage& passage) {
    const Side& source = context_.source;
    said_.clear();
    std::size_t part = 0;
    bool opens = true;  // a clause, and nothing was said in it so far
    std::uint32_t clause = 0;
    const auto add = [&](std::uint32_t key, std::uint32_t t, Sort sort) {
      for (Said& one : said_) {
        if (one.key != key) continue;
        one.again |= one.part != part;
        return;
      }
      said_.push_back({key, t, part, sort, false});
    };
    std::uint32_t q = passage.quantities_first;
    for (std::uint32_t t = passage.first; t < passage.last; ++t) {
      while (part + 1 < count_ && t >= parts_[part + 1].begin) ++part;
      Part& here = parts_[part];
      if (source.reading().is(t, u';') || source.reading().is(t, u'.') || sets_apart(t)) {
        opens = true;
        ++clause;
      }
      here.clause = t <= here.figure ? clause : here.clause;
      // "in 2005; the next year, the city"
      const bool fronted = t > 0 && source.figure[t - 1] && here.figure <= here.begin + close && !source.reading().is(here.begin, u'.');
      if (part + 1 == count_ && t > here.figure && !fronted &&
          (source.reading().is(t, u',') || source.reading().has(t, Category::numeral_joiner)))
        break;
      if (const Concept kind = concept_at(source, t); context_.concepts.has_others(kind)) here.kinds.push_back(kind);
      const auto other = [&](Sort sort) {
        here.others[sort] = true;
        if (t < here.figure) here.before[sort] = true;
      };
      while (q < passage.quantities_last && source.quantities[q].where.end <= source.tokens[t].where.begin) ++q;
      if (q < passage.quantities_last && source.quantities[q].where.begin <= source.tokens[t].where.begin) {
        const Quantity& s = source.quantities[q];
        here.next = here.next || ranks_next(here, s, t);
        here.given = here.given || (is_date(c_) && !is_date(s) && given(s));
        if (!is_date(s) || is_date(c_) || source.tokens[t].where.begin != s.where.begin) continue;
        const auto said = std::find_if(context_.claim.quantities.begin(), context_.claim.quantities.end(), [&](const Quantity& d) {
          if (!is_date(d)) return false;
          if (d.when.empty() || s.when.empty())  // "Sunday"; in another language it may be the same day
            return context_.across ? d.when.empty() && (s.when.empty() || s.of_story) : same_span(d, s);
          const DateLikeness like = compare_dates(d.when, s.when);
          return like != DateLikeness::differs && like != DateLikeness::incomparable;
        });
        if (said == context_.claim.quantities.end()) other(date);
        else here.dated = true;
        if (said != context_.claim.quantities.end())
          add(no_term + 1U + static_cast<std::uint32_t>(said - context_.claim.quantities.begin()), t, date);
      } else if (const std::uint16_t term = context_.terms.in_source[t]; term != no_term && context_.terms.list[term].name && !own_[term]) {
        here.subject = here.subject || (opens && t < here.figure);
        opens = false;
        other(name);
      } else if (term != no_term) {
        add(term, t, context_.terms.list[term].name ? name : common);
        opens = false;
      } else if (const Token& token = source.tokens[t]; token.kind == TokenKind::word && !source.figure[t] && !empty_word(source, t)) {
        if (here.within && t == here.begin + 1) continue;  // "of whom"
        here.subject = here.subject || (opens && t < here.figure);
        opens = false;
        if (token.capitalised) other(name);
        if (!token.capitalised || t == passage.first) other(common);
      }
    }
  }
  // "Sunday"; "a year ago" and "a year earlier", not "this year".
  [[nodiscard]] bool same_span(const Quantity& d, const Quantity& s) const {
    const Side &claim = context_.claim, &source = context_.source;
    if (claim.folded(d.where) == source.folded(s.where)) return true;
    const auto points = [](const Side& side, const Quantity& q) {
      const auto m = side.reading().match(token_of(side, q.where.begin), bit(Category::definite));
      return m && m->value == demonstrative;
    };
    if (!d.when.empty() || !s.when.empty() || points(claim, d) || points(source, s)) return false;
    if (open_bound(d) && !open_bound(s)) return false;  // "since the beginning of the year" is not "last year"
    for (std::uint32_t c = token_of(claim, d.where.begin); c < token_behind(claim, d); ++c) {
      for (std::uint32_t t = token_of(source, s.where.begin); t < token_behind(source, s); ++t) {
        if (claim.concept_of(c) != Concept::none && claim.concept_of(c) == source.concept_of(t)) return true;
      }
    }
    return false;
  }
  // "truck sales fell 3%, WHILE car sales fell 9%"; not "while falling 9%", « alors qu'elle a baissé »
  [[nodiscard]] bool sets_apart(std::uint32_t t) const {
    const Reading reading = context_.source.reading();
    const Idea& idea = context_.source.ideas[t];
    const std::uint32_t behind = t + idea.words;
    return idea.is == Concept::whereas && behind < reading.tokens.size() && !reading.has(behind, Category::pronoun) &&
           !formed(reading, behind, "gerund_ending", 4);
  }
  [[nodiscard]] bool given(const Quantity& s) const {
    return std::any_of(context_.claim.quantities.begin(), context_.claim.quantities.end(),
                       [&](const Quantity& asked) { return !is_date(asked) && same_figure(context_.claim, asked, context_.source, s); });
  }
  // An ordinal in a later part, right in front of its figure, that the claim does not give.
  [[nodiscard]] bool ranks_next(const Part& part, const Quantity& s, std::uint32_t t) const {
    return s.kind == QuantityKind::ordinal && part.begin > parts_[0].begin && t < part.figure && t + 2 >= part.figure &&
           context_.source.reading().has(t - 1, Category::definite) &&
           std::none_of(context_.claim.quantities.begin(), context_.claim.quantities.end(),
                        [&](const Quantity& asked) { return same_figure(context_.claim, asked, context_.source, s); });
  }
  // "31% from wind and 14% from solar": the claim says the one, which stands in another part, and not the other.
  [[nodiscard]] bool of_other_kind(std::size_t part) const {
    const auto has = [](const std::vector<Concept>& kinds, Concept kind) {
      return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    };
    return std::any_of(kinds_.begin(), kinds_.end(), [&](Concept asked) {
      return !has(parts_[part].kinds, asked) &&
             std::any_of(parts_.begin(), parts_.begin() + count_, [&](const Part& p) { return has(p.kinds, asked); }) &&
             std::any_of(parts_[part].kinds.begin(), parts_[part].kinds.end(),
                         [&](Concept kind) { return context_.concepts.apart(asked, kind) && !has(kinds_, kind); });
    });
  }
  // Whether the claim's words all stand in this part alone.
  [[nodiscard]] bool says_all(std::size_t part) const {
    const auto& list = context_.terms.list;
    for (std::uint32_t term = 0; term < list.size(); ++term) {
      if (list[term].weight > 0 &&
          std::none_of(said_.begin(), said_.end(), [&](const Said& one) { return one.key == term && one.part == part && !one.again; }))
        return false;
    }
    return true;
  }
  // Whether a name of the claim stands in the part.
  [[nodiscard]] bool named(std::size_t part) const {
    return std::any_of(said_.begin(), said_.end(), [&](const Said& one) { return one.part == part && one.sort == name; });
  }
  // "The crew will be paid 8% more" of a source that says "a pay rise of 11%, the crew 8%": the claim's first word leads a later part.
  [[nodiscard]] bool subject_behind(std::size_t part) const {
    return std::any_of(said_.begin(), said_.end(),
                       [&](const Said& one) { return one.key == 0 && !one.again && one.part > part && one.at < parts_[one.part].figure; });
  }
  // "12 million users in India and 30 million worldwide": what both count is said in one part.
  [[nodiscard]] bool counted_twice(const Said& one) const {
    const Span where = context_.source.tokens[one.at].where;
    for (std::size_t p = 0; p < count_; ++p) {
      if (p != one.part && parts_[p].counted && parts_[p].counted->contains(where)) return true;
    }
    return false;
  }
  // The parts that are of another thing than the one which the claim's names and dates stand in; where no two have such, than that of the word
  // before its figure, or of its words. Between two languages few words are known.
  [[nodiscard]] std::array<bool, most> find_others() const {
    std::array<bool, most> others{};
    std::optional<std::size_t> owner;
    // "sold 3,000 in 1969; in 1978 it was still 1,100" of a claim that gives 1,100: of its year.
    const auto given = [&](const Part& p) { return p.given && (p.begin == parts_[0].begin ? parts_[1] : p).strong; };
    if (std::count_if(parts_.begin(), parts_.begin() + count_, given) == 1) {
      for (std::size_t p = 0; p < count_; ++p) others[p] = !given(parts_[p]);
      return others;
    }
    const bool dated = std::any_of(parts_.begin(), parts_.begin() + count_, [](const Part& p) { return p.dated; });
    // "29% in 2024" of a source that says "29%, against 35% in 2020", in a sentence behind the year.
    const bool asked = std::any_of(context_.claim.quantities.begin(), context_.claim.quantities.end(), is_date);
    for (std::size_t p = 0; p < count_; ++p)
      others[p] = (dated || (asked && parts_[p].strong)) && parts_[p].others[date] && !parts_[p].dated;
    const auto says_nothing = [&](std::size_t p) {
      return std::none_of(said_.begin(), said_.end(), [&](const Said& one) { return one.part == p || one.again; });
    };
    const auto unsaid = [&](std::size_t p) {
      return std::none_of(said_.begin(), said_.end(), [&](const Said& one) { return one.part == p && !one.again; });
    };
    for (std::size_t p = 0; p < count_; ++p) {
      if (parts_[p].behind && parts_[p].others[common] && unsaid(p)) others[p] = true;
    }
    for (std::size_t p = 0; p < count_; ++p)
      others[p] = others[p] || parts_[p].next || of_other_kind(p) || (parts_[p].left_out && says_nothing(p));
    // "8.7% in Dunmore, against 5.9% nationally" of a claim about Dunmore: all that it says is said before it is set against another.
    // Of "was 5.9%" the source may say "is 8.7%, against 5.9% a year earlier".
    if (says_all(0)) {
      for (std::size_t p = 1; p < count_; ++p) {
        const auto& own = parts_[p].others;
        if (within_ && parts_[p].within) continue;
        others[p] = others[p] || (parts_[p].strong && !parts_[p].dated && (own[common] || own[name] || (own[date] && !unlike_)));
      }
    }
    // "cut by 21% after Norla left, which paid 18%": of the name in front of it, where the claim has another.
    for (std::size_t p = 0; p < count_; ++p) {
      const auto another = [&](std::size_t q) { return q != p && named(q); };
      bool elsewhere = false;
      for (std::size_t q = 0; q < count_; ++q) elsewhere = elsewhere || another(q);
      others[p] = others[p] || (parts_[p].owned && parts_[p].before[name] && !named(p) && elsewhere);
    }
    const bool met = std::any_of(said_.begin(), said_.end(), [&](const Said& one) { return one.key == beside_; });
    for (const By by : {By::name, By::subject, By::word_before, By::word}) {
      const bool words = by != By::name;
      if (owner) break;
      const std::array<bool, most> settled = others;
      for (const Said& one : said_) {
        const std::uint32_t figure = parts_[one.part].figure;
        if (by == By::subject) {
          // "Farmers lose 18%; cities lose 5%", "Income came to 31 million and spending to 34": the claim's first word opens one, another
          // word the other.
          if (one.key != 0 || one.again || one.sort != common || one.at > figure || parts_[one.part].subject) continue;
          const std::uint32_t begin = parts_[one.part].begin;
          const bool joined = one.at <= begin + 2 && context_.source.reading().has(begin, Category::numeral_joiner);
          for (std::size_t p = 0; p < count_; ++p)
            others[p] = others[p] || (parts_[p].subject && (parts_[p].clause != parts_[one.part].clause || (joined && p < one.part)));
          continue;
        }
        if (by == By::word_before && (one.key != beside_ || one.at >= figure || figure - one.at > close || subject_behind(one.part)))
          continue;
        if (one.again || (one.sort == common) != words || std::max(one.at, figure) - std::min(one.at, figure) > (words ? far : far_name))
          continue;
        const bool leads = one.part == 0 && one.at < parts_[0].figure;
        if (leads && titles_) continue;                           // "Dorn was in The Span (2006) and Dry Land (2017)"
        if (words && leads && one.key != beside_) continue;       // the subject of both
        if (by == By::word && !met && one.at < figure) continue;  // "Bought for 9, the house was sold for 12" of a house that cost 9
        if (settled[one.part] || (words && counted_twice(one))) continue;
        for (std::size_t p = 0; p < count_; ++p) {
          const auto& against = leads && !parts_[p].behind ? parts_[p].before : parts_[p].others;
          // "The state gave 11 million and Lowick 6 million": a verb that is said once.
          const bool apart = parts_[one.part].strong || (parts_[one.part].owned && !named(p));  // the claim may name both
          // « la gauche a 28 sièges, les Verts 12 »
          const bool gapped = by == By::name && one.part > 0 && one.at < figure && figure - one.at <= 2 && parts_[p].before[common];
          const bool before = words && !asked && !unlike_ && parts_[p].strong && parts_[p].others[date];  // "against 28% ten years earlier"
          if (p == one.part || (leads && parts_[p].within) ||
              !(apart || gapped || before || against[one.sort] || ((by == By::word_before || by == By::word) && against[name])))
            continue;
          if (owner && *owner != one.part) return {};
          owner = one.part;
          others[p] = true;
        }
      }
    }
    return others;
  }

  const FigureContext& context_;
  const Quantity& c_;
  const std::uint16_t beside_;
  const std::vector<char>& own_;  // names
  bool within_ = false;           // the claim tells of a part: "106 of them"
  bool past_ = false;             // … what was
  bool titles_ = false;           // each year stands in brackets behind its title
  bool unlike_ = false;           // … in a tense that the passage has not
  bool several_ = false;          // the claim tells figures of others beside
  std::vector<Concept> kinds_;    // of the claim, that exclude others
  std::array<Part, most> parts_{};
  std::array<std::size_t, most> part_of_{};  // what nothing parts from the figure before it is in that one's
  std::size_t count_ = 0;
  std::vector<Said> said_;  // what the claim says too
};

}  // namespace

void part_side_by_side(const FigureContext& context, const Quantity& c, const std::vector<char>& own, std::vector<Alignment>& list) {
  Parts parts(context, c, own);
  for (std::size_t first = 0, last = 0; first < list.size(); first = last) {
    while (last < list.size() && list[last].passage == list[first].passage) ++last;
    parts.settle(list, first, last);
  }
}

}  // namespace citelight
