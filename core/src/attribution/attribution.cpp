#include "attribution/attribution.h"

#include <algorithm>
#include <span>
#include <utility>

#include "attribution/attribution_finder.h"
#include "attribution/speaker.h"
#include "base/order.h"

namespace citelight::attribution {

// One block; `sentences` are those inside it. Returns whether it ends inside a quotation.
bool Finder::read(const Sentence* first, const Sentence* last, bool open_before, bool heading) {
  heading_ = heading;
  take(first, last, open_before);
  used_.assign(quotations_.size(), false);
  const std::vector<Cue> cues = says(bit(Category::reporting_verb)) ? find_cues(reading_, block_, quotations_) : std::vector<Cue>();
  start_ = out_.size();
  if (!open_before) waiting_.reset();
  minor_.clear();
  hedges_.clear();
  const auto intro = intro_;
  each_that_says(bit(Category::hedge), [&](std::uint32_t t) {
    if (!inside_quotation(t)) hedges_.push_back(t);
  });
  for (const Cue& cue : cues) report(cue);
  verbs_end_ = out_.size();
  each_that_says(any_of(Category::source_preposition, Category::noun_cue), [&](std::uint32_t t) {
    according_to(t);
    noun_cue(t);
  });
  for (Attribution& a : std::exchange(further_, {})) push(std::move(a));
  orphans(open_before, intro);
  if (out_.size() == start_) turn();
  hedged();
  link();
  drop_minor();
  introduce(sentence(block_.last - 1));
  return !quotations_.empty() && !quotations_.back().closed;
}

// "The minister released a statement:", and the next paragraph is a quotation: whose it is.
void Finder::introduce(const Stretch& s) {
  intro_.reset();
  if (!reading_.is(s.last - 1, u':') || inside_quotation(s.last - 1)) return;
  auto p = sentence_subject(s, s.last - 1);
  if (!p || !(has_speaker(*p) || has_source_head(*p))) return;
  const std::uint32_t tail = p->head - 1;  // « La ministre PUBLIE un texte »: the phrase may have swallowed the verb
  if (p->head < s.last - 1 && tail > p->first && word(tail) && !capital(tail) && !has(tail, Category::role_noun)) p->head = tail;
  intro_ = span(p->first, p->head);
}

// Which construction the cue stands in: the first that fits has it.
void Finder::report(const Cue& cue) {
  if (cue.nested) {
    nested(cue);
    return;
  }
  const Stretch s = sentence(cue.first);
  if (first_person(cue)) return;
  for (std::uint32_t t = std::max(cue.first, s.first + 1) - 1; t < cue.last; ++t)
    if (listed(reading_, t, "nobody")) return;  // "has NEITHER confirmed NOR denied"
  // "said in a statement POSTED on its site that": of what stands between a verb and its clause.
  if (!cue.gerund && out_.size() > start_ && class_at(cue.first - 1, Category::role_noun) == "document" && !out_.back().cue.empty() &&
      !out_.back().content.empty() && out_.back().cue.front().end <= reading_.tokens[cue.first].where.begin &&
      out_.back().content.front().begin >= reading_.tokens[cue.last - 1].where.end)
    return;
  // « On apprend que », « l'exposition nous apprend que »; who learns something reports nothing.
  if (cue.cls == "learn") {
    if (svo_) return heard(cue, s);
    const std::uint32_t t = cue.pronoun ? *cue.pronoun : cue.first > block_.first ? cue.first - 1 : cue.first;
    if (!has(cue.first, Category::clitic) && class_at(t, Category::pronoun) != "anonymous" && !learnt_from(cue, s)) {
      const auto paper = subject(cue, s);  // « Le Monde a appris que », « a appris Le Monde »
      if (!text_at(paper ? paper->first : cue.last, Category::outlet).ends_with("outlet") && !has(cue.last, Category::outlet)) return;
    }
  }
  if (cue.narrator) {
    if (!before_quotation(cue, s)) clause(cue, s);
    return;
  }
  if (cue.passive) {
    passive(cue, s);
    return;
  }
  if (cue.unsaid) {
    if (!tag(cue, s)) before_quotation(cue, s);
    return;
  }
  // "believe that MERELY ASSAILING Orme will fail": the subject of what is said.
  if (const std::uint32_t t = svo_ && cue.gerund ? before_adverbs(cue.first, s.first) : s.first; t > s.first && is_that(t - 1)) return;
  // "said the firm broke the law by calling on lenders": a part of what is said.
  if (cue.gerund && cue.first > s.first && listed(reading_, cue.first - 1, "manner") &&
      std::any_of(out_.begin() + static_cast<std::ptrdiff_t>(start_), out_.end(),
                  [&](const Attribution& by) { return !by.content.empty() && by.content.back().contains(span(cue.first, cue.last)); }))
    return;
  if (!cue.gerund && clausal_subject(s.first, cue.first) &&
      (cue.cls == "find" || (!svo_ && !has_source_head({s.first + 1, cue.first, cue.first}))))
    return;
  if (cue.cls == "set") {  // "puts the toll at 34"
    if (figure(cue, s)) noun_complement(cue, s);
    return;
  }
  if (tag(cue, s) || cue.cls == "tag") return;
  if (cleft(cue, s) || comment(cue, s)) return;
  if ((inverted_tag(cue, s) || inverted_complaint(cue, s)) && postposed(cue, s)) return;
  if (cue.cls == "np" || cue.cls == "call") {
    noun_complement(cue, s);
    return;
  }
  // « Le quartier DIT « des Lilas » sera réhabilité »: so called.
  if (const Quotation* q = svo_ || cue.cls != "say" || cue.perfect ? nullptr : quotation_at(cue.last);
      q != nullptr && q->words() < 5 && has(q->last, Category::auxiliary))
    return;
  if (before_quotation(cue, s)) return;
  if (gap(cue, s)) return;
  if ((cue.cls != "silence" && clause(cue, s)) || silence(cue, s)) return;
  // "urged them to “avoid blaming refugees”", « a demandé au maire de « cesser ces travaux » »: the words in marks tell.
  if (cue.cls == "ask" || cue.cls == "plea") {
    const Quotation* q = quotation_after(cue.last);
    if (q != nullptr && q->last <= s.last && q->first < cue.last + 16 && unused(*q) && speech(*q) && !title(*q) &&
        near(cue.last, q->first) && !reading_.is(q->first - 1, u':') && !ends_sentence(q->first - 1) && !comma(q->first - 1)) {
      noun_complement(cue, s);
      return;
    }
  }
  if (cue.cls == "quote" && !cue.pronoun && !dialogue(s) && !inside_quotation(cue.first)) return;
  if (postposed(cue, s)) return;
  if (tells_of(cue, s)) noun_complement(cue, s);
}

// Whether what is reported stands in a noun phrase, where the verb has no clause and is no tag.
bool Finder::tells_of(const Cue& cue, const Stretch& s) const {
  if (cue.cls == "deny" || cue.cls == "announce" || cue.cls == "feel") return true;
  if (cue.counts && (svo_ || !cue.gerund) && figure(cue, s)) return true;
  if (cue.cls != "say" && cue.cls != "find") return false;
  if ((!cue.gerund && finding(cue, s)) || (cue.cls == "say" && judges(cue.last, s))) return true;
  // "a réaffirmé l'« exigence absolue »", « juge « honteux » l'accord »
  const Quotation* q = quotation_after(cue.last);
  if (q == nullptr || q->last > s.last || !unused(*q) || !near(cue.last, q->first) || (svo_ && title(*q))) return false;
  const auto who = q->first == cue.last ? subject(cue, s) : std::nullopt;  // « que les syndicats jugent « brutale » »
  const bool relative = who && who->first > s.first && (has(who->first - 1, Category::gap_opener) || has(who->first, Category::gap_opener));
  return relative || q->first > cue.last
             ? q->first < cue.last + 7 && q->words() >= 2
             : !svo_ && q->last < s.last && has(q->last, Category::determiner) && !has(q->last, Category::preposition);
}

// The writer's own voice is no source: "I think", "je pense", "that said".
bool Finder::first_person(const Cue& cue) const {
  if (!cue.pronoun && cue.first == block_.first) return false;
  std::uint32_t t = cue.pronoun ? *cue.pronoun : cue.first - 1;
  while (!cue.pronoun && t > block_.first && has(t, Category::verb_adverb) && !has(t, Category::pronoun)) --t;         // "I now wonder"
  if (svo_ && cue.clausal && cue.first > block_.first && capital(t) && has(t, Category::complementizer)) return true;  // "That said, …"
  const auto m = reading_.match(t, bit(Category::pronoun));
  if (!m || m->last != t + 1) return false;
  const ClassName who = reading_.pack.class_of(m->value);
  return who == "first" ||
         (who == "anonymous" && (listed(reading_, cue.last - 1, "writer_notes") || has(cue.first, Category::reflexive) ||
                                 (cue.conditional && !cue.perfect)));  // « on note que », « on s'était dit », « on dirait que »
}

Attribution Finder::attribute(AttributionKind kind, const Stretch& cue, const Stretch& source) const {
  Attribution a;
  a.kind = kind;
  a.cue.push_back(span(cue.first, cue.last));
  a.source.push_back(span(source.first, source.last));
  return a;
}

Attribution Finder::begin(AttributionKind kind, const Cue& cue, const std::optional<NounPhrase>& source) const {
  Attribution a;
  a.kind = kind;
  if (cue.pronoun && *cue.pronoun > cue.first && *cue.pronoun < cue.last) {
    a.cue.push_back(span(cue.first, std::max(cue.first + 1, hyphen_before(*cue.pronoun))));
    a.cue.push_back(span(*cue.pronoun + 1, cue.last));
  } else {
    a.cue.push_back(span(cue.first, cue.last));
  }
  if (source) {
    // "a move THAT unions called “brutal”"
    const bool opener =
        source->first > block_.first && source->first + 1 < source->head && is_that(source->first) && word(source->first - 1) &&
        !has(source->first - 1, Category::preposition) &&
        (capital(source->first + 1) || reading_.has_any(source->first + 1, any_of(Category::role_noun, Category::determiner)));
    a.source.push_back(span(source->first + (opener ? 1 : 0), source->last));
    // "an architect WHO said": the pronoun that speaks for it.
    const std::uint32_t who = before_adverbs(cue.first, source->last);
    if (who > source->last && has(who - 1, Category::relative)) a.source.push_back(span(who - 1, who));
  }
  // "does not think it will work"
  if (cue.negated) a.stance = cue.cls == "opinion" ? Stance::denied : leaves_open(cue) ? Stance::stated : Stance::no_comment;
  else if (cue.cls == "deny") a.stance = Stance::denied;
  else if (cue.conditional) a.stance = Stance::reported;
  else hedge(a, sentence(cue.first));
  return a;
}

// "did not rule out that it would", « n'exclut pas que »
bool Finder::leaves_open(const Cue& cue) const {
  const std::uint32_t verb = cue.last - (has(cue.last - 1, Category::negation) ? 2 : 1);
  return cue.negated && listed(reading_, verb, "left_open") &&
         (reading_.pack.setting("left_open_verb").empty() || (verb > cue.first && listed(reading_, verb - 1, "left_open_verb")));
}

// "a-t-elle": the cue's first part is "a" alone.
std::uint32_t Finder::hyphen_before(std::uint32_t pronoun) const {
  std::uint32_t t = pronoun;
  while (t > block_.first + 1 &&
         (reading_.tokens[t - 1].kind == TokenKind::mark || (reading_.at(t - 1) == u"t" && reading_.tokens[t - 2].kind == TokenKind::mark)))
    --t;
  return t;
}

// What stands in marks in [first, last) is quoted in `a`.
void Finder::take_marks(Attribution& a, std::uint32_t first, std::uint32_t last) {
  for (const Quotation& q : quotations_in(first, last)) {
    a.kind = AttributionKind::mixed;
    use(q);
  }
}

// Cues are read in order: what reports before the sentence has nothing of it behind it.
bool Finder::reported_before(const Attribution& by, const Stretch& s) const {
  return !by.cue.empty() && by.cue.front().end <= reading_.tokens[s.first].where.begin;
}

// `minor`: an opinion, or a clause without "that": inside another's words it is theirs.
void Finder::push(Attribution a, bool minor) {
  minor_.push_back(minor);
  out_.push_back(std::move(a));
}

// "Smith said Jones had told him …" is Smith's statement alone.
void Finder::drop_minor() {
  std::vector<std::uint32_t> dropped;
  for (std::size_t i = 0; i < minor_.size(); ++i) {
    const Attribution& a = out_[start_ + i];
    if (minor_[i] && a.via && out_[*a.via].kind != AttributionKind::according_to) dropped.push_back(static_cast<std::uint32_t>(start_ + i));
  }
  if (dropped.empty()) return;
  std::size_t at = start_;
  std::size_t next = 0;
  for (std::size_t i = start_; i < out_.size(); ++i) {
    if (next < dropped.size() && dropped[next] == i) {
      ++next;
      continue;
    }
    if (out_[i].via) {
      const auto behind = std::lower_bound(dropped.begin(), dropped.end(), *out_[i].via);
      if (behind != dropped.end() && *behind == *out_[i].via) out_[i].via = std::nullopt;
      else *out_[i].via -= static_cast<std::uint32_t>(behind - dropped.begin());
    }
    if (at != i) out_[at] = std::move(out_[i]);
    ++at;
  }
  out_.resize(at);
}

// A report inside what another reports is told through that other.
void Finder::link() {
  if (out_.size() - start_ < 2) return;
  constexpr std::size_t most_parts = 256;  // between the two; only damaged text has more in one block
  struct Part {
    Span where;
    std::uint32_t reach, of;
  };  // `reach`: the farthest end so far
  std::vector<Part> parts;
  parts.reserve(2 * (out_.size() - start_));
  for (std::size_t j = start_; j < out_.size(); ++j) {
    for (const Span part : out_[j].content) parts.push_back({part, 0, static_cast<std::uint32_t>(j)});
  }
  put_in_order(parts, [](const Part& a, const Part& b) { return a.where.begin < b.where.begin; });
  std::uint32_t reach = 0;
  for (Part& part : parts) part.reach = reach = std::max(reach, part.where.end);
  for (std::size_t i = start_; i < out_.size(); ++i) {
    if (out_[i].via || out_[i].cue.empty()) continue;
    const Span cue = out_[i].cue.front();
    auto part = std::partition_point(parts.begin(), parts.end(), [&](const Part& p) { return p.where.begin <= cue.begin; });
    for (std::size_t looked = 0; part != parts.begin() && part[-1].reach >= cue.end && looked < most_parts; ++looked) {
      --part;
      if (part->of == i || out_[part->of].via == i || !part->where.contains(cue)) continue;
      if (!out_[i].via || *out_[i].via > part->of) out_[i].via = part->of;
    }
  }
}

}  // namespace citelight::attribution

namespace citelight {

std::vector<Attribution> find_attributions(const Reading& reading, const std::vector<Sentence>& sentences, std::span<const Block> blocks) {
  std::vector<Attribution> out;
  attribution::Finder finder(reading, out);
  const auto kind_of = [&](std::size_t sentence) {
    return sentences[sentence].block < blocks.size() ? blocks[sentences[sentence].block].kind : BlockKind::paragraph;
  };
  bool open = false;
  std::size_t quoted = 0;  // the first sentence of what a signature below would sign: a block quote, or the block before
  std::size_t quoted_out = 0;
  for (std::size_t first = 0; first < sentences.size();) {
    std::size_t last = first + 1;
    while (last < sentences.size() && sentences[last].block == sentences[first].block) ++last;
    const BlockKind kind = kind_of(first);
    const std::size_t before = out.size();
    open = finder.read(sentences.data() + first, sentences.data() + last, open, kind == BlockKind::heading || kind == BlockKind::caption);
    const bool quote = first > quoted && kind_of(quoted) == BlockKind::quote;
    const bool foot = quote && kind == BlockKind::quote && (last == sentences.size() || kind_of(last) != BlockKind::quote);
    if (const auto who = first > quoted ? finder.signature(foot) : std::nullopt) {
      finder.sign({sentences.data() + quoted, first - quoted}, quoted_out, quote, *who);
      quoted = last;  // what stands below is the next one's to sign
      quoted_out = out.size();
    } else if (!quote || kind != BlockKind::quote) {
      quoted = first;
      quoted_out = before;
    }
    first = last;
  }
  finder.finish();
  // In order of their content, less what another took over; `via` follows its target.
  struct Place {
    std::uint32_t begin, of;
  };
  std::vector<Place> order;
  order.reserve(out.size());
  for (std::uint32_t i = 0; i < out.size(); ++i) {
    if (!out[i].content.empty()) order.push_back({out[i].content.front().begin, i});
  }
  put_in_order(order, [](const Place& a, const Place& b) { return a.begin < b.begin; });
  std::vector<std::uint32_t> place(out.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i].of] = i;
  std::vector<Attribution> sorted;
  sorted.reserve(out.size());
  for (const auto& [begin, i] : order) {
    sorted.push_back(std::move(out[i]));
    if (sorted.back().via) sorted.back().via = place[*sorted.back().via];
  }
  return with_speakers(reading, sentences, blocks, std::move(sorted));
}

}  // namespace citelight
