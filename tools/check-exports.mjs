// check-exports.mjs MODULE LIST: fails where the wasm module's door differs from
// the list, or where it asks its host for more than wasm/src/index.ts gives.
import { readFileSync } from 'node:fs';

const [modulePath, listPath] = process.argv.slice(2);
const module = new WebAssembly.Module(readFileSync(modulePath));
const allowed = ['env.emscripten_notify_memory_growth', 'wasi_snapshot_preview1.proc_exit'];
const wanted = readFileSync(listPath, 'utf8').trim().split('\n').map((name) => name.replace(/^_/, '')).sort();
const found = WebAssembly.Module.exports(module).map((item) => item.name).filter((name) => name.startsWith('cl_')).sort();
const strange = WebAssembly.Module.imports(module).map((item) => `${item.module}.${item.name}`).filter((name) => !allowed.includes(name));
if (JSON.stringify(found) !== JSON.stringify(wanted)) {
  console.error(`exports differ from ${listPath}\n  found  ${found.join(' ')}\n  wanted ${wanted.join(' ')}`);
  process.exitCode = 1;
}
if (strange.length > 0) {
  console.error(`the module asks its host for ${strange.join(', ')}, which wasm/src/index.ts does not give`);
  process.exitCode = 1;
}
