#include "quantity/money_names.h"

#include <algorithm>

namespace citelight {

// "500 pesos" of a text that has said "Argentine pesos", and no other kind of them, are those.
void name_currencies(std::u16string_view text, std::vector<Quantity>& quantities) {
  struct Named {
    std::u16string_view words;
    const std::string* unit;
  };
  std::vector<Named> named;
  for (const Quantity& q : quantities) {
    if (q.kind != QuantityKind::money || q.unit.empty() || q.unit.find('/') != std::string::npos) continue;
    const auto words = text.substr(q.where.begin, q.where.size());
    const auto cut = words.rfind(u' ');
    if (cut != words.npos && std::none_of(named.begin(), named.end(), [&](const Named& n) {
          return *n.unit == q.unit && n.words.find(words.substr(cut + 1)) != words.npos;
        }))
      named.push_back({words, &q.unit});
  }
  for (Quantity& q : quantities) {
    if (q.kind != QuantityKind::money || !q.unit.empty() || named.size() > 16) continue;
    const auto words = text.substr(q.where.begin, q.where.size());
    const auto noun = words.substr(words.rfind(u' ') + 1);
    const std::string* unit = nullptr;
    for (const Named& n : named) {
      if (n.words.find(noun) == words.npos) continue;
      if (unit != nullptr && *unit != *n.unit) {
        unit = nullptr;
        break;
      }
      unit = n.unit;
    }
    if (unit != nullptr) q.unit = *unit;
  }
}

}  // namespace citelight
