// The whole analysis as wasm in Node, and sizes over the wire. Prints JSON.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../', import.meta.url));
const { createEngine } = await import(join(root, 'wasm/dist/index.js'));
const wasm = readFileSync(join(root, 'build/wasm/citelight.wasm'));
const packs = Object.fromEntries(readdirSync(join(root, 'build/wasm/packs')).map((name) => [name.slice(0, 2), readFileSync(join(root, 'build/wasm/packs', name))]));

const started = performance.now();
const engine = await createEngine({ wasm, loadPack: async (lang) => packs[lang] });
await engine.load('fr', 'en');
const ready = performance.now() - started;

const out = { ready_ms: ready, ns: {}, bytes: {} };
for (const lang of ['fr', 'en']) {
  const once = readFileSync(join(root, `bench/data/${lang}.txt`), 'utf8');
  let text = '';
  while (Buffer.byteLength(text) < 30000) text += once;
  const line = JSON.stringify({ text, lang });
  for (let i = 0; i < 30; i += 1) engine.analyseLine(line);
  const times = [];
  for (let i = 0; i < 60; i += 1) {
    const start = performance.now();
    engine.analyseLine(line);
    times.push(performance.now() - start);
  }
  out.ns[`${lang}/wasm`] = times.sort((a, b) => a - b)[times.length >> 1] * 1e6;
}
for (const [name, bytes] of [['citelight.wasm', wasm], ...Object.entries(packs).map(([lang, pack]) => [`${lang}.pack`, pack])]) {
  out.bytes[name] = { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
}
console.log(JSON.stringify(out));
