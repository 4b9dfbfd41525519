// Writes JSON forward into one string: an answer is seven times as long as its text, so each byte must be cheap.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace citelight::json {

class Out {
 public:
  explicit Out(std::size_t expected = 64) { grow(expected); }
  Out(const Out&) = delete;  // the places below point into the string
  Out& operator=(const Out&) = delete;

  void raw(std::string_view text) { raw(text.data(), text.size()); }
  void number(std::uint64_t n);
  // With its quotes. Lone surrogates become U+FFFD; ill-formed UTF-8 is the caller's fault and goes over as it is.
  void string(std::u16string_view text);
  void string(std::string_view utf8);

  // What was written; nothing more is written then.
  [[nodiscard]] std::string take();

 private:
  void room(std::size_t bytes) {
    if (static_cast<std::size_t>(end_ - at_) < bytes) grow(bytes);
  }
  void grow(std::size_t bytes);
  void raw(const char* text, std::size_t size);  // wasm hands a view over by way of memory
  void escaped(char32_t below_0x80);

  std::string text_;
  char* at_ = nullptr;   // where the next byte goes
  char* end_ = nullptr;  // of the room there is
};

}  // namespace citelight::json
