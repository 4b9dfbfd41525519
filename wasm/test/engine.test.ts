import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createEngine, EngineError } from '../src/index.js';

const built = (name: string) => new URL(`../../build/wasm/${name}`, import.meta.url);
const loadPack = async (lang: string) => new Uint8Array(await readFile(built(`packs/${lang}.pack`)));
const engineWith = async (pack = loadPack) =>
  createEngine({ wasm: await readFile(built('citelight.wasm')), loadPack: pack });

describe('the engine', () => {
  it('reads a document and says its version', async () => {
    const engine = await engineWith();
    const analysis = await engine.analyse({ text: 'Le plan prévoit 12 milliards d’euros.', lang: 'fr-FR' });
    expect(analysis.quantities).toMatchObject([{ kind: 'money', value: 12e9, unit: 'EUR' }]);
    expect(engine.version.icu).toMatch(/^\d+\.\d+/);
  });

  it('loads each pack once, and asks again after a failure', async () => {
    const asked: string[] = [];
    let broken = true;
    const engine = await engineWith(async (lang) => {
      asked.push(lang);
      if (broken) throw new Error('offline');
      return loadPack(lang);
    });
    await expect(engine.analyse({ text: 'a', lang: 'en' })).rejects.toThrow('offline');
    broken = false;
    await Promise.all([engine.analyse({ text: 'a', lang: 'en' }), engine.analyse({ text: 'b', lang: 'en' })]);
    expect(asked).toEqual(['en', 'en']);
  });

  it('refuses a damaged pack and goes on', async () => {
    const engine = await engineWith(async (lang) => {
      const bytes = await loadPack(lang);
      if (lang === 'en') bytes[bytes.length >> 1]! ^= 1;
      return bytes;
    });
    await expect(engine.analyse({ text: 'a', lang: 'en' })).rejects.toBeInstanceOf(EngineError);
    expect((await engine.analyse({ text: '5 %', lang: 'fr' })).quantities).toHaveLength(1);
  });

  it('refuses a document by name', async () => {
    const engine = await engineWith();
    await expect(engine.analyse({ text: 'abc', lang: 'fr', links: [{ start: 1, end: 9, url: 'u' }] })).rejects.toThrow('"links" 0');
  });

  it('grows its memory for a large document', async () => {
    const engine = await engineWith();
    const text = 'Il a dépensé 5 euros. '.repeat(200_000);
    expect((await engine.analyse({ text, lang: 'fr' })).quantities).toHaveLength(200_000);
  });
});
