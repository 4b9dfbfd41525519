#include "verify/figure/figure_context.h"

#include <algorithm>

#include "verify/figure/figure_numbered.h"

namespace citelight {
namespace {

bool knows_names(const Terms& terms, const Standings& standings, bool across) {
  bool any = false;
  for (std::size_t t = 0; t < terms.list.size(); ++t) {
    if (!terms.list[t].name) continue;
    any = true;
    if (across && std::none_of(standings.terms.begin(), standings.terms.end(),
                               [&](const auto& here) { return std::binary_search(here.begin(), here.end(), t); }))
      return false;
  }
  return any;
}

}  // namespace

FigureContext::FigureContext(const Side& claim_side, const Side& source_side, const Terms& all_terms, const Standings& all_standings)
    : claim(claim_side),
      source(source_side),
      terms(all_terms),
      standings(all_standings),
      concepts(claim_side.concepts),
      across(claim_side.pack->lang() != source_side.pack->lang()),
      names_known(knows_names(terms, standings, across)),
      numbered(find_numbered(claim, terms)),
      taken_by(source.quantities.size()) {}

}  // namespace citelight
