// Small questions about an amount and the tokens around it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "quantity/amount.h"
#include "text/noun_phrase.h"
#include "text/segment.h"

namespace citelight {

inline bool goes_on(const Reading& reading, const Sentence& sentence, std::uint32_t token) {
  return token < sentence.last && !reading.tokens[token].line_before;
}

// "1964", "2021"
inline bool year_digits(const Reading& reading, std::uint32_t token) {
  const auto text = reading.at(token);
  return text.size() == 4 && (text.starts_with(u"19") || text.starts_with(u"20"));
}

inline bool dash(const Reading& reading, std::uint32_t token) {
  return reading.is(token, u'-') || reading.is(token, u'\u2010') || reading.is(token, u'\u2011');
}

// Digits alone, of one token: what a label, a page or a list may count by.
inline bool bare(const Amount& amount) { return amount.number.plain && !amount.measured && amount.last == amount.first + 1; }

inline bool begins_line(const Reading& reading, std::uint32_t token) { return token == 0 || reading.tokens[token].line_before; }
inline bool ends_line(const Reading& reading, std::uint32_t token) {
  return token >= reading.tokens.size() || reading.tokens[token].line_before;
}
// "landed", "went"
inline bool past_word(const Reading& reading, std::uint32_t token) {
  return formed(reading, token, "past_ending", 4) || listed(reading, token, "past_irregular");
}
inline bool is_number(const Reading& reading, std::uint32_t token) {
  return token < reading.tokens.size() && reading.tokens[token].kind == TokenKind::number;
}
// Most of the sentence's words are capitalised: a headline in title case.
[[nodiscard]] bool title_case(const Reading& reading, const Sentence& sentence);
// "L", "H.R": letters with stops between.
[[nodiscard]] bool dotted(std::u16string_view word);
// "1 J Okoro-Lind 12.37", « 2 J. Vidal 12"37 »: the name behind an initial at `letter` that follows a rank on its line, up to `end`; none in
// "5 K Race on Sunday".
[[nodiscard]] std::optional<std::uint32_t> name_behind_initial(const Reading& reading, std::uint32_t letter, std::uint32_t end);

}  // namespace citelight
