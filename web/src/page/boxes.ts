// Boxes that are not the article's own text, told by what they are: landmarks and roles, the words pages name
// them by, what they hold. A name alone never cuts what holds the article's prose.
import words from './words.json' with { type: 'json' };
import { names_in, names_of, naming_of, tag_of } from './dom.ts';
import { is_share, site_of } from './links.ts';
import type { Measures } from './measure.ts';

export type Box = 'comments' | 'away' | 'signup' | 'appeal' | 'staff' | 'share' | 'ads' | 'chrome' | 'caption';

const box_of_name = new Map<string, Box>();
for (const [box, names] of Object.entries(words.names)) for (const name of names) box_of_name.set(name, box as Box);
// Capitals often go without their accents ("A LIRE AUSSI"); each letter stays one, so that places keep.
const bare = (line: string): string => line.toLowerCase().replace(/’/g, "'").replace(/[\u00a0\u202f]/g, ' ').replace(/[à-ÿ]/g, (c) => c.normalize('NFD')[0]!);
// Every line of the page is held against all of them: only those that share its beginning, or its end, are compared.
const letters_alike = 3;
function grouped(all: readonly string[], key: (one: string) => string): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const one of all) out.set(key(one), [...out.get(key(one)) ?? [], one]);
  return out;
}
const labels = Object.values(words.labels).flat().map(bare).sort((a, b) => b.length - a.length);
const labels_by_start = grouped(labels, (label) => label.slice(0, letters_alike));
const labels_by_end = grouped(labels, (label) => label.slice(-letters_alike));
const roles_outside = new Set(['navigation', 'menu', 'menubar', 'banner', 'contentinfo', 'search', 'dialog', 'alertdialog', 'tooltip', 'toolbar']);
const lists_of_comments = new Set(['DIV', 'SECTION', 'OL', 'UL', 'ASIDE']);

/** Whether the tag says that the element is never the article, whatever it holds. */
export function is_outside_by_tag(tag: string): boolean {
  return tag === 'NAV' || tag === 'SEARCH';
}
/** Whether the attribute does: a role, a declared type, readers' own words ("comments", "respond"), often longer than the article. */
export function puts_outside(element: Element, tag: string, name: string): boolean {
  switch (name) {
    case 'role': return roles_outside.has((element.getAttribute(name) ?? '').trim().toLowerCase());
    case 'class': return tag === 'INS' && /adsby/.test(element.getAttribute(name) ?? '');
    case 'itemtype': return /schema\.org\/(Comment|WPAdBlock|WPFooter|WPSideBar|SiteNavigationElement)$/.test(element.getAttribute(name) ?? '');
    case 'itemprop': return /^comments?$/.test(element.getAttribute(name) ?? '');
    case 'id': return lists_of_comments.has(tag) && /^(comments?|commentaires|disqus_thread|respond|kommentare)([_-](list|section|area|wrapper|container|thread|bloc|block))?$/i.test(element.id);
    default: return false;
  }
}
export function is_outside(element: Element): boolean {
  const tag = tag_of(element);
  return is_outside_by_tag(tag) || element.getAttributeNames().some((name) => puts_outside(element, tag, name));
}

// Pages call hundreds of elements by few names.
const boxes_named = new Map<string, Box | null>();
const most_named = 4000;

/** What pages with such names mean by the box; strongest first. */
export function named_box(element: Element): Box | null {
  const naming = naming_of(element);
  const known = boxes_named.get(naming);
  if (known !== undefined) return known;
  let found: Box | null = null;
  for (const name of names_in(naming)) {
    const box = box_of_name.get(name);
    if (box && (found === null || box === 'comments' || box === 'ads')) found = box;
  }
  if (boxes_named.size >= most_named) boxes_named.clear();
  boxes_named.set(naming, found);
  return found;
}

const margins = new Set(['aside', 'sidebar', 'secondary', 'rail', 'footer', 'colonne', 'seitenleiste']);
/** Whether a box that holds prose is likely not where the article is. */
export function is_beside(element: Element): boolean {
  const tag = tag_of(element);
  if (tag === 'ASIDE' || tag === 'FOOTER') return true;
  if (tag === 'BODY' || tag === 'MAIN' || tag === 'ARTICLE') return false;
  return named_box(element) === 'comments' || margins.has(element.id.toLowerCase()) || (element.getAttribute('class') ?? '').toLowerCase().split(/\s+/).some((name) => margins.has(name));
}

/** Boxes whose name cannot be meant so here, since together they hold most of the article (a live blog's "comments"). */
export function misnamed(core: Element, measures: Measures): Set<Box> {
  const prose = new Map<Box, number>();
  const visit = (element: Element, above: readonly Box[]): void => {
    for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
      const m = measures.get(child);
      if (!m || m.prose === 0) continue;
      const box = named_box(child);
      if (box && !above.includes(box)) {
        prose.set(box, (prose.get(box) ?? 0) + m.prose);
        visit(child, [...above, box]);
      } else visit(child, above);
    }
  };
  visit(core, []);
  const all = measures.get(core)?.prose ?? 0;
  return new Set([...prose].filter(([, held]) => held > 0.6 * all).map(([box]) => box));
}

/**
 * Whether the element is the card that a link shows when pointed at: it stands right behind the link, says its words
 * again (or shows a picture) and leads to the same page and to others. Known by that alone where no style sheet hides it.
 */
export function is_hover_card(element: Element): boolean {
  const before = element.previousElementSibling;
  if (!before || tag_of(before) !== 'A' || tag_of(element) === 'A' || !before.hasAttribute('href')) return false;
  if (element.previousSibling !== before && (element.previousSibling?.textContent ?? '').trim() !== '') return false;
  const links = own_links(element);
  if (links.length < 2 || !links.some((a) => a.getAttribute('href') === before.getAttribute('href'))) return false;
  const said = (before.textContent ?? '').trim();
  return said !== '' && ((element.textContent ?? '').trim().startsWith(said) || element.querySelector('img') !== null);
}

// Every line is asked this on pages just loaded, where a pattern of all the world's letters takes longer to be built than to be used.
const is_letter = (c: string | undefined): boolean => c !== undefined && (c.toLowerCase() !== c.toUpperCase() || c > '\u3040');

/** Whether a line begins as a pointer elsewhere does ("Lire aussi :", "Read more:"). */
export function points_away(line: string): boolean {
  const start = bare(line.slice(0, 60));
  let from = 0;
  while (from < start.length && !is_letter(start[from])) from++;
  // "Previous articleThe fees of 2023": a title in an element of its own follows without a space.
  return (labels_by_start.get(start.slice(from, from + letters_alike)) ?? []).some((label) => start.startsWith(label, from) && (!is_letter(start[from + label.length]) || (label.includes(' ') && line[from + label.length] !== line[from + label.length]!.toLowerCase())));
}

/** Whether a heading is nothing but such a beginning: "À lire aussi". What it headed is left out. */
export function is_label(line: string): boolean {
  return labels.includes(bare(line.trim()).replace(/[\s:.…>»→]+$/u, ''));
}

/**
 * How long the pointer is that the text ends with, where a sentence or the block begins with it ("… fees. Lire aussi : ");
 * 0 where there is none. One plain word ("Watch the video") needs its colon.
 */
export function ends_with_pointer(text: string): number {
  const tail = text.trimEnd();
  const plain = bare(tail).replace(/[\s:|>»–—-]+$/u, '');
  const label = labels_by_end.get(plain.slice(-letters_alike))?.find((l) => plain.endsWith(l));
  if (label === undefined) return 0;
  const at = plain.length - label.length;
  if (at > 0 && !/[.!?…»”"')\]]\s*(?:[^\p{L}\p{N}\s]\s*)?$/u.test(plain.slice(0, at))) return 0;
  const written = tail.slice(at, at + label.length);
  return /[:|>»–—]$/.test(tail) || label.includes(' ') || written === written.toUpperCase() ? text.length - at : 0;
}

const before_bar = new Set(words.before_bar.map(bare));
// "you have used … articles": how it begins, and a word further on; " … contributed to this report": how it ends.
const closings = Object.values(words.closings).flat().map((one) => bare(one).split(' … '));
const contributions = Object.values(words.contributions).flat().map(bare);
const within_contributions = new Set([...words.contribution_words, ...words.note_joiners, ...words.name_particles].map(bare));
const longest_pointer = 300;
const longest_closing = 200;

/** Whether the line is a pointer without a link, by its head alone: "WATCH | …", "READ ALSO The fees of 2023". */
export function heads_pointer(line: string): boolean {
  if (line.length > longest_pointer) return false;
  const head = line.includes('|') && /^[^\p{L}]*(\p{L}[\p{L}\s'’]{1,24}?)\s*\|\s/u.exec(line)?.[1];
  if (head) return before_bar.has(bare(head)) || points_away(`${head}:`);
  // In capitals before words that are not: what follows is another page's title.
  if (!/^[^A-Za-zÀ-ÖØ-öø-ÿ]*(?:[A-ZÀ-ÖØ-Þ]{2}|[AÀ][\s'’])/.test(line)) return false;
  const shouted = /^[^\p{L}]*((?:\p{Lu}{2,}|À|A)(?:[\s'’]+\p{Lu}+)+)[\s:–—-]+\p{L}*\p{Ll}/u.exec(line)?.[1];
  return shouted !== undefined && points_away(`${shouted}:`);
}

/** "Reporting by Ann Marsh in Paris; editing by Lou Reef", "(avec AFP)": names and little else. "Reporting by the Gazette found that …" is a sentence. */
function credits_reporters(line: string): boolean {
  const start = bare(line);
  const head = contributions.find((one) => start.startsWith(one));
  return head !== undefined && line.slice(head.length).split(/[\s'’,;:()|/–—]+/).every((word) => {
    const first = word[0] ?? '';
    return first !== first.toLowerCase() || !is_letter(first) || word.includes('@') || within_contributions.has(bare(word).replace(/\.$/, ''));
  });
}

/** Whether a short line closes the page rather than the article: what subscribers could read on, whose rights these are. */
export function closes_page(line: string): boolean {
  if (line.length > longest_closing) return false;
  const start = bare(line.trim());
  const end = start.replace(/[\s.!?)]+$/, '');
  return closings.some(([head = '', further = '']) => (head === '' ? end.endsWith(further) : start.startsWith(head) && start.includes(further, head.length))) || credits_reporters(line.trim()) || /^(©|\(c\)\s*(19|20)\d{2}|copyright\s*(©|\(c\)|(19|20)\d{2}))|©\s*(19|20)\d{2}/.test(start);
}

const comment_heads = new Set(Object.values(words.comments).flat());
const staff_heads = new Set(Object.values(words.staff).flat());
const counted_comments = new RegExp(`^\\(?\\d+\\)?\\s+(${words.counted_comments.join('|')})$|^(${words.counted_comments.join('|')})\\s*\\(\\d+\\)$`);

/** Whether a short line heads readers' comments ("27 commentaires"), a box about the writer or one to sign up in. */
export function headed_box(line: string): 'comments' | 'staff' | 'signup' | null {
  const plain = line.trim().toLowerCase().replace(/’/g, "'").replace(/[\s:.!…]+$/u, '').replace(/\s+/g, ' ');
  if (plain === '' || plain.length > 40) return null;
  if (comment_heads.has(plain) || counted_comments.test(plain)) return 'comments';
  if (staff_heads.has(plain)) return 'staff';
  return plain.includes(' ') && words.letters.some((one) => plain.includes(one)) && points_away(plain) ? 'signup' : null;
}

export interface Surroundings { measures: Measures; prose: number; page: string; misnamed: ReadonlySet<Box> }

// Unlike HTMLAnchorElement.href, right for documents parsed from a string too.
function resolved(href: string, base: string): string {
  try {
    return new URL(href, base).href;
  } catch {
    return '';
  }
}

function own_links(element: Element): HTMLAnchorElement[] {
  return [...element.querySelectorAll<HTMLAnchorElement>('a[href]')];
}

const shortest_caption = 30;
const longest_caption = 600;
const says = (node: Node | null): boolean => node?.nodeType === 3 && /\w/.test((node as Text).data);
/** Whether the element is called a caption, where no <figcaption> says so, is as long as one and no part of a line. */
export function is_named_caption(element: Element, measures: Measures): boolean {
  if (named_box(element) !== 'caption' || says(element.previousSibling) || says(element.nextSibling)) return false;
  const chars = measures.get(element)?.chars ?? 0;
  return chars >= shortest_caption && chars <= longest_caption;
}

/**
 * What becomes of a block inside the article: 'drop' is left out, 'aside' is kept apart, null is the article's.
 * Linear in all: the counts come from one earlier pass, and the text is looked at in short blocks alone.
 */
export function box_in_article(element: Element, around: Surroundings): 'drop' | 'aside' | null {
  // What is never the article isn't measured.
  const m = around.measures.get(element);
  if (!m) return 'drop';
  const tag = tag_of(element);
  if (m.chars === 0) return null;
  const share_of_prose = m.prose / Math.max(1, around.prose);
  if (tag === 'FORM' && share_of_prose < 0.4) return 'drop';
  // The foot of a block quote says who is quoted.
  if (tag === 'FOOTER' && m.prose < 200 && element.closest('blockquote') === null && !/note|ref|source/.test(names_of(element).join(' '))) return 'drop';
  const density = m.linked / m.chars;
  const name = named_box(element);
  const comments = name === 'comments' && !around.misnamed.has('comments') && !m.headline;
  if (comments && (share_of_prose < 0.5 || m.weight < 0.5 * m.prose)) return 'drop';
  if (m.opens === 'comments' && !m.headline && (share_of_prose < 0.5 || m.weight < 0.5 * m.prose)) return 'drop';
  if (m.opens === 'signup' && share_of_prose < 0.5 && !m.headline) return 'aside';
  if ((m.opens === 'staff' || name === 'staff') && share_of_prose < 0.2 && !m.headline && !/^(FIGCAPTION|BLOCKQUOTE|H[1-6])$/.test(tag)) return 'aside';
  const named = share_of_prose < 0.3 && name !== null && !around.misnamed.has(name) ? name : null;
  if (named === 'ads' || named === 'chrome') return m.prose < 300 ? 'drop' : null;
  if (named === 'signup' && (m.prose < 500 || m.asks)) return 'drop';
  if (named === 'appeal' && m.prose < 1500) return 'aside';
  if ((named === 'share' || named === 'away') && (density > 0.4 || m.prose === 0)) return 'drop';
  if (named === 'away' && tag !== 'P') return 'aside';
  if (share_of_prose < 0.3 && m.asks) return 'drop';
  if (tag === 'ASIDE' || element.getAttribute('role') === 'complementary') return density > 0.5 && m.links > 1 ? 'drop' : share_of_prose > 0.5 ? null : 'aside';
  if (m.teasers > 0 && !m.headline && share_of_prose < 0.5 && m.prose < 250 * m.teasers && !/^H[2-6]$/.test(tag)) return 'drop';
  // Titles of the site's other pages, each with its writer's name or section.
  if (m.prose === 0 && density > 0.35 && m.links > 2 && m.linked > 25 * m.links && m.chars < 3000 && /^(DIV|SECTION|UL|OL)$/.test(tag) && element.querySelector('h2, h3, h4, h5, h6') !== null && element.querySelector('table') === null
    && own_links(element).every((a) => site_of(resolved(a.getAttribute('href') ?? '', around.page)) === site_of(around.page))) return 'drop';
  if (density < 0.6 || m.links === 0 || m.chars > 3000) return null;
  if (/^(TD|TH|TR|TBODY|TABLE|FIGCAPTION|BLOCKQUOTE|H1)$/.test(tag)) return null;
  const leads = own_links(element).map((a) => resolved(a.getAttribute('href') ?? '', around.page));
  if (leads.every((url) => is_share(url) || /^(mailto|javascript|whatsapp|sms|tel):/.test(url))) return 'drop';
  const at_home = leads.filter((url) => site_of(url) === site_of(around.page)).length;
  if (/^H[2-6]$/.test(tag)) return density > 0.9 && at_home === leads.length ? 'aside' : null;
  // A list of the site's own pages; a list of others' pages may be the sources, unless its head says otherwise.
  if (leads.length > 1 && density > 0.75 && at_home * 2 > leads.length && m.prose === 0) return 'drop';
  if (density > 0.9 && at_home === leads.length && m.prose === 0) return 'aside';
  return points_away(element.textContent ?? '') ? 'aside' : null;
}
