// The grammar of one numeral: digits and words, group by group, each scaled by what follows it.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "numeral/numeral.h"
#include "numeral/numeral_tokens.h"

namespace citelight {

// Reads forward from one token; each step either takes tokens or leaves all as it was.
class NumeralGrammar : NumeralTokens {
 public:
  // `commas`: whether it may go on behind one; what stands there doesn't go on behind another.
  explicit NumeralGrammar(const Reading& reading, bool commas = true) : NumeralTokens(reading), commas_(commas) {}
  std::optional<Numeral> read(std::uint32_t token);

 private:
  [[nodiscard]] bool wide_hyphen(std::uint32_t token) const;

  // --- digits
  bool digits();
  bool ordinal_suffix(Decimal value);
  void digit_scale();

  // --- words
  bool spelled();
  bool signed_digits(std::uint32_t token, bool minus);
  void article(std::uint32_t token);
  void words();
  void finish();
  bool comma(std::uint32_t token);
  [[nodiscard]] bool after_tens(std::uint32_t token) const;
  bool numeral(std::uint32_t token);
  bool spoken_hundreds(const Match& m);
  bool addable(Decimal v) const;
  void take(const Match& m, Decimal v);
  bool multiplier(std::uint32_t token);
  [[nodiscard]] bool bare(Decimal by, std::uint32_t after) const;
  void digits_behind_scale();
  void rest_in_digits();
  bool joined(std::uint32_t token);
  [[nodiscard]] bool tens_and_unit(const Match& m) const;
  bool digits_joined(std::uint32_t token);
  bool whole_ordinal(std::uint32_t token);
  bool ordinal(std::uint32_t token);
  [[nodiscard]] bool counts_up_to(std::uint32_t token) const;

  // --- parts (numeral_fraction.cpp)
  bool fraction(std::uint32_t token);
  [[nodiscard]] bool no_noun_of_it(std::uint32_t token) const;
  bool part(std::uint64_t num, std::uint64_t den, std::uint32_t last);
  [[nodiscard]] std::optional<std::pair<std::uint64_t, std::uint32_t>> several_parts(std::uint32_t token) const;
  [[nodiscard]] bool compound_part(std::uint32_t token, std::uint64_t num, std::uint64_t& den, std::uint32_t& last) const;
  bool dozens(std::uint32_t token);
  bool add_part(Decimal part, std::uint32_t end);
  bool and_fraction(std::uint32_t token);
  [[nodiscard]] Decimal scale_of_part(std::uint32_t& end) const;
  bool half_after(std::uint32_t token);
  bool decimals(std::uint32_t token);

  const bool commas_;
  Numeral out_;
  std::optional<std::uint32_t> begin_;
  std::uint32_t first_ = 0;
  std::uint32_t at_ = 0;
  Decimal value_;  // finished scales: 2'000'000 of "deux millions trois cents"
  Decimal group_;  // what stands behind the last scale: 300
  Decimal smallest_scale_;
  unsigned words_ = 0;
  bool group_set_ = false;
  bool digits_group_ = false;  // the group was written in digits: words cannot add to it
  bool group_literal_ = false;
  bool after_scale_ = false;
  bool hundred_seen_ = false;
  bool hundreds_ = false;  // "three hundred", up to the token hundreds_end_
  std::uint32_t hundreds_end_ = 0;
  bool joined_ = false;  // "three hundred AND two"
  bool last_one_ = false;
  bool closed_ = false;
  bool nested_ = false;
  bool zeros_only_ = false;
  bool zeros_before_ = false;  // "zero five": dictated digits, which no multiplier follows
  bool decimals_ = false;
  bool last_ten_ = false;
  std::uint32_t tens_apart_ = 0;  // behind "thirty" in "one hundred thirty"
};

}  // namespace citelight
