// Puts what ./run build made of the engine, and the licences, beside the compiled wrapper.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
rmSync(`${dist}packs`, { recursive: true, force: true }); // a language that is gone
for (const name of ['build/wasm/citelight.wasm', 'build/wasm/citelight-verify.wasm', 'build/wasm/packs', 'LICENSE', 'THIRD_PARTY_NOTICES.md']) {
  if (!existsSync(root + name)) {
    console.error(`${name} is missing: ./run build makes it`);
    process.exit(1);
  }
  cpSync(root + name, dist + name.split('/').at(-1), { recursive: true });
}
