#include "claim.h"

namespace citelight {

std::vector<Claim> find_claims(const Document&, const Reading&, const std::vector<Sentence>& sentences,
                               const std::vector<Quantity>& quantities, const std::vector<Attribution>& attributions) {
  std::vector<Claim> out;
  std::size_t q = 0;
  for (const Sentence& sentence : sentences) {
    Claim claim;
    claim.where = sentence.where;
    while (q < quantities.size() && quantities[q].where.begin < sentence.where.begin) ++q;
    for (; q < quantities.size() && quantities[q].where.end <= sentence.where.end; ++q) claim.quantities.push_back(static_cast<std::uint32_t>(q));
    for (std::uint32_t a = 0; a < attributions.size(); ++a) {
      for (const Span content : attributions[a].content) {
        if (!content.overlaps(sentence.where)) continue;
        claim.attributions.push_back(a);
        break;
      }
    }
    if (!claim.quantities.empty() || !claim.attributions.empty()) out.push_back(std::move(claim));
  }
  return out;
}

}  // namespace citelight
