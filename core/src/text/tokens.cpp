#include "text/tokens.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/breaks.h"
#include "base/unicode.h"
#include "pack/pack_format.h"

namespace citelight {
namespace {

constexpr bool is_apostrophe(char16_t c) { return c == u'\'' || c == u'\u2019' || c == u'\u2018' || c == u'\u02BC'; }

constexpr std::uint32_t longest_clitic = 16;  // "lorsqu"; units

// Soft hyphens and zero-width marks that stand inside a word are kept in its
// span and dropped from what is looked up: folding (NFKC_CF) removes them.

class Cutter {
 public:
  // `known(folded, category)` tells the clitics; `look_up(token, folded)` gives a token its word; `settle(tokens)` is called now and
  // then, while those cut last are still in the processor's cache, and says how many there are to be when it is called next.
  template <class Known, class Word, class Settle>
  static void cut(std::u16string_view text, Known known, Word look_up, Settle settle, std::vector<Token>& out) {
    std::size_t due = settle(out);
    out.reserve(std::min<std::size_t>(text.size() / 4 + 4, 1024));  // enough to tell the rate
    bool space = true;
    bool line = true;
    std::u16string folded;
    auto emit = [&](std::uint32_t begin, std::uint32_t end, TokenKind kind) {
      // As many as it will be at this rate: growing by halves would copy them over and over.
      if (out.size() == out.capacity())
        out.reserve(out.size() + 1 + static_cast<std::size_t>(std::uint64_t{out.size()} * (text.size() - begin) / begin * 9 / 8));
      Token& token = out.emplace_back();
      token.where = {begin, end};
      token.kind = kind;
      token.space_before = space;
      token.line_before = line;
      if (end == begin + 1) token.unit = text[begin];
      if (kind == TokenKind::word) token.capitalised = unicode::is_upper(unicode::code_point(text, begin));
      const std::u16string_view written(text.data() + begin, end - begin);
      // Nearly every word: no string is made for it.
      if (std::array<char16_t, 32> plain; written.size() <= plain.size() && unicode::fold_plain(written, plain.data())) {
        look_up(token, std::u16string_view(plain.data(), written.size()));
      } else {
        folded.clear();
        unicode::fold(written, folded);
        look_up(token, folded);
      }
      space = line = false;
      if (out.size() == due) due = settle(out);
    };
    Words words(text);
    for (unicode::Segment segment; (space |= words.pass_spaces(), words.next(segment));) {
      const auto& [where, kind] = segment;
      if (kind == unicode::SegmentKind::letters) {
        emit(where.begin, where.end, TokenKind::word);
        continue;
      }
      if (kind == unicode::SegmentKind::space) {
        space = true;
        for (auto at = where.begin; at < where.end; ++at) line |= text[at] == u'\n' || text[at] == u'\u2029';
        continue;
      }
      if (kind == unicode::SegmentKind::other) {
        // A zero-width mark alone is neither a token nor a space.
        const char32_t c = unicode::code_point(text, where.begin);
        if (c == 0xFEFF || c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060) continue;
        if (unicode::is_space(c)) {
          space = true;
          continue;
        }
        // "d'« abord »": an apostrophe with nothing to elide before it still belongs to its word.
        if (is_apostrophe(text[where.begin]) && where.end == where.begin + 1 && !out.empty() && out.back().kind == TokenKind::word &&
            out.back().where.end == where.begin) {
          folded.clear();
          unicode::fold(text.substr(out.back().where.begin, out.back().where.size()), folded);
          if (known(folded, Category::elision)) {
            out.back().where.end = where.end;
            out.back().unit = 0;
            folded += u'\'';
            look_up(out.back(), folded);
            continue;
          }
        }
        emit(where.begin, where.end, TokenKind::mark);
        continue;
      }
      // U+202F joins words for UAX #29 (ExtendNumLet); for a reader it is a space.
      for (std::uint32_t begin = where.begin; begin < where.end;) {
        std::uint32_t end = begin;
        while (end < where.end && text[end] != u'\u202F') ++end;
        if (end > begin) cut_word(text, {begin, end}, known, emit);
        if (end < where.end) space = true;
        begin = end + 1;
      }
    }
  }

 private:
  template <class Known, class Emit>
  static void cut_word(std::u16string_view text, Span where, Known& known, Emit& emit) {
    std::uint32_t begin = where.begin;
    while (begin < where.end) {
      // A run of digits with their separators, or a run without digits.
      const bool digits = unicode::digit(unicode::code_point(text, begin)) >= 0;
      std::uint32_t end = begin;
      while (end < where.end) {
        const char32_t c = unicode::code_point(text, end);
        if (digits ? unicode::is_letter(c) || c == u'_' : unicode::digit(c) >= 0) break;
        end += unicode::length(c);
      }
      if (digits) {
        // "1.bn" or "5'": a separator belongs to the number only between digits.
        std::uint32_t last = end;
        while (last > begin + 1 && unicode::digit(text[last - 1]) < 0 && text[last - 1] < 0xD800) --last;
        // An apostrophe parts thousands; in 6'2" and 1'43 it marks feet or minutes.
        for (std::uint32_t i = begin + 1; i + 1 < last; ++i) {
          if (!is_apostrophe(text[i])) continue;
          std::uint32_t after = i + 1;
          while (after < last && unicode::digit(text[after]) >= 0) ++after;
          if (after - i == 4) continue;
          emit(begin, i, TokenKind::number);
          emit(i, i + 1, TokenKind::mark);
          begin = i + 1;
        }
        emit(begin, last, TokenKind::number);
        for (; last < end; ++last) emit(last, last + 1, TokenKind::mark);
      } else {
        cut_clitics(text, {begin, end}, known, emit);
      }
      begin = end;
    }
  }

  template <class Known, class Emit>
  static void cut_clitics(std::u16string_view text, Span where, Known& known, Emit& emit) {
    std::uint32_t begin = where.begin;
    std::u16string folded;
    const auto is = [&](std::uint32_t first, std::uint32_t last, Category category) {
      if (first >= last || last - first > longest_clitic) return false;
      folded.clear();
      unicode::fold(text.substr(first, last - first), folded);
      return known(folded, category);
    };
    for (std::uint32_t at = where.begin; at < where.end; ++at) {
      if (!is_apostrophe(text[at]) || at == begin) continue;
      if (is(begin, at, Category::elision)) {
        emit(begin, at + 1, TokenKind::word);
        begin = at + 1;
        continue;
      }
      if (is(at + 1, where.end, Category::enclitic)) {
        emit(begin, at, TokenKind::word);
        begin = at;
        break;
      }
    }
    if (begin < where.end) emit(begin, where.end, TokenKind::word);
  }
};

// Fills in what the tokens from the first that isn't told yet to `last` say.
void look_up_phrases(std::u16string_view text, Tokens& out, std::size_t last, const Pack& pack) {
  const Reading reading(text, out, pack);
  for (auto at = static_cast<std::uint32_t>(out.says.size()); at < last; ++at) {
    Token& token = out.list[at];
    const Pack::Word& word = pack.at(token.word);
    CategorySet says = word.alone_says;
    std::uint64_t classes = word.alone_classes;
    const auto add = [&](const Phrase& phrase) {
      if (!reading.stands(phrase, at)) return;
      says |= CategorySet::of(phrase.category);
      if (phrase.named != 0) classes |= class_bit(phrase.named);
    };
    if (word.several != 0 && at + 1 < out.size() && out[at + 1].word != 0 && !out[at + 1].line_before) {
      const auto several = pack.several(token.word, out[at + 1].word);
      token.several = several.empty() ? 0 : static_cast<std::uint32_t>(several.data() - pack.phrases(0, 0).data());
      token.several_count = static_cast<std::uint16_t>(several.size());
      for (const Phrase& p : several) add(p);
    }
    if (word.cased) {
      for (const Phrase& p : pack.alone(token.word)) {
        if (p.exact != 0) add(p);
      }
    }
    out.says.push_back(says);
    out.classes.push_back(classes);
  }
}

}  // namespace

Tokens tokenise(std::u16string_view text, const Pack& pack) {
  Tokens out;
  const auto known = [&](std::u16string_view folded, Category category) { return pack.categories(pack.word(folded)).meets(bit(category)); };
  const auto look_up = [&](Token& token, std::u16string_view folded) { token.word = pack.word(folded); };
  constexpr std::size_t ahead = pack_format::max_phrase_words + 1;  // a phrase's words, and the last token, which may grow yet
  const auto settle = [&](const std::vector<Token>& tokens) {
    out.says.reserve(tokens.capacity());
    out.classes.reserve(tokens.capacity());
    if (tokens.size() > ahead) look_up_phrases(text, out, tokens.size() - ahead, pack);
    return tokens.size() + 512;
  };
  Cutter::cut(text, known, look_up, settle, out.list);
  look_up_phrases(text, out, out.size(), pack);
  return out;
}

Tokens looked_up(std::u16string_view text, const Tokens& tokens, const Pack& pack) {
  Tokens out;
  out.list = tokens.list;
  std::u16string folded;
  for (Token& token : out.list) {
    folded.clear();
    unicode::fold(text.substr(token.where.begin, token.where.size()), folded);
    token.word = pack.word(folded);
    token.several_count = 0;
  }
  out.says.reserve(out.size());
  out.classes.reserve(out.size());
  look_up_phrases(text, out, out.size(), pack);
  return out;
}

std::vector<Token> tokenise(std::u16string_view text, const Clitics& clitics) {
  const auto known = [&](std::u16string_view folded, Category category) {
    const auto& list = category == Category::elision ? clitics.elisions : clitics.enclitics;
    return std::find(list.begin(), list.end(), folded) != list.end();
  };
  std::vector<Token> out;
  Cutter::cut(
      text, known, [](Token&, std::u16string_view) {}, [](const std::vector<Token>&) { return SIZE_MAX; }, out);
  return out;
}

std::uint32_t Reading::token_at(std::uint32_t offset) const {
  const std::size_t size = tokens.size();
  const auto before = [&](std::size_t i) { return tokens[i].where.begin < offset; };
  // From where it would be were all tokens as long as each other, in steps that widen: halving all of them leaves the cache each time.
  std::size_t first = text.empty() ? 0 : std::min(size, static_cast<std::size_t>(std::uint64_t{offset} * size / text.size()));
  std::size_t last = first;
  for (std::size_t step = 16; first > 0 && !before(first - 1); step *= 2) {
    last = first - 1;
    first -= std::min(first, step);
  }
  for (std::size_t step = 16; last < size && before(last); step *= 2) {
    first = last + 1;
    last = std::min(size, last + step);
  }
  while (first < last) {
    const std::size_t middle = (first + last) / 2;
    if (before(middle)) first = middle + 1;
    else last = middle;
  }
  return static_cast<std::uint32_t>(first);
}

bool Reading::stands_whole(const Phrase& phrase, std::uint32_t token) const {
  const auto tail = pack.tail(phrase);
  if (token + phrase.words > tokens.size()) return false;
  for (std::size_t i = 0; i < tail.size(); ++i) {
    const Token& next = tokens[token + 1 + i];
    if (next.word != tail[i] || next.line_before) return false;
  }
  if (phrase.exact == 0) return true;
  const std::uint32_t begin = tokens[token].where.begin;
  const auto said = text.substr(begin, tokens[token + phrase.words - 1].where.end - begin);
  const auto exact = pack.exact(phrase);
  // A space that does not break is one: "20 sq mi"; so is an apostrophe that is curved: « L’Express ».
  return std::equal(said.begin(), said.end(), exact.begin(), exact.end(), [](char16_t a, char16_t b) {
    return a == b || (b == u' ' && (a == u'\u00A0' || a == u'\u202F')) || (b == u'\'' && a == u'\u2019') || (b == u'-' && a == u'\u2011');
  });
}

std::optional<Match> Reading::longest(std::uint32_t token, CategorySet wanted) const {
  std::optional<Match> out;
  each_phrase(token, [&](const Phrase& p) {
    if (!wanted.has(p.category) || !stands(p, token)) return true;
    out = Match{token, token + p.words, static_cast<Category>(p.category), p.value};
    return false;
  });
  return out;
}

}  // namespace citelight
