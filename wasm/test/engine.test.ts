import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createEngine, EngineError, type EngineOptions, type RawEngine } from '../src/index.js';

const built = (name: string) => new URL(`../../build/wasm/${name}`, import.meta.url);
const loadPack = async (name: string) => new Uint8Array(await readFile(built(`packs/${name}.pack`)));
const loadVerifier = () => readFile(built('citelight-verify.wasm'));
const engineWith = async (pack = loadPack, options: Partial<EngineOptions> = {}) =>
  createEngine({ wasm: await readFile(built('citelight.wasm')), loadVerifier, loadPack: pack, ...options });
const pair = { claim: { text: 'Le port a reçu 12,4 millions de tonnes.', lang: 'fr' }, source: { text: 'In 2022 the port handled 12,400,000 tonnes.', lang: 'en' } };

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

  it('asks for concepts at the first check, of the languages it is in', async () => {
    const asked: string[] = [];
    const engine = await engineWith(async (name) => {
      asked.push(name);
      return loadPack(name);
    });
    await engine.analyse({ text: 'a', lang: 'fr' });
    expect(asked).toEqual(['fr']);
    await engine.verify(pair);
    expect(asked.sort()).toEqual(['en', 'en.concepts', 'fr', 'fr.concepts']);
  });

  it('says which concepts it lacks, and goes on', async () => {
    const engine = await engineWith(async (name) => {
      if (name === 'en.concepts') throw new Error(name);
      return loadPack(name);
    });
    await expect(engine.verify(pair)).rejects.toThrow('en.concepts');
    expect((await engine.analyse({ text: '5 %', lang: 'fr' })).quantities).toHaveLength(1);
  });

  it('checks a claim, and goes on analysing', async () => {
    const engine = await engineWith();
    expect((await engine.verify(pair)).status).toBe('supported');
    expect((await engine.analyse({ text: '5 %', lang: 'fr' })).quantities).toHaveLength(1);
    expect((await engine.verify({ ...pair, source: { text: 'In 2022 the port handled 9,400,000 tonnes.', lang: 'en' } })).status).toBe('refuted');
  });

  it('loads the verifier at the first check, once, and asks again after a failure', async () => {
    let asked = 0;
    const engine = await engineWith(loadPack, {
      loadVerifier: async () => {
        asked += 1;
        if (asked === 1) return new Response('none', { status: 404 });
        return new Response(new Uint8Array(await loadVerifier()));
      },
    });
    await engine.analyse({ text: '5 %', lang: 'fr' });
    expect(asked).toBe(0);
    await expect(engine.verify(pair)).rejects.toThrow('HTTP 404');
    await Promise.all([engine.verify(pair), engine.verify(pair)]);
    expect(asked).toBe(2);
  });

  it('says so where it has no verifier', async () => {
    const engine = await engineWith(loadPack, { loadVerifier: undefined });
    await expect(engine.verify(pair)).rejects.toThrow('no loadVerifier was given');
    await engine.load('fr', 'en');
    expect(() => (engine as RawEngine).verifyLine(JSON.stringify(pair))).toThrow('the verifier is not loaded');
  });

  it('refuses the verifier of another build', async () => {
    const bytes = Buffer.from(await loadVerifier());
    // The engine's exports carry the build's name; the first is "engine" and that name's first letter.
    bytes[bytes.indexOf('engine') + 'engine'.length + 1]! ^= 1;
    const engine = await engineWith(loadPack, { loadVerifier: () => bytes });
    await expect(engine.verify(pair)).rejects.toThrow(WebAssembly.LinkError);
    expect((await engine.analyse({ text: '5 %', lang: 'fr' })).quantities).toHaveLength(1);
  });
});
