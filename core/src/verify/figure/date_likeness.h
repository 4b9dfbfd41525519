// Stage V4a: what a date of the source is to one of the claim's besides its value: by the day of the text, by what waits for it, by what it dates.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "verify/figure/alignment.h"
#include "verify/figure/figure_context.h"

namespace citelight {

// Of an ISO date; 0 where it has none.
[[nodiscard]] int year_of(std::string_view when);
// A quarter or a half of a year: "2024-Q1"; "XXXX-H2" where the year isn't told.
[[nodiscard]] bool is_part_of_year(std::string_view when);
// Months since year 0; of a year alone, as of its middle.
[[nodiscard]] int year_and_month(std::string_view when);

// What the day the source is of adds. Its dateline is the day it was written: what the claim dates a little
// before may be what it tells. And a day or month without a year is of about that year.
[[nodiscard]] Likeness by_day_of_text(const Quantity& c, const Quantity& s, Likeness likeness, const Side& source, std::uint32_t q,
                                      std::uint32_t p);

// "between 2013 and 2023" of a source that says "61% in 2013 and 52% in 2023".
[[nodiscard]] bool told_by_ends(const Quantity& c, const Side& source, std::uint32_t i, std::uint32_t last);

// "61 million in 2024, 8% more than in 2023": the date of what it is compared with.
[[nodiscard]] bool of_comparison(const Side& side, const Quantity& date);

// "By February 2016 it had sold more than 160,000" of a source that says 159,500 on the first of that month: what is counted up may have grown
// since. Whether the passage is of an earlier day than the claim's.
[[nodiscard]] bool of_earlier(const FigureContext& context, const Passage& passage);

// Whether the passage gives a date in front of the i-th figure.
[[nodiscard]] bool follows_date(const Side& side, const Passage& passage, std::uint32_t i);

// "As of 11 April" tells what was so on that day, and "not until" when it was.
[[nodiscard]] std::optional<Quantity> as_exact(const FigureContext& context, const Quantity& c, const Quantity& s);

// "open from 3 June" of a source that says "open until 3 June"
[[nodiscard]] bool other_side(const FigureContext& context, const Quantity& c, const Quantity& s, const Passage& passage);

// "was finished in 1931 but did not open until 1934": of what the claim tells it is the later date.
// Between two languages the verb may not be known: then only where the claim gives that date.
[[nodiscard]] bool waits(const FigureContext& context, const Quantity& c, const Passage& passage);

// "the 1957 novel", « le roman de 1957 »: the year in which it was made.
[[nodiscard]] bool tells_make(const Concepts& concepts, const Side& side, const Quantity& q);

// … of a source that says "published in 1957, won in 1958": `list` are those of one passage.
void part_by_make(const Side& source, std::span<Alignment> list);

// … or elsewhere says in which year it was made, the claim's or another.
void part_from_make(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list);

// The date right behind a figure is its own: what a claim says of 24% in 2020 no other date of the passage bears out, unless it opens its sentence.
void part_by_date(const FigureContext& context, const Quantity& c, std::vector<Alignment>& list);

}  // namespace citelight
