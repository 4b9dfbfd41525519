#include "verify/figure/topic.h"

#include <algorithm>

#include "base/unicode.h"
#include "text/noun_phrase.h"
#include "verify/figure/contradiction.h"
#include "verify/figure/figure_change.h"
#include "verify/figure/figure_counted.h"
#include "verify/terms.h"

namespace citelight {
namespace {

// In a longer one how near each stands tells what it speaks of; and every figure's topic is looked for in all of it.
constexpr std::size_t short_source = 4;    // passages
constexpr std::size_t short_text = 1'000;  // tokens
constexpr std::uint32_t longest_front = 256;

// "La Grèce", "Marta Bell"; "Exports", "Leeds": without a determiner at a sentence's head, a name or not; "the stadium".
enum class Sort : std::uint8_t { none, name, bare, common };

// Who or what has a figure: tokens [first, last), none where the sentence does not say.
struct Topic {
  std::uint32_t first = 0, last = 0;
  Sort sort = Sort::none;
  bool leans = false;  // "the company": on whom was named before
};

bool tells(const Side& side, std::uint32_t t) {
  return side.tokens[t].kind == TokenKind::word && !side.figure[t] && !empty_word(side, t) && side.tokens[t].where.size() > 1;
}

bool capital(const Side& side, std::uint32_t t) {
  const auto text = side.text(side.tokens[t].where);
  return side.tokens[t].capitalised || (text.size() > 1 && unicode::is_upper(text[1]));  // "iPhone"
}

std::uint32_t head_of(const Side& side, std::uint32_t t) {
  const auto s = std::partition_point(side.sentences.begin(), side.sentences.end(), [&](const Sentence& each) { return each.last <= t; });
  return s == side.sentences.end() ? 0 : s->first;
}

std::uint32_t end_of(const Side& side, std::uint32_t t) {
  const auto s = std::partition_point(side.sentences.begin(), side.sentences.end(), [&](const Sentence& each) { return each.last <= t; });
  return s == side.sentences.end() ? t : s->last;
}

// Whether nothing stands in front of `at` but "on", "le", "since".
bool leads(const Side& side, std::uint32_t head, std::uint32_t at) {
  while (head < at && !tells(side, head)) ++head;
  return head == at;
}

std::uint32_t start_of(const Side& side, const Quantity& q) {
  return token_of(side, q.bound_at ? std::min(q.where.begin, q.bound_at->begin) : q.where.begin);
}

bool names_idea(const Concepts& concepts, const Side& side, const Topic& topic) {
  for (std::uint32_t t = topic.first; t < topic.last; ++t) {
    if (!concepts.vague(concept_at(side, t))) return true;
  }
  return false;
}

// "Ann Hill": a first name, and one behind it.
bool person_at(const Side& side, std::uint32_t t, std::uint32_t end) {
  return t + 1 < end && capital(side, t) && capital(side, t + 1) && side.reading().has(t, Category::first_name);
}

Topic topic_of(const FigureContext& context, const Side& side, const Quantity& q) {
  const Reading reading = side.reading();
  std::uint32_t at = start_of(side, q);
  const std::uint32_t head = head_of(side, at);
  Topic out;
  if (at - head > longest_front) return out;
  if (q.measured && q.measured->begin < q.where.begin) {
    out.first = token_of(side, q.measured->begin);
    out.last = token_of(side, q.measured->end - 1) + 1;
  } else {
    // "In March, sales", "Made of steel, the bridge": what stands in front of the comma is set aside.
    std::uint32_t t = head;
    if (is_date(q) && leads(side, head, at)) {
      // … and a date that stands there is of what comes behind it: "On March 4, Ann Hill was fined".
      t = token_behind(side, q);
      at = end_of(side, head);
      t += t < at && reading.is(t, u',');
    }
    for (bool aside = true; aside;) {
      if (reading.has(t, Category::pronoun)) return out;
      aside = reading.has(t, Category::preposition) || participle_form(reading, t);
      while (t < at && !tells(side, t)) ++t;
      out.first = t;
      // "Brodie won": to where the name ends; "the festival sold"
      while (t < at && tells(side, t) && (t == out.first || !capital(side, out.first) || capital(side, t))) ++t;
      out.last = t == at && t > out.first + 1 && !capital(side, t - 1) ? t - 1 : t;
      // "Ann Hill, the mayor, was", "the mayor, Ann Hill, was"
      if (!aside && (person_at(side, out.first, at) || (reading.is(t, u',') && person_at(side, t + 1, at)))) break;
      if (t + 1 < at && reading.is(t, u',') && reading.has(t + 1, Category::pronoun)) return {};
      while (aside && t < at && !reading.is(t, u',')) ++t;
      aside = t < at && reading.is(t, u',');
      t += aside;
    }
  }
  if (out.first == out.last) return out;
  out.leans = reading.has(out.first, Category::anaphoric_noun);
  const bool opens = out.first == head;
  const bool named = capital(side, out.first) && (!opens || (out.first + 1 < out.last && capital(side, out.first + 1)));
  out.sort = named || context.concepts.nation(concept_at(side, out.first)) ? Sort::name
             : opens && !names_idea(context.concepts, side, out)           ? Sort::bare
                                                                           : Sort::common;
  return out;
}

// "The speaker of the house, Ann Hill, was", "former mayor Ann Hill was": the person whose office has the figure.
Topic person_of(const Side& side, const Topic& topic) {
  if (topic.sort == Sort::name || topic.first == topic.last) return topic;
  const Reading reading = side.reading();
  const std::uint32_t end = end_of(side, topic.first);
  std::uint32_t t = topic.first;
  while (t < end && tells(side, t) && !person_at(side, t, end)) ++t;
  const bool beside = !person_at(side, t, end);
  if (beside) {
    while (t < end && !reading.is(t, u',')) ++t;
    if (!person_at(side, ++t, end)) return topic;
  }
  Topic out{t, t, Sort::name, false};
  while (out.last < end && capital(side, out.last) && tells(side, out.last)) ++out.last;
  return beside && (out.last == end || !reading.is(out.last, u',')) ? topic : out;
}

// A thing that has a name may be told of as "the film", the company that is named in the claim as "the group": only two that are
// told alike are two things.
bool told_alike(const Topic& a, const Topic& b) {
  if (a.sort == Sort::none || b.sort == Sort::none || a.leans || b.leans) return a.sort == Sort::common && b.sort == Sort::common;
  return a.sort == b.sort || (a.sort != Sort::common && b.sort != Sort::common);
}

class Topics {
 public:
  Topics(const FigureContext& context, const Quantity& c, const Quantity& s)
      : context_(context), c_(c), s_(s), own_(topic_of(context, context.claim, c)), other_(topic_of(context, context.source, s)) {}

  [[nodiscard]] bool differ(const Passage& passage) const {
    const auto& terms = context_.terms;
    if (terms.list.empty()) return true;  // a bare number: nothing tells what it is of
    if (told_alike(own_, other_) && known(own_, other_) && !shared(own_, other_)) return true;
    const Topic who = person_of(context_.claim, own_), other = person_of(context_.source, other_);
    if (who.sort == Sort::name && other.sort == Sort::name && !shared(who, other)) return true;
    if (context_.across) return false;
    if (names_another(passage)) return true;
    if (own_.first == own_.last && c_.counted && only_counted()) return true;
    // "Nine died in the flood" of a claim about a fire.
    const std::uint32_t at = start_of(context_.source, s_);
    if (own_.sort == Sort::common && other_.sort == Sort::none && at == head_of(context_.source, at) &&
        names_idea(context_.concepts, context_.claim, own_) && !shared(own_, other_))
      return true;
    // "640 pupils" and "41 teachers"; of small counts like_figures has its own rule.
    if (!few(c_) && same_counted(context_, c_, s_) == Counted::other && !counted_in_claim(context_, s_) &&
        tells_what(context_, context_.claim, *c_.counted) && tells_what(context_, context_.source, *s_.counted))
      return true;
    const bool things = own_.sort != Sort::name && other_.sort != Sort::name;
    if (c_.measured && s_.measured && things &&
        (says_more(context_.source, other_, terms.in_source) || says_more(context_.claim, own_, terms.in_claim)))
      return true;
    // "95% effective" and "71% of adults"
    const auto share = [](const Quantity& q) { return q.counted && !q.measured; };
    const auto rate = [](const Quantity& q) { return q.measured && !q.counted; };
    return c_.kind == QuantityKind::percent && s_.kind == c_.kind && ((rate(c_) && share(s_)) || (share(c_) && rate(s_)));
  }

 private:
  [[nodiscard]] bool told(std::uint16_t term) const {
    const auto& in = context_.terms.in_source;
    return term != no_term && has_term(in, 0, static_cast<std::uint32_t>(in.size()), term);
  }
  // Between two languages a word that no concept has is not found, though it may be there.
  [[nodiscard]] bool known(const Topic& own, const Topic& other) const {
    const auto named = [](const Side& side, const Topic& topic) {
      return topic.sort == Sort::name || (topic.sort == Sort::bare && !side.reading().has(topic.first, Category::first_name));
    };
    return !context_.across || (named(context_.claim, own) && named(context_.source, other)) ||
           (names_idea(context_.concepts, context_.claim, own) && (other.leans || names_idea(context_.concepts, context_.source, other)));
  }
  // Whether the source speaks of the claim's, or what has the source's figure is a word of the claim.
  [[nodiscard]] bool shared(const Topic& a, const Topic& b) const {
    const auto& terms = context_.terms;
    const auto own = [&](std::uint16_t term) { return told(term); };
    const auto other = [&](std::uint16_t term) { return term != no_term; };
    return std::any_of(terms.in_claim.begin() + a.first, terms.in_claim.begin() + a.last, own) ||
           std::any_of(terms.in_source.begin() + b.first, terms.in_source.begin() + b.last, other);
  }
  // "the fire in Tarnac" beside "the fire in Lowick", "in Sweden" beside "of Denmark": the source names none whom the claim names, and another in the
  // same place.
  [[nodiscard]] bool names_another(const Passage& passage) const {
    const auto& terms = context_.terms;
    const Side &claim = context_.claim, &source = context_.source;
    const auto front = [](const Side& side, std::uint32_t t) {
      while (t > 1 && side.reading().has_any(t - 1, any_of(Category::definite, Category::elision))) --t;
      return t - 1;
    };
    const auto nation = [&](const Side& side, std::uint32_t t) { return context_.concepts.nation(side.concept_of(t)); };
    const auto in_place_of = [&](std::uint32_t t, std::uint32_t k) {
      const std::uint32_t before = front(claim, t), also = front(source, k);
      const std::uint16_t term = terms.in_claim[before];
      const std::uint32_t known = claim.tokens[before].word;
      return (nation(claim, t) && nation(source, k)) || (term != no_term && term == terms.in_source[also]) ||
             (known != 0 && claim.tokens[before].kind == TokenKind::word && known == source.tokens[also].word);
    };
    bool another = false;
    for (std::uint32_t t = 1; t < claim.tokens.size(); ++t) {
      const std::uint16_t term = terms.in_claim[t];
      if (term == no_term || !terms.list[term].name) continue;
      if (told(term)) return false;
      for (std::uint32_t k = passage.first + 1; k < passage.last && !another; ++k)
        another = terms.in_source[k] == no_term && source.tokens[k].capitalised && tells(source, k) && in_place_of(t, k);
    }
    return another;
  }
  // "500 people attended the meeting" of a source that has none of it but people.
  [[nodiscard]] bool only_counted() const {
    const Side& claim = context_.claim;
    for (std::uint32_t t = 0; t < claim.tokens.size(); ++t) {
      if (!c_.counted->contains(claim.tokens[t].where) && told(context_.terms.in_claim[t])) return false;
    }
    return true;
  }
  // "food inflation" beside "inflation", "house prices" beside "gas prices": a word of the one that the other side never has.
  [[nodiscard]] bool says_more(const Side& side, const Topic& topic, const std::vector<std::uint16_t>& in) const {
    for (std::uint32_t t = topic.first; t < topic.last; ++t) {
      if (!told(in[t]) && tells(side, t) && (t == topic.first || !side.tokens[t].capitalised)) return true;
    }
    return false;
  }

  const FigureContext& context_;
  const Quantity& c_;
  const Quantity& s_;
  const Topic own_, other_;
};

}  // namespace

bool of_other_topic(const FigureContext& context, const Quantity& c, const Quantity& s, std::uint32_t passage) {
  return context.source.passages.size() <= short_source && context.source.tokens.size() <= short_text &&
         ((!context.across && context.conflicting(passage, c)) || Topics(context, c, s).differ(context.source.passages[passage]));
}

void part_by_topic(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list) {
  constexpr std::size_t most_looked = 64;
  if (context.across || is_date(c) || c.kind == QuantityKind::ordinal || (c.kind == QuantityKind::cardinal && few(c)) ||
      list.size() > most_looked || std::none_of(list.begin(), list.end(), agrees))
    return;
  const auto& terms = context.terms;
  const Topic own = topic_of(context, context.claim, c);
  if (own.first == own.last || own.leans) return;
  const auto topic_at = [&](const Alignment& one) { return topic_of(context, context.source, *one.q); };
  // Whether it is of all that the claim's figure is of.
  const auto same = [&](const Topic& other) {
    bool any = false;
    for (std::uint32_t t = own.first; t < own.last; ++t) {
      if (terms.in_claim[t] == no_term) continue;
      if (!has_term(terms.in_source, other.first, other.last, terms.in_claim[t])) return false;
      any = true;
    }
    return any;
  };
  const auto another = [&](const Topic& other) {
    return other.first != other.last && told_alike(own, other) &&
           std::all_of(terms.in_source.begin() + other.first, terms.in_source.begin() + other.last,
                       [](std::uint16_t term) { return term == no_term; });
  };
  // "Restaurant prices" of a source that never says "restaurant": what its other subjects have denies nothing, where some figure agrees.
  const auto unsaid = [&](std::uint32_t t) {
    return tells(context.claim, t) && !context.concepts.vague(concept_at(context.claim, t)) &&
           (terms.in_claim[t] == no_term ||
            !has_term(terms.in_source, 0, static_cast<std::uint32_t>(terms.in_source.size()), terms.in_claim[t]));
  };
  bool never = false;
  for (std::uint32_t t = own.first; t < own.last; ++t) never = never || unsaid(t);
  if (never && own.sort != Sort::name) {
    for (Alignment& one : list) {
      if (one.likeness == Likeness::differs && told_alike(own, topic_at(one))) one.likeness = Likeness::incomparable;
    }
    return;
  }
  std::vector<Alignment*> told;  // with another value
  for (Alignment& one : list) {
    if (one.likeness == Likeness::differs && one.q->kind == c.kind && one.q->unit == c.unit && one.counted != Counted::other &&
        !taken(context, c, *one.q) && same(topic_at(one)))
      told.push_back(&one);
  }
  for (Alignment& one : list) {
    if (told.empty() || !agrees(one) || one.computed || one.settled || !another(topic_at(one))) continue;
    if (std::any_of(told.begin(), told.end(), [&](const Alignment* own_value) { return own_value->passage == one.passage; })) continue;
    one.likeness = Likeness::incomparable;
    for (Alignment* const own_value : told) own_value->settled = true;
  }
}

bool share_beside_change(const FigureContext& context, const Quantity& c, const Quantity& s) {
  return (c.kind == QuantityKind::ratio || c.fraction || (c.kind == QuantityKind::percent && c.counted && !c.measured)) &&
         !changes(context.claim, c) && s.kind == QuantityKind::percent &&
         (s.change_role == ChangeRole::by || compared_behind(context.source, s) != Change::none);
}

}  // namespace citelight
