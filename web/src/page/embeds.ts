// Posts, videos and charts set into the article: told by the markup their makers hand out, before and after it loads.
import { address_of } from './links.ts';
import { tag_of } from './dom.ts';

const post_hosts = /^https?:\/\/((www|m|mobile)\.)?(twitter\.com\/\w+\/status|x\.com\/\w+\/status|instagram\.com\/(p|reel|tv)\/|facebook\.com\/[^/]+\/(posts|videos|photos)\/|facebook\.com\/(watch|reel|photo)|tiktok\.com\/@[^/]+\/(video|photo)|threads\.(net|com)\/@[^/]+\/post|bsky\.app\/profile\/[^/]+\/post|t\.me\/\w+\/\d|reddit\.com\/r\/[^/]+\/comments|linkedin\.com\/(posts|embed)|truthsocial\.com\/@|youtube\.com\/(watch|embed|shorts)|youtube-nocookie\.com\/embed|youtu\.be\/|dailymotion\.com\/(embed\/)?video)/i;
// Classes their makers give them; those that end in * go on.
const class_names = ['twitter-tweet', 'twitter-video', 'instagram-media', 'tiktok-embed', 'fb-post', 'fb-video', 'bluesky-embed', 'text-post-media', 'reddit-embed*', 'reddit-card*', 'mastodon-embed',
  'truthsocial-embed', 'imgur-embed-pub', 'flourish-embed', 'datawrapper-*', 'infogram-embed', 'telegram-post'];
const embed_classes = new RegExp(`(?:^|\\s)(${class_names.map((name) => name.replace('*', '\\S*')).join('|')})(?=\\s|$)`, 'i');
const chart_hosts = /(datawrapper|dwcdn|flourish|infogram|tableau|ourworldindata|statista|google\.com\/maps|documentcloud|scribd|flo\.uri\.sh|slideshare|issuu|calameo|genially|soundcloud|spotify|vimeo|player\.|arcgis|gfycat|streamable|acast|podcast|audioboom|twitch|rumble|rutube|ina\.fr|francetv|arte\.tv|wikipedia|archive\.org)/i;

// Any host may be a Mastodon server.
const mastodon_post = /^https?:\/\/[^/]+\/@[^/]+\/\d{9,}\/embed/;

/** The address people share, for what stands in a frame: the film for its player, the post for its widget. */
export function shared_address(url: string): string {
  const at = new URL(url);
  const host = at.hostname.replace(/^www\./, '');
  if (/^youtube(-nocookie)?\.com$/.test(host) && at.pathname.startsWith('/embed/')) return `https://www.youtube.com/watch?v=${at.pathname.split('/')[2] ?? ''}`;
  if (/^platform\.(twitter|x)\.com$/.test(host)) {
    const id = at.searchParams.get('id');
    if (id) return `https://twitter.com/i/status/${id}`;
  }
  if (host === 'facebook.com' && at.pathname.startsWith('/plugins/')) return at.searchParams.get('href') ?? url;
  if (/dailymotion\.com$/.test(host) && at.pathname.startsWith('/embed/video/')) return `https://www.dailymotion.com${at.pathname.slice(6)}`;
  if (mastodon_post.test(url)) return url.replace(/\/embed.*$/, '');
  if (host === 'player.vimeo.com') return `https://vimeo.com/${at.pathname.split('/').pop() ?? ''}`;
  return url;
}

const address_attributes = ['cite', 'data-instgrm-permalink', 'data-href', 'data-tweet-url', 'data-url', 'data-post-url', 'data-text-post-permalink', 'data-src', 'src', 'data-lazy-src', 'data-embed-url', 'data-iframe-src'];

const frames = new Set(['IFRAME', 'AMP-IFRAME', 'EMBED']);
const players = new Set(['AMP-YOUTUBE', 'LITE-YOUTUBE']);
const widgets = new Set(['AMP-TWITTER', 'AMP-INSTAGRAM', 'AMP-YOUTUBE', 'AMP-FACEBOOK', 'AMP-TIKTOK', 'TWITTER-WIDGET', 'TWITTERWIDGET']);

/** What may be one, as the browser finds it: asking each element of a page takes longer. */
export const may_embed = [...frames, ...players, ...widgets, 'BLOCKQUOTE', '[data-src]', '[data-tweet-id]',
  ...class_names.map((name) => `[class*="${name.replace('*', '')}" i]`)].join(',');

/** The address of the post, video or chart that the element is; null where it is none. */
export function embed_address(element: Element, base: string): string | null {
  const tag = tag_of(element);
  const frame = frames.has(tag);
  const widget = widgets.has(tag);
  const quote = tag === 'BLOCKQUOTE';
  const called = element.getAttribute('class');
  const named = called !== null && embed_classes.test(called);
  if (!frame && !named && !widget && !quote && !players.has(tag) && !element.hasAttribute('data-src') && !element.hasAttribute('data-tweet-id')) return null;
  const id = element.getAttribute('data-tweet-id') ?? (widget && tag !== 'AMP-YOUTUBE' ? element.getAttribute('data-tweetid') : null);
  const film = element.getAttribute('data-videoid') ?? element.getAttribute('videoid');
  if (players.has(tag)) return film ? `https://www.youtube.com/watch?v=${film}` : null;
  if (id && /^\d+$/.test(id)) return `https://twitter.com/i/status/${id}`;
  if (!frame && !named && !widget && !quote && !element.hasAttribute('data-src')) return null;
  if (named || quote) {
    // A post's own address is its last link, by its date.
    const inside = [...element.querySelectorAll('a[href]')].map((a) => address_of(a.getAttribute('href'), base)).filter((url): url is string => url !== null && post_hosts.test(url));
    const last = inside[inside.length - 1];
    if (last) return last;
  }
  for (const name of address_attributes) {
    const given = element.getAttribute(name);
    // Flourish hands out "visualisation/123", which is the path at its own host.
    const url = address_of(named && given !== null && /^(visualisation|story)\/\d+/.test(given) ? `https://flo.uri.sh/${given}/embed` : given, base);
    if (!url) continue;
    const shared = shared_address(url);
    if (named && /^(cite|data-instgrm-permalink|data-href|data-url)$/.test(name)) return shared;
    if (post_hosts.test(shared)) return shared;
    if ((frame || named || widget) && (chart_hosts.test(shared) || mastodon_post.test(url))) return shared;
  }
  return null;
}
