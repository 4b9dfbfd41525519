#include "verify/figure/designations.h"

#include <algorithm>
#include <string>

#include "numeral/numeral.h"
#include "verify/figure/figure_numbered.h"
#include "verify/figure/named_elsewhere.h"

namespace citelight {
namespace {

constexpr double sure_of_name = 0.55;  // of the claim's words, in a passage that has another number
constexpr double sure_of_title = 0.35;
constexpr int most_designations = 16;                   // each reads the source once
constexpr std::uint32_t beside_number = 2, in_row = 6;  // tokens

using TermsOf = std::vector<std::uint16_t>;  // per token

// The word that the number at `t` is behind, "Cheez-It 355" by its first.
std::uint32_t numbered_word(const Side& side, const TermsOf& of, std::uint32_t t) {
  return of[t - 1] == no_term && t > 2 && side.reading().is(t - 2, u'-') ? t - 3 : t - 1;
}

// What the number at `t` is of.
std::uint16_t name_of(const Side& side, const TermsOf& of, std::uint32_t t) {
  return of[letters_behind(side, t) ? t + 1 : numbered_word(side, of, t)];
}

// The word before that: "Mockingjay – Part 2", "La Route du sel : Tome 3"; not "the game FIFA 09".
std::uint16_t title_of(const Side& side, const Terms& terms, const TermsOf& of, std::uint32_t t) {
  std::uint32_t at = t - 1;
  while (at > 0 && t - at <= 2 && side.tokens[at - 1].kind == TokenKind::mark) --at;
  const std::uint16_t term = at > 0 ? of[at - 1] : no_term;
  return term != no_term && (at < t - 1 || terms.list[term].name) ? term : no_term;
}

Span designation_at(const Side& side, const TermsOf& of, std::uint32_t t) {
  return {side.tokens[numbered_word(side, of, t)].where.begin, side.tokens[t].where.end};
}

// The numbers that the source gives what the claim numbers at `t`.
class Numbers {
 public:
  Numbers(const FigureContext& context, std::uint16_t called, std::uint32_t t)
      : context_(context),
        source_(context.source),
        called_(called),
        t_(t),
        of_(title_of(context.claim, context.terms, context.terms.in_claim, t)) {
    const auto& all = context.claim.quantities;
    dated_ = std::any_of(all.begin(), all.end(),
                         [&](const Quantity& q) { return is_date(q) && !q.where.contains(context.claim.tokens[t].where); });
    same_ = numbered_alike(context, called, t);
    for (std::uint32_t p = 0; p < source_.passages.size() && !same_; ++p) {
      const Passage& passage = source_.passages[p];
      for (std::uint32_t k = passage.first + 1; k < passage.last && !same_; ++k) {
        if (source_.tokens[k].kind == TokenKind::number) look_at(k, p);
      }
    }
  }

  // None where the source has the same number, or does not number it.
  [[nodiscard]] std::optional<FigureAnswer> answer() const {
    if (same_ || !told_) return std::nullopt;
    FigureAnswer out;
    out.finding.claim = designation_at(context_.claim, context_.terms.in_claim, t_);
    out.finding.relation = other_ ? Relation::differs : Relation::absent;
    out.finding.why = other_ ? VerifyReason::other_value : VerifyReason::no_such_figure;
    if (other_) {
      out.finding.source = designation_at(source_, context_.terms.in_source, other_->token);
      out.passage = other_->passage;
      out.binding = words(other_->passage);
    }
    return out;
  }

 private:
  [[nodiscard]] double words(std::uint32_t p) const { return context_.standings.of[p].words; }

  void look_at(std::uint32_t k, std::uint32_t p) {
    const TermsOf& terms = context_.terms.in_source;
    const bool alike = source_.text(source_.tokens[k].where) == context_.claim.text(context_.claim.tokens[t_].where);
    if (name_of(source_, terms, k) != called_) {
      same_ = alike && source_.reading().has(k - 1, Category::definite);  // "the 737"
      return;
    }
    same_ = alike;
    told_ = true;
    const bool titled = of_ != no_term && title_of(source_, context_.terms, terms, k) == of_;
    if (!designates(source_, k) || words(p) < (titled ? sure_of_title : sure_of_name)) return;
    // "phase 2", which ended in May, denies nothing of phase 3 in June.
    if (dated_ && context_.standings.of[p].dates == DateMatch::conflict) return;
    if (!other_ || words(p) > words(other_->passage)) other_ = {k, p};
  }

  const FigureContext& context_;
  const Side& source_;
  const std::uint16_t called_;
  const std::uint32_t t_;
  const std::uint16_t of_;  // the claim's title
  bool dated_ = false;      // the claim gives a date
  bool same_ = false;
  bool told_ = false;  // the source numbers it
  std::optional<NamedNumber> other_;
};

// Whether the number at `t` of the source is the claim's figure.
bool gives(const Side& source, std::uint32_t t, const Quantity& c) {
  const Token& token = source.tokens[t];
  const auto text = source.text(token.where);
  const std::string digits = to_string(*c.value);
  return token.kind == TokenKind::number && std::equal(text.begin(), text.end(), digits.begin(), digits.end());
}

}  // namespace

std::vector<FigureAnswer> find_other_designations(const FigureContext& context) {
  const Side& claim = context.claim;
  std::vector<FigureAnswer> out;
  int looked_at = 0;
  for (std::uint32_t t = 1; t < claim.tokens.size() && looked_at < most_designations; ++t) {
    const std::uint16_t called = designates(claim, t) ? name_of(claim, context.terms.in_claim, t) : no_term;
    if (called == no_term) continue;
    ++looked_at;
    if (auto answer = Numbers(context, called, t).answer()) out.push_back(*std::move(answer));
  }
  return out;
}

bool numbered_alike(const FigureContext& context, std::uint16_t called, std::uint32_t t) {
  const Side& source = context.source;
  const auto asked = read_numeral(context.claim.reading(), t);
  if (!asked) return false;
  const TermsOf& of = context.terms.in_source;
  const auto size = static_cast<std::uint32_t>(of.size());
  for (const Quantity& q : source.quantities) {
    const std::uint32_t first = token_of(source, q.where.begin), last = token_behind(source, q);
    if (q.value && compare(*q.value, asked->value) == 0 &&
        ((q.kind == QuantityKind::ordinal && !q.counted) ||
         has_term(of, first - std::min(first, beside_number), std::min(last + beside_number, size), called)))
      return true;
  }
  for (std::uint32_t k = 0; k < size; ++k) {
    if (of[k] != called) continue;
    bool below = false;
    for (std::uint32_t n = k + 1; n < std::min(k + in_row, size); ++n) {
      const auto said = read_numeral(source.reading(), n);
      if (!said) continue;
      const int order = compare(said->value, asked->value);
      if (order == 0 || (below && order > 0)) return true;
      below = order < 0;
    }
  }
  return false;
}

bool numbers_same(const FigureContext& context, const Quantity& c) {
  const Side &claim = context.claim, &source = context.source;
  const std::uint32_t t = token_of(claim, c.where.begin);
  if (t == 0 || c.kind != QuantityKind::cardinal || claim.tokens[t].where != c.where) return false;
  const std::uint16_t called = context.terms.in_claim[t - 1];
  const bool named =
      claim.tokens[t - 1].capitalised || (t > 1 && claim.reading().has_any(t - 2, any_of(Category::definite, Category::elision)));
  for (std::uint32_t k = 1; k < source.tokens.size() && named && called != no_term; ++k) {
    if (context.terms.in_source[k - 1] == called && source.text(source.tokens[k].where) == claim.text(c.where)) return true;
  }
  return false;
}

std::optional<NamedNumber> find_gapped(const FigureContext& context, const Quantity& c, std::uint32_t p) {
  if (c.kind != QuantityKind::cardinal || c.bound != Bound::exact || !c.value || !c.counted) return std::nullopt;
  const Side& source = context.source;
  const std::vector<char> own = own_names(context, c);
  const std::uint32_t last = source.passages[p].last;
  for (std::uint32_t t = source.passages[p].first + 1; t < last; ++t) {
    const std::uint16_t term = context.terms.in_source[t - 1];
    if (term != no_term && own[term] && (t + 1 == last || source.tokens[t + 1].kind == TokenKind::mark) && gives(source, t, c))
      return NamedNumber{t, p};
  }
  return std::nullopt;
}

std::optional<NamedNumber> find_called(const FigureContext& context, const Quantity& c) {
  const Side& source = context.source;
  const std::uint32_t t = token_of(context.claim, c.where.begin);
  const bool bare = c.kind == QuantityKind::cardinal && c.bound == Bound::exact && c.value && !c.counted;
  const std::uint16_t of = t > 0 && bare ? context.terms.in_claim[t - 1] : no_term;
  if (of == no_term) return std::nullopt;
  std::optional<NamedNumber> out;
  for (std::uint32_t p = 0; p < source.passages.size(); ++p) {
    if (!context.standings.has(p, of) || (out && context.standings.of[p].rank <= context.standings.of[out->passage].rank)) continue;
    const Passage& passage = source.passages[p];
    for (std::uint32_t k = passage.first + 1; k < passage.last; ++k) {
      if (context.terms.in_source[k - 1] != of || !gives(source, k, c)) continue;
      out = {k, p};
      break;
    }
  }
  return out;
}

}  // namespace citelight
