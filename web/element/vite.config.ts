// The element as two files of their own, with the engine's beside them: a folder that any web server gives out.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compiled_at_once } from '../vite/compiled_at_once.ts';
import { engine_files } from '../vite/engine_files.ts';

const here = dirname(fileURLToPath(import.meta.url));

export default defineConfig(({ mode }) => ({
  root: here,
  base: './',
  build: {
    outDir: join(here, '../../build', mode === 'e2e' ? 'element-e2e' : 'element'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rollupOptions: {
      input: { 'citelight-article': join(here, 'citelight-article.ts') },
      preserveEntrySignatures: 'strict',
      // Names without a hash: publishers write them into their pages.
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js', assetFileNames: '[name][extname]' },
    },
  },
  // A bundle of its own: what it shares with the page's script would be a third file, fetched once the worker has started.
  worker: { format: 'es', rollupOptions: { output: { entryFileNames: 'citelight-worker.js' } }, plugins: () => [compiled_at_once()] },
  plugins: [engine_files(), compiled_at_once()],
}));
