import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { Analysis, Reply } from '../../web/src/engine/messages.ts';
import { answer_for_analyses, distant_analyser, parts_of, whole_of } from '../lib/analysis_door.ts';
import { connected, listening, tab } from './ports.ts';

beforeEach(listening);
afterEach(() => { vi.restoreAllMocks(); });

// As far as a door looks: items are carried, whatever they are.
const analysis = (quantities: number, claims: number): Analysis =>
  ({ id: 'a', lang: 'fr', quantities: Array.from({ length: quantities }, (_, i) => ({ start: i })), attributions: [], claims: Array.from({ length: claims }, (_, i) => ({ end: i })) }) as unknown as Analysis;
const refused: Reply = { kind: 'refused', why: 'language', detail: 'eu' };
const answering = (reply: Reply, prepare = vi.fn()): { analyse(): Promise<Reply>; prepare(lang?: string): void } => ({ analyse: () => Promise.resolve(reply), prepare });
const no_answer = { kind: 'refused', why: 'failed', detail: 'no answer from the engine' };

test('an analysis arrives whole and in order, however many parts it came in', async () => {
  for (const [quantities, claims] of [[0, 0], [1, 2], [250, 251], [2600, 1300]] as const) {
    const reply: Reply = { kind: 'analysis', analysis: analysis(quantities, claims) };
    answer_for_analyses(answering(reply));
    connected(tab());
    expect(await distant_analyser().analyse({ text: 'abc' })).toEqual(reply);
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
  answer_for_analyses(answering(refused));
  connected(tab());
  expect(await distant_analyser().analyse({ text: 'abc', lang: 'eu' })).toEqual(refused);
});

test('a background that goes away between two parts leaves no half analysis', async () => {
  const made = connected(tab());
  const answer = distant_analyser().analyse({ text: 'abc' });
  made[0]?.gone();
  expect(await answer).toEqual(no_answer);
});

test('strangers, odd questions and a dead extension', async () => {
  const analyse = vi.fn(() => Promise.resolve(refused));
  answer_for_analyses({ analyse, prepare: vi.fn() });
  connected({ ...tab(), id: 'another' });
  void distant_analyser().analyse({ text: 'abc' });
  connected(tab());
  expect(await distant_analyser().analyse({ text: 3 } as never)).toEqual(no_answer);
  expect(analyse).not.toHaveBeenCalled();
  vi.spyOn(browser.runtime, 'connect').mockImplementation(() => { throw new Error('Extension context invalidated.'); });
  expect(await distant_analyser().analyse({ text: 'abc' })).toEqual(no_answer);
});

test('the port of a notice serves the next question, and that one alone', async () => {
  const prepare = vi.fn();
  answer_for_analyses(answering(refused, prepare));
  const made = connected(tab());
  const analyser = distant_analyser();
  analyser.prepare('fr-CA');
  analyser.prepare('');
  expect(await analyser.analyse({ text: 'abc' })).toEqual(refused);
  expect(prepare.mock.calls).toEqual([['fr-CA'], ['']]);
  expect(made).toHaveLength(1);
  expect(await analyser.analyse({ text: 'abc' })).toEqual(refused);
  expect(made).toHaveLength(2);
});

test('a port that was lost since its notice is not asked', async () => {
  answer_for_analyses(answering(refused));
  const made = connected(tab());
  const analyser = distant_analyser();
  analyser.prepare('fr');
  made[0]?.gone();
  expect(await analyser.analyse({ text: 'abc' })).toEqual(refused);
  expect(made).toHaveLength(2);
});

test('a notice names a language, or the port is closed', async () => {
  const prepare = vi.fn();
  for (const odd of ['../packs', 'fr/../../x', 7]) {
    answer_for_analyses(answering(refused, prepare));
    connected(tab());
    const analyser = distant_analyser();
    analyser.prepare(odd as string);
    await Promise.resolve();
    expect(await analyser.analyse({ text: 'abc' }), String(odd)).toEqual(refused);  // by a port of its own
    listening();
  }
  expect(prepare).not.toHaveBeenCalled();
});
