// check-exports.mjs FOLDER LIST: fails where the engine's door differs from the list, where it asks its host for more than
// wasm/src/index.ts gives, or where the verifier asks for anything but the engine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, list_path] = process.argv.slice(2);
const [engine, verifier] = ['citelight.wasm', 'citelight-verify.wasm'].map((name) => new WebAssembly.Module(readFileSync(join(folder, name))));
const allowed = /^(env\.emscripten_notify_memory_growth|wasi_snapshot_preview1\.proc_exit|verify\..*)$/;
const wanted = readFileSync(list_path, 'utf8').trim().split('\n').map((name) => name.replace(/^_/, '')).sort();
const given = WebAssembly.Module.exports(engine).map((item) => item.name);
const found = given.filter((name) => name.startsWith('cl_')).sort();
const strange = WebAssembly.Module.imports(engine).map((item) => `${item.module}.${item.name}`).filter((name) => !allowed.test(name));
const lacking = WebAssembly.Module.imports(verifier).filter((item) => item.module !== 'engine' || !given.includes(item.name)).map((item) => `${item.module}.${item.name}`);
const fail = (why) => {
  console.error(why);
  process.exitCode = 1;
};
if (JSON.stringify(found) !== JSON.stringify(wanted)) fail(`exports differ from ${list_path}\n  found  ${found.join(' ')}\n  wanted ${wanted.join(' ')}`);
if (strange.length > 0) fail(`the engine asks its host for ${strange.join(', ')}, which wasm/src/index.ts does not give`);
if (lacking.length > 0) fail(`the verifier asks for ${lacking.join(', ')}, which the engine does not give`);
