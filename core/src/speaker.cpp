#include "speaker.h"

#include <algorithm>
#include <map>
#include <optional>

namespace citelight {
namespace {

using Text = std::u16string_view;

struct Name {
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
};

class Resolver {
 public:
  Resolver(const Document& document, const Reading& reading) : document_(document), reading_(reading) { collect_names(); }

  std::vector<Attribution> run(std::vector<Attribution> attributions) {
    for (Attribution& a : attributions) {
      if (a.source.empty()) {
        // A quotation that names nobody goes on with the speaker before it.
        if (a.kind != AttributionKind::direct) continue;  // a hedge: nobody is named
        if (!last_speaker_) introduce(a);
        if (last_speaker_) a.speaker = *last_speaker_;
        a.source_type = last_type_;
        continue;
      }
      resolve(a);
      if (!a.speaker.empty() && a.source_type != SourceType::anonymous) {
        last_speaker_ = a.speaker;
        last_type_ = a.source_type;
        if (a.source_type == SourceType::person) last_person_ = a.speaker;
        if (a.source_type == SourceType::organisation || a.source_type == SourceType::document) last_thing_ = a.speaker;
      }
    }
    return attributions;
  }

 private:
  [[nodiscard]] bool has(std::uint32_t token, Category category) const { return reading_.has(token, category); }
  [[nodiscard]] bool capital(std::uint32_t token) const {
    const Token& t = reading_.tokens[token];
    return t.kind == TokenKind::word && t.capitalised;
  }
  [[nodiscard]] Text text(const Name& name) const {
    const auto begin = reading_.tokens[name.first].where.begin;
    return Text(document_.text).substr(begin, reading_.tokens[name.last - 1].where.end - begin);
  }

  // A run of capitalised words, with particles inside: "Ursula von der Leyen".
  [[nodiscard]] std::optional<Name> name_at(std::uint32_t token, std::uint32_t end) const {
    if (!capital(token) || has(token, Category::function_word) || has(token, Category::pronoun)) return std::nullopt;
    std::uint32_t last = token + 1;
    while (last < end && !reading_.tokens[last].line_before) {
      if (capital(last)) { ++last; continue; }
      const bool hyphen = reading_.is(last, u'-') && !reading_.tokens[last].space_before && last + 1 < end && reading_.tokens[last + 1].kind == TokenKind::word;
      const bool initial = reading_.is(last, u'.') && reading_.tokens[last - 1].where.size() == 1 && last + 1 < end && capital(last + 1);
      if (hyphen || initial) { last += 2; continue; }
      break;
    }
    return Name{token, std::min(last, end)};
  }

  // "M. Leroy" is called Leroy, "President Jane Brown" Jane Brown.
  [[nodiscard]] std::uint32_t past_title(const Name& name) const {
    std::uint32_t t = name.first;
    while (t + 1 < name.last) {
      const auto m = reading_.match(t, any_of(Category::title_word, Category::role_noun));
      if (m && m->category == Category::role_noun && reading_.pack.text(m->value) != "person") break;
      if (!m || m->last >= name.last) break;
      t = m->last;
    }
    while (t + 1 < name.last && reading_.tokens[t].kind == TokenKind::mark) ++t;
    return t;
  }

  [[nodiscard]] bool person_like(const Name& name) const {
    for (std::uint32_t t = name.first; t < name.last; ++t) {
      if (reading_.has_any(t, any_of(Category::outlet, Category::month, Category::weekday, Category::role_noun, Category::function_word))) return false;
    }
    return true;
  }

  // The fullest form in which the text gives each last name.
  void collect_names() {
    const auto count = static_cast<std::uint32_t>(reading_.tokens.size());
    for (std::uint32_t t = 0; t < count;) {
      const auto name = name_at(t, count);
      if (!name) { ++t; continue; }
      t = name->last;
      const std::uint32_t first = past_title(*name);
      if (name->last - first < 2 || name->last - first > 5) continue;
      const Text given = reading_.at(first);
      if (given.size() > 1 && std::all_of(given.begin(), given.end(), [](char16_t c) { return c < u'a' || c > u'z'; })) continue;  // "IA Meta"
      const Name full{first, name->last};
      const bool opens = name->first == 0 || reading_.tokens[name->first].line_before || reading_.is(name->first - 1, u'.');
      if (opens && person_like(full)) openers_.push_back(full);
      const Text key = reading_.at(name->last - 1);
      const auto known = full_.find(key);
      if (known == full_.end() || text(full).size() > text(known->second).size()) {
        if (known == full_.end()) full_.emplace(key, full);
      }
    }
  }

  // Nobody has spoken yet: "he" is the last person whose full name opened a sentence.
  void introduce(const Attribution& a) {
    const std::uint32_t at = a.source.empty() ? a.content.front().begin : a.source.front().begin;
    const auto behind = std::partition_point(openers_.begin(), openers_.end(), [&](const Name& n) { return reading_.tokens[n.first].where.begin < at; });
    if (behind == openers_.begin()) return;
    last_person_ = std::u16string(text(behind[-1]));
    last_speaker_ = last_person_;
    last_type_ = SourceType::person;
  }

  void resolve(Attribution& a) {
    const Span where = a.source.front();
    const auto begin = std::lower_bound(reading_.tokens.begin(), reading_.tokens.end(), where.begin,
                                        [](const Token& t, std::uint32_t at) { return t.where.begin < at; });
    const auto first = static_cast<std::uint32_t>(begin - reading_.tokens.begin());
    std::uint32_t last = first;
    while (last < reading_.tokens.size() && reading_.tokens[last].where.end <= where.end) ++last;
    if (first == last) return;

    a.source_type = type_of(first, last);
    if (const auto m = reading_.match(first, bit(Category::pronoun)); m && m->last >= last) {
      const std::string_view kind = reading_.pack.text(m->value);
      if (kind == "anonymous") { a.source_type = SourceType::anonymous; return; }
      if (kind.starts_with("thing")) {
        if (last_thing_) { a.speaker = *last_thing_; a.source_type = SourceType::organisation; }
        return;
      }
      if (kind.find("plural") == kind.npos) {
        if (!last_person_) introduce(a);
        if (last_person_) { a.speaker = *last_person_; a.source_type = SourceType::person; }
        return;
      }
      if (last_speaker_) { a.speaker = *last_speaker_; a.source_type = last_type_; }
      return;
    }
    // The first proper name inside; a person's name wins over its organisation's.
    std::optional<Name> best;
    bool spokesperson = false;
    std::uint32_t head = first;  // the names of an apposition stand for its noun only where it names a person
    while (head < last && !reading_.is(head, u',')) ++head;
    for (std::uint32_t t = first; t < last;) {
      if (t == head && best) break;
      if (t == head && has(t + 1, Category::relative)) break;
      if (const auto m = reading_.match(t, bit(Category::role_noun))) spokesperson |= reading_.pack.text(m->value) == "spokesperson";
      auto name = t > first || !has(t, Category::function_word) ? name_at(t, last) : std::nullopt;
      if (!name) { ++t; continue; }
      t = name->last;
      if (name->last - name->first == 1 && (has(name->first, Category::weekday) || has(name->first, Category::month))) continue;
      name->first = past_title(*name);
      if (has(name->first, Category::determiner) && name->last - name->first == 1) continue;
      const bool titled = name->first > 0 && has(name->first - 1, Category::title_word);
      if (!best || (!titled && name->last - name->first > best->last - best->first)) best = name;
    }
    if (!best) {
      // "le journal", "the company": the last source of that kind, else its own words.
      const bool definite = has(first, Category::determiner) && !has(first, Category::article_one);
      if (definite && last - first <= 3) {
        if (a.source_type == SourceType::organisation && last_thing_) { a.speaker = *last_thing_; return; }
        if (a.source_type == SourceType::person && last_person_) { a.speaker = *last_person_; return; }
      }
      a.speaker = std::u16string(Text(document_.text).substr(where.begin, where.size()));
      return;
    }
    if (a.source_type == SourceType::anonymous || (spokesperson && best->last - best->first < 2)) {
      a.speaker = std::u16string(Text(document_.text).substr(where.begin, where.size()));
      return;
    }
    const bool alone = best->last - best->first == 1;
    // "the director of Apple", « l'Agence du revenu »: the name is only a part of what speaks.
    if (alone && best->first > first && (has(best->first - 1, Category::noun_link) || (has(best->last, Category::noun_link) && best->last < std::min(head, last)))) {
      const std::uint32_t from = has(first, Category::determiner) && !has(first, Category::article_one) && capital(first + 1) ? first + 1 : first;
      const std::uint32_t to = std::min(head, last);
      a.speaker = std::u16string(Text(document_.text).substr(reading_.tokens[from].where.begin, reading_.tokens[to - 1].where.end - reading_.tokens[from].where.begin));
      return;
    }
    // "the Office for National Statistics": the whole name.
    if (a.source_type == SourceType::organisation && best->first > first + 1 && has(best->first - 1, Category::noun_link) && capital(best->first - 2)) {
      const auto whole = name_at(first + (has(first, Category::determiner) ? 1 : 0), last);
      if (whole && whole->last + 1 == best->first) { a.speaker = std::u16string(text(Name{whole->first, best->last})); return; }
    }
    const auto full = alone ? full_.find(reading_.at(best->first)) : full_.end();
    a.speaker = std::u16string(full != full_.end() && a.source_type != SourceType::organisation ? text(full->second) : text(*best));
    if (full != full_.end() && a.source_type == SourceType::unknown) a.source_type = SourceType::person;
  }

  [[nodiscard]] SourceType type_of(std::uint32_t first, std::uint32_t last) const {
    bool name = false;
    std::optional<SourceType> role;
    std::uint32_t names = 0;
    for (std::uint32_t t = first; t < last; ++t) {
      if (has(t, Category::anonymous_source)) return SourceType::anonymous;
      if (!role && has(t, Category::outlet)) role = SourceType::organisation;
      if (!role) {
        if (const auto m = reading_.match(t, bit(Category::role_noun))) {
          const std::string_view kind = reading_.pack.text(m->value);
          role = kind == "organisation" ? SourceType::organisation : kind == "document" ? SourceType::document : kind == "group" ? SourceType::group : SourceType::person;
        }
      }
      if (capital(t) && !has(t, Category::function_word)) { name = true; ++names; }
    }
    if (role) return *role;
    if (!name) return SourceType::unknown;
    // "The Information", "L'Équipe": an article before the name, or capitals throughout, and it is no person.
    const auto word = reading_.at(first);
    if (has(first, Category::determiner) || (word.size() > 1 && word.size() <= 6 && std::all_of(word.begin(), word.end(), [](char16_t c) { return c >= u'A' && c <= u'Z'; }))) return SourceType::organisation;
    if (names >= 2) return SourceType::person;
    return full_.count(reading_.at(last - 1)) != 0 ? SourceType::person : SourceType::unknown;
  }

  const Document& document_;
  const Reading& reading_;
  std::map<Text, Name> full_;
  std::vector<Name> openers_;  // full names of people that open a sentence, in text order
  std::optional<std::u16string> last_speaker_;
  std::optional<std::u16string> last_person_;
  std::optional<std::u16string> last_thing_;
  SourceType last_type_ = SourceType::unknown;
};

}  // namespace

std::vector<Attribution> with_speakers(const Document& document, const Reading& reading, std::vector<Attribution> attributions) {
  return Resolver(document, reading).run(std::move(attributions));
}

}  // namespace citelight
