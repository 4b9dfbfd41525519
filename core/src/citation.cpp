#include "citation.h"

namespace citelight {

std::vector<Citation> find_citations(const Document&, const Reading&, const std::vector<Sentence>&,
                                     const std::vector<Attribution>&, const std::vector<Claim>& claims) {
  return std::vector<Citation>(claims.size());
}

}  // namespace citelight
