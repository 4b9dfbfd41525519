#include "verify/verdict.h"

#include <algorithm>
#include <cmath>

#include "base/maths.h"
#include "base/order.h"
#include "verify/statement/denial.h"
#include "verify/doubt.h"
#include "verify/figure/date_likeness.h"
#include "verify/figure/figure_context.h"
#include "verify/figure/figures.h"
#include "verify/fragment.h"
#include "verify/statement/negated_alone.h"
#include "verify/passages.h"
#include "verify/quote/quoted.h"
#include "verify/statement/reversal.h"
#include "verify/statement/roles.h"
#include "verify/statement/tense.h"
#include "verify/terms.h"
#include "verify/verify_side.h"
#include "verify/statement/wording.h"

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
    if (side.tokens[t].kind == TokenKind::mark && !reading.apostrophe(t)) return std::nullopt;
    if (!reading.match(t, any_of(Category::negation, Category::negative_implicative))) continue;
    if (side.figure[t]) return std::nullopt;  // « ne | dépasse jamais 40 »: it bounds the figure
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

std::shared_ptr<const Side> read_source(const VerifyInput& input, const Language& language, LastSource* last) {
  const auto same = [&] {
    return last->side != nullptr && last->side->pack == &language.pack && last->side->concept_pack == &language.concepts &&
           last->published == input.source_published && last->passages == input.passages && last->side->document.text == input.source;
  };
  if (last != nullptr && same()) return last->side;
  auto read = std::make_shared<const Side>(read_side(input.source, language, input.source_published, input.passages, true));
  if (last != nullptr) *last = {read, input.passages, input.source_published};
  return read;
}

// Weighs what was found of the claim's quotations, figures and words, and says which passage the verdict rests on.
class Judge {
 public:
  Judge(const Side& claim, const Side& source, std::u16string_view speaker)
      : claim_(claim),
        source_(source),
        terms_(find_terms(claim, source)),
        standings_(rank_passages(claim, source, terms_)),
        quotes_(check_quotes(claim, speaker, source)),
        answers_(check_figures(claim, source, terms_, standings_)),
        which_(std::find_if(answers_.list.begin(), answers_.list.end(),
                            [](const FigureAnswer& f) { return f.finding.relation == Relation::differs && f.which; })),
        elsewhere_(tells_of_something_else()) {}

  // `support`: filled where it was what decided.
  [[nodiscard]] Verification judge(SupportFeatures* support) {
    nearest_ = nearest_passage();
    out_.passage = nearest_;
    for (const QuoteAnswer& q : quotes_) weigh(q);
    for (const FigureAnswer& f : answers_.list) {
      if (!quoted(f.finding.claim)) weigh(f);
    }
    if (good_ == 0) missing_ += short_;
    if (!refuted_ && bad_ == 0) weigh_words();
    if (!refuted_ && standings_.of[*out_.passage].figures == 0) rest_on_surest_figure();
    out_.status = status(support);
    if (at_best_ && out_.status == Status::supported) out_.status = *at_best_;
    if (out_.status == Status::supported && quotes_.empty() &&
        (is_so_no_more_or_not_yet(claim_, source_, terms_) || says_negated_alone(claim_, source_, terms_, *out_.passage)))
      out_.status = Status::partial;
    if (out_.status == Status::supported && part_of_its_year()) out_.status = Status::partial;
    if (out_.status == Status::supported && leaves_doubt(claim_, source_, terms_, standings_, *out_.passage, out_.findings))
      out_.status = Status::partial;
    out_.confidence = std::clamp(words(), 0.0, 1.0);
    return std::move(out_);
  }

 private:
  // How near a passage's words are to the claim's, and its figures.
  [[nodiscard]] double standing(std::uint32_t p) const {
    return standings_.of[p].rank + (source_.passages[p].dateline ? 0 : worth_of_figure * answers_.said[p]);
  }
  [[nodiscard]] std::uint32_t nearest_passage() const {
    std::uint32_t nearest = 0;
    for (std::uint32_t p = 1; p < source_.passages.size(); ++p) {
      if (standing(p) > standing(nearest)) nearest = p;
    }
    return nearest;
  }

  template <class Is>
  [[nodiscard]] bool any_figure(Is is) const {
    return std::any_of(answers_.list.begin(), answers_.list.end(), is);
  }
  // Figures that differ in several places, none too surely, each of which gives none of the claim's; nor does one figure deny three.
  [[nodiscard]] bool scattered() const {
    const auto alone = [&](const FigureAnswer& f) {
      return f.finding.relation == Relation::differs && f.passage && f.binding < surely_denied && standings_.of[*f.passage].figures == 0;
    };
    const auto denied_alike = [&](const FigureAnswer& f) {
      return std::count_if(answers_.list.begin(), answers_.list.end(), [&](const FigureAnswer& o) {
        return o.finding.relation == Relation::differs && o.finding.source == f.finding.source;
      });
    };
    return any_figure([&](const FigureAnswer& f) {
      return (alone(f) && any_figure([&](const FigureAnswer& o) { return alone(o) && o.passage != f.passage; })) ||
             (f.finding.relation == Relation::differs && denied_alike(f) >= 3);
    });
  }
  // Another date or season, and a figure that is missing and none that agrees: the source speaks of another event.
  [[nodiscard]] bool tells_of_something_else() const {
    return scattered() || (which_ != answers_.list.end() &&
                           any_figure([](const FigureAnswer& f) { return f.finding.relation == Relation::absent && !f.slight; }) &&
                           !any_figure([](const FigureAnswer& f) { return agrees(f.finding.relation); }));
  }

  void weigh(const QuoteAnswer& q) {
    const Relation relation = q.finding.relation;
    out_.findings.push_back(q.finding);
    if (agrees(relation) && !q.unsure) {
      ++good_;
      if (q.passage && standing(*q.passage) + worth_of_quotation >= standing(nearest_)) out_.passage = q.passage;
    } else if (q.grave) {
      if (!refuted_ && q.passage) out_.passage = q.passage;
      refuted_ = true;
    } else if (q.short_translated) {
      ++short_;
    } else if (relation == Relation::absent || q.unsure) {
      ++missing_;
    } else {
      ++bad_;
    }
  }

  // What a quotation says is checked word by word.
  [[nodiscard]] bool quoted(Span claim) const {
    return std::any_of(quotes_.begin(), quotes_.end(),
                       [&](const QuoteAnswer& q) { return q.finding.relation != Relation::absent && q.finding.claim.contains(claim); });
  }
  // "did not land at noon", of a source that does not deny it.
  [[nodiscard]] bool claim_denies(const FigureAnswer& f) const {
    const Span where = f.finding.claim;
    // "not until 2009" is in 2009.
    const bool bounded = std::any_of(claim_.quantities.begin(), claim_.quantities.end(),
                                     [&](const Quantity& q) { return q.where == where && is_date(q) && q.bound != Bound::exact; });
    return !bounded && negation_before(claim_, where, 0) && !turned(source_, *f.finding.source) && f.binding >= 0.6;
  }
  [[nodiscard]] bool source_denies(const FigureAnswer& f) const {
    const auto figure = [&](const Quantity& q) { return q.where == f.finding.claim; };  // not the number of a name
    if (!f.passage || !f.finding.source || std::none_of(claim_.quantities.begin(), claim_.quantities.end(), figure)) return false;
    const auto t = negation_before(source_, *f.finding.source, source_.passages[*f.passage].first);
    if (!t) return false;
    for (std::uint32_t k = *t; k < source_.tokens.size() && source_.tokens[k].where.begin < f.finding.source->end; ++k) {
      if (listed(source_.reading(), k, "until") || listed(source_.reading(), k, "only_then")) return false;
    }
    return true;
  }
  // "fell from 289% in April to 32% in September": where one passage gives all the claim's figures, this one among them, what another passage
  // gives denies none, nor does what is another figure of the claim.
  [[nodiscard]] std::optional<Span> given_with_the_others(const FigureAnswer& f) const {
    const auto figure =
        std::find_if(claim_.quantities.begin(), claim_.quantities.end(), [&](const Quantity& q) { return q.where == f.finding.claim; });
    if (figure == claim_.quantities.end() || answers_.list.size() < 2) return std::nullopt;
    std::optional<std::uint32_t> all;
    bool taken = false;
    for (const FigureAnswer& o : answers_.list) {
      if (o.finding.claim == f.finding.claim) continue;
      if (!agrees(o.finding.relation) || !o.passage || (all && *all != *o.passage)) return std::nullopt;
      all = o.passage;
      taken = taken || o.finding.source == f.finding.source;
    }
    if (!all || (all == f.passage && !taken)) return std::nullopt;
    const Passage& p = source_.passages[*all];
    for (std::uint32_t i = p.quantities_first; i < p.quantities_last; ++i) {
      const Quantity& s = source_.quantities[i];
      if (citelight::compare(*figure, claim_.pack->units(), s, source_.pack->units()) == Likeness::equal) return s.where;
    }
    return std::nullopt;
  }
  // Whether the passage has the claim's figure, of whatever.
  [[nodiscard]] bool gives_it(std::uint32_t p, Span figure) const {
    const auto c = std::find_if(claim_.quantities.begin(), claim_.quantities.end(), [&](const Quantity& q) { return q.where == figure; });
    return c != claim_.quantities.end() && gives(source_, p, claim_, *c);
  }
  void weigh(const FigureAnswer& f) {
    Finding finding = f.finding;
    if (finding.relation == Relation::differs) {
      if (const auto given = given_with_the_others(f)) {
        finding.relation = Relation::equal;
        finding.why = VerifyReason::same_value;
        finding.source = *given;
      }
    }
    if (agrees(finding.relation) && f.passage && finding.source && claim_denies(f)) {
      finding.relation = Relation::opposite;
      finding.why = VerifyReason::negated;
    }
    // "did not land at noon" and "landed at six" may both be so; "not until 2012" is in 2012.
    if (finding.relation == Relation::differs &&
        (elsewhere_ || is_set_against(f) || negation_before(claim_, finding.claim, 0).has_value() != source_denies(f))) {
      finding.relation = Relation::absent;
      finding.why = VerifyReason::no_such_figure;
      finding.source.reset();
    }
    // "31 million in 2023, 4 million more than in 2022" of a claim that says 27 million in 2022
    if (finding.relation == Relation::differs && f.which && any_figure([&](const FigureAnswer& o) {
          return o.finding.relation == Relation::computed && o.passage == f.passage && gives_it(*f.passage, f.finding.claim);
        })) {
      finding.relation = Relation::absent;
      finding.why = VerifyReason::no_such_figure;
      finding.source.reset();
    }
    if (agrees(finding.relation)) {
      ++good_;
      least_ = std::min(least_, f.agreeing);
    } else if (finding.relation == Relation::differs || finding.relation == Relation::opposite) {
      const bool only_which = refuted_ && which_ != answers_.list.end() && out_.passage == which_->passage;  // the value tells more
      if ((!refuted_ || only_which) && f.passage) out_.passage = f.passage;
      refuted_ = true;
    } else {
      ++(f.slight && f.finding.relation == Relation::absent ? slight_ : missing_);
    }
    out_.findings.push_back(std::move(finding));
  }

  // "£95 million, well SHORT of the £140 million announced": what the source gives for the one is no denial of the other.
  [[nodiscard]] bool is_set_against(const FigureAnswer& f) const {
    const Reading reading = claim_.reading();
    return f.finding.source && std::any_of(answers_.list.begin(), answers_.list.end(), [&](const FigureAnswer& other) {
             if (!agrees(other.finding.relation) || !other.finding.source || !other.finding.source->overlaps(*f.finding.source))
               return false;
             std::uint32_t t = reading.token_at(f.finding.claim.end);
             const std::uint32_t end = reading.token_at(other.finding.claim.begin);
             while (t < end && !listed(reading, t, "said_once")) ++t;
             return t < end;
           });
  }

  // "18 million passengers in 2024" of a source that says so of the first half.
  [[nodiscard]] bool part_of_its_year() const {
    const auto read = [](const Side& side, std::optional<Span> where) {
      return where ? std::find_if(side.quantities.begin(), side.quantities.end(), [&](const Quantity& q) { return q.where == *where; })
                   : side.quantities.end();
    };
    const auto counted = [&](const Finding& f, std::uint32_t p) {
      const auto q = read(claim_, f.claim);
      return q != claim_.quantities.end() && agrees(f.relation) && f.source && passage_at(source_, *f.source) == p && !is_date(*q) &&
             q->kind != QuantityKind::ordinal && !(q->kind == QuantityKind::cardinal && few(*q));
    };
    return std::any_of(out_.findings.begin(), out_.findings.end(), [&](const Finding& f) {
      const auto year = read(claim_, f.claim), part = read(source_, f.source);
      if (f.relation != Relation::within_bound || year == claim_.quantities.end() || part == source_.quantities.end()) return false;
      constexpr std::size_t year_alone = 4;  // "2024"
      if (year->when.size() != year_alone || !is_part_of_year(part->when)) return false;
      return std::any_of(out_.findings.begin(), out_.findings.end(),
                         [&](const Finding& o) { return counted(o, *passage_at(source_, *f.source)); });
    });
  }

  // What the words alone deny: by a negation, by one word, by who does it to whom.
  void weigh_words() {
    const bool whole = missing_ + slight_ == 0;
    auto denied = whole && quotes_.empty() ? find_denial(claim_, source_, terms_, standings_) : std::nullopt;
    if (!denied) denied = find_reversal(claim_, source_, terms_, standings_);
    auto why = VerifyReason::negated;
    auto at_best = Status::refuted;
    if (!denied) {
      if (const auto roles = find_other_roles(claim_, source_, terms_, standings_, whole)) {
        denied = roles->denial;
        why = roles->why;
        at_best = roles->status;
      }
    }
    const auto inside = [&](const QuoteAnswer& q) { return q.finding.claim.contains(denied->claim); };  // is checked word by word
    if (!denied || std::any_of(quotes_.begin(), quotes_.end(), inside)) return;
    out_.findings.push_back({.claim = denied->claim,
                             .source = source_.passages[denied->passage].where,
                             .relation = why == VerifyReason::no_such_words ? Relation::absent : Relation::opposite,
                             .why = why,
                             .differences = {},
                             .reason = {}});
    refuted_ = at_best == Status::refuted;
    if (refuted_) out_.passage = denied->passage;
    else at_best_ = at_best;
  }

  // The words stand in one place and the figure surely in another: the verdict rests on the figure.
  void rest_on_surest_figure() {
    double surest = surely_said;
    for (const FigureAnswer& f : answers_.list) {
      if (!agrees(f.finding.relation) || !f.passage || f.agreeing < surest) continue;
      surest = f.agreeing;
      out_.passage = f.passage;
    }
  }

  // The share of the claim's words that the passage has, or the best one.
  [[nodiscard]] double words() const { return std::max(standings_.of[*out_.passage].around, standings_.of[standings_.best].around); }
  [[nodiscard]] bool borne_out(bool nameless, SupportFeatures* support) const {
    const SupportFeatures features = {1,
                                      words(),
                                      log10_of(static_cast<double>(source_.passages.size())),
                                      std::min<double>(3, good_),
                                      log_of(std::max(least_, least_agreeing)),
                                      static_cast<double>(slight_),
                                      static_cast<double>(nameless)};
    if (support != nullptr) *support = features;
    return dot(support_weights, features) >= 0;
  }
  [[nodiscard]] Status status(SupportFeatures* support) const {
    if (refuted_) return Status::refuted;
    const bool nameless = claim_.pack == source_.pack && lacks_name(claim_, terms_, standings_);
    if (good_ + missing_ + slight_ + bad_ == 0) {
      return words() >= enough_in_words   ? (nameless ? Status::partial : Status::supported)
             : words() >= enough_for_part ? Status::partial
                                          : Status::not_found;
    }
    const bool quotes_alone = !quotes_.empty() && answers_.list.empty() && !nameless;
    if (missing_ + bad_ == 0 && good_ > 0 && (quotes_alone || borne_out(nameless, support))) return Status::supported;
    if (missing_ + slight_ + bad_ == 0) return Status::partial;
    // Of a long source, what is said around the missing figure tells whether it speaks of the matter at all.
    const bool some = good_ + bad_ > 0;
    const bool part = source_.passages.size() <= few_passages ? some : words() >= (some ? enough_with_some : enough_without_any);
    return part ? Status::partial : Status::not_found;
  }

  const Side& claim_;
  const Side& source_;
  const Terms terms_;
  const Standings standings_;
  const std::vector<QuoteAnswer> quotes_;
  const FigureAnswers answers_;
  const std::vector<FigureAnswer>::const_iterator which_;  // the first that says which one is meant, and differs
  const bool elsewhere_;
  std::uint32_t nearest_ = 0;  // the passage that the claim's words and figures are nearest to
  Verification out_;
  bool refuted_ = false;
  std::optional<Status> at_best_;
  std::uint32_t good_ = 0, missing_ = 0, slight_ = 0, bad_ = 0, short_ = 0;  // slight: missing too; short: a few translated words
  double least_ = 1;  // of the figures that agree, how likely the likeliest to be met by chance is said of the claim's thing
};

}  // namespace

std::string_view words_for(VerifyReason why) {
  switch (why) {
    case VerifyReason::same_value: return "The source gives the same figure.";
    case VerifyReason::same_rounded: return "The source gives a figure that rounds to this one.";
    case VerifyReason::same_date: return "The source gives the same date, more or less exactly.";
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
    case VerifyReason::quote_marks:
      return "The source has these words; only how they are written differs: marks, case, figures, short forms.";
    case VerifyReason::quote_elided: return "The source has these words, but for what the quotation itself leaves out or adds in brackets.";
    case VerifyReason::quote_altered: return "The source has these words, but some differ.";
    case VerifyReason::quote_lost_negation: return "The source has these words with a negation that the quotation leaves out.";
    case VerifyReason::quote_other_speaker: return "The source gives these words to someone else.";
    case VerifyReason::quote_translated:
      return "The source quotes the same speaker in another language; word for word this can't be confirmed.";
    case VerifyReason::negated: return "One of the two says that it is not so.";
    case VerifyReason::adds_up_wrong: return "The claim's own figures don't add up.";
  }
  return "";
}

Verification verify(const VerifyInput& input, const Language& of_claim, const Language& of_source, LastSource* last,
                    SupportFeatures* support) {
  const Side claim = read_side(input.claim, of_claim, input.claim_published, {{0, static_cast<std::uint32_t>(input.claim.size())}}, false);
  const std::shared_ptr<const Side> source = read_source(input, of_source, last);
  if (source->passages.empty() || claim.tokens.size() == 0) return {};
  Verification out = Judge(claim, *source, input.speaker).judge(support);
  put_in_order(out.findings, [](const Finding& a, const Finding& b) { return a.claim < b.claim; });
  for (Finding& f : out.findings) f.reason = words_for(f.why);
  out.where = source->passages[*out.passage].where;
  out.fragment = text_fragment(input.source, out.where);
  return out;
}

}  // namespace citelight
