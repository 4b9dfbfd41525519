// Stage 4: one block of text as the readers of attributions see it: its
// sentences, its quotations, and small questions about its tokens.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "text/quotation.h"
#include "text/segment.h"
#include "text/tokens.h"

namespace citelight {

// No sentence goes on through a quotation of so many tokens: its mark was never closed. So whatever looks through
// a sentence stays linear in the text.
constexpr std::uint32_t long_quotation = 600;

class BlockView {
 public:
  explicit BlockView(const Reading& reading) : reading_(reading) {}

  // Takes the block whose sentences are [first, last).
  void take(const Sentence* first, const Sentence* last, bool open_before) {
    sentences_ = {first, last};
    block_ = {first->first, (last - 1)->last};
    quotations_.clear();
    if (std::any_of(first, last, [](const Sentence& s) { return (s.kinds & sign_kind) != 0; }))
      quotations_ = find_quotations(reading_, block_, open_before);
    ends_.clear();
    std::uint32_t from = block_.first;
    for (const Sentence* s = first; s != last; ++s) {
      if (inside_quotation(s->last) && s->last - from < long_quotation) continue;
      ends_.push_back(s->last);
      from = s->last;
    }
  }

  [[nodiscard]] bool says(CategorySet wanted) const {
    return std::any_of(sentences_.begin(), sentences_.end(), [&](const Sentence& s) { return s.says.meets(wanted); });
  }
  // Calls visit(token) for each of the block's tokens that says one of `wanted`; few sentences hold one.
  template <class Visit>
  void each_that_says(CategorySet wanted, Visit visit) const {
    for (const Sentence& s : sentences_) {
      if (!s.says.meets(wanted)) continue;
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        if (reading_.says(t).meets(wanted)) visit(t);
      }
    }
  }

  [[nodiscard]] const Reading& reading() const { return reading_; }
  [[nodiscard]] Stretch block() const { return block_; }
  [[nodiscard]] const std::vector<Quotation>& quotations() const { return quotations_; }

  [[nodiscard]] bool has(std::uint32_t t, Category c) const { return t < block_.last && reading_.has(t, c); }
  [[nodiscard]] bool word(std::uint32_t t) const { return t < block_.last && reading_.tokens[t].kind == TokenKind::word; }
  [[nodiscard]] bool capital(std::uint32_t t) const { return word(t) && reading_.tokens[t].capitalised; }
  [[nodiscard]] bool comma(std::uint32_t t) const { return reading_.is(t, u',') || dash(t); }
  [[nodiscard]] bool dash(std::uint32_t t) const {
    if (reading_.is(t, u'–') || reading_.is(t, u'—') || reading_.is(t, u'―')) return true;
    if (!reading_.is(t, u'-') || t + 1 >= block_.last) return false;
    return (reading_.tokens[t].space_before && reading_.tokens[t + 1].space_before) || reading_.is(t + 1, u'-') ||
           (t > block_.first && reading_.is(t - 1, u'-'));  // "--"
  }
  [[nodiscard]] bool ends_sentence(std::uint32_t t) const {
    return reading_.is(t, u'.') || reading_.is(t, u'!') || reading_.is(t, u'?') || reading_.is(t, u'…');
  }
  [[nodiscard]] Span span(std::uint32_t first, std::uint32_t last) const {
    return {reading_.tokens[first].where.begin, reading_.tokens[last - 1].where.end};
  }
  // The sentence around token `t`; quotations may hold several, so its ends are
  // those outside any quotation.
  [[nodiscard]] Stretch sentence(std::uint32_t t) const {
    const auto end = std::upper_bound(ends_.begin(), ends_.end(), t);
    return {end == ends_.begin() ? block_.first : end[-1], end == ends_.end() ? block_.last : *end};
  }
  [[nodiscard]] bool inside_quotation(std::uint32_t t) const {
    const Quotation* q = quotation_starting_before(t);
    return q != nullptr && t < q->last;
  }
  // The last one with first < t: quotations stand in order, none inside another.
  [[nodiscard]] const Quotation* quotation_starting_before(std::uint32_t t) const {
    const auto after = std::partition_point(quotations_.begin(), quotations_.end(), [&](const Quotation& q) { return q.first < t; });
    return after == quotations_.begin() ? nullptr : &after[-1];
  }
  // Those inside the tokens [first, last).
  [[nodiscard]] std::span<const Quotation> quotations_in(std::uint32_t first, std::uint32_t last) const {
    const auto begin = std::partition_point(quotations_.begin(), quotations_.end(), [&](const Quotation& q) { return q.first < first; });
    const auto end = std::partition_point(begin, quotations_.end(), [&](const Quotation& q) { return q.last <= last; });
    return {quotations_.data() + (begin - quotations_.begin()), static_cast<std::size_t>(end - begin)};
  }
  [[nodiscard]] const Quotation* quotation_before(std::uint32_t t) const {
    const auto after = std::partition_point(quotations_.begin(), quotations_.end(), [&](const Quotation& q) { return q.last <= t; });
    return after == quotations_.begin() ? nullptr : &after[-1];
  }
  [[nodiscard]] const Quotation* quotation_after(std::uint32_t t) const {
    const auto found = std::partition_point(quotations_.begin(), quotations_.end(), [&](const Quotation& q) { return q.first < t; });
    return found == quotations_.end() ? nullptr : &*found;
  }
  [[nodiscard]] const Quotation* quotation_at(std::uint32_t t) const {
    const Quotation* q = quotation_after(t);
    return q != nullptr && q->first == t ? q : nullptr;
  }
  [[nodiscard]] std::uint32_t next_quotation(std::uint32_t t) const {
    const Quotation* q = quotation_after(t);
    return q != nullptr ? q->first : block_.last;
  }
  // “The Long Way Home”: every longer word a capital; `words` of them at least.
  [[nodiscard]] bool title(const Quotation& q, std::uint32_t words = 2) const {
    std::uint32_t found = 0;
    for (std::uint32_t t = q.first + 1; t + 1 < q.last; ++t) {
      if (ends_sentence(t) || (comma(t) && t + 2 < q.last)) return false;
      if (reading_.tokens[t].kind != TokenKind::word) continue;
      if (reading_.tokens[t].where.size() > 3 && !reading_.tokens[t].capitalised) return false;
      ++found;
    }
    return found >= words &&
           (reading_.tokens[q.first + 1].capitalised || reading_.tokens[q.first + 1].kind == TokenKind::number);  // “60 Minutes”
  }
  // Over a programme's or a book's name in marks: "told “Good Day” that", "said on “Frontline” that".
  [[nodiscard]] std::uint32_t past_title(std::uint32_t t) const {
    const Quotation* q = quotation_at(t);
    return q != nullptr && q->last < q->first + 9 && q->last < block_.last && title(*q, 1) ? q->last : t;
  }
  // Without the full stop that closes the sentence.
  [[nodiscard]] std::uint32_t without_stop(std::uint32_t first, std::uint32_t last) const {
    while (last > first && (ends_sentence(last - 1) || comma(last - 1)) && !inside_quotation(last - 1)) --last;
    return last;
  }

 protected:
  const Reading reading_;
  std::span<const Sentence> sentences_;
  Stretch block_;
  std::vector<std::uint32_t> ends_;  // of sentences, outside quotations
  std::vector<Quotation> quotations_;
};

}  // namespace citelight
