// The engine's files beside a page, under engine/: fetched when first needed, cached by the browser.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

export function engine_files(): Plugin {
  const engine = dirname(createRequire(import.meta.url).resolve('@citelight/engine/citelight.wasm'));
  const names = ['citelight.wasm', 'citelight-verify.wasm', ...readdirSync(join(engine, 'packs')).sort().map((name) => `packs/${name}`)];
  const files = new Map(names.map((name) => [name, join(engine, name)]));
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
