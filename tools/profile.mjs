// The parts of profile.sh that read and write text: "texts" and "pairs" to run, "names" as Emscripten has them. To standard output.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { article } from '../bench/measure.mjs';

const least_calls = 20_000;  // what CMakeLists.txt calls hot is called more often; of the rest it is told which branches are taken
const languages = ['fr', 'en'];
const cases = (lang, name) => JSON.parse(readFileSync(`tests/cases/${lang}/${name}`, 'utf8'));
const line = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

// Articles of usual wording, and what is rarer: forty cases of the tests a text.
function texts() {
  for (const lang of languages) {
    for (let i = 0; i < 40; i += 1) line({ text: article(`${lang}.news`), lang });
    for (let i = 0; i < 6; i += 1) line({ text: readFileSync(`bench/data/${lang}.txt`, 'utf8'), lang });
    const rare = readdirSync(`tests/cases/${lang}`).filter((name) => name !== 'verify.json').sort()
      .flatMap((name) => cases(lang, name).map(({ text }) => text).filter((text) => typeof text === 'string'));
    for (let i = 0; i < rare.length; i += 40) line({ text: rare.slice(i, i + 40).join('\n'), lang });
  }
}

// A claim's source is a paragraph or two there; now and then an article.
function pairs() {
  for (const lang of languages) {
    const long = article(`${lang}.news`, 5_000).slice(0, 20_000);
    cases(lang, 'verify.json').filter(({ claim, source }) => typeof claim === 'string' && typeof source === 'string').forEach(({ claim, source }, i) => {
      line({ claim: { text: claim, lang }, source: { text: i % 40 ? source : `${source}\n${long}`, lang } });
    });
  }
}

// libc++ has another namespace there, spans another length where theirs is open, and 64 bits are "long long": the first two by
// substitution, the last by how a name reads, among the functions in the objects of a wasm build. Functions of a file's own stand
// behind its name.
function names(counted, objects) {
  const records = readFileSync(counted, 'utf8').split('\n\n').map((record) => record.split('\n').filter((l) => l && !l.startsWith('#')))
    .filter(([, , , calls]) => Number(calls) >= least_calls);
  const files = readdirSync(objects, { recursive: true }).filter((name) => name.endsWith('.o'));
  const there = new Set(files.flatMap((file) => spawnSync('llvm-nm-14', ['--format=posix', join(objects, file)], { encoding: 'utf8' }).stdout
    .split('\n').map((l) => l.split(' ')).filter(([, kind]) => /^[tw]$/i.test(kind ?? ''))
    .map(([name, kind]) => (kind === 't' ? `${basename(file, '.o')}:${name}` : name))));
  const read = (list) => {
    const { stdout } = spawnSync('llvm-cxxfilt-14', ['-n'], { encoding: 'utf8', maxBuffer: 1e9, input: list.map((name) => name.replace(/^.*?:/, '')).join('\n') });
    const own = list.map((name) => /^.*?:/.exec(name)?.[0] ?? '');
    return stdout.split('\n').map((text, i) => own[i] + text.replaceAll('__2::', '__1::').replaceAll('long long', 'long').replaceAll('18446744073709551615', '4294967295'));
  };
  const all = [...there].sort();
  const by_reading = new Map(read(all).map((text, i) => [text, all[i]]));
  const readings = read(records.map(([name]) => name));
  const written = new Map();
  records.forEach(([name, ...counts], i) => {
    const theirs = name.replaceAll('St3__1', 'St3__2').replaceAll('Lm18446744073709551615E', 'Lm4294967295E');
    const known = there.has(theirs) ? theirs : by_reading.get(readings[i]) ?? theirs;
    if (!written.has(known)) written.set(known, counts);
  });
  for (const name of [...written.keys()].sort()) process.stdout.write(`${[name, ...written.get(name)].join('\n')}\n\n`);
}

const [what, ...rest] = process.argv.slice(2);
({ texts, pairs, names })[what](...rest);
