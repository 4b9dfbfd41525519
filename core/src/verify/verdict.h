// Stage V6: claim and source → what the source says of the claim.
#pragma once

#include <array>
#include <cstdint>

#include "citelight/verify.h"
#include "verify/verify_side.h"

namespace citelight {

// What a claim whose figures agree is judged by, whether the source bears it out whole, in this order: the table of weights in verdict.cpp.
enum class SupportFeature : std::uint8_t { bias, words, passages, agreeing, least, slight, lacks_name, count };
using SupportFeatures = std::array<double, static_cast<std::size_t>(SupportFeature::count)>;

// Pure and deterministic. Spans of the input must lie inside its texts. `support`: filled where it was what decided.
[[nodiscard]] Verification verify(const VerifyInput& input, const Language& of_claim, const Language& of_source, LastSource* last = nullptr,
                                  SupportFeatures* support = nullptr);

// The reason in English, as one sentence.
[[nodiscard]] std::string_view words_for(VerifyReason why);

}  // namespace citelight
