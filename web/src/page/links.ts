// Addresses: resolved, out of their redirectors, without what only tracks; and what kind of link they make.
import known from './links.json' with { type: 'json' };
import type { LinkKind } from './types.ts';

const tracked = new Set(known.tracking.filter((name) => !name.endsWith('*')));
const tracked_starts = known.tracking.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
function tracks(parameter: string): boolean {
  const name = parameter.toLowerCase();
  return tracked.has(name) || tracked_starts.some((start) => name.startsWith(start));
}

/** A host, or all below it, and how the path begins there. */
interface Place { host: string; path: string; words: string[] }
/** By the last two names of the host; some by their own, whatever the country: "google.*". */
type Places = Map<string, Place[]>;
const worldwide = new Set(known.worldwide);
function key_of(host: string): string {
  const names = host.split('.');
  const name = names.find((one, i) => i < names.length - 1 && worldwide.has(one));
  return name === undefined ? names.slice(-2).join('.') : `${name}.*`;
}
function places(lines: readonly string[]): Places {
  const out: Places = new Map();
  for (const line of lines) {
    const [place = '', ...words] = line.split(' ');
    const slash = place.indexOf('/');
    const host = slash < 0 ? place : place.slice(0, slash);
    const key = host.endsWith('.*') ? host : key_of(host);
    out.set(key, [...out.get(key) ?? [], { host, path: slash < 0 ? '/' : place.slice(slash), words }]);
  }
  return out;
}
function at_places(of: Places, host: string, path: string): Place[] {
  return of.get(key_of(host))?.filter((one) => path.startsWith(one.path) && (one.host.endsWith('.*') || host === one.host || host.endsWith(`.${one.host}`))) ?? [];
}

const redirectors = places(known.redirectors);

/** Where a redirector leads; null where the address is none, or does not say. */
function held_address(at: URL): string | null {
  for (const { path, words } of at_places(redirectors, at.hostname, at.pathname)) {
    for (const name of words) {
      const held = name === '/' ? `https:/${at.pathname.slice(path.length)}${at.search}` : name === '?' ? at.search.slice(1) : at.searchParams.get(name);
      if (held && /^https?:\/\/[^/]/i.test(held)) return held;
    }
  }
  // …/redirect?url=https://… of any site.
  if (leaving.test(at.pathname)) for (const held of at.searchParams.values()) if (/^https?:\/\/[^/]/i.test(held)) return held;
  return null;
}

// What addresses of a site's own redirectors end with.
const leaving = /(^|\/)(click|clic|redirect|redirection|redir|out|outbound|exit|goto|leave|leaving|external|sortie|lien)(\.\w+)?\/?$/i;

function parse(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** The address a link leads to; null where it is broken or not of the web. */
export function address_of(href: string | null, base: string): string | null {
  if (href === null || href.trim() === '') return null;
  let url = parse(href.trim(), base);
  for (let depth = 0; url && depth < 4; depth++) {
    const held = held_address(url);
    if (held === null) break;
    url = parse(held);
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '' || (!url.hostname.includes('.') && url.hostname !== 'localhost' && !url.hostname.startsWith('['))) return null;
  if (url.search === '') return url.href;
  // Cut from the text, not through searchParams, which would write the others anew.
  const kept = url.search.slice(1).split('&').filter((part) => !tracks(part.split('=')[0] ?? ''));
  url.search = kept.join('&');
  return url.href;
}

const sites = new Map<string, string>();
const most_sites = 2000;

/** "news.example.co.uk" → "example.co.uk", near enough to tell one site from another. */
export function site_of(url: string): string {
  let site = sites.get(url);
  if (site === undefined) {
    if (sites.size >= most_sites) sites.clear();
    sites.set(url, site = site_in(url));
  }
  return site;
}

function site_in(url: string): string {
  // Addresses are whole here, or none; reading the host out costs less than parsing them.
  const labels = (/^(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() ?? '').split('.');
  const second = labels[labels.length - 2] ?? '';
  const deep = labels.length > 2 && (labels[labels.length - 1] ?? '').length === 2 && /^(co|com|org|net|gov|gouv|ac|edu|or|ne)$/.test(second);
  return labels.slice(deep ? -3 : -2).join('.');
}

// Asked of every link of a page just loaded: there, a pattern of all these names takes longer to be built than to be used.
/** Host and what follows it of an address as the browser writes it; null for none of the web. */
function parts_of(url: string): { host: string; rest: string } | null {
  const from = url.startsWith('https://') ? 8 : url.startsWith('http://') ? 7 : 0;
  if (from === 0) return null;
  const slash = url.indexOf('/', from);
  return slash < 0 ? { host: url.slice(from), rest: '' } : { host: url.slice(from, slash), rest: url.slice(slash) };
}
const sharers = places(known.share);
export function is_share(url: string): boolean {
  const parts = parts_of(url);
  return parts !== null && at_places(sharers, parts.host, parts.rest).length > 0;
}

const ad_hosts = new Set(known.ads);

const shops = new Set(known.shops);
const shop_words = new Set(known.shop_words);
const short_shops = new Set(known.short_shops);
/** A page that sells the thing: what it is called there and costs is the shop's to say, and no article's source. */
function sells(url: string): boolean {
  const { host, rest } = parts_of(url) ?? { host: '', rest: '' };
  if (short_shops.has(host)) return true;
  const names = host.split('.');
  if (shop_words.has(names[0]!)) return true;
  if (rest.length < 2) return false;
  const shop = /^(www|m|smile)$/.test(names[0]!) ? 1 : 0;
  if (shops.has(names[shop]!) && (names.length === shop + 2 || (names.length === shop + 3 && /^com?$/.test(names[shop + 1]!)))) return true;
  const [, first = '', second = '', third = ''] = rest.split('/', 4);
  return (shop_words.has(first) && second !== '') || (/^[a-z]{2}(-[a-z]{2})?$/.test(first) && shop_words.has(second) && third !== '');
}

const staff_names = new Set(known.staff);
const topic_names = new Set(known.topics);
const offer_names = new Set(known.offers);

/** What a link of the running text is, by what the markup declares and by the shape of its address. */
export function kind_of(anchor: Element, url: string, page: string): LinkKind {
  const rel = ` ${(anchor.getAttribute('rel') ?? '').toLowerCase()} `;
  if (is_share(url)) return 'share';
    // A commission's redirector tells it, wherever it leads.
  if (/ sponsored /.test(rel) || ad_hosts.has(site_of(url)) || ad_hosts.has(site_of(anchor.getAttribute('href') ?? '')) || sells(url)) return 'ad';
  if (/ author /.test(rel) || /author/.test(anchor.getAttribute('itemprop') ?? '') || anchor.closest('[itemprop~="author"], [rel~="author"], address')) return 'staff';
  if (/ tag /.test(rel)) return 'topic';
  if (site_of(url) === site_of(page)) {
    const { host = '', rest = '' } = parts_of(url) ?? {};
    const folders = rest.split(/[?#]/, 1)[0]!.toLowerCase().split('/').filter(Boolean);
    if (staff_names.has(folders[folders.length - 2] ?? '')) return 'staff';
    if (folders.some((name, i) => i < folders.length - 1 && topic_names.has(name))) return 'topic';
    if (folders.length === 0 || offer_names.has(folders[0]!) || offer_names.has(host.split('.')[0]!)) return 'nav';
  }
  return 'body';
}
