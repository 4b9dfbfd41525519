// history.mjs RUN: keeps a run's ratios and sizes (no times: those are the machine's) under bench/history/.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './measure.mjs';

const run = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const folder = join(root, 'bench/history');
mkdirSync(folder, { recursive: true });
const short = (value) => Number(value.toPrecision(4));
const kept = {
  date: run.date, commit: run.commit, machine: run.machine, node: run.node,
  rows: run.rows.map(({ group, name, value, wanted, ok }) => ({ group, name, value: short(value), ...(wanted ? { wanted, ok } : {}) })),
};
const path = join(folder, `${run.date}-${run.commit}.json`);
writeFileSync(path, `{"date":${JSON.stringify(kept.date)},"commit":${JSON.stringify(kept.commit)},"machine":${JSON.stringify(kept.machine)},"node":${JSON.stringify(kept.node)},"rows":[\n${kept.rows.map((r) => JSON.stringify(r)).join(',\n')}\n]}\n`);
console.log(`\nkept as ${path.slice(root.length)}`);
