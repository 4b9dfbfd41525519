import { expect, test } from 'vitest';
import type { Analyser, Reply } from '../src/engine/analyser.ts';
import { is_document, is_reply, is_request } from '../src/engine/messages.ts';
import { worker_analyser, type Port } from '../src/engine/worker_analyser.ts';
import { sample, text } from './support.ts';

test('documents are checked at the door', () => {
  expect(is_document({ text: 'abc', links: [{ start: 0, end: 3, url: 'https://example.org' }], blocks: [{ start: 0, end: 3, kind: 'paragraph' }] })).toBe(true);
  expect(is_document({ text: '' })).toBe(true);
  for (const bad of [null, 3, [], {}, { text: 3 }, { text: 'abc', links: {} }, { text: 'abc', links: [{ start: 0, end: 4, url: 'x' }] },
    { text: 'abc', links: [{ start: 2, end: 1, url: 'x' }] }, { text: 'abc', links: [{ start: 0.5, end: 1, url: 'x' }] },
    { text: 'abc', blocks: [{ start: -1, end: 1 }] }, { text: 'abc', lang: 7 }, { text: 'abc', links: [{ start: 0, end: 1 }] }]) expect(is_document(bad), JSON.stringify(bad)).toBe(false);
  expect(is_request({ id: 1, document: { text: 'a' } })).toBe(true);
  expect(is_request({ document: { text: 'a' } })).toBe(false);
});

test('replies are checked at the door', () => {
  expect(is_reply({ kind: 'analysis', analysis: sample() })).toBe(true);
  expect(is_reply({ kind: 'refused', why: 'language', detail: 'eu' })).toBe(true);
  for (const bad of [null, {}, { kind: 'refused', why: 'because' }, { kind: 'analysis', analysis: { lang: 'fr' } }]) expect(is_reply(bad)).toBe(false);
});

function stand_in(): Port & { sent: { id: number }[]; answer(data: unknown): void; break(): void } {
  const listeners: { message: ((e: { data: unknown }) => void)[]; error: ((e: { message?: string }) => void)[] } = { message: [], error: [] };
  const sent: { id: number }[] = [];
  return {
    sent,
    postMessage: (m) => { sent.push(m as { id: number }); },
    addEventListener: (type: 'message' | 'error', listener: never) => { (listeners[type] as unknown[]).push(listener); },
    answer: (data) => { for (const l of listeners.message) l({ data }); },
    break: () => { for (const l of listeners.error) l({ message: 'gone' }); },
  };
}

test('answers of a worker find their questions in any order, and nonsense finds none', async () => {
  const port = stand_in();
  const analyser: Analyser = worker_analyser(port);
  const [one, two] = [analyser.analyse({ text }), analyser.analyse({ text: 'other' })];
  const reply: Reply = { kind: 'analysis', analysis: sample() };
  port.answer('nonsense');
  port.answer({ id: port.sent[1]!.id, reply: { kind: 'refused', why: 'language' } });
  port.answer({ id: port.sent[0]!.id, reply });
  expect(await two).toEqual({ kind: 'refused', why: 'language' });
  expect(await one).toEqual(reply);
});

test('a worker that breaks refuses what waits', async () => {
  const port = stand_in();
  const waiting = worker_analyser(port).analyse({ text });
  port.break();
  expect(await waiting).toEqual({ kind: 'refused', why: 'failed', detail: 'gone' });
});
