// Stage V5: the claim's quotations beside the source's words.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "citelight/verify.h"
#include "verify/verify_side.h"

namespace citelight {

struct QuoteAnswer {
  Finding finding;
  std::optional<std::uint32_t> passage;
  bool grave = false;             // what differs denies the claim
  bool unsure = false;            // it may be another quotation
  bool short_translated = false;  // … of a few words: what else the claim says tells
};

// Of a quotation whose words the source has not.
[[nodiscard]] QuoteAnswer no_such_words(Span quoted);

// One answer for each quotation of the claim that is long enough to be checked.
// `speaker`: to whom the page gives words whose speaker the claim doesn't name.
[[nodiscard]] std::vector<QuoteAnswer> check_quotes(const Side& claim, std::u16string_view speaker, const Side& source);

}  // namespace citelight
