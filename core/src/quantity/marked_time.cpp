#include "quantity/marked_time.h"

#include "text/noun_phrase.h"

namespace citelight {
namespace {

enum Part { hours, minutes, seconds, none };
constexpr const char* units[] = {"h", "min", "s"};
constexpr std::uint64_t of_an_hour[] = {1, 60, 3600};

class MarkedTime {
 public:
  MarkedTime(const Reading& reading, Amount& amount) : reading_(reading), amount_(amount) {}

  bool read() {
    plus_ = amount_.first > 0 && reading_.is(amount_.first - 1, u'+') && glued(reading_, amount_.first);  // « (+2'15) »
    if (!(amount_.number.plain || plus_) || amount_.measured || amount_.last != amount_.first + 1 || amount_.value.coefficient >= 100)
      return false;
    if (!primes() && !colons()) return false;
    amount_.kind = QuantityKind::duration;
    amount_.unit = units[first_];
    amount_.measured = amount_.compound = true;
    amount_.value = rounded(sum_, 15);
    amount_.last = at_;
    amount_.where.end = reading_.tokens[at_ - 1].where.end;
    return true;
  }

 private:
  [[nodiscard]] bool glued_number(std::uint32_t token) const {
    return glued(reading_, token) && reading_.tokens[token].kind == TokenKind::number;
  }
  [[nodiscard]] bool prime(std::uint32_t token) const { return glued(reading_, token) && is_prime(reading_, token); }
  [[nodiscard]] bool add_part(Part part, Decimal value) {
    const auto sum = add(sum_, divide(value.coefficient, of_an_hour[part] / of_an_hour[first_]));
    if (value.exponent != 0 || !sum) return false;
    sum_ = *sum;
    return true;
  }
  [[nodiscard]] std::optional<Decimal> digits(std::uint32_t token) const { return read_digits(reading_.at(token), reading_.pack); }
  // What the mark at `token` says of the number before it, and the token behind the mark.
  Part mark(std::uint32_t& token) const {
    const auto& tokens = reading_.tokens;
    if (token + 1 < tokens.size() && reading_.at(token) == u"h" && tokens[token + 1].kind == TokenKind::number &&
        !tokens[token].line_before && !tokens[token + 1].line_before)
      return ++token, hours;  // "2h19'12''", « 4 h 12'33'' »
    if (!glued(reading_, token)) return none;
    if (prime(token) && prime(token + 1)) return token += 2, seconds;
    if (reading_.is(token, u'"') || reading_.is(token, u'\u201D') || reading_.is(token, u'\u2033')) return ++token, seconds;
    if (prime(token) && glued_number(token + 1)) return ++token, minutes;
    return none;
  }

  // 9''98, 1'43''2, 2h19'12''; what ends in whole seconds has its minutes before them, or is so far behind (« à 14'' »), as a word in
  // quotation marks has not.
  bool primes() {
    if (reading_.pack.choice("primes") != "time") return false;
    at_ = amount_.last;
    Decimal value = amount_.value;
    bool parts = false;
    for (Part before = none;;) {
      const Part part = mark(at_);
      if (part == none && before == minutes && first_ == hours && value.coefficient < 60) return add_part(seconds, value);  // « 2 h 11'47 »
      if (part == none && before == minutes && first_ == minutes && value.coefficient < 60 && amount_.first > 0 &&
          reading_.tokens[at_ - 1].where.size() == 2 &&
          (plus_ || listed(reading_, amount_.first - 1, "distance_before") || reading_.has(amount_.first - 1, Category::unit_link) ||
           reading_.has(at_, Category::unit_link)))
        return add_part(seconds, value);  // « à 1'04 », « 1'04 d'avance »
      if (part == none || (before != none && part != before + 1)) return false;
      if (!parts) first_ = part;
      if (before != none && value.coefficient >= 60) return false;
      if (!add_part(part, value)) return false;
      if (part == seconds) break;
      before = part;
      parts = true;
      if (reading_.tokens[at_].where.size() > 2) return false;
      const auto next = digits(at_);
      if (!next) return false;
      value = *next;
      ++at_;
    }
    if (glued_number(at_)) return decimals(at_++);
    return parts || (prime(at_ - 1) && amount_.first > 0 && listed(reading_, amount_.first - 1, "distance_before"));
  }
  // "98", "2" behind the seconds' mark.
  bool decimals(std::uint32_t token) {
    const auto size = reading_.tokens[token].where.size();
    const auto value = size <= 3 ? digits(token) : std::nullopt;
    const auto sum = value && value->exponent == 0 ? add(sum_, divide(value->coefficient, of_an_hour[seconds] / of_an_hour[first_] *
                                                                                              (size == 1   ? 10
                                                                                               : size == 2 ? 100
                                                                                                           : 1000)))
                                                   : std::nullopt;
    if (!sum) return false;
    sum_ = *sum;
    return true;
  }

  [[nodiscard]] bool led() const {
    std::string word(" ");
    for (const char16_t c : reading_.at(amount_.first - 1)) word += c < 0x80 ? static_cast<char>(c | 0x20) : '?';
    return reading_.pack.setting("time_taken").find(word + ' ') != std::string_view::npos;
  }
  // "won in 2:19:12", "en 3:43.13": behind a word that says how long something took; else an hour of the day, which has no hundredths
  // ("clocked 1:54.61").
  bool colons() {
    at_ = amount_.last;
    if (!reading_.is(at_, u':') || !glued(reading_, at_) || !glued_number(at_ + 1)) return false;
    const auto fine = reading_.at(at_ + 1);
    if ((fine.size() < 5 || fine[0] > u'5' || fine[2] != static_cast<char16_t>(reading_.pack.setting("decimal")[0]) ||
         (glued(reading_, at_ + 2) && reading_.tokens[at_ + 2].kind != TokenKind::mark)) &&
        (amount_.first == 0 || !led()))
      return false;
    const auto second = digits(at_ + 1);
    if (!second || second->coefficient == 0) return false;
    const bool full = reading_.is(at_ + 2, u':') && glued(reading_, at_ + 2) && glued_number(at_ + 3);
    first_ = full ? hours : minutes;
    sum_ = amount_.value;
    if (full) {
      const auto third = digits(at_ + 3);
      if (!third || reading_.tokens[at_ + 1].where.size() != 2 || !add_part(minutes, *second)) return false;
      return take_seconds(at_ + 3, *third);
    }
    return second->exponent < 0 && take_seconds(at_ + 1, *second);
  }
  bool take_seconds(std::uint32_t token, Decimal value) {
    std::uint64_t over = of_an_hour[seconds] / of_an_hour[first_];
    for (auto e = value.exponent; e < 0; ++e) over *= 10;
    const auto sum = value.exponent >= -3 && value.exponent <= 0 && compare(value, {60, 0, false}) < 0
                         ? add(sum_, divide(value.coefficient, over))
                         : std::nullopt;
    if (!sum) return false;
    sum_ = *sum;
    at_ = token + 1;
    return true;
  }

  const Reading reading_;
  Amount& amount_;
  Part first_ = none;
  bool plus_ = false;
  Decimal sum_ = {0, 0, false};
  std::uint32_t at_ = 0;
};

}  // namespace

bool read_marked_time(const Reading& reading, Amount& amount) { return MarkedTime(reading, amount).read(); }

}  // namespace citelight
