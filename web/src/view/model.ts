// The engine's answer made ready to show: one item a claim, one mark a figure or a source. Pure: no DOM.
import type { Analysis, Attribution, Claim, Pair, Quantity } from '@citelight/engine';
import { at_once, type Steps } from '../page/slices.ts';
import { host_of, is_date, safe_url } from './words.ts';

export type Sourcing = 'linked' | 'named' | 'none';
export type Layer = 'number' | 'date' | 'speaker';

// What the pointer can meet: a stretch of text that says one thing. `part` is an index into the
// analysis's quantities (number, date) or attributions (speaker).
export interface Mark {
  readonly start: number;  // UTF-16 units, half-open, into the document's text
  readonly end: number;
  readonly layer: Layer;
  readonly sourcing: Sourcing;
  readonly item: number;   // index into Model.items
  readonly part: number;
}

export interface Item {
  readonly index: number;
  readonly claim: Claim;
  readonly text: string;
  readonly quantities: readonly Quantity[];
  readonly attributions: readonly Attribution[];
  readonly sourcing: Sourcing;
  readonly anonymous: boolean;
  readonly speakers: readonly string[];
  readonly url: URL | null;
  readonly source: string | null;  // host of the link, or the name the page gives
}

export interface Summary {
  readonly claims: number;
  readonly figures: number;
  readonly quotes: number;
  readonly linked: number;
  readonly named: number;
  readonly none: number;
  readonly anonymous: number;
}

export interface Model {
  readonly analysis: Analysis;
  readonly items: readonly Item[];
  readonly marks: readonly Mark[];  // in text order
  readonly summary: Summary;
}

function sourcing_of(claim: Claim): Sourcing {
  const { rung, url } = claim.citation;
  if (rung === 'none') return 'none';
  return rung === 'named' || !safe_url(url) ? 'named' : 'linked';
}

// What a continued quotation says in a sentence that names nobody: its first word there carries the mark, with the marks before it.
function opening(a: Attribution, claim: Claim, text: string): Pair[] {
  const part = a.content?.find(([start, end]) => start < claim.end && end > claim.start);
  if (!part) return [];
  const start = Math.max(part[0], claim.start);
  const word = /^[^\p{L}\p{N}]*[\p{L}\p{N}\p{M}'’-]+/u.exec(text.slice(start, Math.min(part[1], claim.end)));
  return word ? [[start, start + word[0].length]] : [];
}

// Every claim with all its figures: one that is worth no claim by itself ("one of the best") belongs to the sentence it stands in.
function with_all_figures({ claims, quantities }: Analysis): Claim[] {
  const claimed = new Set(claims.flatMap((c) => c.quantities));
  const found = new Map<Claim, number[]>();
  let at = 0;  // both are in text order
  quantities.forEach((q, i) => {
    if (claimed.has(i) || is_date(q)) return;
    while (at < claims.length && claims[at]!.end <= q.start) at++;
    const claim = claims[at];
    if (!claim || q.start < claim.start || q.end > claim.end) return;
    const more = found.get(claim);
    if (more) more.push(i); else found.set(claim, [i]);
  });
  return claims.map((c) => { const more = found.get(c); return more ? { ...c, quantities: [...c.quantities, ...more] } : c; });
}

const longest_heading = 80;  // of a table's row, in units
const most_cells = 24;       // of one row

// A table's cells that hold a number and no word say nothing one by one: those of a row, with its heading, are one claim.
function rows_of(claims: readonly Claim[], text: string): Claim[] {
  const bare = (c: Claim): boolean => c.attributions.length === 0 && c.citation.rung === 'none' && !/\p{L}/u.test(text.slice(c.start, c.end));
  const out: Claim[] = [];
  let row = false;  // whether the last one is open
  for (const c of claims) {
    const last = out[out.length - 1];
    if (!bare(c)) { out.push(c); row = false; continue; }
    if (row && last && last.quantities.length < most_cells && text.slice(last.end, c.start).trim() === '') {
      out[out.length - 1] = { ...last, end: c.end, quantities: last.quantities.concat(c.quantities) };
      continue;
    }
    const opens = text[c.start - 1] === '\n';  // else no line's beginning is looked for: one may be a page long
    const from = opens ? text.lastIndexOf('\n', c.start - 2) + 1 : c.start;
    const heading = opens ? text.slice(from, c.start - 1) : '';
    const own = heading.length <= longest_heading && /\p{L}/u.test(heading) && !(last && last.end > from);
    out.push(own ? { ...c, start: from } : c);
    row = true;
  }
  return out;
}

export const model_of = (analysis: Analysis, text: string): Model => at_once(model_steps(analysis, text));

// In steps: a long article has thousands of claims.
export function* model_steps(analysis: Analysis, text: string): Steps<Model> {
  const items: Item[] = [];
  const marks: Mark[] = [];
  const seen = new Set<Quantity>();

  const add = (claim: Claim): void => {
    const index = items.length;
    const sourcing = sourcing_of(claim);
    const quantities = claim.quantities.flatMap((i) => analysis.quantities[i] ?? []);
    const attributions = claim.attributions.flatMap((i) => analysis.attributions[i] ?? []);
    const url = safe_url(claim.citation.url);
    items.push({
      index, claim, quantities, attributions, sourcing, url,
      text: text.slice(claim.start, claim.end),
      anonymous: attributions.some((a) => a.source_type === 'anonymous'),
      speakers: [...new Set(attributions.flatMap((a) => a.speaker ?? []))],
      source: sourcing === 'linked' && url ? host_of(url) : claim.citation.name,
    });
    for (const i of claim.quantities) {
      const q = analysis.quantities[i];
      if (!q || seen.has(q)) continue;
      seen.add(q);
      marks.push({ start: q.start, end: q.end, layer: is_date(q) ? 'date' : 'number', sourcing, item: index, part: i });
    }
    for (const i of claim.attributions) {
      const a = analysis.attributions[i];
      if (!a) continue;
      const said = [...(a.source ?? []), ...(a.cue ?? [])].filter(([start, end]) => start >= claim.start && end <= claim.end);
      for (const [start, end] of said.length > 0 ? said : opening(a, claim, text)) marks.push({ start, end, layer: 'speaker', sourcing, item: index, part: i });
    }
  };

  // What bears no mark, and leads nowhere, has nothing to show: a sentence without a figure or a speaker is listed for its source.
  const claims = with_all_figures(analysis).filter((c) => c.quantities.length > 0 || c.attributions.length > 0 || c.citation.rung !== 'none');
  // A figure outside any claim (a note, a caption) still has a value to show. A date that stands alone is the page's own stamp.
  const claimed = new Set(claims.flatMap((c) => c.quantities));
  analysis.quantities.forEach((q, i) => {
    if (claimed.has(i) || is_date(q)) return;
    claims.push({
      start: q.start, end: q.end, quantities: [i], attributions: [], score: 0, reasons: [],
      citation: { rung: 'none', url: null, name: null, inherited: false, confidence: 0, reason: '' },
    });
  });
  claims.sort((a, b) => a.start - b.start || a.end - b.end);
  for (const claim of rows_of(claims, text)) { add(claim); yield; }
  marks.sort((a, b) => a.start - b.start || a.end - b.end);

  const of = (s: Sourcing): number => items.filter((i) => i.sourcing === s).length;
  return {
    analysis, items, marks,
    summary: {
      claims: items.length,
      figures: analysis.quantities.filter((q) => !is_date(q)).length,
      quotes: analysis.attributions.length,
      linked: of('linked'), named: of('named'), none: of('none'),
      anonymous: analysis.attributions.filter((a) => a.source_type === 'anonymous').length,
    },
  };
}
