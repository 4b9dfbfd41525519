// Runs inside the browser (trees.test.ts bundles it): random DOM trees with real layout, read by the page reader. Every span of
// the text must lead to ranges with its words and back, and what is read must be what is seen.
import fc from 'fast-check';
import { readPage } from '../../web/src/page/index.ts';

interface Tree { readonly tag: string; readonly style: string; readonly shadow: boolean; readonly children: readonly (Tree | string)[] }

const tags = ['p', 'div', 'span', 'b', 'em', 'a', 'ul', 'li', 'blockquote', 'h2', 'pre', 'section', 'article', 'table', 'br', 'i', 'code'];
const styles = ['', '', '', '', 'display:none', 'visibility:hidden', 'display:block', 'display:inline', 'display:inline-block', 'display:flex', 'white-space:pre-wrap', 'float:left', 'display:contents', 'text-transform:lowercase', 'direction:rtl'];
const words = fc.stringMatching(/^[a-zé0-9,.% \u00a0\u202f\u00ad\u200b\n\t😀’«»]{0,14}$/u);
const { tree } = fc.letrec<{ tree: Tree; node: Tree | string }>((tie) => ({
  tree: fc.record({ tag: fc.constantFrom(...tags), style: fc.constantFrom(...styles), shadow: fc.boolean().map((b) => b), children: fc.array(tie('node'), { maxLength: 4 }) }),
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, words, tie('tree')),
}));

function grow(given: Tree | string, into: Node, shadows: boolean): void {
  if (typeof given === 'string') { into.appendChild(document.createTextNode(given)); return; }
  const element = document.createElement(given.tag);
  if (given.style) element.setAttribute('style', given.style);
  if (given.tag === 'a') element.setAttribute('href', 'https://example.org/x');
  const root = shadows && given.shadow && (given.tag === 'div' || given.tag === 'section') ? element.attachShadow({ mode: 'open' }) : element;
  // No parser puts anything into a line break.
  if (given.tag !== 'br') for (const child of given.children) grow(child, root, shadows);
  into.appendChild(element);
}

const bare = (text: string): string => text.replace(/[\s\u00ad\u200b]+/g, '');
const fail = (what: string, details: object): never => { throw new Error(`${what}: ${JSON.stringify(details)}`); };

// Resolves to null, or to the smallest tree for which something doesn't hold.
export function check_trees(runs: number, seed: number): string | null {
  const host = document.createElement('main');
  document.body.replaceChildren(host);
  const property = (shadows: boolean) => fc.property(fc.array(tree, { maxLength: 5 }), fc.nat(), fc.nat(), (trees, a, b) => {
    host.replaceChildren();
    for (const one of trees) grow(one, host, shadows);
    const before = host.innerHTML;
    const page = readPage(document, { root: host });
    if (host.innerHTML !== before) fail('the page was changed', {});
    const { text } = page.input;
    const blocks = page.input.blocks ?? [];
    if (blocks.map((block) => text.slice(block.start, block.end)).join('\n') !== text) fail('blocks are not the text', { text, blocks });
    // Lines of nothing but links are passed over, as pointers to other pages: not a thing of layout.
    if (!shadows && !host.querySelector('a')) {
      const seen = bare(host.innerText.toLowerCase());
      if (bare(text.toLowerCase()) !== seen) fail('not what is seen', { text, seen });
    }
    if (text === '') return;
    const [start, end] = [a % text.length, b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
    if (start === end) return;
    const words_there = text.slice(start, end);
    const ranges = page.rangeOf(start, end);
    if (ranges === null) { if (/[^\n]/.test(words_there)) fail('no ranges', { words_there }); return; }
    const there = bare(ranges.map((range) => range.toString()).join(''));
    if (there !== bare(words_there)) fail('other words', { words_there, there });
    const first = ranges[0]!;
    const last = ranges[ranges.length - 1]!;
    const from = page.offsetOf(first.startContainer, first.startOffset);
    const to = page.offsetOf(last.endContainer, last.endOffset);
    if (from === null || /[^\n]/.test(text.slice(start, from))) fail('not back at the start', { text, start, from });
    if (to === null || /[^\n]/.test(text.slice(to, end))) fail('not back at the end', { text, end, to });
  });
  for (const shadows of [false, true]) {
    const result = fc.check(property(shadows), { numRuns: runs, seed });
    if (result.failed) return `${String(result.errorInstance)}\n${JSON.stringify(result.counterexample)} (seed ${result.seed})`;
  }
  host.remove();
  return null;
}
