// The names of settings, checked where the engine asks for one: no SettingName can be made without this file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "citelight/pack.h"

namespace citelight {

struct SettingInfo {
  std::string_view name;
  std::string_view kind;  // as settings.def says
};

inline constexpr SettingInfo setting_info[] = {
#define CITELIGHT_SETTING(name, kind) {#name, kind},
#include "pack/settings.def"
#undef CITELIGHT_SETTING
};
inline constexpr std::size_t setting_count = std::size(setting_info);

// Never defined: nothing calls it when it runs, and a name that settings.def lacks stops the compiler here.
void no_such_name_in_settings_def();

consteval std::uint32_t setting_place(std::string_view name) {
  for (std::uint32_t place = 0; place < setting_count; ++place) {
    if (setting_info[place].name == name) return place;
  }
  no_such_name_in_settings_def();
  return 0;
}

template <std::size_t N>
consteval SettingName::SettingName(const char (&literal)[N]) : place(setting_place({literal, N - 1})) {}

}  // namespace citelight
