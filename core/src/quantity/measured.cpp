#include "quantity/measured.h"

#include <algorithm>

#include "numeral/numeral.h"
#include "quantity/counted.h"
#include "quantity/together.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

constexpr std::uint32_t max_back = 12;    // tokens between a figure and its verb
constexpr std::uint32_t max_phrase = 12;  // tokens of what is measured

class Measurer {
 public:
  Measurer(const Reading& reading, const Sentence& sentence) : reading_(reading), sentence_(sentence) {}

  void read(Quantity& q, const Quantity* before, const Quantity* behind) {
    const std::uint32_t first = first_of(q);
    if (first <= sentence_.first) return;
    if (!q.counted && (q.measured = labelled(first, q))) return;
    // A range holds its own "from".
    std::uint32_t link = listed(reading_, first, "change_from") ? first : first - 1;
    while (link > sentence_.first && link < first && adverbial(link)) --link;                           // "up from JUST 15%"
    const auto bound = q.bound_at ? reading_.match(first, bit(Category::measure_verb)) : std::nullopt;  // "debt EXCEEDS $3bn"
    const auto m = bound ? bound : verb_before(first, before);
    const bool stands = m && kind_of(*m) == VerbKind::stands;
    // « passé de 120 à 80 »: the ends tell the way.
    const bool end = before && before->change_role == ChangeRole::from && before->kind == q.kind && before->unit == q.unit &&
                     listed(reading_, link, "change_to");
    // "up to 4.1% from 3.8%"
    const bool start = before && before->change_role == ChangeRole::to && before->kind == q.kind && before->unit == q.unit &&
                       listed(reading_, link, "change_from") && clear(token_from(before->where.end), link);
    const bool opens_way = stands && listed(reading_, link, "change_from") && !listed(reading_, m->first, "spread");  // not "ranges from"
    if (end || start) set(q, before->change, end ? ChangeRole::to : ChangeRole::from);
    else if (m && !stands) change(q, *m, first, link, behind, before && before->change != Change::none);
    else if (opens_way && leads_to(q, Change::up, behind)) set(q, Change::up, ChangeRole::from);
    else if (opens_way && leads_to(q, Change::down, behind)) set(q, Change::down, ChangeRole::from);
    // "rose 12%, to $3.4bn": the comma parts the two ways of telling one change.
    else if (stands && before && before->change != Change::none && listed(reading_, link, "change_to"))
      set(q, before->change, ChangeRole::to);
    if (const auto sum = noun_of_sum(q, link)) q.counted = words(*sum);
    if (q.counted || (q.measured = behind_noun(q, m && noun(*m)))) return;
    // « cette décision tombe deux mois après »: when.
    if (m && kind_of(*m) == VerbKind::moves && q.kind == QuantityKind::duration && q.change == Change::none) return;
    // "held growth steady at 3.1%"
    if (m && kind_of(*m) == VerbKind::moves && listed(reading_, link, "change_at") && q.change == Change::none) return;
    // « Le téléphone, doté d'un écran de 6 pouces, PÈSE 171 grammes »: a finite verb is of its subject.
    const bool apposed = m && (!stands || formed(reading_, m->first, "gerund_ending", 4)) && before && behind_figure(*m, *before);
    if (before && (apposed || of_the_same(q, *before, link))) {
      q.measured = before->measured ? before->measured : before->counted;
      return;
    }
    // "narrowed by 1.4 points to 6.2%": one verb, one thing; not "at 5% and inflation at 2%". "Is 18km long AND COSTS €9bn": one subject.
    if (m && before && before->measured &&
        (reading_.tokens[m->first].where.begin < before->where.begin
             ? !joined(token_from(before->where.end), link)
             : q.kind != QuantityKind::cardinal && q.kind != QuantityKind::duration && !noun(*m) &&
                   joined(past_helpers(m->first) - 1, m->first))) {
      q.measured = before->measured;
      return;
    }
    if (m && (q.measured = object_behind(*m, link, q))) return;
    std::optional<NounPhrase> phrase = m ? of_verb(*m, first, link, q) : std::nullopt;
    if (!phrase && (!m || (stands && m->last <= link)) && listed(reading_, link, "change_by") && reading_.has(link, Category::unit_link))
      phrase = with_article(subject(link));
    if (!phrase) phrase = apposed_to(first, q);
    if (!phrase && !m && (q.measured = fronted(first, q))) return;
    // "incomes ABOVE $400,000", « les revenus SUPÉRIEURS à 400 000 euros »
    if (!phrase && !m && q.bound_at && listed(reading_, first, "limit")) phrase = with_article(subject(first));
    // "a crowd of 31,000", but not "one of 12"
    if (phrase && !m && q.kind == QuantityKind::cardinal &&
        (!q.given() || q.fraction || like_a_year(q) || !determiner(phrase->first) || !ends_phrase(token_from(q.where.end))))
      return;
    if (phrase && m && before && had_by_a_verb(*phrase, *before)) {
      q.measured = before->counted;
      return;
    }
    // "raised its rate by 25 points to 5.25%": of one thing, which the way tells.
    if (before && before->measured &&
        (start || (end && !(m && reading_.tokens[m->first].where.begin > before->where.end)) ||
         (before->change_role == ChangeRole::by && q.change_role == ChangeRole::to)))
      q.measured = before->measured;
    else if (phrase) q.measured = words(*phrase);
    // "reopened after a three-year deal worth $5m"
    else if (stands && m->last == first && before && before->counted && m->first == token_from(before->counted->end))
      q.measured = before->counted;
  }

  // "the average AGE rose to 30.9 years, up from 26.4", « l'ÂGE légal passe de 62 à 64 ans »
  [[nodiscard]] bool of_age(const Quantity& q, const Quantity* before) {
    if (q.kind == QuantityKind::cardinal ? q.counted || q.fraction || q.change_role == ChangeRole::by
                                         : q.kind != QuantityKind::duration || q.unit != "a")
      return false;
    if (before && before->kind == QuantityKind::age && before->change != Change::none && q.change == before->change) return true;
    if (q.change_role == ChangeRole::by || (q.change_role == ChangeRole::none && !q.measured)) return false;
    const std::uint32_t first = first_of(q);
    for (std::uint32_t t = first; t-- > sentence_.first && reading_.tokens[t].kind != TokenKind::mark && first - t < max_back;) {
      // "the number of people OF working AGE"
      if (listed(reading_, t, "age_noun"))
        return !has(t - 1, Category::preposition) && (determiner(t - 1) || !has(t - 2, Category::preposition));
    }
    return false;
  }
  // "the unemployment RATE fell 0.3 points": what is itself so many per cent moves by percentage points.
  [[nodiscard]] bool of_rate(const Quantity& q) {
    if (!q.measured) return false;
    const std::uint32_t end = token_from(q.measured->end);
    for (std::uint32_t t = token_from(q.measured->begin); t < end; ++t) {
      if (has(t, Category::preposition)) return false;
      if (listed(reading_, t, "rate_noun") && (t + 1 == end || !bare_nouns_ || has(t + 1, Category::preposition)))
        return true;  // no "inflation INDEX", no "share PRICE"
    }
    return false;
  }

  // "38% of sales, 6 points MORE", « 38 % des ventes, 6 points DE PLUS »: directly behind a share and its comma.
  [[nodiscard]] bool compared_with_it(const Quantity& q, const Quantity& before) {
    const std::uint32_t comma = token_from(before.counted ? before.counted->end : before.where.end), end = token_from(q.where.end);
    return comma + 1 == first_of(q) && reading_.is(comma, u',') && (has(end, Category::comparison) || has(end + 1, Category::comparison));
  }
  [[nodiscard]] bool led_by_preposition(const Quantity& q) {
    const std::uint32_t first = first_of(q);
    return first > sentence_.first && listed(reading_, first - 1, "year_in");
  }
  // "a margin of ERROR of 3 points"
  [[nodiscard]] bool of_error(const Quantity& q) {
    const std::uint32_t noun = q.measured ? token_from(q.measured->end) - 1 : sentence_.first;
    return noun > sentence_.first && listed(reading_, noun, "error_noun") && reading_.has(noun - 1, Category::unit_link);
  }

 private:
  [[nodiscard]] bool has(std::uint32_t token, Category category) const { return token < sentence_.last && reading_.has(token, category); }
  [[nodiscard]] bool word(std::uint32_t token) const { return reading_.tokens[token].kind == TokenKind::word; }
  [[nodiscard]] bool determiner(std::uint32_t token) const {
    return has(token, Category::determiner) || has(token, Category::article_one) || has(token, Category::possessive);
  }

  [[nodiscard]] std::uint32_t token_from(std::uint32_t unit) {
    while (at_ > sentence_.first && reading_.tokens[at_ - 1].where.begin >= unit) --at_;
    while (at_ < sentence_.last && reading_.tokens[at_].where.begin < unit) ++at_;
    return at_;
  }

  // Where the figure begins, the words that bound it included.
  [[nodiscard]] std::uint32_t first_of(const Quantity& q) {
    return token_from(q.bound_at ? std::min(q.bound_at->begin, q.where.begin) : q.where.begin);
  }

  // The verb (or its noun: "une hausse de") that leads to the figure at `first`; `before` is the figure in front of it.
  std::optional<Match> verb_before(std::uint32_t first, const Quantity* before) {
    for (std::uint32_t t = first; t > sentence_.first && first - t < max_back;) {
      --t;
      // "from 7.5% to 7.3%": the start stands between.
      if (before && reading_.tokens[t].where.begin < before->where.end && reading_.tokens[t].where.begin >= before->where.begin) {
        if (!listed(reading_, first - 1, "change_to")) return std::nullopt;
        if (before->kind != QuantityKind::multiple) {  // "has DOUBLED since January to €84"
          t = token_from(before->where.begin);
          continue;
        }
      }
      if (reading_.is(t, u',') && before && t > sentence_.first && listed(reading_, t + 1, "change_to") && t + 1 < first &&
          clear(token_from(before->where.end), t))
        continue;
      if (reading_.is(t, u',') && t > sentence_.first && t + 2 == first && listed(reading_, t - 1, "steady"))
        continue;  // « est stable, à »
      if (reading_.is(t, u',') && t > sentence_.first && t + 2 == first && listed(reading_, t + 1, "change_to") &&
          has(t - 1, Category::change_verb))
        continue;  // « ont triplé, à »
      if (!word(t)) {
        if (reading_.is(t, u'-')) continue;
        return std::nullopt;
      }
      const auto m = reading_.match(t, any_of(Category::measure_verb, Category::change_verb));
      if (m && m->last <= first && !only_noun(*m) && !particle(*m)) return m;
      // « n'ont augmenté QUE de 2 % »
      if (t + 2 >= first && reading_.has(t, Category::complementizer)) continue;
      // "SINCE January", "depuis 2020"
      if (reading_.has_any(t + 1, any_of(Category::month, Category::weekday)) || reading_.tokens[t + 1].kind == TokenKind::number) continue;
      if (reading_.has_any(t, any_of(Category::complementizer, Category::relative, Category::subordinator, Category::adversative)))
        return std::nullopt;
    }
    return std::nullopt;
  }

  // "made UP half of them", "round UP 300 sheep"
  [[nodiscard]] bool particle(const Match& m) const {
    return m.first > sentence_.first && listed(reading_, m.first, "change_particle") && listed(reading_, m.first - 1, "particle_verbs");
  }

  enum class VerbKind : std::uint8_t { stands, sets, moves };  // the first two: the values of measure_verb, in the lexicon's order
  [[nodiscard]] VerbKind kind_of(const Match& verb) const {
    const auto m = reading_.match(verb.first, bit(Category::measure_verb));
    return m && m->last == verb.last ? static_cast<VerbKind>(m->value) : VerbKind::moves;
  }
  [[nodiscard]] bool qualifies(std::uint32_t token) const {
    return determiner(token) || has(token, Category::adjective_before) || listed(reading_, token, "change_adjective");
  }
  // Behind an article or an adjective a word of change is a noun, and "a rise OF 3%" is one.
  [[nodiscard]] bool noun(const Match& m) const {
    if (m.first == sentence_.first) return false;
    // « le chômage des JEUNES s'établit à »
    return bare_nouns_ || kind_of(m) != VerbKind::stands ? qualifies(m.first - 1) : determiner(m.first - 1);
  }
  // "our costs", "its growth forecast", « prévision de croissance »: part of what is measured.
  [[nodiscard]] bool only_noun(const Match& m) const {
    if (m.first == sentence_.first) return false;
    const VerbKind kind = kind_of(m);
    if (kind == VerbKind::stands || (kind == VerbKind::sets && !bare_nouns_)) return noun(m);  // « un CHIFFRE d'affaires »
    constexpr CategorySet no = any_of(Category::preposition, Category::function_word, Category::verb_adverb, Category::unit_link,
                                      Category::numeral, Category::bound_before, Category::determiner);
    if (noun(m)) return m.last < sentence_.last && word(m.last) && !reading_.has_any(m.last, no) && bare_nouns_;
    return reading_.has(m.first - 1, Category::unit_link) && kind == VerbKind::moves;
  }

  // "to 3.9% (in November) from 4.6%": when it stood there, or what of, may stand between two ends.
  [[nodiscard]] bool clear(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t t = from; t < to; ++t) {
      if (t - from > 4 || (!word(t) && reading_.tokens[t].kind != TokenKind::number) ||
          (!reading_.has(t - 1, Category::preposition) && reading_.has_any(t, any_of(Category::measure_verb, Category::change_verb))) ||
          reading_.has_any(t, any_of(Category::complementizer, Category::relative, Category::subordinator, Category::conjunction,
                                     Category::numeral_joiner)))
        return false;  // not "ON average"
    }
    return from <= to;
  }

  [[nodiscard]] bool joined(std::uint32_t from, std::uint32_t to) const {
    constexpr CategorySet joins = any_of(Category::conjunction, Category::numeral_joiner, Category::adversative);
    while (from < to && !reading_.has_any(from, joins)) ++from;
    return from < to;
  }

  static void set(Quantity& q, Change change, ChangeRole role) {
    q.change = change;
    q.change_role = role;
  }

  // "rose 3%", "fell from 7 to 5", « a reculé de 1,2 million »: the direction, and what the word in front makes of the figure.
  // `follows`: the figure before it said by how much; without that "growth AT 3%" is no way to it.
  void change(Quantity& q, const Match& verb, std::uint32_t first, std::uint32_t link, const Quantity* behind, bool follows) {
    const auto m = reading_.match(verb.first, bit(Category::change_verb));
    if (!m || (q.kind == QuantityKind::duration && reading_.has(link, Category::unit_link) && (noun(verb) || bare_nouns_)))
      return;  // "gains of two years"
    const Change way = m->value == 0 ? Change::up : Change::down;
    const bool to = listed(reading_, link, "change_reach") ||
                    (listed(reading_, link, "change_to") && (!listed(reading_, link, "change_at") || follows)) || reaches(q),
               from = listed(reading_, link, "change_from"), by = listed(reading_, link, "change_by");
    if (to) return set(q, way, ChangeRole::to);
    if (from && (!by || leads_to(q, way, behind))) return set(q, way, ChangeRole::from);
    if (by ? by_so_much(verb, link) : directly(q, verb, first, behind)) set(q, way, ChangeRole::by);
  }
  // "up TO 15%", "fell BELOW 10%", « passé SOUS les 5 % »
  [[nodiscard]] bool reaches(const Quantity& q) {
    if (!q.bound_at || q.bound_at->end > q.where.begin) return false;
    const std::uint32_t end = token_from(q.bound_at->end), first = token_from(q.bound_at->begin);
    if (listed(reading_, end - 1, "change_to")) return true;
    for (std::uint32_t t = first; t < end; ++t) {
      if (listed(reading_, t, "change_reach")) return true;
    }
    return false;
  }
  // « de 7,5 % à 7,3 % », « de 23 % en 2018 à 10 % »: where the same preposition says "by" and "from", the end that follows tells.
  // « de 2 cents à 1,05 $ » is a way down by the one, to the other.
  [[nodiscard]] bool leads_to(const Quantity& q, Change way, const Quantity* behind) {
    if (!behind || behind->kind != q.kind || behind->unit != q.unit || (q.fraction && !behind->fraction)) return false;
    const std::uint32_t end = first_of(*behind);
    if (end == sentence_.first || !listed(reading_, end - 1, "change_to")) return false;
    std::uint32_t t = token_from(q.counted ? q.counted->end : q.where.end);
    for (std::uint32_t words = 0; t + 1 < end; ++t, ++words) {
      if (words > 3 || reading_.is(t, u',') || reading_.has_any(t, any_of(Category::change_verb, Category::measure_verb))) return false;
    }
    const auto& a = q.given();
    const auto& b = behind->given();
    return !a || !b || compare(*a, *b) * (way == Change::up ? 1 : -1) < 0;
  }
  // "growth OF 3%" but not "lost sales OF $3bn"; « a réduit ses émissions DE 12 % » but not « a supprimé une taxe DE 3 % ».
  [[nodiscard]] bool by_so_much(const Match& verb, std::uint32_t link) const {
    if (!reading_.has(link, Category::unit_link) || link <= verb.last) return true;
    if (noun(verb)) return listed(reading_, verb.last, "measured_in") || reading_.has(verb.last, Category::preposition);
    return !bare_nouns_ && !has(verb.last, Category::article_one) && !reading_.has(verb.last, Category::preposition);
  }
  // "rose 3%", "lost 4 cents to 96 cents"; "raised $3bn" raised nothing by so much.
  [[nodiscard]] bool directly(const Quantity& q, const Match& verb, std::uint32_t first, const Quantity* behind) {
    const bool share = q.kind == QuantityKind::percent || q.kind == QuantityKind::percentage_points || q.unit == "{point}";
    const std::uint32_t end = token_from(q.where.end);
    const bool goes_to = behind && behind->kind == q.kind && behind->unit == q.unit && end < sentence_.last &&
                         listed(reading_, end, "change_to") && first_of(*behind) == end + 1 && q.value && behind->value &&
                         compare(*q.value, *behind->value) < 0;
    if (!share && !goes_to && (kind_of(verb) == VerbKind::sets || q.kind == QuantityKind::duration)) return false;
    for (std::uint32_t t = verb.last; t < first; ++t) {
      if (!adverbial(t) && !reading_.has(t, Category::complementizer)) return false;
    }
    return true;
  }

  [[nodiscard]] std::optional<NounPhrase> subject(std::uint32_t end) const { return subject_before(reading_, sentence_.first, end); }

  // « le DÉFICIT de 90 millions d'euros de la ville »: behind the figure stands whose it is.
  [[nodiscard]] std::optional<NounPhrase> noun_of_sum(const Quantity& q, std::uint32_t link) {
    const std::uint32_t behind = token_from(q.where.end);
    if (!q.counted || q.kind != QuantityKind::money || bare_nouns_ || !reading_.has(link, Category::unit_link) ||
        !(has(behind, Category::definite) || has(behind + 1, Category::definite)))
      return std::nullopt;
    return with_article(subject(link));
  }

  // "ordered 55 jets worth $7bn": what a verb before them had, not "trade between the two nations".
  [[nodiscard]] bool had_by_a_verb(const NounPhrase& phrase, const Quantity& before) const {
    if (!before.counted || before.counted->end != reading_.tokens[phrase.head - 1].where.end) return false;
    for (std::uint32_t t = phrase.first + 1; t + 1 < phrase.head && reading_.tokens[t].where.end < before.where.begin; ++t) {
      if (bare_nouns_ ? past(t) && !determiner(t - 1) : !determiner(phrase.first)) return true;
    }
    return false;
  }

  // Nothing that a figure in front of `token` could count.
  [[nodiscard]] bool ends_phrase(std::uint32_t token) const {
    if (token >= sentence_.last) return true;
    if (!word(token))  // not "27 “new” rules"
      return token + 1 >= sentence_.last || reading_.tokens[token + 1].space_before || reading_.is(token, u'(');
    return past(token) || adverbial(token) || has(token, Category::auxiliary) ||
           (has(token, Category::preposition) && !reading_.has_any(token, any_of(Category::of_whole, Category::range_join)));
  }

  // « évalue à 118 000 LE NOMBRE DE FAMILLES », « a réduit d'un tiers LA RÉCOLTE ».
  [[nodiscard]] std::optional<Span> object_behind(const Match& verb, std::uint32_t link, const Quantity& q) {
    const std::uint32_t end = token_from(q.where.end);
    if (bare_nouns_ || q.counted || kind_of(verb) != VerbKind::sets || verb.last != link || !has(end, Category::definite) ||
        !(listed(reading_, link, "change_by") || listed(reading_, link, "change_to")) ||
        reading_.has_any(end + 1, any_of(Category::date_unit, Category::date_word, Category::weekday, Category::numeral)))
      return std::nullopt;
    return find_counted(reading_, sentence_, Quantity{}, end + 1);
  }

  // "AT 97 metres, the turbine is the tallest", « À 97 mètres, l'éolienne domine ».
  [[nodiscard]] std::optional<Span> fronted(std::uint32_t first, const Quantity& q) {
    const std::uint32_t comma = token_from(q.where.end);
    if (first != sentence_.first + 1 || !listed(reading_, sentence_.first, "fronted") || !reading_.is(comma, u',') ||
        (q.kind != QuantityKind::money && q.kind != QuantityKind::measure && q.kind != QuantityKind::percent) || !determiner(comma + 1))
      return std::nullopt;
    return find_counted(reading_, sentence_, Quantity{}, comma + 2);
  }

  // "The tower, 54m high, leans", "The firm, valued at $9bn, has", « Le terrain, de 2 400 m², peut »: between the commas behind a
  // sentence's opening phrase.
  [[nodiscard]] std::optional<NounPhrase> apposed_to(std::uint32_t first, const Quantity& q) {
    if (q.kind != QuantityKind::money && q.kind != QuantityKind::measure && q.kind != QuantityKind::percent) return std::nullopt;
    std::uint32_t open = first, close = token_from(q.where.end);
    while (open > sentence_.first && first - open < 3 && word(open - 1)) --open;
    if (close < sentence_.last && listed(reading_, close, "dimension_behind")) ++close;
    std::uint32_t comma = close;
    while (comma < sentence_.last && !reading_.is(comma, u',') && comma - close < 4) ++comma;
    if (reading_.has_any(close, any_of(Category::date_word, Category::preposition)) && clear(close, comma))
      close = comma;  // "worth $9bn LAST YEAR,"
    if (open <= sentence_.first || close + 1 >= sentence_.last || !reading_.is(open - 1, u',') || !reading_.is(close, u','))
      return std::nullopt;
    const bool percent = q.kind == QuantityKind::percent;  // « Le tarif, RELEVÉ de 2 %, s'élève »
    if (percent && !reading_.has(open + has(open, Category::preposition), Category::change_verb)) return std::nullopt;
    for (std::uint32_t t = open; t < first && !percent && !reading_.has(open, Category::measure_verb); ++t) {
      if (!reading_.has(t, Category::unit_link) && !listed(reading_, t, "dimension")) return std::nullopt;  // not "at 80 mph", "for $3m"
    }
    for (std::uint32_t t = sentence_.first; t + 1 < open; ++t) {
      if (past(t)) return std::nullopt;  // "The Dow fell 1.2%, 320 points, to"
    }
    const auto phrase = subject(open - 1);
    const bool plural = bare_nouns_ && has(open, Category::measure_verb);  // "Exports to Asia, worth $9bn,"
    return phrase && phrase->first == sentence_.first && (plural || determiner(phrase->first)) ? phrase : std::nullopt;
  }

  // Where a noun needs its article, a bare word in front of "de" may be a verb.
  [[nodiscard]] std::optional<NounPhrase> with_article(std::optional<NounPhrase> p) const {
    if (!p) return p;
    // "resulted in DELAYS of", "it reported NET PREMIUMS of": what stands right before "of".
    for (std::uint32_t t = p->head; t-- > p->first;) {
      const bool verb = reading_.has(t, Category::reporting_verb) && !(t > p->first && determiner(t - 1));  // « un CHIFFRE d'affaires »
      if (verb || (reading_.has(t, Category::preposition) && !reading_.has(t, Category::noun_link))) {
        p->first = t + 1;
        break;
      }
    }
    // "resulted in delays of", "compared with the old standard of", "seized cocaine with a street value of", "lies at a depth of"
    for (std::uint32_t t = p->first; bare_nouns_ && t + 1 < p->head; ++t) {
      const bool led = t + 2 < p->head && has(t + 1, Category::preposition);
      if (past(t) && led) p->first = t + 2;
      else if (t > p->first ? past(t) && !determiner(t - 1)
                            : listed(reading_, t, "past_irregular") || (past(t) && t > sentence_.first && has(t - 1, Category::auxiliary)))
        p->first = t + 1;
      else if (led && !reading_.has(t + 1, Category::unit_link) &&
               (has(t + 2, Category::article_one) || listed(reading_, t + 1, "phrase_opener")))
        p->first = t + 2;
    }
    const bool opens = p->first == sentence_.first && p->head == p->first + 1 && reading_.at(p->first).back() != u's';
    if (bare_nouns_ && (formed(reading_, p->head - 1, "past_ending", 4) || opens)) return std::nullopt;
    while (!bare_nouns_ && p->first < p->head && !determiner(p->first)) ++p->first;  // « écopé d'UNE amende »
    return p->first < p->head ? p : std::nullopt;
  }

  // Steps left from a verb over what belongs to it: "n'a pas", "devrait", "is expected to".
  [[nodiscard]] std::uint32_t past_helpers(std::uint32_t verb) const {
    while (verb > sentence_.first) {
      const std::uint32_t t = verb - 1;
      if (listed(reading_, t, "measure_helper") ||
          reading_.has_any(t, any_of(Category::auxiliary, Category::negation, Category::reflexive, Category::verb_adverb)) ||
          (word(t) && adverb_form(reading_, t) && !reading_.tokens[t].capitalised)) {
        --verb;
        continue;
      }
      // "is expected TO rise", « est attendue EN hausse »
      if (reading_.has(t, Category::infinitive_link) && t > sentence_.first + 1 && word(t - 1) && has(t - 2, Category::auxiliary)) {
        verb -= 2;
        continue;
      }
      return verb;
    }
    return verb;
  }

  // Behind a figure and what it counts.
  [[nodiscard]] std::uint32_t past_figure(const Quantity& q) const {
    return reading_.token_at(q.counted ? std::max(q.counted->end, q.where.end) : q.where.end);
  }

  // "Turnout: 58.3%", « Participation : 58,3 % »: the name of a sentence's one figure.
  [[nodiscard]] std::optional<Span> labelled(std::uint32_t first, const Quantity& q) const {
    constexpr std::uint32_t longest = 5;
    constexpr CategorySet no = any_of(Category::weekday, Category::month, Category::date_word, Category::numeral, Category::reporting_verb,
                                      Category::auxiliary, Category::pronoun);
    const std::uint32_t colon = first - 1, end = past_figure(q);
    if (!reading_.is(colon, u':') || colon == sentence_.first || colon - sentence_.first > longest ||
        !(end >= sentence_.last || reading_.tokens[end].line_before || reading_.is(end, u'.') || reading_.is(end, u'(')))
      return std::nullopt;
    std::uint32_t t = sentence_.first;
    while (t < colon && determiner(t)) ++t;
    for (std::uint32_t k = t; k < colon; ++k) {
      if (!word(k) || reading_.has_any(k, no)) return std::nullopt;
    }
    return t < colon ? std::optional(Span{reading_.tokens[t].where.begin, reading_.tokens[colon - 1].where.end}) : std::nullopt;
  }

  // "sales of $3bn, UP 12%", « 3 milliards de dollars, EN FORTE HAUSSE de 12 % »: behind a figure and its comma, that figure's change.
  [[nodiscard]] bool behind_figure(const Match& verb, const Quantity& before) const {
    std::uint32_t t = verb.first;
    while (t > sentence_.first && (qualifies(t - 1) || adverbial(t - 1))) --t;
    if (t > sentence_.first && has(t - 1, Category::preposition)) --t;
    if (t < sentence_.first + 2 || !reading_.is(t - 1, u',')) return false;
    const std::uint32_t end = past_figure(before);
    // "carried 4.9 million passengers IN JULY, up 7%"; "$22 in all, cut emissions by" is a verb
    return end == t - 1 ||
           ((t < verb.first || listed(reading_, t, "change_particle")) && has(end, Category::preposition) && clear(end, t - 1));
  }

  // "fell by €1.3bn, OR 7.2%", "€3bn ($3.3bn)", "7.1%, AGAINST 7.4%", "6,000 tents at $240 EACH": of the same thing
  // as the figure before, whose change is taken too where it is told in two units.
  [[nodiscard]] bool of_the_same(Quantity& q, const Quantity& before, std::uint32_t link) {
    const std::uint32_t behind = token_from(q.where.end);
    if (behind < sentence_.last && listed(reading_, behind, "each_behind")) return before.counted && q.kind != QuantityKind::cardinal;
    const bool alike = (before.kind == q.kind && before.unit == q.unit) ||
                       (q.kind == QuantityKind::cardinal && !q.counted && !like_a_year(q));  // « 14,1 semaines, contre 8,3 avant »
    std::uint32_t from = link;
    if (from > sentence_.first && reading_.has(from, Category::preposition) && listed(reading_, from - 1, "compared_to"))
      --from;  // "compared with"
    const bool compared =
        alike && listed(reading_, from, "compared_to") && !listed(reading_, from, "change_to") && !listed(reading_, from, "change_from");
    if (from > sentence_.first && reading_.is(from - 1, u',')) --from;
    const std::uint32_t end = token_from(before.where.end);
    if (compared) return clear(end, from);
    // "£5.17 on average, 24p MORE than in 2022", « 4,9 millions de passagers, soit 7 % DE PLUS »
    if (q.kind != QuantityKind::cardinal &&
        (has(behind, Category::comparison) || (reading_.has(behind, Category::unit_link) && has(behind + 1, Category::comparison)))) {
      std::uint32_t comma = first_of(q) - 1;
      if (comma > sentence_.first && listed(reading_, comma, "same_as")) --comma;
      if (reading_.is(comma, u',') && clear(past_figure(before), comma)) return true;
    }
    const bool other = !alike && (listed(reading_, link, "same_as") || (before.kind == q.kind && reading_.is(link, u'(')));
    if (!other || from != end || q.kind == QuantityKind::cardinal || before.kind == QuantityKind::cardinal) return false;
    set(q, before.change, before.change_role);
    return true;
  }

  // "a 3% rise IN SALES", "a drop of 12% IN ORDERS": behind the figure it is said in what.
  std::optional<Span> behind_noun(Quantity& q, bool of_noun) {
    std::uint32_t in = token_from(q.where.end);
    const auto m = in < sentence_.last ? reading_.match(in, bit(Category::change_verb)) : std::nullopt;
    if (m) {
      // "posted a 12% RISE", "closed 4% HIGHER"
      if (q.change == Change::none &&
          (listed(reading_, in, "change_behind")
               ? !has(m->last, Category::complementizer) && !(m->last < sentence_.last && listed(reading_, m->last, "change_than"))
               : article_before(q)))
        set(q, m->value == 0 ? Change::up : Change::down, ChangeRole::by);
      in = m->last;
    } else if (!of_noun || q.change_role != ChangeRole::by || !bare_nouns_) return std::nullopt;
    if (in + 1 >= sentence_.last || !listed(reading_, in, "measured_in")) return std::nullopt;
    ++in;
    while (in + 1 < sentence_.last && determiner(in)) ++in;
    if (reading_.has_any(in, any_of(Category::month, Category::date_word, Category::weekday, Category::date_unit))) return std::nullopt;
    const auto counted = find_counted(reading_, sentence_, Quantity{}, in);
    return counted;
  }

  [[nodiscard]] bool article_before(const Quantity& q) {
    std::uint32_t t = first_of(q);
    while (t > sentence_.first && listed(reading_, t - 1, "change_adjective")) --t;
    return t > sentence_.first && determiner(t - 1);
  }

  [[nodiscard]] bool past(std::uint32_t token) const {
    return formed(reading_, token, "past_ending", 4) || listed(reading_, token, "past_irregular");
  }

  [[nodiscard]] bool adverbial(std::uint32_t token) const {
    return reading_.has(token, Category::verb_adverb) || adverb_form(reading_, token);
  }

  std::optional<NounPhrase> of_verb(const Match& verb, std::uint32_t first, std::uint32_t link, const Quantity& q) {
    const bool linked = listed(reading_, link, "change_by") || listed(reading_, link, "change_to") || listed(reading_, link, "change_from");
    const VerbKind kind = kind_of(verb);
    std::uint32_t begin = verb.last;
    while (begin < first && (adverbial(begin) || reading_.has(begin, Category::complementizer) || reading_.is(begin, u',') ||
                             listed(reading_, begin + has(begin, Category::preposition), "measure_aside")))
      begin += 1 + has(begin, Category::preposition);  // « atteint EN MOYENNE 1 480 euros »
    const std::uint32_t end = linked ? std::max(link, begin) : first;
    if (kind == VerbKind::stands) {
      // "was fined $3bn", but "were FLAT at $3bn"
      const std::uint32_t gap = end - begin - (begin < end && reading_.is(end - 1, u','));
      const bool steady = gap == 1 && listed(reading_, begin, "steady") && listed(reading_, link, "change_to");
      if (begin < end && !steady && !listed(reading_, begin, "change_from")) return std::nullopt;
    } else if (begin < end && linked) {
      // "has cut ITS DIVIDEND by 12%", « la hausse DES PRIX de 3 % »; the start of a way from one figure to another is no object.
      bool figures = false;
      for (std::uint32_t t = begin; t < end; ++t)
        figures |= reading_.tokens[t].kind == TokenKind::number || reading_.has(t, Category::numeral);
      if (!figures && (noun(verb) ? listed(reading_, begin, "measured_in") : !reading_.has(begin, Category::preposition))) {
        auto object = subject_before(reading_, begin, end);
        if (object && object->first <= begin + 1) return object;
        return std::nullopt;
      }
    }
    if (link == verb.last && !noun(verb) && listed(reading_, link, "measured_in") && bare_nouns_)
      return std::nullopt;  // "forecasts growth OF 1.4%"
    std::uint32_t at = verb.first;
    // "has MORE THAN doubled"
    if (const auto bound = at > sentence_.first + 2 ? reading_.match(at - 2, bit(Category::bound_before)) : std::nullopt;
        bound && bound->last == at)
      at -= 2;
    // "shares CLOSED down 4%", "FINISHED higher"
    if (at > sentence_.first + 1 && past(at - 1) && (listed(reading_, at, "change_particle") || listed(reading_, at, "change_behind")))
      --at;
    if (noun(verb)) {
      // « Les ventes ont connu une forte hausse de 3 % »: the noun's verb stands between it and what rose.
      while (at > sentence_.first && (qualifies(at - 1) || adverbial(at - 1)) && verb.first - at < 4) --at;
      if (at <= sentence_.first + 1 || !word(at - 1) ||
          reading_.has_any(at - 1, any_of(Category::preposition, Category::unit_link, Category::function_word)))
        return std::nullopt;
      --at;
    } else if (at > sentence_.first && has(at - 1, Category::preposition) && !has(at - 1, Category::infinitive_link)) {
      --at;  // « sont EN hausse »
      if (at == sentence_.first || !(has(at - 1, Category::auxiliary) || has(at - 1, Category::verb_adverb))) return std::nullopt;
    }
    // "The company raised $3bn": who did it is not what it is a figure of.
    if (kind == VerbKind::sets && !linked && (q.kind != QuantityKind::percent || !reading_.has(verb.first, Category::change_verb)))
      return std::nullopt;  // nor "The bank estimates 40% will"
    // « est à 30 km »: from there.
    const auto from_there = [&] {
      if (q.kind != QuantityKind::measure || bare_nouns_ || !listed(reading_, link, "distance_before") ||
          !listed(reading_, link, "change_to"))
        return false;
      const Unit* const unit = find_unit(reading_.pack.units(), q.unit);
      return unit != nullptr && unit->dimension == "meter";
    };
    // "it is one of them": no measure.
    const auto& value = q.given();
    const std::uint32_t behind = token_from(q.where.end);
    const bool so_much = value && !like_a_year(q) && !q.fraction && (value->exponent < 0 || compare(*value, {100, 0, false}) > 0) &&
                         !q.counted &&
                         (ends_phrase(behind) || has(behind, Category::numeral_joiner));  // "its population is 5,300 and falling"
    const bool number = q.kind == QuantityKind::cardinal && has(verb.first, Category::auxiliary);
    if ((number && !so_much) || (has(verb.first, Category::auxiliary) && from_there())) return std::nullopt;
    auto phrase = subject(past_helpers(at));
    if (phrase && number && listed(reading_, phrase->head, "existential")) return std::nullopt;  // "one says THERE are about 1,800"
    if (phrase && phrase->first > sentence_.first + 1 && past(phrase->first) && adverbial(phrase->first - 1) &&
        has(phrase->first - 2, Category::preposition))
      return std::nullopt;  // "in highly regarded areas"
    // "Unemployment AMONG GRADUATES rose", but "sold in OCTOBER was $39": a preposition leads no subject by itself.
    if (phrase && phrase->first > sentence_.first && reading_.has(phrase->first - 1, Category::preposition)) {
      const auto whole = phrase->first > sentence_.first + 1 ? subject(phrase->first - 1) : std::nullopt;
      if (!whole || whole->first != sentence_.first || past(whole->head - 1)) return std::nullopt;
      phrase->first = whole->first;
    }
    return phrase;
  }

  // Without its article, where it is neither a pronoun nor a whole clause.
  [[nodiscard]] std::optional<Span> words(const NounPhrase& p) const {
    std::uint32_t first = p.first;
    while (first < p.head && (determiner(first) || reading_.has_any(first, any_of(Category::unit_link, Category::preposition)))) ++first;
    // "workers will SHARE bonuses totalling"
    if (bare_nouns_ && first > sentence_.first && first + 1 < p.head && listed(reading_, first - 1, "modal")) ++first;
    // "the long-term rate of": nothing begins behind a hyphen.
    while (first > sentence_.first + 1 && reading_.is(first - 1, u'-') && glued(reading_, first)) first -= 2;
    // "to super PACs": a name that a word in small letters leads is not all of it.
    if (bare_nouns_ && first > sentence_.first && reading_.tokens[first].capitalised && word(first - 1) &&
        !reading_.tokens[first - 1].capitalised && first == p.first && !past(first - 1) &&
        !formed(reading_, first - 1, "gerund_ending", 4) &&
        !reading_.has_any(first - 1, any_of(Category::function_word, Category::preposition, Category::determiner, Category::conjunction,
                                            Category::complementizer, Category::reporting_verb, Category::verb_adverb)))
      return std::nullopt;
    if (first < p.head && (reading_.tokens[first].kind == TokenKind::number || reading_.has(first, Category::numeral)) &&
        !reading_.is(first + 1, u'-'))
      return std::nullopt;  // "two batches of $1 bills"
    std::uint32_t head = p.head;
    while (head > first + 1 && listed(reading_, head - 1, "dimension")) --head;  // « une frontière longue de 1 400 km »
    // "colleges and universities": half of them; "bonds slipped and crude fell" has two clauses.
    std::uint32_t joint = first;
    while (!bare_nouns_ && joint > sentence_.first && determiner(joint - 1)) --joint;
    if (joint > sentence_.first + 1 && has(joint - 1, Category::numeral_joiner) && word(joint - 2) && !past(joint - 2) &&
        !has(joint - 2, Category::change_verb))
      return std::nullopt;
    if (first + 2 == head && reading_.has(head - 1, Category::change_verb) && formed(reading_, first, "past_ending", 4))
      return std::nullopt;  // "edged up"
    if (first >= head || head - first > max_phrase) return std::nullopt;
    for (std::uint32_t t = first + 1; t < head; ++t) {
      if (reading_.tokens[t].kind == TokenKind::number && reading_.tokens[t].where.size() < 4 && !glued(reading_, t) &&
          reading_.has(t + 1, Category::of_whole))
        return std::nullopt;  // "won 43 of 81 seats on a turnout"
    }
    if (reading_.tokens[first].kind != TokenKind::word ||
        !(reading_.tokens[first].space_before || first == p.first || determiner(first - 1)))
      return std::nullopt;
    if (reading_.has(first, Category::enclitic) || reading_.at(first)[0] == u'\'' || reading_.at(first)[0] == u'\u2019')
      return std::nullopt;
    if (head - first == 1 &&
        (reading_.has_any(first, any_of(Category::pronoun, Category::anaphor, Category::function_word, Category::date_word)) ||
         adverbial(first)))
      return std::nullopt;
    return Span{reading_.tokens[first].where.begin, reading_.tokens[head - 1].where.end};
  }

  const Reading reading_;
  const Sentence& sentence_;
  const bool bare_nouns_ = reading_.pack.setting("head_noun") == "last";  // "fines", where French has « une amende », « des amendes »
  std::uint32_t at_ = sentence_.first;
};

bool measures(const Quantity& q) {
  constexpr QuantityKind none[] = {QuantityKind::date, QuantityKind::time, QuantityKind::ordinal, QuantityKind::score, QuantityKind::age};
  return std::find(std::begin(none), std::end(none), q.kind) == std::end(none);
}

}  // namespace

void find_measured(const Reading& reading, const std::vector<Sentence>& sentences, std::vector<Quantity>& quantities) {
  std::size_t i = 0;
  for (const Sentence& sentence : sentences) {
    while (i < quantities.size() && quantities[i].where.begin < sentence.where.begin) ++i;
    const std::size_t begin = i;
    while (i < quantities.size() && quantities[i].where.begin < sentence.where.end) ++i;
    if (i == begin) continue;
    Measurer measurer(reading, sentence);
    for (std::size_t k = begin; k < i; ++k) {
      if (!measures(quantities[k])) continue;
      // « de 23 % en 2018 à 10 % »: the year between the ends, which is read as a number so far.
      const auto year = [&](std::size_t y) {  // "rose from 61 IN 2018 to 237"
        return like_a_year(quantities[y]) && (quantities[k].kind != QuantityKind::cardinal || measurer.led_by_preposition(quantities[y]));
      };
      const bool past = k > begin + 1 && quantities[k - 2].kind == quantities[k].kind && year(k - 1);
      const bool over = k + 2 < i && quantities[k + 2].kind == quantities[k].kind && year(k + 1);
      measurer.read(quantities[k], k > begin ? &quantities[k - 1 - past] : nullptr, k + 1 < i ? &quantities[k + 1 + over] : nullptr);
    }
    for (std::size_t k = begin; k < i; ++k) {
      Quantity& q = quantities[k];
      const std::size_t past = k > begin + 1 && like_a_year(quantities[k - 1]) ? 2 : 1;
      const Quantity* before = k >= begin + past ? &quantities[k - past] : nullptr;
      if (measurer.of_age(q, before)) {
        q.kind = QuantityKind::age;
        q.unit.assign(1, 'a');
      }
      if (q.unit != "{point}") continue;
      const bool moved = q.change_role == ChangeRole::by;
      const bool to_share = k + 1 < i && quantities[k + 1].kind == QuantityKind::percent && quantities[k + 1].change_role == ChangeRole::to;
      // "won 43% of the vote, up 2.4 points"
      const bool of_share =
          before && before->kind == QuantityKind::percent && before->change == Change::none &&
          ((q.measured && (q.measured == before->measured || q.measured == before->counted)) || measurer.compared_with_it(q, *before));
      if (!of_share && !(moved ? to_share || measurer.of_rate(q) : measurer.of_error(q))) continue;
      q.kind = QuantityKind::percentage_points;
      q.unit = "[pp]";
    }
  }
}

}  // namespace citelight
