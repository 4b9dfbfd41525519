// Finds what the figures of a sentence measure; shared by the files that hold its parts.
#pragma once

#include <algorithm>
#include <optional>

#include "citelight/quantity.h"
#include "quantity/surroundings.h"
#include "text/noun_phrase.h"
#include "text/segment.h"

namespace citelight::quantity {

class Measurer {
 public:
  Measurer(const Reading& reading, const Sentence& sentence) : reading_(reading), sentence_(sentence) {}

  void read(Quantity& q, const Quantity* before, const Quantity* behind);

  // "the average AGE rose to 30.9 years, up from 26.4", « l'ÂGE légal passe de 62 à 64 ans »
  [[nodiscard]] bool of_age(const Quantity& q, const Quantity* before);
  // "the unemployment RATE fell 0.3 points": what is itself so many per cent moves by percentage points.
  [[nodiscard]] bool of_rate(const Quantity& q);

  // "38% of sales, 6 points MORE", « 38 % des ventes, 6 points DE PLUS », « 38 %, en baisse de 6 points »: behind a share and its comma.
  [[nodiscard]] bool compared_with_it(const Quantity& q, const Quantity& before) {
    const std::uint32_t comma = token_from(before.counted ? before.counted->end : before.where.end), end = token_from(q.where.end);
    if (!reading_.is(comma, u',')) return false;
    return comma + 1 == first_of(q) ? has(end, Category::comparison) || has(end + 1, Category::comparison)
                                    : q.change_role == ChangeRole::by && !q.measured && first_of(q) <= comma + 5;
  }
  [[nodiscard]] bool led_by_preposition(const Quantity& q) {
    const std::uint32_t first = first_of(q);
    return first > sentence_.first && listed(reading_, first - 1, "year_in");
  }
  // « 48 cas POUR 100 000 habitants »
  [[nodiscard]] bool of_so_many(const Quantity& q) {
    const std::uint32_t first = first_of(q);
    return first > sentence_.first && reading_.has(first - 1, Category::per);
  }
  // « 31 % au PREMIER trimestre, contre 26 % », "for a FIFTH month in May, rising 2%"
  [[nodiscard]] bool says_when(const Quantity& rank) const {
    return rank.kind == QuantityKind::ordinal && rank.counted &&
           (reading_.has(reading_.token_at(rank.counted->begin), Category::date_unit) ||
            reading_.has(reading_.token_at(rank.counted->end) - 1, Category::date_unit));
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

  // What stands around a figure.
  struct Told {
    const Quantity* before = nullptr;  // the figures beside it
    const Quantity* behind = nullptr;
    std::uint32_t first = 0;  // where it begins, what bounds it included
    std::uint32_t link = 0;   // the word that leads to it: "TO 3%"
    std::uint32_t after = 0;  // the word behind it
    std::optional<Match> verb;
    bool stands = false;                // … which says what is, not what changes
    bool multiplies = false;            // … which is the figure: "has TRIPLED"
    bool to = false, from = false;      // what the link is
    bool ends = false, starts = false;  // the way that `before` opened, or reached
  };
  [[nodiscard]] Told around(const Quantity& q, const Quantity* before, const Quantity* behind);
  // The direction of a figure, and which end of a change it is; true where that says what it measures too.
  bool way(Quantity& q, const Told& told);
  [[nodiscard]] bool says_when(const Quantity& q, const Told& told) const;
  // Of what the figure before is of; true where nothing else is to be looked for.
  bool of_before(Quantity& q, const Told& told);
  // "is 18km long AND COSTS €9bn", "rose 2% BEFORE closing at $3", « a doublé POUR atteindre 3 millions »: a second verb of one subject.
  [[nodiscard]] bool goes_on_to(const Match& verb, const Quantity& q) const;
  // "42km long AND 90 metres DEEP", « long de 42 km et profond de 90 mètres »
  [[nodiscard]] bool and_deep(const Quantity& q, const Told& told) const;
  // The phrase that names what the figure is of.
  [[nodiscard]] std::optional<NounPhrase> phrase_of(const Quantity& q, const Told& told);
  // « un stade À 40 millions d'euros », "Unemployment AT 3.9%" that nothing goes on from
  [[nodiscard]] std::optional<NounPhrase> had_at(const Told& told);
  [[nodiscard]] bool can_have(const NounPhrase& phrase, const Quantity& q, const Told& told);
  // "raised its rate by 25 points to 5.25%": of one thing, which the way tells.
  [[nodiscard]] bool ends_change(const Quantity& q, const Told& told) const;

  // The verb (or its noun: "une hausse de") that leads to the figure at `first`; `before` is the figure in front of it.
  std::optional<Match> verb_before(std::uint32_t first, const Quantity* before);

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
  // « une NETTE baisse », not « un bénéfice NET reculer »: a French adjective behind a noun is that noun's.
  [[nodiscard]] bool leads(std::uint32_t token) const {
    return qualifies(token) &&
           (bare_nouns_ || determiner(token) || token == sentence_.first || qualifies(token - 1) || adverb_form(reading_, token - 1) ||
            reading_.has_any(token - 1, any_of(Category::function_word, Category::preposition, Category::verb_adverb)));
  }
  // Behind an article or an adjective a word of change is a noun, and "a rise OF 3%" is one.
  [[nodiscard]] bool noun(const Match& m) const {
    if (m.first == sentence_.first) return false;
    // « le chômage des JEUNES s'établit à »
    return bare_nouns_ || kind_of(m) != VerbKind::stands ? leads(m.first - 1) : determiner(m.first - 1);
  }
  // "our costs", "its growth forecast", « prévision de croissance »: part of what is measured.
  [[nodiscard]] bool only_noun(const Match& m) const;

  // "to 3.9% (in November) from 4.6%": when it stood there, or what of, may stand between two ends.
  [[nodiscard]] bool clear(std::uint32_t from, std::uint32_t to) const;

  // "rose 3%, WHILE the pound was trading at $1.29": another clause has begun.
  [[nodiscard]] bool turns(std::uint32_t from, std::uint32_t to) const;
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
  void change(Quantity& q, const Told& told, bool follows);
  // "up TO 15%", "fell BELOW 10%", « passé SOUS les 5 % »
  [[nodiscard]] bool reaches(const Quantity& q);
  // « de 7,5 % à 7,3 % », « de 23 % en 2018 à 10 % »: where the same preposition says "by" and "from", the end that follows tells.
  // « de 2 cents à 1,05 $ » is a way down by the one, to the other.
  [[nodiscard]] bool leads_to(const Quantity& q, Change way, const Quantity* behind);
  // "growth OF 3%" but not "lost sales OF $3bn"; « a réduit ses émissions DE 12 % » but not « a supprimé une taxe DE 3 % ».
  [[nodiscard]] bool by_so_much(const Match& verb, std::uint32_t link) const {
    if (!reading_.has(link, Category::unit_link) || link <= verb.last) return true;
    if (noun(verb)) return listed(reading_, verb.last, "measured_in") || reading_.has(verb.last, Category::preposition);
    return !bare_nouns_ && !has(verb.last, Category::article_one) && !reading_.has(verb.last, Category::preposition);
  }
  // "rose 3%", "lost 4 cents to 96 cents"; "raised $3bn" raised nothing by so much.
  [[nodiscard]] bool directly(const Quantity& q, const Match& verb, std::uint32_t first, const Quantity* behind);

  [[nodiscard]] std::optional<NounPhrase> subject(std::uint32_t end) const { return subject_before(reading_, sentence_.first, end); }

  // « le DÉFICIT de 90 millions d'euros de la ville »: behind the figure stands whose it is.
  [[nodiscard]] std::optional<NounPhrase> noun_of_sum(const Quantity& q, std::uint32_t link);

  // "ordered 55 jets worth $7bn": what a verb before them had, not "trade between the two nations".
  [[nodiscard]] bool had_by_a_verb(const NounPhrase& phrase, const Quantity& before) const;

  // Whether a verb stands in it: "the group RECEIVED donations".
  [[nodiscard]] bool had(const NounPhrase& phrase) const {
    std::uint32_t t = phrase.first + 1;
    while (t < phrase.head && !past(t)) ++t;
    return t < phrase.head;
  }

  // Nothing that a figure in front of `token` could count.
  [[nodiscard]] bool ends_phrase(std::uint32_t token) const;

  // « évalue à 118 000 LE NOMBRE DE FAMILLES », « a réduit d'un tiers LA RÉCOLTE ».
  [[nodiscard]] std::optional<Span> object_behind(const Match& verb, std::uint32_t link, const Quantity& q);

  // "AT 97 metres, the turbine is the tallest", « À 97 mètres, l'éolienne domine ».
  [[nodiscard]] std::optional<Span> fronted(std::uint32_t first, const Quantity& q);

  // "The tower, 54m high, leans", "The firm, valued at $9bn, has", « Le terrain, de 2 400 m², peut »: between the commas behind a
  // sentence's opening phrase.
  [[nodiscard]] std::optional<NounPhrase> apposed_to(std::uint32_t first, const Quantity& q);

  // Where a noun needs its article, a bare word in front of "de" may be a verb.
  [[nodiscard]] std::optional<NounPhrase> with_article(std::optional<NounPhrase> p) const;

  // "with sales CLIMBING 35%, costs UP 2%", « avec des rendements TOMBÉS à 3 tonnes »: no finite verb.
  [[nodiscard]] bool apart(std::uint32_t verb) const {
    return formed(reading_, verb, "gerund_ending", 4) || (!bare_nouns_ && formed(reading_, verb, "participle_ending", 3)) ||
           listed(reading_, verb, "change_particle");
  }

  // The subject of an infinitive of its own: "expect CLAIMS to reach".
  [[nodiscard]] std::optional<NounPhrase> of_infinitive(std::uint32_t verb) const;
  // Steps left from a verb over what belongs to it: "n'a pas", "devrait", "is expected to".
  [[nodiscard]] std::uint32_t past_helpers(std::uint32_t verb) const;

  // Behind a figure and what it counts.
  [[nodiscard]] std::uint32_t past_figure(const Quantity& q) const {
    return reading_.token_at(q.counted ? std::max(q.counted->end, q.where.end) : q.where.end);
  }

  // "A quarter of the 8,000 STAFF", "11 of their last 12 GAMES", « 31 de ses 240 MAGASINS »
  [[nodiscard]] std::optional<Span> part_of(const Quantity& q, const Quantity* behind);

  // "LABOUR 41%, GREENS 12%": the things of a row, each before its figure.
  [[nodiscard]] std::optional<Span> in_a_row(const Quantity& q, const Quantity* before, const Quantity* behind);

  // "Turnout: 58.3%", « Participation : 58,3 % »: the name of a sentence's one figure.
  [[nodiscard]] std::optional<Span> labelled(std::uint32_t first, const Quantity& q) const;

  // "sales of $3bn, UP 12%", « 3 milliards de dollars, EN FORTE HAUSSE de 12 % »: behind a figure and its comma, that figure's change.
  [[nodiscard]] bool behind_figure(const Match& verb, const Quantity& before) const;

  // "fell by €1.3bn, OR 7.2%", "€3bn ($3.3bn)", "7.1%, AGAINST 7.4%", "6,000 tents at $240 EACH": of the same thing
  // as the figure before, whose change is taken too where it is told in two units.
  [[nodiscard]] bool of_the_same(Quantity& q, const Quantity& before, std::uint32_t link);

  // "a 3% rise IN SALES", "a drop of 12% IN ORDERS": behind the figure it is said in what.
  std::optional<Span> behind_noun(Quantity& q, bool of_noun);

  [[nodiscard]] bool article_before(const Quantity& q) {
    std::uint32_t t = first_of(q);
    while (t > sentence_.first && listed(reading_, t - 1, "change_adjective")) --t;
    return t > sentence_.first && determiner(t - 1);
  }

  [[nodiscard]] bool past(std::uint32_t token) const { return past_word(reading_, token); }

  [[nodiscard]] bool adverbial(std::uint32_t token) const {
    return reading_.has(token, Category::verb_adverb) || adverb_form(reading_, token);
  }

  // The subject of the figure's verb, or its object.
  [[nodiscard]] std::optional<NounPhrase> of_verb(const Quantity& q, const Told& told);
  [[nodiscard]] bool says_where(const Quantity& q, const Told& told) const;
  // Steps right over what may stand between a verb and its figure.
  [[nodiscard]] std::uint32_t past_asides(std::uint32_t token, std::uint32_t end) const;
  // Whether what stands in [begin, end) between a verb that says what is and the figure is of no account.
  [[nodiscard]] bool stands_at(const Quantity& q, const Told& told, std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool steady_at(const Told& told, std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool has_object(const Match& verb, std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] std::optional<NounPhrase> object_before(std::uint32_t begin, std::uint32_t end, bool paid) const;
  [[nodiscard]] std::uint32_t with_bounds(std::uint32_t verb) const;
  [[nodiscard]] std::optional<std::uint32_t> verb_of_noun(std::uint32_t noun) const;
  // "its population is 5,300", not "it is one of them".
  [[nodiscard]] bool says_how_many(const NounPhrase& phrase, const Quantity& q, const Told& told) const;
  // "Unemployment AMONG GRADUATES rose", but "sold in OCTOBER was $39": a preposition leads no subject by itself.
  [[nodiscard]] std::optional<NounPhrase> led(NounPhrase phrase, const Match& verb, std::uint32_t group) const;

  // Without its article, where it is neither a pronoun nor a whole clause.
  [[nodiscard]] std::optional<Span> words(const NounPhrase& p) const;

  static constexpr std::uint32_t max_back = 12;  // tokens between a figure and its verb

  const Reading reading_;
  const Sentence& sentence_;
  const bool bare_nouns_ = reading_.pack.choice("head_noun") != "first";  // "fines", where French has « une amende », « des amendes »
  std::uint32_t at_ = sentence_.first;
};

}  // namespace citelight::quantity
