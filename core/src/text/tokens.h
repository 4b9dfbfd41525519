// Stage 1: text → tokens. Words as UAX #29 cuts them, cut further where a
// reader of numbers and names needs it: "l'|entreprise", "Meta|'s", "5|km", "R|1".
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "citelight/pack.h"
#include "citelight/span.h"
#include "pack/lexicon.h"
#include "pack/settings.h"

namespace citelight {

enum class TokenKind : std::uint8_t {
  word,    // letters, with inner apostrophes and full stops: "Meta", "p.m", "l'"
  number,  // digits, with inner separators: "1,280", "1.5"
  mark     // one punctuation mark or symbol
};

struct Token {
  Span where;
  std::uint32_t word = 0;     // the pack's id of the folded text, 0 if it knows none
  std::uint32_t several = 0;  // the first of the pack's phrases that share this token's and the next one's word
  std::uint16_t several_count = 0;
  char16_t unit = 0;  // its character where it is one unit long
  TokenKind kind = TokenKind::mark;
  bool space_before = false;  // white space, or the start of a line
  bool line_before = false;   // the first of a line
  bool capitalised = false;   // begins with an upper-case letter
};

// A pass over a long text's tokens costs what their memory does, and most ask either how a token looks or what the lexicon says: each
// stands by itself.
struct Tokens {
  std::vector<Token> list;
  // What the lexicon says from each token on, looked up once for all stages: the phrases that stand there, whole.
  std::vector<CategorySet> says;       // their categories
  std::vector<std::uint64_t> classes;  // class_bit of every text among their values

  [[nodiscard]] std::size_t size() const { return list.size(); }
  [[nodiscard]] const Token& operator[](std::size_t token) const { return list[token]; }
};

// Tokens of `text` in order; white space is not among them.
[[nodiscard]] Tokens tokenise(std::u16string_view text, const Pack& pack);

// The same tokens, looked up in another lexicon.
[[nodiscard]] Tokens looked_up(std::u16string_view text, const Tokens& tokens, const Pack& pack);

// The same without a lexicon but with its elisions: for packc, which must cut
// phrases exactly as the engine cuts text.
struct Clitics {
  std::vector<std::u16string> elisions;   // folded, without the apostrophe
  std::vector<std::u16string> enclitics;  // folded, without the apostrophe
};
[[nodiscard]] std::vector<Token> tokenise(std::u16string_view text, const Clitics& clitics);

// A phrase of the lexicon found in the tokens [first, last).
struct Match {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Category category{};
  std::uint32_t value = 0;
};

// What a stage after this one reads: text, tokens and lexicon together.
struct Reading {
  Reading(std::u16string_view whole, const Tokens& cut, const Pack& lexicon)
      : text(whole), tokens(cut.list), pack(lexicon), says_(cut.says.data()), classes_(cut.classes.data()) {}

  std::u16string_view text;
  std::span<const Token> tokens;
  const Pack& pack;

  [[nodiscard]] std::u16string_view at(std::uint32_t token) const {
    const Span s = tokens[token].where;
    return {text.data() + s.begin, s.size()};  // a token never reaches out of its text
  }
  // "l'", "d’": cut off in front of what it belongs to.
  [[nodiscard]] bool elided(std::uint32_t token) const {
    const char16_t last = at(token).back();
    return last == u'\'' || last == u'\u2019';
  }
  // Whether the one-unit mark `c` stands at `token`.
  [[nodiscard]] bool is(std::uint32_t token, char16_t c) const { return token < tokens.size() && tokens[token].unit == c; }
  // "'s", "’re", or the mark alone: cut off behind what it belongs to.
  [[nodiscard]] bool led_by_apostrophe(std::uint32_t token) const {
    const char16_t first = at(token).front();
    return first == u'\'' || first == u'\u2019';
  }
  // An apostrophe that no letter stands with: "the engineers|'| report".
  [[nodiscard]] bool apostrophe(std::uint32_t token) const { return is(token, u'\'') || is(token, u'\u2019'); }
  // The first token that begins at `offset` or behind it.
  [[nodiscard]] std::uint32_t token_at(std::uint32_t offset) const;
  // What stands from `token` on, as Tokens has it.
  [[nodiscard]] const CategorySet& says(std::uint32_t token) const { return says_[token]; }
  [[nodiscard]] std::uint64_t classes(std::uint32_t token) const { return classes_[token]; }
  // Categories of the phrases that may begin at `token`; whether one does, has() tells.
  [[nodiscard]] CategorySet categories(std::uint32_t token) const {
    return token < tokens.size() ? pack.categories(tokens[token].word) : CategorySet{};
  }
  // The longest phrase of one of `wanted` (a mask of bit(Category)) that starts at `token`.
  [[nodiscard]] std::optional<Match> match(std::uint32_t token, CategorySet wanted) const {
    return has_any(token, wanted) ? longest(token, wanted) : std::nullopt;
  }
  // Whether any phrase of `category`, or of one of `wanted`, starts at `token`.
  // "G7", "C3S": no space before the token, and a digit on one side.
  [[nodiscard]] bool glued(std::uint32_t token) const {
    return token > 0 && token < tokens.size() && !tokens[token].space_before && tokens[token].kind != TokenKind::mark &&
           tokens[token - 1].kind != TokenKind::mark &&
           (tokens[token].kind == TokenKind::number || tokens[token - 1].kind == TokenKind::number);
  }
  [[nodiscard]] bool has(std::uint32_t token, Category category) const { return has_any(token, bit(category)); }
  [[nodiscard]] bool has_any(std::uint32_t token, CategorySet wanted) const { return token < tokens.size() && says_[token].meets(wanted); }
  // Calls visit(Match) for each phrase of `category` that starts at `token` and whose text names the class of `hash`
  // (another class may share the hash), longest first.
  template <class Visit>
  void each_named(std::uint32_t token, Category category, std::uint32_t hash, Visit visit) const {
    if (!has(token, category)) return;
    each_phrase(token, [&](const Phrase& p) {
      if (p.named == hash && p.category == static_cast<std::uint8_t>(category) && stands(p, token))
        visit(Match{token, token + p.words, category, p.value});
      return true;
    });
  }
  // Calls visit(Match) for each phrase of one of `wanted` that starts at `token`, longest first.
  template <class Visit>
  void each(std::uint32_t token, CategorySet wanted, Visit visit) const {
    if (!has_any(token, wanted)) return;
    each_phrase(token, [&](const Phrase& p) {
      if (wanted.has(p.category) && stands(p, token)) visit(Match{token, token + p.words, static_cast<Category>(p.category), p.value});
      return true;
    });
  }
  // Whether `phrase`, whose first words are this token's (and the next one's), stands here whole.
  [[nodiscard]] bool stands(const Phrase& phrase, std::uint32_t token) const {
    return (phrase.words <= 2 && phrase.exact == 0) || stands_whole(phrase, token);
  }

 private:
  // Calls visit(Phrase) for each that may stand at `token`, longest first, as long as it returns true.
  template <class Visit>
  void each_phrase(std::uint32_t token, Visit visit) const {
    for (const Phrase& p : pack.phrases(tokens[token].several, tokens[token].several_count)) {
      if (!visit(p)) return;
    }
    for (const Phrase& p : pack.alone(tokens[token].word)) {
      if (!visit(p)) return;
    }
  }
  [[nodiscard]] std::optional<Match> longest(std::uint32_t token, CategorySet wanted) const;
  [[nodiscard]] bool stands_whole(const Phrase& phrase, std::uint32_t token) const;

  const CategorySet* says_;
  const std::uint64_t* classes_;
};

}  // namespace citelight
