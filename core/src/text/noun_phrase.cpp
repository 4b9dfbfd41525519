#include "text/noun_phrase.h"

#include <algorithm>

#include "base/unicode.h"

namespace citelight {
namespace {

inline bool word(const Reading& reading, std::uint32_t token) { return reading.tokens[token].kind == TokenKind::word; }

// "de", "of", "for": binds two nouns into one phrase.
bool binds(const Reading& reading, std::uint32_t token) { return reading.has(token, Category::noun_link); }

// « adjoint AU maire », "adviser TO the president": a role and what it is for, not whom the verb speaks to.
bool role_link(const Reading& reading, std::uint32_t token, std::uint32_t end) {
  if (token == 0 || token + 1 >= end || binds(reading, token) || !reading.has(token, Category::preposition) ||
      !reading.has(token - 1, Category::role_noun))
    return false;
  const bool contracted = reading.has(token, Category::determiner);
  if (!contracted && !reading.has(token, Category::infinitive_link)) return false;
  std::uint32_t t = token + 1;
  if (!contracted) {
    if (!reading.has(t, Category::determiner)) return false;
    ++t;
  }
  if (t >= end || !word(reading, t) || reading.has(t, Category::outlet) || reading.has(t - 1, Category::outlet)) return false;
  const auto role = reading.match(t, bit(Category::role_noun));
  const std::string_view kind = role ? reading.pack.text(role->value) : std::string_view();
  if (kind.starts_with("person") || (kind.empty() && reading.tokens[t].capitalised && reading.at(t).size() > 4)) return true;
  std::uint32_t name = t + 1;  // « le secrétaire À l'énergie américain, Chris Wright »
  if (name < end && word(reading, name)) ++name;
  return name + 2 < end && reading.is(name, u',') && reading.tokens[name + 1].capitalised && reading.tokens[name + 2].capitalised;
}

// « mardi », but not the ministry « de la Mer ».
bool day(const Reading& reading, std::uint32_t token) {
  return reading.has(token, Category::weekday) && !reading.has(token, Category::date_doubt);
}

bool determiner(const Reading& reading, std::uint32_t token) {
  return reading.has(token, Category::determiner) || reading.has(token, Category::article_one);
}

// "also", "later", "publicly": stands between a subject and its verb.
bool adverb(const Reading& reading, std::uint32_t token) {
  if (!word(reading, token) || reading.tokens[token].capitalised) return false;
  if (reading.has(token, Category::verb_adverb)) return true;
  return adverb_form(reading, token) && !(token > 0 && determiner(reading, token - 1)) && !reading.has(token, Category::role_noun) &&
         !reading.has(token, Category::determiner) && !listed(reading, token, "adverb_not");
}

// Steps left over the adverbs and times between a subject and its verb: "X on Monday also said".
std::uint32_t before_adverbs(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  while (end > begin) {
    const std::uint32_t t = end - 1;
    if (adverb(reading, t)) {
      // "par ailleurs", "de son côté": adverbs of several words.
      --end;
      continue;
    }
    if (reading.is(t, u'-') && t > begin + 1 && reading.has(t - 1, Category::date_unit)) {  // « cette année-là »
      --end;
      continue;
    }
    if (reading.has(t, Category::weekday) &&
        !(reading.has(t, Category::date_doubt) && t > begin && reading.has(t - 1, Category::determiner))) {  // « la mer »
      --end;
      if (end > begin && reading.has(end - 1, Category::preposition)) --end;
      continue;
    }
    const auto points = end > begin + 2 ? reading.match(t - 1, bit(Category::definite)) : std::nullopt;  // "THAT year"
    if (end >= begin + 2 && reading.has(t, Category::date_unit) &&
        (reading.has(t - 1, Category::date_word) || (points && points->value == demonstrative))) {
      end -= 2;
      continue;
    }
    std::uint32_t phrase = 0;
    for (std::uint32_t n = 2; n <= 3 && end >= begin + n; ++n) {
      const auto m = reading.match(end - n, bit(Category::verb_adverb));
      if (m && m->last == end) phrase = n;
    }
    if (phrase == 0) break;
    end -= phrase;
  }
  return end;
}

// "Ursula von der Leyen": small words between two capitals of one name.
bool inner_particle(const Reading& reading, std::uint32_t token) {
  const auto particle = [&](std::uint32_t t) {
    return reading.has(t, Category::name_particle) && !binds(reading, t) && !reading.tokens[t].capitalised;
  };
  if (!particle(token)) return false;
  std::uint32_t before = token;
  while (before > 0 && token - before < 3 && particle(before)) --before;
  std::uint32_t after = token;
  while (after < reading.tokens.size() && after - token < 3 && particle(after)) ++after;
  const auto capital = [&](std::uint32_t t) {
    return t < reading.tokens.size() && word(reading, t) && reading.tokens[t].capitalised && !reading.has(t, Category::function_word);
  };
  return capital(before) && capital(after);
}

// A full stop that ends a sentence, not one behind initials ("J.M.", « Ph. »), "St" or "Mr".
bool stops(const Reading& reading, std::uint32_t token, std::uint32_t end) {
  if (!reading.is(token, u'.')) return false;
  if (token + 1 >= end) return true;
  return token > 0 && reading.tokens[token + 1].capitalised && reading.tokens[token + 1].space_before &&
         reading.tokens[token - 1].where.size() > 1 && reading.at(token - 1)[1] != u'.' &&
         !(reading.tokens[token - 1].where.size() == 2 && reading.tokens[token - 1].capitalised &&
           unicode::is_lower(reading.at(token - 1)[1])) &&
         !reading.has_any(token - 1, any_of(Category::title_word, Category::abbreviation));
}

bool nominal(const Reading& reading, std::uint32_t token) {
  if (reading.tokens[token].kind == TokenKind::number) return true;
  if (!word(reading, token)) {
    if (token + 1 < reading.tokens.size() && stops(reading, token, token + 2)) return false;  // « …, dit le maire. PERSONNE ne vient. »
    if (reading.is(token, u'&') && token > 0 && token + 1 < reading.tokens.size() && reading.tokens[token - 1].capitalised &&
        reading.tokens[token + 1].capitalised)
      return true;  // "Orme & Hill"
    if (reading.is(token, u'-') || reading.is(token, u'&') || reading.is(token, u'.')) return !reading.tokens[token].space_before;
    if (reading.is(token, u'/'))
      return !reading.tokens[token].space_before && token + 1 < reading.tokens.size() &&
             !reading.tokens[token + 1].space_before;           // "a CNN/ORC poll"
    if (reading.is(token, u'\'') || reading.is(token, u'’')) {  // "the engineers' report", "the Tenants' Union"
      return token > 0 && token + 1 < reading.tokens.size() && !reading.tokens[token].space_before &&
             reading.tokens[token + 1].space_before && word(reading, token - 1) && formed(reading, token - 1, "plural_ending", 0) &&
             word(reading, token + 1) && (!reading.tokens[token + 1].capitalised || reading.tokens[token - 1].capitalised) &&
             !reading.has(token + 1, Category::function_word);
    }
    return reading.is(token, u'%') && token > 0 && reading.tokens[token - 1].kind == TokenKind::number;  // "47% say"
  }
  if (token + 2 < reading.tokens.size() && reading.is(token + 1, u'-') && !reading.tokens[token + 1].space_before &&
      !reading.tokens[token + 2].space_before && reading.has(token, Category::preposition))
    return true;  // "in-house", « sous-préfet »
  constexpr CategorySet no = any_of(Category::function_word, Category::preposition, Category::auxiliary, Category::pronoun,
                                    Category::complementizer, Category::subordinator);
  if (reading.tokens[token].capitalised) {
    // A capital that only opens its sentence makes no name of "But" or "Despite".
    const bool opens = token == 0 || reading.tokens[token].line_before || reading.tokens[token - 1].kind == TokenKind::mark;
    if (!opens || reading.tokens[token].where.size() < 2) return true;
    const char16_t second = reading.text[reading.tokens[token].where.begin + 1];
    const bool shouted = second >= u'A' && second <= u'Z';
    return shouted || reading.has(token, Category::determiner) ||
           !(reading.has_any(token, no) ||
             reading.has_any(token, any_of(Category::numeral_joiner, Category::adversative, Category::verb_adverb)));
  }
  if (inner_particle(reading, token)) return true;
  return !adverb(reading, token) && !reading.categories(token).meets(no) && !reading.has(token, Category::verb_adverb);
}

// Behind a comma: "directeur de …", "the mayor of …", "54", "qui …".
bool apposes(const Reading& reading, std::uint32_t token) {
  if (reading.tokens[token].kind == TokenKind::number)
    return token + 1 >= reading.tokens.size() || reading.tokens[token + 1].kind == TokenKind::mark ||
           reading.has(token + 1, Category::date_unit);  // an age
  if (!word(reading, token)) return false;
  if (reading.has(token, Category::numeral) && !reading.has(token, Category::article_one)) return false;
  // « , rendant hommage à »: what somebody does.
  if (formed(reading, token, "gerund_ending", 5) && !reading.has(token, Category::role_noun)) return false;
  if (reading.has_any(token, any_of(Category::source_preposition, Category::reporting_verb, Category::complementizer)))
    return false;  // ", citant un employé", ", that it failed"
  if (determiner(reading, token) && token + 2 < reading.tokens.size() && reading.has(token + 1, Category::date_unit))
    return false;  // ", une semaine avant le sommet"
  return determiner(reading, token) || reading.has(token, Category::role_noun) || reading.has(token, Category::relative) ||
         (nominal(reading, token) && !reading.tokens[token].capitalised);
}

// "close to HIM", « proche d'ELLE »: a pronoun that a preposition leads is no subject.
bool led_pronoun(const Reading& reading, std::uint32_t begin, std::uint32_t token) {
  if (token < begin + 2 || !reading.has(token - 1, Category::preposition) || reading.tokens[token].capitalised) return false;
  constexpr CategorySet no = any_of(Category::preposition, Category::auxiliary, Category::complementizer, Category::subordinator,
                                    Category::numeral_joiner, Category::relative, Category::verb_adverb);
  return reading.has(token, Category::pronoun) ||
         (reading.has_any(token, any_of(Category::function_word, Category::possessive)) && !reading.has_any(token, no));
}

// « (LR) », "(D-Ohio)" behind a noun: the token behind the bracket; `token` where there is none.
std::uint32_t past_bracket(const Reading& reading, std::uint32_t token, std::uint32_t end) {
  if (token + 2 >= end || !reading.is(token, u'(') || !reading.tokens[token + 1].capitalised) return token;
  for (std::uint32_t t = token + 2; t < std::min(end, token + 7); ++t) {
    if (reading.is(t, u')')) return t + 1;
  }
  return token;
}

// An ending of the pack's, in UTF-8.
bool ends_with(std::u16string_view text, std::string_view ending) {
  while (!ending.empty()) {
    unsigned letter = 0;
    unsigned shift = 0;
    for (unsigned byte = 0x80; !ending.empty() && (byte & 0xC0u) == 0x80; shift += 6) {
      byte = static_cast<unsigned char>(ending.back());
      ending.remove_suffix(1);
      letter |= (byte < 0x80 ? byte : (byte & 0xC0u) == 0x80 ? byte & 0x3Fu : byte & 0x1Fu) << shift;
    }
    if (text.empty() || text.back() != (letter & 0xFFFFu)) return false;
    text.remove_suffix(1);
  }
  return true;
}

// Whether `text` ends with one of the endings of a setting.
bool ends_with_any(std::u16string_view text, std::string_view endings) {
  while (!endings.empty()) {
    const std::size_t space = std::min(endings.find(' '), endings.size());
    if (ends_with(text, endings.substr(0, space))) return true;
    endings.remove_prefix(std::min(space + 1, endings.size()));
  }
  return false;
}

// « un Français SUR trois », "one IN five": a share of people speaks.
bool shares(const Reading& reading, std::uint32_t token) {
  if (!reading.has(token, Category::ratio_join) || token == 0 || token + 1 >= reading.tokens.size()) return false;
  return reading.tokens[token + 1].kind == TokenKind::number ||
         (reading.has(token + 1, Category::numeral) && !reading.has(token + 1, Category::article_one));
}

// "The mayor and her deputy", « le maire, le préfet et la ministre »: where the phrase that starts at `first` is
// the last of several speakers, all of which stand at the head of their clause, the first one's start.
std::uint32_t joined_from(const Reading& reading, std::uint32_t begin, std::uint32_t first, std::uint32_t verb) {
  // Where the verb's form tells, it agrees with several: « ont déclaré ».
  const bool tells = !reading.pack.setting("plural_verb").empty();
  bool agrees = false;
  for (std::uint32_t t = verb; tells && t < verb + 3 && t < reading.tokens.size() && !agrees; ++t) {
    agrees = formed(reading, t, "plural_verb", 0);
  }
  if (tells && !agrees) return first;
  const std::uint32_t whole = first;
  for (std::uint32_t joint = first; joint > begin + 1; joint = first) {
    const bool and_ = reading.has(joint - 1, Category::numeral_joiner);
    if (!and_ && !(first < whole && reading.is(joint - 1, u','))) break;
    std::uint32_t t = joint - 1;
    // It must end in somebody: "the mayor resigned and her deputy said" has a verb there.
    const Token& tail = reading.tokens[t - 1];
    if (tail.kind != TokenKind::word || !(agrees || tail.capitalised || reading.has(t - 1, Category::role_noun)) ||
        reading.has_any(t - 1, any_of(Category::weekday, Category::month)))
      break;
    bool speaker = tail.capitalised;
    while (t > begin && (nominal(reading, t - 1) || determiner(reading, t - 1) || binds(reading, t - 1))) {
      --t;
      speaker = speaker || reading.has(t, Category::role_noun) || (agrees && reading.tokens[t].capitalised && t > begin);
      if (determiner(reading, t) && !(t > begin && binds(reading, t - 1)) && !binds(reading, t)) break;
    }
    if (t >= joint - 1 || !speaker || (reading.has(t, Category::preposition) && !determiner(reading, t))) break;
    if (t > begin && determiner(reading, t - 1) && !binds(reading, t - 1)) --t;  // "BOTH the mayor and her deputy"
    if (t > begin && reading.tokens[t - 1].kind == TokenKind::word &&
        !reading.has_any(t - 1, any_of(Category::verb_adverb, Category::complementizer, Category::adversative, Category::subordinator,
                                       Category::weekday)))
      break;
    if (t > begin && reading.has(t - 1, Category::preposition)) break;
    first = t;
  }
  return first;
}

// "a lecture from THE MINISTER, who said": of a thing and its person the person speaks.
std::uint32_t antecedent_from(const Reading& reading, std::uint32_t first, std::uint32_t head) {
  const auto speaks = [&](std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t t = from; t < to; ++t) {
      if (reading.has(t, Category::role_noun) || (reading.tokens[t].capitalised && word(reading, t) && !determiner(reading, t)))
        return true;
    }
    return false;
  };
  std::uint32_t link = head;
  for (std::uint32_t t = first + 1; t + 1 < head; ++t)
    if (binds(reading, t)) link = t;
  if (link == head || speaks(first, link) || !speaks(link + 1, head)) return first;
  return determiner(reading, link) ? link : link + 1;
}

}  // namespace

bool adverb_form(const Reading& reading, std::uint32_t token) { return formed(reading, token, "adverb_ending", 4); }

bool formed(const Reading& reading, std::uint32_t token, SettingName setting, std::size_t longer) {
  const auto text = reading.at(token);
  return text.size() > longer && reading.pack.may_end(setting, text) && ends_with_any(text, reading.pack.setting(setting));
}

bool plural_form(const Reading& reading, std::uint32_t token) {
  const auto text = reading.at(token);
  // "MPs", not "his"
  const std::size_t longer = text.size() == 3 && unicode::is_upper(text[1]) ? 2 : 3;
  return formed(reading, token, "plural_ending", longer) && !formed(reading, token, "singular_ending", longer);
}

bool listed(const Reading& reading, std::uint32_t token, SettingName setting) { return reading.pack.lists(setting, reading.at(token)); }

std::string_view object_pronoun(const Reading& reading, std::uint32_t token) {
  return listed(reading, token, "object_masculine")  ? "person masculine singular"
         : listed(reading, token, "object_feminine") ? "person feminine singular"
         : listed(reading, token, "object_plural")   ? "person plural"
                                                     : std::string_view();
}

bool bare_infinitive(const Reading& reading, std::uint32_t token) {
  if (token >= reading.tokens.size() || !word(reading, token) || reading.tokens[token].capitalised) return false;
  if (reading.has_any(token,
                      any_of(Category::determiner, Category::article_one, Category::role_noun, Category::pronoun, Category::preposition)))
    return false;
  return !formed(reading, token, "plural_ending", 0) || formed(reading, token, "singular_ending", 2);  // "discuss", "focus"
}

// « le responsable de la police DANS UNE DÉCLARATION », "a spokesman IN AN EMAIL": where it was said.
static bool said_in(const Reading& reading, std::uint32_t token) {
  if (!reading.has(token, Category::preposition) || determiner(reading, token) || !reading.has(token + 1, Category::article_one))
    return false;
  const auto noun = reading.match(token + 2, bit(Category::role_noun));
  return noun && reading.pack.class_of(noun->value) == "document";
}

std::optional<NounPhrase> phrase_at(const Reading& reading, std::uint32_t begin, std::uint32_t end, bool leads) {
  std::uint32_t t = begin;
  if (t >= end) return std::nullopt;
  if (reading.has(t, Category::pronoun)) {
    const auto m = reading.match(t, bit(Category::pronoun));
    const std::string_view kind = reading.pack.text(m->value);
    if (kind == "relative" || kind == "first") return std::nullopt;
    if (kind == "anonymous" && m->last + 1 < end && binds(reading, m->last)) {  // "one of them", "one of the suspects"
      const std::uint32_t of = m->last + (determiner(reading, m->last) ? 0 : 1);
      const auto whole = phrase_at(reading, of, end);
      const std::uint32_t last = whole ? whole->head : word(reading, of) && reading.has(of, Category::function_word) ? of + 1 : m->last;
      return NounPhrase{t, last, last};
    }
    if (!(kind == "anonymous" && m->last < end && word(reading, m->last) && nominal(reading, m->last)))
      return NounPhrase{t, m->last, m->last};
  }
  bool noun = false;
  while (t < end) {
    if (reading.tokens[t].line_before && t > begin) break;
    // « la maire lundi », "Alma Reyes Monday": a day behind the noun belongs to the verb.
    if (noun && day(reading, t) && !formed(reading, t - 1, "participle_ending", 3) &&
        !(t + 1 < end && (reading.tokens[t + 1].capitalised || (reading.tokens[t].capitalised && nominal(reading, t + 1)))))
      break;
    if (noun && t + 1 < end && !reading.tokens[t].capitalised && reading.has(t + 1, Category::month) && !determiner(reading, t - 1) &&
        !binds(reading, t))
      break;  // « l'OMS début mars »
    if (nominal(reading, t)) {
      noun = noun || word(reading, t);
      const auto role = reading.match(t, bit(Category::role_noun));  // « metteur en scène »
      t = role && role->last <= end ? role->last : t + 1;
    } else if (!noun && t > begin && determiner(reading, t - 1) && t + 1 < end && word(reading, t) &&
               reading.has(t, Category::function_word) && nominal(reading, t + 1) &&
               !reading.has_any(t, any_of(Category::preposition, Category::auxiliary, Category::complementizer, Category::pronoun,
                                          Category::relative, Category::determiner))) {
      ++t;  // « cette même source »
    } else if (determiner(reading, t) && (t == begin || binds(reading, t - 1) || !noun || reading.has(t - 1, Category::numeral_joiner))) {
      ++t;
    } else if (noun &&
               ((binds(reading, t) && t + 1 < end && !day(reading, t + 1) && (nominal(reading, t + 1) || determiner(reading, t + 1))) ||
                role_link(reading, t, end))) {
      t += role_link(reading, t, end) && reading.has(t + 1, Category::determiner) ? 2 : 1;
    } else if (const std::uint32_t behind = noun ? past_bracket(reading, t, end) : t;
               behind > t && behind < end && behind + 1 < end &&
               (binds(reading, behind) ? nominal(reading, behind + 1) || determiner(reading, behind + 1)
                                       : word(reading, behind) && reading.tokens[behind].capitalised)) {
      t = behind;  // « le député (LR) de l'Oise »
    } else if (noun && t + 1 < end && shares(reading, t)) {
      t += 2;
    } else if (noun && reading.has(t, Category::numeral_joiner) && t + 1 < end &&
               (reading.tokens[t + 1].capitalised || determiner(reading, t + 1))) {
      ++t;  // "le maire et la préfète"
    } else if (t == begin && binds(reading, t)) {
      ++t;  // "des experts", "de nombreux testeurs"
    } else {
      break;
    }
  }
  if (!noun) return std::nullopt;
  while (t > begin && !nominal(reading, t - 1)) --t;
  while (t > begin && reading.tokens[t - 1].kind == TokenKind::mark) --t;
  if (t + 1 < end && reading.is(t, u'.') && reading.at(t - 1).size() == 1 && reading.tokens[t - 1].capitalised && reading.is(t + 1, u','))
    ++t;  // « l'avocate de Yassin E., Ana Roy »
  NounPhrase out{begin, past_bracket(reading, t, end), t};
  // ", ministre de la Culture,"
  if (t + 2 < end && reading.is(t, u',') && reading.tokens[t + 1].capitalised && word(reading, t + 1) &&
      (reading.tokens[t + 2].capitalised || (reading.has(begin, Category::possessive) && stops(reading, t + 2, end))) && !leads) {
    // "le directeur du conseil, Paul Martin.": a name apposes a role.
    std::uint32_t close = t + 1;
    while (close < end && word(reading, close) && reading.tokens[close].capitalised) ++close;
    bool role = false;
    for (std::uint32_t k = begin; k < t; ++k) role = role || reading.has(k, Category::role_noun);
    if (role && (close == end || reading.tokens[close].kind == TokenKind::mark)) out.last = close;
  } else if (t + 1 < end && reading.is(t, u',') && apposes(reading, t + 1) && !reading.has(t + 1, Category::reporting_verb) &&
             !(reading.has(t + 1, Category::relative) && reading.has(t + 2, Category::reporting_verb) &&
               !reading.has(t + 2, Category::anonymous_source))) {
    std::uint32_t close = t + 1;
    bool clause = false;  // ", a reporter whose work has …": its verb is no verb of the sentence
    while (close < end && !reading.is(close, u',') && !stops(reading, close, end) && !reading.is(close, u';') && !reading.is(close, u':') &&
           (!reading.has(close, Category::auxiliary) || (!leads && clause)) && close < t + 25) {
      clause = clause || reading.has_any(close, any_of(Category::relative, Category::clause_break));
      if (!clause && close > t + 1 && close + 2 < end && said_in(reading, close)) {
        end = close;
        break;
      }
      ++close;
    }
    const auto several = leads ? reading.match(t + 1, bit(Category::role_noun)) : std::nullopt;  // "According to police, officers saw …"
    if (several && reading.pack.class_of(several->value) == "group") return out;
    const bool role =
        reading.has(t + 1, Category::role_noun) ||
        (determiner(reading, t + 1) && reading.has(t + (t + 2 < end && listed(reading, t + 2, "privative") ? 3 : 2), Category::role_noun));
    if (leads ? role && close < end && reading.is(close, u',')
              : close == end || reading.is(close, u',') || reading.is(close, u'.') || reading.is(close, u':'))
      out.last = close;
  }
  return out;
}

namespace {

// Reads a noun phrase from its end leftwards, a word or a group of words at a time.
class Leftward {
 public:
  Leftward(const Reading& reading, std::uint32_t begin, std::uint32_t end)
      : reading_(reading), begin_(begin), verb_(end), head_(before_adverbs(reading, begin, end)), last_(head_) {}
  [[nodiscard]] std::optional<NounPhrase> read();

 private:
  // Where the phrase itself ends: each steps over what stands between that and the verb, false where no subject can.
  [[nodiscard]] bool over_parenthesis();
  [[nodiscard]] bool over_relative();
  void over_bracket();
  [[nodiscard]] std::optional<std::uint32_t> pronoun() const;
  // One step to the left; false where the phrase begins.
  [[nodiscard]] bool step();
  [[nodiscard]] bool over_compound(std::uint32_t at);
  [[nodiscard]] bool over_nominal(std::uint32_t at);
  [[nodiscard]] bool goes_with_name(std::uint32_t at) const;
  [[nodiscard]] bool over_determiner(std::uint32_t at);
  [[nodiscard]] bool over_link(std::uint32_t at);
  [[nodiscard]] bool over_adverb(std::uint32_t at);
  [[nodiscard]] bool over_inner_bracket(std::uint32_t at);
  [[nodiscard]] std::optional<NounPhrase> whole();

  const Reading& reading_;
  const std::uint32_t begin_;
  const std::uint32_t verb_;
  std::uint32_t head_;  // as in NounPhrase
  std::uint32_t last_;
  std::uint32_t t_ = 0;      // where the phrase begins so far
  bool antecedent_ = false;  // "qui" stands right before the verb
  bool noun_ = false;
  bool name_ = false;  // only capitals so far: a lower-case word may end the name
};

std::optional<NounPhrase> Leftward::read() {
  if (head_ <= begin_ || !over_parenthesis() || !over_relative()) return std::nullopt;
  over_bracket();
  if (const auto first = pronoun()) return NounPhrase{*first, last_, head_};
  noun_ = led_pronoun(reading_, begin_, head_ - 1);
  if (!noun_ && reading_.has(head_ - 1, Category::pronoun)) return NounPhrase{head_ - 1, last_, head_};
  t_ = noun_ ? head_ - 1 : head_;
  while (t_ > begin_ && step()) {}
  return whole();
}

// "Mathew Oldham, directeur de …, aurait déclaré"; "the chairman, Phil Lovas, said": a name apposes a role.
// So does any parenthesis between a noun and its verb: ", like many others,".
bool Leftward::over_parenthesis() {
  if (!reading_.is(last_ - 1, u',')) return true;
  std::uint32_t open = last_ - 1;
  while (open > begin_ && !reading_.is(open - 1, u',') && last_ - open < 25) --open;
  if (open <= begin_ + 1 || !reading_.is(open - 1, u',') || !nominal(reading_, open - 2)) return false;
  if (!reading_.has_any(open, any_of(Category::relative, Category::gap_opener, Category::clause_break))) {
    for (std::uint32_t k = open; k + 1 < last_; ++k) {
      if (reading_.has(k, Category::auxiliary) && !reading_.has(open, Category::determiner)) return false;  // a clause, no parenthesis
    }
  }
  --last_;
  head_ = open - 1;
  // « Le capitaine, lui, estime », "the captain, for his part,": said of nobody; "Reuters, citing three people,": a layer of its own.
  const auto aside = reading_.match(open, any_of(Category::verb_adverb, Category::pronoun, Category::source_preposition));
  if (aside && (aside->last == last_ || aside->category == Category::source_preposition)) last_ = head_;
  return true;
}

// "un employé qui travaille … a dit": the antecedent.
bool Leftward::over_relative() {
  antecedent_ = reading_.has(head_ - 1, Category::relative);
  if (!antecedent_) return true;
  --head_;
  if (head_ > begin_ && reading_.is(head_ - 1, u',')) --head_;
  last_ = head_;
  return head_ > begin_;
}

// "Rep. Jane Brown (D-Ohio) said"
void Leftward::over_bracket() {
  if (!reading_.is(head_ - 1, u')')) return;
  std::uint32_t open = head_ - 1;
  while (open > begin_ && !reading_.is(open, u'(') && head_ - open < 12) --open;
  if (reading_.is(open, u'(') && open > begin_) head_ = open;
}

// « d'autres », « celui-ci »
std::optional<std::uint32_t> Leftward::pronoun() const {
  for (std::uint32_t n = 2; n < 4 && head_ >= begin_ + n; ++n) {
    const auto match = reading_.match(head_ - n, bit(Category::pronoun));
    if (match && match->last == head_) return head_ - n;
  }
  return std::nullopt;
}

bool Leftward::step() {
  const std::uint32_t at = t_ - 1;
  if (over_compound(at)) return true;
  if (reading_.tokens[at + 1 < head_ ? at + 1 : at].line_before && at + 1 < head_) return false;
  if (nominal(reading_, at)) return over_nominal(at);
  const bool determines = determiner(reading_, at);
  // « les opposants AU texte qui craignent »
  if (antecedent_ && noun_ && at > begin_ && determines && reading_.has(at, Category::preposition) &&
      reading_.has(at - 1, Category::role_noun)) {
    t_ = at;
    return true;
  }
  if (determines) return over_determiner(at);
  if (at == begin_) return false;
  if (over_link(at)) return true;
  if (noun_ && reading_.has(at, Category::verb_adverb) && word(reading_, t_) && !reading_.tokens[t_].capitalised &&
      !determiner(reading_, t_))
    return over_adverb(at);
  if (shares(reading_, at) && (nominal(reading_, at - 1) || reading_.has(at - 1, Category::numeral))) {
    t_ = at;
    name_ = false;
    return true;
  }
  return over_inner_bracket(at);
}

// « le juge en chef »: one noun of several words.
bool Leftward::over_compound(std::uint32_t at) {
  if (at < begin_ + 2) return false;
  const auto m = reading_.match(at - 2, bit(Category::role_noun));
  if (!m || m->last != t_) return false;
  t_ = at - 2;
  noun_ = true;
  name_ = false;
  return true;
}

bool Leftward::over_nominal(std::uint32_t at) {
  const bool capital = reading_.tokens[at].capitalised || reading_.tokens[at].kind != TokenKind::word || inner_particle(reading_, at);
  if (name_ && !capital && !goes_with_name(at)) return false;
  name_ = (noun_ ? name_ : true) && capital;
  noun_ = true;
  t_ = at;
  return true;
}

// "encore plus loin Zuckerberg": behind a bare name only roles go on leftwards.
bool Leftward::goes_with_name(std::uint32_t at) const {
  if (reading_.has(at, Category::role_noun)) return true;
  if (at > begin_ && listed(reading_, at, "genitive") && reading_.tokens[at - 1].capitalised) return true;  // "Orme's Banking Group"
  // "le nouveau patron Jean Petit": a determiner further left keeps them together.
  std::uint32_t d = at;
  while (d > begin_ && (nominal(reading_, d) || binds(reading_, d)) && !determiner(reading_, d) && at - d < 5)
    --d;  // « la professeure de nutrition Ana Roy »
  return determiner(reading_, d);
}

bool Leftward::over_determiner(std::uint32_t at) {
  // "said THAT two aides had said"
  if (reading_.has(at, Category::complementizer) &&
      (reading_.has(at + 1, Category::numeral) || reading_.tokens[at + 1].kind == TokenKind::number))
    return false;
  t_ = at;
  name_ = false;
  // "l'un des", "de la": contracted articles go on, true ones open the phrase.
  return (at > begin_ && binds(reading_, at - 1)) || binds(reading_, at);
}

bool Leftward::over_link(std::uint32_t at) {
  if (!noun_) return false;
  // « les mesures LES PLUS contestées du texte »
  if (at > begin_ + 1 && reading_.has(at, Category::that_compound) && determiner(reading_, at - 1) && nominal(reading_, at - 2)) {
    t_ = at - 1;
    return true;
  }
  if ((binds(reading_, at) || role_link(reading_, at, head_)) && (nominal(reading_, at - 1) || determiner(reading_, at - 1))) {
    t_ = at;
    name_ = false;
    return true;
  }
  if (!reading_.has(at, Category::numeral_joiner) || !nominal(reading_, at - 1) || !reading_.tokens[at - 1].capitalised) return false;
  t_ = at;
  return true;
}

// « une étude (pas) ENCORE inédite », "a YET unpublished study"
bool Leftward::over_adverb(std::uint32_t at) {
  const std::uint32_t open = reading_.has(at - 1, Category::negation) ? at - 1 : at;
  if (open == begin_) return false;
  const bool adjective = open >= begin_ + 2 && word(reading_, open - 1) && !reading_.tokens[open - 1].capitalised &&
                         nominal(reading_, open - 1) && determiner(reading_, open - 2);
  if (!adjective && !determiner(reading_, open - 1)) return false;
  t_ = open;
  return true;
}

// « le député (LR) de l'Oise »
bool Leftward::over_inner_bracket(std::uint32_t at) {
  if (!noun_ || !binds(reading_, at) || !reading_.is(at - 1, u')')) return false;
  std::uint32_t open = at - 1;
  while (open > begin_ && !reading_.is(open, u'(') && at - open < 7) --open;
  if (open == begin_ || past_bracket(reading_, open, head_) != at || !nominal(reading_, open - 1)) return false;
  t_ = open;
  name_ = false;
  return true;
}

std::optional<NounPhrase> Leftward::whole() {
  const auto glued = [&](std::uint32_t at) {
    return at + 1 < head_ && (reading_.is(at + 1, u'-') || reading_.is(at + 1, u'&')) && !reading_.tokens[at + 1].space_before;
  };  // "in-house", "AT&T"
  while (t_ < head_ && (reading_.tokens[t_].kind == TokenKind::mark || (binds(reading_, t_) && !determiner(reading_, t_) && !glued(t_))))
    ++t_;
  if (!noun_ || t_ >= head_) return std::nullopt;
  if (t_ >= begin_ + 2) {  // « D'AUTRES riverains »
    const auto others = reading_.match(t_ - 2, bit(Category::pronoun));
    if (others && others->last == t_ && reading_.pack.class_of(others->value) == "anonymous") t_ -= 2;
  }
  if (antecedent_) t_ = antecedent_from(reading_, t_, head_);
  if (antecedent_ && t_ + 1 < head_ && !reading_.tokens[t_].capitalised && formed(reading_, t_, "gerund_ending", 4) &&
      !reading_.has(t_, Category::role_noun))
    ++t_;  // "uniting VOTERS who said"
  return NounPhrase{joined_from(reading_, begin_, t_, verb_), last_, head_};
}

}  // namespace

std::optional<NounPhrase> subject_before(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  return Leftward(reading, begin, end).read();
}

}  // namespace citelight
