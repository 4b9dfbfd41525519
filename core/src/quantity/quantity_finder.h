// Reads the quantities of one sentence after another; shared by the files that hold its parts.
#pragma once

#include <optional>
#include <vector>

#include "citelight/quantity.h"
#include "quantity/age.h"
#include "quantity/amount.h"
#include "quantity/pair.h"
#include "text/segment.h"
#include "text/tokens.h"

namespace citelight::quantity {

class Finder {
 public:
  Finder(const Reading& reading, std::vector<Quantity>& out) : reading_(reading), out_(out) {}

  void read(const Sentence& sentence);

 private:
  [[nodiscard]] bool has(std::uint32_t token, Category category) const { return token < sentence_->last && reading_.has(token, category); }
  [[nodiscard]] bool inside(std::uint32_t token) const { return token < sentence_->last && !reading_.tokens[token].line_before; }

  // quantity.cpp: what stands where; each that reads returns the token where to go on
  std::uint32_t step(std::uint32_t at);
  std::uint32_t percentage_of(std::uint32_t at);
  [[nodiscard]] bool other_sign(const Match& m) const;
  [[nodiscard]] bool about_what(const Match& m) const;
  [[nodiscard]] bool lasts(const Match& m, std::uint32_t amount) const;
  [[nodiscard]] bool leads_noun(const Match& m, std::uint32_t amount) const;
  [[nodiscard]] std::uint32_t begin_of_amount(std::uint32_t token) const;
  [[nodiscard]] bool starts_amount(std::uint32_t token) const;
  [[nodiscard]] std::optional<Amount> one_unit(std::uint32_t token) const;
  [[nodiscard]] bool priced(std::uint32_t token) const;
  [[nodiscard]] bool moved_by(std::uint32_t token) const;
  [[nodiscard]] bool bounded_one(const Amount& amount) const;
  std::uint32_t quantity(const Amount& amount);
  bool decade_of_life(const Amount& amount);
  [[nodiscard]] std::uint32_t past_glued(std::uint32_t token) const;

  // quantity_range.cpp: ratios, ranges and scores
  void push_ratio(const Amount& amount, const Numeral& of);
  struct Join;
  std::optional<std::uint32_t> range(const Amount& first);
  [[nodiscard]] Join join_behind(const Amount& first) const;
  [[nodiscard]] std::optional<Amount> second_end(const Amount& first, const Join& join) const;
  static void say_alike(Amount& low, Amount& second);
  [[nodiscard]] bool in_named_range(const Amount& first) const;
  std::optional<std::uint32_t> hyphenated(const Amount& low, const Amount& second, bool opened);
  [[nodiscard]] bool is_game(const Amount& low, const Amount& second) const;
  [[nodiscard]] bool is_range(const Amount& first, const Amount& low, const Amount& second, bool from) const;
  std::uint32_t falling(Amount from, Decimal value);
  [[nodiscard]] bool by_and_to(const Amount& first, const Amount& second) const;
  std::optional<std::uint32_t> either(const Amount& first);
  std::optional<std::uint32_t> worded_score(const Amount& first);
  std::optional<std::uint32_t> two_sides(const Amount& first);
  // In brackets behind a score: a tie-break's points.
  [[nodiscard]] bool behind_score(std::uint32_t first, std::uint32_t last) const {
    return first > sentence_->first + 1 && !out_.empty() && out_.back().kind == QuantityKind::score && reading_.is(last, u')') &&
           reading_.is(first - 1, u'(') && out_.back().where.end == reading_.tokens[first - 2].where.end;
  }
  std::uint32_t score(const Amount& a, const Amount& b);
  std::uint32_t push_range(const Amount& low, const Amount& high, bool opened);

  // quantity_multiple.cpp
  std::uint32_t multiple(const Match& m);
  bool times_and_half(const Amount& amount);
  [[nodiscard]] bool multiplied_by(std::uint32_t first) const;
  [[nodiscard]] bool compared(std::uint32_t token) const;
  bool times_behind(const Amount& amount);

  // quantity_emit.cpp: one quantity, its bound and what it counts
  void emit(const Amount& amount);
  // One more, of this kind and there, its number too.
  Quantity& found(QuantityKind kind, Span where);
  void below_zero(Quantity& q);
  [[nodiscard]] Lead lead(std::uint32_t first) const;
  void bounds(Quantity& q, std::uint32_t first, std::uint32_t last);
  void behind_noun(Quantity& q, std::uint32_t last);
  void counted(Quantity& q, std::uint32_t first, std::uint32_t begin) const;
  void age(Quantity& q, std::uint32_t first, std::uint32_t last) {
    after_ = std::max(after_, set_age(reading_, *sentence_, lead(first), first, last, q));
  }

  struct Bounding {
    std::uint32_t first = 0;
    std::uint32_t last = 0;  // where the amount begins
    Bound bound = Bound::exact;
    std::uint32_t words_end = 0;  // where the bound's own words end
  };

  const Reading reading_;
  std::vector<Quantity>& out_;
  const Sentence* sentence_ = nullptr;
  Pair pair_;
  std::optional<Bounding> bound_;
  std::optional<Match> inner_;         // the bound between a number and its unit
  std::optional<std::uint32_t> open_;  // "entre", "between", "from"
  std::uint32_t after_ = 0;
};

}  // namespace citelight::quantity
