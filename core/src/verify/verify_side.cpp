#include "verify/verify_side.h"

#include <algorithm>
#include <iterator>
#include <cmath>
#include <utility>

#include "base/unicode.h"
#include "date/date.h"
#include "date/date_text.h"
#include "numeral/numeral.h"
#include "quantity/measured.h"
#include "quantity/number_words.h"
#include "quantity/quantity.h"
#include "text/noun_phrase.h"
#include "verify/told_dates.h"

namespace citelight {
namespace {

constexpr std::uint32_t longest_dateline = 6;  // words beside the date
constexpr std::size_t longest_pronoun = 3, longest_initials = 6;
constexpr std::size_t few_passages = 3;
constexpr std::u16string_view earliest_year = u"1500", latest_year = u"2100";
constexpr std::uint32_t head_passages = 40;  // further down it is a comment's date, or another article's

constexpr double few_of = 12;                 // "one of the 6 books" counts none
constexpr std::uint32_t partitive_reach = 5;  // tokens from "of"
constexpr std::uint32_t elided_reach = 12;    // tokens between the two
constexpr double alike_in_size = 10;          // times

bool is_day(const Quantity& q) {
  return q.kind == QuantityKind::date && q.when.size() >= 10 && q.when[0] >= '0' && q.when[0] <= '9' &&
         q.when.find('/') == std::string::npos;
}

// Four digits that stand alone and may well be a year, "" where not.
std::string year_alone(const Side& side, const Token& token) {
  const auto text = side.text(token.where);
  if (token.kind != TokenKind::number || text.size() != 4 || text < earliest_year || text > latest_year) return {};
  std::string out;
  for (const char16_t c : text) {
    if (c < u'0' || c > u'9') return {};
    out += static_cast<char>(c);
  }
  return out;
}

bool capital(const Side& side, std::uint32_t t) {
  return t < side.tokens.size() && side.tokens[t].kind == TokenKind::word && side.tokens[t].capitalised;
}

// "Grose's 1788 Dictionary" counts nothing, nor do "the Rio 2016 Olympics": a year.
void read_bare_years(Side& side) {
  for (Quantity& q : side.quantities) {
    if (q.kind != QuantityKind::cardinal || q.bound != Bound::exact || q.measured || !q.unit.empty() || !q.value) continue;
    const std::uint32_t t = side.reading().token_at(q.where.begin);
    if (t >= side.tokens.size() || side.tokens[t].where != q.where) continue;
    if (q.counted && !(t > 0 && capital(side, t - 1) && capital(side, t + 1))) continue;
    q.when = year_alone(side, side.tokens[t]);
    if (q.when.empty()) continue;
    q.kind = QuantityKind::date;
    q.value.reset();
    q.number.reset();
    q.counted.reset();
  }
}

// Puts more, in the text's order, among them.
void add_quantities(Side& side, std::vector<Quantity> more) {
  if (more.empty()) return;
  std::vector<Quantity> all;
  all.reserve(side.quantities.size() + more.size());
  auto next = more.begin();
  for (Quantity& q : side.quantities) {
    while (next != more.end() && !(q.where < next->where)) all.push_back(std::move(*next++));
    all.push_back(std::move(q));
  }
  std::move(next, more.end(), std::back_inserter(all));
  side.quantities = std::move(all);
}

// "8,000 tonnes in May and 9,000 in June", "men earn $21, women 18": what the second is of is said once.
void fill_elided(Side& side) {
  const Reading reading = side.reading();
  const Quantity* full = nullptr;  // the last, where it says what it is of
  Quantity* bare = nullptr;        // … where it doesn't
  const auto take = [](Quantity& q, const Quantity& from) {
    q.kind = from.kind;
    q.unit = from.unit;
    q.counted = from.counted;
  };
  const auto alike = [](double a, double b) { return std::max(a, b) <= alike_in_size * std::min(a, b); };
  for (Quantity& q : side.quantities) {
    if (q.kind == QuantityKind::date || q.kind == QuantityKind::time || q.kind == QuantityKind::ordinal) continue;
    const std::uint32_t at = reading.token_at(q.where.begin);
    // "four and two years": said with the second.
    if (Quantity* const first = std::exchange(bare, nullptr); first != nullptr && q.value && !q.fraction) {
      const std::uint32_t join = reading.token_at(first->where.end);
      if (reading.has(join, Category::numeral_joiner) && at == join + 1 &&
          alike(std::abs(to_double(*first->value)), std::abs(to_double(*q.value))))
        take(*first, q);
    }
    const Quantity* const before = std::exchange(full, &q);
    // « 66 millions d'euros, dont 40 versés par l'État » counts nothing; « et 40 députés » does.
    const bool part = at > 0 && (reading.has(at - 1, Category::relative) || listed(reading, at - 1, "relative_of"));
    const bool counts = q.counted && !(part && before != nullptr && before->kind == QuantityKind::money &&
                                       participle_form(reading, reading.token_at(q.counted->begin)));
    const std::uint32_t behind = reading.token_at(q.where.end);
    if (behind < side.tokens.size() && reading.match(behind, bit(Category::bound_before))) {
      full = before;  // "7.80 euros in Dorn, 90 cents more than last year, and 6.50 in Ysel"
      continue;
    }
    if (q.kind != QuantityKind::cardinal || q.bound != Bound::exact || !q.value || q.fraction || !q.unit.empty() || counts) continue;
    full = nullptr;
    bare = &q;
    if (before == nullptr || !before->value || before->fraction || (before->unit.empty() && !before->counted)) continue;
    const Quantity& p = *before;
    // "cost 60 million euros and made 210": nor is its scale.
    Decimal value = *q.value;
    const double a = std::abs(to_double(*p.value));
    if (const auto scale = p.number ? scale_at(reading, reading.token_at(p.number->end) - 1) : std::nullopt;
        scale && to_double(value) * alike_in_size < a)
      value = multiply(value, *scale).value_or(value);
    const double b = std::abs(to_double(value));
    const std::uint32_t from = reading.token_at(p.where.end);
    if (!alike(a, b) || at <= from || at - from > elided_reach) continue;
    bool joined = false, apart = side.tokens[at].line_before;
    for (std::uint32_t t = from; t < at; ++t) {
      // "85 people, of whom 12 are minors" are twelve of them.
      apart = apart || reading.is(t, u'.') || side.tokens[t].line_before ||
              (joined && p.kind != QuantityKind::money && reading.has_any(t, any_of(Category::of_whole, Category::relative)));
      joined = joined || reading.is(t, u',') || reading.is(t, u';') || reading.has(t, Category::numeral_joiner) ||
               listed(reading, t, "compared_to");
    }
    // "850 workers, 150 of them in Lowick"
    const bool goes_on =
        behind < side.tokens.size() &&
        (side.tokens[behind].kind == TokenKind::mark
             ? !side.tokens[behind].space_before &&
                   std::u16string_view(u".,;)").find(side.text(side.tokens[behind].where).front()) == std::u16string_view::npos
             : reading.has(behind, Category::of_whole) && p.kind != QuantityKind::money);
    if (!joined || apart || goes_on) continue;
    take(q, p);
    q.value = value;
    full = &q;
    bare = nullptr;
  }
}

// "The Lowick plant will lose 180, that of Brack 130.": a number behind a name is taken for a part of it, but here it is all that a part of the
// sentence says of the name, where a count stands in front.
void add_gapped(Side& side) {
  const Reading reading = side.reading();
  const auto size = static_cast<std::uint32_t>(side.tokens.size());
  const auto joins = [&](std::uint32_t t) {
    return reading.is(t, u',') || reading.is(t, u';') || reading.has(t, Category::numeral_joiner);
  };
  std::vector<Quantity> more;
  for (std::size_t q = 1; q <= side.quantities.size(); ++q) {
    // "28 km of lanes in 2025, Brack 12": a date may stand between.
    const auto kind = [&](std::size_t back) { return q >= back ? side.quantities[q - back].kind : QuantityKind::date; };
    const QuantityKind counts = kind(1) == QuantityKind::date ? kind(2) : kind(1);
    if (counts == QuantityKind::date || counts == QuantityKind::ordinal) continue;
    const std::uint32_t from = reading.token_at(side.quantities[q - 1].where.end);
    const std::uint32_t next = q < side.quantities.size() ? reading.token_at(side.quantities[q].where.begin) : size;
    for (std::uint32_t t = from + 1; t < std::min(next, from + elided_reach); ++t) {
      const Token& token = side.tokens[t];
      if (token.kind != TokenKind::number || !capital(side, t - 1) || !year_alone(side, token).empty()) continue;
      std::uint32_t part = t - 1;
      while (part > from && capital(side, part - 1)) --part;
      while (part > from && reading.has_any(part - 1, any_of(Category::function_word, Category::preposition, Category::determiner))) --part;
      const auto number = read_numeral(reading, t);
      if (part <= from || !joins(part - 1) || !number || number->last != t + 1 ||
          (t + 1 < size && !joins(t + 1) && !reading.is(t + 1, u'.')))
        continue;
      Quantity& added = more.emplace_back();
      added.where = token.where;
      added.number = token.where;
      added.value = number->value;
    }
  }
  add_quantities(side, std::move(more));
}

// "9,300 of the city's 11,800 teachers" are teachers.
void fill_partitive(Side& side) {
  const Reading reading = side.reading();
  for (std::size_t i = 0; i + 1 < side.quantities.size(); ++i) {
    Quantity& q = side.quantities[i];
    const Quantity& whole = side.quantities[i + 1];
    if (q.kind != QuantityKind::cardinal || !q.value || to_double(*q.value) <= few_of || whole.kind != QuantityKind::cardinal ||
        !whole.counted)
      continue;
    const std::uint32_t behind = reading.token_at(q.where.end);
    if (reading.has(behind, Category::of_whole) && reading.token_at(whole.where.begin) <= behind + partitive_reach)
      q.counted = whole.counted;
  }
}

// "Rio 2016", "(Oreskes 2004)": the year in a name is no figure of the text, but it tells which one is meant.
void add_years_of_names(Side& side) {
  // "2016-03", "1988/2": more than a year.
  const auto goes_on = [&](std::uint32_t t) {
    return t + 1 < side.tokens.size() && !side.tokens[t].space_before && !side.tokens[t + 1].space_before &&
           std::u16string_view(u"-–/:.").find(side.text(side.tokens[t].where).front()) != std::u16string_view::npos;
  };
  std::vector<Quantity> years;
  for (std::uint32_t t = 1; t < side.tokens.size(); ++t) {
    if (side.figure[t] || !capital(side, t - 1) || !side.tokens[t].space_before || goes_on(t + 1)) continue;
    Quantity year;
    year.when = year_alone(side, side.tokens[t]);
    if (year.when.empty() || (year.when == "2000" && !capital(side, t + 1))) continue;  // "Futura 2000" was the fashion once
    year.kind = QuantityKind::date;
    year.where = side.tokens[t].where;
    years.push_back(std::move(year));
  }
  add_quantities(side, std::move(years));
}

// "Marion died on 24 January 1957.": a short sentence tells what happened that day, a dateline when the text was written.
bool tells(const Reading& reading, const Passage& passage, std::uint32_t words) {
  if (words < 2 || !(reading.is(passage.last - 1, u'.') || reading.is(passage.last - 1, u'!'))) return false;
  const Sentence line{passage.where, passage.first, passage.last, 0, {}};
  const DateText text(reading, line);
  for (std::uint32_t t = passage.first; t < passage.last; ++t) {
    if (text.link(t, "byline")) return false;
  }
  return true;
}

// Which passages are little more than a date, and of which day they say the text is. Of a text of a few sentences none is its dateline.
void mark_datelines(Side& side, const std::vector<Quantity>& dates) {
  if (side.passages.size() <= few_passages) return;
  const Reading reading = side.reading();
  auto date = dates.begin();
  for (std::size_t p = 0; p < side.passages.size(); ++p) {
    Passage& passage = side.passages[p];
    while (date != dates.end() && date->where.begin < passage.where.begin) ++date;
    const Quantity* day = nullptr;
    std::uint32_t words = 0, said = 0;
    auto beside = date;
    for (std::uint32_t t = passage.first; t < passage.last && words <= longest_dateline; ++t) {
      while (beside != dates.end() && beside->where.end <= side.tokens[t].where.begin) ++beside;
      if (beside != dates.end() && passage.where.contains(beside->where) && beside->where.begin <= side.tokens[t].where.begin) {
        if (day == nullptr && is_day(*beside)) day = &*beside;
      } else if (side.tokens[t].kind == TokenKind::word) {
        ++words;
        said += !reading.categories(t).meets(any_of(Category::function_word, Category::preposition, Category::determiner));
      }
    }
    if (day == nullptr || words > longest_dateline || tells(reading, passage, said)) continue;
    passage.dateline = true;
    if (p >= head_passages) continue;
    side.datelines.push_back(day->when.substr(0, 10));
    if (side.dated.empty()) side.dated = side.datelines.back();
  }
}

// What the source tells of "Tuesday" or "last year" is counted from the day it is of. A span of time ("the past decade") is too vague to go by.
void count_from_own_day(Side& side, const Reading& reading, Dates& dates) {
  side.document.published = side.dated;
  const Dates counted = find_dates(side.document, reading, side.sentences);
  for (Quantity& q : dates.found) {
    if (!q.when.empty()) continue;
    const auto same =
        std::partition_point(counted.found.begin(), counted.found.end(), [&](const Quantity& o) { return o.where.begin < q.where.begin; });
    if (same != counted.found.end() && same->where == q.where && same->when.find('/') == std::string::npos) q.when = same->when;
  }
}

std::vector<Idea> read_ideas(const Side& side) {
  const std::u16string_view text = side.document.text;
  const Tokens cut = looked_up(text, side.tokens, *side.concept_pack);
  const Reading reading(text, cut, *side.concept_pack);
  std::vector<Idea> out(cut.size());
  for (std::uint32_t t = 0; t < out.size(); ++t) {
    const auto m = reading.match(t, bit(Category::concept_word));
    if (m && !(m->last == t + 1 && side.short_pronoun(t)))
      out[t] = {static_cast<Concept>(m->value), static_cast<std::uint16_t>(m->last - t)};
  }
  return out;
}

// "in the second quarter": which part of its year it is, whichever year.
void tell_parts_of_year(Side& side) {
  const Reading reading = side.reading();
  for (Quantity& q : side.quantities) {
    if (q.kind != QuantityKind::date || !q.when.empty()) continue;
    const auto n = read_numeral(reading, reading.token_at(q.where.begin));
    if (!n || n->form != NumeralForm::ordinal || n->last >= side.tokens.size() || side.tokens[n->last].where.end > q.where.end) continue;
    const Concept part = side.concept_of(n->last);
    const double which = to_double(n->value);
    if (part == Concept::quarter ? which <= 4 : part == Concept::half && which <= 2)
      q.when = (part == Concept::quarter ? "XXXX-Q" : "XXXX-H") + to_string(n->value);
  }
}

}  // namespace

std::optional<Decimal> scale_at(const Reading& reading, std::uint32_t t) {
  const auto word = reading.match(t, bit(Category::multiplier));
  return word ? std::optional(reading.pack.decimal(word->value)) : std::nullopt;
}

std::u16string Side::folded(Span s) const {
  std::u16string out;
  unicode::fold(text(s), out);
  return out;
}

bool Side::of_a_name(const Quantity& q) const {
  return q.kind == QuantityKind::date && !q.of_story && !figure[reading().token_at(q.where.begin)];
}

bool Side::tells_when_said(const Quantity& q) const {
  const Reading r = reading();
  const std::uint32_t first = r.token_at(q.where.begin);
  if (q.kind != QuantityKind::date || !r.has(first, Category::weekday)) return false;
  for (std::uint32_t t = first; t > 0 && first - t < 3 && r.tokens[--t].kind == TokenKind::word;) {
    const auto verb = r.match(t, bit(Category::reporting_verb));
    const std::string_view value = verb ? pack->text(verb->value) : std::string_view();
    const bool participle = value.substr(std::min(value.find(' '), value.size())).find('p') != value.npos;  // verbs.h
    if (!participle && !listed(r, t, "issues")) continue;
    // "will BE announced on Tuesday" is what is said.
    const auto auxiliary = t > 0 ? r.match(t - 1, bit(Category::auxiliary)) : std::nullopt;
    return !auxiliary || pack->class_of(auxiliary->value) == "have";
  }
  return false;
}

bool Side::initials(std::uint32_t token) const {
  const auto word = text(tokens[token].where);
  return word.size() > 1 && word.size() <= longest_initials &&
         std::all_of(word.begin(), word.end(), [](char16_t c) { return c >= u'A' && c <= u'Z'; });
}

bool Side::short_pronoun(std::uint32_t token) const {
  return tokens[token].where.size() <= longest_pronoun && reading().has_any(token, any_of(Category::pronoun, Category::relative)) &&
         !initials(token);
}

Side read_side(std::u16string text, const Language& language, const std::string& published, const std::vector<Span>& passages,
               bool of_source) {
  const Pack& pack = language.pack;
  Side side;
  side.document.text = std::move(text);
  side.document.lang = pack.lang();
  side.document.published = published;
  side.pack = &pack;
  side.concept_pack = &language.concepts;
  side.concepts = Concepts(language.concepts);
  const auto& t = side.document.text;
  if (!passages.empty()) {
    for (const Span p : passages) side.document.blocks.push_back({p, BlockKind::paragraph});
  } else {
    for (std::size_t begin = 0; begin < t.size();) {
      const std::size_t end = std::min(t.find(u'\n', begin), t.size());
      if (end > begin)
        side.document.blocks.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, BlockKind::paragraph});
      begin = end + 1;
    }
  }
  side.tokens = tokenise(t, pack);
  side.ideas = read_ideas(side);
  const Reading reading = side.reading();
  side.sentences = segment(side.document, reading);
  const auto add = [&](Span where) {
    side.passages.push_back({where, side.reading().token_at(where.begin), side.reading().token_at(where.end)});
  };
  if (!passages.empty()) {
    for (const Span p : passages) add(p);
  } else {
    for (const Sentence& s : side.sentences) add(s.where);
  }
  Dates dates = find_dates(side.document, reading, side.sentences);
  side.dated = published.substr(0, 10);
  mark_datelines(side, dates.found);
  if (published.empty() && !side.dated.empty()) count_from_own_day(side, reading, dates);
  std::vector<Quantity> figures = find_quantities(side.document, reading, side.sentences);
  find_measured(reading, side.sentences, figures);
  side.quantities = merge_dates(std::move(figures), std::move(dates));
  if (of_source) date_by_story(side);
  tell_parts_of_year(side);
  std::erase_if(side.quantities, [&](const Quantity& q) { return merely_one(t, q); });

  read_bare_years(side);
  add_gapped(side);
  fill_elided(side);
  fill_partitive(side);
  side.figure.assign(side.tokens.size(), false);
  for (const Quantity& q : side.quantities) {
    // "that year", of no story: no date to compare, so its words are words like others.
    if (q.of_story && q.when.empty()) continue;
    for (const auto& part : {std::optional(q.where), q.bound_at}) {
      if (!part) continue;
      for (auto k = side.reading().token_at(part->begin); k < side.tokens.size() && side.tokens[k].where.begin < part->end; ++k)
        side.figure[k] = true;
    }
  }
  add_years_of_names(side);
  const auto quantity_from = [&](std::uint32_t at) {
    return static_cast<std::uint32_t>(
        std::partition_point(side.quantities.begin(), side.quantities.end(), [&](const Quantity& q) { return q.where.begin < at; }) -
        side.quantities.begin());
  };
  for (Passage& p : side.passages) {
    p.quantities_first = quantity_from(p.where.begin);
    p.quantities_last = quantity_from(p.where.end);
  }
  return side;
}

std::uint32_t token_of(const Side& side, std::uint32_t at) {
  const std::uint32_t next = side.reading().token_at(at);
  return next > 0 && side.tokens[next - 1].where.end > at ? next - 1 : next;
}

bool empty_word(const Side& side, std::uint32_t t) { return side.reading().categories(t).meets(empty_words); }

std::optional<std::uint32_t> passage_at(const Side& side, Span where) {
  const auto p =
      std::partition_point(side.passages.begin(), side.passages.end(), [&](const Passage& each) { return each.where.end <= where.begin; });
  return p != side.passages.end() ? std::optional(static_cast<std::uint32_t>(p - side.passages.begin())) : std::nullopt;
}

}  // namespace citelight
