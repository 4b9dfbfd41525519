#include "verify/figure/side_parts.h"

#include <algorithm>

#include "text/noun_phrase.h"
#include "verify/figure/figure_change.h"
#include "verify/figure/figure_numbered.h"
#include "verify/figure/figure_value.h"
#include "verify/figure/part_boundary.h"

namespace citelight {
namespace {

constexpr std::uint32_t close = 3, gap = 8;  // tokens

bool past(const Side& side, std::uint32_t t) { return listed(side.reading(), t, "copula") && !listed(side.reading(), t, "copula_now"); }

// The claim's last word before its figure.
std::uint16_t word_before(const FigureContext& context, const Quantity& c) {
  const std::uint32_t at = token_of(context.claim, c.where.begin);
  for (std::uint32_t t = at; t > 0 && at - t < close; --t) {
    const Concept idea = concept_at(context.claim, t - 1);
    if (!is_date(c) && idea != Concept::none && context.concepts.vague(idea)) continue;  // "accounted for 14%"
    if (context.terms.in_claim[t - 1] != no_term) return context.terms.in_claim[t - 1];
  }
  return no_term;
}

// Cuts the passage: where each figure's part begins.
bool cut(const AskedParts& asked, std::span<const Alignment> figures, SideParts& out) {
  const Side& source = asked.context.source;
  const Passage& passage = source.passages[figures.front().passage];
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Quantity& q = *figures[i].q;
    const std::uint32_t figure = token_of(source, q.where.begin);
    auto at = std::optional(Boundary{passage.first});
    if (i > 0) {
      const Quantity& before = *figures[i - 1].q;
      const std::uint32_t from = token_behind(source, before);
      at = find_boundary(source, from, figure, token_behind(source, q), is_date(asked.c));
      if (at && at->at + 1 == figure && at->at == from && !q.of_story) return false;  // "four and two years in jail"
      if (at && !at->strong && !at->owned && figure - at->at > gap && !named_subject(source, at->at + 1) && !built_alike(source, before, q))
        return false;
    }
    if (at) {
      // "in 2021, two years after the operation": what is told behind it is of it alone.
      const bool behind = q.of_story && i > 0 && at->at + 1 == figure && source.reading().is(at->at, u',');
      SidePart& part = out.list[out.count++];
      part.begin = at->at;
      part.figure = figure;
      part.counted = q.counted;
      part.strong = at->strong || behind || compared_behind(source, q) != Change::none;
      part.owned = at->owned;
      part.behind = behind;
      part.within = concept_at(source, at->at) == Concept::include;
      part.left_out = part.within && i > 0 && source.reading().has(at->at - 1, Category::negation);
    }
    out.of[i] = out.count - 1;
  }
  return true;
}

// Reads a passage that was cut, token by token.
class Reader {
 public:
  Reader(const AskedParts& asked, const Passage& passage, SideParts& out)
      : asked_(asked),
        context_(asked.context),
        source_(asked.context.source),
        reading_(source_.reading()),
        passage_(passage),
        out_(out),
        quantity_(passage.quantities_first) {}

  void run() {
    for (std::uint32_t t = passage_.first; t < passage_.last; ++t) {
      while (part_ + 1 < out_.count && t >= out_.list[part_ + 1].begin) ++part_;
      if (reading_.is(t, u';') || reading_.is(t, u'.') || opens_contrast(source_, t)) {
        opens_ = true;
        ++clause_;
      }
      if (t <= here().figure) here().clause = clause_;
      if (ends_last(t)) break;
      if (const Concept kind = concept_at(source_, t); context_.concepts.has_others(kind)) here().kinds.push_back(kind);
      if (const Quantity* s = figure_at(t)) read_figure(*s, t);
      else read_word(t);
    }
  }

 private:
  [[nodiscard]] SidePart& here() const { return out_.list[part_]; }

  // Behind the last figure, a comma or "and" goes on with something else.
  [[nodiscard]] bool ends_last(std::uint32_t t) const {
    if (part_ + 1 != out_.count || t <= here().figure) return false;
    // "in 2005; the next year, the city"
    const bool fronted = source_.figure[t - 1] && here().figure <= here().begin + close && !reading_.is(here().begin, u'.');
    return !fronted && (reading_.is(t, u',') || reading_.has(t, Category::numeral_joiner));
  }
  [[nodiscard]] const Quantity* figure_at(std::uint32_t t) {
    const Span where = source_.tokens[t].where;
    while (quantity_ < passage_.quantities_last && source_.quantities[quantity_].where.end <= where.begin) ++quantity_;
    const bool inside = quantity_ < passage_.quantities_last && source_.quantities[quantity_].where.begin <= where.begin;
    return inside ? &source_.quantities[quantity_] : nullptr;
  }
  void read_figure(const Quantity& s, std::uint32_t t) {
    SidePart& part = here();
    part.next = part.next || (ranks_next(part, s, t) && !given(s, true));
    part.given = part.given || (is_date(asked_.c) && !is_date(s) && given(s, false));
    if (!is_date(s) || is_date(asked_.c) || source_.tokens[t].where.begin != s.where.begin) return;
    const auto& asked = context_.claim.quantities;
    const auto said = std::find_if(asked.begin(), asked.end(), [&](const Quantity& d) { return same_date(d, s); });
    if (said == asked.end()) {
      add_other(date_word, t);
    } else {
      part.dated = true;
      add(no_term + 1U + static_cast<std::uint32_t>(said - asked.begin()), t, date_word);
    }
  }
  void read_word(std::uint32_t t) {
    const Token& token = source_.tokens[t];
    const std::uint16_t term = context_.terms.in_source[t];
    const bool name = term != no_term && context_.terms.list[term].name;
    if (term != no_term && (!name || asked_.own[term])) {
      add(term, t, name ? name_word : common_word);
    } else if (name) {
      open(t);
      add_other(name_word, t);
    } else {
      if (token.kind != TokenKind::word || source_.figure[t] || empty_word(source_, t)) return;
      if (here().within && t == here().begin + 1) return;  // "of whom"
      open(t);
      if (token.capitalised) add_other(name_word, t);
      if (!token.capitalised || t == passage_.first) add_other(common_word, t);
    }
    opens_ = false;
  }
  // Another word than the claim's opens a clause, where nothing was said in it so far.
  void open(std::uint32_t t) { here().subject = here().subject || (opens_ && t < here().figure); }
  void add(std::uint32_t key, std::uint32_t t, WordSort sort) {
    for (SaidWord& one : out_.said) {
      if (one.key != key) continue;
      one.again |= one.part != part_;
      return;
    }
    out_.said.push_back({key, t, part_, sort, false});
  }
  void add_other(WordSort sort, std::uint32_t t) {
    here().others[sort] = true;
    if (t < here().figure) here().before[sort] = true;
  }

  [[nodiscard]] bool same_date(const Quantity& d, const Quantity& s) const {
    if (!is_date(d)) return false;
    if (d.when.empty() || s.when.empty())  // "Sunday"; in another language it may be the same day
      return context_.across ? d.when.empty() && (s.when.empty() || s.of_story) : same_span(d, s);
    const DateLikeness like = compare_dates(d.when, s.when);
    return like != DateLikeness::differs && like != DateLikeness::incomparable;
  }
  // "Sunday"; "a year ago" and "a year earlier", not "this year".
  [[nodiscard]] bool same_span(const Quantity& d, const Quantity& s) const {
    const Side& claim = context_.claim;
    if (claim.folded(d.where) == source_.folded(s.where)) return true;
    const auto points = [](const Side& side, const Quantity& q) {
      const auto m = side.reading().match(token_of(side, q.where.begin), bit(Category::definite));
      return m && m->value == demonstrative;
    };
    if (!d.when.empty() || !s.when.empty() || points(claim, d) || points(source_, s)) return false;
    if (open_bound(d) && !open_bound(s)) return false;  // "since the beginning of the year" is not "last year"
    for (std::uint32_t c = token_of(claim, d.where.begin); c < token_behind(claim, d); ++c) {
      for (std::uint32_t t = token_of(source_, s.where.begin); t < token_behind(source_, s); ++t) {
        if (claim.concept_of(c) != Concept::none && claim.concept_of(c) == source_.concept_of(t)) return true;
      }
    }
    return false;
  }
  // Whether the claim gives that figure.
  [[nodiscard]] bool given(const Quantity& s, bool dates_too) const {
    return std::any_of(context_.claim.quantities.begin(), context_.claim.quantities.end(), [&](const Quantity& asked) {
      return (dates_too || !is_date(asked)) && same_figure(context_.claim, asked, source_, s);
    });
  }
  // An ordinal in a later part, right in front of its figure.
  [[nodiscard]] bool ranks_next(const SidePart& part, const Quantity& s, std::uint32_t t) const {
    return s.kind == QuantityKind::ordinal && part.begin > out_.list[0].begin && t < part.figure && t + 2 >= part.figure &&
           reading_.has(t - 1, Category::definite);
  }

  const AskedParts& asked_;
  const FigureContext& context_;
  const Side& source_;
  const Reading reading_;
  const Passage& passage_;
  SideParts& out_;
  std::uint32_t quantity_;  // the next of the source's
  std::size_t part_ = 0;
  std::uint32_t clause_ = 0;
  bool opens_ = true;  // a clause, and nothing was said in it so far
};

}  // namespace

AskedParts::AskedParts(const FigureContext& all, const Quantity& figure, const std::vector<char>& own_names)
    : context(all), c(figure), own(own_names), beside(word_before(all, figure)) {
  const Side& claim = all.claim;
  for (std::size_t t = 0; t < own.size(); ++t) several = several || (all.terms.list[t].name && !own[t]);
  for (std::uint32_t t = 0; t < size(claim); ++t) {
    if (const Concept kind = concept_at(claim, t); all.concepts.has_others(kind)) kinds.push_back(kind);
    past = past || citelight::past(claim, t);
  }
  const std::uint32_t at = token_of(claim, c.where.begin), behind = token_behind(claim, c);
  const auto includes = [&](std::uint32_t t) { return t < size(claim) && concept_at(claim, t) == Concept::include; };
  within = includes(behind) || (at > 0 && includes(at - 1));
}

std::optional<SideParts> read_parts(const AskedParts& asked, std::span<const Alignment> list) {
  const Side& source = asked.context.source;
  const Passage& passage = source.passages[list.front().passage];
  SideParts out;
  if (!cut(asked, list, out) || out.count < 2) return std::nullopt;
  out.unlike = asked.past;
  for (std::uint32_t t = passage.first; t < passage.last; ++t) out.unlike = out.unlike && !past(source, t);
  out.titles = std::all_of(list.begin(), list.end(), [&](const Alignment& one) { return names_thing(source, *one.q) == 2; });
  Reader(asked, passage, out).run();
  return out;
}

}  // namespace citelight
