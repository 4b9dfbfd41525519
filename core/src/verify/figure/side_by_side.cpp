#include "verify/figure/side_by_side.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "verify/figure/figure_change.h"
#include "verify/figure/figure_role.h"
#include "verify/figure/figure_value.h"
#include "verify/figure/side_parts.h"

namespace citelight {
namespace {

constexpr std::uint32_t close = 3, far = 8, far_name = 12;  // tokens

// "Lyon has 520,000 inhabitants and Marseille 870,000", "opened in 1932 and was widened in 1978": of figures that one passage gives side by
// side, each has the words of its own part. Where those of the claim stand in one part, and another has its own in their place, the others'
// figures are of another thing: than that of the part which the claim's names and dates stand in; where no two have such, than that of the
// word before its figure, or of its words. Between two languages few words are known.
class Others {
 public:
  using PerPart = std::array<bool, SideParts::most>;

  Others(const AskedParts& asked, const SideParts& parts)
      : asked_(asked),
        context_(asked.context),
        parts_(parts),
        list_(parts.all()),
        asks_date_(std::any_of(context_.claim.quantities.begin(), context_.claim.quantities.end(), is_date)) {}

  [[nodiscard]] PerPart find() {
    if (by_figure_given()) return others_;
    by_own_words();
    by_all_said();
    by_name_in_front();
    return by_words() ? others_ : PerPart{};
  }

 private:
  enum class By : std::uint8_t { name, subject, word_before, word };  // what tells the part, the surest first

  // "sold 3,000 in 1969; in 1978 it was still 1,100" of a claim that gives 1,100: of its year.
  [[nodiscard]] bool by_figure_given() {
    const auto given = [&](const SidePart& p) { return p.given && (p.begin == list_[0].begin ? list_[1] : p).strong; };
    if (std::count_if(list_.begin(), list_.end(), given) != 1) return false;
    for (std::size_t p = 0; p < list_.size(); ++p) others_[p] = !given(list_[p]);
    return true;
  }
  // By what a part says itself: another date, another kind, words of its own alone.
  void by_own_words() {
    // "29% in 2024" of a source that says "29%, against 35% in 2020", in a sentence behind the year.
    const bool dated = std::any_of(list_.begin(), list_.end(), [](const SidePart& p) { return p.dated; });
    for (std::size_t p = 0; p < list_.size(); ++p) {
      const SidePart& part = list_[p];
      const bool other_date = (dated || (asks_date_ && part.strong)) && part.others[date_word] && !part.dated;
      const bool says_no_own =
          std::none_of(parts_.said.begin(), parts_.said.end(), [&](const SaidWord& one) { return one.part == p && !one.again; });
      others_[p] = other_date || (part.behind && part.others[common_word] && says_no_own) || part.next || of_other_kind(p) ||
                   (part.left_out && says_nothing(p));
    }
  }
  // "8.7% in Dunmore, against 5.9% nationally" of a claim about Dunmore: all that it says is said before it is set against another.
  // Of "was 5.9%" the source may say "is 8.7%, against 5.9% a year earlier".
  void by_all_said() {
    if (!says_all(0)) return;
    for (std::size_t p = 1; p < list_.size(); ++p) {
      const SidePart& part = list_[p];
      if (asked_.within && part.within) continue;
      const bool own = part.others[common_word] || part.others[name_word] || (part.others[date_word] && !parts_.unlike);
      others_[p] = others_[p] || (part.strong && !part.dated && own);
    }
  }
  // "cut by 21% after Norla left, which paid 18%": of the name in front of it, where the claim has another.
  void by_name_in_front() {
    for (std::size_t p = 0; p < list_.size(); ++p) {
      bool elsewhere = false;
      for (std::size_t q = 0; q < list_.size(); ++q) elsewhere = elsewhere || (q != p && named(q));
      others_[p] = others_[p] || (list_[p].owned && list_[p].before[name_word] && !named(p) && elsewhere);
    }
  }
  // By where the claim's names and words stand; false where they stand in two parts.
  [[nodiscard]] bool by_words() {
    std::optional<std::size_t> owner;
    for (const By by : {By::name, By::subject, By::word_before, By::word}) {
      if (owner) break;
      const PerPart settled = others_;
      for (const SaidWord& one : parts_.said) {
        if (by == By::subject) {
          by_subject(one);
          continue;
        }
        if (!tells_part(by, one) || settled[one.part]) continue;
        for (std::size_t p = 0; p < list_.size(); ++p) {
          if (!parted_from(by, one, p)) continue;
          if (owner && *owner != one.part) return false;
          owner = one.part;
          others_[p] = true;
        }
      }
    }
    return true;
  }
  // "Farmers lose 18%; cities lose 5%", "Income came to 31 million and spending to 34": the claim's first word opens one, another word the other.
  void by_subject(const SaidWord& one) {
    const SidePart& part = list_[one.part];
    if (one.key != 0 || one.again || one.sort != common_word || one.at > part.figure || part.subject) return;
    const bool joined = one.at <= part.begin + 2 && context_.source.reading().has(part.begin, Category::numeral_joiner);
    for (std::size_t p = 0; p < list_.size(); ++p)
      others_[p] = others_[p] || (list_[p].subject && (list_[p].clause != part.clause || (joined && p < one.part)));
  }

  // Whether it stands so close to a figure that the claim is of that figure's part.
  [[nodiscard]] bool tells_part(By by, const SaidWord& one) const {
    const bool words = by != By::name;
    const std::uint32_t figure = list_[one.part].figure;
    if (by == By::word_before && (one.key != asked_.beside || one.at >= figure || figure - one.at > close || subject_behind(one.part)))
      return false;
    if (one.again || (one.sort == common_word) != words) return false;
    if (std::max(one.at, figure) - std::min(one.at, figure) > (words ? far : far_name)) return false;
    if (leads(one) && parts_.titles) return false;                      // "Dorn was in The Span (2006) and Dry Land (2017)"
    if (words && leads(one) && one.key != asked_.beside) return false;  // the subject of both
    if (by == By::word && one.at < figure && !has_word_before())
      return false;  // "Bought for 9, the house was sold for 12" of a house that cost 9
    return !(words && counted_twice(one));
  }
  // Whether part `p` is of another thing than the word's part.
  [[nodiscard]] bool parted_from(By by, const SaidWord& one, std::size_t p) const {
    const SidePart &own = list_[one.part], &other = list_[p];
    if (p == one.part || (leads(one) && other.within)) return false;
    if (own.strong || (own.owned && !named(p))) return true;  // the claim may name both
    // "The state gave 11 million and Lowick 6 million", « la gauche a 28 sièges, les Verts 12 »: a verb that is said once.
    if (by == By::name && one.part > 0 && one.at < own.figure && own.figure - one.at <= 2 && other.before[common_word]) return true;
    if (by != By::name && !asks_date_ && !parts_.unlike && other.strong && other.others[date_word])
      return true;  // "against 28% ten years earlier"
    const auto& against = leads(one) && !other.behind ? other.before : other.others;
    return against[one.sort] || (by != By::name && against[name_word]);
  }
  // In front of the first figure.
  [[nodiscard]] bool leads(const SaidWord& one) const { return one.part == 0 && one.at < list_[0].figure; }

  // "31% from wind and 14% from solar": the claim says the one, which stands in another part, and not the other.
  [[nodiscard]] bool of_other_kind(std::size_t part) const {
    const auto has = [](const std::vector<Concept>& kinds, Concept kind) {
      return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    };
    const auto& own = list_[part].kinds;
    return std::any_of(asked_.kinds.begin(), asked_.kinds.end(), [&](Concept asked) {
      return !has(own, asked) && std::any_of(list_.begin(), list_.end(), [&](const SidePart& p) { return has(p.kinds, asked); }) &&
             std::any_of(own.begin(), own.end(),
                         [&](Concept kind) { return context_.concepts.apart(asked, kind) && !has(asked_.kinds, kind); });
    });
  }
  template <class Is>
  [[nodiscard]] bool any_said(Is is) const {
    return std::any_of(parts_.said.begin(), parts_.said.end(), is);
  }
  [[nodiscard]] bool says_nothing(std::size_t part) const {
    return !any_said([&](const SaidWord& one) { return one.part == part || one.again; });
  }
  // Whether the claim's words all stand in this part alone.
  [[nodiscard]] bool says_all(std::size_t part) const {
    const auto& list = context_.terms.list;
    for (std::uint32_t term = 0; term < list.size(); ++term) {
      if (list[term].weight > 0 && !any_said([&](const SaidWord& one) { return one.key == term && one.part == part && !one.again; }))
        return false;
    }
    return true;
  }
  // Whether a name of the claim stands in the part.
  [[nodiscard]] bool named(std::size_t part) const {
    return any_said([&](const SaidWord& one) { return one.part == part && one.sort == name_word; });
  }
  [[nodiscard]] bool has_word_before() const {
    return any_said([&](const SaidWord& one) { return one.key == asked_.beside; });
  }
  // "The crew will be paid 8% more" of a source that says "a pay rise of 11%, the crew 8%": the claim's first word leads a later part.
  [[nodiscard]] bool subject_behind(std::size_t part) const {
    return any_said([&](const SaidWord& one) { return one.key == 0 && !one.again && one.part > part && one.at < list_[one.part].figure; });
  }
  // "12 million users in India and 30 million worldwide": what both count is said in one part.
  [[nodiscard]] bool counted_twice(const SaidWord& one) const {
    const Span where = context_.source.tokens[one.at].where;
    for (std::size_t p = 0; p < list_.size(); ++p) {
      if (p != one.part && list_[p].counted && list_[p].counted->contains(where)) return true;
    }
    return false;
  }

  const AskedParts& asked_;
  const FigureContext& context_;
  const SideParts& parts_;
  const std::span<const SidePart> list_;
  const bool asks_date_;  // the claim gives a date
  PerPart others_{};
};

// Those of one passage.
void part_passage(const AskedParts& asked, std::span<Alignment> list) {
  if (list.size() < 2 || list.size() > SideParts::most) return;
  bool differs = false, agrees = false;
  for (const Alignment& one : list) {
    (one.likeness == Likeness::differs ? differs : agrees) = true;
    // The claim goes through them all.
    if (!asked.several && one.likeness == Likeness::differs && taken(asked.context, asked.c, *one.q)) return;
  }
  if (!differs || !agrees) return;
  const auto parts = read_parts(asked, list);
  if (!parts) return;
  const auto others = Others(asked, *parts).find();
  for (std::size_t i = 0; i < list.size(); ++i) {
    Alignment& one = list[i];
    // "banned after 20 May" of both
    const bool bounded = one.likeness == Likeness::equal && open_bound(asked.c) && one.q->bound == asked.c.bound;
    if (others[parts->of[i]] && !one.computed && !bounded) one.likeness = Likeness::incomparable;
  }
}

}  // namespace

void part_side_by_side(const FigureContext& context, const Quantity& c, const std::vector<char>& own, std::vector<Alignment>& list) {
  if (c.kind == QuantityKind::ordinal && !tells_rank(context.claim, c)) return;
  const AskedParts asked(context, c, own);
  for (std::size_t first = 0, last = 0; first < list.size(); first = last) {
    while (last < list.size() && list[last].passage == list[first].passage) ++last;
    part_passage(asked, std::span(list).subspan(first, last - first));
  }
}

}  // namespace citelight
