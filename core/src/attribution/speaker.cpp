#include "attribution/speaker.h"

#include <algorithm>
#include <optional>

#include "base/unicode.h"
#include "text/names.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

using Text = std::u16string_view;

constexpr std::uint32_t memory = 12;        // sentences a pronoun reaches back
constexpr std::uint32_t opening_reach = 2;  // sentences back to one that an unknown name opens
constexpr std::uint32_t anonymity_reach = 10;
constexpr std::uint32_t statement_reach = 4;  // sentences an organisation's statement goes on
constexpr std::size_t most_named = 32;        // people in one statement that are told apart from who makes it
constexpr std::uint32_t bare_phrase = 3;      // "the company", "l'ancien ministre": tokens of a phrase that only points back

// Whether a name has the word, capitals aside.
bool holds(Text name, Text word) {
  std::u16string folded;
  std::u16string key;
  unicode::fold(name, folded);
  unicode::fold(word, key);
  return (u' ' + folded + u' ').find(u' ' + key + u' ') != std::u16string::npos;
}

// Somebody a pronoun can stand for, and how near they are to mind.
struct Candidate {
  Text name;
  Gender gender = Gender::unknown;
  std::int32_t weight = 0;
};

// Among the pack's outlets and institutions.
enum class Known : std::uint8_t { no, outlet, institution };

// Who has spoken so far.
struct Turn {
  Text speaker;  // as the attribution has it
  SourceType type = SourceType::unknown;
  Gender gender = Gender::unknown;
  std::uint32_t sentence = 0;
  Known known = Known::no;
  bool named = false;         // by a name of its own
  bool person = false;        // … that is known to be a person's, or has two words and is quoted: seldom a firm
  bool spokesperson = false;  // without a name
};

// What a source's tokens say of it before anything else in the text is asked.
struct Phrase {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  // with the apposition
  std::uint32_t head = 0;  // [first, head): without
  SourceType type = SourceType::unknown;
  std::uint32_t noun = 0;            // the role noun it is built on; `last` where there is none
  std::optional<NameSpan> own;       // "le ministre Paul Roy"
  std::optional<std::uint32_t> who;  // … among those the text names
  std::optional<NameSpan> of;        // "le ministre de la Santé"
  std::optional<NameSpan> apposed;   // "la ministre de la Santé, Claire Dumont"
  bool several = false;              // "Paul Roy et Claire Dumont"
  bool spokesperson = false;         // by that noun
};

class Resolver {
 public:
  Resolver(const Reading& reading, const std::vector<Sentence>& sentences, std::span<const Block> blocks)
      : reading_(reading), names_(reading, sentences, blocks) {}

  std::vector<Attribution> run(std::vector<Attribution> attributions) {
    for (Attribution& a : attributions) {
      if (a.source.empty()) {
        if (a.kind == AttributionKind::direct) go_on(a);  // else a hedge: nobody is named
        continue;
      }
      const auto [first, last] = tokens_of(a.source.front());
      if (first == last) continue;
      const std::uint32_t sentence = names_.sentence_of(first);
      Gender gender = Gender::unknown;
      Known known = Known::no;
      bool named = false;
      bool person = false;
      bool spokesperson = false;
      if (const auto m = reading_.match(first, bit(Category::pronoun)); m && m->last >= last) {
        gender = pronoun(a, reading_.pack.text(m->value), first);
      } else if (const auto object =
                     last == first + 1 && a.kind == AttributionKind::according_to ? object_pronoun(reading_, first) : std::string_view();
                 !object.empty()) {
        gender = pronoun(a, object, first);
      } else if (last == first + 1 && has(first, Category::possessive)) {
        continue;  // "HIS promise": nobody by name, and whose it is the word alone doesn't tell
      } else {
        const Phrase p = read(first, last, a.source);
        name(a, p);
        gender = gender_of(p);
        named = p.own.has_value();
        if (named) known = known_as(*p.own);
        spokesperson = !named && p.spokesperson;
        person = named && (is_person(*p.own, p.who) || (a.kind == AttributionKind::direct && a.speaker.find(u' ') != a.speaker.npos));
      }
      if (!a.speaker.empty() && a.stance != Stance::no_comment)
        turns_.push_back({a.speaker, a.source_type, gender, sentence, known, named, person, spokesperson});
      if (a.kind == AttributionKind::direct) unnamed_ = a.speaker.empty() ? std::optional(a.source_type) : std::nullopt;
    }
    return attributions;
  }

 private:
  [[nodiscard]] bool has(std::uint32_t token, Category category) const { return reading_.has(token, category); }
  [[nodiscard]] bool capital(std::uint32_t token) const {
    return reading_.tokens[token].kind == TokenKind::word && reading_.tokens[token].capitalised;
  }
  [[nodiscard]] Text text(std::uint32_t first, std::uint32_t last) const { return names_.text({first, last}); }

  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> tokens_of(Span where) const {
    const std::uint32_t first = reading_.token_at(where.begin);
    std::uint32_t last = first;
    while (last < reading_.tokens.size() && reading_.tokens[last].where.end <= where.end) ++last;
    return {first, last};
  }

  // --- who is meant where the sentence itself doesn't say

  // A quotation that names nobody goes on with the speaker before it; an organisation speaks no further than its own statement.
  void go_on(Attribution& a) {
    const auto at = tokens_of(a.content.front()).first;
    if (unnamed_) {
      a.source_type = *unnamed_;
      return;
    }
    if (!turns_.empty()) {
      const Turn& last = turns_.back();
      if ((last.type == SourceType::organisation || last.type == SourceType::document) &&
          names_.sentence_of(at) > last.sentence + statement_reach)
        return;
      a.speaker = last.speaker;
      a.source_type = last.type;
      return;
    }
    if (auto who = person_before(at, Gender::unknown)) {
      a.speaker = *who;
      a.source_type = SourceType::person;
      turns_.push_back({a.speaker, a.source_type, Gender::unknown, names_.sentence_of(at)});  // an account told in the first person goes on
    }
  }

  // Returns the gender the pronoun tells.
  Gender pronoun(Attribution& a, std::string_view kind, std::uint32_t at) {
    if (kind == "anonymous") {
      a.source_type = SourceType::anonymous;
      return Gender::unknown;
    }
    if (kind.starts_with("thing")) {
      if (const Turn* t =
              last_turn([](const Turn& turn) { return turn.type == SourceType::organisation || turn.type == SourceType::document; })) {
        a.speaker = t->speaker;
        a.source_type = t->type;
        return Gender::unknown;
      }
      if (!turns_.empty() && named_thing(turns_.back(), names_.sentence_of(at))) {
        a.speaker = turns_.back().speaker;
        a.source_type = SourceType::organisation;
        return Gender::unknown;
      }
      // "Orchid Corp. lost money. IT said": who opened the sentence before.
      const auto& mentions = names_.mentions();
      auto m = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& x) { return x.token < at; });
      while (m != mentions.begin() && (--m)->sentence + 1 >= names_.sentence_of(at)) {
        if (!m->opens || names_.all()[m->who].kind != NameKind::organisation) continue;
        a.speaker = names_.text(names_.all()[m->who].where);
        a.source_type = SourceType::organisation;
      }
      return Gender::unknown;
    }
    if (kind.find("plural") != kind.npos) {
      // "A spokesperson for the firm said …. THEY added": one speaks for many.
      const bool for_many = !turns_.empty() && turns_.back().spokesperson && turns_.back().sentence + 3 > names_.sentence_of(at);
      const Turn* t = for_many ? &turns_.back() : last_turn([](const Turn& turn) {
        return turn.type == SourceType::group || turn.type == SourceType::organisation || turn.type == SourceType::document;
      });
      if (t == nullptr && !turns_.empty() && turns_.back().type != SourceType::person) t = &turns_.back();  // one person is no "they"
      if (t != nullptr) {
        a.speaker = t->speaker;
        a.source_type = t->type;
      }
      return Gender::unknown;
    }
    const Gender gender = kind.find("masculine") != kind.npos  ? Gender::masculine
                          : kind.find("feminine") != kind.npos ? Gender::feminine
                                                               : Gender::unknown;
    // « La présidence a indiqué que … Elle a ajouté »: nobody has been named since.
    // « L'assemblée appelle à … Elle invite »: an elided article tells no gender.
    const bool next = !turns_.empty() && (turns_.back().gender == gender ||
                                          (turns_.back().gender == Gender::unknown && reading_.pack.setting("things") == "gendered" &&
                                           turns_.back().sentence + 2 >= names_.sentence_of(at)));
    if (gender != Gender::unknown && next && turns_.back().type == SourceType::organisation &&
        !named_since(turns_.back().sentence, at, gender)) {
      a.speaker = turns_.back().speaker;
      a.source_type = SourceType::organisation;
      return gender;
    }
    a.source_type = SourceType::person;
    if (auto who = person_before(at, gender, kind.ends_with("last"), &a)) {
      a.speaker = *who;
    } else if (gender != Gender::unknown) {
      // « La présidence …, a dit le ministre. Selon ELLE »: no person it could be.
      const Turn* t = last_turn([&](const Turn& turn) { return turn.type == SourceType::organisation && turn.gender == gender; });
      if (t != nullptr) {
        a.speaker = t->speaker;
        a.source_type = t->type;
      } else if (auto opener = opening_name(at, true, false)) {
        a.speaker = *opener;
      }
    }
    return gender;
  }

  // "Rao Foods said …. IT added", « LE GROUPE ajoute »: a name of its own, of no known gender, that has just spoken.
  [[nodiscard]] static bool named_thing(const Turn& turn, std::uint32_t here) {
    return turn.named && !turn.person && turn.known == Known::no && turn.gender == Gender::unknown && turn.type != SourceType::group &&
           turn.sentence + 3 > here;
  }
  // Whether somebody of this gender is named in `sentence` or behind it, before `at`.
  [[nodiscard]] bool named_since(std::uint32_t sentence, std::uint32_t at, Gender gender) const {
    const auto& mentions = names_.mentions();
    auto m = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& x) { return x.token < at; });
    while (m != mentions.begin() && (--m)->sentence >= sentence) {
      const Named& who = names_.all()[m->who];
      if (who.kind == NameKind::person && (who.gender == gender || who.gender == Gender::unknown)) return true;
    }
    return false;
  }

  template <class Fits>
  [[nodiscard]] const Turn* last_turn(Fits fits) const {
    const auto found = std::find_if(turns_.rbegin(), turns_.rend(), fits);
    return found == turns_.rend() ? nullptr : &*found;
  }

  // Who is named in what the pronoun `at` says. In front of it only in marks: "Brown had no plans, he said" may well be Brown's.
  [[nodiscard]] std::vector<Text> told_of(const Attribution& said, std::uint32_t at) const {
    std::vector<Text> out;
    const auto& mentions = names_.mentions();
    for (const Span& part : said.content) {
      if (said.kind != AttributionKind::direct && part.begin < reading_.tokens[at].where.begin) continue;
      for (auto m = std::partition_point(mentions.begin(), mentions.end(),
                                         [&](const Mention& x) { return reading_.tokens[x.token].where.begin < part.begin; });
           m != mentions.end() && out.size() < most_named && reading_.tokens[m->token].where.end <= part.end; ++m) {
        if (m->token > 0 && (reading_.is(m->token - 1, u'-') || listed(reading_, m->token - 1, "i_am")))
          continue;  // "anti-Brown", "I AM Paul Roy"
        const auto name = said.kind == AttributionKind::direct ? std::nullopt : names_.at(m->token, names_.sentence_end(m->token));
        if (name && possessive(*name)) continue;  // "Brown was tired. He told them that BROWN'S plan was dead"
        out.push_back(names_.text(names_.all()[m->who].where));
      }
    }
    return out;
  }

  // Whoever is nearest to mind before `at`: nearer sentences first; who spoke, who opens a sentence and
  // whose gender is known to fit come before who is only named.
  // `last`: « ce dernier », "the latter", is who was named last, whatever they did.
  // `said`: what the pronoun says, if one is asked for: who is named in it is somebody else.
  [[nodiscard]] std::optional<Text> person_before(std::uint32_t at, Gender gender, bool last = false,
                                                  const Attribution* said = nullptr) const {
    const std::uint32_t here = names_.sentence_of(at);
    const std::uint32_t from = here > memory ? here - memory : 0;
    std::vector<Candidate> candidates;
    const std::vector<Text> others = said != nullptr ? told_of(*said, at) : std::vector<Text>();
    const auto weigh = [&](Text who, Gender of, std::int32_t weight) {
      if (std::find(others.begin(), others.end(), who) != others.end()) return;
      if (gender != Gender::unknown && of != Gender::unknown && of != gender) return;
      if (gender != Gender::unknown && of == gender) weight += 3;
      const auto known = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& c) { return c.name == who; });
      if (known == candidates.end()) candidates.push_back({who, of, weight});
      else known->weight = std::max(known->weight, weight) + 1;
    };
    const auto& mentions = names_.mentions();
    auto m = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& x) { return x.token < at; });
    while (m != mentions.begin() && (--m)->sentence >= from) {
      const Named& who = names_.all()[m->who];
      const bool likely = who.kind == NameKind::person || (who.kind == NameKind::unknown && who.where.size() > 1 && m->opens);
      if (likely)
        weigh(names_.text(who.where), who.gender,
              (m->opens && !last ? 3 : 0) - 2 * static_cast<std::int32_t>(here - m->sentence) - (who.kind == NameKind::person ? 0 : 3));
    }
    if (last)
      for (Candidate& c : candidates) c.weight = 0;  // the first is the one named last
    for (auto t = turns_.rbegin(); (!last || candidates.empty()) && t != turns_.rend() && t->sentence >= from; ++t) {
      // What is not known to be somebody is no "she" ("my scanner says"), but where it has a name.
      if ((t->type == SourceType::person || (t->type == SourceType::unknown && t->named)) && t->sentence <= here)
        weigh(t->speaker, t->gender, 5 - 2 * static_cast<std::int32_t>(here - t->sentence));
    }
    // The last one that spoke, however long ago, before nobody.
    if (candidates.empty()) {
      if (!others.empty())
        return said->kind == AttributionKind::direct ? person_before(at, gender, last) : std::nullopt;  // “Paul Roy never quits,” he said
      const Turn* t = last_turn([&](const Turn& turn) {
        return turn.type == SourceType::person && (gender == Gender::unknown || turn.gender == Gender::unknown || turn.gender == gender);
      });
      if (t == nullptr) return std::nullopt;
      return t->speaker;
    }
    // Ties go to the one named last, which was weighed first.
    return std::max_element(candidates.begin(), candidates.end(),
                            [](const Candidate& a, const Candidate& b) { return a.weight < b.weight; })
        ->name;
  }

  // What tells a role from another of its kind: "le président AMÉRICAIN", "the CHINESE president"; "" where nothing does.
  [[nodiscard]] Text qualifier(std::uint32_t noun, std::uint32_t last) const {
    const auto plain = [&](std::uint32_t t) {
      return reading_.tokens[t].kind == TokenKind::word &&
             !reading_.has_any(t, any_of(Category::function_word, Category::preposition, Category::determiner));
    };
    if (noun + 1 < last && plain(noun + 1) && !capital(noun + 1) && formed(reading_, noun + 1, "adjective_ending", 3))
      return reading_.at(noun + 1);
    return noun > 0 && capital(noun - 1) && plain(noun - 1) && !reading_.tokens[noun].line_before ? reading_.at(noun - 1) : Text();
  }
  // "le président américain" is not « le président chinois, Xi Jinping »: whether a role beside the name is qualified otherwise.
  [[nodiscard]] bool qualified_otherwise(Text mine, std::uint32_t noun, const NameSpan& name) const {
    for (std::uint32_t t = name.first > 5 ? name.first - 5 : 0;
         t < std::min<std::uint32_t>(name.last + 5, static_cast<std::uint32_t>(reading_.tokens.size()) - 1); ++t) {
      if (reading_.tokens[t].word != reading_.tokens[noun].word) continue;
      if (const Text theirs = qualifier(t, t + 2); !theirs.empty() && theirs != mine) return true;
    }
    return false;
  }

  // The last person who goes by this role: "le maire" behind "Paul Roy, maire de Lyon".
  [[nodiscard]] std::optional<Text> person_called(std::uint32_t noun, std::uint32_t last) const {
    const Text mine = qualifier(noun, last);
    const auto& mentions = names_.mentions();
    for (auto m = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& x) { return x.token < noun; });
         m != mentions.begin();) {
      --m;
      const Named& who = names_.all()[m->who];
      if (who.kind == NameKind::person && std::find(who.roles.begin(), who.roles.end(), reading_.tokens[noun].word) != who.roles.end() &&
          !(!mine.empty() && qualified_otherwise(mine, noun, who.where)))
        return names_.text(who.where);
    }
    return std::nullopt;
  }

  // "the bank" behind "Northgate Bank", « l'université » behind « l'Université de Lille ».
  [[nodiscard]] std::optional<Text> named_with(std::uint32_t noun) const {
    const auto& mentions = names_.mentions();
    auto m = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& x) { return x.token < noun; });
    while (m != mentions.begin() && (--m)->sentence + memory >= names_.sentence_of(noun)) {
      const Named& who = names_.all()[m->who];
      for (std::uint32_t t = who.where.first; who.kind == NameKind::organisation && who.where.size() > 1 && t < who.where.last; ++t) {
        if (reading_.tokens[t].word == reading_.tokens[noun].word) return names_.text(who.where);
      }
    }
    return std::nullopt;
  }

  // "the company", "le journal": the organisation named or heard last, a newspaper where one is meant. An
  // institution that everybody names (a ministry, a central bank) is no company.
  [[nodiscard]] std::optional<Text> organisation_before(std::uint32_t at, bool outlet) const {
    const auto& mentions = names_.mentions();
    const std::uint32_t here = names_.sentence_of(at);
    const Named* metonym = nullptr;
    for (auto m = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& x) { return x.token < at; });
         m != mentions.begin();) {
      --m;
      if (here - m->sentence > memory) break;
      const Named& who = names_.all()[m->who];
      // "its CEO", "usage-based insurance (UBI)": a role's or a thing's short form.
      if (role(m->token, m->token + 1).starts_with("person") || (m->token > 0 && reading_.is(m->token - 1, u'('))) continue;
      if (who.kind != NameKind::organisation || who.outlet != outlet || (!outlet && has(who.where.first, Category::outlet))) continue;
      // "China" is no company where another is named.
      if (who.where.size() > 1 || role(who.where.first, who.where.last) != "organisation") return names_.text(who.where);
      if (metonym == nullptr) metonym = &who;
    }
    const Turn* t = last_turn([&](const Turn& turn) {
      return (turn.type == SourceType::organisation && turn.known == (outlet ? Known::outlet : Known::no)) ||
             (!outlet && (turn.type == SourceType::unknown ? turn.named : &turn == &turns_.back() && named_thing(turn, here)));
    });
    if (t != nullptr) return t->speaker;
    return metonym != nullptr ? names_.text(metonym->where) : opening_name(at, false, outlet);
  }

  // "ORBEX recalled 20,000 jars. The company said", "DORSEY grinned. He said": a name that no list holds, the subject of the sentence
  // before or of the one before that; a newspaper's with its article.
  [[nodiscard]] std::optional<Text> opening_name(std::uint32_t at, bool person, bool outlet) const {
    const std::uint32_t here = names_.sentence_of(at);
    for (std::uint32_t s = here; s > 0 && here - s < opening_reach;) {
      std::uint32_t t = names_.sentence_start(--s);
      const std::uint32_t first = t;
      if (has(t, Category::definite) && capital(t + 1)) ++t;  // « L'Éveil a fermé »
      const auto name = names_.at(t, names_.sentence_end(t));
      if (!name || name->last >= at || reading_.categories(t) != CategorySet{} || name->size() > 1 ||
          formed(reading_, t, "participle_ending", 3) || (!person && is_person(*name)) || (outlet && t == first))
        continue;
      const std::uint32_t verb = name->last;
      const bool articles = reading_.pack.setting("things") == "gendered";  // else "SNOW was forecast", "STORMS battered the coast"
      if (reading_.tokens[verb].kind != TokenKind::word || capital(verb) || (!articles && reading_.at(t).back() == u's') ||
          !((articles && reading_.has_any(verb, any_of(Category::auxiliary, Category::negation, Category::reflexive))) ||
            has(verb, Category::reporting_verb) || reading_.categories(verb) == CategorySet{}))
        continue;
      return text(reading_.elided(first) ? first : t, name->last);
    }
    return std::nullopt;
  }

  // "the ministry": the one heard last whose name has the word ("Ministry of Health"); `any`: "the institute", behind a
  // known institution that has just been heard, is that one.
  [[nodiscard]] std::optional<Text> institution_before(std::uint32_t noun, bool any) const {
    const std::uint32_t here = names_.sentence_of(noun);
    for (auto t = turns_.rbegin(); t != turns_.rend() && t->sentence + memory >= here; ++t) {
      if (t->type != SourceType::organisation) continue;
      if (any && t->known == Known::institution && t == turns_.rbegin() && t->sentence + 2 >= here) return t->speaker;
      // "The ministry" itself points back too.
      if (std::any_of(t->speaker.begin() + 1, t->speaker.end(), unicode::is_upper) && holds(t->speaker, reading_.at(noun)))
        return t->speaker;
    }
    return std::nullopt;
  }

  // --- what the source's own words say

  [[nodiscard]] Known known_as(const NameSpan& name) const {
    const auto m = reading_.match(name.first, bit(Category::outlet));
    return !m ? Known::no : reading_.pack.text(m->value).ends_with("outlet") ? Known::outlet : Known::institution;
  }
  // "the agency's", "Reuters'"
  [[nodiscard]] bool possessive(const NameSpan& name) const {
    if (name.last >= reading_.tokens.size() || reading_.tokens[name.last].space_before) return false;
    const Text next = reading_.at(name.last);
    return next.size() < 3 && (next.front() == u'\'' || next.front() == u'’');
  }
  [[nodiscard]] bool after_link(std::uint32_t t, std::uint32_t first) const {
    while (t > first && (has(t - 1, Category::determiner) || has(t - 1, Category::article_one)) && !has(t - 1, Category::noun_link)) --t;
    return t > first && (reading_.has_any(t - 1, any_of(Category::noun_link, Category::preposition)) ||
                         listed(reading_, t - 1, "agent"));  // « le ministre interviewé PAR Le Soir »
  }

  // « (LR) », "(D-Ohio)": the token behind it, or `t`.
  [[nodiscard]] std::uint32_t past_bracket(std::uint32_t t, std::uint32_t last) const {
    if (!reading_.is(t, u'(')) return t;
    for (std::uint32_t k = t; k < last; ++k)
      if (reading_.is(k, u')')) return k + 1;
    return last;
  }
  // "the man WHO leads the bank", "a study THAT has yet to be reviewed"
  [[nodiscard]] bool tells_which(std::uint32_t t) const {
    return reading_.has_any(t, any_of(Category::relative, Category::complementizer));
  }
  [[nodiscard]] Phrase read(std::uint32_t first, std::uint32_t last, const std::vector<Span>& spans) const {
    Phrase p;
    p.first = first;
    p.last = last;
    p.head = first;
    p.noun = last;
    while (p.head < last && !reading_.is(p.head, u',') && (p.head == first || !tells_which(p.head))) {
      const std::uint32_t behind = past_bracket(p.head, last);
      if (behind == p.head) ++p.head;
      else if (behind < last && (has(behind, Category::noun_link) || capital(behind))) p.head = behind;
      else break;
    }
    if (p.head == first) p.head = last;
    bool linked = false;
    for (std::uint32_t t = first; t < last;) {
      // The last noun before "of": "a company spokesman", but not "the agency's director".
      linked = linked || (t > first && reading_.has_any(t, any_of(Category::noun_link, Category::preposition)) && (p.noun < last || p.own));
      if (!linked && t < p.head) {
        if (const auto m = reading_.match(t, bit(Category::role_noun));
            m && m->last <= p.head && !(m->last < last && possessive({t, m->last}))) {
          // « le président AMÉRICAIN »: where adjectives follow, the first noun is the head.
          if (!(p.noun + 1 == t && formed(reading_, t, "adjective_ending", 3))) {
            p.noun = m->last - 1;
            p.spokesperson = reading_.pack.text(m->value) == "spokesperson";
          }
          // "a Valmer spokesman", "the Democratic candidate Jane Brown": the name before the noun is not the speaker's.
          if (p.own && p.own->last <= t) {
            p.of = p.own;
            p.own.reset();
          }
        }
      }
      if (const std::uint32_t behind = past_bracket(t, last); behind > t) {
        t = behind;
        continue;
      }
      const auto found = names_.at(t, t < p.head ? p.head : last);
      if (!found || common(*found, first)) {
        ++t;
        continue;
      }
      if (t < p.head) {
        // "the mayor of Ellery Jane Brown": a role or a place before the name parts it from "of".
        if ((after_link(t, first) && (found->first == t || has(t, Category::title_word))) || (found->last < last && possessive(*found))) {
          if (!p.of) p.of = *found;
        } else if (!p.own) {
          p.own = *found;
        } else if (has(t - 1, Category::numeral_joiner)) {
          p.several = p.several || is_person(*p.own) || is_person(*found);
        } else if (has(found->first, Category::first_name) && found->size() > 1 && !is_person(*p.own)) {
          p.of = p.own;  // "Radio Ellery host Chris Martin"
          p.own = found;
        }
      } else if (!p.apposed && t <= p.head + 3) {
        p.apposed = *found;
      }
      t = found->last;
    }
    // The apposition may stand in a span of its own.
    if (!p.apposed && spans.size() > 1) {
      const auto [from, to] = tokens_of(spans[1]);
      if (from < to) p.apposed = names_.at(from, to);
    }
    if (p.own) p.who = names_.find(*p.own);
    p.type = type_of(p);
    return p;
  }

  [[nodiscard]] bool is_person(const NameSpan& name) const { return is_person(name, names_.find(name)); }
  [[nodiscard]] bool is_person(const NameSpan& name, std::optional<std::uint32_t> who) const {
    return who ? names_.all()[*who].kind == NameKind::person : has(name.first, Category::first_name);
  }

  // A capital that only opens the sentence, a day, a month: no name.
  [[nodiscard]] bool common(const NameSpan& name, std::uint32_t first) const {
    if (name.size() > 1) return false;
    const std::uint32_t t = name.first;
    const bool titled = t > first && (has(t - 1, Category::title_word) || reading_.is(t - 1, u'.'));
    if (has(t, Category::role_noun) && !has(t, Category::outlet) && !titled) return true;
    if (reading_.has_any(t, any_of(Category::weekday, Category::month))) return true;
    if (t == first && has(t, Category::determiner)) return true;
    const bool opens = t == 0 || reading_.tokens[t].line_before || reading_.tokens[t - 1].kind == TokenKind::mark;
    return opens && !has(t, Category::outlet) &&
           reading_.has_any(t, any_of(Category::role_noun, Category::bound_before, Category::numeral, Category::verb_adverb,
                                      Category::adjective_before, Category::fraction_word, Category::half_word));
  }

  [[nodiscard]] std::string_view role(std::uint32_t noun, std::uint32_t last) const {
    if (noun >= last) return {};
    // The noun may end a phrase of the lexicon: "prime minister".
    for (std::uint32_t t = noun + 1; t > 0 && noun + 1 - t < 4; --t) {
      if (const auto m = reading_.match(t - 1, bit(Category::role_noun)); m && m->last == noun + 1) return reading_.pack.text(m->value);
    }
    return {};
  }

  [[nodiscard]] SourceType type_of(const Phrase& p) const {
    const std::uint32_t own = p.own ? p.head : p.last;  // « Reuters, qui cite DEUX SOURCES »: not of Reuters
    for (std::uint32_t t = p.first; t < own; ++t) {
      if (has(t, Category::anonymous_source)) return SourceType::anonymous;
    }
    for (std::uint32_t t = p.first + 1; t + 1 < p.head; ++t) {  // "the mayor and her deputy"
      if (has(t, Category::numeral_joiner) && has(t + 1, Category::determiner) && !after_link(t + 1, p.first) &&
          role(t + 2, p.last).starts_with("person"))
        return SourceType::group;
    }
    if (p.several) return SourceType::group;
    if (const auto m = reading_.match(p.first, bit(Category::pronoun));
        m && !p.own && reading_.pack.text(m->value) == "anonymous" && m->last < p.last && has(m->last, Category::noun_link))
      return SourceType::anonymous;
    if (!p.own && !p.apposed && unnamed(p)) return SourceType::anonymous;
    const std::string_view kind = role(p.noun, p.last);
    const bool article = p.own && p.own->first == p.first + 1 && has(p.first, Category::determiner);  // not "The Tribune's Ann Hill"
    if (p.own && !(p.noun < p.own->first && kind != "organisation")) {
      if (has(p.own->first, Category::outlet)) return SourceType::organisation;
      if (p.who) {
        const Named& who = names_.all()[*p.who];
        if (who.kind == NameKind::person) return SourceType::person;
        if (who.kind == NameKind::organisation) return SourceType::organisation;
        if (who.where.size() > 1 && kind.empty() && !only_tells_which(p) && !article && !reading_.glued(p.own->first + 1))
          return SourceType::person;
      }
    }
    if (p.own && p.head + 1 < p.last && reading_.tokens[p.head + 1].kind == TokenKind::number && reading_.at(p.head + 1).size() == 2 &&
        (p.head + 2 == p.last || reading_.is(p.head + 2, u',')))
      return SourceType::person;  // "Kerr, 61"
    if (kind == "organisation") return SourceType::organisation;
    if (kind == "document") return SourceType::document;
    if (kind == "group") return SourceType::group;
    if (!kind.empty()) return SourceType::person;
    if (!p.own && p.apposed && is_person(*p.apposed)) return SourceType::person;
    if (p.apposed) {
      for (std::uint32_t t = p.head; t < p.last; ++t) {
        if (const auto m = reading_.match(t, bit(Category::role_noun)))
          return reading_.pack.text(m->value) == "organisation" ? SourceType::organisation : SourceType::person;
      }
    }
    if (!p.own) {
      // "nearly two-thirds of respondents"
      for (std::uint32_t t = p.first; t < p.head; ++t) {
        if (after_link(t, p.first) && role(t, p.last) == "group") return SourceType::group;
        // « la gastro-entérologue », "rheumatologists": a profession that no list holds
        if (formed(reading_, t, "profession_ending", 5)) return reading_.at(t).back() == u's' ? SourceType::group : SourceType::person;
      }
      return SourceType::unknown;
    }
    // "The Information", "L'Équipe": an article before the name, or capitals throughout, and it is no person.
    const bool shouted = reading_.at(p.own->first).size() <= 6 && names_.shouted(p.own->first);
    if (p.own->size() > 1 && only_tells_which(p)) return SourceType::unknown;
    if (article || (shouted && p.own->size() == 1) || reading_.glued(p.own->first + 1)) return SourceType::organisation;
    return p.own->size() > 1 || has(p.own->first, Category::first_name) ? SourceType::person : SourceType::unknown;
  }

  // "Israeli forces", "Recent Orchid phones": the name, or what a capital makes look like one, only tells which.
  [[nodiscard]] bool only_tells_which(const Phrase& p) const {
    bool more = p.own->last < p.head && (p.own->size() == 1 || reading_.pack.setting("head_noun") != "first");
    for (std::uint32_t t = p.own->last; more && t < p.head; ++t)
      more =
          reading_.tokens[t].kind == TokenKind::word && !capital(t) && !has(t, Category::function_word) && !has(t, Category::preposition);
    return more;
  }

  // Behind "on condition of anonymity", not "a source"; `t` where it doesn't stand.
  [[nodiscard]] std::uint32_t past_anonymity(std::uint32_t t) const {
    const auto m = reading_.match(t, bit(Category::anonymous_source));
    return m && m->last > t + 1 && !reading_.has_any(t, any_of(Category::determiner, Category::article_one)) ? m->last : t;
  }
  // "confie un employé sous couvert d'anonymat": what the sentence says of it right behind.
  [[nodiscard]] bool unnamed(const Phrase& p) const {
    const std::uint32_t end = std::min(names_.sentence_end(p.first), p.last + anonymity_reach);
    for (std::uint32_t t = p.last; t < end; ++t) {
      if (past_anonymity(t) > t) return true;
    }
    // « SOUS COUVERT D'ANONYMAT, un cadre raconte »: an opening of its own, no source.
    std::uint32_t t = std::max(names_.sentence_start(names_.sentence_of(p.first)), p.first - std::min(p.first, anonymity_reach));
    if (has(t, Category::source_preposition)) return false;
    for (; t + 1 < p.first; ++t)
      if (const std::uint32_t close = past_anonymity(t); close > t && close + 1 == p.first && reading_.is(close, u',')) return true;
    return false;
  }

  [[nodiscard]] Gender gender_of(const Phrase& p) const {
    for (const auto who : {p.who, p.apposed ? names_.find(*p.apposed) : std::nullopt}) {
      if (who && names_.all()[*who].gender != Gender::unknown) return names_.all()[*who].gender;
    }
    // "le patron de la chaîne": the first article is the person's.
    if (p.type == SourceType::organisation) return names_.gender_of(p.first, p.first + 1);  // « la présidence »
    return p.type == SourceType::person ? names_.gender_of(p.first, std::min(p.head, p.first + 3)) : Gender::unknown;
  }

  [[nodiscard]] Text full(const NameSpan& name, std::uint32_t first) const {
    const auto who = names_.find(name, names_.gender_of(first, name.first));
    return names_.text(who ? names_.all()[*who].where : name);
  }
  // The phrase itself, without its apposition; a name that an article opens stands without it.
  [[nodiscard]] Text words(const Phrase& p) const {
    const bool article = has(p.first, Category::determiner) && !has(p.first, Category::article_one) && p.first + 1 < p.head &&
                         capital(p.first + 1) && p.type == SourceType::organisation;
    return text(article ? p.first + 1 : p.first, p.head);
  }

  void name(Attribution& a, const Phrase& p) const {
    a.source_type = p.type;
    const std::string_view kind = role(p.noun, p.last);
    const bool speaks_for = kind == "spokesperson" || kind == "person";
    if (p.type == SourceType::anonymous || p.several) {
      a.speaker = words(p);
      return;
    }
    if (p.type == SourceType::person) {
      // "VFI Chief Executive, Ann Hill": capitals make no name of a role.
      const bool role_only = p.own && p.apposed && p.own->size() > 1 && has(p.own->last - 1, Category::role_noun) && is_person(*p.apposed);
      if (p.own && !role_only) {
        a.speaker = full(*p.own, p.first);
        return;
      }
      if (p.apposed && (speaks_for || kind.empty())) {
        a.speaker = full(*p.apposed, p.head);
        return;
      }
      if (const auto who = apposed_to(p)) {
        a.speaker = full(*who, who->first);
        return;
      }
      if (const auto who = pointed_back(p)) {
        a.speaker = *who;
        return;
      }
    }
    if (p.type == SourceType::organisation) {
      if (const auto m = first_outlet(p)) {
        a.speaker = text(m->first, m->last);
        return;
      }
      // "the Office for National Statistics", "le ministère de la Santé": the whole name.
      if (p.own && !(p.of && p.own->last <= p.of->first && p.noun < p.own->last)) {
        a.speaker = names_.names_place(*p.own) ? words(p) : names_.text(*p.own);
        return;
      }
      if (p.apposed && p.apposed->first == p.head + 1 && p.apposed->last == p.last) {  // "the company, LUMORA,"
        a.speaker = full(*p.apposed, p.head);
        return;
      }
      if (const auto who = pointed_back(p)) {
        a.speaker = *who;
        return;
      }
    }
    if (p.type == SourceType::unknown && p.own && !only_tells_which(p)) {
      a.speaker = full(*p.own, p.first);
      return;
    }
    a.speaker = words(p);
  }

  // « …, dit LÉA ROY, présidente du comité, qui réclame … »: the name that the phrase apposes.
  [[nodiscard]] std::optional<NameSpan> apposed_to(const Phrase& p) const {
    if (p.first < 2 || !reading_.is(p.first - 1, u',') || p.noun != p.first) return std::nullopt;
    const auto& mentions = names_.mentions();
    auto m = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& x) { return x.token < p.first; });
    if (m == mentions.begin()) return std::nullopt;
    const auto name = names_.at((--m)->token, p.first);
    return name && name->last + 1 == p.first && is_person(*name) ? name : std::nullopt;
  }

  [[nodiscard]] std::optional<Match> first_outlet(const Phrase& p) const {
    for (std::uint32_t t = p.first; t < p.head; ++t) {
      const auto m = reading_.match(t, bit(Category::outlet));
      if (m && m->last <= p.head) return capital(t) || capital(m->last - 1) ? m : std::nullopt;
    }
    return std::nullopt;
  }

  // "le maire", "the company", "l'homme": someone the text has named before.
  [[nodiscard]] std::optional<Text> pointed_back(const Phrase& p) const {
    if (!has(p.first, Category::definite) || has(p.first, Category::possessive) || p.noun >= p.head ||
        (p.head < p.last && tells_which(p.head)))
      return std::nullopt;  // a clause tells which
    if (p.type == SourceType::person) {
      if (auto who = person_called(p.noun, p.head); who && (!p.of || p.head - p.first <= bare_phrase + 3)) return who;
    }
    if (p.head - p.first > bare_phrase || p.of) return std::nullopt;
    const bool bare = p.head - p.first == 2;  // "the central bank" is not Northgate Bank
    if (bare && p.type == SourceType::organisation) {
      if (auto who = named_with(p.noun)) return who;
    }
    const auto m = reading_.match(p.noun, bit(Category::anaphoric_noun));
    if (!m) return std::nullopt;
    switch (m->value) {
      case 0: return person_before(p.first, gender_of(p));
      case 1: return organisation_before(p.first, false);
      case 2: return organisation_before(p.first, true);
      case 3: return institution_before(p.noun, true);
      default: return bare ? institution_before(p.noun, false) : std::nullopt;
    }
  }

  const Reading reading_;
  Names names_;
  std::vector<Turn> turns_;
  std::optional<SourceType> unnamed_;  // who spoke last in quotation marks is told by no name: what follows is not the one's before
};

}  // namespace

std::vector<Attribution> with_speakers(const Reading& reading, const std::vector<Sentence>& sentences, std::span<const Block> blocks,
                                       std::vector<Attribution> attributions) {
  return Resolver(reading, sentences, blocks).run(std::move(attributions));
}

}  // namespace citelight
