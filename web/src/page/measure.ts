// One pass over the page: how much prose and how much link text every element holds. What stands in a box
// that is not the article's (by role or by name) counts as nothing.
import { children_instead, hides, is_block_tag, is_element, is_text, is_unread_tag, look_of, tag_of } from './dom.ts';
import type { Steps } from './slices.ts';
import { headed_box, is_beside, is_outside_by_tag, puts_outside } from './boxes.ts';

// An element without a measure is not seen, or not the article's.
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
  readonly opens: 'comments' | 'staff' | 'signup' | null;
}
export type Measures = Map<Element, Measure>;

// A block with less is a label, a date or a button.
const shortest_prose = 60;
// Where a look at the computed style pays: little text cannot decide where the article is.
const worth_a_look = 400;
const worth_a_name = 150;
// Interruptions are possible down to this depth.
const deepest_step = 8;
// Wrappers above a heading that it speaks for.
const most_above = 3;

interface Sum extends Measure { chars: number; linked: number; links: number; prose: number; weight: number; headline: boolean; asks: boolean; teasers: number; opens: Measure['opens']; own: number; own_linked: number; above: number; heading: boolean }

const titles = new Set(['H2', 'H3', 'H4', 'H5', 'H6']);
const headings = new Set([...titles, 'SUMMARY', 'LEGEND']);
const longest_heading = 40;

function letters(data: string): number {
  let n = 0;
  for (let i = 0; i < data.length; i++) if (data.charCodeAt(i) > 32) n++;
  return n;
}

const nothing = (heading: boolean): Sum => ({ heading, chars: 0, linked: 0, links: 0, prose: 0, weight: 0, own: 0, own_linked: 0, headline: false, asks: false, teasers: 0, opens: null, above: 0 });

function add(data: string, in_link: boolean, into: Sum): void {
  const n = letters(data);
  into.chars += n;
  into.own += n;
  if (in_link) { into.linked += n; into.own_linked += n; }
}

// What a text or an unread element adds to what it stands in, and for an element that is read its own sum, still empty.
// Called for every node of the page, most often before anything is compiled: each question to the DOM is asked once.
function enter(node: Node, root: Element, in_link: boolean, into: Sum): Sum | null {
  if (is_text(node)) { add(node.data, in_link, into); return null; }
  if (!is_element(node)) return null;
  const tag = tag_of(node);
  if (is_unread_tag(tag)) {
    if (tag === 'INPUT' && /^(email|password)$/.test(node.getAttribute('type') ?? '')) into.asks = true;
    return null;
  }
  if (node !== root && is_outside_by_tag(tag)) return null;
  let link = false;
  let open = tag !== 'DIALOG';
  let heading = headings.has(tag);
  for (const name of node.getAttributeNames()) {
    if (hides(node, name) || (node !== root && puts_outside(node, tag, name))) return null;
    if (name === 'href') link = tag === 'A';
    else if (name === 'open') open = true;
    else if (name === 'role') heading ||= node.getAttribute(name) === 'heading';
  }
  if (!open) return null;
  const sum = nothing(heading);
  if (link) sum.links = 1;
  sum.headline = tag === 'H1';
  return sum;
}

// Adds an element's sum, now whole, to that of what it stands in.
function leave(node: Element, sum: Sum, layout: boolean, in_link: boolean, into: Sum, measures: Measures): void {
  if (layout && sum.prose + sum.own > worth_a_look && look_of(node, true).hidden) return;
  const tag = tag_of(node);
  if (sum.chars > 0) {
    if (titles.has(tag) && (in_link || sum.linked > 0.9 * sum.chars)) sum.teasers++;
    if (sum.heading && sum.chars <= longest_heading) sum.opens = headed_box(node.textContent ?? '');
    // Articles are seldom list items; comments and teasers often are.
    if (tag === 'LI') sum.weight *= 0.2;
  }
  if (is_block_tag(tag)) {
    if (sum.own - sum.own_linked >= shortest_prose) {
      sum.prose += sum.own - sum.own_linked;
      sum.weight += sum.own - sum.own_linked;
    }
    sum.own = sum.own_linked = 0;
    if (sum.prose > worth_a_name && (sum.opens === 'comments' || is_beside(node))) sum.weight *= 0.2;
  }
  measures.set(node, sum);
  if (sum.opens !== null && into.opens === null && into.prose === 0 && into.own < shortest_prose && sum.above < most_above) {
    into.opens = sum.opens;
    into.above = sum.above + 1;
  }
  into.headline ||= sum.headline;
  into.asks ||= sum.asks;
  into.teasers += sum.teasers;
  into.chars += sum.chars; into.linked += sum.linked; into.links += sum.links;
  into.prose += sum.prose; into.weight += sum.weight; into.own += sum.own; into.own_linked += sum.own_linked;
}

export function* measuring(root: Element, layout: boolean): Steps<Measures> {
  const measures: Measures = new Map();
  const below = (node: Element, sum: Sum, in_link: boolean, visit: (child: Node, in_link: boolean, into: Sum) => void): void => {
    const instead = children_instead(node);
    if (instead) for (let i = 0; i < instead.length; i++) visit(instead[i]!, in_link, sum);
    // Half of all elements hold text alone, and a node that no script asked for yet takes time to be made.
    else if (node.firstElementChild === null) add(node.textContent ?? '', in_link, sum);
    else for (let child = node.firstChild; child; child = child.nextSibling) visit(child, in_link, sum);
  };
  const at_once = (node: Node, in_link: boolean, into: Sum): void => {
    const sum = enter(node, root, in_link, into);
    if (!sum) return;
    below(node as Element, sum, in_link || sum.links > 0, at_once);
    leave(node as Element, sum, layout, in_link, into, measures);
  };
  // Interrupted near the root alone: a generator for every element would cost more than the measuring.
  const in_steps = function* (node: Node, in_link: boolean, into: Sum, depth: number): Steps<void> {
    const sum = enter(node, root, in_link, into);
    if (!sum) return;
    const linked = in_link || sum.links > 0;
    const children: Node[] = [];
    below(node as Element, sum, linked, (child) => { children.push(child); });
    for (const child of children) {
      yield;
      if (depth < deepest_step) yield* in_steps(child, linked, sum, depth + 1);
      else at_once(child, linked, sum);
    }
    leave(node as Element, sum, layout, in_link, into, measures);
  };
  yield* in_steps(root, false, nothing(false), 0);
  return measures;
}
