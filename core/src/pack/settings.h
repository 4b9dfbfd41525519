// The names of settings, checked where the engine asks for one: no SettingName can be made without this file.
#pragma once

#include <cstddef>
#include <cstdint>

#include "citelight/pack.h"

namespace citelight {

// Never defined: nothing calls it when it runs, and a name that settings.def lacks stops the compiler here.
void no_such_name_in_settings_def();

consteval std::uint32_t known_setting(std::uint32_t hash) {
  switch (hash) {  // two names with one hash do not compile either
#define CITELIGHT_SETTING(name, kind) case class_hash(#name):
#include "pack/settings.def"
#undef CITELIGHT_SETTING
    break;
    default: no_such_name_in_settings_def();
  }
  return hash;
}

template <std::size_t N>
consteval SettingName::SettingName(const char (&literal)[N]) : hash(known_setting(class_hash({literal, N - 1}))) {}

}  // namespace citelight
