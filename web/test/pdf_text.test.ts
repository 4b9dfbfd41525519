import { expect, test } from 'vitest';
import { page_at, pdf_text, type PdfLine } from '../src/check/pdf_text.ts';

// Lines from the top down, 15 points apart; `gap` moves the next ones further, `#` makes a heading.
function page(...lines: string[]): PdfLine[] {
  let y = 780;
  return lines.flatMap((line) => {
    const heading = line.startsWith('# ');
    y -= line === '' ? 15 : 15;
    return line === '' ? [] : [{ text: heading ? line.slice(2) : line, x: 72, y, height: heading ? 18 : 11, width: line.length * 5.4 }];
  });
}
const full = 'The board of the harbour looked at the accounts of the past year and at the works';

test('lines that fill the page are one paragraph; gaps, headings and bullets part them', () => {
  expect(pdf_text([page('# Annual report', full, full, 'of the next.', '', full, 'too.', '• one thing', '• another')]).text)
    .toBe(`Annual report\n${full} ${full} of the next.\n${full} too.\n• one thing\n• another`);
});

test('a word cut at the end of a line is whole again, unless it has its hyphen elsewhere', () => {
  const cut = (a: string, b: string, more = ''): string => pdf_text([page(`${full} ${a}`, b, '', more)]).text;
  expect(cut('in all con-', 'tainers were moved')).toContain('in all containers were');
  expect(cut('peut-', 'être', 'Il viendra peut-être.')).toContain('peut-être\n');
  expect(cut('con\u00ad', 'teneurs')).toContain('conteneurs');
  expect(cut('the 1939-', '1945 war')).toContain('1939-1945 war');
  expect(cut('the Anglo-', 'French treaty')).toContain('Anglo-French');
});

test('running titles and page numbers go; a sentence runs on over the page’s end', () => {
  const pages = [1, 2, 3, 4].map((n) => page('Harbour board – annual report', `${full} (${'abcd'[n - 1]!})`, `${full} and`, `Page ${n} of 4`));
  const { text } = pdf_text(pages);
  expect(text).not.toMatch(/annual report|Page \d/);
  expect(pdf_text([page(`${full} that`, `${full} and`, '12'), page('came to 12,450 containers in all, a record for the harbour.', full)]).text).toContain('and came to 12,450 containers');
});

test('every place knows its page, from 1', () => {
  const { text, pages } = pdf_text([page('First page.'), page(), page('Third page.', 'More of it.')]);
  expect(pages).toHaveLength(3);
  expect(page_at(pages, text.indexOf('First'))).toBe(1);
  expect(page_at(pages, text.indexOf('Third'))).toBe(3);
  expect(page_at(pages, text.length)).toBe(3);
  expect(page_at([0], 5)).toBe(1);
});

test('nothing in, nothing out', () => {
  expect(pdf_text([])).toEqual({ text: '', pages: [] });
  expect(pdf_text([[], []], 'fr')).toEqual({ text: '', pages: [0, 0], lang: 'fr' });
});
