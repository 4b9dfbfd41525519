#include "quantity/money_names.h"

#include <algorithm>
#include <iterator>

#include "text/noun_phrase.h"
#include "web_tables.h"

namespace citelight {
namespace {

constexpr std::string_view us_dollar = "USD";

std::string_view dollar_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == url.npos) return {};
  url.remove_prefix(scheme + 3);
  const auto host = url.substr(0, url.find_first_of("/:?#"));
  for (const web::Home& home : web::dollars)
    if (host.ends_with(home.site)) return home.code;
  return {};
}

}  // namespace

bool is_dollar(std::string_view code) {
  return code == us_dollar ||
         std::any_of(std::begin(web::dollars), std::end(web::dollars), [&](const web::Home& home) { return home.code == code; });
}

bool bare_dollars(const Reading& reading, const Quantity& quantity) {
  if (quantity.kind != QuantityKind::money || !quantity.unit.starts_with(us_dollar)) return false;
  std::uint32_t t = reading.token_at(quantity.where.begin);
  for (bool inside = true; inside && t < reading.tokens.size(); ++t) {
    inside = reading.tokens[t].where.begin < quantity.where.end;  // and the one behind: "$5 million US"
    if (listed(reading, t, "of_us_dollars")) return false;
  }
  return true;
}

// "500 pesos" of a text that has said "Argentine pesos", and no other kind of them, are those.
void name_currencies(const Document& document, const Reading& reading, std::vector<Quantity>& quantities) {
  const std::u16string_view text = document.text;
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
  const std::string_view own = dollar_of(document.url);
  for (Quantity& q : quantities)
    if (!own.empty() && bare_dollars(reading, q)) q.unit.replace(0, us_dollar.size(), own);
}

}  // namespace citelight
