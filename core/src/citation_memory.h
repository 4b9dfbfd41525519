// What the citation ladder remembers of a document while it climbs.
#pragma once

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "citation_sources.h"

namespace citelight::citation {

// What the ladder has answered so far, for the sentences that go on about it.
struct Memory {
  struct Entry {
    std::uint32_t claim = no_place;
    std::uint32_t sentence = 0;
    bool operator<(const Entry& other) const { return claim + 1 < other.claim + 1; }  // none comes first
  };
  std::unordered_map<std::string, Entry> speakers;               // the last claim of each
  std::array<Entry, called_count> documents;                     // the last linked claim whose source was called so
  std::array<std::vector<std::uint32_t>, called_count> anchors;  // links whose anchor calls its document so
  std::unordered_map<std::string, Entry> writers;                // words of the names of those who wrote a linked study
  std::unordered_map<std::string, std::string> namesakes;        // words of the names of organisations: the one last called so
  bool by_document = false;                                      // the next: a document says it
  Entry reported;               // the last one whose link stands for what an organisation or a document says
  Entry subject;                // the last claim that is about the document it links
  Entry ours;                   // the last linked claim about what the page's writers call their own study
  Entry stated;                 // the last claim that has a source
  Entry outlet;                 // the last claim whose source is a known outlet
  std::u16string person;        // who spoke last, by name
  std::uint32_t person_at = 0;  // … and in which sentence

  // "A second study", without link: from here "the study" is that one.
  void forget(Called called) {
    if (called >= Called::outlet) return;
    documents[static_cast<std::size_t>(called)] = {};
    anchors[static_cast<std::size_t>(called)].clear();
    if (called != Called::inquiry) reported = {};
  }
};

}  // namespace citelight::citation
