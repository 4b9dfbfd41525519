// Stage V1: one of the two texts, read by the engine and cut into passages.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "citelight/attribution.h"
#include "citelight/document.h"
#include "citelight/pack.h"
#include "citelight/quantity.h"
#include "text/segment.h"
#include "text/tokens.h"
#include "verify/concepts.h"

namespace citelight {

// A language, as a check needs it.
struct Language {
  const Pack& pack;
  const Pack& concepts;
};

// What a word, or several, nearly means.
struct Idea {
  Concept is = Concept::none;
  std::uint16_t words = 0;  // that say it, the first at its token
};

struct Passage {
  Span where;
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  std::uint32_t quantities_first = 0;  // indices [first, last) into Side::quantities
  std::uint32_t quantities_last = 0;
  bool dateline = false;  // little more than a date: "Published 3 May 2019, 10:15"
};

struct Side {
  Document document;
  const Pack* pack = nullptr;
  const Pack* concept_pack = nullptr;
  Concepts concepts;  // how those of the pack stand to each other
  Tokens tokens;
  std::vector<Sentence> sentences;
  std::vector<Quantity> quantities;
  std::vector<Passage> passages;
  std::string
      dated;  // the day the text itself says it is of, ISO 8601: what it was published as, else its first dateline; "" where neither
  std::vector<std::string> datelines;  // those near its head: a page says when it was written, and when changed
  std::vector<bool> figure;            // per token: inside a quantity or the words that bound it
  std::vector<Idea> ideas;             // per token

  [[nodiscard]] std::span<const Quantity> figures_of(const Passage& passage) const {
    return std::span(quantities).subspan(passage.quantities_first, passage.quantities_last - passage.quantities_first);
  }
  // "US", "WHO": capitals alone.
  [[nodiscard]] bool initials(std::uint32_t token) const;
  // "us", "who": what would be other words in capitals.
  [[nodiscard]] bool short_pronoun(std::uint32_t token) const;
  // The concept that the word at a token stands for, whatever it is; "us" and "who" stand for none, unless written so.
  [[nodiscard]] Concept concept_of(std::uint32_t token) const { return ideas[token].is; }
  // A year that stands in a name, "Rio 2016": what it says may be checked, what it doesn't is not missed.
  [[nodiscard]] bool of_a_name(const Quantity& q) const;
  // The weekday on which somebody said so, "announced on Tuesday", « publié lundi »: what was said seldom tells it itself.
  [[nodiscard]] bool tells_when_said(const Quantity& q) const;
  [[nodiscard]] Reading reading() const { return {document.text, tokens, *pack}; }
  [[nodiscard]] std::u16string_view text(Span s) const { return std::u16string_view(document.text).substr(s.begin, s.size()); }
  [[nodiscard]] std::u16string folded(std::uint32_t token) const { return folded(tokens[token].where); }
  [[nodiscard]] std::u16string folded(Span s) const;
};

// How many tokens it has.
[[nodiscard]] inline std::uint32_t size(const Side& side) { return static_cast<std::uint32_t>(side.tokens.size()); }

// The first token that ends behind `at`.
[[nodiscard]] std::uint32_t token_of(const Side& side, std::uint32_t at);

// The token behind a figure.
[[nodiscard]] inline std::uint32_t token_behind(const Side& side, const Quantity& q) { return token_of(side, q.where.end - 1) + 1; }

inline constexpr CategorySet empty_words = any_of(Category::function_word, Category::preposition, Category::auxiliary,
                                                  Category::complementizer, Category::pronoun, Category::determiner, Category::article_one);
// Says nothing by itself: an article, a preposition, an auxiliary, or the first word of several that may be one.
[[nodiscard]] bool empty_word(const Side& side, std::uint32_t t);

// The passage that a stretch of the text begins in.
[[nodiscard]] std::optional<std::uint32_t> passage_at(const Side& side, Span where);

// What a scale word at a token multiplies by: "million".
[[nodiscard]] std::optional<Decimal> scale_at(const Reading& reading, std::uint32_t t);

// `passages` empty: the sentences are the passages. Of the source, what is counted from a year told before has its year (told_dates.h).
[[nodiscard]] Side read_side(std::u16string text, const Language& language, const std::string& published, const std::vector<Span>& passages,
                             bool of_source);

}  // namespace citelight
