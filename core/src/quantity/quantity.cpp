#include "quantity/quantity.h"

#include <algorithm>

#include "quantity/left_alone.h"
#include "quantity/money_names.h"
#include "quantity/number_words.h"
#include "quantity/quantity_finder.h"
#include "quantity/ratio.h"
#include "quantity/surroundings.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace quantity {
namespace {

// Words that can begin a quantity or set its bound; all others are passed over.
constexpr CategorySet anchors =
    any_of(Category::numeral, Category::multiplier, Category::article_one, Category::collective, Category::vague_plural,
           Category::ordinal_word, Category::ordinal_alone, Category::half_word, Category::half_alone, Category::currency_sign,
           Category::sign_word, Category::bound_before, Category::range_open, Category::idiom, Category::multiple_word,
           Category::fraction_word, Category::percent, Category::vague_count);

inline bool may_begin(const Reading& reading, std::uint32_t at) {
  const Token& token = reading.tokens[at];
  return token.kind == TokenKind::number || reading.says(at).meets(anchors) ||
         (token.kind == TokenKind::mark && (token.unit > 0x7F || (token.unit == u'.' && token.space_before)));  // "½", " .5"
}

}  // namespace

void Finder::read(const Sentence& sentence) {
  if ((sentence.kinds & (number_kind | sign_kind)) == 0 && !sentence.says.meets(anchors)) return;
  sentence_ = &sentence;
  pair_ = Pair(reading_, sentence);
  bound_.reset();
  open_.reset();
  for (std::uint32_t at = sentence.first, last = sentence.last; at < last;) {
    while (at < last && !may_begin(reading_, at)) ++at;
    if (at < last) at = step(at);
  }
}

// Reads what stands at `at`; returns where to go on.
std::uint32_t Finder::step(std::uint32_t at) {
  const Token& token = reading_.tokens[at];
  const CategorySet categories = reading_.says(at);

  if (categories.meets(bit(Category::idiom))) {
    const auto m = reading_.match(at, bit(Category::idiom));
    // "at least one day", not "she will win one day"; « TOUS LES DEUX ans »
    if (m && !(bound_ && bound_->last == at && m->last == at + 2 && has(at + 1, Category::date_unit)) &&
        !(has(m->last - 1, Category::numeral) && has(m->last, Category::date_unit)))
      return m->last;
  }
  // "a five-under 67"
  const bool part = at > sentence_->first + 1 && glued(reading_, at) && reading_.is(at - 1, u'-') && glued(reading_, at - 1) &&
                    token.kind == TokenKind::word;
  if (categories.meets(bit(Category::bound_before)) && !part) {
    if (const auto m = reading_.match(at, bit(Category::bound_before)); m && !other_sign(*m) && !about_what(*m)) {
      // "the past two terms": which ones, not how many.
      const bool adjective =
          m->last == at + 1 && has(at, Category::date_word) && at > sentence_->first && has(at - 1, Category::determiner);
      // « dépasse DÉSORMAIS les 300 »
      const bool aside = inside(m->last) && static_cast<Bound>(m->value) > Bound::approx && has(at, Category::measure_verb) &&
                         (has(m->last, Category::verb_adverb) || adverb_form(reading_, m->last));
      if (const std::uint32_t next = adjective ? 0 : begin_of_amount(m->last + aside);
          next != 0 && !lasts(*m, next) && !leads_noun(*m, next)) {
        // Kept until the amount behind it is read. An approximator inside a bound
        // ("more than about 5") leaves the stronger in place.
        if (!bound_ || bound_->last != m->first || m->value != static_cast<std::uint32_t>(Bound::approx))
          bound_ = Bounding{m->first, next, static_cast<Bound>(m->value), m->last};
        else bound_->last = next;
        return next;
      }
    }
  }
  if (categories.meets(bit(Category::percent)) && token.kind == TokenKind::word) {
    if (const std::uint32_t end = percentage_of(at); end != 0) return end;
  }
  if (has(at, Category::range_open) && inside(at + 1)) open_ = at;
  if (categories.meets(bit(Category::multiple_word))) {
    if (const auto m = reading_.match(at, bit(Category::multiple_word))) return multiple(*m);
  }
  auto amount = read_amount(reading_, at);
  if (!amount && (priced(at) || moved_by(at) || (bound_ && bound_->last == at))) amount = one_unit(at);
  if (!amount || amount->last > sentence_->last) return at + 1;
  // "the top third of the town"
  if (amount->kind == QuantityKind::ordinal && amount->value.coefficient > 2 && amount->value.coefficient < 11 && at > sentence_->first &&
      listed(reading_, at - 1, "part_sides") && has(amount->last, Category::of_whole)) {
    amount->kind = QuantityKind::cardinal;
    amount->number.form = NumeralForm::fraction;
    amount->number.fraction = Fraction{1, static_cast<std::uint32_t>(amount->value.coefficient)};
    amount->value = divide(1, amount->value.coefficient);
  }
  return quantity(*amount);
}

// "a percentage of 22", "un pourcentage de vingt": the figure behind, where it counts nothing of its own.
std::uint32_t Finder::percentage_of(std::uint32_t at) {
  const auto m = reading_.match(at, bit(Category::percent));
  if (!m || m->value != 0 || !has(m->last, Category::of_whole) || !inside(m->last + 1)) return 0;
  if (at > sentence_->first && reading_.tokens[at - 1].kind == TokenKind::number) return 0;
  if (at > sentence_->first && reading_.categories(at - 1).meets(any_of(Category::numeral, Category::multiplier)) &&
      !has(at - 1, Category::article_one))
    return 0;
  auto amount = read_amount(reading_, m->last + 1);
  if (!amount || amount->measured || amount->number.form != NumeralForm::cardinal || amount->number.scale ||
      amount->last > sentence_->last || pair_.counted_behind(amount->last) || has(amount->last, Category::of_whole) ||
      is_left_alone(reading_, *sentence_, *amount))
    return 0;
  amount->kind = QuantityKind::percent;
  amount->unit.assign(1, '%');
  amount->measured = true;
  amount->first = at;
  amount->where.begin = reading_.tokens[at].where.begin;
  emit(*amount);
  return std::max(amount->last, after_);
}

// "<>", "=>": no bounds, though their parts are.
bool Finder::other_sign(const Match& m) const {
  const auto angle = [&](std::uint32_t t) { return reading_.is(t, u'<') || reading_.is(t, u'>') || reading_.is(t, u'='); };
  if (m.last != m.first + 1 || !angle(m.first)) return false;
  return (m.first > sentence_->first && glued(reading_, m.first) && angle(m.first - 1)) || (glued(reading_, m.last) && angle(m.last));
}

// "built around three pillars", "talked about two wars": what about, not how many.
bool Finder::about_what(const Match& m) const {
  // "handed over millions of dollars"
  if (m.first > sentence_->first && m.value == static_cast<std::uint32_t>(Bound::more_than) && m.last == m.first + 1 &&
      listed(reading_, m.first, "over")) {
    // "jailed FOR NINE YEARS over £2m fraud"
    std::uint32_t behind = m.first - 1;
    if (!out_.empty() && out_.back().kind == QuantityKind::duration && out_.back().where.end == reading_.tokens[behind].where.end &&
        out_.back().where.begin > sentence_->where.begin)
      behind = reading_.token_at(out_.back().where.begin) - 1;
    if (behind > sentence_->first && behind + 1 < m.first && has(behind, Category::preposition)) --behind;
    const bool accused = behind + 1 < m.first || has(m.last, Category::currency_sign);
    if (listed(reading_, behind, "over_behind") || (accused && listed(reading_, behind, "over_accused"))) return true;
  }
  // "is going UP TO £1.70"
  if (m.first > sentence_->first && m.value == static_cast<std::uint32_t>(Bound::at_most) && m.last == m.first + 2 &&
      listed(reading_, m.first, "change_particle") && listed(reading_, m.first - 1, "up_behind"))
    return true;
  if (m.value != static_cast<std::uint32_t>(Bound::approx) || m.first == sentence_->first ||
      !listed(reading_, m.first - 1, "about_behind") || !inside(m.last))
    return false;
  // "built around 300 houses": few and in words, or so many.
  const auto amount = read_amount(reading_, m.last);
  if (!amount) return one_unit(m.last).has_value();  // "wrote about a week in Paris"
  return !amount->measured && !amount->number.digits && compare(amount->value, {12, 0, false}) <= 0;
}

// "OVER a 40-year career", "UNDER a five-year contract": a preposition of the noun behind. "Over a third" bounds.
bool Finder::leads_noun(const Match& m, std::uint32_t amount) const {
  if (amount <= m.last) return false;
  const bool one_word = m.last == m.first + 1;
  // "about the three-year inquiry": concerning it; "above the five-year average", "more than the two-year deal": of which
  if (has(m.last, Category::definite) && reading_.is(amount + 1, u'-') && glued(reading_, amount + 1) &&
      (static_cast<Bound>(m.value) >= Bound::more_than || (one_word && has(m.first, Category::preposition))))
    return true;
  return one_word && has(m.last, Category::article_one) && listed(reading_, m.first, "bound_preposition");
}

// "$2 trillion over 10 years", "a 5% rise over two years": behind a figure the word says how long, or what it is compared with.
bool Finder::lasts(const Match& m, std::uint32_t amount) const {
  if (out_.empty() || m.first == sentence_->first) return false;
  const Quantity& before = out_.back();
  const bool beside = before.where.end == reading_.tokens[m.first - 1].where.end;
  // "5% MORE THAN the 300 of a year before"
  if (before.kind == QuantityKind::percent && static_cast<Bound>(m.value) >= Bound::more_than && beside) return true;
  if (!has(m.first, Category::ratio_join)) return false;
  const auto time = read_amount(reading_, amount);
  // "a pressure of 120 over 80", "fined £900 OVER 14 sheep", not "£2 over 10 kg"
  if (beside && time && !time->measured &&
      (before.kind == QuantityKind::money ||
       (before.kind == QuantityKind::cardinal && reading_.tokens[m.first - 1].kind == TokenKind::number && time->number.digits)))
    return true;
  const std::uint32_t end = before.counted ? before.counted->end : before.where.end;
  // "a 4.5% pay rise over": what it is a figure of stands between.
  std::uint32_t back = m.first - 1;
  if (reading_.tokens[back].kind == TokenKind::mark && reading_.tokens[back].where.begin == end && back > sentence_->first)
    --back;  // "“$2 billion” over five years"
  for (std::uint32_t words = 0;
       words < 3 && back > sentence_->first && reading_.tokens[back].where.end > end && reading_.tokens[back].kind == TokenKind::word &&
       (!has(back, Category::function_word) || has(back, Category::unit_link));
       ++words)
    --back;
  if (reading_.tokens[back].where.end != end) return false;
  return time && time->kind == QuantityKind::duration;
}

// Between a bound word and its amount a determiner may stand: "près de la moitié",
// "more than the 5", "d'environ". Returns the amount's token, 0 where there is none.
std::uint32_t Finder::begin_of_amount(std::uint32_t token) const {
  if (!inside(token) || has(token, Category::range_open)) return 0;  // "up to between five and ten": the range says more
  // "under-18s", « sous -10 »
  const auto sign = [&](std::uint32_t t) {
    return (reading_.is(t, u'-') || reading_.is(t, u'+') || reading_.is(t, u'\u2212')) && glued(reading_, t + 1) && inside(t + 1) &&
           reading_.tokens[t + 1].kind == TokenKind::number;
  };
  if (sign(token)) return token + 1;
  if (starts_amount(token)) return token;
  // "up to age 30"
  if (has(token, Category::age_before) && inside(token + 1) && reading_.tokens[token + 1].kind == TokenKind::number) return token + 1;
  if (!has(token, Category::function_word) || reading_.has_any(token, any_of(Category::complementizer, Category::numeral_joiner)) ||
      !inside(token + 1))
    return 0;  // "above and half below"
  if (sign(token + 1)) return token + 2;
  if (starts_amount(token + 1) && reading_.tokens[token + 1].kind != TokenKind::mark) return token + 1;
  return 0;
}

bool Finder::starts_amount(std::uint32_t token) const {
  const Token& t = reading_.tokens[token];
  if (t.kind == TokenKind::number) return true;
  if (has(token, Category::fraction_word) && read_amount(reading_, token)) return true;  // "près du tiers"
  constexpr CategorySet starts = any_of(Category::numeral, Category::multiplier, Category::article_one, Category::collective,
                                        Category::half_word, Category::half_alone, Category::currency_sign, Category::sign_word,
                                        Category::bound_before, Category::vague_plural, Category::multiple_word);
  if (reading_.categories(token).meets(starts))
    return !reading_.categories(token).meets(bit(Category::article_one)) || read_amount(reading_, token).has_value() ||
           one_unit(token).has_value() || has(token, Category::bound_before);
  return false;
}

// "a dollar", "an hour": no figure by itself.
std::optional<Amount> Finder::one_unit(std::uint32_t token) const {
  if (!has(token, Category::article_one) || !inside(token + 1)) return std::nullopt;
  Amount out;
  out.first = token;
  out.last = token + 1;
  out.where = reading_.tokens[token].where;
  out.value = {1, 0, false};
  out.number.first = token;
  out.number.last = out.last;
  out.number.where = out.where;
  out.number.value = out.value;
  out.number.one = true;
  read_unit(reading_, out);
  return out.measured && reading_.tokens[out.last - 1].kind == TokenKind::word ? std::optional(out) : std::nullopt;
}

// Behind a word that leads to a price.
bool Finder::priced(std::uint32_t token) const {
  return token > sentence_->first && has(token, Category::article_one) && listed(reading_, token - 1, "price_before");
}

// "rose BY a point", « relevé D'un an », « une baisse D'un euro »
bool Finder::moved_by(std::uint32_t token) const {
  return token > sentence_->first + 1 && has(token, Category::article_one) && listed(reading_, token - 1, "change_by") &&
         has(token - 2, Category::change_verb);
}

// "LESS THAN a dollar", « PLUS D'un an »: an article's one is bounded; but "under a stone", « vers une seconde maison » say where, and
// "within a year of the war" when.
bool Finder::bounded_one(const Amount& amount) const {
  // « plus d'un euro sur deux », « payé pour un livre »
  if ((has(amount.last, Category::ratio_join) && has(amount.last + 1, Category::numeral)) ||
      (amount.measured && listed(reading_, amount.number.last, "unit_things")))
    return false;
  if (moved_by(amount.first)) return amount.measured || amount.kind == QuantityKind::money;  // not « monte D'UN cran »
  // « pour UN EURO symbolique », "FOR A DOLLAR": a price, and no "dollar bill"
  if (amount.kind == QuantityKind::money && amount.last == amount.first + 2 && priced(amount.first))
    return !inside(amount.last) || reading_.tokens[amount.last].kind == TokenKind::mark ||
           listed(reading_, amount.last, "price_adjective") ||
           reading_.has_any(amount.last, any_of(Category::auxiliary, Category::numeral_joiner)) ||
           (has(amount.last, Category::preposition) && !has(amount.last, Category::of_whole));
  if (!bound_ || bound_->last != amount.first || bound_->words_end != bound_->last || !amount.measured) return false;
  const bool place = bound_->words_end == bound_->first + 1 && has(bound_->first, Category::preposition);
  if (reading_.has_any(amount.number.last, any_of(Category::ordinal_alone, Category::ordinal_word)) && inside(amount.last) &&
      reading_.tokens[amount.last].kind == TokenKind::word &&
      !reading_.has_any(amount.last, any_of(Category::function_word, Category::preposition)))
    return false;                                                                                            // "almost a second home"
  const bool measures = bound_->first > sentence_->first && has(bound_->first - 1, Category::measure_verb);  // "weighs under a gram"
  return !place || measures || (amount.kind == QuantityKind::duration && !has(amount.last, Category::of_whole));
}

std::uint32_t Finder::quantity(const Amount& amount) {
  if (const auto of = read_ratio(reading_, *sentence_, amount)) {
    if (has(amount.last, Category::ratio_join) && is_left_alone(reading_, *sentence_, amount))
      return amount.last;  // « page 3 sur 10 », "Llama 4 out of 20,000"
    push_ratio(amount, *of);
    return after_;
  }
  if (const auto end = range(pair_.past_suspended(amount))) return *end;
  if (const auto end = two_sides(amount)) return *end;
  if (times_and_half(amount)) return after_;
  // "the past year and a half", "a length and a half": more of what was named before.
  if (amount.number.form == NumeralForm::fraction && !amount.measured && has(amount.first, Category::article_one) &&
      amount.first >= sentence_->first + 3 && has(amount.first - 1, Category::numeral_joiner) &&
      (has(amount.first - 2, Category::date_unit) || has(amount.first - 3, Category::article_one)) &&
      (reading_.has(amount.first + 1, Category::half_word) && has(amount.first - 2, Category::date_unit)
           ? amount.last < sentence_->last
           : !reading_.categories(amount.last).meets(any_of(Category::of_whole, Category::unit_link))))
    return amount.last;
  if (amount.number.one && !bounded_one(amount) && !counts_as_one(reading_, *sentence_, amount)) return amount.number.last;
  if (amount.kind == QuantityKind::ordinal && !ranks(reading_, *sentence_, amount)) return amount.last;
  if (amount.number.digits && glued(reading_, amount.last) && !glued(reading_, amount.first) && times_behind(amount))
    return after_;                                                  // "10x"
  if (behind_score(amount.first, amount.last)) return amount.last;  // "7-6 (5)"
  if (decade_of_life(amount)) return after_;
  if (is_left_alone(reading_, *sentence_, amount)) return past_glued(amount.last);
  if (times_behind(amount)) return after_;
  // "under one roof", "over one issue": a single word before "one" is a preposition.
  if (amount.number.one && !amount.measured && bound_ && bound_->bound > Bound::approx && bound_->words_end == bound_->first + 1 &&
      has(bound_->first, Category::preposition))
    bound_.reset();
  emit(amount);
  return std::max(amount.last, after_);
}

// "in her 40s", "a man in his late 30s", "in their 20s and 30s"
bool Finder::decade_of_life(const Amount& amount) {
  const std::uint32_t at = amount.number.first, s = at + 1;
  if (!amount.number.digits || reading_.at(at).size() != 2 || amount.number.value.coefficient % 10 != 0 || !inside(s) ||
      reading_.at(s) != u"s" || !glued(reading_, s) ||
      (inside(s + 1) && glued(reading_, s + 1) && reading_.tokens[s + 1].kind != TokenKind::mark))
    return false;
  std::uint32_t begin = at;
  if (begin > sentence_->first + 2 && dash(reading_, begin - 1) && glued(reading_, begin)) --begin;  // "mid-40s"
  if (begin > sentence_->first + 1 && reading_.has_any(begin - 1, any_of(Category::date_word, Category::number_prefix))) --begin;
  if (begin < sentence_->first + 2) return false;
  const bool goes_on = !out_.empty() && out_.back().unit == "a" && out_.back().kind == QuantityKind::age &&
                       out_.back().where.end == reading_.tokens[begin - 2].where.end &&
                       (reading_.is(begin - 1, u',') ||
                        reading_.has_any(begin - 1, any_of(Category::numeral_joiner, Category::range_or, Category::range_join)));
  // not "his 90s hits", "her 60s sitcom"
  const bool noun = inside(s + 1) && reading_.tokens[s + 1].kind == TokenKind::word &&
                    !reading_.has_any(s + 1, any_of(Category::function_word, Category::preposition, Category::numeral_joiner,
                                                    Category::range_or, Category::auxiliary, Category::verb_adverb));
  if (!goes_on && (noun || !has(begin - 1, Category::possessive))) return false;
  Quantity& q = found(QuantityKind::age, {reading_.tokens[at].where.begin, reading_.tokens[s].where.end});
  q.unit.assign(1, 'a');
  q.number = reading_.tokens[at].where;
  q.min = amount.number.value;
  q.max = add(amount.number.value, {9, 0, false});
  q.bound = Bound::range;
  bound_.reset();
  after_ = s + 1;
  return true;
}

// Behind a name's number its glued rest is not read again: "1-800-273-8255".
std::uint32_t Finder::past_glued(std::uint32_t token) const {
  while (token < sentence_->last && glued(reading_, token) &&
         (reading_.tokens[token].kind != TokenKind::mark || (glued(reading_, token + 1) && !reading_.is(token, u'('))))
    ++token;
  return token;
}

}  // namespace quantity

std::vector<Quantity> find_quantities(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences) {
  std::vector<Quantity> out;
  quantity::Finder finder(reading, out);
  for (const Sentence& sentence : sentences) finder.read(sentence);
  name_currencies(document, reading, out);
  return out;
}

}  // namespace citelight
