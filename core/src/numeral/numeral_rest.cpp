#include "numeral/numeral_rest.h"

#include "numeral/numeral_digits.h"
#include "numeral/numeral_part.h"
#include "numeral/numeral_tokens.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

class DigitScale : NumeralTokens {
 public:
  DigitScale(const Reading& reading, std::uint32_t first, std::uint32_t at, Decimal group)
      : NumeralTokens(reading), first_(first), at_(at), group_(group) {}

  // "1.2bn", "65 Md€", "250 K€": a short scale behind digits, case as written.
  [[nodiscard]] std::optional<NumeralRest> read() const {
    if (!line_goes_on(at_)) return std::nullopt;
    const auto m = reading_.match(at_, any_of(Category::digit_scale, Category::lone_scale));
    if (!m) return std::nullopt;
    if (m->category == Category::lone_scale) {
      const bool fills = begins_line() && !line_goes_on(m->last) && compare(group_, {1, 1, false}) >= 0;
      if (!fills && !(glued(reading_, m->last) && has(m->last, Category::currency_sign))) return std::nullopt;  // « 30 G$ »
      return NumeralRest{value_of(*m), m->last};
    }
    const bool close = glued(reading_, at_);
    const std::uint32_t after = m->last;
    const bool money_after = reading_.categories(after).meets(any_of(Category::currency_sign, Category::currency));
    const bool link_after = has(after, Category::unit_link);
    const auto text = reading_.at(at_);
    // A single letter alone behind a space is too little: "12 m" is metres, "5 K" a race.
    const bool ends = after >= reading_.tokens.size() || reading_.tokens[after].line_before;
    if (text.size() == 1 && !close && !money_after && !(ends && text != u"m") && !(link_after && text == u"M")) return std::nullopt;
    // Glued to another word's rest it is no scale ("5Mo" is megabytes).
    if (glued(reading_, after) && reading_.tokens[after].kind == TokenKind::word && !money_after) return std::nullopt;
    // Where the letter is a unit's symbol too ("1.8m tall"), the money sign or the noun behind decides;
    // for kelvins nobody writes "50K".
    const auto sign = first_ > 0 ? reading_.match(first_ - 1, bit(Category::currency_sign)) : std::nullopt;
    const bool sign_before_number = sign && sign->last == first_;
    if (text == u"m" && close && !money_after && !sign_before_number && (behind_a_length() || compare(group_, thousand) >= 0))
      return std::nullopt;  // "60cm to 1.1m", "the 5,000m"
    const bool many = text == u"K" && close && compare(group_, {2, 1, false}) >= 0;
    if (text.size() == 1 && !many && !money_after && !link_after && !sign_before_number && reading_.match(at_, bit(Category::unit)) &&
        !counts_behind(after) && !told_of("many_of") && !behind_a_share())
      return std::nullopt;
    const bool stop = reading_.is(after, u'.') && glued(reading_, after) && text.size() > 1 && line_goes_on(after + 1) &&
                      !reading_.tokens[after + 1].capitalised;  // "Mio."
    return NumeralRest{value_of(*m), after + stop};
  }

 private:
  // "60cm to", "2.5km and": what is joined to a length in another unit is one.
  [[nodiscard]] bool behind_a_length() const {
    if (first_ < 3 || !(has(first_ - 1, Category::range_join) || dash(first_ - 1)) || reading_.tokens[first_ - 3].kind != TokenKind::number)
      return false;
    const auto before = reading_.match(first_ - 2, bit(Category::unit));
    return before && reading_.at(first_ - 2) != u"m" && reading_.pack.unit(before->value).dimension == "meter";
  }
  // "crimes rose 7% TO 6.7M": what grows by so many per cent is more often counted than measured.
  [[nodiscard]] bool behind_a_share() const {
    return first_ > 2 && has(first_ - 1, Category::range_join) && has(first_ - 2, Category::percent) &&
           reading_.pack.choice("metre_as_m") == "rare" && !told_of("length_of");
  }
  [[nodiscard]] bool begins_line() const {
    return first_ == 0 || reading_.tokens[first_].line_before ||
           (reading_.tokens[first_ - 1].line_before && reading_.tokens[first_ - 1].kind == TokenKind::mark);
  }
  // Whether what the setting lists has the figure: "a population of 8.5m", "killed 7m", "the waiting list fell to 7.4m", or, in metres,
  // "cleared 4.91m at", "the tide rose to 7.2m at".
  [[nodiscard]] bool told_of(SettingName setting) const {
    if (first_ < 2) return false;
    if (!has(first_ - 1, Category::range_join) || has(first_ - 1, Category::numeral_joiner))
      return listed(reading_, first_ - 1 - (has(first_ - 1, Category::of_whole) || reading_.is(first_ - 1, u':')), setting);
    for (std::uint32_t back = 2; back < 9 && back <= first_; ++back) {  // "the waiting list rose 4% to 7.2m"
      const std::uint32_t t = first_ - back;
      if (reading_.tokens[t].kind == TokenKind::mark && !reading_.has(t, Category::percent)) return false;
      if (listed(reading_, t, setting)) return true;
    }
    return false;
  }
  // "1.5m units", "8.4m in": a plural noun or a preposition of place is not how metres go on.
  [[nodiscard]] bool counts_behind(std::uint32_t token) const {
    if (!line_goes_on(token) || reading_.tokens[token].kind != TokenKind::word) return false;
    // "ran the 100m in ten seconds": races are so long, few figures are.
    const auto metres = whole(group_);
    const bool race =
        metres && *metres <= 1500 && (*metres % 100 == 0 || (*metres == 50 && first_ > 0 && has(first_ - 1, Category::definite)));
    if (has(token, Category::function_word))
      return reading_.at(at_) == u"m" && reading_.pack.choice("metre_as_m") == "rare" && !race && !told_of("length_of");
    if (race && listed(reading_, token, "race_nouns")) return false;  // "the 400m hurdles"
    const auto text = reading_.at(token);
    return (text.size() > 3 && (text.back() == u's' || has(token, Category::plural_noun))) ||
           (line_goes_on(token + 1) && listed(reading_, token + 1, "many_of"));  // "5m daily users"
  }

  std::uint32_t first_;
  std::uint32_t at_;
  Decimal group_;
};

class Rest : NumeralTokens {
 public:
  explicit Rest(const Reading& reading) : NumeralTokens(reading) {}

  [[nodiscard]] std::optional<NumeralRest> decimals(std::uint32_t next) const {
    Decimal fraction = zero;
    bool any = false;
    while (line_goes_on(next)) {
      const auto m = reading_.match(past_hyphen(next), bit(Category::numeral));
      if (!m && has(next, Category::spoken_zero) && has(next + 1, Category::numeral)) {  // "point o five"
        fraction.coefficient *= 10;
        --fraction.exponent;
        any = true;
        ++next;
        continue;
      }
      if (!m) {
        // "zéro virgule cent douze": three places read as one number.
        const auto big = !any && reading_.match(next, bit(Category::multiplier)) ? read_numeral(reading_, next) : std::nullopt;
        const auto places = big && big->form == NumeralForm::cardinal ? whole(big->value) : std::nullopt;
        if (!places || *places >= 1000) break;
        fraction = {*places, -3, false};
        any = true;
        next = big->last;
        break;
      }
      const auto v = whole(value_of(*m));
      if (!v || fraction.coefficient > 1'000'000'000'000u) break;
      // "virgule soixante-seize": two places read as one number.
      if (const auto all =
              *v >= 10 && reading_.pack.choice("vigesimal") == "yes" ? read_numeral(reading_, past_hyphen(next)) : std::nullopt) {
        const auto places = all->form == NumeralForm::cardinal && !all->scale ? whole(all->value) : std::nullopt;
        if (!places || *places >= 100) break;
        fraction = {fraction.coefficient * 100 + *places, fraction.exponent - 2, false};
        any = true;
        next = all->last;
        continue;
      }
      std::uint64_t digits_value = *v;
      std::int32_t places = *v >= 10 ? 2 : 1;
      std::uint32_t after = m->last;
      // "twenty-three" is two places, not three.
      if (places == 2 && *v % 10 == 0 && *v > 0) {
        const std::uint32_t unit = past_hyphen(after);
        if (const auto u = reading_.match(unit, bit(Category::numeral)); u && line_goes_on(unit)) {
          const auto low = whole(value_of(*u));
          if (low && *low > 0 && *low < 10) {
            digits_value += *low;
            after = u->last;
          }
        }
      }
      // "cent douze": three places.
      for (std::int32_t i = 0; i < places; ++i) fraction.coefficient *= 10;
      fraction.coefficient += digits_value;
      fraction.exponent -= places;
      any = true;
      next = after;
    }
    return any ? std::optional(NumeralRest{fraction, next}) : std::nullopt;
  }

  [[nodiscard]] std::optional<NumeralRest> tens(const Match& m, std::uint64_t tens) const {
    std::uint32_t last = m.last;
    std::uint64_t unit = 0;
    if (const std::uint32_t next = past_hyphen(last); line_goes_on(next)) {
      const auto more = reading_.match(next, bit(Category::numeral));
      const auto low = more ? whole(value_of(*more)) : std::nullopt;
      if (low && *low > 0 && *low < 10) {
        unit = *low;
        last = more->last;
      }
    }
    const bool ends = !line_goes_on(last) || (reading_.tokens[last].kind == TokenKind::mark && !dash(last) && !reading_.is(last, u','));
    return ends ? std::optional(NumeralRest{{tens + unit, 0, false}, last}) : std::nullopt;
  }

  [[nodiscard]] std::optional<NumeralRest> part(std::uint32_t next) const {
    if (!line_goes_on(next)) return std::nullopt;
    // "5 and 3/4", "5 and ½"
    if (const auto run = read_digit_run(reading_, next);
        run && run->fraction && run->value.exponent < 0 && compare(run->value, {1, 0, false}) < 0 && !run->begin)
      return NumeralRest{run->value, run->last};
    std::uint64_t num = 1;
    if (has(next, Category::article_one) && !has(next, Category::numeral)) {
      next = past_hyphen(next + 1);
    } else {
      const auto m = reading_.match(next, bit(Category::numeral));
      const auto v = m ? whole(value_of(*m)) : std::nullopt;
      if (!v || *v == 0 || *v >= 100) return std::nullopt;
      num = *v;
      next = past_hyphen(m->last);
      if (const auto unit = reading_.match(next, bit(Category::numeral)); unit && *v >= 20 && *v % 10 == 0 && line_goes_on(next)) {
        const auto low = whole(value_of(*unit));
        if (low && *low < 10) {
          num += *low;
          next = past_hyphen(unit->last);
        }
      }
    }
    if (!line_goes_on(next)) return std::nullopt;
    const auto m = fraction_word(reading_, next);
    // "two hundred and fifty thousandth", against "two and three-quarter hours"
    if (!m || m->value < 2 || num >= m->value || (num > 1 && reading_.at(m->last - 1).back() != u's' && (m->value > 10 || !dash(next - 1))))
      return std::nullopt;
    return NumeralRest{divide(num, m->value), m->last};
  }
};

}  // namespace

std::optional<NumeralRest> read_digit_scale(const Reading& reading, std::uint32_t first, std::uint32_t at, Decimal group) {
  return DigitScale(reading, first, at, group).read();
}
std::optional<NumeralRest> read_spoken_decimals(const Reading& reading, std::uint32_t token) { return Rest(reading).decimals(token); }
std::optional<NumeralRest> read_spoken_tens(const Reading& reading, const Match& m, std::uint64_t tens) {
  return Rest(reading).tens(m, tens);
}
std::optional<NumeralRest> read_added_part(const Reading& reading, std::uint32_t token) { return Rest(reading).part(token); }

}  // namespace citelight
