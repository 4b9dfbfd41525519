#include "attribution.h"

namespace citelight {

std::vector<Attribution> find_attributions(const Document&, const Reading&, const std::vector<Sentence>&) {
  return {};
}

}  // namespace citelight
