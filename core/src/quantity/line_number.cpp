#include "quantity/line_number.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/unicode.h"
#include "quantity/surroundings.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

// « 1. Samba 47''12 ; 2. Kane 47''30 », "box office: 1. Lind's Return; 2. The Harbour": ranks within the line.
bool rank_mark(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  constexpr std::uint32_t longest = 40;  // tokens of one item
  const std::uint32_t first = amount.first;
  const auto item = [&](std::uint32_t t) {
    return is_number(reading, t) && reading.tokens[t].where.size() <= 2 && reading.is(t + 1, u'.') && glued(reading, t + 1) &&
           !ends_line(reading, t + 2) && reading.tokens[t + 2].capitalised && !glued(reading, t + 2);
  };
  if (!bare(amount) || first < sentence.first + 2 || !item(first)) return false;
  if (reading.is(first - 1, u';')) return true;
  if (reading.is(first - 1, u','))  // not "James, 43. Mr Lind", "aged 12, 9. They live"
    return (reading.tokens[first - 2].kind != TokenKind::word || reading.match(first - 2, bit(Category::unit))) &&
           !reading.has(amount.last + 1, Category::function_word);
  if (!reading.is(first - 1, u':')) return false;
  // Another must follow: "Goals: 1. Assists: 3."
  std::uint32_t t = amount.last;
  while (t < amount.last + longest && !ends_line(reading, t) && !((reading.is(t, u';') || reading.is(t, u',')) && item(t + 1))) ++t;
  return t < amount.last + longest && !ends_line(reading, t);
}

// "four steps: 1) fill it, 2) boil it": an item's number within the line, closed by a bracket that nothing opened.
bool inner_list_mark(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t first = amount.first, after = amount.last;
  if (!bare(amount) || reading.tokens[first].where.size() > 2 || !reading.is(after, u')') || !glued(reading, after) ||
      !goes_on(reading, sentence, after + 1))
    return false;
  if (first > sentence.first && (reading.tokens[first - 1].kind != TokenKind::mark || glued(reading, first))) return false;
  for (std::uint32_t t = first; t-- > sentence.first;) {
    if (reading.is(t, u'(')) return false;
    if (reading.is(t, u')')) break;
  }
  return true;
}

// The first token of the line before (-1) or behind (+1) the one that `token` begins; nothing within a page's length.
std::optional<std::uint32_t> next_line(const Reading& reading, std::uint32_t token, int step) {
  constexpr std::uint32_t longest = 300;
  for (std::uint32_t walked = 0; walked < longest; ++walked) {
    if (step > 0 ? token + 1 >= reading.tokens.size() : token == 0) return std::nullopt;
    token = step > 0 ? token + 1 : token - 1;
    if (begins_line(reading, token)) return token;
  }
  return std::nullopt;
}

// Digits, four at most.
std::optional<std::uint64_t> short_number(std::u16string_view text) {
  if (text.size() > 4) return std::nullopt;
  std::uint64_t value = 0;
  for (const char16_t c : text) {
    if (c < u'0' || c > u'9') return std::nullopt;
    value = value * 10 + (c - u'0');
  }
  return value;
}

std::optional<std::uint64_t> short_number(const Reading& reading, std::uint32_t token) { return short_number(reading.at(token)); }

// "2.1. Method", "3.1 Episodes" above "3.2 Songs": a section's number.
bool section(const Reading& reading, const Amount& amount) {
  const std::uint32_t first = amount.first, after = amount.last;
  if (!begins_line(reading, first) || !amount.number.digits || amount.measured || after != first + 1 || amount.value.exponent >= 0 ||
      ends_line(reading, after))
    return false;
  if (reading.is(after, u'.')) return glued(reading, after) && !ends_line(reading, after + 1) && reading.tokens[after + 1].capitalised;
  const auto number = reading.at(first);
  const std::size_t point = number.find(u'.');
  const auto part = point < number.size() ? short_number(number.substr(point + 1)) : std::nullopt;
  // Magnitudes of two quakes are not one part apart.
  const auto follows = [&](int step) {
    const auto line = next_line(reading, first, step);
    if (!line || !is_number(reading, *line) || ends_line(reading, *line + 1) || !reading.tokens[*line + 1].capitalised) return false;
    const auto other = reading.at(*line);
    if (!other.starts_with(number.substr(0, point))) return false;
    if (other.size() == point) return step < 0 && *part == 1;
    return other[point] == u'.' && short_number(other.substr(point + 1)) == *part + static_cast<std::uint64_t>(step);
  };
  return part && reading.tokens[after].capitalised && (follows(-1) || follows(1));
}

// "6. Wi-Fi", "2) Conférence": the number of a list's item, where a line begins.
bool list_mark(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t first = amount.first, after = amount.last;
  if (first != sentence.first || !bare(amount) || reading.tokens[first].where.size() > 2 || !begins_line(reading, first)) return false;
  const bool dashed = dash(reading, after) && !glued(reading, after + 1);  // "6- intégrer"
  if (!(reading.is(after, u'.') || reading.is(after, u')') || reading.is(after, u'/') || dashed) || !glued(reading, after)) return false;
  if (reading.is(after, u'.') && glued(reading, after + 1) && reading.tokens[after + 1].kind == TokenKind::word &&
      reading.tokens[after + 1].where.size() > 2 && reading.tokens[after + 1].capitalised)
    return true;  // "2.Nora Vidal"
  // "25." alone on its line, in a table's cell, is a figure.
  return after + 1 < reading.tokens.size() && !reading.tokens[after + 1].line_before && !glued(reading, after + 1) &&
         (reading.tokens[after + 1].kind != TokenKind::number ||
          (glued(reading, after + 2) && reading.tokens[after + 2].kind == TokenKind::word));  // "4. 5G"
}

// "(1) Hwank Sok-yong": a note, where a line begins.
bool note_mark(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t first = amount.first;
  if (first == sentence.first || !bare(amount) || reading.tokens[first].where.size() > 2) return false;
  // « Notes : (1) Insee. (2) Hors Corse. »
  const bool behind_mark = first > 1 && (reading.is(first - 2, u'.') || reading.is(first - 2, u':')) && !glued(reading, first - 1) &&
                           amount.last + 1 < reading.tokens.size() && reading.tokens[amount.last + 1].capitalised;
  if (!behind_mark && !(first == sentence.first + 1 && begins_line(reading, first - 1))) return false;
  return reading.is(first - 1, u'(') && reading.is(amount.last, u')') && goes_on(reading, sentence, amount.last + 1);
}

// The number that begins the line before (-1) or behind (+1) the one that `first` begins, and the token behind it.
std::optional<std::pair<std::uint64_t, std::uint32_t>> neighbour(const Reading& reading, std::uint32_t first, int step) {
  auto line = next_line(reading, first, step);
  for (std::uint32_t sections = 0;
       line && sections < 8 && is_number(reading, *line) && reading.at(*line).find(u'.') != reading.at(*line).npos; ++sections)
    line = next_line(reading, *line, step);  // "3.1 Songs" between 3 and 4
  const auto value = line ? short_number(reading, *line) : std::nullopt;
  return value ? std::optional(std::pair(*value, *line + 1)) : std::nullopt;
}

// Whether two to four capitalised words and nothing else stand from `token` to `end`, or to the line's end where that comes first.
bool name_up_to(const Reading& reading, std::uint32_t token, std::uint32_t end) {
  const std::uint32_t begin = token;
  const auto part = [&](std::uint32_t t) {
    return reading.tokens[t].kind == TokenKind::word ? reading.tokens[t].capitalised : dash(reading, t) && glued(reading, t);
  };
  while (token < end && (token == begin || !ends_line(reading, token)) && part(token) && token < begin + 6) ++token;
  return (token == end || ends_line(reading, token)) && token > begin + 1;
}

// "1-mesurer les écarts" above "2-publier les comptes", "4 The weather" above "5 The tide"; a pager's "1", "2", "3" line by line.
bool numbered_line(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  const std::uint32_t first = amount.first, after = amount.last;
  if (!bare(amount) || reading.tokens[first].where.size() > 4 || !begins_line(reading, first)) return false;
  const bool few = reading.tokens[first].where.size() <= 2;
  // "4 The Weather Forecast"
  if (few && goes_on(reading, sentence, after) && reading.tokens[after].capitalised &&
      reading.categories(after).meets(any_of(Category::determiner, Category::definite, Category::article_one)))
    return true;
  if (few && name_behind_initial(reading, after, sentence.last)) return true;
  const std::uint64_t n = amount.value.coefficient;
  const auto before = neighbour(reading, first, -1), behind = neighbour(reading, first, 1);
  const bool up = before && before->first + 1 == n, down = behind && behind->first == n + 1;
  // "5 See also", "6 References" above "7 External links"
  const auto chained = [&](const auto& line, int step, std::uint64_t want) {
    const auto next = line ? neighbour(reading, line->second - 1, step) : std::nullopt;
    return next && next->first == want;
  };
  const bool row = (up && (down || (n > 2 && chained(before, -1, n - 2)))) || (down && chained(behind, 1, n + 2));
  if (few && row && goes_on(reading, sentence, after) &&
      (reading.tokens[after].kind == TokenKind::mark || reading.tokens[after].capitalised))
    return true;
  if (ends_line(reading, after)) {
    // "1" above a title, "2" above the next: no other figure stands alone between.
    const auto alone = [&](std::uint32_t t) {
      return t < reading.tokens.size() && begins_line(reading, t) && ends_line(reading, t + 1) ? short_number(reading, t) : std::nullopt;
    };
    // Where the figure that is nearest from `t` on stands, if it is `want`.
    const auto nearest = [&](std::uint32_t t, std::uint32_t step, std::uint64_t want) -> std::optional<std::uint32_t> {
      for (std::uint32_t away = 1; away < 48; ++away) {
        if (const auto found = alone(t + away * step)) return *found == want ? std::optional(t + away * step) : std::nullopt;
      }
      return std::nullopt;
    };
    constexpr std::uint32_t back = ~std::uint32_t{0};
    if (few && !alone(first + 1) && !alone(first - 1)) {
      const auto one = n == 1 ? nearest(first, 1, 2) : nearest(first, back, n - 1);
      // Two of a table's figures may happen to count up.
      if (one && (n < 3 || nearest(*one, back, n - 2))) return true;
    }
    // A table's cells count up too: four in a row, or three from one on, are no chance; an archive's years count down as well.
    for (const std::uint64_t way : {std::uint64_t{1}, ~std::uint64_t{0}}) {
      std::uint32_t below = 0, above = 0;
      while (below < 4 && alone(first + below + 1) == n + way * (below + 1)) ++below;
      while (above < 4 && alone(first - above - 1) == n - way * (above + 1)) ++above;
      if (above + below >= 3 || (way == 1 && above + below == 2 && n == above + 1)) return true;
    }
    return false;
  }
  // "12 - Aveyron" among a list's departments, "10: A harbour reopens" among its items.
  const auto labelled = [&](std::uint32_t t) {
    return (dash(reading, t) || reading.is(t, u':') || reading.is(t, u'\u00B7')) && !ends_line(reading, t + 1) &&
           !is_number(reading, t + 1) &&
           (((up || down) && dash(reading, t)) || reading.tokens[t + 1].capitalised || reading.tokens[t + 1].kind == TokenKind::mark);
  };
  // "2." above what it numbers; "25." in a table's cell is a figure.
  if (few && reading.is(after, u'.') && ends_line(reading, after + 1))
    return after + 1 < reading.tokens.size() && reading.tokens[after + 1].capitalised;
  // "7 Mara Lind" on a team's list
  const auto named = [&](std::uint32_t t) { return name_up_to(reading, t, static_cast<std::uint32_t>(reading.tokens.size())); };
  const bool label = labelled(after);
  if (!label && !(few && named(after))) return false;
  const auto same = [&](const auto& line) { return line && (label ? labelled(line->second) : named(line->second)); };
  return same(before) || same(behind);
}

// "Radio (568)" in a menu whose lines end so, "(14)" alone on its line: how many entries an item has.
bool tally(const Reading& reading, const Amount& amount) {
  constexpr std::uint32_t longest = 8;
  const std::uint32_t first = amount.first, after = amount.last;
  if (!amount.number.digits || amount.measured || first == 0 || !reading.is(first - 1, u'(') || !reading.is(after, u')') ||
      !ends_line(reading, after + 1))
    return false;
  std::uint32_t begin = first - 1, end = after + 1;
  while (!begins_line(reading, begin) && first - begin < longest) --begin;
  if (begin == first - 1) return true;
  if (!begins_line(reading, begin)) return false;
  for (std::uint32_t words = 0; words < longest && end < reading.tokens.size() && (words == 0 || !reading.tokens[end].line_before); ++words)
    ++end;
  // As old as people are, beside a name: "Lena Ruiz (34)".
  bool aged = name_up_to(reading, begin, first - 1), found = false;
  for (const std::uint32_t t : {begin, ends_line(reading, end) ? end : 0, after + 1}) {
    if (t < 2 || !reading.is(t - 1, u')') || !is_number(reading, t - 2)) continue;
    found = found || t != after + 1;
    const auto years = short_number(reading, t - 2);
    std::uint32_t name = t - 2;
    while (name > 0 && !begins_line(reading, name) && t - name < longest) --name;
    aged = aged && years && *years > 2 && *years < 110 && name_up_to(reading, name, std::max(t, 3u) - 3);
  }
  return found && !aged;
}

// "Scores" above a menu's entries, not "Dozens" at the end of a broken line
bool vague_line(const Reading& reading, const Amount& amount) {
  return amount.number.form == NumeralForm::vague && begins_line(reading, amount.first) && ends_line(reading, amount.last) &&
         (amount.last >= reading.tokens.size() || reading.tokens[amount.last].kind != TokenKind::word ||
          reading.tokens[amount.last].capitalised);
}

// "Share", "12", "Tweet" line by line: how often a page was passed on, or the place of a headline; a table's cells stand beside
// more figures or short labels.
bool counter(const Reading& reading, const Amount& amount) {
  const std::uint32_t size = static_cast<std::uint32_t>(reading.tokens.size());
  std::uint32_t first = amount.first, after = amount.last;
  // "1.1k", « 1,1 k »
  const bool thousands =
      amount.number.digits && amount.number.scale && !amount.measured && (glued(reading, after - 1) || reading.at(after - 1).size() == 1);
  const bool whole = amount.number.digits && !amount.measured && after == first + 1 && amount.value.exponent >= 0;
  const bool few = whole && reading.tokens[first].where.size() <= 3;
  if (!(whole || thousands) || !begins_line(reading, first) || !ends_line(reading, after)) return false;
  const auto figure = [&](std::uint32_t t) { return is_number(reading, t) && begins_line(reading, t) && ends_line(reading, t + 1); };
  // "12", "0": views and comments, one below the other
  while (first > 0 && after - first <= 3 && figure(first - 1)) --first;
  while (after - first <= 3 && figure(after)) ++after;
  if (first == 0 || after >= size || after - first > 3) return false;
  constexpr std::uint32_t title = 5;  // words that no label of a figure has
  std::uint32_t before = 1, behind = 1;
  while (before < title && !reading.tokens[first - before].line_before && first > before) ++before;
  while (behind < title && !ends_line(reading, after + behind)) ++behind;
  const auto labels = [&](std::uint32_t t, std::uint32_t words) {
    const std::uint32_t end = t + words;
    while (t < end && (listed(reading, t, "counter_labels") || (reading.tokens[t].kind == TokenKind::mark && words > 1))) ++t;
    return t == end;
  };
  // "4 hrs ago", « Il y a 4 h »
  const auto stamp = reading.match(first - before, bit(Category::date_link));
  const bool stamped = listed(reading, first - 1, "ago") || (stamp && stamp->last > first - before + 2);
  // « 8 min lues »
  const bool read_in = before < title && is_number(reading, first - before) && listed(reading, first - 1, "page_labels");
  const bool above =
                 (stamped && reading.tokens[after].capitalised) || read_in || labels(first - before, before) ||
                 (before < title && (listed(reading, first - before, "counter_labels") || listed(reading, first - 1, "comment_labels"))),
             table = figure(after + behind),
             below =
                 labels(after, behind) ||  // "Share this story!", "Pending Comments"
                 (behind < title && (listed(reading, after, "counter_labels") || listed(reading, after + behind - 1, "comment_labels")));
  // Behind its headline: another, or who wrote it; "350" above "people have left their homes" is told. In a table of two columns
  // long labels too have figures on their other side.
  const auto figured = [&](std::uint32_t from, int step) {
    const auto line = next_line(reading, from, step), next = line ? next_line(reading, *line, step) : std::nullopt;
    return next && is_number(reading, *next);
  };
  const bool place = before == title && reading.tokens[after].capitalised && (behind == title || name_up_to(reading, after, size)) &&
                     (after - first == 1 ? few : after - first == 2 && !figured(first, -1) && !figured(after - 1, 1));
  // "Shares", "120", "Price", "14": a table.
  return place || (above && below) || ((above || below) && !table);
}

// "(199 comments)", "5 min read", « Temps de lecture : 4 min », "By Ada Roy | 12 replies": what a page says of itself fills a line, or
// a part of it between bars; "81 comments were removed" is told.
bool of_the_page(const Reading& reading, const Amount& amount) {
  constexpr std::uint32_t longest = 6;  // tokens before or behind the figure
  const auto bar = [&](std::uint32_t t) { return reading.is(t, u'|') || reading.is(t, u'\u2022') || reading.is(t, u'\u00B7'); };
  const auto label = [&](std::uint32_t t) { return listed(reading, t, "page_labels"); };
  const bool minutes = amount.kind == QuantityKind::duration && amount.unit == "min";
  // "Feb 244 min read": a day of two digits and its minutes run together.
  if (minutes && amount.first > 0 && reading.has(amount.first - 1, Category::month) && reading.tokens[amount.first].where.size() > 2 &&
      ends_line(reading, amount.last))
    return true;
  if (!amount.number.digits || (amount.measured && !minutes) || amount.value.exponent < 0) return false;
  std::uint32_t begin = amount.first, end = amount.last;
  // "Comments: 9", "Harbour Reopens 78 Comments", "3 days ago 4 comments"
  const auto comments = [&](std::uint32_t t) { return listed(reading, t, "comment_labels"); };
  // "Post Draws 300 Comments"
  const auto got = [&](std::uint32_t t) { return plural_form(reading, t) || past_word(reading, t); };
  if (ends_line(reading, end) && begin > 1 && !begins_line(reading, begin) &&
      comments(begin - 1 - (reading.is(begin - 1, u':') && !begins_line(reading, begin - 1))))
    return true;
  if (!ends_line(reading, end) && ends_line(reading, end + 1) && comments(end) && !begins_line(reading, begin) &&
      (listed(reading, begin - 1, "ago") || (reading.tokens[end].capitalised && reading.tokens[begin - 1].capitalised && !got(begin - 1))))
    return true;
  // "0 replies Log in to reply", not "0 fans were hurt"
  if (begins_line(reading, begin) && amount.value.coefficient == 0 && !ends_line(reading, end) && label(end) &&
      (ends_line(reading, end + 1) || reading.tokens[end + 1].capitalised))
    return true;
  // "Sep 20 3 mins read", "At the lake (34 photos)"
  if (!ends_line(reading, end) && label(end) &&
      (minutes ? ends_line(reading, end + 1)
               : begin > 0 && reading.is(begin - 1, u'(') && reading.is(end + 1, u')') && ends_line(reading, end + 2)))
    return true;
  if (minutes && begin > 1 && ends_line(reading, end) && bar(begin - 1) && label(begin - 2)) return true;  // "Podcast | 28 min"
  bool led = false, named = false, plain = true;
  for (; !begins_line(reading, begin) && !bar(begin - 1); --begin) {
    if (amount.first - begin == longest) return false;
    led = led || label(begin - 1);
    plain = plain && (reading.is(begin - 1, u'(') || listed(reading, begin - 1, "page_leads"));  // "Show all 12 comments"
  }
  for (; !ends_line(reading, end) && !bar(end); ++end) {
    const bool named_here = label(end) || (plain && begin < amount.first && reading.has(end, Category::times_word));  // « Lu 340 fois »
    if (end - amount.last == longest ||
        !(named_here || reading.tokens[end].kind == TokenKind::mark || reading.has(end, Category::preposition)))
      return false;
    named = named || named_here;
  }
  // "Comments (12)"; "Shares: 120" may stand in a table.
  led = led && (minutes || reading.is(amount.last, u')'));
  return (led || (named && plain)) && (begin > 0 || end < reading.tokens.size());
}

// Whether `token` is one of a line's three numbers that count up by one, a bar or nothing between.
bool counts_up(const Reading& reading, std::uint32_t token) {
  // "1 2 Next page"
  const std::uint32_t left = reading.at(token) == u"1" || token == 0 ? token : token - 1;
  if (!ends_line(reading, left + 1) && begins_line(reading, left) && reading.at(left) == u"1" && reading.at(left + 1) == u"2") return true;
  for (const std::uint32_t step : {1u, 2u}) {
    const auto follows = [&](std::uint32_t t) {
      if (t < step || !is_number(reading, t) || !is_number(reading, t - step) || begins_line(reading, t) ||
          (step == 2 && !reading.is(t - 1, u'|')))
        return false;
      const auto one = short_number(reading, t - step), next = short_number(reading, t);
      return one && next && *next == *one + 1;
    };
    const bool here = follows(token), next = follows(token + step);
    if ((here && (next || follows(token - step))) || (next && follows(token + 2 * step))) return true;
  }
  return false;
}

// "1 / 9" at a line's end, "7 of 8" on a line of its own: which of the pictures.
bool pager(const Reading& reading, const Amount& amount) {
  const std::uint32_t first = amount.first, after = amount.last;
  const bool begins = begins_line(reading, first);
  if (amount.measured) return false;
  const auto stroke = [&](std::uint32_t t) { return reading.is(t, u'/') && !glued(reading, t) && !glued(reading, t + 1); };
  const auto apart = [&](std::uint32_t t) {
    return stroke(t) || (reading.has(t, Category::of_whole) && (first > 2 || t + 2 < reading.tokens.size()));
  };
  // "(1/2)": the first of two posts
  if (amount.number.fraction && after == first + 3 && first > 0 && reading.is(first - 1, u'(') && reading.is(after, u')') &&
      ends_line(reading, after + 1))
    return true;
  // "1/12" on a line of its own: the first of twelve pictures
  const auto& part = amount.number.fraction;
  if (part && part->num == 1 && part->den > 5 && begins && ends_line(reading, after) && (first > 0 || after < reading.tokens.size()))
    return true;
  // "3/11 The square at dawn"
  if (amount.number.fraction && begins && after == first + 3 && !ends_line(reading, after)) return reading.tokens[after].capitalised;
  if (!bare(amount)) return false;
  const std::uint32_t one = !begins && first > 1 && ends_line(reading, after) ? first - 2 : first;
  const bool line = is_number(reading, one) && apart(one + 1) && is_number(reading, one + 2) && ends_line(reading, one + 3);
  // "0 / 2000": so many characters of a comment
  if (line && begins_line(reading, one) && stroke(one + 1)) return true;
  if (amount.value.coefficient > 500) return false;
  // "2" under "1", "of" or "/", each on a line of its own
  const auto joins = [&](std::uint32_t t) {
    return t < reading.tokens.size() && begins_line(reading, t) && ends_line(reading, t + 1) &&
           (reading.is(t, u'/') || reading.has_any(t, any_of(Category::of_whole, Category::ratio_join)));
  };
  if (begins && ends_line(reading, after) && (joins(after) || (first > 0 && joins(first - 1)))) return true;
  // "1 2 3 … 14 »", "1 | 2 | 3"
  if (counts_up(reading, first)) return true;
  if (first > 1 && reading.is(first - 1, u'\u2026') && is_number(reading, first - 2)) return true;
  if (!line) return false;
  // "Rating: 4 / 5", "she gave it 4 / 5"
  const auto told = [&](std::uint32_t t) {
    return reading.is(t, u':') || (reading.tokens[t].kind == TokenKind::word && !reading.tokens[t].capitalised);
  };
  return begins_line(reading, one) || (stroke(one + 1) && !told(one - 1));
}

}  // namespace

bool numbers_a_line(const Reading& reading, const Sentence& sentence, const Amount& amount) {
  return section(reading, amount) || list_mark(reading, sentence, amount) || inner_list_mark(reading, sentence, amount) ||
         rank_mark(reading, sentence, amount) || note_mark(reading, sentence, amount) || numbered_line(reading, sentence, amount) ||
         tally(reading, amount) || counter(reading, amount) || of_the_page(reading, amount) || pager(reading, amount) ||
         vague_line(reading, amount);
}

}  // namespace citelight
