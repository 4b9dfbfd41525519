#include "verify/figure/anachronism.h"

#include <algorithm>
#include <string>

#include "verify/figure/date_likeness.h"

namespace citelight {
namespace {

constexpr double same_story = 0.4;  // of the claim's words
constexpr int may_foretell = 12;    // months: a text of shortly before may have said what was to come

bool dated(const Quantity& q) {
  return is_date(q) && q.when.size() >= 4 && q.when[0] >= '1' && q.when[0] <= '9' && q.when.find('X') == std::string::npos;
}

}  // namespace

std::optional<Written> written_before(const FigureContext& context, const Quantity& c) {
  const Side& source = context.source;
  if (context.across || source.datelines.empty() || !dated(c) || c.bound != Bound::exact ||
      context.standings.of[context.standings.best].around < same_story)
    return std::nullopt;
  const std::string from = c.when.substr(0, 7);
  Written out;
  for (std::uint32_t p = 0; p < source.passages.size(); ++p) {
    const Passage& passage = source.passages[p];
    for (std::uint32_t i = passage.quantities_first; i < passage.quantities_last; ++i) {
      const Quantity& s = source.quantities[i];
      if (!dated(s)) continue;
      const auto slash = s.when.find('/');
      const std::string to = slash == std::string::npos ? s.when : s.when.substr(slash + 1);
      const std::size_t grain = std::min(to.size(), from.size());
      if (to.compare(0, grain, from, 0, grain) >= 0 || year_and_month(from) - year_and_month(to) <= may_foretell) return std::nullopt;
      if (passage.dateline && out.day == nullptr && s.when.size() >= 10) out = {&s, p};
    }
  }
  return out.day == nullptr ? std::nullopt : std::optional(out);
}

}  // namespace citelight
