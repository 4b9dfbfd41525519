// Stage V4d: numbers that say which one is meant, "Section 46", "phase 2": the claim's beside the source's of the same name.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "verify/figure/figure_answer.h"
#include "verify/figure/figure_context.h"

namespace citelight {

// "Section 46" of a source that knows Section 43 alone: a number that is part of a name is no quantity.
[[nodiscard]] std::vector<FigureAnswer> find_other_designations(const FigureContext& context);

// "the third season", "the third", "season three", "seasons 1 to 3" of a claim that says season 3: `called` what the number at `t` is of.
[[nodiscard]] bool numbered_alike(const FigureContext& context, std::uint16_t called, std::uint32_t t);

// "Ferry 6 carries 300 people", of a source that has a ferry 6: it counts nothing.
[[nodiscard]] bool numbers_same(const FigureContext& context, const Quantity& c);

// A number of the source that is part of a name, and gives the claim's figure.
struct NamedNumber {
  std::uint32_t token = 0;
  std::uint32_t passage = 0;
};

// "Italy won 11 medals and France 16.", in passage `p`: the name and its number are no designation where what is counted is said before.
[[nodiscard]] std::optional<NamedNumber> find_gapped(const FigureContext& context, const Quantity& c, std::uint32_t p);

// "in class two" of a source that says "class 2": behind the same word.
[[nodiscard]] std::optional<NamedNumber> find_called(const FigureContext& context, const Quantity& c);

}  // namespace citelight
