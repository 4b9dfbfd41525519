// Addresses: resolved, out of their redirectors, without what only tracks; and what kind of link they make.
import known from './links.json' with { type: 'json' };
import type { LinkKind } from './types.ts';

const tracked = new Set(known.tracking.filter((name) => !name.endsWith('*')));
const tracked_starts = known.tracking.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
function tracks(parameter: string): boolean {
  const name = parameter.toLowerCase();
  return tracked.has(name) || tracked_starts.some((start) => name.startsWith(start));
}

interface Redirector { host: string; path: string; parameters: string[] }
/** By the last two names of the host; Google's by its own, whatever the country. */
const redirectors = new Map<string, Redirector[]>();
const key_of = (host: string): string => (/(^|\.)google\.[a-z.]+$/.test(host) ? 'google.*' : host.split('.').slice(-2).join('.'));
for (const line of known.redirectors) {
  const [place = '', ...parameters] = line.split(' ');
  const slash = place.indexOf('/');
  const host = slash < 0 ? place : place.slice(0, slash);
  const key = host === 'google.*' ? host : key_of(host);
  redirectors.set(key, [...redirectors.get(key) ?? [], { host, path: slash < 0 ? '/' : place.slice(slash), parameters }]);
}

/** Where a redirector leads; null where the address is none, or does not say. */
function held_address(at: URL): string | null {
  const host = at.hostname;
  const key = key_of(host);
  for (const known_one of redirectors.get(key) ?? []) {
    if (key !== 'google.*' && host !== known_one.host && !host.endsWith(`.${known_one.host}`)) continue;
    if (!at.pathname.startsWith(known_one.path)) continue;
    for (const name of known_one.parameters) {
      const held = name === '/' ? `https:/${at.pathname.slice(known_one.path.length)}${at.search}` : name === '?' ? at.search.slice(1) : at.searchParams.get(name);
      if (held && /^https?:\/\/[^/]/i.test(held)) return held;
    }
  }
  return null;
}

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

const share_hosts = /^https?:\/\/((www|m|web)\.)?(facebook\.com\/(sharer|share\.php|dialog\/(share|feed|send))|(twitter|x)\.com\/(intent|share|home\?status)|linkedin\.com\/(share|cws\/share|sharing)|pinterest\.[a-z.]+\/pin\/create|reddit\.com\/submit|tumblr\.com\/(share|widgets\/share)|wa\.me\/\?|getpocket\.com\/(save|edit)|news\.ycombinator\.com\/submitlink|vk\.com\/share|xing\.com\/(spi|social))|^https?:\/\/(api\.whatsapp\.com\/send|web\.whatsapp\.com\/send|t\.me\/share|telegram\.me\/share|share\.flipboard\.com|bsky\.app\/intent|threads\.net\/intent|www\.threads\.net\/intent|lineit\.line\.me|social-plugins\.line\.me|www\.addtoany\.com|www\.addthis\.com)/i;
export function is_share(url: string): boolean {
  return share_hosts.test(url);
}

const ad_hosts = new Set(known.ads);

/** A page that sells the thing: what it is called there and costs is the shop's to say, and no article's source. */
// One pattern over the whole address: every link of a page is asked, and parsing each costs more than matching.
const sells = new RegExp([
  `^https?://(?:(?:(?:www|m|smile)\\.)?(?:${known.shops.join('|')})\\.(?:com?\\.)?[a-z]+/.`,
  '(?:shop|store|boutique)\\.',
  '(?:amzn\\.(?:to|eu|asia)|a\\.co)/',
  '[^/]+/(?:[a-z]{2}(?:-[a-z]{2})?/)?(?:shop|boutique)/.)',
].join('|'));

const staff_path = /\/(authors?|auteurs?|autor(e|es|en|in)?|autori|journalistes?|journalists?|profile|profil|by|people|staff|signature|biography|contributors?|redaktion|firmas?)\/[^/]+\/?$/i;
const topic_path = /\/(tags?|topics?|sujets?|themes?|thema|themen|temas?|dossiers?|keywords?|mots?|mot-cle|mots-cles|etiquettes?|labels?|noticias-de|argomenti|tematica|personnalites?|entreprises?|hub|categor(y|ies|ie|ia))\/[^?]+$/i;

const offer_host = /^(abo|abonnement|abonnements|abonnez-vous|subscribe|subscription|subscriptions|offre|offres|boutique|newsletter|newsletters)\./i;
const offer_path = /^\/(abo|abonnement|abonnements|subscribe|subscriptions?|newsletters?|inscription|register|signup|sign-up)(\/|$)/i;

/** What a link of the running text is, by what the markup declares and by the shape of its address. */
export function kind_of(anchor: Element, url: string, page: string): LinkKind {
  const rel = ` ${(anchor.getAttribute('rel') ?? '').toLowerCase()} `;
  if (is_share(url)) return 'share';
    // A commission's redirector tells it, wherever it leads.
  if (/ sponsored /.test(rel) || ad_hosts.has(site_of(url)) || ad_hosts.has(site_of(anchor.getAttribute('href') ?? '')) || sells.test(url)) return 'ad';
  if (/ author /.test(rel) || /author/.test(anchor.getAttribute('itemprop') ?? '') || anchor.closest('[itemprop~="author"], [rel~="author"], address')) return 'staff';
  if (/ tag /.test(rel)) return 'topic';
  if (site_of(url) === site_of(page)) {
    const { pathname: path = '', hostname = '' } = parse(url) ?? {};
    if (staff_path.test(path)) return 'staff';
    if (topic_path.test(path)) return 'topic';
    if (path === '/' || path === '' || offer_path.test(path) || offer_host.test(hostname)) return 'nav';
  }
  return 'body';
}
