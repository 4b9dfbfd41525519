// The engine's answer made ready to show: one item a claim, one mark a figure or a source. Pure: no DOM.
import type { Analysis, Attribution, Claim, Pair, Quantity } from '@citelight/engine';
import { at_once, type Steps } from '../page/slices.ts';
import { host_of, safe_url } from './words.ts';

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

const is_date = (q: Quantity): boolean => q.kind === 'date' || q.kind === 'time';

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
  const claims = analysis.claims.filter((c) => c.quantities.length > 0 || c.attributions.length > 0 || c.citation.rung !== 'none');
  // A figure outside any claim (a heading, a caption) still has a value to show. A date that stands alone is the page's own stamp.
  const claimed = new Set(claims.flatMap((c) => c.quantities));
  analysis.quantities.forEach((q, i) => {
    if (claimed.has(i) || is_date(q)) return;
    claims.push({
      start: q.start, end: q.end, quantities: [i], attributions: [], score: 0, reasons: [],
      citation: { rung: 'none', url: null, name: null, inherited: false, confidence: 0, reason: '' },
    });
  });
  claims.sort((a, b) => a.start - b.start || a.end - b.end);
  for (const claim of claims) { add(claim); yield; }
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
