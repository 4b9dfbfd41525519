// What joins two amounts, and what they then share: "5–10%", "14- or 15-year-old", "2 to 3 million".
#pragma once

#include <optional>

#include "quantity/amount.h"
#include "text/segment.h"

namespace citelight {

class Pair {
 public:
  Pair() = default;
  Pair(const Reading& reading, const Sentence& sentence) : reading_(&reading), sentence_(&sentence) {}

  // "a 14- or 15-year-old", "6- to 8-week": the hyphen waits for what the other number is joined to, and goes with its own.
  [[nodiscard]] Amount past_suspended(const Amount& amount) const;

  // "1000 - 5000": a dash with spaces joins two plain figures that end the phrase.
  [[nodiscard]] bool spaced_dash(const Amount& first) const;

  // "ages 5 through 12": a word that joins nothing but the ends of a range.
  [[nodiscard]] bool bare(const Amount& a, const Amount& b) const;

  // "555-1234-9", "2013-05-01": more than two parts are no range.
  [[nodiscard]] bool glued_chain(const Amount& a, const Amount& b) const;

  // "loi n° 78-17", "article L. 121-3": the number at `token` is called, not counted.
  [[nodiscard]] bool numbered(std::uint32_t token) const;
  [[nodiscard]] bool in_a_reference(std::uint32_t token) const;

  // "Lyon 0-3 Paris", "Arsenal Women 3 – 0 Leicester (FT)": the two numbers between are a score.
  [[nodiscard]] bool between_names(std::uint32_t first, std::uint32_t behind) const;

  // Whether a thing or "times" stands at `token`.
  [[nodiscard]] bool counted_behind(std::uint32_t token) const;

  // "took 3 cents to $1.85": nobody says the ends of a range so.
  [[nodiscard]] static bool in_hundredths(const Amount& amount) { return amount.value.exponent < amount.number.value.exponent; }

  // "between six months and two years": the longer time in the unit of the shorter, where that is exact.
  void in_unit_of(const Amount& shorter, Amount& longer) const;

  // "3,2 à 4,1 Md€", "between 2 and 3 million", "two to three hundred", "5 à 10 000 euros": the scale is said once.
  [[nodiscard]] static std::optional<Decimal> shared_scale(const Amount& low, const Amount& high);

 private:
  [[nodiscard]] bool has(std::uint32_t token, Category category) const {
    return token < sentence_->last && reading_->categories(token).meets(bit(category));
  }
  [[nodiscard]] bool inside(std::uint32_t token) const { return token < sentence_->last && !reading_->tokens[token].line_before; }

  const Reading* reading_ = nullptr;
  const Sentence* sentence_ = nullptr;
};

}  // namespace citelight
