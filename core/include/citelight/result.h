// What a door returns: the value, or why there is none.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace citelight {

// One sentence for the person who made the input; names file, place or field.
struct Error {
  std::string message;
  friend bool operator==(const Error&, const Error&) = default;
};

// std::expected until every compiler here has it (C++23); same names, so that
// the change will be one line. Nothing in the core throws.
template <class T>
class [[nodiscard]] Result {
 public:
  // As with std::expected, either is returned as it is.
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // Precondition of the next five: has_value(), or not, respectively.
  [[nodiscard]] T& operator*() & { return *std::get_if<0>(&state_); }
  [[nodiscard]] const T& operator*() const& { return *std::get_if<0>(&state_); }
  [[nodiscard]] T&& operator*() && { return std::move(*std::get_if<0>(&state_)); }
  [[nodiscard]] T* operator->() { return std::get_if<0>(&state_); }
  [[nodiscard]] const T* operator->() const { return std::get_if<0>(&state_); }
  [[nodiscard]] const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace citelight
