// A worker that reads one PDF's text and is thrown away: a PDF that hangs it or fills its memory takes nothing along.
// All of pdf.js runs in this one thread; it draws nothing, evaluates nothing and loads nothing.
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pdf_text, type PdfLine, type PdfText } from '../../web/src/check/pdf_text.ts';
import type { PdfAnswer } from '../lib/pdf.ts';

const most_units = 4_000_000;  // UTF-16; no report is longer, and the engine need not see one that is

interface Item { readonly str: string; readonly hasEOL: boolean; readonly transform: readonly number[]; readonly width: number; readonly height: number }

async function lines_of(document: PDFDocumentProxy, number: number): Promise<PdfLine[]> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  page.cleanup();
  const lines: PdfLine[] = [];
  let parts: Item[] = [];
  const end = (): void => {
    const first = parts.find((p) => p.str.trim() !== '');
    if (first) {
      const x = first.transform[4] ?? 0;
      const right = Math.max(...parts.map((p) => (p.transform[4] ?? 0) + p.width));
      const height = Math.max(...parts.filter((p) => p.str.trim() !== '').map((p) => p.height || Math.abs(p.transform[3] ?? 0)));
      lines.push({ text: parts.map((p) => p.str).join(''), x, y: first.transform[5] ?? 0, height, width: right - x });
    }
    parts = [];
  };
  for (const item of items as readonly Item[]) {
    if (typeof item.str !== 'string') continue;
    parts.push(item);
    if (item.hasEOL) end();
  }
  end();
  return lines;
}

async function language_of(document: PDFDocumentProxy): Promise<string | undefined> {
  const { info } = await document.getMetadata() as { info: { Language?: unknown } };
  return typeof info.Language === 'string' && /^[a-z]{2,3}(-|$)/i.test(info.Language) ? info.Language : undefined;
}

async function read(bytes: Uint8Array): Promise<PdfText> {
  const document = await getDocument({
    data: bytes, disableFontFace: true, useSystemFonts: false, enableXfa: false, useWasm: false, useWorkerFetch: false,
    isOffscreenCanvasSupported: false, isImageDecoderSupported: false, disableWorkerRendering: true, maxImageSize: 0, verbosity: 0,
  }).promise;
  const pages: PdfLine[][] = [];
  let units = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const lines = await lines_of(document, number);
    units += lines.reduce((sum, l) => sum + l.text.length, 0);
    if (units > most_units) throw new Error('too much text');
    pages.push(lines);
  }
  return pdf_text(pages, await language_of(document).catch(() => undefined));
}

export default defineUnlistedScript(() => {
  // pdf.js looks here for the half of it that parses, and starts no worker of its own.
  (globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = { WorkerMessageHandler };
  const scope = globalThis as unknown as Worker;  // as much of a worker's own scope as is used here
  scope.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const bytes = (data as { read_pdf?: unknown }).read_pdf;
    if (!(bytes instanceof Uint8Array)) return;
    read(bytes).then((text): PdfAnswer => (text.text.trim().length < 20 ? { pdf: 'unread', why: 'pdf_scanned' } : { pdf: 'read', text }),
      (error: unknown): PdfAnswer => ({ pdf: 'unread', why: error instanceof Error && error.name === 'PasswordException' ? 'pdf_locked' : 'pdf' }),
    ).then((answer) => { scope.postMessage(answer); }, () => undefined);
  });
});
