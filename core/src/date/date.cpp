#include "date/date.h"

#include <algorithm>
#include <utility>

#include "date/clock.h"
#include "date/date_compose.h"
#include "date/date_grammar.h"
#include "quantity/surroundings.h"
#include "text/noun_phrase.h"

namespace citelight {
namespace {

// Words a date or a time can begin with; all others are passed over. Of a clock's words those do that name a time, stand before the
// hour they count from, or open a range: not "at" and "for".
constexpr CategorySet anchors = any_of(Category::month, Category::weekday, Category::date_word, Category::date_unit, Category::numeral,
                                       Category::ordinal_word, Category::ordinal_alone, Category::multiplier, Category::article_one);
constexpr std::uint64_t clock_anchors =
    class_bit("time") | class_bit("past") | class_bit("to") | class_bit("open_and") | class_bit("open_to");

inline bool may_begin(const Reading& reading, std::uint32_t at) {
  const CategorySet says = reading.says(at);
  return reading.tokens[at].kind == TokenKind::number || says.meets(anchors) ||
         (says.meets(bit(Category::clock_word)) && (reading.classes(at) & clock_anchors) != 0);
}

std::optional<Bound> bound_named(std::string_view name) {
  if (name == "at_least") return Bound::at_least;
  if (name == "at_most") return Bound::at_most;
  if (name == "less_than") return Bound::less_than;
  if (name == "more_than") return Bound::more_than;
  if (name == "approx") return Bound::approx;
  return std::nullopt;
}

class DateFinder {
 public:
  DateFinder(const Reading& reading, const Sentence& sentence, const std::optional<Moment>& published, Dates& out)
      : text_(reading, sentence), grammar_(text_, published), composer_(text_, grammar_), out_(out.found), set_aside_(out.set_aside) {}

  void read() {
    byline_ = is_byline();
    composer_.set_byline(byline_);
    for (std::uint32_t at = text_.first(), last = text_.last(); at < last;) {
      while (at < last && !may_begin(text_.reading(), at)) ++at;
      if (at < last) at = std::max(expression(at), at + 1);
    }
  }

 private:
  // "Publié le 28 janvier 2025 à 14:30": a line about the page, not of it.
  [[nodiscard]] bool is_byline() const {
    if (text_.last() - text_.first() > 32) return false;
    for (std::uint32_t at = text_.first(); at < std::min(text_.first() + 3, text_.last()); ++at) {
      if (text_.link(at, "byline")) return true;
    }
    return false;
  }

  // "…/plunge-in-october-14847.php", "site.org/march-2020"
  [[nodiscard]] bool in_an_address(std::uint32_t at) const {
    const auto tight = [&](std::uint32_t t) { return text_.glued(t) && (text_.dash(t) || text_.is(t, u'/')) && text_.glued(t + 1); };
    if (at < text_.first() + 2 || !tight(at - 1) || !tight(at + 1) || !text_.is_word(at - 2) ||
        !(text_.has(at, Category::month) || (text_.is(at - 1, u'/') && text_.at(at).size() == 4)))
      return false;
    return !text_.categories(at - 2).meets(
        any_of(Category::number_prefix, Category::month, Category::weekday, Category::date_word, Category::date_unit));
  }
  // Reads what starts at `at`; returns where to go on, 0 where nothing does.
  std::uint32_t expression(std::uint32_t at) {
    if (in_an_address(at)) {
      while (++at < text_.last() && text_.glued(at)) {}
      return at;
    }
    if (auto span = composer_.whole(at, after_date_)) return emit(*span);
    // "le 11-Septembre": the name of an event.
    if (text_.is_number(at) && text_.dash(at + 1) && text_.glued(at + 1) && text_.glued(at + 2) && text_.has(at + 2, Category::month) &&
        grammar_.day_number(at))
      return pass(at, at + 3);
    // "Black Friday deals": the name of a day that dates nothing here.
    if (const auto day = text_.word(at, "holiday")) return day->last;
    return time(at);
  }

  // "14:30", "5 p.m. on Tuesday", "9:00 AM to 5:00 PM, Tuesday, 20 May 2013"
  std::uint32_t time(std::uint32_t at) {
    auto clock = read_clock(text_, at, byline_ && after_date_ == at ? ClockContext::date : ClockContext::none, true);
    if (!clock) return hours(at);
    // "3 pm or later on Monday"
    std::uint32_t bound_first = 0;
    DateText::Hit bound;
    if (const auto behind = text_.link(clock->last, "bound_after"); behind && clock->trust == ClockTrust::said && !clock->end) {
      ClockTime bounded = *clock;
      bounded.last = behind->last;
      if (composer_.date_behind(bounded)) {
        bound_first = clock->last;
        bound = *behind;
        clock = bounded;
      }
    }
    DateSpan span;
    span.first = at;
    span.last = clock->last;
    if (auto day = composer_.date_behind(*clock)) {
      span = *day;
      span.first = at;
      span.bound = bound;
      span.bound_first = bound_first;
      DateComposer::set_time(span, *clock);
      if (auto whole = clock->end ? std::nullopt : composer_.range(span)) span = *whole;
      return byline_ ? pass(at, span.last) : emit(span);
    }
    const bool posted = byline_ || heads_entry(*clock, at) || stamp(*clock, at);
    if (!posted && !is_time(*clock, at)) return 0;
    if (posted) return pass(at, clock->last);
    span.begin = clock->begin;
    if (clock->end) span.end = clock->end;
    return emit(span);
  }
  // Bare figures that only the day behind makes hours: "8 tonight", "at 10 tomorrow",
  // "from 5 to 7 today".
  std::uint32_t hours(std::uint32_t at) {
    if (byline_ || !text_.number(at) || (text_.glued(at) && text_.token(at - 1).kind != TokenKind::mark)) return 0;
    if (text_.before(at, Category::date_link, "open_to")) {
      const auto clock = read_clock(text_, at, ClockContext::before_day);
      auto day = clock && clock->end ? composer_.date_behind(*clock) : std::nullopt;
      if (!day || !composer_.hours_possible()) return 0;
      day->first = at;
      DateComposer::set_time(*day, *clock);
      return emit(*day);
    }
    const auto hour = text_.number(at);
    if (hour->ordinal || hour->value < 1 || hour->value > 12 || hour->digits > 2) return 0;
    const bool called = text_.before(at, Category::clock_word, "at").has_value() && text_.reading().pack.choice("bare_hour") == "yes";
    // A name's number, a count of years, a page: "Channel 4 tonight".
    if (at > text_.first() && !called &&
        (!text_.is_word(at - 1) || text_.token(at - 1).capitalised || text_.has(at - 1, Category::age_before) ||
         text_.has(at - 1, Category::name_head)))
      return 0;
    // "on building 4 tonight"
    if (!called && at > text_.first() + 1 &&
        text_.categories(at - 2).meets(any_of(Category::preposition, Category::determiner, Category::definite)))
      return 0;
    std::uint32_t next = hour->last;
    if (text_.is(next, u',')) ++next;
    const auto evening = text_.word(next, "evening");
    const auto tomorrow = called && next == hour->last ? text_.word(next, "day") : std::nullopt;
    if (!evening && !(tomorrow && tomorrow->argument == "1") && !(called && text_.weekday(next))) return 0;
    ClockTime clock;
    clock.last = hour->last;
    clock.begin.hour = hour->value;
    clock.trust = ClockTrust::said;
    auto day = composer_.date_behind(clock);
    if (!day || (!evening && !tomorrow && day->past_noon == no_part_told)) return 0;
    day->first = at;
    DateComposer::set_time(*day, clock);
    return emit(*day);
  }
  // "17h05 Le ministre …": when an entry of a list was posted.
  [[nodiscard]] bool heads_entry(const ClockTime& clock, std::uint32_t at) const {
    // « 21:47 - But ! », « 10 h 20 | Le point »
    // … « 22h: Le calme revient »
    const bool colon = text_.is(clock.last, u':');
    const bool mark = colon || (!text_.glued(clock.last) && (text_.dash(clock.last) || text_.is(clock.last, u'|')));
    const std::uint32_t title = clock.last + mark;
    return at == text_.first() && !clock.end &&
           (clock.trust == ClockTrust::minutes ||
            (mark && clock.trust == ClockTrust::hour &&
             (clock.begin.minute > 0 || (clock.begin.hour > (colon ? 5 : 12) && clock.begin.hour < 24)))) &&
           text_.is_word(title) && text_.token(title).capitalised && !(mark && text_.glued(title));
  }
  // "4:47 PM" alone on its line or behind a date and a stroke: when something was put there. A text of its own is a time.
  [[nodiscard]] bool stamp(const ClockTime& clock, std::uint32_t at) const {
    // "June 3, 2014 -- Updated 1358 GMT (2158 HKT)", « publié le 3 juin à 14h05, mis à jour à 16h20 »
    const auto& tokens = text_.reading().tokens;
    const auto to = text_.before(at, Category::clock_word, "at");
    const std::uint32_t begin = (to ? to->last : at) - text_.is(at - 1, u':');  // « (Mis à jour: 19:56) »
    const auto byline = text_.before(begin, Category::date_link, "byline");
    if (byline && (!to || byline->last == text_.first() || !text_.is_word(byline->last - 1))) return true;
    if (text_.is(at - 1, u'(') && !set_aside_.empty() && set_aside_.back().end + 1 == tokens[at - 1].where.begin) return true;
    std::uint32_t end = clock.last;
    if (text_.is(end, u'.') || (to && text_.is(end, u','))) ++end;
    if (clock.end || (end < tokens.size() && !tokens[end].line_before)) return false;
    if (begin == 0 || tokens[begin].line_before) return begin != 0 || end < tokens.size();
    return after_date_ != 0 && at == after_date_ + 1 && text_.token(after_date_).kind == TokenKind::mark && !text_.is(after_date_, u',') &&
           !text_.is(after_date_, u'(') && !text_.is(after_date_, u':');
  }
  std::uint32_t pass(std::uint32_t first, std::uint32_t last) {
    set_aside_.push_back({text_.token(first).where.begin, text_.token(last - 1).where.end});
    return last;
  }
  [[nodiscard]] bool is_time(const ClockTime& clock, std::uint32_t at) const {
    if (text_.glued(at) && text_.token(at - 1).kind != TokenKind::mark) return false;
    if (text_.glued(at) && (text_.is(at - 1, u'/') || text_.is(at - 1, u':') || text_.is(at - 1, u'.') || text_.dash(at - 1) ||
                            text_.is(at - 1, u'#') || text_.is(at - 1, u'+')))
      return false;                                                           // "GMT +10:00"
    if (text_.is(clock.last, u'/') && text_.glued(clock.last)) return false;  // "24h/24"
    if (clock.trust == ClockTrust::said) return true;
    if (text_.reading().match(at, bit(Category::idiom)) || clock.begin.hour == 24) return false;  // "24 heures sur 24"
    // « Samedi 8 : Kessel - Lund, 16 h », « Samedi 8 : Kessel (16 h) »
    if (clock.trust == ClockTrust::hour && clock.begin.hour > 7 && after_date_ != 0 && text_.is(after_date_, u':') &&
        (text_.is(at - 1, u',') || text_.is(at - 1, u'(')) && !text_.link(clock.last, "of"))
      return true;
    // « Coup d'envoi : 21 h », « Lever du soleil : 6 h 48 », not « Retard À L'arrivée : 3 h », « Départ : 2 h DE marche »
    if (clock.trust == ClockTrust::hour && clock.begin.minute > 0 && !text_.is_word(clock.last) && text_.link(at - 1, "hour_of"))
      return true;  // « Lever 7 h 42 – Coucher 17 h 03 »
    if (clock.trust == ClockTrust::hour && text_.is(at - 1, u':') && !text_.link(clock.last, "of")) {
      for (std::uint32_t t = at - 1; t > text_.first() && at - t < 5;) {
        if (text_.link(--t, "hour_of"))
          return t == text_.first() || !text_.has(t - 1, Category::determiner) || text_.has(t - 1, Category::of_whole);
      }
    }
    // « à une heure plus tardive », « à une heure indue », not « à une heure précise »
    if (clock.trust == ClockTrust::hour && clock.begin.hour == 1 && text_.has(at, Category::article_one) && text_.is_word(clock.last) &&
        !text_.token(clock.last).capitalised && !adverb_form(text_.reading(), clock.last) && !text_.link(clock.last, "exact_hour") &&
        (text_.has(clock.last, Category::comparison) ||
         !text_.reading().has_any(clock.last, any_of(Category::function_word, Category::preposition, Category::date_word, Category::weekday,
                                                     Category::auxiliary, Category::verb_adverb))))
      return false;
    // « la séance de 20 h 30 », « le train de 6h52 »: which one; "une séance de 1 h 30" lasts.
    if (clock.begin.minute > 0 && at > text_.first() + 2 && text_.link(at - 1, "of") && text_.has(at - 3, Category::definite) &&
        (clock.begin.hour > 12 || (clock.begin.hour > 3 && text_.link(at - 2, "timed"))))
      return true;
    // « Vincennes (14 h 50) »
    if (clock.begin.hour > 12 && clock.begin.minute > 0 && text_.is(at - 1, u'(') && text_.is(clock.last, u')')) return true;
    const auto to = text_.before(at, Category::clock_word, "at");
    const bool spent = to && to->last > text_.first() && text_.word(to->last, "dir") && text_.has(to->last - 1, Category::auxiliary);
    if (clock.trust == ClockTrust::hour && clock.opened && clock.end && (clock.end->hour > 12 || clock.begin.hour > 12))
      return !lasts(clock, at - text_.before(at, Category::date_link, "open_and").has_value());  // « ouvert de 10 à 15 heures »
    const bool called = to && !spent;                                                            // « a passé 22 h à attendre »
    if (clock.trust == ClockTrust::minutes) {
      if (!clock.end && clock.begin.hour < 13 && text_.link(clock.last, "of") && !text_.month(clock.last + 1))
        return false;  // « 1h05 de retard », « après 1h30 de débat »
      if (called || clock.end) return true;
      // "in 2:03:15", "un film de 1h45"; "Luke 10:25" is a verse, "3:1" a ratio.
      if (text_.before(text_.is(at - 1, u':') ? at - 1 : at, Category::clock_word, "for")) return false;
      if (!text_.is(at + 1, u':') || (!out_.empty() && out_.back().kind == QuantityKind::time)) return true;
      const std::uint32_t book = at - (at > text_.first() && text_.is(at - 1, u'.'));  // "(Rom. 16:17)"
      if (book > text_.first() && text_.is_word(book - 1) && text_.token(book - 1).capitalised && (book < at || book - 1 > text_.first()))
        return false;
      return true;
    }
    // « à 14h, 15h et 16h », « vers 17h ou 18h », « il était alors 20h »
    const bool listed_on = !out_.empty() && out_.back().kind == QuantityKind::time && after_date_ != 0 && at == after_date_ + 1 &&
                           (text_.is(after_date_, u',') || text_.link(after_date_, "or"));
    std::uint32_t verb = at;
    while (verb > text_.first() + 1 && (text_.has(verb - 1, Category::verb_adverb) || text_.has(verb - 1, Category::bound_before)) &&
           !text_.has(verb - 1, Category::auxiliary))
      --verb;
    const bool it_is =
        verb > text_.first() + 1 && listed(text_.reading(), verb - 1, "hour_is") && listed(text_.reading(), verb - 2, "hour_it");
    if (clock.trust == ClockTrust::hour && (listed_on || it_is) && !text_.link(clock.last, "of")) return true;
    return clock.trust == ClockTrust::hour && called && !text_.link(clock.last, "of") && !so_many_to(clock, at);
  }

  // « UNE AUTONOMIE de 10 à 15 heures », « DURE de 13 à 15 heures », « de 14 à 16 heures PAR JOUR », not « ouvert de 10 à 15 heures »
  [[nodiscard]] bool lasts(const ClockTime& clock, std::uint32_t open) const {
    if (text_.has(clock.last, Category::per) || text_.link(clock.last, "of")) return true;
    if (open < text_.first() + 2) return false;
    return text_.has(open - 1, Category::measure_verb) || text_.before(open, Category::clock_word, "for") ||
           (text_.link(open, "open_to") && (text_.has(open - 2, Category::article_one) || plural_form(text_.reading(), open - 1)));
  }

  // "il faut 3 à 5 heures": so many, not at five. "De 14 à 16 heures" are hours of a day, "le 3 à 5 heures" one.
  [[nodiscard]] bool so_many_to(const ClockTime& clock, std::uint32_t at) const {
    const auto to = text_.before(at, Category::clock_word, "at");
    if (!to || to->last == text_.first()) return false;
    // « dix heures à Lund et jusqu'à seize heures ailleurs »: so many again, where the first were no hour of the day.
    constexpr std::uint32_t longest = 12;
    for (std::uint32_t t = to->last; text_.has(to->last - 1, Category::numeral_joiner) && t > text_.first() && to->last - t < longest;) {
      if (text_.token(--t).kind == TokenKind::mark || (!out_.empty() && text_.token(t).where.begin < out_.back().where.end)) break;
      const auto unit = text_.unit(t);
      if (unit && unit->value == static_cast<std::uint32_t>(DateUnit::hour)) return text_.number(t - 1).has_value();
    }
    if (clock.begin.hour > 12) return text_.number(to->last - 1) && to->last > text_.first() + 1 && lasts(clock, to->last - 2);
    // « de 40 minutes à 1 heure »
    if (const auto unit = text_.unit(to->last - 1); unit && unit->value == static_cast<std::uint32_t>(DateUnit::minute))
      return clock.begin.hour < 4;
    const auto from = text_.number(to->last - 1);
    if (!from || from->last != to->last || from->ordinal || from->value >= clock.begin.hour) return false;
    return to->last == text_.first() + 1 || !(text_.link(to->last - 2, "the") || text_.has(to->last - 2, Category::weekday));
  }

  // Whether a line's day word is all of it at `at` or begins a menu's entry: "Sunday Talk Shows", "Today's Paper".
  [[nodiscard]] bool names_an_entry(std::uint32_t at) const {
    std::uint32_t end = at;
    while (!ends_line(text_.reading(), end) && end - at < 4 && text_.is_word(end) &&
           (text_.token(end).capitalised || (end < at + 2 && text_.glued(at))))
      ++end;
    return ends_line(text_.reading(), end) && end - at < 4;
  }

  // --- what goes out

  std::uint32_t emit(DateSpan& span) {
    // "Today", "Next 14 days", « Il y a 3 heures » alone on a line among others: a menu's choice, or when something was posted.
    const bool among_others = span.first > 0 || span.last < text_.reading().tokens.size();
    const bool heads = text_.token(span.first).capitalised || text_.is_number(span.first);  // no rest of a broken line
    if (span.deictic && among_others && heads && begins_line(text_.reading(), span.first) && names_an_entry(span.last))
      return pass(span.first, span.last);
    // « rue du 8 mai 1945 »: its name, not « fermeture de la rue du 8 au 12 mai »
    if (span.begin.grain == Grain::day && !span.end && span.first > text_.first() + 1 && text_.has(span.first - 1, Category::of_whole) &&
        text_.reading().match(span.first - 2, bit(Category::street)))
      return pass(span.first, span.last);
    if (grammar_.knows_day())
      grammar_.resolve(span, !span.year_said && span.begin.grain != Grain::none && looks_ahead() && !reported(span.first) &&
                                 !relied_on(span.first) && !told_aside(span.first));
    Quantity q;
    const bool time = span.begin.grain == Grain::none && span.begin.has_time();
    q.kind = time ? QuantityKind::time : QuantityKind::date;
    q.when = written(span);
    q.of_story = span.of_story && q.when.empty();
    std::uint32_t first = span.first;
    if (span.takes_article) first = composer_.before_article(first);
    if (span.end || !span.also.empty()) {
      q.bound = Bound::range;
      if (span.end && !span.stretch) {
        auto open = composer_.opener(first, "open_and");
        if (!open) open = composer_.opener(first, "open_to");
        // "des années 1880-1990": a dash needs no opening word, and "de" is not one.
        if (open && !(dashed(span) && text_.link(open->last, "of"))) first = open->last;
      }
    } else if (span.bound_first != 0) {
      if (const auto named = bound_named(span.bound.argument)) {
        q.bound = *named;
        q.bound_at = Span{text_.token(span.bound_first).where.begin, text_.token(span.bound.last - 1).where.end};
      }
    } else {
      bound(q, first, span.last);
    }
    q.where = {text_.token(first).where.begin, text_.token(span.last - 1).where.end};
    if (!out_.empty() && out_.back().where.end > q.where.begin) q.where.begin = text_.token(span.first).where.begin;
    if (!out_.empty() && out_.back().where.end > q.where.begin) return span.last;
    out_.push_back(std::move(q));
    after_date_ = span.last;
    return span.last;
  }
  [[nodiscard]] bool dashed(const DateSpan& span) const {
    for (std::uint32_t at = span.first; at < span.last; ++at) {
      if (text_.dash(at)) return true;
    }
    return false;
  }

  static std::string written(const DateSpan& span) {
    // A day that only the day of publication would tell: the time is what is known.
    const auto text = [](Moment m) {
      if (m.grain == Grain::day && m.part == 0) m.grain = Grain::none;
      return iso(m);
    };
    std::string out = text(span.begin);
    if (out.empty() || (!span.end && span.also.empty())) return out;
    if (span.end) {
      const std::string end = text(*span.end);
      return end.empty() ? std::string() : out.append(1, '/').append(end);
    }
    out.insert(out.begin(), '{');
    for (const Moment& m : span.also) out.append(1, ',').append(text(m));
    out.push_back('}');
    return out;
  }

  // "vers 14 h", "before 2020", "depuis le 3 mai"
  void bound(Quantity& q, std::uint32_t first, std::uint32_t last) const {
    // "le 3 mai et après la Toussaint" goes on with another date.
    if (const auto behind = text_.link(last, "bound_after");
        behind && !text_.link(behind->last, "the") && !text_.has(behind->last, Category::determiner) && !text_.is_number(behind->last)) {
      if (const auto named = bound_named(behind->argument)) {
        q.bound = *named;
        q.bound_at = Span{text_.token(last).where.begin, text_.token(behind->last - 1).where.end};
        return;
      }
    }
    auto hit = text_.before(first, Category::date_link, "bound");
    if (!hit) {
      const std::uint32_t article = composer_.before_article(first);
      // "About the 2019 awards" is about the awards.
      if (article != first && !text_.is_number(first)) hit = text_.before(article, Category::date_link, "bound");
      if (article != first && !hit && text_.month(first + 1)) hit = text_.before(article, Category::date_link, "bound");
    }
    if (!hit) return;
    const auto named = bound_named(hit->argument);
    if (!named) return;
    // « vingt ans APRÈS 1995 », "two years before 1914": the day itself
    if (hit->last > text_.first() + 1 && (*named == Bound::more_than || *named == Bound::less_than) && text_.unit(hit->last - 1) &&
        text_.number(hit->last - 2))
      return;
    // "down 10% from a year ago", "up from $3m in 2020" compare; nothing begins there.
    constexpr CategorySet figure =
        any_of(Category::percent, Category::unit, Category::currency, Category::multiplier, Category::change_verb);
    const auto open = text_.link(hit->last, "open_to");
    if (open && possessive(text_, last)) return;        // "from today's episode"
    const auto whole = text_.link(hit->last, "bound");  // "d'ici 2030" is no "d'"
    if (hit->last > text_.first() && open && whole && open->last == whole->last &&
        (text_.is_number(hit->last - 1) || text_.is(hit->last - 1, u'%') || text_.categories(hit->last - 1).meets(figure)))
      return;
    std::uint32_t end = hit->last;
    while (end < first && text_.token(end).where.begin < text_.token(first).where.begin) ++end;
    q.bound = *named;
    // What comes before the end of May may be in May.
    if (text_.word(first, "edge"))
      q.bound = q.bound == Bound::less_than ? Bound::at_most : q.bound == Bound::more_than ? Bound::at_least : q.bound;
    q.bound_at = Span{text_.token(hit->last).where.begin, text_.token(end - 1).where.end};
  }

  // "It will close, he said on Monday": what was said lies behind, whatever is to come.
  [[nodiscard]] bool reported(std::uint32_t first) const {
    for (std::uint32_t back = 1; back <= 3 && first >= text_.first() + back; ++back) {
      const std::uint32_t at = first - back;
      if (text_.token(at).kind == TokenKind::mark) return false;
      // "a report published Tuesday"
      const Reading& reading = text_.reading();
      const bool issued = listed(reading, at, "issues") && participle_form(reading, at);
      const auto verb = text_.has(at, Category::reporting_verb) ? reading.match(at, bit(Category::reporting_verb)) : std::nullopt;
      if (!verb && !issued) continue;
      // "said", "annoncé": a form that is a participle too (verbs.h says how the forms are told); « a annoncé », but "to announce".
      const auto value = verb ? reading.pack.text(verb->value) : " p";
      if (value.substr(std::min(value.find(' '), value.size())).find('p') == value.npos) return false;
      // "is expected in May"; "will announce on Monday", « être annoncé », « sera publié »
      if (text_.link(at, "future")) return false;
      return at == text_.first() || !(text_.link(at - 1, "future") || text_.link(at - 1, "ahead") ||
                                      formed(reading, at - 1, "future_form", 2) || (issued && text_.has(at - 1, Category::auxiliary)));
    }
    return false;
  }
  // "…, according to a forecast in June", « selon une étude de juin »: what was relied on is there already.
  [[nodiscard]] bool relied_on(std::uint32_t first) const {
    constexpr std::uint32_t longest = 8;
    for (std::uint32_t back = 1; back <= longest && first >= text_.first() + back; ++back) {
      std::uint32_t at = first - back;
      if (text_.token(at).kind == TokenKind::mark) return false;
      if (!text_.has(at, Category::source_preposition)) continue;
      const auto cue = text_.reading().match(at, bit(Category::source_preposition));
      if (!cue) continue;
      // "according to a report due in June", "… a plan to open in June"
      for (at = cue->last; at < first && !text_.link(at, "future") && !text_.link(at, "to");) ++at;
      return at == first;
    }
    return false;
  }
  // "The bank, which raised its rates on Thursday, will hold them", « qui a relevé ses taux jeudi »: of a clause of its own, in a past.
  [[nodiscard]] bool told_aside(std::uint32_t first) const {
    constexpr std::uint32_t longest = 12;
    for (std::uint32_t back = 2; back <= longest && first >= text_.first() + back; ++back) {
      std::uint32_t at = first - back;
      if ((text_.token(at).kind == TokenKind::mark && !text_.is(at, u'%')) || text_.link(at, "future")) return false;
      if (!text_.has(at, Category::relative)) continue;
      const Reading& reading = text_.reading();
      if (text_.has(++at, Category::auxiliary)) {
        const auto have = reading.match(at, bit(Category::auxiliary));
        if (!have || reading.pack.class_of(have->value) != "have" || formed(reading, at++, "future_form", 2)) return false;
      }
      return !text_.link(at, "future") && !formed(reading, at, "future_form", 2) &&
             (participle_form(reading, at) || listed(reading, at, "past_irregular"));
    }
    return false;
  }
  [[nodiscard]] bool looks_ahead() {
    if (!ahead_) ahead_ = citelight::looks_ahead(text_, false);
    return *ahead_;
  }

  DateText text_;
  DateGrammar grammar_;
  DateComposer composer_;
  std::vector<Quantity>& out_;
  std::vector<Span>& set_aside_;
  std::uint32_t after_date_ = 0;
  bool byline_ = false;
  std::optional<bool> ahead_;
};

}  // namespace

Dates find_dates(const Document& document, const Reading& reading, const std::vector<Sentence>& sentences) {
  Dates out;
  const std::optional<Moment> published = read_iso(document.published);
  for (const Sentence& sentence : sentences) {
    if ((sentence.kinds & number_kind) != 0 || sentence.says.meets(anchors | bit(Category::clock_word)))
      DateFinder(reading, sentence, published, out).read();
  }
  return out;
}

std::vector<Quantity> merge_dates(std::vector<Quantity> figures, Dates dates) {
  if (dates.found.empty() && dates.set_aside.empty()) return figures;
  std::vector<Quantity> out;
  out.reserve(figures.size() + dates.found.size());
  auto date = dates.found.begin();
  auto aside = dates.set_aside.begin();
  for (Quantity& q : figures) {
    while (date != dates.found.end() && date->where.end <= q.where.begin) out.push_back(std::move(*date++));
    while (aside != dates.set_aside.end() && aside->end <= q.where.begin) ++aside;
    if (date != dates.found.end() && date->where.overlaps(q.where)) {
      if (q.kind != QuantityKind::ratio || date->kind != QuantityKind::time || !q.where.contains(date->where)) continue;
      ++date;  // "in the ratio of 7:11" is no time of the day
    }
    if (aside != dates.set_aside.end() && aside->overlaps(q.where)) continue;
    out.push_back(std::move(q));
  }
  std::move(date, dates.found.end(), std::back_inserter(out));
  return out;
}

}  // namespace citelight
