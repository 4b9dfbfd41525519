#include "citelight/engine.h"

#include <algorithm>

#include "attribution/attribution.h"
#include "base/unicode.h"
#include "citation/citation.h"
#include "claim/claim.h"
#include "date/date.h"
#include "json/json.h"
#include "json/json_verify.h"
#include "quantity/measured.h"
#include "quantity/note_marks.h"
#include "quantity/quantity.h"
#include "text/language.h"
#include "text/segment.h"
#include "text/tokens.h"
#include "verify/verdict.h"

namespace citelight {

Result<std::string> Engine::add_pack(std::vector<std::uint8_t> bytes) {
  if (!unicode::ready()) return Error{"the Unicode library's data is missing"};
  Result<Pack> pack = Pack::read(bytes);
  if (!pack) return pack.error();
  auto kept = std::make_shared<const Pack>(*std::move(pack));
  std::string lang(kept->lang());
  auto& packs = kept->of_concepts() ? concepts_ : packs_;
  const auto same = std::find_if(packs.begin(), packs.end(), [&](const auto& p) { return p->lang() == lang; });
  if (same != packs.end()) *same = std::move(kept);
  else packs.push_back(std::move(kept));
  return lang;
}

std::vector<std::string> Engine::languages() const {
  std::vector<std::string> out;
  for (const auto& pack : packs_) out.emplace_back(pack->lang());
  return out;
}

Result<const Pack*> Engine::pack_for(std::u16string_view text, std::string_view lang) const {
  if (packs_.empty()) return Error{"no language pack is loaded"};
  if (lang.empty()) return guess_language(text, packs_).pack;
  for (const auto& p : packs_) {
    if (p->lang() == lang) return p.get();
  }
  return Error{"no language pack for \"" + std::string(lang) + "\""};
}

Result<const Pack*> Engine::concepts_of(const Pack& pack) const {
  for (const auto& p : concepts_) {
    if (p->lang() == pack.lang()) return p.get();
  }
  return Error{"no pack of concepts for \"" + std::string(pack.lang()) + "\""};
}

Result<Analysis> Engine::analyse(const Document& given) const {
  const Pack* pack = nullptr;
  if (given.lang.empty() && !packs_.empty()) {
    const Guess guess = guess_language(given.text, packs_);
    if (!guess.sure) return Error{"no language pack for what the text is written in"};
    pack = guess.pack;
  } else {
    const Result<const Pack*> found = pack_for(given.text, given.lang);
    if (!found) return found.error();
    pack = *found;
  }
  // Only the citations are asked what the marks say.
  const std::optional<Document> bare = without_note_marks(given);
  const Document& document = bare ? *bare : given;
  Tokens tokens = tokenise(document.text, *pack);
  // A page's template may declare a language that its article is not in.
  if (!given.lang.empty() && packs_.size() > 1 && !may_be_in(tokens, *pack)) {
    if (const Guess guess = guess_language(given.text, packs_); guess.sure && guess.pack != pack) {
      pack = guess.pack;
      tokens = tokenise(document.text, *pack);
    }
  }
  const Reading reading(document.text, tokens, *pack);
  const std::vector<Sentence> sentences = segment(document, reading);
  Analysis out;
  out.lang = pack->lang();
  std::vector<Quantity> figures = find_quantities(document, reading, sentences);
  find_measured(reading, sentences, figures);
  out.quantities = merge_dates(std::move(figures), find_dates(document, reading, sentences));
  out.attributions = find_attributions(reading, sentences, document.blocks);
  out.claims = find_claims(document, reading, sentences, out.quantities, out.attributions);
  std::vector<Citation> citations = find_citations(given, reading, sentences, out.quantities, out.attributions, out.claims);
  for (std::size_t i = 0; i < out.claims.size(); ++i) out.claims[i].citation = std::move(citations[i]);
  return out;
}

std::string Engine::analyse_json(std::string_view line, Offsets offsets) const {
  auto read = json::read_request(line, offsets);
  if (const auto* refusal = std::get_if<json::Refusal>(&read)) return json::write_error(refusal->id, refusal->message);
  const auto& request = *std::get_if<json::Request>(&read);
  const Result<Analysis> analysis = analyse(request.document);
  if (!analysis) return json::write_error(request.id, analysis.error().message);
  return json::write_analysis(request, *analysis, offsets);
}

Result<Verification> Engine::verify(const VerifyInput& input, LastSource* last) const {
  const Result<const Pack*> claim = pack_for(input.claim, input.claim_lang);
  if (!claim) return claim.error();
  const Result<const Pack*> source = pack_for(input.source, input.source_lang);
  if (!source) return source.error();
  const Result<const Pack*> of_claim = concepts_of(**claim);
  if (!of_claim) return of_claim.error();
  const Result<const Pack*> of_source = concepts_of(**source);
  if (!of_source) return of_source.error();
  return citelight::verify(input, {**claim, **of_claim}, {**source, **of_source}, last);
}

std::string Engine::verify_json(std::string_view line, Offsets offsets, LastSource* last) const {
  auto read = json::read_verify(line);
  if (const auto* refusal = std::get_if<json::Refusal>(&read)) return json::write_error(refusal->id, refusal->message);
  const auto& request = *std::get_if<json::VerifyRequest>(&read);
  const Result<Verification> verification = verify(request.input, last);
  if (!verification) return json::write_error(request.id, verification.error().message);
  return json::write_verification(request, *verification, offsets);
}

bool is_error(std::string_view answer) {
  // "error" can only be the second key of an object we wrote, right behind the id: the first of these keys decides.
  for (auto at = answer.find(",\""); at != answer.npos; at = answer.find(",\"", at + 1)) {
    const auto key = answer.substr(at + 2);
    if (key.starts_with("lang\":") || key.starts_with("status\":")) return false;
    if (key.starts_with("error\":")) return true;
  }
  return false;
}

std::string_view version() { return CITELIGHT_VERSION; }
std::string_view icu_version() { return unicode::library_version(); }

}  // namespace citelight
