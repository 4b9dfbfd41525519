// citelight: the engine on the command line. Its contract is docs/command-line.md.
#include <CLI/CLI.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <thread>

#include "citelight/engine.h"
#include "embedded_packs.h"
#include "jobs.h"
#include "report.h"

#if defined(_WIN32)
#include <io.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace {

using citelight::Engine;
using citelight::Offsets;

struct Options {
  std::string lang;
  Offsets offsets = Offsets::utf16;
  std::string format;  // "" picks by where the output goes
  std::string colour = "auto";
  bool jsonl = false;
  bool keep_going = false;
  bool verify = false;
  unsigned threads = 0;
  std::vector<std::string> packs;
  std::vector<std::string> files;
};

// A folder opens like a file, and fails, or is empty, once it is read.
std::ifstream opened(const std::string& path) {
  std::error_code unknown;
  std::ifstream file;
  if (!std::filesystem::is_directory(path, unknown)) file.open(path, std::ios::binary);
  else file.setstate(std::ios::failbit);
  return file;
}

std::optional<std::string> read_all(const std::string& path) {
  if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  std::ifstream file = opened(path);
  if (!file) return std::nullopt;
  std::string out(std::istreambuf_iterator<char>(file), {});
  if (file.bad()) return std::nullopt;
  return out;
}

std::string_view called(std::string_view path) { return path == "-" ? "standard input" : path; }

bool load_packs(Engine& engine, const Options& options) {
  for (const auto pack : embedded_packs()) {
    if (const auto lang = engine.add_pack({pack.begin(), pack.end()}); !lang) {
      std::cerr << "citelight: built-in language pack: " << lang.error().message << '\n';
      return false;
    }
  }
  for (const std::string& path : options.packs) {
    const auto bytes = read_all(path);
    if (!bytes) {
      std::cerr << "citelight: " << path << ": cannot be read\n";
      return false;
    }
    if (const auto lang = engine.add_pack({bytes->begin(), bytes->end()}); !lang) {
      std::cerr << "citelight: " << path << ": " << lang.error().message << '\n';
      return false;
    }
  }
  return true;
}

int run_jsonl(const Engine& engine, const Options& options) {
  const LineJob job{[&](std::string_view line, std::size_t number) {
                      std::string answer =
                          options.verify ? engine.verify_json(line, options.offsets) : engine.analyse_json(line, options.offsets);
                      // A line that has no id is found again by its number.
                      constexpr std::string_view anonymous = "{\"id\":null,";
                      if (citelight::is_error(answer) && answer.starts_with(anonymous)) {
                        answer.insert(anonymous.size(), "\"line\":" + std::to_string(number) + ',');
                      }
                      return answer;
                    },
                    [](std::string_view answer) { return citelight::is_error(answer); }};
  JobCounts counts;
  const unsigned threads = options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  if (options.files.empty()) {
    counts = run_lines(std::cin, std::cout, job, threads);
  } else {
    for (const std::string& path : options.files) {
      std::ifstream file = opened(path);
      if (!file) {
        std::cerr << "citelight: " << path << ": cannot be read\n";
        return 1;
      }
      const JobCounts one = run_lines(file, std::cout, job, threads);
      counts.lines += one.lines;
      counts.failed += one.failed;
      counts.written = counts.written && one.written;
    }
  }
  if (!counts.written) {
    std::cerr << "citelight: the answers could not be written\n";
    return 1;
  }
  if (counts.failed == 0) return 0;
  std::cerr << "citelight: " << counts.failed << " of " << counts.lines << " lines failed\n";
  return options.keep_going ? 0 : 1;
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      constexpr char hex[] = "0123456789abcdef";
      out += "\\u00";
      out += hex[(c >> 4) & 15];
      out += hex[c & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
}

bool is_terminal(std::FILE* stream) {
#if defined(_WIN32)
  return _isatty(_fileno(stream)) != 0;
#else
  return isatty(fileno(stream)) != 0;
#endif
}

citelight::ReportLook look_of(const Options& options) {
  citelight::ReportLook look;
  const char* const no_colour = std::getenv("NO_COLOR");
  look.colour =
      options.colour == "always" || (options.colour == "auto" && is_terminal(stdout) && (no_colour == nullptr || *no_colour == '\0'));
#if !defined(_WIN32)
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) look.width = size.ws_col;
#endif
  return look;
}

int run_files(const Engine& engine, Options options) {
  const bool readable = options.format == "text" || (options.format.empty() && is_terminal(stdout));
  const auto look = look_of(options);
  // Of many files, which one is being read: on standard error, for a person alone.
  const bool progress = options.files.size() > 1 && !is_terminal(stdout) && is_terminal(stderr);
  std::size_t done = 0;
  if (options.files.empty()) options.files.emplace_back("-");
  int status = 0;
  for (const std::string& path : options.files) {
    const auto text = read_all(path);
    if (!text) {
      std::cerr << "citelight: " << path << ": cannot be read\n";
      status = 1;
      continue;
    }
    std::string request = "{\"id\":" + json_string(path) + ",\"text\":" + json_string(*text);
    if (!options.lang.empty()) request += ",\"lang\":" + json_string(options.lang);
    request += '}';
    if (progress) std::cerr << "\rcitelight: " << ++done << " of " << options.files.size() << ' ' << std::flush;
    const std::string answer = engine.analyse_json(request, readable ? Offsets::byte : options.offsets);
    if (citelight::is_error(answer)) {
      std::cerr << "citelight: " << called(path) << ": " << citelight::error_words(answer) << '\n';
      status = 1;
      continue;
    }
    if (readable) std::cout << (done++ > 0 && !progress ? "\n" : "") << citelight::report(called(path), *text, answer, look);
    else std::cout << answer << '\n';
  }
  if (progress) std::cerr << '\n';
  return options.keep_going ? 0 : status;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  Options options;
  CLI::App app{"Marks every number and every attribution of a text, and the source it cites for each."};
  app.set_version_flag("--version",
                       "citelight " + std::string(citelight::version()) + " (ICU " + std::string(citelight::icu_version()) + ")");
  const std::map<std::string, Offsets> units{{"utf16", Offsets::utf16}, {"codepoint", Offsets::codepoint}, {"byte", Offsets::byte}};
  // As text, for CLI11 spells an enumerator as the byte it is, in its help and its errors.
  std::string unit = "utf16";
  const CLI::IsMember a_unit({"utf16", "codepoint", "byte"}, CLI::ignore_case);
  app.add_option("--lang", options.lang, "The text's language (fr, en); guessed where not given");
  app.add_option("--offsets", unit, "Unit of every offset, in and out")->transform(a_unit);
  app.add_option("--format", options.format, "json, or text for a person; text where the output is a terminal")
      ->check(CLI::IsMember({"json", "text"}));
  app.add_option("--color,--colour", options.colour, "Colours of the text: auto, always or never; NO_COLOR is heeded")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app.add_flag("--jsonl", options.jsonl, "Read one JSON document a line, write one analysis a line, in order");
  app.add_flag("--keep-going", options.keep_going, "Exit with 0 even where lines failed");
  app.add_option("--threads", options.threads, "Threads for --jsonl; all cores where not given")->check(CLI::Range(1u, 256u));
  app.add_option("--pack", options.packs, "A compiled language pack to add or to put in a built-in one's place");
  app.add_option("files", options.files, "Plain text files (JSON lines with --jsonl); standard input where none is given");
  CLI::App* const verify = app.add_subcommand("verify", "Reads a claim and its source a JSON line, and writes whether the source says it");
  verify->add_option("--offsets", unit, "Unit of every offset, in and out")->transform(a_unit);
  verify->add_flag("--jsonl", options.jsonl, "One JSON object a line, the only form there is");
  verify->add_flag("--keep-going", options.keep_going, "Exit with 0 even where lines failed");
  verify->add_option("--threads", options.threads, "Threads; all cores where not given")->check(CLI::Range(1u, 256u));
  verify->add_option("--pack", options.packs, "A compiled language pack to add or to put in a built-in one's place");
  verify->add_option("files", options.files, "Files of JSON lines; standard input where none is given");
  CLI11_PARSE(app, argc, argv);
  options.verify = verify->parsed();
  options.offsets = units.at(unit);

  Engine engine;
  if (!load_packs(engine, options)) return 1;
  return options.jsonl || options.verify ? run_jsonl(engine, options) : run_files(engine, options);
}
