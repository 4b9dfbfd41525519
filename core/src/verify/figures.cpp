#include "verify/figures.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "base/maths.h"
#include "numeral/numeral.h"
#include "text/noun_phrase.h"
#include "verify/contradiction.h"
#include "verify/date_likeness.h"
#include "verify/figure_likeness.h"
#include "verify/figure_role.h"
#include "verify/impossible.h"
#include "verify/named_elsewhere.h"
#include "verify/swapped.h"

namespace citelight {
namespace {

class Checker {
 public:
  Checker(const Side& claim, const Side& source, const Terms& terms, const Standings& standings)
      : context_(claim, source, terms, standings) {}

  FigureAnswers run() {
    FigureAnswers answers;
    std::vector<FigureAnswer>& out = answers.list;
    answers.said.assign(context_.source.passages.size(), 0);
    const auto& all = context_.claim.quantities;
    // Of each figure's alignments, which are many, only what was found by them is kept.
    std::vector<Found> found;
    std::size_t unmet = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Alignments alignments = find_alignments(context_, all[i]);
      const double agree = agreeing(alignments);
      unmet += agree < hardly_agrees;
      if (checkable(all[i]) && (i == 0 || (!continues(all[i - 1], all[i]) && !opens_group(all[i - 1], all[i]))))
        found.push_back(find(all[i], agree, alignments, answers.said));
    }
    for (Found& one : found) {
      FigureAnswer told = answer(one, unmet - (one.agreeing < hardly_agrees));
      if (told.finding.relation == Relation::differs && numbers_same(*one.c)) continue;
      if (told.finding.relation != Relation::absent || !context_.claim.of_a_name(*one.c)) out.push_back(std::move(told));
    }
    deny_swapped(context_.claim, context_.source, context_.terms, out);
    designations(out);
    impossible_dates(out);
    other_in_place(out);
    return answers;
  }

 private:
  static bool checkable(const Quantity& q) {
    if (q.kind == QuantityKind::date)
      return compare_dates(q.when, q.when) == DateLikeness::same && !q.when.empty() && q.when.find("XXXX-W") == std::string::npos;
    return q.value || q.min || q.max || q.fraction || q.kind == QuantityKind::time;
  }
  // "8 minutes and 20 seconds", "2 h 30 min": one length of time, said in two units.
  [[nodiscard]] bool continues(const Quantity& before, const Quantity& q) const {
    if (before.kind != QuantityKind::duration || q.kind != QuantityKind::duration || before.unit == q.unit ||
        q.where.begin < before.where.end)
      return false;
    const Reading reading = context_.claim.reading();
    const std::uint32_t t = token_of(context_.claim, before.where.end), next = token_of(context_.claim, q.where.begin);
    return t == next || (t + 1 == next && reading.match(t, bit(Category::numeral_joiner)));
  }

  // « les cinq premiers »: the first place is not meant.
  [[nodiscard]] bool opens_group(const Quantity& before, const Quantity& q) const {
    return before.kind == QuantityKind::cardinal && q.kind == QuantityKind::ordinal &&
           token_behind(context_.claim, before) == token_of(context_.claim, q.where.begin) &&
           listed(context_.claim.reading(), token_of(context_.claim, q.where.begin), "rank_first");
  }

  // "Ferry 6 carries 300 people", of a source that has a ferry 6: it counts nothing.
  [[nodiscard]] bool numbers_same(const Quantity& c) const {
    const Side &claim = context_.claim, &source = context_.source;
    const std::uint32_t t = token_of(claim, c.where.begin);
    if (t == 0 || c.kind != QuantityKind::cardinal || claim.tokens[t].where != c.where) return false;
    const std::uint16_t called = context_.terms.in_claim[t - 1];
    const bool named =
        claim.tokens[t - 1].capitalised || (t > 1 && claim.reading().has_any(t - 2, any_of(Category::definite, Category::elision)));
    for (std::uint32_t k = 1; k < source.tokens.size() && named && called != no_term; ++k) {
      if (context_.terms.in_source[k - 1] == called && source.text(source.tokens[k].where) == claim.text(c.where)) return true;
    }
    return false;
  }
  // "Section 46" of a source that knows Section 43 alone: a number that is part of a
  // name is no quantity, and says which one is meant.
  void designations(std::vector<FigureAnswer>& out) const {
    // The word that is numbered, "Cheez-It 355" by its first; and the one before it: "Mockingjay – Part 2".
    const auto word = [](const Side& side, const std::vector<std::uint16_t>& terms, std::uint32_t t) {
      return terms[t - 1] == no_term && t > 2 && side.reading().is(t - 2, u'-') ? t - 3 : t - 1;
    };
    const auto name = [&](const Side& side, const std::vector<std::uint16_t>& terms, std::uint32_t t) {
      return terms[letters_behind(side, t) ? t + 1 : word(side, terms, t)];
    };
    const auto title = [&](const Side& side, const std::vector<std::uint16_t>& terms, std::uint32_t t) {
      std::uint32_t at = t - 1;
      while (at > 0 && t - at <= 2 && side.tokens[at - 1].kind == TokenKind::mark) --at;
      const std::uint16_t term = at > 0 ? terms[at - 1] : no_term;
      return term != no_term && (at < t - 1 || context_.terms.list[term].name)
                 ? term
                 : no_term;  // "La Route du sel : Tome 3"; not "the game FIFA 09"
    };
    int looked_at = 0;
    for (std::uint32_t t = 1; t < context_.claim.tokens.size() && looked_at < most_designations; ++t) {
      const std::uint16_t called = designates(context_.claim, t) ? name(context_.claim, context_.terms.in_claim, t) : no_term;
      if (called == no_term) continue;
      const std::uint16_t of = title(context_.claim, context_.terms.in_claim, t);
      ++looked_at;
      const auto& all = context_.claim.quantities;
      const bool dated = std::any_of(all.begin(), all.end(),
                                     [&](const Quantity& q) { return is_date(q) && !q.where.contains(context_.claim.tokens[t].where); });
      std::optional<std::uint32_t> other;
      std::uint32_t other_passage = 0;
      bool same = numbered_alike(called, t), told = false;
      for (std::uint32_t p = 0; p < context_.source.passages.size() && !same; ++p) {
        const Passage& passage = context_.source.passages[p];
        for (std::uint32_t k = passage.first + 1; k < passage.last && !same; ++k) {
          if (context_.source.tokens[k].kind != TokenKind::number) continue;
          const bool alike = context_.source.text(context_.source.tokens[k].where) == context_.claim.text(context_.claim.tokens[t].where);
          if (name(context_.source, context_.terms.in_source, k) != called) {
            same = alike && context_.source.reading().has(k - 1, Category::definite);  // "the 737"
            continue;
          }
          same = alike;
          told = true;
          const bool titled = of != no_term && title(context_.source, context_.terms.in_source, k) == of;
          const Standing& here = context_.standings.of[p];
          if (!designates(context_.source, k) || here.words < (titled ? sure_of_title : sure_of_name)) continue;
          // "phase 2", which ended in May, denies nothing of phase 3 in June.
          if (dated && here.dates == DateMatch::conflict) continue;
          if (!other || context_.standings.of[p].words > context_.standings.of[other_passage].words) {
            other = k;
            other_passage = p;
          }
        }
      }
      if (same || !told) continue;
      FigureAnswer answer;
      answer.finding.claim = {context_.claim.tokens[word(context_.claim, context_.terms.in_claim, t)].where.begin,
                              context_.claim.tokens[t].where.end};
      answer.finding.relation = Relation::absent;
      answer.finding.why = VerifyReason::no_such_figure;
      if (other) {
        answer.finding.source = Span{context_.source.tokens[word(context_.source, context_.terms.in_source, *other)].where.begin,
                                     context_.source.tokens[*other].where.end};
        answer.finding.relation = Relation::differs;
        answer.finding.why = VerifyReason::other_value;
        answer.passage = other_passage;
        answer.binding = context_.standings.of[other_passage].words;
      }
      std::erase_if(out, [&](const FigureAnswer& part) { return answer.finding.claim.contains(part.finding.claim); });
      out.push_back(std::move(answer));
    }
  }
  // "31 April 2020", "the 2022-21 season": where the source gives another in its place, the two differ.
  void impossible_dates(std::vector<FigureAnswer>& out) const {
    std::vector<ImpossibleDate> dates = find_impossible_dates(context_);
    if (const auto day = find_other_weekday(context_)) dates.push_back(*day);
    for (const ImpossibleDate& date : dates) {
      FigureAnswer answer;
      answer.finding.claim = date.claim;
      answer.which = true;
      answer.finding.relation = date.other != nullptr ? Relation::differs : Relation::absent;
      answer.finding.why = date.other != nullptr ? VerifyReason::other_date : VerifyReason::no_such_figure;
      if (date.other != nullptr) {
        answer.passage = date.passage;
        answer.binding = context_.standings.of[date.passage].around;
        answer.finding.source = date.other->where;
      }
      std::erase_if(out, [&](const FigureAnswer& part) { return answer.finding.claim.contains(part.finding.claim); });
      out.push_back(std::move(answer));
    }
  }
  // "first recorded in 801" of a source that says "first recorded in 1144": between the same words another number, where the two are read as what
  // can't be compared, or not at all. A passage that lacks two of the claim's numbers tells of something else.
  void other_in_place(std::vector<FigureAnswer>& out) const {
    const Side& claim = context_.claim;
    const Side& source = context_.source;
    if (context_.across) return;
    const auto number = [](const Side& side, std::uint32_t t) {
      return side.tokens[t].kind == TokenKind::number && !(t > 0 && !side.tokens[t].space_before && side.reading().is(t - 1, u'.'));
    };
    // Whether a number goes on in front and behind: "75" is no part of "1:15", and "8" of "24-8" stands where "7" of "24-7" does.
    const auto joined = [](const Side& side, std::uint32_t t) {
      const auto close = [&](std::uint32_t k, TokenKind kind) {
        return k < side.tokens.size() && side.tokens[k].kind == kind && !side.tokens[k].space_before;
      };
      const bool in_front =
          t > 1 && close(t, TokenKind::number) && close(t - 1, TokenKind::mark) && side.tokens[t - 2].kind == TokenKind::number;
      return std::pair(in_front, close(t + 1, TokenKind::mark) && close(t + 2, TokenKind::number));
    };
    const auto read = [](const Side& side, Span at) {
      const auto q =
          std::find_if(side.quantities.begin(), side.quantities.end(), [&](const Quantity& each) { return each.where.contains(at); });
      return q == side.quantities.end() ? nullptr : &*q;
    };
    // "by 5%" and "by 12 cents", "in 1412" and "in 12 copies" may both be true: neither may say what it counts.
    const auto bare = [](const Quantity* q, Span at) {
      return q == nullptr || q->kind == QuantityKind::score ||
             ((q->where == at || q->bound == Bound::range) && q->unit.empty() && !q->counted);
    };
    const auto opposed = [&](Span here, Span there) {
      const Quantity *c = read(claim, here), *s = read(source, there);
      return bare(c, here) && bare(s, there) &&
             (c == nullptr || s == nullptr || compare(*c, claim.pack->units(), *s, source.pack->units()) == Likeness::incomparable);
    };
    std::vector<std::u16string_view> given;
    for (std::uint32_t t = 0; t < claim.tokens.size(); ++t) {
      if (number(claim, t)) given.push_back(claim.text(claim.tokens[t].where));
    }
    if (given.empty() || given.size() > most_designations) return;
    // "phases 2 and 3", of a source that says phases 1 to 3
    std::vector<bool> numbered_so(claim.tokens.size());
    for (std::uint32_t t = 1; t < claim.tokens.size(); ++t) {
      const std::uint16_t called = number(claim, t) ? context_.terms.in_claim[t - 1] : no_term;
      numbered_so[t] = called != no_term && numbered_alike(called, t);
    }
    std::optional<FigureAnswer> best;
    double most = same_words;
    for (std::uint32_t p = 0; p < source.passages.size(); ++p) {
      if (context_.standings.of[p].words < same_story) continue;
      const Passage& passage = source.passages[p];
      const auto has = [&](std::u16string_view text) {
        for (std::uint32_t k = passage.first; k < passage.last; ++k) {
          if (source.tokens[k].kind == TokenKind::number && source.text(source.tokens[k].where) == text) return true;
        }
        return false;
      };
      if (std::count_if(given.begin(), given.end(), [&](auto text) { return !has(text); }) != 1) continue;
      for (std::uint32_t t = 0; t < claim.tokens.size(); ++t) {
        const Span here = claim.tokens[t].where;
        if (!number(claim, t) || numbered_so[t] || said_near(t, p)) continue;
        if (std::any_of(out.begin(), out.end(),
                        [&](const FigureAnswer& a) { return a.finding.claim.contains(here) && a.finding.relation != Relation::absent; }))
          continue;
        for (std::uint32_t k = passage.first; k < passage.last; ++k) {
          const Span there = source.tokens[k].where;
          if (!number(source, k) || std::find(given.begin(), given.end(), source.text(there)) != given.end()) continue;
          const double around = context_.same_around(here, there, passage);
          if (around < most || joined(claim, t) != joined(source, k) || !opposed(here, there)) continue;
          most = around;
          best.emplace();
          best->finding = {.claim = here,
                           .source = there,
                           .relation = Relation::differs,
                           .why = VerifyReason::other_value,
                           .differences = {},
                           .reason = {}};
          best->passage = p;
          best->binding = 1;
        }
      }
    }
    if (!best) return;
    std::erase_if(out, [&](const FigureAnswer& part) { return part.finding.claim.contains(best->finding.claim); });
    out.push_back(*std::move(best));
  }
  // Whether a passage or one of those beside it says the number at `t` of the claim, in digits or words.
  [[nodiscard]] bool said_near(std::uint32_t t, std::uint32_t p) const {
    const auto& passages = context_.source.passages;
    const Reading reading = context_.source.reading();
    const auto asked = read_numeral(context_.claim.reading(), t);
    for (std::uint32_t k = passages[p - (p > 0)].first; k < passages[std::min<std::size_t>(p + 1, passages.size() - 1)].last; ++k) {
      if (const auto said = read_numeral(reading, k); asked && said && compare(said->value, asked->value) == 0) return true;
    }
    return false;
  }
  // "the third season", "the third", "season three", "seasons 1 to 3" of a claim that says season 3.
  [[nodiscard]] bool numbered_alike(std::uint16_t called, std::uint32_t t) const {
    const Side& source = context_.source;
    const auto asked = read_numeral(context_.claim.reading(), t);
    if (!asked) return false;
    const auto& of = context_.terms.in_source;
    const auto size = static_cast<std::uint32_t>(of.size());
    for (const Quantity& q : source.quantities) {
      const std::uint32_t first = token_of(source, q.where.begin), last = token_behind(source, q);
      if (q.value && compare(*q.value, asked->value) == 0 &&
          ((q.kind == QuantityKind::ordinal && !q.counted) ||
           has_term(of, first - std::min(first, beside_number), std::min(last + beside_number, size), called)))
        return true;
    }
    for (std::uint32_t k = 0; k < size; ++k) {
      if (of[k] != called) continue;
      bool below = false;
      for (std::uint32_t n = k + 1; n < std::min(k + in_row, size); ++n) {
        const auto said = read_numeral(source.reading(), n);
        if (!said) continue;
        const int order = compare(said->value, asked->value);
        if (order == 0 || (below && order > 0)) return true;
        below = order < 0;
      }
    }
    return false;
  }
  // The figure that was found to say the same, or the one that says otherwise.
  struct Best {
    double score = 0;
    const Quantity* q = nullptr;
    std::uint32_t passage = 0;
    Likeness likeness{};
    bool computed = false;
    bool counted = false;
    bool settled = false;
  };

  // What the source has for one of the claim's figures.
  struct Found {
    const Quantity* c = nullptr;
    double agreeing = 0;
    Best match;
    Best other;
    Best denial;  // what the fitted model would have contradict it, and by what it is judged
    ContradictionFeatures features{};
    bool likelier = false;  // it is likelier that the source agrees
  };
  Found find(const Quantity& c, double agree, const Alignments& alignments, std::vector<double>& said) const {
    Found out;
    out.c = &c;
    out.agreeing = agree;
    for (const Alignment& one : alignments.list) said[one.passage] += (context_.across || agrees(one) ? 1 : worth_of_other) * one.chance;
    out.match = best_match(c, alignments);
    out.other = best_other(c, alignments);

    const Contradiction by = find_contradiction(c, alignments);
    if (by.by != nullptr) out.denial = {99, by.by->q, by.by->passage, Likeness::differs, by.by->computed, by.by->counted == Counted::same};
    out.features = by.features;
    out.likelier = by.agree >= by.differ;
    return out;
  }

  FigureAnswer answer(Found& found, std::size_t others_unmet) const {
    const Quantity& c = *found.c;
    const Best& match = found.match;
    Best& other = found.other;
    FigureAnswer out;
    out.finding.claim = c.where;
    out.agreeing = found.agreeing;
    out.which = c.kind == QuantityKind::date || c.kind == QuantityKind::ordinal;
    out.slight = c.kind == QuantityKind::ordinal || (c.kind == QuantityKind::cardinal && FigureContext::few(c));
    double told = 0;  // how sure the fitted model is that it contradicts
    // In another language many words are not known, and without a name to go by what says the same figure may well be it.
    const auto& terms = context_.terms.list;
    const bool unsure =
        context_.across && match.q != nullptr && std::none_of(terms.begin(), terms.end(), [](const Term& t) { return t.name; });
    if (!context_.across) {
      const double sure = found.denial.q != nullptr ? how_sure(found.features, others_unmet) : 0;
      // What is likelier said of the claim's thing agrees: nothing that differs speaks against it.
      if (found.denial.q != nullptr && match.q != nullptr && match.likeness != Likeness::within_bound &&
          (found.likelier || (match.passage != found.denial.passage && context_.standings.of[match.passage].words >= all_words)) &&
          !context_.conflicting(match.passage, c)) {
        other = {};
      } else if (sure >= sure_enough) {
        other = found.denial;
        told = sure;
      } else if (other.score < (other.settled ? nearly_all - surely_same : nearly_all)) {
        other = {};
      }
    } else if (found.denial.q != nullptr && !unsure && !found.likelier && how_sure(found.features, others_unmet) >= sure_across) {
      other = found.denial;
      told = 1;
    }
    if (context_.across && match.q != nullptr && gives_all(match.passage)) {
      other = {};
      told = 0;
    }
    if (!context_.across && match.q != nullptr && other.q != nullptr && context_.standings.of[other.passage].figures == 0 &&
        gives_another(c, match.passage)) {
      other = {};
      told = 0;
    }
    const double rare = FigureContext::rarity(c);
    const auto misses = [&] { return context_.conflicting(match.passage, c) || (other.counted && !match.counted); };
    if (told == 0 && match.q != nullptr && match.score + rare >= match_floor &&
        match.score + rare + (misses() ? 0.0 : match_margin) >= other.score) {
      out.passage = match.passage;
      out.binding = std::clamp(match.score + rare, 0.0, 1.0);
      out.finding.source = match.q->where;
      out.finding.relation = match.computed                             ? Relation::computed
                             : match.likeness == Likeness::rounded      ? Relation::rounded
                             : match.likeness == Likeness::within_bound ? Relation::within_bound
                             : match.likeness == Likeness::converted    ? Relation::converted
                                                                        : Relation::equal;
      out.finding.why = match.computed                             ? VerifyReason::follows_from_change
                        : match.likeness == Likeness::rounded      ? VerifyReason::same_rounded
                        : match.likeness == Likeness::within_bound ? VerifyReason::inside_bound
                        : match.likeness == Likeness::converted    ? VerifyReason::same_converted
                                                                   : VerifyReason::same_value;
      if (context_.opposite(c, *match.q, match.passage) || opposed_beside(context_, c, *match.q, match.passage)) {
        out.finding.relation = Relation::opposite;
        out.finding.why = VerifyReason::other_direction;
      }
      return out;
    }
    if (match.q == nullptr && other.score < other_floor()) {
      if (const auto written = written_before(c)) {
        out.passage = written->first;
        out.binding = context_.standings.of[context_.standings.best].around;
        out.finding.source = written->second->where;
        out.finding.relation = Relation::differs;
        out.finding.why = VerifyReason::other_date;
        return out;
      }
    }
    if (other.q != nullptr && match.q == nullptr && gapped(c, other.passage, out)) return out;
    if (other.q != nullptr && !unsure && other.score >= other_floor() &&
        other.score > match.score + (match.q != nullptr && misses() ? 0.0 : other_margin)) {
      out.passage = other.passage;
      out.binding = told != 0 ? told : std::clamp(other.score, 0.0, 1.0);
      out.finding.source = other.q->where;
      out.finding.relation = Relation::differs;
      out.finding.why = c.kind == QuantityKind::date                          ? VerifyReason::other_date
                        : other.computed && c.kind == QuantityKind::percent   ? VerifyReason::not_percent_points
                        : FigureContext::other_currency(c, *other.q)          ? VerifyReason::other_currency
                        : c.unit != other.q->unit                             ? VerifyReason::other_unit
                        : c.bound == Bound::exact || c.bound == Bound::approx ? VerifyReason::other_value
                                                                              : VerifyReason::outside_bound;
      return out;
    }
    out.finding.relation = Relation::absent;
    out.finding.why = VerifyReason::no_such_figure;
    if (match.q == nullptr && other.q == nullptr) called(c, out);
    return out;
  }

  // Whether the number at `t` of passage `p`, part of a name, is the claim's figure; if so it is what `out` tells.
  bool told_by(const Quantity& c, std::uint32_t t, std::uint32_t p, FigureAnswer& out) const {
    const Token& token = context_.source.tokens[t];
    const auto text = context_.source.text(token.where);
    const std::string digits = to_string(*c.value);
    if (token.kind != TokenKind::number || !std::equal(text.begin(), text.end(), digits.begin(), digits.end())) return false;
    out.passage = p;
    out.finding.source = token.where;
    out.finding.relation = Relation::equal;
    out.finding.why = VerifyReason::same_value;
    out.agreeing = 1;
    return true;
  }

  // "Italy won 11 medals and France 16.": the name and its number are no designation where what is counted is said before.
  bool gapped(const Quantity& c, std::uint32_t p, FigureAnswer& out) const {
    if (c.kind != QuantityKind::cardinal || c.bound != Bound::exact || !c.value || !c.counted) return false;
    const Side& source = context_.source;
    const std::vector<char> own = own_names(context_, c);
    const std::uint32_t last = source.passages[p].last;
    for (std::uint32_t t = source.passages[p].first + 1; t < last; ++t) {
      const std::uint16_t term = context_.terms.in_source[t - 1];
      if (term != no_term && own[term] && (t + 1 == last || source.tokens[t + 1].kind == TokenKind::mark) && told_by(c, t, p, out))
        return true;
    }
    return false;
  }

  // "in class two" of a source that says "class 2": a number that is part of a name, behind the same word.
  void called(const Quantity& c, FigureAnswer& out) const {
    const std::uint32_t t = token_of(context_.claim, c.where.begin);
    const std::uint16_t of = t > 0 && c.kind == QuantityKind::cardinal && c.bound == Bound::exact && c.value && !c.counted
                                 ? context_.terms.in_claim[t - 1]
                                 : no_term;
    if (of == no_term) return;
    for (std::uint32_t p = 0; p < context_.source.passages.size(); ++p) {
      if (!context_.standings.has(p, of) || (out.passage && context_.standings.of[p].rank <= context_.standings.of[*out.passage].rank))
        continue;
      const Passage& passage = context_.source.passages[p];
      for (std::uint32_t k = passage.first + 1; k < passage.last; ++k) {
        if (context_.terms.in_source[k - 1] == of && told_by(c, k, p, out)) break;
      }
    }
  }

  // What a source of 2016 says happened was not in 2019: where it speaks of the same and no date in it, its own included, is as late
  // as the claim's. Its dateline, then.
  [[nodiscard]] std::optional<std::pair<std::uint32_t, const Quantity*>> written_before(const Quantity& c) const {
    const auto dated = [](const Quantity& q) {
      return q.kind == QuantityKind::date && q.when.size() >= 4 && q.when[0] >= '1' && q.when[0] <= '9' &&
             q.when.find('X') == std::string::npos;
    };
    if (context_.across || context_.source.datelines.empty() || !dated(c) || c.bound != Bound::exact ||
        context_.standings.of[context_.standings.best].around < same_story)
      return std::nullopt;
    const std::string from = c.when.substr(0, 7);
    const Quantity* written = nullptr;
    std::uint32_t place = 0;
    for (std::uint32_t p = 0; p < context_.source.passages.size(); ++p) {
      const Passage& passage = context_.source.passages[p];
      for (std::uint32_t i = passage.quantities_first; i < passage.quantities_last; ++i) {
        const Quantity& s = context_.source.quantities[i];
        if (!dated(s)) continue;
        const auto slash = s.when.find('/');
        const std::string to = slash == std::string::npos ? s.when : s.when.substr(slash + 1);
        const std::size_t grain = std::min(to.size(), from.size());
        if (to.compare(0, grain, from, 0, grain) >= 0) return std::nullopt;
        // A text of shortly before may have said what was to come.
        if (year_and_month(from) - year_and_month(to) <= 12) return std::nullopt;
        if (passage.dateline && written == nullptr && s.when.size() >= 10) {
          written = &s;
          place = p;
        }
      }
    }
    return written == nullptr ? std::nullopt : std::optional(std::pair(place, written));
  }

  // "70,000 in 2022" of a source that says so, and beside it what was in 2021.
  [[nodiscard]] bool gives_another(const Quantity& c, std::uint32_t p) const {
    const Passage& passage = context_.source.passages[p];
    return std::any_of(context_.claim.quantities.begin(), context_.claim.quantities.end(), [&](const Quantity& q) {
      return q.kind != c.kind && std::any_of(context_.source.quantities.begin() + passage.quantities_first,
                                             context_.source.quantities.begin() + passage.quantities_last,
                                             [&](const Quantity& s) { return same_figure(context_.claim, q, context_.source, s); });
    });
  }

  [[nodiscard]] bool gives_all(std::uint32_t passage) const {
    const std::size_t asked = context_.claim.quantities.size();
    if (asked < 2 || context_.standings.of[passage].figures != asked) return false;
    const auto& list = context_.terms.list;
    const auto& here = context_.standings.terms[passage];
    const auto name = [&](std::uint16_t t) { return list[t].name; };
    return std::any_of(here.begin(), here.end(), name) || std::none_of(list.begin(), list.end(), [](const Term& t) { return t.name; });
  }

  // What both kinds of pair are scored by alike.
  [[nodiscard]] double base_score(const Quantity& c, const Alignment& one) const {
    double score = one.bind;
    if (one.counted == Counted::same) score += 0.15;
    if (c.kind != QuantityKind::date) {
      const DateMatch dates = context_.standings.of[one.passage].dates;
      score += dates == DateMatch::conflict ? -0.3 : dates == DateMatch::agree ? 0.05 : 0;
    }
    return score;
  }

  [[nodiscard]] Best best_match(const Quantity& c, const Alignments& alignments) const {
    Best out;
    const bool exact =
        std::any_of(alignments.list.begin(), alignments.list.end(), [](const Alignment& one) { return one.likeness == Likeness::equal; });
    for (const Alignment& one : alignments.list) {
      if (one.likeness == Likeness::differs || one.likeness == Likeness::incomparable) continue;
      if (!context_.across && c.kind == QuantityKind::date && one.chance < hardly_said)
        continue;  // the year stands there, of something else
      double score = base_score(c, one);
      if (one.counted == Counted::other && c.kind == QuantityKind::cardinal) score -= 0.25;
      if (context_.standings.of[one.passage].other_name) score -= 0.08;
      // Between two languages few words tell: that one passage gives all the claim's figures does.
      if (context_.across && gives_all(one.passage)) score += all_figures_found;
      if (one.likeness == Likeness::same_number) {
        // "12 days" is not "12 workers", nor "8,700 euros" "8,700 residents"
        const auto measures = [&](const Quantity& q) {
          return q.kind == QuantityKind::duration || q.kind == QuantityKind::money ||
                 (q.kind == QuantityKind::measure && !context_.across) || q.kind == QuantityKind::age;
        };
        const auto counts = [&](const Side& side, const Quantity& q) {
          return q.counted && (!context_.across || context_.tells_what(side, *q.counted));
        };
        if (one.counted == Counted::other || (measures(c) && counts(context_.source, *one.q)) ||
            (counts(context_.claim, c) && measures(*one.q)))
          continue;
        score -= 0.1;
      }
      if (one.likeness == Likeness::equal && c.kind == QuantityKind::date && c.when.size() >= 10) score += same_day_found;
      if (exact && one.likeness == Likeness::rounded) score -= not_exact;
      if (one.likeness == Likeness::within_bound && FigureContext::open_bound(c)) {
        // Half of all figures lie above any other: inside a bound, the same thing must be spoken of.
        if (context_.taken(c, *one.q)) continue;
        if (one.counted != Counted::same && one.near.all < clearly_near && FigureContext::far_inside(c, *one.q)) score -= loose_bound;
      }
      if (score > out.score) out = {score, one.q, one.passage, one.likeness, one.computed, one.counted == Counted::same};
    }
    return out;
  }

  [[nodiscard]] Best best_other(const Quantity& c, const Alignments& alignments) const {
    Best out;
    const bool small = c.kind == QuantityKind::cardinal && FigureContext::few(c);
    std::vector<std::uint32_t> vague;  // passages with a vaguer date that may well be the claim's, in order
    for (const Alignment& one : alignments.list) {
      if (c.kind == QuantityKind::date && one.likeness == Likeness::incomparable) vague.push_back(one.passage);
    }
    for (const Alignment& one : alignments.list) {
      if (one.likeness != Likeness::differs || (!one.settled && context_.taken(c, *one.q))) continue;
      if (!context_.across && ((!one.settled && (out_of_question(c, one, alignments) || context_.beside_the_point(c, one.counted))) ||
                               context_.conflicting(one.passage, c)))
        continue;  // of another year it may well be another
      if (std::binary_search(vague.begin(), vague.end(), one.passage)) continue;
      double score = base_score(c, one);
      if (one.counted == Counted::other) score -= 0.35;
      if (one.counted == Counted::unsaid && c.kind == QuantityKind::cardinal && !context_.across) score -= 0.2;
      if (context_.standings.of[one.passage].other_name) score -= 0.12;
      if (one.settled) score += surely_same;
      else if (!context_.across && small) score -= 0.12;  // small numbers stand everywhere
      if (one.other_ordinal) score -= 0.3;
      if (score > out.score) out = {score, one.q, one.passage, one.likeness, one.computed, one.counted == Counted::same, one.settled};
    }
    return out;
  }

  // The more passages, the more other figures stand about: a longer source must
  // speak more plainly of the same thing before it contradicts. Set on the
  // development sets (docs/evaluation/verify.md).
  [[nodiscard]] double other_floor() const {
    return context_.across ? 0.45 : 0.5 + 0.26 * log10_of(static_cast<double>(context_.source.passages.size()));
  }
  static constexpr double surely_same = 0.2;
  static constexpr double nearly_all = 0.82;  // the same sentence with another figure
  static constexpr double sure_enough = 0.58;
  static constexpr double sure_across = 0.75;  // between two languages
  static constexpr double all_words = 0.999;
  static constexpr double all_figures_found = 0.35;
  static constexpr double same_day_found = 0.3;  // a day, year and all, is hardly met by chance
  static constexpr double same_story = 0.4;      // of the claim's words
  static constexpr double same_words = 3.5;      // beside a number
  static constexpr double sure_of_name = 0.55;
  static constexpr double sure_of_title = 0.35;
  static constexpr int most_designations = 16;                   // each reads the source once
  static constexpr std::uint32_t beside_number = 2, in_row = 6;  // tokens
  static constexpr double worth_of_other = 2.5;                  // a value that agrees counts for its passage's rank already
  static constexpr double match_floor = 0.05;
  static constexpr double not_exact = 0.15;  // where it is told exactly too
  static constexpr double hardly_said = 0.01;
  static constexpr double clearly_near = 0.35;
  static constexpr double loose_bound = 0.3;
  static constexpr double match_margin = 0.2;
  static constexpr double other_margin = 0.4;

  const FigureContext context_;
};

}  // namespace

FigureAnswers check_figures(const Side& claim, const Side& source, const Terms& terms, const Standings& standings) {
  return Checker(claim, source, terms, standings).run();
}

}  // namespace citelight
