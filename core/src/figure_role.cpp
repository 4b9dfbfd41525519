#include "figure_role.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "figure_context.h"
#include "terms.h"

namespace citelight {
namespace {

constexpr std::uint32_t reach = 6;   // words
constexpr std::uint32_t beside = 2;  // … "cas supplémentaires"

// Concepts of the packs; each row's exclude one another.
constexpr std::array<std::array<std::string_view, 5>, 5> groups = {{
    {"die", "injure", "arrest", "disappear", "birth"},
    {"revenue", "profit", "debt", "lose", ""},
    {"win", "nominate", "", "", ""},
    {"import", "export", "", "", ""},
    {"hire", "dismiss", "", "", ""},
}};

bool in(const std::array<std::string_view, 5>& group, std::string_view idea) {
  return std::find(group.begin(), group.end(), idea) != group.end();
}

}  // namespace

Roles roles_of(const Side& side, const Quantity& q) {
  const auto role_at = [&](std::uint32_t t) -> std::string_view {
    const std::string_view idea = concept_at(side, t);
    return !idea.empty() && std::any_of(groups.begin(), groups.end(), [&](const auto& group) { return in(group, idea); })
               ? idea
               : std::string_view{};
  };
  // A clause ends at a stop; behind another figure its own words stand.
  const auto ends = [&](std::uint32_t t) {
    if (side.figure[t]) return true;
    return side.tokens[t].kind == TokenKind::mark &&
           std::u16string_view(u".;:()–—").find(side.text(side.tokens[t].where).front()) != std::u16string_view::npos;
  };
  const std::uint32_t size = static_cast<std::uint32_t>(side.tokens.size());
  const Span bound = q.bound_at ? Span{std::min(q.where.begin, q.bound_at->begin), std::max(q.where.end, q.bound_at->end)} : q.where;
  std::uint32_t before = token_of(side, bound.begin), behind = token_of(side, bound.end - 1) + 1;
  // "17 died and 43 were injured": what is joined on has its own verb.
  const bool joined = before > 0 && (side.reading().is(before - 1, u',') || side.reading().has(before - 1, Category::numeral_joiner));
  bool back = !joined, on = true;
  Roles out{};
  std::size_t found = 0;
  for (std::uint32_t step = 0; step < reach && found < out.size() && (back || on); ++step) {
    back = back && before > 0 && !ends(before - 1);
    if (back) {
      if (const auto role = role_at(--before); !role.empty()) out[found++] = role;
    }
    on = on && behind < size && !ends(behind);
    if (on) {
      if (const auto role = role_at(behind++); !role.empty() && found < out.size()) out[found++] = role;
    }
  }
  return out;
}

bool other_role(const Roles& claim, const Roles& source) {
  const auto named = [](const Roles& by, std::string_view role) { return std::find(by.begin(), by.end(), role) != by.end(); };
  return !claim[0].empty() && !source[0].empty() && !named(claim, source[0]) &&
         std::any_of(groups.begin(), groups.end(), [&](const auto& group) { return in(group, claim[0]) && in(group, source[0]); });
}

std::string_view qualifier_of(const Side& side, const Quantity& q) {
  const std::uint32_t first = token_of(side, q.where.begin), behind = token_of(side, q.where.end - 1) + 1;
  const std::uint32_t size = static_cast<std::uint32_t>(side.tokens.size());
  for (std::uint32_t t = first > 0 ? first - 1 : behind; t < std::min(size, behind + beside); t = t < first ? behind : t + 1) {
    if (side.tokens[t].kind == TokenKind::mark || side.figure[t]) {
      if (t >= behind) break;
      continue;
    }
    if (side.tokens[t].capitalised) continue;  // "New York"
    const std::string_view idea = concept_at(side, t);
    if (idea == "new" || idea == "last" || idea == "average") return idea;
  }
  return {};
}

bool lacks_result(const Roles& claim, const Side& source, const Passage& passage) {
  if (claim[0] != "profit" && claim[0] != "lose" && claim[0] != "debt") return false;
  for (std::uint32_t t = passage.first; t < passage.last; ++t) {
    if (concept_at(source, t) == claim[0]) return false;
  }
  return true;
}

}  // namespace citelight
