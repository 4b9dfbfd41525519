#include "base/breaks.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace citelight {
namespace {

using unicode::Segment;
using unicode::SegmentKind;

// Word_Break classes of the characters that are read here; all else is `foreign`: it combines, joins, or has rules of its own.
// What the search for a line's end stops at comes first.
enum class W : std::uint8_t { foreign, line, other, letter, digit, mid_letter, mid_number, mid_both, joins, blank };
// Sentence_Break classes of the same characters.
enum class S : std::uint8_t { other, upper, lower, letter, digit, stop, ends, goes_on, closes, space };

struct Class {
  W word = W::foreign;
  S sentence = S::other;
};

constexpr auto latin1 = [] {
  std::array<Class, 256> t{};
  for (unsigned c = 0x20; c < 256; ++c) t[c].word = W::other;
  const auto letters = [&](unsigned from, unsigned to, S sentence) {
    for (unsigned c = from; c <= to; ++c) t[c] = {W::letter, sentence};
  };
  letters('A', 'Z', S::upper);
  letters('a', 'z', S::lower);
  letters(0xC0, 0xDE, S::upper);
  letters(0xDF, 0xFF, S::lower);
  t[0xD7] = t[0xF7] = {W::other, S::other};
  for (const unsigned c : {0xAA, 0xB5, 0xBA}) t[c] = {W::letter, S::lower};
  for (unsigned c = '0'; c <= '9'; ++c) t[c] = {W::digit, S::digit};
  t[' '] = {W::blank, S::space};
  t['\t'] = t[0xA0] = {W::other, S::space};
  t['\n'] = t['\r'] = {W::line, S::other};
  t['.'] = {W::mid_both, S::stop};
  t['\''] = {W::mid_both, S::closes};
  t[','] = {W::mid_number, S::goes_on};
  t[';'] = {W::mid_number, S::other};
  t[0xB7].word = W::mid_letter;
  t['_'].word = W::joins;
  t['!'].sentence = t['?'].sentence = S::ends;
  t[':'].sentence = t['-'].sentence = S::goes_on;
  for (const unsigned char c : "()[]{}\"\xAB\xBB") t[c].sentence = S::closes;
  t[0] = {};
  // ICU takes @ for a letter; the soft hyphen is passed over; controls are rare.
  for (const unsigned c : {0x40, 0x7F, 0xAD}) t[c] = {};
  for (unsigned c = 0x80; c < 0xA0; ++c) t[c] = {};
  return t;
}();

// General punctuation from U+2010 to U+203A.
constexpr auto punctuation = [] {
  std::array<Class, 0x2B> t{};
  const auto at = [&](unsigned c) -> Class& { return t[c - 0x2010]; };
  for (unsigned c = 0x2010; c <= 0x203A; ++c) at(c).word = W::other;
  for (unsigned c = 0x2028; c <= 0x202E; ++c) at(c) = {};
  at(0x2013).sentence = at(0x2014).sentence = S::goes_on;
  for (unsigned c = 0x2018; c <= 0x201F; ++c) at(c).sentence = S::closes;
  at(0x2018).word = at(0x2019).word = at(0x2024).word = W::mid_both;
  at(0x2024).sentence = S::stop;
  at(0x2027).word = W::mid_letter;
  at(0x202F) = {W::joins, S::space};
  at(0x2039).sentence = at(0x203A).sentence = S::closes;
  return t;
}();

Class class_of_rare(char16_t c) {
  if (c >= 0x2010 && c <= 0x203A) return punctuation[c - 0x2010u];
  if (c < 0x180) return {W::letter, unicode::is_upper(c) ? S::upper : S::lower};
  if (c >= 0x20A0 && c <= 0x20BF) return {W::other, S::other};  // currency signs
  return {};
}

inline Class class_of(char16_t c) { return c < 256 ? latin1[c] : class_of_rare(c); }

constexpr std::uint64_t each = 0x0001'0001'0001'0001u;  // the same number in four lanes

// Past as many units from `at` on as go by in fours and are printable ASCII but for @, which has rules of its own, and but for what
// `stops` gives 0x8000 or 0x40 of four lanes for. Not to be asked again within the four at which it stops.
template <class Stops>
std::uint32_t past_ascii(std::u16string_view text, std::uint32_t at, Stops stops) {
  for (; at + 4 <= text.size(); at += 4) {
    std::uint64_t four;
    std::memcpy(&four, text.data() + at, sizeof four);
    if ((four & 0xFF80 * each) != 0) break;
    // Lanes are below 0x80: taking more than a lane has lends it its highest bit.
    const std::uint64_t at_signs = (four ^ 0x40 * each) - each;
    const std::uint64_t deletes = (four ^ 0x7F * each) - each;
    if ((((at_signs | deletes) & 0x8000 * each) | stops(four)) != 0) break;
  }
  return at;
}

// Of ASCII, controls.
std::uint64_t controls(std::uint64_t four) { return (four - 0x20 * each) & 0x8000 * each; }

// Of ASCII, all but the space and what lies with the letters: the stops of sentences, marks, digits, controls.
std::uint64_t not_letters(std::uint64_t four) {
  const std::uint64_t from_space = four ^ 0x20 * each;
  return (from_space + 0x3F * each) & ~from_space & 0x40 * each;
}

// Past the line end at `at`.
std::uint32_t past_line_end(std::u16string_view text, std::uint32_t at) {
  return text[at] == u'\r' && at + 1 < text.size() && text[at + 1] == u'\n' ? at + 2 : at + 1;
}

// Where the line that begins at `at` ends, its line end included; `plain`: whether it is read here.
std::uint32_t end_of_line(std::u16string_view text, std::uint32_t at, bool& plain) {
  plain = true;
  for (std::uint32_t retry = at; at < text.size(); ++at) {
    if (at >= retry) {
      at = past_ascii(text, at, controls);
      retry = at + 4;
    }
    if (at == text.size()) break;
    const char16_t c = text[at];
    const W w = class_of(c).word;
    if (w > W::line) continue;
    if (w == W::line) return past_line_end(text, at);
    plain = false;
    if (c == 0x85 || c == 0x2028 || c == 0x2029) return at + 1;
  }
  return at;
}

constexpr bool is_mid(W w, W only) { return w == only || w == W::mid_both; }

// UAX #29's word rules: the segment of text[at, end) that begins at `at`.
Segment word_at(std::u16string_view text, std::uint32_t at, std::uint32_t end) {
  const auto word_class = [&](std::uint32_t i) { return i < end ? class_of(text[i]).word : W::other; };
  const std::uint32_t begin = at;
  while (at < end && class_of(text[at]).word == W::letter) ++at;  // most words are this and no more
  W w = at > begin ? W::letter : word_class(at++);
  if (w == W::blank) {
    while (word_class(at) == W::blank) ++at;  // WB3d
    return {{begin, at}, SegmentKind::space};
  }
  if (w == W::line) return {{begin, end}, SegmentKind::space};  // WB3: the line's last segment
  if (w != W::letter && w != W::digit && w != W::joins)
    return {{begin, at}, text[begin] == u'\t' || text[begin] == 0xA0 ? SegmentKind::space : SegmentKind::other};
  bool letters = w == W::letter;
  for (W next;; w = next) {
    next = word_class(at);
    if (next == W::letter || next == W::digit || next == W::joins) {  // WB5, 8, 9, 10, 13a, 13b
      letters = letters && next == W::letter;
      ++at;
      continue;
    }
    // WB6, 7, 11, 12: a mark between two letters or two digits.
    if (!(w == W::letter && is_mid(next, W::mid_letter)) && !(w == W::digit && is_mid(next, W::mid_number))) break;
    if (word_class(at + 1) != w) break;
    letters = false;
    next = w;
    at += 2;
  }
  if (letters) return {{begin, at}, SegmentKind::letters};
  // ICU calls a single joining character no word.
  if (at == begin + 1 && w == W::joins) return {{begin, at}, unicode::is_space(text[begin]) ? SegmentKind::space : SegmentKind::other};
  return {{begin, at}, SegmentKind::word};
}

// UAX #29's sentence rules over the line that begins at `begin`, if it is plain: where it ends, and its sentences' ends to `out`.
std::optional<std::uint32_t> add_sentence_ends(std::u16string_view text, std::uint32_t begin, std::vector<std::uint32_t>& out) {
  const std::size_t known = out.size();
  const auto size = static_cast<std::uint32_t>(text.size());
  const auto is = [&](std::uint32_t i, S s) { return i < size && class_of(text[i]).sentence == s; };  // never of a line end
  const auto ends_line = [&](std::uint32_t i) { return i == size || class_of(text[i]).word == W::line; };
  std::uint32_t at = begin;
  for (std::uint32_t retry = at;;) {
    if (at >= retry) {
      at = past_ascii(text, at, not_letters);
      retry = at + 4;
    }
    if (ends_line(at)) break;
    const Class c = class_of(text[at]);
    if (c.word == W::foreign) {
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(known), out.end());
      return std::nullopt;
    }
    ++at;
    const S mark = c.sentence;
    if (mark != S::stop && mark != S::ends) continue;
    if (mark == S::stop) {
      if (is(at, S::digit)) continue;                                                                       // SB6
      if (is(at, S::upper) && at >= begin + 2 && (is(at - 2, S::upper) || is(at - 2, S::lower))) continue;  // SB7
    }
    while (is(at, S::closes)) ++at;  // SB9
    while (is(at, S::space)) ++at;   // SB9, 10
    if (ends_line(at)) break;
    Class next = class_of(text[at]);
    if (next.sentence == S::goes_on || next.sentence == S::stop || next.sentence == S::ends) continue;  // SB8a
    if (mark == S::stop) {  // SB8: lower case goes on, whatever stands in front of it that is no letter
      const auto passes = [&] {
        return next.word != W::line && next.sentence != S::upper && next.sentence != S::lower && next.sentence != S::letter &&
               next.sentence != S::stop && next.sentence != S::ends;
      };
      for (std::uint32_t ahead = at; passes() && ++ahead < size;) next = class_of(text[ahead]);
      if (next.sentence == S::lower) continue;
    }
    out.push_back(at);  // SB11
  }
  if (at < size) at = past_line_end(text, at);
  out.push_back(at);  // SB4
  return at;
}

}  // namespace

void Words::begin_line() {
  line_end_ = end_of_line(text_, at_, plain_);
  if (plain_) return;
  read_ = unicode::words(text_.substr(at_, line_end_ - at_));
  for (Segment& s : read_) s.where = {s.where.begin + at_, s.where.end + at_};
  next_ = 0;
}

bool Words::next(Segment& out) {
  if (at_ >= line_end_) {
    if (at_ >= text_.size()) return false;
    begin_line();
  }
  if (plain_) {
    out = word_at(text_, at_, line_end_);
  } else {
    if (next_ == read_.size()) return false;  // the library's data is missing
    out = read_[next_++];
  }
  at_ = out.where.end;
  return true;
}

std::vector<std::uint32_t> sentence_ends(std::u16string_view text) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t at = 0; at < text.size();) {
    auto end = add_sentence_ends(text, at, out);
    if (!end) {
      bool plain = false;
      end = end_of_line(text, at, plain);
      for (const std::uint32_t e : unicode::sentence_ends(text.substr(at, *end - at))) out.push_back(at + e);
    }
    at = *end;
  }
  return out;
}

}  // namespace citelight
