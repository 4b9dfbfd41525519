#include "verify/terms.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/maths.h"
#include "base/unicode.h"
#include "verify/concepts.h"

namespace citelight {
namespace {

constexpr std::size_t shortest_initials = 3, longest_initials = 6;
constexpr int most_initials = 16;  // each reads the source once

// Latin letters without their accents; two where a letter stands for two.
void append_plain(char16_t c, std::u16string& out) {
  // From U+00C0 (folded: lower case only) to U+017F, a letter each; '.' where there is none.
  static constexpr char latin[] =
      "aaaaaaaceeeeiiiidnooooo.ouuuuyts"
      "aaaaaaaceeeeiiiidnooooo.ouuuuyty"
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii"
      "ijjjkkklllllllllln"
      "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
  if (c == u'ß') {
    out += u"ss";
    return;
  }
  if (c == u'œ') {
    out += u"oe";
    return;
  }
  if (c == u'æ') {
    out += u"ae";
    return;
  }
  if (c >= 0xC0 && c < 0xC0 + sizeof latin - 1) {
    const char plain = latin[c - 0xC0];
    out += plain == '.' ? c : static_cast<char16_t>(plain);
    return;
  }
  if (c >= 0x300 && c <= 0x36F) return;
  if (c == u'\'' || c == u'-' || c == u'.') return;
  out += c;
}

bool content(const Side& side, std::uint32_t t) {
  const Reading reading = side.reading();
  const Token& token = reading.tokens[t];
  if (token.kind == TokenKind::number) return true;  // a number that is no quantity is part of a name: "Llama 4"
  if (token.kind != TokenKind::word) return false;
  if (token.where.size() == 1 && !token.capitalised) return false;
  if (side.initials(t) && side.concept_of(t) != Concept::none) return true;  // "WHO"
  constexpr CategorySet empty =
      any_of(Category::function_word, Category::preposition, Category::auxiliary, Category::complementizer, Category::clitic,
             Category::determiner, Category::enclitic, Category::elision, Category::article_one);
  if (reading.categories(t).meets(empty)) {
    for (const Category c : {Category::function_word, Category::preposition, Category::auxiliary, Category::complementizer,
                             Category::clitic, Category::determiner, Category::enclitic, Category::elision, Category::article_one}) {
      if (const auto m = reading.match(t, bit(c)); m && m->last == t + 1) return false;
    }
  }
  const auto m = reading.match(t, bit(Category::pronoun));
  return !(m && m->last == t + 1);
}

std::u16string key_at(const Side& side, std::uint32_t t, bool across, std::u16string& folded) {
  folded.clear();
  unicode::fold(side.text(side.tokens[t].where), folded);
  return term_key(folded, across);
}

bool opens_sentence(const Side& side, std::uint32_t t) {
  const auto s =
      std::partition_point(side.sentences.begin(), side.sentences.end(), [&](const Sentence& sentence) { return sentence.first < t; });
  return t == 0 || (s != side.sentences.end() && s->first == t);
}

// "Carlton played": a capital at a sentence's head tells nothing; that the source never writes the word small does.
void name_openers(const Side& claim, const Side& source, Terms& terms) {
  for (std::size_t i = 0; i < terms.list.size(); ++i) {
    Term& term = terms.list[i];
    if (term.name || !claim.tokens[term.token].capitalised || !opens_sentence(claim, term.token)) continue;
    bool inside = false, small = false;
    for (std::uint32_t t = 1; t < source.tokens.size() && !small; ++t) {
      if (terms.in_source[t] != i || source.tokens[t - 1].kind == TokenKind::mark) continue;
      small = !source.tokens[t].capitalised;
      inside = inside || !opens_sentence(source, t);
    }
    term.name = inside && !small;
  }
}

// "MLB" of a source that writes "Major League Baseball", « ONU » of one that writes « Organisation des Nations unies »: it stands at the first of them.
void write_out_initials(const Side& claim, const Side& source, Terms& terms) {
  int looked_at = 0;
  for (std::size_t i = 0; i < terms.list.size() && looked_at < most_initials; ++i) {
    const auto initials = claim.text(claim.tokens[terms.list[i].token].where);
    if (initials.size() < shortest_initials || initials.size() > longest_initials ||
        !std::all_of(initials.begin(), initials.end(), [](char16_t c) { return c >= u'A' && c <= u'Z'; }))
      continue;
    ++looked_at;
    for (std::uint32_t t = 0; t < source.tokens.size(); ++t) {
      if (!source.tokens[t].capitalised || source.text(source.tokens[t].where)[0] != initials[0] || source.tokens[t].where.size() < 2)
        continue;
      std::size_t at = 1;
      for (std::uint32_t k = t + 1; at < initials.size() && k < source.tokens.size() && k < t + 3 * initials.size(); ++k) {
        const Token& token = source.tokens[k];
        if (token.kind != TokenKind::word || token.line_before) break;
        if (!content(source, k)) continue;
        const auto word = source.text(token.where);
        const bool shouted = word.size() > 1 && word[1] >= u'A' && word[1] <= u'Z';  // "II"
        if (shouted || (word[0] != initials[at] && word[0] != initials[at] - u'A' + u'a')) break;
        ++at;
      }
      if (at == initials.size()) terms.in_source[t] = static_cast<std::uint16_t>(i);
    }
  }
}

// What a word of the source is found by.
struct Index {
  std::unordered_map<std::u16string, std::uint16_t> exact;
  std::unordered_map<Concept, std::uint16_t> concepts;
  std::unordered_map<std::u16string, std::vector<std::uint16_t>> by_start;  // first letters: a source word is compared with few

  [[nodiscard]] std::uint16_t find(const Terms& terms, const std::u16string& key, bool across) const {
    if (const auto same = exact.find(key); same != exact.end()) return same->second;
    const auto group = by_start.find(key.substr(0, 3));
    if (group == by_start.end()) return no_term;
    const auto same = std::find_if(group->second.begin(), group->second.end(),
                                   [&](std::uint16_t i) { return same_word(terms.list[i].key, key, across); });
    return same == group->second.end() ? no_term : *same;
  }
};

// Lists the claim's words and where it has them.
Index read_claim(const Side& claim, bool across, Terms& out) {
  Index index;
  std::u16string folded;
  for (std::uint32_t t = 0; t < claim.tokens.size(); ++t) {
    if (claim.figure[t] || !content(claim, t)) continue;
    std::u16string key = key_at(claim, t, across, folded);
    if (key.empty()) continue;
    const auto same = std::find_if(out.list.begin(), out.list.end(), [&](const Term& term) { return same_word(term.key, key, false); });
    const Token& token = claim.tokens[t];
    const bool opens = opens_sentence(claim, t);
    const bool next_name = t + 1 < claim.tokens.size() && claim.tokens[t + 1].kind == TokenKind::word && claim.tokens[t + 1].capitalised;
    const bool name = (token.capitalised && (!opens || next_name)) || token.kind == TokenKind::number;
    const Concept idea = across || !name ? concept_at(claim, t) : Concept::none;
    if (same != out.list.end()) {
      out.in_claim[t] = static_cast<std::uint16_t>(same - out.list.begin());
      if (idea != Concept::none) index.concepts.emplace(idea, out.in_claim[t]);
      same->name = same->name || name;
      continue;
    }
    if (out.list.size() >= no_term - 1) break;
    out.in_claim[t] = static_cast<std::uint16_t>(out.list.size());
    index.exact.emplace(key, out.in_claim[t]);
    if (idea != Concept::none) index.concepts.emplace(idea, out.in_claim[t]);
    out.list.push_back({std::move(key), t, name, 0});
  }
  for (std::size_t i = 0; i < out.list.size(); ++i) index.by_start[out.list[i].key.substr(0, 3)].push_back(static_cast<std::uint16_t>(i));
  return index;
}

// Finds them in the source; in how many of its passages each stands.
std::vector<std::uint32_t> read_source(const Side& claim, const Side& source, bool across, const Index& index, Terms& out) {
  std::vector<std::uint32_t> passages_with(out.list.size(), 0);
  std::vector<std::uint32_t> last_passage(out.list.size(), 0), said(out.list.size(), 0);
  std::unordered_map<std::u16string, std::uint16_t> known;  // a text repeats its words
  std::vector<std::pair<std::uint32_t, std::uint16_t>> seats, alike;
  std::u16string folded;
  for (std::uint32_t p = 0; p < source.passages.size(); ++p) {
    const auto stands = [&](std::uint16_t term) {
      if (last_passage[term] == p + 1) return;
      last_passage[term] = p + 1;
      ++passages_with[term];
    };
    for (std::uint32_t t = source.passages[p].first; t < source.passages[p].last; ++t) {
      if (source.tokens[t].kind == TokenKind::mark || source.figure[t] || source.short_pronoun(t)) continue;
      const std::u16string key = key_at(source, t, across, folded);
      if (key.empty()) continue;
      auto [place, fresh] = known.try_emplace(key, no_term);
      if (fresh) place->second = index.find(out, key, across);
      std::uint16_t term = place->second != no_term ? place->second : out.in_source[t];
      // By its place: not every "passed" is "passed away".
      if (const Concept idea = concept_at(source, t); term == no_term && idea != Concept::none) {
        const auto& concepts = index.concepts;
        if (const auto same = concepts.find(idea); same != concepts.end()) {
          term = same->second;
          if (t > 0 && source.figure[t - 1]) alike.emplace_back(t, term);
        } else if (const auto seat = across ? concepts.find(claim.concepts.seat(idea)) : concepts.end(); seat != concepts.end()) {
          seats.emplace_back(t, seat->second);
        }
      } else if (term != no_term && !across) {
        said[term] = p + 1;
      }
      out.in_source[t] = term;
      if (term != no_term) stands(term);
    }
    // « 24 collèges et 11 LYCÉES »: where the claim's very word stands beside it, what is counted by another is something else.
    for (const auto& [t, term] : alike) {
      if (said[term] == p + 1) out.in_source[t] = no_term;
    }
    alike.clear();
    // "Beijing recalled its envoy": for China, where the passage doesn't name it.
    for (const auto& [t, term] : seats) {
      if (last_passage[term] != p + 1) out.in_source[t] = term;
    }
    for (const auto& [t, term] : seats) stands(term);
    seats.clear();
  }
  return passages_with;
}

// Of so many passages a term stands in so many.
void weigh(const std::vector<std::uint32_t>& passages_with, double passages, bool across, Terms& out) {
  for (std::size_t i = 0; i < out.list.size(); ++i) {
    Term& term = out.list[i];
    // Rarity inside this source, and a prior for one: a name tells more than a
    // word, a long word more than a short one.
    const double rarity = log_of((passages + 2) / (passages_with[i] + 1.0));
    const double prior = (term.name ? 1.6 : 1.0) + (term.key.size() >= 7 ? 0.2 : 0) - (term.key.size() <= 3 && !term.name ? 0.4 : 0);
    // Words the source never has say little about which passage; they still lower what is covered.
    term.weight = prior * (0.6 + 0.4 * std::min(rarity, 4.0) / (passages_with[i] == 0 ? 2.0 : 1.0));
    // In another language a word without a cognate says nothing; a name stays a name.
    if (across && !term.name && passages_with[i] == 0) term.weight = 0;
    out.total += term.weight;
  }
}

}  // namespace

Concept concept_at(const Side& side, std::uint32_t t) {
  const Concept idea = side.concept_of(t);
  return idea == Concept::not_so || idea == Concept::not_anyone
             ? Concept::none
             : idea;  // "without", "nobody": they turn what is said, and say no one thing
}

std::u16string term_key(std::u16string_view word, bool across) {
  std::u16string plain(word);
  // Most words are letters that stay as they are.
  const auto marked = std::find_if(plain.begin(), plain.end(), [](char16_t c) { return c < u'0' || c >= 0xC0; });
  if (marked != plain.end()) {
    plain.resize(static_cast<std::size_t>(marked - plain.begin()));
    for (const char16_t c : word.substr(plain.size())) append_plain(c, plain);
  }
  if (!across) return plain;
  std::u16string out;
  out.reserve(plain.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    char16_t c = plain[i];
    const char16_t next = i + 1 < plain.size() ? plain[i + 1] : u'\0';
    if (c == u'p' && next == u'h') {
      c = u'f';
      ++i;
    } else if (c == u'q' && next == u'u') {
      c = u'c';
      ++i;
    } else if (c == u't' && next == u'c' && i + 2 < plain.size() && plain[i + 2] == u'h') {
      continue;                              // « Tchad », « Gorbatchev »
    } else if (c == u'o' && next == u'u') {  // « Soudan », « Poutine »
      c = u'u';
      ++i;
    } else if (c == u'k') c = u'c';
    else if (c == u'y') c = u'i';
    else if (c == u'h') continue;
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

bool same_word(std::u16string_view a, std::u16string_view b, bool across) {
  if (a == b) return true;
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < 3) return false;
  std::size_t common = 0;
  while (common < shorter && a[common] == b[common]) ++common;
  if (common < 4) {
    // "cat" and "cats", "son" and "sons"
    return common == shorter && longer - shorter == 1 && (a.size() > b.size() ? a : b).back() == u's';
  }
  const std::size_t tail = longer - common;
  if (common == shorter && tail <= 3) return true;  // "film", "filming"
  if (across) return common >= 5 ? 10 * common >= 6 * longer : tail <= 2 && shorter - common <= 1;
  // Inflections: what differs is the end, and not much of it.
  return 100 * common >= 60 * longer && tail <= 4;
}

Terms find_terms(const Side& claim, const Side& source) {
  const bool across = claim.pack->lang() != source.pack->lang();
  Terms out;
  out.in_claim.assign(claim.tokens.size(), no_term);
  out.in_source.assign(source.tokens.size(), no_term);
  const Index index = read_claim(claim, across, out);
  write_out_initials(claim, source, out);
  const std::vector<std::uint32_t> passages_with = read_source(claim, source, across, index, out);
  name_openers(claim, source, out);
  weigh(passages_with, static_cast<double>(source.passages.size()), across, out);
  return out;
}

}  // namespace citelight
