import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { answer_for_sources, ask_for_source, is_source_question } from '../lib/source_door.ts';
import { connected, listening, tab } from './ports.ts';

beforeEach(listening);
afterEach(() => { vi.restoreAllMocks(); });
const question = { url: 'https://a.example/', page: 'https://claimed.example/' };

test('a source is answered; the page is where the sender stands', async () => {
  const asked: string[] = [];
  answer_for_sources((url, page) => { asked.push(url, page); return Promise.resolve({ kind: 'unread', why: 'pdf' }); });
  connected(tab());
  expect(await ask_for_source(question, new AbortController().signal)).toEqual({ kind: 'unread', why: 'pdf' });
  expect(asked).toEqual(['https://a.example/', 'https://page.example/']);
});

test('who stops gets no answer, and the request is let go', async () => {
  let given: AbortSignal | undefined;
  answer_for_sources((_, __, signal) => { given = signal; return new Promise(() => undefined); });
  connected(tab());
  const stop = new AbortController();
  const answer = ask_for_source(question, stop.signal);
  await vi.waitUntil(() => given !== undefined);
  expect(given?.aborted).toBe(false);
  stop.abort();
  expect(await answer).toBeUndefined();
  expect(given?.aborted).toBe(true);
  expect(await ask_for_source(question, stop.signal)).toBeUndefined();
});

test('an extension that was taken away answers nothing', async () => {
  vi.spyOn(browser.runtime, 'connect').mockImplementation(() => { throw new Error('Extension context invalidated.'); });
  expect(await ask_for_source(question, new AbortController().signal)).toBeUndefined();
});

test('strangers and odd questions', async () => {
  const answer = vi.fn();
  answer_for_sources(answer);
  for (const sender of [{ ...tab(), id: 'another' }, { id: browser.runtime.id }]) {
    connected(sender);
    void ask_for_source(question, new AbortController().signal);
  }
  await Promise.resolve();
  expect(answer).not.toHaveBeenCalled();
  expect(is_source_question(question)).toBe(true);
  for (const bad of [null, { url: 1, page: '' }, { url: `https://${'a'.repeat(9000)}`, page: '' }, { url: 'https://a.example/' }]) expect(is_source_question(bad)).toBe(false);
});
