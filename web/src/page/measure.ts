// One pass over the page: how much prose and how much link text every element holds. What stands in a box
// that is not the article's (by role or by name) counts as nothing.
import { children_instead, hides, is_block_tag, is_unread_tag, look_of, tag_of } from './dom.ts';
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
  /** Headings below the first rank that are one link, but for a word before it: titles of other pages. */
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
// Nodes between two chances to be interrupted.
const interrupted_every = 64;
// Wrappers above a heading that it speaks for.
const most_above = 3;

interface Sum extends Measure { chars: number; linked: number; links: number; prose: number; weight: number; headline: boolean; asks: boolean; teasers: number; opens: Measure['opens']; tag: string; own: number; own_linked: number; above: number; heading: boolean }

const titles = new Set(['H2', 'H3', 'H4', 'H5', 'H6']);
const headings = new Set([...titles, 'SUMMARY', 'LEGEND']);
const longest_heading = 40;

function letters(data: string): number {
  let n = 0;
  for (let i = 0; i < data.length; i++) if (data.charCodeAt(i) > 32) n++;
  return n;
}

const nothing = (tag: string, heading: boolean): Sum => ({ tag, heading, chars: 0, linked: 0, links: 0, prose: 0, weight: 0, own: 0, own_linked: 0, headline: false, asks: false, teasers: 0, opens: null, above: 0 });

function add(data: string, in_link: boolean, into: Sum): void {
  const n = letters(data);
  into.chars += n;
  into.own += n;
  if (in_link) { into.linked += n; into.own_linked += n; }
}

// Elements whose attributes may put them out of sight or out of the article. The browser finds them at once; asking every
// element for its attributes takes a tenth of the whole reading.
const told_apart = '[hidden],[popover],[aria-hidden],[style*="display" i],[style*="visib" i],[role],[itemtype*="schema.org/"],[itemprop^="comment"],ins[class*="adsby"],dialog,' +
  '[class*="sr-only"],[class*="idden"],[class*="creen"],[id*="ommen"],[id*="isqus"],[id*="espond"]';

interface Apart { out: Set<Element>; headings: Set<Element> }

function look_at(element: Element, top: boolean, into: Apart): void {
  const tag = tag_of(element);
  let open = tag !== 'DIALOG';
  for (const name of element.getAttributeNames()) {
    if (hides(element, name) || (!top && puts_outside(element, tag, name))) { into.out.add(element); return; }
    if (name === 'open') open = true;
    else if (name === 'role' && element.getAttribute(name) === 'heading') into.headings.add(element);
  }
  if (!open) into.out.add(element);
}

function set_apart(root: Element): Apart {
  const apart: Apart = { out: new Set(), headings: new Set() };
  look_at(root, true, apart);
  for (const element of root.querySelectorAll(told_apart)) look_at(element, false, apart);
  return apart;
}

// What an unread element adds to what it stands in, and for an element that is read its own sum, still empty.
// Called for every element of the page, most often before anything is compiled: each question to the DOM is asked once.
function enter(node: Element, top: boolean, into: Sum, apart: Apart): Sum | null {
  const tag = tag_of(node);
  if (is_unread_tag(tag)) {
    if (tag === 'INPUT' && /^(email|password)$/.test(node.getAttribute('type') ?? '')) into.asks = true;
    return null;
  }
  if ((!top && is_outside_by_tag(tag)) || apart.out.has(node)) return null;
  const sum = nothing(tag, headings.has(tag) || apart.headings.has(node));
  if (tag === 'A' && node.hasAttribute('href')) sum.links = 1;
  sum.headline = tag === 'H1';
  return sum;
}

// Adds an element's sum, now whole, to that of what it stands in.
function leave(node: Element, sum: Sum, layout: boolean, in_link: boolean, into: Sum, measures: Measures): void {
  if (layout && sum.prose + sum.own > worth_a_look && look_of(node, true).hidden) return;
  const { tag } = sum;
  if (sum.chars > 0) {
    if (titles.has(tag) && (in_link || sum.linked > 0.6 * sum.chars)) sum.teasers++;
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

interface Open { node: Element; sum: Sum; linked: boolean; next: Node | null; instead: ArrayLike<Node> | null; at: number }

export function* measuring(root: Element, layout: boolean): Steps<Measures> {
  const measures: Measures = new Map();
  const apart = set_apart(root);
  const open: Open[] = [];
  const visit = (node: Node, linked: boolean, into: Sum): void => {
    const kind = node.nodeType;
    if (kind === 3 || kind === 4) { add((node as Text).data, linked, into); return; }
    if (kind !== 1) return;
    const element = node as Element;
    const sum = enter(element, element === root, into, apart);
    if (!sum) return;
    const shadow = element.shadowRoot;
    const instead = shadow || sum.tag === 'SLOT' ? children_instead(element) : null;
    // Half of all elements hold text alone, and a node that no script asked for yet takes time to be made.
    if (!instead && element.firstElementChild === null) {
      add(element.textContent ?? '', linked || sum.links > 0, sum);
      leave(element, sum, layout, linked, into, measures);
      return;
    }
    // Nothing finds these from outside their root.
    if (shadow) for (const hidden of shadow.querySelectorAll(told_apart)) look_at(hidden, false, apart);
    open.push({ node: element, sum, linked: linked || sum.links > 0, next: instead ? null : element.firstChild, instead, at: 0 });
  };
  const whole = nothing('', false);
  visit(root, false, whole);
  // A loop and no recursion: this runs through the whole page, most often before anything is compiled.
  for (let steps = 0, top = open[0]; top; top = open[open.length - 1]) {
    if (++steps % interrupted_every === 0) yield;
    const child = top.instead ? top.instead[top.at++] : top.next;
    if (child) {
      if (!top.instead) top.next = child.nextSibling;
      visit(child, top.linked, top.sum);
    } else {
      open.pop();
      const above = open[open.length - 1];
      leave(top.node, top.sum, layout, above?.linked ?? false, above?.sum ?? whole, measures);
    }
  }
  return measures;
}
