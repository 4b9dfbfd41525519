// One JSON line a claim: what each passage is ranked by and what each pair of figures is weighed by.
//   verify_features <INPUT.jsonl   (the lines `citelight verify --jsonl` reads; both languages as given)
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>

#include "base/unicode.h"
#include "json/json.h"
#include "json/json_out.h"
#include "json/json_verify.h"
#include "verify/figure/contradiction.h"
#include "verify/verdict.h"

using namespace citelight;

namespace {

const Pack& pack_for(const std::string& lang) {
  static std::map<std::string, Pack> packs;
  const auto found = packs.find(lang);
  if (found != packs.end()) return found->second;
  static std::map<std::string, std::vector<std::uint8_t>> kept;
  std::ifstream in(PACKS_DIR "/" + lang + ".pack", std::ios::binary);
  kept[lang].assign(std::istreambuf_iterator<char>(in), {});
  auto pack = Pack::read(kept[lang]);
  if (!pack) {
    std::fprintf(stderr, "no pack for %s\n", lang.c_str());
    std::exit(1);
  }
  return packs.emplace(lang, *std::move(pack)).first->second;
}

Language language(const std::string& lang) { return {pack_for(lang), pack_for(lang + ".concepts")}; }

template <class Values>
std::string list(const Values& values) {
  std::string out = "[";
  char buffer[32];
  for (const double v : values) {
    std::snprintf(buffer, sizeof buffer, "%.5g,", v);
    out += buffer;
  }
  if (out.back() == ',') out.pop_back();
  return out + ']';
}

// Equal where two figures say the same value.
std::string value_key(const Quantity& q) {
  const auto part = [](const std::optional<Decimal>& d) { return d ? to_string(*d) : std::string("-"); };
  return q.when + '|' + q.unit + '|' + part(q.value) + '|' + part(q.min) + '|' + part(q.max);
}

std::string quoted(std::u16string_view text) {
  json::Out out(text.size() + 2);
  out.string(text);
  return out.take();
}

}  // namespace

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    auto read = json::read_verify(line);
    if (!std::holds_alternative<json::VerifyRequest>(read)) continue;
    const auto& request = std::get<json::VerifyRequest>(read);
    const VerifyInput& input = request.input;
    const Side claim = read_side(input.claim, language(input.claim_lang), input.claim_published,
                                 {{0, static_cast<std::uint32_t>(input.claim.size())}}, false);
    const Side source = read_side(input.source, language(input.source_lang), input.source_published, input.passages, true);
    if (source.passages.empty() || claim.tokens.size() == 0) continue;
    const Terms terms = find_terms(claim, source);
    const Standings standings = rank_passages(claim, source, terms);
    const FigureContext context(claim, source, terms, standings);
    std::string out = "{\"id\":" + request.id + ",\"best\":" + std::to_string(standings.best) + ",\"passages\":[";
    for (const Standing& s : standings.of) out += list(s.features) + ',';
    if (out.back() == ',') out.pop_back();
    out += "],\"figures\":[";
    std::vector<Alignments> all;
    for (const Quantity& c : claim.quantities) all.push_back(find_alignments(context, c));
    for (std::size_t at = 0; at < all.size(); ++at) {
      const Quantity& c = claim.quantities[at];
      const Alignments& alignments = all[at];
      std::size_t others_unmet = 0;
      for (std::size_t i = 0; i < all.size(); ++i) others_unmet += i != at && agreeing(all[i]) < hardly_agrees;
      Contradiction contradiction = find_contradiction(c, alignments);
      const double sure = contradiction.by != nullptr ? how_sure(contradiction.features, others_unmet) : 0;
      out += "{\"text\":" + quoted(claim.text(c.where)) + ",\"when\":\"" + c.when +
             "\",\"kind\":" + std::to_string(static_cast<int>(c.kind)) + ",\"none\":" + list(alignments.features) +
             ",\"sure\":" + std::to_string(sure) + ",\"differ\":" + std::to_string(contradiction.differ) +
             ",\"agree\":" + std::to_string(contradiction.agree) + ",\"told\":" + list(contradiction.features) + ",\"alignments\":[";
      for (const Alignment& l : alignments.list) {
        out += "{\"p\":" + std::to_string(l.passage) + ",\"at\":" + std::to_string(l.q->where.begin) +
               ",\"text\":" + quoted(source.text(l.q->where)) + ",\"when\":\"" + l.q->when + "\",\"v\":\"" + value_key(*l.q) +
               "\",\"behind\":" + std::to_string(l.behind) + ",\"out\":" + (out_of_question(c, l, alignments) ? "true" : "false") +
               ",\"by\":" + (contradiction.by == &l ? "true" : "false") + ",\"chance\":" + std::to_string(l.chance) +
               ",\"like\":" + std::to_string(static_cast<int>(l.likeness)) + ",\"f\":" + list(l.features) + "},";
      }
      if (out.back() == ',') out.pop_back();
      out += "]},";
    }
    if (out.back() == ',') out.pop_back();
    SupportFeatures support{};
    const Verification verdict = verify(input, language(input.claim_lang), language(input.source_lang), nullptr, &support);
    out += "],\"refuted\":" + std::string(verdict.status == Status::refuted ? "true" : "false") + ",\"support\":" + list(support) + "}";
    std::puts(out.c_str());
  }
}
