#include "text/names.h"

#include <algorithm>
#include <array>
#include <span>

#include "text/noun_phrase.h"

namespace citelight {
namespace {

constexpr std::size_t longest_acronym = 8;
constexpr std::uint32_t longest_name = 6;
constexpr std::uint32_t longest_run = 60;       // of capitals that a name is looked for in
constexpr std::size_t most_namesakes = 16;      // of those who share a word of their names, the last ones; only a register has more
constexpr std::size_t most_mentions = 512;      // that are looked through
constexpr std::uint32_t anaphoric_outlet = 2;   // the place of "outlet" among the values of anaphoric_noun
constexpr std::uint32_t apposition_reach = 12;  // tokens between a role and the name that apposes it

}  // namespace

Names::Names(const Reading& reading, const std::vector<Sentence>& sentences, std::span<const Block> blocks)
    : reading_(reading), sentences_(sentences), by_word_(reading.text) {
  const auto count = static_cast<std::uint32_t>(reading_.tokens.size());
  sentence_of_.reserve(count);
  for (std::uint32_t i = 1; i < sentences_.size(); ++i) sentence_of_.resize(sentences_[i].first, i - 1);
  auto sentence = sentences_.begin();
  auto next = sentence;  // the first that begins at `t` or behind it
  for (std::uint32_t t = 0; t < count;) {
    if (next != sentences_.end() && t >= next->first) {
      const Sentence& s = *next++;
      if (t == s.first && (s.kinds & capital_kind) == 0 && !s.says.meets(bit(Category::outlet))) {
        t = s.last;
        continue;
      }
    }
    if (!capital(t) && !has(t, Category::outlet)) {
      ++t;
      continue;
    }
    while (sentence != sentences_.end() && sentence->last <= t) ++sentence;
    if (sentence != sentences_.end() && sentence->first <= t && sentence->block < blocks.size() &&
        blocks[sentence->block].kind == BlockKind::aside) {
      t = sentence->last;
      continue;
    }
    auto name = at(t, count);
    // "Les Échos", "The Times": an article opens these.
    if (const auto known = !name ? reading_.match(t, bit(Category::outlet)) : std::nullopt; known && capital(known->last - 1))
      name = NameSpan{t, known->last};
    if (!name) {
      ++t;
      continue;
    }
    take(*name, t);
    t = name->last;
  }
}

bool Names::shouted(std::uint32_t token) const {
  const auto word = reading_.at(token);
  return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char16_t c) { return c < u'a' || c > u'z'; });
}

std::string_view Names::role(std::uint32_t token) const {
  const auto m = reading_.match(token, bit(Category::role_noun));
  return m ? reading_.pack.text(m->value) : std::string_view();
}

std::u16string_view Names::text(const NameSpan& name) const {
  const auto begin = reading_.tokens[name.first].where.begin;
  // "Yassin E." has the stop of its initial, but where the sentence may end with it.
  const bool initial = name.size() > 1 && reading_.tokens[name.last - 1].where.size() == 1 && reading_.is(name.last, u'.') &&
                       name.last + 1 < sentence_end(name.last) && !reading_.tokens[name.last + 1].capitalised;
  return reading_.text.substr(begin, reading_.tokens[name.last - (initial ? 0 : 1)].where.end - begin);
}

std::uint32_t Names::sentence_of(std::uint32_t token) const {
  return token < sentence_of_.size() ? sentence_of_[token] : sentences_.empty() ? 0 : static_cast<std::uint32_t>(sentences_.size() - 1);
}

Gender Names::gender_of(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t t = first; t < last; ++t) {
    if (const auto m = reading_.match(t, bit(Category::gender))) return m->value == 0 ? Gender::masculine : Gender::feminine;
    if (!capital(t)) continue;
    // One name may be a boy's and a girl's: then it tells nothing.
    if (const auto m = reading_.match(t, bit(Category::first_name)); m && m->value < 2)
      return m->value == 0 ? Gender::masculine : Gender::feminine;
  }
  return Gender::unknown;
}

// "Ursula von der Leyen", "Jean-Luc Roy", "John F. Hall", "Charles de Villiers".
std::optional<NameSpan> Names::read(std::uint32_t token, std::uint32_t end) const {
  if ((has(token, Category::function_word) || has(token, Category::pronoun)) && !(reading_.is(token + 1, u'&') && shouted(token)))
    return std::nullopt;
  const auto& tokens = reading_.tokens;
  std::uint32_t last = token + 1;
  while (last < end && !tokens[last].line_before) {
    if (capital(last) || reading_.glued(last)) {
      ++last;
      continue;
    }
    const bool hyphen = reading_.is(last, u'-') && !tokens[last].space_before && last + 1 < end &&
                        tokens[last + 1].kind == TokenKind::word && !tokens[last + 1].space_before &&
                        (capital(last + 1) || reading_.is(last + 2, u'-') || !has(last + 1, Category::function_word));  // « Lâchez-moi »
    const bool firm = reading_.is(last, u'&') && last + 1 < end && capital(last + 1) &&
                      tokens[last].space_before == tokens[last + 1].space_before;  // "AT&T", "Johnson & Johnson"
    // "John F. Hall", "P.J. Crowley"; "U.S. senators" have a word the lexicon knows
    const bool initials = tokens[last - 1].where.size() == 1 ||
                          (tokens[last - 1].where.size() == 3 && tokens[last - 1].word == 0 && reading_.at(last - 1)[1] == u'.');
    const bool initial = reading_.is(last, u'.') && initials && last + 1 < end && capital(last + 1);
    const bool titled =
        reading_.is(last, u'.') && last == token + 1 && has(token, Category::title_word) && last + 1 < end && capital(last + 1);
    if (hyphen || firm || initial || titled) {
      last += 2;
      continue;
    }
    // "World Travel and Tourism Council": what "and" joins ends in the body's noun.
    if (has(last, Category::numeral_joiner) && !has(token, Category::first_name) && last > token + 1) {
      std::uint32_t noun = last + 1;
      while (noun < end && capital(noun) && !tokens[noun].line_before) ++noun;
      if (noun > last + 2 && role(noun - 1) == "organisation") {
        last = noun;
        continue;
      }
    }
    // "de" binds a name only to a first name: "Mairie de Lyon" is none.
    std::uint32_t particle = last;
    while (particle < end && particle < last + 3 && has(particle, Category::name_particle) && !tokens[particle].line_before) ++particle;
    const bool given = has(token, Category::first_name) || (last - token == 1 && has(token, Category::title_word));
    if (particle > last && particle < end && capital(particle) && (given || !has(last, Category::noun_link))) {
      last = particle + 1;
      continue;
    }
    break;
  }
  NameSpan name{token, std::min(last, end)};
  if (name.size() > longest_run) return name;
  // "Sixty-six percent", « Soixante-six pour cent »
  if (has(token, Category::numeral)) {
    std::uint32_t t = token;
    while (t < name.last && (tokens[t].kind == TokenKind::mark || has(t, Category::numeral))) ++t;
    if (t == name.last) return std::nullopt;
  }
  // "Says Brandt", "Meanwhile Brandt": the verb or adverb that opens the sentence is no first name.
  if (name.size() > 1 && !has(token, Category::first_name)) {
    const auto verb = reading_.match(token, bit(Category::reporting_verb));
    const auto value = verb ? reading_.pack.text(verb->value) : std::string_view();
    if ((verb && verb->last == token + 1 && (value.ends_with(" f") || value.ends_with(" fp"))) || listed(reading_, token, "leading_aside"))
      ++name.first;
  }
  // "M. Leroy" is called Leroy, "President Jane Brown" Jane Brown.
  while (name.size() > 1) {
    const auto m = reading_.match(name.first, any_of(Category::title_word, Category::role_noun));
    if (!m || m->last >= name.last) break;
    if (m->category == Category::role_noun && reading_.pack.class_of(m->value) != "person") break;
    name.first = m->last;
    while (name.size() > 1 && tokens[name.first].kind == TokenKind::mark) ++name.first;
  }
  // « explique à l'AFP Karim Haddad »: two names side by side.
  if (const auto known = token > 0 && has(token - 1, Category::determiner) ? reading_.match(token, bit(Category::outlet)) : std::nullopt;
      known && name.first == token && known->last + 1 < name.last && shouted(known->last - 1) && !shouted(known->last))
    name.first = known->last;
  // « le député LR Paul Roy »: his party
  if (name.size() > 2 && token > 0 && name.first == token && shouted(token) && !shouted(token + 1) && role(token - 1) == "person")
    ++name.first;
  // "Democrat Jane Brown", "Injecting Jane Brown": what stands before a first name belongs to no name.
  for (std::uint32_t t = name.first + 1; !has(name.first, Category::first_name) && t + 1 < name.last; ++t) {
    const auto outlet = reading_.match(name.first, bit(Category::outlet));  // « explique à Pitchfork Lucien Roy »
    if (has(t, Category::first_name) && capital(t + 1) &&
        (!outlet || (outlet->last == t && name.first > 0 && has(name.first - 1, Category::preposition)))) {
      name.first = t;
      break;
    }
  }
  // "Apple CEO Tim Cook": a role inside the run parts the company from its chief.
  for (std::uint32_t t = name.first + 1; t + 1 < name.last; ++t) {
    const auto m = reading_.match(t, bit(Category::role_noun));
    if (m && m->last < name.last && capital(m->last) && reading_.pack.class_of(m->value) == "person") name.first = m->last;
  }
  return name;
}

std::optional<std::uint32_t> Names::role_of(const Named& who, std::uint32_t word) const {
  const auto same = [&](std::uint32_t noun) { return reading_.tokens[noun].word == word; };
  const auto found = std::find_if(who.roles.begin(), who.roles.end(), same);
  return found == who.roles.end() ? std::nullopt : std::optional(*found);
}

std::optional<std::uint32_t> Names::role_before(const NameSpan& name) const {
  for (std::uint32_t t = name.first; t > 0 && name.first - t < 3;) {
    --t;
    if (reading_.tokens[t].kind != TokenKind::word ||
        reading_.has_any(t, any_of(Category::noun_link, Category::determiner, Category::preposition)))
      return std::nullopt;  // "a chemist at Orme"
    if (const auto kind = role(t); kind == "person" || kind == "spokesperson") return t;
    // "le ministre français Paul Roy": one adjective may stand between.
    if (capital(t)) return std::nullopt;
  }
  return std::nullopt;
}

// What stands beside the name: "le maire Paul Roy", "la ministre de la Santé, Claire Dumont,",
// "Paul Roy, maire de Lyon", "Karim, 42 ans".
void Names::apposed(const NameSpan& name, Named& out) const {
  const auto person = [&](std::uint32_t noun) {
    out.kind = NameKind::person;
    if (!role_of(out, reading_.tokens[noun].word)) out.roles.push_back(noun);
  };
  std::uint32_t before = name.first;
  while (before > 0 && (has(before - 1, Category::title_word) ||
                        (reading_.is(before - 1, u'.') && before > 1 && has(before - 2, Category::title_word)))) {
    --before;
    out.kind = NameKind::person;
    if (out.gender == Gender::unknown) out.gender = gender_of(before, name.first);
  }
  const NameSpan whole{before, name.last};
  const std::uint32_t from = sentences_.empty() ? 0 : sentences_[sentence_of(name.first)].first;
  if (const auto noun = role_before(whole)) {
    person(*noun);
    if (out.gender == Gender::unknown && *noun > from) out.gender = gender_of(*noun - 1, *noun + 1);
  } else if (before > 1 && reading_.is(before - 1, u',')) {
    for (std::uint32_t t = before - 1; t > from && before - t < apposition_reach;) {
      --t;
      if (reading_.tokens[t].kind == TokenKind::mark && !reading_.is(t, u'-') && !reading_.is(t, u'\'') && !reading_.is(t, u'’')) break;
      if (reading_.has_any(t, any_of(Category::auxiliary, Category::reporting_verb, Category::numeral_joiner, Category::conjunction)))
        break;
      if (const auto kind = role(t); kind != "person" && kind != "spokesperson") continue;
      const bool headed = t == from || has(t - 1, Category::determiner) || !has(t - 1, Category::noun_link);
      if (headed && (name.size() > 1 || out.kind == NameKind::person ||
                     (t + 2 == before && reading_.is(name.last, u',') && has(t - 1, Category::possessive)))) {  // "HER husband, Paulo,"
        person(t);
        if (out.gender == Gender::unknown && t > from) out.gender = gender_of(t - 1, t + 1);
      }
      if (t > from && has(t - 1, Category::determiner)) break;
    }
  }
  if (!reading_.is(name.last, u',')) return;
  // "in Asia, the envoy told": where something is, not who.
  if (name.size() == 1 && before > from && reading_.has_any(before - 1, any_of(Category::preposition, Category::noun_link)) &&
      !has(before - 1, Category::source_preposition))
    return;
  for (std::uint32_t t = name.last + 1; t < reading_.tokens.size() && t < name.last + 5; ++t) {
    const Token& token = reading_.tokens[t];
    if (token.kind == TokenKind::number) {
      if (t == name.last + 1 && name.size() > 1 && (reading_.is(t + 1, u',') || has(t + 1, Category::unit))) out.kind = NameKind::person;
      break;
    }
    if (token.kind == TokenKind::mark || has(t, Category::noun_link) || has(t, Category::preposition) || has(t, Category::auxiliary) ||
        has(t, Category::relative) || has(t, Category::conjunction))
      break;
    if (has(t, Category::reporting_verb) && !has(t, Category::role_noun)) break;  // « Oui, répond le pêcheur »
    const auto kind = role(t);
    // "Contactée, l'entreprise n'a pas répondu": no apposition, but who does what the sentence tells.
    if (!kind.empty() && name.size() == 1 && name.first == from && t + 1 < reading_.tokens.size() &&
        reading_.has_any(t + 1, any_of(Category::auxiliary, Category::reporting_verb, Category::negation, Category::clitic)))
      break;
    if (kind == "person" || kind == "spokesperson") {
      // "According to THE GLOBE, the coach will leave": no person has an article.
      if (name.size() > 1 || before == from || !has(before - 1, Category::definite)) person(t);
      break;
    }
    if (kind == "organisation" && out.kind == NameKind::unknown) {
      if (name.size() == 1 && name.first == from && formed(reading_, name.first, "participle_ending", 3)) break;  // « Fermée, l'école »
      if (const auto next = role(t + 1); next == "person" || next == "spokesperson") continue;                    // "the COUNTY engineer"
      out.kind = NameKind::organisation;
      break;
    }
  }
}

void Names::learn(const Named& from, Named& to) const {
  if (to.kind == NameKind::unknown) to.kind = from.kind;
  if (to.gender == Gender::unknown) to.gender = from.gender;
  for (const std::uint32_t r : from.roles) {
    if (!role_of(to, reading_.tokens[r].word)) to.roles.push_back(r);
  }
  // A longer form replaces one that was a part of it, unless what it adds only opens a sentence ("Injecting Brown").
  const bool given = has(from.where.first, Category::first_name);
  const bool opens = from.where.first == 0 || reading_.tokens[from.where.first].line_before ||
                     reading_.tokens[from.where.first - 1].kind == TokenKind::mark;
  if (from.where.size() > to.where.size() && (given || (!opens && !has(to.where.first, Category::first_name)))) {
    to.where = from.where;
    to.surname_last = from.surname_last;
  }
}

// "At the head of the council, Merrow": behind the comma of what a preposition opens the sentence with.
bool Names::behind_opening(std::uint32_t at, std::uint32_t first) const {
  if (at < first + 2 || !reading_.is(at - 1, u',') || !reading_.categories(first).meets(bit(Category::preposition))) return false;
  for (std::uint32_t t = first; t + 1 < at; ++t)
    if (reading_.is(t, u',')) return false;
  return true;
}

bool Names::names_place(const NameSpan& run) const {
  if (run.size() > 2 && has(run.first, Category::first_name) && listed(reading_, run.last - 1, "named_place"))
    return true;  // "Annie Hall" is somebody
  if (run.size() < 2 || run.first == 0 || capital(run.first - 1) ||
      !(listed(reading_, run.first - 1, "named_place") || has(run.first - 1, Category::street)))
    return false;
  for (std::uint32_t t = run.first - 1; t > 0 && t + 4 > run.first; --t)
    if (has(t - 1, Category::reporting_verb)) return false;  // « a expliqué au collège Paul Roy »
  return true;
}

void Names::take(const NameSpan& name, std::uint32_t run_first) {
  if (name.size() > longest_name ||
      (name.size() == 1 && reading_.has_any(name.first, any_of(Category::weekday, Category::month, Category::clock_word))))
    return;  // "Monday", "4:15 p.m. EDT"
  if (names_place({run_first, name.last})) return;
  Named seen;
  seen.where = name;
  seen.surname_last = past_surname(name);
  const std::uint32_t before = run_first > 0 ? run_first - 1 : 0;
  bool loud = true;
  for (std::uint32_t t = name.first; t < name.last; ++t) loud = loud && shouted(t);
  bool firm = false;
  for (std::uint32_t t = name.first + 1; t + 1 < name.last; ++t) firm = firm || reading_.is(t, u'&');
  if (firm) {
    seen.kind = NameKind::organisation;
  } else if (listed(reading_, name.last - 1, "outlet_word") && !has(name.first, Category::first_name) &&
             (name.size() > 1 || (run_first > 0 && has(before, Category::definite)))) {
    seen.kind = NameKind::organisation;  // "the Harbor TIMES"
    seen.outlet = true;
  } else if (const auto known = reading_.match(name.first, bit(Category::outlet)); known && known->last >= name.last) {
    seen.kind = NameKind::organisation;
    seen.outlet = reading_.pack.text(known->value).ends_with("outlet");
  } else if (name.size() > 1 && has(name.first, Category::first_name) && !loud && !has(name.last - 1, Category::company_form) &&
             !(run_first > 0 && run_first == name.first && has(before, Category::determiner))) {
    seen.kind = NameKind::person;
    seen.gender = gender_of(name.first, name.first + 1);
  } else if (loud && name.size() == 1 && text(name).size() <= longest_acronym &&
             !(run_first > 0 && shouted(before) && !reading_.tokens[run_first].line_before)) {
    seen.kind = NameKind::organisation;  // not "IN TEXAS: …"
  } else if (run_first > 0 && role(before) == "organisation" && !capital(before)) {
    seen.kind = NameKind::organisation;  // "le groupe Valmer", « le quotidien L'Éveil »
    seen.roles.push_back(before);
    const auto sort = reading_.match(before, bit(Category::anaphoric_noun));
    seen.outlet = sort && sort->value == anaphoric_outlet;
  } else if (before > 0 && has(before, Category::noun_link) && role(before - 1) == "spokesperson") {
    seen.kind = NameKind::organisation;  // "un porte-parole de Valmer"
  } else if (const bool linked = before > 0 && reading_.has_any(before, any_of(Category::noun_link, Category::preposition)) &&
                                 !role(before - 1).empty() && !listed(reading_, before, "agent");
             name.size() == 1 && role(before).empty() && listed(reading_, linked ? before - 1 : before, "company_before")) {
    seen.kind = NameKind::organisation;  // "founded Valmer", « salarié de Valmer », not "founder Musk", "founded by Musk"
  } else if (run_first == name.first || name.size() == 1) {  // "Minister Israel Katz" is no country
    for (std::uint32_t t = name.first; t < name.last; ++t) {
      if (role(t) == "organisation" || (t > name.first && has(t, Category::company_form))) seen.kind = NameKind::organisation;
    }
  }
  if (seen.kind != NameKind::organisation) {
    if (run_first < name.first) {
      seen.kind = NameKind::person;
      seen.gender = gender_of(run_first, name.last);
    }
    apposed(name, seen);
  }
  const auto known = find(name, seen.gender);
  const std::uint32_t s = sentence_of(name.first);
  const bool opens = !sentences_.empty() && (run_first <= sentences_[s].first + 1 || behind_opening(run_first, sentences_[s].first));
  if (known) {
    learn(seen, all_[*known]);
    mentions_.push_back({name.first, *known, s, opens});
    return;
  }
  if (name.size() == 1 && seen.kind == NameKind::unknown) return;  // "Interrogé", "Paris"
  if (loud && name.size() > 1) return;                             // "FILE PHOTO"
  for (std::uint32_t t = name.first; seen.kind == NameKind::unknown && t < name.last; ++t) {
    if (reading_.has_any(t, any_of(Category::month, Category::weekday, Category::function_word))) return;
  }
  const auto id = static_cast<std::uint32_t>(all_.size());
  all_.push_back(seen);
  by_word_.add(reading_.tokens[seen.surname_last - 1].where, id);
  if (name.size() > 1) by_word_.add(reading_.tokens[name.first].where, id);
  mentions_.push_back({name.first, id, s, opens});
}

// Behind "Merval" of "James Merval Jr".
std::uint32_t Names::past_surname(const NameSpan& name) const {
  return name.size() > 2 && listed(reading_, name.last - 1, "name_suffix") ? name.last - 1 : name.last;
}

std::span<const Mention> Names::mentions_before(std::uint32_t token) const {
  const auto end = std::partition_point(mentions_.begin(), mentions_.end(), [&](const Mention& m) { return m.token < token; });
  const auto count = static_cast<std::size_t>(end - mentions_.begin());
  const std::span<const Mention> before(mentions_.data(), count);
  return before.last(std::min(most_mentions, count));
}

std::optional<std::uint32_t> Names::find(const NameSpan& name, Gender gender) const {
  const std::uint32_t end = past_surname(name);
  const std::uint32_t size = end - name.first;
  const auto same = [&](const NameSpan& full, std::uint32_t from) {
    for (std::uint32_t i = 0; i < size; ++i) {
      if (reading_.at(full.first + from + i) != reading_.at(name.first + i)) return false;
    }
    return true;
  };
  std::optional<std::uint32_t> fitting;
  std::vector<std::uint32_t> others;  // that fit too
  for (const std::uint32_t key : {end - 1, name.first}) {
    std::array<std::uint32_t, most_namesakes> ids;
    for (std::size_t left = by_word_.last(reading_.at(key), ids); left > 0; --left) {
      const std::uint32_t id = ids[left - 1];
      const Named& who = all_[id];
      // "Emmanuel Roy" behind a bare "Roy" that a title showed to be a person.
      // … or "Fiona Roy" behind « sa mère, Fiona, ».
      const bool longer = who.where.size() < size && who.where.size() == 1 && who.kind == NameKind::person &&
                          (key == end - 1 || has(name.first, Category::first_name));
      const std::uint32_t theirs = who.surname_last - who.where.first;
      const bool part =
          theirs >= size && (same(who.where, theirs - size) || (size == 1 && who.kind == NameKind::person && same(who.where, 0)));
      const bool other = gender != Gender::unknown && who.gender != Gender::unknown && who.gender != gender;
      if (!(longer || part) || other) continue;
      if (fitting) others.push_back(id);
      else fitting = id;
    }
    if (fitting) break;
  }
  if (others.empty()) return fitting;
  // Of two Leroys the one named last.
  const auto before = mentions_before(name.first);
  for (auto m = before.rbegin(); m != before.rend(); ++m) {
    if (m->who == *fitting || std::find(others.begin(), others.end(), m->who) != others.end()) return m->who;
  }
  return fitting;
}

}  // namespace citelight
