#include "source.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "pack/concepts.h"
#include "pack/settings.h"
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

// How many letters to write, to leave out or to change make the one the other.
std::size_t edits(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < to.size(); ++j)
      diagonal = std::exchange(row[j + 1], std::min({diagonal + (from[i] != to[j]), row[j] + 1, row[j + 1] + 1}));
  }
  return row.back();
}

// What a setting's value is not, and should be; "" where it is.
std::string misfit(std::string_view kind, const std::string& value) {
  if (kind == "words" || kind == "endings") {
    // Every word ends with the nothing between two blanks.
    const bool apart = !value.empty() && value.front() != ' ' && value.back() != ' ' && value.find("  ") == value.npos;
    return apart ? "" : "must be " + std::string(kind) + " with one blank between";
  }
  if (kind == "number") return !value.empty() && value.find_first_not_of("0123456789") == value.npos ? "" : "is not a whole number";
  if (!kind.starts_with("choice ")) return {};
  const std::string choices(kind.substr(kind.find(' ') + 1));
  std::istringstream list(choices);
  const std::istream_iterator<std::string> end;
  return std::find(std::istream_iterator<std::string>(list), end, value) != end ? "" : "is not one of: " + choices;
}

// "settings": {"head_noun": "last", "agent": "by"}
std::optional<Error> read_setting(const std::string& name, const Json& value, const std::string& place, LexiconBuilder& builder) {
  const auto known = std::find_if(std::begin(setting_info), std::end(setting_info), [&](const SettingInfo& s) { return s.name == name; });
  if (known == std::end(setting_info)) {
    const auto nearer = [&](const SettingInfo& a, const SettingInfo& b) { return edits(name, a.name) < edits(name, b.name); };
    const auto nearest = std::min_element(std::begin(setting_info), std::end(setting_info), nearer);
    return Error{place + ": no such setting; the nearest is \"" + std::string(nearest->name) + "\", core/src/pack/settings.def has all"};
  }
  if (known->kind == "made") return Error{place + ": packc makes this one itself"};
  if (!value.is_string()) return Error{place + ": must be a string"};
  const auto text = value.get<std::string>();
  if (const std::string wrong = misfit(known->kind, text); !wrong.empty()) return Error{place + ": \"" + text + "\" " + wrong};
  if (std::any_of(builder.settings.begin(), builder.settings.end(), [&](const auto& s) { return s.first == name; }))
    return Error{place + ": stands in two files"};
  builder.settings.emplace_back(name, text);
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

// "concept_endings": [["al", "aux"], ["if", "ifs ive ives"], ["", "s"]]: the first that a word ends with gives its other forms.
using Endings = std::vector<std::pair<std::string, std::string>>;

std::optional<Error> read_endings(const Json& root, const std::string& place, Endings& endings) {
  for (const Json& pair : root) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string())
      return Error{place + ": must be pairs of an ending and those that stand in its place"};
    endings.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
  }
  return std::nullopt;
}

std::vector<std::string> other_forms(const std::string& word, const Endings& endings) {
  std::vector<std::string> out;
  const auto found = std::find_if(endings.begin(), endings.end(), [&](const auto& e) { return word.ends_with(e.first); });
  if (found == endings.end() || word.find(' ') != std::string::npos) return out;
  std::istringstream list(found->second);
  for (std::string ending; list >> ending;) out.push_back(word.substr(0, word.size() - found->first.size()) + ending);
  return out;
}

// "concept": {"die": ["dead", …]} and "concept_verbs": {"en": {"die": ["die", …]}}: each word with its regular
// forms, each verb with its own. A form that stands already keeps the concept it has.
std::optional<Error> read_concepts(const Json& root, bool verbs, const Endings& endings, const std::string& place,
                                   std::set<std::string>& known, LexiconBuilder& builder) {
  if (!root.is_object()) return Error{place + ": must be an object"};
  const auto read = [&](const std::string& of, const Json& words, auto forms_of) -> std::optional<Error> {
    const std::string here = place + "/" + of;
    const auto number = builder.concepts.find(of);
    if (number == builder.concepts.end()) return Error{here + ": core/lang/concepts.json has no such name"};
    for (const Json& word : words) {
      const std::vector<std::string> forms = word.is_string() ? forms_of(word.get<std::string>()) : std::vector<std::string>{};
      if (forms.empty()) return Error{here + ": " + word.dump() + " is no word, or does not fit this paradigm"};
      for (const std::string& form : forms) {
        if (known.insert(form).second) builder.add({form, Category::concept_word, std::to_string(number->second), false, here});
      }
    }
    return std::nullopt;
  };
  for (const auto& [key, value] : root.items()) {
    if (!verbs) {
      const auto forms_of = [&](const std::string& word) {
        std::vector<std::string> forms = other_forms(word, endings);
        if (!word.empty()) forms.insert(forms.begin(), word);
        return forms;
      };
      if (auto wrong = read(key, value, forms_of)) return wrong;
      continue;
    }
    if (!value.is_object()) return Error{place + "/" + key + ": must be an object"};
    for (const auto& [of, lemmas] : value.items()) {
      const auto forms_of = [&paradigm = key](const std::string& lemma) {
        std::vector<std::string> forms;
        for (const auto& [form, roles] : conjugate(lemma, paradigm)) forms.push_back(form);
        return forms;
      };
      if (auto wrong = read(of, lemmas, forms_of)) return wrong;
    }
  }
  return std::nullopt;
}

std::optional<Error> read_file(const std::filesystem::path& file, LexiconBuilder& builder) {
  const auto root = parse(file);
  if (!root) return root.error();
  const std::string name = file.string();
  std::set<std::string> concepts;  // they stand in one file
  Endings endings;                 // … and so do these, in front
  if (!root->is_object()) return Error{name + ": must be an object"};
  for (const auto& [key, value] : root->items()) {
    const std::string place = name + ": /" + key;
    if (key == "note") continue;  // for people
    if (key == "settings") {
      if (!value.is_object()) return Error{place + ": must be an object"};
      for (const auto& [setting, text] : value.items()) {
        if (auto wrong = read_setting(setting, text, place + "/" + setting, builder)) return wrong;
      }
      continue;
    }
    if (key == "verbs") {
      if (auto wrong = read_verbs(value, place, builder)) return wrong;
      continue;
    }
    if (key == "concept_endings") {
      if (auto wrong = read_endings(value, place, endings)) return wrong;
      continue;
    }
    if (key == "concept" || key == "concept_verbs") {
      if (auto wrong = read_concepts(value, key == "concept_verbs", endings, place, concepts, builder)) return wrong;
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

std::optional<Error> read_concept_names(const std::filesystem::path& file, LexiconBuilder& builder) {
  const auto root = parse(file);
  if (!root) return root.error();
  for (const char* key : {"names", "apart", "opposites", "converses", "contraries", "vague", "nations", "seats", "kinds"}) {
    if (!root->contains(key) || !(*root)[key].is_array()) return Error{file.string() + ": /" + key + ": must be a list"};
  }
  const auto number = [&](const std::string& name) {
    builder.concepts.try_emplace(name, static_cast<std::uint32_t>(builder.concepts.size() + 1));
  };
#define CITELIGHT_CONCEPT(name) number(#name);
#include "pack/concepts.def"
#undef CITELIGHT_CONCEPT
  for (const Json& name : (*root)["names"]) {
    if (!name.is_string()) return Error{file.string() + ": /names: must be a list of names"};
    number(name.get<std::string>());
  }
  if ((*root)["names"].size() != builder.concepts.size())
    return Error{file.string() + ": /names: one stands twice, or one of concepts.def does not stand there"};
  // A letter each, a blank behind each group.
  for (const std::string_view key : {"apart", "opposites", "converses", "contraries", "vague", "nations", "seats", "kinds"}) {
    std::u16string letters;
    const auto add = [&](const Json& name) {
      const auto found = name.is_string() ? builder.concepts.find(name.get<std::string>()) : builder.concepts.end();
      if (found == builder.concepts.end()) return false;
      letters += letter_of(static_cast<Concept>(found->second));
      return true;
    };
    for (const Json& item : (*root)[key]) {
      const bool known = item.is_array() ? std::all_of(item.begin(), item.end(), add) : add(item);
      const std::string place = file.string() + ": /" + std::string(key) + ": ";
      if (!known) return Error{place + item.dump() + " names what /names has not"};
      if ((key == "opposites" || key == "converses" || key == "seats") && item.size() != 2) return Error{place + "must be pairs"};
      if (item.is_array()) letters += letter_of(Concept::none);
    }
    builder.concept_settings.emplace_back("concepts_" + std::string(key), unicode::to_utf8(letters));
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
