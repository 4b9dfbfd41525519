// What became of reading a source and holding a claim against it. Plain data: it crosses threads and windows.
import type { Finding, Verification } from '@citelight/engine';

/** Why a source was not read. Never a verdict, each has its own plain words. */
export const unread_reasons = [
  'permission',  // the reader has not allowed this site
  'address',     // not http(s)
  'private',     // an address of the reader's own network, linked by a page that isn't on it
  'network', 'timeout', 'too_large',
  'gone',        // 404, 410
  'denied',      // 401, 402, 403, 451
  'server',      // 429, 5xx and what else is no answer
  'type',        // neither HTML nor text nor PDF
  'pdf',         // a PDF that can't be read
  'pdf_scanned', // pictures of pages, no text
  'pdf_locked',  // needs a password
  'moved',       // it leads on to another site, which the reader has not allowed
  'archive',     // an archive that shows no copy
  'empty',       // no text to speak of: a page that scripts fill
  'consent', 'paywall',
  'language',    // no language pack for it
  'long',        // the claim is no sentence but pages of text
  'failed',
] as const;
export type Unread = (typeof unread_reasons)[number];

export interface Verdict {
  readonly kind: 'verdict';
  readonly status: Verification['status'];
  readonly findings: readonly Finding[];
  readonly passage: string;     // the source's words that the verdict rests on
  readonly url: string | null;  // leads to the passage; null for a pasted source
  readonly page?: number | undefined;  // of a PDF, from 1
  readonly translated: boolean; // claim and source are in two languages
}

export type Check =
  | Verdict
  | { readonly kind: 'reading' }
  | { readonly kind: 'unread'; readonly why: Unread };

export type VerifyReply =
  | { readonly kind: 'verification'; readonly verification: Verification }
  | { readonly kind: 'refused'; readonly why: 'language' | 'failed'; readonly detail?: string };

/** What was fetched: the body as text, to be read by whoever has a DOM. */
export type SourceReply =
  | { readonly kind: 'body'; readonly type: 'html' | 'text'; readonly body: string; readonly url: string }
  | { readonly kind: 'body'; readonly type: 'pdf'; readonly body: string; readonly url: string; readonly pages: readonly number[]; readonly lang?: string | undefined }
  | { readonly kind: 'unread'; readonly why: Unread };

const is_object = (v: unknown): v is Readonly<Record<string, unknown>> => typeof v === 'object' && v !== null && !Array.isArray(v);
const is_unread = (v: unknown): v is Unread => (unread_reasons as readonly unknown[]).includes(v);

export function is_source_reply(v: unknown): v is SourceReply {
  if (!is_object(v)) return false;
  if (v.kind === 'unread') return is_unread(v.why);
  if (v.kind !== 'body' || typeof v.body !== 'string' || typeof v.url !== 'string') return false;
  if (v.type === 'pdf') return Array.isArray(v.pages) && v.pages.every((at) => Number.isSafeInteger(at)) && (v.lang === undefined || typeof v.lang === 'string');
  return v.type === 'html' || v.type === 'text';
}

export function is_verify_reply(v: unknown): v is VerifyReply {
  if (!is_object(v)) return false;
  if (v.kind === 'refused') return v.why === 'language' || v.why === 'failed';
  return v.kind === 'verification' && is_object(v.verification) && typeof v.verification.status === 'string' && Array.isArray(v.verification.findings);
}

export function is_check(v: unknown): v is Check {
  if (!is_object(v)) return false;
  if (v.kind === 'reading') return true;
  if (v.kind === 'unread') return is_unread(v.why);
  return v.kind === 'verdict' && typeof v.status === 'string' && Array.isArray(v.findings) && typeof v.passage === 'string'
    && (v.url === null || typeof v.url === 'string') && (v.page === undefined || Number.isSafeInteger(v.page));
}
