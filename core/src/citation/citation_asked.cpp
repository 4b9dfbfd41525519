#include "citation/citation_asked.h"

#include <algorithm>

#include "text/word_index.h"

namespace citelight::citation {
namespace {

// How far behind the sentence's head an anaphor still opens it: "Instead, they", "Pour autant, cela".
constexpr std::uint32_t head_words = 4;
// An article this close before "study" belongs to it: "a new Danish study".
constexpr std::uint32_t article_reach = 4;
// The longest lead to a name, in words: "si l'on en croit", "selon les termes de".
constexpr std::uint32_t longest_lead = 6;
// A source's phrase up to this length, in UTF-16 units, is shown whole.
constexpr std::size_t longest_phrase = 80;
// A chain of reports longer than this is damaged data.
constexpr int longest_chain = 8;

std::u16string_view cut(std::u16string_view text, Span where) { return text.substr(where.begin, where.size()); }

// "josepborrell"
std::string in_one_word(std::u16string_view name) {
  std::string out;
  for (const std::string& word : plain_words(name)) out += word;
  return out;
}

// "Bay Herald's": what it owns is as known as with an article. No other language here has the form.
bool is_genitive(std::u16string_view word) {
  return word.size() > 2 && (word.back() == u's' || word.back() == u'S') &&
         (word[word.size() - 2] == u'\'' || word[word.size() - 2] == u'\u2019');
}

// Whether a proper name stands before the token in the source that holds it.
bool follows_name(const Reading& reading, const std::vector<Span>& sources, std::uint32_t token) {
  const std::uint32_t at = reading.tokens[token].where.begin;
  for (const Span s : sources) {
    if (at < s.begin || at >= s.end) continue;
    for (std::uint32_t i = token; i-- > 0 && reading.tokens[i].where.begin >= s.begin;) {
      if (reading.tokens[i].capitalised && !reading.categories(i).meets(bit(Category::function_word))) return true;
    }
  }
  return false;
}

// "the agency, through its spokesman, Paul Hart", « l'agence, par la voix de son directeur, Paul Hart »: a name at
// the end of the source, and the office it is held in.
std::u16string_view voice(const Reading& reading, Span source, std::uint32_t head) {
  const std::uint32_t end = reading.token_at(source.end);
  std::uint32_t t = reading.token_at(head);
  if (t + 1 >= end || !reading.is(t, u',') || !reading.categories(t + 1).meets(bit(Category::preposition))) return {};
  std::uint32_t name = end;
  while (name > t && reading.tokens[name - 1].capitalised) --name;
  // "in its report from Port Hart": not whom a preposition leads to.
  if (name + 2 > end || name <= t || (!reading.is(name - 1, u',') && !reading.categories(name - 1).meets(bit(Category::role_noun))))
    return {};
  for (t += 2; t < name; ++t) {
    if (reading.categories(t).meets(bit(Category::role_noun))) return cut(reading.text, {reading.tokens[name].where.begin, source.end});
  }
  return {};
}

// "told The Hill", « a déclaré à l'AFP », "said on Sky News": right behind the cue. "Told CNN affiliate KXYZ" was told to
// another; "said of Reuters", « a dit du Monde », "said about CNN" speak of it.
std::u16string_view told_to(const Reading& reading, const Attribution& a) {
  std::uint32_t t = reading.token_at(a.cue.back().end);
  // « a déclaré Marc Leroy à l'AFP »: whoever speaks may stand between.
  for (const Span s : a.source) {
    if (reading.token_at(s.begin) == t) t = reading.token_at(s.end);
  }
  if (const auto link = t < reading.tokens.size() ? reading.match(t, bit(Category::told_link)) : std::nullopt) t = link->last;
  for (const std::uint32_t from = t; t < reading.tokens.size() && t < from + 2; ++t) {
    if (const auto outlet = reading.match(t, bit(Category::outlet))) {
      const Span where{reading.tokens[t].where.begin, reading.tokens[outlet->last - 1].where.end};
      const bool ends = outlet->last >= reading.tokens.size() || reading.tokens[outlet->last].kind == TokenKind::mark ||
                        reading.categories(outlet->last)
                            .meets(any_of(Category::function_word, Category::preposition, Category::determiner, Category::weekday));
      const bool speaks = std::any_of(a.source.begin(), a.source.end(), [&](Span s) { return s.overlaps(where); });
      return ends && !speaks && reading.pack.text(outlet->value).ends_with(" outlet") ? cut(reading.text, where) : std::u16string_view();
    }
    if (!reading.categories(t).meets(any_of(Category::determiner, Category::definite)) ||
        reading.categories(t).meets(bit(Category::preposition)))
      return {};
  }
  return {};
}

// "told reporters", "told the court": the object of such a verb is who hears it.
bool tells_somebody(const Reading& reading, const Attribution& a) {
  const std::uint32_t t = reading.token_at(a.cue.back().end);
  const auto verb = t > 0 ? reading.match(t - 1, bit(Category::reporting_verb)) : std::nullopt;
  return verb && reading.pack.text(verb->value).starts_with("tell ") && t < reading.tokens.size() &&
         reading.tokens[t].kind == TokenKind::word &&
         std::none_of(a.content.begin(), a.content.end(), [&](Span s) { return s.overlaps(reading.tokens[t].where); });
}

// "in a recent statement", "dans un communiqué": small words and one adjective may stand between.
bool follows_preposition(const Reading& reading, std::uint32_t first, std::uint32_t noun, bool opens) {
  int between = 0;
  for (std::uint32_t i = noun; i-- > first && noun - i <= article_reach;) {
    if (reading.categories(i).meets(bit(Category::preposition))) return !opens || i == first;
    if (reading.tokens[i].kind != TokenKind::word) return false;
    if (!reading.categories(i).meets(any_of(Category::determiner, Category::definite, Category::function_word)) && ++between > 1)
      return false;
  }
  return false;
}

// "Ann Reyes, quoted in the release", « citée dans le communiqué »
bool follows_quoted(const Reading& reading, std::uint32_t first, std::uint32_t noun) {
  std::uint32_t i = noun;
  while (i > first && noun - i < article_reach && !reading.has(i, Category::preposition)) --i;
  return i > first && reading.has(i, Category::preposition) && reading.has(i - 1, Category::gathered);
}

}  // namespace

bool Asker::tells_itself(const Asked& asked, std::uint32_t verb) const {
  if (verb < asked.last && reading_.categories(verb).meets(bit(Category::verb_adverb))) ++verb;
  return verb < asked.last && reading_.categories(verb).meets(bit(Category::reporting_verb)) &&
         !reading_.categories(verb).meets(bit(Category::noun_also));
}

bool Asker::gives(const Asked& asked, std::uint32_t first, std::uint32_t last) const {
  const auto outlet = reading_.match(first, bit(Category::outlet));
  const bool paper = outlet && reading_.pack.text(outlet->value).ends_with(" outlet");
  // "LONDON (Reuters)"; "a baissé de 3 % (Insee).", but "l'Institut national … (Inserm), car": there it is a name's short form.
  if (first > asked.first && reading_.is(first - 1, u'(') && (paper || last + 2 >= asked.last)) return true;
  // "a story about a NASA astronaut": the name only tells whom.
  if (const auto role = last < asked.last ? reading_.match(last, bit(Category::role_noun)) : std::nullopt;
      role && reading_.pack.class_of(role->value) == "person")
    return false;
  // "figures from the OECD", "le baromètre Elabe", "selon l'Insee": what leads to the name, small words between.
  for (std::uint32_t i = first, back = 0; i > asked.first && back < article_reach; ++back) {
    const auto categories = reading_.categories(--i);
    // "in the view of", "enregistrés auprès": the phrase ends here, wherever it begins.
    for (std::uint32_t from = i + 1; from-- > asked.first && i - from < longest_lead;) {
      const auto lead = reading_.match(from, any_of(Category::source_preposition, Category::gathered));
      if (lead && lead->last == i + 1) return true;
    }
    if (const auto noun = reading_.match(i, bit(Category::document_noun));
        noun && static_cast<Called>(noun->value) < Called::inquiry && !reading_.tokens[i].capitalised)
      return true;
    // « Une étude, de l'Ifop, »
    if (reading_.is(i, u',') && i > asked.first && reading_.has(i - 1, Category::document_noun)) continue;
    if (reading_.tokens[i].kind != TokenKind::word ||
        !categories.meets(any_of(Category::preposition, Category::determiner, Category::definite, Category::function_word)))
      break;
  }
  // "he said on Sky News", "a-t-il expliqué sur France Info": where it was said.
  if (first > asked.first && paper && reading_.categories(first - 1).meets(bit(Category::preposition))) {
    for (std::uint32_t i = asked.first; i < first; ++i) {
      if (reading_.categories(i).meets(bit(Category::reporting_verb))) return true;
    }
  }
  // "CNN's latest count", "Eurostat figures", "Pew Research found".
  if (tells_itself(asked, last)) return true;
  for (std::uint32_t i = last; i < asked.last && i < last + 3; ++i) {
    if (const auto noun = reading_.match(i, bit(Category::document_noun));
        noun && static_cast<Called>(noun->value) < Called::inquiry && static_cast<Called>(noun->value) != Called::post)
      return true;
    if (reading_.tokens[i].kind == TokenKind::mark && !reading_.is(i, u'\'') && !reading_.is(i, u'\u2019')) break;
    if (reading_.categories(i).meets(any_of(Category::preposition, Category::clause_opener))) break;
  }
  return false;
}

void Asker::ask(const Claim& claim, Asked& out) {
  static_cast<AskedFacts&>(out) = {};
  out.cues.clear();
  out.sources.clear();
  out.figures.clear();
  out.names.clear();
  out.name.clear();
  out.speaker.clear();
  out.called_by.clear();
  out.claim = &claim;
  const auto after = std::upper_bound(sentences_.begin(), sentences_.end(), claim.where.begin,
                                      [](std::uint32_t at, const Sentence& s) { return at < s.where.begin; });
  if (after != sentences_.begin()) {
    out.sentence = static_cast<std::uint32_t>(after - sentences_.begin() - 1);
    out.block = sentences_[out.sentence].block;
  }
  const bool whole = out.sentence != no_place && sentences_[out.sentence].where == claim.where;
  out.first = whole ? sentences_[out.sentence].first : reading_.token_at(claim.where.begin);
  out.last = whole ? sentences_[out.sentence].last : reading_.token_at(claim.where.end);
  for (const std::uint32_t q : claim.quantities) {
    if (quantities_[q].kind != QuantityKind::ordinal)
      out.figures.push_back(quantities_[q].where);  // "a second day of strikes": which, not how many
    out.share |= quantities_[q].kind == QuantityKind::percent && reading_.token_at(quantities_[q].where.begin) <= out.first + 1;
  }
  read_attributions(out);
  read_words(out);
}

const Asker::Speaker& Asker::speaker(std::u16string_view name) {
  Speaker& known = speakers_[spelling_hash(name) % speakers_.size()];
  if (known.name != name) {
    const Tokens tokens = tokenise(name, reading_.pack);
    known = {name, names_in(Reading(name, tokens, reading_.pack), {0, static_cast<std::uint32_t>(name.size())}), in_one_word(name)};
    for (Name& n : known.names) n.where = {};
  }
  return known;
}

void Asker::read_attributions(Asked& out) {
  const Span where = out.claim->where;
  const auto in_claim = [&](const std::vector<Span>& spans) {
    return std::any_of(spans.begin(), spans.end(), [&](Span s) { return where.overlaps(s); });
  };
  std::vector<const Attribution*>& list = answers_;
  list.clear();
  for (const std::uint32_t index : out.claim->attributions) {
    const Attribution* a = &attributions_[index];
    list.push_back(a);
    // The report through which it comes answers for it too.
    for (int step = 0; a->via && *a->via < attributions_.size() && step < longest_chain; ++step) {
      a = &attributions_[*a->via];
      if (std::find(list.begin(), list.end(), a) == list.end()) list.push_back(a);
    }
  }
  for (const Attribution* a : list) {
    // The one whose cue stands here, over one whose content only reaches in.
    if (out.primary == nullptr || (in_claim(a->cue) && !in_claim(out.primary->cue))) out.primary = a;
    for (const Span s : a->cue)
      if (where.overlaps(s)) out.cues.push_back(s);
    for (const Span s : a->source)
      if (where.overlaps(s)) out.sources.push_back(s);
  }
  if (out.primary == nullptr) return;
  const auto primary = std::find(list.begin(), list.end(), out.primary);
  std::rotate(list.begin(), primary, primary + 1);
  const auto fresh_name = [&](const Name& n) {
    return std::none_of(out.names.begin(), out.names.end(), [&](const Name& have) { return have.words == n.words; });
  };
  for (const Attribution* a : list) {
    const Speaker& told = speaker(a->speaker);
    if (a == out.primary) out.speaker = told.plain;
    for (const Name& n : told.names) {
      if (fresh_name(n)) out.names.push_back(n);
    }
    for (const Span s : a->source) {
      for (Name& n : names_in(reading_, s)) {
        if (fresh_name(n)) out.names.push_back(std::move(n));
      }
    }
  }
  out.names_are_sources = true;
  const Attribution& a = *out.primary;
  const std::u16string_view phrase = a.source.empty() ? std::u16string_view() : cut(reading_.text, a.source.front());
  const std::u16string_view head = phrase.substr(0, std::min(phrase.find(u','), phrase.size()));
  // A person goes by name; what else a source is, by its whole phrase: "ministère de la Santé palestinien".
  const bool whole = a.source_type != SourceType::person && head.size() <= longest_phrase && head.size() > a.speaker.size() &&
                     head.find(a.speaker) != head.npos;
  out.name = a.speaker.empty() || whole ? head : std::u16string_view(a.speaker);
  while (!out.name.empty() && out.name.back() == u' ') out.name.pop_back();  // where a note mark stood
  if (a.source_type != SourceType::person && !a.source.empty())
    out.beside = voice(reading_, a.source.front(), static_cast<std::uint32_t>(a.source.front().begin + head.size()));
  const Span held = a.source.empty() ? Span{} : a.source.front();
  for (std::uint32_t t = reading_.token_at(held.begin); t < reading_.tokens.size() && reading_.tokens[t].where.begin < held.end; ++t) {
    const auto role = reading_.match(t, bit(Category::role_noun));
    out.for_body |= role && reading_.pack.class_of(role->value) == "spokesperson";
  }
  if (out.beside.empty() && !a.cue.empty()) {
    out.beside = told_to(reading_, a);
    out.told = a.source_type == SourceType::person && (!out.beside.empty() || tells_somebody(reading_, a));
  }
  // "On apprend que …", "one would assume": a subject that is nobody.
  if (!a.source.empty() && (a.speaker.empty() || a.speaker.size() == a.source.front().size())) {
    const std::uint32_t token = reading_.token_at(a.source.front().begin);
    const auto nobody = token < reading_.tokens.size() ? reading_.match(token, bit(Category::impersonal)) : std::nullopt;
    // "Ce n'est que …", "The": an article or a demonstrative alone is nobody either.
    const bool article = token < reading_.tokens.size() && reading_.tokens[token].where == a.source.front() &&
                         reading_.categories(token).meets(any_of(Category::definite, Category::article_one));
    if (article || (nobody && reading_.tokens[nobody->last - 1].where.end == a.source.front().end)) out.name.clear();
  }
  if (a.speaker.empty()) out.speaker = in_one_word(out.name);
}

Opening Asker::opening(std::uint32_t first, std::uint32_t last) const {
  Opening out;
  if (const auto definite = first < last ? reading_.match(first, bit(Category::definite)) : std::nullopt)
    out.possessive = definite->value == 2;
  out.elided = first + 1 < last && reading_.has_any(first, any_of(Category::numeral_joiner, Category::adversative)) &&
               !reading_.tokens[first + 1].capitalised &&
               !reading_.has_any(first + 1, any_of(Category::determiner, Category::definite, Category::pronoun, Category::article_one,
                                                   Category::preposition, Category::numeral, Category::clause_opener));
  for (std::uint32_t i = first; i < last && i < first + head_words; ++i) {
    const auto categories = reading_.categories(i);
    if (categories.meets(bit(Category::anaphor)) && reading_.match(i, bit(Category::anaphor))) out.anaphoric = true;
    if (categories.meets(bit(Category::document_noun)) && i > first && reading_.categories(i - 1).meets(bit(Category::definite))) {
      if (const auto match = reading_.match(i, bit(Category::document_noun)))
        out.called = DocumentNoun{i, static_cast<Called>(match->value)};
    }
    // "Instead, they", "Of these": small words and a comma may stand before it, a noun may not.
    const bool small = categories.meets(any_of(Category::function_word, Category::preposition, Category::clause_opener)) ||
                       reading_.tokens[i].kind == TokenKind::mark;
    if (!small && !reading_.is(i + 1, u',')) break;
  }
  return out;
}

// "CNN's count", "(Reuters)": the outlet at `i`, of a sentence whose sources name nobody. Returns the token behind it, or `i`.
std::uint32_t Asker::read_outlet(Asked& out, std::uint32_t i) const {
  // "Fun and Fortune Telling" is another name.
  const auto goes_on = [&](std::uint32_t t) {
    return t >= out.first && t < out.last && reading_.tokens[t].capitalised && !reading_.categories(t).meets(bit(Category::function_word));
  };
  const auto match = reading_.match(i, bit(Category::outlet));
  if (!match || match->last > out.last || goes_on(match->last) || (i > out.first && goes_on(i - 1))) return i;
  for (Name& n : names_in(reading_, {reading_.tokens[i].where.begin, reading_.tokens[match->last - 1].where.end})) {
    n.beside = out.primary != nullptr;
    out.names.push_back(std::move(n));
  }
  if (out.primary == nullptr && gives(out, i, match->last)) out.told_by_names = true;
  return match->last;
}

// Whether the document that `noun` calls is where what is claimed stands, not only what the sentence speaks of.
bool Asker::is_called(const Asked& asked, const Match& noun, bool in_source, bool is_source) const {
  const std::uint32_t i = noun.first;
  // "les auteurs ont répertorié": whoever wrote it, wherever they stand.
  const bool heads =
      i < asked.first + head_words || (static_cast<Called>(noun.value) == Called::authors && i > asked.first &&
                                       reading_.categories(i - 1).meets(any_of(Category::function_word, Category::determiner)));
  if (!is_source && !heads) return false;
  // "called the documents incriminating": what someone speaks of. Said "in the documents" it is where they speak.
  // "In the ruling, the judge writes" opens with it; "before the report was aired, the judge said" speaks of it.
  const SourceType type = asked.primary != nullptr ? asked.primary->source_type : SourceType::unknown;
  const bool person = type == SourceType::person;
  const bool speaks = type != SourceType::document && type != SourceType::unknown;
  const bool behind_cue =
      std::any_of(asked.cues.begin(), asked.cues.end(), [&](Span s) { return reading_.tokens[i].where.begin >= s.end; });
  if ((person || (speaks && behind_cue)) && !in_source && !follows_preposition(reading_, asked.first, i, !behind_cue)) return false;
  // "Ana Sofia Cardenal, auteure de cette étude": who she is, not what is cited.
  return !(in_source && person && follows_name(reading_, asked.sources, i) && !follows_quoted(reading_, asked.first, i));
}

// What stands around the noun of what is called: whether it is known, and whose it is.
void Asker::read_owner(Asked& out, const Match& noun) const {
  out.called_definite = out.called_own = out.called_new = false;
  Words by;
  int between = 0;
  for (std::uint32_t back = 1; back <= article_reach && noun.first >= out.first + back; ++back) {
    const auto before = noun.first - back;
    if (const auto known = reading_.match(before, bit(Category::definite))) {
      out.called_definite = true;
      out.called_own = known->value == 2;
      break;
    }
    out.called_new = reading_.categories(before).meets(bit(Category::article_one));
    if (reading_.tokens[before].kind != TokenKind::word ||
        reading_.categories(before).meets(any_of(Category::article_one, Category::preposition)))
      break;
    if (!reading_.tokens[before].capitalised && ++between > 1) break;  // "the office release"
    if (!reading_.tokens[before].capitalised) continue;
    const auto word = reading_.at(before);
    if (is_genitive(word)) out.called_definite = true;
    add_plain_words(is_genitive(word) ? word.substr(0, word.size() - 2) : word, by);
  }
  // "l'étude de l'Insee", "the report by Harbour Watch", "data compiled by Reuters": whose it is stands behind.
  const std::uint32_t next = noun.last + reading_.categories(noun.last).meets(bit(Category::gathered));
  if (by.empty() && reading_.categories(next).meets(bit(Category::preposition))) {
    std::uint32_t t = next + 1;
    while (t < out.last && t < noun.last + 3 && reading_.categories(t).meets(bit(Category::determiner))) ++t;
    for (const std::uint32_t from = t; t < out.last && t < from + article_reach && reading_.tokens[t].capitalised &&
                                       !reading_.categories(t).meets(bit(Category::function_word));
         ++t)
      add_plain_words(reading_.at(t), by);
  }
  out.called_by = std::move(by);
}

// "the poll found", "said in a release": the document noun at `i`, where it calls what the claim is from.
void Asker::read_document(Asked& out, std::uint32_t i) const {
  const auto match = reading_.match(i, bit(Category::document_noun));
  if (!match || match->last > out.last) return;
  const auto called = static_cast<Called>(match->value);
  const Span where{reading_.tokens[i].where.begin, reading_.tokens[match->last - 1].where.end};
  if (called == Called::post) out.posts = true;
  if (reading_.categories(i).meets(bit(Category::function_word))) return;  // "on Twitter" is no thing that can be called again
  // Part of a name: "Pew Research".
  if (reading_.tokens[i].capitalised && i > out.first) return;
  // "somebody who knows the REPORT", « un proche du DOSSIER »: nobody cites it.
  for (const Attribution* a : answers_) {
    if (a->source_type == SourceType::anonymous &&
        std::any_of(a->source.begin(), a->source.end(), [&](Span s) { return s.overlaps(where); }))
      return;
  }
  // "the poll found 57%": a subject whose verb nobody else answers for.
  const bool tells = out.primary == nullptr && tells_itself(out, match->last);
  const bool in_source = std::any_of(out.sources.begin(), out.sources.end(), [&](Span s) { return s.overlaps(where); });
  // … or beside the cue ("said in the release"); elsewhere it is what the sentence is about.
  const bool at_cue = std::any_of(out.cues.begin(), out.cues.end(), [&](Span s) {
    return where.begin >= s.end ? where.begin - s.end < 40 : s.begin - std::min(s.begin, where.end) < 40;
  });
  const bool is_source = in_source || at_cue || tells;
  if (!is_called(out, *match, in_source, is_source)) return;
  // What stands in the source comes before what only heads the sentence, a document before who issued it.
  const auto rank = [](bool source, Called c) { return 2 * source + (c < Called::outlet); };
  if (out.called) {
    const int more = rank(is_source, called) - rank(out.called_source, out.called->called);
    // "Photos in the report": the one that is known.
    const bool known = !out.called_definite && i > out.first && reading_.has(i - 1, Category::definite);
    if (more < 0 || (more == 0 && !known)) return;
  }
  read_owner(out, *match);
  out.called = DocumentNoun{i, called};
  out.called_where = in_source || tells || follows_preposition(reading_, out.first, i, false);
  out.called_source = is_source;
}

void Asker::read_words(Asked& out) const {
  const bool named = !out.names.empty();
  out.opening = opening(out.first, out.last);
  for (std::uint32_t i = out.first; i < out.last; ++i) {
    if (!reading_.has_any(i, any_of(Category::outlet, Category::same_source, Category::document_noun))) continue;
    if (reading_.has(i, Category::outlet) && !named) {
      if (const std::uint32_t behind = read_outlet(out, i); behind > i) {
        i = behind - 1;
        continue;
      }
    }
    if (reading_.has(i, Category::same_source)) out.same_source = true;
    if (reading_.has(i, Category::document_noun)) read_document(out, i);
  }
}

}  // namespace citelight::citation
