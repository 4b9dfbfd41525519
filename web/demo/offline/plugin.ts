// Builds the service worker with the list of every file of the page, and a version made of their contents.
import { createHash } from 'node:crypto';
import { transformWithEsbuild, type Plugin } from 'vite';
import { readFileSync } from 'node:fs';

export function offline(source: string): Plugin {
  return {
    name: 'citelight-offline',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const hash = createHash('sha256');
        const names = Object.keys(bundle).sort();
        for (const name of names) {
          const part = bundle[name]!;
          hash.update(name).update(part.type === 'chunk' ? part.code : part.source);
        }
        const { code } = await transformWithEsbuild(readFileSync(source, 'utf8'), source, { target: 'es2022', minify: true, format: 'iife' });
        const version = hash.digest('hex').slice(0, 16);
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: `const VERSION=${JSON.stringify(version)},FILES=${JSON.stringify(names)};${code}` });
      },
    },
  };
}
