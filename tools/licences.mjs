// licences.mjs [--check]: the npm packages that are shipped, with licence and copyright, into THIRD_PARTY_NOTICES.md between
// its two marks. Fails where a shipped package has a licence we haven't accepted, no licence text, or a script that would run
// at installation. With --check nothing is written: it fails where the notices aren't those of package-lock.json.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const accepted = new Set(['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'Unicode-3.0']);
const rooms = { wasm: 'the npm package', web: 'demo, element', extension: 'extension' };
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

// A package as Node finds it from `from`: nearest node_modules first.
function find(name, from) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[path]) return packages[path].link ? packages[path].resolved : path;
    if (at === '') return null;
  }
}

const shipped = new Map();  // path → rooms
const problems = [];
function take(path, room, seen) {
  if (seen.has(path)) return;
  seen.add(path);
  if (!(path in rooms)) shipped.set(path, (shipped.get(path) ?? new Set()).add(rooms[room]));
  for (const name of Object.keys(packages[path].dependencies ?? {})) {
    const next = find(name, path);
    if (next) take(next, room, seen); else problems.push(`${name}, which ${path} needs, is not in package-lock.json`);
  }
}
for (const room of Object.keys(rooms)) take(room, room, new Set());

const rows = [];
for (const [path, places] of [...shipped].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const name = path.replace(/^.*node_modules\//, '');
  const folder = join(root, path);
  const { license } = packages[path];
  if (!accepted.has(license)) problems.push(`${name}: licence ${license ?? 'not given'}`);
  if (packages[path].hasInstallScript) problems.push(`${name}: would run a script at installation`);
  const file = existsSync(folder) ? readdirSync(folder).find((f) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(f)) : null;
  if (!file) { problems.push(`${name}: no licence text`); continue; }
  const text = readFileSync(join(folder, file), 'utf8');
  const copyright = text.split('\n').map((l) => l.trim()).find((l) => /^copyright (\(c\)|©|\d{4})/i.test(l) && !/copyright notice|\[yyyy\]/i.test(l));
  rows.push(`| ${name} | ${license} | ${[...places].join(', ')} | ${copyright?.replace(/^copyright\s*(\(c\)|©)?\s*/i, '© ') ?? 'see its LICENSE'} |`);
}
const table = `| package | licence | in | copyright |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
const path = join(root, 'THIRD_PARTY_NOTICES.md');
const marks = ['<!-- npm packages, written by tools/licences.mjs -->', '<!-- until here -->'];
const before = readFileSync(path, 'utf8');
const [from, to] = marks.map((mark) => before.indexOf(mark));
if (from < 0 || to < from) problems.push('THIRD_PARTY_NOTICES.md has lost its marks');
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
const after = `${before.slice(0, from + marks[0].length)}\n${table}\n${before.slice(to)}`;
if (process.argv.includes('--check')) {
  if (after !== before) {
    console.error('THIRD_PARTY_NOTICES.md is not what package-lock.json asks for: node tools/licences.mjs');
    process.exit(1);
  }
  console.log(`licences: ${rows.length} shipped npm packages, all accepted, none with an install script`);
} else {
  writeFileSync(path, after);
}
