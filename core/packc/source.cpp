#include "source.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>

#include "verbs.h"

namespace citelight::packc {
namespace {

using Json = nlohmann::ordered_json;

Result<Json> parse(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return Error{file.string() + ": cannot be read"};
  try {
    return Json::parse(in);
  } catch (const Json::exception& e) {  // the compiler is a host tool: exceptions stay inside this function
    return Error{file.string() + ": " + e.what()};
  }
}

std::optional<Category> category_named(std::string_view name) {
  for (std::size_t i = 0; i < category_count; ++i) {
    if (category_info[i].name == name) return static_cast<Category>(i);
  }
  return std::nullopt;
}

std::optional<Error> read_phrases(const Json& list, Category category, const std::string& value, const std::string& from,
                                  LexiconBuilder& builder) {
  if (!list.is_array()) return Error{from + ": must be a list of phrases"};
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string place = from + "/" + std::to_string(i);
    if (!list[i].is_string()) return Error{place + ": must be a string"};
    if (!seen.insert(list[i].get_ref<const std::string&>()).second)
      return Error{place + ": \"" + list[i].get<std::string>() + "\" stands twice in this list"};
    std::string phrase = list[i].get<std::string>();
    const bool exact = phrase.size() > 1 && phrase[0] == '=';
    if (exact) phrase.erase(0, 1);
    if (phrase.empty()) return Error{place + ": is empty"};
    builder.add({std::move(phrase), category, value, exact, place});
  }
  return std::nullopt;
}

// "verbs": {"fr-er": {"say": ["déclarer", …]}, "forms": {"say": {"dit": "fp"}}}: each form
// becomes a reporting_verb with the value "class roles".
std::optional<Error> read_verbs(const Json& root, const std::string& place, LexiconBuilder& builder) {
  if (!root.is_object()) return Error{place + ": must be an object"};
  for (const auto& [paradigm, classes] : root.items()) {
    if (!classes.is_object()) return Error{place + "/" + paradigm + ": must be an object"};
    for (const auto& [of, lemmas] : classes.items()) {
      const std::string here = place + "/" + paradigm + "/" + of;
      if (paradigm == "forms") {
        if (!lemmas.is_object()) return Error{here + ": must be an object from form to roles"};
        for (const auto& [form, roles] : lemmas.items()) {
          if (!roles.is_string()) return Error{here + "/" + form + ": must be a string of roles"};
          builder.add({form, Category::reporting_verb, of + " " + roles.get<std::string>(), false, here});
        }
        continue;
      }
      if (!lemmas.is_array()) return Error{here + ": must be a list of lemmas"};
      for (const Json& lemma : lemmas) {
        const auto forms = lemma.is_string() ? conjugate(lemma.get<std::string>(), paradigm) : std::vector<VerbForm>{};
        if (forms.empty()) return Error{here + ": \"" + lemma.dump() + "\" does not fit this paradigm"};
        for (const auto& [form, roles] : forms) builder.add({form, Category::reporting_verb, of + " " + roles, false, here});
      }
    }
  }
  return std::nullopt;
}

// "concept": {"die": ["dead", …]} and "concept_verbs": {"en": {"die": ["die", …]}}: each word with its regular
// plural, each verb with its forms. A form that stands already keeps the concept it has.
std::optional<Error> read_concepts(const Json& root, bool verbs, const std::string& place, std::set<std::string>& known,
                                   LexiconBuilder& builder) {
  if (!root.is_object()) return Error{place + ": must be an object"};
  const auto add = [&](const std::string& form, const std::string& of, const std::string& here) {
    if (known.insert(form).second) builder.add({form, Category::concept_word, of, false, here});
  };
  if (!verbs) {
    for (const auto& [of, words] : root.items()) {
      for (const Json& word : words) {
        if (!word.is_string() || word.get<std::string>().empty()) return Error{place + "/" + of + ": must be a list of words"};
        const std::string form = word.get<std::string>();
        add(form, of, place + "/" + of);
        if (form.find(' ') == std::string::npos && form.back() != 's' && form.back() != 'x' && form.back() != 'z')
          add(form + 's', of, place + "/" + of);
      }
    }
    return std::nullopt;
  }
  for (const auto& [paradigm, classes] : root.items()) {
    if (!classes.is_object()) return Error{place + "/" + paradigm + ": must be an object"};
    for (const auto& [of, lemmas] : classes.items()) {
      for (const Json& lemma : lemmas) {
        const auto forms = lemma.is_string() ? conjugate(lemma.get<std::string>(), paradigm) : std::vector<VerbForm>{};
        if (forms.empty()) return Error{place + "/" + of + ": \"" + lemma.dump() + "\" does not fit this paradigm"};
        for (const auto& [form, roles] : forms) add(form, of, place + "/" + of);
      }
    }
  }
  return std::nullopt;
}

std::optional<Error> read_file(const std::filesystem::path& file, LexiconBuilder& builder) {
  const auto root = parse(file);
  if (!root) return root.error();
  const std::string name = file.string();
  std::set<std::string> concepts;  // they stand in one file
  if (!root->is_object()) return Error{name + ": must be an object"};
  for (const auto& [key, value] : root->items()) {
    const std::string place = name + ": /" + key;
    if (key == "note") continue;  // for people
    if (key == "settings") {
      if (!value.is_object()) return Error{place + ": must be an object"};
      for (const auto& [setting, text] : value.items()) {
        if (!text.is_string()) return Error{place + "/" + setting + ": must be a string"};
        builder.settings.emplace_back(setting, text.get<std::string>());
      }
      continue;
    }
    if (key == "verbs") {
      if (auto wrong = read_verbs(value, place, builder)) return wrong;
      continue;
    }
    if (key == "concept" || key == "concept_verbs") {
      if (auto wrong = read_concepts(value, key == "concept_verbs", place, concepts, builder)) return wrong;
      continue;
    }
    const auto category = category_named(key);
    if (!category) return Error{place + ": no such category"};
    if (category_info[static_cast<std::size_t>(*category)].values.empty()) {
      if (auto wrong = read_phrases(value, *category, {}, place, builder)) return wrong;
      continue;
    }
    if (!value.is_object()) return Error{place + ": must be an object from value to phrases"};
    for (const auto& [of, phrases] : value.items()) {
      if (auto wrong = read_phrases(phrases, *category, of, place + "/" + of, builder)) return wrong;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> read_language(const std::filesystem::path& folder, LexiconBuilder& builder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& item : std::filesystem::directory_iterator(folder, error)) {
    if (item.path().extension() == ".json") files.push_back(item.path());
  }
  if (error) return Error{folder.string() + ": " + error.message()};
  if (files.empty()) return Error{folder.string() + ": holds no .json file"};
  std::sort(files.begin(), files.end());  // the same pack whatever the file system's order
  for (const auto& file : files) {
    if (auto wrong = read_file(file, builder)) return wrong;
  }
  return std::nullopt;
}

Result<std::vector<UnitSource>> read_units(const std::filesystem::path& file) {
  const auto root = parse(file);
  if (!root) return root.error();
  std::vector<UnitSource> out;
  const auto units = root->find("units");
  if (units == root->end() || !units->is_array()) return Error{file.string() + ": /units: must be a list"};
  for (std::size_t i = 0; i < units->size(); ++i) {
    const Json& item = (*units)[i];
    const std::string place = file.string() + ": /units/" + std::to_string(i);
    const auto text = [&](const char* field) {
      return item.contains(field) && item[field].is_string() ? item[field].get<std::string>() : std::string();
    };
    UnitSource u;
    u.ucum = text("ucum");
    u.cldr = text("cldr");
    u.dimension = text("dimension");
    if (u.ucum.empty()) return Error{place + "/ucum: is missing"};
    if (item.contains("factor")) {
      if (!item["factor"].is_number()) return Error{place + "/factor: must be a number"};
      u.factor = item["factor"].get<double>();
    }
    if (u.cldr.empty() && (!u.factor || u.dimension.empty())) return Error{place + ": needs \"cldr\", or \"factor\" and \"dimension\""};
    if (item.contains("symbols")) {
      if (!item["symbols"].is_array()) return Error{place + "/symbols: must be a list"};
      for (const Json& s : item["symbols"]) {
        if (!s.is_string() || s.get<std::string>().empty()) return Error{place + "/symbols: must be strings"};
        u.symbols.push_back(s.get<std::string>());
      }
    }
    out.push_back(std::move(u));
  }
  return out;
}

}  // namespace citelight::packc
