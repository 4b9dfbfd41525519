#include <algorithm>

#include "citation/citation_rungs.h"

namespace citelight::citation {
namespace {

bool touches(const std::vector<Span>& spans, Span where) {
  return std::any_of(spans.begin(), spans.end(), [&](Span s) { return s.overlaps(where); });
}

// Code units between two spans; 0 where they touch.
std::uint32_t gap(Span a, Span b) {
  if (a.end <= b.begin) return b.begin - a.end;
  if (b.end <= a.begin) return a.begin - b.end;
  return 0;
}

// Code units between a link and the figure or verb it stands beside.
constexpr std::uint32_t beside = 12;
// Words of an address beside the anchor's that make it a headline.
constexpr int fewest_in_headline = 4;

std::uint32_t nearest(const Asked& asked, Span where) {
  std::uint32_t out = 400;
  for (const auto* spans : {&asked.cues, &asked.sources, &asked.figures}) {
    for (const Span s : *spans) out = std::min(out, gap(s, where));
  }
  return out;
}

// The anchor is the speaker's bare name: a link on a name counts only when it
// leads to what was said.
bool is_bare_name(const Asked& asked, const Source& link) {
  // "according to [Harbour Watch]": what it is according to, if the page is not about who that is.
  if (asked.primary != nullptr && asked.primary->kind == AttributionKind::according_to && link.target.leads == Leads::page && !link.about)
    return false;
  return asked.primary != nullptr && asked.primary->source_type == SourceType::person &&
         std::any_of(asked.names.begin(), asked.names.end(), [&](const Name& n) { return all_in(link.anchor, n.words); });
}

// Behind the first comma of a source it is told who the source is, not what it said.
bool in_apposition(const Asked& asked, const Reading& reading, Span anchor) {
  for (const Span s : asked.sources) {
    if (!s.contains(anchor)) continue;
    return reading.text.substr(s.begin, anchor.begin - s.begin).find(u',') != std::u16string_view::npos;
  }
  return false;
}

// The anchor is nothing but a proper name: "Mary Robinson", "the Super Bowl".
bool is_proper_name(const Reading& reading, Span anchor) {
  // Where every noun has a capital, a capital tells no name.
  if (reading.pack.choice("nouns") == "capitalised") return false;
  bool any = false;
  for (std::uint32_t i = reading.token_at(anchor.begin); i < reading.tokens.size() && reading.tokens[i].where.begin < anchor.end; ++i) {
    if (reading.tokens[i].kind == TokenKind::mark) continue;
    if (reading.categories(i).meets(bit(Category::function_word))) continue;
    // "Sok-yong", "Ben-ami"
    if (any && reading.tokens[i].kind == TokenKind::word && reading.is(i - 1, u'-')) continue;
    // "72W Bolt Lamp"
    if (!any && reading.tokens[i].kind == TokenKind::number) continue;
    if (reading.tokens[i].kind != TokenKind::word || !reading.tokens[i].capitalised) return false;
    any = true;
  }
  return any;
}

// The address is a headline of another site's, which tells what the anchor did or what happened to it: "…/jo-pell-wins-seat-after-recount",
// not "acme.example/…/cheap-garden-hoses-reviewed".
bool is_headline(const Source& link) {
  if (link.same_site || link.target.leads != Leads::page) return false;
  const auto& slug = link.target.slug;
  const auto told =
      std::count_if(slug.begin(), slug.end(), [&](const std::string& word) { return word.size() >= 4 && !among(link.anchor, word); });
  return told >= fewest_in_headline &&
         std::any_of(slug.begin(), slug.end(), [&](const std::string& word) { return among(link.anchor, word); });
}

// The anchor is a noun with its article, or behind a preposition: "le microbiote", "of [stress]". A verb is what happened.
bool is_thing(const Reading& reading, Span anchor) {
  const std::uint32_t first = reading.token_at(anchor.begin);
  const auto opens = [&](std::uint32_t t) {
    return reading.categories(t).meets(any_of(Category::determiner, Category::definite, Category::preposition));
  };
  return opens(first) || (first > 0 && opens(first - 1));
}

// « a déclaré Anne Roy [au Monde] »: right behind the words that report it.
bool leads_to_hearer(const Reading& reading, const Asked& asked, Span anchor) {
  const auto behind = [&](const std::vector<Span>& spans) {
    return std::any_of(spans.begin(), spans.end(), [&](Span s) { return anchor.begin >= s.end && anchor.begin - s.end <= 2; });
  };
  // "told [Radio Foxton]"
  if (asked.told && behind(asked.cues)) return true;
  return reading.match(reading.token_at(anchor.begin), bit(Category::told_link)).has_value() &&
         (behind(asked.cues) || behind(asked.sources));
}

// "whose [Herald column] is read", "which [closed in 1992]", « dont le [livre] »
bool follows_relative(const Reading& reading, Span anchor) {
  const std::uint32_t first = reading.token_at(anchor.begin);
  const auto opens = [&](std::uint32_t t) { return reading.has_any(t, any_of(Category::relative, Category::clause_break)); };
  return (first > 0 && opens(first - 1)) || (first > 1 && reading.has(first - 1, Category::definite) && opens(first - 2));
}

bool in_brackets(std::u16string_view text, Span where) {
  if (where.begin == 0 || where.end >= text.size()) return false;
  return (text[where.begin - 1] == u'(' && (text[where.end] == u')' || text[where.end] == u',')) ||
         (text[where.begin - 1] == u'[' && text[where.end] == u']');
}

// "according to [a summary of the contract]", "…/contract/summary-2023": what the page is about is what says it.
bool is_source_itself(const Source& link, const Asked& asked) {
  return link.about && !link.same_site && link.kind == LinkKind::body && link.target.leads == Leads::page && asked.primary != nullptr &&
         asked.primary->source_type == SourceType::document && touches(asked.sources, link.where);
}

struct Weighed {
  double weight = 0;
  CitationReason why = CitationReason::link_in_sentence;
  bool stray = false;
  bool outside = false;
};

Weighed weigh(const Source& link, const Reading& reading, const Asked& asked) {
  Weighed out;
  const bool on_cue = touches(asked.cues, link.where);
  const bool on_source = touches(asked.sources, link.where);
  const bool on_figure = touches(asked.figures, link.where);
  const auto theirs = [&](const Name& n) {
    return owns(n, link.target) || (link.target.leads == Leads::post && holds_account(n, link.target));
  };
  // "said Lou Reef, a former [Herald] editor": who speaks, not what is said.
  const bool by_person = asked.primary != nullptr && asked.primary->source_type == SourceType::person;
  const bool whose = by_person && follows_relative(reading, link.where);
  // "…, said Ann Hill, who led the team, in a statement from [the Harbour Office]": where she said it.
  const bool in_statement = link.context == Called::release || link.context == Called::speech;
  const bool who = whose || (by_person && !in_statement && in_apposition(asked, reading, link.where));
  const bool of_source = asked.names_are_sources && !who && std::any_of(asked.names.begin(), asked.names.end(), theirs);
  const bool proper = is_proper_name(reading, link.where);
  // "Mediaite counted", "the mayor, Jo Pell, came too": the link stands on the name of the site it leads to, or of who posts there.
  const bool of_anchor = !of_source && !who && [&] {
    const std::vector<Name> names = names_in(reading, link.where);
    return std::any_of(names.begin(), names.end(), theirs);
  }();
  const bool covers = link.where.size() * 2 > asked.claim->where.size();
  const std::size_t words = telling(link.anchor);
  // The claim's words of that length in the address, all or those that the anchor hasn't.
  std::optional<Words> of_claim;
  const auto shared = [&](std::size_t shortest, bool beside_anchor) {
    if (!of_claim) of_claim = plain_words(reading.text.substr(asked.claim->where.begin, asked.claim->where.size()), 160);
    return std::count_if(link.target.slug.begin(), link.target.slug.end(), [&](const std::string& word) {
      return word.size() >= shortest && among(*of_claim, word) && !(beside_anchor && among(link.anchor, word));
    });
  };
  static const std::vector<Span> nothing;
  const auto& content = asked.primary != nullptr ? asked.primary->content : nothing;
  // "“…,” Jo Pell said on [Sky News]", « a dit Jo Pell [au Monde] »: where it was said.
  const bool said_there = !link.same_site && link.target.leads == Leads::page && !touches(content, link.where) &&
                          (of_anchor || leads_to_hearer(reading, asked, link.where));
  double& w = out.weight;
  w = 0.55;
  // The strongest tie names the reason; each further one adds to it.
  const auto tie = [&](bool holds, double adds, CitationReason why) {
    if (!holds) return;
    w += adds;
    if (out.why == CitationReason::link_in_sentence) out.why = why;
  };
  tie(of_source, 0.3, CitationReason::link_on_source);
  tie(of_anchor && !link.same_site, 0.2, CitationReason::link_on_source);
  tie(on_cue, 0.25, CitationReason::link_on_cue);
  tie(said_there && !of_anchor, 0.15, CitationReason::link_on_source);
  // "said the [tax bill] would cost": what a person speaks of.
  const bool matter = link.called == Called::filing && by_person && touches(asked.primary->content, link.where);
  tie(link.called < Called::outlet && !matter && !whose, 0.2, CitationReason::link_on_document);
  tie(link.called >= Called::outlet && link.context < Called::outlet, 0.1, CitationReason::link_on_document);
  tie(on_source && !who && !is_bare_name(asked, link), 0.2, CitationReason::link_on_source);
  tie(on_figure, 0.2, CitationReason::link_on_figure);
  // "the deficit grew ([Treasury])"; "the fund for harbours (HFH)" is a name's short form.
  const auto opens_host = [&](const std::string& label) {
    return !link.anchor.empty() && link.anchor[0].size() > 3 && label.starts_with(link.anchor[0]);
  };
  const bool bracketed =
      in_brackets(reading.text, link.where) && (words > 1 || !proper || reading.has(reading.token_at(link.where.begin), Category::outlet) ||
                                                std::any_of(link.target.labels.begin(), link.target.labels.end(), opens_host));
  if (bracketed) w += 0.15;
  tie(((covers && words > 2) || link.anchor.size() > 5) && !proper, 0.15, CitationReason::link_on_statement);
  w += 0.1 * (1.0 - std::min(nearest(asked, link.where), 200u) / 200.0);
  if (link.same_site) w -= 0.05;
  if (link.kind == LinkKind::topic || link.kind == LinkKind::staff || link.target.leads == Leads::profile ||
      link.target.leads == Leads::topic)
    w -= 0.3;
  // Where it may be a section, the sentence's own words must point there.
  const bool tells = on_cue || on_figure || reading.categories(reading.token_at(link.where.begin)).meets(bit(Category::reporting_verb));
  if (link.target.section && link.called >= Called::outlet && (proper || !tells)) w -= 0.4;
  if (link.target.leads == Leads::entity) w -= 0.35;
  // A name that is not the source's: the link tells who that is, or plays the song, unless the address tells more of what is claimed.
  const bool bare = is_bare_name(asked, link);
  if (proper && !bracketed && out.why == CitationReason::link_in_sentence && shared(5, true) < (bare ? 2 : 1) &&
      (bare || !is_headline(link)))
    w -= 0.25;
  if (!on_cue && (who || (link.called >= Called::outlet && in_apposition(asked, reading, link.where)))) w -= 0.35;
  // Someone is quoted who has a site or a name of their own, and the link is another's and touches neither.
  out.stray = asked.names_are_sources && !of_source && !on_cue && !on_source && !said_there && (link.context >= Called::outlet || matter);
  // A word or two linked to the same site, with nothing beside them that somebody says or counts: more on the subject, for
  // who wants it. More words too where another says it, if the address has no more of what is said.
  if (link.same_site && out.why == CitationReason::link_in_sentence && link.anchor.size() <= 5) {
    const bool thing = is_thing(reading, link.where);
    const bool inside = asked.primary != nullptr && touches(content, link.where);
    const bool of_others = inside && out.stray && (thing || asked.primary->kind == AttributionKind::according_to) && shared(5, true) == 0;
    const bool short_one = link.anchor.size() <= 2 && ((inside && asked.primary->kind == AttributionKind::direct) ||
                                                       (thing && nearest(asked, link.where) > beside && shared(4, false) < 3));
    // "of [stress]", "no [evidence for it]": an address that has no more of the claim than the anchor is about the thing.
    const bool of_thing = thing && words <= 3 && (words <= 1 || nearest(asked, link.where) > beside) && shared(4, true) == 0;
    if (of_others || short_one || of_thing) w -= 0.3;
  }
  out.outside = out.stray && !touches(content, link.where);
  return out;
}

}  // namespace

std::optional<Found> in_sentence(const Sources& sources, const Reading& reading, const Asked& asked) {
  std::optional<Found> best;
  double second = 0;
  const auto [first, last] = sources.within(asked.claim->where);
  for (std::uint32_t i = first; i < last; ++i) {
    const Source& link = sources.all()[i];
    if (!(link.usable || is_source_itself(link, asked)) || link.kind == LinkKind::note || !link.where.overlaps(asked.claim->where))
      continue;
    const Weighed weighed = weigh(link, reading, asked);
    if (weighed.weight < 0.45) continue;
    if (best && weighed.weight <= best->confidence) {
      second = std::max(second, weighed.weight);
      continue;
    }
    if (best) second = best->confidence;
    best = Found{i, weighed.why, weighed.weight, weighed.stray, weighed.outside};
  }
  // “Window seat. Quiet car,” [posted] Ann Hill: the words that report it stand in another sentence.
  if (!best && asked.primary != nullptr && asked.cues.empty() && !asked.primary->cue.empty()) {
    const auto [from, to] = sources.within(asked.primary->cue.front());
    for (std::uint32_t i = from; i < to; ++i) {
      const Source& link = sources.all()[i];
      if (link.usable && link.kind == LinkKind::body && link.block == asked.block && link.where.overlaps(asked.primary->cue.front()))
        return Found{i, CitationReason::link_on_cue, 0.7, false, false};
    }
  }
  // A close second makes the first less sure.
  if (best) best->confidence = std::clamp(best->confidence + 0.1 - (second > best->confidence - 0.1 ? 0.1 : 0.0), 0.3, 0.97);
  return best;
}

std::uint32_t home_of(const Sources& sources, const Asked& asked) {
  const auto [first, last] = sources.within(asked.claim->where);
  for (std::uint32_t i = first; i < last; ++i) {
    const Source& s = sources.all()[i];
    if (s.target.leads == Leads::home && s.kind == LinkKind::body && !s.same_site && touches(asked.sources, s.where)) return s.link;
  }
  return no_place;
}

}  // namespace citelight::citation
