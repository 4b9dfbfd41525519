// Time a document by its length: 1 KB doubled up to 16 MB, on ordinary text and on text made to hurt. CPU time of this
// thread; the worst ratio of two neighbours is what is looked at (2 is linear), and their mean, for a step of the machine's caches is in the
// worst alone. A ratio that looks wrong is taken anew, both lengths turn about, and its median is what holds: a machine that others share
// has slow minutes, and of the least times of either length the one can come from a fast minute and the other from a slow one. Prints JSON.
//
//   citelight_growth [BYTES]   the longest, 16 MB where not given
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "citelight/engine.h"
#include "file.h"
#include "memory.h"

using namespace citelight;

namespace {

double now() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += "\\n";
    else if (c == '"' || c == '\\') (out += '\\') += c;
    else out += c;
  }
  return out;
}

// `piece` over and over, up to `size` bytes or a little more; each time with other letters for its #.
std::string repeated(const std::string& piece, std::size_t size) {
  std::string out;
  for (std::size_t time = 0; out.size() < size; ++time) {
    for (const char c : piece) {
      if (c != '#') out += c;
      else
        for (std::size_t n = time; n > 0; n /= 20) out += "bcdfghjklmnpqrstvwxz"[n % 20];
    }
  }
  return out;
}

constexpr double telling = 0.002;  // seconds below which a ratio tells of caches, not of growth
constexpr double allowed = 2.2;
constexpr int turns = 9;

struct Text {
  const char* name;
  const char* lang;
  std::string piece;
};

double seconds(const Engine& engine, const std::string& request) {
  double best = 1e9;
  double spent = 0;
  for (int round = 0; round < 3 || (spent < 0.05 && round < 400); ++round) {
    const double from = now();
    const std::string answer = engine.analyse_json(request);
    const double took = now() - from;
    if (is_error(answer)) std::abort();
    best = std::min(best, took);
    spent += took;
    if (spent > 2 && round > 0) break;  // the first round takes the memory
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  keep_memory();
  const std::size_t longest = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : std::size_t{1} << 24;
  Engine engine;
  for (const char* lang : {"fr", "en"}) {
    const std::string bytes = read(std::string(PACKS_DIR "/") + lang + ".pack");
    if (!engine.add_pack({bytes.begin(), bytes.end()})) std::abort();
  }
  const std::vector<Text> texts = {
      {"news fr", "fr", read(DATA_DIR "/fr.txt")},
      {"news en", "en", read(DATA_DIR "/en.txt")},
      {"all digits", "en", "7"},
      {"digits in groups", "fr", "12 450 "},
      {"digits, commas, points", "en", "1,234.5,"},
      {"all quotation marks", "fr", "\"«»“”"},
      {"opening marks alone", "en", "\u201c "},
      {"all capitals", "en", "MAYOR SAID THE BRIDGE COST "},
      {"one word", "en", "a"},
      {"one endless sentence", "fr", "selon la maire qui a dit que le pont et la route et "},
      {"number words", "fr", "deux cent mille "},
      {"number words", "en", "two hundred thousand and "},
      {"number words with commas", "en", "two thousand, "},
      {"deep nesting", "en", "said that he said that \"according to (the "},
      {"tags in marks that stay open", "fr", "« L'eau monte de 3 %, a précisé Anne Roy "},
      {"brackets", "fr", "(("},
      {"dates", "en", "3 May 2024 to "},
      {"line ends", "fr", "\n"},
      {"words run together", "fr", "l'AFPcitant"},
      {"people", "fr", "Selon Anne Ra#, le pont est fermé. "},
      {"people, their roles and what they said", "en",
       "John Ba#, mayor of Pem#, met Anne Lo# of the Dal# Company. The minister said that the pier was shut. Lo#: “It is over.” "},
      {"reports in reports", "en", "According to the file, it burnt, police said that the pier, according to the mayor, was shut, "},
  };
  std::printf("{");
  const char* comma = "";
  for (const Text& text : texts) {
    const auto request = [&](std::size_t size) {
      return R"({"lang":")" + std::string(text.lang) + R"(","text":")" + escaped(repeated(text.piece, size)) + "\"}";
    };
    double before = 0;
    double took = 0;
    double worst = 0;
    std::size_t at = 0;
    double first = 0;  // the first that tells, and how many doublings lie behind it
    int doublings = 0;
    for (std::size_t size = 1024; size <= longest; size *= 2) {
      took = seconds(engine, request(size));
      if (before > telling) {
        std::vector<double> ratios = {took / before};
        if (ratios.front() > allowed) {
          while (ratios.size() < turns) {
            const double half = seconds(engine, request(size / 2));
            const double whole = seconds(engine, request(size));
            ratios.push_back(whole / half);
            took = std::min(took, whole);
          }
          std::nth_element(ratios.begin(), ratios.begin() + turns / 2, ratios.end());
        }
        if (const double ratio = ratios[ratios.size() / 2]; ratio > worst) {
          worst = ratio;
          at = size;
        }
      }
      doublings += first > 0;
      if (first == 0 && took > telling) first = took;
      before = took;
    }
    std::printf("%s\n\"%s (%s)\": {\"worst\": %.3f, \"at\": %zu, \"mean\": %.3f, \"allowed\": %.1f, \"seconds\": %.4f, \"bytes\": %zu}",
                comma, text.name, text.lang, worst, at, doublings > 0 ? std::pow(took / first, 1.0 / doublings) : 0, allowed, took,
                longest);
    std::fflush(stdout);
    comma = ",";
  }
  std::printf("\n}\n");
}
