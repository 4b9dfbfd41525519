// Puts what ./run build made of the engine beside the compiled wrapper.
import { cpSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../build/wasm/', import.meta.url));
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
for (const name of ['citelight.wasm', 'packs']) {
  if (!existsSync(built + name)) {
    console.error(`build/wasm/${name} is missing: ./run build makes it`);
    process.exit(1);
  }
  cpSync(built + name, dist + name, { recursive: true });
}
