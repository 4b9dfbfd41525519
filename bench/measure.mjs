// What the benches in Node share.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

// A text of bench/data a few times over, some 30 KB: an article's length. "fr.news" has as many figures and quotations as the news
// that we have read, "fr" three to five times as many.
export function article(name, bytes = 30_000) {
  const once = readFileSync(join(root, `bench/data/${name}.txt`), 'utf8');
  let text = '';
  while (Buffer.byteLength(text) < bytes) text += once;
  return text;
}

// The median, to a tenth.
export const middle = (list) => Math.round(10 * [...list].sort((a, b) => a - b)[list.length >> 1]) / 10;

export const wasm = readFileSync(join(root, 'build/wasm/citelight.wasm'));
export const verifier = readFileSync(join(root, 'build/wasm/citelight-verify.wasm'));
export const packs = Object.fromEntries(readdirSync(join(root, 'build/wasm/packs')).sort().map((name) => [name.replace('.pack', ''), readFileSync(join(root, 'build/wasm/packs', name))]));

export async function load_engine(options = {}) {
  const { createEngine } = await import(join(root, 'wasm/dist/index.js'));
  const engine = await createEngine({ wasm, loadPack: async (name) => packs[name], ...options });
  await engine.load('fr', 'en', 'fr.concepts', 'en.concepts');
  return engine;
}

// Milliseconds of this process's CPU that one call takes, once it has been called for `warm_ms`: the least of several rounds. Until
// then V8 compiles anew what is called often, WebAssembly and JavaScript alike, on this process's CPU.
export function cpu_ms_of(run, { least_ms = 400, warm_ms = 2000, rounds = 5 } = {}) {
  const begun = performance.now();
  do run(); while (performance.now() - begun < warm_ms);
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const from = process.cpuUsage();
    let calls = 0;
    let spent = 0;
    do {
      run();
      calls += 1;
      const used = process.cpuUsage(from);
      spent = (used.user + used.system) / 1000;
    } while (spent < least_ms / rounds);
    best = Math.min(best, spent / calls);
  }
  return best;
}

// Milliseconds of CPU that the native engine takes from JSON to JSON for the same article, measured now: a machine that others
// share has fast and slow minutes, and what is held beside each other must come from the same ones.
export function native_ms_of(name) {
  const { stdout, status } = spawnSync(join(root, 'build/bench/citelight_bench'), [`--benchmark_filter=^${name}/line$`, '--benchmark_format=json', '--benchmark_min_time=0.1'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  if (status !== 0) throw new Error(`citelight_bench ended with ${status}`);
  return JSON.parse(stdout).benchmarks[0].cpu_time / 1e6;
}
