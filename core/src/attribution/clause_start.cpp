#include <algorithm>

#include "attribution/clause.h"
#include "attribution/clause_words.h"

namespace citelight {
namespace {

class Start : public ClauseWords {
 public:
  using ClauseWords::ClauseWords;

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
      // "argued FOR NOMINATING a moderate who can win"
      const bool deed = t > cue.last && v_.has(cue.last, Category::preposition) && formed(r_, cue.last + 1, "gerund_ending", 4);
      if (!deed && bare_clause(cue, t)) return ClauseStart{t, false, false};
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

  bool headless(const Cue& cue) const {
    std::uint32_t t = cue.last;
    while (t < s_.last && adverb(t)) ++t;
    if (t + 1 >= s_.last) return false;
    return thatless() ? v_.has(t, Category::auxiliary) || (finite(t) && !v_.has(t - 1, Category::preposition)) : infinitive(t);
  }

 private:
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

  // "si", "whether", "how" open a clause only right behind the verb.
  [[nodiscard]] std::optional<ClauseStart> question(std::uint32_t t) const {
    if (t >= s_.last || !v_.has(t, Category::complementizer) || that(t)) return std::nullopt;
    return ClauseStart{t, false, true};
  }

  // "in 2016 that", « dès 2016, »: nothing that it could count stands behind.
  [[nodiscard]] bool year(std::uint32_t t) const {
    return t + 1 < s_.last && r_.tokens[t].kind == TokenKind::number && r_.at(t).size() == 4 &&
           (v_.comma(t + 1) || v_.has(t + 1, Category::function_word)) && !v_.has(t + 1, Category::noun_link);
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
      if (!v_.word(k) || finite(k) || v_.capital(k) || v_.has(k, Category::function_word)) return false;
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
    const bool people = role && (r_.pack.class_of(role->value) == "person" || r_.pack.class_of(role->value) == "group");
    return people || v_.capital(whom->head - 1) ? whom->head : t;
  }

  // "night", "evening's" apart
  [[nodiscard]] bool part_of_day(std::uint32_t t) const {
    const auto part = v_.word(t) ? r_.match(t, bit(Category::clock_word)) : std::nullopt;
    return part && part->last == t + 1 && r_.pack.class_of(part->value) == "part" && t + 1 < r_.tokens.size() &&
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
      if (const auto m = r_.match(t, bit(Category::date_word)); m && r_.pack.class_of(m->value) != "few") {
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
      if (v_.has(t, Category::determiner) && t + 2 < limit && r_.tokens[t + 1].kind == TokenKind::number &&
          v_.has(t + 2, Category::month)) {
        ++t;  // « LE 12 mai 2019 »
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
        if (year(said->last)) {
          t = said->last + 1;
          continue;
        }
        const std::uint32_t noun =
            said->last +
            (v_.has(said->last, Category::noun_opener) && !v_.has(said->last, Category::determiner) ? 1 : 0);  // "without ANY evidence"
        const auto object = phrase_at(r_, noun, std::min(limit, v_.next_quotation(t)));
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
    return plural_form(r_, t) != (plural_form(r_, t - 1) && !v_.capital(t - 1));
  }

  // "there remains", "there's"
  [[nodiscard]] bool existential(std::uint32_t t) const {
    return listed(r_, t, "existential") && t + 1 < s_.last && v_.word(t + 1) &&
           (verbal(t + 1) || (!v_.has(t + 1, Category::preposition) && formed(r_, t + 1, "plural_ending", 0)));
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
    const bool subject_pronoun = pronoun && r_.pack.class_of(pronoun->value) != "relative";
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

  [[nodiscard]] bool has_verb(std::uint32_t first) const {
    for (std::uint32_t t = first; t < s_.last; ++t) {
      if (finite(t) || (v_.word(t) && !v_.capital(t) && plural_form(r_, t))) return true;
      if (t > first && v_.word(t) && !v_.capital(t) && !v_.has(t, Category::function_word) && !v_.has(t, Category::preposition) &&
          v_.has(t - 1, Category::pronoun))
        return true;
    }
    return s_.last > first + 8;
  }
};

}  // namespace

std::optional<ClauseStart> clause_start(const BlockView& view, const Cue& cue, const Stretch& sentence) {
  return Start(view, sentence).start(cue);
}

bool headless(const BlockView& view, const Cue& cue, const Stretch& sentence) { return Start(view, sentence).headless(cue); }

}  // namespace citelight
