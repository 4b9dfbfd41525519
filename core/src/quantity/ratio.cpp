#include "quantity/ratio.h"

#include "text/noun_phrase.h"

namespace citelight {
namespace {

class Ratio {
 public:
  Ratio(const Reading& reading, const Sentence& sentence, const Amount& first) : reading_(reading), sentence_(sentence), first_(first) {}

  [[nodiscard]] std::optional<Numeral> read() const {
    if (first_.measured) return one_unit() ? one_in_five() : std::nullopt;
    if (first_.number.form != NumeralForm::cardinal || first_.number.scale || first_.value.exponent < -1 || first_.value.negative)
      return std::nullopt;
    if (first_.value.exponent < 0) {
      auto of = mark();
      return of || has(first_.last, Category::range_join) ? of : against_one();
    }
    if (auto to = hyphens()) return to;
    if (auto to = colon()) return to;
    if (auto to = named()) return to;
    if (auto to = odds()) return to;
    if (auto to = against_one()) return to;
    return one_in_five();
  }

 private:
  [[nodiscard]] bool has(std::uint32_t token, Category category) const {
    return token < sentence_.last && reading_.categories(token).meets(bit(category));
  }
  [[nodiscard]] bool inside(std::uint32_t token) const { return token < sentence_.last && !reading_.tokens[token].line_before; }

  // "one DAY in three", « un LITRE sur cinq », « quatre JOURS sur cinq », but « un tapis d'un mètre sur deux »
  [[nodiscard]] bool one_unit() const {
    return (first_.number.one || first_.kind == QuantityKind::duration) && first_.last == first_.number.last + 1 &&
           has(first_.last, Category::ratio_join) && first_.unit != "m" && first_.unit != "cm";
  }

  // "7.5 out of 10", « 15,5 sur 20 », "7.9/10": what marks are given of.
  [[nodiscard]] std::optional<Numeral> mark() const {
    const auto full = [&](const std::optional<Numeral>& of) {
      return of && of->plain && (of->value.coefficient == 5 || of->value.coefficient == 10 || of->value.coefficient == 20) &&
             !measures(of->last) && compare(of->value, first_.value) > 0;
    };
    const std::uint32_t stroke = first_.last;
    if (reading_.is(stroke, u'/') && inside(stroke + 1) && glued(reading_, stroke) == glued(reading_, stroke + 1)) {
      auto of = read_numeral(reading_, stroke + 1);
      return full(of) && !(glued(reading_, of->last) && reading_.tokens[of->last].kind != TokenKind::mark) ? of : std::nullopt;
    }
    const auto join = inside(first_.last) ? reading_.match(first_.last, bit(Category::ratio_join)) : std::nullopt;
    if (!join || !inside(join->last) || (join->last == join->first + 1 && reading_.pack.choice("ratio_noun_between") != "yes"))
      return std::nullopt;
    auto of = read_numeral(reading_, join->last);
    return full(of) ? of : std::nullopt;
  }
  // "one in five YEARS": what is behind measures.
  [[nodiscard]] bool measures(std::uint32_t token) const {
    return inside(token) && !has(token, Category::function_word) &&
           reading_.match(token, any_of(Category::unit, Category::percent, Category::currency));
  }

  // "2-to-1", "a one-in-five risk"
  [[nodiscard]] std::optional<Numeral> hyphens() const {
    const std::uint32_t at = first_.last;
    if (!reading_.is(at, u'-') || !glued(reading_, at) || !inside(at + 2) || !reading_.is(at + 2, u'-')) return std::nullopt;
    const bool to = has(at + 1, Category::range_join);
    if (!to && !has(at + 1, Category::ratio_join)) return std::nullopt;
    auto second = read_numeral(reading_, at + 3);
    if (!second || !glued(reading_, at + 3)) return std::nullopt;
    if (to && compare(second->value, first_.value) > 0) return std::nullopt;  // "18-to-24-year-olds"
    if (to)
      return second->value.coefficient > 0 && first_.value.coefficient < 100000 && second->value.exponent == 0 &&
                     second->value.coefficient < 100000
                 ? second
                 : std::nullopt;
    return second->form == NumeralForm::cardinal && compare(second->value, first_.value) > 0 && compare(second->value, {1, 0, false}) > 0 &&
                   plausible(*second, 0, false)
               ? second
               : std::nullopt;
  }

  // "3:1", "1:50": what one part is to the other; an hour has two digits behind its colon, a verse rarely one before it.
  [[nodiscard]] std::optional<Numeral> colon() const {
    const std::uint32_t at = first_.last;
    if (!reading_.is(at, u':') || !glued(reading_, at) || !glued(reading_, at + 1) || !inside(at + 1) ||
        reading_.tokens[at + 1].kind != TokenKind::number || glued(reading_, first_.first))
      return std::nullopt;
    auto to = read_numeral(reading_, at + 1);
    const bool one = to && (compare(to->value, {1, 0, false}) == 0 ||
                            (compare(first_.value, {1, 0, false}) == 0 && compare(to->value, {1, 0, false}) > 0));
    const bool named = first_.first > sentence_.first && reading_.tokens[first_.first - 1].capitalised &&
                       !has(first_.first - 1, Category::determiner) && !has(first_.first - 1, Category::article_one);  // "John 3:1"
    if (!one || named || !to->plain || !first_.number.plain || reading_.at(at + 1)[0] == u'0' || to->last > sentence_.last)
      return std::nullopt;
    if (glued(reading_, to->last) && (reading_.tokens[to->last].kind != TokenKind::mark || reading_.is(to->last, u':')))
      return std::nullopt;
    return to->where.size() == 1 || compare(to->value, {60, 0, false}) >= 0 ||
                   (to->last < sentence_.last && listed(reading_, to->last, "ratio_noun"))
               ? to
               : std::nullopt;  // "a 1:24 scale model"
  }

  // "in the ratio of 7:11", « dans le rapport 3 : 2 »: called one, it may have any parts and blanks around its colon.
  [[nodiscard]] std::optional<Numeral> named() const {
    const std::uint32_t at = first_.last;
    if (!reading_.is(at, u':') || !inside(at + 1) || reading_.tokens[at + 1].kind != TokenKind::number || first_.first == sentence_.first)
      return std::nullopt;
    const std::uint32_t before = first_.first - 1 - (has(first_.first - 1, Category::unit_link) && first_.first - 1 > sentence_.first);
    if (!listed(reading_, before, "ratio_noun")) return std::nullopt;
    auto to = read_numeral(reading_, at + 1);
    return to && to->plain && first_.number.plain && to->last <= sentence_.last && to->value.coefficient != 0 &&
                   !(inside(to->last) && reading_.is(to->last, u':'))
               ? to
               : std::nullopt;
  }

  // "the odds are 5/2", "a 20/1 shot", "a 9-4 favourite", « coté à 7/2 »: what a stake brings.
  [[nodiscard]] std::optional<Numeral> odds() const {
    const std::uint32_t at = first_.last;
    const bool stroke = reading_.is(at, u'/');
    if ((!stroke && !reading_.is(at, u'-')) || !glued(reading_, at) || !glued(reading_, at + 1) || !inside(at + 1) ||
        (glued(reading_, first_.first) && !reading_.is(first_.first - 1, u'(')) || !first_.number.plain)
      return std::nullopt;
    auto to = read_numeral(reading_, at + 1);
    if (!to || !to->plain || to->value.coefficient == 0 || to->last > sentence_.last ||
        (inside(to->last) && glued(reading_, to->last) && glued(reading_, to->last + 1)))
      return std::nullopt;
    constexpr std::uint32_t usual = 1 << 1 | 1 << 2 | 1 << 4 | 1 << 5 | 1 << 8;
    bool told = (stroke && first_.first > sentence_.first && listed(reading_, first_.first - 1, "change_at") && to->value.coefficient < 9 &&
                 (usual >> to->value.coefficient & 1) != 0 && !(inside(to->last) && reading_.tokens[to->last].capitalised)) ||
                // "won AT 9/1", not "a pressure at 120/80", "at 9/5 Orme Road"
                (inside(to->last) && listed(reading_, to->last, "odds") &&
                 // "a 9-4 favourite FELL", not "a 15-6 shot ADVANTAGE"
                 (stroke || !inside(to->last + 1) || reading_.tokens[to->last + 1].kind != TokenKind::word ||
                  listed(reading_, to->last + 1, "past_irregular") ||
                  reading_.has_any(to->last + 1,
                                   any_of(Category::function_word, Category::preposition, Category::auxiliary, Category::change_verb)))) ||
                (stroke && listed(reading_, sentence_.first, "odds"));
    for (std::uint32_t t = first_.first; stroke && !told && t > sentence_.first && first_.first - t < 6;)
      told = listed(reading_, --t, "odds");
    return told ? to : std::nullopt;
  }

  // "odds of ten to one", "3 contre 1": the smaller part is one, and nothing is counted behind it.
  [[nodiscard]] std::optional<Numeral> against_one() const {
    const std::uint32_t at = first_.last;
    if (!inside(at + 1) || reading_.tokens[at].kind != TokenKind::word || !has(at, Category::score_join) ||
        compare(first_.value, {1, 0, false}) <= 0)
      return std::nullopt;
    if (first_.first > sentence_.first && has(first_.first - 1, Category::range_open)) return std::nullopt;
    if (first_.first > sentence_.first) {
      const std::uint32_t before = first_.first - 1;
      // "beat Spain 3 to 1" tells a score, "the odds are 3 to 1" do not.
      if (first_.number.digits && has(at, Category::range_join) && compare(first_.value, {1, 1, false}) < 0 &&
          reading_.tokens[before].kind == TokenKind::word && !has(before, Category::function_word))
        return std::nullopt;
      // "tombée de 3 à 1"
      if (before > sentence_.first && has(before, Category::unit_link) && has(before - 1, Category::change_verb)) return std::nullopt;
    }
    auto one = read_numeral(reading_, at + 1);
    if (!one || one->digits != first_.number.digits || one->form != NumeralForm::cardinal || one->scale ||
        compare(one->value, {1, 0, false}) != 0)
      return std::nullopt;
    // not « 1,3 contre 1 il y a un an »
    const bool ends = !inside(one->last) || (first_.value.exponent == 0 && has(one->last, Category::function_word)) ||
                      (reading_.tokens[one->last].kind == TokenKind::mark && !glued(reading_, one->last + 1) &&
                       !reading_.match(one->last, any_of(Category::percent, Category::currency_sign)));
    return ends ? one : std::nullopt;
  }

  // Up to two words between: "sept Français sur dix", "trois jeunes adultes sur quatre", « deux offres d'emploi sur trois », not « une
  // maison de maître sur trois niveaux ».
  [[nodiscard]] std::optional<Numeral> one_in_five() const {
    const auto between = reading_.pack.setting("ratio_noun_between");
    std::uint32_t at = first_.number.last;
    bool linked = false, document = false;
    for (std::uint32_t words = 0; words < 3 && inside(at); ++words, ++at) {
      if (words == 1 && between == "yes" && has(at, Category::of_whole)) {
        linked = true;
        if (has(++at, Category::definite)) ++at;
        if (!inside(at)) return std::nullopt;
      }
      if (const auto join = reading_.match(at, bit(Category::ratio_join))) {
        auto of = inside(join->last) ? read_numeral(reading_, join->last) : std::nullopt;
        if (!of && inside(join->last)) of = bare_scale(join->last);
        // "22 over 7" with nothing else on its line
        if (of && words == 0 && first_.first == sentence_.first && of->last == sentence_.last && of->form == NumeralForm::cardinal &&
            of->value.exponent == 0 && of->value.coefficient != 0 && !of->scale)
          return of;
        if (!of || of->form != NumeralForm::cardinal || of->value.exponent < 0 || compare(of->value, first_.value) <= 0 ||
            (linked && inside(of->last) && plural_form(reading_, of->last)))
          return std::nullopt;
        // "99 in 100", "37 out of 1,000 people", not "30 in 100 games"
        const bool counts =
            inside(of->last) && reading_.tokens[of->last].kind == TokenKind::word && !has(of->last, Category::function_word);
        // « une étude SUR 9 000 jumeaux », « une enquête portant sur 2 millions de lots », not « un rapport sur 9 000 est lu »
        if (document && (counts || has(of->last, Category::of_whole)) && compare(of->value, {1, 2, false}) >= 0) return std::nullopt;
        // "five IN 32 games", not "four in 25 patients"
        const bool games = counts && between != "yes" && join->last == at + 1 && !listed(reading_, of->last, "age_people");
        if (!plausible(*of, words, (words > 0 ? counts : games) || document) &&
            !(words == 0 && first_.value.exponent == 0 && power_of_ten(*of) && compare(of->value, {100, 0, false}) >= 0 &&
              (between == "yes" ? counts : join->last > at + 1 || !counts)))
          return std::nullopt;
        if (measures(of->last) || (counts && first_.measured && !first_.number.one)) return std::nullopt;  // « deux mois sur trois sites »
        // "one goal in 10 games", "two men in three cars" against "one person in three"
        if (words > 0 && between == "one" && !(opens() && first_.number.one) && inside(of->last) &&
            reading_.tokens[of->last].kind == TokenKind::word && !has(of->last, Category::function_word) &&
            (has(of->last, Category::plural_noun) || reading_.at(of->last).back() == u's'))
          return std::nullopt;
        return of;
      }
      const Token& word = reading_.tokens[at];
      if (word.kind != TokenKind::word || reading_.categories(at).meets(any_of(Category::function_word, Category::numeral)))
        return std::nullopt;
      document = document || has(at, Category::document_noun);
      // "three patients in four", not "3 goals in 4"
      if (between != "yes" && !(between == "one" && words == 0 && (first_.number.one || !first_.number.digits))) return std::nullopt;
    }
    return std::nullopt;
  }

  // "One tenant in four owes rent", "NEARLY one": a subject, behind which a verb stands.
  [[nodiscard]] bool opens() const {
    if (first_.first == sentence_.first || reading_.tokens[first_.first - 1].kind == TokenKind::mark) return true;
    const auto bound = reading_.match(sentence_.first, bit(Category::bound_before));
    return bound && bound->last == first_.first;
  }

  // "five in every hundred"
  [[nodiscard]] std::optional<Numeral> bare_scale(std::uint32_t token) const {
    const auto m = reading_.match(token, bit(Category::multiplier));
    if (!m) return std::nullopt;
    Numeral out;
    out.first = token;
    out.last = m->last;
    out.where = {reading_.tokens[token].where.begin, reading_.tokens[m->last - 1].where.end};
    out.value = reading_.pack.decimal(m->value);
    return out;
  }

  // "une chance sur un million"
  [[nodiscard]] static bool power_of_ten(const Numeral& of) {
    auto leading = of.value.coefficient;
    while (leading != 0 && leading % 10 == 0) leading /= 10;
    return leading == 1;
  }
  // "3 sur 5", "one in five", "nine in 10", "one of every 35,000": small numerators over
  // a figure one divides by. "128 pays sur 193" is two figures.
  [[nodiscard]] bool plausible(const Numeral& of, std::uint32_t words, bool counts) const {
    if (first_.value.coefficient == 0 || first_.value.exponent != 0) return false;
    if (compare(first_.value, {10, 0, false}) > 0 && !(words > 0 && compare(of.value, {20, 0, false}) == 0))
      return false;  // but « 19 fois sur 20 », as polls say
    const bool round = of.value.coefficient % 10 == 0 || compare(of.value, {20, 0, false}) <= 0 || of.value.exponent > 0;
    const bool one = first_.value.coefficient == 1;
    if (of.digits && of.where.size() == 4 && of.value.coefficient % 100 != 0 &&
        (of.value.coefficient / 100 == 19 || of.value.coefficient / 100 == 20))
      return false;                                                                        // "nine in 2020"
    if (words == 1 && one && of.digits && !counts && of.value.exponent == 0) return true;  // « une chance sur 43 »
    if (words > 0) return round && (compare(of.value, {100, 0, false}) <= 0 || power_of_ten(of) || one);
    return (round || one || !counts) && compare(of.value, {10, 9, false}) < 0;
  }

  const Reading reading_;
  const Sentence& sentence_;
  const Amount& first_;
};

}  // namespace

std::optional<Numeral> read_ratio(const Reading& reading, const Sentence& sentence, const Amount& first) {
  return Ratio(reading, sentence, first).read();
}

}  // namespace citelight
