// The reader of JSON (RFC 8259) that the JSON doors share: one pass that checks the text and notes where each value stands, no
// tree of copies. A string's characters are read when they are asked for, straight into what they become.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace citelight::json {

enum class Type : std::uint8_t { none, null, boolean, number, string, array, object };

class Parsed;

// A value inside a Parsed, which must outlive it; of type none where there is no such value.
class Value {
 public:
  Value() = default;
  [[nodiscard]] Type type() const;
  explicit operator bool() const { return in_ != nullptr; }
  [[nodiscard]] bool is(Type type_asked) const { return type() == type_asked; }

  // An object's member; the last of several with that name.
  [[nodiscard]] Value operator[](std::string_view name) const;
  // The elements of an array, one after the other: none behind the last.
  [[nodiscard]] Value first() const;
  [[nodiscard]] Value next() const;

  [[nodiscard]] std::optional<std::uint64_t> whole_number() const;  // without sign, point or exponent, and below 2^64
  // A string's characters, lone surrogates (\ud800) as U+FFFD; appends.
  void read(std::u16string& out) const;
  [[nodiscard]] std::u16string text() const;
  [[nodiscard]] std::string utf8() const;  // "" where it is no string
  // As it was written, but for the white space between its parts.
  [[nodiscard]] std::string source() const;

 private:
  friend class Parsed;
  Value(const Parsed* in, std::size_t at, std::size_t end) : in_(in), at_(at), end_(end) {}
  const Parsed* in_ = nullptr;
  std::size_t at_ = 0, end_ = 0;  // its node; where its siblings end
};

class Parsed {
 public:
  explicit Parsed(std::string_view text);  // kept, not copied
  // Of type none where the text is no JSON, or not UTF-8.
  [[nodiscard]] Value root() const { return nodes_.empty() ? Value() : Value(this, 0, 1); }

 private:
  friend class Value;
  struct Node {
    std::size_t begin, end;  // in the text; of a string without its marks
    std::size_t after;       // the node behind it and all that it holds
    Type type;
    bool escapes;  // of a string: some are written with a backslash
  };
  bool parse();
  bool scalar(std::size_t& at);
  bool string(std::size_t& at);
  bool number(std::size_t& at);
  void skip_space(std::size_t& at) const;
  [[nodiscard]] char char_at(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  std::string_view text_;
  std::vector<Node> nodes_;
};

// "fr-CA" → "fr".
[[nodiscard]] std::string primary_subtag(std::string lang);

}  // namespace citelight::json
