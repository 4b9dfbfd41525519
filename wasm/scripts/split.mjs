// split.mjs WASM-SPLIT ENGINE VERIFY-OUT: takes what only cl_verify reaches out of the engine, into a module of its own that is
// loaded at the first check (docs/decisions/two-modules.md). The engine needs its functions' names; both come out without.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import binaryen from 'binaryen';

const [wasm_split, engine, verify] = process.argv.slice(2);
const bytes = readFileSync(engine);

// What is left when nobody may call cl_verify. What is called through the table stays: nobody knows from where.
const module = binaryen.readBinary(bytes);
module.removeExport('cl_verify');
module.runPasses(['remove-unused-module-elements']);
const kept = Array.from({ length: module.getNumFunctions() }, (_, i) => binaryen.getFunctionInfo(module.getFunctionByIndex(i)).name);

const folder = mkdtempSync(join(tmpdir(), 'citelight-'));
try {
  const list = join(folder, 'kept');
  writeFileSync(list, kept.join('\n'));
  // What the engine shares is named by the build: the two halves of different builds don't fit together.
  const build = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const { status } = spawnSync(wasm_split, [
    engine, '--enable-mutable-globals', '--enable-sign-ext', '--enable-bulk-memory', `--keep-funcs=@${list}`, `--primary-output=${engine}`, `--secondary-output=${verify}`,
    `--export-prefix=${build}`, '--import-namespace=engine', '--placeholder-namespace=verify',
  ], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
