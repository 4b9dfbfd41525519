#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "quantity/counted.h"
#include "quantity/number_words.h"
#include "quantity/quantity_finder.h"
#include "quantity/together.h"
#include "text/noun_phrase.h"

namespace citelight::quantity {
namespace {

bool is_length(std::string_view unit) {
  constexpr std::string_view lengths[] = {"m", "km", "cm", "mm", "[mi_i]", "[ft_i]", "[yd_i]", "[nmi_i]"};
  return std::find(std::begin(lengths), std::end(lengths), unit) != std::end(lengths);
}

}  // namespace

void Finder::emit(const Amount& amount) {
  Quantity q;
  q.kind = amount.kind;
  q.where = amount.where;
  q.number = amount.number.where;
  q.unit = amount.unit;
  q.fraction = amount.measured ? std::nullopt : amount.number.fraction;
  if (amount.number.form != NumeralForm::vague) q.value = amount.value;
  // "milliers", and "une centaine", which few counts are to the last one
  if (amount.number.form == NumeralForm::vague || amount.number.form == NumeralForm::collective) q.bound = Bound::approx;
  after_ = amount.last;
  inner_ = amount.bound;
  age(q, amount.first, amount.last);
  const std::uint32_t begin = lead(amount.first).begin;
  below_zero(q);
  bounds(q, amount.first, after_);
  counted(q, amount.first, begin);
  // « exporte VERS trois pays », « passe SOUS trois ponts », « SOUS deux mètres de neige »: where to.
  if (q.counted && (q.kind == QuantityKind::cardinal || is_length(q.unit)) && q.bound_at && begin < amount.first &&
      listed(reading_, amount.first - 1, "bound_direction")) {
    q.bound = Bound::exact;
    q.bound_at.reset();
    q.max.reset();
    q.value = amount.value;
  }
  if (closes_interval(reading_, *sentence_, out_, q, amount.first)) return;
  share_currency(reading_, *sentence_, out_, q, amount, begin);
  share_with(reading_, *sentence_, out_, q, amount, begin);
  share_unit(reading_, *sentence_, out_, q, amount);
  out_.push_back(std::move(q));
}

Quantity& Finder::found(QuantityKind kind, Span where) {
  Quantity& q = out_.emplace_back();
  q.kind = kind;
  q.where = where;
  q.number = where;
  return q;
}

// "ten degrees below zero", "five above zero", « 10 degrés sous zéro »
void Finder::below_zero(Quantity& q) {
  const bool degrees = q.unit == "deg" || q.unit == "Cel" || q.unit == "[degF]";
  if (!inside(after_) || !q.value || q.value->negative || (q.kind != QuantityKind::cardinal && !degrees)) return;
  const auto bound = reading_.match(after_, bit(Category::bound_before));
  const bool above = bound && static_cast<Bound>(bound->value) == Bound::more_than;
  const std::uint32_t zero = listed(reading_, after_, "below_zero")                                     ? after_ + 1
                             : above || (bound && static_cast<Bound>(bound->value) == Bound::less_than) ? bound->last
                                                                                                        : 0;
  const auto number = zero != 0 && inside(zero) ? read_numeral(reading_, zero) : std::nullopt;
  if (!number || number->value.coefficient != 0 || number->last > sentence_->last) return;
  q.value->negative = !above;
  q.where.end = number->where.end;
  after_ = number->last;
}

// What stands before the figure at `first` and bounds it.
Lead Finder::lead(std::uint32_t first) const {
  Lead out;
  const bool bound = bound_ && bound_->last == first;
  out.begin = bound ? bound_->first : first;
  out.bounded = bound && bound_->bound > Bound::approx;
  out.any = bound_.has_value();
  // « 11 députés ont moins de 40 ans, 77 MOINS DE 50 ANS », « douze enfants, dont neuf DE MOINS DE CINQ ANS »
  std::uint32_t at = out.begin;
  std::size_t k = out_.size();
  const std::uint32_t number = at - 1 - (at > sentence_->first + 1 && has(at - 1, Category::unit_link));
  if (out.bounded && k > 1 && out_[k - 1].kind == QuantityKind::cardinal && at > sentence_->first &&
      reading_.tokens[number].where.end == out_[k - 1].where.end) {
    at = reading_.token_at(out_[--k].where.begin);
    if (!out_[k].counted && out_[k - 1].where.begin >= sentence_->where.begin) out.counted = out_[k - 1].counted;
  }
  if (k > 0 && out_[k - 1].kind == QuantityKind::age && at >= sentence_->first + 2 &&
      reading_.tokens[at - 2].where.end == out_[k - 1].where.end)
    out.after_age =
        reading_.is(at - 1, u',') || reading_.has_any(at - 1, any_of(Category::numeral_joiner, Category::range_or, Category::adversative));
  if (open_ && *open_ + 1 == out.begin) out.open = open_;
  return out;
}

// The bound word in front or behind, and the sides of the value it leaves open.
void Finder::bounds(Quantity& q, std::uint32_t first, std::uint32_t last) {
  auto behind = inside(last) ? reading_.match(last, bit(Category::bound_after)) : std::nullopt;
  if (behind && behind->last == last + 1 && reading_.tokens[last].where.size() > 1 && unicode::is_upper(reading_.at(last)[1]))
    behind.reset();  // "the 737 MAX"
  if (behind && reading_.is(last, u'+') && inside(last + 1) &&
      (reading_.tokens[last + 1].kind == TokenKind::number ||
       (!glued(reading_, last) && q.kind == QuantityKind::money && reading_.tokens[last + 1].kind == TokenKind::word &&
        !reading_.has_any(last + 1, any_of(Category::preposition, Category::per, Category::article_one)))))
    behind.reset();  // « 90e+3 », "98 + 2", « 20 $ + taxes », not "£900 + per month"
  // "5,000-plus"
  if (!behind && reading_.is(last, u'-') && glued(reading_, last) && glued(reading_, last + 1) && inside(last + 1))
    behind = reading_.match(last + 1, bit(Category::bound_after));
  if (inner_) behind = std::exchange(inner_, std::nullopt);
  // "ticked up to 3.9% from 3.7%" says where it came from.
  if (bound_ && bound_->last == first && bound_->bound == Bound::at_most && has(bound_->first, Category::change_verb) &&
      has(last, Category::range_open) && inside(last + 1) &&
      (reading_.tokens[last + 1].kind == TokenKind::number || has(last + 1, Category::currency_sign)))
    bound_.reset();
  // "under the 16th president", "over the first weeks" bound nothing.
  if (q.kind == QuantityKind::ordinal && bound_ && bound_->bound != Bound::approx) bound_.reset();
  const bool stronger = behind && bound_ && bound_->bound <= Bound::approx &&
                        static_cast<Bound>(behind->value) > Bound::approx;  // "about five hundred or less"
  if (bound_ && bound_->last == first && !stronger) {
    q.bound = bound_->bound;
    q.bound_at = Span{reading_.tokens[bound_->first].where.begin, reading_.tokens[bound_->words_end - 1].where.end};
    // "±3 points": a margin around what was said before.
  } else if (behind || inside(last)) {
    if (const auto& m = behind) {
      q.bound = static_cast<Bound>(m->value);
      q.bound_at = Span{reading_.tokens[m->first].where.begin, reading_.tokens[m->last - 1].where.end};
      after_ = std::max(after_, m->last);
    } else if (q.kind == QuantityKind::cardinal || q.kind == QuantityKind::duration || q.kind == QuantityKind::measure) {
      behind_noun(q, last);
    }
  }
  bound_.reset();
  open_.reset();
  if (q.min || q.max || !q.value) return;
  switch (q.bound) {
    case Bound::at_least:
    case Bound::more_than: q.min = std::exchange(q.value, std::nullopt); break;
    case Bound::at_most:
    case Bound::less_than: q.max = std::exchange(q.value, std::nullopt); break;
    default: break;
  }
}

// "300 personnes au moins", "5 people or more"
void Finder::behind_noun(Quantity& q, std::uint32_t last) {
  for (std::uint32_t at = last + 1; at <= last + 2 && inside(at); ++at) {
    if (reading_.tokens[at - 1].kind != TokenKind::word || has(at - 1, Category::function_word)) return;
    const auto m = reading_.match(at, bit(Category::bound_after));
    if (!m) continue;
    // What also stands before a number belongs to the next one, where there is one.
    // « six voix au moins EN premier ressort » parts the two.
    if (inside(m->last) && !listed(reading_, m->last, "year_in") && begin_of_amount(m->last) != 0) return;
    q.bound = static_cast<Bound>(m->value);
    q.bound_at = Span{reading_.tokens[m->first].where.begin, reading_.tokens[m->last - 1].where.end};
    return;
  }
}

void Finder::counted(Quantity& q, std::uint32_t first, std::uint32_t begin) const {
  if (q.kind == QuantityKind::date || q.kind == QuantityKind::time) return;
  // « à 20 km de Paris », "within six feet of the cup": from there, not of it; not « Jusqu'À 30 cm de neige », but « jusqu'à 3 km de Paris ».
  const bool place =
      inside(after_ + 1) && has(after_, Category::noun_link) &&
      (has(after_, Category::noun_opener) || reading_.tokens[after_ + 1].capitalised || has(after_ + 1, Category::determiner));
  const auto from = [&](std::uint32_t t) { return t > sentence_->first && listed(reading_, t - 1, "distance_before"); };
  if (q.kind == QuantityKind::measure && is_length(q.unit) && (from(begin) || ((begin + 2 > first || place) && from(first)))) return;
  q.counted = find_counted(reading_, *sentence_, q, after_);
}

}  // namespace citelight::quantity
