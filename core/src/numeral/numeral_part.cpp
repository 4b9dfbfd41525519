#include "numeral/numeral_part.h"

#include "base/unicode.h"
#include "numeral/numeral_tokens.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

// The parts of tens and more: what stands before the last word is a numeral, the last an ordinal, however many.
class Parts : NumeralTokens {
 public:
  explicit Parts(const Reading& reading) : NumeralTokens(reading) {}

  [[nodiscard]] std::optional<Match> read(std::uint32_t token) const {
    auto one = reading_.match(token, bit(Category::fraction_word));
    const auto tens = reading_.match(token, bit(Category::numeral));
    std::uint64_t value = tens ? whole(value_of(*tens)).value_or(0) : 0;
    if (value < 20 || value > 90 || value % 10 != 0) return one;
    std::uint32_t next = past_hyphen(tens->last);
    const bool vigesimal = reading_.pack.choice("vigesimal") == "yes" && (value == 60 || value == 80);
    if (const auto ten = vigesimal && line_goes_on(next) ? reading_.match(next, bit(Category::numeral)) : std::nullopt;
        ten && whole(value_of(*ten)) == 10u) {
      value += 10;
      next = past_hyphen(ten->last);
    }
    // "vingt et unième"
    if (line_goes_on(next) && has(next, Category::numeral_joiner) && reading_.pack.choice("joiner") == "before_one")
      next = past_hyphen(next + 1);
    const auto unit = line_goes_on(next) && !has(next, Category::unit) ? ordinal(next) : std::nullopt;
    if (!unit || *unit == 0 || *unit >= (vigesimal ? 20u : 10u)) return one;
    return Match{token, next + 1, Category::fraction_word, static_cast<std::uint32_t>(value + *unit)};
  }

 private:
  // "fifth", "fifths"; not "quarters" or "tiers".
  [[nodiscard]] std::optional<std::uint64_t> ordinal(std::uint32_t token) const {
    std::u16string folded;
    unicode::fold(reading_.at(token), folded);
    for (int more = 0; more < 2; ++more) {
      for (const Phrase& p : reading_.pack.alone(reading_.pack.word(folded))) {
        if (p.category == static_cast<std::uint8_t>(Category::ordinal_word)) return whole(reading_.pack.decimal(p.value));
      }
      if (folded.back() != u's') break;
      folded.pop_back();
    }
    return std::nullopt;
  }
};

class Part : NumeralTokens {
 public:
  Part(const Reading& reading, std::uint32_t token) : NumeralTokens(reading), at_(token) {}

  // `begins`: what the first token is of; nearly all that are asked are not.
  using Step = bool (Part::*)();
  static std::optional<Numeral> read(const Reading& reading, std::uint32_t token, CategorySet begins, Step step) {
    if (!reading.categories(token).meets(begins)) return std::nullopt;
    Part part(reading, token);
    if (!(part.*step)()) return std::nullopt;
    part.out_.first = token;
    part.out_.last = part.at_;
    part.out_.where = {reading.tokens[token].where.begin, reading.tokens[part.at_ - 1].where.end};
    return part.out_;
  }

  // "half a million", "a half-billion", "un demi-milliard"
  bool half_of_scale() {
    std::uint32_t token = at_;
    if (has(token, Category::article_one) && line_goes_on(token + 1)) {
      token = past_hyphen(token + 1);
      if (tiny_part(token)) return true;
    }
    if (!has(token, Category::half_word)) return part_of_scale(token);
    std::uint32_t next = past_hyphen(token + 1);
    if (has(next, Category::article_one)) next = past_hyphen(next + 1);
    const auto m = line_goes_on(next) ? reading_.match(next, any_of(Category::multiplier, Category::collective)) : std::nullopt;
    if (!m) return false;
    const auto product = multiply(value_of(*m), {5, -1, false});
    if (!product) return false;
    out_.value = *product;
    out_.scale = value_of(*m);
    at_ = m->last;
    return true;
  }

  // "a quarter million", "un quart de million", "a third of a million"
  bool part_of_scale(std::uint32_t token) {
    const auto part = fraction_word(reading_, token);
    if (!part || part->value < 2 || !line_goes_on(part->last)) return false;
    std::uint32_t next = past_hyphen(part->last);
    const bool of = has(next, Category::unit_link) || has(next, Category::of_whole);
    // "the fourth million" counts them; only a word that is no ordinal does without "of".
    if (!of && has(token, Category::ordinal_word)) return false;
    if (of) ++next;
    if (of && has(next, Category::article_one)) ++next;
    const auto m = line_goes_on(next) ? reading_.match(next, bit(Category::multiplier)) : std::nullopt;
    if (!m || compare(value_of(*m), thousand) < 0) return false;
    const auto product = multiply(value_of(*m), divide(1, part->value));
    if (!product) return false;
    out_.value = *product;
    out_.scale = value_of(*m);
    at_ = m->last;
    return true;
  }

  // "une dizaine", "a dozen", "two dozen", "dozens", "des centaines de milliers"
  bool collective() {
    std::uint32_t token = at_;
    Decimal times{1, 0, false};
    if (has(token, Category::vague_count) && several(token)) return true;
    const bool article = has(token, Category::article_one);
    if (article) {
      if (!line_goes_on(token + 1)) return false;
      ++token;
    }
    if (article && has(token, Category::collective_adjective) && line_goes_on(token + 1)) ++token;  // "une nouvelle dizaine"
    const auto m = reading_.match(token, any_of(Category::collective, Category::vague_plural));
    if (!m) return false;
    at_ = m->last;
    if (m->category == Category::vague_plural) {
      if (article) return false;
      // "hundreds of thousands", "dizaines de milliers"
      std::uint32_t next = at_;
      if (has(next, Category::unit_link) && line_goes_on(next + 1)) ++next;
      if (next > at_) {
        if (const auto more = reading_.match(next, any_of(Category::vague_plural, Category::multiplier))) at_ = more->last;
      }
      out_.form = NumeralForm::vague;
      return true;
    }
    // "cette centaine de cas", "une (bonne) trentaine", where the words before bound it
    const bool led =
        !article && token > 0 &&
        ((has(token - 1, Category::determiner) && has(at_, Category::unit_link)) || has(token - 1, Category::collective_adjective));
    if (!article && !led && reading_.pack.choice("bare_collectives") != "yes") return false;
    // "with a score of 27-17" is a game's, "a score of two" a mark.
    if (m->last > token + 1 && (reading_.tokens[at_].kind != TokenKind::word || has(at_, Category::numeral))) return false;
    out_.value = multiply(times, value_of(*m)).value_or(value_of(*m));
    out_.form = NumeralForm::collective;
    std::uint32_t next = at_;
    if (has(next, Category::unit_link) && line_goes_on(next + 1)) {
      // "une centaine de milliers", "une dizaine de millions"
      if (const auto more = reading_.match(next + 1, any_of(Category::multiplier, Category::vague_plural));
          more && compare(value_of(*more), thousand) >= 0) {
        if (const auto product = multiply(out_.value, value_of(*more))) {
          out_.value = *product;
          out_.scale = value_of(*more);
          at_ = more->last;
        }
      }
    }
    return true;
  }

  // A fraction or ordinal that needs no numeral before it: "half", "la moitié", "a third", "third".
  bool alone() {
    std::uint32_t token = at_;
    const bool article = has(token, Category::article_one);
    if (article && line_goes_on(token + 1)) ++token;
    if (const auto m = reading_.match(at_, bit(Category::half_alone))) {
      out_.value = {5, -1, false};
      out_.fraction = Fraction{1, 2};
      out_.form = NumeralForm::fraction;
      at_ = m->last;
      return true;
    }
    if (!article) return definite_part();
    if (moved_by(token)) return true;
    if (const auto m = fraction_word(reading_, past_hyphen(token)); m && m->value >= 2 && part_of_whole(reading_, *m))
      return part(1, m->value, m->last);
    return tiny_part(past_hyphen(token));
  }

 private:
  // "several hundred", "a few thousand", "quelques millions": no value.
  bool several(std::uint32_t token) {
    const auto m = reading_.match(token, bit(Category::vague_count));
    if (!m || !line_goes_on(m->last)) return false;
    const auto scale = reading_.match(m->last, any_of(Category::multiplier, Category::collective));
    if (!scale) return false;
    at_ = scale->last;
    // "several hundred thousand"
    if (const auto more = line_goes_on(at_) ? reading_.match(at_, bit(Category::multiplier)) : std::nullopt;
        more && compare(value_of(*more), thousand) >= 0) {
      out_.scale = value_of(*more);
      at_ = more->last;
    } else if (compare(value_of(*scale), thousand) >= 0) {
      out_.scale = value_of(*scale);
    }
    out_.form = NumeralForm::vague;
    return true;
  }
  // "plus du tiers des voix", "un bon quart": behind an article or adjective, with its whole or nothing behind.
  bool definite_part() {
    const auto m = fraction_word(reading_, at_);
    if (!m || m->value < 3 || at_ == 0 || reading_.tokens[at_].line_before ||
        reading_.categories(at_).meets(any_of(Category::ordinal_word, Category::date_unit)))
      return false;
    if (!reading_.categories(at_ - 1).meets(any_of(Category::determiner, Category::collective_adjective)) ||
        has(at_ - 1, Category::numeral))
      return false;
    // « transmis à DES tiers », to others: several of one part no one says.
    if (has(at_ - 1, Category::determiner) && !listed(reading_, at_ - 1, "singular_articles")) return false;
    const bool ends = !line_goes_on(m->last) || (reading_.tokens[m->last].kind == TokenKind::mark && !dash(m->last));
    return (ends || has(m->last, Category::of_whole)) && part(1, m->value, m->last);
  }
  // "rose by a fifth to 30", "fell almost a tenth in May": by how much, where no thing stands behind.
  bool moved_by(std::uint32_t token) {
    const auto m = fraction_word(reading_, token);
    if (!m || m->value < 3 ||
        (line_goes_on(m->last) && reading_.tokens[m->last].kind == TokenKind::word && !has(m->last, Category::function_word)))
      return false;
    for (std::uint32_t back = 1; back <= 5 && back <= at_; ++back) {  // "by as much as a third to"
      if (reading_.tokens[at_ - back].kind != TokenKind::word) return false;
      if (has(at_ - back, Category::change_verb)) return part(1, m->value, m->last);
      if (reading_.tokens[at_ - back].line_before) return false;
    }
    return false;
  }
  // "un centième", "a millionth of a second", "un billionième": a part, unless a thing stands behind that is counted so far.
  bool tiny_part(std::uint32_t token) {
    const auto m = reading_.match(token, bit(Category::ordinal_word));
    if (!m || compare(value_of(*m), hundred) < 0 || reading_.at(m->last - 1).back() == u's') return false;
    const auto den = whole(value_of(*m));
    const bool thing = line_goes_on(m->last) && reading_.tokens[m->last].kind == TokenKind::word &&
                       !has(m->last, Category::function_word) && !has(m->last, Category::unit_link);
    return den && !thing && part(1, *den, m->last);
  }
  bool part(std::uint32_t num, std::uint64_t den, std::uint32_t last) {
    out_.value = divide(num, den);
    if (den <= 0xFFFFFFFFu) out_.fraction = Fraction{num, static_cast<std::uint32_t>(den)};
    out_.form = NumeralForm::fraction;
    at_ = last;
    return true;
  }

  Numeral out_;
  std::uint32_t at_;
};

}  // namespace

std::optional<Numeral> read_part_of_scale(const Reading& reading, std::uint32_t token) {
  return Part::read(reading, token, any_of(Category::article_one, Category::half_word, Category::fraction_word, Category::numeral),
                    &Part::half_of_scale);
}
std::optional<Numeral> read_collective(const Reading& reading, std::uint32_t token) {
  return Part::read(reading, token, any_of(Category::vague_count, Category::article_one, Category::collective, Category::vague_plural),
                    &Part::collective);
}
std::optional<Numeral> read_part_alone(const Reading& reading, std::uint32_t token) {
  return Part::read(reading, token, any_of(Category::article_one, Category::half_alone, Category::fraction_word, Category::numeral),
                    &Part::alone);
}

std::optional<Match> fraction_word(const Reading& reading, std::uint32_t token) {
  return reading.has_any(token, any_of(Category::fraction_word, Category::numeral)) ? Parts(reading).read(token) : std::nullopt;
}

// "a fifth of", "un cinquième des". A word that is no ordinal ("tiers", "quarter") needs no proof.
bool part_of_whole(const Reading& reading, const Match& m) {
  const auto has = [&](std::uint32_t token, Category category) { return reading.categories(token).meets(bit(category)); };
  if (!has(m.last - 1, Category::ordinal_word) || has(m.last, Category::unit_link) || has(m.last, Category::of_whole) ||
      m.last >= reading.tokens.size())
    return true;
  // "a fifth more", "a third higher"
  if (has(m.last, Category::comparison) && !has(m.last, Category::determiner) && !has(m.last, Category::date_word)) return true;
  // "a third died IN", not "a third named suspect"
  const std::uint32_t behind = m.last + 1;
  const bool past = (formed(reading, m.last, "past_ending", 3) || listed(reading, m.last, "past_irregular")) &&
                    (behind >= reading.tokens.size() || reading.tokens[behind].kind != TokenKind::word ||
                     reading.has_any(behind, any_of(Category::date_word, Category::preposition, Category::function_word)));
  // "NEARLY a third say", "ABOUT a third died": who bounds it means a part, where its verb stands behind; not "about a third report"
  if (m.first > 1 && (past || reading.has_any(m.last, any_of(Category::auxiliary, Category::reporting_verb))) &&
      !reading.has_any(m.last, any_of(Category::role_noun, Category::noun_cue))) {
    const std::uint32_t article = m.first - 1;
    for (std::uint32_t t = article; t > 0 && article - t < 3; --t) {
      if (const auto bound = reading.match(t - 1, bit(Category::bound_before)); bound && bound->last == article) return true;
    }
  }
  if (listed(reading, m.last, "of_several")) return true;  // "a third WERE late"
  // "a third FULL"
  if (listed(reading, m.last, "figure_closes") &&
      (behind >= reading.tokens.size() || reading.tokens[behind].kind != TokenKind::word || has(behind, Category::function_word)))
    return true;
  // "fell BY a fifth last year", "BY a third compared with", "BY a third, to 9m", "AGAINST a tenth in May"
  if (m.first > 1 && (listed(reading, m.first - 2, "change_by") || listed(reading, m.first - 2, "said_once")) &&
      !has(m.first - 2, Category::unit_link) &&
      (past || reading.is(m.last, u',') || reading.has_any(m.last, any_of(Category::date_word, Category::preposition))))
    return true;
  // "fell by about a third."
  return reading.tokens[m.last].line_before ||
         (reading.tokens[m.last].kind == TokenKind::mark && reading.tokens[m.last].where.size() == 1 &&
          std::u16string_view(u".;:!?").find(reading.text[reading.tokens[m.last].where.begin]) != std::u16string_view::npos);
}

}  // namespace citelight
