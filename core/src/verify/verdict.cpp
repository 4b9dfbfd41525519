#include "verify/verdict.h"

#include <algorithm>
#include <cmath>

#include "base/maths.h"
#include "base/order.h"
#include "verify/denial.h"
#include "verify/figure_context.h"
#include "verify/figures.h"
#include "verify/fragment.h"
#include "verify/passages.h"
#include "verify/quoted.h"
#include "verify/reversal.h"
#include "verify/roles.h"
#include "verify/terms.h"
#include "verify/verify_side.h"
#include "verify/wording.h"

namespace citelight {
namespace {

// Shares of the claim's words that a passage and its neighbours must have. Set on
// the development sets of docs/evaluation/verify.md, and meant to be careful.
constexpr double enough_in_words = 0.55;  // where there is no figure to go by
constexpr double enough_for_part = 0.22;
constexpr std::size_t few_passages = 3;
constexpr std::size_t longest_initials = 2;  // "US", "UE": may be written out
constexpr std::size_t whole_page = 20;       // passages; what is shorter may be an excerpt
constexpr double surely_said = 0.9;
constexpr double surely_denied = 0.85;
constexpr double worth_of_figure = 2;       // in a passage's rank
constexpr double worth_of_quotation = 2;    // … a title may stand in many
constexpr double enough_with_some = 0.2;    // … where some figures are found and some are not
constexpr double enough_without_any = 0.4;  // … where none is
constexpr double least_agreeing = 0.001;
// Fitted by tools/verify/train.mjs: a logistic regression.
constexpr SupportFeatures support_weights = {0.17, 2.18, -0.78, 0.72, 0.41, -0.99, -1.89};

// A name of the claim that a whole page never says: what the claim says of it isn't there. An excerpt may call it "the company".
bool lacks_name(const Side& claim, const Terms& terms, const Standings& standings) {
  if (standings.of.size() < whole_page) return false;
  std::vector<bool> said(terms.list.size());
  for (const auto& list : standings.terms) {
    for (const std::uint16_t t : list) said[t] = true;
  }
  for (std::size_t t = 0; t < said.size(); ++t) {
    if (terms.list[t].name && !said[t] &&
        (terms.list[t].key.size() > longest_initials || claim.tokens[terms.list[t].token].kind == TokenKind::number))
      return true;
  }
  return false;
}

bool agrees(Relation r) {
  switch (r) {
    case Relation::equal:
    case Relation::rounded:
    case Relation::within_bound:
    case Relation::converted:
    case Relation::computed:
    case Relation::verbatim:
    case Relation::typography:
    case Relation::elided:
    case Relation::translated: return true;
    default: return false;
  }
}

// A negation among the words right before the figure, outside quotations.
std::optional<std::uint32_t> negation_before(const Side& side, Span where, std::uint32_t from) {
  const Reading reading = side.reading();
  const auto& tokens = reading.tokens;
  const auto at = static_cast<std::uint32_t>(
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.where.end <= where.begin; }) - tokens.begin());
  for (std::uint32_t back = 1; back <= 5 && at >= from + back; ++back) {
    const std::uint32_t t = at - back;
    if (side.tokens[t].kind == TokenKind::mark && !reading.is(t, u'\'') && !reading.is(t, u'’')) return std::nullopt;
    if (side.figure[t] || !reading.match(t, any_of(Category::negation, Category::negative_implicative))) continue;
    // "Il n'en reste que 27": but 27, all the same.
    if (back > 1 && reading.match(at - 1, bit(Category::complementizer))) return std::nullopt;
    return t;
  }
  return std::nullopt;
}

// Whether something in its sentence may turn the figure.
bool turned(const Side& side, Span where) {
  const auto s = std::partition_point(side.sentences.begin(), side.sentences.end(),
                                      [&](const Sentence& each) { return each.where.end <= where.begin; });
  if (s == side.sentences.end()) return false;
  for (std::uint32_t t = s->first; t < s->last; ++t) {
    if (turns_at(side, t)) return true;
  }
  return false;
}

std::shared_ptr<const Side> read_source(const VerifyInput& input, const Pack& pack, LastSource* last) {
  const auto same = [&] {
    return last->side != nullptr && last->side->pack == &pack && last->published == input.source_published &&
           last->passages == input.passages && last->side->document.text == input.source;
  };
  if (last != nullptr && same()) return last->side;
  auto read = std::make_shared<const Side>(read_side(input.source, pack, input.source_published, input.passages));
  if (last != nullptr) *last = {read, input.passages, input.source_published};
  return read;
}

}  // namespace

std::string_view words_for(VerifyReason why) {
  switch (why) {
    case VerifyReason::same_value: return "The source gives the same figure.";
    case VerifyReason::same_rounded: return "The source gives a figure that rounds to this one.";
    case VerifyReason::inside_bound: return "The source's figure lies inside the claim's bound.";
    case VerifyReason::same_converted: return "The source gives the same amount in another unit.";
    case VerifyReason::follows_from_change: return "It follows from the two figures the source gives.";
    case VerifyReason::other_value: return "The source gives another figure for the same thing.";
    case VerifyReason::other_unit: return "The source gives another amount, in another unit.";
    case VerifyReason::other_currency: return "The source gives the amount in another currency.";
    case VerifyReason::outside_bound: return "The source's figure lies outside the claim's bound.";
    case VerifyReason::other_date: return "The source gives another date.";
    case VerifyReason::other_direction: return "The source says it the other way round.";
    case VerifyReason::not_percent_points: return "The source's change is not this many per cent.";
    case VerifyReason::no_such_figure: return "No figure for the same thing was found in the source.";
    case VerifyReason::no_such_words: return "These words were not found in the source.";
    case VerifyReason::quote_same: return "The source has these words, letter for letter.";
    case VerifyReason::quote_marks: return "The source has these words; only marks, case or spacing differ.";
    case VerifyReason::quote_elided: return "The source has these words, but for what the quotation itself leaves out or adds in brackets.";
    case VerifyReason::quote_altered: return "The source has these words, but some differ.";
    case VerifyReason::quote_lost_negation: return "The source has these words, behind a negation that the quotation leaves out.";
    case VerifyReason::quote_other_speaker: return "The source gives these words to someone else.";
    case VerifyReason::quote_translated:
      return "The source quotes the same speaker in another language; word for word this can't be confirmed.";
    case VerifyReason::negated: return "One of the two says that it is not so.";
    case VerifyReason::adds_up_wrong: return "The claim's own figures don't add up.";
  }
  return "";
}

Verification verify(const VerifyInput& input, const Pack& claim_pack, const Pack& source_pack, LastSource* last, SupportFeatures* support) {
  Verification out;
  const Side claim = read_side(input.claim, claim_pack, input.claim_published, {{0, static_cast<std::uint32_t>(input.claim.size())}});
  const std::shared_ptr<const Side> read = read_source(input, source_pack, last);
  const Side& source = *read;
  if (source.passages.empty() || claim.tokens.size() == 0) return out;
  const Terms terms = find_terms(claim, source);
  const Standings standings = rank_passages(claim, source, terms);
  const std::vector<QuoteAnswer> quotes = check_quotes(claim, input.speaker, source);
  const FigureAnswers answers = check_figures(claim, source, terms, standings);
  const std::vector<FigureAnswer>& figures = answers.list;

  // The passage is the one the words are nearest to, and the figures.
  const auto standing = [&](std::uint32_t p) {
    return standings.of[p].rank + (source.passages[p].dateline ? 0 : worth_of_figure * answers.said[p]);
  };
  std::uint32_t nearest = 0;
  for (std::uint32_t p = 1; p < source.passages.size(); ++p) {
    if (standing(p) > standing(nearest)) nearest = p;
  }
  out.passage = nearest;
  bool refuted = false;
  std::uint32_t good = 0, missing = 0, slight = 0, bad = 0;  // slight: missing too
  double least = 1;  // of the figures that agree, how likely the likeliest to be met by chance is said of the claim's thing
  for (const QuoteAnswer& q : quotes) {
    out.findings.push_back(q.finding);
    if (agrees(q.finding.relation)) {
      ++good;
      if (q.passage && standing(*q.passage) + worth_of_quotation >= standing(nearest)) out.passage = q.passage;
    } else if (q.grave && (q.finding.relation == Relation::altered || q.finding.relation == Relation::truncated ||
                           q.finding.relation == Relation::other_speaker)) {
      if (!refuted && q.passage) out.passage = q.passage;
      refuted = true;
    } else if (q.finding.relation == Relation::absent) {
      ++missing;
    } else {
      ++bad;
    }
  }
  // Another date or season, and a figure that is missing and none that agrees: the source speaks of another event.
  const auto any = [&](auto is) { return std::any_of(figures.begin(), figures.end(), is); };
  const auto which = std::find_if(figures.begin(), figures.end(),
                                  [](const FigureAnswer& f) { return f.finding.relation == Relation::differs && f.which; });
  // Figures that differ in several places, none too surely, each of which gives none of the claim's: it tells of something else.
  const auto alone = [&](const FigureAnswer& f) {
    return f.finding.relation == Relation::differs && f.passage && f.binding < surely_denied && standings.of[*f.passage].figures == 0;
  };
  // Nor does one figure deny three.
  const auto denied_alike = [&](const FigureAnswer& f) {
    return std::count_if(figures.begin(), figures.end(), [&](const FigureAnswer& o) {
      return o.finding.relation == Relation::differs && o.finding.source == f.finding.source;
    });
  };
  const bool scattered = any([&](const FigureAnswer& f) {
    return (alone(f) && any([&](const FigureAnswer& o) { return alone(o) && o.passage != f.passage; })) ||
           (f.finding.relation == Relation::differs && denied_alike(f) >= 3);
  });
  const bool elsewhere = scattered || (which != figures.end() &&
                                       any([&](const FigureAnswer& f) { return f.finding.relation == Relation::absent && !f.slight; }) &&
                                       !any([&](const FigureAnswer& f) { return agrees(f.finding.relation); }));
  for (const FigureAnswer& f : figures) {
    // What a quotation says is checked word by word.
    const bool quoted = std::any_of(quotes.begin(), quotes.end(), [&](const QuoteAnswer& q) {
      return q.finding.relation != Relation::absent && q.finding.claim.contains(f.finding.claim);
    });
    if (quoted) continue;
    Finding finding = f.finding;
    if (agrees(finding.relation) && f.passage && finding.source) {
      // "not until 2009" is in 2009.
      const bool bounded = std::any_of(claim.quantities.begin(), claim.quantities.end(), [&](const Quantity& q) {
        return q.where == finding.claim && is_date(q) && q.bound != Bound::exact;
      });
      if (!bounded && negation_before(claim, finding.claim, 0) && !turned(source, *finding.source) && f.binding >= 0.6) {
        finding.relation = Relation::opposite;
        finding.why = VerifyReason::negated;
      }
    }
    // "did not land at noon" and "landed at six" may both be so; "not until 2012" is in 2012.
    const auto negated = [&] {
      const auto figure = [&](const Quantity& q) { return q.where == finding.claim; };  // not the number of a name
      if (!f.passage || !finding.source || std::none_of(claim.quantities.begin(), claim.quantities.end(), figure)) return false;
      const auto t = negation_before(source, *finding.source, source.passages[*f.passage].first);
      if (!t) return false;
      for (std::uint32_t k = *t; k < source.tokens.size() && source.tokens[k].where.begin < finding.source->end; ++k) {
        if (listed(source.reading(), k, "until") || listed(source.reading(), k, "only_then")) return false;
      }
      return true;
    };
    if (finding.relation == Relation::differs && (elsewhere || negation_before(claim, finding.claim, 0).has_value() != negated())) {
      finding.relation = Relation::absent;
      finding.why = VerifyReason::no_such_figure;
      finding.source.reset();
    }
    if (agrees(finding.relation)) {
      ++good;
      least = std::min(least, f.agreeing);
    } else if (finding.relation == Relation::differs || finding.relation == Relation::opposite) {
      const bool only_which = refuted && which != figures.end() && out.passage == which->passage;  // the value tells more
      if ((!refuted || only_which) && f.passage) out.passage = f.passage;
      refuted = true;
    } else {
      ++(f.slight && f.finding.relation == Relation::absent ? slight : missing);
    }
    out.findings.push_back(std::move(finding));
  }
  std::optional<Status> at_best;
  if (!refuted && bad == 0) {
    auto denied = missing + slight == 0 && quotes.empty() ? find_denial(claim, source, terms, standings) : std::nullopt;
    if (!denied) denied = find_reversal(claim, source, terms, standings);
    auto why = VerifyReason::negated;
    if (!denied) {
      if (const auto roles = find_other_roles(claim, source, terms, standings, missing + slight == 0)) {
        denied = roles->denial;
        why = roles->why;
        at_best = roles->status;
      }
    }
    const auto inside = [&](const QuoteAnswer& q) {
      return q.finding.claim.contains(denied->claim);
    };  // what it says is checked word by word
    if (denied && std::none_of(quotes.begin(), quotes.end(), inside)) {
      out.findings.push_back({.claim = denied->claim,
                              .source = source.passages[denied->passage].where,
                              .relation = why == VerifyReason::no_such_words ? Relation::absent : Relation::opposite,
                              .why = why,
                              .differences = {},
                              .reason = {}});
      refuted = at_best.value_or(Status::refuted) == Status::refuted;
      if (refuted) out.passage = denied->passage;
    } else {
      at_best.reset();
    }
  }
  // The words stand in one place and the figure surely in another: the verdict rests on the figure.
  if (!refuted && standings.of[*out.passage].figures == 0) {
    double surest = surely_said;
    for (const FigureAnswer& f : figures) {
      if (!agrees(f.finding.relation) || !f.passage || source.passages[*f.passage].dateline || f.agreeing < surest) continue;
      surest = f.agreeing;
      out.passage = f.passage;
    }
  }
  const Standing& best = standings.of[*out.passage];
  const double words = std::max(best.around, standings.of[standings.best].around);
  const bool nameless = claim.pack == source.pack && lacks_name(claim, terms, standings);
  SupportFeatures features{};
  const auto borne_out = [&] {
    features = {1,
                words,
                log10_of(static_cast<double>(source.passages.size())),
                std::min<double>(3, good),
                log_of(std::max(least, least_agreeing)),
                static_cast<double>(slight),
                static_cast<double>(nameless)};
    if (support != nullptr) *support = features;
    return dot(support_weights, features) >= 0;
  };
  if (refuted) {
    out.status = Status::refuted;
  } else if (good + missing + slight + bad == 0) {
    out.status = words >= enough_in_words   ? (nameless ? Status::partial : Status::supported)
                 : words >= enough_for_part ? Status::partial
                                            : Status::not_found;
  } else if (missing + bad == 0 && good > 0 && ((!quotes.empty() && figures.empty() && !nameless) || borne_out())) {
    out.status = Status::supported;
  } else if (missing + slight + bad == 0) {
    out.status = Status::partial;
  } else {
    // Of a long source, what is said around the missing figure tells whether it speaks of the matter at all.
    const bool part =
        source.passages.size() <= few_passages ? good + bad > 0 : words >= (good + bad > 0 ? enough_with_some : enough_without_any);
    out.status = part ? Status::partial : Status::not_found;
  }
  if (at_best && out.status == Status::supported) out.status = *at_best;
  put_in_order(out.findings, [](const Finding& a, const Finding& b) { return a.claim < b.claim; });
  for (Finding& f : out.findings) f.reason = words_for(f.why);
  out.where = source.passages[*out.passage].where;
  out.fragment = text_fragment(input.source, out.where);
  out.confidence = std::clamp(words, 0.0, 1.0);
  return out;
}

}  // namespace citelight
