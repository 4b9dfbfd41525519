// Who it is told of in a statement of the source, what stands behind its verb, and whether more is said than the claim says.
#pragma once

#include <cstdint>

#include "verify/statement/retold.h"

namespace citelight {

// Whether in front of `k` nobody else is named, nobody says it, and neither a quotation nor an aside stands open.
[[nodiscard]] bool of_same(const RetoldContext& context, const Statement& s, std::uint32_t k);

// Whether behind `k` the next word of the claim behind `c` stands, by itself: not "the suspect's brother", "the museum shop".
[[nodiscard]] bool same_object(const RetoldContext& context, const Statement& s, std::uint32_t c, std::uint32_t k);

// Not "the suspect's brother", "the museum shop".
[[nodiscard]] bool ends_phrase(const RetoldContext& context, const Statement& s, std::uint32_t t);

// "was never beaten": "beat Lind" tells of another; "was never signed": "signed it" does not.
[[nodiscard]] bool same_voice(const RetoldContext& context, const Statement& s, const Turn& turn, std::uint32_t k);

// "was signed", by the auxiliary close in front.
[[nodiscard]] bool passive(const Side& side, std::uint32_t t, std::uint32_t first);

// Whether what the source turns is all that it says: not "did not approve it unanimously", "for years it did not". Asides in front may say more.
[[nodiscard]] bool says_no_more(const RetoldContext& context, const Statement& s, const Turn& turn);

// Opens or closes an aside.
[[nodiscard]] bool sets_apart(const Side& side, std::uint32_t t);

}  // namespace citelight
