#!/usr/bin/env node
// node tests/pages/add.mjs NAME…: writes expected.json beside tests/pages/NAME/page.html, as the page reads now.
// Look at what changed before it is committed: this script knows only what the code does, not what is right.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { JSDOM } from 'jsdom';

const here = fileURLToPath(new URL('.', import.meta.url));
if (process.argv.length < 3) {
  console.error('usage: node tests/pages/add.mjs NAME…');
  process.exit(2);
}
const made = await build({ entryPoints: [`${here}../../web/test/page_shape.ts`], bundle: true, write: false, format: 'esm', target: 'es2022' });
// The page's own parser is a browser's; here jsdom's stands in for it.
globalThis.DOMParser = new JSDOM('').window.DOMParser;
const { page_of, shape_of } = await import(`data:text/javascript;base64,${Buffer.from(made.outputFiles[0].text).toString('base64')}`);
for (const name of process.argv.slice(2)) {
  const shape = shape_of(page_of(readFileSync(`${here}${name}/page.html`, 'utf8')));
  // A block or a link a line, so that a changed one shows as one.
  const rows = (all) => `[\n${all.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`;
  const { blocks, links, ...rest } = shape;
  const head = Object.entries(rest).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`).join('');
  writeFileSync(`${here}${name}/expected.json`, `{\n${head}  "blocks": ${blocks.length ? rows(blocks) : '[]'},\n  "links": ${links.length ? rows(links) : '[]'}\n}\n`);
  console.log(`${name}: ${blocks.length} blocks, ${links.length} links`);
}
