// Before for after, and the second for the first.
#pragma once

#include <cstdint>
#include <optional>

#include "verify/statement/denial.h"
#include "verify/statement/retold.h"

namespace citelight {

enum class Order : std::uint8_t { none, before, during, after };
[[nodiscard]] Order order_at(const Side& side, std::uint32_t t);

// Whether an ordinal stands right in front, and not the first.
[[nodiscard]] bool ranks(const Side& source, const Statement& s, std::uint32_t t);

// "founded after the duchy split" of a source that says "founded before the duchy was split".
[[nodiscard]] std::optional<Denial> find_other_order(const RetoldContext& context);

// "the largest" of a source that says "the second-largest".
[[nodiscard]] std::optional<Denial> find_lower_rank(const RetoldContext& context);

}  // namespace citelight
