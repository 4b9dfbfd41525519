#include "verify/named_elsewhere.h"

#include <algorithm>
#include <cstdint>

namespace citelight {
namespace {

// "Kestrel won 5 stages. Rivals Solari won 2.", « Le site de Saint-Loup emploie 900 salariés. Celui de Brive en compte 450. »: of Solari, and of
// Brive, it is the other passage that tells, which has all of the claim that the first has, and its name.
class Names {
 public:
  Names(const FigureContext& context, const Quantity& c) : context_(context), c_(c) {}

  void settle(std::vector<Alignment>& list) {
    std::size_t looked = 0;
    std::vector<bool> others(list.size());
    for (std::size_t i = 0; i < list.size() && looked < most_looked; ++i) {
      const Alignment& one = list[i];
      if (one.likeness == Likeness::incomparable || one.settled || !of_another(one)) continue;
      if (++looked == 1) find_told(list);
      others[i] = std::any_of(told_.begin(), told_.end(), [&](const Told& other) {
        return other.differs != (one.likeness == Likeness::differs) && tells_instead(other, one.passage);
      });
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (others[i]) list[i].likeness = Likeness::incomparable;
    }
  }

 private:
  struct Told {
    std::uint32_t passage, from, at;  // tokens: where its sentence begins, and the figure
    bool differs;
  };
  static constexpr std::uint32_t near = 12;  // tokens from a name to its figure
  static constexpr std::size_t most_looked = 16;

  [[nodiscard]] bool has(std::uint32_t p, std::uint16_t term) const {
    const auto& here = context_.standings.terms[p];
    return std::binary_search(here.begin(), here.end(), term);
  }
  [[nodiscard]] Told place(std::uint32_t p, const Quantity& q, bool differs) const {
    const Reading reading = context_.source.reading();
    const std::uint32_t at = token_of(context_.source, q.where.begin);
    std::uint32_t t = at;
    while (t > context_.source.passages[p].first && !reading.is(t - 1, u'.') && !reading.is(t - 1, u';')) --t;
    return {p, t, at, differs};
  }
  // Where the source gives the claim's value, and where another of the sort: small ones are not in the list.
  void find_told(const std::vector<Alignment>& list) {
    const Side& source = context_.source;
    for (const Alignment& one : list) {
      if (one.likeness != Likeness::differs && one.likeness != Likeness::incomparable) told_.push_back(place(one.passage, *one.q, false));
    }
    for (std::uint32_t p = 0; p < source.passages.size(); ++p) {
      for (std::uint32_t i = source.passages[p].quantities_first; i < source.passages[p].quantities_last; ++i) {
        const Quantity& s = source.quantities[i];
        if (s.kind == c_.kind && s.unit == c_.unit && context_.same_counted(c_, s) != Counted::other &&
            compare(c_, context_.claim.pack->units(), s, source.pack->units()) == Likeness::differs)
          told_.push_back(place(p, s, true));
      }
    }
  }
  // Whether in front of the figure somebody or something is named, and nothing that the claim names.
  [[nodiscard]] bool of_another(const Alignment& one) const {
    const Side& source = context_.source;
    const Told here = place(one.passage, *one.q, false);
    bool other = false;
    for (std::uint32_t t = here.from; t < here.at; ++t) {
      const std::uint16_t term = context_.terms.in_source[t];
      const bool relative = t > here.from && another_first_name(term, t);
      if (term != no_term && context_.terms.list[term].name && !relative) return false;
      other = other || relative;
      other = other || (term == no_term && source.tokens[t].capitalised && !source.figure[t] && !empty_word(source, t) &&
                        (t > here.from || source.tokens[t + 1].capitalised || named_inside(t)));
    }
    return other;
  }
  // A capital at a sentence's head tells nothing; that the word has it elsewhere too does.
  [[nodiscard]] bool named_inside(std::uint32_t t) const {
    const Side& source = context_.source;
    const std::u16string word = source.folded(t);
    for (std::uint32_t k = 1; k < source.tokens.size(); ++k) {
      if (source.tokens[k].where.size() == source.tokens[t].where.size() && source.tokens[k - 1].kind == TokenKind::word &&
          source.folded(k) == word)
        return source.tokens[k].capitalised;
    }
    return false;
  }
  // "Karim Dallas" of a claim about Leila Dallas.
  [[nodiscard]] bool another_first_name(std::uint16_t term, std::uint32_t t) const {
    const auto& terms = context_.terms;
    if (term == no_term || terms.in_source[t - 1] != no_term || !context_.source.tokens[t - 1].capitalised) return false;
    const std::uint32_t own = terms.list[term].token;
    return own > 0 && terms.in_claim[own - 1] != no_term && terms.list[terms.in_claim[own - 1]].name;
  }
  // It goes on about what stands in front: "It", "That one", "His sister".
  [[nodiscard]] bool leans(std::uint32_t p) const {
    const std::uint32_t first = context_.source.passages[p].first;
    return empty_word(context_.source, first) &&
           !context_.source.reading().has_any(first, any_of(Category::preposition, Category::article_one, Category::complementizer));
  }
  [[nodiscard]] bool tells_instead(const Told& other, std::uint32_t p) const {
    if (other.passage == p) return false;
    const auto& list = context_.terms.list;
    bool named = false;
    for (std::uint32_t t = std::max(other.from, other.at > near ? other.at - near : 0); t < other.at; ++t) {
      const std::uint16_t term = context_.terms.in_source[t];
      named = named || (term != no_term && list[term].name && !has(p, term));
    }
    if (!named) return false;
    const auto& own = context_.standings.of[other.passage];
    // What the claim dates or counts besides must be no less there.
    if (own.dates == Dates::conflict || own.figures + 1 < context_.standings.of[p].figures) return false;
    const auto& words = context_.standings.terms[p];
    const auto met = [&](std::uint16_t term) { return list[term].weight == 0 || has(other.passage, term); };
    if (std::all_of(words.begin(), words.end(), met)) return true;
    return other.passage == p + 1 && (leans(other.passage) || std::any_of(words.begin(), words.end(), met));
  }

  const FigureContext& context_;
  const Quantity& c_;
  std::vector<Told> told_;
};

}  // namespace

void part_by_name(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list) {
  if (context.names_known && c.kind != QuantityKind::ordinal) Names(context, c).settle(list);
}

}  // namespace citelight
