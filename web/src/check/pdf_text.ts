// The lines of a PDF's pages → running text with the place of each page. A PDF knows no paragraphs: they are told by
// gaps, by short lines and by size. Pure: no DOM, no pdf.js.

/** One line as it stands on its page: its words, its left edge, its baseline (upwards), its height and its width. */
export interface PdfLine { readonly text: string; readonly x: number; readonly y: number; readonly height: number; readonly width: number }

export interface PdfText {
  readonly text: string;
  /** Where each page's text starts, in UTF-16 units. */
  readonly pages: readonly number[];
  readonly lang?: string | undefined;
}

const letter = /\p{L}$/u;
const sentence_end = /[.!?…:;»”"')\]]$/;
const bullet = /^(?:[•▪◦‣●■–—*]|[-·]\s|\(?\d{1,2}[.)]\s)/;

// Page numbers and running titles say nothing and stand between the halves of a sentence.
const furniture_key = (line: PdfLine): string => line.text.replace(/\d+/g, '#').toLowerCase().trim();

function without_furniture(pages: readonly (readonly PdfLine[])[]): readonly (readonly PdfLine[])[] {
  const seen = new Map<string, number>();
  const ends = (lines: readonly PdfLine[]): readonly PdfLine[] => (lines.length > 2 ? [...new Set([...lines.slice(0, 2), ...lines.slice(-2)])] : lines);
  for (const lines of pages) {
    for (const key of new Set(ends(lines).map(furniture_key))) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const often = Math.max(3, pages.length * 0.3);
  return pages.map((lines) => {
    const drop = new Set(ends(lines).filter((l) => (seen.get(furniture_key(l)) ?? 0) >= often || /^[-–—\s]*(?:page\s*)?\d{1,4}(?:\s*(?:\/|sur|of)\s*\d{1,4})?[-–—\s]*$/i.test(l.text)));
    return lines.filter((l) => !drop.has(l));
  });
}

/** Whether `next` begins a paragraph of its own after `line`; `usual` is the page's usual right edge. */
function breaks(line: PdfLine, next: PdfLine, usual: number): boolean {
  const taller = Math.max(line.height, next.height, 1);
  const down = line.y - next.y;
  if (bullet.test(next.text)) return true;
  if (Math.abs(line.height - next.height) > 0.15 * taller) return true;    // a heading, a note
  if (down < -taller) return sentence_end.test(line.text);                 // the top of the next column
  if (down > 1.9 * taller) return true;
  const short = line.x + line.width < usual - 6 * taller;
  return short && !/[-\u2010\u00ad,]$/.test(line.text);
}

// A word cut at the line's end is one word, unless the document writes it with its hyphen elsewhere.
function joined(before: string, after: string, hyphenated: ReadonlySet<string>): string {
  if (!/[-\u2010\u00ad]$/.test(before)) return `${before} ${after}`;
  const stem = before.slice(0, -1);
  if (before.endsWith('\u00ad')) return stem + after;
  if (!letter.test(stem)) return /\s$/.test(stem) ? `${before} ${after}` : before + after;
  if (!/^\p{Ll}/u.test(after)) return before + after;
  const left = /[\p{L}\p{N}]+$/u.exec(stem)![0];
  const right = /^[\p{L}\p{N}]+/u.exec(after)![0];
  return hyphenated.has(`${left}-${right}`.toLowerCase()) ? before + after : stem + after;
}

function edge_of(lines: readonly PdfLine[]): number {
  const edges = lines.filter((l) => l.text.length > 30).map((l) => l.x + l.width).sort((a, b) => a - b);
  return edges[Math.floor(edges.length * 0.75)] ?? 0;
}

export function pdf_text(given: readonly (readonly PdfLine[])[], lang?: string): PdfText {
  const pages = without_furniture(given.map((lines) => lines.filter((l) => l.text.trim() !== '')));
  const hyphenated = new Set<string>();
  for (const lines of pages) {
    for (const { text } of lines) for (const [word] of text.matchAll(/[\p{L}\p{N}]+-[\p{L}\p{N}]+/gu)) hyphenated.add(word.toLowerCase());
  }
  const starts: number[] = [];
  const paragraphs: string[] = [];
  let length = 0;      // of what stands in `paragraphs`, with the line break after each
  let open = '';       // the paragraph that is being read
  let last: PdfLine | null = null;
  let usual = 0;
  const close = (): void => {
    if (open === '') return;
    paragraphs.push(open);
    length += open.length + 1;
    open = '';
  };
  for (const lines of pages) {
    const edge = edge_of(lines);
    let first = true;
    for (const line of lines) {
      const text = line.text.replace(/\s+/g, ' ').trim();
      // A sentence may run on over the page's end.
      const goes_on = first && last ? !sentence_end.test(last.text.trim()) && /^\p{Ll}/u.test(text) && Math.abs(last.height - line.height) < 1 : last !== null && !breaks(last, line, usual);
      if (!goes_on) close();
      if (first) { starts.push(open === '' ? length : length + open.length); first = false; usual = edge; }
      open = open === '' ? text : joined(open, text, hyphenated);
      last = line;
    }
    if (first) starts.push(length + open.length);  // an empty page
  }
  close();
  return { text: paragraphs.join('\n'), pages: starts, ...(lang ? { lang } : {}) };
}

/** The page, from 1, that a place of the text stands on. */
export function page_at(pages: readonly number[], at: number): number {
  let page = 1;
  while (page < pages.length && pages[page]! <= at) page++;
  return page;
}
