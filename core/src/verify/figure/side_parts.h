// A passage that gives several figures, cut into a part for each, and what each part has of the claim and of its own.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "verify/figure/alignment.h"
#include "verify/concepts.h"
#include "verify/figure/figure_context.h"

namespace citelight {

// What is asked of every passage.
struct AskedParts {
  AskedParts(const FigureContext& all, const Quantity& figure, const std::vector<char>& own_names);

  const FigureContext& context;
  const Quantity& c;
  const std::vector<char>& own;  // the names that it is of
  const std::uint16_t beside;    // the claim's last word before its figure
  bool several = false;          // the claim tells figures of others beside
  bool past = false;             // … what was
  bool within = false;           // … of a part: "106 of them"
  std::vector<Concept> kinds;    // of the claim, that exclude others
};

// What a word may be that one part has and another has not.
enum WordSort : std::uint8_t { common_word, name_word, date_word, word_sorts };

struct SidePart {
  std::uint32_t begin = 0, figure = 0;
  std::optional<Span> counted;
  bool strong = false;                    // behind a stop, or what the part before is set against
  bool owned = false;                     // a relative clause, of the name in front of it
  std::uint32_t clause = 0;               // parted from the others by a stop
  bool subject = false;                   // which another word than the claim's opens
  std::array<bool, word_sorts> others{};  // has words or dates that the claim has not
  std::array<bool, word_sorts> before{};  // … before its figure
  bool dated = false;                     // has a date of the claim
  bool behind = false;                    // what is told of it stands behind its figure
  bool within = false;                    // "of which 12": of what stands before
  bool left_out = false;                  // "not including 12"
  bool given = false;                     // has a figure of the claim beside its date
  bool next = false;                      // "the second 12 metres": of another than what stands before
  std::vector<Concept> kinds{};           // that exclude others
};

// A word or date of the claim, where the passage has it first.
struct SaidWord {
  std::uint32_t key, at;  // key: the term; behind all terms, the claim's dates
  std::size_t part;
  WordSort sort;
  bool again;  // in another part too
};

struct SideParts {
  static constexpr std::size_t most = 6;

  std::array<SidePart, most> list{};
  std::size_t count = 0;
  std::array<std::size_t, most> of{};  // each figure's: what nothing parts from the figure before it is in that one's
  std::vector<SaidWord> said;
  bool titles = false;  // each year stands in brackets behind its title
  bool unlike = false;  // the passage has not the claim's past tense

  [[nodiscard]] std::span<const SidePart> all() const { return std::span(list).first(count); }
};

// Of the passage that the figures `list` of the source stand in; nullopt where they are not told side by side.
[[nodiscard]] std::optional<SideParts> read_parts(const AskedParts& asked, std::span<const Alignment> list);

}  // namespace citelight
