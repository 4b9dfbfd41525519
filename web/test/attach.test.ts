import { expect, test } from 'vitest';
import type { Analyser, DocumentInput, Reply } from '../src/engine/analyser.ts';
import type { PageDocument } from '../src/page/index.ts';
import { attach, type Outcome } from '../src/view/attach.ts';
import { in_view } from '../src/view/in_view.ts';
import { quantity } from './support.ts';

// A page of `paragraphs` paragraphs, each 100 pixels high.
function page_of(paragraphs: number, scrolled = 0): PageDocument {
  const line = `Il a vendu 5 maisons ${'à la ville '.repeat(20)}.`;
  const starts = Array.from({ length: paragraphs }, (_, i) => i * (line.length + 1));
  const blocks = starts.map((start) => ({ start, end: start + line.length }));
  const links = starts.map((start) => ({ start: start + 3, end: start + 10, url: 'https://example.org/' }));
  const input: DocumentInput = { lang: 'fr', text: starts.map(() => line).join('\n'), blocks, links };
  const rangeOf = (start: number): Range[] => {
    const top = Math.floor(start / (line.length + 1)) * 100 - scrolled;
    return [Object.assign(document.createRange(), { getBoundingClientRect: () => new DOMRect(0, top, 600, 20) })];
  };
  return { input, rangeOf, offsetOf: () => null, how: 'article', frames: [], meta: { canonical: null, publisher: null, authors: [], published: null, modified: null, section: null, reviews: [] } };
}

test('what is in view ends with the last paragraph that begins above the window’s end, and has only its own links', () => {
  const page = page_of(100);
  const paragraphs = Math.ceil(window.innerHeight / 100);
  const part = in_view(page)!;
  expect(part.text.split('\n')).toHaveLength(paragraphs);
  expect(page.input.text.startsWith(part.text)).toBe(true);
  expect(part).toMatchObject({ lang: 'fr', blocks: page.input.blocks!.slice(0, paragraphs), links: page.input.links!.slice(0, paragraphs) });
});

test('what is above the window is read with it', () => {
  expect(in_view(page_of(100, 1000))!.blocks).toHaveLength(Math.ceil(window.innerHeight / 100) + 10);
});

test.each([['a short text', page_of(20)], ['a text that is mostly above', page_of(100, 6000)], ['a page without blocks', { ...page_of(100), input: { text: 'a '.repeat(9000) } }]])('%s is read whole', (_, page) => {
  expect(in_view(page)).toBeNull();
});

// Answers each document by a figure a paragraph.
function reading(answer: (document: DocumentInput) => Reply = figures): { asked: number[]; shown: number[]; outcomes: Outcome[]; refresh(): Promise<Outcome> } {
  const page = page_of(100);
  const [asked, shown, outcomes]: [number[], number[], Outcome[]] = [[], [], []];
  const analyser: Analyser = { analyse: (document) => { asked.push(document.text.length); return Promise.resolve(answer(document)); } };
  const view = { show: (_: PageDocument, { marks }: { marks: readonly unknown[] }) => { shown.push(marks.length); }, clear: () => { shown.push(0); } };
  const { refresh } = attach(document.body, analyser, view, {
    *read() { yield; return page; },
    on_outcome: (outcome) => { outcomes.push(outcome); },
  });
  return { asked, shown, outcomes, refresh: () => refresh(true) };
}
const figures = ({ text, blocks = [] }: DocumentInput): Reply => ({
  kind: 'analysis',
  analysis: { id: null, lang: 'fr', attributions: [], claims: [], quantities: blocks.map(({ start }) => quantity({ start: start + 11, end: start + 12, text: text[start + 11], value: 5 })) },
});

test('what is in view is marked first, and told of only when all is read; a later reading is of the whole', async () => {
  const { asked, shown, outcomes, refresh } = reading();
  const outcome = await refresh();
  const seen = Math.ceil(window.innerHeight / 100);
  expect(shown).toEqual([seen, 100]);
  expect(asked).toHaveLength(2);
  expect(asked[0]).toBeLessThan(asked[1]!);
  expect(outcomes).toEqual([outcome]);
  expect(outcome).toMatchObject({ kind: 'shown', model: { summary: { figures: 100 } } });
  await refresh();
  expect(asked).toEqual([asked[0], asked[1], asked[1]]);
});

test('where the beginning is refused, the whole decides', async () => {
  let calls = 0;
  const { shown, refresh } = reading((document) => (++calls === 1 ? { kind: 'refused', why: 'failed' } : figures(document)));
  expect((await refresh()).kind).toBe('shown');
  expect(shown).toEqual([100]);
});

test('where the whole is refused, nothing stays marked', async () => {
  let calls = 0;
  const { shown, refresh } = reading((document) => (++calls === 1 ? figures(document) : { kind: 'refused', why: 'failed' }));
  expect((await refresh()).kind).toBe('refused');
  expect(shown.at(-1)).toBe(0);
});
