#include "citation/citation_url.h"

#include <algorithm>
#include <optional>

#include "web_tables.h"

namespace citelight::citation {
namespace {

using namespace web;  // made of core/lang/web.json

constexpr std::string_view front_files[] = {"index.", "default.", "home."};
constexpr int most_copies = 4;  // an archive's of an archive's
constexpr std::string_view document_files[] = {".pdf", ".doc", ".csv", ".xlsx"};

// Whether the word stands in a list of web.json: between two blanks.
bool among(std::string_view list, std::string_view word) {
  if (word.empty() || word.find(' ') != word.npos) return false;
  for (std::size_t at = list.find(word); at != list.npos; at = list.find(word, at + 1)) {
    if (list[at - 1] == ' ' && list[at + word.size()] == ' ') return true;
  }
  return false;
}

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

std::vector<std::string_view> cut(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  while (!text.empty() && out.size() < 32) {
    const auto at = std::min(text.find(mark), text.size());
    if (at > 0) out.push_back(text.substr(0, at));
    text.remove_prefix(std::min(at + 1, text.size()));
  }
  return out;
}

inline bool ends_with_host(std::string_view host, std::string_view site) {
  if (host.size() < site.size()) return false;
  const std::size_t at = host.size() - site.size();
  return host[at] == site[0] && (at == 0 || host[at - 1] == '.') && host.substr(at) == site;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& w : words) out += w;
  return out;
}

void read_host(Target& out) {
  const auto labels = cut(out.host, '.');
  std::size_t own = labels.size() >= 2 ? labels.size() - 2 : 0;
  // "bbc.co.uk": the owner's label is the third from the right.
  if (own > 0 && labels.back().size() == 2 && among(shared_labels, labels[own])) --own;
  for (std::size_t i = own; i < labels.size(); ++i) {
    if (!out.site.empty()) out.site += '.';
    out.site += labels[i];
  }
  for (std::size_t i = std::min(own + 1, labels.size()); i-- > 0;) {
    const std::string label = joined(plain_words_of_url(labels[i]));
    if (!label.empty() && (i == own || !among(plain_labels, std::string_view(label)))) out.labels.push_back(label);
  }
}

// A word of a path that no person chose: an id.
bool is_id(std::string_view word) {
  if (!has_digit(word)) return false;
  const auto digits = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }));
  return digits * 2 >= word.size() || word.size() >= 12;
}

void read_slug(Target& out, const std::vector<std::string_view>& path) {
  // The last two segments with a word in them: "/2019/11/star-trek-…/" and "/star-trek/4227949002".
  int taken = 0;
  for (std::size_t i = path.size(); i-- > 0 && taken < 2;) {
    std::string_view segment = path[i];
    if (const auto dot = segment.rfind('.'); dot != segment.npos && segment.size() - dot <= 6) segment = segment.substr(0, dot);
    bool any = false;
    for (std::string& word : plain_words_of_url(segment, 24)) {
      if (is_id(word)) continue;
      any |= word.size() > 2;
      out.slug.push_back(std::move(word));
    }
    taken += any;
  }
}

Leads judge_platform(Target& out, const Platform& platform, const std::vector<std::string_view>& path, std::string_view query) {
  if (path.empty()) return Leads::home;
  const auto account = [&](std::string_view segment) {
    if (!segment.empty() && segment[0] == '@') segment.remove_prefix(1);
    out.account = joined(plain_words_of_url(segment, 8));
    out.handle = segment;
  };
  const std::string first = lowered(path[0]);
  if (first == "hashtag" || first == "search" || first == "explore" || first == "results" || first == "tag") return Leads::topic;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::string segment = lowered(path[i]);
    if (!among(platform.posts, std::string_view(segment))) continue;
    if (i > 0) account(path[i - 1]);
    return Leads::post;
  }
  if (query.find("v=") != query.npos || query.find("story_fbid") != query.npos) return Leads::post;
  // "/in/name", "/profile/name", "/r/name", "/channel/…", "/c/name"
  const bool led = path.size() > 1 && (first == "in" || first == "profile" || first == "r" || first == "channel" || first == "c" ||
                                       first == "user" || first == "company" || first == "groups" || first == "u" || first == "s");
  account(path[led ? 1 : 0]);
  const std::size_t beyond = led ? 2 : 1;
  // "t.me/name/123", "medium.com/@name/title", "vk.com/wall-1_2"
  const bool post = path.size() > beyond && (has_digit(path[beyond]) || path[beyond].size() > 16);
  return post || first.substr(0, 4) == "wall" ? Leads::post : Leads::profile;
}

using Path = std::vector<std::string_view>;

// Whether a site of the list, or a host of it, is the host's end.
bool on_host_of(std::string_view sites, std::string_view host) {
  for (; !among(sites, host); host.remove_prefix(host.find('.') + 1)) {
    if (host.find('.') == host.npos) return false;
  }
  return true;
}

// Takes the scheme and the host off `url`; false where that is no web address.
bool take_host(std::string_view& url, std::string& host) {
  const auto scheme = url.find("://");
  if (scheme == url.npos) return false;
  const std::string protocol = lowered(url.substr(0, scheme));
  if (protocol != "http" && protocol != "https") return false;
  url.remove_prefix(scheme + 3);
  const auto slash = std::min({url.find('/'), url.find('?'), url.size()});
  std::string_view authority = url.substr(0, slash);
  url.remove_prefix(slash);
  if (const auto at = authority.rfind('@'); at != authority.npos) authority.remove_prefix(at + 1);
  if (const auto port = authority.find(':'); port != authority.npos) authority = authority.substr(0, port);
  host = lowered(authority);
  if (host.substr(0, 4) == "www.") host.erase(0, 4);
  return host.find('.') != host.npos || host == "localhost";
}

// Sites where everybody writes, and those that are about everything.
std::optional<Leads> judge_known_site(Target& out, const Path& path, std::string_view query) {
  for (const Platform& platform : platforms) {
    if (ends_with_host(out.host, platform.site)) return judge_platform(out, platform, path, query);
  }
  if (among(post_hosts, out.host)) return path.empty() ? Leads::home : Leads::post;
  // Mastodon and its like on any host: "/@name/109…".
  if (!path.empty() && path[0].size() > 1 && path[0][0] == '@') {
    out.account = joined(plain_words_of_url(path[0].substr(1), 8));
    return path.size() > 1 && has_digit(path[1]) ? Leads::post : Leads::profile;
  }
  if (on_host_of(encyclopedias, out.host)) return path.empty() ? Leads::home : Leads::entity;
  return std::nullopt;
}

// "/fr", "/en-us/", "/index.html", "/default.aspx" are front pages too.
bool is_front(const Path& path) {
  if (path.size() != 1) return path.empty();
  const std::string only = lowered(path[0]);
  return only.size() == 2 || (only.size() == 5 && (only[2] == '-' || only[2] == '_')) ||
         std::any_of(std::begin(front_files), std::end(front_files), [&](std::string_view f) { return only.starts_with(f); });
}

// "/politique": a section. A short link has digits or capitals instead.
bool is_section(const Path& path, std::string_view query) {
  return path.size() == 1 && !has_digit(path[0]) && query.empty() && path[0][0] != '~' && plain_words_of_url(path[0]).size() == 1 &&
         path[0].find('.') == std::string_view::npos &&
         std::none_of(path[0].begin(), path[0].end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// By the words of the path. The segment that says "list of" counts only where little stands behind it:
// "/topics/defence/future-european-defence_en" is a page, "/topics/defence" a list.
Leads judge_path(Target& out, const Path& path, std::string_view query) {
  Leads leads = Leads::page;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::string segment = lowered(path[i]);
    // "Profile.asp?uid=12"
    if (const auto dot = segment.find('.');
        dot != segment.npos && dot > 0 && among(profile_segments, std::string_view(segment).substr(0, dot)) && !query.empty())
      leads = Leads::profile;
    const auto behind = path.size() - i - 1;
    // "tag_maladie", "tag-coronavirus"
    const bool tagged = segment.size() > 4 && segment.substr(0, 3) == "tag" && (segment[3] == '_' || segment[3] == '-');
    if (behind > 1) continue;
    if (tagged || (among(topic_segments, std::string_view(segment)) && (behind > 0 || i > 0))) leads = Leads::topic;
    if (among(profile_segments, std::string_view(segment)) && behind > 0) leads = Leads::profile;
    out.section |= among(about_segments, std::string_view(segment));
    if (!segment.empty() && segment[0] == '~' && behind == 0) leads = Leads::profile;
  }
  return leads;
}

// `copies`: how many archives' addresses inside one another it still looks through; a page may nest thousands.
Target read(std::string_view url, bool words, int copies) {
  Target out;
  if (const auto hash = url.find('#'); hash != url.npos) {
    out.fragment = url.substr(hash + 1);
    url = url.substr(0, hash);
  }
  if (!take_host(url, out.host)) return out;
  if (words) read_host(out);

  const auto question = std::min(url.find('?'), url.size());
  const std::string_view query = question < url.size() ? url.substr(question + 1) : std::string_view();
  const Path path = cut(url.substr(0, question), '/');
  // "archive.org/web/2019…/https://www.lemonde.fr/…": the copy's own address is the one that tells.
  if (on_host_of(archives, out.host)) {
    if (const auto inner = url.find("http", 1); copies > 0 && inner != url.npos && url.find("://", inner) != url.npos) {
      Target copied = read(url.substr(inner), words, copies - 1);
      if (copied.leads != Leads::nowhere) {
        copied.fragment = out.fragment;
        copied.archive = true;
        return copied;
      }
    }
    out.archive = true;
    out.leads = path.empty() ? Leads::home : Leads::page;
    return out;
  }

  if (words) read_slug(out, path);
  if (const auto known = judge_known_site(out, path, query)) {
    out.leads = *known;
  } else if (is_front(path)) {
    // "/#case=81": the page is built from its fragment.
    const bool built = out.fragment.find('=') != out.fragment.npos && has_digit(out.fragment);
    out.leads = built || (query.size() > 3 && has_digit(query)) ? Leads::page : Leads::home;
  } else if (is_section(path, query)) {
    out.leads = Leads::topic;
    out.section = true;
  } else if (const std::string last = lowered(path.back());
             std::any_of(std::begin(document_files), std::end(document_files), [&](std::string_view f) { return last.ends_with(f); })) {
    out.leads = Leads::page;
    out.section = among(shorteners, out.host);
    out.file = true;
  } else {
    out.section = among(shorteners, out.host);
    out.leads = judge_path(out, path, query);
    if (out.leads == Leads::profile || out.leads == Leads::topic) {
      // "/author/123/…/long-title-of-an-article" is none.
      if (!words) read_slug(out, path);
      if (out.slug.size() > 6 && has_digit(path.back())) out.leads = Leads::page;
    }
    if (out.leads == Leads::profile) out.account = joined(plain_words_of_url(path.back(), 8));
  }
  return out;
}

}  // namespace

Target read_url(std::string_view url, bool words) { return read(url, words, most_copies); }

}  // namespace citelight::citation
