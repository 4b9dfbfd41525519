#include "figures.h"

#include <algorithm>
#include <cmath>

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

class Checker {
 public:
  Checker(const Side& claim, const Side& source, const Terms& terms, const Standings& standings)
      : claim_(claim), source_(source), terms_(terms), standings_(standings), across_(claim.pack->lang() != source.pack->lang()) {}

  std::vector<FigureAnswer> run() {
    std::vector<FigureAnswer> out;
    for (const Quantity& q : claim_.quantities) {
      if (!checkable(q)) continue;
      out.push_back(answer(q));
    }
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

  FigureAnswer answer(const Quantity& c) const {
    FigureAnswer out;
    out.finding.claim = c.where;
    const auto weights = weights_around(c);
    struct Best { double score = 0; const Quantity* q = nullptr; std::uint32_t passage = 0; Likeness likeness{}; bool computed = false; bool counted = false; };
    Best match, other;
    for (std::uint32_t p = 0; p < source_.passages.size(); ++p) {
      const Passage& passage = source_.passages[p];
      if (passage.quantities_first == passage.quantities_last) continue;
      double bound = -1;
      bool vague = false;
      const Best before = other;
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
        if (bound < 0) bound = binding(weights, p);
        double score = bound;
        const Counted counted = same_counted(c, s);
        const Standing& standing = standings_.of[p];
        if (counted == Counted::same) score += 0.15;
        if (c.kind != QuantityKind::date && standing.dates == Dates::conflict) score -= 0.3;
        if (c.kind != QuantityKind::date && standing.dates == Dates::agree) score += 0.05;
        if (likeness == Likeness::differs) {
          if (counted == Counted::other) score -= 0.35;
          if (counted == Counted::unsaid && c.kind == QuantityKind::cardinal && !across_) score -= 0.2;
          if (standing.other_name) score -= 0.12;
          if (!across_ && c.kind == QuantityKind::cardinal && c.value && to_double(*c.value) <= 12) score -= 0.12;  // small numbers stand everywhere
          if (other_ordinal(passage)) score -= 0.3;
          if (taken(s, p)) continue;  // it is another figure of the claim
          if (score > other.score) other = {score, &s, p, likeness, computed, counted == Counted::same};
        } else {
          if (counted == Counted::other && c.kind == QuantityKind::cardinal) score -= 0.25;
          if (standing.other_name) score -= 0.08;
          if (likeness == Likeness::same_number) score -= 0.1;
          if (score > match.score) match = {score, &s, p, likeness, computed, counted == Counted::same};
        }
      }
      if (vague) other = before;
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
                        : c.kind == QuantityKind::money && c.unit != other.q->unit ? VerifyReason::other_currency
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
    return c.kind == QuantityKind::money && s.kind == QuantityKind::money && c.unit != s.unit && c.value && s.value;
  }
  // Another figure of the claim says what this one of the source says.
  [[nodiscard]] bool taken(const Quantity& s, std::uint32_t) const {
    return std::any_of(claim_.quantities.begin(), claim_.quantities.end(), [&](const Quantity& c) {
      const Likeness l = compare(c, claim_.pack->units(), s, source_.pack->units());
      return l == Likeness::equal || l == Likeness::converted;
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
    return across_ ? 0.45 : 0.36 + 0.26 * std::log10(static_cast<double>(source_.passages.size()));
  }
  static constexpr double match_floor = 0.05;
  static constexpr double match_margin = 0.2;
  static constexpr double other_margin = 0.3;

  const Side& claim_;
  const Side& source_;
  const Terms& terms_;
  const Standings& standings_;
  const bool across_;
};

}  // namespace

std::vector<FigureAnswer> check_figures(const Side& claim, const Side& source, const Terms& terms, const Standings& standings) {
  return Checker(claim, source, terms, standings).run();
}

}  // namespace citelight
