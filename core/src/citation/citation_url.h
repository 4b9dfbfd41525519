// What a link leads to, judged from its URL alone: nothing is fetched.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "citation/citation_words.h"

namespace citelight::citation {

enum class Leads : std::uint8_t {
  page,     // an article, a record, a document: something that says something
  post,     // one post, video or thread of a social platform
  profile,  // a person's or an account's page: staff, author, @name
  topic,    // a list: tag, section, search
  entity,   // an encyclopedia's page about a thing
  home,     // a site's front page
  nowhere   // no page: mailto:, javascript:, a fragment of this page
};

struct Target {
  Leads leads = Leads::nowhere;
  std::string host;           // lower case, without "www.": "edition.cnn.com"
  std::string site;           // the part of it that is one owner's: "cnn.com", "bbc.co.uk"
  Words labels;               // the host's labels that may name the owner: {"cnn", "edition"}
  std::string account;        // of a profile or a post: plain, "kaitlancollins"
  std::string handle;         // the same as it is written: "kaitlan_collins"
  Words slug;                 // the words of the path's last telling segments
  bool file = false;          // a PDF or a spreadsheet: a document, whatever it is about
  bool section = false;       // a topic only because its path is one short word, a page on its own site's owner, a short link:
                              // what is cited only where the sentence's words point there, and not at home
  bool archive = false;       // an archive's copy: the host says nothing of the source
  std::string_view fragment;  // behind "#", into the URL
};

// Never fails: what is no http(s) URL leads nowhere. `words`: false for who
// asks only where it leads, and needs no labels and no slug.
[[nodiscard]] Target read_url(std::string_view url, bool words = true);

}  // namespace citelight::citation
