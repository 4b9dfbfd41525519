// One pass over the page: how much prose and how much link text every element holds. What stands in a box
// that is not the article's (by role or by name) counts as nothing.
import { children_of, is_block_tag, is_element, is_hidden_by_markup, is_text, is_unread, look_of, tag_of } from './dom.ts';
import { headed_box, is_beside, outside_of } from './boxes.ts';
import type { Steps } from './slices.ts';

export interface Measure {
  /** Characters that are seen, spaces aside. */
  readonly chars: number;
  /** Of these, in links. */
  readonly linked: number;
  readonly links: number;
  /** Characters outside links, in blocks long enough to be sentences. */
  readonly prose: number;
  /** Prose as it counts in the search for the article: little where the box is named for readers' comments or the margin. */
  readonly weight: number;
  /** Holds the page's headline (h1); a field for an address or a password. */
  readonly headline: boolean;
  readonly asks: boolean;
  /** Headings below the first rank that are one link: titles of other pages. */
  readonly teasers: number;
  /** Opens with a heading of readers' comments or of a box about the writer; no prose stands before it. */
  readonly opens: 'comments' | 'staff' | null;
}
export type Measures = Map<Element, Measure>;

// A block with less is a label, a date or a button.
const shortest_prose = 60;
// Where a look at the computed style pays: little text cannot decide where the article is.
const worth_a_look = 400;
const worth_a_name = 150;
// Wrappers above a heading that it speaks for.
const most_above = 3;

interface Sum { chars: number; linked: number; links: number; prose: number; weight: number; own: number; own_linked: number; headline: boolean; asks: boolean; teasers: number; opens: Measure['opens']; above: number }

function is_heading(node: Element): boolean {
  return /^(H[2-6]|SUMMARY|LEGEND)$/.test(tag_of(node)) || node.getAttribute('role') === 'heading';
}

function letters(data: string): number {
  let n = 0;
  for (let i = 0; i < data.length; i++) if (data.charCodeAt(i) > 32) n++;
  return n;
}

export function* measuring(root: Element, layout: boolean): Steps<Measures> {
  const measures: Measures = new Map();
  let seen = 0;
  const visit = function* (node: Node, in_link: boolean, into: Sum): Steps<void> {
    if (++seen % 64 === 0) yield;
    if (is_text(node)) {
      const n = letters(node.data);
      into.chars += n;
      into.own += n;
      if (in_link) { into.linked += n; into.own_linked += n; }
      return;
    }
    if (!is_element(node)) return;
    if (node.nodeName === 'INPUT' && /^(email|password)$/.test(node.getAttribute('type') ?? '')) into.asks = true;
    if (is_unread(node) || is_hidden_by_markup(node) || (node !== root && outside_of(node) !== null)) return;
    const tag = tag_of(node);
    const link = tag === 'A' && node.hasAttribute('href');
    const sum: Sum = { chars: 0, linked: 0, links: link ? 1 : 0, prose: 0, weight: 0, own: 0, own_linked: 0, headline: tag === 'H1', asks: false, teasers: 0, opens: null, above: 0 };
    const children = children_of(node);
    for (let i = 0; i < children.length; i++) yield* visit(children[i]!, in_link || link, sum);
    if (layout && sum.prose + sum.own > worth_a_look && look_of(node, true).hidden) return;
    if (/^H[2-6]$/.test(tag) && sum.chars > 0 && (in_link || sum.linked > 0.9 * sum.chars)) sum.teasers++;
    if (is_heading(node) && sum.chars > 0 && sum.chars <= 40) sum.opens = headed_box(node.textContent ?? '');
    // Articles are seldom list items; comments and teasers often are.
    if (tag === 'LI') sum.weight *= 0.2;
    if (is_block_tag(node)) {
      if (sum.own - sum.own_linked >= shortest_prose) {
        sum.prose += sum.own - sum.own_linked;
        sum.weight += sum.own - sum.own_linked;
      }
      sum.own = sum.own_linked = 0;
      if (sum.prose > worth_a_name && (sum.opens === 'comments' || is_beside(node))) sum.weight *= 0.2;
    }
    measures.set(node, { chars: sum.chars, linked: sum.linked, links: sum.links, prose: sum.prose, weight: sum.weight, headline: sum.headline, asks: sum.asks, teasers: sum.teasers, opens: sum.opens });
    if (sum.opens !== null && into.opens === null && into.prose === 0 && into.own < shortest_prose && sum.above < most_above) {
      into.opens = sum.opens;
      into.above = sum.above + 1;
    }
    into.headline ||= sum.headline;
    into.asks ||= sum.asks;
    into.teasers += sum.teasers;
    into.chars += sum.chars; into.linked += sum.linked; into.links += sum.links;
    into.prose += sum.prose; into.weight += sum.weight; into.own += sum.own; into.own_linked += sum.own_linked;
  };
  yield* visit(root, false, { chars: 0, linked: 0, links: 0, prose: 0, weight: 0, own: 0, own_linked: 0, headline: false, asks: false, teasers: 0, opens: null, above: 0 });
  return measures;
}
