#include "attribution/speaker.h"

#include <algorithm>
#include <optional>

#include "attribution/speaker_phrase.h"
#include "base/unicode.h"
#include "text/names.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

using Text = std::u16string_view;

constexpr std::uint32_t memory = 12;          // sentences a pronoun reaches back
constexpr std::uint32_t opening_reach = 2;    // sentences back to one that an unknown name opens
constexpr std::uint32_t statement_reach = 4;  // sentences an organisation's statement goes on
constexpr std::size_t most_named = 32;        // people in one statement that are told apart from who makes it
constexpr std::ptrdiff_t most_turns = 512;    // that are looked through, however long ago they were
constexpr std::ptrdiff_t turns_heard = 32;    // … for what they tell of somebody's gender
constexpr std::uint32_t opening = 12;         // tokens before a sentence's subject
constexpr std::uint32_t two_sentences = 80;   // tokens of a sentence and what opens the next
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

// Who has spoken so far.
struct Turn {
  Text speaker;  // as the attribution has it
  NameSpan where;
  SourceType type = SourceType::unknown;
  Gender gender = Gender::unknown;
  std::uint32_t sentence = 0;
  Known known = Known::no;
  bool named = false;         // by a name of its own
  bool person = false;        // … that is known to be a person's, or has two words and is quoted: seldom a firm
  bool spokesperson = false;  // without a name
};

class Resolver : public SourcePhrases {
 public:
  using SourcePhrases::SourcePhrases;

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
      NameSpan where{first, first};
      if (const auto m = reading_.match(first, bit(Category::pronoun)); m && m->last >= last) {
        gender = pronoun(a, reading_.pack.text(m->value), first);
      } else if (const auto object =
                     last == first + 1 && a.kind == AttributionKind::according_to ? object_pronoun(reading_, first) : std::string_view();
                 !object.empty()) {
        gender = pronoun(a, object, first);
      } else if (last == first + 1 && has(first, Category::possessive)) {
        continue;  // "HIS promise": nobody by name, and whose it is the word alone doesn't tell
      } else {
        const SourcePhrase p = read(first, last, a.source);
        name(a, p);
        gender = gender_of(p);
        where.last = p.head;
        named = p.own.has_value();
        if (named) known = known_as(*p.own);
        spokesperson = !named && p.spokesperson;
        person = named && (is_person(*p.own, p.who) || (a.kind == AttributionKind::direct && a.speaker.find(u' ') != a.speaker.npos));
      }
      if (!a.speaker.empty()) {
        const Turn turn{a.speaker, where, a.source_type, gender, sentence, known, named, person, spokesperson};
        silent_ = a.stance == Stance::no_comment ? std::optional(turn) : std::nullopt;
        if (!silent_) turns_.push_back(turn);
      }
      if (a.kind == AttributionKind::direct) unnamed_ = a.speaker.empty() ? std::optional(a.source_type) : std::nullopt;
    }
    return attributions;
  }

 private:
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
      turns_.push_back(
          {a.speaker, {}, a.source_type, Gender::unknown, names_.sentence_of(at)});  // an account told in the first person goes on
    }
  }

  // Returns the gender the pronoun tells.
  Gender pronoun(Attribution& a, std::string_view kind, std::uint32_t at) {
    if (kind == "anonymous") {
      a.source_type = SourceType::anonymous;
      return Gender::unknown;
    }
    const Turn* const silent = silent_ && in_a_document(at) ? &*silent_ : nullptr;
    if (kind.starts_with("thing")) {
      const Turn* const t = silent != nullptr && silent->type == SourceType::organisation ? silent : last_turn([](const Turn& turn) {
        return turn.type == SourceType::organisation || turn.type == SourceType::document;
      });
      if (t != nullptr) {
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
      const auto before = names_.mentions_before(at);
      for (auto m = before.rbegin(); m != before.rend() && m->sentence + 1 >= names_.sentence_of(at); ++m) {
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
    // « La présidence a indiqué que … Elle a ajouté », « L'agence n'a pas réagi. Dans une note, elle disait »: nobody has been named since.
    // « L'assemblée appelle à … Elle invite »: an elided article tells no gender.
    const Turn* const heard = silent != nullptr ? silent : turns_.empty() ? nullptr : &turns_.back();
    const bool next =
        heard != nullptr && (heard->gender == gender || (heard->gender == Gender::unknown && reading_.pack.choice("things") == "gendered" &&
                                                         heard->sentence + 2 >= names_.sentence_of(at)));
    if (gender != Gender::unknown && next && heard->type == SourceType::organisation && !named_since(heard->sentence, at, gender)) {
      a.speaker = heard->speaker;
      a.source_type = SourceType::organisation;
      return gender;
    }
    a.source_type = SourceType::person;
    auto who = opening_role(at, gender);
    if (!who) who = person_before(at, gender, kind.ends_with("last"), &a);
    if (who) {
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

  // "IN A STATEMENT, it said": who would not comment has written something.
  [[nodiscard]] bool in_a_document(std::uint32_t at) const {
    std::uint32_t t = names_.sentence_start(names_.sentence_of(at));
    const std::uint32_t end = std::min(at, t + opening);
    while (t < end && role(t, t + 1) != "document") ++t;
    return t < end;
  }
  // "Rao Foods said …. IT added", « LE GROUPE ajoute »: a name of its own, of no known gender, that has just spoken.
  [[nodiscard]] static bool named_thing(const Turn& turn, std::uint32_t here) {
    return turn.named && !turn.person && turn.known == Known::no && turn.gender == Gender::unknown && turn.type != SourceType::group &&
           turn.sentence + 3 > here;
  }
  // Whether somebody of this gender is named in `sentence` or behind it, before `at`.
  [[nodiscard]] bool named_since(std::uint32_t sentence, std::uint32_t at, Gender gender) const {
    const auto before = names_.mentions_before(at);
    for (auto m = before.rbegin(); m != before.rend() && m->sentence >= sentence; ++m) {
      const Named& who = names_.all()[m->who];
      if (who.kind == NameKind::person && (who.gender == gender || who.gender == Gender::unknown)) return true;
    }
    return false;
  }

  template <class Fits>
  [[nodiscard]] const Turn* last_turn(Fits fits) const {
    const auto last = turns_.rbegin() + std::min(most_turns, std::ssize(turns_));
    const auto found = std::find_if(turns_.rbegin(), last, fits);
    return found == last ? nullptr : &*found;
  }

  // "Sonya Hall said …. SHE added": what a pronoun has told of somebody's gender.
  [[nodiscard]] Gender heard_as(Text who) const {
    const auto last = turns_.rbegin() + std::min(turns_heard, std::ssize(turns_));
    const auto told = std::find_if(turns_.rbegin(), last, [&](const Turn& t) { return t.gender != Gender::unknown && t.speaker == who; });
    return told == last ? Gender::unknown : told->gender;
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
      if (of == Gender::unknown) of = heard_as(who);
      if (gender != Gender::unknown && of != Gender::unknown && of != gender) return;
      if (gender != Gender::unknown && of == gender) weight += 3;
      const auto known = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& c) { return c.name == who; });
      if (known == candidates.end()) candidates.push_back({who, of, weight});
      else known->weight = std::max(known->weight, weight) + 1;
    };
    const auto before = names_.mentions_before(at);
    for (auto m = before.rbegin(); m != before.rend() && m->sentence >= from; ++m) {
      const Named& who = names_.all()[m->who];
      const bool placed = m->token > 0 && reading_.has_any(m->token - 1, any_of(Category::determiner, Category::article_one));
      const bool likely = who.kind == NameKind::person || (who.kind == NameKind::unknown && who.where.size() > 1 && m->opens && !placed);
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
      if (said != nullptr && !others.empty())
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
    if (noun + 1 < last && plain(noun + 1) && !capital(noun + 1) &&
        (formed(reading_, noun + 1, "adjective_ending", 3) || formed(reading_, noun + 1, "nationality_ending", 4)))
      return reading_.at(noun + 1);
    return noun > 0 && capital(noun - 1) && plain(noun - 1) && !reading_.tokens[noun].line_before ? reading_.at(noun - 1) : Text();
  }
  // The last person who goes by this role: "le maire" behind "Paul Roy, maire de Lyon".
  [[nodiscard]] std::optional<Text> person_called(std::uint32_t noun, std::uint32_t last) const {
    const Text mine = qualifier(noun, last);
    const auto before = names_.mentions_before(noun);
    for (auto m = before.rbegin(); m != before.rend(); ++m) {
      const Named& who = names_.all()[m->who];
      const auto as = who.kind == NameKind::person ? names_.role_of(who, reading_.tokens[noun].word) : std::nullopt;
      if (!as) continue;
      // "le président américain" is not « le président chinois, Xi Jinping »
      const Text theirs = mine.empty() ? mine : qualifier(*as, *as + 2);
      if (theirs.empty() || theirs == mine) return names_.text(who.where);
    }
    return std::nullopt;
  }

  // "the bank" behind "Northgate Bank", « l'université » behind « l'Université de Lille ».
  [[nodiscard]] std::optional<Text> named_with(std::uint32_t noun) const {
    const auto before = names_.mentions_before(noun);
    for (auto m = before.rbegin(); m != before.rend() && m->sentence + memory >= names_.sentence_of(noun); ++m) {
      const Named& who = names_.all()[m->who];
      for (std::uint32_t t = who.where.first; who.kind == NameKind::organisation && who.where.size() > 1 && t < who.where.last; ++t) {
        if (reading_.tokens[t].word == reading_.tokens[noun].word) return names_.text(who.where);
      }
    }
    return std::nullopt;
  }

  // Whether "the company" can mean it: no court, no ministry; "CHINA" only where the noun is said of any body ("the group").
  [[nodiscard]] bool can_be_company(const NameSpan& who, bool any_body) const {
    // "Supreme Court", "Ministry of Health", but "Earls Court Ltd", "Police Mutual"
    for (std::uint32_t t = who.first; t < who.last; ++t)
      if (listed(reading_, t, "public_body") && !(t + 1 < who.last && reading_.tokens[t + 1].capitalised)) return false;
    return any_body || who.size() != 1 || role(who.first, who.last) != "organisation";
  }
  // "DNA tests", "GDP rose", « la TVA »: capitals alone make a company only of what its sentence tells something of.
  [[nodiscard]] bool acts(const Mention& m) const {
    const NameSpan& name = names_.all()[m.who].where;
    if (name.size() > 1 || !names_.shouted(name.first)) return true;
    const std::uint32_t behind = m.token + 1;
    const auto tells_more = [&](std::uint32_t t) {  // "BMW, which", "TXR, a maker of jars,"
      return reading_.is(t, u',') && reading_.has_any(t + 1, any_of(Category::relative, Category::article_one));
    };
    if (of_company(m.token) || tells_more(behind)) return true;
    const std::uint32_t verb = behind + (has(behind, Category::auxiliary) ? 1 : 0);
    return (m.opens || verb > behind) && reading_.tokens[behind].kind == TokenKind::word && !reading_.tokens[behind].line_before &&
           !(m.token > 0 && has(m.token - 1, Category::possessive)) && (!has(verb, Category::change_verb) || changes(verb + 1)) &&
           !reading_.has_any(verb, any_of(Category::preposition, Category::noun_link, Category::role_noun)) &&
           !has(verb + 1, Category::auxiliary) && !plural_form(reading_, behind);
  }
  // "the CEO of TXR", « les salariés d'EDF »
  [[nodiscard]] bool of_company(std::uint32_t t) const {
    if (t > 0 && has(t - 1, Category::definite)) --t;  // « de LA RATP »
    if (t > 0 && has(t - 1, Category::unit_link)) --t;
    return t > 0 && listed(reading_, t - 1, "company_before");
  }
  // "cut 300 JOBS", « augmente SES tarifs »: what a company changes; a measure moves by itself, "rose 3%".
  [[nodiscard]] bool changes(std::uint32_t t) const {
    if (reading_.tokens[t].kind == TokenKind::number)
      return reading_.tokens[t + 1].kind == TokenKind::word && !reading_.has_any(t + 1, any_of(Category::unit, Category::preposition));
    return reading_.has_any(t, any_of(Category::determiner, Category::possessive));
  }

  // "the company", "le journal": the organisation named or heard last, a newspaper where one is meant. An
  // institution that everybody names (a ministry, a central bank) is no company.
  [[nodiscard]] std::optional<Text> organisation_before(const SourcePhrase& p, bool outlet) const {
    const std::uint32_t at = p.first;
    const std::uint32_t here = names_.sentence_of(at);
    const bool any_body = listed(reading_, p.noun, "any_body");
    const auto before = names_.mentions_before(at);
    for (auto m = before.rbegin(); m != before.rend() && here - m->sentence <= memory; ++m) {
      const Named& who = names_.all()[m->who];
      // "its CEO", "usage-based insurance (UBI)": a role's or a thing's short form.
      if (role(m->token, m->token + 1) == "person" || (m->token > 0 && reading_.is(m->token - 1, u'('))) continue;
      if (who.kind != NameKind::organisation || who.outlet != outlet) continue;
      if (outlet || (!has(who.where.first, Category::outlet) && can_be_company(who.where, any_body) && acts(*m)))
        return names_.text(who.where);
    }
    const Turn* t = last_turn([&](const Turn& turn) {
      return (outlet || can_be_company(turn.where, any_body)) &&
             ((turn.type == SourceType::organisation && turn.known == (outlet ? Known::outlet : Known::no)) ||
              (!outlet && (turn.type == SourceType::unknown ? turn.named : &turn == &turns_.back() && named_thing(turn, here))));
    });
    return t != nullptr ? t->speaker : opening_name(at, false, outlet);
  }

  // "A SPOKESWOMAN for the port refused to give a date. She said": somebody without a name is all that the sentence before tells of.
  [[nodiscard]] std::optional<Text> opening_role(std::uint32_t at, Gender gender) const {
    const std::uint32_t here = names_.sentence_of(at);
    if (here == 0 || (!turns_.empty() && turns_.back().sentence + 1 >= here)) return std::nullopt;
    const std::uint32_t first = names_.sentence_start(here - 1);
    if (at - first > two_sentences) return std::nullopt;
    const auto phrase = has(first, Category::article_one) ? phrase_at(reading_, first, names_.sentence_start(here)) : std::nullopt;
    if (!phrase || phrase->first != first) return std::nullopt;
    std::uint32_t noun = first + 1;
    while (noun < phrase->head && role(noun, phrase->head) == ClassName() && !after_link(noun, first)) ++noun;
    const ClassName kind = role(noun, phrase->head);
    if (kind != "person" && kind != "spokesperson") return std::nullopt;
    const Gender of = names_.gender_of(first, noun + 1);
    if (gender != Gender::unknown && of != Gender::unknown && of != gender) return std::nullopt;
    // "A reporter ASKED about it. He said": who was asked.
    for (std::uint32_t t = noun + 1; kind == "person" && t < noun + 4 && t < at; ++t)
      if (has(t, Category::reporting_verb)) return std::nullopt;
    // "A judge ruled against LIND. He said"
    const auto before = names_.mentions_before(at);
    for (auto m = before.rbegin(); m != before.rend() && m->token >= first; ++m)
      if (const NameKind named = names_.all()[m->who].kind;
          named == NameKind::person || (named == NameKind::unknown && m->token >= phrase->head))
        return std::nullopt;
    return text(first, kind == "spokesperson" ? phrase->head : noun + 1);
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
      const bool articles = reading_.pack.choice("things") == "gendered";  // else "SNOW was forecast", "STORMS battered the coast"
      if (reading_.tokens[verb].kind != TokenKind::word || capital(verb) || (!articles && plural_form(reading_, t)) ||
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

  // --- under what name

  void name(Attribution& a, const SourcePhrase& p) const {
    a.source_type = p.type;
    const ClassName kind = role(p.noun, p.last);
    const bool speaks_for = kind == "spokesperson" || kind == "person";
    if (p.type == SourceType::anonymous || p.several) {
      a.speaker = words(p);
      return;
    }
    if (p.type == SourceType::person) {
      // "VFI Chief Executive, Ann Hill": capitals make no name of a role; nor is it who « la directrice FRANCE, Anne Roy » is.
      const bool role_only =
          p.own && p.apposed && is_person(*p.apposed) &&
          (p.own->size() > 1 ? has(p.own->last - 1, Category::role_noun)
                             : p.noun < p.own->first && p.apposed->first == p.head + 1 && reading_.pack.choice("head_noun") == "first");
      if (p.own && !role_only) {
        a.speaker = full(*p.own, p.first);
        return;
      }
      if (p.apposed && (speaks_for || kind == ClassName())) {
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
        // « l'Office fédéral des marées »: a capital and small words behind it
        const bool goes_on = p.noun == p.last && p.own->size() == 1 && p.own->first == p.first + 1 && p.own->last < p.head &&
                             has(p.first, Category::definite) &&
                             (has(p.own->last, Category::noun_link) || !has(p.own->last, Category::preposition));
        a.speaker = goes_on || names_.names_place(*p.own) ? words(p) : names_.text(*p.own);
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

  // "le maire", "the company", "l'homme": someone the text has named before.
  [[nodiscard]] std::optional<Text> pointed_back(const SourcePhrase& p) const {
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
      case 1: return organisation_before(p, false);
      case 2: return organisation_before(p, true);
      case 3: return institution_before(p.noun, true);
      default: return bare ? institution_before(p.noun, false) : std::nullopt;
    }
  }

  std::vector<Turn> turns_;
  std::optional<Turn> silent_;         // the last one heard of, where they wouldn't comment
  std::optional<SourceType> unnamed_;  // who spoke last in quotation marks is told by no name: what follows is not the one's before
};

}  // namespace

std::vector<Attribution> with_speakers(const Reading& reading, const std::vector<Sentence>& sentences, std::span<const Block> blocks,
                                       std::vector<Attribution> attributions) {
  return Resolver(reading, sentences, blocks).run(std::move(attributions));
}

}  // namespace citelight
