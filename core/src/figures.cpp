#include "figures.h"

#include <algorithm>
#include <cmath>

#include "rate.h"

namespace citelight {
namespace {

Change direction_at(const Side& side, std::uint32_t first, std::uint32_t last, std::uint32_t near_token) {
  const Reading reading = side.reading();
  Change out = Change::none;
  std::uint32_t nearest = 0xFFFFFFFF;
  for (std::uint32_t t = first; t < last; ++t) {
    const auto m = reading.match(t, bit(Category::change_verb));
    if (!m) continue;
    const std::uint32_t distance = t > near_token ? t - near_token : near_token - t;
    if (distance < nearest) {
      nearest = distance;
      out = m->value == 0 ? Change::up : Change::down;
    }
  }
  return nearest <= 8 ? out : Change::none;
}

// Of "from 17 to 16": down. none where both ends read alike.
Change written_direction(const Side& side, const Quantity& q) {
  if (q.bound != Bound::range || !q.min || !q.max || compare(*q.min, *q.max) == 0) return Change::none;
  const auto digits_of = [](Decimal d) {
    std::string s = to_string(d), out;
    for (const char c : s) if (c >= '0' && c <= '9') out += c;
    while (out.size() > 1 && out.back() == '0') out.pop_back();
    return out;
  };
  std::string first;
  bool started = false;
  for (const char16_t c : side.text(q.where)) {
    if (c >= u'0' && c <= u'9') { first += static_cast<char>(c); started = true; }
    else if (started && c != u'.' && c != u',' && c != u'\u00A0' && c != u'\u202F') break;
  }
  while (first.size() > 1 && first.back() == '0') first.pop_back();
  const std::string low = digits_of(*q.min), high = digits_of(*q.max);
  if (low == high) return Change::none;
  return first == low ? Change::up : first == high ? Change::down : Change::none;
}

// Weights of same_thing(), fitted by logistic regression on the development sets
// (docs/evaluation/verify.md): how much each thing a reader would look at says.
struct Weights {
  double bias = 0.27;
  double near = 2.31;           // nearby(), all of the words
  double near_words = -0.71;    // … without names
  double bind = 0.31;           // binding()
  double words = -0.80;         // share of the claim’s words in the passage
  double of_top_words = 0.05;   // … against the passage that has most
  double topic = 1.13;          // … in the best passage and around it
  double names = 0.24;          // names()
  double no_match = -0.39;      // the claim’s figure is nowhere
  double best_match = -4.04;    // bind and near of the best place that gives it
  double length = -1.97;        // log10 of the number of passages
  double figures = -0.32;       // of the claim, six at most
  double comparable = -0.89;    // log of how many figures of the source are comparable
  double counted_same = 2.59;
  double counted_other = -0.00;
  double date = 1.04;
  double cardinal = -1.53;
  double small = -0.68;         // twelve at most
  double beside_match = -2.04;  // the passage gives the claim’s figure too
  double same_bound = 0.36;
  double near_in_long = 1.25;
  double bind_in_long = 2.94;
  double other_name = 0.67;
};
constexpr Weights w;

class Checker {
 public:
  Checker(const Side& claim, const Side& source, const Terms& terms, const Standings& standings)
      : claim_(claim), source_(source), terms_(terms), standings_(standings), across_(claim.pack->lang() != source.pack->lang()) {
    for (const Standing& s : standings.of) top_words_ = std::max(top_words_, s.words);
  }

  std::vector<FigureAnswer> run() {
    std::vector<FigureAnswer> out;
    for (const Quantity& q : claim_.quantities) {
      if (!checkable(q)) continue;
      out.push_back(answer(q));
    }
    designations(out);
    return out;
  }

 private:
  static bool checkable(const Quantity& q) {
    if (q.kind == QuantityKind::date) return compare_dates(q.when, q.when) == DateLikeness::same && !q.when.empty() && q.when.find("XXXX-W") == std::string::npos;
    return q.value || q.min || q.max || q.fraction || q.kind == QuantityKind::time;
  }
  [[nodiscard]] std::uint32_t token_of(const Side& side, std::uint32_t at) const {
    return static_cast<std::uint32_t>(std::partition_point(side.tokens.begin(), side.tokens.end(), [&](const Token& t) { return t.where.end <= at; }) - side.tokens.begin());
  }

  // "Section 46" of a source that knows Section 43 alone: a number that is part of a
  // name is no quantity, and says which one is meant.
  void designations(std::vector<FigureAnswer>& out) const {
    int looked_at = 0;
    for (std::uint32_t t = 1; t < claim_.tokens.size() && looked_at < most_designations; ++t) {
      if (!designates(claim_, t) || terms_.in_claim[t - 1] == no_term) continue;
      ++looked_at;
      std::optional<std::uint32_t> other;
      std::uint32_t other_passage = 0;
      bool same = false;
      for (std::uint32_t p = 0; p < source_.passages.size() && !same; ++p) {
        const Passage& passage = source_.passages[p];
        for (std::uint32_t k = passage.first + 1; k < passage.last && !same; ++k) {
          if (source_.tokens[k].kind != TokenKind::number || terms_.in_source[k - 1] != terms_.in_claim[t - 1]) continue;
          same = source_.text(source_.tokens[k].where) == claim_.text(claim_.tokens[t].where);
          if (!designates(source_, k) || standings_.of[p].words < sure_of_name) continue;
          if (!other || standings_.of[p].words > standings_.of[other_passage].words) { other = k; other_passage = p; }
        }
      }
      if (same || !other) continue;
      FigureAnswer answer;
      answer.finding.claim = {claim_.tokens[t - 1].where.begin, claim_.tokens[t].where.end};
      answer.finding.source = Span{source_.tokens[*other - 1].where.begin, source_.tokens[*other].where.end};
      answer.finding.relation = Relation::differs;
      answer.finding.why = VerifyReason::other_value;
      answer.passage = other_passage;
      answer.binding = standings_.of[other_passage].words;
      out.push_back(std::move(answer));
    }
  }
  static bool designates(const Side& side, std::uint32_t t) {
    const Token& token = side.tokens[t];
    const Token& before = side.tokens[t - 1];
    return token.kind == TokenKind::number && !side.figure[t] && before.kind == TokenKind::word && before.capitalised && !token.line_before;
  }

  // The claim's words, those near the figure first: a long claim has several figures.
  [[nodiscard]] std::vector<double> weights_around(const Quantity& q) const {
    std::vector<double> out(terms_.list.size(), 0);
    const std::uint32_t at = token_of(claim_, q.where.begin);
    for (std::uint32_t t = 0; t < terms_.in_claim.size(); ++t) {
      const std::uint16_t term = terms_.in_claim[t];
      if (term == no_term) continue;
      const std::uint32_t distance = t > at ? t - at : at - t;
      const double nearness = distance <= 4 ? 1.0 : distance <= 8 ? 0.85 : distance <= 14 ? 0.65 : 0.45;
      out[term] = std::max(out[term], nearness * terms_.list[term].weight);
    }
    return out;
  }

  // What the passage has of those words, whole or by its neighbours.
  [[nodiscard]] double binding(const std::vector<double>& weights, std::uint32_t p) const {
    double total = 0, got = 0;
    const auto has = [&](std::uint32_t passage, std::uint16_t term) {
      const auto& list = standings_.terms[passage];
      return std::binary_search(list.begin(), list.end(), term);
    };
    const std::uint32_t n = static_cast<std::uint32_t>(source_.passages.size());
    for (std::uint16_t t = 0; t < weights.size(); ++t) {
      total += weights[t];
      if (has(p, t)) got += weights[t];
      else if (p > 0 && has(p - 1, t)) got += 0.6 * weights[t];
      else if (p + 1 < n && has(p + 1, t)) got += 0.4 * weights[t];
      else if (p > 1 && has(p - 2, t)) got += 0.4 * weights[t];
      else if (n > 3 && (has(0, t) || has(1, t))) got += 0.4 * weights[t];
    }
    return total > 0 ? got / total : 0.5;
  }

  enum class Counted : std::uint8_t { unsaid, same, other };
  [[nodiscard]] Counted same_counted(const Quantity& c, const Quantity& s) const {
    if (!c.counted || !s.counted) return Counted::unsaid;
    // "four times" of what, the verb tells.
    const auto times = [this](const Side& side, Span what) { return side.reading().match(token_of(side, what.begin), bit(Category::times_word)).has_value(); };
    if (times(claim_, *c.counted) != times(source_, *s.counted)) return Counted::unsaid;
    std::uint16_t wanted = no_term;
    bool any = false;
    for (std::uint32_t t = token_of(claim_, c.counted->begin); t < claim_.tokens.size() && claim_.tokens[t].where.begin < c.counted->end; ++t) {
      wanted = terms_.in_claim[t];
      if (wanted == no_term) continue;
      any = true;
      for (std::uint32_t k = token_of(source_, s.counted->begin); k < source_.tokens.size() && source_.tokens[k].where.begin < s.counted->end; ++k) {
        if (terms_.in_source[k] == wanted) return Counted::same;
      }
    }
    return any ? (across_ ? Counted::unsaid : Counted::other) : Counted::unsaid;
  }

  // "+3.5 points" of a source that says "from 15.6 to 19.1".
  [[nodiscard]] std::optional<bool> follows(const Quantity& c, const Quantity& s) const {
    if (s.bound != Bound::range || !s.min || !s.max || !c.value) return std::nullopt;
    const bool points = c.kind == QuantityKind::percentage_points || c.unit == "{point}";
    if (!points && c.kind != QuantityKind::percent) return std::nullopt;
    if (points && s.kind != QuantityKind::percent) return std::nullopt;
    if (c.kind == QuantityKind::percent && !changes(claim_, c)) return std::nullopt;
    const double low = to_double(*s.min), high = to_double(*s.max);
    const Change way = written_direction(source_, s);
    const double from = way == Change::down ? high : low, to = way == Change::down ? low : high;
    if (c.kind == QuantityKind::percent && from == 0) return std::nullopt;
    const double told = std::abs(to_double(*c.value));
    const double want = points ? high - low : 100 * std::abs(to - from) / std::abs(from);
    const double slack = std::max(0.5 * std::pow(10.0, c.value->exponent), 0.02 * want);
    return std::abs(told - want) <= slack + 1e-9;
  }
  // Whether the figure is by how much something went up or down.
  [[nodiscard]] bool changes(const Side& side, const Quantity& q) const {
    if (q.change != Change::none) return true;
    const std::uint32_t t = token_of(side, q.where.begin);
    return direction_at(side, t > 3 ? t - 3 : 0, t, t) != Change::none && q.bound != Bound::range;
  }

  // The claim's words close to its figure that stand close to the source's too.
  struct Near {
    double all = 0;
    double words = 0;  // without names
  };
  [[nodiscard]] Near nearby(const std::vector<double>& close, const Quantity& s, const Passage& passage) const {
    const std::uint32_t first = token_of(source_, s.where.begin), last = token_of(source_, s.where.end - 1);
    std::vector<double> there(close.size(), 0);
    const std::uint32_t to = std::min(passage.last, last + window + 1);
    for (std::uint32_t t = std::max(passage.first, first > window ? first - window : 0); t < to; ++t) {
      const std::uint16_t term = terms_.in_source[t];
      if (term == no_term) continue;
      there[term] = std::max(there[term], std::exp(-distance(t, first, last) / 10.0));
    }
    double total = 0, got = 0, total_words = 0, got_words = 0;
    for (std::size_t i = 0; i < close.size(); ++i) {
      total += close[i];
      got += close[i] * there[i];
      if (terms_.list[i].name) continue;
      total_words += close[i];
      got_words += close[i] * there[i];
    }
    return {total > 0 ? got / total : 0.3, total_words > 0 ? got_words / total_words : 0.3};
  }
  [[nodiscard]] std::vector<double> weights_close(const Quantity& c) const {
    const std::uint32_t first = token_of(claim_, c.where.begin), last = token_of(claim_, c.where.end - 1);
    std::vector<double> out(terms_.list.size(), 0);
    for (std::uint32_t t = 0; t < terms_.in_claim.size(); ++t) {
      const std::uint16_t term = terms_.in_claim[t];
      if (term != no_term) out[term] = std::max(out[term], std::exp(-distance(t, first, last) / 5.0) * terms_.list[term].weight);
    }
    return out;
  }
  static double distance(std::uint32_t t, std::uint32_t first, std::uint32_t last) { return t < first ? first - t : t > last ? t - last : 0; }
  // How much of the claim's names stands in or around the passage.
  [[nodiscard]] double names(std::uint32_t p) const {
    double total = 0, got = 0;
    const std::uint32_t n = static_cast<std::uint32_t>(source_.passages.size());
    const auto has = [&](std::uint32_t q, std::uint16_t t) { const auto& l = standings_.terms[q]; return std::binary_search(l.begin(), l.end(), t); };
    for (std::uint16_t t = 0; t < terms_.list.size(); ++t) {
      if (!terms_.list[t].name) continue;
      total += terms_.list[t].weight;
      double share = 0;
      if (has(p, t)) share = 1;
      else if ((p > 0 && has(p - 1, t)) || (p + 1 < n && has(p + 1, t)) || (p > 1 && has(p - 2, t))) share = 0.6;
      else if (n > 3 && (has(0, t) || has(1, t))) share = 0.5;
      got += share * terms_.list[t].weight;
    }
    return total > 0 ? got / total : 0.5;
  }
  // A figure of the source that is comparable with the claim's and differs from it.
  struct Candidate {
    const Quantity* q;
    std::uint32_t passage;
    Near near;
    double bind;  // binding()
    Counted counted;
    bool computed;
    bool beside_match;  // its passage gives the claim's figure too
  };
  // What is per one thing says nothing of what is per another. A time may go unsaid or be
  // said by an adjective ("an annual pension"), and money's base too: there only two that say it clash.
  static bool other_rate(const Quantity& c, const std::string& claimed, const Quantity& s, const std::string& said) {
    if (claimed == said || c.kind != s.kind || (c.kind != QuantityKind::money && c.kind != QuantityKind::cardinal)) return false;
    if (!claimed.empty() && !said.empty()) return true;
    const std::string& base = claimed.empty() ? said : claimed;
    return c.kind == QuantityKind::cardinal && (base == "#" || base == "…");
  }
  // Small counts and ordinals stand everywhere: they speak against the claim only where they count the same.
  [[nodiscard]] bool beside_the_point(const Quantity& c, Counted counted) const {
    if (counted == Counted::same) return false;
    if (c.kind == QuantityKind::ordinal) return true;
    return c.kind == QuantityKind::cardinal && (source_.passages.size() > 3 || (c.value && to_double(*c.value) <= 12));
  }
  // How likely it is that both figures are said of the same thing: a logistic
  // regression on what a reader would look at, fitted on the development sets
  // (docs/evaluation/verify.md).
  [[nodiscard]] double same_thing(const Quantity& c, const Candidate& s, double best_match, std::size_t comparable) const {
    const Standing& at = standings_.of[s.passage];
    const double n = std::log10(static_cast<double>(source_.passages.size()));
    const bool date = c.kind == QuantityKind::date || c.kind == QuantityKind::time;
    const double figures = std::min<double>(6, static_cast<double>(claim_.quantities.size()));
    double x = w.bias;
    x += w.near * s.near.all + w.near_words * s.near.words + w.bind * s.bind + w.words * at.words + w.of_top_words * at.words / std::max(top_words_, 0.01) + w.topic * standings_.of[standings_.best].around + w.names * names(s.passage);
    x += w.no_match * (best_match <= 0) + w.best_match * best_match + w.length * n + w.figures * figures + w.comparable * std::log(static_cast<double>(comparable));
    x += w.counted_same * (s.counted == Counted::same) + w.counted_other * (s.counted == Counted::other) + w.date * date + w.cardinal * (c.kind == QuantityKind::cardinal) + w.small * ((c.kind == QuantityKind::cardinal || c.kind == QuantityKind::duration) && c.value && to_double(*c.value) <= 12);
    x += w.beside_match * s.beside_match + w.same_bound * (s.q->bound == c.bound) + w.near_in_long * s.near.all * n + w.bind_in_long * s.bind * n + w.other_name * at.other_name;
    return 1 / (1 + std::exp(-x));
  }

  FigureAnswer answer(const Quantity& c) const {
    FigureAnswer out;
    out.finding.claim = c.where;
    const auto weights = weights_around(c);
    struct Best { double score = 0; const Quantity* q = nullptr; std::uint32_t passage = 0; Likeness likeness{}; bool computed = false; bool counted = false; };
    Best match, other;
    std::vector<Candidate> differing;
    const auto close = weights_close(c);
    const std::string claimed_rate = rate_base(claim_, c);
    double best_match = 0;
    std::size_t comparable = 0;
    for (std::uint32_t p = 0; p < source_.passages.size(); ++p) {
      const Passage& passage = source_.passages[p];
      if (passage.quantities_first == passage.quantities_last) continue;
      double bound = -1;
      bool vague = false;
      bool met = false;
      const Best before = other;
      const std::size_t differing_before = differing.size();
      for (std::uint32_t i = passage.quantities_first; i < passage.quantities_last; ++i) {
        const Quantity& s = source_.quantities[i];
        Likeness likeness = compare(c, claim_.pack->units(), s, source_.pack->units());
        bool computed = false;
        if (const auto f = follows(c, s)) {
          likeness = *f ? Likeness::equal : Likeness::differs;
          computed = true;
        } else if (likeness == Likeness::incomparable && other_currency(c, s)) {
          likeness = Likeness::differs;
        }
        if (likeness == Likeness::incomparable && c.value && inside_change(c, s)) likeness = Likeness::differs;
        if (likeness == Likeness::incomparable) {
          // A vaguer date that may well be the claim's: nothing in this passage contradicts it.
          if (c.kind == QuantityKind::date && s.kind == QuantityKind::date) vague = true;
          continue;
        }
        if (likeness == Likeness::differs && !may_contradict(c, s)) continue;
        // "70 cases per 100,000 residents" is not 70 cases, and says nothing about their number.
        if (other_rate(c, claimed_rate, s, rate_base(source_, s))) continue;
        if (bound < 0) bound = binding(weights, p);
        double score = bound;
        const Counted counted = same_counted(c, s);
        const Standing& standing = standings_.of[p];
        const Near near = nearby(close, s, passage);
        ++comparable;
        if (counted == Counted::same) score += 0.15;
        if (c.kind != QuantityKind::date && standing.dates == Dates::conflict) score -= 0.3;
        if (c.kind != QuantityKind::date && standing.dates == Dates::agree) score += 0.05;
        if (likeness == Likeness::differs) {
          if (counted == Counted::other) score -= 0.35;
          if (counted == Counted::unsaid && c.kind == QuantityKind::cardinal && !across_) score -= 0.2;
          if (standing.other_name) score -= 0.12;
          if (!across_ && c.kind == QuantityKind::cardinal && c.value && to_double(*c.value) <= 12) score -= 0.12;  // small numbers stand everywhere
          if (other_ordinal(passage)) score -= 0.3;
          if (taken(c, s)) continue;  // it is another figure of the claim
          if (!across_ && (beside_the_point(c, counted) || conflicting(p, c))) continue;  // of another year it may well be another
          differing.push_back({&s, p, near, bound, counted, computed, false});
          if (score > other.score) other = {score, &s, p, likeness, computed, counted == Counted::same};
        } else {
          if (counted == Counted::other && c.kind == QuantityKind::cardinal) score -= 0.25;
          if (standing.other_name) score -= 0.08;
          if (likeness == Likeness::same_number) score -= 0.1;
          if (likeness == Likeness::within_bound && open_bound(c)) {
            // Half of all figures lie above any other: inside a bound, the same thing must be spoken of.
            if (taken(c, s)) continue;
            if (counted != Counted::same && near.all < clearly_near && far_inside(c, s)) score -= loose_bound;
          }
          met = true;
          best_match = std::max(best_match, bound + near.all);
          if (score > match.score) match = {score, &s, p, likeness, computed, counted == Counted::same};
        }
      }
      if (vague) {
        other = before;
        differing.resize(differing_before);
      }
      for (std::size_t i = differing_before; i < differing.size(); ++i) differing[i].beside_match = met;
    }
    const Candidate* told = nullptr;
    double sure = 0;
    for (const Candidate& one : differing) {
      if (source_.passages.size() > 3 && one.near.words < some_words) continue;
      const double p = same_thing(c, one, best_match, comparable);
      if (p > sure) { sure = p; told = &one; }
    }
    if (told != nullptr && sure >= (source_.passages.size() > 3 ? sure_in_long : sure_in_short) + (match.q != nullptr ? surer_than_match : 0) && !across_ && (other.q == nullptr || other.score < other_floor())) {
      other = {99, told->q, told->passage, Likeness::differs, told->computed, told->counted == Counted::same};
      match.q = nullptr;
    }
    const double rare = rarity(c);
    if (match.q != nullptr && match.score + rare >= match_floor && match.score + rare + (conflicting(match.passage, c) || (other.counted && !match.counted) ? 0.0 : match_margin) >= other.score) {
      out.passage = match.passage;
      out.binding = std::clamp(match.score + rare, 0.0, 1.0);
      out.finding.source = match.q->where;
      out.finding.relation = match.computed ? Relation::computed
                             : match.likeness == Likeness::rounded ? Relation::rounded
                             : match.likeness == Likeness::within_bound ? Relation::within_bound
                             : match.likeness == Likeness::converted ? Relation::converted : Relation::equal;
      out.finding.why = match.computed ? VerifyReason::follows_from_change
                        : match.likeness == Likeness::rounded ? VerifyReason::same_rounded
                        : match.likeness == Likeness::within_bound ? VerifyReason::inside_bound
                        : match.likeness == Likeness::converted ? VerifyReason::same_converted : VerifyReason::same_value;
      if (opposite(c, *match.q, match.passage)) {
        out.finding.relation = Relation::opposite;
        out.finding.why = VerifyReason::other_direction;
      }
      return out;
    }
    if (other.q != nullptr && other.score >= other_floor() && other.score > match.score + (match.q != nullptr && (conflicting(match.passage, c) || (other.counted && !match.counted)) ? 0.0 : other_margin)) {
      out.passage = other.passage;
      out.binding = std::clamp(other.score, 0.0, 1.0);
      out.finding.source = other.q->where;
      out.finding.relation = Relation::differs;
      out.finding.why = c.kind == QuantityKind::date ? VerifyReason::other_date
                        : other.computed && c.kind == QuantityKind::percent ? VerifyReason::not_percent_points
                        : other_currency(c, *other.q) ? VerifyReason::other_currency
                        : c.unit != other.q->unit ? VerifyReason::other_unit
                        : c.bound == Bound::exact || c.bound == Bound::approx ? VerifyReason::other_value : VerifyReason::outside_bound;
      return out;
    }
    out.finding.relation = Relation::absent;
    out.finding.why = VerifyReason::no_such_figure;
    return out;
  }

  // Whether another value may speak against this one at all. Ordinals tell which,
  // not how many; a bare year is no count; what is negated was not claimed.
  [[nodiscard]] bool may_contradict(const Quantity& c, const Quantity& s) const {
    if (c.kind == QuantityKind::ordinal) return source_.passages.size() <= 3 && c.counted && c.bound == Bound::exact && same_counted(c, s) == Counted::same;
    if (s.kind == QuantityKind::cardinal && s.value && !s.counted) {
      const double v = to_double(*s.value);
      if (v >= 1500 && v <= 2100 && s.value->exponent == 0 && s.number && s.number->size() == 4) return false;
    }
    return true;
  }
  // "from 12.9 to 17.2" denies 16.3: the ends are what it says, not all between.
  [[nodiscard]] bool inside_change(const Quantity& c, const Quantity& s) const {
    if (s.bound != Bound::range || c.bound == Bound::range || c.kind != s.kind || c.unit != s.unit) return false;
    const Reading reading = source_.reading();
    std::uint32_t t = token_of(source_, s.where.begin);
    bool opened = reading.match(t, bit(Category::range_open)).has_value() || (t > 0 && reading.match(t - 1, bit(Category::range_open)));
    for (; t < source_.tokens.size() && source_.tokens[t].where.end <= s.where.end; ++t) {
      if (reading.match(t, bit(Category::numeral_joiner))) return false;  // "between … and"
    }
    return opened;
  }
  // The claim speaks of the fifth season, the passage of the first.
  [[nodiscard]] bool other_ordinal(const Passage& p) const {
    bool other = false;
    for (const Quantity& c : claim_.quantities) {
      if (c.kind != QuantityKind::ordinal || !c.counted) continue;
      for (std::uint32_t i = p.quantities_first; i < p.quantities_last; ++i) {
        const Quantity& s = source_.quantities[i];
        if (s.kind != QuantityKind::ordinal || same_counted(c, s) != Counted::same || !c.value || !s.value) continue;
        if (compare(*c.value, *s.value) == 0) return false;
        other = true;
      }
    }
    return other;
  }
  // The passage speaks of another day or year than the claim does.
  [[nodiscard]] bool conflicting(std::uint32_t passage, const Quantity& c) const {
    return c.kind != QuantityKind::date && standings_.of[passage].dates == Dates::conflict;
  }
  // A value with many digits is hardly met by chance.
  [[nodiscard]] static double rarity(const Quantity& c) {
    const std::optional<Decimal> d = c.value ? c.value : c.min ? c.min : c.max;
    if (!d) return c.when.size() >= 10 ? 0.15 : c.when.size() >= 7 ? 0.08 : 0;
    std::uint64_t k = d->coefficient;
    while (k != 0 && k % 10 == 0) k /= 10;
    unsigned digits = 0;
    for (; k != 0; k /= 10) ++digits;
    return digits >= 4 ? 0.15 : digits == 3 ? 0.1 : digits == 2 ? 0.04 : 0;
  }
  // The same number of another currency: no conversion is known, but it is not the same claim.
  [[nodiscard]] static bool other_currency(const Quantity& c, const Quantity& s) {
    return c.kind == QuantityKind::money && s.kind == QuantityKind::money && currency_of(c.unit) != currency_of(s.unit) && c.value && s.value;
  }
  // "more than 600", "by 2035"
  [[nodiscard]] static bool open_bound(const Quantity& c) {
    return c.bound == Bound::at_least || c.bound == Bound::more_than || c.bound == Bound::at_most || c.bound == Bound::less_than;
  }
  // "more than 90" beside 200: not how one says 200.
  [[nodiscard]] static bool far_inside(const Quantity& c, const Quantity& s) {
    const auto bound = c.min ? c.min : c.max;
    if (c.kind == QuantityKind::date || !bound || !s.value) return false;
    const double a = std::abs(to_double(*bound)), b = std::abs(to_double(*s.value));
    return std::max(a, b) > 1.5 * std::min(a, b);
  }
  // Another figure of the claim says what this one of the source says.
  [[nodiscard]] bool taken(const Quantity& asked, const Quantity& s) const {
    return std::any_of(claim_.quantities.begin(), claim_.quantities.end(), [&](const Quantity& c) {
      const Likeness l = compare(c, claim_.pack->units(), s, source_.pack->units());
      // "6 °C" is not what "43 °F" of the source is for a claim that says "30 °F" itself.
      return l == Likeness::equal || (l == Likeness::converted && s.unit != asked.unit);
    });
  }
  [[nodiscard]] bool opposite(const Quantity& c, const Quantity& s, std::uint32_t p) const {
    if (c.kind == QuantityKind::date) return false;
    const std::uint32_t at = token_of(claim_, c.where.begin);
    const Change said = c.change != Change::none ? c.change : direction_at(claim_, at > 4 ? at - 4 : 0, at, at);
    if (said == Change::none) return false;
    const Passage& passage = source_.passages[p];
    const std::uint32_t there = token_of(source_, s.where.begin);
    Change found = s.change;
    if (found == Change::none) found = direction_at(source_, std::max(passage.first, there > 4 ? there - 4 : 0), there, there);
    if (found == Change::none) found = written_direction(source_, s);
    return found != Change::none && found != said;
  }

  // The more passages, the more other figures stand about: a longer source must
  // speak more plainly of the same thing before it contradicts. Set on the
  // development sets (docs/evaluation/verify.md).
  [[nodiscard]] double other_floor() const {
    return across_ ? 0.45 : 0.5 + 0.26 * std::log10(static_cast<double>(source_.passages.size()));
  }
  static constexpr double sure_in_short = .35;  // three passages at most, all of them about it
  static constexpr double sure_in_long = .5;
  static constexpr double surer_than_match = 0.15;  // where the source gives the claim's figure somewhere
  static constexpr double some_words = 0.05;  // besides names, something said close to both
  static constexpr double sure_of_name = 0.55;
  static constexpr int most_designations = 16;  // each reads the source once
  static constexpr std::uint32_t window = 30;  // tokens on either side that are near a figure
  static constexpr double match_floor = 0.05;
  static constexpr double clearly_near = 0.35;
  static constexpr double loose_bound = 0.3;
  static constexpr double match_margin = 0.2;
  static constexpr double other_margin = 0.3;

  const Side& claim_;
  const Side& source_;
  const Terms& terms_;
  const Standings& standings_;
  const bool across_;
  double top_words_ = 0;  // of the passage that has most of the claim's words
};

}  // namespace

std::vector<FigureAnswer> check_figures(const Side& claim, const Side& source, const Terms& terms, const Standings& standings) {
  return Checker(claim, source, terms, standings).run();
}

}  // namespace citelight
