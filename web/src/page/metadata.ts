// What the page says of itself: JSON-LD first, then meta tags, then the markup.
import { primary_of } from '../language.ts';
import { address_of, site_of } from './links.ts';
import { writers_among } from './writers.ts';
import { date_in_address, shown_days, written_date, type Days } from './written.ts';
import type { ClaimReview, PageMeta } from './types.ts';

type Thing = Record<string, unknown>;
const article_types = /(Article|BlogPosting|Report|WebPage|Review|LiveBlogPosting)$/;

function things_of(document: Document): Thing[] {
  const things: Thing[] = [];
  const take = (value: unknown, depth: number): void => {
    if (depth > 4 || things.length > 200) return;
    if (Array.isArray(value)) { for (const one of value) take(one, depth + 1); return; }
    if (typeof value !== 'object' || value === null) return;
    const thing = value as Thing;
    things.push(thing);
    take(thing['@graph'], depth + 1);
    take(thing['mainEntity'], depth + 1);
  };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      // Line breaks inside strings are the commonest damage.
      // eslint-disable-next-line no-control-regex -- control characters are what JSON refuses
      take(JSON.parse((script.textContent ?? '').replace(/[\u0000-\u001f]+/g, ' ')), 0);
    } catch {
      // A damaged block says nothing; the rest of the page still does.
    }
  }
  return things;
}

function types_of(thing: Thing): string[] {
  const type = thing['@type'];
  return (Array.isArray(type) ? type : [type]).filter((t): t is string => typeof t === 'string');
}
// JSON in a script is no markup, but many systems write it as if it were.
const entities: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: '\u00a0', rsquo: '’' };
const decoded = (text: string): string => text.replace(/&(?:#(\d{1,6})|([a-z]{2,6}));/g, (all, code: string | undefined, name: string | undefined) => (code ? String.fromCodePoint(Math.min(Number(code), 0x10ffff)) : entities[name!] ?? all));
// What a template writes for nothing.
const nothing = /^(?:undefined|null|none|n\/a|-)?$/i;
function text_of(value: unknown): string | null {
  if (typeof value === 'string') return nothing.test(value.trim()) ? null : decoded(value.trim());
  if (Array.isArray(value)) return text_of(value[0]);
  if (typeof value === 'object' && value !== null) return text_of((value as Thing)['name'] ?? (value as Thing)['@value']);
  return null;
}
function date_of(value: string | null | undefined): string | null {
  const found = value?.trim().match(/^(\d{4})-(\d{2})(-(\d{2}))?([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?/);
  return found ? found[0].replace(' ', 'T') : null;
}

/** Reviews written into the markup (microdata) in place of JSON-LD. */
function marked_reviews(document: Document, page: string): ClaimReview[] {
  return [...document.querySelectorAll('[itemtype$="schema.org/ClaimReview"]')].flatMap((review) => {
    const said = (...names: string[]): string | null => {
      for (const name of names) {
        const e = review.querySelector(`[itemprop~="${name}"]`);
        const value = (e?.getAttribute('content') ?? e?.getAttribute('href') ?? e?.textContent ?? '').replace(/\s+/g, ' ').trim();
        if (value) return value;
      }
      return null;
    };
    const claim = said('claimReviewed');
    const author = review.querySelector('[itemprop~="author"] [itemprop~="name"]');
    return claim ? [{ claim, rating: said('alternateName', 'ratingValue'), url: address_of(said('url'), page), publisher: (author?.getAttribute('content') ?? author?.textContent ?? '').trim() || said('author') }] : [];
  });
}

const letters = (name: string): string => name.normalize('NFD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const site_names_up_to = 40;

/** Whether each word gives the address its beginning: "(The) New York Times" and nytimes. */
function spells(host: string, name: readonly string[]): boolean {
  const [word = '', ...further] = name;
  if (host === '' || word === '') return host === word;
  for (let length = 1; length <= word.length && host.startsWith(word.slice(0, length)); length++) if (spells(host.slice(length), further)) return true;
  return false;
}

/** Whether the address bears the site's name. */
function is_site_name(name: string, page: string): boolean {
  const called = letters(name);
  const host = letters(site_of(page).split('.')[0] ?? '');
  if (called.length < 3 || host.length < 3 || name.length > site_names_up_to) return false;
  if (called.includes(host) || host.startsWith(called)) return true;
  const parts = name.split(/[\s'’-]+/).map(letters).filter(Boolean);
  return parts.length > 1 && (spells(host, parts) || spells(host, parts.slice(1)));
}

/** The site's name at the title's end ("… - The Harbour Post"), where the address bears it out. */
function publisher_in_title(title: string, page: string): string | null {
  const name = /[\s\u00a0][|·•–—:-][\s\u00a0]+((?:(?!\s[:-]\s)[^|·•–—])+)$/u.exec(title.trim())?.[1]?.trim() ?? '';
  return is_site_name(name, page) ? name : null;
}

/** What the page calls its site, unless its title has a name that the address bears out better ("U.S." for a section's). */
function publisher_of(declared: string | null, title: string, page: string): string | null {
  return declared !== null && !/^(https?:|www\.)/.test(declared) && is_site_name(declared, page) ? declared : publisher_in_title(title, page) ?? declared?.replace(/^(?:https?:\/\/)?www\./, '') ?? null;
}

/** A date under a name nobody agreed on ("publish_date", "dc.date.created", "article_date_original"). */
function declared_date(meta: ReadonlyMap<string, string>, lang: string): string | null {
  for (const [name, content] of meta) {
    if (content.length > 60 || /modif|updat|expir|revis|image|url/.test(name) || !/(^|[^a-z])(pub(li(sh|c)\w*)?|creat\w*|issued|posted|original|release)?_?date|date[._:]?(creat|issued|pub|original)|published|pubdate/.test(name)) continue;
    const date = written_date(content, lang);
    if (date) return date;
  }
  return null;
}

/** What the page shows of its dates, where it declares none. */
export function find_dates(meta: PageMeta, headline: Element | null, root: Element, lang: string | undefined): void {
  take_days(meta, shown_days([headline?.parentElement?.parentElement ?? null, root], primary_of(lang) ?? 'en'));
}
export function take_days(meta: PageMeta, days: Days): void {
  meta.published ??= days.published;
  meta.modified ??= days.modified;
}

export function read_meta(document: Document, page: string): PageMeta {
  const lang = primary_of(declared_language(document, document.documentElement)) ?? 'en';
  const meta = new Map<string, string>();
  const authors: string[] = [];
  // Some systems write "value" for "content".
  for (const tag of document.querySelectorAll('meta[content], meta[value]')) {
    const name = (tag.getAttribute('property') ?? tag.getAttribute('name') ?? tag.getAttribute('itemprop') ?? '').toLowerCase();
    const content = (tag.getAttribute('content') ?? tag.getAttribute('value'))?.trim();
    if (!name || !content) continue;
    if (!meta.has(name)) meta.set(name, content);
    if (/^(author|article:author|citation_author|dc\.creator)$/.test(name) && !/^https?:/.test(content)) authors.push(content);
  }
  const first = (...names: string[]): string | null => names.map((n) => meta.get(n)).find(Boolean) ?? null;
  const things = things_of(document);
  // "author": {"@id": "#p1"}: told elsewhere in the same data.
  const named = new Map(things.flatMap((t) => (typeof t['@id'] === 'string' && text_of(t['name']) !== null ? [[t['@id'], text_of(t['name'])!] as const] : [])));
  const name_of = (value: unknown): string | null => text_of(value) ?? named.get(((Array.isArray(value) ? value[0] as unknown : value) as Thing | null)?.['@id'] as string) ?? null;
  const articles = things.filter((t) => types_of(t).some((type) => article_types.test(type) && type !== 'ClaimReview'));
  const said = (key: string): string | null => articles.map((t) => name_of(t[key])).find(Boolean) ?? null;
  for (const article of articles) {
    const writers = article['author'];
    for (const one of Array.isArray(writers) ? writers : [writers]) {
      const name = name_of(one);
      if (name && !/^https?:/.test(name)) authors.unshift(name);
    }
  }
  if (authors.length === 0) {
    // Writers stand side by side; those further on wrote other articles, or comments.
    let near: Element | null | undefined;
    for (const e of document.querySelectorAll('[itemprop~="author"] [itemprop~="name"], [rel~="author"]')) {
      const name = e.textContent?.replace(/\s+/g, ' ').trim();
      if (!name || name.length >= 80 || e.closest('[class*="comment" i], [id*="comment" i]')) continue;
      near ??= e.parentElement?.parentElement;
      if (near?.contains(e)) authors.push(name);
    }
  }
  const published = date_of(said('datePublished')) ?? date_of(first('article:published_time', 'og:article:published_time', 'datepublished', 'date', 'dc.date', 'dc.date.issued', 'dcterms.created', 'citation_publication_date', 'parsely-pub-date', 'sailthru.date', 'publishdate', 'pubdate', 'bepress_citation_date'))
    ?? date_of(document.querySelector('[itemprop~="datePublished"]')?.getAttribute('datetime')) ?? date_of(document.querySelector('article time[datetime], main time[datetime], time[pubdate]')?.getAttribute('datetime'))
    ?? declared_date(meta, lang) ?? things.map((t) => date_of(text_of(t['datePublished']))).find(Boolean) ?? date_in_address(page);
  const modified = date_of(said('dateModified')) ?? date_of(first('article:modified_time', 'og:updated_time', 'datemodified', 'last-modified', 'dcterms.modified'));
  const reviews: ClaimReview[] = things.filter((t) => types_of(t).includes('ClaimReview')).flatMap((t) => {
    const claim = text_of(t['claimReviewed']);
    if (!claim) return [];
    const rating = t['reviewRating'] as Thing | undefined;
    return [{ claim, rating: text_of(rating?.['alternateName']) ?? text_of(rating?.['ratingValue']?.toString()), url: address_of(text_of(t['url']), page), publisher: text_of(t['author']) ?? text_of(t['publisher']) }];
  });
  if (reviews.length === 0) reviews.push(...marked_reviews(document, page));
  return {
    canonical: address_of(document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? first('og:url'), page),
    publisher: said('publisher') ?? publisher_of(first('og:site_name', 'application-name', 'dc.publisher'), document.title, page)
      ?? things.filter((t) => types_of(t).some((type) => /(Organization|WebSite)$/.test(type))).map((t) => text_of(t['name'])).find(Boolean) ?? null,
    authors: writers_among(authors).slice(0, 12),
    published, modified,
    section: said('articleSection') ?? text_of(first('article:section', 'section')),
    reviews,
  };
}

/** The language the page declares, as BCP 47. Detection is the engine's, which gets none where none is declared. */
export function declared_language(document: Document, root: Element): string | undefined {
  const html = document.documentElement;
  const declared = [root.closest('[lang]')?.getAttribute('lang'), html.getAttribute('lang'), html.getAttribute('xml:lang'),
    document.querySelector('meta[http-equiv="content-language" i]')?.getAttribute('content'), document.querySelector('meta[property="og:locale"]')?.getAttribute('content')];
  // "x-default", "${lang}": what says nothing doesn't hide what does.
  return declared.map((tag) => tag?.trim().replace('_', '-')).find((tag) => tag && /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(tag)) ?? undefined;
}
