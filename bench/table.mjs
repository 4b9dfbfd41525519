// table.mjs NATIVE NODE OUT: puts both runs into one table and one JSON file.
import { readFileSync, writeFileSync } from 'node:fs';

const [nativePath, nodePath, outPath] = process.argv.slice(2);
const native = JSON.parse(readFileSync(nativePath, 'utf8'));
const node = JSON.parse(readFileSync(nodePath, 'utf8'));
const ns = { ...node.ns };
for (const run of native.benchmarks) if (run.aggregate_name === 'median') ns[run.run_name] = run.real_time;
const ratios = {};
for (const lang of ['fr', 'en']) {
  for (const [name, time] of Object.entries(ns)) {
    if (name.startsWith(`${lang}/`) && name !== `${lang}/icu`) ratios[name] = time / ns[`${lang}/icu`];
  }
  ratios[`${lang}/wasm to native`] = ns[`${lang}/wasm`] / ns[`${lang}/whole`];
}
console.log('cost, in bare ICU word and sentence passes over the same text');
for (const [name, ratio] of Object.entries(ratios)) console.log(`  ${name.padEnd(22)} ${ratio.toFixed(2)}`);
console.log(`engine ready in Node  ${node.ready_ms.toFixed(0)} ms`);
console.log('bytes                        raw     gzip   brotli');
for (const [name, size] of Object.entries(node.bytes)) {
  console.log(`  ${name.padEnd(20)} ${String(size.raw).padStart(9)} ${String(size.gzip).padStart(8)} ${String(size.brotli).padStart(8)}`);
}
writeFileSync(outPath, `${JSON.stringify({ ns, ratios, bytes: node.bytes, ready_ms: node.ready_ms }, null, 1)}\n`);
