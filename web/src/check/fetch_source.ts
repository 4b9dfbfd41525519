// The one request: the source that the reader asked for. No cookies, no referrer, a limit on time
// and size, and the address looked at again after redirects.
import { refuse_address } from './address.ts';
import type { PdfText } from './pdf_text.ts';
import type { SourceReply, Unread } from './types.ts';

export interface FetchOptions {
  readonly fetch?: typeof fetch;
  readonly limit_ms?: number;
  readonly limit_bytes?: number;
  readonly limit_pdf_bytes?: number;
  readonly signal?: AbortSignal;
  // Where there is no answer, whether a redirect is why: the browser tells no more of one that leads to a site that isn't allowed.
  readonly ask_whether_it_leads_on?: boolean;
  // Reads a PDF's text, where the host can.
  readonly read_pdf?: (bytes: Uint8Array) => Promise<{ readonly pdf: 'read'; readonly text: PdfText } | { readonly pdf: 'unread'; readonly why: Unread }>;
}

const unread = (why: Unread): SourceReply => ({ kind: 'unread', why });

export async function fetch_source(url: string, page: string, options: FetchOptions = {}): Promise<SourceReply> {
  const refused = refuse_address(url, page);
  if (refused) return unread(refused);
  const { limit_ms = 10_000, limit_bytes = 5_000_000, limit_pdf_bytes = 20_000_000 } = options;
  const late = new AbortController();
  const timer = setTimeout(() => { late.abort(); }, limit_ms);
  const signal = options.signal ? AbortSignal.any([late.signal, options.signal]) : late.signal;
  try {
    const answer = await (options.fetch ?? fetch)(without_fragment(url), {
      credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'follow', signal,
      headers: { accept: 'text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.9,*/*;q=0.1' },
    });
    const final = answer.url || url;
    const moved = refuse_address(final, page);
    if (moved) return unread(moved);
    if (/(^|[./-])(consent|guce)[./-]/.test(new URL(final).hostname + '/')) return unread('consent');
    if (!answer.ok) return unread(is_archive(new URL(final).hostname) ? 'archive' : by_status(answer.status));
    const told = answer.headers.get('content-type') ?? '';
    const type = told.split(';')[0]!.trim().toLowerCase();
    const pdf = /^application\/(x-)?pdf$/.test(type) || (/^(application|binary)\/octet-stream$/.test(type) && /\.pdf$/i.test(new URL(final).pathname));
    const html = type === '' || type === 'text/html' || type === 'application/xhtml+xml' || /[/+]xml$/.test(type);
    if (!pdf && !html && !type.startsWith('text/')) return unread('type');
    const bytes = await read_body(answer, pdf ? limit_pdf_bytes : limit_bytes);
    if (bytes === null) return unread('too_large');
    clearTimeout(timer);
    if (is_pdf(bytes)) {
      const read = await options.read_pdf?.(bytes);
      if (read?.pdf !== 'read') return unread(read?.why ?? 'pdf');
      const { text, pages, lang } = read.text;
      return { kind: 'body', type: 'pdf', body: text, pages, lang, url: final };
    }
    if (pdf) return unread('pdf');
    return { kind: 'body', type: html ? 'html' : 'text', body: decode(bytes, told), url: final };
  } catch {
    if (late.signal.aborted) return unread('timeout');
    return unread(options.ask_whether_it_leads_on && await leads_on(url, options.fetch ?? fetch, signal) ? 'moved' : 'network');
  } finally {
    clearTimeout(timer);
  }
}

async function leads_on(url: string, ask: typeof fetch, signal: AbortSignal): Promise<boolean> {
  try {
    const answer = await ask(without_fragment(url), { credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'manual', signal });
    void answer.body?.cancel();
    return answer.type === 'opaqueredirect';
  } catch {
    return false;
  }
}

/** Sites that keep copies of other sites' pages. */
export const is_archive = (host: string): boolean =>
  /(^|\.)(web\.archive\.org|archive\.(today|ph|is|li|vn|fo|md)|webcache\.googleusercontent\.com|perma\.cc|arquivo\.pt|webarchive\.[a-z.]+)$/.test(host);

const without_fragment = (url: string): string => url.replace(/#.*$/, '');

// The mark may stand a little way in: some servers put a line before it.
const is_pdf = (bytes: Uint8Array): boolean => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).trimStart().startsWith('%PDF-');

function by_status(status: number): Unread {
  if (status === 404 || status === 410) return 'gone';
  if (status === 401 || status === 402 || status === 403 || status === 451) return 'denied';
  return 'server';
}

/** The body, or null where it is larger than the limit: then it is not read to its end. */
async function read_body(answer: Response, limit: number): Promise<Uint8Array | null> {
  if (Number(answer.headers.get('content-length') ?? 0) > limit) { await answer.body?.cancel(); return null; }
  const reader = answer.body?.getReader();
  if (!reader) return new Uint8Array(await answer.arrayBuffer());
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) { await reader.cancel(); return null; }
    parts.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) { bytes.set(part, at); at += part.length; }
  return bytes;
}

// Whether nothing beyond ASCII came through: the bytes are of another character set than was said.
const only_broken = (text: string): boolean => text.includes('\uFFFD') && !/[\u0080-\uFFFC]/.test(text);

/** As browsers do: byte order mark, then the header, then what the page's head declares, then UTF-8 if it is, else windows-1252; and
 *  so too where UTF-8 was said and no letter is: browsers show "caf�", in which no claim would be found. */
export function decode(bytes: Uint8Array, content_type: string): string {
  const [a, b, c] = bytes;
  const marked = a === 0xEF && b === 0xBB && c === 0xBF ? 'utf-8' : a === 0xFF && b === 0xFE ? 'utf-16le' : a === 0xFE && b === 0xFF ? 'utf-16be' : null;
  const header = /charset\s*=\s*"?([\w:.-]+)/i.exec(content_type)?.[1];
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const declared = /<meta[^>]+charset\s*=\s*["']?([\w:.-]+)/i.exec(head)?.[1] ?? /^<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1];
  for (const label of [marked, header, declared]) {
    if (!label) continue;
    try {
      const text = new TextDecoder(label).decode(bytes);
      if (!only_broken(text)) return text;
    } catch { /* no such character set: the next to say one */ }
  }
  try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch { return new TextDecoder('windows-1252').decode(bytes); }
}
