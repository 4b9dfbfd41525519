#include "base/unicode.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>
#include <unicode/uvernum.h>

#include <array>
#include <cstring>

#include "base/unicode_library.h"

namespace citelight::unicode {
namespace {

// Hyphens and apostrophes that newsrooms type for one another.
char16_t plain(char16_t c) {
  switch (c) {
    case u'\u2019':
    case u'\u2018':
    case u'\u02BC':
    case u'\uFF07': return u'\'';
    case u'\u2010':
    case u'\u2011':
    case u'\u2012':
    case u'\u2013':
    case u'\u2212': return u'-';
    default: return c;
  }
}

// Folded form of each Latin-1 unit; 0 where folding is not one unit to one.
constexpr auto latin1_fold = [] {
  std::array<char16_t, 256> table{};
  for (unsigned c = 0; c < 256; ++c) {
    table[c] = static_cast<char16_t>(c);
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) table[c] = static_cast<char16_t>(c + 32);
  }
  for (unsigned c : {0xA0, 0xA8, 0xAA, 0xAD, 0xAF, 0xB2, 0xB3, 0xB4, 0xB5, 0xB8, 0xB9, 0xBA, 0xBC, 0xBD, 0xBE, 0xDF}) table[c] = 0;
  return table;
}();

// The folded form of what newsrooms write of the characters behind Latin-1, where that is one unit; else 0.
char16_t fold_beyond(char16_t c) {
  switch (c) {
    case u'Œ': return u'œ';
    case u'œ':
    case u'—':
    case u'“':
    case u'”':
    case u'„':
    case u'‹':
    case u'›':
    case u'•':
    case u'€': return c;
    default: return 0;
  }
}

}  // namespace

std::vector<Segment> words(std::u16string_view text) { return library::words(text); }
std::vector<std::uint32_t> sentence_ends(std::u16string_view text) { return library::sentence_ends(text); }

bool fold_plain(std::u16string_view text, char16_t* out) {
  for (const char16_t unit : text) {
    char16_t folded = unit < 256 ? latin1_fold[unit] : char16_t{0};
    if (folded == 0) {
      const char16_t c = plain(unit);
      folded = c < 256 ? latin1_fold[c] : fold_beyond(c);
      if (folded == 0 && c != 0) return false;
    }
    *out++ = folded;
  }
  return true;
}

void fold(std::u16string_view text, std::u16string& out) {
  const std::size_t start = out.size();
  out.resize(start + text.size());
  if (fold_plain(text, out.data() + start)) return;
  out.resize(start);
  std::u16string marked(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (kept_as_written(code_point(text, at))) {
      out += text;
      return;
    }
    marked[at] = plain(text[at]);
  }
  library::casefold(marked, out);
}

bool is_upper(char32_t c) { return c < 128 ? c >= 'A' && c <= 'Z' : library::kind(c) == Kind::upper; }
bool is_lower(char32_t c) { return c < 128 ? c >= 'a' && c <= 'z' : library::kind(c) == Kind::lower; }

bool is_letter(char32_t c) {
  if (c < 128) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const Kind kind = library::kind(c);
  return kind == Kind::upper || kind == Kind::lower || kind == Kind::letter;
}

// White_Space, said by general category.
bool is_space(char32_t c) {
  if (c < 128) return c == ' ' || (c >= 9 && c <= 13);
  return c == 0x85 || library::kind(c) == Kind::space;
}

int digit(char32_t c) {
  if (c < 128) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
  return library::digit(c);
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> vulgar_fraction(char32_t c) {
  switch (c) {
    case U'¼': return {{1, 4}};
    case U'½': return {{1, 2}};
    case U'¾': return {{3, 4}};
    case U'⅐': return {{1, 7}};
    case U'⅑': return {{1, 9}};
    case U'⅒': return {{1, 10}};
    case U'⅓': return {{1, 3}};
    case U'⅔': return {{2, 3}};
    case U'⅕': return {{1, 5}};
    case U'⅖': return {{2, 5}};
    case U'⅗': return {{3, 5}};
    case U'⅘': return {{4, 5}};
    case U'⅙': return {{1, 6}};
    case U'⅚': return {{5, 6}};
    case U'⅛': return {{1, 8}};
    case U'⅜': return {{3, 8}};
    case U'⅝': return {{5, 8}};
    case U'⅞': return {{7, 8}};
    default: return std::nullopt;
  }
}

std::u16string from_utf8(std::string_view bytes) {
  std::u16string out;
  out.reserve(bytes.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<int64_t>(bytes.size());
  for (int64_t at = 0; at < size;) {
    if (data[at] < 0x80) {
      int64_t end = at + 1;  // ASCII goes over in runs
      while (end < size && data[end] < 0x80) ++end;
      out.append(data + at, data + end);
      at = end;
      continue;
    }
    UChar32 c;
    U8_NEXT_OR_FFFD(data, at, size, c);
    if (c > 0xFFFF) {
      out.push_back(static_cast<char16_t>(U16_LEAD(c)));
      out.push_back(static_cast<char16_t>(U16_TRAIL(c)));
    } else {
      out.push_back(static_cast<char16_t>(c));
    }
  }
  return out;
}

bool append_utf16(std::string_view bytes, std::u16string& out) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<int64_t>(bytes.size());
  const std::size_t before = out.size();
  out.resize(before + bytes.size());  // never more units than bytes
  char16_t* to = out.data() + before;
  for (int64_t at = 0; at < size;) {
    if (data[at] < 0x80) {  // ASCII goes over in runs
      do { *to++ = data[at++]; } while (at < size && data[at] < 0x80);
      continue;
    }
    UChar32 c;
    U8_NEXT(data, at, size, c);
    if (c < 0) {
      out.resize(before);
      return false;
    }
    if (c > 0xFFFF) {
      *to++ = static_cast<char16_t>(U16_LEAD(c));
      c = U16_TRAIL(c);
    }
    *to++ = static_cast<char16_t>(c);
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return true;
}

bool is_well_formed_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<int64_t>(bytes.size());
  for (int64_t at = 0; at < size;) {
    if (std::uint64_t eight; at + 8 <= size && (std::memcpy(&eight, data + at, 8), (eight & 0x8080'8080'8080'8080u) == 0)) {
      at += 8;
      continue;
    }
    UChar32 c;
    U8_NEXT(data, at, size, c);
    if (c < 0) return false;
  }
  return true;
}

char* put_utf8(char32_t c, char* to) {
  if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
  const auto rest = [&](int shift) { *to++ = static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    *to++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *to++ = static_cast<char>(0xC0 | (c >> 6));
    rest(0);
  } else if (c < 0x10000) {
    *to++ = static_cast<char>(0xE0 | (c >> 12));
    rest(6);
    rest(0);
  } else {
    *to++ = static_cast<char>(0xF0 | (c >> 18));
    rest(12);
    rest(6);
    rest(0);
  }
  return to;
}

void append_utf8(std::u16string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = text[at];
    if (c < 0x80) {
      std::size_t end = at + 1;  // ASCII goes over in runs
      while (end < text.size() && text[end] < 0x80) ++end;
      const std::size_t size = out.size();
      out.resize(size + end - at);
      for (std::size_t i = at; i < end; ++i) out[size + i - at] = static_cast<char>(text[i]);
      at = end;
      continue;
    }
    c = code_point(text, at);
    at += length(c);
    char bytes[4];
    out.append(bytes, static_cast<std::size_t>(put_utf8(c, bytes) - bytes));
  }
}

std::string to_utf8(std::u16string_view text) {
  std::string out;
  out.reserve(text.size());
  append_utf8(text, out);
  return out;
}

bool ready() { return library::ready(); }

std::string_view library_version() { return U_ICU_VERSION; }

}  // namespace citelight::unicode
