import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address_of } from '../src/page/links.ts';
import { readPage, type PageDocument } from '../src/page/index.ts';

const url = 'https://news.example.com/2024/page';
const parsed = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const read = (body: string): { page: PageDocument; document: Document } => {
  const document = parsed(`<body>${body}</body>`);
  return { page: readPage(document, { url }), document };
};
const back = (page: PageDocument, start: number, end: number): string => (page.rangeOf(start, end) ?? []).map((r) => r.toString()).join('');

describe('text as rendered', () => {
  it('joins inline tags and parts blocks', () => {
    expect(read('<p>One <b>bo</b>ld word.</p><p>Two</p>').page.input.text).toBe('One bold word.\nTwo');
  });
  it('collapses white space and keeps no-break spaces', () => {
    expect(read('<p>  12\u00a0450 \n\t people\u202f! </p>').page.input.text).toBe('12\u00a0450 people\u202f!');
  });
  it('leaves out a passage in a language that is not read, not the words of one in a line, nor what the page itself is in', () => {
    expect(read('<p>It cost 45 million.</p><p lang="ar" dir="rtl">45 مليون</p><blockquote lang="zh-Hant"><p>300人</p></blockquote><p lang="fr-CA">Douze</p><p lang="">Two</p><p lang="und">Six</p><p lang="undefined">Ten</p>').page.input.text).toBe('It cost 45 million.\nDouze\nTwo\nSix\nTen');
    expect(read('<p>They said <i lang="ru">около 500</i> came.</p>').page.input.text).toBe('They said около 500 came.');
    const document = parsed('<html lang="eu"><body><p lang="eu">Hau 100 hitz da.</p></body></html>');
    expect(readPage(document, { url }).input.text).toBe('Hau 100 hitz da.');
  });
  it('leaves out what is never seen', () => {
    expect(read('<p>a<script>x</script><span hidden>b</span><i style="display: none">c</i><b aria-hidden="true">d</b> e</p>').page.input.text).toBe('a e');
  });
  it('reads an open shadow root in its host’s place, with what is slotted', () => {
    const host = document.createElement('div');
    host.innerHTML = '<em>slotted</em>';
    host.attachShadow({ mode: 'open' }).innerHTML = '<p>before <slot></slot> after</p>';
    document.body.replaceChildren(host);
    const page = readPage(document, { url });
    expect(page.input.text).toBe('before slotted after');
    expect(back(page, 7, 14)).toBe('slotted');
  });
  it('reads a frame of the same origin in its place, and leads back into it', () => {
    const prose = 'The board of the harbour has raised its fees by 8 % since the new pier was opened to the larger boats.';
    document.body.innerHTML = `<p>${prose}</p><iframe></iframe><p>Below the frame.</p>`;
    const frame = document.querySelector('iframe')!;
    frame.contentDocument!.body.innerHTML = '<p>In the frame 60 of the 85 boats are counted, each with the name of the family that owns it.</p>';
    const page = readPage(document, { url });
    const at = page.input.text.indexOf('60 of the 85 boats');
    expect(page.input.blocks?.map((b) => page.input.text.slice(b.start, b.end).slice(0, 9))).toEqual(['The board', 'In the fr', 'Below the']);
    expect(back(page, at, at + 18)).toBe('60 of the 85 boats');
    expect(page.rangeOf(at, at + 18)![0]!.startContainer.ownerDocument).toBe(frame.contentDocument);
  });
  it('reads an empty page, and a document with no body', () => {
    expect(readPage(parsed(''), { url }).input.text).toBe('');
    expect(readPage(document.implementation.createDocument(null, 'svg'), { url }).input.text).toBe('');
  });
  it('reads the selection alone, with offsets from its start', () => {
    document.body.innerHTML = '<p>Not this. <a href="https://example.org/s">But this</a> here.</p>';
    const text = document.querySelector('a')!.firstChild!;
    document.getSelection()!.setBaseAndExtent(text, 0, text.nextSibling ?? text, 8);
    const page = readPage(document, { url, selection: true });
    expect(page.how).toBe('selection');
    expect(page.input.text).toBe('But this');
    expect(page.input.links).toEqual([{ start: 0, end: 8, url: 'https://example.org/s', kind: 'body' }]);
    expect(back(page, 4, 8)).toBe('this');
    expect(page.offsetOf(text, 4)).toBe(4);
    document.getSelection()!.removeAllRanges();
  });
});

describe('the way back', () => {
  it('passes over soft hyphens', () => {
    const { page } = read('<p>au\u00adthor\u200bity</p>');
    expect(page.input.text).toBe('authority');
    expect(back(page, 0, 9)).toBe('au\u00adthor\u200bity');
    expect(back(page, 2, 6)).toBe('thor');
  });
  it('knows nothing of text that has left the page', () => {
    document.body.innerHTML = '<p id="p">Gone soon</p>';
    const page = readPage(document, { url });
    document.querySelector('p')!.remove();
    expect(page.rangeOf(0, 4)).toBeNull();
  });
  it('gives null for what is not read', () => {
    const { page, document } = read('<p>seen</p><p hidden>unseen</p>');
    expect(page.offsetOf(document.querySelector('[hidden]')!.firstChild!, 1)).toBeNull();
    expect(page.rangeOf(99, 120)).toBeNull();
  });

  // Random trees of what pages are made of.
  const tags = ['p', 'div', 'span', 'b', 'a', 'ul', 'li', 'table', 'blockquote', 'sup', 'h2', 'pre', 'details'];
  const words = fc.stringMatching(/^[a-z \u00a0\u00ad\u200b\n😀]{0,12}$/u);
  interface Tree { tag: string; children: (Tree | string)[] }
  const { tree } = fc.letrec<{ tree: Tree; node: Tree | string }>((tie) => ({
    tree: fc.record({ tag: fc.constantFrom(...tags), children: fc.array(tie('node'), { maxLength: 4 }) }),
    node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, words, tie('tree')),
  }));
  const grow = (given: Tree | string, into: Node): void => {
    if (typeof given === 'string') { into.appendChild(into.ownerDocument!.createTextNode(given)); return; }
    const element = into.ownerDocument!.createElement(given.tag);
    if (given.tag === 'a') element.setAttribute('href', 'https://example.org/x');
    for (const child of given.children) grow(child, element);
    into.appendChild(element);
  };
  const seen = (text: string): string => text.replace(/[\u00ad\u200b]/g, '').replace(/[ \n]+/g, ' ');

  it('leads from every span to ranges with its words, and from them to the span again', () => {
    fc.assert(fc.property(fc.array(tree, { maxLength: 5 }), fc.nat(), fc.nat(), (trees, a, b) => {
      const document = parsed('<body></body>');
      for (const one of trees) grow(one, document.body);
      const page = readPage(document, { url });
      const { text } = page.input;
      for (const block of page.input.blocks!) {
        expect(text.slice(block.start, block.end)).not.toMatch(/\n|^ | $/);
      }
      expect(page.input.blocks!.map((block) => text.slice(block.start, block.end)).join('\n')).toBe(text);
      if (text === '') return;
      const [start, end] = [a % text.length, b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
      if (start === end) return;
      const ranges = page.rangeOf(start, end);
      const words = text.slice(start, end);
      if (ranges === null) { expect(words).toMatch(/^\n*$/); return; }
      expect(seen(ranges.map((r) => r.toString()).join('')).replace(/ /g, '')).toBe(words.replace(/[ \n]/g, ''));
      const first = ranges[0]!;
      const last = ranges[ranges.length - 1]!;
      expect(text.slice(start, page.offsetOf(first.startContainer, first.startOffset)!)).toMatch(/^\n*$/);
      expect(text.slice(page.offsetOf(last.endContainer, last.endOffset)!, end)).toMatch(/^\n*$/);
    }), { numRuns: 400 });
  });

  it('never changes the page', () => {
    fc.assert(fc.property(fc.array(tree, { maxLength: 4 }), (trees) => {
      const document = parsed('<body></body>');
      for (const one of trees) grow(one, document.body);
      const before = document.documentElement.outerHTML;
      readPage(document, { url });
      expect(document.documentElement.outerHTML).toBe(before);
    }), { numRuns: 100 });
  });
});

describe('addresses', () => {
  const cases: [string, string | null][] = [
    ['/a?utm_source=x&id=7&fbclid=q', 'https://news.example.com/a?id=7'],
    ['https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fr%3Futm_medium%3Dm&sa=D', 'https://example.org/r'],
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F&h=A', 'https://example.org/'],
    ['https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fp&data=1', 'https://example.org/p'],
    ['https://example.org/search?q=https%3A%2F%2Felsewhere.example', 'https://example.org/search?q=https%3A%2F%2Felsewhere.example'],
    ['https://www.google.fr/amp/s/example.org/amp/story', 'https://example.org/amp/story'],
    ['https://example-org.cdn.ampproject.org/c/s/example.org/story?amp=1', 'https://example.org/story?amp=1'],
    ['https://out.reddit.com/t3_1?url=https%3A%2F%2Fexample.org%2Fq&token=A', 'https://example.org/q'],
    ['https://href.li/?https://example.org/r?a=1', 'https://example.org/r?a=1'],
    ['https://slack-redir.net/link?url=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fexample.org%252F', 'https://example.org/'],
    ['https://facebook.com/example/posts/1?u=https%3A%2F%2Felsewhere.example', 'https://facebook.com/example/posts/1?u=https%3A%2F%2Felsewhere.example'],
    ['https://notgoogle.example/url?q=https%3A%2F%2Fexample.org', 'https://notgoogle.example/url?q=https%3A%2F%2Fexample.org'],
    ['https://l.facebook.com/l.php?h=A', 'https://l.facebook.com/l.php?h=A'],
    ['https://example.org/?at_custom2=x&pk_campaign=y&page=2', 'https://example.org/?page=2'],
    ['https://example.org/?ref=home&q=a%20b', 'https://example.org/?ref=home&q=a%20b'],
    ['javascript:void(0)', null], ['mailto:a@example.org', null], ['http://', null], ['', null], ['http://oops', null],
  ];
  for (const [href, want] of cases) it(href || '(empty)', () => { expect(address_of(href, url)).toBe(want); });
});
