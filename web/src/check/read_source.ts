// A fetched body → the source's text, read by the same page reader in a document that runs nothing and loads nothing.
import { readPage } from '../page/index.ts';
import { is_archive } from './fetch_source.ts';
import type { SourceReply, Unread } from './types.ts';

export interface SourceText {
  readonly text: string;
  readonly lang?: string | undefined;
  readonly published?: string | undefined;
  readonly url: string;
  /** Of a PDF: where each page's text starts. */
  readonly pages?: readonly number[] | undefined;
}

const least = 200;  // UTF-16 units: less is a shell that its scripts would fill, or a wall

export function read_source(source: Extract<SourceReply, { kind: 'body' }>): SourceText | { readonly unread: Unread } {
  if (source.type === 'text') return source.body.trim() === '' ? { unread: 'empty' } : { text: source.body, url: source.url };
  if (source.type === 'pdf') return { text: source.body, lang: source.lang, url: source.url, pages: source.pages };
  const document = new DOMParser().parseFromString(source.body, 'text/html');
  const page = readPage(document, { url: source.url });
  const { text, lang, published } = page.input;
  const archived = is_archive(new URL(source.url).hostname);
  const wall = walled(document);
  // A short page that has no scripts, and isn't shut, is whole.
  const whole = text.trim() !== '' && wall === null && document.querySelector('script:not([type*="json"]), noscript, iframe, frame') === null;
  if (text.trim().length < least && !whole) return { unread: archived ? 'archive' : wall ?? 'empty' };
  // A page that says it is closed, and shows little more than an opening, is not the source.
  if (wall && text.length < 2500) return { unread: wall };
  return { text, lang, published, url: source.url };
}

function walled(document: Document): Unread | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    if (/"isAccessibleForFree"\s*:\s*("?false"?)/i.test(script.textContent ?? '')) return 'paywall';
  }
  const tier = document.querySelector('meta[property="article:content_tier"]')?.getAttribute('content');
  if (tier === 'locked' || tier === 'metered') return 'paywall';
  const title = document.title.toLowerCase();
  if (/before you continue|cookie consent|avant de continuer|votre consentement/.test(title)) return 'consent';
  // Guards that want to see a person before they show anything.
  return /^(just a moment|attention required|access denied|are you a robot|pardon our interruption|un instant|accès refusé)\b/.test(title) ? 'denied' : null;
}
