// table.mjs FOLDER OUT: puts a run's files into one table and one JSON file, with what each figure is meant to be.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const [folder, outPath] = process.argv.slice(2);
const load = (name) => { const path = join(folder, `${name}.json`); return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null; };
const native = load('native');
const node = load('node');
const growth = load('growth');
const scaling = load('scaling');
const peers = load('peers');
const paint = load('paint');
const extension = load('paint_extension');

// The least of the repetitions, in CPU time: what else the machine did is in neither.
const ns = { ...node.ns };
for (const run of native.benchmarks) if (!run.aggregate_name) ns[run.run_name ?? run.name] = Math.min(ns[run.run_name ?? run.name] ?? Infinity, run.cpu_time);

const rows = [];
const row = (group, name, value, wanted = null, ok = null) => { rows.push({ group, name, value, wanted, ok }); };
const at_most = (group, name, value, limit) => { row(group, name, value, `≤ ${limit}`, value <= limit); };
const at_least = (group, name, value, limit) => { row(group, name, value, `≥ ${limit}`, value >= limit); };

const stages = ['tokens', 'segment', 'quantity', 'date', 'attribution'];
for (const lang of ['fr', 'en']) {
  // As dense in figures and quotations as the news is, which the goal is about, and three to five times as dense.
  for (const [text, density] of [[`${lang}.news`, 'news'], [lang, 'dense']]) {
    const cost = (name) => ns[`${text}/${name}`] / ns[`${text}/icu`];
    const group = `cost of ${lang}, ${density}, in bare ICU word and sentence passes`;
    for (const stage of stages) row(group, stage, cost(stage));
    row(group, 'measured things, claims, citations', cost('whole') - stages.reduce((sum, stage) => sum + cost(stage), 0));
    if (density === 'news') at_most(group, 'whole analysis', cost('whole'), 3);
    else row(group, 'whole analysis', cost('whole'));
    row(group, 'the same from JSON to JSON', cost('line'));
  }
  at_most(`wasm beside native, ${lang}`, 'in Node', node.beside_native[lang], 1.8);
  if (paint) at_most(`wasm beside native, ${lang}`, 'in Chromium', paint.beside_native[lang], 1.8);
}
for (const [name, { worst, allowed }] of Object.entries(growth)) at_most('time of a doubled text, worst pair', name, worst, allowed);
for (const [name, { mean }] of Object.entries(growth)) row('time of a doubled text, on average up to 16 MB', name, mean);
const limits = { 'recognizers-text': 300, 'compromise': 50, 'wink-nlp': 4, 'chrono': 1, 'nlp.js': 1 };
for (const [name, { ratio }] of Object.entries(peers ?? {})) {
  at_least('times slower than Citelight', name, ratio, Object.entries(limits).find(([start]) => name.includes(`/${start}`))[1]);
}
for (const [name, { new: fresh, known }] of Object.entries(node.check_ms)) {
  const group = 'ms to check a claim against a source of 100 KB, wasm';
  const density = name.endsWith('.news') ? 'news' : 'dense';
  if (density === 'news') at_most(group, `${name.slice(0, 2)}, news, not read before`, fresh, 10);
  else row(group, `${name.slice(0, 2)}, dense, not read before`, fresh);
  row(group, `${name.slice(0, 2)}, ${density}, read before`, known);
}
const kb = (bytes) => bytes / 1000;
const { 'citelight.wasm': engine, 'citelight-verify.wasm': verifier, ...packs } = node.bytes;
at_most('KB over the wire (brotli)', 'engine + one language', kb(engine.brotli + Math.max(...Object.values(packs).map((p) => p.brotli))), 300);
for (const [name, { brotli }] of Object.entries(packs)) at_most('KB over the wire (brotli)', name, kb(brotli), 60);
row('KB over the wire (brotli)', 'citelight.wasm', kb(engine.brotli));
row('KB over the wire (brotli)', 'citelight-verify.wasm, at the first check', kb(verifier.brotli));
at_most('memory', 'after 200 pages beside after 20', node.heap[200] / node.heap[20], 1);
at_most('memory', 'command: 4000 lines beside 500', scaling.peak_kb[4000] / scaling.peak_kb[500], 1.2);
at_least('command line', 'two threads, share of perfect', scaling.efficiency, 0.85);
for (const [by, times] of [['the element', paint], ['the extension', extension]]) {
  if (!times) continue;
  const group = `ms from message to marks, 30 KB, Chromium, ${by}`;
  for (const [when, name, limit] of [['start', 'cold, engine start included', 120], ['cold', 'cold, engine ready', 40], ['warm', 'warm', 15]]) {
    at_most(group, `${name}: in view`, times[`${when}_ms`], limit);
    row(group, `${name}: all of the article's`, times[`${when}_all_ms`]);
  }
  if (times.warm_set_ms) row(group, 'warm: set, not yet drawn', times.warm_set_ms);
  row(group, 'cold, from the message that starts the engine: in view', times.asked_ms);
}
if (paint) {
  row('ms to a ready engine, Chromium', 'from asking for its files', paint.ready_ms);
  at_most('ms of the longest task on the page', 'the element', paint.longest_task_ms, 50);
}

let last = '';
for (const { group, name, value, wanted, ok } of rows) {
  if (group !== last) console.log(`\n${group}`);
  last = group;
  console.log(`  ${name.padEnd(66)} ${(value >= 1000 ? value.toFixed(0) : value.toFixed(2)).padStart(9)}${wanted ? `   ${wanted}${ok ? '' : '   NOT MET'}` : ''}`);
}
const commit = (() => { try { return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(); } catch { return null; } })();
writeFileSync(outPath, `${JSON.stringify({
  date: new Date().toISOString().slice(0, 10), commit, machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`, node: process.version,
  rows, ns, bytes: node.bytes, heap: node.heap, scaling, growth, peers, paint,
}, null, 1)}\n`);
