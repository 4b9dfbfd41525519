// size-report.mjs: what goes over the wire (brotli), beside what bench/sizes.json says it was. Fails where a file has grown by
// more than 5 % since, or is new, until sizes.json says the new size and why:
//   {"what": "citelight.wasm", "from": 300000, "to": 316000, "why": "fractions"} in "grown".
// --write puts today's sizes in, and a line to fill in for each that had grown.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const root = fileURLToPath(new URL('../', import.meta.url));
const ledger = join(root, 'bench/sizes.json');
const tolerance = 1.05;
const size = (path) => brotliCompressSync(readFileSync(path)).length;
const under = (folder, match) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)).filter((name) => match.test(name)).sort() : []);

const sizes = Object.fromEntries(['citelight.wasm', 'citelight-verify.wasm'].map((name) => [name, size(join(root, 'build/wasm', name))]));
for (const name of under('build/wasm/packs', /\.pack$/)) sizes[name] = size(join(root, 'build/wasm/packs', name));
// Files whose names carry a hash are taken together.
const together = { 'demo page': ['build/demo/assets', /^index-.*\.(js|css)$/], 'element': ['build/element', /\.js$/], 'reading script': ['build/extension/chrome-mv3', /^page\.js$/] };
for (const [what, [folder, match]] of Object.entries(together)) {
  const names = under(folder, match);
  if (names.length > 0) sizes[what] = names.reduce((sum, name) => sum + size(join(root, folder, name)), 0);
}

const kept = existsSync(ledger) ? JSON.parse(readFileSync(ledger, 'utf8')) : { sizes: {}, grown: [] };
const grown = [];
for (const [what, now] of Object.entries(sizes)) {
  const was = kept.sizes[what];
  const change = was ? `${now >= was ? '+' : ''}${(((now - was) / was) * 100).toFixed(1)} %` : 'new';
  console.log(`  ${what.padEnd(18)} ${String(now).padStart(8)} bytes over the wire   ${change}`);
  if (!was || now > was * tolerance) grown.push({ what, from: was ?? 0, to: now });
}
if (process.argv.includes('--write')) {
  const notes = grown.filter(({ from }) => from > 0).map((entry) => ({ ...entry, why: '' }));
  writeFileSync(ledger, `${JSON.stringify({ sizes, grown: [...kept.grown, ...notes] }, null, 1)}\n`);
} else {
  for (const { what, from, to } of grown) console.error(`${what} has grown from ${from} to ${to} bytes: node tools/size-report.mjs --write, and say why in bench/sizes.json`);
  const silent = kept.grown.filter(({ why }) => !why?.trim());
  for (const { what } of silent) console.error(`bench/sizes.json doesn't say why ${what} has grown`);
  if (grown.length > 0 || silent.length > 0) process.exit(1);
}
