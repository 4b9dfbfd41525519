#include "quantity/counted.h"

#include <algorithm>

#include "base/unicode.h"
#include "numeral/numeral.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

constexpr std::uint32_t max_words = 4;   // of a phrase whose noun stands first
constexpr std::uint32_t max_before = 6;  // words up to a noun that stands last

bool genitive(const Reading& reading, std::uint32_t token) { return listed(reading, token, "genitive"); }

// A word that can stand in a noun phrase without article.
bool nominal(const Reading& reading, const Sentence& sentence, std::uint32_t token) {
  if (token >= sentence.last || reading.tokens[token].line_before || reading.tokens[token].kind != TokenKind::word) return false;
  if (genitive(reading, token) || reading.is(token, u'x') || listed(reading, token, "compared_to"))
    return false;  // "63 x 74", "4.8% v 5.1%"
  if (reading.is(token + 1, u'-') && glued(reading, token + 1) && glued(reading, token + 2) && token + 2 < sentence.last &&
      !glued(reading, token) && reading.has(token, Category::preposition))
    return reading.tokens[token + 2].kind == TokenKind::word &&
           (is_plural(reading, token + 2) || reading.pack.choice("head_noun") != "first");  // « six sous-marins », "two by-elections"
  const auto text = reading.at(token);
  if (text.size() == 2 && unicode::is_upper(text[0]) && unicode::is_upper(text[1])) return true;  // "four US lines"
  if (text == u"I" && token > sentence.first && reading.tokens[token - 1].capitalised && token + 1 < sentence.last &&
      !reading.tokens[token + 1].capitalised)
    return nominal(reading, sentence, token + 1);  // "World War I veterans"
  constexpr CategorySet no =
      any_of(Category::function_word, Category::numeral, Category::multiplier, Category::preposition, Category::auxiliary,
             Category::sign_word, Category::clause_opener, Category::month, Category::weekday, Category::determiner);
  return !reading.categories(token).meets(no) || reading.has(token, Category::noun_also);  // "a decline"
}

// Past a word and what is joined to it by hyphens: "African-American", "Covid-19".
std::uint32_t past_compound(const Reading& reading, const Sentence& sentence, std::uint32_t token) {
  ++token;
  if (token < sentence.last && reading.tokens[token].kind == TokenKind::number && glued(reading, token) &&
      reading.tokens[token - 1].capitalised)
    ++token;  // "CO2"
  while (token + 1 < sentence.last && reading.is(token, u'-') && glued(reading, token) && glued(reading, token + 1) &&
         reading.tokens[token + 1].kind != TokenKind::mark)
    token += 2;
  return token;
}

// The verb of a clause, where a noun could stand: "quipped", "met".
bool finite(const Reading& reading, std::uint32_t token) {
  const auto text = reading.at(token);
  return (formed(reading, token, "past_ending", 4) && text[text.size() - 3] != u'e') || listed(reading, token, "past_irregular");
}

bool figure(const Reading& reading, const Sentence& sentence, std::uint32_t token) {
  const auto bound = token < sentence.last ? reading.match(token, bit(Category::bound_before)) : std::nullopt;
  if (bound) token = bound->last;
  return token < sentence.last &&
         (reading.tokens[token].kind == TokenKind::number || reading.has_any(token, any_of(Category::currency_sign, Category::numeral)));
}

// "sold", "rose", "costs"
bool verb_behind(const Reading& reading, std::uint32_t token) {
  return finite(reading, token) || reading.has_any(token, any_of(Category::change_verb, Category::measure_verb, Category::reporting_verb));
}

// The noun stands last: "two other job cuts", "12 British soldiers", "one yellow sheet", "5% of disposable income". A count of
// several has its plural, or what follows is no noun ("the two met"); else it is the last word before the phrase ends.
std::optional<Span> before_last(const Reading& reading, const Sentence& sentence, const Quantity& quantity, std::uint32_t first,
                                bool linked, bool hyphened) {
  const auto& value = quantity.given();
  const bool one = !linked && quantity.kind == QuantityKind::cardinal && value && compare(*value, {1, 0, false}) == 0;
  // "a 6.1 quake": a size.
  const bool single = (quantity.kind != QuantityKind::cardinal && quantity.kind != QuantityKind::ratio) || linked || one ||
                      (value && value->exponent < 0 && quantity.kind != QuantityKind::ratio) || !(value || quantity.bound == Bound::approx);
  const auto says = [&](std::uint32_t t) {
    return one && reading.has(t, Category::reporting_verb) && !reading.has(t, Category::noun_also);
  };
  std::uint32_t end = first;
  if (hyphened && quantity.kind == QuantityKind::cardinal)
    return Span{reading.tokens[first].where.begin,
                reading.tokens[past_compound(reading, sentence, first) - 1].where.end};  // "12-nation pact"
  for (std::uint32_t words = 0; words <= max_before; ++words) {
    const bool goes_on = nominal(reading, sentence, end);
    // "one of the world's largest markets"
    if (!goes_on && one && words > 1 && end < sentence.last && genitive(reading, end) && reading.tokens[end - 1].capitalised &&
        !reading.tokens[first].capitalised) {  // "one reading NOLAN's world"
      while (end > first && reading.tokens[end - 1].capitalised) --end;
      break;
    }
    if (!goes_on && words > 0 && end < sentence.last && genitive(reading, end) && nominal(reading, sentence, end + 1)) {
      first = ++end;
      words = 0;
    } else if (!goes_on) {
      break;
    }
    if (words > 0 && reading.has(end, Category::date_word) && reading.has(end + 1, Category::date_unit))
      break;  // "tonnes of crude last year"
    if (words > 0 && reading.has(end, Category::measure_verb) && figure(reading, sentence, end + 1))
      break;  // "tonnes of cocaine worth $190m"
    const std::uint32_t next = past_compound(reading, sentence, end);
    const bool more = nominal(reading, sentence, next);
    if (words > 0 && (adverb_form(reading, end) || reading.has(end, Category::age_before) ||
                      ((!more || reading.has(next, Category::date_word)) && reading.has(end, Category::verb_adverb)) || says(end) ||
                      (!more && finite(reading, end))))
      break;
    // "the first announced in May", "who first signed Fischer"
    if (words == 0 && finite(reading, end) &&
        (!more ||
         (quantity.kind == QuantityKind::ordinal && (reading.tokens[next].capitalised || formed(reading, next, "gerund_ending", 4)))))
      return std::nullopt;
    const bool modifier = next > end + 1 && more;  // "four plain-clothes officers"
    // "five Dallas police officers", "the sixth Orme Singers album"
    const bool town = reading.tokens[end].capitalised && more && !reading.tokens[next].capitalised &&
                      (is_plural(reading, next) || (quantity.kind == QuantityKind::ordinal && words > 0 && !verb_behind(reading, next)));
    const bool several = is_plural(reading, next - 1) || (next > end + 1 && !more && plural_form(reading, end));  // "ten PASSERS-by"
    if (several && !modifier && !town && !(single && !linked && more && reading.tokens[next].capitalised)) {
      // "one guy runs": a verb; "one sports car", "one elderly man"
      if (one && (more || !reading.has(next - 1, Category::plural_noun))) {
        if (words > 0 && !more) break;
        end = next;
        continue;
      }
      // "the first phase costs 2.3 billion", "the second week costs it a point"
      if (single && !linked && words > 0 &&
          (figure(reading, sentence, next) ||
           (quantity.kind == QuantityKind::ordinal && reading.has(next + reading.has(next, Category::pronoun), Category::article_one))))
        break;
      // "job cuts"; "one in five children lives", "85 planes serves more than 30 towns"
      const bool verb = reading.has_any(next, any_of(Category::age_before, Category::measure_verb)) ||
                        (reading.has(next, Category::reporting_verb) &&
                         !reading.has_any(next, any_of(Category::noun_also, Category::noun_cue, Category::document_noun))) ||
                        quantity.kind == QuantityKind::ratio ||
                        (figure(reading, sentence, next + 1) && !(next + 2 < sentence.last && reading.has(next + 2, Category::date_unit)));
      return Span{reading.tokens[first].where.begin, reading.tokens[more && is_plural(reading, next) && !verb ? next : next - 1].where.end};
    }
    if (words == max_before) return std::nullopt;
    end = next;
    // "U.S. adults"
    if (reading.is(end, u'.') && glued(reading, end) && reading.at(end - 1).find(u'.') != std::u16string_view::npos &&
        nominal(reading, sentence, end + 1))
      ++end;
  }
  // "60 percent of Mrs. Lind's gifts"
  if (linked && reading.is(end, u'.') && glued(reading, end) && end + 1 < sentence.last && reading.tokens[end + 1].capitalised)
    return std::nullopt;
  // "one of the most reliable and cheap networks", "Rock & Roll": what the "and" joins is not read to its end.
  if (end < sentence.last && (reading.is(end, u'&') || (linked && reading.has(end, Category::numeral_joiner))) &&
      nominal(reading, sentence, end + 1))
    return std::nullopt;
  if (linked && quantity.kind == QuantityKind::cardinal && value && compare(*value, {1, 0, false}) == 0)
    return std::nullopt;  // "one of" several
  if (linked && end < sentence.last &&
      (reading.tokens[end].kind == TokenKind::number || reading.has_any(end, any_of(Category::numeral, Category::currency_sign)) ||
       genitive(reading, end)))
    return std::nullopt;  // "five of the past six", "two of the city's 19", "millions of rare $1 bills"
  if (end == first || !(single || hyphened)) return std::nullopt;
  return Span{reading.tokens[first].where.begin, reading.tokens[end - 1].where.end};
}

// What a measure in front of it is of, where the phrase ends behind it: "a $3bn arms DEAL", "the 12-mile STRETCH". Up to four words, of
// which the last is no verb; `single`: behind "a" stands no plural.
std::optional<Span> behind_measure(const Reading& reading, const Sentence& sentence, std::uint32_t first, bool single, bool hyphened) {
  constexpr std::uint32_t longest = 4;
  std::uint32_t end = first;
  bool compound = false;
  for (std::uint32_t words = 0; nominal(reading, sentence, end); ++words) {
    const std::uint32_t next = past_compound(reading, sentence, end);
    const bool more = nominal(reading, sentence, next);
    // "a 20-minute drive AWAY", "a $5bn deal DUNMORE signed", "a 24-minute speech PRAISING the mayor"
    const bool past =
        words > 0 && (finite(reading, end) || adverb_form(reading, end) || listed(reading, end, "where_behind") ||
                      reading.has_any(end, any_of(Category::date_word, Category::verb_adverb)) ||
                      (reading.has(end, Category::measure_verb) && figure(reading, sentence, next)) ||
                      (reading.tokens[end].capitalised && !reading.tokens[end - 1].capitalised) ||
                      (next < sentence.last && formed(reading, end, "gerund_ending", 4) && reading.has(next, Category::determiner)));
    if (words == longest || past) break;
    // "the 12-hour SHIFTS they work", "a $2m SPORTS car", "a 3% tax APPLIES"
    if (is_plural(reading, next - 1) && (words > 0 || more)) {
      if (words > 0 && single && !more && !is_plural(reading, end - 1)) break;
      if (words > 0 || !single) return std::nullopt;
    }
    compound = next > end + 1;
    end = next;
  }
  // "an 11-inch edge-to-edge Lumo DISPLAY"
  if (end == first || (compound && nominal(reading, sentence, end)) || (!hyphened && end < sentence.last && genitive(reading, end)) ||
      reading.has(end - 1, Category::adjective_before))
    return std::nullopt;
  if (!hyphened && !single && reading.tokens[end - 1].capitalised) return std::nullopt;  // "the 9% DUNMORE got"
  return Span{reading.tokens[first].where.begin, reading.tokens[end - 1].where.end};
}

// What a figure counts, read from the words behind it.
class CountedPhrase {
 public:
  CountedPhrase(const Reading& reading, const Sentence& sentence, const Quantity& quantity, std::uint32_t after)
      : reading_(reading), sentence_(sentence), q_(quantity), after_(after) {}

  [[nodiscard]] std::optional<Span> find() {
    at_ += hyphened_;
    if (q_.fraction || q_.kind == QuantityKind::multiple || q_.kind == QuantityKind::percent) {
      if (const auto many = so_many()) return many;
      if (q_.kind == QuantityKind::multiple) return std::nullopt;
    }
    if (!past_link() || says_otherwise()) return std::nullopt;
    const bool by_hyphen = unit_hyphened();
    if (of_measure_ && !linked_ && noun_last_ && may_follow_measure() && (by_hyphen || led()))
      return behind_measure(reading_, sentence_, after_, behind_one(), by_hyphen);
    if (const auto what = paid_in()) return what;
    if (of_measure_ && (!linked_ || q_.kind == QuantityKind::duration || q_.kind == QuantityKind::age)) return std::nullopt;
    past_adjective();
    if (!names_something()) return std::nullopt;
    if (q_.kind == QuantityKind::ordinal && has(at_, Category::verb_adverb) && noun(at_ + 1)) ++at_;  // "the first ever match"
    if (compares()) return std::nullopt;
    const auto what = noun_last_ ? before_last(reading_, sentence_, q_, at_, linked_, hyphened_) : behind_first();
    // "his 17th of the season": of what is not said.
    const bool of_whole =
        what && linked_ && q_.kind == QuantityKind::ordinal && !is_plural(reading_, noun_last_ ? reading_.token_at(what->end) - 1 : at_);
    return of_whole ? std::nullopt : what;
  }

 private:
  [[nodiscard]] bool has(std::uint32_t token, Category category) const { return reading_.has(token, category); }
  [[nodiscard]] bool noun(std::uint32_t token) const { return nominal(reading_, sentence_, token); }
  // Where the figure begins, what bounds it included.
  [[nodiscard]] std::uint32_t begin() const {
    return reading_.token_at(q_.bound_at ? std::min(q_.bound_at->begin, q_.where.begin) : q_.where.begin);
  }
  [[nodiscard]] bool behind_one() const { return begin() > sentence_.first && has(begin() - 1, Category::article_one); }
  // "800 milliards d'ici 2030", "12 000 d'ici à trois ans", « trois défaites d'affilée »: when.
  [[nodiscard]] bool dates(std::uint32_t link) const {
    const auto m = reading_.match(link, any_of(Category::date_link, Category::verb_adverb));
    return m && m->last > link + 1 && !has(m->last - 1, Category::determiner);
  }

  // "twice AS MANY people", "20% FEWER pupils", « deux fois PLUS DE femmes »: several things, of which there are so many more.
  [[nodiscard]] std::optional<Span> so_many() const {
    constexpr CategorySet no = any_of(Category::verb_adverb, Category::date_word, Category::comparison, Category::bound_before);
    std::uint32_t t = at_ + (has(at_, Category::comparison) && !listed(reading_, at_, "so_many"));  // "AS many"
    if (t >= sentence_.last || !listed(reading_, t, "so_many")) return std::nullopt;
    ++t;
    if (!noun_last_ && !has(t++, Category::unit_link)) return std::nullopt;
    if (!noun(t) || reading_.has_any(t, no) || formed(reading_, t, "gerund_ending", 4)) return std::nullopt;
    Quantity several;
    several.value = Decimal{2, 0, false};
    return find_counted(reading_, sentence_, several, t);
  }

  // Steps over "of the", "de la" and the like; false where they lead to no noun.
  bool past_link() {
    if (at_ >= sentence_.last || !(has(at_, Category::unit_link) || has(at_, Category::of_whole)) || reading_.tokens[at_].line_before) {
      // "half the seats", not « baisser de moitié AU printemps »
      if (q_.fraction && q_.fraction->num == 1 && q_.fraction->den == 2 && has(at_, Category::definite) &&
          !has(at_, Category::preposition)) {
        ++at_;
        linked_ = true;
      }
      return true;
    }
    ++at_;
    linked_ = true;
    if (at_ < sentence_.last && reading_.categories(at_).meets(any_of(Category::relative, Category::pronoun)) &&
        !has(at_, Category::determiner))
      return false;  // "of which", "of them"
    // "20 of THEM Egyptian Copts", not "40% of them affordable"
    const bool them = at_ < sentence_.last && listed(reading_, at_, "object_plural");
    while (at_ < sentence_.last && reading_.categories(at_).meets(any_of(Category::function_word, Category::determiner)) &&
           at_ < after_ + 3 && reading_.tokens[at_].kind == TokenKind::word) {
      if (at_ > after_ && reading_.has_any(at_, any_of(Category::preposition, Category::auxiliary)) && !has(at_, Category::determiner))
        return false;  // "thirty of them in", "seven of them were"
      ++at_;
    }
    const auto those = reading_.match(at_ - 1, bit(Category::definite));
    if (those && those->value == demonstrative && at_ < sentence_.last && finite(reading_, at_) && !is_plural(reading_, at_))
      return false;  // "half of those asked"
    std::uint32_t last = at_;
    while (them && noun(last) && !is_plural(reading_, last)) ++last;
    return (!them || noun(last)) && !dates(after_);
  }

  [[nodiscard]] bool says_otherwise() const {
    if (linked_) return false;
    if (after_ > 0 && has(after_ - 1, Category::vague_plural) && q_.kind == QuantityKind::cardinal && !q_.value)
      return true;  // "could hold thousands included"
    return q_.fraction && has(at_, Category::reporting_verb) &&
           !reading_.has_any(at_, any_of(Category::role_noun, Category::noun_cue));  // "a third SAY"
  }

  [[nodiscard]] bool may_follow_measure() const {
    constexpr CategorySet no = any_of(Category::change_verb, Category::verb_adverb, Category::date_link, Category::date_word);
    return noun(after_) && !reading_.has_any(after_, no) && !listed(reading_, after_, "figure_closes");  // "all $2,700 WORTH"
  }
  // "a 12-mile stretch"
  [[nodiscard]] bool unit_hyphened() const {
    return after_ > sentence_.first + 2 && reading_.is(after_ - 2, u'-') && glued(reading_, after_ - 1) &&
           reading_.tokens[after_ - 1].kind == TokenKind::word;
  }
  // Without a hyphen behind an article: "a $3bn arms deal", "its 10% stake", not "for $3bn", "the 40% living in".
  [[nodiscard]] bool led() const {
    const std::uint32_t first = begin();
    const bool verb = finite(reading_, after_) && !((first == sentence_.first || cooks(first)) && of_mass() && noun(after_ + 1));
    if (q_.kind == QuantityKind::duration || q_.kind == QuantityKind::age || verb ||
        (q_.kind == QuantityKind::percent && formed(reading_, after_, "gerund_ending", 4)))
      return false;
    // "£30 fees", not "$30 buys you"
    if (first == sentence_.first)
      return of_mass() || (q_.kind == QuantityKind::money && first < reading_.token_at(q_.number->begin) &&
                           (!is_plural(reading_, after_) || listed(reading_, after_, "money_noun")));
    const bool says_that = has(first - 1, Category::complementizer) && !has(first - 2, Category::preposition);  // not "of THAT 10% stake"
    // "the firm's $3bn debt", not "it's 5mm thick"
    const bool whose = genitive(reading_, first - 1) && first > sentence_.first + 1 && !has(first - 2, Category::function_word) &&
                       !listed(reading_, after_, "dimension_behind");
    return has(first - 1, Category::article_one) || whose || (has(first - 1, Category::determiner) && !says_that) || of_mass() ||
           in_a_headline(first);
  }
  // "Two held after £4m jewel heist", "City backs $90m stadium": a headline leaves the article out.
  [[nodiscard]] bool in_a_headline(std::uint32_t first) const {
    constexpr CategorySet no = any_of(Category::change_verb, Category::measure_verb, Category::function_word);
    return (q_.kind == QuantityKind::money || q_.kind == QuantityKind::percent ||
            (q_.kind == QuantityKind::measure && has(first - 1, Category::preposition))) &&
           reading_.tokens[sentence_.last - 1].kind != TokenKind::mark && reading_.tokens[first - 1].kind == TokenKind::word &&
           (has(first - 1, Category::preposition) || !reading_.has_any(first - 1, no)) && !has(first - 1, Category::unit_link) &&
           !has(after_, Category::comparison) && !listed(reading_, after_, "each_behind") &&
           !listed(reading_, after_, "dimension_behind") && !listed(reading_, after_, "where_behind") &&
           !reading_.has_any(after_, any_of(Category::preposition, Category::verb_adverb)) && after_ == reading_.token_at(q_.where.end) &&
           !formed(reading_, after_, "gerund_ending", 4);
  }
  // "ADD 200 ml water", "STIR in 150g grated cheese"
  [[nodiscard]] bool cooks(std::uint32_t first) const {
    return first <= sentence_.first + 2 && listed(reading_, sentence_.first, "kitchen_verbs");
  }
  // "250ml milk", "2 cups milk and 1 cup oil", not "2 kg less", "lost 5 kg overnight"
  [[nodiscard]] bool of_mass() const {
    const Unit* const unit = q_.kind == QuantityKind::measure ? find_unit(reading_.pack.units(), q_.unit) : nullptr;
    if (unit == nullptr || (unit->dimension != "kilogram" && unit->dimension != "cubic-meter") || reading_.tokens[after_].capitalised ||
        has(after_, Category::comparison) || adverb_form(reading_, after_))
      return false;
    const std::uint32_t first = begin();
    return glued(reading_, after_ - 1) || first == sentence_.first || reading_.tokens[first - 1].kind == TokenKind::mark ||
           has(first - 1, Category::numeral_joiner) || cooks(first);
  }

  // "$2.3m IN damages", "$30bn IN revenue last year", not "in income taxes", "in stores"
  [[nodiscard]] std::optional<Span> paid_in() const {
    const std::uint32_t in = after_ + 1;
    if (q_.kind != QuantityKind::money || in + 1 >= sentence_.last || !listed(reading_, after_, "money_in")) return std::nullopt;
    const bool bare = listed(reading_, in, "money_noun");
    if (!bare && !(listed(reading_, in, "money_adjective") && listed(reading_, in + 1, "money_noun"))) return std::nullopt;
    const std::uint32_t end = past_compound(reading_, sentence_, in + !bare);
    if (noun(end) && !has(end, Category::date_word) && !adverb_form(reading_, end)) return std::nullopt;
    return Span{reading_.tokens[in].where.begin, reading_.tokens[end - 1].where.end};
  }

  void past_adjective() {
    if (!noun_last_ && has(at_, Category::comparison) && has(at_ + 1, Category::adjective_before)) ++at_;  // « les dix PLUS grandes »
    if (!linked_ && !of_measure_ && !q_.fraction && has(at_, Category::adjective_before) &&
        (!noun(at_) || has(at_, Category::comparison)) &&
        (noun_last_ || (at_ + 1 < sentence_.last && !formed(reading_, at_ + 1, "participle_ending", 3))))
      ++at_;  // "two MORE goals", « deux AUTRES gares », not « deux autres blessés »
    if (noun_last_ && !of_measure_ && !q_.fraction && noun(at_ + 1) && !adverb_form(reading_, at_ + 1) &&
        listed(reading_, at_, "so_many") && !(begin() > sentence_.first && reading_.has(begin() - 1, Category::preposition)))
      ++at_;  // "the five MOST popular songs", not "by 30 most women"
  }

  [[nodiscard]] bool names_something() const {
    // « trente mètres de long », « 900 euros du m² »
    if (!noun(at_) || (of_measure_ && (listed(reading_, at_, "dimension") ||
                                       (q_.kind == QuantityKind::money && reading_.match(at_, bit(Category::unit))))))
      return false;
    // "Gold: 3 SILVER: 7"
    if (reading_.is(at_ + 1, u':') && begin() > sentence_.first && reading_.is(begin() - 1, u':')) return false;
    if (listed(reading_, at_, "age_words")) return false;                                 // « dont neuf ÂGÉS de moins de 12 ans »
    if (q_.fraction && !linked_ && listed(reading_, at_, "figure_closes")) return false;  // "two thirds FULL"
    // "six-pointed", "3,000-strong"
    return !(hyphened_ && (formed(reading_, at_, "past_ending", 4) || listed(reading_, at_, "figure_closes")));
  }

  [[nodiscard]] bool compares() const {
    if (!linked_)
      return q_.fraction &&
             (has(at_, Category::comparison) ||
              (has(at_, Category::date_word) && has(at_ + 1, Category::date_unit)) ||  // "a tenth less", "by a fifth last year"
              (!noun_last_ && reading_.tokens[after_ - 1].kind == TokenKind::word));  // « un tiers mourut », « la moitié électriques »
    if (!q_.fraction && has(at_, Category::date_unit) && !is_plural(reading_, at_) && has(at_ + 1, Category::preposition))
      return true;  // "the 18.6 million of the year before"
    // « 356 de moins que prévu »
    return (!noun_last_ || has(after_ + 1, Category::function_word)) && has(after_ + 1, Category::comparison) &&
           !has(after_ + 1, Category::determiner);
  }

  // The noun stands first: « deux grandes gares de banlieue ».
  [[nodiscard]] std::optional<Span> behind_first() const {
    std::uint32_t last = past_compound(reading_, sentence_, at_);
    // « le premier TERMINE l'action », not « la deuxième ville la plus chère », « le premier tour le 3 mai »
    if (q_.kind == QuantityKind::ordinal && last < sentence_.last &&
        reading_.has_any(last, any_of(Category::definite, Category::article_one)) &&
        !reading_.has_any(last, any_of(Category::preposition, Category::unit_link)) &&
        !(last + 1 < sentence_.last && (reading_.tokens[last + 1].kind == TokenKind::number ||
                                        reading_.has_any(last + 1, any_of(Category::comparison, Category::weekday, Category::date_unit,
                                                                          Category::date_word, Category::clock_word)))))
      return std::nullopt;
    // « dont deux ferme », « que onze soient », « 300 jeunes SORTENT »: several have a plural.
    const auto& value = q_.value ? q_.value : q_.min;
    const bool several =
        q_.kind == QuantityKind::cardinal && !linked_ && value && value->exponent >= 0 && compare(*value, {1, 0, false}) > 0;
    const auto singular = [&](std::uint32_t t) {
      return several && !reading_.tokens[t].capitalised && !is_plural(reading_, t) && reading_.at(t).size() > 3;
    };
    if (last == at_ + 1 && singular(at_)) return std::nullopt;
    // Adjectives that stand before the noun, then the noun, then one "de" complement; an infinitive is none.
    while (has(last - 1, Category::adjective_before) && noun(last) && last < at_ + max_words && !singular(last)) ++last;
    if (has(last - 1, Category::unit_adjective)) return std::nullopt;  // « les 15 dernières »
    if (last + 1 < sentence_.last && has(last, Category::unit_link) && !dates(last) && noun(last + 1) &&
        !reading_.tokens[last + 1].capitalised &&
        !reading_.has_any(last + 1, any_of(Category::infinitive, Category::verb_adverb, Category::comparison)) &&
        !formed(reading_, last + 1, "infinitive_ending", 4))
      last = past_compound(reading_, sentence_, last + 1);
    return Span{reading_.tokens[at_].where.begin, reading_.tokens[last - 1].where.end};
  }

  const Reading& reading_;
  const Sentence& sentence_;
  const Quantity& q_;
  const std::uint32_t after_;  // the token behind the figure
  std::uint32_t at_ = after_;
  const bool hyphened_ = after_ < sentence_.last && reading_.is(after_, u'-') && !reading_.tokens[after_].space_before;  // "12-nation pact"
  const bool of_measure_ = q_.kind != QuantityKind::cardinal && q_.kind != QuantityKind::ordinal && q_.kind != QuantityKind::ratio;
  const bool noun_last_ = reading_.pack.choice("head_noun") != "first";
  bool linked_ = false;
};

}  // namespace

std::optional<Span> find_counted(const Reading& reading, const Sentence& sentence, const Quantity& quantity, std::uint32_t after) {
  return CountedPhrase(reading, sentence, quantity, after).find();
}

}  // namespace citelight
