// Where the article is: what the page declares (schema.org, article, main), else where its prose is.
import { is_element, children_of, is_hidden_by_markup } from './dom.ts';
import type { Measures } from './measure.ts';
import type { How } from './types.ts';

export interface Article {
  /** What is read: the headline, the standfirst and the body. */
  root: Element;
  /** The part with the running text; around it only headline and standfirst are read. */
  core: Element;
  headline: Element | null;
  how: How;
}

// Below this the page is a list of teasers or a form, and all of it is read. Less will do where the page
// itself says that it is an article.
const shortest_article = 300;
const shortest_declared = 120;
const declared = ['[itemprop~="articleBody"]', '[itemprop~="text"]', '[property~="schema:articleBody"]', 'article', '[role="article"]', '[itemtype$="Article"]', 'main', '[role="main"]', '#main', '#content'];

function prose_of(element: Element, measures: Measures): number {
  return measures.get(element)?.weight ?? 0;
}

/** From `from` down while one child holds nearly all the prose. */
function descend(from: Element, measures: Measures, share: number): Element {
  let at = from;
  for (;;) {
    let best: Element | null = null;
    let most = 0;
    const children = children_of(at);
    for (let i = 0; i < children.length; i++) {
      const child = children[i]!;
      if (!is_element(child)) continue;
      const prose = prose_of(child, measures);
      if (prose > most) { most = prose; best = child; }
    }
    if (!best || most < share * prose_of(at, measures) || /^(P|TABLE|UL|OL|BLOCKQUOTE)$/i.test(best.tagName)) return at;
    at = best;
  }
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const titles_of = (document: Document): string[] => [document.querySelector('meta[property="og:title"]')?.getAttribute('content') ?? '', document.title].map(plain);

/** The heading that says what the page is titled, of those of the first two ranks. */
function titled_heading(of: Element, titles: readonly string[]): Element | null {
  for (const heading of of.querySelectorAll('h1, h2')) {
    const said = plain(heading.textContent ?? '');
    if (said.length > 12 && titles.some((title) => title === said || (title.startsWith(said) && said.length * 2 > title.length))) return heading;
  }
  return null;
}

/** … the one that stands nearest around the text: teasers may say the same. */
function nearest_titled(core: Element, titles: readonly string[]): Element | null {
  for (let at: Element | null = titled_heading(core.ownerDocument.body, titles) ? core : null; at; at = at.parentElement) {
    const heading = titled_heading(at, titles);
    if (heading) return heading;
  }
  return null;
}

/** What a title has behind or before its words: "The pier reopens - Harbour Post". */
const is_site_name = (said: string, titles: readonly string[]): boolean => titles.some((title) => said.length * 2 < title.length && (title.endsWith(said) || title.startsWith(said)));

/** Of several headings of the first rank (the site's name, boxes, forms), the one the page is titled by. */
function headline_of(document: Document, core: Element): Element | null {
  const all = [...document.querySelectorAll('h1')].filter((h) => !is_hidden_by_markup(h) && (h.textContent ?? '').trim() !== '');
  // Some pages give the first rank to their own name, or to nothing.
  const titles = titles_of(document);
  if (all.length === 0 || (all.length === 1 && is_site_name(plain(all[0]!.textContent ?? ''), titles))) return nearest_titled(core, titles) ?? all[0] ?? null;
  if (all.length === 1) return all[0]!;
  const told = all.map((h) => plain(h.textContent ?? '')).map((said) => (titles.some((title) => title.startsWith(said) || (title !== '' && said.includes(title))) ? said.length : 0));
  const inside = all.find((h) => core.contains(h));
  // A section's heading in the text, below the headline above it.
  const titled = all.some((h, i) => told[i]! > 0 && !core.contains(h) && !is_site_name(plain(h.textContent ?? ''), titles));
  if (inside && (!titled || told[all.indexOf(inside)]! > 0)) return inside;
  const longest = told.reduce((best, length, i) => (length > told[best]! ? i : best), 0);
  if (told[longest]! > 0) return all[longest]!;
  return nearest_titled(core, titles) ?? all.filter((h) => (h.compareDocumentPosition(core) & 4) !== 0).pop() ?? null;
}

function common_ancestor(a: Element, b: Element): Element {
  let at: Element | null = a;
  while (at && !at.contains(b)) at = at.parentElement;
  return at ?? a.ownerDocument.body;
}

export function find_article(document: Document, measures: Measures): Article {
  const body = document.body;
  const whole = prose_of(body, measures);
  const page: Article = { root: body, core: body, headline: null, how: 'page' };
  if (whole < shortest_declared) return page;

  // What is declared counts when it holds a fair part of the prose: some pages declare every teaser an article,
  // some only the first paragraphs the body.
  let core = descend(body, measures, 0.7);
  let shortest = shortest_article;
  for (const selector of declared) {
    const found = [...document.querySelectorAll(selector)].filter((e) => measures.has(e));
    let best = found.reduce<Element | null>((most, e) => (prose_of(e, measures) > (most ? prose_of(most, measures) : 0) ? e : most), null);
    // Article upon article, each with a heading: the page is the one it is titled by.
    if (selector === 'article' && best && found.length > 1) {
      const titles = titles_of(document);
      const own = found.find((e) => prose_of(e, measures) >= shortest_declared && titled_heading(e, titles) !== null);
      if (own && (own === best || (!own.contains(best) && !best.contains(own) && best.querySelector('h1, h2') !== null))) { core = own; shortest = shortest_declared; break; }
    }
    if (!best || prose_of(best, measures) < Math.max(shortest_declared, 0.35 * whole)) {
      // A body in several parts: what holds them all.
      const parts = found.filter((e) => prose_of(e, measures) > 0);
      if (parts.length < 2 || !/articleBody/.test(selector)) continue;
      best = parts.reduce(common_ancestor);
      if (best === body) continue;
    }
    core = best;
    shortest = shortest_declared;
    break;
  }
  core = descend(core, measures, 0.92);
  if (prose_of(core, measures) < shortest) return page;

  const headline = headline_of(document, core);
  // What stands with the headline is the article; what only shares a wrapper with it may be readers' comments.
  if (headline && core.contains(headline)) {
    let near: Element = headline;
    while (near !== core && prose_of(near, measures) < 0.6 * prose_of(core, measures)) near = near.parentElement ?? core;
    core = near;
  }
  let root = core;
  const article = core.closest('article, [role="article"]');
  if (article && prose_of(article, measures) < 1.3 * prose_of(core, measures)) root = article;
  if (headline) {
    const both = common_ancestor(root, headline);
    if (prose_of(both, measures) < 2 * prose_of(core, measures)) root = both;
  }
  return { root, core, headline, how: 'article' };
}
