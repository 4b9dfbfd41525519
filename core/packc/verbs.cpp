#include "verbs.h"

#include <algorithm>

namespace citelight::packc {
namespace {

bool ends(const std::string& s, const std::string& with) {
  return s.size() >= with.size() && s.compare(s.size() - with.size(), with.size(), with) == 0;
}

void add(std::vector<VerbForm>& out, const std::string& form, const char* roles) {
  const auto same = std::find_if(out.begin(), out.end(), [&](const VerbForm& f) { return f.first == form; });
  if (same == out.end()) {
    out.emplace_back(form, roles);
    return;
  }
  for (const char* r = roles; *r != 0; ++r) {
    if (same->second.find(*r) == std::string::npos) same->second += *r;
  }
}

std::vector<VerbForm> french_er(const std::string& lemma) {
  std::vector<VerbForm> out;
  const std::string stem = lemma.substr(0, lemma.size() - 2);
  std::string soft = stem;  // before a: annonça, jugea
  if (ends(stem, "c")) soft = stem.substr(0, stem.size() - 1) + "ç";
  if (ends(stem, "g")) soft = stem + "e";
  std::string strong = stem;  // before a mute e: répète, rappelle, emploie
  const auto e_acute = stem.rfind("é");
  if (ends(stem, "el") && (lemma == "appeler" || lemma == "rappeler")) strong = stem + "l";
  else if (e_acute != std::string::npos && e_acute + 2 < stem.size() && e_acute + 5 > stem.size())
    strong = stem.substr(0, e_acute) + "è" + stem.substr(e_acute + 2);
  else if (ends(stem, "el") || ends(stem, "ev") || ends(stem, "en"))
    strong = stem.substr(0, stem.size() - 2) + "è" + stem.substr(stem.size() - 1);
  else if (ends(stem, "y")) strong = stem.substr(0, stem.size() - 1) + "i";
  const std::string future = e_acute != std::string::npos ? stem : strong;
  add(out, strong + "e", "f");
  add(out, strong + "ent", "f");
  add(out, soft + "ait", "f");
  add(out, soft + "aient", "f");
  add(out, soft + "a", "f");
  add(out, stem + "èrent", "f");
  add(out, future + "era", "f");
  add(out, future + "eront", "f");
  add(out, future + "erait", "c");
  add(out, future + "eraient", "c");
  for (const char* e : {"é", "ée", "és", "ées"}) add(out, stem + e, "p");
  add(out, soft + "ant", "g");
  add(out, lemma, "i");
  return out;
}

std::vector<VerbForm> french_regular(const std::string& lemma, const std::string& stem, const std::string& plural,
                                     const std::string& present, const std::string& participle, const std::string& past,
                                     const std::string& past_plural) {
  std::vector<VerbForm> out;
  add(out, stem + present, "f");
  add(out, plural + "ent", "f");
  add(out, plural + "ait", "f");
  add(out, plural + "aient", "f");
  add(out, stem + past, "f");
  add(out, stem + past_plural, "f");
  const std::string future = ends(lemma, "e") ? lemma.substr(0, lemma.size() - 1) : lemma;
  add(out, future + "a", "f");
  add(out, future + "ont", "f");
  add(out, future + "ait", "c");
  add(out, future + "aient", "c");
  for (const char* e : {"", "e", "s", "es"}) add(out, stem + participle + e, "p");
  add(out, plural + "ant", "g");
  add(out, lemma, "i");
  return out;
}

std::vector<VerbForm> english(const std::string& lemma) {
  std::vector<VerbForm> out;
  const auto vowel = [](char c) { return std::string("aeiou").find(c) != std::string::npos; };
  const std::size_t n = lemma.size();
  add(out, lemma, "fi");
  const bool hiss = ends(lemma, "s") || ends(lemma, "sh") || ends(lemma, "ch") || ends(lemma, "x") || ends(lemma, "z");
  const bool y = n > 1 && lemma[n - 1] == 'y' && !vowel(lemma[n - 2]);
  add(out, y ? lemma.substr(0, n - 1) + "ies" : lemma + (hiss ? "es" : "s"), "f");
  // Final consonant doubles after a single stressed vowel: those of our verbs that do.
  const bool doubled = lemma == "admit" || lemma == "quip" || lemma == "blog" || lemma == "infer" || lemma == "refer" || lemma == "rebut" ||
                       lemma == "concur" || lemma == "chat" || lemma == "nod" || lemma == "sob" || lemma == "quit";
  const std::string base = doubled ? lemma + lemma[n - 1] : lemma;
  const bool mute = lemma[n - 1] == 'e';
  add(out, y ? lemma.substr(0, n - 1) + "ied" : mute ? lemma + "d" : base + "ed", "fp");
  add(out, mute && !ends(lemma, "ee") ? lemma.substr(0, n - 1) + "ing" : base + "ing", "g");
  return out;
}

}  // namespace

std::vector<VerbForm> conjugate(const std::string& lemma, const std::string& paradigm) {
  if (lemma.size() < 3) return {};
  if (paradigm == "en") return english(lemma);
  const std::string stem = lemma.substr(0, lemma.size() - 2);
  if (paradigm == "fr-er" && ends(lemma, "er")) return french_er(lemma);
  if (paradigm == "fr-ir" && ends(lemma, "ir")) return french_regular(lemma, stem, stem + "iss", "it", "i", "it", "irent");
  if (paradigm == "fr-re" && ends(lemma, "re")) return french_regular(lemma, stem, stem, "", "u", "it", "irent");
  return {};
}

}  // namespace citelight::packc
