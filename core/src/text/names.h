// Stage 4e: whom the text names: people and organisations under their fullest
// form, with the roles and the gender that the words around them tell.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "text/segment.h"
#include "text/tokens.h"
#include "text/word_index.h"

namespace citelight {

enum class Gender : std::uint8_t { unknown, masculine, feminine };
enum class NameKind : std::uint8_t { unknown, person, organisation };

// A run of capitalised words, tokens [first, last), without the title before it.
struct NameSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  [[nodiscard]] std::uint32_t size() const { return last - first; }
};

struct Named {
  NameSpan where;                  // its fullest form
  std::uint32_t surname_last = 0;  // … without the "Jr" behind it
  NameKind kind = NameKind::unknown;
  Gender gender = Gender::unknown;
  bool outlet = false;               // a newspaper, a channel: known as one
  std::vector<std::uint32_t> roles;  // tokens, one of each noun it goes by: "maire", "chairman"
};

struct Mention {
  std::uint32_t token = 0;
  std::uint32_t who = 0;       // into Names::all()
  std::uint32_t sentence = 0;  // in text order
  bool opens = false;          // its sentence begins with it
};

class Names {
 public:
  // What stands apart ("Read also: …", a time and who wrote) names nobody the article speaks of.
  Names(const Reading& reading, const std::vector<Sentence>& sentences, std::span<const Block> blocks);

  [[nodiscard]] const std::vector<Named>& all() const { return all_; }
  // In text order.
  [[nodiscard]] const std::vector<Mention>& mentions() const { return mentions_; }
  // The last of them in front of `token`, more than an article has: nobody is meant who was named longer ago.
  [[nodiscard]] std::span<const Mention> mentions_before(std::uint32_t token) const;
  [[nodiscard]] std::u16string_view text(const NameSpan& name) const;
  // The name that starts at `token` and ends by `end`, its title stepped over.
  [[nodiscard]] std::optional<NameSpan> at(std::uint32_t token, std::uint32_t end) const {
    return capital(token) ? read(token, end) : std::nullopt;
  }
  // Whoever the text calls by this name or by a part of it: "Leroy", "Karim". "Mme Leroy" is not Paul Leroy.
  [[nodiscard]] std::optional<std::uint32_t> find(const NameSpan& name, Gender gender = Gender::unknown) const;
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t sentence_start(std::uint32_t sentence) const { return sentences_[sentence].first; }
  [[nodiscard]] std::uint32_t sentence_end(std::uint32_t token) const {
    return sentences_.empty() ? 0 : sentences_[sentence_of(token)].last;
  }
  // Told by a title, an article or a first name among the tokens [first, last).
  [[nodiscard]] Gender gender_of(std::uint32_t first, std::uint32_t last) const;
  // "FILE", "OTAN": no small letter in it.
  [[nodiscard]] bool shouted(std::uint32_t token) const;
  // « la salle Louise Michel », "Martin Luther King Hall": a room, a street or a school that bears somebody's name.
  [[nodiscard]] bool names_place(const NameSpan& run) const;
  // Where somebody is called by this word of the pack's.
  [[nodiscard]] std::optional<std::uint32_t> role_of(const Named& who, std::uint32_t word) const;
  // Whether a person noun ("ministre", "the chairman") ends right before the name.
  [[nodiscard]] std::optional<std::uint32_t> role_before(const NameSpan& name) const;

 private:
  [[nodiscard]] bool has(std::uint32_t token, Category category) const { return reading_.has(token, category); }
  [[nodiscard]] bool capital(std::uint32_t token) const {
    return token < reading_.tokens.size() && reading_.tokens[token].kind == TokenKind::word && reading_.tokens[token].capitalised;
  }
  [[nodiscard]] std::string_view role(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t past_surname(const NameSpan& name) const;
  [[nodiscard]] std::optional<NameSpan> read(std::uint32_t token, std::uint32_t end) const;
  void take(const NameSpan& name, std::uint32_t run_first);
  [[nodiscard]] bool behind_opening(std::uint32_t at, std::uint32_t first) const;
  void apposed(const NameSpan& name, Named& out) const;
  void learn(const Named& from, Named& to) const;

  const Reading reading_;
  const std::vector<Sentence>& sentences_;
  std::vector<std::uint32_t> sentence_of_;  // for each token before the last sentence's
  std::vector<Named> all_;
  std::vector<Mention> mentions_;
  WordIndex by_word_;  // first words and surnames of names
};

}  // namespace citelight
