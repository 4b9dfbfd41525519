// What the checker looks at around a figure: the words near it (figure_context.cpp), what it counts (figure_counted.cpp), what is numbered
// beside it (figure_numbered.cpp), what it was and went to (figure_change.cpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "verify/concepts.h"
#include "verify/passages.h"
#include "verify/terms.h"
#include "verify/verify_side.h"

namespace citelight {

[[nodiscard]] inline bool is_date(const Quantity& q) { return q.kind == QuantityKind::date; }

enum class Counted : std::uint8_t { unsaid, same, other };

class FigureContext {
 public:
  FigureContext(const Side& claim_side, const Side& source_side, const Terms& all_terms, const Standings& all_standings)
      : claim(claim_side),
        source(source_side),
        terms(all_terms),
        standings(all_standings),
        concepts(claim_side.concepts),
        across(claim_side.pack->lang() != source_side.pack->lang()),
        names_known(knows_names()),
        numbered(find_numbered()) {}

  const Side& claim;
  const Side& source;
  const Terms& terms;
  const Standings& standings;
  const Concepts& concepts;
  const bool across;
  const bool names_known;  // the claim names something; between two languages, and the source says all of its names
  // "Section 2", "season 3"
  struct Numbered {
    std::uint16_t of;
    std::uint32_t token;
    Decimal number;
  };
  const std::vector<Numbered> numbered;  // of the claim

  // The claim's words, those near the figure first: a long claim has several figures.
  [[nodiscard]] std::vector<double> weights_around(const Quantity& q) const;
  // What the passage has of those words, whole or by its neighbours.
  [[nodiscard]] double binding(const std::vector<double>& weights, std::uint32_t p) const;
  [[nodiscard]] Counted same_counted(const Quantity& c, const Quantity& s) const;
  // Whether what is counted is named by a word that all languages know, and that is not vague.
  [[nodiscard]] bool tells_what(const Side& side, Span counted) const;
  // "560 cases were discharged" of a source that says "560 discharged": what it counts is a word of the claim too, and no other figure's.
  [[nodiscard]] bool counted_in_claim(const Quantity& s) const;
  // … it is what another figure of the claim counts.
  [[nodiscard]] bool counted_beside(const Quantity& c, const Quantity& s) const;
  // "+3.5 points" of a source that says "from 15.6 to 19.1".
  [[nodiscard]] std::optional<bool> follows(const Quantity& c, const Quantity& s) const;
  // Whether the figure is by how much something went up or down.
  [[nodiscard]] bool changes(const Side& side, const Quantity& q) const;
  // "growth of 2.5%" of a source that says "growth slowed from 3% to 2.5%": what growth itself came to, which went neither up nor down.
  [[nodiscard]] bool rates_alike(const Quantity& c, const Quantity& s) const;
  // The claim's words close to its figure that stand close to the source's too.
  struct Near {
    double all = 0;
    double words = 0;  // without names
    double back = 0;   // how much of what stands close to the source's is a word of the claim
  };
  [[nodiscard]] Near nearby(const std::vector<double>& close, const Quantity& s, const Passage& passage) const;
  [[nodiscard]] std::vector<double> weights_close(const Quantity& c) const;
  // How many words stand alike, one by one, right before and right behind a place of the claim and one of the source; such as say little count half.
  [[nodiscard]] double same_around(Span c, Span s, const Passage& passage) const;
  [[nodiscard]] static double distance(std::uint32_t t, std::uint32_t first, std::uint32_t last);
  // "the 1987 bridge", "(1987)": the figure says which thing is meant, not when or how much. 1 by its place before a noun, 2 in brackets.
  [[nodiscard]] static int names_thing(const Side& side, const Quantity& q);
  // How much of the claim's names stands in or around the passage.
  [[nodiscard]] double names(std::uint32_t p) const;
  // What is per one thing says nothing of what is per another. A time may go unsaid or be
  // said by an adjective ("an annual pension"), and money's base too: there only two that say it clash.
  [[nodiscard]] static bool other_rate(const Quantity& c, const std::string& claimed, const Quantity& s, const std::string& said);
  // Small counts and ordinals stand everywhere: they speak against the claim only where they count the same.
  [[nodiscard]] bool beside_the_point(const Quantity& c, Counted counted) const;
  // Whether the passage says what the claim's figure counts.
  [[nodiscard]] bool names_counted(const Quantity& c, std::uint32_t p) const;
  // Whether another value may speak against this one at all. Ordinals tell which,
  // not how many; a bare year is no count; what is negated was not claimed.
  [[nodiscard]] bool may_contradict(const Quantity& c, const Quantity& s) const;
  // "the third largest city" says nothing of the second largest economy, nor "the sixth-highest-grossing film" of the second film.
  [[nodiscard]] bool ranked_alike(const Quantity& c, const Quantity& s) const;
  // "from 12.9 to 17.2" denies 16.3: the ends are what it says, not all between.
  [[nodiscard]] bool inside_change(const Quantity& c, const Quantity& s) const;
  // "rose from 540 to 610" of a source that says "fell from 610 to 540": the same ends.
  [[nodiscard]] bool other_way_about(const Quantity& c, const Quantity& s) const;
  // "rose to 39" of a source that says "rose to 47, from 39": what it was.
  [[nodiscard]] bool from_there(const Quantity& c, const Quantity& s) const;
  // Whether the claim says the figure of what is now or will be.
  [[nodiscard]] bool speaks_of_now(const Quantity& c) const;
  // "is now 12", "slowed to 2.3%": what the source gives for the last state of things.
  [[nodiscard]] bool told_later(const Quantity& s) const;
  // … and for what was so before, in a past or with its day.
  [[nodiscard]] bool told_before(const Quantity& s) const;
  // "is 90", "employs 90" of a source that says "once employed 90, now 35"
  [[nodiscard]] bool outdated(const Quantity& c, const Quantity& s, bool of_now) const;
  // "will cost 66 euros, up from 62", "from 62 to 66 euros" of a claim that speaks of now: `c` is what it was.
  [[nodiscard]] bool was(const Quantity& c, const Quantity& s) const;
  // The passage gives none of the claim's ordinals, and another of the same.
  [[nodiscard]] bool other_ordinal(const Passage& p) const;
  // "Section 1 cost 410 million" of a claim about Section 2: what is numbered right in front of the figure.
  [[nodiscard]] bool of_other_number(const Quantity& c, const Quantity& s, const Passage& passage) const;
  // The passage speaks of another day or year than the claim does.
  [[nodiscard]] bool conflicting(std::uint32_t passage, const Quantity& c) const;
  // What stands everywhere. None at all is told on purpose.
  [[nodiscard]] static bool few(const Quantity& c) {
    return c.value && !c.fraction && to_double(*c.value) > 0 && to_double(*c.value) <= 12;
  }
  // A value with many digits is hardly met by chance.
  [[nodiscard]] static double rarity(const Quantity& c);
  // An amount in another currency; whether it may be the same money ("3 million euros" of $3.3 million): rates aren't known, but
  // between currencies that news converts they seldom leave a half and two. The same number in both is no conversion.
  [[nodiscard]] static bool other_currency(const Quantity& c, const Quantity& s);
  [[nodiscard]] static bool exchanged(const Quantity& c, const Quantity& s);
  // "C$6 million" of a source that says "$6 million": whose dollars one of them is of, the text leaves to its readers.
  [[nodiscard]] bool dollars_left_open(const Quantity& c, const Quantity& s) const;
  // "more than 600", "by 2035"
  [[nodiscard]] static bool open_bound(const Quantity& c);
  // "more than 90" beside 200: not how one says 200.
  [[nodiscard]] static bool far_inside(const Quantity& c, const Quantity& s);
  // Another figure of the claim says what this one of the source says.
  [[nodiscard]] bool taken(const Quantity& asked, const Quantity& s) const;
  [[nodiscard]] bool opposite(const Quantity& c, const Quantity& s, std::uint32_t p) const;

 private:
  [[nodiscard]] bool knows_names() const;
  [[nodiscard]] std::vector<Numbered> find_numbered() const;
  // "section 2", "the second section": of the word at `t` of the source.
  [[nodiscard]] std::optional<Decimal> number_of(std::uint32_t t) const;
  [[nodiscard]] bool said_aside(std::uint32_t t, std::uint32_t from, std::uint32_t at) const;
  // "temporary workers" and "permanent workers", "men" and "women"
  [[nodiscard]] bool other_sort(Span counted, Span also) const;
  // "for twelve years" of a source that says "from 1998 to 2010".
  [[nodiscard]] static bool lasted(const Quantity& c, const Quantity& s);
  // "from 7.6% to 7.2%", "from 61% in 2013 to 65% in 2023": a fall is no range, nor what has a date between; it is read as two figures. The second
  // of them.
  [[nodiscard]] const Quantity* went_to(const Quantity& s) const;
  // What the source sets it against: "73.7%, against 77.8% in 2017". The second of them.
  [[nodiscard]] const Quantity* set_against(const Quantity& s) const;
  // The next figure of its sort, close by.
  [[nodiscard]] const Quantity* next_alike(const Quantity& s) const;
  [[nodiscard]] std::optional<double> had_been(const Quantity& s) const;
  // "married four times and has four children": of the two it is the second that the claim's "4 kids" has.
  [[nodiscard]] bool given_beside(const Quantity& c, const Quantity& s) const;
  static constexpr std::uint32_t whole_reach = 2;  // tokens, from "31 of" to its whole
  static constexpr std::size_t most_numbered = 8;
  static constexpr std::uint32_t far_numbered = 40;  // tokens, from a numbered thing to its figure
  static constexpr std::uint32_t far_against = 10;   // tokens, a date between them apart
  static constexpr std::uint32_t far_rate = 8;       // … back to what a rate is of
  static constexpr std::uint32_t far_now = 6;        // … from "now" to its figure
  static constexpr std::uint32_t far_next = 16;      // … a date between them among them
  static constexpr std::uint32_t window = 30;        // tokens on either side that are near a figure
};

// "5 cents less than in 2022", « 38 000 de plus »: which way what is told was compared with something else.
[[nodiscard]] Change compared_behind(const Side& side, const Quantity& q);

// Says nothing by itself: an article, a preposition, an auxiliary.
[[nodiscard]] bool empty_word(const Side& side, std::uint32_t t);

// "5G": the number at `t` is of the letters behind.
[[nodiscard]] bool letters_behind(const Side& side, std::uint32_t t);
// "Section 46", "type 2", "5G": a number that says which one is meant.
[[nodiscard]] bool designates(const Side& side, std::uint32_t t);

// The first token that ends behind `at`.
[[nodiscard]] std::uint32_t token_of(const Side& side, std::uint32_t at);

// The token behind a figure.
[[nodiscard]] inline std::uint32_t token_behind(const Side& side, const Quantity& q) { return token_of(side, q.where.end - 1) + 1; }

// Whether the source's figure is the claim's, rounded or in another unit or not.
[[nodiscard]] bool same_figure(const Side& claim, const Quantity& c, const Side& source, const Quantity& s);

}  // namespace citelight
