// Text ↔ range mapping over random trees, with each browser's own layout.
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { launch, type BrowserName, type Reader } from './browsers.ts';
import { serve, type Site } from './pages.ts';

let code = '';
beforeAll(async () => {
  const made = await build({
    entryPoints: [fileURLToPath(new URL('trees_in_page.ts', import.meta.url))], bundle: true, write: false, format: 'iife', globalName: 'trees', target: 'es2022', logLevel: 'silent',
  });
  code = made.outputFiles[0]!.text;
});

describe.each<BrowserName>(['chromium', 'firefox'])('random trees in %s', (name) => {
  let site: Site;
  let reader: Reader;
  beforeAll(async () => { [site, reader] = await Promise.all([serve(), launch(name)]); });
  afterAll(async () => { await reader?.close(); await site?.close(); });

  test('every span leads to its words and back, and what is read is what is seen', async () => {
    const tab = await reader.open(`${site.origin}/empty`);
    const seed = Number(process.env.TREES_SEED ?? 42);
    const found = await tab.evaluate(({ script, from }) => {
      const element = document.createElement('script');
      element.textContent = `${script};window.trees = trees;`;
      document.head.append(element);
      return (window as unknown as { trees: { check_trees(runs: number, seed: number): string | null } }).trees.check_trees(400, from);
    }, { script: code, from: seed });
    expect(found).toBeNull();
    await tab.close();
  });
});
