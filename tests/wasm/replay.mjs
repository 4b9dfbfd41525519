// Replays every case of tests/cases, whole documents, claims with their sources and a set of hard inputs
// through the engine as wasm and as the native command: the answers must be the
// same bytes. More documents, or claims with sources: replay.mjs FILE.jsonl…
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { createEngine } = await import(join(root, 'wasm/dist/index.js'));
const engine = await createEngine({
  wasm: readFileSync(join(root, 'build/wasm/citelight.wasm')),
  loadVerifier: () => readFileSync(join(root, 'build/wasm/citelight-verify.wasm')),
  loadPack: async (name) => readFileSync(join(root, `build/wasm/packs/${name}.pack`)),
});
await engine.load('fr', 'en', 'fr.concepts', 'en.concepts');
await engine.loadVerifier();

function* files(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else if (name.endsWith('.json')) yield path;
  }
}

// A document may name its "source" too, and a line need not be JSON.
function is_pair(line) {
  try {
    const { claim, source, text } = JSON.parse(line);
    return text === undefined && claim !== undefined && source !== undefined;
  } catch {
    return false;
  }
}

const lines = [];
const pairs = [];  // for the command's other door
for (const path of files(join(root, 'tests/cases'))) {
  const lang = path.split('/').at(-2);
  for (const one of JSON.parse(readFileSync(path, 'utf8'))) {
    const { name, want, ...document } = one;
    const id = `${path.slice(root.length)}:${name}`;
    if (one.claim !== undefined && one.source !== undefined) {
      const side = (text, own) => ({ text, lang: own ?? lang });
      pairs.push(JSON.stringify({ id, claim: side(one.claim), source: side(one.source, one.source_lang) }));
    }
    if (document.text === undefined) continue; // a later stage's case, made of parts
    lines.push(JSON.stringify({ id, lang, ...document }));
  }
}
const cases = lines.length;

// Whole documents: by themselves, and without a language, which is then guessed.
for (const path of ['bench/data', 'tests/fuzz/seeds/document']) {
  for (const name of readdirSync(join(root, path)).filter((file) => file.endsWith('.txt'))) {
    const text = readFileSync(join(root, path, name), 'utf8');
    const blocks = [...text.matchAll(/[^\n]+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
    lines.push(
      JSON.stringify({ id: `${path}/${name}`, lang: name.slice(0, 2), text, published: '2025-01-28' }),
      JSON.stringify({ id: `${path}/${name}:guess`, text }),
    );
    // Offsets of ours are UTF-16; in another unit they may be refused, and then by both alike.
    lines.push(JSON.stringify({ id: `${path}/${name}:blocks`, lang: name.slice(0, 2), text, blocks }));
  }
}
for (const path of process.argv.slice(2)) {
  for (const line of readFileSync(path, 'utf8').split('\n')) if (line.trim()) (is_pair(line) ? pairs : lines).push(line);
}
const documents = lines.length - cases;

// What breaks readers of text: nothing, everything, and halves of things.
lines.push(
  '{"id":"empty","text":""}',
  '{"id":"spaces","text":" \\n\\u00a0\\u202f\\t"}',
  '{"id":"lone","text":"a\\ud800b 65 \\udc00 %"}',
  '{"id":"astral","text":"😀 65 milliards 😀 d\'euros « 😀 »"}',
  '{"id":"no language","text":"The company said on Monday that it would spend $65 billion."}',
  '{"id":"unknown language","lang":"xx","text":"a"}',
  '{"id":"controls","text":"\\u0000\\u0001 5 % \\u001f"}',
  'not json',
  JSON.stringify({ id: 'digits', text: '1'.repeat(5000) }),
  JSON.stringify({ id: 'marks', text: '«“"\'’»”'.repeat(800) }),
  JSON.stringify({ id: 'capitals', text: 'A B '.repeat(2000) }),
  JSON.stringify({ id: 'one sentence', lang: 'fr', text: 'et selon lui deux mille, '.repeat(1000) }),
);

let passed = 0;
let failed = 0;
const doors = [
  { asked: lines, verb: [], answer: (line, unit) => engine.analyseLine(line, unit) },
  { asked: pairs, verb: ['verify'], answer: (line, unit) => engine.verifyLine(line, unit) },
];
for (const unit of ['utf16', 'codepoint', 'byte']) {
  for (const { asked, verb, answer } of doors) {
    const native = spawnSync(join(root, 'build/bin/citelight'), [...verb, '--jsonl', '--keep-going', '--offsets', unit], { input: asked.join('\n') + '\n', maxBuffer: 1 << 30 });
    if (native.status !== 0) throw new Error(`the native command failed: ${native.stderr}`);
    // The command alone knows line numbers.
    const answers = native.stdout.toString().trimEnd().split('\n').map((line) => line.replace(/^(\{"id":null,)"line":\d+,/, '$1'));
    asked.forEach((line, at) => {
      const wasm = answer(line, unit);
      if (wasm === answers[at]) passed += 1;
      else {
        failed += 1;
        console.error(`DIFFERS (${unit}) ${line.slice(0, 200)}\n  native ${answers[at]?.slice(0, 400)}\n  wasm   ${wasm.slice(0, 400)}`);
      }
    });
  }
}
console.log(`wasm replay of ${cases} cases, ${documents} documents, ${pairs.length} claims with sources and ${lines.length - cases - documents} hard inputs, ICU ${engine.version.icu}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !cases || !documents || !pairs.length ? 1 : 0;
