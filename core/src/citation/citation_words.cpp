#include "citation/citation_words.h"

#include <algorithm>

#include "base/unicode.h"

namespace citelight::citation {
namespace {

// Folded text in, so lower case only. Letters of the Latin alphabet with marks
// to their base letter, as publishers do in hosts and slugs; "" for no letter.
std::string_view base(char16_t c) {
  struct Range {
    char16_t first, last;
    std::string_view to;
  };
  static constexpr Range ranges[] = {{u'à', u'å', "a"},  {u'æ', u'æ', "ae"}, {u'ç', u'ç', "c"}, {u'è', u'ë', "e"}, {u'ì', u'ï', "i"},
                                     {u'ð', u'ð', "d"},  {u'ñ', u'ñ', "n"},  {u'ò', u'ö', "o"}, {u'ø', u'ø', "o"}, {u'ù', u'ü', "u"},
                                     {u'ý', u'ý', "y"},  {u'þ', u'þ', "th"}, {u'ÿ', u'ÿ', "y"}, {u'ā', u'ą', "a"}, {u'ć', u'č', "c"},
                                     {u'ď', u'đ', "d"},  {u'ē', u'ě', "e"},  {u'ĝ', u'ģ', "g"}, {u'ĥ', u'ħ', "h"}, {u'ĩ', u'ı', "i"},
                                     {u'ĵ', u'ĵ', "j"},  {u'ķ', u'ķ', "k"},  {u'ĺ', u'ł', "l"}, {u'ń', u'ň', "n"}, {u'ō', u'ő', "o"},
                                     {u'œ', u'œ', "oe"}, {u'ŕ', u'ř', "r"},  {u'ś', u'š', "s"}, {u'ţ', u'ŧ', "t"}, {u'ũ', u'ų', "u"},
                                     {u'ŵ', u'ŵ', "w"},  {u'ŷ', u'ŷ', "y"},  {u'ź', u'ž', "z"}, {u'ș', u'ș', "s"}, {u'ț', u'ț', "t"}};
  if (c < ranges[0].first) return {};  // the spaces and marks between words, nearly all that is asked
  for (const Range& r : ranges) {
    if (c >= r.first && c <= r.last) return r.to;
  }
  return {};
}

constexpr bool is_plain(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); }

// Combining marks: a decomposed "é" is read as "e".
constexpr bool is_mark(char16_t c) { return c >= 0x300 && c <= 0x36F; }

// At most `limit` words of the folded text behind those of `out`.
void add_words(std::u16string_view folded, std::size_t limit, Words& out) {
  if (limit == 0) return;
  if (out.empty()) out.reserve(std::min(limit, folded.size() / 6 + 1));
  const std::size_t most = out.size() + std::min(limit, folded.size());
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) out.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < folded.size() && out.size() < most;) {
    const std::size_t begin = at;
    while (at < folded.size() && is_plain(folded[at])) ++at;
    if (at > begin) {  // nearly all letters, in runs
      const std::size_t size = word.size();
      word.resize(size + at - begin);
      for (std::size_t i = begin; i < at; ++i) word[size + i - begin] = static_cast<char>(folded[i]);
      continue;
    }
    const char16_t c = folded[at];
    const char32_t point = unicode::code_point(folded, at);
    const std::size_t next = at + unicode::length(point);
    if (const auto to = base(c); !to.empty()) {
      word += to;
    } else if (unicode::is_letter(point) || unicode::digit(point) >= 0) {
      unicode::append_utf8(folded.substr(at, next - at), word);  // other scripts as they are
    } else if (!is_mark(c)) {
      flush();
    }
    at = next;
  }
  if (out.size() < most) flush();
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool all_capitals(std::u16string_view word) {
  std::size_t capitals = 0;
  for (const char16_t c : word) {
    if (unicode::is_lower(c)) return false;
    capitals += unicode::is_upper(c);
  }
  return capitals >= 2;
}

void append(Name& name, std::u16string_view text, bool capital) {
  std::u16string folded;
  unicode::fold(text, folded);
  const std::size_t before = name.words.size();
  add_words(folded, Name::max_words - before, name.words);
  if (capital && name.words.size() > before && name.initials.size() < Name::max_words) name.initials.push_back(name.words[before][0]);
}

}  // namespace

void add_plain_words(std::u16string_view text, Words& out) {
  std::u16string folded;
  unicode::fold(text, folded);
  add_words(folded, std::string::npos, out);
}

Words plain_words(std::u16string_view text, std::size_t limit) {
  Words out;
  std::u16string folded;
  unicode::fold(text, folded);
  add_words(folded, limit, out);
  return out;
}

Words plain_words_of_url(std::string_view part, std::size_t limit) {
  std::string bytes;
  bytes.reserve(part.size());
  bool ascii = true;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (part[i] == '%' && i + 2 < part.size() && hex(part[i + 1]) >= 0 && hex(part[i + 2]) >= 0) {
      bytes.push_back(static_cast<char>(hex(part[i + 1]) * 16 + hex(part[i + 2])));
      i += 2;
    } else {
      bytes.push_back(part[i]);
    }
    ascii = ascii && static_cast<unsigned char>(bytes.back()) < 0x80;
  }
  if (!ascii) return plain_words(unicode::from_utf8(bytes), limit);
  std::u16string folded(bytes.begin(), bytes.end());
  for (char16_t& c : folded) c = c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 32) : c;
  Words out;
  add_words(folded, limit, out);
  return out;
}

std::vector<Name> names_in(const Reading& reading, Span where) {
  std::vector<Name> out;
  const auto& tokens = reading.tokens;
  std::uint32_t at = reading.token_at(where.begin);
  const auto inside = [&](std::uint32_t i) { return i < tokens.size() && tokens[i].where.end <= where.end; };
  const auto capital = [&](std::uint32_t i) { return inside(i) && tokens[i].kind == TokenKind::word && tokens[i].capitalised; };
  const auto small = [&](std::uint32_t i) { return reading.categories(i).meets(bit(Category::function_word)); };
  const auto opens = [&](std::uint32_t i) { return i == 0 || tokens[i].line_before || tokens[i - 1].kind == TokenKind::mark; };
  while (inside(at)) {
    // "The", "Selon" at the head are no part of a name unless an outlet is called so ("The Hill").
    const auto known = reading.match(at, bit(Category::outlet));
    // "One campaign video": nor is a count.
    if (!known &&
        (!capital(at) || small(at) || (opens(at) && reading.categories(at).meets(any_of(Category::numeral, Category::article_one))))) {
      ++at;
      continue;
    }
    std::uint32_t last = known ? known->last : at + 1;
    for (std::uint32_t next = last; inside(next) && next - at < 2 * Name::max_words; ++next) {
      const Token& token = tokens[next];
      if ((capital(next) && (!small(next) || next == last)) || (next == last && reading.glued(next))) {
        last = next + 1;
      } else if (token.kind == TokenKind::mark ? !(reading.is(next, u'-') || reading.is(next, u'&') || reading.is(next, u'.') ||
                                                   reading.is(next, u'\u2019') || reading.is(next, u'\''))
                                               : !(small(next) && next - last < 3)) {
        break;
      }
    }
    const auto add = [&](std::uint32_t from, std::uint32_t to) {
      Name name;
      // "the daily Le Monde", "Le Monde’s": the outlet may stand anywhere in the run. Its value is "host kind".
      for (std::uint32_t i = from; i < to && name.host.empty(); ++i) {
        if (const auto outlet = reading.match(i, bit(Category::outlet)); outlet && outlet->last <= to) {
          const std::string_view value = reading.pack.text(outlet->value);
          name.host = value.substr(0, value.find(' '));
          name.outlet = value.size() > name.host.size() && value.substr(name.host.size() + 1) == "outlet";
          // "the Oregon Department of Transportation" is another one; "the US Census Bureau" is not.
          if (!name.outlet && i > from && capital(i - 1) && !small(i - 1) && !all_capitals(reading.at(i - 1))) name.host = {};
        }
      }
      name.where = {tokens[from].where.begin, tokens[to - 1].where.end};
      for (std::uint32_t i = from; i < to; ++i) {
        if (tokens[i].kind == TokenKind::mark) continue;
        const std::uint32_t first = i;
        while (i + 1 < to && reading.glued(i + 1)) ++i;
        append(name, reading.text.substr(tokens[first].where.begin, tokens[i].where.end - tokens[first].where.begin),
               tokens[first].capitalised);
      }
      if (from > 0 && small(from - 1)) {
        if (const Words before = plain_words(reading.at(from - 1), 1); !before.empty()) name.article = before[0];
      }
      if (to == from + 1 && all_capitals(reading.at(from)) && !name.words.empty()) name.initials = name.words[0];
      if (!name.words.empty()) out.push_back(std::move(name));
    };
    // "The Wrap and Deadline" may be two names, "Health and Human Services" is
    // one: the whole stands first, then its parts.
    add(at, last);
    std::uint32_t part = at;
    for (std::uint32_t i = known ? known->last : at + 1; i < last; ++i) {
      if (!reading.categories(i).meets(bit(Category::numeral_joiner))) continue;
      if (i > part) add(part, i);
      part = i + 1;
    }
    if (part != at && part < last) add(part, last);
    at = last;
  }
  return out;
}

Name name_of(std::u16string_view text) {
  Name name;
  bool one = true;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && !unicode::is_letter(unicode::code_point(text, at)) && unicode::digit(unicode::code_point(text, at)) < 0)
      ++at;
    const std::size_t begin = at;
    while (at < text.size() && (unicode::is_letter(unicode::code_point(text, at)) || unicode::digit(unicode::code_point(text, at)) >= 0)) {
      at += unicode::length(unicode::code_point(text, at));
    }
    if (at == begin) break;
    append(name, text.substr(begin, at - begin), unicode::is_upper(unicode::code_point(text, begin)));
    if (at < text.size() || begin > 0) one = false;
  }
  if (one && all_capitals(text) && !name.words.empty()) name.initials = name.words[0];
  return name;
}

bool among(const Words& all, const std::string& word) { return std::find(all.begin(), all.end(), word) != all.end(); }

bool all_in(const Words& some, const Words& all) {
  bool any = false;
  for (const std::string& word : some) {
    if (word.size() < 3) continue;
    if (!among(all, word)) return false;
    any = true;
  }
  return any;
}

}  // namespace citelight::citation
