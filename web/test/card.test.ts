// @vitest-environment jsdom
// The card as it is drawn: what is said once, and in which words.
import { h, render } from 'preact';
import { expect, test } from 'vitest';
import type { Analysis, Attribution, Finding, Quantity } from '@citelight/engine';
import { Card, first_focus, type Focus } from '../src/view/card.tsx';
import { model_of, type Item } from '../src/view/model.ts';
import { CheckSection } from '../src/view/verdict.tsx';
import { attribution, citation, quantity, speak } from './support.ts';

function drawn(text: string, given: { quantities?: readonly Quantity[]; attributions?: readonly Attribution[] }, focus: Focus, lang: 'en' | 'fr' = 'en'): HTMLElement {
  const { quantities = [], attributions = [] } = given;
  const analysis: Analysis = {
    id: null, lang, quantities: [...quantities], attributions: [...attributions],
    claims: [{ start: 0, end: text.length, quantities: quantities.map((_, i) => i), attributions: attributions.map((_, i) => i), score: 1, reasons: [], citation: citation({}) }],
  };
  const model = model_of(analysis, text);
  const root = document.createElement('div');
  const nothing = (): void => undefined;
  render(h(Card, { model, text, item: model.items[0]!, focus, voice: speak(lang), copied: false, on_focus: nothing, on_close: nothing, on_step: nothing, on_copy: nothing, on_report: nothing }), root);
  return root;
}
const headline = (card: HTMLElement): string => card.querySelector('.headline')!.textContent.replace(/\s/g, ' ');
const under = (card: HTMLElement): string[] => Array.from(card.querySelectorAll('.under'), (p) => p.textContent.replace(/\s/g, ' '));
const figure: Focus = { of: 'quantity', at: 0 };

test('a figure and what it counts read as one phrase', () => {
  const text = 'Le groupe a vendu 3,12 % de Norvane pour la moitié du prix.';
  const share = quantity({ kind: 'percent', start: 18, end: 24, text: '3,12 %', value: 3.12, unit: '%', counted: [28, 35] });
  const half = quantity({ start: 41, end: 50, text: 'la moitié', value: 0.5, fraction: [1, 2], counted: [54, 58] });
  const card = drawn(text, { quantities: [share, half] }, figure, 'fr');
  expect(headline(card)).toBe('3,12 % de Norvane');
  expect(under(card)).toEqual([]);
  expect(card.querySelector('.chip')?.textContent).toBe('1/2 du prix');
  expect(under(drawn(text, { quantities: [half] }, figure, 'fr'))).toEqual(['Soit 50 %', 'La page dit : « la moitié du prix »']);
});

test('the page’s words are told where they say more than the headline, not where they spell its unit otherwise', () => {
  const says = (text: string, given: Partial<Quantity>): string[] => under(drawn(text, { quantities: [quantity({ start: 0, end: text.length, text, ...given })] }, figure));
  expect(says('4 percent', { kind: 'percent', value: 4, unit: '%' })).toEqual([]);
  expect(says('2-1', { kind: 'score', min: 2, max: 1 })).toEqual([]);
  expect(says('65 milliards', { value: 65e9 })).toEqual(['In full: 65,000,000,000', 'The page says: “65 milliards”']);
  expect(says('four', { value: 4 })).toEqual(['The page says: “four”']);
  expect(says('last week', { kind: 'date', value: '2017-W10' })).toEqual(['The page says: “last week”']);
  expect(says('mid-March 2020', { kind: 'date', value: '2020-03' })).toEqual(['The page says: “mid-March 2020”']);
  expect(says('Mar. 14, 2020', { kind: 'date', value: '2020-03-14' })).toEqual([]);
  expect(says('14th March 2020', { kind: 'date', value: '2020-03-14' })).toEqual([]);
  expect(says('2013 to 2017', { kind: 'date', value: '2013/2017' })).toEqual([]);
  const since = 'since the 1970s';
  expect(under(drawn(since, { quantities: [quantity({ kind: 'date', start: 10, end: 15, text: '1970s', value: '197X', bound: 'at_least', bound_at: [0, 5] })] }, figure))).toEqual(['The page says: “since the 1970s”']);
});

test('a figure beside what somebody says is not what they say', () => {
  const text = 'The new ferry has 12 decks, yet the harbour office says it needs 3 pilots.';
  const [decks, pilots] = ['12', '3'].map((n) => quantity({ start: text.indexOf(n), end: text.indexOf(n) + n.length, text: n, value: Number(n) })) as [Quantity, Quantity];
  const office = attribution({ speaker: 'the harbour office', content: [[text.indexOf('it needs'), text.length - 1]] });
  const rows = (of: Focus): string[] => Array.from(drawn(text, { quantities: [decks, pilots], attributions: [office] }, of).querySelectorAll('.fact h3'), (row) => row.textContent);
  expect(rows({ of: 'quantity', at: 0 })).toContain('In the same sentence');
  expect(rows({ of: 'quantity', at: 0 })).not.toContain('Who says so');
  expect(rows({ of: 'quantity', at: 1 })).toContain('Who says so');
  expect(rows({ of: 'quantity', at: 1 })).not.toContain('In the same sentence');
});

test('what could not be found is no button, whatever its class is called', () => {
  const root = document.createElement('div');
  const found: Finding = { claim: { start: 0, end: 1, text: '1' }, source: null, relation: 'absent', reason_code: 'no_such_figure', reason: '' } as unknown as Finding;
  render(h(CheckSection, { check: { kind: 'verdict', status: 'not_found', findings: [found], passage: '', url: null, translated: false }, url: null, voice: speak('en') }), root);
  expect(root.querySelector('.finding')?.className).toBe('finding');
});

test('who says two things in one sentence is named once, and passes on nobody’s words but another’s', () => {
  const text = 'The ferry is late, the harbour office said, and it said the quay is shut, the mayor added.';
  const office = attribution({ speaker: 'the harbour office' });
  const names = (attributions: Attribution[], focus: Focus): string[] => Array.from(drawn(text, { quantities: [quantity({ start: 0, end: 3, text: 'The', value: 1 })], attributions }, focus).querySelectorAll('.person'), (p) => p.textContent);
  const mayor = attribution({ speaker: 'the mayor', via: 0 });
  expect(names([office, { ...office }, mayor], figure)).toEqual([
    'the harbour office Said so, in the page’s words', 'the mayor Said so, in the page’s words, as passed on by the harbour office']);
  expect(names([office, { ...office }, mayor], { of: 'attribution', at: 0 })).toHaveLength(1);
  expect(names([office, { ...office, stance: 'denied', via: 0 }], { of: 'attribution', at: 0 })).toEqual(['the harbour office Denied']);
  // Who denies what another says doesn't pass it on.
  expect(names([{ ...office, stance: 'denied' }, mayor], figure)).toEqual(['the harbour office Denied', 'the mayor Said so, in the page’s words']);
});

test('opens on what is said, not on the age of who says it', () => {
  const text = '“Nobody rides it,” said Ann Hill, 63, of the 12 boats.';
  const age = quantity({ kind: 'age', start: text.indexOf('63'), end: text.indexOf('63') + 2, text: '63', value: 63, unit: 'a' });
  const boats = quantity({ start: text.indexOf('12'), end: text.indexOf('12') + 2, text: '12', value: 12 });
  const said = attribution({ kind: 'direct', speaker: 'Ann Hill', content: [[0, 18]], source: [[24, 32]] });
  const item = (quantities: Quantity[], attributions: Attribution[]): Item => ({ quantities, attributions } as unknown as Item);
  expect(first_focus(item([age], [said]))).toEqual({ of: 'attribution', at: 0 });
  expect(first_focus(item([age, boats], [said]))).toEqual({ of: 'quantity', at: 1 });
  expect(first_focus(item([age], []))).toEqual({ of: 'quantity', at: 0 });
});

test('a rise is not told twice', () => {
  const text = 'a 40% increase in demand';
  const rise = quantity({ kind: 'percent', start: 2, end: 5, text: '40%', value: 40, unit: '%', change: 'up', counted: [6, text.length] });
  expect(headline(drawn(text, { quantities: [rise] }, figure))).toBe('40% increase in demand');
  expect(headline(drawn('sales rose 40%', { quantities: [quantity({ ...rise, start: 11, end: 14, counted: [0, 5] })] }, figure))).toBe('40% · sales · a rise');
});
