#include "verify/figure/figure_likeness.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <span>
#include <string>

#include "date/calendar.h"
#include "date/date_text.h"
#include "numeral/numeral.h"
#include "text/noun_phrase.h"
#include "verify/figure/date_likeness.h"
#include "verify/figure/derived.h"
#include "verify/figure/figure_beside.h"
#include "verify/figure/figure_clause.h"
#include "verify/figure/figure_change.h"
#include "verify/figure/figure_counted.h"
#include "verify/figure/figure_mark.h"
#include "verify/figure/figure_numbered.h"
#include "verify/figure/figure_role.h"
#include "verify/figure/named_elsewhere.h"
#include "verify/figure/rate.h"
#include "verify/figure/side_by_side.h"
#include "verify/told_dates.h"
#include "verify/figure/told_elsewhere.h"
#include "verify/figure/topic.h"

namespace citelight {
namespace {

constexpr double widest = 1000;                 // of a range, its ends' ratio
constexpr double out_of_sight = 20;             // times, of a bound: "more than 70 euros" is not how one says 40,000
constexpr std::uint32_t figures_back = 6;       // that may say the sort of a bare one
constexpr std::uint32_t whole_reach = 2;        // tokens, from "eight" to "of the 28 million"
constexpr std::uint32_t beside_whole = 24;      // … and to either side of them
constexpr std::uint32_t longest_passage = 256;  // tokens, that is looked through for each of its dates
constexpr double another_scale = 500;           // times: years and hours
constexpr int years_inside = 30;                // "after 1960" is not how one says 1998

// "80cm to 2 metres": its ends are two figures. No one figure contradicts them.
bool ends_range(const Side& claim, const Quantity& c) {
  if (c.kind != QuantityKind::measure) return false;
  return std::any_of(claim.quantities.begin(), claim.quantities.end(), [&](const Quantity& q) {
    if (q.kind != c.kind || q.unit == c.unit) return false;
    const std::uint32_t join = token_of(claim, std::min(q.where.end, c.where.end) - 1) + 1;
    return join + 1 < claim.tokens.size() && claim.tokens[join + 1].where.begin == std::max(q.where.begin, c.where.begin) &&
           claim.reading().match(join, bit(Category::range_join));
  });
}

// Three of something, and 54,000 of what may be something else.
bool far_from_few(const Quantity& c, const Alignment& one) {
  constexpr double far = 20;
  return c.kind == QuantityKind::cardinal && few(c) && c.value->exponent >= 0 && one.counted != Counted::same && one.q->given() &&
         to_double(*one.q->given()) > far * to_double(*c.value);
}

// "by 34 votes to 19" of a source that says 34-19, "two of the 19 ministers" of one that says « deux femmes sur 19 »: the claim gives both.
bool in_score(const Side& claim, const Quantity& c, const Quantity& s) {
  const bool score = s.kind == QuantityKind::score && s.min && s.max, ratio = s.kind == QuantityKind::ratio && s.fraction;
  if (c.kind != QuantityKind::cardinal || !c.value || !(score || ratio)) return false;
  const Decimal a = score ? *s.min : Decimal{s.fraction->num, 0, false}, b = score ? *s.max : Decimal{s.fraction->den, 0, false};
  bool first = false, second = false;
  for (const Quantity& q : claim.quantities) {
    first = first || (q.value && compare(*q.value, a) == 0);
    second = second || (q.value && compare(*q.value, b) == 0);
  }
  return first && second && (compare(*c.value, a) == 0 || compare(*c.value, b) == 0);
}

// "It will cost 66 million euros. Norla will pay 15.", "12 people died. The toll rose to 15.": a bare number that closes its sentence may be of the
// sort told last.
bool elided_behind(const FigureContext& context, const Quantity& c, std::uint32_t i, std::uint32_t p) {
  const Side& source = context.source;
  const Quantity& s = source.quantities[i];
  const std::uint32_t at = token_of(source, s.where.begin);
  const bool now = told_later(context.source, s) || (at > 0 && listed(source.reading(), at - 1, "change_to"));
  const auto alike = [&](const Quantity& q) {
    return same_counted(context, c, q) != Counted::other || !tells_what(context, source, *q.counted);
  };
  // "Another 31 were injured." may stand between.
  std::uint32_t told = p > 0 ? p - 1 : 0;
  if (now && told > 0 && context.standings.terms[told].empty()) --told;
  const bool bare = s.kind == QuantityKind::cardinal && s.unit.empty() && !s.fraction && s.value && s.bound == Bound::exact &&
                    (!s.counted || (now && s.counted->begin < s.where.begin && alike(s)));
  if (!bare || !c.value || !source.reading().is(token_behind(source, s), u'.') ||
      (context.standings.terms[p].empty() && (!now || context.standings.terms[told].empty())))
    return false;
  const std::uint32_t first = source.passages[told].quantities_first;
  for (std::uint32_t k = i; k > first && i - k < figures_back; --k) {
    const Quantity& full = source.quantities[k - 1];
    if (full.kind != c.kind || full.unit != c.unit || !full.number) continue;
    const auto scale = scale_at(source.reading(), token_of(source, full.number->end - 1));
    const auto value = scale ? multiply(*s.value, *scale) : now && full.counted && alike(full) ? s.value : std::nullopt;
    if (value && compare(*c.value, *value) == 0) return true;
  }
  return false;
}

// "All 42 flats will be let" of a source that says it of "12 of the 42": the claim has every word of that part of the sentence. In "12 of the
// 42 flats built in Metz are empty" some word isn't the claim's, and the others may tell of all.
bool all_told(const FigureContext& context, Span counted, std::uint32_t part, std::uint32_t whole) {
  const Side& source = context.source;
  const Reading reading = source.reading();
  const auto ends = [&](std::uint32_t t) {
    return source.tokens[t].kind == TokenKind::mark && !source.figure[t] && !reading.is(t, u',') && !reading.apostrophe(t) &&
           !reading.is(t, u'-');
  };
  const std::uint32_t from = part - std::min(part, beside_whole);
  const std::uint32_t to = std::min(size(source), whole + beside_whole);
  std::uint32_t first = part;
  while (first > from && !ends(first - 1)) --first;
  bool told = false;
  for (std::uint32_t t = first; t < to && (t < whole || !ends(t)); ++t) {
    const std::uint16_t term = context.terms.in_source[t];
    if (source.tokens[t].kind != TokenKind::word || source.figure[t] || (empty_word(source, t) && !listed(reading, t, "said_once")))
      continue;
    if (term == no_term) return false;
    told = told || !counted.contains(context.claim.tokens[context.terms.list[term].token].where);
  }
  return told;
}

// "built 450 of the 1,200 flats": of 1,200 that is not said.
bool whole_of_part(const FigureContext& context, const Quantity& c, std::uint32_t i) {
  const Side &claim = context.claim, &source = context.source;
  if (i == 0 || is_date(c)) return false;
  const Quantity &part = source.quantities[i - 1], &whole = source.quantities[i];
  const std::uint32_t of = token_behind(source, part), at = token_of(source, whole.where.begin);
  if (part.kind != QuantityKind::cardinal || at <= of || at > of + whole_reach) return false;
  // « 84 sièges sur 200 » of a claim that gives the 84, and a lower number beside
  const Reading reading = source.reading();
  const bool against = listed(reading, at - 1, "compared_to") && !listed(reading, at - 1, "change_to");
  if (whole.kind == part.kind && reading.has(at - 1, Category::preposition) && !against && taken(context, c, part) && c.value &&
      whole.value && compare(*c.value, *whole.value) < 0)
    return true;
  if (!reading.has(of, Category::of_whole) || taken(context, c, part)) return false;
  const std::uint32_t own = token_of(claim, c.where.begin), there = token_of(source, part.where.begin);
  bool some = false;  // "some of the 42"
  for (std::uint32_t k = own - std::min(own, whole_reach); k < own; ++k) some = some || claim.reading().has(k, Category::of_whole);
  if (!some && c.counted && all_told(context, *c.counted, there, at)) return true;
  return own > 0 && there > 0 && context.terms.in_claim[own - 1] != no_term &&
         context.terms.in_claim[own - 1] == context.terms.in_source[there - 1];
}

bool turned_round(const Quantity& c, const Quantity& s) {
  return c.kind == QuantityKind::score && s.kind == c.kind && c.min && c.max && s.min && s.max && compare(*c.min, *s.max) == 0 &&
         compare(*c.max, *s.min) == 0 && compare(*c.min, *c.max) != 0;
}
// "lost 1-3" of a source that says who won 3-1.
bool mirrored(const FigureContext& context, const Quantity& c, const Quantity& s, const Passage& passage) {
  if (!turned_round(c, s)) return false;
  const auto says = [](const Side& side, std::uint32_t first, std::uint32_t last, Concept idea) {
    for (std::uint32_t t = first; t < last; ++t) {
      if (side.concept_of(t) == idea) return true;
    }
    return false;
  };
  const auto both = [&](Concept claimed, Concept said) {
    return says(context.claim, 0, static_cast<std::uint32_t>(context.claim.tokens.size()), claimed) &&
           says(context.source, passage.first, passage.last, said);
  };
  const bool converse = both(Concept::win, Concept::lose) || both(Concept::lose, Concept::win);
  const bool same = both(Concept::win, Concept::win) || both(Concept::lose, Concept::lose);
  // … and whose it is
  const auto first_name = [&](const std::vector<std::uint16_t>& of, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t t = first; t < last; ++t) {
      if (of[t] != no_term && context.terms.list[of[t]].name) return of[t];
    }
    return no_term;
  };
  const std::uint16_t own = first_name(context.terms.in_claim, 0, static_cast<std::uint32_t>(context.claim.tokens.size()));
  const std::uint16_t other = first_name(context.terms.in_source, passage.first, passage.last);
  return own != no_term && other != no_term && (own == other ? same : converse);
}

// "eight of the 28 million", « huit des 28 millions »: millions, said once. Eight it may be too.
bool count_of_scale(const Quantity& c, const Side& source, std::uint32_t i) {
  if (c.kind != QuantityKind::cardinal || !c.value || i + 1 >= source.quantities.size()) return false;
  const Quantity &part = source.quantities[i], &whole = source.quantities[i + 1];
  const auto plain = [](const Quantity& q) { return q.kind == QuantityKind::cardinal && q.value && !q.fraction && q.number; };
  if (!plain(part) || !plain(whole)) return false;
  const std::uint32_t of = token_behind(source, part), at = token_of(source, whole.where.begin);
  if (at <= of || at > of + whole_reach || !source.reading().has(of, Category::of_whole)) return false;
  const auto scale = scale_at(source.reading(), token_of(source, whole.number->end - 1));
  const auto value = scale ? multiply(*part.value, *scale) : std::nullopt;
  return value && compare(*c.value, *value) == 0 && compare(*value, *whole.value) < 0;
}

// "eight out of 260 children" counts eight of them, and 260.
std::optional<Quantity> count_in_ratio(const Quantity& c, const Quantity& s) {
  if (c.kind != QuantityKind::cardinal || !c.value || s.kind != QuantityKind::ratio || !s.fraction || s.fraction->num < 2)
    return std::nullopt;
  const Decimal whole{s.fraction->den, 0, false};
  if (rates_by(whole)) return std::nullopt;
  Quantity out = s;
  out.kind = QuantityKind::cardinal;
  out.fraction.reset();
  out.value = compare(*c.value, whole) == 0 ? whole : Decimal{s.fraction->num, 0, false};
  return out;
}

// What each figure of the source is to one of the claim's: first alone, where it stands, then beside the others.
class Likenesses {
 public:
  Likenesses(const FigureContext& context, const Quantity& c)
      : context_(context),
        claim_(context.claim),
        source_(context.source),
        c_(c),
        meant_(c),
        date_(is_date(c)),
        rate_(rate_base(claim_, c)),
        roles_(roles_of(context.concepts, claim_, c)),
        qualifier_(qualifier_of(claim_, c)),
        ends_range_(ends_range(claim_, c)),
        of_now_(speaks_of_now(context.claim, c)),
        of_make_(tells_make(context.concepts, claim_, c)) {
    if (not_before(claim_, c)) meant_.bound = Bound::at_least;
  }

  std::vector<Alignment> run() {
    for (std::uint32_t p = 0; p < source_.passages.size(); ++p) read(p);
    part_from_others();
    take_bounds();
    return std::move(out_);
  }

 private:
  void read(std::uint32_t p) {
    const Passage& passage = source_.passages[p];
    const std::size_t from = out_.size();
    const bool waited = date_ && waits(context_, c_, passage);
    earlier_ = !date_ && of_earlier(context_, passage);
    for (std::uint32_t i = passage.quantities_first; i < passage.quantities_last; ++i) {
      const Quantity& s = source_.quantities[i];
      if (waited && is_date(s) && !not_until(context_, s)) continue;
      Alignment one;
      one.q = &s;
      one.passage = p;
      const bool part = count_of_scale(c_, source_, i);
      if (settles(one, i, part)) {
        out_.push_back(one);
        i += part;  // nor is the whole asked
      } else if (look(one, i) && counts(one)) {
        set_apart(one);
        out_.push_back(one);
      }
    }
    if (of_make_) part_by_make(source_, std::span(out_).subspan(from));
  }

  // How the two are said tells by itself that they are of the same thing.
  [[nodiscard]] bool settles(Alignment& one, std::uint32_t i, bool part) {
    const bool bare = !part && elided_behind(context_, c_, i, one.passage);
    elided_ = elided_ || bare;
    if (part || bare) {
      one.likeness = Likeness::equal;
    } else if (const auto derived = compare_derived(context_, c_, i, source_.passages[one.passage])) {
      one.likeness = *derived;
      one.computed = c_.kind != one.q->kind;
    } else {
      return false;
    }
    one.settled = true;
    one.counted = Counted::same;
    return true;
  }

  // What the value is to the claim's, as the source says it; false: it is of another event of that life.
  [[nodiscard]] bool look(Alignment& one, std::uint32_t i) const {
    const Quantity& s = *one.q;
    Likeness& like = one.likeness;
    const bool lives = roles_[0] == Concept::die || roles_[0] == Concept::birth;
    const auto life = date_ && is_date(s) ? life_at(source_, i) : std::nullopt;
    if (life && lives) {
      const std::string_view asked = roles_[0] == Concept::die ? life->death : life->birth;
      if (!life->is.empty() && life->is != asked) return false;
      Quantity day = s;
      day.when = asked;
      day.bound = Bound::exact;
      like = compare(c_, claim_.pack->units(), day, source_.pack->units());
    } else {
      const auto other =
          (is_date(s) || s.kind == QuantityKind::time) && s.bound != Bound::exact ? as_exact(context_, c_, s) : count_in_ratio(c_, s);
      like = compare(meant_, claim_.pack->units(), other ? *other : s, source_.pack->units());
      if (dollars_left_open(claim_, c_, source_, s)) {
        Quantity same = s;
        same.unit.replace(0, currency_of(s.unit).size(), currency_of(c_.unit));
        like = compare(meant_, claim_.pack->units(), same, source_.pack->units());
        if (like == Likeness::differs) return false;  // an exchange, or another sum
      }
      if (like != Likeness::differs && other_side(context_, c_, s, source_.passages[one.passage])) like = Likeness::incomparable;
      // "Ada Brack (1901–1977)": her years deny nothing else that is dated, but what the claim gives in their place.
      if (life && like == Likeness::differs && names_thing(claim_, c_) != 2) return false;
    }
    if (whole_of_part(context_, c_, i)) like = Likeness::incomparable;
    if (const auto f = follows(context_, c_, s)) {
      like = *f ? Likeness::equal : Likeness::differs;
      one.computed = true;
    } else if (like == Likeness::incomparable && other_currency(c_, s) && !exchanged(c_, s)) {
      like = Likeness::differs;
    }
    look_at_change(one);
    if (date_ && is_date(s)) look_at_date(one, i);
    // « Le lendemain, son avocat est parti » of a claim about the trial: it was counted for something else.
    return !s.of_story || like != Likeness::differs || !(context_.standings.terms[one.passage].empty() || counted_too(i));
  }

  // What it changed to, by, from, and when.
  void look_at_change(Alignment& one) const {
    const Quantity& s = *one.q;
    Likeness& like = one.likeness;
    // "fell to 45" is not "fell by 45"; "growth of 1%" is what growth came to.
    const auto moves = [](const Quantity& q) { return q.change_role == ChangeRole::by || q.change_role == ChangeRole::to; };
    if (moves(c_) && moves(s) && c_.change_role != s.change_role && like != Likeness::differs && !one.computed &&
        !rates_alike(context_, c_, s))
      like = Likeness::incomparable;
    if (other_way_about(context_, c_, s) || in_score(claim_, c_, s)) like = Likeness::equal;
    if (mirrored(context_, c_, s, source_.passages[one.passage])) like = Likeness::equal;
    if (from_there(context_, c_, s)) like = Likeness::incomparable;
    if ((of_now_ && former(source_, c_, s)) || outdated(context_, c_, s, of_now_))
      like = s.bound == Bound::range ? Likeness::differs : Likeness::incomparable;
    if (like == Likeness::incomparable && c_.value && inside_change(source_, c_, s)) like = Likeness::differs;
  }

  // "opened in 1952 and was widened three years later" of a claim that says so too: the year that it gives is the other.
  [[nodiscard]] bool counted_too(std::uint32_t i) const {
    const Quantity& s = source_.quantities[i];
    if (i + 1 < source_.quantities.size() && source_.quantities[i + 1].where.begin == s.where.begin)
      return taken(context_, c_, source_.quantities[i + 1]);
    const auto same = [&](const Quantity& q) { return is_date(q) && q.when.empty() && claim_.folded(q.where) == source_.folded(s.where); };
    return !context_.across && std::any_of(claim_.quantities.begin(), claim_.quantities.end(), same);
  }
  void look_at_date(Alignment& one, std::uint32_t i) const {
    const Quantity& s = *one.q;
    const Passage& passage = source_.passages[one.passage];
    Likeness& like = one.likeness;
    if (open_bound(c_) && like == Likeness::within_bound && year_of(c_.when) != 0 && year_of(s.when) != 0 &&
        std::abs(year_of(c_.when) - year_of(s.when)) > years_inside)
      like = Likeness::incomparable;
    if (told_by_ends(c_, source_, i, passage.quantities_last)) like = Likeness::equal;
    else if ((s.when.empty() || s.of_story) && !context_.across && claim_.folded(c_.where) == source_.folded(s.where))
      like = Likeness::rounded;  // "last year", of a source that does not say when it was written
    else like = by_day_of_text(c_, s, like, source_, i, one.passage);
    if (like == Likeness::differs && counted_roughly(c_, source_, s)) like = Likeness::incomparable;
    if (follows_date(source_, passage, i) && like != Likeness::differs && of_comparison(source_, s) && !of_comparison(claim_, c_) &&
        !not_until(context_, s))
      like = Likeness::incomparable;
    // "prices rose 3.4% in the year to March, down from 4.1% in February"
    if (like == Likeness::differs && !context_.across && c_.when.starts_with("XXXX-") && says_outside_figures(passage))
      like = Likeness::incomparable;
    if (like == Likeness::differs && other_part_beside(s, passage)) like = Likeness::incomparable;
    if (like == Likeness::differs && left_open_by(s)) like = Likeness::incomparable;
    // "4.4%, the highest since February 2024" denies nothing that is told of May.
    if (like == Likeness::differs && c_.bound == Bound::exact && year_of(c_.when) == 0 && open_bound(s)) like = Likeness::incomparable;
  }

  // "slept seven to eight hours" beside "over nine years".
  [[nodiscard]] bool of_another_scale(const Quantity& s) const {
    if (c_.unit == s.unit || (c_.value && c_.value == s.value)) return false;
    const auto a = scaled(c_, claim_.pack->units(), false), b = scaled(s, source_.pack->units(), false);
    return a && b && a->measure == Measure::physical && std::max(a->low, b->low) > another_scale * std::min(a->high, b->high);
  }

  // Whether the passage has the claim's figure, one word, though it was not read as one.
  [[nodiscard]] bool says_outside_figures(const Passage& passage) const {
    const std::uint32_t at = token_of(claim_, c_.where.begin);
    if (token_behind(claim_, c_) != at + 1 || passage.last - passage.first > longest_passage) return false;
    for (std::uint32_t t = passage.first; t < passage.last; ++t) {
      if (!source_.figure[t] && source_.tokens[t].kind == TokenKind::word && source_.folded(t) == claim_.folded(at)) return true;
    }
    return false;
  }

  // « depuis AU MOINS 1999 » of a claim about 2003: it may have been so then too.
  [[nodiscard]] bool left_open_by(const Quantity& s) const {
    if (!is_date(s) || s.bound != Bound::at_most || !s.bound_at || year_of(c_.when) <= year_of(s.when)) return false;
    for (std::uint32_t t = token_of(source_, s.bound_at->begin); t < token_of(source_, s.bound_at->end); ++t) {
      if (source_.reading().match(t, bit(Category::bound_before))) return true;
    }
    return false;
  }

  // "grew in the second quarter after contracting in THE FIRST", of a claim about the first.
  [[nodiscard]] bool other_part_beside(const Quantity& s, const Passage& passage) const {
    constexpr std::size_t with_part = 7;  // "2024-Q1"
    if (c_.when.size() != with_part || s.when.size() != with_part || c_.when[5] < 'A' || c_.when[5] != s.when[5] ||
        passage.last - passage.first > longest_passage)
      return false;
    const std::u16string own = claim_.folded(token_of(claim_, c_.where.begin));
    for (std::uint32_t t = passage.first; t < passage.last; ++t) {
      if (s.where.contains(source_.tokens[t].where)) continue;
      if (!context_.across && source_.folded(t) == own) return true;
      const auto n = read_numeral(source_.reading(), t);
      if (n && n->form == NumeralForm::ordinal && to_double(n->value) == c_.when[with_part - 1] - '0') return true;
    }
    return false;
  }

  // Whether it says anything of the claim's figure, by what each counts.
  [[nodiscard]] bool counts(Alignment& one) const {
    const Quantity& s = *one.q;
    Likeness& like = one.likeness;
    one.counted = same_counted(context_, c_, s);
    if (one.counted == Counted::other && like != Likeness::differs && counted_in_claim(context_, s)) one.counted = Counted::unsaid;
    const bool same = one.counted == Counted::same, cardinal = c_.kind == QuantityKind::cardinal;
    // Half of all numbers lie above any other: inside a bound, and far, one of something else says nothing.
    if (like == Likeness::within_bound && open_bound(c_) && !same &&
        (cardinal ? far_inside(c_, s) : !date_ && far_apart(c_, s, out_of_sight)))
      like = Likeness::incomparable;
    if (like == Likeness::incomparable && !(date_ && is_date(s))) return false;
    if (like == Likeness::differs) {
      const bool small = !context_.across && cardinal && few(c_) && !same && !names_counted(context_, c_, one.passage);
      if (ends_range_ || !may_contradict(context_, c_, s) || small || (context_.across && far_from_few(c_, one))) return false;
      // An age denies no length of time.
      if (!context_.across && (c_.kind == QuantityKind::age) != (s.kind == QuantityKind::age)) return false;
      if (of_another_scale(s)) return false;
    }
    // "the fifth" is no count of five, unless of the same.
    if (like == Likeness::same_number && !same &&
        ((s.kind == QuantityKind::ordinal && c_.counted && !context_.across) || (c_.kind == QuantityKind::ordinal && s.counted)))
      return false;
    // "70 cases per 100,000 residents" is not 70 cases, and says nothing about their number.
    const std::string rate = rate_base(source_, s);
    const bool how = context_.across && rate_ + rate == "…";  // « par courrier »: of one language alone, it may tell how
    return like == Likeness::incomparable || how || !other_rate(c_, rate_, s, rate);
  }

  // It is told of another, of another role, another time or a part: it says nothing, but stands where the claim's may stand.
  void set_apart(Alignment& one) {
    const Quantity& s = *one.q;
    const Passage& passage = source_.passages[one.passage];
    Likeness& like = one.likeness;
    if (of_another(context_, passage, s) || of_relative(context_, passage, s) || of_other_number(context_, c_, s, passage) ||
        (like == Likeness::differs && ranks_another(context_, passage, s)))
      like = Likeness::incomparable;
    // The injured say nothing of the dead; what stands there may still be what the claim means, so no other figure is.
    if (roles_[0] != Concept::none) {
      const bool silent = c_.kind == QuantityKind::money && like == Likeness::differs && lacks_result(roles_, source_, passage);
      if (silent || other_role(context_.concepts, roles_, roles_of(context_.concepts, source_, s), date_ ? 1 : roles_.size())) {
        // "a profit of 1.2 billion" of a source that says a loss of as much
        if (like == Likeness::equal && (roles_[0] == Concept::profit || roles_[0] == Concept::lose) &&
            opposed_beside(context_, c_, s, one.passage))
          denied_.push_back(&s);
        of_another_role_ |= like == Likeness::equal;
        like = Likeness::incomparable;
      }
    }
    if (like != Likeness::differs) return;
    // By how much it rose is not how much there is, which is far more; "40%, those in Brack by 2%" are of one sort.
    const bool less = c_.given() && s.given() && to_double(*s.given()) < to_double(*c_.given());
    const bool rise = !one.computed && c_.change_role == ChangeRole::by && s.change_role != ChangeRole::by && far_apart(c_, s) &&
                      !(less && c_.kind == QuantityKind::percent);
    // … nor how much more than planned.
    const bool more = c_.kind == QuantityKind::money && !context_.across && compared_behind(claim_, c_) != Change::none &&
                      compared_behind(source_, s) == Change::none && !changes(source_, s);
    const bool less_before = earlier_ && less;
    // New cases are not all cases, nor the last years all years.
    const bool qualified = !date_ && !context_.across && qualifier_ != qualifier_of(source_, s);
    if (rise || more || less_before || qualified) like = Likeness::incomparable;
  }

  // What the others tell of each.
  void part_from_others() {
    if (date_) part_from_make(context_, c_, out_);
    for (const Alignment& open : out_) {
      if (!date_ || !left_open_by(*open.q)) continue;
      for (Alignment& one : out_) {
        if (one.likeness == Likeness::differs &&
            context_.standings.terms[open.passage].size() >= context_.standings.terms[one.passage].size())
          one.likeness = Likeness::incomparable;
      }
      break;
    }
    part_by_meant(context_, out_);
    if ((c_.change_role == ChangeRole::from || c_.change_role == ChangeRole::to) &&
        std::any_of(out_.begin(), out_.end(), [&](const Alignment& one) { return same_course(context_, c_, *one.q); })) {
      for (Alignment& one : out_) {
        if (same_course(context_, c_, *one.q)) one.likeness = Likeness::equal;
        else if (one.likeness == Likeness::differs) one.likeness = Likeness::incomparable;
      }
    }
    if (c_.kind == QuantityKind::score &&
        std::any_of(source_.quantities.begin(), source_.quantities.end(), [&](const Quantity& s) { return turned_round(c_, s); })) {
      for (Alignment& one : out_) {  // it may be the one that is meant
        if (one.likeness == Likeness::differs) one.likeness = Likeness::incomparable;
      }
    }
    // Whom the source gives the years of reached that age; others may have reached another.
    const bool lived = c_.kind == QuantityKind::age && std::any_of(out_.begin(), out_.end(), [](const Alignment& one) {
                         return one.settled && one.likeness == Likeness::equal;
                       });
    // "900 sheep" may be what the claim calls 900 cows: only another number of cows contradicts it.
    for (Alignment& one : out_) {
      if (one.likeness == Likeness::differs &&
          (lived || elided_ || (of_another_role_ && !names_role(roles_, source_, source_.passages[one.passage]))))
        one.likeness = Likeness::incomparable;
    }
    for (Alignment& one : out_) {
      if ((one.likeness == Likeness::differs && of_other_topic(context_, c_, *one.q, one.passage)) ||
          share_beside_change(context_, c_, *one.q))
        one.likeness = Likeness::incomparable;
    }
    const std::vector<char> own = own_names(context_, c_);
    part_by_period(context_, c_, out_);
    part_by_age(context_, c_, out_);
    part_by_mark(context_, c_, out_);
    part_side_by_side(context_, c_, own, out_);
    part_by_name(context_, c_, own, out_);
    part_by_measured(context_, c_, out_);
    part_by_year(context_, c_, out_);
    part_by_topic(context_, c_, out_);
    part_by_words(context_, c_, out_);
    part_by_date(context_, c_, out_);
    each_passage([&](std::span<Alignment> list) { settle_beside(context_, c_, rate_, list); });
    add_up(context_, c_, out_);
    add_up_sums(context_, c_, out_);
    if (c_.kind == QuantityKind::ordinal) std::erase_if(out_, [](const Alignment& one) { return one.likeness == Likeness::incomparable; });
    if (std::any_of(out_.begin(), out_.end(),
                    [](const Alignment& one) { return one.likeness != Likeness::incomparable && one.likeness != Likeness::differs; }))
      return;
    for (Alignment& one : out_) {
      if (std::binary_search(denied_.begin(), denied_.end(), one.q)) one.likeness = Likeness::equal;
    }
  }

  void take_bounds() {
    const auto drop_inside = [](std::span<Alignment> list, bool ranges) {
      for (Alignment& one : list) {
        if (one.likeness == Likeness::within_bound && (ranges || one.q->bound != Bound::range)) one.likeness = Likeness::incomparable;
      }
    };
    // "fewer than ten" of a source that says ten of the same: no smaller number beside it is meant.
    if (const auto& edge = c_.min ? c_.min : c_.max; edge && open_bound(c_)) {
      each_passage([&](std::span<Alignment> list) {
        const auto at_edge = [&](const Alignment& one) {
          return one.likeness == Likeness::differs && one.counted == Counted::same && one.q->value && compare(*one.q->value, *edge) == 0;
        };
        if (std::any_of(list.begin(), list.end(), at_edge)) drop_inside(list, true);
      });
    }
    // "from 0.5 to 3" of a source that says "from 0.5 to 2": what lies between the ends is not what is asked.
    if (std::any_of(out_.begin(), out_.end(),
                    [&](const Alignment& one) { return one.likeness == Likeness::differs && shares_end(c_, *one.q); }))
      drop_inside(out_, false);
  }

  template <class Visit>
  void each_passage(Visit visit) {
    for (std::size_t first = 0, last = 0; first < out_.size(); first = last) {
      while (last < out_.size() && out_[last].passage == out_[first].passage) ++last;
      visit(std::span(out_).subspan(first, last - first));
    }
  }

  const FigureContext& context_;
  const Side& claim_;
  const Side& source_;
  const Quantity& c_;
  Quantity meant_;
  const bool date_;
  const std::string rate_;
  const Roles roles_;
  const Concept qualifier_;
  const bool ends_range_;
  const bool of_now_;
  const bool of_make_;
  std::vector<Alignment> out_;
  bool earlier_ = false;                 // the passage tells what was before
  bool elided_ = false;                  // it is told without its sort: no other figure is meant
  bool of_another_role_ = false;         // the same figure is
  std::vector<const Quantity*> denied_;  // equal, and of the opposite role; in the source's order
};

}  // namespace

bool shares_end(const Quantity& c, const Quantity& s) {
  if (c.bound != Bound::range || s.bound != Bound::range || c.unit != s.unit || !c.min || !c.max || !s.min || !s.max) return false;
  if (to_double(*c.max) > widest * to_double(*c.min)) return false;  // "from .5 to 2,000,000,000": the ends may be of two scales
  return compare(*c.min, *s.min) == 0 || compare(*c.max, *s.max) == 0;
}

std::vector<Alignment> like_figures(const FigureContext& context, const Quantity& c) { return Likenesses(context, c).run(); }

}  // namespace citelight
