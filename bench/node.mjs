// The whole analysis as wasm in Node, what the engine holds on to, and sizes over the wire. Prints JSON.
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { article, load_engine, middle, native_ms_of, packs, verifier, wasm } from './measure.mjs';

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
const engine = await load_engine({ loadVerifier: () => verifier });
const ready = process.cpuUsage(before);

const out = { ready_ms: (ready.user + ready.system) / 1000, ns: {}, beside_native: {}, bytes: {}, heap: {}, check_ms: {} };
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
// Claims of a text whose figures are changed, each checked against a source of 100 KB that was not read before, and once more.
await engine.loadVerifier();
for (const name of ['fr.news', 'en.news', 'fr', 'en']) {
  const lang = name.slice(0, 2);
  const text = article(name, 100_000);
  const claims = JSON.parse(engine.analyseLine(JSON.stringify({ text, lang }))).claims.filter((claim) => claim.quantities.length > 0).slice(0, 30);
  const times = { new: [], known: [] };
  for (const [i, { start, end }] of claims.entries()) {
    const line = JSON.stringify({ claim: { text: text.slice(start, end).replace(/\d/, '7'), lang }, source: { text: text + ' '.repeat(i), lang } });
    for (const when of ['new', 'known']) {
      const from = performance.now();
      engine.verifyLine(line);
      times[when].push(performance.now() - from);
    }
  }
  out.check_ms[name] = { new: middle(times.new), known: middle(times.known) };
}
for (const [name, bytes] of [['citelight.wasm', wasm], ['citelight-verify.wasm', verifier], ...Object.entries(packs).map(([lang, pack]) => [`${lang}.pack`, pack])]) {
  out.bytes[name] = { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
}
process.stdout.write(`${JSON.stringify(out)}\n`);
