import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { Analysis, Reply } from '../../web/src/engine/messages.ts';
import { answer_for_analyses, ask_for_analysis, parts_of, whole_of } from '../lib/analysis_door.ts';
import { connected, listening, tab } from './ports.ts';

beforeEach(listening);
afterEach(() => { vi.restoreAllMocks(); });

// As far as a door looks: items are carried, whatever they are.
const analysis = (quantities: number, claims: number): Analysis =>
  ({ id: 'a', lang: 'fr', quantities: Array.from({ length: quantities }, (_, i) => ({ start: i })), attributions: [], claims: Array.from({ length: claims }, (_, i) => ({ end: i })) }) as unknown as Analysis;
const refused: Reply = { kind: 'refused', why: 'language', detail: 'eu' };
const no_answer = { kind: 'refused', why: 'failed', detail: 'no answer from the engine' };

test('an analysis arrives whole and in order, however many parts it came in', async () => {
  for (const [quantities, claims] of [[0, 0], [1, 2], [250, 251], [2600, 1300]] as const) {
    const reply: Reply = { kind: 'analysis', analysis: analysis(quantities, claims) };
    answer_for_analyses(() => Promise.resolve(reply));
    connected(tab());
    expect(await ask_for_analysis({ text: 'abc' })).toEqual(reply);
    listening();
  }
});

test('no part is long, and nothing is whole before the last', () => {
  const parts = [...parts_of({ kind: 'analysis', analysis: analysis(2600, 1300) })];
  expect(parts.length).toBeGreaterThan(15);
  for (const part of parts) expect(JSON.stringify(part).length).toBeLessThan(6000);
  const take = whole_of();
  for (const part of parts.slice(0, -1)) expect(take(part)).toBeUndefined();
  for (const odd of [null, 3, { list: 'others', items: [1] }, { list: 'claims', items: 'x' }, {}]) expect(take(odd)).toBeUndefined();
  expect(take(parts.at(-1))).toEqual({ kind: 'analysis', analysis: analysis(2600, 1300) });
});

test('refusals pass as they are', async () => {
  answer_for_analyses(() => Promise.resolve(refused));
  connected(tab());
  expect(await ask_for_analysis({ text: 'abc', lang: 'eu' })).toEqual(refused);
});

test('a background that goes away between two parts leaves no half analysis', async () => {
  const made = connected(tab());
  const answer = ask_for_analysis({ text: 'abc' });
  made[0]?.gone();
  expect(await answer).toEqual(no_answer);
});

test('strangers, odd questions and a dead extension', async () => {
  const analyse = vi.fn(() => Promise.resolve(refused));
  answer_for_analyses(analyse);
  connected({ ...tab(), id: 'another' });
  void ask_for_analysis({ text: 'abc' });
  connected(tab());
  expect(await ask_for_analysis({ text: 3 } as never)).toEqual(no_answer);
  expect(analyse).not.toHaveBeenCalled();
  vi.spyOn(browser.runtime, 'connect').mockImplementation(() => { throw new Error('Extension context invalidated.'); });
  expect(await ask_for_analysis({ text: 'abc' })).toEqual(no_answer);
});
