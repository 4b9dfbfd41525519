// What the citation ladder remembers of a document while it climbs.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/text_map.h"
#include "citation/citation_asked.h"

namespace citelight::citation {

// The key of an organisation by a word of its name, no speaker's whole name: "Teachers" are not the Teachers Union.
[[nodiscard]] std::string by_word(const std::string& word);

// What the ladder has answered so far, for the sentences that go on about it.
struct Memory {
  struct Entry {
    std::uint32_t claim = no_place;
    std::uint32_t sentence = 0;
    bool operator<(const Entry& other) const { return claim + 1 < other.claim + 1; }  // none comes first
  };
  TextMap<Entry> speakers;                                       // the last claim of each, and by the words of organisations' names
  std::array<Entry, called_count> documents;                     // the last linked claim whose source was called so
  std::array<std::vector<std::uint32_t>, called_count> anchors;  // links whose anchor calls its document so
  TextMap<Entry> writers;                                        // words of the names of those who wrote a linked study
  Entry reported;               // the last claim whose link stands for what an organisation or a document says
  bool by_document = false;     // … and a document says it
  Entry subject;                // the last claim that is about the document it links
  Entry ours;                   // the last linked claim about what the page's writers call their own study
  Entry stated;                 // the last claim that has a source
  Entry outlet;                 // the last claim whose source is a known outlet
  std::u16string person;        // who spoke last, by name
  std::uint32_t person_at = 0;  // … and in which sentence

  std::uint32_t passed = 0;  // links before this are in `anchors`
  bool linked = false;       // a claim has been answered by a link or a note: until then nothing can be carried over

  // Sentences after which "the report" no longer means the one cited last.
  static constexpr std::uint32_t reach = 40;
  // Letters of a word that is remembered of a name.
  static constexpr std::size_t shortest_word = 4;

  // What the links before `until` are called: "a 2009 paper".
  void pass_links(const Sources& sources, std::uint32_t until);
  // The last link before the sentence that is called so, or what may stand for it. Of two in one sentence, the one that has
  // the names `by`: "The Wrap's report".
  [[nodiscard]] std::optional<std::uint32_t> linked_as(const Sources& sources, Called called, const Words& by, std::uint32_t sentence,
                                                       const Reading& reading, const std::vector<Sentence>& sentences) const;
  // The last claim of who is named, or, for "the board", « la Cour », of the one whose name has that word.
  [[nodiscard]] Entry last_of(const Asked& asked, const Reading& reading) const;
  // "A second study", without link: from here "the study" is that one.
  void forget(Called called);
};

}  // namespace citelight::citation
