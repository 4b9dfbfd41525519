#include "attribution/speaker_phrase.h"

#include <algorithm>

#include "text/noun_phrase.h"

namespace citelight {
namespace {

constexpr std::uint32_t anonymity_reach = 10;
constexpr std::size_t longest_initials = 5;  // "FNSEA"; more may be a surname in capitals

}  // namespace

std::pair<std::uint32_t, std::uint32_t> SourcePhrases::tokens_of(Span where) const {
  const std::uint32_t first = reading_.token_at(where.begin);
  std::uint32_t last = first;
  while (last < reading_.tokens.size() && reading_.tokens[last].where.end <= where.end) ++last;
  return {first, last};
}

Known SourcePhrases::known_as(const NameSpan& name) const {
  const auto m = reading_.match(name.first, bit(Category::outlet));
  return !m ? Known::no : reading_.pack.text(m->value).ends_with("outlet") ? Known::outlet : Known::institution;
}

bool SourcePhrases::possessive(const NameSpan& name) const {
  if (name.last >= reading_.tokens.size() || reading_.tokens[name.last].space_before) return false;
  const Text next = reading_.at(name.last);
  return next.size() < 3 && (next.front() == u'\'' || next.front() == u'’');
}

bool SourcePhrases::after_link(std::uint32_t t, std::uint32_t first) const {
  while (t > first && (has(t - 1, Category::determiner) || has(t - 1, Category::article_one)) && !has(t - 1, Category::noun_link)) --t;
  return t > first && (reading_.has_any(t - 1, any_of(Category::noun_link, Category::preposition)) ||
                       listed(reading_, t - 1, "agent"));  // « le ministre interviewé PAR Le Soir »
}

std::uint32_t SourcePhrases::past_bracket(std::uint32_t t, std::uint32_t last) const {
  if (!reading_.is(t, u'(')) return t;
  for (std::uint32_t k = t; k < last; ++k)
    if (reading_.is(k, u')')) return k + 1;
  return last;
}

SourcePhrase SourcePhrases::read(std::uint32_t first, std::uint32_t last, const std::vector<Span>& spans) const {
  SourcePhrase p;
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
          p.spokesperson = reading_.pack.class_of(m->value) == "spokesperson";
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
      } else if (!p.own && p.noun < found->first && is_body(*found) && role(p.noun, last) == "person") {
        p.of = *found;  // « un délégué CGT »
      } else if (!p.own) {
        p.own = *found;
        // "Orme's Banking Group": one name, where it is no person's
        if (p.of && p.of->first <= first + 1 && p.of->last + 1 == t && possessive(*p.of) && !is_person(*p.of) &&
            (role(found->last - 1, last) == "organisation" || listed(reading_, found->last - 1, "adverb_not")))
          p.own->first = p.of->first;
      } else if (has(t - 1, Category::numeral_joiner)) {
        p.several = p.several || is_person(*p.own) || is_person(*found);
      } else if (has(found->first, Category::first_name) && found->size() > 1 && !is_person(*p.own)) {
        p.of = p.own;  // "Radio Ellery host Chris Martin"
        p.own = found;
      }
    } else if (!p.apposed && t <= p.head + 3 && !possessive(*found)) {  // not "Ann Hill, BROWN'S lawyer"
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

bool SourcePhrases::common(const NameSpan& name, std::uint32_t first) const {
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

bool SourcePhrases::is_body(const NameSpan& name) const {
  return known_as(name) != Known::no ||
         (name.size() == 1 && names_.shouted(name.first) && names_.text(name).size() <= longest_initials && !is_person(name));
}

ClassName SourcePhrases::role(std::uint32_t noun, std::uint32_t last) const {
  if (noun >= last) return {};
  // The noun may end a phrase of the lexicon: "prime minister".
  for (std::uint32_t t = noun + 1; t > 0 && noun + 1 - t < 4; --t) {
    if (const auto m = reading_.match(t - 1, bit(Category::role_noun)); m && m->last == noun + 1) return reading_.pack.class_of(m->value);
  }
  return {};
}

SourceType SourcePhrases::type_of(const SourcePhrase& p) const {
  const std::uint32_t own = p.own ? p.head : p.last;  // « Reuters, qui cite DEUX SOURCES »: not of Reuters
  for (std::uint32_t t = p.first; t < own; ++t) {
    if (has(t, Category::anonymous_source)) return SourceType::anonymous;
  }
  for (std::uint32_t t = p.first + 1; t + 1 < p.head; ++t) {  // "the mayor and her deputy"
    if (has(t, Category::numeral_joiner) && has(t + 1, Category::determiner) && !after_link(t + 1, p.first) &&
        role(t + 2, p.last) == "person")
      return SourceType::group;
  }
  if (p.several) return SourceType::group;
  if (const auto m = reading_.match(p.first, bit(Category::pronoun));
      m && !p.own && reading_.pack.class_of(m->value) == "anonymous" && m->last < p.last && has(m->last, Category::noun_link))
    return SourceType::anonymous;
  if (!p.own && !p.apposed && unnamed(p)) return SourceType::anonymous;
  const ClassName kind = role(p.noun, p.last);
  const bool article = p.own && p.own->first == p.first + 1 && has(p.first, Category::determiner);  // not "The Tribune's Ann Hill"
  if (p.own && !(p.noun < p.own->first && kind != "organisation")) {
    if (has(p.own->first, Category::outlet)) return SourceType::organisation;
    if (p.who) {
      const Named& who = names_.all()[*p.who];
      if (who.kind == NameKind::person) return SourceType::person;
      if (who.kind == NameKind::organisation) return SourceType::organisation;
      if (who.where.size() > 1 && kind == ClassName() && !only_tells_which(p) && !article && !reading_.glued(p.own->first + 1))
        return SourceType::person;
    }
  }
  if (p.own && p.head + 1 < p.last && reading_.tokens[p.head + 1].kind == TokenKind::number && reading_.at(p.head + 1).size() == 2 &&
      (p.head + 2 == p.last || reading_.is(p.head + 2, u',')))
    return SourceType::person;  // "Kerr, 61"
  if (kind == "organisation") return SourceType::organisation;
  if (kind == "document") return SourceType::document;
  if (kind == "group") return SourceType::group;
  if (kind != ClassName()) return SourceType::person;
  if (!p.own && p.apposed && is_person(*p.apposed)) return SourceType::person;
  if (p.apposed) {
    for (std::uint32_t t = p.head; t < p.last; ++t) {
      if (const auto m = reading_.match(t, bit(Category::role_noun)))
        return reading_.pack.class_of(m->value) == "organisation" ? SourceType::organisation : SourceType::person;
    }
  }
  if (!p.own) {
    // "nearly two-thirds of respondents"
    for (std::uint32_t t = p.first; t < p.head; ++t) {
      if (after_link(t, p.first) && role(t, p.last) == "group") return SourceType::group;
      // « la gastro-entérologue », "rheumatologists": a profession that no list holds
      if (formed(reading_, t, "profession_ending", 5)) return plural_form(reading_, t) ? SourceType::group : SourceType::person;
    }
    return SourceType::unknown;
  }
  // "The Information", "L'Équipe": an article before the name, or capitals throughout, and it is no person.
  const bool shouted = reading_.at(p.own->first).size() <= 6 && names_.shouted(p.own->first);
  if (p.own->size() > 1 && only_tells_which(p)) return SourceType::unknown;
  if (article || (shouted && p.own->size() == 1) || reading_.glued(p.own->first + 1)) return SourceType::organisation;
  return p.own->size() > 1 || has(p.own->first, Category::first_name) ? SourceType::person : SourceType::unknown;
}

bool SourcePhrases::only_tells_which(const SourcePhrase& p) const {
  bool more = p.own->last < p.head && (p.own->size() == 1 || reading_.pack.choice("head_noun") != "first");
  for (std::uint32_t t = p.own->last; more && t < p.head; ++t)
    more = reading_.tokens[t].kind == TokenKind::word && !capital(t) && !has(t, Category::function_word) && !has(t, Category::preposition);
  return more;
}

std::uint32_t SourcePhrases::past_anonymity(std::uint32_t t) const {
  const auto m = reading_.match(t, bit(Category::anonymous_source));
  return m && m->last > t + 1 && !reading_.has_any(t, any_of(Category::determiner, Category::article_one)) ? m->last : t;
}

bool SourcePhrases::unnamed(const SourcePhrase& p) const {
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

Gender SourcePhrases::gender_of(const SourcePhrase& p) const {
  for (const auto who : {p.who, p.apposed ? names_.find(*p.apposed) : std::nullopt}) {
    if (who && names_.all()[*who].gender != Gender::unknown) return names_.all()[*who].gender;
  }
  // "OMAR asked", of Ilhan Omar: a surname is no first name.
  if (p.who && p.own->size() == 1 && names_.all()[*p.who].where.size() > 1 &&
      reading_.tokens[names_.all()[*p.who].surname_last - 1].word == reading_.tokens[p.own->first].word)
    return names_.gender_of(p.first, p.own->first);
  // "le patron de la chaîne": the first article is the person's.
  if (p.type == SourceType::organisation) return names_.gender_of(p.first, p.first + 1);  // « la présidence »
  return p.type == SourceType::person ? names_.gender_of(p.first, std::min(p.head, p.first + 3)) : Gender::unknown;
}

std::u16string_view SourcePhrases::full(const NameSpan& name, std::uint32_t first) const {
  const auto who = names_.find(name, names_.gender_of(first, name.first));
  return names_.text(who ? names_.all()[*who].where : name);
}

std::u16string_view SourcePhrases::words(const SourcePhrase& p) const {
  const bool article = has(p.first, Category::determiner) && !has(p.first, Category::article_one) && p.first + 1 < p.head &&
                       capital(p.first + 1) && p.type == SourceType::organisation;
  return text(article ? p.first + 1 : p.first, p.head);
}

std::optional<NameSpan> SourcePhrases::apposed_to(const SourcePhrase& p) const {
  if (p.first < 2 || !reading_.is(p.first - 1, u',') || p.noun != p.first) return std::nullopt;
  const auto before = names_.mentions_before(p.first);
  if (before.empty()) return std::nullopt;
  const auto name = names_.at(before.back().token, p.first);
  return name && name->last + 1 == p.first && is_person(*name) ? name : std::nullopt;
}

std::optional<Match> SourcePhrases::first_outlet(const SourcePhrase& p) const {
  for (std::uint32_t t = p.first; t < p.head; ++t) {
    const auto m = reading_.match(t, bit(Category::outlet));
    if (m && m->last <= p.head) return capital(t) || capital(m->last - 1) ? m : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace citelight
