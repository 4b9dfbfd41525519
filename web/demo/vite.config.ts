import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compiled_at_once } from '../vite/compiled_at_once.ts';
import { engine_files } from '../vite/engine_files.ts';
import { offline } from './offline/plugin.ts';

const here = dirname(fileURLToPath(import.meta.url));

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
  plugins: [engine_files(), compiled_at_once(), offline(join(here, 'offline/service_worker.ts'))],
  preview: { port: 4173, strictPort: false, host: '127.0.0.1' },
  server: { host: '127.0.0.1' },
}));
