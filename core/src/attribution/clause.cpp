#include "attribution/clause.h"

#include <algorithm>

#include "text/noun_phrase.h"

namespace citelight {
namespace {

class Reader {
 public:
  Reader(const BlockView& view, const Stretch& sentence) : v_(view), r_(view.reading()), s_(sentence) {}

  std::optional<ClauseStart> start(const Cue& cue) const {
    std::uint32_t t = cue.last;
    if (cue.first > s_.first && listed(r_, cue.first - 1, "impersonal_subject") && listed(r_, t - 1, "impersonal_verbs"))
      return std::nullopt;  // « il convient de », « il convient que »
    if (r_.match(t, bit(Category::comment_mark)) && that(t + 1) && v_.has(t - 1, Category::infinitive_link) && t > cue.first + 1)
      return ClauseStart{t - 1, true, false};  // « s'attend À CE QUE »
    if (cue.tells) t = past_addressee(t);
    if (const auto weak = question(t)) return weak;
    // "asked him whether", « a demandé au juge si »
    if (cue.cls == "ask") {
      const std::uint32_t whom = thatless() ? past_addressee(t) : past_adverbials(t);
      if (const auto weak = question(whom)) return weak;
      if (whom > t && v_.word(whom) && !that(whom) && v_.has(whom, Category::gap_opener)) return ClauseStart{whom, false, true};
    }
    // "did not say when", « n'a pas dit où »: what a silence leaves open.
    if ((cue.negated || cue.cls == "ask") && t == cue.last && v_.word(t + 1) && !that(t) &&
        (v_.has(t, Category::relative) || v_.has(t, Category::gap_opener) || v_.has(t, Category::question_word)))
      return ClauseStart{t, false, true};
    t = past_adverbials(t);
    if (t > cue.last && v_.has(t, Category::complementizer) && !that(t) && !conditional(t)) return ClauseStart{t, false, true};
    if (!thatless() && t > cue.last && !that(t)) t = scan_for_that(t);
    // “said in an article before the vote, “…””: what stands between is no part of it.
    if (t > cue.last && (v_.comma(t) || r_.is(t, u':')) && v_.quotation_at(t + 1) != nullptr) return std::nullopt;
    // « a précisé : les écoles resteront fermées »: no marks around what is said.
    if (r_.is(t, u':') && (cue.cls == "say" || cue.cls == "find" || cue.cls == "announce") && !cue.gerund &&
        !v_.has(cue.last - 1, Category::noun_also) && v_.word(t + 1) && !r_.is(t + 2, u':') && t + 4 < s_.last &&
        !r_.tokens[t + 1].line_before && v_.next_quotation(t) > t + 2)
      return ClauseStart{t + 1, true, false};
    if (that(t)) return comparison(t) || points(t) ? std::nullopt : std::optional(ClauseStart{t, true, false});
    if (cue.tells && t < s_.last) {
      if (const auto weak = question(t)) return weak;
    }
    if (thatless() && cue.cls == "say" && !cue.tells && !cue.clausal) {  // "warned VOTERS that"
      const std::uint32_t behind = past_hearer(cue.last);
      if (behind > cue.last && that(behind)) return ClauseStart{behind, true, false};
    }
    if (const auto start = nonfinite(cue)) return start;
    if (!thatless() && (cue.cls == "find" || cue.cls == "say") && !cue.tells && measures(cue.last))
      return ClauseStart{cue.last, false, false};
    if (thatless()) {
      // "expect THE BANK TO RAISE rates"
      if (const auto whom = cue.cls == "opinion" && cue.counts && !cue.gerund ? phrase_at(r_, t, s_.last) : std::nullopt;
          whom && v_.has(whom->head, Category::infinitive_link) && bare_infinitive(r_, whom->head + 1))
        return ClauseStart{t, false, false};
      if (v_.has(cue.last, Category::of_whole)) return std::nullopt;  // "said of the meeting he had"
      if (bare_clause(cue, t)) return ClauseStart{t, false, false};
      // What looked like an adverbial may open the clause: "said in two years prices would double".
      // "said in an interview, and …", "said Sunday, as rescuers …"
      const bool closed = v_.comma(t) && (v_.has(t + 1, Category::numeral_joiner) || v_.has(t + 1, Category::adversative) ||
                                          v_.has(cue.last, Category::weekday) || v_.has(cue.last + 1, Category::weekday) ||
                                          v_.has(t + 1, Category::auxiliary) || participle(t + 1));
      if (const auto condition = condition_first(cue)) return condition;
      const Quotation* q = v_.quotation_after(t);  // "said on Monday, in a nod to X, “…”"
      if (q != nullptr && q->first < s_.last && v_.comma(q->first - 1) && v_.capital(q->first + 1)) return std::nullopt;
      if (t != cue.last && v_.without_stop(cue.last, s_.last) > t && cue.clausal && !closed && opens_bare(cue.last) && !cue.tells &&
          has_verb(cue.last))
        return ClauseStart{cue.last, false, false};
      return std::nullopt;
    }
    for (const std::uint32_t k : {cue.last, t}) {  // « a raconté à l'agence avoir vu »
      if (infinitive(k) && (cue.cls == "say" || cue.cls == "deny")) return ClauseStart{k, false, false};
    }
    return std::nullopt;
  }

  // "She said, if elected, she would freeze rents": the clause opens with its condition.
  [[nodiscard]] std::optional<ClauseStart> condition_first(const Cue& cue) const {
    const std::uint32_t t = cue.last;
    if (!cue.clausal || !r_.is(t, u',') || !v_.has(t + 1, Category::subordinator) || v_.next_quotation(s_.first) < t) return std::nullopt;
    for (std::uint32_t k = s_.first; k < cue.first; ++k) {
      if (v_.comma(k)) return std::nullopt;  // "The port, she said, when sold, will …"
    }
    for (std::uint32_t k = t + 2; k + 2 < std::min(s_.last, t + 14); ++k) {
      if (v_.comma(k))
        return v_.has(k + 1, Category::pronoun) && !v_.has(k + 1, Category::relative) ? std::optional(ClauseStart{t + 1, false, false})
                                                                                      : std::nullopt;
    }
    return std::nullopt;
  }

  // « estime à 3 % la hausse »: the figure, and then what it is a figure of.
  [[nodiscard]] bool measures(std::uint32_t t) const {
    if (t + 2 >= s_.last || !v_.has(t, Category::infinitive_link) || v_.has(t, Category::noun_link) ||
        !(r_.tokens[t + 1].kind == TokenKind::number || r_.has_any(t + 1, any_of(Category::numeral, Category::bound_before))))
      return false;
    for (std::uint32_t k = t + 2;
         k < std::min(s_.last, t + 9) && !v_.comma(k) && (!v_.has(k, Category::preposition) || v_.has(k, Category::noun_link)); ++k) {
      if (v_.has(k, Category::determiner) && v_.has(k, Category::definite) && !v_.has(k - 1, Category::noun_link)) return true;
    }
    return false;
  }

  bool headless(const Cue& cue) const {
    std::uint32_t t = cue.last;
    while (t < s_.last && adverb(t)) ++t;
    if (t + 1 >= s_.last) return false;
    return thatless() ? v_.has(t, Category::auxiliary) || (finite(t) && !v_.has(t - 1, Category::preposition)) : infinitive(t);
  }

  std::uint32_t end(std::uint32_t first, CuePlace place) const {
    if (place == CuePlace::leading) {
      if (const auto k = main_clause(first)) return *k;
    } else if (place == CuePlace::subordinate) {
      if (const auto k = first_comma(first)) return *k;
    } else if (place == CuePlace::relative) {
      if (const auto k = first_comma(first)) return *k;
    }
    if (v_.has(first + 1, Category::numeral_joiner) && second_report(first + 2)) return first + 1;  // "conceded defeat AND SAID"
    std::uint32_t end = s_.last;
    // Quotations stand in order: they are passed along with the tokens, not looked for at each.
    const auto& quotations = v_.quotations();
    const Quotation* const before = v_.quotation_before(first + 2);
    std::size_t q = before == nullptr ? 0 : static_cast<std::size_t>(before - quotations.data()) + 1;
    for (std::uint32_t k = first + 2; k < s_.last; ++k) {
      while (q < quotations.size() && quotations[q].last <= k) ++q;
      if (q < quotations.size() && quotations[q].first < k) continue;  // inside one
      bool stop = false;
      if (r_.tokens[k].kind == TokenKind::mark) {
        if (const auto close = aside_end(first, k)) {
          k = *close;
          continue;
        }
        if (series(first, k)) continue;
        // "it had closed. then …": a stop, whatever letter follows.
        stop = r_.is(k, u';') || beside(first, k) ||
               (r_.is(k, u'.') && k + 1 < s_.last && r_.tokens[k + 1].space_before && !r_.tokens[k].space_before &&
                r_.tokens[k - 1].where.size() > 4 && !v_.has(k - 1, Category::abbreviation));
      }
      if (stop || cuts(k) || (place == CuePlace::relative && v_.has(k, Category::gerund_mark) && participle(k + 1))) {
        end = k;
        break;
      }
    }
    return v_.without_stop(first, end);
  }

 private:
  [[nodiscard]] bool thatless() const { return r_.pack.setting("thatless") == "yes"; }
  [[nodiscard]] bool that(std::uint32_t t) const {
    if (!v_.has(t, Category::complementizer) || t >= s_.last) return false;
    const auto link = r_.match(t, bit(Category::noun_cue_link));  // "the claim THAT": not "whether"
    return link && link->last == t + 1;
  }
  // "si", "whether", "how" open a clause only right behind the verb.
  [[nodiscard]] std::optional<ClauseStart> question(std::uint32_t t) const {
    if (t >= s_.last || !v_.has(t, Category::complementizer) || that(t)) return std::nullopt;
    return ClauseStart{t, false, true};
  }
  // "si", "if" open a condition as often as a question.
  [[nodiscard]] bool conditional(std::uint32_t t) const { return v_.has(t, Category::subordinator); }
  // "plus que", "tandis que", "so that": no clause of what is said.
  [[nodiscard]] bool comparison(std::uint32_t t) const {
    if (t == s_.first) return false;
    return v_.has(t - 1, Category::that_compound);
  }

  // "continue THAT legacy.": no clause, where the sentence ends without a verb.
  [[nodiscard]] bool points(std::uint32_t t) const {
    const std::uint32_t end = v_.without_stop(t, s_.last);
    if (!thatless() || end < t + 2 || end > t + 3) return false;
    for (std::uint32_t k = t + 1; k < end; ++k)
      if (!v_.word(k) || finite(k) || v_.has(k, Category::function_word)) return false;
    return true;
  }

  // "told CNN", "a prévenu les élus": whom the verb speaks to.
  [[nodiscard]] std::uint32_t past_addressee(std::uint32_t t) const {
    if (t >= s_.last || that(t) || (thatless() && v_.has(t, Category::complementizer) && !v_.has(t, Category::determiner))) return t;
    if (v_.has(t, Category::determiner) && t + 1 < s_.last &&
        (v_.has(t + 1, Category::determiner) || v_.has(t + 1, Category::pronoun) || v_.has(t + 1, Category::complementizer)))
      return t + 1;
    const auto whom = phrase_at(r_, t, std::min(s_.last, v_.next_quotation(t)));
    const std::uint32_t at = whom ? whom->head : v_.has(t, Category::determiner) ? t + 1 : t;  // "told THE “Post” that"
    if (const std::uint32_t close = v_.past_title(at); close > at)
      return v_.word(close) && that(close + 1) ? close + 1 : close;  // "told NBC's “Today” SHOW that"
    if (whom) return whom->head;
    if (v_.word(t) && v_.has(t, Category::function_word) && !v_.has(t, Category::preposition) && !v_.has(t, Category::pronoun))
      return t + 1;  // him, them, us
    return t;
  }
  // Somebody who is told: a name, people, "him"; not "a letter that".
  [[nodiscard]] std::uint32_t past_hearer(std::uint32_t t) const {
    if (t + 1 >= s_.last || v_.has(t, Category::preposition) || that(t) || !v_.word(t)) return t;
    if (v_.has(t, Category::function_word) && !v_.has(t, Category::numeral_joiner) && that(t + 1))
      return v_.has(t, Category::pronoun) ? t : t + 1;
    const auto whom = phrase_at(r_, t, std::min(s_.last, v_.next_quotation(t)));
    if (!whom || whom->head > t + 5) return t;
    for (std::uint32_t k = t; k < whom->head; ++k)
      if (v_.has(k, Category::preposition)) return t;  // "a message on Twitter that"
    const auto role = r_.match(whom->head - 1, bit(Category::role_noun));
    const bool people = role && (r_.pack.text(role->value).starts_with("person") || r_.pack.text(role->value) == "group");
    return people || v_.capital(whom->head - 1) ? whom->head : t;
  }
  [[nodiscard]] bool adverb(std::uint32_t t) const {
    if (!v_.word(t)) return false;
    if (v_.has(t, Category::verb_adverb) || v_.has(t, Category::weekday)) return true;
    return !r_.tokens[t].capitalised && adverb_form(r_, t) && !r_.has_any(t, any_of(Category::role_noun, Category::complementizer));
  }
  // "night", "evening's" apart
  [[nodiscard]] bool part_of_day(std::uint32_t t) const {
    const auto part = v_.word(t) ? r_.match(t, bit(Category::clock_word)) : std::nullopt;
    return part && part->last == t + 1 && r_.pack.text(part->value).starts_with("part") && t + 1 < r_.tokens.size() &&
           r_.tokens[t + 1].space_before;
  }
  // "this week", "la semaine dernière", "earlier", "mardi soir", "in a statement", "à la presse".
  [[nodiscard]] std::uint32_t past_adverbials(std::uint32_t t) const {
    const std::uint32_t limit = std::min(s_.last, t + 24);
    const std::uint32_t start = t;
    while (t < limit) {
      if (that(t)) return t;
      if (that(t + 1) && listed(r_, t, "adverb_not")) return t + 1;  // "saying ONLY that"
      if (v_.has(t, Category::weekday) && part_of_day(t + 1)) {
        t += 2;
        continue;
      }                                                                                                // "Wednesday night"
      if (v_.has(t, Category::weekday) && v_.word(t + 1) && !r_.tokens[t + 1].space_before) return t;  // "Monday's vote"
      if (adverb(t) && !existential(t) && !compound(t) && !(listed(r_, t, "degree") && !that(t + 1))) {
        const auto known = r_.match(t, bit(Category::verb_adverb));
        t = known ? known->last : t + 1;
        continue;
      }
      if (const auto m = r_.match(t, bit(Category::date_word)); m && r_.pack.text(m->value) != "few") {
        std::uint32_t unit = m->last;
        if (v_.has(unit, Category::date_unit) || v_.has(unit, Category::weekday) || v_.has(unit, Category::month)) ++unit;
        // "this", "last" alone open a noun phrase.
        if (unit > m->last || !v_.has(t, Category::determiner)) {
          t = unit;
          continue;
        }
      }
      if ((v_.has(t, Category::determiner) || v_.has(t, Category::article_one)) &&
          (v_.has(t + 1, Category::date_unit) || v_.has(t + 1, Category::weekday) || part_of_day(t + 1))) {
        t += 2;
        while (t < limit && v_.word(t) && (v_.has(t, Category::date_word) || v_.has(t, Category::weekday))) ++t;
        continue;
      }
      if (r_.is(t, u',') || r_.is(t, u'(')) {
        const auto close = parenthesis_end(t, t == start);
        if (!close) return t;
        t = *close;
        continue;
      }
      if (r_.tokens[t].kind == TokenKind::number) {
        std::uint32_t k = t + 1;
        if (k + 2 < limit && (r_.is(k, u'-') || r_.is(k, u'–')) && r_.tokens[k + 1].kind == TokenKind::number) {
          t = k + 2;
          continue;
        }  // "ruled 5-4 that"
        if (!v_.has(k, Category::month) && !v_.has(k, Category::date_unit)) return t;
        while (k < limit && (v_.has(k, Category::month) || v_.has(k, Category::date_unit) || r_.tokens[k].kind == TokenKind::number)) ++k;
        t = k;
        continue;
      }
      if (const auto bound = r_.match(t, bit(Category::bound_before));
          bound && thatless() && t == start && bound->last < s_.last && r_.tokens[bound->last].kind == TokenKind::number)
        return t;  // "estimates at least 300"
      if (const auto said = r_.match(t, bit(Category::preposition)); said && t > 0 && !compound(t)) {
        if (listed(r_, t, "topic_preposition") || (v_.has(t, Category::gerund_mark) && participle(t + 1)))
          return t;  // "spoke ABOUT chips that combine both"
        if (!thatless() && v_.has(t, Category::infinitive_link) && (infinitive(t + 1) || infinitive_word(t + 1))) return t;
        if (thatless() && v_.has(t, Category::infinitive_link) && bare_infinitive(r_, t + 1)) return t;
        const auto object = phrase_at(r_, said->last, std::min(limit, v_.next_quotation(t)));
        // « a confié À SES PROCHES vouloir partir »: the phrase may have swallowed what is said.
        for (std::uint32_t k = said->last + 1; object && !thatless() && !v_.has(t, Category::noun_link) && k < object->head; ++k)
          if (v_.has(k, Category::complementizer) || (infinitive(k) && !v_.has(k - 1, Category::preposition))) return k;
        const std::uint32_t behind = v_.past_title(object ? object->head : said->last);
        if (behind == said->last && !(v_.has(t, Category::infinitive_link) && v_.has(behind, Category::function_word) && that(behind + 1)))
          return t;  // "confided TO HER that"
        t = std::max(behind, said->last + (object ? 0 : 1));
        continue;
      }
      return t;
    }
    return t;
  }
  // "a déclaré à Ici/Radio que": over what no phrase explains, up to the clause.
  [[nodiscard]] std::uint32_t scan_for_that(std::uint32_t t) const {
    for (std::uint32_t k = t; k < std::min(s_.last, t + 10); ++k) {
      if (that(k)) return k;
      if (v_.comma(k) || v_.ends_sentence(k) || r_.is(k, u':') || r_.is(k, u';') || v_.has(k, Category::auxiliary) ||
          v_.has(k, Category::relative) || v_.has(k, Category::reporting_verb) || v_.quotation_at(k) != nullptr)
        return t;
    }
    return t;
  }
  // ", dans un entretien au quotidien local, que": a parenthesis before the clause; right behind the verb the clause
  // may be an infinitive: « a répété, mardi, ne pas vouloir partir ».
  [[nodiscard]] std::optional<std::uint32_t> parenthesis_end(std::uint32_t t, bool behind_verb) const {
    const char16_t close = r_.is(t, u'(') ? u')' : u',';
    for (std::uint32_t k = t + 1; k + 1 < std::min(s_.last, t + 30); ++k) {
      if (v_.ends_sentence(k) || r_.is(k, u':') || r_.is(k, u';')) return std::nullopt;
      if (close == u',' && that(k)) return k == t + 1 ? std::optional(k) : std::nullopt;
      if (r_.is(k, close) && (that(k + 1) || (behind_verb && !thatless() && infinitive(k + 1)))) return k + 1;
      if (r_.is(k, close) && close == u')') return k + 1;
    }
    return std::nullopt;
  }

  // "vowed to fight", "admitted taking it", « a recommandé de fermer »
  [[nodiscard]] std::optional<ClauseStart> nonfinite(const Cue& cue) const {
    std::uint32_t t = cue.last;
    while (t < s_.last && adverb(t)) ++t;
    if (!thatless() && !v_.has(t, Category::infinitive_link)) t = past_adverbials(t);
    if (v_.has(t, Category::negation)) ++t;  // "threatened not to pay"
    if (!v_.word(t + 1) || (v_.capital(t + 1) && !cue.recalls) || t + 1 >= s_.last) return std::nullopt;
    const bool marked = v_.has(t, Category::infinitive_link);
    if (!thatless()) {
      // « de »; « à » only where the verb binds itself: « s'est engagé à »
      // What is asked for claims nothing: « demande à X de payer ».
      if (!marked || cue.cls == "quote" || cue.cls == "call" || cue.cls == "ask" || cue.tells ||
          !(infinitive(t + 1) || infinitive_word(t + 1)))
        return std::nullopt;
      if (!v_.has(t, Category::noun_link) && !cue.commits) return std::nullopt;
      return ClauseStart{t, true, false};
    }
    if (cue.commits && marked && !v_.has(t + 1, Category::determiner) && !v_.has(t + 1, Category::preposition))
      return ClauseStart{cue.last, true, false};
    if (cue.recalls && marked) ++t;  // "admitted TO taking it"
    if (cue.recalls && v_.word(t) && !v_.capital(t) && formed(r_, t, "gerund_ending", 4) &&
        (v_.has(t, Category::auxiliary) || !v_.has(t, Category::function_word)))
      return ClauseStart{t, true, false};
    return std::nullopt;
  }

  // "IN-flight", "over-THE-counter": part of a compound.
  [[nodiscard]] bool compound(std::uint32_t t) const {
    const auto glue = [&](std::uint32_t h) {
      return h + 1 < s_.last && r_.is(h, u'-') && !r_.tokens[h].space_before && !r_.tokens[h + 1].space_before;
    };
    return glue(t + 1) || (t > s_.first && glue(t - 1));
  }
  [[nodiscard]] bool contraction(std::uint32_t t) const { return v_.has(t, Category::negation) && formed(r_, t, "negative_ending", 2); }
  [[nodiscard]] bool enclitic_verb(std::uint32_t t) const {
    const auto text = r_.at(t);
    return text.size() >= 2 && text.size() <= 3 && (text[0] == u'\'' || text[0] == u'’') && t > 0 && !r_.tokens[t].space_before &&
           ((v_.has(t - 1, Category::pronoun) && !v_.has(t - 1, Category::numeral)) || text != u"'s");  // "one's"
  }
  [[nodiscard]] bool verbal(std::uint32_t t) const {
    if (!v_.word(t)) return false;
    if (v_.has(t, Category::auxiliary) || contraction(t) || enclitic_verb(t)) return true;
    if (v_.has(t, Category::function_word)) return false;
    return formed(r_, t, "past_ending", 4) || (r_.at(t).size() < 7 && listed(r_, t, "past_forms"));
  }
  // "his record GIVES him", "voters NEED a reason": a present, told by the noun before it and the object behind it.
  [[nodiscard]] bool present(std::uint32_t t) const {
    if (t + 1 >= s_.last || !v_.word(t) || v_.capital(t) ||
        r_.has_any(t, any_of(Category::function_word, Category::preposition, Category::role_noun, Category::determiner)))
      return false;
    if (!v_.word(t - 1) ||
        r_.has_any(t - 1,
                   any_of(Category::determiner, Category::article_one, Category::preposition, Category::numeral, Category::possessive)) ||
        v_.has(t - 1, Category::function_word))
      return false;
    constexpr CategorySet no_object = any_of(Category::preposition, Category::auxiliary, Category::conjunction, Category::numeral_joiner,
                                             Category::adversative, Category::subordinator, Category::complementizer, Category::relative);
    if (!(r_.tokens[t + 1].kind == TokenKind::number ||
          r_.has_any(t + 1, any_of(Category::determiner, Category::article_one, Category::function_word))) ||
        r_.has_any(t + 1, no_object))
      return false;
    const bool third = r_.at(t).size() > 3 && r_.at(t).back() == u's' && r_.at(t)[r_.at(t).size() - 2] != u's';
    const bool several = r_.at(t - 1).size() > 3 && r_.at(t - 1).back() == u's' && !v_.capital(t - 1);
    return third != several;
  }
  // "there remains", "there's"
  [[nodiscard]] bool existential(std::uint32_t t) const {
    return listed(r_, t, "existential") && t + 1 < s_.last && v_.word(t + 1) &&
           (verbal(t + 1) || (!v_.has(t + 1, Category::preposition) && r_.at(t + 1).back() == u's'));
  }
  // What can open a clause without "that": a subject, or something before it.
  [[nodiscard]] bool opens_bare(std::uint32_t t) const {
    if (t + 2 >= s_.last || r_.is(t + 1, u':')) return false;  // "said only: “…”"
    if (const Quotation* q = v_.quotation_at(t)) {             // “smart” cities would
      return q->last + 1 < s_.last && (q->words() < 5 || !v_.capital(q->first + 1)) && v_.word(q->last) &&
             !v_.has(q->last, Category::preposition) && !v_.has(q->last, Category::conjunction) && !r_.is(q->last - 2, u',');
    }
    if (r_.tokens[t].kind == TokenKind::number) return true;
    if (!v_.word(t) || v_.has(t, Category::auxiliary)) return false;
    if (v_.has(t, Category::determiner) && v_.has(t + 1, Category::preposition) &&
        !(v_.has(t + 1, Category::noun_link) && (v_.has(t, Category::pronoun) || !v_.has(t, Category::definite))))
      return false;  // "would say this to X", but "said SOME OF it had"
    if (!v_.capital(t) && formed(r_, t, "past_ending", 4) &&
        ((!v_.has(t + 1, Category::function_word) && r_.tokens[t + 1].kind == TokenKind::number) ||
         r_.has_any(t + 1, any_of(Category::determiner, Category::article_one))))
      return false;  // "figures say killed 12", "what he said next stunned the room"
    return !listed(r_, t, "opens_no_clause");
  }
  // "said the company would": a subject and, soon, a verb.
  [[nodiscard]] bool bare_clause(const Cue& cue, std::uint32_t t) const {
    if (cue.cls != "say" && cue.cls != "opinion" && cue.cls != "find" && cue.cls != "announce") return false;
    if (cue.clausal || cue.cls != "announce") {  // "estimates AT LEAST 300 people are", "says AS MANY AS 300 are"
      if (const auto bound = r_.match(t, bit(Category::bound_before));
          bound && (v_.has(t, Category::preposition) || v_.has(t, Category::comment_mark)) && bound->last < s_.last &&
          r_.tokens[bound->last].kind == TokenKind::number) {
        for (std::uint32_t k = bound->last + 1; k < std::min(s_.last, bound->last + 9) && !v_.comma(k); ++k) {
          if (verbal(k)) return true;
          if (v_.has(k, Category::preposition) && !v_.has(k, Category::noun_link)) return false;
        }
        return cue.clausal;
      }
    }
    if (!opens_bare(t)) return false;
    const auto pronoun = r_.match(t, bit(Category::pronoun));
    const bool subject_pronoun = pronoun && r_.pack.text(pronoun->value) != "relative";
    if (cue.clausal && !has_verb(t) &&
        (v_.has(t, Category::article_one) || !(subject_pronoun || v_.capital(t) || v_.has(t, Category::determiner))))
      return false;  // "says A LOT about him", "said goodbye to"
    if (cue.clausal || (cue.tells && subject_pronoun)) return true;
    if (v_.has(t, Category::preposition) && !compound(t)) return false;
    if (subject_pronoun && !v_.has(t, Category::determiner) && v_.word(t + 1) && !v_.has(t + 1, Category::preposition) &&
        r_.pack.text(pronoun->value).find("anonymous") == std::string_view::npos)
      return true;
    const auto text = r_.at(t);
    if (existential(t)) return true;
    const bool starts =
        subject_pronoun || v_.has(t, Category::determiner) || v_.has(t, Category::article_one) || v_.capital(t) ||
        r_.tokens[t].kind == TokenKind::number || v_.has(t, Category::role_noun) || compound(t) ||
        (!v_.has(t, Category::function_word) && (cue.cls == "say" || text.ends_with(u"s") || v_.has(t + 1, Category::auxiliary)));
    if (!starts) return false;
    for (std::uint32_t v = t + 1; v < std::min(s_.last, t + 14); ++v) {
      if (r_.is(v, u',') || r_.is(v, u':') || v_.has(v, Category::relative) || v_.has(v, Category::complementizer)) return false;
      if (v_.has(v, Category::preposition) && !v_.has(v, Category::noun_link) && !compound(v)) return false;
      if (v_.has(v, Category::numeral_joiner) && !cue.tells && v > t + 4) return false;
      if (v_.has(v, Category::subordinator)) return false;                                    // "assumed the post WHEN she returned"
      if (v_.has(v - 1, Category::noun_opener) && !v_.has(v, Category::auxiliary)) continue;  // "maintaining THE REQUIRED distance"
      if (compound(v)) continue;                                                              // "a full-FLEDGED tour"
      if (verbal(v) || present(v))
        return !v_.has(v - 1, Category::numeral_joiner) && !v_.has(v - 1, Category::adversative);  // "admitted the charges AND APOLOGISED"
    }
    return false;
  }
  // « de ne pas vendre », « d'en finir »: the list, behind clitics and negation.
  [[nodiscard]] bool infinitive_word(std::uint32_t t) const {
    while (t < s_.last && (v_.has(t, Category::negation) || v_.has(t, Category::clitic))) ++t;
    return v_.has(t, Category::infinitive) && !v_.capital(t);
  }
  [[nodiscard]] bool infinitive(std::uint32_t t) const {
    if (!v_.word(t) || t >= s_.last || v_.capital(t)) return false;
    // "ne pas vouloir", "l'avoir", "s'être"
    std::uint32_t k = t;
    while (k < std::min(s_.last, t + 4) && (v_.has(k, Category::negation) || v_.has(k, Category::clitic) || v_.has(k, Category::reflexive)))
      ++k;
    if (k > t && k + 1 < s_.last && v_.has(k - 1, Category::negation) &&
        (infinitive_word(k + 1) || formed(r_, k + 1, "infinitive_ending", 4)))
      ++k;  // « ne RIEN savoir »
    if (!v_.word(k) || v_.capital(k)) return false;
    if (v_.has(k, Category::role_noun) || (v_.has(k, Category::function_word) && !v_.has(k, Category::infinitive))) return false;
    const bool article = k > t && v_.has(k - 1, Category::definite);  // « précise LE CALENDRIER », « dit LE CONNAÎTRE »
    return v_.has(k, Category::infinitive) ||
           (formed(r_, k, "infinitive_ending", 4) && !(article && formed(r_, k, "noun_in_infinitive", 4)));
  }

  // "Warning that …, he urged": the clause ends where the main one begins.
  [[nodiscard]] std::optional<std::uint32_t> main_clause(std::uint32_t first) const {
    for (std::uint32_t k = first + 2; k + 1 < s_.last; ++k) {
      if (!ends_part(k)) continue;
      if (v_.has(k + 1, Category::pronoun) || v_.has(k + 1, Category::determiner) || v_.has(k + 1, Category::article_one) ||
          v_.has(k + 1, Category::role_noun) || v_.capital(k + 1))
        return quoted_end(k);
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<std::uint32_t> first_comma(std::uint32_t first) const {
    for (std::uint32_t k = first + 1; k + 1 < s_.last; ++k) {
      if (const std::uint32_t close = past_state(k); close > k) {
        k = close;
        continue;
      }
      if (k > first + 1 && ends_part(k)) return quoted_end(k);
    }
    return std::nullopt;
  }
  // "Tulsa, Okla., police": the comma behind a place's place; `k` where none is.
  [[nodiscard]] std::uint32_t past_state(std::uint32_t k) const {
    if (!thatless() || !r_.is(k, u',') || !v_.capital(k - 1) || !v_.capital(k + 1) || k + 4 >= s_.last) return k;
    const std::uint32_t close = r_.is(k + 2, u'.') ? k + 3 : k + 2;
    return r_.is(close, u',') && r_.is(k + 2, u'.') && v_.word(close + 1) && !v_.has(close + 1, Category::function_word) ? close : k;
  }
  // A comma, or a closing mark behind one: “…,”
  [[nodiscard]] bool ends_part(std::uint32_t k) const {
    if (v_.comma(k) && !v_.inside_quotation(k)) {
      return !(k > 0 && r_.tokens[k - 1].kind == TokenKind::number && k + 1 < s_.last && r_.tokens[k + 1].kind == TokenKind::number);
    }
    const Quotation* q = v_.quotation_starting_before(k);
    return q != nullptr && q->last == k + 1 && k > 0 && r_.is(k - 1, u',');
  }
  [[nodiscard]] std::uint32_t quoted_end(std::uint32_t k) const { return v_.inside_quotation(k) ? k + 1 : k; }

  // "that Hispanic voters – who have … – voted", "that X, who must decide, has": what stands
  // between a subject and its verb closes nothing. The mark behind it, where `k` opens one.
  [[nodiscard]] std::optional<std::uint32_t> aside_end(std::uint32_t first, std::uint32_t k) const {
    if (!v_.comma(k) || k + 2 >= s_.last) return std::nullopt;
    const bool dash = v_.dash(k);
    if (!dash && !v_.has(k + 1, Category::relative) && !v_.has(k + 1, Category::clause_break)) return std::nullopt;
    bool verb = false;
    for (std::uint32_t t = first + 1; t < k && !verb; ++t)
      verb = !v_.inside_quotation(t) && finite(t) && (verbal(t) || !v_.has(t - 1, Category::determiner));  // « la taxe »
    if (verb && !dash) return short_aside(k);
    for (std::uint32_t t = k + (r_.is(k + 1, u'-') ? 2 : 1); t + 1 < s_.last && t < k + 30; ++t) {
      if (v_.inside_quotation(t)) continue;
      if (r_.is(t, u';') || v_.ends_sentence(t)) return std::nullopt;
      if (!v_.comma(t) || v_.dash(t) != dash) continue;
      const std::uint32_t close = r_.is(t + 1, u'-') ? t + 1 : t;
      return verb && !v_.has(close + 1, Category::auxiliary) ? std::nullopt : std::optional(close);
    }
    return std::nullopt;
  }
  // "traditionally Democratic, though conservative, areas"
  [[nodiscard]] std::optional<std::uint32_t> short_aside(std::uint32_t k) const {
    if (!v_.has(k + 1, Category::clause_break) || v_.has(k + 1, Category::relative)) return std::nullopt;
    for (std::uint32_t t = k + 2; t + 1 < std::min(s_.last, k + 7); ++t) {
      if (r_.is(t, u',')) return t;
      if (!v_.word(t) || v_.has(t, Category::auxiliary) || v_.has(t, Category::pronoun) || v_.has(t, Category::determiner))
        return std::nullopt;
    }
    return std::nullopt;
  }
  [[nodiscard]] bool has_verb(std::uint32_t first) const {
    for (std::uint32_t t = first; t < s_.last; ++t) {
      const auto text = r_.at(t);
      if (finite(t) || (v_.word(t) && !v_.capital(t) && text.size() > 3 && text.back() == u's' && text[text.size() - 2] != u's'))
        return true;
      if (t > first && v_.word(t) && !v_.capital(t) && !v_.has(t, Category::function_word) && !v_.has(t, Category::preposition) &&
          v_.has(t - 1, Category::pronoun))
        return true;
    }
    return s_.last > first + 8;
  }
  [[nodiscard]] bool finite(std::uint32_t t) const {
    if (verbal(t)) return true;
    const auto verb = r_.match(t, bit(Category::reporting_verb));
    return verb && !v_.capital(t) && r_.pack.text(verb->value).ends_with(" f");
  }

  // "that packers, movers, and loaders are temps": a comma in a row of subjects, before any verb.
  [[nodiscard]] bool series(std::uint32_t first, std::uint32_t k) const {
    if (!r_.is(k, u',') || !v_.has(k + 1, Category::numeral_joiner)) return false;
    std::uint32_t t = k - 1;
    while (t > first && t + 4 > k && v_.word(t)) --t;
    if (!r_.is(t, u',')) return false;
    while (t > first && !finite(t)) --t;
    return t == first;
  }
  // Whether what stands at `k` closes the reported clause.
  [[nodiscard]] bool cuts(std::uint32_t k) const {
    // Of words few do, unless they stand behind a quotation's mark.
    constexpr CategorySet cutters = any_of(Category::numeral_joiner, Category::adversative, Category::gerund_mark);
    if (r_.tokens[k].kind != TokenKind::mark && !r_.tokens[k].says.meets(cutters) && !r_.is(k - 2, u',')) return false;
    // "… and warned that", "… but argues": a second verb of saying shares the subject.
    const bool joins = v_.has(k, Category::numeral_joiner) || v_.has(k, Category::adversative);
    // "but declined to say why"
    if (const auto semi = joins && v_.has(k, Category::adversative) ? r_.match(k + 1, bit(Category::auxiliary)) : std::nullopt;
        semi && r_.pack.text(semi->value).starts_with("semi"))
      return true;
    if (joins && k + 2 < s_.last) {
      std::uint32_t verb_at = k + 1;
      while (verb_at + 1 < s_.last && adverb(verb_at)) ++verb_at;
      if (second_report(verb_at) ||
          (v_.has(verb_at, Category::auxiliary) && second_report(verb_at + 1, true, v_.has(k, Category::adversative))))
        return true;
    }
    if (k + 1 >= s_.last) return false;
    if (v_.has(k, Category::numeral_joiner) && r_.has_any(k + 1, any_of(Category::article_one, Category::determiner)) &&
        new_clause(k + 1, true))
      return true;
    // "… : « … », dit X": the quotation has its own tag.
    if (r_.is(k, u':')) return tagged_quotation(k + 1);
    // "en soulignant que", "while noting that"
    // "… by calling on Moscow" is part of what is said.
    if (v_.has(k, Category::gerund_mark) && participle(k + 1) && !listed(r_, k, "manner")) return true;
    const Quotation* q = r_.is(k - 2, u',') ? v_.quotation_starting_before(k) : nullptr;
    const bool behind_quotation = q != nullptr && q->last == k;
    if (!v_.comma(k) && !behind_quotation) return false;
    const std::uint32_t n = v_.comma(k) ? k + 1 : k;
    if (const auto m = r_.match(n, bit(Category::source_preposition)); m && r_.pack.text(m->value) != "view") return !leads_subject(k);
    // ", but the council": what follows "but" is no longer reported; nor is a second verb of the main clause.
    // ", but that …", ", but not …": that clause goes on.
    if (v_.has(n, Category::adversative))
      return !(that(n + 1) || v_.has(n + 1, Category::negation) || v_.has(n + 1, Category::auxiliary) ||
               v_.quotation_at(n + 1) != nullptr || (v_.has(n + 1, Category::preposition) && !v_.has(n + 1, Category::subordinator)) ||
               v_.has(n + 1, Category::complementizer));
    if (v_.has(n, Category::numeral_joiner) && new_clause(n + 1)) return true;
    if (r_.has_any(n, any_of(Category::article_one, Category::determiner)) && v_.has(n + 1, Category::noun_cue) && n + 2 < s_.last &&
        !r_.is(n + 2, u','))
      return true;  // ", a CLAIM the firm denies"
    if (v_.has(n, Category::numeral_joiner) && n + 1 < s_.last &&
        (v_.has(n + 1, Category::reporting_verb) ||
         (r_.has_any(n + 1, any_of(Category::auxiliary, Category::reflexive)) && !v_.capital(n + 1))))
      return true;
    if (listed(r_, n, "without") && r_.has_any(n + 1, any_of(Category::reporting_verb, Category::verb_adverb)))
      return true;  // ", WITHOUT saying when", « , SANS préciser »
    if (participle(n)) {
      std::uint32_t open = k - 1;  // "is, IN FACT, appealing": one verb
      while (open + 5 > k && open > s_.first + 1 && !r_.is(open, u',')) --open;
      if (!r_.is(open, u',') || !v_.has(open - 1, Category::auxiliary)) return true;
    }
    if (tag_closes(n)) return true;
    // ", as have others", ", said Ann Hill"
    if (n + 1 < s_.last && thatless() &&
        ((v_.has(n, Category::comment_mark) && does_so(n + 1)) || (v_.has(n, Category::reporting_verb) && finite(n) && v_.capital(n + 1))))
      return true;
    // ", a-t-il ajouté"
    if (v_.has(n, Category::auxiliary) && n + 1 < s_.last && r_.is(n + 1, u'-')) return true;
    return v_.has(n, Category::clause_break);
  }
  // "Most firms say they struggle, A SURVEY BY THE BANK SHOWS.": a tag of its own at the sentence's end.
  [[nodiscard]] bool tag_closes(std::uint32_t n) const {
    const std::uint32_t end = v_.without_stop(n, s_.last);
    if (!thatless() || end < n + 2 || end > n + 14 || formed(r_, n, "gerund_ending", 4) || !v_.has(end - 1, Category::reporting_verb) ||
        v_.capital(end - 1))
      return false;
    for (std::uint32_t t = n; t + 1 < end; ++t) {
      if (!v_.word(t) || v_.has(t, Category::auxiliary) ||
          (t > n && (v_.has(t, Category::pronoun) || (v_.has(t, Category::determiner) && !v_.has(t - 1, Category::preposition)))))
        return false;
    }
    return finite(end - 1) || formed(r_, end - 1, "past_ending", 3) || r_.at(end - 2).back() == u's';
  }
  [[nodiscard]] bool does_so(std::uint32_t t) const {
    const auto m = r_.match(t, bit(Category::auxiliary));
    return m && r_.pack.text(m->value) == "have";
  }
  // "that Orme, quoting a memo, told": no verb before it, and the clause goes on behind.
  [[nodiscard]] bool leads_subject(std::uint32_t k) const {
    if (!r_.is(k, u',')) return false;
    std::uint32_t close = k + 2;
    while (close < std::min(s_.last, k + 14) && !r_.is(close, u',')) ++close;
    if (!r_.is(close, u',')) return false;
    if (v_.has(k - 1, Category::auxiliary)) return true;  // "that it was, according to her, too early"
    for (std::uint32_t t = k; t > s_.first && t + 8 > k; --t) {
      if (that(t - 1)) {
        const auto subject = thatless() ? std::nullopt : phrase_at(r_, t, s_.last, true);  // « que LA SOCIÉTÉ, selon X, savait »
        return thatless() ? t + 1 <= k : t == k || (subject && subject->head == k);
      }
      if (finite(t - 1) || v_.has(t - 1, Category::preposition)) return false;
    }
    return false;
  }
  // ", and unions walked out", « , et la mairie a ouvert un gymnase »: a subject and its verb. Where that verb
  // is a conditional ("would", « aurait »), the report goes on.
  [[nodiscard]] bool new_clause(std::uint32_t t, bool only_reports = false) const {
    if (t + 2 >= s_.last || that(t) || v_.quotation_at(t) != nullptr || v_.has(t, Category::complementizer)) return false;
    const auto subject = phrase_at(r_, t, s_.last, true);
    if (!subject) return false;
    std::uint32_t verb = subject->first + 1;
    const auto agrees = [&](std::uint32_t k) {
      return formed(r_, k, "plural_verb", 4) && !adverb_form(r_, k) && (r_.at(k - 1).back() == u's' || r_.at(k - 1).back() == u'x');
    };                                                                                        // « les riverains PRÉPARENT »
    while (verb < subject->head && !finite(verb) && !agrees(verb) && !reports(verb)) ++verb;  // the phrase may have swallowed the verb
    while (verb < s_.last && (v_.has(verb, Category::negation) || v_.has(verb, Category::clitic) || adverb(verb))) ++verb;
    if (only_reports) verb = past_complement(verb);
    if (verb >= s_.last || !(only_reports ? reports(verb) : finite(verb) || agrees(verb) || reports(verb))) return false;
    const auto m = r_.match(verb, bit(Category::auxiliary));
    return !m || r_.pack.text(m->value).find("conditional") == std::string_view::npos;
  }
  // « que le projet est mûr, L'OPPOSITION JUGE QU'il est trop cher », "…, OTHERS BLAME the rain": a report beside this one.
  [[nodiscard]] bool beside(std::uint32_t first, std::uint32_t k) const {
    if (!r_.is(k, u',') || v_.inside_quotation(k) || r_.has_any(first + 1, any_of(Category::subordinator, Category::preposition)) ||
        r_.is(first + 1, u','))
      return false;
    const auto others = r_.match(k + 1, bit(Category::pronoun));
    if (others && r_.pack.text(others->value) == "anonymous") return reports(others->last);
    return !thatless() && that(first) && r_.has_any(k + 1, any_of(Category::definite, Category::article_one)) && new_clause(k + 1, true);
  }
  // "a study BY THE BAY found that", "a study THAT HAS YET TO BE REVIEWED found that": the verb of saying behind what belongs to its
  // subject; `t` where none is.
  [[nodiscard]] std::uint32_t past_complement(std::uint32_t t) const {
    const bool relative = that(t) || v_.has(t, Category::relative);
    if (!relative && !v_.has(t, Category::preposition)) return t;
    bool own = !relative;  // the relative clause's verb
    for (std::uint32_t k = t + 1; k < std::min(s_.last, t + 14) && v_.word(k); ++k) {
      if (own && k > t + 1 && reports(k) && !v_.has(k - 1, Category::pronoun)) return k;
      if (!relative && finite(k)) return t;
      own = own || finite(k);
    }
    return t;
  }
  // "a study FOUND that", « un rapport A MONTRÉ que », "regulators SAY the case": a source and a cue of its own.
  [[nodiscard]] bool reports(std::uint32_t t) const {
    while (t < s_.last && v_.has(t, Category::auxiliary)) ++t;
    const auto verb = v_.capital(t) ? std::nullopt : r_.match(t, bit(Category::reporting_verb));
    if (!verb || verb->last + 1 >= s_.last) return false;
    const auto value = r_.pack.text(verb->value);
    const bool object = r_.has_any(verb->last, any_of(Category::determiner, Category::pronoun, Category::article_one));
    return that(verb->last) || (thatless() && value.starts_with("clause ") && object) || (value.starts_with("np ") && object) ||
           (!thatless() && infinitive(verb->last));
  }
  [[nodiscard]] bool tagged_quotation(std::uint32_t t) const {
    const Quotation* q = v_.quotation_at(t);
    if (q == nullptr) return false;
    for (std::uint32_t k = q->last; k < std::min(s_.last, q->last + 6); ++k) {
      if (v_.has(k, Category::reporting_verb)) return true;
    }
    return false;
  }
  // "… and WARNED that"; behind an auxiliary (`perfect`) « … et A ANNONCÉ que », "… but HAS DENIED": a verb of saying that
  // shares the main clause's subject.
  [[nodiscard]] bool second_report(std::uint32_t t, bool perfect = false, bool but = false) const {
    const auto verb = v_.capital(t) ? std::nullopt : r_.match(t, bit(Category::reporting_verb));
    if (!verb || verb->last >= s_.last) return false;
    const std::string_view value = r_.pack.text(verb->value);
    const auto can = [&](char role) { return value.find(role, value.find(' ')) != value.npos; };
    const bool quotes = v_.quotation_at(verb->last) != nullptr;
    if (perfect)
      return can('p') &&
             (but || quotes || that(verb->last) || r_.has_any(verb->last, any_of(Category::infinitive_link, Category::determiner)));
    return (can('f') || can('g')) && !can('i') && (quotes || v_.word(verb->last) || r_.is(verb->last, u',') || r_.is(verb->last, u':'));
  }
  // ", saying …", ", en précisant": a new report.
  [[nodiscard]] bool participle(std::uint32_t t) const {
    for (std::uint32_t k = t; k < std::min(s_.last, t + 3); ++k) {
      if (const auto verb = r_.match(k, bit(Category::reporting_verb)); verb && !v_.capital(k)) {
        const auto roles = r_.pack.text(verb->value);
        if (roles.find('g', roles.find(' ')) != roles.npos) return true;
      }
      if (!adverb(k) && !v_.has(k, Category::gerund_mark)) return false;
    }
    return false;
  }

  const BlockView& v_;
  const Reading& r_;
  const Stretch s_;
};

}  // namespace

std::optional<ClauseStart> clause_start(const BlockView& view, const Cue& cue, const Stretch& sentence) {
  return Reader(view, sentence).start(cue);
}

bool headless(const BlockView& view, const Cue& cue, const Stretch& sentence) { return Reader(view, sentence).headless(cue); }

std::uint32_t clause_end(const BlockView& view, std::uint32_t first, const Stretch& sentence, CuePlace place) {
  return Reader(view, sentence).end(first, place);
}

}  // namespace citelight
