// check-exports.mjs MODULE LIST: fails where the wasm module exports other
// functions than the list says. Only what is in the list is the engine's door.
import { readFileSync } from 'node:fs';

const [modulePath, listPath] = process.argv.slice(2);
const wanted = readFileSync(listPath, 'utf8').trim().split('\n').map((name) => name.replace(/^_/, '')).sort();
const module = new WebAssembly.Module(readFileSync(modulePath));
// Emscripten shortens the names inside the module; its glue knows them again.
const functions = WebAssembly.Module.exports(module).filter((item) => item.kind === 'function');
const glue = readFileSync(modulePath.replace(/\.wasm$/, '.mjs'), 'utf8');
const found = [...new Set([...glue.matchAll(/Module\["_(cl_\w+)"\]/g)].map((match) => match[1]))].sort();
if (JSON.stringify(found) !== JSON.stringify(wanted) || functions.length < wanted.length) {
  console.error(`exports differ from ${listPath}\n  found  ${found.join(' ')}\n  wanted ${wanted.join(' ')}`);
  process.exit(1);
}
