#include "quantity/age.h"

#include "numeral/numeral.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

constexpr std::uint64_t oldest = 120;
constexpr std::uint64_t no_age = 999;  // "aged 870": no one's, and said to be one all the same

class Age {
 public:
  Age(const Reading& reading, const Sentence& sentence, const Lead& lead, std::uint32_t first, std::uint32_t last)
      : reading_(reading), sentence_(sentence), lead_(lead), first_(first), last_(last) {}

  std::uint32_t set(Quantity& q) const {
    if (q.kind == QuantityKind::duration) return duration(q);
    const auto& age = q.value ? q.value : q.max;  // "aged 7 to 11", "ages 5 through 12"
    if (q.kind != QuantityKind::cardinal || !age || age->exponent != 0 || age->coefficient == 0 || age->coefficient > no_age) return last_;
    const std::uint32_t name = first_ > sentence_.first + 1 ? past_bracket(first_ - 2) : first_;
    // "Lena Ruiz Jr., 74,"
    const bool junior = first_ > sentence_.first + 3 && reading_.is(first_ - 2, u'.') && listed(reading_, first_ - 3, "name_suffix") &&
                        reading_.tokens[first_ - 4].capitalised;
    // "Girl beats man, 71", "hunt after boy, 6, hurt": a headline leaves the article out; not "votes for THE mayor, 56"
    const auto who = first_ > sentence_.first + 2 ? reading_.match(first_ - 2, bit(Category::role_noun)) : std::nullopt;
    const bool headline = who && reading_.pack.class_of(who->value) == "person" && !has(first_ - 3, Category::definite) &&
                          reading_.at(first_ - 2).back() != u's';
    const bool bracket = headline && reading_.is(first_ - 1, u'(') && reading_.is(last_, u')') && q.value && age->coefficient > 12;
    // "O'Brien, 54,", "Lena Ruiz, 74" on a line of its own
    const bool comma = first_ > sentence_.first + 1 && reading_.is(first_ - 1, u',') &&
                       (junior || headline || reading_.tokens[name].capitalised || someone(name)) &&
                       (name + 2 == first_ || age->coefficient > 15) &&
                       (reading_.is(last_, u',') || reading_.is(last_, u';') || reading_.is(last_, u'.') ||
                        (!inside(last_) && first_ > sentence_.first + 2 && (headline || reading_.tokens[first_ - 3].capitalised))) &&
                       reading_.tokens[first_].kind == TokenKind::number && q.value && q.value->coefficient >= 3;
    const bool plural =
        lead_.any && has(last_, Category::enclitic) && glued(reading_, last_) && reading_.is(first_ - 1, u'-');  // "the over-65s"
    // "père de cinq enfants" gives no age where ages have their unit.
    const bool led = (led_by(reading_, sentence_, lead_, Category::age_before) ||
                      (first_ > sentence_.first && reading_.has(first_ - 1, Category::age_before))) &&
                     !(with_unit() && counted_behind());
    const bool joined = (lead_.after_age && !counted_behind() && !has(last_, Category::bound_before)) ||
                        and_older();  // « 11 moins de 40 ans, 77 moins de 50 »
    if (led ||
        (age->coefficient <= oldest && (comma || bracket || plural || joined || (!with_unit() && (lived(q, *age) || people_over(*age)))))) {
      q.kind = QuantityKind::age;
      if (lead_.begin == first_ && q.value && first_ > sentence_.first && listed(reading_, first_ - 1, "age_noun"))
        q.where.begin = reading_.tokens[first_ - 1].where.begin;
      q.unit.assign(1, 'a');  // GCC 12 warns of an overlap in = "a" that is not there
    }
    return last_;
  }

 private:
  [[nodiscard]] bool has(std::uint32_t token, Category category) const {
    return token < sentence_.last && reading_.categories(token).meets(bit(category));
  }
  [[nodiscard]] bool inside(std::uint32_t token) const { return token < sentence_.last && !reading_.tokens[token].line_before; }
  // "Ann Vidal (Labour), 41,", « Paul Vidal (PS), 51 ans, », not « le pont de Lund (Nord), 44 ans, »
  [[nodiscard]] std::uint32_t past_bracket(std::uint32_t token) const {
    constexpr std::uint32_t longest = 5;
    if (!reading_.is(token, u')')) return token;
    std::uint32_t open = token;
    while (open > sentence_.first + 1 && token - open < longest && !reading_.is(open, u'(')) --open;
    const bool party = reading_.is(open, u'(') && reading_.tokens[open + 1].kind == TokenKind::word;
    return party && !has(open - 2, Category::preposition) ? open - 1 : token;
  }
  // Ages are given with their unit, as in French: "Nora Vidal, 32 ans".
  [[nodiscard]] bool with_unit() const { return reading_.pack.choice("age_beside_name") == "unit"; }

  // "or older", « et plus »; "or more" says how many
  [[nodiscard]] std::optional<Match> bound_behind() const {
    const auto m = inside(last_) ? reading_.match(last_, bit(Category::bound_after)) : std::nullopt;
    return m && !with_unit() && listed(reading_, m->last - 1, "so_many") ? std::nullopt : m;
  }
  // Whether the clause ends here, or goes on with what tells when or where.
  [[nodiscard]] bool ends() const {
    return !inside(last_) || reading_.tokens[last_].kind == TokenKind::mark || listed(reading_, last_, "age_ends") ||
           bound_behind();  // "you are 65 OR OVER"
  }
  // « 5 € », "£5", « gratuit »
  [[nodiscard]] bool priced(std::uint32_t token) const {
    return inside(token) && (reading_.tokens[token].kind == TokenKind::number || has(token, Category::currency_sign) ||
                             listed(reading_, token, "age_people"));
  }
  // "turned 100", "died at 93", "He's 20."
  [[nodiscard]] bool lived(const Quantity& q, Decimal age) const {
    std::uint32_t t = lead_.begin;
    while (t > sentence_.first && listed(reading_, t - 1, "age_only")) --t;
    if (!q.value || t <= sentence_.first) return false;
    // "At 19, she", “At 15 I”; not "up at 40, and at 45 they sold"
    const std::uint32_t subject = last_ + reading_.is(last_, u',');
    if (age.coefficient > 12 && listed(reading_, t - 1, "age_at") && inside(subject) && listed(reading_, subject, "age_subjects") &&
        (t < sentence_.first + 2 || (t == sentence_.first + 2 && reading_.tokens[t - 2].kind == TokenKind::mark)))
      return true;
    if (!ends()) return false;
    if (listed(reading_, t - 1, "age_verbs")) {
      if (t < sentence_.first + 2 || !reading_.has_any(t - 2, any_of(Category::determiner, Category::possessive)))
        return comes_of_age(reading_, sentence_, t - 1);
      // "the eldest is 31, the youngest 26.", not "its oldest 30", "the cars, the oldest 20, were"
      return !has(t - 2, Category::possessive) && t > sentence_.first + 2 && !reading_.is(last_, u',') &&
             (reading_.is(t - 3, u',') || has(t - 3, Category::numeral_joiner));
    }
    if (t < sentence_.first + 2) return false;
    if (listed(reading_, t - 1, "age_at")) {
      // "died at 93", "died ON TUESDAY at 93"; "died at 9" may be the hour, "those who died STOOD at 40", "the number of dead at 40" count.
      constexpr std::uint32_t longest = 5;
      std::uint32_t verb = t - 2;
      while (verb > sentence_.first && t - verb < longest && !listed(reading_, verb, "age_at_verbs") &&
             reading_.tokens[verb].kind != TokenKind::mark &&
             !reading_.has_any(verb, any_of(Category::measure_verb, Category::change_verb)))
        --verb;
      if (listed(reading_, verb, "age_at_verbs"))
        return age.coefficient > (verb + 2 == t ? 12 : 24) &&
               !(verb > sentence_.first && reading_.has_any(verb - 1, any_of(Category::of_whole, Category::determiner)));
    }
    if (age.coefficient < 2 || !listed(reading_, t - 1, "age_be")) return false;
    if (listed(reading_, t - 2, "age_will") && t > sentence_.first + 2) --t;
    return (
        listed(reading_, t - 2, "age_subjects") || listed(reading_, t - 2, "age_noun") || listed(reading_, t - 2, "age_verbs") ||
        (age.coefficient > 4 && !glued(reading_, t - 1) &&
         (listed(reading_, lead_.begin, "age_bounds") ? person(t - 2) || listed(reading_, t - 2, "age_people")  // "residents are OVER 65"
                                                      : person(t - 2) && reading_.at(t - 2).back() != u's')));
  }
  // "people over 65", "children under 5"
  [[nodiscard]] bool people_over(Decimal age) const {
    return lead_.bounded && lead_.begin > sentence_.first && age.coefficient > 2 && lead_.begin + 1 == first_ && !several_behind() &&
           listed(reading_, lead_.begin, "age_bounds") && listed(reading_, lead_.begin - 1, "age_people");
  }
  // "for over 65s", "Under 18s must pay"; "in under 10s" they ran.
  [[nodiscard]] bool of_such_an_age(const Quantity& q) const {
    const auto& age = q.min ? q.min : q.max ? q.max : q.value;
    if (with_unit() || q.unit != "s" || !age || age->exponent != 0 || age->coefficient < 5 || age->coefficient > 100 ||
        last_ != first_ + 2 || !glued(reading_, first_ + 1))
      return false;
    if (!lead_.bounded || lead_.begin + 1 != first_ || !listed(reading_, lead_.begin, "age_bounds")) return false;
    return lead_.begin == sentence_.first || listed(reading_, lead_.begin - 1, "age_people") ||
           reading_.categories(lead_.begin - 1).meets(any_of(Category::determiner, Category::conjunction, Category::numeral_joiner)) ||
           (age->coefficient >= 40 && has(lead_.begin - 1, Category::preposition));
  }

  std::uint32_t duration(Quantity& q) const {
    if (of_such_an_age(q)) {
      q.kind = QuantityKind::age;
      q.unit.assign(1, 'a');
      return last_;
    }
    // « interdit aux -18 ans »: under so many, where « écart : -5 ans » is so much less
    if (with_unit() && q.unit == "a" && q.value && q.value->negative && q.value->exponent == 0 && q.value->coefficient > 9) {
      q.kind = QuantityKind::age;
      q.bound = Bound::less_than;
      q.bound_at = Span{q.where.begin, q.where.begin + 1};
      q.number->begin = q.where.begin = reading_.tokens[first_ + (reading_.tokens[first_].kind == TokenKind::mark)].where.begin;
      q.value->negative = false;
      return last_;
    }
    std::uint32_t at = last_;
    if (reading_.is(at, u'-') && glued(reading_, at)) ++at;
    if (const auto old = inside(at) ? reading_.match(at, bit(Category::age_after)) : std::nullopt) {
      q.kind = QuantityKind::age;
      // "three years of age" is one noun phrase; in "she's three years old" the adjective takes the years as its measure. A
      // thing's "ten years" would be how long it lasts: there "old" makes the age.
      if (at != last_ ||
          (old->last == at + 1 ? !of_a_thing(old->last) : !reading_.categories(at).meets(any_of(Category::unit_link, Category::of_whole))))
        return last_;
      q.where.end = reading_.tokens[old->last - 1].where.end;
      return old->last;
    }
    if (led_by(reading_, sentence_, lead_, Category::age_before) || of_someone(q) || beside_a_name(q) || of_a_group(q) ||
        (lead_.after_age && with_unit() && !has(last_, Category::of_whole)) || and_older())
      q.kind = QuantityKind::age;
    return last_;
  }
  [[nodiscard]] bool thing(std::uint32_t token) const {
    const Token& t = reading_.tokens[token];
    if (t.kind != TokenKind::word) return false;
    if (listed(reading_, token, "age_things")) return true;
    return !t.capitalised && !has(token, Category::function_word) && !has(token, Category::plural_noun) && !person(token) &&
           !has(token, Category::gender) && !listed(reading_, token, "age_people") && !listed(reading_, token, "age_subjects");
  }
  // "it is", "the proposal will be" 8 months old; "a 90 day old bill"
  [[nodiscard]] bool of_a_thing(std::uint32_t behind) const {
    std::uint32_t t = lead_.begin;
    while (t > sentence_.first && listed(reading_, t - 1, "age_only")) --t;
    if (t <= sentence_.first) return false;
    if (has(t - 1, Category::article_one))
      return inside(behind) && inside(behind + 1) && thing(behind) && (thing(behind + 1) || has(behind + 1, Category::function_word));
    if (!listed(reading_, t - 1, "age_be")) return false;
    for (--t; t > sentence_.first + 1 && listed(reading_, t - 1, "age_will"); --t) {}
    return t > sentence_.first && thing(t - 1);
  }
  // "The suspect, 24, was": a noun with its article before the comma, a word behind the other.
  [[nodiscard]] bool someone(std::uint32_t noun) const {
    if (noun == sentence_.first || reading_.tokens[noun].kind != TokenKind::word || has(noun, Category::function_word)) return false;
    std::uint32_t article = noun - 1 - (noun - 1 > sentence_.first && person(noun - 1));  // « la maire SORTANTE, 61 ans, »
    if (article > sentence_.first + 1 && reading_.is(article, u'-') && glued(reading_, noun)) article -= 2;  // « son ex-mari, 61 ans, »
    constexpr CategorySet leads = any_of(Category::determiner, Category::article_one);
    // « les DEUX suspects, 22 ans, », « son ANCIEN compagnon, 61 ans, », not « deux contrats, 5 ans, »
    // Nor "the injured pupils, 42, were": so many.
    const bool described =
        (with_unit() || !is_plural(reading_, noun)) &&
        (reading_.has(article, Category::numeral) || (article > sentence_.first && reading_.has_any(article - 1, leads))) &&
        (person(noun) || listed(reading_, noun, "age_people"));
    if (!described && !reading_.has_any(article, leads)) return false;
    // "with their mother, 34.", « l'entraîneur, 47 ans ET quatre enfants, », not « le maire, 20 ans et trois mandats plus tard, »
    if (reading_.is(last_, u'.') ||
        (with_unit() && has(last_, Category::numeral_joiner) && inside(last_ + 3) && reading_.is(last_ + 3, u',')))
      return has(noun, Category::role_noun);
    return reading_.is(last_, u',') && inside(last_ + 1) && reading_.tokens[last_ + 1].kind == TokenKind::word;
  }
  // « s'est éteint MARDI à 81 ans », « devenue MINISTRE à 34 ans »
  [[nodiscard]] bool happened_at() const {
    std::uint32_t verb = lead_.begin - 2;
    for (std::uint32_t words = 0; words < 5 && verb > sentence_.first && reading_.tokens[verb].kind == TokenKind::word &&
                                  !listed(reading_, verb, "age_at_verbs") && !formed(reading_, verb, "participle_ending", 3);
         ++words)
      --verb;
    // not « mort à petit feu, à 20 ans D'INTERVALLE »
    const bool apart = has(last_, Category::unit_link) && verb + 2 < lead_.begin && !has(last_ + 1, Category::article_one);
    // not « le rendement, DEVENU positif à 30 ans », « un texte PUBLIÉ hier limite la peine à 20 ans »
    const std::uint32_t whose = verb - (verb > sentence_.first) - (verb > sentence_.first + 1 && reading_.is(verb - 1, u','));
    const bool lifeless = whose < verb && thing(whose) && !has(whose, Category::auxiliary) && !has(whose, Category::verb_adverb);
    const bool term = listed(reading_, lead_.begin - 2, "age_things");  // « il a débuté avec un emprunt à 15 ans »
    return !apart && !lifeless && !term && listed(reading_, verb, "age_at_verbs");
  }
  // « il voit à 75 ans », « elle se marie à 31 ans », not « il échappe à 20 ans de prison », « elle MONTE à 30 ans »
  [[nodiscard]] bool did_at() const {
    if (has(last_, Category::of_whole)) return false;
    std::uint32_t verb = lead_.begin - 2;
    if (reading_.has(verb, Category::verb_adverb) && verb > sentence_.first) --verb;
    // « il arrive À LUND à 20 ans », « elle quitte Lund à 20 ans »
    if (verb > sentence_.first + 2 && reading_.tokens[verb].capitalised) verb -= 1 + has(verb - 1, Category::preposition);
    if (verb == sentence_.first || reading_.has_any(verb, any_of(Category::auxiliary, Category::change_verb)) ||
        listed(reading_, verb, "age_things"))
      return false;
    if (reading_.has(verb - 1, Category::clitic) && verb - 1 > sentence_.first) --verb;
    return listed(reading_, verb - 1, "age_subjects");
  }
  // "l'attaquant de 24 ans": whether `noun`, the word before "de", is someone.
  [[nodiscard]] bool of_person(std::uint32_t noun) const {
    // « les frères, de 19 et 24 ans, », not « les peines des accusés, de 10 et 15 ans, »
    if (noun > sentence_.first && reading_.is(noun, u',') && reading_.is(last_, u',')) {
      --noun;
      for (std::uint32_t t = noun; t > sentence_.first && noun - t < 3; --t) {
        if (reading_.has_any(t - 1, any_of(Category::preposition, Category::of_whole))) return false;
      }
    }
    // « trois femmes sur quatre de moins de 30 ans »
    if (noun > sentence_.first + 1 && has(noun - 1, Category::ratio_join)) noun -= 2;
    // « deux pompiers volontaires »
    if (!person(noun) && noun > sentence_.first && person(noun - 1) && reading_.tokens[noun].kind == TokenKind::word &&
        !has(noun, Category::function_word))
      --noun;
    // "les hommes blancs de plus de 65 ans"
    if (lead_.bounded && noun > sentence_.first && reading_.match(noun - 1, bit(Category::role_noun)) && !has(noun, Category::role_noun) &&
        reading_.tokens[noun].kind == TokenKind::word && !has(noun, Category::function_word))
      --noun;
    // « le Français de 32 ans »
    const std::uint32_t people = noun > sentence_.first + 2 && reading_.is(noun - 1, u'-') ? noun - 2 : noun;  // « le Franco-Malien »
    if (reading_.tokens[noun].capitalised && people > sentence_.first && has(people - 1, Category::determiner) &&
        formed(reading_, noun, "nationality_ending", 4))
      return true;
    return person(noun) || person_of(noun) ||
           (listed(reading_, noun, "age_people") && !has(last_, Category::of_whole));  // not « les morts de 20 ans de guerre »
  }
  // "l'attaquant de 24 ans", "un homme d'une trentaine d'années"
  [[nodiscard]] bool of_someone(const Quantity& q) const {
    if (!with_unit() || (q.unit != "a" && q.unit != "mo")) return false;
    std::uint32_t begin = lead_.begin;
    while (
        begin > sentence_.first + 1 &&
        ((reading_.has_any(begin - 1, any_of(Category::verb_adverb, Category::date_word)) && !listed(reading_, begin - 1, "age_spent")) ||
         listed(reading_, begin - 1, "age_only")) &&
        reading_.tokens[begin - 1].kind == TokenKind::word && !has(begin - 1, Category::auxiliary))
      --begin;  // « elle allait avoir aujourd'hui 79 ans », « à tout juste 17 ans »
    // « À 32 ans, il … », « mais à 60 ans, … »
    if (begin > sentence_.first && listed(reading_, begin - 1, "age_at") && reading_.is(last_, u',') &&
        (begin == sentence_.first + 1 || reading_.tokens[begin - 2].kind == TokenKind::mark ||
         reading_.has_any(begin - 2, any_of(Category::conjunction, Category::subordinator, Category::adversative, Category::clause_break,
                                            Category::clause_opener))))
      return true;
    // « Ayant 30 ans, il », not « Ayant 30 ans pour rembourser »
    if (lead_.begin == sentence_.first + 1) return listed(reading_, sentence_.first, "age_have") && ends();
    if (lead_.begin == sentence_.first) return false;
    // « une personne vaccinée entre 65 et 84 ans »
    if (lead_.open && q.min && q.max && *lead_.open > sentence_.first + 1 &&
        (person(*lead_.open - 1) || (person(*lead_.open - 2) && reading_.tokens[*lead_.open - 1].kind == TokenKind::word &&
                                     !has(*lead_.open - 1, Category::function_word))))
      return true;
    const bool at = listed(reading_, lead_.begin - 1, "age_at") && q.value && compare(*q.value, {12, 0, false}) > 0;
    if (at && (happened_at() || did_at())) return true;
    if (listed(reading_, begin - 1, "age_have"))
      return !inside(last_) || !reading_.categories(last_).meets(any_of(Category::unit_link, Category::of_whole, Category::per));
    // « âgés respectivement de 24, 23 et 14 ans »
    if (has(lead_.begin - 1, Category::unit_link) && lead_.begin > sentence_.first + 2 && adverb_form(reading_, lead_.begin - 2) &&
        listed(reading_, lead_.begin - 3, "age_words"))
      return true;
    if (const auto verb = reading_.match(begin - 1, bit(Category::auxiliary))) {
      // "il avait 17 ans"; not "il a trois ans de retard", "il y a dix ans", "elle a deux ans pour le faire"
      if (reading_.pack.class_of(verb->value) != "have" || has(begin - 2, Category::clitic)) return false;
      return !inside(last_) || !reading_.categories(last_).meets(any_of(Category::unit_link, Category::of_whole, Category::per));
    }
    if (!has(lead_.begin - 1, Category::unit_link)) return false;
    return of_person(lead_.begin - 2);
  }
  [[nodiscard]] bool person(std::uint32_t noun) const { return person(noun, noun + 1); }
  [[nodiscard]] bool person(std::uint32_t noun, std::uint32_t last) const {
    if (formed(reading_, noun, "profession_ending", 6)) return true;
    const auto role = reading_.match(noun, bit(Category::role_noun));
    if (!role || role->last != last) return false;
    const auto type = reading_.pack.text(role->value);
    return type == "person" || type == "group" || type == "spokesperson";
  }
  // « un père de famille », « une cheffe d'entreprise »
  [[nodiscard]] bool person_of(std::uint32_t noun) const {
    return noun > sentence_.first + 2 && reading_.has(noun - 1, Category::unit_link) && !has(noun - 3, Category::preposition) &&
           reading_.has_any(noun - 3, any_of(Category::determiner, Category::article_one, Category::adjective_before)) &&
           (person(noun - 2) || person(noun - 2, noun + 1) ||
            (listed(reading_, noun - 2, "age_people") &&
             !listed(reading_, noun, "age_things")));  // not « les demandeurs de prêts de 20 ans »
  }
  // « tous les dix ans environ »
  [[nodiscard]] bool every(std::uint32_t behind) const {
    const auto m = behind > sentence_.first + 1 ? reading_.match(behind - 2, bit(Category::date_link)) : std::nullopt;
    return m && m->last == behind;
  }
  // "les moins de 25 ans", "les 18-24 ans": people, by their age.
  [[nodiscard]] bool of_a_group(const Quantity& q) const {
    if (!with_unit() || q.unit != "a") return false;
    const std::uint32_t begin = lead_.bounded ? lead_.begin : first_;
    // « elle a fêté hier ses 100 ans », not « ses 20 ans de carrière »
    if (begin > sentence_.first && has(begin - 1, Category::possessive) && q.value && compare(*q.value, {10, 0, false}) >= 0 && ends())
      return true;
    if (lead_.counted && ends() &&
        (person(reading_.token_at(lead_.counted->begin)) || listed(reading_, reading_.token_at(lead_.counted->begin), "age_people")))
      return true;
    // « Enfants (- de 12 ans) », « Dès 6 ans. », not « + de 20 ans d'expérience »
    if (lead_.bounded && listed(reading_, begin, "age_bounds") && ends()) return true;
    // « 12-17 ans : une heure de sport », not « 20-25 ans : la durée d'une éolienne »
    if (q.min && q.max && reading_.is(last_, u':') &&
        (begin == sentence_.first || (begin == sentence_.first + 1 && reading_.tokens[begin - 1].kind == TokenKind::mark)) &&
        compare(*q.max, {12, 0, false}) > 0 && compare(*q.max, {19, 0, false}) < 0)
      return true;
    // « gratuit moins de 12 ans », « Moins de 12 ans : 5 € »
    if (lead_.bounded && ends() &&
        (begin == sentence_.first || reading_.is(begin - 1, u';') ? reading_.is(last_, u':') && priced(last_ + 1)
                                                                  : listed(reading_, begin - 1, "age_people")))
      return true;
    return (lead_.bounded || (q.min && q.max) || bound_behind()) && begin > sentence_.first && has(begin - 1, Category::determiner) &&
           (lead_.bounded || !every(begin));
  }
  // "Nora Vidal, 32 ans, infirmière", "Nour (8 ans)"
  [[nodiscard]] bool beside_a_name(const Quantity& q) const {
    if (!(with_unit() || q.unit == "mo") || (q.unit != "a" && q.unit != "mo") || first_ < sentence_.first + 2) return false;
    const bool bracket = reading_.is(first_ - 1, u'(');
    if (!bracket && !reading_.is(first_ - 1, u',')) return false;
    std::uint32_t name = first_ - 2;
    if (!bracket && q.value && compare(*q.value, {15, 0, false}) > 0) name = past_bracket(name);  // not « Vidal (complicité), 3 ans »
    // a name that was changed, « J. D., 51 ans »
    if (name > sentence_.first &&
        (reading_.is(name, u'*') || (reading_.is(name, u'.') && glued(reading_, name) && reading_.tokens[name - 1].where.size() == 1)))
      --name;
    if (!q.value)  // « adolescents (13-17 ans) », « Enfant (4-12 ans) »
      return bracket && with_unit() && (person(name) || listed(reading_, name, "age_people")) && reading_.is(last_, u')');
    if (!bracket && someone(name)) return true;
    // « né le 12 mai 1961 (64 ans) », not « de mai 1981 à mai 1995 (14 ans) »
    if (bracket && name > sentence_.first + 1 && reading_.tokens[name].where.size() == 4 && reading_.has(name - 1, Category::month) &&
        reading_.tokens[name - 2].kind == TokenKind::number)
      return reading_.is(last_, u')') && compare(*q.value, {12, 0, false}) > 0;
    if (reading_.tokens[name].kind != TokenKind::word || !reading_.tokens[name].capitalised ||
        reading_.categories(name).meets(any_of(Category::function_word, Category::month)))
      return false;
    return bracket ? reading_.is(last_, u')') || reading_.is(last_, u',')
                   : !inside(last_) || reading_.tokens[last_].kind == TokenKind::mark;
  }
  // "voters 45 and older", "children 12 and under", « enfants 12 ans et moins »
  [[nodiscard]] bool and_older() const {
    const auto m = bound_behind();
    const bool years = !with_unit() || last_ > first_ + 1;
    return m && (listed(reading_, m->last - 1, "age_older") ||
                 (years && first_ > sentence_.first && listed(reading_, first_ - 1, "age_people") &&
                  reading_.tokens[last_].kind == TokenKind::word));
  }
  // "people over 65 times": a plural, where "people over 65 vote" has a verb.
  [[nodiscard]] bool several_behind() const {
    return inside(last_) &&
           (reading_.match(last_, any_of(Category::times_word, Category::unit, Category::plural_noun)) ||
            (reading_.tokens[last_].kind == TokenKind::word && !has(last_, Category::function_word) && reading_.at(last_).back() == u's'));
  }
  [[nodiscard]] bool counted_behind() const {
    return inside(last_) && (reading_.match(last_, bit(Category::times_word)) ||
                             (reading_.tokens[last_].kind == TokenKind::word && !has(last_, Category::function_word)));
  }

  const Reading reading_;
  const Sentence& sentence_;
  const Lead& lead_;
  std::uint32_t first_;
  std::uint32_t last_;
};

}  // namespace

bool comes_of_age(const Reading& reading, const Sentence& sentence, std::uint32_t verb) {
  const bool bare = !participle_form(reading, verb) && !plural_form(reading, verb) && !formed(reading, verb, "gerund_ending", 3) &&
                    !formed(reading, verb, "superlative_ending", 3);
  if (verb == sentence.first) return !bare;
  if (bare)
    return plural_form(reading, verb - 1) ||
           reading.has_any(verb - 1, any_of(Category::infinitive_link, Category::auxiliary, Category::pronoun, Category::verb_adverb));
  return !reading.has(verb - 1, Category::preposition) || reading.has(verb - 1, Category::infinitive_link);
}

bool led_by(const Reading& reading, const Sentence& sentence, const Lead& lead, Category category) {
  const std::uint32_t token = lead.begin;
  if (lead.open && *lead.open > sentence.first) {  // "children aged from 5 to 12"
    if (const auto m = reading.match(*lead.open - 1, bit(category)); m && m->last == *lead.open) return true;
  }
  for (std::uint32_t back = 1; back <= 4 && token >= sentence.first + back; ++back) {
    const auto m = reading.match(token - back, bit(category));
    if (m && m->last == token) return true;
  }
  return false;
}

std::uint32_t set_age(const Reading& reading, const Sentence& sentence, const Lead& lead, std::uint32_t first, std::uint32_t last,
                      Quantity& q) {
  return Age(reading, sentence, lead, first, last).set(q);
}

}  // namespace citelight
