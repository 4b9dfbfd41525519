// Has a PDF read by the worker in entrypoints/pdf.ts. Firefox's background may start workers; Chromium's is a
// service worker and may not: an offscreen document of ours does it there, and is closed again.
import { browser } from 'wxt/browser';
import type { PdfText } from '../../web/src/check/pdf_text.ts';
import type { Unread } from '../../web/src/check/types.ts';

export type PdfAnswer = { readonly pdf: 'read'; readonly text: PdfText } | { readonly pdf: 'unread'; readonly why: Unread };

const limit_ms = 20_000;
const file = (path: string): string => (browser.runtime.getURL as (path: string) => string)(path);

const is_answer = (v: unknown): v is PdfAnswer => typeof v === 'object' && v !== null && 'pdf' in v;

/** In a document that may start workers: one worker for one PDF. */
export function read_in_worker(bytes: Uint8Array): Promise<PdfAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(file('/pdf.js'));
    const end = (answer: PdfAnswer): void => { clearTimeout(timer); worker.terminate(); resolve(answer); };
    const timer = setTimeout(() => { end({ pdf: 'unread', why: 'too_large' }); }, limit_ms);
    // pdf.js's own halves greet each other over the same wire.
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => { if (is_answer(data)) end(data); });
    worker.addEventListener('error', () => { end({ pdf: 'unread', why: 'pdf' }); });
    worker.postMessage({ read_pdf: bytes }, [bytes.buffer]);
  });
}

interface Offscreen {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
}
interface Client { readonly url: string; postMessage(message: unknown, transfer: Transferable[]): void }
interface Scope { readonly clients: { matchAll(options: object): Promise<readonly Client[]> } }

const page = '/offscreen.html';
let opened: Promise<unknown> = Promise.resolve();
let reading = 0;

async function read_offscreen(bytes: Uint8Array): Promise<PdfAnswer> {
  const { offscreen } = browser as unknown as { offscreen: Offscreen };
  const { clients } = globalThis as unknown as Scope;
  const find = async (): Promise<Client | undefined> => (await clients.matchAll({ includeUncontrolled: true })).find((c) => c.url === file(page));
  reading++;
  try {
    // One at a time: there may be one such document only, and this thread may have been stopped while it stood.
    opened = opened.catch(() => undefined).then(async () => {
      if (!await find()) await offscreen.createDocument({ url: page, reasons: ['WORKERS'], justification: 'Reads the text of a PDF that a page cites, in a worker.' });
    });
    await opened;
    const client = await find();
    if (!client) return { pdf: 'unread', why: 'pdf' };
    const { port1, port2 } = new MessageChannel();
    return await new Promise<PdfAnswer>((resolve) => {
      const timer = setTimeout(() => { resolve({ pdf: 'unread', why: 'too_large' }); }, limit_ms + 2000);
      port1.onmessage = ({ data }: MessageEvent<unknown>) => { clearTimeout(timer); resolve(is_answer(data) ? data : { pdf: 'unread', why: 'pdf' }); };
      client.postMessage({ read_pdf: bytes }, [bytes.buffer, port2]);
    });
  } finally {
    if (--reading === 0) { opened = offscreen.closeDocument(); opened.catch(() => undefined); }
  }
}

export function read_pdf(bytes: Uint8Array): Promise<PdfAnswer> {
  return (typeof Worker === 'function' ? read_in_worker(bytes) : read_offscreen(bytes)).catch((): PdfAnswer => ({ pdf: 'unread', why: 'pdf' }));
}
