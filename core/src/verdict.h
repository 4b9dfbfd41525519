// Stage V6: claim and source → what the source says of the claim.
#pragma once

#include "citelight/pack.h"
#include "citelight/verify.h"

namespace citelight {

// Pure and deterministic. Spans of the input must lie inside its texts.
[[nodiscard]] Verification verify(const VerifyInput& input, const Pack& claim_pack, const Pack& source_pack, LastSource* last = nullptr);

// The reason in English, as one sentence.
[[nodiscard]] std::string_view words_for(VerifyReason why);

}  // namespace citelight
