// The whole analysis as wasm in Node, what the engine holds on to, and sizes over the wire. Prints JSON.
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { article, load_engine, native_ms_of, packs, verifier, wasm } from './measure.mjs';

// The module keeps its memory to itself: seen here as it is made.
let memory = null;
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate(...given);
  // Bytes give a module with its instance, a module the instance alone; Node makes modules of its own as well.
  const own = (made.instance ?? made).exports;
  if ('cl_alloc' in own) memory = own.memory;
  return made;
};

const before = process.cpuUsage();
const engine = await load_engine();
const ready = process.cpuUsage(before);

const out = { ready_ms: (ready.user + ready.system) / 1000, ns: {}, beside_native: {}, bytes: {}, heap: {} };
for (const lang of ['fr', 'en']) {
  const line = JSON.stringify({ text: article(`${lang}.news`), lang });
  // Turn about, and the least of each; a call's, as in Chromium (paint.mjs): what another thread collects or compiles meanwhile is no matter of wasm's.
  let own = Infinity;
  let native = Infinity;
  for (let round = 0; round < 5; round += 1) {
    native = Math.min(native, native_ms_of(`${lang}.news`));
    for (let i = 0; i < 30; i += 1) {
      const from = performance.now();
      engine.analyseLine(line);
      own = Math.min(own, performance.now() - from);
    }
  }
  out.ns[`${lang}/wasm`] = own * 1e6;
  out.beside_native[lang] = own / native;
}

// 200 pages of differing lengths, longest first: what is kept must not grow with their number.
for (let page = 1; page <= 200; page += 1) {
  const lang = page % 2 ? 'fr' : 'en';
  engine.analyseLine(JSON.stringify({ text: article(lang, 2_000 + ((page * 7919) % 20) * 4_000), lang, id: String(page) }));
  if (page === 20 || page === 200) out.heap[page] = memory.buffer.byteLength;
}
for (const [name, bytes] of [['citelight.wasm', wasm], ['citelight-verify.wasm', verifier], ...Object.entries(packs).map(([lang, pack]) => [`${lang}.pack`, pack])]) {
  out.bytes[name] = { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
}
process.stdout.write(`${JSON.stringify(out)}\n`);
