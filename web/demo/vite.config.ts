import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));

// The engine's files beside the page, under engine/: fetched when first needed, cached by the browser.
function engine_files(): Plugin {
  const wasm = createRequire(import.meta.url).resolve('@citelight/engine/citelight.wasm');
  const packs = join(dirname(wasm), 'packs');
  const files = new Map([['citelight.wasm', wasm], ...readdirSync(packs).map((name): [string, string] => [`packs/${name}`, join(packs, name)])]);
  return {
    name: 'citelight-engine-files',
    configureServer(server) {
      server.middlewares.use('/engine', (request, response, next) => {
        const file = files.get((request.url ?? '').slice(1).split('?')[0] ?? '');
        if (!file) { next(); return; }
        response.setHeader('Content-Type', file.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream');
        response.end(readFileSync(file));
      });
    },
    generateBundle() {
      for (const [name, file] of files) this.emitFile({ type: 'asset', fileName: `engine/${name}`, source: readFileSync(file) });
    },
  };
}

export default defineConfig(({ mode }) => ({
  root: here,
  base: './',
  build: {
    outDir: join(here, '../../build', mode === 'e2e' ? 'demo-e2e' : 'demo'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  plugins: [engine_files()],
  preview: { port: 4173, strictPort: false, host: '127.0.0.1' },
  server: { host: '127.0.0.1' },
}));
