// Stage V3: how near each passage of the source stands to the claim.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "verify/figure/compare.h"
#include "verify/terms.h"
#include "verify/verify_side.h"

namespace citelight {

enum class DateMatch : std::uint8_t { unsaid, agree, conflict };

// What a passage is ranked by, in this order: the table of weights in passages.cpp. `rare_…` sum the
// rarity, inside this source, of what the claim and the passage share.
enum class PassageFeature : std::uint8_t {
  rare_words,
  rare_names,
  rare_figures,
  full_dates,
  rare_before,
  rare_after,
  rare_head,
  all_figures,
  dateline,
  count
};
using PassageFeatures = std::array<double, static_cast<std::size_t>(PassageFeature::count)>;

struct Standing {
  double words = 0;   // share of the claim's words (by weight) that the passage has
  double around = 0;  // … with what its neighbours and the source's head add
  DateMatch dates = DateMatch::unsaid;
  bool other_name = false;    // lacks a name of the claim and gives another in its place
  std::uint32_t figures = 0;  // how many of the claim's figures it gives
  double told = 0;            // its rank by words and names alone, whatever figures it gives
  double rank = 0;
  PassageFeatures features{};
};

// A standing for each passage of `source`, and the index of the best.
struct Standings {
  std::vector<Standing> of;
  std::vector<std::vector<std::uint16_t>> terms;  // per passage: the claim's terms it has, ascending
  std::uint32_t best = 0;
  double most_told = 0;

  [[nodiscard]] bool has(std::uint32_t passage, std::size_t term) const {
    return std::binary_search(terms[passage].begin(), terms[passage].end(), term);
  }
};
[[nodiscard]] Standings rank_passages(const Side& claim, const Side& source, const Terms& terms);

}  // namespace citelight
