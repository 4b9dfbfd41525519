#include <algorithm>

#include "attribution/clause.h"
#include "attribution/clause_words.h"

namespace citelight {
namespace {

class End : public ClauseWords {
 public:
  using ClauseWords::ClauseWords;

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
    if (r_.tokens[k].kind != TokenKind::mark && !r_.says(k).meets(cutters) && !r_.is(k - 2, u',')) return false;
    // "… and warned that", "… but argues": a second verb of saying shares the subject.
    const bool joins = v_.has(k, Category::numeral_joiner) || v_.has(k, Category::adversative);
    // "but declined to say why"
    if (const auto semi = joins && v_.has(k, Category::adversative) ? r_.match(k + 1, bit(Category::auxiliary)) : std::nullopt;
        semi && is_semi(r_.pack.class_of(semi->value)))
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
    if (const auto m = r_.match(n, bit(Category::source_preposition)); m && r_.pack.class_of(m->value) != "view") return !leads_subject(k);
    // ", but the council": what follows "but" is no longer reported; nor is a second verb of the main clause.
    // ", but that …", ", but not …", ", but also": that clause goes on.
    if (v_.has(n, Category::adversative))
      return !(that(n + 1) || v_.has(n + 1, Category::negation) || v_.has(n + 1, Category::auxiliary) ||
               v_.quotation_at(n + 1) != nullptr || (v_.has(n + 1, Category::preposition) && !v_.has(n + 1, Category::subordinator)) ||
               v_.has(n + 1, Category::complementizer) ||
               (n + 1 < s_.last && listed(r_, n + 1, "also") && !v_.has(n + 2, Category::reporting_verb)));
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
    return finite(end - 1) || formed(r_, end - 1, "past_ending", 3) || plural_form(r_, end - 2);
  }

  [[nodiscard]] bool does_so(std::uint32_t t) const {
    const auto m = r_.match(t, bit(Category::auxiliary));
    return m && r_.pack.class_of(m->value) == "have";
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
      return formed(r_, k, "plural_verb", 4) && !adverb_form(r_, k) && plural_form(r_, k - 1);
    };                                                                                        // « les riverains PRÉPARENT »
    while (verb < subject->head && !finite(verb) && !agrees(verb) && !reports(verb)) ++verb;  // the phrase may have swallowed the verb
    while (verb < s_.last && (v_.has(verb, Category::negation) || v_.has(verb, Category::clitic) || adverb(verb))) ++verb;
    if (only_reports) verb = past_complement(verb);
    if (verb >= s_.last || !(only_reports ? reports(verb) : finite(verb) || agrees(verb) || reports(verb))) return false;
    const auto m = r_.match(verb, bit(Category::auxiliary));
    return !m || !is_conditional(r_.pack.class_of(m->value));
  }

  // « que le projet est mûr, L'OPPOSITION JUGE QU'il est trop cher », "…, OTHERS BLAME the rain": a report beside this one.
  [[nodiscard]] bool beside(std::uint32_t first, std::uint32_t k) const {
    if (!r_.is(k, u',') || v_.inside_quotation(k) || r_.has_any(first + 1, any_of(Category::subordinator, Category::preposition)) ||
        r_.is(first + 1, u','))
      return false;
    const auto others = r_.match(k + 1, bit(Category::pronoun));
    if (others && r_.pack.class_of(others->value) == "anonymous") return reports(others->last);
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
    const ClassName kind = r_.pack.class_of(verb->value);
    const bool object = r_.has_any(verb->last, any_of(Category::determiner, Category::pronoun, Category::article_one));
    return that(verb->last) || (object && ((thatless() && kind == "clause") || kind == "np")) || (!thatless() && infinitive(verb->last));
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
};

}  // namespace

std::uint32_t clause_end(const BlockView& view, std::uint32_t first, const Stretch& sentence, CuePlace place) {
  return End(view, sentence).end(first, place);
}

}  // namespace citelight
