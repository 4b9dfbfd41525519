#include "json/json_parse.h"

#include <algorithm>
#include <limits>

#include "base/unicode.h"

namespace citelight::json {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex(char c) {
  if (is_digit(c)) return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// The unit that the four digits behind \u tell, which are there.
char16_t unit(std::string_view raw, std::size_t at) {
  unsigned value = 0;
  for (std::size_t i = at; i < at + 4; ++i) value = value << 4 | static_cast<unsigned>(hex(raw[i]));
  return static_cast<char16_t>(value);
}

char16_t escaped(char c) {
  switch (c) {
    case 'b': return u'\b';
    case 'f': return u'\f';
    case 'n': return u'\n';
    case 'r': return u'\r';
    case 't': return u'\t';
    default: return static_cast<char16_t>(c);
  }
}

void unescape(std::string_view raw, std::u16string& out) {
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t run = std::min(raw.find('\\', at), raw.size());
    (void)unicode::append_utf16(raw.substr(at, run - at), out);  // known to be well-formed
    if (run == raw.size()) return;
    at = run + 2;
    if (raw[run + 1] != 'u') {
      out += escaped(raw[run + 1]);
      continue;
    }
    const char16_t one = unit(raw, at);
    at += 4;
    const bool lead = (one & 0xFC00) == 0xD800;
    if (lead && at + 6 <= raw.size() && raw[at] == '\\' && raw[at + 1] == 'u') {
      if (const char16_t two = unit(raw, at + 2); (two & 0xFC00) == 0xDC00) {
        out += one;
        out += two;
        at += 6;
        continue;
      }
    }
    out += (one & 0xF800) == 0xD800 ? u'\uFFFD' : one;
  }
}

}  // namespace

Parsed::Parsed(std::string_view text) : text_(text) {
  if (!unicode::is_well_formed_utf8(text) || !parse()) nodes_.clear();
}

void Parsed::skip_space(std::size_t& at) const {
  while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t' || text_[at] == '\n' || text_[at] == '\r')) ++at;
}

bool Parsed::string(std::size_t& at) {
  if (char_at(at) != '"') return false;
  Node node{at + 1, 0, nodes_.size() + 1, Type::string, false};
  for (++at;; ++at) {
    if (at >= text_.size() || static_cast<unsigned char>(text_[at]) < 0x20) return false;
    if (text_[at] == '"') break;
    if (text_[at] != '\\') continue;
    node.escapes = true;
    const char c = char_at(++at);
    if (c == 'u') {
      for (int i = 0; i < 4; ++i) {
        if (hex(char_at(++at)) < 0) return false;
      }
    } else if (c == '\0' || std::string_view("\"\\/bfnrt").find(c) == std::string_view::npos) {
      return false;
    }
  }
  node.end = at++;
  nodes_.push_back(node);
  return true;
}

bool Parsed::number(std::size_t& at) {
  const std::size_t begin = at;
  const auto digits = [&] {
    const std::size_t from = at;
    while (is_digit(char_at(at))) ++at;
    return at > from;
  };
  if (char_at(at) == '-') ++at;
  if (char_at(at) == '0') ++at;
  else if (!digits()) return false;
  if (char_at(at) == '.' && (++at, !digits())) return false;
  if ((char_at(at) | 0x20) == 'e') {
    ++at;
    if (char_at(at) == '+' || char_at(at) == '-') ++at;
    if (!digits()) return false;
  }
  nodes_.push_back({begin, at, nodes_.size() + 1, Type::number, false});
  return true;
}

bool Parsed::scalar(std::size_t& at) {
  if (char_at(at) == '"') return string(at);
  for (const std::string_view word : {"null", "true", "false"}) {
    if (text_.substr(at, word.size()) != word) continue;
    nodes_.push_back({at, at + word.size(), nodes_.size() + 1, word == "null" ? Type::null : Type::boolean, false});
    at += word.size();
    return true;
  }
  return number(at);
}

// No recursion: texts may nest as deep as they like.
bool Parsed::parse() {
  std::size_t at = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  std::vector<std::size_t> open;
  const auto name = [&] {  // an object's next member, up to its value
    skip_space(at);
    if (!string(at)) return false;
    skip_space(at);
    return char_at(at++) == ':';
  };
  for (;;) {
    skip_space(at);
    const char c = char_at(at);
    bool closing = false;
    if (c == '{' || c == '[') {
      open.push_back(nodes_.size());
      nodes_.push_back({at++, 0, 0, c == '{' ? Type::object : Type::array, false});
      skip_space(at);
      closing = char_at(at) == (c == '{' ? '}' : ']');
      if (!closing) {
        if (c == '{' && !name()) return false;
        continue;
      }
    } else if (!scalar(at)) {
      return false;
    }
    // A value has ended; or, `closing`, an empty one is about to.
    for (;; closing = false) {
      if (open.empty()) {
        skip_space(at);
        return at == text_.size();
      }
      skip_space(at);
      Node& outer = nodes_[open.back()];
      const bool object = outer.type == Type::object;
      const char next = char_at(at++);
      if (next == (object ? '}' : ']')) {
        outer.end = at;
        outer.after = nodes_.size();
        open.pop_back();
        continue;
      }
      if (closing || next != ',' || (object && !name())) return false;
      break;
    }
  }
}

Type Value::type() const { return in_ == nullptr ? Type::none : in_->nodes_[at_].type; }

Value Value::operator[](std::string_view asked) const {
  Value found;
  if (!is(Type::object)) return found;
  for (Value name = first(); name;) {
    const Value value = name.next();
    const Parsed::Node& node = in_->nodes_[name.at_];
    if (node.escapes ? name.utf8() == asked : in_->text_.substr(node.begin, node.end - node.begin) == asked) found = value;
    name = value.next();
  }
  return found;
}

Value Value::first() const {
  const std::size_t end = in_->nodes_[at_].after;
  return at_ + 1 < end ? Value(in_, at_ + 1, end) : Value();
}

Value Value::next() const {
  const std::size_t after = in_->nodes_[at_].after;
  return after < end_ ? Value(in_, after, end_) : Value();
}

std::optional<std::uint64_t> Value::whole_number() const {
  if (!is(Type::number)) return std::nullopt;
  constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  const Parsed::Node& node = in_->nodes_[at_];
  std::uint64_t out = 0;
  for (std::size_t at = node.begin; at < node.end; ++at) {
    if (!is_digit(in_->text_[at])) return std::nullopt;
    const auto digit = static_cast<std::uint64_t>(in_->text_[at] - '0');
    if (out > (most - digit) / 10) return std::nullopt;
    out = out * 10 + digit;
  }
  return out;
}

void Value::read(std::u16string& out) const {
  if (!is(Type::string)) return;
  const Parsed::Node& node = in_->nodes_[at_];
  unescape(in_->text_.substr(node.begin, node.end - node.begin), out);
}

std::u16string Value::text() const {
  std::u16string out;
  read(out);
  return out;
}

std::string Value::utf8() const {
  if (!is(Type::string)) return {};
  const Parsed::Node& node = in_->nodes_[at_];
  return node.escapes ? unicode::to_utf8(text()) : std::string(in_->text_.substr(node.begin, node.end - node.begin));
}

std::string Value::source() const {
  if (in_ == nullptr) return "null";
  const Parsed::Node& node = in_->nodes_[at_];
  const std::size_t mark = node.type == Type::string ? 1 : 0;
  std::string out;
  bool inside = false;  // a string
  for (std::size_t at = node.begin - mark; at < node.end + mark; ++at) {
    const char c = in_->text_[at];
    if (!inside && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) continue;
    out += c;
    if (c == '"') inside = !inside;
    if (c == '\\') out += in_->text_[++at];
  }
  return out;
}

std::string primary_subtag(std::string lang) {
  lang.resize(std::min(lang.size(), std::size_t{16}));
  if (const auto dash = lang.find_first_of("-_"); dash != std::string::npos) lang.resize(dash);
  return lang;
}

}  // namespace citelight::json
