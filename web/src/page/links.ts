// Addresses: resolved, out of their redirectors, without what only tracks; and what kind of link they make.
import type { LinkKind } from './types.ts';

// Parameters that say where the reader came from and change nothing of what is served.
const tracking = /^(utm_\w+|fbclid|gclid|dclid|msclkid|twclid|yclid|igshid|igsh|mc_cid|mc_eid|mkt_tok|ref_src|ref_url|cmpid|smid|ns_\w+|xtor|at_medium|at_campaign|at_custom\d|wt_mc|_ga|_gl|_hsenc|_hsmi|oly_enc_id|oly_anon_id|vero_id|__twitter_impression)$/i;

// Host (and path) of a redirector, and the parameter that holds where it leads.
const redirectors: readonly [host: RegExp, path: RegExp, parameters: readonly string[]][] = [
  [/^(www\.)?google\.[a-z.]+$/, /^\/url$/, ['q', 'url']],
  [/^(l|lm)\.facebook\.com$|^l\.instagram\.com$|^l\.messenger\.com$/, /^\/l?\.?php|^\//, ['u']],
  [/^(www\.)?youtube\.com$/, /^\/redirect$/, ['q']],
  [/^(out|away)\.reddit\.com$|^(www\.)?linkedin\.com$/, /^\/$|^\/(safety\/go|redir\/redirect)$|^\/t3/, ['url']],
  [/^away\.vk\.com$|^vk\.com$/, /^\/away\.php$/, ['to']],
  [/^(go|click)\.(skimresources|redirectingat|linksynergy)\.com$|^shop-links\.co$/, /./, ['url', 'murl', 'u']],
  [/\.safelinks\.protection\.outlook\.com$/, /./, ['url']],
  [/^(www\.)?awin1\.com$/, /./, ['ued', 'p']],
  [/^(www\.)?anrdoezrs\.net$|^(www\.)?(dpbolvw|jdoqocy|kqzyfj|tkqlhce)\.(net|com)$/, /./, ['url']],
  [/^t\.umblr\.com$/, /^\/redirect$/, ['z']],
];

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
  for (let depth = 0; url && url.search !== '' && depth < 4; depth++) {
    const at = url;
    const found = redirectors.find(([host, path]) => host.test(at.hostname) && path.test(at.pathname));
    const held = found?.[2].map((name) => at.searchParams.get(name)).find((value) => value && /^https?:\/\//i.test(value));
    if (!held) break;
    url = parse(held);
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '' || (!url.hostname.includes('.') && url.hostname !== 'localhost' && !url.hostname.startsWith('['))) return null;
  if (url.search === '') return url.href;
  // Cut from the text, not through searchParams, which would write the others anew.
  const kept = url.search.slice(1).split('&').filter((part) => !tracking.test(part.split('=')[0] ?? ''));
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
  const labels = (parse(url)?.hostname ?? '').split('.');
  const second = labels[labels.length - 2] ?? '';
  const deep = labels.length > 2 && (labels[labels.length - 1] ?? '').length === 2 && /^(co|com|org|net|gov|gouv|ac|edu|or|ne)$/.test(second);
  return labels.slice(deep ? -3 : -2).join('.');
}

const share_hosts = /^https?:\/\/((www|m|web)\.)?(facebook\.com\/(sharer|share\.php|dialog\/(share|feed|send))|(twitter|x)\.com\/(intent|share|home\?status)|linkedin\.com\/(share|cws\/share|sharing)|pinterest\.[a-z.]+\/pin\/create|reddit\.com\/submit|tumblr\.com\/(share|widgets\/share)|wa\.me\/\?|getpocket\.com\/(save|edit)|news\.ycombinator\.com\/submitlink|vk\.com\/share|xing\.com\/(spi|social))|^https?:\/\/(api\.whatsapp\.com\/send|web\.whatsapp\.com\/send|t\.me\/share|telegram\.me\/share|share\.flipboard\.com|bsky\.app\/intent|threads\.net\/intent|www\.threads\.net\/intent|lineit\.line\.me|social-plugins\.line\.me|www\.addtoany\.com|www\.addthis\.com)/i;
export function is_share(url: string): boolean {
  return share_hosts.test(url);
}

const staff_path = /\/(authors?|auteurs?|autor(e|es|en|in)?|autori|journalistes?|journalists?|profile|profil|by|people|staff|signature|biography|contributors?|redaktion|firmas?)\/[^/]+\/?$/i;
const topic_path = /\/(tags?|topics?|sujets?|themes?|thema|themen|temas?|dossiers?|keywords?|mot-cle|mots-cles|noticias-de|argomenti|tematica|personnalites?|entreprises?|hub|categor(y|ies|ie|ia))\/[^?]+$/i;

/** What a link of the running text is, by what the markup declares and by the shape of its address. */
export function kind_of(anchor: Element, url: string, page: string): LinkKind {
  const rel = ` ${(anchor.getAttribute('rel') ?? '').toLowerCase()} `;
  if (is_share(url)) return 'share';
  if (/ sponsored /.test(rel)) return 'ad';
  if (/ author /.test(rel) || /author/.test(anchor.getAttribute('itemprop') ?? '') || anchor.closest('[itemprop~="author"], [rel~="author"], address')) return 'staff';
  if (/ tag /.test(rel)) return 'topic';
  if (site_of(url) === site_of(page)) {
    const path = parse(url)?.pathname ?? '';
    if (staff_path.test(path)) return 'staff';
    if (topic_path.test(path)) return 'topic';
    if (path === '/' || path === '') return 'nav';
  }
  return 'body';
}
