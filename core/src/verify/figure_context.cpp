#include "verify/figure_context.h"

#include <algorithm>
#include <cmath>

#include "base/maths.h"
#include "date/date_text.h"
#include "numeral/numeral.h"
#include "quantity/money_names.h"
#include "text/noun_phrase.h"
#include "verify/compare.h"
#include "verify/date_likeness.h"
#include "verify/figure_role.h"
#include "verify/rate.h"

namespace citelight {
namespace {

constexpr int some_months = 6;          // of a length told in years
constexpr double about_as_often = 0.1;  // "doubled"

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
    for (const char c : s)
      if (c >= '0' && c <= '9') out += c;
    while (out.size() > 1 && out.back() == '0') out.pop_back();
    return out;
  };
  std::string first;
  bool started = false;
  for (const char16_t c : side.text(q.where)) {
    if (c >= u'0' && c <= u'9') {
      first += static_cast<char>(c);
      started = true;
    } else if (started && c != u'.' && c != u',' && c != u'\u00A0' && c != u'\u202F') break;
  }
  while (first.size() > 1 && first.back() == '0') first.pop_back();
  const std::string low = digits_of(*q.min), high = digits_of(*q.max);
  if (low == high) return Change::none;
  return first == low ? Change::up : first == high ? Change::down : Change::none;
}

// Whether `is` holds of one of the tokens of `where`.
template <class Is>
bool any_token(const Side& side, Span where, Is is) {
  for (std::uint32_t t = token_of(side, where.begin); t < side.tokens.size() && side.tokens[t].where.begin < where.end; ++t) {
    if (is(t)) return true;
  }
  return false;
}

}  // namespace

Change compared_behind(const Side& side, const Quantity& q) {
  const Reading reading = side.reading();
  std::uint32_t t = token_of(side, std::max(q.where.end, q.counted ? q.counted->end : 0) - 1) + 1;
  if (t < side.tokens.size() && reading.has(t, Category::preposition)) ++t;
  if (t >= side.tokens.size()) return Change::none;
  return listed(reading, t, "more_behind") ? Change::up : listed(reading, t, "fewer_behind") ? Change::down : Change::none;
}

bool empty_word(const Side& side, std::uint32_t t) {
  return side.reading().categories(t).meets(any_of(Category::function_word, Category::preposition, Category::auxiliary,
                                                   Category::complementizer, Category::pronoun, Category::determiner,
                                                   Category::article_one));
}

std::uint32_t token_of(const Side& side, std::uint32_t at) {
  const std::uint32_t next = side.reading().token_at(at);
  return next > 0 && side.tokens[next - 1].where.end > at ? next - 1 : next;
}

bool same_figure(const Side& claim, const Quantity& c, const Side& source, const Quantity& s) {
  const Likeness like = compare(c, claim.pack->units(), s, source.pack->units());
  const bool unread = is_date(c) && c.when.empty() && s.when.empty() && claim.pack == source.pack;  // "Monday"
  return unread ? claim.folded(c.where) == source.folded(s.where)
                : like == Likeness::equal || like == Likeness::rounded || like == Likeness::converted;
}

bool letters_behind(const Side& side, std::uint32_t t) {
  return t + 1 < side.tokens.size() && !side.figure[t] && side.tokens[t + 1].capitalised && !side.tokens[t + 1].space_before;
}

bool designates(const Side& side, std::uint32_t t) {
  const Token& token = side.tokens[t];
  const Token& before = side.tokens[t - 1];
  if (token.kind != TokenKind::number) return false;
  if (letters_behind(side, t)) return true;
  if (before.kind != TokenKind::word || token.line_before) return false;
  if (!side.figure[t]) return true;
  if (!before.capitalised) return false;
  // "the Lumel 355 at the Ring": it counts nothing.
  const auto q = std::partition_point(side.quantities.begin(), side.quantities.end(),
                                      [&](const Quantity& one) { return one.where.begin < token.where.begin; });
  return q != side.quantities.end() && q->where == token.where && q->kind == QuantityKind::cardinal && q->bound == Bound::exact &&
         !q->counted;
}

std::vector<FigureContext::Numbered> FigureContext::find_numbered() const {
  std::vector<Numbered> out;
  for (std::uint32_t t = 1; t < claim.tokens.size() && out.size() < most_numbered; ++t) {
    const Reading reading = claim.reading();
    // "levels 1 and 2"
    const bool row = !out.empty() && out.back().token + 2 == t && (reading.is(t - 1, u',') || reading.has(t - 1, Category::range_join));
    const std::uint16_t of = row ? out.back().of : terms.in_claim[t - 1];
    const bool known = std::any_of(out.begin(), out.end(), [&](const Numbered& one) { return one.of == of; });
    const bool numbers = known ? claim.tokens[t].kind == TokenKind::number : designates(claim, t) && !letters_behind(claim, t);
    const auto number = of != no_term && numbers ? read_numeral(reading, t) : std::nullopt;
    if (number) out.push_back({of, t, number->value});
  }
  return out;
}

std::optional<Decimal> FigureContext::number_of(std::uint32_t t) const {
  if (t + 1 < source.tokens.size() && source.tokens[t + 1].kind == TokenKind::number) {
    const auto number = read_numeral(source.reading(), t + 1);
    return number ? std::optional(number->value) : std::nullopt;
  }
  const auto& all = source.quantities;
  const auto q =
      std::partition_point(all.begin(), all.end(), [&](const Quantity& one) { return one.where.end < source.tokens[t].where.begin; });
  const bool ordinal = q != all.begin() && (q - 1)->kind == QuantityKind::ordinal && token_behind(source, *(q - 1)) == t;
  return ordinal ? (q - 1)->value : std::nullopt;
}

// "tower 2, which stands behind tower 1, is 70 metres tall", "more than gate 1": told beside what the figure is of.
bool FigureContext::said_aside(std::uint32_t t, std::uint32_t from, std::uint32_t at) const {
  const Reading reading = source.reading();
  std::uint32_t before = t;
  while (before > from && reading.has_any(before - 1, any_of(Category::definite, Category::elision))) --before;
  if (before == from || source.tokens[before - 1].kind == TokenKind::mark) return false;
  if (listed(reading, before - 1, "year_compared")) return true;
  bool opened = false, closed = false;
  for (std::uint32_t k = from; k < before; ++k) opened = opened || reading.is(k, u',');
  for (std::uint32_t k = t; k < at; ++k) closed = closed || reading.is(k, u',');
  return opened && closed && !reading.has_any(before - 1, any_of(Category::conjunction, Category::numeral_joiner));
}

bool FigureContext::of_other_number(const Quantity& c, const Quantity& s, const Passage& passage) const {
  if (numbered.empty()) return false;
  const std::uint32_t at = token_of(source, s.where.begin), from = std::max(passage.first, at > far_numbered ? at - far_numbered : 0);
  const Reading reading = source.reading();
  const auto given = [&](std::uint16_t of, std::optional<Decimal> number) {
    return std::any_of(numbered.begin(), numbered.end(),
                       [&](const Numbered& one) { return one.of == of && (!number || compare(one.number, *number) == 0); });
  };
  // "9 months in stage 4"
  std::uint32_t behind = s.counted ? std::max(token_behind(source, s), token_of(source, s.counted->end - 1) + 1) : token_behind(source, s);
  if (const auto per = reading.match(behind, bit(Category::per))) behind = per->last + 1;  // "40 mg a day in group 2"
  if (behind < passage.last && reading.has(behind, Category::preposition)) {
    while (behind + 1 < passage.last && reading.has_any(behind, any_of(Category::preposition, Category::definite, Category::elision)))
      ++behind;
    const auto said = given(terms.in_source[behind], std::nullopt) ? number_of(behind) : std::nullopt;
    if (said) return !given(terms.in_source[behind], *said);
  }
  for (const Numbered& asked : numbered) {
    if (claim.tokens[asked.token].where.begin >= c.where.begin) continue;
    for (std::uint32_t t = at; t > from; --t) {
      const auto said = terms.in_source[t - 1] == asked.of ? number_of(t - 1) : std::nullopt;
      if (!said || said_aside(t - 1, from, at)) continue;
      if (!given(asked.of, *said)) return true;
      break;
    }
  }
  return false;
}

bool FigureContext::knows_names() const {
  bool any = false;
  for (std::size_t t = 0; t < terms.list.size(); ++t) {
    if (!terms.list[t].name) continue;
    any = true;
    if (across && std::none_of(standings.terms.begin(), standings.terms.end(),
                               [&](const auto& here) { return std::binary_search(here.begin(), here.end(), t); }))
      return false;
  }
  return any;
}

bool FigureContext::speaks_of_now(const Quantity& c) const {
  const Reading reading = claim.reading();
  const auto now = [&](std::uint32_t t) {
    return claim.tokens[t].kind == TokenKind::word && (listed(reading, t, "now_words") || formed(reading, t, "future_ending", 5));
  };
  const auto parts = [&](std::uint32_t t) { return claim.figure[t] || claim.tokens[t].kind == TokenKind::mark; };
  std::uint32_t t = token_of(claim, c.where.begin);
  while (t > 0 && !parts(t - 1)) {
    if (now(--t)) return true;
  }
  if (t == 2 && now(0)) return true;  // "Today, it is 62"
  for (t = token_behind(claim, c); t < claim.tokens.size() && !parts(t); ++t) {
    if (now(t)) return true;
  }
  return false;
}

std::vector<double> FigureContext::weights_around(const Quantity& q) const {
  std::vector<double> out(terms.list.size(), 0);
  const std::uint32_t at = token_of(claim, q.where.begin);
  for (std::uint32_t t = 0; t < terms.in_claim.size(); ++t) {
    const std::uint16_t term = terms.in_claim[t];
    if (term == no_term) continue;
    const std::uint32_t distance = t > at ? t - at : at - t;
    const double nearness = distance <= 4 ? 1.0 : distance <= 8 ? 0.85 : distance <= 14 ? 0.65 : 0.45;
    out[term] = std::max(out[term], nearness * terms.list[term].weight);
  }
  return out;
}

double FigureContext::binding(const std::vector<double>& weights, std::uint32_t p) const {
  double total = 0, got = 0;
  const std::uint32_t n = static_cast<std::uint32_t>(source.passages.size());
  for (std::size_t t = 0; t < weights.size(); ++t) {
    total += weights[t];
    if (standings.has(p, t)) got += weights[t];
    else if (p > 0 && standings.has(p - 1, t)) got += 0.6 * weights[t];
    else if (p + 1 < n && standings.has(p + 1, t)) got += 0.4 * weights[t];
    else if (p > 1 && standings.has(p - 2, t)) got += 0.4 * weights[t];
    else if (n > 3 && (standings.has(0, t) || standings.has(1, t))) got += 0.4 * weights[t];
  }
  return total > 0 ? got / total : 0.5;
}

Counted FigureContext::same_counted(const Quantity& c, const Quantity& s) const {
  if (tells_rank(claim, c) && tells_rank(source, s)) return Counted::same;
  if (!c.counted || !s.counted) return Counted::unsaid;
  // "four times" of what, the verb tells.
  const auto times = [](const Side& side, Span what) {
    return side.reading().match(token_of(side, what.begin), bit(Category::times_word)).has_value();
  };
  if (times(claim, *c.counted) != times(source, *s.counted)) return Counted::unsaid;
  if (other_sort(*c.counted, *s.counted)) return Counted::other;
  bool any = false;
  const bool same = any_token(claim, *c.counted, [&](std::uint32_t t) {
    const std::uint16_t wanted = terms.in_claim[t];
    any = any || wanted != no_term;
    return wanted != no_term && any_token(source, *s.counted, [&](std::uint32_t k) { return terms.in_source[k] == wanted; });
  });
  if (same) return Counted::same;
  return any && !across ? Counted::other : Counted::unsaid;
}

bool FigureContext::other_sort(Span c, Span s) const {
  const auto each = [](const Side& side, Span where, auto is) {
    return any_token(side, where, [&](std::uint32_t t) {
      const Concept idea = concept_at(side, t);
      return idea != Concept::none && is(idea);
    });
  };
  const auto says = [&](const Side& side, Span where, Concept idea) { return each(side, where, [&](Concept x) { return x == idea; }); };
  return each(claim, c, [&](Concept x) {
    return !says(source, s, x) &&
           each(source, s, [&](Concept y) { return (concepts.apart(x, y) || concepts.opposed(x, y)) && !says(claim, c, y); });
  });
}

bool FigureContext::tells_what(const Side& side, Span counted) const {
  return any_token(side, counted, [&](std::uint32_t t) { return !concepts.vague(concept_at(side, t)); });
}

bool FigureContext::counted_in_claim(const Quantity& s) const {
  if (!s.counted) return false;
  for (std::uint32_t k = token_of(source, s.counted->begin); k < source.tokens.size() && source.tokens[k].where.begin < s.counted->end;
       ++k) {
    const std::uint16_t term = terms.in_source[k];
    if (term != no_term && std::none_of(claim.quantities.begin(), claim.quantities.end(), [&](const Quantity& q) {
          return q.counted && q.counted->contains(claim.tokens[terms.list[term].token].where);
        }))
      return true;
  }
  return false;
}

bool FigureContext::counted_beside(const Quantity& c, const Quantity& s) const {
  if (!s.counted) return false;
  return any_token(source, *s.counted, [&](std::uint32_t k) {
    const std::uint16_t term = terms.in_source[k];
    return term != no_term && std::any_of(claim.quantities.begin(), claim.quantities.end(), [&](const Quantity& q) {
             return &q != &c && q.counted && q.counted->contains(claim.tokens[terms.list[term].token].where);
           });
  });
}

const Quantity* FigureContext::went_to(const Quantity& s) const {
  auto next = static_cast<std::size_t>(&s - source.quantities.data()) + 1;
  if (next >= source.quantities.size() || s.bound != Bound::exact || !s.value) return nullptr;
  const Reading reading = source.reading();
  std::uint32_t join = token_behind(source, s);
  if (const Quantity& date = source.quantities[next]; is_date(date) && token_of(source, date.where.begin) <= join + 1) {
    join = token_behind(source, date);
    if (++next == source.quantities.size()) return nullptr;
  }
  const Quantity& to = source.quantities[next];
  if (to.kind != s.kind || to.unit != s.unit || to.bound != Bound::exact || !to.value || compare(*to.value, *s.value) == 0) return nullptr;
  const std::uint32_t first = token_of(source, s.where.begin);
  const bool opened = first > 0 && listed(reading, first - 1, "change_from") && reading.has(join, Category::range_join) &&
                      !reading.has(join, Category::numeral_joiner);
  return opened && join + 1 == token_of(source, to.where.begin) ? &to : nullptr;
}

// "73.7%, against 77.8% in 2017", "3.4 million in 2023, up from 3 million"
const Quantity* FigureContext::set_against(const Quantity& s) const {
  auto next = static_cast<std::size_t>(&s - source.quantities.data()) + 1;
  if (next >= source.quantities.size() || s.bound == Bound::range || !s.value) return nullptr;
  std::uint32_t from = token_of(source, s.where.end);
  if (const Quantity& date = source.quantities[next]; is_date(date) && next + 1 < source.quantities.size()) {
    from += token_of(source, date.where.end) - token_of(source, date.where.begin);
    ++next;
  }
  const Quantity& to = source.quantities[next];
  const std::uint32_t t = token_of(source, to.where.begin);
  const auto sets = [&](std::uint32_t back) {
    return t >= back && listed(source.reading(), t - back, "compared_to") && !listed(source.reading(), t - back, "change_to");
  };
  return (sets(1) || sets(2)) && to.kind == s.kind && to.unit == s.unit && to.bound == Bound::exact && to.value && t < from + far_against
             ? &to
             : nullptr;
}

bool FigureContext::lasted(const Quantity& c, const Quantity& s) {
  const auto slash = s.when.find('/');
  const bool years = c.kind == QuantityKind::duration && c.unit == "a" && c.value && s.kind == QuantityKind::date &&
                     slash != std::string::npos && s.when.find('X') == std::string::npos;
  if (!years) return false;
  const std::string_view from = std::string_view(s.when).substr(0, slash), to = std::string_view(s.when).substr(slash + 1);
  if (from.size() == 4 || to.size() == 4) {
    const std::int32_t so_many = to_integer(to.substr(0, 4)) - to_integer(from.substr(0, 4));
    return so_many > 1 && so_many == to_double(*c.value);
  }
  return std::abs(year_and_month(to) - year_and_month(from) - 12 * to_double(*c.value)) <= some_months;
}

const Quantity* FigureContext::next_alike(const Quantity& s) const {
  const Quantity* q = &s + 1;
  const Quantity* const end = source.quantities.data() + source.quantities.size();
  if (q != end && is_date(*q)) ++q;
  const bool alike = q != end && q->kind == s.kind && q->unit == s.unit && s.value && q->value &&
                     token_of(source, q->where.begin) < token_of(source, s.where.end) + far_next;
  return alike ? q : nullptr;
}

// "742,000, 38,000 fewer than the year before": 780,000.
std::optional<double> FigureContext::had_been(const Quantity& s) const {
  const Quantity* const by = &s + 1;
  if (by >= source.quantities.data() + source.quantities.size() || !s.value || !by->value || is_date(*by)) return std::nullopt;
  const Change way = compared_behind(source, *by);
  const bool beside = token_of(source, by->where.begin) < token_of(source, s.where.end) + far_against;
  if (way == Change::none || !beside || (!by->unit.empty() && by->unit != s.unit)) return std::nullopt;
  return to_double(*s.value) + (way == Change::up ? -1 : 1) * to_double(*by->value);
}

std::optional<bool> FigureContext::follows(const Quantity& c, const Quantity& s) const {
  if (lasted(c, s)) return true;
  if (!c.value) return std::nullopt;
  const double told = std::abs(to_double(*c.value)), half = 0.5 * power_of_ten(c.value->exponent);
  const bool points = c.kind == QuantityKind::percentage_points || c.unit == "{point}", percent = c.kind == QuantityKind::percent;
  // "by 25 cents" of a source that says "from $2.00 to $2.25"
  const bool amount = !points && !percent && c.kind == s.kind && c.unit == s.unit && c.kind != QuantityKind::ordinal;
  const bool change = changes(claim, c) && c.change_role != ChangeRole::to, multiple = c.kind == QuantityKind::multiple;
  if (const auto before = had_been(s); before && amount && !change && std::abs(*before - told) < half) return true;
  const Quantity* to = went_to(s);
  const Quantity* from = to != nullptr ? &s : set_against(s);
  const bool said = from != nullptr;  // as a change
  if (said && to == nullptr) to = &s;
  if (!said && s.bound != Bound::range && !points && change && !few(c) && (to = next_alike(s)) != nullptr) from = &s;
  if (from == nullptr && (s.bound != Bound::range || !s.min || !s.max)) return std::nullopt;
  if (points ? s.kind != QuantityKind::percent : (!percent && !amount && !multiple) || (!change && !multiple)) return std::nullopt;
  const Change written = from != nullptr ? Change::none : written_direction(source, s);
  if (amount && from == nullptr && written == Change::none) return std::nullopt;
  const double first = to_double(from != nullptr           ? *from->value
                                 : written == Change::down ? *s.max
                                                           : *s.min),
               last = to_double(from != nullptr           ? *to->value
                                : written == Change::down ? *s.min
                                                          : *s.max);
  if ((percent || multiple) && first == 0) return std::nullopt;
  if (multiple) return std::abs(last / first - told) <= about_as_often * told;
  const double want = percent ? 100 * std::abs(last - first) / std::abs(first) : std::abs(last - first);
  const bool same = std::abs(told - want) <= std::max(half, 0.02 * want) + 1e-9;
  const bool reached = percent && std::abs(told - last) < half;  // "growth of 0.8%" of a source that says "from 1.1% to 0.8%"
  const bool denies = !amount && !reached && (from == nullptr || from == &s) && (said || from == nullptr);
  return same || denies ? std::optional(same) : std::nullopt;
}

bool FigureContext::changes(const Side& side, const Quantity& q) const {
  if (q.change != Change::none || compared_behind(side, q) != Change::none) return true;
  const std::uint32_t t = token_of(side, q.where.begin);
  return direction_at(side, t > 3 ? t - 3 : 0, t, t) != Change::none && q.bound != Bound::range;
}

bool FigureContext::rates_alike(const Quantity& c, const Quantity& s) const {
  if (c.bound == Bound::range || c.change_role == ChangeRole::to) return false;
  const auto before = [](const Side& side, const Quantity& q, auto is) {
    const std::uint32_t at = token_of(side, q.where.begin), from = at - std::min(at, far_rate);
    for (std::uint32_t t = from; t < at; ++t) {
      if (is(t)) return true;
    }
    return false;
  };
  const std::uint32_t at = token_of(claim, c.where.begin), from = at - std::min(at, far_rate);
  return before(claim, c, [&](std::uint32_t t) {
    return listed(claim.reading(), t, "rate_noun") && direction_at(claim, from, t, t) == Change::none &&
           direction_at(claim, t + 1, at, t) == Change::none &&
           before(source, s, [&](std::uint32_t there) { return source.folded(there) == claim.folded(t); });
  });
}

FigureContext::Near FigureContext::nearby(const std::vector<double>& close, const Quantity& s, const Passage& passage) const {
  const std::uint32_t first = token_of(source, s.where.begin), last = token_of(source, s.where.end - 1);
  std::vector<double> there(close.size(), 0);
  double heard = 0, shared = 0;
  const std::uint32_t to = std::min(passage.last, last + window + 1);
  for (std::uint32_t t = std::max(passage.first, first > window ? first - window : 0); t < to; ++t) {
    const std::uint16_t term = terms.in_source[t];
    const bool counts = source.tokens[t].kind != TokenKind::mark && !source.figure[t];
    if (term == no_term && (!counts || empty_word(source, t))) continue;
    const double away = distance(t, first, last);
    if (term != no_term) there[term] = std::max(there[term], exp_of(-away / 10.0));
    if (!counts) continue;
    const double weight = exp_of(-away / 15.0);
    heard += weight;
    if (term != no_term) shared += weight;
  }
  double total = 0, got = 0, total_words = 0, got_words = 0;
  for (std::size_t i = 0; i < close.size(); ++i) {
    total += close[i];
    got += close[i] * there[i];
    if (terms.list[i].name) continue;
    total_words += close[i];
    got_words += close[i] * there[i];
  }
  return {total > 0 ? got / total : 0.3, total_words > 0 ? got_words / total_words : 0.3, heard > 0 ? shared / heard : 0.3};
}

std::vector<double> FigureContext::weights_close(const Quantity& c) const {
  const std::uint32_t first = token_of(claim, c.where.begin), last = token_of(claim, c.where.end - 1);
  std::vector<double> out(terms.list.size(), 0);
  for (std::uint32_t t = 0; t < terms.in_claim.size(); ++t) {
    const std::uint16_t term = terms.in_claim[t];
    if (term != no_term) out[term] = std::max(out[term], exp_of(-distance(t, first, last) / 5.0) * terms.list[term].weight);
  }
  return out;
}

double FigureContext::same_around(Span in_claim, Span in_source, const Passage& passage) const {
  constexpr int reach = 8;  // words on either side
  if (across) return 0;
  // Marks are nothing, and a letter alone is the rest of a clitic.
  const auto skipped = [](const Side& side, std::uint32_t t) {
    return side.tokens[t].kind == TokenKind::mark || (side.tokens[t].kind == TokenKind::word && side.tokens[t].where.size() == 1);
  };
  const auto same = [&](std::uint32_t c, std::uint32_t s) {
    const Token& a = claim.tokens[c];
    const Token& b = source.tokens[s];
    if (a.kind == TokenKind::number || b.kind == TokenKind::number) return claim.text(a.where) == source.text(b.where);
    return (a.word != 0 && a.word == b.word) || (terms.in_claim[c] != no_term && terms.in_claim[c] == terms.in_source[s]);
  };
  double out = 0;
  const auto count = [&](std::uint32_t c) { out += terms.in_claim[c] != no_term || claim.tokens[c].kind == TokenKind::number ? 1 : 0.5; };
  int n = 0;
  for (std::uint32_t c = token_of(claim, in_claim.begin), s = token_of(source, in_source.begin); n < reach; ++n) {
    while (c > 0 && skipped(claim, c - 1)) --c;
    while (s > passage.first && skipped(source, s - 1)) --s;
    if (c == 0 || s <= passage.first || !same(--c, --s)) break;
    count(c);
  }
  n = 0;
  for (std::uint32_t c = token_of(claim, in_claim.end - 1) + 1, s = token_of(source, in_source.end - 1) + 1; n < reach; ++n, ++c, ++s) {
    while (c < claim.tokens.size() && skipped(claim, c)) ++c;
    while (s < passage.last && skipped(source, s)) ++s;
    if (c >= claim.tokens.size() || s >= passage.last || !same(c, s)) break;
    count(c);
  }
  return out;
}

int FigureContext::names_thing(const Side& side, const Quantity& q) {
  const std::uint32_t first = token_of(side, q.where.begin), behind = token_behind(side, q);
  if (first == 0) return 0;
  if (side.reading().is(first - 1, u'(')) return q.kind == QuantityKind::date ? 2 : 0;
  if (behind >= side.tokens.size() || side.tokens[behind].kind != TokenKind::word || empty_word(side, behind)) return 0;
  return side.reading().categories(first - 1).meets(
      any_of(Category::determiner, Category::article_one, Category::possessive, Category::definite));
}

double FigureContext::distance(std::uint32_t t, std::uint32_t first, std::uint32_t last) {
  return t < first ? first - t : t > last ? t - last : 0;
}

double FigureContext::names(std::uint32_t p) const {
  double total = 0, got = 0;
  const std::uint32_t n = static_cast<std::uint32_t>(source.passages.size());
  for (std::size_t t = 0; t < terms.list.size(); ++t) {
    if (!terms.list[t].name) continue;
    total += terms.list[t].weight;
    double share = 0;
    if (standings.has(p, t)) share = 1;
    else if ((p > 0 && standings.has(p - 1, t)) || (p + 1 < n && standings.has(p + 1, t)) || (p > 1 && standings.has(p - 2, t)))
      share = 0.6;
    else if (n > 3 && (standings.has(0, t) || standings.has(1, t))) share = 0.5;
    got += share * terms.list[t].weight;
  }
  return total > 0 ? got / total : 0.5;
}

bool FigureContext::other_rate(const Quantity& c, const std::string& claimed, const Quantity& s, const std::string& said) {
  if (claimed == said || c.kind != s.kind ||
      (c.kind != QuantityKind::money && c.kind != QuantityKind::cardinal && c.kind != QuantityKind::measure))
    return false;
  if (!claimed.empty() && !said.empty()) return true;
  const std::string& base = claimed.empty() ? said : claimed;
  return c.kind == QuantityKind::measure || (c.kind == QuantityKind::cardinal && (base == "#" || base == "…"));
}

bool FigureContext::beside_the_point(const Quantity& c, Counted counted) const {
  if (counted == Counted::same) return false;
  if (c.kind == QuantityKind::ordinal) return true;
  return c.kind == QuantityKind::cardinal && (source.passages.size() > 3 || few(c));
}

bool FigureContext::ranked_alike(const Quantity& c, const Quantity& s) const {
  if (tells_rank(claim, c) && tells_rank(source, s)) return true;
  const auto next = [](const Side& side, const Quantity& q, const std::vector<std::uint16_t>& terms_of) -> std::optional<std::uint16_t> {
    const std::uint32_t t = token_of(side, q.counted->end);
    constexpr CategorySet empty = any_of(Category::function_word, Category::preposition, Category::auxiliary, Category::complementizer,
                                         Category::pronoun, Category::determiner);
    if (t >= side.tokens.size() || side.tokens[t].kind != TokenKind::word || side.reading().categories(t).meets(empty)) return std::nullopt;
    return terms_of[t];
  };
  const auto unknown = [&](std::uint32_t t) { return source.tokens[t].kind == TokenKind::word && terms.in_source[t] == no_term; };
  if (any_token(source, *s.counted, unknown)) return false;
  const auto a = next(claim, c, terms.in_claim), b = next(source, s, terms.in_source);
  return !a || !b || (*a == *b && *a != no_term);
}

bool FigureContext::names_counted(const Quantity& c, std::uint32_t p) const {
  if (!c.counted) return true;
  return any_token(claim, *c.counted, [&](std::uint32_t t) {
    const std::uint16_t term = terms.in_claim[t];
    return term != no_term && standings.has(p, term);
  });
}

bool FigureContext::may_contradict(const Quantity& c, const Quantity& s) const {
  if (c.kind == QuantityKind::ordinal) return c.bound == Bound::exact && same_counted(c, s) == Counted::same && ranked_alike(c, s);
  // "Half of the patients" and "the 64 patients": a share is no number of them.
  const auto share = [](const Quantity& q) { return q.fraction && q.fraction->num < q.fraction->den; };
  if (c.kind == QuantityKind::cardinal && s.kind == QuantityKind::cardinal && share(c) != share(s)) return false;
  if (s.kind == QuantityKind::cardinal && s.value && !s.counted) {
    const double v = to_double(*s.value);
    // A batting average, an index: no number of things.
    if (const auto& asked = c.given();
        v < 1 && s.value->exponent < 0 && !s.fraction && asked && asked->exponent >= 0 && asked->coefficient != 0)
      return false;
    if (v >= 1500 && v <= 2100 && s.value->exponent == 0 && s.number && s.number->size() == 4) return false;
  }
  return true;
}

bool FigureContext::inside_change(const Quantity& c, const Quantity& s) const {
  if (s.bound != Bound::range || c.bound == Bound::range || c.kind != s.kind || c.unit != s.unit) return false;
  const Reading reading = source.reading();
  std::uint32_t t = token_of(source, s.where.begin);
  bool opened = reading.match(t, bit(Category::range_open)).has_value() || (t > 0 && reading.match(t - 1, bit(Category::range_open)));
  // "est passé de 12 % à 14 %": a participle, and what it went from.
  if (!opened && t >= 3 && reading.match(t - 1, any_of(Category::preposition, Category::function_word))) {
    const auto auxiliary = [&](std::uint32_t k) { return reading.match(k, bit(Category::auxiliary)).has_value(); };
    opened = !auxiliary(t - 2) && source.tokens[t - 2].kind == TokenKind::word && auxiliary(t - 3);
  }
  for (; t < source.tokens.size() && source.tokens[t].where.end <= s.where.end; ++t) {
    if (reading.match(t, bit(Category::numeral_joiner))) return false;  // "between … and"
  }
  return opened;
}

bool FigureContext::other_way_about(const Quantity& c, const Quantity& s) const {
  const Quantity* const to = c.bound == Bound::range && c.min && c.max && c.kind == s.kind && c.unit == s.unit ? went_to(s) : nullptr;
  return to != nullptr && compare(*s.value, *c.max) == 0 && compare(*to->value, *c.min) == 0;
}

bool FigureContext::from_there(const Quantity& c, const Quantity& s) const {
  const auto led = [](const Side& side, const Quantity& q, SettingName by) {
    const std::uint32_t t = token_of(side, q.where.begin);
    return t > 0 && listed(side.reading(), t - 1, by);
  };
  if (is_date(s) || !led(source, s, "change_from") || !led(claim, c, "change_to") || !changes(claim, c)) return false;
  if (std::any_of(claim.quantities.begin(), claim.quantities.end(), is_date)) return false;
  auto before = static_cast<std::size_t>(&s - source.quantities.data());
  while (before > 0 && is_date(source.quantities[before - 1])) --before;
  return before > 0 && source.quantities[before - 1].kind == s.kind && led(source, source.quantities[before - 1], "change_to");
}

bool FigureContext::told_later(const Quantity& s) const {
  const Reading reading = source.reading();
  std::uint32_t t = token_of(source, s.where.begin);
  if (s.change_role == ChangeRole::to) return true;
  // « est passé à 4 % »
  if (t > 1 && listed(reading, t - 1, "change_to") && !listed(reading, t - 1, "change_at") && participle_form(reading, t - 2)) return true;
  for (const std::uint32_t from = t > far_now ? t - far_now : 0; t > from; --t) {
    if (listed(reading, t - 1, "now_words")) return true;
    if (source.figure[t - 1] || reading.is(t - 1, u'.') || reading.is(t - 1, u';')) return false;
  }
  return false;
}

bool FigureContext::told_before(const Quantity& s) const {
  const Reading reading = source.reading();
  const std::uint32_t behind = token_behind(source, s);
  const Quantity* const next = &s + 1;
  const bool dated = next != source.quantities.data() + source.quantities.size() && is_date(*next) &&
                     token_of(source, (next->bound_at ? *next->bound_at : next->where).begin) == behind;
  bool out = dated;
  std::uint32_t t = token_of(source, s.where.begin);
  for (const std::uint32_t from = t > far_now ? t - far_now : 0; t > from; --t) {
    if (listed(reading, t - 1, "copula_now") || listed(reading, t - 1, "now_words")) return false;
    if (reading.is(t - 1, u'.') || reading.is(t - 1, u';')) break;
    out = out || reading.has(t - 1, Category::auxiliary);
  }
  return out;
}

bool FigureContext::outdated(const Quantity& c, const Quantity& s, bool of_now) const {
  const Quantity* const next = is_date(s) ? nullptr : next_alike(s);
  if (next == nullptr || !told_later(*next)) return false;
  const Reading reading = claim.reading();
  const std::uint32_t here = token_of(claim, c.where.begin), there = token_of(source, s.where.begin);
  if (here == 0 || there == 0) return false;
  const std::uint16_t term = terms.in_claim[here - 1];
  if (term != no_term && !across && term == terms.in_source[there - 1] && !participle_form(reading, here - 1) &&
      claim.folded(here - 1) != source.folded(there - 1))
    return true;
  std::uint32_t is = here;
  while (is > 1 && here - is < 2 && reading.has(is - 1, Category::preposition)) --is;
  return (of_now || listed(reading, is - 1, "copula_now")) && told_before(s);
}

bool FigureContext::was(const Quantity& c, const Quantity& s) const {
  if (is_date(s)) return false;
  if (s.bound == Bound::range) {
    const Change way = inside_change(c, s) ? written_direction(source, s) : Change::none;
    return way != Change::none && c.value && compare(*c.value, way == Change::up ? *s.min : *s.max) == 0;
  }
  if (went_to(s) != nullptr) return true;
  const Quantity* before = &s;
  while (before > source.quantities.data() && is_date(before[-1])) --before;
  return before > source.quantities.data() && set_against(before[-1]) == &s;
}

bool FigureContext::other_ordinal(const Passage& p) const {
  bool other = false;
  for (const Quantity& c : claim.quantities) {
    if (c.kind != QuantityKind::ordinal || !c.counted || tells_rank(claim, c)) continue;
    for (std::uint32_t i = p.quantities_first; i < p.quantities_last; ++i) {
      const Quantity& s = source.quantities[i];
      if (s.kind != QuantityKind::ordinal || same_counted(c, s) != Counted::same || !c.value || !s.value) continue;
      if (compare(*c.value, *s.value) == 0) return false;
      other = true;
    }
  }
  return other;
}

bool FigureContext::conflicting(std::uint32_t passage, const Quantity& c) const {
  return c.kind != QuantityKind::date && standings.of[passage].dates == DateMatch::conflict;
}

double FigureContext::rarity(const Quantity& c) {
  const std::optional<Decimal> d = c.given();
  if (!d) return c.when.size() >= 10 ? 0.15 : c.when.size() >= 7 ? 0.08 : 0;
  std::uint64_t k = d->coefficient;
  while (k != 0 && k % 10 == 0) k /= 10;
  unsigned digits = 0;
  for (; k != 0; k /= 10) ++digits;
  return digits >= 4 ? 0.15 : digits == 3 ? 0.1 : digits == 2 ? 0.04 : 0;
}

bool FigureContext::exchanged(const Quantity& c, const Quantity& s) {
  const double rate = to_double(*c.value) / to_double(*s.value);
  return rate != 1 && rate > 0.5 && rate < 2;
}

bool FigureContext::other_currency(const Quantity& c, const Quantity& s) {
  return c.kind == QuantityKind::money && s.kind == QuantityKind::money && !c.unit.empty() && !s.unit.empty() &&
         currency_of(c.unit) != currency_of(s.unit) && c.value && s.value;
}

bool FigureContext::dollars_left_open(const Quantity& c, const Quantity& s) const {
  const std::string_view claimed = currency_of(c.unit), said = currency_of(s.unit);
  return claimed != said && is_dollar(claimed) && is_dollar(said) &&
         (bare_dollars(claim.reading(), c) || bare_dollars(source.reading(), s));
}

bool FigureContext::open_bound(const Quantity& c) {
  return c.bound == Bound::at_least || c.bound == Bound::more_than || c.bound == Bound::at_most || c.bound == Bound::less_than;
}

bool FigureContext::far_inside(const Quantity& c, const Quantity& s) {
  const auto bound = c.min ? c.min : c.max;
  if (c.kind == QuantityKind::date || !bound || !s.value) return false;
  const double a = std::abs(to_double(*bound)), b = std::abs(to_double(*s.value));
  return std::max(a, b) > 1.5 * std::min(a, b);
}

bool FigureContext::given_beside(const Quantity& c, const Quantity& s) const {
  if (!c.counted || same_counted(c, s) == Counted::same) return false;
  const auto passage =
      std::partition_point(source.passages.begin(), source.passages.end(), [&](const Passage& p) { return p.where.end <= s.where.begin; });
  if (passage == source.passages.end()) return false;
  return std::any_of(source.quantities.begin() + passage->quantities_first, source.quantities.begin() + passage->quantities_last,
                     [&](const Quantity& other) {
                       return &other != &s && same_counted(c, other) == Counted::same &&
                              compare(c, claim.pack->units(), other, source.pack->units()) == Likeness::equal;
                     });
}

bool FigureContext::taken(const Quantity& asked, const Quantity& s) const {
  return std::any_of(claim.quantities.begin(), claim.quantities.end(), [&](const Quantity& c) {
    const Likeness l = compare(c, claim.pack->units(), s, source.pack->units());
    // "6 °C" is not what "43 °F" of the source is for a claim that says "30 °F" itself.
    // "more than 0.9 million" has 1 million of the source.
    if (l == Likeness::within_bound && &c != &asked && open_bound(c) && !far_inside(c, s) && c.kind == s.kind &&
        c.kind != QuantityKind::date)
      return true;
    return (l == Likeness::equal && !given_beside(c, s)) || (l == Likeness::converted && s.unit != asked.unit);
  });
}

bool FigureContext::opposite(const Quantity& c, const Quantity& s, std::uint32_t p) const {
  if (c.kind == QuantityKind::date) return false;
  if (other_way_about(c, s)) return true;
  const auto& reached = written_direction(source, s) == Change::down ? s.min : s.max;
  const bool came_to = s.bound == Bound::range ? c.value && reached && compare(*c.value, *reached) == 0 : went_to(s) == nullptr;
  if (came_to && rates_alike(c, s)) return false;
  const std::uint32_t at = token_of(claim, c.where.begin);
  Change said = compared_behind(claim, c);
  if (said == Change::none) said = c.change != Change::none ? c.change : direction_at(claim, at > 4 ? at - 4 : 0, at, at);
  if (said == Change::none) return false;
  const Passage& passage = source.passages[p];
  const std::uint32_t there = token_of(source, s.where.begin);
  Change found = compared_behind(source, s);
  if (found == Change::none) found = s.change;
  if (found == Change::none) found = direction_at(source, std::max(passage.first, there > 4 ? there - 4 : 0), there, there);
  if (const Quantity* const after = went_to(s); found == Change::none && after != nullptr)
    found = compare(*after->value, *s.value) < 0 ? Change::down : Change::up;
  if (found == Change::none) {
    const Quantity* const before = set_against(s);
    found = before == nullptr ? written_direction(source, s) : compare(*before->value, *s.value) < 0 ? Change::up : Change::down;
  }
  // "stood unchanged at 27%" of a claim that says it fell to 27%
  const auto steady = [&](std::uint32_t back) { return there >= passage.first + back && listed(source.reading(), there - back, "steady"); };
  return found == Change::none ? c.change_role == ChangeRole::to && (steady(2) || steady(3)) : found != said;
}

}  // namespace citelight
