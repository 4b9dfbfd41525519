// How near two threads come to twice the speed of one, and whether memory grows with the input. Prints JSON.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { article, root } from './measure.mjs';

const command = join(root, 'build/bin/citelight');
const file = (lines) => {
  const path = join(root, `build/bench/lines-${lines}.jsonl`);
  const docs = ['fr', 'en'].map((lang) => ({ lang, text: article(lang, 6_000) }));
  writeFileSync(path, Array.from({ length: lines }, (_, i) => `${JSON.stringify({ id: String(i), ...docs[i % 2] })}\n`).join(''));
  return path;
};
// GNU time is not everywhere; the shell's own limit on memory is.
function seconds(path, threads) {
  const from = process.hrtime.bigint();
  const { status } = spawnSync(command, ['--jsonl', '--threads', String(threads), path], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`citelight ended with ${status}`);
  return Number(process.hrtime.bigint() - from) / 1e9;
}
function peak_kb(path) {
  const { stdout } = spawnSync('bash', ['-c', `"$0" --jsonl --threads 2 "$1" >/dev/null & pid=$!; peak=0; while kill -0 $pid 2>/dev/null; do now=$(awk '/VmHWM/{print $2}' /proc/$pid/status 2>/dev/null); [ "\${now:-0}" -gt $peak ] && peak=$now; sleep 0.02; done; echo $peak`, command, path], { encoding: 'utf8' });
  return Number(stdout.trim());
}
const small = file(500);
const large = file(4_000);
const best = { 1: Infinity, 2: Infinity };
// Turn about: whatever else the machine does meets both.
for (let round = 0; round < 9; round += 1) for (const threads of [1, 2]) best[threads] = Math.min(best[threads], seconds(small, threads));
process.stdout.write(`${JSON.stringify({
  cores: availableParallelism(), efficiency: best[1] / (2 * best[2]), seconds: best, peak_kb: { 500: peak_kb(small), 4000: peak_kb(large) },
})}\n`);
