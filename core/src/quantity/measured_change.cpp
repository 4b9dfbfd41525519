// By how much something moved, from where or to what: what a verb of change makes of its figure.
#include "quantity/measurer.h"

namespace citelight::quantity {

void Measurer::change(Quantity& q, const Told& told, bool follows) {
  const Match& verb = *told.verb;
  const std::uint32_t link = told.link;
  const auto m = reading_.match(verb.first, bit(Category::change_verb));
  if (!m || (q.kind == QuantityKind::duration && reading_.has(link, Category::unit_link) && (noun(verb) || bare_nouns_)))
    return;  // "gains of two years"
  const Change way = m->value == 0 ? Change::up : Change::down;
  const bool to = listed(reading_, link, "change_reach") || (told.to && (!listed(reading_, link, "change_at") || follows)) || reaches(q),
             by = listed(reading_, link, "change_by");
  if (to) return set(q, way, ChangeRole::to);
  if (told.from && (!by || leads_to(q, way, told.behind))) return set(q, way, ChangeRole::from);
  if (by ? by_so_much(verb, link) : directly(q, verb, told.first, told.behind)) set(q, way, ChangeRole::by);
}

bool Measurer::reaches(const Quantity& q) {
  if (!q.bound_at || q.bound_at->end > q.where.begin) return false;
  const std::uint32_t end = token_from(q.bound_at->end), first = token_from(q.bound_at->begin);
  if (listed(reading_, end - 1, "change_to")) return true;
  for (std::uint32_t t = first; t < end; ++t) {
    if (listed(reading_, t, "change_reach")) return true;
  }
  return false;
}

bool Measurer::leads_to(const Quantity& q, Change way, const Quantity* behind) {
  if (!behind || behind->kind != q.kind || behind->unit != q.unit || (q.fraction && !behind->fraction)) return false;
  const std::uint32_t end = first_of(*behind);
  if (end == sentence_.first || !listed(reading_, end - 1, "change_to")) return false;
  std::uint32_t t = token_from(q.counted ? q.counted->end : q.where.end);
  for (std::uint32_t words = 0; t + 1 < end; ++t, ++words) {
    if (words > 3 || reading_.is(t, u',') || reading_.has_any(t, any_of(Category::change_verb, Category::measure_verb))) return false;
  }
  const auto& a = q.given();
  const auto& b = behind->given();
  return !a || !b || compare(*a, *b) * (way == Change::up ? 1 : -1) < 0;
}

bool Measurer::directly(const Quantity& q, const Match& verb, std::uint32_t first, const Quantity* behind) {
  const bool share = q.kind == QuantityKind::percent || q.kind == QuantityKind::percentage_points || q.unit == "{point}";
  const std::uint32_t end = token_from(q.where.end);
  const bool goes_to = behind && behind->kind == q.kind && behind->unit == q.unit && end < sentence_.last &&
                       listed(reading_, end, "change_to") && first_of(*behind) == end + 1 && q.value && behind->value &&
                       compare(*q.value, *behind->value) < 0;
  // « il est tombé 30 cm à Lens »; "30 cm of snow fell"
  if ((q.counted || !bare_nouns_) && q.kind == QuantityKind::measure && kind_of(verb) == VerbKind::moves) return false;
  if (!share && !goes_to && (kind_of(verb) == VerbKind::sets || q.kind == QuantityKind::duration)) return false;
  for (std::uint32_t t = verb.last; t < first; ++t) {
    if (!adverbial(t) && !reading_.has(t, Category::complementizer)) return false;
  }
  return true;
}

bool Measurer::ends_change(const Quantity& q, const Told& told) const {
  const bool behind_it = told.verb && reading_.tokens[told.verb->first].where.begin > told.before->where.end;
  return told.starts || (told.ends && !behind_it) || (told.before->change_role == ChangeRole::by && q.change_role == ChangeRole::to);
}

}  // namespace citelight::quantity
