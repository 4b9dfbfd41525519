// Words as they compare across running text, anchors, hosts and URLs:
// lower case, without accents, letters and digits only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "citelight/span.h"
#include "text/tokens.h"

namespace citelight::citation {

using Words = std::vector<std::string>;

// Behind what `out` holds: "L’Écho d’Alger" → "l", "echo", "d", "alger".
void add_plain_words(std::u16string_view text, Words& out);
// The same alone. At most `limit` words.
[[nodiscard]] Words plain_words(std::u16string_view text, std::size_t limit = 64);
// The same of part of a URL: UTF-8, percent-escapes decoded.
[[nodiscard]] Words plain_words_of_url(std::string_view part, std::size_t limit = 64);

// A proper name as the text gives it: a run of capitalised words, with the
// small words between them ("Institute on Drug Abuse").
struct Name {
  Span where;             // empty where the name is not from the text
  Words words;            // plain, without a leading article, at most max_name_words
  std::string article;    // the word before it that may belong to it: "the" of "The Hill", "l" of "L’Écho"
  std::string initials;   // of the capitalised words: "niod"; "ons" for "ONS" itself
  std::string_view host;  // of a known outlet or institution: "lemonde.fr", into the pack; else ""
  bool beside = false;    // an outlet that stands in the sentence but not in its source: whom it was said to, or what it is about
  bool outlet = false;    // a known outlet: what it is named for is one report, not one of many publications

  static constexpr std::size_t max_words = 12;
};

// The proper names in `where`, in text order. A sentence's first word counts
// only where a second capitalised word or a known outlet follows or it is no function word.
[[nodiscard]] std::vector<Name> names_in(const Reading& reading, Span where);
[[nodiscard]] Name name_of(std::u16string_view text);

[[nodiscard]] bool among(const Words& all, const std::string& word);
// Every word of `some` that has at least three letters is among `all`, and there is one.
[[nodiscard]] bool all_in(const Words& some, const Words& all);

}  // namespace citelight::citation
