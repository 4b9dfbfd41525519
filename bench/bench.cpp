// What each stage costs, beside one bare ICU word and sentence pass over the
// same text in the same run: the ratio is what is compared, machines are noisy.
#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>

#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "attribution/attribution.h"
#include "base/unicode.h"
#include "citation/citation.h"
#include "citelight/engine.h"
#include "claim/claim.h"
#include "date/date.h"
#include "file.h"
#include "memory.h"
#include "quantity/quantity.h"
#include "text/segment.h"
#include "text/tokens.h"

using namespace citelight;

namespace {

// The texts of bench/data: a language's "fr" is dense, three times as many figures and five times as many quotations as the pages of
// news that we have read; "fr.news" has as many as they.
constexpr std::array texts = {"fr", "en", "fr.news", "en.news"};

// A text a few times over, some 30 KB: an article's length.
struct Input {
  explicit Input(const std::string& name) : lang(name.substr(0, 2)) {
    const std::string once = read(std::string(DATA_DIR "/") + name + ".txt");
    std::string utf8;
    while (utf8.size() < 30000) utf8 += once;
    document.text = unicode::from_utf8(utf8);
    document.lang = lang;
    line = nlohmann::json{{"text", utf8}, {"lang", lang}}.dump();
    for (std::size_t begin = 0; begin < document.text.size();) {
      const std::size_t end = std::min(document.text.find(u'\n', begin), document.text.size());
      if (end > begin)
        document.blocks.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, BlockKind::paragraph});
      begin = end + 1;
    }
    const std::string bytes = read(std::string(PACKS_DIR "/") + lang + ".pack");
    auto made = Pack::read({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    if (!made) std::abort();
    pack = *std::move(made);
    if (!engine.add_pack({bytes.begin(), bytes.end()})) std::abort();
    tokens = tokenise(document.text, pack);
    sentences = segment(document, reading());
  }
  [[nodiscard]] Reading reading() const { return {document.text, tokens, pack}; }

  std::string lang;
  Document document;
  std::string line;
  Pack pack;
  Engine engine;
  Tokens tokens;
  std::vector<Sentence> sentences;
};

const Input& input(std::size_t which) {
  static std::array<std::optional<Input>, texts.size()> all;
  return all[which] ? *all[which] : all[which].emplace(texts[which]);
}

void bare_icu(benchmark::State& state, std::size_t which) {
  const auto& text = input(which).document.text;
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
  std::unique_ptr<icu::BreakIterator> sentences(icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), error));
  while (state.KeepRunning()) {
    std::size_t count = 0;
    for (auto* breaker : {words.get(), sentences.get()}) {
      UText buffer = UTEXT_INITIALIZER;
      utext_openUChars(&buffer, text.data(), static_cast<std::int64_t>(text.size()), &error);
      breaker->setText(&buffer, error);
      while (breaker->next() != icu::BreakIterator::DONE) ++count;
      utext_close(&buffer);
    }
    benchmark::DoNotOptimize(count);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

template <class Stage>
void stage(benchmark::State& state, std::size_t which, Stage run) {
  const Input& in = input(which);
  while (state.KeepRunning()) benchmark::DoNotOptimize(run(in));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * in.document.text.size()));
}

}  // namespace

int main(int argc, char** argv) {
  keep_memory();
  for (std::size_t which = 0; which < texts.size(); ++which) {
    const std::string text = std::string(texts[which]) + "/";
    const auto add = [&](const std::string& name, auto run) {
      benchmark::RegisterBenchmark((text + name).c_str(), [which, run](benchmark::State& s) { stage(s, which, run); });
    };
    benchmark::RegisterBenchmark((text + "icu").c_str(), [which](benchmark::State& s) { bare_icu(s, which); });
    add("tokens", [](const Input& in) { return tokenise(in.document.text, in.pack).size(); });
    add("segment", [](const Input& in) { return segment(in.document, in.reading()).size(); });
    add("quantity", [](const Input& in) { return find_quantities(in.document, in.reading(), in.sentences).size(); });
    add("date", [](const Input& in) { return find_dates(in.document, in.reading(), in.sentences).found.size(); });
    add("attribution", [](const Input& in) { return find_attributions(in.reading(), in.sentences).size(); });
    // Read from JSON and written as JSON: what the wasm engine's door does.
    add("line", [](const Input& in) { return in.engine.analyse_json(in.line).size(); });
    add("whole", [](const Input& in) { return in.engine.analyse(in.document)->claims.size(); });
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
