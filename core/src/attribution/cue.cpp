#include "attribution/cue.h"

#include "text/noun_phrase.h"

namespace citelight {
namespace {

bool dash(const Reading& reading, std::uint32_t token) {
  return reading.is(token, u'-') || reading.is(token, u'\u2010') || reading.is(token, u'\u2011') || reading.is(token, u'\u2013');
}

constexpr std::uint32_t max_reach = 30;  // tokens between two verbs of one subject

class Finder {
 public:
  Finder(const Reading& reading, Stretch block, const Cue* before) : reading_(reading), block_(block), before_(before) {}

  // The cue whose verb is the phrase `m`, or none: a participle without
  // auxiliary, a passive, an infinitive.
  std::optional<Cue> read(const Match& m) {
    const std::string_view value = reading_.pack.text(m.value);
    const auto space = value.find(' ');
    roles_ = value.substr(space + 1);
    if (is_no_verb(m, value.starts_with("clause "))) return std::nullopt;
    Cue cue;
    set_class(cue, value.substr(0, space));
    cue.first = m.first;
    cue.last = m.last;
    for (std::uint32_t t = m.first + 2; t + 1 < m.last; ++t) {  // « peut-ON lire »
      if (reading_.has(t, Category::pronoun) && dash(reading_, t - 1)) cue.pronoun = t;
    }
    cue.perfect = can('p') && perfect(m.first, cue);
    if (passive_) return passive(m, cue);
    // "would have said": nobody did
    if (cue.perfect ? listed(reading_, cue.first, "unreal") : counted_participle(m)) return std::nullopt;
    if (!cue.perfect && can('p') && can('f') && passive_participle(m, cue.cls)) return std::nullopt;
    if (of_oneself(cue, m.first)) return std::nullopt;
    const bool with_auxiliary = cue.perfect;
    if (!with_auxiliary) {
      if (!bare(m, cue)) return std::nullopt;
      if (cue.passive) return cue;
    }
    inversion(cue);
    // « …, LUI avait lancé son chef », « les élus, eux, LUI reprochent »: behind a comma, where no article or subject can be meant.
    const bool object = with_auxiliary || formed(reading_, cue.first, "plural_verb", 2);
    while (cue.first > block_.first + 1 && reading_.has(cue.first - 1, Category::clitic) &&
           (reading_.tokens[cue.first - 2].kind == TokenKind::word || (object && reading_.is(cue.first - 2, u','))))
      --cue.first;
    // "L'annonce", "à l'annonce": an article, where no subject stands before it.
    if (cue.first > block_.first && !with_auxiliary && article_before(cue.first)) return std::nullopt;
    return cue;
  }

 private:
  // What forms the verb can be, as the pack's entry lists them: f finite, i infinitive, p participle, g gerund, c conditional.
  [[nodiscard]] bool can(char role) const { return roles_.find(role) != roles_.npos; }
  // A noun, a name's part: what looks like a verb of saying by its letters alone.
  [[nodiscard]] bool is_no_verb(const Match& m, bool clausal) const {
    const Token& token = reading_.tokens[m.first];
    const bool first = m.first == block_.first;
    if (!first) {
      if (reading_.has(m.first - 1, Category::noun_opener)) return true;  // "the suspect", "un point"
      const bool headline = clausal && token.capitalised && reading_.tokens[m.first - 1].capitalised &&
                            block_.last - block_.first < 40;  // "Mayor Says Dam Will Hold"
      if (token.capitalised && !headline && reading_.tokens[m.first - 1].kind == TokenKind::word) return true;  // "the United States"
    }
    if (m.first > block_.first + 1 && dash(reading_, m.first - 1) && glued(m.first - 1) && glued(m.first)) return true;  // "soi-disant"
    if (noun_plural(m) || possessed(m.first)) return true;
    if (first)
      return reading_.pack.choice("subject") != "both" && token.capitalised && m.last < block_.last &&
             reading_.tokens[m.last].capitalised;  // « Nia Roy : … »
    if (can('i') && reading_.has(m.first, Category::noun_also) && m.last < block_.last && reading_.has(m.first - 1, Category::determiner) &&
        reading_.has(m.last, Category::role_noun) && !token.capitalised)
      return true;  // "some state officials"
    // « l'attaquant », "the charge": a noun behind its article.
    return reading_.has(m.first, Category::role_noun) && reading_.has(m.first - 1, Category::definite);
  }
  // The pack's class, and what its marks say: "np+to#".
  static void set_class(Cue& cue, std::string_view cls) {
    if (cls.ends_with('#')) {
      cue.counts = true;
      cls.remove_suffix(1);
    }
    if (const auto plus = cls.find('+'); plus != std::string_view::npos) {
      cue.commits = cls.substr(plus) == "+to";
      cue.recalls = !cue.commits;
      cls = cls.substr(0, plus);
    }
    cue.clausal = cls == "clause";
    cue.tells = cls == "tell";
    cue.cls = cue.clausal || cue.tells ? ClassName("say") : ClassName(cls);
  }
  // Takes the auxiliary in; true where there is one.
  bool perfect(std::uint32_t verb, Cue& cue) {
    if (auxiliary(verb, cue)) return true;
    if (!has_contracted(verb)) return false;
    cue.first = verb - 1;
    return true;
  }
  [[nodiscard]] std::optional<Cue> passive(const Match& m, Cue cue) const {
    // What was told to somebody was told by nobody known.
    const bool court = cue.tells && passive_ > block_.first + 1 && listed(reading_, passive_ - 2, "court");  // "the COURT was told"
    if ((cue.tells || cue.cls == "ask") && !court && !(m.last < block_.last && listed(reading_, m.last, "agent"))) return std::nullopt;
    if (cue.cls == "quote" || cue.cls == "learn" || cue.cls == "silence") return std::nullopt;
    cue.first = passive_ - 1;
    while (cue.first > block_.first && reading_.has(cue.first - 1, Category::auxiliary)) --cue.first;  // « a été »
    cue.passive = true;
    cue.perfect = false;
    return cue;
  }
  // "34 reported cases", "1,237 pledged delegates": a participle between a figure and what it counts.
  [[nodiscard]] bool counted_participle(const Match& m) const {
    return m.first > block_.first && reading_.tokens[m.first - 1].kind == TokenKind::number &&
           formed(reading_, m.first, "past_ending", 3) && m.last < block_.last && reading_.tokens[m.last].kind == TokenKind::word &&
           !reading_.tokens[m.last].capitalised &&
           !reading_.has_any(m.last, any_of(Category::function_word, Category::determiner, Category::complementizer, Category::preposition,
                                            Category::pronoun)) &&
           !formed(reading_, m.last, "gerund_ending", 4);
  }
  // "se récuse", "s'annonce": of oneself, nothing is reported.
  [[nodiscard]] bool of_oneself(const Cue& cue, std::uint32_t verb) const {
    if (cue.cls == "say" || cue.cls == "opinion" || cue.cls == "quote" || cue.cls == "feel" || cue.cls == "ask") return false;
    return cue.perfect ? reading_.has(cue.first, Category::reflexive) : reflexive_at(verb);
  }
  // A verb without an auxiliary: what its form makes of the cue, and what stands around it; false where it reports nothing.
  bool bare(const Match& m, Cue& cue) {
    const bool semi = can('i') && semi_auxiliary(m.first, cue);
    if ((can('i') || can('p')) && marked_infinitive(m.first)) {
      cue.gerund = true;
    } else if (can('i') && !can('f')) {
      if (!semi && !narrative(m, cue)) return false;
    } else if (can('c')) {
      cue.conditional = true;
    } else if (can('g') && !can('f')) {
      cue.gerund = !progressive(m.first, cue);
      if (cue.gerund && idle_gerund(m)) return false;
    } else if (!can('f')) {
      cue.passive = can('p') && accused(m, cue);
      if (cue.passive) return true;
      if (!can('p') || !shares_auxiliary(m)) return false;
      cue.perfect = true;
    }
    // The base form is a verb behind a plural or a pronoun; elsewhere it is mostly a noun ("airline brand").
    if (can('i') && can('f') && !semi && !cue.gerund && !modal_before(m.first, cue) &&
        (part_of_unit(m.first) || (!plural_before(m.first) && !reports_plainly(m))))
      return false;
    reflexive(cue);
    negation(cue, m.last);
    // « ne précise PAS si »: the other half stands behind the verb.
    if (cue.negated && listed(reading_, cue.first, "half_negation") && reading_.has(cue.last, Category::negation) &&
        !listed(reading_, cue.last, "nobody"))
      ++cue.last;
    cue.unsaid = !cue.negated && cue.first < m.first && listed(reading_, cue.first, "unsaid");  // "MAY announce"
    return true;
  }
  // « …, accusé de « prendre seul les décisions »: no auxiliary, and words in marks.
  [[nodiscard]] bool accused(const Match& m, const Cue& cue) const {
    return (cue.cls == "np" || cue.cls == "call") && m.last + 1 < block_.last &&
           reading_.has_any(m.last, any_of(Category::infinitive_link, Category::comment_mark)) && closing_of(m.last + 1) != 0;
  }
  // A gerund that says nothing of its own.
  [[nodiscard]] bool idle_gerund(const Match& m) const {
    if (reading_.has(m.first, Category::subordinator)) return true;  // "considering that"
    if (m.first == block_.first) return false;
    if (m.last < block_.last && reading_.has(m.first - 1, Category::numeral_joiner) && reading_.tokens[m.last].kind == TokenKind::word &&
        !reading_.tokens[m.last].capitalised && !introduces(m.last) &&
        !reading_.has_any(m.last, any_of(Category::determiner, Category::pronoun, Category::function_word, Category::preposition,
                                         Category::article_one, Category::subordinator)) &&
        !(before_ != nullptr && before_->last + max_reach > m.first))
      return true;                                     // "he and WRITING partner Hill"
    if (reading_.has(m.first, Category::noun_also)) {  // "her 40-page RULING that"
      for (std::uint32_t k = m.first; k > block_.first && k + 5 > m.first && !reading_.is(k - 1, u','); --k)
        if (reading_.has_any(k - 1, any_of(Category::determiner, Category::article_one))) return true;
    }
    // "short of calling for": the verb that reports is another.
    return reading_.has(m.first - 1, Category::preposition) &&
           !reading_.has_any(m.first - 1, any_of(Category::gerund_mark, Category::comment_mark));
  }
  // « a dénoncé … et PROMIS de … »: one auxiliary for both.
  [[nodiscard]] bool shares_auxiliary(const Match& m) const {
    std::uint32_t t = m.first;
    while (t > block_.first + 1 && (reading_.has(t - 1, Category::verb_adverb) || adverb(t - 1))) --t;
    if (t <= block_.first + 1 || !reading_.has(t - 1, Category::numeral_joiner)) return false;
    if (before_ == nullptr || !before_->perfect || t < before_->last + 2) {  // « a présenté ses excuses et INDIQUÉ que »
      if (m.last >= block_.last || !reading_.has(m.last, Category::complementizer)) return false;
      for (std::uint32_t k = t - 1; k > block_.first && k + 14 > t; --k) {
        if (reading_.tokens[k - 1].kind == TokenKind::mark && !reading_.is(k - 1, u',')) return false;
        const auto have = reading_.match(k - 1, bit(Category::auxiliary));
        if (have) return reading_.pack.class_of(have->value) == "have";
      }
      return false;
    }
    for (std::uint32_t k = before_->last; k < t; ++k) {
      if (reading_.is(k, u'.') || reading_.is(k, u';') || reading_.is(k, u'?') || reading_.is(k, u'!')) return false;
    }
    return m.last < block_.last && (introduces(m.last) || reading_.tokens[m.last].capitalised ||
                                    reading_.has(m.last, Category::determiner) || reading_.has(m.last, Category::preposition));
  }
  // What is said stands behind: "that", « de », a colon, a quotation.
  [[nodiscard]] bool introduces(std::uint32_t t) const {
    return t < block_.last &&
           (reading_.has_any(t, any_of(Category::complementizer, Category::infinitive_link)) || reading_.is(t, u':') || closing_of(t) != 0);
  }
  // "the man ACCUSED of …", "the plan, ANNOUNCED on Friday, …": told of the noun before, not by it.
  [[nodiscard]] bool passive_participle(const Match& m, ClassName cls) const {
    if (reading_.pack.choice("subject") != "both" || m.last >= block_.last) return false;
    const bool led = reading_.has(m.last, Category::preposition);
    if (listed(reading_, m.last, "agent") && formed(reading_, m.first, "past_ending", 3) && m.last + 1 < block_.last &&
        (reading_.tokens[m.last + 1].capitalised || reading_.has(m.last + 1, Category::determiner) ||
         reading_.has(m.last + 1, Category::role_noun)))
      return true;  // "a site MAINTAINED BY the archive"
    if (cls == "ask")
      return m.first > block_.first + 1 && reading_.is(m.first - 1, u',') && reading_.tokens[m.first - 2].kind == TokenKind::word &&
             (led || introduces(m.last) || reading_.has(m.last, Category::subordinator));  // "Brandt, ASKED if it was safe,"
    if (cls != "np" && cls != "call" && cls != "deny" && cls != "announce") return false;
    if (cls != "announce" && led && !reading_.has(m.last, Category::comment_mark) && m.last + 1 < block_.last &&
        closing_of(m.last + 1) == 0)
      return true;
    if (m.first == block_.first || !reading_.is(m.first - 1, u',')) return false;
    std::uint32_t name = m.last;  // "a group, CALLED Clear Air, …"
    while (cls == "call" && name < block_.last && reading_.tokens[name].capitalised) ++name;
    if (!(led || reading_.has(m.last, Category::weekday) || (name > m.last && reading_.is(name, u',')))) return false;
    for (std::uint32_t t = m.last; t < block_.last && t < m.last + 6; ++t) {
      if (reading_.is(t, u',')) return true;
    }
    return false;
  }
  // Looks back for the auxiliary over adverbs, negation and an inverted pronoun.
  bool auxiliary(std::uint32_t verb, Cue& cue) {
    for (std::uint32_t back = 1; back <= 7 && verb >= block_.first + back; ++back) {
      const std::uint32_t t = verb - back;
      if (const auto m = reading_.match(t, bit(Category::auxiliary))) {
        const ClassName kind = reading_.pack.class_of(m->value);
        if (kind == "be") {
          // "est convaincu" is in the lexicon whole; "was told" reports to, not from.
          if (!reflexive_at(t)) {
            passive_ = t + 1;
            return true;
          }
        }
        cue.first = t;
        while (reading_.pack.choice("subject") == "both" && cue.first > block_.first && reading_.has(cue.first - 1, Category::auxiliary))
          --cue.first;   // "would have said"
        reflexive(cue);  // « S'est indigné »
        cue.conditional = kind == "conditional" && reading_.pack.choice("press_conditional") == "yes";
        negation(cue, verb);
        // "a-t-il ajouté", "ont-ils précisé"
        for (std::uint32_t p = t + 1; p < verb; ++p) {
          if (reading_.has(p, Category::pronoun) && dash(reading_, p - 1) && glued(p - 1) && glued(p)) cue.pronoun = p;
        }
        return true;
      }
      if (const std::uint32_t open = aside_before(t + 1); open <= t) {  // « a POUR SA PART affirmé »
        back = verb - open;
        continue;
      }
      const Token& token = reading_.tokens[t];
      const bool bridge = dash(reading_, t) || (token.kind == TokenKind::word && !token.capitalised &&
                                                (reading_.has(t, Category::negation) || reading_.has(t, Category::pronoun) ||
                                                 reading_.has(t, Category::function_word) || reading_.has(t, Category::verb_adverb) ||
                                                 reading_.has(t, Category::date_unit) || adverb(t) || token.where.size() <= 2));
      // "has long said": one word more, where the auxiliary stands right before it.
      const bool one = back == 1 && token.kind == TokenKind::word && !token.capitalised && !formed(reading_, t, "past_ending", 3) &&
                       t > block_.first && reading_.has(t - 1, Category::auxiliary);
      if (!bridge && !one) return false;
    }
    return false;
  }
  // Where an adverb of several words, or what stands between two commas behind an auxiliary, that ends in front of `t` begins; else `t`.
  [[nodiscard]] std::uint32_t aside_before(std::uint32_t t) const {
    for (std::uint32_t n = 2; n <= 4 && t >= block_.first + n; ++n) {
      if (const auto phrase = reading_.match(t - n, bit(Category::verb_adverb)); phrase && phrase->last == t) return t - n;
      if (reading_.is(t - 1, u',') && t > block_.first + n + 1 && reading_.is(t - n - 1, u',') &&
          reading_.has(t - n - 2, Category::auxiliary))
        return t - n - 1;
    }
    return t;
  }
  [[nodiscard]] bool adverb(std::uint32_t t) const { return adverb_form(reading_, t); }
  [[nodiscard]] bool reflexive_at(std::uint32_t aux) const {
    if (aux == block_.first) return false;
    return reading_.has(aux - 1, Category::reflexive);
  }
  void reflexive(Cue& cue) const {
    if (cue.first > block_.first && reflexive_at(cue.first)) --cue.first;
  }
  // "tient à rappeler", "vient d'annoncer", "went on to say": a finite verb before
  // the infinitive; "declined to say", "a refusé de préciser" keep silent.
  bool semi_auxiliary(std::uint32_t verb, Cue& cue) const {
    for (std::uint32_t back = 1; back <= 6 && verb >= block_.first + back; ++back) {
      const auto m = reading_.match(verb - back, bit(Category::auxiliary));
      if (!m || m->last != verb) continue;
      const ClassName kind = reading_.pack.class_of(m->value);
      if (!is_semi(kind)) continue;
      cue.first = m->first;
      cue.negated = kind == "semi_negated";
      return true;
    }
    return false;
  }
  // « avant d'ajouter que », « après avoir affirmé que »: the subject is the main clause's.
  [[nodiscard]] bool marked_infinitive(std::uint32_t verb) const {
    for (std::uint32_t n = 2; n <= 3 && verb >= block_.first + n; ++n) {
      const auto mark = reading_.match(verb - n, bit(Category::gerund_mark));
      if (mark && mark->last > mark->first + 1 &&
          (mark->last == verb || (mark->last + 1 == verb && reading_.has(mark->last, Category::clitic))))
        return true;
    }
    return false;
  }
  // « Et d'ajouter : … », « Et le maire de conclure : … »: an infinitive that tells.
  bool narrative(const Match& m, Cue& cue) const {
    if (m.first < block_.first + 2 || m.last >= block_.last || !reading_.has(m.first - 1, Category::infinitive_link)) return false;
    const bool that = reading_.has(m.last, Category::complementizer);  // « Et d'ajouter QUE … »: only at a sentence's head
    if (!that && !reading_.is(m.last, u':') && !reading_.is(m.last, u',') && closing_of(m.last) == 0) return false;
    std::uint32_t t = m.first - 1;
    while (t > block_.first && m.first - t < 10 && reading_.tokens[t - 1].kind == TokenKind::word &&
           !reading_.has(t - 1, Category::numeral_joiner))
      --t;
    const bool joined = t > block_.first && reading_.has(t - 1, Category::numeral_joiner) && (!that || reading_.tokens[t - 1].capitalised);
    if (joined ? t - 1 > block_.first && reading_.tokens[t - 2].kind == TokenKind::word
               : t > block_.first && (reading_.tokens[t - 1].kind == TokenKind::word || reading_.is(t - 1, u',')))
      return false;
    // « Ann Roy de renchérir : … »: without « et » somebody must be named.
    if (!joined &&
        (t + 1 >= m.first || !reading_.is(m.last, u':') ||
         !(reading_.has(t, Category::pronoun) || reading_.has(t + 1, Category::role_noun) ||
           (reading_.tokens[t].capitalised && !reading_.has(t, Category::function_word) && !reading_.has(t, Category::determiner)))))
      return false;
    cue.narrator = t;
    return true;
  }
  [[nodiscard]] char16_t closing_of(std::uint32_t t) const {
    return reading_.is(t, u'«') ? u'»' : reading_.is(t, u'“') ? u'”' : reading_.is(t, u'"') ? u'"' : char16_t{0};
  }
  // "is calling", "was then saying": a finite verb.
  bool progressive(std::uint32_t verb, Cue& cue) const {
    std::uint32_t t = verb;
    while (t > block_.first && t + 3 > verb &&
           (reading_.has(t - 1, Category::verb_adverb) || reading_.has(t - 1, Category::negation) || adverb(t - 1)))
      --t;
    if (t == block_.first) return false;
    const auto m = reading_.match(t - 1, bit(Category::auxiliary));
    if (!m || reading_.pack.class_of(m->value) != "be" || reading_.pack.choice("subject") != "both") return false;
    cue.first = t - 1;
    return true;
  }
  // "would say", "did not say", "to say"
  bool modal_before(std::uint32_t verb, Cue& cue) {
    for (std::uint32_t back = 1; back <= 3 && verb >= block_.first + back; ++back) {
      const std::uint32_t t = verb - back;
      if (const auto m = reading_.match(t, bit(Category::auxiliary))) {
        cue.first = t;
        cue.conditional = reading_.pack.class_of(m->value) == "conditional" && reading_.pack.choice("press_conditional") == "yes";
        return true;
      }
      if (cue.cls == "deny" && formed(reading_, t, "negative_ending", 2)) {  // "WOULDN'T rule out"
        cue.first = t;
        return true;
      }
      if (!reading_.has(t, Category::negation) && !adverb(t)) return false;
    }
    return false;
  }
  // "derogatory comments", "recent tweets": a form in -s is a verb behind a name, a
  // pronoun or a noun that speaks, elsewhere a plural.
  [[nodiscard]] bool noun_plural(const Match& m) const {
    if (reading_.pack.choice("plural_looks_like_verb") != "yes" || m.first == block_.first) return false;
    if (const auto unit = reading_.match(m.first - 1, bit(Category::unit)); unit && unit->last > m.first)
      return true;  // "three basis points to"
    if (const auto noun = reading_.match(m.first - 1, bit(Category::role_noun));
        noun && noun->last > m.first && !reading_.tokens[m.first - 1].capitalised)
      return true;  // "blog posts"
    const auto text = reading_.at(m.first);
    if (roles_ != "f" || text.back() != u's' || listed(reading_, m.first, "never_plural")) return false;
    std::uint32_t t = m.first - 1;
    if (adverb(t) && t > block_.first) --t;
    const Token& before = reading_.tokens[t];
    if (before.kind == TokenKind::mark)  // ", COMMENTS THAT WERE echoed"
      return m.last + 1 < block_.last && reading_.has(m.last, Category::complementizer) && reading_.has(m.last + 1, Category::auxiliary);
    // "points to failings … and RECOMMENDS closing": a second verb.
    if (reading_.has(t, Category::numeral_joiner) && before_ != nullptr && before_->last + max_reach > m.first && m.last < block_.last &&
        (introduces(m.last) || reading_.has(m.last, Category::determiner) || formed(reading_, m.last, "gerund_ending", 4)))
      return false;
    if (before.kind == TokenKind::number) return true;
    if (const auto pronoun = reading_.match(t, bit(Category::pronoun));
        pronoun && reading_.pack.class_of(pronoun->value) == "anonymous" && reading_.has(t, Category::determiner))
      return true;  // "some worries"
    const auto known = reading_.match(t > block_.first ? t - 1 : t, bit(Category::outlet));
    if (known && known->last == m.first) return false;  // "Moody's projects"
    const bool possessive = reading_.text[before.where.begin] == u'\'' || reading_.text[before.where.begin] == u'’';
    return possessive || !(before.capitalised || reading_.has(t, Category::pronoun) || reading_.has(t, Category::relative) ||
                           reading_.has(t, Category::role_noun));
  }
  // "he'S said": "has", behind a pronoun.
  [[nodiscard]] bool has_contracted(std::uint32_t verb) const {
    return verb >= block_.first + 2 && listed(reading_, verb - 1, "genitive") && !reading_.tokens[verb - 1].space_before &&
           reading_.has_any(verb - 2, any_of(Category::pronoun, Category::relative));
  }
  // "Israel's continued presence": what somebody has is no verb; "he's said" is.
  [[nodiscard]] bool possessed(std::uint32_t verb) const {
    if (verb < block_.first + 2) return false;
    if (const auto known = reading_.match(verb - 2, bit(Category::outlet)); known && known->last == verb) return false;  // "Moody's"
    // "Sotheby's SAID": no participle that tells what somebody has, like "Apple's announced plans", nor "Macy's said TO be in talks".
    if (reading_.tokens[verb - 2].capitalised && listed(reading_, verb, "no_adjective") &&
        !reading_.has_any(verb - 2, any_of(Category::function_word, Category::complementizer, Category::question_word)) &&
        !reading_.has(verb + 1, Category::infinitive_link))
      return false;
    return listed(reading_, verb - 1, "genitive") && !reading_.tokens[verb - 1].space_before &&
           !reading_.has(verb - 2, Category::pronoun) && !reading_.has(verb - 2, Category::relative);
  }
  // "by a quarter POINT TO a range of 4%", "a percentage POINT TO"
  [[nodiscard]] bool part_of_unit(std::uint32_t verb) const {
    if (verb == block_.first) return false;
    const auto unit = reading_.match(verb - 1, any_of(Category::percent, Category::unit));
    return (unit && unit->last > verb) || (verb > block_.first + 2 && reading_.has(verb - 1, Category::fraction_word) &&
                                           reading_.has(verb - 2, Category::article_one) && reading_.has(verb - 3, Category::preposition));
  }
  [[nodiscard]] bool plural_before(std::uint32_t verb) const {
    if (verb == block_.first) return false;
    // "EMAILS obtained by the paper show that", "…, FIGURES from the bureau show."
    const bool reports = reading_.has(verb + 1, Category::complementizer) || verb + 1 >= block_.last || reading_.is(verb + 1, u'.');
    const auto report = reading_.match(verb, bit(Category::reporting_verb));
    const std::string_view kind = report ? reading_.pack.text(report->value) : std::string_view();
    // "figures released on Friday SHOW a rise", "reports in Italy CLAIM the club"
    const bool finds = kind.starts_with("find") ||
                       (kind.starts_with("say") && reading_.has_any(verb + 1, any_of(Category::determiner, Category::pronoun))) ||
                       (kind.starts_with("opinion") && reading_.has(verb + 2, Category::infinitive_link));  // "expect rates to rise"
    for (std::uint32_t k = verb - 1;
         (reports || finds) && k > block_.first && k + 14 > verb && reading_.tokens[k - 1].kind == TokenKind::word; --k) {
      const auto head = reading_.match(k - 1, bit(Category::role_noun));
      if (head && (reports || (finds && (kind.starts_with("opinion") || reading_.pack.class_of(head->value) == "document"))) &&
          is_plural(reading_, k - 1) &&
          (reading_.has(k, Category::preposition) || formed(reading_, k, "past_ending", 3) ||
           listed(reading_, k + 1, "agent")))  // "seen BY"
        return true;
    }
    if (reading_.has(verb, Category::noun_also)) {  // "an earnings CALL"
      std::uint32_t k = verb - 1;
      while (k > block_.first && verb - k < 4 && reading_.tokens[k].kind == TokenKind::word && !reading_.has(k, Category::function_word))
        --k;
      if (k + 1 < verb && (reading_.has(k, Category::article_one) ||
                           (reading_.has(k, Category::determiner) && k > block_.first && reading_.has(k - 1, Category::preposition) &&
                            !reading_.has(verb + 1, Category::complementizer))))
        return false;
    }
    std::uint32_t t = verb - 1;
    if ((adverb(t) || reading_.has(t, Category::verb_adverb)) && t > block_.first) --t;
    if (reading_.has(t, Category::numeral)) return false;  // "at one POINT TO ask"
    if (t > block_.first && reading_.has(t, Category::determiner) && reading_.has(t - 1, Category::preposition))
      return false;  // "for some REASON"
    if (reading_.has(t, Category::pronoun) || reading_.has(t, Category::plural_noun) || reading_.has(t, Category::relative)) return true;
    if (reading_.is(t, u'%')) return true;
    return reading_.tokens[t].kind == TokenKind::word && plural_form(reading_, t) && !reading_.has(t, Category::function_word);
  }
  // "police in B.C. say they", "six in 10 say", "many, including X, argue that": a base form that a clause follows.
  [[nodiscard]] bool reports_plainly(const Match& m) const {
    if (m.first == block_.first || m.last >= block_.last || reading_.has(m.first, Category::noun_also)) return false;
    const std::uint32_t before = m.first - 1;
    if (m.first > block_.first + 1 && reading_.is(m.first - 2, u',') && reading_.tokens[before].kind == TokenKind::mark &&
        !reading_.tokens[before].space_before)
      return true;  // "“…,” say villagers"
    if (reading_.has_any(before, any_of(Category::preposition, Category::auxiliary, Category::noun_opener, Category::determiner)))
      return false;
    const auto several = reading_.is(before, u',') ? reading_.match(m.last, bit(Category::role_noun)) : std::nullopt;
    const bool people = (several && several->last == m.last + 1 && reading_.pack.class_of(several->value) == "group") ||
                        (reading_.is(before, u',') && formed(reading_, m.last, "profession_ending", 5));
    if (people && (m.last + 1 >= block_.last || reading_.tokens[m.last + 1].kind == TokenKind::mark)) return true;  // "…, say experts"
    const bool noun =
        (reading_.tokens[before].kind == TokenKind::word && !reading_.has(before, Category::function_word)) || counted_subject(before);
    const bool joined = reading_.has(before, Category::numeral_joiner) || reading_.is(before, u',') || reading_.is(before, u'.') ||
                        reading_.is(before, u')') || long_dash(before);
    if (!noun && !joined) return false;
    if (const auto pronoun = reading_.match(m.last, bit(Category::pronoun))) return reading_.pack.class_of(pronoun->value) != "relative";
    if (reading_.has(m.last, Category::complementizer)) return true;
    if (m.last + 1 < block_.last && reading_.has(m.last + 1, Category::complementizer) && reading_.has(m.last, Category::function_word))
      return true;  // "tell us that"
    const bool ends = reading_.is(m.last, u'.') || reading_.is(m.last, u',');
    return noun ? ends || reading_.has(m.last, Category::determiner) || counted_subject(before) : plural_before_aside(before) && !ends;
  }
  [[nodiscard]] bool long_dash(std::uint32_t t) const { return reading_.is(t, u'—') || reading_.is(t, u'–'); }
  // "six in 10 say", "one in five think": a figure is the subject.
  [[nodiscard]] bool counted_subject(std::uint32_t t) const {
    if (t > block_.first && reading_.has(t - 1, Category::noun_opener)) return false;  // "a 2010 recall"
    return reading_.tokens[t].kind == TokenKind::number || (reading_.has(t, Category::numeral) && !reading_.has(t, Category::article_one));
  }
  // "Economists, like their peers, SAY": an aside in commas or dashes between a plural subject and its verb.
  [[nodiscard]] bool plural_before_aside(std::uint32_t close) const {
    if (!long_dash(close) && !reading_.is(close, u',')) return false;
    for (std::uint32_t t = close; t > block_.first + 1 && t + 25 > close; --t) {
      if (reading_.is(t - 1, u'.') || reading_.is(t - 1, u';')) return false;
      if (reading_.text[reading_.tokens[t - 1].where.begin] == reading_.text[reading_.tokens[close].where.begin])
        return plural_before(t - 1);
    }
    return false;
  }
  // The clitic at `t` is an article: what stands before it is no subject.
  [[nodiscard]] bool article_before(std::uint32_t t) const {
    if (!reading_.has(t, Category::clitic) && !(t > block_.first && reading_.has(t - 1, Category::clitic))) return false;
    if (!reading_.has(t, Category::clitic)) --t;
    if (!reading_.has(t, Category::determiner)) return false;
    if (t == block_.first) return true;
    const Token& before = reading_.tokens[t - 1];
    if (before.kind != TokenKind::word) return true;
    if (reading_.has(t - 1, Category::pronoun) || reading_.has(t - 1, Category::relative) || reading_.has(t - 1, Category::comment_mark) ||
        reading_.has(t - 1, Category::negation))
      return false;
    if (formed(reading_, t - 1, "infinitive_ending", 4) && !reading_.has(t - 1, Category::role_noun) &&
        !(t > block_.first + 1 && reading_.has(t - 2, Category::noun_opener)))
      return true;  // « laisse planer le doute »
    // « a qualifié l'attaque de … »: the object of another verb.
    return reading_.has(t - 1, Category::function_word) || reading_.has(t - 1, Category::preposition) ||
           reading_.has(t - 1, Category::reporting_verb);
  }
  void negation(Cue& cue, std::uint32_t verb) const {
    const bool apart = cue.first > block_.first && reading_.is(cue.first - 1, u',');  // « Absolument PAS, jure-t-elle »
    for (std::uint32_t t = apart ? cue.first : cue.first >= block_.first + 2 ? cue.first - 2 : block_.first; t < verb; ++t) {
      if (reading_.has(t, Category::negation) && !(t + 1 < verb && reading_.has(t, Category::noun_opener) && !adverb(t + 1)) &&
          !listed(reading_, t, "negative_conjunction")) {
        cue.negated = true;
        if (t < cue.first) cue.first = t;
        return;
      }
    }
  }
  // "dit-il", "indique-t-on"
  void inversion(Cue& cue) const {
    std::uint32_t t = cue.last;
    if (!dash(reading_, t) || !glued(t)) return;
    ++t;
    if (t + 2 < block_.last && reading_.at(t).size() == 1 && dash(reading_, t + 1)) t += 2;  // -t-
    if (t < block_.last && reading_.has(t, Category::pronoun)) cue.pronoun = t;
  }
  [[nodiscard]] bool glued(std::uint32_t t) const { return t < block_.last && !reading_.tokens[t].space_before; }

  const Reading reading_;
  Stretch block_;
  const Cue* before_;  // the cue before, if any
  std::string_view roles_;
  std::uint32_t passive_ = 0;  // behind "was", where the verb is a passive
};

// « Le ministère affirme que … »: a subject alone stands between the opening mark and the verb.
bool heads_quotation(const Reading& reading, const Quotation& q, std::uint32_t verb) {
  if (verb < q.first + 2 || verb > q.first + 9) return false;
  for (std::uint32_t t = q.first + 1; t < verb; ++t) {
    if (reading.tokens[t].kind == TokenKind::mark && !reading.is(t, u'-')) return false;
    if (reading.has(t, Category::pronoun)) return false;
  }
  return true;
}

}  // namespace

std::vector<Cue> find_cues(const Reading& reading, Stretch block, const std::vector<Quotation>& quotations) {
  std::vector<Cue> out;
  std::size_t q = 0;
  const bool tags_inside = reading.pack.choice("tag_inside_marks") == "yes";
  for (std::uint32_t t = block.first; t < block.last;) {
    const auto m = reading.match(t, bit(Category::reporting_verb));
    if (!m) {
      ++t;
      continue;
    }
    while (q < quotations.size() && quotations[q].last <= t) ++q;
    bool inside = false;
    bool nested = false;
    if (q < quotations.size() && t >= quotations[q].first && quotations[q].words() > 3) {
      // Inside a quotation others are quoted, not the article's sources. A tag
      // set inside French marks (« Nous irons, a dit X, … ») is the exception.
      nested = heads_quotation(reading, quotations[q], t);
      if (!nested && !tags_inside) {
        ++t;
        continue;
      }
      inside = !nested;
    }
    if (auto cue = Finder(reading, block, out.empty() ? nullptr : &out.back()).read(*m);
        cue && !(inside && !(cue->first > block.first && reading.is(cue->first - 1, u','))) &&
        (out.empty() || cue->first >= out.back().last || cue->first <= out.back().first)) {
      if (!out.empty() && cue->first <= out.back().first) out.pop_back();  // "went on to say": one group
      t = cue->last;
      if (nested && !reading.has(t, Category::complementizer)) continue;
      cue->nested = nested;
      out.push_back(*cue);
    } else {
      ++t;
    }
  }
  return out;
}

}  // namespace citelight
