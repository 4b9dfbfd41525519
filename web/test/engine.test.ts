import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { Analyser, Reply } from '../src/engine/analyser.ts';
import { is_document, is_engine, is_notice, is_pack, is_reply, is_request, type WorkerEngine } from '../src/engine/messages.ts';
import { fetch_pack, files_in } from '../src/engine/files.ts';
import { local_analyser } from '../src/engine/local.ts';
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

const nowhere = files_in('https://nowhere.test/');

test('answers of a worker find their questions in any order, and nonsense finds none', async () => {
  const port = stand_in();
  const analyser: Analyser = worker_analyser(port, nowhere);
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
  const waiting = worker_analyser(port, nowhere).analyse({ text });
  port.break();
  expect(await waiting).toEqual({ kind: 'refused', why: 'failed', detail: 'gone' });
});

// --- the engine in this thread, its files from disk

const folder = join(import.meta.dirname, '../../wasm/dist');
const asked_for: string[] = [];
function serve_files(content_type: string): void {
  asked_for.length = 0;
  vi.stubGlobal('fetch', async (address: URL | string) => {
    const path = String(address).slice('https://engine.test/'.length);
    asked_for.push(path);
    const bytes = await readFile(join(folder, path)).catch(() => null);
    return bytes ? new Response(new Uint8Array(bytes), { headers: { 'Content-Type': path.endsWith('.wasm') ? content_type : 'application/octet-stream' } })
      : new Response('none', { status: 404 });
  });
}
afterEach(() => { vi.unstubAllGlobals(); });
const files = files_in('https://engine.test/');
const local = () => local_analyser(files);

test.each(['application/wasm', 'application/octet-stream'])('the engine comes as %s', async (content_type) => {
  serve_files(content_type);
  const reply = await local().analyse({ text: '65 milliards de dollars', lang: 'fr' });
  expect(reply).toMatchObject({ kind: 'analysis', analysis: { quantities: [{ unit: 'USD' }] } });
});

test('the engine is compiled for a worker while that starts, whatever type it comes as; where it can’t be, the worker is told', async () => {
  for (const [name, type] of [['citelight.wasm', 'application/wasm'], ['citelight.wasm', 'text/plain'], ['none.wasm', 'application/wasm']] as const) {
    serve_files(type);
    const port = stand_in();
    worker_analyser(port, { ...files, wasm: `https://engine.test/${name}` });
    await vi.waitFor(() => { expect(port.sent).toHaveLength(1); });
    expect(is_engine(port.sent[0])).toBe(true);
    const { compiled } = port.sent[0] as unknown as WorkerEngine;
    expect(compiled === null).toBe(name === 'none.wasm');
    asked_for.length = 0;
    const reply = await local_analyser({ ...files, compiled: Promise.resolve(compiled) }).analyse({ text: '3 chats', lang: 'fr' });
    expect(reply.kind).toBe('analysis');
    expect(asked_for.includes('citelight.wasm')).toBe(compiled === null);
  }
});

test('a language’s pack is fetched for a worker while that starts, once; where it can’t be, the worker is told and fetches it itself', async () => {
  serve_files('application/wasm');
  const port = stand_in();
  const analyser = worker_analyser(port, files);
  analyser.prepare?.('fr-CA');
  analyser.prepare?.('fr');
  analyser.prepare?.('eu');
  await vi.waitFor(() => { expect(port.sent).toHaveLength(6); });
  expect(port.sent.filter(is_notice)).toEqual([{ prepare: 'fr-CA' }, { prepare: 'fr' }, { prepare: 'eu' }]);
  const packs: unknown[] = port.sent.filter(is_pack);
  expect(packs).toContainEqual({ lang: 'eu', pack: null });
  expect(packs).toContainEqual({ lang: 'fr', pack: expect.any(Uint8Array) as Uint8Array });
});

test('a pack that another thread fetched is taken; the engine fetches what that could not have', async () => {
  serve_files('application/wasm');
  const analyser = local();
  analyser.prepare('fr', fetch_pack(files, 'fr'));
  analyser.prepare('en', Promise.resolve(null));
  expect((await analyser.analyse({ text: '3 chats', lang: 'fr' })).kind).toBe('analysis');
  expect((await analyser.analyse({ text: '3 cats', lang: 'en' })).kind).toBe('analysis');
  expect([...asked_for].sort()).toEqual(['citelight.wasm', 'packs/en.pack', 'packs/fr.pack']);
});

test('prepared: the pack is asked for while the engine starts, and once', async () => {
  serve_files('application/wasm');
  const analyser = local();
  analyser.prepare('fr-CA');
  expect(asked_for).toEqual(['citelight.wasm', 'packs/fr.pack']);  // before anything has come
  analyser.prepare('fr');
  expect((await analyser.analyse({ text: '3 chats', lang: 'fr' })).kind).toBe('analysis');
  expect(asked_for).toEqual(['citelight.wasm', 'packs/fr.pack']);
});

test('started without a language, as an extension is: the pack is still asked for at once when the page tells it', async () => {
  serve_files('application/wasm');
  const analyser = local();
  analyser.prepare();
  analyser.prepare('fr');
  expect(asked_for).toEqual(['citelight.wasm', 'packs/fr.pack']);
  expect((await analyser.analyse({ text: '3 chats', lang: 'fr' })).kind).toBe('analysis');
  expect((await analyser.analyse({ text: '3 cats', lang: 'en' })).kind).toBe('analysis');
  analyser.prepare('en');
  expect(asked_for).toEqual(['citelight.wasm', 'packs/fr.pack', 'packs/en.pack']);
});

test('a language without a pack is refused by name, prepared for or not, and the engine goes on', async () => {
  serve_files('application/wasm');
  const analyser = local();
  analyser.prepare('eu');
  expect(await analyser.analyse({ text: '3 katu', lang: 'eu' })).toEqual({ kind: 'refused', why: 'language', detail: 'eu' });
  expect(await analyser.analyse({ text: 'x', lang: '../fr' })).toMatchObject({ kind: 'refused', why: 'language' });
  expect((await analyser.analyse({ text: '3 cats', lang: 'en' })).kind).toBe('analysis');
});

test('a check without concepts fails, and says nothing of the language', async () => {
  serve_files('application/wasm');
  const served = globalThis.fetch;
  vi.stubGlobal('fetch', (url: string | URL) => String(url).endsWith('.concepts.pack') ? Promise.reject(new Error('offline')) : served(url));
  const side = { text: '3 cats', lang: 'en' };
  expect(await local().verify({ claim: side, source: side })).toMatchObject({ kind: 'refused', why: 'failed', detail: 'en.concepts' });
});

test('an engine that could not be had is asked for again', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 503 })));
  const analyser = local();
  expect(await analyser.analyse({ text: '3 cats', lang: 'en' })).toMatchObject({ kind: 'refused', why: 'failed' });
  serve_files('application/wasm');
  expect((await analyser.analyse({ text: '3 cats', lang: 'en' })).kind).toBe('analysis');
});

test('a notice is no question', () => {
  expect(is_notice({ prepare: 'fr' })).toBe(true);
  expect(is_notice({ prepare: 3 })).toBe(false);
  expect(is_request({ prepare: 'fr' })).toBe(false);
});
