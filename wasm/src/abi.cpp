// The C door of the wasm build: bytes in, bytes out, no exception across it.
// Every pointer is into the module's memory. One engine a module.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "citelight/engine.h"

namespace {

struct State {
  citelight::Engine engine;
  citelight::LastSource last_source;
  std::string error;
};

State& state() {
  static State* const instance = new State;
  return *instance;
}

citelight::Offsets offsets_of(int unit) {
  return unit == 1 ? citelight::Offsets::codepoint : unit == 2 ? citelight::Offsets::byte : citelight::Offsets::utf16;
}

}  // namespace

extern "C" {

// NUL-terminated, static.
const char* cl_version() { return citelight::version().data(); }
const char* cl_icu_version() { return citelight::icu_version().data(); }

// Memory for input; 0 where there is none. Freed with cl_free.
void* cl_alloc(std::uint32_t size) { return std::malloc(size != 0 ? size : 1); }
void cl_free(void* pointer) { std::free(pointer); }

// 0, or 1 with the reason in cl_last_error().
int cl_load_pack(const std::uint8_t* bytes, std::uint32_t size) {
  state().last_source = {};
  const auto lang = state().engine.add_pack({bytes, bytes + size});
  if (!lang) state().error = lang.error().message;
  return lang ? 0 : 1;
}
const char* cl_last_error() { return state().error.c_str(); }

// One request line as JSON → a result handle, freed with cl_result_free.
// `unit` of offsets: 0 UTF-16, 1 code point, 2 byte.
std::string* cl_analyse(const char* line, std::uint32_t size, int unit) {
  return new std::string(state().engine.analyse_json({line, size}, offsets_of(unit)));
}
// The same for a claim and its source.
std::string* cl_verify(const char* line, std::uint32_t size, int unit) {
  return new std::string(state().engine.verify_json({line, size}, offsets_of(unit), &state().last_source));
}
const char* cl_result_pointer(const std::string* result) { return result->data(); }
std::uint32_t cl_result_length(const std::string* result) { return static_cast<std::uint32_t>(result->size()); }
void cl_result_free(std::string* result) { delete result; }

}  // extern "C"
