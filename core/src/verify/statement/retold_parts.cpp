#include "verify/statement/retold_parts.h"

#include "text/noun_phrase.h"

namespace citelight {
namespace {

constexpr std::uint32_t reach = 4;  // tokens from an auxiliary to its verb

// "Lind's | party", "the roof | of the museum"
bool of_what_is_named(const RetoldContext& context, const Statement& s, std::uint32_t t, std::uint32_t k) {
  const Side& source = context.source;
  const Reading reading = source.reading();
  if (t > s.first && reading.led_by_apostrophe(t - 1)) return true;
  if (!told_word(source, t) || !reading.has_any(++t, any_of(Category::of_whole, Category::preposition))) return false;
  while (++t < k && article(reading, t)) {}
  return t < k && context.shared(t);
}

// "closed | its gates" is not "closed", "signed | the bill" is what "was signed" says.
bool does_another(const RetoldContext& context, const Statement& s, std::uint32_t t) {
  const Side& source = context.source;
  const Reading reading = source.reading();
  constexpr CategorySet opens = any_of(Category::determiner, Category::definite, Category::possessive, Category::article_one);
  while (t < s.last && reading.has_any(t, opens) && !source.figure[t]) {
    if (++t < s.last && told_word(source, t)) return !context.shared(t);
  }
  return false;
}

}  // namespace

bool of_same(const RetoldContext& context, const Statement& s, std::uint32_t k) {
  const Side& source = context.source;
  const Reading reading = source.reading();
  bool quoted = false, aside = false, any = false, between = false;
  for (std::uint32_t t = s.first; t < k; ++t) {
    if (context.shared(t)) {
      any = true;
      between = false;
      continue;
    }
    between = between || (any && !aside && told_word(source, t) && !adverb(reading, t));
    if (sets_apart(source, t)) aside = any && !aside;
    if (reading.is(t, u'"')) quoted = !quoted;
    if (!aside && reading.has(t, Category::relative)) return false;
    if (t > s.first && source.tokens[t].capitalised && told_word(source, t)) return false;
    if (!aside && of_what_is_named(context, s, t, k)) return false;
    if (reading.match(t, bit(Category::reporting_verb))) return false;
    quoted = reading.is(t, u'“') || reading.is(t, u'«') || (quoted && !reading.is(t, u'”') && !reading.is(t, u'»'));
  }
  return !quoted && !aside && !between && !said_of_some(source, s.first, k);
}

bool same_object(const RetoldContext& context, const Statement& s, std::uint32_t c, std::uint32_t k) {
  const Side &claim = context.claim, &source = context.source;
  const auto &in_claim = context.terms.in_claim, &in_source = context.terms.in_source;
  const Reading reading = source.reading();
  std::uint32_t o = c + 1;
  while (o < size(claim) && in_claim[o] == no_term) ++o;
  std::uint32_t t = k + 1;
  if (o == size(claim)) return !does_another(context, s, t);
  // "served | as a clerk | under Lind"
  if (const std::uint32_t led = link_before(claim, o, 0); led > c && led != o && !does_another(context, s, t)) {
    while (t < s.last && source.tokens[t].kind != TokenKind::mark && !reading.has(t, Category::relative) &&
           (in_source[t] != in_claim[o] || link_before(source, t, k) == t))
      ++t;
    if (t >= s.last || in_source[t] != in_claim[o]) t = k + 1;
  }
  while (t < s.last && !context.shared(t) && !told_word(source, t)) ++t;
  while (t + 1 < s.last && context.shared(t) && context.shared(t + 1)) ++t;
  if (t >= s.last || !context.shared(t)) return false;
  if (t + 2 < s.last && reading.has(t + 1, Category::of_whole) && told_word(source, t + 2) && !context.shared(t + 2))
    return false;  // "a party of climbers"
  return ends_phrase(context, s, t);
}

bool ends_phrase(const RetoldContext& context, const Statement& s, std::uint32_t t) {
  const Side& source = context.source;
  const Reading reading = source.reading();
  return ++t >= s.last || !((told_word(source, t) && !context.shared(t)) || reading.has(t, Category::enclitic) || reading.is(t, u'-') ||
                            reading.apostrophe(t));
}

bool same_voice(const RetoldContext& context, const Statement& s, const Turn& turn, std::uint32_t k) {
  const auto& in_source = context.terms.in_source;
  const bool own = passive(context.claim, turn.at, 0), same = own == passive(context.source, k, s.first);
  const std::uint16_t what = term_before(context.terms.in_claim, turn.first, 0);
  if (what == no_term) return same;
  const bool behind = !has_term(in_source, s.first, k, what) && has_term(in_source, k, s.last, what);
  return same ? !behind : own && behind;
}

bool passive(const Side& side, std::uint32_t t, std::uint32_t first) {
  const Reading reading = side.reading();
  for (std::uint32_t at = t; at > first && t - at < reach; --at) {
    const auto is = reading.match(at - 1, bit(Category::auxiliary));
    if (is && side.pack->text(is->value) == "be") return !formed(reading, t, "gerund_ending", 4);
  }
  return false;
}

bool says_no_more(const RetoldContext& context, const Statement& s, const Turn& turn) {
  const Side& source = context.source;
  const Reading reading = source.reading();
  bool aside = false, any = false;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    const bool mark = sets_apart(source, t);
    any = any || context.shared(t);
    if (t > turn.at && mark) break;
    if (mark) aside = any && !aside;
    if (t > turn.at && listed(reading, t, "until")) return false;
    // "does not often": what leads to the verb may be how or how often.
    const bool leads = t >= turn.first && t < turn.at, how = adverb(reading, t);
    if (!aside && (leads ? how && !reading.match(turn.first, bit(Category::negative_implicative)) : told_word(source, t)) &&
        !context.shared(t) && !listed(reading, t, "none_of"))
      return false;
  }
  return true;
}

bool sets_apart(const Side& side, std::uint32_t t) {
  return side.tokens[t].kind == TokenKind::mark &&
         std::u16string_view(u",()–—").find(side.text(side.tokens[t].where).front()) != std::u16string_view::npos;
}

}  // namespace citelight
