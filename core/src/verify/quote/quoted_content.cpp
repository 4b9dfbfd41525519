#include "verify/quote/quoted_content.h"

#include <algorithm>

#include "verify/concepts.h"
#include "verify/quote/quoted_gist.h"
#include "verify/terms.h"

namespace citelight {
namespace {

constexpr double some_words = 2;  // that carry meaning; where none of them is known to be shared, nothing tells that it is that quotation
constexpr std::size_t few_words = 5;
constexpr double longer = 1.8;           // than a translation is
constexpr double partly_shared = 0.3;    // of the words that carry meaning: it is that quotation
constexpr double plainly_shared = 0.33;  // … and nobody else's

class Content {
 public:
  Content(const Speakers& speakers, const std::vector<Word>& there)
      : speakers_(speakers), claim_(speakers.claim), source_(speakers.source), there_(there) {}

  // The same person's words of like length, with what both languages share in
  // them: that they say the same, nobody can tell word for word. That they don't
  // can be told: by a figure, by a negation on one side alone, or where the words are another's.
  QuoteAnswer translated(const std::vector<Word>& words, QuoteAnswer out) const {
    const auto names = name_words(said_by(speakers_, out.finding.claim));
    const Gist asked = gist_of(claim_, words);
    struct Best {
      const Attribution* who = nullptr;
      double shared = -1;
    };
    Best own, others;
    for (const Attribution& a : speakers_.said) {
      if (a.kind != AttributionKind::direct && a.kind != AttributionKind::mixed) continue;
      const Gist gist = gist_of(source_, there_, a);
      const double ratio = static_cast<double>(gist.words) / static_cast<double>(words.size());
      const bool same = share_a_word(names, name_words(a.speaker)) || same_office(out.finding.claim, a);
      const double both = shared(asked, gist);
      // A longer one may be quoted in part.
      const bool inside = same && a.kind == AttributionKind::mixed && words.size() <= few_words;  // "was “not a foregone conclusion”"
      if (ratio < 0.5 || (ratio > longer && !inside &&
                          !(same && (shared_figures(asked, gist) > 0 || both >= std::max(some_words, plainly_shared * asked.size())))))
        continue;
      Best& best = same ? own : others;
      if (both > best.shared) best = {&a, both};
    }
    const double carried = asked.size();
    const auto told = [&](const Best& best, Relation relation, VerifyReason why, bool grave) {
      out.finding.source = best.who->content.front();
      out.passage = passage_at(source_, *out.finding.source);
      out.finding.relation = relation;
      out.finding.why = why;
      out.grave = grave;
      return std::move(out);
    };
    // Somebody else's words, plainly.
    if (others.who != nullptr && others.shared >= 3 && others.shared >= plainly_shared * carried && others.shared >= own.shared + 2 &&
        other_person(speakers_, out.finding.claim, *others.who, others.who->content.front()))
      return told(others, Relation::other_speaker, VerifyReason::quote_other_speaker, true);
    if (own.who == nullptr) return no_such_words(out.finding.claim);
    const Gist gist = gist_of(source_, there_, *own.who);
    if (own.shared >= 2 && own.shared >= partly_shared * carried &&
        static_cast<double>(gist.words) <= longer * static_cast<double>(words.size())) {
      const bool one_negates = asked.negated != gist.negated && !(asked.negated ? gist.turned : asked.turned);
      // A negation and an opposite cancel out: "did not refuse", "a accepté".
      const bool turns = opposed(claim_.concepts, asked, gist)
                             ? asked.negated == gist.negated || (asked.negated ? gist.nobody : asked.nobody)
                             : one_negates;
      if (other_figure(asked, gist) || turns)
        return told(own, Relation::altered, one_negates ? VerifyReason::negated : VerifyReason::quote_altered, true);
    }
    out.unsure = own.shared == 0 && carried >= some_words;
    out.short_translated = out.unsure && words.size() <= few_words;
    return told(own, Relation::translated, VerifyReason::quote_translated, false);
  }

  // "X said that …", without marks. That another says it and X does not, or that X says it is not so, is told where one statement of the source has
  // all that carries meaning in the claim's; the latter where it has nothing else besides.
  void reported(const std::vector<Word>& here, std::vector<QuoteAnswer>& out) const {
    for (const Attribution& a : speakers_.claimed) {
      if (a.speaker.empty() || a.stance != Stance::stated ||
          (a.kind != AttributionKind::indirect && a.kind != AttributionKind::according_to))
        continue;
      const Gist asked = gist_of(claim_, here, a);
      if (asked.size() == 0 || asked.turned) continue;
      const auto names = name_words(a.speaker);
      const auto named_in = [&](const Attribution& b) {  // one who tells what X said, or what is said of X
        return std::any_of(b.content.begin(), b.content.end(), [&](Span c) { return share_a_word(names, name_words(source_.text(c))); });
      };
      const Attribution* denies = nullptr;
      const Attribution* another = nullptr;
      bool says = false;
      for (const Attribution& b : speakers_.said) {
        if (b.speaker.empty() || b.content.empty()) continue;
        const Gist there = gist_of(source_, there_, b);
        const double both = shared(asked, there);
        const bool all = both >= asked.size();
        if (!share_a_word(names, name_words(b.speaker))) {
          if (all && asked.size() > 1 && b.stance == Stance::stated && !named_in(b) &&
              other_person(speakers_, a.content.front(), b, b.content.front()))
            another = &b;
          continue;
        }
        const bool negates = there.negated != (b.stance == Stance::denied);
        if (all && b.stance != Stance::questioned && asked.negated != negates && !there.turned && !asked.in_part() && !there.in_part() &&
            asked.nobody == there.nobody && there.size() <= asked.size())  // "nobody but Lind" says it of Lind
          denies = &b;
        else if (2 * both >= asked.size()) says = true;
      }
      if (says || (denies == nullptr && another == nullptr)) continue;
      QuoteAnswer answer;
      answer.finding.claim = a.content.front();
      answer.finding.source = (denies != nullptr ? denies : another)->content.front();
      answer.finding.relation = denies != nullptr ? Relation::opposite : Relation::other_speaker;
      answer.finding.why = denies != nullptr ? VerifyReason::negated : VerifyReason::quote_other_speaker;
      answer.grave = denies != nullptr;
      answer.passage = passage_at(source_, *answer.finding.source);
      out.push_back(std::move(answer));
    }
  }

 private:
  // "the WHO's director-general, Lind", « le porte-parole du ministère chinois »: told by a name beside the speaker's, or by two words for what
  // he is, where neither is somebody else.
  [[nodiscard]] bool same_office(Span quoted, const Attribution& there) const {
    const Attribution* here = said_in(speakers_.claimed, quoted);
    if (here == nullptr || here->source.empty() || there.source.empty() || other_person(speakers_, quoted, there, there.content.front()))
      return false;
    const Span a = here->source.front(), b = there.source.front();
    if (share_a_word(name_words(claim_.text(a)), name_words(source_.text(b)))) return true;
    std::vector<Concept> ours;
    each_idea(claim_, a, [&](Concept idea) { ours.push_back(idea); });
    int both = 0;
    each_idea(source_, b, [&](Concept idea) {
      const auto met = std::find(ours.begin(), ours.end(), idea);
      if (met == ours.end()) return;
      ++both;
      ours.erase(met);
    });
    return both >= 2;
  }
  template <class Visit>
  static void each_idea(const Side& side, Span where, Visit visit) {
    for (std::uint32_t t = side.reading().token_at(where.begin); t < side.tokens.size() && side.tokens[t].where.begin < where.end; ++t) {
      if (const Concept idea = concept_at(side, t); idea != Concept::none) visit(idea);
    }
  }

  const Speakers& speakers_;
  const Side& claim_;
  const Side& source_;
  const std::vector<Word>& there_;  // the source's
};

}  // namespace

QuoteAnswer find_translated(const Speakers& speakers, const std::vector<Word>& words, const std::vector<Word>& there, QuoteAnswer out) {
  return Content(speakers, there).translated(words, std::move(out));
}

void check_reported(const Speakers& speakers, const std::vector<Word>& here, const std::vector<Word>& there,
                    std::vector<QuoteAnswer>& out) {
  Content(speakers, there).reported(here, out);
}

}  // namespace citelight
