// What a source's own words say of it: whether it is a person, by what name or role, and of what.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "citelight/analysis.h"
#include "text/names.h"

namespace citelight {

// Among the pack's outlets and institutions.
enum class Known : std::uint8_t { no, outlet, institution };

// What a source's tokens say of it before anything else in the text is asked.
struct SourcePhrase {
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

class SourcePhrases {
 public:
  SourcePhrases(const Reading& reading, const std::vector<Sentence>& sentences, std::span<const Block> blocks)
      : reading_(reading), names_(reading, sentences, blocks) {}

 protected:
  using Text = std::u16string_view;

  [[nodiscard]] bool has(std::uint32_t token, Category category) const { return reading_.has(token, category); }
  [[nodiscard]] bool capital(std::uint32_t token) const {
    return reading_.tokens[token].kind == TokenKind::word && reading_.tokens[token].capitalised;
  }
  [[nodiscard]] Text text(std::uint32_t first, std::uint32_t last) const { return names_.text({first, last}); }
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> tokens_of(Span where) const;
  [[nodiscard]] Known known_as(const NameSpan& name) const;
  // "the agency's", "Reuters'"
  [[nodiscard]] bool possessive(const NameSpan& name) const;
  [[nodiscard]] bool after_link(std::uint32_t t, std::uint32_t first) const;
  // « (LR) », "(D-Ohio)": the token behind it, or `t`.
  [[nodiscard]] std::uint32_t past_bracket(std::uint32_t t, std::uint32_t last) const;
  // "the man WHO leads the bank", "a study THAT has yet to be reviewed"
  [[nodiscard]] bool tells_which(std::uint32_t t) const {
    return reading_.has_any(t, any_of(Category::relative, Category::complementizer));
  }
  [[nodiscard]] SourcePhrase read(std::uint32_t first, std::uint32_t last, const std::vector<Span>& spans) const;
  [[nodiscard]] bool is_person(const NameSpan& name) const { return is_person(name, names_.find(name)); }
  [[nodiscard]] bool is_person(const NameSpan& name, std::optional<std::uint32_t> who) const {
    return who ? names_.all()[*who].kind == NameKind::person : has(name.first, Category::first_name);
  }
  // A capital that only opens the sentence, a day, a month: no name.
  [[nodiscard]] bool common(const NameSpan& name, std::uint32_t first) const;
  // "CGT", "Reuters": a union, a party, an outlet.
  [[nodiscard]] bool is_body(const NameSpan& name) const;
  [[nodiscard]] ClassName role(std::uint32_t noun, std::uint32_t last) const;
  [[nodiscard]] SourceType type_of(const SourcePhrase& p) const;
  // "Israeli forces", "Recent Orchid phones": the name, or what a capital makes look like one, only tells which.
  [[nodiscard]] bool only_tells_which(const SourcePhrase& p) const;
  // Behind "on condition of anonymity", not "a source"; `t` where it doesn't stand.
  [[nodiscard]] std::uint32_t past_anonymity(std::uint32_t t) const;
  // "confie un employé sous couvert d'anonymat": what the sentence says of it right behind.
  [[nodiscard]] bool unnamed(const SourcePhrase& p) const;
  [[nodiscard]] Gender gender_of(const SourcePhrase& p) const;
  [[nodiscard]] Text full(const NameSpan& name, std::uint32_t first) const;
  // The phrase itself, without its apposition; a name that an article opens stands without it.
  [[nodiscard]] Text words(const SourcePhrase& p) const;
  // « …, dit LÉA ROY, présidente du comité, qui réclame … »: the name that the phrase apposes.
  [[nodiscard]] std::optional<NameSpan> apposed_to(const SourcePhrase& p) const;
  [[nodiscard]] std::optional<Match> first_outlet(const SourcePhrase& p) const;

  const Reading reading_;
  Names names_;
};

}  // namespace citelight
