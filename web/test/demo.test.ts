import { expect, test } from 'vitest';
import { clean_html, clean_text } from '../demo/clean.ts';
import { samples } from '../demo/samples.ts';

const cleaned = (html: string): string => {
  const box = document.createElement('div');
  box.append(clean_html(html, document));
  return box.innerHTML;
};

test.each([
  ['<p onclick="x()">a<script>alert(1)</script><img src=x onerror=y()> b</p>', '<p>a b</p>'],
  ['<p><a href="javascript:alert(1)">a</a> <a href="https://e.org/x" target=_top style="color:red">b</a></p>', '<p>a <a href="https://e.org/x">b</a></p>'],
  ['<p><a href="/relative">a</a><sup><a href="#note-1">1</a></sup></p><p id="note-1">n</p>', '<p>a<sup><a href="#note-1">1</a></sup></p><p id="note-1">n</p>'],
  ['<div><div>one</div><div>two <b>three</b></div></div>', '<p>one</p><p>two <strong>three</strong></p>'],
  ['<html><body><nav>menu</nav><article><h1>T</h1><p>x</p></article><footer>f</footer></body></html>', '<h1>T</h1><p>x</p>'],
  ['<svg><text>in svg</text></svg><style>p{}</style><p>k</p>', '<p>k</p>'],
  ['<iframe srcdoc="<p>x</p>"></iframe><form><p>q</p></form>', ''],
])('foreign HTML: %s', (given, wanted) => { expect(cleaned(given)).toBe(wanted); });

test('plain text: blank lines part paragraphs, else lines do', () => {
  const paragraphs = (text: string): (string | null)[] => [...clean_text(text, document).childNodes].map((n) => n.textContent);
  expect(paragraphs('a\nb\n\nc')).toEqual(['a b', 'c']);
  expect(paragraphs('a\r\nb')).toEqual(['a', 'b']);
  expect(paragraphs('<b>x</b>')).toEqual(['<b>x</b>']);
  expect(paragraphs('  \n ')).toEqual([]);
});

test('every sample keeps its links and its title', () => {
  expect(samples.map((s) => s.lang)).toEqual(['fr', 'fr', 'en', 'en']);
  for (const s of samples) {
    expect(s.title).not.toBe('');
    expect(cleaned(s.html)).toContain('<a href="https://');
  }
});
